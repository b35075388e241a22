package model

// Book is a snapshot of the ledger: what rules and reports are functions of.

import (
	"maps"
	"reflect"
	"slices"

	"partyledger/model/day"
)

// Book holds every record, the day of which it speaks and the scope it is asked
// about. It is filled once and then only read; reading is safe from several
// goroutines.
type Book struct {
	AsOf     day.Day
	Scope    string        // ID of an enterprise; empty = the whole group
	Calendar *day.Calendar // may be nil: working days are then provisional
	Today    day.Day       // by the clock when it was read; zero = not known

	lists  map[Kind]any    // table[T]
	scope  map[string]bool // enterprises in scope; nil = all
	kept   []workedOut     // of this day and scope, by the places of kept.go
	shared []workedOut     // of the records alone, whatever the day and scope
}

// table is the records of a kind.
type table[T Record] struct {
	list  []T
	at    map[string]int // ID → index in the list
	owned workedOut      // map[string][]*T, by owner
}

// NewBook makes an empty book. Put the records in, then call Seal.
func NewBook(asOf day.Day, scope string, calendar *day.Calendar) *Book {
	return &Book{AsOf: asOf, Scope: scope, Calendar: calendar, lists: map[Kind]any{}, kept: make([]workedOut, places),
		shared: make([]workedOut, places)}
}

// Put gives the book all records of one kind, in the order that lists show.
func Put[T Record](b *Book, list []T) {
	var zero T
	at := make(map[string]int, len(list))
	for i := range list {
		at[list[i].Key()] = i
	}
	b.lists[zero.Kind()] = &table[T]{list: list, at: at}
}

// mergeInto lays changed records over a copy of the book's list.
func mergeInto[T Record](b *Book, changed []Record) {
	t := tableOf[T](b)
	list, at := slices.Clone(t.list), t.at
	for _, r := range changed {
		if i, ok := at[r.Key()]; ok {
			list[i] = r.(T)
		} else {
			list = append(list, r.(T))
		}
	}
	Put(b, list)
}

// BookOf makes a sealed book of records of any kinds, kept in their order.
func BookOf(asOf day.Day, scope string, calendar *day.Calendar, records []Record) *Book {
	b := NewBook(asOf, scope, calendar)
	lists := map[Kind]List{}
	for _, r := range records {
		s := SchemaOf(r.Kind())
		if lists[s.Kind] == nil {
			lists[s.Kind] = s.NewList()
		}
		reflect.ValueOf(lists[s.Kind].Add()).Elem().Set(reflect.ValueOf(r))
	}
	for _, l := range lists {
		l.Put(b)
	}
	return b.Seal()
}

// Records is all records of all kinds, in scope or not.
func (b *Book) Records() []Record {
	var out []Record
	for _, s := range schemas {
		s.each(b, func(_ any, r func() Record) { out = append(out, r()) })
	}
	return out
}

// Seal works out the scope once all records are in.
func (b *Book) Seal() *Book {
	if b.Scope == "" {
		return b
	}
	b.scope = map[string]bool{}
	for _, e := range b.Subtree(b.Scope) {
		b.scope[e.ID] = true
	}
	return b
}

// At is the same ledger seen as of another day or in another scope. It shares
// the records.
func (b *Book) At(asOf day.Day, scope string) *Book {
	c := NewBook(asOf, scope, b.Calendar)
	c.lists, c.shared, c.Today = b.lists, b.shared, b.Today
	return c.Seal()
}

var yearBefore = NewKept[*Book]()

// YearBefore is the ledger seen as of the same day a year before.
func (b *Book) YearBefore() *Book {
	return yearBefore.Of(b, func() *Book { return b.At(b.AsOf.AddYears(-1), b.Scope) })
}

// With is the ledger with records changed or added, in their place or at the
// end. Lists without a change are shared; b stays as it is.
func (b *Book) With(records ...Record) *Book {
	c := NewBook(b.AsOf, b.Scope, b.Calendar)
	c.lists, c.Today = maps.Clone(b.lists), b.Today
	byKind := map[Kind][]Record{}
	for _, r := range records {
		byKind[r.Kind()] = append(byKind[r.Kind()], r)
	}
	for kind, changed := range byKind {
		SchemaOf(kind).merge(c, changed)
	}
	return c.Seal()
}

