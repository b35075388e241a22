package scoring

// Taking a scheme in: what was read is looked over first; then how each indicator is counted
// is confirmed.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/store/assessment"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var schemeFiles = []page.FileKind{{Name: "评分表（Excel、WPS表格）", Patterns: []string{"*.xlsx", "*.xls", "*.et", "*.xlsm", "*.ods", "*.csv"}}}

// importScheme asks for the file.
func (p *Page) importScheme() {
	if p.Snap == nil {
		return
	}
	p.chooseOne(p.host.Window(), "选择考核评分表", schemeFiles, func(path string) { p.tryScheme(assessment.ImportRequest{File: path}) })
}

// tryScheme reads the file and shows what it holds.
func (p *Page) tryScheme(req assessment.ImportRequest) {
	var res *assessment.Imported
	var refused error
	p.host.Work("正在读取评分表", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		trial := req
		trial.DryRun = true
		var err error
		res, err = assessment.Import(ctx, l, trial)
		if res != nil { // it can be mended in the window: a year, a full mark
			refused, err = err, nil
		}
		return err
	}, false, func(err error) {
		if err == nil {
			p.showScheme(req, res, refused)
		}
	})
}

// showScheme shows what was read; name, year and so on can be changed.
func (p *Page) showScheme(req assessment.ImportRequest, res *assessment.Imported, refused error) {
	full, _ := model.ParsePoints(res.Scheme.Full)
	draft := model.Scheme{Name: res.Scheme.Name, Year: res.Scheme.Year, Document: res.Scheme.Document, Full: full, Issuer: req.Issuer}
	opt := page.PartOptions(p.host)
	opt.Need = []string{"Name", "Year", "Full"}
	form := kit.NewRecordForm(draft, []kit.FormSection{{Fields: []string{"Name", "Year", "Full", "Document", "Issuer"}}}, opt)
	list := kit.NewRecordList([]kit.Column[assessment.ImportedItem]{
		kit.TextColumn("行", 50, func(x assessment.ImportedItem) string { return strconv.Itoa(x.Row) }),
		kit.TextColumn("编码", 70, func(x assessment.ImportedItem) string { return x.Code }),
		kit.TextColumn("指标内容", 300, func(x assessment.ImportedItem) string { return strings.Repeat("　", x.Level-1) + x.Text }),
		kit.TextColumn("分值", 60, func(x assessment.ImportedItem) string { return x.Points }),
		kit.TextColumn("计分方式（待确认）", 140, func(x assessment.ImportedItem) string { return x.Manner }),
		kit.TextColumn("评分标准", 260, func(x assessment.ImportedItem) string { return x.Standard }),
		kit.TextColumn("佐证要求", 200, func(x assessment.ImportedItem) string { return x.Demand }),
		kit.TextColumn("考评方式", 120, func(x assessment.ImportedItem) string { return x.Method })})
	list.Key = func(x assessment.ImportedItem) string { return x.Code }
	list.SetRows(res.Indicators)
	said := []kit.Sentence{{Text: fmt.Sprintf("表“%s”，指标%d项。原文逐字保留，请对照原表核对。", res.Sheet, len(res.Indicators))}}
	if refused != nil {
		said = append(said, kit.Sentence{Text: store.Explain(refused), Color: kit.ColorBlock})
	}
	for _, x := range res.Problems {
		where := "整表"
		if x.Row > 0 {
			where = fmt.Sprintf("第%d行", x.Row)
		}
		said = append(said, kit.Sentence{Text: where + "：" + x.Why + "。", Color: kit.ColorWarn})
	}
	for _, n := range res.Notes {
		said = append(said, kit.Sentence{Text: strings.TrimRight(n, "。") + "。", Color: kit.ColorMuted})
	}
	anyway := kit.NewCheck("原表如此，对不上也导入", nil)
	anyway.Hidden = len(res.Problems) == 0
	wrong := kit.NewCaption(kit.Sentence{Color: theme.ColorNameError})
	top := kit.NewColumn(form.Object(), kit.Lines(kit.NewWords(said...), 4), anyway, wrong)
	split := container.NewVSplit(kit.NewFormScroll(top), list)
	split.SetOffset(0.5)
	sheet := &page.Sheet{Title: "导入考核方案：核对", Width: 1080, Height: 2000, Content: split, Changed: form.Changed}
	sheet.Yes = kit.NewButtonWithIcon("导入", theme.ConfirmIcon(), func() {
		now, ok := form.Record()
		if !ok {
			return
		}
		if len(res.Problems) > 0 && !anyway.Checked {
			wrong.SetText("有对不上的地方。核对后原表确是如此的，请勾选“原表如此，对不上也导入”。")
			split.Refresh()
			return
		}
		s := now.(model.Scheme)
		full := req
		full.Sheet, full.Name, full.Year, full.Full, full.Document, full.Issuer = res.Sheet, s.Name, s.Year, s.Full, s.Document, s.Issuer
		full.Anyway = true
		p.doImport(full, sheet)
	})
	sheet.Show(p.host)
	form.Focus("Name")
}

