package paper

// 归档材料清单 and the receipt of whoever takes the papers over (step 25, B-30).

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
)

var archiveList = Paper{
	Name: "archive-list", Title: "归档材料清单", About: "支部移交发展党员材料，附移交回执；一式两份", Group: Confirmation,
	On: model.KindDevelopmentCase, Steps: []int{model.StepArchive}, Material: "5-12", Rules: []string{"B-30"},
	Asks: []Ask{caseAsk("归档去向", "接收材料的单位", false, func(c model.DevelopmentCase) string { return c.ArchivePlace }), replyAsk(nil)},
	Unfit: func(b *model.Book, r model.Record) string {
		if _, ok := model.AdmissionOn(b, r.(model.DevelopmentCase), b.AsOf); !ok {
			return "还没有接收为预备党员，不到归档的时候"
		}
		return ""
	},
	write: writeArchiveList,
}

// archived is one line of the list.
type archived struct {
	model.Material
	held model.Evidence
}

// archived are the papers of a case: what its edition asks for, and what else is there.
func (w *writer) archived(s subject) (must, rest []archived) {
	held := map[string]model.Evidence{}
	for _, e := range model.Owned[model.Evidence](w.Book, s.ID) {
		held[e.Number] = *e
	}
	var all []archived
	for _, m := range model.Checklist(model.EditionsOf(w.Book, s.DevelopmentCase).Of(model.StepProspect), true) {
		e, known := held[m.Number]
		delete(held, m.Number)
		if m.Number != "5-12" && m.Number != "5-13" && (!m.Local || known && e.Held) { // not the lists themselves
			all = append(all, archived{m, e})
		}
	}
	for _, e := range model.Owned[model.Evidence](w.Book, s.ID) { // the office's own
		if own, left := held[e.Number]; left && own.Held && e.Number != "5-12" && e.Number != "5-13" {
			all = append(all, archived{model.Material{Number: e.Number, Name: e.Name, Local: true}, own})
		}
	}
	for _, class := range model.ArchiveClasses() {
		for _, a := range all {
			if slices.Contains(class.Numbers, a.Number) {
				must = append(must, a)
			}
		}
	}
	rest = kept(all, func(a archived) bool { return !slices.Contains(must, a) })
	return must, rest
}

func writeArchiveList(w *writer) {
	s := w.subjects()[0]
	p := s.person
	w.sheet(s.branch, p.Name+"同志归档材料清单", "归档材料清单")
	place := w.orBlank("归档去向", w.asked("归档去向"))
	w.add(report.Form{Columns: []float64{24, 29, 24, 29, 24, 30}, Rows: []report.FormRow{
		{Height: 9, Boxes: []report.Box{report.Label("姓名"), report.Filled(p.Name), report.Label("性别"), report.Filled(string(p.Sex)),
			report.Label("出生年月"), report.Filled(p.BirthDay.Dotted())}},
		{Height: 9, Boxes: []report.Box{report.Label("入党日期"), report.Filled(w.admitted(s).DottedDay()), report.Label("转正日期"),
			report.Filled(model.ConfirmationDay(w.Book, s.DevelopmentCase, w.Today).DottedDay()), report.Label("归档日期"),
			report.Filled(s.ArchivedDay.DottedDay())}},
		{Height: 9, Boxes: []report.Box{report.Label("所在党支部"), report.Filled(s.branch.Name).Over(3, 1), report.Label("归档去向"),
			report.Filled(place)}},
	}}, report.Space{Lines: 0.5})
	w.proves(!s.ArchivedDay.IsZero())
	must, rest := w.archived(s)
	missing := w.gaps(s, must, rest)
	w.add(archiveTable(must, rest, missing), report.Space{Lines: 0.5})
	w.add(report.Form{Columns: []float64{18, 46, 18, 78}, Rows: []report.FormRow{{Height: 28, Boxes: []report.Box{report.Label("移交人"),
		signedBox("签名", false, 1), report.Label("审核意见"), signedBox("支部书记签名", true, 1)}}}})
	w.add(report.Slip{Cut: "移交清单回执（请沿此线剪下退回移交单位）", Blocks: []report.Block{
		report.Paragraph{Text: receipt(s, must, rest)},
		report.Paragraph{Text: "与清单核对：□一致　□缺少：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"},
		report.Paragraph{Text: "接收单位（盖章）：＿＿＿＿＿＿＿＿＿＿　接收人签名：＿＿＿＿＿＿＿＿"},
		report.Paragraph{Text: "＿＿＿＿年＿＿月＿＿日"},
	}})
	w.blank("移交人、审核人、接收人签名")
}

