package demo

// What the papers of the office rest on: meetings, family and career of those on the way
// into the Party, notices and letters, elections, transfers, and a few papers made.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// addPaperwork fills in beside the finished ledgers what their papers ask for; nothing in
// it is asked for by a rule.
func (w *world) addPaperwork() {
	s := newStream("papers")
	w.office.CopyTo, w.office.Issuer = "某某投资集团有限公司", "某某投资集团有限公司党委党群工作部"
	for _, c := range w.cells {
		c.DocPrefix, c.Address, c.Postcode = c.ShortName, c.unit.Place+c.unit.ShortName+"办公楼", "990000"
		c.Contact, c.NoticePhone = w.officer(c.ID, model.OrganizingOfficer), c.Phone
	}
	for i := range w.evidence.all {
		x := w.evidence.all[i]
		x.Copies, x.Pages, x.Original = 1, 1+i%3, model.OriginalPaper
	}
	w.holdMeetings()
	for _, x := range w.cases.all {
		w.fillCase(s, x)
	}
	w.addElections()
	w.addTransfers()
	w.addHouseholds(s)
	w.addPapers()
}

// officer is the name of who holds a post on an organisation's committee, else of its
// secretary; empty if there is neither.
func (w *world) officer(organization string, post model.PartyPost) string {
	name := ""
	for _, id := range []string{w.holder(organization, post), w.holder(organization, model.Secretary)} {
		if id != "" && name == "" {
			name = w.person(id).Name
		}
	}
	return name
}

func (w *world) holder(organization string, post model.PartyPost) string {
	for _, m := range w.members.all {
		if m.OrganizationID == organization && m.Post == post && m.To.IsZero() {
			return m.PersonID
		}
	}
	return ""
}

// meet is the meeting of an organisation on a day, made at the first asking.
func (w *world) meet(organization string, kind model.MeetingKind, on day.Day, title string) *model.Meeting {
	list := listOf[model.Meeting](w, "HY%04d")
	for _, m := range list.all {
		if m.OrganizationID == organization && m.MeetingKind == kind && m.Day == on {
			return m
		}
	}
	m := model.Meeting{ID: list.id(), OrganizationID: organization, MeetingKind: kind, Day: on, Start: "14:30", Title: title,
		Place: "党员活动室", ForYear: on.Year(), RecordKept: true,
		ChairID: w.holder(organization, model.Secretary), RecorderID: w.holder(organization, model.OrganizingOfficer)}
	return list.add(m)
}

// holdMeetings holds the meetings at which the recorded votes were taken and matters
// studied before the decision, and plans one.
func (w *world) holdMeetings() {
	for _, v := range w.meetings.all {
		c := w.cases.all[number(v.CaseID)-1]
		person := w.person(c.PersonID)
		title := "讨论接收预备党员"
		if v.Purpose == model.ForConfirmation {
			title = "讨论预备党员转正"
		}
		m := w.meet(c.OrganizationID, model.MemberMeeting, v.Day, title)
		m.Expected, m.Attended = max(m.Expected, v.Eligible), max(m.Attended, v.Present)
		m.Scrutineers, m.Tellers = w.officer(c.OrganizationID, model.DisciplineOfficer), w.officer(c.OrganizationID, model.PublicityOfficer)
		if m.Expected > m.Attended {
			m.Absent = "因公出差、值班"
		}
		v.MeetingID, v.BallotsOut, v.BallotsIn, v.BallotsValid = m.ID, v.Present, v.Present, v.Present
		v.Merits, v.Shortcomings = person.Name+"入党动机端正，工作踏实，团结同志", "理论学习的系统性还不够"
		if !v.ApprovalDay.IsZero() {
			v.CommitteeEligible, v.CommitteePresent, v.CommitteeFor = 9, 8, 8
		}
		if v.Resolution == model.Extend || v.Resolution == model.Disqualify {
			v.ExtensionReason = "预备期内参加组织生活不经常"
		}
	}
	for _, r := range w.reviews.all {
		top := w.units[number(r.EnterpriseID)-1].top
		if top != nil && top.Type == model.Committee && !r.PartyDay.IsZero() && r.PartyDay.Before(AsOf) {
			r.MeetingID = w.meet(top.ID, model.CommitteeMeeting, r.PartyDay, r.Matter).ID
		}
	}
	list := listOf[model.Meeting](w, "HY%04d")
	list.add(model.Meeting{ID: list.id(), OrganizationID: w.cells[0].ID, MeetingKind: model.StudyGroupMeeting,
		Planned: day.Of(2026, 12, 10), ForYear: 2026, Title: "第四季度集体学习研讨", Place: "集团会议室"})
}

