// Package lawtest breaks each law of each record kind once, for the tests of those who
// write records: the form, the import, the packet. It reads the tags of the records
// anew, so that a law that is said and not asked is found.
package lawtest

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// Break is a record that breaks one law.
type Break struct {
	Record model.Record
	Field  string // Go name of the field that is at fault
	Law    string // the tag, or what a method refuses
	Among  bool   // the law is over several records
}

// Breaks makes them of a good record of each kind, as a sample holds them; today is the
// day by the clock. IDs are new ones.
func Breaks(today day.Day, sample []model.Record) []Break { return made(today, sample).out }

// Edges is records on the very edge of each law of a tag, where it still holds.
func Edges(today day.Day, sample []model.Record) []Break { return made(today, sample).edges }

func made(today day.Day, sample []model.Record) *maker {
	m := &maker{today: today, first: map[model.Kind]model.Record{}, all: sample}
	for _, r := range sample {
		if m.first[r.Kind()] == nil {
			m.first[r.Kind()] = r
		}
	}
	for _, s := range model.Schemas() {
		if r := m.first[s.Kind]; r != nil {
			m.byTags(s, r)
			m.byMethod(s, r)
		}
	}
	return m
}

type maker struct {
	today day.Day
	first map[model.Kind]model.Record
	all   []model.Record
	out   []Break
	edges []Break
}

// edge notes a copy of r with a field on the edge of its law.
func (m *maker) edge(r model.Record, field, law string, set func(p any)) {
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	set(p)
	m.edges = append(m.edges, Break{s.Deref(p), field, law, false})
}

// add notes a copy of r, spoilt.
func (m *maker) add(r model.Record, field, law string, among bool, spoil func(p any)) {
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	if r.Kind() != model.KindOffice {
		_ = s.Fields[0].SetText(p, fmt.Sprintf("LAW-%03d", len(m.out)))
	}
	spoil(p)
	m.out = append(m.out, Break{s.Deref(p), field, law, among})
}

// raw sets a field without asking whether it can be.
func raw(s *model.Schema, p any, field string, v any) {
	f, ok := s.Field(field)
	if !ok {
		panic("lawtest: " + string(s.Kind) + " has no field " + field)
	}
	var err error
	switch v := v.(type) {
	case int64:
		err = f.SetRaw(p, "", v)
	case string:
		err = f.SetRaw(p, v, 0)
	case day.Day:
		err = f.SetRaw(p, v.String(), 0)
	case bool:
		err = f.SetRaw(p, "", map[bool]int64{true: 1}[v])
	}
	if err != nil {
		panic(err)
	}
}

// byTags breaks what tags and types say, field by field.
func (m *maker) byTags(s *model.Schema, r model.Record) {
	tags := map[string]reflect.StructTag{}
	collect(reflect.TypeOf(r), tags)
	long := false
	for _, f := range s.Fields[1:] {
		tag, set := tags[f.Name], func(law string, v any) {
			m.add(r, f.Name, law, false, func(p any) { raw(s, p, f.Name, v) })
		}
		if f.Required {
			m.add(r, f.Name, "need", false, func(p any) { raw(s, p, f.Name, zero(f)) })
		}
		switch f.Type {
		case model.TextField:
			if f.Ref == "" && !long {
				long = true
				set("length", strings.Repeat("字", model.MaxText+1))
				set("control", "坏\x01字")
			}
		case model.ChoiceField:
			set("choice", "没有这个词")
		case model.IntField, model.MoneyField, model.RatioField, model.PointsField:
			m.number(s, r, f, tag, set)
		case model.DayField:
			m.day(s, r, f, tag, set)
		}
	}
}

func zero(f model.Field) any {
	switch f.Type {
	case model.IntField, model.MoneyField, model.RatioField, model.PointsField:
		return int64(0)
	}
	return ""
}

func collect(t reflect.Type, tags map[string]reflect.StructTag) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			collect(f.Type, tags)
		} else {
			tags[f.Name] = f.Tag
		}
	}
}

