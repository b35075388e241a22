package charter

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"partyledger/model"
)

// show writes articles in one line each.
func show(t Text) string {
	var b strings.Builder
	for _, a := range t.Articles {
		fmt.Fprintf(&b, "%s|%s|%s|%s\n", a.Chapter, a.Section, a.Number, strings.ReplaceAll(a.Text, "\n", "/"))
	}
	return b.String()
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"spaces and colons", "第 三十五 条　甲。\n第三十六条：乙。\n第３７条、丙。\n第三十七条之一 丁。",
			"||第三十五条|甲。\n||第三十六条|乙。\n||第37条|丙。\n||第三十七条之一|丁。\n"},
		{"spread headings", "第 五 章　党 委\n第 一 节　机 构\n第一条 甲。\n第六章董事会\n第二条 乙。",
			"第五章 党委|第一节 机构|第一条|甲。\n第六章 董事会||第二条|乙。\n"},
		{"heading on two lines", "第五章\n党 委\n第一条 甲。", "第五章 党委||第一条|甲。\n"},
		{"chapter and article on one line", "第一章 总则第一条 甲。\n第二条 乙。\n第二章 党委第三条 丙。",
			"第一章 总则||第一条|甲。\n第一章 总则||第二条|乙。\n第二章 党委||第三条|丙。\n"},
		{"contents without the word", "甲乙有限公司章程\n第一章 总则 ...... 1\n第二章 党委 ...... 2\n第一章 总则\n第一条 甲。\n第二章 党委\n第二条 乙。",
			"第一章 总则||第一条|甲。\n第二章 党委||第二条|乙。\n"},
		{"contents that list articles", "目录\n第一章 总则\n第一条 目的\t1\n第二条 名称\t1\n第一章 总则\n第一条 目的 甲。\n第二条 名称 乙。",
			"第一章 总则||第一条|目的 甲。\n第一章 总则||第二条|名称 乙。\n"},
		{"empty contents", "目录\n第一章 总则\n第一条 甲。", "第一章 总则||第一条|甲。\n"},
		{"mentions", "第一条 依照本章程\n第三十五条的规定办理。\n第二条 乙，违反\n第八条第二款的除外。\n第三条 丙。",
			"||第一条|依照本章程/第三十五条的规定办理。\n||第二条|乙，违反/第八条第二款的除外。\n||第三条|丙。\n"},
		{"items", "第一条 下列事项：\n（一）甲；\n（二）乙，\n续乙。\n(1) 丙；\n1.丁。",
			"||第一条|下列事项：/（一）甲；/（二）乙，续乙。/(1) 丙；/1.丁。\n"},
		{"page numbers", "第一条 甲，\n— 12 —\n乙。\n第 5 页 共 40 页\n第二条 丙。\n- 13 -\nPage 3 of 9", "||第一条|甲，乙。\n||第二条|丙。\n"},
		{"signatures", "第一条 甲。\n第二条 乙。\n（以下无正文）\n股东签字：\n2024年1月1日", "||第一条|甲。\n||第二条|乙。\n"},
		{"a long line is no name", "第一条 甲。\n第二条 乙。\n甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲签字\n2024年1月1日",
			"||第一条|甲。\n||第二条|乙。/甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲签字/2024年1月1日\n"},
		{"an item is no name", "第一条 甲。\n第二条 乙。\n（一）签字\n2024年1月1日", "||第一条|甲。\n||第二条|乙。/（一）签字/2024年1月1日\n"},
		{"names and a date, unannounced", "第一条 甲。\n第二条 乙。\n甲乙有限公司（盖章）\n2024年1月1日", "||第一条|甲。\n||第二条|乙。\n"},
		{"annex", "第一条 甲。\n第二条 乙。\n附件：股东会议事规则\n第一条 丙。\n第二条 丁。", "||第一条|甲。\n||第二条|乙。\n"},
		{"soft breaks", "第一章 总则\v第一条 甲。\v第二条 乙。", "第一章 总则||第一条|甲。\n第一章 总则||第二条|乙。\n"},
	} {
		if got := show(Split(strings.Split(c.in, "\n"))); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestSplitNotes(t *testing.T) {
	for in, want := range map[string]string{
		"第一条 甲。\n第三条 乙。":      "第三条之前缺第二条",
		"第一条 甲。\n第五条 乙。":      "第五条之前缺第二条至第四条",
		"第二条 甲。":              "条文从第二条开始，前面缺第一条",
		"第一条 甲。\n第一条 乙。":      "条号第一条重复出现",
		"第一条 甲。\n第二条\n第三条 乙。": "第二条没有条文",
		"没有条文的一段话。":           "没有找到以“第…条”开头的条文",
	} {
		notes := Split(strings.Split(in, "\n")).Notes
		if len(notes) != 1 || !strings.HasPrefix(notes[0].Message, want) {
			t.Errorf("%q: notes %v, want %q", in, notes, want)
		}
	}
	if notes := Split(strings.Split("第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。", "\n")).Notes; len(notes) > 0 {
		t.Errorf("第二条之一 is no fault: %v", notes)
	}
}

func TestCompany(t *testing.T) {
	for in, want := range map[string]string{
		"甲乙有限公司章程\n第一条 甲。":                    "甲乙有限公司",
		"甲乙有限公司\n章 程\n第一条 甲。":                 "甲乙有限公司",
		"甲乙有限公司\n— 1 —\n章 程\n第一条 甲。":          "甲乙有限公司",
		"甲乙有限公司公司章程（草案）\n第一条 甲。":              "甲乙有限公司",
		"公司章程\n第一条 甲。\n第二条 公司名称：甲乙（集团）有限公司。":  "甲乙（集团）有限公司",
		"公司章程\n第一条 公司注册名称：甲乙有限公司（以下简称公司）。":    "甲乙有限公司",
		"公司章程\n第一条 公司的名称为甲乙股份有限公司，住所在某地。\n甲。": "甲乙股份有限公司",
	} {
		if got := Split(strings.Split(in, "\n")).Company; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestTitle(t *testing.T) {
	for in, want := range map[string]string{
		"甲乙有限公司章程\n第一条 甲。":                    "甲乙有限公司章程",
		"甲 乙 有 限 公 司\n章　程\n（2025年修订）\n第一条 甲。": "甲乙有限公司 章程（2025年修订）",
		"甲乙有限公司章程（草案）\n第一条 甲。":                "甲乙有限公司章程（草案）",
		"第一条 甲。": "",
	} {
		if got := Split(strings.Split(in, "\n")).Title; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A text broken at every width reads as it did before.
func TestSplitWrapped(t *testing.T) {
	whole := Split(readParagraphs(t, "testdata/chengtou.txt"))
	for width := 24; width <= 44; width += 2 {
		var lines []string
		for _, p := range readParagraphs(t, "testdata/chengtou.txt") {
			r := []rune(p)
			for len(r) > width {
				lines, r = append(lines, string(r[:width])), r[width:]
			}
			lines = append(lines, string(r))
		}
		got := Split(lines)
		if len(got.Articles) != len(whole.Articles) {
			t.Errorf("width %d: %d articles, want %d: %v", width, len(got.Articles), len(whole.Articles), got.Notes)
			continue
		}
		for i, a := range got.Articles {
			if a.Number != whole.Articles[i].Number || plain(a.Text) != plain(whole.Articles[i].Text) {
				t.Errorf("width %d: %s: %q, want %q", width, a.Number, a.Text, whole.Articles[i].Text)
			}
		}
	}
}

func TestNumerals(t *testing.T) {
	for n := 1; n < 10000; n++ {
		if got, ok := parseNumeral(model.ChineseNumber(n)); !ok || got != n {
			t.Fatalf("%d: %q reads as %d", n, model.ChineseNumber(n), got)
		}
	}
	for s, want := range map[string]int{"三十五": 35, "一〇五": 105, "一百零五": 105, "一百○五": 105, "105": 105, "３５": 35, "十": 10, "壹拾": 10,
		"二百": 200} {
		if got, ok := parseNumeral(s); !ok || got != want {
			t.Errorf("%s reads as %d, want %d", s, got, want)
		}
	}
	for _, s := range []string{"", "零", "甲", "12345", "十百千十百"} {
		if n, ok := parseNumeral(s); ok {
			t.Errorf("%q reads as %d", s, n)
		}
	}
}

// visible drops spaces and characters that show nothing.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) || isLineBreak(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// FuzzSplit checks that every character of the input is part of exactly one
// piece, in order, and that the articles hold the pieces of theirs.
func FuzzSplit(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.txt")
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Add("第一章 总则第一条 甲第一条 乙\n目录\n12\n第一条")
	f.Fuzz(func(t *testing.T, in string) {
		in = strings.ToValidUTF8(in, "?") // readers of files give nothing else
		paragraphs := strings.Split(in, "\n")
		s := newSplitter(paragraphs)
		text := s.split()
		var all, texts, numbers strings.Builder
		for _, p := range s.trace {
			all.WriteString(visible(p.text))
			switch p.kind {
			case 't':
				texts.WriteString(visible(p.text))
			case 'n':
				numbers.WriteString(visible(p.text))
			}
		}
		if want := visible(in); all.String() != want {
			t.Fatalf("pieces\n%q\nof\n%q", all.String(), want)
		}
		var held strings.Builder
		for i, a := range text.Articles {
			held.WriteString(visible(a.Text))
			if a.Order != i+1 {
				t.Fatalf("article %d has order %d", i+1, a.Order)
			}
		}
		// The articles drop only the colon or stop behind a number.
		if lost := len([]rune(texts.String())) - len([]rune(held.String())); lost < 0 || lost > 0 && !strings.ContainsAny(texts.String(),
			"：:、.．") {
			t.Fatalf("articles hold\n%q\nof\n%q", held.String(), texts.String())
		}
		Propose(text)
	})
}

// What may be a company's name: its length, its ending, and no mark of a sentence.
func TestIsCompany(t *testing.T) {
	for name, want := range map[string]bool{
		"甲乙公司": true, "乙公司": false, strings.Repeat("甲", 38) + "公司": true, strings.Repeat("甲", 39) + "公司": false,
		"甲乙有限公司（集团）": true, "甲乙研究院": true, "甲乙丙丁": false, "依照本法设立，甲乙公司": false, "名称：甲乙公司": false,
	} {
		if got := isCompany(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
