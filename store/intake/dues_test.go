package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/storetest"
)

// duesLedger is a ledger with a branch, three members of which one is retired and one was admitted
// this year, and somebody who is none.
func duesLedger(t *testing.T) *store.Workspace {
	w := storetest.Open(t, t.TempDir())
	person := func(id, name string, change func(*model.Person)) model.Person {
		p := model.Person{ID: id, Name: name, EnterpriseID: "QY1", OrganizationID: "DZ1", Status: model.FullMember,
			Admitted:  day.Of(2001, 7, 1),
			Confirmed: day.Of(2002, 7, 1)}
		change(&p)
		return p
	}
	second := storetest.Branch
	second.ID, second.Name = "DZ2", "甲乙丙集团第二党支部"
	storetest.Must[int64](t)(w.Save(t.Context(), "人员", storetest.Unit, storetest.Branch, second,
		person("RY1", "单丁", func(*model.Person) {}), person("RY2", "单戊", func(p *model.Person) { p.Employment = model.Retired }),
		person("RY3", "单己", func(p *model.Person) {
			p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, day.Of(2026, 4, 9), day.Day{}
		}),
		person("RY4", "单庚", func(p *model.Person) { p.Status, p.Admitted, p.Confirmed = model.NonParty, day.Day{}, day.Day{} })))
	return w
}

// bases is the assessments as text.
func bases(t *testing.T, w *store.Workspace) []string {
	var out []string
	for _, x := range storetest.Must[[]model.DuesBasis](t)(store.Load[model.DuesBasis](t.Context(), w.Conn(), "1 = 1",
		"person_id, from_")) {
		out = append(out, strings.TrimSpace(fmt.Sprint(x.PersonID, " ", x.Year, " ", x.From, " ", x.Category, " ", x.Base, " ",
			x.Amount, " ", x.Why)))
	}
	return out
}

func brought(t *testing.T, w *store.Workspace, tabs ...storetest.Tab) *Outcome {
	t.Helper()
	return bring(t, w, Request{Files: []string{storetest.Book(t, tabs...)}})
}

// The two columns of a roster become the year's assessment; so does a sheet of assessments, which
// finds the same ones again. What is not said is told by the person.
func TestDuesColumnsBecomeAssessments(t *testing.T) {
	for name, tab := range map[string]storetest.Tab{
		"roster": {Name: "党员名册", Rows: storetest.Rows("姓名|所在企业|所在党支部|政治面貌|党费基数|月交党费",
			"单丁|甲乙丙集团|甲乙丙集团党支部|正式党员|8000|120", "单戊|甲乙丙集团|甲乙丙集团党支部|正式党员|5200|",
			"单己|甲乙丙集团|甲乙丙集团党支部|预备党员|3000|50", "单庚|甲乙丙集团|甲乙丙集团党支部|群众||")},
		"sheet": {Name: "党费核定表", Rows: storetest.Rows("序号|姓名|党费计算基数（元）|交纳比例|月应交党费（元）",
			"1|单丁|8000|1.5%|120", "2|单戊|5,200.00|1%|",
			"3|单己|3000||50")},
	} {
		t.Run(name, func(t *testing.T) {
			w := duesLedger(t)
			want := []string{"RY1 2026 2026-01 按月工资 8000.00 120.00", "RY2 2026 2026-01 离退休 5200.00 52.00",
				"RY3 2026 2026-04 按月工资 3000.00 50.00 自愿多交"}
			res := brought(t, w, tab)
			storetest.Same(t, want, bases(t, w))
			for _, p := range storetest.Must[[]model.Person](t)(store.Load[model.Person](t.Context(), w.Conn(), "1 = 1", "id")) {
				if p.DuesBase != 0 || p.Dues != 0 {
					t.Errorf("%s keeps the dues in the register", p.Name)
				}
			}
			brought(t, w, tab) // finds them again
			if got := bases(t, w); !slices.Equal(got, want) {
				t.Errorf("brought again: %q\n%v", got, res)
			}
		})
	}
}

// Somebody who is no member has no dues: it is said, and the rest of the row is kept.
func TestDuesOfNoMember(t *testing.T) {
	w := duesLedger(t)
	res := brought(t, w, storetest.Tab{Name: "人员", Rows: storetest.Rows("姓名|所在企业|政治面貌|部门（班组）|月交党费",
		"单庚|甲乙丙集团|群众|财务部|30")})
	if got := bases(t, w); len(got) > 0 {
		t.Errorf("%q", got)
	}
	storetest.Has(t, whys(res), "单庚", "不是党员", "党费没有登记")
	if p := storetest.One[model.Person](t, w, "id = 'RY4'"); p.Department != "财务部" {
		t.Errorf("%+v", p)
	}
}

