package rule

// Steps 7 to 11 of development: listing as a prospect, sponsors, political
// review, training (B-08 … B-13).

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

func (d *dossier) checkProspect() {
	d.checkCultivation()
	d.checkListing()
	if d.editions.Of(model.StepProspect) == model.Edition2026 {
		d.checkNotice()
	}
	d.checkSponsors()
	d.checkReview()
	d.checkTraining()
}

// checkCultivation is B-08: a natural year from becoming an activist. A transfer
// does not start it anew (B-07).
func (d *dossier) checkCultivation() {
	months := d.limitOn("B-08", cultivationLimit, d.ActivistDay)
	if full := d.ActivistDay.AddMonths(months); after(full, d.ProspectDay) {
		term := fmt.Sprintf("%d个月", months)
		if months == 12 {
			term = "一年"
		}
		d.say("B-08", fmt.Sprintf("%s确定为入党积极分子，%s列为发展对象，培养教育考察不满%s（%s期满）。", d.ActivistDay.Chinese(), d.ProspectDay.Chinese(), term,
			full.Chinese()))
	}
	switch {
	case missing(d.ProspectDay):
	case missing(d.OpinionsDay):
		d.sayAt(Note, "B-08:opinions", "列为发展对象，未登记听取党小组、培养联系人、党员和群众意见，请补登。")
	case after(d.OpinionsDay, d.ProspectDay):
		d.sayAt(Note, "B-08:order", fmt.Sprintf("听取意见日期（%s）晚于列为发展对象日期（%s），请核对。", d.OpinionsDay.Chinese(), d.ProspectDay.Chinese()))
	}
}

// checkListing is the order of B-09: the committee, the superior (2014 备案, 2026
// 同意), the list.
func (d *dossier) checkListing() {
	word, level := "备案", Warn
	if d.editions.Of(model.StepProspect) == model.Edition2026 {
		word, level = "同意", Block
	}
	listed := d.ProspectDay
	switch {
	case missing(listed) && !missing(d.admission.Day):
		d.sayAt(Warn, "B-09:day", fmt.Sprintf("%s支部大会同意接收为预备党员，未登记列为发展对象日期，请补登。", d.admission.Day.Chinese()))
	case missing(listed):
	case after(listed, d.admission.Day):
		d.sayAt(Warn, "B-09:dates", fmt.Sprintf("列为发展对象日期（%s）晚于支部大会日期（%s），请核对。", listed.Chinese(), d.admission.Day.Chinese()))
	case missing(d.ProspectConsentDay):
		d.sayAt(level, "B-09:consent", fmt.Sprintf("%s列为发展对象，未登记报上级党委%s，%s后方可列为发展对象。", listed.Chinese(), word, word))
	case after(d.ProspectConsentDay, listed):
		d.sayAt(level, "B-09:order",
			fmt.Sprintf("%s列为发展对象，早于上级党委%s日期（%s），%s后方可列为发展对象。", listed.Chinese(), word, d.ProspectConsentDay.Chinese(),
				word))
	}
	switch meeting := d.ProspectMeetingDay; {
	case missing(listed):
	case missing(meeting):
		d.sayAt(Warn, "B-09:meeting", "列为发展对象，未登记支部委员会讨论，请补登。")
	case after(meeting, d.ProspectConsentDay):
		d.sayAt(Warn, "B-09:sequence",
			fmt.Sprintf("支部委员会讨论日期（%s）晚于上级党委%s日期（%s），应先讨论、后上报。", meeting.Chinese(), word, d.ProspectConsentDay.Chinese()))
	}
}

