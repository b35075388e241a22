package exchange

// 交叉任职: of each enterprise who sits in which leading body, and what the rules
// find in it.

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// group is the leading people of one enterprise.
type group struct {
	enterprise model.Enterprise
	rows       []person
	totals     model.CrossTotals
	findings   []string
}

// person is one line of the matrix.
type person struct {
	model.CrossRow
	name    string
	reasons string // recorded for what is an exception
}

// groupsOf works the matrices out: no widget is touched.
func groupsOf(s *page.Snapshot) []group {
	found := map[string][]string{}
	for _, f := range s.Findings {
		if r, ok := rule.ByID(f.Rule); ok && r.Topic == "双向交流" && f.Kind != model.KindExchange {
			found[f.EnterpriseID] = append(found[f.EnterpriseID], "【"+f.Level.Chinese()+"】"+f.Message)
		}
	}
	var out []group
	for _, e := range s.Book.ScopeTree() {
		rows := model.CrossMatrix(s.Book, e.ID)
		g := group{enterprise: e, totals: model.SumCross(rows), findings: found[e.ID]}
		reasons := map[string]string{}
		for _, a := range model.ActiveAppointments(s.Book, e.ID) {
			if a.Reason != "" {
				reasons[a.PersonID] = strings.TrimPrefix(reasons[a.PersonID]+"；"+string(a.Post)+"："+a.Reason, "；")
			}
		}
		for _, r := range rows {
			g.rows = append(g.rows, person{r, s.Book.PersonName(r.PersonID), reasons[r.PersonID]})
		}
		out = append(out, g)
	}
	return out
}

// cross is the third tab.
type cross struct {
	p       *Page
	content fyne.CanvasObject
	groups  *kit.RecordList[group]
	matrix  *kit.RecordList[person]
	title   *kit.Paragraph
	notes   *kit.Paragraph
	add     *kit.Button
	edit    *kit.Button
}

func newCross(p *Page) *cross {
	c := &cross{p: p, title: kit.NewParagraph(""), notes: kit.NewParagraph("")}
	c.newGroups()
	c.newMatrix()
	c.add = kit.NewButton("登记任职…", func() { p.appointments.list.New() })
	c.edit = kit.NewButton("任职记录", func() { p.appointments.about(c.chosen()) })
	top := container.NewBorder(nil, nil, nil, container.NewCenter(container.NewHBox(c.add, c.edit)), c.title)
	right := kit.NewTopped(top, container.NewBorder(nil, kit.Wide(c.notes, 200), nil, nil, c.matrix))
	split := container.NewHSplit(c.groups, right)
	page.KeepSplit(p.host, "exchange.cross", split, 0.3)
	c.content = split
	return c
}

func (c *cross) newGroups() {
	c.groups = page.NewList(c.p.host, page.ListOf{ID: "exchange.groups", Title: "各企业交叉任职"}, []kit.Column[group]{
		{ID: "name", Title: "企业", Width: 116, Text: func(g group) string {
			return cmp.Or(g.enterprise.ShortName,
				g.enterprise.Name)
		},
			Color: func(g group) fyne.ThemeColorName {
				return kit.Choose(len(g.findings) > 0, kit.ColorWarn, "")
			}},
		{ID: "party", Title: "班子", Width: 52, Align: fyne.TextAlignTrailing,
			Text: func(g group) string { return strconv.Itoa(g.totals.Party) },
			Less: func(a, b group) int { return cmp.Compare(a.totals.Party, b.totals.Party) }},
		{ID: "both", Title: "交叉", Width: 52, Align: fyne.TextAlignTrailing,
			Text: func(g group) string { return strconv.Itoa(g.totals.BothWays) },
			Less: func(a, b group) int { return cmp.Compare(a.totals.BothWays, b.totals.BothWays) }},
		{ID: "shoulder", Title: "一肩挑", Width: 58, Align: fyne.TextAlignCenter,
			Text: func(g group) string { return tick(g.totals.OneShoulder) }},
	})
	c.groups.Key = func(g group) string { return g.enterprise.ID }
	c.groups.Empty = "还没有企业。请先到“企业与党组织”新增，或到“数据与设置”导入。"
	c.groups.OnSelect = func([]group) { c.showChosen() }
	c.groups.OnOpen = func(g group) { c.p.host.Open(model.Ref{Kind: model.KindEnterprise, ID: g.enterprise.ID}) }
}

