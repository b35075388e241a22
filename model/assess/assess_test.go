package assess

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

var asOf = day.Of(2026, 11, 23)

const unit = "E1"

// ledger is an enterprise with three branches, one overdue, and two sites, one whole.
func ledger(more ...model.Record) *model.Book {
	branch := func(id string, elected day.Day) []model.Record {
		return []model.Record{model.Organization{ID: id, Name: id + "支部", Type: model.Branch, EnterpriseID: unit},
			model.Term{ID: "T" + id, OrganizationID: id, Elected: elected}}
	}
	list := []model.Record{model.Enterprise{ID: unit, Name: "甲公司", Ownership: model.SoleState},
		model.Enterprise{ID: "E2", Name: "乙公司", ParentID: unit, Ownership: model.SoleState}}
	list = append(list, branch("O1", day.Of(2022, 5, 1))...)
	list = append(list, branch("O2", day.Of(2025, 5, 1))...)
	list = append(list, branch("O3", day.Of(2026, 5, 1))...)
	list = append(list,
		model.Site{ID: "S1", EnterpriseID: unit, Name: "一", Place: true, Facilities: true, Sign: true, Flag: true, Books: true, Rules: true,
			Checked: day.Of(2026, 3, 1)},
		model.Site{ID: "S2", EnterpriseID: unit, Name: "二", Place: true, Checked: day.Of(2026, 3, 1)},
		model.Scheme{ID: "F", Name: "办法", Year: 2026, Full: 10000, Deadline: day.Of(2026, 12, 20)})
	return model.BookOf(asOf, "", nil, append(list, more...))
}

func of(b *model.Book) *Assessment {
	a, ok := Of(Input{Book: b, Findings: rule.Check(b), Scheme: "F", Enterprise: unit})
	if !ok {
		panic("no scheme")
	}
	return a
}

