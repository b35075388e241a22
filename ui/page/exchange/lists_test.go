package exchange

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

var today = day.Of(2026, 11, 23)

// sampleGroup is two enterprises with moves of three years, one of them still to come,
// and the leading people of the first.
func sampleGroup() *model.Book {
	move := func(id string, on day.Day, d model.Direction, from, to model.Rank, pay model.Checked) model.Exchange {
		return model.Exchange{ID: id, PersonID: "p1", EnterpriseID: "A", Direction: d, Day: on, FromPost: "原", ToPost: "现",
			FromRank: from, ToRank: to, SamePay: pay}
	}
	return model.BookOf(today, "", nil, []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务集团", ShortName: "甲水务", Ownership: model.SoleState}, model.Enterprise{ID: "B", Name: "乙燃气",
			ParentID: "A", Ownership: model.WhollyState},
		model.Organization{ID: "O", Name: "中共甲水务委员会", EnterpriseID: "A", Type: model.Committee},
		model.Person{ID: "p1", Name: "张甲"}, model.Person{ID: "p2", Name: "李乙"}, model.Person{ID: "p3", Name: "王丙"},
		model.CommitteeMember{ID: "c1", OrganizationID: "O", PersonID: "p1", Post: model.Secretary}, model.CommitteeMember{ID: "c2",
			OrganizationID: "O", PersonID: "p2", Post: model.FullDeputy},
		model.Appointment{ID: "a1", EnterpriseID: "A", PersonID: "p1", Organ: model.BoardOrgan, Post: model.Chairman,
			From: day.Of(2024, 1, 1), Reason: "上级批准"},
		model.Appointment{ID: "a2", EnterpriseID: "A", PersonID: "p3", Organ: model.ManagementOrgan, Post: model.GeneralManager,
			From: day.Of(2023, 1, 1)},
		model.Appointment{ID: "a3", EnterpriseID: "B", PersonID: "p3", Organ: model.ManagementOrgan, Post: model.DeputyManager,
			From: day.Of(2020, 1, 1), To: day.Of(2022, 12, 31)},
		move("m1", day.Of(2024, 3, 1), model.PartyToManagement, model.MiddleHead, model.MiddleHead, model.CheckedYes),
		move("m2", day.Of(2026, 5, 1), model.ManagementToParty, model.MiddleDeputy, model.MiddleHead, model.CheckedNo),
		move("m3", day.Of(2026, 2, 1), model.PartyToManagement, model.MiddleHead, model.MiddleDeputy, model.Unchecked),
		move("m4", day.Of(2026, 2, 2), model.PartyToManagement, "", model.MiddleDeputy, ""),
		move("m5", day.Of(2027, 1, 1), model.PartyToManagement, model.Staff, model.Staff, model.CheckedYes),
	})
}

func onGroup(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	host.Use(sampleGroup())
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func ids[T model.Record](rows []page.Row[T]) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.Record.Key())
	}
	return strings.Join(out, " ")
}

// The latest move is on top; year, direction and text narrow the list.
func TestMoves(t *testing.T) {
	p, _ := onGroup(t)
	m, list := p.moves, p.moves.list.List()
	if got := ids(list.Rows()); got != "m5 m2 m4 m3 m1" {
		t.Fatalf("moves %s", got)
	}
	if want := []string{page.EveryYear, "2027年", "2026年", "2024年"}; !slices.Equal(m.list.Year.Options, want) {
		t.Errorf("years %v", m.list.Year.Options)
	}
	for _, x := range []struct{ year, direction, want string }{
		{"2026年", "两个方向", "m2 m4 m3"}, {"2026年", string(model.PartyToManagement), "m4 m3"},
		{page.EveryYear, string(model.ManagementToParty), "m2"}, {page.EveryYear, "两个方向", "m5 m2 m4 m3 m1"},
	} {
		m.list.Year.SetSelected(x.year)
		m.list.Word.SetSelected(x.direction)
		if got := ids(list.Rows()); got != x.want {
			t.Errorf("%s, %s: %s, want %s", x.year, x.direction, got, x.want)
		}
	}
	list.SortBy("交流日期", true)
	if got := ids(list.Rows()); got != "m1 m3 m4 m2 m5" {
		t.Errorf("by day: %s", got)
	}
	m.list.Year.SetSelected("2024年")
	p.Open(model.Ref{Kind: model.KindExchange, ID: "m2"})
	if got, ok := m.list.Selected(); !ok || got.ID != "m2" || m.list.Year.Selected != page.EveryYear {
		t.Errorf("what was asked for is hidden by the filters: %v", got)
	}
}

