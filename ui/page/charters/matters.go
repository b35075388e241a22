package charters

// 前置事项清单 and 前置研究记录: the list of matters for prior review, and what was
// reviewed, with the order of the two meetings.

import (
	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// matters is the third and the fourth tab.
type matters struct {
	p       *Page
	list    *page.Records[model.ReviewMatter]
	reviews *page.Records[model.PriorReview]
	ended   *kit.Check // matters that are no longer on the list
	wrong   *kit.Check // only reviews whose order is not right
}

func newMatters(p *Page) *matters {
	m := &matters{p: p}
	m.newList()
	m.newReviews()
	return m
}

func (m *matters) newList() {
	m.ended = kit.NewCheck("含已停用", func(bool) { m.where() })
	m.list = page.NewRecords(m.p.host, page.RecordsOptions[model.ReviewMatter]{
		ID:       "charters.matters",
		Sections: []kit.FormSection{{Fields: []string{"EnterpriseID", "Category", "Matter", "Basis", "Day", "Document", "Ended"}}},
		Empty:    "还没有前置研究讨论事项清单。点“新增”逐条登记，或在“数据与设置”按模板导入。",
		New: func(*model.Book) model.ReviewMatter {
			x := model.ReviewMatter{EnterpriseID: m.p.enterprise(), Day: m.p.Snap.Today}
			if last, ok := m.list.Selected(); ok {
				x.EnterpriseID, x.Category, x.Basis, x.Day, x.Document = last.EnterpriseID, last.Category, last.Basis, last.Day,
					last.Document
			}
			return x
		},
		Extra: []fyne.CanvasObject{kit.NewButton("停用…", m.end), m.ended},
		Show:  m.showMatter,
		Menu: func(x model.ReviewMatter) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("登记研究记录…", func() { m.review(x) }), fyne.NewMenuItem("停用…", m.end)}
		},
		Cols: []page.Col[model.ReviewMatter]{
			{Field: "EnterpriseID"}, {Field: "Matter", Width: 330}, {Field: "Category"}, {Field: "Day", Title: "印发日期"},
			{Field: "Document"}, {Field: "Ended"}, {Field: "Basis", Width: 220},
		},
	})
}

// enterprise is the one that the page is about at the moment.
func (p *Page) enterprise() string {
	if id := p.overview.chosenEnterprise(); id != "" {
		return id
	}
	return p.charter.enterprise.Chosen().ID
}

func (m *matters) where() {
	m.list.Where(func(x model.ReviewMatter) bool {
		return m.ended.Checked || m.p.Snap == nil || x.Ended.IsZero() || x.Ended.After(m.p.Snap.Book.AsOf)
	})
	m.reviews.Where(func(r model.PriorReview) bool {
		return !m.wrong.Checked || m.p.Snap == nil || orderColor(r.Order(m.p.Snap.Book.AsOf)) == kit.ColorBlock
	})
}

// showMatter brings a matter forward, showing what has ended if need be.
func (m *matters) showMatter(x model.ReviewMatter) {
	if !x.Ended.IsZero() {
		m.ended.SetChecked(true)
	}
	m.list.Select(x.ID)
}

// end records that a matter is no longer on the list.
func (m *matters) end() {
	x, ok := m.list.Selected()
	if !ok {
		m.p.host.Tell("请先在列表中选中一个事项", nil)
		return
	}
	page.AskEnd(m.p.host, x, page.End{Who: "这个事项", Past: "停用", Note: "停用清单事项“" + x.Matter + "”", Question: page.Question{
		Title: "停用清单事项", Yes: "登记停用", Fields: []string{"Ended"},
		Text: "停用“" + m.p.Snap.Book.EnterpriseName(x.EnterpriseID) + "”清单中的事项“" + x.Matter + "”。记录保留，停用之日起不再列入清单。",
	}})
}

// review begins a record about a matter of the list.
func (m *matters) review(x model.ReviewMatter) {
	m.p.Select(tabReviews)
	m.reviews.Edit(model.PriorReview{EnterpriseID: x.EnterpriseID, MatterID: x.ID, Category: x.Category, Mode: m.p.modeOf(x.EnterpriseID),
		PartyDay: m.p.Snap.Today}, true)
}

// modeOf is the usual way of an enterprise: 前置研究讨论 where there is a Party
// committee, else 集体研究把关.
func (p *Page) modeOf(enterprise string) model.ReviewMode {
	top, ok := model.TopOrganization(p.Snap.Book, enterprise)
	if ok && top.Type != model.Committee {
		return model.CollectiveCheck
	}
	return model.PriorDiscussion
}

func orderColor(o model.ReviewOrder) fyne.ThemeColorName {
	switch o {
	case model.ReviewReversed, model.ReviewUnstudied:
		return kit.ColorBlock
	case model.ReviewInOrder:
		return kit.ColorGood
	}
	return kit.ColorMuted
}

func (m *matters) newReviews() {
	m.wrong = kit.NewCheck("只看次序不符", func(bool) { m.where() })
	m.reviews = page.NewRecords(m.p.host, page.RecordsOptions[model.PriorReview]{
		ID: "charters.reviews",
		Sections: []kit.FormSection{
			{Title: "议题", Fields: []string{"EnterpriseID", "MatterID", "Category", "Matter"}},
			{Title: "党组织研究", Fields: []string{"Mode", "PartyDay", "MeetingID", "PartyDocument", "PartyOpinion"}},
			{Title: "决策", Fields: []string{"DecisionBody", "DecisionDay", "DecisionDoc", "Note"}},
		},
		Empty: "还没有前置研究记录。点“新增”登记；先开党组织会议研究，再由董事会、经理层决定。",
		New: func(*model.Book) model.PriorReview {
			id := m.p.enterprise()
			return model.PriorReview{EnterpriseID: id, Mode: m.p.modeOf(id), PartyDay: m.p.Snap.Today, DecisionBody: model.ByBoard}
		},
		Extra: []fyne.CanvasObject{m.wrong},
		Cols: []page.Col[model.PriorReview]{
			{Field: "EnterpriseID"}, {Field: "Matter", Width: 280}, {Field: "Mode"}, {Field: "PartyDay", Title: "党组织会议"},
			{Field: "DecisionDay", Title: "决策会议"}, {Field: "DecisionBody"},
			{Title: "先后次序", Width: 134, Text: func(b *model.Book, r model.PriorReview) string { return string(r.Order(b.AsOf)) },
				Color: func(b *model.Book, r model.PriorReview) fyne.ThemeColorName { return orderColor(r.Order(b.AsOf)) }},
			{Field: "PartyOpinion"},
		},
	})
}
