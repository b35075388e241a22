package demo

// Member development: cases of all stages, each worked back from where it stands
// today, under the edition of the 细则 of its own time.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// caseSort is where a case stands.
type caseSort int

const (
	applicantOld   caseSort = iota // applied under the 2014 edition
	applicantNew                   // applied under the 2026 edition
	activistOld                    // an activist for some time
	activistNew                    // applied and chosen since the 2026 edition
	prospectSort                   // a prospect on the way to the branch meeting
	admittedSort                   // voted on, not yet approved
	probationSort                  // in the probationary year
	extendedSort                   // probation extended once, still running
	confirmingSort                 // the year is over, the vote on confirmation waits for approval
	fullSort                       // confirmed and archived
	fullLateSort                   // confirmed after one extension, archived
	endedSort                      // ended on the way
	cancelledSort                  // probationary membership cancelled
)

// stagePlan is how many cases of a sort there are.
type stagePlan struct {
	sort  caseSort
	count int
}

var sampleStages = []stagePlan{
	{applicantOld, 10}, {applicantNew, 24}, {activistOld, 44}, {activistNew, 8}, {prospectSort, 20},
	{admittedSort, 4}, {probationSort, 30}, {extendedSort, 2}, {confirmingSort, 2}, {fullSort, 26}, {fullLateSort, 2}, {endedSort, 7},
	{cancelledSort, 1},
}

// developer makes the cases.
type developer struct {
	w    *world
	s    *stream
	free map[*unit][]*model.Person // staff outside the Party without a case
}

// addDevelopment spreads the planned cases over the branches by their size.
func (w *world) addDevelopment(stages []stagePlan) {
	d := &developer{w: w, s: newStream("development"), free: map[*unit][]*model.Person{}}
	var sorts []caseSort
	for _, p := range stages {
		for range p.count {
			sorts = append(sorts, p.sort)
		}
	}
	shuffle(d.s, sorts)
	var branches []*cell
	total := 0
	for _, c := range w.cells {
		if c.veterans >= 3 && c.JointUnits == 0 && c.Type == model.Branch {
			branches = append(branches, c)
			total += len(c.people)
		}
	}
	for _, u := range w.units {
		d.free[u] = candidates(u)
	}
	opened, weight := 0, 0
	for _, c := range branches {
		weight += len(c.people)
		for ; opened < weight*len(sorts)/total; opened++ {
			d.open(c, sorts[opened])
		}
	}
}

// candidates are those who may be in a case: young enough, leading nothing.
func candidates(u *unit) []*model.Person {
	var out []*model.Person
	for _, p := range u.people {
		age := p.Age(AsOf)
		if (p.Status == model.NonParty || p.Status == model.YouthLeague) && age >= 24 && age <= 44 && !u.leads(p) &&
			p.Employment != model.OffDuty {
			out = append(out, p)
		}
	}
	return out
}

// draft is a case under construction with what hangs on it.
type draft struct {
	model.DevelopmentCase
	d         *developer
	cell      *cell
	sort      caseSort
	admission *model.BranchMeeting
	confirms  []*model.BranchMeeting
	confirmed day.Day
	until     day.Day // inspections go on until then
}

func (d *developer) open(c *cell, sort caseSort) {
	x := &draft{d: d, cell: c, sort: sort, until: AsOf}
	x.ID, x.OrganizationID = d.w.cases.id(), c.ID
	x.date()
	x.chooseEdition()
	p := x.person()
	x.PersonID = p.ID
	if !x.ActivistDay.IsZero() {
		x.chooseGuides()
	}
	x.settle(p)
	d.w.cases.add(x.DevelopmentCase)
	d.w.sorts[x.ID] = sort
	x.addMeetings()
	x.addInspections()
	x.addEvidence()
}

