package members

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/page/pagetest"
)

// deletes presses the Delete key on the rows with the IDs.
func deletes(p *Page, ids ...string) {
	var rows []row
	for _, x := range p.rows {
		for _, id := range ids {
			if x.ID == id {
				rows = append(rows, x)
			}
		}
	}
	p.list.OnDelete(rows)
}

// anybody is the first person of the sample that f accepts.
func anybody(t *testing.T, b *model.Book, f func(model.Person) bool) model.Person {
	t.Helper()
	for _, x := range model.Everywhere[model.Person](b) {
		if f(x) {
			return x
		}
	}
	t.Fatal("nobody")
	return model.Person{}
}

func there(t *testing.T, host *pagetest.Host, id string) bool {
	t.Helper()
	_, ok, err := host.Ledger.Get(context.Background(), model.Ref{Kind: model.KindPerson, ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return ok
}

func TestMembersAreNotRemovedButLeave(t *testing.T) {
	p, host := shown(t, true, 1)
	x := anybody(t, host.Snapshot().Book, func(x model.Person) bool { return x.Status.Member() && x.Left.IsZero() })
	deletes(p, x.ID)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "“"+x.Name+"”是党员") || strings.Contains(seen, "删除1条") {
		t.Fatalf("seen: %s", seen)
	}
	host.Picture("members-remove-member", 1150, 640)
	pagetest.Press(t, host.Window(), "登记离开…")
	pagetest.Fill(t, host.Window(), "离开方式", string(model.TransferredOut))
	pagetest.Press(t, host.Window(), "登记离开")
	now, _ := model.Find[model.Person](host.Snapshot().Book, x.ID)
	if now.LeftHow != model.TransferredOut || now.Left.IsZero() {
		t.Errorf("%+v, failed %v", now, host.Failed)
	}
}

func TestManyLeaveAtOnce(t *testing.T) {
	p, host := shown(t, true, 1)
	var ids []string
	for _, x := range p.rows {
		if x.Status.Member() && x.Left.IsZero() && len(ids) < 3 {
			ids = append(ids, x.ID)
		}
	}
	deletes(p, ids...)
	pagetest.Press(t, host.Window(), "登记离开…")
	pagetest.Fill(t, host.Window(), "离开方式", string(model.TransferredOut))
	pagetest.Press(t, host.Window(), "登记3人离开")
	for _, id := range ids {
		if now, _ := model.Find[model.Person](host.Snapshot().Book, id); now.LeftHow != model.TransferredOut {
			t.Errorf("%+v, failed %v", now, host.Failed)
		}
	}
}

func TestWrongEntryIsRemovedWithAReason(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	x := anybody(t, b, func(x model.Person) bool {
		plan := model.PlanRemoval(b, []model.Ref{model.RefOf(x)}, true)
		return x.Status.Member() && len(plan.Gone) == 1 && len(plan.Along) > 0
	})
	deletes(p, x.ID)
	pagetest.Press(t, host.Window(), "误登记删除…")
	host.Picture("members-mistake", 1150, 640)
	pagetest.Press(t, host.Window(), "删除1条")
	if !strings.Contains(pagetest.Wrong(t, host.Window(), "理由"), "写明理由") || !there(t, host, x.ID) {
		t.Fatal("goes without a reason")
	}
	host.Answer = false
	pagetest.Press(t, host.Window(), "重名录错")
	pagetest.Press(t, host.Window(), "删除1条")
	if len(host.Asked) != 1 || !strings.Contains(host.Asked[0], x.Name) || !there(t, host, x.ID) {
		t.Fatalf("asked %q", host.Asked)
	}
	host.Answer = true
	pagetest.Press(t, host.Window(), "删除1条")
	if there(t, host, x.ID) || host.Windows() != 0 || len(host.Failed) > 0 {
		t.Fatalf("still there; windows %d, failed %v", host.Windows(), host.Failed)
	}
	if said := host.Told[len(host.Told)-1]; !strings.Contains(said, "已删除人员“"+x.Name+"”，连同") {
		t.Errorf("told %q", said)
	}
}

// double adds a second record of a member, with a post of its own, and shows the page anew.
func double(t *testing.T, p *Page, host *pagetest.Host) (x, y model.Person) {
	t.Helper()
	x = anybody(t, host.Snapshot().Book, func(x model.Person) bool { return x.Status.Member() && x.Left.IsZero() && x.Phone != "" })
	y = model.Person{ID: "DOUBLE", Name: x.Name, EnterpriseID: x.EnterpriseID, IdentityNumber: x.IdentityNumber, Status: model.NonParty,
		Phone: "00000000000", Degree: "双学位"}
	_, err := host.Ledger.Save(context.Background(), "重复", y, model.CareRecord{ID: "CARE", PersonID: "DOUBLE",
		CareKind: model.CareKind("生活困难"), Found: host.Snapshot().Today})
	if err != nil {
		t.Fatal(store.Explain(err), err)
	}
	host.Reload()
	host.Show(p)
	return x, y
}

func TestDoublesAreMerged(t *testing.T) {
	p, host := shown(t, true, 1)
	x, y := double(t, p, host)
	var rows []row
	for _, r := range p.rows {
		if r.ID == x.ID || r.ID == y.ID {
			rows = append(rows, r)
		}
	}
	if items := p.list.Menu(rows); len(items) == 0 || items[0].Label != mergeText {
		t.Fatalf("menu %v", items)
	}
	p.mergeRows(rows)
	seen := pagetest.Seen(host.Window())
	if !strings.Contains(seen, "关怀帮扶1条") || strings.Contains(seen, x.Phone) {
		t.Fatalf("seen: %s", seen)
	}
	pagetest.AtBothSizes(t, func(_ *testing.T, _ float32, suffix string) { host.Picture("members-merge"+suffix, 1150, 640) })
	pagetest.Press(t, host.Window(), "合并")
	now, ok := model.Find[model.Person](host.Snapshot().Book, x.ID)
	if !ok || there(t, host, y.ID) || now.Phone != x.Phone || now.Degree != orElse(x.Degree, y.Degree) || now.Status != x.Status {
		t.Fatalf("%+v, failed %v", now, host.Failed)
	}
	if c, _ := model.Find[model.CareRecord](host.Snapshot().Book, "CARE"); c.PersonID != x.ID {
		t.Errorf("%+v", c)
	}
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// From one record the other is offered by number and name, and the kept one can be changed.
func TestTheOtherOneIsOffered(t *testing.T) {
	p, host := shown(t, true, 1)
	x, y := double(t, p, host)
	p.open(y, tabRecord)
	pagetest.Button(t, host.Window(), mergeText) // the same number: offered in the window
	p.window.sheet.Hide()
	p.chooseTwin(y)
	pagetest.Press(t, host.Window(), "下一步")
	if wrong := pagetest.Wrong(t, host.Window(), "另一条记录"); !strings.Contains(wrong, "请选另一条") {
		t.Errorf("wrong %q", wrong)
	}
	pagetest.Press(t, host.Window(), x.Name+"　"+whichOne(host.Snapshot().Book, x))
	pagetest.Press(t, host.Window(), "下一步")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "不同的项，逐项选定") {
		t.Fatalf("seen: %s", seen)
	}
}

func TestRemovingIsInMenuAndWindow(t *testing.T) {
	p, host := shown(t, true, 1)
	labels := func(items []*fyne.MenuItem) string {
		var out []string
		for _, i := range items {
			out = append(out, i.Label)
		}
		return strings.Join(out, " ")
	}
	if got := labels(p.list.Menu(p.rows[:1])); !strings.Contains(got, "删除…") {
		t.Errorf("menu %q", got)
	}
	if got := labels(p.list.Menu(p.rows[:3])); !strings.Contains(got, "删除所选的3条…") {
		t.Errorf("menu %q", got)
	}
	p.open(*p.rows[0].Person, tabRecord)
	pagetest.Press(t, host.Window(), "删除…")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "误登记删除…") && !strings.Contains(seen, "删除1条") {
		t.Errorf("seen: %s", seen)
	}
}