func tableOf[T Record](b *Book) *table[T] {
	var zero T
	t, _ := b.lists[zero.Kind()].(*table[T])
	if t == nil {
		return &table[T]{}
	}
	return t
}

// Everywhere is all records of a kind, in scope or not. Do not change the slice.
func Everywhere[T Record](b *Book) []T { return tableOf[T](b).list }

// InScope is the records of a kind that are in scope: those whose enterprise is, and
// those that belong to no enterprise. Do not change the slice.
func InScope[T Record](b *Book) []T {
	if b.scope == nil {
		return Everywhere[T](b)
	}
	var zero T
	return Kept[[]T]{SchemaOf(zero.Kind()).inScope}.Of(b, func() []T {
		var out []T
		for _, r := range Everywhere[T](b) {
			if b.InScope(r) {
				out = append(out, r)
			}
		}
		return out
	})
}

// InScope is the records of the kind that are in scope, as InScope of their type gives them.
func (s *Schema) InScope(b *Book) []Record {
	var out []Record
	s.each(b, func(_ any, read func() Record) {
		if r := read(); b.InScope(r) {
			out = append(out, r)
		}
	})
	return out
}

// Find is the record with the ID, wherever it belongs.
func Find[T Record](b *Book, id string) (T, bool) {
	t := tableOf[T](b)
	if i, ok := t.at[id]; ok {
		return t.list[i], true
	}
	var zero T
	return zero, false
}

// Owned is the records of a kind that hang on the owner, in the list's order.
func Owned[T Record](b *Book, owner string) []*T { return ownedBy[T](b)[owner] }

// ownedBy is the records of a kind by their owners, for whoever asks of many.
func ownedBy[T Record](b *Book) map[string][]*T {
	t := tableOf[T](b)
	return answer(&t.owned, func() map[string][]*T {
		return group(t.list, func(r *T) string { return (*r).Owner().ID })
	})
}

// Bare reports that there is no organisation and nobody in scope: that a check finds nothing then is
// no proof that all is well.
func (b *Book) Bare() bool { return len(InScope[Organization](b)) == 0 && len(InScope[Person](b)) == 0 }

// Record is the record that a Ref points at, wherever it belongs.
func (b *Book) Record(ref Ref) (Record, bool) {
	s := SchemaOf(ref.Kind)
	if s == nil || ref.ID == "" {
		return nil, false
	}
	return s.find(b, ref.ID)
}

func findRecord[T Record](b *Book, id string) (Record, bool) {
	r, ok := Find[T](b, id)
	return r, ok
}

// EnterpriseOf is the ID of the enterprise that a record belongs to by its chain
// of owners; empty if it belongs to none.
func (b *Book) EnterpriseOf(r Record) string {
	if r.Kind() == KindEnterprise {
		return r.Key()
	}
	for range 8 { // no chain of owners is longer
		ref := r.Owner()
		if ref.Kind == KindEnterprise || ref.Kind == "" {
			return ref.ID
		}
		next, ok := b.Record(ref)
		if !ok {
			return ""
		}
		r = next
	}
	return ""
}

// InScope reports that the record's enterprise is in scope, or that it has none.
func (b *Book) InScope(r Record) bool {
	if b.scope == nil {
		return true
	}
	id := b.EnterpriseOf(r)
	return id == "" || b.scope[id]
}

// partyUnit is the enterprise whose Party organisation a person belongs to on a day; that
// of the person where none is known.
func (b *Book) partyUnit(p *Person, on day.Day) string {
	if o, ok := Find[Organization](b, b.OrganizationOn(p, on)); ok && o.EnterpriseID != "" {
		return o.EnterpriseID
	}
	return p.EnterpriseID
}

