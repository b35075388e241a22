package report

// The overview of the subsidiaries (所属企业党建工作总览): a ranking table by the measure that
// the office chooses (units_measure.go), then one page for each subsidiary with all below it.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

// unitView is one subsidiary with all below it, seen as a report on it alone
// would.
type unitView struct {
	*view
	model.Enterprise
	standing // by the measure
}

// indicator is one figure of a subsidiary: a ledger's are registered by a line in
// the list below.
type indicator struct {
	Name string
	Of   func(*view) (Cell, string) // the figure, and what it is made of
}

var indicators = []indicator{
	{"章程写入完成率", charterIndicator},
	{"党务力量达标", staffIndicator},
	{"本年双向交流", exchangeIndicator},
	{"本年发展党员", developmentIndicator},
	{"任期内党组织比例", termIndicator},
}

func buildUnits(in Input) Document {
	v := newView(in)
	d := v.document("units")
	m := unitMeasureOf(in.Measure)
	list := v.subsidiaries(m)
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title, Sub: insideSub}, v.rankTable(list, m)}}}
	for _, u := range list {
		d.Sections = append(d.Sections, Section{Page: PortraitTable, Blocks: u.page(m)})
	}
	return d
}

// subsidiaries is the enterprises directly under the one at the top, or those at the top
// where there are several, in the order of a measure.
func (v *view) subsidiaries(m unitMeasure) []unitView {
	root, one := v.root()
	var list []model.Enterprise
	var ids []string
	for _, e := range v.enterprises() {
		_, below := model.Find[model.Enterprise](v.book, e.ParentID)
		if one && e.ParentID == root.ID || !one && !below {
			list, ids = append(list, e), append(ids, e.ID)
		}
	}
	books := v.book.Divide(ids)
	var out []unitView
	for _, e := range list {
		u := v.unitView(e, books[e.ID])
		u.standing = m.standing(u.view)
		out = append(out, u)
	}
	m.rank(out)
	return out
}

func (v *view) unitView(e model.Enterprise, book *model.Book) unitView {
	in := Input{Book: book, Unmasked: v.Unmasked, Today: v.Today}
	inside := map[string]bool{}
	for _, x := range book.Subtree(e.ID) {
		inside[x.ID] = true
	}
	for _, f := range v.Findings {
		if inside[f.EnterpriseID] {
			in.Findings = append(in.Findings, f)
		}
	}
	return unitView{view: newView(in), Enterprise: e}
}

func (u unitView) level(l rule.Level) int { return countLevel(u.Findings, l) }

func (v *view) rankTable(list []unitView, m unitMeasure) Table {
	columns := []Column{FigureCol("位次").Keep(), UnitCol("企业（含所属）").Keep()}
	if m.rate != nil {
		columns = append(columns, FigureCol("排序依据", m.Title))
	}
	columns = append(columns, FigureCol("户数"), FigureCol("党组织"), FigureCol("党员"))
	shown := slices.DeleteFunc(slices.Clone(indicators), func(i indicator) bool { return i.Name == m.Title }) // it is there
	for _, i := range shown {
		columns = append(columns, WordCol(i.Name))
	}
	columns = append(columns, FigureCol("核查发现的问题", "阻断"), FigureCol("核查发现的问题", "警告"), FigureCol("核查发现的问题", "提示"))
	if m.rate == nil {
		columns = columns[1:]
	}
	t := v.table("", "", columns...)
	t.Sheet, t.Empty = "排序", "没有所属企业"
	for _, u := range list {
		var row []Cell
		if m.rate != nil {
			row = append(row, u.place())
		}
		row = append(row, text(cmp.Or(u.ShortName, u.Name)))
		if m.rate != nil {
			row = append(row, u.cell(m))
		}
		row = append(row, count(len(u.enterprises())), count(len(u.organizations())), count(len(u.members())))
		for _, i := range shown {
			c, _ := i.Of(u.view)
			row = append(row, c)
		}
		t.Rows = append(t.Rows, append(row, u.problemCells()...))
	}
	t.Notes = append(m.notes(), "每户包括其所属各级企业。",
		"章程写入完成率的分母不含参股企业，党务力量达标为达到本单位选定标准的户数与能够测算的户数之比，任期内党组织比例的分母不含临时党组织。")
	return t
}

// problemCells is how many problems of each level there are, or that nothing was checked.
func (u unitView) problemCells() []Cell {
	if u.unchecked() {
		return []Cell{span(3, text(nothingChecked))}
	}
	var out []Cell
	for _, l := range []rule.Level{rule.Block, rule.Warn, rule.Note} {
		c := count(u.level(l))
		c.Warn = l == rule.Block && c.Value > 0
		out = append(out, c)
	}
	return out
}