// archiveTable is the list: the classes that must be there first, then the others.
func archiveTable(must, rest []archived, missing []string) report.Table {
	t := report.Table{Columns: []report.Column{report.Ordinal(), report.WordCol("编号"), report.TextCol("材料名称"), report.DayCol("材料日期"),
		report.FigureCol("份数"), report.FigureCol("页数"), report.WordCol("原件（复印件）"), report.WordCol("已归"), report.RemarkCol("备注")},
		Sheet: "归档材料清单"}
	n := 0
	for _, part := range []struct {
		head string
		list []archived
	}{{"一、应当归档的五类材料", must}, {"二、其他材料", rest}} {
		t.Rows = append(t.Rows, []report.Cell{{Text: part.head, Bold: true, Span: len(t.Columns)}})
		for _, a := range part.list {
			n++
			t.Rows = append(t.Rows, archiveRow(n, a))
		}
	}
	copies, pages := sums(append(slices.Clone(must), rest...))
	t.Totals = [][]report.Cell{{{Text: "合计", Bold: true, Span: 4}, {Text: counts(copies)}, {Text: counts(pages)}, {}, {}, {}}}
	if len(missing) > 0 {
		t.Notes = []string{"缺项：" + strings.Join(missing, "、") + "。"}
	}
	return t
}

func archiveRow(n int, a archived) []report.Cell {
	box := "□"
	if a.held.Held {
		box = report.Ticked
	}
	name := a.Name
	if a.held.Name != "" {
		name = a.held.Name
	}
	row := []report.Cell{numbered(n), {Text: a.Number}, {Text: name}, {Text: a.held.Day.DottedDay()}, {Text: counts(a.held.Copies)},
		{Text: counts(a.held.Pages)}, {Text: string(a.held.Original)}, {Text: box}, {Text: a.held.Note}}
	return row
}

// numbered is a cell with a number.
func numbered(n int) report.Cell {
	return report.Cell{Text: figure(n), Number: true, Value: float64(n)}
}

// sums counts the copies and pages of what is held.
func sums(list []archived) (copies, pages int) {
	for _, a := range list {
		if a.held.Held {
			copies, pages = copies+a.held.Copies, pages+a.held.Pages
		}
	}
	return copies, pages
}

// receipt is what whoever takes the papers over signs for.
func receipt(s subject, must, rest []archived) string {
	all := append(slices.Clone(must), rest...)
	kinds := len(kept(all, func(a archived) bool { return a.held.Held }))
	copies, pages := sums(all)
	size := "＿＿份＿＿页"
	if copies > 0 && pages > 0 {
		size = fmt.Sprintf("%d份%d页", copies, pages)
	}
	return fmt.Sprintf("今收到%s移交的%s同志发展党员材料%d种，共%s。", s.branch.Name, s.person.Name, kinds, size)
}

// gaps names what is not there, and tells of the classes that must be: of each one paper will
// do (B-30).
func (w *writer) gaps(s subject, must, rest []archived) []string {
	var out []string
	for _, class := range model.ArchiveClasses() {
		held := slices.ContainsFunc(must, func(a archived) bool { return a.held.Held && slices.Contains(class.Numbers, a.Number) })
		if !held {
			if s.ArchivedDay.IsZero() { // else the rule tells
				w.warn("%s：缺%s，这是应当归档的材料（B-30），请补齐后再移交。", s.person.Name, class.Name)
			}
			out = append(out, class.Name)
		}
	}
	for _, a := range rest {
		if !a.held.Held && !a.Local {
			out = append(out, a.Name+"（"+a.Number+"）")
		}
	}
	return out
}
