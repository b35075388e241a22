package model

// The law of a record: what it can never hold, said once, beside the record. Simple
// laws are tags (see Record), the rest is a method Faults. What is only unlikely is
// no law but a doubt: it is saved, and the rules find it. Laws over several records
// are in law_several.go.

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"partyledger/model/day"
)

// Fault is one way in which a record breaks the law.
type Fault struct {
	Field string // Go name of the field to be mended; empty = the record as a whole
	Say   string // a Chinese clause that stands under the field
}

// Lawful is a record with laws of its own that no tag can say.
type Lawful interface {
	// Faults is how it breaks them, in the order of its fields. Fields that a tag
	// has found at fault are not told of twice.
	Faults() []Fault
}

// Lettered is the fault with the label of its field before it, as lists say it.
func (f Fault) Lettered(k Kind) string {
	if field, ok := SchemaOf(k).Field(f.Field); ok {
		return field.Label + "：" + f.Say
	}
	return f.Say
}

// MaxText is how long a text may be: what fits an Excel cell, so that everything
// that is kept can be exported. Excel counts 𠮷 as two.
const MaxText = 32000

// maxKey is how many bytes an ID may have.
const maxKey = 64

// The bounds of numbers that have no tag: a ledger holds no amount below nought, and
// none with which sums and shares could run over.
const (
	maxCount = 1_000_000_000
	maxMoney = Money(1_000_000_000_000 * 100) // a million millions of yuan
)

// firstYear is the first year that a yearly record can speak of.
const firstYear = 1990

// bounds is what a field's tags say.
type bounds struct {
	after       []int // fields whose day its own may not come before
	within      int   // the field that it is a part of; -1 = none
	with        int   // the field without which it may not be filled; -1 = none
	past        bool
	ahead       int // how many years ahead at the most; 0 = it does not matter
	since       int // the first year
	year        int // it is a year, at the most so many years from now; -1 = it is none
	least, most int64
}

// bind reads the tags that say a law. It panics on one that cannot be meant.
func (s *Schema) bind(i int, tag reflect.StructTag) {
	f := &s.Fields[i]
	b := &f.bounds
	*b = bounds{within: s.named(f, tag.Get("within")), with: s.named(f, tag.Get("with")), past: tag.Get("past") != "",
		ahead: whole(f, tag.Get("ahead"), 0), since: whole(f, tag.Get("since"), 0), year: whole(f, tag.Get("year"), -1)}
	for _, name := range strings.FieldsFunc(tag.Get("after"), func(r rune) bool { return r == ',' }) {
		b.after = append(b.after, s.named(f, name))
	}
	b.most = map[FieldType]int64{IntField: maxCount, MoneyField: int64(maxMoney), RatioField: int64(Percent(100)),
		PointsField: int64(MaxPoints)}[f.Type]
	b.least, b.most = bound(f, tag.Get("least"), b.least), bound(f, tag.Get("most"), b.most)
	s.every = append(s.every, i)
	if f.Type == DayField || f.Type == IntField || f.Type == MoneyField || f.Type == RatioField || f.Type == PointsField {
		s.figures = append(s.figures, i)
	}
}

// named is the place of the field that a tag names.
func (s *Schema) named(f *Field, name string) int {
	if name == "" {
		return -1
	}
	at, ok := s.byName[name]
	if !ok {
		panic(fmt.Sprintf("model: %s.%s: no field %q", s.Kind, f.Name, name))
	}
	return at
}

func whole(f *Field, text string, otherwise int) int {
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(fmt.Sprintf("model: %s: %v", f.Name, err))
	}
	return n
}

// bound reads a bound as the field itself is written: 100%, 24.
func bound(f *Field, text string, otherwise int64) int64 {
	if text == "" {
		return otherwise
	}
	if f.Type != RatioField {
		return int64(whole(f, text, 0))
	}
	r, err := ParseRatio(text)
	if err != nil {
		panic(fmt.Sprintf("model: %s: %v", f.Name, err))
	}
	return int64(r)
}

