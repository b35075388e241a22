package rule

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// of is the findings of the rules named, each as rule, level and record.
func of(findings []Finding, rules ...string) string {
	var out []string
	for _, f := range findings {
		if slices.Contains(rules, f.Rule) {
			out = append(out, f.Rule+" "+string(f.Level)+" "+f.ID)
		}
	}
	return strings.Join(out, "；")
}

// The deadline that counts is the last reopening's; a day is late when it is past.
func TestRectificationDeadlines(t *testing.T) {
	deadline := day.Of(2026, 10, 31)
	item := model.Rectification{ID: "r", EnterpriseID: "A", Problem: "制度不全", Source: model.FromSelf, Found: day.Of(2026, 8, 1),
		Measure: "补", Who: "张甲", Deadline: deadline}
	closed := item
	closed.DoneDay, closed.ClosedDay = day.Of(2026, 9, 1), day.Of(2026, 9, 5)
	again := model.Reopening{ID: "o", RectificationID: "r", Day: day.Of(2026, 10, 1), Reason: "又有", Deadline: day.Of(2026, 12, 31)}
	bare := item
	bare.Measure, bare.Who, bare.Deadline = "", "", day.Day{}
	for _, x := range []struct {
		name    string
		asOf    day.Day
		records []model.Record
		want    string
	}{
		{"远未到期", day.Of(2026, 8, 15), []model.Record{item}, ""},
		{"到期当日", deadline, []model.Record{item}, "S-09a due r"},
		{"次日", deadline.AddDays(1), []model.Record{item}, "S-09a warn r"},
		{"已销号", deadline.AddDays(1), []model.Record{closed}, ""},
		{"销号之前", day.Of(2026, 8, 30), []model.Record{closed}, ""},
		{"重开后按新期限", day.Of(2026, 12, 31), []model.Record{closed, again}, "S-09a due r"},
		{"重开后逾期", day.Of(2027, 1, 1), []model.Record{closed, again}, "S-09a warn r"},
		{"还没有发现", day.Of(2026, 7, 31), []model.Record{item}, ""},
		{"没有措施、责任人、期限", day.Of(2026, 8, 15), []model.Record{bare}, "S-09b note r"},
	} {
		b := model.BookOf(x.asOf, "", nil, append([]model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg}},
			x.records...))
		if got := of(Check(b), "S-09a", "S-09b"); got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}

// A problem that came from a rule is held against what the rule finds now.
func TestRectificationAgainstFindings(t *testing.T) {
	asOf := day.Of(2026, 11, 23)
	fund := model.Fund{ID: "f", EnterpriseID: "A", Year: 2026, Wages: model.Yuan(1000000), Planned: model.Amount(model.Yuan(5000))}
	paid := fund
	paid.Planned = model.Amount(model.Yuan(10000))
	item := model.Rectification{ID: "r", EnterpriseID: "A", Problem: "经费不足", Source: model.FromCheck, Found: day.Of(2026, 3, 1),
		RuleID: "A-30", RecordKind: string(model.KindFund), RecordID: "f", Measure: "补", Who: "张甲", Deadline: day.Of(2027, 3, 1)}
	closed := item
	closed.DoneDay, closed.ClosedDay = day.Of(2026, 4, 1), day.Of(2026, 4, 2)
	for _, x := range []struct {
		name string
		fund model.Fund
		item model.Rectification
		want string
	}{
		{"还在，整改中", fund, item, ""}, {"已无，整改中", paid, item, "D-11 note r"}, {"还在，已销号", fund, closed, "D-12 warn r"},
		{"已无，已销号", paid, closed, ""},
	} {
		b := model.BookOf(asOf, "", nil, []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState}, x.fund, x.item})
		if got := of(Check(b), "D-11", "D-12"); got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}

// A problem that the ledger of problems itself gave rise to is there as long as that
// rule speaks.
func TestRectificationOfOversight(t *testing.T) {
	visit := model.Oversight{ID: "v", EnterpriseID: "A", Overseer: model.ByGroup, Day: day.Of(2026, 4, 1), Matters: "检查",
		Deadline: day.Of(2026, 6, 1)}
	answered := visit
	answered.DoneDay = day.Of(2026, 10, 8)
	item := model.Rectification{ID: "r", EnterpriseID: "A", Problem: "未反馈", Source: model.FromCheck, Found: day.Of(2026, 9, 1),
		RuleID: "S-10", RecordKind: string(model.KindOversight), RecordID: "v", Measure: "补报", Who: "张甲", Deadline: day.Of(2027, 3, 1)}
	own := item
	own.RuleID, own.RecordKind, own.RecordID = "D-12", string(model.KindRectification), "x"
	for _, x := range []struct {
		name    string
		records []model.Record
		want    string
	}{{"没有反馈", []model.Record{visit, item}, ""}, {"已反馈", []model.Record{answered, item}, "D-11 note r"},
		{"由台账自身的规则列入", []model.Record{answered, own}, ""}} {
		b := model.BookOf(day.Of(2026, 11, 23), "", nil,
			append([]model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.NewOrg}}, x.records...))
		if got := of(Check(b), "D-11", "D-12"); got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}

