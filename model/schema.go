// Package model is the domain of the ledger: enterprises, Party organisations,
// people and the four ledgers, as plain values. It imports nothing but the
// standard library, opens no file and asks no clock.
package model

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"partyledger/model/day"
)

// Kind names a kind of record; it is also its table's name.
type Kind string

// Ref points at a record. The zero Ref points nowhere.
type Ref struct {
	Kind Kind
	ID   string
}

// Record is what the ledger keeps. Records are plain structs; their fields are
// string, a Choice type, bool, int, Count, Money, Amount, Ratio, Points or day.Day, each with a tag:
//
//	label:"企业名称"    the Chinese name on screens, in sheets and messages
//	need:"1"           must not be empty
//	ref:"enterprise"   holds the ID of a record of that kind
//	style:"code"       kept as text in Excel (numbers of documents, identity …)
//	style:"long"       several lines
//	style:"secret"     masked on screens and in reports unless asked for
//	erase:"keep"       a text that stays when a person is erased (erase.go)
//	part:"1"           of a reference: it goes with what that points at (removal.go)
//	alone:"1"          changed in one record at a time, never in several at once
//	private:"1"        an export without the private kinds has no column for it
//	stay:"1"           never leaves the office: packets do not carry it (Stay)
//	stay:"sent"        goes up in packets unless the sender leaves it out
//	stay:"kept"        stays unless the sender of a packet says that it goes along
//
// and, of what it can never hold (law.go):
//
//	after:"From,Day"   not before the days of these fields
//	past:"1"           not after today: it has happened
//	ahead:"5"          not more than so many years from today
//	since:"1921"       not before that year
//	year:"1"           an int that is a year, at the most so many from now
//	least:"1" most:"9" the bounds of a number (else nought and what no sum overruns)
//	within:"Total"     not more than that field, where it is filled
//	with:"Task"        only where that field is filled
//
// The first field is always ID. An embedded struct adds its fields.
type Record interface {
	// Key is the record's ID, unique within its kind and never reused.
	Key() string
	// Kind is the same for all values of the type.
	Kind() Kind
	// Owner is the record it hangs on (a clause on its charter, a charter on
	// its enterprise); the zero Ref for what belongs to the whole group.
	Owner() Ref
}

// Choice is a string type with a closed list of Chinese words.
type Choice interface{ Choices() []string }

// FieldType says how a field is read, written and stored.
type FieldType int

// The types of fields.
const (
	TextField FieldType = iota
	ChoiceField
	BoolField
	IntField
	MoneyField
	RatioField
	PointsField
	DayField
)

// Stay says whether packets carry a field. Of a whole kind that they never carry
// Schema.OwnOnly says it.
type Stay int

// The answers, by the tag stay.
const (
	Goes       Stay = iota // no tag
	SentOrLeft             // "sent": unless the sender leaves it out
	KeptOrSent             // "kept": only if the sender says so
	NeverGoes              // "1"
)

var stays = map[string]Stay{"": Goes, "sent": SentOrLeft, "kept": KeptOrSent, "1": NeverGoes}

// Field describes one field of a record type.
type Field struct {
	Name     string // Go name
	Column   string // SQL column
	Label    string // Chinese name
	Type     FieldType
	Ref      Kind     // kind of the record it points at; empty = none
	Choices  []string // of a ChoiceField
	former   []string // of them: kept in old records, offered no more
	Required bool
	Counts   bool   // of type Count, Amount or Points: nought is not the same as empty
	Style    string // code, long, secret or empty
	Stay     Stay   // whether packets carry it
	Alone    bool   // changed in one record at a time, never in several at once
	Private  bool   // says that private records tell the rest, and is left out with them (Schema.Private)

	lasting bool // stays when a person is erased
	part    bool // the record is a part of what it points at, besides its owner

	index  []int
	offset uintptr // in the record
	bounds bounds
}

