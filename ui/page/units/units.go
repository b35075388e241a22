// Package units is the page 企业与党组织: the tree of enterprises, and of the
// chosen one its facts, Party organisations, committees, terms and elections, meetings,
// staff and money.
package units

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindEnterprise, model.KindHeadcount, model.KindFund, model.KindOrganization, model.KindTerm,
	model.KindCommitteeMember, model.KindElection, model.KindCandidate}

// The tabs, in their order.
const (
	tabFacts = iota
	tabOrganizations
	tabCommittee
	tabTerms
	tabElections
	tabCandidates
	tabHeadcounts
	tabFunds
	tabFindings
)

// Page is the page.
type Page struct {
	page.Tabs
	host    page.Host
	content fyne.CanvasObject
	right   *fyne.Container // the tabs, or what to do when nothing is chosen
	nothing *widget.Label

	filter *kit.Entry
	tree   *kit.Tree
	ended  *kit.Check // enterprises that have left are shown too

	facts         *fyne.Container
	organizations *page.Records[model.Organization]
	members       *page.Records[model.CommitteeMember]
	terms         *page.Records[model.Term]
	elections     *page.Records[model.Election]
	candidates    *page.Records[model.Candidate]
	headcounts    *page.Records[model.Headcount]
	funds         *page.Records[model.Fund]
	findings      *kit.RecordList[rule.Finding]
	finding       *kit.Paragraph // the selected finding in full
	former        *kit.Check     // posts that have ended are shown too
	earlier       *kit.Check     // terms before the current one are shown too

	nodes   []kit.TreeNode
	current map[string]bool // IDs of the terms that run
	found   []rule.Finding
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.newLists()
	p.facts = container.NewStack()
	p.SetTabs(host,
		page.Tab{Title: "基本情况", Content: container.NewVScroll(p.facts), Load: p.loadTree, New: p.newEnterprise,
			Opens: []page.Opened{page.Opens(func(model.Enterprise) {})}},
		page.Tab{Title: "党组织", List: p.organizations},
		page.Tab{Title: "班子", List: p.members, Opens: []page.Opened{page.Opens(p.showMember)}},
		page.Tab{Title: "换届", List: p.terms, Opens: []page.Opened{page.Opens(p.showTerm)}},
		page.Tab{Title: "选举", List: p.elections},
		page.Tab{Title: "候选人", List: p.candidates},
		page.Tab{Title: "职工人数", List: p.headcounts},
		page.Tab{Title: "党建经费", List: p.funds},
		page.Tab{Title: "核查", Content: p.newFindingsTab(), New: p.newEnterprise},
	)
	p.Opening = page.NewOpening(host, p.showRecord)
	p.After = func() { p.showChosen(p.tree.Chosen()) }
	p.nothing = widget.NewLabel("")
	p.nothing.Alignment, p.nothing.Wrapping = fyne.TextAlignCenter, fyne.TextWrapBreak
	p.right = container.NewStack(container.NewCenter(container.NewGridWrap(fyne.NewSize(620, 120), p.nothing)), p.Tabs.Content())
	split := container.NewHSplit(p.newTree(), container.NewPadded(p.right))
	page.KeepSplit(host, "units", split, 0.27)
	p.content = split
	p.showChosen("")
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// newTree makes the left side.
func (p *Page) newTree() fyne.CanvasObject {
	p.tree = kit.NewTree()
	p.tree.OnSelect = p.showChosen
	p.tree.OnOpen = func(string) { p.Select(tabFacts); p.edit() }
	p.filter = kit.NewEntry()
	p.filter.SetPlaceHolder("查找企业：名称或拼音")
	p.filter.OnChanged = func(text string) { p.tree.Filter(model.Halfwidth(text)) }
	p.filter.OnSubmitted = func(string) {
		if id := p.tree.FirstFound(); id != "" {
			p.tree.Choose(id)
			p.host.Window().Canvas().Focus(p.tree)
		}
	}
	p.ended = kit.NewCheck("含已退出", func(bool) { p.showNodes() })
	add := kit.NewButtonWithIcon("新增企业", theme.ContentAddIcon(), p.newEnterprise)
	foot := container.NewHBox(add, layout.NewSpacer(), p.ended)
	return container.NewBorder(container.NewPadded(p.filter), container.NewPadded(foot), nil, nil, p.tree)
}

// loadTree works out the tree and what the right side picks from.
func (p *Page) loadTree(_ context.Context, s *page.Snapshot) (func(), error) {
	nodes := nodesOf(s)
	current := map[string]bool{}
	for _, t := range model.Everywhere[model.Term](s.Book) {
		if running(s.Book, t) {
			current[t.ID] = true
		}
	}
	// What is counted over all people is counted here, not on the first click.
	s.Book.MemberCount("")
	s.Book.EnterpriseMembers("")
	return func() {
		p.nodes, p.current, p.found = nodes, current, s.Findings
		p.showNodes()
	}, nil
}

// nodesOf is the tree's lines: enterprises in scope, parents first, each with the
// colour of the strongest finding that hangs on it.
func nodesOf(s *page.Snapshot) []kit.TreeNode {
	marks := map[string]fyne.ThemeColorName{}
	for _, f := range s.Findings { // sorted: the strongest comes first
		if marks[f.EnterpriseID] == "" {
			marks[f.EnterpriseID] = page.LevelColor(f.Level)
		}
	}
	var out []kit.TreeNode
	for _, e := range s.Book.Subtree(s.Book.Scope) {
		n := kit.TreeNode{ID: e.ID, Parent: e.ParentID, Text: e.Name, Search: store.SearchText(e), Mark: marks[e.ID]}
		if !e.Active(s.Book.AsOf) {
			n.Muted = true
			n.Text += "（" + notActive(e, s) + "）"
		}
		out = append(out, n)
	}
	return out
}

func notActive(e model.Enterprise, s *page.Snapshot) string {
	if e.Ended.IsZero() || e.Ended.First().After(s.Book.AsOf) {
		return "未成立"
	}
	return "已退出"
}

// showNodes shows the tree, without what has left unless it is asked for.
func (p *Page) showNodes() {
	nodes := p.nodes
	if !p.ended.Checked {
		nodes = slices.DeleteFunc(slices.Clone(nodes), func(n kit.TreeNode) bool { return n.Muted && n.ID != p.tree.Chosen() })
	}
	p.tree.SetNodes(nodes)
	if !p.tree.Has(p.tree.Chosen()) {
		p.tree.Choose(p.tree.First())
	}
}

// chosen is the enterprise that the right side is about.
func (p *Page) chosen() (model.Enterprise, bool) {
	if p.Snap == nil {
		return model.Enterprise{}, false
	}
	return model.Find[model.Enterprise](p.Snap.Book, p.tree.Chosen())
}

// showChosen fills the right side.
func (p *Page) showChosen(id string) {
	e, ok := p.chosen()
	if !ok {
		p.Tabs.Content().Hide()
		p.nothing.SetText("正在读取……")
		if p.Snap != nil {
			p.nothing.SetText("还没有企业。\n请到“数据与设置”导入企业名册，或点左下角“新增企业”从集团本部建起。")
		}
		return
	}
	p.nothing.SetText("")
	p.Tabs.Content().Show()
	p.showFacts(e)
	of := func(organization string) bool {
		o, ok := model.Find[model.Organization](p.Snap.Book, organization)
		return ok && o.EnterpriseID == id
	}
	p.organizations.Where(func(o model.Organization) bool { return o.EnterpriseID == id })
	p.members.Where(func(m model.CommitteeMember) bool {
		return of(m.OrganizationID) && (p.former.Checked || m.Active(p.Snap.Book.AsOf))
	})
	p.terms.Where(func(t model.Term) bool { return of(t.OrganizationID) && (p.earlier.Checked || p.current[t.ID]) })
	p.elections.Where(func(e model.Election) bool { return of(e.OrganizationID) })
	p.candidates.Where(func(c model.Candidate) bool {
		e, ok := model.Find[model.Election](p.Snap.Book, c.ElectionID)
		return ok && of(e.OrganizationID)
	})
	p.headcounts.Where(func(h model.Headcount) bool { return h.EnterpriseID == id })
	p.funds.Where(func(f model.Fund) bool { return f.EnterpriseID == id })
	var found []rule.Finding
	for _, f := range p.found {
		if f.EnterpriseID == id {
			found = append(found, f)
		}
	}
	p.findings.SetRows(found)
	p.SetTitle(tabFindings, page.Counted("核查", len(found)))
	p.SetTitle(tabOrganizations, page.Counted("党组织", len(p.organizations.List().Rows())))
}

// showRecord shows a record that was asked for.
func (p *Page) showRecord(r model.Record) {
	id := p.Snap.Book.EnterpriseOf(r)
	p.filter.SetText("")
	if !p.tree.Has(id) {
		p.ended.SetChecked(true)
	}
	if !p.tree.Has(id) {
		p.host.Tell(page.NotFound, nil)
		return
	}
	p.tree.Choose(id)
	p.ShowRecord(r)
}

// showMember shows a committee's member, one of before if need be.
func (p *Page) showMember(m model.CommitteeMember) {
	if !m.Active(p.Snap.Book.AsOf) {
		p.former.SetChecked(true)
	}
	p.members.Select(m.ID)
}

// showTerm shows a term, one of before if need be.
func (p *Page) showTerm(t model.Term) {
	if !p.current[t.ID] {
		p.earlier.SetChecked(true)
	}
	p.terms.Select(t.ID)
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() { p.host.Window().Canvas().Focus(p.filter) }
