package charter

// Heads of chapters, sections and articles, and the other marks a line can
// begin with.

import (
	"strings"
	"unicode"
)

// head is what a line begins with when it begins a chapter, section or article.
type head struct {
	unit    rune // 章, 节 or 条
	number  int
	sub     int    // 之一 = 1; 0 for none
	printed string // 第三十五条之一, without spaces
	rest    string // what follows on the line
	apart   bool   // a space, colon or bracket stands between number and rest
}

// maxNumeral bounds the characters between 第 and 条, spaces included.
const maxNumeral = 14

// scanHead reads the head at the beginning of the line.
func scanHead(line string) (head, bool) {
	r := []rune(strings.TrimLeftFunc(line, unicode.IsSpace))
	if len(r) < 3 || r[0] != '第' {
		return head{}, false
	}
	numeral, i := scanNumeral(r, 1)
	n, ok := parseNumeral(numeral)
	if !ok || i >= len(r) || !strings.ContainsRune("章节条", foldRune(r[i])) {
		return head{}, false
	}
	h := head{unit: foldRune(r[i]), number: n, printed: "第" + halfDigits(numeral) + string(r[i])}
	i++
	if h.unit == '条' {
		i = h.scanSub(r, i)
	}
	h.rest = string(r[i:])
	h.apart = len(r) == i || unicode.IsSpace(r[i]) || strings.ContainsRune("：:、.．【[（(", r[i])
	return h, true
}

// scanNumeral collects the number from r[i:], spaces left out.
func scanNumeral(r []rune, i int) (string, int) {
	var b strings.Builder
	for end := i + maxNumeral; i < len(r) && i < end; i++ {
		if unicode.IsSpace(r[i]) {
			continue
		}
		if !isNumeral(r[i]) {
			break
		}
		b.WriteRune(r[i])
	}
	return b.String(), i
}

// scanSub reads 之一 after an article's number and returns where the rest begins.
func (h *head) scanSub(r []rune, i int) int {
	if i+1 >= len(r) || r[i] != '之' {
		return i
	}
	j := i + 1
	for j < len(r) && isNumeral(r[j]) && j < i+4 {
		j++
	}
	if n, ok := parseNumeral(string(r[i+1 : j])); ok && n < 100 {
		h.sub = n
		h.printed += "之" + halfDigits(string(r[i+1:j]))
		return j
	}
	return i
}

func halfDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// afterReference are words that follow a number when the sentence only mentions
// the article: 第三十五条的规定.
var afterReference = []string{
	"的", "所列", "所称", "所述", "所规定", "所指", "中规定", "中的", "中所", "之规定", "以外", "规定的", "规定，", "规定。",
	"，", "。", "；", "）", ")", "”", "》", "和第", "或第", "及第", "与第", "至第", "或者第", "以及第",
}

// rightAfterReference are such words only where nothing stands between.
var rightAfterReference = []string{"规定", "以上", "以下", "情形", "事项", "项", "款", "等", "至", "和", "或", "及"}

// reference reports that the head is only a mention of an article. A number
// with a full stop after it (第三十五条、… 第3条．…) is no mention when the stop
// begins the text, so 、 counts only where another number follows.
func (h head) reference() bool {
	rest := strings.TrimLeftFunc(fold(h.rest), unicode.IsSpace)
	if strings.HasPrefix(rest, "、") {
		return strings.HasPrefix(rest, "、第")
	}
	if hasAnyPrefix(rest, afterReference) || !h.apart && hasAnyPrefix(rest, rightAfterReference) {
		return true
	}
	return paragraphReference(rest)
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// paragraphReference recognises 第二款, 第（四）项, （四）项.
func paragraphReference(rest string) bool {
	r := []rune(rest)
	i := 0
	if i < len(r) && r[i] == '第' {
		i++
	}
	bracket := i < len(r) && (r[i] == '（' || r[i] == '(')
	if bracket {
		i++
	}
	start := i
	for i < len(r) && isNumeral(r[i]) {
		i++
	}
	if i == start {
		return false
	}
	if bracket && i < len(r) && (r[i] == '）' || r[i] == ')') {
		i++
	}
	return i < len(r) && (r[i] == '款' || r[i] == '项')
}

// text is the rest without the punctuation that only sets the number apart.
func (h head) text() string {
	rest := strings.TrimLeftFunc(h.rest, unicode.IsSpace)
	rest = strings.TrimLeft(rest, "：:、.．")
	return strings.TrimSpace(rest)
}

// title is a heading as the ledger shows it: 第五章 党委.
func (h head) title() string {
	t := joinSpaced(h.text())
	if t == "" {
		return h.printed
	}
	return h.printed + " " + t
}

// joinSpaced closes up the spaces that stretch a heading: 党　　委.
func joinSpaced(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
}

// itemMark returns the length in runes of the mark that begins an item: （一）,
// (1), 1., 1、, 一、, ①, 一是; 0 when the line begins no item.
func itemMark(line string) int {
	r := []rune(line)
	if len(r) < 2 {
		return 0
	}
	if r[0] >= '①' && r[0] <= '⑳' {
		return 1
	}
	i := 0
	bracket := r[0] == '（' || r[0] == '('
	if bracket {
		i = 1
	}
	start := i
	for i < len(r) && i < start+4 && isNumeral(r[i]) {
		i++
	}
	if i == start || i >= len(r) {
		return 0
	}
	if bracket {
		if r[i] != '）' && r[i] != ')' || i+1 < len(r) && strings.ContainsRune("项款、", foldRune(r[i+1])) {
			return 0 // 第八条第（四）项 broken before the bracket
		}
		return i + 1
	}
	switch r[i] {
	case '、', '．', ')', '）':
		return i + 1
	case '.':
		if i+1 < len(r) && r[i+1] >= '0' && r[i+1] <= '9' {
			return 0 // 1.5亿元
		}
		return i + 1
	case '是': // 一是…；二是…
		if _, arabic := arabicDigit(r[start]); !arabic {
			return i + 1
		}
	}
	return 0
}

func arabicDigit(r rune) (int, bool) {
	if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
		return digitOf(r)
	}
	return 0, false
}

// BeginsAnew reports that a line begins a chapter, an article or an item, and so
// goes on with no line before it.
func BeginsAnew(line string) bool {
	line = strings.TrimLeftFunc(line, isBlank)
	if itemMark(line) > 0 {
		return true
	}
	h, ok := scanHead(line)
	return ok && !h.reference()
}
