package model

// Changes of membership (党籍变动; REPORTS D-8): how somebody came to be a member here, or
// no longer is one. Each change is told in one place, and what is told nowhere else is
// told by Membership:
//
//	接收、转正、延长预备期、按发展党员记录取消资格   BranchMeeting, by its approval
//	转入、转出、内部调整（系统内外、整建制）        Transfer, once it is received
//	开除党籍                                Discipline
//	其余，以及以上没有那一类记录的               Membership
//	名册里只有离开日期和方式的                  Person, while none of the others tells of it
//
// ChangesOf reads them all; nobody else does.

import (
	"cmp"
	"slices"

	"partyledger/model/day"
)

// KindMembership is the kind of this file.
const KindMembership Kind = "membership"

// MemberChange is how a membership changed.
type MemberChange string

// The changes.
const (
	CameIn         MemberChange = "转入"
	WentOut        MemberChange = "转出"
	Suspended      MemberChange = "停止党籍"
	Reinstated     MemberChange = "恢复党籍"
	WithdrewChange MemberChange = "退党除名"
	LapsedChange   MemberChange = "自行脱党除名"
	UrgedOut       MemberChange = "劝退除名"
	StruckOff      MemberChange = "其他除名"
	ExpelledChange MemberChange = "开除党籍"
	CancelChange   MemberChange = "取消预备党员资格"
	DiedChange     MemberChange = "死亡"
)

// Choices lists them.
func (MemberChange) Choices() []string {
	return []string{string(CameIn), string(WentOut), string(Suspended), string(Reinstated), string(WithdrewChange), string(LapsedChange),
		string(UrgedOut), string(StruckOff), string(ExpelledChange), string(CancelChange), string(DiedChange)}
}

// Comes reports a change after which somebody is a member here.
func (c MemberChange) Comes() bool { return c == CameIn || c == Reinstated }

// Transfers reports that another organisation has a part in it.
func (c MemberChange) Transfers() bool { return c == CameIn || c == WentOut }

// Expels reports 出党: by a decision against the member, or his own.
func (c MemberChange) Expels() bool {
	return c == WithdrewChange || c == LapsedChange || c == UrgedOut || c == StruckOff || c == ExpelledChange || c == CancelChange
}

// Membership is one change.
type Membership struct {
	ID             string       `label:"编号" style:"code"`
	PersonID       string       `label:"人员" ref:"person" need:"1"`
	Change         MemberChange `label:"党籍变动" need:"1"`
	Day            day.Day      `label:"生效日期" need:"1" since:"1921" past:"1"`
	ApprovalDay    day.Day      `label:"审批日期" since:"1921" past:"1"` // what it counts by, where it is recorded
	AsWhole        bool         `label:"整建制转接"`
	OrganizationID string       `label:"所在党支部" ref:"organization"` // then; empty = as in the register
	Other          string       `label:"对方党组织"`
	Document       string       `label:"批准（介绍信）文号" style:"code"`
	Note           string       `label:"备注" style:"long" stay:"kept"`
}

func (m Membership) Key() string { return m.ID }
func (Membership) Kind() Kind    { return KindMembership }
func (m Membership) Owner() Ref  { return Ref{KindPerson, m.PersonID} }

// Counts is the day by which it is counted: that of the superior's approval, of a
// decision that has none its own (D-0).
func (m Membership) Counts() day.Day {
	if m.ApprovalDay.IsZero() || m.Change.Transfers() || m.Change == DiedChange {
		return m.Day
	}
	return m.ApprovalDay
}

// Faults implements Lawful.
func (m Membership) Faults() []Fault {
	if m.AsWhole && m.Change != "" && !m.Change.Transfers() {
		return []Fault{{"AsWhole", "只有转入、转出可以是整建制转接"}}
	}
	return nil
}

// FaultsAmong implements Among: what another record tells is not told again.
func (m Membership) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, m, func(x Membership) string {
		return "“" + nameIn(o, x.Owner()) + "”" + x.Day.String() + "的" + string(x.Change) + "登记"
	}, nil, "PersonID", "Change", "Day")
	if len(out) > 0 || was != nil && was.(Membership).PersonID == m.PersonID && was.(Membership).Change == m.Change {
		return out
	}
	if where := m.toldBy(o); where != "" {
		return []Fault{{"Change", "“" + string(m.Change) + "”已由" + where + "登记，不必另记"}}
	}
	return nil
}

// toldBy names the record that tells of the same change already; empty if none does.
func (m Membership) toldBy(o Others) string {
	near := func(d day.Day) bool { // the same one, if within a year
		return !d.IsZero() && !d.Before(m.Day.AddMonths(-12)) && !d.After(m.Day.AddMonths(12))
	}
	switch {
	case m.Change.Transfers():
		for _, r := range o.Same(Transfer{PersonID: m.PersonID}, "PersonID") {
			if t := r.(Transfer); string(t.Direction) == string(m.Change) && near(t.Received) {
				return t.Received.String() + "接收的组织关系转接"
			}
		}
	case m.Change == ExpelledChange:
		for _, r := range o.Same(Discipline{PersonID: m.PersonID}, "PersonID") {
			if d := r.(Discipline); d.Measure == ExpelledByRule && near(d.Day) {
				return d.Day.String() + "的党纪处分"
			}
		}
	case m.Change == CancelChange:
		for _, r := range o.Same(DevelopmentCase{PersonID: m.PersonID}, "PersonID") {
			for _, x := range o.Same(BranchMeeting{CaseID: r.Key(), Resolution: Disqualify}, "CaseID", "Resolution") {
				return x.(BranchMeeting).Day.String() + "的支部大会"
			}
		}
	}
	return ""
}

