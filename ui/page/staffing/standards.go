package staffing

// 配备标准: what the office measures by. None is national and none is in force
// until the office says so.

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// standards is the fourth tab.
type standards struct {
	p       *Page
	content fyne.CanvasObject
	list    *page.Records[model.StaffingStandard]
	force   *kit.Button
	detail  *kit.Paragraph
}

// howToChoose is read before the first standard is entered.
const howToChoose = "国家没有统一的党务工作人员配备比例：《中国共产党国有企业基层组织工作条例（试行）》只规定按职工人数和实际需要配备“一定比例”。" +
	"请按本地区、本行业、本集团的文件登记标准（写明依据和文号），再点“启用”。同一企业可同时适用多个标准，分别计算。"

func newStandards(p *Page) *standards {
	t := &standards{p: p, detail: kit.NewParagraph("")}
	t.force = kit.NewButton("启用…", t.switchForce)
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.StaffingStandard]{
		ID: "staffing.standards", Bare: true, Plain: true,
		Sections: []kit.FormSection{
			{Title: "标准和依据", Fields: []string{"Name", "Source", "Document", "Level", "EnterpriseID", "From", "To", "InForce"}},
			{Title: "分子：谁算党务工作人员", Fields: []string{"Numerator", "PartTimeFactor", "IncludeDiscipline", "IncludeMass"}},
			{Title: "分母和应配人数", Fields: []string{"Denominator", "Ratio", "Minimum", "Rounding"}},
			{Title: "适用条件（不填为不限）", Fields: []string{"MinHeadcount", "MinMembers", "NeedCommittee", "Note"}},
		},
		Empty: "还没有配备标准。点“新增”登记一个，填写时上方会用一户企业试算。",
		New: func(*model.Book) model.StaffingStandard {
			return model.StaffingStandard{Level: model.GroupLevel, Numerator: model.OnlyFullTime, Denominator: model.ByTotal, Minimum: 1,
				Rounding: model.RoundUp, From: p.Snap.Today}
		},
		Live:  trial,
		Extra: []fyne.CanvasObject{t.force},
		Menu: func(x model.StaffingStandard) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem(page.ForceWord(x.InForce), t.switchForce)}
		},
		Cols: []page.Col[model.StaffingStandard]{
			{Title: "启用", Width: 70, Text: inForce, Color: func(b *model.Book, s model.StaffingStandard) fyne.ThemeColorName {
				return kit.Choose(s.Active(b.AsOf), kit.ColorGood, kit.ColorMuted)
			}},
			{Field: "Name", Width: 250},
			{Title: "适用企业（含下级）", Width: 170, Text: func(b *model.Book, s model.StaffingStandard) string {
				return cmp.Or(b.EnterpriseName(s.EnterpriseID), "全部")
			}},
			{Field: "Ratio"}, {Field: "Minimum"}, {Field: "Numerator"}, {Field: "Denominator"}, {Field: "Level"},
			{Field: "Document"}, {Field: "From"},
		},
	})
	t.list.List().OnSelect = func([]page.Row[model.StaffingStandard]) { t.tell() }
	how := kit.NewParagraph(howToChoose)
	panel := container.NewVBox(widget.NewSeparator(), kit.Lines(t.detail, 3))
	t.content = kit.NewTopped(how, container.NewBorder(nil, panel, nil, nil, t.list.Content()))
	return t
}

func inForce(b *model.Book, s model.StaffingStandard) string {
	return page.ForceState(s.Active(b.AsOf), s.InForce, s.From.After(b.AsOf))
}

// trial tries a standard out on the enterprise that it is set for, or on the
// first whose staff is known.
func trial(b *model.Book, s model.StaffingStandard) string {
	id := s.EnterpriseID
	for _, e := range b.ScopeTree() {
		if id == "" && e.Ownership.Covered() {
			if _, ok := b.HeadcountOn(e.ID, b.AsOf); ok {
				id = e.ID
			}
		}
	}
	if id == "" {
		return "试算：还没有登记职工人数的企业，无法试算。"
	}
	return "试算　" + sentence(b, model.StaffingUnder(b, id, s))
}

// tell shows how the selected standard reckons.
func (t *standards) tell() {
	s, ok := t.list.Selected()
	if !ok || t.p.Snap == nil {
		page.ShowForce(t.force, false, false)
		t.detail.SetText("选中一个标准，可看它怎样计算。")
		return
	}
	page.ShowForce(t.force, s.InForce, true)
	t.detail.SetText(kit.Visible(report.StandardWords(s) + "\n" + trial(t.p.Snap.Book, s)))
}

// switchForce puts the selected standard in force, or out of it.
func (t *standards) switchForce() {
	s, ok := t.list.Selected()
	if !ok {
		return
	}
	now := s
	now.InForce = !s.InForce
	said := "。停用后不再按它计算；记录保留，可随时重新启用。"
	if now.InForce {
		said = "。启用后，适用企业的应配人数、缺员和报表都按它计算。标准由本单位选定，不是国家规定的比例。"
	}
	t.list.Switch(page.Force[model.StaffingStandard]{Was: s, Now: now, On: now.InForce, What: "配备标准", Name: s.Name, Said: said})
}
