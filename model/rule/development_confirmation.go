package rule

// Steps 21 to 25 of development: the end of probation, the vote on confirmation,
// its approval, the archive (B-26 … B-30).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

func (d *dossier) checkConfirmation() {
	d.checkRequest()
	end := d.admission.Day.AddMonths(model.ProbationMonths)
	extensions, certain, first := 0, true, true // first to be held for this end of probation
	for _, m := range d.confirmations {
		d.checkConfirmationVote(m, end)
		if first && certain {
			d.checkLate(m, end)
		}
		first = m.Resolution == model.Extend && !m.Denied()
		d.checkConfirmationApproval(m)
		d.checkApprover(m)
		if m.Resolution == model.Extend && !m.Denied() {
			extensions++
			certain = d.checkExtension(m, extensions) && certain
			end = end.AddMonths(m.ExtensionMonths)
		}
	}
	d.checkPostponed(end)
	d.checkProbationOver(end)
	if certain { // an extension that cannot be right gives no day to hold the register against
		d.checkConfirmed(end)
	}
	d.checkArchive()
}

// checkRequest is the application and what goes before the meeting in B-27.
func (d *dossier) checkRequest() {
	if len(d.confirmations) == 0 {
		return
	}
	meeting := d.confirmations[len(d.confirmations)-1]
	on := meeting.Day
	switch {
	case missing(d.ConfirmAppliedDay) && meeting.Resolution == model.Disqualify: // the Party may cancel without being asked
	case missing(d.ConfirmAppliedDay):
		d.say("B-27:apply", fmt.Sprintf("%s支部大会讨论转正，未登记本人书面转正申请，应由本人提出书面申请。", on.Chinese()))
	case after(d.ConfirmAppliedDay, on):
		d.say("B-27", fmt.Sprintf("提出转正申请日期（%s）晚于支部大会日期（%s），应先申请、后讨论。", d.ConfirmAppliedDay.Chinese(), on.Chinese()))
	}
	switch {
	case missing(d.ConfirmOpinionsDay):
		d.sayAt(Note, "B-27:opinions", fmt.Sprintf("%s支部大会讨论转正前，未登记征求党小组、党员和群众意见，请补登。", on.Chinese()))
	case missing(d.ConfirmCommitteeDay):
		d.sayAt(Note, "B-27:committee", fmt.Sprintf("%s支部大会讨论转正前，未登记支部委员会审查，请补登。", on.Chinese()))
	case after(d.ConfirmOpinionsDay, on), after(d.ConfirmCommitteeDay, on):
		d.sayAt(Note, "B-27", fmt.Sprintf("转正征求意见或者支部委员会审查的日期晚于支部大会日期（%s），请核对。", on.Chinese()))
	}
}

// checkConfirmationVote is B-27 on one meeting. A membership may be cancelled
// before probation is over; nothing else may be resolved then.
func (d *dossier) checkConfirmationVote(m model.BranchMeeting, end day.Day) {
	d.checkVote(m, voteRules{"B-27", "B-27", "B-27"})
	if m.Resolution == "" {
		d.sayOf(m, Note, "B-27:resolution", fmt.Sprintf("%s支部大会讨论转正，未登记大会决议，请补登。", m.Day.Chinese()))
	}
	if m.Resolution != model.Disqualify && after(end, m.Day) {
		d.sayOf(m, Warn, "B-27:early", fmt.Sprintf("预备期至%s届满，支部大会于%s提前讨论转正，应在预备期满后讨论。", end.Chinese(), m.Day.Chinese()))
	}
}

// checkLate is B-27 on the first meeting after an end of probation: 及时讨论 names no
// term, so the month that reminders leave passes; one that was put off has until then.
func (d *dossier) checkLate(m model.BranchMeeting, end day.Day) {
	until, put := end, ""
	if postponed := d.postponed(end); after(postponed, end) {
		until, put = postponed, fmt.Sprintf("，推迟讨论至%s", postponed.Chinese())
	}
	if after(m.Day, until.AddMonths(reminderMonths)) {
		d.sayOf(m, Warn, "B-27:late", fmt.Sprintf("预备期于%s届满%s，%s才召开支部大会讨论转正，没有及时讨论。", end.Chinese(), put, m.Day.Chinese()))
	}
}

