package data

// Which column is which field, what stands for columns that are not there, and the choices
// that are remembered for the next such table.

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// notRead is in place of a field's name.
const notRead = "不导入这一列"

func (d *decision) newColumns() *kit.RecordList[intake.ColumnUse] {
	text := kit.TextColumn[intake.ColumnUse]
	field := text("对应的字段", 150, columnField)
	field.Color = func(c intake.ColumnUse) fyne.ThemeColorName {
		if c.How == intake.NotKnown && c.Filled > 0 {
			return kit.ColorBlock
		}
		return ""
	}
	l := page.NewList(d.imports.host, page.ListOf{ID: "import.columns", Title: "列的对应关系"}, []kit.Column[intake.ColumnUse]{
		text("列", 44, func(c intake.ColumnUse) string { return c.Column }),
		text("表头", 150, func(c intake.ColumnUse) string { return kit.Choose(c.Heading == "", "（没有表头）", c.Heading) }), field,
		text("依据", 70, func(c intake.ColumnUse) string { return string(c.How) }),
		kit.NumberColumn("有内容", 70, func(c intake.ColumnUse) int { return c.Filled }),
		text("内容举例", 220, func(c intake.ColumnUse) string { return strings.Join(c.Samples, "、") }),
		text("说明", 260, func(c intake.ColumnUse) string { return c.Note }),
	})
	l.Key = func(c intake.ColumnUse) string { return c.Column }
	l.Empty = "没有列"
	l.OnOpen = d.askColumn
	l.Menu = func(list []intake.ColumnUse) []*fyne.MenuItem {
		if len(list) != 1 || d.imports.done {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("改对应的字段…", func() { d.askColumn(list[0]) })}
	}
	return l
}

func columnField(c intake.ColumnUse) string {
	switch {
	case c.Label != "":
		return c.Label
	case c.How == intake.NotKnown && c.Filled > 0:
		return "没有认出，请选择"
	}
	return "不导入"
}

// askColumn asks which field a column is.
func (d *decision) askColumn(c intake.ColumnUse) {
	t := d.at.table
	if t == nil || t.As == "" || d.imports.done {
		return
	}
	names := []string{notRead}
	fields := []string{""}
	for _, f := range model.SchemaOf(t.As).Fields {
		names, fields = append(names, f.Label), append(fields, f.Name)
	}
	choice := kit.NewChoice(names, c.Label)
	if c.Label == "" && c.How != intake.NotKnown {
		choice.SetSelected(notRead)
	}
	head := kit.Choose(c.Heading == "", "没有表头", "表头“"+kit.Visible(c.Heading)+"”")
	askOne(d.imports.host, one{title: c.Column + "列是什么", label: "对应的字段", field: choice, yes: "确定",
		text: fmt.Sprintf("%s列，%s，%d行有内容，如：%s", c.Column, head, c.Filled, kit.Visible(strings.Join(c.Samples, "、"))),
		then: func() bool {
			i := slices.Index(names, choice.Value())
			if i < 0 {
				return false
			}
			d.change(func(x *intake.Choice) { put(&x.Map, c.Column, fields[i]) })
			return true
		}})
}

// references is the fields of the table's kind that name an enterprise or an organisation.
func (d *decision) references() []model.Field {
	if d.at.table == nil || d.at.table.As == "" {
		return nil
	}
	var out []model.Field
	for _, f := range model.SchemaOf(d.at.table.As).Fields {
		if f.Ref == model.KindEnterprise || f.Ref == model.KindOrganization {
			out = append(out, f)
		}
	}
	return out
}

