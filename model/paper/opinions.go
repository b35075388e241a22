package paper

// What a branch heard of somebody before a decision: 听取意见记录 (step 7, B-08) and what a
// notice brought (steps 7 and 23).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/report"
)

var opinionsRecord = Paper{
	Name: "opinions-record", Title: "听取意见记录", About: "列为发展对象前听取党小组、培养联系人、党员和群众意见", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepProspect}, Rules: []string{"B-08"},
	Asks: []Ask{{Label: "听取意见地点"}, {Label: "主持人"}, {Label: "记录人"}, {Label: "党小组意见", Long: true, Each: true},
		{Label: "培养联系人意见", Long: true, Each: true}, {Label: "党员意见", Long: true, Each: true}, {Label: "群众意见", Long: true, Each: true},
		{Label: "汇总意见", Long: true, Each: true}},
	Batch: func(_ *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		return c.OrganizationID + "/" + c.OpinionsDay.String()
	},
	Unfit: activistFiling.Unfit,
	write: func(w *writer) {
		list := w.subjects()
		first := list[0]
		for _, s := range list {
			if d := s.ProspectMeetingDay; !d.IsZero() && s.OpinionsDay.After(d) {
				w.refuse("%s的听取意见日期（%s）晚于支委会讨论日期（%s）。应当先听取意见、后讨论，请核对。", s.person.Name, s.OpinionsDay.Chinese(), d.Chinese())
			}
		}
		f := report.Form{Columns: plainColumns, Rows: []report.FormRow{
			{Height: lineHigh, Boxes: []report.Box{report.Label("时间"), report.Filled(w.dayOr("听取意见日期", first.OpinionsDay)).Over(2, 1),
				report.Label("地点"), report.Filled(w.boxed("听取意见地点", w.asked("听取意见地点")).value).Over(2, 1)}},
			{Height: lineHigh, Boxes: []report.Box{report.Label("主持人"), report.Filled(w.boxed("主持人", w.asked("主持人")).value).Over(2, 1),
				report.Label("记录人"), report.Filled(w.boxed("记录人", w.asked("记录人")).value).Over(2, 1)}}}}
		for _, s := range list {
			f.Rows = append(f.Rows, w.opinionsOf(s)...)
		}
		f.Rows = append(f.Rows, row(20, "签名", report.Box{Text: "主持人：＿＿＿＿＿＿　　　记录人：＿＿＿＿＿＿", Seal: &report.SealLine{Day: true}}))
		w.form(first.branch, w.paper.Title, about(list), f)
	},
}

// opinionsOf is what was heard of one person.
func (w *writer) opinionsOf(s subject) []report.FormRow {
	c := s.DevelopmentCase
	who := parts(s.person.Name, string(s.person.Sex), born(s.person.BirthDay), w.work(s.person), past("确定为入党积极分子", s.ActivistDay),
		labelled("培养联系人：", w.people(s.Mentors()...)))
	opinion := func(label, count string) report.FormRow {
		text := w.askedOf(label, c)
		if count != "" {
			text = joined(kept([]string{count, text}, func(x string) bool { return x != "" }))
		}
		if text == "" {
			w.blank(label)
			return row(0, label, report.Box{Lines: 3})
		}
		return row(20, label, report.Box{Text: text})
	}
	head := row(14, "听取意见对象", report.Box{Text: who})
	head.With = true
	return []report.FormRow{head, opinion("党小组意见", ""), opinion("培养联系人意见", ""),
		opinion("党员意见", heard("党员", s.OpinionMembers, s.OpinionMembersFor)),
		opinion("群众意见", heard("群众", s.OpinionOthers, s.OpinionOthersFor)), opinion("汇总意见", "")}
}

var noticeResult = Paper{
	Name: "notice-result", Title: "公示情况登记表", About: "公示期满后登记反映情况，一人一表", Group: Prospects,
	On: model.KindDevelopmentCase, Steps: []int{model.StepProspect, model.StepAdmission, model.StepConfirmation}, Material: "3-4",
	Rules: []string{"B-09"},
	Asks:  []Ask{{Label: noticeMatter, Choices: noticeMatters(), From: noticeDefault}},
	Unfit: publicNotice.Unfit,
	write: func(w *writer) {
		s := w.subjects()[0]
		of := noticeKindOf(w.asked(noticeMatter))
		n := noticeOf(w.Book, s.DevelopmentCase, of.purpose)
		w.made.Material = of.result
		if n.From.IsZero() || n.To.IsZero() {
			w.refuse("%s“%s”的公示没有登记起止日期，不能登记公示情况。请先补登。", s.person.Name, of.matter)
			return
		}
		if n.To.Before(n.From) {
			w.refuse("%s的公示截止日期（%s）早于开始日期（%s），请改正。", s.person.Name, n.To, n.From)
		}
		if n.To.After(w.Today) {
			w.refuse("%s的公示到%s才结束，期满后再登记公示情况。", s.person.Name, n.To.Chinese())
		}
		days, _ := w.Book.Calendar.Workdays(n.From, n.To)
		w.form(s.branch, w.paper.Title, s.person.Name, w.whoForm(s, false, nil,
			w.line("公示事项", of.matter),
			row(lineHigh, "公示期", report.Box{Text: fmt.Sprintf("%s至%s（%d个工作日）", n.From.Chinese(), n.To.Chinese(), days)}),
			w.line("公示范围", n.Scope), w.line("公示地点", n.Place), w.line("公示方式", n.Way),
			w.written("反映情况", n.Objection, 4), w.written("调查核实情况", n.Finding, 4),
			opinion("党支部意见", "", "支部书记签名", true)))
	},
}
