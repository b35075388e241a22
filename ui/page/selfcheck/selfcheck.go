// Package selfcheck is 自检 on the screen: a sentence to type, the check, what it
// found, and the file to hand back. It is a tab of 数据与设置, and a window of its
// own where the ledger does not open.
package selfcheck

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/doctor"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var textKind = []page.FileKind{{Name: "文本文件", Patterns: []string{"*.txt"}}}

// Panel is the page. Its methods belong to the UI goroutine.
type Panel struct {
	window  fyne.Window
	what    func() page.SelfCheck
	content fyne.CanvasObject
	field   *sentence
	run     *kit.Button
	stop    *kit.Button
	save    *kit.Button
	intro   *kit.Words // makes room for what was found
	said    *kit.Words
	list    *kit.RecordList[doctor.Line]
	detail  *kit.Words

	began  time.Time // when the sentence was begun to be typed
	report *doctor.Report
	cancel context.CancelFunc
}

// sentence is the field for the sentence; it tells when typing may begin.
type sentence struct {
	kit.Entry
	gained func()
}

// FocusGained implements fyne.Focusable.
func (s *sentence) FocusGained() {
	s.Entry.FocusGained()
	s.gained()
}

const (
	intro = "查这台电脑能不能正常使用本程序：系统、屏幕、输入法、字体、磁盘、打印机等，一般不到一分钟。不改动台账，不联网，不留下文件。结果不含台账内容、用户名、电脑名、文件夹路径和打印机名称；请另存成一个文本文件，交给提供程序的人。"
	pick  = "选中一项，可在这里看到全文和怎么办。"
)

// New makes the page; what is asked when the check begins.
func New(w fyne.Window, what func() page.SelfCheck) *Panel {
	p := &Panel{window: w, what: what, began: time.Now(), intro: kit.NewWords(kit.Sentence{Text: intro}), said: kit.NewWords(),
		detail: kit.NewWords()}
	p.detail.SetText(pick)
	p.field = &sentence{gained: func() {
		if p.field.Text == "" {
			p.began = time.Now()
		}
	}}
	p.field.ExtendBaseWidget(p.field)
	p.field.SetPlaceHolder("在这里用输入法打字")
	p.newList()
	p.run = kit.NewButtonWithIcon("开始自检", theme.MediaPlayIcon(), p.begin)
	p.run.Importance = widget.HighImportance
	p.stop = kit.NewButton("停止", func() { p.cancel() })
	p.save = kit.NewButtonWithIcon("另存结果…", theme.DocumentSaveIcon(), p.askSave)
	p.stop.Hide()
	p.save.Disable()
	first := kit.NewFlow(widget.NewLabel("先用平时的输入法打出“"+doctor.Sentence+"”："), kit.Wide(p.field, 260))
	top := kit.NewColumn(p.intro, first, kit.NewFlow(p.run, p.stop, p.save), p.said)
	foot := container.NewVBox(widget.NewSeparator(), kit.Lines(p.detail, 3))
	p.content = kit.NewTopped(container.NewPadded(top), container.NewBorder(nil, foot, nil, nil, p.list))
	p.said.Hide()
	return p
}

// Content is the page on screen.
func (p *Panel) Content() fyne.CanvasObject { return p.content }

// Show shows the page in a window over another.
func Show(w fyne.Window, what page.SelfCheck) *Panel {
	p := New(w, func() page.SelfCheck { return what })
	var d *kit.Dialog
	leave := func() {
		if p.cancel != nil {
			p.cancel()
		}
		d.Hide()
	}
	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("关闭", leave))
	d = kit.NewDialog(w, "自检", container.NewBorder(nil, foot, nil, nil, p.content))
	d.OnEscape = leave
	d.Fit(1100, 680)
	d.Show()
	return p
}

