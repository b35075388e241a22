package model

// Two coverages (两个覆盖; S-16 … S-18, S-20): of each subsidiary and of each new
// organisation that is looked after, how the Party reaches it, whether that runs,
// and what is to be done by when; and the rates that the office sets itself.

import "partyledger/model/day"

// Kinds of this file.
const (
	KindCoverageUnit Kind = "coverage_unit"
	KindCoverageGoal Kind = "coverage_goal"
)

// UnitCategory is what kind of unit it is.
type UnitCategory string

// The categories.
const (
	OwnUnit      UnitCategory = "所属企业"
	PrivateUnit  UnitCategory = "非公企业"
	SocialUnit   UnitCategory = "社会组织"
	SmallUnit    UnitCategory = "小微企业"
	TraderUnit   UnitCategory = "个体工商户"
	MarketUnit   UnitCategory = "专业市场"
	ProjectUnit  UnitCategory = "项目部"
	OtherUnit    UnitCategory = "其他"
	SmallTraders UnitCategory = "小个专" // of goals and sums: the three above together (S-18)
	EveryUnit    UnitCategory = "全部单位"
)

// Choices lists those that a unit can have.
func (UnitCategory) Choices() []string {
	return []string{string(OwnUnit), string(PrivateUnit), string(SocialUnit), string(SmallUnit), string(TraderUnit), string(MarketUnit),
		string(ProjectUnit), string(OtherUnit)}
}

// GoalCategory is what a goal speaks of: a category, several, or all.
type GoalCategory string

// Choices lists them.
func (GoalCategory) Choices() []string {
	return append([]string{string(EveryUnit), string(SmallTraders)}, UnitCategory("").Choices()...)
}

// Holds reports that units of the category are counted.
func (g GoalCategory) Holds(c UnitCategory) bool {
	switch UnitCategory(g) {
	case EveryUnit:
		return true
	case SmallTraders:
		return c == SmallUnit || c == TraderUnit || c == MarketUnit
	}
	return UnitCategory(g) == c
}

// CoverageForm is how the Party reaches a unit.
type CoverageForm string

// The forms.
const (
	FormedAlone   CoverageForm = "单独组建"
	FormedJointly CoverageForm = "联合组建"
	ByAdviser     CoverageForm = "派党建指导员"
	ByMass        CoverageForm = "先建群团"
	NotFormed     CoverageForm = "未建"
)

// Choices lists them.
func (CoverageForm) Choices() []string {
	return []string{string(FormedAlone), string(FormedJointly), string(ByAdviser), string(ByMass), string(NotFormed)}
}

// Organized reports a Party organisation, its own or a joint one (有形覆盖).
func (f CoverageForm) Organized() bool { return f == FormedAlone || f == FormedJointly }

// Reached reports that Party work reaches the unit in any way.
func (f CoverageForm) Reached() bool { return f.Organized() || f == ByAdviser || f == ByMass }

// Running is how a unit's Party organisation or its work goes.
type Running string

// The words.
const (
	RunsWell   Running = "好"
	RunsFairly Running = "一般"
	RunsBadly  Running = "差"
	RunsNot    Running = "未运转"
)

// Choices lists them.
func (Running) Choices() []string {
	return []string{string(RunsWell), string(RunsFairly), string(RunsBadly), string(RunsNot)}
}

// Bad reports what is to be mended.
func (r Running) Bad() bool { return r == RunsBadly || r == RunsNot }

// CoverageList is the ledger in which a unit stands.
type CoverageList string

// The lists.
const (
	ListKeep  CoverageList = "巩固台账"
	ListRaise CoverageList = "提升台账"
)

// Choices lists them.
func (CoverageList) Choices() []string { return []string{string(ListKeep), string(ListRaise)} }

// CoverageUnit is one unit of the survey (S-16): an enterprise of the ledger itself,
// or a unit outside the ledger that the enterprise looks after.
type CoverageUnit struct {
	ID             string       `label:"编号" style:"code"`
	EnterpriseID   string       `label:"所属（联系）企业" ref:"enterprise" need:"1"`
	Name           string       `label:"单位名称" need:"1"`
	Category       UnitCategory `label:"单位类别" need:"1"`
	From           day.Day      `label:"纳入排查日期" ahead:"1"`
	Staff          Count        `label:"从业人员数"`
	Members        Count        `label:"党员数"`
	FullMembers    Count        `label:"正式党员数" with:"Members" within:"Members"`
	Form           CoverageForm `label:"组建方式" need:"1"`
	Formed         day.Day      `label:"组建（指派）日期" ahead:"1"`
	OrganizationID string       `label:"党组织" ref:"organization"`
	PartyName      string       `label:"台账外党组织名称"`
	AdviserID      string       `label:"党建指导员" ref:"person"`
	AdviserName    string       `label:"台账外指导员姓名"`
	AdviserFrom    day.Day      `label:"指导员指派日期" ahead:"1"`
	Mass           string       `label:"已建群团组织"`
	Running        Running      `label:"运转情况"`
	Registration   bool         `label:"登记与组建同步"`
	Business       bool         `label:"业务与党建同步"`
	YearCheck      bool         `label:"年检与党建检查同步"`
	List           CoverageList `label:"列入台账"`
	Task           string       `label:"任务" style:"long"`
	Who            string       `label:"责任人"`
	Deadline       day.Day      `label:"完成时限" with:"Task" ahead:"10"`
	DoneDay        day.Day      `label:"任务完成日期" with:"Task" past:"1"`
	Checked        day.Day      `label:"最近排查日期" past:"1"`
	Ended          day.Day      `label:"退出日期" after:"From" ahead:"1"`
	Note           string       `label:"备注" style:"long"`
}

