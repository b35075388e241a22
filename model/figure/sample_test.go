package figure

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
)

// sixDays is the days on which reports and pages are held against the figures too.
var sixDays = []day.Day{day.Of(2024, 12, 31), day.Of(2025, 3, 31), day.Of(2025, 6, 30), day.Of(2025, 12, 31), day.Of(2026, 6, 30),
	day.Of(2026, 11, 23)}

func sample(on day.Day) *model.Book { return model.BookOf(on, "", nil, demo.Records()) }

// TestSample pins the sample's figures: they were reckoned by hand from the definitions.
func TestSample(t *testing.T) {
	want := map[day.Day]map[string]int{
		day.Of(2024, 12, 31): {"m.total": 999, "m.prob": 14, "m.full": 985, "m.roll": 1001, "m.pending": 2},
		day.Of(2025, 12, 31): {"m.total": 1012, "m.prob": 21, "m.full": 991, "m.roll": 1019, "m.pending": 7, "m.start": 999,
			"dev.year": 19, "m.in": 0, "m.out": 6, "dev.conf": 12, "staff.full": 58, "staff.fullD": 71, "staff.body": 72},
		day.Of(2026, 11, 23): {"m.total": 1036, "m.prob": 34, "m.full": 1002, "m.roll": 1040, "m.pending": 4, "m.start": 1012,
			"dev.year": 30, "m.in": 0, "m.out": 6, "stage.activist": 51, "stage.prospect": 20,
			"staff.full": 55, "staff.fullD": 68, "staff.body": 69, "term.late": 2, "ex.year": 20, "plan.quota": 38, "plan.done": 30},
	}
	for on, keys := range want {
		b := sample(on)
		for key, n := range keys {
			if got := valueOf(t, b, key); got != n {
				t.Errorf("%s, %s: %d, want %d", on, key, got, n)
			}
		}
	}
}

// TestBalance: last year's total, those admitted and those gone make this year's, for
// members and for those on probation, at every year's end and in every scope.
func TestBalance(t *testing.T) {
	records := demo.Records()
	for year := 2018; year <= 2026; year++ {
		on := day.Of(year, 12, 31)
		if on.After(demo.AsOf) {
			on = demo.AsOf
		}
		whole := model.BookOf(on, "", nil, records)
		for _, scope := range []string{"", whole.Subtree("")[0].ID, whole.Subtree("")[1].ID, whole.Subtree("")[5].ID} {
			b := whole.At(on, scope)
			start := valueOf(t, whole.At(day.Of(year-1, 12, 31), scope), "m.total")
			if got := valueOf(t, b, "m.start"); got != start {
				t.Errorf("%d, %q: begins with %d, last year ended with %d", year, scope, got, start)
			}
			sum := start + valueOf(t, b, "dev.year") + valueOf(t, b, "m.in") - valueOf(t, b, "m.out")
			if total := valueOf(t, b, "m.total"); sum != total {
				t.Errorf("%d, %q: comes to %d, there are %d", year, scope, sum, total)
			}
		}
		if year < 2024 { // before the first of the sample's cases nobody's approval is recorded
			continue
		}
		before := valueOf(t, whole.At(day.Of(year-1, 12, 31), ""), "m.prob")
		if sum := before + valueOf(t, whole, "dev.year") - valueOf(t, whole, "dev.conf") - valueOf(t, whole,
			"dev.cancelled"); sum != valueOf(t, whole, "m.prob") {
			t.Errorf("%d: probation comes to %d, there are %d", year, sum, valueOf(t, whole, "m.prob"))
		}
	}
}

// TestDivided: a part of a divided book has the figures of its scope, those of a person
// and a case of two enterprises too.
func TestDivided(t *testing.T) {
	b := sample(demo.AsOf)
	var ids []string
	for _, e := range b.Subtree("")[1:] {
		if e.ParentID == b.Subtree("")[0].ID {
			ids = append(ids, e.ID)
		}
	}
	for id, part := range b.Divide(ids) {
		if got, want := All(part), All(b.At(b.AsOf, id)); !reflect.DeepEqual(got, want) {
			for i := range want {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Errorf("%s, %s: %v of %v, want %v of %v", id, want[i].Key, got[i].Value, got[i].Base, want[i].Value, want[i].Base)
				}
			}
		}
	}
}

