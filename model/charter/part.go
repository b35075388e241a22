package charter

// The parts of an article: its sentences and items, and what each is about.

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"

	"partyledger/model"
)

// part is a sentence or an item of an article.
type part struct {
	text     string // as it stands in the article
	line     int    // the line of the article it stands on
	masked   string // without spaces, with the traps blotted out
	subject  string // masked, behind the Party organisation that its lead names
	item     bool
	lead     bool  // introduces items: 主要职责是：
	under    *part // the lead that the item hangs on
	party    bool  // speaks of the company's Party organisation
	idle     bool  // only names the Party as a basis or in a list
	elsewise bool  // states the duty of another organ

	seen   *view             // of subject
	scores map[label]scoreOf // worked out once; shared by copies of the part
}

// scoreOf is what a part scores for a label, and by which words.
type scoreOf struct {
	score int
	hits  []hit
}

// cutParts cuts an article at its sentences and items and judges each.
func cutParts(a Article, traps []string) []part {
	own := partyChapter(a)
	var out []part
	for n, line := range strings.Split(a.Text, "\n") {
		for _, s := range cutSentences(line) {
			out = append(out, part{text: s, line: n, masked: mask(s, traps)})
		}
	}
	var lead *part
	named := "" // the organisation that was named last
	for i := range out {
		p := &out[i]
		p.lead = strings.HasSuffix(p.masked, "：") || strings.HasSuffix(p.masked, ":")
		p.item = itemMark(p.text) > 0
		if p.lead && !p.item {
			lead = p
		} else if p.item {
			p.under = lead
		}
		p.judge(own)
		p.subject = subjectOf(*p, named, own)
		named = cmp.Or(wordAt(p.masked, classes["org"]), named)
		p.seen, p.scores = see(p.subject), map[label]scoreOf{}
	}
	return out
}

// subjectOf is the part's text behind the organisation whose list or chapter it
// stands in, when the part itself names none.
func subjectOf(p part, named string, own bool) string {
	orgs := classes["org"]
	if !p.party || firstOf(p.masked, orgs) >= 0 {
		return p.masked
	}
	if p.under != nil && p.under.party {
		if w := wordAt(p.under.masked, orgs); w != "" {
			return w + p.masked
		}
	}
	if !own {
		return p.masked
	}
	return cmp.Or(named, "党组织") + p.masked
}

// wordAt is the first of the words in s.
func wordAt(s string, words []string) string {
	first, found := len(s), ""
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && i < first {
			first, found = i, w
		}
	}
	return found
}

// cutSentences cuts a line behind 。 ； and behind a colon that items follow.
func cutSentences(line string) []string {
	var out []string
	r := []rune(line)
	start := 0
	cut := func(end int) {
		if s := strings.TrimFunc(string(r[start:end]), unicode.IsSpace); s != "" {
			out = append(out, s)
		}
		start = end
	}
	for i := range r {
		switch r[i] {
		case '。', '；', ';':
			end := i + 1
			for end < len(r) && strings.ContainsRune("”’）", r[end]) {
				end++
			}
			cut(end)
		case '：', ':':
			if itemMark(strings.TrimSpace(string(r[i+1:]))) > 0 {
				cut(i + 1)
			}
		}
	}
	cut(len(r))
	return out
}

// denied is the words by which a charter says that there is no such organisation:
// 公司不设党委 is no clause on one.
var denied = regexp.MustCompile(`(?:不|未|无需|没有)(?:再|另|单独|另行)?(?:设立|设置|成立|建立|组建|设)(?:` + deniedOrgan + `)(?:(?:、|和|或者|或|及|以及)(?:` +
	deniedOrgan + `))*`)

const deniedOrgan = `(?:中国共产党|中共)[^，。；：]{0,24}?(?:委员会|总支部|支部)|(?:公司|本公司|集团|基层)?(?:党的(?:基层)?(?:组织|委员会)|党委会?|党组织?|党总支|党支部|纪律检查委员会|纪委|支部委员会|支委会|支部)`

// mask closes up the text, in simplified characters, and blots out what is denied,
// the organs of the place and the traps, rune for rune.
func mask(s string, traps []string) string {
	blot := func(no string) string { return strings.Repeat("＊", len([]rune(no))) }
	s = fold(joinSpaced(s))
	if !containsAny(s, mayTrap) {
		return s
	}
	if containsAny(s, mayDeny) {
		s = denied.ReplaceAllStringFunc(s, blot)
	}
	if containsAny(s, mayPlace) {
		s = placeParty.ReplaceAllStringFunc(s, blot)
	}
	for _, t := range traps {
		if strings.Contains(s, t) {
			s = strings.ReplaceAll(s, t, blot(t))
		}
	}
	return s
}

