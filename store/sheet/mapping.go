// Package sheet reads and writes Excel workbooks: the import template, rosters
// as offices have them, the export, and the tables of reports. It also reads
// charters out of Word and text files. Nothing that a file contains is trusted.
package sheet

import (
	"strings"
	"unicode"

	"partyledger/model"
)

// Mapping is what a kind's sheet needs beyond its schema. A ledger's sheets are
// registered in the file of its mapping.
type Mapping struct {
	Kind model.Kind
	// Keys are natural keys by field names, the surest first: how a row without
	// a number finds the record that it means.
	Keys [][]string
	// Titles are other headings that offices use for the sheet itself.
	Titles []string
	// Columns says more of some fields, by Go name.
	Columns map[string]Column
}

// Column is what a field's column needs beyond its schema.
type Column struct {
	Synonyms []string          // other headings
	Values   map[string]string // other words for choices
	Note     string            // row 2 of the template
	Width    float64           // in characters; 0 = by the field's type
	// Check looks at a filled cell. note marks a hint that rejects nothing.
	Check func(text string) (why string, note bool)
}

var mappings = func() map[model.Kind]*Mapping {
	out := map[model.Kind]*Mapping{}
	for _, list := range [][]Mapping{enterpriseMappings, organizationMappings, personMappings, charterMappings, staffingMappings, exchangeMappings, developmentMappings, officeMappings} {
		for _, m := range list {
			out[m.Kind] = &m
		}
	}
	return out
}()

// MappingOf is the mapping of a kind. Every kind has one.
func MappingOf(kind model.Kind) *Mapping { return mappings[kind] }

// headings maps every heading of a kind's sheet, as normalised by headKey, to the
// index of its field.
func headings(s *model.Schema) map[string]int {
	out := map[string]int{}
	m := MappingOf(s.Kind)
	for i, f := range s.Fields {
		for _, word := range m.Columns[f.Name].Synonyms {
			if _, taken := out[headKey(word)]; !taken {
				out[headKey(word)] = i
			}
		}
	}
	for i, f := range s.Fields { // a label outranks a synonym
		out[headKey(f.Label)] = i
	}
	return out
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
