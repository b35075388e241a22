package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// annualOf builds the annual report of records.
func annualOf(t *testing.T, on day.Day, scope string, records ...model.Record) Document {
	t.Helper()
	return build(t, "annual", bookOf(on, scope, records...))
}

// headings is the headings of a level, in order.
func headings(d Document, level int) []string {
	var out []string
	for _, b := range d.Sections[0].Blocks {
		if h, ok := b.(Heading); ok && h.Level == level {
			out = append(out, h.Text)
		}
	}
	return out
}

// under is the level 2 headings of a part, in order.
func under(d Document, part string) []string {
	var out []string
	in := false
	for _, b := range d.Sections[0].Blocks {
		if h, ok := b.(Heading); ok && h.Level == 1 {
			in = h.Text == part
		} else if ok && h.Level == 2 && in {
			out = append(out, strings.TrimSuffix(h.Text, "。"))
		}
	}
	return out
}

// books is what reports are tried on: the sample whole, and in scopes of one, a few and many
// enterprises, today and at last year's end; the golden books; generated ones.
func books() map[string]*model.Book {
	whole := model.BookOf(demo.AsOf, "", nil, demo.Records())
	out := map[string]*model.Book{"sample": whole, "sample 2025": whole.At(day.Of(2025, 12, 31), ""), "orderly": orderlyBook(),
		"wide": wideBook(), "golden": goldenBook(asOf, ""), "golden part": goldenBook(asOf, "E2"), "golden branch": goldenBook(asOf, "E3")}
	for _, e := range whole.Subtree("")[1:] {
		if n := len(whole.Subtree(e.ID)); n == 1 && len(out) < 12 || e.ParentID == "QY001" {
			out["sample "+e.ID] = whole.At(demo.AsOf, e.ID)
		}
	}
	for seed := range uint64(6) {
		out[fmt.Sprint("random ", seed)] = randomBook(seed)
	}
	return out
}

// Whatever the ledger holds, the report keeps the measure of offices: few tables and charts, no
// funnel, no fractions in brackets, money in 万元, five parts at the most, and nothing that the
// scan would stop.
func TestAnnualKeepsToForm(t *testing.T) {
	fraction := regexp.MustCompile(`（[\d.]+(万元)?/[\d.]+(万元)?）`)
	yuan := regexp.MustCompile(`\d元`)
	scales := map[scale]int{}
	for name, b := range books() {
		in := Input{Book: b, Findings: rule.Check(b)}
		a, d := newAnnual(in), buildAnnual(in)
		checkDocument(t, d)
		scales[a.scale]++
		tables, charts := 0, 0
		for _, x := range d.Sections[0].Blocks {
			switch x := x.(type) {
			case Table:
				tables++
			case Chart:
				charts++
				if x.Kind == FunnelChart {
					t.Errorf("%s: a funnel", name)
				}
			case Paragraph:
				for _, r := range []*regexp.Regexp{fraction, yuan} {
					if s := r.FindString(x.Text); s != "" {
						t.Errorf("%s: %s in %s", name, s, x.Text)
					}
				}
				if strings.Contains(x.Text, "100.0%") {
					t.Errorf("%s: all of it as a percentage: %s", name, x.Text)
				}
			}
		}
		if tables > 3 || charts > 2 || a.scale == branchScale && tables+charts > 0 {
			t.Errorf("%s: %d tables, %d charts", name, tables, charts)
		}
		order := []string{partBasics, partWork, partMended, partProblems, partNext}
		last := -1
		for _, h := range headings(d, 1) {
			if i := slices.Index(order, h); i <= last {
				t.Errorf("%s: parts %v", name, headings(d, 1))
			} else {
				last = i
			}
		}
		for _, h := range Scan(d, b) {
			t.Errorf("%s: %+v", name, h)
		}
		if p, m := under(d, partProblems), under(d, partNext); len(p) != len(m) {
			t.Errorf("%s: problems %v, measures %v", name, p, m)
		}
	}
	if len(scales) != 3 {
		t.Errorf("scales tried: %v", scales)
	}
}

