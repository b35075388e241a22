package paper

// What forms (表) share: whose they are, the boxes of [人] and of those who sign.

import (
	"partyledger/model"
	"partyledger/model/report"
)

// Grids of forms in millimetres: three labelled boxes a row, with a photo at the right or without.
var (
	photoColumns = []float64{24, 26, 18, 22, 24, 20, 26}
	plainColumns = []float64{24, 32, 20, 28, 24, 32}
)

// Heights of rows in millimetres.
const (
	lineHigh    = 10 // one line of text
	opinionHigh = 38 // somebody's opinion with a signature
)

// across is a span that ends at the form's edge, or at a photo.
const across = 20

// form begins a form on pages of its own; whose distinguishes it from others of its kind and
// may be empty.
func (w *writer) form(of model.Organization, title, whose string, blocks ...report.Block) {
	w.made.From, w.made.Office, w.made.Title = of.ID, of.Name, title
	if whose != "" {
		w.made.Title += "（" + whose + "）"
	}
	w.on(report.FormPage, report.Title{Text: title}, report.Paragraph{Text: "所在党支部：" + of.Name, Plain: true})
	w.add(blocks...)
}

// boxed is what stands in a form's box: the value, or empty room, which is told.
func (w *writer) boxed(label, value string) said {
	if value == "" {
		w.blank(label)
	}
	return said{label, value}
}

// who is [人] in boxes, three a row; more come behind them.
func (w *writer) who(s subject, more ...said) []said {
	p := s.person
	return append([]said{w.boxed("姓名", p.Name), w.boxed("性别", string(p.Sex)), w.boxed("出生年月", p.BirthDay.Dotted()),
		w.boxed("民族", p.Ethnicity), w.boxed("籍贯", p.NativePlace), w.boxed("参加工作时间", p.WorkStart.Dotted()),
		w.boxed("学历", string(p.Education)), {"学位", p.Degree}, w.boxed("申请入党时间", s.Applied.Dotted())}, more...)
}

// threes lays labelled boxes on a form's grid, three a row; the first row may end in a photo
// as high as four rows; nil = in none.
func threes(photo *report.Box, list []said) []report.FormRow {
	var out []report.FormRow
	for i := 0; i < len(list); i += 3 {
		row := report.FormRow{Height: lineHigh}
		for j, x := range list[i:min(i+3, len(list))] {
			value := report.Filled(x.value)
			if j == 2 {
				value = value.Over(2, 1)
				if photo != nil && i == 0 {
					value.Span = 1
				}
			}
			row.Boxes = append(row.Boxes, report.Label(x.label), value)
		}
		if photo != nil && i == 0 {
			row.Boxes = append(row.Boxes, photo.Over(1, 4))
		}
		out = append(out, row)
	}
	return out
}

// row is a label and one box as wide as the form.
func row(high float64, label string, b report.Box) report.FormRow {
	return report.FormRow{Height: high, Boxes: []report.Box{report.Label(label), b.Over(across, 1)}}
}

// line is a row with a short text; one that is not known is told.
func (w *writer) line(label, value string) report.FormRow {
	return row(lineHigh, label, report.Box{Text: w.boxed(label, value).value})
}

// written is a row with a long text, or so many lines to write on.
func (w *writer) written(label, value string, lines int) report.FormRow {
	if value == "" {
		w.blank(label)
		return row(0, label, report.Box{Lines: lines})
	}
	x := row(lineHigh*2, label, report.Box{Text: value})
	x.Cut = true
	return x
}

// opinion is the row of those who decide: what is known of it, their signature and the day.
func opinion(label, text, who string, seal bool) report.FormRow {
	return row(opinionHigh, label, report.Box{Text: text, Seal: &report.SealLine{Who: who, Seal: seal, Day: true}})
}

// high makes rows higher than they are.
func high(mm float64, list ...report.FormRow) []report.FormRow {
	for i := range list {
		list[i].Height = max(list[i].Height, mm)
	}
	return list
}

// rows puts rows together.
func rows(parts ...[]report.FormRow) []report.FormRow {
	var out []report.FormRow
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// whoForm is a form that begins with [人].
func (w *writer) whoForm(s subject, photo bool, more []said, below ...report.FormRow) report.Form {
	f := report.Form{Columns: plainColumns}
	var box *report.Box
	if photo {
		b := w.photo(s.person)
		f.Columns, box = photoColumns, &b
	}
	f.Rows = rows(threes(box, w.who(s, more...)), []report.FormRow{w.line("单位及职务", w.work(s.person))}, below)
	return f
}

// proves says that the paper proves its material only once the step has a day: a form that is
// printed to be filled in proves nothing yet.
func (w *writer) proves(done bool) {
	if !done {
		w.made.Material = ""
	}
}

// partyPost is what somebody holds on a branch's committee on the paper's day; empty if nothing.
func (w *writer) partyPost(org, person string) string {
	for _, m := range model.CommitteePosts(w.Book, person) {
		if m.OrganizationID == org && m.Active(w.Today) {
			return string(m.Post)
		}
	}
	return ""
}
