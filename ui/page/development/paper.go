package development

// 材料: the checklist of papers by stage. A tick says that the paper is held, and
// is saved at once.

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// papers is the tab.
type papers struct {
	p       *Page
	was     model.DevelopmentCase
	box     *fyne.Container
	content fyne.CanvasObject
	lines   []paperLine
}

// paperLine is one paper with its record; the record has no ID until it is first
// ticked.
type paperLine struct {
	record model.Evidence
	phase  int // 0 = beside the chart
	local  bool
	day    day.Day // of the step that the paper proves
	check  *kit.Check
}

func newPapers(p *Page) *papers {
	t := &papers{p: p, box: container.NewVBox()}
	add := kit.NewButtonWithIcon("添加其他材料", theme.ContentAddIcon(), t.create)
	top := kit.NewFlow(add, kit.Wide(muted("打勾表示已归入，日期取该步骤的办理日期（没有的取今天），可点日期修改；标“本地”的只是本地要求。"), 300))
	t.content = kit.NewTopped(container.NewPadded(top), container.NewVScroll(t.box))
	return t
}

// linesOf is the checklist of a case: the chart's papers, then the others.
func linesOf(b *model.Book, c model.DevelopmentCase, steps []model.StepState) []paperLine {
	held := map[string]model.Evidence{}
	for _, e := range model.Owned[model.Evidence](b, c.ID) {
		held[e.Number] = *e
	}
	var out []paperLine
	for _, s := range steps {
		for _, paper := range s.Papers {
			e, ok := held[paper.Number]
			if !ok {
				e = model.Evidence{CaseID: c.ID, Number: paper.Number, Name: paper.Name}
			}
			delete(held, paper.Number)
			out = append(out, paperLine{record: e, phase: s.Phase, local: paper.Local, day: s.Day})
		}
	}
	for _, e := range model.Owned[model.Evidence](b, c.ID) {
		if _, ok := held[e.Number]; ok {
			out = append(out, paperLine{record: *e})
		}
	}
	return out
}

// show fills the checklist and gives how many papers are held of how many.
func (t *papers) show(c model.DevelopmentCase, steps []model.StepState) (held, all int) {
	t.was, t.lines = c, linesOf(t.p.Snap.Book, c, steps)
	t.box.RemoveAll()
	t.box.Add(line(archiveSentence(t.lines)))
	for phase := 1; phase <= len(model.StepPhases())+1; phase++ {
		at := phase % (len(model.StepPhases()) + 1) // the others come last
		h, n := t.showPhase(at)
		held, all = held+h, all+n
	}
	t.box.Refresh()
	return held, all
}

// showPhase adds the papers of one stage.
func (t *papers) showPhase(phase int) (held, all int) {
	rows := container.NewVBox()
	var missing []model.Record
	for i := range t.lines {
		l := &t.lines[i]
		if l.phase != phase {
			continue
		}
		all++
		if l.record.Held {
			held++
		} else if !l.local {
			missing = append(missing, t.ticked(*l, true))
		}
		rows.Add(t.newLine(l))
	}
	if all == 0 {
		return 0, 0
	}
	title := "其他材料"
	if phase > 0 {
		title = phaseTitle(phase)
	}
	every := kit.NewButton("本阶段全部归入", func() {
		t.save(fmt.Sprintf("“%s”%s的材料%d份归入", t.name(), title, len(missing)), missing...)
	})
	every.Importance = widget.LowImportance
	if len(missing) == 0 {
		every.Hide()
	}
	t.box.Add(container.NewHBox(kit.SectionTitle(fmt.Sprintf("%s　已归入%d/%d", title, held, all)), layout.NewSpacer(), every))
	t.box.Add(rows)
	return held, all
}

// newLine makes the line of one paper.
func (t *papers) newLine(l *paperLine) fyne.CanvasObject {
	name := l.record.Number + "　" + l.record.Name
	if l.local {
		name += "（本地）"
	}
	l.check = kit.NewCheck(kit.Visible(name), nil)
	l.check.SetChecked(l.record.Held)
	l.check.OnChanged = func(on bool) { t.tick(*l, on) }
	word := "未归入"
	if l.record.Held {
		word = "日期未填"
		if !l.record.Day.IsZero() {
			word = l.record.Day.String()
		}
	}
	if l.record.Note != "" {
		word += "　" + kit.Cut(l.record.Note, 160, 14)
	}
	change := kit.NewLink(kit.Visible(word), func() { t.askDay(*l) })
	return container.New(paperLayout{}, l.check, change)
}

// paperLayout puts the tick and its day side by side, days in one column.
type paperLayout struct{}

const paperName = 27 // ems

// MinSize implements fyne.Layout.
func (paperLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.TextSize()*(paperName+10), max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// Layout implements fyne.Layout.
func (paperLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at := theme.TextSize() * paperName
	objects[0].Resize(fyne.NewSize(at, size.Height))
	objects[1].Move(fyne.NewPos(at, 0))
	objects[1].Resize(fyne.NewSize(min(size.Width-at, objects[1].MinSize().Width), size.Height))
}

// ticked is a paper's record as held or not.
func (t *papers) ticked(l paperLine, on bool) model.Evidence {
	e := l.record
	e.Held, e.Day = on, day.Day{}
	if on {
		if e.Day = l.day; e.Day.IsZero() {
			e.Day = t.p.Snap.Today
		}
	}
	return e
}

func (t *papers) tick(l paperLine, on bool) {
	word := "归入"
	if !on {
		word = "取消归入"
	}
	t.save(fmt.Sprintf("“%s”材料%s %s%s", t.name(), l.record.Number, l.record.Name, word), t.ticked(l, on))
}

// save writes papers; if it fails, the ticks are put back.
func (t *papers) save(note string, records ...model.Record) {
	t.saveThen(note, func(error) {}, records...)
}

func (t *papers) saveThen(note string, done func(error), records ...model.Record) {
	for i, r := range records {
		if e := r.(model.Evidence); e.ID == "" {
			e.ID = t.p.host.NewID(model.KindEvidence)
			records[i] = e
		}
	}
	records = slices.Clone(records)
	t.p.host.Save(note, func(err error) {
		if err != nil {
			t.p.showPerson()
		}
		done(err)
	}, records...)
}

func (t *papers) name() string { return t.p.Snap.Book.PersonName(t.was.PersonID) }

// askDay changes the day and the note of a paper.
func (t *papers) askDay(l paperLine) {
	now := l.record
	if !now.Held {
		now = t.ticked(l, true)
	}
	page.AskFields(t.p.host, page.Question{
		Title: "材料 " + l.record.Number, Yes: "保存", Record: now, Fields: []string{"Held", "Day", "Copies", "Pages", "Original", "Note"},
		Text: t.name() + "：" + l.record.Name,
		Then: func(r model.Record, done func(error)) {
			t.saveThen("“"+t.name()+"”材料"+l.record.Number+" "+l.record.Name, done, r)
		},
	})
}

// create adds a paper beside the chart.
func (t *papers) create() {
	e := model.Evidence{CaseID: t.was.ID, Held: true, Day: t.p.Snap.Today}
	page.ShowForm(t.p.host, page.Form{Record: e, Fresh: true, Need: []string{"Name"}, Saved: func(model.Record) {},
		Sections: []kit.FormSection{{Fields: []string{"Number", "Name", "Held", "Day", "Copies", "Pages", "Original", "Note"}}}})
}
