package keep

// The fictional sample group, with its attached files.

import (
	"context"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/store"
)

// Demo fills an empty ledger with the fictional sample group.
func Demo(ctx context.Context, w *store.Workspace) error {
	if err := w.MayWrite(); err != nil {
		return err
	}
	empty, err := w.Empty(ctx)
	if err != nil {
		return err
	}
	if !empty {
		return store.Refuse("台账里已有数据，没有填入示例，以免和真实数据混在一起。请换一个空文件夹（-w 新文件夹）。")
	}
	own, _ := shelves(w)
	for _, f := range demo.Files() {
		a := model.Attachment{Type: f.Type, Hash: f.Hash}
		if err := own.place(a.Path(), f.Data, w.Now()); err != nil {
			return store.Fault("填入示例", err)
		}
	}
	_, err = w.Fill(ctx, store.BatchDemo, "填入虚构的示例集团", demo.Records())
	return store.Fault("填入示例", err)
}
