package staffing

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

var today = day.Of(2026, 11, 23)

// group is three enterprises: one that meets the standard, one that falls short and
// one whose headcount is not known; the standard is in force where asked for.
func group(inForce bool) *model.Book {
	standard := model.StaffingStandard{ID: "S", Name: "集团标准", Source: "集团文件", InForce: inForce, Numerator: model.OnlyFullTime,
		Denominator: model.ByTotal, Ratio: model.Percent(1), Minimum: 1, Rounding: model.RoundUp}
	records := []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务", Ownership: model.SoleState}, model.Enterprise{ID: "B", Name: "乙燃气", ParentID: "A",
			Ownership: model.WhollyState},
		model.Enterprise{ID: "C", Name: "丙公交", ParentID: "A", Ownership: model.WhollyState}, standard,
		model.Headcount{ID: "h1", EnterpriseID: "A", Day: day.Of(2026, 10, 31), Total: 100}, model.Headcount{ID: "h2", EnterpriseID: "B",
			Day: day.Of(2026, 10, 31), Total: 300},
		model.Person{ID: "p1", Name: "张甲"}, model.Person{ID: "p2", Name: "李乙"}, model.Person{ID: "p3", Name: "王丙"},
		model.Body{ID: "b1", EnterpriseID: "A", Name: "党群工作部", Setting: model.Independent, InManagement: true},
		model.Body{ID: "b2", EnterpriseID: "A", Name: "党委宣传部", Setting: model.Joint, JointWith: "办公室", Ended: day.Of(2025, 1, 1)},
		model.Post{ID: "q1", EnterpriseID: "A", BodyID: "b1", PersonID: "p1", Title: "部长", Field: model.PartyField,
			WorkTime: model.FullTime, From: day.Of(2024, 1, 1)},
		model.Post{ID: "q2", EnterpriseID: "A", BodyID: "b1", PersonID: "p2", Title: "干事", Field: model.PartyField,
			WorkTime: model.FullTime, From: day.Of(2023, 1, 1), To: day.Of(2025, 1, 1)},
		model.Post{ID: "q3", EnterpriseID: "B", PersonID: "p3", Title: "党务专员", Field: model.PartyField, WorkTime: model.FullTime,
			From: day.Of(2025, 1, 1)},
	}
	return model.BookOf(today, "", nil, records)
}

func onGroup(t *testing.T, inForce bool) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	host.Use(group(inForce))
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func names(rows []row) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.enterprise.ID)
	}
	return strings.Join(out, "")
}

// Each enterprise stands with its result; the chips count and filter them, the text
// filters by name, pinyin and standard.
func TestOverview(t *testing.T) {
	p, _ := onGroup(t, true)
	o := p.overview
	states := map[string]string{}
	for _, r := range o.list.Rows() {
		states[r.enterprise.ID] = r.state()
	}
	if want := map[string]string{"A": "达标", "B": "不达标", "C": "无法计算"}; len(states) != 3 || states["A"] != want["A"] ||
		states["B"] != want["B"] || states["C"] != want["C"] {
		t.Fatalf("states %v", states)
	}
	for i, want := range []string{"全部 3", "不达标 1", "达标 1", "无法计算 1", "不适用 0", "没有标准 0"} {
		if got := o.chips[i].Text(); got != want {
			t.Errorf("chip %q, want %q", got, want)
		}
	}
	o.chips[1].Tapped(nil)
	if got := names(o.list.Rows()); got != "B" {
		t.Errorf("falling short: %s", got)
	}
	o.chips[0].Tapped(nil)
	for text, want := range map[string]string{"燃气": "B", "jsw": "A", "集团标准": "ABC", "没有": ""} {
		o.filter.SetText(text)
		if got := names(o.list.Rows()); got != want {
			t.Errorf("%q finds %s, want %s", text, got, want)
		}
		if got := o.chips[0].Text(); got != "全部 "+strconv.Itoa(len(want)) {
			t.Errorf("%q: chip %q", text, got)
		}
	}
	o.filter.SetText("")
	for _, x := range []struct {
		column string
		up     bool
		want   string
	}{{"heads", true, "CAB"}, {"heads", false, "BAC"}, {"state", false, "BAC"}, {"full", true, "CAB"}} {
		o.list.SortBy(x.column, x.up)
		if got := names(o.list.Rows()); got != x.want {
			t.Errorf("by %s: %s, want %s", x.column, got, x.want)
		}
	}
}

