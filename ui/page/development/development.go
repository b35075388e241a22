// Package development is the page 发展党员: the cases as a list and as a board by
// stage, each person's way along the 25 steps with votes, papers and inspections,
// and the yearly plan.
package development

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindDevelopmentCase, model.KindBranchMeeting, model.KindInspection, model.KindEvidence, model.KindPlan,
	model.KindNotice, model.KindReviewLetter}

// The tabs, in their order.
const (
	tabCases = iota
	tabPlans
)

// Page is the page.
type Page struct {
	page.Tabs
	host    page.Host
	content *fyne.Container // the tabs, or one person

	list    *kit.RecordList[row]
	text    *kit.Entry
	stage   *kit.Select
	trouble *kit.Check
	view    *kit.Radio // the board or the list
	board   *board
	// enterprise and branch are filters; what is below them counts too.
	enterprise, branch *kit.Picker
	plans              *plans
	person             *person // in the place of the tabs

	rows   []row
	urgent []row                     // the same in the order of the board
	found  map[string][]rule.Finding // by case: all that hangs on it
	count  map[string]bool           // the cases that charts count
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.newList()
	p.plans = newPlans(host)
	p.SetTabs(host,
		page.Tab{Title: "名单", Content: p.cases(), Load: p.loadCases, Filter: page.Focus(host, p.text), New: p.newCase,
			Narrow: p.narrow, Opens: []page.Opened{
				page.Opens(func(c model.DevelopmentCase) { p.showCase(c.ID) }),
				page.Opens(func(m model.BranchMeeting) { p.showCase(m.CaseID) }),
				page.Opens(func(i model.Inspection) { p.showCase(i.CaseID) }),
				page.Opens(func(e model.Evidence) { p.showCase(e.CaseID) }),
				page.Opens(func(n model.Notice) { p.showOutside(n.CaseID) }),
				page.Opens(func(l model.ReviewLetter) { p.showOutside(l.CaseID) }),
			}},
		page.Tab{Title: "年度计划", Content: p.plans.content, Load: p.plans.load, New: p.plans.create,
			Filter: func() { p.Select(tabCases); p.FocusFilter() },
			Opens:  []page.Opened{page.Opens(func(x model.Plan) { p.plans.show(x.ID) })}},
	)
	p.person = newPerson(p)
	p.content = container.NewStack(p.Tabs.Content())
	p.Leave, p.After = p.closePerson, p.showPerson
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// loadCases works the list and the board out.
func (p *Page) loadCases(ctx context.Context, s *page.Snapshot) (func(), error) {
	found := findingsByCase(s)
	rows, err := rowsOf(ctx, s, found)
	if err != nil {
		return nil, err
	}
	urgent, count := byUrgency(rows), countedCases(s.Book)
	return func() {
		p.rows, p.urgent, p.found, p.count = rows, urgent, found, count
		accept := p.accept()
		p.list.ShowRows(rows, accept)
		p.applyBoard(accept)
	}, nil
}

// findingsByCase gathers what the rules say of each case and of what hangs on it.
func findingsByCase(s *page.Snapshot) map[string][]rule.Finding {
	out := map[string][]rule.Finding{}
	for _, f := range s.Findings {
		c, ok := caseOf(s.Book, model.Ref{Kind: f.Kind, ID: f.ID})
		if f.Rule == statusRule {
			c, ok = lastCase(s.Book, f.ID)
		}
		if ok {
			out[c.ID] = append(out[c.ID], f)
		}
	}
	return out
}

// statusRule holds a person's status against the stage of their case.
const statusRule = "D-09"

// lastCase is the person's case that was applied for last.
func lastCase(b *model.Book, person string) (c model.DevelopmentCase, ok bool) {
	for _, x := range model.CasesOf(b, person) {
		if !ok || x.Applied.After(c.Applied) {
			c, ok = *x, true
		}
	}
	return c, ok
}

// caseOf is the case that a record is about: itself, or what it hangs on.
func caseOf(b *model.Book, ref model.Ref) (model.DevelopmentCase, bool) {
	id := ref.ID
	switch ref.Kind {
	case model.KindDevelopmentCase:
	case model.KindBranchMeeting:
		m, _ := model.Find[model.BranchMeeting](b, ref.ID)
		id = m.CaseID
	case model.KindInspection:
		i, _ := model.Find[model.Inspection](b, ref.ID)
		id = i.CaseID
	case model.KindEvidence:
		e, _ := model.Find[model.Evidence](b, ref.ID)
		id = e.CaseID
	default:
		return model.DevelopmentCase{}, false
	}
	return model.Find[model.DevelopmentCase](b, id)
}

// showCase brings a case forward, as a line and opened.
func (p *Page) showCase(id string) {
	c, ok := model.Find[model.DevelopmentCase](p.Snap.Book, id)
	if !ok {
		p.host.Tell(page.NotFound, nil)
		return
	}
	p.showing(c.ID)
	p.list.SelectKey(c.ID)
	p.openPerson(c)
}

// showOutside brings a case forward with its notices and letters.
func (p *Page) showOutside(id string) {
	p.showCase(id)
	p.person.tabs.Select(tabOutside)
}

// OpenFinding implements page.FindingOpener: the step that the finding is about stands out.
func (p *Page) OpenFinding(f rule.Finding) {
	ref := model.Ref{Kind: f.Kind, ID: f.ID}
	p.Open(ref)
	p.WhenLoaded(func() {
		c, ok := caseOf(p.Snap.Book, ref)
		if !ok || p.person.id != c.ID {
			return // told why
		}
		p.openAt(c, stepOfFinding(model.Timeline(p.Snap.Book, c), f))
	})
}

// stepOfFinding is the number of the step that a finding is about: of those that its rule
// watches the first that is not taken, else the first; 0 = none.
func stepOfFinding(steps []model.StepState, f rule.Finding) int {
	first := 0
	for _, s := range steps {
		switch {
		case s.Rule != f.Rule:
		case !s.Done:
			return s.Number
		case first == 0:
			first = s.Number
		}
	}
	if first == 0 {
		return rule.StepOf(f.Rule)
	}
	return first
}

// Back implements page.Backer: from a person to the cases.
func (p *Page) Back() bool {
	if p.person.id == "" {
		return false
	}
	p.closePerson()
	return true
}
