package support

// 人才流动: who came and who went, the year's balance, and what is done to keep
// people.

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const bothWays = "引进和流失"

// talent is the seventh tab.
type talent struct {
	p       *Page
	content fyne.CanvasObject
	list    *page.Records[model.TalentMove]
	year    *kit.Select
	way     *kit.Select
	words   *widget.Label
	chart   *kit.Chart
}

func newTalent(p *Page) *talent {
	t := &talent{p: p, words: widget.NewLabel(""), chart: newChart()}
	t.year = yearSelect(t.narrow)
	t.way = kit.NewSelect(append([]string{bothWays}, model.TalentDirection("").Choices()...), func(string) { t.narrow() })
	t.way.PlaceHolder = bothWays
	text := func(title string, width float32, f func(model.TalentMove) string) page.Col[model.TalentMove] {
		return page.Col[model.TalentMove]{Title: title, Width: width, Text: func(_ *model.Book, m model.TalentMove) string { return f(m) }}
	}
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.TalentMove]{
		ID: "support.talent", Attach: true,
		Sections: []kit.FormSection{
			{Title: "人才", Fields: []string{"Name", "PersonID", "EnterpriseID", "Direction", "Day", "Category", "Education"}},
			{Title: "从哪里来，到哪里去", Fields: []string{"FromUnit", "FromPost", "ToUnit", "ToPost"}},
			{Title: "原因和措施", Fields: []string{"Reason", "Measure", "Note"}},
		},
		Empty: "还没有登记人才引进、流失。点“新增”登记；引进的人不在人员名册中的，只写姓名即可。",
		New: func(*model.Book) model.TalentMove {
			return model.TalentMove{Direction: model.TalentIn, Day: p.snap.Today, Category: model.TechnicalTalent}
		},
		Fill:  ofPerson,
		Bring: func(m model.TalentMove) { t.bring(m.ID) },
		Order: func(_ *model.Book, list []model.TalentMove) []model.TalentMove {
			out := slices.Clone(list)
			slices.SortStableFunc(out, func(x, y model.TalentMove) int { return cmp.Compare(y.Day.String(), x.Day.String()) })
			return out
		},
		Extra: []fyne.CanvasObject{t.year, t.way},
		Cols: []page.Col[model.TalentMove]{
			{Title: "方向", Width: 60, Text: func(_ *model.Book, m model.TalentMove) string { return string(m.Direction) }, Color: func(_ *model.Book, m model.TalentMove) fyne.ThemeColorName {
				return map[model.TalentDirection]fyne.ThemeColorName{model.TalentIn: kit.ColorGood, model.TalentOut: kit.ColorWarn}[m.Direction]
			}},
			text("日期", 98, func(m model.TalentMove) string { return m.Day.String() }),
			text("姓名", 84, func(m model.TalentMove) string { return m.Name }),
			text("人才类别", 106, func(m model.TalentMove) string { return string(m.Category) }),
			text("学历", 78, func(m model.TalentMove) string { return string(m.Education) }),
			{Title: "企业", Width: 170, Text: func(b *model.Book, m model.TalentMove) string { return b.EnterpriseName(m.EnterpriseID) }},
			text("来源", 150, func(m model.TalentMove) string { return m.FromUnit + m.FromPost }),
			text("去向", 150, func(m model.TalentMove) string { return m.ToUnit + m.ToPost }),
			text("原因", 100, func(m model.TalentMove) string { return m.Reason }),
			text("引才留才措施", 220, func(m model.TalentMove) string { return m.Measure }),
		},
	})
	t.content = over(t.list.Content(), t.words, t.chart)
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
func (t *talent) load(ink ink) page.Loader {
	return func(ctx context.Context, s *page.Snapshot) (func(), error) {
		show, err := t.list.Load(ctx, s)
		if err != nil {
			return nil, err
		}
		chart, any := report.TalentChart(s.Book)
		words := balanceWords(s.Book)
		var years []int
		for _, m := range model.InScope[model.TalentMove](s.Book) {
			years = append(years, m.Day.Year())
		}
		return func() {
			show()
			t.words.SetText(words)
			t.words.Hidden = words == ""
			ink.draw(t.chart, chart, any)
			offerYears(t.year, years, true, everyYear)
			if t.way.Selected == "" {
				t.way.Selected = bothWays
				t.way.Refresh()
			}
			t.narrow()
		}, nil
	}
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

// narrow shows what the choices let through.
func (t *talent) narrow() {
	year, way := chosenYear(t.year), t.way.Selected
	t.list.Where(func(m model.TalentMove) bool {
		return (year == 0 || m.Day.Year() == year) && (way == "" || way == bothWays || string(m.Direction) == way)
	})
}

// bring shows a move, whatever the choices.
func (t *talent) bring(id string) {
	t.year.SetSelected(everyYear)
	t.way.SetSelected(bothWays)
	t.list.Select(id)
}
