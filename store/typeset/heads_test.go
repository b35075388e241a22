package typeset

import (
	"slices"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// No head of the fourteen reports is divided inside one of its words: where a head has
// words to divide it between, its lines end there.
func TestHeadsOfReportsBreakBetweenWords(t *testing.T) {
	fs := testFaces(t)
	book := model.BookOf(demo.AsOf, "", nil, demo.Records())
	in := report.Input{Book: book, Findings: rule.Check(book)}
	heads := 0
	for _, r := range report.All() {
		for _, section := range r.Build(in).Sections {
			c := &composer{missing: map[rune]bool{}}
			c.section(fs, section, false)
			for _, it := range c.items {
				table, ok := it.table.(*strip)
				if !ok {
					continue
				}
				for _, head := range table.head {
					heads++
					text, lines := table.headBroken(&breaker{faces: fs}, head)
					if !dividedWell(text, lines) {
						t.Errorf("%s：表头“%s”断在词中：%v", r.Title, head.text, linesOf(text, lines))
					}
				}
			}
		}
	}
	if heads < 400 {
		t.Errorf("只看到%d个表头", heads)
	}
}

// dividedWell reports that a head is on one line, or that its lines are its words; a
// head that has no words to divide it between has lines of two characters at the least.
func dividedWell(text string, lines []Line) bool {
	parts := linesOf(text, lines)
	if len(parts) == 1 || strings.Contains(text, "\n") && len(parts) == strings.Count(text, "\n")+1 {
		return true
	}
	if len(headSegments(text)) > 1 {
		return false
	}
	return !slices.ContainsFunc(parts, func(p string) bool { return runeCount(p) < 2 })
}

func linesOf(text string, lines []Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, strings.TrimSpace(text[l.Start:l.End]))
	}
	return out
}
