package development

// One step: a small form with just its fields, and what the rules say of them
// while they are filled in.

import (
	"cmp"
	"strconv"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// stepFields is the fields of each step that the case itself holds.
var stepFields = map[int][]string{
	model.StepApply:              {"Applied"},
	model.StepTalk:               {"TalkDay", "Talker"},
	model.StepActivist:           {"RecommendDay", "LeagueRecommended", "ActivistDay", "ActivistBody"},
	model.StepActivistFiling:     {"ActivistFiledDay"},
	model.StepMentors:            {"MentorDay", "Mentor1ID", "Mentor2ID", "Mentor3ID"},
	model.StepProspect:           {"OpinionsDay", "NoticeFrom", "NoticeTo", "NoticeObjection", "ProspectDay"},
	model.StepProspectConsent:    {"ProspectMeetingDay", "ProspectConsentDay", "ProspectConsentDoc"},
	model.StepSponsors:           {"SponsorDay", "Sponsor1ID", "Sponsor2ID"},
	model.StepReview:             {"ReviewDay", "ReviewVerdict", "ReviewMaterial"},
	model.StepTraining:           {"TrainingDay", "TrainingDays", "TrainingHours", "TrainingException"},
	model.StepCommitteeReview:    {"CommitteeReviewDay"},
	model.StepPreReview:          {"PreReviewDay", "PreReviewVerdict", "PreReviewerID", "DepartureDay"},
	model.StepVolunteer:          {"VolunteerDay", "AdmissionType"},
	model.StepApprovalTalk:       {"ApprovalTalkDay", "ApprovalTalker"},
	model.StepUpperFiling:        {"UpperFiledDay"},
	model.StepGrouping:           {"GroupedDay"},
	model.StepOath:               {"OathDay"},
	model.StepConfirmApplication: {"ConfirmAppliedDay", "ConfirmOpinionsDay", "ConfirmCommitteeDay", "PostponedTo", "JoiningReviewDay"},
	model.StepArchive:            {"ArchivedDay", "ArchivePlace"},
}

// paperFields is what papers of a step ask for besides.
var paperFields = map[int][]string{
	model.StepTalk:               {"TalkerName", "TalkPlace", "TalkContent"},
	model.StepActivist:           {"RecommendEligible", "RecommendPresent", "RecommendFor"},
	model.StepProspect:           {"OpinionMembers", "OpinionMembersFor", "OpinionOthers", "OpinionOthersFor"},
	model.StepTraining:           {"TrainingFrom", "TrainingClass", "TrainingScore"},
	model.StepPreReview:          {"PreReviewDoc"},
	model.StepVolunteer:          {"BookletNumber"},
	model.StepApprovalTalk:       {"ApprovalTalkerName", "ApprovalTalkPlace", "ApprovalTalk"},
	model.StepGrouping:           {"PartyGroup"},
	model.StepOath:               {"OathPlace", "OathChair", "OathLeader"},
	model.StepConfirmApplication: {"ConfirmMembers", "ConfirmMembersFor", "ConfirmOthers", "ConfirmOthersFor"},
}

// stepSections is the form of a step.
func stepSections(number int) []kit.FormSection {
	out := []kit.FormSection{{Fields: stepFields[number]}}
	if more := paperFields[number]; len(more) > 0 {
		out = append(out, kit.FormSection{Title: "文书用（可以不填）", Fields: more})
	}
	return out
}

// openStep opens what a step is recorded in.
func (p *Page) openStep(c model.DevelopmentCase, s model.StepState) {
	p.person.steps.asked = 0
	switch s.Number {
	case model.StepAdmission, model.StepApproval:
		p.openMeeting(c, model.ForAdmission)
	case model.StepConfirmation, model.StepConfirmApproval:
		p.openMeeting(c, model.ForConfirmation)
	case model.StepCultivation, model.StepProbation:
		p.person.tabs.Select(tabInspections)
	default:
		p.showStep(c, s)
	}
}

func (p *Page) showStep(c model.DevelopmentCase, s model.StepState) *liveForm {
	name := p.Snap.Book.PersonName(c.PersonID)
	before := rule.CheckCase(p.Snap.Book, c)
	return showLive(p.host, live{
		title: name + "：" + stepTitle(p.Snap.Book, c, s.Number), record: p.offered(c, s), small: true,
		what:     whatStep + strconv.Itoa(s.Number),
		sections: stepSections(s.Number),
		hints:    func(r model.Record) []sentence { return p.stepHints(r.(model.DevelopmentCase), s.Number, before) },
		offer:    func(r model.Record) (string, []store.Draft) { return p.registerToo(c, r) },
		saveAll: func(r model.Record, also []store.Draft, done func(error)) {
			p.saveToo("“"+name+"”"+s.Name, done, store.Draft{Was: c, Now: r}, also)
		},
	})
}

// offered is a case with what is known of a step that is not taken yet, as the step's form
// begins: the day, who was chosen before, who approves.
func (p *Page) offered(c model.DevelopmentCase, s model.StepState) model.DevelopmentCase {
	if s.Done {
		return c
	}
	switch s.Number {
	case model.StepMentors: // named when the activist is settled
		c.MentorDay = c.ActivistDay
		return c
	case model.StepSponsors: // as a rule the mentors
		if len(c.Sponsors()) == 0 {
			c.Sponsor1ID, c.Sponsor2ID = c.Mentor1ID, c.Mentor2ID
		}
	case model.StepPreReview:
		c.PreReviewerID = cmp.Or(c.PreReviewerID, approver(p.Snap.Book, c.OrganizationID))
	}
	if s.Earliest.First().After(p.Snap.Today) {
		return c
	}
	return withDay(c, stepFields[s.Number], p.Snap.Today)
}

// withDay is a case with a day in the one field among some that is a day; of several it is
// not known which was today.
func withDay(c model.DevelopmentCase, fields []string, on day.Day) model.DevelopmentCase {
	schema := model.SchemaOf(c.Kind())
	var days []model.Field
	for _, name := range fields {
		if f, ok := schema.Field(name); ok && f.Type == model.DayField {
			days = append(days, f)
		}
	}
	if len(days) != 1 || !days[0].IsZero(c) {
		return c
	}
	now := schema.Pointer(c)
	_ = days[0].SetText(now, on.String()) // a day as it is written
	return schema.Deref(now).(model.DevelopmentCase)
}

// approver is the nearest organisation over a branch that may approve; empty = none is known.
func approver(b *model.Book, branch string) string {
	for range 16 { // a loop in the data must not hang us
		o, ok := model.Find[model.Organization](b, branch)
		if !ok {
			return ""
		}
		if o.CanApprove {
			return o.ID
		}
		branch = o.ParentID
	}
	return ""
}

// stepTitle is 第8步　公示并确定发展对象: a step with its place in the chart of the
// case's edition.
func stepTitle(b *model.Book, c model.DevelopmentCase, number int) string {
	for i, s := range model.EditionsOf(b, c).Steps() {
		if s.Number == number {
			return "第" + strconv.Itoa(i+1) + "步　" + s.Name
		}
	}
	return ""
}

// stepHints says between which days the step should be and what the rules find
// in it, or would find anew.
func (p *Page) stepHints(c model.DevelopmentCase, number int, before []rule.Finding) []sentence {
	b := p.Snap.Book
	var out []sentence
	for _, s := range model.Timeline(b, c) {
		if s.Number != number {
			continue
		}
		out = append(out, sentence{text: "按" + string(s.Edition) + "细则，" + limitSentence(s)})
		if s.Done && (s.Late(b.AsOf) || s.Early()) {
			out = append(out, sentence{text: "所填日期" + doneMark(s, b.AsOf).text + "。", color: kit.ColorWarn})
		}
		for _, f := range rule.CheckCase(b, c) {
			if f.Rule == s.Rule && f.Kind == model.KindDevelopmentCase || !known(before, f) {
				out = append(out, sentence{text: f.Level.Chinese() + "：" + f.Message + "　依据：" + f.FullBasis(),
					color: page.LevelColor(f.Level)})
			}
		}
	}
	return out
}

// limitSentence is the limits of a step in words.
func limitSentence(s model.StepState) string {
	from, to := s.Earliest.Chinese(), s.Latest.Chinese()
	switch {
	case s.Earliest.IsZero() && s.Latest.IsZero():
		return "这一步没有最早、最迟日期的要求，或者还缺前面步骤的日期。"
	case s.Latest.IsZero():
		return "这一步不早于" + from + "。"
	case s.Earliest.IsZero() || !s.Latest.After(s.Earliest):
		return "这一步不晚于" + to + "。"
	}
	return "这一步不早于" + from + "，不晚于" + to + "。"
}

// known reports that the same was found before.
func known(list []rule.Finding, f rule.Finding) bool {
	for _, x := range list {
		if x.Rule == f.Rule && x.ID == f.ID && x.Message == f.Message {
			return true
		}
	}
	return false
}
