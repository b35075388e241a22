package rule

// Steps 3 to 6 of development: choosing an activist, mentors, half-yearly
// inspections (B-04 … B-07).

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

func (d *dossier) checkActivist() {
	d.checkChoice()
	if missing(d.ActivistDay) {
		return
	}
	d.checkFiling()
	d.checkMentors()
	d.checkInspections()
	if !missing(d.TransferIn) && d.TransferOut == "" {
		d.say("B-07", fmt.Sprintf("%s转入，未登记转入前单位，培养教育时间连续计算须有原单位转交的材料，请补登。", d.TransferIn.Chinese()))
	}
}

// checkChoice is B-04: recommended, settled by a meeting, in order.
func (d *dossier) checkChoice() {
	switch {
	case missing(d.ActivistDay) && !missing(d.ProspectDay):
		d.say("B-04:day", fmt.Sprintf("已于%s列为发展对象，未登记确定为入党积极分子日期，无法计算培养教育时间，请补登。", d.ProspectDay.Chinese()))
	case missing(d.ActivistDay):
	case after(d.Applied, d.ActivistDay):
		d.say("B-04:dates", fmt.Sprintf("确定为入党积极分子日期（%s）早于递交入党申请书日期（%s），请核对。", d.ActivistDay.Chinese(), d.Applied.Chinese()))
	case after(d.RecommendDay, d.ActivistDay):
		d.say("B-04", fmt.Sprintf("推荐（推优）日期（%s）晚于确定为入党积极分子日期（%s），应先推荐、后研究决定。", d.RecommendDay.Chinese(), d.ActivistDay.Chinese()))
	case missing(d.RecommendDay):
		d.sayAt(Note, "B-04:recommend", "确定为入党积极分子，未登记党员推荐或者群团组织推优，请补登。")
	case d.ActivistBody == "":
		d.sayAt(Note, "B-04:body", "确定为入党积极分子，未登记研究确定的会议（支部委员会或者支部党员大会），请补登。")
	}
}

// checkFiling is B-04: filed with the superior. The text gives no term.
func (d *dossier) checkFiling() {
	due := d.ActivistDay.AddMonths(reminderMonths)
	switch {
	case after(d.ActivistDay, d.ActivistFiledDay):
		d.say("B-04:reversed", fmt.Sprintf("入党积极分子备案日期（%s）早于确定日期（%s），应先研究决定、后报备案。", d.ActivistFiledDay.Chinese(), d.ActivistDay.Chinese()))
	case after(d.ActivistFiledDay, d.ProspectDay):
		d.say("B-04:late", fmt.Sprintf("入党积极分子备案日期（%s）晚于列为发展对象日期（%s），应在确定为入党积极分子后报上级党委备案。", d.ActivistFiledDay.Chinese(),
			d.ProspectDay.Chinese()))
	case !missing(d.ActivistFiledDay):
	case !missing(d.ProspectDay):
		d.say("B-04:filing", fmt.Sprintf("已于%s列为发展对象，未登记入党积极分子报上级党委备案，请补登。", d.ProspectDay.Chinese()))
	default:
		text := fmt.Sprintf("%s确定为入党积极分子，", d.ActivistDay.Chinese())
		d.await(d.DevelopmentCase, "B-04:filing", due, text+"至今未登记报上级党委备案，请报备并补登。", text+"请报上级党委备案。")
	}
}

// checkMentors is B-05: one or two, full members on the day they were named.
func (d *dossier) checkMentors() {
	most := d.limitOn("B-05", mentorsMost, d.MentorDay)
	ids := distinct(d.Mentors())
	if len(ids) == 0 && after(d.record.MentorDay, d.asOf) {
		return // named soon after: the text gives no term
	}
	if len(ids) == 0 || len(ids) > most {
		what, text := "B-05:none", "未指定培养联系人"
		if len(ids) > 0 {
			what, text = "B-05", fmt.Sprintf("登记培养联系人%d名（%s）", len(ids), listing(d.names(ids), "名"))
		}
		need := "一至两名"
		if most == 1 {
			need = "一名"
		}
		d.say(what, text+"，应为"+need+"正式党员。")
		return
	}
	on := d.MentorDay
	if missing(on) {
		on = d.ActivistDay
	}
	if bad := d.notFull(ids, on); len(bad) > 0 {
		d.say("B-05:unfit", fmt.Sprintf("%s指定培养联系人时，%s，培养联系人须为正式党员。", on.Chinese(), listing(bad, "人")))
	}
	var away []string
	for _, id := range ids {
		p, _ := model.Find[model.Person](d.book, id)
		if d.open && missing(d.ProspectDay) && d.book.AbsenceOf(&p, d.asOf).Kind == model.KindPerson &&
			len(d.notFull([]string{id}, on)) == 0 {
			away = append(away, p.Name+d.absenceWords(d.book.AbsenceOf(&p, d.asOf)))
		}
	}
	if len(away) > 0 {
		d.sayAt(Note, "B-05:away", fmt.Sprintf("培养联系人%s，请调整培养联系人并登记。", listing(away, "人")))
	}
}

