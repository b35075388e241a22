package report

// Terms of office (换届情况): when each organisation was elected, when its term ends, and who is
// to be reminded; the letters themselves are papers (文书).

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

func buildTerms(in Input) Document {
	v := newView(in)
	d := v.document("terms")
	rows := v.terms()
	elections := v.elections()
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.termTable(rows), v.termSummary(rows)}},
		{Page: LandscapeTable, Blocks: []Block{v.electionTable(elections)}},
		{Page: LandscapeTable, Blocks: []Block{v.resultTable(elections)}}}
	return d
}

// terms is the organisations in scope with their terms; temporary organisations
// have none.
func (v *view) terms() []figure.Term {
	var out []figure.Term
	for _, o := range v.organizations() {
		if !o.Temporary {
			out = append(out, figure.TermOf(v.book, o))
		}
	}
	return out
}

func (v *view) termTable(rows []figure.Term) Table {
	t := v.table("", "单位：个",
		Ordinal(), UnitCol("党组织").Keep(), WordCol("类别"), WordCol("届次"),
		DayCol("选举日期"), FigureCol("任期（年）"), DayCol("届满日期"), DayCol("批准延期至"), CodeCol("延期批准文号"),
		DayCol("提醒日期"), WordCol("状态"), FigureCol("距届满天数"))
	t.Sheet, t.Empty = "换届情况", "无党组织"
	for i, r := range rows {
		t.Rows = append(t.Rows, v.termCells(i+1, r))
	}
	t.Notes = []string{"党委每届任期一般为5年，党总支、党支部每届任期一般为3年；届满日期自选举日期按自然年计算。",
		"距届满天数有批准延期的，按批准延期的日期计算；负数为已超期天数。临时党组织不列。"}
	if n := len(kept(rows, Remind)); n > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("届满未换届和六个月内届满的%d个党组织，应当提醒，提醒函在文书里出具。", n))
	}
	return t
}

func (v *view) termCells(n int, r figure.Term) []Cell {
	head := []Cell{count(n), text(r.Name), text(string(r.Type))}
	if r.State == figure.TermUnknown {
		return append(head, text(""), text("—"), count(r.Years), text("—"), text(""), text(""), text(""), warn(text(string(r.State))),
			text("—"))
	}
	extended := ""
	if r.Until != r.End {
		extended = r.Until.DottedDay()
	}
	state, left := text(string(r.State)), count(r.Left)
	if Remind(r) {
		state, left = warn(state), warn(left)
	}
	return append(head, text(r.In.Number), text(r.In.Elected.DottedDay()), count(r.Years), text(r.End.DottedDay()), text(extended),
		text(r.In.ExtensionDocument), text(v.pastDay(r.In.ReminderDay)), state, left)
}

// pastDay is a recorded day, hidden while it lies ahead.
func (v *view) pastDay(d day.Day) string {
	if !v.happened(d) {
		return ""
	}
	return d.DottedDay()
}

// termSummary counts the states by type of organisation.
func (v *view) termSummary(rows []figure.Term) Table {
	columns := []Column{WordCol("类别").Keep(), FigureCol("党组织数")}
	for _, s := range figure.TermStates() {
		columns = append(columns, WordCol("换届状态", string(s)))
	}
	t := v.table("换届情况汇总表", "单位：个", columns...)
	t.Sheet, t.Sign = "换届汇总", nil
	for _, k := range model.OrganizationType("").Choices() {
		of := ofType(rows, model.OrganizationType(k))
		row := []Cell{text(k), count(len(of))}
		for _, s := range figure.TermStates() {
			row = append(row, count(len(inState(of, s))))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Totals = total("合计", 1, t)
	return t
}

func ofType(rows []figure.Term, k model.OrganizationType) []figure.Term {
	var out []figure.Term
	for _, r := range rows {
		if r.Type == k {
			out = append(out, r)
		}
	}
	return out
}

// inState picks the rows of some states, the earliest end first.
func inState(rows []figure.Term, states ...figure.TermState) []figure.Term {
	var out []figure.Term
	for _, r := range rows {
		if slices.Contains(states, r.State) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b figure.Term) int { return a.Until.Compare(b.Until) })
	return out
}

// ReminderTitle is what the reminder of an election is called.
const ReminderTitle = "关于做好换届工作的提醒函"

// Remind reports that the superior should remind it now: the term ends within
// six months, or has ended without approval to go on.
func Remind(r figure.Term) bool { return r.State == figure.TermOverdue || r.State == figure.TermSoon }

// ReminderWords are the paragraphs of the reminder to an organisation for which Remind
// holds, as of a day, without the closing words.
func ReminderWords(r figure.Term, on day.Day) []string {
	self := "你" + string(r.Type)
	var body []string
	if r.State == figure.TermOverdue {
		body = append(body, fmt.Sprintf("%s本届班子于%s选举产生，%s，截至%s已超过期限%d天，未见换届或者批准延期的记载。", self, r.In.Elected.Chinese(),
			ended(r, "已于", "任期届满"), on.Chinese(), -r.Left))
		body = append(body, "请抓紧研究换届工作，说明未按期换届的原因，按程序向上级党组织呈报换届请示；确需延期的，须报上级党组织批准，延长期限一般不超过1年。")
	} else {
		body = append(body, fmt.Sprintf("%s本届班子于%s选举产生，%s。", self, r.In.Elected.Chinese(), ended(r, "将于", "任期届满")))
		body = append(body, "任期届满应当按期换届。请及早研究换届工作，按程序向上级党组织呈报换届请示，做好换届选举各项准备；需要提前或者延期换届的，须报上级党组织批准，延长期限一般不超过1年。")
	}
	return append(body, "换届工作安排请及时报送。")
}

// ended says by which rule and on which day the term ends.
func ended(r figure.Term, verb, noun string) string {
	if r.Until != r.End {
		return fmt.Sprintf("经批准延期至%s", r.Until.Chinese())
	}
	return fmt.Sprintf("每届任期%d年，%s%s%s", r.Years, verb, r.End.Chinese(), noun)
}

// superior is the name of the organisation above, within the ledger or outside.
func (v *view) superior(o model.Organization) string {
	if up, ok := model.Find[model.Organization](v.book, o.ParentID); ok {
		return up.Name
	}
	return o.Superior
}
