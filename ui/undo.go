package ui

// Taking back from the window: the toast's 撤销, and Ctrl+Z for the last save.

import (
	"context"
	"fmt"

	"partyledger/model"
	"partyledger/store"
)

// undo takes a batch back and says what that was.
func (s *Shell) undo(batch int64, what string) {
	if s.undoing {
		return
	}
	s.undoing = true
	s.working++
	s.tellStatus()
	s.spawn(func() {
		_, err := s.ses.w.Undo(context.Background(), batch)
		s.ses.saved(nil)
		s.ui(func() {
			s.undoing = false
			s.working--
			s.tellStatus()
			if err != nil {
				s.Fail(err)
				return
			}
			s.refresh()
			s.Tell(fmt.Sprintf("已撤销第%d批：%s", batch, model.Clip(what, 40)), nil)
		})
	})
}

// rememberStart notes where the log ends when the window opens: Ctrl+Z takes back what
// was saved since, and nothing of earlier days.
func (s *Shell) rememberStart() {
	s.spawn(func() {
		list, err := s.ses.w.Batches(context.Background(), 1)
		s.ui(func() {
			if err == nil && len(list) > 0 {
				s.began = list[0].ID
			}
			s.canUndo = err == nil
		})
	})
}

// undoLast takes the last save back that still stands: a single edit at once, what wrote
// much after a question.
func (s *Shell) undoLast() {
	if s.undoing || !s.canUndo || s.working > 0 {
		return
	}
	var b store.Batch
	var ok bool
	s.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		b, ok, err = l.LastStanding(ctx, s.began)
		return err
	}, func() {
		switch {
		case !ok:
			s.Tell("没有可以撤销的：这次打开程序以后没有保存过，或者都撤销了。以前的请在“操作记录”里撤销", nil)
		case b.Kind == store.BatchImport || b.Kind == store.BatchPacket:
			s.Ask("撤销整批操作", fmt.Sprintf("上一次保存是第%d批：%s，写入%d条记录。整批撤销吗？", b.ID, b.Note, b.Records), "撤销这一批",
				func() { s.undo(b.ID, b.Note) })
		default:
			s.undo(b.ID, b.Note)
		}
	})
}
