package care

// 载体活动, 示范岗, 群团组织, 典型经验.

import (
	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newActivities() {
	p.activities = page.NewFiltered(p.host, "Day", "ActivityKind", "全部类别", page.RecordsOptions[model.Activity]{
		ID: "care.activities", Plain: true, Attach: true,
		Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "ActivityKind", "Theme", "Day", "People", "Result"}}},
		Empty:    "还没有活动记录。点“新增”登记主题教育、党员亮身份亮职责亮承诺、志愿服务等活动。主题党日登记在“组织生活”。",
		New: func(*model.Book) model.Activity {
			return model.Activity{ActivityKind: model.ThemeEducation, Day: p.Snap.Today}
		},
		Cols: []page.Col[model.Activity]{
			{Field: "Day", Title: "日期"}, {Field: "OrganizationID"}, {Field: "ActivityKind", Title: "类别"},
			{Field: "Theme", Title: "主题", Width: 260}, {Field: "People"},
			page.AttachedCol[model.Activity](),
			{Field: "Result", Title: "成效"},
		},
	})
}

func (p *Page) newVanguards() {
	p.vanguards = page.NewPeriodList(p.host, "含已撤销", page.RecordsOptions[model.Vanguard]{
		ID: "care.vanguards", Plain: true,
		Sections: []kit.FormSection{{Fields: []string{"OrganizationID", "VanguardKind", "Name", "Who", "From", "To", "Document"}}},
		Empty:    "还没有党员示范岗、责任区、先锋队。点“新增”登记。",
		New: func(*model.Book) model.Vanguard {
			return model.Vanguard{VanguardKind: model.ModelPost, From: p.Snap.Today}
		},
		Cols: []page.Col[model.Vanguard]{
			{Field: "VanguardKind"}, {Field: "Name", Width: 260}, {Field: "OrganizationID"}, {Field: "Who"}, {Field: "From"},
			{Field: "Document", Width: 230}, {Field: "To"},
		},
	})
}

func (p *Page) newMass() {
	p.mass = page.NewPeriodList(p.host, "含已撤销", page.RecordsOptions[model.MassOrganization]{
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
			{Field: "MassKind"}, {Field: "Name", Width: 210}, {Field: "EnterpriseID"}, {Field: "Head"},
			{Field: "Members", Title: "人数"}, {Field: "Elected", Title: "本届选举"},
			{Title: "届满日期", Width: 98, Text: func(_ *model.Book, m model.MassOrganization) string { return m.TermEnd().String() },
				Color: func(b *model.Book, m model.MassOrganization) fyne.ThemeColorName {
					return kit.Choose(!m.TermEnd().IsZero() && m.TermEnd().Last().Before(b.AsOf), kit.ColorWarn, "")
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
	p.exemplars = page.NewFiltered(p.host, "Day", "ExemplarKind", "全部类别", page.RecordsOptions[model.Exemplar]{
		ID: "care.exemplars", Plain: true, Attach: true,
		Sections: []kit.FormSection{{Fields: []string{"EnterpriseID", "ExemplarKind", "Title", "Who", "Level", "Day", "Document",
			"Summary"}}},
		Empty: "还没有先进典型和经验材料。点“新增”登记，年度报告会列出本年度的典型。",
		New: func(*model.Book) model.Exemplar {
			return model.Exemplar{ExemplarKind: model.ModelCollective, Level: model.GroupHonour, Day: p.Snap.Today}
		},
		Cols: []page.Col[model.Exemplar]{
			{Field: "Day"}, {Field: "Level"}, {Field: "ExemplarKind"}, {Field: "Title", Width: 240},
			page.AttachedCol[model.Exemplar](),
			{Field: "Who", Width: 160}, {Field: "EnterpriseID"}, {Field: "Document"},
		},
	})
}
