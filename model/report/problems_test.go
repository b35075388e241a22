package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

var problemsDay = day.Of(2026, 11, 23)

// problemBook is enterprises A to E and problems of them.
func problemBook(more ...model.Record) *model.Book {
	var list []model.Record
	for i, id := range []string{"A", "B", "C", "D", "E"} {
		list = append(list, model.Enterprise{ID: id, Name: "企业" + id, ShortName: id + "公司", Order: i + 1, Ownership: model.SoleState},
			model.Organization{ID: "O" + id, EnterpriseID: id, Name: id + "支部", Type: model.Branch},
			model.Fund{ID: "F" + id, EnterpriseID: id, Year: 2026})
	}
	return bookOf(problemsDay, "", append(list, more...)...)
}

var made = 0

// listed is a problem that goes up, changed by what is said.
func listed(unit, ruleID, code string, change ...func(*model.Rectification)) model.Rectification {
	made++
	id := strconv.Itoa(made)
	f, _ := rule.FaultOf(ruleID, code)
	r := model.Rectification{ID: id, EnterpriseID: unit, Problem: "张三未登记" + id, Source: model.FromCheck, Found: day.Of(2026, 11, 1),
		RuleID: ruleID, Fault: code, RecordKind: string(model.KindPerson), RecordID: id,
		Title: f.Phrase, Theme: f.Theme, Publish: true, Cause: "原因甲",
		Measure: "措施", Who: "书记", Deadline: day.Of(2027, 3, 31)}
	for _, c := range change {
		c(&r)
	}
	return r
}

// rowsOf is the list's rows as texts, without those that name themes.
func rowsOf(t *testing.T, records ...model.Record) [][]string {
	t.Helper()
	var out [][]string
	for _, row := range problemsTable(t, records...).Rows {
		if len(row) == 1 {
			continue
		}
		var line []string
		for _, c := range row {
			line = append(line, c.Text)
		}
		out = append(out, line)
	}
	return out
}

func problemsTable(t *testing.T, records ...model.Record) Table {
	t.Helper()
	b := problemBook(records...)
	d := build(t, "problems", b)
	if hits := Scan(d, b); len(hits) > 0 {
		t.Errorf("%+v", hits)
	}
	return tables(d)[0]
}

// The columns of the list, by name.
const (
	colUnit = iota + 1
	colTitle
	colShows
	colBasis
	colCause
	colMeasure
	colWho
	colDeadline
	colProgress
	colClosing
)

func TestProblemsAreConfirmed(t *testing.T) {
	quiet := func(r *model.Rectification) { r.Publish = false }
	later := func(r *model.Rectification) { r.Found = day.Of(2026, 12, 1) }
	if rows := rowsOf(t, listed("A", "B-09", "", quiet), listed("A", "B-10", "", later)); len(rows) > 0 {
		t.Errorf("%q", rows)
	}
	asked := listed("A", "S-12b", "")
	said := func(answer model.EntryAnswer, code string) model.EntryCheck {
		return model.EntryCheck{ID: "c", RuleID: "S-12b", Fault: code, RecordKind: asked.RecordKind, RecordID: asked.RecordID, Answer: answer, By: "某",
			Day: problemsDay}
	}
	for _, x := range []struct {
		name  string
		check []model.Record
		rows  int
	}{
		{"nobody was asked", nil, 0}, {"not recorded", []model.Record{said(model.NotRecorded, "")}, 0},
		{"another kind", []model.Record{said(model.NotDone, "unknown")}, 0}, {"not done", []model.Record{said(model.NotDone, "")}, 1},
	} {
		if rows := rowsOf(t, append(x.check, asked)...); len(rows) != x.rows {
			t.Errorf("%s: %q", x.name, rows)
		}
	}
}