// date sets the days by where the case stands.
func (x *draft) date() {
	s := x.d.s
	switch x.sort {
	case applicantOld:
		x.apply(s.earlier(model.Edition2026Day, 5, 420))
	case applicantNew:
		x.apply(s.earlier(AsOf, 3, 180))
	case activistOld:
		x.choose(s.earlier(AsOf, 15, 640), 110, 330)
		if !x.Applied.Before(model.Edition2026Day) {
			x.apply(s.earlier(model.Edition2026Day, 5, 60))
		}
	case activistNew:
		x.choose(s.earlier(AsOf, 5, 40), 120, 140)
	case prospectSort:
		x.walkToProspect()
	case admittedSort:
		x.admit(s.earlier(AsOf, 6, 45))
	case probationSort:
		x.admit(s.earlier(AsOf, 70, 350))
	case extendedSort:
		x.admit(s.earlier(AsOf, 480, 520))
	case cancelledSort:
		x.admit(s.earlier(AsOf.AddMonths(-12), 90, 200))
	case confirmingSort:
		x.admit(s.earlier(AsOf.AddMonths(-12), 18, 35))
	case fullSort:
		x.admit(s.earlier(AsOf.AddMonths(-12), 150, 660))
	case fullLateSort:
		x.admit(s.earlier(AsOf.AddMonths(-18), 170, 300))
	case endedSort:
		x.choose(s.earlier(AsOf, 300, 800), 120, 330)
		x.EndedDay = s.earlier(AsOf, 10, 280)
		x.EndedReason = pick(s, []string{"本人离职，组织关系未转入", "本人提出暂缓培养", "考察不合格，支委会研究终止培养", "调出本单位，材料已移交"})
		x.until = x.EndedDay
	}
	x.confirm()
}

// apply is steps 1 and 2; the talk within a month.
func (x *draft) apply(applied day.Day) {
	s := x.d.s
	x.Applied, x.TalkDay, x.Talker = applied, day.Day{}, ""
	if talk := s.later(applied, 3, 20); talk.Before(AsOf) {
		x.TalkDay = talk
		x.Talker = weighted(s, []share[model.Talker]{{model.TalkSecretary, 5}, {model.TalkDeputy, 3}, {model.TalkOrganizer, 4}})
	}
}

// choose is steps 3 to 5, so many days after the application.
func (x *draft) choose(activist day.Day, lo, hi int) {
	s := x.d.s
	x.apply(s.earlier(activist, lo, hi))
	x.RecommendDay = s.earlier(activist, 8, 20)
	x.ActivistDay = activist
	x.ActivistBody = model.BranchCommitteeBody
	if len(x.cell.full()) < 7 {
		x.ActivistBody = model.MemberMeetingBody
	}
	x.MentorDay = s.later(activist, 0, 3)
	if filed := s.later(activist, 5, 18); filed.Before(AsOf) {
		x.ActivistFiledDay = filed
	}
	if x.MentorDay.After(AsOf) {
		x.MentorDay = activist
	}
}

// consider is steps 7 to 9, back from the day of being listed as a prospect.
func (x *draft) consider(prospect day.Day) {
	s := x.d.s
	x.ProspectDay = prospect
	x.NoticeFrom, x.NoticeTo = s.noticeBefore(prospect)
	x.ProspectConsentDay = s.earlier(x.NoticeFrom, 1, 5)
	x.ProspectConsentDoc = x.d.w.partyPaper(x.cell.approver().unit, x.ProspectConsentDay)
	x.ProspectMeetingDay = s.earlier(x.ProspectConsentDay, 6, 14)
	x.OpinionsDay = s.earlier(x.ProspectMeetingDay, 4, 12)
	x.NoticeObjection = "无异议"
	x.choose(s.earlier(x.OpinionsDay.AddMonths(-12), 8, 180), 110, 330)
	x.SponsorDay = s.later(prospect, 1, 4)
}

// vet is steps 10 and 11.
func (x *draft) vet(review, training day.Day) {
	x.ReviewDay, x.ReviewVerdict, x.ReviewMaterial = review, model.Passed, true
	x.TrainingDay, x.TrainingDays, x.TrainingHours = training, 3, 24
}

