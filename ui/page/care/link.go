package care

// One tie: who is linked with whom, what is wrong, what became of the expert, and on
// a line of time the talks and the steps towards the Party since it began.

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// link is the view of one tie, in the place of the tabs. It is made once and shows
// one tie after the other.
type link struct {
	p       *Page
	id      string // empty = none is shown
	content fyne.CanvasObject
	back    *kit.Button
	head    *fyne.Container
	about   *fyne.Container // facts and findings
	line    *fyne.Container // the events
	scroll  *container.Scroll
}

func newLink(p *Page) *link {
	v := &link{p: p, head: kit.NewFlow(), about: kit.NewColumn(), line: kit.NewColumn()}
	v.back = kit.NewButtonWithIcon("返回", theme.NavigateBackIcon(), p.closeLink)
	v.scroll = container.NewVScroll(container.NewPadded(kit.NewColumn(v.about, kit.SectionTitle("谈话和进展"), v.line)))
	v.content = kit.NewTopped(container.NewPadded(v.head), v.scroll)
	return v
}

// openLink shows a tie in the place of the tabs.
func (p *Page) openLink(l model.TalentLink) {
	p.link.id = l.ID
	p.link.scroll.Offset = fyne.Position{}
	p.link.show()
	p.content.Objects = []fyne.CanvasObject{p.link.content}
	p.content.Refresh()
	if c := p.host.Window().Canvas(); c.Content() != nil {
		c.Focus(p.link.back)
	}
}

// closeLink goes back to the list.
func (p *Page) closeLink() {
	id := p.link.id
	if id == "" {
		return
	}
	p.link.id = ""
	p.content.Objects = []fyne.CanvasObject{p.Tabs.Content()}
	p.content.Refresh()
	p.links.list.Select(id)
}

// talk records a talk within the tie that is shown.
func (v *link) talk() {
	if l, ok := v.chosen(); ok {
		v.p.askTalk(l)
	}
}

func (v *link) chosen() (model.TalentLink, bool) {
	l, ok := model.Find[model.TalentLink](v.p.Snap.Book, v.id)
	return l, ok && v.id != "" && v.p.Snap.Book.InScope(l)
}

// show shows the latest state of the tie.
func (v *link) show() {
	if v.id == "" {
		return
	}
	l, ok := v.chosen()
	if !ok {
		v.p.closeLink()
		return
	}
	r := model.LinkOn(v.p.Snap.Book, l)
	v.showHead(l, r)
	v.about.Objects = []fyne.CanvasObject{kit.NewFacts(v.facts(l, r))}
	for _, o := range page.FindingLines(v.p.Snap.FindingsOf(model.Ref{Kind: model.KindTalentLink, ID: l.ID})) {
		v.about.Add(o)
	}
	v.line.RemoveAll()
	for _, e := range v.events(l, r) {
		v.line.Add(v.eventRow(l, e))
	}
	v.scroll.Content.Refresh()
	v.content.Refresh()
}

// showHead fills the first line with whom it is about and what can be done.
func (v *link) showHead(l model.TalentLink, r model.LinkResult) {
	b := v.p.Snap.Book
	color := kit.ColorMuted
	if r.Advanced() {
		color = kit.ColorGood
	}
	end := kit.NewButton("结束联系…", func() { v.p.askEnd(l) })
	if !l.To.IsZero() {
		end.Disable()
	}
	talk := kit.NewButtonWithIcon("登记谈话…", theme.ContentAddIcon(), v.talk)
	edit := kit.NewButton("修改登记…", func() {
		page.ShowForm(v.p.host, page.Form{Record: l, Sections: linkForm, Saved: func(model.Record) {}})
	})
	register := kit.NewButton("人员登记表", func() { v.p.host.Open(model.Ref{Kind: model.KindPerson, ID: l.PersonID}) })
	v.head.Objects = []fyne.CanvasObject{v.back, kit.NewText(b.PersonName(l.PersonID),
		theme.ColorNameForeground).Strong().Sized(kit.Larger(5)),
		kit.NewText(string(l.TalentKind), kit.ColorDue).Strong(), kit.NewText("联系以来："+report.ReachedWords(r.Progress), color),
		kit.Wide(layout.NewSpacer(), 0), container.NewHBox(register, edit, end, talk)}
	v.head.Refresh()
}

// facts is what is known of the tie.
func (v *link) facts(l model.TalentLink, r model.LinkResult) []kit.Fact {
	b := v.p.Snap.Book
	p, _ := model.Find[model.Person](b, l.PersonID)
	contact := kit.Fact{Label: "联系人", Value: contactName(b, l)}
	if l.ContactID == "" {
		contact.Color = kit.ColorWarn
	}
	time := l.From.String() + "起"
	if !l.To.IsZero() {
		time = l.From.String() + "至" + l.To.String()
	}
	talks := "还没有谈话记录"
	if r.Notes > 0 {
		talks = fmt.Sprintf("%d次，最近一次%s", r.Notes, r.Last)
	}
	facts := []kit.Fact{{Label: "所在单位", Value: b.EnterpriseName(p.EnterpriseID) + "　" + p.Department + "　" + p.Position, Wide: true},
		{Label: "联系党组织", Value: b.OrganizationName(l.OrganizationID)}, contact,
		{Label: "联系时间", Value: time}, {Label: "谈话", Value: talks}, {Label: "现政治面貌", Value: string(r.Now)}, {Label: "培养目标", Value: l.Goal,
			Wide: true}}
	if l.Result != "" {
		facts = append(facts, kit.Fact{Label: "联系成效", Value: l.Result, Wide: true})
	}
	if l.Note != "" {
		facts = append(facts, kit.Fact{Label: "备注", Value: l.Note, Wide: true})
	}
	return facts
}

