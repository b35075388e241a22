package report

import (
	"regexp"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/rule"
)

// ruleNumber is a rule's number wherever it stands, other than as part of a longer word.
var ruleNumber = regexp.MustCompile(`(?:^|[^0-9A-Za-z])[A-Z]-\d{2}[a-z]?(?:$|[^0-9A-Za-z])`)

// Nothing that may go up holds a rule's number, a word for how bad a finding is, or 待核对:
// every report but those that say they are internal, read text by text without the scan; the
// lists among them as a subsidiary hands them in.
func TestNothingOfTheCheckGoesUp(t *testing.T) {
	records := demo.Records()
	read := 0
	for _, on := range sixDays {
		for _, scope := range []string{"", "QY002", "QY013"} {
			b := model.BookOf(on, scope, nil, records)
			in := Input{Book: b, Findings: rule.Check(b), Today: on}
			for _, r := range All() {
				known := r.Up || r.Name == "assessment" || r.Name == "statistics"
				if r.Name == "findings" || r.Name == "units" || !known && scope != "QY002" {
					continue
				}
				d := r.Build(in)
				for _, p := range piecesOf(d) {
					read++
					if word := inside(p.text); word != "" {
						t.Errorf("%s, %s, %s, %s: %s in %q", on, scope, r.Name, p.place, word, p.text)
					}
				}
			}
		}
	}
	if read < 30000 {
		t.Errorf("only %d texts were read", read)
	}
	for _, said := range []string{"见A-15", "（B-14）", "S-07a", "等级：阻断", "警告3项", "出处待核对"} {
		if inside(said) == "" {
			t.Errorf("%s is let through", said)
		}
	}
}

// inside is the word of the internal check that a text holds; empty = none.
func inside(text string) string {
	if m := ruleNumber.FindString(text); m != "" {
		return m
	}
	for _, r := range rule.All() {
		if text == r.ID {
			return r.ID
		}
	}
	for _, word := range []string{rule.Block.Chinese(), rule.Warn.Chinese(), "待核对", "将到期", "明确不符合规定", "需要核实整改"} {
		if strings.Contains(text, word) {
			return word
		}
	}
	if text == rule.Note.Chinese() {
		return text
	}
	return ""
}