// Small bases bear no percentage, whatever they are of.
func TestAnnualSmallBases(t *testing.T) {
	for n, want := range map[int]string{9: "党员中有35岁及以下党员9名", 10: "现有党员10名"} {
		records := group5()
		for i := range n {
			records = append(records, member(fmt.Sprint("P", i), "E2", "O2", day.Of(1995, 1, 1)))
		}
		got := words(annualOf(t, asOf, "E2", records...))
		if n == 10 {
			if !strings.Contains(got, "全部为35岁及以下党员") {
				t.Errorf("not all of %d in %s", n, got)
			}
		} else if strings.Contains(got, "%") {
			t.Errorf("a share of %d in %s", n, got)
		}
		if !strings.Contains(got, want) {
			t.Errorf("%d: %s does not say %s", n, got, want)
		}
	}
}

// What there is of something is said as all, a part or none of it.
func TestAnnualAllPartNone(t *testing.T) {
	group := func(n, done int) []model.Record {
		records := group5()
		for i := range n - 2 { // E1 and E2 should, too
			records = append(records, model.Enterprise{ID: fmt.Sprint("F", i), Name: fmt.Sprint("企业", i), ParentID: "E1",
				Ownership: model.WhollyState})
		}
		for i, e := range append([]string{"E1", "E2"}, numbered("F", n-2)...) {
			c := model.Charter{ID: "C" + e, EnterpriseID: e, Version: "2025年修订", StartedDay: day.Of(2025, 1, 1)}
			if i < done {
				for _, d := range []*day.Day{&c.DraftedDay, &c.PartyDay, &c.BoardDay, &c.ShareholderDay, &c.FiledDay} {
					*d = day.Of(2026, 3, 1)
				}
				records = append(records, goldenClauses(c.ID, false)...)
			}
			records = append(records, c)
		}
		return records
	}
	for _, x := range []struct {
		n, done int
		want    string
	}{
		{12, 12, "应将党建工作要求写入公司章程的12户企业全部写入并备案。"},
		{12, 0, "应将党建工作要求写入公司章程的12户企业尚未完成写入，均在推进。"},
		{12, 5, "应将党建工作要求写入公司章程的12户企业中，5户已写入并备案，完成率41.7%，比上年同期提高41.7个百分点；其余7户正在推进。"},
		{9, 5, "应将党建工作要求写入公司章程的9户企业中，5户已写入并备案；其余4户正在推进。"},
	} {
		if got := words(annualOf(t, asOf, "", group(x.n, x.done)...)); !strings.Contains(got, x.want) {
			t.Errorf("%d of %d: no %s in\n%s", x.done, x.n, x.want, got)
		}
	}
}

func numbered(prefix string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprint(prefix, i))
	}
	return out
}

// Up, down and level; at the year's end against the year before, before it against the same day.
func TestAnnualChanges(t *testing.T) {
	year := &annual{view: &view{on: day.Of(2026, 12, 31)}}
	during := &annual{view: &view{on: asOf}}
	for _, x := range []struct{ got, want string }{
		{year.stock(1039, 1012, "名"), "，比上年末净增27名、增幅2.7%"}, {year.stock(8, 9, "名"), "，比上年末净减1名"},
		{year.stock(5, 5, "名"), "，与上年末持平"}, {year.stock(5, 0, "名"), ""},
		{during.flow(30, 17, "名"), "，比上年同期增加13名、增长76.5%"}, {during.flow(3, 5, "名"), "，比上年同期减少2名"},
		{year.flow(12, 12, "名"), "，与上年持平"}, {year.flow(12, 24, "人次"), "，比上年减少12人次、下降50.0%"},
		{during.points(31, 43, 30, 43), "，比上年同期提高2.3个百分点"}, {during.points(30, 43, 31, 43), "，比上年同期下降2.3个百分点"},
		{during.points(3, 9, 1, 9), ""}, {year.points(31, 43, 31, 43), "，与上年末持平"},
	} {
		if x.got != x.want {
			t.Errorf("%q, want %q", x.got, x.want)
		}
	}
	for _, x := range []struct {
		now, before int
		want        bool
	}{{30, 17, true}, {12, 10, false}, {5, 0, false}, {20, 25, true}, {104, 100, false},
		{119, 100, false}, {120, 100, true}, {6, 2, false}} {
		if got := large(x.now, x.before); got != x.want {
			t.Errorf("large(%d, %d) = %v", x.now, x.before, got)
		}
	}
}

