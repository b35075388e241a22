package care

import (
	"context"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

var tabNames = []string{"links", "help", "activities", "vanguards", "mass", "exemplars", "summary"}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		for i, name := range tabNames {
			p.Select(i)
			host.Picture("care-"+name+suffix, pagetest.Width, pagetest.Height)
		}
		p.openLink(p.links.list.List().Rows()[3].Record)
		host.Picture("care-link"+suffix, pagetest.Width, pagetest.Height)
		p.Back()
		p.help.open(p.help.List().Rows()[0].Record)
		host.Picture("care-help-form"+suffix, pagetest.Width, pagetest.Height)
	})
}

func TestEmpty(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, false, 1)
	for i, name := range tabNames {
		p.Select(i)
		host.Picture("care-empty-"+name, pagetest.Width, pagetest.Height)
	}
	p.FocusFilter()
	if p.Back() {
		t.Error("nothing to go back to")
	}
}

func TestTextSize(t *testing.T) {
	for i := range tabNames {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
	pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).openLink(p.(*Page).links.list.List().Rows()[3].Record) })
}

// linked is an expert who applied after the tie began, one who did before, and a tie
// that ended; help, activities and honours of two years.
func linked(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	host.Save("试验", nil, []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务集团", Ownership: model.SoleState}, model.Enterprise{ID: "B", Name: "乙燃气", ParentID: "A",
			Ownership: model.WhollyState},
		model.Organization{ID: "O", Name: "中共甲水务支部委员会", EnterpriseID: "A", Type: model.Branch},
		model.Organization{ID: "U", Name: "中共乙燃气支部委员会", EnterpriseID: "B", Type: model.Branch},
		model.Person{ID: "p1", Name: "张甲", EnterpriseID: "A"}, model.Person{ID: "p2", Name: "李乙", EnterpriseID: "A"},
		model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember},
		model.DevelopmentCase{ID: "d1", PersonID: "p1", OrganizationID: "O", Applied: day.Of(2026, 5, 1)},
		model.DevelopmentCase{ID: "d2", PersonID: "p2", OrganizationID: "O", Applied: day.Of(2024, 5, 1)},
		model.TalentLink{ID: "l1", PersonID: "p1", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c",
			From: day.Of(2026, 1, 1), Goal: "带出一支队伍"},
		model.TalentLink{ID: "l2", PersonID: "p2", TalentKind: model.ExpertSkilled, OrganizationID: "O", From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "l3", PersonID: "p2", TalentKind: model.ExpertYoung, OrganizationID: "U", From: day.Of(2023, 1, 1),
			To: day.Of(2023, 12, 31)},
		model.LinkNote{ID: "n1", LinkID: "l1", Day: day.Of(2026, 3, 4), By: "王丙", What: "谈了学习"},
		model.LinkNote{ID: "n2", LinkID: "l1", Day: day.Of(2026, 6, 4), What: "谈了攻关"},
		model.CareRecord{ID: "g1", PersonID: "p1", CareKind: model.CareIllness, Found: day.Of(2026, 3, 1), Need: "不便公开的情况",
			Helped: day.Of(2026, 3, 9), Amount: model.Yuan(800), Money: model.FromUnion},
		model.CareRecord{ID: "g2", PersonID: "p2", CareKind: model.CareHardship, Found: day.Of(2025, 3, 1)},
		model.Activity{ID: "a1", OrganizationID: "O", ActivityKind: model.PartyDay, Theme: "党日", Day: day.Of(2026, 7, 1), People: 12},
		model.Activity{ID: "a2", OrganizationID: "U", ActivityKind: model.Volunteering, Theme: "服务", Day: day.Of(2025, 7, 1), People: 9},
		model.Vanguard{ID: "v1", OrganizationID: "O", VanguardKind: model.ModelPost, Name: "示范岗", From: day.Of(2024, 7, 1),
			To: day.Of(2025, 7, 1)},
		model.MassOrganization{ID: "m1", EnterpriseID: "A", MassKind: model.UnionOrgan, Name: "甲工会", Elected: day.Of(2025, 1, 1), Years: 5},
		model.Exemplar{ID: "e1", EnterpriseID: "B", ExemplarKind: model.ModelCollective, Title: "先进党支部", Level: model.CityHonour,
			Day: day.Of(2026, 6, 30)},
	}...)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
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

