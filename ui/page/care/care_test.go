package care

import (
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
		p.links.list.Select("LX001")
		for i, name := range []string{"links", "help", "activities", "vanguards", "mass", "exemplars"} {
			p.tabs.Select(i)
			host.Picture("care-"+name+suffix, 1150, 640)
		}
	})
}

func TestTextSize(t *testing.T) {
	for i := range 6 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).tabs.Select(i) })
	}
}

// linked is an expert who applied after the tie began, and one who did before.
func linked(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	host.Save("试验", nil, []model.Record{
		model.Enterprise{ID: "A", Name: "甲水务集团", Ownership: model.SoleState},
		model.Organization{ID: "O", Name: "中共甲水务支部委员会", EnterpriseID: "A", Type: model.Branch},
		model.Person{ID: "p1", Name: "张甲", EnterpriseID: "A"}, model.Person{ID: "p2", Name: "李乙", EnterpriseID: "A"},
		model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember},
		model.DevelopmentCase{ID: "d1", PersonID: "p1", OrganizationID: "O", Applied: day.Of(2026, 5, 1)},
		model.DevelopmentCase{ID: "d2", PersonID: "p2", OrganizationID: "O", Applied: day.Of(2024, 5, 1)},
		model.TalentLink{ID: "l1", PersonID: "p1", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c", From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "l2", PersonID: "p2", TalentKind: model.ExpertYoung, OrganizationID: "O", From: day.Of(2026, 1, 1)},
		model.TalentLink{ID: "l3", PersonID: "p2", TalentKind: model.ExpertYoung, OrganizationID: "O", From: day.Of(2023, 1, 1), To: day.Of(2023, 12, 31)},
	}...)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

// What became of an expert is worked out from the cases; ties that ended are shown
// only if they are asked for.
func TestLinks(t *testing.T) {
	p, _ := linked(t)
	if n := len(p.links.list.List().Rows()); n != 2 {
		t.Errorf("%d ties", n)
	}
	p.links.list.About("A")
	if n := len(p.links.list.List().Rows()); n != 2 {
		t.Errorf("of the enterprise: %d ties", n)
	}
	if r := p.links.results["l1"]; !r.Grown || r.Now != string(model.StageApplicant) {
		t.Errorf("%+v", r)
	}
	if r := p.links.results["l2"]; r.Grown {
		t.Error("联系以前就申请了，不算联系以来的进展")
	}
	p.bring(model.TalentLink{ID: "l3", To: day.Of(2023, 12, 31)})
}

// A talk is recorded for the chosen expert, not before the tie began.
func TestTalk(t *testing.T) {
	p, host := linked(t)
	if !p.links.talk.Disabled() {
		t.Error("没有选中人也能登记谈话")
	}
	p.links.list.Select("l1")
	p.links.askTalk()
	w := host.Window()
	pagetest.Fill(t, w, "日期", "2025-12-31")
	pagetest.Fill(t, w, "谈话和帮助内容", "谈了工作")
	pagetest.Press(t, w, "登记")
	if got := pagetest.Wrong(t, w, "日期"); !strings.Contains(got, "早于开始联系日期") {
		t.Errorf("%q", got)
	}
	pagetest.Fill(t, w, "日期", "2026-10-08")
	pagetest.Press(t, w, "登记")
	host.Show(p)
	p.links.list.Select("l1")
	if r := p.links.results["l1"]; r.Notes != 1 || r.Last != day.Of(2026, 10, 8) || !strings.Contains(p.links.detail.String(), "2026-10-08　王丙：谈了工作") {
		t.Errorf("%+v %s", r, p.links.detail.String())
	}
}

// Help names its money's source and is not given before the need was known.
func TestHelp(t *testing.T) {
	p, host := linked(t)
	p.tabs.Select(tabHelp)
	p.New()
	w := host.Window()
	pagetest.Fill(t, w, "人员", "张甲")
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
	if list := model.Every[model.CareRecord](host.Snapshot().Book); len(list) != 1 || list[0].Amount != model.Yuan(500) {
		t.Errorf("%+v", list)
	}
}

func TestNewByTab(t *testing.T) {
	p, host := linked(t)
	pagetest.CheckNewByTab(t, host, p, p.tabs.Select, map[int]string{tabLinks: "联系培养", tabHelp: "关怀帮扶", tabActivities: "载体活动", tabVanguards: "示范岗", tabMass: "群团组织", tabExemplars: "典型经验"})
}
