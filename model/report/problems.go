package report

// The list of problems that goes up (问题整改清单): of the ledger of problems only what people
// have decided to send up, in the words of the fault, merged by unit and kind (REPORTS B-1 …
// B-3). What a check found and nobody confirmed is not in it.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

// confirmed is a problem of the ledger that goes up.
type confirmed struct {
	model.RectificationResult
	fault rule.Fault // of the rule that found it; the zero Fault if none did
	title string
	theme model.Theme
	place int // of its unit among the units
}

// goingUp is the problems that go up, by theme, unit and phrase. One that rests on a missing
// entry is among them only while somebody's word stands that it was not done.
func (v *view) goingUp() []confirmed {
	places := map[string]int{}
	for i, e := range v.enterprises() {
		places[e.ID] = i + 1
	}
	var out []confirmed
	for _, r := range figure.RectificationOf(v.book).List {
		if !r.GoesUp(v.book) {
			continue
		}
		c := confirmed{RectificationResult: r, title: r.Title, theme: r.Theme, place: places[r.Unit()]}
		if f, ok := rule.FaultOf(r.RuleID, r.Fault); ok {
			c.fault, c.title, c.theme = f, cmp.Or(c.title, f.Phrase), cmp.Or(c.theme, f.Theme)
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b confirmed) int {
		return cmp.Or(cmp.Compare(a.theme.Order(), b.theme.Order()), cmp.Compare(a.place, b.place), cmp.Compare(a.RuleID, b.RuleID),
			cmp.Compare(a.title, b.title), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// told is problems that are told as one: those of one unit with one phrase, or of several.
type told struct {
	title   string
	theme   model.Theme
	list    []confirmed
	several bool // of several units: a common problem, or what goes up in one sentence only
}

// The numbers from which on problems are told as one (REPORTS B-2).
const (
	commonUnits   = 3 // units with the same fault for the same cause
	ledgerFaults  = 5 // faults of the ledger alone, which below that do not go up
	ledgerPhrase  = "基础台账登记不完整"
	ledgerMeasure = "项记录登记不完整或者前后不符"
)

// toldTogether merges what goes up.
func toldTogether(list []confirmed) []told {
	var up, ledger []told
	at := map[[3]string]int{}
	for _, c := range list {
		if c.fault.Goes == rule.Inside {
			ledger = add(ledger, told{title: ledgerPhrase, theme: model.ThemeSupport, several: true}, c)
			continue
		}
		key := [3]string{string(c.theme), c.title, c.Unit()}
		if c.fault.Goes == rule.Merged {
			key[2] = ""
		}
		i, ok := at[key]
		if !ok {
			i = len(up)
			at[key] = i
			up = append(up, told{title: c.title, theme: c.theme, several: c.fault.Goes == rule.Merged})
		}
		up[i].list = append(up[i].list, c)
	}
	up = withCommon(up)
	for _, t := range ledger {
		if len(t.list) >= ledgerFaults {
			up = append(up, t)
		}
	}
	return up
}

func add(to []told, t told, c confirmed) []told {
	if len(to) == 0 {
		to = append(to, t)
	}
	to[0].list = append(to[0].list, c)
	return to
}

// withCommon makes one common problem of what three units or more have for the same cause. It
// comes before the problems of single units, in its theme.
func withCommon(list []told) []told {
	type kind struct {
		theme        model.Theme
		title, cause string
	}
	of := func(t told) kind { return kind{t.theme, t.title, t.causes()} }
	units := map[kind]int{}
	for _, t := range list {
		units[of(t)] += oneIf(!t.several)
	}
	var out []told
	at := map[kind]int{}
	for _, t := range list {
		k := of(t)
		if t.several || k.cause == "" || units[k] < commonUnits {
			out = append(out, t)
			continue
		}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, told{title: t.title, theme: t.theme, several: true})
		}
		out[i].list = append(out[i].list, t.list...)
	}
	slices.SortStableFunc(out, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.theme.Order(), b.theme.Order()), cmp.Compare(oneIf(!a.several), oneIf(!b.several)))
	})
	return out
}

