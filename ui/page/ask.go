package page

// Short questions: a few fields of a record in a small window, for acts that
// need a day or a reason.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
)

// Question asks for some fields of a record.
type Question struct {
	Title  string
	Text   string            // what is about to happen, naming the record
	Yes    string            // the act, on the button
	Above  fyne.CanvasObject // more to choose, above the fields; nil = nothing
	Record model.Record
	Fields []string
	Need   []string // fields that may not stay empty
	Check  func(model.Record) map[string]string
	Then   func(model.Record)
	Large  bool // a large window, for long texts
}

// AskFields shows the question; Then gets the record once its fields are right.
func AskFields(host Host, q Question) {
	form := kit.NewRecordForm(q.Record, []kit.FormSection{{Fields: q.Fields}}, kit.FormOptions{Today: host.Snapshot().Today, Lookup: host.Lookup, Name: host.Name})
	form.Check = func(r model.Record) map[string]string { return q.check(r) }
	text := widget.NewLabel(kit.Visible(q.Text))
	text.Wrapping = fyne.TextWrapBreak
	var d *dialog.CustomDialog
	yes := widget.NewButton(q.Yes, func() {
		now, ok := form.Record()
		if !ok {
			return
		}
		d.Hide()
		q.Then(now)
	})
	yes.Importance = widget.HighImportance
	cancel := widget.NewButton("取消", func() { d.Hide() })
	foot := container.NewHBox(layout.NewSpacer(), cancel, yes)
	box := kit.NewColumn(text)
	if q.Above != nil {
		box.Add(q.Above)
	}
	box.Add(form.Object())
	body := container.NewVScroll(container.NewPadded(box))
	d = dialog.NewCustomWithoutButtons(q.Title, container.NewBorder(nil, foot, nil, nil, body), host.Window())
	size := host.Window().Canvas().Size()
	scale := theme.TextSize() / 14
	want := fyne.NewSize(620*scale, 310*scale)
	if q.Large {
		want = fyne.NewSize(980*scale, size.Height)
	}
	d.Resize(fyne.NewSize(min(size.Width*0.9, want.Width), min(size.Height*0.9, want.Height)))
	d.Show()
	form.Focus("")
}

// check asks for the needed fields and then for the question's own check.
func (q Question) check(r model.Record) map[string]string {
	schema, wrong := model.SchemaOf(r.Kind()), map[string]string{}
	for _, name := range q.Need {
		if f, ok := schema.Field(name); ok && f.IsZero(r) {
			wrong[name] = "必填，请填写" + f.Label
		}
	}
	if len(wrong) == 0 && q.Check != nil {
		return q.Check(r)
	}
	return wrong
}