// postponed is the day to which the discussion is put off; zero if it is not, or may
// not be.
func (d *dossier) postponed(end day.Day) day.Day {
	if !after(d.TransferIn, d.admission.Day) || !after(d.PostponedTo, end) {
		return day.Day{}
	}
	if most := end.AddMonths(d.limitOn("B-32", postponeMost, end)); d.PostponedTo.After(most) {
		return most
	}
	return d.PostponedTo
}

// checkPostponed is B-32: only of someone who came as a probationary member, for six
// months at the most; who came is looked into.
func (d *dossier) checkPostponed(end day.Day) {
	came := after(d.TransferIn, d.admission.Day)
	most := d.limitOn("B-32", postponeMost, end)
	switch last := end.AddMonths(most); {
	case missing(d.PostponedTo):
	case !came:
		d.say("B-32:unknown", fmt.Sprintf("登记推迟至%s讨论转正，没有登记在预备期内转入，只有转入的预备党员可以推迟讨论，请核对。", d.PostponedTo.Chinese()))
	case after(d.PostponedTo, last):
		d.say("B-32", fmt.Sprintf("预备期于%s届满，登记推迟至%s讨论转正，超过%d个月（应不晚于%s）。", end.Chinese(), d.PostponedTo.Chinese(), most, last.Chinese()))
	case after(end, d.PostponedTo):
		d.say("B-32:dates", fmt.Sprintf("登记推迟至%s讨论转正，早于预备期届满日（%s），请核对。", d.PostponedTo.Chinese(), end.Chinese()))
	}
	if came && missing(d.JoiningReviewDay) && (len(d.confirmations) > 0 || !missing(d.PostponedTo)) {
		d.sayAt(Note, "B-32:review", fmt.Sprintf("%s作为预备党员转入，未登记接收的党委审查入党材料的日期，请审查并补登。", d.TransferIn.Chinese()))
	}
}

// checkExtension is B-26: once, for half a year to a year. It reports that the
// months can be reckoned with.
func (d *dossier) checkExtension(m model.BranchMeeting, number int) bool {
	least, most := d.limitOn("B-26", extensionLeast, m.Day), d.limitOn("B-26", extensionMost, m.Day)
	if number > 1 {
		d.sayOf(m, Block, "B-26:twice", fmt.Sprintf("%s支部大会决议第%d次延长预备期，预备期只能延长一次。", m.Day.Chinese(), number))
	}
	n := m.ExtensionMonths
	switch {
	case n == 0:
		d.sayOf(m, Block, "B-26:months", fmt.Sprintf("%s支部大会决议延长预备期，未登记延长的月数（应为%d至%d个月）。", m.Day.Chinese(), least, most))
	case n < least || n > most:
		d.sayOf(m, Block, "B-26", fmt.Sprintf("%s支部大会决议延长预备期%d个月，应不少于%d个月、不超过%d个月。", m.Day.Chinese(), n, least, most))
	}
	return n >= least && n <= most
}

// checkConfirmationApproval is B-28.
func (d *dossier) checkConfirmationApproval(m model.BranchMeeting) {
	if m.Resolution == "" {
		return
	}
	months := d.limitOn("B-28", ApprovalLimit, m.Day)
	due := m.Day.AddMonths(months)
	passed := fmt.Sprintf("%s支部大会决议%s，", m.Day.Chinese(), m.Resolution)
	switch on := m.ApprovalDay; {
	case after(m.Day, on):
		d.sayOf(m, Warn, "B-28:dates", fmt.Sprintf("上级党委审批日期（%s）早于支部大会日期（%s），请核对。", on.Chinese(), m.Day.Chinese()))
	case after(on, due):
		d.sayOf(m, Warn, "B-28", fmt.Sprintf("%s%s才审批，超过%d个月（应不晚于%s）。", passed, on.Chinese(), months, due.Chinese()))
	case missing(on) && d.finished():
		d.sayOf(m, Warn, "B-28:none", passed+d.finish()+"未登记上级党委审批，请补登。")
	case missing(on):
		text := fmt.Sprintf("%s上级党委应不晚于%s审批，", passed, due.Chinese())
		d.await(m, "B-28:none", due, text+"至今未登记审批。", text+"请报批。")
	}
}

