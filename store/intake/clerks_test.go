package intake

// Files that were made as offices make them before the reader had seen their like: each is
// read rightly or asked about.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/storetest"
)

// clerkBook makes a workbook of one page.
func clerkBook(t testing.TB, make func(*page)) string {
	t.Helper()
	path := t.TempDir() + "/台账.xlsx"
	if err := officeBook(t, make).SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// layered is a development ledger whose head has three layers: phase, step, day.
func layered(p *page) {
	p.called("台账")
	p.title("2024—2026年发展党员工作台账", 18)
	p.rows("单位：江北示例公交有限公司党总支",
		"序号|所在支部|姓名|性别|申请入党||确定积极分子|||确定发展对象||接收预备党员||||转正||目前阶段",
		"||||申请时间|谈话时间|时间|培养联系人|备案时间|时间|集中培训|入党介绍人|支部大会||党委审批时间|支部大会时间|党委审批时间|",
		"||||||||||||时间|表决情况||||",
		"1|公交第一党支部|层员甲|女|2023年5月10日|2023年6月2日|2024年1月15日|张甲、李乙|2024.1.20|2025.3.1|2025.3.10—3.14（5天）|张甲\n李乙|2025.6.18|18/17/17|2025.7.3|2026年6月20日|2026年7月10日|正式党员",
		"2|〃|层员乙|男|2024.7.1|2024.7.20|2025.7.28|张甲 李乙||||||||||积极分子")
	for _, m := range [][4]int{{0, 3, 0, 5}, {1, 3, 1, 5}, {2, 3, 2, 5}, {3, 3, 3, 5}, {4, 3, 5, 3}, {6, 3, 8, 3}, {9, 3, 10, 3}, {11,
		3, 14, 3}, {15, 3, 16, 3},
		{17, 3, 17, 5}, {12, 4, 13, 4}, {14, 4, 14, 5}} {
		p.merge(m[0], m[1], m[2], m[3])
	}
}

// The same words below different phases are different steps.
func TestLayeredDevelopment(t *testing.T) {
	w := caseLedger(t)
	res := bring(t, w, Request{Files: []string{clerkBook(t, layered)}, Doubts: Take})
	if res.Unexplained() {
		t.Errorf("unexplained: %+v", res.Tables[0].Columns)
	}
	c := storetest.One[model.DevelopmentCase](t, w, "applied = ?", "2023-05-10")
	storetest.Same(t, []string{"2023-06-02", "2024-01-15", "2024-01-20", "2025-03-01", "2025-03-10", "2025-03-14", "5"},
		[]string{c.TalkDay.String(),
			c.ActivistDay.String(), c.ActivistFiledDay.String(), c.ProspectDay.String(), c.TrainingFrom.String(), c.TrainingDay.String(),
			fmt.Sprint(c.TrainingDays)})
	meetings := storetest.Must[[]model.BranchMeeting](t)(store.Load[model.BranchMeeting](t.Context(), w.Conn(), "case_id = ?", "day", c.ID))
	var got []string
	for _, m := range meetings {
		got = append(got, fmt.Sprintf("%s %s %s %d/%d/%d", m.Purpose, m.Day, m.ApprovalDay, m.Eligible, m.Present, m.For))
	}
	storetest.Same(t, []string{"接收预备党员 2025-06-18 2025-07-03 18/17/17", "预备党员转正 2026-06-20 2026-07-10 0/0/0"}, got)
}

func TestVotes(t *testing.T) {
	for text, want := range map[string]string{
		"18/17/17": "18 17 17  ", "应到18人，实到17人，赞成16票，反对1票": "18 17 16 1 ", "12、11、11、0、0": "12 11 11 0 0", "实到11人，同意11人": " 11 11  ",
		"全票通过": "    ", "17/18/17": "    ", "不同意2票，弃权1票": "   2 1",
	} {
		v := votes(text)
		if got := fmt.Sprintf("%s %s %s %s %s", v["Eligible"], v["Present"], v["For"], v["Against"], v["Abstain"]); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// An organisation is known in other words within its enterprise; a short name that is
// another enterprise's is asked about.
func TestUnitsInOtherWords(t *testing.T) {
	for text, want := range map[string]string{
		"江北示例公交有限公司|第一党支部":             "E3 O4",
		"江北示例公交有限公司|江北示例公交有限公司第二支部":    "E3 O5",
		"江北示例公交有限公司|中共江北示例公交有限公司第二党支部": "E3 O5",
		"江北示例水务有限公司|机关党支部":             "refused", // that of the group
		"江北示例投资集团有限公司|公交第一党支部":         "E1 O4",   // below the group
	} {
		w := caseLedger(t)
		unit, branch, _ := strings.Cut(text, "|")
		path := clerkBook(t, func(p *page) {
			p.title(unit+"党员花名册", 4)
			p.rows("姓名|性别|出生年月|所在支部", "写员甲|男|1980.3|"+branch)
		})
		res := bring(t, w, Request{Files: []string{path}})
		got := "refused"
		if list := persons(t, w, "EnterpriseID", "OrganizationID"); len(list) == 1 {
			e, o, _ := strings.Cut(list[0], "|")
			got = e + " " + o
		}
		if got != want && !(want == "E1 O4" && got == "E3 O4") {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if i := slices.IndexFunc(res.Units, func(u Unit) bool { return u.Written == branch }); (want == "refused") != (i >= 0) ||
			i >= 0 && res.Units[i].Make.Fields["EnterpriseID"] != "E2" {
			t.Errorf("%s: %+v", text, res.Units)
		}
	}
}

// A numbered section that says nothing known ends what the one before said.
func TestSectionsEnd(t *testing.T) {
	w := caseLedger(t)
	bring(t, w, Request{Files: []string{clerkBook(t, func(p *page) {
		p.title("江北示例投资集团有限公司党员名单", 4)
		p.rows("序号|姓名|性别|出生年月", "一、中共江北示例公交有限公司第二支部委员会（1人）", "1|段员甲|男|1979.6", "（一）不知所云", "2|段员乙|男|1979.6",
			"二、其他各部门", "（一）财务部", "1|段员丙|女|1988.8")
	})}})
	storetest.Same(t, []string{"段员甲|E3|O5|", "段员乙|E3|O5|", "段员丙|E1||财务部"}, persons(t, w, "Name", "EnterpriseID",
		"OrganizationID", "Department"))
}

// What stands below what is told by how far the alignment sets names in, where the numbers
// only count.
func TestTreeByAlignment(t *testing.T) {
	w := caseLedger(t)
	bring(t, w, Request{Files: []string{clerkBook(t, func(p *page) {
		p.title("集团所属企业名录", 3)
		p.rows("序号|企业名称|企业性质", "1|江北示例投资集团有限公司|国有独资", "2|缩进能源有限公司|国有全资", "3|缩进热电有限公司|国有全资", "4|缩进置业有限公司|国有全资")
		for row, in := range map[int]int{4: 1, 5: 2, 6: 1} {
			p.style(1, row, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "left", Indent: in}})
		}
	})}})
	up := func(name string) string {
		return storetest.One[model.Enterprise](t, w, "id = ?", storetest.One[model.Enterprise](t, w, "name = ?", name).ParentID).Name
	}
	storetest.Same(t, []string{"江北示例投资集团有限公司", "缩进能源有限公司", "江北示例投资集团有限公司"}, []string{up("缩进能源有限公司"), up("缩进热电有限公司"), up("缩进置业有限公司")})
}

// Transfers and meetings are ledgers of their own; who is outside is kept in words.
func TestTransfersAndMeetings(t *testing.T) {
	w := caseLedger(t)
	bring(t, w, Request{Doubts: Take, Files: []string{clerkBook(t, func(p *page) {
		p.title("江北示例公交有限公司党员组织关系转接台账", 7)
		p.rows("序号|姓名|转出党组织|转入党组织|介绍信编号|开具日期|转接原因", "1|转员甲|公交第一党支部|中共某某市某某街道工作委员会|2026001|2026.3.5|退休",
			"2|转员乙|公交第一党支部|公交第二党支部||2026.4.6|调动")
	})}})
	var got []string
	for _, x := range storetest.Must[[]model.Transfer](t)(store.Load[model.Transfer](t.Context(), w.Conn(), "1 = 1", "issued")) {
		got = append(got, fmt.Sprint(x.Direction, " ", x.FromID, " ", x.ToID, " ", x.ToUnit, " ", x.Reason))
	}
	storetest.Same(t, []string{"转出 O4  中共某某市某某街道工作委员会 退休移交", "内部调整 O4 O5  工作调动"}, got)

	bring(t, w, Request{Files: []string{clerkBook(t, func(p *page) {
		p.title("公交第一党支部三会一课台账", 7)
		p.rows("序号|会议时间|会议类型|会议主题|主持人|应到人数|实到人数", "1|2026.7.1|党课|学习讲话|某某丙|20|18", "2|2026年8月3日|支委会|研究发展党员|某某丙|3|3")
	})}})
	got = nil
	for _, x := range storetest.Must[[]model.Meeting](t)(store.Load[model.Meeting](t.Context(), w.Conn(), "1 = 1", "day")) {
		got = append(got, fmt.Sprint(x.OrganizationID, " ", x.Day, " ", x.MeetingKind, " ", x.Title, " ", x.Chair, " ", x.Expected, " ",
			x.Attended))
	}
	storetest.Same(t, []string{"O4 2026-07-01 党课 学习讲话 某某丙 20 18", "O4 2026-08-03 支部委员会会议 研究发展党员 某某丙 3 3"}, got)
}

// A charter of an enterprise that nobody knows is one problem, not one for each article.
func TestCharterOfUnknownEnterprise(t *testing.T) {
	w := caseLedger(t)
	path := storetest.Put(t, t.TempDir(), "章程.txt", []byte("不知名示例有限公司章程\n第一条 为规范公司的组织和行为，制定本章程。\n第二条 公司名称：不知名示例有限公司。\n第三条 公司设党支部。\n"))
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), w, Request{Files: []string{path}}))
	if list := whys(res); len(list) != 1 || res.Sheets[0].Rejected < 4 {
		t.Errorf("%d refused, said %q", res.Sheets[0].Rejected, list)
	}
}
