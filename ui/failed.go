package ui

// The screen of a ledger that was not opened: why, what can be done, and where a backup
// can take its place, which there are and what each holds.

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/trace"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/selfcheck"
)

// mostCopies is how many backups are looked into.
const mostCopies = 30

// failure is the screen.
type failure struct {
	f      *frontWindow
	opt    StartOptions
	err    error
	look   bool        // the ledger can perhaps be looked at
	copies []keep.Copy // newest first; of a ledger that a backup can take the place of
	list   *kit.RecordList[keep.Copy]

	spawn func(what string, f func()) // runs what reads and writes the disk
	open  func(StartOptions)
}

func newFailure(f *frontWindow, opt StartOptions, err error) *failure {
	opt.Store.Look = false
	return &failure{f: f, opt: opt, err: err, spawn: trace.Go, open: func(opt StartOptions) { open(f, opt) }}
}

// tellFailed shows why the ledger was not opened. It reads the disk: not for the UI
// goroutine.
func tellFailed(f *frontWindow, opt StartOptions, err error) {
	if store.Locked(err) {
		fyne.Do(newLocked(f, opt).show)
		return
	}
	x := newFailure(f, opt, err)
	x.find()
	fyne.Do(func() { put(f.w, x.content()) })
}

// find looks for what can be done.
func (x *failure) find() {
	x.look = store.CanLook(x.opt.Dir, x.err)
	if store.MayRestore(x.err) {
		x.copies = keep.Copies(context.Background(), x.opt.Dir, mostCopies, x.opt.Store.Key)
	}
}

func (x *failure) content() fyne.CanvasObject {
	head := canvas.NewText("台账没有打开", theme.Color(kit.ColorAccent))
	head.TextSize, head.TextStyle.Bold = 22, true
	text := kit.NewParagraph(kit.Visible(store.Explain(x.err) + "\n\n台账位置：" + x.opt.Dir))
	if len(x.copies) == 0 {
		return container.NewCenter(container.NewGridWrap(fyne.NewSize(800, 300), container.NewBorder(head, x.buttons(), nil, nil, text)))
	}
	x.newList()
	words := kit.NewParagraph("备份文件夹里的备份如下。选一份，点“恢复所选备份…”；现在的文件会先留存，仍可找回。")
	return container.NewPadded(container.NewPadded(container.NewBorder(
		container.NewVBox(head, text, words), x.buttons(), nil, nil, x.list)))
}

// buttons is what can be done.
func (x *failure) buttons() fyne.CanvasObject {
	again := kit.NewButton("重试", func() { x.open(x.opt) })
	first := again
	box := container.NewHBox()
	repair := repairButton(x.f, x.opt, x.err)
	if repair != nil { // it takes the newest backup, and what was done since
		box.Add(repair)
	}
	switch {
	case store.IsAbsent(x.err):
		first = kit.NewButton("在这里新建空台账", func() { create(x.f, x.opt, false) })
		box.Add(first)
	case len(x.copies) > 0:
		first = kit.NewButton("恢复所选备份…", x.askRestore)
		box.Add(first)
	case store.MayRestore(x.err):
		box.Add(kit.NewButton("从备份文件恢复…", x.askFile))
	}
	if repair != nil {
		first = repair
	}
	first.Importance = widget.HighImportance
	box.Add(again)
	if x.look {
		box.Add(kit.NewButton("只查看，不修改", func() {
			look := x.opt
			look.Store.Look = true
			x.open(look)
		}))
	}
	if len(x.copies) > 0 {
		box.Add(kit.NewButton("别处的备份…", x.askFile))
	}
	box.Objects = append(box.Objects, kit.NewButton("打开别的台账文件夹…", func() { openOther(x.f, x.opt) }),
		kit.NewButton("自检…", func() { selfcheck.Show(x.f.w, x.opt.selfCheck(x.f.w)) }), layout.NewSpacer())
	if back := backButton(x.opt, x.open); back != nil {
		box.Add(back)
	}
	box.Add(kit.NewButton("退出", func() { x.f.w.Close() }))
	return box
}

func (x *failure) newList() {
	x.list = kit.NewRecordList([]kit.Column[keep.Copy]{
		{ID: "made", Title: "备份时间", Width: 170, Text: func(c keep.Copy) string { return c.Made }},
		{ID: "why", Title: "种类", Width: 80, Text: func(c keep.Copy) string { return c.Why }},
		{ID: "people", Title: "人数", Width: 80, Align: fyne.TextAlignTrailing, Text: func(c keep.Copy) string {
			if c.Fault != "" {
				return ""
			}
			return strconv.Itoa(c.People)
		}, Less: func(a, b keep.Copy) int { return a.People - b.People }},
		{ID: "last", Title: "最后一次改动", Width: 420, Text: keep.Copy.Holds},
	})
	x.list.Key = func(c keep.Copy) string { return c.Path }
	x.list.OnOpen = func(keep.Copy) { x.askRestore() }
	x.list.SetRows(x.copies)
	for _, c := range x.copies {
		if c.Fault == "" {
			x.list.SelectKey(c.Path)
			break
		}
	}
}

func (x *failure) askFile() {
	page.ChooseFile(x.f.w, "选择要恢复的备份", page.BackupKind, func(path string) { x.ask(keep.Copy{Path: path}) })
}

func (x *failure) askRestore() {
	if rows := x.list.Selected(); len(rows) == 1 {
		x.ask(rows[0])
	}
}

// ask asks once more and restores.
func (x *failure) ask(c keep.Copy) {
	text := "用这份备份恢复台账？\n" + c.Path
	if c.Made != "" {
		text = "用" + c.Made + "的备份恢复台账？\n备份里有" + strconv.Itoa(c.People) + "人，最后一次改动：\n" + c.Holds()
	}
	text += "\n\n备份之后录入的内容将不在台账里。现在的文件会先留存在 backup 文件夹里。"
	var d *kit.Dialog
	yes := kit.NewButton("恢复这份备份", func() {
		d.Hide()
		x.restore(c.Path)
	})
	yes.Importance = widget.HighImportance
	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("取消", func() { d.Hide() }), yes)
	words := container.NewVScroll(kit.NewWords(kit.Sentence{Text: kit.Visible(text)}))
	d = kit.NewDialog(x.f.w, "恢复备份", container.NewBorder(nil, foot, nil, nil, words))
	d.Fit(560, 240)
	d.Show()
}

func (x *failure) restore(path string) {
	put(x.f.w, container.NewCenter(widget.NewLabel("正在恢复备份，请勿拔出U盘……")))
	x.spawn("恢复备份", func() {
		kept, err := keep.Restore(context.Background(), x.opt.Dir, path, x.opt.Store)
		fyne.Do(func() {
			if x.err = err; err != nil {
				put(x.f.w, x.content())
				return
			}
			opt := x.opt
			opt.then = func(s *Shell) { s.say("已恢复备份", restoredText(kept)) }
			x.open(opt)
		})
	})
}
