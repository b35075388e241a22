package kit

// The form: names, fields, and beside each name what is wrong with the field. Saving
// checks everything, gives the keyboard to the first bad field and says why.

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
)

// Lookup finds what a reference may point at, for the choosing field, without
// keeping the UI goroutine waiting: then gets the answer on it.
type Lookup func(kind model.Kind, text string, then func([]Option))

// Option is one answer of a Lookup.
type Option struct {
	ID   string
	Text string // how people call it
	More string // what tells it from others
}

// RecordForm edits one record of any kind by its schema.
type RecordForm struct {
	schema  *model.Schema
	record  any // pointer to the record under edit
	fields  []*formField
	content fyne.CanvasObject
	opt     FormOptions
	rest    *Words // what is wrong and no field here is about
	// OnChange is called after every change of a field.
	OnChange func()
}

// formField is one field on screen.
type formField struct {
	field  model.Field
	read   func() string // the text, or the ID of a reference
	write  func(string)  // nil for what is not written by code
	unread func() string // text that is no value; nil = every text is looked at by SetText
	began  string        // what stood there at first
	object fyne.CanvasObject
	focus  fyne.Focusable
	wrong  *Fault
	blamed string // what it said when that was wrong
}

// FormSection is a titled group of fields, by Go name.
type FormSection struct {
	Title  string
	Fields []string
}

// FormOptions is what a form needs from its page.
type FormOptions struct {
	Today  day.Day
	Lookup Lookup
	Name   func(kind model.Kind, id string) string // how the record with the ID is called
	Sealed []string                                // fields that may not be changed here
	Need   []string                                // fields that are needed here, beside those that always are
	Enter  func()                                  // what Enter does in the last field; nil = it goes on as Tab does
	// Law is what keeps the record as it is filled in from being saved; nil = nothing.
	Law func(model.Record) []model.Fault
	// Mask hides the text of secret fields, which then cannot be changed; nil
	// shows them.
	Mask func(field model.Field, text string) string
}

// NewRecordForm makes a form for a copy of the record.
func NewRecordForm(r model.Record, sections []FormSection, opt FormOptions) *RecordForm {
	schema := model.SchemaOf(r.Kind())
	f := &RecordForm{schema: schema, record: schema.Pointer(r), opt: opt, rest: NewCaption(Sentence{Color: theme.ColorNameError})}
	f.rest.Hidden = true
	box := NewColumn()
	for _, s := range sections {
		if s.Title != "" {
			box.Add(SectionTitle(s.Title))
		}
		columns := &formColumns{}
		grid := container.New(columns)
		for _, name := range s.Fields {
			field, ok := schema.Field(name)
			if !ok {
				panic("kit: " + string(r.Kind()) + " has no field " + name)
			}
			ff := f.newField(field, opt)
			ff.began = ff.read()
			f.fields = append(f.fields, ff)
			columns.wide = append(columns.wide, field.Style == "long")
			grid.Add(Labelled(field.Label, field.Required || slices.Contains(opt.Need, name), ff.object, ff.wrong))
		}
		box.Add(grid)
	}
	box.Add(f.rest)
	f.content = box
	f.enterGoesOn()
	return f
}

// enterGoesOn has Enter go to the next field, as far as a field has no use for it.
func (f *RecordForm) enterGoesOn() {
	for i, ff := range f.fields {
		e := lineOf(ff.object)
		if e == nil {
			continue
		}
		last := i == len(f.fields)-1
		e.OnSubmitted = func(string) {
			if last && f.opt.Enter != nil {
				f.opt.Enter()
				return
			}
			canvasOf(ff.object).FocusNext()
		}
	}
}

// lineOf is the entry of one line that a field is built on; nil if it is another widget.
func lineOf(o fyne.CanvasObject) *Entry {
	switch x := o.(type) {
	case *Picker:
		return &x.Entry
	case *DayField:
		return &x.Entry
	case *Entry:
		if !x.MultiLine {
			return x
		}
	}
	return nil
}

// Object is the form on screen.
func (f *RecordForm) Object() fyne.CanvasObject { return f.content }

// Focus gives the keyboard to the field with the Go name; without one to the first that must
// be filled in and is not, else to the first that may be changed.
func (f *RecordForm) Focus(name string) {
	if name == "" {
		name = f.firstLacking()
	}
	for _, ff := range f.fields {
		sealed, _ := ff.focus.(fyne.Disableable)
		if ff.focus != nil && (ff.field.Name == name || name == "" && (sealed == nil || !sealed.Disabled())) {
			focus(ff.focus)
			return
		}
	}
}

// firstLacking is the first field that must be filled in and is empty; empty = none is.
func (f *RecordForm) firstLacking() string {
	for _, ff := range f.fields {
		if ff.focus != nil && ff.read() == "" && (ff.field.Required || slices.Contains(f.opt.Need, ff.field.Name)) {
			return ff.field.Name
		}
	}
	return ""
}

