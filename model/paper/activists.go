package paper

// 入党积极分子备案报告 (step 4, B-04): a branch tells its superior whom its committee has
// settled on, with a roster.

import (
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
