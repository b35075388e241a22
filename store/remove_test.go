package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/storetest"
)

// office is a ledger with an enterprise, two branches, a member and two who are none.
func office(t *testing.T) *store.Workspace {
	t.Helper()
	w := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(w.Save(t.Context(), "一", storetest.Unit, storetest.Branch,
		model.Organization{ID: "DZ2", Name: "乙支部", EnterpriseID: storetest.Unit.ID, Type: model.Branch},
		model.Person{ID: "M", Name: "员甲", EnterpriseID: storetest.Unit.ID, OrganizationID: "DZ1", Status: model.FullMember},
		model.Person{ID: "W", Name: "群甲", EnterpriseID: storetest.Unit.ID, Status: model.NonParty},
		model.Person{ID: "V", Name: "群甲", EnterpriseID: storetest.Unit.ID, Status: model.NonParty, Ethnicity: "汉族"}))
	storetest.Must[int64](t)(w.Save(t.Context(), "二",
		model.DevelopmentCase{ID: "C", PersonID: "W", OrganizationID: "DZ1", Applied: day.Of(2024, 1, 1)},
		model.Evidence{ID: "EV", CaseID: "C", Number: "1", Name: "入党申请书"},
		model.DevelopmentCase{ID: "D", PersonID: "M", OrganizationID: "DZ1", Applied: day.Of(2025, 1, 1), Mentor1ID: "V"}))
	return w
}

func person(id string) model.Ref { return model.Ref{Kind: model.KindPerson, ID: id} }

