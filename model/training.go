package model

// Training held against the standards that the office has put in force (DOMAIN
// C-08, S-19), and the secretaries in office (S-03).

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model/day"
)

// TrainingSum is a person's training of some time, added up.
type TrainingSum struct{ Days, Hours, Courses int }

// add counts one training in; perDay makes hours of what is recorded in days only.
func (s *TrainingSum) add(t *Training, perDay int) {
	s.Days += t.Days
	if t.Hours > 0 {
		s.Hours += t.Hours
	} else {
		s.Hours += t.Days * perDay
	}
	if t.Type.Course() {
		s.Courses++
	}
}

var trainingsOf = NewIndex(func(_ *Book, t *Training) string { return t.PersonID })

// TrainingsOf is the recorded trainings of a person, in the list's order.
func TrainingsOf(b *Book, person string) []*Training { return trainingsOf.Of(b, person) }

// TrainedIn is a person's training that began in the year, up to AsOf, with the hours of study at
// meetings; perDay is how many hours a day counts for what is recorded in days only.
func TrainedIn(b *Book, person string, year, perDay int) TrainingSum {
	var s TrainingSum
	for _, t := range TrainingsOf(b, person) {
		if t.From.Year() == year && !t.From.First().After(b.AsOf) {
			s.add(t, perDay)
		}
	}
	s.Hours += b.lessonsIn(person, year)
	return s
}

// Trainee is one person whom a standard asks something of.
type Trainee struct {
	PersonID       string
	EnterpriseID   string // whose organisation, or whose staff it is
	OrganizationID string
	Since          day.Day // in office, a member, in the post since
	Record         Ref     // what makes the standard apply: the post, or the person
	New            bool    // of a new secretary: somebody else is known to have been it before, or the organisation is new
}

// TrainingResult is one trainee held against one standard.
type TrainingResult struct {
	Trainee
	Standard TrainingStandard
	Year     int // of a standard that is asked every year
	Sum      TrainingSum
	Due      day.Day // the last day on which it can be met
	Met      bool
}

// Short is what is lacking of what the standard asks, each 0 if it is met.
func (r TrainingResult) Short() TrainingSum {
	return TrainingSum{max(0, r.Standard.Days-r.Sum.Days), max(0, r.Standard.Hours-r.Sum.Hours), max(0, r.Standard.Courses-r.Sum.Courses)}
}

// TrainingStandardsFor lists the standards in force on AsOf that apply to the
// enterprise, in the list's order.
func TrainingStandardsFor(b *Book, e Enterprise) []TrainingStandard {
	var out []TrainingStandard
	for _, s := range Everywhere[TrainingStandard](b) {
		if s.Active(b.AsOf) && s.reaches(e.Ownership) && stepsUp(b, e.ID, s.EnterpriseID) >= 0 {
			out = append(out, s)
		}
	}
	return out
}

func (s TrainingStandard) reaches(o Ownership) bool {
	switch s.Scope {
	case StateUnits:
		return o != NewOrg
	case EmergingUnits:
		return o == NewOrg
	}
	return true
}

// holdsAll reports that the standard is in force for the whole of a year: one that
// begins later does not reach back.
func (s TrainingStandard) holdsAll(year int) bool {
	return s.InForce && (s.From.IsZero() || !s.From.First().After(day.Of(year, 1, 1))) &&
		(s.To.IsZero() || !s.To.Last().Before(day.Of(year, 12, 31)))
}

// YearTraining holds those of an enterprise whom a yearly standard asks against
// it: who is in the post, or a member, today and was so on the year's first day.
func YearTraining(b *Book, e Enterprise, s TrainingStandard, year int) []TrainingResult {
	if !s.Target.Yearly() || !s.holdsAll(year) {
		return nil
	}
	first := day.Of(year, 1, 1)
	var out []TrainingResult
	for _, t := range trainees(b, e.ID, s.Target) {
		if !t.Since.IsZero() && t.Since.First().After(first) {
			continue
		}
		r := TrainingResult{Trainee: t, Standard: s, Year: year, Sum: TrainedIn(b, t.PersonID, year, s.HoursPerDay),
			Due: day.Of(year, 12, 31)}
		r.Met = r.Short() == TrainingSum{}
		out = append(out, r)
	}
	return out
}