// The four ways of reckoning, and where nothing is proposed.
func TestPropose(t *testing.T) {
	scheme := model.Scheme{ID: "F", Year: 2026}
	score := func(hundredths int64) model.Points { return model.Scored(hundredths) }
	for _, x := range []struct {
		name string
		i    model.Indicator
		want string // the points; - = nothing is said; empty = blank, with a reason
		says string
	}{
		{"any", model.Indicator{Manner: model.MannerEarn, Points: score(500), Figure: "q.site.six", Reckoning: model.ReckonAny}, "5", "有的得5"},
		{"any, none is better", model.Indicator{Manner: model.MannerEarn, Points: score(500), Figure: "term.late", Reckoning: model.ReckonAny,
			Fewer: true}, "0", "没有的得5"},
		{"share", model.Indicator{Manner: model.MannerEarn, Points: score(1000), Figure: "q.site.six", Reckoning: model.ReckonShare}, "5",
			"10分×1÷2＝5分"},
		{"share of the rest", model.Indicator{Manner: model.MannerEarn, Points: score(1000), Figure: "term.late", Reckoning: model.ReckonShare,
			Fewer: true}, "6.67", "（3－1）÷3"},
		{"ladder", model.Indicator{Manner: model.MannerEarn, Points: score(1000), Figure: "q.site.six", Reckoning: model.ReckonLadder,
			Ladder: "90%=10\n50%=6\n20%=3"}, "6", "1÷2＝50%，达到50%，得6分"},
		{"ladder, not reached", model.Indicator{Manner: model.MannerEarn, Points: score(1000), Figure: "q.site.six",
			Reckoning: model.ReckonLadder, Ladder: "90%=10"}, "0", "没有达到最低一级"},
		{"ladder of a number, fewer is better", model.Indicator{Manner: model.MannerEarn, Points: score(1000), Figure: "term.late",
			Reckoning: model.ReckonLadder, Ladder: "0=10\n1=8", Fewer: true}, "8", "不多于1"},
		{"each", model.Indicator{Manner: model.MannerDeduct, Points: score(500), Step: score(200), Figure: "term.late",
			Reckoning: model.ReckonEach}, "3", "5－2×1＝3分"},
		{"each, to nought", model.Indicator{Manner: model.MannerDeduct, Points: score(500), Step: score(900), Figure: "term.late",
			Reckoning: model.ReckonEach}, "0", "扣完为止"},
		{"each, to the least", model.Indicator{Manner: model.MannerDeduct, Points: score(500), Least: score(100), Step: score(900),
			Figure: "term.late", Reckoning: model.ReckonEach}, "1", "不低于1分"},
		{"each off the whole", model.Indicator{Manner: model.MannerDeduct, Step: score(50), Figure: "term.late", Reckoning: model.ReckonEach},
			"0.5", "扣0.5分"},
		{"each added, to the most", model.Indicator{Manner: model.MannerBonus, Step: score(200), Most: score(100), Figure: "term.late",
			Reckoning: model.ReckonEach}, "1", "不超过1分"},
		{"findings", model.Indicator{Manner: model.MannerDeduct, Points: score(500), Step: score(100), Figure: "find.A-06",
			Reckoning: model.ReckonEach}, "4", "核查问题（A-06"},
		{"nothing to count", model.Indicator{Manner: model.MannerDeduct, Points: score(500), Step: score(100), Figure: "q.review.reversed",
			Reckoning: model.ReckonEach}, "", "请核实是没有做还是没有登记"},
		{"no findings of what nobody records", model.Indicator{Manner: model.MannerDeduct, Points: score(500), Step: score(100),
			Figure: "find.B-06", Reckoning: model.ReckonEach}, "", "没有可以统计的内容"},
		{"a count of what nobody records", model.Indicator{Manner: model.MannerEarn, Points: score(500), Figure: "q.meet.study",
			Reckoning: model.ReckonAny}, "", "没有可以统计的内容"},
		{"not bound", model.Indicator{Manner: model.MannerEarn, Points: score(500)}, "-", ""},
		{"manner not confirmed", model.Indicator{Points: score(500), Figure: "term.late", Reckoning: model.ReckonAny}, "-", ""},
		{"survey", model.Indicator{Manner: model.MannerSurvey, Points: score(500), Figure: "term.late", Reckoning: model.ReckonAny}, "-", ""},
		{"veto", model.Indicator{Manner: model.MannerVeto, Figure: "term.late"}, "", "请核实，程序不作判断"},
	} {
		if faults := x.i.Faults(); x.name != "survey" && x.name != "manner not confirmed" && len(faults) > 0 {
			t.Errorf("%s is against the law: %v", x.name, faults)
		}
		p, ok := NewProposer(ledger(), scheme, unit).Of(x.i)
		got := "-"
		if ok {
			got = p.Points.String()
		}
		if got != x.want || !strings.Contains(p.Text(), x.says) {
			t.Errorf("%s: %q, want %q; %q", x.name, got, x.want, p.Text())
		}
	}
}

// The figures are those of the scheme's own time.
func TestProposeAfterTheYear(t *testing.T) {
	b := ledger().At(day.Of(2028, 1, 15), "")
	p, _ := NewProposer(b, model.Scheme{ID: "F", Year: 2026}, unit).Of(model.Indicator{Manner: model.MannerEarn, Points: 500,
		Figure: "term.late", Reckoning: model.ReckonAny})
	if !strings.Contains(p.Text(), "1个（共3个），统计截至2026-12-31") {
		t.Error(p.Text())
	}
}

// Every measure can be read of an empty book and of the ledger, and says what it is.
func TestMeasures(t *testing.T) {
	for _, b := range []*model.Book{model.BookOf(asOf, "", nil, nil), ledger()} {
		p := NewProposer(b, model.Scheme{Year: 2026}, unit)
		for _, m := range Measures() {
			f, ok := p.m.read(m.Key)
			if !ok || m.Name == "" || m.Unit == "" || m.About == "" || f.Name == "" {
				t.Errorf("%s: %+v", m.Key, m)
			}
			if m.Part && f.Value.Count > f.Base.Count && !strings.HasPrefix(m.Key, findingKey) {
				t.Errorf("%s: %d of %d", m.Key, f.Value.Count, f.Base.Count)
			}
		}
	}
}

