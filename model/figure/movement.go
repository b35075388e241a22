package figure

// How the year's total follows from that at the end of the last one: who came and who
// went, each with what tells of it (REPORTS D-1).

import (
	"cmp"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Movement is how the year's total follows from that at the end of the last year:
// Start + admitted + In − Out = Total. Who went and came back is in both. Where no record
// says how somebody came or went, What is empty, and From the person, or the enterprise or
// organisation that has ended.
type Movement struct {
	Start []string       // members at the end of the last year
	In    []model.Change // otherwise than by an approval of this year
	Out   []model.Change
}

// Changes is those of a list that a condition holds for.
func Changes(list []model.Change, has func(model.Change) bool) []model.Change {
	var out []model.Change
	for _, c := range list {
		if has(c) {
			out = append(out, c)
		}
	}
	return out
}

// Who is the people of changes, each once.
func Who(list []model.Change) []string {
	var out []string
	for _, c := range list {
		if !slices.Contains(out, c.PersonID) {
			out = append(out, c.PersonID)
		}
	}
	return out
}

var keptMovement = model.NewKept[*Movement]()

// MovementOf is the movement of the year of the book's day. Do not change it.
func MovementOf(b *model.Book) *Movement {
	return keptMovement.Of(b, func() *Movement {
		w := newWay(b)
		for _, id := range w.order {
			w.follow(id)
		}
		return &w.Movement
	})
}

// way follows each person from the end of the last year to the book's day.
type way struct {
	Movement
	b             *model.Book
	from          day.Day // the last day of the year before
	before, there map[string]bool
	admitted      map[string]day.Day
	cancelled     map[string]Decision
	people        map[string]*model.Person
	order         []string // whom to follow, in the register's order
	changed       map[string]bool
}

func newWay(b *model.Book) *way {
	w := &way{b: b, from: day.Of(b.AsOf.Year()-1, 12, 31), admitted: map[string]day.Day{}, cancelled: map[string]Decision{},
		people: map[string]*model.Person{}, changed: map[string]bool{}}
	start, now := MembersAt(b, w.from), MembersOf(b)
	w.Start = idsOf(start.Total, personID)
	w.before, w.there = setOf(w.Start), setOf(idsOf(now.Total, personID))
	d := DevelopmentOf(b)
	for _, x := range d.Admitted {
		w.admitted[x.person()] = x.Meeting.ApprovalDay
	}
	for _, x := range d.Cancelled {
		w.cancelled[x.person()] = x
	}
	seen := map[string]bool{}
	take := func(id string) {
		if !seen[id] {
			seen[id] = true
			w.order = append(w.order, id)
		}
	}
	list := model.Everywhere[model.Person](b)
	for i := range list {
		p := &list[i]
		w.people[p.ID] = p
		if w.before[p.ID] != w.there[p.ID] || len(w.events(p)) > 0 {
			take(p.ID)
		}
	}
	for _, list := range [][]*model.Person{start.Total, now.Total} { // who is not in the register
		for _, p := range list {
			if w.before[p.ID] != w.there[p.ID] {
				take(p.ID)
			}
		}
	}
	for _, x := range d.Admitted { // and gone again within the year
		if !w.there[x.person()] {
			take(x.person())
		}
	}
	return w
}

// events is the changes of the year up to the book's day, those into the scope and out of
// it among them.
func (w *way) events(p *model.Person) []model.Change {
	var out []model.Change
	for _, c := range w.b.ChangesOf(p) {
		if c.On.After(w.from) && happened(c.On, w.b.AsOf) {
			out = append(out, c)
		}
	}
	if w.b.Scope == "" {
		return out
	}
	for _, t := range model.Owned[model.Transfer](w.b, p.ID) {
		if t.Direction != model.TransferWithin || !inYear(t.Received, w.b.AsOf) {
			continue
		}
		c := model.Change{PersonID: p.ID, On: t.Received, AsWhole: t.Way == model.AsWhole, From: model.RefOf(*t), Document: t.LetterNo}
		switch here, was := w.b.PartyInScope(p, t.Received), w.b.PartyInScope(p, t.Received.First().AddDays(-1)); {
		case here && !was:
			c.What, c.Other = model.CameIn, w.b.OrganizationName(t.FromID)
		case was && !here:
			c.What, c.Other = model.WentOut, w.b.OrganizationName(t.ToID)
		default:
			continue
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(x, y model.Change) int { return x.On.Compare(y.On) })
	return out
}

// follow counts what happened to one person.
func (w *way) follow(id string) {
	p := w.people[id]
	in, admitted := w.before[id], w.admitted[id]
	if p != nil {
		for _, c := range w.events(p) {
			if !admitted.IsZero() && !c.On.Before(admitted) {
				in, admitted = true, day.Day{}
			}
			switch {
			case c.What.Comes() && !in:
				if w.b.MemberStateOn(id, c.On).Member() && w.b.PartyInScope(p, c.On) {
					in = true
					w.In = append(w.In, c)
				}
			case !c.What.Comes() && in:
				in = false
				w.Out = append(w.Out, c)
			}
		}
	}
	in = in || !admitted.IsZero()
	switch there := w.there[id]; {
	case in && !there:
		w.Out = append(w.Out, w.gone(id, p))
	case !in && there:
		w.In = append(w.In, w.come(id, p))
	}
}

// gone is why somebody is no longer a member of whose going no change tells.
func (w *way) gone(id string, p *model.Person) model.Change {
	c := model.Change{PersonID: id, From: model.Ref{Kind: model.KindPerson, ID: id}}
	if x, ok := w.cancelled[id]; ok {
		c.What, c.On, c.From, c.Document = model.CancelChange, x.Meeting.ApprovalDay, model.RefOf(x.Meeting), x.Meeting.ApprovalDoc
		return c
	}
	if p == nil {
		return c
	}
	for _, x := range w.b.ChangesOf(p) { // of the year before, and recorded since its close
		if !x.What.Comes() && happened(x.On, w.b.AsOf) {
			c = x
		}
	}
	if c.What != "" {
		return c
	}
	if a := w.b.AbsenceOf(p, w.b.AsOf); a.Away() {
		c.From, c.On = a.Ref, a.Day
	}
	return c
}

// come is why somebody is a member of whose coming no change tells: the day of entry, for
// who was a member before.
func (w *way) come(id string, p *model.Person) model.Change {
	c := model.Change{PersonID: id, From: model.Ref{Kind: model.KindPerson, ID: id}}
	if p == nil || !p.Entered.After(w.from) {
		return c
	}
	joined := cmp.Or(p.AdmissionApproved, p.Admitted)
	if !joined.IsZero() && joined.Before(p.Entered.First()) {
		c.What, c.On = model.CameIn, p.Entered
	}
	return c
}

// movement is how m.total came about.
func movement(b *model.Book) []Figure {
	x, year := MovementOf(b), Period(b.AsOf)
	is := func(w model.MemberChange) func(model.Change) bool {
		return func(c model.Change) bool { return c.What == w }
	}
	whole := func(w model.MemberChange) func(model.Change) bool {
		return func(c model.Change) bool { return c.What == w && c.AsWhole }
	}
	moves := func(key, name, note string, list []model.Change, has func(model.Change) bool) Figure {
		list = Changes(list, has)
		f := counted(key, name, "名", note, Who(list))
		f.Value.Count = len(list)
		return f
	}
	every := func(model.Change) bool { return true }
	return []Figure{
		counted("m.start", "上年末党员数", "名", "上年12月31日的党员数，口径同党员数；上年已年结的，为年结时的数。", x.Start),
		moves("m.in", "其他增加", year+"不经本年接收审批而增加的：转入、恢复党籍，以及没有审批日、按入党日期计入的。", x.In, every),
		moves("m.out", "减少", year+"转出、死亡、出党、停止党籍、取消预备党员资格，以及所在企业、党组织已终止的。上年末党员数＋发展党员＋其他增加－减少＝党员数。", x.Out, every),
		moves("m.reinstated", "恢复党籍", year+"恢复党籍的，按审批日。", x.In, is(model.Reinstated)),
		moves("m.camein", "转入组织关系", year+"从台账以外的党组织转入的，按接收日；没有登记转接、按进入日期计入的在内。", x.In, is(model.CameIn)),
		moves("m.camein.whole", "整建制转入", "转入组织关系中整建制转接的。", x.In, whole(model.CameIn)),
		moves("m.expelled", "出党", year+"除名、开除党籍和取消预备党员资格的，按审批日。", x.Out, func(c model.Change) bool { return c.What.Expels() }),
		moves("m.suspended", "停止党籍", year+"停止党籍的，按审批日。", x.Out, is(model.Suspended)),
		moves("m.died", "死亡", year+"死亡的。", x.Out, is(model.DiedChange)),
		moves("m.wentout", "转出组织关系", year+"转到台账以外的党组织的，按接收日。", x.Out, is(model.WentOut)),
		moves("m.wentout.whole", "整建制转出", "转出组织关系中整建制转接的。", x.Out, whole(model.WentOut)),
		moves("m.unexplained", "增减原因未登记", year+"没有登记怎样增加、减少的：按入党日期计入的，离开方式未登记或者登记为“其他”的，所在企业、党组织已终止的。",
			slices.Concat(x.In, x.Out), is("")),
	}
}
