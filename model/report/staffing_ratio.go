package report

// The second table of the staffing report: each enterprise's Party-work staff
// under the standard that it is held against.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
)

// staffGroup is the enterprises that one standard is applied to. The last group
// may have none: those that no standard in force applies to.
type staffGroup struct {
	standard model.StaffingStandard
	none     bool
	rows     []staffRow
}

// staffRow is one enterprise under one standard.
type staffRow struct {
	model.StaffingResult
	enterprise model.Enterprise
}

// staffGroups is the standards in force, in the list's order, each with the
// enterprises in scope that it applies to.
func (v *view) staffGroups() []staffGroup {
	by := map[string][]staffRow{}
	none := staffGroup{none: true}
	for _, e := range v.enterprises() {
		applied := false
		for _, r := range model.Staffing(v.book, e.ID) {
			if r.NotApplied == "" {
				applied = true
				by[r.Standard.ID] = append(by[r.Standard.ID], staffRow{r, e})
			}
		}
		if !applied {
			none.rows = append(none.rows, staffRow{v.plainStaff(e), e})
		}
	}
	var out []staffGroup
	for _, s := range model.Everywhere[model.StaffingStandard](v.book) {
		if len(by[s.ID]) > 0 {
			out = append(out, staffGroup{standard: s, rows: by[s.ID]})
		}
	}
	if len(none.rows) > 0 {
		out = append(out, none)
	}
	return out
}

// plainStaff counts the staff of an enterprise that no standard applies to:
// posts for Party work proper, each person once.
func (v *view) plainStaff(e model.Enterprise) model.StaffingResult {
	w := figure.StaffIn(v.book, e.ID, model.PartyField)
	return model.StaffingResult{EnterpriseID: e.ID, NotApplied: "未适用标准", FullTime: len(w.Full), PartTime: len(w.Part)}
}

// byStandard heads the columns of the staff that a standard counts.
const byStandard = "实配（按所列标准的口径）"

func (v *view) staffTable(groups []staffGroup) Table {
	t := v.table("表2　党务工作人员配备情况", "单位：人",
		Ordinal(), UnitCol("企业名称").Keep(), WordCol("党组织类型"), FigureCol("职工总数"), FigureCol("党员数"),
		FigureCol(byStandard, "专职"), FigureCol(byStandard, "兼职"), FigureCol(byStandard, "兼职折算"), FigureCol(byStandard, "合计"),
		FigureCol("标准测算", "分母人数"), FigureCol("标准测算", "应配"), FigureCol("标准测算", "缺员"), FigureCol("实配比例"), FigureCol("标准比例"), WordCol("达标情况"),
		FigureCol("专职副书记"), FigureCol("纪检人员"))
	t.Sheet, t.Empty = "人员配备", "无企业"
	n := 0
	for _, g := range groups {
		t.Rows = append(t.Rows, group(t.Columns, g.words()))
		for _, r := range g.rows {
			n++
			t.Rows = append(t.Rows, v.staffCells(n, r))
		}
		t.Rows = append(t.Rows, v.staffTotal(g))
	}
	t.Notes = v.staffNotes(groups)
	return t
}

// words is the group's head: the standard with its document, or that there is none.
func (g staffGroup) words() string {
	if g.none {
		return "未适用配备标准的企业（只列人数，不测算比例）"
	}
	return "标准：" + g.standard.Basis()
}

func (v *view) staffNotes(groups []staffGroup) []string {
	var out []string
	for _, g := range groups {
		if !g.none {
			out = append(out, standardWords(g.standard))
		}
	}
	if len(out) > 0 {
		out = append(out, staffNote+"国家没有统一的人数比例；《中国共产党国有企业基层组织工作条例（试行）》规定按企业职工人数和实际需要配备一定比例专兼职党务工作人员。")
	} else {
		out = append(out, "本单位尚未启用配备标准，未测算应配人数和比例。"+staffNote)
	}
	w := figure.StaffOf(v.book, model.PartyField)
	out = append(out, fmt.Sprintf("实配人数按所列标准的口径计算，没有适用标准的企业只计党务岗位；全部专职党务人员（%s）%d名。", figure.PartyStaffWords, len(w.Full)))
	return append(out, "分母人数取最近一次登记的职工人数；未登记的列“无法计算”，不按0计算。纪检人员为登记的纪检岗位人数。")
}

// StandardWords says how a standard reckons, as reports print it.
func StandardWords(s model.StaffingStandard) string { return standardWords(s) }

// standardWords says how a standard reckons.
func standardWords(s model.StaffingStandard) string {
	numerator := "分子为专职人员"
	if s.Numerator == model.WithPartTime {
		numerator = fmt.Sprintf("分子为专职人员加兼职人员折算（折算系数%s）", cmp.Or(s.PartTimeFactor.String(), "0%"))
	}
	fields := join("、", only("纪检人员", s.IncludeDiscipline), only("工会、共青团、妇联人员", s.IncludeMass))
	conditions := join("、", some(s.MinHeadcount, "职工不少于%d人"), some(s.MinMembers, "党员不少于%d名"), only("设党委", s.NeedCommittee))
	return s.Basis() + "：" + clauses("；", numerator+prefixed("，含", fields), fmt.Sprintf("分母为%s", cmp.Or(s.Denominator, model.ByTotal)),
		prefixed("比例下限", s.Ratio.String()), some(s.Minimum, "最少%d人"), "取整方式为"+string(cmp.Or(s.Rounding, model.RoundUp)),
		prefixed("适用条件：", conditions))
}