// Each way in which evidence can stand (REPORTS C-4).
func TestEvidence(t *testing.T) {
	review := model.PriorReview{ID: "P", EnterpriseID: unit, Matter: "采购", PartyDay: day.Of(2026, 3, 9), DecisionDay: day.Of(2026, 3, 2)}
	fine := model.PriorReview{ID: "P2", EnterpriseID: unit, Matter: "投资", PartyDay: day.Of(2026, 3, 9), DecisionDay: day.Of(2026, 3, 12)}
	good := model.EvidenceItem{ID: "X", IndicatorID: "I", EnterpriseID: unit, Title: "会议记录", Formed: day.Of(2026, 3, 9)}
	with := func(change func(*model.EvidenceItem)) model.EvidenceItem {
		e := good
		change(&e)
		return e
	}
	file := func(on model.Ref, added day.Day) model.Attachment {
		return model.Attachment{ID: "A" + on.ID, RecordKind: string(on.Kind), RecordID: on.ID, Title: "附件", Type: model.PDFFile,
			Hash: strings.Repeat("ab", 32), Day: added}
	}
	own := file(model.RefOf(good), day.Of(2026, 3, 10))
	linked := func(r model.Record) func(*model.EvidenceItem) {
		return func(e *model.EvidenceItem) {
			e.RecordKind, e.RecordID, e.Hash = string(r.Kind()), r.Key(), own.Hash
		}
	}
	for _, x := range []struct {
		name  string
		item  model.EvidenceItem
		files []model.Attachment
		state State
		why   string
	}{
		{"whole", good, []model.Attachment{own}, Whole, ""},
		{"no file", good, nil, Missing, "没有附件"},
		{"the file was taken off", with(linked(fine)), nil, Missing, "已从记录上移除"},
		{"the record is gone", with(func(e *model.EvidenceItem) { e.RecordKind, e.RecordID = "prior_review", "没有" }),
			[]model.Attachment{own}, Missing, "已不在台账中"},
		{"too early", with(func(e *model.EvidenceItem) { e.Formed = day.Of(2025, 12, 31) }), []model.Attachment{own}, Odd, "早于考核期"},
		{"too late", with(func(e *model.EvidenceItem) { e.Formed = day.Of(2027, 1, 1) }), []model.Attachment{own}, Odd, "晚于考核期"},
		{"after the deadline", with(func(e *model.EvidenceItem) { e.Formed = day.Of(2026, 12, 21) }), []model.Attachment{own}, Odd,
			"晚于材料截止日期"},
		{"on the deadline", with(func(e *model.EvidenceItem) { e.Formed = day.Of(2026, 12, 20) }), []model.Attachment{own}, Whole, ""},
		{"backdated: the decision came first", with(linked(review)), []model.Attachment{file(model.RefOf(review), asOf)}, Odd, "程序倒置"},
		{"backdated: before it took place", with(func(e *model.EvidenceItem) { linked(fine)(e); e.Formed = day.Of(2026, 3, 8) }),
			[]model.Attachment{file(model.RefOf(fine), asOf)}, Odd, "早于所链记录的日期"},
		{"backdated: made for the inspection", with(func(e *model.EvidenceItem) { e.Origin = model.OriginMade }),
			[]model.Attachment{file(model.RefOf(good), day.Of(2026, 11, 20))}, Odd, "早256天"},
		{"number of another year", with(func(e *model.EvidenceItem) { e.Number = "甲党〔2025〕3号" }), []model.Attachment{own}, Odd,
			"文号的年份（2025）"},
		{"linked and in order", with(linked(fine)), []model.Attachment{file(model.RefOf(fine), asOf)}, Whole, ""},
		{"no day", with(func(e *model.EvidenceItem) { e.Formed = day.Day{} }), []model.Attachment{own}, Poor, "没有形成日期"},
		{"no number", with(func(e *model.EvidenceItem) { e.Title = "关于换届的批复" }), []model.Attachment{own}, Poor, "没有文号"},
		{"not signed", with(func(e *model.EvidenceItem) { e.Signing = model.SigningLacks }), []model.Attachment{own}, Poor, "缺签字"},
		{"as a person saw", with(func(e *model.EvidenceItem) { e.Lacks = "缺第2页" }), []model.Attachment{own}, Poor, "缺第2页"},
	} {
		records := []model.Record{model.Indicator{ID: "I", SchemeID: "F", Code: "1", Text: "研究", Points: 500, Manner: model.MannerEarn,
			Demand: "会议记录"}, review, fine, x.item}
		for _, f := range x.files {
			records = append(records, f)
		}
		a := of(ledger(records...))
		got := a.Nodes[0].Items[0]
		if got.State != x.state || !strings.Contains(strings.Join(got.Why, "；"), x.why) {
			t.Errorf("%s: %s %q, want %s %s", x.name, got.State, got.Why, x.state, x.why)
		}
		if a.Nodes[0].State != x.state {
			t.Errorf("%s: the indicator is %s", x.name, a.Nodes[0].State)
		}
	}
}