// fillCase tells of a case what its papers ask for, step by step.
func (w *world) fillCase(s *stream, x *model.DevelopmentCase) {
	p := w.person(x.PersonID)
	if !x.TalkDay.IsZero() {
		x.TalkerName, x.TalkPlace = w.officer(x.OrganizationID, model.Secretary), "党员活动室"
		x.TalkContent = "了解入党动机、工作和家庭情况，介绍党的基本知识"
	}
	if !x.RecommendDay.IsZero() {
		x.RecommendEligible, x.RecommendPresent, x.RecommendFor = 12, 11, 10
	}
	if !x.OpinionsDay.IsZero() {
		x.OpinionMembers, x.OpinionMembersFor, x.OpinionOthers, x.OpinionOthersFor = 11, 11, 15, 14
	}
	if !x.TrainingDay.IsZero() && x.TrainingDays > 0 {
		x.TrainingFrom, x.TrainingClass, x.TrainingScore = x.TrainingDay.AddDays(-2), "发展对象培训班", "合格"
	}
	if !x.PreReviewDay.IsZero() {
		x.PreReviewDoc = w.partyPaper(w.units[0], x.PreReviewDay)
	}
	if !x.VolunteerDay.IsZero() {
		x.BookletNumber = "演示" + padded(number(x.ID), 6)
	}
	w.fillMember(x)
	if x.ProspectDay.IsZero() || !x.EndedDay.IsZero() {
		return
	}
	w.addNotice(x)
	if x.ArchivedDay.IsZero() {
		w.addBackground(s, p)
		w.addLetters(x)
	}
}

// fillMember is fillCase from the approval on.
func (w *world) fillMember(x *model.DevelopmentCase) {
	if !x.ApprovalTalkDay.IsZero() {
		x.ApprovalTalkerName, x.ApprovalTalkPlace = "钱丙丁", "党群工作部"
		x.ApprovalTalk = "了解对党的认识，指出努力方向，本人态度端正"
	}
	if !x.GroupedDay.IsZero() {
		x.PartyGroup = "第一党小组"
	}
	if !x.OathDay.IsZero() {
		x.OathPlace, x.OathChair, x.OathLeader = "党员活动室", w.officer(x.OrganizationID, model.OrganizingOfficer),
			w.officer(x.OrganizationID, model.Secretary)
	}
	if !x.ConfirmOpinionsDay.IsZero() {
		x.ConfirmMembers, x.ConfirmMembersFor, x.ConfirmOthers, x.ConfirmOthersFor = 11, 11, 10, 10
	}
}

func (w *world) addNotice(x *model.DevelopmentCase) {
	if x.NoticeFrom.IsZero() {
		return
	}
	list, c := listOf[model.Notice](w, "GS%04d"), w.cell(x.OrganizationID)
	list.add(model.Notice{ID: list.id(), CaseID: x.ID, Purpose: model.NoticeOfProspect, Place: "公司公告栏", Scope: "本支部党员和群众", Way: "张贴",
		Receiver: "党群工作部", Phone: c.NoticePhone, Mailbox: "办公楼一层意见箱"})
}