// event is one point on the line of time.
type event struct {
	day   day.Day
	what  string
	color fyne.ThemeColorName // of the dot; empty = hollow
	bold  bool
	note  *model.LinkNote // of a talk
}

// events is what happened within the tie, the latest on top: talks, and the steps
// towards the Party that the cases and the register know of.
func (v *link) events(l model.TalentLink, r model.LinkResult) []event {
	var out []event
	if !l.To.IsZero() && !v.p.ahead(l.To) {
		out = append(out, event{day: l.To, what: "结束联系", bold: true})
	}
	for _, n := range notesOf(v.p.Snap.Book, l) {
		out = append(out, event{day: n.Day, what: cmp.Or(n.By, "未登记谈话人") + "：" + n.What, color: kit.ColorDue, note: &n})
	}
	for _, m := range slices.Backward(r.Since) {
		out = append(out, event{day: m.Day, what: report.MilestoneWords(m.Status), color: kit.ColorGood, bold: true})
	}
	out = append(out, event{day: l.From, what: "开始联系", bold: true})
	slices.SortStableFunc(out, func(a, b event) int { return b.day.First().Compare(a.day.First()) })
	return out
}

// eventRow is an event on screen; a talk can be changed.
func (v *link) eventRow(l model.TalentLink, e event) fyne.CanvasObject {
	words := kit.NewWords(kit.Sentence{Text: e.what, Bold: e.bold, Color: kit.Choose(e.color == kit.ColorGood, kit.ColorGood, "")})
	bar, dot := canvas.NewLine(theme.Color(theme.ColorNameSeparator)), canvas.NewCircle(theme.Color(kit.ColorCard))
	bar.StrokeWidth = 2
	dot.StrokeColor, dot.StrokeWidth = theme.Color(kit.ColorMuted), 2
	if e.color != "" {
		dot.FillColor, dot.StrokeColor = theme.Color(e.color), theme.Color(e.color)
	}
	var change fyne.CanvasObject = layout.NewSpacer()
	if e.note != nil {
		edit := kit.NewButton("修改", func() { v.editNote(l, *e.note) })
		edit.Importance = widget.LowImportance
		change = edit
	}
	return container.New(eventLayout{}, bar, dot, kit.NewText(e.day.String(), kit.ColorMuted), words, change)
}

// editNote changes a note.
func (v *link) editNote(l model.TalentLink, n model.LinkNote) {
	page.ShowForm(v.p.host, page.Form{Record: n, Title: "与“" + v.p.Snap.Book.PersonName(l.PersonID) + "”的谈话和帮助：修改", Sections: noteForm,
		Saved: func(model.Record) {}})
}

// eventLayout puts the line with its dot, the day, the words and what can be done
// beside each other; the words make the height.
type eventLayout struct{}

// Places in a row, in ems.
const (
	dotPlace  = 0.8
	dayPlace  = 2.0
	wordPlace = 9.0
)

// MinSize implements fyne.Layout.
func (eventLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	em := theme.TextSize()
	words, change := objects[3].MinSize(), objects[4].MinSize()
	return fyne.NewSize((wordPlace+10)*em+change.Width, max(words.Height, change.Height))
}

// Layout implements fyne.Layout.
func (eventLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	em := theme.TextSize()
	bar, dot, on, words, change := objects[0].(*canvas.Line), objects[1], objects[2], objects[3], objects[4]
	// as far as the next row
	bar.Position1, bar.Position2 = fyne.NewPos(dotPlace*em, 0), fyne.NewPos(dotPlace*em, size.Height+theme.Padding())
	// the height of one line of words
	line := theme.TextSize()*1.5 + 2*theme.InnerPadding()
	dot.Resize(fyne.NewSize(em*0.8, em*0.8))
	dot.Move(fyne.NewPos((dotPlace-0.4)*em, (line-em*0.8)/2))
	on.Resize(fyne.NewSize((wordPlace-dayPlace)*em, line))
	on.Move(fyne.NewPos(dayPlace*em, 0))
	m := change.MinSize()
	words.Resize(fyne.NewSize(size.Width-wordPlace*em-m.Width, size.Height))
	words.Move(fyne.NewPos(wordPlace*em, 0))
	change.Resize(fyne.NewSize(m.Width, min(m.Height, line)))
	change.Move(fyne.NewPos(size.Width-m.Width, (line-min(m.Height, line))/2))
}