// What the figures are made of is said of the selected enterprise, which leads on.
func TestOverviewDetail(t *testing.T) {
	p, host := onGroup(t, true)
	o := p.overview
	if !o.bodies.Disabled() || !strings.HasPrefix(o.detail.Text, "选中一户") {
		t.Errorf("nothing is selected, yet %q", o.detail.Text)
	}
	o.list.SelectKey("B/S")
	for _, want := range []string{"乙燃气：不达标，还缺2人", "实配1人（专职1人，兼职不计）", "职工总数300人（2026年10月31日）", "应配3人（300人×1%", "标准：集团标准（集团文件）"} {
		if !strings.Contains(o.detail.Text, want) {
			t.Errorf("%q is not in %q", want, o.detail.Text)
		}
	}
	o.posts.OnTapped()
	if p.Selected() != tabPosts || p.posts.list.Enterprise() != "B" || len(p.posts.list.List().Rows()) != 1 {
		t.Errorf("tab %d, enterprise %s", p.Selected(), p.posts.list.Enterprise())
	}
	o.list.SelectKey("C/S")
	if !strings.Contains(o.detail.Text, "请到“企业与党组织”登记") {
		t.Errorf("what is missing is not said: %q", o.detail.Text)
	}
	o.list.Menu(o.list.Selected())[2].Action()
	if len(host.Opened) != 1 || host.Opened[0] != (model.Ref{Kind: model.KindEnterprise, ID: "C"}) {
		t.Errorf("opened %v", host.Opened)
	}
}

// Without a standard in force only people are counted, and it is said what to do.
func TestWithoutStandard(t *testing.T) {
	p, host := onGroup(t, false)
	if got := p.overview.chips[5].Text(); got != "没有标准 3" {
		t.Errorf("chip %q", got)
	}
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "国家没有统一的党务工作人员配备比例") {
		t.Error("the notice is missing")
	}
	for _, r := range p.overview.list.Rows() {
		if r.judged() || r.part() != 0 {
			t.Errorf("%s is judged by nothing", r.enterprise.Name)
		}
	}
	host.Use(group(true))
	host.Show(p)
	if seen := pagetest.Seen(host.Window()); strings.Contains(seen, "国家没有统一的党务工作人员配备比例") {
		t.Error("the notice stays")
	}
}

// The lists show what is there; what has ended only if it is asked for, and another
// enterprise's only without a filter.
func TestBodiesAndPosts(t *testing.T) {
	p, _ := onGroup(t, true)
	bodies, posts := p.bodies.list.List(), p.posts.list.List()
	if len(bodies.Rows()) != 1 || len(posts.Rows()) != 2 {
		t.Fatalf("%d bodies, %d posts", len(bodies.Rows()), len(posts.Rows()))
	}
	p.about("A", tabBodies)
	if len(bodies.Rows()) != 1 || len(posts.Rows()) != 1 {
		t.Errorf("of A %d bodies, %d posts", len(bodies.Rows()), len(posts.Rows()))
	}
	p.Open(model.Ref{Kind: model.KindBody, ID: "b2"})
	if got := bodies.Selected(); p.Selected() != tabBodies || len(got) != 1 || got[0].Record.ID != "b2" || len(bodies.Rows()) != 2 {
		t.Errorf("an abolished body: %v", got)
	}
	p.Open(model.Ref{Kind: model.KindPost, ID: "q2"})
	if got := posts.Selected(); p.Selected() != tabPosts || len(got) != 1 || got[0].Record.ID != "q2" || len(posts.Rows()) != 3 {
		t.Errorf("a post that has ended: %v", got)
	}
	posts.SortBy("任职日期", true)
	if got := posts.Rows()[0].Record.ID + posts.Rows()[2].Record.ID; got != "q2q3" {
		t.Errorf("by day: %s", got)
	}
	table := bodies.Table(bodies.Rows())
	for _, want := range []string{"与办公室合署", "党群工作部", "2025-01-01"} {
		if !strings.Contains(table, want) {
			t.Errorf("%q is not in the list:\n%s", want, table)
		}
	}
	p.Open(model.Ref{Kind: model.KindStaffingStandard, ID: "S"})
	if got, ok := p.standards.list.Selected(); !ok || got.ID != "S" || p.Selected() != tabStandards {
		t.Errorf("standard %v", got)
	}
}