// addBackground is the family and career of a person.
func (w *world) addBackground(s *stream, p *model.Person) {
	relatives := listOf[model.Relative](w, "QS%04d")
	surname := strings.TrimRight(p.Name, strings.Join(stems, ""))
	for i, relation := range []string{"父亲", "母亲", "岳父"} {
		kind, name := model.FamilyMember, surname+pick(s, stems)
		if i > 0 {
			name = pick(s, surnames) + pick(s, stems)
		}
		if i == 2 {
			kind = model.SocialTie
		}
		born := day.Of(p.BirthDay.Year()-s.between(24, 30), s.between(1, 12), 1)
		relatives.add(model.Relative{ID: relatives.id(), PersonID: p.ID, RelativeKind: kind, Relation: relation, Name: name, BirthDay: born,
			Status: []model.PartyStatus{model.FullMember, model.NonParty, model.NonParty}[i], Unit: "某某市某某单位"})
	}
	lines := listOf[model.ResumeLine](w, "LL%04d")
	start := p.WorkStart
	if start.IsZero() {
		start = p.BirthDay.AddMonths(12 * 22)
	}
	lines.add(model.ResumeLine{ID: lines.id(), PersonID: p.ID, From: start.AddMonths(-48), To: start.AddMonths(-1), What: "某某学院学生",
		Witness: pick(s, surnames) + pick(s, stems)})
	lines.add(model.ResumeLine{ID: lines.id(), PersonID: p.ID, From: start, What: strings.TrimSpace(p.Department + p.Position),
		Witness: pick(s, surnames) + pick(s, stems)})
	awards := listOf[model.Award](w, "JC%04d")
	awards.add(model.Award{ID: awards.id(), PersonID: p.ID, AwardKind: model.Honoured, Day: s.earlier(AsOf, 200, 800), Title: "先进工作者",
		By: w.units[number(p.EnterpriseID)-1].Name})
	p.BirthPlace, p.Residence, p.School = p.NativePlace, p.NativePlace+"某某路99号", "某某学院"

}

// addLetters asks the Party organisations of the father's and the mother's units; of those
// still under review not all have answered.
func (w *world) addLetters(x *model.DevelopmentCase) {
	list := listOf[model.ReviewLetter](w, "HD%04d")
	for i, r := range listOf[model.Relative](w, "QS%04d").all {
		if r.PersonID != x.PersonID || r.RelativeKind != model.FamilyMember {
			continue
		}
		sent := x.ProspectDay.AddDays(3)
		if sent.After(AsOf) {
			return
		}
		l := model.ReviewLetter{ID: list.id(), CaseID: x.ID, RelativeID: r.ID, ToUnit: "中共某某市某某单位委员会", ToAddress: "某某市某某路99号",
			ToPostcode: "990000", Number: "演示函调" + padded(len(list.all)+1, 4), Sent: sent}
		if back := sent.AddDays(15 + i%10); back.Before(AsOf) && (!x.ReviewDay.IsZero() || r.Relation == "父亲") {
			l.Returned, l.Result = back, "未发现问题"
		}
		list.add(l)
	}
}

// addElections tells of the last elections of three organisations, and of one that is being
// prepared.
func (w *world) addElections() {
	list, candidates := listOf[model.Election](w, "XJ%04d"), listOf[model.Candidate](w, "HX%04d")
	for _, c := range w.cells[1:4] {
		t := w.lastTerm(c.ID)
		full := len(c.full())
		e := model.Election{ID: list.id(), OrganizationID: c.ID, ElectionKind: model.TermEnds,
			ElectionForm: model.ByAllMembers, TermID: t.ID,
			AskDay: weekday(t.Elected.AddDays(-60), -1), ReplyDay: weekday(t.Elected.AddDays(-45), -1),
			ListAskDay: weekday(t.Elected.AddDays(-30), -1), ListReplyDay: weekday(t.Elected.AddDays(-15), -1),
			Day: t.Elected, Eligible: full, Present: full, BallotsOut: full, BallotsIn: full, BallotsValid: full,
			RulesPassed: true, Round: 1,
			ResultAskDay: weekday(t.Elected.AddDays(2), 1), ResultReplyDay: weekday(t.Elected.AddDays(12), 1),
			ResultReplyDoc: t.ApprovalDocument}
		for _, m := range w.members.all {
			if m.OrganizationID != c.ID || !m.To.IsZero() || w.person(m.PersonID).Status != model.FullMember {
				continue
			}
			e.Seats++
			candidates.add(model.Candidate{ID: candidates.id(), ElectionID: e.ID, PersonID: m.PersonID, Post: model.ForMember,
				Order: e.Seats, For: full, Elected: true, Duty: m.Post})
		}
		e.Candidates = e.Seats
		for _, p := range c.full() {
			if e.Candidates == e.Seats+(e.Seats+4)/5 {
				break
			}
			if w.post(c.ID, p.ID) == "" {
				e.Candidates++
				candidates.add(model.Candidate{ID: candidates.id(), ElectionID: e.ID, PersonID: p.ID, Post: model.ForMember,
					Order: e.Candidates, Against: full})
			}
		}
		list.add(e)
	}
	c := w.cells[5]
	t := w.lastTerm(c.ID)
	e := model.Election{ID: list.id(), OrganizationID: c.ID, ElectionKind: model.TermEnds,
		ElectionForm: model.ByAllMembers, FromTermID: t.ID, AskDay: day.Of(2026, 11, 16), Planned: day.Of(2027, 1, 15),
		Seats: 3, Candidates: 4}
	list.add(e)
	for i, p := range c.full()[:4] {
		candidates.add(model.Candidate{ID: candidates.id(), ElectionID: e.ID, PersonID: p.ID, Post: model.ForMember, Order: i + 1})
	}
}