// checkProbationOver reminds of the meeting that the end of probation asks for.
// It cannot be held before that end and the text gives no term after it, so the
// first month after it, or after the day to which it is put off, is still due time.
func (d *dossier) checkProbationOver(end day.Day) {
	if missing(d.admission.Day) || !missing(d.settled.Day) {
		return
	}
	if d.finished() && len(d.confirmations) == 0 {
		level := Warn
		if missing(d.ArchivedDay) {
			level = Note // taken over from the register
		}
		d.sayAt(level, "B-27:none", d.finish()+"未登记讨论其转正的支部大会，请补登。")
	}
	if !d.open {
		return
	}
	over, until := "预备期已于"+end.Chinese()+"届满", end
	if postponed := d.postponed(end); after(postponed, end) {
		until = postponed
		over += "，经批准推迟至" + postponed.Chinese() + "讨论转正"
	}
	switch {
	case after(d.asOf, until.AddMonths(reminderMonths)):
		d.tell(Warn, "B-27:none", d.DevelopmentCase, until.Last(), over+"，至今未登记支部大会讨论转正，请及时讨论。")
	case after(d.asOf, end):
		d.tell(Due, "B-27", d.DevelopmentCase, until.Last(), over+"，请及时召开支部大会讨论转正。")
	case !end.After(d.ahead):
		d.tell(Due, "B-27", d.DevelopmentCase, end.Last(), fmt.Sprintf("预备期%s，请提醒本人提出书面转正申请，届满后及时讨论。", d.expires(end)))
	}
}

// checkConfirmed is B-29: the register's 转正日期 is the end of probation.
func (d *dossier) checkConfirmed(end day.Day) {
	on := d.person.Confirmed
	switch {
	case missing(on) || missing(d.admission.Day):
	case len(d.confirmations) > 0 && d.settled.Resolution != model.Confirm && d.happened(on):
		d.say("B-29", fmt.Sprintf("登记的转正日期为%s，支部大会没有按期转正的决议，请核对。", on.Chinese()))
	case d.settled.Resolution == model.Confirm && (after(on, end) || after(end, on)):
		d.say("B-29", fmt.Sprintf("登记的转正日期（%s）与预备期满日（%s）不一致，党龄应从预备期满转为正式党员之日算起。", on.Chinese(), end.Chinese()))
	}
}

// checkArchive is B-30: archived after the approval, all five classes. Offices
// that keep no list of papers for a case are asked for it by a note.
func (d *dossier) checkArchive() {
	approved := d.settled.ApprovalDay
	switch {
	case after(approved, d.ArchivedDay):
		d.say("B-30:dates", fmt.Sprintf("材料归档日期（%s）早于转正审批日期（%s），请核对。", d.ArchivedDay.Chinese(), approved.Chinese()))
	case missing(d.ArchivedDay):
		if d.open && d.settled.Resolution == model.Confirm && !missing(approved) && after(d.asOf, approved.AddMonths(reminderMonths)) {
			d.sayAt(Note, "B-30:late", fmt.Sprintf("%s批准转正，至今未登记材料归档，请及时归档。", approved.Chinese()))
		}
		return
	}
	if d.old {
		return
	}
	papers := model.Owned[model.Evidence](d.book, d.ID)
	if len(papers) == 0 {
		d.sayAt(Note, "B-30:list", fmt.Sprintf("%s材料归档，未登记归档材料清单，请补登。", d.ArchivedDay.Chinese()))
		return
	}
	if lacking := lackingClasses(papers); len(lacking) > 0 {
		d.say("B-30", fmt.Sprintf("%s材料归档，缺少%s，请补齐。", d.ArchivedDay.Chinese(), listing(lacking, "类材料")))
	}
}

func lackingClasses(papers []*model.Evidence) []string {
	var out []string
	for _, class := range model.ArchiveClasses() {
		if !holdsAny(papers, class.Numbers) {
			out = append(out, class.Name)
		}
	}
	return out
}

func holdsAny(papers []*model.Evidence, numbers []string) bool {
	for _, p := range papers {
		for _, n := range numbers {
			if p.Held && p.Number == n {
				return true
			}
		}
	}
	return false
}
