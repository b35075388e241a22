package support

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/keep"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

var today = day.Of(2026, 11, 23)

// sampleGroup is two enterprises with something of everything.
func sampleGroup() *model.Book {
	y := model.Yuan
	records := []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务集团", ShortName: "甲水务", Ownership: model.SoleState}, model.Enterprise{ID: "B", Name: "乙协会",
			ParentID: "A", Ownership: model.NewOrg},
		model.Organization{ID: "O", Name: "甲水务党委", EnterpriseID: "A", Type: model.Committee},
		model.Organization{ID: "P", Name: "甲水务第一党支部", EnterpriseID: "A", ParentID: "O", Type: model.Branch},
		model.Person{ID: "p1", Name: "张甲", EnterpriseID: "A", OrganizationID: "P", Status: model.FullMember, Admitted: day.Of(2010, 1, 1),
			Confirmed: day.Of(2011, 1, 1), BirthDay: day.Of(1980, 1, 1)},
		model.Person{ID: "p2", Name: "李乙", EnterpriseID: "A", OrganizationID: "P", Status: model.FullMember, Admitted: day.Of(2010, 1, 1),
			Confirmed: day.Of(2011, 1, 1)},
		model.Person{ID: "p3", Name: "王丙", EnterpriseID: "B", Status: model.FullMember, Admitted: day.Of(2010, 1, 1)},
		model.CommitteeMember{ID: "c1", OrganizationID: "O", PersonID: "p1", Post: model.Secretary, From: day.Of(2024, 1, 1)},
		model.CommitteeMember{ID: "c2", OrganizationID: "P", PersonID: "p2", Post: model.Secretary, From: day.Of(2024, 1, 1)},
		model.Fund{ID: "f25", EnterpriseID: "A", Year: 2025, Wages: y(1_000_000), Planned: model.Amount(y(10_000))},
		model.Fund{ID: "f26", EnterpriseID: "A", Year: 2026, Wages: y(1_000_000), Planned: model.Amount(y(9_000)),
			CarriedOver: model.Amount(y(100))},
		model.Fund{ID: "b26", EnterpriseID: "B", Year: 2026, Planned: model.Amount(y(300)), PerMember: y(300), Basis: model.ByMembers},
		model.Site{ID: "s1", EnterpriseID: "A", Name: "活动室", Place: true, Facilities: true, Sign: true, Flag: true, Books: true,
			Rules: true, Checked: day.Of(2026, 5, 1)},
		model.Site{ID: "s2", EnterpriseID: "A", Name: "园地", Place: true, Checked: day.Of(2026, 5, 1)},
		model.Site{ID: "s3", EnterpriseID: "B", Name: "书屋"},
		model.Site{ID: "s4", EnterpriseID: "A", Name: "旧室", Ended: day.Of(2026, 1, 1)},
		model.TrainingStandard{ID: "t1", Name: "书记学时", Document: "某党〔2025〕1号", Target: model.ForSecretaries, Hours: 56, InForce: true},
		model.TrainingStandard{ID: "t2", Name: "党员学时", Target: model.ForMembers, Hours: 32, InForce: true},
		model.TrainingStandard{ID: "t3", Name: "班子学时", Target: model.ForCommittees, Hours: 56},
		model.Training{ID: "x1", PersonID: "p1", Type: model.SecretaryTraining, Title: "书记班", From: day.Of(2026, 3, 1), Days: 7, Hours: 56},
		model.Training{ID: "x2", PersonID: "p2", Type: model.MemberStudy, Title: "学习", From: day.Of(2026, 5, 1), Hours: 20},
		model.Training{ID: "x3", PersonID: "p1", Type: model.MemberStudy, Title: "学习", From: day.Of(2025, 5, 1), Hours: 40},
		model.TalentMove{ID: "r1", EnterpriseID: "A", Name: "赵丁", Direction: model.TalentIn, Day: day.Of(2025, 5, 1),
			Category: model.YoungExpert},
		model.TalentMove{ID: "r2", EnterpriseID: "A", Name: "钱戊", Direction: model.TalentOut, Day: day.Of(2026, 5, 1),
			Category: model.SkilledTalent, Reason: "薪酬", Measure: "谈话"},
		model.Attachment{ID: "a1", RecordKind: "site", RecordID: "s1", Title: "全景", Type: model.PNGFile, Size: 2048,
			Day: day.Of(2026, 5, 1)}, model.Attachment{ID: "a2", RecordKind: "site", RecordID: "s1", Title: "旧照片",
			Removed: day.Of(2026, 6, 1)},
	}
	return model.BookOf(today, "", nil, records)
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

