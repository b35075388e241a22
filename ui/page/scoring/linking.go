package scoring

// Evidence that the ledger has already: a record, and of its files those that are chosen.

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// linking is the window.
type linking struct {
	p      *Page
	n      assess.Node
	kinds  []*model.Schema
	kind   *kit.Select
	holder *fyne.Container // of the field that finds the record
	picker *kit.Picker
	files  *fyne.Container
	checks []*kit.Check
	list   []model.Attachment
	wrong  *kit.Words
}

// linkRecord asks for a record of the ledger that proves the chosen indicator.
func (v *indicator) linkRecord() {
	n, ok := v.node()
	if !ok || !n.Leaf {
		return
	}
	w := &linking{p: v.p, n: *n, holder: container.NewStack(), files: kit.NewColumn(),
		wrong: kit.NewWords(kit.Sentence{Color: theme.ColorNameError})}
	var names []string
	for _, s := range model.Schemas() {
		if linkable(s) && len(s.InScope(v.p.Snap.Book)) > 0 {
			w.kinds = append(w.kinds, s)
			names = append(names, s.Label)
		}
	}
	w.kind = kit.NewSelect(names, func(string) { w.find() })
	w.find()
	box := kit.NewColumn(
		kit.NewWords(kit.Sentence{Text: n.Called() + "：选台账里的一条记录，再勾选它的附件。不勾附件的只关联记录。"}),
		kit.Labelled("记录类别", true, w.kind, nil), kit.Labelled("记录", true, w.holder, nil), w.files, w.wrong)
	s := &page.Sheet{Title: "关联台账记录", Width: 720, Height: 460, Saves: true, Content: kit.NewFormScroll(container.NewPadded(box))}
	s.Yes = kit.NewButtonWithIcon("关联", theme.ConfirmIcon(), func() { w.save(s) })
	s.Show(v.p.host)
	v.p.host.Window().Canvas().Focus(w.kind)
}

// linkable reports a kind whose records tell of something that took place, but the page's own.
func linkable(s *model.Schema) bool {
	for _, k := range Kinds {
		if s.Kind == k {
			return false
		}
	}
	if s.Fixed {
		return false
	}
	for _, f := range s.Fields {
		if f.Type == model.DayField {
			return true
		}
	}
	return false
}

// find shows the field that finds records of the chosen kind.
func (w *linking) find() {
	w.picker = nil
	w.holder.Objects = []fyne.CanvasObject{kit.NewText("先选记录类别", kit.ColorMuted)}
	if i := w.kind.SelectedIndex(); i >= 0 {
		w.picker = kit.NewPicker(w.kinds[i].Kind, w.p.host.Lookup)
		w.picker.OnChange = func(kit.Option) { w.show() }
		w.holder.Objects = []fyne.CanvasObject{w.picker}
	}
	w.holder.Refresh()
	w.show()
}

func (w *linking) ref() model.Ref {
	if w.picker == nil || w.picker.Chosen().ID == "" {
		return model.Ref{}
	}
	return model.Ref{Kind: w.kinds[w.kind.SelectedIndex()].Kind, ID: w.picker.Chosen().ID}
}

// show offers the files of the chosen record.
func (w *linking) show() {
	w.files.Objects, w.checks, w.list = nil, nil, nil
	if ref := w.ref(); ref.ID != "" {
		w.list = model.Attachments(w.p.Snap.Book, ref)
		if len(w.list) == 0 {
			w.files.Add(kit.NewWords(kit.Sentence{Text: "这条记录没有附件。", Color: kit.ColorMuted}))
		}
		for _, a := range w.list {
			c := kit.NewCheck(a.Title+"（"+string(a.Type)+"，"+a.SizeText()+"）", nil)
			c.SetChecked(true)
			w.checks = append(w.checks, c)
			w.files.Add(c)
		}
	}
	w.wrong.SetText("")
	w.files.Refresh()
}

func (w *linking) save(s *page.Sheet) {
	ref := w.ref()
	if ref.ID == "" {
		w.wrong.SetText("请先选定一条记录。")
		return
	}
	items := w.items(ref)
	for _, e := range items {
		for _, f := range page.Faults(w.p.host.Snapshot(), e) {
			w.wrong.SetText(f.Lettered(e.Kind()))
			return
		}
	}
	var records []model.Record
	for _, e := range items {
		records = append(records, e)
	}
	w.p.host.Save(fmt.Sprintf("关联佐证材料%d件", len(items)), s.Saving(), records...)
	w.p.right.tabs.Select(partProof)
}

// items is a piece of evidence for each chosen file, or one for the record alone. The day is
// that of the record.
func (w *linking) items(ref model.Ref) []model.EvidenceItem {
	r, _ := w.p.Snap.Book.Record(ref)
	e := w.p.newItem()
	e.IndicatorID, e.RecordKind, e.RecordID, e.Formed = w.n.ID, string(ref.Kind), ref.ID, assess.HappenedOn(r)
	if e.Formed.After(w.p.Snap.Today) {
		e.Formed = model.EvidenceItem{}.Formed
	}
	var out []model.EvidenceItem
	for i, c := range w.checks {
		if c.Checked {
			x := e
			x.ID, x.Title, x.Hash, x.Order = w.p.host.NewID(e.Kind()), w.list[i].Title, w.list[i].Hash, e.Order+len(out)
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		e.ID, e.Title = w.p.host.NewID(e.Kind()), w.p.Snap.Book.NameOf(ref)
		out = append(out, e)
	}
	return out
}