// annualText is a text that people have written into the group's report of the year.
func annualText(id string, section model.TextSection, slot model.TextSlot, text string) model.ReportText {
	return model.ReportText{ID: id, EnterpriseID: "E1", Year: 2026, Report: model.AnnualText, Section: section, Slot: slot, Text: text,
		Origin: model.TextOwn, EditedDay: asOf}
}

// What people have written stands in place of what is composed, in its section and in their own
// unit's report of the year alone.
func TestAnnualTexts(t *testing.T) {
	off := annualText("5", model.SectionClosing, model.SlotClosing, "不用的一句。")
	off.Off = true
	last := annualText("6", model.SectionClosing, model.SlotClosing, "上年的一句。")
	last.Year = 2025
	second := annualText("8", model.SectionSpecial, model.SlotExample, "第二例一句。")
	second.Order = 2
	records := append(group5(), annualText("1", model.SectionOpening, model.SlotClosing, "开头一句。\n\n开头二句。"),
		annualText("2", model.SectionSpecial, model.SlotWork, "做法一句。"), second,
		annualText("7", model.SectionSpecial, model.SlotExample, "第一例一句。"),
		annualText("3", model.SectionNext, model.SlotClosing, "打算一句。"),
		annualText("4", model.SectionBasics, model.SlotWork, "改写一句。"), off, last)
	s := words(annualOf(t, asOf, "", records...))
	at := -1
	for _, part := range []string{"如下，有关数据截至2026年11月23日。\n开头一句。\n开头二句。", "基本情况\n改写一句。", "特色工作\n做法一句。\n第一例一句。\n第二例一句。", "打算一句。", "特此报告。"} {
		i := strings.Index(s, part)
		if i <= at {
			t.Errorf("“%s”不在应在的位置：\n%s", part, s)
		}
		at = i
	}
	for _, no := range []string{"不用的一句", "上年的一句", "现有党组织"} {
		if strings.Contains(s, no) {
			t.Errorf("报告里有“%s”", no)
		}
	}
	if s := words(annualOf(t, asOf, "E2", records...)); strings.Contains(s, "一句") {
		t.Error("所属企业的报告里有集团的文字")
	}
}

// A number that stood in the starter when the text was written is told when it has moved, as
// long as the text still says it.
func TestMovedNumbers(t *testing.T) {
	const was = "应写入的43户企业中，31户已写入并备案，完成率72.1%；其余12户中，推进中10户、未启动2户。"
	const now = "应写入的43户企业中，32户已写入并备案，完成率74.4%；其余11户中，推进中10户、未启动1户。"
	for _, x := range []struct{ text, was, now, want string }{
		{was, was, was, ""}, {was, was, now, "31→32 72.1%→74.4% 12→11 2→1"},
		{"章程修订抓得紧，31户已写入并备案。", was, now, "31→32"}, {"已有31户完成。", was, now, "31→32"},
		{"章程修订抓得紧，32户已写入并备案。", was, now, ""}, {"章程修订抓得紧。", was, now, ""},
		{was, was, "应写入的43户企业全部写入并备案。", "43→ 31→ 72.1%→ 12→ 10→ 2→"}, {"31户已写入并备案，其余抓紧推进。", "", now, "31→32"},
		{"开展活动31次。", "", now, ""}, {"2025年31户已写入并备案。", was, now, "31→32"},
	} {
		var got []string
		for _, m := range MovedNumbers(x.text, x.was, x.now) {
			got = append(got, m.Old+"→"+m.New)
			if m.New != "" && m.Say() != fmt.Sprintf("文中%s与现值%s不同（%s）", m.Old, m.New, m.Clause) {
				t.Error(m.Say())
			}
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s: %q, want %q", x.text, s, x.want)
		}
	}
	if Frozen("31户已写入并备案，文字通顺了。", was, now) != was || Frozen("32户已写入并备案。", was, now) != now || Frozen("随便", "", now) != now {
		t.Error("Frozen forgets what has moved, or keeps what has not")
	}
}

