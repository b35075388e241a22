package report

// The list of the office's own check (自查清单): what the rules found, by level and topic, with
// the article it rests on and the day by which it should be mended. It stays in the office: what
// goes up is in problems.go.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// levels is the order in which reports speak of findings.
var levels = []rule.Level{rule.Block, rule.Warn, rule.Due, rule.Note}

// levelMeaning says what a level asks for, in the words of a document.
var levelMeaning = map[rule.Level]string{
	rule.Block: "明确不符合规定，须整改或者说明理由",
	rule.Warn:  "与规定不一致或者超过期限，须核实整改",
	rule.Due:   "尚未超期，近期到期，须按时办理",
	rule.Note:  "提请关注，或者已说明理由",
}

// topics is the order of the ledgers in reports.
var topics = []string{"党组织", "章程", "党务力量", "双向交流", "发展党员", "联系关怀", "党员", "经费", "党建保障", "两个覆盖", "整改督查", "年度工作", "台账记录"}

// byTopic compares topics by that order; those that it does not name come last, by name.
func byTopic(a, b string) int {
	place := func(t string) int {
		if i := slices.Index(topics, t); i >= 0 {
			return i
		}
		return len(topics)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
}

// insideSub stands under the title of what stays in the office.
const insideSub = "（内部核查使用，不上报）"

func buildFindings(in Input) Document {
	v := newView(in)
	d := v.document("findings")
	head := Title{Text: d.Title, Sub: insideSub}
	if v.unchecked() {
		d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{head, Paragraph{Text: nothingChecked + "。"}}}}
		return d
	}
	blocks := []Block{head, v.findingsSummary()}
	if len(v.Findings) > 0 {
		blocks = append(blocks, v.findingsChart())
	}
	for _, l := range levels {
		if list := v.ofLevel(l); len(list) > 0 {
			blocks = append(blocks, v.findingsTable(l, list))
		}
	}
	d.Sections = []Section{{Page: LandscapeTable, Blocks: blocks}, {Page: LandscapeTable, Blocks: []Block{v.ruleTable()}}}
	return d
}

// ofLevel is the findings of a level by topic, enterprise, day and rule.
func (v *view) ofLevel(l rule.Level) []rule.Finding {
	places := map[string]int{}
	for i, e := range v.enterprises() {
		places[e.ID] = i
	}
	place := func(f rule.Finding) int { // what has ended, and the whole, behind the others
		if i, ok := places[f.EnterpriseID]; ok {
			return i
		}
		return len(places)
	}
	var out []rule.Finding
	for _, f := range v.Findings {
		if f.Level == l {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b rule.Finding) int {
		return cmp.Or(byTopic(topic(a), topic(b)), cmp.Compare(place(a), place(b)),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Due, b.Due))
	})
	return out
}

func (v *view) findingsSummary() Table {
	columns := []Column{Ordinal(), UnitCol("单位").Keep()}
	for _, l := range levels {
		columns = append(columns, FigureCol("问题等级", l.Chinese()))
	}
	t := v.table("核查结果汇总表", "单位：项", append(columns, FigureCol("合计"))...)
	t.Sheet = "汇总"
	by := map[string][]rule.Finding{}
	for _, f := range v.Findings {
		by[f.EnterpriseID] = append(by[f.EnterpriseID], f)
	}
	add := func(name string, list []rule.Finding) {
		row := []Cell{count(len(t.Rows) + 1), text(name)}
		for _, l := range levels {
			row = append(row, count(countLevel(list, l)))
		}
		t.Rows = append(t.Rows, append(row, count(len(list))))
	}
	for _, e := range v.enterprises() {
		add(e.Name, by[e.ID])
		delete(by, e.ID)
	}
	for _, id := range sortedKeys(by) { // findings on the whole, or on what has ended
		add(cmp.Or(v.book.EnterpriseName(id), "不归属具体单位"), by[id])
	}
	t.Totals = total("合计", 2, t)
	for _, l := range levels {
		t.Notes = append(t.Notes, l.Chinese()+"："+levelMeaning[l]+"。")
	}
	t.Notes = append(t.Notes, rule.UncheckedNote)
	if v.straddling > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("另有%d份发展党员记录跨2026版细则施行日（%s），各步骤按办理之日的版本核查。", v.straddling, model.Edition2026Day.Chinese()))
	}
	return t
}

func countLevel(list []rule.Finding, l rule.Level) int {
	n := 0
	for _, f := range list {
		if f.Level == l {
			n++
		}
	}
	return n
}

