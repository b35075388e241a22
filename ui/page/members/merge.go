package members

// 合并重复的人: two records of one person side by side, field by field; what referred to
// the other refers to the kept one from then on. One batch, which can be taken back.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const mergeText = "合并重复的人…"

// merging is the window.
type merging struct {
	p      *Page
	book   *model.Book
	plan   *model.Merging
	take   map[string]model.Take
	masked bool

	sheet  *page.Sheet
	body   *fyne.Container // all that depends on which one is kept
	said   *fyne.Container // what speaks against it
	reason *kit.Entry
	lacks  *kit.Fault
	then   func()
}

// mergeRows merges the two people that are selected, or asks for the other one.
func (p *Page) mergeRows(rows []row) {
	switch len(rows) {
	case 1:
		p.chooseTwin(*rows[0].Person)
	case 2:
		p.merge(*rows[0].Person, *rows[1].Person, nil)
	default:
		p.host.Tell("请选中同一个人的两条记录（按住Ctrl再点另一条）", nil)
	}
}

// likely lists who may be the same person: by identity number, by name.
func likely(b *model.Book, x model.Person) []model.Person {
	out := model.SameIdentity(b, x)
	for _, y := range model.Everywhere[model.Person](b) {
		if y.Name == x.Name && y.ID != x.ID && !slices.ContainsFunc(out, func(z model.Person) bool { return z.ID == y.ID }) {
			out = append(out, y)
		}
	}
	return out
}

// chooseTwin asks which other record is of the same person.
func (p *Page) chooseTwin(x model.Person) {
	b := p.snap.Book
	other, lacks := kit.NewPicker(model.KindPerson, p.host.Lookup), kit.NewFault()
	other.SetPlaceHolder("姓名、拼音首字母、证件号或编号")
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "“" + x.Name + "”（" + whichOne(b, x) + "）与哪一条是同一个人？"}),
		kit.Labelled("另一条记录", true, other, lacks))
	sheet := &page.Sheet{Title: "合并重复的人", Content: kit.NewFormScroll(container.NewPadded(box)), Width: 640, Height: 340}
	if twins := likely(b, x); len(twins) > 0 {
		box.Add(kit.NewWords(kit.Sentence{Text: "同名或同号的：", Color: kit.ColorMuted}))
		for _, y := range twins[:min(len(twins), 6)] {
			c := kit.NewButton(kit.Visible(y.Name+"　"+whichOne(b, y)), func() { other.Set(kit.Option{ID: y.ID, Text: y.Name}) })
			c.Alignment, c.Importance = widget.ButtonAlignLeading, widget.LowImportance
			box.Add(c)
		}
	}
	sheet.Yes = kit.NewButton("下一步", func() {
		y, ok := model.Find[model.Person](b, other.Chosen().ID)
		if !ok || y.ID == x.ID {
			lacks.Set(kit.Choose(ok, "这就是同一条，请选另一条", "请选另一条记录"))
			return
		}
		sheet.Hide()
		p.merge(x, y, nil)
	})
	sheet.Show(p.host)
	p.host.Window().Canvas().Focus(other)
}

// whichOne tells two records of one name apart.
func whichOne(b *model.Book, x model.Person) string {
	words := []string{"编号" + x.ID, b.EnterpriseName(x.EnterpriseID), string(x.Status)}
	if !x.Left.IsZero() {
		words = append(words, x.Left.String()+"离开")
	}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), "，")
}

// merge shows the two side by side; then is called once they are one, it may be nil.
func (p *Page) merge(x, y model.Person, then func()) {
	kept, other := model.SuggestKept(p.snap.Book, x, y)
	m := &merging{p: p, masked: !p.shown, then: then}
	p.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		m.plan, m.book, err = l.LookMerge(ctx, store.PersonMerge{Kept: kept.ID, Other: other.ID})
		return err
	}, m.show)
}

