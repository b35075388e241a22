package data

// What a page says was brought in may have been taken back meanwhile, in the log, by a
// toast or a key: then the page says that.

import (
	"context"
	"fmt"

	"partyledger/store"
	"partyledger/ui/page"
)

// whenUndone calls then with the batch that took the last of the batches back, if all
// have been.
func whenUndone(host page.Host, batches []int64, then func(by int64)) {
	if len(batches) == 0 {
		return
	}
	all, last := true, int64(0)
	host.Read(func(ctx context.Context, l *store.Workspace) error {
		for _, b := range batches {
			by, err := l.UndoneBy(ctx, b)
			if err != nil {
				return err
			}
			all, last = all && by != 0, max(last, by)
		}
		return nil
	}, func() {
		if all {
			then(last)
		}
	})
}

// look asks whether the import that is shown still stands.
func (m *imports) look() {
	if !m.done || m.result == nil || m.result.Batch == 0 {
		return
	}
	r := m.result
	whenUndone(m.host, []int64{r.Batch}, func(by int64) {
		if m.result != r {
			return
		}
		m.head.SetText(fmt.Sprintf("“%s”的导入已撤销（第%d批导入，由第%d批撤销）", m.name(), r.Batch, by))
		m.said.SetText("台账里已没有这次导入的内容。下面是当时的结果；要再导入的，请重新选择文件。")
		m.undo.Hide()
	})
}

// look asks whether the merge that is shown still stands.
func (m *merging) look() {
	if !m.done || m.undone || m.result == nil {
		return
	}
	r := m.result
	whenUndone(m.host, m.batches(), func(int64) {
		if m.result == r {
			m.undone = true
			m.buttons()
			m.say()
		}
	})
}
