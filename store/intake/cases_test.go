package intake

// The files that offices have, and what must become of each: right, or asked about.

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/storetest"
)

const casesDir = "testdata/cases"

// caseFile finds a case by the beginning of its name.
func caseFile(t testing.TB, name string) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(casesDir, name+"*.xlsx"))
	if err != nil || len(list) != 1 {
		t.Fatal(name, list, err)
	}
	return list[0]
}

// caseLedger is a ledger with the three enterprises and five organisations of the cases,
// and further files.
func caseLedger(t testing.TB, before ...string) *store.Workspace {
	w := storetest.Open(t, t.TempDir())
	for _, name := range append([]string{"00_"}, before...) {
		bring(t, w, Request{Files: []string{caseFile(t, name)}})
	}
	return w
}

// persons lists the people of a ledger, each in one line of the fields that are named.
func persons(t testing.TB, w *store.Workspace, fields ...string) []string {
	t.Helper()
	list, err := store.Load[model.Person](t.Context(), w.Conn(), "1 = 1", "rowid")
	if err != nil {
		t.Fatal(err)
	}
	s, out := model.SchemaOf(model.KindPerson), []string{}
	for _, p := range list {
		var line []string
		for _, name := range fields {
			f, _ := s.Field(name)
			line = append(line, f.Text(p))
		}
		out = append(out, strings.Join(line, "|"))
	}
	return out
}

// taken is each table in one line: what it was taken for, how sure, its range.
func taken(res *Outcome) []string {
	var out []string
	for _, x := range res.Tables {
		out = append(out, fmt.Sprintf("%s %s %s", x.Range, x.Label, x.Sure))
	}
	return out
}

func leftRows(x *Table) []string {
	var out []string
	for _, l := range x.LeftOut {
		out = append(out, fmt.Sprintf("%d %s", l.Row, l.Why))
	}
	return out
}

// caseTest imports one case, after what the ledger has.
type caseTest struct {
	name   string
	before []string
	req    Request
	same   []string // counts
	taken  []string // tables
	open   bool     // a console ends with 1 for what was left out
	asked  int      // open doubts
	check  func(t *testing.T, w *store.Workspace, res *Outcome)
}

func TestCases(t *testing.T) {
	for _, c := range caseTests() {
		t.Run(c.name, func(t *testing.T) {
			w := caseLedger(t, c.before...)
			c.req.Files = []string{caseFile(t, c.name)}
			tried := storetest.Must[*Outcome](t)(Trial(t.Context(), w, c.req))
			res := bring(t, w, c.req)
			storetest.Same(t, c.same, counts(res))
			storetest.Same(t, c.taken, taken(res))
			storetest.Same(t, counts(tried), counts(res)) // a trial and its import never differ
			storetest.Same(t, taken(tried), taken(res))
			if res.Unexplained() != c.open || len(asked(res)) != c.asked {
				t.Errorf("unexplained %v, asked %v", res.Unexplained(), asked(res))
			}
			accounted(t, c.req.Files[0], res)
			if c.check != nil {
				c.check(t, w, res)
			}
		})
	}
}

func people3(name string) []string {
	return []string{name + "甲|E1|O2|1980-03|2010-06-15", name + "乙|E1|O2|1981-03|2010-06-15", name + "丙|E1|O2|1982-03|2010-06-15"}
}

