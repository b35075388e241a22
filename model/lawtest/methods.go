package lawtest

// What no tag says: one break for each law of a method.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// method is one law of a method: a record of the kind, spoilt.
type method struct {
	field, law string
	among      bool
	spoil      func(m *maker, s *model.Schema, p any)
}

// set spoils by setting fields, given as name and value in turn.
func set(values ...any) func(*maker, *model.Schema, any) {
	return func(_ *maker, s *model.Schema, p any) {
		for i := 0; i < len(values); i += 2 {
			raw(s, p, values[i].(string), values[i+1])
		}
	}
}

// same leaves the copy as it is: a second one is what is refused.
func same(*maker, *model.Schema, any) {}

// copied copies a field from another.
func copied(to, from string) func(*maker, *model.Schema, any) {
	return func(_ *maker, s *model.Schema, p any) {
		f, _ := s.Field(from)
		raw(s, p, to, f.Text(p))
	}
}

// itself makes a record its own superior.
func itself(field string) func(*maker, *model.Schema, any) {
	return func(_ *maker, s *model.Schema, p any) { raw(s, p, field, s.Fields[0].Text(p)) }
}

// elsewhere gives a record of another enterprise.
func elsewhere(field string, kind model.Kind) func(*maker, *model.Schema, any) {
	return func(m *maker, s *model.Schema, p any) {
		e, _ := s.Field("EnterpriseID")
		for _, r := range m.all {
			if r.Kind() == kind && r.Owner().ID != e.Text(p) {
				raw(s, p, field, r.Key())
				return
			}
		}
		panic("lawtest: no " + string(kind) + " elsewhere")
	}
}

// other gives a record of a kind for which the test holds.
func other[T model.Record](field string, test func(m *maker, p any, r T) bool) func(*maker, *model.Schema, any) {
	return func(m *maker, s *model.Schema, p any) {
		for _, r := range m.all {
			if x, ok := r.(T); ok && test(m, p, x) {
				raw(s, p, field, r.Key())
				return
			}
		}
		panic("lawtest: nothing for " + string(s.Kind) + "." + field)
	}
}

var long = day.Of(1950, 1, 1)