func (p *Panel) newList() {
	state := kit.Column[doctor.Line]{ID: "state", Title: "结果", Width: 72, Text: func(l doctor.Line) string { return l.State.String() },
		Less: func(a, b doctor.Line) int { return int(b.State - a.State) }}
	state.Color = func(l doctor.Line) fyne.ThemeColorName {
		return [...]fyne.ThemeColorName{doctor.Good: kit.ColorGood, doctor.Doubt: kit.ColorWarn, doctor.Bad: kit.ColorBlock}[l.State]
	}
	p.list = kit.NewRecordList([]kit.Column[doctor.Line]{
		state,
		{ID: "group", Title: "分类", Width: 96, Text: func(l doctor.Line) string { return l.Group }},
		{ID: "title", Title: "项目", Width: 170, Text: func(l doctor.Line) string { return l.Title }},
		{ID: "value", Title: "情况", Width: 460, Text: func(l doctor.Line) string { return l.Value }},
	})
	p.list.Uncounted()
	p.list.Key = func(l doctor.Line) string { return l.Group + l.Title + l.Value }
	p.list.Empty = "还没有自检。先在上面打一句中文，再点“开始自检”。"
	p.list.SetRows(nil)
	p.list.OnSelect = func(rows []doctor.Line) {
		p.detail.SetText(pick)
		if len(rows) == 1 {
			p.detail.Set(full(rows[0])...)
		}
	}
}

// full is all that is said of a line.
func full(l doctor.Line) []kit.Sentence {
	out := []kit.Sentence{{Text: kit.Visible(l.Title + "：" + l.Value)}}
	if l.Advice != "" {
		out = append(out, kit.Sentence{Text: kit.Visible("怎么办：" + l.Advice)})
	}
	return out
}

// begin asks the PC, behind.
func (p *Panel) begin() {
	what := p.what()
	opt := doctor.Options{Version: what.Version, Ledger: what.Ledger, Desktop: &doctor.Desktop{}}
	if what.Look != nil {
		opt.Desktop = what.Look()
	}
	opt.Desktop.Typing = &doctor.Typing{Text: p.field.Text}
	if what.Heard != nil {
		opt.Desktop.Typing.Events = what.Heard(p.began)
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel = cancel
	p.busy(true)
	opt.Progress = func(done, total int, title string) {
		fyne.Do(func() { p.tell(fmt.Sprintf("正在查第%d项，共%d项：%s……", done+1, total, title)) })
	}
	kit.Background(func() {
		r := doctor.Run(ctx, opt)
		fyne.Do(func() {
			cancel()
			p.show(r)
		})
	})
}

// busy changes the buttons for while it is asking.
func (p *Panel) busy(yes bool) {
	p.stop.Hidden = !yes
	for _, b := range []*kit.Button{p.run, p.save} {
		if yes {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	p.content.Refresh()
}

func (p *Panel) tell(text string) {
	p.said.SetText(kit.Visible(text))
	if p.said.Hidden {
		p.said.Show()
		p.content.Refresh()
	}
}

func (p *Panel) show(r doctor.Report) {
	p.report = &r
	p.intro.Hide()
	p.busy(false)
	p.tell(r.Sum() + "请点“另存结果…”写成文件。")
	rows := slices.Clone(r.Lines)
	slices.SortStableFunc(rows, func(a, b doctor.Line) int { return int(b.State - a.State) })
	p.list.SetRows(rows)
	if len(rows) > 0 && rows[0].State != doctor.Good {
		p.list.SelectKey(p.list.Key(rows[0]))
	}
}

// askSave asks where to; the system's own window asks before it replaces a file.
func (p *Panel) askSave() {
	page.SaveTo(p.window, "另存自检结果", p.report.FileName(), textKind, p.write)
}

func (p *Panel) write(to store.Target) {
	r := *p.report
	kit.Background(func() {
		err := to.Write(r.Write)
		fyne.Do(func() {
			if err != nil {
				p.tell(store.Explain(err))
				return
			}
			p.tell("已写出自检结果。请打开看一遍，再交给提供程序的人：" + to.Path)
		})
	})
}
