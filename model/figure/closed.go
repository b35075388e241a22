package figure

// Closed years: what was kept of people and figures on the last day of a year is what is
// read of that day from then on (REPORTS E-2).

import (
	"cmp"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Closed is a closed year as a book's scope sees it.
type Closed struct {
	model.YearClose
	// Exact reports that the very scope was closed: its figures are those handed in. Of a
	// part of what was closed only the people are.
	Exact  bool
	people []*model.YearPerson // in scope
	byID   map[string]*model.YearPerson
	b      *model.Book
}

var keptClosed = model.NewKeptBy[day.Day, *Closed]()

// ClosedOf is the closed year that ends with the book's day; nil if it is open.
func ClosedOf(b *model.Book) *Closed { return closedOn(b, b.AsOf) }

func closedOn(b *model.Book, on day.Day) *Closed {
	if len(model.Everywhere[model.YearClose](b)) == 0 {
		return nil
	}
	return keptClosed.Of(b, on, func() *Closed {
		x, exact, ok := b.CloseOn(on, b.Scope)
		if !ok {
			return nil
		}
		c := &Closed{YearClose: x, Exact: exact, b: b, byID: map[string]*model.YearPerson{}}
		for _, y := range model.Owned[model.YearPerson](b, x.ID) {
			if exact || c.inScope(y) {
				c.people = append(c.people, y)
				c.byID[y.PersonID] = y
			}
		}
		return c
	})
}

// inScope reports that a person belonged to the scope then, by the branch.
func (c *Closed) inScope(y *model.YearPerson) bool {
	if o, ok := model.Find[model.Organization](c.b, y.OrganizationID); ok {
		return c.b.InScope(o)
	}
	return c.b.InScope(model.Enterprise{ID: y.EnterpriseID})
}

// then is a person as the year has kept it.
func (c *Closed) then(y *model.YearPerson) model.Person {
	p, _ := model.Find[model.Person](c.b, y.PersonID)
	return y.Then(p)
}

// members is the year's members.
func (c *Closed) members() *Members {
	m := &Members{b: c.b, day: c.Day, states: map[string]model.MemberState{}}
	for _, y := range c.people {
		s := model.MemberState{Pending: y.Pending, Undated: y.Undated}
		if y.Status.Member() {
			s.Status = y.Status
		}
		if s != (model.MemberState{}) {
			m.take(model.Member{Person: new(c.then(y)), MemberState: s})
		}
	}
	return m
}

// development is what was approved in the year.
func (c *Closed) development() *Development {
	d := &Development{}
	for _, y := range c.people {
		for _, k := range d.lists() {
			on := map[model.Resolution]day.Day{model.Admit: y.Admitted, model.Confirm: y.Confirmed, model.Extend: y.Extended,
				model.Disqualify: y.Cancelled}[k.resolution]
			if on.IsZero() {
				continue
			}
			x := c.caseOf(y)
			m, _ := model.ApprovedOn(c.b, x, k.purpose, k.resolution, c.Day)
			m.Purpose, m.Resolution, m.ApprovalDay = k.purpose, k.resolution, on
			if k.resolution == model.Admit && y.AdmissionType == model.PosthumousAdmission {
				k.to = &d.Posthumous
			}
			*k.to = append(*k.to, Decision{x, m})
		}
	}
	d.sort()
	return d
}

// caseOf is the case that a person had, with what the year has kept of it.
func (c *Closed) caseOf(y *model.YearPerson) model.DevelopmentCase {
	x, _ := model.Find[model.DevelopmentCase](c.b, y.CaseID)
	x.ID, x.PersonID = y.CaseID, y.PersonID
	x.OrganizationID = cmp.Or(x.OrganizationID, y.OrganizationID)
	x.LeagueRecommended, x.AdmissionType = y.Recommended, y.AdmissionType
	return x
}

// stages is where the cases stood.
func (c *Closed) stages() map[model.Stage][]model.DevelopmentCase {
	at := map[model.PartyStatus]model.Stage{model.FullMember: model.StageFull}
	for _, s := range model.Stages() {
		at[model.PartyStatus(s)] = s
	}
	out := map[model.Stage][]model.DevelopmentCase{}
	for _, y := range c.people {
		s := at[y.Status]
		if y.Pending {
			s = StagePending
		}
		if y.CaseID != "" && s != "" {
			out[s] = append(out[s], c.caseOf(y))
		}
	}
	return out
}

// frozen puts the figures in the place of those reckoned. Who made one up is kept of
// members and cases only.
func (c *Closed) frozen(list []Figure) {
	kept := map[string]*model.YearFigure{}
	for _, f := range model.Owned[model.YearFigure](c.b, c.ID) {
		kept[f.FigureKey] = f
	}
	for i := range list {
		f := &list[i]
		if k := kept[f.Key]; k != nil {
			f.Value, f.Base = Number{k.Count, k.Money}, Number{k.Base, k.BaseMoney}
			if f.Value.Count != len(f.IDs) {
				f.IDs = nil
			}
		}
	}
}

// PersonOf is a person as of the book's day: of a closed year as it was kept. The zero
// Person with the ID as name if unknown, so that a row is never lost.
func PersonOf(b *model.Book, id string) model.Person {
	if c := ClosedOf(b); c != nil {
		if y, ok := c.byID[id]; ok {
			return c.then(y)
		}
	}
	p, ok := model.Find[model.Person](b, id)
	if !ok {
		p = model.Person{ID: id, Name: id}
	}
	return p
}

// Keep is what a year's close keeps of the book on its day: people and figures, without
// numbers of their own.
func Keep(b *model.Book) (people []model.YearPerson, figures []model.YearFigure) {
	k := keeping{b: b, at: map[string]int{}}
	k.take()
	slices.SortFunc(k.list, func(x, y model.YearPerson) int { return cmp.Compare(x.PersonID, y.PersonID) })
	for _, f := range All(b) {
		figures = append(figures, model.YearFigure{FigureKey: f.Key, Name: f.Name, Count: f.Value.Count, Base: f.Base.Count,
			Money: f.Value.Money, BaseMoney: f.Base.Money})
	}
	return k.list, figures
}

// keeping gathers people, each once.
type keeping struct {
	b    *model.Book
	list []model.YearPerson
	at   map[string]int
}

// of is the person's line.
func (k *keeping) of(id string) *model.YearPerson {
	i, ok := k.at[id]
	if !ok {
		i = len(k.list)
		k.at[id] = i
		y := PersonOf(k.b, id).Kept()
		if p, known := model.Find[model.Person](k.b, id); known {
			y.OrganizationID = k.b.OrganizationOn(&p, k.b.AsOf)
			if x, settled := k.b.DuesOn(&p, k.b.AsOf); settled && !y.Dues.Known() {
				y.Dues = x.Amount
			}
		}
		k.list = append(k.list, y)
	}
	return &k.list[i]
}

func (k *keeping) take() {
	m := MembersOf(k.b)
	for _, p := range m.Roll() {
		s := m.Of(p.ID)
		y := k.of(p.ID)
		y.Status, y.Pending, y.Undated = s.Status, s.Pending, s.Undated
		if y.OrganizationID == "" {
			y.OrganizationID, y.EnterpriseID = p.OrganizationID, cmp.Or(y.EnterpriseID, p.EnterpriseID)
		}
	}
	for stage, list := range StagesOf(k.b) {
		for _, c := range list {
			if stage == model.StageEnded {
				continue
			}
			y := k.of(cmp.Or(c.PersonID, c.ID))
			y.CaseID, y.Recommended, y.AdmissionType = c.ID, c.LeagueRecommended, c.AdmissionType
			if stage == model.StageApplicant || stage == model.StageActivist || stage == model.StageProspect {
				y.Status = model.PartyStatus(stage)
				y.OrganizationID = c.OrganizationID
			}
		}
	}
	d := DevelopmentOf(k.b)
	for _, l := range append(d.lists(), decided{to: &d.Posthumous, resolution: model.Admit}) {
		for _, x := range *l.to {
			y := k.of(x.person())
			y.CaseID, y.Recommended, y.AdmissionType = x.ID, x.LeagueRecommended, x.AdmissionType
			*map[model.Resolution]*day.Day{model.Admit: &y.Admitted, model.Confirm: &y.Confirmed, model.Extend: &y.Extended,
				model.Disqualify: &y.Cancelled}[l.resolution] = x.Meeting.ApprovalDay
		}
	}
}
