package ui

// A ledger in trouble: its file was taken away, a backup failed, it is damaged.

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/trace"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// tellTaken says that the ledger's file is gone or another, and offers to save what the
// program still has.
func (s *Shell) tellTaken(err error) {
	s.tellDamage("台账文件被移走或改动，已停止保存。请用“另存台账”保存到别处，不要关闭程序")
	words := container.NewVScroll(kit.NewWords(kit.Sentence{Text: store.Explain(err) +
		"\n另存时，台账文件还读得出的，连同操作记录一起保存；读不出的，保存程序里现有的全部记录。附件还在原文件夹的，一并复制。"}))
	sheet := &page.Sheet{Title: "已停止保存", Content: words, Cancel: "先不处理", Width: 560, Height: 300}
	sheet.Yes = kit.NewButton("另存台账…", func() {
		sheet.Hide()
		s.askElsewhere()
	})
	sheet.Show(s)
}

func (s *Shell) askElsewhere() {
	chooseFolder(s.window, "选择一个空文件夹，把台账另存到那里", s.saveElsewhere)
}

// saveElsewhere makes a ledger in dir of what the program has and goes on with it.
func (s *Shell) saveElsewhere(dir string) {
	whole := false
	s.Work("正在另存台账", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		whole, err = keep.SaveElsewhere(ctx, l, s.ses.memory(), dir, store.Options{Actor: l.Actor(), Version: l.Version(), Key: l.Key()})
		return err
	}, false, func(err error) {
		if err != nil {
			return
		}
		how := "全部记录和操作记录都在。"
		if !whole {
			how = "原文件已读不出，保存的是程序里现有的全部记录；操作记录没有，以前的可在原台账的备份里查看。"
		}
		s.ask("台账已另存", "台账已另存到：\n"+dir+"\n"+how+"\n请从那里继续使用，并查看原来的文件夹出了什么事。", "打开另存的台账", "留在这里查看", func() {
			s.opt.Dir, s.opt.Note = dir, ""
			s.openAnew("正在打开另存的台账……", func() error { return nil }, func(error) {})
		})
	})
}

// readBackupState asks whether the last backup failed. Disk goroutine only.
func (s *Shell) readBackupState() {
	failed, open := keep.LastFailed(s.ses.w.Dir()), len(s.ses.w.PlainBackups())
	s.ui(func() {
		s.unbacked, s.plain = failed, open
		s.tellStatus()
	})
}

// unbackedStatus is what the status line says of a backup that failed.
func unbackedStatus(f *keep.Failed) string {
	why, _, _ := strings.Cut(f.Why, "。")
	return "备份没有成功（" + f.At + "）：" + why + "。台账已保存，请处理后再备份一次"
}

// lostWords lists what cannot be read of a damaged ledger.
func lostWords(lost []store.Lost) string {
	if len(lost) == 0 {
		return ""
	}
	lines := []string{"读不出的内容："}
	for _, l := range lost {
		lines = append(lines, "　"+l.Say())
	}
	return strings.Join(lines, "\n") + "\n"
}

// repaired is what a repair says.
func repaired(r *store.Repaired, err error) (title, text string) {
	if err != nil {
		return "没有修复", store.Explain(err)
	}
	return "台账已修复", strings.Join(r.Say(), "\n")
}

// repairHere repairs the ledger that is looked at and opens it anew.
func (s *Shell) repairHere() {
	var r *store.Repaired
	dir, key := s.ses.w.Dir(), s.ses.w.Key()
	s.openAnew("正在修复台账，请勿拔出U盘……", func() (err error) {
		r, err = keep.Repair(context.Background(), dir, store.Options{Key: key})
		return err
	}, func(err error) { s.say(repaired(r, err)) })
}

// repairButton is for a ledger that could not be opened because of err; nil if that is no
// damage.
func repairButton(f *frontWindow, opt StartOptions, err error) *kit.Button {
	if !store.Damaged(err) {
		return nil
	}
	return kit.NewButton("修复台账…", func() { repairUnopened(f, opt) })
}

// repairUnopened repairs the ledger, says what came of it and opens it.
func repairUnopened(f *frontWindow, opt StartOptions) {
	put(f.w, container.NewCenter(widget.NewLabel("正在修复台账，请勿拔出U盘……")))
	trace.Go("修复台账", func() {
		r, err := keep.Repair(context.Background(), opt.Dir, opt.Store)
		title, text := repaired(r, err)
		fyne.Do(func() {
			words := kit.NewWords(kit.Sentence{Text: text})
			next := kit.NewButton("打开台账", func() { open(f, opt) })
			next.Importance = widget.HighImportance
			head := kit.NewText(title, kit.ColorAccent).Strong()
			put(f.w, container.NewCenter(container.NewGridWrap(fyne.NewSize(640, 360),
				container.NewBorder(head, container.NewHBox(next), nil, nil, container.NewVScroll(words)))))
		})
	})
}