// Where the keys go depends on the tab.
func TestKeysByTab(t *testing.T) {
	p, host := onGroup(t, true)
	p.FocusFilter()
	if host.Window().Canvas().Focused() != fyne.Focusable(p.overview.filter) {
		t.Error("the filter of the first tab")
	}
	pagetest.CheckNewByTab(t, host, p, p.Select, map[int]string{tabOverview: "党务岗位：新增", tabBodies: "党务机构：新增", tabPosts: "党务岗位：新增",
		tabStandards: "配备标准：新增"})
}

// A body is registered; what cannot be is said under its field.
func TestNewBody(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	e := p.overview.rows[0].enterprise
	p.about(e.ID, tabBodies)
	before := len(p.bodies.list.List().Rows())
	p.New()
	pagetest.Fill(t, w, "设置方式", string(model.Joint))
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "机构名称"); !strings.Contains(got, "必填") {
		t.Errorf("without a name: %q", got)
	}
	pagetest.Fill(t, w, "机构名称", "统战工作部")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "合署部门"); !strings.Contains(got, "请填写合署部门") {
		t.Errorf("joint with nobody: %q", got)
	}
	pagetest.Fill(t, w, "合署部门", "办公室")
	pagetest.Fill(t, w, "设立日期", "2026-05-01")
	pagetest.Fill(t, w, "撤销日期", "2026-04-01")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "撤销日期"); !strings.HasPrefix(got, "撤销日期早于设立日期") {
		t.Errorf("ended before it began: %q", got)
	}
	pagetest.Fill(t, w, "撤销日期", "")
	pagetest.Press(t, w, "保存")
	if len(host.Failed) > 0 || host.Windows() != 0 {
		t.Fatalf("failed %v, %d windows", host.Failed, host.Windows())
	}
	host.Show(p)
	if got, ok := p.bodies.list.Selected(); !ok || got.Name != "统战工作部" || got.EnterpriseID != e.ID ||
		len(p.bodies.list.List().Rows()) != before+1 {
		t.Errorf("selected %v", got)
	}
}

// A body is abolished once, with a day that is no earlier than its founding.
func TestEndBody(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabBodies)
	p.bodies.end()
	if len(host.Told) != 1 || !strings.Contains(host.Told[0], "选中一个机构") {
		t.Errorf("nothing selected: told %q", host.Told)
	}
	rows := p.bodies.list.List().Rows()
	x := rows[slices.IndexFunc(rows, func(r page.Row[model.Body]) bool {
		s := staffOf(p.Snap.Book, r.Record)
		return s.FullTime+s.PartTime > 0 && !r.Record.Founded.IsZero()
	})].Record
	p.bodies.list.Select(x.ID)
	p.bodies.end()
	if seen := pagetest.Seen(w); !strings.Contains(seen, "岗位请另行登记离任") || !strings.Contains(seen, x.Name) {
		t.Errorf("its staff is not spoken of: %s", seen)
	}
	pagetest.Fill(t, w, "撤销日期", x.Founded.AddDays(-1).String())
	pagetest.Press(t, w, "登记撤销")
	if got := pagetest.Wrong(t, w, "撤销日期"); !strings.HasPrefix(got, "撤销日期早于设立日期") {
		t.Errorf("ended before it began: %q", got)
	}
	pagetest.Fill(t, w, "撤销日期", "")
	pagetest.Press(t, w, "登记撤销")
	if got := pagetest.Wrong(t, w, "撤销日期"); !strings.Contains(got, "必填") {
		t.Errorf("without a day: %q", got)
	}
	pagetest.Fill(t, w, "撤销日期", p.Snap.Today.String())
	pagetest.Press(t, w, "登记撤销")
	if got, _ := model.Find[model.Body](host.Snapshot().Book, x.ID); got.Ended != p.Snap.Today || len(host.Failed) > 0 {
		t.Fatalf("ended %s, failed %v", got.Ended, host.Failed)
	}
	host.Show(p)
	p.Open(model.Ref{Kind: model.KindBody, ID: x.ID})
	p.bodies.end()
	if host.Windows() != 0 || !strings.Contains(host.Told[len(host.Told)-1], "已登记于2026-11-23撤销") {
		t.Errorf("ended twice: told %q", host.Told)
	}
}

