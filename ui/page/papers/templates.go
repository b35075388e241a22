package papers

// 本单位模板: the office's own Word files in the ledger, checked before they are kept, and
// the names that may stand in them.

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
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
	s.PlaceHolder = slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) }) // as wide as the longest
	s.SetSelectedIndex(0)
	s.OnChanged = func(string) { changed() }
	return s
}

func newTemplates(host page.Host) *templates {
	t := &templates{host: host}
	t.choose = func(then func([]string)) {
		page.ChooseFiles(host.Window(), "选择Word模板或者模板集", []page.FileKind{{Name: "Word文档、模板集",
			Patterns: []string{"*.docx", "*.dotx", "*.zip"}}}, then)
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
	pack := kit.NewButtonWithIcon("生成模板集…", theme.DocumentSaveIcon(), t.pack)
	top := kit.NewFlow(add, drop, pack, widget.NewLabel("检查时作为"), t.kind, widget.NewLabel("的模板"))
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

// add keeps the chosen files and those of the chosen sets; where some would be replaced, or a
// set brings many, the person is asked. What cannot be filled is told, and then none is kept.
func (t *templates) add(files []string) {
	var list []mailmerge.Template
	var known []string
	t.host.Work("读取模板", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		if list, err = mailmerge.Read(files); err == nil {
			known, err = mailmerge.Known(ctx, l, list)
		}
		return err
	}, false, func(err error) {
		switch {
		case err != nil:
		case len(known) == 0 && len(list) == len(files):
			t.keep(list)
		default:
			t.host.Ask("存入模板", setWords(list, known), fmt.Sprintf("存入%d个", len(list)), func() { t.keep(list) })
		}
	})
}

// setWords says what some templates are, by their folders, and which would be replaced.
func setWords(list []mailmerge.Template, known []string) string {
	in, folders := map[string]int{}, []string{}
	for _, x := range list {
		if in[x.Folder]++; in[x.Folder] == 1 {
			folders = append(folders, x.Folder)
		}
	}
	said := fmt.Sprintf("共%d个模板：", len(list))
	for _, f := range folders {
		said += fmt.Sprintf("\n%s　%d个", cmp.Or(f, "（不分文件夹）"), in[f])
	}
	if len(known) > 0 {
		const most = 5
		said += "\n下列同名的将被替换：" + strings.Join(known[:min(most, len(known))], "、")
		if len(known) > most {
			said += fmt.Sprintf("等%d个", len(known))
		}
	}
	return said + "\n写成一批，可以撤销。"
}

func (t *templates) keep(list []mailmerge.Template) {
	var took mailmerge.Taken
	t.host.Work("存入模板", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		took, err = mailmerge.Keep(ctx, l, list...)
		return err
	}, true, func(err error) {
		if err == nil {
			t.host.Tell(took.Say()+"，随备份一起保存", nil)
		}
		t.read()
	})
}

// pack writes the kept templates as a set to be sent down.
func (t *templates) pack() {
	if len(t.list.Rows()) == 0 {
		t.host.Tell("还没有存入模板，没有可以发的", nil)
		return
	}
	page.SaveTo(t.host.Window(), "生成模板集", "模板集.zip", []page.FileKind{{Name: "模板集", Patterns: []string{"*.zip"}}}, func(to store.Target) {
		n := 0
		t.host.Work("生成模板集", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
			n, err = mailmerge.Pack(ctx, l, "", to)
			return err
		}, false, func(err error) {
			if err == nil {
				t.host.Offer(fmt.Sprintf("已生成模板集，模板%d个；收到的单位在这里点“加入模板…”存入", n), page.Action{Text: "打开所在文件夹",
					Do: func() {
						page.ShowInFolder(to.Path, func(err error) {
							if err != nil {
								t.host.Fail(err)
							}
						})
					}})
			}
		})
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
