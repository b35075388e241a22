package report

// Party-work bodies and staff (党务工作机构设置和人员配备统计表), held against the
// standard that the office itself has chosen: there is no national ratio.

import (
	"fmt"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

func buildStaffing(in Input) Document {
	v := newView(in)
	d := v.document("staffing")
	staff := v.staffGroups()
	blocks := []Block{v.staffTable(staff)}
	for _, g := range staff {
		if c, ok := v.staffChart(g); ok {
			blocks = append(blocks, c)
		}
	}
	d.Sections = []Section{
		{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, v.bodyTable()}},
		{Page: LandscapeTable, Blocks: blocks},
	}
	return d
}

// staffNote is the foot note that every use of a standard carries.
const staffNote = "配备标准由本单位设定。"

func (v *view) bodyTable() Table {
	t := v.table("表1　党务工作机构设置情况", "单位：个、人",
		Ordinal(), UnitCol("企业名称").Keep(), WordCol("党组织类型"), UnitCol("机构名称"),
		WordCol("设置方式"), TextCol("合署部门"), WordCol("列入管理机构"), CodeCol("机构文件文号"),
		FigureCol("编制数"), FigureCol(figure.BodyStaffWords, "专职"), FigureCol(figure.BodyStaffWords, "兼职"), FigureCol("同级部门平均编制"))
	t.Sheet, t.Empty = "机构设置", "无党务工作机构"
	list := figure.BodiesOf(v.book).List
	for i, b := range list {
		t.Rows = append(t.Rows, v.bodyCells(i+1, b))
	}
	t.Totals = [][]Cell{bodyTotal(figure.BodiesOf(v.book))}
	if s := v.withoutBody(); s != "" {
		t.Notes = append(t.Notes, s)
	}
	t.Notes = append(t.Notes, "机构实有为登记在该机构的在岗人员，含纪检、工会、共青团、妇联，一人多岗的只计一次；未登记到机构的岗位不在本表。")
	return t
}

func (v *view) bodyCells(n int, s model.BodyStaff) []Cell {
	b := s.Body
	o, _ := model.TopOrganization(v.book, b.EnterpriseID)
	quota := text("")
	if b.Quota.Known() {
		quota = count(b.Quota.N())
	}
	average := text(only(persons2(b.PeerAverage), b.PeerAverage > 0))
	if s.Known && !s.Met {
		average = warn(average)
	}
	return []Cell{count(n), text(v.book.EnterpriseName(b.EnterpriseID)), text(string(o.Type)), text(b.Name), text(string(b.Setting)),
		text(b.JointWith),
		mark(b.InManagement), text(b.Document), quota, count(s.FullTime), count(s.PartTime), average}
}

// persons2 is a number of persons with two decimals, as averages are listed.
func persons2(r model.Ratio) string {
	return strconv.FormatFloat(float64(r)/float64(model.Percent(100)), 'f', 2, 64)
}

func bodyTotal(sum *figure.Bodies) []Cell {
	return bold([]Cell{span(3, text("合计")), text(fmt.Sprintf("%d个机构", len(sum.List))),
		span(2, text(fmt.Sprintf("独立设置%d个，合署办公%d个", sum.Own, sum.Joint))), count(sum.Managed), text(""),
		count(sum.Quota), count(sum.FullTime), count(sum.PartTime), text("")})
}

// withoutBody names the enterprises that have a Party organisation but no body.
func (v *view) withoutBody() string {
	has := map[string]bool{}
	for _, b := range figure.BodiesOf(v.book).List {
		has[b.Body.EnterpriseID] = true
	}
	var out []string
	for _, e := range v.enterprises() {
		if _, ok := model.TopOrganization(v.book, e.ID); ok && !has[e.ID] {
			out = append(out, v.enterpriseShort(e.ID))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return "设有党组织而未登记党务工作机构的企业：" + strings.Join(out, "、") + "。"
}
