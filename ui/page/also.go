package page

// What follows from a record for another one: it is offered beside the form, and saved
// with it in one batch if the tick stays.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/store"
	"partyledger/ui/kit"
)

// Also is the tick that offers it.
type Also struct {
	check *kit.Check
	said  *kit.Words
	row   *fyne.Container
	words string
	edits []store.Draft
}

// NewAlso makes a tick that is hidden until there is something to offer.
func NewAlso() *Also {
	a := &Also{check: kit.NewCheck("", nil), said: kit.NewWords()}
	a.row = container.NewBorder(nil, nil, container.NewVBox(a.check), nil, a.said)
	a.row.Hide()
	return a
}

// Object is the tick on screen.
func (a *Also) Object() fyne.CanvasObject { return a.row }

// Offer shows what would be saved too: what, in words, and how; without edits there is
// nothing to offer. What is offered anew is ticked.
func (a *Also) Offer(what, words string, edits ...store.Draft) {
	a.edits = edits
	if len(edits) == 0 {
		a.words = ""
		a.row.Hide()
		return
	}
	if words != a.words {
		a.words = words
		a.check.SetText(what)
		a.check.SetChecked(true)
		a.said.Set(kit.Sentence{Text: words})
	}
	a.row.Show()
}

// Taken is what is to be saved with the record.
func (a *Also) Taken() []store.Draft {
	if !a.check.Checked {
		return nil
	}
	return a.edits
}
