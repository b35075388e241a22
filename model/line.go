package model

// One record as a line: a flat JSON object of its filled fields by their Go names,
// in the order of the schema. The audit keeps such lines, and packets carry them.

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// AppendRecord appends the record's line, without its end. It is asked of every record
// that is written, and reads the fields where they lie (place).
func AppendRecord(b []byte, r Record) []byte {
	s := SchemaOf(r.Kind())
	at := placeOf(s.Pointer(r))
	b = append(b, '{')
	first := true
	for i := range s.Fields {
		f := &s.Fields[i]
		if at.empty(f) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, '"')
		b = append(b, f.Name...)
		b = append(b, '"', ':')
		switch f.Type {
		case BoolField:
			b = append(b, "true"...) // no is not written
		case IntField, MoneyField, RatioField, PointsField:
			b = strconv.AppendInt(b, at.number(f), 10)
		case DayField:
			b = AppendText(b, at.day(f).String())
		default:
			b = AppendText(b, at.text(f))
		}
	}
	return append(b, '}')
}

// AppendText appends a text as lines have it: in quotes.
func AppendText(b []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return appendEscaped(b, text)
		}
	}
	return append(append(append(b, '"'), text...), '"')
}

func appendEscaped(b []byte, text string) []byte {
	b = append(b, '"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r == '\t':
			b = append(b, '\\', 't')
		case r < ' ':
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
