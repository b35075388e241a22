package development

// 办理进程: the 25 steps under their stages, each with three tracks: when it was
// taken, when the edition would have it, and what is to be done.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
)

// timeline is the list of steps.
type timeline struct {
	v       *person
	content fyne.CanvasObject
	scroll  *container.Scroll
	box     *fyne.Container
	lines   []*stepLine
	current *stepLine
	awaited int // place of the step that was current when the case was last shown
	asked   int // number of a step that was asked for, as by a finding; 0 = none
}

func newTimeline(v *person) *timeline {
	t := &timeline{v: v, box: container.NewVBox()}
	t.scroll = container.NewVScroll(t.box)
	head := newStepHead()
	t.content = container.NewBorder(head, nil, nil, nil, t.scroll)
	return t
}

// show lays the case out.
func (t *timeline) show(c model.DevelopmentCase, steps []model.StepState) {
	b := t.v.p.Snap.Book
	marks := marksOf(b, c, steps)
	held, taken := t.held(), false
	if held >= 0 && held < len(steps) {
		taken = !t.lines[held].done && steps[held].Done
	}
	t.box.RemoveAll()
	t.lines, t.current = nil, nil
	phase := 0
	for i, s := range steps {
		if s.Phase != phase {
			phase = s.Phase
			t.box.Add(kit.SectionTitle(phaseTitle(phase)))
		}
		l := newStepLine(len(t.lines)+1, s, marks[i], func() { t.v.p.openStep(c, s) })
		l.step, l.done = s.Number, s.Done || s.Cycle
		l.beside = func(by int) { t.step(l, by) }
		t.lines = append(t.lines, l)
		t.box.Add(l)
		if marks[i].current {
			t.current = l
		}
	}
	if l := t.pointed(); l != nil {
		l.On = true
	}
	t.box.Refresh()
	if held >= 0 && held < len(t.lines) {
		l := t.lines[held]
		if taken {
			l = t.after(held)
		}
		t.v.p.focus(l)
	}
}

// after is the line to go on with when one was taken just now: the next that is not, else the
// one that comes next.
func (t *timeline) after(i int) *stepLine {
	for _, l := range t.lines[i+1:] {
		if !l.done {
			return l
		}
	}
	if t.current != nil {
		return t.current
	}
	return t.lines[i]
}

// pointed is the line that stands out: of the step that was asked for, or of the one that
// comes next; nil = none.
func (t *timeline) pointed() *stepLine {
	for _, l := range t.lines {
		if t.asked != 0 && l.step == t.asked {
			return l
		}
	}
	return t.current
}

// held is the place of the line that has the keyboard; -1 = none has.
func (t *timeline) held() int {
	c := t.v.p.host.Window().Canvas()
	if c == nil || c.Overlays().Top() != nil {
		return -1
	}
	return slices.IndexFunc(t.lines, func(l *stepLine) bool { return c.Focused() == fyne.Focusable(l) })
}

// phaseTitle is 二、入党积极分子的确定和培养教育.
func phaseTitle(n int) string {
	return []string{"一", "二", "三", "四", "五"}[n-1] + "、" + model.StepPhases()[n-1].Name
}

// follow brings the step that is now awaited into view, if it is another one than
// before: the one that was awaited has just been taken.
func (t *timeline) follow() {
	was := t.awaited
	t.awaited = slices.Index(t.lines, t.current)
	if t.current != nil && t.awaited != was {
		t.reveal(t.current)
	}
}

// step gives the keyboard to a line beside another.
func (t *timeline) step(l *stepLine, by int) {
	i := slices.Index(t.lines, l) + by
	if i < 0 || i >= len(t.lines) {
		return
	}
	t.reveal(t.lines[i])
	t.v.p.focus(t.lines[i])
}

// bringCurrent scrolls to the step that is awaited.
func (t *timeline) bringCurrent() {
	t.scroll.Offset = fyne.Position{}
	if l := t.pointed(); l != nil {
		t.reveal(l)
	}
	t.scroll.Refresh()
}

