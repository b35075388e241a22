package paper

// What is written during probation (steps 20 and 21, B-06, B-24): the record of the oath and
// the booklet of education and inspection.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
)

var oathRecord = Paper{
	Name: "oath-record", Title: "入党宣誓记录", About: "一次仪式一份，列宣誓人名单", Group: Confirmation,
	On: model.KindDevelopmentCase, Steps: []int{model.StepOath},
	Asks: []Ask{
		caseAsk("宣誓地点", "", false, func(c model.DevelopmentCase) string { return c.OathPlace }),
		caseAsk("主持人", "", false, func(c model.DevelopmentCase) string { return c.OathChair }),
		caseAsk("领誓人", "", false, func(c model.DevelopmentCase) string { return c.OathLeader }),
		{Label: "参加人员", Hint: "谁参加了仪式，共多少人", Long: true},
	},
	Batch: func(_ *model.Book, r model.Record) string {
		c := r.(model.DevelopmentCase)
		if c.OathPlace != "" && !c.OathDay.IsZero() { // several branches at one place
			return c.OathDay.String() + "/" + c.OathPlace
		}
		return c.OathDay.String() + "//" + c.OrganizationID
	},
	Unfit: func(b *model.Book, r model.Record) string {
		if _, ok := model.ApprovedOn(b, r.(model.DevelopmentCase), model.ForAdmission, model.Admit, b.AsOf); !ok {
			return "党委还没有审批接收，不能宣誓"
		}
		return ""
	},
	Due:   dueUntil(model.StepOath),
	write: writeOath,
}

// oathOrder is how the ceremony goes.
var oathOrder = []string{"奏（唱）《国际歌》", "党组织负责人致词，宣布预备党员名单", "宣誓人面向党旗，在领誓人带领下宣誓", "宣誓人代表、党员代表发言",
	"党组织负责人讲话，提出要求", "仪式结束"}

func writeOath(w *writer) {
	list := w.subjects()
	from := list[0].branch
	if slices.ContainsFunc(list, func(s subject) bool { return s.branch.ID != from.ID }) {
		from = approvedFor(w.Book, list[0].DevelopmentCase)
	}
	w.sheet(from, from.Name+"入党宣誓记录", "入党宣誓记录")
	order := make([]string, len(oathOrder))
	for i, what := range oathOrder {
		order[i] = figure(i+1) + "." + what
	}
	wide := func(label string, box report.Box, height float64) report.FormRow {
		return report.FormRow{Height: height, Cut: true, Boxes: []report.Box{report.Label(label), box.Over(3, 1)}}
	}
	w.add(report.Form{Columns: []float64{28, 52, 28, 52}, Rows: []report.FormRow{
		paired("组织单位", from.Name, "宣誓日期", w.decidedDay("入党宣誓日期", list[0].OathDay)),
		paired("地点", w.filled("宣誓地点"), "主持人", w.filled("主持人")),
		paired("领誓人", w.filled("领誓人"), "宣誓人数", figure(len(list))+"名"),
		wide("参加人员", w.lined("参加人员", w.asked("参加人员"), 2, 3), 18),
		wide("宣誓人", report.Box{Text: w.swore(list)}, 24),
		wide("程序", report.Box{Text: strings.Join(order, "\n")}, 40),
		wide("仪式照片", report.Filled("（粘贴或者另附）"), 60),
		{Height: 24, Boxes: []report.Box{report.Label("记录人"), signedBox("签名", false, 1), report.Label("主持人"), signedBox("签名", false, 1)}},
	}})
	w.blank("记录人、主持人签名")
}

// swore lists who took the oath with the days that matter.
func (w *writer) swore(list []subject) string {
	out := make([]string, len(list))
	for i, s := range list {
		m, _ := model.ApprovedOn(w.Book, s.DevelopmentCase, model.ForAdmission, model.Admit, w.Today)
		if !s.OathDay.IsZero() && s.OathDay.Before(m.ApprovalDay) {
			w.warn("%s：宣誓日期（%s）早于党委审批日期（%s），请核对（B-24）。", s.person.Name, s.OathDay.Chinese(), m.ApprovalDay.Chinese())
		}
		out[i] = parts(s.person.Name, s.branch.Name, past("支部大会通过", m.Day), past("党委审批", m.ApprovalDay))
	}
	return strings.Join(out, "\n")
}

var probationRecord = Paper{
	Name: "probation-record", Title: "预备党员教育考察登记表", About: "预备期每半年考察一次，一人一册", Group: Confirmation,
	On: model.KindDevelopmentCase, Steps: []int{model.StepProbation}, Material: "5-1-1", Rules: []string{"B-06", "B-26", "B-27"},
	Unfit: func(b *model.Book, r model.Record) string {
		if _, ok := model.AdmissionOn(b, r.(model.DevelopmentCase), b.AsOf); !ok {
			return "支部大会还没有通过接收"
		}
		return ""
	},
	write: writeProbation,
}

