package demo

// The survey of the two coverages: every enterprise of the group, and the small
// units outside it that some of them look after.

import (
	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) coverage() *list[model.CoverageUnit] { return listOf[model.CoverageUnit](w, "FG%04d") }
func (w *world) coverageGoals() *list[model.CoverageGoal] {
	return listOf[model.CoverageGoal](w, "MB%02d")
}

// addCoverage surveys the group and what it looks after, and sets its goals.
func (w *world) addCoverage() {
	s := newStream("coverage")
	for _, u := range w.units {
		w.coverOwn(s, u)
	}
	for _, x := range outsiders {
		if u, ok := w.unitCalled(x.by); ok { // a generated group has other names
			w.coverOutside(s, u, x)
		}
	}
	for _, g := range []model.CoverageGoal{
		{Category: model.GoalCategory(model.OwnUnit), Measure: model.EffectiveRate, Rate: model.Percent(95), Day: day.Of(2026, 6, 30),
			Basis: "集团党委年度党建工作要点（示例）"},
		{Category: model.GoalCategory(model.SmallTraders), Measure: model.TangibleRate, Rate: model.Percent(50),
			Day: day.Of(2026, 12, 31), Basis: "市国资委党委关于推进两个覆盖的通知（示例）"},
		{Category: model.GoalCategory(model.EveryUnit), Measure: model.ReachedRate, Rate: model.Percent(90), Day: day.Of(2027, 6, 30),
			Basis: "集团党委两个覆盖三年计划（示例）"},
	} {
		g.ID, g.EnterpriseID = w.coverageGoals().id(), w.units[0].ID
		g.Document = w.paper("某国资党", day.Of(2026, 1, 20))
		w.coverageGoals().add(g)
	}
}

// coverOwn surveys an enterprise of the group: what is recorded agrees with its
// Party organisation.
func (w *world) coverOwn(s *stream, u *unit) {
	x := model.CoverageUnit{ID: w.coverage().id(), EnterpriseID: u.ID, Name: u.Name, Category: model.OwnUnit,
		From: u.Founded.AddMonths(1), Form: model.FormedAlone,
		Running: model.RunsWell, Registration: true, Business: true, YearCheck: true, List: model.ListKeep,
		Checked: s.later(day.Of(2026, 8, 3), 0, 60)}
	if u.Ownership == model.NewOrg {
		x.Category = model.SocialUnit
	}
	switch {
	case u.top != nil:
		x.OrganizationID, x.Formed = u.top.ID, u.top.Founded
		if u.top.JointUnits > 0 {
			x.Form = model.FormedJointly
		}
	case len(u.seats) > 0:
		x.Form, x.OrganizationID, x.Formed = model.FormedJointly, u.seats[0].ID, u.seats[0].Founded
	}
	if s.chance(14) {
		x.Running, x.List = model.RunsFairly, model.ListRaise
		x.Task, x.Who, x.Deadline = "规范“三会一课”记录，每季度由上级党组织复查一次。", u.leaders[0].Name, day.Of(2027, 1, 31)
	}
	w.coverage().add(x)
}

// outside is one unit outside the group.
type outside struct {
	by, name string
	category model.UnitCategory
	from     int // the year in which it came into the survey
	form     model.CoverageForm
	formed   int // the year; 0 = not formed
	members  int
}

// The joint organisations of units outside the group.
const (
	jointMarket = "甲区甲乙市场个体工商户联合党支部（示例）"
	jointPark   = "乙区丙丁产业园联合党支部（示例）"
	jointScenic = "丙区戊己景区商户联合党支部（示例）"
)

