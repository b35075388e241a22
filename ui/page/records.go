package page

// Records is a list of one kind of record with its filter, its form and its
// findings: most pages are made of it.

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/paper"
	"partyledger/model/rule"
	"partyledger/ui/kit"
)

// Row is one record as a list shows it: its texts are worked out off the UI
// goroutine, so that drawing only copies them.
type Row[T model.Record] struct {
	Record T
	Level  rule.Level // the strongest finding about it; empty = none
	texts  []string
	colors []fyne.ThemeColorName
	search string
}

// RecordsOptions says what a Records list is of.
type RecordsOptions[T model.Record] struct {
	ID       string // stable: columns are kept under it
	Cols     []Col[T]
	Sections []kit.FormSection
	New      func(b *model.Book) T // an empty record with what is known filled in; nil = none may be added here
	Empty    string                // what to do when there is none
	Keep     func(b *model.Book, r T) bool
	Open     func(T)                           // instead of the form
	Menu     func(T) []*fyne.MenuItem          // of one selected row, after 打开
	Extra    []fyne.CanvasObject               // buttons beside 新增
	Order    func(b *model.Book, list []T) []T // to show them in; nil = the ledger's
	Latest   string                            // instead: the field by which the latest stands on top
	Search   func(T) string                    // more that a row is found by, in lower case
	Bare     bool                              // no filter: there are never many
	Sealed   []string                          // fields that the form may not change
	Live     func(b *model.Book, r T) string   // said over the form of what is filled in, after every change
	// Fill is what follows from what is filled in, by field: texts or IDs for fields
	// that nobody has filled in.
	Fill   func(b *model.Book, r T) map[string]string
	Plain  bool // no column 核查: no rule is about these records
	Attach bool // files can be attached to these records, in the form
	// Show brings a record forward that the page's filters would hide, by taking them
	// back. With it, what Where leaves out is left out by filters, and an empty list
	// says so; nil = Where says what the list is about.
	Show func(T)
}

// Records is the list on screen.
type Records[T model.Record] struct {
	host    Host
	opt     RecordsOptions[T]
	schema  *model.Schema
	list    *kit.RecordList[Row[T]]
	filter  *kit.Entry
	content fyne.CanvasObject
	pending string // ID to select once it is loaded
	made    string // ID of a new record, to be shown whatever the filters
	all     []Row[T]
	where   func(T) bool // of all rows, those that belong here now; nil = all
}

// NewRecords makes a list.
func NewRecords[T model.Record](host Host, opt RecordsOptions[T]) *Records[T] {
	var zero T
	opt.Cols = slices.Clone(opt.Cols)
	r := &Records[T]{host: host, opt: opt, schema: model.SchemaOf(zero.Kind())}
	var cols []kit.Column[Row[T]]
	if !opt.Plain {
		cols = append(cols, levelColumn[T]())
	}
	for i, c := range opt.Cols {
		c = c.filled(r.schema)
		opt.Cols[i] = c
		col := kit.Column[Row[T]]{ID: c.Title, Title: c.Title, Width: c.Width, Align: c.Align,
			Text: func(x Row[T]) string { return x.texts[i] }}
		if c.Number {
			col.Less = func(a, b Row[T]) int { return cmp.Compare(number(a.texts[i]), number(b.texts[i])) }
		}
		if c.Color != nil {
			col.Color = func(x Row[T]) fyne.ThemeColorName { return x.colors[i] }
		}
		cols = append(cols, col)
	}
	r.list = NewList(host, ListOf{ID: opt.ID, Title: r.schema.Label, Kind: kit.Choose(opt.New != nil, zero.Kind(), "")}, cols)
	r.list.Key = func(x Row[T]) string { return x.Record.Key() }
	r.list.Empty = opt.Empty
	r.list.OnOpen = func(x Row[T]) { r.open(x.Record) }
	r.list.Menu = r.menu
	if opt.New != nil {
		OfferBulk(host, r.list, opt.Sections, opt.Sealed, func(x Row[T]) model.Record { return x.Record })
	}
	if paper.MadeFor(zero.Kind()) {
		OfferPapers(host, r.list, func(x Row[T]) model.Ref { return model.RefOf(x.Record) })
	}
	if !r.schema.Fixed {
		RemovableRecords(host, r.list, func(x Row[T]) model.Ref { return model.RefOf(x.Record) })
	}
	r.filter = kit.NewEntry()
	r.filter.SetPlaceHolder("筛选：名称、编号或任意一列的文字")
	r.filter.OnChanged = func(string) { r.applyFilter() }
	r.filter.OnSubmitted = func(string) { r.list.Enter() }
	bar := container.NewHBox()
	if opt.New != nil {
		bar.Add(kit.NewButtonWithIcon("新增", theme.ContentAddIcon(), r.New))
		if !r.schema.Fixed {
			bar.Add(RemoveSelected(host, r.list))
		}
	}
	for _, o := range opt.Extra {
		bar.Add(o)
	}
	top := container.NewBorder(nil, nil, bar, nil, r.filter)
	if opt.Bare {
		top = container.NewBorder(nil, nil, bar, nil)
	}
	r.content = container.NewBorder(container.NewPadded(top), nil, nil, nil, r.list)
	return r
}

