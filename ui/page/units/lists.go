package units

// The lists of the tabs, their forms and what can be done with a row.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// newLists makes the lists.
func (p *Page) newLists() {
	p.newOrganizations()
	p.newMembers()
	p.newTerms()
	p.newElections()
	p.newCandidates()
	p.newHeadcounts()
	p.newFunds()
	p.newFindings()
}

var organizationForm = []kit.FormSection{
	{Title: "基本情况", Fields: []string{"Name", "ShortName", "Type", "EnterpriseID", "ParentID", "Superior", "Code", "Order"}},
	{Title: "设立", Fields: []string{"Founded", "FoundingDocument", "SpecialApproval", "Temporary", "JointUnits", "PartyGroups",
		"Subordination"}},
	{Title: "职权和机构", Fields: []string{"CanApprove", "StandingCommittee", "DisciplineCommittee"}},
	{Title: "联系和其他", Fields: []string{"Contact", "Phone", "Address", "Postcode", "Ended", "EndedHow", "Note"}},
	{Title: "文书用（可以不填；空着的用单位设置）", Fields: []string{"RedHead", "DocPrefix", "NoticePhone"}},
}

func (p *Page) newOrganizations() {
	p.organizations = page.NewRecords(p.host, page.RecordsOptions[model.Organization]{
		ID: "units.organizations", Sections: organizationForm, Bare: true,
		Empty: "这户企业还没有登记党组织。点“新增”登记，或在“数据与设置”导入。",
		New: func(*model.Book) model.Organization {
			e, _ := p.chosen()
			o := model.Organization{EnterpriseID: e.ID, Type: model.Branch}
			if top, ok := model.TopOrganization(p.Snap.Book, e.ID); ok {
				o.ParentID = top.ID
			}
			return o
		},
		Order: inTree,
		Extra: []fyne.CanvasObject{kit.NewButton("撤销…", p.endOrganization)},
		Menu:  p.organizationMenu,
		Cols: []page.Col[model.Organization]{
			{Title: "党组织", Width: 296, Text: func(b *model.Book, o model.Organization) string {
				return strings.Repeat("　", depthOf(b, o)) + o.Name
			}},
			{Field: "Type", Title: "类别"},
			page.NumberCol("党员", func(b *model.Book, o model.Organization) string {
				n, _ := b.MemberCount(o.ID)
				return strconv.Itoa(n)
			}),
			{Title: "书记", Width: 80, Text: secretary},
			{Title: "任期届满", Width: 100, Text: func(b *model.Book, o model.Organization) string {
				if t, ok := model.CurrentTerm(b, o.ID); ok {
					return t.Until(o.Type).String()
				}
				return ""
			}},
			{Field: "Founded"},
			{Title: "状态", Width: 70, Text: organizationState},
			{Field: "FoundingDocument", Title: "批准文号"},
		},
	})
}

// inTree puts organisations below their superiors, siblings in the list's order.
func inTree(b *model.Book, list []model.Organization) []model.Organization {
	children, has := map[string][]model.Organization{}, map[string]bool{}
	for _, o := range list {
		has[o.ID] = true
	}
	for _, o := range list {
		up := o.ParentID
		if parent, ok := model.Find[model.Organization](b, up); !ok || !has[up] || parent.EnterpriseID != o.EnterpriseID {
			up = ""
		}
		children[up] = append(children[up], o)
	}
	out, seen := make([]model.Organization, 0, len(list)), map[string]bool{}
	var walk func(o model.Organization)
	walk = func(o model.Organization) {
		if seen[o.ID] {
			return
		}
		seen[o.ID] = true
		out = append(out, o)
		for _, c := range children[o.ID] {
			walk(c)
		}
	}
	for _, o := range children[""] {
		walk(o)
	}
	for _, o := range list { // a loop in the data hides nothing
		walk(o)
	}
	return out
}

// depthOf is how deep an organisation stands within its own enterprise.
func depthOf(b *model.Book, o model.Organization) int {
	n := 0
	for n < 8 {
		up, ok := model.Find[model.Organization](b, o.ParentID)
		if !ok || up.EnterpriseID != o.EnterpriseID {
			break
		}
		n, o = n+1, up
	}
	return n
}

