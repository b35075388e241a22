package store_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	. "partyledger/store"
	"partyledger/store/storetest"
)

// A record that breaks the law and is there already is read, listed, refused when it is
// changed, and may be mended; an undo puts back what was there, whatever it was.
func TestUnlawfulBefore(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	e := model.Enterprise{ID: "QY1", Name: "甲公司", Ownership: model.SoleState}
	p := model.Person{ID: "RY1", Name: "张甲", EnterpriseID: "QY1", BirthDay: day.Of(1980, 1, 1)}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", e, p))
	if _, err := w.Conn().Exec("UPDATE person SET birth_day = '2080-01-01' WHERE id = 'RY1'"); err != nil {
		t.Fatal(err)
	}
	said := storetest.Must[[]string](t)(w.Unlawful(t.Context()))
	storetest.Same(t, []string{"人员“张甲”（RY1）：出生日期：晚于今天，请填实际日期"}, said)
	was := storetest.One[model.Person](t, w, "id = ?", "RY1")
	now := was
	now.Position = "会计"
	if _, err := w.SaveEdited(t.Context(), "改", was, now); err == nil || !strings.Contains(Explain(err), "出生日期：晚于今天") {
		t.Errorf("an old fault was written anew: %v", err)
	}
	now.BirthDay = day.Of(1980, 1, 1)
	batch := storetest.Must[int64](t)(w.SaveEdited(t.Context(), "改", was, now))
	storetest.Must[int64](t)(w.Undo(t.Context(), batch))
	if got := storetest.One[model.Person](t, w, "id = ?", "RY1"); got != was {
		t.Errorf("%+v", got)
	}
	// Two that clash from before: what else they say can be mended.
	f := model.Fund{ID: "F1", EnterpriseID: "QY1", Year: 2025}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", f))
	if _, err := w.Conn().Exec("INSERT INTO fund SELECT * FROM fund"); err == nil {
		t.Fatal("one number for two")
	}
	if _, err := w.Conn().Exec("INSERT INTO fund (id, enterprise_id, year, wages, planned, spent, carried_over, document, note, basis, per_member, per_member_doc) SELECT 'F2', enterprise_id, year, wages, planned, spent, carried_over, document, note, basis, per_member, per_member_doc FROM fund"); err != nil {
		t.Fatal(err)
	}
	f2 := f
	f2.ID, f2.Planned = "F2", model.Recorded(model.Yuan(5))
	storetest.Must[int64](t)(w.Save(t.Context(), "改", f2))
	f2.Year = 2024
	storetest.Must[int64](t)(w.Save(t.Context(), "改", f2))
	if f2.Year = 2025; true {
		if _, err := w.Save(t.Context(), "改", f2); err == nil {
			t.Error("made a second one of the year again")
		}
	}
}

// What several records of one save come to is asked of them together: two enterprises
// may change places, and may not close a loop.
func TestLawOfOneSave(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	e := func(id, parent string) model.Enterprise {
		return model.Enterprise{ID: id, Name: id + "公司", ParentID: parent, Ownership: model.SoleState}
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", e("B", "A"), e("A", ""))) // the lower one first
	storetest.Must[int64](t)(w.Save(t.Context(), "换", e("A", "B"), e("B", "")))
	_, err := w.Save(t.Context(), "圈", e("B", "A"))
	if err == nil || !strings.Contains(Explain(err), "B公司→A公司→B公司") {
		t.Errorf("%v", err)
	}
}
