package rule

// Steps 12 to 20 of development: pre-review, the branch meeting, approval, the
// oath (B-14 … B-25).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

func (d *dossier) checkAdmission() {
	d.checkPreReview()
	d.checkVolunteer()
	d.checkDeparture()
	d.checkPromptness()
	for _, m := range d.admissions {
		d.checkAdmissionVote(m)
		if m.Resolution == model.Admit {
			d.checkApproval(m)
			d.checkApprover(m)
		}
	}
	if missing(d.admission.Day) {
		d.checkUnvoted()
		return
	}
	if o, ok := model.Find[model.Organization](d.book, d.OrganizationID); ok && o.Temporary {
		d.sayAt(Warn, "B-23", fmt.Sprintf("%s为临时党组织，不能接收预备党员，请核实。", o.Name))
	}
	d.checkApprovalTalk()
	d.checkUpperFiling()
	d.checkOath()
	d.checkAdmitted()
}

// checkUnvoted points out a full member on the register of whom no vote is
// recorded; a probationary one contradicts the case (D-09).
func (d *dossier) checkUnvoted() {
	if d.person.Status == model.FullMember && d.happened(d.person.Admitted) && missing(d.EndedDay) {
		d.sayAt(Note, "B-25:none", fmt.Sprintf("登记的入党日期为%s，未登记同意接收其为预备党员的支部大会，无法核对预备期，请补登。", d.person.Admitted.Chinese()))
	}
}

// checkPreReview is B-14: reviewed by an organisation that may approve.
func (d *dossier) checkPreReview() {
	passed := !missing(d.admission.Day) || !missing(d.VolunteerDay)
	switch {
	case missing(d.PreReviewDay) && passed:
		d.say("B-14:none", "未登记上级党委预审，预审合格后方可填写入党志愿书、提交支部大会讨论。")
		return
	case missing(d.PreReviewDay):
		return
	case d.PreReviewVerdict == model.Failed && passed:
		d.say("B-14:failed", fmt.Sprintf("%s预审结论为不合格，不能填写入党志愿书、提交支部大会讨论。", d.PreReviewDay.Chinese()))
	case d.PreReviewVerdict == "" && passed:
		d.sayAt(Warn, "B-14:verdict", fmt.Sprintf("%s预审，未登记预审结论，请补登。", d.PreReviewDay.Chinese()))
	case after(d.PreReviewDay, d.admission.Day):
		d.say("B-14", fmt.Sprintf("上级党委预审日期（%s）晚于支部大会日期（%s），应先预审、后讨论。", d.PreReviewDay.Chinese(), d.admission.Day.Chinese()))
	}
	d.checkPreReviewer()
	switch {
	case missing(d.CommitteeReviewDay):
		d.sayAt(Warn, "B-14:committee", fmt.Sprintf("%s报上级党委预审，未登记支部委员会审查，请补登。", d.PreReviewDay.Chinese()))
	case after(d.CommitteeReviewDay, d.PreReviewDay):
		d.sayAt(Warn, "B-14:sequence", fmt.Sprintf("支部委员会审查日期（%s）晚于上级党委预审日期（%s），应先审查、后报预审。", d.CommitteeReviewDay.Chinese(),
			d.PreReviewDay.Chinese()))
	}
}

func (d *dossier) checkPreReviewer() {
	o, ok := model.Find[model.Organization](d.book, d.PreReviewerID)
	switch {
	case ok && !o.CanApprove:
		d.say("B-14:power", fmt.Sprintf("由%s（%s）预审，该党组织不具有审批预备党员的权限。", o.Name, o.Type))
	case d.PreReviewerID == "" && d.approverKnown():
		d.sayAt(Note, "B-14:unknown", fmt.Sprintf("%s预审，未登记预审党组织，请补登。", d.PreReviewDay.Chinese()))
	}
}

// approverKnown reports an organisation above the branch that may approve: where
// there is none the approver is outside the ledger and cannot be recorded.
func (d *dossier) approverKnown() bool {
	id := d.OrganizationID
	for range 16 { // a loop in the data must not hang us
		o, ok := model.Find[model.Organization](d.book, id)
		if !ok || o.CanApprove {
			return ok
		}
		id = o.ParentID
	}
	return false
}

// checkVolunteer is the form of B-14: given out after the pre-review, filled in
// before the meeting.
func (d *dossier) checkVolunteer() {
	switch {
	case missing(d.VolunteerDay) && !missing(d.admission.Day):
		d.sayAt(Warn, "B-14:volunteer", fmt.Sprintf("%s支部大会讨论前，未登记填写入党志愿书，请补登。", d.admission.Day.Chinese()))
	case after(d.PreReviewDay, d.VolunteerDay):
		d.sayAt(Warn, "B-14:early",
			fmt.Sprintf("填写入党志愿书日期（%s）早于上级党委预审日期（%s），应在预审合格后填写。", d.VolunteerDay.Chinese(), d.PreReviewDay.Chinese()))
	case after(d.VolunteerDay, d.admission.Day):
		d.sayAt(Warn, "B-14:dates", fmt.Sprintf("填写入党志愿书日期（%s）晚于支部大会日期（%s），请核对。", d.VolunteerDay.Chinese(), d.admission.Day.Chinese()))
	}
}

