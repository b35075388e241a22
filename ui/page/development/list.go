package development

// 名单: all cases, with where each stands and what comes next.

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// row is one case with what the list and the board show of it.
type row struct {
	*model.DevelopmentCase
	name       string
	spell      string // pinyin, for sorting
	branch     string
	enterprise string
	// enterpriseID is for the filter: the enterprise of the branch.
	enterpriseID string
	stage        model.Stage
	edition      string  // by which it is judged
	away         bool    // no longer on the register: nothing is awaited
	since        day.Day // the stage
	next         string  // the step that is awaited
	due          string  // in words
	dueKey       string  // for sorting
	late         bool
	level        rule.Level
	search       string
}

// The choices of the filter by stage, before the stages themselves.
const (
	underWay   = "在办（未转正）"
	everyStage = "全部阶段"
	orFarther  = "及以后" // behind a stage: who has come so far, as the chart counts
)

func (p *Page) newList() {
	level := kit.TextColumn("核查", 64, func(x row) string { return page.LevelWord(x.level) })
	level.Color = func(x row) fyne.ThemeColorName { return page.LevelColor(x.level) }
	level.Less = func(a, b row) int { return cmp.Compare(page.LevelOrder(a.level), page.LevelOrder(b.level)) }
	name := kit.TextColumn("姓名", 84, func(x row) string { return x.name })
	name.Less = func(a, b row) int { return cmp.Compare(a.spell, b.spell) }
	stage := kit.TextColumn("阶段", 104, func(x row) string { return string(x.stage) })
	stage.Less = func(a, b row) int { return cmp.Compare(stageOrder(a.stage), stageOrder(b.stage)) }
	due := kit.TextColumn("期限", 128, func(x row) string { return x.due })
	due.Less = func(a, b row) int { return cmp.Compare(a.dueKey, b.dueKey) }
	due.Color = func(x row) fyne.ThemeColorName {
		if x.late {
			return kit.ColorWarn
		}
		return ""
	}
	next := kit.TextColumn("下一步", 168, func(x row) string { return x.next })
	p.list = page.NewList(p.host, page.ListOf{ID: "development", Title: "发展党员名单", Kind: model.KindDevelopmentCase}, []kit.Column[row]{
		level, name,
		kit.TextColumn("党支部", 168, func(x row) string { return x.branch }),
		kit.TextColumn("企业", 150, func(x row) string { return x.enterprise }),
		stage,
		kit.TextColumn("适用细则", 112, func(x row) string { return x.edition }),
		kit.TextColumn("申请日期", 98, func(x row) string { return x.Applied.String() }),
		next, due,
	})
	p.list.Key = func(x row) string { return x.ID }
	p.list.Empty = "还没有发展党员记录。点“新增”登记一份入党申请，或在“数据与设置”导入台账。"
	p.list.OnOpen = func(x row) { p.openPerson(*x.DevelopmentCase) }
	p.list.Menu = p.menu
	page.OfferSeveral(p.host, p.list, "同一次支部大会…", func(rows []row) { p.askTogether(rows) })
	page.OfferSeveral(p.host, p.list, "同一次审批…", func(rows []row) { p.askApproval(rows) })
	page.OfferPapers(p.host, p.list, func(x row) model.Ref { return model.RefOf(*x.DevelopmentCase) })
	page.OfferBulk(p.host, p.list, caseForm(model.Edition2026), nil, func(x row) model.Record { return *x.DevelopmentCase })
	page.RemovableRecords(p.host, p.list, func(x row) model.Ref { return model.RefOf(*x.DevelopmentCase) })
}

