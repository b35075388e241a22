package reports

// What a report is asked for beyond day and scope: the tables bound behind the annual report,
// the measure of the overview.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const annexesKey = "reports.annexes"

// chooseAnnexes asks for the annual report's annexes. The register of members holds personal
// data: it is chosen anew each time, and its going out is recorded.
func (p *Page) chooseAnnexes() {
	chosen := p.annexes
	if chosen == nil {
		chosen = report.DefaultAnnexes()
	}
	list := container.NewVBox()
	ticks := map[string]*kit.Check{}
	for _, x := range report.Annexes() {
		t := kit.NewCheck(x.Title, nil)
		if x.Name == rosterAnnex {
			t.Text += "（个人信息，掩码，导出登记在册）"
		}
		t.Checked = slices.Contains(chosen, x.Name)
		ticks[x.Name] = t
		list.Add(t)
	}
	s := &page.Sheet{Title: "年度报告的附件", Content: container.NewVScroll(kit.NewColumn(
		kit.NewWords(kit.Sentence{Text: "勾选的表装订在报告后面，页码连续；没有数据的不附。", Color: kit.ColorMuted}), list)), Width: 560, Height: 520}
	s.Yes = kit.NewButton("确定", func() {
		s.Hide()
		p.setAnnexes(func(name string) bool { return ticks[name].Checked })
	})
	s.Show(p.host)
}

// rosterAnnex is the register of members.
const rosterAnnex = "members"

func (p *Page) setAnnexes(chosen func(name string) bool) {
	p.annexes = []string{}
	var kept []string
	for _, x := range report.Annexes() {
		if chosen(x.Name) {
			p.annexes = append(p.annexes, x.Name)
			if x.Name != rosterAnnex {
				kept = append(kept, x.Name)
			}
		}
	}
	p.host.SetSetting(annexesKey, kept)
	clear(p.ready)
	p.look(true)
}

const measureKey = "reports.measure"

// newMeasure makes the choice of what the overview ranks by.
func (p *Page) newMeasure() fyne.CanvasObject {
	var titles []string
	all := report.UnitMeasures()
	for _, m := range all {
		titles = append(titles, m.Title)
	}
	p.host.Setting(measureKey, &p.measure)
	at := max(0, slices.IndexFunc(all, func(m report.UnitMeasure) bool { return m.Name == p.measure }))
	s := kit.NewSelect(titles, nil)
	s.SetSelectedIndex(at)
	s.OnChanged = func(string) {
		p.measure = all[s.SelectedIndex()].Name
		p.host.SetSetting(measureKey, p.measure)
		clear(p.ready)
		p.look(true)
	}
	return container.NewBorder(nil, nil, widget.NewLabel("位次依据"), nil, s)
}