func check(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// This year's money is shown at first, with its sums; the choice of a year narrows.
func TestFunds(t *testing.T) {
	p, _ := onGroup(t)
	f := p.funds
	check(t, "this year", ids(f.list.List().Rows()), "f26 b26")
	check(t, "years", strings.Join(f.year.Options, " "), "全部年度 2026年 2025年")
	check(t, "sum", f.words.Text, "2026年登记2户：应列1.03万元，列入预算0.93万元，少列0.10万元，以前年度累计结转0.01万元，实际支出0.00万元。")
	f.year.SetSelected("2025年")
	check(t, "last year", ids(f.list.List().Rows()), "f25")
	f.year.SetSelected(page.EveryYear)
	check(t, "all", ids(f.list.List().Rows()), "f25 f26 b26")
	f.list.List().SortBy("实列预算", true)
	check(t, "by budget", ids(f.list.List().Rows()), "b26 f26 f25")
	row := f.list.List().Table(f.list.List().Rows()[:1])
	if !strings.Contains(row, "党员人均标准") || !strings.Contains(row, "300.00") {
		t.Errorf("row %q", row)
	}
}

// A new record is shown whatever the filters that would hide it; one that is changed
// leaves them alone. What filters leave empty is not taken for an empty ledger.
func TestNewRecordIsSeen(t *testing.T) {
	host := pagetest.New(t, false)
	host.Save("试验", nil, model.Enterprise{ID: "A", Name: "甲水务集团", Ownership: model.SoleState}, model.Enterprise{ID: "B", Name: "乙燃气",
		ParentID: "A", Ownership: model.WhollyState},
		model.Fund{ID: "f26", EnterpriseID: "A", Year: 2026, Wages: model.Yuan(1_000_000)}, model.Site{ID: "s1", EnterpriseID: "A",
			Name: "活动室"})
	p := New(host).(*Page)
	host.Show(p)
	w := host.Window()
	p.funds.list.New()
	pagetest.Fill(t, w, "企业", "B")
	pagetest.Fill(t, w, "年度", "2024")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if x, ok := p.funds.list.Selected(); !ok || x.EnterpriseID != "B" || p.funds.year.Selected != "2024年" {
		t.Errorf("money of an earlier year: %+v under %s", x, p.funds.year.Selected)
	}
	p.Select(tabSites)
	p.sites.list.About("A")
	p.sites.list.FocusFilter()
	host.Type("甲水务")
	p.sites.list.New()
	pagetest.Fill(t, w, "企业", "B")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if x, ok := p.sites.list.Selected(); !ok || x.EnterpriseID != "B" || p.sites.list.Enterprise() != "" {
		t.Errorf("a place of another enterprise: %+v, of %q", x, p.sites.list.Enterprise())
	}
	p.sites.list.About("A")
	p.sites.list.Edit(model.Site{ID: "s1", EnterpriseID: "A", Name: "活动室"}, false)
	pagetest.Fill(t, w, "停用日期", "2026-11-01")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if p.sites.list.Enterprise() != "A" || len(p.sites.list.List().Rows()) != 0 {
		t.Errorf("a place given up: %q, %s", p.sites.list.Enterprise(), ids(p.sites.list.List().Rows()))
	}
	if seen := pagetest.Seen(w); !strings.Contains(seen, "没有符合条件的记录") {
		t.Errorf("nothing said of the filters: %s", seen)
	}
}

// How what is due comes about is said over the form.
func TestDueWords(t *testing.T) {
	b := sampleGroup()
	y := model.Yuan
	for want, f := range map[string]model.Fund{
		"请先选择企业。": {},
		"填写上年度职工工资总额后推算应列数（1%）。":                 {EnterpriseID: "A", Year: 2026},
		"上年度职工工资总额500000.00元 × 1% = 应列5000.00元。": {EnterpriseID: "A", Year: 2026, Wages: y(500_000)},
		"2026年1月1日有党员2名；填写人均标准后推算应列数。":           {EnterpriseID: "A", Year: 2026, Basis: model.ByMembers},
		"2026年1月1日党员2名 × 人均300.00元 = 应列600.00元。": {EnterpriseID: "A", Year: 2026, Basis: model.ByMembers, PerMember: y(300)},
		"以前年度累计结转20001.00元，超过上年度职工工资总额2%（20000.00元），本年不再安排。": {EnterpriseID: "A", Year: 2026, Wages: y(1_000_000),
			CarriedOver: model.Amount(y(20_001))},
		"2026年1月1日党员1名 × 人均300.00元 = 应列300.00元。": {EnterpriseID: "B", Year: 2026, Basis: model.ByMembers, PerMember: y(300),
			Wages: y(1), CarriedOver: model.Amount(y(9))},
	} {
		check(t, "due", dueWords(b, f), want)
	}
}

// The six stand in columns; what is given up is left out.
func TestSites(t *testing.T) {
	p, _ := onGroup(t)
	s := p.sites
	check(t, "in use", ids(s.list.List().Rows()), "s1 s2 s3")
	check(t, "sum", s.words.Text, "在用3个，已检查2个，“六有”齐备1个；缺设施1个、缺标志1个、缺党旗1个、缺书报1个、缺制度1个。")
	table := s.list.List().Table(s.list.List().Rows())
	if strings.Count(table, "✓") != 7 || strings.Count(table, "×") != 5 || strings.Count(table, "—") != 6 ||
		!strings.Contains(table, "未检") {
		t.Errorf("table %s", table)
	}
	p.Open(model.Ref{Kind: model.KindSite, ID: "s4"})
	if got, ok := s.list.Selected(); !ok || got.ID != "s4" || p.Selected() != tabSites {
		t.Errorf("one given up: %v", got)
	}
	check(t, "not looked at", siteWords(model.Site{}), "还没有检查：检查后勾选六项，并填写检查日期。")
}

// Everyone who is asked is listed; members stand together by branch.
func TestResults(t *testing.T) {
	p, host := onGroup(t)
	r := p.results
	check(t, "standards", strings.Join(r.standard.Options, " "), "书记学时 党员学时")
	line := func() string {
		var out []string
		for _, x := range r.list.Rows() {
			out = append(out, x.name+" "+x.short)
		}
		return strings.Join(out, "；")
	}
	check(t, "secretaries", line(), "张甲 ；李乙 少36学时")
	if !strings.Contains(r.words.Text, "应训2人，已达标1人（50.0%）") {
		t.Errorf("words %s", r.words.Text)
	}
	r.chips[1].Pressed()
	check(t, "missing", line(), "李乙 少36学时")
	r.chips[0].Pressed()
	r.year.SetSelected("2025年")
	check(t, "last year", line(), "张甲 少16学时；李乙 少56学时")
	r.filter.SetText("李乙")
	check(t, "by name", line(), "李乙 少56学时")
	r.filter.SetText("")
	r.standard.SetSelected("党员学时")
	r.year.SetSelected("2026年")
	check(t, "members", line(), "甲水务第一党支部 1名未达标")
	if !strings.Contains(r.words.Text, "不作判断的企业：乙协会") {
		t.Errorf("words %s", r.words.Text)
	}
	r.list.OnOpen(r.list.Rows()[0])
	if len(host.Opened) != 1 || host.Opened[0] != (model.Ref{Kind: model.KindOrganization, ID: "P"}) {
		t.Errorf("opened %v", host.Opened)
	}
	c, any := metChart(r.judged, 2026)
	if !any || !slices.Equal(c.Series[0].Values, []float64{50, 50}) {
		t.Errorf("chart %+v", c)
	}
	host.Show(p) // the choices are kept
	check(t, "kept", r.standard.Selected, "党员学时")
}

func TestTrainings(t *testing.T) {
	p, _ := onGroup(t)
	r := p.trainings
	check(t, "latest first", ids(r.list.List().Rows()), "x2 x1 x3")
	r.list.Year.SetSelected("2026年")
	check(t, "of the year", ids(r.list.List().Rows()), "x2 x1")
	r.list.Word.SetSelected(string(model.SecretaryTraining))
	check(t, "of the kind", ids(r.list.List().Rows()), "x1")
	p.Open(model.Ref{Kind: model.KindTraining, ID: "x3"})
	if got, ok := r.list.Selected(); !ok || got.ID != "x3" {
		t.Errorf("hidden by the choices: %v", got)
	}
	good := model.Training{PersonID: "p1", From: day.Of(2026, 3, 1), To: day.Of(2026, 3, 3), Days: 3}
	check(t, "the year so far", r.yearWords(sampleGroup(), good), "张甲2026年已登记培训7天、56学时，其中集中培训1次。")
}

func TestSecretaries(t *testing.T) {
	p, host := onGroup(t)
	r := p.secretaries
	if len(r.list.Rows()) != 2 || r.list.Rows()[0].Person.ID != "p1" {
		t.Fatalf("%d secretaries", len(r.list.Rows()))
	}
	check(t, "words", r.words.Text, "在任书记2名：专职0名，35岁及以下0名，大学本科及以上0名；本年还没有参加集中培训1名。")
	r.filter.SetText("lǐ")
	r.filter.SetText("liyi")
	if got := r.list.Rows(); len(got) != 1 || got[0].Person.ID != "p2" {
		t.Errorf("by pinyin: %d", len(got))
	}
	r.list.OnOpen(r.list.Rows()[0])
	if host.Opened[0].ID != "p2" {
		t.Errorf("opened %v", host.Opened)
	}
}

func TestTalent(t *testing.T) {
	p, _ := onGroup(t)
	r := p.talent
	check(t, "all", ids(r.list.List().Rows()), "r2 r1")
	check(t, "balance", r.words.Text, "2026年引进0人，流失1人；流失多于引进的企业：甲水务（净流失1人）。")
	r.list.Word.SetSelected(string(model.TalentIn))
	check(t, "in", ids(r.list.List().Rows()), "r1")
	p.Open(model.Ref{Kind: model.KindTalentMove, ID: "r2"})
	if got, ok := r.list.Selected(); !ok || got.ID != "r2" {
		t.Errorf("hidden by the choices: %v", got)
	}
}

// Whom is chosen from the register need not be written out; what was written stays.
func TestTalentOfTheRegister(t *testing.T) {
	p, host := shown(t, true, 1)
	p.Select(tabTalent)
	p.New()
	w := host.Window()
	people := model.Everywhere[model.Person](host.Snapshot().Book)
	first, second := people[0], people[1]
	pagetest.Fill(t, w, "现岗位（职务）", "项目经理")
	pagetest.Fill(t, w, "名册中的人员", first.ID)
	pagetest.Fill(t, w, "引进或流失", string(model.TalentOut))
	pagetest.Fill(t, w, "名册中的人员", second.ID)
	pagetest.Fill(t, w, "引进或流失", string(model.TalentIn))
	pagetest.Fill(t, w, "学历", "（未填）")
	pagetest.Fill(t, w, "姓名", "")
	pagetest.Fill(t, w, "原因", "引进")
	pagetest.Press(t, w, "保存")
	if pagetest.Wrong(t, w, "姓名") == "" {
		t.Error("a name that was taken away is back")
	}
	pagetest.Fill(t, w, "姓名", second.Name+"（曾用名）")
	pagetest.Press(t, w, "保存")
	for _, m := range model.Everywhere[model.TalentMove](host.Snapshot().Book) {
		if m.PersonID == second.ID {
			if m.Name != second.Name+"（曾用名）" || m.Education != "" || m.EnterpriseID != second.EnterpriseID || m.ToPost != "项目经理" ||
				m.FromPost != "" {
				t.Errorf("%+v", m)
			}
			return
		}
	}
	t.Errorf("not saved: %s", pagetest.Seen(w))
}

func TestFiles(t *testing.T) {
	p, _ := onGroup(t)
	check(t, "files", ids(p.files.list.List().Rows()), "a1")
	p.Open(model.Ref{Kind: model.KindAttachment, ID: "a2"})
	if got, ok := p.files.list.Selected(); !ok || got.ID != "a2" || !p.files.removed.Checked {
		t.Errorf("a removed one: %v", got)
	}
}

// What Ctrl+N begins depends on the tab.
func TestKeysByTab(t *testing.T) {
	p, host := onGroup(t)
	pagetest.CheckNewByTab(t, host, p, p.Select, map[int]string{tabFunds: "党建经费：新增", tabSites: "活动场所：新增", tabResults: "教育培训：新增",
		tabTrainings: "教育培训：新增", tabStandards: "培训标准：新增", tabTalent: "人才流动：新增"})
}

// A place is registered, checked and given up.
func TestSiteFromBeginningToEnd(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabSites)
	p.New()
	if !strings.Contains(pagetest.Seen(w), "保存这条记录以后，可以在这里添加照片和文件") || !pagetest.Button(t, w, "添加附件…").Disabled() {
		t.Error("files can be attached to what is not saved")
	}
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "企业"); !strings.Contains(got, "必填") {
		t.Errorf("left empty: %q", got)
	}
	pagetest.Fill(t, w, "企业", "QY002")
	pagetest.Fill(t, w, "场所名称", "新建园地")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	s, ok := p.sites.list.Selected()
	if !ok || s.Name != "新建园地" || !s.Checked.IsZero() {
		t.Fatalf("%+v", s)
	}
	p.sites.inspect()
	pagetest.Fill(t, w, "有党旗", "是")
	pagetest.Press(t, w, "登记检查")
	if got := pagetest.Wrong(t, w, "检查人"); !strings.Contains(got, "必填") {
		t.Errorf("nobody looked: %q", got)
	}
	pagetest.Fill(t, w, "检查人", "张某")
	pagetest.Fill(t, w, "检查日期", today.AddDays(1).String())
	pagetest.Press(t, w, "登记检查")
	if got := pagetest.Wrong(t, w, "检查日期"); !strings.Contains(got, "晚于今天") {
		t.Errorf("a check to come: %q", got)
	}
	pagetest.Fill(t, w, "检查日期", today.String())
	pagetest.Press(t, w, "登记检查")
	host.Show(p)
	s, _ = p.sites.list.Selected()
	if !s.Flag || s.Place || s.Checked != today || s.Checker != "张某" {
		t.Errorf("%+v", s)
	}
	p.sites.end()
	pagetest.Press(t, w, "登记停用")
	host.Show(p)
	got, _, _ := host.Ledger.Get(context.Background(), model.Ref{Kind: model.KindSite, ID: s.ID})
	if got.(model.Site).Ended != today || len(host.Failed) > 0 {
		t.Errorf("%+v %v", got, host.Failed)
	}
}

