package coverage

// 覆盖台账: the units of the survey, narrowed by what is to be done about them, and
// the acts that bring one on: its task is done, it leaves the survey.

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const everyCategory = "全部类别"

// pressing is a group of units that the chips show.
type pressing struct {
	name  string
	color fyne.ThemeColorName
	holds func(u model.CoverageUnit, on day.Day) bool
}

// Words that chips and columns have in common.
const (
	taskLate = "任务逾期"
	taskOpen = "任务进行中"
	unlisted = "未列台账"
)

// taskWords is where a unit's task stands.
func taskWords(b *model.Book, u model.CoverageUnit) string {
	switch {
	case u.TaskLate(b.AsOf):
		return taskLate
	case u.TaskOpen(b.AsOf):
		return taskOpen
	case !u.DoneDay.IsZero():
		return "任务已完成"
	}
	return ""
}

// categoryWords is a unit's category, and the group that goals take it with.
func categoryWords(_ *model.Book, u model.CoverageUnit) string {
	if model.GoalCategory(model.SmallTraders).Holds(u.Category) {
		return string(model.SmallTraders) + "：" + string(u.Category)
	}
	return string(u.Category)
}

// groups is the chips in their order.
var groups = []pressing{
	{"全部", theme.ColorNameForeground, func(model.CoverageUnit, day.Day) bool { return true }},
	{string(model.NotFormed), kit.ColorBlock, func(u model.CoverageUnit, _ day.Day) bool { return !u.Form.Reached() }},
	{string(model.RunsBadly) + "、" + string(model.RunsNot), kit.ColorWarn,
		func(u model.CoverageUnit, _ day.Day) bool { return u.Running.Bad() }},
	{taskLate, kit.ColorBlock, model.CoverageUnit.TaskLate},
	{taskOpen, kit.ColorDue, func(u model.CoverageUnit, on day.Day) bool { return u.TaskOpen(on) && !u.TaskLate(on) }},
	{string(model.ListKeep), kit.ColorGood, func(u model.CoverageUnit, _ day.Day) bool { return u.List == model.ListKeep }},
	{string(model.ListRaise), kit.ColorDue, func(u model.CoverageUnit, _ day.Day) bool { return u.List == model.ListRaise }},
	{unlisted, kit.ColorMuted, func(u model.CoverageUnit, _ day.Day) bool { return u.List == "" }},
}

// units is the first tab.
type units struct {
	p        *Page
	content  fyne.CanvasObject
	list     *page.Records[model.CoverageUnit]
	category *kit.Select
	ended    *kit.Check
	chips    []*kit.Chip
	group    int // of groups
	done     *kit.Button
	leave    *kit.Button
	fill     *kit.Button
	all      []model.CoverageUnit
	on       day.Day
}

func newUnits(p *Page) *units {
	t := &units{p: p}
	t.category = kit.NewSelect(append([]string{everyCategory, string(model.SmallTraders)}, model.UnitCategory("").Choices()...),
		func(string) { t.narrow() })
	t.category.Selected, t.category.PlaceHolder = everyCategory, everyCategory
	t.ended = kit.NewCheck("含已退出", func(bool) { t.narrow() })
	t.done, t.leave = kit.NewButton("任务完成…", t.askDone), kit.NewButton("退出排查…", t.askLeave)
	t.fill = kit.NewButton("补齐所属企业…", t.askFill)
	t.newList()
	bar := kit.NewFlow(t.category, t.ended, t.fill)
	for i, g := range groups {
		c := kit.NewChip("", g.color, func() {
			t.group = i
			t.narrow()
		})
		t.chips = append(t.chips, c)
		bar.Add(c)
	}
	t.content = kit.NewTopped(bar, t.list.Content())
	t.buttons()
	return t
}