// page is one subsidiary on one page.
func (u unitView) page(m unitMeasure) []Block {
	t := u.table("主要情况", "", TextCol("项目"), FigureCol("数值"), LongCol("说明"))
	t.Sheet, t.Sign = cmp.Or(u.ShortName, u.Name), nil
	line := func(name string, c Cell, said string) { t.Rows = append(t.Rows, []Cell{text(name), c, text(said)}) }
	line("企业户数", count(len(u.enterprises())), u.levelWords())
	line("职工人数", u.headcountSum(), "")
	line("党组织", count(len(u.organizations())), u.kindWords())
	line("党员", count(len(u.members())), u.memberWords())
	for _, i := range indicators {
		c, said := i.Of(u.view)
		line(i.Name, c, said)
	}
	if u.unchecked() {
		line("核查发现的问题", text("—"), nothingChecked)
	} else {
		line("核查发现的问题", count(len(u.wrong())), u.problemWords())
	}
	out := []Block{Title{Text: u.Name, Sub: fmt.Sprintf("（含所属企业，截至%s%s）", u.on.Chinese(), u.placeWords(m))}, t, u.worst()}
	if c := u.funnel(u.progress()); slices.ContainsFunc(c.Series[0].Values, func(n float64) bool { return n > 0 }) &&
		len(u.wrong()) <= fewWorst {
		c.Title, c.Height = "发展党员各阶段人数", 54
		out = append(out, c)
	}
	return out
}

// mostWorst is how many problems fit on a subsidiary's page.
const mostWorst = 8

// fewWorst is up to how many of them leave room for a chart.
const fewWorst = 3

// worst is the problems that weigh most.
func (u unitView) worst() Block {
	list := u.wrong()
	t := u.table("需要先行解决的问题", "", Ordinal(), WordCol("程度"), LongCol("事项"), DayCol("期限"))
	t.Sheet, t.Sign, t.Empty, t.Unit = cmp.Or(u.ShortName, u.Name)+"问题", nil, "没有发现问题", ""
	if u.unchecked() {
		t.Empty = nothingChecked
	}
	for i, f := range list[:min(mostWorst, len(list))] {
		due := ""
		if d := findingDay(f); !d.IsZero() {
			due = d.DottedDay()
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), {Text: f.Level.Chinese(), Warn: f.Level == rule.Block}, text(f.Message), text(due)})
	}
	if n := len(list) - mostWorst; n > 0 {
		t.Notes = []string{fmt.Sprintf("另有%d项，见自查清单。", n)}
	}
	return t
}

func (u unitView) levelWords() string {
	if n := len(u.enterprises()); n > 1 {
		return fmt.Sprintf("本级1户，所属%d户", n-1)
	}
	return "没有所属企业"
}

func (u unitView) headcountSum() Cell {
	s := u.headcounts()
	if s.known == 0 {
		return text("—")
	}
	return count(s.total)
}

func (u unitView) kindWords() string {
	by := map[model.OrganizationType]int{}
	for _, o := range u.organizations() {
		by[o.Type]++
	}
	var parts []string
	for _, word := range model.OrganizationType("").Choices() {
		if n := by[model.OrganizationType(word)]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d个", word, n))
		}
	}
	return strings.Join(parts, "，")
}

func (u unitView) memberWords() string {
	return fmt.Sprintf("其中生产经营一线%d名，%d岁及以下%d名", countIf(u.members(), u.on, traits[0].has), model.YouthAge,
		countIf(u.members(), u.on, young))
}

func (u unitView) problemWords() string {
	return fmt.Sprintf("阻断%d项，警告%d项；另有提示%d项", u.level(rule.Block), u.level(rule.Warn), u.level(rule.Note))
}

func charterIndicator(v *view) (Cell, string) {
	s := figure.ChartersOf(v.book).CharterTotals
	return share(s.Written, s.Should), fmt.Sprintf("应写入%d户，已写入%d户，推进中%d户，未启动%d户", s.Should, s.Written, s.InProgress, s.NotStarted)
}

func staffIndicator(v *view) (Cell, string) {
	met, decided, lacking, groups := v.staffSum()
	switch {
	case len(groups) == 0:
		return text("—"), "没有适用的配备标准，没有测算"
	case decided == 0:
		return text("—"), "没有能够测算的企业"
	}
	c := Cell{Text: fmt.Sprintf("%d/%d", met, decided), Warn: met < decided}
	if lacking > 0 {
		return c, fmt.Sprintf("按标准还缺%d名", lacking)
	}
	return c, "不缺员"
}

func exchangeIndicator(v *view) (Cell, string) {
	list := figure.ExchangesIn(v.book, v.year())
	return count(len(list)), fmt.Sprintf("党务到经营%d人次，经营到党务%d人次", countDirection(list, model.PartyToManagement),
		countDirection(list, model.ManagementToParty))
}

func developmentIndicator(v *view) (Cell, string) {
	p := v.progress()
	said := fmt.Sprintf("入党申请人%d名，积极分子%d名，发展对象%d名，预备党员%d名", len(p.at[model.StageApplicant]), len(p.at[model.StageActivist]),
		len(p.at[model.StageProspect]), len(figure.MembersOf(v.book).Probationary))
	if planned, done := figure.Quota(figure.Plans(v.book, v.year())); planned > 0 {
		said = fmt.Sprintf("年度计划%d名，完成%d名；", planned, done.Done) + said
	}
	return count(len(p.Admitted)), said
}

func termIndicator(v *view) (Cell, string) {
	x := figure.TermsOf(v.book)
	rows := v.terms()
	if len(rows) == 0 {
		return text("—"), "没有党组织"
	}
	c := share(len(rows)-len(x.Late), len(rows))
	c.Warn = len(x.Late) > 0
	return c, fmt.Sprintf("党组织%d个，届满未换届%d个，六个月内届满%d个", len(rows), len(x.Late), len(inState(rows, figure.TermSoon)))
}
