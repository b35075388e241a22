package scoring

// The chosen indicator: what the scheme says of it, what is proposed and scored, and what
// proves it.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/store/assessment"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// The tabs of an indicator.
const (
	partScore = iota
	partProof
)

// indicator is the right side of the page.
type indicator struct {
	p       *Page
	content fyne.CanvasObject
	tabs    *kit.Tabs
	give    *kit.Button
	bind    *kit.Button
	add     *kit.Button
	link    *kit.Button
	facts   *fyne.Container
	list    *kit.RecordList[assess.Item]
	stands  *kit.Words
}

func newIndicator(p *Page) *indicator {
	v := &indicator{p: p, facts: container.NewStack(), stands: kit.NewWords()}
	v.give = kit.NewButtonWithIcon("自评…", theme.DocumentCreateIcon(), v.score)
	v.give.Importance = widget.HighImportance
	v.bind = kit.NewButton("绑定数据项…", v.askMeasure)
	edit := kit.NewButton("修改指标…", v.edit)
	v.add = kit.NewButtonWithIcon("添加文件…", theme.ContentAddIcon(), v.addFiles)
	v.link = kit.NewButton("关联台账记录…", v.linkRecord)
	sort := kit.NewButton("按文件名归入…", p.sortFiles)
	v.newList()
	score := kit.NewTopped(kit.NewFlow(v.give, v.bind, edit), container.NewVScroll(v.facts))
	proof := kit.NewTopped(kit.NewColumn(kit.NewFlow(v.add, v.link, sort), kit.Lines(v.stands, 2)), v.list)
	v.tabs = kit.NewTabs(kit.Tab{Title: "评分", Content: score}, kit.Tab{Title: "佐证材料", Content: proof})
	v.content = v.tabs
	return v
}

func (v *indicator) newList() {
	text := func(title string, width float32, of func(assess.Item) string) kit.Column[assess.Item] {
		return kit.TextColumn(title, width, of)
	}
	state := text("状态", 84, func(x assess.Item) string { return string(x.State) })
	state.Color = func(x assess.Item) fyne.ThemeColorName { return stateColor(x.State) }
	v.list = page.NewList(v.p.host, page.ListOf{ID: "scoring.items", Title: "佐证材料"}, []kit.Column[assess.Item]{
		state, text("题名", 220, func(x assess.Item) string { return x.Title }),
		text("形成日期", 98, func(x assess.Item) string { return x.Formed.String() }),
		text("附件", 54, func(x assess.Item) string { return strconv.Itoa(len(x.Files)) }),
		text("文号", 150, func(x assess.Item) string { return x.Number }),
		text("说明", 260, func(x assess.Item) string { return strings.Join(x.Why, "；") }),
	})
	v.list.Key = func(x assess.Item) string { return x.ID }
	v.list.Empty = "这项指标还没有佐证材料。可以添加文件，或者关联台账里的记录和它的附件。"
	v.list.OnOpen = func(x assess.Item) { v.p.evidence.Edit(x.EvidenceItem, false) }
	v.list.OnSelect = func([]assess.Item) { v.tellStands() }
	v.list.Menu = func(rows []assess.Item) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		x := rows[0]
		items := []*fyne.MenuItem{fyne.NewMenuItem("打开", func() { v.list.OnOpen(x) })}
		if len(x.Files) > 0 {
			items = append(items, fyne.NewMenuItem("打开附件", func() { page.OpenAttachment(v.p.host, x.Files[0], page.Viewer) }))
		}
		if x.Linked != nil {
			items = append(items, page.OpenItem(v.p.host, "打开所链记录", model.RefOf(x.Linked)))
		}
		return items
	}
	page.RemovableRecords(v.p.host, v.list, func(x assess.Item) model.Ref { return model.RefOf(x.EvidenceItem) })
}

// node is the chosen indicator; ok is false if none is.
func (v *indicator) node() (*assess.Node, bool) {
	if v.p.now == nil {
		return nil, false
	}
	return v.p.now.Node(v.p.tree.Chosen())
}

// show fills the right side.
func (v *indicator) show() {
	n, ok := v.node()
	if !ok {
		v.content.Hide()
		return
	}
	v.content.Show()
	kit.Enable(v.give, n.Leaf)
	kit.Enable(v.bind, n.Leaf && n.Manner != model.MannerSurvey)
	kit.Enable(v.add, n.Leaf)
	kit.Enable(v.link, n.Leaf)
	v.facts.Objects = []fyne.CanvasObject{container.NewPadded(v.scoreFacts(n))}
	v.facts.Refresh()
	v.list.SetRows(n.Items)
	v.tabs.SetTitle(partProof, page.Counted("佐证材料", len(n.Items)))
	v.tellStands()
}

