package intake

// Sheets of what the office itself sets.

import "partyledger/model"

var officeMappings = []Mapping{
	{Kind: model.KindOffice, Columns: map[string]Column{
		"ID": {Note: "固定为 office，可不填"}, "Unit": {Width: 34}, "PartyUnit": {Width: 38}, "RedHead": {Note: "如 中共某某集团有限公司委员会文件",
			Width: 38}, "DocPrefix": {Note: "如 某投党"}, "Addressee": {Note: "如 市国资委党委", Width: 24},
	}},
	{Kind: model.KindHoliday, Columns: map[string]Column{"Day": {Note: dayNote}}},
	{Kind: model.KindLocalRule, Columns: map[string]Column{"Limit": {Width: 24}, "Value": {Note: "只能比全国规定更严"}}},
	{Kind: model.KindRuleReview, Columns: map[string]Column{"Day": {Note: dayNote}}},
	{Kind: model.KindWaiver, Columns: map[string]Column{"Reason": {Width: 50}}},
}