// What became of an expert is worked out from the cases; ties that ended are shown
// only if they are asked for; the enterprise narrows the list.
func TestLinks(t *testing.T) {
	p, _ := linked(t)
	list := p.links.list.List()
	if got := ids(list.Rows()); got != "l1 l2" {
		t.Errorf("%s", got)
	}
	p.links.list.About("B")
	if got := ids(list.Rows()); got != "" {
		t.Errorf("of the other enterprise: %s", got)
	}
	if r := resultOf(p, "l1"); !r.Advanced() || r.Now != model.Applicant || r.Notes != 2 {
		t.Errorf("%+v", r)
	}
	if r := resultOf(p, "l2"); r.Advanced() {
		t.Error("联系以前就申请了，不算联系以来的进展")
	}
	p.Open(model.Ref{Kind: model.KindTalentLink, ID: "l3"})
	if p.link.id != "l3" || ids(list.Rows()) != "l1 l2 l3" {
		t.Errorf("open %q, %s", p.link.id, ids(list.Rows()))
	}
	list.SortBy("最近谈话", false)
	if got := ids(list.Rows()); !strings.HasPrefix(got, "l1") {
		t.Errorf("by the last talk: %s", got)
	}
}

// A tie's own page: facts, the line of time with the latest on top, and the way back.
func TestLinkPage(t *testing.T) {
	p, host := linked(t)
	p.links.list.Select("l1")
	row := p.links.list.List().Selected()[0]
	p.links.list.List().OnOpen(row)
	seen := pagetest.Seen(host.Window())
	for _, want := range []string{"张甲", "联系以来：2026.05提出入党申请", "中共甲水务支部委员会", "王丙", "2次，最近一次2026-06-04", "带出一支队伍", "未登记谈话人：谈了攻关"} {
		if !strings.Contains(seen, want) {
			t.Errorf("没有“%s”：\n%s", want, seen)
		}
	}
	l, _ := p.link.chosen()
	var got []string
	for _, e := range p.link.events(l, model.LinkOn(p.Snap.Book, l)) {
		got = append(got, e.day.String()+e.what)
	}
	if want := []string{"2026-06-04未登记谈话人：谈了攻关", "2026-05-01提出入党申请", "2026-03-04王丙：谈了学习", "2026-01-01开始联系"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	p.link.editNote(l, *model.Owned[model.LinkNote](p.Snap.Book, "l1")[0])
	pagetest.Fill(t, host.Window(), "谈话和帮助内容", "谈了学习和家庭")
	pagetest.Press(t, host.Window(), "保存")
	host.Show(p)
	if !strings.Contains(pagetest.Seen(host.Window()), "王丙：谈了学习和家庭") {
		t.Error("the changed note is not shown")
	}
	host.Key("Escape")
	if p.link.id != "" || len(p.content.Objects) != 1 || p.content.Objects[0] != p.Tabs.Content() {
		t.Error("no way back")
	}
	// What is wrong with a tie stands on its page.
	p.Open(model.Ref{Kind: model.KindTalentLink, ID: "l2"})
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "未登记联系人，请确定一名正式党员联系") {
		t.Errorf("the finding is not shown:\n%s", seen)
	}
	p.Open(model.Ref{Kind: model.KindActivity, ID: "a2"})
	if p.link.id != "" || p.Selected() != tabActivities {
		t.Error("another record leaves the tie in front")
	}
}

