package data

// Rows of a table: what changes from what to what, what is doubtful, what was left out,
// what is wrong; each is decided or mended where it stands.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// change is a line of what an import does: a record that it brings, or a field that it
// changes.
type change struct {
	n    int
	what string
	intake.Change
}

func changesOf(t *intake.Table) []change {
	var out []change
	for _, c := range t.Changes {
		out = append(out, change{len(out), "更新", c})
	}
	for what, list := range map[string][]intake.Named{"新增": t.Added} {
		for _, x := range list {
			out = append(out, change{len(out), what, intake.Change{Row: x.Row, ID: x.ID, Name: x.Name}})
		}
	}
	for _, x := range t.Unchanged {
		out = append(out, change{len(out), "未变", intake.Change{Row: x.Row, ID: x.ID, Name: x.Name}})
	}
	return out
}

func (d *decision) newChanges() *kit.RecordList[change] {
	text := kit.TextColumn[change]
	what := text("类别", 64, func(c change) string { return c.what })
	what.Color = func(c change) fyne.ThemeColorName { return kit.Choose(c.what == "更新", kit.ColorWarn, "") }
	l := page.NewList(d.imports.host, page.ListOf{ID: "import.changes", Title: "导入的改动"}, []kit.Column[change]{
		what, rowColumn(func(c change) int { return c.Row }),
		text("名称", 160, func(c change) string { return c.Name }),
		text("字段", 130, func(c change) string { return c.Label }),
		text("台账原来是", 200, func(c change) string { return c.Old }),
		text("改为", 200, func(c change) string { return c.New }),
	})
	l.Key = func(c change) string { return strconv.Itoa(c.n) }
	l.Empty = "没有要写入的内容"
	return l
}

// rowColumn is the number of a row in the sheet.
func rowColumn[R any](n func(R) int) kit.Column[R] {
	c := kit.NumberColumn("行", 54, n)
	c.Code = true
	return c
}

func (d *decision) newDoubts() *kit.RecordList[intake.Doubt] {
	text := kit.TextColumn[intake.Doubt]
	answer := text("处理", 150, doubtAnswer)
	answer.Color = func(x intake.Doubt) fyne.ThemeColorName {
		return kit.Choose(x.Answer == intake.Unsaid, kit.ColorBlock, "")
	}
	l := page.NewList(d.imports.host, page.ListOf{ID: "import.doubts", Title: "导入的存疑"}, []kit.Column[intake.Doubt]{
		rowColumn(func(x intake.Doubt) int { return x.Row }),
		text("名称", 120, func(x intake.Doubt) string { return x.Name }),
		text("存疑", 110, func(x intake.Doubt) string { return string(x.What) }), answer,
		text("情况", 460, func(x intake.Doubt) string { return x.Why }),
	})
	l.Key = func(x intake.Doubt) string { return x.Key }
	l.Empty = "没有存疑的"
	l.OnOpen = d.askDoubt
	return l
}

func doubtAnswer(x intake.Doubt) string {
	if x.Answer == intake.Unsaid {
		return "请决定"
	}
	return answerLabel(x.Answers, x.Answer)
}

func answerLabel(list []intake.Answer, value string) string {
	for _, a := range list {
		if a.Value == value {
			return a.Label
		}
	}
	return value
}

// labels is the answers as a choice shows them.
func labels(list []intake.Answer) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Label)
	}
	return out
}

func (d *decision) askDoubt(x intake.Doubt) {
	if d.imports.done {
		return
	}
	names := labels(x.Answers)
	choice := kit.NewChoice(names, "")
	if i := slices.IndexFunc(x.Answers, func(a intake.Answer) bool { return a.Value == x.Answer }); i >= 0 {
		choice.SetSelected(names[i])
	}
	askOne(d.imports.host, one{title: fmt.Sprintf("第%d行存疑：%s", x.Row, x.What), text: kit.Visible(x.Name) + "：" + x.Why, label: "怎样处理",
		field: choice, yes: "确定", then: func() bool {
			i := slices.Index(names, choice.Value())
			if i < 0 {
				return false
			}
			d.change(func(c *intake.Choice) { put(&c.Answer, x.Key, x.Answers[i].Value) })
			return true
		}})
}

// answers offers one answer for all doubts of a kind.
func (d *decision) answers() {
	d.all.Objects = nil
	if t := d.at.table; t != nil && !d.imports.done {
		for _, o := range t.Options {
			if o.Count < 2 {
				continue
			}
			for _, a := range o.Answers {
				d.all.Add(kit.NewButton(fmt.Sprintf("%s%d处：%s", o.What, o.Count, allWords(o.What, a)), func() {
					d.change(func(c *intake.Choice) { put(&c.All, o.What, a.Value) })
				}))
			}
		}
	}
	d.all.Refresh()
}

