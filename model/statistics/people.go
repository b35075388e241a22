package statistics

// New members (D-2, D-3) and activists (D-4): lines by post, columns by sex, age, schooling
// and front line.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

// postLines is the lines of D-2 and D-4.
var postLines = []string{"总计", "一、在岗职工",
	"公有制单位|合计", "公有制单位|党政机关工作人员", "公有制单位|事业单位管理人员", "公有制单位|事业单位专业技术人员", "公有制单位|企业管理人员", "公有制单位|企业专业技术人员",
	"公有制单位|工勤技能人员", "公有制单位|　其中：农民工",
	"非公有制单位|合计", "非公有制单位|企业管理人员", "非公有制单位|企业专业技术人员", "非公有制单位|民办非企业单位管理人员", "非公有制单位|民办非企业单位专业技术人员", "非公有制单位|工勤技能人员",
	"非公有制单位|　其中：农民工",
	"二、农牧渔民", "　其中：外出务工经商人员", "三、军人、武警", "四、学生", "五、离退休人员", "六、其他"}

// Their numbers.
const (
	lineAll = iota
	lineOnDuty
	linePublic
	lineOfficial
	_
	_
	linePublicManager
	linePublicTechnical
	linePublicWorker
	linePublicMigrant
	linePrivate
	linePrivateManager
	linePrivateTechnical
	lineCivilManager
	lineCivilTechnical
	linePrivateWorker
	linePrivateMigrant
	lineFarmer
	lineFarmerAway
	lineSoldier
	lineStudent
	lineRetired
	lineOther
)

// personOf is whom a decision is of, and the record that its cell leads to.
func (s *Set) personOf(d figure.Decision) (*model.Person, model.Ref) {
	p := figure.PersonOf(s.b, cmp.Or(d.PersonID, d.ID))
	return &p, s.refOf(d)
}

// place finds the lines of somebody by the post, and keeps what is lacking and who has none.
func (s *Set) place(p *model.Person, ref model.Ref) (line, migrant int, placed bool) {
	s.lack(p, ref)
	if line, migrant = s.postLine(p); line < 0 {
		s.noPost = append(s.noPost, ref)
	}
	return line, migrant, line >= 0
}

// postLine is the line of somebody, and that of 农民工 below it; -1 = none.
func (s *Set) postLine(p *model.Person) (line, migrant int) {
	switch {
	case p.Employment == model.Retired:
		return lineRetired, -1
	case p.Employment == model.OffDuty, p.Employment == model.OtherEmp,
		p.Employment == model.Dispatched && s.b.Office().StatDispatched == model.DispatchedAsOther:
		return lineOther, -1
	case p.Employment == "":
		return -1, -1
	}
	e, _ := model.Find[model.Enterprise](s.b, p.EnterpriseID)
	control := e.Controlled()
	public, civil := control.Public(), control == model.CivilUnit
	choose := func(ofPublic, ofCivil, ofOther int) int {
		switch {
		case public:
			return ofPublic
		case civil:
			return ofCivil
		}
		return ofOther
	}
	switch p.WorkPost {
	case model.ManagerPost:
		return choose(linePublicManager, lineCivilManager, linePrivateManager), -1
	case model.TechnicalPost:
		return choose(linePublicTechnical, lineCivilTechnical, linePrivateTechnical), -1
	case model.WorkerPost:
		if migrant = -1; p.MigrantWorker {
			migrant = choose(linePublicMigrant, linePrivateMigrant, linePrivateMigrant)
		}
		return choose(linePublicWorker, linePrivateWorker, linePrivateWorker), migrant
	}
	return -1, -1
}

// sumPosts makes the lines over others their sums.
func (f *Form) sumPosts() {
	f.sumRows(linePublic, through(lineOfficial, linePublicWorker)...)
	f.sumRows(linePrivate, through(linePrivateManager, linePrivateWorker)...)
	f.sumRows(lineOnDuty, linePublic, linePrivate)
	f.sumRows(lineAll, lineOnDuty, lineFarmer, lineSoldier, lineStudent, lineRetired, lineOther)
}

// ages is the age groups of D-2, each with its last year.
var ages = []struct {
	name string
	last int
}{{"25岁及以下", 25}, {"26至30岁", 30}, {"31至35岁", 35}, {"36至40岁", 40}, {"41至59岁", 59}, {"60岁及以上", 200}}

// Columns of D-2 and D-4.
const (
	colAll = iota
	colWomen
	colPeoples
	colAges    // of D-2: six
	colSchools = colAges + 6
)

const (
	colYoung = iota + colAges // of D-4
	colCollege
	colSecondary
	colFront
	colFactory
	colFarm
	colScience
)

