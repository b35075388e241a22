package paper

// What a branch writes about those who have applied (steps 1 and 2, B-01 … B-03): the talk,
// its roster, and the two forms that only local rules ask for.

import (
	"cmp"
	"strconv"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var talkRecord = Paper{
	Name: "talk-record", Title: "入党申请人谈话记录", About: "支部派人同入党申请人谈话，一人一份", Group: Applying,
	On: model.KindDevelopmentCase, Steps: []int{model.StepTalk}, Material: "1-2", Rules: []string{"B-01", "B-02", "B-03"},
	Asks: []Ask{
		{Label: "谈话地点", From: ofCase(func(c model.DevelopmentCase) string { return c.TalkPlace })},
		{Label: "谈话人姓名", From: ofCase(func(c model.DevelopmentCase) string { return c.TalkerName })},
		{Label: "谈话内容", Long: true, Hint: "不填则留横线手写", From: ofCase(func(c model.DevelopmentCase) string { return c.TalkContent })},
	},
	Due: dueUntil(model.StepTalk),
	write: func(w *writer) {
		s := w.subjects()[0]
		w.proves(!s.TalkDay.IsZero())
		f := w.whoForm(s, false, nil,
			report.FormRow{Height: lineHigh, Boxes: []report.Box{report.Label("谈话时间"), report.Filled(w.dayOr("谈话时间", s.TalkDay)).Over(2, 1),
				report.Label("谈话地点"), report.Filled(w.boxed("谈话地点", w.asked("谈话地点")).value).Over(2, 1)}},
			report.FormRow{Height: lineHigh, Boxes: []report.Box{report.Label("谈话人"),
				report.Filled(w.boxed("谈话人姓名", w.asked("谈话人姓名")).value).Over(2, 1),
				report.Label("党内职务"), report.Filled(talkerPost(s.Talker)).Over(2, 1)}},
			w.written("谈话内容", w.asked("谈话内容"), 12),
			row(26, "谈话人意见", report.Box{Seal: &report.SealLine{Who: "谈话人签名", Day: true}}),
			row(18, "申请人签名", report.Box{Seal: &report.SealLine{Who: "入党申请人签名", Day: true}}))
		w.form(s.branch, w.paper.Title, s.person.Name, f,
			report.Note{Text: "注：谈话内容一般包括入党动机、思想认识、个人成长和家庭情况、工作学习表现等。"})
	},
}

// ofCase makes a box's first value of its case.
func ofCase(value func(model.DevelopmentCase) string) func(Input, model.Record) string {
	return func(_ Input, r model.Record) string { return value(r.(model.DevelopmentCase)) }
}

// talkerPost is a talker's post in the Party; empty where it is none.
func talkerPost(t model.Talker) string {
	if t == model.TalkOther {
		return ""
	}
	return string(t)
}

var applicantRoster = Paper{
	Name: "applicant-roster", Title: "入党申请人名册", About: "党组织及其下级的入党申请人，按申请日期排列", Group: Applying,
	On: model.KindOrganization, Steps: []int{model.StepApply},
	Unfit: func(b *model.Book, r model.Record) string {
		if len(applicantsOf(b, r.Key(), b.AsOf)) == 0 {
			return "没有尚未转正的入党申请人"
		}
		return ""
	},
	write: func(w *writer) {
		of := w.organization(w.of[0].Key())
		w.made.From, w.made.Office = of.ID, of.Name
		w.made.Title = w.paper.Title + "（" + of.Name + "）"
		var list []subject
		for _, c := range applicantsOf(w.Book, of.ID, w.Today) {
			list = append(list, w.subject(c))
		}
		r := w.roster()
		if of.Type != model.Branch {
			r = r.with(report.UnitCol("所在党支部"), func(s subject) string { return s.branch.Name })
		}
		r = r.with(report.DayCol("谈话日期"), func(s subject) string { return s.TalkDay.DottedDay() }).
			with(report.PersonCol("谈话人"), func(s subject) string { return cmp.Or(s.TalkerName, talkerPost(s.Talker)) }).
			with(report.WordCol("现阶段"), func(s subject) string { return string(model.StageOn(w.Book, s.DevelopmentCase, w.Today)) }).
			with(report.RemarkCol("备注"), func(subject) string { return "" })
		w.on(report.LandscapeTable, report.Title{Text: w.paper.Title, Sub: strconv.Itoa(w.Today.Year()) + "年"},
			r.table(w, list, w.paper.Title))
	},
}

// applicantsOf is the cases under way of an organisation and those below it, by the day of
// application.
func applicantsOf(b *model.Book, org string, on day.Day) []model.DevelopmentCase {
	var out []model.DevelopmentCase
	for _, o := range b.OrganizationsBelow(org) {
		for _, c := range model.Owned[model.DevelopmentCase](b, o.ID) {
			switch model.StageOn(b, *c, on) {
			case "", model.StageEnded, model.StageFull:
			default:
				out = append(out, *c)
			}
		}
	}
	return sorted(out, func(x, y model.DevelopmentCase) int { return x.Applied.Compare(y.Applied) })
}

var personalMatters = Paper{
	Name: "personal-matters", Title: "入党申请人有关事项报告表", About: "本人填写；地方规定要求时使用", Group: Applying,
	On: model.KindDevelopmentCase, Steps: []int{model.StepTalk}, Material: "1-2-1", Secret: true,
	write: func(w *writer) {
		s := w.subjects()[0]
		w.made.Material = "" // the person has yet to sign it
		w.form(s.branch, w.paper.Title, s.person.Name, w.whoForm(s, false, nil), w.relatives(s.person, model.FamilyMember),
			w.relatives(s.person, model.SocialTie), report.Form{Columns: plainColumns, Rows: []report.FormRow{
				w.awards(s.person),
				w.written("需要说明的事项", "", 11),
				row(opinionHigh-8, "本人承诺", report.Box{Text: "以上内容属实，没有隐瞒。", Seal: &report.SealLine{Who: "本人签名", Day: true}}),
				opinion("党支部意见", "", "支部书记签名", true),
			}})
	},
}

var applicantSurvey = Paper{
	Name: "applicant-survey", Title: "入党申请人调查登记表", About: "支部了解申请人基本情况；地方规定要求时使用", Group: Applying,
	On: model.KindDevelopmentCase, Steps: []int{model.StepTalk}, Material: "1-2-2", Secret: true,
	write: func(w *writer) {
		s := w.subjects()[0]
		w.made.Material = "" // the branch has yet to find out
		f := w.whoForm(s, false, nil, w.resume(s.person), w.awards(s.person))
		w.form(s.branch, w.paper.Title, s.person.Name, f, w.relatives(s.person, model.FamilyMember),
			w.relatives(s.person, model.SocialTie), report.Form{Columns: plainColumns, Rows: []report.FormRow{
				w.written("思想工作表现", "", 5),
				w.written("群众反映", "", 4),
				row(24, "调查人", report.Box{Seal: &report.SealLine{Who: "调查人签名", Day: true}}),
				opinion("党支部意见", "", "支部书记签名", true),
			}})
	},
}