// OnceTraining holds those of an enterprise whom a standard asks once against it:
// new secretaries within months of the appointment, members within months of
// becoming full ones. Only what began since the standard is in force counts, and
// only what a training could still be recorded for: the last two years.
func OnceTraining(b *Book, e Enterprise, s TrainingStandard) []TrainingResult {
	if s.Target.Yearly() || s.Months <= 0 {
		return nil
	}
	oldest := b.AsOf.AddYears(-2)
	var out []TrainingResult
	for _, t := range trainees(b, e.ID, s.Target) {
		if t.Since.IsZero() || t.Since.First().After(b.AsOf) || t.Since.Last().Before(oldest) || !s.From.IsZero() &&
			t.Since.Last().Before(s.From.First()) {
			continue
		}
		r := TrainingResult{Trainee: t, Standard: s, Due: t.Since.Last().AddMonths(s.Months)}
		from := t.Since.First()
		if p, ok := Find[Person](b, t.PersonID); ok && s.Target == ForProbationary && !p.Admitted.IsZero() {
			from = p.Admitted.First()
		}
		for _, x := range TrainingsOf(b, t.PersonID) {
			if x.counts(s.Target) && !x.From.Last().Before(from) && !x.From.First().After(b.AsOf) {
				r.Sum.add(x, s.HoursPerDay)
			}
		}
		r.Met = r.Sum.Courses >= max(1, s.Courses) && r.Sum.Days >= s.Days && r.Sum.Hours >= s.Hours
		out = append(out, r)
	}
	return out
}

// counts reports a training that meets what is asked once.
func (t *Training) counts(target TrainingTarget) bool {
	if target == ForNewSecretary {
		return t.Type == NewSecretaryTraining
	}
	return t.Type.Course()
}

// recordedBy is which kinds of training speak of a target.
var recordedBy = map[TrainingTarget][]TrainingKind{
	ForSecretaries: {SecretaryTraining, NewSecretaryTraining}, ForNewSecretary: {SecretaryTraining, NewSecretaryTraining},
	ForCommittees: {CommitteeTraining}, ForMembers: {MemberStudy}, ForProbationary: {ProbationaryTraining},
	ForPartyWorkers: {StaffTraining},
}

var trainingKinds = NewKept[map[string][]TrainingKind]()

// TrainingRecorded reports that training of the target's kind was ever recorded in
// the enterprise: without that nobody there is judged.
func TrainingRecorded(b *Book, enterprise string, target TrainingTarget) bool {
	kinds := trainingKinds.Of(b, func() map[string][]TrainingKind {
		out := map[string][]TrainingKind{}
		list := Everywhere[Training](b)
		for i := range list {
			t := &list[i]
			p, ok := Find[Person](b, t.PersonID)
			if ok && !t.From.First().After(b.AsOf) && !slices.Contains(out[p.EnterpriseID], t.Type) {
				out[p.EnterpriseID] = append(out[p.EnterpriseID], t.Type)
			}
		}
		return out
	})[enterprise]
	if target == ForMembers && b.studiedIn(enterprise) {
		return true
	}
	return slices.ContainsFunc(recordedBy[target], func(k TrainingKind) bool { return slices.Contains(kinds, k) })
}

var traineesFor = NewKeptBy[TrainingTarget, map[string][]Trainee]()

// trainees lists whom a target means in an enterprise on AsOf, each person once.
func trainees(b *Book, enterprise string, target TrainingTarget) []Trainee {
	return traineesFor.Of(b, target, func() map[string][]Trainee {
		switch target {
		case ForSecretaries, ForNewSecretary, ForCommittees:
			return officeTrainees(b, target)
		case ForPartyWorkers:
			return workerTrainees(b)
		}
		return memberTrainees(b, target)
	})[enterprise]
}

