package ui

// The screen of an encrypted ledger: its password, or the recovery code, opens it.

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/vault"
	"partyledger/ui/kit"
)

// longestPause is the longest wait after a wrong password.
const longestPause = 30 * time.Second

// locked asks for the password of an encrypted ledger.
type locked struct {
	x     *failure
	entry *kit.Entry
	open  *kit.Button
	said  *widget.Label
	wrong int // how often
}

// unlocking is the form, below why the ledger is not open.
func (x *failure) unlocking() fyne.CanvasObject {
	l := &locked{x: x, entry: kit.NewEntry(), said: widget.NewLabel("")}
	l.entry.Password = true
	l.entry.SetPlaceHolder("口令，或者恢复单上的恢复码")
	l.entry.OnSubmitted = func(string) { l.try() }
	l.open = kit.NewButton("打开", l.try)
	l.open.Importance = widget.HighImportance
	l.said.Wrapping = fyne.TextWrapBreak
	return container.NewVBox(container.NewBorder(nil, nil, nil, l.open, l.entry), l.said)
}

// try unlocks behind the screen; after each wrong one the pause is longer.
func (l *locked) try() {
	if l.open.Disabled() || l.entry.Text == "" {
		return
	}
	l.open.Disable()
	l.said.SetText("正在核对……")
	text, wait := l.entry.Text, min(time.Second<<l.wrong, longestPause)
	l.x.spawn("核对口令", func() {
		key, err := unlock(l.x.opt.Dir, text)
		if store.WrongSecret(err) {
			l.x.pause(wait)
		}
		fyne.Do(func() { l.answer(key, err) })
	})
}

// unlock takes what was typed for a password, and then for a recovery code.
func unlock(dir, text string) (*vault.Key, error) {
	key, err := store.Unlock(dir, text)
	if store.WrongSecret(err) {
		if key, coded := store.UnlockRecovery(dir, text); coded == nil {
			return key, nil
		}
	}
	return key, err
}

func (l *locked) answer(key *vault.Key, err error) {
	if err != nil {
		l.wrong++
		l.entry.SetText("")
		l.said.SetText(store.Explain(err))
		l.open.Enable()
		return
	}
	opt := l.x.opt
	opt.Store.Key = key
	l.x.open(opt)
}
