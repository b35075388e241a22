package issue

// What is typed for a paper, and its very pages.

import (
	"sync"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/paint"
	"partyledger/store/papers"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// boxes are the fields of a paper: those of the whole, then those of each record.
func (w *window) boxes(c *choice) fyne.CanvasObject {
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: c.paper.About, Color: kit.ColorMuted}))
	first := c.batches[0].Records[0]
	for _, a := range c.paper.Asks {
		if !a.Each {
			box.Add(w.box(c, a, first, ""))
			continue
		}
		for _, x := range c.batches {
			for _, r := range x.Records {
				box.Add(w.box(c, a, r, r.Key()))
			}
		}
	}
	if len(c.paper.Asks) == 0 {
		box.Add(kit.NewWords(kit.Sentence{Text: "这份文书的内容都取自台账，没有要填写的。"}))
	}
	return box
}

// box is one field; what the ledger says of it stands in it already.
func (w *window) box(c *choice, a paper.Ask, r model.Record, record string) fyne.CanvasObject {
	s := w.host.Snapshot()
	was := ""
	if a.From != nil {
		was = a.From(paper.Input{Input: report.Input{Book: s.Book, Findings: s.Findings, Today: s.Today}}, r)
	}
	key := paper.AnswerKey{Label: a.Label, Record: record}
	typed := func(text string) {
		delete(c.answers, key)
		if text != was {
			c.answers[key] = text
		}
		w.look()
	}
	label := a.Label
	if record != "" {
		label += "（" + page.NameOf(s.Book, model.RefOf(r)) + "）"
	}
	f := field(a, was, s.Today, typed)
	if c.first == nil {
		c.first, _ = f.(fyne.Focusable)
	}
	out := kit.NewColumn(kit.Labelled(label, false, f, nil))
	if a.Hint != "" {
		out.Add(kit.NewCaption(kit.Sentence{Text: a.Hint, Color: kit.ColorMuted}))
	}
	return out
}

// field is the widget that a box is filled in with.
func field(a paper.Ask, was string, today day.Day, typed func(string)) fyne.CanvasObject {
	switch {
	case len(a.Choices) > 0:
		f := kit.NewSelect(a.Choices, nil)
		f.SetSelected(was)
		f.OnChanged = typed
		return f
	case a.Day:
		f := kit.NewDayField(today)
		f.SetText(was)
		f.OnChange = func(day.Day, error) { typed(f.Text) }
		return f
	case a.Long:
		f := kit.NewLongEntry()
		f.SetText(was)
		f.OnChanged = typed
		return f
	}
	f := kit.NewEntry()
	f.SetText(was)
	f.OnChanged = typed
	return f
}

// brush reads the font files the first time.
var brush = sync.OnceValues(func() (*paint.Painter, error) {
	faces, err := store.ReportFaces(false)
	if err != nil {
		return nil, err
	}
	return paint.New(faces), nil
})

// show lays the papers out, behind, and shows the pages.
func (w *window) show(drafts []papers.Draft) {
	w.preview.Say("正在排版……")
	w.seq++
	seq := w.seq
	kit.Background(func() {
		b, err := brush()
		var pages *typeset.Pages
		if err == nil {
			pages = papers.Pages(drafts, b.Faces())
		}
		fyne.Do(func() {
			switch {
			case seq != w.seq:
			case pages != nil && pages.Len() == 0:
				w.preview.Say("没有可以预览的页。")
			case err != nil:
				w.preview.Say("没有排出页面。")
				w.host.Fail(err)
			default:
				w.preview.Show(pages, b, true)
			}
		})
	})
}
