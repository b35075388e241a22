package report

// What all reports share: whose figures they are and of which day, the heads
// and feet of their tables, and short ways to write cells.

import (
	"cmp"
	"slices"
	"strconv"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

// view is an Input with what every report asks of it.
type view struct {
	Input
	book   *model.Book
	office model.Office
	on     day.Day // the day that the figures speak of
	unit   string  // whose figures they are; may be empty
	sign   model.UnitSign

	// straddling is how many cases lie across a change of editions: how they are judged
	// is no problem, and the list of problems says it once.
	straddling int
}

func newView(in Input) *view {
	all := len(in.Findings)
	in.Findings = kept(in.Findings, func(f rule.Finding) bool { return f.Rule != rule.StraddleRule })
	v := &view{Input: in, straddling: all - len(in.Findings), book: in.Book, office: in.Book.Office(), on: in.Book.AsOf}
	if v.Today.IsZero() {
		v.Today = v.on
	}
	v.unit = v.unitName()
	v.sign = model.SignOf(v.book, v.reporter())
	return v
}

// unitName is the enterprise of the scope, else the office's own unit, else the
// one enterprise at the top.
func (v *view) unitName() string {
	if v.book.Scope != "" {
		return v.book.EnterpriseName(v.book.Scope)
	}
	if v.office.Unit != "" {
		return v.office.Unit
	}
	if r, ok := v.root(); ok {
		return r.Name
	}
	return ""
}

// root is the enterprise at the top of the scope; ok is false if there are
// several or none.
func (v *view) root() (model.Enterprise, bool) {
	if v.book.Scope != "" {
		return model.Find[model.Enterprise](v.book, v.book.Scope)
	}
	var tops []model.Enterprise
	for _, e := range v.enterprises() {
		if _, ok := model.Find[model.Enterprise](v.book, e.ParentID); !ok {
			tops = append(tops, e)
		}
	}
	if len(tops) != 1 {
		return model.Enterprise{}, false
	}
	return tops[0], true
}

// whole reports that the report speaks for the office's own unit.
func (v *view) whole() bool {
	if v.book.Scope == "" {
		return true
	}
	e, _ := model.Find[model.Enterprise](v.book, v.book.Scope)
	return e.Name == v.office.Unit
}

func (v *view) enterprises() []model.Enterprise { return v.book.ScopeTree() }

// year is the year that the figures of “本年” speak of.
func (v *view) year() int { return v.on.Year() }

// happened reports a recorded day that is not after the report's day.
func (v *view) happened(d day.Day) bool { return !d.IsZero() && !d.First().After(v.on) }

// thisYear reports a day of the report's year up to the report's day.
func (v *view) thisYear(d day.Day) bool { return v.happened(d) && d.Year() == v.year() }

// kept picks what a condition holds for; the list itself stays as it is.
func kept[T any](list []T, has func(T) bool) []T {
	var out []T
	for _, x := range list {
		if has(x) {
			out = append(out, x)
		}
	}
	return out
}

// document starts a report of the given name.
func (v *view) document(name string) Document {
	title := v.unit + titleOf(name)
	return Document{
		Name: name, Title: title, Office: v.unit, AsOf: v.on,
		Subject: titleOf(name), Keywords: []string{"党建台账", titleOf(name)},
	}
}

// table starts a table with the unit, the day and the line of names under it; the day on
// which it is signed is left to who signs.
func (v *view) table(title, measure string, columns ...Column) Table {
	return Table{
		Title: title, Unit: v.unit, AsOf: v.on, Measure: measure, Columns: columns,
		Sign: &Sign{Head: v.sign.Head, Checker: v.sign.Checker, Maker: v.sign.Maker},
	}
}

// person finds someone, of a closed year as it was kept; the zero Person with the ID as
// name if unknown, so that a row is never lost.
func (v *view) person(id string) *model.Person {
	p := figure.PersonOf(v.book, id)
	return &p
}

// choiceOrder is a word's place in its list; unknown words come last.
func choiceOrder[T interface {
	~string
	model.Choice
}](c T) int {
	list := c.Choices()
	if i := slices.Index(list, string(c)); i >= 0 {
		return i
	}
	return len(list)
}

// organizations is the active organisations in scope, parents before children.
func (v *view) organizations() []model.Organization {
	var out []model.Organization
	seen := map[string]bool{}
	take := func(o model.Organization) {
		if !seen[o.ID] {
			seen[o.ID] = true
			if v.book.Standing(&o, v.on) && v.book.InScope(o) {
				out = append(out, o)
			}
		}
	}
	all := model.Everywhere[model.Organization](v.book)
	for _, o := range all {
		if _, ok := model.Find[model.Organization](v.book, o.ParentID); !ok {
			for _, below := range v.book.OrganizationsBelow(o.ID) {
				take(below)
			}
		}
	}
	for _, o := range all { // what hangs in a loop is in nobody's tree
		take(o)
	}
	return out
}

// shortOf is an organisation's short name, or its full one.
func shortOf(o model.Organization) string { return cmp.Or(o.ShortName, o.Name) }

// shortName is what tables call an organisation.
func (v *view) shortName(organization string) string {
	o, ok := model.Find[model.Organization](v.book, organization)
	if !ok {
		return organization
	}
	return shortOf(o)
}

// enterpriseShort is what narrow columns call an enterprise.
func (v *view) enterpriseShort(id string) string {
	e, ok := model.Find[model.Enterprise](v.book, id)
	if !ok {
		return id
	}
	return cmp.Or(e.ShortName, e.Name)
}

// members is the Party members in scope on the day. Do not change the slice.
func (v *view) members() []*model.Person { return figure.MembersOf(v.book).Total }

// isFull reports a full member.
func (v *view) isFull(p *model.Person, _ day.Day) bool { return figure.MembersOf(v.book).IsFull(p.ID) }

// pending is how many the branch meeting has admitted who await approval.
func (v *view) pending() int { return len(figure.MembersOf(v.book).Pending) }

// pendingWords is what behind a number of members says who is not one yet.
const pendingWords = "另有支部大会已通过、待上级党委审批的%d名，不计入党员数"

// level is the enterprise's level: as recorded, else its depth in the tree.
func (v *view) level(e model.Enterprise) int {
	if e.Level > 0 {
		return e.Level
	}
	return v.book.Depth(e.ID)
}

// wrong is the findings that are problems: what only comes due or is to be noted
// is not.
func (v *view) wrong() []rule.Finding {
	return kept(v.Findings, func(f rule.Finding) bool { return f.Level == rule.Block || f.Level == rule.Warn })
}

// topic is the ledger that a finding belongs to.
func topic(f rule.Finding) string {
	r, _ := rule.ByID(f.Rule)
	return cmp.Or(r.Topic, "其他")
}

// text is a cell with text.
func text(s string) Cell { return Cell{Text: s} }

// count is a cell with a whole number.
func count(n int) Cell { return Cell{Text: strconv.Itoa(n), Number: true, Value: float64(n)} }

// counted is a count, — where nobody has counted.
func counted(n model.Count) Cell {
	if !n.Known() {
		return text("—")
	}
	return count(n.N())
}

// share is a cell with a percentage; — where there is nothing to divide by.
func share(n, d int) Cell {
	if d == 0 {
		return text("—")
	}
	return Cell{Text: percent(n, d), Number: true, Value: float64(n) / float64(d)}
}

// mark is √ or ×, the × in the colour that asks for attention.
func mark(yes bool) Cell {
	if yes {
		return text("√")
	}
	return Cell{Text: "×", Warn: true}
}

// warn colours a cell that needs attention.
func warn(c Cell) Cell { c.Warn = true; return c }

// bold makes all cells of a row bold.
func bold(row []Cell) []Cell {
	for i := range row {
		row[i].Bold = true
	}
	return row
}

// span is a cell across n columns.
func span(n int, c Cell) Cell { c.Span = n; return c }

// group is a bold row across the whole table.
func group(columns []Column, s string) []Cell {
	return []Cell{{Text: s, Bold: true, Span: len(columns)}}
}

// total is the row of sums under a table whose columns after the first ones, which
// the label covers, are all numbers.
func total(label string, labelSpan int, t Table) [][]Cell {
	out := []Cell{{Text: label, Bold: true, Span: labelSpan}}
	for i := labelSpan; i < len(t.Columns); i++ {
		sum := 0.0
		for _, r := range t.Rows {
			sum += r[i].Value
		}
		c := count(int(sum))
		c.Bold = true
		out = append(out, c)
	}
	return [][]Cell{out}
}
