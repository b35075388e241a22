package paper

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// notNeeded is what papers do not say, and why; every other field of a record that papers
// rest on reaches one of them.
var notNeeded = map[model.Kind]map[string]string{
	model.KindDevelopmentCase: {"EndedReason": ended1, "Note": own, "JoiningReviewDay": checked, "AdmissionType": forms1},
	model.KindBranchMeeting: {"DelayReason": checked, "PostponedDay": postponed, "PostponedMonths": postponed,
		"PostponedReason": postponed, "Note": own},
	model.KindReviewLetter: {"ToAddress": "写在信封上", "ToPostcode": "写在信封上"},
	model.KindRelative:     {"Note": own},
	model.KindAward:        {"Note": own},
	model.KindElection: {"TermID": "办结后登记，批复由它找到届次", "AskDay": "由出具填入", "ListReplyDoc": "上级文书的文号，由出具填入", "ResultReplyDoc": "上级文书的文号，由出具填入",
		"ResultAskDay": "由出具填入", "DecidedDay": progress, "PoolDay": progress, "ScreenDay": progress,
		"ElectedCount": "没有候选人名单的才填，供上级看差额", "FirstDay": progress, "FirstChairID": progress, "FirstEligible": progress,
		"FirstPresent": progress, "HandoverDay": progress, "ArchivedDay": progress, "EndedDay": progress,
		"EndedReason": progress, "Note": own},
	model.KindMeeting: {"AlsoLecture": life, "AlsoPartyDay": life, "AlsoLife": life, "AlsoAppraisal": life, "PartyGroup": life,
		"ForYear": life, "Planned": life, "ByName": life,
		"Title": "议题由所讨论的记录写出", "LecturerID": life, "Lecturer": life, "Hours": life, "Exempt": life, "For": votes1,
		"Against": votes1, "Abstain": votes1,
		"WrittenFor": votes1, "WrittenAgainst": votes1, "WrittenAbstain": votes1, "Resolution": "决议由所讨论的记录写出", "RecordKept": "归档标记",
		"PutOff": "没有召开的会议没有文书", "Note": own},
	model.KindTransfer: {"Direction": "只决定能不能开介绍信", "Reason": "介绍信没有这一项", "FilesChecked": after1,
		"Replied": after1, "Handed": after1,
		"Refused": after1, "RefusedWhy": after1, "Note": own},
}

const (
	own     = "本单位的备注"
	checked = "只供核查"
	ended1  = "终止以后不再出文书"
	life    = "组织生活登记用，没有专门的文书"
	votes1  = "表决写在逐人的记录上"
	after1  = "介绍信开出以后的事"

	forms1    = "党内统计用"
	postponed = "推迟讨论没有专门的文书"
	progress  = "换届进度和核查用"
)

// TestEveryFieldReachesAPaper changes one field after the other and looks for a paper that is
// another one then: what clerks fill in for papers is not asked in vain.
func TestEveryFieldReachesAPaper(t *testing.T) {
	ahead, planned := newAround(), newAround()
	ahead.election.Day = day.Day{}
	planned.election.Day, planned.candidates, planned.election.Candidates = day.Day{}, nil, 4
	planned.more = append(planned.more, model.Term{ID: "T0", OrganizationID: "D2", Elected: day.Of(2020, 2, 1)})
	outside := newAround()
	outside.transfer.FromID, outside.transfer.IssuerID, outside.transfer.FromUnit = "", "", "某处支部"
	excluded := newAround()
	excluded.election.Excluded, excluded.election.ExcludedDoc = 2, "虚水党〔2026〕31号"
	leaving := newScene().alone()
	leaving.votes, leaving.cases[0].PreReviewDay, leaving.cases[0].PreReviewVerdict, leaving.cases[0].VolunteerDay = nil, day.Day{},
		"", day.Day{}
	leaving.cases[0].DepartureDay = d26(12, 20)
	reached := map[model.Kind]map[string]bool{}
	for _, records := range [][]model.Record{developed(), newAround().all(), ahead.all(), planned.all(), outside.all(),
		excluded.all(), leaving.all()} {
		reach(t, records, reached)
	}
	for _, kind := range rested {
		for _, f := range model.SchemaOf(kind).Fields[1:] {
			if why := notNeeded[kind][f.Name]; reached[kind][f.Name] == (why != "") {
				t.Errorf("%s.%s（%s）: reaches a paper: %t, not needed: %q", kind, f.Name, f.Label, reached[kind][f.Name], why)
			}
		}
	}
}

// reach notes of each field of some records whether a paper is another one with another value.
func reach(t *testing.T, records []model.Record, reached map[model.Kind]map[string]bool) {
	t.Helper()
	was := allSaid(records)
	if allSaid(records) != was {
		t.Fatal("the same records say something else")
	}
	for i, r := range records {
		if !slices.Contains(rested, r.Kind()) {
			continue
		}
		if reached[r.Kind()] == nil {
			reached[r.Kind()] = map[string]bool{}
		}
		for _, f := range model.SchemaOf(r.Kind()).Fields[1:] {
			if reached[r.Kind()][f.Name] {
				continue
			}
			for _, x := range []model.Record{other(t, records, r, f), without(r, f)} {
				now := slices.Clone(records)
				now[i] = x
				if allSaid(now) != was {
					reached[r.Kind()][f.Name] = true
				}
			}
		}
	}
}

// without is a record with nothing in a field.
func without(r model.Record, f model.Field) model.Record {
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	f.Clear(p)
	return s.Deref(p)
}