func TestProblemsInTheWordsOfTheFault(t *testing.T) {
	two := func(r *model.Rectification) { r.Number = 2 }
	for _, x := range []struct {
		name    string
		records []model.Record
		row     []string
	}{
		{"of the fault", []model.Record{listed("A", "B-09", "")},
			[]string{"1", "A公司", "发展对象报批公示程序不规范", "1名发展对象公示时间少于规定的工作日", "《中国共产党发展党员工作细则》", "原因甲", "措施", "书记", "2027.03.31", "整改中", "未销号"}},
		{"merged in a unit", []model.Record{listed("A", "B-09", ""), listed("A", "B-09", "", two), listed("A", "B-09", "first")},
			[]string{"1", "A公司", "发展对象报批公示程序不规范", "3名发展对象公示时间少于规定的工作日；1名发展对象先公示、后报上级党委同意"}},
		{"the unit itself", []model.Record{listed("A", "A-30", "")}, []string{"1", "A公司", "党建经费未足额列入预算", "党组织工作经费少列预算"}},
		{"seen as text", []model.Record{listed("A", "A-31", "")},
			[]string{"1", "A公司", "党建经费结转列支不规范", "结转超过规定比例仍安排经费", "《关于国有企业党组织工作经费问题的通知》（组通字〔2017〕38号）"}},
		{"in people's words", []model.Record{listed("A", "B-09", "", func(r *model.Rectification) {
			r.Title, r.Shows = "公示不到位", "1名发展对象只公示三天。"
		})},
			[]string{"1", "A公司", "公示不到位", "1名发展对象只公示三天"}},
		{"another unit mends it", []model.Record{listed("A", "B-09", "", func(r *model.Rectification) { r.UnitID = "B" })},
			[]string{"1", "B公司"}},
		{"listed before there were phrases",
			[]model.Record{listed("A", "B-09", "", func(r *model.Rectification) { r.Title, r.Theme = "", "" })},
			[]string{"1", "A公司", "发展对象报批公示程序不规范"}},
		{"the ledger against itself", []model.Record{listed("A", "D-03", "")}, []string{"1", "A公司", "党员未编入支部", "1名党员未编入党支部", ""}},
		{"found by others", []model.Record{listed("A", "", "", func(r *model.Rectification) {
			r.Source, r.OversightID, r.Title, r.Theme = model.FromSupervision, "V", "会议记录不规范", model.ThemeOrganization
			r.Problem = "两个支部会议记录不规范。"
		}), model.Oversight{ID: "V", EnterpriseID: "A", Overseer: model.ByStateAssets, Day: day.Of(2026, 4, 16), Matters: "督查"}},
			[]string{"1", "A公司", "会议记录不规范", "两个支部会议记录不规范", "国资委2026年4月16日督查反馈"}},
		{"days, causes and measures of several", []model.Record{
			listed("A", "B-09", "", func(r *model.Rectification) { r.Cause, r.Measure, r.Who = "原因甲；", "措施一。", "甲" }),
			listed("A", "B-09", "", func(r *model.Rectification) {
				r.Cause, r.Measure, r.Who, r.Deadline = "原因乙", "措施二", "乙", day.Of(2026, 12, 31)
			})},
			[]string{"1", "A公司", "发展对象报批公示程序不规范", "2名发展对象公示时间少于规定的工作日", "《中国共产党发展党员工作细则》", "原因甲；原因乙", "措施一；措施二", "甲、乙",
				"2026.12.31至2027.03.31，分批完成"}},
	} {
		rows := rowsOf(t, x.records...)
		if len(rows) != 1 {
			t.Errorf("%s: %q", x.name, rows)
			continue
		}
		for i, want := range x.row {
			if rows[0][i] != want {
				t.Errorf("%s: column %d is %q, want %q", x.name, i, rows[0][i], want)
			}
		}
	}
}

