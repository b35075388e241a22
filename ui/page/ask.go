package page

// Short questions: a few fields of a record in a small window, for acts that
// need a day or a reason.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
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
	// Then saves; the window stays, with what was typed, until done is called without
	// an error.
	Then  func(r model.Record, done func(error))
	Large bool // a large window, for long texts
}

// AskFields shows the question; Then gets the record once its fields are right.
func AskFields(host Host, q Question) {
	form := kit.NewRecordForm(q.Record, []kit.FormSection{{Fields: q.Fields}}, kit.FormOptions{Today: host.Snapshot().Today, Lookup: host.Lookup, Name: host.Name, Need: q.Need})
	form.Check = func(r model.Record) map[string]string { return q.check(r) }
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: q.Text}))
	if q.Above != nil {
		box.Add(q.Above)
	}
	box.Add(form.Object())
	sheet := &Sheet{Title: q.Title, Content: kit.NewFormScroll(container.NewPadded(box)), Changed: form.Changed, Width: 620, Height: 310}
	if q.Large {
		sheet.Width, sheet.Height = 980, tall
	}
	sheet.Yes = kit.NewButton(q.Yes, func() {
		if now, ok := form.Record(); ok {
			q.Then(now, sheet.Saving())
		}
	})
	sheet.Show(host)
	form.Focus("")
}

// Ahead refuses what is said to have happened on a day to come: a mistyped year would
// leave the record as if nothing had been done.
func Ahead(r model.Record, today day.Day, fields ...string) map[string]string {
	schema, wrong := model.SchemaOf(r.Kind()), map[string]string{}
	for _, name := range fields {
		f, ok := schema.Field(name)
		if !ok {
			panic("page: " + string(r.Kind()) + " has no field " + name)
		}
		if f.Text(r) > today.String() { // days are written so that they sort; a month comes before its days
			wrong[name] = "晚于今天，请填实际日期"
		}
	}
	return wrong
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
