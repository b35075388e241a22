package report

// Problems and what is done about them: what people have confirmed to go up, put together by
// theme; causes that people chose or wrote, never inferred; each problem with its measure, in
// the same order (REPORTS A-5).

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

// mostFaults is how many faults a problem names.
const mostFaults = 3

// measureHeads is what is done about each theme, as its heading.
var measureHeads = map[model.Theme]string{
	model.ThemeGovernance:   "推动党的领导有机融入公司治理",
	model.ThemeOrganization: "夯实基层党组织建设",
	model.ThemeMembers:      "规范发展党员和党员管理",
	model.ThemeStaff:        "配强党务力量、抓实教育培训",
	model.ThemeSupport:      "强化基础保障和责任落实",
}

// problem is one problem of the report: the open ones of a theme that people have confirmed.
type problem struct {
	theme model.Theme
	list  []model.RectificationResult
	score int
}

// problemsByTheme is a problem for each theme, the weightiest first; those of which nothing is
// confirmed come last, for people to write.
func (a *annual) problemsByTheme() []problem {
	var points []rule.Point
	by := map[model.Theme][]model.RectificationResult{}
	for _, r := range figure.RectificationOf(a.book).List {
		if !r.Publish || r.State == model.StateClosed {
			continue
		}
		x, _ := rule.ByID(r.RuleID)
		theme := themeOf(r)
		by[theme] = append(by[theme], r)
		points = append(points, rule.Point{Fault: rule.Fault{Rule: r.RuleID, Theme: theme}, Level: x.Level, EnterpriseID: r.EnterpriseID})
	}
	var out []problem
	for _, g := range rule.ByTheme(points) {
		out = append(out, problem{g.Theme, by[g.Theme], g.Score})
	}
	for _, t := range model.Themes {
		if len(by[t]) == 0 {
			out = append(out, problem{theme: t})
		}
	}
	return slices.DeleteFunc(out, func(p problem) bool { return p.theme == "" })
}

// problemSections is the parts on problems and on what comes next.
func (a *annual) problemSections() []draftSection {
	out := []draftSection{{model.SectionProblems, partProblems, []TextPlace{
		{Slot: model.SlotOpening, Hint: "总的情况，一句；也可以不写"}}, nil}}
	for _, p := range a.problemsByTheme() {
		out = append(out, draftSection{model.ProblemSection(p.theme), partProblems, []TextPlace{
			{Slot: model.SlotHeading, Starter: p.theme.Judgement(), Hint: "小标题，一句判断"},
			{Slot: model.SlotShown, Starter: a.shownWords(p), Hint: "问题的表现；没有列入上报的问题，不写就不排"},
			{Slot: model.SlotCause, Starter: p.causes(), Hint: "原因，选一两条或者自己写，一行一条", Choices: model.CausesFor(p.theme)},
			{Slot: model.SlotMeasure, Starter: a.measureWords(p), Hint: "整改措施、责任单位和时限"}}, nil})
	}
	return append(out, draftSection{model.SectionNext, partNext, []TextPlace{
		{Slot: model.SlotWork, Starter: a.dueWords(), Hint: "按期要办的事项"},
		{Slot: model.SlotClosing, Hint: "下一年的重点工作"}}, nil})
}

// shownWords says how a problem shows: the faults that most units have.
func (a *annual) shownWords(p problem) string {
	type fault struct {
		words func(units, n int) string
		units map[string]bool
		n     int
	}
	all := len(a.enterprises())
	by := map[string]*fault{}
	var order []string
	for _, r := range p.list {
		key, words := a.faultOf(r, all)
		if by[key] == nil {
			by[key] = &fault{words: words, units: map[string]bool{}}
			order = append(order, key)
		}
		by[key].units[r.EnterpriseID] = true
		by[key].n += max(1, r.Number)
	}
	slices.SortStableFunc(order, func(x, y string) int {
		return cmp.Or(cmp.Compare(len(by[y].units), len(by[x].units)), cmp.Compare(by[y].n, by[x].n))
	})
	var out []string
	for _, key := range order[:min(len(order), mostFaults)] {
		f := by[key]
		out = append(out, f.words(len(f.units), f.n))
	}
	return sentenceOf(strings.Join(out, "；"))
}

// themeOf is what a problem is about: as people have set it, else as its rule is.
func themeOf(r model.RectificationResult) model.Theme {
	return cmp.Or(r.Theme, rule.ThemeOf(r.RuleID))
}

