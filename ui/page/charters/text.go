package charters

// The text of a charter: its articles broken into lines, so that however long
// it is only the lines in view are drawn. Articles with Party clauses stand out.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
)

// accent is how an article stands out: by the state of its clauses.
type accent int

// The accents; the later outweighs the earlier.
const (
	accentNone accent = iota
	accentConfirmed
	accentProposed
)

// textLine is one line on screen.
type textLine struct {
	text    string
	article string // ID; empty for a heading
	head    bool
}

// textView shows the articles.
type textView struct {
	widget.BaseWidget
	onPick func(model.Article) // an article was pressed

	articles []*model.Article
	accents  map[string]accent
	lines    []textLine
	starts   map[string]int // the line at which an article, or a chapter, begins
	chosen   string         // ID of the article that is brought forward
	width    float32        // for which the lines are broken
	size     float32

	list    *kit.List
	chapter *kit.Select
	empty   *kit.Words
	content fyne.CanvasObject
}

const wholeText = "跳到章节……"

func newTextView() *textView {
	t := &textView{starts: map[string]int{}, empty: kit.NewWords(kit.Sentence{Color: kit.ColorMuted})}
	t.list = kit.NewList(func() int { return len(t.lines) }, func() fyne.CanvasObject { return newLineRow(t) },
		func(i int, o fyne.CanvasObject) {
			if i < len(t.lines) {
				o.(*lineRow).show(i)
			}
		})
	t.list.HideSeparators = true
	t.list.OnSelected = func(i int) {
		t.list.UnselectAll()
		t.pressed(i)
	}
	t.chapter = kit.NewSelect(nil, t.jump)
	t.chapter.PlaceHolder = wholeText
	ground := canvas.NewRectangle(theme.Color(kit.ColorCard))
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	body := container.NewStack(ground, t.list, kit.NewMiddle(t.empty, nil))
	t.content = container.NewBorder(t.chapter, nil, nil, nil, body)
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *textView) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }

// Resize breaks the lines anew when the width has changed.
func (t *textView) Resize(size fyne.Size) {
	t.BaseWidget.Resize(size)
	t.wrap()
}

// set shows a charter's articles; accents is by article.
func (t *textView) set(articles []*model.Article, accents map[string]accent, empty string) {
	t.articles, t.accents, t.width = articles, accents, 0
	t.empty.SetText("")
	if len(articles) == 0 {
		t.empty.SetText(empty)
	}
	var chapters []string
	last := ""
	for _, a := range articles {
		if a.Chapter != "" && a.Chapter != last {
			last = a.Chapter
			chapters = append(chapters, kit.Visible(last))
		}
	}
	t.chapter.Options = chapters
	t.chapter.ClearSelected()
	t.chapter.Hidden = len(chapters) == 0
	t.wrap()
}

const (
	lineBar  = 4  // the bar at the left of a Party article
	linePad  = 14 // left of the text
	lineTail = 16 // right of it, for the scroll bar
)

// wrap breaks the articles into lines for the present width.
func (t *textView) wrap() {
	width, size := t.Size().Width-linePad-lineTail, theme.TextSize()
	if width < size*4 || width == t.width && size == t.size {
		return
	}
	t.width, t.size = width, size
	t.lines, t.starts = nil, map[string]int{}
	last := ""
	for _, a := range t.articles {
		if a.Chapter != last {
			last = a.Chapter
			t.starts[kit.Visible(last)] = len(t.lines)
			for _, s := range kit.Wrap(last, width, size*1.04) {
				t.lines = append(t.lines, textLine{text: s, head: true})
			}
		}
		t.starts[a.ID] = len(t.lines)
		for _, s := range kit.Wrap(a.Number+"　"+a.Text, width, size) {
			t.lines = append(t.lines, textLine{text: s, article: a.ID})
		}
		t.lines = append(t.lines, textLine{})
	}
	t.list.Refresh()
}

// jump goes to a chapter.
func (t *textView) jump(chapter string) {
	if i, ok := t.starts[chapter]; ok && chapter != "" {
		t.scrollTo(i)
	}
}

// scrollTo puts a line at the top.
func (t *textView) scrollTo(i int) {
	t.list.ScrollToOffset(float32(i) * (lineHeight() + theme.Padding()))
}

// choose brings an article forward; it answers false if it is not there.
func (t *textView) choose(id string) bool {
	t.chosen = id
	i, ok := t.starts[id]
	if ok {
		t.scrollTo(max(0, i-2))
	}
	t.list.Refresh()
	return ok
}

// pressed tells of the article of a line.
func (t *textView) pressed(i int) {
	if i < 0 || i >= len(t.lines) || t.lines[i].article == "" {
		return
	}
	t.chosen = t.lines[i].article
	t.list.Refresh()
	for _, a := range t.articles {
		if a.ID == t.chosen && t.onPick != nil {
			t.onPick(*a)
		}
	}
}

func lineHeight() float32 { return theme.TextSize()*1.55 - theme.Padding() }

// lineRow is one line.
type lineRow struct {
	widget.BaseWidget
	t      *textView
	ground *canvas.Rectangle
	bar    *canvas.Rectangle
	text   *canvas.Text
}

func newLineRow(t *textView) *lineRow {
	r := &lineRow{t: t, ground: canvas.NewRectangle(theme.Color(kit.ColorCard)), bar: canvas.NewRectangle(theme.Color(kit.ColorGood)),
		text: canvas.NewText("", theme.Color(theme.ColorNameForeground))}
	r.ExtendBaseWidget(r)
	return r
}

// show fills the row with line i.
func (r *lineRow) show(i int) {
	l := r.t.lines[i]
	r.text.Text, r.text.TextStyle.Bold = l.text, l.head
	r.text.TextSize, r.text.Color = theme.TextSize(), theme.Color(theme.ColorNameForeground)
	a := r.t.accents[l.article]
	r.ground.Hidden = true
	r.bar.Hidden = l.article == "" || a == accentNone
	switch {
	case l.article == "":
	case l.article == r.t.chosen:
		r.ground.FillColor, r.ground.Hidden = theme.Color(kit.ColorSelected), false
	case a != accentNone:
		r.ground.FillColor, r.ground.Hidden = theme.Color(kit.ColorStripe), false
	}
	r.bar.FillColor = theme.Color(kit.ColorGood)
	if a == accentProposed {
		r.bar.FillColor = theme.Color(kit.ColorDue)
	}
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *lineRow) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{r} }

type lineRenderer struct{ r *lineRow }

func (x *lineRenderer) Destroy() {}
func (x *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{x.r.ground, x.r.bar, x.r.text}
}
func (x *lineRenderer) MinSize() fyne.Size { return fyne.NewSize(40, lineHeight()) }

// Layout lets ground and bar cover the gap that the list leaves between lines.
func (x *lineRenderer) Layout(size fyne.Size) {
	h := size.Height + theme.Padding()
	x.r.ground.Resize(fyne.NewSize(size.Width, h))
	x.r.bar.Resize(fyne.NewSize(lineBar, h))
	m := x.r.text.MinSize()
	x.r.text.Move(fyne.NewPos(linePad, (h-m.Height)/2))
	x.r.text.Resize(m)
}
func (x *lineRenderer) Refresh() {
	x.Layout(x.r.Size())
	canvas.Refresh(x.r)
}
