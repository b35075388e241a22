package charter

// Matching cues: words, gaps and classes of words. A text is looked through once
// for all words of the tables; the cues are then held against what was seen.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// step is one step of a cue: any of the words, right after the step before or
// with a gap between.
type step struct {
	set int // of words
	gap bool
}

// vocabulary is all words of the cues. Those that do the same work in a step are a
// set.
type vocabulary struct {
	words []string
	ids   map[string]int
	heads map[rune][]int // words by their first character
	sets  [][]int
	names map[string]int // sets by what the tables call them
	of    [][]int        // the sets that a word is in
}

var vocab = vocabulary{ids: map[string]int{}, heads: map[rune][]int{}, names: map[string]int{}}

func (v *vocabulary) word(w string) int {
	if id, ok := v.ids[w]; ok {
		return id
	}
	id := len(v.words)
	v.words, v.of, v.ids[w] = append(v.words, w), append(v.of, nil), id
	head, _ := utf8.DecodeRuneInString(w)
	v.heads[head] = append(v.heads[head], id)
	return id
}

// set is the number of a set of words.
func (v *vocabulary) set(name string, words []string) int {
	if id, ok := v.names[name]; ok {
		return id
	}
	id := len(v.sets)
	var ids []int
	for _, w := range words {
		n := v.word(w)
		ids = append(ids, n)
		v.of[n] = append(v.of[n], id)
	}
	v.sets, v.names[name] = append(v.sets, ids), id
	return id
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
			class := classes[words[1:end]]
			if len(class) == 0 {
				panic("charter: no class of words " + words[:end+1])
			}
			s.set, words = vocab.set(words[:end+1], class), words[end+1:]
		default:
			end := strings.IndexAny(words, "*<")
			if end < 0 {
				end = len(words)
			}
			s.set, words = vocab.set(words[:end], []string{words[:end]}), words[end:]
		}
		s.gap, gap = gap, false
		out = append(out, s)
	}
	return out
}

// view is a text with the places of the words in it.
type view struct {
	s    string
	at   map[int][]int // byte offsets by word
	sets map[int]bool  // sets of which a word is there
}

// see looks through a text once.
func see(s string) *view {
	v := &view{s: s, at: map[int][]int{}, sets: map[int]bool{}}
	for i, r := range s {
		for _, id := range vocab.heads[r] {
			if !strings.HasPrefix(s[i:], vocab.words[id]) {
				continue
			}
			v.at[id] = append(v.at[id], i)
			for _, set := range vocab.of[id] {
				v.sets[set] = true
			}
		}
	}
	return v
}

// find looks for the cue anywhere in the text and returns the words that matched.
func (v *view) find(cue string) (string, bool) {
	steps := compiled[cue]
	if len(steps) == 0 {
		return "", false
	}
	for _, s := range steps {
		if !v.sets[s.set] {
			return "", false
		}
	}
	for _, id := range vocab.sets[steps[0].set] {
		for _, at := range v.at[id] {
			end := at + len(vocab.words[id])
			if rest, ok := v.follow(end, steps[1:]); ok {
				return v.s[at:end] + rest, true
			}
		}
	}
	return "", false
}

// follow matches the steps at a place.
func (v *view) follow(from int, steps []step) (string, bool) {
	if len(steps) == 0 {
		return "", true
	}
	reach, mark := from, ""
	if steps[0].gap {
		reach, mark = from+gapEnd(v.s[from:]), "……"
	}
	for _, id := range vocab.sets[steps[0].set] {
		list := v.at[id]
		i, _ := slices.BinarySearch(list, from)
		for ; i < len(list) && list[i] <= reach; i++ {
			end := list[i] + len(vocab.words[id])
			if rest, ok := v.follow(end, steps[1:]); ok {
				return mark + v.s[list[i]:end] + rest, true
			}
		}
	}
	return "", false
}

// any reports that one of the cues is in the text.
func (v *view) any(list []string) bool {
	return slices.ContainsFunc(list, func(cue string) bool { _, ok := v.find(cue); return ok })
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