// Last year's texts come over marked, with what is old in them, and hold the report until
// somebody has looked at them.
func TestCarryOver(t *testing.T) {
	last := annualText("1", model.SectionPolitics, model.SlotWork, "2025年集体学习12次。坚持集体学习制度。")
	last.Year = 2025
	done := annualText("2", model.SectionClosing, model.SlotClosing, "今年已经写了。")
	there := done
	there.ID, there.Year = "3", 2025
	signed := annualText("4", model.SectionSigning, model.SlotDay, "2026年1月12日")
	signed.Year = 2025
	records := append(group5(), last, done, there, signed)
	list := CarryOver(bookOf(asOf, "", records...), "E1", 2026)
	if len(list) != 1 || list[0].ID != "" || list[0].Year != 2026 || list[0].Origin != model.TextCarried || !list[0].EditedDay.IsZero() {
		t.Fatalf("%+v", list)
	}
	carried := list[0]
	carried.ID = "9"
	b := bookOf(asOf, "", append(records, carried)...)
	m := AnnualManuscript(Input{Book: b})
	i := slices.IndexFunc(m.Sections, func(p TextPart) bool { return p.Section == model.SectionPolitics })
	if got := m.Sections[i].place(model.SlotWork).Stale; !slices.Equal(got, []string{"2025年集体学习12次"}) {
		t.Errorf("stale: %q", got)
	}
	if !slices.ContainsFunc(m.TodoOf(model.SectionPolitics), func(x Todo) bool { return x.Must }) {
		t.Error("a carried text asks for nothing")
	}
	if d := buildAnnual(Input{Book: b}); d.Held != "" {
		t.Errorf("a draft is held: %s", d.Held)
	}
	final := b.With(annualText("10", model.SectionSigning, model.SlotDay, "2026年12月20日"))
	d := buildAnnual(Input{Book: final})
	if !strings.Contains(d.Held, "沿用上年") {
		t.Errorf("held: %q", d.Held)
	}
	sign := d.Sections[0].Blocks[len(d.Sections[0].Blocks)-1]
	if s, ok := sign.(Signature); !ok || s.DayWords() != "2026年12月20日" {
		t.Errorf("%+v", sign)
	}
}

// Before it is signed a report has room for its day, here and in its annexes.
func TestAnnualUnsigned(t *testing.T) {
	d := buildAnnual(Input{Book: goldenBook(asOf, ""), Today: day.Of(2026, 11, 29)})
	found := 0
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Signature:
				found++
				if b.DayWords() != "　　年　　月　　日" {
					t.Errorf("signed %q", b.DayWords())
				}
			case Imprint:
				found++
				if b.DayWords() != "　　年　　月　　日印发" {
					t.Errorf("issued %q", b.DayWords())
				}
			case Table:
				if b.Sign != nil {
					found++
					if !b.Sign.Day.IsZero() {
						t.Errorf("table %s signed %s", b.Sheet, b.Sign.Day)
					}
				}
			}
		}
	}
	if found < 4 {
		t.Errorf("%d signatures", found)
	}
}

