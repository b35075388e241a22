package charter

// Matching cues: words, gaps and classes of words.

import (
	"slices"
	"strings"
)

// step is one step of a cue: any of the words, right after the step before or
// with a gap between.
type step struct {
	words []string
	gap   bool
}

// compiled holds every cue of the tables, read once.
var compiled = compileAll()

func compileAll() map[string][]step {
	m := map[string][]step{}
	for _, list := range cues {
		for _, c := range list {
			m[c.words] = compile(c.words)
		}
	}
	lists := [][]string{orderCues, priorCues, {ledByParty}}
	for _, w := range itemCues {
		lists = append(lists, w.sure, w.maybe, w.never)
	}
	for _, w := range slices.Concat(lists...) {
		m[w] = compile(w)
	}
	return m
}

// compile reads a cue. A class that does not exist would match nothing and is a
// mistake in the tables, so it panics at once.
func compile(words string) []step {
	var out []step
	gap := false
	for words != "" {
		var s step
		switch words[0] {
		case '*':
			gap, words = true, words[1:]
			continue
		case '<':
			end := strings.IndexByte(words, '>')
			s.words = classes[words[1:end]]
			if len(s.words) == 0 {
				panic("charter: no class of words " + words[:end+1])
			}
			words = words[end+1:]
		default:
			end := strings.IndexAny(words, "*<")
			if end < 0 {
				end = len(words)
			}
			s.words, words = []string{words[:end]}, words[end:]
		}
		s.gap, gap = gap, false
		out = append(out, s)
	}
	return out
}

// find looks for the cue anywhere in s and returns the words that matched.
func find(s, cue string) (string, bool) {
	steps := compiled[cue]
	if len(steps) == 0 {
		return "", false
	}
	for _, at := range places(s, steps[0].words, len(s)) {
		if rest, ok := follow(s[at.end:], steps[1:]); ok {
			return s[at.start:at.end] + rest, true
		}
	}
	return "", false
}

// follow matches the steps at the beginning of s.
func follow(s string, steps []step) (string, bool) {
	if len(steps) == 0 {
		return "", true
	}
	reach := 0
	mark := ""
	if steps[0].gap {
		reach, mark = gapEnd(s), "……"
	}
	for _, at := range places(s, steps[0].words, reach) {
		if rest, ok := follow(s[at.end:], steps[1:]); ok {
			return mark + s[at.start:at.end] + rest, true
		}
	}
	return "", false
}

// gapEnd is the byte behind maxGap characters of s.
func gapEnd(s string) int {
	n := 0
	for i := range s {
		if n == maxGap {
			return i
		}
		n++
	}
	return len(s)
}

type place struct{ start, end int }

// places are the places of the words in s that begin no later than reach.
func places(s string, words []string, reach int) []place {
	var out []place
	for _, w := range words {
		near := s[:min(len(s), reach+len(w))] // a long text is not searched to its end
		for from := 0; from <= len(near); {
			i := strings.Index(near[from:], w)
			if i < 0 {
				break
			}
			out = append(out, place{from + i, from + i + len(w)})
			from += i + len(w)
		}
	}
	return out
}