// A choice of year that there is no longer gives way to all of them.
func TestYearsFollowTheLedger(t *testing.T) {
	p, host := onGroup(t)
	p.moves.list.Year.SetSelected("2024年")
	b := sampleGroup()
	moved, _ := model.Find[model.Exchange](b, "m1")
	moved.Day = day.Of(2026, 3, 1)
	host.Use(b.With(moved))
	host.Show(p)
	if p.moves.list.Year.Selected != page.EveryYear || len(p.moves.list.List().Rows()) != 5 {
		t.Errorf("year %s, %d rows", p.moves.list.Year.Selected, len(p.moves.list.List().Rows()))
	}
}

// Rank and pay are said in words, with the colour of what they mean.
func TestRankAndPayWords(t *testing.T) {
	for _, x := range []struct {
		from, to model.Rank
		words    string
		color    fyne.ThemeColorName
	}{
		{model.MiddleHead, model.MiddleHead, "职级相当（中层正职）", kit.ColorGood},
		{model.MiddleDeputy, model.MiddleHead, "高于原职级（中层副职→中层正职）", kit.ColorGood},
		{model.MiddleHead, model.MiddleDeputy, "低于原职级（中层正职→中层副职）", kit.ColorWarn},
		{"", model.MiddleDeputy, "职级未填全，无法核对", kit.ColorMuted}, {model.MiddleDeputy, "", "职级未填全，无法核对", kit.ColorMuted},
	} {
		e := model.Exchange{FromRank: x.from, ToRank: x.to}
		if rankWords(e) != x.words || rankColor(e) != x.color {
			t.Errorf("%s→%s: %s in %s", x.from, x.to, rankWords(e), rankColor(e))
		}
	}
	for pay, want := range map[model.Checked]string{model.CheckedYes: "待遇同级", model.CheckedNo: "待遇未按同级", model.Unchecked: "待遇未核",
		"": "待遇未核"} {
		if got := payWords(model.Exchange{SamePay: pay}); got != want {
			t.Errorf("%s: %s", pay, got)
		}
	}
	if payColor(model.Exchange{SamePay: model.CheckedNo}) != kit.ColorWarn || payColor(model.Exchange{}) != kit.ColorMuted {
		t.Error("colours of pay")
	}
}

// The years are summed up from the moves that have happened; the chart runs from
// the earliest on.
func TestSummary(t *testing.T) {
	p, _ := onGroup(t)
	rows := p.summary.list.Rows()
	want := []yearRow{{year: 2026, out: 2, in: 1, higher: 1, lower: 1, unknown: 1, no: 1, unchecked: 2}, {year: 2024, out: 1, equal: 1,
		yes: 1}}
	if !slices.Equal(rows, want) {
		t.Errorf("years %+v", rows)
	}
	c := chartOf(rows)
	if !slices.Equal(c.Labels, []string{"2024年", "2026年"}) || !slices.Equal(c.Series[0].Values, []float64{1, 2}) ||
		!slices.Equal(c.Series[1].Values, []float64{0, 1}) {
		t.Errorf("chart %+v", c)
	}
	p.summary.list.SortBy("合计", false)
	if got := p.summary.list.Rows()[0].year; got != 2026 {
		t.Errorf("the most in %d", got)
	}
}

// Of each enterprise it is shown who sits where, with reasons and what is found.
func TestCross(t *testing.T) {
	p, host := onGroup(t)
	c := p.cross
	p.Select(tabCross)
	if c.chosen() != "A" || len(c.groups.Rows()) != 2 {
		t.Fatalf("chosen %s of %d", c.chosen(), len(c.groups.Rows()))
	}
	by := map[string]person{}
	for _, r := range c.matrix.Rows() {
		by[r.name] = r
	}
	if x := by["张甲"]; x.flags() != "一肩挑" || x.PartyText() != "书记" || x.BoardText() != "董事长" || x.reasons != "董事长：上级批准" {
		t.Errorf("张甲: %s %+v", x.flags(), x)
	}
	if x := by["李乙"]; x.flags() != "专职副书记" {
		t.Errorf("李乙: %s", x.flags())
	}
	if x := by["王丙"]; x.flags() != "" || x.ManagementText() != "总经理" {
		t.Errorf("王丙: %s %+v", x.flags(), x)
	}
	if !strings.HasPrefix(c.title.Text, "甲水务集团：班子成员2人，交叉任职1人（进入董事会1人") || !strings.Contains(c.title.Text, "专职副书记1人") {
		t.Errorf("title %s", c.title.Text)
	}
	c.matrix.OnOpen(by["张甲"])
	if len(host.Opened) != 1 || host.Opened[0].ID != "p1" {
		t.Errorf("opened %v", host.Opened)
	}
	c.groups.SelectKey("B")
	if len(c.matrix.Rows()) != 0 || !strings.Contains(c.title.Text, "没有登记党组织班子成员") {
		t.Errorf("B: %d rows, %s", len(c.matrix.Rows()), c.title.Text)
	}
	c.groups.SelectAll()
	if !c.add.Disabled() || !strings.Contains(c.title.Text, "请在左侧选择") {
		t.Errorf("two enterprises: %s", c.title.Text)
	}
	c.groups.SortBy("party", true)
	if got := c.groups.Rows()[0].enterprise.ID; got != "B" {
		t.Errorf("the fewest in %s", got)
	}
}

