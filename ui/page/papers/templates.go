package papers

// 本单位模板: the office's own Word files in the ledger, checked before they are kept, and
// the names that may stand in them.

import (
	"context"
	"fmt"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/fields"
	"partyledger/store"
	"partyledger/store/mailmerge"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// templateRow is a kept template with what its check found.
type templateRow struct {
	mailmerge.Checked
	path string
}

// templates is the tab.
type templates struct {
	host page.Host
	kind *kit.Select // what the templates are filled for
	list *kit.RecordList[templateRow]
	// choose asks for files; tests put their own in its place.
	choose func(then func([]string))
}

// templateKinds are the records that templates are filled for most.
func templateKinds() []model.Kind {
	return []model.Kind{model.KindDevelopmentCase, model.KindBranchMeeting, model.KindPerson, model.KindOrganization, model.KindTerm,
		model.KindExchange, model.KindRectification, model.KindEnterprise}
}

func kindSelect(changed func()) *kit.Select {
	var words []string
	for _, k := range templateKinds() {
		words = append(words, model.SchemaOf(k).Label)
	}
	s := kit.NewSelect(words, nil)
	s.SetSelectedIndex(0)
	s.OnChanged = func(string) { changed() }
	return s
}

func newTemplates(host page.Host) *templates {
	t := &templates{host: host}
	t.choose = func(then func([]string)) {
		page.ChooseFiles(host.Window(), "选择Word模板", []page.FileKind{{Name: "Word文档", Patterns: []string{"*.docx", "*.dotx"}}}, then)
	}
	t.kind = kindSelect(t.read)
	t.list = page.NewList(host, page.ListOf{ID: "papers.templates", Title: "本单位模板"}, []kit.Column[templateRow]{
		{ID: "folder", Title: "文件夹", Width: 180, Text: func(x templateRow) string { return x.Template.Folder }},
		{ID: "name", Title: "模板", Width: 280, Text: func(x templateRow) string { return x.Template.Name }},
		{ID: "marks", Title: "填写处", Width: 80, Align: fyne.TextAlignTrailing,
			Text: func(x templateRow) string { return fmt.Sprint(x.Marks) },
			Less: func(a, b templateRow) int { return a.Marks - b.Marks }},
		{ID: "state", Title: "检查", Width: 420, Text: templateRow.state, Color: func(x templateRow) fyne.ThemeColorName {
			return kit.Choose(x.Fatal(), kit.ColorBlock, kit.Choose(len(x.Problems) > 0, kit.ColorWarn, kit.ColorGood))
		}},
	})
	t.list.Key = func(x templateRow) string { return x.path }
	t.list.Empty = "还没有存入模板。点“加入模板…”选择本单位的Word文件（.docx）：在要填的地方写上名称，如 {{姓名}}，可用的名称见旁边的页签。"
	t.list.OnOpen = t.show
	return t
}

// state says what the check found in a few words.
func (x templateRow) state() string {
	switch {
	case x.Refused != nil:
		return store.Explain(x.Refused)
	case len(x.Problems) > 0:
		return fmt.Sprintf("%d处问题：%s", len(x.Problems), x.Problems[0].Say())
	}
	return "可以使用"
}

func (t *templates) content() fyne.CanvasObject {
	add := kit.NewButtonWithIcon("加入模板…", theme.ContentAddIcon(), func() { t.choose(t.add) })
	drop := kit.NewButtonWithIcon("移除…", theme.DeleteIcon(), t.askDrop)
	top := kit.NewFlow(add, drop, widget.NewLabel("检查时作为"), t.kind, widget.NewLabel("的模板"))
	return kit.NewTopped(container.NewPadded(top), t.list)
}

// chosenKind is the kind that is chosen over the list.
func chosenKind(s *kit.Select) model.Kind { return templateKinds()[max(s.SelectedIndex(), 0)] }

// read reads the kept templates and checks them.
func (t *templates) read() {
	var rows []templateRow
	kind := chosenKind(t.kind)
	t.host.Read(func(ctx context.Context, l *store.Workspace) error {
		list, err := mailmerge.Kept(ctx, l)
		for _, x := range list {
			rows = append(rows, templateRow{mailmerge.Check(x, kind), path.Join(x.Folder, x.Name)})
		}
		return err
	}, func() { t.list.SetRows(rows) })
}

// add keeps the chosen files; one that cannot be filled is told and not kept.
func (t *templates) add(files []string) {
	kept := 0
	t.host.Work("加入模板", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		list, err := mailmerge.Read(files)
		for i, x := range list {
			if err == nil {
				err = mailmerge.Keep(ctx, l, x)
			}
			if err != nil {
				break
			}
			kept++
			progress(i+1, len(list))
		}
		return err
	}, true, func(error) {
		if kept > 0 {
			t.host.Tell(fmt.Sprintf("已存入%d个模板，随备份一起保存", kept), nil)
		}
		t.read()
	})
}

