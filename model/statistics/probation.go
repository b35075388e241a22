package statistics

// Confirmation of probationary members (D-5): whose probation has ended, and what the
// superior decided.

import (
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

// The columns of D-5.
const (
	colEnded = iota
	colDecided
	colConfirmed
	colAfterExtension
	colAfterPutOff
	colExtended
	colCancelled
	colWaiting
	colCancelledEarly
)

// outcome is what has become of somebody's probation in the year.
type outcome struct {
	ended  bool // the time was up, and nothing decided when the year began
	column int  // -1 = it runs on
	after  []int
	early  bool // decided before the time was up
}

func (s *Set) probation() *Form {
	f := newForm(Probation, "预备党员转正情况", "单位：人", []string{"预备期满的党员", "已经上级党组织审批/合计", "已经上级党组织审批/转为正式党员/合计", "已经上级党组织审批/转为正式党员/延长预备期转正",
		"已经上级党组织审批/转为正式党员/推迟讨论转正", "已经上级党组织审批/延长预备期", "已经上级党组织审批/取消预备党员资格", "尚未讨论或审批", "预备期未满被取消预备党员资格"}, []string{"人数"})
	take := func(o outcome, ref model.Ref) {
		if o.ended {
			f.count(0, colEnded, ref)
		}
		if o.early {
			s.early = append(s.early, ref)
		}
		if o.column < 0 {
			return
		}
		for _, col := range append([]int{o.column}, o.after...) {
			f.count(0, col, ref)
		}
	}
	seen := map[string]bool{}
	list := model.InScope[model.DevelopmentCase](s.b)
	for i := range list {
		c := &list[i]
		m, ok := model.ApprovedOn(s.b, *c, model.ForAdmission, model.Admit, s.b.AsOf)
		if !ok || c.AdmissionType == model.PosthumousAdmission {
			continue
		}
		d := figure.Decision{DevelopmentCase: *c, Meeting: m}
		ref := s.refOf(d)
		if seen[ref.ID] {
			continue
		}
		seen[ref.ID] = true
		take(s.outcomeOf(c, m), ref)
	}
	s.takeUncased(seen, take)
	f.sum(0, colDecided, Term{Col: colConfirmed}, Term{Col: colExtended}, Term{Col: colCancelled})
	f.also(0, colEnded, Term{Col: colDecided}, Term{Col: colWaiting})
	f.Notes = []string{"已审批的按上级党委审批日归年；预备期满为报告期末以前（含延长的期限）预备期已满、年初还没有结论的。", "当年延长、延长的期限又已满而没有结论的，列入“尚未讨论或审批”。"}
	return f
}

// outcomeOf follows a case through the year.
func (s *Set) outcomeOf(c *model.DevelopmentCase, admission model.BranchMeeting) outcome {
	first, end := day.Of(s.Year, 1, 1), admission.Day.AddMonths(model.ProbationMonths)
	o := outcome{column: -1}
	extended, off := false, !c.PostponedTo.IsZero()
	for _, m := range model.MeetingsOn(s.b, *c, model.ForConfirmation, s.b.AsOf) {
		if m.PostponedMonths != 0 || !m.PostponedDay.IsZero() {
			off = true
		}
		if m.ApprovalDay.IsZero() || m.Denied() {
			continue
		}
		now := !m.ApprovalDay.Before(first)
		up := end.Last().Before(m.ApprovalDay) || end == m.ApprovalDay
		o.ended, o.early = o.ended || now && up, o.early || now && !up && m.Resolution != model.Disqualify
		switch m.Resolution {
		case model.Extend:
			extended, end = true, end.AddMonths(m.ExtensionMonths)
			if o.column = -1; now {
				o.column = colExtended
			}
		case model.Confirm:
			if o.column = -1; now {
				o.column = colConfirmed
				if extended {
					o.after = append(o.after, colAfterExtension)
				}
				if off {
					o.after = append(o.after, colAfterPutOff)
				}
			}
			return o
		case model.Disqualify:
			if o.column = -1; now {
				o.column = colCancelled
				if !up {
					o.column = colCancelledEarly
				}
			}
			return o
		}
	}
	if happenedBy(end, s.b.AsOf) && s.onProbation(c) {
		o.ended, o.column = true, colWaiting
	} else if o.column != colExtended {
		o.ended = false
	}
	return o
}

// happenedBy reports that the end of probation has come: its last day.
func happenedBy(end, on day.Day) bool { return !end.Last().After(on) }

// onProbation reports that somebody is a probationary member here on the day.
func (s *Set) onProbation(c *model.DevelopmentCase) bool {
	id := c.PersonID
	if id == "" {
		id = c.ID
	}
	return figure.MembersOf(s.b).Of(id).Status == model.ProbationaryMember
}

// takeUncased counts those of whom only the register tells.
func (s *Set) takeUncased(seen map[string]bool, take func(outcome, model.Ref)) {
	for _, d := range figure.DevelopmentOf(s.b).Confirmed {
		ref := s.refOf(d)
		if !seen[ref.ID] {
			seen[ref.ID] = true
			p := figure.PersonOf(s.b, ref.ID)
			end := p.Admitted.AddMonths(model.ProbationMonths)
			up := p.Admitted.IsZero() || !end.After(d.Meeting.ApprovalDay)
			take(outcome{ended: up, column: colConfirmed, early: !up}, ref)
		}
	}
	for _, p := range figure.MembersOf(s.b).Probationary {
		if ref := personRef(p.ID); !seen[p.ID] && !p.Admitted.IsZero() &&
			happenedBy(p.Admitted.AddMonths(model.ProbationMonths), s.b.AsOf) {
			seen[p.ID] = true
			take(outcome{ended: true, column: colWaiting}, ref)
		}
	}
}

// settled is the people of whom a decision of the year tells, that they were admitted,
// confirmed or cancelled.
func settled(d *figure.Development) (admitted, left map[string]bool) {
	admitted, left = map[string]bool{}, map[string]bool{}
	who := func(x figure.Decision) string {
		if x.PersonID != "" {
			return x.PersonID
		}
		return x.ID
	}
	for _, x := range d.Admitted {
		admitted[who(x)] = true
	}
	for _, x := range slices.Concat(d.Confirmed, d.Cancelled) {
		left[who(x)] = true
	}
	return admitted, left
}
