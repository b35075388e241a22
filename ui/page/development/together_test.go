package development

import (
	"context"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page/pagetest"
)

// sameBranch selects in the list two cases at a stage of one branch, and one of another.
func sameBranch(t *testing.T, p *Page, stage model.Stage) (two []row, other row) {
	t.Helper()
	by := map[string][]row{}
	for _, x := range p.rows {
		if x.stage == stage && !x.away {
			by[x.OrganizationID] = append(by[x.OrganizationID], x)
		}
	}
	for _, list := range by {
		if len(list) >= 2 && two == nil {
			two = list[:2]
		} else {
			other = list[0]
		}
	}
	if two == nil || other.DevelopmentCase == nil {
		t.Fatalf("no two of one branch at %s", stage)
	}
	return two, other
}

// One meeting, two people: one attendance, one vote each, one batch.
func TestOneMeetingForSeveral(t *testing.T) {
	p, host := shown(t, true, 1)
	w := host.Window()
	two, other := sameBranch(t, p, model.StageProspect)
	p.askTogether([]row{two[0], other})
	if host.Windows() != 0 || !strings.Contains(host.Told[len(host.Told)-1], other.name) {
		t.Fatalf("of two branches: told %q", host.Told)
	}
	foreign := two[1]
	foreign.stage = model.StageActivist
	if p.askTogether([]row{two[0], foreign}) != nil || !strings.Contains(host.Told[len(host.Told)-1], foreign.name) {
		t.Fatalf("at two stages: told %q", host.Told)
	}
	f := p.askTogether(two)
	f.shared.Set("Eligible", "20")
	f.shared.Set("Present", "18")
	f.votes[0].form.Set("For", "18")
	f.votes[0].form.Set("Resolution", string(model.Admit))
	f.votes[1].form.Set("For", "8")
	f.votes[1].form.Set("Against", "12") // more votes than people
	f.votes[1].form.Set("Resolution", string(model.Reject))
	pagetest.Press(t, w, "保存")
	if host.Windows() == 0 || !strings.Contains(pagetest.Seen(w), two[1].name+"：") {
		t.Fatalf("more votes than people are saved: %v", host.Failed)
	}
	f.votes[1].form.Set("Against", "10")
	if seen := pagetest.Seen(w); !strings.Contains(seen, two[0].name+"：应到会有表决权的党员20名，实到18名，赞成18票") ||
		!strings.Contains(seen, two[1].name+"：应到会有表决权的党员20名，实到18名，赞成8票") {
		t.Errorf("the votes are not judged: %s", seen)
	}
	host.Picture("development-together", 1366, 768)
	pagetest.Press(t, w, "保存")
	if len(host.Failed) > 0 || host.Windows() != 0 {
		t.Fatal(host.Failed)
	}
	b := host.Snapshot().Book
	for i, want := range []int{18, 8} {
		got := model.MeetingsOn(b, *two[i].DevelopmentCase, model.ForAdmission, b.AsOf)
		if len(got) == 0 || got[len(got)-1].For != want || got[len(got)-1].Eligible != 20 {
			t.Errorf("%s: %+v", two[i].name, got)
		}
	}
	batches, err := host.Ledger.Batches(context.Background(), 1)
	if err != nil || !strings.Contains(batches[0].Note, "2人的支部大会（") {
		t.Errorf("%+v, %v", batches, err)
	}
}

// One approval of two votes: one day, a verdict each, one batch. Who awaits none is named.
func TestOneApprovalForSeveral(t *testing.T) {
	p, host := shown(t, true, 1)
	two, other := sameBranch(t, p, model.StageProspect)
	var votes []model.Record
	for i, x := range two {
		votes = append(votes, model.BranchMeeting{ID: []string{"NV1", "NV2"}[i], CaseID: x.ID, Purpose: model.ForAdmission,
			Day:  day.Of(2026, 11, 10),
			Vote: model.Vote{Eligible: 20, Present: 18, For: 18}, SecretBallot: true, OneByOne: true, Resolution: model.Admit})
	}
	if _, err := host.Ledger.Save(context.Background(), "登记", votes...); err != nil {
		t.Fatal(err)
	}
	host.Reload()
	host.Show(p)
	if p.askApproval([]row{two[0], other}) != nil || !strings.Contains(host.Told[len(host.Told)-1], other.name) {
		t.Fatalf("nothing to approve: told %q", host.Told)
	}
	f := p.askApproval(two)
	f.shared.Set("ApprovalDay", "2026-11-01")
	f.votes[0].form.Set("Approved", string(model.CheckedYes))
	f.votes[1].form.Set("Approved", string(model.CheckedNo))
	pagetest.Press(t, host.Window(), "保存")
	if seen := pagetest.Seen(host.Window()); host.Windows() == 0 || !strings.Contains(seen, two[1].name+"：") ||
		!strings.Contains(seen, "没有保存") {
		t.Fatalf("approved before the meeting: %v", host.Failed)
	}
	f.shared.Set("ApprovalDay", "2026-11-20")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, two[0].name+"：2026-11-10支部大会同意接收") {
		t.Errorf("not told what was resolved: %s", seen)
	}
	host.Picture("development-approval", 1366, 768)
	pagetest.Press(t, host.Window(), "保存")
	if len(host.Failed) > 0 || host.Windows() != 0 {
		t.Fatal(host.Failed)
	}
	b := host.Snapshot().Book
	for i, want := range []model.Checked{model.CheckedYes, model.CheckedNo} {
		m, _ := model.Find[model.BranchMeeting](b, []string{"NV1", "NV2"}[i])
		if m.ApprovalDay != day.Of(2026, 11, 20) || m.ApproverID == "" || m.Approved != want || m.For != 18 {
			t.Errorf("%s: %+v", two[i].name, m)
		}
	}
}
