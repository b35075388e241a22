package data

// 导入: choose a file, see what it would do and what is wrong in it, then take it
// in; the whole import can be taken back.

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var importKinds = []page.FileKind{
	{Name: "花名册、台账、章程（表格和文档）", Patterns: append(patterns(intake.TableEndings()), patterns(intake.CharterEndings())...)},
	{Name: "电子表格（*.xlsx、*.xls、*.et、*.csv、*.ods等）", Patterns: append(patterns(intake.TableEndings()), "*.txt")},
	{Name: "章程文本（*.docx、*.doc、*.wps、*.pdf、*.txt等）", Patterns: patterns(intake.CharterEndings())},
}

func patterns(endings []string) []string {
	var out []string
	for _, ending := range endings {
		out = append(out, "*"+ending)
	}
	return out
}

// imports is the tab.
type imports struct {
	host    page.Host
	content fyne.CanvasObject
	body    *fyne.Container

	files       []string
	passwords   []string                 // of the files that have one
	lockedFile  string                   // of which a password was asked for last
	charterFile bool                     // the first file is a charter
	choices     map[string]intake.Choice // what is wanted otherwise, by table
	makes       []intake.Making          // what is to be made with the import
	profile     string                   // by which tables are read; empty = none
	result      *intake.Outcome
	resultOf    []string // whose result it is
	done        bool     // it was taken in
	enterprise  *kit.Picker
	head        *kit.Paragraph
	said        *kit.Paragraph
	all         []taken // what was found
	opened      bool    // a table was opened from their list
	tables      *kit.RecordList[taken]
	decision    *decision
	confirm     *kit.Button
	annotate    *kit.Button
	undo        *kit.Button
	again       *kit.Button
	owner       *fyne.Container // whose charter it is
}

func newImports(host page.Host) *imports {
	m := &imports{host: host, head: words(""), said: words(""), choices: map[string]intake.Choice{}}
	m.head.Bold = true
	m.tables = m.newTables()
	m.decision = newDecision(m)
	m.enterprise = kit.NewPicker(model.KindEnterprise, host.Lookup)
	m.enterprise.SetPlaceHolder("按章程正文中的公司名称识别，也可在此指定")
	m.enterprise.OnChange = func(kit.Option) {
		if len(m.files) > 0 && !m.done {
			m.try(m.files)
		}
	}
	m.owner = container.NewBorder(nil, nil, widget.NewLabel("章程属于"), nil, m.enterprise)
	m.confirm = kit.NewButtonWithIcon("确认导入", theme.ConfirmIcon(), m.ask)
	m.confirm.Importance = widget.HighImportance
	m.annotate = kit.NewButton("导出错误标注副本…", m.askAnnotate)
	m.undo = kit.NewButton("撤销这次导入…", m.askUndo)
	m.again = kit.NewButtonWithIcon("选择文件…", theme.FolderOpenIcon(), m.choose)
	m.body = container.NewStack()
	m.content = m.body
	m.showStart()
	return m
}

func (m *imports) newTables() *kit.RecordList[taken] {
	text := kit.TextColumn[taken]
	number := func(id string, f func(intake.Counts) int) kit.Column[taken] {
		return kit.NumberColumn(id, 64, func(x taken) int { return f(x.counts()) })
	}
	bad := number("未通过", func(c intake.Counts) int { return c.Rejected })
	bad.Color = func(x taken) fyne.ThemeColorName { return kit.Choose(x.counts().Rejected > 0, kit.ColorBlock, "") }
	doubtful := number("存疑", func(c intake.Counts) int { return c.Doubtful })
	doubtful.Color = func(x taken) fyne.ThemeColorName { return kit.Choose(x.counts().Doubtful > 0, kit.ColorBlock, "") }
	as := text("认作", 150, taken.as)
	as.Color = func(x taken) fyne.ThemeColorName {
		return kit.Choose(x.table != nil && x.table.Open, kit.ColorBlock, "")
	}
	l := page.NewList(m.host, page.ListOf{ID: "import.tables", Title: "导入结果"}, []kit.Column[taken]{
		text("工作表", 140, taken.name), text("范围", 80, func(x taken) string { return x.rangeText() }), as,
		text("把握", 84, func(x taken) string { return x.sure() }),
		number("读取", func(c intake.Counts) int { return c.Read }), number("新增", func(c intake.Counts) int { return c.Added }),
		number("更新", func(c intake.Counts) int { return c.Updated }), number("未变", func(c intake.Counts) int { return c.Unchanged }),
		doubtful, bad, text("说明", 300, taken.notes),
	})
	l.Key, l.Empty = taken.key, "没有读到表"
	l.OnSelect = func(list []taken) {
		if len(list) == 1 && list[0].key() != m.decision.at.safeKey() {
			m.decision.show(list[0])
		}
	}
	l.OnOpen = m.open
	return l
}

