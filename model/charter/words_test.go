package charter

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// marked writes pieces with what is changed in brackets.
func marked(list []Piece) string {
	var b strings.Builder
	for _, p := range list {
		if p.Changed {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, x := range []struct{ old, new, before, after string }{
		{"公司住所：某市某路1号。", "公司住所：某市某路12号。", "公司住所：某市某路[1]号。", "公司住所：某市某路[12]号。"},
		{"自2024年1月1日起施行。", "自2026年1月1日起施行。", "自[2024]年1月1日起施行。", "自[2026]年1月1日起施行。"},
		{"不低于百分之十五。", "不低于百分之二十五。", "不低于百分之[十五]。", "不低于百分之[二十五]。"},
		{"公司设董事会，由五名董事组成，每届任期三年。", "公司设董事会，由七名董事组成，其中职工董事一名，每届任期三年。",
			"公司设董事会，由[五]名董事组成，每届任期三年。", "公司设董事会，由[七]名董事组成，[其中职工董事一名，]每届任期三年。"},
		{"党委研究讨论是决策的前置程序。", "研究讨论是决策程序。", "[党委]研究讨论是决策[的前置]程序。", "研究讨论是决策程序。"},
		{"每届任期三年。", "每届任期五年，可以连选连任。", "每届任期[三年]。", "每届任期[五年，可以连选连任]。"},
		{"检查公司的财务", "监督党的建设", "[检查公司的财务]", "[监督党的建设]"}, // 的 alone is chance
		{"", "新的条文", "", "[新的条文]"},
		{"旧的条文", "", "[旧的条文]", ""},
		{"", "", "", ""},
		{"一行\n换了地方", "一行换了 地方", "一行\n换了地方", "一行换了 地方"}, // spaces are no change
		{"　首行缩进", "首行缩进。", "　首行缩进", "首行缩进[。]"},
		{" ", "", "[ ]", ""},
	} {
		before, after := Words(x.old, x.new)
		if got := marked(before); got != x.before {
			t.Errorf("%q → %q: old %s, want %s", x.old, x.new, got, x.before)
		}
		if got := marked(after); got != x.after {
			t.Errorf("%q → %q: new %s, want %s", x.old, x.new, got, x.after)
		}
	}
}

// held checks what is true of any two texts: nothing is lost, what is not marked is
// the same in both, and neighbouring pieces differ in kind.
func held(t *testing.T, old, new string) {
	t.Helper()
	before, after := Words(old, new)
	same := func(list []Piece, text string) string {
		all, kept := "", ""
		for i, p := range list {
			all += p.Text
			if !p.Changed {
				kept += plain(p.Text)
			}
			if p.Text == "" || i > 0 && list[i-1].Changed == p.Changed {
				t.Errorf("empty or undivided pieces: %s", marked(list))
			}
		}
		if all != text {
			t.Errorf("pieces %q of %q", all, text)
		}
		return kept
	}
	if a, b := same(before, old), same(after, new); a != b {
		t.Errorf("%q → %q: unmarked %q and %q", old, new, a, b)
	}
}

func TestWordsHold(t *testing.T) {
	letters := []rune("党委会董事经理研究决定一二12 。，\n")
	r := rand.New(rand.NewPCG(1, 2))
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for range 3000 {
		a := text(r.IntN(30))
		b := []rune(a)
		for range r.IntN(6) {
			i := r.IntN(len(b) + 1)
			b = append(b[:i:i], append([]rune(text(r.IntN(4))), b[min(i+r.IntN(3), len(b)):]...)...)
		}
		held(t, a, string(b))
	}
	for name := range readCorpus(t) {
		articles := readText(t, name+".txt").Articles
		for i := range articles[1:] {
			held(t, articles[i].Text, articles[i+1].Text)
		}
	}
}

// A text far longer than an article is compared too: by sentences, and within those
// that differ.
func TestLongWords(t *testing.T) {
	var b strings.Builder
	for i := range 900 {
		b.WriteString("公司党委前置研究讨论第" + strings.Repeat("重大", i%7+1) + "经营管理事项。")
	}
	old := b.String()
	new := strings.Replace(old, "公司党委前置研究讨论第重大经营管理事项。", "公司党委会前置研究讨论第重大经营管理事项。", 1)
	before, after := Words(old, new)
	if len(before) > 2 || marked(after)[:len("公司党委[会]")] != "公司党委[会]" {
		t.Errorf("%d pieces, beginning %.60s", len(before), marked(after))
	}
	held(t, old, new)
	held(t, strings.Repeat("甲", 5000), strings.Repeat("乙", 5000)) // one sentence, nothing in common
	held(t, strings.Repeat("甲。", 5000), strings.Repeat("乙。", 5000))
}
