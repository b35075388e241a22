package units

// 基本情况: what is known of the enterprise, its form, and its end.

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var enterpriseForm = []kit.FormSection{
	{Title: "名称", Fields: []string{"Name", "ShortName", "CreditCode"}},
	{Title: "位置", Fields: []string{"ParentID", "Level", "Order"}},
	{Title: "性质", Fields: []string{"Ownership", "Affiliation", "LegalPerson", "MajorPower", "BoardForm"}},
	{Title: "党内统计", Fields: []string{"Scale", "Control", "CentralSort", "ForeignCapital"}},
	{Title: "其他", Fields: []string{"Industry", "Place", "Founded", "Ended", "EndedHow", "Note"}},
}

// showFacts fills the first tab.
func (p *Page) showFacts(e model.Enterprise) {
	edit := kit.NewButtonWithIcon("修改…", theme.DocumentCreateIcon(), p.edit)
	edit.Importance = widget.HighImportance
	end := kit.NewButton("退出…", p.end)
	if !e.Ended.IsZero() {
		end.Disable()
	}
	box := kit.NewColumn(
		container.NewBorder(nil, nil, kit.SectionTitle(kit.Visible(e.Name)), container.NewHBox(edit, end)),
		kit.NewFacts(facts(e, p.Snap)),
		kit.SectionTitle("党的组织和人员"),
		kit.NewFacts(partyFacts(e, p.Snap)),
	)
	p.facts.Objects = []fyne.CanvasObject{container.NewPadded(box)}
	p.facts.Refresh()
}

func facts(e model.Enterprise, s *page.Snapshot) []kit.Fact {
	b := s.Book
	covered := "按《国有企业基层组织工作条例》全面适用"
	if !e.Ownership.Covered() {
		covered = "不计入章程全覆盖的应写户数，单列"
	}
	out := []kit.Fact{
		{Label: "简称", Value: e.ShortName}, {Label: "统一社会信用代码", Value: e.CreditCode},
		{Label: "上级企业", Value: b.EnterpriseName(e.ParentID)}, {Label: "层级", Value: level(e, b)},
		{Label: "企业性质", Value: string(e.Ownership)}, {Label: "隶属关系", Value: string(e.Affiliation)},
		{Label: "条例适用", Value: covered, Wide: true},
		{Label: "独立法人", Value: yes(e.LegalPerson)}, {Label: "重大事项决策权", Value: yes(e.MajorPower)},
		{Label: "董事会设置", Value: string(e.BoardForm)}, {Label: "所属行业", Value: e.Industry},
		{Label: "注册地", Value: e.Place}, {Label: "成立日期", Value: e.Founded.String()},
	}
	if err := model.CheckCreditCode(e.CreditCode); err != nil && e.CreditCode != "" {
		out[1].Value += "（" + err.Error() + "）"
		out[1].Color = kit.ColorWarn
	}
	if !e.Ended.IsZero() {
		out = append(out, kit.Fact{Label: "退出日期", Value: e.Ended.String(), Color: kit.ColorWarn},
			kit.Fact{Label: "退出方式", Value: e.EndedHow})
	}
	if e.Note != "" {
		out = append(out, kit.Fact{Label: "备注", Value: e.Note, Wide: true})
	}
	return out
}

// level is the recorded level, or the one that the tree gives.
func level(e model.Enterprise, b *model.Book) string {
	depth := b.Depth(e.ID)
	if e.Level == 0 {
		return report.LevelName(depth) + "（按上级企业推算）"
	}
	if e.Level != depth {
		return fmt.Sprintf("%s（按上级企业推算为%s）", report.LevelName(e.Level), report.LevelName(depth))
	}
	return report.LevelName(e.Level)
}

func yes(v bool) string {
	if v {
		return "是"
	}
	return "否"
}

func partyFacts(e model.Enterprise, s *page.Snapshot) []kit.Fact {
	b := s.Book
	top := "没有党组织"
	if o, ok := model.TopOrganization(b, e.ID); ok {
		top = o.Name
	}
	members, full := b.EnterpriseMembers(e.ID)
	staff := "没有登记"
	if h, ok := b.HeadcountOn(e.ID, b.AsOf); ok {
		staff = fmt.Sprintf("%d人（%s）", h.Total.N(), h.Day)
	}
	money := "没有登记"
	if f, ok := model.FundOf(b, e.ID, b.AsOf.Year()); ok && f.Planned.Known() {
		money = f.Planned.N().Wan() + "万元"
	}
	return []kit.Fact{
		{Label: "党组织", Value: top, Wide: true},
		{Label: "党员", Value: fmt.Sprintf("%d人，其中正式党员%d人", members, full)}, {Label: "职工总数", Value: staff},
		{Label: strconv.Itoa(b.AsOf.Year()) + "年党建经费预算", Value: money, Wide: true},
	}
}

// edit shows the form of the chosen enterprise.
func (p *Page) edit() {
	if e, ok := p.chosen(); ok {
		page.EditRecord(p.host, e, false, enterpriseForm, func(model.Record) {})
	}
}

// newEnterprise begins an enterprise below the chosen one.
func (p *Page) newEnterprise() {
	if p.Snap == nil {
		return
	}
	rec := model.Enterprise{LegalPerson: true}
	if e, ok := p.chosen(); ok {
		rec.ParentID, rec.Ownership, rec.Affiliation = e.ID, e.Ownership, e.Affiliation
		rec.Level = p.Snap.Book.Depth(e.ID) + 1
	}
	page.EditRecord(p.host, rec, true, enterpriseForm, func(saved model.Record) {
		p.Next(model.Ref{Kind: model.KindEnterprise, ID: saved.Key()})
	})
}

// end records that the chosen enterprise has left.
func (p *Page) end() {
	e, ok := p.chosen()
	if !ok {
		return
	}
	now := e
	now.Ended = p.Snap.Today
	page.AskFields(p.host, page.Question{
		Title: "企业退出", Yes: "登记退出", Record: now, Fields: []string{"Ended", "EndedHow"}, Need: []string{"Ended", "EndedHow"},
		Text: "登记“" + e.Name + "”退出（注销、划出、吸收合并等）。记录保留，退出之日起不再计入统计；其党组织和人员请另行登记去向。",
		Then: func(r model.Record, done func(error)) {
			p.host.SaveEdited("“"+e.Name+"”退出", e, r, done)
		},
	})
}