// checkDeparture is B-15: not admitted when leaving within three months. Before
// the meeting it is only pointed out.
func (d *dossier) checkDeparture() {
	level, on, what := Warn, d.admission.Day, "支部大会讨论接收"
	if missing(on) {
		level, on, what = Note, d.asOf, "已经预审合格"
		if missing(d.PreReviewDay) || d.PreReviewVerdict != model.Passed || !d.open {
			return
		}
	}
	months := d.limitOn("B-15", DepartureLimit, on)
	if missing(d.DepartureDay) || after(d.DepartureDay, on.AddMonths(months)) {
		return
	}
	d.sayAt(level, "B-15", fmt.Sprintf("%s，预计于%s离开本单位；未来%d个月内将离开的，一般不办理接收预备党员手续。", what, d.DepartureDay.Chinese(), months))
}

// checkPromptness is B-16, new in 2026: the meeting within a month of the
// pre-review. The first meeting since then counts. Of a pre-review from before that
// edition the month runs from the edition's first day.
func (d *dossier) checkPromptness() {
	if missing(d.PreReviewDay) || d.PreReviewVerdict == model.Failed {
		return
	}
	months := d.limitOn("B-16", MonthLimit, d.PreReviewDay)
	due := d.editions.TermFrom(d.PreReviewDay).AddMonths(months)
	what := fmt.Sprintf("%s预审合格", d.PreReviewDay.Chinese())
	if d.editions.TermFrom(d.PreReviewDay) != d.PreReviewDay {
		what += fmt.Sprintf("，2026版细则自%s起施行", model.Edition2026Day.Chinese())
	}
	for _, m := range d.admissions {
		if after(d.PreReviewDay, m.Day) {
			continue
		}
		if d.editions.On(m.Day) == model.Edition2026 && after(m.Day, due) {
			d.say("B-16", fmt.Sprintf("%s，%s才提交支部大会讨论，超过%s（应不晚于%s）。", what, m.Day.Chinese(), months1(months), due.Chinese()))
		}
		return
	}
	if missing(d.admission.Day) && d.editions.On(day.Day{}) == model.Edition2026 {
		text := fmt.Sprintf("%s，应不晚于%s提交支部大会讨论，", what, due.Chinese())
		d.await(d.DevelopmentCase, "B-16:none", due, text+"至今未登记支部大会。", text+"请安排。")
	}
}

// checkAdmissionVote is B-17 to B-20 on one meeting.
func (d *dossier) checkAdmissionVote(m model.BranchMeeting) {
	d.checkVote(m, voteRules{"B-17", "B-18", "B-20"})
	if m.Resolution == "" {
		d.sayOf(m, Note, "B-18:resolution", fmt.Sprintf("%s支部大会讨论接收预备党员，未登记大会决议，请补登。", m.Day.Chinese()))
	}
}

// checkApproval is B-22: within three months, six at the most.
func (d *dossier) checkApproval(m model.BranchMeeting) {
	months, most := d.limitOn("B-22", ApprovalLimit, m.Day), d.limitOn("B-22", approvalMost, m.Day)
	due, end := m.Day.AddMonths(months), m.Day.AddMonths(most)
	passed := fmt.Sprintf("%s支部大会通过接收为预备党员，", m.Day.Chinese())
	switch on := m.ApprovalDay; {
	case after(m.Day, on):
		d.sayOf(m, Warn, "B-22:dates", fmt.Sprintf("上级党委审批日期（%s）早于支部大会日期（%s），请核对。", on.Chinese(), m.Day.Chinese()))
	case after(on, end):
		d.sayOf(m, Block, "B-22:most", fmt.Sprintf("%s%s才审批，超过最长%d个月的期限（%s届满）。", passed, on.Chinese(), most, end.Chinese()))
	case after(on, due) && m.DelayReason != "":
		d.sayOf(m, Note, "B-22:reason", fmt.Sprintf("%s%s审批，超过%d个月（应不晚于%s）；登记的延期理由：%s。", passed, on.Chinese(), months, due.Chinese(),
			m.DelayReason))
	case after(on, due):
		d.sayOf(m, Warn, "B-22", fmt.Sprintf("%s%s才审批，超过%d个月（应不晚于%s），未登记延期审批理由。", passed, on.Chinese(), months, due.Chinese()))
	case !missing(on):
	case d.finished():
		d.sayOf(m, Warn, "B-22:none", passed+d.finish()+"未登记上级党委审批，请补登。")
	case !d.open:
	case after(d.asOf, end):
		d.sayOf(m, Block, "B-22:none", fmt.Sprintf("%s至今未登记上级党委审批，已超过最长%d个月的期限（%s届满）。", passed, most, end.Chinese()))
	default:
		text := fmt.Sprintf("%s上级党委应不晚于%s审批，", passed, due.Chinese())
		d.await(m, "B-22:none", due, text+"至今未登记审批。", text+"请报批。")
	}
}

