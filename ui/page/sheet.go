package page

// The windows over a page: content, buttons at the foot, and no way out of them
// that loses what was typed.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui/kit"
)

// Sheet is a window over the page. 取消 and Escape leave it, but ask first if
// something was typed that is not saved.
type Sheet struct {
	Title   string
	Content fyne.CanvasObject
	Left    []fyne.CanvasObject // further buttons, at the left of the foot
	Yes     *kit.Button         // does what the window is for; nil = nothing to do
	Cancel  string              // on the button that leaves; empty = 取消
	Width   float32             // at 100 % text, as far as there is room
	Height  float32
	// Changed reports that something is not saved; nil = there never is.
	Changed func() bool
	// Drop takes files that are dropped on the window; nil = it takes none.
	Drop func(files []string)
	// Unsaved names what is not saved, e.g. 人员“张三”的修改; nil = what the window is called.
	Unsaved func() string

	host   Host
	dialog *kit.Dialog
}

// tall is a height that takes all the room there is.
const tall = 2000

// Show shows the window.
func (s *Sheet) Show(host Host) {
	s.host = host
	if s.Cancel == "" {
		s.Cancel = "取消"
	}
	foot := container.NewHBox(s.Left...)
	foot.Add(layout.NewSpacer())
	foot.Add(kit.NewButton(s.Cancel, func() { s.Leave(s.Hide) }))
	if s.Yes != nil {
		s.Yes.Importance = widget.HighImportance
		foot.Add(s.Yes)
	}
	s.dialog = kit.NewDialog(host.Window(), s.Title, container.NewBorder(nil, foot, nil, nil, s.Content))
	s.dialog.OnDrop = s.Drop
	s.dialog.OnEscape = func() { s.Leave(s.Hide) }
	s.dialog.Fit(s.Width, s.Height)
	s.dialog.Show()
}

// Leave goes on at once, or once the person has said that what is unsaved may go.
func (s *Sheet) Leave(then func()) {
	if s.Changed == nil || !s.Changed() {
		then()
		return
	}
	what := "“" + s.Title + "”里填写的内容"
	if s.Unsaved != nil {
		what = s.Unsaved()
	}
	s.host.Ask("放弃修改", what+"还没有保存。要放弃吗？", "放弃修改", then)
}

// Hide puts the window away.
func (s *Sheet) Hide() { s.dialog.Hide() }

// Refresh lays the window out anew, for a content whose height has changed.
func (s *Sheet) Refresh() {
	if s.dialog != nil {
		s.dialog.Refresh()
	}
}

// WhenClosed calls f once the window is put away.
func (s *Sheet) WhenClosed(f func()) { s.dialog.WhenClosed(f) }

// Saving is the end of a save that the Yes button began: the window closes if all
// is well, else it may be tried again.
func (s *Sheet) Saving() func(error) {
	s.Yes.Disable()
	return func(err error) {
		s.Yes.Enable()
		if err == nil {
			s.Hide()
		}
	}
}
