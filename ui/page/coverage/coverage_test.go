package coverage

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
		for i, name := range []string{"units", "rates", "goals"} {
			p.Select(i)
			host.Picture("coverage-"+name+suffix, 1150, 640)
		}
		p.Select(tabRates)
		p.rates.goal.SetSelected(p.rates.goal.Options[2])
		host.Picture("coverage-goal"+suffix, 1150, 640)
		p.Select(tabUnits)
		p.units.chips[3].Pressed()
		p.units.list.Select(p.units.list.List().Rows()[0].Record.ID)
		p.units.askDone()
		host.Picture("coverage-act"+suffix, 1150, 640)
		host.Key("Escape")
		p.units.list.Edit(p.units.list.List().Rows()[0].Record, false)
		host.Picture("coverage-form"+suffix, 1150, 640)
	})
}

func TestEmpty(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, false, 1)
	for i, name := range []string{"units", "rates", "goals"} {
		p.Select(i)
		host.Picture("coverage-empty-"+name, 1150, 640)
	}
	if !p.units.fill.Disabled() || p.units.fill.Text != "补齐所属企业…" {
		t.Errorf("nothing to fill, and %s", p.units.fill.Text)
	}
}

func TestTextSize(t *testing.T) {
	for i := range 3 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

var today = day.Of(2026, 11, 23)

// surveyed is two enterprises, one of them in the survey, with units in every state.
func surveyed(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	unit := func(id, name string, c model.UnitCategory, form model.CoverageForm, change func(*model.CoverageUnit)) model.CoverageUnit {
		u := model.CoverageUnit{ID: id, EnterpriseID: "A", Name: name, Category: c, From: day.Of(2025, 1, 1), Form: form,
			Formed: day.Of(2025, 6, 1), Members: 1, FullMembers: 1}
		change(&u)
		return u
	}
	task := func(until day.Day) func(*model.CoverageUnit) {
		return func(u *model.CoverageUnit) { u.Task, u.Deadline, u.List = "发展党员", until, model.ListRaise }
	}
	host.Save("试验", nil,
		model.Enterprise{ID: "A", Name: "甲水务集团", Ownership: model.SoleState}, model.Enterprise{ID: "B", Name: "乙燃气", ParentID: "A",
			Ownership: model.WhollyState},
		model.Organization{ID: "O", Name: "中共甲水务集团支部", EnterpriseID: "A", Type: model.Branch},
		unit("own", "甲水务集团", model.OwnUnit, model.FormedAlone, func(u *model.CoverageUnit) {
			u.Running, u.List = model.RunsWell,
				model.ListKeep
		}),
		unit("market", "某市场", model.MarketUnit, model.FormedJointly, func(u *model.CoverageUnit) {
			u.Running,
				u.PartyName = model.RunsBadly, "联合支部"
		}),
		unit("shop", "某面馆", model.TraderUnit, model.ByAdviser, task(today.AddDays(-1))),
		unit("due", "某茶馆", model.TraderUnit, model.ByMass, task(today)),
		unit("none", "某书店", model.SmallUnit, model.NotFormed, func(*model.CoverageUnit) {}),
		unit("gone", "某旧店", model.TraderUnit, model.ByMass, func(u *model.CoverageUnit) { u.Ended = day.Of(2026, 5, 1) }),
		model.CoverageGoal{ID: "g", EnterpriseID: "A", Category: model.GoalCategory(model.SmallTraders), Measure: model.TangibleRate,
			Rate: model.Percent(50), Day: day.Of(2026, 12, 31), Basis: "上级通知"},
	)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func shown(p *Page) string {
	var out []string
	for _, r := range p.units.list.List().Rows() {
		out = append(out, r.Record.ID)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// The chips count and show what is to be done; the category narrows both.
func TestChips(t *testing.T) {
	p, _ := surveyed(t)
	for i, want := range []string{"due market none own shop", "none", "market", "shop", "due", "own", "due shop", "market none"} {
		p.units.chips[i].Pressed()
		if got := shown(p); got != want {
			t.Errorf("%s: %s, want %s", groups[i].name, got, want)
		}
		if text := p.units.chips[i].Text(); text != groups[i].name+" "+string(rune('0'+len(strings.Fields(want)))) {
			t.Errorf("chip %s", text)
		}
	}
	p.units.chips[0].Pressed()
	p.units.category.SetSelected(string(model.SmallTraders))
	if got := shown(p); got != "due market none shop" || p.units.chips[3].Text() != "任务逾期 1" || p.units.chips[5].Text() != "巩固台账 0" {
		t.Errorf("small: %s, %s", got, p.units.chips[5].Text())
	}
	p.units.ended.SetChecked(true)
	if got := shown(p); got != "due gone market none shop" {
		t.Errorf("with what has left: %s", got)
	}
}

// What is asked for is shown whatever the filters.
func TestBring(t *testing.T) {
	p, _ := surveyed(t)
	p.units.category.SetSelected(string(model.OwnUnit))
	p.units.chips[2].Pressed()
	p.Open(model.Ref{Kind: model.KindCoverageUnit, ID: "gone"})
	if u, ok := p.units.list.Selected(); !ok || u.ID != "gone" || !p.units.done.Disabled() || !p.units.leave.Disabled() {
		t.Errorf("%+v", u)
	}
	p.Open(model.Ref{Kind: model.KindCoverageGoal, ID: "g"})
	if g, ok := p.goals.Selected(); !ok || g.ID != "g" || p.Selected() != tabGoals {
		t.Errorf("%+v", g)
	}
}

// A task is done once, not in days to come; how the unit stands is asked along.
func TestTaskDone(t *testing.T) {
	p, host := surveyed(t)
	w := host.Window()
	p.units.list.Select("none")
	if !p.units.done.Disabled() {
		t.Error("a unit without a task can be done")
	}
	p.units.list.Select("shop")
	p.units.askDone()
	pagetest.Fill(t, w, "任务完成日期", today.AddDays(1).String())
	pagetest.Press(t, w, "登记完成")
	if got := pagetest.Wrong(t, w, "任务完成日期"); !strings.Contains(got, "晚于今天") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, w, "任务完成日期", today.String())
	pagetest.Fill(t, w, "组建方式", string(model.FormedJointly))
	pagetest.Fill(t, w, "运转情况", string(model.RunsWell))
	pagetest.Press(t, w, "登记完成")
	host.Show(p)
	u, _ := model.Find[model.CoverageUnit](p.Snap.Book, "shop")
	if u.DoneDay != today || u.Form != model.FormedJointly || u.Running != model.RunsWell || u.Task != "发展党员" || len(host.Failed) > 0 {
		t.Errorf("%+v, failed %v", u, host.Failed)
	}
	p.units.list.Select("shop")
	if !p.units.done.Disabled() {
		t.Error("done twice")
	}
}

// A unit leaves the survey not before it came, and is then no longer counted.
func TestLeave(t *testing.T) {
	p, host := surveyed(t)
	w := host.Window()
	p.units.list.Select("market")
	p.units.askLeave()
	pagetest.Fill(t, w, "退出日期", "2024-12-31")
	pagetest.Press(t, w, "登记退出")
	if got := pagetest.Wrong(t, w, "退出日期"); !strings.Contains(got, "早于纳入排查日期（2025-01-01）") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, w, "退出日期", today.AddDays(-1).String())
	pagetest.Press(t, w, "登记退出")
	host.Show(p)
	if got := shown(p); got != "due none own shop" {
		t.Errorf("%s", got)
	}
}

// Enterprises that are not in the survey are put into it with what the ledger knows.
func TestFill(t *testing.T) {
	p, host := surveyed(t)
	if p.units.fill.Text != "补齐所属企业… 1" || p.units.fill.Disabled() {
		t.Fatalf("%s", p.units.fill.Text)
	}
	host.Answer = false
	p.units.askFill()
	if n := len(model.Everywhere[model.CoverageUnit](host.Snapshot().Book)); n != 6 || !strings.Contains(host.Asked[0], "乙燃气") {
		t.Fatalf("%d units without a yes, asked %q", n, host.Asked)
	}
	host.Answer = true
	p.units.askFill()
	host.Show(p)
	for _, u := range model.Everywhere[model.CoverageUnit](p.Snap.Book) {
		if u.EnterpriseID == "B" && u.Name == "乙燃气" && u.Form == model.NotFormed && u.ID != "" {
			if !p.units.fill.Disabled() {
				t.Error("there is still something to fill")
			}
			return
		}
	}
	t.Error("乙燃气 is not in the survey")
}

// The form says how a unit counts and refuses what cannot be.
func TestForm(t *testing.T) {
	p, host := surveyed(t)
	w := host.Window()
	p.New()
	pagetest.Press(t, w, "保存")
	for _, label := range []string{"所属（联系）企业", "单位名称"} {
		if got := pagetest.Wrong(t, w, label); !strings.Contains(got, "必填") {
			t.Errorf("%s left empty: %q", label, got)
		}
	}
	pagetest.Fill(t, w, "所属（联系）企业", "A")
	pagetest.Fill(t, w, "单位名称", "某超市")
	pagetest.Fill(t, w, "党员数", "2")
	pagetest.Fill(t, w, "正式党员数", "3")
	pagetest.Fill(t, w, "完成时限", "2027-01-31")
	pagetest.Press(t, w, "保存")
	if a, b := pagetest.Wrong(t, w, "正式党员数"), pagetest.Wrong(t, w, "完成时限"); !strings.Contains(a, "多于党员数") ||
		!strings.Contains(b, "还没有登记任务") {
		t.Errorf("%q %q", a, b)
	}
	if seen := pagetest.Seen(w); !strings.Contains(seen, "不计入覆盖。") {
		t.Error("it is not said that it is not covered")
	}
	pagetest.Fill(t, w, "组建方式", string(model.ByMass))
	if seen := pagetest.Seen(w); !strings.Contains(seen, "计入工作覆盖。") {
		t.Error("it is not said that work reaches it")
	}
	pagetest.Fill(t, w, "正式党员数", "2")
	pagetest.Fill(t, w, "任务", "培养骨干")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if u, ok := p.units.list.Selected(); !ok || u.Name != "某超市" || len(host.Failed) > 0 {
		t.Errorf("%+v, failed %v", u, host.Failed)
	}
}

// Of an enterprise of the ledger the form says what its register holds.
func TestFormOfOwn(t *testing.T) {
	b := model.BookOf(today, "", nil, []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState},
		model.Person{ID: "p", Name: "张甲", EnterpriseID: "A", Status: model.FullMember},
		model.Organization{ID: "O", Name: "甲公司支部", EnterpriseID: "A", Type: model.Branch}})
	got := unitWords(b, model.CoverageUnit{EnterpriseID: "A", Name: "甲公司", Category: model.OwnUnit, Members: 4, Form: model.NotFormed})
	if got != "不计入覆盖；党员名册现有党员1名（其中正式党员1名），以名册为准；党员数登记为4名，党员名册现有1名；组建方式登记为“未建”，台账中已有甲公司支部。" {
		t.Error(got)
	}
	if got := unitWords(b, model.CoverageUnit{EnterpriseID: "A", Name: "甲公司", Category: model.OwnUnit, Form: model.FormedAlone,
		Running: model.RunsFairly}); !strings.HasPrefix(got, "计入有形覆盖、工作覆盖、有效覆盖；") {
		t.Error(got)
	}
}

