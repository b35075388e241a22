package coverage

// 覆盖率目标: the rates that the office has to reach, each with its document. None is
// in force until it is recorded here.

import (
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newGoals() {
	stand := func(b *model.Book, g model.CoverageGoal) string {
		if !g.Active(b.AsOf) {
			return "已停用"
		}
		return report.GoalWords(model.GoalOf(b, g))
	}
	p.goals = page.NewRecords(p.host, page.RecordsOptions[model.CoverageGoal]{
		ID: "coverage.goals",
		Sections: []kit.FormSection{
			{Title: "目标", Fields: []string{"EnterpriseID", "Category", "Measure", "Rate", "Day"}},
			{Title: "依据", Fields: []string{"Basis", "Document", "Ended", "Note"}},
		},
		Empty: "还没有覆盖率目标。目标由本单位按上级文件设定：点“新增”，写明单位范围、口径、目标、期限和依据。",
		New: func(b *model.Book) model.CoverageGoal {
			g := model.CoverageGoal{Category: model.GoalCategory(model.EveryUnit), Measure: model.TangibleRate,
				Day: day.Of(p.Snap.Today.Year(), 12, 31)}
			if tree := b.ScopeTree(); len(tree) > 0 {
				g.EnterpriseID = tree[0].ID
			}
			return g
		},
		Live: goalWords,
		Cols: []page.Col[model.CoverageGoal]{
			{Title: "情况", Width: 100, Text: stand, Color: func(b *model.Book, g model.CoverageGoal) fyne.ThemeColorName {
				return map[string]fyne.ThemeColorName{"已达到": kit.ColorGood, "逾期未达到": kit.ColorBlock, "未到期": kit.ColorDue}[stand(b, g)]
			}},
			{Field: "EnterpriseID"}, {Field: "Category"}, {Field: "Measure"}, {Field: "Rate"},
			page.NumberCol("现覆盖率", func(b *model.Book, g model.CoverageGoal) string {
				r := model.GoalOf(b, g)
				return report.Percent(r.Meet, r.Units)
			}),
			{Title: "已达到", Width: 84, Align: fyne.TextAlignTrailing, Text: func(b *model.Book, g model.CoverageGoal) string {
				r := model.GoalOf(b, g)
				return strconv.Itoa(r.Meet) + "/" + strconv.Itoa(r.Units)
			}},
			page.NumberCol("还差", func(b *model.Book, g model.CoverageGoal) string { return strconv.Itoa(model.GoalOf(b, g).Lacks()) }),
			{Field: "Day"}, {Field: "Basis", Width: 260}, {Field: "Document"},
		},
	})
}

// goalWords says while a goal is filled in how it stands today.
func goalWords(b *model.Book, g model.CoverageGoal) string {
	if g.EnterpriseID == "" || g.Category == "" || g.Measure == "" {
		return "选定企业、单位范围和口径后，这里显示现在的覆盖率。"
	}
	r := model.GoalOf(b, g)
	if r.Units == 0 {
		return "范围内还没有登记单位，无法计算。"
	}
	words := "现在" + strconv.Itoa(r.Units) + "个单位中" + strconv.Itoa(r.Meet) + "个达到要求，" + string(g.Measure) + report.Percent(r.Meet, r.Units)
	if n := r.Lacks(); g.Rate > 0 && n > 0 {
		words += "，还差" + strconv.Itoa(n) + "个"
	}
	return words + "。"
}