// officeTrainees is secretaries, or the others on committees who are no secretary
// anywhere.
func officeTrainees(b *Book, target TrainingTarget) map[string][]Trainee {
	secretaries := map[string]bool{}
	posts := Everywhere[CommitteeMember](b)
	for i := range posts {
		if m := &posts[i]; m.Post == Secretary && m.Active(b.AsOf) {
			secretaries[m.PersonID] = true
		}
	}
	out, seen := map[string][]Trainee{}, map[string]bool{}
	for i := range posts {
		m := &posts[i]
		o, ok := Find[Organization](b, m.OrganizationID)
		if !ok || !m.Active(b.AsOf) || !b.Standing(&o, b.AsOf) || (m.Post == Secretary) != (target != ForCommittees) ||
			target == ForCommittees && secretaries[m.PersonID] || !present(b, m.PersonID) {
			continue
		}
		since := m.From
		if target == ForNewSecretary {
			if wasSecretary(b, m) {
				continue
			}
		} else if since = inOfficeSince(b, m); seen[m.PersonID] {
			continue
		}
		seen[m.PersonID] = true
		t := Trainee{PersonID: m.PersonID, EnterpriseID: o.EnterpriseID, OrganizationID: o.ID, Since: since,
			Record: Ref{KindCommitteeMember, m.ID}}
		t.New = target == ForNewSecretary && newlyHeld(b, o, m)
		out[o.EnterpriseID] = append(out[o.EnterpriseID], t)
	}
	return out
}

func present(b *Book, person string) bool {
	p, ok := Find[Person](b, person)
	return ok && b.AtWork(&p, b.AsOf)
}

var committeePosts = NewIndex(func(_ *Book, m *CommitteeMember) string { return m.PersonID })

// CommitteePosts is the posts that a person held or holds on committees.
func CommitteePosts(b *Book, person string) []*CommitteeMember { return committeePosts.Of(b, person) }

// wasSecretary reports that the person was a secretary before this appointment, or
// is not newly one: an appointment without a day tells nothing.
func wasSecretary(b *Book, m *CommitteeMember) bool {
	if m.From.IsZero() {
		return true
	}
	return slices.ContainsFunc(CommitteePosts(b, m.PersonID), func(x *CommitteeMember) bool {
		return x.ID != m.ID && x.Post == Secretary && (x.From.Before(m.From) || x.From == m.From && x.ID < m.ID)
	})
}

// newlyHeld reports that the appointment is known to be no re-election: somebody
// else was secretary before, or the organisation was founded within the month.
func newlyHeld(b *Book, o Organization, m *CommitteeMember) bool {
	if !o.Founded.IsZero() && !o.Founded.First().AddMonths(1).Before(m.From.First()) {
		return true
	}
	for _, x := range Owned[CommitteeMember](b, o.ID) {
		if x.Post == Secretary && x.PersonID != m.PersonID && x.From.Before(m.From) {
			return true
		}
	}
	return false
}

// inOfficeSince is since when the person has been on committees without a break:
// who is elected anew, or comes from another post, is not new. Zero if a day is not
// recorded.
func inOfficeSince(b *Book, m *CommitteeMember) day.Day {
	return heldSince(CommitteePosts(b, m.PersonID), m)
}

// heldSince follows a post back through those of the list that run into it.
func heldSince(posts []*CommitteeMember, m *CommitteeMember) day.Day {
	since := m.From
	for again := true; again && !since.IsZero(); {
		again = false
		for _, x := range posts {
			if (x.Post == Secretary) != (m.Post == Secretary) || !x.From.Before(since) || !x.To.IsZero() &&
				x.To.AddMonths(1).Before(since) {
				continue
			}
			since, again = x.From, true
		}
	}
	return since
}

