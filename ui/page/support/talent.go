package support

// 人才流动: who came and who went, the year's balance, and what is done to keep
// people.

import (
	"cmp"
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// talent is the seventh tab.
type talent struct {
	p       *Page
	content fyne.CanvasObject
	list    *page.Filtered[model.TalentMove]
	words   *kit.Paragraph
	chart   *kit.Chart
}

func newTalent(p *Page) *talent {
	t := &talent{p: p, words: kit.NewParagraph(""), chart: newChart()}
	t.list = page.NewFiltered(p.host, "Day", "Direction", "引进和流失", page.RecordsOptions[model.TalentMove]{
		ID: "support.talent", Attach: true,
		Sections: []kit.FormSection{
			{Title: "人才", Fields: []string{"Name", "PersonID", "EnterpriseID", "Direction", "Day", "Category", "Education"}},
			{Title: "从哪里来，到哪里去", Fields: []string{"FromUnit", "FromPost", "ToUnit", "ToPost"}},
			{Title: "原因和措施", Fields: []string{"Reason", "Measure", "Note"}},
		},
		Empty: "还没有登记人才引进、流失。点“新增”登记；引进的人不在人员名册中的，只写姓名即可。",
		New: func(*model.Book) model.TalentMove {
			return model.TalentMove{Direction: model.TalentIn, Day: p.Snap.Today, Category: model.TechnicalTalent}
		},
		Fill: ofPerson,
		Cols: []page.Col[model.TalentMove]{
			{Title: "方向", Width: 60, Text: func(_ *model.Book, m model.TalentMove) string { return string(m.Direction) },
				Color: func(_ *model.Book, m model.TalentMove) fyne.ThemeColorName {
					return map[model.TalentDirection]fyne.ThemeColorName{model.TalentIn: kit.ColorGood,
						model.TalentOut: kit.ColorWarn}[m.Direction]
				}},
			{Field: "Day"}, {Field: "Name", Width: 84}, {Field: "Category"}, {Field: "Education"}, {Field: "EnterpriseID"},
			{Title: "来源", Width: 150, Text: func(_ *model.Book, m model.TalentMove) string { return m.FromUnit + m.FromPost }},
			{Title: "去向", Width: 150, Text: func(_ *model.Book, m model.TalentMove) string { return m.ToUnit + m.ToPost }},
			{Field: "Reason", Width: 100}, {Field: "Measure"},
		},
	})
	t.chart.OnPart = func(c kit.ChartPart) { t.list.Narrow(page.Place{Year: c.Label, Word: bare(c.Series)}) }
	t.content = over(p.host, "support.talent", t.list.Content(), t.words, t.chart)
	return t
}

// ofPerson is what the register knows of whom was chosen.
func ofPerson(b *model.Book, m model.TalentMove) map[string]string {
	p, ok := model.Find[model.Person](b, m.PersonID)
	if !ok {
		return nil
	}
	fill := map[string]string{"Name": p.Name, "EnterpriseID": p.EnterpriseID, "Education": string(p.Education)}
	if m.Direction == model.TalentOut {
		fill["FromPost"] = p.Position
	} else {
		fill["ToPost"] = p.Position
	}
	return fill
}

// load shows the list, the balance and the chart.
func (t *talent) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	ink, err := kit.LoadInk()
	if err != nil {
		return nil, err
	}
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	chart, any := report.TalentChart(s.Book)
	words := balanceWords(s.Book)
	return func() {
		show()
		t.words.SetText(words)
		t.words.Hidden = words == ""
		draw(ink, t.chart, chart, any)
	}, nil
}

// balanceWords sums this year up, and names where more went than came.
func balanceWords(b *model.Book) string {
	year := b.AsOf.Year()
	var all model.TalentSum
	var losing []string
	for _, e := range b.ScopeTree() {
		s := model.TalentOfYear(b, e.ID, year)
		all.In += s.In
		all.Out += s.Out
		if s.Balance() < 0 {
			losing = append(losing, fmt.Sprintf("%s（净流失%d人）", cmp.Or(e.ShortName, e.Name), -s.Balance()))
		}
	}
	if all == (model.TalentSum{}) {
		return ""
	}
	text := fmt.Sprintf("%d年引进%d人，流失%d人", year, all.In, all.Out)
	for i, l := range losing {
		switch {
		case i == 0:
			text += "；流失多于引进的企业：" + l
		case i == 5:
			return text + fmt.Sprintf("等%d户。", len(losing))
		default:
			text += "、" + l
		}
	}
	return text + "。"
}
