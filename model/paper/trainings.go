package paper

// The training of 发展对象 (step 11, B-13): a form for each, a roster for the class.

import (
	"cmp"

	"partyledger/model"
	"partyledger/model/report"
)

var trainingForm = Paper{
	Name: "training-form", Title: "发展对象集中培训登记表", About: "一人一表，主办党委鉴定", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepTraining}, Material: "3-11", Rules: []string{"B-13"},
	Asks:  []Ask{{Label: "培训内容", Long: true}},
	Unfit: notProspect,
	write: func(w *writer) {
		s := w.subjects()[0]
		w.proves(!s.TrainingDay.IsZero())
		below := []report.FormRow{w.line("列为发展对象时间", s.ProspectDay.Chinese())}
		if s.TrainingDay.IsZero() && s.TrainingException != "" {
			below = append(below, w.line("未参加集中培训的理由", s.TrainingException))
		}
		below = append(below, w.line("培训班次", s.TrainingClass),
			report.FormRow{Height: lineHigh, Boxes: []report.Box{report.Label("培训时间"), report.Filled(w.trained(s)).Over(3, 1),
				report.Label("成绩"), report.Filled(w.boxed("成绩", s.TrainingScore).value)}},
			w.written("培训内容", w.asked("培训内容"), 3),
			row(0, "个人小结", report.Box{Lines: 6, Seal: &report.SealLine{Who: "本人签名", Day: true}}),
			opinion("主办单位鉴定意见", "", "负责人签名", true))
		w.form(s.branch, w.paper.Title, s.person.Name, w.whoForm(s, false, nil, below...))
	},
}

// trained is from when to when somebody was trained and how long; empty room is told.
func (w *writer) trained(s subject) string {
	if s.TrainingDay.IsZero() {
		return w.boxed("培训时间", "").value
	}
	return duration(s.DevelopmentCase)
}

var trainingRoster = Paper{
	Name: "training-roster", Title: "发展对象集中培训学员名册", About: "主办党委按班次汇总，跨支部", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepTraining}, Rules: []string{"B-13"},
	Batch: func(b *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		o, _ := model.Find[model.Organization](b, c.OrganizationID)
		return o.ParentID + "/" + c.TrainingClass + "/" + c.TrainingFrom.String() + "/" + c.TrainingDay.String()
	},
	Unfit: notProspect,
	write: func(w *writer) {
		list := w.subjects()
		first := list[0]
		from := w.above(first.branch)
		w.made.From, w.made.Office = from.ID, from.Name
		class := cmp.Or(first.TrainingClass, "发展对象集中培训班")
		w.made.Title = class + "学员名册"
		w.on(report.LandscapeTable, report.Title{Text: w.made.Title, Sub: duration(first.DevelopmentCase)}, w.roster().
			with(report.UnitCol("所在党支部"), func(s subject) string { return s.branch.Name }).
			with(report.DayCol("列为发展对象日期"), func(s subject) string { return s.ProspectDay.DottedDay() }).
			with(report.FigureCol("天数"), func(s subject) string { return s.TrainingDays.String() }).
			with(report.FigureCol("学时"), func(s subject) string { return s.TrainingHours.String() }).
			with(report.WordCol("成绩"), func(s subject) string { return s.TrainingScore }).
			with(report.RemarkCol("签到"), func(subject) string { return "" }).
			table(w, list, "学员名册"))
	},
}
