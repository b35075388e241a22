package charters

// 章程文本与条款: one charter, its text at the left and its Party clauses at the
// right, the way of its revision above.

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// charterView is the second tab.
type charterView struct {
	p          *Page
	content    fyne.CanvasObject
	enterprise *kit.Picker
	version    *kit.Select
	state      *widget.Label
	edit       *kit.Button
	take       *kit.Button
	compare    *kit.Button
	check      *kit.Button
	steps      *steps
	text       *textView
	clauses    *clauseList

	id       string           // of the charter that is shown
	versions []*model.Charter // of the enterprise, the latest first
	before   map[string]bool  // the enterprise's charters before an import; nil = none was made
	quiet    bool
}

func newCharterView(p *Page) *charterView {
	v := &charterView{p: p, steps: newSteps(), text: newTextView(), state: widget.NewLabel("")}
	v.clauses = newClauseList(v)
	v.text.onPick = v.clauses.about
	v.enterprise = kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	v.enterprise.SetPlaceHolder("选择企业：名称或拼音首字母")
	v.enterprise.OnChange = func(o kit.Option) {
		if !v.quiet && o.ID != "" {
			v.showEnterprise(o.ID)
		}
	}
	v.version = kit.NewSelect(nil, func(string) {
		if i := v.version.SelectedIndex(); !v.quiet && i >= 0 && i < len(v.versions) {
			v.showCharter(v.versions[i].ID)
		}
	})
	v.version.PlaceHolder = "没有章程"
	v.edit = kit.NewButton("登记进度…", func() { p.editCharter(v.id) })
	v.take = kit.NewButton("导入条文…", func() { p.importText(v.enterprise.Chosen().ID) })
	v.compare = kit.NewButton("对照版本…", v.compareVersions)
	v.check = kit.NewButton("逐项核对…", v.checkItems)
	add := kit.NewButtonWithIcon("新增版本", theme.ContentAddIcon(), func() { p.newCharter(v.enterprise.Chosen().ID) })
	flow := kit.NewFlow(kit.Wide(v.enterprise, 170), container.New(&ems{10}, v.version), v.edit, v.take, v.compare, v.check, add)
	split := container.NewHSplit(v.text, v.clauses.content)
	page.KeepSplit(p.host, "charters.text", split, 0.45)
	v.content = kit.NewTopped(container.NewPadded(flow), container.New(roomyTop{}, v.steps, split))
	return v
}

// load shows the latest state of the charter. What is indexed over all records is
// indexed here, not on the first click.
func (v *charterView) load(_ context.Context, s *page.Snapshot) (func(), error) {
	model.Owned[model.Article](s.Book, "")
	model.Owned[model.Clause](s.Book, "")
	return v.reload, nil
}

// roomyTop puts the steps over the rest where there is room for both.
type roomyTop struct{}

// roomForBoth is the height at 100 % text from which the steps are shown.
const roomForBoth = 460

// MinSize implements fyne.Layout.
func (roomyTop) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

// Layout implements fyne.Layout.
func (roomyTop) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	way, rest := objects[0], objects[1]
	bar := float32(0)
	way.Hide()
	if size.Height >= scaled(roomForBoth) {
		way.Show()
		bar = way.MinSize().Height
	}
	way.Resize(fyne.NewSize(size.Width, bar))
	rest.Move(fyne.NewPos(0, bar))
	rest.Resize(fyne.NewSize(size.Width, size.Height-bar))
}

// ems gives its object a width in letters.
type ems struct{ n float32 }

