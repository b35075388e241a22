package pagetest_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/charters"
	"partyledger/ui/page/coverage"
	"partyledger/ui/page/desk"
	"partyledger/ui/page/development"
	"partyledger/ui/page/exchange"
	"partyledger/ui/page/members"
	"partyledger/ui/page/pagetest"
	"partyledger/ui/page/rectify"
	"partyledger/ui/page/support"
)

// shownFigure is a headline figure as a page shows it: the groups of the pattern are the
// keys' values, or with “/” before the key its base.
type shownFigure struct {
	page    string
	make    func(page.Host) page.Page
	tab     int
	pattern string // %d is the year of the day
	keys    []string
}

var shownFigures = []shownFigure{
	{"desk", desk.New, 0, `应写入(\d+)户，已写入(\d+)户`, []string{"/ch.rate", "ch.rate"}},
	{"desk", desk.New, 0, `双向交流 ›\n(\d+)\n人次`, []string{"ex.year"}},
	{"desk", desk.New, 0, `发展党员 ›\n(\d+)\n名`, []string{"dev.year"}},
	{"members", members.New, 0, `党员(\d+)名，其中预备党员(\d+)名`, []string{"m.total", "m.prob"}},
	{"members", members.New, 0, `待审批(\d+)名，不计入`, []string{"m.pending"}},
	{"members", members.New, 0, `共(\d+)条`, []string{"m.roll"}},
	{"development", development.New, 0, `入党申请人\n(\d+)人`, []string{"stage.applicant"}},
	{"development", development.New, 0, `入党积极分子\n(\d+)人`, []string{"stage.activist"}},
	{"development", development.New, 0, `发展对象\n(\d+)人`, []string{"stage.prospect"}},
	{"development", development.New, 0, `待审批\n(\d+)人`, []string{"m.pending"}},
	{"development", development.New, 0, `预备党员\n(\d+)人`, []string{"m.prob"}},
	{"charters", charters.New, 0, `＝已写入(\d+)户÷应写入(\d+)户`, []string{"ch.rate", "/ch.rate"}},
	{"exchange", exchange.New, 1, `\n%d年\n\d*\n\d*\n(\d+)\n`, []string{"ex.year"}},
	{"rectify", rectify.New, 0, `全部 (\d+)\n逾期未完成 \d+\n整改中 \d+\n待销号 \d+\n已销号 (\d+)`, []string{"/rect.rate", "rect.rate"}},
	{"coverage", coverage.New, 1, `\n合计\n(\d+)\n`, []string{"/cov.tangible"}},
	{"support", support.New, 0, `%d年登记\d+户：.*，列入预算([\d.]+)万元.*实际支出([\d.]+)万元`, []string{"fund.plan", "fund.spent"}},
}

// TestPagesShowTheFigures holds the headline figures of the pages on six days against
// their one definition.
func TestPagesShowTheFigures(t *testing.T) {
	hosts, pages := map[string]*pagetest.Host{}, map[string]page.Page{}
	for _, s := range shownFigures {
		if hosts[s.page] == nil {
			hosts[s.page] = pagetest.New(t, true)
			pages[s.page] = s.make(hosts[s.page])
		}
	}
	seen, records := map[string]int{}, demo.Records()
	for _, on := range []day.Day{day.Of(2024, 12, 31), day.Of(2025, 3, 31), day.Of(2025, 6, 30), day.Of(2025, 12, 31),
		day.Of(2026, 6, 30), day.Of(2026, 11, 23)} {
		b := model.BookOf(on, "", nil, records)
		want := map[string]figure.Number{}
		for _, f := range figure.All(b) {
			want[f.Key], want["/"+f.Key] = f.Value, f.Base
		}
		for name, host := range hosts {
			host.Use(b)
			host.Show(pages[name])
		}
		for _, s := range shownFigures {
			host := hosts[s.page]
			for _, tabs := range pagetest.All[*kit.Tabs](host.Window()) {
				tabs.Select(s.tab)
			}
			text := pagetest.Seen(host.Window())
			for _, x := range pagetest.All[*kit.Text](host.Window()) {
				text += "\n" + x.Text
			}
			pattern := s.pattern
			if strings.Contains(pattern, "%d") {
				pattern = fmt.Sprintf(pattern, on.Year())
			}
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
				seen[s.pattern]++
				for i, key := range s.keys {
					if m[i+1] != want[key].String() {
						t.Errorf("%s: %s shows %q, %s is %s", on, s.page, m[0], key, want[key])
					}
				}
			}
		}
	}
	for _, s := range shownFigures {
		if seen[s.pattern] < 3 { // some are of no earlier year
			t.Errorf("%s shows %s %d times", s.page, s.pattern, seen[s.pattern])
		}
	}
}