func TestProblemsClosing(t *testing.T) {
	done := func(r *model.Rectification) { r.DoneDay, r.Evidence = day.Of(2026, 11, 10), "已补齐。" }
	closed := func(r *model.Rectification) { r.ClosedDay, r.ClosedBy = day.Of(2026, 11, 12), "党委副书记" }
	late := func(r *model.Rectification) { r.Deadline = day.Of(2026, 11, 20) }
	own := func(r *model.Rectification) { r.Progress = "已完成八成" }
	again := listed("A", "B-09", "", done, closed)
	for _, x := range []struct {
		records           []model.Record
		progress, closing string
	}{
		{[]model.Record{listed("A", "B-09", "")}, "整改中", "未销号"}, {[]model.Record{listed("A", "B-09", "", late)}, "逾期未完成", "未销号"},
		{[]model.Record{listed("A", "B-09", "", own)}, "已完成八成", "未销号"},
		{[]model.Record{listed("A", "B-09", "", done)}, "已补齐", "2026.11.10完成，待销号"},
		{[]model.Record{listed("A", "B-09", "", done, closed)}, "已补齐", "2026.11.12销号，批准人党委副书记"},
		{[]model.Record{again, model.Attachment{ID: "a", RecordKind: string(model.KindRectification), RecordID: again.ID, Hash: "x"}}, "已补齐",
			"2026.11.12销号，佐证1件，批准人党委副书记"},
		{[]model.Record{again, model.Reopening{ID: "r", RectificationID: again.ID, Day: day.Of(2026, 11, 15), Reason: "反弹"}}, "整改中", "第2次整改，未销号"},
		{[]model.Record{listed("A", "B-09", "", done, closed), listed("A", "B-09", "", own)}, "已补齐；已完成八成",
			"2026.11.12销号，批准人党委副书记；未销号"},
	} {
		rows := rowsOf(t, x.records...)
		if len(rows) != 1 || rows[0][colProgress] != x.progress || rows[0][colClosing] != x.closing {
			t.Errorf("%q, want %s / %s", rows, x.progress, x.closing)
		}
	}
}

// Three units with one fault and one cause are a common problem; two are not, nor are three of
// different causes.
func TestCommonProblems(t *testing.T) {
	other := func(r *model.Rectification) { r.Cause = "原因乙" }
	none := func(r *model.Rectification) { r.Cause = "" }
	p := func(unit string, change ...func(*model.Rectification)) model.Record {
		return listed(unit, "A-30", "", change...)
	}
	for _, x := range []struct {
		name    string
		records []model.Record
		titles  []string
		units   []string
	}{
		{"two", []model.Record{p("A"), p("B")}, []string{"党建经费未足额列入预算", "党建经费未足额列入预算"}, []string{"A公司", "B公司"}},
		{"three", []model.Record{p("A"), p("B"), p("C")}, []string{"共性问题：党建经费未足额列入预算"}, []string{"党务工作部门牵头，涉及3户企业"}},
		{"three and one of another cause", []model.Record{p("A"), p("B"), p("C"), p("D", other)},
			[]string{"共性问题：党建经费未足额列入预算", "党建经费未足额列入预算"},
			[]string{"党务工作部门牵头，涉及3户企业", "D公司"}},
		{"three, no cause said", []model.Record{p("A", none), p("B", none), p("C", none)},
			[]string{"党建经费未足额列入预算", "党建经费未足额列入预算", "党建经费未足额列入预算"},
			[]string{"A公司", "B公司", "C公司"}},
	} {
		rows := rowsOf(t, x.records...)
		for i := range x.titles {
			if len(rows) != len(x.titles) || rows[i][colTitle] != x.titles[i] || rows[i][colUnit] != x.units[i] {
				t.Errorf("%s: %q", x.name, rows)
				break
			}
		}
	}
	if got := rowsOf(t, p("A"), p("B"), p("C"))[0][colShows]; got != "3户企业党组织工作经费少列预算。涉及A公司、B公司、C公司" {
		t.Error(got)
	}
}

// What goes up in one sentence is one row for all units; faults of the ledger alone are told from
// five on, and then as one.
func TestMergedAndInside(t *testing.T) {
	rows := rowsOf(t, listed("A", "D-04", ""), listed("B", "D-04", "", func(r *model.Rectification) { r.Cause = "原因乙" }))
	if len(rows) != 1 || rows[0][colTitle] != "入党、转正日期不完整" || rows[0][colShows] != "2名党员入党、转正日期不完整。涉及A公司、B公司" {
		t.Errorf("%q", rows)
	}
	var four []model.Record
	for range 4 {
		four = append(four, listed("A", "D-02", ""))
	}
	if rows := rowsOf(t, four...); len(rows) > 0 {
		t.Errorf("%q", rows)
	}
	rows = rowsOf(t, append(four, listed("B", "A-04", ""))...)
	if len(rows) != 1 || rows[0][colTitle] != ledgerPhrase || rows[0][colShows] != "5项记录登记不完整或者前后不符" {
		t.Errorf("%q", rows)
	}
}

