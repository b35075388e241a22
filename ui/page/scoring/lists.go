package scoring

// The plain lists: evidence, schemes, indicators, each with its form.

import (
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// proofFiles is what can be attached.
var proofFiles = []page.FileKind{{Name: "图片、PDF、Word、Excel", Patterns: []string{"*.jpg", "*.jpeg", "*.png", "*.pdf", "*.docx", "*.xlsx"}}}

func (p *Page) newLists() {
	stands := func(e model.EvidenceItem) assess.Stands {
		if p.now != nil {
			if n, ok := p.now.Node(e.IndicatorID); ok {
				for _, x := range n.Items {
					if x.ID == e.ID {
						return x.Stands
					}
				}
			}
		}
		return assess.Stands{}
	}
	p.evidence = page.NewRecords(p.host, page.RecordsOptions[model.EvidenceItem]{
		ID: "scoring.evidence", Plain: true, Attach: true,
		Sections: []kit.FormSection{
			{Title: "材料", Fields: []string{"IndicatorID", "EnterpriseID", "Title", "Order", "Formed", "Number", "Pages"}},
			{Title: "核对", Fields: []string{"Origin", "Signing", "Lacks", "Sensitive", "Note"}},
		},
		Live: func(_ *model.Book, e model.EvidenceItem) string {
			s := stands(e)
			if len(s.Why) == 0 {
				return ""
			}
			return string(s.State) + "：" + strings.Join(s.Why, "；") + "。"
		},
		Empty: "还没有佐证材料。在“自评”中选中指标，添加文件或者关联台账记录。",
		New:   func(*model.Book) model.EvidenceItem { return p.newItem() },
		Menu: func(e model.EvidenceItem) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("在自评中查看", func() { p.showItem(e) })}
		},
		Cols: []page.Col[model.EvidenceItem]{
			{Title: "指标", Width: 220, Text: func(b *model.Book, e model.EvidenceItem) string {
				return b.NameOf(model.Ref{Kind: model.KindIndicator, ID: e.IndicatorID})
			}},
			{Field: "Title", Width: 260}, {Field: "Formed"}, {Field: "Number"}, {Field: "Pages"}, {Field: "Origin"}, {Field: "Signing"},
			page.NumberCol("附件", func(b *model.Book, e model.EvidenceItem) string {
				return strings.TrimPrefix(page.Counted("", len(assess.FilesOf(b, e))), " ")
			}),
			{Field: "EnterpriseID"}, {Field: "Note"},
		},
	})
	p.schemes = page.NewRecords(p.host, page.RecordsOptions[model.Scheme]{
		ID: "scoring.schemes", Plain: true, Latest: "Year",
		Sections: []kit.FormSection{
			{Title: "方案", Fields: []string{"Name", "Year", "Document", "Issuer", "Full", "Grades"}},
			{Title: "时间", Fields: []string{"From", "To", "Deadline", "Inspected"}},
			{Title: "来源", Fields: []string{"SourceFile", "Hash", "Note"}},
		},
		Sealed: []string{"SourceFile", "Hash"},
		Empty:  "还没有考核方案。请在“自评”中点“导入方案…”；没有Excel评分表的，也可以在这里新增方案，再到“考核指标”逐项录入。",
		New: func(b *model.Book) model.Scheme {
			return model.Scheme{Year: b.AsOf.Year(), Full: model.Scored(10000)}
		},
		Menu: func(s model.Scheme) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("查看自评", func() {
				p.Select(tabScores)
				p.showIndicator(s.ID, "", "")
			})}
		},
		Cols: []page.Col[model.Scheme]{
			{Field: "Year"}, {Field: "Name", Width: 320}, {Field: "Document"}, {Field: "Issuer", Width: 220}, {Field: "Full"},
			page.NumberCol("指标", func(b *model.Book, s model.Scheme) string {
				return strings.TrimSpace(page.Counted("", len(model.IndicatorsOf(b, s.ID))))
			}),
			{Field: "Deadline"}, {Field: "Inspected"}, {Field: "Note"},
		},
	})
	p.lines = page.NewRecords(p.host, page.RecordsOptions[model.Indicator]{
		ID: "scoring.lines", Plain: true,
		Sections: []kit.FormSection{
			{Title: "指标", Fields: []string{"SchemeID", "ParentID", "Code", "Order", "Text", "Standard"}},
			{Title: "计分", Fields: []string{"Points", "Manner", "Step", "Least", "Most", "EnterpriseID"}},
			{Title: "佐证", Fields: []string{"Demand", "Pieces", "Cycle", "From", "To", "Method", "Note"}},
		},
		Empty: "还没有考核指标。请在“自评”中导入方案。",
		New: func(*model.Book) model.Indicator {
			i := model.Indicator{SchemeID: p.schemeID()}
			if n, ok := p.right.node(); ok {
				i.ParentID = n.ParentID
			}
			return i
		},
		Cols: []page.Col[model.Indicator]{
			{Title: "方案", Width: 200, Text: func(b *model.Book, i model.Indicator) string {
				return b.NameOf(model.Ref{Kind: model.KindScheme, ID: i.SchemeID})
			}},
			{Field: "Code", Width: 76}, {Field: "Text", Width: 300}, {Field: "Points"}, {Field: "Manner"}, {Field: "Step"},
			{Field: "Standard", Width: 260}, {Field: "Demand", Width: 200},
			{Title: "数据项", Width: 200, Text: func(_ *model.Book, i model.Indicator) string { return bound(i) }},
		},
	})
}

// newItem is a piece of evidence of the chosen indicator.
func (p *Page) newItem() model.EvidenceItem {
	e := model.EvidenceItem{EnterpriseID: p.unit.Chosen().ID, Origin: model.OriginWork}
	if n, ok := p.right.node(); ok && n.Leaf {
		e.IndicatorID, e.Order = n.ID, len(n.Items)+1
	}
	return e
}

// addByHand begins a piece of evidence without a file.
func (p *Page) addByHand() { p.evidence.New() }

// showItem brings a piece of evidence forward beside its indicator.
func (p *Page) showItem(e model.EvidenceItem) {
	if i, ok := model.Find[model.Indicator](p.Snap.Book, e.IndicatorID); ok {
		p.Select(tabScores)
		p.showIndicator(i.SchemeID, e.EnterpriseID, i.ID)
		p.right.tabs.Select(partProof)
		p.right.list.SelectKey(e.ID)
	}
}
