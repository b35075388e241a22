package ui

// The lock of an encrypted ledger's window: its files are closed and its key is forgotten,
// the folder stays this process's, and what is on the screen is covered as it stands. The
// password uncovers it; what was being filled in is still there.

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"partyledger/store/trace"
	"partyledger/ui/page"
)

// watched is how often it is looked whether somebody is there, and what is unsaved.
const watched = time.Second

// watch keeps what is being filled in, and locks the ledger once nobody has touched the
// window for as long as is set.
func (s *Shell) watch() {
	if s.front.native == nil {
		return
	}
	trace.Go("留意窗口", func() {
		tick := time.NewTicker(watched)
		defer tick.Stop()
		for {
			select {
			case <-s.ses.over:
				return
			case now := <-tick.C:
				s.ui(func() {
					s.look()
					s.lockIdle(now)
				})
			}
		}
	})
}

// lockIdle locks the ledger if it is time to.
func (s *Shell) lockIdle(now time.Time) {
	after := time.Duration(page.LockAfter(s)) * time.Minute
	if after > 0 && now.Sub(s.front.touched) >= after && s.working == 0 {
		s.Lock()
	}
}

// Lock implements page.Host. What is being written is not interrupted: it is tried again
// by whoever asked.
func (s *Shell) Lock() {
	if s.cover != nil || s.closing || s.ses.w.Key() == nil {
		return
	}
	if s.working > 0 {
		s.Tell("还有操作没有完成，请稍候再锁定", nil)
		return
	}
	s.look()
	x := s.newCover()
	s.cover = x
	s.spawn(func() {
		s.ui(x.show) // over all that the jobs before have brought to the screen
		err := s.ses.lock()
		s.ui(func() {
			if err != nil {
				s.ses.w.Log().Error("lock", "err", err)
			}
			x.setBusy(false)
		})
	})
}

// newCover is what asks for the password over the window.
func (s *Shell) newCover() *locked {
	x := newLocked(s.front, s.opt)
	x.others, x.busy, x.title, x.about = false, true, "台账已锁定", "请输入口令继续；锁定前正在填写的内容还在。"
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	over := container.NewStack(ground)
	overlays := s.window.Canvas().Overlays()
	x.put = func(o fyne.CanvasObject) {
		over.Objects = []fyne.CanvasObject{ground, o}
		over.Refresh()
		if overlays.Top() != over {
			overlays.Add(over)
			over.Resize(s.window.Canvas().Size())
		}
	}
	x.leave = s.askClose
	x.enter = s.ses.unlock
	x.open = func(opt StartOptions) {
		overlays.Remove(over)
		s.opt.Store.Key = opt.Store.Key
		s.cover = nil
		s.front.touched = time.Now()
		s.refresh()
		if opt.then != nil {
			opt.then(s)
		}
	}
	return x
}