// walkToProspect leaves the prospect at one of the steps before the meeting.
func (x *draft) walkToProspect() {
	s := x.d.s
	x.consider(s.earlier(AsOf, 12, 130))
	since := func(days int) bool { return x.ProspectDay.AddDays(days).Before(AsOf) }
	if since(70) {
		x.vet(s.later(x.ProspectDay, 25, 40), s.later(x.ProspectDay, 48, 62))
	}
	if since(100) {
		x.preReview(s.earlier(AsOf, 4, 18))
	}
}

// preReview is steps 12 to 14.
func (x *draft) preReview(on day.Day) {
	s := x.d.s
	x.PreReviewDay, x.PreReviewVerdict, x.PreReviewerID = on, model.Passed, x.cell.approver().ID
	x.CommitteeReviewDay = s.earlier(on, 4, 10)
	x.VolunteerDay = on.AddDays(2)
}

// admit is steps 12 to 20, around the branch meeting's day.
func (x *draft) admit(meeting day.Day) {
	s := x.d.s
	x.preReview(s.earlier(meeting, 8, 22))
	training := s.earlier(x.CommitteeReviewDay, 8, 25)
	review := s.earlier(training, 5, 18)
	x.consider(s.earlier(review, 20, 60))
	x.vet(review, training)
	x.admission = x.meeting(model.ForAdmission, meeting, model.Admit)
	approval := s.later(meeting, 18, 60)
	if x.sort == admittedSort {
		return
	}
	x.approve(x.admission, approval)
	x.ApprovalTalkDay = s.earlier(approval, 4, 10)
	x.ApprovalTalker = weighted(s, []share[model.ApprovalTalker]{{model.ByCommitteeMember, 2}, {model.ByOrganizer, 3}})
	x.UpperFiledDay = s.later(approval, 3, 8)
	x.GroupedDay = s.later(approval, 1, 4)
	x.OathDay = s.later(approval, 5, 22)
	for _, d := range []*day.Day{&x.UpperFiledDay, &x.OathDay, &x.GroupedDay} {
		if d.After(AsOf) {
			*d = day.Day{}
		}
	}
}

// meeting is a vote by those who had it on that day.
func (x *draft) meeting(purpose model.MeetingPurpose, on day.Day, r model.Resolution) *model.BranchMeeting {
	s, m := x.d.s, &model.BranchMeeting{Purpose: purpose, Day: on, SecretBallot: true, OneByOne: true, Resolution: r}
	for _, p := range x.cell.full() {
		if !p.Confirmed.After(on) && !p.Entered.After(on) {
			m.Eligible++
		}
	}
	absent := s.below(m.Eligible/6 + 1)
	m.Present = m.Eligible - absent
	m.Abstain = s.below(m.Present/12 + 1)
	m.For = m.Present - m.Abstain
	if absent > 0 {
		m.WrittenFor = 1
	}
	return m
}

// approve is the approval of what a meeting resolved.
func (x *draft) approve(m *model.BranchMeeting, on day.Day) {
	a := x.cell.approver()
	m.ApprovalDay, m.ApproverID, m.Approved = on, a.ID, model.CheckedYes
	m.ApprovalDoc = x.d.w.partyPaper(a.unit, on)
}