// What is on the disk counts: a lost file is missing, a broken picture is not in order.
func TestEvidenceOnDisk(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	b := ledger(model.Indicator{ID: "I", SchemeID: "F", Code: "1", Text: "研究", Demand: "记录"},
		model.EvidenceItem{ID: "X", IndicatorID: "I", EnterpriseID: unit, Title: "记录", Formed: day.Of(2026, 3, 9)},
		model.Attachment{ID: "A", RecordKind: "evidence_item", RecordID: "X", Title: "照片", Type: model.JPEGFile, Hash: hash})
	for fault, want := range map[FileFault]State{"": Whole, FileGone: Missing, FileUnseen: Poor} {
		a, _ := Of(Input{Book: b, Scheme: "F", Enterprise: unit, Files: map[string]FileFault{hash: fault}})
		f, _ := a.Folder(10, false)
		if a.Nodes[0].State != want || (len(f.Files) == 0) != (fault == FileGone) {
			t.Errorf("%q: %s, %d files", fault, a.Nodes[0].State, len(f.Files))
		}
	}
}

// As many pieces as are asked for, in each turn of the cycle that is over.
func TestPieces(t *testing.T) {
	item := func(n int, formed day.Day) []model.Record {
		id := fmt.Sprint("X", n)
		return []model.Record{model.EvidenceItem{ID: id, IndicatorID: "I", EnterpriseID: unit, Title: "记录" + id, Formed: formed},
			model.Attachment{ID: "A" + id, RecordKind: "evidence_item", RecordID: id, Type: model.PDFFile, Hash: strings.Repeat("ab", 32)}}
	}
	three := append(append(item(1, day.Of(2026, 2, 1)), item(2, day.Of(2026, 5, 1))...), item(3, day.Of(2026, 5, 2))...)
	for _, x := range []struct {
		name  string
		i     model.Indicator
		items []model.Record
		state State
		why   string
	}{
		{"enough", model.Indicator{Pieces: 3}, three, Whole, ""},
		{"too few", model.Indicator{Pieces: 4}, three, Missing, "要求4件，现有3件"},
		{"one is asked for", model.Indicator{Demand: "记录"}, nil, Missing, "要求1件，现有0件"},
		{"none is asked for", model.Indicator{}, nil, "", ""},
		{"each quarter", model.Indicator{Pieces: 1, Cycle: model.CycleQuarter}, three, Missing, "2026年第三季度要求1件，现有0件"},
		{"each half-year", model.Indicator{Pieces: 2, Cycle: model.CycleHalf}, three, Whole, ""},
		{"each month", model.Indicator{Demand: "记录", Cycle: model.CycleMonth, From: day.Of(2026, 5, 1), To: day.Of(2026, 6, 30)},
			three, Missing, "2026年6月要求1件"},
		{"what is added for need not be", model.Indicator{Demand: "表彰文件", Manner: model.MannerBonus}, nil, "", ""},
	} {
		x.i.ID, x.i.SchemeID, x.i.Code, x.i.Text = "I", "F", "1", "学习"
		n := of(ledger(append([]model.Record{x.i}, x.items...)...)).Nodes[0]
		if n.State != x.state || !strings.Contains(strings.Join(n.Why, "；"), x.why) {
			t.Errorf("%s: %s %q", x.name, n.State, n.Why)
		}
	}
}