// checkApprover is B-23: a committee with the power to approve, of a meeting of
// either purpose.
func (d *dossier) checkApprover(m model.BranchMeeting) {
	o, ok := model.Find[model.Organization](d.book, m.ApproverID)
	switch {
	case missing(m.ApprovalDay):
		return
	case m.ApproverID == "" && d.approverKnown():
		d.sayOf(m, Note, "B-23:unknown", fmt.Sprintf("%s经上级党委审批，未登记审批党组织，请补登。", m.ApprovalDay.Chinese()))
		return
	case !ok:
		return
	}
	what := fmt.Sprintf("%s由%s审批，", m.ApprovalDay.Chinese(), o.Name)
	switch {
	case o.Type != model.Committee:
		d.sayOf(m, Block, "B-23", fmt.Sprintf("%s%s无权审批预备党员，应由具有审批权限的党委审批。", what, o.Type))
	case o.Temporary:
		d.sayOf(m, Warn, "B-23", what+"该党组织为临时党组织，不能审批预备党员，请核实。")
	case !o.CanApprove:
		d.sayOf(m, Block, "B-23:power", what+"该党组织未登记具有审批预备党员的权限，请核实。")
	}
}

// checkApprovalTalk is B-21.
func (d *dossier) checkApprovalTalk() {
	switch on := d.admission.ApprovalDay; {
	case missing(on):
	case missing(d.ApprovalTalkDay):
		d.say("B-21", fmt.Sprintf("%s经上级党委审批，未登记审批前派人谈话，请补登。", on.Chinese()))
	case after(d.ApprovalTalkDay, on):
		d.say("B-21:order", fmt.Sprintf("审批前谈话日期（%s）晚于审批日期（%s），请核对。", d.ApprovalTalkDay.Chinese(), on.Chinese()))
	case d.ApprovalTalker == model.ByOther:
		d.say("B-21:talker", fmt.Sprintf("%s审批前谈话人登记为其他人员，应由党委委员或者组织员谈话。", d.ApprovalTalkDay.Chinese()))
	}
}

// checkUpperFiling is the end of B-22: filed with the organisation department
// above. The text gives no term, so it is asked for once probation is over.
func (d *dossier) checkUpperFiling() {
	if !missing(d.UpperFiledDay) || missing(d.admission.ApprovalDay) {
		return
	}
	if len(d.confirmations) > 0 || d.finished() {
		d.sayAt(Note, "B-22:filing", fmt.Sprintf("%s批准为预备党员，未登记报上级组织部门备案，请补登。", d.admission.ApprovalDay.Chinese()))
	}
}

// checkOath is B-24: sworn in after the approval, by the 2026 edition generally
// within a month. Without a term it is asked for once probation is over.
func (d *dossier) checkOath() {
	on := d.admission.ApprovalDay
	if missing(on) {
		return
	}
	months := d.limitOn("B-24", MonthLimit, on)
	due := d.editions.TermFrom(on).AddMonths(months)
	timed := d.editions.Of(model.StepOath) == model.Edition2026
	switch {
	case after(on, d.OathDay):
		d.say("B-24:order", fmt.Sprintf("入党宣誓日期（%s）早于批准日期（%s），请核对。", d.OathDay.Chinese(), on.Chinese()))
	case timed && after(d.OathDay, due):
		d.say("B-24", fmt.Sprintf("%s批准为预备党员，%s才入党宣誓，超过%s（应不晚于%s）。", on.Chinese(), d.OathDay.Chinese(), months1(months), due.Chinese()))
	case !missing(d.OathDay):
	case d.finished():
		d.say("B-24:none", d.finish()+"未登记入党宣誓，请补登。")
	case timed:
		text := fmt.Sprintf("%s批准为预备党员，一般应不晚于%s入党宣誓，", on.Chinese(), due.Chinese())
		d.await(d.DevelopmentCase, "B-24:none", due, text+"至今未登记。", text+"请组织。")
	case len(d.confirmations) > 0:
		d.say("B-24:none", fmt.Sprintf("%s批准为预备党员，已讨论转正，未登记入党宣誓，请补登。", on.Chinese()))
	}
}

// checkAdmitted is B-25: the register's day of joining is the meeting's day.
func (d *dossier) checkAdmitted() {
	on, meeting := d.person.Admitted, d.admission.Day
	if after(on, meeting) || after(meeting, on) {
		d.say("B-25", fmt.Sprintf("登记的入党日期（%s）与支部大会通过其为预备党员之日（%s）不一致，预备期应从支部大会通过之日算起。", on.Chinese(), meeting.Chinese()))
	}
}