// A save that fails is told, and what was typed stays.
func TestFailingSave(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabTalent)
	x := p.talent.list.List().Rows()[0].Record
	p.talent.list.Edit(x, false)
	other := x
	other.Note = "别处改的"
	if _, err := host.Ledger.SaveEdited(context.Background(), "别处", x, other); err != nil {
		t.Fatal(err)
	}
	pagetest.Fill(t, w, "原因", "我改的")
	pagetest.Press(t, w, "保存")
	if len(host.Failed) != 1 || !strings.Contains(host.Failed[0].Error(), "已被另一处修改") || host.Windows() != 1 ||
		!strings.Contains(pagetest.Seen(w), "我改的") {
		t.Errorf("failed %v, %d windows", host.Failed, host.Windows())
	}
}

// A standard is taken from what is known, put in force and out of it.
func TestStandardInForce(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	for _, s := range model.Everywhere[model.TrainingStandard](host.Snapshot().Book) {
		if s.Target == model.ForSecretaries && s.Scope == model.EmergingUnits { // of a kind one is in force
			s.InForce = false
			if _, err := host.Ledger.Save(context.Background(), "停用", s); err != nil {
				t.Fatal(err)
			}
		}
	}
	host.Reload()
	host.Show(p)
	p.Select(tabStandards)
	p.standards.take("新兴组织书记每年7天")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "党组织书记：每年不少于7天。") || !strings.Contains(seen, "自2027年起按整年度核查") {
		t.Errorf("what it asks is not said: %s", seen)
	}
	pagetest.Fill(t, w, "依据文件", "")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	s, ok := p.standards.list.Selected()
	if !ok || s.InForce || s.Days != 7 || s.Scope != model.EmergingUnits {
		t.Fatalf("%+v", s)
	}
	p.standards.switchForce()
	if !strings.Contains(strings.Join(host.Told, "|"), "请写明依据文件或文号") || host.Windows() != 1 {
		t.Errorf("in force without a document: %v", host.Told)
	}
	pagetest.Fill(t, w, "依据文号", "某党〔2026〕7号")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	p.standards.switchForce()
	host.Show(p)
	if s, _ = p.standards.list.Selected(); !s.InForce || !strings.Contains(host.Asked[len(host.Asked)-1], "新兴组织书记每年7天") {
		t.Errorf("%+v, asked %v", s, host.Asked)
	}
	p.standards.switchForce()
	host.Show(p)
	if s, _ = p.standards.list.Selected(); s.InForce {
		t.Error("still in force")
	}
	for _, d := range model.TrainingDrafts() {
		if wrong := model.Law(today, d); len(wrong) > 0 || d.InForce {
			t.Errorf("%s: %v", d.Name, wrong)
		}
	}
}