// A mid-year assessment is another one, the January one stays.
func TestDuesWithinTheYear(t *testing.T) {
	w := duesLedger(t)
	brought(t, w, storetest.Tab{Name: "党费核定", Rows: storetest.Rows("姓名|年度|起算月|核定类别|计算基数（元）|核定月交额（元）|与"+
		"计算不同的原因",
		"单丁|2026|2026年1月|按月工资|8000|120|", "单丁|2026|2026年7月|按月工资|9000|135|工资调整")})
	storetest.Same(t, []string{"RY1 2026 2026-01 按月工资 8000.00 120.00", "RY1 2026 2026-07 按月工资 9000.00 135.00 工资调整"},
		bases(t, w))
}

// sheets is the branches' months as text.
func sheets(t *testing.T, w *store.Workspace) []string {
	var out []string
	for _, x := range storetest.Must[[]model.DuesSheet](t)(store.Load[model.DuesSheet](t.Context(), w.Conn(), "1 = 1",
		"organization_id, month")) {
		out = append(out, fmt.Sprint(x.OrganizationID, " ", x.Month, " ", x.DuePeople, "/", x.Due, " ", x.PaidPeople, "/", x.Paid))
	}
	return out
}

// A sheet with the months across becomes one record a month and branch; empty months are none.
func TestDuesMonthsAcross(t *testing.T) {
	w := duesLedger(t)
	brought(t, w, storetest.Tab{Name: "党费收缴台账", Rows: storetest.Rows("2026年党费收缴台账", "序号|党支部|1月|2月|3月|四月|5月",
		"1|甲乙丙集团党支部|100|100.5||90|95", "2|甲乙丙集团第二党支部|60||61|62|", "合计||160|100.5|61|152|95")})
	want := []string{"DZ1 2026-01 0/ 0/100.00", "DZ1 2026-02 0/ 0/100.50", "DZ1 2026-04 0/ 0/90.00", "DZ1 2026-05 0/ 0/95.00",
		"DZ2 2026-01 0/ 0/60.00", "DZ2 2026-03 0/ 0/61.00", "DZ2 2026-04 0/ 0/62.00"}
	storetest.Same(t, want, sheets(t, w))
	brought(t, w, storetest.Tab{Name: "党费收缴台账", Rows: storetest.Rows("2026年党费收缴台账", "序号|党支部|1月|2月|3月|6月",
		"1|甲乙丙集团党支部|100|100.5|99|98")})
	if got := sheets(t, w); len(got) != len(want)+2 || !slices.Contains(got, "DZ1 2026-06 0/ 0/98.00") {
		t.Errorf("brought again: %q", got)
	}
}

// A sheet of months down names each; a month alone is of the year in the title.
func TestDuesMonthsDown(t *testing.T) {
	w := duesLedger(t)
	brought(t, w, storetest.Tab{Name: "党费收缴", Rows: storetest.Rows("2026年党费收缴情况",
		"党支部|缴费月份|应交人数|应收党费|实交人数|实收党费|缴纳方式",
		"甲乙丙集团党支部|5月|3|222|3|222|微信", "甲乙丙集团党支部|2026年6月|3|222|2|100|代扣")})
	storetest.Same(t, []string{"DZ1 2026-05 3/222.00 3/222.00", "DZ1 2026-06 3/222.00 2/100.00"}, sheets(t, w))
	x := storetest.One[model.DuesSheet](t, w, "month = '2026-06'")
	if x.Way != model.DuesDeducted {
		t.Errorf("%+v", x)
	}
}

// An account with a column for what came in and one for what went out; the item by its words.
func TestDuesAccountSheet(t *testing.T) {
	w := duesLedger(t)
	brought(t, w, storetest.Tab{Name: "党费收支明细账", Rows: storetest.Rows("记账党组织：甲乙丙集团党支部",
		"日期|凭证号|摘要|收入金额|支出金额|结余",
		"2026-04-02|记1|收一季度支部党费|3000||3000", "2026-06-18|记2|购买学习书籍||500|2500", "2026-07-01|记3|慰问困难党员||1000|1500",
		"2026-06-21|记4|活期结息|1.23||1501.23")})
	var got []string
	for _, x := range storetest.Must[[]model.DuesEntry](t)(store.Load[model.DuesEntry](t.Context(), w.Conn(), "1 = 1", "voucher")) {
		got = append(got, fmt.Sprint(x.OrganizationID, " ", x.Day, " ", x.Flow, " ", x.Item, " ", x.Amount))
	}
	storetest.Same(t, []string{"DZ1 2026-04-02 收入 支部上交 3000.00", "DZ1 2026-06-18 支出 订购资料设备 500.00",
		"DZ1 2026-07-01 支出 补助困难党员 1000.00",
		"DZ1 2026-06-21 收入 利息 1.23"}, got)
}
