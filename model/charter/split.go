package charter

// Splitting a charter's paragraphs into chapters and articles.

import (
	"fmt"
	"strings"

	"partyledger/model"
)

// Split sorts the paragraphs of a charter into articles. Nothing is lost: a
// line is part of an article, a heading, or listed in Skipped.
func Split(paragraphs []string) Text {
	return newSplitter(paragraphs).split()
}

// splitter walks over the lines once the parts of the text are known.
type splitter struct {
	lines    []line
	wrap     wrap
	body     int  // the first line of the body: its first heading or article
	tail     int  // the first line after the last article
	chapters bool // the text has numbered chapters
	out      Text

	chapter, section string
	last             head            // of the last article
	text             strings.Builder // of the last article
	open             *line
	heading          *string // a heading whose title may stand on the next line
	trace            []piece
}

// piece is what became of a stretch of the input, in order; the tests read it.
type piece struct {
	kind byte // h heading, n number, t text, s skipped
	text string
}

func newSplitter(paragraphs []string) *splitter {
	s := &splitter{lines: cutLines(paragraphs)}
	markPages(s.lines)
	s.wrap = measureWrap(s.lines)
	s.findBody()
	s.findTail()
	return s
}

func (s *splitter) split() Text {
	s.readFront()
	for i := s.body; i < s.tail; i++ {
		s.readLine(i)
	}
	s.closeArticle()
	for _, l := range s.lines[s.tail:] {
		s.skip(l, SkipTail)
	}
	s.out.Company = companyName(s.out)
	s.out.Notes = numberNotes(s.out, s.numbers())
	return s.out
}

// articleHead reads an article's head that is neither a mention nor a line of
// the contents.
func (s *splitter) articleHead(i int) (head, bool) {
	h, ok := scanHead(s.lines[i].text)
	if !ok || h.unit != '条' || s.lines[i].page || h.reference() {
		return head{}, false
	}
	return h, true
}

// chapterHead reads the head of a chapter or section.
func (s *splitter) chapterHead(i int) (head, bool) {
	h, ok := scanHead(s.lines[i].text)
	if !ok || h.unit == '条' || s.lines[i].page || h.reference() {
		return head{}, false
	}
	if len([]rune(joinSpaced(h.rest))) > 30 || closed(h.rest) && h.rest != "" && !strings.HasSuffix(h.rest, "）") {
		return head{}, false
	}
	return h, true
}

// findBody finds where the contents and the cover end. The body begins with the
// last 第一章 before the first article, or with the headings right before it.
func (s *splitter) findBody() {
	first := len(s.lines)
	for i, l := range s.lines {
		if _, ok := s.articleHead(i); ok && !contentsLine(l.text) {
			first = i
			break
		}
		if h, ok := chapterThenArticle(l.text); ok && h.number == 1 {
			first = i
			break
		}
	}
	s.body = first
	if first == len(s.lines) {
		return
	}
	for i := range s.lines {
		if h, ok := s.chapterHead(i); ok && h.unit == '章' && (i >= first || !contentsLine(s.lines[i].text)) {
			s.chapters = true
		}
	}
	for i := first - 1; i >= 0; i-- {
		h, ok := s.chapterHead(i)
		if ok && h.unit == '章' && h.number == 1 && !contentsLine(s.lines[i].text) {
			s.body = i
			return
		}
	}
	for s.body > 0 && s.frontHeading(s.body-1) {
		s.body--
	}
}

// frontHeading reports that line i, right before the first article, is its
// heading.
func (s *splitter) frontHeading(i int) bool {
	if contentsLine(s.lines[i].text) {
		return false
	}
	if _, ok := s.chapterHead(i); ok {
		return true
	}
	if i > 0 {
		if h, ok := s.chapterHead(i - 1); ok && h.text() == "" && s.headingTitle(i) {
			return true // 第五章 on one line, 党委 on the next
		}
	}
	return !s.chapters && s.plainHeading(i) && !titleLine(s.lines[i].text)
}

// chapterThenArticle finds an article that begins on the line of its chapter:
// 第一章 总则第一条 为规范……
func chapterThenArticle(text string) (head, bool) {
	h, ok := scanHead(text)
	if !ok || h.unit == '条' {
		return head{}, false
	}
	at := strings.Index(h.rest, "第")
	if at < 0 || len([]rune(h.rest[:at])) > 20 {
		return head{}, false
	}
	a, ok := scanHead(h.rest[at:])
	if !ok || a.unit != '条' || a.reference() {
		return head{}, false
	}
	return a, true
}

// contentsLine recognises a line of a table of contents: a title, then dots or
// a tab, then a page number; a heading may have only a space before the number.
func contentsLine(s string) bool {
	r := []rune(s)
	end := len(r)
	for end > 0 {
		if _, ok := arabicDigit(r[end-1]); !ok {
			break
		}
		end--
	}
	if len(r)-end > 3 || len(r) > 80 {
		return false
	}
	title := strings.TrimRightFunc(string(r[:end]), isBlank)
	trimmed := strings.TrimRight(title, ".…·．‥—-_")
	if len([]rune(title))-len([]rune(trimmed)) >= 2 && trimmed != "" {
		return true
	}
	if end == len(r) || end == 0 || !isBlank(r[end-1]) {
		return false
	}
	if strings.ContainsRune(string(r[max(0, end-3):end]), '\t') {
		return true
	}
	_, ok := scanHead(s)
	return ok && len(r) <= 40
}