// mayDeny and mayPlace are in all that the patterns match.
var (
	mayDeny  = []string{"不", "未", "没", "无"}
	mayPlace = []string{"地", "县", "市", "省", "区", "州", "镇", "乡", "街", "各级", "政府"}
)

// mayTrap is in every trap and in all that is denied.
var mayTrap = []string{"党", "委", "支部", "中共", "书记", "纪检"}

// judge decides whose sentence the part is.
func (p *part) judge(own bool) {
	p.idle = containsAny(p.masked, idle) || strings.Contains(p.masked, "＊") && denied.MatchString(fold(joinSpaced(p.text))) &&
		firstOf(p.masked, partyWords) < 0
	listed := p.under != nil && p.under.party
	named := firstOf(p.masked, partyWords)
	p.party = own || listed || named >= 0
	if own || listed || named < 0 {
		return
	}
	other := firstOf(p.masked, otherActors)
	if other >= 0 && other < named {
		_, led := see(p.masked).find(ledByParty)
		p.elsewise = !led
	}
}

// about reports that the part reaches the threshold for the label, and by which
// words.
func (p part) about(l label) ([]hit, bool) {
	if !p.party || p.idle {
		return nil, false
	}
	// Items of a list of matters for prior discussion are the company's
	// business, not the Party organisation's own work.
	if p.under != nil && p.under.prior() && l != decide && l != mechanism {
		return nil, false
	}
	score, hits := p.score(l)
	return hits, score >= p.need(l)
}

// need is the score that makes the part one about the label.
func (p part) need(l label) int {
	need := threshold
	// The general clause names organs, staff and funds in passing; only plain
	// words beside it make it a clause on them too.
	if l == structure || l == safeguard {
		if s, _ := p.score(foundation); s >= threshold {
			need += 2
		}
	}
	// 董事会……应当听取党委意见 is the board's duty, not a power of the Party's.
	if p.elsewise && l.element == model.Powers {
		need += 3
	}
	return need
}

// hit is a cue as the text has it, and what it weighed.
type hit struct {
	words  string
	weight int
}

// score adds up the label's cues in the part.
func (p part) score(l label) (int, []hit) {
	done, ok := p.scores[l]
	if !ok {
		done.score, done.hits = p.reckon(l)
		p.scores[l] = done
	}
	return done.score, done.hits
}

func (p part) reckon(l label) (int, []hit) {
	score := 0
	var hits []hit
	if l == mechanism {
		if words, ok := p.ordered(); ok {
			score, hits = threshold, append(hits, hit{words, threshold})
		} else if p.elsewise && p.prior() {
			score, hits = threshold, append(hits, hit{"前置", threshold}) // the board's own rule on it
		}
	}
	for _, c := range cues[l] {
		words, ok := p.seen.find(c.words)
		if !ok {
			continue
		}
		score += c.weight
		if c.weight > 0 {
			hits = append(hits, hit{words, c.weight})
		}
	}
	return score, hits
}

// prior reports that the part puts the Party organisation's discussion first.
func (p part) prior() bool {
	_, ordered := p.ordered()
	return ordered || p.seen.any(priorCues)
}

// ordered finds words that put the Party organisation before the board.
func (p part) ordered() (string, bool) {
	for _, w := range orderCues {
		if hit, ok := p.seen.find(w); ok {
			return hit, true
		}
	}
	return "", false
}

// listOf are the items under the part when it is a lead.
func listOf(parts []part, lead int) []part {
	if !parts[lead].lead {
		return nil
	}
	var out []part
	for _, p := range parts[lead+1:] {
		if p.under == &parts[lead] {
			out = append(out, p)
		} else if p.lead && !p.item {
			break // the next list
		}
	}
	return out
}

// excerpt joins parts as they stand in the article, each once, with the leads
// that their items hang on.
func excerpt(parts []part, leads bool) string {
	var b strings.Builder
	last := -1
	seen := map[string]bool{}
	add := func(p part) {
		if seen[p.text] {
			return
		}
		seen[p.text] = true
		if last >= 0 && p.line != last {
			b.WriteString("\n")
		}
		b.WriteString(p.text)
		last = p.line
	}
	for _, p := range parts {
		if leads && p.under != nil {
			add(*p.under)
		}
		add(p)
	}
	return b.String()
}

func containsAny(s string, words []string) bool { return firstOf(s, words) >= 0 }

// firstOf is the place of the first of the words in s; -1 if there is none.
func firstOf(s string, words []string) int {
	first := -1
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}

// partyChapter reports that the article stands in the Party's own chapter.
func partyChapter(a Article) bool {
	title := fold(joinSpaced(a.Chapter + a.Section))
	return strings.Contains(title, "党") && !containsAny(title, mixedChapters) ||
		strings.Contains(title, "纪委") || strings.Contains(title, "纪律检查委员会")
}
