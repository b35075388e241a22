package care

// 载体活动, 示范岗, 群团组织, 典型经验.

import (
	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newActivities() {
	p.activities = newNarrowed(p.host, model.ActivityKind("").Choices(), func(a model.Activity) day.Day { return a.Day }, func(a model.Activity) string { return string(a.ActivityKind) }, page.RecordsOptions[model.Activity]{
		ID: "care.activities", Plain: true, Attach: true,
		Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "ActivityKind", "Theme", "Day", "People", "Result"}}},
		Empty:    "还没有活动记录。点“新增”登记主题教育、主题党日、党员亮身份亮职责亮承诺等活动。",
		New: func(*model.Book) model.Activity {
			return model.Activity{ActivityKind: model.PartyDay, Day: p.snap.Today}
		},
		Cols: []page.Col[model.Activity]{
			{Title: "日期", Width: 98, Text: func(_ *model.Book, a model.Activity) string { return a.Day.String() }},
			{Title: "党组织", Width: 200, Text: func(b *model.Book, a model.Activity) string { return page.ShortName(b, a.OrganizationID) }},
			{Title: "类别", Width: 90, Text: func(_ *model.Book, a model.Activity) string { return string(a.ActivityKind) }},
			{Title: "主题", Width: 260, Text: func(_ *model.Book, a model.Activity) string { return a.Theme }},
			{Title: "参加人数", Width: 78, Number: true, Align: fyne.TextAlignTrailing, Text: func(_ *model.Book, a model.Activity) string { return a.People.String() }},
			page.AttachedCol[model.Activity](),
			{Title: "成效", Width: 260, Text: func(_ *model.Book, a model.Activity) string { return a.Result }},
		},
	})
}

func (p *Page) newVanguards() {
	p.vanguards = page.NewHeld(p.host, "含已撤销", page.RecordsOptions[model.Vanguard]{
		ID: "care.vanguards", Plain: true,
		Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "VanguardKind", "Name", "Who", "From", "To", "Document"}}},
		Empty:    "还没有党员示范岗、责任区、先锋队。点“新增”登记。",
		New: func(*model.Book) model.Vanguard {
			return model.Vanguard{VanguardKind: model.ModelPost, From: p.snap.Today}
		},
		Cols: []page.Col[model.Vanguard]{
			{Title: "类别", Width: 104, Text: func(_ *model.Book, v model.Vanguard) string { return string(v.VanguardKind) }},
			{Title: "名称", Width: 260, Text: func(_ *model.Book, v model.Vanguard) string { return v.Name }},
			{Title: "党组织", Width: 220, Text: func(b *model.Book, v model.Vanguard) string { return page.ShortName(b, v.OrganizationID) }},
			{Title: "负责人", Width: 96, Text: func(_ *model.Book, v model.Vanguard) string { return v.Who }},
			{Title: "设立日期", Width: 98, Text: func(_ *model.Book, v model.Vanguard) string { return v.From.String() }},
			{Title: "命名文号", Width: 230, Text: func(_ *model.Book, v model.Vanguard) string { return v.Document }},
			{Title: "撤销日期", Width: 98, Text: func(_ *model.Book, v model.Vanguard) string { return v.To.String() }},
		},
	})
}

func (p *Page) newMass() {
	p.mass = page.NewHeld(p.host, "含已撤销", page.RecordsOptions[model.MassOrganization]{
		ID: "care.mass",
		Sections: []kit.FormSection{
			{Title: "群团组织", Fields: []string{"EnterpriseID", "MassKind", "Name", "OrganizationID", "Head", "Members"}},
			{Title: "成立和换届", Fields: []string{"Founded", "Elected", "Years", "Ended"}},
		},
		Empty: "还没有群团组织。点“新增”登记工会、共青团、妇联组织及其换届情况。",
		New: func(*model.Book) model.MassOrganization {
			return model.MassOrganization{EnterpriseID: p.mass.Enterprise(), MassKind: model.UnionOrgan}
		},
		Cols: []page.Col[model.MassOrganization]{
			{Title: "类别", Width: 70, Text: func(_ *model.Book, m model.MassOrganization) string { return string(m.MassKind) }},
			{Title: "名称", Width: 210, Text: func(_ *model.Book, m model.MassOrganization) string { return m.Name }},
			{Title: "企业", Width: 190, Text: func(b *model.Book, m model.MassOrganization) string { return b.EnterpriseName(m.EnterpriseID) }},
			{Title: "负责人", Width: 86, Text: func(_ *model.Book, m model.MassOrganization) string { return m.Head }},
			{Title: "人数", Width: 60, Number: true, Align: fyne.TextAlignTrailing, Text: func(_ *model.Book, m model.MassOrganization) string { return m.Members.String() }},
			{Title: "本届选举", Width: 98, Text: func(_ *model.Book, m model.MassOrganization) string { return m.Elected.String() }},
			{Title: "届满日期", Width: 98, Text: func(_ *model.Book, m model.MassOrganization) string { return m.TermEnd().String() }, Color: func(b *model.Book, m model.MassOrganization) fyne.ThemeColorName {
				return map[bool]fyne.ThemeColorName{true: kit.ColorWarn}[!m.TermEnd().IsZero() && m.TermEnd().Last().Before(b.AsOf)]
			}},
			{Title: "领导的党组织", Width: 180, Text: func(b *model.Book, m model.MassOrganization) string {
				if m.OrganizationID == "" {
					return ""
				}
				return page.ShortName(b, m.OrganizationID)
			}},
		},
	})
}

func (p *Page) newExemplars() {
	p.exemplars = newNarrowed(p.host, model.ExemplarKind("").Choices(), func(e model.Exemplar) day.Day { return e.Day }, func(e model.Exemplar) string { return string(e.ExemplarKind) }, page.RecordsOptions[model.Exemplar]{
		ID: "care.exemplars", Plain: true, Attach: true,
		Sections: []kit.FormSection{{Fields: []string{"EnterpriseID", "ExemplarKind", "Title", "Who", "Level", "Day", "Document", "Summary"}}},
		Empty:    "还没有先进典型和经验材料。点“新增”登记，年度报告会列出本年度的典型。",
		New: func(*model.Book) model.Exemplar {
			return model.Exemplar{ExemplarKind: model.ModelCollective, Level: model.GroupHonour, Day: p.snap.Today}
		},
		Cols: []page.Col[model.Exemplar]{
			{Title: "日期", Width: 98, Text: func(_ *model.Book, e model.Exemplar) string { return e.Day.String() }},
			{Title: "级别", Width: 76, Text: func(_ *model.Book, e model.Exemplar) string { return string(e.Level) }},
			{Title: "类别", Width: 90, Text: func(_ *model.Book, e model.Exemplar) string { return string(e.ExemplarKind) }},
			{Title: "名称（题目）", Width: 240, Text: func(_ *model.Book, e model.Exemplar) string { return e.Title }},
			page.AttachedCol[model.Exemplar](),
			{Title: "集体（个人）", Width: 160, Text: func(_ *model.Book, e model.Exemplar) string { return e.Who }},
			{Title: "企业", Width: 190, Text: func(b *model.Book, e model.Exemplar) string { return b.EnterpriseName(e.EnterpriseID) }},
			{Title: "文号（刊发处）", Width: 180, Text: func(_ *model.Book, e model.Exemplar) string { return e.Document }},
		},
	})
}
