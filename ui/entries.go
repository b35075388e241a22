package ui

// The navigation: a page is registered by a line.

import (
	"partyledger/ui/page"
	"partyledger/ui/page/care"
	"partyledger/ui/page/charters"
	"partyledger/ui/page/coverage"
	"partyledger/ui/page/data"
	"partyledger/ui/page/desk"
	"partyledger/ui/page/development"
	"partyledger/ui/page/dues"
	"partyledger/ui/page/exchange"
	"partyledger/ui/page/life"
	"partyledger/ui/page/members"
	"partyledger/ui/page/papers"
	"partyledger/ui/page/rectify"
	"partyledger/ui/page/reports"
	"partyledger/ui/page/scoring"
	"partyledger/ui/page/staffing"
	"partyledger/ui/page/statistics"
	"partyledger/ui/page/support"
	"partyledger/ui/page/units"
	"partyledger/ui/page/work"
)

// Entries lists the pages in the navigation's order.
func Entries() []Entry {
	return []Entry{
		{ID: "desk", Title: "工作台", Help: "开始使用", Key: "1", New: desk.New},
		{ID: "units", Title: "企业与党组织", Help: "年初", Key: "2", Kinds: units.Kinds, New: units.New},
		{ID: "charters", Title: "章程", Help: "章程", Key: "3", Kinds: charters.Kinds, New: charters.New},
		{ID: "staffing", Title: "党务力量", Help: "党务力量", Key: "4", Kinds: staffing.Kinds, New: staffing.New},
		{ID: "exchange", Title: "双向交流", Help: "双向交流", Key: "5", Kinds: exchange.Kinds, New: exchange.New},
		{ID: "development", Title: "发展党员", Help: "发展党员", Key: "6", Kinds: development.Kinds, New: development.New},
		{ID: "members", Title: "党员名册", Help: "党员名册", Key: "7", Kinds: members.Kinds, New: members.New},
		{ID: "life", Title: "组织生活", Help: "组织生活", Kinds: life.Kinds, New: life.New},
		{ID: "dues", Title: "党费", Help: "党费", Kinds: dues.Kinds, New: dues.New},
		{ID: "support", Title: "保障", Help: "保障", Kinds: support.Kinds, New: support.New},
		{ID: "care", Title: "联系与关怀", Help: "联系与关怀", Kinds: care.Kinds, New: care.New},
		{ID: "coverage", Title: "两个覆盖", Help: "两个覆盖", Kinds: coverage.Kinds, New: coverage.New},
		{ID: "rectify", Title: "整改督查", Help: "整改督查", Kinds: rectify.Kinds, New: rectify.New},
		{ID: "work", Title: "年度工作", Help: "年度工作", Kinds: work.Kinds, New: work.New},
		{ID: "scoring", Title: "考核自评", Help: "考核自评", Kinds: scoring.Kinds, New: scoring.New},
		{ID: "papers", Title: "文书", Help: "文书", Kinds: papers.Kinds, New: papers.New},
		{ID: "statistics", Title: "党内统计", Help: "党内统计", Kinds: statistics.Kinds, New: statistics.New},
		{ID: "reports", Title: "报表中心", Help: "年底", Key: "8", Kinds: reports.Kinds, New: reports.New},
		{ID: "data", Title: "数据与设置", Help: "数据安全", Key: "9", Kinds: data.Kinds, New: data.New},
	}
}

var _ page.Page