// Schema describes a record type.
type Schema struct {
	Kind   Kind
	Label  string // Chinese name of the kind, also its sheet's name
	Fields []Field

	Prefix  string     // how the numbers of new records begin
	Keys    [][]string // natural keys by field names, the surest first
	Sort    []string   // the fields by which lists are ordered; none = by ID
	Spelled []string   // the names by which a search finds it, by their pinyin too
	Codes   []string   // and its numbers
	OwnOnly bool       // each office sets these for itself: packets carry none of them
	Private bool       // of one person's money, votes or conduct: an export writes them only when asked
	Fixed   bool       // its records are not removed by hand

	// Standing says that a record stands by itself: it does not go when what it hangs on
	// is removed, which therefore stays.
	Standing bool

	names   [][]string // what a record is called: see kinds.go
	typ     reflect.Type
	byName  map[string]int
	newList func() List
	merge   func(*Book, []Record)
	find    func(*Book, string) (Record, bool)
	each    func(*Book, func(ptr any, r func() Record))
	among   bool // the kind has laws over several records

	inScope int // the place of All (kept.go)

	every   []int // the places of all fields
	figures []int // of those that figures rest on: days, numbers, what must be there
}

// List gathers records of one kind for a Book.
type List interface {
	// Add appends an empty record and gives a pointer to it, good until the
	// next Add.
	Add() any
	// Put hands the records to the book.
	Put(b *Book)
}

type list[T Record] struct{ items []T }

func (l *list[T]) Add() any {
	var empty T
	l.items = append(l.items, empty)
	return &l.items[len(l.items)-1]
}

func (l *list[T]) Put(b *Book) { Put(b, l.items) }

// NewList starts a list of the kind's records.
func (s *Schema) NewList() List { return s.newList() }

var choiceType = reflect.TypeFor[Choice]()

// newSchema reads the fields of T. It panics on a type that breaks the rules of
// Record, which every start and every test would show at once.
func newSchema[T Record](label string) *Schema {
	typ := reflect.TypeFor[T]()
	var zero T
	s := &Schema{Kind: zero.Kind(), Label: label, Prefix: "JL", typ: typ, byName: map[string]int{},
		newList: func() List { return &list[T]{} }, merge: mergeInto[T], find: findRecord[T], each: eachOf[T],
		inScope: NewKept[[]T]().at}
	_, s.among = Record(zero).(Among)
	tags := s.addFields(typ, nil, 0)
	if len(s.Fields) == 0 || s.Fields[0].Name != "ID" {
		panic(fmt.Sprintf("model: %s must begin with ID", typ))
	}
	for i, f := range s.Fields {
		s.byName[f.Name] = i
	}
	for i, tag := range tags {
		s.bind(i, tag)
	}
	return s
}

// addFields adds the fields of a struct and gives their tags.
func (s *Schema) addFields(typ reflect.Type, index []int, offset uintptr) (tags []reflect.StructTag) {
	for i := range typ.NumField() {
		sf := typ.Field(i)
		at := append(append([]int(nil), index...), i)
		if sf.Anonymous {
			tags = append(tags, s.addFields(sf.Type, at, offset+sf.Offset)...)
			continue
		}
		f := Field{
			Name: sf.Name, Column: snake(sf.Name), Label: sf.Tag.Get("label"),
			Ref: Kind(sf.Tag.Get("ref")), Required: sf.Tag.Get("need") != "",
			Style: sf.Tag.Get("style"), Type: fieldType(sf.Type), index: at, offset: offset + sf.Offset,
			lasting: sf.Tag.Get("erase") == "keep", part: sf.Tag.Get("part") != "",
			Alone: sf.Tag.Get("alone") != "", Private: sf.Tag.Get("private") != "",
			Counts: sf.Type == reflect.TypeFor[Count]() || sf.Type == reflect.TypeFor[Amount]() ||
				sf.Type == reflect.TypeFor[Points](),
		}
		stay, known := stays[sf.Tag.Get("stay")]
		if f.Stay = stay; !known || stay > SentOrLeft && f.Required {
			panic(fmt.Sprintf("model: %s.%s: stay", typ, sf.Name)) // what must be there cannot be left out
		}
		if f.Label == "" {
			panic(fmt.Sprintf("model: %s.%s has no label", typ, sf.Name))
		}
		if f.Type == ChoiceField {
			f.Choices = reflect.Zero(sf.Type).Interface().(Choice).Choices()
			f.former = strings.Fields(sf.Tag.Get("former"))
		}
		s.Fields, tags = append(s.Fields, f), append(tags, sf.Tag)
	}
	return tags
}