// findingsChart stacks the levels on each topic.
func (v *view) findingsChart() Chart {
	c := Chart{Kind: StackedChart, Title: "问题分布", Unit: "项"}
	by := map[string][]rule.Finding{}
	for _, f := range v.Findings {
		by[topic(f)] = append(by[topic(f)], f)
	}
	c.Labels = sortedKeys(by)
	slices.SortFunc(c.Labels, byTopic)
	for _, l := range levels {
		s := Series{Name: l.Chinese()}
		for _, t := range c.Labels {
			s.Values = append(s.Values, float64(countLevel(by[t], l)))
		}
		c.Series = append(c.Series, s)
	}
	return c
}

// findingsTable lists the findings of one level under a group row for each topic.
func (v *view) findingsTable(l rule.Level, list []rule.Finding) Table {
	t := v.table(fmt.Sprintf("%s类问题（%d项）", l.Chinese(), len(list)), "",
		Ordinal(), UnitCol("单位"), TextCol("涉及对象").Keep(),
		LongCol("问题"), TextCol("依据"), DayCol("期限"), WordCol("规则编号"))
	t.Sheet = l.Chinese()
	for i, f := range list {
		if i == 0 || topic(f) != topic(list[i-1]) {
			t.Rows = append(t.Rows, group(t.Columns, fmt.Sprintf("%s（%d项）", topic(f), countTopic(list, topic(f)))))
		}
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.enterpriseCell(f)), text(f.Name), text(f.Message + f.AnswerWords()),
			text(f.Cited()),
			v.dueCell(f), text(f.Rule)})
	}
	t.Notes = []string{levelMeaning[l] + "。"}
	return t
}

// nothingChecked is said where there is nothing that a check could have spoken of: no result is
// no proof that all is well.
const nothingChecked = "无数据，未核查"

func (v *view) unchecked() bool { return len(v.Findings) == 0 && v.book.Bare() }

func countTopic(list []rule.Finding, name string) int {
	n := 0
	for _, f := range list {
		if topic(f) == name {
			n++
		}
	}
	return n
}

func (v *view) enterpriseCell(f rule.Finding) string {
	if e, ok := model.Find[model.Enterprise](v.book, f.EnterpriseID); ok {
		return cmp.Or(e.ShortName, e.Name)
	}
	return f.Enterprise
}

// dueCell shows a finding's day, coloured once it is past.
func (v *view) dueCell(f rule.Finding) Cell {
	d := findingDay(f)
	if d.IsZero() {
		return text("—")
	}
	return Cell{Text: d.DottedDay(), Warn: d.Before(v.on)}
}

// findingDay is the day by which a finding should be mended; zero = none.
func findingDay(f rule.Finding) day.Day {
	d, err := day.Parse(f.Due)
	if err != nil {
		return day.Day{}
	}
	return d
}

// ruleTable lists the rules that were asked, with what is still to be checked
// against the original text.
func (v *view) ruleTable() Table {
	t := v.table("核查规则一览表", "",
		WordCol("编号").Keep(), WordCol("类别"), LongCol("要求"),
		TextCol("依据"), WordCol("等级"), WordCol("条文核对"), FigureCol("本次问题（项）"))
	t.Unit, t.Sign, t.Sheet = "", nil, "规则"
	found := map[string]int{}
	for _, f := range v.Findings {
		found[f.Rule]++
	}
	reviewed := v.reviewedRules()
	for _, r := range rule.All() {
		basis, state := ruleBasis(r, reviewed)
		t.Rows = append(t.Rows, []Cell{text(r.ID), text(r.Topic), text(r.Title), text(basis), text(r.Level.Chinese()), text(state),
			count(found[r.ID])})
	}
	t.Notes = []string{"“已核对”指条文已见原文或者权威转载，或者经本单位与正本核对；“部分”“—”指所列依据部分、全部没有核对，请党务部门核对后在规则库中登记。",
		"同一规则有多个版本的，发展党员记录的每一步按其适用的细则版本核查。"}
	return t
}

// reviewedRules is the provisions that the office has checked itself.
func (v *view) reviewedRules() map[string]bool {
	out := map[string]bool{}
	for _, r := range model.Everywhere[model.RuleReview](v.book) {
		if v.happened(r.Day) {
			out[r.RuleID+"/"+r.Edition] = true
		}
	}
	return out
}

// ruleBasis is where a rule stands in each edition, and whether all, some or
// none of it was checked.
func ruleBasis(r rule.Rule, reviewed map[string]bool) (basis, state string) {
	var parts []string
	checked := 0
	for _, p := range r.Provisions {
		p.Verified = p.Verified || reviewed[r.ID+"/"+p.Named()]
		if p.Verified {
			checked++
		}
		parts = append(parts, p.Cited())
	}
	switch {
	case checked == len(r.Provisions) && checked > 0:
		state = "已核对"
	case checked > 0:
		state = "部分"
	default:
		state = "—"
	}
	return join("；", parts...), state
}