// askFixed asks for what holds for all rows, where the table has no column for it.
func (d *decision) askFixed() {
	host, t := d.imports.host, d.at.table
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "表里没有这些列，或者这些列有空格时，各行都按这里填的算。"}))
	pickers := map[string]*kit.Picker{}
	for _, f := range d.references() {
		p := kit.NewPicker(f.Ref, host.Lookup)
		if id := d.imports.choices[d.at.key()].Fixed[f.Name]; id != "" {
			p.Set(kit.Option{ID: id, Text: host.Name(f.Ref, id)})
		} else if x, ok := t.Fixed[f.Name]; ok {
			p.SetPlaceHolder(x.Value + "（取自" + x.From + "）")
		}
		pickers[f.Name] = p
		box.Add(kit.Labelled(f.Label, false, p, nil))
	}
	s := &page.Sheet{Title: "各行共同的内容", Width: 620, Height: 420, Content: kit.NewFormScroll(container.NewPadded(box))}
	s.Yes = kit.NewButton("确定", func() {
		s.Hide()
		d.change(func(c *intake.Choice) {
			for name, p := range pickers {
				if id := p.Chosen().ID; id != "" {
					put(&c.Fixed, name, id)
				} else {
					delete(c.Fixed, name)
				}
			}
		})
	})
	s.Show(host)
}

// askKeep remembers which column is which for the next table with these heads.
func (d *decision) askKeep() {
	t := d.at.table
	name := kit.NewEntry()
	name.SetText(kit.Choose(t.Profile != "", t.Profile, t.Label))
	askOne(d.imports.host, one{title: "记住对应关系", label: "名称", field: name, yes: "记住",
		text: "把这张表认作什么、哪一列对应哪个字段、写法对应什么记下来。以后导入表头相同的表时，可以按它读取。它随台账一起备份。",
		then: func() bool {
			called := strings.TrimSpace(name.Text)
			if called == "" {
				return false
			}
			d.imports.host.Read(func(ctx context.Context, l *store.Workspace) error {
				return intake.KeepProfile(ctx, l, called, t.Decision, d.imports.choices[d.at.key()])
			}, func() { d.imports.host.Tell("已记住“"+called+"”", nil) })
			return true
		}})
}

// useOffered reads the table as such a one was read before.
func (d *decision) useOffered() {
	d.imports.profile = d.at.table.Offered
	d.imports.try(d.imports.files)
}

// askProfiles shows what is remembered, and lets it be forgotten.
func (m *imports) askProfiles() {
	var list []intake.Profile
	m.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		list, err = intake.Profiles(ctx, l)
		return err
	}, func() { m.showProfiles(list) })
}

func (m *imports) showProfiles(list []intake.Profile) {
	text := kit.TextColumn[intake.Profile]
	l := page.NewList(m.host, page.ListOf{Title: "已记住的对应关系"}, []kit.Column[intake.Profile]{
		text("名称", 180, func(p intake.Profile) string { return p.Name }),
		text("认作", 120, func(p intake.Profile) string {
			if p.As == "" {
				return "不导入"
			}
			return model.SchemaOf(p.As).Label
		}),
		text("对应的列", 90, func(p intake.Profile) string { return strconv.Itoa(len(p.Map)) }),
		text("上次使用", 110, func(p intake.Profile) string { return p.Used }),
	})
	l.Key = func(p intake.Profile) string { return p.Name }
	l.Empty = "还没有记住的。试读一张表以后，点“记住对应…”。"
	forget := kit.NewButton("删除所选", nil)
	s := &page.Sheet{Title: "已记住的对应关系", Cancel: "关闭", Width: 760, Height: 420, Content: l, Left: []fyne.CanvasObject{forget}}
	forget.OnTapped = func() {
		var names []string
		for _, p := range l.Selected() {
			names = append(names, p.Name)
		}
		if len(names) == 0 {
			return
		}
		m.host.Read(func(ctx context.Context, w *store.Workspace) error {
			for _, name := range names {
				if err := intake.RemoveProfile(ctx, w, name); err != nil {
					return err
				}
			}
			return nil
		}, func() {
			s.Hide()
			m.askProfiles()
		})
	}
	l.SetRows(list)
	s.Show(m.host)
}
