package kit

// What is long and not always read: a line that unfolds it.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// NewFold makes a line with a title that shows and hides the content, which is hidden
// at first. changed is called when that changed the height; it may be nil.
func NewFold(title string, content fyne.CanvasObject, changed func()) fyne.CanvasObject {
	content.Hide()
	box := NewColumn()
	var b *Button
	b = NewButtonWithIcon(Visible(title), theme.MenuExpandIcon(), func() {
		if content.Visible() {
			content.Hide()
			b.SetIcon(theme.MenuExpandIcon())
		} else {
			content.Show()
			b.SetIcon(theme.MenuDropDownIcon())
		}
		box.Refresh()
		if changed != nil {
			changed()
		}
	})
	b.Importance = widget.LowImportance
	box.Add(container.NewHBox(b))
	box.Add(content)
	return box
}
