package papers

// Papers as pages: for looking at, and for the printer, several in one file, each with its
// own page numbers.

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
)

// Pages are the pages of some papers one after the other; those that are refused have none.
func Pages(drafts []Draft, faces *typeset.Faces) *typeset.Pages {
	var list []*typeset.Pages
	for _, d := range drafts {
		if d.Refused == "" {
			list = append(list, typeset.Layout(d.Document, faces, typeset.Options{}))
		}
	}
	return typeset.Bind(list...)
}

// Print writes the papers of some orders as one PDF to where other programs open it from,
// and answers the file and what was left out (Order.Others). It is kept among what was handed out.
func Print(ctx context.Context, w *store.Workspace, orders ...Order) (string, []Refused, error) {
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return "", nil, err
	}
	made, refused, err := Sift(b, rule.Check(b), ready(ctx, w, orders)...)
	if err != nil {
		return "", nil, err
	}
	var all []Draft
	for _, o := range made {
		all = append(all, o.Drafts...)
	}
	faces, err := store.ReportFaces(false)
	if err != nil {
		return "", nil, err
	}
	dir, err := w.AsideOpened("打印-*") // goes at the next start
	if err != nil {
		return "", nil, store.Fault("打印文书", err)
	}
	path := filepath.Join(dir, store.TitleName(all[0].Title)+".pdf")
	err = store.Target{Path: path}.Write(func(to io.Writer) error {
		_, err := pdf.Paint(to, all[0].Document, Pages(all, faces))
		return err
	})
	if err != nil {
		return "", nil, store.Fault("打印文书", err)
	}
	return path, refused, w.Remark(ctx, fmt.Sprintf("打印文书《%s》等%d份", all[0].Paper.Title, len(all)))
}