var methods = map[model.Kind][]method{
	model.KindEnterprise: {{"CreditCode", "check character", false, set("CreditCode", "99990101MA000000B6")},
		{"ParentID", "loop", true, itself("ParentID")}},
	model.KindHeadcount: {{"Day", "whole day", false, func(m *maker, s *model.Schema, p any) { raw(s, p, "Day", "2025-06") }},
		{"Day", "once", true, same}},
	model.KindFund: {{"PerMember", "basis", false, set("Basis", string(model.ByMembers), "PerMember", int64(0))},
		{"Year", "once", true, same}},
	model.KindOrganization: {{"ParentID", "loop", true, itself("ParentID")}},
	model.KindTerm: {{"ExtensionDocument", "extension", false, set("ExtendedTo", day.Of(2026, 12, 1), "Elected", day.Of(2020, 1, 1),
		"ExtensionDocument", "")},
		{"Elected", "once", true, same}, {"ExtendedTo", "before its end", true, set("Elected", day.Of(2024, 1, 3), "ExtendedTo",
			day.Of(2024, 6, 1), "ExtensionDocument", "文号")}},
	model.KindCharter: {{"Version", "once", true, same}},
	model.KindPriorReview: {{"MatterID", "elsewhere", true, elsewhere("MatterID", model.KindReviewMatter)},
		{"MeetingID", "another day", true, other("MeetingID", func(_ *maker, p any, m model.Meeting) bool {
			return m.Day != p.(*model.PriorReview).PartyDay && !m.Day.IsZero()
		})}},
	model.KindBody: {{"JointWith", "joint", false, set("Setting", string(model.Joint), "JointWith", "")}},
	model.KindPost: {{"BodyID", "elsewhere", true, elsewhere("BodyID", model.KindBody)}},
	model.KindStaffingStandard: {{"Ratio", "empty", false, set("Ratio", int64(0), "Minimum", int64(0))},
		{"PartTimeFactor", "factor", false, set("Numerator", string(model.WithPartTime), "PartTimeFactor", int64(0))},
		{"Source", "in force", false, set("InForce", true, "Source", "", "Document", "")}, {"InForce", "once", true, set("InForce", true)}},
	model.KindTrainingStandard: {{"Hours", "empty", false, set("Target", string(model.ForMembers), "Hours", int64(0), "Days", int64(0),
		"Courses", int64(0))}, {"Months", "empty", false, set("Target", string(model.ForNewSecretary), "Months", int64(0))},
		{"Source", "in force", false, set("InForce", true, "Source", "", "Document", "")}, {"InForce", "once", true, set("InForce", true)}},
	model.KindReportText: {{"Text", "empty", false, set("Text", "", "Off", false)},
		{"Text", "no day", false, set("Slot", string(model.SlotDay),
			"Text", "年底前")}, {"Order", "once", true, same}},
	model.KindUnitSign: {{"From", "once", true, same}},
	model.KindSite:     {{"Name", "once", true, set("Ended", "")}},
	model.KindTraining: {{"To", "over the year", false, set("From", day.Of(2025, 12, 30), "To", day.Of(2026, 1, 2))},
		{"Days", "span", false, set("From", day.Of(2026, 3, 2), "To", day.Of(2026, 3, 3), "Days", int64(3))},
		{"Hours", "empty", false, set("Days", int64(0), "Hours", int64(0))}},
	model.KindDevelopmentCase: {{"EditionReason", "edition", false, set("Applied", day.Of(2026, 6, 1), "TalkDay", "", "Edition",
		string(model.Edition2014), "EditionReason", "")},
		{"Mentor1ID", "himself", false, copied("Mentor1ID", "PersonID")}, {"Sponsor2ID", "himself", false,
			copied("Sponsor2ID", "PersonID")},
		{"Mentor2ID", "twice", false, copied("Mentor2ID", "Mentor1ID")}, {"EndedReason", "ended", false,
			set("EndedDay", day.Of(2026, 6, 2), "EndedReason", "")},
		{"PersonID", "once", true, func(m *maker, s *model.Schema, p any) {
			for _, r := range m.all {
				if c, ok := r.(model.DevelopmentCase); ok && c.EndedDay.IsZero() && c.ArchivedDay.IsZero() && c.ActivistDay.IsZero() {
					raw(s, p, "PersonID", c.PersonID)
					raw(s, p, "Mentor1ID", "")
					raw(s, p, "ArchivedDay", "")
					return
				}
			}
		}}},
	model.KindBranchMeeting: {{"Present", "votes", false, set("Eligible", int64(10), "Present", int64(11))},
		{"For", "votes", false, set("Eligible", int64(20), "Present", int64(11), "For", int64(12))},
		{"WrittenFor", "votes", false, set("Eligible", int64(20), "Present", int64(20), "For", int64(11), "Against", int64(0), "Abstain",
			int64(0), "WrittenFor", int64(1))},
		{"Resolution", "purpose", false, set("Purpose", string(model.ForAdmission), "Resolution", string(model.Confirm))},
		{"ExtensionMonths", "extension", false, set("Purpose", string(model.ForConfirmation), "Resolution", string(model.Extend),
			"ExtensionMonths", int64(0))},
		{"Day", "once", true, same}, {"MeetingID", "another day", true, set("Day", long)},
		{"PostponedMonths", "no confirmation", false, set("Purpose", string(model.ForAdmission), "Resolution", string(model.Admit),
			"ExtensionMonths", int64(0), "PostponedMonths", int64(3))}},
	model.KindMeeting: {{"Day", "no day", false, set("Day", "", "Planned", "", "Attended", int64(0))},
		{"Day", "held on no day", false, set("Day", "", "Planned", day.Of(2026, 11, 2), "Attended", int64(1))},
		{"Exempt", "more than all", false, set("Expected", int64(10), "Attended", int64(9), "Exempt", int64(2))},
		{"Present", "votes", false, set("Eligible", int64(10), "Present", int64(11))},
		{"ByName", "held on no day", false, set("Day", "", "Planned", day.Of(2026, 11, 2), "Attended", int64(0), "ByName", true)},
		{"Attended", "others than are named", true, set("ByName", true, "Expected", int64(40), "Attended", int64(31), "Exempt", int64(0))},
		{"Day", "before the founding", true, set("Day", long)}, {"Title", "once", true, same}},
	model.KindMeetingAbsence: {{"PersonID", "once", true, same},
		{"MeetingID", "not held", true, other("MeetingID", func(_ *maker, _ any, x model.Meeting) bool { return x.Day.IsZero() })},
		{"MadeUp", "before the meeting", true, set("MadeUp", long)},
		{"PersonID", "no member", true, other("PersonID", func(_ *maker, _ any, x model.Person) bool { return !x.Status.Member() })},
		{"PersonID", "another branch's", true, func(m *maker, s *model.Schema, p any) {
			branch := ""
			for _, r := range m.all {
				if x, ok := r.(model.Meeting); ok && x.ID == p.(*model.MeetingAbsence).MeetingID {
					branch = x.OrganizationID
				}
			}
			other("PersonID", func(_ *maker, _ any, x model.Person) bool {
				return x.Status == model.FullMember && x.OrganizationID != branch && x.Admitted.Year() < 2020
			})(m, s, p)
		}},
		{"PersonID", "before the admission", true, other("PersonID", func(m *maker, p any, x model.Person) bool {
			for _, r := range m.all {
				if y, ok := r.(model.Meeting); ok && y.ID == p.(*model.MeetingAbsence).MeetingID {
					return x.Status.Member() && x.Admitted.After(y.Day)
				}
			}
			return false
		})}},
	model.KindAppraisal: {{"Rated", "fewer than its parts", false, set("Members", int64(30), "Attended", int64(30), "Rated", int64(20),
		"Excellent", int64(10), "Basic", int64(10), "Failed", int64(1))},
		{"Day", "another year", false, set("Year", int64(2023), "Day", day.Of(2026, 2, 3), "DecidedDay", "", "ReportedDay", "",
			"MeetingID", "")},
		{"Day", "another day", true, other("MeetingID", func(_ *maker, p any, x model.Meeting) bool {
			return !x.Day.IsZero() && x.Day != p.(*model.Appraisal).Day
		})}, {"Year", "once", true, same}},
	model.KindAppraisalGrade: {{"MeasureDay", "no day", false, set("Measure", string(model.TimeLimit), "MeasureDay", "", "Until", "")},
		{"PersonID", "once", true, same},
		{"PersonID", "no member", true, other("PersonID", func(_ *maker, _ any, x model.Person) bool { return !x.Status.Member() })},
		{"Grade", "a probationary member", true, func(m *maker, s *model.Schema, p any) {
			raw(s, p, "Grade", string(model.GradeExcellent))
			other("PersonID", func(_ *maker, _ any, x model.Person) bool { return x.Status == model.ProbationaryMember })(m, s, p)
		}}},
	model.KindRelative:   {{"Name", "once", true, same}},
	model.KindResumeLine: {{"From", "before the birth", true, set("From", long)}},
	model.KindAward:      {{"Day", "before the birth", true, set("Day", long)}},
	model.KindTransfer: {{"ToID", "the same", false, copied("ToID", "FromID")},
		{"Received", "refused, too", false, set("Received", day.Of(2026, 11, 3), "Refused", day.Of(2026, 11, 3), "Issued", long)},
		{"PersonID", "once", true, func(m *maker, s *model.Schema, p any) {
			set("Received", "", "Refused", "", "Cancelled", "")(m, s, p)
			for _, r := range m.all {
				if x, ok := r.(model.Transfer); ok && x.Open() {
					raw(s, p, "PersonID", x.PersonID)
				}
			}
		}}},
	model.KindMembership: {{"AsWhole", "no transfer", false, set("Change", string(model.DiedChange), "AsWhole", true)},
		{"Change", "said by a transfer", true, func(m *maker, s *model.Schema, p any) {
			for _, r := range m.all {
				if x, ok := r.(model.Transfer); ok && !x.Received.IsZero() {
					set("PersonID", x.PersonID, "Change", string(x.Direction), "Day", x.Received, "ApprovalDay", "")(m, s, p)
				}
			}
		}}, {"Day", "once", true, same}},
	model.KindYearClose: {{"Day", "no year's end", false, set("Year", int64(2025), "Day", day.Of(2025, 12, 30))},
		{"EnterpriseID", "once", true, same}},
	model.KindStatisticsNote: {{"Relation", "once", true, same}},
	model.KindPerson:         {{"OtherFront", "two front lines", false, set("Frontline", true, "OtherFront", string(model.FarmFront))}},
	model.KindElection: {{"FromTermID", "elsewhere", true, other("FromTermID", func(_ *maker, p any, t model.Term) bool {
		return t.OrganizationID != p.(*model.Election).OrganizationID
	})}, {"Day", "another day", true, func(m *maker, s *model.Schema, p any) {
		e := p.(*model.Election)
		e.Day = e.Day.AddDays(-1) // else it would be one that is there
		other("MeetingID", func(_ *maker, _ any, t model.Meeting) bool { return t.Day != e.Day && !t.Day.IsZero() })(m, s, p)
	}}, {"Day", "once", true, same}},
	model.KindCandidate: {{"Post", "once", true, same},
		{"PersonID", "no full member", true, other("PersonID", func(_ *maker, _ any, x model.Person) bool { return !x.Status.Member() })},
		{"For", "more than ballots", true, set("For", int64(10000))},
		{"Elected", "too few votes", true, set("For", int64(0), "Elected", true)}},
	model.KindNotice: {{"From", "said by the case", false, set("Purpose", string(model.NoticeOfProspect), "From", day.Of(2026, 11, 2))},
		{"From", "no day", false, set("Purpose", string(model.NoticeOfAdmission), "From", "")}, {"From", "once", true, same},
		{"From", "before the application", true, set("Purpose", string(model.NoticeOfAdmission), "From", long)}},
	model.KindReviewLetter: {{"Sent", "before the application", true, set("Sent", long, "Returned", "")},
		{"RelativeID", "another's", true, other("RelativeID", func(m *maker, p any, x model.Relative) bool {
			for _, r := range m.all {
				if c, ok := r.(model.DevelopmentCase); ok && c.ID == p.(*model.ReviewLetter).CaseID {
					return c.PersonID != x.PersonID
				}
			}
			return false
		})}},
	model.KindPaper: {{"RecordKind", "no kind", false, set("RecordKind", "某记录")},
		{"RecordKind", "kind missing", false, set("RecordKind", "", "RecordID", "1")},
		{"Series", "no series", false, set("Series", "")}, {"Year", "no year", false, set("Year", int64(0))},
		{"Number", "another number", false, set("Number", "另号")}, {"Issued", "issued", false, set("Issued", "")},
		{"Replied", "replied", false, set("State", string(model.PaperReplied), "Replied", "")},
		{"Hash", "hash", false, set("Hash", "xyz")}, {"Serial", "once", true, same}},
	model.KindInspection: {{"Day", "before the application", true, set("Day", long)}},
	model.KindEvidence:   {{"Number", "once", true, same}},
	model.KindPlan:       {{"Year", "once", true, same}},
	model.KindHoliday: {{"Day", "whole day", false, func(m *maker, s *model.Schema, p any) { raw(s, p, "Day", "2027-05") }},
		{"Day", "once", true, same}},
	model.KindRetention: {{"Matter", "once", true, same}},
	model.KindLocalRule: {{"RuleID", "no rule", false, set("RuleID", "Z-99")}, {"Limit", "no limit", false, set("Limit", "某限值")},
		{"Value", "looser", false, set("Value", int64(1))}},
	model.KindOffice: {
		{"EditionDocument", "no document", false, set("EditionBasis", string(model.ByNewestText), "EditionReason", "上级规定",
			"EditionDocument", "")},
		{"EditionReason", "no reason", false, set("EditionBasis", string(model.ByNewestText), "EditionReason", "", "EditionDocument",
			"某组〔2026〕9号")},
	},
	model.KindWaiver:     {{"RecordKind", "no kind", false, set("RecordKind", "某记录")}},
	model.KindEntryCheck: {{"RecordKind", "no kind", false, set("RecordKind", "某记录")}, {"RecordID", "once", true, same}},
	model.KindRectification: {{"Title", "no phrase", false, set("Publish", true, "RuleID", "", "Title", "",
		"Theme", string(model.ThemeStaff))},
		{"Theme", "no theme", false, set("Publish", true, "RuleID", "", "Title", "短语", "Theme", "")},
		{"Publish", "not asked", true, set("Publish", true, "RuleID", "A-12", "Fault", "none", "Title", "短语")}},
	model.KindDuesBasis: {{"From", "another year", false, set("From", day.Of(2024, 3, 1))},
		{"Amount", "remitted", false, set("Why", string(model.DuesExempt), "Amount", int64(100))},
		{"Why", "no reduction", false, set("Why", "", "ApprovalDay", day.Of(2026, 1, 5))}, {"From", "once", true, same},
		{"PersonID", "no member", true, other("PersonID", func(_ *maker, _ any, x model.Person) bool { return !x.Status.Member() })},
		{"From", "before the admission", true, func(m *maker, s *model.Schema, p any) {
			for _, r := range m.all {
				if x, ok := r.(model.Person); ok && x.Status.Member() && x.Admitted.Year() == 2026 {
					set("PersonID", x.ID, "Year", int64(2024), "From", "2024-01")(m, s, p)
				}
			}
		}}},
	model.KindDuesSheet: {{"Paid", "parts", false, set("Paid", int64(100), "Extra", int64(60), "Back", int64(60), "Ahead", int64(0))},
		{"Month", "once", true, same}},
	model.KindDuesArrear: {{"From", "once", true, same}},
	model.KindDuesEntry:  {{"Item", "the other way", false, set("Flow", string(model.DuesIn), "Item", string(model.ForPraise))}},
	model.KindDuesYear: {{"PublishedDay", "before the year", false, set("Year", int64(2025), "PublishedDay", day.Of(2024, 12, 1))},
		{"Year", "once", true, same}},
	model.KindDuesGift: {{"Amount", "too little", false, set("Amount", int64(99999))}, {"Day", "once", true, same},
		{"PersonID", "no member", true, other("PersonID", func(_ *maker, _ any, x model.Person) bool { return !x.Status.Member() })}},
	model.KindTalentLink:   {{"ContactID", "himself", false, copied("ContactID", "PersonID")}},
	model.KindLinkNote:     {{"Day", "before the tie", true, set("Day", long)}},
	model.KindCareRecord:   {{"Money", "amount", false, set("Amount", int64(100), "Money", "")}},
	model.KindReopening:    {{"Day", "before it was closed", true, set("Day", long, "Deadline", "", "DoneDay", "", "ClosedDay", "")}},
	model.KindAssessment:   {{"Year", "once", true, same}},
	model.KindCoverageUnit: {{"Name", "once", true, set("Ended", "")}},
	model.KindCoverageGoal: {{"Day", "once", true, set("Ended", "")}},
	model.KindWorkDone:     {{"Due", "once", true, same}},
	model.KindScheme: {{"Full", "nought", false, set("Full", int64(-1))}, {"Grades", "unread", false, set("Grades", "优秀")},
		{"Grades", "rising", false, set("Grades", "良好=80\n优秀=90")}, {"Hash", "hash", false, set("Hash", "xyz")},
		{"Year", "once", true, same}},
	model.KindIndicator: {{"Least", "above the most", false, set("Points", int64(500), "Least", int64(600))},
		{"Manner", "points of a veto", false, set("Manner", string(model.MannerVeto))},
		{"Figure", "of a survey", false, set("Manner", string(model.MannerSurvey), "Figure", "term.late", "Reckoning",
			string(model.ReckonAny))},
		{"Figure", "no measure", false, set("Figure", "no.such", "Reckoning", string(model.ReckonAny))},
		{"Reckoning", "no measure chosen", false, set("Figure", "", "Reckoning", string(model.ReckonAny))},
		{"Reckoning", "not chosen", false, set("Figure", "term.late", "Reckoning", "")},
		{"Step", "each case", false, set("Figure", "term.late", "Reckoning", string(model.ReckonEach), "Step", int64(0))},
		{"Points", "of what", false, set("Figure", "term.late", "Reckoning", string(model.ReckonShare), "Points", int64(0), "Manner",
			string(model.MannerEarn))},
		{"Ladder", "unread", false, set("Ladder", "九成=5")},
		{"Ladder", "out of order", false, set("Ladder", "80%=5\n90%=3")},
		{"Ladder", "none", false, set("Figure", "term.late", "Reckoning", string(model.ReckonLadder), "Ladder", "")},
		{"Ladder", "above the most", false, set("Points", int64(500), "Figure", "term.late", "Reckoning", string(model.ReckonLadder),
			"Ladder", "90%=6")},
		{"Code", "once", true, same}, {"ParentID", "loop", true, itself("ParentID")}},
	model.KindSelfScore: {{"ChangeReason", "changed", false, set("Proposed", int64(500), "Score", int64(400), "ChangeReason", "")},
		{"Score", "settled", false, set("State", string(model.ScoreSettled), "Score", int64(0))},
		{"IndicatorID", "once", true, same}, {"Score", "above the most", true, set("Score", int64(9900))},
		{"Score", "of a veto", true, other("IndicatorID", func(_ *maker, p any, i model.Indicator) bool {
			p.(*model.SelfScore).Score = 100
			return i.Manner == model.MannerVeto
		})},
		{"IndicatorID", "of a part", true, other("IndicatorID", func(_ *maker, _ any,
			i model.Indicator) bool {
			return i.ParentID == ""
		})}},
	model.KindEvidenceItem: {{"RecordKind", "no kind", false, set("RecordKind", "某记录", "RecordID", "1")},
		{"RecordKind", "half", false, set("RecordKind", "", "RecordID", "1")}, {"Hash", "hash", false, set("Hash", "xyz")},
		{"Hash", "of no record", false, set("Hash", strings.Repeat("ab", 32))}},
	model.KindAttachment: {{"Hash", "hash", false, set("Hash", "xyz")}, {"RecordKind", "no kind", false, set("RecordKind", "某记录")},
		{"Size", "size", false, set("Size", int64(model.MaxAttachment+1))},
		{"Photo", "no person's", false, set("Photo", true, "RecordKind", string(model.KindSite))}},
}

func (m *maker) byMethod(s *model.Schema, r model.Record) {
	for _, x := range methods[s.Kind] {
		m.add(r, x.field, x.law, x.among, func(p any) { x.spoil(m, s, p) })
	}
}

// Methods is how many laws that are no tags are broken of a kind.
func Methods(k model.Kind) int { return len(methods[k]) }
