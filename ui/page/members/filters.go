package members

// The filters, and those that are kept by name.

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const (
	whoMembers = "党员（含待审批）"
	whoAll     = "全部人员"
	anyStatus  = "全部面貌"
	keptHead   = "常用筛选"
	keptSave   = "保存当前筛选…"
	keptDelete = "删除常用筛选…"
	keptClear  = "清除筛选"
	keptKey    = "members.filters"
)

// filters is the fields over the list.
type filters struct {
	who        *kit.Radio
	text       *kit.Entry
	enterprise *kit.Picker
	branch     *kit.Picker
	status     *kit.Select
	frontline  *kit.Check
	youth      *kit.Check
	left       *kit.Check
	kept       *kit.Select
	quiet      bool // fields are being set together
}

// keptFilter is a filter that was given a name.
type keptFilter struct {
	Name       string `json:"name"`
	Who        string `json:"who"`
	Text       string `json:"text,omitempty"`
	Enterprise string `json:"enterprise,omitempty"`
	Branch     string `json:"branch,omitempty"`
	Status     string `json:"status,omitempty"`
	Frontline  bool   `json:"frontline,omitempty"`
	Youth      bool   `json:"youth,omitempty"`
	Left       bool   `json:"left,omitempty"`
}

func (p *Page) newFilters() {
	f := &p.filters
	changed := func() { p.apply() }
	f.who = kit.NewRadio([]string{whoMembers, whoAll}, func(string) { changed() })
	f.who.Selected = whoMembers
	f.text = kit.NewEntry()
	f.text.SetPlaceHolder("姓名、拼音首字母、证件号、电话或职务")
	f.text.OnChanged = func(string) { changed() }
	f.text.OnSubmitted = func(string) { p.list.Enter() }
	f.enterprise = kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	f.enterprise.SetPlaceHolder("全部企业（含下级）")
	f.enterprise.OnChange = func(kit.Option) { changed() }
	f.branch = kit.NewPicker(model.KindOrganization, p.host.Lookup)
	f.branch.SetPlaceHolder("全部党组织（含下级）")
	f.branch.OnChange = func(kit.Option) { changed() }
	f.status = kit.NewSelect(append(append([]string{anyStatus}, model.PartyStatus("").Choices()...), string(figure.StatusPending)),
		func(string) { changed() })
	f.status.PlaceHolder, f.status.Selected = anyStatus, anyStatus
	f.frontline = kit.NewCheck("一线", func(bool) { changed() })
	f.youth = kit.NewCheck(strconv.Itoa(model.YouthAge)+"岁及以下", func(bool) { changed() })
	f.left = kit.NewCheck("含已离开", func(bool) { changed() })
	f.kept = kit.NewSelect(nil, p.choseKept)
	f.kept.PlaceHolder = keptHead
	p.offerKept()
}

// apply filters the list; long lists are gone through behind.
func (p *Page) apply() {
	if p.filters.quiet || p.snap == nil {
		return
	}
	p.list.SetFilter(p.filters.accept(p.snap))
}

// accept is the filters as they stand, as a function of nothing else.
func (f *filters) accept(s *page.Snapshot) func(row) bool {
	words := strings.Fields(strings.ToLower(model.Halfwidth(f.text.Text)))
	members, left, frontline, youth := f.who.Selected == whoMembers, f.left.Checked, f.frontline.Checked, f.youth.Checked
	status := model.PartyStatus(f.status.Selected)
	if f.status.Selected == anyStatus {
		status = ""
	}
	enterprises, branches := below(s.Book, f.enterprise.Chosen().ID), organizationsBelow(s.Book, f.branch.Chosen().ID)
	asOf := s.Book.AsOf
	return func(x row) bool {
		switch {
		case members && !x.listed, status != "" && x.status != status, frontline && !x.Frontline, !left && !x.active,
			enterprises != nil && !enterprises[x.EnterpriseID], branches != nil && !branches[x.OrganizationID]:
			return false
		}
		if youth {
			if age := x.Age(asOf); age < 0 || age > model.YouthAge {
				return false
			}
		}
		for _, w := range words {
			if !strings.Contains(x.search, w) && !strings.Contains(x.Position, w) && !strings.Contains(x.Department, w) {
				return false
			}
		}
		return true
	}
}

// below is the enterprise and all below it; nil for none chosen.
func below(b *model.Book, id string) map[string]bool {
	if id == "" {
		return nil
	}
	out := map[string]bool{}
	for _, e := range b.Subtree(id) {
		out[e.ID] = true
	}
	return out
}

func organizationsBelow(b *model.Book, id string) map[string]bool {
	if id == "" {
		return nil
	}
	out := map[string]bool{}
	for _, o := range b.OrganizationsBelow(id) {
		out[o.ID] = true
	}
	return out
}

// showing clears the filters as far as they would hide the person.
func (f *filters) showing(x model.Person, s *page.Snapshot) {
	f.quiet = true
	defer func() { f.quiet = false }()
	f.text.SetText("")
	f.enterprise.Set(kit.Option{})
	f.branch.Set(kit.Option{})
	f.status.SetSelected(anyStatus)
	f.frontline.SetChecked(false)
	f.youth.SetChecked(false)
	if !s.Book.OnRegister(&x, s.Book.AsOf) {
		f.left.SetChecked(true)
	}
	if status, listed := figure.StatusOf(s.Book, &x); !listed && !status.Member() {
		f.who.SetSelected(whoAll)
	}
}

