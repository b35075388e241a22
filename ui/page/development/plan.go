package development

// 年度计划: each organisation's quota of the year, what is done of it, and the
// shares that the plan asks for.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// planRow is one plan with its intake.
type planRow struct {
	*model.Plan
	model.Intake
	name  string
	level rule.Level
}

// plans is the tab.
type plans struct {
	host    page.Host
	list    *kit.RecordList[planRow]
	years   *kit.Select
	basis   *kit.Paragraph
	content fyne.CanvasObject

	snap    *page.Snapshot
	rows    []planRow
	pending string // plan to be brought forward once it is loaded
}

const everyYear = "全部年度"

var planForm = []kit.FormSection{
	{Fields: []string{"Year", "OrganizationID", "Quota"}},
	{Title: "本单位的结构要求（没有全国统一比例，没有要求的不填）", Fields: []string{"FrontlineMin", "YouthMin"}},
	{Title: "依据", Fields: []string{"Document", "Issued", "Note"}},
}

func newPlans(host page.Host) *plans {
	t := &plans{host: host}
	t.newList()
	t.years = kit.NewSelect([]string{everyYear}, func(string) { t.apply() })
	t.years.PlaceHolder = everyYear
	t.basis = kit.NewParagraph("")
	t.basis.Importance = widget.LowImportance
	add := kit.NewButtonWithIcon("新增计划", theme.ContentAddIcon(), t.create)
	bar := kit.NewFlow(add, page.RemoveSelected(host, t.list), t.years, kit.Wide(t.basis, 420))
	t.content = kit.NewTopped(container.NewPadded(bar), t.list)
	return t
}

func (t *plans) newList() {
	level := kit.TextColumn("核查", 64, func(x planRow) string { return page.LevelWord(x.level) })
	level.Color = func(x planRow) fyne.ThemeColorName { return page.LevelColor(x.level) }
	level.Less = func(a, b planRow) int { return cmp.Compare(page.LevelOrder(a.level), page.LevelOrder(b.level)) }
	done := kit.TextColumn("完成情况", 116, func(x planRow) string { return fmt.Sprintf("%d名　%s", x.Done, ratioWord(x.Done, x.Quota.N())) })
	done.Less = func(a, b planRow) int { return cmp.Compare(part(a.Done, a.Quota.N()), part(b.Done, b.Quota.N())) }
	done.Bar = func(x planRow) (float32, fyne.ThemeColorName) {
		if x.Quota.Known() && x.Done > x.Quota.N() {
			return 1, kit.ColorWarn
		}
		return part(x.Done, x.Quota.N()), kit.ColorGood
	}
	left := kit.NumberColumn("剩余名额", 74, func(x planRow) int { return x.Left(*x.Plan) })
	left.Color = func(x planRow) fyne.ThemeColorName {
		if x.Left(*x.Plan) < 0 {
			return kit.ColorWarn
		}
		return ""
	}
	name := kit.TextColumn("党组织", 180, func(x planRow) string { return x.name })
	t.list = page.NewList(t.host, page.ListOf{ID: "development.plan", Title: "发展党员年度计划"}, []kit.Column[planRow]{
		level, kit.TextColumn("年度", 52, func(x planRow) string { return strconv.Itoa(x.Year) }), name,
		kit.NumberColumn("计划名额", 74, func(x planRow) int { return x.Quota.N() }), done, left,
		kit.NumberColumn("待接收", 62, func(x planRow) int { return x.Waiting }),
		shareColumn("一线", func(x planRow) (int, model.Ratio) { return x.Frontline, x.FrontlineMin }),
		shareColumn("35岁及以下", func(x planRow) (int, model.Ratio) { return x.Young, x.YouthMin }),
		kit.TextColumn("依据文号", 130, func(x planRow) string { return x.Document }),
	})
	t.list.Key = func(x planRow) string { return x.ID }
	t.list.OnOpen = func(x planRow) { t.edit(*x.Plan, false) }
	t.list.Menu = func(rows []planRow) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("打开", func() { t.edit(*rows[0].Plan, false) })}
	}
	page.RemovableRecords(t.host, t.list, func(x planRow) model.Ref { return model.RefOf(*x.Plan) })
	t.list.Empty = "还没有发展党员计划。上级下达名额后，点“新增计划”登记。"
}

