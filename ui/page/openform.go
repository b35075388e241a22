package page

// Forms that were open when the program was killed: what is kept of them while they are
// open, and opening them again with what was typed.

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
)

// OpenForm is a record's form with what was typed into it.
type OpenForm struct {
	Name     string            `json:"name"`           // as a question names it: 新人员“张三”
	At       string            `json:"at"`             // 2006-01-02 15:04
	Kind     model.Kind        `json:"kind"`           // of the record
	Fresh    bool              `json:"fresh"`          // a new one
	Record   map[string]string `json:"record"`         // as it was opened, by field; the empty are left out
	Typed    map[string]string `json:"typed"`          // see kit.RecordForm.Typed
	Title    string            `json:"title"`          // of the window; empty = the kind's
	Sections []kit.FormSection `json:"sections"`       // which fields it has
	Sealed   []string          `json:"sealed"`         // fields that may not be changed
	Need     []string          `json:"need"`           // fields that are needed
	Masked   bool              `json:"masked"`         // secret fields were hidden
	Step     bool              `json:"step,omitempty"` // a question whose answer does more than change the record
	Page     string            `json:"page,omitempty"` // that opens it again itself, with its hints; empty = none
	What     string            `json:"what,omitempty"` // which of the page's forms
}

// KeepForm is what is kept of a form of r, to be given to Sheet.Keep.
func KeepForm(r model.Record, fresh bool, sections []kit.FormSection, form func() *kit.RecordForm) func() *OpenForm {
	return func() *OpenForm {
		return &OpenForm{Kind: r.Kind(), Fresh: fresh, Record: fieldsOf(r), Typed: form().Typed(), Sections: sections}
	}
}

// fieldsOf is a record by its fields' names.
func fieldsOf(r model.Record) map[string]string {
	out := map[string]string{}
	for _, f := range model.SchemaOf(r.Kind()).Fields {
		if text := f.Text(r); text != "" {
			out[f.Name] = text
		}
	}
	return out
}

// recordOf is the way back; ok is false if it is of no kind that is known, or says what
// the kind cannot hold.
func recordOf(kind model.Kind, fields map[string]string) (r model.Record, ok bool) {
	s := model.SchemaOf(kind)
	if s == nil {
		return nil, false
	}
	p := s.New()
	for _, f := range s.Fields {
		if text := fields[f.Name]; text != "" && f.SetText(p, text) != nil {
			return nil, false
		}
	}
	return s.Deref(p), true
}

// Value is the record as the form was opened for it; ok is false if it is none any more.
func (o *OpenForm) Value() (model.Record, bool) { return recordOf(o.Kind, o.Record) }

// fits reports that all fields are ones of the kind: what was kept may be of a later
// version, or have been written by anybody.
func (o *OpenForm) fits() bool {
	s := model.SchemaOf(o.Kind)
	if s == nil {
		return false
	}
	for _, section := range o.Sections {
		if slices.ContainsFunc(section.Fields, func(name string) bool { _, ok := s.Field(name); return !ok }) {
			return false
		}
	}
	return true
}

// Reopen opens the form as it was; false if it cannot be any more.
func (o *OpenForm) Reopen(host Host) bool {
	rec, ok := recordOf(o.Kind, o.Record)
	if !ok || !o.fits() || o.Step {
		return false
	}
	form := Form{Record: rec, Fresh: o.Fresh, Title: cmp.Or(o.Title, o.Name), Sections: o.Sections, Sealed: o.Sealed, Need: o.Need,
		Masked: o.Masked, Saved: func(model.Record) {}, Typed: o.Typed}
	if !o.Fresh {
		now, ok := host.Snapshot().Book.Record(model.Ref{Kind: o.Kind, ID: rec.Key()})
		if !ok {
			return false
		}
		form.Record = now
		if now != rec {
			form.Live = func(model.Record) string {
				return "这条记录在上次填写以后又改过，请核对后再保存。"
			}
		}
	}
	ShowForm(host, form)
	return true
}

// ShowTyped shows what was typed into a form that cannot be opened again, to be copied.
func (o *OpenForm) ShowTyped(host Host) {
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "这个窗口不能原样打开了（记录已不在，或者是随操作出现的）。上次填写的内容如下，可以复制。"}))
	s := model.SchemaOf(o.Kind)
	for name, text := range o.Typed {
		label := name
		if s != nil {
			if f, ok := s.Field(name); ok {
				label = f.Label
			}
		}
		e := kit.NewEntry()
		e.SetText(kit.Unmarked(text))
		box.Add(kit.Labelled(label, false, e, nil))
	}
	sheet := &Sheet{Title: o.Name, Content: kit.NewFormScroll(container.NewPadded(box)), Cancel: "关闭", Width: 720, Height: 520}
	sheet.Show(host)
}

// OfferForms asks what becomes of forms that were open when the program ended; then gets
// those that are still to be kept.
func OfferForms(host Host, list []*OpenForm, kept func([]*OpenForm)) {
	if len(list) == 0 {
		return
	}
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "上次程序没有正常退出，下面这些填写了还没有保存："}))
	s := &Sheet{Title: "上次没有保存的内容", Cancel: "以后再说", Width: 640, Height: 380}
	left := slices.Clone(list)
	for _, o := range list {
		open := kit.NewButton("打开", nil)
		line := container.NewBorder(nil, nil, open, nil, kit.NewWords(kit.Sentence{Text: kit.Visible(o.Name + "（" + o.At + "）")}))
		open.OnTapped = func() {
			left = slices.DeleteFunc(left, func(x *OpenForm) bool { return x == o })
			kept(left)
			line.Hide()
			switch {
			case o.Page != "":
				s.Hide() // its page comes to the front
				host.Reopen(o)
			case !o.Reopen(host):
				o.ShowTyped(host)
			}
		}
		box.Add(line)
	}
	s.Left = []fyne.CanvasObject{kit.NewButton("全部丢掉", func() {
		host.Ask("丢掉没有保存的内容", "这些内容丢掉以后不能恢复。", "丢掉", func() {
			s.Hide()
			kept(nil)
		})
	})}
	s.Content = container.NewVScroll(box)
	s.Show(host)
}