func (v *view) staffCells(n int, r staffRow) []Cell {
	o, _ := model.TopOrganization(v.book, r.enterprise.ID)
	members, _ := v.book.EnterpriseMembers(r.enterprise.ID)
	row := []Cell{count(n), text(r.enterprise.Name), text(string(o.Type)), v.headcountCell(r.enterprise.ID), count(members),
		count(r.FullTime), count(r.PartTime)}
	if r.NotApplied != "" {
		row = append(row, text("—"), text("—"), text("—"), text("—"), text("—"), text("—"), text("—"), text("—"))
	} else {
		row = append(row, persons(r.Converted), persons(r.Actual))
		row = append(row, judged(r.StaffingResult)...)
	}
	return append(row, count(v.fullDeputies(o)), count(v.disciplineStaff(r.enterprise.ID)))
}

// judged is the cells that hang on the denominator.
func judged(r model.StaffingResult) []Cell {
	if r.Unknown != "" {
		return []Cell{text("—"), text("—"), text("—"), warn(text("无法计算")), text(r.Standard.Ratio.String()), warn(text("无法计算"))}
	}
	state := text(r.State())
	lack := count(r.Lacking())
	if !r.Met {
		state, lack = warn(state), warn(lack)
	}
	return []Cell{count(r.Headcount), count(r.Required), lack, ratioCell(r.Share), text(r.Standard.Ratio.String()), state}
}

// persons is a number of persons that may be a part of one.
func persons(r model.Ratio) Cell {
	return Cell{Text: cmp.Or(r.Persons(), "0"), Number: true, Value: float64(r) / 1000000}
}

// ratioCell is a share with two decimals: standards are often near 1 %.
func ratioCell(r model.Ratio) Cell {
	n := (int64(r) + 50) / 100
	return Cell{Text: fmt.Sprintf("%d.%02d%%", n/100, n%100), Number: true, Value: float64(r) / 1000000}
}

func (v *view) headcountCell(enterprise string) Cell {
	h, ok := v.book.HeadcountOn(enterprise, v.on)
	if !ok || !h.Total.Known() {
		return warn(text("未登记"))
	}
	return count(h.Total.N())
}

func (v *view) fullDeputies(o model.Organization) int {
	n := 0
	for _, m := range model.ActiveCommittee(v.book, o.ID) {
		n += oneIf(m.Post == model.FullDeputy)
	}
	return n
}

// disciplineStaff is the persons in discipline posts.
func (v *view) disciplineStaff(enterprise string) int {
	w := figure.StaffIn(v.book, enterprise, model.DisciplineField)
	return len(w.Full) + len(w.Part)
}

// staffTotal is the foot of a group.
func (v *view) staffTotal(g staffGroup) []Cell {
	var heads, members, full, part, deputies, discipline, base, required, lacking, met, decided int
	var converted, actual model.Ratio
	for _, r := range g.rows {
		o, _ := model.TopOrganization(v.book, r.enterprise.ID)
		if h, ok := v.book.HeadcountOn(r.enterprise.ID, v.on); ok {
			heads += h.Total.N()
		}
		m, _ := v.book.EnterpriseMembers(r.enterprise.ID)
		members += m
		full += r.FullTime
		part += r.PartTime
		converted += r.Converted
		actual += r.Actual
		deputies += v.fullDeputies(o)
		discipline += v.disciplineStaff(r.enterprise.ID)
		if r.Decided() {
			decided++
			met += oneIf(r.Met)
			base += r.Headcount
			required += r.Required
			lacking += r.Lacking()
		}
	}
	row := []Cell{span(2, text("小计")), text(fmt.Sprintf("%d户", len(g.rows))), count(heads), count(members), count(full), count(part)}
	if g.none {
		row = append(row, text("—"), text("—"), text("—"), text("—"), text("—"), text("—"), text("—"), text("—"))
	} else {
		row = append(row, persons(converted), persons(actual), count(base), count(required), count(lacking), text("—"),
			text(g.standard.Ratio.String()), text(fmt.Sprintf("达标%d/%d户", met, decided)))
	}
	return bold(append(row, count(deputies), count(discipline)))
}

// mostBars is how many enterprises a bar chart can name.
const mostBars = 20

// staffChart draws the shares of a group against its standard, the lowest first
// when there are too many to draw.
func (v *view) staffChart(g staffGroup) (Chart, bool) {
	rows := kept(g.rows, staffRow.Decided)
	if g.none || len(rows) == 0 {
		return Chart{}, false
	}
	title := "实配比例与标准对照：" + g.standard.Name
	if len(rows) > mostBars {
		slices.SortStableFunc(rows, func(a, b staffRow) int { return cmp.Compare(a.Share, b.Share) })
		rows = rows[:mostBars]
		title += fmt.Sprintf("（比例最低的%d户）", mostBars)
	}
	c := Chart{Kind: BarChart, Title: title, Unit: "%", Series: []Series{{Name: "实配比例"}}}
	if g.standard.Ratio > 0 {
		c.Limit = &Limit{Name: "标准比例", Value: float64(g.standard.Ratio) / 10000}
	}
	for _, r := range rows {
		c.Labels, c.Keys = append(c.Labels, cmp.Or(r.enterprise.ShortName, r.enterprise.Name)), append(c.Keys, r.enterprise.ID)
		c.Series[0].Values = append(c.Series[0].Values, float64(r.Share)/10000)
	}
	return c, true
}