// reveal scrolls so that a line is on screen with some lines around it.
func (t *timeline) reveal(l *stepLine) {
	y, high := l.Position().Y, t.scroll.Size().Height
	around := l.Size().Height * 3
	switch {
	case high <= 0:
		return
	case y+l.Size().Height+around > t.scroll.Offset.Y+high:
		t.scroll.Offset.Y = min(y+l.Size().Height+around-high, max(0, t.box.MinSize().Height-high))
	case y-around < t.scroll.Offset.Y:
		t.scroll.Offset.Y = max(0, y-around)
	}
	t.scroll.Refresh()
}

// mark is what is said of a step beside its days.
type mark struct {
	text    string
	color   fyne.ThemeColorName // of the text and the dot
	dot     fyne.ThemeColorName // empty = hollow
	current bool                // it is the one that comes next
}

// marksOf says what each step is: taken, taken too late, passed over, awaited.
func marksOf(b *model.Book, c model.DevelopmentCase, steps []model.StepState) []mark {
	out := make([]mark, len(steps))
	ended := model.StageOn(b, c, b.AsOf) == model.StageEnded
	for i, s := range steps {
		if s.Done {
			out[i] = doneMark(s, b.AsOf)
		}
	}
	for _, i := range model.Gaps(steps) {
		out[i] = mark{text: "没有登记，请补登", color: kit.ColorWarn}
	}
	if ended {
		return out
	}
	for _, i := range model.Awaited(steps) {
		out[i] = awaitedMark(steps[i], b.AsOf)
	}
	if i := model.NextDue(steps); i >= 0 {
		out[i].current = true
		out[i].text = "下一步" + comma(out[i].text)
		if out[i].color == "" {
			out[i].color = kit.ColorDue
		}
	}
	return out
}

func comma(s string) string {
	if s == "" {
		return ""
	}
	return "，" + s
}

func doneMark(s model.StepState, on day.Day) mark {
	switch {
	case s.Cycle:
		return mark{dot: kit.ColorGood}
	case s.Late(on):
		return mark{text: fmt.Sprintf("迟%d天", s.Day.First().Sub(s.Latest.Last())), color: kit.ColorWarn, dot: kit.ColorWarn}
	case s.Early():
		return mark{text: "早于最早日期", color: kit.ColorWarn, dot: kit.ColorWarn}
	}
	return mark{dot: kit.ColorGood}
}

func awaitedMark(s model.StepState, on day.Day) mark {
	switch {
	case s.Late(on):
		return mark{text: fmt.Sprintf("已超期%d天", on.Sub(s.Latest.Last())), color: kit.ColorBlock}
	case !s.Latest.IsZero():
		return mark{text: fmt.Sprintf("还有%d天", s.Latest.Last().Sub(on))}
	case s.Earliest.First().After(on):
		return mark{text: s.Earliest.String() + "起可办", color: kit.ColorMuted}
	}
	return mark{text: "可以办理"}
}

// limitWords is between which days the edition would have a step.
func limitWords(s model.StepState) string {
	from, to := s.Earliest.String(), s.Latest.String()
	switch {
	case !s.Until.IsZero(): // repeated, and over
		return from + " 至 " + s.Until.String()
	case from == "" && to == "":
		return "—"
	case to == "":
		return from + " 起"
	case from == "" || from >= to:
		return to + " 前"
	}
	return from + " 至 " + to
}

// stepLine is one step on screen.
type stepLine struct {
	kit.Press
	number, name, day, limit, text *canvas.Text
	dot                            *canvas.Circle
	words                          [4]string
	mark                           mark
	beside                         func(by int)
	step                           int  // its number in the chart
	done                           bool // there is nothing to be gone on with
	cut                            bool // one of the words is
}