// Set writes the field with the Go name, as if the person had: text, or the ID of
// a reference.
func (f *RecordForm) Set(name, text string) {
	for _, ff := range f.fields {
		if ff.field.Name == name && ff.write != nil {
			ff.write(text)
		}
	}
}

// Record reads the fields. ok is false if one is wrong: then each says why beside
// its name, and the first of them has the keyboard.
func (f *RecordForm) Record() (rec model.Record, ok bool) {
	wrong := map[string]string{}
	for _, ff := range f.fields {
		if err := ff.field.SetText(f.record, ff.read()); err != nil {
			wrong[ff.field.Name] = err.Error()
		} else if text := ff.stray(); text != "" {
			wrong[ff.field.Name] = "“" + text + "”没有选定：请从列出的名称中选一个，或清空"
		} else if (ff.field.Required || slices.Contains(f.opt.Need, ff.field.Name)) && ff.field.IsZero(f.record) {
			wrong[ff.field.Name] = "必填，请填写" + ff.field.Label
		}
	}
	rec = f.schema.Deref(f.record)
	var rest []string
	if f.opt.Law != nil && len(wrong) == 0 {
		rest = f.blame(f.opt.Law(rec), wrong)
	}
	f.rest.Hidden = len(rest) == 0
	f.rest.SetText(strings.Join(rest, "\n"))
	first := slices.IndexFunc(f.fields, func(ff *formField) bool { return wrong[ff.field.Name] != "" })
	for _, ff := range f.fields {
		ff.say(wrong[ff.field.Name])
	}
	f.content.Refresh()
	switch {
	case first >= 0 && f.fields[first].focus != nil:
		focus(f.fields[first].focus)
		explain(f.fields[first].object)
	case len(rest) > 0:
		bring(f.rest)
	}
	return rec, len(wrong) == 0 && len(rest) == 0
}

// blame puts faults to their fields; rest is those that no field here is about.
func (f *RecordForm) blame(faults []model.Fault, wrong map[string]string) (rest []string) {
	for _, x := range faults {
		if slices.ContainsFunc(f.fields, func(ff *formField) bool { return ff.field.Name == x.Field }) {
			wrong[x.Field] = cmp.Or(wrong[x.Field], x.Say)
		} else {
			rest = append(rest, x.Lettered(f.schema.Kind))
		}
	}
	return rest
}

// Current reads the fields without showing what is wrong: fields that cannot be
// read keep their value. For live hints.
func (f *RecordForm) Current() model.Record {
	p := f.schema.Pointer(f.schema.Deref(f.record))
	for _, ff := range f.fields {
		old := ff.field.Text(p)
		if ff.field.SetText(p, ff.read()) != nil {
			_ = ff.field.SetText(p, old)
		}
	}
	return f.schema.Deref(p)
}

// Typed is what was typed, by field: what the fields say that say something else than at
// first. A text that names nothing is there too.
func (f *RecordForm) Typed() map[string]string {
	out := map[string]string{}
	for _, ff := range f.fields {
		if ff.write == nil || ff.read() == ff.began && ff.stray() == "" {
			continue
		}
		out[ff.field.Name] = ff.read()
		if text := ff.stray(); text != "" {
			out[ff.field.Name] = strayMark + text
		}
	}
	return out
}

// Type writes into the fields what Typed has given.
func (f *RecordForm) Type(typed map[string]string) {
	for _, ff := range f.fields {
		text, ok := typed[ff.field.Name]
		if !ok || ff.write == nil {
			continue
		}
		if stray, is := strings.CutPrefix(text, strayMark); is {
			if p, ok := ff.object.(*Picker); ok {
				p.SetText(stray)
			}
			continue
		}
		ff.write(text)
	}
}

// Unmarked is what was typed into one field, for people.
func Unmarked(typed string) string { return strings.TrimPrefix(typed, strayMark) }

// strayMark begins a text that names nothing.
const strayMark = "\x00"

// stray is text that names nothing and would be lost.
func (ff *formField) stray() string {
	if ff.unread == nil {
		return ""
	}
	return ff.unread()
}

// Changed reports that a field says something else than at first, be it right or
// wrong.
func (f *RecordForm) Changed() bool {
	return slices.ContainsFunc(f.fields, func(ff *formField) bool { return ff.read() != ff.began || ff.stray() != "" })
}

// says is all that stands in a field, be it a value or not.
func (ff *formField) says() string { return ff.read() + "\x00" + ff.stray() }

func (ff *formField) say(text string) {
	ff.blamed = ff.says()
	ff.wrong.Set(text)
}

// changed tells that a field says something else; what was wrong with it is no longer
// said, for it is looked at again when the record is saved.
func (f *RecordForm) changed(ff *formField) {
	if ff.read != nil && ff.says() != ff.blamed {
		ff.wrong.Set("")
	}
	if f.OnChange != nil {
		f.OnChange()
	}
}

