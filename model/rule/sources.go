package rule

// The documents that the rules of this package rest on, and what their checks
// share: subjects, names, lists.

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// Editions, as RuleReview.Edition names them.
const (
	stateEdition    = "2019试行" // 国企条例
	branchEdition   = "2018试行" // 支部工作条例
	termEdition     = "2018"   // 任期意见
	electionEdition = "2020"   // 选举工作条例
	charterEdition  = "2020"   // 章程制定管理办法
	fundEdition     = "2017"   // 组通字〔2017〕38号
	duesEdition     = "2008"   // 中组发〔2008〕3号
	capEdition      = "2017"   // 组电明字〔2017〕5号
)

// stateArticle is an article of 国企条例. Its text was not seen whole: what is cited
// from memory stays unverified, whatever was seen of the substance.
func stateArticle(article string) Provision {
	return Provision{Edition: stateEdition, Document: "《中国共产党国有企业基层组织工作条例（试行）》", Article: article}
}

func branchArticle(article string, source string) Provision {
	return Provision{Edition: branchEdition, Document: "《中国共产党支部工作条例（试行）》", Article: article, Source: source, Verified: source != ""}
}

// seen marks a provision whose text was seen at the source.
func (p Provision) seen(source string) Provision {
	p.Source, p.Verified = source, true
	return p
}

// at names a source without marking the provision as seen: the source holds a part of
// it, or not its article.
func (p Provision) at(source string) Provision {
	p.Source = source
	return p
}

// ownCheck is the provision of this program's own checks of the register, which
// rest on no article.
var ownCheck = []Provision{{Document: "台账数据核对", Verified: true}}

// NoDocument reports a basis that is no document's: the ledger held against itself, or a custom.
func NoDocument(basis string) bool {
	return basis == ownCheck[0].Document || basis == inspectionCustom[0].Document
}

func organizationSubject(o *model.Organization) subject { return subject{*o, o.Name} }

func enterpriseSubject(e *model.Enterprise) subject { return subject{*e, e.Name} }

func personSubject(p *model.Person) subject { return subject{*p, p.Name} }

// happened reports a recorded day that is not after the day of the book. Of a
// month its first day counts, so that a month that has begun has happened.
func (c *checker) happened(d day.Day) bool { return !d.IsZero() && !d.First().After(c.asOf) }

// soon is 今日 on the day itself, 将于… before it.
func (c *checker) soon(due day.Day) string {
	if due.Last() == c.asOf {
		return "今日"
	}
	return "将于" + due.Chinese()
}

// days is how far a day lies ahead: 今日到期, 距今3天.
func (c *checker) days(due day.Day) string {
	if n := due.Last().Sub(c.asOf); n != 0 {
		return fmt.Sprintf("距今%d天", n)
	}
	return "今日到期"
}

// expires is 今日届满 on the day itself, 将于…届满 before it.
func (c *checker) expires(due day.Day) string {
	return c.soon(due) + "届满"
}

// listing names up to three and says how many there are: 甲、乙、丙等5名.
func listing(names []string, measure string) string {
	if len(names) <= 3 {
		return strings.Join(names, "、")
	}
	return fmt.Sprintf("%s等%d%s", strings.Join(names[:3], "、"), len(names), measure)
}

// quoted puts words in quotation marks, joined by 、.
func quoted(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "“" + strings.Join(words, "”“") + "”"
}

// root is the enterprise that speaks for the scope: the scope's own, else the
// first at the top.
func (c *checker) root() (*model.Enterprise, bool) {
	tree := c.book.ScopeTree()
	if len(tree) == 0 {
		return nil, false
	}
	return &tree[0], true
}

// gap collects enterprises of which something is not recorded, so that a check
// cannot be made. Where nobody has recorded it, one note says so for all.
type gap struct {
	asked   int
	lacking []model.Enterprise
}

func (g *gap) ask(e model.Enterprise, recorded bool) {
	g.asked++
	if !recorded {
		g.lacking = append(g.lacking, e)
	}
}

// report notes each enterprise of the gap, or all of them at once on the root.
// message says what is missing, after the enterprise's name.
func (g *gap) report(c *checker, ruleID, message string) {
	root, ok := c.root()
	if ok && len(g.lacking) > 1 && len(g.lacking) == g.asked {
		at := len(c.findings)
		c.reportAt(Note, ruleID, "", enterpriseSubject(root), day.Day{}, fmt.Sprintf("范围内%d户企业均%s", len(g.lacking), message))
		c.standsFor(at, len(g.lacking))
		return
	}
	for i := range g.lacking {
		e := &g.lacking[i]
		c.reportAt(Note, ruleID, "", enterpriseSubject(e), day.Day{}, e.Name+message)
	}
}

// scope is the enterprises in scope by ID, those that have ended included.
func (c *checker) scope() map[string]bool {
	out := map[string]bool{}
	for _, e := range c.book.Subtree(c.book.Scope) {
		out[e.ID] = true
	}
	return out
}