// PartyInScope reports that a person counts in the scope on a day as the Party counts: by
// the organisation, whoever the employer is (D-0).
func (b *Book) PartyInScope(p *Person, on day.Day) bool {
	return b.scope == nil || b.scope[b.partyUnit(p, on)]
}

// Office is the office's settings; the zero Office if none are recorded.
func (b *Book) Office() Office {
	o, _ := Find[Office](b, OfficeID)
	return o
}

var subsidiaries = NewIndex(func(_ *Book, e *Enterprise) string { return e.ParentID })

// Subtree is the enterprise and all below it, parents before children, in the
// list's order. Empty if there is no such enterprise; id "" gives the whole forest.
// Of a loop, which an old ledger may hold, the first in the list comes first.
func (b *Book) Subtree(id string) []Enterprise {
	seen := map[string]bool{}
	var out []Enterprise
	var walk func(e Enterprise)
	walk = func(e Enterprise) {
		if seen[e.ID] { // a loop in the data must not hang us
			return
		}
		seen[e.ID] = true
		out = append(out, e)
		for _, c := range subsidiaries.Of(b, e.ID) {
			walk(*c)
		}
	}
	if id == "" {
		for _, e := range Everywhere[Enterprise](b) {
			if _, ok := Find[Enterprise](b, e.ParentID); !ok {
				walk(e)
			}
		}
		for _, e := range Everywhere[Enterprise](b) {
			walk(e) // a loop has no top; its enterprises count all the same
		}
		return out
	}
	if e, ok := Find[Enterprise](b, id); ok {
		walk(e)
	}
	return out
}

var scopeTree = NewKept[[]Enterprise]()

// ScopeTree is the enterprises in scope that exist on AsOf, parents first.
func (b *Book) ScopeTree() []Enterprise {
	return scopeTree.Of(b, func() []Enterprise {
		var out []Enterprise
		for _, e := range b.Subtree(b.Scope) {
			if e.Active(b.AsOf) {
				out = append(out, e)
			}
		}
		return out
	})
}

// Depth is 1 for an enterprise without a parent, 2 below it and so on.
func (b *Book) Depth(id string) int {
	n := 0
	for id != "" && n < 32 {
		e, ok := Find[Enterprise](b, id)
		if !ok {
			break
		}
		n, id = n+1, e.ParentID
	}
	return n
}

// EnterpriseName is the enterprise's name, or the ID if it is unknown.
func (b *Book) EnterpriseName(id string) string {
	if e, ok := Find[Enterprise](b, id); ok {
		return e.Name
	}
	return id
}

// OrganizationName is the organisation's full name, or the ID if it is unknown.
func (b *Book) OrganizationName(id string) string {
	if o, ok := Find[Organization](b, id); ok {
		return o.Name
	}
	return id
}

// PersonName is the person's name, or the ID if it is unknown.
func (b *Book) PersonName(id string) string {
	if p, ok := Find[Person](b, id); ok {
		return p.Name
	}
	return id
}

// HeadcountOn is the enterprise's latest headcount of the day or before; ok is
// false if there is none.
func (b *Book) HeadcountOn(enterprise string, on day.Day) (Headcount, bool) {
	var best Headcount
	found := false
	for _, h := range Owned[Headcount](b, enterprise) {
		if !h.Day.After(on) && (!found || h.Day.After(best.Day)) {
			best, found = *h, true
		}
	}
	return best, found
}

var peopleIn = NewIndex(func(_ *Book, p *Person) string { return p.OrganizationID })

// PeopleIn is the people whose branch is the organisation, whatever the day.
func (b *Book) PeopleIn(organization string) []*Person { return peopleIn.Of(b, organization) }

var organizationsUnder = NewIndex(func(_ *Book, o *Organization) string { return o.ParentID })

// OrganizationsBelow is the organisation and all organisations below it.
func (b *Book) OrganizationsBelow(id string) []Organization {
	seen := map[string]bool{}
	var out []Organization
	var walk func(id string)
	walk = func(id string) {
		o, ok := Find[Organization](b, id)
		if !ok || seen[id] {
			return
		}
		seen[id] = true
		out = append(out, o)
		for _, c := range organizationsUnder.Of(b, id) {
			walk(c.ID)
		}
	}
	walk(id)
	return out
}

