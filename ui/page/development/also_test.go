package development

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/page/pagetest"
)

// A vote that admits is offered to the register in the same save, in words; taken back,
// only the meeting is saved; both are one batch.
func TestVoteOffersTheRegister(t *testing.T) {
	p, host := shown(t, true, 1)
	c := caseAt(t, p, model.StageProspect)
	x := record[model.Person](t, host, c.PersonID)
	f := p.newMeeting(c, model.ForAdmission)
	on := p.Snap.Today.AddDays(-1)
	f.form.Set("Day", on.String())
	if f.also.Taken() != nil {
		t.Error("something is offered before there is a vote")
	}
	for name, text := range map[string]string{"Eligible": "20", "Present": "15", "For": "12", "Resolution": string(model.Admit)} {
		f.form.Set(name, text)
	}
	want := x.Name + "：预备党员，入党日期" + on.String()
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, want) {
		t.Fatalf("not offered: %s", seen)
	}
	host.Picture("development-meeting-register", 1150, 640)
	f.submit()
	now := record[model.Person](t, host, x.ID)
	if now.Status != model.ProbationaryMember || now.Admitted != on || len(host.Failed) > 0 {
		t.Errorf("%s %s; failed %v", now.Status, now.Admitted, host.Failed)
	}
	batches, err := host.Ledger.Batches(t.Context(), 1)
	if err != nil || batches[0].Records != 2 || !strings.Contains(batches[0].Note, "同时更新名册") {
		t.Errorf("%+v %v", batches, err)
	}
	if _, err := host.Ledger.Undo(t.Context(), batches[0].ID); err != nil {
		t.Fatal(err)
	}
	host.Reload()
	host.Show(p)
	f = p.newMeeting(c, model.ForAdmission)
	f.form.Set("Resolution", string(model.Admit))
	pagetest.Tick(t, host.Window(), "同时更新名册", false)
	f.submit()
	if now := record[model.Person](t, host, x.ID); now != x || len(host.Failed) > 0 {
		t.Errorf("written unasked: %+v; failed %v", now, host.Failed)
	}
}
