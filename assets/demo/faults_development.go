package demo

// Planted faults of member development: each in a case of its own.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// spoil takes the next case of a sort that has no fault yet and meets the
// condition; nil asks for none.
func (w *world) spoil(sort caseSort, ok func(*model.DevelopmentCase) bool) *model.DevelopmentCase {
	for _, x := range w.cases.all {
		if w.sorts[x.ID] == sort && !w.spoilt[x.ID] && (ok == nil || ok(x)) {
			w.spoilt[x.ID] = true
			return x
		}
	}
	panic("demo: no case left to spoil")
}

// spoilPair takes two probationary members whom one branch voted on within two
// weeks, so that both may have been voted on at the first of the two meetings.
func (w *world) spoilPair() (first, second *model.DevelopmentCase) {
	free := func(x *model.DevelopmentCase) bool { return w.sorts[x.ID] == probationSort && !w.spoilt[x.ID] }
	for _, a := range w.cases.all {
		for _, b := range w.cases.all {
			if a == b || !free(a) || !free(b) || a.OrganizationID != b.OrganizationID {
				continue
			}
			on := w.vote(a, model.ForAdmission).Day
			if late := w.vote(b, model.ForAdmission).Day.Sub(on); late >= 0 && late <= 14 && b.VolunteerDay.Before(on) {
				w.spoilt[a.ID], w.spoilt[b.ID] = true, true
				return a, b
			}
		}
	}
	panic("demo: no two cases of one branch to spoil")
}

func under(e model.Edition) func(*model.DevelopmentCase) bool {
	return func(x *model.DevelopmentCase) bool { return listedUnder(x) == e }
}

// vote is the case's meeting of the purpose.
func (w *world) vote(x *model.DevelopmentCase, purpose model.MeetingPurpose) *model.BranchMeeting {
	for _, m := range w.meetings.all {
		if m.CaseID == x.ID && m.Purpose == purpose {
			return m
		}
	}
	panic("demo: no meeting of " + x.ID)
}

// name is whose case it is.
func (w *world) name(x *model.DevelopmentCase) string { return w.person(x.PersonID).Name }

