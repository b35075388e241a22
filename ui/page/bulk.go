package page

// Several records changed at once: what becomes of each field is shown, old and new,
// before anything is written; what the law refuses is named, and all is one batch.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
)

// Bulk is a window that changes several records by what is chosen over its table.
type Bulk struct {
	Title string
	Above fyne.CanvasObject
	// Edits is what is to be written as it is chosen now; lacks says what is still to be
	// chosen, empty = nothing.
	Edits func() (edits []store.Draft, lacks string)
	// Of names what is left out together, by any of its records; nil = each alone.
	Of func(model.Record) string
	// Note is what the batch is called, of so many records.
	Note func(records int) string

	host  Host
	out   map[string]bool // records that the person has left out
	list  *kit.RecordList[bulkRow]
	said  *kit.Words
	leave *kit.Button
	sheet *Sheet
	edits []store.Draft // that would be written
	seq   int           // of refreshes: many records are gone through behind
}

// bulkRow is one field of one record, or what is wrong with it.
type bulkRow struct {
	key, of, record, field, old, now string
	wrong                            string
}

// Show shows the window.
func (b *Bulk) Show(host Host) {
	b.host, b.out, b.said = host, map[string]bool{}, kit.NewWords()
	wrong := kit.TextColumn("核对", 200, func(x bulkRow) string { return cmp.Or(x.wrong, "可以修改") })
	wrong.Color = func(x bulkRow) fyne.ThemeColorName { return kit.Choose(x.wrong == "", kit.ColorGood, kit.ColorBlock) }
	b.list = kit.NewRecordList([]kit.Column[bulkRow]{
		kit.TextColumn("记录", 150, func(x bulkRow) string { return x.record }),
		kit.TextColumn("栏目", 110, func(x bulkRow) string { return x.field }),
		kit.TextColumn("原来", 170, func(x bulkRow) string { return cmp.Or(x.old, "（空）") }),
		kit.TextColumn("改为", 170, func(x bulkRow) string { return cmp.Or(x.now, "（空）") }), wrong})
	b.list.Key = func(x bulkRow) string { return x.key }
	b.list.Empty = "选好要改成什么以后，这里逐条列出原来的和改成的内容。"
	b.leave = kit.NewButton("去掉不能改的", b.leaveOut)
	split := container.NewVSplit(kit.NewFormScroll(b.Above), kit.NewTopped(b.said, b.list))
	b.sheet = &Sheet{Title: b.Title, Width: 1080, Height: tall, Left: []fyne.CanvasObject{b.leave},
		Content: split, Changed: func() bool { return len(b.edits) > 0 }}
	b.sheet.Yes = kit.NewButtonWithIcon("修改", theme.DocumentSaveIcon(), b.save)
	b.sheet.Show(host)
	if high := split.Size().Height; high > 0 { // what is filled in has the room that it needs, as far as the list keeps some
		split.SetOffset(min(max(float64(b.Above.MinSize().Height/high), 0.42), 0.6))
	}
	b.Refresh()
}

// Refresh works out anew what would be written.
func (b *Bulk) Refresh() {
	if b.list == nil {
		return // not shown yet
	}
	edits, lacks := b.Edits()
	edits = slices.DeleteFunc(edits, func(e store.Draft) bool { return e.Was == e.Now || b.out[b.of(e.Now)] })
	b.edits = edits
	if len(edits) <= atOnce {
		b.tell(edits, lacks, b.rows(edits))
		return
	}
	b.seq++
	seq := b.seq
	b.sheet.Yes.Disable()
	b.said.Set(kit.Sentence{Text: "正在核对……", Color: kit.ColorMuted})
	kit.Background(func() {
		found := b.rows(edits)
		fyne.Do(func() {
			if seq == b.seq {
				b.tell(edits, lacks, found)
			}
		})
	})
}

// atOnce is how many records are looked at between two frames.
const atOnce = 200

