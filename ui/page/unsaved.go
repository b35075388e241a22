package page

// What was typed and is not saved, and the one question before it is left: 保存, 不保存 or
// 取消, whichever way out was taken.

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/store"
	"partyledger/ui/kit"
)

// Unsaved is something that was filled in and is not saved: a window's, or a page's own.
type Unsaved struct {
	Name string // in the question: 人员“张三”的修改
	// Save saves it and then goes on; if it cannot be, that is shown and nothing follows.
	// nil = there is nothing to save it as.
	Save func(then func())
	Drop func() // gives it up
	// Kept is what is kept of it while it is open; nil = nothing is.
	Kept *OpenForm
}

// Keeper is a page that holds something unsaved outside of windows.
type Keeper interface{ Unsaved() []Unsaved }

// UnsavedIn lists what is not saved: of the windows, the top one first, and of the page,
// which may be nil.
func UnsavedIn(c fyne.Canvas, p Page) []Unsaved {
	var out []Unsaved
	for _, s := range sheetsOn(c) {
		if s.Changed != nil && s.Changed() {
			out = append(out, s.unsaved())
		}
	}
	if k, ok := p.(Keeper); ok {
		out = append(out, k.Unsaved()...)
	}
	return out
}

// LeaveUnsaved goes on at once if nothing is unsaved, else once it was saved or given up.
func LeaveUnsaved(host Host, list []Unsaved, then func()) {
	if len(list) == 0 {
		then()
		return
	}
	if open := sheetsOn(host.Window().Canvas()); len(open) > 0 && open[0].asks {
		return // the question is there
	}
	names, savable := make([]string, len(list)), true
	for i, u := range list {
		names[i] = u.Name
		savable = savable && u.Save != nil
	}
	text := names[0] + "还没有保存。"
	if len(list) > 1 {
		text = "这些还没有保存：\n　" + strings.Join(names, "\n　")
	}
	s := &Sheet{Title: "还没有保存", Content: container.NewVScroll(kit.NewWords(kit.Sentence{Text: text})), Width: 520, Height: 220,
		asks: true}
	drop := kit.NewButton("不保存", func() {
		s.Hide()
		for _, u := range list {
			u.Drop()
		}
		then()
	})
	if savable {
		s.Yes = kit.NewButton("保存", func() {
			s.Hide()
			saveAll(list, then)
		})
		s.More = drop
	} else {
		s.Yes = kit.NewButton("不保存", drop.OnTapped)
		s.Cancel, s.Careful = "继续填写", true
	}
	s.Show(host)
}

// saveAll saves one after the other and then goes on.
func saveAll(list []Unsaved, then func()) {
	if len(list) == 0 {
		then()
		return
	}
	list[0].Save(func() { saveAll(list[1:], then) })
}

// unsaved is what the window holds.
func (s *Sheet) unsaved() Unsaved {
	u := Unsaved{Name: "“" + s.Title + "”里填写的内容", Drop: s.Hide}
	if s.Unsaved != nil {
		u.Name = s.Unsaved()
	}
	if s.Saves {
		u.Save = s.SaveThen
	}
	if s.Keep != nil {
		u.Kept = s.Keep()
		u.Kept.Name = u.Name
	}
	return u
}

// SaveThen presses 保存 and goes on once it is saved and the new state is read.
func (s *Sheet) SaveThen(then func()) {
	s.then = then
	s.press()
	if !s.saving {
		s.then = nil // what is wrong stands in the form
	}
}

// saved goes on after a save with what follows it, once the new state is read.
func (s *Sheet) saved() {
	then := s.then
	s.then = nil
	s.Hide()
	if then != nil {
		s.host.Read(func(context.Context, *store.Workspace) error { return nil }, then)
	}
}

// shownSheets is the windows on the screen. It belongs to the UI goroutine.
var shownSheets []*Sheet

// sheetsOn lists the windows on a canvas, the top one first.
func sheetsOn(c fyne.Canvas) []*Sheet {
	var out []*Sheet
	for i := len(shownSheets) - 1; i >= 0; i-- {
		if s := shownSheets[i]; s.host.Window().Canvas() == c && s.dialog.Shown() {
			out = append(out, s)
		}
	}
	return out
}

// PressMore presses the further button of the window on top: 保存并新增.
func PressMore(c fyne.Canvas) {
	if list := sheetsOn(c); len(list) > 0 && list[0].dialog.OnTop() && list[0].More != nil && !list[0].More.Disabled() {
		list[0].More.OnTapped()
	}
}

// PressYes does what the window on top is for, or else saves what the page holds. It
// answers false if there is nothing to do.
func PressYes(c fyne.Canvas, p Page) bool {
	if c.Overlays().Top() != nil {
		list := sheetsOn(c)
		if len(list) == 0 || !list[0].dialog.OnTop() || list[0].Yes == nil || list[0].Yes.Disabled() {
			return false
		}
		list[0].press()
		return true
	}
	if k, ok := p.(Keeper); ok {
		if list := k.Unsaved(); len(list) > 0 && list[0].Save != nil {
			list[0].Save(func() {})
			return true
		}
	}
	return false
}