var developmentPlants = []plant{
	{"B-01", "block", func(w *world) (model.Record, string) {
		x := w.spoil(fullSort, nil)
		p := w.person(x.PersonID)
		p.BirthDay = day.Of(x.Applied.Year()-17, x.Applied.Month(), 15)
		p.IdentityNumber = reidentified(p)
		p.Entered = x.Applied.AddMonths(-2)
		p.WorkStart = p.Entered
		return *x, w.name(x) + "递交入党申请书时不满十八岁"
	}},
	{"B-02", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(applicantNew, func(x *model.DevelopmentCase) bool { return x.Applied.AddMonths(2).Before(AsOf) })
		x.TalkDay, x.Talker = day.Day{}, ""
		return *x, "收到" + w.name(x) + "的申请书两个多月仍未派人谈话"
	}},
	{"B-04", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(activistOld, func(x *model.DevelopmentCase) bool { return x.ActivistDay.AddMonths(4).Before(AsOf) })
		x.ActivistFiledDay = day.Day{}
		return *x, w.name(x) + "确定为入党积极分子后未报上级党委备案"
	}},
	{"B-05", "block", func(w *world) (model.Record, string) {
		x := w.spoil(activistOld, nil)
		for _, p := range w.cell(x.OrganizationID).full() {
			if p.ID != x.Mentor1ID && p.ID != x.Mentor2ID && p.Confirmed.Before(x.ActivistDay) {
				x.Mentor3ID = p.ID
			}
		}
		return *x, w.name(x) + "有三名培养联系人，应为一至两名"
	}},
	{"B-06", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(activistOld, func(x *model.DevelopmentCase) bool { return x.ActivistDay.AddMonths(13).Before(AsOf) })
		first := true
		remove(&w.inspections, func(i *model.Inspection) bool {
			if i.CaseID != x.ID {
				return false
			}
			keep := first
			first = false
			return !keep
		})
		return *x, w.name(x) + "超过半年未考察"
	}},
	{"B-08", "block", func(w *world) (model.Record, string) {
		x := w.spoil(prospectSort, nil)
		x.ActivistDay = weekday(x.ProspectMeetingDay.AddMonths(-12).AddDays(60), 1)
		x.MentorDay, x.ActivistFiledDay, x.RecommendDay = x.ActivistDay, x.ActivistDay.AddDays(9), x.ActivistDay.AddDays(-12)
		return *x, w.name(x) + "培养教育不满一年即列为发展对象"
	}},
	{"B-09", "block", func(w *world) (model.Record, string) {
		x := w.spoil(prospectSort, under(model.Edition2026))
		x.NoticeFrom = weekday(x.NoticeTo.AddDays(-2), -1)
		return *x, w.name(x) + "列为发展对象前的公示不足5个工作日"
	}},
	{"B-10", "block", func(w *world) (model.Record, string) {
		x := w.spoil(prospectSort, func(x *model.DevelopmentCase) bool { return !x.ReviewDay.IsZero() })
		x.Sponsor2ID = ""
		return *x, w.name(x) + "只有一名入党介绍人"
	}},
	{"B-11", "block", func(w *world) (model.Record, string) {
		x := w.spoil(probationSort, func(x *model.DevelopmentCase) bool { return w.guideCount(x.Sponsor1ID) == 1 })
		from := weekday(x.SponsorDay.AddMonths(-4), -1)
		w.disciplines.add(model.Discipline{ID: w.disciplines.id(), PersonID: x.Sponsor1ID, Measure: model.MemberOnWatch, Day: from,
			Until: from.AddMonths(12), Document: w.paper("某纪", from), Note: "虚构数据"})
		return *x, w.name(x) + "的一名介绍人受留党察看处分，尚未恢复党员权利"
	}},
	{"B-12", "block", func(w *world) (model.Record, string) {
		x := w.spoil(probationSort, nil)
		x.ReviewMaterial = false
		remove(&w.evidence, func(e *model.Evidence) bool { return e.CaseID == x.ID && e.Number == "3-9" })
		return *x, w.name(x) + "没有政治审查结论性材料即接收为预备党员"
	}},
	{"B-13", "block", func(w *world) (model.Record, string) {
		x := w.spoil(probationSort, nil)
		x.TrainingDays, x.TrainingHours = 2, 16
		return *x, w.name(x) + "集中培训只有2天16学时，没有例外理由"
	}},
	{"B-14", "block", func(w *world) (model.Record, string) {
		x := w.spoil(probationSort, func(x *model.DevelopmentCase) bool {
			return w.cell(x.OrganizationID).parent.Type == model.GeneralBranch
		})
		x.PreReviewerID = w.cell(x.OrganizationID).parent.ID
		return *x, w.name(x) + "由没有审批权限的党总支预审"
	}},
	{"B-15", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(admittedSort, nil)
		x.DepartureDay = w.vote(x, model.ForAdmission).Day.AddMonths(1)
		return *x, w.name(x) + "一个月后将离开本单位，仍提交支部大会接收"
	}},
	{"B-16", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(admittedSort, under(model.Edition2026))
		x.PreReviewDay = w.vote(x, model.ForAdmission).Day.AddMonths(-1).AddDays(-9)
		x.CommitteeReviewDay = x.PreReviewDay.AddDays(-1)
		x.VolunteerDay = x.PreReviewDay.AddDays(2)
		return *x, w.name(x) + "预审合格一个多月后才提交支部大会"
	}},
	{"B-17", "block", func(w *world) (model.Record, string) {
		m := w.vote(w.spoil(probationSort, func(x *model.DevelopmentCase) bool { return w.vote(x, model.ForAdmission).Eligible%2 == 0 }),
			model.ForAdmission)
		m.Present = m.Eligible / 2
		m.For, m.Abstain, m.Against = m.Present, 0, 0
		m.WrittenFor = 2
		return *m, "接收预备党员的支部大会到会人数恰为应到的一半，未超过半数"
	}},
	{"B-18", "block", func(w *world) (model.Record, string) {
		m := w.vote(w.spoil(fullSort, func(x *model.DevelopmentCase) bool { return w.vote(x, model.ForAdmission).Eligible >= 12 }),
			model.ForAdmission)
		m.Present = m.Eligible - 3
		m.For, m.Abstain, m.WrittenFor = m.Eligible/2-1, 0, 0
		m.Against = m.Present - m.For
		return *m, "接收预备党员的赞成票未超过应到会人数的半数，仍作出同意接收的决议"
	}},
	{"B-20", "warn", func(w *world) (model.Record, string) {
		first, second := w.spoilPair()
		m, on := w.vote(second, model.ForAdmission), w.vote(first, model.ForAdmission)
		m.Day, m.Eligible, m.Present, m.WrittenFor = on.Day, on.Eligible, on.Present, on.WrittenFor
		m.For = m.Present - m.Abstain
		m.OneByOne = false
		w.person(second.PersonID).Admitted = m.Day
		return *m, "支部大会同日讨论" + w.name(first) + "、" + w.name(second) + "两人，后一人未登记逐个讨论、逐个表决"
	}},
	{"B-22", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(probationSort, func(x *model.DevelopmentCase) bool {
			return w.vote(x, model.ForAdmission).Day.AddMonths(6).Before(AsOf)
		})
		m := w.vote(x, model.ForAdmission)
		m.ApprovalDay = weekday(m.Day.AddMonths(3).AddDays(20), 1)
		approvedLate(x, m)
		return *m, "支部大会通过三个多月后上级党委才审批"
	}},
	{"B-23", "block", func(w *world) (model.Record, string) {
		x := w.spoil(probationSort, func(x *model.DevelopmentCase) bool {
			return w.cell(x.OrganizationID).parent.Type == model.GeneralBranch
		})
		m := w.vote(x, model.ForAdmission)
		m.ApproverID = w.cell(x.OrganizationID).parent.ID
		return *m, "由党总支审批预备党员，党总支无此权限"
	}},
	{"B-26", "block", func(w *world) (model.Record, string) {
		x := w.spoil(fullLateSort, nil)
		m := w.vote(x, model.ForConfirmation)
		m.ExtensionMonths = 3
		p := w.person(x.PersonID)
		p.Confirmed = p.Admitted.AddMonths(15)
		return *m, w.name(x) + "延长预备期3个月，不在半年至一年之间"
	}},
	{"B-27", "block", func(w *world) (model.Record, string) {
		x := w.spoil(fullSort, nil)
		x.ConfirmAppliedDay = day.Day{}
		return *x, w.name(x) + "没有书面转正申请即讨论转正"
	}},
	{"B-28", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(fullSort, nil)
		m := w.vote(x, model.ForConfirmation)
		m.ApprovalDay = weekday(m.Day.AddMonths(3).AddDays(12), 1)
		x.ArchivedDay = m.ApprovalDay.AddDays(15)
		return *m, w.name(x) + "的转正决议三个多月后才审批"
	}},
	{"B-29", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(fullSort, nil)
		p := w.person(x.PersonID)
		p.Confirmed = w.vote(x, model.ForConfirmation).ApprovalDay
		return *x, w.name(x) + "的转正日期按批复日登记，应为预备期满日"
	}},
	{"B-30", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(fullSort, nil)
		remove(&w.evidence, func(e *model.Evidence) bool { return e.CaseID == x.ID && e.Number == "3-9" })
		return *x, w.name(x) + "已归档的材料缺少政治审查材料"
	}},
	{"D-09", "warn", func(w *world) (model.Record, string) {
		x := w.spoil(prospectSort, nil)
		p := w.person(x.PersonID)
		p.Status = model.Activist
		return *p, p.Name + "已列为发展对象，人员登记的政治面貌仍为入党积极分子"
	}},
}

// guideCount is how many cases the person guides.
func (w *world) guideCount(id string) int {
	n := 0
	for _, x := range w.cases.all {
		if x.Mentor1ID == id || x.Mentor2ID == id || x.Sponsor1ID == id || x.Sponsor2ID == id {
			n++
		}
	}
	return n
}

// approvedLate moves what follows the approval behind it.
func approvedLate(x *model.DevelopmentCase, m *model.BranchMeeting) {
	x.ApprovalTalkDay = m.ApprovalDay.AddDays(-7)
	x.GroupedDay, x.UpperFiledDay, x.OathDay = m.ApprovalDay.AddDays(2), m.ApprovalDay.AddDays(6), m.ApprovalDay.AddDays(14)
}