// levelColumn shows the strongest finding about a record.
func levelColumn[T model.Record]() kit.Column[Row[T]] {
	return kit.Column[Row[T]]{ID: "level", Title: "核查", Width: 64, Text: func(x Row[T]) string { return LevelWord(x.Level) },
		Color: func(x Row[T]) fyne.ThemeColorName { return LevelColor(x.Level) }}
}

// LevelColor is the colour of a finding's level.
func LevelColor(l rule.Level) fyne.ThemeColorName {
	switch l {
	case rule.Block:
		return kit.ColorBlock
	case rule.Warn:
		return kit.ColorWarn
	case rule.Due:
		return kit.ColorDue
	case rule.Note:
		return kit.ColorNote
	}
	return kit.ColorGood
}

// LevelWord is the word for a record whose strongest finding has the level.
func LevelWord(l rule.Level) string {
	if l == "" {
		return "正常"
	}
	return l.Chinese()
}

// LevelOrder sorts by levels, the strongest first and those without a finding last.
func LevelOrder(l rule.Level) int {
	order := []rule.Level{rule.Block, rule.Warn, rule.Due, rule.Note}
	if i := slices.Index(order, l); i >= 0 {
		return i
	}
	return len(order)
}

// Content is the list with its filter.
func (r *Records[T]) Content() fyne.CanvasObject { return r.content }

// FocusFilter gives the keyboard to the filter, if there is one.
func (r *Records[T]) FocusFilter() {
	if !r.opt.Bare {
		r.host.Window().Canvas().Focus(r.filter)
	}
}

// opened says that a record is brought forward in the list, whatever its filters.
func (r *Records[T]) opened() Opened {
	return Opens(func(x T) {
		if r.opt.Show != nil {
			r.opt.Show(x)
			return
		}
		r.Select(x.Key())
	})
}

// List is the list itself.
func (r *Records[T]) List() *kit.RecordList[Row[T]] { return r.list }

// Load implements Page's Load.
func (r *Records[T]) Load(_ context.Context, s *Snapshot) (func(), error) {
	rows := r.rows(s)
	return func() {
		r.all = rows
		r.showRows()
		r.showMade()
		if r.pending != "" {
			r.list.SelectKey(r.pending)
			r.pending = ""
		}
	}, nil
}

// Where shows only the rows that belong here, for a page that chooses what its
// lists are about; nil shows all.
func (r *Records[T]) Where(f func(T) bool) {
	r.where = f
	r.showRows()
}

func (r *Records[T]) showRows() {
	rows := r.all
	if r.where != nil {
		rows = slices.DeleteFunc(slices.Clone(rows), func(x Row[T]) bool { return !r.where(x.Record) })
	}
	r.list.Empty = r.opt.Empty
	if len(r.all) > 0 && r.opt.Show != nil {
		r.list.Empty = kit.NoneMatch
	}
	r.list.SetRows(rows)
}

// showMade takes filters back that would hide what was just made: a record that is
// saved and not seen is taken for lost.
func (r *Records[T]) showMade() {
	i := slices.IndexFunc(r.all, func(x Row[T]) bool { return x.Record.Key() == r.made })
	if r.made == "" || i < 0 {
		return
	}
	r.made = ""
	made := r.all[i]
	if !Matcher(r.filter.Text)(made.search) {
		r.filter.SetText("")
	}
	if r.opt.Show != nil && r.where != nil && !r.where(made.Record) {
		r.opt.Show(made.Record)
	}
}