// What the rules find of an enterprise stands under its matrix.
func TestCrossFindings(t *testing.T) {
	p, _ := shown(t, true, 1)
	for _, g := range p.cross.groups.Rows() {
		if len(g.findings) == 0 {
			continue
		}
		p.cross.groups.SelectKey(g.enterprise.ID)
		if got := p.cross.notes.Text; strings.Count(got, "【") != len(g.findings) || !strings.Contains(got, "】") {
			t.Errorf("%d findings, notes %q", len(g.findings), got)
		}
		return
	}
	t.Error("the sample has no finding about cross-appointments")
}

// Posts that are over are shown only if they are asked for.
func TestAppointments(t *testing.T) {
	p, _ := onGroup(t)
	list := p.appointments.list.List()
	if got := ids(list.Rows()); got != "a1 a2" {
		t.Fatalf("posts %s", got)
	}
	p.cross.groups.SelectKey("A")
	p.cross.edit.OnTapped()
	if got := ids(list.Rows()); p.Selected() != tabAppointments || got != "a1 a2" || p.appointments.list.Enterprise() != "A" {
		t.Errorf("of A: %s", got)
	}
	p.Open(model.Ref{Kind: model.KindAppointment, ID: "a3"})
	if got, ok := p.appointments.list.Selected(); !ok || got.ID != "a3" || ids(list.Rows()) != "a1 a2 a3" {
		t.Errorf("one that is over: %v", got)
	}
	list.SortBy("任职日期", true)
	if got := ids(list.Rows()); got != "a3 a2 a1" {
		t.Errorf("by day: %s", got)
	}
}

// What is asked for and not there is told.
func TestNotThere(t *testing.T) {
	p, host := onGroup(t)
	p.Open(model.Ref{Kind: model.KindExchange, ID: "gone"})
	host.Use(sampleGroup().At(today, "B"))
	host.Show(p)
	p.Open(model.Ref{Kind: model.KindAppointment, ID: "a1"})
	if len(host.Told) != 2 || host.Told[0] != page.NotFound || !strings.Contains(host.Told[1], "不在所选范围内") {
		t.Errorf("told %q", host.Told)
	}
}

// Where the keys go depends on the tab.
func TestKeysByTab(t *testing.T) {
	p, host := onGroup(t)
	pagetest.CheckNewByTab(t, host, p, p.Select, map[int]string{tabMoves: "双向交流：新增", tabSummary: "双向交流：新增", tabCross: "领导任职：新增",
		tabAppointments: "领导任职：新增"})
}

