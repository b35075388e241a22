package report

// What the window shows, on paper: a list as it is filtered and sorted, and one record.

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// List is a list as the window shows it.
type List struct {
	Title   string // of what, e.g. 党员名册
	Heads   []string
	Numbers []bool // columns whose texts are numbers where they can be
	Rows    [][]string
}

// Shown is a list as a document.
func Shown(in Input, l List) Document {
	v := newView(in)
	d := v.shown(l.Title)
	t := Table{Unit: v.unit, AsOf: v.on, Sheet: l.Title}
	for i, head := range l.Heads {
		t.Columns = append(t.Columns, l.column(i, head))
	}
	for _, row := range l.Rows {
		cells := make([]Cell, len(row))
		for i, s := range row {
			cells[i] = l.cell(i, s)
		}
		t.Rows = append(t.Rows, cells)
	}
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, t}}}
	return d
}

func (v *view) shown(title string) Document {
	return Document{Name: "shown", Title: title, Office: v.unit, AsOf: v.on, Subject: title, Keywords: []string{"党建台账", title}}
}

// ordinal is the column that numbers the rows.
const ordinal = "序号"

// longWords is from how many characters on texts stand left and get more room.
const longWords, sentence = 8, 24

// column is how a column lies, by what is in it.
func (l List) column(i int, head string) Column {
	if head == ordinal {
		return Ordinal()
	}
	longest := 0
	for _, row := range l.Rows {
		longest = max(longest, utf8.RuneCountInString(row[i]))
	}
	c := Col(head)
	switch {
	case l.Numbers[i]:
		c = FigureCol(head)
	case longest > sentence:
		c = LongCol(head).within(bounds{textBounds.least, longBounds.most})
	case longest > longWords && !strings.Contains(head, "日期") && !strings.Contains(head, "时间"):
		c = Col(head).Left()
	}
	if i == 1 || i == 0 || strings.Contains(head, "姓名") {
		c = c.Keep()
	}
	return c
}

func (l List) cell(i int, s string) Cell {
	if !l.Numbers[i] && l.Heads[i] != ordinal {
		return text(s)
	}
	plain, percent := strings.CutSuffix(strings.ReplaceAll(s, ",", ""), "%")
	n, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return text(s)
	}
	if percent {
		n /= 100
	}
	return Cell{Text: s, Number: true, Value: n}
}

// Part is some facts of a record under a head.
type Part struct {
	Title string // may be empty
	Facts []Fact
}

// Fact is a field of a record as people read it.
type Fact struct{ Label, Text string }

// Recorded is one record as a document.
func Recorded(in Input, title string, parts []Part) Document {
	v := newView(in)
	d := v.shown(title)
	t := Table{Unit: v.unit, AsOf: v.on, Columns: []Column{Col("项目").Left().within(bounds{30, 50}), LongCol("内容")}}
	for _, p := range parts {
		if p.Title != "" {
			t.Rows = append(t.Rows, []Cell{{Text: p.Title, Bold: true, Span: 2}})
		}
		for _, f := range p.Facts {
			t.Rows = append(t.Rows, []Cell{text(f.Label), text(f.Text)})
		}
	}
	d.Sections = []Section{{Page: PortraitTable, Blocks: []Block{Title{Text: title}, t}}}
	return d
}
