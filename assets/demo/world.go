package demo

// The group under construction: records of every kind, and the tree of units
// and Party organisations that they hang on.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// AsOf is the day of which the sample group speaks.
var AsOf = day.Of(2026, 11, 23)

// list keeps records of one kind by pointer while they still change, and numbers
// them.
type list[T model.Record] struct {
	format string
	all    []*T
}

// id is the ID of the next record.
func (l *list[T]) id() string { return fmt.Sprintf(l.format, len(l.all)+1) }

func (l *list[T]) add(v T) *T {
	p := &v
	l.all = append(l.all, p)
	return p
}

// moreRecords is a list of any kind.
type moreRecords interface{ records() []model.Record }

func (l *list[T]) records() []model.Record { return appendTo(nil, *l) }

// listOf is the group's list of a kind that has no field of its own in world;
// format makes the IDs of the first call's list.
func listOf[T model.Record](w *world, format string) *list[T] {
	var zero T
	if l, ok := w.more[zero.Kind()].(*list[T]); ok {
		return l
	}
	l := &list[T]{format: format}
	w.more[zero.Kind()] = l
	return l
}

func appendTo[T model.Record](out []model.Record, l list[T]) []model.Record {
	for _, p := range l.all {
		out = append(out, *p)
	}
	return out
}

// world is everything, in the order of the schemas.
type world struct {
	office       model.Office
	enterprises  list[model.Enterprise]
	headcounts   list[model.Headcount]
	funds        list[model.Fund]
	orgs         list[model.Organization]
	terms        list[model.Term]
	people       list[model.Person]
	members      list[model.CommitteeMember]
	disciplines  list[model.Discipline]
	charters     list[model.Charter]
	clauses      list[model.Clause]
	articles     list[model.Article]
	matters      list[model.ReviewMatter]
	reviews      list[model.PriorReview]
	standards    list[model.StaffingStandard]
	bodies       list[model.Body]
	posts        list[model.Post]
	exchanges    list[model.Exchange]
	appointments list[model.Appointment]
	cases        list[model.DevelopmentCase]
	meetings     list[model.BranchMeeting]
	inspections  list[model.Inspection]
	evidence     list[model.Evidence]
	plans        list[model.Plan]
	holidays     list[model.Holiday]
	locals       list[model.LocalRule]
	kept         list[model.Retention]
	checked      list[model.RuleReview]
	waivers      list[model.Waiver]

	more map[model.Kind]moreRecords // of the ledgers beside the first four: see listOf

	units  []*unit
	cells  []*cell
	sorts  map[string]caseSort     // of each case
	spoilt map[string]bool         // cases that have a planted fault
	posted map[string]bool         // people with a Party-work post
	papers map[string]map[int]bool // document numbers used, by issuer and year
}

// unit is an enterprise with its people and Party organisations.
type unit struct {
	*model.Enterprise
	row     row
	parent  *unit
	people  []*model.Person // staff on the register today
	leaders []*model.Person // the first of them
	top     *cell           // the enterprise's own organisation; nil if it has none
	seats   []*cell         // the branches in which its members sit
}

// cell is a Party organisation with those who sit in it.
type cell struct {
	*model.Organization
	unit     *unit
	parent   *cell
	inner    bool // one of several branches inside an enterprise
	people   []*model.Person
	veterans int
}

func newWorld() *world {
	w := &world{more: map[model.Kind]moreRecords{}, papers: map[string]map[int]bool{}, posted: map[string]bool{},
		sorts: map[string]caseSort{}, spoilt: map[string]bool{}}
	w.enterprises.format, w.headcounts.format, w.funds.format = "QY%03d", "RS%04d", "JF%04d"
	w.orgs.format, w.terms.format, w.people.format = "DZ%04d", "HJ%04d", "RY%05d"
	w.members.format, w.disciplines.format = "BZ%04d", "CF%03d"
	w.charters.format, w.clauses.format, w.articles.format = "ZC%03d", "TK%04d", "QW%05d"
	w.matters.format, w.reviews.format = "QD%04d", "QZ%04d"
	w.standards.format, w.bodies.format, w.posts.format = "BJ%03d", "JG%03d", "GW%04d"
	w.exchanges.format, w.appointments.format = "JL%03d", "RZ%04d"
	w.cases.format, w.meetings.format, w.inspections.format = "FZ%04d", "ZB%04d", "KC%05d"
	w.evidence.format, w.plans.format = "CL%05d", "JH%03d"
	w.holidays.format, w.locals.format, w.checked.format, w.waivers.format = "JR%03d", "BD%03d", "HD%03d", "LW%03d"
	w.kept.format = "BC%03d"
	return w
}

// paper is a document number of an issuer, 某某水务党〔2025〕31号: the later in the
// year the higher, and none twice.
func (w *world) paper(issuer string, d day.Day) string {
	key := fmt.Sprintf("%s〔%d〕", issuer, d.Year())
	used := w.papers[key]
	if used == nil {
		used = map[int]bool{}
		w.papers[key] = used
	}
	n := ((d.Month()-1)*31+d.Dom())/4 + 1
	for used[n] {
		n++
	}
	used[n] = true
	return fmt.Sprintf("%s%d号", key, n)
}

// partyPaper and firmPaper are documents of the unit's Party organisation and of
// the enterprise itself.
func (w *world) partyPaper(u *unit, d day.Day) string { return w.paper(u.ShortName+"党", d) }
func (w *world) firmPaper(u *unit, d day.Day) string  { return w.paper(u.ShortName+"发", d) }

// records is all of it, owners before what hangs on them.
func (w *world) records() []model.Record {
	out := make([]model.Record, 0, len(w.people.all)*2)
	out = append(out, w.office)
	out = appendTo(out, w.enterprises)
	out = appendTo(out, w.headcounts)
	out = appendTo(out, w.funds)
	out = appendTo(out, w.orgs)
	out = appendTo(out, w.terms)
	out = appendTo(out, w.people)
	out = appendTo(out, w.members)
	out = appendTo(out, w.disciplines)
	out = appendTo(out, w.charters)
	out = appendTo(out, w.clauses)
	out = appendTo(out, w.articles)
	out = appendTo(out, w.matters)
	out = appendTo(out, w.reviews)
	out = appendTo(out, w.standards)
	out = appendTo(out, w.bodies)
	out = appendTo(out, w.posts)
	out = appendTo(out, w.exchanges)
	out = appendTo(out, w.appointments)
	out = appendTo(out, w.cases)
	out = appendTo(out, w.meetings)
	out = appendTo(out, w.inspections)
	out = appendTo(out, w.evidence)
	out = appendTo(out, w.plans)
	out = appendTo(out, w.holidays)
	out = appendTo(out, w.locals)
	out = appendTo(out, w.kept)
	out = appendTo(out, w.checked)
	out = appendTo(out, w.waivers)
	for _, schema := range model.Schemas() {
		if l := w.more[schema.Kind]; l != nil {
			out = append(out, l.records()...)
		}
	}
	return out
}