// The figures by category, the trend of what is selected, and the goal that is chosen
// and kept.
func TestRates(t *testing.T) {
	p, host := surveyed(t)
	var got []string
	for _, r := range p.rates.list.Rows() {
		got = append(got, strings.TrimSpace(r.name()))
	}
	if want := []string{"所属企业", "“小个专”小计", "小微企业", "个体工商户", "专业市场", "合计"}; !slices.Equal(got, want) {
		t.Errorf("rows %q", got)
	}
	p.Select(tabRates)
	p.rates.goal.SetSelected(p.rates.goal.Options[1])
	if text := p.rates.words.String(); !strings.Contains(text, "现在4个单位中1个达到要求，有形覆盖率25.0%，还差1个。未到期。依据：上级通知") {
		t.Error(text)
	}
	again := New(host).(*Page)
	host.Show(again)
	if again.rates.goal.Selected != p.rates.goal.Options[1] {
		t.Errorf("the goal was not kept: %s", again.rates.goal.Selected)
	}
	p.rates.list.OnOpen(p.rates.list.Rows()[1])
	if got := shown(p); p.Selected() != tabUnits || got != "due market none shop" {
		t.Errorf("opened %s", got)
	}
	p.rates.list.SortBy(string(model.TangibleRate), false)
	if r := p.rates.list.Rows()[0]; r.sum.Of(model.TangibleRate) != r.sum.Units {
		t.Errorf("the most covered is %s", r.name())
	}
}

