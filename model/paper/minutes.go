package paper

// 支委会会议记录: what a branch committee (or, where there is none, the member meeting)
// settled of people on one day, all of them in one record (steps 3, 7, 12 and 23).

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// topic is one matter of people that a branch committee settles.
type topic struct {
	title    string // 研究确定入党积极分子
	material string // of the checklist; empty = none
	weighed  string // what the meeting looks at
	resolved string // what the resolution says of those whom it favours
	on       func(model.DevelopmentCase) day.Day
	// went reports that the case went on behind it, so the meeting was in favour.
	went func(*model.Book, model.DevelopmentCase) bool
}

var topics = []topic{
	{"研究确定入党积极分子", "2-2", "入党动机、思想政治素质、现实表现和推荐情况", "确定为入党积极分子，报上级党委备案",
		func(c model.DevelopmentCase) day.Day { return c.ActivistDay },
		func(*model.Book, model.DevelopmentCase) bool { return true }}, // the day is that of being chosen
	{"研究拟列为发展对象人选", "3-2", "培养教育和考察情况，党小组、培养联系人、党员和群众的意见", "拟列为发展对象，报上级党委",
		func(c model.DevelopmentCase) day.Day { return c.ProspectMeetingDay },
		func(_ *model.Book, c model.DevelopmentCase) bool {
			return !c.ProspectConsentDay.IsZero() || !c.ProspectDay.IsZero() || !c.NoticeFrom.IsZero()
		}},
	{"审查发展对象", "", "发展对象的条件、材料、政治审查和集中培训情况", "通过审查，报具有审批权限的党委预审",
		func(c model.DevelopmentCase) day.Day { return c.CommitteeReviewDay },
		func(_ *model.Book, c model.DevelopmentCase) bool { return !c.PreReviewDay.IsZero() }},
	{"审查预备党员转正", "", "预备期内的表现、转正申请和征求意见情况", "的转正问题提交支部党员大会讨论",
		func(c model.DevelopmentCase) day.Day { return c.ConfirmCommitteeDay },
		func(b *model.Book, c model.DevelopmentCase) bool {
			return len(model.MeetingsOn(b, c, model.ForConfirmation, b.AsOf)) > 0
		}},
}

var committeeMinutes = Paper{
	Name: "committee-minutes", Title: "支委会会议记录", About: "同一天研究的人写在一份记录里；不设支委会的为支部党员大会", Group: Activists,
	On:    model.KindDevelopmentCase,
	Steps: []int{model.StepActivist, model.StepProspect, model.StepCommitteeReview, model.StepConfirmation}, Material: "2-2",
	Rules: []string{"B-04", "B-08", "B-14"},
	Asks: append([]Ask{{Label: meetingDay, Day: true, Hint: "同一人有几次会议时，填要做记录的那一次",
		From: func(in Input, r model.Record) string {
			return lastTopicDay(r.(model.DevelopmentCase), in.Book.AsOf).String()
		}}},
		append(meetingAsks(minutesMeeting), Ask{Label: "讨论情况", Long: true, Hint: "不填则留横线手写"},
			Ask{Label: "讨论意见和表决结果", Each: true, Hint: "如：应到5人，实到5人，赞成5票"},
			Ask{Label: committeeSays, Each: true, Choices: []string{agreed, notAgreed}, Hint: "台账已登记后续步骤的，不必填", From: lastResolved})...),
	Batch: func(b *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + lastTopicDay(c, b.AsOf).String() + "/" + string(minutesMeeting(b, c).MeetingKind)
	},
	Unfit: func(b *model.Book, r model.Record) string {
		if lastTopicDay(r.(model.DevelopmentCase), b.AsOf).IsZero() {
			return "还没有登记支委会研究、讨论或者审查的日期"
		}
		return ""
	},
	write: writeCommitteeMinutes,
}

