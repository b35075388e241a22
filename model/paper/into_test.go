package paper

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// TestIntoOnlyWhatIsEmpty: a number goes into every field that a paper names, and a day; one
// that is recorded is never written over.
func TestIntoOnlyWhatIsEmpty(t *testing.T) {
	b := newAround().book()
	tried := 0
	for _, p := range All() {
		for _, r := range append(model.SchemaOf(p.On).InScope(b), model.SchemaOf(p.On).Deref(model.SchemaOf(p.On).New())) {
			for i, at := range append(slices.Clone(p.Into), p.IntoDay...) {
				x, ok := at.Of(b, r)
				if !ok {
					continue
				}
				text, other := "虚水党〔2026〕9号", "虚水党〔2026〕10号"
				if i >= len(p.Into) {
					text, other = "2026-11-20", "2026-11-21"
				}
				s := model.SchemaOf(x.Kind())
				f, known := s.Field(at.Field)
				if !known {
					t.Fatalf("%s: %s has no %s", p.Name, x.Kind(), at.Field)
				}
				empty := s.Pointer(x)
				f.Clear(empty)
				now, err := at.Filled(s.Deref(empty), text)
				if err != nil || f.Text(now) != text {
					t.Errorf("%s: %s is %q, %v", p.Name, at.Field, f.Text(now), err)
				}
				if again, err := at.Filled(now, other); err != nil || again != now {
					t.Errorf("%s writes over %s, %v", p.Name, at.Field, err)
				}
				tried++
			}
		}
	}
	if tried < 20 {
		t.Errorf("only %d fields", tried)
	}
}

// TestTermOf: the reply to an election's result is that of the term that it began; a
// by-election begins none.
func TestTermOf(t *testing.T) {
	tests := []struct {
		name   string
		change func(*around)
		want   string
	}{
		{"no term yet", func(*around) {}, ""},
		{"the term of the day", func(a *around) { a.add(model.Term{ID: "T2", OrganizationID: "D2", Elected: d26(10, 20)}) }, "T2"},
		{"of another day", func(a *around) { a.add(model.Term{ID: "T2", OrganizationID: "D2", Elected: d26(10, 21)}) }, ""},
		{"of another organisation", func(a *around) { a.add(model.Term{ID: "T2", OrganizationID: "D1", Elected: d26(10, 20)}) }, ""},
		{"named", func(a *around) {
			a.add(model.Term{ID: "T2", OrganizationID: "D2", Elected: d26(10, 21)})
			a.election.TermID = "T2"
		}, "T2"},
		{"a by-election", func(a *around) {
			a.add(model.Term{ID: "T2", OrganizationID: "D2", Elected: d26(10, 20)})
			a.election.TermID, a.election.ElectionKind = "T2", model.ByElection
		}, ""},
	}
	p, _ := ByName("result-reply")
	for _, x := range tests {
		a := newAround()
		x.change(a)
		got := ""
		for _, at := range p.Into {
			if r, ok := at.Of(a.book(), a.election); ok && r.Kind() == model.KindTerm {
				got = r.Key()
			}
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
}

// TestReplyDue: an answer is wanted by the day that was typed, or by that which the rules or
// the ledger say; never by a day before the paper's own.
func TestReplyDue(t *testing.T) {
	tests := []struct {
		name    string
		made    func() ([]Made, []string)
		want    day.Day
		warning string
	}{
		{"a request is answered within three months of the meeting", func() ([]Made, []string) {
			s := withMeetings(newScene())
			s.on = d26(9, 1)
			for i := range s.votes {
				s.votes[i].ApprovalDay = day.Day{}
			}
			return s.made(t, "admission-request")
		}, d26(11, 20), ""},
		{"over three months: no day is proposed", func() ([]Made, []string) {
			s := withMeetings(newScene())
			for i := range s.votes {
				s.votes[i].ApprovalDay = day.Day{}
			}
			return s.made(t, "admission-request")
		}, day.Day{}, ""},
		{"typed", func() ([]Made, []string) {
			return newScene().made(t, "pre-review-request", "要求回复日期=2026-12-05")
		}, d26(12, 5), ""},
		{"the paper's own day counts", func() ([]Made, []string) {
			return newScene().made(t, "pre-review-request", "要求回复日期=2026-11-23")
		},
			d26(11, 23), ""},
		{"before it does not", func() ([]Made, []string) {
			return newScene().made(t, "pre-review-request", "要求回复日期=2026-11-22")
		},
			day.Day{}, "早于成文日期"},
		{"the box of the paper itself", func() ([]Made, []string) { return newAround().made(t, "rectify-notice") }, d26(12, 10), ""},
		{"no answer is wanted", func() ([]Made, []string) { return newScene().made(t, "pre-review-opinion") }, day.Day{}, ""},
	}
	for _, x := range tests {
		made, refused := x.made()
		if len(made) == 0 {
			t.Errorf("%s: %v", x.name, refused)
			continue
		}
		if got := made[0].ReplyDue; got != x.want {
			t.Errorf("%s: by %s, want %s", x.name, got, x.want)
		}
		if said := strings.Join(made[0].Warnings, ""); x.warning != "" && !strings.Contains(said, x.warning) {
			t.Errorf("%s: warned %q", x.name, said)
		}
	}
}
