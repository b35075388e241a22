package intake

// Words that mean something of their own in a cell, 清空, 无, 同上 and Excel's error
// values, stand behind a mark when they are meant as they are written.

import (
	"strings"
	"unicode/utf8"
)

// clearWord empties a field: a blank cell leaves it as it was.
const clearWord = "清空"

// literalMark goes before a word that is meant as it is written. Excel would take
// the half-width one for its own; people may type any of literalMarks.
const (
	literalMark  = "＇"
	literalMarks = "＇'‘’`"
)

// special reports a text that the reader takes for more than its words.
func special(text string) bool {
	return text == clearWord || excelError(text) || isNone(text) || isDitto(text) || shortened.MatchString(text)
}

// escape writes a text so that it is read as it is.
func escape(text string) string {
	if special(strings.TrimLeft(text, literalMarks)) {
		return literalMark + text
	}
	return text
}

// unescape takes the mark off; literal says that there was one.
func unescape(text string) (plain string, literal bool) {
	plain = strings.TrimLeft(text, literalMarks)
	if len(plain) == len(text) || !special(plain) {
		return text, false
	}
	_, size := utf8.DecodeRuneInString(text)
	return text[size:], true
}