// newField makes the widget that fits the field.
func (f *RecordForm) newField(field model.Field, opt FormOptions) *formField {
	ff := &formField{field: field, wrong: NewFault()}
	sealed := slices.Contains(opt.Sealed, field.Name)
	text := field.Text(f.record)
	switch {
	case field.Style == "secret" && opt.Mask != nil && text != "":
		e := NewEntry()
		e.SetText(opt.Mask(field, text))
		e.Disable()
		ff.object, ff.read = e, func() string { return text }
	case field.Ref != "":
		p := NewPicker(field.Ref, opt.Lookup)
		if text != "" {
			p.Set(Option{ID: text, Text: opt.Name(field.Ref, text)})
		}
		p.OnChange = func(Option) { f.changed(ff) }
		ff.object, ff.focus, ff.read, ff.unread = p, p, func() string { return p.Chosen().ID }, p.Unread
		ff.write = func(id string) {
			if id == "" {
				p.Set(Option{})
				return
			}
			p.Set(Option{ID: id, Text: opt.Name(field.Ref, id)})
		}
		disable(sealed, p)
	case field.Type == model.DayField:
		d := NewDayField(opt.Today)
		d.SetText(text)
		d.OnChange = func(day.Day, error) { f.changed(ff) }
		ff.object, ff.focus, ff.read, ff.write = d, d, func() string { return d.Text }, d.SetText
		disable(sealed, d)
	case field.Type == model.ChoiceField:
		s := NewChoice(field.Offered(text), text)
		s.OnChange = func() { f.changed(ff) }
		ff.object, ff.focus, ff.read, ff.write = s, s, s.Value, s.set
		disable(sealed, s)
	case field.Type == model.BoolField:
		c := NewCheck("", nil)
		c.SetChecked(text == "是")
		c.OnChanged = func(bool) { f.changed(ff) }
		ff.object, ff.focus, ff.read = c, c, func() string { return Choose(c.Checked, "是", "否") }
		ff.write = func(text string) { c.SetChecked(text == "是") }
		disable(sealed, c)
	default:
		e := NewEntry()
		if field.Style == "long" {
			e = NewLongEntry()
		}
		e.SetText(text)
		e.OnChanged = func(string) { f.changed(ff) }
		ff.object, ff.focus, ff.read, ff.write = e, e, func() string { return e.Text }, e.SetText
		disable(sealed, e)
	}
	return ff
}

func disable(sealed bool, o fyne.Disableable) {
	if sealed {
		o.Disable()
	}
}

// SectionTitle is the title over a group of fields or a panel.
func SectionTitle(text string) fyne.CanvasObject {
	bar := canvas.NewRectangle(theme.Color(ColorAccent))
	return container.NewPadded(container.New(titleLayout{}, bar, NewText(text, theme.ColorNameForeground).Strong().Sized(Larger(1))))
}

// titleLayout puts a bar as high as the letters before a title.
type titleLayout struct{}

const titleBar = 4

// MinSize implements fyne.Layout.
func (titleLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[1].MinSize()
	return fyne.NewSize(titleBar+theme.Padding()+m.Width, m.Height)
}

// Layout implements fyne.Layout.
func (titleLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := theme.TextSize()
	objects[0].Resize(fyne.NewSize(titleBar, high))
	objects[0].Move(fyne.NewPos(0, (size.Height-high)/2))
	objects[1].Move(fyne.NewPos(titleBar+theme.Padding(), 0))
	objects[1].Resize(fyne.NewSize(size.Width-titleBar-theme.Padding(), size.Height))
}

// formColumns lays fields out in as many columns as fit, at most three; long texts
// have a line to themselves.
type formColumns struct {
	wide  []bool
	width float32 // of the last layout: the height follows from it
}

const fieldWidth = 250

func (*formColumns) columns(width float32) int {
	return max(1, min(3, int(width/(fieldWidth*textScale()))))
}

// MinSize implements fyne.Layout.
func (c *formColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := c.width
	if width == 0 {
		width = 2 * fieldWidth * textScale()
	}
	return fyne.NewSize(fieldWidth*textScale(), c.place(objects, width, false))
}

// Layout implements fyne.Layout.
func (c *formColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.place(objects, size.Width, true)
}

// place puts the fields into lines and gives the height that they take.
func (c *formColumns) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	n, gap := c.columns(width), theme.Padding()*2
	each := (width - gap*float32(n-1)) / float32(n)
	var y, high float32
	col := 0
	line := func() {
		if col > 0 {
			y += high + theme.Padding()
		}
		high, col = 0, 0
	}
	for i, o := range objects {
		w := each
		if c.wide[i] {
			line()
			w = width
		} else if col == n {
			line()
		}
		if move {
			o.Resize(fyne.NewSize(w, o.MinSize().Height))
			o.Move(fyne.NewPos(float32(col)*(each+gap), y))
		}
		h := o.MinSize().Height // known once the width is
		if move {
			o.Resize(fyne.NewSize(w, h))
		}
		high = max(high, h)
		if col++; c.wide[i] {
			line()
		}
	}
	line()
	return y
}
