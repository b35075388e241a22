package report

// Training against the office's standards, the secretaries in office, talent in
// and out: tables of the support report, and its part of the annual report.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// trained is one standard with those it asks, this year and last.
type trained struct {
	standard     model.TrainingStandard
	units        int // enterprises that it applies to and in which training of the kind was ever recorded
	unrecorded   int // those in which it was not
	now, before  training
	unitsUnknown []string
}

// training is people asked and those who have met it.
type training struct{ asked, met int }

func (t *training) count(list []model.TrainingResult) {
	for _, r := range list {
		t.asked++
		t.met += oneIf(r.Met)
	}
}

// trainings holds everyone against the standards in force, in the list's order.
func (v *view) trainings() []trained {
	by := map[string]*trained{}
	for _, e := range v.enterprises() {
		for _, s := range model.TrainingStandardsFor(v.book, e) {
			x := by[s.ID]
			if x == nil {
				x = &trained{standard: s}
				by[s.ID] = x
			}
			now, before := model.YearTraining(v.book, e, s, v.year()), model.YearTraining(v.book, e, s, v.year()-1)
			if !s.Target.Yearly() {
				now = model.OnceTraining(v.book, e, s)
			}
			if len(now)+len(before) == 0 {
				continue
			}
			if !model.TrainingRecorded(v.book, e.ID, s.Target) {
				x.unrecorded++
				x.unitsUnknown = append(x.unitsUnknown, v.enterpriseShort(e.ID))
				continue
			}
			x.units++
			x.now.count(now)
			x.before.count(before)
		}
	}
	var out []trained
	for _, s := range model.Everywhere[model.TrainingStandard](v.book) {
		if x := by[s.ID]; x != nil {
			out = append(out, *x)
		}
	}
	return out
}

// TrainingAsks says what a standard asks for, as reports print it.
func TrainingAsks(s model.TrainingStandard) string {
	when := ""
	switch {
	case s.Target.Yearly():
		when = "每年"
	case s.Target == model.ForNewSecretary:
		when = some(s.Months, "任职后%d个月内")
	default:
		when = some(s.Months, "预备期至转正后%d个月内")
	}
	courses := s.Courses
	if !s.Target.Yearly() {
		courses = max(1, courses)
	}
	return when + join("、", some(s.Days, "不少于%d天"), some(s.Hours, "不少于%d学时"), some(courses, "集中培训%d次"))
}

