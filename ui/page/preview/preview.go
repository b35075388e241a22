// Package preview shows the very pages of a document, as they will be printed, with a bar
// that turns them: what the report centre and the papers look at before anything goes out.
package preview

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/paint"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
)

// zooms are the sizes that are offered.
var zooms = []struct {
	word string
	zoom float32
}{{"适合页宽", 0}, {"整页", wholePage}, {"75%", 0.75}, {"100%", 1}, {"150%", 1.5}, {"200%", 2}}

// Preview is the pages with what turns them.
type Preview struct {
	// Content is what stands on the screen.
	Content fyne.CanvasObject

	sheets *sheets
	number *kit.Entry
	of     *widget.Label
	prev   *kit.Button
	next   *kit.Button
	zoom   *kit.Select
	words  *widget.Label // said in place of pages
	notice *widget.Label // what a reader should know of the pages
	seq    int           // of what is laid out: an old answer never overwrites a newer one
}

// brush reads the font files the first time.
var brush = sync.OnceValues(func() (*paint.Painter, error) {
	faces, err := store.ReportFaces(false)
	if err != nil {
		return nil, err
	}
	return paint.New(faces), nil
})

// LayOut shows the pages that make gives, once they are laid out off the UI goroutine;
// keepPlace: those that were shown before are the same ones. fail tells why there are none.
func (v *Preview) LayOut(keepPlace bool, make func(*typeset.Faces) *typeset.Pages, fail func(error)) {
	v.Say("正在排版……")
	v.seq++
	seq := v.seq
	v.sheets.spawn(func() {
		b, err := brush()
		var pages *typeset.Pages
		if err == nil {
			pages = make(b.Faces())
		}
		v.sheets.ui(func() {
			switch {
			case seq != v.seq:
			case err != nil:
				v.Say("没有排出页面。")
				fail(err)
			case pages.Len() == 0:
				v.Say("没有可以预览的页。")
			default:
				v.Show(pages, b, keepPlace)
			}
		})
	})
}

// New makes an empty one.
func New() *Preview {
	v := &Preview{sheets: newSheets(), of: widget.NewLabel(""), words: widget.NewLabel(""), notice: widget.NewLabel("")}
	v.sheets.onPage = func(int) { v.tell() }
	v.prev = kit.NewButtonWithIcon("上一页", theme.NavigateBackIcon(), func() { v.sheets.goTo(v.sheets.at - 1) })
	v.next = kit.NewButtonWithIcon("下一页", theme.NavigateNextIcon(), func() { v.sheets.goTo(v.sheets.at + 1) })
	v.number = kit.NewEntry()
	v.number.SetPlaceHolder("页码")
	v.number.OnSubmitted = v.jump
	var words []string
	for _, z := range zooms {
		words = append(words, z.word)
	}
	v.zoom = kit.NewSelect(words, func(string) {
		if i := v.zoom.SelectedIndex(); i >= 0 {
			v.sheets.setZoom(zooms[i].zoom)
		}
	})
	v.zoom.PlaceHolder = zooms[0].word
	v.zoom.SetSelectedIndex(0)
	v.words.Alignment, v.words.Importance, v.words.Wrapping = fyne.TextAlignCenter, widget.LowImportance, fyne.TextWrapBreak
	v.notice.Importance, v.notice.Wrapping = widget.WarningImportance, fyne.TextWrapBreak
	v.notice.Hide()
	narrow := func(o fyne.CanvasObject) fyne.CanvasObject { return container.New(ems(4.6), o) }
	bar := container.NewHBox(v.prev, narrow(v.number), v.of, v.next, layout.NewSpacer(), v.zoom)
	desk := canvas.NewRectangle(theme.Color(theme.ColorNameDisabledButton))
	middle := container.NewStack(desk, container.New(window{v.sheets}, v.sheets.scroll),
		container.NewCenter(container.New(ems(24), v.words)))
	v.Content = container.NewBorder(container.NewVBox(bar, v.notice), nil, nil, nil, middle)
	v.tell()
	return v
}

// ems is a layout that gives its object a width in letters.
type ems float32

// MinSize implements fyne.Layout.
func (e ems) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(e)*theme.TextSize(), objects[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (e ems) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// Say shows words in place of the pages.
func (v *Preview) Say(text string) { v.words.SetText(text) }

// Show shows a document's pages; keepPlace: those that were shown before are the same ones.
func (v *Preview) Show(pages *typeset.Pages, p *paint.Painter, keepPlace bool) {
	v.Say("")
	v.sheets.show(pages, p, keepPlace)
	v.notice.SetText(noticeOf(pages))
	v.notice.Hidden = v.notice.Text == ""
	v.tell()
	v.Content.Refresh()
}

// noticeOf says which faces and which characters are missing.
func noticeOf(pages *typeset.Pages) string {
	parts := append([]string(nil), pages.Faces().Notices...)
	if m := pages.Missing(); len(m) > 0 {
		parts = append(parts, fmt.Sprintf("有%d个字没有字体可以显示，已用〓代替", len(m)))
	}
	if err := pages.Err(); err != nil {
		parts = append(parts, err.Error())
	}
	return kit.Visible(strings.Join(parts, "；"))
}

// tell writes which page is looked at.
func (v *Preview) tell() {
	n := len(v.sheets.tops)
	v.of.SetText("共" + strconv.Itoa(n) + "页")
	if n == 0 {
		v.number.SetText("")
	} else if text := strconv.Itoa(v.sheets.at + 1); v.number.Text != text {
		v.number.SetText(text)
	}
	kit.Enable(v.prev, v.sheets.at > 0)
	kit.Enable(v.next, v.sheets.at+1 < n)
}

// jump goes to the page that was typed; what is no page number is put right.
func (v *Preview) jump(text string) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err == nil {
		v.sheets.goTo(n - 1)
	}
	v.tell()
}

// Turn goes to a page, counted from 0.
func (v *Preview) Turn(n int) { v.sheets.goTo(n) }

// At is the page that is looked at, counted from 0.
func (v *Preview) At() int { return v.sheets.at }

// Zoom sets the size by its word.
func (v *Preview) Zoom(word string) { v.zoom.SetSelected(word) }

// Pages is what is shown; nil = nothing yet.
func (v *Preview) Pages() *typeset.Pages { return v.sheets.pages }

// TurnTo goes to the first page that has the text on it.
func (v *Preview) TurnTo(text string) {
	for i := range v.sheets.tops {
		if slices.ContainsFunc(v.sheets.pages.At(i).Marks, func(m typeset.Mark) bool { return strings.Contains(m.Text, text) }) {
			v.Turn(i)
			return
		}
	}
}

// Said is what is shown in place of pages.
func (v *Preview) Said() string { return v.words.Text }

// Painted reports that a page that is seen has its picture.
func (v *Preview) Painted(n int) bool {
	p := v.sheets.papers[n]
	return p != nil && p.image.Image != nil
}

// AtOnce is for tests: it says where pages are painted; they are shown on the same goroutine.
func (v *Preview) AtOnce(spawn func(func())) {
	v.sheets.spawn, v.sheets.ui = spawn, func(f func()) { f() }
}