// A talk is recorded for the chosen expert, within the time of the tie.
func TestTalk(t *testing.T) {
	p, host := linked(t)
	p.links.talk()
	if len(host.Told) == 0 || !strings.Contains(host.Told[len(host.Told)-1], "选中一人") {
		t.Errorf("told %q", host.Told)
	}
	p.links.list.Select("l1")
	p.links.talk()
	w := host.Window()
	pagetest.Fill(t, w, "谈话和帮助内容", "谈了工作")
	for on, want := range map[string]string{"2025-12-31": "早于开始联系日期（2026-01-01）", "2026-11-24": "晚于今天", "2026-2-30": "2月没有30日"} {
		pagetest.Fill(t, w, "日期", on)
		pagetest.Press(t, w, "保存")
		if got := pagetest.Wrong(t, w, "日期"); !strings.Contains(got, want) {
			t.Errorf("%s：%q", on, got)
		}
	}
	pagetest.Fill(t, w, "日期", "2026-10-08")
	pagetest.Press(t, w, "保存")
	if host.Windows() != 0 || !strings.Contains(host.Told[len(host.Told)-1], "新增联系记录“张甲”") {
		t.Errorf("%d windows, told %q", host.Windows(), host.Told)
	}
	host.Show(p)
	if r := resultOf(p, "l1"); r.Notes != 3 || r.Last != day.Of(2026, 10, 8) {
		t.Errorf("%+v", r)
	}
	notes := model.LinkNotes(p.Snap.Book, "l1")
	if got := notes[len(notes)-1]; got.By != "王丙" || got.What != "谈了工作" {
		t.Errorf("%+v", got)
	}
}

