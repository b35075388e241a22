package issue

import (
	"context"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/store"
	"partyledger/ui/page/pagetest"
)

// opened is the window for a vote of the sample that was carried and approved.
func opened(t *testing.T) (*pagetest.Host, model.BranchMeeting) {
	t.Helper()
	host := pagetest.New(t, true)
	p, _ := paper.ByName("admission-reply")
	for _, m := range model.Everywhere[model.BranchMeeting](host.Snapshot().Book) {
		_, won := model.AdmissionCarried(m.Vote)
		batches, _ := p.Batches(host.Snapshot().Book, []model.Record{m})
		if won && m.Approved == model.CheckedYes && len(batches) == 1 {
			return host, m
		}
	}
	t.Fatal("the sample has no vote that was approved")
	return nil, model.BranchMeeting{}
}

// What is typed stands in the paper that is kept; the register has it and the window is gone.
func TestIssue(t *testing.T) {
	host, m := opened(t)
	Ask(host, "admission-reply", model.RefOf(m))
	host.Picture("issue", 1150, 640)
	pagetest.Fill(t, host.Window(), "来文字号", "某支〔2026〕7号")
	host.Picture("issue-filled", 1150, 640)
	pagetest.Press(t, host.Window(), "出具所选")
	if host.Windows() != 0 || len(host.Failed) > 0 {
		t.Fatalf("%d windows, failed %v", host.Windows(), host.Failed)
	}
	made, err := store.Load[model.Paper](context.Background(), host.Ledger.Conn(), "record_id = ? AND form LIKE '%批复%'", "", m.ID)
	if err != nil || len(made) != 1 {
		t.Fatal(made, err)
	}
	if a := made[0].Answers(); len(a) != 1 || a[0].Text != "某支〔2026〕7号" || made[0].State != model.PaperIssued {
		t.Errorf("%+v", made[0])
	}
}

// Leaving with something typed asks; nothing ticked is told.
func TestLeave(t *testing.T) {
	host, m := opened(t)
	Ask(host, "admission-reply", model.RefOf(m))
	pagetest.Fill(t, host.Window(), "来文字号", "某支〔2026〕7号")
	pagetest.Press(t, host.Window(), "取消")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "保存") {
		t.Errorf("left without a question: %s", seen)
	}
}

// What would be false is said before anything is pressed, and not made.
func TestRefusal(t *testing.T) {
	host := pagetest.New(t, true)
	for _, m := range model.Everywhere[model.BranchMeeting](host.Snapshot().Book) {
		if _,
			won := model.AdmissionCarried(m.Vote); won || m.Purpose != model.ForAdmission || m.Resolution != model.Admit || m.Total() == 0 {
			continue
		}
		Ask(host, "admission-request", model.RefOf(m))
		if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "不能出具") {
			t.Errorf("not told: %s", seen)
		}
		pagetest.Press(t, host.Window(), "出具所选")
		if len(host.Failed) != 1 || host.Windows() == 0 {
			t.Errorf("failed %v, %d windows", host.Failed, host.Windows())
		}
		return
	}
	t.Fatal("the sample has no vote that was lost")
}

// Where one of several would be false, the person is asked, with the reason, and the others
// are made; an answer that is wanted by a day is in the register with it.
func TestOthers(t *testing.T) {
	host := pagetest.New(t, true)
	var lost, won model.BranchMeeting
	for _, m := range model.Everywhere[model.BranchMeeting](host.Snapshot().Book) {
		_, carried := model.AdmissionCarried(m.Vote)
		switch {
		case m.Purpose != model.ForAdmission || m.Resolution != model.Admit || m.Total() == 0:
		case carried:
			won = m
		default:
			lost = m
		}
	}
	Ask(host, "admission-request", model.RefOf(lost), model.RefOf(won))
	pagetest.Fill(t, host.Window(), "要求回复日期", "2026-12-20")
	pagetest.Press(t, host.Window(), "出具所选")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "没有超过应到") || !strings.Contains(seen, "其余1份没有问题") {
		t.Fatalf("not told: %s", seen)
	}
	host.Picture("issue-others", 1150, 640)
	pagetest.Press(t, host.Window(), "只出其余1份")
	if host.Windows() != 0 || len(host.Failed) > 0 {
		t.Fatalf("%d windows, failed %v", host.Windows(), host.Failed)
	}
	made, err := store.Load[model.Paper](context.Background(), host.Ledger.Conn(), "form = '接收预备党员的请示'", "")
	if err != nil || len(made) == 0 {
		t.Fatal(made, err)
	}
	if p := made[len(made)-1]; p.RecordID != won.ID || p.ReplyDue != day.Of(2026, 12, 20) {
		t.Errorf("%+v", p)
	}
}