// now is the filters as they stand.
func (f *filters) now(name string) keptFilter {
	k := keptFilter{Name: name, Who: f.who.Selected, Text: f.text.Text, Enterprise: f.enterprise.Chosen().ID, Branch: f.branch.Chosen().ID,
		Frontline: f.frontline.Checked, Youth: f.youth.Checked, Left: f.left.Checked}
	if f.status.Selected != anyStatus {
		k.Status = f.status.Selected
	}
	return k
}

// set shows a kept filter.
func (p *Page) set(k keptFilter) {
	f := &p.filters
	f.quiet = true
	option := func(kind model.Kind, id string) kit.Option {
		if id == "" {
			return kit.Option{}
		}
		return kit.Option{ID: id, Text: p.host.Name(kind, id)}
	}
	f.who.SetSelected(whoMembers)
	if k.Who == whoAll { // earlier versions called the other by another word
		f.who.SetSelected(whoAll)
	}
	f.text.SetText(k.Text)
	f.enterprise.Set(option(model.KindEnterprise, k.Enterprise))
	f.branch.Set(option(model.KindOrganization, k.Branch))
	f.status.SetSelected(k.Status)
	if k.Status == "" {
		f.status.SetSelected(anyStatus)
	}
	f.frontline.SetChecked(k.Frontline)
	f.youth.SetChecked(k.Youth)
	f.left.SetChecked(k.Left)
	f.quiet = false
	p.apply()
}

func (p *Page) kept() []keptFilter {
	var list []keptFilter
	p.host.Setting(keptKey, &list)
	return list
}

// offerKept fills the drop-down of kept filters.
func (p *Page) offerKept() {
	var names []string
	list := p.kept()
	for _, k := range list {
		names = append(names, k.Name)
	}
	names = append(names, keptClear, keptSave)
	if len(list) > 0 {
		names = append(names, keptDelete)
	}
	p.filters.kept.Options = names
	p.filters.kept.ClearSelected()
}

// choseKept does what was chosen; the drop-down goes back to its head.
func (p *Page) choseKept(name string) {
	switch name {
	case "":
		return
	case keptClear:
		p.set(keptFilter{Who: whoMembers})
	case keptSave:
		p.askKeep()
	case keptDelete:
		p.askForget()
	default:
		if i := p.keptAt(name); i >= 0 {
			p.set(p.kept()[i])
			p.host.Tell("已套用筛选“"+name+"”", nil)
		}
	}
	p.filters.kept.ClearSelected()
}

func (p *Page) keptAt(name string) int {
	return slices.IndexFunc(p.kept(), func(k keptFilter) bool { return k.Name == name })
}

// askKeep asks for a name and keeps the filters under it.
func (p *Page) askKeep() {
	name := kit.NewEntry()
	name.SetPlaceHolder("如：一线青年党员")
	sheet := &page.Sheet{Title: "保存当前筛选", Content: container.NewVBox(widget.NewLabel("名称"), name),
		Changed: func() bool { return name.Text != "" }, Width: 420, Height: 180}
	sheet.Yes = kit.NewButton("保存", func() {
		if p.keep(name.Text) {
			sheet.Hide()
		}
	})
	name.OnSubmitted = func(string) { sheet.Yes.OnTapped() }
	sheet.Show(p.host)
	p.host.Window().Canvas().Focus(name)
}

// keep keeps the filters under a name; it answers false, after telling why, if it
// is no name.
func (p *Page) keep(name string) bool {
	name = strings.TrimSpace(name)
	if name == "" || slices.Contains([]string{keptClear, keptSave, keptDelete}, name) {
		p.host.Tell("没有保存：请给筛选起一个名称", nil)
		return false
	}
	list := slices.DeleteFunc(p.kept(), func(k keptFilter) bool { return k.Name == name })
	p.host.SetSetting(keptKey, append(list, p.filters.now(name)))
	p.offerKept()
	p.host.Tell("已保存筛选“"+name+"”", nil)
	return true
}

// askForget asks which kept filter to delete.
func (p *Page) askForget() {
	var names []string
	for _, k := range p.kept() {
		names = append(names, k.Name)
	}
	which := kit.NewSelect(names, nil)
	sheet := &page.Sheet{Title: "删除常用筛选", Content: container.NewVBox(widget.NewLabel("筛选"), which), Width: 420, Height: 180}
	sheet.Yes = kit.NewButton("删除", func() {
		if which.Selected != "" {
			sheet.Hide()
			p.forget(which.Selected)
		}
	})
	sheet.Show(p.host)
}

func (p *Page) forget(name string) {
	before := p.kept()
	after := slices.DeleteFunc(slices.Clone(before), func(k keptFilter) bool { return k.Name == name })
	p.host.SetSetting(keptKey, after)
	p.offerKept()
	p.host.Tell("已删除筛选“"+name+"”", func() {
		p.host.SetSetting(keptKey, before)
		p.offerKept()
	})
}