// Nobody of the office signs another's report, of whatever kind: it bears the subsidiary's own
// people or nobody's.
func TestOfficeSignsNoOther(t *testing.T) {
	b := goldenBook(asOf, "E2")
	for _, r := range All() {
		for _, s := range r.Build(Input{Book: b, Findings: rule.Check(b)}).Sections {
			for _, x := range s.Blocks {
				switch x := x.(type) {
				case RedHead:
					if x.Unit != "中共虚谷水务有限公司总支部委员会文件" || x.Signer != "王辛" || x.Number != "虚水党〔2026〕　　号" {
						t.Errorf("%s: %+v", r.Name, x)
					}
				case Imprint:
					if x.Office != "中共虚谷水务有限公司总支部委员会" || x.CopyTo != "" {
						t.Errorf("%s: %+v", r.Name, x)
					}
				case Table:
					if g := x.Sign; g != nil && (g.Head != "王辛" || g.Checker != "" || g.Maker != "郑庚") {
						t.Errorf("%s, %s: %+v", r.Name, x.Sheet, *g)
					}
				}
			}
		}
	}
	other := build(t, "annual", goldenBook(asOf, "E3"))
	for _, x := range other.Sections[0].Blocks {
		if _, ok := x.(RedHead); ok {
			t.Error("a red head on the report of a unit that has none")
		}
	}
	if a, ok := other.Sections[0].Blocks[1].(Addressee); !ok || a.Text != "中共虚谷水务有限公司总支部委员会：" {
		t.Errorf("%+v", other.Sections[0].Blocks[1])
	}
}

// publish is a problem that people have confirmed to go up.
func publish(id, enterprise, ruleID, code string, more func(*model.Rectification)) model.Rectification {
	r := model.Rectification{ID: id, EnterpriseID: enterprise, Problem: "内部的话" + id, Source: model.FromCheck, Found: day.Of(2026, 5, 1),
		RuleID: ruleID, Fault: code, RecordKind: string(model.KindEnterprise), RecordID: enterprise, Publish: true}
	if more != nil {
		more(&r)
	}
	return r
}

// notDone is people's word that what is not recorded was not done.
func notDone(id, enterprise, ruleID, code string) model.EntryCheck {
	return model.EntryCheck{ID: "c" + id, RuleID: ruleID, Fault: code, RecordKind: string(model.KindEnterprise), RecordID: enterprise,
		Answer: model.NotDone, By: "孙丙", Day: day.Of(2026, 5, 2)}
}

