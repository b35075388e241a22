package report

// Organisational life (三会一课和组织生活情况表; LIFE 1.6): what each branch was to hold and held, the
// yearly appraisals, the study of the committees. Nobody is named.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
)

func buildLife(in Input) Document {
	v := newView(in)
	d := v.document("life")
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.lifeTable()}},
		{Page: LandscapeTable, Blocks: []Block{v.appraisalTable()}}, {Page: LandscapeTable, Blocks: []Block{v.studyTable()}}}
	return d
}

// lifeKinds is the columns of what is asked for and held.
var lifeKinds = []struct {
	kind  model.MeetingKind
	title string
}{{model.MemberMeeting, "支部党员大会"}, {model.BranchCommitteeMeeting, "支委会"}, {model.GroupMeeting, "党小组会"}, {model.ThemeDay, "主题党日"}}

// lifeTable is the branches, each enterprise's with a sum where it has several.
func (v *view) lifeTable() Table {
	columns := []Column{Ordinal(), UnitCol("党支部").Keep(), FigureCol("党员")}
	for _, k := range lifeKinds {
		columns = append(columns, FigureCol(k.title, "应召开"), FigureCol(k.title, "实际"))
	}
	t := v.table(fmt.Sprintf("表1　%d年党支部组织生活情况表", v.year()), "单位：次", append(columns, FigureCol("党课"), FigureCol("组织生活会"),
		FigureCol("民主评议"), FigureCol("平均到会率"), FigureCol("缺口"))...)
	t.Sheet, t.Empty = "组织生活", "没有党支部"
	list := v.lived()
	for i, x := range list {
		t.Rows = append(t.Rows, append([]Cell{count(i + 1), text(v.shortName(x.Organization.ID))}, lifeCells(x)...))
	}
	for _, of := range v.lifeUnits(list) {
		t.Totals = append(t.Totals, append([]Cell{span(2, text(v.book.EnterpriseName(of[0].Organization.EnterpriseID)+"小计"))},
			lifeCells(figure.SumLife(of))...))
	}
	if len(list) > 1 {
		t.Totals = append(t.Totals, bold(append([]Cell{span(2, text("合计"))}, lifeCells(figure.SumLife(list))...)))
	}
	t.Notes = []string{"应召开的次数从各党支部开始登记的月份起算，成立、撤销的当月（当季）不计。党课含兼党课的会议。",
		"平均到会率＝实到人次÷应到人次，不作硬性要求而未到的不计入应到。缺口是没有登记的月数、季数之和。"}
	return t
}

// lived is the branches that are there on the report's day.
func (v *view) lived() []figure.BranchLife {
	return kept(figure.Life(v.book, v.year()), func(x figure.BranchLife) bool { return v.book.Standing(x.Organization, v.on) })
}

// lifeUnits is the branches of each enterprise that has several.
func (v *view) lifeUnits(list []figure.BranchLife) [][]figure.BranchLife {
	by, order := map[string][]figure.BranchLife{}, []string(nil)
	for _, x := range list {
		id := x.Organization.EnterpriseID
		if by[id] == nil {
			order = append(order, id)
		}
		by[id] = append(by[id], x)
	}
	var out [][]figure.BranchLife
	for _, id := range order {
		if len(by[id]) > 1 && len(order) > 1 {
			out = append(out, by[id])
		}
	}
	return out
}

func lifeCells(x figure.BranchLife) []Cell {
	row := []Cell{count(x.Members)}
	for _, k := range lifeKinds {
		c := x.Count[k.kind]
		held := count(c.Held)
		held.Warn = c.Held < c.Asked
		row = append(row, count(c.Asked), held)
	}
	for _, k := range []model.MeetingKind{model.PartyLecture, model.LifeMeeting, model.AppraisalMeeting} {
		row = append(row, count(x.Count[k].Held))
	}
	rate := text("—")
	if x.Expected > 0 {
		rate = share(x.Attended, x.Expected)
	}
	gaps := count(x.Gaps)
	gaps.Warn = x.Gaps > 0
	return append(row, rate, gaps)
}

