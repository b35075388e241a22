package work

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		host.Picture("work-year"+suffix, 1150, 640)
		p.Select(tabEntries)
		host.Picture("work-entries"+suffix, 1150, 640)
		p.Select(tabDone)
		host.Picture("work-done"+suffix, 1150, 640)
		p.Select(tabEntries)
		p.entries.New()
		host.Picture("work-form"+suffix, 1150, 640)
	})
}

func TestTextSize(t *testing.T) {
	for i := range 3 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

// arranged is one quarterly entry whose second quarter is done, one that comes
// once, and a branch whose term ends in the year.
func arranged(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	host.Save("试验", nil, []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务集团", Ownership: model.SoleState},
		model.Organization{ID: "O", Name: "中共甲水务支部委员会", EnterpriseID: "A", Type: model.Branch},
		model.Term{ID: "T", OrganizationID: "O", Elected: day.Of(2023, 12, 20)},
		model.WorkEntry{ID: "q", Title: "召开党员大会", First: day.Of(2026, 3, 31), Repeat: model.Quarterly},
		model.WorkEntry{ID: "o", Title: "报送总结", First: day.Of(2026, 11, 30), Repeat: model.Once, EnterpriseID: "A"},
		model.WorkDone{ID: "d", EntryID: "q", Due: day.Of(2026, 6, 30), Day: day.Of(2026, 6, 25)},
	}...)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	host.Told = nil
	p := New(host).(*Page)
	host.Show(p)
	p.open.SetChecked(false)
	return p, host
}

func shownLines(p *Page) string {
	var out []string
	for _, x := range p.list.Rows() {
		out = append(out, x.Due.String()+x.Title+string(x.state))
	}
	return strings.Join(out, "；")
}

// The year is in the order of its days; month, source and 只看未完成 narrow it.
func TestYear(t *testing.T) {
	p, host := arranged(t)
	const all = "2026-03-31召开党员大会逾期未完成；2026-06-30召开党员大会已完成；2026-09-30召开党员大会逾期未完成；2026-11-30报送总结本月到期；2026-12-20任期届满，进行换届选举待办；2026-12-31召开党员大会待办"
	if got := shownLines(p); got != all {
		t.Errorf("全年：%s", got)
	}
	p.open.SetChecked(true)
	if got := shownLines(p); strings.Contains(got, "已完成") || len(p.list.Rows()) != 5 {
		t.Errorf("未完成：%s", got)
	}
	p.open.SetChecked(false)
	p.source.SetSelected(string(model.FromTerm))
	if got := shownLines(p); got != "2026-12-20任期届满，进行换届选举待办" {
		t.Errorf("换届：%s", got)
	}
	p.list.OnOpen(p.list.Rows()[0])
	if host.Opened[0] != (model.Ref{Kind: model.KindTerm, ID: "T"}) {
		t.Error(host.Opened)
	}
	p.source.SetSelected(everySource)
	p.chips[12].Pressed()
	if got := shownLines(p); got != "2026-12-20任期届满，进行换届选举待办；2026-12-31召开党员大会待办" {
		t.Errorf("12月：%s", got)
	}
	p.chips[0].Pressed()
	p.year.SetSelected("2027年")
	if got := shownLines(p); len(p.list.Rows()) != 4 || !strings.HasPrefix(got, "2027-03-31召开党员大会待办") {
		t.Errorf("明年：%s", got)
	}
}

