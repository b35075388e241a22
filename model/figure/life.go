package figure

// Organisational life in numbers: meetings asked for and held, who came, the yearly appraisals.

import "partyledger/model"

// LifeCount is meetings of a kind.
type LifeCount struct{ Asked, Held int }

// BranchLife is a branch's year in numbers, up to the book's day.
type BranchLife struct {
	*model.BranchLife
	Members  int
	Count    map[model.MeetingKind]LifeCount
	Attended int // at meetings of which it is known who was to come
	Expected int
	Gaps     int             // months and quarters without what is asked
	Graded   model.Appraisal // of the year; without ID if there is none
}

// add takes another branch's numbers in.
func (l *BranchLife) add(x BranchLife) {
	l.Members, l.Attended, l.Expected, l.Gaps = l.Members+x.Members, l.Attended+x.Attended, l.Expected+x.Expected, l.Gaps+x.Gaps
	for k, c := range x.Count {
		n := l.Count[k]
		l.Count[k] = LifeCount{n.Asked + c.Asked, n.Held + c.Held}
	}
}

// SumLife is the numbers of several branches together.
func SumLife(list []BranchLife) BranchLife {
	out := BranchLife{Count: map[model.MeetingKind]LifeCount{}}
	for _, x := range list {
		out.add(x)
	}
	return out
}

// Life is the year of each branch in scope.
func Life(b *model.Book, year int) []BranchLife {
	list := model.LifeGaps(b, year)
	out := make([]BranchLife, len(list))
	for i := range list {
		l := &list[i]
		x := BranchLife{BranchLife: l, Count: map[model.MeetingKind]LifeCount{}, Graded: model.AppraisalOf(b, l.Organization.ID, year)}
		x.Members, _ = b.MemberCount(l.Organization.ID)
		for _, held := range l.Held {
			for k, n := range held {
				c := x.Count[k]
				c.Held += n
				x.Count[k] = c
			}
		}
		x.ask(l.Asks)
		x.yearly(l.Yearly)
		for _, m := range model.Owned[model.Meeting](b, l.Organization.ID) {
			if m.Day.Year() == year && m.Held(b.AsOf) && m.MeetingKind.OfBranch() && m.Expected > m.Exempt && m.Attended > 0 {
				x.Attended, x.Expected = x.Attended+m.Attended, x.Expected+m.Expected-m.Exempt
			}
		}
		out[i] = x
	}
	return out
}

// ask counts what was asked for by now.
func (l *BranchLife) ask(list []model.LifeAsk) {
	for _, a := range list {
		c := l.Count[a.Kind]
		if a.State == model.LifeDone || a.State == model.LifeLacking {
			c.Asked++
		}
		if a.State == model.LifeLacking {
			l.Gaps++
		}
		l.Count[a.Kind] = c
	}
}

// yearly counts the meetings that the year is for, whenever they were.
func (l *BranchLife) yearly(list []model.LifeAsk) {
	for _, a := range list {
		c := LifeCount{Held: a.Held}
		if a.State != model.LifeUnasked {
			c.Asked = 1
		}
		l.Count[a.Kind] = c
	}
}
