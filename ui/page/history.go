package page

// The history of one record: what each write changed in it, by whom and when.

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
)

// History lists what was done to a record. It is read from the disk when it is
// asked for.
type History struct {
	host    Host
	masked  func() bool // secret fields are hidden
	ref     model.Ref
	list    *kit.RecordList[store.Edit]
	detail  *kit.Paragraph
	content fyne.CanvasObject
}

const pickEdit = "选中一条，可在这里看到改了哪些内容。"

// NewHistory makes an empty history; masked says whether secret fields are to be
// hidden now.
func NewHistory(host Host, masked func() bool) *History {
	h := &History{host: host, masked: masked, detail: kit.NewParagraph(pickEdit)}
	h.list = NewList(host, ListOf{ID: "history", Title: "变更记录", InFull: func() bool { return !masked() }}, []kit.Column[store.Edit]{
		{ID: "at", Title: "时间", Width: 156, Text: func(e store.Edit) string { return store.LocalTime(e.Batch.At) }},
		{ID: "op", Title: "操作", Width: 74, Text: editWord, Color: func(e store.Edit) fyne.ThemeColorName {
			return kit.Choose(e.Batch.UndoneBy != 0, kit.ColorMuted, "")
		}},
		{ID: "fields", Title: "改动", Width: 260, Text: h.words},
		{ID: "note", Title: "怎样来的", Width: 220, Text: func(e store.Edit) string { return e.Batch.Note }},
		{ID: "actor", Title: "操作人", Width: 90, Text: func(e store.Edit) string { return e.Batch.Actor }},
		{ID: "batch", Title: "批次", Width: 60, Align: fyne.TextAlignTrailing,
			Text: func(e store.Edit) string { return strconv.FormatInt(e.Batch.ID, 10) },
			Less: func(a, b store.Edit) int { return cmp.Compare(a.Batch.ID, b.Batch.ID) }},
	})
	h.list.Key = func(e store.Edit) string { return strconv.FormatInt(e.Seq, 10) }
	h.list.Empty = "没有变更记录。"
	h.list.OnSelect = func(rows []store.Edit) { h.tell(rows) }
	h.content = container.NewBorder(nil, container.NewVBox(widget.NewSeparator(), kit.Lines(h.detail, 3)), nil, nil, h.list)
	return h
}

// Content is the history on screen.
func (h *History) Content() fyne.CanvasObject { return h.content }

// Read reads and shows the history of a record.
func (h *History) Read(ref model.Ref) {
	h.ref = ref
	var list []store.Edit
	h.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		list, err = l.History(ctx, ref)
		return err
	}, func() {
		if h.ref == ref {
			h.list.SetRows(list)
			h.tell(h.list.Selected())
		}
	})
}

// editWord is what was done, in a word.
func editWord(e store.Edit) string {
	switch {
	case e.Batch.Kind == store.BatchUndo:
		return "撤销"
	case e.Batch.UndoneBy != 0:
		return string(e.Op) + "（已撤销）"
	}
	return string(e.Op)
}

// words is the changed fields on a line.
func (h *History) words(e store.Edit) string {
	var out []string
	for _, f := range e.Fields {
		out = append(out, f.Field.Label+"："+h.value(f.Field, f.Was)+"→"+h.value(f.Field, f.Now))
	}
	if len(out) == 0 {
		return string(e.Batch.Kind)
	}
	return strings.Join(out, "；")
}

// value is a field's text as people know it: names for references, nothing secret
// unless it is shown.
func (h *History) value(f model.Field, text string) string {
	switch {
	case text == "":
		return "（空）"
	case f.Ref != "":
		return h.host.Name(f.Ref, text)
	case f.Style == "secret" && h.masked():
		return Mask(f, text)
	}
	return text
}

// tell shows the selected edit in full, a line for each field.
func (h *History) tell(rows []store.Edit) {
	if len(rows) != 1 {
		h.detail.SetText(pickEdit)
		return
	}
	e := rows[0]
	lines := []string{store.LocalTime(e.Batch.At) + "　" + e.Batch.Actor + "　第" + strconv.FormatInt(e.Batch.ID, 10) + "批：" + e.Batch.Note}
	if e.Batch.UndoneBy != 0 {
		lines[0] += "（已由第" + strconv.FormatInt(e.Batch.UndoneBy, 10) + "批撤销）"
	}
	for _, f := range e.Fields {
		lines = append(lines, f.Field.Label+"：由“"+h.value(f.Field, f.Was)+"”改为“"+h.value(f.Field, f.Now)+"”")
	}
	h.detail.SetText(kit.Visible(strings.Join(lines, "\n")))
}
