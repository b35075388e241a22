package rule

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// TestCoverageUnits holds each rule at, before and after its limit.
func TestCoverageUnits(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	unit := func(change func(*model.CoverageUnit)) model.CoverageUnit {
		u := model.CoverageUnit{ID: "u", EnterpriseID: "A", Name: "某店", Category: model.TraderUnit, Members: 2, FullMembers: 2,
			Form: model.FormedJointly, PartyName: "联合党支部", Running: model.RunsWell}
		change(&u)
		return u
	}
	task := func(u *model.CoverageUnit, until day.Day) { u.Task, u.Deadline = "先建工会", until }
	left := model.Person{ID: "p", Name: "张甲", EnterpriseID: "A", Left: asOf.AddDays(-1)}
	for _, x := range []struct {
		name   string
		change func(*model.CoverageUnit)
		want   string
		words  string
	}{
		{"两名党员，联合组建", func(*model.CoverageUnit) {}, "", ""},
		{"三名党员，单独组建", func(u *model.CoverageUnit) { u.FullMembers, u.Form = 3, model.FormedAlone }, "", ""},
		{"三名党员，联合组建", func(u *model.CoverageUnit) { u.FullMembers = 3 }, "S-17a note u", "现有正式党员3名，为联合组建"},
		{"三名党员，只派指导员", func(u *model.CoverageUnit) { u.FullMembers, u.Form, u.AdviserName = 3, model.ByAdviser, "李乙" }, "S-17a warn u",
			"组建方式为“派党建指导员”"},
		{"两名党员，派指导员", func(u *model.CoverageUnit) { u.Form, u.AdviserName = model.ByAdviser, "李乙" }, "", ""},
		{"三名党员，一名预备", func(u *model.CoverageUnit) { u.Members, u.Form = 3, model.NotFormed }, "S-17b warn u", "现有正式党员2名"},
		{"只知道党员三名", func(u *model.CoverageUnit) { u.Members, u.FullMembers, u.Form = 3, 0, model.NotFormed }, "S-17a warn u", ""},
		{"两名党员，单独组建", func(u *model.CoverageUnit) { u.Form = model.FormedAlone }, "S-17a note u", "不足3名"},
		{"党员三名，正式党员填0", func(u *model.CoverageUnit) { u.Members, u.FullMembers, u.Form = 3, model.Counted(0), model.NotFormed },
			"S-17b warn u", "现有正式党员0名"},
		{"没有党员，先建群团", func(u *model.CoverageUnit) { u.Members, u.FullMembers, u.Form = 0, 0, model.ByMass }, "", ""},
		{"没有党员，未建", func(u *model.CoverageUnit) { u.Members, u.FullMembers, u.Form = 0, 0, model.NotFormed }, "S-17b warn u", ""},
		{"未建，任务尚早", func(u *model.CoverageUnit) { u.Form = model.NotFormed; task(u, day.Of(2027, 6, 30)) }, "S-17b note u", "已列任务"},
		{"未建，任务今日到期", func(u *model.CoverageUnit) { u.Form = model.NotFormed; task(u, asOf) }, "S-16a due u；S-17b note u", ""},
		{"未建，任务昨日到期", func(u *model.CoverageUnit) { u.Form = model.NotFormed; task(u, asOf.AddDays(-1)) }, "S-16a warn u；S-17b warn u",
			"至今未登记完成"},
		{"任务已完成", func(u *model.CoverageUnit) { task(u, asOf.AddDays(-9)); u.DoneDay = asOf.AddDays(-10) }, "", ""},
		{"完成日期在以后", func(u *model.CoverageUnit) { task(u, asOf.AddDays(-9)); u.DoneDay = asOf.AddDays(1) }, "S-16a warn u", ""},
		{"任务六十一日后到期", func(u *model.CoverageUnit) { task(u, asOf.AddDays(61)) }, "", ""},
		{"任务六十日后到期", func(u *model.CoverageUnit) { task(u, asOf.AddDays(60)) }, "S-16a due u", ""},
		{"没有指导员", func(u *model.CoverageUnit) { u.Form, u.PartyName = model.ByAdviser, "" }, "S-17c warn u", "未登记指导员"},
		{"指导员已离开", func(u *model.CoverageUnit) { u.Form, u.AdviserID = model.ByAdviser, "p" }, "S-17c warn u", "党建指导员张甲已离开"},
		{"运转差", func(u *model.CoverageUnit) { u.Running = model.RunsBadly }, "S-16b warn u", "运转情况为“差”，未登记提升任务"},
		{"运转差，有任务", func(u *model.CoverageUnit) { u.Running = model.RunsNot; task(u, day.Of(2027, 6, 30)) }, "", ""},
		{"任务完成，仍未运转", func(u *model.CoverageUnit) {
			u.Running, u.DoneDay = model.RunsNot, asOf
			task(u, day.Of(2027, 6, 30))
		}, "S-16b warn u", "登记的任务已完成"},
		{"运转一般", func(u *model.CoverageUnit) { u.Running = model.RunsFairly }, "", ""},
		{"已退出", func(u *model.CoverageUnit) { u.Form, u.Ended = model.NotFormed, asOf.AddDays(-1) }, "", ""},
	} {
		b := model.BookOf(asOf, "", nil, []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg}, left,
			unit(x.change)})
		all := Check(b)
		if got := of(all, "S-16a", "S-16b", "S-17a", "S-17b", "S-17c", "S-18", "D-13"); got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
		for _, f := range all {
			if strings.HasPrefix(f.Rule, "S-1") && (f.Verified || !strings.HasSuffix(f.Cited(), "*") || f.Enterprise != "甲公司") {
				t.Errorf("%s：%+v", x.name, f)
			}
		}
		if x.words != "" && !strings.Contains(allWords(all), x.words) {
			t.Errorf("%s：没有说“%s”：%s", x.name, x.words, allWords(all))
		}
	}
}

