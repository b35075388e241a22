package charter

// What stands before the first article: the cover, the contents, a preamble.

import "strings"

// readFront sorts the lines before the body and reads the title from them.
func (s *splitter) readFront() {
	contents := false
	for i := 0; i < s.body && i < s.tail; i++ {
		l := s.lines[i]
		_, isHead := scanHead(l.text)
		switch c := joinSpaced(l.text); {
		case l.page:
			s.skip(l, SkipPage)
		case fold(c) == "目录" || c == "目次":
			contents = true
			s.skip(l, SkipContents)
		case titleLine(l.text) && !isHead && !contentsLine(l.text) && s.out.Title == "":
			s.out.Title = s.titleAt(i)
			s.skip(l, SkipTitle)
		case i > 0 && coverNote(c) && titleLine(s.lines[i-1].text) && !closedBracket(s.out.Title):
			s.out.Title += c // 章程, and the edition in brackets below it
			s.skip(l, SkipTitle)
		case isHead || contentsLine(l.text) || contents && !closed(l.text):
			s.skip(l, SkipContents)
		case !closed(l.text) && len([]rune(c)) <= 40 || coverNote(c):
			s.skip(l, SkipTitle)
		default:
			s.skip(l, SkipPreface)
		}
	}
}

// titleLine recognises a line that ends with 章程 (a note in brackets aside).
func titleLine(text string) bool {
	c := joinSpaced(text)
	if i := strings.LastIndexAny(c, "（("); i > 0 && closedBracket(c) {
		c = c[:i]
	}
	return strings.HasSuffix(c, "章程") && len([]rune(c)) <= 40 && !strings.ContainsAny(c, "，。；")
}

func closedBracket(s string) bool {
	return strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")
}

// coverNote is a note on the cover: （2025年第一次修订）.
func coverNote(c string) bool {
	return (strings.HasPrefix(c, "（") || strings.HasPrefix(c, "(")) && closedBracket(c)
}

// titleAt is the title whose last line is i: 章程 alone takes the line before it,
// which names the company.
func (s *splitter) titleAt(i int) string {
	c := joinSpaced(s.lines[i].text)
	if c != "章程" && c != "公司章程" {
		return c
	}
	for j := i - 1; j >= 0; j-- {
		if s.lines[j].page {
			continue
		}
		name := joinSpaced(s.lines[j].text)
		if isCompany(name) {
			return name + " " + c
		}
		break
	}
	return c
}

// companyEndings are the last words of an enterprise's name.
var companyEndings = []string{"公司", "集团", "总厂", "工厂", "厂", "研究院", "设计院", "中心", "合作社", "企业", "银行", "农场", "林场", "公司（集团）"}

func isCompany(name string) bool {
	return len([]rune(name)) >= 4 && len([]rune(name)) <= 40 && hasAnySuffix(fold(name), companyEndings) &&
		!strings.ContainsAny(name, "，。；：")
}

// nameLabels stand before the company's name in one of the first articles.
var nameLabels = []string{
	"公司注册中文名称", "公司注册名称", "公司中文名称", "中文全称", "公司中文全称", "公司法定名称", "公司全称", "公司名称", "公司的名称", "注册名称", "企业名称", "中文名称", "名称",
}

// companyName takes the name from the title, or else from the article that
// gives it.
func companyName(t Text) string {
	title := t.Title
	if i := strings.LastIndexAny(title, "（("); i > 0 && closedBracket(title) {
		title = title[:i]
	}
	for _, ending := range []string{"公司章程", "章程"} { // ……有限公司公司章程, ……有限公司章程
		name, ok := strings.CutSuffix(title, ending)
		if name = strings.TrimSpace(name); ok && isCompany(name) {
			return name
		}
	}
	for _, a := range t.Articles[:min(len(t.Articles), 12)] {
		if name := labelledName(a.Text); name != "" {
			return name
		}
	}
	return ""
}

func labelledName(text string) string {
	for _, label := range nameLabels {
		i := strings.Index(fold(text), label)
		if i < 0 {
			continue
		}
		after := text[i+len(label):]
		after = strings.TrimLeft(after, "：: 　为為是\n\t】]")
		if i := strings.IndexAny(after, "。，；,; \n（("); i > 0 {
			// A bracket may be part of the name: 午未申纺织（集团）总公司.
			if name := bracketName(after, i); isCompany(name) {
				return name
			}
		} else if isCompany(after) {
			return after
		}
	}
	return ""
}

func bracketName(after string, i int) string {
	if !strings.HasPrefix(after[i:], "（") && !strings.HasPrefix(after[i:], "(") || isCompany(after[:i]) {
		return after[:i]
	}
	if j := strings.IndexAny(after, "。，；,;\n"); j > 0 {
		return after[:j]
	}
	return after
}
