// Package figure defines each headline figure once (一数一义): its value, its base, whom
// or what it counts and the words for how it is counted. A figure is a function of the
// book and its day: what was approved or happened later is not yet so, and nobody's
// status of today is asked (REPORTS E-1, E-2). Reports, pages, charts and workbooks take
// their figures from here and count nothing of their own.
package figure

import (
	"strconv"

	"partyledger/model"
	"partyledger/model/day"
)

// Figure is one headline figure of a book on its day.
type Figure struct {
	Key     string // m.total
	Name    string // 党员数
	Value   Number
	Base    Number   // what a part or a rate is of; nought for what is of nothing
	Measure string   // 名, 户, 个, 人次, 项, 万元
	Note    string   // 口径句: how it is counted, and what is to be known of this one
	IDs     []string // of the records that are counted, without repeats; nil for money
}

// Number is a whole number, or money.
type Number struct {
	Count int         // 0 for money
	Money model.Money // nought for a whole number
}

// IsZero reports nought.
func (n Number) IsZero() bool { return n == Number{} }

// String writes the number as reports do, money in 万元.
func (n Number) String() string {
	if n.Money != 0 {
		return n.Money.Wan()
	}
	return strconv.Itoa(n.Count)
}

// MarshalJSON writes a JSON number, money in 万元.
func (n Number) MarshalJSON() ([]byte, error) { return []byte(n.String()), nil }

var keptAll = model.NewKept[[]Figure]()

// All is every figure of the book, in the order in which lists show them. Do not change
// them.
func All(b *model.Book) []Figure { return keptAll.Of(b, func() []Figure { return reckon(b) }) }

func reckon(b *model.Book) []Figure {
	var out []Figure
	for _, part := range []func(*model.Book) []Figure{
		membership, movement, development, stages, plan, staff, charters, terms, exchanges, funds, rectification, coverage,
	} {
		out = append(out, part(b)...)
	}
	if c := ClosedOf(b); c != nil && c.Exact {
		c.frozen(out)
	}
	return out
}

// ByKey finds a figure of a book.
func ByKey(b *model.Book, key string) (Figure, bool) {
	for _, f := range All(b) {
		if f.Key == key {
			return f, true
		}
	}
	return Figure{}, false
}

// counted is a figure whose value is how many records it holds.
func counted(key, name, measure, note string, ids []string) Figure {
	return Figure{Key: key, Name: name, Value: Number{Count: len(ids)}, Measure: measure, Note: note, IDs: ids}
}

// of gives a figure its base.
func (f Figure) of(base int) Figure {
	f.Base.Count = base
	return f
}

// idsOf is the IDs of records.
func idsOf[T any](list []T, id func(T) string) []string {
	out := make([]string, 0, len(list))
	for _, x := range list {
		out = append(out, id(x))
	}
	return out
}

// Period is the part of a day's year that has passed: “2026年度”, or while the year
// runs “2026年1月1日至11月23日”.
func Period(on day.Day) string {
	if on.Month() == 12 && on.Dom() == 31 {
		return strconv.Itoa(on.Year()) + "年度"
	}
	return strconv.Itoa(on.Year()) + "年1月1日至" + strconv.Itoa(on.Month()) + "月" + strconv.Itoa(on.Dom()) + "日"
}

// happened reports a recorded day that has come.
func happened(d, on day.Day) bool { return !d.IsZero() && !d.First().After(on) }

// inYear reports a day of a day's year that has come.
func inYear(d, on day.Day) bool { return happened(d, on) && d.Year() == on.Year() }