// appraisalTable is the appraisals of the last year for which there are any: what is held early in
// a year is for the one before.
func (v *view) appraisalTable() Table {
	year, list := v.appraised()
	t := v.table(fmt.Sprintf("表2　%d年度民主评议党员情况表", year), "单位：人", Ordinal(), UnitCol("党支部").Keep(), FigureCol("党员"),
		FigureCol("参加评议"), FigureCol("优秀", "人数"), FigureCol("优秀", "占党员总数"), FigureCol("合格"), FigureCol("基本合格"),
		FigureCol("不合格"), FigureCol("不定等次"), DayCol("评议日期"), DayCol("评定日期"))
	t.Sheet, t.Empty = "民主评议", "没有登记民主评议"
	for i, a := range list {
		t.Rows = append(t.Rows, append(append([]Cell{count(i + 1), text(v.shortName(a.OrganizationID))}, appraisalCells(a)...),
			text(v.pastDay(a.Day)), text(v.pastDay(a.DecidedDay))))
	}
	if len(list) > 1 {
		t.Totals = [][]Cell{bold(append(append([]Cell{span(2, text("合计"))}, appraisalCells(sumAppraisals(list))...), text(""), text("")))}
	}
	t.Notes = []string{"优秀一般不超过党员总数的三分之一。预备党员参加评议，不定等次。"}
	return t
}

// appraised is the appraisals of the report's year, or of the one before.
func (v *view) appraised() (int, []model.Appraisal) {
	for year := v.year(); year >= v.year()-1; year-- {
		var out []model.Appraisal
		for _, o := range v.organizations() {
			if a := model.AppraisalOf(v.book, o.ID, year); a.ID != "" && (v.happened(a.Day) || v.happened(a.DecidedDay)) {
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			return year, out
		}
	}
	return v.year(), nil
}

func sumAppraisals(list []model.Appraisal) (s model.Appraisal) {
	for _, a := range list {
		s.Members, s.Attended, s.Rated, s.Excellent = s.Members+a.Members, s.Attended+a.Attended, s.Rated+a.Rated, s.Excellent+a.Excellent
		s.Basic, s.Failed, s.Unrated = s.Basic+a.Basic, s.Failed+a.Failed, s.Unrated+a.Unrated
	}
	return s
}

func appraisalCells(a model.Appraisal) []Cell {
	excellent := count(a.Excellent)
	excellent.Warn = a.Members > 0 && a.Excellent*3 > a.Members
	part := text("—")
	if a.Members > 0 {
		part = share(a.Excellent, a.Members)
	}
	return []Cell{count(a.Members), count(a.Attended), excellent, part, count(a.Fit()), count(a.Basic), count(a.Failed), count(a.Unrated)}
}

// studyTable is the study of the committees.
func (v *view) studyTable() Table {
	t := v.table("表3　党委理论学习中心组学习情况表", "", Ordinal(), UnitCol("党组织").Keep(), DayCol("日期"), RemarkCol("专题"), PersonCol("主持人"),
		FigureCol("应到"), FigureCol("实到"), FigureCol("学时"))
	t.Sheet, t.Sign, t.Empty = "中心组学习", nil, "没有登记中心组学习"
	list := kept(model.InScope[model.Meeting](v.book), func(m model.Meeting) bool {
		return m.MeetingKind == model.StudyGroupMeeting && v.thisYear(m.Day)
	})
	slices.SortStableFunc(list, func(x, y model.Meeting) int { return cmp.Or(x.Day.Compare(y.Day), cmp.Compare(x.ID, y.ID)) })
	for i, m := range list {
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(v.shortName(m.OrganizationID)), text(m.Day.DottedDay()), text(m.Title),
			text(cmp.Or(v.book.PersonName(m.ChairID), m.Chair)), count(m.Expected), count(m.Attended), count(m.Hours)})
	}
	return t
}

// lifeWords is the year's organisational life in the annual report: what the branches were to hold
// and held, who came, the appraisals. What is not recorded is not said.
func (a *annual) lifeWords() string {
	list := kept(a.lived(), func(x figure.BranchLife) bool { return x.Began })
	sum := figure.SumLife(list)
	var said []string
	if c := sum.Count[model.MemberMeeting]; c.Held > 0 && c.Asked > 0 {
		n := len(kept(list, func(x figure.BranchLife) bool { return x.Count[model.MemberMeeting].Asked > 0 }))
		said = append(said, fmt.Sprintf("%d个党支部应召开支部党员大会%d次，实际召开%d次", n, c.Asked, c.Held))
	}
	if n := sum.Count[model.ThemeDay].Held; n > 0 {
		said = append(said, fmt.Sprintf("开展主题党日%d次", n))
	}
	if sum.Expected > 0 {
		said = append(said, "平均到会率"+percent(sum.Attended, sum.Expected))
	}
	return paragraphs(clauses("，", said...), a.appraisedWords())
}

// appraisedWords is the latest appraisals.
func (a *annual) appraisedWords() string {
	year, list := a.appraised()
	s := sumAppraisals(list)
	if len(list) == 0 || s.Members == 0 {
		return ""
	}
	words := fmt.Sprintf("%d个党支部完成%d年度民主评议党员，评定优秀%d名", len(list), year, s.Excellent)
	if s.Members >= leastBase {
		words += "，占" + percent(s.Excellent, s.Members)
	}
	return words + "。"
}
