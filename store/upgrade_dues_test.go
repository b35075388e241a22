package store_test

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	. "partyledger/store"
	"partyledger/store/storetest"
)

// What people's records told of dues becomes this year's assessments, once, in a batch that says
// so and that nobody takes back: nothing is lost, the chain is whole.
func TestDuesAreTurned(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	person := func(id string, base, dues model.Amount, change func(*model.Person)) model.Person {
		p := storetest.Person
		p.ID, p.Name, p.DuesBase, p.Dues, p.Admitted = id, "人"+id, base, dues, day.Of(2001, 7, 1)
		if change != nil {
			change(&p)
		}
		return p
	}
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(ctx, "人员", storetest.Unit, storetest.Branch,
		person("1", model.Recorded(model.Yuan(8000)), model.Recorded(model.Yuan(120)), nil),
		person("2", model.Recorded(model.Yuan(8000)), 0, nil),
		// what is paid is reckoned
		person("3", 0, model.Recorded(model.Yuan(30)), nil),                                                       // of what, nobody knows
		person("4", model.Recorded(0), model.Recorded(0), func(p *model.Person) { p.Employment = model.Retired }), // noughts are said
		person("5", model.Recorded(model.Yuan(3000)), model.Recorded(model.Yuan(50)), nil),                        // more of one's own will
		person("6", model.Recorded(model.Yuan(3000)), model.Recorded(model.Yuan(15)), func(p *model.Person) {
			p.Admitted = day.Of(2026,
				4, 9)
		}),
		person("7", 0, model.Recorded(model.Yuan(15)), func(p *model.Person) { p.Status, p.Admitted = model.NonParty, day.Day{} }),
		// no member
		person("8", 0, 0, nil)))
	leftBy(t, w, 26)
	for range 2 { // the second opening finds nothing to do
		w = storetest.Open(t, dir)
		if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
			t.Fatalf("%q", said)
		}
		w.Close()
	}
	w = storetest.Open(t, dir)
	january := model.MonthDay(2026, 1)
	want := map[string]model.DuesBasis{
		"1": {From: january, Category: model.DuesByWage, Base: model.Recorded(model.Yuan(8000)), Amount: model.Recorded(model.Yuan(120))},
		"2": {From: january, Category: model.DuesByWage, Base: model.Recorded(model.Yuan(8000)), Amount: model.Recorded(model.Yuan(120))},
		"3": {From: january, Category: model.DuesByWage, Amount: model.Recorded(model.Yuan(30))},
		"4": {From: january, Category: model.DuesRetiree, Base: model.Recorded(0), Amount: model.Recorded(0)},
		"5": {From: january, Category: model.DuesByWage, Base: model.Recorded(model.Yuan(3000)), Amount: model.Recorded(model.Yuan(50)),
			Why: model.DuesWilling},
		"6": {From: model.MonthDay(2026, 4), Category: model.DuesByWage, Base: model.Recorded(model.Yuan(3000)),
			Amount: model.Recorded(model.Yuan(15))},
	}
	b := storetest.Must[*model.Book](t)(w.Book(ctx, Query{}))
	for _, p := range model.Everywhere[model.Person](b) {
		x, ok := want[p.ID]
		if !ok {
			if p.ID == "7" && p.Dues != model.Recorded(model.Yuan(15)) {
				t.Errorf("%s lost the dues", p.ID)
			}
			continue
		}
		got, _ := b.DuesOn(&p, b.AsOf)
		x.ID, x.PersonID, x.Year = got.ID, p.ID, 2026
		if storetest.Same(t, x, got); got.ID == "" || p.DuesBase != 0 || p.Dues != 0 {
			t.Errorf("%s: %q, %v, %v left in the register", p.ID, got.ID, p.DuesBase, p.Dues)
		}
	}
	list := storetest.Must[[]Batch](t)(w.Batches(ctx, 0))
	if n := len(model.Everywhere[model.DuesBasis](b)); n != len(want) || list[0].Kind != BatchUpgrade || list[0].Records != 2*len(want) {
		t.Errorf("%d assessments, %+v", n, list[0])
	}
	if _, err := w.Undo(ctx, list[0].ID); err == nil {
		t.Error("the turning was taken back")
	}
}