// confirm is steps 22 to 25, with one extension of half a year where the sort
// says so.
func (x *draft) confirm() {
	if x.admission == nil {
		return
	}
	s := x.d.s
	end := x.admission.Day.AddMonths(12)
	switch x.sort {
	case confirmingSort, fullSort:
		x.askConfirmation(end)
		x.confirms = append(x.confirms, x.meeting(model.ForConfirmation, s.later(end, 3, 11), model.Confirm))
	case extendedSort, fullLateSort:
		x.askConfirmation(end)
		m := x.meeting(model.ForConfirmation, s.later(end, 3, 11), model.Extend)
		m.ExtensionMonths = 6
		if x.sort == extendedSort {
			m.ExtensionMonths = 12
		}
		x.approve(m, s.later(m.Day, 15, 50))
		x.confirms = append(x.confirms, m)
		end = end.AddMonths(m.ExtensionMonths)
	}
	if x.sort == cancelledSort {
		x.cancel(end)
	}
	if x.sort == fullLateSort {
		x.confirms = append(x.confirms, x.meeting(model.ForConfirmation, s.later(end, 3, 11), model.Confirm))
	}
	if x.sort == fullSort || x.sort == fullLateSort {
		m := x.confirms[len(x.confirms)-1]
		x.approve(m, s.later(m.Day, 15, 50))
		x.confirmed = end
		x.ArchivedDay = s.later(m.ApprovalDay, 8, 25)
		x.ArchivePlace = "存入本人人事档案"
		x.until = m.Day
	}
}

// cancel is the third outlet of probation, taken when the year is over.
func (x *draft) cancel(end day.Day) {
	s := x.d.s
	x.askConfirmation(end)
	m := x.meeting(model.ForConfirmation, s.later(end, 3, 11), model.Disqualify)
	x.approve(m, s.later(m.Day, 15, 50))
	x.confirms = append(x.confirms, m)
	x.EndedDay, x.EndedReason = m.ApprovalDay, "预备期考察不合格，取消预备党员资格"
	x.until = m.Day
}

func (x *draft) askConfirmation(end day.Day) {
	s := x.d.s
	x.ConfirmAppliedDay = s.earlier(end, 5, 14)
	x.ConfirmOpinionsDay = s.later(x.ConfirmAppliedDay, 1, 3)
	x.ConfirmCommitteeDay = s.later(end, 0, 1)
}

// chooseEdition leaves each step to the edition of its own day; some cases were moved
// to the new one as a whole.
func (x *draft) chooseEdition() {
	if x.Applied.Before(model.Edition2026Day) && !x.ProspectMeetingDay.After(model.Edition2026Day) && x.sort == activistOld &&
		x.d.s.chance(25) {
		x.Edition = model.Edition2026
		x.EditionReason = "经请示上级党委，在途的培养对象全部步骤按2026年修订的细则核查"
	}
}

// person takes someone from the branch's enterprise who can have applied then:
// mostly young, mostly from the front line.
func (x *draft) person() *model.Person {
	s, u := x.d.s, x.cell.unit
	free := x.d.free[u]
	if len(free) == 0 {
		panic("demo: nobody left to develop in " + u.String())
	}
	best, score := 0, -1
	young, front := s.chance(75), s.chance(60)
	for range 12 {
		i := s.below(len(free))
		n := 0
		if (free[i].Age(AsOf) <= 35) == young {
			n++
		}
		if free[i].Frontline == front {
			n++
		}
		if !free[i].Entered.After(x.Applied) {
			n += 2
		}
		if n > score {
			best, score = i, n
		}
	}
	p := free[best]
	x.d.free[u] = append(free[:best:best], free[best+1:]...)
	if adult := p.BirthDay.AddMonths(12 * 19); adult.After(x.Applied) { // nobody applies as a child
		p.BirthDay = day.Of(x.Applied.Year()-20, p.BirthDay.Month(), p.BirthDay.Dom())
		p.IdentityNumber = reidentified(p)
		p.WorkStart = p.BirthDay.AddMonths(12 * 19)
	}
	if p.Entered.After(x.Applied) {
		p.Entered = x.Applied.AddDays(-s.between(60, 400))
		if p.Entered.Before(u.Founded) {
			p.Entered = u.Founded
		}
	}
	if p.WorkStart.After(p.Entered) {
		p.WorkStart = p.Entered
	}
	return p
}

