package report

// The two tables of new members in the form of the Party statistics (E-2), so
// that the office can check its figures before it enters them there.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// statisticsNote says what the tables are not.
const statisticsNote = "本表参照党内统计年报的表式编制，供上报前核对；正式数据以全国党员管理信息系统为准。"

// statisticsOne is 发展党员情况（一）: posts × sex, age groups and education.
func (v *view) statisticsOne(g progress) Table {
	columns := []Column{TextCol("项目").Keep(), FigureCol("总数"), FigureCol("其中", "女"), FigureCol("其中", "少数民族")}
	for _, a := range developmentAges {
		columns = append(columns, FigureCol("年龄", a.name))
	}
	for _, e := range model.Education("").Choices() {
		columns = append(columns, FigureCol("学历", e))
	}
	t := v.table("表3　发展党员情况（一）", "单位：人", columns...)
	t.Sheet = "党统一"
	people := v.resolvedPeople(g.Admitted)
	for _, l := range statisticsLines {
		row := append([]Cell{text(l.name)}, v.statisticsCells(pick(people, v.on, l.has))...)
		if l.main {
			row = bold(row)
		}
		t.Rows = append(t.Rows, row)
	}
	t.Notes = []string{v.supplement(people), v.basisNote() + "年龄按报告期末周岁计算。", statisticsNote}
	return t
}

// statisticsLine is one line of the first table.
type statisticsLine struct {
	name string
	main bool
	has  func(*model.Person, day.Day) bool
}

// statisticsLines: the main lines after the first add up to it, and so do the
// posts under 在岗职工 to theirs.
var statisticsLines = []statisticsLine{
	{"总计", true, func(*model.Person, day.Day) bool { return true }},
	{"一、在岗职工", true, onDuty},
	{"　企业管理人员", false, postOnDuty(model.ManagerPost)},
	{"　企业专业技术人员", false, postOnDuty(model.TechnicalPost)},
	{"　工勤技能人员", false, postOnDuty(model.WorkerPost)},
	{"　其他岗位", false, postOnDuty("")},
	{"二、劳务派遣人员", true, employed(model.Dispatched)},
	{"三、离退休人员", true, employed(model.Retired)},
	{"四、其他", true, otherEmployment},
}

func onDuty(p *model.Person, _ day.Day) bool { return p.Employment == model.Employed }

func employed(e model.Employment) func(*model.Person, day.Day) bool {
	return func(p *model.Person, _ day.Day) bool { return p.Employment == e }
}

func otherEmployment(p *model.Person, _ day.Day) bool {
	return p.Employment != model.Employed && p.Employment != model.Dispatched && p.Employment != model.Retired
}

// postOnDuty picks a post among those on duty; "" is every post not named.
func postOnDuty(w model.WorkPost) func(*model.Person, day.Day) bool {
	return func(p *model.Person, on day.Day) bool {
		named := p.WorkPost == model.ManagerPost || p.WorkPost == model.TechnicalPost || p.WorkPost == model.WorkerPost
		return onDuty(p, on) && (p.WorkPost == w || w == "" && !named)
	}
}

func (v *view) statisticsCells(people []*model.Person) []Cell {
	row := []Cell{count(len(people)), count(countIf(people, v.on, woman)), count(countIf(people, v.on, traits[3].has))}
	for _, a := range developmentAges {
		row = append(row, count(countIf(people, v.on, a.has)))
	}
	for _, e := range model.Education("").Choices() {
		row = append(row, count(countIf(people, v.on, func(p *model.Person, _ day.Day) bool { return string(p.Education) == e })))
	}
	return row
}

// supplement is the 补充资料 line on dispatched workers.
func (v *view) supplement(people []*model.Person) string {
	sent := pick(people, v.on, employed(model.Dispatched))
	if len(sent) == 0 {
		return "补充资料：本年度未发展劳务派遣工党员。"
	}
	college := countIf(sent, v.on, traits[4].has)
	return "补充资料：发展劳务派遣工党员" + fmt.Sprint(len(sent)) + "名" + prefixed("，其中", join("、",
		some(countIf(sent, v.on, woman), "女%d名"), some(countIf(sent, v.on, young), "35岁及以下%d名"), some(college, "大专及以上%d名"))) + "。"
}

// prefixed puts a prefix before what is not empty.
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// statisticsTwo is 发展党员情况（二）: front line, titles, recommendation by the league.
func (v *view) statisticsTwo(g progress) Table {
	t := v.table("表4　发展党员情况（二）", "单位：人",
		TextCol("项目").Keep(), FigureCol("总数"), FigureCol("其中", "女"), WordCol("其中", "35岁及以下"))
	t.Sheet = "党统二"
	people := v.resolvedPeople(g.Admitted)
	var recommended []*model.Person
	for _, r := range g.Admitted {
		if r.LeagueRecommended {
			recommended = append(recommended, v.person(r.PersonID))
		}
	}
	grade := func(want ...model.TitleGrade) []*model.Person {
		return pick(people, v.on, func(p *model.Person, _ day.Day) bool {
			for _, w := range want {
				if p.TitleGrade == w {
					return true
				}
			}
			return false
		})
	}
	add := func(name string, list []*model.Person) {
		t.Rows = append(t.Rows, []Cell{text(name), count(len(list)), count(countIf(list, v.on, woman)), count(countIf(list, v.on, young))})
	}
	add("一、生产、工作第一线：企业生产第一线", pick(people, v.on, traits[0].has))
	add("二、有专业技术职务", grade(model.SeniorTitle, model.MiddleTitle, model.JuniorTitle))
	add("　高级", grade(model.SeniorTitle))
	add("　中级", grade(model.MiddleTitle))
	add("　初级", grade(model.JuniorTitle))
	add("三、经共青团组织“推优”", recommended)
	t.Notes = []string{"先进模范、特殊情况下发展的党员台账未单独登记，需要时另行填列。", statisticsNote}
	return t
}