// further is laws that rest on packages above this one, by kind.
var further = map[Kind]func(Record) []Fault{}

// AddLaw adds a law that this package cannot know, as that a local limit is stricter
// than the national one. It is called when the program starts.
func AddLaw(k Kind, law func(Record) []Fault) { further[k] = law }

// Law is all faults of a record by itself, in the order of its fields; today is the
// day by the clock, which what has happened may not come after; zero = it is not known,
// and nothing is too late.
func Law(today day.Day, r Record) []Fault {
	s := SchemaOf(r.Kind())
	return s.law(today, s.Pointer(r), r, false)
}

// lawOf asks the law of every record of a kind in the book, in scope or not; with
// figures, only of days and numbers: what is missing, the rules speak of themselves.
func (s *Schema) lawOf(today day.Day, b *Book, figures bool, tell func(Record, []Fault)) {
	s.each(b, func(ptr any, r func() Record) {
		if faults := s.law(today, ptr, nil, figures); len(faults) > 0 {
			tell(r(), faults)
		}
	})
}

func eachOf[T Record](b *Book, yield func(ptr any, r func() Record)) {
	list := Everywhere[T](b)
	for i := range list {
		yield(&list[i], func() Record { return list[i] })
	}
}

// law asks the record that ptr points at; r is the same, or nil if it is to be read
// only where a method needs it.
func (s *Schema) law(today day.Day, ptr any, r Record, figures bool) []Fault {
	var out []Fault
	at := placeOf(ptr)
	fields := s.every
	if figures {
		fields = s.figures
	}
	for _, i := range fields {
		f := &s.Fields[i]
		if say := s.faultOf(f, at, today, figures); say != "" {
			out = append(out, Fault{f.Name, say})
		}
	}
	if figures {
		return out
	}
	own, lawful := ptr.(Lawful)
	more := further[s.Kind]
	if !lawful && more == nil {
		return out
	}
	if lawful {
		out = addFaults(out, own.Faults())
	}
	if more != nil {
		if r == nil {
			r = s.Deref(ptr)
		}
		out = addFaults(out, more(r))
	}
	return out
}