// allWords is an answer for all rows: its own label names one.
func allWords(what intake.DoubtKind, a intake.Answer) string {
	switch a.Value {
	case intake.Take:
		if what == intake.NewPerson || what == intake.NewOther {
			return "都新建为人员"
		}
		return "都按表里的写"
	case intake.Leave:
		return "都不导入"
	case intake.AsNew:
		return "都作为新的记录"
	case intake.Split:
		return "都拆成几个人"
	case intake.Without:
		return "都不填，其余照样导入"
	}
	return "都" + a.Label
}

func (d *decision) newLeft() *kit.RecordList[intake.LeftOut] {
	text := kit.TextColumn[intake.LeftOut]
	l := page.NewList(d.imports.host, page.ListOf{ID: "import.left", Title: "没有读的行"}, []kit.Column[intake.LeftOut]{
		rowColumn(func(x intake.LeftOut) int { return x.Row }),
		text("原因", 240, func(x intake.LeftOut) string { return x.Why }),
		text("内容", 420, func(x intake.LeftOut) string { return x.Text }),
	})
	l.Key = func(x intake.LeftOut) string { return strconv.Itoa(x.Row) }
	l.Empty = "每一行都读了"
	l.OnOpen = func(x intake.LeftOut) { d.takeRow(x) }
	l.Menu = func(list []intake.LeftOut) []*fyne.MenuItem {
		if len(list) != 1 || d.imports.done {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("这一行还是要读", func() { d.takeRow(list[0]) })}
	}
	return l
}

// takeRow reads a row that was left out after all, or no more.
func (d *decision) takeRow(x intake.LeftOut) {
	if d.imports.done {
		return
	}
	d.imports.host.Ask("没有读的行", fmt.Sprintf("第%d行没有读：%s。\n%s\n要把它作为一条记录来读吗？这时还不会写入。", x.Row, x.Why, kit.Visible(x.Text)), "作为记录来读",
		func() { d.change(func(c *intake.Choice) { put(&c.Rows, x.Row, true) }) })
}

// problem is one line of the list of problems.
type problem struct {
	n int
	intake.Problem
}

func problemsOf(list []intake.Problem) []problem {
	out := make([]problem, len(list))
	for i, p := range list {
		out[i] = problem{i, p}
	}
	return out
}

func (d *decision) newWrong() *kit.RecordList[problem] {
	text := kit.TextColumn[problem]
	level := text("程度", 64, problemLevel)
	level.Color = func(p problem) fyne.ThemeColorName { return kit.Choose(p.Note, kit.ColorNote, kit.ColorBlock) }
	l := page.NewList(d.imports.host, page.ListOf{ID: "import.problems", Title: "导入问题清单"}, []kit.Column[problem]{
		level, rowColumn(func(p problem) int { return p.Row }),
		text("列", 130, func(p problem) string { return p.Column }),
		text("内容", 170, func(p problem) string { return p.Value }),
		text("原因", 520, func(p problem) string { return p.Why }),
	})
	l.Key = func(p problem) string { return strconv.Itoa(p.n) }
	l.Empty = "没有发现问题"
	l.OnOpen = d.askCell
	l.Menu = func(list []problem) []*fyne.MenuItem {
		if len(list) != 1 || d.cellOf(list[0].Problem) == "" {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("改这一格…", func() { d.askCell(list[0]) })}
	}
	return l
}

func problemLevel(p problem) string { return kit.Choose(p.Note, "提示", "未通过") }

// cellOf is the cell that a problem is about; empty if it is no one cell, or the import
// was made.
func (d *decision) cellOf(p intake.Problem) string {
	letters, _, _ := strings.Cut(p.Column, " ")
	if d.at.table == nil || d.imports.done || p.Row == 0 || letters == "" || strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return ""
	}
	return letters + strconv.Itoa(p.Row)
}

// askCell asks for another text of a cell: the file stays as it is.
func (d *decision) askCell(p problem) {
	cell := d.cellOf(p.Problem)
	if cell == "" {
		return
	}
	entry := kit.NewEntry()
	entry.SetText(p.Value)
	if was, ok := d.imports.choices[d.at.key()].Cells[cell]; ok {
		entry.SetText(was)
	}
	askOne(d.imports.host, one{title: "改" + cell + "这一格", label: kit.Visible(p.Column), field: entry, yes: "改好再试",
		text: sentence(kit.Visible(p.Why)) + "只改这次导入读到的内容，原来的文件不会改动。", then: func() bool {
			d.change(func(c *intake.Choice) { put(&c.Cells, cell, strings.TrimSpace(entry.Text)) })
			return true
		}})
}