// faultOf is what tells a problem's fault from others, and how a sentence says it of so many
// units and so many cases; all is how many units there are.
func (a *annual) faultOf(r model.RectificationResult, all int) (key string, words func(units, n int) string) {
	f, known := rule.FaultOf(r.RuleID, r.Fault)
	if known && (r.Title == "" || r.Title == f.Phrase) {
		return f.Rule + "/" + f.Code, func(units, n int) string { return f.Sentence(units, all, n) }
	}
	title, shows := cmp.Or(r.Title, f.Phrase), strings.TrimRight(r.Shows, "。；")
	return title, func(units, _ int) string {
		if word := rule.Quantity(units, all); word != "" {
			return join("，", word+"企业"+title, cmp.Or(shows, fmt.Sprintf("涉及%d户", units)))
		}
		return join("，", title, shows)
	}
}

// unitInCharge is who puts a problem right: the unit, or in a report of one unit the person.
func (a *annual) unitInCharge(r model.RectificationResult) string {
	if a.single() {
		return r.Who
	}
	return a.enterpriseShort(r.Unit())
}

// causes is what people have chosen in the list of problems, one a line.
func (p problem) causes() string {
	var out []string
	for _, r := range p.list {
		for _, c := range strings.FieldsFunc(r.Cause, func(r rune) bool { return r == '；' || r == '\n' }) {
			if c = strings.TrimRight(strings.TrimSpace(c), "。"); c != "" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return strings.Join(out[:min(len(out), 2)], "\n")
}

// measureWords is what is done, by whom and by when, as far as it is recorded.
func (a *annual) measureWords(p problem) string {
	var out []string
	for _, r := range p.list {
		m := strings.TrimRight(strings.TrimSpace(r.Measure), "。；")
		if m == "" {
			continue
		}
		m += prefixed("（", only(join("，", prefixed("责任单位：", a.unitInCharge(r)), prefixed("完成时限：", r.Deadline.Chinese()))+"）",
			a.unitInCharge(r) != "" || !r.Deadline.IsZero()))
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return sentenceOf(strings.Join(out[:min(len(out), mostFaults)], "；"))
}

// askForProblems notes what the parts on problems still want, and that both have as many.
func (a *annual) askForProblems() {
	said := false
	var todo []Todo
	for _, p := range a.problemsByTheme() {
		s := a.sectionOf(model.ProblemSection(p.theme))
		if s.text(model.SlotShown) == "" {
			continue
		}
		said = true
		if s.text(model.SlotCause) == "" {
			todo = append(todo, Todo{s.Section, model.SlotCause, "还没有选择原因", true})
		}
		if s.text(model.SlotMeasure) == "" {
			todo = append(todo, Todo{s.Section, model.SlotMeasure, "还没有整改措施", true})
		} else if n := p.unassigned(a); n > 0 && !s.place(model.SlotMeasure).Written() {
			todo = append(todo, Todo{s.Section, model.SlotMeasure, fmt.Sprintf("有%d项没有责任单位或者完成时限", n), false})
		}
	}
	if !said && a.sectionOf(model.SectionProblems).text(model.SlotOpening) == "" {
		todo = append(todo, Todo{model.SectionProblems, model.SlotOpening, "还没有写存在的问题：在“整改督查”里确认列入上报的问题，或者在这里写明", true})
	}
	if n := a.unconfirmed(); n > 0 {
		todo = append(todo, Todo{model.SectionProblems, model.SlotOpening, fmt.Sprintf("有%d项检查结果没有确认是否列入上报，报告里没有写", n), false})
	}
	a.manuscript.Todo = append(a.manuscript.Todo, todo...)
}

// unassigned is how many of a problem's items say what is done but not by whom and when.
func (p problem) unassigned(a *annual) int {
	n := 0
	for _, r := range p.list {
		n += oneIf(r.Measure != "" && (a.unitInCharge(r) == "" || r.Deadline.IsZero()))
	}
	return n
}

// unconfirmed is how many results of the check nobody has listed yet.
func (a *annual) unconfirmed() int {
	n := 0
	for _, f := range a.Findings {
		n += oneIf((f.Level == rule.Block || f.Level == rule.Warn) && !figure.RectificationOf(a.book).Lists(f.At()))
	}
	return n
}

// sectionOf finds a section of the manuscript.
func (a *annual) sectionOf(key model.TextSection) TextPart {
	i := slices.IndexFunc(a.manuscript.Sections, func(p TextPart) bool { return p.Section == key })
	if i < 0 {
		return TextPart{}
	}
	return a.manuscript.Sections[i]
}

// problemBlocks is a problem as the report has it, under its heading.
func problemBlocks(p TextPart) []Block {
	shown := lines(p.text(model.SlotShown))
	if len(shown) == 0 {
		return nil
	}
	out := []Block{headingOf(p)}
	for _, s := range shown[:len(shown)-1] {
		out = append(out, Paragraph{Text: s})
	}
	last := shown[len(shown)-1]
	if causes := lines(p.text(model.SlotCause)); len(causes) > 0 {
		for i := range causes {
			causes[i] = strings.TrimRight(causes[i], "。；")
		}
		last += stop(last) + "主要原因：" + strings.Join(causes, "；") + "。"
	}
	return append(out, Paragraph{Text: last})
}

// measureBlocks is what is done about each problem that the report has, in their order.
func (a *annual) measureBlocks() []Block {
	var out []Block
	for _, p := range a.manuscript.Sections {
		theme, isProblem := themeOfSection(p.Section)
		if !isProblem || len(lines(p.text(model.SlotShown))) == 0 {
			continue
		}
		measures := lines(p.text(model.SlotMeasure))
		h := Heading{Level: 2, Text: measureHeads[theme]}
		if len(measures) == 0 {
			h.Text += "。"
		}
		out = append(out, h)
		for _, m := range measures {
			out = append(out, Paragraph{Text: m})
		}
	}
	return out
}

func themeOfSection(s model.TextSection) (model.Theme, bool) {
	i := slices.IndexFunc(model.Themes, func(t model.Theme) bool { return model.ProblemSection(t) == s })
	if i < 0 {
		return "", false
	}
	return model.Themes[i], true
}

// mendedWords is what became of the problems listed, last year's first.
func (a *annual) mendedWords() string {
	r := figure.RectificationOf(a.book)
	n := len(r.List)
	if n == 0 {
		return ""
	}
	last := map[model.RectificationState]int{}
	was := 0
	for _, x := range r.List {
		if x.Found.Year() == a.year()-1 {
			was++
			last[x.State]++
		}
	}
	s := ""
	switch closed := last[model.StateClosed]; {
	case was == 0:
	case closed == was:
		s = fmt.Sprintf("上年列入整改的问题%d项全部销号。", was)
	default:
		s = fmt.Sprintf("上年列入整改的问题%d项，", was) + join("、", some(closed, "已销号%d项"), some(last[model.StateDone], "完成整改待销号%d项"),
			some(last[model.StateGoing], "正在整改%d项"), some(last[model.StateLate], "逾期未完成%d项")) + "。"
	}
	closed := r.By[model.StateClosed]
	if n == was {
		return s
	}
	if closed == n {
		return s + fmt.Sprintf("累计列入整改的问题%d项全部销号。", n)
	}
	return s + fmt.Sprintf("累计列入整改的问题%d项", n) + some(closed, "，已销号%d项") + only(rate("销号率", closed, n), closed > 0) + "。"
}

// dueWords is what is to be done by the end of next year, as far as the ledger knows.
func (a *annual) dueWords() string {
	terms := 0
	for _, r := range inState(a.terms(), figure.TermSoon, figure.TermExtended, figure.TermRunning) {
		terms += oneIf(!r.Until.After(a.horizon()))
	}
	probation := 0
	for _, c := range a.g.at[model.StageProbationary] { // of those with a case: of no other is the end known
		end := model.ProbationEnd(a.book, c, a.on)
		probation += oneIf(!end.IsZero() && !end.Before(a.on) && !end.After(a.horizon()))
	}
	going := 0
	for _, r := range covered(a.view.charters()) {
		going += oneIf(!r.Written && !r.Charter.PlannedDay.IsZero() && !r.Charter.PlannedDay.Last().Before(a.on))
	}
	termWords, charterWords := "做好%d个任期届满党组织的换届", "按计划完成%d户企业章程修订"
	if a.single() {
		termWords, charterWords = "做好换届工作", "按计划完成章程修订"
		if terms > 1 {
			termWords = "做好%d个任期届满党组织的换届"
		}
	}
	return sentenceOf(prefixed(fmt.Sprintf("%d年底前，", a.horizon().Year()), join("，", someAs(terms, termWords), some(probation, "按期办理%d名预备党员转正"),
		someAs(going, charterWords))))
}

// someAs is some, of words that may have no place for the number.
func someAs(n int, words string) string {
	if n > 0 && !strings.Contains(words, "%d") {
		return words
	}
	return some(n, words)
}