func newStepLine(n int, s model.StepState, m mark, pressed func()) *stepLine {
	l := &stepLine{mark: m, dot: canvas.NewCircle(theme.Color(kit.ColorCard)), words: [4]string{s.Name, s.Day.String(), limitWords(s),
		m.text}}
	for _, t := range []**canvas.Text{&l.number, &l.name, &l.day, &l.limit, &l.text} {
		*t = canvas.NewText("", theme.Color(theme.ColorNameForeground))
	}
	l.number.Text = strconv.Itoa(n)
	l.InitPress(pressed)
	l.Says = func() string { return kit.Choose(l.cut, strings.Join(l.words[:], "　"), "") }
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey goes to the steps beside it.
func (l *stepLine) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.beside(-1)
	case fyne.KeyDown:
		l.beside(1)
	default:
		l.Press.TypedKey(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (l *stepLine) CreateRenderer() fyne.WidgetRenderer {
	r := &stepRenderer{l}
	r.Refresh()
	return r
}

type stepRenderer struct{ l *stepLine }

func (r *stepRenderer) Destroy() {}
func (r *stepRenderer) Objects() []fyne.CanvasObject {
	l := r.l
	return []fyne.CanvasObject{l.Ground, l.dot, l.number, l.name, l.day, l.limit, l.text}
}

func (r *stepRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.TextSize()*46, theme.TextSize()*1.3+theme.InnerPadding())
}

// stepColumns is where the columns of a line begin, in ems.
var stepColumns = [5]float32{0.6, 3, 16.6, 23.6, 37}

func (r *stepRenderer) Layout(size fyne.Size) {
	l, em := r.l, theme.TextSize()
	l.Ground.Resize(size)
	l.dot.Move(fyne.NewPos(stepColumns[0]*em, (size.Height-em*1.5)/2))
	l.dot.Resize(fyne.NewSize(em*1.5, em*1.5))
	m := l.number.MinSize()
	l.number.Move(fyne.NewPos(stepColumns[0]*em+(em*1.5-m.Width)/2, (size.Height-m.Height)/2))
	l.cut = false
	for i, t := range []*canvas.Text{l.name, l.day, l.limit, l.text} {
		x, end := stepColumns[i+1]*em, size.Width
		if i+2 < len(stepColumns) {
			end = stepColumns[i+2] * em
		}
		t.Text = kit.Cut(l.words[i], end-x-em*0.4, em)
		l.cut = l.cut || t.Text != kit.Visible(l.words[i])
		t.Move(fyne.NewPos(x, (size.Height-t.MinSize().Height)/2))
	}
}

func (r *stepRenderer) Refresh() {
	l := r.l
	l.PaintGround()
	for _, t := range []*canvas.Text{l.number, l.name, l.day, l.limit, l.text} {
		t.TextSize, t.Color = theme.TextSize(), theme.Color(theme.ColorNameForeground)
	}
	l.number.TextSize = theme.CaptionTextSize()
	l.limit.Color = theme.Color(kit.ColorMuted)
	if l.mark.color != "" {
		l.text.Color = theme.Color(l.mark.color)
	}
	l.name.TextStyle.Bold = l.mark.current
	l.text.TextStyle.Bold = l.mark.current
	l.dot.StrokeColor, l.dot.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	l.dot.FillColor = theme.Color(kit.ColorCard)
	l.number.Color = theme.Color(kit.ColorMuted)
	switch {
	case l.mark.dot != "":
		l.dot.FillColor, l.dot.StrokeWidth = theme.Color(l.mark.dot), 0
		l.number.Color = theme.Color(theme.ColorNameForegroundOnPrimary)
	case l.mark.color != "":
		l.dot.StrokeColor, l.dot.StrokeWidth = theme.Color(l.mark.color), 2
	}
	r.Layout(l.Size())
	canvas.Refresh(l)
}

// newStepHead is the titles over the tracks.
func newStepHead() fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(kit.ColorHead))
	box := container.New(stepHeadLayout{})
	for _, title := range []string{"步骤", "已办", "期限（按适用版本）", "计划 / 下一步"} {
		t := canvas.NewText(title, theme.Color(theme.ColorNameForeground))
		t.TextStyle.Bold = true
		box.Add(t)
	}
	return container.NewStack(ground, box)
}

type stepHeadLayout struct{}

// MinSize implements fyne.Layout.
func (stepHeadLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.TextSize()*46, theme.TextSize()*1.3+theme.InnerPadding())
}

// Layout implements fyne.Layout.
func (stepHeadLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		t := o.(*canvas.Text)
		t.TextSize = theme.TextSize()
		x := stepColumns[i+1]
		if i == 0 {
			x = stepColumns[0]
		}
		t.Move(fyne.NewPos(x*theme.TextSize(), (size.Height-t.MinSize().Height)/2))
	}
}
