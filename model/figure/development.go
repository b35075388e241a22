package figure

// Development of members: what the superior approved in the year, where each case
// stands, and the year's plans.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Decision is a case with the branch meeting whose approval counts to the year. Where the
// register alone tells of the approval, there is no more of either than it says.
type Decision struct {
	model.DevelopmentCase
	Meeting model.BranchMeeting
}

// person is whose case it is: the person, or the case where the register has none.
func (d Decision) person() string { return cmp.Or(d.PersonID, d.ID) }

// Development is what was approved in the year of a book's day, each person once, by
// the day of approval. Do not change the slices.
type Development struct {
	Admitted  []Decision // 发展党员
	Confirmed []Decision // 转正
	Extended  []Decision // 延长预备期
	Cancelled []Decision // 取消预备党员资格

	Posthumous []Decision // 追认, which counts nowhere else
}

// lists is the lists by what was resolved.
func (d *Development) lists() []decided {
	return []decided{{&d.Admitted, model.ForAdmission, model.Admit}, {&d.Confirmed, model.ForConfirmation, model.Confirm},
		{&d.Extended, model.ForConfirmation, model.Extend}, {&d.Cancelled, model.ForConfirmation, model.Disqualify}}
}

// decided is a list of what was resolved for a purpose.
type decided struct {
	to         *[]Decision
	purpose    model.MeetingPurpose
	resolution model.Resolution
}

var keptDevelopment = model.NewKept[*Development]()

// DevelopmentOf is the book's.
func DevelopmentOf(b *model.Book) *Development {
	return keptDevelopment.Of(b, func() *Development {
		if c := ClosedOf(b); c != nil {
			return c.development()
		}
		d := &Development{}
		seen := map[model.Resolution]map[string]bool{}
		take := func(to *[]Decision, r model.Resolution, x Decision) {
			if seen[r] == nil {
				seen[r] = map[string]bool{}
			}
			if !seen[r][x.person()] {
				seen[r][x.person()] = true
				*to = append(*to, x)
			}
		}
		list := model.InScope[model.DevelopmentCase](b)
		for i := range list {
			for _, k := range d.lists() {
				m, ok := model.ApprovedOn(b, list[i], k.purpose, k.resolution, b.AsOf)
				if !ok || m.ApprovalDay.Year() != b.AsOf.Year() {
					continue
				}
				if k.resolution == model.Admit && list[i].AdmissionType == model.PosthumousAdmission {
					k.to = &d.Posthumous
				}
				take(k.to, k.resolution, Decision{list[i], m})
			}
		}
		registerDecisions(b, func(r model.Resolution, x Decision) {
			for _, k := range d.lists() {
				if k.resolution == r {
					take(k.to, r, x)
				}
			}
		})
		d.sort()
		return d
	})
}

// sort puts the decisions in order: by the day of approval, then by the ID.
func (d *Development) sort() {
	for _, k := range append(d.lists(), decided{to: &d.Posthumous}) {
		slices.SortStableFunc(*k.to, func(x, y Decision) int {
			return cmp.Or(x.Meeting.ApprovalDay.Compare(y.Meeting.ApprovalDay), cmp.Compare(x.ID, y.ID), cmp.Compare(x.PersonID,
				y.PersonID))
		})
	}
}

// registerDecisions is the approvals of the year that the register alone tells of, of those
// who were here at the time.
func registerDecisions(b *model.Book, take func(model.Resolution, Decision)) {
	people := model.Everywhere[model.Person](b)
	for i := range people {
		p := &people[i]
		if p.AdmissionApproved.IsZero() && p.ConfirmationApproved.IsZero() {
			continue
		}
		admitted, confirmed := b.RegisterApprovals(p)
		for r, d := range map[model.Resolution]day.Day{model.Admit: admitted, model.Confirm: confirmed} {
			if inYear(d, b.AsOf) && b.PartyInScope(p, d) && b.MemberStateOn(p.ID, d).Member() {
				take(r, Decision{model.DevelopmentCase{PersonID: p.ID, OrganizationID: b.OrganizationOn(p, d)},
					model.BranchMeeting{Resolution: r, ApprovalDay: d}})
			}
		}
	}
}

// development is dev.*.
func development(b *model.Book) []Figure {
	d, year := DevelopmentOf(b), Period(b.AsOf)
	people := func(key, name, note string, list []Decision) Figure {
		return counted(key, name, "名", year+note, idsOf(list, Decision.person))
	}
	return []Figure{
		people("dev.year", "发展党员", "接收预备党员经上级党委审批的，按审批日归年；以后转出、死亡的仍计入。", d.Admitted),
		people("dev.conf", "转正", "转正经上级党委审批的，按审批日归年。", d.Confirmed),
		people("dev.extended", "延长预备期", "延长预备期经上级党委审批的，按审批日归年。", d.Extended),
		people("dev.cancelled", "取消预备党员资格", "取消预备党员资格经上级党委审批的，按审批日归年。", d.Cancelled),
	}
}

// StagePending is the stage of who was admitted by the branch meeting and awaits the
// superior's approval: no prospect any more and no member yet.
const StagePending model.Stage = "待审批"

