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
// person, too.
func belongs(x, on model.Record) bool {
	if c, ok := x.(model.DevelopmentCase); ok && on.Kind() == model.KindPerson {
		return c.PersonID == on.Key()
	}
	return x.Owner() == model.RefOf(on)
}