// One study is recorded for everyone of a branch, in one batch.
func TestMany(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	b := p.Snap.Book
	var branch model.Organization
	for _, o := range model.Everywhere[model.Organization](b) {
		if n, _ := b.MemberCount(o.ID); o.Type == model.Branch && n > 5 {
			branch = o
			break
		}
	}
	want, _ := b.MemberCount(branch.ID)
	before := len(model.Everywhere[model.Training](b))
	p.Select(tabTrainings)
	p.trainings.askMany()
	pagetest.Fill(t, w, "学时", "4")
	pagetest.Fill(t, w, "培训班（学习）名称", "专题学习")
	pagetest.Press(t, w, "登记")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "请先在上面选定") {
		t.Errorf("without an organisation: %s", seen)
	}
	pickers := pagetest.All[interface {
		fyne.CanvasObject
		SetText(string)
		Unread() string
	}](w)
	w.Canvas().Focus(pickers[0].(fyne.Focusable))
	pickers[0].SetText(branch.Name)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	pagetest.Press(t, w, "登记")
	host.Show(p)
	list := model.Everywhere[model.Training](host.Snapshot().Book)
	if len(list)-before != want || len(host.Failed) > 0 {
		t.Fatalf("%d recorded of %d, %v", len(list)-before, want, host.Failed)
	}
	n := 0
	for _, x := range list {
		if x.Title == "专题学习" && x.Hours == 4 && x.Type == model.MemberStudy && x.PersonID != "-" {
			n++
		}
	}
	if n != want {
		t.Errorf("%d of %d as filled in", n, want)
	}
}

