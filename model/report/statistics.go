package report

// The forms of the Party statistics on paper and in a workbook, with what the checks
// between them found, the lists of names that they ask for and, of a closed year, what has
// changed since.

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/statistics"
)

// formNote is what the foot of every form says of itself.
const formNote = "表式取自2012至2017年的公开资料，2018年以后的表式没有查到，表式以党员信息系统为准；本表供上报前核对，正式数据以党员信息系统为准。"

func buildStatistics(in Input) Document {
	v := newView(in)
	d := v.document("statistics")
	set, faults := statistics.Of(v.book), statistics.Check(v.book)
	sub := "（" + figure.Period(v.on) + "，" + checkedWords(set, faults) + "）"
	for i, f := range set.Forms {
		t := v.formTable(f, faults)
		t.OnePage = true
		t.Sheet = fmt.Sprintf("%d %s", i+1, f.Title)
		t.Notes = append(slices.Clone(f.Notes), formNote)
		title := Title{Text: "表" + model.ChineseNumber(i+1) + "　" + f.Title, Sub: sub}
		page := LandscapeTable
		if len(f.Rows) > 15 && len(f.Columns) > 9 {
			page = LandscapeA3
		}
		d.Sections = append(d.Sections, Section{Page: page, Blocks: []Block{title, t}})
	}
	last := []Block{Title{Text: "勾稽关系检查表", Sub: sub}, v.relationTable(faults)}
	d.Sections = append(d.Sections, Section{Page: LandscapeTable, Blocks: append(last, v.nameLists(faults)...)})
	if list := statistics.Differences(v.book); len(list) > 0 {
		d.Sections = append(d.Sections, Section{Page: LandscapeTable, Blocks: []Block{Title{Text: "年结以后的差异表"}, v.differenceTable(list)}})
	}
	return d
}

// checkedWords is how far the forms are.
func checkedWords(set *statistics.Set, faults []statistics.Fault) string {
	state := "已校核"
	if n := len(kept(faults, statistics.Fault.Stops)); n > 0 {
		state = fmt.Sprintf("未校核：勾稽关系有%d处未通过", n)
	}
	if set.Closed == nil {
		return state
	}
	if !set.Closed.Exact {
		return state + "，人员属性取" + statistics.Summary(set.Closed) + "的数"
	}
	return state + "，已于" + set.Closed.ClosedOn.Chinese() + "年结"
}

// newMemberForms is the two forms on new members, beside the office's own tables.
func (v *view) newMemberForms() []Block {
	set := statistics.Of(v.book)
	var out []Block
	for i, key := range []string{statistics.AdmittedOne, statistics.AdmittedTwo} {
		f := set.Form(key)
		t := v.formTable(f, nil)
		t.Title, t.Sheet = fmt.Sprintf("表%d　%s", 3+i, f.Title), "党统"+model.ChineseNumber(i+1)
		t.Notes = append(slices.Clone(f.Notes), formNote)
		out = append(out, t)
	}
	return out
}

// formTable is a form as a table in the form's own layout: heads of rows, their numbers, a
// row of letters, the figures. Cells that the checks do not let pass are marked.
func (v *view) formTable(f *statistics.Form, faults []statistics.Fault) Table {
	if f.Key == statistics.Compare {
		return v.compareTable(f, faults)
	}
	columns := []Column{Col("项目").Left().within(bounds{30, 72}).Keep()}
	if f.Stub == 2 {
		columns = []Column{Col("项目", "类别").Left().within(bounds{24, 34}).Keep(), Col("项目", "名称").Left().within(bounds{28, 60}).Keep()}
	}
	columns = append(columns, Col("栏").Keep())
	letters := []Cell{span(f.Stub, text("甲")), text("")}
	for _, c := range f.Columns {
		columns = append(columns, FigureCol(c.Path...))
		letters = append(letters, text(c.Letter))
	}
	t := v.table("", f.Measure, columns...)
	t.Rows = append(t.Rows, letters)
	place := func(c statistics.Term) Addend { return Addend{Row: c.Row + 1, Col: f.Stub + 1 + c.Col, Minus: c.Minus} }
	marked := markedCells(f, faults)
	for i, r := range f.Rows {
		var row []Cell
		switch {
		case f.Stub == 2 && r.Group == "":
			row = append(row, across(2, r.Name))
		case f.Stub == 2:
			group := text(r.Group)
			if i > 0 && f.Rows[i-1].Group == r.Group {
				group = Cell{Up: true}
			}
			row = append(row, group, text(r.Name))
		default:
			row = append(row, text(r.Name))
		}
		row = append(row, count(f.Number(i)))
		for col, c := range r.Cells {
			row = append(row, formCell(c, place, marked[statistics.Term{Row: i, Col: col}]))
		}
		t.Rows = append(t.Rows, row)
	}
	return withSupplement(t, f)
}

