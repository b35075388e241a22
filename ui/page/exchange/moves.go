package exchange

// 双向交流: the moves in both directions, with rank and pay held against 同职级、
// 同待遇 in words.

import (
	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// moves is the first tab.
type moves struct {
	list *page.Filtered[model.Exchange]
}

func newMoves(p *Page) *moves {
	m := &moves{}
	m.list = page.NewFiltered(p.host, "Day", "Direction", "两个方向", page.RecordsOptions[model.Exchange]{
		ID: "exchange.moves",
		Sections: []kit.FormSection{
			{Title: "交流", Fields: []string{"PersonID", "EnterpriseID", "Direction", "Day", "Document"}},
			{Title: "交流前", Fields: []string{"FromUnit", "FromPost", "FromRank", "FromPay"}},
			{Title: "交流后", Fields: []string{"ToUnit", "ToPost", "ToRank", "ToPay", "SamePay", "Note"}},
		},
		Empty: "还没有双向交流记录。点“新增”登记党务岗位和经营管理岗位之间的交流，并写明交流前后的职级、待遇。",
		New: func(*model.Book) model.Exchange {
			return model.Exchange{Direction: model.PartyToManagement, Day: p.Snap.Today, SamePay: model.Unchecked}
		},
		Live: func(_ *model.Book, e model.Exchange) string { return rankWords(e) + "　" + payWords(e) },
		Menu: func(x model.Exchange) []*fyne.MenuItem {
			return []*fyne.MenuItem{page.OpenItem(p.host, "打开人员", model.Ref{Kind: model.KindPerson, ID: x.PersonID})}
		},
		Cols: []page.Col[model.Exchange]{
			{Field: "PersonID"}, {Field: "Direction", Title: "方向"}, {Field: "Day"},
			{Title: "原任", Width: 190, Text: func(_ *model.Book, e model.Exchange) string { return e.FromUnit + e.FromPost }},
			{Title: "现任", Width: 190, Text: func(_ *model.Book, e model.Exchange) string { return e.ToUnit + e.ToPost }},
			{Title: "职级", Width: 190, Text: func(_ *model.Book, e model.Exchange) string { return rankWords(e) },
				Color: func(_ *model.Book, e model.Exchange) fyne.ThemeColorName { return rankColor(e) }},
			{Title: "待遇", Width: 120, Text: func(_ *model.Book, e model.Exchange) string { return payWords(e) },
				Color: func(_ *model.Book, e model.Exchange) fyne.ThemeColorName { return payColor(e) }},
			{Field: "EnterpriseID"}, {Field: "Document"},
		},
	})
	return m
}

// rankWords is how the rank moved: 职级相当（主管）.
func rankWords(e model.Exchange) string {
	switch {
	case e.FromRank == "" || e.ToRank == "":
		return "职级未填全，无法核对"
	case e.FromRank == e.ToRank:
		return "职级相当（" + string(e.ToRank) + "）"
	}
	return report.RankChange(e) + "（" + string(e.FromRank) + "→" + string(e.ToRank) + "）"
}

func rankColor(e model.Exchange) fyne.ThemeColorName {
	from, to := e.FromRank.Order(), e.ToRank.Order()
	switch {
	case from == 0 || to == 0:
		return kit.ColorMuted
	case to > from:
		return kit.ColorWarn
	}
	return kit.ColorGood
}

func payWords(e model.Exchange) string {
	switch e.SamePay {
	case model.CheckedYes:
		return "待遇同级"
	case model.CheckedNo:
		return "待遇未按同级"
	}
	return "待遇未核"
}

func payColor(e model.Exchange) fyne.ThemeColorName {
	switch e.SamePay {
	case model.CheckedYes:
		return kit.ColorGood
	case model.CheckedNo:
		return kit.ColorWarn
	}
	return kit.ColorMuted
}