func (m *maker) number(s *model.Schema, r model.Record, f model.Field, tag reflect.StructTag, set func(string, any)) {
	if year := tag.Get("year"); year != "" {
		n, _ := strconv.Atoi(year)
		for _, edge := range []int{m.today.Year() + n, 1990} {
			m.edge(r, f.Name, "year", func(p any) { raw(s, p, f.Name, int64(edge)) })
		}
		set("year", int64(m.today.Year()+n+1))
		set("year", int64(3026))
		set("year", int64(26))
		return
	}
	if tag.Get("least") == "" {
		negative := int64(-1)
		if f.Counts { // there it is a recorded nought
			negative = -2
		}
		set("negative", negative)
	}
	most := map[model.FieldType]int64{model.IntField: 1_000_000_000, model.MoneyField: 100_000_000_000_000,
		model.RatioField: 1_000_000, model.PointsField: 100_000}[f.Type]
	if text := tag.Get("most"); text != "" {
		p := s.New()
		if err := f.SetText(p, text); err != nil {
			panic(err)
		}
		most = f.Raw(p).(int64)
	}
	set("most", most+1)
	of := tag.Get("within")
	m.edge(r, f.Name, "most", func(p any) {
		raw(s, p, f.Name, most)
		if of != "" {
			raw(s, p, of, map[bool]int64{true: most}[of == tag.Get("with")])
		}
	})
	if of != "" {
		m.edge(r, f.Name, "within", func(p any) { raw(s, p, of, int64(100)); raw(s, p, f.Name, int64(100)) })
		m.add(r, f.Name, "within", false, func(p any) { raw(s, p, of, int64(100)); raw(s, p, f.Name, int64(160)) })
	}
}

func (m *maker) day(s *model.Schema, r model.Record, f model.Field, tag reflect.StructTag, set func(string, any)) {
	alone := func(p any) { // the field without which it may not be filled
		if of := tag.Get("with"); of != "" {
			o, _ := s.Field(of)
			if o.Type == model.DayField {
				raw(s, p, of, m.today.AddYears(-2))
			} else {
				raw(s, p, of, "任务")
			}
		}
	}
	one := func(law string, d day.Day) {
		m.add(r, f.Name, law, false, func(p any) { alone(p); raw(s, p, f.Name, d) })
	}
	afters := strings.FieldsFunc(tag.Get("after"), func(r rune) bool { return r == ',' })
	edge := func(law string, d day.Day) {
		m.edge(r, f.Name, law, func(p any) {
			for _, of := range afters {
				raw(s, p, of, "")
			}
			alone(p)
			raw(s, p, f.Name, d)
		})
	}
	if tag.Get("past") != "" {
		edge("past", m.today)
		one("past", m.today.AddDays(1))
		one("past", day.Of(2062, 7, 1))
	}
	if text := tag.Get("ahead"); text != "" {
		n, _ := strconv.Atoi(text)
		edge("ahead", m.today.AddYears(n))
		one("ahead", m.today.AddYears(n).AddDays(1))
	}
	if tag.Get("since") != "" {
		edge("since", day.Of(1921, 1, 1))
		one("since", day.Of(1920, 12, 31))
	}
	for _, of := range afters {
		m.edge(r, f.Name, "after "+of, func(p any) {
			for _, other := range afters {
				raw(s, p, other, "")
			}
			alone(p)
			raw(s, p, of, m.today.AddYears(-2))
			raw(s, p, f.Name, m.today.AddYears(-2))
		})
		m.add(r, f.Name, "after "+of, false, func(p any) {
			alone(p)
			raw(s, p, of, m.today.AddYears(-2))
			raw(s, p, f.Name, m.today.AddYears(-2).AddDays(-1))
		})
	}
	if of := tag.Get("with"); of != "" {
		o, _ := s.Field(of)
		m.add(r, f.Name, "with "+of, false, func(p any) { raw(s, p, of, zero(o)); raw(s, p, f.Name, m.today.AddYears(-1)) })
	}
}