// checkNotice is the public notice of B-09, new in 2026: five working days at the
// least, after the consent and over before the list.
func (d *dossier) checkNotice() {
	listed := !missing(d.ProspectDay)
	switch {
	case listed && !missing(d.NoticeFrom) && after(d.record.NoticeTo, d.asOf):
		d.say("B-09:running", fmt.Sprintf("公示至%s截止，尚未结束，%s已列为发展对象，应在公示结束后列为发展对象。", d.record.NoticeTo.Chinese(), d.ProspectDay.Chinese()))
		return
	case listed && (missing(d.NoticeFrom) || missing(d.NoticeTo)):
		d.say("B-09:notice", fmt.Sprintf("%s列为发展对象，未登记公示起止日期，应公示不少于%d个工作日。", d.ProspectDay.Chinese(), d.limitOn("B-09", NoticeLimit,
			d.ProspectDay)))
		return
	case missing(d.NoticeFrom) || missing(d.NoticeTo):
		return
	}
	d.checkNoticeLength()
	if listed && !d.ProspectDay.Last().After(d.NoticeTo.First()) {
		d.say("B-09:running", fmt.Sprintf("公示至%s截止，%s即列为发展对象，应在公示结束后列为发展对象。", d.NoticeTo.Chinese(), d.ProspectDay.Chinese()))
	}
	if after(d.ProspectConsentDay, d.NoticeFrom) {
		d.sayAt(Warn, "B-09:first",
			fmt.Sprintf("%s开始公示，早于上级党委同意日期（%s），应先报上级党委同意、后公示。", d.NoticeFrom.Chinese(), d.ProspectConsentDay.Chinese()))
	}
}

// checkNoticeLength counts the working days of the notice. Where the year's
// holidays are not known the count goes by weekdays: that is said.
func (d *dossier) checkNoticeLength() {
	need := d.limitOn("B-09", NoticeLimit, d.NoticeFrom)
	n, provisional := d.book.Calendar.Workdays(d.NoticeFrom, d.NoticeTo)
	span := fmt.Sprintf("公示自%s至%s", d.NoticeFrom.Chinese(), d.NoticeTo.Chinese())
	switch {
	case d.NoticeTo.Before(d.NoticeFrom):
		d.say("B-09:dates", fmt.Sprintf("公示截止日期（%s）早于开始日期（%s），请核对。", d.NoticeTo.Chinese(), d.NoticeFrom.Chinese()))
	case n < need && provisional:
		d.say("B-09", fmt.Sprintf("%s，按星期推算为%d个工作日，不足%d个工作日（该年度放假安排未登录，请核对）。", span, n, need))
	case n < need:
		d.say("B-09", fmt.Sprintf("%s，共%d个工作日，不足%d个工作日。", span, n, need))
	case provisional:
		d.sayAt(Note, "B-09:unknown", fmt.Sprintf("%s，按星期推算为%d个工作日，该年度放假安排未登录，请登录后核对。", span, n))
	}
}

// advanced reports that the case has gone on to the admission: what must be done
// before it cannot be missing any more.
func (d *dossier) advanced() bool {
	return !missing(d.CommitteeReviewDay) || !missing(d.PreReviewDay) || !missing(d.admission.Day)
}

// checkSponsors is B-10 and B-11: two full members, with all their rights, when
// they are named and when the branch votes.
func (d *dossier) checkSponsors() {
	if missing(d.SponsorDay) && missing(d.ReviewDay) && missing(d.TrainingDay) && !d.advanced() {
		return
	}
	ids := distinct(d.Sponsors())
	switch {
	case len(ids) == 0:
		d.say("B-10:none", "未登记入党介绍人，应有两名正式党员作入党介绍人。")
	case len(ids) != 2:
		d.say("B-10", fmt.Sprintf("登记入党介绍人%d名（%s），应有两名正式党员作入党介绍人。", len(ids), listing(d.names(ids), "名")))
	}
	switch {
	case len(ids) == 0:
	case missing(d.SponsorDay) && d.advanced():
		d.sayAt(Note, "B-10:day", "未登记确定入党介绍人日期，请补登。")
	case after(d.SponsorDay, d.admission.Day):
		d.sayAt(Warn, "B-10:late", fmt.Sprintf("确定入党介绍人日期（%s）晚于支部大会日期（%s），应在支部大会讨论前确定。", d.SponsorDay.Chinese(), d.admission.Day.Chinese()))
	}
	for _, id := range ids {
		d.checkSponsor(id)
	}
}