// What is sensitive is known by the mark, by whom it is about, and by its title.
func TestPersonal(t *testing.T) {
	b := ledger(model.Indicator{ID: "I", SchemeID: "F", Code: "1", Text: "关怀"}, model.Person{ID: "R", Name: "张甲", EnterpriseID: unit},
		model.CareRecord{ID: "C", PersonID: "R"},
		model.EvidenceItem{ID: "1", IndicatorID: "I", EnterpriseID: unit, Title: "合影"},
		model.EvidenceItem{ID: "2", IndicatorID: "I", EnterpriseID: unit, Title: "合影", Sensitive: true},
		model.EvidenceItem{ID: "3", IndicatorID: "I", EnterpriseID: unit, Title: "慰问", RecordKind: "care_record", RecordID: "C"},
		model.EvidenceItem{ID: "4", IndicatorID: "I", EnterpriseID: unit, Title: "户口本"},
		model.EvidenceItem{ID: "5", IndicatorID: "I", EnterpriseID: unit, Title: "支部换届", RecordKind: "organization", RecordID: "O1"})
	for _, x := range of(b).Nodes[0].Items {
		if want := strings.Contains("234", x.ID); x.Personal != want {
			t.Errorf("%s %s: %v", x.ID, x.Title, x.Personal)
		}
	}
}

// Sums go up the tree: bonuses added, what is taken off taken off; what does not apply to the
// enterprise is not there; the grade comes once all is scored.
func TestSums(t *testing.T) {
	score := func(indicator string, n int64) model.SelfScore {
		return model.SelfScore{ID: "Z" + indicator, IndicatorID: indicator, EnterpriseID: unit, Score: model.Scored(n)}
	}
	scheme := model.Scheme{ID: "F", Name: "办法", Year: 2026, Full: 1000, Grades: "好=9\n差=0"}
	records := []model.Record{scheme,
		model.Indicator{ID: "I1", SchemeID: "F", Code: "1", Order: 1, Text: "一", Points: 1000},
		model.Indicator{ID: "I2", SchemeID: "F", ParentID: "I1", Code: "1.1", Order: 2, Text: "甲", Points: 600, Manner: model.MannerEarn},
		model.Indicator{ID: "I3", SchemeID: "F", ParentID: "I1", Code: "1.2", Order: 3, Text: "乙", Points: 400, Manner: model.MannerEarn},
		model.Indicator{ID: "I4", SchemeID: "F", Code: "2", Order: 4, Text: "加", Manner: model.MannerBonus},
		model.Indicator{ID: "I5", SchemeID: "F", Code: "3", Order: 5, Text: "扣", Manner: model.MannerDeduct},
		model.Indicator{ID: "I6", SchemeID: "F", Code: "4", Order: 6, Text: "否", Manner: model.MannerVeto},
		model.Indicator{ID: "I7", SchemeID: "F", Code: "5", Order: 7, Text: "下级", Points: 100, EnterpriseID: "E2"},
		score("I2", 500), score("I4", 200), score("I5", 50)}
	a := of(ledger(records...))
	if a.Full != 1000 || a.Self != 650 || a.Leaves != 2 || a.Scored != 1 || a.Grade() != "" || len(a.Nodes) != 6 {
		t.Errorf("%+v", a.Sums)
	}
	a = of(ledger(append(records, score("I3", 300))...))
	if a.Self != 950 || a.Grade() != "好" {
		t.Errorf("%+v %s", a.Sums, a.Grade())
	}
	if faults := SumFaults(900, a.Nodes); len(faults) != 1 || faults[0].Node != -1 || faults[0].Sum != 1000 {
		t.Errorf("%+v", faults)
	}
}

