package desk

// What is to be done first in a new ledger, a link each, until it is done or put away.

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// step is one thing to be done first.
type step struct {
	title string
	done  bool
	to    page.Place
	alone bool // needs no enterprise
}

// firstSteps is the beginning of a ledger in its order, as the ledger stands.
func firstSteps(b *model.Book) []step {
	inForce := slices.ContainsFunc(model.Everywhere[model.StaffingStandard](b), func(s model.StaffingStandard) bool { return s.InForce })
	return []step{
		{"登记企业", len(model.Everywhere[model.Enterprise](b)) > 0, page.Place{Page: "units", Kind: model.KindEnterprise, New: true}, true},
		{"登记党组织", len(model.Everywhere[model.Organization](b)) > 0,
			page.Place{Page: "units", Kind: model.KindOrganization, New: true}, false},
		{"录入党员名册", len(model.Everywhere[model.Person](b)) > 0, page.Place{Page: "members", New: true}, false},
		{"启用配备标准", inForce, page.Place{Page: "staffing", Kind: model.KindStaffingStandard}, true},
		{"登记章程", len(model.Everywhere[model.Charter](b)) > 0, page.Place{Page: "charters", New: true}, false},
	}
}

// firstAway is where it is kept that nobody wants the list any more.
const firstAway = "desk.first.away"

// first is the list on screen; it is hidden when there is nothing to do.
type first struct {
	host    page.Host
	content *fyne.Container
	chips   *fyne.Container
}

func newFirst(host page.Host) *first {
	f := &first{host: host, chips: kit.NewFlow()}
	away := kit.NewButton("不再显示", func() {
		host.SetSetting(firstAway, true)
		f.content.Hide()
		f.content.Refresh()
	})
	from := kit.NewButton("从Excel导入…", func() { host.GoTo(page.Place{Page: "data"}) })
	away.Importance, from.Importance = widget.LowImportance, widget.LowImportance
	head := container.NewBorder(nil, nil, kit.SectionTitle("开始使用：先做好这几步"), container.NewHBox(from, away))
	f.content = kit.NewColumn(head, f.chips)
	f.content.Hide()
	return f
}

// show shows how far the ledger is.
func (f *first) show(steps []step) {
	away := false
	f.host.Setting(firstAway, &away)
	next := slices.IndexFunc(steps, func(s step) bool { return !s.done })
	f.content.Hidden = away || next < 0 || f.host.Looking() != nil
	f.chips.RemoveAll()
	for i, s := range steps {
		name, text := theme.ColorNameForeground, strconv.Itoa(i+1)+"　"+s.title
		if s.done {
			name, text = kit.ColorGood, "✓　"+s.title
		}
		c := kit.NewChip(text, name, func() {
			if !s.alone && !steps[0].done {
				f.host.Tell("请先登记企业，再做这一步", nil)
				return
			}
			to := s.to
			to.New = to.New && !s.done // done: to look at
			f.host.GoTo(to)
		})
		c.Set(text, i == next)
		f.chips.Add(c)
	}
	f.content.Refresh()
}
