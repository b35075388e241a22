package page

// Rows pasted from Excel into a list: they go through the import's trial.

import (
	"context"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
)

// pasteInto tries pasted rows as records of a kind; heads are the list's columns.
func pasteInto(host Host, kind model.Kind, text string, heads []string) {
	path := ""
	host.Work("正在读取粘贴的表格", func(_ context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		path, err = intake.Pasted(l, kind, text, heads)
		return err
	}, false, func(err error) {
		if err == nil {
			host.Import([]string{path})
		}
	})
}
