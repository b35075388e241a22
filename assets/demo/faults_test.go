package demo

// The sample under the rules: nothing wrong but what is planted, and all of that.

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"testing"

	"partyledger/assets"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

func bookOf(records []model.Record) *model.Book {
	return model.NewBook(AsOf, "", day.NewCalendar(assets.Holidays()...)).Seal().With(records...)
}

// wrong is the findings that say that something is wrong: block and warn.
func wrong(findings []rule.Finding) []rule.Finding {
	var out []rule.Finding
	for _, f := range findings {
		if f.Level == rule.Block || f.Level == rule.Warn {
			out = append(out, f)
		}
	}
	return out
}

func tally(t *testing.T, findings []rule.Finding) {
	levels, rules := map[rule.Level]int{}, map[string]int{}
	for _, f := range findings {
		levels[f.Level]++
		rules[f.Rule+" "+string(f.Level)]++
	}
	t.Log(levels)
	t.Log(rules)
}

// TestSampleIsRight holds that the group without its planted faults gives
// nothing to mend, and no heap of notes.
func TestSampleIsRight(t *testing.T) {
	for name, records := range map[string][]model.Record{"sample": sample().records(), "large": Large(20000, 200, 1000)} {
		findings := rule.Check(bookOf(records))
		t.Log(name)
		tally(t, findings)
		heap := slices.DeleteFunc(slices.Clone(findings), func(f rule.Finding) bool { return f.Rule == rule.StraddleRule })
		if rest := len(heap) - len(wrong(heap)); rest > len(records)/100 {
			t.Errorf("%s: %d reminders and notes for %d records", name, rest, len(records))
		}
		for i, f := range wrong(findings) {
			if i < 40 {
				t.Errorf("%s: %s %s %s %s %s: %s", name, f.Rule, f.Level, f.Kind, f.ID, f.Name, f.Message)
			}
		}
	}
}

// TestCasesAgree holds more than the rules do: that a person's status and days are
// exactly those of the case.
func TestCasesAgree(t *testing.T) {
	b := bookOf(sample().records())
	status := map[model.Stage]model.PartyStatus{
		model.StageApplicant: model.Applicant, model.StageActivist: model.Activist, model.StageProspect: model.Prospect,
		model.StageProbationary: model.ProbationaryMember, model.StageFull: model.FullMember, model.StageEnded: model.NonParty,
	}
	stages := map[model.Stage]int{}
	for _, c := range model.Everywhere[model.DevelopmentCase](b) {
		stage := model.StageOn(b, c, AsOf)
		stages[stage]++
		p, _ := model.Find[model.Person](b, c.PersonID)
		if p.Status != status[stage] {
			t.Errorf("%s: the case says %s, the person %s", c.ID, stage, p.Status)
		}
		if on := model.ConfirmationDay(b, c, AsOf); stage == model.StageFull && on != p.Confirmed {
			t.Errorf("%s: confirmed %v by the case, %v by the person", c.ID, on, p.Confirmed)
		}
	}
	t.Log(stages)
	for _, stage := range model.Stages() {
		if stages[stage] == 0 {
			t.Errorf("no case at %s", stage)
		}
	}
}

var update = flag.Bool("update", false, "write faults.json from the plants")

// TestFaultsFile holds that faults.json lists what is planted.
func TestFaultsFile(t *testing.T) {
	planted := plantFaults(sample())
	if *update {
		text, err := json.MarshalIndent(planted, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("faults.json", append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !slices.Equal(planted, Faults()) {
		t.Errorf("faults.json differs from the plants; planted:\n%v", planted)
	}
}

// TestFaultsAreFound holds that the rules find every planted fault on its record
// and at its level, and nothing else that is wrong.
func TestFaultsAreFound(t *testing.T) {
	findings := rule.Check(bookOf(Records()))
	tally(t, findings)
	type key struct {
		rule, level, id string
		kind            model.Kind
	}
	found := map[key]int{}
	for _, f := range findings {
		found[key{f.Rule, string(f.Level), f.ID, f.Kind}]++
	}
	planted := map[key]bool{}
	for _, f := range Faults() {
		k := key{f.Rule, f.Level, f.ID, f.Kind}
		planted[k] = true
		if found[k] == 0 {
			t.Errorf("fault %d is not found: %s %s %s %s: %s", f.Number, f.Rule, f.Level, f.Kind, f.ID, f.What)
		}
	}
	for _, f := range wrong(findings) {
		if !planted[key{f.Rule, string(f.Level), f.ID, f.Kind}] {
			t.Errorf("not planted: %s %s %s %s %s: %s", f.Rule, f.Level, f.Kind, f.ID, f.Name, f.Message)
		}
	}
}