// Change is one change of somebody's membership, wherever it is told.
type Change struct {
	PersonID string
	What     MemberChange // empty: the register says that somebody left, and not how
	On       day.Day      // the day by which it is counted
	AsWhole  bool
	From     Ref    // the record that tells of it
	Other    string // the organisation at the other end; may be empty
	Document string
}

var recorded = NewKept[map[string][]Change]()

// recordedChanges is the changes of each person that records of their own tell of, in
// their order; those of a day to come too.
func (b *Book) recordedChanges() map[string][]Change {
	return recorded.Of(b, func() map[string][]Change {
		out := map[string][]Change{}
		add := func(c Change) { out[c.PersonID] = append(out[c.PersonID], c) }
		for _, m := range Everywhere[Membership](b) {
			add(Change{m.PersonID, m.Change, m.Counts(), m.AsWhole, RefOf(m), m.Other, m.Document})
		}
		for _, t := range Everywhere[Transfer](b) {
			if c, ok := t.change(b); ok {
				add(c)
			}
		}
		for _, d := range Everywhere[Discipline](b) {
			if d.Measure == ExpelledByRule {
				add(Change{d.PersonID, ExpelledChange, d.Day, false, RefOf(d), "", d.Document})
				if !d.Restored.IsZero() {
					add(Change{d.PersonID, Reinstated, d.Restored, false, RefOf(d), "", ""})
				}
			}
		}
		for id, list := range out {
			slices.SortStableFunc(list, func(x, y Change) int { return cmp.Or(x.On.Compare(y.On), cmp.Compare(x.From.ID, y.From.ID)) })
			out[id] = inTurn(list)
		}
		return out
	})
}

// change is what a transfer comes to; ok is false while nobody has received the tie, and of
// one within the ledger.
func (t Transfer) change(b *Book) (c Change, ok bool) {
	c = Change{PersonID: t.PersonID, On: t.Received, AsWhole: t.Way == AsWhole, From: RefOf(t), Document: t.LetterNo}
	switch t.Direction {
	case TransferIn:
		c.What, c.Other = CameIn, cmp.Or(t.FromUnit, b.OrganizationName(t.FromID))
	case TransferOut:
		c.What, c.Other = WentOut, cmp.Or(t.ToUnit, b.OrganizationName(t.ToID))
	}
	return c, c.What != "" && !t.Received.IsZero()
}

// inTurn leaves out what is told twice: who is gone does not go again. Of what the
// register tells alone, the record that tells more of it is kept, with the earlier day.
func inTurn(list []Change) []Change {
	out := list[:0]
	for _, c := range list {
		if len(out) == 0 || c.What.Comes() != out[len(out)-1].What.Comes() {
			out = append(out, c)
			continue
		}
		if kept := &out[len(out)-1]; kept.From.Kind == KindPerson && c.What != "" {
			c.On = kept.On
			*kept = c
		}
	}
	return out
}

// leftAs is what the ways of leaving in the register are as changes.
var leftAs = map[LeftHow]MemberChange{TransferredOut: WentOut, Expelled: ExpelledChange, Withdrew: WithdrewChange,
	Disqualified: CancelChange, Deceased: DiedChange}

// ChangesOf is the changes of somebody's membership, in their order and none twice: those
// that records of their own tell of, and that the register says how the person left. Who
// only left the job stays a member until another organisation has the tie.
func (b *Book) ChangesOf(p *Person) []Change {
	list := b.recordedChanges()[p.ID]
	if p.Left.IsZero() || p.LeftHow == Resigned {
		return list
	}
	at := slices.IndexFunc(list, func(c Change) bool { return c.On.After(p.Left.Last()) })
	if at < 0 {
		at = len(list)
	}
	return inTurn(slices.Insert(slices.Clone(list), at, Change{PersonID: p.ID, What: leftAs[p.LeftHow], On: p.Left.Last(),
		From: RefOf(*p)}))
}

// Outside reports that the changes leave somebody out by a day, and the one that did; a
// zero one if it is the first that lets him in.
func (b *Book) Outside(p *Person, on day.Day) (last Change, out bool) {
	list := b.ChangesOf(p)
	if len(list) == 0 {
		return last, p.Left.IsZero() && p.LeftHow != "" // gone, and nobody knows when
	}
	out = list[0].What.Comes() // before it came
	for _, c := range list {
		if !by(c.On, on) {
			break
		}
		last, out = c, !c.What.Comes()
	}
	return last, out
}

// within is the transfers inside the ledger that were received, of each person, the latest
// first.
var within = NewKept[map[string][]Transfer]()

// OrganizationOn is the branch that a person belonged to on a day, as far as the transfers
// since tell; that of today where none does.
func (b *Book) OrganizationOn(p *Person, on day.Day) string {
	moves := within.Of(b, func() map[string][]Transfer {
		out := map[string][]Transfer{}
		for _, t := range Everywhere[Transfer](b) {
			if t.Direction == TransferWithin && !t.Received.IsZero() && t.FromID != "" && t.ToID != "" {
				out[t.PersonID] = append(out[t.PersonID], t)
			}
		}
		for _, list := range out {
			slices.SortStableFunc(list, func(x, y Transfer) int { return cmp.Or(y.Received.Compare(x.Received), cmp.Compare(y.ID, x.ID)) })
		}
		return out
	})[p.ID]
	at := p.OrganizationID
	for _, t := range moves {
		if by(t.Received, on) {
			break
		}
		if t.ToID == at {
			at = t.FromID
		}
	}
	return at
}
