package packet

// Reading a record's line: it must be just what model.AppendRecord writes.

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"partyledger/model"
	"partyledger/model/day"
)

// maxID is how long a record's ID may be, as in a sheet.
const maxID = 64

// errLine says, as a Chinese clause, what is wrong with a record; field is its
// label, or empty.
type errLine struct{ field, why string }

func (e errLine) Error() string {
	if e.field == "" {
		return e.why
	}
	return "“" + e.field + "”" + e.why
}

// errUnknown is a field that the schema does not have.
type errUnknown string

func (e errUnknown) Error() string { return "field " + string(e) }

var errSyntax = errLine{why: "不是一条完整的记录"}

// readRecord reads a line. Values are held against the schema: their types,
// choices, days and texts.
func readRecord(s *model.Schema, line []byte) (model.Record, error) {
	rec := s.New()
	l := lexer{rest: line}
	if !l.skip('{') {
		return nil, errSyntax
	}
	for n := 0; !l.skip('}'); n++ {
		if n > 0 && !l.skip(',') {
			return nil, errSyntax
		}
		name, ok := l.text()
		if !ok || !l.skip(':') {
			return nil, errSyntax
		}
		f, known := s.Field(name)
		switch {
		case !known:
			return nil, errUnknown(name)
		case !f.IsZero(rec): // what is empty is not written: it was there before
			return nil, errSyntax
		}
		if err := l.value(f, rec); err != nil {
			return nil, err
		}
	}
	if len(l.rest) > 0 {
		return nil, errSyntax
	}
	r := s.Deref(rec)
	if r.Key() == "" || len(r.Key()) > maxID {
		return nil, errLine{s.Fields[0].Label, "没有填写或过长"}
	}
	return r, nil
}

// lexer reads the few things of which a line is made; there is nothing nested.
type lexer struct{ rest []byte }

func (l *lexer) skip(c byte) bool {
	if len(l.rest) == 0 || l.rest[0] != c {
		return false
	}
	l.rest = l.rest[1:]
	return true
}

// text reads a JSON string.
func (l *lexer) text() (string, bool) {
	if !l.skip('"') {
		return "", false
	}
	for i := 0; i < len(l.rest); i++ {
		switch c := l.rest[i]; {
		case c == '"':
			raw := l.rest[:i]
			l.rest = l.rest[i+1:]
			return string(raw), utf8.Valid(raw)
		case c == '\\':
			return l.escaped()
		case c < ' ':
			return "", false
		}
	}
	return "", false
}

// escaped reads a string, the opening mark of which is read, that has escapes.
func (l *lexer) escaped() (string, bool) {
	end := -1
	for i := 0; i < len(l.rest) && end < 0; i++ {
		switch l.rest[i] {
		case '\\':
			i++
		case '"':
			end = i
		}
	}
	if end < 0 || !utf8.Valid(l.rest[:end]) {
		return "", false
	}
	var out string
	quoted := append(append([]byte{'"'}, l.rest[:end]...), '"')
	if json.Unmarshal(quoted, &out) != nil {
		return "", false
	}
	l.rest = l.rest[end+1:]
	return out, true
}

// word reads a number, true or false.
func (l *lexer) word() string {
	n := bytes.IndexAny(l.rest, ",}")
	if n < 0 {
		n = len(l.rest)
	}
	word := string(l.rest[:n])
	l.rest = l.rest[n:]
	return word
}

// value reads the field's value into *rec.
func (l *lexer) value(f model.Field, rec any) error {
	switch f.Type {
	case model.BoolField:
		if l.word() != "true" { // no is not written
			return errLine{f.Label, "应为是或否"}
		}
		return f.SetRaw(rec, "", 1)
	case model.IntField, model.MoneyField, model.RatioField, model.PointsField:
		word := l.word()
		n, err := strconv.ParseInt(word, 10, 64)
		if err != nil || strconv.FormatInt(n, 10) != word {
			return errLine{f.Label, "不是数"}
		}
		if n == 0 || n > maxNumber || n < -maxNumber || f.Type == model.IntField && (n < minInt || n > maxInt) {
			return errLine{f.Label, "超出范围"}
		}
		return f.SetRaw(rec, "", n)
	}
	text, ok := l.text()
	if !ok || text == "" {
		return errLine{f.Label, "不是文字"}
	}
	if err := checkText(f, text); err != nil {
		return err
	}
	return f.SetRaw(rec, text, 0)
}

// The bounds of numbers: an office has no more than these; a correction may be
// below nought.
const (
	maxInt    = 1e9
	minInt    = -1e9
	maxNumber = 1e15
)

func checkText(f model.Field, text string) error {
	switch {
	case f.Type == model.ChoiceField && !slices.Contains(f.Choices, text):
		return errLine{f.Label, "“" + model.Clip(text, 20) + "”不在可选范围内"}
	case f.Type == model.DayField:
		d, err := day.Parse(text)
		if err != nil || d.String() != text {
			return errLine{f.Label, "“" + model.Clip(text, 20) + "”不是日期"}
		}
	case f.Ref != "" && len(text) > maxID:
		return errLine{f.Label, "过长"}
	case hasControl(text):
		return errLine{f.Label, "含有不能显示的字符"}
	}
	return nil
}

func hasControl(text string) bool {
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
			return true
		}
	}
	return false
}

// CheckRecord refuses a record that a packet cannot carry, as a ledger may hold
// that an older program wrote.
func CheckRecord(r model.Record) error {
	s := model.SchemaOf(r.Kind())
	back, err := readRecord(s, model.AppendRecord(nil, r))
	switch {
	case err != nil:
		return err
	case back != r:
		return errors.New("有不能保存的字符")
	}
	return nil
}
