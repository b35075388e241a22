package page

// What follows from a record for another one: it is offered beside the form, and saved
// with it in one batch if the tick stays.

import (
	"fyne.io/fyne/v2"

	"partyledger/store"
	"partyledger/ui/kit"
)

// Also is the tick that offers it.
type Also struct {
	check *kit.Check
	words string
	edits []store.Draft
}

// NewAlso makes a tick that is hidden until there is something to offer.
func NewAlso() *Also {
	a := &Also{check: kit.NewCheck("", nil)}
	a.check.Hide()
	return a
}

// Object is the tick on screen.
func (a *Also) Object() fyne.CanvasObject { return a.check }

// Offer shows what would be saved too; without edits there is nothing to offer. What
// is offered anew is ticked.
func (a *Also) Offer(words string, edits ...store.Draft) {
	a.edits = edits
	if len(edits) == 0 {
		a.words = ""
		a.check.Hide()
		return
	}
	if words != a.words {
		a.words = words
		a.check.SetText(kit.Visible(words))
		a.check.SetChecked(true)
	}
	a.check.Show()
}

// Taken is what is to be saved with the record.
func (a *Also) Taken() []store.Draft {
	if !a.check.Checked {
		return nil
	}
	return a.edits
}
