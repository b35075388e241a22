package ui

// The screen of an encrypted ledger: its password is asked for, or the recovery code.

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/trace"
	"partyledger/store/vault"
	"partyledger/ui/kit"
)

// longestPause is how long a password that was wrong again and again has to wait.
const longestPause = 30 * time.Second

// locked is the screen.
type locked struct {
	f     *frontWindow
	opt   StartOptions
	wrong int // how often what was typed was not the one
	code  bool
	entry *kit.Entry
	said  *kit.Words
	yes   *kit.Button

	spawn func(what string, f func())
	open  func(StartOptions)
	sleep func(time.Duration)
}

func newLocked(f *frontWindow, opt StartOptions) *locked {
	return &locked{f: f, opt: opt, spawn: trace.Go, open: func(opt StartOptions) { open(f, opt) }, sleep: time.Sleep}
}

// show shows the screen, for the password or the recovery code.
func (x *locked) show() {
	title, label, about, other := "台账已加密", "口令", "这份台账设置了口令。请输入口令打开；区分大小写。", "忘记口令…"
	x.entry = kit.NewEntry()
	x.entry.Password = true
	if x.code {
		title, label, other = "用恢复码打开", "恢复码", "用口令打开…"
		about = "请输入恢复单上打印的恢复码，共9组，每组4个字符；横线和空格可以不输。口令和恢复码都没有的，台账无法打开，程序的开发者也打不开。"
		x.entry.Password = false
	}
	head := canvas.NewText(title, theme.Color(kit.ColorAccent))
	head.TextSize, head.TextStyle.Bold = 22, true
	x.said = kit.NewWords()
	x.yes = kit.NewButton("打开台账", x.try)
	x.yes.Importance = widget.HighImportance
	x.entry.OnSubmitted = func(string) { x.try() }
	buttons := container.NewHBox(x.yes, kit.NewButton(other, func() {
		x.code = !x.code
		x.show()
	}), kit.NewButton("打开别的台账文件夹……", func() { openOther(x.f, x.opt) }), layout.NewSpacer(),
		kit.NewButton("退出", func() { x.f.w.Close() }))
	form := kit.NewColumn(kit.NewWords(kit.Sentence{Text: about}, kit.Sentence{Text: kit.Visible("台账位置：" + x.opt.Dir)}),
		kit.Labelled(label, true, x.entry, x.said))
	put(x.f.w, container.NewCenter(container.NewGridWrap(fyne.NewSize(700, 320), container.NewBorder(head, buttons, nil, nil, form))))
	x.f.w.Canvas().Focus(x.entry)
}

// pause is how long one waits after so many wrong ones.
func pause(wrong int) time.Duration { return min(time.Second<<min(wrong, 10)/2, longestPause) }

// try unlocks the ledger with what was typed, and opens it.
func (x *locked) try() {
	text := x.entry.Text
	if strings.TrimSpace(text) == "" || x.yes.Disabled() {
		return
	}
	x.yes.Disable()
	x.said.Set(kit.Sentence{Text: "正在核对……", Color: kit.ColorMuted})
	by, wrong := store.Unlock, x.wrong
	if x.code {
		by = store.UnlockRecovery
	}
	x.spawn("核对口令", func() {
		key, err := by(x.opt.Dir, text)
		if err != nil && wrong > 0 {
			x.sleep(pause(wrong))
		}
		fyne.Do(func() { x.unlocked(key, err) })
	})
}

func (x *locked) unlocked(key *vault.Key, err error) {
	x.yes.Enable()
	if err != nil {
		x.wrong++
		x.said.Set(kit.Sentence{Text: store.Explain(err), Color: kit.ColorBlock})
		return
	}
	opt := x.opt
	opt.Store.Key = key
	if x.code {
		opt.then = func(s *Shell) { s.askNewPassword() }
	}
	x.open(opt)
}

// askNewPassword asks for another password once the recovery code has opened the ledger:
// whoever had to use it has no other.
func (s *Shell) askNewPassword() {
	first, again, said := kit.NewEntry(), kit.NewEntry(), kit.NewWords()
	first.Password, again.Password = true, true
	form := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "已用恢复码打开。请设置新口令，至少10个字符；恢复码不变，请继续妥善保管恢复单。"}),
		kit.Labelled("新口令", true, first, kit.NewWords()), kit.Labelled("再输一次", true, again, said))
	var d *kit.Dialog
	yes := kit.NewButton("设置新口令", func() {
		if first.Text != again.Text {
			said.Set(kit.Sentence{Text: "两次输入的不一样", Color: kit.ColorBlock})
			return
		}
		var why string
		var troubles []string
		password := first.Text
		s.Work("正在设置新口令", func(ctx context.Context, w *store.Workspace, _ func(done, total int)) (err error) {
			if why, err = w.Weak(ctx, password); err == nil && why == "" {
				troubles, err = w.SetPassword(password)
			}
			return err
		}, false, func(err error) {
			switch {
			case err != nil:
			case why != "":
				said.Set(kit.Sentence{Text: "口令" + why, Color: kit.ColorBlock})
			default:
				d.Hide()
				s.say("已设置新口令", strings.Join(append([]string{"下次用新口令打开。"}, troubles...), "\n"))
			}
		})
	})
	yes.Importance = widget.HighImportance
	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("以后再设", func() { d.Hide() }), yes)
	d = kit.NewDialog(s.window, "设置新口令", container.NewBorder(nil, foot, nil, nil, container.NewPadded(form)))
	d.Fit(560, 320)
	d.Show()
}