// A move is registered; rank and pay are said while they are filled in.
func TestNewMove(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	who := model.Everywhere[model.Person](p.Snap.Book)[7]
	p.New()
	pagetest.Press(t, w, "保存")
	for _, label := range []string{"人员", "企业", "原职务", "现职务"} {
		if got := pagetest.Wrong(t, w, label); !strings.Contains(got, "必填") {
			t.Errorf("%s left empty: %q", label, got)
		}
	}
	pagetest.Fill(t, w, "人员", who.ID)
	pagetest.Fill(t, w, "企业", who.EnterpriseID)
	pagetest.Fill(t, w, "原职务", "党建部副部长")
	pagetest.Fill(t, w, "现职务", "运营部副部长")
	pagetest.Fill(t, w, "原职级", string(model.MiddleDeputy))
	pagetest.Fill(t, w, "现职级", string(model.MiddleDeputy))
	pagetest.Fill(t, w, "待遇执行同级标准", string(model.CheckedYes))
	if seen := pagetest.Seen(w); !strings.Contains(seen, "职级相当（中层副职）　待遇同级") {
		t.Errorf("nothing is said while it is filled in")
	}
	pagetest.Fill(t, w, "交流日期", p.Snap.Today.AddDays(1).String())
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "交流日期"); !strings.Contains(got, "晚于今天") {
		t.Errorf("a move to come: %q", got)
	}
	pagetest.Fill(t, w, "交流日期", "2026年13月1日")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "交流日期"); got == "" {
		t.Error("a day that is none was taken")
	}
	pagetest.Fill(t, w, "交流日期", p.Snap.Today.String())
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if got, ok := p.moves.list.Selected(); !ok || got.PersonID != who.ID || got.ToPost != "运营部副部长" || len(host.Failed) > 0 {
		t.Errorf("selected %+v, failed %v", got, host.Failed)
	}
}

// Someone is removed from a post once, not before the beginning.
func TestEndAppointment(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabAppointments)
	p.appointments.end()
	if !strings.Contains(host.Told[0], "选中一条任职") {
		t.Errorf("told %q", host.Told)
	}
	rows := p.appointments.list.List().Rows()
	x := rows[slices.IndexFunc(rows, func(r page.Row[model.Appointment]) bool { return !r.Record.From.IsZero() })].Record
	p.appointments.list.Select(x.ID)
	p.appointments.end()
	pagetest.Fill(t, w, "免职日期", x.From.AddDays(-1).String())
	pagetest.Press(t, w, "登记免职")
	if got := pagetest.Wrong(t, w, "免职日期"); !strings.Contains(got, "早于任职日期（"+x.From.String()) {
		t.Errorf("removed before the beginning: %q", got)
	}
	pagetest.Fill(t, w, "免职日期", p.Snap.Today.String())
	pagetest.Press(t, w, "登记免职")
	host.Show(p)
	if got, _ := model.Find[model.Appointment](p.Snap.Book, x.ID); got.To != p.Snap.Today || len(host.Failed) > 0 {
		t.Fatalf("removed %s, failed %v", got.To, host.Failed)
	}
	if rows := p.appointments.list.List().Rows(); slices.ContainsFunc(rows,
		func(r page.Row[model.Appointment]) bool { return r.Record.ID == x.ID }) {
		t.Error("who was removed is in the list")
	}
	p.Open(model.Ref{Kind: model.KindAppointment, ID: x.ID})
	p.appointments.end()
	if host.Windows() != 0 || !strings.Contains(host.Told[len(host.Told)-1], "已登记于") {
		t.Errorf("removed twice: told %q", host.Told)
	}
}

// From the matrix a post is registered for the enterprise that is chosen there.
func TestNewAppointmentFromTheMatrix(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabCross)
	g := p.cross.groups.Rows()[2]
	p.cross.groups.SelectKey(g.enterprise.ID)
	p.cross.add.OnTapped()
	who := model.Everywhere[model.Person](p.Snap.Book)[9]
	pagetest.Fill(t, w, "人员", who.ID)
	pagetest.Fill(t, w, "职务", string(model.Director))
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if len(host.Failed) > 0 || p.cross.chosen() != g.enterprise.ID {
		t.Fatalf("failed %v, chosen %s", host.Failed, p.cross.chosen())
	}
	if !slices.ContainsFunc(p.cross.matrix.Rows(), func(r person) bool { return r.PersonID == who.ID && r.BoardText() == "董事" }) {
		t.Error("the new post is not in the matrix")
	}
}

// What someone else changed meanwhile is not overwritten, and what was typed stays.
func TestChangedMeanwhile(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	x := p.moves.list.List().Rows()[0].Record
	p.moves.list.Edit(x, false)
	other := x
	other.ToPost = "别人改的"
	if _, err := host.Ledger.SaveEdited(context.Background(), "别处修改", x, other); err != nil {
		t.Fatal(err)
	}
	pagetest.Fill(t, w, "现职务", "我改的")
	pagetest.Press(t, w, "保存")
	host.Reload()
	got, _ := model.Find[model.Exchange](host.Snapshot().Book, x.ID)
	if len(host.Failed) != 1 || got.ToPost != "别人改的" || host.Windows() != 1 || !strings.Contains(pagetest.Seen(w), "我改的") {
		t.Errorf("failed %v, post %s, %d windows", host.Failed, got.ToPost, host.Windows())
	}
}