// tell shows what was found.
func (b *Bulk) tell(edits []store.Draft, lacks string, found bulkFound) {
	wrong := found.wrong
	b.list.SetRows(found.rows)
	text := fmt.Sprintf("将修改%d条记录，写成一批，可以整批撤销。", len(edits))
	color := kit.ColorMuted
	switch {
	case lacks != "":
		text = lacks
	case len(edits) == 0:
		text = "选中的记录已经是这样，没有要修改的。"
	case len(wrong) > 0:
		text = fmt.Sprintf("有%d条不能这样改（%s），原因见下表；去掉它们或改正以后才能保存，现在什么也没有写入。", len(wrong), strings.Join(wrong[:min(len(wrong), 5)], "、"))
		color = kit.ColorBlock
	}
	b.said.Set(kit.Sentence{Text: text, Color: color})
	b.sheet.Yes.SetText(fmt.Sprintf("修改%d条", len(edits)))
	kit.Enable(b.sheet.Yes, lacks == "" && len(edits) > 0 && len(wrong) == 0)
	kit.Enable(b.leave, len(wrong) > 0)
	b.sheet.Refresh() // the button and the sentence have other sizes
}

// leaveOut leaves out the records that the law refuses.
func (b *Bulk) leaveOut() {
	for _, x := range b.list.Rows() {
		if x.wrong != "" {
			b.out[x.of] = true
		}
	}
	b.Refresh()
}

func (b *Bulk) save() { b.host.SaveDrafts(b.Note(len(b.edits)), b.sheet.Saving(), b.edits...) }

// bulkFound is what becomes of each record, those that the law refuses first; wrong is
// how these are called.
type bulkFound struct {
	rows  []bulkRow
	wrong []string
}

func (b *Bulk) of(r model.Record) string {
	if b.Of == nil {
		return r.Key()
	}
	return b.Of(r)
}

// rows asks the law of each record among all the others as they will be.
func (b *Bulk) rows(edits []store.Draft) (out bulkFound) {
	host, s := b.host, b.host.Snapshot()
	changed := make([]model.Record, len(edits))
	for i, e := range edits {
		changed[i] = e.Now
	}
	after := &Snapshot{Book: s.Book.With(changed...), Today: s.Today}
	var good []bulkRow
	for _, e := range edits {
		schema := model.SchemaOf(e.Now.Kind())
		name, why := model.CallName(e.Now, host.Name), refusal(after, e)
		if why != "" {
			out.wrong = append(out.wrong, name)
		}
		for _, f := range schema.Fields {
			was := ""
			if e.Was != nil {
				was = FieldText(host.Name, f, e.Was)
			}
			now := FieldText(host.Name, f, e.Now)
			if was == now {
				continue
			}
			row := bulkRow{key: e.Now.Key() + "/" + f.Name, of: b.of(e.Now), record: name, field: f.Label, old: was, now: now, wrong: why}
			if f.Style == "secret" {
				row.old, row.now = Mask(f, was), Mask(f, now)
			}
			if why != "" {
				out.rows = append(out.rows, row)
			} else {
				good = append(good, row)
			}
		}
	}
	out.rows = append(out.rows, good...)
	return out
}

// refusal is why a record may not become so; empty = it may.
func refusal(after *Snapshot, e store.Draft) string {
	today := after.Today
	if after.Book.Today.After(today) { // the clock was set back since
		today = after.Book.Today
	}
	var out []string
	for _, f := range append(model.Law(today, e.Now), model.LawAmong(after.Book, e.Was, e.Now)...) {
		out = append(out, f.Lettered(e.Now.Kind()))
	}
	return strings.Join(out, "；")
}

// BulkFields is the fields of a kind's form that several records can be given at once: not
// what one is known by alone, nor what is changed in one at a time, nor what is secret.
func BulkFields(schema *model.Schema, form []kit.FormSection, sealed []string) []model.Field {
	alone := map[string]bool{"Name": true, "ShortName": true, "PersonID": true}
	for _, key := range schema.Keys {
		if len(key) == 1 {
			alone[key[0]] = true
		}
	}
	if len(form) == 0 {
		form = []kit.FormSection{{Fields: fieldNames(schema)}}
	}
	var names []string
	for _, section := range form {
		names = append(names, section.Fields...)
	}
	var out []model.Field
	for _, name := range names {
		f, known := schema.Field(name)
		if known && !f.Alone && !alone[f.Name] && f.Style != "secret" && !slices.Contains(schema.Codes, f.Name) &&
			!slices.Contains(sealed, f.Name) {
			out = append(out, f)
		}
	}
	return out
}