func (m *merging) show() {
	m.body, m.said = kit.NewColumn(), kit.NewColumn()
	m.reason, m.lacks = kit.NewEntry(), kit.NewFault()
	m.reason.SetText("同一个人重复登记")
	m.reason.OnChanged = func(string) { m.lacks.Set("") }
	people := []model.Person{m.plan.Kept, m.plan.Other}
	which := kit.NewColumn()
	var chips []*kit.Chip
	mark := func(kept int) {
		for i, c := range chips {
			c.Set(dot(i == kept)+m.keepWords(people[i]), i == kept)
		}
	}
	for i := range people {
		c := kit.NewChip("", "", func() {
			mark(i)
			m.take = nil
			m.plan.Kept, m.plan.Other = people[i], people[1-i]
			m.replan()
			m.fill()
		})
		chips = append(chips, c)
		which.Add(c)
	}
	mark(0)
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "两条记录合为一条：保留的一条编号不变，另一条并入后删除；用到它的记录改为用保留的一条。合并记为一批，可以撤销。"}),
		which, m.said, m.body, kit.Labelled("理由", true, m.reason, m.lacks))
	m.sheet = &page.Sheet{Title: "合并重复的人", Content: kit.NewFormScroll(container.NewPadded(box)), Width: 1040, Height: 2000,
		Changed: func() bool { return len(m.take) > 0 }}
	m.sheet.Yes = kit.NewButton("合并", m.yes)
	if m.masked {
		m.sheet.Left = []fyne.CanvasObject{m.newReveal()}
	}
	m.fill()
	m.sheet.Show(m.p.host)
}

// dot marks what is taken.
func dot(on bool) string { return kit.Choose(on, "● ", "○ ") }

func (m *merging) keepWords(x model.Person) string {
	return kit.Visible("保留“" + x.Name + "”（" + whichOne(m.book, x) + "）")
}

// newReveal shows numbers in full, which are all that tells some doubles apart.
func (m *merging) newReveal() *kit.Button {
	var reveal *kit.Button
	reveal = kit.NewButton(revealText, func() {
		page.Reveal(m.p.host, "合并重复的人时查看“"+m.plan.Kept.Name+"”两条记录的完整证件号码和电话", func() {
			m.masked = false
			reveal.Hide()
			m.fill()
		})
	})
	return reveal
}

func (m *merging) replan() {
	m.plan = model.PlanMerge(m.book, m.plan.Kept, m.plan.Other, m.take)
}

// fill shows the plan.
func (m *merging) fill() {
	m.body.RemoveAll()
	m.body.Add(kit.SectionTitle("不同的项，逐项选定"))
	if len(m.plan.Differences) == 0 {
		m.body.Add(kit.NewWords(kit.Sentence{Text: "没有不同的项。", Color: kit.ColorMuted}))
	} else {
		m.body.Add(container.New(sideLayout{}, kit.NewText("", kit.ColorMuted), kit.NewText("　保留的一条", kit.ColorMuted).Strong(),
			kit.NewText("　另一条", kit.ColorMuted).Strong()))
	}
	for _, d := range m.plan.Differences {
		m.body.Add(m.choice(d))
	}
	if same := m.same(); len(same) > 0 {
		m.body.Add(kit.NewFold(fmt.Sprintf("相同的%d项", len(same)), kit.NewWords(kit.Sentence{Text: strings.Join(same, "；")}), m.refresh))
	}
	m.body.Add(kit.SectionTitle("随之改动的记录"))
	m.body.Add(kit.NewWords(m.followWords()...))
	m.judge()
	m.body.Refresh()
}

func (m *merging) refresh() {
	if m.sheet != nil {
		m.sheet.Refresh()
	}
}

// same lists the fields in which both say the same.
func (m *merging) same() []string {
	var out []string
	for _, f := range model.SchemaOf(model.KindPerson).Fields {
		if f.Name != "ID" && !f.IsZero(m.plan.Kept) && f.Raw(m.plan.Kept) == f.Raw(m.plan.Other) {
			out = append(out, f.Label+"："+m.text(f, m.plan.Kept))
		}
	}
	return out
}

// text is a field as people read it, nothing secret unless it is shown.
func (m *merging) text(f model.Field, x model.Person) string {
	text := f.Text(x)
	switch {
	case f.IsZero(x):
		return "（空）"
	case f.Ref != "":
		return m.book.NameOf(model.Ref{Kind: f.Ref, ID: text})
	case f.Style == "secret" && m.masked:
		return page.Mask(f, text)
	}
	return strings.ReplaceAll(text, "\n", "　")
}

