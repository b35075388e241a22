package kit

// A list's rows as text: for the clipboard, for Excel, for paper.

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Grid is rows as a list shows them.
type Grid struct {
	Heads   []string
	Numbers []bool // columns that hold numbers
	Rows    [][]string
}

// Grid works all rows out, as they are filtered and sorted, in the columns that are
// shown. What it answers touches no widget: long lists are gone through behind.
func (l *RecordList[R]) Grid() func() Grid {
	of, rows := l.grid(), l.rows
	return func() Grid { return of(rows) }
}

// grid writes rows in the columns as they are now.
func (l *RecordList[R]) grid() func(rows []R) Grid {
	columns := l.shownColumns()
	return func(rows []R) Grid {
		g := Grid{Rows: make([][]string, len(rows))}
		for _, c := range columns {
			g.Heads = append(g.Heads, c.Title)
			g.Numbers = append(g.Numbers, c.Align == fyne.TextAlignTrailing)
		}
		for i, r := range rows {
			for _, c := range columns {
				g.Rows[i] = append(g.Rows[i], c.text(i, r))
			}
		}
		return g
	}
}

// Text is the grid tab-separated with a head, as Excel takes it.
func (g Grid) Text() string {
	var b strings.Builder
	for _, row := range append([][]string{g.Heads}, g.Rows...) {
		for i, text := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clipboardCell(text))
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

var oneCell = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ")

// clipboardCell keeps a cell in its cell: no tabs or line ends, and nothing that
// Excel would take for a formula.
func clipboardCell(s string) string {
	s = oneCell.Replace(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

// Table is rows as tab-separated text with a head line.
func (l *RecordList[R]) Table(rows []R) string { return l.grid()(rows).Text() }

// Copy puts the selected rows on the clipboard.
func (l *RecordList[R]) Copy() {
	rows, of := l.Selected(), l.grid()
	put := func(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }
	if len(rows) <= longList/10 {
		put(of(rows).Text())
		return
	}
	Background(func() {
		text := of(rows).Text()
		fyne.Do(func() { put(text) })
	})
}

func (l *RecordList[R]) paste() {
	if l.Paste != nil {
		l.Paste(fyne.CurrentApp().Clipboard().Content())
	}
}

// Offer puts something that can be done with the whole list at its foot, where it
// stays, and into its menu.
func (l *RecordList[R]) Offer(text string, icon fyne.Resource, do func()) {
	b := NewButtonWithIcon(text, icon, do)
	b.Importance = widget.LowImportance
	l.tools.Add(b)
	l.outputs = append(l.outputs, fyne.NewMenuItem(text, do))
}
