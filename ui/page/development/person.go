package development

// One person's case: the head, what is wrong, and in tabs the steps, the branch
// meetings, the papers, the inspections, notices and letters.

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// The tabs of a person, in their order.
const (
	tabSteps = iota
	tabMeetings
	tabPapers
	tabInspections
	tabOutside
	tabFound
)

// person is the view of one case. It is made once and shows one case after the
// other.
type person struct {
	p       *Page
	id      string // of the case; empty = none is shown
	was     model.DevelopmentCase
	content fyne.CanvasObject
	back    *kit.Button
	head    *fyne.Container
	found   *fyne.Container // the strongest findings, over the tabs
	all     *fyne.Container // all findings
	tabs    *kit.Tabs
	steps   *timeline

	meetings    *meetings
	papers      *papers
	inspections *inspections
	outside     *outside
}

func newPerson(p *Page) *person {
	v := &person{p: p, head: kit.NewFlow(), found: container.NewVBox(), all: container.NewVBox()}
	v.back = kit.NewButtonWithIcon("返回", theme.NavigateBackIcon(), p.closePerson)
	v.steps = newTimeline(v)
	v.meetings, v.papers, v.inspections, v.outside = newMeetings(p), newPapers(p), newInspections(p), newOutside(p)
	v.tabs = kit.NewTabs(
		kit.Tab{Title: "办理进程", Content: v.steps.content},
		kit.Tab{Title: "支部大会", Content: v.meetings.content},
		kit.Tab{Title: "材料", Content: v.papers.content},
		kit.Tab{Title: "考察", Content: v.inspections.content},
		kit.Tab{Title: "公示和函调", Content: v.outside.content},
		kit.Tab{Title: "核查", Content: container.NewVScroll(v.all)},
	)
	top := container.NewVBox(container.NewPadded(v.head), v.found)
	v.content = kit.NewCapped(top, v.tabs)
	v.tabs.OnSelect = func(int) { v.hideFound() }
	return v
}

// openPerson shows a case in the place of the tabs.
func (p *Page) openPerson(c model.DevelopmentCase) { p.openAt(c, 0) }

// openAt is openPerson with a step of the chart brought forward, in the place of the one that
// comes next; 0 = that one.
func (p *Page) openAt(c model.DevelopmentCase, number int) {
	if p.person.id != c.ID || number != 0 {
		p.person.tabs.Select(tabSteps)
	}
	p.person.steps.asked = number
	p.person.id = c.ID
	p.showPerson()
	p.content.Objects = []fyne.CanvasObject{p.person.content}
	p.content.Refresh()
	p.person.steps.bringCurrent()
	if l := p.person.steps.pointed(); l != nil && p.person.tabs.Selected() == tabSteps {
		p.focus(l) // Enter takes the step
		return
	}
	p.focus(p.person.back)
}

// closePerson goes back to where the case was opened from.
func (p *Page) closePerson() {
	id := p.person.id
	if id == "" {
		return
	}
	p.person.id = ""
	p.content.Objects = []fyne.CanvasObject{p.Tabs.Content()}
	p.content.Refresh()
	p.list.SelectKey(id)
}

func (p *Page) focus(o fyne.Focusable) {
	if c := p.host.Window().Canvas(); c.Content() != nil {
		c.Focus(o)
	}
}

// showPerson shows the latest state of the open case.
func (p *Page) showPerson() {
	v := p.person
	if v.id == "" {
		return
	}
	c, ok := model.Find[model.DevelopmentCase](p.Snap.Book, v.id)
	if !ok || !p.Snap.Book.InScope(c) {
		p.closePerson()
		return
	}
	v.was = c
	v.showHead(c)
	v.showFound(p.found[c.ID])
	steps := model.Timeline(p.Snap.Book, c)
	v.steps.show(c, steps)
	v.tabs.SetTitle(tabMeetings, page.Counted("支部大会", v.meetings.show(c, p.found[c.ID])))
	held, all := v.papers.show(c, steps)
	v.tabs.SetTitle(tabPapers, fmt.Sprintf("材料 %d/%d", held, all))
	v.tabs.SetTitle(tabInspections, page.Counted("考察", v.inspections.show(c)))
	v.tabs.SetTitle(tabOutside, page.Counted("公示和函调", v.outside.show(c)))
	v.content.Refresh() // findings that are gone leave their room
	v.steps.follow()
}

