package paper

// From what people point at to the records that a paper is made of: a person's case, a
// case's votes, all cases of a branch.

import (
	"slices"

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
	seen := map[model.Ref]bool{} // a vote hangs on its case and on the meeting
	return slices.DeleteFunc(p.below(b, r, 3), func(x model.Record) bool {
		ref := model.RefOf(x)
		twice := seen[ref]
		seen[ref] = true
		return twice
	})
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
		case x.Kind() == model.KindPerson && r.Kind() == model.KindOrganization: // their cases are the branch's own
		default:
			out = append(out, p.below(b, x, deep-1)...)
		}
	}
	return out
}

// belongs reports that a record hangs on another or is about it; a case and an exchange hang on
// their person, too, what a meeting did on the meeting, a problem on the inspection that found
// it, people on their branch.
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
	case model.PriorReview:
		if on.Kind() == model.KindMeeting {
			return x.MeetingID == on.Key()
		}
	case model.Election:
		if on.Kind() == model.KindMeeting {
			return x.MeetingID == on.Key()
		}
	case model.Exchange:
		if on.Kind() == model.KindPerson {
			return x.PersonID == on.Key()
		}
	case model.Rectification:
		if on.Kind() == model.KindOversight {
			return x.OversightID == on.Key()
		}
	case model.Person:
		if on.Kind() == model.KindOrganization {
			return x.OrganizationID == on.Key()
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