// Where a talk cannot be saved, what was typed stays.
func TestTalkNotSaved(t *testing.T) {
	p, host := linked(t)
	w, ctx := host.Window(), context.Background()
	batch, err := host.Ledger.Save(ctx, "新增", model.TalentLink{ID: "l9", PersonID: "c", TalentKind: model.ExpertOther,
		OrganizationID: "O", From: day.Of(2026, 1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	host.Reload()
	host.Show(p)
	p.Open(model.Ref{Kind: model.KindTalentLink, ID: "l9"})
	p.New()
	pagetest.Fill(t, w, "谈话和帮助内容", "谈了工作")
	if _, err := host.Ledger.Undo(ctx, batch); err != nil { // meanwhile
		t.Fatal(err)
	}
	pagetest.Press(t, w, "保存")
	if len(host.Failed) != 1 || host.Windows() != 1 || !strings.Contains(pagetest.Seen(w), "谈了工作") {
		t.Errorf("failed %v, %d windows", host.Failed, host.Windows())
	}
	if pagetest.Button(t, w, "保存").Disabled() {
		t.Error("it cannot be tried again")
	}
}

// A tie ends once, not before it began.
func TestEndLink(t *testing.T) {
	p, host := linked(t)
	w := host.Window()
	p.Open(model.Ref{Kind: model.KindTalentLink, ID: "l1"})
	pagetest.Press(t, w, "结束联系…")
	pagetest.Fill(t, w, "结束联系日期", "2025-12-31")
	pagetest.Press(t, w, "登记结束")
	if got := pagetest.Wrong(t, w, "结束联系日期"); !strings.Contains(got, "早于开始联系日期（2026-01-01）") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, w, "结束联系日期", "2026-11-01")
	pagetest.Fill(t, w, "联系成效", "成为班长")
	pagetest.Press(t, w, "登记结束")
	host.Show(p)
	if x, _ := model.Find[model.TalentLink](p.Snap.Book, "l1"); x.To != day.Of(2026, 11, 1) ||
		!pagetest.Button(t, w, "结束联系…").Disabled() || !strings.Contains(pagetest.Seen(w), "成为班长") {
		t.Errorf("%+v", x)
	}
	p.closeLink()
	if got := ids(p.links.list.List().Rows()); got != "l2" {
		t.Errorf("%s", got)
	}
}

// Help names its money's source and is not given before the need was known.
func TestHelp(t *testing.T) {
	p, host := linked(t)
	p.Select(tabHelp)
	if got := ids(p.help.List().Rows()); got != "g1 g2" {
		t.Errorf("%s", got)
	}
	p.help.Year.SetSelected("2025年")
	if got := ids(p.help.List().Rows()); got != "g2" {
		t.Errorf("of 2025: %s", got)
	}
	p.help.Word.SetSelected(string(model.CareIllness))
	if got := ids(p.help.List().Rows()); got != "" {
		t.Errorf("of 2025 and a kind: %s", got)
	}
	p.Open(model.Ref{Kind: model.KindCareRecord, ID: "g1"})
	if got, ok := p.help.Selected(); !ok || got.ID != "g1" {
		t.Errorf("hidden by the choices: %+v", got)
	}
	p.New()
	w := host.Window()
	pagetest.Fill(t, w, "人员", "p1")
	pagetest.Fill(t, w, "了解日期", "2026-10-01")
	pagetest.Fill(t, w, "帮扶日期", "2026-09-01")
	pagetest.Fill(t, w, "慰问帮扶金额（元）", "500")
	pagetest.Press(t, w, "保存")
	if a, b := pagetest.Wrong(t, w, "帮扶日期"), pagetest.Wrong(t, w, "资金来源"); !strings.Contains(a, "早于") || !strings.Contains(b, "资金来源") {
		t.Errorf("%q %q", a, b)
	}
	pagetest.Fill(t, w, "帮扶日期", "2026-10-03")
	pagetest.Fill(t, w, "资金来源", "党费")
	pagetest.Press(t, w, "保存")
	if list := model.Everywhere[model.CareRecord](host.Snapshot().Book); len(list) != 3 ||
		!slices.ContainsFunc(list, func(c model.CareRecord) bool { return c.Amount == model.Yuan(500) }) {
		t.Errorf("%+v", list)
	}
}

// What the need is stays hidden in list and form; seeing it is asked about and kept;
// saving the hidden form loses nothing.
func TestNeedIsHidden(t *testing.T) {
	p, host := linked(t)
	w := host.Window()
	p.Select(tabHelp)
	if strings.Contains(pagetest.Seen(w), "不便公开") {
		t.Error("the list shows it")
	}
	c, _ := model.Find[model.CareRecord](p.Snap.Book, "g1")
	p.help.open(c)
	if seen := pagetest.Seen(w); strings.Contains(seen, "不便公开") || !strings.Contains(seen, "（已遮盖）") {
		t.Errorf("the form shows it:\n%s", seen)
	}
	pagetest.Fill(t, w, "帮扶责任人", "赵丁")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	c, _ = model.Find[model.CareRecord](p.Snap.Book, "g1")
	if c.Need != "不便公开的情况" || c.Who != "赵丁" {
		t.Fatalf("%+v", c)
	}
	host.Answer = false
	p.help.open(c)
	pagetest.Press(t, w, revealText)
	if strings.Contains(pagetest.Seen(w), "不便公开") || len(host.Asked) != 1 {
		t.Errorf("shown though refused; asked %q", host.Asked)
	}
	host.Answer = true
	pagetest.Press(t, w, revealText)
	if !strings.Contains(pagetest.Seen(w), "不便公开的情况") || host.Windows() != 1 {
		t.Error("not shown though asked for")
	}
	if !remarked(t, host, "查看“张甲”的困难情况（g1）") {
		t.Error("it was not kept that it was seen")
	}
}

func remarked(t *testing.T, host *pagetest.Host, what string) bool {
	t.Helper()
	batches, err := host.Ledger.Batches(context.Background(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(batches, func(b store.Batch) bool { return strings.Contains(b.Note, what) })
}

// Activities and honours go by year and kind, the latest on top; posts that are over
// are shown only if they are asked for.
func TestLists(t *testing.T) {
	p, host := linked(t)
	if got := ids(p.activities.List().Rows()); got != "a1 a2" {
		t.Errorf("%s", got)
	}
	p.activities.Word.SetSelected(string(model.Volunteering))
	if got := ids(p.activities.List().Rows()); got != "a2" || !slices.Equal(p.activities.Year.Options, []string{page.EveryYear, "2026年",
		"2025年"}) {
		t.Errorf("%s, years %v", got, p.activities.Year.Options)
	}
	if got := ids(p.vanguards.List().Rows()); got != "" {
		t.Errorf("over: %s", got)
	}
	p.Open(model.Ref{Kind: model.KindVanguard, ID: "v1"})
	p.Open(model.Ref{Kind: model.KindMassOrganization, ID: "m1"})
	p.Open(model.Ref{Kind: model.KindExemplar, ID: "e1"})
	if p.Selected() != tabExemplars || ids(p.vanguards.List().Rows()) != "v1" {
		t.Errorf("tab %d, %s", p.Selected(), ids(p.vanguards.List().Rows()))
	}
	p.Open(model.Ref{Kind: model.KindExemplar, ID: "gone"})
	if host.Told[len(host.Told)-1] != page.NotFound {
		t.Errorf("told %q", host.Told)
	}
}

// The year by enterprise, with what it comes to; another year can be looked at.
func TestSummary(t *testing.T) {
	p, host := linked(t)
	s := p.summary
	p.Select(tabSummary)
	rows := s.list.Rows()
	if len(rows) != 2 || rows[0].Links != 2 || rows[0].Advanced != 1 || rows[0].Amount != model.Yuan(800) || rows[1].Exemplars != 1 {
		t.Fatalf("%+v", rows)
	}
	if got := s.words.String(); got != "截至2026年11月23日合计：正在联系2名，有新进展1名，谈话2次；帮扶1人次，800.00元；活动1场次，12人次。" {
		t.Errorf("%s", got)
	}
	s.year.SetSelected("2025年")
	if got := s.words.String(); !strings.HasPrefix(got, "截至2025年12月31日合计：正在联系") {
		t.Errorf("%s", got)
	}
	if rows := s.list.Rows(); len(rows) != 2 || rows[1].Activities != 1 || rows[1].People != 9 {
		t.Errorf("%+v", rows)
	}
	s.list.SortBy("活动", false)
	if got := s.list.Rows()[0].EnterpriseID; got != "B" {
		t.Errorf("the most in %s", got)
	}
	s.list.OnOpen(s.list.Rows()[0])
	if len(host.Opened) != 1 || host.Opened[0].ID != "B" {
		t.Errorf("opened %v", host.Opened)
	}
}

// What someone else changed meanwhile is not overwritten, and what was typed stays.
func TestChangedMeanwhile(t *testing.T) {
	p, host := linked(t)
	w := host.Window()
	x, _ := model.Find[model.Exemplar](p.Snap.Book, "e1")
	p.exemplars.Edit(x, false)
	other := x
	other.Title = "别人改的"
	if _, err := host.Ledger.SaveEdited(context.Background(), "别处修改", x, other); err != nil {
		t.Fatal(err)
	}
	pagetest.Fill(t, w, "名称（题目）", "我改的")
	pagetest.Press(t, w, "保存")
	host.Reload()
	got, _ := model.Find[model.Exemplar](host.Snapshot().Book, "e1")
	if len(host.Failed) != 1 || got.Title != "别人改的" || host.Windows() != 1 || !strings.Contains(pagetest.Seen(w), "我改的") {
		t.Errorf("failed %v, title %s, %d windows", host.Failed, got.Title, host.Windows())
	}
}

func TestNewByTab(t *testing.T) {
	p, host := linked(t)
	pagetest.CheckNewByTab(t, host, p, p.Select, map[int]string{tabLinks: "联系培养", tabHelp: "关怀帮扶", tabActivities: "载体活动",
		tabVanguards: "示范岗", tabMass: "群团组织", tabExemplars: "典型经验", tabSummary: "联系培养：新增"})
	p.Open(model.Ref{Kind: model.KindTalentLink, ID: "l1"})
	p.New()
	if !strings.Contains(pagetest.Seen(host.Window()), "与“张甲”的谈话和帮助：登记") {
		t.Error("on a tie, what is new is a talk")
	}
}

// resultOf is how a tie stands in the state that is shown.
func resultOf(p *Page, id string) model.LinkResult {
	l, _ := model.Find[model.TalentLink](p.Snap.Book, id)
	return model.LinkOn(p.Snap.Book, l)
}