// workerTrainees is who holds a full-time post for Party work.
func workerTrainees(b *Book) map[string][]Trainee {
	out, seen := map[string][]Trainee{}, map[string]bool{}
	posts := Everywhere[Post](b)
	for i := range posts {
		p := &posts[i]
		if p.Active(b.AsOf) && p.Field == PartyField && p.WorkTime == FullTime && !seen[p.PersonID] && present(b, p.PersonID) {
			seen[p.PersonID] = true
			out[p.EnterpriseID] = append(out[p.EnterpriseID], Trainee{PersonID: p.PersonID, EnterpriseID: p.EnterpriseID, Since: p.From,
				Record: Ref{KindPost, p.ID}})
		}
	}
	return out
}

// memberTrainees is the members since their admission, or the full ones since
// their confirmation.
func memberTrainees(b *Book, target TrainingTarget) map[string][]Trainee {
	out := map[string][]Trainee{}
	people := Everywhere[Person](b)
	for i := range people {
		p := &people[i]
		if !b.MemberStateOn(p.ID, b.AsOf).Member() {
			continue
		}
		t := Trainee{PersonID: p.ID, EnterpriseID: p.EnterpriseID, OrganizationID: p.OrganizationID, Since: p.Admitted,
			Record: Ref{KindPerson, p.ID}}
		if target == ForMembers && p.Entered.After(t.Since) {
			t.Since = p.Entered // what was learnt elsewhere is recorded elsewhere
		}
		if target == ForProbationary {
			if p.Confirmed.IsZero() || p.Confirmed.After(b.AsOf) {
				continue
			}
			t.Since = p.Confirmed
			if p.Entered.After(p.Admitted) {
				continue
			}
		}
		out[p.EnterpriseID] = append(out[p.EnterpriseID], t)
	}
	return out
}

// SecretaryInOffice is one secretary of an active organisation (S-03).
type SecretaryInOffice struct {
	Member       CommitteeMember
	Person       Person
	Organization Organization
	WorkTime     WorkTime // 专职 only if a full-time Party-work post is recorded, 兼职 if a part-time one or another position is; else empty
	Age          int      // -1 = not known
	PartyAge     int      // -1 = not known
	Since        day.Day  // its secretary without a break
	Trained      TrainingSum
	Courses      bool // took part in a class this year
}

// Secretaries lists the secretaries in office in scope, in the order of the
// enterprises and organisations.
func Secretaries(b *Book) []SecretaryInOffice {
	var out []SecretaryInOffice
	for _, e := range b.ScopeTree() {
		var here []SecretaryInOffice
		for _, o := range Owned[Organization](b, e.ID) {
			if !o.Active(b.AsOf) {
				continue
			}
			for _, m := range ActiveCommittee(b, o.ID) {
				if m.Post == Secretary {
					here = append(here, secretaryInOffice(b, m, o))
				}
			}
		}
		slices.SortStableFunc(here, func(x, y SecretaryInOffice) int {
			return cmp.Compare(typeOrder(x.Organization.Type), typeOrder(y.Organization.Type))
		})
		out = append(out, here...)
	}
	return out
}

// secretarySince is since when someone has been the secretary of the organisation,
// elections anew included; elsewhere is another post.
func secretarySince(b *Book, m *CommitteeMember) day.Day {
	return heldSince(slices.DeleteFunc(slices.Clone(CommitteePosts(b, m.PersonID)),
		func(x *CommitteeMember) bool { return x.OrganizationID != m.OrganizationID }), m)
}