func caseTests() []caseTest {
	has := func(lines ...string) func(*testing.T, *store.Workspace, *Outcome) {
		return func(t *testing.T, w *store.Workspace, _ *Outcome) {
			storetest.Same(t, lines, persons(t, w, "Name", "EnterpriseID", "OrganizationID", "BirthDay", "Admitted"))
		}
	}
	return []caseTest{
		{name: "f01_", same: []string{"党员花名册 读3 增3 改0 同0 拒0"}, taken: []string{"A2:I5 人员 确定"}, check: has(people3("支员")...)},
		{name: "f01b_", same: []string{"党员花名册 读3 增3 改0 同0 拒0"}, taken: []string{"A3:H6 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, res *Outcome) {
				storetest.Same(t, []string{"填员甲|E1||1980-03", "填员乙|E1||1981-03", "填员丙|E1||1982-03"}, persons(t, w, "Name",
					"EnterpriseID", "OrganizationID",
					"BirthDay"))
				storetest.Same(t, Fixed{Label: "所在企业", Value: "江北示例投资集团有限公司", From: fromLine, Known: true},
					res.Tables[0].Fixed["EnterpriseID"])
			}},
		{name: "f02_", same: []string{"党员花名册 读6 增6 改0 同0 拒0"}, taken: []string{"A1:D4 人员 确定", "E1:H4 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				got := persons(t, w, "Name", "Sex", "EnterpriseID")
				slices.Sort(got)
				storetest.Same(t, []string{"右员丙|女|E1", "右员乙|女|E1", "右员甲|女|E1", "左员丙|男|E1", "左员乙|男|E1", "左员甲||E1"}, got)
			}},
		{name: "f03_", same: []string{"党员花名册 读4 增4 改0 同0 拒0"}, taken: []string{"A2:F4 人员 确定", "A7:F9 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				storetest.Same(t, []string{"正员甲|财务部|会计|正式党员", "正员乙|财务部|会计|正式党员", "备员甲|运输部|司机|预备党员", "备员乙|运输部|司机|预备党员"},
					persons(t, w, "Name", "Department", "Position", "Status"))
			}},
		{name: "f04_", same: []string{"党员花名册 读1 增1 改0 同0 拒0"}, taken: []string{"A1:G2 人员 确定"}, open: true,
			check: func(t *testing.T, _ *store.Workspace, res *Outcome) {
				var open []string
				for _, c := range res.Tables[0].Columns {
					if c.Field == "" {
						open = append(open, c.Column+" "+strings.Join(c.Samples, ""))
					}
				}
				storetest.Same(t, []string{"E 在职研究生", "G 2026年8月调出"}, open)
			}},
		{name: "f04_", req: Request{Maps: []ColumnMap{{"党员花名册", "E", "Note"}, {"党员花名册", "G", ""}}}, same: []string{"党员花名册 读1 增1 改0 同0 拒0"},
			taken: []string{"A1:G2 人员 确定"}, check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				storetest.Same(t, []string{"空员甲|大学本科|在职研究生|会计"}, persons(t, w, "Name", "Education", "Note", "Position"))
			}},
		{name: "f05_", before: []string{"f10a_"}, same: []string{"党务干部双向交流情况表 读1 增1 改0 同0 拒0"}, taken: []string{"A2:I3 双向交流 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				x := storetest.One[model.Exchange](t, w, "1 = 1")
				x.ID, x.PersonID = "", ""
				storetest.Same(t, model.Exchange{EnterpriseID: "E1", FromPost: "财务部经理", ToPost: "党群工作部部长", Day: day.Of(2025, 6, 10),
					Direction: model.ManagementToParty, Document: "江北党〔2025〕6号"}, x)
			}},
		{name: "f05b_", before: []string{"f10a_"}, req: Request{Fixed: map[string]string{"了解日期": "2026-01-05", "资金来源": "党费"}},
			same:  []string{"Sheet1 读1 增1 改0 同0 拒0"},
			taken: []string{"A2:H3 关怀帮扶 请确认"}, check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				x := storetest.One[model.CareRecord](t, w, "1 = 1")
				x.ID, x.PersonID = "", ""
				storetest.Same(t, model.CareRecord{CareKind: model.CareHardship, Found: day.Of(2026, 1, 5), Need: "某病", Who: "李乙",
					Amount: model.Yuan(1000),
					Money:  model.FromDues}, x)
				storetest.Same(t, 4, len(persons(t, w, "Name")))
			}},
		{name: "f05c_", same: []string{"Sheet1 读1 增0 改0 同0 拒0"}, taken: []string{"A2:F3 教育培训 请确认"}, asked: 2,
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				storetest.Same(t, []string{}, persons(t, w, "Name"))
			}},
		{name: "f06_", same: []string{"党员花名册 读6 增3 改0 同0 拒0"}, taken: []string{"A1:E7 人员 确定"}, asked: 3,
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				storetest.Same(t, []string{"十员0|1998-10", "十员3|1998-10", "十员5|1998-10"}, persons(t, w, "Name", "WorkStart"))
			}},
		{name: "f07_", same: []string{"党员花名册 读12 增12 改0 同0 拒0"}, taken: []string{"A1:Q13 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				got := persons(t, w, "Name", "Degree", "TitleGrade", "Position", "Phone", "Confirmed", "NativePlace", "Note",
					"OrganizationID", "Education",
					"WorkStart")
				storetest.Same(t, "符员甲||无|||||||大学本科|2002-07", strings.Replace(got[0], "|O2|", "||", 1))
				storetest.Same(t, []string{"符员9无||||O2|", "符员13未转正|预备党员"}, []string{
					persons(t, w, "Name", "OrganizationID", "Phone", "Degree")[2] + "|O2|", persons(t, w, "Name", "Status")[9]})
			}},
		{name: "f08b_", before: []string{"f08a_"}, same: []string{"党员花名册 读1 增0 改0 同0 拒0"}, taken: []string{"A1:G2 人员 确定"}, asked: 1,
			check: func(t *testing.T, w *store.Workspace, res *Outcome) {
				storetest.Has(t, asked(res), "2|同号不同名|赵强|", "李明")
				storetest.Same(t, []string{"李明|会计", "王芳|出纳", "陈刚|司机"}, persons(t, w, "Name", "Position"))
			}},
		{name: "f08b_", before: []string{"f08a_"}, req: Request{Doubts: Take}, same: []string{"党员花名册 读1 增0 改1 同0 拒0"},
			taken: []string{"A1:G2 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, res *Outcome) {
				var changes []string
				for _, x := range res.Tables[0].Changes {
					changes = append(changes, x.Label+":"+x.Old+"→"+x.New)
				}
				storetest.Same(t, []string{"姓名:李明→赵强", "职务（岗位）:会计→经理"}, changes)
				storetest.Same(t, "赵强|经理", persons(t, w, "Name", "Position")[0])
			}},
		{name: "f09_", same: []string{"党员花名册 读2 增0 改0 同0 拒0"}, taken: []string{"A1:C3 人员 确定"}, asked: 2},
		{name: "f09_", req: Request{Doubts: Take}, same: []string{"党员花名册 读2 增5 改0 同0 拒0"}, taken: []string{"A1:C3 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				storetest.Same(t, []string{"合员甲|男|E1", "合员乙|男|E1", "合员丙|男|E1", "合员丁|男|E1", "合员戊|男|E1"}, persons(t, w, "Name", "Sex",
					"EnterpriseID"))
			}},
		{name: "f10b_", before: []string{"f10a_"}, same: []string{"发展党员台账 读1 增1 改0 同0 拒0", "发展党员台账 → 支部大会（接收） 读1 增1 改0 同0 拒0"},
			taken: []string{"A1:M2 发展党员 确定"}, check: checkDevelopment},
		{name: "f12_", same: []string{"党员花名册 读6 增2 改0 同0 拒0"}, taken: []string{"A1:N7 人员 确定"}, asked: 4,
			check: func(t *testing.T, w *store.Workspace, res *Outcome) {
				storetest.Same(t, []string{"行员甲", "行员丁"}, persons(t, w, "Name"))
				for _, want := range []string{"3|隐藏行|行员乙", "4|隐藏行|行员丙", "6|删除线|行员戊", "7|批注|行员己|单元格有批注：“2025年8月已调出”"} {
					storetest.Has(t, asked(res), want)
				}
			}},
		{name: "f12_", req: Request{Doubts: Leave}, same: []string{"党员花名册 读6 增2 改0 同0 拒0"}, taken: []string{"A1:N7 人员 确定"}},
		{name: "f13_", same: []string{"党员花名册 读6 增6 改0 同0 拒0"}, taken: []string{"A1:N7 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				storetest.Same(t, []string{"并员甲|E1|O2", "并员乙|E1|O2", "并员丙|E1|O2", "并员丁|E1|O2", "并员戊|E1|O2", "并员己|E1|O3"},
					persons(t, w, "Name",
						"EnterpriseID", "OrganizationID"))
			}},
		{name: "f14_", same: []string{"党员花名册 读4 增4 改0 同0 拒0"}, taken: []string{"A1:N12 人员 确定"},
			check: func(t *testing.T, w *store.Workspace, res *Outcome) {
				storetest.Same(t, []string{"张甲|O2", "李乙|O2", "王丙|O3", "赵丁|O3"}, persons(t, w, "Name", "OrganizationID"))
				storetest.Same(t, []string{"2 分段标题", "5 合计", "6 分段标题", "9 合计", "10 合计", "11 合计", "12 合计"}, leftRows(res.Tables[0]))
			}},
		{name: "f17_", same: []string{"党统表 读0 增0 改0 同0 拒0"}, taken: []string{"A2:F4 统计表 较有把握"}, open: true},
		{name: "f18a_", same: []string{"企业名册 读1 增1 改0 同0 拒0"}, taken: []string{"A2:N3 企业 确定"},
			check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
				e := storetest.One[model.Enterprise](t, w, "name = ?", "江北示例物业有限公司")
				e.ID = ""
				storetest.Same(t, model.Enterprise{Name: "江北示例物业有限公司", Level: 3, Ownership: model.WhollyState, Founded: month(2018, 5)}, e)
			}},
		{name: "f18b_", before: []string{"f18a_"}, same: []string{"党组织名册 读1 增1 改0 同0 拒0", "党组织名册 → 换届 读1 增1 改0 同0 拒0",
			"党组织名册 → 班子成员 读0 增0 改0 同0 拒0"}, taken: []string{"A1:K2 党组织 确定"}, check: func(t *testing.T, w *store.Workspace, _ *Outcome) {
			o := storetest.One[model.Organization](t, w, "name LIKE ?", "%物业%")
			e := storetest.One[model.Enterprise](t, w, "name = ?", "江北示例物业有限公司")
			storetest.Same(t, model.Organization{ID: o.ID, Name: "中共江北示例物业有限公司支部委员会", Type: model.Branch, EnterpriseID: e.ID,
				ParentID: "O1",
				Founded:  month(2018, 6)}, o)
			storetest.Same(t, month(2024, 6), storetest.One[model.Term](t, w, "organization_id = ?", o.ID).Elected)
		}},
	}
}

// checkDevelopment looks at the case of the office's own ledger, and at the meeting and
// approval beside it.
func checkDevelopment(t *testing.T, w *store.Workspace, _ *Outcome) {
	id := func(name string) string { return storetest.One[model.Person](t, w, "name = ?", name).ID }
	c := storetest.One[model.DevelopmentCase](t, w, "1 = 1")
	storetest.Same(t, model.DevelopmentCase{ID: c.ID, PersonID: id("发员甲"), OrganizationID: "O2", Applied: day.Of(2024, 1, 10),
		ActivistDay: day.Of(2024, 8, 15), ProspectDay: day.Of(2025, 9, 20), Mentor1ID: id("张甲"), Mentor2ID: id("李乙"), Sponsor1ID: id("张甲"),
		Sponsor2ID: id("李乙")}, c)
	m := storetest.One[model.BranchMeeting](t, w, "1 = 1")
	storetest.Same(t, model.BranchMeeting{ID: m.ID, CaseID: c.ID, Purpose: model.ForAdmission, Day: day.Of(2025, 11, 20),
		Resolution:  model.Admit,
		ApprovalDay: day.Of(2025, 12, 15)}, m)
}
