package page

// An undo that is refused: what was written since is named, batch by batch, and can be
// opened.

import (
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
)

// ShowUndoRefused shows why a batch was not taken back.
func ShowUndoRefused(host Host, u *store.UndoRefused) {
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: fmt.Sprintf("第%d批（%s）没有撤销，什么也没有改动，因为此后又有改动。请先撤销下面这些（从上到下），再撤销这一批。",
		u.Batch.ID, u.Batch.Note)}))
	sheet := &Sheet{Title: "没有撤销", Content: kit.NewFormScroll(container.NewPadded(box)), Cancel: "知道了", Width: 760, Height: 400}
	for _, l := range u.Later {
		box.Add(kit.NewWords(kit.Sentence{Text: l.Say()}, kit.Sentence{Text: "　" + l.Batch.Note, Color: kit.ColorMuted}))
		acts := kit.NewFlow(kit.NewButton(fmt.Sprintf("在操作记录中看第%d批", l.Batch.ID), func() {
			sheet.Hide()
			host.OpenBatch(l.Batch.ID)
		}))
		for _, r := range l.Records {
			b := kit.NewButton("打开"+model.Clip(r.Name, 24), func() {
				sheet.Hide()
				host.Open(r.Ref)
			})
			b.Importance = widget.LowImportance
			acts.Add(b)
		}
		box.Add(acts)
	}
	sheet.Show(host)
}