// A goal is set with what it rests on; the form says how it stands.
func TestGoal(t *testing.T) {
	p, host := surveyed(t)
	w := host.Window()
	p.Select(tabGoals)
	p.New()
	pagetest.Press(t, w, "保存")
	for _, label := range []string{"目标", "依据"} {
		if got := pagetest.Wrong(t, w, label); !strings.Contains(got, "必填") {
			t.Errorf("%s left empty: %q", label, got)
		}
	}
	pagetest.Fill(t, w, "目标", "120%")
	pagetest.Fill(t, w, "依据", "集团要点")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "目标"); !strings.Contains(got, "100%") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, w, "目标", "80%")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "现在5个单位中2个达到要求，有形覆盖率40.0%，还差2个。") {
		t.Errorf("nothing is said of how it stands:\n%s", seen)
	}
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if g, ok := p.goals.Selected(); !ok || g.Rate != model.Percent(80) || g.EnterpriseID != "A" || len(host.Failed) > 0 {
		t.Errorf("%+v, failed %v", g, host.Failed)
	}
}

// Where the keys go depends on the tab.
func TestKeysByTab(t *testing.T) {
	p, host := surveyed(t)
	pagetest.CheckNewByTab(t, host, p, p.Select, map[int]string{tabUnits: "两个覆盖：新增", tabRates: "两个覆盖：新增", tabGoals: "覆盖率目标：新增"})
}

// What was changed elsewhere meanwhile is not overwritten.
func TestChangedMeanwhile(t *testing.T) {
	p, host := surveyed(t)
	w := host.Window()
	p.units.list.Select("due")
	p.units.askDone()
	u, _ := model.Find[model.CoverageUnit](p.Snap.Book, "due")
	other := u
	other.Who = "别人"
	if _, err := host.Ledger.SaveEdited(t.Context(), "别处修改", u, other); err != nil {
		t.Fatal(err)
	}
	pagetest.Press(t, w, "登记完成")
	host.Reload()
	got, _ := model.Find[model.CoverageUnit](host.Snapshot().Book, "due")
	if len(host.Failed) != 1 || got.Who != "别人" || !got.DoneDay.IsZero() {
		t.Errorf("failed %v, %+v", host.Failed, got)
	}
}
