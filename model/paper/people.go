package paper

// The people of a batch: the columns that every roster begins with, and what a text says
// of one of them.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
)

// subject is one case of a batch with its person.
type subject struct {
	model.DevelopmentCase
	person model.Person
	branch model.Organization
}

// subjects are the cases that the paper is made of.
func (w *writer) subjects() []subject {
	var out []subject
	for _, r := range w.of {
		if c, ok := r.(model.DevelopmentCase); ok {
			out = append(out, w.subject(c))
		}
	}
	return out
}

func (w *writer) subject(c model.DevelopmentCase) subject {
	p, _ := model.Find[model.Person](w.Book, c.PersonID)
	return subject{c, p, w.organization(c.OrganizationID)}
}

// names lists the people of a batch: 张某、李某, 张某等12人.
func names(list []subject) string {
	const most = 10
	var out []string
	for _, s := range list[:min(len(list), most)] {
		out = append(out, s.person.Name)
	}
	said := strings.Join(out, "、")
	if len(list) > most {
		said += "等"
	}
	if len(list) > 1 {
		said += strconv.Itoa(len(list)) + "名同志"
	} else {
		said += "同志"
	}
	return said
}

// person is a person's name by ID; empty if there is none.
func (w *writer) person(id string) string {
	if id == "" {
		return ""
	}
	return w.Book.PersonName(id)
}

// photo is a box with a person's photo, or room to stick one in.
func (w *writer) photo(p model.Person) report.Box {
	pic := &report.Picture{}
	if w.Photo != nil {
		pic.PNG = w.Photo(p.ID)
	}
	return report.Box{Photo: pic}
}

// people joins the names of some people.
func (w *writer) people(ids ...string) string {
	var out []string
	for _, id := range ids {
		if name := w.person(id); name != "" {
			out = append(out, name)
		}
	}
	return strings.Join(out, "、")
}

// work is 单位及职务 of a person.
func (w *writer) work(p model.Person) string {
	unit, department := w.Book.EnterpriseName(p.EnterpriseID), p.Department
	if department == "领导班子" || strings.HasPrefix(p.Position, department) { // a post of the whole, or named with its own
		department = ""
	}
	return unit + department + p.Position
}

// roster is a list of people: the columns of [人], then those that the paper wants.
type roster struct {
	columns []report.Column
	cell    []func(subject) string
}

// with adds a column.
func (r roster) with(column report.Column, cell func(subject) string) roster {
	r.columns = append(r.columns[:len(r.columns):len(r.columns)], column)
	r.cell = append(r.cell[:len(r.cell):len(r.cell)], cell)
	return r
}

// roster begins with who the people are.
func (w *writer) roster() roster {
	return roster{}.
		with(report.PersonCol("姓名").Keep(), func(s subject) string { return s.person.Name }).
		with(report.WordCol("性别"), func(s subject) string { return string(s.person.Sex) }).
		with(report.WordCol("民族"), func(s subject) string { return s.person.Ethnicity }).
		with(report.DayCol("出生年月"), func(s subject) string { return s.person.BirthDay.Dotted() }).
		with(report.WordCol("学历"), func(s subject) string { return string(s.person.Education) }).
		with(report.TextCol("单位及职务"), func(s subject) string { return w.work(s.person) }).
		with(report.DayCol("申请入党日期"), func(s subject) string { return s.Applied.DottedDay() })
}

// table sets the list with the maker's line under it.
func (r roster) table(w *writer, list []subject, sheet string) report.Table {
	t := report.Table{Unit: w.organization(w.made.From).Name, AsOf: w.Today, Measure: "单位：人",
		Columns: append([]report.Column{report.Ordinal()}, r.columns...), Sheet: sheet,
		Sign: &report.Sign{Maker: w.office.Maker, Day: w.Today}}
	for i, s := range list {
		row := []report.Cell{{Text: strconv.Itoa(i + 1), Number: true, Value: float64(i + 1)}}
		for _, cell := range r.cell {
			row = append(row, report.Cell{Text: cell(s)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