// distinctly joins what the problems say, each once.
func (t told) distinctly(sep string, say func(confirmed) string) string {
	var out []string
	for _, c := range t.list {
		if s := strings.TrimRight(strings.TrimSpace(say(c)), "。；;"); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

func (t told) causes() string {
	return t.distinctly("；", func(c confirmed) string { return c.Cause })
}

// shows is how the problems show: what people wrote, else the faults with their numbers.
func (t told) shows() string {
	var faults []rule.Fault
	n := map[string]int{}
	for _, c := range t.list {
		if c.Shows != "" || c.fault.Rule == "" {
			continue
		}
		if n[c.fault.Shows] == 0 {
			faults = append(faults, c.fault)
		}
		n[c.fault.Shows] += max(1, c.Number)
	}
	var out []string
	for _, f := range faults {
		out = append(out, f.Counted(n[f.Shows]))
	}
	return join("；", append(out, t.distinctly("；", func(c confirmed) string {
		if c.Shows == "" && c.fault.Rule == "" {
			return c.Problem
		}
		return c.Shows
	}))...)
}

// units is the units of the problems, each once.
func (t told) units() []string {
	var out []string
	for _, c := range t.list {
		if !slices.Contains(out, c.Unit()) {
			out = append(out, c.Unit())
		}
	}
	return out
}

func buildProblems(in Input) Document {
	v := newView(in)
	d := v.document("problems")
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.problemsTable(toldTogether(v.goingUp()))}}}
	return d
}

func (v *view) problemsTable(list []told) Table {
	t := v.table("", "", Ordinal(), UnitCol("责任单位").Keep().within(bounds{14, 30}), narrow("问题", 18, 34), narrow("具体表现", 26, 60),
		narrow("依据", 18, 44), narrow("原因", 18, 44), narrow("整改措施", 22, 50), PersonCol("责任人"), DayCol("完成时限"),
		narrow("进展", 13, 34), narrow("销号情况", 14, 30)) // in all no wider than the page of an annex
	t.Sheet, t.Empty = "问题整改清单", "没有列入上报的问题"
	if v.unchecked() {
		t.Empty = nothingChecked
	}
	for i, x := range list {
		if i == 0 || x.theme != list[i-1].theme {
			t.Rows = append(t.Rows, group(t.Columns, cmp.Or(string(x.theme), "其他")))
		}
		t.Rows = append(t.Rows, v.problemRow(i+1, x))
	}
	return t
}

// narrow is a column of a few words on a page with many of them.
func narrow(head string, least, most float64) Column {
	return Col(head).Left().within(bounds{least, most})
}

func (v *view) problemRow(n int, t told) []Cell {
	unit, title, shows := v.enterpriseShort(t.list[0].Unit()), t.title, t.shows()
	if units := t.units(); t.several && len(units) > 1 {
		names := make([]string, len(units))
		for i, id := range units {
			names[i] = v.enterpriseShort(id)
		}
		unit = fmt.Sprintf("%s牵头，涉及%d户企业", cmp.Or(v.office.Issuer, "党务工作部门"), len(units))
		shows += "。涉及" + strings.Join(names, "、")
		if t.list[0].fault.Goes == rule.Up {
			title = "共性问题：" + title
		}
	}
	if t.title == ledgerPhrase {
		shows = fmt.Sprintf("%d%s", len(t.list), ledgerMeasure)
	}
	return []Cell{count(n), text(unit), text(title), text(shows), text(t.distinctly("\n", v.basisUp)), text(t.causes()),
		text(t.distinctly("；", func(c confirmed) string { return c.Measure })), text(t.distinctly("、", func(c confirmed) string { return c.Who })),
		text(t.deadline()), text(t.progress()), text(t.closing(v))}
}