// outsiders are plainly fictional.
var outsiders = []outside{
	{"某某物业", "甲乙农贸市场", model.MarketUnit, 2022, model.FormedAlone, 2022, 6},
	{"某某物业", "丙丁建材市场", model.MarketUnit, 2022, model.FormedAlone, 2023, 4},
	{"某某物业", "戊己花鸟市场", model.MarketUnit, 2023, model.ByAdviser, 2024, 1},
	{"某某物业", "甲乙某餐饮店", model.TraderUnit, 2022, model.FormedJointly, 2023, 2},
	{"某某物业", "甲乙某副食店", model.TraderUnit, 2022, model.FormedJointly, 2023, 1},
	{"某某物业", "甲乙某理发店", model.TraderUnit, 2023, model.FormedJointly, 2023, 1},
	{"某某物业", "甲乙某五金店", model.TraderUnit, 2024, model.FormedJointly, 2025, 1},
	{"某某物业", "丙丁某面馆", model.TraderUnit, 2024, model.ByMass, 2025, 0},
	{"某某物业", "丙丁某文具店", model.TraderUnit, 2025, model.NotFormed, 0, 0},
	{"甲癸产业园", "甲乙电子有限公司", model.PrivateUnit, 2021, model.FormedAlone, 2021, 5},
	{"甲癸产业园", "丙丁包装有限公司", model.PrivateUnit, 2021, model.FormedAlone, 2022, 4},
	{"甲癸产业园", "戊己物流有限公司", model.PrivateUnit, 2022, model.FormedAlone, 2024, 3},
	{"甲癸产业园", "庚辛服装有限公司", model.PrivateUnit, 2023, model.FormedJointly, 2024, 2},
	{"甲癸产业园", "壬癸食品有限公司", model.PrivateUnit, 2024, model.ByAdviser, 2025, 1},
	{"甲癸产业园", "子丑工艺品厂", model.SmallUnit, 2022, model.FormedJointly, 2024, 2},
	{"甲癸产业园", "寅卯印务中心", model.SmallUnit, 2022, model.ByMass, 2024, 0},
	{"甲癸产业园", "辰巳模具厂", model.SmallUnit, 2023, model.ByAdviser, 2025, 2},
	{"甲癸产业园", "午未家具厂", model.SmallUnit, 2024, model.ByAdviser, 2025, 0},
	{"丙丑孵化", "申酉软件工作室", model.SmallUnit, 2024, model.ByAdviser, 2025, 1},
	{"丙丑孵化", "戌亥设计工作室", model.SmallUnit, 2024, model.ByAdviser, 2026, 2},
	{"丙丑孵化", "甲子检测工作室", model.SmallUnit, 2025, model.ByMass, 2026, 0},
	{"丙丑孵化", "乙丑电商服务部", model.SmallUnit, 2025, model.NotFormed, 0, 1},
	{"甲庚景区", "戊己某民宿", model.TraderUnit, 2023, model.FormedJointly, 2024, 1},
	{"甲庚景区", "戊己某茶馆", model.TraderUnit, 2023, model.ByAdviser, 2024, 2},
	{"甲庚景区", "戊己某照相馆", model.TraderUnit, 2024, model.ByAdviser, 2026, 1},
	{"甲庚景区", "戊己某特产店", model.TraderUnit, 2025, model.ByMass, 2026, 0},
	{"某某人力", "甲丙职业培训学校", model.SocialUnit, 2021, model.FormedAlone, 2022, 4},
	{"某某人力", "乙丁行业协会", model.SocialUnit, 2022, model.FormedAlone, 2023, 3},
	{"某某人力", "丙戊志愿服务中心", model.SocialUnit, 2024, model.ByAdviser, 2025, 2},
	{"某某城建", "甲丁大桥项目部", model.ProjectUnit, 2025, model.FormedAlone, 2025, 7},
	{"某某城建", "乙戊新区项目部", model.ProjectUnit, 2026, model.ByAdviser, 2026, 2},
}

// coverOutside surveys a unit outside the group.
func (w *world) coverOutside(s *stream, u *unit, o outside) {
	x := model.CoverageUnit{ID: w.coverage().id(), EnterpriseID: u.ID, Name: o.name + "（示例）", Category: o.category,
		From: s.anyDay(o.from, o.from), Form: o.form,
		Staff: model.Counted(s.between(3, 9) + o.members*6), Members: model.Counted(o.members), FullMembers: model.Counted(o.members),
		Registration: true, Checked: s.later(day.Of(2026, 9, 1), 0, 45)}
	x.YearCheck = o.category != model.ProjectUnit
	if o.formed > 0 {
		x.Formed = s.anyDay(max(o.formed, o.from), o.formed)
		if x.Formed.Before(x.From) {
			x.Formed = x.From.AddDays(20)
		}
		if x.Formed.After(AsOf) {
			x.Formed = day.Of(2026, 9, 18)
		}
	}
	x.Running, x.List, x.Business = model.RunsWell, model.ListKeep, true
	switch o.form {
	case model.FormedAlone:
		x.PartyName = o.name + "党支部（示例）"
	case model.FormedJointly:
		x.PartyName = map[string]string{"某某物业": jointMarket, "甲癸产业园": jointPark, "甲庚景区": jointScenic}[o.by]
	case model.ByAdviser:
		guide := u.leaders[s.below(len(u.leaders))]
		x.AdviserID, x.AdviserFrom = guide.ID, x.Formed
		toRaise(&x, "发展和接转党员，条件成熟时组建党组织。", guide.Name, day.Of(2027, 6, 30))
	case model.ByMass:
		x.Mass = "工会"
		toRaise(&x, "从职工骨干中培养入党积极分子。", u.leaders[0].Name, day.Of(2027, 6, 30))
	default:
		toRaise(&x, "选派党建指导员，先行组建工会。", u.leaders[0].Name, day.Of(2027, 1, 31))
		x.Running, x.Business = "", false
	}
	if o.form.Organized() && s.chance(20) {
		x.Running = model.RunsFairly
		toRaise(&x, "明确党支部书记联系人，按月开展主题党日。", u.leaders[0].Name, day.Of(2026, 12, 31))
	}
	w.coverage().add(x)
}

// toRaise puts a unit on the list of those to be raised, with a task.
func toRaise(x *model.CoverageUnit, task, who string, until day.Day) {
	x.Running, x.List, x.Task, x.Who, x.Deadline = model.RunsFairly, model.ListRaise, task, who, until
}