func (u CoverageUnit) Key() string { return u.ID }
func (CoverageUnit) Kind() Kind    { return KindCoverageUnit }
func (u CoverageUnit) Owner() Ref  { return Ref{KindEnterprise, u.EnterpriseID} }

// Own reports that the unit is the enterprise of the ledger itself: it is called so,
// or it is one of the group's own.
func (u CoverageUnit) Own(b *Book) bool {
	e, ok := Find[Enterprise](b, u.EnterpriseID)
	return u.Category == OwnUnit || ok && (u.Name == e.Name || u.Name == e.ShortName)
}

// Active reports that the unit is in the survey on the day.
func (u CoverageUnit) Active(on day.Day) bool { return active(u.From, u.Ended, on) }

// Synchronised is how many of the three (三同步, S-20) are done.
func (u CoverageUnit) Synchronised() int {
	n := 0
	for _, yes := range []bool{u.Registration, u.Business, u.YearCheck} {
		if yes {
			n++
		}
	}
	return n
}

// TaskOpen reports a task that is not done on the day.
func (u CoverageUnit) TaskOpen(on day.Day) bool { return u.Task != "" && !by(u.DoneDay, on) }

// TaskLate reports an open task whose day is past.
func (u CoverageUnit) TaskLate(on day.Day) bool {
	return u.TaskOpen(on) && !u.Deadline.IsZero() && u.Deadline.Last().Before(on)
}

// CoverageMeasure is what a rate counts.
type CoverageMeasure string

// The measures.
const (
	TangibleRate  CoverageMeasure = "有形覆盖率" // with a Party organisation
	ReachedRate   CoverageMeasure = "工作覆盖率" // with one, an adviser or a mass organisation
	EffectiveRate CoverageMeasure = "有效覆盖率" // with an organisation that runs
)

// Choices lists them.
func (CoverageMeasure) Choices() []string {
	return []string{string(TangibleRate), string(ReachedRate), string(EffectiveRate)}
}

// CoverageGoal is a rate that the office has to reach by a day (S-18): none is in
// force until it is recorded with its document.
type CoverageGoal struct {
	ID           string          `label:"编号" style:"code"`
	EnterpriseID string          `label:"企业" ref:"enterprise" need:"1"` // it and all below it
	Category     GoalCategory    `label:"单位范围" need:"1"`
	Measure      CoverageMeasure `label:"口径" need:"1"`
	Rate         Ratio           `label:"目标" need:"1"`
	Day          day.Day         `label:"达标期限" need:"1" ahead:"30"`
	Basis        string          `label:"依据" need:"1"`
	Document     string          `label:"依据文号" style:"code"`
	Ended        day.Day         `label:"停用日期"`
	Note         string          `label:"备注" style:"long"`
}

func (g CoverageGoal) Key() string { return g.ID }
func (CoverageGoal) Kind() Kind    { return KindCoverageGoal }
func (g CoverageGoal) Owner() Ref  { return Ref{KindEnterprise, g.EnterpriseID} }

// Active reports that the goal has not been given up on the day.
func (g CoverageGoal) Active(on day.Day) bool { return active(day.Day{}, g.Ended, on) }

// Called is the goal in a few words: 小个专有形覆盖率50%.
func (g CoverageGoal) Called() string {
	return string(g.Category) + string(g.Measure) + g.Rate.String()
}

// FaultsAmong implements Among.
func (u CoverageUnit) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, u, func(x CoverageUnit) string { return "“" + nameIn(o, x.Owner()) + "”的“" + x.Name + "”" },
		func(x CoverageUnit) bool { return x.Ended.IsZero() }, "EnterpriseID", "Name")
}

// FaultsAmong implements Among.
func (g CoverageGoal) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, g, func(x CoverageGoal) string {
		return "“" + nameIn(o, x.Owner()) + "”的目标“" + x.Called() + "”"
	},
		func(x CoverageGoal) bool { return x.Ended.IsZero() }, "EnterpriseID", "Category", "Measure", "Day")
}
