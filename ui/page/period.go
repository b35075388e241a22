package page

// What is set up or held for a time: lists that show it of one enterprise or of
// all, and the question that ends it.

import (
	"context"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/ui/kit"
)

// Period is a record that hangs on an enterprise and is in force for a time.
type Period interface {
	model.Record
	Active(on day.Day) bool
}

// PeriodList is a list of what lasts: of the chosen enterprise or of all, and what has
// ended only if it is asked for.
type PeriodList[T Period] struct {
	*Records[T]
	enterprise *kit.Picker
	ended      *kit.Check
	on         day.Day // of the state that is shown
}

// NewPeriodList makes a list; ended is the word for what is over: 含已离任. The filters
// stand behind the buttons of opt.Extra.
func NewPeriodList[T Period](host Host, ended string, opt RecordsOptions[T]) *PeriodList[T] {
	h := &PeriodList[T]{enterprise: kit.NewPicker(model.KindEnterprise, host.Lookup)}
	h.enterprise.SetPlaceHolder("全部企业")
	h.enterprise.OnChange = func(kit.Option) { h.narrow() }
	h.ended = kit.NewCheck(ended, func(bool) { h.narrow() })
	opt.Extra = append(opt.Extra[:len(opt.Extra):len(opt.Extra)], fyne.CanvasObject(h.ended), kit.Wide(h.enterprise, 220))
	opt.Show = h.Show
	h.Records = NewRecords(host, opt)
	return h
}

// Load implements Page's Load.
func (h *PeriodList[T]) Load(ctx context.Context, s *Snapshot) (func(), error) {
	show, err := h.Records.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	return func() {
		h.on = s.Book.AsOf
		h.narrow()
		show()
	}, nil
}

// Enterprise is the ID of the chosen enterprise; empty for all.
func (h *PeriodList[T]) Enterprise() string { return h.enterprise.Chosen().ID }

// About shows the enterprise's records.
func (h *PeriodList[T]) About(enterprise string) {
	h.enterprise.Set(kit.Option{ID: enterprise, Text: h.host.Name(model.KindEnterprise, enterprise)})
}

// Show selects a record, whatever the filters.
func (h *PeriodList[T]) Show(r T) {
	h.enterprise.Set(kit.Option{})
	if !r.Active(h.on) {
		h.ended.SetChecked(true)
	}
	h.Select(r.Key())
}

// narrow shows what the filters let through.
func (h *PeriodList[T]) narrow() {
	id := h.Enterprise()
	h.Where(func(r T) bool {
		return (id == "" || h.enterpriseOf(r) == id) && (h.ended.Checked || h.on.IsZero() || r.Active(h.on))
	})
}

// enterpriseOf is whose a record is, by itself or by its Party organisation.
func (h *PeriodList[T]) enterpriseOf(r T) string {
	if r.Owner().Kind == model.KindEnterprise {
		return r.Owner().ID
	}
	return h.host.Snapshot().Book.EnterpriseOf(r)
}

// End says how a record ends.
type End struct {
	// Question has title, button, text, the fields with the day of the end first,
	// and the check; what else it has follows from the record.
	Question
	Who  string // as sentences call the record
	Past string // what has come to pass, after 已登记于…: 离任
	Note string // what it is saved as
	Done func() // called once it is saved; may be nil
	// Also is what follows for another record, as NewAlso offers it; nil = nothing.
	Also func(model.Record) (what, words string, edits []store.Draft)
}

// AskEnd asks for the day of a record's end and what belongs to it, unless it has
// ended; the record is kept.
func AskEnd(host Host, r model.Record, e End) {
	schema := model.SchemaOf(r.Kind())
	field, _ := schema.Field(e.Fields[0])
	if !field.IsZero(r) {
		host.Tell(e.Who+"已登记于"+field.Text(r)+e.Past, nil)
		return
	}
	now := schema.Pointer(r)
	_ = field.SetText(now, host.Snapshot().Today.String())
	e.Record, e.Need = schema.Deref(now), append(e.Need[:len(e.Need):len(e.Need)], field.Name)
	also := NewAlso()
	if e.Also != nil {
		e.Below, e.Seen = also.Object(), func(x model.Record) {
			what, words, edits := e.Also(x)
			also.Offer(what, words, edits...)
		}
	}
	e.Then = func(x model.Record, done func(error)) {
		host.SaveDrafts(e.Note, func(err error) {
			done(err)
			if err == nil && e.Done != nil {
				e.Done()
			}
		}, append([]store.Draft{{Was: r, Now: x}}, also.Taken()...)...)
	}
	AskFields(host, e.Question)
}