func organizationState(b *model.Book, o model.Organization) string {
	switch {
	case o.Active(b.AsOf) && o.Temporary:
		return "临时"
	case o.Active(b.AsOf):
		return "在用"
	case !o.Ended.IsZero() && !o.Ended.First().After(b.AsOf):
		return "已撤销"
	}
	return "未成立"
}

func secretary(b *model.Book, o model.Organization) string {
	for _, m := range model.ActiveCommittee(b, o.ID) {
		if m.Post == model.Secretary {
			return b.PersonName(m.PersonID)
		}
	}
	return "（缺）"
}

func (p *Page) organizationMenu(o model.Organization) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("登记换届选举…", func() { p.Select(tabTerms); p.terms.Edit(model.Term{OrganizationID: o.ID}, true) }),
		fyne.NewMenuItem("登记班子成员…", func() {
			p.Select(tabCommittee)
			p.members.Edit(model.CommitteeMember{OrganizationID: o.ID}, true)
		}),
		fyne.NewMenuItem("撤销这个党组织…", p.endOrganization),
	}
}

// endOrganization records that an organisation is dissolved.
func (p *Page) endOrganization() {
	o, ok := p.organizations.Selected()
	if !ok {
		p.host.Tell("请先在列表中选中一个党组织", nil)
		return
	}
	text := "登记“" + o.Name + "”撤销。记录保留，撤销之日起不再计入统计。"
	if n, _ := p.Snap.Book.MemberCount(o.ID); n > 0 {
		text += fmt.Sprintf("它现有党员%d人，请另行转入其他党支部。", n)
	}
	page.AskEnd(p.host, o, page.End{Who: "“" + o.Name + "”", Past: "撤销", Note: "撤销“" + o.Name + "”", Question: page.Question{
		Title: "撤销党组织", Yes: "登记撤销", Text: text, Fields: []string{"Ended", "EndedHow"}, Need: []string{"EndedHow"},
	}})
}

func (p *Page) newMembers() {
	p.former = kit.NewCheck("含已免职", func(bool) { p.showChosen(p.tree.Chosen()) })
	p.members = page.NewRecords(p.host, page.RecordsOptions[model.CommitteeMember]{
		ID: "units.committee", Bare: true,
		Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "PersonID", "Post", "Standing", "From", "Document", "To", "Note"}}},
		Empty:    "这户企业的党组织还没有登记班子成员。点“新增”登记。",
		New: func(*model.Book) model.CommitteeMember {
			return model.CommitteeMember{OrganizationID: p.topOrganization(), From: p.Snap.Today}
		},
		Order: byOrganization,
		Extra: []fyne.CanvasObject{kit.NewButton("免职…", p.endPost), p.former},
		Menu: func(x model.CommitteeMember) []*fyne.MenuItem {
			return []*fyne.MenuItem{
				fyne.NewMenuItem("免职…", p.endPost),
				page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson, ID: x.PersonID}),
			}
		},
		Cols: []page.Col[model.CommitteeMember]{
			{Field: "OrganizationID"}, {Field: "PersonID"}, {Field: "Post"},
			{Title: "常委", Width: 50, Text: func(_ *model.Book, m model.CommitteeMember) string { return kit.Choose(m.Standing, "是", "") }},
			{Field: "From"}, {Field: "To"},
			{Title: "行政职务", Width: 130, Text: func(b *model.Book, m model.CommitteeMember) string {
				x, _ := model.Find[model.Person](b, m.PersonID)
				return x.Position
			}},
			{Field: "Document"},
		},
	})
}

// byOrganization puts committees together, in the order of the organisations,
// and within them by post.
func byOrganization(b *model.Book, list []model.CommitteeMember) []model.CommitteeMember {
	at := map[string]int{}
	for i, o := range inTree(b, model.Everywhere[model.Organization](b)) {
		at[o.ID] = i
	}
	posts := model.PartyPost("").Choices()
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y model.CommitteeMember) int {
		return cmp.Or(cmp.Compare(at[x.OrganizationID], at[y.OrganizationID]), cmp.Compare(slices.Index(posts, string(x.Post)),
			slices.Index(posts, string(y.Post))))
	})
	return out
}

// topOrganization is the ID of the chosen enterprise's highest organisation.
func (p *Page) topOrganization() string {
	o, _ := model.TopOrganization(p.Snap.Book, p.tree.Chosen())
	return o.ID
}

