package page

// Short questions: a few fields of a record in a small window, for acts that
// need a day or a reason.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
)

// Question asks for some fields of a record.
type Question struct {
	Title  string
	Text   string            // what is about to happen, naming the record
	Yes    string            // the act, on the button
	Above  fyne.CanvasObject // more to choose, above the fields; nil = nothing
	Below  fyne.CanvasObject // what comes and goes, below them: they stay where they are; nil = nothing
	Record model.Record
	Fields []string
	Need   []string // fields that may not stay empty
	// Lacks says what is still to be chosen above the fields; empty = nothing.
	Lacks func() string
	// Whole adds to the record what was chosen above; nil = nothing.
	Whole func(model.Record) model.Record
	// Also is what is wrong with the whole record here, beside its law; nil = nothing.
	Also func(model.Record) []model.Fault
	// Seen is told what is filled in, at first and with each change; nil = nobody.
	Seen func(model.Record)
	// Then saves; the window stays, with what was typed, until done is called without
	// an error.
	Then  func(r model.Record, done func(error))
	Large bool // a large window, for long texts
}

// AskFields shows the question; Then gets the record once its fields are right.
func AskFields(host Host, q Question) {
	opt := FormOptions(host)
	law := opt.Law
	opt.Need, opt.Law = q.Need, func(r model.Record) []model.Fault {
		if q.Lacks != nil {
			if what := q.Lacks(); what != "" {
				return []model.Fault{{Say: what}}
			}
		}
		faults := law(q.whole(r))
		if q.Also != nil {
			faults = append(faults, q.Also(q.whole(r))...)
		}
		return faults
	}
	var sheet *Sheet
	opt.Enter = func() { sheet.press() }
	form := kit.NewRecordForm(q.Record, []kit.FormSection{{Fields: q.Fields}}, opt)
	if q.Seen != nil {
		form.OnChange = func() { q.Seen(form.Current()) }
		form.OnChange()
	}
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: q.Text}))
	if q.Above != nil {
		box.Add(q.Above)
	}
	box.Add(form.Object())
	if q.Below != nil {
		box.Add(q.Below)
	}
	sheet = &Sheet{Title: q.Title, Content: kit.NewFormScroll(container.NewPadded(box)), Changed: form.Changed, Saves: true,
		Keep: q.keep(form), Width: 620, Height: 310}
	if q.Large {
		sheet.Width, sheet.Height = 980, tall
	}
	sheet.Yes = kit.NewButton(q.Yes, func() {
		if now, ok := form.Record(); ok {
			q.Then(q.whole(now), sheet.Saving())
		}
	})
	sheet.Show(host)
	form.Focus("")
}

// keep is what is kept of the question while it is open: what its answer does is known to
// who asks alone.
func (q Question) keep(form *kit.RecordForm) func() *OpenForm {
	keep := KeepForm(q.Record, false, []kit.FormSection{{Fields: q.Fields}}, func() *kit.RecordForm { return form })
	return func() *OpenForm {
		o := keep()
		o.Step = true
		return o
	}
}

func (q Question) whole(r model.Record) model.Record {
	if q.Whole == nil {
		return r
	}
	return q.Whole(r)
}

// FormOptions is what every form is given: the day, names, and the law of records,
// which is asked of what is filled in and shown at the fields.
func FormOptions(host Host) kit.FormOptions {
	return kit.FormOptions{Today: host.Snapshot().Today, Lookup: host.Lookup, Name: host.Name,
		Law: func(r model.Record) []model.Fault { return Faults(host.Snapshot(), r) }}
}

// PartOptions is for a form that is only a part of what will be saved: the law is asked of
// the whole, by who puts it together.
func PartOptions(host Host) kit.FormOptions {
	opt := FormOptions(host)
	opt.Law = nil
	return opt
}

// Faults is what the law finds in a record as it is filled in.
func Faults(s *Snapshot, r model.Record) []model.Fault {
	was, _ := s.Book.Record(model.Ref{Kind: r.Kind(), ID: r.Key()})
	today := s.Today
	if s.Book.Today.After(today) { // the clock was set back since
		today = s.Book.Today
	}
	return append(model.Law(today, r), model.LawAmong(s.Book, was, r)...)
}

// AskPurpose asks what personal data is handed out in full for, which is kept and stands
// on what is handed out.
func AskPurpose(host Host, title, text, yes string, then func(purpose string)) {
	entry, lacks := kit.NewEntry(), kit.NewFault()
	entry.SetPlaceHolder("如：换届人选资格审查")
	s := &Sheet{Title: title, Width: 600, Height: 320, Content: container.NewPadded(kit.NewColumn(kit.NewWords(kit.Sentence{Text: text}),
		kit.Labelled("用途", true, entry, lacks)))}
	s.Yes = kit.NewButton(yes, func() {
		purpose := strings.TrimSpace(entry.Text)
		if purpose == "" {
			lacks.Set("请写明用途")
			return
		}
		s.Hide()
		then(purpose)
	})
	entry.OnSubmitted = func(string) { s.Yes.OnTapped() }
	s.Show(host)
	host.Window().Canvas().Focus(entry)
}