// showStart is the tab before a file is chosen.
func (m *imports) showStart() {
	choose := kit.NewButtonWithIcon("选择文件…", theme.FolderOpenIcon(), m.choose)
	choose.Importance = widget.HighImportance
	template := kit.NewButton("下载导入模板…", func() { saveTemplate(m.host) })
	text := words("可以导入：本程序的导入模板；已有的党员花名册、企业名册、台账（表头不同也认得常见说法）；公司章程文本。表格可以是.xlsx、.xls、.et、.ods、.csv和网页格式的导出表，" +
		"设了打开密码的.xlsx会询问密码；章程可以是.docx、.doc、.wps、.odt、.rtf、.txt和有文字的.pdf。\n\n" +
		"选好文件后先试读：每张表认作什么、哪一列是什么、哪些行没有读、改动什么、哪里存疑，一一列出，都可以当场改，这时还没有写入任何内容；确认后才导入，导入后整批可以撤销。")
	profiles := kit.NewButton("已记住的对应关系…", m.askProfiles)
	m.body.Objects = []fyne.CanvasObject{kit.NewParagraphs(kit.SectionTitle("把已有的数据接过来"), text, kit.NewFlow(choose, template, profiles))}
	m.body.Refresh()
}

func (m *imports) choose() {
	page.ChooseFiles(m.host.Window(), "选择要导入的文件（可多选）", importKinds, m.begin)
}

// begin tries other files.
func (m *imports) begin(files []string) {
	m.enterprise.OnChange, m.files, m.passwords, m.lockedFile = nil, nil, nil, ""
	m.forget()
	m.enterprise.Set(kit.Option{})
	m.enterprise.OnChange = func(kit.Option) { m.try(m.files) }
	m.try(files)
}

// name is how the files are called.
func (m *imports) name() string {
	name := kit.Visible(filepath.Base(m.files[0]))
	if len(m.files) > 1 {
		return fmt.Sprintf("%s等%d个文件", name, len(m.files))
	}
	return name
}

func (m *imports) request(dry bool, progress func(done, total int)) intake.Request {
	return intake.Request{Files: m.files, Passwords: m.passwords, DryRun: dry, Enterprise: m.enterprise.Chosen().ID, Progress: progress,
		Choices: m.choices, Make: m.makes, Profile: m.profile}
}

// forget forgets what was wanted of the files of before.
func (m *imports) forget() { m.choices, m.makes, m.profile = map[string]intake.Choice{}, nil, "" }

// changed reports that something was decided for files that are not taken in.
func (m *imports) changed() bool {
	return !m.done && len(m.files) > 0 && (len(m.choices) > 0 || len(m.makes) > 0)
}

// drop gives the files up.
func (m *imports) drop() {
	m.forget()
	m.files, m.result = nil, nil
	m.showStart()
}

