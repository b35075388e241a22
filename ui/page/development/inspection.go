package development

// 考察: the half-yearly inspections, and when the next one is due.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// inspections is the tab.
type inspections struct {
	p       *Page
	was     model.DevelopmentCase
	list    *kit.RecordList[model.Inspection]
	next    *fyne.Container
	content fyne.CanvasObject
}

func newInspections(p *Page) *inspections {
	t := &inspections{p: p, next: container.NewStack()}
	opinion := kit.TextColumn("考察意见", 420, func(i model.Inspection) string { return i.Conclusion })
	t.list = page.NewList(p.host, page.ListOf{ID: "development.inspections", Title: "培养考察"}, []kit.Column[model.Inspection]{
		kit.TextColumn("考察日期", 104, func(i model.Inspection) string { return i.Day.String() }),
		opinion,
		kit.TextColumn("考察人", 180, func(i model.Inspection) string { return i.Inspector }),
	})
	t.list.Key = func(i model.Inspection) string { return i.ID }
	t.list.Empty = "还没有登记考察。确定为入党积极分子后，每半年考察一次，点“新增考察”登记。"
	t.list.OnOpen = func(i model.Inspection) { t.edit(i, false) }
	page.RemovableRecords(p.host, t.list, func(i model.Inspection) model.Ref { return model.RefOf(i) })
	t.list.SortBy("考察日期", false)
	add := kit.NewButtonWithIcon("新增考察", theme.ContentAddIcon(), t.create)
	t.content = kit.NewTopped(container.NewPadded(kit.NewFlow(add, page.RemoveSelected(p.host, t.list), kit.Wide(t.next, 300))), t.list)
	return t
}

// show lists the case's inspections and says when the next is due.
func (t *inspections) show(c model.DevelopmentCase) int {
	t.was = c
	var rows []model.Inspection
	for _, i := range model.Owned[model.Inspection](t.p.Snap.Book, c.ID) {
		rows = append(rows, *i)
	}
	t.list.SetRows(rows)
	t.next.Objects = []fyne.CanvasObject{line(t.nextWords(c))}
	t.next.Refresh()
	return len(rows)
}

// nextWords says when the next inspection is due.
func (t *inspections) nextWords(c model.DevelopmentCase) sentence {
	b := t.p.Snap.Book
	due, ok := rule.NextInspection(b, c)
	switch {
	case !ok:
		return sentence{text: "现在没有要做的考察。", color: kit.ColorMuted}
	case due.Last().Before(b.AsOf):
		return sentence{text: fmt.Sprintf("下次考察应不晚于%s，已超期%d天，请安排。", due.Chinese(), b.AsOf.Sub(due.Last())), color: kit.ColorBlock,
			bold: true}
	}
	return sentence{text: fmt.Sprintf("下次考察应不晚于%s，还有%d天。", due.Chinese(), due.Last().Sub(b.AsOf)), color: kit.ColorDue}
}

// create begins an inspection, by who made the one before.
func (t *inspections) create() {
	now := model.Inspection{CaseID: t.was.ID, Day: t.p.Snap.Today}
	var last *model.Inspection
	for _, i := range model.Owned[model.Inspection](t.p.Snap.Book, t.was.ID) {
		if last == nil || i.Day.After(last.Day) {
			last = i
		}
	}
	if last != nil {
		now.Inspector = last.Inspector
	}
	t.edit(now, true)
}

// inspectionStep is the step of the chart that an inspection belongs to: that of
// the activist, or after the admission that of the probationary member.
func (t *inspections) inspectionStep(on day.Day) int {
	b := t.p.Snap.Book
	if m, ok := model.AdmissionOn(b, t.was, b.AsOf); ok && !on.Before(m.Day) {
		return model.StepProbation
	}
	return model.StepCultivation
}

func (t *inspections) edit(i model.Inspection, fresh bool) {
	title := t.p.Snap.Book.PersonName(t.was.PersonID) + "：" + stepTitle(t.p.Snap.Book, t.was, t.inspectionStep(i.Day))
	page.ShowForm(t.p.host, page.Form{Record: i, Fresh: fresh, Title: title, Saved: func(model.Record) {},
		Sections: []kit.FormSection{{Fields: []string{"Day", "Inspector", "Conclusion"}}}, Again: t.again(fresh)})
}

// again begins the next inspection after a new one.
func (t *inspections) again(fresh bool) func(model.Record) {
	if !fresh {
		return nil
	}
	return func(model.Record) { t.create() }
}