// Inspections want an answer; lists and grades are asked for once the office keeps
// them, from the month after the limit on.
func TestOversightAndDuties(t *testing.T) {
	visit := model.Oversight{ID: "v", EnterpriseID: "A", Overseer: model.ByStateAssets, Day: day.Of(2026, 4, 1), Matters: "督查",
		Deadline: day.Of(2026, 6, 1)}
	answered := visit
	answered.DoneDay = day.Of(2026, 5, 20)
	list := model.Responsibility{ID: "l", EnterpriseID: "A", Year: 2026, Who: "张甲", Duty: model.FirstDuty, Matters: "抓党建"}
	grade := model.Assessment{ID: "g", EnterpriseID: "A", Year: 2025, Grade: model.GradeGood}
	for _, x := range []struct {
		name    string
		asOf    day.Day
		records []model.Record
		want    string
	}{
		{"反馈当日", day.Of(2026, 6, 1), []model.Record{visit}, "S-10 due v"},
		{"反馈次日", day.Of(2026, 6, 2), []model.Record{visit}, "S-10 warn v"},
		{"已反馈", day.Of(2026, 6, 2), []model.Record{answered}, ""},
		{"反馈之前", day.Of(2026, 5, 19), []model.Record{answered}, "S-10 due v"},
		{"都没有登记", day.Of(2026, 11, 1), nil, ""},
		{"三月底", day.Of(2026, 3, 31), []model.Record{list}, ""},
		{"四月初，乙没有清单", day.Of(2026, 4, 1), []model.Record{list}, "S-13a note B"},
		{"六月底", day.Of(2026, 6, 30), []model.Record{grade}, ""},
		{"七月初，乙没有考核", day.Of(2026, 7, 1), []model.Record{grade}, "S-13b note B"},
		{"新兴组织同样要有清单", day.Of(2026, 4, 1), []model.Record{list, model.Enterprise{ID: "N", Name: "新公司", ParentID: "A",
			Ownership: model.NewOrg}}, "S-13a note B；S-13a note N"},
		{"新兴组织同样要考核", day.Of(2026, 7, 1), []model.Record{grade, model.Enterprise{ID: "N", Name: "新公司", ParentID: "A",
			Ownership: model.NewOrg}}, "S-13b note B；S-13b note N"},
		{"参股企业不问", day.Of(2026, 4, 1), []model.Record{list, model.Enterprise{ID: "M", Name: "参股公司", ParentID: "A",
			Ownership: model.MinorityState}}, "S-13a note B"},
		{"上年以后成立的不问上年考核", day.Of(2026, 7, 1), []model.Record{grade, model.Enterprise{ID: "N", Name: "新公司", ParentID: "A",
			Ownership: model.WhollyState, Founded: day.Of(2026, 1, 1)}}, "S-13b note B"},
		{"上年最后一日成立的要问", day.Of(2026, 7, 1), []model.Record{grade, model.Enterprise{ID: "N", Name: "新公司", ParentID: "A",
			Ownership: model.WhollyState, Founded: day.Of(2025, 12, 31)}}, "S-13b note B；S-13b note N"},
	} {
		b := model.BookOf(x.asOf, "", nil, append([]model.Record{model.Enterprise{ID: "A", Name: "甲集团", Ownership: model.SoleState},
			model.Enterprise{ID: "B", Name: "乙公司", ParentID: "A", Ownership: model.WhollyState}}, x.records...))
		if got := of(Check(b), "S-10", "S-13a", "S-13b"); got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}

// The office's own arrangements: the next one only, and those that were missed.
func TestWork(t *testing.T) {
	e := model.WorkEntry{ID: "w", Title: "例会", First: day.Of(2026, 1, 31), Repeat: model.Monthly}
	own := e
	own.EnterpriseID = "A"
	closed := model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState, Ended: day.Of(2026, 2, 1), EndedHow: "注销"}
	early := closed
	early.Ended = day.Of(2026, 1, 31)
	for _, x := range []struct {
		name string
		asOf day.Day
		list []model.Record
		want string
	}{
		{"当日", day.Of(2026, 1, 31), []model.Record{e}, "D-10 due w"},
		{"次日", day.Of(2026, 2, 1), []model.Record{e}, "D-10 note w；D-10 due w"},
		{"次日，已登记", day.Of(2026, 2, 1), []model.Record{e, model.WorkDone{ID: "d", EntryID: "w", Due: day.Of(2026, 1, 31),
			Day: day.Of(2026, 1, 30)}}, "D-10 due w"},
		{"远未到期", day.Of(2025, 11, 1), []model.Record{e}, ""},
		{"企业退出以前的期限", day.Of(2026, 4, 1), []model.Record{closed, own}, "D-10 note w"},
		{"企业退出当日起不再到期", day.Of(2026, 4, 1), []model.Record{early, own}, ""},
	} {
		got := of(Check(model.BookOf(x.asOf, "", nil, x.list)), "D-10")
		parts := strings.Split(got, "；")
		slices.Sort(parts)
		want := strings.Split(x.want, "；")
		slices.Sort(want)
		if !slices.Equal(parts, want) {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}

// How often a piece of work was missed is said from the second time on.
func TestWorkMissed(t *testing.T) {
	e := model.WorkEntry{ID: "w", Title: "例会", First: day.Of(2026, 1, 31), Repeat: model.Monthly}
	for on, want := range map[day.Day]string{
		day.Of(2026, 2, 1):  "“例会”应于2026年1月31日前完成，至今未登记完成情况，请办理或者补登。",
		day.Of(2026, 3, 1):  "“例会”应于2026年2月28日前完成，至今未登记完成情况（一年内共2次），请办理或者补登。",
		day.Of(2027, 3, 31): "“例会”应于2027年2月28日前完成，至今未登记完成情况（一年内共12次），请办理或者补登。",
	} {
		if got := allWords(Check(model.BookOf(on, "", nil, []model.Record{e}))); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", on, got, want)
		}
	}
}