const (
	meetingDay    = "会议日期"
	committeeSays = "会议决议"
	agreed        = "同意"
	notAgreed     = "不同意"
)

// lastResolved is what a case's last meeting resolved of it, as far as later steps tell.
func lastResolved(in Input, r model.Record) string {
	c := r.(model.DevelopmentCase)
	for _, t := range topics {
		if t.on(c) == lastTopicDay(c, in.Book.AsOf) && t.went(in.Book, c) {
			return agreed
		}
	}
	return ""
}

// lastTopicDay is the last day on which a case was before the committee; zero if it never was.
func lastTopicDay(c model.DevelopmentCase, on day.Day) (last day.Day) {
	for _, t := range topics {
		if d := t.on(c); !d.IsZero() && !d.After(on) && !d.Before(last) {
			last = d
		}
	}
	return last
}

// minutesMeeting is the meeting of a case's last day before the committee.
func minutesMeeting(b *model.Book, r model.Record) model.Meeting {
	c := r.(model.DevelopmentCase)
	on := lastTopicDay(c, b.AsOf)
	return meetingOr(b, c.OrganizationID, minutesKind(b, c, on), on)
}

// minutesKind is who met on a day: the member meeting where that is recorded, or where only
// such a meeting is; else the committee.
func minutesKind(b *model.Book, c model.DevelopmentCase, on day.Day) model.MeetingKind {
	if c.ActivistDay == on && c.ActivistBody != "" {
		if c.ActivistBody == model.MemberMeetingBody {
			return model.MemberMeeting
		}
		return model.BranchCommitteeMeeting
	}
	_, committee := meetingOn(b, c.OrganizationID, model.BranchCommitteeMeeting, on)
	if _, members := meetingOn(b, c.OrganizationID, model.MemberMeeting, on); members && !committee {
		return model.MemberMeeting
	}
	return model.BranchCommitteeMeeting
}

func writeCommitteeMinutes(w *writer) {
	first := w.subjects()[0]
	on := w.askedDay(meetingDay)
	kind := minutesKind(w.Book, first.DevelopmentCase, on)
	matters := w.mattersOf(first.branch, kind, on)
	for _, s := range w.subjects() {
		if len(matters) == 0 || lastTopicDay(s.DevelopmentCase, on) != on {
			w.refuse("%s在%s没有登记支委会研究、讨论或者审查的事项。请核对会议日期，或者先在发展党员记录中登记。", s.person.Name, w.dayOr(meetingDay, on))
			return
		}
	}
	w.made.Material = materialOf(matters)
	m, ok := w.meetingOn(first.OrganizationID, kind, on)
	if !ok {
		m = model.Meeting{OrganizationID: first.OrganizationID, MeetingKind: kind, Day: on}
	}
	w.made.From, w.made.Office = first.branch.ID, first.branch.Name
	title := minutesTitle(first.branch, kind)
	w.made.Title = title + "（" + on.Chinese() + "）"
	w.on(report.OfficialPage, report.Title{Text: title})
	w.add(w.meetingLines(w.typedMeeting(m))...)
	w.say("议题：%s", agenda(matters))
	for _, x := range matters {
		w.minuted(x)
	}
	w.add(report.Space{Lines: 1}, report.Paragraph{Text: "主持人签名：＿＿＿＿＿＿　　记录人签名：＿＿＿＿＿＿"})
}

// minutesTitle is 中共某公司第一支部委员会会议记录, …支部党员大会会议记录.
func minutesTitle(o model.Organization, kind model.MeetingKind) string {
	what := "支部委员会会议记录"
	if kind == model.MemberMeeting {
		what = "支部党员大会会议记录"
	}
	for _, end := range []string{"支部委员会", "支部"} {
		if name, ok := strings.CutSuffix(o.Name, end); ok {
			return name + what
		}
	}
	return o.Name + what
}

// matter is a topic of a meeting with the people whom it was about.
type matter struct {
	topic
	people []subject
}

