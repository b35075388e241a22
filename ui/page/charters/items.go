package charters

// 逐项核对: the charter that is shown held against the list of items, from its full
// text.

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// itemWords is what is missing and doubtful, in the matrix.
func itemWords(r row) string {
	if r.items == nil {
		return kit.Choose(r.Has, "没有全文", "")
	}
	missing, doubtful := charter.Sum(r.items)
	var parts []string
	if len(missing) > 0 {
		parts = append(parts, fmt.Sprintf("缺%d", len(missing)))
	}
	if len(doubtful) > 0 {
		parts = append(parts, fmt.Sprintf("存疑%d", len(doubtful)))
	}
	return cmp.Or(strings.Join(parts, " "), "齐全")
}

func itemColor(r row) fyne.ThemeColorName {
	missing, doubtful := charter.Sum(r.items)
	switch {
	case r.items == nil:
		return kit.ColorMuted
	case len(missing) > 0:
		return kit.ColorBlock
	case len(doubtful) > 0:
		return kit.ColorDue
	}
	return kit.ColorGood
}

// itemSentence names them, under the matrix.
func itemSentence(items []charter.ItemCheck) string {
	missing, doubtful := charter.Sum(items)
	s := ""
	if len(missing) > 0 {
		s += "逐项核对全文，没有找到：" + strings.Join(missing, "、") + "。"
	}
	if len(doubtful) > 0 {
		s += "存疑：" + strings.Join(doubtful, "、") + "。"
	}
	return s
}

// verdictColor is a verdict's colour.
func verdictColor(c charter.ItemCheck) fyne.ThemeColorName {
	switch {
	case c.Verdict == charter.Present:
		return kit.ColorGood
	case !c.Needed:
		return kit.ColorMuted
	case c.Verdict == charter.Doubtful:
		return kit.ColorDue
	}
	return kit.ColorBlock
}

const itemHint = "由程序按全文的用语初步核对。“缺”是没有找到，“存疑”是写得不明或者用语不常见，都请对照原文判断；“未写”的项目章程可以不写。双击一项，回到那一条。"

// checkItems shows the list of the charter that is shown.
func (v *charterView) checkItems() {
	b := v.p.Snap.Book
	c, ok := model.Find[model.Charter](b, v.id)
	if !ok {
		return
	}
	r := model.CharterStatus(b, c.EnterpriseID)
	r.Has, r.Charter = true, c // the version that is shown, whichever counts
	sheet := &page.Sheet{Title: "逐项核对：" + v.name(), Cancel: "关闭", Width: 900, Height: 620}
	list := v.itemList(sheet)
	list.SetRows(charter.ItemsOf(b, r))
	hint := widget.NewLabel(itemHint)
	hint.Wrapping, hint.Importance = fyne.TextWrapBreak, widget.LowImportance
	sheet.Content = container.NewBorder(hint, nil, nil, nil, list)
	sheet.Show(v.p.host)
}

func (v *charterView) itemList(sheet *page.Sheet) *kit.RecordList[charter.ItemCheck] {
	list := page.NewList(v.p.host, page.ListOf{ID: "charters.items", Title: "章程逐项核对"}, []kit.Column[charter.ItemCheck]{
		{ID: "name", Title: "项目", Width: 150, Text: func(c charter.ItemCheck) string { return c.Name }},
		{ID: "element", Title: "要素", Width: 88, Text: func(c charter.ItemCheck) string { return string(c.Element) }},
		{ID: "verdict", Title: "结论", Width: 66, Text: charter.ItemCheck.Word, Color: verdictColor},
		{ID: "articles", Title: "条号", Width: 130, Text: charter.ItemCheck.ArticlesText},
		{ID: "quote", Title: "依据的原文", Width: 420, Text: func(c charter.ItemCheck) string { return c.Quote }},
	})
	list.Key = func(c charter.ItemCheck) string { return c.ID }
	list.Empty = "这个版本没有章程全文。"
	list.OnOpen = func(c charter.ItemCheck) {
		for _, a := range v.text.articles {
			if len(c.Numbers) > 0 && a.Number == c.Numbers[0] {
				sheet.Hide()
				v.text.choose(a.ID)
				return
			}
		}
	}
	return list
}