// shareColumn shows how many of those admitted belong to a group, their share and
// the least share that the plan asks for.
func shareColumn(title string, of func(planRow) (have int, least model.Ratio)) kit.Column[planRow] {
	return kit.Column[planRow]{ID: title, Title: title, Width: 186,
		Text: func(x planRow) string {
			have, least := of(x)
			s := fmt.Sprintf("%d名　%s", have, ratioWord(have, x.Done))
			if least > 0 {
				s += "（下限" + least.String() + "）"
			}
			return s
		},
		Less: func(a, b planRow) int {
			x, _ := of(a)
			y, _ := of(b)
			return cmp.Compare(part(x, a.Done), part(y, b.Done))
		},
		Bar: func(x planRow) (float32, fyne.ThemeColorName) {
			have, least := of(x)
			switch {
			case least == 0:
				return part(have, x.Done), kit.ColorNote
			case x.Below(have, least):
				return part(have, x.Done), kit.ColorWarn
			}
			return part(have, x.Done), kit.ColorGood
		}}
}

// part is n of all, 0 to 1.
func part(n, all int) float32 {
	if all <= 0 {
		return 0
	}
	return min(1, float32(n)/float32(all))
}

// ratioWord is n of all in whole per cent; — where there is nothing to divide.
func ratioWord(n, all int) string {
	if all <= 0 {
		return "—"
	}
	return fmt.Sprintf("%d%%", n*100/all)
}

// load works the plans out with what is done of each.
func (t *plans) load(_ context.Context, s *page.Snapshot) (func(), error) {
	levels := map[string]rule.Level{}
	for _, f := range s.Findings { // sorted: the strongest comes first
		if f.Kind == model.KindPlan && levels[f.ID] == "" {
			levels[f.ID] = f.Level
		}
	}
	taken := model.Intakes(s.Book, func(int) bool { return true })
	list := model.InScope[model.Plan](s.Book)
	rows := make([]planRow, 0, len(list))
	for i := range list {
		x := &list[i]
		rows = append(rows, planRow{Plan: x, Intake: taken[model.IntakeKey{OrganizationID: x.OrganizationID, Year: x.Year}],
			name: s.Book.OrganizationName(x.OrganizationID), level: levels[x.ID]})
	}
	slices.SortStableFunc(rows, func(a, b planRow) int { return cmp.Compare(b.Year, a.Year) })
	basis := figure.Basis(s.Book)
	return func() {
		t.snap, t.rows = s, rows
		t.basis.SetText("计划完成数按" + string(basis) + "归年，含下级党组织，35岁及以下按当年12月31日的周岁；待接收指已经预审或者支部大会通过、尚未计入的人数。")
		t.list.SetRows(rows)
		t.offerYears()
		t.apply()
		if t.pending != "" {
			t.show(t.pending)
			t.pending = ""
		}
	}, nil
}

// offerYears fills the choice of years; the first time this year is chosen.
func (t *plans) offerYears() {
	choices := []string{everyYear}
	for _, x := range t.rows {
		if y := strconv.Itoa(x.Year); !slices.Contains(choices, y) {
			choices = append(choices, y)
		}
	}
	first := len(t.years.Options) == 1 && t.years.Selected == ""
	t.years.Options = choices
	if now := strconv.Itoa(t.snap.Book.AsOf.Year()); first && slices.Contains(choices, now) {
		t.years.SetSelected(now)
	} else if !slices.Contains(choices, t.years.Selected) {
		t.years.SetSelected(everyYear)
	}
	t.years.Refresh()
}

func (t *plans) apply() {
	year := t.years.Selected
	if year == everyYear || year == "" {
		t.list.SetFilter(nil)
		return
	}
	t.list.SetFilter(func(x planRow) bool { return strconv.Itoa(x.Year) == year })
}

// show shows the plan with the ID.
func (t *plans) show(id string) {
	i := slices.IndexFunc(t.rows, func(x planRow) bool { return x.ID == id })
	if i < 0 {
		return
	}
	if y := strconv.Itoa(t.rows[i].Year); t.years.Selected != everyYear && t.years.Selected != y {
		t.years.SetSelected(y)
	}
	t.list.SelectKey(id)
}

// create begins a plan of this year.
func (t *plans) create() {
	if t.snap == nil {
		return
	}
	t.edit(model.Plan{Year: t.snap.Book.AsOf.Year(), Issued: t.snap.Today}, true)
}

func (t *plans) edit(x model.Plan, fresh bool) {
	page.EditRecord(t.host, x, fresh, planForm, func(saved model.Record) { t.pending = saved.Key() })
}