func TestRemove(t *testing.T) {
	for _, c := range []struct {
		name string
		req  store.Removal
		say  []string // of the refusal; none: it is done
		note string
	}{
		{"without a reason", store.Removal{Refs: []model.Ref{person("W")}, Along: true}, []string{"理由", "什么也没有删除"}, ""},
		{"what hangs on it, unasked", store.Removal{Refs: []model.Ref{person("W")}, Reason: "试录"}, []string{"发展党员1条（“群甲”）", "再确认一次"}, ""},
		{"with what hangs on it", store.Removal{Refs: []model.Ref{person("W")}, Reason: "试录", Along: true}, nil,
			"删除人员“群甲”，连同其下2条记录；理由：试录"},
		{"whom others use", store.Removal{Refs: []model.Ref{person("V")}, Reason: "试录"}, []string{"人员“群甲”还被发展党员1条（“员甲”）用到"}, ""},
		{"a member", store.Removal{Refs: []model.Ref{person("M")}, Reason: "试录", Along: true}, []string{"员甲", "登记离开"}, ""},
		{"a member by mistake", store.Removal{Refs: []model.Ref{person("M")}, Reason: "录错", Along: true, Mistaken: true}, nil,
			"误登记删除人员“员甲”，连同其下1条记录；理由：录错"},
		{"a branch with people", store.Removal{Refs: []model.Ref{{Kind: model.KindOrganization, ID: "DZ1"}}, Reason: "撤销", Along: true},
			[]string{"人员1条（“员甲”）", "什么也没有删除"}, ""},
		{"what is not there", store.Removal{Refs: []model.Ref{person("none")}, Reason: "试录"}, []string{"没有找到"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, ctx := office(t), t.Context()
			before := storetest.Dump(t, w)
			batch, _, err := w.Remove(ctx, c.req)
			if len(c.say) > 0 {
				storetest.WantRefusal(t, err, c.say...)
				if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
					t.Error(d)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			b := storetest.Must[[]store.Batch](t)(w.Batches(ctx, 1))[0]
			if b.Kind != store.BatchRemove || b.Note != c.note {
				t.Errorf("%+v", b)
			}
			storetest.Must[int64](t)(w.Undo(ctx, batch))
			if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestMergePeople(t *testing.T) {
	w, ctx := office(t), t.Context()
	before := storetest.Dump(t, w)
	_, _, err := w.MergePeople(ctx, store.PersonMerge{Kept: "W", Other: "V"})
	storetest.WantRefusal(t, err, "理由", "什么也没有改动")
	_, _, err = w.MergePeople(ctx, store.PersonMerge{Kept: "W", Other: "W", Reason: "重复"})
	storetest.WantRefusal(t, err, "同一条记录")
	_, _, err = w.MergePeople(ctx, store.PersonMerge{Kept: "W", Other: "M", Reason: "重复"})
	storetest.WantRefusal(t, err, "没有合并", "没有办结的发展党员记录")
	batch, _, err := w.MergePeople(ctx, store.PersonMerge{Kept: "W", Other: "V", Reason: "重复登记"})
	if err != nil {
		t.Fatal(err)
	}
	r, ok, err := w.Get(ctx, person("W"))
	if x, _ := r.(model.Person); err != nil || !ok || x.Ethnicity != "汉族" {
		t.Errorf("%+v %v", r, err)
	}
	if _, ok, _ := w.Get(ctx, person("V")); ok {
		t.Error("the other one is still there")
	}
	c, _, _ := w.Get(ctx, model.Ref{Kind: model.KindDevelopmentCase, ID: "D"})
	if x := c.(model.DevelopmentCase); x.Mentor1ID != "W" {
		t.Errorf("%+v", x)
	}
	b := storetest.Must[[]store.Batch](t)(w.Batches(ctx, 1))[0]
	if b.Kind != store.BatchMerge || !strings.Contains(b.Note, "“群甲”：保留编号W，并入编号V，改动关联的记录1条；理由：重复登记") {
		t.Errorf("%+v", b)
	}
	storetest.Must[int64](t)(w.Undo(ctx, batch))
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
}

// later asks that an undo is refused, and gives what stands in the way: batch, what was
// done, to which record.
func later(t *testing.T, w *store.Workspace, batch int64) []string {
	t.Helper()
	before := storetest.Dump(t, w)
	_, err := w.Undo(context.Background(), batch)
	var u *store.UndoRefused
	if !errors.As(err, &u) {
		t.Fatalf("%v names nothing", err)
	}
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
	var out []string
	for _, l := range u.Later {
		for _, r := range l.Records {
			out = append(out, l.Batch.Note+" "+r.Did+r.Name+" "+r.Ref.ID)
		}
		if !strings.Contains(store.Explain(err), l.Say()) {
			t.Errorf("%q does not say %q", store.Explain(err), l.Say())
		}
	}
	return out
}

func TestUndoRefusedNamesWhatCameSince(t *testing.T) {
	w, ctx := office(t), t.Context()
	must := storetest.Must[int64](t)
	people := must(w.Save(ctx, "三", model.Person{ID: "N", Name: "新甲", EnterpriseID: storetest.Unit.ID}))
	edit := must(w.Save(ctx, "四", model.Person{ID: "N", Name: "新甲", EnterpriseID: storetest.Unit.ID, Position: "会计"}))
	if d := cmp.Diff([]string{"四 改了人员“新甲” N"}, later(t, w, people)); d != "" {
		t.Error(d)
	}
	must(w.Undo(ctx, edit))
	post := must(w.Save(ctx, "五", model.CommitteeMember{ID: "CM", OrganizationID: "DZ1", PersonID: "N", Post: model.Secretary}))
	file := must(w.Save(ctx, "六", model.Waiver{ID: "WA", RuleID: "A-1", RecordKind: string(model.KindPerson), RecordID: "N", Reason: "核实",
		By: "赵甲乙", Day: day.Of(2026, 11, 1)}))
	if d := cmp.Diff([]string{"六 登记了用到它的例外说明“A-1 新甲” WA", "五 登记了用到它的班子成员“新甲 书记” CM"}, later(t, w, people)); d != "" {
		t.Error(d)
	}
	must(w.Undo(ctx, file))
	must(w.Undo(ctx, post))
	must(w.Undo(ctx, people))

	// What was taken out cannot come back without what it rests on.
	mentor, _, err := w.Remove(ctx, store.Removal{Refs: []model.Ref{{Kind: model.KindDevelopmentCase, ID: "D"}}, Reason: "试录"})
	if err != nil {
		t.Fatal(err)
	}
	gone, _, err := w.Remove(ctx, store.Removal{Refs: []model.Ref{person("V")}, Reason: "试录"})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"删除人员“群甲”；理由：试录 删除了要用到的人员“群甲” V"}, later(t, w, mentor)); d != "" {
		t.Error(d)
	}
	must(w.Undo(ctx, gone))
	must(w.Undo(ctx, mentor))
}

func TestLastStanding(t *testing.T) {
	w, ctx := office(t), t.Context()
	began := storetest.Must[[]store.Batch](t)(w.Batches(ctx, 1))[0].ID
	last := func() int64 {
		b, ok, err := w.LastStanding(ctx, began)
		if err != nil || ok != (b.ID != 0) {
			t.Fatal(b, ok, err)
		}
		return b.ID
	}
	if last() != 0 {
		t.Error("what was there before the window opened is offered")
	}
	first := storetest.Must[int64](t)(w.Save(ctx, "三", model.Person{ID: "N", Name: "新甲", EnterpriseID: storetest.Unit.ID}))
	removed, _, err := w.Remove(ctx, store.Removal{Refs: []model.Ref{person("W")}, Reason: "试录", Along: true})
	if err != nil || last() != removed {
		t.Fatal(last(), err)
	}
	if err := w.NoteBackup(ctx, "备份"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int64{removed, first, 0} {
		got := last()
		if got != want {
			t.Errorf("%d, want %d", got, want)
		}
		if got != 0 {
			storetest.Must[int64](t)(w.Undo(ctx, got))
			if by := storetest.Must[int64](t)(w.UndoneBy(ctx, got)); by <= got {
				t.Errorf("undone by %d", by)
			}
		}
	}
}