// showHead fills the first line: each fact is one piece, so that a narrow window or
// large text takes more lines and breaks none.
func (v *person) showHead(c model.DevelopmentCase) {
	b := v.p.Snap.Book
	stage := model.StageOn(b, c, b.AsOf)
	edition := kit.NewButton("变更适用版本…", func() { v.p.askEdition(c) })
	form := kit.NewButton("修改登记…", func() { v.p.edit(c) })
	register := kit.NewButton("人员登记表", func() { v.p.host.Open(model.Ref{Kind: model.KindPerson, ID: c.PersonID}) })
	print := page.PrintButton(v.p.host, func() bool { return false }, func() page.Printed { return v.printed(c) })
	papers := kit.NewButtonWithIcon("出具文书…", theme.DocumentIcon(), func() { v.p.host.Issue(model.RefOf(c)) })
	end := kit.NewButton("终止…", func() { v.p.askEnd(c) })
	if !c.EndedDay.IsZero() || stage == model.StageEnded || stage == model.StageFull {
		end.Disable()
	}
	v.head.Objects = []fyne.CanvasObject{v.back,
		kit.NewText(b.PersonName(c.PersonID), theme.ColorNameForeground).Strong().Sized(kit.Larger(5)),
		kit.NewText(stageWords(b, c, stage), stageColor(stage)).Strong()}
	for _, fact := range headFacts(b, c, stage) {
		v.head.Add(kit.NewText(fact, kit.ColorMuted))
	}
	if ended := endedWords(c); ended != "" {
		v.head.Add(kit.Wide(muted(ended), 240))
	} else {
		v.head.Add(kit.Wide(layout.NewSpacer(), 0)) // the buttons stand at the right
	}
	v.head.Add(container.NewHBox(papers, register, edition, form, end, print))
	v.head.Refresh()
}

// printed is a case on paper: what is registered, and how far the steps are.
func (v *person) printed(c model.DevelopmentCase) page.Printed {
	b := v.p.Snap.Book
	steps := model.Timeline(b, c)
	taken := report.Part{Title: "办理进程（已办日期；期限）"}
	for i, m := range marksOf(b, c, steps) {
		s, words := steps[i], []string{}
		for _, text := range []string{s.Day.String(), limitWords(s), m.text} {
			if text != "" && text != "—" {
				words = append(words, text)
			}
		}
		taken.Facts = append(taken.Facts, report.Fact{Label: fmt.Sprintf("%d　%s", s.Number, s.Name), Text: strings.Join(words, "；")})
	}
	return page.Printed{Record: c, Sections: caseForm(model.EditionsOf(b, c).On(b.AsOf)), Masked: true, More: []report.Part{taken}}
}

// stageWords is the stage, and that the superior has still to approve it.
func stageWords(b *model.Book, c model.DevelopmentCase, stage model.Stage) string {
	if figure.StageOf(b, &c) == figure.StagePending {
		return string(stage) + "（" + string(figure.StagePending) + "）"
	}
	return string(stage)
}

// muted is a line of secondary text that wraps.
func muted(text string) fyne.CanvasObject {
	return kit.NewWords(kit.Sentence{Text: text, Color: kit.ColorMuted})
}

// headFacts is branch, since when the stage has lasted, and edition.
func headFacts(b *model.Book, c model.DevelopmentCase, stage model.Stage) []string {
	facts := []string{page.ShortName(b, c.OrganizationID)}
	if since := model.StageSince(b, c, b.AsOf); !since.IsZero() && stage != model.StageEnded {
		facts = append(facts, "自"+since.String())
	}
	edition := "适用" + model.EditionsOf(b, c).String()
	if c.Override() != "" {
		edition += "（已变更）"
	}
	return append(facts, edition)
}

