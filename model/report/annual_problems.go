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
	"partyledger/model/day"
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

// annualProblem is one problem of the report: the open ones of a theme that people have confirmed.
type annualProblem struct {
	theme model.Theme
	list  []confirmed
}

// problemsByTheme is a problem for each theme, the weightiest first; those of which nothing is
// confirmed come last, for people to write.
func (a *annual) problemsByTheme() []annualProblem {
	var points []rule.Point
	by := map[model.Theme][]confirmed{}
	for _, c := range a.goingUp() {
		if c.State == model.StateClosed {
			continue
		}
		x, _ := rule.ByID(c.RuleID)
		by[c.theme] = append(by[c.theme], c)
		points = append(points, rule.Point{Fault: rule.Fault{Rule: c.RuleID, Theme: c.theme}, Level: x.Level, EnterpriseID: c.Unit()})
	}
	var out []annualProblem
	for _, g := range rule.ByTheme(points) {
		out = append(out, annualProblem{g.Theme, by[g.Theme]})
	}
	for _, t := range model.Themes {
		if len(by[t]) == 0 {
			out = append(out, annualProblem{theme: t})
		}
	}
	return slices.DeleteFunc(out, func(p annualProblem) bool { return p.theme == "" })
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

// fault is what of a problem is told in one clause: all that has one phrase.
type fault struct {
	title string
	codes []string // of the rule's kinds, in order
	items map[string][]confirmed
	units map[string]bool
}

// faults is what a problem tells, what most units have first.
func (p annualProblem) faults() []*fault {
	var out []*fault
	by := map[string]*fault{}
	for _, c := range p.list {
		f := by[c.title]
		if f == nil {
			f = &fault{title: c.title, items: map[string][]confirmed{}, units: map[string]bool{}}
			by[c.title], out = f, append(out, f)
		}
		if f.items[c.Fault] == nil {
			f.codes = append(f.codes, c.Fault)
		}
		f.items[c.Fault] = append(f.items[c.Fault], c)
		f.units[c.Unit()] = true
	}
	slices.SortStableFunc(out, func(x, y *fault) int { return cmp.Compare(len(y.units), len(x.units)) })
	return out[:min(len(out), mostFaults)]
}

// all is its items, kind by kind.
func (f *fault) all() []confirmed {
	var out []confirmed
	for _, code := range f.codes {
		out = append(out, f.items[code]...)
	}
	return out
}

// words is the fault as a clause: a word for how many of all units have it, the phrase, and
// always the number.
func (f *fault) words(all int) string {
	out := []string{f.title}
	if word := rule.Quantity(len(f.units), all); word != "" {
		out[0] = word + "企业" + f.title
	}
	for _, code := range f.codes {
		list := f.items[code]
		of, n := map[string]bool{}, 0
		for _, c := range list {
			of[c.Unit()] = true
			n += max(1, c.Number)
		}
		switch x := list[0]; {
		case x.fault.Rule == "":
			out = append(out, cmp.Or(strings.TrimRight(x.Shows, "。；"), only(fmt.Sprintf("涉及%d户", len(of)), all > 1)))
		case x.fault.ByUnit() && all > 1:
			out = append(out, fmt.Sprintf("%d%s%s", len(of), x.fault.Of, x.fault.Shows))
		default:
			out = append(out, x.fault.Counted(n))
		}
	}
	return join("，", out...)
}

// shownWords says how a problem shows.
func (a *annual) shownWords(p annualProblem) string {
	var out []string
	for _, f := range p.faults() {
		out = append(out, f.words(len(a.enterprises())))
	}
	return sentenceOf(strings.Join(out, "；"))
}

// causes is what people have chosen in the list of problems, one a line.
func (p annualProblem) causes() string {
	var out []string
	for _, f := range p.faults() {
		for _, c := range f.all() {
			for _, s := range strings.FieldsFunc(c.Cause, func(r rune) bool { return r == '；' || r == '\n' }) {
				if s = strings.TrimRight(strings.TrimSpace(s), "。"); s != "" && !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return strings.Join(out[:min(len(out), model.MostCauses)], "\n")
}

// measureWords is what is done about each fault that the problem tells, in their order, by whom
// and by when, as far as it is recorded. A day that all have is said once.
func (a *annual) measureWords(p annualProblem) string {
	days := map[day.Day]bool{}
	type measure struct {
		text  string
		units []string
		day   day.Day
	}
	var list []*measure
	for _, f := range p.faults() {
		for _, c := range f.all() {
			text := strings.TrimRight(strings.TrimSpace(c.Measure), "。；")
			if text == "" {
				continue
			}
			i := slices.IndexFunc(list, func(m *measure) bool { return m.text == text && m.day == c.Deadline })
			if i < 0 {
				i, list = len(list), append(list, &measure{text: text, day: c.Deadline})
				days[c.Deadline] = true
			}
			if unit := a.unitInCharge(c); unit != "" && !slices.Contains(list[i].units, unit) {
				list[i].units = append(list[i].units, unit)
			}
		}
	}
	list = list[:min(len(list), mostFaults)]
	once := len(list) > 1 && len(days) == 1 && !list[0].day.IsZero()
	var out []string
	for _, m := range list {
		day := only(prefixed("完成时限：", m.day.Chinese()), !once)
		who := join("，", prefixed("责任单位：", names(m.units, 3, "户")), day)
		if a.single() {
			who = join("，", prefixed("责任人：", strings.Join(m.units, "、")), day)
		}
		out = append(out, m.text+only("（"+who+"）", who != ""))
	}
	s := sentenceOf(strings.Join(out, "；"))
	if once {
		s += "以上均于" + list[0].day.Chinese() + "前完成。"
	}
	return s
}

// unitInCharge is who puts a problem right: the unit, or in a report of one unit the person.
func (a *annual) unitInCharge(c confirmed) string {
	if a.single() {
		return c.Who
	}
	return a.enterpriseShort(c.Unit())
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
			todo = append(todo, Todo{s.Section, model.SlotMeasure, fmt.Sprintf("有%d项没有措施、责任人或者时限", n), false})
		}
	}
	if !said && a.sectionOf(model.SectionProblems).text(model.SlotOpening) == "" {
		todo = append(todo, Todo{model.SectionProblems, model.SlotOpening, "还没有写存在的问题：在“整改督查”里确认列入上报的问题，或者在这里写明", true})
	}
	if n := a.unconfirmed(); n > 0 {
		todo = append(todo, Todo{model.SectionProblems, model.SlotOpening, fmt.Sprintf("有%d项检查结果没有确认是否列入上报，报告里没有写", n), false})
	}
	if n := a.unscored(); n > 0 {
		todo = append(todo, Todo{model.SectionClosing, model.SlotClosing, fmt.Sprintf("考核自评表还有%d项没有自评分，评完才附在报告后面", n), false})
	}
	a.manuscript.Todo = append(a.manuscript.Todo, todo...)
}

// unassigned is how many of the items that a problem tells have no measure, or nobody or no day
// for it.
func (p annualProblem) unassigned(a *annual) int {
	n := 0
	for _, f := range p.faults() {
		for _, c := range f.all() {
			n += oneIf(c.Measure == "" || a.unitInCharge(c) == "" || c.Deadline.IsZero())
		}
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

// mendedWords is what became of the problems that were fed back: earlier years', as far as they were
// open when this year began, and this year's but for what the office's own check of the ledger
// found, which the part on problems tells.
func (a *annual) mendedWords() string {
	var before, now []model.RectificationResult
	last := true
	for _, x := range figure.RectificationOf(a.book).List {
		switch year := x.Found.Year(); {
		case year == a.year() && x.Source != model.FromCheck:
			now = append(now, x)
		case year == a.year()-1 || year < a.year() && (x.ClosedDay.IsZero() || a.thisYear(x.ClosedDay)):
			before = append(before, x)
			last = last && year == a.year()-1
		}
	}
	whose := "以前年度"
	if last {
		whose = "上年"
	}
	return mended(whose+"列入整改的问题", before) + mended(a.within()+"反馈的问题", now)
}

// mended is how far problems are put right.
func mended(what string, list []model.RectificationResult) string {
	in := map[model.RectificationState]int{}
	for _, x := range list {
		in[x.State]++
	}
	n, closed := len(list), in[model.StateClosed]
	switch n {
	case 0:
		return ""
	case closed:
		return fmt.Sprintf("%s%d项%s销号。", what, n, allOf(n))
	}
	return fmt.Sprintf("%s%d项，", what, n) + join("、", some(closed, "已销号%d项"), some(in[model.StateDone], "完成整改待销号%d项"),
		some(in[model.StateGoing], "正在整改%d项"), some(in[model.StateLate], "逾期未完成%d项")) + "。"
}

// allOf is 全部, of one 已.
func allOf(n int) string {
	if n == 1 {
		return "已"
	}
	return "全部"
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
	words := join("，", someAs(terms, termWords), some(probation, "按期办理%d名预备党员转正"), someAs(going, charterWords))
	return sentenceOf(prefixed(fmt.Sprintf("%d年底前，", a.horizon().Year()), words))
}

// someAs is some, of words that may have no place for the number.
func someAs(n int, words string) string {
	if n > 0 && !strings.Contains(words, "%d") {
		return words
	}
	return some(n, words)
}