// Problems are what people have confirmed, put together by theme, with causes that people chose;
// each has its measure in the next part, in the same place.
func TestAnnualProblems(t *testing.T) {
	chosen := func(r *model.Rectification) {
		r.Cause, r.Measure, r.Deadline = "对新规条款和时限掌握不准", "补办换届手续", day.Of(2027, 3, 31)
	}
	records := append(group5(), publish("1", "E1", "A-06", "", chosen), publish("2", "E2", "A-06", "", chosen),
		publish("3", "E2", "B-06", "", func(r *model.Rectification) { r.Number = 3 }),
		notDone("1", "E1", "A-06", ""), notDone("2", "E2", "A-06", ""), notDone("3", "E2", "B-06", ""), notDone("4", "E4", "S-15", "none"),
		publish("4", "E4", "S-15", "none", func(r *model.Rectification) {
			r.Measure, r.DoneDay, r.ClosedDay = "已建", day.Of(2026, 6, 1), day.Of(2026, 6, 2)
		}),
		publish("5", "E1", "S-15", "none", func(r *model.Rectification) { r.Publish = false }),
		publish("6", "E2", "", "", func(r *model.Rectification) {
			r.Title, r.Theme, r.Shows, r.RecordKind, r.RecordID = "学习形式单一", model.ThemeStaff, "以读文件为主", "", ""
		}))
	d := annualOf(t, asOf, "", records...)
	s := words(d)
	for _, want := range []string{"基层党组织建设还不够扎实\n部分企业任期届满未按期换届，2个党组织任期届满未换届。主要原因：对新规条款和时限掌握不准。",
		"发展党员和党员管理还不够规范\n个别企业半年考察制度落实不好，3名积极分子超过半年未考察。", "党务力量配备和教育培训还有差距\n个别企业学习形式单一，以读文件为主。",
		"夯实基层党组织建设\n补办换届手续（责任单位：某某集团、某某水务2户，完成时限：2027年3月31日）。"} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s in\n%s", want, s)
		}
	}
	for _, no := range []string{"内部的话", "已建", "基础保障和责任落实还不够有力"} {
		if strings.Contains(s, no) {
			t.Errorf("%s in\n%s", no, s)
		}
	}
	if got, want := under(d, partProblems), []string{"基层党组织建设还不够扎实", "发展党员和党员管理还不够规范", "党务力量配备和教育培训还有差距"}; !slices.Equal(got, want) {
		t.Errorf("problems %v", got)
	}
	if got, want := under(d, partNext), []string{"夯实基层党组织建设", "规范发展党员和党员管理", "配强党务力量、抓实教育培训"}; !slices.Equal(got, want) {
		t.Errorf("measures %v", got)
	}
	// What is missing is asked for; written by hand, a problem comes and goes in both parts.
	var asked []string
	b := bookOf(asOf, "", records...)
	for _, x := range AnnualManuscript(Input{Book: b}).Todo {
		if x.Must {
			asked = append(asked, string(x.Section)+string(x.Slot))
		}
	}
	if want := []string{"问题：发展党员和党员管理原因", "问题：发展党员和党员管理措施", "问题：党务力量和教育培训原因", "问题：党务力量和教育培训措施"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q", asked)
	}
	off := annualText("t1", model.ProblemSection(model.ThemeMembers), model.SlotShown, "")
	off.Off = true
	d = build(t, "annual", b.With(off, annualText("t2", model.ProblemSection(model.ThemeSupport), model.SlotShown, "保障还不均衡。"),
		annualText("t3", model.ProblemSection(model.ThemeSupport), model.SlotMeasure, "逐户核对。")))
	if p, m := under(d, partProblems), under(d, partNext); len(p) != 3 || len(m) != 3 || p[2] != "基础保障和责任落实还不够有力" || m[2] != "强化基础保障和责任落实" {
		t.Errorf("problems %v, measures %v", p, m)
	}
}

// The annexes are the usual ones that have something in them, or those that are asked for; they
// follow the text in the order of its note, each with its head.
func TestAnnualAnnexes(t *testing.T) {
	b := goldenBook(asOf, "")
	for _, x := range []struct {
		asked []string
		want  []string
	}{
		{[]string{"none"}, nil}, {[]string{"charter"}, []string{"附件 党建工作要求写入公司章程进展表"}},
		{[]string{"members", "indicators"}, []string{"附件1 重点指标完成情况统计表", "附件2 党员花名册"}},
	} {
		d := buildAnnual(Input{Book: b, Annexes: x.asked, Unmasked: true})
		checkDocument(t, d)
		var got, listed []string
		for i, s := range d.Sections {
			if a, ok := s.Blocks[0].(Annex); ok {
				got = append(got, a.Label+" "+a.Title)
			} else if i > 0 && s.Page == LandscapeTable && len(got) == 0 {
				t.Errorf("%v: section %d has no head", x.asked, i)
			}
			for _, y := range s.Blocks {
				if l, ok := y.(AnnexList); ok {
					listed = l.Items
				}
			}
		}
		if !slices.Equal(got, x.want) || len(listed) != len(got) {
			t.Errorf("%v: %v, listed %v", x.asked, got, listed)
		}
		for i, item := range listed {
			if !strings.HasSuffix(got[i], item) {
				t.Errorf("the note says %s, the head %s", item, got[i])
			}
		}
		for _, p := range piecesOf(d) {
			if regexp.MustCompile(`\d{17}[\dX]`).MatchString(p.text) {
				t.Errorf("an identity number in full: %s", p.place)
			}
		}
	}
	d := buildAnnual(Input{Book: b})
	last := d.Sections[len(d.Sections)-1]
	if _, ok := last.Blocks[len(last.Blocks)-1].(Imprint); !ok {
		t.Error("the imprint is not the last")
	}
	for _, s := range d.Sections {
		if a, ok := s.Blocks[0].(Annex); ok && a.Title == "党员花名册" {
			t.Error("the register goes along unasked")
		}
	}
}

