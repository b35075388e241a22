package rule_test

import (
	"fmt"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// When the next inspection is due: half a year after the last, or after the step from
// which inspections run.
func TestNextInspection(t *testing.T) {
	w := walk(model.Edition2014)
	activist, admitted := w.ActivistDay, w.admission.Day // 2022-09-10, 2024-05-20
	for _, x := range []struct {
		name      string
		asOf      day.Day
		inspected []day.Day
		spoil     func()
		due       day.Day
	}{
		{"nobody yet", activist.AddDays(-1), nil, nil, day.Day{}},
		{"from the day of the activist", activist, nil, nil, day.Of(2023, 3, 10)},
		{"from the last inspection", day.Of(2023, 6, 1), []day.Day{day.Of(2023, 1, 31), day.Of(2023, 5, 31)}, nil, day.Of(2023, 11, 30)},
		{"entered out of order", day.Of(2023, 6, 1), []day.Day{day.Of(2023, 5, 31), day.Of(2023, 1, 31)}, nil, day.Of(2023, 11, 30)},
		{"one before the activist's day counts for nothing", day.Of(2023, 6, 1), []day.Day{day.Of(2022, 8, 1)}, nil, day.Of(2023, 3, 10)},
		{"one that lies ahead counts for nothing", day.Of(2023, 6, 1), []day.Day{day.Of(2023, 6, 2)}, nil, day.Of(2023, 3, 10)},
		{"anew from the admission", admitted, []day.Day{day.Of(2024, 4, 1)}, nil, day.Of(2024, 11, 20)},
		{"on the day of the admission", admitted.AddDays(1), []day.Day{admitted}, nil, day.Of(2024, 11, 20)},
		{"no more after the confirmation", day.Of(2025, 5, 26), nil, nil, day.Day{}},
		{"still before it", day.Of(2025, 5, 25), []day.Day{day.Of(2025, 5, 1)}, nil, day.Of(2025, 11, 1)},
	} {
		w.asOf, w.inspected = x.asOf, x.inspected
		due, ok := rule.NextInspection(w.book(), w.DevelopmentCase)
		if due != x.due || ok != !x.due.IsZero() {
			t.Errorf("%s: %s %v, want %s", x.name, due, ok, x.due)
		}
	}
}

// What a form says of one case is what the check of the whole ledger says of it.
func TestCheckCase(t *testing.T) {
	w := walk(model.Edition2014)
	w.TalkDay, w.admission.SecretBallot, w.Mentor1ID, w.Mentor2ID = w.Applied.AddMonths(2), false, "", ""
	var got []string
	for _, f := range rule.CheckCase(w.book(), w.DevelopmentCase) {
		got = append(got, string(f.Level)+" "+f.Rule+" "+f.Message)
	}
	var want []string
	for _, f := range w.find() {
		want = append(want, string(f.Level)+" "+f.Rule+" "+f.Message)
	}
	if len(want) < 3 || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%q, want %q", got, want)
	}
	w.Applied = w.asOf.AddDays(1)
	if got := rule.CheckCase(w.book(), w.DevelopmentCase); len(got) > 0 {
		t.Errorf("of an application that lies ahead: %v", got)
	}
}

// A local limit is of a rule and a limit that there are, and no looser.
func TestLocalLaw(t *testing.T) {
	for _, x := range []struct {
		rule, limit string
		value       int
		say         string
	}{
		{"B-02", "期限（月）", 1, ""},
		{"Z-99", "期限（月）", 1, "RuleID 没有编号为“Z-99”的规则，可用规则清单查看编号"},
		{"D-01", "期限（月）", 1, "Limit 规则D-01没有可以加严的限值"},
	} {
		got := ""
		for _, f := range model.Law(asOf, model.LocalRule{ID: "l", RuleID: x.rule, Limit: x.limit, Value: x.value, Document: "文号"}) {
			got += f.Field + " " + f.Say
		}
		if got != x.say {
			t.Errorf("%s %s %d: %q, want %q", x.rule, x.limit, x.value, got, x.say)
		}
	}
	for _, r := range rule.All() {
		for _, lim := range r.Limits {
			looser := lim.Value - 1
			if lim.Smaller {
				looser = lim.Value + 1
			}
			for value, refused := range map[int]bool{lim.Value: false, looser: true, 2*lim.Value - looser: false} {
				if value == 0 { // is no limit at all
					continue
				}
				faults := model.Law(asOf, model.LocalRule{ID: "l", RuleID: r.ID, Limit: lim.Name, Value: value, Document: "文号"})
				if (len(faults) > 0) != refused {
					t.Errorf("%s %s %d, national %d: %v", r.ID, lim.Name, value, lim.Value, faults)
				}
			}
			l := model.LocalRule{ID: "l", RuleID: r.ID, Limit: "没有", Value: 1, Document: "文号"}
			if f := model.Law(asOf, l); len(f) != 1 || f[0].Field != "Limit" {
				t.Errorf("%s: %v", r.ID, f)
			}
		}
	}
}