// Names fit every system, and paths are short enough, however deep the folder lies.
func TestFolder(t *testing.T) {
	long := strings.Repeat("重大经营管理事项", 12)
	records := []model.Record{model.Indicator{ID: "I1", SchemeID: "F", Code: "1", Text: "一、治理/融入：“三重一大”？*（20分）\n说明", Points: 2000},
		model.Indicator{ID: "I2", SchemeID: "F", ParentID: "I1", Code: "1.1", Text: long},
		model.Indicator{ID: "I3", SchemeID: "F", ParentID: "I2", Code: "1.1.1", Text: "CON", Demand: "记录"}}
	for n, title := range []string{"a/b\\c:d*e?.pdf ", "..", long, "NUL", "𠮷𠮷"} {
		id := fmt.Sprint("X", n)
		records = append(records, model.EvidenceItem{ID: id, IndicatorID: "I3", EnterpriseID: unit, Order: n + 1, Title: title},
			model.Attachment{ID: "A" + id, RecordKind: "evidence_item", RecordID: id, Type: model.PDFFile, Hash: strings.Repeat("ab", 32)},
			model.Attachment{ID: "B" + id, RecordKind: "evidence_item", RecordID: id, Type: model.XLSXFile, Hash: strings.Repeat("cd", 32)})
	}
	a := of(ledger(records...))
	for _, root := range []int{3, 60, 120, 140} {
		f, ok := a.Folder(root, false)
		if !ok || len(f.Files) != 10 {
			t.Fatalf("root %d: %v, %d files", root, ok, len(f.Files))
		}
		seen := map[string]bool{}
		for _, x := range f.Files {
			low := strings.ToLower(x.Path)
			if seen[low] || strings.ContainsAny(x.Path, `\:*?"<>|`) || strings.Contains(x.Path, "..") || Units(x.Path)+root+1 > MaxPath {
				t.Errorf("root %d: %s", root, x.Path)
			}
			seen[low] = true
			for _, part := range strings.Split(x.Path, "/") {
				if strings.TrimRight(part, " .") != part || part == "" {
					t.Errorf("%q", part)
				}
			}
		}
	}
	f, _ := a.Folder(3, false)
	if got := f.Files[0].Path; !strings.HasPrefix(got, "01_治理_融入：“三重一大”？(20分)/01.1_重大经营管理事项") ||
		!strings.HasSuffix(got, "/01.1.1-01_a_b_c_d_e(1).pdf") {
		t.Error(got)
	}
	if _, ok := a.Folder(180, false); ok {
		t.Error("there is room where there is none")
	}
}

func TestRushed(t *testing.T) {
	added := func(n int, on day.Day) []model.Record {
		id := fmt.Sprint("X", n)
		return []model.Record{model.EvidenceItem{ID: id, IndicatorID: "I", EnterpriseID: unit, Title: id},
			model.Attachment{ID: "A" + id, RecordKind: "evidence_item", RecordID: id, Type: model.PDFFile, Hash: strings.Repeat("ab",
				32), Day: on}}
	}
	scheme := model.Scheme{ID: "F", Name: "办法", Year: 2026, Full: 1000, Inspected: day.Of(2026, 11, 20)}
	base := []model.Record{scheme, model.Indicator{ID: "I", SchemeID: "F", Code: "1", Text: "学习"}}
	few := append(append(base, added(1, day.Of(2026, 11, 10))...), added(2, day.Of(2026, 11, 20))...)
	for _, x := range []struct {
		third day.Day
		want  int
	}{{day.Of(2026, 11, 15), 3}, {day.Of(2026, 11, 9), 0}, {day.Of(2026, 11, 21), 0}} {
		if got := len(of(ledger(append(few[:len(few):len(few)], added(3, x.third)...)...)).Rushed()); got != x.want {
			t.Errorf("added on %s: %d, want %d", x.third, got, x.want)
		}
	}
}

// Findings that two steps are the wrong way round are known by their words, and no others.
func TestReversed(t *testing.T) {
	for message, want := range map[string]bool{
		"甲的党委会（2026年3月9日）晚于董事会会议（2026年3月2日），程序倒置，请核实。":      true,
		"确定为入党积极分子日期（2026年1月1日）早于递交入党申请书日期（2026年2月1日），请核对。": true,
		"下次考察应不晚于2026年6月1日进行，请安排。":                          false,
		"任期已于2026年5月1日届满，没有换届。":                             false,
	} {
		if got := reversed(rule.Finding{Level: rule.Warn, Message: message}); got != want {
			t.Errorf("%s: %v", message, got)
		}
	}
}

// A tree with a loop, or with what is not there, has every indicator once.
func TestTree(t *testing.T) {
	nodes := Tree([]model.Indicator{{ID: "a", ParentID: "b", Code: "1"}, {ID: "b", ParentID: "a", Code: "2"}, {ID: "c", ParentID: "x",
		Code: "10"},
		{ID: "d", Code: "9"}})
	var got []string
	for _, n := range nodes {
		got = append(got, n.Code)
	}
	if strings.Join(got, " ") != "9 10 1 2" {
		t.Error(got)
	}
}
