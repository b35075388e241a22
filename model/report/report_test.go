package report

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

func TestRegistry(t *testing.T) {
	want := []string{"charter", "staffing", "exchange", "development", "members", "terms", "support", "care", "coverage",
		"rectification", "problems",
		"findings", "units", "life", "dues", "calendar", "assessment", "statistics", "annual"}
	var got []string
	for _, r := range All() {
		got = append(got, r.Name)
		if r.Title == "" || r.Build == nil {
			t.Errorf("%s is incomplete", r.Name)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("reports %v, want %v", got, want)
	}
	if _, ok := ByName("nothing"); ok {
		t.Error("found a report that is not there")
	}
}

func TestEmptyBook(t *testing.T) {
	for _, r := range All() {
		build(t, r.Name, bookOf(asOf, ""))
		build(t, r.Name, bookOf(asOf, "nowhere", group5()...))
	}
}

func TestDeterministic(t *testing.T) {
	b := randomBook(1)
	in := Input{Book: b, Findings: rule.Check(b)}
	for _, r := range All() {
		if !reflect.DeepEqual(r.Build(in), r.Build(in)) {
			t.Errorf("%s differs from run to run", r.Name)
		}
	}
}

// TestTotals: in every table whose last row is a plain sum, it is one.
func TestTotals(t *testing.T) {
	summed := map[string]bool{"按单位统计": true, "各阶段人数": true, "发展与转正": true, "换届汇总": true, "汇总": true, "进展汇总": true, "双向交流汇总": true,
		"各单位党组织和党员情况": true, "各单位发展党员情况": true, "党建工作要求写入公司章程进展": true}
	for seed := range uint64(20) {
		b := randomBook(seed)
		seen := map[string]bool{}
		for _, r := range All() {
			d := r.Build(Input{Book: b, Findings: rule.Check(b)})
			checkDocument(t, d)
			for _, x := range tables(d) {
				if summed[x.Sheet] && len(x.Totals) == 1 {
					seen[x.Sheet] = true
					checkSum(t, x)
				}
			}
		}
		if len(seen) < 8 {
			t.Errorf("seed %d: only %v were checked", seed, seen)
		}
	}
}

func checkSum(t *testing.T, x Table) {
	t.Helper()
	col := 0
	for _, c := range x.Totals[0] {
		if c.Number && !strings.HasSuffix(c.Text, "%") {
			sum := 0.0
			for _, r := range x.Rows {
				sum += r[col].Value
			}
			if sum != c.Value || c.Text != fmt.Sprint(int(sum)) {
				t.Errorf("%s: column %v sums to %v, the total says %s", x.Sheet, x.Columns[col].Path, sum, c.Text)
			}
		}
		col += max(1, c.Span)
	}
}

// TestStructureAddsUp: each way to divide the members gives all of them.
func TestStructureAddsUp(t *testing.T) {
	for seed := range uint64(10) {
		b := randomBook(seed)
		v := newView(Input{Book: b})
		people := v.members()
		for _, p := range v.parts(people) {
			n := 0
			for _, g := range p.groups {
				n += len(g.people)
			}
			if n != len(people) {
				t.Errorf("%s: %d of %d", p.name, n, len(people))
			}
		}
	}
}

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		n, d int
		want string
	}{{5, 6, "83.3%"}, {2, 3, "66.7%"}, {0, 7, "0.0%"}, {7, 7, "100.0%"}, {9999, 10000, "99.9%"}, {1, 10000, "0.1%"}, {1, 0, "—"},
		{1, 8, "12.5%"}, {3, 2, "150.0%"}} {
		if got := percent(c.n, c.d); got != c.want {
			t.Errorf("percent(%d, %d) = %s, want %s", c.n, c.d, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		list  []string
		limit int
		want  string
	}{{nil, 2, ""}, {[]string{"甲"}, 2, "甲"}, {[]string{"甲", "乙"}, 2, "甲、乙2户"}, {[]string{"甲", "乙", "丙"}, 2, "甲、乙等3户"}} {
		if got := names(c.list, c.limit, "户"); got != c.want {
			t.Errorf("%v: %s, want %s", c.list, got, c.want)
		}
	}
}

func TestMembers(t *testing.T) {
	secretary := member("P1", "E2", "O2", day.Of(1991, 11, 23)) // 35 on the day
	secretary.IdentityNumber, secretary.Phone = "990101199111230019", "11012345678"
	older := member("P2", "E2", "O2", day.Of(1990, 11, 23)) // 36 on the day
	older.Admitted = day.Of(2010, 7, 1)
	fresh := member("P3", "E1", "O3", day.Of(2000, 1, 1))
	fresh.Status, fresh.Admitted, fresh.Confirmed = model.ProbationaryMember, day.Of(2026, 3, 1), day.Day{}
	gone := member("P4", "E1", "O3", day.Of(1980, 1, 1))
	gone.Left, gone.LeftHow = day.Of(2026, 6, 1), model.TransferredOut
	records := append(group5(), older, secretary, fresh, gone,
		model.CommitteeMember{ID: "B1", OrganizationID: "O2", PersonID: "P1", Post: model.Secretary, From: day.Of(2024, 1, 1)})

	b := bookOf(asOf, "", records...)
	d := build(t, "members", b)
	roster := sheet(t, d, "党员花名册")
	var order []string
	for _, r := range roster.Rows {
		order = append(order, at(t, roster, r, "姓名"))
	}
	if want := []string{"员P1", "员P2", "员P3"}; !reflect.DeepEqual(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
	r := rowOf(t, roster, "员P1")
	for path, want := range map[string]string{"公民身份号码": "9901***********019", "联系电话": "110****5678", "党内职务": "书记", "党龄": "10",
		"转正时间": "2016.07.01", "出生年月": "1991.11", "所在党支部": "某某水务党支部"} {
		if got := at(t, roster, r, path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if got := at(t, roster, rowOf(t, roster, "员P3"), "备注"); got != "预备党员" {
		t.Errorf("备注 %q", got)
	}
	wantWords(t, d, "共有党员3名，其中正式党员2名，预备党员1名", "35岁及以下2人，占66.7%", "已作遮盖处理")
	units := sheet(t, d, "按单位统计")
	if got := at(t, units, rowOf(t, units, "某某水务"), "其中/35岁及以下"); got != "1" {
		t.Errorf("35岁及以下 of 某某水务: %s", got)
	}
	ages := sheet(t, d, "结构分析")
	if got := at(t, ages, rowOf(t, ages, "31–35岁"), "人数"); got != "1" {
		t.Errorf("31–35岁: %s", got)
	}

	rep, _ := ByName("members")
	open := sheet(t, rep.Build(Input{Book: b, Unmasked: true}), "党员花名册")
	if got := at(t, open, rowOf(t, open, "员P1"), "公民身份号码"); got != "990101199111230019" {
		t.Errorf("unmasked: %s", got)
	}

	// A year before, P3 was no member yet and P4 still was one.
	early := sheet(t, build(t, "members", bookOf(day.Of(2026, 2, 1), "", records...)), "党员花名册")
	if len(early.Rows) != 3 {
		t.Errorf("%d members in February", len(early.Rows))
	}
	rowOf(t, early, "员P4")
}

func TestScope(t *testing.T) {
	records := append(group5(), member("P1", "E2", "O2", day.Of(1991, 1, 1)), member("P2", "E1", "O3", day.Of(1985, 1, 1)))
	b := bookOf(asOf, "E2", records...)
	d := build(t, "members", b)
	roster := sheet(t, d, "党员花名册")
	if len(roster.Rows) != 1 || roster.Unit != "某某水务" || d.Title != "某某水务党员花名册" {
		t.Errorf("%d rows, unit %s, title %s", len(roster.Rows), roster.Unit, d.Title)
	}
	annual := build(t, "annual", b)
	if annual.Title != "某某水务党支部关于2026年度党建工作情况的报告" {
		t.Errorf("title %s", annual.Title)
	}
	for _, x := range annual.Sections[0].Blocks {
		switch x := x.(type) {
		case RedHead:
			t.Error("the group's red head on a subsidiary's report")
		case Addressee:
			if x.Text != "中共某某集团委员会：" {
				t.Errorf("addressee %s", x.Text)
			}
		}
	}
	wantWords(t, annual, "支部现有党员1名")
}

func TestTerms(t *testing.T) {
	add := func(id, name string, elected day.Day, doc string, until day.Day) []model.Record {
		return []model.Record{model.Organization{ID: id, Name: name, Type: model.Branch, EnterpriseID: "E2", ParentID: "O1"},
			model.Term{ID: "T" + id, OrganizationID: id, Elected: elected, ExtensionDocument: doc, ExtendedTo: until}}
	}
	records := group5()
	records = append(records, add("B1", "届满支部", day.Of(2023, 11, 22), "", day.Day{})...)                  // ended yesterday
	records = append(records, add("B2", "将届满支部", day.Of(2024, 5, 23), "", day.Day{})...)                  // in six months
	records = append(records, add("B3", "任期内支部", day.Of(2024, 5, 24), "", day.Day{})...)                  // a day later
	records = append(records, add("B4", "延期支部", day.Of(2023, 6, 1), "某党〔2026〕3号", day.Of(2027, 6, 1))...) // extended by a year
	d := build(t, "terms", bookOf(asOf, "", records...))
	x := sheet(t, d, "换届情况")
	for name, want := range map[string][]string{"届满支部": {"2026.11.22", "届满未换届", "-1"}, "将届满支部": {"2027.05.23", "六个月内届满", "181"},
		"任期内支部": {"2027.05.24", "任期内", "182"}, "延期支部": {"2026.06.01", "已批准延期", "190"}} {
		r := rowOf(t, x, name)
		got := []string{at(t, x, r, "届满日期"), at(t, x, r, "状态"), at(t, x, r, "距届满天数")}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	wantWords(t, d, "届满未换届和六个月内届满的2个党组织，应当提醒，提醒函在文书里出具")
	for _, s := range d.Sections {
		if s.Page == OfficialPage {
			t.Error("the letters are printed here too")
		}
	}

	// Before the election nothing is known of it.
	early := sheet(t, build(t, "terms", bookOf(day.Of(2023, 1, 1), "", records...)), "换届情况")
	if got := at(t, early, rowOf(t, early, "届满支部"), "状态"); got != "未登记换届" {
		t.Errorf("before the election: %s", got)
	}
}

// TestTermsOfCommittee: a committee's term is five years, a branch's three.
func TestTermsOfCommittee(t *testing.T) {
	records := append(group5(), model.Term{ID: "T1", OrganizationID: "O1", Elected: day.Of(2024, 2, 29)},
		model.Term{ID: "T2", OrganizationID: "O2", Elected: day.Of(2024, 2, 29)})
	x := sheet(t, build(t, "terms", bookOf(asOf, "", records...)), "换届情况")
	for name, want := range map[string]string{"中共某某集团委员会": "2029.02.28", "某某水务党支部": "2027.02.28"} {
		if got := at(t, x, rowOf(t, x, name), "届满日期"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestExchange(t *testing.T) {
	records := append(group5(), member("P1", "E2", "O2", day.Of(1985, 1, 1)), member("P2", "E1", "O3", day.Of(1985, 1, 1)),
		model.Exchange{ID: "X1", PersonID: "P1", EnterpriseID: "E2", Direction: model.PartyToManagement, Day: day.Of(2026, 3, 1),
			FromPost: "党群部主任", FromRank: model.MiddleHead, ToPost: "市场部经理", ToRank: model.MiddleHead, SamePay: model.CheckedYes},
		model.Exchange{ID: "X2", PersonID: "P2", EnterpriseID: "E1", Direction: model.ManagementToParty, Day: day.Of(2026, 4, 1),
			FromPost: "财务部经理", FromRank: model.MiddleHead, ToPost: "组织部副部长", ToRank: model.MiddleDeputy},
		model.Exchange{ID: "X3", PersonID: "P2", EnterpriseID: "E1", Direction: model.ManagementToParty, Day: day.Of(2025, 4, 1),
			FromPost: "甲", ToPost: "乙"},
		model.Exchange{ID: "X4", PersonID: "P2", EnterpriseID: "E1", Direction: model.ManagementToParty, Day: day.Of(2026, 12, 1),
			FromPost: "甲", ToPost: "乙"})
	d := build(t, "exchange", bookOf(asOf, "", records...))
	x := sheet(t, d, "双向交流")
	if len(x.Rows) != 5 { // two group rows and three moves: the fourth lies ahead
		t.Errorf("%d rows", len(x.Rows))
	}
	if got := at(t, x, rowOf(t, x, "财务部经理"), "职级是否相当"); got != "低于原职级" {
		t.Errorf("rank: %s", got)
	}
	sum := sheet(t, d, "双向交流汇总")
	if got := at(t, sum, rowOf(t, sum, "2026年"), "合计"); got != "2" {
		t.Errorf("2026: %s", got)
	}
	wantWords(t, build(t, "annual", bookOf(asOf, "", records...)),
		"双向交流2人次，比上年同期增加1人次，其中由党务工作岗位交流到经营管理岗位1人次、由经营管理岗位交流到党务工作岗位1人次，落实同职级、同待遇的1人次。")
}

func TestFindings(t *testing.T) {
	b := bookOf(asOf, "", group5()...)
	list := []rule.Finding{
		{Rule: "B-22", Level: rule.Warn, Kind: model.KindBranchMeeting, ID: "M1", Name: "员甲", Enterprise: "某某水务", EnterpriseID: "E2",
			Message: "审批已超过三个月", Basis: "《细则》", Due: "2026-10-01"},
		{Rule: "A-04", Level: rule.Block, Kind: model.KindOrganization, ID: "O1", Name: "某党委", Enterprise: "某某集团", EnterpriseID: "E1",
			Message: "届满超过一年", Basis: "《条例》"},
		{Rule: "B-25", Level: rule.Due, Kind: model.KindDevelopmentCase, ID: "D1", Name: "员乙", Enterprise: "某某水务", EnterpriseID: "E2",
			Message: "预备期将满", Due: "2026-12-20"},
	}
	rep, _ := ByName("findings")
	d := rep.Build(Input{Book: b, Findings: list})
	checkDocument(t, d)
	sum := sheet(t, d, "汇总")
	r := rowOf(t, sum, "某某水务")
	for path, want := range map[string]string{"问题等级/阻断": "0", "问题等级/警告": "1", "问题等级/将到期": "1", "合计": "2"} {
		if got := at(t, sum, r, path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	warned := sheet(t, d, "警告")
	if due := rowOf(t, warned, "员甲")[5]; due.Text != "2026.10.01" || !due.Warn {
		t.Errorf("due %+v", due)
	}
	sheet(t, d, "规则")
	wantWords(t, d, "待核对")

	dev, _ := ByName("development")
	over := sheet(t, dev.Build(Input{Book: b, Findings: list}), "超期清单")
	if _, ok := rule.ByID("B-22"); ok {
		if got := at(t, over, rowOf(t, over, "员甲"), "超期天数"); len(over.Rows) != 1 || got != "53" {
			t.Errorf("%d overdue, %s days", len(over.Rows), got)
		}
	}
	year, _ := ByName("annual")
	a := year.Build(Input{Book: b, Findings: list})
	checkDocument(t, a)
	noWords(t, a, "员甲", "员乙", "审批已超过三个月") // what nobody has confirmed is not told upward
	if n := newAnnual(Input{Book: b, Findings: list}).unconfirmed(); n != 2 {
		t.Errorf("%d results are not confirmed", n)
	}
}

// TestNoBasisInText: the text of the annual report cites no rule that nobody
// has checked; the list of problems does, with its mark.
func TestNoBasisInText(t *testing.T) {
	for seed := range uint64(5) {
		noWords(t, build(t, "annual", randomBook(seed)), "待核对", "阻断")
	}
}

func TestMoney(t *testing.T) {
	p := member("P1", "E2", "O2", day.Of(1985, 1, 1))
	records := append(group5(), p)
	noWords(t, build(t, "annual", bookOf(asOf, "", records...)), "月交党费", "工作经费列入")
	p.Dues = model.Amount(model.Yuan(30))
	records = append(group5(), p, model.Fund{ID: "F1", EnterpriseID: "E1", Year: 2026, Wages: model.Yuan(50000000),
		Planned: model.Amount(model.Yuan(500000)), Spent: model.Amount(model.Yuan(250000))})
	d := build(t, "annual", bookOf(asOf, "", records...))
	noWords(t, d, "月交党费") // what members pay is no achievement
	wantWords(t, d, "2026年度党组织工作经费列入预算50.00万元，实际支出25.00万元，占上年度职工工资总额的0.50%。")
}