func distinct(ids []string) []string {
	var out []string
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (d *dossier) names(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = d.book.PersonName(id)
	}
	return out
}

// notFull says of those who were not full members on the day what they were:
// 李乙为预备党员, 李乙已于…离开（开除党籍）. Who had only moved is a member elsewhere; people
// whom the ledger does not know cannot be judged.
func (d *dossier) notFull(ids []string, on day.Day) []string {
	var out []string
	for _, id := range ids {
		p, ok := model.Find[model.Person](d.book, id)
		if ok && lostMember(p.LeftHow) && (missing(p.Left) || !p.Left.Last().After(on.First())) {
			out = append(out, p.Name+d.absenceWords(model.Absence{Ref: model.Ref{Kind: model.KindPerson, ID: id}, Day: p.Left}))
			continue
		}
		if s := p.StatusOn(on); ok && s != model.FullMember {
			if s == "" {
				s = "未登记政治面貌"
			}
			out = append(out, fmt.Sprintf("%s为%s", p.Name, s))
		}
	}
	return out
}

// stretch is a part of the case with inspections of one kind.
type stretch struct {
	rule, begin string  // begin is what it begins with, as messages say it
	from, to    day.Day // to is zero while it goes on
}

// stretches are the time as an activist and prospect (B-06) and the probation
// (B-06a), in whatever unit (B-07).
func (d *dossier) stretches() []stretch {
	const chosen, admitted = "确定", "接收"
	end, admission := d.inspectedUntil(), d.admission.Day
	if missing(admission) || after(admission, end) {
		return []stretch{{"B-06", chosen, d.ActivistDay, end}}
	}
	return []stretch{{"B-06", chosen, d.ActivistDay, admission}, {"B-06a", admitted, admission, end}}
}

// checkInspections is B-06 and B-06a.
func (d *dossier) checkInspections() {
	inspected := model.InspectionDays(d.book, d.DevelopmentCase, d.asOf)
	for _, s := range d.stretches() {
		d.checkStretch(s, inspected)
	}
}

// checkStretch asks for never more than half a year between inspections.
func (d *dossier) checkStretch(s stretch, inspected []day.Day) {
	from := s.from
	months := d.limitOn(s.rule, InspectionLimit, from)
	gaps, first, last := 0, "", day.Day{}
	gap := func(to day.Day) {
		limit := d.limitOn(s.rule, InspectionLimit, from)
		due := from.AddMonths(limit)
		if !after(to, due) {
			return
		}
		if gaps++; gaps == 1 {
			months = limit
			first, last = fmt.Sprintf("%s至%s", from.Chinese(), to.Chinese()), due
		}
	}
	for _, on := range inspected {
		if on.Before(s.from) || !missing(s.to) && on.After(s.to) {
			continue
		}
		gap(on)
		from = on
	}
	if !missing(s.to) {
		gap(s.to)
	}
	switch gaps {
	case 0:
	case 1:
		d.say(s.rule, fmt.Sprintf("%s之间未登记考察，间隔超过%d个月（应不晚于%s考察），应每%d个月至少考察一次。", first, months, last.Chinese(), months))
	default:
		d.say(s.rule, fmt.Sprintf("有%d次考察间隔超过%d个月（最早为%s，应不晚于%s考察），应每%d个月至少考察一次。", gaps, months, first, last.Chinese(), months))
	}
	if missing(s.to) {
		due := from.AddMonths(d.limitOn(s.rule, InspectionLimit, from))
		text := fmt.Sprintf("上次考察（%s）为%s，下次考察应不晚于%s进行，", s.begin, from.Chinese(), due.Chinese())
		d.await(d.DevelopmentCase, s.rule, due, text+"至今未登记。", text+"请安排。")
	}
}

// inspectedUntil is the day on which inspections end; zero while they go on.
func (d *dossier) inspectedUntil() day.Day {
	switch {
	case !missing(d.settled.Day):
		return d.settled.Day
	case !missing(d.EndedDay):
		return d.EndedDay
	case d.past():
		return d.person.Confirmed
	}
	return d.ArchivedDay
}
