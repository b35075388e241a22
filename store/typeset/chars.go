// This file knows the characters: what may begin or end a line (避头尾), what
// holds together, and what is not printed at all.

package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is a set of properties of a character for breaking lines.
type class uint8

const (
	noStart class = 1 << iota // never first on a line
	noEnd                     // never last on a line
	word                      // Latin letters, digits and what joins them
	digit
	space
	newline
	squeezeAfter  // blank in its right half
	squeezeBefore // blank in its left half
)

const (
	closers  = "，。、；：？！）》〉」』】〕〗”’％‰℃…—·・～々〻ー″′°" + ",.;:?!)]}%"
	openers  = "（《〈「『【〔〖“‘" + "([{￥$"
	rightGap = "，。、；：）》〉」』】〕〗”’"
	leftGap  = "（《〈「『【〔〖“‘"
)

// classes holds the classes of the characters below 0x10000 that have any;
// looked up by page of 256 so that the table stays small.
var classes = func() (table [256]*[256]class) {
	add := func(chars string, c class) {
		for _, r := range chars {
			page := &table[r>>8]
			if *page == nil {
				*page = new([256]class)
			}
			(*page)[r&255] |= c
		}
	}
	add(closers, noStart)
	add(openers, noEnd)
	add(rightGap, squeezeAfter)
	add(leftGap, squeezeBefore)
	add(" \u3000\u2002\u2003\u2009\u00A0", space)
	add("\n", newline)
	add("□☑", noEnd)
	for r := rune(0x21); r < 0x7F; r++ {
		add(string(r), word)
	}
	for r := rune(0xC0); r < 0x250; r++ {
		add(string(r), word)
	}
	add("0123456789", digit)
	return table
}()

func classOf(r rune) class {
	if uint32(r) >= 1<<16 {
		return 0
	}
	if page := classes[r>>8]; page != nil {
		return page[r&255]
	}
	return 0
}

func isSpace(r rune) bool { return classOf(r)&space != 0 }

// dateUnits follow the digits of a date, an age or a document number (文号) and
// stay with them.
const dateUnits = "年月日号时分岁"

// mayBreak says whether a line may end between the neighbours a and b.
func mayBreak(a, b rune, ca, cb class) bool {
	switch {
	case ca&newline != 0:
		return true
	case ca&noEnd != 0, cb&(noStart|space|newline) != 0:
		return false
	case ca&space != 0:
		return true
	case ca&word != 0 && cb&word != 0:
		return false
	case ca&digit != 0 && strings.ContainsRune(dateUnits, b):
		return false
	case a == '–' && cb&digit != 0, b == '–' && ca&digit != 0:
		return false // 36–40岁
	case a == '〕' && cb&digit != 0, b == '〔':
		return false // 文号：某投党〔2026〕12号
	}
	return true
}

// clean drops what has no place on paper (control and zero-width characters)
// and turns tabs into spaces and other line ends into \n. Most strings come
// back as they are.
func clean(s string) string {
	if printable(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r == '\t':
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, s)
}

func printable(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r < 0x20 && r != '\n' {
			return false
		}
		if r >= 0x7F && (r < 0x3000 || r > 0x9FFF) && (hidden(r) || r == '\u2028' || r == '\u2029') {
			return false
		}
	}
	return true
}

// hidden reports characters that are never drawn by themselves.
func hidden(r rune) bool {
	switch {
	case r < 0x20 && r != '\n', r >= 0x7F && r < 0xA0, r == 0xAD:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
		return true // variation selectors
	case r == unicode.ReplacementChar:
		return false
	}
	return r >= 0x200B && unicode.Is(unicode.Cf, r)
}
