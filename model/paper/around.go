package paper

// What the papers around member development share: records of one kind, the organisation
// that leads an enterprise, forms, rosters of people, lines of a long text.

import (
	"cmp"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// these are the records that the paper is made of, by their kind.
func these[T model.Record](w *writer) []T {
	var out []T
	for _, r := range w.of {
		if x, ok := r.(T); ok {
			out = append(out, x)
		}
	}
	return out
}

// top is the organisation that leads an enterprise; its name alone where the ledger has none.
func (w *writer) top(enterprise string) model.Organization {
	o, ok := model.TopOrganization(w.Book, enterprise)
	if !ok {
		o.Name = w.Book.EnterpriseName(enterprise) + "党组织"
		w.blank("党组织全称")
	}
	return o
}

// noTop says why nothing can be issued in the name of an enterprise's Party organisation.
func noTop(b *model.Book, enterprise string) string {
	if _, ok := model.TopOrganization(b, enterprise); !ok {
		return "“" + b.EnterpriseName(enterprise) + "”没有登记党组织"
	}
	return ""
}

// outside says why the organisation above one cannot issue a paper from this ledger.
func outside(b *model.Book, o model.Organization) string {
	if _, ok := model.Find[model.Organization](b, o.ParentID); !ok {
		return "“" + o.Name + "”的上级党组织不在台账中，这份文书由上级出具"
	}
	return ""
}

// toAbove is the name of the organisation above one, or room for it.
func (w *writer) toAbove(o model.Organization) string {
	_, name := w.superior(o)
	return w.orBlank("上级党组织", name)
}

// you addresses an organisation: 你党支部.
func you(o model.Organization) string { return "你" + cmp.Or(string(o.Type), "单位") }

// council is what an organisation is led by: 党委, 总支部委员会, 支部委员会.
func council(o model.Organization) string {
	switch o.Type {
	case model.GeneralBranch:
		return "总支部委员会"
	case model.Branch:
		return "支部委员会"
	}
	return "党委"
}

// letterNo is the box for the number of the paper that is answered.
func letterNo(from func(in Input, r model.Record) string) Ask {
	return Ask{Label: "来文字号", Hint: "请示的文号，没有可不填", From: from}
}

// studied says that an organisation decided: 经研究 with the day that is recorded.
func (w *writer) studied(what string, on day.Day) string {
	return "经" + w.decidedDay(what, on) + "研究"
}

// official begins a form of an organisation that is called as it is headed.
func (w *writer) official(from model.Organization, title string, blocks ...report.Block) {
	w.sheet(from, title, title)
	w.add(blocks...)
}

// formWidths are the columns of a form of label and box, twice.
var formWidths = []float64{26, 54, 26, 54}

// pair is a row of two labels with their boxes.
func pair(label, text, second, more string) report.FormRow {
	return report.FormRow{Height: 11, Boxes: []report.Box{report.Label(label), report.Filled(text), report.Label(second),
		report.Filled(more)}}
}

// signHigh is the height in millimetres of each of three signatures on a slip of one page.
const signHigh = 28

// sized is a row with a least height of its own, in millimetres.
func sized(r report.FormRow, high float64) report.FormRow { r.Height = high; return r }

// grid is a table of cells that are texts.
func (w *writer) grid(columns []report.Column, rows [][]string) report.Table {
	t := report.Table{Columns: append([]report.Column{report.Ordinal()}, columns...)}
	for i, row := range rows {
		cells := []report.Cell{{Text: figure(i + 1), Number: true, Value: float64(i + 1)}}
		for _, text := range row {
			cells = append(cells, report.Cell{Text: text})
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// signed is a list with its unit and the maker's line.
func (w *writer) signed(t report.Table, sheet, measure string) report.Table {
	t.Unit, t.AsOf, t.Measure, t.Sheet = w.organization(w.made.From).Name, w.Today, measure, sheet
	t.Sign = &report.Sign{Maker: w.office.Maker, Day: w.Today}
	return t
}

// lines are the paragraphs of a long text without the numbers that they were typed with.
func lines(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if line = unnumbered(strings.TrimSpace(line)); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// unnumbered cuts 1. 2、 （3） 一、 off the beginning of a line.
func unnumbered(line string) string {
	rest := strings.TrimLeft(line, "（(0123456789０１２３４５６７８９一二三四五六七八九十")
	if rest == line {
		return line
	}
	for _, mark := range []string{"）", ")", "、", "．", "."} {
		if cut, ok := strings.CutPrefix(rest, mark); ok && !startsWithDigit(cut) {
			return strings.TrimSpace(cut)
		}
	}
	return line
}

// startsWithDigit tells 1.5万元 from 1.问题.
func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// stopped is a text with a full stop at its end.
func stopped(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "！") || strings.HasSuffix(text, "？") {
		return text
	}
	return strings.TrimRight(text, "；;，,.") + "。"
}

// typed makes Ask.From of a text of the record.
func typed[T model.Record](text func(b *model.Book, r T) string) func(Input, model.Record) string {
	return func(in Input, r model.Record) string {
		x, _ := r.(T)
		return text(in.Book, x)
	}
}