// lack notes what of somebody who is counted is not filled in.
func (s *Set) lack(p *model.Person, ref model.Ref) {
	for what, none := range map[string]bool{"性别": p.Sex == "", "民族": p.Ethnicity == "", "学历": p.Education == "",
		"出生日期": p.BirthDay.IsZero()} {
		if none {
			s.missing[what] = append(s.missing[what], ref)
		}
	}
}

func (s *Set) admittedOne() *Form {
	columns := []string{"合计/总数", "合计/女", "合计/少数民族"}
	for _, a := range ages {
		columns = append(columns, "年龄/"+a.name)
	}
	schools := model.Education("").Choices()
	for _, e := range schools {
		columns = append(columns, "学历/"+e)
	}
	f := newForm(AdmittedOne, "发展党员情况（一）", "单位：人", columns, postLines)
	sent := [4]int{}
	for _, d := range figure.DevelopmentOf(s.b).Admitted {
		p, ref := s.personOf(d)
		line, migrant, placed := s.place(p, ref)
		if !placed {
			continue
		}
		age := p.Age(s.b.AsOf)
		s.special(line, age, ref)
		for _, row := range []int{line, migrant} {
			if row >= 0 {
				f.take(row, p, ref)
				f.takeAge(row, age, ref)
				for i, e := range schools {
					if string(p.Education) == e {
						f.count(row, colSchools+i, ref)
					}
				}
			}
		}
		if p.Employment == model.Dispatched {
			for i, has := range []bool{true, p.Sex == model.Female, age >= 0 && age <= model.YouthAge, p.Education.CollegeUp()} {
				if has {
					sent[i]++
				}
			}
		}
	}
	f.sumPosts()
	f.Supplement = []string{fmt.Sprintf("补充资料：报告期内发展劳务派遣工党员%d名，其中女性%d名，35岁及以下的%d名，大专及以上学历的%d名。", sent[0], sent[1], sent[2], sent[3])}
	f.Notes = []string{"发展党员按上级党委审批日归年；年龄为报告期末的实足周岁；学历为最高毕业学历。", "单位按企业性质和登记的经济控制类型分：国有、集体经济控制的为公有制，参股企业、新兴组织为非公有制。",
		s.dispatchedNote()}
	return f
}

// special notes who has to be listed by name.
func (s *Set) special(line, age int, ref model.Ref) {
	if line == lineOther {
		s.others = append(s.others, ref)
	}
	if age >= 60 && line < lineFarmer {
		s.olds = append(s.olds, ref)
	}
}

// take counts somebody in the first three columns of a row.
func (f *Form) take(row int, p *model.Person, ref model.Ref) {
	f.count(row, colAll, ref)
	if p.Sex == model.Female {
		f.count(row, colWomen, ref)
	}
	if p.Minority() {
		f.count(row, colPeoples, ref)
	}
}

func (f *Form) takeAge(row, age int, ref model.Ref) {
	for i, a := range ages {
		if age >= 0 && age <= a.last {
			f.count(row, colAges+i, ref)
			return
		}
	}
}

// dispatchedNote says where dispatched workers stand.
func (s *Set) dispatchedNote() string {
	return "劳务派遣人员" + string(cmp.Or(s.b.Office().StatDispatched, model.DispatchedByPost)) + "（单位设定，公开表式没有写明）。"
}

// The rows of D-3.
const (
	rowFront = iota
	rowFactory
	rowFarm
	rowScience
	rowOffice
	rowTitles
	rowSenior
	rowMiddle
	rowJunior
	rowTown
	rowVillage
	rowModels
	rowProvincial
	rowSpecial
	rowLeague
	rowRecommended
	rowTaiwan
)

func (s *Set) admittedTwo() *Form {
	f := newForm(AdmittedTwo, "发展党员情况（二）", "单位：人", []string{"合计/总数", "合计/女", "合计/35岁及以下"}, []string{"一、生产、工作第一线", "　企业生产第一线",
		"　农村生产第一线", "　教学科研第一线", "　机关第一线", "二、企事业、民办非企业单位具有专业技术职务的", "　高级专业技术职务", "　中级专业技术职务", "　初级专业技术职务", "三、乡（镇）、建制村", "　其中：建制村",
		"四、先进模范人物", "　其中：省（部）级及以上命名或表彰", "五、特殊情况下", "六、共青团员", "　其中：经过“推优”", "七、台湾省籍"})
	d := figure.DevelopmentOf(s.b)
	for _, x := range d.Admitted {
		p, ref := s.personOf(x)
		for row, has := range map[int]bool{rowFactory: p.Frontline, rowFarm: p.OtherFront == model.FarmFront,
			rowScience: p.OtherFront == model.ScienceFront, rowOffice: p.OtherFront == model.OfficeFront,
			rowSenior: p.TitleGrade == model.SeniorTitle, rowMiddle: p.TitleGrade == model.MiddleTitle,
			rowJunior: p.TitleGrade == model.JuniorTitle, rowModels: p.ModelGrade != "",
			rowProvincial: p.ModelGrade == model.ProvincialModel,
			rowSpecial:    x.AdmissionType == model.SpecialAdmission, rowLeague: p.LeagueMember, rowRecommended: x.LeagueRecommended,
			rowTaiwan: p.Taiwanese} {
			if !has {
				continue
			}
			f.count(row, 0, ref)
			if p.Sex == model.Female {
				f.count(row, 1, ref)
			}
			if age := p.Age(s.b.AsOf); age >= 0 && age <= model.YouthAge {
				f.count(row, 2, ref)
			}
		}
	}
	f.sumRows(rowFront, rowFactory, rowFarm, rowScience, rowOffice)
	f.sumRows(rowTitles, rowSenior, rowMiddle, rowJunior)
	f.Supplement = []string{fmt.Sprintf("补充资料：由省级党委审批追认的共产党员%d名（表中各项均不统计）。", len(d.Posthumous))}
	f.Notes = []string{"第一线取人员台账的“企业生产经营一线”和“其他生产、工作第一线”；35岁及以下为报告期末的实足周岁。"}
	return f
}

