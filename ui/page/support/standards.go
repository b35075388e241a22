package support

// 培训标准: what training is held against. None is in force until the office says
// so; what the documents are known to ask for can be taken as a draft.

import (
	"cmp"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// standards is the fifth tab.
type standards struct {
	p       *Page
	content *fyne.Container
	list    *page.Records[model.TrainingStandard]
	force   *kit.Button
	detail  *kit.Paragraph
}

const howToChoose = "学时、天数按上级现行文件登记（写明依据和文号），再点“启用”。“套用口径”填入的是2019年条例和规划、座谈会要求的口径，未与正本核对，请核对后再启用。"

const takeDraft = "套用口径…"

func newStandards(p *Page) *standards {
	t := &standards{p: p, detail: kit.NewParagraph("")}
	t.force = kit.NewButton("启用…", t.switchForce)
	var choices []string
	for _, d := range model.TrainingDrafts() {
		choices = append(choices, d.Name)
	}
	draft := kit.NewSelect(choices, nil)
	draft.PlaceHolder = takeDraft
	draft.OnChanged = func(name string) {
		draft.Selected = ""
		draft.Refresh()
		t.take(name)
	}
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.TrainingStandard]{
		ID: "support.standards", Bare: true, Plain: true, Attach: true,
		Sections: []kit.FormSection{
			{Title: "标准和依据", Fields: []string{"Name", "Target", "Scope", "EnterpriseID", "Source", "Document", "From", "To", "InForce"}},
			{Title: "要求（不要求的不填）", Fields: []string{"Hours", "Days", "Courses", "Months", "HoursPerDay", "Note"}},
		},
		Empty: "还没有培训标准。点“新增”登记，或者从“套用口径…”选一个，核对文件后启用。",
		New: func(*model.Book) model.TrainingStandard {
			return model.TrainingStandard{Target: model.ForSecretaries, Scope: model.AllUnits, From: p.Snap.Today}
		},
		Live:  func(_ *model.Book, s model.TrainingStandard) string { return asksWords(s) },
		Extra: []fyne.CanvasObject{t.force, draft},
		Menu: func(x model.TrainingStandard) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem(page.ForceWord(x.InForce), t.switchForce)}
		},
		Cols: []page.Col[model.TrainingStandard]{
			{Title: "启用", Width: 70, Text: inForce, Color: func(b *model.Book, s model.TrainingStandard) fyne.ThemeColorName {
				return kit.Choose(s.Active(b.AsOf), kit.ColorGood, kit.ColorMuted)
			}},
			{Field: "Name", Width: 220}, {Field: "Target"},
			{Title: "要求", Width: 240, Text: func(_ *model.Book, s model.TrainingStandard) string { return report.TrainingAsks(s) }},
			{Title: "适用单位", Width: 80, Text: func(_ *model.Book, s model.TrainingStandard) string {
				return string(cmp.Or(s.Scope, model.AllUnits))
			}},
			{Title: "适用企业（含下级）", Width: 160, Text: func(b *model.Book, s model.TrainingStandard) string {
				return cmp.Or(b.EnterpriseName(s.EnterpriseID), "全部")
			}},
			{Field: "From"}, {Field: "Document"}, {Field: "Source", Width: 220},
		},
	})
	t.list.List().OnSelect = func([]page.Row[model.TrainingStandard]) { t.tell() }
	how := kit.NewParagraph(howToChoose)
	detail := container.NewVBox(widget.NewSeparator(), kit.Lines(t.detail, 2))
	t.content = kit.NewTopped(how, container.NewBorder(nil, detail, nil, nil, t.list.Content()))
	return t
}

// take begins a new standard from a draft.
func (t *standards) take(name string) {
	for _, d := range model.TrainingDrafts() {
		if d.Name == name && t.p.Snap != nil {
			d.From = t.p.Snap.Today
			t.list.Edit(d, true)
		}
	}
}

func inForce(b *model.Book, s model.TrainingStandard) string {
	return page.ForceState(s.Active(b.AsOf), s.InForce, s.From.After(b.AsOf))
}

// asksWords says what a standard asks of whom, and from when years count.
func asksWords(s model.TrainingStandard) string {
	text := string(s.Target) + "：" + report.TrainingAsks(s) + "。"
	if s.Target.Yearly() && !s.From.IsZero() {
		year := s.From.First().Year()
		if s.From.First().Month() > 1 || s.From.First().Dom() > 1 {
			year++
		}
		text += fmt.Sprintf("自%d年起按整年度核查。", year)
	}
	return text
}

// tell says what the selected standard asks.
func (t *standards) tell() {
	s, ok := t.list.Selected()
	if !ok || t.p.Snap == nil {
		page.ShowForce(t.force, false, false)
		t.detail.SetText("选中一个标准，可看它对谁、要求什么。")
		return
	}
	page.ShowForce(t.force, s.InForce, true)
	t.detail.SetText(kit.Visible(s.Basis() + "　" + asksWords(s)))
	t.content.Refresh()
}

// switchForce puts the selected standard in force, or out of it.
func (t *standards) switchForce() {
	s, ok := t.list.Selected()
	if !ok {
		return
	}
	now := s
	now.InForce = !s.InForce
	said := "。停用后不再按它核查；记录保留，可随时重新启用。"
	if now.InForce {
		said = "（" + cmp.Or(s.Document, s.Source) + "）。启用后，核查、报表都按它判断是否达标。标准由本单位按文件选定，请先与文件正本核对。"
	}
	t.list.Switch(page.Force[model.TrainingStandard]{Was: s, Now: now, On: now.InForce, What: "培训标准", Name: s.Name, Said: said})
}
