package data

// 签署设置: who signs each enterprise's reports, and what its papers bear.

import (
	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func newSigns(host page.Host) *page.Records[model.UnitSign] {
	return page.NewRecords(host, page.RecordsOptions[model.UnitSign]{
		ID: "data.signs", Bare: true, Plain: true,
		Sections: []kit.FormSection{
			{Title: "企业", Fields: []string{"EnterpriseID", "From", "To"}},
			{Title: "签署", Fields: []string{"Head", "Signer", "Checker", "Maker"}},
			{Title: "公文", Fields: []string{"RedHead", "DocPrefix", "Addressee", "Note"}},
		},
		Empty: "没有登记签署设置。点“新增”登记一户企业的负责人、审核人、制表人和红头。",
		New:   func(*model.Book) model.UnitSign { return model.UnitSign{} },
		Cols: []page.Col[model.UnitSign]{
			{Field: "EnterpriseID", Width: 260}, {Field: "Head"}, {Field: "Signer"}, {Field: "Checker"}, {Field: "Maker"},
			{Field: "RedHead", Width: 260}, {Field: "DocPrefix"}, {Field: "From"}, {Field: "To"},
		},
	})
}