// TestEachFigure: keys are unique, every figure says how it counts, its value is that of
// its members and no part is more than its whole.
func TestEachFigure(t *testing.T) {
	for _, on := range sixDays {
		seen := map[string]bool{}
		for _, f := range All(sample(on)) {
			if seen[f.Key] || f.Name == "" || f.Note == "" || f.Measure == "" {
				t.Errorf("%s: %+v", on, f)
			}
			seen[f.Key] = true
			unique := map[string]bool{}
			for _, id := range f.IDs {
				unique[id] = true
			}
			if f.Key != "staff.body" && f.IDs != nil && (f.Value.Count != len(f.IDs) || len(unique) != len(f.IDs)) {
				t.Errorf("%s, %s: %d, of %d records", on, f.Key, f.Value.Count, len(unique))
			}
			if !f.Base.IsZero() && (f.Value.Count > f.Base.Count || f.Value.Money > f.Base.Money) {
				t.Errorf("%s, %s: %v of %v", on, f.Key, f.Value, f.Base)
			}
		}
	}
	if _, ok := ByKey(sample(demo.AsOf), "no.such"); ok {
		t.Error("found what is not there")
	}
}

func TestNumber(t *testing.T) {
	for _, x := range []struct {
		n    Number
		want string
	}{{Number{}, "0"}, {Number{Count: 12}, "12"}, {Number{Money: 2551400}, "2.55"}} {
		text, err := json.Marshal(x.n)
		if err != nil || string(text) != x.want || x.n.String() != x.want || x.n.IsZero() != (x.want == "0") {
			t.Errorf("%v: %s %v", x.n, text, err)
		}
	}
	for on, want := range map[day.Day]string{day.Of(2025, 12, 31): "2025年度", day.Of(2025, 12, 30): "2025年1月1日至12月30日",
		day.Of(2025, 1, 31): "2025年1月1日至1月31日"} {
		if got := Period(on); got != want {
			t.Errorf("%s: %s", on, got)
		}
	}
}

// TestPastStands: what is entered of later days changes no figure of an earlier one. The
// entries are what an office enters: steps of cases, new people and cases, departures.
func TestPastStands(t *testing.T) {
	records := demo.Records()
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 7))
		on := sixDays[r.IntN(len(sixDays))]
		b := model.BookOf(on, "", nil, records)
		later := b.With(entries(r, b, 400)...)
		before, after := All(b), All(later)
		for i := range before {
			if !reflect.DeepEqual(before[i], after[i]) {
				t.Errorf("seed %d, %s, %s: was %v of %v, is %v of %v (%s)", seed, on, before[i].Key, before[i].Value, before[i].Base,
					after[i].Value, after[i].Base, differ(before[i].IDs, after[i].IDs))
			}
		}
		end := later.At(on.AddYears(3), "")
		if reflect.DeepEqual(All(b.At(on.AddYears(3), "")), All(end)) {
			t.Errorf("seed %d: the entries change nothing at all", seed)
		}
	}
}

func differ(a, b []string) string {
	in := map[string]int{}
	for _, x := range a {
		in[x]++
	}
	for _, x := range b {
		in[x]--
	}
	var out []string
	for x, n := range in {
		if n != 0 {
			out = append(out, fmt.Sprintf("%s%+d", x, -n))
		}
	}
	return fmt.Sprint(out[:min(5, len(out))])
}