func (d *dossier) checkSponsor(id string) {
	barred, unfit := false, false
	for _, on := range []day.Day{d.SponsorDay, d.admission.Day} {
		if missing(on) {
			continue
		}
		if bad := d.notFull([]string{id}, on); len(bad) > 0 && !unfit {
			unfit = true
			d.say("B-10:unfit", fmt.Sprintf("%s时入党介绍人%s，入党介绍人须为正式党员。", on.Chinese(), bad[0]))
		}
		if x, ok := d.barring(id, on); ok && !barred {
			barred = true
			d.say("B-11", fmt.Sprintf("入党介绍人%s于%s受留党察看处分，%s尚未恢复党员权利，不能作入党介绍人。", d.book.PersonName(id), x.Day.Chinese(), on.Chinese()))
		}
	}
}

func (d *dossier) barring(id string, on day.Day) (model.Discipline, bool) {
	for _, x := range model.Owned[model.Discipline](d.book, id) {
		if x.Bars(on) {
			return *x, true
		}
	}
	return model.Discipline{}, false
}

// checkReview is B-12: reviewed, passed, on paper, before the admission.
func (d *dossier) checkReview() {
	if !d.advanced() {
		return
	}
	switch {
	case missing(d.ReviewDay):
		d.say("B-12:none", "已进入接收预备党员程序，未登记政治审查，未经政治审查的不能发展入党。")
		return
	case d.ReviewVerdict == model.Failed:
		d.say("B-12", fmt.Sprintf("%s政治审查结论为不合格，不能发展入党。", d.ReviewDay.Chinese()))
	case d.ReviewVerdict == "":
		d.say("B-12:verdict", fmt.Sprintf("%s完成政治审查，未登记审查结论，请补登。", d.ReviewDay.Chinese()))
	case !d.ReviewMaterial:
		d.say("B-12:material", fmt.Sprintf("%s完成政治审查，未形成（或者未登记）结论性材料。", d.ReviewDay.Chinese()))
	}
	d.checkBefore("B-12", "政治审查完成日期", d.ReviewDay)
}

// checkTraining is B-13: three days or 24 hours, or the reason why not.
func (d *dossier) checkTraining() {
	days, hours := d.limitOn("B-13", trainingDayLimit, d.TrainingDay), d.limitOn("B-13", trainingHourLimit, d.TrainingDay)
	need := fmt.Sprintf("应不少于%d天或者%d个学时", days, hours)
	switch {
	case d.TrainingException != "":
	case missing(d.TrainingDay) && d.advanced():
		d.say("B-13:none", "已进入接收预备党员程序，未登记短期集中培训，"+need+"；未参加的须登记理由。")
	case missing(d.TrainingDay):
	case !d.TrainingDays.Known() && !d.TrainingHours.Known():
		d.say("B-13:hours", "未登记集中培训的天数和学时，"+need+"。")
	case d.TrainingDays.N() < days && d.TrainingHours.N() < hours:
		d.say("B-13", d.trained()+"，"+need+"。")
	}
	d.checkBefore("B-13", "集中培训结业日期", d.TrainingDay)
}

// trained is how long the training was: 集中培训2天、16个学时.
func (d *dossier) trained() string {
	var known []string
	for _, x := range []struct {
		n    model.Count
		unit string
	}{{d.TrainingDays, "天"}, {d.TrainingHours, "个学时"}} {
		if x.n.Known() {
			known = append(known, x.n.String()+x.unit)
		}
	}
	return "集中培训" + strings.Join(known, "、")
}

// checkBefore holds a day before the pre-review, at the worst before the meeting.
func (d *dossier) checkBefore(ruleID, what string, on day.Day) {
	switch meeting := d.admission.Day; {
	case after(on, meeting):
		d.say(ruleID+":order", fmt.Sprintf("%s（%s）晚于支部大会日期（%s），应在支部大会讨论前完成。", what, on.Chinese(), meeting.Chinese()))
	case after(on, d.PreReviewDay):
		d.sayAt(Warn, ruleID+":order", fmt.Sprintf("%s（%s）晚于上级党委预审日期（%s），应在预审前完成。", what, on.Chinese(), d.PreReviewDay.Chinese()))
	}
}
