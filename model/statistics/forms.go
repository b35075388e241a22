// Package statistics is the forms of the Party statistics (党内统计): the comparison of two
// years and the six forms that an enterprise fills in, row for row and column for column,
// with the checks between them and the close of a year (REPORTS D). The forms are those of
// 2012 to 2017, the last that public sources show.
package statistics

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

// Form is one form with its figures.
type Form struct {
	Key        string // D1
	Title      string
	Measure    string // 单位：人
	Stub       int    // columns of row heads: 1 or 2
	Columns    []Column
	Rows       []Row
	Supplement []string // 补充资料, below the form
	Notes      []string // how it is counted here
}

// Column is a column's head.
type Column struct {
	Path   []string // from the top row down
	Letter string   // A
}

// Row is a row with its head.
type Row struct {
	Group string // of several rows, one below the other; may be empty
	Name  string
	Cells []Cell
}

// Cell is one figure.
type Cell struct {
	Value     int
	Forbidden bool        // the form has no figure here
	Adds      []Term      // the cells that it is the sum of; nil = counted
	Refs      []model.Ref // the records that are counted
}

// Term is a cell of the same form as a part of a sum. Rows and columns from 0.
type Term struct {
	Row, Col int
	Minus    bool
}

// Text is the figure as forms have it.
func (c Cell) Text() string {
	if c.Forbidden {
		return "—"
	}
	return strconv.Itoa(c.Value)
}

// Number is a row's number in the form, from 1.
func (f *Form) Number(row int) int { return row + 1 }

// At is a cell's figure; 0 where the form has none.
func (f *Form) At(row, col int) int { return f.Rows[row].Cells[col].Value }

// Place names a cell as people do: 第5栏A列.
func (f *Form) Place(row, col int) string {
	return fmt.Sprintf("%d栏%s列", f.Number(row), f.Columns[col].Letter)
}

// Head is a row's head in one line.
func (r Row) Head() string { return strings.TrimSpace(r.Group + " " + strings.TrimSpace(r.Name)) }

// count adds a record to a cell.
func (f *Form) count(row, col int, ref model.Ref) {
	c := &f.Rows[row].Cells[col]
	c.Value++
	c.Refs = append(c.Refs, ref)
}

// sum makes a cell the sum of others, once these are counted.
func (f *Form) sum(row, col int, terms ...Term) {
	c := &f.Rows[row].Cells[col]
	c.Adds = terms
	for _, t := range terms {
		of := f.Rows[t.Row].Cells[t.Col]
		if t.Minus {
			c.Value -= of.Value
			continue
		}
		c.Value += of.Value
		c.Refs = append(c.Refs, of.Refs...)
	}
}

// also says of a counted cell what it is the sum of, if it comes out; where it does not,
// the checks tell.
func (f *Form) also(row, col int, terms ...Term) {
	sum := 0
	for _, t := range terms {
		sum += f.At(t.Row, t.Col)
	}
	if c := &f.Rows[row].Cells[col]; sum == c.Value && c.Adds == nil {
		c.Adds = terms
	}
}

// sumRows makes a row the sum of others, in every column.
func (f *Form) sumRows(row int, of ...int) {
	for col := range f.Columns {
		if f.Rows[row].Cells[col].Forbidden {
			continue
		}
		var terms []Term
		for _, r := range of {
			if !f.Rows[r].Cells[col].Forbidden {
				terms = append(terms, Term{Row: r, Col: col})
			}
		}
		f.sum(row, col, terms...)
	}
}

// through lists the numbers from … to.
func through(from, to int) []int {
	var out []int
	for i := from; i <= to; i++ {
		out = append(out, i)
	}
	return out
}

// newForm makes an empty form. Columns are heads with / between their parts, rows names
// with their group before a |.
func newForm(key, title, measure string, columns, rows []string) *Form {
	f := &Form{Key: key, Title: title, Measure: measure, Stub: 1}
	for i, c := range columns {
		f.Columns = append(f.Columns, Column{strings.Split(c, "/"), string(rune('A' + i))})
	}
	for _, r := range rows {
		group, name, grouped := strings.Cut(r, "|")
		if !grouped {
			group, name = "", r
		} else {
			f.Stub = 2
		}
		f.Rows = append(f.Rows, Row{group, name, make([]Cell, len(columns))})
	}
	return f
}

// Set is the forms of a book on its day, in its scope.
type Set struct {
	Year   int
	Forms  []*Form
	Closed *figure.Closed // the year is closed: of the very scope the figures are those handed in; nil = open
	b      *model.Book
	unsure
}

// unsure is the records that a form could not place, for the checks to speak of.
type unsure struct {
	noPost  []model.Ref            // new members and activists whose post has no line
	barred  []model.Ref            // who would stand in a cell that the form has not
	noKind  []model.Ref            // organisations without a type
	early   []model.Ref            // confirmed before probation had ended
	noStaff []model.Ref            // enterprises with members of which nobody has counted the staff
	tooMany []model.Ref            // enterprises with more members on duty than staff
	olds    []model.Ref            // on duty, sixty and more, admitted in the year
	others  []model.Ref            // admitted in the year, of the line 其他
	missing map[string][]model.Ref // of those counted, by what is not filled in
}

var kept = model.NewKept[*Set]()

// Of is the book's forms.
func Of(b *model.Book) *Set {
	return kept.Of(b, func() *Set {
		s := &Set{Year: b.AsOf.Year(), b: b, Closed: figure.ClosedOf(b)}
		s.missing = map[string][]model.Ref{}
		s.Forms = []*Form{s.compare(), s.admittedOne(), s.admittedTwo(), s.activists(), s.probation(), s.organizations(), s.enterprises()}
		if s.Closed != nil && s.Closed.Exact {
			for _, f := range model.Owned[model.YearForm](b, s.Closed.ID) {
				if form := s.Form(f.Form); form != nil {
					form.restore(f.Cells)
				}
			}
		}
		return s
	})
}

// Form is a form of the set by its key; nil if there is none.
func (s *Set) Form(key string) *Form {
	i := slices.IndexFunc(s.Forms, func(f *Form) bool { return f.Key == key })
	if i < 0 {
		return nil
	}
	return s.Forms[i]
}

// Form keys.
const (
	Compare       = "D1"
	AdmittedOne   = "D2"
	AdmittedTwo   = "D3"
	Activists     = "D4"
	Probation     = "D5"
	Organizations = "D6"
	Enterprises   = "D7"
)

// cells is the form's figures in one text, as a closed year keeps them.
func (f *Form) cells() string {
	var rows []string
	for _, r := range f.Rows {
		line := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			if !c.Forbidden {
				line[i] = strconv.Itoa(c.Value)
			}
		}
		rows = append(rows, strings.Join(line, ","))
	}
	return strings.Join(rows, ";")
}

// restore puts kept figures in the place of those reckoned; who is behind one that differs
// is not known. A form of another make stays as it is.
func (f *Form) restore(cells string) {
	rows := strings.Split(cells, ";")
	if len(rows) != len(f.Rows) {
		return
	}
	for i, row := range rows {
		line := strings.Split(row, ",")
		if len(line) != len(f.Columns) {
			return
		}
		for j, text := range line {
			n, err := strconv.Atoi(text)
			c := &f.Rows[i].Cells[j]
			if err != nil || c.Forbidden || c.Value == n {
				continue
			}
			c.Value, c.Refs = n, nil
		}
	}
}

func personRef(id string) model.Ref { return model.Ref{Kind: model.KindPerson, ID: id} }