// cases is the tab with its filters.
func (p *Page) cases() fyne.CanvasObject {
	add := kit.NewButtonWithIcon("新增", theme.ContentAddIcon(), p.newCase)
	p.text = kit.NewEntry()
	p.text.SetPlaceHolder("筛选：姓名、拼音、党支部、企业")
	p.text.OnChanged = func(string) { p.apply() }
	p.text.OnSubmitted = func(string) { p.enter() }
	choices := []string{underWay, everyStage}
	for _, s := range figure.CountedStages() {
		choices = append(choices, string(s))
	}
	p.stage = kit.NewSelect(choices, nil)
	p.stage.PlaceHolder = underWay
	p.stage.SetSelected(underWay)
	p.stage.OnChanged = func(string) { p.apply() }
	p.trouble = kit.NewCheck("只看有问题的", func(bool) { p.apply() })
	p.newPickers()
	p.board = newBoard(func(x row) { p.list.OnOpen(x) }, p.showStage)
	p.view = kit.NewRadio([]string{viewBoard, viewList}, nil)
	kept := viewBoard
	p.host.Setting(viewKey, &kept)
	p.showView(kept)
	p.view.OnChanged = func(view string) { p.host.SetSetting(viewKey, view); p.showView(view); p.apply() }
	top := kit.NewFlow(add, p.view, kit.Wide(p.text, 200), p.stage, kit.Wide(p.enterprise, 160), kit.Wide(p.branch, 180), p.trouble)
	return kit.NewTopped(container.NewPadded(top), container.NewStack(p.list, p.board.content))
}

// goesOn reports that a stage is 在办.
func goesOn(s model.Stage) bool { return s != model.StageFull && s != model.StageEnded }

func stageOrder(s model.Stage) int { return slices.Index(figure.CountedStages(), s) }

// noDue stands behind every day.
const noDue = "9"

// byUrgency is the rows in the order of the board: the most urgent first.
func byUrgency(rows []row) []row {
	out := slices.Clone(rows)
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(cmp.Compare(page.LevelOrder(a.level), page.LevelOrder(b.level)), cmp.Compare(a.dueKey, b.dueKey),
			cmp.Compare(a.spell, b.spell))
	})
	return out
}

// rowsOf works the rows out.
func rowsOf(ctx context.Context, s *page.Snapshot, found map[string][]rule.Finding) ([]row, error) {
	list := model.InScope[model.DevelopmentCase](s.Book)
	out := make([]row, 0, len(list))
	for i := range list {
		if i%500 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		out = append(out, rowOf(s, &list[i], found[list[i].ID]))
	}
	return out, nil
}

func rowOf(s *page.Snapshot, c *model.DevelopmentCase, found []rule.Finding) row {
	b := s.Book
	x := row{DevelopmentCase: c, name: b.PersonName(c.PersonID), branch: page.ShortName(b, c.OrganizationID),
		enterprise: enterpriseName(b, b.EnterpriseOf(*c)), enterpriseID: b.EnterpriseOf(*c),
		stage: model.StageOn(b, *c, b.AsOf), since: model.StageSince(b, *c, b.AsOf), dueKey: noDue,
		edition: model.EditionsOf(b, *c).String()}
	if figure.StageOf(b, c) == figure.StagePending {
		x.stage = figure.StagePending
	}
	x.away = x.stage != model.StageEnded && x.stage != model.StageFull && model.CaseAbsence(b, *c).Away()
	if len(found) > 0 { // sorted: the strongest comes first
		x.level = found[0].Level
	}
	if x.away {
		x.next = "已不在册，请终止或移交"
	} else if n, ok := nextOf(b, *c, x.stage); ok {
		x.next, x.late = n.Name, n.Late(b.AsOf)
		var by day.Day
		x.due, by = dueWords(n, b.AsOf)
		x.dueKey = cmp.Or(by.String(), noDue)
	}
	person := s.Finder.Person(c.PersonID)
	x.spell = page.Spelling(x.name, person)
	x.search = strings.ToLower(strings.Join([]string{person, c.ID, x.branch, b.OrganizationName(c.OrganizationID), x.enterprise,
		b.EnterpriseName(b.EnterpriseOf(*c)), string(x.stage), x.next}, " "))
	return x
}

// nextOf is the step that a case waits for; none when it has ended.
func nextOf(b *model.Book, c model.DevelopmentCase, stage model.Stage) (model.StepState, bool) {
	if stage == model.StageEnded || stage == "" {
		return model.StepState{}, false
	}
	steps := model.Timeline(b, c)
	i := model.NextDue(steps)
	if i < 0 {
		return model.StepState{}, false
	}
	return steps[i], true
}

