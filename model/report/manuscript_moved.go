package report

// Numbers of a text that people have written, held against what the ledger says now: the
// text stays, but nobody signs an old number unawares.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Moved is a number in a text that the ledger no longer has.
type Moved struct {
	Old, New string // New is empty where the ledger no longer says anything of the kind
	Clause   string // where it stands in what the ledger said
}

// Say is 文中31与现值32不同.
func (m Moved) Say() string {
	if m.New == "" {
		return fmt.Sprintf("文中“%s”与现在的数据不符", m.Clause)
	}
	return fmt.Sprintf("文中%s与现值%s不同（%s）", m.Old, m.New, m.Clause)
}

var (
	figurePattern = regexp.MustCompile(`\d+(?:\.\d+)?%?`)
	yearPattern   = regexp.MustCompile(`(?:19|20)\d\d年`)
	clauseEnd     = "，。；：、（）\n"
)

// clause is a piece between two marks, with its numbers.
type clause struct {
	text, frame string // frame has # for each number
	numbers     []string
}

func clausesOf(text string) []clause {
	var out []clause
	ends := func(r rune) bool { return strings.ContainsRune(clauseEnd, r) }
	for _, s := range strings.FieldsFunc(yearPattern.ReplaceAllString(text, ""), ends) {
		out = append(out, clause{s, figurePattern.ReplaceAllString(s, "#"), figurePattern.FindAllString(s, -1)})
	}
	return out
}

// MovedNumbers is the numbers that stood in the starter when the text was written (was), are
// still in the text, and stand in today's starter (now) otherwise. Without was, as of a text
// that was imported, the text's own clauses are looked for in today's starter.
func MovedNumbers(text, was, now string) []Moved {
	imported := was == ""
	if imported {
		was = text
	}
	if was == now {
		return nil
	}
	today, nth := map[string][]clause{}, map[string]int{}
	for _, c := range clausesOf(now) {
		today[c.frame] = append(today[c.frame], c)
	}
	written := clausesOf(text)
	var out []Moved
	for _, c := range clausesOf(was) {
		same := today[c.frame]
		at := nth[c.frame]
		nth[c.frame]++
		switch {
		case len(c.numbers) == 0:
		case at < len(same):
			for i, old := range c.numbers {
				if new := same[at].numbers[i]; new != old && stillSays(written, c, i) {
					out = append(out, Moved{old, new, c.text})
				}
			}
		case !imported && slices.ContainsFunc(written, func(w clause) bool { return w.text == c.text }):
			out = append(out, Moved{Old: c.numbers[0], Clause: c.text})
		}
	}
	return out
}

// Frozen is the starter to keep beside a text that is saved: today's, unless the text still says
// numbers of the one that was kept (was) which have moved since.
func Frozen(text, was, now string) string {
	if was != "" && len(MovedNumbers(text, was, now)) > 0 {
		return was
	}
	return now
}

// stillSays reports that a text says the i-th number of a clause as the clause does, or has
// the number where the clause was written anew.
func stillSays(written []clause, c clause, i int) bool {
	framed := false
	for _, w := range written {
		if w.frame == c.frame {
			framed = true
			if w.numbers[i] == c.numbers[i] {
				return true
			}
		}
	}
	return !framed && slices.ContainsFunc(written, func(w clause) bool { return slices.Contains(w.numbers, c.numbers[i]) })
}

// stale is the sentences of last year's text that name a year before this one or a number
// that the ledger does not have now.
func stale(text, starter string, year int) []string {
	var known []string
	for _, c := range clausesOf(starter) {
		known = append(known, c.numbers...)
	}
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '；' || r == '\n' }) {
		old := slices.ContainsFunc(yearPattern.FindAllString(s, -1), func(y string) bool { return y < fmt.Sprintf("%d年", year) })
		for _, c := range clausesOf(s) {
			old = old || slices.ContainsFunc(c.numbers, func(n string) bool { return !slices.Contains(known, n) })
		}
		if old {
			out = append(out, s)
		}
	}
	return out
}