// Selected is the one selected record; ok is false for none or several.
func (r *Records[T]) Selected() (rec T, ok bool) {
	rows := r.list.Selected()
	if len(rows) != 1 {
		return rec, false
	}
	return rows[0].Record, true
}

// rows works the rows out: no widget is touched.
func (r *Records[T]) rows(s *Snapshot) []Row[T] {
	var zero T
	levels := map[string]rule.Level{}
	for _, f := range s.Findings { // sorted: the strongest comes first
		if f.Kind == zero.Kind() && levels[f.ID] == "" {
			levels[f.ID] = f.Level
		}
	}
	var out []Row[T]
	list := model.InScope[T](s.Book)
	switch {
	case r.opt.Order != nil:
		list = r.opt.Order(s.Book, list)
	case r.opt.Latest != "":
		list = r.latestFirst(list)
	}
	for _, rec := range list {
		if r.opt.Keep != nil && !r.opt.Keep(s.Book, rec) {
			continue
		}
		row := Row[T]{Record: rec, Level: levels[rec.Key()], texts: make([]string, len(r.opt.Cols))}
		for i, c := range r.opt.Cols {
			row.texts[i] = c.Text(s.Book, rec)
			if c.Color != nil {
				row.colors = append(row.colors, make([]fyne.ThemeColorName, i+1-len(row.colors))...)
				row.colors[i] = c.Color(s.Book, rec)
			}
		}
		row.search = strings.ToLower(rec.Key() + " " + strings.Join(row.texts, " "))
		for i, c := range r.opt.Cols {
			if c.Number { // found by 12000 and by 12,000
				row.search += " " + kit.Grouped(row.texts[i])
			}
		}
		if r.opt.Search != nil {
			row.search += " " + r.opt.Search(rec)
		}
		out = append(out, row)
	}
	return out
}

// latestFirst puts the latest day or year on top.
func (r *Records[T]) latestFirst(list []T) []T {
	f, _ := r.schema.Field(r.opt.Latest)
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(f.Text(b), f.Text(a)) })
	return out
}

func (r *Records[T]) applyFilter() {
	if strings.TrimSpace(r.filter.Text) == "" {
		r.list.SetFilter(nil)
		return
	}
	found := Matcher(r.filter.Text)
	r.list.SetFilter(func(x Row[T]) bool { return found(x.search) })
}

// Matcher reports of a text in lower case that it has all words that a filter asks for.
func Matcher(filter string) func(text string) bool {
	words := strings.Fields(strings.ToLower(model.Halfwidth(filter)))
	return func(text string) bool {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	}
}

// Select brings the record with the ID forward, now or once it is loaded.
func (r *Records[T]) Select(id string) {
	r.filter.SetText("")
	r.pending = id
	r.list.SelectKey(id)
}

func (r *Records[T]) menu(rows []Row[T]) []*fyne.MenuItem {
	if len(rows) != 1 {
		return nil
	}
	rec := rows[0].Record
	items := []*fyne.MenuItem{fyne.NewMenuItem("打开", func() { r.open(rec) })}
	if r.opt.New != nil {
		items = append(items, fyne.NewMenuItem("复制为新记录…", func() { r.Edit(WithoutID(rec).(T), true) }))
	}
	if r.opt.Menu != nil {
		items = append(items, r.opt.Menu(rec)...)
	}
	return append(items, fyne.NewMenuItem("打印这条记录…", func() {
		PrintRecord(r.host, Printed{Record: rec, Sections: r.opt.Sections, Masked: true})
	}))
}

// OpenItem is a menu's line that brings another record forward.
func OpenItem(host Host, text string, ref model.Ref) *fyne.MenuItem {
	return fyne.NewMenuItem(text, func() { host.Open(ref) })
}

func (r *Records[T]) open(rec T) {
	if r.opt.Open != nil {
		r.opt.Open(rec)
		return
	}
	r.Edit(rec, false)
}

// New begins a new record.
func (r *Records[T]) New() {
	s := r.host.Snapshot()
	if s == nil || r.opt.New == nil {
		return
	}
	r.Edit(r.opt.New(s.Book), true)
}