// post is what somebody is on an organisation's committee.
func (w *world) post(organization, person string) model.PartyPost {
	for _, m := range w.members.all {
		if m.OrganizationID == organization && m.PersonID == person && m.To.IsZero() {
			return m.Post
		}
	}
	return ""
}

func (w *world) lastTerm(organization string) *model.Term {
	var last *model.Term
	for _, t := range w.terms.all {
		if t.OrganizationID == organization && (last == nil || t.Elected.After(last.Elected)) {
			last = t
		}
	}
	return last
}

// addTransfers is a letter for each who has gone over to another unit, and two on the way.
func (w *world) addTransfers() {
	list := listOf[model.Transfer](w, "ZJ%04d")
	add := func(p *model.Person, valid int, issued, received, replied day.Day) {
		c := w.cell(p.OrganizationID)
		until, err := day.NewMonth(issued.Year(), issued.Month())
		if err != nil {
			panic(err)
		}
		list.add(model.Transfer{ID: list.id(), PersonID: p.ID, Direction: model.TransferOut, FromID: c.ID, ToUnit: "中共某某市某某公司支部委员会",
			Way: model.ByLetter, Reason: model.NewPost, LetterNo: "演示" + padded(len(list.all)+1, 6), IssuerID: c.approver().ID,
			Issued: issued, ValidDays: valid, DuesUntil: until, Received: received, Replied: replied})
	}
	open := 0
	for _, p := range w.people.all {
		switch {
		case p.OrganizationID == "" || !p.Status.Member():
		case p.LeftHow == model.TransferredOut && p.Left.Before(AsOf):
			replied := p.Left.AddDays(20)
			if replied.After(AsOf) {
				replied = day.Day{}
			}
			add(p, 90, p.Left.AddDays(-20), p.Left, replied)
		case p.Left.IsZero() && p.Employment == model.Retired && open < 2:
			open++
			add(p, 60+30*open, day.Of(2026, 11, 2+open), day.Day{}, day.Day{}) // the second is valid for too long (T-03)
		}
	}
}

// addHouseholds says of hardships how many live on how much.
func (w *world) addHouseholds(s *stream) {
	for _, x := range w.cares().all {
		if x.CareKind == model.CareHardship {
			x.Household, x.IncomeEach = s.between(2, 5), model.Amount(model.Yuan(int64(s.between(9, 18)*100)))
		}
	}
}

// addPapers is a paper that was answered, one that awaits its answer, and a draft.
func (w *world) addPapers() {
	list := listOf[model.Paper](w, "WS%04d")
	c := w.cells[5]
	add := func(p model.Paper, about ...model.Ref) {
		p.ID, p.FromID, p.To = list.id(), c.ID, c.parent.Name
		list.add(p.About(about...).Numbered())
	}
	elections := listOf[model.Election](w, "XJ%04d").all
	about := model.RefOf(*elections[len(elections)-1])
	add(model.Paper{Form: "换届请示", Title: "关于召开党员大会进行换届选举的请示", Series: c.DocPrefix, Year: 2026, Serial: 1, State: model.PaperIssued,
		Issued: day.Of(2026, 11, 16), ReplyDue: day.Of(2026, 12, 15)}, about)
	add(model.Paper{Form: "候选人预备人选请示", Title: "关于新一届委员会委员候选人预备人选的请示", State: model.PaperDraft}, about)
	var batch []model.Ref
	for _, x := range w.cases.all {
		if !x.ActivistFiledDay.IsZero() && len(batch) < 2 {
			batch = append(batch, model.RefOf(*x))
		}
	}
	add(model.Paper{Form: "入党积极分子备案报告", Title: "关于确定入党积极分子的备案报告", Series: c.DocPrefix, Year: 2026, Serial: 2,
		State: model.PaperReplied, Issued: day.Of(2026, 11, 17), Replied: day.Of(2026, 11, 20), ReplyNote: "已备案"}, batch...)
}
