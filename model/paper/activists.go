package paper

// 入党积极分子备案报告 (step 4, B-04): a branch tells its superior whom its committee has
// settled on, with a roster.

import (
	"cmp"
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var activistFiling = Paper{
	Name: "activist-filing", Title: "入党积极分子备案报告", About: "支部向上级党委备案，附名册", Group: Activists,
	On: model.KindDevelopmentCase, Steps: []int{model.StepActivistFiling}, Material: "2-4", Series: true,
	Rules: []string{"B-04", "B-05"},
	Batch: func(_ *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + c.ActivistDay.String() + "/" + string(c.ActivistBody)
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		if r.(model.DevelopmentCase).ActivistDay.IsZero() {
			return "还没有登记“确定为入党积极分子日期”"
		}
		return ""
	},
	Due: dueUntil(model.StepActivistFiling),
	write: func(w *writer) {
		list := w.subjects()
		first := list[0]
		_, superior := w.superior(first.branch)
		w.open(letter{from: first.branch, to: superior, title: "关于确定" + about(list) + "为入党积极分子的备案报告", up: true})
		w.say("根据《中国共产党发展党员工作细则》有关规定，经%s，%s于%s研究，确定%s为入党积极分子。现将有关情况报告如下，请予备案。",
			recommended(list), w.decided("研究确定的会议", string(first.ActivistBody)), first.ActivistDay.Chinese(), names(list))
		if mentors := w.mentorWords(list); mentors != "" {
			w.say("支部已指定培养联系人：%s。", mentors)
		}
		w.say("支部将按照规定对其进行培养教育和考察，每半年考察一次。")
		w.say("特此报告。")
		w.close(first.branch, "入党积极分子备案名册")
		w.annex(report.LandscapeTable, 0, "入党积极分子备案名册", w.roster().
			with(report.DayCol("推荐日期"), func(s subject) string { return s.RecommendDay.DottedDay() }).
			with(report.DayCol("确定日期"), func(s subject) string { return s.ActivistDay.DottedDay() }).
			with(report.PersonCol("培养联系人"), func(s subject) string { return w.people(s.Mentors()...) }).
			table(w, list, "备案名册"))
	},
}

// recommended says how the people of a batch were put forward.
func recommended(list []subject) string {
	league := len(kept(list, func(s subject) bool { return s.LeagueRecommended }))
	switch {
	case league == 0:
		return "党员推荐"
	case league == len(list):
		return "群团组织推优"
	}
	return "党员推荐、群团组织推优"
}

// mentorWords says who looks after whom.
func (w *writer) mentorWords(list []subject) string {
	var out []string
	for _, s := range list {
		if mentors := w.people(s.Mentors()...); mentors != "" {
			out = append(out, fmt.Sprintf("%s同志由%s担任", s.person.Name, mentors))
		}
	}
	return joined(out)
}

// dueUntil is the last day of a step that has not been taken.
func dueUntil(step int) func(*model.Book, model.Record) day.Day {
	return func(b *model.Book, r model.Record) day.Day {
		for _, s := range model.Timeline(b, r.(model.DevelopmentCase)) {
			if s.Number == step && !s.Done {
				return s.Latest
			}
		}
		return day.Day{}
	}
}

var recommendation = Paper{
	Name: "recommendation", Title: "入党积极分子推荐（推优）登记表", About: "党员推荐或者群团组织推优，一人一份", Group: Activists,
	On: model.KindDevelopmentCase, Steps: []int{model.StepActivist}, Material: "2-1", Rules: []string{"B-02", "B-04"},
	Asks: []Ask{{Label: "主要优缺点", Long: true, Hint: "不填则留横线手写"}},
	write: func(w *writer) {
		s := w.subjects()[0]
		w.proves(!s.RecommendDay.IsZero())
		counts := ""
		if s.RecommendEligible > 0 {
			counts = fmt.Sprintf("应到%d人，实到%d人，同意%d人", s.RecommendEligible, s.RecommendPresent, s.RecommendFor)
		}
		known := !s.RecommendDay.IsZero() || s.LeagueRecommended
		below := []report.FormRow{
			row(lineHigh, "推荐方式", report.Box{Ticks: []report.Tick{{Text: "党员推荐", On: known && !s.LeagueRecommended},
				{Text: "群团组织推优", On: s.LeagueRecommended}}}),
			w.line("推荐日期", s.RecommendDay.Chinese()),
			w.line("推荐会议人数", counts),
			w.written("主要优缺点", w.asked("主要优缺点"), 4),
		}
		if !known || s.LeagueRecommended {
			below = append(below, opinion("群团组织意见", "", "负责人签名", true), opinion("上级群团组织意见", "", "负责人签名", true))
		}
		below = append(below, opinion("党支部意见", "", "支部书记签名", true))
		for i := range below {
			below[i].Height = min(below[i].Height, 28) // one page
		}
		status := string(s.person.Status)
		if s.person.Status.Member() { // it has become one since
			status = ""
		}
		w.form(s.branch, w.paper.Title, s.person.Name, w.whoForm(s, false,
			[]said{w.boxed("政治面貌", status), {"入团时间", s.person.LeagueJoined.Dotted()},
				w.boxed("派人谈话时间", s.TalkDay.Dotted())},
			below...))
	},
}

var activistFilingForm = Paper{
	Name: "activist-filing-form", Title: "入党积极分子备案登记表", About: "支部向上级党委备案，一人一表，一式两份", Group: Activists,
	On: model.KindDevelopmentCase, Steps: []int{model.StepActivistFiling}, Material: "2-3", Rules: []string{"B-04", "B-05"},
	Unfit: activistFiling.Unfit,
	write: func(w *writer) {
		s := w.subjects()[0]
		w.proves(!s.ActivistFiledDay.IsZero())
		put := ""
		if !s.RecommendDay.IsZero() {
			put = s.RecommendDay.Chinese() + "经" + recommended([]subject{s}) + "。"
		}
		if s.RecommendEligible > 0 {
			put += fmt.Sprintf("应到%d人，实到%d人，同意%d人。", s.RecommendEligible, s.RecommendPresent, s.RecommendFor)
		}
		branch := fmt.Sprintf("经%s%s研究，同意确定%s同志为入党积极分子。", s.ActivistDay.Chinese(),
			w.decided("研究确定的会议", string(s.ActivistBody)), s.person.Name)
		filed := ""
		if !s.ActivistFiledDay.IsZero() {
			filed = "备案日期：" + s.ActivistFiledDay.Chinese()
		}
		below := append([]report.FormRow{w.line("培养联系人", w.people(s.Mentors()...)), w.written("推荐情况", put, 4)},
			high(55, opinion("党支部意见", branch, "支部书记签名", true), opinion("上级党委备案意见", filed, "负责人签名", true))...)
		w.form(s.branch, w.paper.Title, s.person.Name, w.whoForm(s, true, nil, below...),
			report.Note{Text: "注：本表一式两份，党支部和上级党委各存一份。"})
	},
}

var mentorNote = Paper{
	Name: "mentor-note", Title: "培养联系人登记表", About: "支部指定一至两名正式党员作培养联系人", Group: Activists,
	On: model.KindDevelopmentCase, Steps: []int{model.StepMentors}, Rules: []string{"B-05"},
	Batch: func(_ *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + mentorsSince(c).String()
	},
	Unfit: func(_ *model.Book, r model.Record) string {
		if len(r.(model.DevelopmentCase).Mentors()) == 0 {
			return "还没有登记培养联系人"
		}
		return ""
	},
	write: func(w *writer) {
		list := w.subjects()
		f := report.Form{Columns: []float64{26, 26, 18, 24, 24, 42}}
		head := report.FormRow{Height: lineHigh}
		for _, label := range []string{"入党积极分子", "培养联系人", "性别", "转正日期", "党内职务", "单位及职务"} {
			head.Boxes = append(head.Boxes, report.Label(label))
		}
		f.Rows = append(f.Rows, head)
		for _, s := range list {
			f.Rows = append(f.Rows, w.mentorRows(s)...)
		}
		f.Rows = append(f.Rows, report.FormRow{Height: lineHigh, Boxes: []report.Box{report.Label("指定日期"),
			report.Box{Text: w.dayOr("指定培养联系人日期", mentorsSince(list[0].DevelopmentCase))}.Over(across, 1)}},
			opinion("党支部意见", "", "支部书记签名", true))
		w.form(list[0].branch, w.paper.Title, about(list), f)
	},
}

// mentorsSince is when mentors were appointed; with the activist where no day is recorded.
func mentorsSince(c model.DevelopmentCase) day.Day { return cmp.Or(c.MentorDay, c.ActivistDay) }

// mentorRows are an activist's mentors, one a row.
func (w *writer) mentorRows(s subject) []report.FormRow {
	var out []report.FormRow
	for i, id := range s.Mentors() {
		p, _ := model.Find[model.Person](w.Book, id)
		row := report.FormRow{Height: 12}
		if i == 0 {
			row.Boxes = append(row.Boxes, report.Filled(s.person.Name).Over(1, len(s.Mentors())))
		}
		row.Boxes = append(row.Boxes, report.Filled(p.Name), report.Filled(string(p.Sex)), report.Filled(p.Confirmed.DottedDay()),
			report.Filled(w.partyPost(s.OrganizationID, id)), report.Box{Text: w.work(p)})
		out = append(out, row)
	}
	return out
}