func fieldType(t reflect.Type) FieldType {
	switch {
	case t == reflect.TypeFor[day.Day]():
		return DayField
	case t == reflect.TypeFor[Money](), t == reflect.TypeFor[Amount]():
		return MoneyField
	case t == reflect.TypeFor[Ratio]():
		return RatioField
	case t == reflect.TypeFor[Points]():
		return PointsField
	case t.Implements(choiceType):
		return ChoiceField
	case t.Kind() == reflect.String:
		return TextField
	case t.Kind() == reflect.Bool:
		return BoolField
	case t.Kind() == reflect.Int:
		return IntField
	}
	panic(fmt.Sprintf("model: no field of type %s in a record", t))
}

func snake(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		if unicode.IsUpper(r) && i > 0 && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Field finds a field by its Go name.
func (s *Schema) Field(name string) (Field, bool) {
	i, ok := s.byName[name]
	if !ok {
		return Field{}, false
	}
	return s.Fields[i], true
}

// New gives a pointer to an empty record of the kind.
func (s *Schema) New() any { return reflect.New(s.typ).Interface() }

// Deref turns the pointer of New into the Record it points at.
func (s *Schema) Deref(ptr any) Record { return reflect.ValueOf(ptr).Elem().Interface().(Record) }

// Pointer gives a pointer to a copy of the record.
func (s *Schema) Pointer(r Record) any {
	p := reflect.New(s.typ)
	p.Elem().Set(reflect.ValueOf(r))
	return p.Interface()
}

// value is the field in rec, which is a Record or a pointer to one.
// Offered is the words to choose from: those of old times only where one stands already.
func (f Field) Offered(now string) []string {
	return slices.DeleteFunc(slices.Clone(f.Choices), func(c string) bool { return c != now && slices.Contains(f.former, c) })
}

func (f Field) value(rec any) reflect.Value {
	v := reflect.ValueOf(rec)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v.FieldByIndex(f.index)
}

// Text is the field as sheets and messages write it; empty for a zero value
// (a number 0 is empty too unless the field Counts, a bool is 是 or 否).
func (f Field) Text(rec any) string {
	v := f.value(rec)
	switch f.Type {
	case DayField:
		return v.Interface().(day.Day).String()
	case MoneyField:
		if f.Counts {
			return Amount(v.Int()).String()
		}
		return Money(v.Int()).String()
	case RatioField:
		return Ratio(v.Int()).String()
	case PointsField:
		return Points(v.Int()).String()
	case BoolField:
		if v.Bool() {
			return "是"
		}
		return "否"
	case IntField:
		if f.Counts {
			return Count(v.Int()).String()
		}
		if v.Int() == 0 {
			return ""
		}
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}

// SetText reads text into the field of *rec. The error is a Chinese clause that
// says what is wrong with the text. Refs are stored as given.
func (f Field) SetText(rec any, text string) error {
	v := f.value(rec)
	text = strings.TrimSpace(text)
	switch f.Type {
	case DayField:
		d, err := day.Parse(text)
		if err != nil {
			return err
		}
		v.Set(reflect.ValueOf(d))
	case MoneyField:
		m, err := ParseMoney(text)
		if err != nil {
			return err
		}
		v.SetInt(f.recorded(int64(m), text))
	case RatioField:
		r, err := ParseRatio(text)
		if err != nil {
			return err
		}
		v.SetInt(int64(r))
	case PointsField:
		n, err := ParsePoints(text)
		if err != nil {
			return err
		}
		v.SetInt(int64(n))
	case BoolField:
		b, err := parseBool(text)
		if err != nil {
			return err
		}
		v.SetBool(b)
	case IntField:
		n, err := parseInt(text)
		if err != nil {
			return err
		}
		v.SetInt(f.recorded(int64(n), text))
	case ChoiceField:
		if text != "" && !contains(f.Choices, text) {
			return fmt.Errorf("“%s”不在可选范围内，请填：%s", text, strings.Join(f.Choices, "、"))
		}
		v.SetString(text)
	default:
		v.SetString(text)
	}
	return nil
}

// recorded is how a number that was written as text is stored.
func (f Field) recorded(n int64, text string) int64 {
	if f.Counts && n == 0 && text != "" {
		return recordedNought
	}
	return n
}

// Number is the number in an IntField, MoneyField, RatioField or PointsField as people mean it, and
// whether one is recorded.
func (f Field) Number(rec any) (n int64, known bool) {
	n = f.value(rec).Int()
	if f.Counts {
		return max(0, n), n != 0
	}
	return n, n != 0
}

// Raw is the stored value: string, int64 or bool.
func (f Field) Raw(rec any) any {
	v := f.value(rec)
	switch f.Type {
	case DayField:
		return v.Interface().(day.Day).String()
	case BoolField:
		return v.Bool()
	case IntField, MoneyField, RatioField, PointsField:
		return v.Int()
	}
	return v.String()
}

// SetRaw sets the field of *rec from its stored value: text for texts, choices
// and days, n for the others. A day that cannot be read is an error.
func (f Field) SetRaw(rec any, text string, n int64) error {
	v := f.value(rec)
	switch f.Type {
	case DayField:
		var d day.Day
		if err := d.UnmarshalText([]byte(text)); err != nil {
			return err
		}
		v.Set(reflect.ValueOf(d))
	case BoolField:
		v.SetBool(n != 0)
	case IntField, MoneyField, RatioField, PointsField:
		v.SetInt(n)
	default:
		v.SetString(text)
	}
	return nil
}

// IsZero reports that the field holds nothing.
func (f Field) IsZero(rec any) bool { return f.value(rec).IsZero() }

// Clear empties the field of *rec.
func (f Field) Clear(rec any) { f.value(rec).SetZero() }

// Copy copies the field from one record to another of the same type.
func (f Field) Copy(to, from any) { f.value(to).Set(f.value(from)) }

// Addr is a pointer to the field in *rec, for scanning.
func (f Field) Addr(rec any) any { return f.value(rec).Addr().Interface() }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func parseBool(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "是", "有", "√", "✓", "☑", "y", "yes", "true", "1", "对":
		return true, nil
	case "", "否", "无", "没有", "×", "✗", "☐", "n", "no", "false", "0", "不是":
		return false, nil
	}
	return false, fmt.Errorf("“%s”看不懂，请填“是”或“否”", text)
}

func parseInt(text string) (int, error) {
	t := strings.NewReplacer(",", "", "，", "", "人", "", "名", "", "户", "", "个", "").Replace(Halfwidth(text))
	t = strings.TrimSuffix(strings.TrimSpace(t), ".0")
	if t == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(t)
	if err != nil {
		return 0, fmt.Errorf("“%s”不是整数", text)
	}
	if n < 0 || n > 1e9 {
		return 0, fmt.Errorf("“%s”超出范围（0至10亿）", text)
	}
	return n, nil
}

// Halfwidth turns full-width ASCII and the ideographic space into half width.
func Halfwidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '　' || r == '\u00a0':
			return ' '
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
}