// show lists all that the check found of a template.
func (t *templates) show(x templateRow) {
	var said []kit.Sentence
	if x.Refused != nil {
		said = append(said, kit.Sentence{Text: store.Explain(x.Refused), Color: kit.ColorBlock})
	}
	for _, p := range x.Problems {
		said = append(said, kit.Sentence{Text: p.Say(), Color: kit.Choose(p.Fatal, kit.ColorBlock, kit.ColorWarn)})
	}
	for _, n := range x.Notes {
		said = append(said, kit.Sentence{Text: "说明：" + n, Color: kit.ColorMuted})
	}
	if len(said) == 0 {
		said = append(said,
			kit.Sentence{Text: fmt.Sprintf("共%d处要填，名称都认得。在名单里选中记录，点“出具文书…”，再点“本单位模板…”填写。", x.Marks)})
	}
	sheet := &page.Sheet{Title: "模板“" + x.path + "”",
		Content: container.NewVScroll(container.NewPadded(kit.NewWords(said...))), Cancel: "关闭",
		Width: 760, Height: 420}
	sheet.Show(t.host)
}

func (t *templates) askDrop() {
	rows := t.list.Selected()
	if len(rows) == 0 {
		t.host.Tell("请先选中要移除的模板", nil)
		return
	}
	t.host.Ask("移除模板", fmt.Sprintf("移除“%s”等%d个模板？以前用它生成的文件不受影响。", rows[0].path, len(rows)), "移除", func() {
		t.host.Work("移除模板", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
			for _, x := range rows {
				if err := mailmerge.Drop(ctx, l, x.path); err != nil {
					return err
				}
			}
			return nil
		}, true, func(error) { t.read() })
	})
}

// names is the tab of the names that may stand in a template: a press copies one.
type names struct {
	host page.Host
	kind *kit.Select
	text *kit.Entry
	list *kit.RecordList[fields.Name]
}

func newNames(host page.Host) *names {
	n := &names{host: host}
	n.kind = kindSelect(n.show)
	n.text = kit.NewEntry()
	n.text.SetPlaceHolder("筛选：名称")
	n.text.OnChanged = func(string) { n.filter() }
	n.list = page.NewList(host, page.ListOf{ID: "papers.names", Title: "模板中可用的名称"}, []kit.Column[fields.Name]{
		{ID: "written", Title: "写法", Width: 260, Text: fields.Name.Written},
		{ID: "for", Title: "为谁填写", Width: 110, Text: func(fields.Name) string { return n.kind.Selected }},
		{ID: "from", Title: "取自", Width: 150, Text: func(x fields.Name) string { return x.From }},
		{ID: "formats", Title: "可加的格式", Width: 220, Text: func(x fields.Name) string { return x.Formats }},
		{ID: "about", Title: "说明", Width: 320, Text: func(x fields.Name) string { return x.About }},
	})
	n.list.Key = fields.Name.Written
	n.list.OnOpen = func(x fields.Name) {
		fyne.CurrentApp().Clipboard().SetContent(x.Written())
		host.Tell("已复制 "+x.Written()+"，在Word里粘贴到要填的地方", nil)
	}
	return n
}

func (n *names) content() fyne.CanvasObject {
	tell := kit.NewText("双击复制写法；下方可以打印或者导出这张表", kit.ColorMuted)
	return kit.NewTopped(container.NewPadded(kit.NewFlow(n.kind, kit.Wide(n.text, 200), tell)), n.list)
}

func (n *names) show() {
	n.list.SetRows(fields.Names(chosenKind(n.kind)))
	n.filter()
}

func (n *names) filter() {
	match := page.Matcher(n.text.Text)
	n.list.SetFilter(func(x fields.Name) bool { return match(strings.ToLower(x.Written() + x.From + x.About)) })
}