func secretaryInOffice(b *Book, m *CommitteeMember, o *Organization) SecretaryInOffice {
	p, ok := Find[Person](b, m.PersonID)
	if !ok {
		p = Person{ID: m.PersonID, Name: m.PersonID}
	}
	s := SecretaryInOffice{Member: *m, Person: p, Organization: *o, Age: p.Age(b.AsOf), PartyAge: p.PartyAge(b.AsOf),
		Since: secretarySince(b, m), Trained: TrainedIn(b, p.ID, b.AsOf.Year(), 0)}
	s.Courses = s.Trained.Courses > 0
	if p.Position != "" {
		s.WorkTime = PartTime
	}
	for _, x := range PersonPosts(b, p.ID) {
		if !x.Active(b.AsOf) || x.Field != PartyField {
			continue
		}
		if s.WorkTime = x.WorkTime; s.WorkTime == FullTime {
			break
		}
	}
	return s
}

// TalentSum is a year's comings and goings.
type TalentSum struct{ In, Out int }

// Balance is how many more came than went.
func (s TalentSum) Balance() int { return s.In - s.Out }

// Count counts one move in.
func (s *TalentSum) Count(m TalentMove) {
	switch m.Direction {
	case TalentIn:
		s.In++
	case TalentOut:
		s.Out++
	}
}

var talentOfYear = NewKeptBy[int, map[string]TalentSum]()

// TalentOfYear is the enterprise's comings and goings of a year, up to AsOf.
func TalentOfYear(b *Book, enterprise string, year int) TalentSum {
	return talentOfYear.Of(b, year, func() map[string]TalentSum {
		out := map[string]TalentSum{}
		for _, m := range Everywhere[TalentMove](b) {
			if m.Day.Year() == year && !m.Day.First().After(b.AsOf) {
				s := out[m.EnterpriseID]
				s.Count(m)
				out[m.EnterpriseID] = s
			}
		}
		return out
	})[enterprise]
}

// Basis names the standard with its document, as reports cite it.
func (s TrainingStandard) Basis() string {
	return StaffingStandard{Name: s.Name, Source: s.Source, Document: s.Document}.Basis()
}

// Cited names the standard as sentences cite it: with the number of its document,
// or else the document.
func (s TrainingStandard) Cited() string {
	if of := cmp.Or(s.Document, s.Source); of != "" {
		return "“" + s.Name + "”（" + of + "）"
	}
	return "“" + s.Name + "”"
}

// trainings is the calendar's part: what the standards ask of a year, one line for
// each standard, and who is to be trained by a day and is not yet. As with the
// rules, nothing is asked where training of the kind was never recorded.
func (w *workYear) trainings() {
	asked, met := map[string]int{}, map[string]int{}
	for _, e := range InScope[Enterprise](w.book) {
		if !e.Active(w.book.AsOf) {
			continue
		}
		for _, s := range TrainingStandardsFor(w.book, e) {
			if !TrainingRecorded(w.book, e.ID, s.Target) {
				continue
			}
			for _, r := range YearTraining(w.book, e, s, w.from.Year()) {
				asked[s.ID]++
				met[s.ID] += oneOf(r.Met)
			}
			w.onceTraining(e, s)
		}
	}
	for _, s := range Everywhere[TrainingStandard](w.book) {
		if n := asked[s.ID]; n > 0 {
			w.items = append(w.items, WorkItem{Due: w.to, Source: FromTraining, Title: fmt.Sprintf("完成%s年度培训%d名（已完成%d名）", s.Target, n,
				met[s.ID]), Who: w.book.EnterpriseName(w.book.Scope), Basis: s.Cited(),
				Done: met[s.ID] == n, Ref: Ref{KindTrainingStandard, s.ID}, EnterpriseID: w.book.Scope})
		}
	}
}

func (w *workYear) onceTraining(e Enterprise, s TrainingStandard) {
	for _, r := range OnceTraining(w.book, e, s) {
		if !r.Met && w.in(r.Due) {
			w.items = append(w.items, WorkItem{Due: r.Due, Source: FromTraining, Title: "参加" + s.Name, Who: w.book.PersonName(r.PersonID),
				Owner: w.book.OrganizationName(r.OrganizationID), Basis: s.Cited(),
				Ref: r.Record, EnterpriseID: e.ID})
		}
	}
}