// endPost records that a committee post has ended.
func (p *Page) endPost() {
	m, ok := p.members.Selected()
	if !ok {
		p.host.Tell("请先在列表中选中一名班子成员", nil)
		return
	}
	b := p.Snap.Book
	who := b.PersonName(m.PersonID) + "的“" + b.OrganizationName(m.OrganizationID) + string(m.Post) + "”"
	page.AskEnd(p.host, m, page.End{Who: who, Past: "免去", Note: "免去" + who + "职务", Question: page.Question{
		Title: "免职", Yes: "登记免职", Text: "免去" + who + "职务。任职记录保留，免职之日起不再计入班子。", Fields: []string{"To", "Note"},
	}})
}

func (p *Page) newTerms() {
	p.earlier = kit.NewCheck("含往届", func(bool) { p.showChosen(p.tree.Chosen()) })
	p.terms = page.NewRecords(p.host, page.RecordsOptions[model.Term]{
		ID: "units.terms", Bare: true,
		Sections: []kit.FormSection{
			{Title: "选举", Fields: []string{"OrganizationID", "Number", "Elected", "ApprovalDocument"}},
			{Title: "提醒和延期", Fields: []string{"ReminderDay", "ExtensionDocument", "ExtendedTo", "ExtensionReason", "Note"}},
		},
		Empty: "还没有登记换届选举。点“新增”登记最近一次选举，任期届满日会自动推算（党委5年，党总支、党支部3年）。",
		New: func(*model.Book) model.Term {
			return model.Term{OrganizationID: p.topOrganization(), Elected: p.Snap.Today}
		},
		Extra: []fyne.CanvasObject{p.earlier},
		Cols: []page.Col[model.Term]{
			{Field: "OrganizationID"}, {Field: "Number", Width: 74}, {Field: "Elected"},
			{Title: "任期届满", Width: 100, Text: func(b *model.Book, t model.Term) string { return t.End(typeOf(b, t)).String() }},
			{Field: "ExtendedTo"},
			{Title: "剩余", Width: 104, Number: true, Text: daysLeft, Color: daysColor},
			{Field: "ReminderDay", Title: "提醒日期"}, {Field: "ExtensionDocument", Title: "延期批准文号"},
		},
	})
}

func typeOf(b *model.Book, t model.Term) model.OrganizationType {
	o, _ := model.Find[model.Organization](b, t.OrganizationID)
	return o.Type
}

// running reports that the term is its organisation's present one.
func running(b *model.Book, t model.Term) bool {
	o, ok := model.Find[model.Organization](b, t.OrganizationID)
	now, has := model.CurrentTerm(b, t.OrganizationID)
	return ok && has && now.ID == t.ID && o.Active(b.AsOf)
}

// left is how many days the committee may still serve; ok is false for a term
// that does not run.
func left(b *model.Book, t model.Term) (days int, ok bool) {
	until := t.Until(typeOf(b, t))
	if !running(b, t) || until.IsZero() {
		return 0, false
	}
	return until.Sub(b.AsOf), true
}

func daysLeft(b *model.Book, t model.Term) string {
	switch n, ok := left(b, t); {
	case !ok:
		return "往届"
	case n < 0:
		return fmt.Sprintf("%d天（逾期）", n)
	default:
		return fmt.Sprintf("%d天", n)
	}
}

func daysColor(b *model.Book, t model.Term) fyne.ThemeColorName {
	switch n, ok := left(b, t); {
	case !ok:
		return kit.ColorMuted
	case n < 0:
		return kit.ColorBlock
	case n <= b.AheadDays():
		return kit.ColorDue
	}
	return ""
}

func (p *Page) newHeadcounts() {
	p.headcounts = page.NewRecords(p.host, page.RecordsOptions[model.Headcount]{
		ID: "units.headcounts", Bare: true,
		Sections: []kit.FormSection{{Fields: []string{"EnterpriseID", "Day", "Total", "OnDuty", "Dispatched", "Workers", "Frontline",
			"Youth", "Source"}}},
		Empty: "还没有登记职工人数。配备比例按它计算，请点“新增”登记某一天的人数。",
		New: func(b *model.Book) model.Headcount {
			last, _ := b.HeadcountOn(p.tree.Chosen(), b.AsOf)
			last.ID, last.EnterpriseID, last.Day = "", p.tree.Chosen(), p.Snap.Today
			return last
		},
		Latest: "Day",
		Cols: []page.Col[model.Headcount]{
			{Field: "Day"}, {Field: "Total"}, {Field: "OnDuty", Title: "在岗"}, {Field: "Dispatched"},
			{Field: "Frontline", Title: "生产经营一线"}, {Field: "Youth", Title: "35岁及以下"}, {Field: "Source", Width: 200},
		},
	})
}