// endedWords says when and why a case was ended.
func endedWords(c model.DevelopmentCase) string {
	if c.EndedDay.IsZero() {
		return ""
	}
	return c.EndedDay.String() + "终止：" + c.EndedReason
}

func stageColor(s model.Stage) fyne.ThemeColorName {
	switch s {
	case model.StageEnded:
		return kit.ColorNote
	case model.StageFull:
		return kit.ColorGood
	}
	return kit.ColorDue
}

// mostFound is how many findings stand over the tabs; the rest has its own tab.
const mostFound = 2

func (v *person) showFound(found []rule.Finding) {
	v.found.RemoveAll()
	v.all.RemoveAll()
	for _, o := range page.FindingLines(found[:min(mostFound, len(found))]) {
		v.found.Add(o)
	}
	for _, o := range page.FindingLines(found) {
		v.all.Add(o)
	}
	if n := len(found) - mostFound; n > 0 {
		more := kit.NewButton(fmt.Sprintf("另有%d条，看全部", n), func() { v.tabs.Select(tabFound) })
		more.Importance = widget.LowImportance
		v.found.Add(container.NewHBox(more))
	}
	if len(found) == 0 {
		v.all.Add(line(sentence{text: "没有发现问题，近期也没有到期的事项。", color: kit.ColorGood}))
	}
	v.tabs.SetTitle(tabFound, page.Counted("核查", len(found)))
	v.hideFound()
	v.all.Refresh()
}

// hideFound leaves the findings away where all of them are listed below.
func (v *person) hideFound() {
	v.found.Hidden = v.tabs.Selected() == tabFound
	v.found.Refresh()
	v.content.Refresh()
}

// askEdition chooses one edition for the whole case, or leaves it to what holds for
// all; it says what the rules find under each.
func (p *Page) askEdition(c model.DevelopmentCase) *liveForm {
	now := c
	now.Edition = c.Override()
	return showLive(p.host, live{
		title: "变更适用版本：" + p.Snap.Book.PersonName(c.PersonID), record: now, small: true, what: whatEdition,
		sections: []kit.FormSection{{Fields: []string{"Edition", "EditionReason"}}},
		hints: func(r model.Record) []sentence {
			x := r.(model.DevelopmentCase)
			found := rule.CheckCase(p.Snap.Book, x)
			return []sentence{{text: editionWords(p.Snap.Book, x), bold: true},
				{text: fmt.Sprintf("申请日期%s，当时施行的是%s。过渡期怎样适用，以上级党委的规定为准。不选版本的，按本单位对全部记录选定的口径；选了的，全部步骤按所选版本，须写明依据和理由。", x.Applied.Chinese(),
					x.OpeningEdition())},
				{text: fmt.Sprintf("这样核查，这份记录有%d项问题或提醒。", len(found)), color: kit.ColorMuted}}
		},
		save: func(r model.Record, done func(error)) {
			x := r.(model.DevelopmentCase)
			if x.Edition == "" {
				x.EditionReason = ""
			}
			p.host.SaveEdited("变更“"+p.Snap.Book.PersonName(c.PersonID)+"”的适用版本", c, x, done)
		},
	})
}

// askEnd ends a case with a day and a reason.
func (p *Page) askEnd(c model.DevelopmentCase) {
	name := "“" + p.Snap.Book.PersonName(c.PersonID) + "”"
	page.AskEnd(p.host, c, page.End{Who: name, Past: "终止培养", Note: name + "终止培养", Question: page.Question{
		Title: "终止培养", Yes: "登记终止", Fields: []string{"EndedDay", "EndedReason"}, Need: []string{"EndedReason"},
		Text: "登记" + name + "终止培养（本人撤回、离职、不再具备条件等）。记录和材料保留，终止之日起不再提醒。",
	}})
}
