package rule

// The register against the cases: a person's Party status and the stage that
// the person's development case has reached (D-09).

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// latest is later than any day that a ledger holds.
var latest = day.Of(2199, 12, 31)

// checkRegister is D-09 on the person, if the case is the latest one.
func (d *dossier) checkRegister() {
	p := &d.person
	if p.ID != "" && d.book.OnRegister(p, d.asOf) && current(model.CasesOf(d.book, p.ID), d.record) == d.record {
		d.checkStatus(d, p)
	}
}

// current gives x if no other case of the person is the later one: applied for
// later, or still open where x has ended.
func current(cases []*model.DevelopmentCase, x *model.DevelopmentCase) *model.DevelopmentCase {
	for _, other := range cases {
		if other.ID == x.ID {
			continue
		}
		switch ended := !x.EndedDay.IsZero(); {
		case after(other.Applied, x.Applied):
			return nil
		case after(x.Applied, other.Applied):
		case ended && other.EndedDay.IsZero(), ended == !other.EndedDay.IsZero() && other.ID > x.ID:
			return nil
		}
	}
	return x
}

// checkStatus reports a status that fits neither the stage of the book's day nor
// the one that all of the record leads to: the register knows no earlier status,
// so a book of an earlier day must not be held against it.
func (c *checker) checkStatus(d *dossier, p *model.Person) {
	status := p.StatusOn(c.asOf)
	if status != p.Status && !status.Member() || d.unrecorded(status) {
		return // not yet a member on that day; what came before is not known
	}
	stage := model.StageOn(c.book, *d.record, c.asOf)
	last := model.StageOn(c.book, *d.record, latest)
	if stage == "" || d.agree(status, stage) || d.agree(status, last) {
		return
	}
	c.report("D-09", "", personSubject(p), day.Day{}, fmt.Sprintf("%s登记的政治面貌为%s，%s，两者不符，请核对人员登记或者发展党员记录。", p.Name, statusWord(status),
		d.stageWords(stage)))
}

// unrecorded reports a full member whose votes are not, or not all, in the ledger
// (B-25 and B-27 say so), or wait for their approval or resolution (B-28, B-29).
func (d *dossier) unrecorded(status model.PartyStatus) bool {
	switch {
	case d.person.Status != model.FullMember || !d.happened(d.person.Admitted):
		return false
	case status == model.ProbationaryMember:
		return missing(d.admission.Day)
	}
	return d.happened(d.person.Confirmed) && d.settled.Resolution != model.Disqualify
}

// agree reports that somebody of the status may stand at the stage. Until the
// admission an applicant may go on being called 群众 or 共青团员.
func (d *dossier) agree(status model.PartyStatus, stage model.Stage) bool {
	outside := slices.Contains([]model.PartyStatus{"", model.NonParty, model.YouthLeague, model.OtherParty}, status)
	switch stage {
	case model.StageApplicant:
		return outside || status == model.Applicant
	case model.StageActivist:
		return outside || status == model.Activist
	case model.StageProspect:
		return outside || status == model.Prospect
	case model.StageProbationary:
		waits := missing(d.admission.ApprovalDay)
		return status == model.ProbationaryMember || waits && (outside || status == model.Prospect) || status == model.FullMember &&
			d.settled.Resolution == model.Confirm
	case model.StageFull:
		return status == model.FullMember
	case model.StageEnded:
		if d.settled.Resolution == model.Disqualify {
			return !status.Member()
		}
		return outside || status == model.Applicant || status.Member() // on its way again, or admitted elsewhere
	}
	return true
}

func statusWord(s model.PartyStatus) string {
	if s == "" {
		return "空白"
	}
	return string(s)
}

// stageWords says where the case stands and what shows it.
func (d *dossier) stageWords(stage model.Stage) string {
	const record = "发展党员记录"
	switch {
	case stage == model.StageProbationary:
		return fmt.Sprintf("%s显示%s支部大会已通过接收其为预备党员", record, d.admission.Day.Chinese())
	case stage == model.StageFull:
		return fmt.Sprintf("%s显示%s已批准其转为正式党员", record, d.settled.ApprovalDay.Chinese())
	case stage == model.StageEnded && d.settled.Resolution == model.Disqualify:
		return record + "显示已取消其预备党员资格"
	case stage == model.StageEnded:
		return record + "已终止"
	}
	words := fmt.Sprintf("%s停在%s阶段", record, stage)
	if d.person.Status.Member() {
		words += "，没有同意接收其为预备党员的支部大会记录"
	}
	return words
}