// plainHeading recognises a heading without a number, or with 一、: a short line
// without punctuation before an article.
func (s *splitter) plainHeading(i int) bool {
	l := s.lines[i]
	if l.page || closed(l.text) || len([]rune(joinSpaced(l.text))) > 20 {
		return false
	}
	if i+1 < len(s.lines) {
		if _, ok := s.articleHead(i + 1); !ok {
			return false
		}
	}
	title := string([]rune(l.text)[itemMark(l.text):])
	return title != "" && !strings.ContainsAny(title, "，。；：,;:“”\t年月日") && firstRune(l.text) != '（' && firstRune(l.text) != '('
}

// tailMarks begin a line after the last article: signatures and annexes.
var tailMarks = []string{
	"（以下无正文", "（本页无正文", "（此页无正文", "(以下无正文", "(此页无正文", "以下无正文",
	"附件", "附表", "附：", "全体股东签", "全体股东亲笔", "全体股东（", "股东签", "股东（", "股东盖章", "股东：",
	"出资人（", "出资人盖章", "出资人：", "法定代表人（", "法定代表人签", "法定代表人：", "签署", "签字", "盖章",
}

// findTail finds what follows the last article.
func (s *splitter) findTail() {
	s.tail = len(s.lines)
	last := s.lastArticle()
	for i := last + 1; i < len(s.lines) && last >= 0; i++ {
		prev := s.lines[i-1]
		if (closed(prev.text) || prev.page) && (hasAnyPrefix(joinSpaced(s.lines[i].text), tailMarks) || s.signature(i)) {
			s.tail = i
			return
		}
	}
}

// lastArticle is the line of the last article of the charter itself: an annex
// begins its articles anew.
func (s *splitter) lastArticle() int {
	last, number, annex := -1, 0, false
	for i := s.body; i < len(s.lines); i++ {
		if strings.HasPrefix(joinSpaced(s.lines[i].text), "附件") && len([]rune(s.lines[i].text)) < 40 {
			annex = true
		}
		h, ok := s.articleHead(i)
		if !ok {
			continue
		}
		if annex && h.number == 1 && number > 1 {
			break
		}
		last, number = i, h.number
	}
	return last
}

// signature reports that the lines from i to the end are names and a date.
func (s *splitter) signature(i int) bool {
	signed := false
	for _, l := range s.lines[i:] {
		if l.page {
			continue
		}
		if closed(l.text) && !strings.HasSuffix(l.text, "：") || len([]rune(l.text)) > 40 || itemMark(l.text) > 0 {
			return false
		}
		c := joinSpaced(l.text)
		if strings.HasSuffix(c, "日") && strings.Contains(c, "年") || strings.Contains(c, "盖章") || strings.Contains(c, "签") {
			signed = true
		}
	}
	return signed
}

// readLine takes one line of the body.
func (s *splitter) readLine(i int) {
	l := s.lines[i]
	if l.page {
		s.skip(l, SkipPage)
		return
	}
	if s.readInlineHeading(i) {
		return
	}
	if h, ok := s.chapterHead(i); ok && !s.midSentence(i, h) {
		s.readHeading(l, h)
		return
	}
	if h, ok := s.articleHead(i); ok && !s.midSentence(i, h) {
		s.readArticle(l, h)
		return
	}
	if s.heading != nil && s.headingTitle(i) {
		*s.heading += " " + joinSpaced(l.text)
		s.mark('h', l.text)
		s.heading = nil
		return
	}
	if !s.chapters && s.plainHeading(i) && (s.open == nil || closed(s.open.text)) {
		s.chapter, s.section = joinSpaced(l.text), ""
		s.open, s.heading = nil, nil
		s.mark('h', l.text)
		return
	}
	s.readText(l)
}

// readInlineHeading takes a line that holds a chapter's head and its first
// article.
func (s *splitter) readInlineHeading(i int) bool {
	l := s.lines[i]
	a, ok := chapterThenArticle(l.text)
	if !ok || a.number != 1 && a.number != s.last.number+1 {
		return false
	}
	h, _ := scanHead(l.text)
	at := strings.LastIndex(l.text, a.rest)
	cut := strings.LastIndex(l.text[:at], "第")
	h.rest = h.rest[:len(h.rest)-(len(l.text)-cut)]
	s.readHeading(line{text: l.text[:cut]}, h)
	s.readArticle(line{text: l.text[cut:], width: l.width, indented: l.indented}, a)
	return true
}

