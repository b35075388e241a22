package charter

// Lines before they are sorted into articles: what they measure, which of them
// are page numbers and running heads, and whether the text was broken at a
// fixed width (a copy from a PDF).

import (
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the text.
type line struct {
	text     string // without the spaces around it
	indented bool
	width    int // in halves of a Chinese character, spaces around included
	page     bool
}

// cutLines turns paragraphs into lines; empty ones are dropped.
func cutLines(paragraphs []string) []line {
	var out []line
	for _, p := range paragraphs {
		for _, s := range strings.FieldsFunc(p, isLineBreak) {
			s = strings.TrimRightFunc(s, isBlank)
			text := strings.TrimLeftFunc(s, isBlank)
			if text == "" {
				continue
			}
			out = append(out, line{text: text, indented: len(text) < len(s), width: widthOf(s)})
		}
	}
	return out
}

func isLineBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028' || r == '\u2029'
}

// isBlank is a space or a character that shows nothing.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' || r == '\u200e' || r == '\u200f'
}

func widthOf(s string) int {
	w := 0
	for _, r := range s {
		if r < 0x80 {
			w++
		} else {
			w += 2
		}
	}
	return w
}

// closed reports that the line ends a sentence or an item.
func closed(s string) bool {
	r := []rune(strings.TrimRight(s, "”’』」》）)"))
	return len(r) == 0 || strings.ContainsRune("。；：！？;:!?.…", r[len(r)-1])
}

// markPages marks page numbers and running heads.
func markPages(lines []line) {
	for i := range lines {
		if pageNumber(lines[i].text) {
			lines[i].page = true
		}
	}
	markBareNumbers(lines)
	markRunningHeads(lines)
}

var pageWords = strings.NewReplacer("page", "", "of", "")

// mostPageNumber is how many characters the words of a page's number have at most.
const mostPageNumber = 24

// pageNumber recognises — 12 —, -12-, 第 5 页, 第5页 共40页, Page 5 of 40, 5/40.
func pageNumber(s string) bool {
	n := 0
	for _, r := range s {
		if !isBlank(r) {
			n++
		}
		if n > mostPageNumber {
			return false
		}
	}
	c := strings.ToLower(fold(joinSpaced(s)))
	digits := strings.IndexFunc(c, isNumeral) >= 0
	if !digits {
		return false
	}
	stripped := strings.Map(func(r rune) rune {
		if isNumeral(r) || strings.ContainsRune("—-－–·~—第页共/／()（）[]，,", r) {
			return -1
		}
		return r
	}, pageWords.Replace(c))
	if stripped != "" {
		return false
	}
	if strings.Contains(c, "页") || strings.Contains(c, "page") {
		return true
	}
	arabic := strings.IndexFunc(c, func(r rune) bool { _, ok := arabicDigit(r); return ok }) >= 0
	first := []rune(c)[0]
	return arabic && strings.ContainsRune("—-－–~·", first) || arabic && strings.Contains(c, "/")
}

// bareGap is the least number of lines between two page numbers that are
// nothing but a number.
const bareGap = 8

// markBareNumbers marks lines that are only a number when at least three of
// them count up page by page; a lone number may be part of a table.
func markBareNumbers(lines []line) {
	var run []int
	last, at := 0, -bareGap
	flush := func() {
		if len(run) >= 3 {
			for _, i := range run {
				lines[i].page = true
			}
		}
		run = run[:0]
	}
	for i, l := range lines {
		n, ok := onlyArabic(l.text)
		if !ok {
			continue
		}
		if len(run) > 0 && (n != last+1 || i-at < bareGap) {
			flush()
		}
		run = append(run, i)
		last, at = n, i
	}
	flush()
}

func onlyArabic(s string) (int, bool) {
	if len([]rune(s)) > 3 {
		return 0, false
	}
	for _, r := range s {
		if _, ok := arabicDigit(r); !ok {
			return 0, false
		}
	}
	return parseNumeral(s)
}

// markRunningHeads marks short lines that come back at least three times and
// are no sentence, item or heading; the first of them may be the title.
func markRunningHeads(lines []line) {
	seen := map[string][]int{}
	for i, l := range lines {
		if l.page || closed(l.text) || len([]rune(l.text)) > 40 || len([]rune(l.text)) < 4 || itemMark(l.text) > 0 {
			continue
		}
		if _, ok := scanHead(l.text); ok {
			continue
		}
		key := joinSpaced(l.text)
		seen[key] = append(seen[key], i)
	}
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		at := seen[key]
		if len(at) < 3 || !strings.Contains(key, "章程") && !strings.Contains(key, "公司") {
			continue
		}
		for n, i := range at {
			if n > 0 || i > 0 && lines[i-1].page {
				lines[i].page = true
			}
		}
	}
}

// wrap describes text that was broken at a fixed width.
type wrap struct {
	on     bool
	full   int  // lines at least this wide run up to the margin
	indent bool // paragraphs begin with spaces, so other lines continue them
}

// measureWrap looks for a margin: many lines of about the same greatest width
// that end in the middle of a sentence.
func measureWrap(lines []line) wrap {
	var widths []int
	indented := 0
	for _, l := range lines {
		if !l.page {
			widths = append(widths, l.width)
			if l.indented {
				indented++
			}
		}
	}
	if len(widths) < 10 {
		return wrap{}
	}
	sort.Ints(widths)
	margin := widths[len(widths)*9/10]
	w := wrap{full: margin - 6}
	broken := 0
	for _, l := range lines {
		if !l.page && l.width >= w.full && !closed(l.text) {
			broken++
		}
	}
	w.on = margin >= 30 && margin <= 160 && broken >= 5 && broken*5 >= len(widths)
	w.indent = indented*5 >= len(widths) && indented*10 <= len(widths)*9
	return w
}

// continues reports that cur goes on with the paragraph that prev is part of.
func (w wrap) continues(prev, cur line) bool {
	if itemMark(cur.text) > 0 {
		return false
	}
	last, first := lastRune(prev.text), firstRune(cur.text)
	if strings.ContainsRune("，、（《“,(", last) || strings.ContainsRune("，。、；：）》”,;)", first) {
		return true
	}
	if !w.on || prev.width < w.full {
		return false
	}
	if w.indent {
		return !cur.indented
	}
	return !closed(prev.text)
}

func lastRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}
