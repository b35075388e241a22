package charter

// What is changed inside an article: its old and its new text in pieces, for
// marking what was taken out and what came in.

import (
	"strings"
	"unicode"
)

// Piece is a part of a text. Joined, the pieces of a text are the text.
type Piece struct {
	Text    string
	Changed bool // taken out of the old text, or new in the new one
}

// Words tells what was changed between two texts of an article. Spaces and line
// ends count for nothing; a number is changed as a whole; a few characters that
// both texts happen to have between larger changes are taken for changed too, so
// that what is marked can be read.
func Words(old, new string) (before, after []Piece) {
	o, n := tokens(old), tokens(new)
	hunks := settle(readable(align(o, n)), o, n)
	return pieces(o, hunks, func(h hunk) int { return h.out }), pieces(n, hunks, func(h hunk) int { return h.in })
}

// token is a character, or a whole number, with the spaces behind it.
type token struct {
	key  string // what is compared
	text string
}

// numberKind tells numbers that are read as one: 2026, 百分之十五's 十五. Zero is
// no number.
func numberKind(r rune) int {
	switch {
	case r >= '0' && r <= '9' || r >= '０' && r <= '９' || r == '.' || r == '%':
		return 1
	case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
		return 2
	}
	switch r {
	case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿':
		return 3
	}
	return 0
}

// tokens takes a text apart; spaces before the first character go with it.
func tokens(s string) []token {
	var out []token
	kind, lead, spaced := 0, "", false
	for _, r := range s {
		if unicode.IsSpace(r) {
			if len(out) == 0 {
				lead += string(r)
			} else {
				out[len(out)-1].text += string(r)
			}
			spaced = true
			continue
		}
		k := numberKind(r)
		if len(out) > 0 && k > 0 && k == kind && !spaced {
			last := &out[len(out)-1]
			last.key += string(r)
			last.text += string(r)
			continue
		}
		out = append(out, token{string(r), lead + string(r)})
		kind, lead, spaced = k, "", false
	}
	if lead != "" {
		out = append(out, token{"", lead})
	}
	return out
}

// hunk is a stretch that both texts have, or one that differs: so many tokens of the
// old text in the place of so many of the new one.
type hunk struct {
	same    bool
	out, in int // tokens of the old and of the new text; alike where it is the same
}

// most is how large a table of comparisons may be: about 2,000 characters against
// as many. What is larger is compared by sentences first.
const most = 4_000_000

// align finds what two texts have in common.
func align(o, n []token) []hunk {
	if len(o)*len(n) <= most {
		return common(o, n)
	}
	so, sn := sentences(o), sentences(n)
	if len(so)*len(sn) > most {
		return []hunk{{false, len(o), len(n)}}
	}
	var out []hunk
	i, j := 0, 0
	for _, h := range common(joined(so), joined(sn)) {
		from, to := count(so[i:i+h.out]), count(sn[j:j+h.in])
		switch {
		case h.same:
			out = append(out, hunk{true, from, to})
		case from*to <= most:
			a, b := count(so[:i]), count(sn[:j])
			out = append(out, common(o[a:a+from], n[b:b+to])...)
		default:
			out = append(out, hunk{false, from, to})
		}
		i, j = i+h.out, j+h.in
	}
	return out
}

// sentences divides tokens behind the marks that end a sentence or a clause of a
// list.
func sentences(list []token) [][]token {
	var out [][]token
	from := 0
	for i, t := range list {
		if t.key == "。" || t.key == "；" || i == len(list)-1 {
			out = append(out, list[from:i+1])
			from = i + 1
		}
	}
	return out
}

func joined(list [][]token) []token {
	out := make([]token, len(list))
	for i, s := range list {
		for _, t := range s {
			out[i].key += t.key
		}
	}
	return out
}

func count(list [][]token) int {
	n := 0
	for _, s := range list {
		n += len(s)
	}
	return n
}

// common is the longest sequence that two texts have in common, as hunks.
func common(o, n []token) []hunk {
	head := 0
	for head < len(o) && head < len(n) && o[head].key == n[head].key {
		head++
	}
	tail := 0
	for tail < len(o)-head && tail < len(n)-head && o[len(o)-1-tail].key == n[len(n)-1-tail].key {
		tail++
	}
	out := add(nil, true, head, head)
	out = between(out, o[head:len(o)-tail], n[head:len(n)-tail])
	return add(out, true, tail, tail)
}

// between fills in what lies between the common beginning and end.
func between(out []hunk, o, n []token) []hunk {
	// length[i][j] is the longest sequence that o[i:] and n[j:] have in common.
	width := len(n) + 1
	length := make([]int32, (len(o)+1)*width)
	for i := len(o) - 1; i >= 0; i-- {
		for j := len(n) - 1; j >= 0; j-- {
			if o[i].key == n[j].key {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(o) && j < len(n) {
		switch {
		case o[i].key == n[j].key:
			out = add(out, true, 1, 1)
			i, j = i+1, j+1
		case length[(i+1)*width+j] >= length[i*width+j+1]:
			out = add(out, false, 1, 0)
			i++
		default:
			out = add(out, false, 0, 1)
			j++
		}
	}
	return add(out, false, len(o)-i, len(n)-j)
}

// add puts a stretch behind the others, into the last one if it is of its kind.
func add(list []hunk, same bool, out, in int) []hunk {
	if out+in == 0 {
		return list
	}
	if last := len(list) - 1; last >= 0 && list[last].same == same {
		list[last].out += out
		list[last].in += in
		return list
	}
	return append(list, hunk{same, out, in})
}

// readable takes what is the same for changed where it is no longer than the
// changes on both sides of it: so few characters are alike by chance.
func readable(list []hunk) []hunk {
	for {
		var out []hunk
		merged := false
		for i, h := range list {
			if h.same && i > 0 && i < len(list)-1 && !merged && h.out <= min(max(list[i-1].out, list[i-1].in),
				max(list[i+1].out, list[i+1].in)) {
				h.same, merged = false, true
			}
			out = add(out, h.same, h.out, h.in)
		}
		if !merged {
			return out
		}
		list = out
	}
}

// settle moves what only came in, or was only taken out, so far to the right that it
// ends with a mark, if it can: ［其中一名，］ rather than ［，其中一名］.
func settle(list []hunk, o, n []token) []hunk {
	i, j := 0, 0
	for k, h := range list {
		from, size, text := i, h.out, o
		if h.out == 0 {
			from, size, text = j, h.in, n
		}
		if !h.same && h.out*h.in == 0 && k > 0 && k+1 < len(list) {
			best := 0
			for by := 1; by < list[k+1].out && text[from+by-1].key == text[from+size+by-1].key; by++ {
				if strings.Contains("，。；、：", text[from+size+by-1].key) {
					best = by
					break
				}
			}
			list[k-1].out, list[k-1].in = list[k-1].out+best, list[k-1].in+best
			list[k+1].out, list[k+1].in = list[k+1].out-best, list[k+1].in-best
			i, j = i+best, j+best
		}
		i, j = i+h.out, j+h.in
	}
	return list
}

// pieces is one text divided by the hunks.
func pieces(list []token, hunks []hunk, size func(hunk) int) []Piece {
	var out []Piece
	at := 0
	for _, h := range hunks {
		text := ""
		for _, t := range list[at : at+size(h)] {
			text += t.text
		}
		at += size(h)
		switch last := len(out) - 1; {
		case text == "":
		case last >= 0 && out[last].Changed == !h.same:
			out[last].Text += text
		default:
			out = append(out, Piece{text, !h.same})
		}
	}
	return out
}
