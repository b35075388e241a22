package units

// An election in the window: the votes counted as the meeting sees them, then the term and the
// committee that come of it.

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page/pagetest"
)

// openElection brings forward the sample's election that is being prepared.
func openElection(t *testing.T) (*Page, *pagetest.Host, model.Election) {
	p, host := shown(t, true, 1)
	for _, e := range model.Everywhere[model.Election](host.Snapshot().Book) {
		if e.Day.IsZero() {
			p.Open(e.Owner())
			p.Open(model.Ref{Kind: model.KindElection, ID: e.ID})
			return p, host, e
		}
	}
	t.Fatal("the sample has no election under way")
	return nil, nil, model.Election{}
}

// verdicts are what stands beside the candidates.
func (c *count) verdicts() string {
	var out []string
	for _, r := range c.rows {
		out = append(out, r.verdict.Text)
	}
	return strings.Join(out, " ")
}

func TestCountVotes(t *testing.T) {
	p, host, e := openElection(t)
	c := p.count(e)
	for i, n := range []string{"13", "10"} {
		c.numbers[counted[i]].SetText(n)
	}
	for i, n := range []string{"10", "9", "7", "6"} {
		c.rows[i].inFavour.SetText(n)
	}
	if got := c.verdicts(); got != "选举无效 选举无效 选举无效 选举无效" || !strings.Contains(c.said.String(), "不足五分之四") {
		t.Errorf("ten of thirteen: %s, %s", got, c.said.String())
	}
	for i, n := range []string{"13", "11", "11", "12", "11"} {
		c.numbers[counted[i]].SetText(n)
	}
	if got := c.said.String(); !strings.Contains(got, "收回12张，多于发出的11张") || !strings.Contains(got, "达到6票当选") {
		t.Errorf("a ballot too many: %s", got)
	}
	c.numbers["BallotsIn"].SetText("11")
	if got := c.verdicts(); got != "当选 当选 当选 票数居后" {
		t.Errorf("three seats: %s", got)
	}
	c.rows[3].inFavour.SetText("7")
	if got := c.verdicts(); got != "当选 当选 同票待定 同票待定" {
		t.Errorf("as many votes: %s", got)
	}
	c.rows[3].inFavour.SetText("5")
	host.Picture("units-count", 1150, 640)
	host.Scale(1.5)
	host.Picture("units-count-150", 900, 500)
	host.Scale(1)
	c.save()
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	b := host.Snapshot().Book
	now, _ := model.Find[model.Election](b, e.ID)
	if now.Eligible != 13 || now.Present != 11 || now.ElectedTo(candidatesOf(b, now), model.ForMember) != 3 {
		t.Errorf("kept %+v", now)
	}
}

func TestSettle(t *testing.T) {
	p, host, e := openElection(t)
	host.Answer = true
	p.settle()
	if got := host.Told[len(host.Told)-1]; !strings.Contains(got, "尚未登记选举大会日期") {
		t.Errorf("told %q", got)
	}
	b := host.Snapshot().Book
	list := standing(b, e)
	e.Day, e.Eligible, e.Present, e.BallotsOut, e.BallotsIn, e.BallotsValid = day.Of(2026, 11, 20), 13, 12, 12, 12, 12
	e.ListReplyDay, e.ResultReplyDay, e.ResultReplyDoc = day.Of(2026, 11, 18), day.Of(2026, 11, 22), "虚党〔2026〕88号"
	records := []model.Record{e}
	for i := range list[:3] {
		list[i].For, list[i].Elected = 12-i, true
		if i == 0 {
			list[i].Duty = model.Secretary
		}
		records = append(records, list[i])
	}
	host.Save("大会", nil, records...)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	p.Open(model.Ref{Kind: model.KindElection, ID: e.ID})
	p.settle()
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	b = host.Snapshot().Book
	term, _ := model.CurrentTerm(b, e.OrganizationID)
	settled, _ := model.Find[model.Election](b, e.ID)
	if term.Elected != e.Day || term.ApprovalDocument != e.ResultReplyDoc || settled.TermID != term.ID {
		t.Errorf("term %+v, election of %q", term, settled.TermID)
	}
	seats := 0
	for _, m := range model.Owned[model.CommitteeMember](b, e.OrganizationID) {
		if m.To.IsZero() {
			seats++
		}
	}
	if seats != 3 {
		t.Errorf("%d on the committee, want 3", seats)
	}
}
