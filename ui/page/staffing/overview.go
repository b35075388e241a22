package staffing

// 配备情况: each enterprise's staff against its standard, with what the selected
// one's figures are made of.

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// row is one enterprise under one standard, or under none.
type row struct {
	model.StaffingResult
	enterprise model.Enterprise
	none       bool // no standard in force is set for it
	search     string
	words      string
}

// load shows the rows.
func (o *overview) load(_ context.Context, s *page.Snapshot) (func(), error) {
	rows := rowsOf(s.Book)
	return func() { o.show(rows) }, nil
}

// rowsOf works the rows out: no widget is touched. An enterprise that several
// standards apply to has several rows; one that none applies to has one.
func rowsOf(b *model.Book) []row {
	var out []row
	for _, e := range b.ScopeTree() {
		x := row{enterprise: e, search: strings.ToLower(store.SearchText(e))}
		results := model.Staffing(b, e.ID)
		applied := 0
		for _, r := range results {
			if r.NotApplied == "" {
				applied++
				out = append(out, x.with(b, r))
			}
		}
		switch {
		case applied > 0:
		case len(results) > 0:
			out = append(out, x.with(b, results[0]))
		default:
			x.none = true
			out = append(out, x.with(b, model.StaffingUnder(b, e.ID, model.StaffingStandard{})))
		}
	}
	return out
}

func (x row) with(b *model.Book, r model.StaffingResult) row {
	x.StaffingResult = r
	x.words = sentence(b, r)
	if x.none {
		x.words = fmt.Sprintf("%s：没有适用的配备标准，只列人数。党务岗位专职%d人，兼职%d人。", x.enterprise.Name, r.FullTime, r.PartTime)
	} else {
		x.words += "标准：" + r.Standard.Basis() + "。"
	}
	return x
}

// state is the word that the chips filter by.
func (x row) state() string {
	if x.none {
		return noStandard
	}
	return x.State()
}

const noStandard = "没有标准"

// judged reports that there are a standard and the figures to hold against it.
func (x row) judged() bool { return !x.none && x.Decided() }

func (x row) color() fyne.ThemeColorName {
	switch x.state() {
	case "达标":
		return kit.ColorGood
	case "不达标":
		return kit.ColorBlock
	case "无法计算":
		return kit.ColorWarn
	}
	return kit.ColorMuted
}

// states is the chips; the first shows all.
var states = []string{"", "不达标", "达标", "无法计算", "不适用", noStandard}

// overview is the first tab.
type overview struct {
	p       *Page
	content fyne.CanvasObject
	notice  *kit.Paragraph
	top     *fyne.Container // holds the notice while there is no standard
	chips   []*kit.Chip
	filter  *kit.Entry
	list    *kit.RecordList[row]
	detail  *kit.Paragraph
	bodies  *kit.Button
	posts   *kit.Button
	rows    []row
	state   string
}

// noNational is what has to be known before a standard is chosen.
const noNational = "国家没有统一的党务工作人员配备比例（国企条例只规定“一定比例”）。请到“配备标准”登记上级文件或本单位规定的比例并启用，程序才能计算应配人数和缺员。"

func newOverview(p *Page) *overview {
	o := &overview{p: p, notice: kit.NewParagraph(noNational), filter: kit.NewEntry(), detail: kit.NewParagraph("")}
	o.notice.Importance = widget.WarningImportance
	o.filter.SetPlaceHolder("筛选：企业名称、拼音或标准名称")
	o.filter.OnChanged = func(string) { o.apply() }
	flow := kit.NewFlow()
	for _, s := range states {
		c := kit.NewChip(s, "", func() { o.state = s; o.apply() })
		o.chips = append(o.chips, c)
		flow.Add(c)
	}
	flow.Add(kit.Wide(o.filter, 180))
	o.newList()
	o.bodies = kit.NewButton("机构", func() { p.about(o.chosen(), tabBodies) })
	o.posts = kit.NewButton("岗位", func() { p.about(o.chosen(), tabPosts) })
	panel := container.NewBorder(widget.NewSeparator(), nil, nil, container.NewCenter(container.NewHBox(o.bodies, o.posts)),
		kit.Lines(o.detail, 3))
	o.top = container.NewStack()
	o.content = kit.NewTopped(o.top, kit.NewTopped(container.NewPadded(flow), container.NewBorder(nil, panel, nil, nil, o.list)))
	return o
}