// try reads the files without writing anything.
func (m *imports) try(files []string) {
	m.files, m.done = files, false
	var res *intake.Outcome
	charter := false
	job := func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		charter = intake.IsCharter(files[0])
		r, err := intake.Import(ctx, l, m.request(true, progress))
		res = r
		return err
	}
	m.workOnFiles(fileWork{title: "正在试读“" + m.name() + "”", job: job, then: func(err error) {
		switch m.charterFile = charter; {
		case err == nil:
			m.show(res)
		case !slices.Equal(m.resultOf, files):
			m.drop() // what still stands there is of other files
		}
	}})
}

// sum adds the counts of all tables and charters up.
func sum(r *intake.Outcome) (c intake.Counts) {
	for _, x := range takenOf(r) {
		n := x.counts()
		c.Added, c.Updated, c.Unchanged = c.Added+n.Added, c.Updated+n.Updated, c.Unchanged+n.Unchanged
		c.Rejected, c.Doubtful, c.Left = c.Rejected+n.Rejected, c.Doubtful+n.Doubtful, c.Left+n.Left
	}
	return c
}

func countWords(c intake.Counts) string {
	text := fmt.Sprintf("新增%d条，更新%d条，未变%d条", c.Added, c.Updated, c.Unchanged)
	if c.Doubtful > 0 {
		text += fmt.Sprintf("，存疑%d行", c.Doubtful)
	}
	return text + fmt.Sprintf("，未通过%d行", c.Rejected)
}

// show shows a result: of a trial, or of an import.
func (m *imports) show(r *intake.Outcome) {
	m.result, m.resultOf = r, m.files
	c, name := sum(r), m.name()
	switch {
	case m.done && r.Batch == 0:
		m.head.SetText("“" + name + "”没有写入新的内容")
		m.said.SetText(countWords(c) + "。")
	case m.done:
		m.head.SetText(fmt.Sprintf("已导入“%s”，批次号：第%d批", name, r.Batch))
		m.said.SetText(countWords(c) + "。未通过的和存疑没有决定的行没有写入；这一批以后也可在“操作记录”中撤销。")
	default:
		m.head.SetText("") // a small screen has no room for two lines
		m.said.SetText("试读“" + name + "”，还没有写入任何内容。将" + countWords(c) + "。" + m.madeWords() + next(r, c))
	}
	setShown(m.head, m.done)
	m.buttons(c)
	m.shown(takenOf(r))
}

// next says what to do after a trial.
func next(r *intake.Outcome, c intake.Counts) string {
	switch {
	case r.Unexplained():
		return "有的内容没有认出来，请在下面选定，或确认不导入。"
	case len(newUnits(r)) > 0:
		return fmt.Sprintf("台账里没有的企业或党组织有%d个，请在“不认识的写法”中选定或者新建。", len(newUnits(r)))
	case c.Doubtful > 0:
		return "请先决定存疑的行：没有决定的不会写入。"
	case c.Added+c.Updated > 0:
		return "请核对下面的结果，再点“确认导入”。"
	case c.Rejected > 0:
		return "没有可以写入的内容，请看下面的问题。"
	case c.Unchanged > 0:
		return "台账里已经有这些内容，不用导入。"
	}
	return "没有可以写入的内容。"
}

// shown lists the tables and shows the chosen one, as before if it is there.
func (m *imports) shown(list []taken) {
	m.all = list
	top := container.NewVBox(m.head, m.said)
	if m.charterFile && !m.done {
		top.Add(m.owner)
	}
	top.Add(kit.NewFlow(append([]fyne.CanvasObject{m.confirm, m.annotate, m.undo, m.again}, m.decision.edits()...)...))
	top.Add(m.decision.about)
	at := slices.IndexFunc(list, func(x taken) bool { return x.key() == m.decision.at.safeKey() })
	if at < 0 { // the first that is read
		at = max(0, slices.IndexFunc(list, func(x taken) bool { return x.table == nil || x.table.As != "" }))
	}
	m.tables.SetRows(list)
	m.tables.SelectKey(list[at].key())
	m.decision.show(list[at])
	m.body.Objects = []fyne.CanvasObject{kit.NewTopped(top, m.decision.tabs)}
	m.body.Refresh()
}

