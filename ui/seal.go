package ui

// Encrypting the ledger, under another key, or no more: it is closed meanwhile, and the
// desktop opened anew.

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Seal implements page.Host.
func (s *Shell) Seal(order page.Seal) {
	if err := s.ses.w.MayWrite(); err != nil {
		s.Fail(err)
		return
	}
	s.leave(func() { s.seal(order) })
}

func (s *Shell) seal(order page.Seal) {
	was, dir := s.ses.w.Key(), s.ses.w.Dir()
	opt := store.Options{Key: was, Version: s.opt.Store.Version}
	var res *keep.Converted
	s.openAnew("正在转换台账，请勿拔出U盘……", func() (err error) {
		switch {
		case order.Into != "":
			res, err = &keep.Converted{}, keep.ConvertInto(context.Background(), dir, order.Into, order.Key, opt)
		case order.Beside:
			order.Key = was
			res, err = keep.Settle(context.Background(), dir, order.Copies, opt)
		default:
			res, err = keep.Convert(context.Background(), dir, order.Key, order.Copies, opt)
		}
		if err == nil {
			s.opt.Store.Key = order.Key
			s.opt.then = func(s *Shell) { s.sealed(order, dir, was, res) }
			if order.Into != "" {
				s.opt.Dir, s.opt.Note = order.Into, ""
			}
			forget(was, order.Key)
		}
		return err
	}, func(err error) {
		if err != nil {
			s.say("没有改动", store.Explain(err))
		}
	})
}

// forget closes a key that is not used any more.
func forget(was, now *vault.Key) {
	if was != nil && was != now {
		_ = was.Close() // in use it would be a mistake of ours, and the program goes on
	}
}

// sealed says what came of it.
func (s *Shell) sealed(order page.Seal, dir string, was *vault.Key, res *keep.Converted) {
	lines := []string{order.Done + "。"}
	if order.Into != "" {
		still := "，没有加密"
		if was != nil {
			still = "，仍用原来的口令"
		}
		lines = append(lines, "新的台账在："+order.Into, "以后从那里打开，程序文件也请复制过去。", "原来的台账还在"+still+"："+dir+
			"。核对无误后请删除它，旧U盘交回销毁或妥善保管。")
	}
	if res.Kept != "" {
		lines = append(lines, "原来的数据文件留存在："+res.Kept)
	}
	if n := len(res.Left); n > 0 {
		lines = append(lines, fmt.Sprintf("有%d份备份保留原样，如“%s”。", n, filepath.Base(res.Left[0])))
	}
	lines = append(lines, res.Troubles...)
	sheet := s.message("已完成", strings.Join(lines, "\n"))
	if order.Sheet != "" {
		sheet.Left = append(sheet.Left, kit.NewButton("删除恢复单文件", func() {
			sheet.Hide()
			page.RemoveSheet(s, order.Sheet)
		}))
	}
	sheet.Show(s)
}
