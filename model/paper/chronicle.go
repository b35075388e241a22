package paper

// 发展党员全程纪实表: each step of a case with its terms, the day on which it was taken, what
// was done, and the papers held of it. It is printed again as it grows.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

var chronicle = Paper{
	Name: "chronicle", Title: "发展党员全程纪实表", About: "一人一表、一步一记，随办理情况续印", Group: Applying,
	On:    model.KindDevelopmentCase,
	Rules: developmentRules(),
	Asks:  []Ask{{Label: onlyNew, Hint: "“是”只印上次出具以后办理的步骤，不重印表头", Choices: []string{"否", "是"}}},
	write: func(w *writer) {
		s := w.subjects()[0]
		since := w.lastIssue()
		steps := kept(model.Timeline(w.Book, s.DevelopmentCase), func(x model.StepState) bool {
			return since.IsZero() || x.Day.After(since) || x.Until.After(since)
		})
		if len(steps) == 0 {
			w.refuse("自%s上次出具以来，没有新办理的步骤，不必续印。", since.Chinese())
		}
		w.form(s.branch, w.paper.Title, s.person.Name)
		if since.IsZero() {
			w.add(w.whoForm(s, true, []said{{"细则版本", model.EditionsOf(w.Book, s.DevelopmentCase).String()}}))
		} else {
			w.add(report.Paragraph{Text: fmt.Sprintf("姓名：%s（续表，%s以后办理的步骤）", s.person.Name, since.Chinese()), Plain: true})
		}
		w.add(w.steps(s, steps), w.apart(s))
	},
}

const onlyNew = "只印新增"

// developmentRules are all that watch a case: each of its steps stands in the table.
func developmentRules() []string {
	var out []string
	for _, r := range rule.All() {
		if strings.HasPrefix(r.ID, "B-") {
			out = append(out, r.ID)
		}
	}
	return out
}

// lastIssue is when the table of the case was issued last, where only what is new is wanted;
// zero = all of it.
func (w *writer) lastIssue() (last day.Day) {
	if w.asked(onlyNew) != "是" {
		return last
	}
	for _, x := range model.PapersAbout(w.Book, model.RefOf(w.of[0])) {
		if x.Form == w.paper.Title && x.State == model.PaperIssued && x.Issued.After(last) {
			last = x.Issued
		}
	}
	if last.IsZero() {
		w.warn("这份表还没有出具过，全部印出。")
	}
	return last
}

// steps is the grid of the steps; each stage ends with the secretary's signature.
func (w *writer) steps(s subject, list []model.StepState) report.Form {
	f := report.Form{Columns: []float64{8, 20, 26, 26, 53, 27}}
	head := report.FormRow{Height: lineHigh, With: true}
	for _, label := range []string{"序号", "步骤", "要求期限", "办理日期", "办理情况", "材料"} {
		head.Boxes = append(head.Boxes, report.Label(label))
	}
	for i, x := range list {
		if i == 0 || x.Phase != list[i-1].Phase {
			title := report.Label(phaseTitle(x.Phase)).Over(across, 1)
			f.Rows = append(f.Rows, report.FormRow{Height: 9, With: true, Boxes: []report.Box{title}}, head)
		}
		f.Rows = append(f.Rows, report.FormRow{Height: 12, Boxes: []report.Box{report.Filled(figure(x.Number)), report.Filled(x.Name),
			report.Filled(terms(x)), report.Filled(stepDay(x)), {Text: w.done(s, x)}, {Text: w.held(s, x)}}})
		if i == len(list)-1 || x.Phase != list[i+1].Phase {
			f.Rows = append(f.Rows, report.FormRow{Height: 14, Boxes: []report.Box{report.Label("经办人").Over(2, 1),
				report.Box{}.Over(2, 1), {Text: "支部书记审核签名：", Seal: &report.SealLine{Day: true}, Span: 2}}})
		}
	}
	return f
}

func phaseTitle(phase int) string {
	for i, p := range model.StepPhases() {
		if p.Number == phase {
			return string([]rune("一二三四五")[i]) + "、" + p.Name
		}
	}
	return ""
}

// terms are the days between which the case's edition wants a step taken.
func terms(x model.StepState) string {
	var out []string
	if !x.Earliest.IsZero() {
		out = append(out, "不早于"+x.Earliest.DottedDay())
	}
	if !x.Latest.IsZero() {
		out = append(out, "不晚于"+x.Latest.DottedDay())
	}
	return strings.Join(out, "\n")
}

// stepDay is when a step was taken; of a repeated one since when and until when.
func stepDay(x model.StepState) string {
	if !x.Cycle {
		return x.Day.DottedDay()
	}
	if x.Earliest.IsZero() {
		return ""
	}
	until := "进行中"
	if !x.Until.IsZero() {
		until = "至" + x.Until.DottedDay()
	}
	return "自" + x.Earliest.DottedDay() + "\n" + until
}

// held is the papers of a step that are there and those that are not.
func (w *writer) held(s subject, x model.StepState) string {
	list := model.Owned[model.Evidence](w.Book, s.ID)
	var out []string
	for _, m := range x.Papers {
		e := &model.Evidence{}
		for _, one := range list {
			if one.Number == m.Number {
				e = one
			}
		}
		if e.Held || !m.Local {
			out = append(out, report.Tick{Text: cmp.Or(e.Name, m.Name), On: e.Held}.Words())
		}
	}
	return strings.Join(out, "\n")
}

// apart is what does not stand with a step: another edition, waivers, moves, the end.
func (w *writer) apart(s subject) report.Form {
	var out []string
	if s.Override() != "" {
		out = append(out, parts("全部步骤按"+string(s.Override())+"办理", s.EditionReason))
	}
	if !s.TransferIn.IsZero() {
		out = append(out, parts(s.TransferIn.Chinese()+"转入", labelled("原单位：", s.TransferOut)))
	}
	for _, x := range model.Everywhere[model.Waiver](w.Book) {
		if x.RecordKind == string(model.KindDevelopmentCase) && x.RecordID == s.ID {
			out = append(out, parts(x.Reason, labelled("依据：", x.Document), "批准人："+x.By, x.Day.Chinese()))
		}
	}
	if !s.EndedDay.IsZero() && !s.EndedDay.After(w.Today) {
		out = append(out, s.EndedDay.Chinese()+"终止："+s.EndedReason)
	}
	return report.Form{Columns: []float64{24, 136}, Rows: []report.FormRow{
		{Height: 20, Cut: true, Boxes: []report.Box{report.Label("特殊情况"), {Text: strings.Join(out, "\n")}}}}}
}

// labelled is a text with its name before it; empty for none.
func labelled(name, text string) string {
	if text == "" {
		return ""
	}
	return name + text
}
