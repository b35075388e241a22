package assess

// What a scheme's own words suggest: how an indicator is counted, and to which one a file
// may belong. A person confirms it.

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"partyledger/model"
)

// Counting is how an indicator seems to be counted.
type Counting struct {
	Manner model.Manner
	Step   model.Points // of one case; not known if the words name none, or several
	Most   model.Points // beyond which nothing is added or taken off
}

var (
	eachPoints = regexp.MustCompile(`(?:每|一例|一次|一项|一人)[^。；;，,]{0,24}?(?:扣除?|减|加)\s*(\d+(?:\.\d+)?)\s*分?`)
	mostPoints = regexp.MustCompile(`(?:最多|最高|封顶|上限为?|不超过|累计不超过|至多)(?:[扣加减得]|扣除|加分)?\s*(\d+(?:\.\d+)?)\s*分|(?:[加扣]分?)?以?(\d+(?:\.\d+)?)\s*分(?:为限|封顶|为止)`)
	vetoWords  = regexp.MustCompile(`一票否决|直接评为|取消(?:评优|评先)`)
	pollWords  = regexp.MustCompile(`民主测评|测评(?:得分|结果|折算)|民主评议得分|满意度`)
	bonusWords = regexp.MustCompile(`加分|每[^。；]{0,20}加\s*\d|给予加\s*\d`)
	takeWords  = regexp.MustCompile(`扣\s*\d|扣分|扣完|减\s*\d|酌情扣|不得分`)
)

// SuggestCounting reads an indicator's words, with those of what it is a part of, from the top
// down.
func SuggestCounting(i model.Indicator, above ...string) Counting {
	own, whole := i.Text+"\n"+i.Standard, strings.Join(above, "\n")
	var c Counting
	switch {
	case vetoWords.MatchString(own) && i.Points.N() == 0 || strings.Contains(whole, "一票否决"):
		return Counting{Manner: model.MannerVeto}
	case pollWords.MatchString(own) || pollWords.MatchString(whole):
		return Counting{Manner: model.MannerSurvey}
	case i.Points.N() == 0 && (strings.Contains(whole, "加分") || bonusWords.MatchString(own) && !takeWords.MatchString(own)):
		c.Manner = model.MannerBonus
	case i.Points.N() == 0 && strings.Contains(whole, "扣分"), takeWords.MatchString(own):
		c.Manner = model.MannerDeduct
	default:
		c.Manner = model.MannerEarn
	}
	c.Step = onePoints(eachPoints, own)
	if i.Points.N() == 0 {
		c.Most = onePoints(mostPoints, own)
	}
	return c
}

// Confirmed is an indicator counted as a person has confirmed; what it says already of one
// case and of its bounds stays.
func Confirmed(i model.Indicator, c Counting) model.Indicator {
	i.Manner = c.Manner
	if !i.Step.Known() {
		i.Step = c.Step
	}
	if !i.Most.Known() {
		i.Most = c.Most
	}
	return i
}

// onePoints is the points that the words name, if they name just one number.
func onePoints(re *regexp.Regexp, text string) model.Points {
	var out model.Points
	for _, m := range re.FindAllStringSubmatch(model.Halfwidth(text), -1) {
		p, err := model.ParsePoints(strings.Join(m[1:], ""))
		if err != nil || !p.Known() || out.Known() && p != out {
			return 0
		}
		out = p
	}
	return out
}

// Above is the words of what an indicator is a part of, from the top down.
func Above(nodes []Node, at int) []string {
	var out []string
	for up := nodes[at].Up; up >= 0; up = nodes[up].Up {
		out = append([]string{nodes[up].Text}, out...)
	}
	return out
}

// Suit is an indicator that a file may prove, and how much of its name speaks for it.
type Suit struct {
	Node  int
	Score int
	Words []string // that both have
}

// SuggestFor finds the leaves to which a file's name points, the likeliest first, at the
// most so many. It guesses by words alone: a person decides.
func SuggestFor(nodes []Node, name string, most int) []Suit {
	words := keywords(name)
	weight := map[string]int{}
	for _, w := range words { // what stands in every indicator tells nothing
		in := 0
		for i := range nodes {
			in += oneIf(nodes[i].Leaf && strings.Contains(nodes[i].words(nodes), w))
		}
		if in > 0 && (in*3 <= len(nodes) || in == 1) {
			weight[w] = len([]rune(w)) * 10 / in
		}
	}
	var out []Suit
	for i := range nodes {
		if !nodes[i].Leaf {
			continue
		}
		s := Suit{Node: i}
		text, own := nodes[i].words(nodes), nodes[i].Text+nodes[i].Demand
		for _, w := range words {
			if weight[w] == 0 || !strings.Contains(text, w) {
				continue
			}
			s.Score += weight[w]
			if strings.Contains(own, w) {
				s.Score += weight[w]
			}
			s.Words = append(s.Words, w)
		}
		if s.Score > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(x, y Suit) int { return cmp.Compare(y.Score, x.Score) })
	return out[:min(most, len(out))]
}

// words is all that a leaf says, with what it is a part of.
func (n *Node) words(nodes []Node) string {
	s := n.Text + n.Standard + n.Demand
	for up := n.Up; up >= 0; up = nodes[up].Up {
		s += nodes[up].Text
	}
	return s
}

// noise is what file names hold beside what they are about.
var noise = regexp.MustCompile(`\d+|[A-Za-z_\-—.·()（）《》〔〕\[\]【】、，,：:；;“”"' 　]+|年度?|月|日|第.季度|关于|扫描件?|复印件?|终稿|定稿|最终版?|修改版?`)

// emptyWords say nothing of what a file is about.
var emptyWords = map[string]bool{"党委": true, "支部": true, "公司": true, "集团": true, "工作": true, "材料": true, "情况": true, "党建": true,
	"党组": true, "组织": true, "单位": true, "开展": true, "有关": true, "相关": true}

// keywords is the pairs of characters that a name is made of, each once; of what is longer, the
// whole too.
func keywords(name string) []string {
	if at := strings.LastIndexByte(name, '.'); at > 0 && len(name)-at <= 6 {
		name = name[:at]
	}
	var out []string
	seen := map[string]bool{}
	add := func(w string) {
		if !seen[w] && !emptyWords[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	for _, part := range noise.Split(name, -1) {
		r := []rune(part)
		for size := min(4, len(r)); size >= 2; size-- {
			for i := 0; i+size <= len(r); i++ {
				add(string(r[i : i+size]))
			}
		}
	}
	return out
}
