package docxfill

// How a mark is written, and where marks stand in a text.

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"partyledger/model"
)

// markKind is what a mark does.
type markKind uint8

const (
	valueMark   markKind = iota
	loopMark             // {{#x}}
	ifMark               // {{?x}}
	unlessMark           // {{^x}}
	endMark              // {{/x}}
	pictureMark          // {{@x}}
)

// mark is one mark in a paragraph's text.
type mark struct {
	from, to int // bytes of the text
	kind     markKind
	name     string
	formats  []string
	raw      string // what stands between the braces

	close  int // of a pair within the paragraph: the other mark's place; else 0
	repeat bool
}

// opens reports a mark that begins a pair.
func (m mark) opens() bool { return m.kind == loopMark || m.kind == ifMark || m.kind == unlessMark }

func isOpen(r rune) bool  { return r == '{' || r == '｛' }
func isClose(r rune) bool { return r == '}' || r == '｝' }

// parseMarks finds the marks of a text. fault says what is wrong with braces that make
// none; empty = nothing.
func parseMarks(text string) (marks []mark, fault string) {
	open, last := -1, rune(0) // where the innermost {{ begins
	for at, r := range text {
		_, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case isOpen(r) && isOpen(last):
			if open >= 0 && !isOpen(lastRune(text[:at-lastSize(text[:at])])) {
				fault = unfinished(text[open:at])
			}
			open = at - lastSize(text[:at])
		case isClose(r) && isClose(last):
			if open < 0 {
				fault, last = "多出了“}}”，前面没有“{{”", 0
				continue
			}
			from := open + firstSize(text[open:])
			from += firstSize(text[from:])
			m := parseMark(text[from : at-lastSize(text[:at])])
			m.from, m.to = open, at+size
			marks = append(marks, m)
			open, last = -1, 0
			continue
		}
		last = r
	}
	if open >= 0 {
		fault = unfinished(text[open:])
	}
	return marks, fault
}

func unfinished(text string) string {
	return fmt.Sprintf("“%s”没有写完，缺少“}}”（一个标记要写在同一段里）", model.ClipLine(text, 20))
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }
func lastSize(s string) int  { _, n := utf8.DecodeLastRuneInString(s); return n }
func firstSize(s string) int { _, n := utf8.DecodeRuneInString(s); return n }

// parseMark reads what stands between the braces.
func parseMark(raw string) mark {
	if utf8.RuneCountInString(raw) > maxName {
		raw = string([]rune(raw)[:maxName])
	}
	m := mark{raw: strings.TrimSpace(raw)}
	text := model.Plain(raw)
	if text != "" {
		if i := strings.IndexByte("#?^/@", text[0]); i >= 0 {
			m.kind = []markKind{loopMark, ifMark, unlessMark, endMark, pictureMark}[i]
			text = text[1:]
		}
	}
	words := strings.Split(text, "|")
	m.name, m.formats = words[0], words[1:]
	return m
}

// sizeOf reads a picture's size, 25x35 in millimetres; without one it is that of a photo.
func (m mark) sizeOf() (width, height float64, err error) {
	switch len(m.formats) {
	case 0:
		return 25, 35, nil
	case 1:
		a, b, ok := strings.Cut(strings.NewReplacer("×", "X", "*", "X", "MM", "").Replace(m.formats[0]), "X")
		w, err1 := strconv.ParseFloat(a, 64)
		h, err2 := strconv.ParseFloat(b, 64)
		if ok && err1 == nil && err2 == nil && w >= 1 && h >= 1 && w <= 400 && h <= 400 {
			return w, h, nil
		}
	}
	return 0, 0, fmt.Errorf("图片的大小应写成“25x35”（宽x高，毫米）")
}

// mergeField reads a field's instruction; ok is false if it is no MERGEFIELD.
func mergeField(instruction string) (f mergeName, ok bool) {
	words := fieldWords(instruction)
	if len(words) < 2 || !strings.EqualFold(words[0], "MERGEFIELD") {
		return f, false
	}
	f.mark = parseMark(words[1])
	f.mark.kind = valueMark
	for i := 2; i+1 < len(words); i++ {
		switch strings.ToLower(words[i]) {
		case `\@`:
			f.mark.formats = append(f.mark.formats, words[i]+words[i+1])
		case `\b`:
			f.before = words[i+1]
		case `\f`:
			f.after = words[i+1]
		}
	}
	return f, true
}

// mergeName is what a MERGEFIELD asks for; before and after go with a value alone.
type mergeName struct {
	mark          mark
	before, after string
}

// fieldWords splits an instruction at blanks; quotes keep together.
func fieldWords(s string) []string {
	var out []string
	var b strings.Builder
	quoted, any := false, false
	end := func() {
		if any {
			out = append(out, b.String())
		}
		b.Reset()
		any = false
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '“' || r == '”':
			quoted, any = !quoted, true
		case unicode.IsSpace(r) && !quoted:
			end()
		default:
			b.WriteRune(r)
			any = true
		}
	}
	end()
	return out
}