// rested are the kinds that papers rest on.
var rested = []model.Kind{model.KindDevelopmentCase, model.KindBranchMeeting, model.KindInspection, model.KindEvidence, model.KindNotice,
	model.KindReviewLetter, model.KindRelative, model.KindResumeLine, model.KindAward, model.KindMeeting, model.KindElection,
	model.KindCandidate, model.KindTransfer}

// other is a record with another value in a field.
func other(t *testing.T, records []model.Record, r model.Record, f model.Field) model.Record {
	t.Helper()
	s := model.SchemaOf(r.Kind())
	p := s.Pointer(r)
	text := f.Text(r) + "又"
	switch {
	case f.Ref != "":
		text = ""
		for _, x := range records {
			if x.Kind() == f.Ref && x.Key() != f.Text(r) {
				text = x.Key()
			}
		}
	case f.Type == model.DayField:
		text = "2026-02-03"
		if f.Text(r) == text {
			text = "2026-02-04"
		}
	case f.Type == model.BoolField:
		text = map[string]string{"是": "否"}[f.Text(r)]
		if text == "" {
			text = "是"
		}
	case len(f.Choices) > 0:
		text = f.Choices[(slices.Index(f.Choices, f.Text(r))+1)%len(f.Choices)]
	case f.Type != model.TextField:
		text = "8"
	}
	if err := f.SetText(p, text); err != nil {
		t.Fatalf("%s.%s = %q: %v", r.Kind(), f.Name, text, err)
	}
	return s.Deref(p)
}

// allSaid is all that all papers of some records say.
func allSaid(records []model.Record) string {
	var out strings.Builder
	b := model.BookOf(d26(11, 23), "", nil, records).Seal()
	in := Input{Input: report.Input{Book: b, Findings: rule.Check(b), Unmasked: true}}
	for _, p := range All() {
		batches, unfit := p.Batches(b, model.SchemaOf(p.On).InScope(b))
		for _, x := range batches {
			made, err := x.Make(in)
			all, broken := json.Marshal(made)
			fmt.Fprintln(&out, p.Name, string(all), err, broken)
		}
		for _, u := range unfit {
			fmt.Fprintln(&out, p.Name, u.Why)
		}
	}
	return out.String()
}

// developed is the scene with two votes of each of its people, and all that papers of member
// development rest on.
func developed() []model.Record {
	s := confirming(withMeetings(newScene()), model.Extend)
	s.votes[0].WrittenFor, s.votes[0].MeetingID = 1, "H1"
	c := &s.cases[0]
	c.NoticeObjection, c.TalkerName, c.PartyGroup = "无异议", "谈话某", "第一党小组"
	c.RecommendDay, c.RecommendEligible, c.RecommendPresent, c.RecommendFor = day.Of(2024, 9, 20), 20, 18, 17
	c.OpinionMembers, c.OpinionMembersFor, c.OpinionOthers, c.OpinionOthersFor = 8, 8, 10, 9
	c.TransferIn, c.TransferOut = day.Of(2025, 3, 1), "某处党支部"
	s.cases[1].TrainingDay, s.cases[1].TrainingException = day.Day{}, "因公出国，经批准"
	s.cases[1].Edition, s.cases[1].EditionReason = model.Edition2014, "上级党委统一规定"
	by := meeting(model.MemberMeeting, onDay(8, 21)) // of the votes on confirmation, by its day alone
	by.Expected, by.Attended, by.Eligible, by.Present = 0, 0, 20, 18
	s.add(by)
	s.add(model.Inspection{ID: "I1", CaseID: "C0", Day: day.Of(2025, 4, 8), Inspector: "介绍人一", Conclusion: "表现良好"},
		model.Inspection{ID: "I2", CaseID: "C0", Day: day.Of(2026, 3, 8), Inspector: "介绍人一", Conclusion: "表现良好"},
		model.Evidence{ID: "B1", CaseID: "C0", Number: "4-4", Name: "会议记录", Held: true, Day: day.Of(2025, 8, 20), Copies: 1,
			Pages: 3, Original: model.OriginalPaper},
		model.Notice{ID: "N1", CaseID: "C0", Purpose: model.NoticeOfConfirmation, From: d26(8, 2), To: d26(8, 9), Place: "公告栏", Scope: "全体党员", Way: "张贴",
			Receiver: "党群部", Phone: "0000-1", Mailbox: "信箱甲", Objection: "无", Finding: "无"},
		model.Relative{ID: "L1", PersonID: "P0", RelativeKind: model.FamilyMember, Relation: "父亲", Name: "甲父",
			BirthDay: day.Of(1960, 5, 1), Status: model.NonParty,
			Unit: "退休", Note: "无"},
		model.ResumeLine{ID: "J1", PersonID: "P0", From: day.Of(2013, 9, 1), To: day.Of(2017, 6, 1), What: "在某大学学习", Witness: "证明某"},
		model.Award{ID: "A1", PersonID: "P0", AwardKind: model.Honoured, Day: day.Of(2025, 7, 1), Title: "先进个人", By: "公司党委", Note: "无"},
		model.ReviewLetter{ID: "G1", CaseID: "C0", RelativeID: "L1", ToUnit: "某街道党工委", ToAddress: "某路1号",
			ToPostcode: "000001", Number: "函3",
			Sent: d26(6, 10), Returned: d26(6, 25), Result: "无问题"})
	return s.all()
}
