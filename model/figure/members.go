package figure

// Members, by the day of the superior's approval, and how a year's total follows from
// the last one's.

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Members is the Party members in scope on a book's day. Do not change the slices.
type Members struct {
	Total        []*model.Person // 党员, in the register's order
	Probationary []*model.Person // 预备党员
	Pending      []*model.Person // passed by the branch meeting, not approved yet: no members so far
	Undated      []string        // of Total: no approval is recorded, the register's days count
	b            *model.Book
	day          day.Day
	states       map[string]model.MemberState // of a closed year; nil = as the book has them
}

// Roll is 名册: Total and, behind them, Pending.
func (m *Members) Roll() []*model.Person { return slices.Concat(m.Total, m.Pending) }

var keptMembers = model.NewKept[*Members]()

// MembersOf is the book's members.
func MembersOf(b *model.Book) *Members {
	return keptMembers.Of(b, func() *Members { return MembersAt(b, b.AsOf) })
}

// MembersAt is the members on another day; of the last day of a closed year those that it
// has kept.
func MembersAt(b *model.Book, on day.Day) *Members {
	if c := closedOn(b, on); c != nil {
		return c.members()
	}
	list := b.MemberRoll(on)
	m := &Members{b: b, day: on, Total: make([]*model.Person, 0, len(list))}
	for _, x := range list {
		if b.PartyInScope(x.Person, on) {
			m.take(x)
		}
	}
	return m
}

func (m *Members) take(x model.Member) {
	if m.states != nil {
		m.states[x.ID] = x.MemberState
	}
	if x.Pending {
		m.Pending = append(m.Pending, x.Person)
		return
	}
	m.Total = append(m.Total, x.Person)
	if x.MemberState.Status == model.ProbationaryMember {
		m.Probationary = append(m.Probationary, x.Person)
	}
	if x.Undated {
		m.Undated = append(m.Undated, x.Person.ID)
	}
}

// Of is somebody's state; the zero one for who has none. In or out of scope, but of a
// closed year.
func (m *Members) Of(id string) model.MemberState {
	if m.states != nil {
		return m.states[id]
	}
	return m.b.MemberStateOn(id, m.day)
}

// IsFull reports a full member.
func (m *Members) IsFull(id string) bool { return m.Of(id).Status == model.FullMember }

// Young is those of 35 years or less on a day; who has no birth day is not.
func Young(people []*model.Person, on day.Day) []*model.Person {
	var out []*model.Person
	for _, p := range people {
		if age := p.Age(on); age >= 0 && age <= model.YouthAge {
			out = append(out, p)
		}
	}
	return out
}

func setOf(ids []string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

func personID(p *model.Person) string { return p.ID }

// membership is m.* and age35.
func membership(b *model.Book) []Figure {
	m := MembersOf(b)
	people := func(key, name, note string, list []*model.Person) Figure {
		return counted(key, name, "名", note, idsOf(list, personID))
	}
	var full []*model.Person
	for _, p := range m.Total {
		if m.IsFull(p.ID) {
			full = append(full, p)
		}
	}
	total := len(m.Total)
	return []Figure{
		people("m.total", "党员数", totalNote(m), m.Total),
		people("m.prob", "预备党员数", "党员中没有转正审批的；延长预备期的仍计入。", m.Probationary).of(total),
		people("m.full", "正式党员数", "党员数减预备党员数。", full).of(total),
		people("m.roll", "名册人数", fmt.Sprintf("党员数加支部大会已通过、待上级党委审批的%d名。", len(m.Pending)), m.Roll()),
		people("m.pending", "待审批人数", "支部大会已同意接收、截至统计日上级党委尚未审批的，不计入党员数。", m.Pending),
		people("age35", "35岁及以下党员数", "按统计日的周岁，含35岁；未填出生日期的不计入。", Young(m.Total, b.AsOf)).of(total),
	}
}

// totalNote says how members are counted, and how many without an approval.
func totalNote(m *Members) string {
	s := "按接收预备党员的上级党委审批日，截至统计日已审批、没有转出、死亡、出党的；所在企业、党组织已终止而未登记去向的不计入。"
	if n := len(m.Undated); n > 0 {
		s += fmt.Sprintf("其中审批日未登的%d名，按入党日期计入。", n)
	}
	return s
}

// StatusPending is the 政治面貌 of who is in the register and awaits approval.
const StatusPending model.PartyStatus = "待审批"

// StatusOf is what lists write for somebody's 政治面貌 on the book's day, and whether
// the person is in the register of members (名册).
func StatusOf(b *model.Book, p *model.Person) (s model.PartyStatus, listed bool) {
	switch m := MembersOf(b).Of(p.ID); {
	case m.Pending:
		return StatusPending, true
	case m.Member():
		return m.Status, true
	}
	return p.StatusOn(b.AsOf), false
}

// RollWords says a register's figures: 党员1036名，其中预备党员34名；待审批4名.
func RollWords(b *model.Book) string {
	m := MembersOf(b)
	s := fmt.Sprintf("党员%d名，其中预备党员%d名", len(m.Total), len(m.Probationary))
	if n := len(m.Pending); n > 0 {
		s += fmt.Sprintf("；待审批%d名，不计入", n)
	}
	return s
}
