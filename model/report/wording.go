package report

// Words that every painter of a document sets alike: the numbers of headings, what stands
// over and under tables, the annex note, the imprint.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// Official reports that the document is an official text (公文): then its tables are bound
// with it and all pages are numbered in its way. Letters stand alone.
func (d Document) Official() bool {
	for _, s := range d.Sections {
		if s.Page != OfficialPage {
			continue
		}
		for _, b := range s.Blocks {
			if _, ok := b.(Letter); !ok {
				return true
			}
		}
	}
	return false
}

// Numbering numbers the headings of a section, one after the other: 一、（一）1.（1）.
type Numbering [4]int

// Text is the heading with its number.
func (n *Numbering) Text(h Heading) string {
	if h.Unnumbered {
		return h.Text
	}
	level := h.LevelIn()
	n[level-1]++
	clear(n[level:])
	return headNumber(level, n[level-1]) + h.Text
}

// LevelIn is the heading's level, 1 to 4.
func (h Heading) LevelIn() int { return min(max(h.Level, 1), 4) }

func headNumber(level, n int) string {
	switch level {
	case 1:
		return model.ChineseNumber(n) + "、"
	case 2:
		return "（" + model.ChineseNumber(n) + "）"
	case 3:
		return strconv.Itoa(n) + "."
	}
	return "（" + strconv.Itoa(n) + "）"
}

// AnnexLine is one line of the annex note: 附件： before the first, a number where there
// are several.
type AnnexLine struct{ Label, Number, Text string }

// Lines are the note's lines.
func (a AnnexList) Lines() []AnnexLine {
	out := make([]AnnexLine, len(a.Items))
	for i, text := range a.Items {
		out[i].Text = text
		if i == 0 {
			out[i].Label = "附件："
		}
		if len(a.Items) > 1 {
			out[i].Number = strconv.Itoa(i+1) + "."
		}
	}
	return out
}

// CopyWords is 抄送：…。, empty if nobody gets a copy.
func (im Imprint) CopyWords() string {
	if im.CopyTo == "" {
		return ""
	}
	text := "抄送：" + strings.TrimPrefix(im.CopyTo, "抄送：")
	if !strings.HasSuffix(text, "。") {
		text += "。"
	}
	return text
}

// DayWords is the day with 印发, empty if there is none.
func (im Imprint) DayWords() string {
	if im.Day.IsZero() && !im.Open {
		return ""
	}
	return signDay(im.Day) + "印发"
}

// DayWords is the day of writing, or the room for it; empty if there is neither.
func (s Signature) DayWords() string {
	if s.Day.IsZero() && !s.Open {
		return ""
	}
	return signDay(s.Day)
}

// UnitWords is 填报单位：…, empty if there is none.
func (t Table) UnitWords() string {
	if t.Unit == "" || strings.HasPrefix(t.Unit, "填报单位") {
		return t.Unit
	}
	return "填报单位：" + t.Unit
}

// AsOfWords is 截至2026年11月23日, empty if there is no day.
func (t Table) AsOfWords() string {
	if t.AsOf.IsZero() {
		return ""
	}
	return "截至" + t.AsOf.Chinese()
}

// NoteWords is the notes under the table, the first with 注： before it.
func (t Table) NoteWords() []string {
	out := make([]string, len(t.Notes))
	for i, n := range t.Notes {
		if i == 0 && !strings.HasPrefix(n, "注") && !strings.HasPrefix(n, "说明") && !strings.HasPrefix(n, "备注") {
			n = "注：" + n
		}
		out[i] = n
	}
	return out
}

// EmptyWords is what a table without rows says.
func (t Table) EmptyWords() string {
	if t.Empty != "" {
		return t.Empty
	}
	return "无"
}

// Continued is the title of a table's further parts, where it is too wide for one page.
func (t Table) Continued() string { return strings.TrimSpace(t.Title + "（续表）") }

// Broken is what stands over a table's further pages: 表1（续）, or 续表 where it has no name.
func (t Table) Broken() string {
	if t.Title == "" {
		return "续表"
	}
	name, _, numbered := strings.Cut(t.Title, "　")
	if !numbered || !strings.HasPrefix(name, "表") {
		name = t.Title
	}
	return name + "（续）"
}

// Caption is a chart's title with its unit, as it stands under the chart; empty if it has none.
func (c Chart) Caption() string {
	if c.Title == "" || c.Unit == "" {
		return c.Title
	}
	return c.Title + "（单位：" + c.Unit + "）"
}

// Words is the line of names: three of people and one of the day.
func (s Sign) Words() [4]string {
	return [4]string{"单位负责人：" + s.Head, "审核人：" + s.Checker, "制表人：" + s.Maker, "填报日期：" + signDay(s.Day)}
}

func signDay(d day.Day) string {
	if d.IsZero() {
		return "　　年　　月　　日"
	}
	return d.Chinese()
}

// Hang is how many characters the further lines of a note stand in, under its first words;
// 0 = it does not begin with 注：.
func Hang(note string) int {
	for _, sign := range []string{"注：", "备注：", "说明："} {
		if strings.HasPrefix(note, sign) && len(note) > len(sign) {
			return len([]rune(sign))
		}
	}
	return 0
}