// Edit shows the form of a record.
func (r *Records[T]) Edit(rec T, fresh bool) {
	f := Form{Record: rec, Fresh: fresh, Sections: r.opt.Sections, Sealed: r.opt.Sealed, Attach: r.opt.Attach,
		Saved: func(saved model.Record) { r.saving(saved, fresh) }}
	if r.opt.Fill != nil {
		f.Fill = func(x model.Record) map[string]string { return r.opt.Fill(r.host.Snapshot().Book, x.(T)) }
	}
	if fresh && r.opt.New != nil {
		f.Again = func(saved model.Record) { r.Edit(Following(saved, r.opt.New(r.host.Snapshot().Book)).(T), true) }
	}
	if r.opt.Live != nil {
		f.Live = func(x model.Record) string { return r.opt.Live(r.host.Snapshot().Book, x.(T)) }
	}
	ShowForm(r.host, f)
}

// saving selects a record once the next state is loaded.
func (r *Records[T]) saving(saved model.Record, fresh bool) {
	r.pending = saved.Key()
	if fresh {
		r.made = saved.Key()
	}
}

// Form is a record's form in a window.
type Form struct {
	Record   model.Record
	Fresh    bool   // a new record
	Title    string // of the window; empty = the kind and what is done with it
	Sections []kit.FormSection
	Saved    func(model.Record)                   // called before it is written
	Sealed   []string                             // fields that may not be changed
	Need     []string                             // fields that may not stay empty here
	Live     func(model.Record) string            // said over the form after every change; nil = nothing
	Fill     func(model.Record) map[string]string // what follows from it, for empty fields; nil = nothing
	Attach   bool                                 // files can be attached, under the fields
	Masked   bool                                 // secret fields are hidden
	Left     []fyne.CanvasObject                  // further buttons, at the left of the foot
	Again    func(saved model.Record)             // begins the next new one: 保存并新增; nil = that is not offered
	Typed    map[string]string                    // written into the fields at first: see kit.RecordForm.Typed
}

// EditRecord shows a window over the page with a record's form, what is wrong
// with the record, and 保存 / 取消. Escape asks if something would be lost.
func EditRecord(host Host, rec model.Record, fresh bool, sections []kit.FormSection, saved func(model.Record), sealed ...string) {
	ShowForm(host, Form{Record: rec, Fresh: fresh, Sections: sections, Saved: saved, Sealed: sealed})
}

// ShowForm is EditRecord with all that a form can have; it gives the window.
func ShowForm(host Host, f Form) *Sheet {
	if f.Fresh {
		f.Record = WithOnly(host.Snapshot().Book, f.Record)
	}
	opt := FormOptions(host)
	opt.Sealed, opt.Need = f.Sealed, f.Need
	if f.Masked {
		opt.Mask = Mask
	}
	form := kit.NewRecordForm(f.Record, f.Sections, opt)
	left := f.Left
	if !f.Fresh {
		left = append(left[:len(left):len(left)], PrintButton(host, form.Changed, func() Printed {
			return Printed{Record: f.Record, Sections: f.Sections, Masked: f.Masked}
		}))
	}
	content, files := f.content(host, form)
	sheet := &Sheet{Title: f.title(), Content: content, Left: left,
		Changed: form.Changed, Saves: true, Width: 980, Height: tall,
		Grows:   f.Attach, // files come later, and the buttons stay where they are
		Unsaved: func() string { return unsaved(form.Current(), f.Fresh, host.Name) }, Keep: f.keep(form)}
	sheet.Yes = kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), func() {
		if now, ok := form.Record(); ok {
			f.save(host, now, sheet.Saving())
		}
	})
	if files != nil {
		sheet.Drop = files.Attach
	}
	if !f.Fresh && !model.SchemaOf(f.Record.Kind()).Fixed {
		sheet.Left = append(sheet.Left[:len(sheet.Left):len(sheet.Left)],
			RemoveButton(host, model.RefOf(f.Record), func() *Sheet { return sheet }))
	}
	if f.Again != nil {
		sheet.More = kit.NewButton("保存并新增", func() {
			if now, ok := form.Record(); ok {
				sheet.SaveThen(func() { f.Again(now) })
			}
		})
	}
	sheet.Show(host)
	form.Type(f.Typed)
	form.Focus("")
	return sheet
}