// The annex of key figures has the headline figures of the book and of the year before.
func TestIndicators(t *testing.T) {
	for _, on := range sixDays {
		b := model.BookOf(on, "", nil, demo.Records())
		a := newAnnual(Input{Book: b})
		now, was := figures(b), figures(b.At(on.AddYears(-1), ""))
		table := a.indicatorTable()
		if len(table.Rows) < 15 {
			t.Errorf("%s: %d rows", on, len(table.Rows))
		}
		for _, r := range table.Rows {
			i := slices.IndexFunc(keyFigures, func(x keyFigure) bool { return x.name == r[1].Text })
			x := keyFigures[i]
			key := x.key
			if x.base {
				key = "/" + key
			}
			want, then := now[key].String(), was[key].String()
			if x.share {
				want = percent(now[x.key].Count, now["/"+x.key].Count)
				if then = "—"; was["/"+x.key].Count > 0 {
					then = percent(was[x.key].Count, was["/"+x.key].Count)
				}
			}
			if r[3].Text != want && !(want == "0" && r[3].Text == "0.00") || r[4].Text != then && !(then == "0" && r[4].Text == "0.00") {
				t.Errorf("%s: %s says %s and %s, want %s and %s", on, x.name, r[3].Text, r[4].Text, want, then)
			}
		}
	}
}

// An empty ledger gives no report, and says so; so does an enterprise of which nothing is known.
func TestAnnualEmpty(t *testing.T) {
	bare := annualOf(t, asOf, "", model.Enterprise{ID: "e1", Name: "某公司", Ownership: model.WhollyState})
	wantWords(t, bare, "没有党组织和党员的数据，未核查")
	noWords(t, bare, "特此报告", "没有企业")
	d := annualOf(t, asOf, "")
	if len(d.Sections) != 1 || len(d.Sections[0].Blocks) != 2 {
		t.Errorf("%+v", d.Sections)
	}
	wantWords(t, d, "没有企业、党组织和党员的数据，未核查")
	noWords(t, d, "未发现问题", "特此报告")
}

// What was fed back is told by year and state; what the office's own check found this year is not.
func TestAnnualMended(t *testing.T) {
	problem := func(id string, source model.ProblemSource, found, closed day.Day) model.Rectification {
		return model.Rectification{ID: id, EnterpriseID: "E1", Problem: "问题" + id, Source: source, Found: found,
			ClosedDay: closed, DoneDay: closed,
			Deadline: day.Of(2026, 12, 20)}
	}
	open := day.Day{}
	for want, list := range map[string][]model.Rectification{
		"": {problem("1", model.FromCheck, day.Of(2026, 3, 1), open), problem("2", model.FromSelf, day.Of(2024, 3, 1), day.Of(2024, 5, 1))},
		"上年列入整改的问题1项已销号。":           {problem("1", model.FromCheck, day.Of(2025, 3, 1), day.Of(2025, 5, 1))},
		"上年列入整改的问题2项，已销号1项、正在整改1项。": {problem("1", model.FromTour, day.Of(2025, 3, 1), day.Of(2026, 5, 1)), problem("2", model.FromTour, day.Of(2025, 3, 1), open)},
		"以前年度列入整改的问题2项全部销号。年内反馈的问题1项，正在整改1项。": {problem("1", model.FromTour, day.Of(2024, 3, 1), day.Of(2026, 5, 1)),
			problem("2", model.FromTour, day.Of(2025, 3, 1), day.Of(2025, 5, 1)), problem("3", model.FromSupervision, day.Of(2026, 3, 1), open)},
	} {
		records := group5()
		for _, r := range list {
			records = append(records, r)
		}
		d := annualOf(t, asOf, "", records...)
		if want == "" {
			noWords(t, d, partMended)
			continue
		}
		wantWords(t, d, partMended, want)
	}
}
