package model

// For how long the office keeps what is about people (个人信息保护法, 2021, article 19: the
// shortest time that the purpose needs), and what is past that.

import (
	"slices"

	"partyledger/model/day"
)

// KindRetention is the kind of this file.
const KindRetention Kind = "retention"

// RetainedMatter is what a period is set for.
type RetainedMatter string

// The matters: what each is, and from which day its period runs, stands in retained.
const (
	RetainedPerson     RetainedMatter = "离开人员"
	RetainedCase       RetainedMatter = "终止的发展党员"
	RetainedCare       RetainedMatter = "关怀帮扶"
	RetainedLink       RetainedMatter = "联系培养"
	RetainedTraining   RetainedMatter = "教育培训"
	RetainedMove       RetainedMatter = "人才流动"
	RetainedDiscipline RetainedMatter = "党纪处分"
	RetainedFamily     RetainedMatter = "家庭成员、简历和奖惩"
	RetainedNotice     RetainedMatter = "公示"
	RetainedLetter     RetainedMatter = "政审函"
	RetainedTransfer   RetainedMatter = "组织关系转接"
	RetainedMeeting    RetainedMatter = "会议活动"
	RetainedPaper      RetainedMatter = "文书"
)

// Choices lists them.
func (RetainedMatter) Choices() []string {
	var out []string
	for _, x := range retained {
		out = append(out, string(x.matter))
	}
	return out
}

// Retention is the period that the office has set for a matter.
type Retention struct {
	ID       string         `label:"编号" style:"code"`
	Matter   RetainedMatter `label:"事项" need:"1"`
	Years    int            `label:"保存年限" need:"1" least:"1" most:"100"`
	Document string         `label:"依据文号" style:"code"`
	Note     string         `label:"备注" style:"long"`
}

func (r Retention) Key() string { return r.ID }
func (Retention) Kind() Kind    { return KindRetention }
func (Retention) Owner() Ref    { return Ref{} }

// FaultsAmong: one period a matter.
func (r Retention) FaultsAmong(o Others, _ Record) []Fault {
	if len(o.Same(r, "Matter")) > 0 {
		return []Fault{{"Matter", "“" + string(r.Matter) + "”已设定过保存年限，请修改原来的一条"}}
	}
	return nil
}

// retained says what a matter's records are and when they were done with; a zero day is
// one that is not.
var retained = []struct {
	matter RetainedMatter
	done   func(*Book, func(Record, day.Day))
}{
	{RetainedPerson, doneWith(func(p *Person) day.Day { return p.Left })},
	{RetainedCase, doneWith(func(c *DevelopmentCase) day.Day { return c.EndedDay })},
	{RetainedCare, doneWith(func(c *CareRecord) day.Day { return latest(c.Found, c.Helped, c.Again, c.Visited) })},
	{RetainedLink, doneWith(func(l *TalentLink) day.Day { return l.To })},
	{RetainedTraining, doneWith(func(t *Training) day.Day { return latest(t.From, t.To) })},
	{RetainedMove, doneWith(func(m *TalentMove) day.Day { return m.Day })},
	{RetainedDiscipline, doneWith(func(d *Discipline) day.Day { return latest(d.Day, d.Until, d.Restored) })},
	{RetainedFamily, func(b *Book, yield func(Record, day.Day)) {
		doneIn(func(b *Book, r *Relative) day.Day { return backgroundDone(b, r.PersonID) })(b, yield)
		doneIn(func(b *Book, l *ResumeLine) day.Day { return backgroundDone(b, l.PersonID) })(b, yield)
		doneIn(func(b *Book, a *Award) day.Day { return backgroundDone(b, a.PersonID) })(b, yield)
	}},
	{RetainedNotice, doneIn(func(b *Book, n *Notice) day.Day { _, to, _ := NoticeDays(b, *n); return to })},
	{RetainedLetter, doneWith(func(l *ReviewLetter) day.Day { return latest(l.Sent, l.Returned) })},
	{RetainedTransfer, doneWith(func(t *Transfer) day.Day { return latest(t.Received, t.Replied, t.Refused, t.Cancelled) })},
	{RetainedMeeting, doneWith(func(m *Meeting) day.Day { return m.Day })},
	{RetainedPaper, doneWith(func(p *Paper) day.Day { return latest(p.Issued, p.Replied) })},
}

// backgroundDone is when what was collected of somebody for the way into the Party is done
// with: the person left, or the last case was archived or ended; zero while one goes on.
func backgroundDone(b *Book, person string) (done day.Day) {
	p, _ := Find[Person](b, person)
	done = p.Left
	for _, c := range CasesOf(b, person) {
		over := latest(c.ArchivedDay, c.EndedDay)
		if over.IsZero() && p.Left.IsZero() {
			return over
		}
		done = latest(done, over)
	}
	return done
}

func doneWith[T Record](on func(*T) day.Day) func(*Book, func(Record, day.Day)) {
	return doneIn(func(_ *Book, x *T) day.Day { return on(x) })
}

// doneIn is doneWith of what other records say of it.
func doneIn[T Record](on func(*Book, *T) day.Day) func(*Book, func(Record, day.Day)) {
	return func(b *Book, yield func(Record, day.Day)) {
		for i, list := 0, Everywhere[T](b); i < len(list); i++ {
			if d := on(b, &list[i]); !d.IsZero() {
				yield(list[i], d)
			}
		}
	}
}

func latest(days ...day.Day) day.Day {
	return slices.MaxFunc(days, day.Day.Compare)
}

// PastKeeping is a record that is kept for longer than the office has set.
type PastKeeping struct {
	Matter RetainedMatter
	Record Record
	Done   day.Day // when it was done with
	Until  day.Day // to when it was to be kept
}

// PastKeepings lists what is past its period on the book's day and still tells of
// somebody, the longest past first.
func PastKeepings(b *Book) []PastKeeping {
	var out []PastKeeping
	for _, period := range Everywhere[Retention](b) {
		for _, x := range retained {
			if x.matter != period.Matter {
				continue
			}
			x.done(b, func(r Record, done day.Day) {
				until := done.Last().AddYears(period.Years)
				if until.Before(b.AsOf) && Telling(r) {
					out = append(out, PastKeeping{period.Matter, r, done, until})
				}
			})
		}
	}
	slices.SortStableFunc(out, func(a, b PastKeeping) int { return a.Until.Compare(b.Until) })
	return out
}
