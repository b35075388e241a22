package charters

// The way of a revision as a bar of steps with their days.

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
)

// stepNames is the steps from 未启动 to 已完成.
var stepNames = []string{"启动", "起草", "党委会前置", "董事会审议", "股东会（出资人）批准", "市场监管备案"}

func stepDays(c model.Charter) []day.Day {
	return []day.Day{c.StartedDay, c.DraftedDay, c.PartyDay, c.BoardDay, c.ShareholderDay, c.FiledDay}
}

// steps is the bar.
type steps struct {
	widget.BaseWidget
	days []day.Day
	on   day.Day
	now  int // the step that is being taken; len(days) when all are done

	line   *canvas.Line
	dots   []*canvas.Circle
	marks  []*canvas.Text
	names  []*canvas.Text
	stamps []*canvas.Text
}

func newSteps() *steps {
	s := &steps{line: canvas.NewLine(theme.Color(theme.ColorNameSeparator))}
	s.line.StrokeWidth = 2
	text := func() *canvas.Text {
		t := canvas.NewText("", theme.Color(theme.ColorNameForeground))
		t.Alignment = fyne.TextAlignCenter
		return t
	}
	for range stepNames {
		s.dots = append(s.dots, canvas.NewCircle(theme.Color(kit.ColorMuted)))
		s.marks, s.names, s.stamps = append(s.marks, text()), append(s.names, text()), append(s.stamps, text())
	}
	s.days = make([]day.Day, len(stepNames))
	s.ExtendBaseWidget(s)
	return s
}

// set shows a charter's days as they were known on a day.
func (s *steps) set(c model.Charter, on day.Day) {
	s.days, s.on = stepDays(c), on
	s.now = 0
	for i, d := range s.days {
		if s.done(d) {
			s.now = i + 1
		}
	}
	s.Refresh()
}

func (s *steps) done(d day.Day) bool { return !d.IsZero() && !d.First().After(s.on) }

// CreateRenderer implements fyne.Widget.
func (s *steps) CreateRenderer() fyne.WidgetRenderer {
	r := &stepsRenderer{s}
	r.Refresh()
	return r
}

type stepsRenderer struct{ s *steps }

func (r *stepsRenderer) Destroy() {}
func (r *stepsRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.s.line}
	for i := range r.s.dots {
		out = append(out, r.s.dots[i], r.s.marks[i], r.s.names[i], r.s.stamps[i])
	}
	return out
}

func (r *stepsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(scaled(600), theme.TextSize()*1.5+theme.CaptionTextSize()*3.1+8)
}

func (r *stepsRenderer) Layout(size fyne.Size) {
	s := r.s
	w := size.Width / float32(len(s.dots))
	dot := theme.TextSize() * 1.5
	s.line.Position1, s.line.Position2 = fyne.NewPos(w/2, 2+dot/2), fyne.NewPos(size.Width-w/2, 2+dot/2)
	for i := range s.dots {
		x := w * (float32(i) + 0.5)
		s.dots[i].Move(fyne.NewPos(x-dot/2, 2))
		s.dots[i].Resize(fyne.NewSize(dot, dot))
		centre(s.marks[i], x, 2+dot/2)
		kit.Fit(s.names[i], theme.CaptionTextSize(), w-4)
		centre(s.names[i], x, 4+dot+theme.CaptionTextSize()*0.8)
		centre(s.stamps[i], x, 4+dot+theme.CaptionTextSize()*2.25)
	}
}

func centre(t *canvas.Text, x, y float32) {
	m := t.MinSize()
	t.Move(fyne.NewPos(x-m.Width/2, y-m.Height/2))
	t.Resize(m)
}

func (r *stepsRenderer) Refresh() {
	s := r.s
	for i, d := range s.days {
		ground, ink := theme.Color(kit.ColorCard), theme.Color(kit.ColorMuted)
		s.marks[i].Text, s.stamps[i].Text = strconv.Itoa(i+1), "未登记"
		edge := theme.Color(theme.ColorNameInputBorder)
		switch {
		case s.done(d):
			ground, ink, edge = theme.Color(kit.ColorGood), theme.Color(theme.ColorNameForegroundOnPrimary), theme.Color(kit.ColorGood)
			s.marks[i].Text = "✓"
		case i == s.now:
			ground, ink, edge = theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameForegroundOnPrimary),
				theme.Color(theme.ColorNamePrimary)
		}
		if !d.IsZero() {
			s.stamps[i].Text = d.String()
		} else if i >= s.now {
			s.stamps[i].Text = "—"
		}
		s.dots[i].FillColor, s.dots[i].StrokeColor, s.dots[i].StrokeWidth = ground, edge, 1.5
		s.marks[i].Color, s.marks[i].TextSize = ink, theme.CaptionTextSize()
		s.names[i].Text, s.names[i].TextSize, s.names[i].Color = stepNames[i], theme.CaptionTextSize(),
			theme.Color(theme.ColorNameForeground)
		s.names[i].TextStyle.Bold = i == s.now
		s.stamps[i].TextSize, s.stamps[i].Color = theme.CaptionTextSize(), theme.Color(kit.ColorMuted)
		if s.stamps[i].Text == "未登记" { // passed over: later steps are done
			s.stamps[i].Color = theme.Color(kit.ColorWarn)
		}
	}
	s.line.StrokeColor = theme.Color(theme.ColorNameSeparator)
	r.Layout(s.Size())
	canvas.Refresh(s)
}