// open goes to what a table asks for.
func (m *imports) open(x taken) {
	m.opened = true
	m.decision.show(x)
	m.decision.tabs.Select(m.decision.first())
	m.opened = false
}

// buttons offers what can be done now.
func (m *imports) buttons(c intake.Counts) {
	m.again.SetText("换文件…")
	setShown(m.confirm, !m.done)
	setShown(m.undo, m.done && m.result.Batch != 0)
	setShown(m.annotate, c.Rejected > 0 && len(m.files) == 1 && !m.charterFile)
	kit.Enable(m.confirm, c.Added+c.Updated > 0)
}

func setShown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// ask takes the file in, after a question if something stays out.
func (m *imports) ask() {
	c := sum(m.result)
	out := staysOut(m.result, c)
	if out == "" {
		m.take()
		return
	}
	m.host.Ask("有不会写入的内容", fmt.Sprintf("“%s”中%s，不会写入；只导入其余的（新增%d条、更新%d条）。可以先在下面逐条改正或决定，再导入。", m.name(), out, c.Added,
		c.Updated), "只导入其余的", m.take)
}

// staysOut says what of the files is not written though nobody chose so; empty = nothing.
func staysOut(r *intake.Outcome, c intake.Counts) string {
	var out []string
	if c.Rejected > 0 {
		out = append(out, fmt.Sprintf("有%d行未通过", c.Rejected))
	}
	if c.Doubtful > 0 {
		out = append(out, fmt.Sprintf("有%d行存疑还没有决定", c.Doubtful))
	}
	for _, t := range r.Tables {
		if t.Open {
			out = append(out, fmt.Sprintf("表“%s”的%s有没有认出的内容", t.Sheet, t.Range))
		}
	}
	return strings.Join(out, "，")
}

func (m *imports) take() {
	var res *intake.Outcome
	m.host.Work("正在导入“"+m.name()+"”", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		r, err := intake.Import(ctx, l, m.request(false, progress))
		res = r
		return err
	}, true, func(err error) {
		if err == nil {
			m.done = true
			m.show(res)
		}
	})
}

func (m *imports) askAnnotate() {
	name := strings.TrimSuffix(filepath.Base(m.files[0]), filepath.Ext(m.files[0])) + "（标注错误）.xlsx"
	page.SaveTo(m.host.Window(), "导出错误标注副本", name, page.ExcelKind, m.writeAnnotated)
}

// writeAnnotated writes a copy of the workbook with what is wrong in it.
func (m *imports) writeAnnotated(to store.Target) {
	m.host.Work("正在写出错误标注副本", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		if store.SameFile(to.Path, m.files[0]) {
			return store.Refuse("没有导出：副本不能盖掉原文件。请换一个文件名。")
		}
		req := m.request(true, progress)
		req.Annotate = to
		_, err := intake.Import(ctx, l, req)
		return err
	}, false, func(err error) {
		if err == nil {
			page.OfferFile(m.host, "已写出错误标注副本", to.Path)
		}
	})
}

func (m *imports) askUndo() {
	batch := m.result.Batch
	askUndo(m.host, batch, "导入“"+m.name()+"”", func() { m.showStart() })
}

// askUndo takes a batch back after a question that names it.
func askUndo(host page.Host, batch int64, what string, then func()) {
	host.Ask("撤销整批操作", fmt.Sprintf("撤销第%d批：%s？\n这一批写入的记录会恢复到操作之前；如其中有记录后来又被修改或引用，则不会撤销任何内容。", batch, what), "撤销这一批", func() {
		host.Work("正在撤销", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
			_, err := l.Undo(ctx, batch)
			return err
		}, true, func(err error) {
			if err == nil {
				host.Tell(fmt.Sprintf("已撤销第%d批", batch), nil)
				then()
			}
		})
	})
}