func (o *overview) newList() {
	figure := func(id, title string, width float32, text func(row) string, less func(a, b row) int) kit.Column[row] {
		return kit.Column[row]{ID: id, Title: title, Width: width, Align: fyne.TextAlignTrailing, Text: text, Less: less}
	}
	// known shows a figure only where it means something.
	known := func(text func(row) string) func(row) string {
		return func(r row) string {
			if !r.judged() {
				return "—"
			}
			return text(r)
		}
	}
	o.list = page.NewList(o.p.host, page.ListOf{ID: "staffing.overview", Title: "党务工作人员配备情况"}, []kit.Column[row]{
		{ID: "name", Title: "企业", Width: 190, Text: func(r row) string { return r.enterprise.Name }},
		{ID: "state", Title: "结果", Width: 84, Text: func(r row) string {
			if r.none {
				return noStandard
			}
			return verdict(r.StaffingResult)
		}, Color: row.color, Less: func(a, b row) int { return cmp.Compare(a.Short, b.Short) }},
		figure("full", "专职（按标准）", 110, func(r row) string { return strconv.Itoa(r.FullTime) },
			func(a, b row) int { return cmp.Compare(a.FullTime, b.FullTime) }),
		figure("part", "兼职（按标准）", 110, func(r row) string { return strconv.Itoa(r.PartTime) },
			func(a, b row) int { return cmp.Compare(a.PartTime, b.PartTime) }),
		figure("actual", "实配（分子）", 104, func(r row) string { return persons(r.Actual) },
			func(a, b row) int { return cmp.Compare(a.Actual, b.Actual) }),
		figure("heads", "职工（分母）", 104, func(r row) string {
			if r.Headcount == 0 {
				return "—"
			}
			return strconv.Itoa(r.Headcount)
		}, func(a, b row) int { return cmp.Compare(a.Headcount, b.Headcount) }),
		{ID: "day", Title: "分母截止日", Width: 100, Text: func(r row) string { return r.HeadcountDay.String() }},
		figure("share", "比例", 74, known(func(r row) string { return share(r.Share) }),
			func(a, b row) int { return cmp.Compare(a.Share, b.Share) }),
		figure("required", "应配", 58, known(func(r row) string { return strconv.Itoa(r.Required) }),
			func(a, b row) int { return cmp.Compare(a.Required, b.Required) }),
		{ID: "bar", Title: "实配÷应配", Width: 120, Text: known(func(r row) string {
			return persons(r.Actual) + "／" +
				strconv.Itoa(r.Required)
		}), Less: func(a, b row) int { return cmp.Compare(a.part(), b.part()) },
			Bar: func(r row) (float32, fyne.ThemeColorName) { return r.part(), r.color() }},
		{ID: "standard", Title: "标准", Width: 200, Text: func(r row) string { return r.Standard.Name }},
	})
	o.list.Key = func(r row) string { return r.enterprise.ID + "/" + r.Standard.ID }
	o.list.OnOpen = func(r row) { o.p.about(r.enterprise.ID, tabPosts) }
	o.list.OnSelect = func([]row) { o.showChosen() }
	o.list.Menu = func(rows []row) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		id := rows[0].enterprise.ID
		return []*fyne.MenuItem{
			fyne.NewMenuItem("党务工作机构", func() { o.p.about(id, tabBodies) }),
			fyne.NewMenuItem("党务岗位", func() { o.p.about(id, tabPosts) }),
			fyne.NewMenuItem("打开企业", func() { o.p.host.Open(model.Ref{Kind: model.KindEnterprise, ID: id}) }),
		}
	}
}

// part is how much of what is required is there, at most 1.
func (x row) part() float32 {
	if !x.judged() {
		return 0
	}
	if x.Required == 0 {
		return 1
	}
	return min(1, float32(float64(x.Actual)/1e6/float64(x.Required)))
}

// show puts new rows on screen.
func (o *overview) show(rows []row) {
	o.rows = rows
	without := true
	for _, r := range rows {
		without = without && r.none
	}
	o.top.Objects = nil
	if without && len(rows) > 0 {
		o.top.Objects = []fyne.CanvasObject{o.notice}
	}
	o.list.Empty = "还没有企业。请先到“企业与党组织”新增企业，或到“数据与设置”导入。"
	o.list.SetRows(rows)
	o.apply()
}

// apply shows what the chip and the text let through.
func (o *overview) apply() {
	words := strings.Fields(strings.ToLower(model.Halfwidth(o.filter.Text)))
	found := func(r row) bool {
		for _, w := range words {
			if !strings.Contains(r.search, w) && !strings.Contains(strings.ToLower(r.Standard.Name), w) {
				return false
			}
		}
		return true
	}
	for i, s := range states {
		n := 0
		for _, r := range o.rows {
			n += kit.One((s == "" || r.state() == s) && found(r))
		}
		o.chips[i].Set(fmt.Sprintf("%s %d", cmp.Or(s, "全部"), n), s == o.state)
	}
	state := o.state
	o.list.SetFilter(func(r row) bool { return (state == "" || r.state() == state) && found(r) })
	o.content.Refresh()
	o.showChosen()
}

// narrow shows an enterprise and selects it.
func (o *overview) narrow(p page.Place) {
	o.state = ""
	o.filter.SetText(o.p.host.Name(model.KindEnterprise, p.Enterprise))
	o.apply()
	for _, r := range o.rows {
		if r.enterprise.ID == p.Enterprise && r.judged() {
			o.list.SelectKey(o.list.Key(r))
			return
		}
	}
}

// chosen is the ID of the one selected enterprise; empty if there is none.
func (o *overview) chosen() string {
	if rows := o.list.Selected(); len(rows) == 1 {
		return rows[0].enterprise.ID
	}
	return ""
}

// showChosen says what the selected one's figures are made of.
func (o *overview) showChosen() {
	rows := o.list.Selected()
	if len(rows) != 1 {
		o.bodies.Disable()
		o.posts.Disable()
		o.detail.SetText("选中一户，可看分子、分母和应配人数怎样算出；双击打开它的党务岗位。")
		return
	}
	o.bodies.Enable()
	o.posts.Enable()
	text := rows[0].words
	if second := secondWords(model.BodyStaffing(o.p.Snap.Book, rows[0].enterprise.ID)); second != "" {
		text += "\n" + second
	}
	o.detail.SetText(kit.Visible(text))
}

// secondWords is the second criterion: bodies against the average of their peers.
func secondWords(list []model.BodyStaff) string {
	known, met := 0, 0
	var short []string
	for _, s := range list {
		if !s.Known {
			continue
		}
		known++
		met += kit.One(s.Met)
		if !s.Met {
			short = append(short, fmt.Sprintf("%s少%d人", s.Body.Name, s.Lacking()))
		}
	}
	if known == 0 {
		return ""
	}
	s := fmt.Sprintf("编制与同级部门平均编制比较（对中央企业集团总部的要求，其他单位供参考，依据待核对）：%d个机构中%d个不少于平均", known, met)
	if len(short) > 0 {
		s += "；" + strings.Join(short, "、")
	}
	return s + "。"
}