func (p *Page) newFunds() {
	reckoned := func(text func(model.FundResult) string) func(*model.Book, model.Fund) string {
		return func(b *model.Book, x model.Fund) string { return text(model.FundStatus(b, x)) }
	}
	p.funds = page.NewRecords(p.host, page.RecordsOptions[model.Fund]{
		ID: "units.funds", Bare: true,
		Sections: []kit.FormSection{{Fields: []string{"EnterpriseID", "Year", "Basis", "Wages", "PerMember", "PerMemberDoc", "Planned",
			"Spent", "CarriedOver", "Document", "Note"}}},
		Empty: "还没有登记党建工作经费。点“新增”按年度登记；应列预算按上年度职工工资总额的1%自动推算。",
		New: func(b *model.Book) model.Fund {
			return model.Fund{EnterpriseID: p.tree.Chosen(), Year: b.AsOf.Year()}
		},
		Extra:  []fyne.CanvasObject{widget.NewLabel("金额单位：元")},
		Latest: "Year",
		Cols: []page.Col[model.Fund]{
			{Field: "Year"}, {Field: "Wages", Title: "上年工资总额"},
			page.NumberCol("应列预算", reckoned(report.FundDue)),
			{Field: "Planned", Title: "实列预算"},
			page.NumberCol("少列", reckoned(func(r model.FundResult) string { return r.Shortfall.String() })),
			{Field: "CarriedOver", Title: "累计结转"}, {Field: "Spent", Title: "实际支出"},
			page.NumberCol("超出税前扣除", reckoned(func(r model.FundResult) string { return r.Overspent.String() })),
		},
	})
}

// newFindingsTab puts the selected finding's full text under the list.
func (p *Page) newFindingsTab() fyne.CanvasObject {
	const pick = "选中一条，可在这里看到全文；双击或按回车，打开对应的记录。" + rule.UncheckedNote
	p.finding = kit.NewParagraph(pick)
	p.findings.OnSelect = func(rows []rule.Finding) {
		p.finding.SetText(pick)
		if len(rows) == 1 {
			p.finding.SetText(kit.Visible(rows[0].Message + "　依据：" + rows[0].FullBasis()))
		}
	}
	return container.NewBorder(nil, container.NewVBox(widget.NewSeparator(), kit.Lines(p.finding, 3)), nil, nil, p.findings)
}

func (p *Page) newFindings() {
	p.findings = page.NewList(p.host, page.ListOf{ID: "units.findings", Title: "企业与党组织问题"}, []kit.Column[rule.Finding]{
		{ID: "level", Title: "程度", Width: 66, Text: func(f rule.Finding) string { return f.Level.Chinese() },
			Color: func(f rule.Finding) fyne.ThemeColorName { return page.LevelColor(f.Level) },
			Less: func(a, b rule.Finding) int {
				return cmp.Compare(page.LevelOrder(a.Level), page.LevelOrder(b.Level))
			}},
		{ID: "message", Title: "事项", Width: 360, Text: func(f rule.Finding) string { return f.Message }},
		{ID: "name", Title: "对象", Width: 110, Text: func(f rule.Finding) string { return f.Name }},
		{ID: "due", Title: "期限", Width: 98, Text: func(f rule.Finding) string { return f.Due }},
		{ID: "basis", Title: "依据", Width: 260, Text: func(f rule.Finding) string { return f.Cited() }},
	})
	p.findings.Key = func(f rule.Finding) string { return f.Rule + "/" + string(f.Kind) + "/" + f.ID + "/" + f.Message }
	p.findings.Empty = "没有发现问题。"
	p.findings.OnOpen = p.host.OpenFinding
	p.findings.Menu = func(rows []rule.Finding) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("打开记录", func() { p.findings.OnOpen(rows[0]) })}
	}
}
