package charter

// Comparing two versions of a charter, article by article, for the 修订对照表.

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// ChangeKind says what became of an article.
type ChangeKind string

// The kinds.
const (
	Added      ChangeKind = "新增"
	Removed    ChangeKind = "删除"
	Changed    ChangeKind = "修改"
	Renumbered ChangeKind = "条号调整"
)

// Change is one difference. Old is zero for an added article, New for a removed
// one. An article that only moved to another chapter is Renumbered too.
type Change struct {
	Kind       ChangeKind
	Old, New   Article
	Similarity float64 // of the two texts, 0 to 1
}

const (
	sameArticle = 0.5  // texts at least this alike are one article, changed
	sameNumber  = 0.3  // enough where the number is the same too
	numberBonus = 0.1  // of two candidates alike, the one with the same number
	nearBonus   = 0.05 // or the one at about the same place
)

// Compare lists the differences in the order of the new text; removed articles
// stand where they stood in the old one. Articles are matched by their text,
// not only by number; unchanged ones are not listed.
func Compare(old, new Text) []Change {
	match := matchArticles(old.Articles, new.Articles)
	fromNew := make(map[int]int, len(match)) // new index → old index
	for o, n := range match {
		fromNew[n] = o
	}
	var out []Change
	listed := make([]bool, len(old.Articles))
	removedUpTo := func(o int) {
		for i := range o {
			if _, kept := match[i]; !kept && !listed[i] {
				listed[i] = true
				out = append(out, Change{Kind: Removed, Old: old.Articles[i]})
			}
		}
	}
	for n, a := range new.Articles {
		o, ok := fromNew[n]
		if !ok {
			out = append(out, Change{Kind: Added, New: a})
			continue
		}
		removedUpTo(o)
		if c, differs := difference(old.Articles[o], a); differs {
			out = append(out, c)
		}
	}
	removedUpTo(len(old.Articles))
	return out
}

// difference compares two articles that are taken for the same.
func difference(o, n Article) (Change, bool) {
	c := Change{Old: o, New: n, Similarity: 1}
	if plain(o.Text) != plain(n.Text) {
		c.Kind, c.Similarity = Changed, similarity(pairsOf(o.Text), pairsOf(n.Text))
		return c, true
	}
	if sameNumbers(o, n) && plain(o.Chapter) == plain(n.Chapter) {
		return Change{}, false
	}
	c.Kind = Renumbered
	return c, true
}

// candidate is a pair of articles that may be one.
type candidate struct {
	o, n  int
	score float64
}

// matchArticles pairs old articles with new ones, the most alike first.
func matchArticles(old, new []Article) map[int]int {
	found := newMatcher(old, new).candidates()
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	match, taken := map[int]int{}, map[int]bool{}
	for _, c := range found {
		if _, ok := match[c.o]; ok || taken[c.n] {
			continue
		}
		match[c.o], taken[c.n] = c.n, true
	}
	return match
}

// matcher looks for articles that may be one. In short texts each is held against
// each; in long ones only against those that have the same number or text, stand
// at about the same place, or share rare pairs of characters, so that the work
// grows with the length of the texts and not with its square.
type matcher struct {
	old, new           []Article
	oldPairs, newPairs []bag
	oldHeads, newHeads []head
	compared           int // pairs of articles that were held against each other

	numbers map[[2]int][]int // old articles by number
	texts   map[string][]int // and by text
	rare    map[pair][]int   // and by pairs that few have
}

const (
	fewArticles  = 40_000 // so many comparisons are made without asking
	rareMost     = 12     // articles that a rare pair may be in
	mostAlike    = 12     // articles that share the most rare pairs
	mostNumbered = 8      // articles of one number or text
	nearPlace    = 3
)

func newMatcher(old, new []Article) *matcher {
	m := &matcher{old: old, new: new, oldPairs: pairsOfAll(old), newPairs: pairsOfAll(new), oldHeads: headsOf(old), newHeads: headsOf(new)}
	if len(old)*len(new) <= fewArticles {
		return m
	}
	m.numbers, m.texts, m.rare = map[[2]int][]int{}, map[string][]int{}, map[pair][]int{}
	for o, a := range old {
		key := [2]int{m.oldHeads[o].number, m.oldHeads[o].sub}
		m.numbers[key] = addSome(m.numbers[key], o, mostNumbered)
		text := plain(a.Text)
		m.texts[text] = addSome(m.texts[text], o, mostNumbered)
		for p := range m.oldPairs[o].count {
			m.rare[p] = addSome(m.rare[p], o, rareMost+1)
		}
	}
	return m
}