// addFaults adds those about fields that nothing is said of yet.
func addFaults(out, more []Fault) []Fault {
next:
	for _, f := range more {
		for _, known := range out {
			if known.Field == f.Field {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}

// place is where a record lies. The law is asked of every record each time that the
// rules are, and reads its days and numbers there: by reflection it took five times
// as long.
type place struct{ record unsafe.Pointer }

func placeOf(ptr any) place { return place{reflect.ValueOf(ptr).UnsafePointer()} }

func (at place) day(f *Field) day.Day { return *(*day.Day)(unsafe.Add(at.record, f.offset)) }

func (at place) text(f *Field) string { return *(*string)(unsafe.Add(at.record, f.offset)) }

// number is an IntField, MoneyField, RatioField or PointsField as stored.
func (at place) number(f *Field) int64 {
	if f.Type == IntField {
		return int64(*(*int)(unsafe.Add(at.record, f.offset)))
	}
	return *(*int64)(unsafe.Add(at.record, f.offset))
}

// empty reports that the field holds nothing.
func (at place) empty(f *Field) bool {
	switch f.Type {
	case DayField:
		return at.day(f).IsZero()
	case IntField, MoneyField, RatioField, PointsField:
		return at.number(f) == 0
	case BoolField:
		return !*(*bool)(unsafe.Add(at.record, f.offset))
	}
	return at.text(f) == ""
}

// faultOf is what is wrong with one field by its type and tags; empty if nothing is.
func (s *Schema) faultOf(f *Field, at place, today day.Day, figures bool) string {
	if at.empty(f) {
		if f.Required && f.Name != "ID" && !figures {
			return "必填，请填写" + f.Label
		}
		return ""
	}
	if w := f.bounds.with; w >= 0 && at.empty(&s.Fields[w]) {
		return "还没有登记" + s.Fields[w].Label
	}
	switch f.Type {
	case DayField:
		return s.faultOfDay(f, at, today)
	case IntField, MoneyField, RatioField, PointsField:
		return s.faultOfNumber(f, at, today)
	}
	switch {
	case f.Type == BoolField, figures:
		return ""
	case f.Type == ChoiceField:
		if text := at.text(f); !contains(f.Choices, text) {
			return "“" + Clip(text, 20) + "”不在可选范围内"
		}
		return ""
	}
	return f.faultOfText(at.text(f))
}

func (s *Schema) faultOfDay(f *Field, at place, today day.Day) string {
	b, d := &f.bounds, at.day(f)
	switch {
	case today.IsZero():
	case b.past && d.First().After(today):
		return "晚于今天，请填实际日期"
	case b.ahead > 0 && d.First().After(today.AddYears(b.ahead)):
		return fmt.Sprintf("在%d年以后，请核对年份", b.ahead)
	case b.since > 0 && d.Year() < b.since:
		return fmt.Sprintf("早于%d年，请核对年份", b.since)
	}
	for _, i := range b.after {
		g := &s.Fields[i]
		if from := at.day(g); !from.IsZero() && d.Last().Before(from.First()) {
			return f.Label + "早于" + g.Label + "（" + from.String() + "）"
		}
	}
	return ""
}

func (s *Schema) faultOfNumber(f *Field, at place, today day.Day) string {
	b, n := &f.bounds, at.number(f)
	if last := int64(today.Year() + b.year); b.year >= 0 {
		if n < firstYear || n > last && !today.IsZero() {
			return fmt.Sprintf("年度应在%d至%d之间", firstYear, last)
		}
		return ""
	}
	if f.Counts && n == recordedNought {
		n = 0
	}
	switch {
	case n < 0 && b.least >= 0:
		return "不能是负数"
	case n < b.least:
		return "不能少于" + f.number(b.least)
	case n > b.most && f.Type == RatioField:
		return "不能超过" + f.number(b.most) + "（1%请填“1%”或0.01）"
	case n > b.most:
		return "不能超过" + f.number(b.most)
	}
	if b.within >= 0 {
		g := &s.Fields[b.within]
		most := at.number(g)
		known := most > 0
		if g.Counts {
			known, most = Count(most).Known(), int64(Count(most).N())
		}
		if known && n > most {
			return "多于" + g.Label + "（" + g.number(most) + "）"
		}
	}
	return ""
}

// number is a value of the field in figures, also a 0.
func (f *Field) number(n int64) string {
	switch {
	case n == 0:
		return "0"
	case f.Type == MoneyField:
		return Money(n).String() + "元"
	case f.Type == RatioField:
		return Ratio(n).String()
	case f.Type == PointsField:
		return Points(n).String() + "分"
	}
	return strconv.FormatInt(n, 10)
}

func (f *Field) faultOfText(text string) string {
	switch {
	case f.Name == "ID" && len(text) > maxKey:
		return fmt.Sprintf("编号过长（最多%d个字符）", maxKey)
	case len(text) > MaxText && len(utf16.Encode([]rune(text))) > MaxText:
		return fmt.Sprintf("超过%d字，请缩短", MaxText)
	case !plain(text):
		return "含有不能显示的字符，请删去"
	}
	return ""
}

// plain reports text that every output can show and keep: no control characters but
// ends of lines and tabs.
func plain(text string) bool {
	ascii := true
	for i := range len(text) {
		c := text[i]
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
			return false
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	if ascii {
		return true
	}
	if !utf8.ValidString(text) {
		return false
	}
	for i := range len(text) {
		// The controls of Latin-1 are C2 80 to C2 9F; U+FFFE and U+FFFF, EF BF BE and BF.
		if text[i] == 0xc2 && unicode.IsControl(rune(text[i+1])) || text[i] == 0xef && text[i+1] == 0xbf && text[i+2] >= 0xbe {
			return false
		}
	}
	return true
}

// Clip shortens a text for a message to so many characters.
func Clip(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// ClipLine is Clip of the first line.
func ClipLine(text string, most int) string {
	line, _, _ := strings.Cut(text, "\n")
	return Clip(line, most)
}
