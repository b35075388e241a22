package report

// People counted: the of-which columns, age groups and other ways to divide
// members that several reports share.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// trait is one “其中” column.
type trait struct {
	name string
	has  func(p *model.Person, on day.Day) bool
}

// traits are the of-which columns of E-3.4, in the order in which tables show them.
var traits = []trait{
	{"一线", func(p *model.Person, _ day.Day) bool { return p.Frontline }},
	{"35岁及以下", young},
	{"女", woman},
	{"少数民族", func(p *model.Person, _ day.Day) bool { return p.Minority() }},
	{"大专以上", func(p *model.Person, _ day.Day) bool { return p.Education.CollegeUp() }},
	{"中级以上职称", func(p *model.Person, _ day.Day) bool { return p.TitleGrade.MiddleUp() }},
}

func young(p *model.Person, on day.Day) bool {
	age := p.Age(on)
	return age >= 0 && age <= model.YouthAge
}

func woman(p *model.Person, _ day.Day) bool { return p.Sex == model.Female }

// countIf counts the people that a condition holds for.
func countIf(people []*model.Person, on day.Day, has func(*model.Person, day.Day) bool) int {
	n := 0
	for _, p := range people {
		if has(p, on) {
			n++
		}
	}
	return n
}

// TraitCount is an of-which column and how many of a group have it.
type TraitCount struct {
	Name string
	N    int
}

// OfWhich counts people by the of-which columns of reports, ages as of a day.
func OfWhich(people []*model.Person, on day.Day) []TraitCount {
	out := make([]TraitCount, len(traits))
	for i, t := range traits {
		out[i] = TraitCount{t.name, countIf(people, on, t.has)}
	}
	return out
}

// ageGroup is a group of ages in whole years, both ends included.
type ageGroup struct {
	name   string
	lo, hi int
}

// unknownAge catches people without a birth day.
var unknownAge = ageGroup{"未填出生日期", -1, -1}

// memberAges divide the register; their edges keep 35岁及以下 a sum of groups.
var memberAges = []ageGroup{
	{"25岁及以下", 0, 25}, {"26–30岁", 26, 30}, {"31–35岁", 31, 35}, {"36–40岁", 36, 40}, {"41–45岁", 41, 45},
	{"46–50岁", 46, 50}, {"51–55岁", 51, 55}, {"56–60岁", 56, 60}, {"61岁及以上", 61, 200}, unknownAge,
}

func (g ageGroup) has(p *model.Person, on day.Day) bool {
	age := p.Age(on)
	return age >= g.lo && age <= g.hi
}

// pick picks the people that a condition holds for.
func pick(people []*model.Person, on day.Day, has func(*model.Person, day.Day) bool) []*model.Person {
	var out []*model.Person
	for _, p := range people {
		if has(p, on) {
			out = append(out, p)
		}
	}
	return out
}

// traitCells is the of-which cells of a group of people.
func traitCells(people []*model.Person, on day.Day) []Cell {
	var out []Cell
	for _, t := range traits {
		out = append(out, count(countIf(people, on, t.has)))
	}
	return out
}

// countWithTraits is the number of people and their of-which cells.
func countWithTraits(people []*model.Person, on day.Day) []Cell {
	return append([]Cell{count(len(people))}, traitCells(people, on)...)
}

// traitColumns is the head of countWithTraits under a common head.
func traitColumns(head string) []Column {
	out := []Column{FigureCol(head, "合计")}
	for _, t := range traits {
		out = append(out, FigureCol(head, "其中", t.name))
	}
	return out
}

// schooling is what rosters write for education and degree.
func schooling(p *model.Person) string {
	return strings.Trim(string(p.Education)+" "+p.Degree, " ")
}

// placeOfWork is department and post in one cell; a post that already names its
// department stands alone.
func placeOfWork(p *model.Person) string {
	if strings.HasPrefix(p.Position, p.Department) {
		return p.Position
	}
	return strings.Trim(p.Department+" "+p.Position, " ")
}