// A post is registered from its body's menu, for a person found by pinyin; a body of
// another enterprise and days in the wrong order are refused.
func TestNewPost(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	body := p.bodies.list.List().Rows()[0].Record
	other := p.bodies.list.List().Rows()
	elsewhere := func(r page.Row[model.Body]) bool { return r.Record.EnterpriseID != body.EnterpriseID }
	foreign := other[slices.IndexFunc(other, elsewhere)].Record
	who := model.Everywhere[model.Person](p.Snap.Book)[50]
	p.bodies.list.Select(body.ID)
	p.bodies.list.List().Menu(p.bodies.list.List().Selected())[2].Action()
	if p.Selected() != tabPosts {
		t.Fatalf("tab %d", p.Selected())
	}
	p.posts.list.Edit(model.Post{EnterpriseID: body.EnterpriseID, BodyID: foreign.ID, Field: model.PartyField, WorkTime: model.FullTime,
		From: p.Snap.Today}, true)
	pagetest.Fill(t, w, "人员", who.ID)
	pagetest.Fill(t, w, "岗位名称", "党建专员")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "党务工作机构"); !strings.Contains(got, "请选本企业的") {
		t.Errorf("a body of another enterprise: %q", got)
	}
	host.Key(fyne.KeyEscape)
	pagetest.Press(t, w, "不保存")
	pagetest.Fill(t, w, "人员", who.ID)
	pagetest.Fill(t, w, "岗位名称", "党建专员")
	pagetest.Fill(t, w, "离任日期", p.Snap.Today.AddDays(-1).String())
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "离任日期"); !strings.Contains(got, "早于任职日期") {
		t.Errorf("left before the beginning: %q", got)
	}
	pagetest.Fill(t, w, "离任日期", "")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if got, ok := p.posts.list.Selected(); !ok || got.PersonID != who.ID || got.BodyID != body.ID || len(host.Failed) > 0 {
		t.Errorf("selected %+v, failed %v", got, host.Failed)
	}
}

// Someone leaves a post, once; who is not selected, or has left, does not.
func TestEndPost(t *testing.T) {
	p, host := shown(t, true, 1)
	p.posts.end()
	x := p.posts.list.List().Rows()[0].Record
	p.posts.list.Select(x.ID)
	p.posts.end()
	pagetest.Press(t, host.Window(), "登记离任")
	host.Show(p)
	if got, _ := model.Find[model.Post](p.Snap.Book, x.ID); got.To != p.Snap.Today {
		t.Fatalf("left %s, failed %v", got.To, host.Failed)
	}
	if rows := p.posts.list.List().Rows(); slices.ContainsFunc(rows, func(r page.Row[model.Post]) bool { return r.Record.ID == x.ID }) {
		t.Error("who has left is in the list")
	}
	p.Open(model.Ref{Kind: model.KindPost, ID: x.ID})
	p.posts.end()
	if host.Windows() != 0 || !strings.Contains(host.Told[0], "选中一个岗位") || !strings.Contains(host.Told[len(host.Told)-1], "已登记于") {
		t.Errorf("told %q", host.Told)
	}
}

