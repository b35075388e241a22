package figure

// What became of the terms that ended in the year (LIFE 3.4): elected anew, extended with
// approval, under way, behind; and how many by-elections brought onto a committee.

import "partyledger/model"

// Ended sorts those of Terms.Due that were not elected anew; each is in one of them, or its
// term ends only today.
type Ended struct {
	Extended []string // may go on with approval
	Doing    []string // an election is under way
	Behind   []string // none is
}

// take sorts an organisation whose term ended in the year.
func (x *Ended) take(b *model.Book, now Term) {
	_, doing := model.ElectionUnderWay(b, now.ID, model.TermEnds)
	switch {
	case now.Until != now.End && !now.Until.Last().Before(b.AsOf):
		x.Extended = append(x.Extended, now.ID)
	case doing:
		x.Doing = append(x.Doing, now.ID)
	case now.Until.Last().Before(b.AsOf):
		x.Behind = append(x.Behind, now.ID)
	}
}

// byElected is how many the by-elections of the year brought onto committees in scope.
func byElected(b *model.Book) int {
	n := 0
	for _, e := range model.InScope[model.Election](b) {
		if e.ElectionKind == model.ByElection && inYear(e.Day, b.AsOf) && e.Valid() && !happened(e.EndedDay, b.AsOf) {
			n += e.ElectedTo(model.Owned[model.Candidate](b, e.ID), model.ForMember)
		}
	}
	return n
}

// figures are those of the terms that ended, and of by-elections.
func (x Ended) figures(b *model.Book, due int) []Figure {
	year := Period(b.AsOf)
	return []Figure{
		counted("term.extended", "届满后延期", "个", year+"任届期满、没有换届的党组织中，有批准文号延期且尚未到期的。", x.Extended).of(due),
		counted("term.doing", "届满正在换届", "个", year+"任届期满、没有换届也没有延期的党组织中，换届已登记请示等步骤、结果尚未批复的。", x.Doing).of(due),
		counted("term.behind", "届满逾期", "个", year+"任届期满的党组织中，已过期限，没有换届、有效延期和正在办理的换届的。", x.Behind).of(due),
		{Key: "term.by", Name: "补选委员", Value: Number{Count: byElected(b)}, Measure: "名", Note: year + "补选大会选出的委员。"},
	}
}
