// Package scoring is the page 考核自评: a scheme of assessment as a tree, what is proposed and
// scored of each indicator, what proves it, and the folder that is handed up.
package scoring

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/store/assessment"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindScheme, model.KindIndicator, model.KindSelfScore, model.KindEvidenceItem}

// The tabs, in their order.
const (
	tabScores = iota
	tabEvidence
	tabSchemes
	tabIndicators
)

// Page is the page.
type Page struct {
	page.Tabs
	host page.Host

	scheme    *kit.Select
	unit      *kit.Picker
	quiet     bool // the choices are set by code
	manners   *kit.Button
	buttons   []fyne.Disableable // that need a scheme and a unit
	said      *kit.Words
	tree      *kit.Tree
	filter    *kit.Entry
	right     *indicator
	evidence  *page.Records[model.EvidenceItem]
	schemes   *page.Records[model.Scheme]
	lines     *page.Records[model.Indicator]
	offered   []model.Scheme // in the order of the choice
	now       *assess.Assessment
	files     map[string]assess.FileFault // what was found of files on the disk
	begun     bool                        // a scheme and a unit were chosen for the first time
	wanted    string                      // the ID of a scheme that was just imported, to be shown
	chooseDir func(w fyne.Window, title, start string, then func(string))
	chooseOne func(w fyne.Window, title string, kinds []page.FileKind, then func(string))
	choose    func(w fyne.Window, title string, kinds []page.FileKind, then func([]string))
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host, chooseDir: page.ChooseFolder, chooseOne: page.ChooseFile, choose: page.ChooseFiles}
	p.right = newIndicator(p)
	p.newLists()
	p.SetTabs(host,
		page.Tab{Title: "自评", Content: p.newScores(), Load: p.load, Filter: page.Focus(host, p.filter), New: p.importScheme,
			Read: p.readFiles,
			Opens: []page.Opened{page.Opens(func(i model.Indicator) { p.showIndicator(i.SchemeID, "", i.ID) }),
				page.Opens(p.showScore), page.Opens(p.showItem)}},
		page.Tab{Title: "佐证材料", List: p.evidence, New: p.addByHand},
		page.Tab{Title: "考核方案", List: p.schemes},
		page.Tab{Title: "考核指标", List: p.lines},
	)
	return p
}

// newScores is the first tab: scheme and unit, the tree, the chosen indicator.
func (p *Page) newScores() fyne.CanvasObject {
	p.scheme = kit.NewSelect(nil, func(string) { p.chosen() })
	p.scheme.PlaceHolder = "还没有考核方案"
	p.unit = kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	p.unit.SetPlaceHolder("哪一户的自评")
	p.unit.OnChange = func(kit.Option) { p.chosen() }
	take := kit.NewButtonWithIcon("导入方案…", theme.FolderOpenIcon(), p.importScheme)
	p.manners = kit.NewButton("确认计分方式…", p.confirmManners)
	propose := kit.NewButton("计算建议分", p.propose)
	export := kit.NewButtonWithIcon("导出…", theme.DocumentSaveIcon(), p.export)
	p.buttons = []fyne.Disableable{propose, export}
	p.said = kit.NewCaption()
	bar := kit.NewFlow(kit.Wide(p.scheme, 180), kit.Wide(p.unit, 172), take, p.manners, propose, export)
	p.tree = kit.NewTree()
	p.tree.OnSelect = func(string) { p.right.show() }
	p.tree.OnOpen = func(string) { p.right.score() }
	p.filter = kit.NewEntry()
	p.filter.SetPlaceHolder("查找指标：编码或文字")
	p.filter.OnChanged = func(text string) { p.tree.Filter(model.Halfwidth(text)) }
	p.filter.OnSubmitted = func(string) {
		if id := p.tree.FirstFound(); id != "" {
			p.tree.Choose(id)
			p.host.Window().Canvas().Focus(p.tree)
		}
	}
	left := container.NewBorder(container.NewPadded(p.filter), nil, nil, nil, p.tree)
	split := container.NewHSplit(left, p.right.content)
	page.KeepSplit(p.host, "scoring", split, 0.38)
	return kit.NewTopped(kit.NewColumn(bar, p.said), split)
}