// chooseGuides names two mentors of long standing; they become the sponsors.
func (x *draft) chooseGuides() {
	var old []*model.Person
	for _, p := range x.cell.full() {
		if p.Employment != model.Retired && p.Confirmed.Before(x.Applied) && !p.Entered.After(x.Applied) {
			old = append(old, p)
		}
	}
	if len(old) < 2 {
		panic("demo: no mentors in " + x.cell.Name)
	}
	i := x.d.s.below(len(old))
	j := (i + 1 + x.d.s.below(len(old)-1)) % len(old)
	x.Mentor1ID, x.Mentor2ID = old[i].ID, old[j].ID
	if !x.SponsorDay.IsZero() {
		x.Sponsor1ID, x.Sponsor2ID = old[i].ID, old[j].ID
	}
}

// settle makes the person's status and days agree with the case.
func (x *draft) settle(p *model.Person) {
	x.LeagueRecommended = !x.RecommendDay.IsZero() && p.Status == model.YouthLeague && p.Age(x.RecommendDay) <= 28
	p.OrganizationID = x.cell.ID
	switch x.sort {
	case applicantOld, applicantNew:
		p.Status = model.Applicant
	case activistOld, activistNew:
		p.Status = model.Activist
	case prospectSort:
		p.Status = model.Prospect
	case endedSort, cancelledSort:
		p.Status, p.OrganizationID = model.NonParty, ""
	default:
		p.Status, p.Admitted = model.ProbationaryMember, x.admission.Day
		if !x.confirmed.IsZero() {
			p.Status, p.Confirmed = model.FullMember, x.confirmed
		}
		x.d.s.setDues(p)
		x.cell.take(p, false)
	}
}

func (x *draft) addMeetings() {
	if x.admission == nil {
		return
	}
	for _, m := range append([]*model.BranchMeeting{x.admission}, x.confirms...) {
		m.ID, m.CaseID = x.d.w.meetings.id(), x.ID
		x.d.w.meetings.add(*m)
	}
}

// addInspections inspects within every half year, from the day of becoming an
// activist to the end of probation.
func (x *draft) addInspections() {
	if x.ActivistDay.IsZero() {
		return
	}
	s := x.d.s
	for at := s.later(x.ActivistDay, 120, 172); at.Before(x.until); at = s.later(at, 120, 172) {
		x.d.w.inspections.add(model.Inspection{ID: x.d.w.inspections.id(), CaseID: x.ID, Day: at,
			Conclusion: pick(s, []string{"表现良好，继续培养", "政治上积极要求进步，工作踏实", "能够完成党组织交办的任务，继续培养", "群众反映好，理论学习还需加强"}),
			Inspector:  "培养联系人、支部委员会"})
	}
}

// stepDay is the day that the papers of a step bear; zero if it is not taken.
func (x *draft) stepDay(step int) day.Day {
	switch step {
	case model.StepApply:
		return x.Applied
	case model.StepTalk:
		return x.TalkDay
	case model.StepActivist:
		return x.ActivistDay
	case model.StepActivistFiling:
		return x.ActivistFiledDay
	case model.StepCultivation:
		if x.ActivistDay.IsZero() {
			return day.Day{}
		}
		return x.ActivistDay.AddMonths(6)
	case model.StepProspect:
		return x.ProspectDay
	case model.StepProspectConsent:
		return x.ProspectConsentDay
	case model.StepReview:
		return x.ReviewDay
	case model.StepTraining:
		return x.TrainingDay
	case model.StepPreReview:
		return x.PreReviewDay
	case model.StepVolunteer:
		return x.VolunteerDay
	}
	return x.memberStepDay(step)
}

// memberStepDay is stepDay from the branch meeting on.
func (x *draft) memberStepDay(step int) day.Day {
	if x.admission == nil {
		return day.Day{}
	}
	last := x.admission
	if n := len(x.confirms); n > 0 {
		last = x.confirms[n-1]
	}
	switch step {
	case model.StepAdmission:
		return x.admission.Day
	case model.StepApproval:
		return x.admission.ApprovalDay
	case model.StepUpperFiling:
		return x.UpperFiledDay
	case model.StepProbation:
		return x.admission.Day.AddMonths(6)
	case model.StepConfirmApplication:
		return x.ConfirmAppliedDay
	case model.StepArchive:
		return x.ArchivedDay
	}
	switch {
	case last == x.admission:
	case step == model.StepConfirmation:
		return last.Day
	case step == model.StepConfirmApproval:
		return last.ApprovalDay
	}
	return day.Day{}
}

