package rule_test

import (
	"fmt"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// B-14 … B-16.
func TestPreReviews(t *testing.T) {
	stray(t, []detour{
		{"no pre-review", "", func(w *way) { w.PreReviewDay, w.PreReviewVerdict, w.PreReviewerID = day.Day{}, "", "" },
			[]string{"B-14 block"}, []string{"未登记上级党委预审"}},
		{"failed in the pre-review", "", func(w *way) { w.PreReviewVerdict = model.Failed }, []string{"B-14 block"}, []string{"预审结论为不合格"}},
		{"by a general branch", "", func(w *way) { w.PreReviewerID = "OT" }, []string{"B-14 block"},
			[]string{"由丙公司党总支（党总支）预审，该党组织不具有审批预备党员的权限"}},
		{"by an unknown organisation", "", func(w *way) { w.PreReviewerID = "" }, []string{"B-14 note"}, nil},
		{"after the meeting", "", func(w *way) { w.PreReviewDay, w.VolunteerDay = w.admission.Day.AddDays(1), w.admission.Day },
			[]string{"B-14 block", "B-14 warn"}, []string{"应先预审、后讨论"}},
		{"no review by the committee", "", func(w *way) { w.CommitteeReviewDay = day.Day{} }, []string{"B-14 warn"}, nil},
		{"the form before the pre-review", "", func(w *way) { w.VolunteerDay = w.PreReviewDay.AddDays(-1) }, []string{"B-14 warn"}, nil},
		{"no verdict", "", func(w *way) { w.PreReviewVerdict = "" }, []string{"B-14 warn"}, []string{"预审，未登记预审结论"}},
		{"the committee's review after the pre-review", "", func(w *way) { w.CommitteeReviewDay = w.PreReviewDay.AddDays(1) },
			[]string{"B-14 warn"}, []string{"应先审查、后报预审"}},
		{"the committee's review on the pre-review's day", "", func(w *way) { w.CommitteeReviewDay = w.PreReviewDay }, nil, nil},
		{"the form after the meeting", "", func(w *way) { w.VolunteerDay = w.admission.Day.AddDays(1) }, []string{"B-14 warn"},
			[]string{"晚于支部大会日期"}},
		{"no form", "", func(w *way) { w.VolunteerDay = day.Day{} }, []string{"B-14 warn"}, nil},
		{"leaves on the last day of three months", "", func(w *way) { w.DepartureDay = w.admission.Day.AddMonths(3) },
			[]string{"B-15 warn"}, []string{"未来3个月内将离开的，一般不办理"}},
		{"leaves a day after three months", "", func(w *way) { w.DepartureDay = w.admission.Day.AddMonths(3).AddDays(1) }, nil, nil},
		{"the meeting a month after the pre-review", model.Edition2026, func(w *way) { w.prereviewed(w.admission.Day.AddMonths(-1)) },
			nil, nil},
		{"the meeting a month and a day after the pre-review", model.Edition2026,
			func(w *way) { w.prereviewed(w.admission.Day.AddMonths(-1).AddDays(-1)) }, []string{"B-16 warn"},
			[]string{"才提交支部大会讨论，超过一个月（应不晚于2026年10月14日）"}},
		{"2014 knows no month", model.Edition2014, func(w *way) { w.prereviewed(w.admission.Day.AddMonths(-4)) }, nil, nil},
		{"the meeting falls due", model.Edition2026, func(w *way) { w.stand(w.VolunteerDay, day.Of(2026, 10, 28)) }, []string{"B-16 due"},
			[]string{"应不晚于2026年10月28日提交支部大会讨论，请安排"}},
		{"the meeting is late", model.Edition2026, func(w *way) { w.stand(w.VolunteerDay, day.Of(2026, 10, 29)) }, []string{"B-16 warn"},
			[]string{"至今未登记支部大会"}},
		{"voted down in time, admitted later", model.Edition2026, func(w *way) {
			m := meeting("m0", model.ForAdmission, w.PreReviewDay.AddDays(12), model.Reject, day.Day{})
			m.For, m.Against, m.WrittenFor = 4, 13, 0
			w.extra = append(w.extra, m)
			w.prereviewed(w.admission.Day.AddMonths(-1).AddDays(-1))
		}, nil, nil},
	})
}

// prereviewed puts the steps before the meeting around another day.
func (w *way) prereviewed(on day.Day) {
	w.CommitteeReviewDay, w.PreReviewDay, w.VolunteerDay = on, on, on.AddDays(2)
	if w.TrainingDay.After(on) {
		w.TrainingDay = on
	}
}

// B-17 … B-20, and B-27 for the votes on confirmation.
func TestVotes(t *testing.T) {
	half := func(m *model.BranchMeeting) { m.Present, m.For, m.Abstain, m.WrittenFor = 10, 10, 0, 1 }
	votes := func(m *model.BranchMeeting) { m.For, m.Abstain, m.WrittenFor = 9, 9, 1 }
	stray(t, []detour{
		{"exactly half present", "", func(w *way) { half(&w.admission) }, []string{"B-17 block branch_meeting m1"},
			[]string{"20名，实到10名，未超过应到会人数的半数，会议不能表决"}},
		{"one more than half present", "", func(w *way) { half(&w.admission); w.admission.Present = 11 }, nil, nil},
		{"written opinions are no presence", "", func(w *way) { half(&w.admission); w.admission.WrittenFor = 5 },
			[]string{"B-17 block branch_meeting m1"}, nil},
		{"exactly half in favour", "", func(w *way) { votes(&w.admission) }, []string{"B-18 block branch_meeting m1"},
			[]string{"赞成10票（含书面意见1票），未超过应到会人数的半数，不得作为通过处理"}},
		{"eleven in favour, two of them in writing", "", func(w *way) { votes(&w.admission); w.admission.WrittenFor = 2 }, nil, nil},
		{"more than half of those present only", "", func(w *way) {
			w.admission.Present, w.admission.For, w.admission.Abstain, w.admission.WrittenFor = 12, 10, 2, 0
		}, []string{"B-18 block branch_meeting m1"}, nil},
		{"half in favour and rejected", "", func(w *way) {
			m := meeting("m0", model.ForAdmission, w.admission.Day.AddDays(-2), model.Reject, day.Day{})
			votes(&m)
			w.extra = append(w.extra, m)
		}, nil, nil},
		{"carried and rejected", "", func(w *way) {
			w.extra = append(w.extra, meeting("m0", model.ForAdmission, w.admission.Day.AddDays(-2), model.Reject, day.Day{}))
		}, []string{"B-18 warn branch_meeting m0"}, nil},
		{"the resolution of another purpose", "", func(w *way) {
			m := meeting("m0", model.ForAdmission, w.admission.Day.AddDays(-2), model.Extend, day.Day{})
			w.extra = append(w.extra, m)
		}, []string{"B-18 warn branch_meeting m0"}, []string{"表决事项为接收预备党员，登记的决议为延长预备期，两者不符"}},
		{"no resolution", "", func(w *way) {
			w.extra = append(w.extra, meeting("m0", model.ForAdmission, w.admission.Day.AddDays(-2), "", day.Day{}))
		}, []string{"B-18 note branch_meeting m0"}, nil},
		{"not counted", "", func(w *way) { w.admission.Vote = model.Vote{} }, []string{"B-17 warn branch_meeting m1"}, nil},
		{"not secret", "", func(w *way) { w.admission.SecretBallot = false }, []string{"B-18 block branch_meeting m1"}, []string{"无记名投票"}},
		{"more votes than people", "", func(w *way) { w.admission.For = 19 }, []string{"B-19 warn branch_meeting m1"},
			[]string{"到会票数多于实到人数"}},
		{"all together", "", func(w *way) { w.admission.OneByOne = false }, nil, nil},
		{"two on one day, all together", "", func(w *way) {
			w.admission.OneByOne = false
			c, m := model.DevelopmentCase{ID: "c2", PersonID: "P", OrganizationID: "GB", Edition: w.Edition,
				EditionReason: w.EditionReason, Applied: w.Applied}, w.admission
			c.TalkDay, c.EndedDay = w.TalkDay, w.admission.Day
			m.ID, m.CaseID, m.OneByOne = "m9", "c2", true
			m.ApprovalDay, m.Resolution = day.Day{}, model.Reject
			m.For, m.Against, m.WrittenFor = 4, 13, 0
			w.extra = append(w.extra, c, m)
		}, []string{"B-20 warn branch_meeting m1"}, []string{"支部大会讨论2人，未登记逐个讨论"}},
		{"confirmation: exactly half present", "", func(w *way) { half(&w.confirmations[0]) }, []string{"B-27 block branch_meeting m2"},
			nil},
		{"confirmation: exactly half in favour", "", func(w *way) { votes(&w.confirmations[0]) },
			[]string{"B-27 block branch_meeting m2"}, nil},
		{"the words of 2014", model.Edition2014, func(w *way) { votes(&w.admission) }, []string{"B-18 block branch_meeting m1"},
			[]string{"张甲：2024年5月20日支部党员大会应到会有表决权的正式党员20名，"}},
		{"the words of 2026", model.Edition2026, func(w *way) { votes(&w.admission) }, []string{"B-18 block branch_meeting m1"},
			[]string{"应到会有表决权的党员20名，"}},
	})
}

// B-21 … B-25.
func TestApprovals(t *testing.T) {
	approved := func(w *way, on day.Day) {
		w.admission.ApprovalDay = on
		w.ApprovalTalkDay, w.UpperFiledDay, w.OathDay = on, on.AddDays(3), on.AddDays(9)
	}
	stray(t, []detour{
		{"no talk", "", func(w *way) { w.ApprovalTalkDay = day.Day{} }, []string{"B-21 note"}, nil},
		{"the talk by someone else", "", func(w *way) { w.ApprovalTalker = model.ByOther }, []string{"B-21 note"}, nil},
		{"the talk after the approval", "", func(w *way) { w.ApprovalTalkDay = w.admission.ApprovalDay.AddDays(1) },
			[]string{"B-21 note"}, nil},
		{"2024-03-01 to 06-01", model.Edition2014, func(w *way) { w.admitOn(day.Of(2024, 3, 1)); approved(w, day.Of(2024, 6, 1)) }, nil,
			nil},
		{"2024-03-01 to 06-02", model.Edition2014, func(w *way) { w.admitOn(day.Of(2024, 3, 1)); approved(w, day.Of(2024, 6, 2)) },
			[]string{"B-22 warn branch_meeting m1"}, []string{"2024年6月2日才审批，超过3个月（应不晚于2024年6月1日）"}},
		{"late for a reason", "", func(w *way) { approved(w, w.admission.Day.AddMonths(5)); w.admission.DelayReason = "党委换届" },
			[]string{"B-22 note branch_meeting m1"}, []string{"登记的延期理由：党委换届"}},
		{"six months", "", func(w *way) { approved(w, w.admission.Day.AddMonths(6)) }, []string{"B-22 warn branch_meeting m1"}, nil},
		{"six months and a day, reason or not", "", func(w *way) {
			approved(w, w.admission.Day.AddMonths(6).AddDays(1))
			w.admission.DelayReason = "党委换届"
		}, []string{"B-22 block branch_meeting m1"}, []string{"超过最长6个月的期限"}},
		{"before the meeting", "", func(w *way) { approved(w, w.admission.Day.AddDays(-1)) },
			[]string{"B-21 note", "B-22 warn branch_meeting m1"}, nil},
		{"approval falls due", "", func(w *way) { w.voted(2) }, []string{"B-22 due branch_meeting m1"}, []string{"请报批"}},
		{"approval is late", "", func(w *way) { w.voted(4) }, []string{"B-22 warn branch_meeting m1"}, []string{"至今未登记审批"}},
		{"approval is later than ever", "", func(w *way) { w.voted(7) }, []string{"B-22 block branch_meeting m1"}, []string{"已超过最长6个月的期限"}},
		{"by a general branch", "", func(w *way) { w.admission.ApproverID = "OT" }, []string{"B-23 block branch_meeting m1"},
			[]string{"由丙公司党总支审批，党总支无权审批预备党员"}},
		{"by a general branch that claims the power", "",
			func(w *way) { w.admission.ApproverID = "OT"; w.organization("OT").CanApprove = true },
			[]string{"B-23 block branch_meeting m1"}, nil},
		{"by a branch", "", func(w *way) { w.admission.ApproverID = "SB" }, []string{"B-23 block branch_meeting m1"}, []string{"党支部无权审批"}},
		{"by a committee without the power", "", func(w *way) {
			w.organizations = append(w.organizations, model.Organization{ID: "OX", Name: "戊党委", Type: model.Committee, EnterpriseID: "S",
				Ended: day.Of(2020, 1, 1)})
			w.admission.ApproverID = "OX"
		}, []string{"B-23 block branch_meeting m1"}, nil},
		{"by a temporary committee", "", func(w *way) {
			w.organizations = append(w.organizations, model.Organization{ID: "OX", Name: "戊党委", Type: model.Committee, EnterpriseID: "S",
				Temporary: true, CanApprove: true, Ended: day.Of(2020, 1, 1)})
			w.admission.ApproverID = "OX"
		}, []string{"B-23 warn branch_meeting m1"}, nil},
		{"admitted in a temporary branch", "", func(w *way) { w.organization("GB").Temporary = true }, []string{"B-23 warn"},
			[]string{"不能接收预备党员"}},
		{"by nobody named", "", func(w *way) { w.admission.ApproverID = "" }, []string{"B-23 note branch_meeting m1"},
			[]string{"未登记审批党组织"}},
		{"by nobody of this ledger", "", func(w *way) {
			w.organization("OG").CanApprove = false
			w.PreReviewerID, w.admission.ApproverID, w.confirmations[0].ApproverID = "", "", ""
		}, nil, nil},
		{"the confirmation by a general branch", "", func(w *way) { w.confirmations[0].ApproverID = "OT" },
			[]string{"B-23 block branch_meeting m2"}, nil},
		{"the oath before the approval", "", func(w *way) { w.OathDay = w.admission.ApprovalDay.AddDays(-1) }, []string{"B-24 note"},
			[]string{"早于批准日期"}},
		{"the oath on the approval's day", "", func(w *way) { w.OathDay = w.admission.ApprovalDay }, nil, nil},
		{"the oath after a month", model.Edition2026, func(w *way) { w.OathDay = w.admission.ApprovalDay.AddMonths(1).AddDays(1) },
			[]string{"B-24 note"}, []string{"超过一个月"}},
		{"the oath after a month in 2014", model.Edition2014, func(w *way) { w.OathDay = w.admission.ApprovalDay.AddMonths(4) }, nil, nil},
		{"no oath yet", model.Edition2026, func(w *way) {
			w.stand(w.admission.ApprovalDay,
				w.admission.ApprovalDay)
			w.admission = w.voted1()
		}, []string{"B-24 due"}, nil},
		{"the register has the approval's day", "", func(w *way) { w.who.Admitted = w.admission.ApprovalDay }, []string{"B-25 warn"},
			[]string{"与支部大会通过其为预备党员之日"}},
		{"a member of old, the votes not in the ledger", "", func(w *way) {
			w.admission.CaseID, w.confirmations[0].CaseID = "elsewhere", "elsewhere"
			w.ArchivedDay, w.asOf = day.Day{}, w.asOf.AddYears(2)
		}, []string{"B-25 note"}, []string{"未登记同意接收其为预备党员的支部大会"}},
		{"the register has the month", "", func(w *way) {
			w.who.Admitted, _ = day.NewMonth(w.admission.Day.Year(), w.admission.Day.Month())
		}, nil, nil},
	})
}

// voted1 is the admission again, after stand cut it off.
func (w *way) voted1() model.BranchMeeting {
	return meeting("m1", model.ForAdmission, day.Of(2026, 10, 15), model.Admit, day.Of(2026, 11, 15))
}

// voted leaves the case so many months after the vote without an approval.
func (w *way) voted(months int) {
	on := w.admission.Day
	w.stand(on, on.AddMonths(months))
	w.admission = meeting("m1", model.ForAdmission, on, model.Admit, day.Day{})
	w.who.Status, w.who.Admitted = model.ProbationaryMember, on
	w.confirmations[0].Day = day.Of(2099, 1, 1)
	w.office = model.Office{ID: model.OfficeID, AheadDays: 31}
}

// B-26 … B-29.
func TestConfirmations(t *testing.T) {
	stray(t, []detour{
		{"extended by 6 months", "", func(w *way) { w.extend(6) }, nil, nil},
		{"extended by 12 months", "", func(w *way) { w.extend(12) }, nil, nil},
		{"extended by 5 months", "", func(w *way) { w.extend(5) }, []string{"B-26 block branch_meeting x1"},
			[]string{"延长预备期5个月，应不少于6个月、不超过12个月"}},
		{"extended by 13 months", "", func(w *way) { w.extend(13) }, []string{"B-26 block branch_meeting x1"}, nil},
		{"extended, months not recorded", "", func(w *way) { w.extend(6); w.confirmations[0].ExtensionMonths = 0 },
			[]string{"B-26 block branch_meeting x1"}, []string{"未登记延长的月数"}},
		{"extended twice", "", func(w *way) {
			w.extend(6)
			w.extend(6)
		}, []string{"B-26 block branch_meeting x2"}, []string{"第2次延长预备期，预备期只能延长一次"}},
		{"extended, confirmed by the first end", "", func(w *way) { w.extend(6); w.who.Confirmed = w.admission.Day.AddYears(1) },
			[]string{"B-29 warn"}, nil},
		{"no application", "", func(w *way) { w.ConfirmAppliedDay = day.Day{} }, []string{"B-27 block"}, []string{"未登记本人书面转正申请"}},
		{"applied after the meeting", "", func(w *way) { w.ConfirmAppliedDay = w.confirmations[0].Day.AddDays(1) },
			[]string{"B-27 block"}, nil},
		{"no opinions", "", func(w *way) { w.ConfirmOpinionsDay = day.Day{} }, []string{"B-27 note"}, nil},
		{"no review by the committee", "", func(w *way) { w.ConfirmCommitteeDay = day.Day{} }, []string{"B-27 note"},
			[]string{"讨论转正前，未登记支部委员会审查"}},
		{"opinions after the meeting", "", func(w *way) { w.ConfirmOpinionsDay = w.confirmations[0].Day.AddDays(1) },
			[]string{"B-27 note"}, []string{"晚于支部大会日期"}},
		{"the committee's review after the meeting", "", func(w *way) { w.ConfirmCommitteeDay = w.confirmations[0].Day.AddDays(1) },
			[]string{"B-27 note"}, []string{"晚于支部大会日期"}},
		{"the committee's review on the meeting's day", "", func(w *way) { w.ConfirmCommitteeDay = w.confirmations[0].Day }, nil, nil},
		{"approved before the meeting", "", func(w *way) { w.confirmations[0].ApprovalDay = w.confirmations[0].Day.AddDays(-1) },
			[]string{"B-28 warn branch_meeting m2"}, []string{"早于支部大会日期"}},
		{"the meeting on the last day of probation", "", func(w *way) { w.confirmedOn(w.admission.Day.AddYears(1)) }, nil, nil},
		{"the meeting a day early", "", func(w *way) { w.confirmedOn(w.admission.Day.AddYears(1).AddDays(-1)) },
			[]string{"B-27 warn branch_meeting m2"}, []string{"提前讨论转正，应在预备期满后讨论"}},
		{"cancelled before the end, unasked", "", func(w *way) {
			w.confirmedOn(w.admission.Day.AddMonths(8))
			w.confirmations[0].Resolution, w.ConfirmAppliedDay, w.ArchivedDay, w.who.Confirmed = model.Disqualify, day.Day{}, day.Day{},
				day.Day{}
		}, nil, nil},
		{"admitted on 2024-02-29, discussed on 2025-02-28", model.Edition2014,
			func(w *way) { w.admitOn(day.Of(2024, 2, 29)); w.confirmedOn(day.Of(2025, 2, 28)) }, nil, nil},
		{"admitted on 2024-02-29, discussed on 2025-02-27", model.Edition2014,
			func(w *way) { w.admitOn(day.Of(2024, 2, 29)); w.confirmedOn(day.Of(2025, 2, 27)) }, []string{"B-27 warn branch_meeting m2"},
			[]string{"预备期至2025年2月28日届满"}},
		{"probation ends soon", "", func(w *way) { w.probation(w.admission.Day.AddYears(1).AddDays(-20)) }, []string{"B-27 due"},
			[]string{"届满，请提醒本人提出书面转正申请"}},
		{"probation is over", "", func(w *way) { w.probation(w.admission.Day.AddYears(1).AddDays(20)) }, []string{"B-27 due"},
			[]string{"请及时召开支部大会讨论转正"}},
		{"probation is long over", "", func(w *way) { w.probation(w.admission.Day.AddYears(1).AddDays(40)) }, []string{"B-27 warn"},
			[]string{"至今未登记支部大会讨论转正"}},
		{"approved after three months", "", func(w *way) {
			w.confirmations[0].ApprovalDay = w.confirmations[0].Day.AddMonths(3)
			w.ArchivedDay, w.asOf = w.confirmations[0].ApprovalDay, w.confirmations[0].ApprovalDay
		}, nil, nil},
		{"approved a day after three months", "", func(w *way) {
			w.confirmations[0].ApprovalDay = w.confirmations[0].Day.AddMonths(3).AddDays(1)
			w.ArchivedDay, w.asOf = w.confirmations[0].ApprovalDay, w.confirmations[0].ApprovalDay
		}, []string{"B-28 warn branch_meeting m2"}, nil},
		{"approval awaited", "", func(w *way) { w.awaiting(40) }, []string{"B-28 due branch_meeting m2"}, nil},
		{"approval late", "", func(w *way) { w.awaiting(100) }, []string{"B-28 warn branch_meeting m2"}, []string{"至今未登记审批"}},
		{"the register has the approval's day", "", func(w *way) { w.who.Confirmed = w.confirmations[0].ApprovalDay },
			[]string{"B-29 warn"}, []string{"与预备期满日"}},
		{"the register has the meeting's day", "", func(w *way) { w.who.Confirmed = w.confirmations[0].Day }, []string{"B-29 warn"}, nil},
		{"full on the register without a resolution", "", func(w *way) {
			w.confirmations[0].Resolution, w.confirmations[0].ExtensionMonths = model.Extend, 12
			w.ArchivedDay = day.Day{}
			w.asOf = w.confirmations[0].Day.AddMonths(2)
			w.inspected = append(w.inspected, w.asOf)
		}, []string{"B-29 warn"}, []string{"没有按期转正的决议"}},
	})
}

// confirmedOn moves the meeting on confirmation and what goes before it.
func (w *way) confirmedOn(on day.Day) {
	w.confirmations[0].Day = on
	w.ConfirmAppliedDay, w.ConfirmOpinionsDay, w.ConfirmCommitteeDay = on.AddDays(-9), on.AddDays(-8), on
	w.confirmations[0].ApprovalDay = on.AddDays(20)
	w.ArchivedDay = on.AddDays(30)
	w.inspect(5)
}

// probation leaves the case in probation on a day.
func (w *way) probation(on day.Day) {
	w.confirmations[0].Day, w.asOf = on.AddDays(1), on
	w.inspect(5)
	if last := w.inspected[len(w.inspected)-1]; last.AddMonths(6).Before(on.AddDays(61)) {
		w.inspected = append(w.inspected, on)
	}
	w.who.Confirmed = day.Day{}
}

// awaiting leaves the confirmation without approval some days after the meeting.
func (w *way) awaiting(days int) {
	m := &w.confirmations[0]
	m.ApprovalDay, m.ApproverID, m.Approved = day.Day{}, "", ""
	w.ArchivedDay, w.asOf = day.Day{}, m.Day.AddDays(days)
}

// B-30, old cases, waivers, reviews of the text.
func TestArchives(t *testing.T) {
	old := func(w *way) { w.asOf = w.ArchivedDay.AddYears(3) }
	stray(t, []detour{
		{"no political review", "", func(w *way) { w.evidence = append(w.evidence[:2:2], w.evidence[3:]...) }, []string{"B-30 warn"},
			[]string{"缺少政治审查材料"}},
		{"a paper listed but not held", "", func(w *way) { w.evidence[0].Held = false }, []string{"B-30 warn"}, []string{"缺少入党申请书"}},
		{"inspections of probation will do", "", func(w *way) { w.evidence[1].Number = "5-1-1" }, nil, nil},
		{"nothing listed", "", func(w *way) { w.evidence = nil }, []string{"B-30 note"}, nil},
		{"archived before the approval", "", func(w *way) { w.ArchivedDay = w.confirmations[0].ApprovalDay.AddDays(-1) },
			[]string{"B-30 warn"}, nil},
		{"not archived", "", func(w *way) { w.ArchivedDay = day.Day{} }, []string{"B-30 note"}, nil},
		{"old: a warning is let be", "", func(w *way) { w.TalkDay = w.Applied.AddMonths(2); w.evidence = nil; old(w) }, nil, nil},
		{"old: a plain fault is not", "", func(w *way) { w.Sponsor2ID = ""; old(w) }, []string{"B-10 block"}, nil},
		{"a day younger: the warning stands", "", func(w *way) { w.TalkDay = w.Applied.AddMonths(2); old(w); w.asOf = w.asOf.AddDays(-1) }, []string{"B-02 warn"}, nil},
		{"waived", "", func(w *way) {
			w.Sponsor2ID = ""
			w.waivers = []model.Waiver{{ID: "w", RuleID: "B-10", RecordKind: "development_case", RecordID: "c", Reason: "另一名介绍人已去世",
				By: "李乙", Day: day.Of(2020, 1, 1)}}
		}, []string{"B-10 note"}, []string{"（已说明理由：另一名介绍人已去世）"}},
	})
}

// B-31.
func TestPlans(t *testing.T) {
	plan := func(w *way, p model.Plan) {
		p.ID, p.OrganizationID, p.Year = "p", "OG", w.admission.ApprovalDay.Year()
		w.extra = append(w.extra, p)
		w.asOf = day.Of(p.Year, 12, 1)
	}
	second := func(w *way) {
		c := w.DevelopmentCase.AsOf(w.VolunteerDay)
		c.ID, c.PersonID = "c2", "P2"
		m := w.admission
		m.ID, m.CaseID = "m9", "c2"
		p := w.who
		p.ID, p.Name, p.Frontline, p.BirthDay = "P2", "王丙", true, day.Of(1980, 1, 1)
		w.extra = append(w.extra, c, m, p)
		w.EndedDay = w.asOf // for the rest of the case is no matter here
	}
	only := func(t *testing.T, name string, spoil func(w *way), want string) {
		t.Run(name, func(t *testing.T) {
			w := walk(model.Edition2014)
			second(w)
			spoil(w)
			got := ""
			for _, f := range w.find() {
				if f.Rule == "B-31" {
					got += fmt.Sprint(f.Level, " ", f.Message)
				}
			}
			if got != want {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
	only(t, "two where none was to be", func(w *way) { plan(w, model.Plan{Quota: model.Counted(0)}) },
		"note 甲集团党委2024年度发展党员计划0名，已发展2名，超过计划2名，请核实。")
	only(t, "no quota recorded", func(w *way) { plan(w, model.Plan{}) }, "")
	only(t, "two of two", func(w *way) { plan(w, model.Plan{Quota: 2}) }, "")
	only(t, "two of one", func(w *way) { plan(w, model.Plan{Quota: 1}) }, "note 甲集团党委2024年度发展党员计划1名，已发展2名，超过计划1名，请核实。")
	only(t, "one waits for approval", func(w *way) {
		plan(w, model.Plan{Quota: 1})
		w.asOf = w.admission.ApprovalDay
		w.admission.ApprovalDay = w.asOf.AddDays(30)
	}, "note 甲集团党委2024年度发展党员计划1名，已发展1名，另有已经预审或者支部大会通过的1名，合计超过计划，请统筹名额。")
	only(t, "by the meeting's day", func(w *way) {
		plan(w, model.Plan{Quota: 1})
		w.office = model.Office{ID: model.OfficeID, PlanBasis: model.ByMeeting}
		w.asOf = w.admission.ApprovalDay
		w.admission.ApprovalDay = w.asOf.AddDays(30)
	}, "note 甲集团党委2024年度发展党员计划1名，已发展2名，超过计划1名，请核实。")
	only(t, "half from the front line", func(w *way) { plan(w, model.Plan{Quota: 2, FrontlineMin: model.Percent(50)}) }, "")
	only(t, "less than 60 per cent from the front line", func(w *way) { plan(w, model.Plan{Quota: 2, FrontlineMin: model.Percent(60)}) },
		"note 甲集团党委2024年度发展党员2名，其中一线党员1名，低于本单位60%的下限，请核实。")
	only(t, "the rest of the quota may still make up", func(w *way) { plan(w, model.Plan{Quota: 4, FrontlineMin: model.Percent(75)}) }, "")
	only(t, "and cannot any more", func(w *way) { plan(w, model.Plan{Quota: 4, YouthMin: model.Percent(80)}) },
		"note 甲集团党委2024年度已发展党员2名，其中35岁及以下党员1名；其余2名即使全部计入，也达不到本单位80%的下限，请核实。")
	only(t, "archived without an approval, waiting for nothing", func(w *way) {
		plan(w, model.Plan{Quota: 1})
		w.admission.ApprovalDay, w.EndedDay, w.ArchivedDay = day.Day{}, day.Day{}, w.asOf
	}, "")
	only(t, "the year is over", func(w *way) {
		plan(w, model.Plan{Quota: 4, YouthMin: model.Percent(75)})
		w.asOf = day.Of(2025, 3, 1)
	}, "note 甲集团党委2024年度发展党员2名，其中35岁及以下党员1名，低于本单位75%的下限，请核实。")
}

// TestProvisions holds the articles of both editions, and that a checked rule is
// cited without the mark.
func TestProvisions(t *testing.T) {
	spoil := func(e model.Edition) *way {
		w := walk(e)
		w.TrainingDays, w.TrainingHours = 2, 23
		return w
	}
	for e, article := range map[model.Edition]string{model.Edition2014: "第十七条", model.Edition2026: "第十七条"} {
		f := spoil(e).find()
		if want := fmt.Sprintf("《中国共产党发展党员工作细则》（%s）%s*", e, article); len(f) != 1 || f[0].Cited() != want || f[0].Verified ||
			f[0].Edition != string(e) {
			t.Errorf("%s: %+v, want %s", e, f, want)
		}
		w := spoil(e)
		w.checked = []model.RuleReview{{ID: "r", RuleID: "B-13", Edition: string(e), Day: day.Of(2024, 1, 1), By: "李乙"}}
		if f := w.find(); len(f) != 1 || !f[0].Verified || f[0].Cited() != fmt.Sprintf("《中国共产党发展党员工作细则》（%s）%s", e, article) {
			t.Errorf("%s checked: %+v", e, f)
		}
	}
	for _, r := range rule.All() {
		for _, p := range r.Provisions {
			if p.Edition == string(model.Edition2026) && p.Verified {
				t.Errorf("%s: nobody has seen the text of 2026", r.ID)
			}
		}
	}
	if r, ok := rule.ByID("B-16"); !ok || r.Has(string(model.Edition2014)) || !r.Has(string(model.Edition2026)) {
		t.Error("B-16 stands in 2026 only")
	}
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		purpose  model.MeetingPurpose
		vote     model.Vote
		edition  model.Edition
		carried  bool
		sentence string
	}{
		{model.ForAdmission, model.Vote{Eligible: 20, Present: 18, For: 10, Abstain: 8, WrittenFor: 1}, model.Edition2026, true,
			"应到会有表决权的党员20名，实到18名，赞成11票（含书面意见1票），到会人数和赞成票数均超过应到会人数的半数，可以通过。"},
		{model.ForAdmission, model.Vote{Eligible: 20, Present: 18, For: 9, Abstain: 9, WrittenFor: 1}, model.Edition2026, false,
			"应到会有表决权的党员20名，实到18名，赞成10票（含书面意见1票），未超过应到会人数的半数，不得作为通过处理。"},
		{model.ForAdmission, model.Vote{Eligible: 20, Present: 10, For: 10, WrittenFor: 5}, model.Edition2014, false,
			"应到会有表决权的正式党员20名，实到10名，未超过应到会人数的半数，会议不能表决。"},
		{model.ForAdmission, model.Vote{Eligible: 21, Present: 11, For: 10, Abstain: 1, WrittenFor: 1}, model.Edition2026, true,
			"应到会有表决权的党员21名，实到11名，赞成11票（含书面意见1票），到会人数和赞成票数均超过应到会人数的半数，可以通过。"},
		{model.ForConfirmation, model.Vote{Eligible: 3, Present: 2, For: 2}, model.Edition2014, true,
			"应到会有表决权的正式党员3名，实到2名，赞成2票，到会人数和赞成票数均超过应到会人数的半数，可以通过。"},
		{model.ForConfirmation, model.Vote{}, model.Edition2014, false, "请填写应到会有表决权的人数。"},
		{model.ForConfirmation, model.Vote{Eligible: 3, Present: 4}, model.Edition2014, false, "登记的实到人数多于应到人数，请核对。"},
	} {
		carried, sentence, basis := rule.Verdict(c.purpose, c.vote, c.edition)
		if carried != c.carried || sentence != c.sentence || basis == "" {
			t.Errorf("%v %v: %v %s %s, want %v %s", c.purpose, c.vote, carried, sentence, basis, c.carried, c.sentence)
		}
	}
	if _, _, basis := rule.Verdict(model.ForAdmission, model.Vote{},
		model.Edition2026); basis != "《中国共产党发展党员工作细则》（2026版）第十九条；《中国共产党发展党员工作细则》（2026版）第二十条（待核对）" {
		t.Error(basis)
	}
}

// TestManyCases checks 5,000 cases: each is found on its own, and further cases
// cost no more than those before. The time is in make bench.
func TestManyCases(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	var found []rule.Finding
	work := func(n int) float64 {
		w := manyCases(n)
		return testing.AllocsPerRun(1, func() { found = rule.Check(w.book()) })
	}
	evenly(t, work(3000), work(4000), work(5000))
	told := map[string]int{}
	for _, f := range found {
		if f.Kind != model.KindDevelopmentCase {
			continue
		}
		if told[f.ID]++; f.Rule != "B-30" {
			t.Errorf("%+v", f)
		}
	}
	for i := range 5000 {
		if id := fmt.Sprint("c", i); told[id] != 1 {
			t.Fatalf("%s: %d findings, want the one of the archive's list", id, told[id])
		}
	}
}

// manyCases is the sound case and n like it whose archive has no list.
func manyCases(n int) *way {
	w := walk(model.Edition2026)
	for i := range n {
		c, m, n := w.DevelopmentCase, w.admission, w.confirmations[0]
		c.ID = fmt.Sprint("c", i)
		m.ID, n.ID = "m"+c.ID, "n"+c.ID
		m.CaseID, n.CaseID = c.ID, c.ID
		w.extra = append(w.extra, c, m, n)
		for k, d := range w.inspected {
			w.extra = append(w.extra, model.Inspection{ID: fmt.Sprint(c.ID, "i", k), CaseID: c.ID, Day: d})
		}
	}
	return w
}