// What is done is recorded for its day; what the ledger works out is not.
func TestRecordDone(t *testing.T) {
	p, host := arranged(t)
	p.list.SelectKey(p.list.Rows()[4].key)
	if !p.record.Disabled() {
		t.Error("换届不是在这里登记完成的")
	}
	p.list.SelectKey(p.list.Rows()[0].key)
	if p.record.Disabled() {
		t.Fatal("逾期的工作不能登记完成")
	}
	p.askDone()
	pagetest.Fill(t, host.Window(), "完成日期", "")
	pagetest.Press(t, host.Window(), "登记")
	if got := pagetest.Wrong(t, host.Window(), "完成日期"); !strings.Contains(got, "必填") {
		t.Errorf("没有日期：%q", got)
	}
	pagetest.Fill(t, host.Window(), "完成日期", "2027-04")
	pagetest.Press(t, host.Window(), "登记")
	if got := pagetest.Wrong(t, host.Window(), "完成日期"); !strings.Contains(got, "晚于今天") {
		t.Errorf("还没有到的日期：%q", got)
	}
	pagetest.Fill(t, host.Window(), "完成日期", "2026-04-02")
	pagetest.Fill(t, host.Window(), "经办人", "孙戊己")
	pagetest.Press(t, host.Window(), "登记")
	done := model.Everywhere[model.WorkDone](host.Snapshot().Book)
	saved, ok := model.DoneFor(host.Snapshot().Book, "q", day.Of(2026, 3, 31))
	if !ok || len(done) != 2 || saved.Day != day.Of(2026, 4, 2) || saved.By != "孙戊己" {
		t.Errorf("%+v", done)
	}
	host.Show(p)
	if got := shownLines(p); !strings.HasPrefix(got, "2026-03-31召开党员大会已完成") {
		t.Errorf("登记以后：%s", got)
	}
}

// The form says when the work falls due, and refuses an end before the beginning.
func TestEntry(t *testing.T) {
	p, host := arranged(t)
	p.New()
	pagetest.Fill(t, host.Window(), "工作事项", "月度例会")
	pagetest.Fill(t, host.Window(), "首次完成期限", "2026-12-31")
	pagetest.Fill(t, host.Window(), "重复", "每月")
	if got := pagetest.Seen(host.Window()); !strings.Contains(got, "2026-12-31、2027-01-31、2027-02-28、2027-03-31……") {
		t.Errorf("没有说今后的日子：%s", got)
	}
	pagetest.Fill(t, host.Window(), "停止日期", "2026-01-01")
	pagetest.Press(t, host.Window(), "保存")
	if got := pagetest.Wrong(t, host.Window(), "停止日期"); !strings.Contains(got, "早于") || entries(host) != 2 {
		t.Errorf("%q，%d项", got, entries(host))
	}
}

// Usual arrangements are offered but for those that are there; only what is ticked
// is taken.
func TestUsual(t *testing.T) {
	p, host := arranged(t)
	p.askUsual()
	boxes := pagetest.All[*kit.Check](host.Window())
	if len(boxes) != len(usual(2026)) {
		t.Fatalf("%d offered", len(boxes))
	}
	pagetest.Press(t, host.Window(), "加入所选")
	if entries(host) != 2 || !strings.Contains(host.Told[0], "勾选") {
		t.Error("没有勾选也保存了")
	}
	boxes[0].SetChecked(true)
	boxes[4].SetChecked(true)
	pagetest.Press(t, host.Window(), "加入所选")
	if list := model.Everywhere[model.WorkEntry](host.Snapshot().Book); len(list) != 4 {
		t.Errorf("%+v", list)
	}
}

func entries(host *pagetest.Host) int {
	return len(model.Everywhere[model.WorkEntry](host.Snapshot().Book))
}

// The days for reference of a term are shown if they are asked for, are never late, and are
// counted on no month.
func TestReferenceDays(t *testing.T) {
	p, _ := arranged(t)
	months := p.chips[0].Text()
	if seen := shownLines(p); strings.Contains(seen, "报选举请示") {
		t.Errorf("shown unasked: %s", seen)
	}
	p.looked.SetChecked(true)
	seen := shownLines(p)
	for _, want := range []string{"2026-06-20提醒做好换届准备参考", "2026-08-20报选举请示参考", "2026-11-20报候选人预备人选请示参考", "2026-12-20任期届满，进行换届选举待办"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%s is not in\n%s", want, seen)
		}
	}
	if p.chips[0].Text() != months {
		t.Errorf("%s, was %s", p.chips[0].Text(), months)
	}
	for _, x := range p.list.Rows() {
		if x.Reference != (lookedColor(x) == kit.ColorMuted) {
			t.Errorf("%s %s: colour %q", x.Due, x.Title, lookedColor(x))
		}
	}
}
