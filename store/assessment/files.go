package assessment

// Files that are taken in as evidence, each for the indicator that a person has confirmed.

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
)

// NewFile is a file with the indicator that it proves.
type NewFile struct{ Path, Indicator string }

// Added is what came of taking files in.
type Added struct {
	Items   []string // IDs of the new pieces of evidence
	Refused []string // why a file was not taken, a sentence each
	Batch   int64
}

// AddFiles makes a piece of evidence of each file, in one batch that can be undone. Nothing is
// said of when a file came about: people know that, its own dates do not.
func AddFiles(ctx context.Context, w *store.Workspace, enterprise string, files []NewFile) (*Added, error) {
	if err := w.MayWrite(); err != nil {
		return nil, err
	}
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return nil, err
	}
	out := &Added{}
	last := map[string]int{}             // by indicator
	have := map[string]map[string]bool{} // by indicator, the hashes that prove it already
	for _, e := range model.Owned[model.EvidenceItem](b, enterprise) {
		last[e.IndicatorID] = max(last[e.IndicatorID], e.Order)
		for _, a := range model.Attachments(b, model.RefOf(*e)) {
			remember(have, e.IndicatorID, a.Hash)
		}
	}
	var records []model.Record
	for _, f := range files {
		if ctx.Err() != nil {
			return nil, store.Fault("添加佐证材料", ctx.Err())
		}
		name := filepath.Base(f.Path)
		data, err := keep.ReadAttachable(f.Path)
		if err != nil {
			out.Refused = append(out.Refused, store.Explain(store.Fault("添加“"+name+"”", err)))
			continue
		}
		last[f.Indicator]++
		e := model.EvidenceItem{ID: w.NewID(model.KindEvidenceItem), IndicatorID: f.Indicator, EnterpriseID: enterprise,
			Order: last[f.Indicator], Title: cmp.Or(strings.TrimSpace(strings.TrimSuffix(name, filepath.Ext(name))), name)}
		made, err := keep.Shelve(w, name, "", data, []model.Ref{model.RefOf(e)})
		switch {
		case err != nil:
			out.Refused = append(out.Refused, "“"+name+"”："+store.Explain(store.Fault("添加附件", err)))
			continue
		case have[f.Indicator][made[0].Hash]:
			out.Refused = append(out.Refused, "“"+name+"”已经是这项指标的佐证材料，没有重复添加。")
			continue
		}
		remember(have, f.Indicator, made[0].Hash)
		records = append(records, e, made[0])
		out.Items = append(out.Items, e.ID)
	}
	if len(records) == 0 {
		return out, nil
	}
	out.Batch, err = w.Save(ctx, fmt.Sprintf("添加佐证材料%d件", len(out.Items)), records...)
	return out, err
}

func remember(have map[string]map[string]bool, indicator, hash string) {
	if have[indicator] == nil {
		have[indicator] = map[string]bool{}
	}
	have[indicator][hash] = true
}