func allWords(list []Finding) string {
	var out []string
	for _, f := range list {
		out = append(out, f.Message)
	}
	return strings.Join(out, "\n")
}

// Of an enterprise of the ledger its register is asked; that it lacks an organisation
// is said once, by A-03.
func TestCoverageOfOwnEnterprise(t *testing.T) {
	records := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg}}
	for _, id := range []string{"p1", "p2", "p3"} {
		records = append(records, model.Person{ID: id, Name: id, EnterpriseID: "A", Status: model.FullMember})
	}
	u := model.CoverageUnit{ID: "u", EnterpriseID: "A", Name: "甲公司", Category: model.OwnUnit, Members: 1, Form: model.NotFormed}
	all := Check(model.BookOf(day.Of(2026, 11, 23), "", nil, append(records, u)))
	if got := of(all, "A-03", "S-17a", "S-17b", "D-13"); got != "A-03 warn A；D-13 note u" {
		t.Errorf("%s", got)
	}
	if words := allWords(all); !strings.Contains(words, "党员数登记为1名，党员名册现有3名") {
		t.Error(words)
	}
}

// C-02: five units of one joint branch are fine, six are not; where the branch's own
// record says six it is said once.
func TestJointUnits(t *testing.T) {
	for _, x := range []struct {
		units, recorded int
		reference       bool
		want            string
	}{{5, 0, false, ""}, {6, 0, false, "C-02 note u1"}, {6, 0, true, "C-02 note O"}, {5, 6, true, "C-02 note O"},
		{6, 6, true, "C-02 note O"}} {
		records := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg},
			model.Organization{ID: "O", Name: "联合党支部", EnterpriseID: "A", Type: model.Branch, JointUnits: x.recorded}}
		for i := range x.units {
			u := model.CoverageUnit{ID: "u" + string(rune('1'+i)), EnterpriseID: "A", Name: "某店" + string(rune('1'+i)),
				Category: model.TraderUnit, Members: 1, Form: model.FormedJointly, PartyName: "联合党支部"}
			if x.reference {
				u.PartyName, u.OrganizationID = "", "O"
			}
			records = append(records, u)
		}
		if got := of(Check(model.BookOf(day.Of(2026, 11, 23), "", nil, records)), "C-02"); got != x.want {
			t.Errorf("%+v：%s", x, got)
		}
	}
}

// S-18: due within the days looked ahead, missed from the day after; a goal that is
// reached says nothing, and of several that are past only the latest speaks.
func TestCoverageGoals(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	units := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg},
		model.CoverageUnit{ID: "u1", EnterpriseID: "A", Name: "某店", Category: model.TraderUnit, Members: 1, Form: model.FormedJointly,
			PartyName: "联合党支部"},
		model.CoverageUnit{ID: "u2", EnterpriseID: "A", Name: "某厂", Category: model.SmallUnit, Form: model.ByMass},
		model.CoverageUnit{ID: "u3", EnterpriseID: "A", Name: "某市场", Category: model.MarketUnit, Form: model.ByMass}}
	goal := func(id string, percent int64, until day.Day) model.CoverageGoal {
		return model.CoverageGoal{ID: id, EnterpriseID: "A", Category: model.GoalCategory(model.SmallTraders),
			Measure: model.TangibleRate, Rate: model.Percent(percent), Day: until, Basis: "通知"}
	}
	social := goal("g", 50, asOf)
	social.Category = model.GoalCategory(model.SocialUnit)
	for _, x := range []struct {
		name  string
		goals []model.Record
		want  string
		words string
	}{
		{"今日到期", []model.Record{goal("g", 50, asOf)}, "S-18 due g", "甲公司小个专有形覆盖率应于2026年11月23日前达到50%，现有3个单位中1个达到要求，还差1个。"},
		{"昨日到期", []model.Record{goal("g", 50, asOf.AddDays(-1))}, "S-18 warn g", "已过期限"},
		{"已达到", []model.Record{goal("g", 33, asOf.AddDays(-1))}, "", ""},
		{"六十日后到期", []model.Record{goal("g", 50, asOf.AddDays(60))}, "S-18 due g", ""},
		{"尚早", []model.Record{goal("g", 50, asOf.AddDays(61))}, "", ""},
		{"先后两个", []model.Record{goal("g", 40, asOf.AddDays(-400)), goal("h", 50, asOf.AddDays(-30))}, "S-18 warn h", "还差1个"},
		{"没有单位", []model.Record{social}, "S-18 note g", "无法计算"},
	} {
		all := Check(model.BookOf(asOf, "", nil, append(units[:len(units):len(units)], x.goals...)))
		if got := of(all, "S-18"); got != x.want || !strings.Contains(allWords(all), x.words) {
			t.Errorf("%s：%s，应为%s\n%s", x.name, got, x.want, allWords(all))
		}
	}
}