var memberCounts = NewKept[map[string]memberCount]()

// MemberCount is how many members an organisation has on AsOf, those of the
// organisations below it included: all members, and the full ones among them.
func (b *Book) MemberCount(organization string) (members, full int) {
	counts := memberCounts.Of(b, func() map[string]memberCount {
		own := b.countMembers(func(p *Person) string { return p.OrganizationID })
		sums := map[string]memberCount{}
		for _, o := range Everywhere[Organization](b) {
			for _, below := range b.OrganizationsBelow(o.ID) {
				if c := own[below.ID]; c != nil {
					sums[o.ID] = memberCount{sums[o.ID].members + c.members, sums[o.ID].full + c.full}
				}
			}
		}
		return sums
	})
	c := counts[organization]
	return c.members, c.full
}

// CharterOf is the enterprise's charter in force or in revision on AsOf: the
// latest that has begun and is not superseded; ok is false if there is none.
func (b *Book) CharterOf(enterprise string) (Charter, bool) {
	var best Charter
	found := false
	for _, c := range Owned[Charter](b, enterprise) {
		if !c.Superseded.IsZero() && !c.Superseded.After(b.AsOf) || c.StartedDay.After(b.AsOf) {
			continue
		}
		best, found = *c, true
	}
	return best, found
}

// AheadDays is how many days findings look ahead.
func (b *Book) AheadDays() int {
	if n := b.Office().AheadDays; n > 0 {
		return n
	}
	return DefaultAheadDays
}

// Divide makes a book for each of some enterprises: with all below it in scope, and
// only their records beside what belongs to no enterprise. Enterprises,
// organisations and standards are there in full, for trees and what is inherited.
// Dividing once costs what one At does for every enterprise.
func (b *Book) Divide(enterprises []string) map[string]*Book {
	part := map[string]string{}
	for _, id := range enterprises {
		for _, e := range b.Subtree(id) {
			part[e.ID] = id
		}
	}
	records := map[string][]Record{}
	for _, s := range Schemas() {
		whole := s.Kind == KindEnterprise || s.Kind == KindOrganization || s.Kind == KindStaffingStandard
		s.each(b, func(_ any, read func() Record) {
			r := read()
			owner := b.EnterpriseOf(r)
			if whole || owner == "" {
				for _, id := range enterprises {
					records[id] = append(records[id], r)
				}
				return
			}
			for _, id := range b.partsOf(r, owner, part) {
				records[id] = append(records[id], r)
			}
		})
	}
	out := map[string]*Book{}
	for _, id := range enterprises {
		out[id] = BookOf(b.AsOf, id, b.Calendar, records[id])
		out[id].Today = b.Today
	}
	return out
}

// partsOf is the parts of a divided book that a record goes to: that of its owner. A
// person and a case that belong to two of them go to both, in scope in their own.
func (b *Book) partsOf(r Record, owner string, part map[string]string) []string {
	var out []string
	take := func(enterprise string) {
		if id := part[enterprise]; id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	person := func(id string) {
		if p, ok := Find[Person](b, id); ok {
			take(b.partyUnit(&p, b.AsOf))
			take(b.partyUnit(&p, day.Of(b.AsOf.Year()-1, 12, 31)))
		}
		for _, c := range CasesOf(b, id) {
			take(b.EnterpriseOf(*c))
		}
	}
	take(owner)
	switch r := r.(type) {
	case Person:
		person(r.ID)
	case DevelopmentCase:
		p, _ := Find[Person](b, r.PersonID)
		take(p.EnterpriseID)
	case BranchMeeting:
		c, _ := Find[DevelopmentCase](b, r.CaseID)
		p, _ := Find[Person](b, c.PersonID)
		take(p.EnterpriseID)
	case Discipline:
		person(r.PersonID)
	case Membership:
		person(r.PersonID)
	case Transfer:
		person(r.PersonID)
	}
	return out
}
