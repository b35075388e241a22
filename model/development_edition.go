package model

// Which edition of the 细则 a step of a case is judged by. The 2026 text was
// published on 18 May 2026; how cases under way pass over has not been seen in any
// text, so the office may choose, and what it chooses is to be checked.

import "partyledger/model/day"

// Edition is the edition of the 发展党员工作细则 that a step is judged by.
type Edition string

// The editions.
const (
	Edition2014 Edition = "2014版"
	Edition2026 Edition = "2026版"
)

// Choices lists them.
func (Edition) Choices() []string { return []string{string(Edition2014), string(Edition2026)} }

// Edition2026Day is the day from which the 2026 edition is in force: its publication
// (DOMAIN B-0, H).
var Edition2026Day = day.Of(2026, 5, 18)

// EditionOn is the edition in force on a day; of a month its first day counts.
func EditionOn(on day.Day) Edition {
	if on.First().Before(Edition2026Day) {
		return Edition2014
	}
	return Edition2026
}

// EditionBasis is by which day the edition is chosen for all cases; empty means
// ByStepDay.
type EditionBasis string

// The bases.
const (
	ByStepDay        EditionBasis = "各步骤办理之日的版本"
	ByApplicationDay EditionBasis = "递交入党申请书之日的版本"
	ByNewestText     EditionBasis = "一律按最新版本"
)

// Choices lists them.
func (EditionBasis) Choices() []string {
	return []string{string(ByStepDay), string(ByApplicationDay), string(ByNewestText)}
}

// OpeningEdition is the edition in force when the case was opened.
func (c DevelopmentCase) OpeningEdition() Edition { return EditionOn(c.Applied) }

// Override is the edition that a person chose for the whole case; empty = none. One
// that is the opening edition is a choice only with its reason: rosters write it
// without meaning one.
func (c DevelopmentCase) Override() Edition {
	if c.Edition == c.OpeningEdition() && c.EditionReason == "" {
		return ""
	}
	return c.Edition
}

// Editions tells by which edition each step of a case is judged, as of a day.
type Editions struct {
	whole Edition // one for the whole case; empty = each step by its own day
	asOf  day.Day
	days  [StepArchive + 1]day.Day // when each step was taken; zero = not, or a repeated one
}

// EditionsOf gives the editions of a case as of the book's day.
func EditionsOf(b *Book, c DevelopmentCase) Editions { return newTrack(b, c).editions }

// EditionsFrom gives them for a case that is known as of the book's day, with the
// meeting that admitted and the one that settled it.
func EditionsFrom(b *Book, c DevelopmentCase, admission, settled BranchMeeting) Editions {
	return Editions{whole: wholeEdition(b, c), asOf: b.AsOf, days: taken(&c, &admission, &settled)}
}

// Whole is the one edition of the whole case; empty if each step has its own.
func (e Editions) Whole() Edition { return e.whole }

// On is the edition of what was done on a day; of what is not done yet, that of the
// book's day.
func (e Editions) On(on day.Day) Edition {
	switch {
	case e.whole != "":
		return e.whole
	case on.IsZero():
		return EditionOn(e.asOf)
	}
	return EditionOn(on)
}

// Of is the edition of a step. One that was passed over goes by the first step after
// it that was taken: it should have been done before.
func (e Editions) Of(step int) Edition {
	for _, d := range e.days[step:] {
		if !d.IsZero() {
			return e.On(d)
		}
	}
	return e.On(day.Day{})
}

// TermFrom is the day from which a term that is new in the 2026 edition runs: one
// that began under the old text runs from the first day of the new one.
func (e Editions) TermFrom(from day.Day) day.Day {
	if from.IsZero() || e.whole != "" {
		return from
	}
	return later(from, Edition2026Day)
}

// Straddles reports a case of which some steps go by the old edition and the rest by
// the new one.
func (e Editions) Straddles() bool {
	if e.whole != "" || EditionOn(e.asOf) == Edition2014 {
		return false
	}
	for _, d := range e.days {
		if !d.IsZero() && EditionOn(d) == Edition2014 {
			return true
		}
	}
	return false
}

// Steps is the steps in the order in which the case takes them.
func (e Editions) Steps() []Step { return Steps(e.Of(StepProspect)) }

// String is 2014版, 2026版, or both where the case straddles the change.
func (e Editions) String() string {
	if e.Straddles() {
		return string(Edition2014 + "、" + Edition2026)
	}
	return string(e.Of(StepApply))
}

// wholeEdition is the edition of all of a case by its own choice or the office's.
func wholeEdition(b *Book, c DevelopmentCase) Edition {
	if own := c.Override(); own != "" {
		return own
	}
	switch b.Office().EditionBasis {
	case ByApplicationDay:
		return c.OpeningEdition()
	case ByNewestText:
		return EditionOn(b.AsOf)
	}
	return ""
}
