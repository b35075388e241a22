package data

// 导入: choose a file, see what it would do and what is wrong in it, then take it
// in; the whole import can be taken back.

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
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
	{Name: "花名册、台账、章程（表格、*.docx、*.txt）", Patterns: append(tablePatterns(), "*.docx", "*.txt")},
	{Name: "电子表格（*.xlsx、*.xls、*.et、*.csv、*.ods等）", Patterns: append(tablePatterns(), "*.txt")},
	{Name: "章程文本", Patterns: []string{"*.docx", "*.txt"}},
}

func tablePatterns() []string {
	var out []string
	for _, ending := range intake.TableEndings() {
		out = append(out, "*"+ending)
	}
	return out
}

// problem is one line of the list of problems.
type problem struct {
	sheet string
	n     int
	intake.Problem
}

// imports is the tab.
type imports struct {
	host    page.Host
	content fyne.CanvasObject
	body    *fyne.Container

	files       []string
	passwords   []string // of the files that have one
	lockedFile  string   // of which a password was asked for last
	charterFile bool     // the first file is a charter
	result      *intake.Outcome
	done        bool // it was taken in
	enterprise  *kit.Picker
	head        *kit.Paragraph
	said        *kit.Paragraph
	sheets      *kit.RecordList[*intake.SheetResult]
	problems    *kit.RecordList[problem]
	confirm     *kit.Button
	annotate    *kit.Button
	undo        *kit.Button
	again       *kit.Button
	owner       *fyne.Container // whose charter it is
}

func newImports(host page.Host) *imports {
	m := &imports{host: host, head: words(""), said: words("")}
	m.head.Bold = true
	m.newLists()
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

func (m *imports) newLists() {
	number := func(id string, f func(*intake.SheetResult) int) kit.Column[*intake.SheetResult] {
		return kit.Column[*intake.SheetResult]{ID: id, Title: id, Width: 70, Align: fyne.TextAlignTrailing,
			Text: func(s *intake.SheetResult) string { return strconv.Itoa(f(s)) },
			Less: func(a, b *intake.SheetResult) int { return f(a) - f(b) }}
	}
	bad := number("未通过", func(s *intake.SheetResult) int { return s.Rejected })
	bad.Color = func(s *intake.SheetResult) fyne.ThemeColorName {
		if s.Rejected > 0 {
			return kit.ColorBlock
		}
		return ""
	}
	m.sheets = page.NewList(m.host, page.ListOf{ID: "import.sheets", Title: "导入结果"}, []kit.Column[*intake.SheetResult]{
		{ID: "工作表", Title: "工作表", Width: 160, Text: func(s *intake.SheetResult) string { return s.Name }},
		number("读取", func(s *intake.SheetResult) int { return s.Read }),
		number("新增", func(s *intake.SheetResult) int { return s.Added }),
		number("更新", func(s *intake.SheetResult) int { return s.Updated }),
		number("未变", func(s *intake.SheetResult) int { return s.Unchanged }),
		bad,
		{ID: "说明", Title: "说明", Width: 480, Text: func(s *intake.SheetResult) string { return strings.Join(s.Notes, "；") }},
	})
	m.sheets.Key = func(s *intake.SheetResult) string { return s.Name }
	m.sheets.Empty = "没有读到工作表"
	text := func(id string, width float32, f func(problem) string) kit.Column[problem] {
		return kit.Column[problem]{ID: id, Title: id, Width: width, Text: f}
	}
	row := text("行", 54, func(p problem) string { return strconv.Itoa(p.Row) })
	row.Align, row.Code, row.Less = fyne.TextAlignTrailing, true, func(a, b problem) int { return a.Row - b.Row }
	level := text("程度", 64, problemLevel)
	level.Color = func(p problem) fyne.ThemeColorName {
		if p.Note {
			return kit.ColorNote
		}
		return kit.ColorBlock
	}
	m.problems = page.NewList(m.host, page.ListOf{ID: "import.problems", Title: "导入问题清单"}, []kit.Column[problem]{
		level, text("工作表", 110, func(p problem) string { return p.sheet }), row,
		text("列", 130, func(p problem) string { return p.Column }),
		text("内容", 170, func(p problem) string { return p.Value }),
		text("原因", 520, func(p problem) string { return p.Why }),
	})
	m.problems.Key = func(p problem) string { return strconv.Itoa(p.n) }
	m.problems.Empty = "没有发现问题。"
}

func problemLevel(p problem) string {
	if p.Note {
		return "提示"
	}
	return "未通过"
}

// showStart is the tab before a file is chosen.
func (m *imports) showStart() {
	choose := kit.NewButtonWithIcon("选择文件…", theme.FolderOpenIcon(), m.choose)
	choose.Importance = widget.HighImportance
	template := kit.NewButton("下载导入模板…", func() { saveTemplate(m.host) })
	text := words("可以导入：本程序的导入模板；已有的党员花名册、企业名册、台账（表头不同也认得常见说法）；公司章程文本（.docx、.txt）。表格可以是.xlsx、.xls、.et、.ods、.csv和网页格式的导出表，设了打开密码的.xlsx会询问密码。\n\n" +
		"选好文件后先试读：哪些行新增、哪些行更新、哪些行有问题，一一列出，这时还没有写入任何内容；确认后才导入，导入后整批可以撤销。")
	m.body.Objects = []fyne.CanvasObject{kit.NewParagraphs(kit.SectionTitle("把已有的数据接过来"), text, container.NewHBox(choose, template))}
	m.body.Refresh()
}

func (m *imports) choose() {
	page.ChooseFiles(m.host.Window(), "选择要导入的文件（可多选）", importKinds, m.begin)
}

// begin tries other files.
func (m *imports) begin(files []string) {
	m.enterprise.OnChange, m.files, m.passwords, m.lockedFile = nil, nil, nil, ""
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
	return intake.Request{Files: m.files, Passwords: m.passwords, DryRun: dry, Enterprise: m.enterprise.Chosen().ID, Progress: progress}
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
		if m.charterFile = charter; err == nil {
			m.show(res)
		}
	}})
}

