package paper

// What is to be made now: papers whose step waits for them and that are not in the register.

import (
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Awaited is a paper that a step waits for.
type Awaited struct {
	Batch
	Until day.Day // of its records the first last day
}

// AwaitedIn lists the papers that the records in scope wait for, the most urgent first.
func AwaitedIn(b *model.Book) []Awaited {
	var out []Awaited
	for _, p := range all {
		if p.Due == nil {
			continue
		}
		until := map[model.Ref]day.Day{}
		var records []model.Record
		for _, r := range model.SchemaOf(p.On).InScope(b) {
			if p.unfit(b, r) != "" || issued(b, p, r) {
				continue
			}
			if d := p.Due(b, r); !d.IsZero() {
				until[model.RefOf(r)] = d
				records = append(records, r)
			}
		}
		batches, _ := p.Batches(b, records)
		for _, x := range batches {
			out = append(out, Awaited{x, earliest(x.Records, until)})
		}
	}
	slices.SortStableFunc(out, func(a, b Awaited) int { return a.Until.Compare(b.Until) })
	return out
}

// issued reports that the register has the paper about a record, drafts and void ones aside.
func issued(b *model.Book, p Paper, r model.Record) bool {
	return slices.ContainsFunc(model.PapersAbout(b, model.RefOf(r)), func(x *model.Paper) bool {
		return x.Form == p.Title && x.State != model.PaperDraft && x.State != model.PaperVoid
	})
}

func earliest(records []model.Record, until map[model.Ref]day.Day) day.Day {
	first := until[model.RefOf(records[0])]
	for _, r := range records {
		if d := until[model.RefOf(r)]; d.Before(first) {
			first = d
		}
	}
	return first
}

// Until is the first last day of some batches by which their paper should be made; zero = no
// term runs.
func Until(b *model.Book, batches []Batch) (first day.Day) {
	for _, x := range batches {
		if x.Paper.Due == nil {
			return first
		}
		for _, r := range x.Records {
			if d := x.Paper.Due(b, r); !d.IsZero() && (first.IsZero() || d.Before(first)) {
				first = d
			}
		}
	}
	return first
}