// keep is what is kept of the form while it is open.
func (f Form) keep(form *kit.RecordForm) func() *OpenForm {
	keep := KeepForm(f.Record, f.Fresh, f.Sections, func() *kit.RecordForm { return form })
	return func() *OpenForm {
		o := keep()
		o.Title, o.Sealed, o.Need, o.Masked = f.Title, f.Sealed, f.Need, f.Masked
		return o
	}
}

func (f Form) title() string {
	label := model.SchemaOf(f.Record.Kind()).Label
	return cmp.Or(f.Title, label+kit.Choose(f.Fresh, "：新增", "：修改"))
}

// content is the form with its files, which may be nil, under what is found and said of the
// record.
func (f Form) content(host Host, form *kit.RecordForm) (whole fyne.CanvasObject, files *Attachments) {
	box, said := kit.NewColumn(form.Object()), kit.NewColumn()
	ref := model.Ref{Kind: f.Record.Kind(), ID: f.Record.Key()}
	if f.Fresh {
		ref.ID = "" // it may have a number and not be saved
	}
	live := kit.NewWords()
	if f.Live != nil {
		said.Add(live)
	}
	for _, o := range FindingLines(host.Snapshot().FindingsOf(ref)) {
		said.Add(o)
	}
	if f.Attach {
		files = NewAttachments(host)
		files.OnShow = box.Refresh
		box.Add(files.Content())
		files.Show(ref)
	}
	whole = kit.NewFormScroll(container.NewPadded(box))
	if len(said.Objects) > 0 {
		whole = kit.NewNotices(said, whole)
	}
	say := func() {
		if f.Live != nil {
			live.Set(kit.Sentence{Text: kit.Visible(f.Live(form.Current())), Color: kit.ColorDue, Bold: true})
			whole.Refresh()
		}
	}
	say()
	follows := f.Fill
	if follows == nil {
		follows = func(r model.Record) map[string]string { return PersonFill(host.Snapshot().Book, r) }
	}
	fill := Filler(f.Record, follows, form)
	form.OnChange = func() {
		fill()
		say()
	}
	return whole, files
}

// save writes what was filled in; a new record without an ID is given one.
func (f Form) save(host Host, now model.Record, done func(error)) {
	schema := model.SchemaOf(now.Kind())
	note := model.Titled(now, host.Name)
	if !f.Fresh {
		f.Saved(now)
		host.SaveEdited("修改"+note, f.Record, now, done)
		return
	}
	if now.Key() == "" {
		p := schema.Pointer(now)
		if err := schema.Fields[0].SetText(p, host.NewID(now.Kind())); err != nil {
			done(err)
			host.Fail(err)
			return
		}
		now = schema.Deref(p)
	}
	f.Saved(now)
	host.Save("新增"+note, done, now)
}

// unsaved names a record in the question whether it may be given up.
func unsaved(now model.Record, fresh bool, nameOf func(model.Kind, string) string) string {
	label := model.SchemaOf(now.Kind()).Label
	name := model.CallName(now, nameOf)
	if name != "" {
		name = "“" + name + "”"
	}
	if fresh {
		return "新" + label + name
	}
	return label + name + "的修改"
}

// FindingLines are the findings of a record as panels show them, with one line for the
// bases that are not checked.
func FindingLines(list []rule.Finding) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	unchecked := false
	for _, f := range list {
		out = append(out, findingLine(f))
		unchecked = unchecked || !f.Verified
	}
	if unchecked {
		out = append(out, kit.NewWords(kit.Sentence{Text: rule.UncheckedNote, Color: kit.ColorMuted}))
	}
	return out
}

func findingLine(f rule.Finding) fyne.CanvasObject {
	tag := kit.NewText(f.Level.Chinese(), LevelColor(f.Level)).Strong()
	text := f.Message
	if f.Due != "" {
		text += "（期限" + f.Due + "）"
	}
	words := kit.NewWords(kit.Sentence{Text: text + "　依据：" + f.Cited()})
	return container.NewBorder(nil, nil, container.NewVBox(container.NewPadded(tag)), nil, words)
}