// mattersOf is what a branch settled of people on a day: all of them, pointed at or not.
func (w *writer) mattersOf(branch model.Organization, kind model.MeetingKind, on day.Day) []matter {
	var out []matter
	for _, t := range topics {
		var people []subject
		for _, c := range model.Owned[model.DevelopmentCase](w.Book, branch.ID) {
			if t.on(*c) == on && !on.IsZero() && minutesKind(w.Book, *c, on) == kind {
				people = append(people, w.subject(*c))
			}
		}
		if len(people) > 0 {
			out = append(out, matter{t, people})
		}
	}
	return out
}

// materialOf is the material that minutes prove: that of their topic, where there is one.
func materialOf(list []matter) string {
	if len(list) != 1 {
		return ""
	}
	return list[0].material
}

func agenda(list []matter) string {
	var out []string
	for _, x := range list {
		out = append(out, x.title+"（"+names(x.people)+"）")
	}
	return joined(out) + "。"
}

// minuted writes what was said and resolved of one topic.
func (w *writer) minuted(x matter) {
	w.item(1, x.title)
	w.say("会议研究了%s的有关情况，包括%s。", names(x.people), x.weighed)
	w.say("讨论情况：%s", w.asked("讨论情况"))
	if w.asked("讨论情况") == "" {
		w.blank("讨论情况")
		w.add(ruled(3)...)
	}
	w.items(mapped(x.people, func(s subject) string { return s.person.Name + "同志。" + w.discussed(s, x.topic) }))
	w.say("决议：经集体讨论，%s。", w.resolvedOf(x))
}

// discussed is what was said and voted of one person.
func (w *writer) discussed(s subject, t topic) string {
	text := parts(string(s.person.Sex), born(s.person.BirthDay), w.work(s.person), past("申请入党", s.Applied))
	if t.title != topics[0].title {
		text = parts(text, past("确定为入党积极分子", s.ActivistDay))
	} else if s.RecommendEligible > 0 {
		text = parts(text, fmt.Sprintf("推荐时应到%d人，实到%d人，同意%d人", s.RecommendEligible, s.RecommendPresent, s.RecommendFor))
	}
	return text + "。讨论意见和表决结果：" + w.orBlank(s.person.Name+"的讨论意见和表决结果", w.askedOf("讨论意见和表决结果", s.DevelopmentCase)) + "。"
}

// resolvedOf is the resolution on a topic, person by person where it is not one for all.
func (w *writer) resolvedOf(x matter) string {
	said := map[string][]subject{}
	for _, s := range x.people {
		how := w.resolution(s, x.topic)
		said[how] = append(said[how], s)
	}
	var out []string
	for _, s := range said[""] {
		out = append(out, w.decided(s.person.Name+"的会议决议", "")+s.person.Name+"同志"+x.resolved)
	}
	if list := said[agreed]; len(list) > 0 {
		out = append(out, "同意"+names(list)+x.resolved)
	}
	if list := said[notAgreed]; len(list) > 0 {
		out = append(out, "不同意"+names(list)+x.resolved)
	}
	return joined(out)
}

// resolution is what was resolved of one person: as typed, or as later steps tell.
func (w *writer) resolution(s subject, t topic) string {
	typed := strings.TrimSpace(w.Answers[AnswerKey{committeeSays, s.ID}])
	went := t.went(w.Book, s.DevelopmentCase)
	if went && typed == notAgreed {
		w.refuse("%s的会议决议填的是“不同意”，但台账已登记“%s”以后的步骤。请核对。", s.person.Name, t.title)
	}
	if went {
		return agreed
	}
	return typed
}

// ruled is so many lines to write on in a text.
func ruled(n int) []report.Block {
	var out []report.Block
	for range n {
		out = append(out, report.Paragraph{Text: strings.Repeat("＿", 28), Plain: true})
	}
	return out
}
