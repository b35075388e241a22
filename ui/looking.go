package ui

// A ledger that is only for looking: the status line says so, and a button how that
// is put right.

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Looking implements page.Host.
func (s *Shell) Looking() *store.Looking { return s.ses.w.Looking() }

func lookingStatus(l *store.Looking) string {
	status := "只供查看，改动不能保存：" + l.Why + "。" + l.How + "后重新打开"
	if l.Note != "" {
		status += "（已退回到中断前的保存）"
	}
	return status
}

// footLine is the status line, with the button if it is needed.
func (s *Shell) footLine() fyne.CanvasObject {
	right := container.NewHBox()
	if s.Looking() != nil {
		right.Add(kit.NewButton("怎样恢复修改…", s.tellLooking))
	}
	help := kit.NewButton("帮助（F1）", s.showHelp)
	help.Importance = widget.LowImportance
	right.Add(help)
	return container.NewBorder(nil, nil, s.band.words, right, s.status)
}

// tellLooking says what can be done meanwhile and how writing is made possible, and
// opens the ledger anew.
func (s *Shell) tellLooking() {
	l := s.Looking()
	text := "这份台账现在只供查看，原因：" + l.Why + "。" + l.Note + "\n" + lostWords(s.ses.w.Lost()) +
		"可以看、查找、核查；报表和导出请存到别的位置，这些操作不登记。改动不能保存，字号和列宽只在这一次有效。\n" +
		l.Mend + "\n已经处理好的，点“重新打开”。"
	words := container.NewVScroll(kit.NewWords(kit.Sentence{Text: text}))
	sheet := &page.Sheet{Title: "台账只供查看", Content: words, Cancel: "继续查看", Width: 560, Height: 310}
	sheet.Yes = kit.NewButton("重新打开", func() {
		sheet.Hide()
		s.leave(func() { s.openAnew("正在重新打开台账……", func() error { return nil }, func(error) {}) })
	})
	if len(s.ses.w.Lost()) > 0 {
		sheet.Height = 440
		sheet.Left = append(sheet.Left, kit.NewButton("修复台账…", func() {
			sheet.Hide()
			s.repairHere()
		}))
	}
	sheet.Show(s)
}
