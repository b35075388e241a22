package charters

// Two versions of a charter, article by article (修订对照表).

import (
	"cmp"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/charter"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// change is one difference as the list shows it.
type change struct {
	charter.Change
	key string
}

// changeKinds is the chips; the first shows all.
var changeKinds = []charter.ChangeKind{"", charter.Added, charter.Removed, charter.Changed, charter.Renumbered}

// comparison is the window of two versions.
type comparison struct {
	v        *charterView
	texts    []*model.Charter
	older    *kit.Select
	newer    *kit.Select
	chips    []*kit.Chip
	list     *kit.RecordList[change]
	old, new *kit.Runs
	scrolls  []*container.Scroll
	changes  []change
	kind     charter.ChangeKind
	content  *fyne.Container
}

// compareVersions shows the window: the version that is shown against the one
// before it.
func (v *charterView) compareVersions() {
	c := newComparison(v)
	sheet := &page.Sheet{Title: "章程修订对照", Content: c.content, Cancel: "关闭", Width: 2000, Height: 2000}
	sheet.Show(v.p.host)
}

func newComparison(v *charterView) *comparison {
	c := &comparison{v: v, texts: v.comparable(), old: kit.NewRuns(), new: kit.NewRuns()}
	var words []string
	at := 0
	for i, x := range c.texts {
		words = append(words, kit.Visible(cmp.Or(x.Version, "未填版本")))
		if x.ID == v.id {
			at = i
		}
	}
	if at == len(c.texts)-1 {
		at-- // the oldest has none before it
	}
	c.older, c.newer = kit.NewSelect(words, nil), kit.NewSelect(words, nil)
	c.older.PlaceHolder, c.newer.PlaceHolder = "选择版本", "选择版本"
	c.newer.SetSelectedIndex(at)
	c.older.SetSelectedIndex(at + 1)
	c.older.OnChanged, c.newer.OnChanged = func(string) { c.work() }, func(string) { c.work() }
	flow := kit.NewFlow(widget.NewLabel("旧版本"), container.New(&ems{12}, c.older), widget.NewLabel("新版本"), container.New(&ems{12}, c.newer))
	for _, k := range changeKinds {
		chip := kit.NewChip("", "", func() { c.kind = k; c.apply() })
		c.chips = append(c.chips, chip)
		flow.Add(chip)
	}
	c.newList()
	titled := func(title string, text *kit.Runs) fyne.CanvasObject {
		scroll := container.NewVScroll(text)
		c.scrolls = append(c.scrolls, scroll)
		return container.NewBorder(kit.SectionTitle(title), nil, nil, nil, scroll)
	}
	texts := container.NewGridWithColumns(2, titled("旧条文（删去的划去）", c.old), titled("新条文（新增的加下划线）", c.new))
	split := container.NewHSplit(c.list, texts)
	page.KeepSplit(v.p.host, "charters.compare", split, 0.34)
	c.content = container.New(layout.NewStackLayout(), kit.NewTopped(flow, split))
	c.work()
	return c
}

func (c *comparison) newList() {
	c.list = page.NewList(c.v.p.host, page.ListOf{ID: "charters.compare", Title: "章程条款对照"}, []kit.Column[change]{
		{ID: "kind", Title: "变化", Width: 78, Text: func(x change) string { return string(x.Kind) },
			Color: func(x change) fyne.ThemeColorName {
				return map[charter.ChangeKind]fyne.ThemeColorName{charter.Added: kit.ColorGood, charter.Removed: kit.ColorBlock,
					charter.Changed: kit.ColorDue, charter.Renumbered: kit.ColorMuted}[x.Kind]
			}},
		{ID: "old", Title: "旧条号", Width: 92, Text: func(x change) string { return x.Old.Number },
			Less: func(a, b change) int { return cmp.Compare(a.Old.Order, b.Old.Order) }},
		{ID: "new", Title: "新条号", Width: 92, Text: func(x change) string { return x.New.Number },
			Less: func(a, b change) int { return cmp.Compare(a.New.Order, b.New.Order) }},
	})
	c.list.Key = func(x change) string { return x.key }
	c.list.Empty = "两个版本的条文没有差别。"
	c.list.OnSelect = func(rows []change) { c.selected(rows) }
}

// work compares the chosen versions behind, for long texts take a moment.
func (c *comparison) work() {
	o, n := c.older.SelectedIndex(), c.newer.SelectedIndex()
	if o < 0 || n < 0 {
		return
	}
	b := c.v.p.Snap.Book
	older, newer := model.Owned[model.Article](b, c.texts[o].ID), model.Owned[model.Article](b, c.texts[n].ID)
	kit.Background(func() {
		var changes []change
		for i, x := range charter.Compare(charter.OfRecords("", older), charter.OfRecords("", newer)) {
			changes = append(changes, change{x, strconv.Itoa(i)})
		}
		fyne.Do(func() {
			if c.older.SelectedIndex() == o && c.newer.SelectedIndex() == n {
				c.changes = changes
				c.list.SetRows(changes)
				c.apply()
			}
		})
	})
}

func (c *comparison) apply() {
	for i, k := range changeKinds {
		n := 0
		for _, x := range c.changes {
			n += kit.One(k == "" || x.Kind == k)
		}
		c.chips[i].Set(fmt.Sprintf("%s %d", cmp.Or(string(k), "全部"), n), k == c.kind)
	}
	kind := c.kind
	c.list.SetFilter(func(x change) bool { return kind == "" || x.Kind == kind })
	c.content.Refresh()
	c.selected(c.list.Selected())
}

// selected shows both texts of one difference, with the words that changed marked.
func (c *comparison) selected(rows []change) {
	if len(rows) != 1 {
		c.old.SetRuns(kit.Run{Text: "选中一处变化，两个版本的条文并排显示在这里。", Color: kit.ColorMuted})
		c.new.SetRuns()
	} else {
		x := rows[0]
		before, after := charter.Words(x.Old.Text, x.New.Text)
		c.old.SetRuns(articleRuns(x.Old, before, kit.Run{Color: kit.ColorBlock, Struck: true}, "（旧版本没有这一条）")...)
		c.new.SetRuns(articleRuns(x.New, after, kit.Run{Color: kit.ColorDue, Under: true}, "（新版本没有这一条）")...)
	}
	for _, s := range c.scrolls {
		s.ScrollToTop()
		s.Refresh()
	}
}

// articleRuns is one version of an article: chapter, number, and its text with what
// is changed in the style of changed.
func articleRuns(a charter.Article, text []charter.Piece, changed kit.Run, none string) []kit.Run {
	if a.Text == "" {
		return []kit.Run{{Text: none, Color: kit.ColorMuted}}
	}
	head := a.Number + "　"
	if a.Chapter != "" {
		head = a.Chapter + "\n" + head
	}
	out := []kit.Run{{Text: head, Color: kit.ColorMuted}}
	for _, p := range text {
		run := kit.Run{}
		if p.Changed {
			run = changed
		}
		run.Text = p.Text
		out = append(out, run)
	}
	return out
}