// StageOf is where a case stands on the book's day, for counting: as model.StageOn, but
// a member only from the approval on. Empty for who is counted nowhere: off the register,
// before the application, or already a member by another record.
func StageOf(b *model.Book, c *model.DevelopmentCase) model.Stage {
	if !happened(c.Applied, b.AsOf) || model.CaseAbsence(b, *c).Away() {
		return ""
	}
	stage, m := model.StageOn(b, *c, b.AsOf), b.MemberStateOn(cmp.Or(c.PersonID, c.ID), b.AsOf)
	switch {
	case stage == model.StageEnded:
		return stage
	case m.Pending:
		if stage == model.StageProbationary {
			return StagePending
		}
		return ""
	case stage == model.StageProbationary || stage == model.StageFull:
		return map[model.PartyStatus]model.Stage{model.ProbationaryMember: model.StageProbationary,
			model.FullMember: model.StageFull}[m.Status]
	case m.Member():
		return ""
	}
	return stage
}

// CountedStages lists the stages in which a case may stand for counting, in order.
func CountedStages() []model.Stage {
	return slices.Insert(model.Stages(), 3, StagePending)
}

var keptStages = model.NewKept[map[model.Stage][]model.DevelopmentCase]()

// StagesOf is the cases in scope by where they stand, one case a person: the one that has
// come farthest. Do not change the slices.
func StagesOf(b *model.Book) map[model.Stage][]model.DevelopmentCase {
	return keptStages.Of(b, func() map[model.Stage][]model.DevelopmentCase {
		if c := ClosedOf(b); c != nil {
			return c.stages()
		}
		order, best := map[model.Stage]int{}, map[string]int{}
		for i, s := range CountedStages() {
			order[s] = i
		}
		order[model.StageEnded] = -1
		list := model.InScope[model.DevelopmentCase](b)
		at := make([]model.Stage, len(list))
		for i := range list {
			at[i] = StageOf(b, &list[i])
			who := cmp.Or(list[i].PersonID, list[i].ID)
			if j, known := best[who]; at[i] != "" && (!known || order[at[i]] > order[at[j]]) {
				best[who] = i
			}
		}
		out := map[model.Stage][]model.DevelopmentCase{}
		for i := range list {
			if j, known := best[cmp.Or(list[i].PersonID, list[i].ID)]; known && j == i {
				out[at[i]] = append(out[at[i]], list[i])
			}
		}
		return out
	})
}

// stages is stage.*.
func stages(b *model.Book) []Figure {
	by := StagesOf(b)
	people := func(key string, s model.Stage, note string) Figure {
		return counted(key, string(s), "名", note+"；一人一案，已不在册的不计入。",
			idsOf(by[s], func(c model.DevelopmentCase) string { return cmp.Or(c.PersonID, c.ID) }))
	}
	return []Figure{
		people("stage.applicant", model.StageApplicant, "已递交入党申请书、未确定为入党积极分子的"),
		people("stage.activist", model.StageActivist, "已确定为入党积极分子、未列为发展对象的"),
		people("stage.prospect", model.StageProspect, "已列为发展对象、支部大会未通过接收的"),
	}
}

// PlanRow is a plan of a year with what is done of it.
type PlanRow struct {
	model.Plan
	model.Intake
	Nested bool // a plan above it already holds its quota
}

var keptPlans = model.NewKeptBy[int, []PlanRow]()

// Plans is the plans of a year in scope that had been issued by the book's day, as the
// list has them; who counts goes by the office's basis, the age by the year's last day.
func Plans(b *model.Book, year int) []PlanRow {
	return keptPlans.Of(b, year, func() []PlanRow {
		var out []PlanRow
		planned := map[string]bool{}
		for _, p := range model.InScope[model.Plan](b) {
			if p.Year == year && (p.Issued.IsZero() || happened(p.Issued, b.AsOf)) {
				planned[p.OrganizationID] = true
				out = append(out, PlanRow{Plan: p})
			}
		}
		if len(out) == 0 {
			return nil
		}
		taken := model.Intakes(b, func(y int) bool { return y == year })
		for i := range out {
			out[i].Intake = taken[model.IntakeKey{OrganizationID: out[i].OrganizationID, Year: year}]
			out[i].Nested = hasAbove(b, out[i].OrganizationID, planned)
		}
		return out
	})
}

// hasAbove reports that an organisation above is in the set.
func hasAbove(b *model.Book, organization string, set map[string]bool) bool {
	o, ok := model.Find[model.Organization](b, organization)
	for range 32 { // no tree is deeper; a loop ends too
		if !ok {
			return false
		}
		if o, ok = model.Find[model.Organization](b, o.ParentID); ok && set[o.ID] {
			return true
		}
	}
	return false
}

// Quota is a year's quota in all, of the topmost plans, and the intake under them.
func Quota(plans []PlanRow) (planned int, done model.Intake) {
	for _, p := range plans {
		if !p.Nested {
			planned += p.Quota.N()
			done.Done += p.Done
			done.Frontline += p.Frontline
			done.Young += p.Young
			done.Waiting += p.Waiting
		}
	}
	return planned, done
}

// Basis is by which day a new member counts to a plan: by approval if the office says
// nothing, as the Party statistics do.
func Basis(b *model.Book) model.PlanBasis { return cmp.Or(b.Office().PlanBasis, model.ByApproval) }

// plan is plan.*.
func plan(b *model.Book) []Figure {
	planned, done := Quota(Plans(b, b.AsOf.Year()))
	name := fmt.Sprintf("%d年度", b.AsOf.Year())
	return []Figure{
		{Key: "plan.quota", Name: "发展计划名额", Value: Number{Count: planned}, Measure: "名", Note: name + "下达的计划名额，下级名额已含在上级名额内的不重复计算。"},
		{Key: "plan.done", Name: "计划完成数", Value: Number{Count: done.Done}, Base: Number{Count: planned}, Measure: "名",
			Note: name + "登记计划的党组织及其下级已接收的人数，按" + string(Basis(b)) + "归年（本单位设定）；35岁及以下按当年12月31日的周岁。"},
	}
}
