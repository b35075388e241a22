package rectify

// 督查检查, 责任清单, 年度考核: three plain lists.

import (
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var foundIn = model.NewIndex(func(_ *model.Book, r *model.Rectification) string { return r.OversightID })

func (p *Page) newVisits() {
	count := func(b *model.Book, o model.Oversight) string {
		return strconv.Itoa(len(foundIn.Of(b, o.ID)))
	}
	into := kit.NewButton("登记其中一个问题…", p.askProblem)
	p.visits = page.NewRecords(p.host, page.RecordsOptions[model.Oversight]{
		ID: "rectify.visits", Attach: true,
		Sections: []kit.FormSection{
			{Title: "督查", Fields: []string{"EnterpriseID", "Overseer", "Team", "Day", "Matters", "Problems"}},
			{Title: "整改反馈", Fields: []string{"Deadline", "DoneDay", "Document", "Requirement", "FollowUp", "Note"}},
		},
		Empty: "还没有督查检查记录。点“新增”登记国资委、上级党委或集团的督查，以及整改反馈。",
		New: func(*model.Book) model.Oversight {
			return model.Oversight{Overseer: model.ByStateAssets, Day: p.Snap.Today}
		},
		Extra: []fyne.CanvasObject{into},
		Cols: []page.Col[model.Oversight]{
			{Field: "EnterpriseID"}, {Field: "Overseer"}, {Field: "Day"}, {Field: "Matters"}, {Field: "Problems"},
			page.NumberCol("列入整改", count),
			{Field: "Deadline"}, {Field: "DoneDay"},
			page.AttachedCol[model.Oversight](),
			{Field: "FollowUp"},
		},
	})
}

// askProblem begins a problem that the chosen inspection found.
func (p *Page) askProblem() {
	o, ok := p.visits.Selected()
	if !ok {
		p.host.Tell("请先选中一次督查", nil)
		return
	}
	p.Select(tabProblems)
	p.problems.list.Edit(model.Rectification{EnterpriseID: o.EnterpriseID, Source: model.FromSupervision, Found: o.Day, OversightID: o.ID,
		Problem: o.Problems, Deadline: o.Deadline}, true)
}

func (p *Page) newDuties() {
	p.duties = page.NewRecords(p.host, page.RecordsOptions[model.Responsibility]{
		ID: "rectify.duties",
		Sections: []kit.FormSection{
			{Title: "责任", Fields: []string{"EnterpriseID", "Year", "Who", "Duty", "Matters"}},
			{Title: "党建与业务“四同”", Fields: []string{"Planned", "Carried", "Checked", "Assessed", "Note"}},
		},
		Empty: "还没有责任清单。点“新增”登记各企业党建工作第一责任人和一岗双责人员的责任事项。",
		New: func(*model.Book) model.Responsibility {
			return model.Responsibility{Year: p.Snap.Book.AsOf.Year(), Duty: model.FirstDuty}
		},
		Cols: []page.Col[model.Responsibility]{
			{Field: "Year"}, {Field: "EnterpriseID"}, {Field: "Who"}, {Field: "Duty"},
			{Title: "四同", Width: 60, Text: func(b *model.Book, r model.Responsibility) string {
				return strconv.Itoa(r.Together(b.AsOf)) +
					"/4"
			}},
			{Field: "Matters", Width: 380},
		},
	})
}

func (p *Page) newGrades() {
	p.grades = page.NewRecords(p.host, page.RecordsOptions[model.Assessment]{
		ID: "rectify.grades", Attach: true,
		Sections: []kit.FormSection{
			{Title: "考核", Fields: []string{"EnterpriseID", "Year", "Day", "Score", "Grade", "LinkedPay", "Document"}},
			{Title: "评价", Fields: []string{"Opinion", "Note"}},
		},
		Empty: "还没有年度考核结果。点“新增”登记述职评议和党建责任制考核的得分、等次；等次各地不同，按本单位办法填写。",
		New: func(*model.Book) model.Assessment {
			return model.Assessment{Year: p.Snap.Book.AsOf.Year() - 1}
		},
		Cols: []page.Col[model.Assessment]{
			{Field: "Year"}, {Field: "EnterpriseID"}, {Field: "Day", Title: "述职评议"},
			{Field: "Score", Width: 64, Number: true, Align: fyne.TextAlignTrailing},
			{Title: "等次", Width: 64, Text: func(_ *model.Book, a model.Assessment) string { return string(a.Grade) },
				Color: func(_ *model.Book, a model.Assessment) fyne.ThemeColorName {
					return map[model.Grade]fyne.ThemeColorName{model.GradeGood: kit.ColorGood, model.GradePoor: kit.ColorBlock,
						model.GradeSome: kit.ColorWarn}[a.Grade]
				}},
			{Field: "LinkedPay", Title: "与薪酬任免挂钩"},
			{Field: "Document"},
			page.AttachedCol[model.Assessment](),
			{Field: "Opinion"},
		},
	})
}