// compareTable is the comparison of two years, which the form has in two halves.
func (v *view) compareTable(f *statistics.Form, faults []statistics.Fault) Table {
	var columns []Column
	for range 2 {
		columns = append(columns, Col("项目").Left().within(bounds{48, 0}), Col("栏"), FigureCol(f.Columns[0].Path...))
	}
	t := v.table("", f.Measure, columns...)
	t.Rows = append(t.Rows, []Cell{text("甲"), text(""), text("A"), text("甲"), text(""), text("A")})
	half := (len(f.Rows) + 1) / 2
	place := func(c statistics.Term) Addend {
		return Addend{Row: c.Row%half + 1, Col: 2 + c.Row/half*3, Minus: c.Minus}
	}
	marked := markedCells(f, faults)
	for i := range half {
		var row []Cell
		for _, at := range []int{i, i + half} {
			if at == len(f.Rows) {
				row = append(row, Cell{}, Cell{}, Cell{})
				continue
			}
			row = append(row, text(f.Rows[at].Name), count(f.Number(at)), formCell(f.Rows[at].Cells[0], place,
				marked[statistics.Term{Row: at}]))
		}
		t.Rows = append(t.Rows, row)
	}
	return withSupplement(t, f)
}

func formCell(c statistics.Cell, place func(statistics.Term) Addend, marked bool) Cell {
	if c.Forbidden {
		return text("—")
	}
	out := count(c.Value)
	out.Warn = marked
	for _, t := range c.Adds {
		out.Adds = append(out.Adds, place(t))
	}
	return out
}

// across is a text over several columns, at the left.
func across(n int, s string) Cell { return Cell{Text: s, Span: n, Left: true} }

// withSupplement adds the 补充资料 as rows across.
func withSupplement(t Table, f *statistics.Form) Table {
	for _, s := range f.Supplement {
		t.Totals = append(t.Totals, []Cell{across(len(t.Columns), s)})
	}
	return t
}

// markedCells is the cells of a form that something stops.
func markedCells(f *statistics.Form, faults []statistics.Fault) map[statistics.Term]bool {
	out := map[statistics.Term]bool{}
	for _, x := range faults {
		if x.Form == f.Key && x.Stops() {
			for _, at := range x.At {
				out[at] = true
			}
		}
	}
	return out
}

// relationTable is each relation with what was found.
func (v *view) relationTable(faults []statistics.Fault) Table {
	t := v.table("", "", Col("关系").Keep(), LongCol("要求"), WordCol("结果"), LongCol("情况"), TextCol("说明"))
	t.Sheet = "勾稽检查"
	for _, r := range statistics.Relations() {
		found := kept(faults, func(f statistics.Fault) bool { return f.Relation == r.Key })
		if len(found) == 0 {
			t.Rows = append(t.Rows, []Cell{text(r.Key), text(r.Asks), text("通过"), {}, {}})
		}
		for i, f := range found {
			row := []Cell{text(r.Key), text(r.Asks), {}, text(f.Say), text(f.Given)}
			if i > 0 {
				row[0], row[1] = Cell{Up: true}, Cell{Up: true}
				if f.Given == found[i-1].Given {
					row[4] = Cell{Up: true}
				}
			}
			switch {
			case !f.Stops():
				row[2] = text("已说明")
			case f.Explain:
				row[2] = warn(text("待说明"))
			default:
				row[2] = warn(text("未通过"))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	t.Notes = []string{"全部通过或者已说明的，报表注“已校核”。"}
	return t
}

// nameLists is the list of those whom K13 asks to be named.
func (v *view) nameLists(faults []statistics.Fault) []Block {
	t := v.table("附：60岁及以上在岗职工、“其他”人员中新发展党员名单", "单位：人", Ordinal(), PersonCol("姓名").Keep(), WordCol("性别"), DayCol("出生年月"), WordCol("用工形式"),
		WordCol("工作岗位"), UnitCol("所在企业"), DayCol("审批日期"))
	t.Sheet = "附名单"
	days := map[string]string{}
	for _, d := range figure.DevelopmentOf(v.book).Admitted {
		days[d.PersonID] = d.Meeting.ApprovalDay.DottedDay()
	}
	for _, f := range faults {
		if f.Relation != "K13" {
			continue
		}
		for _, r := range f.Refs {
			p := v.person(r.ID)
			t.Rows = append(t.Rows, []Cell{count(len(t.Rows) + 1), text(p.Name), text(string(p.Sex)), text(p.BirthDay.Dotted()),
				text(string(p.Employment)), text(string(p.WorkPost)), text(v.book.EnterpriseName(p.EnterpriseID)), text(days[r.ID])})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}

func (v *view) differenceTable(list []statistics.Difference) Table {
	t := v.table("", "", Ordinal(), LongCol("项目").Keep(), TextCol("年结时"), TextCol("现在"))
	t.Sheet = "差异表"
	for i, d := range list {
		t.Rows = append(t.Rows, []Cell{count(i + 1), text(d.What), text(emptyWords(d.Was)), text(emptyWords(d.Is))})
	}
	t.Notes = []string{"年结以后登记、更正的内容使台账与年结数不同的，列在这里；已年结年度的报表仍按年结数。"}
	return t
}

func emptyWords(s string) string {
	if strings.TrimSpace(s) == "" {
		return "（空）"
	}
	return s
}
