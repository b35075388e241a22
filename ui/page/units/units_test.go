package units

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		for i, name := range []string{"facts", "organizations", "committee", "terms", "headcounts", "funds", "findings"} {
			p.Select(i)
			host.Picture("units-"+name+suffix, 1150, 640)
		}
		p.findings.SelectKey(p.findings.Key(p.findings.Rows()[0]))
		host.Picture("units-finding"+suffix, 1150, 640)
		p.Select(tabOrganizations)
		p.organizations.Edit(p.organizations.List().Rows()[0].Record, false)
		host.Picture("units-edit"+suffix, 1150, 640)
	})
	p, host := shown(t, true, 1)
	p.tree.Choose(model.Everywhere[model.Enterprise](host.Snapshot().Book)[4].ID)
	host.Picture("units-1080", 1700, 950)
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	host.Picture("units-empty", 1150, 640)
	if p.Tabs.Content().Visible() || !strings.Contains(p.nothing.Text, "新增企业") {
		t.Errorf("an empty ledger shows %q", p.nothing.Text)
	}
	p.edit() // with nothing chosen nothing may happen
	p.end()
	p.New()
	if len(host.Failed) > 0 {
		t.Error(host.Failed)
	}
}

// factText is the value of a fact.
func factText(facts []kit.Fact, label string) string {
	i := slices.IndexFunc(facts, func(f kit.Fact) bool { return f.Label == label })
	if i < 0 {
		return "?"
	}
	return facts[i].Value
}

func TestFacts(t *testing.T) {
	_, host := shown(t, true, 1)
	s := host.Snapshot()
	root := model.Everywhere[model.Enterprise](s.Book)[0]
	if got := factText(facts(root, s), "层级"); got != "一级" {
		t.Errorf("level %q", got)
	}
	other := root
	other.Level, other.CreditCode = 3, "91990000DM0000013X"
	if got := factText(facts(other, s), "层级"); !strings.Contains(got, "推算为一级") {
		t.Errorf("wrong level %q", got)
	}
	if got := factText(facts(other, s), "统一社会信用代码"); !strings.Contains(got, "校验码不符") {
		t.Errorf("wrong code %q", got)
	}
	if got := factText(partyFacts(root, s), "党员"); got != "67人，其中正式党员65人" {
		t.Errorf("members %q", got)
	}
}

func TestTreeFindsByPinyin(t *testing.T) {
	p, _ := shown(t, true, 1)
	p.filter.SetText("shuiwu")
	id := p.tree.FirstFound()
	if !strings.Contains(p.Snap.Book.EnterpriseName(id), "水务") {
		t.Fatalf("found %q", p.Snap.Book.EnterpriseName(id))
	}
	p.filter.OnSubmitted("shuiwu")
	if e, ok := p.chosen(); !ok || e.ID != id {
		t.Errorf("chosen %q", e.Name)
	}
}

// TestOpen brings a record of each kind forward: its enterprise, tab and row.
func TestOpen(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	last := func(list []model.Record) model.Record { return list[len(list)-1] }
	for _, rec := range []model.Record{
		last(records[model.Enterprise](b)), last(records[model.Organization](b)), last(records[model.CommitteeMember](b)),
		last(records[model.Term](b)), last(records[model.Headcount](b)), last(records[model.Fund](b)),
	} {
		p.Open(model.Ref{Kind: rec.Kind(), ID: rec.Key()})
		if want := b.EnterpriseOf(rec); p.tree.Chosen() != want {
			t.Errorf("%s: enterprise %s, not %s", rec.Kind(), p.tree.Chosen(), want)
		}
		if want := wantTab[rec.Kind()]; p.Selected() != want {
			t.Errorf("%s: tab %d", rec.Kind(), p.Selected())
		}
		if got := p.selectedKey(); rec.Kind() != model.KindEnterprise && got != rec.Key() {
			t.Errorf("%s: row %q, not %q", rec.Kind(), got, rec.Key())
		}
	}
	p.Open(model.Ref{Kind: model.KindTerm, ID: "no such"})
	if len(host.Told) == 0 || !strings.Contains(host.Told[len(host.Told)-1], "没有找到") {
		t.Errorf("told %q", host.Told)
	}
}

// wantTab is where the records of a kind stand.
var wantTab = map[model.Kind]int{
	model.KindEnterprise: tabFacts, model.KindOrganization: tabOrganizations, model.KindCommitteeMember: tabCommittee,
	model.KindTerm: tabTerms, model.KindHeadcount: tabHeadcounts, model.KindFund: tabFunds,
}

func records[T model.Record](b *model.Book) []model.Record {
	var out []model.Record
	for _, r := range model.Everywhere[T](b) {
		out = append(out, r)
	}
	return out
}

// selectedKey is the ID of the row that is selected on the shown tab.
func (p *Page) selectedKey() string {
	switch p.Selected() {
	case tabOrganizations:
		r, _ := p.organizations.Selected()
		return r.ID
	case tabCommittee:
		r, _ := p.members.Selected()
		return r.ID
	case tabTerms:
		r, _ := p.terms.Selected()
		return r.ID
	case tabHeadcounts:
		r, _ := p.headcounts.Selected()
		return r.ID
	case tabFunds:
		r, _ := p.funds.Selected()
		return r.ID
	}
	return ""
}

// TestOpenBeforeLoad keeps what is asked for until there is something to show.
func TestOpenBeforeLoad(t *testing.T) {
	host := pagetest.New(t, true)
	p := New(host).(*Page)
	org := model.Everywhere[model.Organization](host.Snapshot().Book)[7]
	p.Open(model.Ref{Kind: model.KindOrganization, ID: org.ID})
	host.Show(p)
	if r, _ := p.organizations.Selected(); r.ID != org.ID || p.Selected() != tabOrganizations {
		t.Errorf("selected %q", r.Name)
	}
}

func TestEndPost(t *testing.T) {
	p, host := shown(t, true, 1)
	p.Select(tabCommittee)
	host.Picture("units-end-post", 1150, 640)
	p.endPost()
	if len(host.Told) != 1 || !strings.Contains(host.Told[0], "选中") {
		t.Fatalf("told %q", host.Told)
	}
	before := len(p.members.List().Rows())
	m := p.members.List().Rows()[0].Record
	p.members.Select(m.ID)
	p.endPost()
	host.Picture("units-end-post", 1150, 640)
	pagetest.Press(t, host.Window(), "登记免职")
	host.Show(p)
	now, _ := model.Find[model.CommitteeMember](host.Snapshot().Book, m.ID)
	if now.To != host.Snapshot().Today || len(p.members.List().Rows()) != before-1 {
		t.Errorf("ended %q, %d rows of %d", now.To, len(p.members.List().Rows()), before)
	}
	p.former.SetChecked(true)
	if !slices.ContainsFunc(p.members.List().Rows(), func(x page.Row[model.CommitteeMember]) bool { return x.Record.ID == m.ID }) {
		t.Error("the ended post is not shown when asked for")
	}
}

func TestDaysLeft(t *testing.T) {
	p, _ := shown(t, true, 1)
	for _, x := range p.terms.List().Rows() {
		text := daysLeft(p.Snap.Book, x.Record)
		if text == "往届" || !strings.Contains(text, "天") {
			t.Errorf("a running term has %q left", text)
		}
	}
}