func (t *units) newList() {
	of := func(text func(model.CoverageResult) string) func(*model.Book, model.CoverageUnit) string {
		return func(b *model.Book, u model.CoverageUnit) string { return text(model.CoverageOf(b, u)) }
	}
	t.list = page.NewRecords(t.p.host, page.RecordsOptions[model.CoverageUnit]{
		ID: "coverage.units", Attach: true,
		Sections: []kit.FormSection{
			{Title: "单位", Fields: []string{"EnterpriseID", "Name", "Category", "From", "Staff", "Members", "FullMembers"}},
			{Title: "组建", Fields: []string{"Form", "Formed", "OrganizationID", "PartyName", "AdviserID", "AdviserName", "AdviserFrom",
				"Mass"}},
			{Title: "运转和“三同步”", Fields: []string{"Running", "Checked", "Registration", "Business", "YearCheck"}},
			{Title: "台账和任务", Fields: []string{"List", "Who", "Deadline", "DoneDay", "Task", "Ended", "Note"}},
		},
		Empty: "还没有登记两个覆盖情况。点“补齐所属企业…”按台账建立，再点“新增”登记联系的非公企业、社会组织和“小个专”。",
		New: func(*model.Book) model.CoverageUnit {
			u := model.CoverageUnit{Category: model.PrivateUnit, From: t.p.Snap.Today, Form: model.NotFormed, Checked: t.p.Snap.Today}
			if c := model.UnitCategory(t.category.Selected); c != everyCategory && c != model.SmallTraders {
				u.Category = c
			}
			return u
		},
		Show:  t.show,
		Live:  unitWords,
		Extra: []fyne.CanvasObject{t.done, t.leave},
		Menu:  t.menu,
		Cols: []page.Col[model.CoverageUnit]{
			{Title: "单位名称", Width: 190, Text: of(func(r model.CoverageResult) string { return r.Title })},
			{Field: "Category", Title: "类别", Text: categoryWords},
			{Title: "组建方式", Width: 102, Text: of(func(r model.CoverageResult) string { return string(cmp.Or(r.Form, model.NotFormed)) }),
				Color: func(_ *model.Book, u model.CoverageUnit) fyne.ThemeColorName {
					return kit.Choose(u.Form.Reached(), theme.ColorNameForeground, kit.ColorBlock)
				}},
			{Title: "党组织（指导员、群团）", Width: 180, Text: of(report.CoverageBy)},
			{Title: "运转", Width: 64, Text: of(func(r model.CoverageResult) string { return string(r.Running) }),
				Color: func(_ *model.Book, u model.CoverageUnit) fyne.ThemeColorName { return runningColor(u.Running) }},
			page.NumberCol("党员", of(func(r model.CoverageResult) string { return r.Members.String() })),
			{Title: "三同步", Width: 62, Text: of(func(r model.CoverageResult) string { return strconv.Itoa(r.Synchronised()) + "/3" })},
			{Field: "List", Title: "台账", Text: func(_ *model.Book, u model.CoverageUnit) string {
				return cmp.Or(string(u.List), unlisted)
			}},
			{Field: "Task"}, {Title: "任务情况", Width: 96, Text: taskWords},
			{Title: "完成时限", Width: 98, Text: of(func(r model.CoverageResult) string { return r.Deadline.String() }),
				Color: func(b *model.Book, u model.CoverageUnit) fyne.ThemeColorName {
					return kit.Choose(u.TaskLate(b.AsOf), kit.ColorBlock, theme.ColorNameForeground)
				}},
			{Field: "DoneDay", Title: "完成日期"},
			page.AttachedCol[model.CoverageUnit](),
			{Field: "Who"}, page.NumberCol("从业人员", of(func(r model.CoverageResult) string { return r.Staff.String() })),
			{Field: "EnterpriseID"}, {Field: "Checked", Title: "最近排查"},
		},
	})
	t.list.List().OnSelect = func([]page.Row[model.CoverageUnit]) { t.buttons() }
}

func runningColor(r model.Running) fyne.ThemeColorName {
	switch {
	case r == model.RunsWell:
		return kit.ColorGood
	case r.Bad():
		return kit.ColorBlock
	}
	return theme.ColorNameForeground
}

func (t *units) menu(u model.CoverageUnit) []*fyne.MenuItem {
	items := []*fyne.MenuItem{page.OpenItem(t.p.host, "打开企业", model.Ref{Kind: model.KindEnterprise, ID: u.EnterpriseID})}
	if u.OrganizationID != "" {
		items = append(items, page.OpenItem(t.p.host, "打开党组织", model.Ref{Kind: model.KindOrganization, ID: u.OrganizationID}))
	}
	return items
}

// unitWords says over the form how the unit counts, and what the ledger itself knows.
func unitWords(b *model.Book, u model.CoverageUnit) string {
	r := model.CoverageOf(b, u)
	counts := []string{}
	for _, m := range model.CoverageMeasure("").Choices() {
		if r.Meets(model.CoverageMeasure(m)) {
			counts = append(counts, strings.TrimSuffix(m, "率"))
		}
	}
	words := "不计入覆盖"
	if len(counts) > 0 {
		words = "计入" + strings.Join(counts, "、")
	}
	if r.Own && r.Registered() {
		words += "；党员名册现有党员" + strconv.Itoa(r.Members.N()) + "名（其中正式党员" + strconv.Itoa(r.FullMembers.N()) + "名），以名册为准"
	}
	for _, d := range r.Differs {
		words += "；" + d
	}
	return words + "。"
}