func addSome(list []int, o, most int) []int {
	if len(list) < most {
		return append(list, o)
	}
	return list
}

func headsOf(list []Article) []head {
	out := make([]head, len(list))
	for i, a := range list {
		out[i], _ = scanHead(a.Number)
	}
	return out
}

// candidates are the pairs of articles alike enough.
func (m *matcher) candidates() []candidate {
	var found []candidate
	for n := range m.new {
		for _, o := range m.likely(n) {
			if c, ok := m.hold(o, n); ok {
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.o, b.o), cmp.Compare(a.n, b.n)) })
	return found
}

// likely are the old articles that the new one is held against, in order.
func (m *matcher) likely(n int) []int {
	var out []int
	if m.numbers == nil {
		for o := range m.old {
			out = append(out, o)
		}
		return out
	}
	out = append(out, m.numbers[[2]int{m.newHeads[n].number, m.newHeads[n].sub}]...)
	out = append(out, m.texts[plain(m.new[n].Text)]...)
	for o := max(0, n-nearPlace); o <= min(len(m.old)-1, n+nearPlace); o++ {
		out = append(out, o)
	}
	shared := map[int]int{}
	for p := range m.newPairs[n].count {
		if list := m.rare[p]; len(list) <= rareMost {
			for _, o := range list {
				shared[o]++
			}
		}
	}
	most := slices.SortedFunc(maps.Keys(shared), func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	out = append(out, most[:min(len(most), mostAlike)]...)
	slices.Sort(out)
	return slices.Compact(out)
}

// hold compares two articles.
func (m *matcher) hold(o, n int) (candidate, bool) {
	m.compared++
	s := similarity(m.oldPairs[o], m.newPairs[n])
	number := sameHeads(m.old[o], m.new[n], m.oldHeads[o], m.newHeads[n])
	if s < sameNumber || s < sameArticle && !number {
		return candidate{}, false
	}
	if number {
		s += numberBonus
	}
	if d := o - n; d >= -nearPlace && d <= nearPlace {
		s += nearBonus
	}
	return candidate{o, n, s}, true
}

// sameNumbers takes 第35条 and 第三十五条 for the same.
func sameNumbers(a, b Article) bool {
	x, _ := scanHead(a.Number)
	y, _ := scanHead(b.Number)
	return sameHeads(a, b, x, y)
}

func sameHeads(a, b Article, x, y head) bool {
	if x.number == 0 || y.number == 0 {
		return a.Number == b.Number
	}
	return x.number == y.number && x.sub == y.sub
}

// plain is the text without spaces, so that a line broken elsewhere is no change.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

type pair [2]rune

// bag counts the pairs of neighbouring characters of a text.
type bag struct {
	count map[pair]int
	size  int
}

func pairsOfAll(articles []Article) []bag {
	out := make([]bag, len(articles))
	for i, a := range articles {
		out[i] = pairsOf(a.Text)
	}
	return out
}

// pairsOf counts punctuation as well, and a mark at both ends, so that a text of
// one character has pairs too.
func pairsOf(s string) bag {
	r := []rune("^" + plain(s) + "$")
	b := bag{count: make(map[pair]int, len(r)), size: len(r) - 1}
	for i := range len(r) - 1 {
		b.count[pair{r[i], r[i+1]}]++
	}
	return b
}

// similarity is the share of pairs that both texts have (Dice's coefficient).
func similarity(a, b bag) float64 {
	small, large := min(a.size, b.size), max(a.size, b.size)
	if 2*float64(small)/float64(small+large) < sameNumber {
		return 0 // lengths too far apart to reach any bound
	}
	if len(a.count) > len(b.count) {
		a, b = b, a
	}
	common := 0
	for p, n := range a.count {
		common += min(n, b.count[p])
	}
	return 2 * float64(common) / float64(a.size+b.size)
}