// dueWords is by when a step is due, or from when it may be taken.
func dueWords(n model.StepState, on day.Day) (string, day.Day) {
	switch {
	case n.Late(on):
		return n.Latest.String() + " 已过", n.Latest
	case !n.Latest.IsZero():
		return n.Latest.String() + " 前", n.Latest
	case n.Earliest.After(on):
		return n.Earliest.String() + " 起", n.Earliest
	}
	return "", day.Day{}
}

func enterpriseName(b *model.Book, id string) string {
	if e, ok := model.Find[model.Enterprise](b, id); ok && e.ShortName != "" {
		return e.ShortName
	}
	return b.EnterpriseName(id)
}

// accept is the filter that the fields ask for.
func (p *Page) accept() func(row) bool {
	found := page.Matcher(p.text.Text)
	stage, trouble := p.stage.Selected, p.trouble.Checked
	enterprises, branches := p.belowChosen()
	counted := p.view.Selected == viewBoard // its columns are counts
	return func(x row) bool {
		if counted && x.away {
			return false
		}
		switch stage {
		case everyStage, "":
		case underWay:
			if x.away || !goesOn(x.stage) {
				return false
			}
		default:
			if from, ok := strings.CutSuffix(stage, orFarther); ok {
				if !p.count[x.ID] || stageOrder(x.stage) < stageOrder(model.Stage(from)) {
					return false
				}
			} else if string(x.stage) != stage {
				return false
			}
		}
		if enterprises != nil && !enterprises[x.enterpriseID] || branches != nil && !branches[x.OrganizationID] {
			return false
		}
		if trouble && (x.level == "" || x.level == rule.Due) {
			return false
		}
		return found(x.search)
	}
}

// apply shows what the filters let through.
func (p *Page) apply() {
	accept := p.accept()
	p.list.SetFilter(accept)
	p.applyBoard(accept)
}

func (p *Page) applyBoard(accept func(row) bool) {
	if p.view.Selected == viewBoard {
		p.board.only(func(s model.Stage) bool { return p.stage.Selected != underWay || goesOn(s) })
		p.board.show(p.urgent, accept)
	}
}

// countedCases is the cases that the chart of the stages counts.
func countedCases(b *model.Book) map[string]bool {
	out := map[string]bool{}
	for stage, list := range figure.StagesOf(b) {
		for _, c := range list {
			out[c.ID] = stage != model.StageEnded
		}
	}
	return out
}

// narrow shows in the list who has come to a stage.
func (p *Page) narrow(to page.Place) {
	p.text.SetText("")
	p.enterprise.Set(kit.Option{})
	p.branch.Set(kit.Option{})
	p.trouble.SetChecked(false)
	p.stage.SetSelected(to.Word + orFarther)
	p.view.SetSelected(viewList)
	p.apply()
}

// showing loosens the filters so that the case is among the rows.
func (p *Page) showing(id string) {
	i := slices.IndexFunc(p.rows, func(x row) bool { return x.ID == id })
	if i < 0 || p.accept()(p.rows[i]) {
		return
	}
	p.text.SetText("")
	p.enterprise.Set(kit.Option{})
	p.branch.Set(kit.Option{})
	p.trouble.SetChecked(false)
	p.stage.SetSelected(everyStage)
	p.list.SetFilter(p.accept())
}

func (p *Page) menu(rows []row) []*fyne.MenuItem {
	if len(rows) != 1 {
		return nil
	}
	c := *rows[0].DevelopmentCase
	return []*fyne.MenuItem{
		fyne.NewMenuItem("打开", func() { p.openPerson(c) }),
		fyne.NewMenuItem("修改登记…", func() { p.edit(c) }),
		fyne.NewMenuItem("出具文书…", func() { p.host.Issue(model.RefOf(c)) }),
		page.OpenItem(p.host, "打开人员登记表", model.Ref{Kind: model.KindPerson, ID: c.PersonID}),
	}
}