// counts sums a result up.
func counts(r *intake.Outcome) (added, updated, unchanged, rejected int) {
	for _, s := range r.Sheets {
		added, updated, unchanged, rejected = added+s.Added, updated+s.Updated, unchanged+s.Unchanged, rejected+s.Rejected
	}
	return
}

// show shows a result: of a trial, or of an import.
func (m *imports) show(r *intake.Outcome) {
	m.result = r
	added, updated, unchanged, rejected := counts(r)
	name := m.name()
	sum := fmt.Sprintf("新增%d条，更新%d条，未变%d条，未通过%d行", added, updated, unchanged, rejected)
	if n := r.Doubtful(); n > 0 {
		sum += fmt.Sprintf("，存疑而不写入%d行", n)
	}
	switch {
	case m.done && r.Batch == 0:
		m.head.SetText("“" + name + "”没有写入新的内容")
		m.said.SetText(sum + "。")
	case m.done:
		m.head.SetText(fmt.Sprintf("已导入“%s”，批次号：第%d批", name, r.Batch))
		m.said.SetText(sum + "。未通过的行没有写入；这一批以后也可在“操作记录”中撤销。")
	default:
		m.head.SetText("试读“" + name + "”，还没有写入任何内容")
		next := "请核对下面的结果，再点“确认导入”。"
		if added+updated == 0 {
			next = "没有可以写入的内容，请看下面的问题。"
			if rejected == 0 {
				next = "台账里已经有这些内容，不用导入。"
			}
		}
		m.said.SetText("将" + sum + "。" + next)
	}
	m.sheets.SetRows(r.Sheets)
	m.problems.SetRows(problemsOf(r))
	m.buttons(added+updated, rejected)
	top := container.NewVBox(m.head, m.said)
	if m.charterFile && !m.done {
		top.Add(m.owner)
	}
	top.Add(kit.NewFlow(m.confirm, m.annotate, m.undo, m.again))
	split := container.NewVSplit(m.sheets, container.NewBorder(widget.NewLabel("问题清单（选中后按 Ctrl+C 可复制到 Excel）"), nil, nil, nil, m.problems))
	page.KeepSplit(m.host, "data.import", split, 0.38)
	m.body.Objects = []fyne.CanvasObject{kit.NewTopped(top, split)}
	m.body.Refresh()
}

// buttons offers what can be done now.
func (m *imports) buttons(writes, rejected int) {
	m.again.SetText("选择其他文件…")
	setShown(m.confirm, !m.done)
	setShown(m.undo, m.done && m.result.Batch != 0)
	setShown(m.annotate, rejected > 0 && len(m.files) == 1 && !m.charterFile)
	if writes == 0 {
		m.confirm.Disable()
	} else {
		m.confirm.Enable()
	}
}

func setShown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func problemsOf(r *intake.Outcome) []problem {
	var out []problem
	for _, s := range r.Sheets {
		// The reader says first what it cannot read, then what does not fit.
		list := slices.Clone(s.Problems)
		slices.SortStableFunc(list, func(a, b intake.Problem) int { return a.Row - b.Row })
		for _, p := range list {
			out = append(out, problem{sheet: s.Name, n: len(out), Problem: p})
		}
	}
	return out
}

// ask takes the file in, after a question if some rows stay out.
func (m *imports) ask() {
	added, updated, _, rejected := counts(m.result)
	if rejected == 0 {
		m.take()
		return
	}
	m.host.Ask("有未通过的行", fmt.Sprintf("“%s”中有%d行未通过，不会写入；只导入通过的%d行（新增%d条、更新%d条）。可以先导出错误标注副本，改正后再导入。", m.name(), rejected,
		added+updated, added, updated), "只导入通过的", m.take)
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
