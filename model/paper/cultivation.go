package paper

// 培养教育考察登记表 (step 6, B-06): a cover, who the person is, a page for each inspection and
// one for the next, and the last page on whether the person may become a 发展对象.

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var cultivationRecord = Paper{
	Name: "cultivation-record", Title: "入党积极分子培养教育考察登记表", About: "每次考察一页；统一印制的本册可对照抄写", Group: Activists,
	On: model.KindDevelopmentCase, Steps: []int{model.StepCultivation}, Material: "2-6", Rules: []string{"B-05", "B-06", "B-07", "B-08"},
	Unfit: activistFiling.Unfit,
	write: func(w *writer) {
		s := w.subjects()[0]
		until := cultivatedUntil(w.Book, s.DevelopmentCase)
		list := w.inspections(s, s.ActivistDay, until)
		w.proves(len(list) > 0)
		w.cover(s)
		w.on(report.FormPage, report.Title{Text: "入党积极分子基本情况"}, w.whoForm(s, true, nil,
			w.line("确定日期", s.ActivistDay.Chinese()),
			w.line("培养联系人", w.people(s.Mentors()...)),
			row(lineHigh, "转入情况", report.Box{Text: movedIn(s.DevelopmentCase)}),
			w.resume(s.person), w.awards(s.person),
			w.written("参加培训情况", w.trainings(s.person, s.ActivistDay, until), 4)))
		for i, x := range list {
			w.inspectionPage(i+1, *x)
		}
		if until.IsZero() {
			w.inspectionPage(len(list)+1, model.Inspection{})
		}
		w.on(report.FormPage, report.Title{Text: "能否列为发展对象的意见"}, report.Form{Columns: plainColumns, Rows: high(46,
			opinion("培养联系人意见", "", "培养联系人签名", false), opinion("党小组意见", "", "党小组组长签名", false),
			w.written("党员和群众意见", w.opinionCounts(s), 4), opinion("支部委员会意见", "", "支部书记签名", true),
			opinion("上级党委意见", "", "负责人签名", true))})
	},
}

// cover is the first page of the booklet.
func (w *writer) cover(s subject) {
	w.made.From, w.made.Office, w.made.Title = s.branch.ID, s.branch.Name, w.paper.Title+"（"+s.person.Name+"）"
	w.on(report.FormPage, report.Space{Lines: 9}, report.Title{Text: w.paper.Title}, report.Space{Lines: 10},
		report.Form{Columns: []float64{40, 120}, Rows: []report.FormRow{
			{Height: 14, Boxes: []report.Box{report.Label("姓　　名"), report.Filled(s.person.Name)}},
			{Height: 14, Boxes: []report.Box{report.Label("所在党支部"), report.Filled(s.branch.Name)}},
			{Height: 14, Boxes: []report.Box{report.Label("确定日期"), report.Filled(s.ActivistDay.Chinese())}},
			{Height: 14, Boxes: []report.Box{report.Label("培养联系人"), report.Filled(w.people(s.Mentors()...))}}}},
		report.Space{Lines: 2}, report.Note{Text: "上级规定使用统一印制的登记表的，本表供抄写时对照。"})
}

// inspections are a case's inspections in a stretch of days, in order.
func (w *writer) inspections(s subject, from, to day.Day) []*model.Inspection {
	list := kept(model.Owned[model.Inspection](w.Book, s.ID), func(i *model.Inspection) bool {
		return len(within([]day.Day{i.Day}, from, to)) == 1 && !i.Day.After(w.Today)
	})
	return sorted(list, func(x, y *model.Inspection) int { return x.Day.Compare(y.Day) })
}

// inspectionPage is one inspection, or room for the next.
func (w *writer) inspectionPage(n int, x model.Inspection) {
	opinionBox := report.Box{Text: x.Conclusion, Seal: &report.SealLine{Who: "考察人签名", Day: true}}
	inspector, high := x.Inspector, 92.0
	if x.Conclusion == "" {
		opinionBox.Lines, high = 9, 0
	}
	w.on(report.FormPage, report.Title{Text: fmt.Sprintf("第%d次考察", n)}, report.Form{Columns: plainColumns, Rows: []report.FormRow{
		{Height: lineHigh, Boxes: []report.Box{report.Label("考察日期"), report.Filled(x.Day.Chinese()).Over(2, 1), report.Label("考察人"),
			report.Filled(inspector).Over(2, 1)}},
		row(high, "培养联系人考察意见", opinionBox),
		row(72, "党支部考察意见", report.Box{Seal: &report.SealLine{Who: "支部书记签名", Seal: true, Day: true}}),
		row(45, "备注", report.Box{})}})
}

// movedIn says when somebody came from another unit, whose papers count on (B-07).
func movedIn(c model.DevelopmentCase) string {
	if c.TransferIn.IsZero() {
		return ""
	}
	return parts(c.TransferIn.Chinese()+"转入", labelled("转入前单位：", c.TransferOut))
}

// trainings are a person's trainings of a stretch of days, a line each.
func (w *writer) trainings(p model.Person, from, to day.Day) string {
	var out []string
	for _, t := range sorted(model.TrainingsOf(w.Book, p.ID), func(x, y *model.Training) int { return x.From.Compare(y.From) }) {
		if len(within([]day.Day{t.From}, from, to)) == 0 || t.From.After(w.Today) {
			continue
		}
		text := t.From.DottedDay() + "　" + t.Title
		if t.Title == "" {
			text += string(t.Type)
		}
		if t.Days > 0 {
			text += fmt.Sprintf("，%d天", t.Days)
		}
		if t.Hours > 0 {
			text += fmt.Sprintf("，%d学时", t.Hours)
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// opinionCounts says how many members and others were asked and agreed; empty if nobody counted.
func (w *writer) opinionCounts(s subject) string {
	return parts(heard("党员", s.OpinionMembers, s.OpinionMembersFor), heard("群众", s.OpinionOthers, s.OpinionOthersFor))
}

func heard(whom string, n, agreed int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("征求%s意见%d人，同意%d人", whom, n, agreed)
}
