package paper

// From what people point at to the records that a paper is made of: a person's case, a
// case's votes, all cases of a branch.

import (
	"partyledger/model"
)

// Records are the records of the paper's kind that something stands for: itself, what is
// about it, what belongs to it. Empty if there are none.
func (p Paper) Records(b *model.Book, ref model.Ref) []model.Record {
	r, ok := b.Record(ref)
	if !ok {
		return nil
	}
	if r.Kind() == p.On {
		return []model.Record{r}
	}
	return p.below(b, r, 3)
}

// below goes down from a record to what it owns, some steps deep; of a person only to its own cases.
func (p Paper) below(b *model.Book, r model.Record, deep int) (out []model.Record) {
	if deep == 0 {
		return nil
	}
	for _, x := range b.Referrers(model.RefOf(r)) {
		switch {
		case !belongs(x, r):
		case x.Kind() == p.On:
			out = append(out, x)
		default:
			out = append(out, p.below(b, x, deep-1)...)
		}
	}
	return out
}

// belongs reports that a record hangs on another or is about it; a case hangs on its
// person, too, a vote on the meeting at which it was taken.
func belongs(x, on model.Record) bool {
	switch x := x.(type) {
	case model.DevelopmentCase:
		if on.Kind() == model.KindPerson {
			return x.PersonID == on.Key()
		}
	case model.BranchMeeting:
		if on.Kind() == model.KindMeeting {
			return x.MeetingID == on.Key()
		}
	}
	return x.Owner() == model.RefOf(on)
}

// Fitting lists the papers that can be made for what something stands for: those of which
// at least one record fits.
func Fitting(b *model.Book, ref model.Ref) []Paper {
	return kept(all, func(p Paper) bool {
		batches, _ := p.Batches(b, p.Records(b, ref))
		return len(batches) > 0
	})
}