func (s *Set) activists() *Form {
	f := newForm(Activists, "入党积极分子情况", "单位：人", []string{"合计/总数", "合计/女", "合计/少数民族", "合计/35岁及以下", "合计/大专及以上学历", "合计/中专、高中、中技学历",
		"生产、工作第一线/合计", "生产、工作第一线/企业生产第一线", "生产、工作第一线/农村生产第一线", "生产、工作第一线/教学科研第一线"}, postLines)
	for _, at := range barredFronts {
		f.Rows[at[0]].Cells[at[1]].Forbidden = true
	}
	with := s.b.Office().StatActivists == model.WithProspects
	list := figure.StagesOf(s.b)[model.StageActivist]
	if with {
		list = append(list[:len(list):len(list)], figure.StagesOf(s.b)[model.StageProspect]...)
	}
	for _, c := range list {
		p, ref := s.personOf(figure.Decision{DevelopmentCase: c})
		line, migrant, placed := s.place(p, ref)
		if !placed {
			continue
		}
		for _, row := range []int{line, migrant} {
			if row >= 0 {
				f.take(row, p, ref)
				if s.takeActivist(f, row, p, ref) && row == line {
					s.barred = append(s.barred, ref)
				}
			}
		}
	}
	f.sumPosts()
	words := string(cmp.Or(s.b.Office().StatActivists, model.WithoutProspects))
	f.Notes = []string{"入党积极分子" + words + "（单位设定，公开的指标解释没有写明）；支部大会已通过、待审批的不计入。", "“—”为表式规定不填的格。", s.dispatchedNote()}
	return f
}

// takeActivist counts somebody in the columns behind the first three; barred reports one
// that the form has not.
func (s *Set) takeActivist(f *Form, row int, p *model.Person, ref model.Ref) (barred bool) {
	age := p.Age(s.b.AsOf)
	for col, has := range map[int]bool{colYoung: age >= 0 && age <= model.YouthAge, colCollege: p.Education.CollegeUp(),
		colSecondary: p.Education == model.Secondary || p.Education == model.HighSchool, colFront: p.Frontline || p.OtherFront != "",
		colFactory: p.Frontline, colFarm: p.OtherFront == model.FarmFront, colScience: p.OtherFront == model.ScienceFront} {
		switch {
		case !has:
		case f.Rows[row].Cells[col].Forbidden:
			barred = true
		default:
			f.count(row, col, ref)
		}
	}
	return barred
}

// barredFronts is the cells of D-4 that the form leaves empty: nobody on duty works on a
// farm, no farmer in a factory, no pensioner or student on any front line.
var barredFronts = func() [][2]int {
	var out [][2]int
	add := func(row int, columns ...int) {
		for _, c := range columns {
			out = append(out, [2]int{row, c})
		}
	}
	for row := lineOnDuty; row <= linePrivateMigrant; row++ {
		add(row, colFarm)
	}
	add(lineOfficial, colFactory, colScience)
	for _, row := range []int{lineOfficial + 1, lineOfficial + 2, lineCivilManager, lineCivilTechnical, lineFarmer, lineFarmerAway} {
		add(row, colFactory)
	}
	add(lineSoldier, colFactory, colFarm)
	for _, row := range []int{lineStudent, lineRetired} {
		add(row, colFront, colFactory, colFarm, colScience)
	}
	add(lineOther, colFactory, colFarm, colScience)
	return out
}()

// names lists people by name, a few of them.
func (s *Set) names(refs []model.Ref) string {
	const most = 8
	var out []string
	for i, r := range refs {
		if i == most {
			return fmt.Sprintf("%s等%d名", strings.Join(out, "、"), len(refs))
		}
		out = append(out, s.b.NameOf(r))
	}
	return strings.Join(out, "、")
}