// MinSize implements fyne.Layout.
func (e *ems) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(e.n*theme.TextSize(), objects[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (e *ems) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// showEnterprise shows the charter that counts for the enterprise.
func (v *charterView) showEnterprise(id string) {
	if v.p.Snap == nil {
		return
	}
	if r := model.CharterStatus(v.p.Snap.Book, id); r.Has {
		v.showCharter(r.Charter.ID)
		return
	}
	v.id = ""
	if list := versionsOf(v.p.Snap.Book, id); len(list) > 0 {
		v.id = list[0].ID
	}
	v.fill(id)
}

// showCharter shows one charter.
func (v *charterView) showCharter(id string) {
	if v.p.Snap == nil {
		return
	}
	c, ok := model.Find[model.Charter](v.p.Snap.Book, id)
	if !ok {
		return
	}
	if v.id != id {
		v.text.chosen = ""
	}
	v.id = id
	v.fill(c.EnterpriseID)
}

// reload shows the same charter in a new state of the ledger; at first that of
// the first enterprise.
func (v *charterView) reload() {
	b := v.p.Snap.Book
	id := v.enterprise.Chosen().ID
	taken := false
	for _, c := range model.Owned[model.Charter](b, id) {
		if v.before != nil && !v.before[c.ID] { // just taken in; of two versions the later
			v.id, taken = c.ID, true
		}
	}
	if taken {
		v.before = nil
	}
	if c, ok := model.Find[model.Charter](b, v.id); ok {
		v.fill(c.EnterpriseID)
		return
	}
	if _, ok := model.Find[model.Enterprise](b, id); !ok {
		id = ""
		if tree := b.ScopeTree(); len(tree) > 0 {
			id = tree[0].ID
		}
	}
	v.showEnterprise(id)
}

// versionsOf is an enterprise's charters, the latest first. What has not begun is
// still to come, and so the latest of all.
func versionsOf(b *model.Book, enterprise string) []*model.Charter {
	out := slices.Clone(model.Owned[model.Charter](b, enterprise))
	slices.Reverse(out)
	slices.SortStableFunc(out, func(x, y *model.Charter) int { return cmp.Compare(kit.One(begun(*x)), kit.One(begun(*y))) })
	return out
}

func begun(c model.Charter) bool {
	return slices.ContainsFunc(stepDays(c), func(d day.Day) bool { return !d.IsZero() })
}

// fill shows the enterprise with the charter v.id, if it has one.
func (v *charterView) fill(enterprise string) {
	b := v.p.Snap.Book
	v.quiet = true
	defer func() { v.quiet = false }()
	e, known := model.Find[model.Enterprise](b, enterprise)
	if known {
		v.enterprise.Set(kit.Option{ID: e.ID, Text: e.Name})
	}
	v.versions = versionsOf(b, enterprise)
	v.showVersions()
	c, ok := model.Find[model.Charter](b, v.id)
	kit.Enable(v.edit, ok)
	kit.Enable(v.take, known)
	kit.Enable(v.compare, len(v.comparable()) > 1)
	v.steps.set(c, b.AsOf)
	articles := model.Owned[model.Article](b, v.id)
	kit.Enable(v.check, ok && len(articles) > 0)
	if !ok {
		articles = nil
	}
	v.text.set(articles, v.accents(articles), emptyText(known, ok))
	v.clauses.reload()
	v.content.Refresh()
}

func emptyText(enterprise, charter bool) string {
	switch {
	case !enterprise:
		return "请在上方选择企业。"
	case !charter:
		return "这户企业还没有登记章程。\n点“导入条文…”从Word、PDF或文本文件导入章程全文，或者导入修订对照表，程序会找出党建条款供您逐条确认；或点“新增版本”先登记修订进度。"
	}
	return "这个版本没有章程全文。\n点“导入条文…”从Word、PDF或文本文件导入，程序会找出党建条款供您逐条确认；右侧的条款也可以直接登记。"
}

// showVersions fills the drop-down of versions.
func (v *charterView) showVersions() {
	var words []string
	at := -1
	for i, c := range v.versions {
		word := cmp.Or(c.Version, "未填版本")
		if !c.Superseded.IsZero() && !c.Superseded.After(v.p.Snap.Book.AsOf) {
			word += "（已停用）"
		}
		words = append(words, kit.Visible(word))
		if c.ID == v.id {
			at = i
		}
	}
	v.version.Options = words
	v.version.ClearSelected()
	if at >= 0 {
		v.version.SetSelectedIndex(at)
	}
	v.version.Refresh()
}

// accents marks the articles that have clauses.
func (v *charterView) accents(articles []*model.Article) map[string]accent {
	by := map[string]accent{} // by number
	for _, c := range model.Owned[model.Clause](v.p.Snap.Book, v.id) {
		a := accentConfirmed
		switch {
		case c.Rejected():
			continue
		case c.Proposed:
			a = accentProposed
		}
		by[c.Number] = max(by[c.Number], a)
	}
	out := map[string]accent{}
	for _, a := range articles {
		out[a.ID] = by[a.Number]
	}
	return out
}

// comparable is the enterprise's versions that have a text.
func (v *charterView) comparable() []*model.Charter {
	var out []*model.Charter
	for _, c := range v.versions {
		if len(model.Owned[model.Article](v.p.Snap.Book, c.ID)) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// articleOf is the article that a clause was taken from.
func (v *charterView) articleOf(c model.Clause) (string, bool) {
	for _, a := range v.text.articles {
		if a.Number == c.Number {
			return a.ID, true
		}
	}
	return "", false
}

// name is how the charter that is shown is called.
func (v *charterView) name() string {
	c, _ := model.Find[model.Charter](v.p.Snap.Book, v.id)
	return fmt.Sprintf("%s章程（%s）", v.p.Snap.Book.EnterpriseName(c.EnterpriseID), c.Version)
}