func writeProbation(w *writer) {
	s := w.subjects()[0]
	admission, _ := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Today)
	w.sheet(s.branch, s.person.Name+"同志预备党员教育考察登记表", "预备党员教育考察登记表")
	w.add(w.probationer(s, admission))
	w.proves(!s.ConfirmCommitteeDay.IsZero())
	n := 0
	for page := range slices.Chunk(w.onProbation(s, admission), 2) {
		form := report.Form{Columns: []float64{28, 52, 28, 52}}
		for _, x := range page {
			n++
			form.Rows = append(form.Rows, w.inspectionRows(n, x)...)
		}
		w.on(report.FormPage, report.Title{Text: "考察情况"}, form)
	}
	w.on(report.FormPage, report.Title{Text: "期满考察"}, w.endOfProbation(s))
}

// probationer is who it is about.
func (w *writer) probationer(s subject, m model.BranchMeeting) report.Form {
	p := s.person
	row := func(a, av, b, bv string) report.FormRow {
		return report.FormRow{Height: 13, Boxes: []report.Box{report.Label(a), report.Filled(av), report.Label(b), report.Filled(bv)}}
	}
	first := row("姓名", p.Name, "性别", string(p.Sex))
	first.Boxes = append(first.Boxes, w.photo(p).Over(1, 4))
	wide := func(label, value string) report.FormRow {
		return report.FormRow{Height: 13, Boxes: []report.Box{report.Label(label), report.Filled(value).Over(4, 1)}}
	}
	rows := []report.FormRow{first, row("民族", p.Ethnicity, "出生年月", p.BirthDay.Dotted()),
		row("籍贯", p.NativePlace, "学历", string(p.Education)),
		row("参加工作", p.WorkStart.Dotted(), "申请入党", s.Applied.DottedDay()),
		wide("单位及职务", w.work(p)), wide("所在党支部", s.branch.Name), wide("编入的党小组", s.PartyGroup),
		wide("接收为预备党员", parts(past("支部大会通过", m.Day), past("党委审批", m.ApprovalDay)+bracketed(m.ApprovalDoc))),
		wide("预备期", m.Day.Chinese()+"至"+model.ProbationEnd(w.Book, s.DevelopmentCase, w.Today).Chinese()),
		wide("入党宣誓", s.OathDay.Chinese()), wide("入党介绍人", w.people(s.Sponsors()...)),
		{Height: 60, Boxes: []report.Box{report.Label("对预备党员的要求和安排"), {Lines: 6, Span: 4}}}}
	return report.Form{Columns: []float64{30, 34, 26, 35, 35}, Rows: rows}
}

// onProbation are the inspections since a meeting, and room for those that are still to come:
// as many as probation has of the term between two (B-06).
func (w *writer) onProbation(s subject, m model.BranchMeeting) []model.Inspection {
	var out []model.Inspection
	for _, i := range model.Owned[model.Inspection](w.Book, s.ID) {
		if i.Day.After(m.Day) && !i.Day.After(w.Today) {
			out = append(out, *i)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Inspection) int { return a.Day.Compare(b.Day) })
	every := max(1, rule.LimitOn(w.Book, "B-06", rule.InspectionLimit, m.Day))
	for len(out) < model.ProbationMonths/every {
		out = append(out, model.Inspection{})
	}
	return out
}

// inspectionRows are the boxes of one inspection.
func (w *writer) inspectionRows(n int, i model.Inspection) []report.FormRow {
	who := fmt.Sprintf("第%d次考察", n)
	return []report.FormRow{
		{Height: 10, Boxes: []report.Box{report.Label(who), report.Filled(i.Day.Chinese()), report.Label("考察人"),
			report.Filled(i.Inspector)}},
		{Height: 52, Boxes: []report.Box{report.Label("考察意见"), w.opinionBox(who, i)}},
		{Height: 34, Boxes: []report.Box{report.Label("支部意见"), signedBox("支部书记签名", true, 3)}},
	}
}

func (w *writer) opinionBox(who string, i model.Inspection) report.Box {
	box := w.lined(who+"意见", i.Conclusion, 4, 3)
	box.Seal = &report.SealLine{Who: "考察人签名", Day: true}
	return box
}

// endOfProbation is what is found at its end.
func (w *writer) endOfProbation(s subject) report.Form {
	row := func(label string, box report.Box, height float64) report.FormRow {
		return report.FormRow{Height: height, Boxes: []report.Box{report.Label(label), box}}
	}
	signed := func(who string, seal bool) report.Box {
		box := signedBox(who, seal, 1)
		box.Lines = 2
		return box
	}
	heard := report.Box{Text: parts(past("征求意见", s.ConfirmOpinionsDay), w.opinions(s)), Lines: 2}
	heard.Seal = &report.SealLine{Who: "记录人签名", Day: true}
	found := signed("支部书记签名", true)
	found.Text = past("支部委员会审查", s.ConfirmCommitteeDay)
	w.blank("介绍人、党小组、支部意见")
	return report.Form{Columns: []float64{30, 130}, Rows: []report.FormRow{
		row("本人提出转正申请", report.Box{Text: s.ConfirmAppliedDay.Chinese()}, 12),
		row("入党介绍人意见", signed("入党介绍人签名", false), 52),
		row("党小组意见", signed("党小组组长签名", false), 46),
		row("党员和群众意见", heard, 46),
		row("支部审查意见", found, 56),
	}}
}