// listedUnder is the edition by which a case is listed as a prospect.
func listedUnder(x *model.DevelopmentCase) model.Edition {
	switch {
	case x.Override() != "":
		return x.Override()
	case x.ProspectDay.IsZero():
		return model.EditionOn(AsOf)
	}
	return model.EditionOn(x.ProspectDay)
}

// addEvidence holds the papers of the steps that are done, and those of the
// notice, which was given under either edition.
func (x *draft) addEvidence() {
	ended := AsOf
	if !x.EndedDay.IsZero() {
		ended = x.EndedDay
	}
	for _, step := range model.Steps(listedUnder(&x.DevelopmentCase)) {
		on := x.stepDay(step.Number)
		if on.IsZero() || on.After(ended) {
			continue
		}
		for _, p := range step.Papers {
			if !p.Local || step.Number == model.StepProspect {
				x.d.w.evidence.add(model.Evidence{ID: x.d.w.evidence.id(), CaseID: x.ID, Number: p.Number, Name: p.Name, Held: true,
					Day: on})
			}
		}
	}
}

// addPlans gives the year's quotas to the group and to every organisation with
// approvals or people on the way, so that none is exceeded.
func (w *world) addPlans() {
	for _, year := range []int{2025, 2026} {
		for _, c := range w.cells {
			if c.Type == model.Branch {
				continue
			}
			done := w.approvedIn(c, year)
			pending := 0
			if year == 2026 {
				pending = w.pending(c)
			}
			if len(done)+pending == 0 {
				continue
			}
			p := model.Plan{ID: w.plans.id(), Year: year, OrganizationID: c.ID, Quota: model.Counted(len(done) + pending),
				Issued: day.Of(year, 2, 26)}
			p.Document = w.partyPaper(w.units[0], p.Issued)
			p.FrontlineMin = modestShare(done, func(p *model.Person) bool { return p.Frontline })
			p.YouthMin = modestShare(done, func(p *model.Person) bool { return p.Age(day.Of(year, 12, 31)) <= 35 })
			w.plans.add(p)
		}
	}
}

// modestShare is a whole tenth that those counted reach with one of them fewer.
func modestShare(people []*model.Person, has func(*model.Person) bool) model.Ratio {
	if len(people) < 5 {
		return 0
	}
	n := 0
	for _, p := range people {
		if has(p) {
			n++
		}
	}
	return model.Percent(int64(min(max(n-1, 0)*10/len(people), 5) * 10))
}

// approvedIn is those whose admission was approved in the year below c.
func (w *world) approvedIn(c *cell, year int) []*model.Person {
	var out []*model.Person
	caseOf := map[string]*model.DevelopmentCase{}
	for _, x := range w.cases.all {
		caseOf[x.ID] = x
	}
	for _, m := range w.meetings.all {
		x := caseOf[m.CaseID]
		if m.Purpose == model.ForAdmission && m.ApprovalDay.Year() == year && w.below(x.OrganizationID, c) {
			out = append(out, w.person(x.PersonID))
		}
	}
	return out
}

// pending is how many prospects and unapproved members are on the way below c.
func (w *world) pending(c *cell) int {
	n := 0
	for _, x := range w.cases.all {
		if s := w.person(x.PersonID).Status; !x.PreReviewDay.IsZero() && (s == model.Prospect || x.ApprovalTalkDay.IsZero()) &&
			w.below(x.OrganizationID, c) {
			n++
		}
	}
	return n
}

func (w *world) below(organization string, c *cell) bool {
	for p := w.cell(organization); p != nil; p = p.parent {
		if p == c {
			return true
		}
	}
	return false
}