// load shows the schemes there are, and the chosen one anew.
func (p *Page) load(_ context.Context, s *page.Snapshot) (func(), error) {
	list := model.Everywhere[model.Scheme](s.Book)
	own := assess.OwnUnit(s.Book)
	return func() {
		p.Snap = s
		p.offer(list, own)
	}, nil
}

// offer keeps the choice if it can: else the latest year's scheme, of the office's own unit.
func (p *Page) offer(list []model.Scheme, own string) {
	kept := cmp.Or(p.wanted, p.schemeID())
	p.offered = list
	p.scheme.Options = nil
	at := len(list) - 1
	for i, s := range list {
		p.scheme.Options = append(p.scheme.Options, s.Called())
		if s.ID == kept {
			at = i
			p.wanted = ""
		}
	}
	p.quiet = true
	if at >= 0 {
		p.scheme.SetSelectedIndex(at)
	} else {
		p.scheme.ClearSelected()
	}
	p.scheme.Refresh()
	if _, there := model.Find[model.Enterprise](p.Snap.Book, p.unit.Chosen().ID); !there || !p.begun {
		p.setUnit(own)
	}
	p.begun, p.quiet = true, false
	p.chosen()
}

func (p *Page) setUnit(id string) {
	if id == "" {
		p.unit.Set(kit.Option{})
		return
	}
	p.unit.Set(kit.Option{ID: id, Text: p.Snap.Book.EnterpriseName(id)})
}

func (p *Page) schemeID() string {
	for _, s := range p.offered {
		if s.Called() == p.scheme.Selected {
			return s.ID
		}
	}
	return ""
}

// chosen shows the chosen scheme of the chosen unit.
func (p *Page) chosen() {
	if p.quiet || p.Snap == nil {
		return
	}
	a, ok := assess.Of(assess.Input{Book: p.Snap.Book, Findings: p.Snap.Findings, Scheme: p.schemeID(), Enterprise: p.unit.Chosen().ID,
		Files: p.files})
	if !ok || p.unit.Chosen().ID == "" {
		a = nil
	}
	p.now = a
	for _, b := range p.buttons {
		kit.Enable(b, a != nil)
	}
	p.tell()
	p.tree.SetNodes(nodesOf(a))
	if !p.tree.Has(p.tree.Chosen()) {
		p.tree.Choose(p.tree.First())
	}
	p.right.show()
}

// nodesOf is the tree's lines: number, score of its points, and how the evidence stands.
func nodesOf(a *assess.Assessment) []kit.TreeNode {
	if a == nil {
		return nil
	}
	var out []kit.TreeNode
	for i := range a.Nodes {
		n := &a.Nodes[i]
		line := kit.TreeNode{ID: n.ID, Parent: n.ParentID, Text: n.Code + "  " + scoreWords(n) + assess.Title(n.Text),
			Mark:   stateColor(n.State),
			Search: strings.ToLower(model.Halfwidth(n.Code + " " + n.Text + " " + n.Standard + " " + n.Demand)), Muted: n.Leaf &&
				n.Manner == ""}
		if !n.Leaf {
			line.Mark = ""
		}
		out = append(out, line)
	}
	return out
}

// scoreWords is what is scored of what can be: 6/8　; of what stands outside the full mark +2.
func scoreWords(n *assess.Node) string {
	self := "—"
	if n.Given > 0 {
		self = model.PointsText(n.Sums.Self)
	}
	switch full := n.Points; {
	case n.Manner == model.MannerVeto:
		return "否决　"
	case n.Leaf && n.Apart():
		return string(n.Manner) + self + "　"
	case full.Known():
		return self + "/" + full.String() + "　"
	case n.Full > 0:
		return self + "/" + model.PointsText(n.Full) + "　"
	}
	return ""
}

// stateColor is the colour of evidence by how it stands.
func stateColor(s assess.State) fyne.ThemeColorName {
	switch s {
	case assess.Missing:
		return kit.ColorBlock
	case assess.Odd:
		return kit.ColorDue
	case assess.Poor:
		return kit.ColorWarn
	case assess.Whole:
		return kit.ColorGood
	}
	return ""
}

