package intake

// What the sheets of each kind are called in offices, and their columns.

import (
	"slices"
	"strings"
	"unicode"

	"partyledger/model"
)

// Mapping is what a kind's sheet needs beyond its schema. A ledger's sheets are
// registered in the file of its mapping.
type Mapping struct {
	Kind model.Kind
	// Titles are other headings that offices use for the sheet itself.
	Titles []string
	// Marks are headings that only this ledger has: they keep it from being taken for people.
	Marks []string
	// Aside are headings that its sheets have and that are kept elsewhere: why they are
	// not read, by headKey.
	Aside map[string]string
	// Elsewhere are fields, by Go name, whose columns make a further record (side.go): nothing is
	// read into them.
	Elsewhere []string
	// Never are headings with which a sheet is none of the kind's.
	Never []string
	// Follows says what other fields say of ones that have no column, by Go name; it is told
	// as a hint, and what the ledger has outranks it.
	Follows func(record any) map[string]string
	// Step tells a column by the group that it stands below, by Go name, before its title
	// does; said is false where the group tells nothing.
	Step func(group, title string) (field string, said bool)
	// Columns says more of some fields, by Go name.
	Columns map[string]Column
}

// Column is what a field's column needs beyond its schema.
type Column struct {
	Synonyms []string          // other headings
	Further  string            // the field that a synonym means where the field has a column already; empty = none
	Values   map[string]string // other words for choices
	// Guess reads a word that is neither a choice nor among Values by its make;
	// empty = it cannot. What it reads is taken with a hint.
	Guess func(text string) string
	// Read turns a text into what the field reads; empty = as it is.
	Read  func(text string) string
	Note  string  // row 2 of the template
	Width float64 // in characters; 0 = by the field's type
	// Check looks at a filled cell. note marks a hint that rejects nothing.
	Check func(text string) (why string, note bool)
}

var mappings = func() map[model.Kind]*Mapping {
	out := map[model.Kind]*Mapping{}
	for _, list := range [][]Mapping{
		enterpriseMappings, organizationMappings, personMappings, charterMappings, staffingMappings, exchangeMappings,
		developmentMappings, officeMappings,
		workMappings,
		rectificationMappings,
		careMappings,
		supportMappings,
		coverageMappings,
		statisticsMappings,
		paperMappings,
		duesMappings,
		lifeMappings,
	} {
		for _, m := range list {
			out[m.Kind] = &m
		}
	}
	return out
}()

// MappingOf is the mapping of a kind; an empty one if nothing is said of it.
func MappingOf(kind model.Kind) *Mapping {
	if m := mappings[kind]; m != nil {
		return m
	}
	return &Mapping{Kind: kind}
}

// heading is what a column's heading means.
type heading struct {
	field   int  // its index
	label   bool // it is the field's own name, not a synonym
	further int  // the field that it means where that one has a column already; 0 = none
}

// vocabulary is the headings of a kind.
type vocabulary struct {
	words map[string]heading // by headKey
	step  func(group, title string) (field int, said bool)
}

// headings maps every heading of a kind's sheet to what it means: labels before synonyms,
// and those before what is made of them.
func headings(s *model.Schema) vocabulary {
	out := map[string]heading{}
	add := func(word string, h heading) {
		if _, taken := out[headKey(word)]; !taken && headKey(word) != "" {
			out[headKey(word)] = h
		}
	}
	m := MappingOf(s.Kind)
	for i, f := range s.Fields {
		if !slices.Contains(m.Elsewhere, f.Name) {
			add(f.Label, heading{field: i, label: true})
		}
	}
	for i, f := range s.Fields {
		for _, word := range m.Columns[f.Name].Synonyms {
			add(word, heading{field: i, further: max(0, fieldIndex(s, m.Columns[f.Name].Further))})
		}
	}
	for i, f := range s.Fields {
		for _, word := range refHeads[f.Name] {
			if f.Ref != "" {
				add(word, heading{field: i})
			}
		}
	}
	for i, f := range s.Fields {
		if slices.Contains(m.Elsewhere, f.Name) {
			continue
		}
		for _, word := range append([]string{f.Label}, m.Columns[f.Name].Synonyms...) {
			for _, v := range variants(word, f.Type) {
				add(v, heading{field: i})
			}
		}
	}
	heads := vocabulary{words: out}
	if m.Step != nil {
		heads.step = func(group, title string) (int, bool) {
			name, said := m.Step(group, title)
			return fieldIndex(s, name), said
		}
	}
	return heads
}

// refHeads are what columns of references are called in ledgers of all kinds.
var refHeads = map[string][]string{
	"EnterpriseID": {"企业名称", "单位名称", "所在单位", "工作单位", "所属单位", "单位", "所在企业", "公司名称", "公司", "企业", "所属企业", "所属公司"},
	"OrganizationID": {"所在党支部", "所在支部", "党支部", "党支部名称", "支部", "支部名称", "所属党支部", "所属支部", "所在党组织", "所属党组织", "党组织", "党组织名称",
		"党组织全称", "组织关系所在支部", "党组织关系所在党支部"},
	"PersonID": {"姓名", "党员姓名", "人员姓名", "本人姓名", "名字"},
}

var dayEndings = []string{"日期", "时间", "年月日", "年月"}

// variants are the ways in which offices turn a heading: 入党日期 and 入党时间,
// 独立法人 and 是否独立法人.
func variants(word string, t model.FieldType) []string {
	switch t {
	case model.BoolField:
		return []string{"是否" + word, strings.TrimPrefix(word, "是否")}
	case model.DayField:
		for _, end := range dayEndings {
			stem, ok := strings.CutSuffix(word, end)
			if !ok || stem == "" {
				continue
			}
			var out []string
			for _, other := range dayEndings {
				out = append(out, stem+other)
			}
			return out
		}
	}
	return nil
}

// headKey brings a heading into a form that differs only where meaning does.
func headKey(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`*():、/"“”'_-.,;[]【】※★☆`, r) {
			return -1
		}
		return r
	}, model.Halfwidth(text)))
}
