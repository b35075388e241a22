package charter

// Proposing the Party clauses of a charter, for a person to confirm.

import (
	"cmp"
	"slices"
	"strings"

	"partyledger/model"
)

// Proposal is one clause that the text seems to hold: one article may give
// several, one for each element and phase.
type Proposal struct {
	Order     int // of the article
	Chapter   string
	Number    string
	Text      string // the part of the article concerned
	Element   model.Element
	Phase     model.Phase
	Why       string // the words that made the program think so
	Prior     bool   // 前置程序 clause
	Authority string // excerpts: what the organisation is entitled or bound to do
	Ways      string // excerpts: how it works
}

// Clause is the proposal as the ledger would keep it, still to be confirmed.
func (p Proposal) Clause(charterID string, order int) model.Clause {
	return model.Clause{
		CharterID: charterID, Chapter: p.Chapter, Number: p.Number, Element: p.Element, Phase: p.Phase,
		Text: p.Text, Authority: p.Authority, Ways: p.Ways, Prior: p.Prior, Proposed: true, Why: p.Why, Order: order,
	}
}

// Finding is what Propose found in a charter.
type Finding struct {
	Proposals []Proposal
	Missing   []model.Requirement // lines of A-12a that no proposal fills
	Items     []ItemCheck         // item by item
}

// Propose finds the Party clauses wherever they stand.
func Propose(t Text) Finding {
	var f Finding
	blotted := trapsOf(t)
	for _, a := range t.Articles {
		f.Proposals = append(f.Proposals, proposeArticle(a, blotted)...)
	}
	f.Missing = missing(f.Proposals)
	f.Items = CheckItems(t)
	return f
}

// trapsOf is the words that name other organisations than the company's own.
func trapsOf(t Text) []string {
	if strings.Contains(fold(t.Company), "集团") {
		return traps
	}
	return slices.Concat(traps, superiors)
}

func missing(proposals []Proposal) []model.Requirement {
	var out []model.Requirement
	for _, r := range model.CharterRequirements() {
		met := false
		for _, p := range proposals {
			met = met || r.MetBy(p.Clause("", 0))
		}
		if !met {
			out = append(out, r)
		}
	}
	return out
}

// proposeArticle reads one article part by part and gathers what the parts are
// about.
func proposeArticle(a Article, traps []string) []Proposal {
	if !partyChapter(a) && !containsAny(fold(joinSpaced(a.Text)), partyWords) {
		return nil
	}
	parts := cutParts(a, traps)
	if len(parts) == 0 {
		return nil
	}
	var out []Proposal
	for _, l := range labelsOrder {
		if p, ok := gather(a, parts, l); ok {
			out = append(out, p)
		}
	}
	if len(out) == 1 && allParty(parts) {
		out[0].Text = a.Text // nothing in it is about anything else
	}
	if len(out) == 0 && (partyChapter(a) && !allIdle(parts) || named(parts)) {
		return []Proposal{unclear(a, parts)}
	}
	return out
}

func allParty(parts []part) bool {
	for _, p := range parts {
		if !p.party || p.idle {
			return false
		}
	}
	return true
}

// allIdle reports that no part says anything of the Party organisation.
func allIdle(parts []part) bool {
	return !slices.ContainsFunc(parts, func(p part) bool { return !p.idle })
}

// named reports that a part names the Party organisation, not only in passing.
// A clause proposed too much is struck out at a glance; one that is missed is
// missed for good, so a name is enough.
func named(parts []part) bool {
	for _, p := range parts {
		if p.party && !p.idle && containsAny(p.masked, strongWords) {
			return true
		}
	}
	return false
}

// gather makes the proposal of one label from the parts that are about it.
func gather(a Article, parts []part, l label) (Proposal, bool) {
	var chosen []part
	var words []hit
	prior := false
	for i, p := range parts {
		hits, ok := p.about(l)
		if !ok {
			continue
		}
		words = append(words, hits...)
		chosen = append(chosen, p)
		if l == decide || l == mechanism {
			prior = prior || p.prior()
			chosen = append(chosen, listOf(parts, i)...)
		}
	}
	if len(chosen) == 0 {
		return Proposal{}, false
	}
	prop := Proposal{
		Order: a.Order, Chapter: a.heading(), Number: a.Number, Text: excerpt(chosen, true),
		Element: l.element, Phase: l.phase, Why: why(words, a), Prior: prior,
	}
	prop.Authority, prop.Ways = draft(l, parts, chosen)
	return prop, true
}

// unclear is the proposal for an article about the Party organisation in which
// no word tells the element for certain: the likeliest, for the person to decide.
func unclear(a Article, parts []part) Proposal {
	best, score, prior := execute, 0, false
	for _, p := range parts {
		prior = prior || p.party && !p.idle && p.prior()
	}
	for _, l := range labelsOrder {
		for _, p := range parts {
			if s, _ := p.score(l); s > score {
				best, score = l, s
			}
		}
	}
	reason := "条文写到党组织，但没有明显用语，要素和环节请人工判断"
	if partyChapter(a) {
		reason = "位于“" + a.heading() + "”，但条文没有明显用语，要素和环节请人工判断"
	}
	return Proposal{
		Order: a.Order, Chapter: a.heading(), Number: a.Number, Text: a.Text, Element: best.element, Phase: best.phase, Prior: prior,
		Why: reason,
	}
}

// mostWords is how many words are named as the reason.
const mostWords = 4

// why names the weightiest words, each once, and the chapter when it is the
// Party's.
func why(hits []hit, a Article) string {
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.weight, a.weight) })
	var kept []string
	for _, h := range hits {
		if len(kept) < mostWords && !says(kept, h.words) {
			kept = append(kept, h.words)
		}
	}
	out := "条文中有“" + strings.Join(kept, "”“") + "”"
	if partyChapter(a) {
		out += "，位于“" + a.heading() + "”"
	}
	return out
}

// says reports that the words kept already hold every piece of these.
func says(kept []string, words string) bool {
	all := strings.Join(kept, "\n")
	for _, piece := range strings.Split(words, "……") {
		if !strings.Contains(all, piece) {
			return false
		}
	}
	return true
}

// draft proposes 主要权责 and 工作方式 from the text. Only clauses with a phase
// have them.
func draft(l label, all, chosen []part) (authority, ways string) {
	if l.phase == "" {
		return "", ""
	}
	if l == mechanism {
		core := keep(all, func(p part) bool { return p.isAbout(mechanism) })
		return excerpt(keep(core, part.hasAuthority), false), excerpt(core, false)
	}
	how := keep(all, func(p part) bool {
		return p.isAbout(mechanism) || p.isAbout(l) && p.hasWays()
	})
	return excerpt(chosen, false), excerpt(how, false)
}

func keep(parts []part, test func(part) bool) []part {
	var out []part
	for _, p := range parts {
		if test(p) {
			out = append(out, p)
		}
	}
	return out
}

func (p part) isAbout(l label) bool {
	_, ok := p.about(l)
	return ok
}

func (p part) hasWays() bool      { return !p.lead && containsAny(p.masked, waysWords) }
func (p part) hasAuthority() bool { return !p.lead && containsAny(p.masked, authorityWords) }

// heading is the chapter, and the section where there is one.
func (a Article) heading() string {
	return strings.TrimSpace(a.Chapter + " " + a.Section)
}
