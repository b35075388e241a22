package charter

// The work grows with the length of a text, not with its square. Work is counted,
// not timed: comparisons made, bytes allocated.

import (
	"fmt"
	"runtime"
	"testing"

	"partyledger/model"
)

// longCharter is a text of n articles, all of them about the Party organisation.
func longCharter(n int) []string {
	var out []string
	for i := 1; i <= n; i++ {
		if i%20 == 1 {
			out = append(out, "第"+model.ChineseNumber(i/20+1)+"章 党的组织")
		}
		out = append(out, fmt.Sprintf("第%d条 公司党委研究讨论重大经营管理事项%d，再由董事会决定。党组织工作经费纳入预算。", i, i*7919), "（一）甲项；", "（二）乙项。")
	}
	return out
}

// longArticle is one article of n items.
func longArticle(n int) []string {
	out := []string{"第五章 党委", "第一条 主要职责："}
	for i := range n {
		out = append(out, fmt.Sprintf("（%d）研究讨论重大事项%d；", i, i))
	}
	return out
}

// allocated is the bytes that fn takes.
func allocated(fn func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	fn()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

func TestWorkGrowsWithLength(t *testing.T) {
	const n, times = 500, 4
	for _, c := range []struct {
		name string
		work func(n int) func()
	}{
		{"split", func(n int) func() { p := longCharter(n); return func() { Split(p) } }},
		{"split one article", func(n int) func() { p := longArticle(n); return func() { Split(p) } }},
		{"propose", func(n int) func() { x := Split(longCharter(n)); return func() { Propose(x) } }},
		{"propose one article", func(n int) func() { x := Split(longArticle(n)); return func() { Propose(x) } }},
		{"compare", func(n int) func() { x := Split(longCharter(n)); return func() { Compare(x, x) } }},
	} {
		small, large := allocated(c.work(n)), allocated(c.work(n*times))
		if large > small*times*2 {
			t.Errorf("%s: %.0f bytes for %d, %.0f for %d", c.name, small, n, large, n*times)
		}
	}
	for _, n := range []int{500, 2000} {
		x := Split(longCharter(n))
		m := newMatcher(x.Articles, x.Articles)
		m.candidates()
		if most := n * (2*mostNumbered + mostAlike + 2*nearPlace + 1); m.compared > most {
			t.Errorf("%d articles: %d comparisons, at most %d", n, m.compared, most)
		}
	}
}

// In a long text articles that moved, changed or went are told as in a short one.
func TestCompareLong(t *testing.T) {
	old := Split(longCharter(600))
	new := old
	new.Articles = append([]Article(nil), old.Articles...)
	moved := new.Articles[99]
	moved.Number = "第601条"
	new.Articles = append(append(new.Articles[:99:99], new.Articles[100:]...), moved)
	new.Articles[10].Text += "党委书记、董事长由一人担任。"
	new.Articles = append(new.Articles[:300:300], new.Articles[301:]...)
	kinds := map[ChangeKind]int{}
	for _, c := range Compare(old, new) {
		kinds[c.Kind]++
	}
	if kinds[Changed] != 1 || kinds[Removed] != 1 || kinds[Renumbered] != 1 || kinds[Added] != 0 {
		t.Error(kinds)
	}
}