// choice is one line: the field and the two values, of which one is taken.
func (m *merging) choice(d model.Difference) fyne.CanvasObject {
	const most = 22
	values := [2]string{m.text(d.Field, m.plan.Kept), m.text(d.Field, m.plan.Other)}
	takes := [2]model.Take{model.TakeKept, model.TakeOther}
	cells := [2]*kit.Chip{}
	both := kit.NewCheck("两条都要", nil)
	set := func(take model.Take) {
		for i, t := range takes {
			on := take == t || take == model.TakeBoth
			cells[i].Set(dot(on)+kit.Visible(model.Clip(values[i], most)), on)
		}
		both.Checked = take == model.TakeBoth
		both.Refresh()
	}
	choose := func(take model.Take) {
		set(take)
		if m.take == nil {
			m.take = map[string]model.Take{}
		}
		m.take[d.Field.Name] = take
		m.replan()
		m.judge()
	}
	for i, take := range takes {
		cells[i] = kit.NewChip("", "", func() { choose(take) })
	}
	label := kit.NewText(d.Field.Label, kit.ColorMuted)
	row := kit.NewColumn(container.New(sideLayout{}, label, cells[0], cells[1]))
	if d.Field.Style == "long" {
		both.OnChanged = func(on bool) { choose(kit.Choose(on, model.TakeBoth, model.TakeKept)) }
		row.Add(container.New(sideLayout{}, kit.NewText("", kit.ColorMuted), both, kit.NewText("", kit.ColorMuted)))
	}
	for _, v := range values {
		if len([]rune(v)) > most {
			row.Add(kit.NewWords(kit.Sentence{Text: "　" + v, Color: kit.ColorMuted}))
		}
	}
	set(cmp.Or(m.take[d.Field.Name], d.Take))
	return row
}

// followWords says what of other records follows from it.
func (m *merging) followWords() []kit.Sentence {
	var moved []model.Record
	for _, x := range m.plan.Moved {
		moved = append(moved, x.Was)
	}
	var out []kit.Sentence
	if len(moved) > 0 {
		out = append(out, kit.Sentence{Text: "改为用保留的一条：" + m.book.Several(moved, 3) + "。"})
	}
	if len(m.plan.Dropped) > 0 {
		out = append(out, kit.Sentence{Text: "两条都有、只留一份的：" + m.book.Several(m.plan.Dropped, 3) + "。"})
	}
	if len(out) == 0 {
		out = append(out, kit.Sentence{Text: "没有别的记录用到另一条。", Color: kit.ColorMuted})
	}
	return out
}

// judge says what speaks against it, and lets it be done only if nothing is in the way.
func (m *merging) judge() {
	m.said.RemoveAll()
	for _, c := range m.plan.Blocks {
		m.said.Add(kit.NewWords(kit.Sentence{Text: "不能合并：" + c.Say, Color: kit.ColorBlock}))
		acts := kit.NewFlow()
		for _, r := range c.Records[:min(len(c.Records), 3)] {
			open := kit.NewButton("打开"+model.Clip(m.book.Titled(r), 24), func() {
				m.sheet.Hide()
				m.p.host.Open(model.RefOf(r))
			})
			open.Importance = widget.LowImportance
			acts.Add(open)
		}
		m.said.Add(acts)
	}
	var doubts []kit.Sentence
	for _, d := range m.plan.Doubts {
		doubts = append(doubts, kit.Sentence{Text: d, Color: kit.ColorWarn})
	}
	if len(doubts) > 0 {
		m.said.Add(kit.NewWords(doubts...))
	}
	m.said.Refresh()
	kit.Enable(m.sheet.Yes, len(m.plan.Blocks) == 0)
	m.refresh()
}

func (m *merging) yes() {
	if strings.TrimSpace(m.reason.Text) == "" {
		m.lacks.Set("请写明理由")
		return
	}
	if !m.plan.Unlike {
		m.write()
		return
	}
	m.p.host.Ask("可能不是同一个人", strings.Join(m.plan.Doubts[:min(2, len(m.plan.Doubts))], "")+"确定是同一个人，要合并吗？", "是同一个人，合并", m.write)
}

func (m *merging) write() {
	req := store.PersonMerge{Kept: m.plan.Kept.ID, Other: m.plan.Other.ID, Take: m.take, Reason: m.reason.Text}
	saving := m.sheet.Saving()
	m.p.Next(model.RefOf(m.plan.Kept))
	m.p.host.Write("已合并“"+m.plan.Merged.Name+"”的两条记录", func(err error) {
		saving(err)
		if err == nil && m.then != nil {
			m.then()
		}
	}, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.MergePeople(ctx, req)
		return batch, err
	})
}

// sideLayout is a label and two columns.
type sideLayout struct{}

// MinSize implements fyne.Layout.
func (sideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s.Height = max(s.Height, o.MinSize().Height)
	}
	return fyne.NewSize(300, s.Height)
}

// Layout implements fyne.Layout.
func (sideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label := max(size.Width*0.2, 10*theme.TextSize())
	side := (size.Width - label) / 2
	for i, o := range objects {
		width, x := side, label+float32(i-1)*side
		if i == 0 {
			width, x = label, 0
		}
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(width-theme.Padding(), h))
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
	}
}
