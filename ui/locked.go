package ui

// The screen of an encrypted ledger: its password is asked for, or the recovery code.

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/trace"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// longestPause is how long a password that was wrong again and again has to wait.
const longestPause = 30 * time.Second

// locked is the screen.
type locked struct {
	f     *frontWindow
	opt   StartOptions
	wrong int // how often what was typed was not the one
	code  bool
	busy  bool // what was typed is being tried, or the ledger is being locked
	entry *kit.Entry
	said  *kit.Words
	yes   *kit.Button

	title, about string
	others       bool // another ledger may be opened instead
	put          func(fyne.CanvasObject)
	leave        func()
	enter        func(*vault.Key) error // what follows off the UI goroutine; nil = nothing
	spawn        func(what string, f func())
	open         func(StartOptions)
	sleep        func(time.Duration)
}

func newLocked(f *frontWindow, opt StartOptions) *locked {
	return &locked{f: f, opt: opt, others: true, title: "台账已加密", about: "这份台账设置了口令。请输入口令打开；区分大小写。", spawn: trace.Go, sleep: time.Sleep,
		open: func(opt StartOptions) { open(f, opt) },
		put:  func(o fyne.CanvasObject) { put(f.w, o) }, leave: func() { f.w.Close() }}
}

// show shows the screen, for the password or the recovery code.
func (x *locked) show() {
	title, label, about, other := x.title, "口令", x.about, "忘记口令…"
	x.entry = kit.NewEntry()
	x.entry.Password = true
	if x.code {
		title, label, other = "用恢复码打开", "恢复码", "用口令打开…"
		about = "请输入恢复单上打印的恢复码，共9组，每组4个字符；横线和空格可以不输。口令和恢复码都没有的，台账无法打开，程序的开发者也打不开。"
		x.entry.Password = false
	}
	head := kit.NewText(title, kit.ColorAccent).Strong().Sized(kit.Larger(8))
	x.said = kit.NewWords()
	x.yes = kit.NewButton("打开台账", x.try)
	x.yes.Importance = widget.HighImportance
	x.setBusy(x.busy)
	x.entry.OnSubmitted = func(string) { x.try() }
	buttons := container.NewHBox(x.yes, kit.NewButton(other, func() {
		x.code = !x.code
		x.show()
	}))
	if x.others {
		buttons.Add(kit.NewButton("打开别的台账文件夹…", func() { openOther(x.f, x.opt) }))
		if back := backButton(x.opt, x.open); back != nil {
			buttons.Add(back)
		}
	}
	buttons.Add(layout.NewSpacer())
	buttons.Add(kit.NewButton("退出", x.leave))
	form := kit.NewColumn(kit.NewWords(kit.Sentence{Text: about}, kit.Sentence{Text: kit.Visible("台账位置：" + x.opt.Dir)}),
		kit.Labelled(label, true, x.entry, nil), x.said)
	x.put(container.New(card{}, container.NewBorder(head, buttons, nil, nil, form)))
	x.f.w.Canvas().Focus(x.entry)
}

// card stands in the middle of the window, in room for all that may be said on it: its
// buttons stay where they are.
type card struct{}

// MinSize implements fyne.Layout.
func (card) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout implements fyne.Layout.
func (card) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	em := theme.TextSize()
	room := fyne.NewSize(min(50*em, size.Width-2*em), min(26*em, size.Height-2*em))
	objects[0].Resize(room)
	objects[0].Move(fyne.NewPos((size.Width-room.Width)/2, (size.Height-room.Height)/2))
}

// pause is how long one waits after so many wrong ones.
func pause(wrong int) time.Duration { return min(time.Second<<min(wrong, 10)/2, longestPause) }

// try unlocks the ledger with what was typed, and opens it.
func (x *locked) try() {
	text := x.entry.Text
	if strings.TrimSpace(text) == "" || x.busy {
		return
	}
	x.setBusy(true)
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
		if err == nil && x.enter != nil {
			if err = x.enter(key); err != nil {
				err = errors.Join(err, key.Close())
			}
		}
		fyne.Do(func() { x.unlocked(key, err) })
	})
}

// setBusy keeps what was typed from being tried twice.
func (x *locked) setBusy(busy bool) {
	if x.busy = busy; busy {
		x.yes.Disable()
	} else {
		x.yes.Enable()
	}
}

func (x *locked) unlocked(key *vault.Key, err error) {
	x.setBusy(false)
	if err != nil {
		if store.WrongSecret(err) {
			x.wrong++
		}
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

// askNewPassword asks for another password, and has another recovery sheet printed, once
// the recovery code has opened the ledger: whoever had to use it has no other, and a code
// that was typed has been seen.
func (s *Shell) askNewPassword() {
	if s.snap == nil { // what is known of the office is not read yet
		s.spawn(func() {
			s.ui(func() {
				if s.snap != nil {
					s.askNewPassword()
				}
			})
		})
		return
	}
	ask := &page.NewPassword{Title: "设置新口令", Yes: "下一步", Later: "以后再设", Fresh: true,
		About: "已用恢复码打开。请设置新口令；接着打印新的恢复单，用过的这张作废。", Then: s.askNewSheet}
	ask.Show(s)
}

func (s *Shell) askNewSheet(password string) {
	ask := &page.AskRecovery{About: "请打印新的恢复单。启用以后，原来的口令和恢复单都作废。", Yes: "启用新口令和恢复单", Then: func(r page.Recovery) {
		page.SetSecrets(s, "新口令和新的恢复单已启用", func(l *store.Workspace) (troubles []string, err error) {
			if troubles, err = l.SetRecovery(r.Code); err == nil {
				troubles, err = l.SetPassword(password) // the backups get both
			}
			return troubles, err
		}, r.Path)
	}}
	ask.Show(s)
}
