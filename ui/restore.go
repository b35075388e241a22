package ui

// Restoring a backup: the ledger is closed, the copy put in its place, and the
// desktop opened anew.

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/trace"
)

// Restore implements page.Host.
func (s *Shell) Restore(backup string) {
	if err := s.ses.w.MayWrite(); err != nil {
		s.Fail(err)
		return
	}
	s.leave(func() { s.restore(backup) })
}

func (s *Shell) restore(backup string) {
	dir, key, kept := s.ses.w.Dir(), s.ses.w.Key(), ""
	s.openAnew("正在恢复备份，请勿拔出U盘……", func() (err error) {
		kept, err = keep.Restore(context.Background(), dir, backup, store.Options{Key: key})
		return err
	}, func(err error) {
		title, text := "已恢复备份", restoredText(kept)
		if err != nil {
			title, text = "没有恢复", store.Explain(err)
		}
		s.say(title, text)
	})
}

// restoredText says what a restore has done; kept is where the ledger that was there is,
// empty if there was none.
func restoredText(kept string) string {
	if kept == "" {
		return "台账已恢复为备份时的内容。"
	}
	return "台账已恢复为备份时的内容。恢复前的台账另存为：\n" + kept
}

// openAnew closes the ledger, does a job meanwhile and opens the desktop anew; then
// gets what went wrong.
func (s *Shell) openAnew(words string, job func() error, then func(error)) {
	if s.working > 0 {
		s.Tell("还有操作没有完成，请稍候再试", nil)
		return
	}
	s.spawn, s.later = func(func()) {}, func(func()) {} // nothing more may be asked of the ledger
	s.window.SetCloseIntercept(func() {})
	put(s.window, container.NewCenter(widget.NewLabel(words)))
	trace.Go("重新打开台账", func() {
		err := s.ses.close()
		if err == nil {
			err = job()
		}
		s.ui(func() {
			s.open(s.opt)
			then(err)
		})
	})
}
