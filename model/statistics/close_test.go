package statistics

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

// closing is the records that close a year of a book.
func closing(b *model.Book) []model.Record {
	n := 0
	return Close(b, model.YearClose{ClosedOn: day.Of(2026, 1, 8), By: "钱丙丁"}, func(k model.Kind) string {
		n++
		return fmt.Sprintf("%s-%05d", model.SchemaOf(k).Prefix, n)
	})
}

func forms(b *model.Book) string {
	var out []string
	for _, f := range Of(b).Forms {
		out = append(out, f.cells())
	}
	return strings.Join(out, "|")
}

// later is what an office changes after the close: a post, a branch, an approval, a member
// who had gone, one who is not in the register any more.
func later(t *testing.T, b *model.Book) []model.Record {
	p := &planting{t, b}
	var out []model.Record
	x := p.admitted()
	x.Frontline, x.WorkPost, x.Education, x.Employment = !x.Frontline, model.TechnicalPost, model.Postgraduate, model.Employed
	out = append(out, x)
	y := p.veteran()
	out = append(out, model.Membership{ID: "LATE", PersonID: y.ID, Change: model.DiedChange, Day: day.Of(2025, 11, 2)})
	d := figure.DevelopmentOf(b).Admitted[2]
	d.Meeting.ApprovalDay = day.Of(2026, 1, 3)
	return append(out, d.Meeting)
}

// TestClosed: a closed year stays as it was handed in, whatever changes later; what has
// changed is told; other days and scopes are reckoned as before.
func TestClosed(t *testing.T) {
	open := sample(end2025)
	list := closing(open)
	for _, r := range list {
		if faults := model.Law(demo.AsOf, r); len(faults) > 0 {
			t.Fatalf("%T: %v", r, faults)
		}
	}
	closed := open.With(list...)
	if len(Differences(closed)) != 0 || forms(closed) != forms(open) || !reflect.DeepEqual(values(closed), values(open)) {
		t.Errorf("closing changes something: %v", Differences(closed))
	}
	changes := later(t, open)
	now := closed.With(changes...)
	if forms(now) != forms(open) || !reflect.DeepEqual(values(now), values(open)) {
		t.Error("a later change reaches the closed year")
	}
	anew := open.With(changes...)
	if forms(anew) == forms(open) || reflect.DeepEqual(values(anew), values(open)) {
		t.Error("the changes change nothing")
	}
	if got, want := people(now), people(open); got != want {
		t.Errorf("the members are others:\n%s\n%s", got, want)
	}
	said := ""
	for _, d := range Differences(now) {
		said += d.What + " " + d.Was + "→" + d.Is + "\n"
	}
	y := (&planting{t, open}).veteran()
	for _, want := range []string{"党员数 1012→1010", "发展党员 19→18", "两年党员数综合比较14栏A列“五、本年底实有数” 1012→1010", y.Name + " 正式党员→不再统计", "：学历 "} {
		if !strings.Contains(said, want) {
			t.Errorf("no difference %q in\n%s", want, said)
		}
	}
	// The day before is no year's end, and a part of what was closed has its people as kept.
	if forms(now.At(day.Of(2025, 12, 30), "")) != forms(anew.At(day.Of(2025, 12, 30), "")) {
		t.Error("another day reads the close")
	}
	for _, e := range open.Subtree("")[1:4] {
		if got, want := people(now.At(end2025, e.ID)), people(open.At(end2025, e.ID)); got != want {
			t.Errorf("%s:\n%s\n%s", e.Name, got, want)
		}
	}
}

// people is the members with what a year keeps of them, but for the dues, which stand in the
// assessments before.
func people(b *model.Book) string {
	var out strings.Builder
	m := figure.MembersOf(b)
	for _, p := range m.Total {
		kept := p.Kept()
		kept.Dues = 0
		fmt.Fprintln(&out, p.ID, m.Of(p.ID).Status, kept)
	}
	return out.String()
}

func values(b *model.Book) map[string]figure.Number {
	out := map[string]figure.Number{}
	for _, f := range figure.All(b) {
		out[f.Key] = f.Value
	}
	return out
}

// TestAfterClose is K2: the next year begins with what was handed in; what was put right
// since is asked about, and a start that was tampered with is not let pass.
func TestAfterClose(t *testing.T) {
	open := sample(end2025)
	list := closing(open)
	b := whole().With(list...)
	if f := of(Check(b), "K2", ""); f != nil {
		t.Error(f.Say)
	}
	dead := (&planting{t, open}).veteran()
	b = b.With(model.Membership{ID: "LATE", PersonID: dead.ID, Change: model.DiedChange, Day: day.Of(2025, 11, 2)})
	f := of(Check(b), "K2", dead.Name)
	if f == nil || !f.Stops() || !f.Explain || !strings.Contains(f.Say, "由1012名变为1011名") {
		t.Fatalf("%+v", f)
	}
	form := Of(b).Form(Compare)
	if form.At(rowStart, 0) != 1012 || form.At(rowDied, 0) != 1 || form.At(rowDiffer, 0) != 0 {
		t.Errorf("what is recorded late is not this year's: %s", form.cells())
	}
	for _, r := range list {
		if y, ok := r.(model.YearForm); ok && y.Form == Compare {
			y.Cells = strings.Replace(y.Cells, "1012;1012", "1012;1013", 1)
			b = b.With(y)
		}
	}
	if f := of(Check(b), "K2", "年结的本年底实有数为1013名"); f == nil || !f.Stops() || f.Explain {
		t.Errorf("%+v", Check(b))
	}
}

// TestErased: of somebody whose data are erased a closed year keeps what figures rest on,
// and no more than the month of birth.
func TestErased(t *testing.T) {
	for _, r := range closing(sample(end2025)) {
		if y, ok := r.(model.YearPerson); ok && y.BirthDay.Dom() > 1 {
			z := model.Erase(y, demo.AsOf).(model.YearPerson)
			if z.BirthDay != day.Of(y.BirthDay.Year(), y.BirthDay.Month(), 1) || z.Education != y.Education || z.Ethnicity != y.Ethnicity ||
				z.PersonID != y.PersonID || !model.Concerns(y, model.Ref{Kind: model.KindPerson, ID: y.PersonID}) {
				t.Errorf("%+v", z)
			}
			return
		}
	}
}
