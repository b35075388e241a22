package demo

// Planted faults of elections (LIFE 3.4), and one that looks wrong and is not: five seats, six
// candidates, twelve of thirteen present. What no ballot can be (more ballots returned than were
// given out, elected with half of those present) the law refuses, so that no ledger holds it.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

var electionPlants = []plant{
	{"E-05", "block", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某人力").top
		e := w.elect(c, day.Of(2026, 10, 16), 3, 4, 13, 10)
		e.Excluded, e.ExcludedDoc = len(c.full())-13, "某投党〔2026〕31号"
		return *e, "某某人力党支部选举大会应到13人，实到10人，不足五分之四"
	}},
	{"E-03", "block", func(w *world) (model.Record, string) {
		e := w.preparing(w.unitNamed("某某能源").seats[0], 7, 8)
		return *e, "某某能源第一党支部应选委员7名，候选人只有8名，应当不少于9名"
	}},
	{"E-10", "block", func(w *world) (model.Record, string) {
		c := w.unitNamed("甲丙客运").top
		e := w.elect(c, w.lastTerm(c.ID).Elected, 3, 4, 18, 17)
		w.approve(e)
		e.Scrutineers = strings.Join([]string{c.full()[0].Name, c.full()[17].Name}, "、")
		return *e, "甲丙客运党支部选举的监票人是候选人"
	}},
	{"E-04", "block", func(w *world) (model.Record, string) {
		c := w.unitNamed("甲丁路桥").top
		e := w.elect(c, w.lastTerm(c.ID).Elected, 3, 4, 18, 17)
		w.approve(e)
		e.ListReplyDay = e.Day.AddDays(4)
		return *e, "甲丁路桥党支部的选举大会先于候选人预备人选的批复"
	}},
	{"D-17", "warn", func(w *world) (model.Record, string) {
		return *w.electionOf(w.unitNamed("甲丁路桥").top), "甲丁路桥党支部换届登记的日期先后倒置"
	}},
	{"A-08", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("甲辛小贷").top
		for _, m := range w.members.all {
			if m.OrganizationID == c.ID && m.Post == model.Secretary && m.To.IsZero() {
				m.To = AsOf.AddMonths(-5)
			}
		}
		w.elect(w.unitNamed(soundElection).top, day.Of(2026, 11, 12), 5, 6, 13, 12) // nothing is wrong with it
		return *c.Organization, "甲辛小贷党支部书记空缺五个月，没有补选"
	}},
}

// soundElection is the unit whose branch has the election that nothing is wrong with.
const soundElection = "甲庚景区"

// preparing is an election that is being prepared.
func (w *world) preparing(c *cell, seats, candidates int) *model.Election {
	list := listOf[model.Election](w, "XJ%04d")
	return list.add(model.Election{ID: list.id(), OrganizationID: c.ID, ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers,
		FromTermID: w.lastTerm(c.ID).ID, AskDay: day.Of(2026, 11, 9), Planned: day.Of(2026, 12, 18), Seats: seats, Candidates: candidates})
}

// elect is an election that was held; of the candidates those for whom there are seats have the
// votes of all who came, the others some.
func (w *world) elect(c *cell, on day.Day, seats, stand, eligible, present int) *model.Election {
	list, candidates := listOf[model.Election](w, "XJ%04d"), listOf[model.Candidate](w, "HX%04d")
	e := list.add(model.Election{ID: list.id(), OrganizationID: c.ID, ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers,
		AskDay: weekday(on.AddDays(-60), -1), ReplyDay: weekday(on.AddDays(-45), -1), ListAskDay: weekday(on.AddDays(-30), -1),
		ListReplyDay: weekday(on.AddDays(-15), -1), Day: on, Round: 1, Seats: seats, Candidates: stand, Eligible: eligible,
		Present: present, BallotsOut: present, BallotsIn: present, BallotsValid: present, RulesPassed: true})
	quorate := e.Valid()
	for i, p := range c.full()[:stand] {
		x := model.Candidate{ID: candidates.id(), ElectionID: e.ID, PersonID: p.ID, Post: model.ForMember, Order: i + 1, For: 3,
			Against: present - 3}
		if i < seats {
			x.For, x.Against, x.Elected = present-i%2, i%2, quorate
		}
		candidates.add(x)
	}
	return e
}

// approve has the superior approve the result, from which the term in office came.
func (w *world) approve(e *model.Election) {
	t := w.lastTerm(e.OrganizationID)
	e.TermID, e.ResultAskDay, e.ResultReplyDay = t.ID, weekday(e.Day.AddDays(2), 1), weekday(e.Day.AddDays(12), 1)
	e.ResultReplyDoc = t.ApprovalDocument
}

// electionOf is the election that was planted for an organisation.
func (w *world) electionOf(c *cell) *model.Election {
	for _, e := range listOf[model.Election](w, "XJ%04d").all {
		if e.OrganizationID == c.ID {
			return e
		}
	}
	panic("demo: no election of " + c.Name)
}