// What someone else changed meanwhile is not overwritten, and what was typed stays.
func TestChangedMeanwhile(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	x := p.posts.list.List().Rows()[0].Record
	p.posts.list.Edit(x, false)
	other := x
	other.Title = "别人改的"
	if _, err := host.Ledger.SaveEdited(context.Background(), "别处修改", x, other); err != nil {
		t.Fatal(err)
	}
	pagetest.Fill(t, w, "岗位名称", "我改的")
	pagetest.Press(t, w, "保存")
	host.Reload()
	got, _ := model.Find[model.Post](host.Snapshot().Book, x.ID)
	if len(host.Failed) != 1 || got.Title != "别人改的" || host.Windows() != 1 || !strings.Contains(pagetest.Seen(w), "我改的") {
		t.Errorf("failed %v, title %s, %d windows", host.Failed, got.Title, host.Windows())
	}
}

// A standard is put in force after a question that names it, and out of it again;
// one that lacks its document is not, and its form says why.
func TestSwitchForce(t *testing.T) {
	p, host := shown(t, true, 1)
	p.Select(tabStandards)
	p.standards.switchForce() // nothing is selected
	if !p.standards.force.Disabled() || len(host.Asked) > 0 {
		t.Error("a standard that is not selected is switched")
	}
	var x model.StaffingStandard
	for _, r := range p.standards.list.List().Rows() {
		if r.Record.InForce {
			x = r.Record
		}
	}
	p.standards.list.Select(x.ID)
	if p.standards.force.Text != "停用…" || !strings.Contains(p.standards.detail.Text, "试算") {
		t.Errorf("button %q, words %q", p.standards.force.Text, p.standards.detail.Text)
	}
	host.Answer = false
	p.standards.switchForce()
	host.Answer = true
	p.standards.switchForce()
	host.Show(p)
	if got, _ := model.Find[model.StaffingStandard](p.Snap.Book, x.ID); got.InForce || len(host.Asked) != 2 ||
		!strings.Contains(host.Asked[1], x.Name) {
		t.Fatalf("in force %v, asked %q", got.InForce, host.Asked)
	}
	p.standards.list.Select(x.ID)
	p.standards.switchForce()
	host.Show(p)
	if got, _ := model.Find[model.StaffingStandard](p.Snap.Book, x.ID); !got.InForce {
		t.Fatalf("not in force again; failed %v", host.Failed)
	}

	bare := model.StaffingStandard{ID: host.NewID(model.KindStaffingStandard), Name: "没有依据的标准", Numerator: model.OnlyFullTime,
		Denominator: model.ByTotal, Ratio: model.Percent(2)}
	host.Save("新增标准", nil, bare)
	host.Show(p)
	p.standards.list.Select(bare.ID)
	p.standards.switchForce()
	if last := host.Told[len(host.Told)-1]; !strings.Contains(last, "还不能启用") || !strings.Contains(last, "依据文件") {
		t.Errorf("told %q", last)
	}
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "配备标准：修改") || len(host.Asked) != 3 {
		t.Errorf("its form is not shown; asked %q", host.Asked)
	}
	if got, _ := model.Find[model.StaffingStandard](host.Snapshot().Book, bare.ID); got.InForce {
		t.Error("in force without a document")
	}
}

// The trial over the form follows what is typed.
func TestTrialWhileTyping(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabStandards)
	p.New()
	pagetest.Fill(t, w, "标准名称", "试算标准")
	pagetest.Fill(t, w, "最少人数", "7")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "最少7人") {
		t.Errorf("no trial with 7: %s", seen[:200])
	}
	if got := trial(model.BookOf(today, "", nil, nil), model.StaffingStandard{}); !strings.Contains(got, "无法试算") {
		t.Errorf("a trial on nothing: %s", got)
	}
}
