package intake

// 同上 and 〃 stand for what the row above has.

import (
	"unicode/utf8"

	"partyledger/store/sheet"
)

var dittoWords = map[string]bool{"同上": true, "〃": true, "々": true, ",,": true, "，，": true, "″〃": true, "〃〃": true, "″": true, `"`: true, "”": true, "“": true, "〞": true, "“”": true, "同前": true, "″″": true, `""`: true}

func isDitto(text string) bool {
	if len(text) == 0 || len(text) > 12 {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text); r {
	case '同', '〃', '々', ',', '，', '″', '"', '＂', '”', '“', '〞', ' ', '　':
		return dittoWords[flat(text)]
	}
	return false
}

// ditto puts what the row above has in the place of 同上, and remembers the row.
func (b *block) ditto(cells []sheet.Cell) []sheet.Cell {
	for len(b.last) < min(len(cells), b.to) {
		b.last = append(b.last, sheet.Cell{})
	}
	own := false
	for col := b.from; col < min(len(cells), b.to); col++ {
		text := cells[col].Text
		if isDitto(text) && b.last[col].Text != "" {
			if !own { // never in the reader's own buffer: another table may read it
				cells, own = append([]sheet.Cell(nil), cells...), true
			}
			was := b.last[col]
			was.Struck = cells[col].Struck
			cells[col] = was
		}
		if text != "" {
			b.last[col] = cells[col]
		}
	}
	return cells
}
