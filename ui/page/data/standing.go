package data

// 固定文字: what the office says in its annual report in words of its own.

import (
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func newStanding(host page.Host) *page.Records[model.StandingText] {
	return page.NewRecords(host, page.RecordsOptions[model.StandingText]{
		ID: "data.standing", Bare: true, Plain: true,
		Sections: []kit.FormSection{{Fields: []string{"Place", "Order", "Off", "Text"}}},
		Empty:    "没有固定文字。点“新增”写一段，如报告开头的总体评价、下一步的工作打算；每个自然段一行。",
		New: func(b *model.Book) model.StandingText {
			return model.StandingText{Place: model.AtOpening, Order: len(model.Everywhere[model.StandingText](b)) + 1}
		},
		Cols: []page.Col[model.StandingText]{
			{Field: "Place"}, {Field: "Order"}, {Field: "Text", Width: 700},
			{Title: "使用", Width: 90, Text: func(_ *model.Book, t model.StandingText) string {
				if t.Off {
					return "暂不使用"
				}
				return "使用"
			}},
		},
	})
}