// tellStands says how the evidence stands: of the chosen piece, else of the indicator.
func (v *indicator) tellStands() {
	n, ok := v.node()
	if !ok {
		return
	}
	s, color := n.Stands, kit.ColorMuted
	if rows := v.list.Selected(); len(rows) == 1 {
		s = rows[0].Stands
	}
	text := string(s.State)
	switch {
	case s.State == "":
		text = "方案没有要求佐证材料。"
	case len(s.Why) > 0:
		text += "：" + strings.Join(s.Why, "；") + "。"
		color = stateColor(s.State)
	default:
		text += "。"
		color = stateColor(s.State)
	}
	v.stands.Set(kit.Sentence{Text: text, Color: color})
}

// scoreFacts is what the scheme says and what was scored.
func (v *indicator) scoreFacts(n *assess.Node) fyne.CanvasObject {
	box := kit.NewColumn()
	if n.Leaf && n.Manner != model.MannerVeto {
		box.Add(kit.NewFacts(v.scores(n)))
		if reasons := n.Self.Reasons; reasons != "" {
			for _, line := range strings.Split(reasons, "\n") {
				box.Add(kit.NewCaption(kit.Sentence{Text: line, Color: kit.ColorMuted}))
			}
		}
		if n.Figure != "" {
			box.Add(container.NewHBox(kit.NewLink("查看数据项现在的数值和记录", v.showRecords)))
		}
		box.Add(kit.SectionTitle("方案的规定"))
	}
	box.Add(kit.NewFacts(schemeFacts(n)))
	return box
}

func (v *indicator) scores(n *assess.Node) []kit.Fact {
	s := n.Self
	self := kit.Fact{Label: "自评分", Value: s.Score.String()}
	if s.State != "" {
		self.Value += "（" + string(s.State) + "）"
	}
	proposed := kit.Fact{Label: "建议分", Value: s.Proposed.String()}
	switch {
	case n.Manner == model.MannerSurvey:
		proposed.Value = "测评的分数由别人评，不建议"
	case n.Figure == "":
		proposed.Value = "没有绑定数据项，留空"
	case n.Manner == "":
		proposed.Value, proposed.Color = "计分方式还没有确认，留空", kit.ColorWarn
	case !s.Proposed.Known() && s.Reasons == "":
		proposed.Value = "还没有计算"
	case !s.Proposed.Known():
		proposed.Value, proposed.Color = "留空", kit.ColorWarn
	}
	out := []kit.Fact{self, proposed}
	if s.ChangeReason != "" {
		out = append(out, kit.Fact{Label: "改分理由", Value: s.ChangeReason, Wide: true})
	}
	if s.Remark != "" {
		out = append(out, kit.Fact{Label: "自评说明", Value: s.Remark, Wide: true})
	}
	if s.Superior.Known() || s.SuperiorNote != "" {
		out = append(out, kit.Fact{Label: "上级评分", Value: s.Superior.String()}, kit.Fact{Label: "上级评价", Value: s.SuperiorNote, Wide: true})
	}
	return out
}

func schemeFacts(n *assess.Node) []kit.Fact {
	points := n.Points.String()
	if !n.Points.Known() && n.Full > 0 {
		points = model.PointsText(n.Full) + "（下级合计）"
	}
	if n.Most.Known() {
		points = strings.TrimSpace(points + " 最多" + n.Most.String())
	}
	manner := kit.Fact{Label: "计分方式", Value: string(n.Manner)}
	switch {
	case !n.Leaf:
		manner.Value = "由下级指标合计"
	case n.Manner == "":
		manner.Value, manner.Color = "待确认", kit.ColorWarn
	case n.Step.Known():
		manner.Value += "，每例" + n.Step.String() + "分"
	}
	out := []kit.Fact{{Label: "分值", Value: points}, manner, {Label: "指标内容", Value: n.Text, Wide: true}}
	for _, f := range []kit.Fact{{Label: "评分标准", Value: n.Standard}, {Label: "佐证要求", Value: n.Demand}, {Label: "考评方式", Value: n.Method},
		{Label: "数据项", Value: bound(n.Indicator)}, {Label: "备注", Value: n.Note}} {
		if f.Value != "" {
			f.Wide = true
			out = append(out, f)
		}
	}
	if n.Cycle != "" || n.Pieces > 0 {
		out = append(out, kit.Fact{Label: "佐证周期", Value: string(n.Cycle)}, kit.Fact{Label: "件数下限", Value: strconv.Itoa(n.Pieces)})
	}
	return out
}

// bound says to what an indicator is bound, and how that becomes a score.
func bound(i model.Indicator) string {
	m, ok := assess.MeasureOf(i.Figure)
	if !ok {
		return i.Figure
	}
	s := m.Name
	if i.Reckoning != "" {
		s += "，按" + string(i.Reckoning)
	}
	if i.Fewer {
		s += "（越少越好）"
	}
	if i.Ladder != "" {
		s += "：" + strings.ReplaceAll(i.Ladder, "\n", "，")
	}
	return s
}

// edit shows the indicator's form.
func (v *indicator) edit() {
	if n, ok := v.node(); ok {
		v.p.lines.Edit(n.Indicator, false)
	}
}

