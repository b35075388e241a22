package ui

// Restoring a backup: the ledger is closed, the copy put in its place, and the
// desktop opened anew.

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/trace"
)

// Restore implements page.Host.
func (s *Shell) Restore(backup string) {
	if s.working > 0 {
		s.Tell("还有操作没有完成，请稍候再恢复", nil)
		return
	}
	dir := s.ses.w.Dir()
	s.spawn, s.later = func(func()) {}, func(func()) {} // nothing more may be asked of the ledger
	s.window.SetCloseIntercept(func() {})
	put(s.window, container.NewCenter(widget.NewLabel("正在恢复备份，请勿拔出U盘……")))
	trace.Go("恢复备份", func() {
		err := s.ses.close()
		kept := ""
		if err == nil {
			kept, err = store.Restore(context.Background(), dir, backup, store.Options{})
		}
		s.ui(func() {
			s.reopen()
			title, text := "已恢复备份", "台账已恢复为备份时的内容。恢复前的台账另存为：\n"+kept
			if err != nil {
				title, text = "没有恢复", store.Explain(err)
			}
			s.say(title, text)
		})
	})
}
