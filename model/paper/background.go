package paper

// A person's family, career, honours and punishments in papers: what is recorded of them,
// else room to write. Only papers that are Secret say it.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// relatives is a table of a person's family or social ties, with room where none is recorded.
func (w *writer) relatives(p model.Person, kind model.RelativeKind) report.Form {
	f := report.Form{Columns: []float64{24, 20, 24, 22, 24, 46}}
	head := report.FormRow{Height: lineHigh}
	for _, label := range []string{"称谓", "姓名", "出生年月", "政治面貌", "工作单位及职务"} {
		head.Boxes = append(head.Boxes, report.Label(label))
	}
	list := relativesIn(w.Book, p, kind)
	const room = 4
	n := len(list)
	if n == 0 {
		w.blank(string(kind))
		n = room
	}
	head.Boxes = append([]report.Box{report.Label(string(kind)).Over(1, n+1)}, head.Boxes...)
	f.Rows = []report.FormRow{head}
	for _, r := range list {
		f.Rows = append(f.Rows, report.FormRow{Height: lineHigh, Boxes: []report.Box{report.Filled(r.Relation), report.Filled(r.Name),
			report.Filled(r.BirthDay.Dotted()), report.Filled(string(r.Status)), {Text: r.Unit}}})
	}
	for len(f.Rows) <= n {
		f.Rows = append(f.Rows, report.FormRow{Height: lineHigh})
	}
	for i := range n { // a small table stays whole
		f.Rows[i].With = n <= 8
	}
	return f
}

// relativesIn is a person's relatives of a kind, the oldest first.
func relativesIn(b *model.Book, p model.Person, kind model.RelativeKind) []*model.Relative {
	list := kept(model.Owned[model.Relative](b, p.ID), func(r *model.Relative) bool { return r.RelativeKind == kind })
	return sorted(list, func(x, y *model.Relative) int { return x.BirthDay.Compare(y.BirthDay) })
}

// resume is the row of a person's career.
func (w *writer) resume(p model.Person) report.FormRow {
	return w.written("本人简历", resumeOf(w.Book, p), 6)
}

// resumeOf is a person's career, a line each, oldest first; empty if nothing is recorded.
func resumeOf(b *model.Book, p model.Person) string {
	list := sorted(model.Owned[model.ResumeLine](b, p.ID), func(x, y *model.ResumeLine) int { return x.From.Compare(y.From) })
	var out []string
	for _, l := range list {
		until := "至今"
		if !l.To.IsZero() {
			until = "—" + l.To.Dotted()
		}
		text := l.From.Dotted() + until + "　" + l.What
		if l.Witness != "" {
			text += "（证明人：" + l.Witness + "）"
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// awards is the row of honours and punishments.
func (w *writer) awards(p model.Person) report.FormRow {
	return w.written("奖惩情况", awardsOf(w.Book, p), 3)
}

// awardsOf is a person's honours and punishments, those of the Party included, oldest first.
func awardsOf(b *model.Book, p model.Person) string {
	type event struct {
		on   day.Day
		text string
	}
	var list []event
	for _, a := range model.Owned[model.Award](b, p.ID) {
		what := a.Title
		if a.AwardKind == model.Punished {
			what = "受处分：" + what
		}
		list = append(list, event{a.Day, parts(a.Day.Dotted()+"　"+what, a.By)})
	}
	for _, d := range model.Owned[model.Discipline](b, p.ID) {
		list = append(list, event{d.Day, d.Day.Dotted() + "　受党内" + string(d.Measure) + "处分"})
	}
	var out []string
	for _, e := range sorted(list, func(x, y event) int { return x.on.Compare(y.on) }) {
		out = append(out, e.text)
	}
	return strings.Join(out, "\n")
}
