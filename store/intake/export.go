package intake

// The export: the records in the template's own form.

import (
	"context"
	"database/sql"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// exportSource reads the records of an export from one transaction.
type exportSource struct {
	ctx  context.Context
	tx   *sql.Tx
	mark string
	all  bool
}

func (s exportSource) Mark() string { return s.mark }

func (s exportSource) Each(kind model.Kind, yield func(model.Record) error) error {
	if model.SchemaOf(kind).Private && !s.all {
		return nil
	}
	return store.Each(s.ctx, s.tx, kind, "1 = 1", nil, yield)
}

// sheet is the kind with the columns that are written: what has none is not touched where the
// workbook is taken in again.
func (s exportSource) sheet(of *model.Schema) *model.Schema {
	if s.all {
		return of
	}
	out := *of
	out.Fields = slices.DeleteFunc(slices.Clone(of.Fields), func(f model.Field) bool { return f.Private })
	return &out
}

// ExportOptions says for what records are written, and which.
type ExportOptions struct {
	Purpose string // is kept and stands in the workbook; may be empty
	Private bool   // write the private kinds too (model.Schema.Private)
}

// PrivateKinds is the names of the kinds that an export writes only when it is asked.
func PrivateKinds() string {
	var out []string
	for _, s := range model.Schemas() {
		if s.Private {
			out = append(out, s.Label)
		}
	}
	return strings.Join(out, "、")
}

// Export writes the records into a workbook in the template's own form.
func Export(ctx context.Context, w *store.Workspace, to store.Target, opt ExportOptions) error {
	if err := to.Check(); err != nil {
		return err
	}
	what := "导出记录（不含"
	if opt.Private {
		what = "导出全部记录（含"
	}
	if err := w.Remark(ctx, what+PrivateKinds()+"）到“"+filepath.Base(to.Path)+"”"+store.PurposeNote(opt.Purpose)); err != nil {
		return store.Fault("登记导出", err)
	}
	return store.Fault("导出", w.ReadTx(ctx, func(tx *sql.Tx) error {
		n := newNames(ctx, tx)
		if err := n.preload(); err != nil {
			return err
		}
		return w.WithTemp(func(temp string) error {
			return to.Write(func(out io.Writer) error {
				return Write(out, exportSource{ctx, tx, w.Mark(opt.Purpose), opt.Private}, n, temp)
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
