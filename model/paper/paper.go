// Package paper makes the papers of the Party-affairs office (文书): what has to be written,
// signed or sent at each step, from what the ledger holds and what a clerk types for it.
// Each paper is a file that says its boxes; what it becomes is a report.Document, so PDF,
// Word, preview and tests read the same.
package paper

import (
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// Group is where a paper stands in lists.
type Group string

// The groups, in the order of lists.
const (
	Applying     Group = "申请入党"
	Activists    Group = "入党积极分子"
	Prospects    Group = "发展对象"
	Admission    Group = "预备党员的接收"
	Confirmation Group = "教育考察和转正"
	Elections    Group = "换届选举"
	Deciding     Group = "党委会和章程"
	Exchanges    Group = "双向交流"
	Inspecting   Group = "督查整改"
	Members      Group = "党员管理"
)

// Groups lists them in order.
func Groups() []Group {
	return []Group{Applying, Activists, Prospects, Admission, Confirmation, Elections, Deciding, Exchanges, Inspecting, Members}
}

// Paper is one kind of paper.
type Paper struct {
	Name  string // stable, as in `plctl paper make NAME`
	Title string // as people call it
	About string // from whom to whom and what for, in one short line
	Group Group
	On    model.Kind // the records that it is made for
	Steps []int      // of a case's chart; nil for other records
	Asks  []Ask      // what the clerk types for it
	// Material is the number of the checklist that it proves once it is issued (2-4); empty = none.
	Material string
	// Series: it goes out with a 发文字号.
	Series bool
	// Into is what takes the number when it is empty; IntoDay what takes the day of issue,
	// without a number, too.
	Into, IntoDay []Place
	// Rules are those whose findings about its records are told before it is printed.
	Rules []string
	// Batch is the key of records that share one paper; nil = each has its own. Records that
	// the paper does not fit have the empty key.
	Batch func(b *model.Book, r model.Record) string
	// Unfit says why it is not made for the record, in a sentence; empty = it is. nil = it
	// is made for all.
	Unfit func(b *model.Book, r model.Record) string
	// Due is until when it should be made; zero = whenever. It is zero, too, where it has
	// been made by what the ledger says.
	Due func(b *model.Book, r model.Record) day.Day
	// Secret: it says more of people than an office may pass around (political review,
	// hardship): making it is asked first and recorded.
	Secret bool
	write  func(*writer)
}

// Ask is a box that the clerk types when the paper is made; what was typed is kept with it.
type Ask struct {
	Label   string // as on the screen and in `--set 框=值`
	Hint    string
	Long    bool     // several lines
	Day     bool     // a day
	Reply   bool     // the day by which an answer is wanted (回执, 回函, 批复)
	Choices []string // may be empty
	// Each: one for every record of a batch.
	Each bool
	// From is what the ledger already says, the box's first value; nil = nothing.
	From func(in Input, r model.Record) string
}

// All lists the papers in the order of lists.
func All() []Paper { return all }

// all is the register: a paper is a line here and the file that says its boxes.
var all = []Paper{
	talkRecord, applicantRoster, chronicle, personalMatters, applicantSurvey,
	recommendation, committeeMinutes, activistFiling, activistFilingForm, mentorNote, cultivationRecord, activistRoster,
	opinionsRecord, prospectRequest, prospectConsent, publicNotice, noticeResult, reviewLetter, reviewForm, reviewReport,
	trainingForm, trainingRoster, prospectRoster,
	preReviewRequest, preReviewOpinion, volunteerSheet, ballot, ballotTally, meetingMinutes, resolution, admissionRequest,
	approvalTalk, committeeApproval, admissionReply, upperFiling, admittedRoster, planRequest, planNotice,
	oathRecord, probationRecord, confirmRequest, confirmForm, confirmReply, archiveList, confirmedRoster,
	termReminder, termRequest, termReply, candidatesRequest, candidatesReply, electionBallot, electionTally, electionMinutes,
	electionResult, resultReply, termExtension, extensionReply,
	agendaSlip, committeeRecord, committeeSummary, priorOpinion, charterRequest,
	exchangeRequest, exchangeReply, appointmentNotice, exchangeTalk,
	oversightFeedback, rectifyNotice, rectifyReport, closingSlip,
	transferLetter, duesNotice, careForm,
	fileLabels,
}

// ByName finds a paper by its stable name.
func ByName(name string) (Paper, bool) {
	i := slices.IndexFunc(all, func(p Paper) bool { return p.Name == name })
	if i < 0 {
		return Paper{}, false
	}
	return all[i], true
}

// MadeFor reports that papers are made for records of a kind, or for what belongs to them.
func MadeFor(kind model.Kind) bool {
	return kind == model.KindOrganization || kind == model.KindMeeting || slices.ContainsFunc(all,
		func(p Paper) bool { return p.On == kind })
}

// Ask finds one of its boxes by label.
func (p Paper) Ask(label string) (Ask, bool) {
	i := slices.IndexFunc(p.Asks, func(a Ask) bool { return a.Label == label })
	if i < 0 {
		return Ask{}, false
	}
	return p.Asks[i], true
}

// Input is all that a paper is a function of.
type Input struct {
	report.Input
	Number  string                     // 发文字号, complete; empty = room is left for it
	Photo   func(person string) []byte // the PNG of a person's photo; nil = photo boxes stay empty
	Answers map[AnswerKey]string       // what was typed; what is missing here goes by Ask.From
}

// AnswerKey names a typed box: of the paper, or with Record of one record of its batch.
type AnswerKey struct{ Label, Record string }

// Made is a finished paper.
type Made struct {
	report.Document
	To       string   // 主送机关, or to whom it goes; may be empty
	From     string   // ID of the organisation that issues it; may be empty
	ReplyDue day.Day  // by when an answer is wanted; zero = no day is set
	Material string   // number of the checklist that it proves once it is issued; empty = none
	Blanks   []string // what is left to be filled in by hand
	Missing  []string // decisions that the ledger does not hold yet: the paper is a draft
	Warnings []string // what the rules say, in sentences
}

// Draft reports that a decision is missing, so it is no paper to be issued.
func (m Made) Draft() bool { return len(m.Missing) > 0 }

// Refusal is why a paper would say something false.
type Refusal string

func (r Refusal) Error() string { return string(r) }

// Boxes are the labels of what the clerk types.
func (p Paper) Boxes() []string {
	out := make([]string, len(p.Asks))
	for i, a := range p.Asks {
		out[i] = a.Label
	}
	return out
}
