package page_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// listOf shows a list of the sample's records of a kind.
func listOf[T model.Record](t *testing.T, host *pagetest.Host) *page.Records[T] {
	t.Helper()
	var zero T
	r := page.NewRecords(host, page.RecordsOptions[T]{ID: "test", Cols: []page.Col[T]{{Field: "ID"}},
		Sections: []kit.FormSection{{Fields: []string{"ID"}}}, New: func(*model.Book) T { return zero }})
	show, err := r.Load(context.Background(), host.Snapshot())
	if err != nil {
		t.Fatal(err)
	}
	show()
	host.Window().SetContent(r.Content())
	return r
}

// The Delete key, the menu and the form all ask; several rows go in one batch.
func TestListsRemove(t *testing.T) {
	host := pagetest.New(t, true)
	r := listOf[model.Fund](t, host)
	rows := r.List().Rows()
	first, second := rows[0].Record, rows[1].Record
	if items := r.List().Menu(rows[:2]); items[len(items)-1].Label != "删除所选的2条…" {
		t.Errorf("menu ends with %q", items[len(items)-1].Label)
	}
	r.List().OnDelete(rows[:2])
	seen := pagetest.Seen(host.Window())
	if !strings.Contains(seen, host.Snapshot().Book.CallName(first)) || !strings.Contains(seen, "将从台账中删除2条记录") {
		t.Fatalf("seen: %s", seen)
	}
	pagetest.Fill(t, host.Window(), "理由", "试录")
	pagetest.Press(t, host.Window(), "删除2条")
	for _, x := range []model.Fund{first, second} {
		if _, ok := host.Snapshot().Book.Record(model.RefOf(x)); ok {
			t.Errorf("%s is still there; failed %v", x.ID, host.Failed)
		}
	}
	b, err := host.Ledger.Batches(context.Background(), 1)
	if err != nil || b[0].Kind != store.BatchRemove || b[0].Records != 2 || !strings.Contains(b[0].Note, "党建经费2条（") {
		t.Errorf("%+v %v", b, err)
	}
	page.EditRecord(host, rows[2].Record, false, []kit.FormSection{{Fields: []string{"Year"}}}, func(model.Record) {})
	pagetest.Press(t, host.Window(), "删除…")
	pagetest.Press(t, host.Window(), "录入有误")
	pagetest.Press(t, host.Window(), "删除1条")
	if _, ok := host.Snapshot().Book.Record(model.RefOf(rows[2].Record)); ok || host.Windows() != 0 {
		t.Errorf("still there, windows %d", host.Windows())
	}
}

// What others use stays, is named, and what uses it can be opened.
func TestWhatIsUsedStays(t *testing.T) {
	host := pagetest.New(t, true)
	b := host.Snapshot().Book
	var used model.Organization
	for _, o := range model.Everywhere[model.Organization](b) {
		if len(b.Referrers(model.RefOf(o))) > 12 {
			used = o
			break
		}
	}
	page.AskRemove(host, page.Removing{Refs: []model.Ref{model.RefOf(used)}})
	seen := pagetest.Seen(host.Window())
	if !strings.Contains(seen, "党组织“"+used.Name+"”还被") || strings.Contains(seen, "删除1条") {
		t.Fatalf("seen: %s", seen)
	}
	by := model.PlanRemoval(b, []model.Ref{model.RefOf(used)}, false).Kept[0].By
	pagetest.Press(t, host.Window(), "打开"+model.Clip(b.Titled(by[0]), 24))
	if len(host.Opened) != 1 || host.Opened[0] != model.RefOf(by[0]) {
		t.Errorf("opened %v", host.Opened)
	}
}

// Records of settings and files are not removed in lists.
func TestFixedKindsHaveNoDelete(t *testing.T) {
	host := pagetest.New(t, true)
	if r := listOf[model.Attachment](t, host); r.List().OnDelete != nil {
		t.Error("files are deleted by the key")
	}
}

func TestRefusedUndoOpensWhatCameSince(t *testing.T) {
	host := pagetest.New(t, true)
	ctx := context.Background()
	unit := model.Everywhere[model.Enterprise](host.Snapshot().Book)[0]
	batch, err := host.Ledger.Save(ctx, "新增", model.Person{ID: "N", Name: "新甲", EnterpriseID: unit.ID})
	if err != nil {
		t.Fatal(err)
	}
	later, err := host.Ledger.Save(ctx, "改职务", model.Person{ID: "N", Name: "新甲", EnterpriseID: unit.ID, Position: "会计"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = host.Ledger.Undo(ctx, batch)
	var u *store.UndoRefused
	if !errors.As(err, &u) {
		t.Fatal(err)
	}
	for _, text := range []string{"打开人员“新甲”", "在操作记录中看第3批"} {
		page.ShowUndoRefused(host, u)
		pagetest.Press(t, host.Window(), text)
	}
	if len(host.Opened) != 1 || host.Opened[0].ID != "N" || len(host.Batches) != 1 || host.Batches[0] != later {
		t.Errorf("opened %v, batches %v", host.Opened, host.Batches)
	}
}

// A toast names what it is about, also of records without a name.
func TestToastsNameSomething(t *testing.T) {
	host := pagetest.New(t, true)
	page.EditRecord(host, model.UnitSign{EnterpriseID: "QY001", Head: "一位负责人", From: day.Of(2026, 1, 1)}, true,
		[]kit.FormSection{{Fields: []string{"EnterpriseID", "Head", "From"}}}, func(model.Record) {})
	pagetest.Press(t, host.Window(), "保存")
	if len(host.Told) != 1 || strings.Contains(host.Told[0], "“”") || !strings.Contains(host.Told[0], "“") {
		t.Errorf("told %q, failed %v", host.Told, host.Failed)
	}
}