func (c *cross) newMatrix() {
	posts := func(id, title string, width float32, text func(person) string) kit.Column[person] {
		return kit.Column[person]{ID: id, Title: title, Width: width, Text: text}
	}
	c.matrix = page.NewList(c.p.host, page.ListOf{ID: "exchange.matrix", Title: "交叉任职人员"}, []kit.Column[person]{
		posts("name", "姓名", 72, func(r person) string { return r.name }),
		posts("party", "党组织职务", 100, func(r person) string { return r.PartyText() }),
		posts("board", "董事会", 104, func(r person) string { return r.BoardText() }),
		posts("supervision", "监事会或审计委员会", 146, func(r person) string { return r.SupervisionText() }),
		posts("management", "经理层", 92, func(r person) string { return r.ManagementText() }),
		{ID: "flags", Title: "标记", Width: 92, Text: person.flags, Color: func(person) fyne.ThemeColorName { return kit.ColorGood }},
		{ID: "reasons", Title: "例外理由", Width: 110, Text: func(r person) string { return r.reasons }},
	})
	c.matrix.Empty = ""
	c.matrix.Key = func(r person) string { return r.PersonID }
	c.matrix.OnOpen = func(r person) { c.p.host.Open(model.Ref{Kind: model.KindPerson, ID: r.PersonID}) }
}

// flags says what stands out: 一肩挑, 专职副书记, else 交叉任职.
func (r person) flags() string {
	var out []string
	if r.OneShoulder {
		out = append(out, "一肩挑")
	}
	if r.FullDeputy {
		out = append(out, "专职副书记")
	}
	if r.BothWays && len(out) == 0 {
		out = append(out, "交叉任职")
	}
	return strings.Join(out, "、")
}

func tick(yes bool) string {
	if yes {
		return "✓"
	}
	return ""
}

// load shows the matrices.
func (c *cross) load(_ context.Context, s *page.Snapshot) (func(), error) {
	groups := groupsOf(s)
	return func() { c.show(groups) }, nil
}

// show puts new matrices on screen; the first enterprise is chosen at first.
func (c *cross) show(groups []group) {
	c.groups.SetRows(groups)
	if c.chosen() == "" && len(groups) > 0 {
		c.groups.SelectKey(groups[0].enterprise.ID)
	}
	c.showChosen()
}

// chosen is the ID of the one selected enterprise; empty if there is none.
func (c *cross) chosen() string {
	if rows := c.groups.Selected(); len(rows) == 1 {
		return rows[0].enterprise.ID
	}
	return ""
}

func (c *cross) showChosen() {
	rows := c.groups.Selected()
	if len(rows) != 1 {
		c.title.SetText("请在左侧选择一户企业。")
		c.notes.SetText("")
		c.matrix.SetRows(nil)
		c.add.Disable()
		c.edit.Disable()
		return
	}
	g := rows[0]
	c.add.Enable()
	c.edit.Enable()
	c.title.SetText(kit.Visible(g.words()))
	c.matrix.Empty = "还没有登记班子成员和董事会、经理层任职。班子成员在“企业与党组织”登记；点“登记任职…”登记董事会、监事会（审计委员会）、经理层任职。"
	c.matrix.SetRows(g.rows)
	c.notes.SetText(kit.Visible(strings.Join(g.findings, "\n")))
	c.content.Refresh()
}

// words counts the matrix.
func (g group) words() string {
	t := g.totals
	if t.Party == 0 {
		return g.enterprise.Name + "：没有登记党组织班子成员。"
	}
	s := fmt.Sprintf("%s：班子成员%d人，交叉任职%d人（进入董事会%d人、监事会或审计委员会%d人、经理层%d人）", g.enterprise.Name, t.Party, t.BothWays, t.InBoard,
		t.InSupervision, t.InManagement)
	if t.FullDeputies > 0 {
		s += fmt.Sprintf("，专职副书记%d人", t.FullDeputies)
	}
	return s + "。"
}