// score asks for the score, beside what is proposed now.
func (v *indicator) score() {
	n, ok := v.node()
	if !ok || !n.Leaf {
		return
	}
	a, i, x := v.p.now, n.Indicator, v.proposer()
	var proposal assess.Proposal
	known := false
	v.p.host.Read(func(context.Context, *store.Workspace) error {
		proposal, known = x.Of(i)
		return nil
	}, func() { v.askScore(a, n, proposal, known) })
}

func (v *indicator) askScore(a *assess.Assessment, n *assess.Node, proposal assess.Proposal, known bool) {
	now, fresh := n.Self, n.Self.ID == ""
	now.IndicatorID, now.EnterpriseID = n.ID, a.Enterprise
	if now.State == "" {
		now.State = model.ScoreDraft
	}
	if known {
		now.Proposed, now.Reasons, now.ProposedDay = proposal.Points, proposal.Text(), a.Day()
	}
	fields := []string{"Score", "State", "ChangeReason", "Remark"}
	if n.Manner == model.MannerVeto {
		fields = []string{"Remark"}
	}
	page.ShowForm(v.p.host, page.Form{Record: now, Fresh: fresh, Title: "自评：" + n.Called(), Saved: func(model.Record) {},
		Sections: []kit.FormSection{{Title: "自评", Fields: fields}, {Title: "上级评价", Fields: []string{"Superior", "SuperiorNote", "Note"}}},
		Live:     func(model.Record) string { return proposalWords(n, proposal, known) }})
}

// proposalWords says over the form what is proposed, and why.
func proposalWords(n *assess.Node, x assess.Proposal, known bool) string {
	most := ""
	if p, limited := n.Ceiling(); limited {
		most = "可得0至" + p.String() + "分。"
	}
	switch {
	case n.Manner == model.MannerVeto:
		most = ""
	case n.Apart() && n.Manner == model.MannerDeduct:
		most = "这是另行扣分的指标，自评分填扣几分。" + most
	}
	switch {
	case !known:
		return most + "没有建议分：" + kit.Choose(n.Figure == "", "没有绑定数据项", "计分方式还没有确认") + "，由您据实填写。"
	case x.Points.Known():
		return most + "建议分" + x.Points.String() + "分：" + strings.Join(x.Reasons, "；") + "。自评分与建议分不同的，要写明理由。"
	}
	return most + strings.Join(x.Reasons, "；") + "。"
}

// showRecords shows what the measure counts now, and the records behind it.
func (v *indicator) showRecords() {
	n, ok := v.node()
	if !ok {
		return
	}
	i, of := n.Indicator, v.proposer()
	i.Manner = kit.Choose(i.Manner == "", model.MannerEarn, i.Manner)
	var x assess.Proposal
	v.p.host.Read(func(context.Context, *store.Workspace) error {
		x, _ = of.Of(i)
		return nil
	}, func() {
		b := v.p.Snap.Book
		list := kit.NewRecordList([]kit.Column[model.Ref]{
			kit.TextColumn("类别", 120, func(r model.Ref) string { return model.SchemaOf(r.Kind).Label }),
			kit.TextColumn("记录", 420, func(r model.Ref) string { return b.NameOf(r) })})
		list.Key = func(r model.Ref) string { return string(r.Kind) + r.ID }
		list.Empty = "没有可以打开的记录。"
		var s *page.Sheet
		list.OnOpen = func(r model.Ref) {
			s.Hide()
			v.p.host.Open(r)
		}
		list.SetRows(x.Records)
		words := kit.NewWords(kit.Sentence{Text: strings.Join(x.Reasons, "\n")}, kit.Sentence{Text: x.Figure.Note, Color: kit.ColorMuted})
		s = &page.Sheet{Title: "数据项：" + x.Figure.Name, Cancel: "关闭", Width: 760, Height: 520, Content: kit.NewTopped(words, list)}
		s.Show(v.p.host)
	})
}

// addFiles adds files to the chosen indicator.
func (v *indicator) addFiles() {
	n, ok := v.node()
	if !ok || !n.Leaf {
		return
	}
	v.p.choose(v.p.host.Window(), "选择佐证材料", proofFiles, func(paths []string) {
		var list []assessment.NewFile
		for _, path := range paths {
			list = append(list, assessment.NewFile{Path: path, Indicator: n.ID})
		}
		v.p.take(list)
	})
}

// take takes files in and tells of it.
func (p *Page) take(list []assessment.NewFile) {
	a := p.now
	var res *assessment.Added
	p.host.Work("正在添加佐证材料", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		res, err = assessment.AddFiles(ctx, l, a.Enterprise, list)
		return err
	}, true, func(err error) {
		if err != nil {
			return
		}
		text := fmt.Sprintf("已添加佐证材料%d件。形成日期、文号、页数请打开后逐件填写。", len(res.Items))
		if len(res.Refused) > 0 {
			text += fmt.Sprintf("有%d件没有添加：%s", len(res.Refused), strings.Join(res.Refused, ""))
		}
		p.right.tabs.Select(partProof)
		var actions []page.Action
		if res.Batch > 0 {
			actions = append(actions, page.Action{Text: "撤销", Do: func() { p.undo(res.Batch) }})
		}
		p.host.Offer(text, actions...)
	})
}
