package kit

// The columns of a record list, and what a person arranges of them.

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Column describes one column of a record list.
type Column[R any] struct {
	ID     string // stable: settings are kept under it
	Title  string
	Width  float32 // usual, at 100 % text: columns share what room there is
	Align  fyne.TextAlign
	Text   func(R) string
	Less   func(a, b R) int            // order; nil = by Text
	Color  func(R) fyne.ThemeColorName // of the text; nil = the foreground
	Hidden bool                        // not shown until the person asks for it
	Code   bool                        // numbers that only name something: their thousands are not set apart
	// Bar draws a bar under the text: the part of the cell's width that it takes,
	// 0 to 1, and its colour; nil = none.
	Bar func(R) (part float32, color fyne.ThemeColorName)
}

// TextColumn is a plain column, kept under its title.
func TextColumn[R any](title string, width float32, text func(R) string) Column[R] {
	return Column[R]{ID: title, Title: title, Width: width, Text: text}
}

// NumberColumn is a column of whole numbers, kept under its title.
func NumberColumn[R any](title string, width float32, n func(R) int) Column[R] {
	return Column[R]{ID: title, Title: title, Width: width, Align: fyne.TextAlignTrailing,
		Text: func(r R) string { return strconv.Itoa(n(r)) }, Less: func(a, b R) int { return cmp.Compare(n(a), n(b)) }}
}

// ColumnState is what a person changed of a column: kept in settings.
type ColumnState struct {
	ID     string  `json:"id"`
	Width  float32 `json:"width"`
	Hidden bool    `json:"hidden"`
}

type listColumn[R any] struct {
	Column[R]
	counts bool    // the rows: 序号
	width  float32 // at 100 % text; other than the author's = dragged
	head   float32 // need of the title, in ems
	need   float32 // of title and content, in ems
	shown  float32 // on screen
}

// countTitle is the column that numbers the rows as they are shown.
const countTitle = "序号"

func countColumn[R any]() *listColumn[R] {
	return &listColumn[R]{Column: Column[R]{ID: countTitle, Title: countTitle, Width: minColumn, Align: fyne.TextAlignTrailing,
		Color: func(R) fyne.ThemeColorName { return ColorMuted }}, width: minColumn, counts: true}
}

// text is what the column says of a row at a place.
func (c *listColumn[R]) text(at int, row R) string {
	if c.counts {
		return strconv.Itoa(at + 1)
	}
	if c.Align == fyne.TextAlignTrailing && !c.Code {
		return Grouped(c.Text(row))
	}
	return c.Text(row)
}

// Uncounted leaves out the column that numbers the rows: for lists that nobody
// speaks of by number.
func (l *RecordList[R]) Uncounted() { l.columns[0].Hidden, l.uncounted = true, true }

// chooseColumns lets the person show and hide columns.
func (l *RecordList[R]) chooseColumns(at fyne.Position) {
	box := container.NewVBox()
	for _, c := range l.columns {
		if c.counts && l.uncounted {
			continue
		}
		check := NewCheck(c.Title, nil)
		check.SetChecked(!c.Hidden)
		check.OnChanged = func(on bool) {
			c.Hidden = !on
			l.columnsChanged()
		}
		box.Add(check)
	}
	pop := widget.NewPopUp(container.NewBorder(nil, NewButton("列宽自动", l.widthsBack), nil, nil, container.NewVScroll(box)), canvasOf(l))
	pop.Resize(fyne.NewSize(220*textScale(), 340*textScale()))
	pop.ShowAtPosition(at)
}

// widthsBack forgets what was dragged.
func (l *RecordList[R]) widthsBack() {
	for _, c := range l.columns {
		c.width = c.Width
	}
	l.columnsChanged()
}

func (l *RecordList[R]) columnsChanged() {
	l.reshare()
	if l.OnColumns != nil {
		l.OnColumns(l.Columns())
	}
}

// Columns is the columns as the person has them.
func (l *RecordList[R]) Columns() []ColumnState {
	var out []ColumnState
	for _, c := range l.columns {
		out = append(out, ColumnState{c.ID, c.width, c.Hidden})
	}
	return out
}

// SetColumns brings kept columns back; unknown IDs are passed over.
func (l *RecordList[R]) SetColumns(states []ColumnState) {
	for _, s := range states {
		for _, c := range l.columns {
			if c.ID == s.ID && s.Width >= minColumn {
				c.width, c.Hidden = s.Width, s.Hidden
			}
		}
	}
	l.reshare()
}

// Grouped sets the thousands of a number apart: 12,345.6. What follows the number
// stays; a text that begins with no number is given back.
func Grouped(text string) string {
	from := 0
	if len(text) > 0 && text[0] == '-' {
		from = 1
	}
	to := from
	for to < len(text) && text[to] >= '0' && text[to] <= '9' {
		to++
	}
	for at := to - 3; at > from; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