func (v *view) trainingTable() Table {
	t := v.table("表3　教育培训达标情况", "单位：人", Ordinal(), UnitCol("标准名称").Keep(), WordCol("对象"), TextCol("要求"), TextCol("依据"),
		FigureCol("已登记培训的企业（户）"), WordCol(v.yearHead(0), "应训"), WordCol(v.yearHead(0), "已达标"), WordCol(v.yearHead(0), "未达标"),
		WordCol(v.yearHead(0), "达标率"),
		WordCol(v.yearHead(1), "应训"), WordCol(v.yearHead(1), "未达标"))
	t.Sheet, t.Empty = "教育培训", "尚未启用培训标准"
	list := v.trainings()
	for i, x := range list {
		missed := count(x.now.asked - x.now.met)
		row := []Cell{count(i + 1), text(x.standard.Name), text(string(x.standard.Target)), text(TrainingAsks(x.standard)),
			text(join("，", x.standard.Source, x.standard.Document)), count(x.units),
			count(x.now.asked), count(x.now.met), missed, share(x.now.met, x.now.asked)}
		if x.standard.Target.Yearly() {
			last := count(x.before.asked - x.before.met)
			if last.Value > 0 {
				last = warn(last)
			}
			row = append(row, count(x.before.asked), last)
		} else {
			row = append(row, text("—"), text("—"))
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{"标准由本单位按所列依据选定。每年考核的对象为当年1月1日以来一直在任（在册）的人员，本年数截至统计日；新任书记、新转正党员为近两年内任职（转正）且在标准生效以后的人员。",
		"集中培训指除党员集中学习以外的培训班次。从未登记过某类培训的企业不判断是否达标，不计入应训人数。"}
	for _, x := range list {
		if x.unrecorded > 0 {
			t.Notes = append(t.Notes, fmt.Sprintf("未登记过%s培训的企业：%s。", x.standard.Target, names(x.unitsUnknown, 8, "户")))
		}
	}
	return t
}

func (v *view) yearHead(back int) string { return fmt.Sprintf("%d年", v.year()-back) }

// secretaryGroups is the rows of the secretaries' structure.
var secretaryGroups = []model.OrganizationType{model.Committee, model.GeneralBranch, model.Branch}

// secretaryTrait is one column of it.
type secretaryTrait struct {
	path []string
	has  func(s model.SecretaryInOffice, on day.Day) bool
}

var secretaryTraits = []secretaryTrait{
	{[]string{"专兼职", "专职"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.WorkTime == model.FullTime }},
	{[]string{"专兼职", "兼职"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.WorkTime == model.PartTime }},
	{[]string{"女"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Person.Sex == model.Female }},
	{[]string{"年龄", "35岁及以下"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Age >= 0 && s.Age <= 35 }},
	{[]string{"年龄", "36–45岁"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Age >= 36 && s.Age <= 45 }},
	{[]string{"年龄", "46–55岁"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Age >= 46 && s.Age <= 55 }},
	{[]string{"年龄", "56岁及以上"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Age >= 56 }},
	{[]string{"学历", "研究生"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Person.Education == model.Postgraduate }},
	{[]string{"学历", "本科"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Person.Education == model.Bachelor }},
	{[]string{"学历", "大专及以下"}, func(s model.SecretaryInOffice, _ day.Day) bool {
		return s.Person.Education != "" && s.Person.Education != model.Postgraduate && s.Person.Education != model.Bachelor
	}},
	{[]string{"党龄", "不满10年"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.PartyAge >= 0 && s.PartyAge < 10 }},
	{[]string{"党龄", "10–19年"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.PartyAge >= 10 && s.PartyAge < 20 }},
	{[]string{"党龄", "20年及以上"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.PartyAge >= 20 }},
	{[]string{"任现职", "不满1年"}, func(s model.SecretaryInOffice, on day.Day) bool {
		return !s.Since.IsZero() && day.FullYears(s.Since, on) < 1
	}},
	{[]string{"任现职", "1–2年"}, func(s model.SecretaryInOffice, on day.Day) bool {
		n := day.FullYears(s.Since, on)
		return !s.Since.IsZero() && n >= 1 && n < 3
	}},
	{[]string{"任现职", "3年及以上"}, func(s model.SecretaryInOffice, on day.Day) bool {
		return !s.Since.IsZero() && day.FullYears(s.Since, on) >= 3
	}},
	{[]string{"本年参加集中培训"}, func(s model.SecretaryInOffice, _ day.Day) bool { return s.Courses }},
}

func (v *view) secretaryTable() Table {
	columns := []Column{WordCol("党组织类别").Keep(), PersonCol("书记")}
	for _, x := range secretaryTraits {
		columns = append(columns, WordCol(x.path...))
	}
	t := v.table("表4　党组织书记队伍结构", "单位：人", columns...)
	t.Sheet, t.Empty = "书记队伍", "未登记在任书记"
	list := model.Secretaries(v.book)
	for _, kind := range secretaryGroups {
		if of := secretariesOf(list, kind); len(of) > 0 {
			t.Rows = append(t.Rows, append([]Cell{text(string(kind) + "书记")}, v.secretaryCells(of)...))
		}
	}
	t.Totals = [][]Cell{bold(append([]Cell{text("合计")}, v.secretaryCells(list)...))}
	t.Notes = []string{"一人兼任几个党组织书记的，分别计入。专兼职按登记的党务岗位确定；未登记岗位而有其他职务的列兼职，未登记的不列。年龄、党龄、任职时间按统计日满周年计算，连选连任的连续计算；未登记的不列入各栏。"}
	return t
}

func secretariesOf(list []model.SecretaryInOffice, kind model.OrganizationType) []model.SecretaryInOffice {
	var out []model.SecretaryInOffice
	for _, s := range list {
		if s.Organization.Type == kind {
			out = append(out, s)
		}
	}
	return out
}

func (v *view) secretaryCells(list []model.SecretaryInOffice) []Cell {
	row := []Cell{count(len(list))}
	for _, x := range secretaryTraits {
		n := 0
		for _, s := range list {
			n += oneIf(x.has(s, v.on))
		}
		row = append(row, count(n))
	}
	return row
}

// talent is the moves in scope up to the day.
func (v *view) talent() []model.TalentMove {
	var out []model.TalentMove
	for _, m := range model.InScope[model.TalentMove](v.book) {
		if v.happened(m.Day) {
			out = append(out, m)
		}
	}
	return out
}

func (v *view) talentTable() Table {
	columns := []Column{Ordinal(), UnitCol("企业名称").Keep()}
	for _, way := range (model.TalentDirection("")).Choices() {
		columns = append(columns, FigureCol(v.yearHead(0)+way, "合计"))
		for _, c := range (model.TalentCategory("")).Choices() {
			columns = append(columns, WordCol(v.yearHead(0)+way, c))
		}
	}
	columns = append(columns, FigureCol("净增减"), WordCol(v.yearHead(1), "引进"), WordCol(v.yearHead(1), "流失"))
	t := v.table("表5　人才引进和流失情况", "单位：人", columns...)
	t.Sheet, t.Empty = "人才流动", "本年度和上年度未登记人才引进、流失"
	by := map[string][]model.TalentMove{}
	var all []model.TalentMove
	for _, m := range v.talent() {
		if m.Day.Year() >= v.year()-1 {
			by[m.EnterpriseID] = append(by[m.EnterpriseID], m)
		}
	}
	for _, e := range v.book.Subtree(v.book.Scope) { // who left with an enterprise that has ended counts too
		list := by[e.ID]
		if len(list) == 0 {
			continue
		}
		all = append(all, list...)
		t.Rows = append(t.Rows, append([]Cell{count(len(t.Rows) + 1), text(e.Name)}, v.talentCells(list)...))
	}
	t.Totals = [][]Cell{bold(append([]Cell{span(2, text("合计"))}, v.talentCells(all)...))}
	t.Notes = []string{"按登记的人才引进、流失记录统计，本年数截至统计日；净增减为引进减流失。"}
	return t
}

func (v *view) talentCells(list []model.TalentMove) []Cell {
	n := func(year int, way model.TalentDirection, category model.TalentCategory) int {
		sum := 0
		for _, m := range list {
			sum += oneIf(m.Day.Year() == year && m.Direction == way && (category == "" || m.Category == category))
		}
		return sum
	}
	var row []Cell
	for _, way := range []model.TalentDirection{model.TalentIn, model.TalentOut} {
		row = append(row, count(n(v.year(), way, "")))
		for _, c := range (model.TalentCategory("")).Choices() {
			row = append(row, count(n(v.year(), way, model.TalentCategory(c))))
		}
	}
	balance := count(n(v.year(), model.TalentIn, "") - n(v.year(), model.TalentOut, ""))
	if balance.Value < 0 {
		balance = warn(balance)
	}
	return append(row, balance, count(n(v.year()-1, model.TalentIn, "")), count(n(v.year()-1, model.TalentOut, "")))
}

// talentYears is how many years the chart shows.
const talentYears = 5

// TalentChart draws the last years' comings and goings as the report does, for
// screens; ok is false if none are recorded.
func TalentChart(b *model.Book) (c Chart, ok bool) { return newView(Input{Book: b}).talentChart() }

// talentChart draws the last years' comings and goings.
func (v *view) talentChart() (Chart, bool) {
	c := Chart{Kind: BarChart, Title: "人才引进和流失", Unit: "人", Height: chartHeight, Series: []Series{{Name: string(model.TalentIn)},
		{Name: string(model.TalentOut)}}}
	list := v.talent()
	first := v.year()
	for _, m := range list {
		if y := m.Day.Year(); y < first && y > v.year()-talentYears {
			first = y
		}
	}
	for y := first; y <= v.year(); y++ {
		c.Labels = append(c.Labels, fmt.Sprintf("%d年", y))
		var s model.TalentSum
		for _, m := range list {
			if m.Day.Year() == y {
				s.Count(m)
			}
		}
		c.Series[0].Values = append(c.Series[0].Values, float64(s.In))
		c.Series[1].Values = append(c.Series[1].Values, float64(s.Out))
	}
	return c, len(list) > 0
}