// doImport writes the scheme, and then has the manners confirmed.
func (p *Page) doImport(req assessment.ImportRequest, sheet *page.Sheet) {
	var res *assessment.Imported
	p.host.Work("正在导入考核方案", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		res, err = assessment.Import(ctx, l, req)
		return err
	}, true, func(err error) {
		if err != nil {
			return // told; the window stays, with what was typed
		}
		sheet.Hide()
		p.Select(tabScores)
		p.wanted = res.Scheme.ID
		p.host.Offer(fmt.Sprintf("已导入“%s”，指标%d项。下一步：确认计分方式。", res.Scheme.Name, len(res.Indicators)),
			page.Action{Text: "确认计分方式", Do: func() {
				p.showIndicator(res.Scheme.ID, "", "")
				p.confirmManners()
			}}, page.Action{Text: "撤销", Do: func() { p.undo(res.Batch) }})
	})
}

// mannerRow is an indicator whose manner is to be confirmed.
type mannerRow struct {
	was    model.Indicator
	take   *kit.Check
	manner *kit.Choice
	step   *kit.Entry
}

// confirmManners asks how each indicator is counted whose manner nobody has confirmed: what
// the words suggest is filled in, and a person confirms it.
func (p *Page) confirmManners() {
	a := p.now
	if a == nil || a.Unconfirmed == 0 {
		return
	}
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "计分方式和单次分按评分标准的文字判断，请逐项核对；不勾选的以后再确认。没有确认的不出建议分。"}))
	var rows []*mannerRow
	for i := range a.Nodes {
		n := &a.Nodes[i]
		if !n.Leaf || n.Manner != "" {
			continue
		}
		c := assess.SuggestCounting(n.Indicator, assess.Above(a.Nodes, i)...)
		r := &mannerRow{was: n.Indicator, take: kit.NewCheck(n.Called(), nil), manner: kit.NewChoice(model.Manner("").Choices(),
			string(c.Manner)),
			step: kit.NewEntry()}
		r.take.SetChecked(true)
		r.step.SetText(kit.Choose(n.Step.Known(), n.Step, c.Step).String())
		r.step.SetPlaceHolder("单次分")
		rows = append(rows, r)
		text := strings.TrimSpace(n.Points.String() + kit.Choose(n.Points.Known(), "分　", "") + n.Standard)
		box.Add(kit.NewFlow(kit.Wide(r.take, 330), kit.Wide(r.manner, 130), kit.Wide(r.step, 90)))
		if text != "" {
			box.Add(kit.NewCaption(kit.Sentence{Text: text, Color: kit.ColorMuted}))
		}
	}
	wrong := kit.NewWords(kit.Sentence{Color: theme.ColorNameError})
	began := typed(rows)
	sheet := &page.Sheet{Title: "确认计分方式", Width: 860, Height: 2000, Saves: true, Changed: func() bool { return typed(rows) != began },
		Content: container.NewBorder(nil, wrong, nil, nil, kit.NewFormScroll(container.NewPadded(box)))}
	sheet.Yes = kit.NewButtonWithIcon("确认所选", theme.ConfirmIcon(), func() {
		edits, why := p.mannerEdits(a, rows)
		if why != "" {
			wrong.SetText(why)
			return
		}
		p.host.SaveDrafts(fmt.Sprintf("确认计分方式%d项", len(edits)), sheet.Saving(), edits...)
	})
	sheet.Show(p.host)
}

// typed is all that is chosen and filled in.
func typed(rows []*mannerRow) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintln(&b, r.take.Checked, r.manner.Value(), r.step.Text)
	}
	return b.String()
}

// mannerEdits is what is to be written; why says what is wrong, empty = nothing.
func (p *Page) mannerEdits(a *assess.Assessment, rows []*mannerRow) (edits []store.Draft, why string) {
	for _, r := range rows {
		if !r.take.Checked {
			continue
		}
		step, err := model.ParsePoints(r.step.Text)
		if err != nil {
			return nil, r.was.Called() + "：单次分" + err.Error()
		}
		if r.manner.Value() == "" {
			return nil, r.was.Called() + "：请选计分方式"
		}
		n, _ := a.Node(r.was.ID)
		c := assess.SuggestCounting(r.was)
		now := r.was
		now.Manner, now.Step = model.Manner(r.manner.Value()), step
		if !now.Most.Known() && !n.Points.Known() {
			now.Most = c.Most
		}
		for _, f := range page.Faults(p.host.Snapshot(), now) {
			return nil, r.was.Called() + "：" + f.Lettered(model.KindIndicator)
		}
		edits = append(edits, store.Draft{Was: r.was, Now: now})
	}
	if len(edits) == 0 {
		return nil, "请勾选要确认的指标。"
	}
	return edits, ""
}
