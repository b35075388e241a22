package papers

import (
	"context"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, true)
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func TestLook(t *testing.T) {
	p, host := shown(t)
	host.Picture("papers", 1150, 640)
	p.Select(1)
	host.Picture("papers-register", 1150, 640)
	host.Scale(1.5)
	host.Picture("papers-register-150", 1150, 640)
}

// What is waited for opens the window with its paper ticked; issued, it waits no more.
func TestWaiting(t *testing.T) {
	p, host := shown(t)
	rows := p.waiting.Rows()
	if len(rows) == 0 {
		t.Fatal("the sample waits for nothing")
	}
	for i := 1; i < len(rows); i++ {
		if rows[i].Until.Before(rows[i-1].Until) {
			t.Error("not in the order of urgency")
		}
	}
	first := rows[0]
	p.waiting.OnOpen(first)
	pagetest.Press(t, host.Window(), "出具所选")
	host.Reload()
	host.Show(p)
	for _, x := range p.waiting.Rows() {
		if x.Paper.Name == first.Paper.Name && x.Records[0].Key() == first.Records[0].Key() {
			t.Errorf("%s is waited for still", x.Paper.Title)
		}
	}
}

// A reply that did not come in time stands out; recorded, it is settled; a void paper keeps its number.
func TestRegister(t *testing.T) {
	p, host := shown(t)
	x := model.Paper{ID: "W1", Form: "预审请示", Title: "某某支部关于预审的请示", Series: "某支", Year: 2026, Serial: 3,
		State:  model.PaperIssued,
		Issued: day.Of(2026, 9, 1), ReplyDue: day.Of(2026, 10, 1)}.Numbered()
	if _, err := host.Ledger.Save(context.Background(), "登记", x); err != nil {
		t.Fatal(err)
	}
	host.Reload()
	host.Show(p)
	p.Select(1)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "逾期未回") || !strings.Contains(seen, "某支〔2026〕3号") {
		t.Errorf("the register shows %s", seen)
	}
	p.register.Select("W1")
	p.askReply()
	pagetest.Fill(t, host.Window(), "回复文号", "某党〔2026〕9号")
	pagetest.Press(t, host.Window(), "登记")
	got, _, err := host.Ledger.Get(context.Background(), model.RefOf(x))
	if r, _ := got.(model.Paper); err != nil || r.State != model.PaperReplied || r.ReplyDoc != "某党〔2026〕9号" {
		t.Errorf("%+v %v", got, err)
	}
}