// Each rule's fault that may go up makes a row without rule, level, name or word of the check.
func TestEachFaultGoesUpClean(t *testing.T) {
	inside := regexp.MustCompile(`[A-Z]-\d\d|阻断|警告|提示|将到期|待核对|登记|核实|台账|张三|\*`)
	for _, r := range rule.All() {
		f, _ := rule.FaultOf(r.ID, "")
		if f.Goes == rule.Inside {
			continue
		}
		x := listed("A", r.ID, "")
		rows := rowsOf(t, x, model.EntryCheck{ID: "c", RuleID: r.ID, RecordKind: x.RecordKind, RecordID: x.RecordID, Answer: model.NotDone})
		if len(rows) != 1 {
			t.Errorf("%s: %q", r.ID, rows)
			continue
		}
		if got := strings.Join(rows[0], "|"); inside.MatchString(got) {
			t.Errorf("%s: %s", r.ID, got)
		}
		p := r.Provisions[0]
		if len(r.Provisions) == 1 && !p.Verified && p.Article != "" && strings.Contains(rows[0][colBasis], p.Article) {
			t.Errorf("%s names an article that nobody has checked: %s", r.ID, rows[0][colBasis])
		}
	}
}

// By theme, with the theme's name over its problems; a common one stands before the others.
func TestProblemsByTheme(t *testing.T) {
	table := problemsTable(t, listed("B", "A-30", ""), listed("A", "B-09", ""), listed("C", "A-06", "extension"),
		listed("A", "A-01", ""), listed("A", "A-31", ""), listed("B", "A-31", ""), listed("C", "A-31", ""))
	var got []string
	for _, row := range table.Rows {
		if len(row) == 1 {
			got = append(got, row[0].Text)
		} else {
			got = append(got, row[0].Text+row[colTitle].Text)
		}
	}
	want := "组织建设 1党委设置与党员规模不相适应 2延期换届时间过长 发展党员和党员管理 3发展对象报批公示程序不规范 保障和责任 4共性问题：党建经费结转列支不规范 5党建经费未足额列入预算"
	if strings.Join(got, " ") != want {
		t.Errorf("%q", got)
	}
}

// Nothing checked is not nothing found.
func TestEmptyLists(t *testing.T) {
	empty := bookOf(problemsDay, "")
	for _, x := range []struct {
		report string
		book   *model.Book
		says   string
	}{
		{"problems", empty, "无数据，未核查"}, {"findings", empty, "无数据，未核查"}, {"problems", problemBook(), "没有列入上报的问题"},
	} {
		d := build(t, x.report, x.book)
		said := ""
		for _, p := range piecesOf(d) {
			said += p.text + "\n"
		}
		if !strings.Contains(said, x.says) || strings.Contains(said, "未发现") || strings.Contains(said, "没有发现") {
			t.Errorf("%s says %s", x.report, said)
		}
	}
}

// Who signs for the group does not sign for a subsidiary.
func TestProblemsOfASubsidiary(t *testing.T) {
	office := model.Office{ID: model.OfficeID, Unit: "集团", Head: "赵甲乙", Checker: "钱丙丁", Maker: "孙戊己"}
	b := problemBook(office, listed("A", "B-09", ""), listed("B", "B-10", ""))
	whole, part := tables(build(t, "problems", b))[0], tables(build(t, "problems", b.At(problemsDay, "B")))[0]
	if whole.Sign.Head != "赵甲乙" || *part.Sign != (Sign{}) {
		t.Errorf("%+v, %+v", whole.Sign, part.Sign)
	}
	if n := len(part.Rows); n != 2 { // its theme and its problem
		t.Errorf("%d rows", n)
	}
}
