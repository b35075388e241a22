package paper

// What an issued paper writes into the records that it is about: its number and its day,
// each only where nothing stood; and by when it is to be answered.

import (
	"cmp"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Place is a field of the record that a paper is made for, or of one that goes with it.
type Place struct {
	Field string // a string or a day
	// of is the record that has the field; nil = the paper's own. ok is false if there is none.
	of func(b *model.Book, r model.Record) (x model.Record, ok bool)
}

// into is a field of the paper's own record.
func into(field string) []Place { return []Place{{Field: field}} }

// Of is the record that has the field, of the one that a paper is made for; ok is false if
// there is none.
func (p Place) Of(b *model.Book, r model.Record) (x model.Record, ok bool) {
	if p.of == nil {
		return r, true
	}
	return p.of(b, r)
}

// Filled is a record with a text in the field if nothing stood there.
func (p Place) Filled(r model.Record, text string) (model.Record, error) {
	s := model.SchemaOf(r.Kind())
	f, _ := s.Field(p.Field)
	if text == "" || !f.IsZero(r) {
		return r, nil
	}
	now := s.Pointer(r)
	err := f.SetText(now, text)
	return s.Deref(now), err
}

// replyBox is the box of replyAsk.
const replyBox = "要求回复日期"

// replyAsk asks by when an answer is wanted, which the paper itself need not say; by is what
// is known of it, nil = nothing.
func replyAsk(by func(*model.Book, model.Record) day.Day) Ask {
	a := Ask{Label: replyBox, Hint: "可不填；过了这一天没有登记回复的，标为逾期未回，并列入年度工作", Day: true, Reply: true}
	if by != nil {
		a.From = func(in Input, r model.Record) string {
			if d := by(in.Book, r); d.After(cmp.Or(in.Today, in.Book.AsOf)) {
				return d.String()
			}
			return ""
		}
	}
	return a
}

// answerDue is what was typed in the box for it; a day before the paper's own is told and not kept.
func (w *writer) answerDue() (none day.Day) {
	i := slices.IndexFunc(w.paper.Asks, func(a Ask) bool { return a.Reply })
	if i < 0 {
		return none
	}
	label := w.paper.Asks[i].Label
	due := w.askedDay(label)
	if !due.IsZero() && due.Before(w.Today) {
		w.warn("%s（%s）早于成文日期，不登记催办，请核对。", label, due.Chinese())
		return none
	}
	return due
}