// basisUp is what a problem rests on, as it is told to those above: an article only where it was
// checked, else the document alone; nothing where only the ledger was held against itself.
func (v *view) basisUp(c confirmed) string {
	r, ok := rule.ByID(c.RuleID)
	if !ok {
		return v.foundBy(c)
	}
	for _, f := range v.Findings {
		if c.About(f.At()) {
			return basisWords(f.Basis, f.Verified)
		}
	}
	reviewed := v.reviewedRules()
	for _, p := range slices.Backward(r.Provisions) {
		if p.From.IsZero() || !p.From.After(c.Found.Last()) {
			return basisWords(p.Basis(), p.Verified || reviewed[r.ID+"/"+p.Named()])
		}
	}
	return ""
}

// foundBy is who found a problem that no rule did.
func (v *view) foundBy(c confirmed) string {
	if o, ok := model.Find[model.Oversight](v.book, c.OversightID); ok {
		return string(o.Overseer) + o.Day.Chinese() + "督查反馈"
	}
	switch c.Source {
	case model.FromSupervision, model.FromTour:
		return string(c.Source) + "反馈"
	case model.FromSelf:
		return string(c.Source) + "发现"
	}
	return ""
}

func basisWords(basis string, verified bool) string {
	var out []string
	for _, part := range strings.Split(basis, "；") {
		switch i := strings.LastIndex(part, "》"); {
		case rule.NoDocument(part):
			continue
		case verified:
		case i >= 0 && strings.HasPrefix(part, "《"):
			part = part[:i+len("》")]
		default:
			part, _, _ = strings.Cut(part, "（")
		}
		out = append(out, part)
	}
	return strings.Join(out, "；")
}

// deadline is the day by which all of it is to be done.
func (t told) deadline() string {
	var days []day.Day
	for _, c := range t.list {
		if d := c.Deadline; !d.IsZero() && !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	slices.SortFunc(days, day.Day.Compare)
	switch len(days) {
	case 0:
		return ""
	case 1:
		return days[0].DottedDay()
	}
	return fmt.Sprintf("%s至%s，分批完成", days[0].DottedDay(), days[len(days)-1].DottedDay())
}

// progress is what people say of it, else how it stands.
func (t told) progress() string {
	return t.distinctly("；", func(c confirmed) string {
		switch {
		case c.Progress != "":
			return c.Progress
		case c.State == model.StateDone || c.State == model.StateClosed:
			return cmp.Or(c.RectificationResult.Evidence, "已完成整改")
		}
		return string(c.State)
	})
}

// ofAnother reports a name that signs for the unit of the ledger, in a report of a unit below it:
// such a report names its own people alone.
func (v *view) ofAnother(name string) bool {
	root, one := v.root()
	own, known := model.OwnEnterprise(v.book)
	if !known || one && root.ID == own.ID {
		return false
	}
	s := model.SignOf(v.book, own.ID)
	return slices.Contains([]string{s.Head, s.Signer, s.Checker, s.Maker}, name)
}

// closing says what was closed, when and by whom, with how many pieces of evidence; a problem that
// came up again is put right for the second time.
func (t told) closing(v *view) string {
	var out []string
	done := 0
	for _, c := range t.list {
		s := ""
		switch c.State {
		case model.StateClosed:
			done++
			s = c.Closed.DottedDay() + "销号"
			if n := len(model.Attachments(v.book, model.Ref{Kind: model.KindRectification, ID: c.ID})); n > 0 {
				s += fmt.Sprintf("，佐证%d件", n)
			}
			s += prefixed("，批准人", only(c.ClosedBy, !v.ofAnother(c.ClosedBy)))
		case model.StateDone:
			s = c.Done.DottedDay() + "完成，待销号"
		default:
			s = "未销号"
		}
		if c.Reopened > 0 {
			s = fmt.Sprintf("第%d次整改，%s", c.Reopened+1, s)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	if len(t.list) > commonUnits {
		return fmt.Sprintf("%d项中已销号%d项", len(t.list), done)
	}
	return strings.Join(out, "；")
}