// midSentence reports that the head stands at the beginning of a line only
// because a longer sentence was broken there: the line before is not finished
// and the number is not the next one.
func (s *splitter) midSentence(i int, h head) bool {
	if s.open == nil || i == 0 || closed(s.open.text) {
		return false
	}
	if h.unit != '条' {
		return s.wrap.on && s.open.width >= s.wrap.full && !h.apart
	}
	if hasAnySuffix(fold(s.open.text), beforeReference) {
		return true
	}
	next := h.number == s.last.number+1 || h.number == s.last.number && h.sub == s.last.sub+1
	return !next && (!h.apart || s.wrap.on && s.open.width >= s.wrap.full)
}

// beforeReference are words that stand before the mention of an article.
var beforeReference = []string{"章程", "公司法", "》", "依照", "按照", "根据", "违反", "依据", "符合", "适用", "参照", "和", "或", "及", "、", "本法", "执行", "前述"}

func hasAnySuffix(s string, suffixes []string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

func (s *splitter) readHeading(l line, h head) {
	title := h.title()
	if h.unit == '章' {
		s.chapter, s.section = title, ""
		s.heading = &s.chapter
	} else {
		s.section = title
		s.heading = &s.section
	}
	if h.text() != "" {
		s.heading = nil
	}
	s.open = nil
	s.mark('h', l.text)
}

// headingTitle reports that line i is the title of the heading before it.
func (s *splitter) headingTitle(i int) bool {
	t := s.lines[i].text
	return !closed(t) && len([]rune(joinSpaced(t))) <= 30 && itemMark(t) == 0
}

func (s *splitter) readArticle(l line, h head) {
	s.heading = nil
	s.last = h
	s.closeArticle()
	s.text.WriteString(h.text())
	s.out.Articles = append(s.out.Articles, Article{
		Order: len(s.out.Articles) + 1, Chapter: s.chapter, Section: s.section, Number: h.printed,
	})
	s.open = &line{text: l.text, width: l.width, indented: l.indented}
	s.mark('n', l.text[:len(l.text)-len(h.rest)])
	s.mark('t', h.rest)
}

// closeArticle keeps the text of the article that was read.
func (s *splitter) closeArticle() {
	if n := len(s.out.Articles); n > 0 {
		s.out.Articles[n-1].Text = s.text.String()
	}
	s.text.Reset()
}

// readText adds a line to the article that is open.
func (s *splitter) readText(l line) {
	s.heading = nil
	if len(s.out.Articles) == 0 {
		s.skip(l, SkipPreface)
		return
	}
	switch {
	case s.text.Len() == 0:
	case s.open != nil && s.wrap.continues(*s.open, l):
		s.text.WriteString(glue(s.open.text, l.text))
	default:
		s.text.WriteByte('\n')
	}
	s.text.WriteString(l.text)
	s.open = &line{text: l.text, width: l.width, indented: l.indented}
	s.mark('t', l.text)
}

// glue is a space between two Latin words that a line break parted.
func glue(before, after string) string {
	if a, b := lastRune(before), firstRune(after); a < 0x80 && b < 0x80 && isLetter(a) && isLetter(b) {
		return " "
	}
	return ""
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func (s *splitter) skip(l line, why SkipReason) {
	s.out.Skipped = append(s.out.Skipped, Skipped{l.text, why})
	s.mark('s', l.text)
}

func (s *splitter) mark(kind byte, text string) {
	s.trace = append(s.trace, piece{kind, text})
}

// numbers are the heads of the articles, read again from what was printed.
func (s *splitter) numbers() []head {
	out := make([]head, len(s.out.Articles))
	for i, a := range s.out.Articles {
		out[i], _ = scanHead(a.Number)
	}
	return out
}

// numberNotes reports gaps and duplicates in the numbers, empty articles and a
// text without any.
func numberNotes(t Text, heads []head) []Note {
	if len(heads) == 0 {
		return []Note{{0, "没有找到以“第…条”开头的条文，请确认选的是公司章程，且条号没有做成图片。"}}
	}
	var out []Note
	seen := map[string]int{}
	last := 0
	for i, h := range heads {
		a := t.Articles[i]
		key := fmt.Sprintf("%d.%d", h.number, h.sub)
		switch {
		case seen[key] > 0:
			out = append(out, Note{a.Order, fmt.Sprintf("条号%s重复出现，请对照原文核对。", a.Number)})
		case h.number > last+1:
			out = append(out, Note{a.Order, gapNote(last, h)})
		case h.number < last:
			out = append(out, Note{a.Order, fmt.Sprintf("%s排在第%s条之后，条号次序倒了，请对照原文核对。", a.Number, model.ChineseNumber(last))})
		}
		seen[key] = a.Order
		last = max(last, h.number)
		if strings.TrimSpace(a.Text) == "" {
			out = append(out, Note{a.Order, a.Number + "没有条文，请对照原文补上。"})
		}
	}
	return out
}

// gapNote says which numbers are missing before h.
func gapNote(last int, h head) string {
	missing := "第" + model.ChineseNumber(last+1) + "条"
	if h.number > last+2 {
		missing += "至第" + model.ChineseNumber(h.number-1) + "条"
	}
	if last == 0 {
		return fmt.Sprintf("条文从%s开始，前面缺%s，请对照原文核对。", h.printed, missing)
	}
	return fmt.Sprintf("%s之前缺%s，请对照原文核对。", h.printed, missing)
}
