package desk

// A tile: one ledger in one large figure, what it is made of, how it stood a year
// ago, and a small chart.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"partyledger/model/report"
	"partyledger/ui/kit"
)

// tile is one of the four at the top; pressing it leads to its page.
type tile struct {
	kit.Press
	title, figure, unit, said, before *canvas.Text
	chart                             *kit.Chart
	blank                             bool // there is nothing to draw
}

// leastShown is the part of its wanted height under which a chart is left out.
const leastShown = 0.8

func newTile(title string, tapped func(), part func(kit.ChartPart)) *tile {
	text := func(s string) *canvas.Text { return canvas.NewText(s, theme.Color(theme.ColorNameForeground)) }
	t := &tile{title: text(title), figure: text(""), unit: text(""), said: text(""), before: text(""),
		chart: kit.NewChart(fyne.NewSize(165, 104))}
	t.title.TextStyle.Bold, t.figure.TextStyle.Bold = true, true
	t.chart.OnPart, t.chart.Beside = part, tapped
	t.InitPress(tapped)
	t.ExtendBaseWidget(t)
	return t
}

// words shows the figures; the chart follows.
func (t *tile) words(g report.Glance) {
	t.title.Text, t.figure.Text, t.unit.Text, t.said.Text, t.before.Text = kit.Visible(g.Title)+" ›", g.Figure, g.Unit,
		kit.Visible(g.Said), g.Before
	t.Refresh()
}

// picture shows the chart; a ledger that has nothing to draw shows none.
func (t *tile) picture(g report.Glance, ink kit.Ink) {
	t.blank = len(g.Chart.Labels) == 0
	t.chart.SetChart(g.Chart, ink)
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{t: t}
	r.Refresh()
	return r
}

type tileRenderer struct{ t *tile }

func (r *tileRenderer) Destroy() {}
func (r *tileRenderer) Objects() []fyne.CanvasObject {
	t := r.t
	return []fyne.CanvasObject{t.Ground, t.title, t.figure, t.unit, t.said, t.before, t.chart}
}

// figureSize is the size of the large figure.
func figureSize() float32 { return theme.TextSize() * 1.9 }

const tilePad = 10

// wordsHigh is how high a tile is without its chart.
func wordsHigh() float32 { return figureSize()*1.1 + theme.CaptionTextSize()*2.75 + 2*tilePad }

// chartedHigh is the least height of a tile of a width that shows its chart.
func chartedHigh(c *kit.Chart, width float32) float32 {
	return wordsHigh() + theme.CaptionTextSize()*0.5 + c.HighAt(width-2*tilePad)*leastShown
}

func (r *tileRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.t.chart.MinSize().Width+2*tilePad, wordsHigh())
}

// Layout puts the title at the left and the figure at the right of the first two
// lines, the sentences under them, and the chart into the rest.
func (r *tileRenderer) Layout(size fyne.Size) {
	t := r.t
	t.Ground.Resize(size)
	room := size.Width - 2*tilePad
	place := func(o *canvas.Text, x, middle float32) {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, middle-m.Height/2))
		o.Resize(m)
	}
	kit.Fit(t.title, theme.TextSize(), room*0.37)
	kit.Fit(t.figure, figureSize(), room*0.36)
	kit.Fit(t.unit, theme.CaptionTextSize(), room*0.25)
	line := float32(tilePad) + figureSize()*0.5
	place(t.title, tilePad, line)
	unit := t.unit.MinSize().Width
	place(t.unit, size.Width-tilePad-unit, line+figureSize()*0.16)
	place(t.figure, size.Width-tilePad-unit-t.figure.MinSize().Width-3, line)
	caption := theme.CaptionTextSize()
	kit.Fit(t.said, caption, room)
	kit.Fit(t.before, caption, room)
	y := line + figureSize()*0.6 + caption*0.75
	place(t.said, tilePad, y)
	place(t.before, tilePad, y+caption*1.5)
	top := y + caption*2.5
	high := size.Height - top - tilePad*0.6
	t.chart.Hidden = t.blank || high < t.chart.HighAt(room)*leastShown
	if !t.chart.Hidden {
		t.chart.Move(fyne.NewPos(tilePad, top))
		t.chart.Resize(fyne.NewSize(room, high))
	}
}

func (r *tileRenderer) Refresh() {
	t := r.t
	for _, o := range []*canvas.Text{t.title, t.figure, t.unit, t.said} {
		o.Color = theme.Color(theme.ColorNameForeground)
	}
	t.before.Color = theme.Color(kit.ColorMuted)
	t.PaintGround()
	r.Layout(t.Size())
	canvas.Refresh(t)
}