// entries makes records of days after the book's.
func entries(r *rand.Rand, b *model.Book, n int) []model.Record {
	people, cases := map[string]model.Person{}, map[string]model.DevelopmentCase{}
	var out []model.Record
	someone := func() model.Person {
		list := model.Everywhere[model.Person](b)
		p := list[r.IntN(len(list))]
		if q, ok := people[p.ID]; ok {
			return q
		}
		return p
	}
	someCase := func() model.DevelopmentCase {
		list := model.Everywhere[model.DevelopmentCase](b)
		c := list[r.IntN(len(list))]
		if q, ok := cases[c.ID]; ok {
			return q
		}
		return c
	}
	soon := func() day.Day { return b.AsOf.AddDays(1 + r.IntN(700)) }
	for i := range n {
		id := fmt.Sprintf("later%d", i)
		switch r.IntN(9) {
		case 0: // gone
			p := someone()
			if p.Left.IsZero() && p.LeftHow == "" {
				ways := p.LeftHow.Choices()
				p.Left, p.LeftHow = soon(), model.LeftHow(ways[r.IntN(len(ways))])
				people[p.ID] = p
			}
		case 1: // a meeting on a case, approved or not yet
			c, met := someCase(), soon()
			m := admit(met, met.AddDays(r.IntN(60)))
			if r.IntN(3) > 0 {
				words := model.ForConfirmation.Resolutions()
				m.Purpose, m.Resolution = model.ForConfirmation, words[r.IntN(len(words))]
			}
			if r.IntN(4) == 0 {
				m.ApprovalDay, m.Approved = day.Day{}, ""
			}
			m.ID, m.CaseID = id, c.ID
			out = append(out, m)
		case 2: // a new person and a case
			p := someone()
			np := model.Person{ID: id, Name: id, EnterpriseID: p.EnterpriseID, OrganizationID: p.OrganizationID, Entered: soon(),
				Status: model.FullMember, Admitted: day.Of(2001, 7, 1), Confirmed: day.Of(2002, 7, 1)}
			people[id] = np
			cases[id] = model.DevelopmentCase{ID: id, PersonID: id, OrganizationID: p.OrganizationID, Applied: soon()}
		case 3: // a case goes on
			c := someCase()
			switch {
			case c.ActivistDay.IsZero():
				c.ActivistDay = soon()
			case c.ProspectDay.IsZero():
				c.ProspectDay = soon()
			case c.EndedDay.IsZero():
				c.EndedDay, c.EndedReason = soon(), "终止"
			}
			cases[c.ID] = c
		case 4: // the register follows a confirmation
			p := someone()
			if p.Status == model.ProbationaryMember {
				p.Status, p.Confirmed = model.FullMember, soon()
				people[p.ID] = p
			}
		case 5:
			p := someone()
			out = append(out, model.Exchange{ID: id, PersonID: p.ID, EnterpriseID: p.EnterpriseID, Direction: model.PartyToManagement,
				Day: soon()},
				model.Discipline{ID: id, PersonID: p.ID, Measure: model.ExpelledByRule, Day: soon()})
		case 6:
			p := someone()
			out = append(out, model.Post{ID: id, PersonID: p.ID, EnterpriseID: p.EnterpriseID, Field: model.PartyField,
				WorkTime: model.FullTime, From: soon()},
				model.Rectification{ID: id, EnterpriseID: p.EnterpriseID, Problem: id, Found: soon()})
		case 7:
			list := model.Everywhere[model.Organization](b)
			o := list[r.IntN(len(list))]
			out = append(out, model.Term{ID: id, OrganizationID: o.ID, Elected: soon()},
				model.CoverageUnit{ID: id, EnterpriseID: o.EnterpriseID, Name: id, Category: model.PrivateUnit, From: soon(),
					Form: model.FormedAlone})
		case 8: // a problem closed later
			if list := model.Everywhere[model.Rectification](b); len(list) > 0 {
				x := list[r.IntN(len(list))]
				if x.ClosedDay.IsZero() {
					x.ClosedDay, x.ClosedBy = soon(), "赵甲"
					out = append(out, x)
				}
			}
		}
	}
	for _, p := range people {
		out = append(out, p)
	}
	for _, c := range cases {
		out = append(out, c)
	}
	return out
}