// AskBulk lets a person choose fields of several records and what they become.
func AskBulk(host Host, records []model.Record, form []kit.FormSection, sealed []string) {
	schema := model.SchemaOf(records[0].Kind())
	a := &bulkAsk{host: host, records: records, schema: schema, holder: container.NewStack()}
	ticks := kit.NewFlow()
	for _, f := range BulkFields(schema, form, sealed) {
		ticks.Add(kit.NewCheck(f.Label, func(on bool) { a.tick(f.Name, on) }))
	}
	a.bulk = &Bulk{Title: fmt.Sprintf("批量修改%s：选中%d条", schema.Label, len(records)), Edits: a.edits,
		Above: kit.NewColumn(kit.SectionTitle("选择要修改的栏目"), ticks, a.holder),
		Note:  func(n int) string { return fmt.Sprintf("批量修改%d条%s：%s", n, schema.Label, a.labels()) }}
	a.bulk.Show(host)
}

// bulkAsk is what is chosen in the window.
type bulkAsk struct {
	host    Host
	records []model.Record
	schema  *model.Schema
	bulk    *Bulk
	holder  *fyne.Container
	fields  []string // ticked
	form    *kit.RecordForm
}

func (a *bulkAsk) labels() string {
	var out []string
	for _, name := range a.fields {
		f, _ := a.schema.Field(name)
		out = append(out, f.Label)
	}
	return strings.Join(out, "、")
}

// tick takes a field in or out; what was filled in of the others stays.
func (a *bulkAsk) tick(name string, on bool) {
	filled := a.schema.Deref(a.schema.New())
	if a.form != nil {
		filled = a.form.Current()
	}
	a.fields = slices.DeleteFunc(a.fields, func(x string) bool { return x == name })
	if on {
		a.fields = append(a.fields, name)
		filled = a.common(filled, name)
	}
	opt := PartOptions(a.host)
	a.form = kit.NewRecordForm(filled, []kit.FormSection{{Fields: a.fields}}, opt)
	a.form.OnChange = a.bulk.Refresh
	a.holder.Objects = []fyne.CanvasObject{a.form.Object()}
	a.holder.Refresh()
	a.bulk.sheet.Refresh()
	a.bulk.Refresh()
	if on {
		a.form.Focus(name)
	}
}

// common fills in what all records have in common.
func (a *bulkAsk) common(into model.Record, name string) model.Record {
	f, _ := a.schema.Field(name)
	for _, r := range a.records {
		if f.Text(r) != f.Text(a.records[0]) {
			return into
		}
	}
	p := a.schema.Pointer(into)
	f.Copy(p, a.schema.Pointer(a.records[0]))
	return a.schema.Deref(p)
}

func (a *bulkAsk) edits() ([]store.Draft, string) {
	if len(a.fields) == 0 {
		return nil, "请勾选要修改的栏目。"
	}
	now := a.schema.Pointer(a.form.Current())
	var out []store.Draft
	for _, r := range a.records {
		p := a.schema.Pointer(r)
		for _, name := range a.fields {
			f, _ := a.schema.Field(name)
			f.Copy(p, now)
		}
		out = append(out, store.Draft{Was: r, Now: a.schema.Deref(p)})
	}
	return out, a.form.Unreadable()
}

// OfferBulk puts 批量修改 at a list's foot and into its menu: of the fields of the records'
// form but the sealed ones; of is a row's record.
func OfferBulk[R any](host Host, l *kit.RecordList[R], form []kit.FormSection, sealed []string, of func(R) model.Record) {
	OfferSeveral(host, l, "批量修改…", func(rows []R) {
		records := make([]model.Record, len(rows))
		for i, x := range rows {
			records[i] = of(x)
		}
		AskBulk(host, records, form, sealed)
	})
}

// OfferPapers puts 出具文书 at a list's foot, for the selected rows.
func OfferPapers[R any](host Host, l *kit.RecordList[R], ref func(R) model.Ref) {
	OfferSeveral(host, l, "出具文书…", func(rows []R) {
		refs := make([]model.Ref, len(rows))
		for i, x := range rows {
			refs[i] = ref(x)
		}
		host.Issue(refs...)
	})
}

// OfferSeveral puts what is done with the selected rows at a list's foot.
func OfferSeveral[R any](host Host, l *kit.RecordList[R], text string, do func([]R)) {
	l.Offer(text, theme.DocumentCreateIcon(), func() {
		rows := l.Selected()
		if len(rows) == 0 {
			host.Tell("请先在列表中选中记录：按住 Ctrl 点选多条，或按住 Shift 选一段，Ctrl+A 全选", nil)
			return
		}
		do(slices.Clone(rows))
	})
}
