package ui

// The start: the welcome of a new ledger, or the desktop of the one that is
// there; and a sentence where it cannot be opened.

import (
	"context"
	"encoding/json"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/doctor"
	"partyledger/store/keep"
	"partyledger/store/trace"
	"partyledger/ui/kit"
)

// Title is the window's.
const Title = "国企党建台账"

// StartOptions says which ledger to open.
type StartOptions struct {
	Dir      string
	Note     string // why the ledger lies there, for the status bar; may be empty
	Software bool   // this PC draws by the processor: the screens are kept light
	Asked    bool   // the person named the folder: no welcome
	Beside   string // the program's folder, where the list of ledgers is kept; empty = none is
	Store    store.Options
	Closed   func() // called when the ledger is closed and the window goes; may be nil
	Display  Display
	Kept     map[string]json.RawMessage          // the ledger's settings, as far as they are known before it is opened
	back     string                              // the ledger that was open before; may be empty
	demo     bool                                // the ledger is to be filled with the sample
	then     func(*Shell)                        // once, when the ledger is open; may be nil
	Look     func(w fyne.Window) *doctor.Desktop // what 自检 asks of screens, window and OpenGL; may be nil
}

// remark is what the status bar says of this PC.
func (o StartOptions) remark() string {
	if o.Software {
		return "软件绘图"
	}
	return ""
}

// watch, if set, is shown the window as it opens and the shell once it is there:
// a build with the tag measure sets it.
var watch func(w fyne.Window, s *Shell)

// Start shows the first window. The app is run by the caller.
func Start(a fyne.App, opt StartOptions) {
	f := openFront(a, opt)
	f.w.SetMaster()
	f.w.SetPadded(false)
	standFor(f.w)
	if !store.Exists(opt.Dir) && !opt.Asked {
		put(f.w, welcome(f, opt))
		tellCrash(f.w, lastCrash(filepath.Dir(opt.Dir)))
	} else {
		open(f, opt)
	}
	a.Lifecycle().SetOnStarted(func() { followCaret(f.w) })
	if watch != nil {
		watch(f.w, nil)
	}
	f.w.Show()
	f.shown()
}

// open opens the ledger that is there.
func open(f *frontWindow, opt StartOptions) {
	demo := opt.demo
	opt.demo = false // only this once
	openOr(f, opt, demo)
}

// create makes a new ledger and opens it, with the sample in it or not.
func create(f *frontWindow, opt StartOptions, demo bool) {
	opt.Store.Key = nil // of another ledger
	opt.Store.New = true
	openOr(f, opt, demo)
}

// openOr opens the ledger behind a short word and shows the desktop, or why there is none.
func openOr(f *frontWindow, opt StartOptions, demo bool) {
	words := widget.NewLabel("正在打开台账……")
	if demo {
		words.SetText("正在建立示例集团……")
	}
	put(f.w, container.NewCenter(words))
	trace.Go("打开台账", func() {
		ledger, err := store.Open(context.Background(), opt.Dir, opt.Store)
		opt.Store.New = false // only this once
		crash := lastCrash(store.LogDir(opt.Dir))
		if err == nil && demo {
			if err = keep.Demo(context.Background(), ledger); err != nil {
				ledger.Close()
			}
		}
		if err != nil {
			tellFailed(f, opt, err)
			return
		}
		noteOpened(opt, ledger)
		fyne.Do(func() {
			s := newDesktop(f, ledger, Entries())
			tellCrash(f.w, crash)
			s.SetHost(opt.Note, opt.remark())
			s.check = opt.selfCheck(f.w)
			opt.Store.Look = false
			then := opt.then
			opt.then = nil
			s.opt, s.open = opt, func(opt StartOptions) { open(f, opt) }
			s.onClose = opt.Closed
			if watch != nil {
				watch(f.w, s)
			}
			if then != nil {
				then(s)
			}
		})
	})
}

// welcome is the first screen of a new ledger.
func welcome(f *frontWindow, opt StartOptions) fyne.CanvasObject {
	head := canvas.NewText(Title, theme.Color(kit.ColorAccent))
	head.TextSize, head.TextStyle.Bold, head.Alignment = 30, true, fyne.TextAlignCenter
	sub := canvas.NewText("章程　党务力量　双向交流　发展党员", theme.Color(kit.ColorMuted))
	sub.TextSize, sub.Alignment = 16, fyne.TextAlignCenter
	where := widget.NewLabel("台账将保存在：" + kit.Visible(opt.Dir) + "\n本程序不联网，数据只在这个文件夹里；请妥善保管并定期备份。")
	where.Alignment = fyne.TextAlignCenter
	where.Wrapping = fyne.TextWrapBreak
	warn := canvas.NewText("不得处理涉密文件和涉密信息", theme.Color(kit.ColorAccent))
	warn.TextStyle.Bold, warn.Alignment, warn.TextSize = true, fyne.TextAlignCenter, 15
	choose := func(text string, high bool, f func()) fyne.CanvasObject {
		b := kit.NewButton(text, f)
		if high {
			b.Importance = widget.HighImportance
		}
		return container.NewCenter(container.NewGridWrap(fyne.NewSize(420, 48), b))
	}
	box := container.NewVBox(
		head, sub, layout.NewSpacer(),
		choose("建立空台账，开始使用", true, func() { create(f, opt, false) }),
		choose("先看看示例集团（全部为虚构数据）", false, func() {
			to, sample := sampleOf(opt.Dir), opt
			sample.Dir, sample.Note, sample.Store.New, sample.demo = to.Dir, "", to.Store.New, to.demo
			open(f, sample)
		}),
		choose("打开已有的台账文件夹…", false, func() { openOther(f, opt) }),
		layout.NewSpacer(), where, warn)
	return container.NewCenter(container.NewGridWrap(fyne.NewSize(560, 460), container.NewStack(box)))
}

func openOther(f *frontWindow, opt StartOptions) {
	chooseFolder(f.w, "选择台账所在的文件夹", func(dir string) {
		opt.Dir, opt.Note, opt.Store.Key = dir, "", nil
		open(f, opt)
	})
}
