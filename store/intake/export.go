package intake

// The export: every record in the template's own form.

import (
	"context"
	"database/sql"
	"io"
	"path/filepath"

	"partyledger/model"
	"partyledger/store"
)

// exportSource reads the records of an export from one transaction.
type exportSource struct {
	ctx  context.Context
	tx   *sql.Tx
	mark string
}

func (s exportSource) Mark() string { return s.mark }

func (s exportSource) Each(kind model.Kind, yield func(model.Record) error) error {
	return store.Each(s.ctx, s.tx, kind, "1 = 1", nil, yield)
}

// Export writes every record into a workbook in the template's own form. The purpose, which
// may be empty, is kept and stands in the workbook.
func Export(ctx context.Context, w *store.Workspace, path, purpose string) error {
	if err := w.Remark(ctx, "导出全部记录到“"+filepath.Base(path)+"”"+store.PurposeNote(purpose)); err != nil {
		return store.Fault("登记导出", err)
	}
	return store.Fault("导出", w.ReadTx(ctx, func(tx *sql.Tx) error {
		n := newNames(ctx, tx)
		if err := n.preload(); err != nil {
			return err
		}
		return w.WithTemp(func(temp string) error {
			return store.WriteFile(path, func(out io.Writer) error {
				return Write(out, exportSource{ctx, tx, w.Mark(purpose)}, n, temp)
			})
		})
	}))
}

// preload reads every kind that others refer to: while an export's rows are open
// nothing else may be asked of the one connection.
func (n *names) preload() error {
	for _, s := range model.Schemas() {
		for _, f := range s.Fields {
			if f.Ref != "" {
				if _, err := n.of(f.Ref); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
