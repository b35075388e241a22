package demo

// People: staff by unit, leaders first; Party members among them by the table's
// numbers; names, identity numbers and phones that can be nobody's.

import (
	"fmt"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// surnames are common ones and some whose reading as a name is not the usual one.
var surnames = strings.Fields(`赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 何 吕 施 张 孔 曹 严 华 金 魏
陶 姜 戚 谢 邹 喻 柏 水 窦 章 云 苏 潘 葛 奚 范 彭 郎 鲁 韦 昌 马 苗 凤 花 方 俞 任 袁 柳 酆 鲍 史 唐 费 廉 岑 薛 雷 贺
倪 汤 滕 殷 罗 毕 郝 邬 安 常 乐 于 时 傅 皮 卞 齐 康 伍 余 元 卜 顾 孟 平 黄 和 穆 萧 尹 单 仇 解 区 查 曾 尉迟 欧阳 上官 诸葛`)

var stems = strings.Fields(`甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥`)

// rareNames are given names with characters that fonts and codes often lack.
var rareNames = strings.Fields(`䶮 𫖯 𬎆 㛃 𠮷 甲䶮 乙𬎆 丙㛃 丁𫖯 戊𠮷`)

func (s *stream) personName() string {
	switch n := s.below(1000); {
	case n < 12:
		return pick(s, surnames) + pick(s, rareNames)
	case n < 16: // names of several parts
		return pick(s, stems) + pick(s, stems) + "某·" + pick(s, stems) + pick(s, stems)
	case n < 300:
		return pick(s, surnames) + pick(s, stems)
	}
	return pick(s, surnames) + pick(s, stems) + pick(s, stems)
}

func padded(n, width int) string {
	t := strconv.Itoa(n)
	if len(t) < width {
		t = strings.Repeat("0", width-len(t)) + t
	}
	return t
}

// identity is a number of the n-th person: the region 99…, which no province
// has, takes the thousands of n, so that no two can be the same.
func identity(n int, birth day.Day, sex model.Sex) string {
	serial := n % 499 * 2
	if sex == model.Male {
		serial++
	}
	b := "99" + padded(n/499%10000, 4) + padded(birth.Year(), 4) + padded(birth.Month(), 2) + padded(birth.Dom(), 2) + padded(serial, 3)
	return b + string(model.IdentityCheck(b))
}

// reidentified is the person's number with another birth day.
func reidentified(p *model.Person) string { return identity(number(p.ID)-1, p.BirthDay, p.Sex) }

// phone begins with 110, which no mobile number does.
func phone(n int) string { return "110" + padded(n, 8) }

// role is a leader's place in a unit.
type role struct {
	position   string
	department string
}

var leaderRoles = map[bool][]role{
	true: { // the group
		{"党委书记、董事长", "领导班子"}, {"党委副书记、总经理", "领导班子"}, {"党委专职副书记", "领导班子"}, {"纪委书记", "领导班子"},
		{"副总经理", "领导班子"}, {"副总经理", "领导班子"}, {"总会计师", "领导班子"}, {"党群工作部部长", "党群工作部"},
		{"宣传部部长", "党群工作部"}, {"综合办公室主任", "综合办公室"}, {"投资发展部部长", "投资发展部"}, {"工会副主席", "党群工作部"}},
	false: {
		{"董事长（执行董事）", "领导班子"}, {"总经理", "领导班子"}, {"纪检负责人", "领导班子"}, {"副总经理", "领导班子"},
		{"副总经理", "领导班子"}, {"党群工作部部长", "党群工作部"}, {"综合部部长", "综合部"}, {"财务负责人", "财务部"}, {"工会主席", "党群工作部"}},
}

// leaderCount is how many of the roles a unit has.
func (u *unit) leaderCount() int {
	switch {
	case u.parent == nil:
		return 12
	case u.Level == 2 && u.row.inner > 0:
		return 9
	case u.row.staff >= 30:
		return 6
	}
	return 4
}

var offices = []string{"综合部", "财务部", "党群工作部", "安全生产部", "市场经营部"}

// crews are where the work of a trade is done; everything else is at a desk.
var crews = map[string][]string{
	"投资与资产管理": {"投资发展部", "产权管理部", "审计部", "法务部"},
	"水务":      {"制水车间", "管网班", "营业班", "抢修班"},
	"公交":      {"一车队", "二车队", "三车队", "维修车间", "调度中心"},
	"城建":      {"一项目部", "二项目部", "三项目部", "质检班"},
	"能源":      {"运行一班", "运行二班", "检修班", "客服班"},
	"粮食储备":    {"仓储班", "检验班", "机电班"},
	"文旅":      {"票务班", "讲解班", "运营班", "餐饮班"},
	"融资担保":    {"业务一部", "业务二部", "风险管理部"},
	"物业":      {"保洁班", "秩序班", "工程班", "客服班"},
	"资产经营":    {"招商部", "运营部"},
	"信息技术":    {"开发部", "运维部"},
	"环境卫生":    {"清扫一队", "清扫二队", "清运队", "设备班"},
	"人力资源":    {"招聘部", "派遣服务部"},
}

// crews are those of the trade that an enterprise of its size has.
func (u *unit) crews() []string {
	all := crews[u.Industry]
	return all[:min(len(all), 1+u.row.staff/16)]
}

// deskTrades have no 生产经营一线 to speak of.
var deskTrades = map[string]bool{"投资与资产管理": true, "融资担保": true, "资产经营": true, "人力资源": true}

// addPeople fills every unit with its staff, and with people who left of late.
func (w *world) addPeople() {
	s := newStream("people")
	for _, u := range w.units {
		need := u.row.members
		for i := range u.row.staff {
			left := u.row.staff - i
			lead := i < u.leaderCount()
			member := need > 0 && (lead || s.below(left) < need)
			p := w.addPerson(s, u, i, lead, member)
			u.people = append(u.people, p)
			if lead {
				u.leaders = append(u.leaders, p)
			}
			if member {
				need--
			}
		}
		w.addLeavers(s, u)
		if u.row.inner >= 2 {
			w.addRetired(s, u)
		}
	}
}

// addPerson makes the i-th member of a unit's staff.
func (w *world) addPerson(s *stream, u *unit, i int, lead, member bool) *model.Person {
	n := len(w.people.all)
	p := model.Person{ID: w.people.id(), Name: s.personName(), Sex: model.Male, IdentityKind: model.ResidentIdentity,
		Ethnicity:   s.ethnicity(),
		NativePlace: "某某省" + pick(s, stems) + "市", Phone: phone(n), EnterpriseID: u.ID, Employment: model.Employed}
	if s.chance(42) {
		p.Sex = model.Female
	}
	var seat *cell
	if member {
		seat = u.seats[s.below(len(u.seats))]
		if lead {
			seat = u.seats[0]
		}
	}
	veteran := member && (lead || seat.veterans < 4)
	w.setWork(s, u, &p, i, lead)
	w.setAge(s, u, &p, lead, member, veteran)
	p.IdentityNumber = identity(n, p.BirthDay, p.Sex)
	s.setSchooling(&p)
	p.Status = s.statusOf(&p)
	made := w.people.add(p)
	if member {
		s.admit(made, veteran)
		seat.take(made, veteran)
	}
	return made
}

func (c *cell) take(p *model.Person, veteran bool) {
	p.OrganizationID = c.ID
	c.people = append(c.people, p)
	if veteran {
		c.veterans++
	}
}

// setWork gives a department, a post and what goes with it.
func (w *world) setWork(s *stream, u *unit, p *model.Person, i int, lead bool) {
	if lead {
		r := leaderRoles[u.parent == nil][i]
		p.Department, p.Position, p.WorkPost = r.department, r.position, model.ManagerPost
		p.Rank = leaderRank(u, i)
		p.PayGrade = payGrade(p.Rank)
		return
	}
	desk := deskTrades[u.Industry]
	if desk || s.chance(30) {
		p.Department = pick(s, offices)
		if desk && s.chance(60) {
			p.Department = pick(s, crews[u.Industry])
		}
		p.Rank = weighted(s, []share[model.Rank]{{model.Supervisor, 15}, {model.Specialist, 35}, {model.Staff, 50}})
		p.WorkPost = weighted(s, []share[model.WorkPost]{{model.ManagerPost, 55}, {model.TechnicalPost, 45}})
		p.Position = officePosition(p)
	} else {
		p.Department = pick(s, u.crews())
		p.Rank = weighted(s, []share[model.Rank]{{model.Specialist, 12}, {model.Staff, 88}})
		p.WorkPost = weighted(s, []share[model.WorkPost]{{model.TechnicalPost, 25}, {model.WorkerPost, 75}})
		p.Frontline = true
		p.Position = pick(s, []string{"操作工", "班组长", "检修工", "服务员", "值班员"})
		if p.WorkPost == model.TechnicalPost {
			p.Position = pick(s, []string{"技术员", "安全员", "质检员"})
		}
		p.Backbone = s.chance(12)
		p.Employment = weighted(s, []share[model.Employment]{{model.Employed, 86}, {model.Dispatched, 12}, {model.OffDuty, 2}})
	}
	p.PayGrade = payGrade(p.Rank)
}

func officePosition(p *model.Person) string {
	switch {
	case p.Rank == model.Supervisor:
		return "主管"
	case p.WorkPost == model.TechnicalPost:
		return "专员"
	}
	return "管理员"
}

func leaderRank(u *unit, i int) model.Rank {
	switch u.Level {
	case 1:
		switch {
		case i < 2:
			return model.GroupHead
		case i < 7:
			return model.GroupDeputy
		}
		return model.MiddleHead
	case 2:
		switch {
		case i < 2:
			return model.MiddleHead
		case i < 5:
			return model.MiddleDeputy
		}
		return model.Supervisor
	}
	if i < 2 {
		return model.MiddleDeputy
	}
	return model.Supervisor
}

// payGrade is the pay that goes with a rank: equal ranks have equal pay.
func payGrade(r model.Rank) string { return "薪级" + strconv.Itoa(10-r.Order()) + "等" }

// setAge gives birth, beginning of work and the day of joining the enterprise.
func (w *world) setAge(s *stream, u *unit, p *model.Person, lead, member, veteran bool) {
	lo, hi := 22, 59
	if p.Sex == model.Female {
		hi = 54
	}
	switch {
	case veteran:
		lo = 40
	case member:
		lo = 27
	}
	if lead {
		lo = 38
	}
	age := s.between(lo, hi)
	if !veteran && s.chance(45) { // more young people than old
		age = s.between(lo, min(lo+14, hi))
	}
	p.BirthDay = day.Of(2026-age, s.between(1, 11), s.between(1, 22))
	p.WorkStart = day.Of(p.BirthDay.Year()+s.between(18, 24), s.between(1, 8), s.between(1, 28))
	if p.WorkStart.After(AsOf) {
		p.WorkStart = day.Of(2027, 7, 1) // engaged, and begins next summer
	}
	p.Entered = p.WorkStart
	if last := 2023; p.Entered.Year() < last && !veteran {
		p.Entered = s.anyDay(p.Entered.Year()+1, last)
	}
	if p.Entered.Before(u.Founded) {
		p.Entered = u.Founded
	}
	if !veteran && !member && age < 35 && s.chance(10) { // hired this year
		p.Entered = day.Of(2026, s.between(1, 9), s.between(1, 28))
		if p.WorkStart.After(p.Entered) {
			p.WorkStart = p.Entered
		}
	}
}

func (s *stream) ethnicity() string {
	return weighted(s, []share[string]{{"汉族", 84}, {"回族", 4}, {"满族", 3}, {"蒙古族", 2}, {"壮族", 2}, {"藏族", 2}, {"维吾尔族", 1}, {"苗族", 1},
		{"土家族", 1}})
}

// setSchooling gives schooling and title by post and age.
func (s *stream) setSchooling(p *model.Person) {
	young := p.BirthDay.Year() >= 1990
	switch {
	case p.WorkPost == model.WorkerPost:
		p.Education = weighted(s, []share[model.Education]{{model.Bachelor, 8}, {model.College, 27}, {model.Secondary, 20},
			{model.HighSchool, 30}, {model.JuniorSchool, 15}})
	case young:
		p.Education = weighted(s, []share[model.Education]{{model.Postgraduate, 22}, {model.Bachelor, 65}, {model.College, 13}})
	default:
		p.Education = weighted(s, []share[model.Education]{{model.Postgraduate, 10}, {model.Bachelor, 55}, {model.College, 30},
			{model.Secondary, 5}})
	}
	switch p.Education {
	case model.Postgraduate:
		p.Degree = "硕士"
	case model.Bachelor:
		p.Degree = "学士"
	}
	p.TitleGrade = model.NoTitle
	if p.WorkPost != model.WorkerPost && p.Education.CollegeUp() {
		p.TitleGrade = weighted(s, []share[model.TitleGrade]{{model.SeniorTitle, 8}, {model.MiddleTitle, 34}, {model.JuniorTitle, 33},
			{model.NoTitle, 25}})
		if young && p.TitleGrade == model.SeniorTitle {
			p.TitleGrade = model.MiddleTitle
		}
	}
}

func (s *stream) statusOf(p *model.Person) model.PartyStatus {
	switch {
	case p.Age(AsOf) <= 28 && s.chance(60):
		return model.YouthLeague
	case p.TitleGrade.MiddleUp() && s.chance(4):
		return model.OtherParty
	}
	return model.NonParty
}

// admit makes a full member of long standing, with the dues of the income.
func (s *stream) admit(p *model.Person, veteran bool) {
	from, to := p.BirthDay.Year()+20, 2022
	if veteran {
		from, to = p.BirthDay.Year()+20, p.BirthDay.Year()+30
	}
	to = min(to, 2022, p.BirthDay.Year()+38)
	if veteran {
		to = min(to, 2017)
	}
	p.Admitted = weekday(s.anyDay(min(from, to), to), 1)
	p.Confirmed = p.Admitted.AddMonths(12)
	p.Status = model.FullMember
	s.setDues(p)
}

// setDues sets the base by rank and the dues by C-10.
func (s *stream) setDues(p *model.Person) {
	yuan := map[model.Rank][2]int{
		model.GroupHead: {1700, 2100}, model.GroupDeputy: {1400, 1800}, model.MiddleHead: {1050, 1400}, model.MiddleDeputy: {850, 1200},
		model.Supervisor: {620, 900}, model.Specialist: {460, 700}, model.Staff: {270, 560},
	}[p.Rank]
	p.DuesBase = model.Recorded(model.Yuan(int64(s.between(yuan[0], yuan[1]) * 10)))
	p.Dues = dues(p.DuesBase.N(), p.Employment == model.Retired)
}

// dues are the whole base times the one rate of its bracket.
func dues(base model.Money, retired bool) model.Amount {
	perMille := model.Money(20)
	switch {
	case retired && base <= model.Yuan(5000):
		perMille = 5
	case retired:
		perMille = 10
	case base <= model.Yuan(3000):
		perMille = 5
	case base <= model.Yuan(5000):
		perMille = 10
	case base <= model.Yuan(10000):
		perMille = 15
	}
	return model.Recorded(base * perMille / 1000)
}

// addLeavers adds people who left in the last two years: nobody is deleted.
func (w *world) addLeavers(s *stream, u *unit) {
	for range u.row.staff / 60 {
		member := s.chance(45) && u.top != nil
		p := w.addPerson(s, u, 1000, false, false)
		p.Entered = s.anyDay(2016, 2019)
		if p.Entered.Before(u.Founded) {
			p.Entered = u.Founded
		}
		p.Left, p.LeftHow = weekday(s.anyDay(2025, 2025).AddDays(s.between(0, 300)), 1), model.Resigned
		if member {
			p.BirthDay = day.Of(s.between(1975, 1990), s.between(1, 12), s.between(1, 28))
			p.IdentityNumber = reidentified(p)
			p.WorkStart = p.BirthDay.AddMonths(12 * 22)
			s.admit(p, false)
			p.OrganizationID = u.seats[0].ID
			p.LeftHow = model.TransferredOut
		}
	}
}

// addRetired adds members who draw a pension and stay with their branch.
func (w *world) addRetired(s *stream, u *unit) {
	for range u.row.inner {
		p := w.addPerson(s, u, 1000, false, false)
		p.BirthDay = day.Of(s.between(1952, 1964), s.between(1, 12), s.between(1, 28))
		p.IdentityNumber = reidentified(p)
		p.WorkStart = p.BirthDay.AddMonths(12 * 20)
		p.Entered = u.Founded
		p.Employment, p.WorkPost, p.Frontline, p.Backbone = model.Retired, model.OtherWorkPost, false, false
		p.Department, p.Position, p.Status = "离退休", "退休人员", model.FullMember
		p.Admitted = weekday(s.anyDay(1978, 2005), 1)
		if grown := p.BirthDay.AddYears(20); p.Admitted.Before(grown) {
			p.Admitted = weekday(grown, 1)
		}
		p.Confirmed = p.Admitted.AddMonths(12)
		p.DuesBase = model.Recorded(model.Yuan(int64(s.between(300, 720) * 10)))
		p.Dues = dues(p.DuesBase.N(), true)
		u.seats[len(u.seats)-1].take(p, true)
	}
}

// addDisciplines records a few measures, most of them over.
func (w *world) addDisciplines() {
	s := newStream("disciplines")
	measures := []model.DisciplineKind{model.Warning, model.Warning, model.SevereWarning, model.PostRemoval, model.MemberOnWatch,
		model.MemberOnWatch}
	n := 0
	for i := range w.cells {
		c := w.cells[(i*7+3)%len(w.cells)]
		full := c.full()
		if len(full) < 10 || n == len(measures) {
			continue
		}
		p := full[len(full)-1] // the last one leads nothing
		from := weekday(s.anyDay(2021, 2023), 1)
		d := model.Discipline{ID: w.disciplines.id(), PersonID: p.ID, Measure: measures[n], Day: from, Until: from.AddMonths(12),
			Document: w.paper("某纪", from), Note: "虚构数据"}
		if d.Measure == model.MemberOnWatch {
			d.Restored = from.AddMonths(12)
		}
		w.disciplines.add(d)
		n++
	}
}

// String names a unit in panics.
func (u *unit) String() string { return fmt.Sprintf("%s %s", u.ID, u.Name) }