// The check of the files tells what is missing and takes it from the backup.
func TestCheckOfFiles(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	p.Select(tabFiles)
	pagetest.Press(t, w, "检查文件")
	if last := host.Told[len(host.Told)-1]; !strings.Contains(last, "完好") || p.files.reclaim.Visible() {
		t.Errorf("told %s", last)
	}
	if _, err := keep.Backup(context.Background(), host.Ledger, ""); err != nil {
		t.Fatal(err)
	}
	a := p.files.list.List().Rows()[0].Record
	path := filepath.Join(host.Ledger.Dir(), "附件", filepath.FromSlash(a.Path()))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	pagetest.Press(t, w, "检查文件")
	same := 0 // how many attachments are this file
	for _, x := range p.files.list.List().Rows() {
		if x.Record.Path() == a.Path() {
			same++
		}
	}
	if seen := pagetest.Seen(w); !strings.Contains(seen, fmt.Sprintf("有%d个附件的文件缺失或被改动", same)) ||
		!strings.Contains(seen, "“"+a.Title+"”的文件缺失") {
		t.Errorf("seen %s", seen)
	}
	pagetest.Press(t, w, "找回文件")
	if _, err := os.Stat(path); err != nil || p.files.reclaim.Visible() {
		t.Error(err)
	}
	opened := ""
	p.files.start = func(path string, _ func(error)) { opened = path }
	p.files.open(a)
	if filepath.Base(opened) != a.FileName || opened == path {
		t.Errorf("opened %s", opened)
	}
}

// What is asked for and not there is told.
func TestNotThere(t *testing.T) {
	p, host := onGroup(t)
	p.Open(model.Ref{Kind: model.KindSite, ID: "gone"})
	host.Use(sampleGroup().At(today, "B"))
	host.Show(p)
	p.Open(model.Ref{Kind: model.KindTalentMove, ID: "r1"})
	if len(host.Told) != 2 || host.Told[0] != page.NotFound || !strings.Contains(host.Told[1], "“赵丁”不在所选范围内") {
		t.Errorf("told %q", host.Told)
	}
}

// Every tab follows a change of the text size.
func TestTextSize(t *testing.T) {
	for i := range tabNames {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}