// tell says how far the assessment is.
func (p *Page) tell() {
	a := p.now
	p.manners.Hidden = a == nil
	if a == nil {
		text := "还没有考核方案。点“导入方案…”，选上级印发的评分表（Excel），程序读出指标、分值和评分标准，由您核对。"
		if len(p.offered) > 0 {
			text = "请选择哪一户的自评。"
		}
		p.said.Set(kit.Sentence{Text: text, Color: kit.ColorMuted})
		return
	}
	p.manners.SetText(page.Counted("确认计分方式…", a.Unconfirmed))
	p.manners.Hidden = a.Unconfirmed == 0
	said := fmt.Sprintf("满分%s，已评%d/%d项", a.Of.Full, a.Scored, a.Leaves)
	if a.Given > 0 {
		said += "，自评" + model.PointsText(a.Self)
	}
	if g := a.Grade(); g != "" {
		said += "，等次“" + g + "”"
	}
	said += fmt.Sprintf("；佐证%d件，缺失%d、时间异常%d、不规范%d、齐全%d项。", a.Items, a.Sums.Missing, a.Odd, a.Poor, a.Whole)
	list := []kit.Sentence{{Text: said}}
	if n := len(a.Rushed()); n > 0 {
		list = append(list, kit.Sentence{Color: kit.ColorWarn,
			Text: fmt.Sprintf("内部提示（不导出）：有%d件材料是检查前10日内集中添加的，请核实来源，如实注明原始或者新建。", n)})
	}
	p.said.Set(list...)
}

// readFiles looks at the files on the disk whose condition is not known yet.
func (p *Page) readFiles() {
	a := p.now
	if a == nil || a.Items == 0 {
		return
	}
	known := p.files
	var found map[string]assess.FileFault
	p.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		found, err = assessment.Conditions(ctx, l, a, known, nil)
		return err
	}, func() {
		if len(found) != len(p.files) {
			p.files = found
			p.chosen()
		}
	})
}

// showIndicator brings an indicator forward; an empty unit is the one that is shown.
func (p *Page) showIndicator(scheme, unit, id string) {
	p.quiet = true
	for i, s := range p.offered {
		if s.ID == scheme {
			p.scheme.SetSelectedIndex(i)
		}
	}
	if unit != "" {
		p.setUnit(unit)
	}
	p.quiet = false
	p.filter.SetText("")
	p.chosen()
	p.tree.Choose(id)
}

func (p *Page) showScore(s model.SelfScore) {
	if i, ok := model.Find[model.Indicator](p.Snap.Book, s.IndicatorID); ok {
		p.showIndicator(i.SchemeID, s.EnterpriseID, i.ID)
	}
}

// propose proposes the scores of what is bound.
func (p *Page) propose() {
	a := p.now
	if a == nil {
		return
	}
	var res *assessment.Proposed
	p.host.Work("正在计算建议分", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		res, err = assessment.Propose(ctx, l, a.Of.ID, a.Enterprise)
		return err
	}, true, func(err error) {
		if err != nil {
			return
		}
		if res.Bound == 0 {
			p.host.Tell("还没有指标绑定数据项。请在左边选中指标，点“绑定数据项…”；没有绑定的不出建议分。", nil)
			return
		}
		text := fmt.Sprintf("绑定数据项的%d项，写入建议分%d项；没有绑定的%d项留空。", res.Bound, res.Written, res.Unbound)
		if len(res.Blank) > 0 {
			text += "没有可以统计内容而留空的：" + strings.Join(res.Blank, "、") + "。"
		}
		if len(res.Kept) > 0 {
			text += "已有自评分、没有改动，请核对的：" + strings.Join(res.Kept, "、") + "。"
		}
		var actions []page.Action
		if res.Batch > 0 {
			actions = append(actions, page.Action{Text: "撤销", Do: func() { p.undo(res.Batch) }})
		}
		p.host.Offer(text, actions...)
	})
}

// undo takes a batch back.
func (p *Page) undo(batch int64) {
	p.host.Work("正在撤销", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		_, err := l.Undo(ctx, batch)
		return err
	}, true, func(err error) {
		if err == nil {
			p.host.Tell("已撤销", nil)
		}
	})
}
