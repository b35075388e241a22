package rectify

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		for i, name := range []string{"problems", "visits", "duties", "grades"} {
			p.Select(i)
			host.Picture("rectify-"+name+suffix, 1150, 640)
		}
		p.Select(tabProblems)
		p.problems.list.Select("ZG004")
		host.Picture("rectify-chosen"+suffix, 1150, 640)
		p.problems.askDone()
		host.Picture("rectify-act"+suffix, 1150, 640)
	})
}

func TestTextSize(t *testing.T) {
	for i := range 4 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

// A problem that rests on a missing entry is set to go up only once it is said that it was not
// done; that is asked beside it, too.
func TestAskBeforeGoingUp(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	list := model.Everywhere[model.Rectification](host.Snapshot().Book)
	r := list[slices.IndexFunc(list, func(r model.Rectification) bool { return r.RuleID == "A-06" })]
	p.problems.list.Select(r.ID)
	if p.problems.entry.Disabled() || !strings.Contains(p.problems.detail.String(), "没做还是没录：没做（孙戊己") {
		t.Error(p.problems.detail.String())
	}
	p.problems.entry.OnTapped()
	pagetest.Fill(t, host.Window(), "核实结果", "没录")
	pagetest.Press(t, host.Window(), "保存")
	if got := pagetest.Wrong(t, host.Window(), "核实结果"); !strings.Contains(got, "请先取消上报") {
		t.Errorf("%q", got)
	}
}

// kept is an enterprise with problems of every state.
func kept(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	found := day.Of(2026, 3, 1)
	problem := func(id string, deadline, done, closed day.Day) model.Rectification {
		return model.Rectification{ID: id, EnterpriseID: "A", Problem: "问题" + id, Source: model.FromSelf, Found: found, Measure: "改",
			Who: "张甲", Deadline: deadline, DoneDay: done, ClosedDay: closed}
	}
	none := day.Day{}
	host.Save("试验", nil, []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务集团", Ownership: model.SoleState},
		problem("going", day.Of(2026, 12, 31), none, none), problem("late", day.Of(2026, 11, 22), none, none),
		problem("today", day.Of(2026, 11, 23), none, none),
		problem("done", day.Of(2026, 10, 1), day.Of(2026, 9, 1), none), problem("closed", day.Of(2026, 10, 1), day.Of(2026, 9, 1),
			day.Of(2026, 9, 5)),
		model.Oversight{ID: "v", EnterpriseID: "A", Overseer: model.ByGroup, Day: found, Matters: "半年检查", Problems: "记录不全",
			Deadline: day.Of(2026, 12, 1)},
	}...)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func states(p *Page) string {
	var out []string
	for _, r := range p.problems.list.List().Rows() {
		out = append(out, r.Record.ID+stateWords(p.problems.states[r.Record.ID]))
	}
	return strings.Join(out, " ")
}

// The most pressing stand on top; a chip shows those of one state.
func TestStates(t *testing.T) {
	p, _ := kept(t)
	if got := states(p); got != "late逾期未完成 today整改中 going整改中 done待销号 closed已销号" {
		t.Error(got)
	}
	p.problems.chips[1].Pressed()
	if got := states(p); got != "late逾期未完成" {
		t.Error(got)
	}
}

// A problem goes from done to closed to reopened and again to done; what was
// recorded before stays.
func TestLife(t *testing.T) {
	p, host := kept(t)
	w := host.Window()
	p.ShowRecord(model.Rectification{ID: "going"})
	if p.problems.done.Disabled() || !p.problems.closed.Disabled() || !p.problems.again.Disabled() {
		t.Fatal("整改中的问题只能登记完成")
	}
	p.problems.askDone()
	if seen := pagetest.Seen(w); strings.Count(seen, "*") != 2 {
		t.Errorf("没有标明两项必填：%s", seen)
	}
	pagetest.Fill(t, w, "整改完成日期", "2026-02-01")
	pagetest.Fill(t, w, "完成情况和佐证", "已改")
	pagetest.Press(t, w, "登记完成")
	if got := pagetest.Wrong(t, w, "整改完成日期"); !strings.Contains(got, "早于") {
		t.Errorf("早于发现日期：%q", got)
	}
	pagetest.Fill(t, w, "整改完成日期", "2027-11-01")
	pagetest.Press(t, w, "登记完成")
	if got := pagetest.Wrong(t, w, "整改完成日期"); !strings.Contains(got, "晚于今天") {
		t.Errorf("还没有到的日期：%q", got)
	}
	pagetest.Fill(t, w, "整改完成日期", "2026-11-01")
	pagetest.Press(t, w, "登记完成")
	host.Show(p)
	p.ShowRecord(model.Rectification{ID: "going"})
	p.problems.askClosed()
	pagetest.Fill(t, w, "销号日期", "2026-11-05")
	pagetest.Fill(t, w, "销号批准人", "李乙")
	pagetest.Press(t, w, "销号")
	host.Show(p)
	p.ShowRecord(model.Rectification{ID: "going"})
	if p.problems.again.Disabled() {
		t.Fatal("已销号的问题不能重开")
	}
	p.problems.askAgain()
	pagetest.Fill(t, w, "重开日期", "2026-11-10")
	pagetest.Fill(t, w, "新的整改期限", "2026-12-10")
	pagetest.Fill(t, w, "重开原因", "又出现了")
	pagetest.Press(t, w, "重开")
	host.Show(p)
	if got := states(p); !strings.Contains(got, "going整改中（重开）") {
		t.Errorf("重开以后：%s", got)
	}
	p.ShowRecord(model.Rectification{ID: "going"})
	p.problems.askDone()
	pagetest.Fill(t, w, "整改完成日期", "2026-11-20")
	pagetest.Fill(t, w, "完成情况和佐证", "彻底改了")
	pagetest.Press(t, w, "登记完成")
	b := host.Snapshot().Book
	r, _ := model.Find[model.Rectification](b, "going")
	o := model.ReopeningsOf(b, "going")
	if r.DoneDay != day.Of(2026, 11, 1) || r.Evidence != "已改" || r.ClosedBy != "李乙" || len(o) != 1 || o[0].DoneDay != day.Of(2026, 11,
		20) || o[0].Evidence != "彻底改了" {
		t.Errorf("%+v\n%+v", r, o)
	}
	host.Show(p)
	p.ShowRecord(model.Rectification{ID: "going"})
	text := p.problems.detail.String()
	for _, want := range []string{"2026-03-01发现（自查），限2026-12-31前完成。", "2026-11-01整改完成。已改", "2026-11-05销号，李乙批准。",
		"2026-11-10重开：又出现了（限2026-12-10前完成）。", "2026-11-20整改完成。彻底改了"} {
		if !strings.Contains(text, want) {
			t.Errorf("整改经过里没有“%s”：\n%s", want, text)
		}
	}
}

// A problem that the chosen state leaves out is neither told of nor acted on.
func TestChosenIsLeftOut(t *testing.T) {
	p, _ := kept(t)
	p.ShowRecord(model.Rectification{ID: "going"})
	p.problems.state = model.StateClosed
	p.problems.narrow()
	if text := p.problems.detail.String(); text != pick || !p.problems.done.Disabled() {
		t.Errorf("%q, done %v", text, !p.problems.done.Disabled())
	}
}

// A problem typed in by hand can name the inspection that found it.
func TestNamesOversight(t *testing.T) {
	p, host := kept(t)
	w := host.Window()
	p.problems.list.New()
	pagetest.Fill(t, w, "企业", "A")
	pagetest.Fill(t, w, "问题", "制度没有上墙")
	pagetest.Fill(t, w, "督查记录", "半年检查")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if r, ok := p.problems.list.Selected(); !ok || r.OversightID != "v" || len(host.Failed) > 0 {
		t.Errorf("%+v, failed %v", r, host.Failed)
	}
}

// A problem of an inspection begins with what the inspection found.
func TestFromOversight(t *testing.T) {
	p, host := kept(t)
	p.askProblem()
	if len(host.Told) == 0 || !strings.Contains(host.Told[len(host.Told)-1], "选中") {
		t.Error("没有选中督查也没有说")
	}
	p.ShowRecord(model.Oversight{ID: "v"})
	p.askProblem()
	pagetest.Fill(t, host.Window(), "整改责任人", "张甲")
	pagetest.Fill(t, host.Window(), "销号日期", "2026-11-01")
	pagetest.Press(t, host.Window(), "保存")
	if got := pagetest.Wrong(t, host.Window(), "销号日期"); !strings.Contains(got, "还没有登记整改完成日期") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, host.Window(), "销号日期", "")
	pagetest.Press(t, host.Window(), "保存")
	for _, r := range model.Everywhere[model.Rectification](host.Snapshot().Book) {
		if r.OversightID == "v" && r.Problem == "记录不全" && r.Deadline == day.Of(2026, 12, 1) && r.Source == model.FromSupervision {
			return
		}
	}
	t.Error("督查发现的问题没有列入")
}