func (t *units) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	all := model.InScope[model.CoverageUnit](s.Book)
	missing := len(model.Unsurveyed(s.Book))
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	return func() {
		t.all, t.on = all, s.Book.AsOf
		t.fill.SetText(page.Counted("补齐所属企业…", missing))
		kit.Enable(t.fill, missing > 0)
		t.narrow()
		show()
		t.buttons()
	}, nil
}

// shows reports that the filters beside the chips let a unit through.
func (t *units) shows(u model.CoverageUnit) bool {
	return (t.category.Selected == everyCategory || model.GoalCategory(t.category.Selected).Holds(u.Category)) &&
		(t.ended.Checked || u.Active(t.on))
}

// narrow shows what the filters let through and counts it on the chips.
func (t *units) narrow() {
	if t.on.IsZero() {
		return
	}
	counts := make([]int, len(groups))
	for _, u := range t.all {
		if !t.shows(u) {
			continue
		}
		for i, g := range groups {
			if g.holds(u, t.on) {
				counts[i]++
			}
		}
	}
	for i, c := range t.chips {
		c.Set(groups[i].name+" "+strconv.Itoa(counts[i]), i == t.group)
	}
	t.list.Where(func(u model.CoverageUnit) bool { return t.shows(u) && groups[t.group].holds(u, t.on) })
}

// show selects a unit, whatever the filters.
func (t *units) show(u model.CoverageUnit) {
	t.group = 0
	t.category.SetSelected(everyCategory)
	if !u.Active(t.on) {
		t.ended.SetChecked(true)
	}
	t.narrow()
	t.list.Select(u.ID)
}

// about shows the units of a category.
func (t *units) about(c model.GoalCategory) {
	t.group = 0
	word := string(c)
	if c == model.GoalCategory(model.EveryUnit) {
		word = everyCategory
	}
	t.category.SetSelected(word)
	t.narrow()
}

// buttons offers what can be done with the chosen unit.
func (t *units) buttons() {
	u, ok := t.list.Selected()
	kit.Enable(t.done, ok && u.TaskOpen(t.on))
	kit.Enable(t.leave, ok && u.Ended.IsZero())
}

// askDone records that the chosen unit's task is done and how it runs now.
func (t *units) askDone() {
	u, ok := t.list.Selected()
	if !ok || !u.TaskOpen(t.on) {
		return
	}
	now := u
	now.DoneDay, now.Checked = t.p.Snap.Today, t.p.Snap.Today
	page.AskFields(t.p.host, page.Question{Title: "任务完成", Yes: "登记完成", Text: "“" + u.Name + "”的任务：" + u.Task + "完成后，请一并核对组建方式、运转情况和所列台账。",
		Record: now,
		Fields: []string{"DoneDay", "Form", "Running", "List"}, Need: []string{"DoneDay"},
		Then: func(r model.Record, done func(error)) {
			t.p.host.SaveEdited("“"+u.Name+"”登记任务完成", u, r, done)
		}})
}

// askLeave records that the chosen unit has left the survey.
func (t *units) askLeave() {
	u, ok := t.list.Selected()
	if !ok {
		return
	}
	page.AskEnd(t.p.host, u, page.End{Who: "“" + u.Name + "”", Past: "退出", Note: "“" + u.Name + "”退出排查", Question: page.Question{
		Title: "退出排查", Yes: "登记退出", Text: "“" + u.Name + "”注销、迁出或不再联系时登记。记录保留，退出之日起不再计入覆盖率。", Fields: []string{"Ended", "Note"},
	}})
}

// askFill puts the enterprises of the ledger into the survey that are not in it.
func (t *units) askFill() {
	list := model.Unsurveyed(t.p.Snap.Book)
	if len(list) == 0 {
		return
	}
	names := make([]string, 0, len(list))
	for _, u := range list {
		names = append(names, u.Name)
	}
	const most = 5
	words := strings.Join(names[:min(most, len(names))], "、")
	if len(names) > most {
		words += "等" + strconv.Itoa(len(names)) + "户"
	}
	t.p.host.Ask("补齐所属企业", words+"还没有覆盖记录。按台账登记的党组织填好组建方式后加入，运转情况和“三同步”请核实后填写。", "加入"+strconv.Itoa(len(list))+"户", func() {
		records := make([]model.Record, 0, len(list))
		for _, u := range list {
			u.ID = t.p.host.NewID(model.KindCoverageUnit)
			records = append(records, u)
		}
		t.p.host.Save("补齐所属企业的覆盖记录", nil, records...)
	})
}
