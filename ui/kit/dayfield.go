package kit

// The day field: typed in any of the ways an office writes days, or picked from
// a calendar that is all Chinese.

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model/day"
)

// DayField is an entry for a day. Its text is put into the ledger's form when
// the person leaves it.
type DayField struct {
	Entry
	today    day.Day
	OnChange func(day.Day, error) // after each change; the zero Day for empty text
	OnLeave  func()               // when the keyboard goes; nil = nothing
}

// NewDayField makes a field; today is what the calendar opens on.
func NewDayField(today day.Day) *DayField {
	f := &DayField{today: today}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder("如 2026-05-11")
	f.Entry.OnChanged = func(string) { f.changed() }
	f.ActionItem = newIconButton(theme.CalendarIcon(), f, f.pick)
	return f
}

// Day reads the text; the error says in Chinese why it is no day.
func (f *DayField) Day() (day.Day, error) { return day.Parse(f.Text) }

// SetDay shows a day.
func (f *DayField) SetDay(d day.Day) { f.SetText(d.String()) }

func (f *DayField) changed() {
	if f.OnChange != nil {
		f.OnChange(f.Day())
	}
}

// FocusGained implements fyne.Focusable.
func (f *DayField) FocusGained() {
	f.Entry.FocusGained()
	f.bring(f)
}

// FocusLost writes what was understood in the ledger's form, so that the person
// sees how it was read.
func (f *DayField) FocusLost() {
	f.Entry.FocusLost()
	if d, err := f.Day(); err == nil && !d.IsZero() && f.Text != d.String() {
		f.SetText(d.String())
	}
	if f.OnLeave != nil {
		f.OnLeave()
	}
}

// TypedKey opens the calendar with Down.
func (f *DayField) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyDown && !f.Disabled() {
		f.pick()
		return
	}
	f.Entry.TypedKey(e)
}

// pick shows the calendar under the field.
func (f *DayField) pick() {
	at, err := f.Day()
	if err != nil || at.IsZero() {
		at = f.today
	}
	var pop *widget.PopUp
	cal := newCalendar(at, f.today, func(d day.Day) {
		pop.Hide()
		f.SetDay(d)
		focus(f)
		f.toEnd()
	})
	c := canvasOf(f)
	pop = widget.NewPopUp(cal.content, c)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(f)
	size := cal.content.MinSize()
	y := pos.Y + f.Size().Height
	if y+size.Height > c.Size().Height {
		y = max(0, pos.Y-size.Height)
	}
	pop.ShowAtPosition(fyne.NewPos(min(pos.X, max(0, c.Size().Width-size.Width)), y))
}

// calendarView is one month with the choice of year and month.
type calendarView struct {
	shown   day.Day // first of the month that is shown
	chosen  day.Day
	today   day.Day
	onPick  func(day.Day)
	year    *Select
	month   *Select
	grid    *fyne.Container
	content fyne.CanvasObject
	quiet   bool
}

func newCalendar(at, today day.Day, onPick func(day.Day)) *calendarView {
	v := &calendarView{shown: day.Of(at.Year(), at.Month(), 1), chosen: at, today: today, onPick: onPick}
	var years, months []string
	for y := today.Year() + 10; y >= 1930; y-- {
		years = append(years, strconv.Itoa(y)+"年")
	}
	for m := 1; m <= 12; m++ {
		months = append(months, strconv.Itoa(m)+"月")
	}
	v.year = NewSelect(years, func(string) { v.choose() })
	v.month = NewSelect(months, func(string) { v.choose() })
	v.year.PlaceHolder, v.month.PlaceHolder = "年", "月"
	v.grid = container.New(layout.NewGridLayout(7))
	head := container.NewBorder(nil, nil, NewButton("‹", func() { v.move(-1) }), NewButton("›", func() { v.move(1) }),
		container.NewGridWithColumns(2, v.year, v.month))
	foot := container.NewGridWithColumns(2, NewButton("今天", func() { v.onPick(v.today) }), NewButton("清除", func() { v.onPick(day.Day{}) }))
	v.content = container.NewVBox(head, v.grid, foot)
	v.show()
	return v
}

func (v *calendarView) choose() {
	if v.quiet || v.year.SelectedIndex() < 0 || v.month.SelectedIndex() < 0 {
		return
	}
	v.shown = day.Of(v.today.Year()+10-v.year.SelectedIndex(), v.month.SelectedIndex()+1, 1)
	v.show()
}

func (v *calendarView) move(months int) {
	if next := v.shown.AddMonths(months); !next.IsZero() {
		v.shown = next
		v.show()
	}
}

func (v *calendarView) show() {
	v.quiet = true
	v.year.SetSelectedIndex(v.today.Year() + 10 - v.shown.Year())
	v.month.SetSelectedIndex(v.shown.Month() - 1)
	v.quiet = false
	v.grid.RemoveAll()
	for _, name := range []string{"一", "二", "三", "四", "五", "六", "日"} {
		t := NewText(name, ColorMuted)
		t.Align = fyne.TextAlignCenter
		v.grid.Add(t)
	}
	for range (int(v.shown.Weekday()) + 6) % 7 {
		v.grid.Add(layout.NewSpacer())
	}
	for d := v.shown; d.Month() == v.shown.Month(); d = d.AddDays(1) {
		b := NewButton(strconv.Itoa(d.Dom()), func() { v.onPick(d) })
		b.Importance = widget.LowImportance
		switch d {
		case v.chosen:
			b.Importance = widget.HighImportance
		case v.today:
			b.Importance = widget.MediumImportance
		}
		v.grid.Add(b)
	}
	v.grid.Refresh()
}

// iconButton is a small button inside a field. The Tab key passes it by: the
// field's own keys do the same.
type iconButton struct {
	widget.BaseWidget
	icon   fyne.Resource
	field  fyne.Disableable
	tapped func()
}

func newIconButton(icon fyne.Resource, field fyne.Disableable, tapped func()) *iconButton {
	b := &iconButton{icon: icon, field: field, tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *iconButton) Tapped(*fyne.PointEvent) {
	if !b.field.Disabled() {
		b.tapped()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *iconButton) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewPadded(container.NewCenter(widget.NewIcon(b.icon))))
}

// Cursor implements desktop.Cursorable.
func (b *iconButton) Cursor() desktop.Cursor { return desktop.PointerCursor }
