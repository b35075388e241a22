package store

// Taking records out by hand, and making two records of one person one: what may be is
// the model's to say (model.PlanRemoval, model.PlanMerge); here it is one batch that says
// why, and that can be taken back.

import (
	"context"
	"fmt"
	"strings"

	"partyledger/model"
)

// Removal asks for records to be taken out.
type Removal struct {
	Refs   []model.Ref
	Reason string
	// Along says that what hangs on them goes with them; without it, they are refused
	// if anything does.
	Along bool
	// Mistaken says of members among them that they were entered by mistake.
	Mistaken bool
}

// LookRemoval works out what taking records out comes to; nothing is written. The book
// is what its records are called in.
func (w *Workspace) LookRemoval(ctx context.Context, refs []model.Ref, mistaken bool) (*model.Removal, *model.Book, error) {
	b, err := w.Book(ctx, Query{})
	if err != nil {
		return nil, nil, err
	}
	return model.PlanRemoval(b, refs, mistaken), b, nil
}

// Remove takes out those of the records that may be, in one batch whose number it
// answers; the others are told in the plan. Where none may, it refuses.
func (w *Workspace) Remove(ctx context.Context, req Removal) (int64, *model.Removal, error) {
	req.Reason = strings.TrimSpace(req.Reason)
	if req.Reason == "" {
		return 0, nil, Refuse("删除要写明理由，什么也没有删除。请补充后再试。")
	}
	p, b, err := w.LookRemoval(ctx, req.Refs, req.Mistaken)
	if err != nil {
		return 0, nil, err
	}
	if err := refuseRemoval(b, p, req.Along); err != nil {
		return 0, p, err
	}
	batch, err := w.Write(ctx, BatchRemove, removalNote(b, p, req), func(wr *Writer) error {
		for _, list := range [][]model.Record{p.Along, p.Gone} {
			if err := wr.removeAll(list); err != nil {
				return err
			}
		}
		return nil
	})
	return batch, p, Fault("删除", err)
}

// refuseRemoval is why nothing of a plan can be carried out; nil if something can.
func refuseRemoval(b *model.Book, p *model.Removal, along bool) error {
	switch {
	case len(p.Gone) == 0 && len(p.Kept) > 0:
		var said []string
		for _, h := range p.Kept[:min(len(p.Kept), 5)] {
			said = append(said, h.Say(b))
		}
		return Refuse("什么也没有删除。%s", strings.Join(said, ""))
	case len(p.Gone) == 0:
		return Refuse("没有找到要删除的记录，可能已被撤销或者删除。什么也没有改动。")
	case len(p.Along) > 0 && !along:
		return Refuse("什么也没有删除：%s还有%s，要随它一起删除。确要一起删除的，请再确认一次（命令行加 --along）。", removedNames(b, p), b.Several(p.Along, 3))
	}
	return nil
}

// removeAll removes records that are still as they were found.
func (wr *Writer) removeAll(list []model.Record) error {
	for i, r := range list {
		if i%500 == 0 && wr.Ctx.Err() != nil {
			return wr.Ctx.Err()
		}
		cur, ok, err := wr.find(model.RefOf(r))
		if err != nil {
			return err
		}
		if !ok || cur != r {
			return changedMeanwhile("要删除的记录刚刚在别处改动过，什么也没有删除。请重新打开核对后再删。")
		}
		if err := wr.Remove(r); err != nil {
			return err
		}
	}
	return nil
}

func removalNote(b *model.Book, p *model.Removal, req Removal) string {
	what := "删除"
	for _, r := range p.Gone {
		if x, ok := r.(model.Person); ok && req.Mistaken && b.EverMember(x) {
			what = "误登记删除"
		}
	}
	note := what + removedNames(b, p)
	if len(p.Along) > 0 {
		note += fmt.Sprintf("，连同其下%d条记录", len(p.Along))
	}
	return note + "；理由：" + req.Reason
}

// removedNames names what goes: one by its name, several by their kinds.
func removedNames(b *model.Book, p *model.Removal) string {
	if len(p.Gone) == 1 {
		return b.Titled(p.Gone[0])
	}
	return b.Several(p.Gone, 3)
}

// PersonMerge asks for two records of one person to be made one.
type PersonMerge struct {
	Kept, Other string                // IDs
	Take        map[string]model.Take // by field; the others as the plan proposes
	Reason      string
}

// LookMerge works out what a merge comes to; nothing is written.
func (w *Workspace) LookMerge(ctx context.Context, req PersonMerge) (*model.Merging, *model.Book, error) {
	b, err := w.Book(ctx, Query{})
	if err != nil {
		return nil, nil, err
	}
	kept, ok1 := model.Find[model.Person](b, req.Kept)
	other, ok2 := model.Find[model.Person](b, req.Other)
	switch {
	case !ok1 || !ok2:
		return nil, nil, Refuse("要合并的两条人员记录有一条已不在台账中，可能已被撤销或者删除。什么也没有改动。")
	case kept.ID == other.ID:
		return nil, nil, Refuse("这是同一条记录（编号%s），不需要合并。请选两条不同的人员记录。", kept.ID)
	}
	return model.PlanMerge(b, kept, other, req.Take), b, nil
}

// MergePeople makes two records of one person one, in one batch whose number it answers.
func (w *Workspace) MergePeople(ctx context.Context, req PersonMerge) (int64, *model.Merging, error) {
	req.Reason = strings.TrimSpace(req.Reason)
	if req.Reason == "" {
		return 0, nil, Refuse("合并要写明理由，什么也没有改动。请补充后再试。")
	}
	m, _, err := w.LookMerge(ctx, req)
	if err != nil {
		return 0, nil, err
	}
	if len(m.Blocks) > 0 {
		var said []string
		for _, c := range m.Blocks[:min(len(m.Blocks), 5)] {
			said = append(said, c.Say)
		}
		return 0, m, Refuse("没有合并，什么也没有改动。%s", strings.Join(said, ""))
	}
	note := fmt.Sprintf("合并重复的人“%s”"+mergedIDs+"%s", m.Merged.Name, m.Kept.ID, m.Other.ID)
	if n := len(m.Moved) + len(m.Dropped); n > 0 {
		note += fmt.Sprintf("，改动关联的记录%d条", n)
	}
	batch, err := w.Write(ctx, BatchMerge, note+"；理由："+req.Reason, func(wr *Writer) error { return wr.merge(m) })
	return batch, m, Fault("合并", err)
}

// mergedIDs is how the log says which record went into which.
const mergedIDs = "：保留编号%s，并入编号"

// MergedInto lists the records of people that went into the one with the ID and are in
// the log alone: what is owed to that person is owed to them.
func MergedInto(ctx context.Context, q Queryer, id string) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT a.record FROM batch b JOIN audit a ON a.batch = b.id AND a.kind = ? AND a.op = ?
		WHERE b.kind = ? AND b.undone_by IS NULL AND instr(b.note, ?) > 0`, string(model.KindPerson), string(OpRemove), string(BatchMerge),
		fmt.Sprintf(mergedIDs, id))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var other string
		if err := rows.Scan(&other); err != nil {
			return nil, err
		}
		out = append(out, other)
	}
	return out, rows.Err()
}

func (wr *Writer) merge(m *model.Merging) error {
	for _, c := range append([]model.Moved{{Was: m.Kept, Now: m.Merged}}, m.Moved...) {
		if err := wr.edit(Draft{c.Was, c.Now}); err != nil {
			return err
		}
	}
	return wr.removeAll(append(m.Dropped[:len(m.Dropped):len(m.Dropped)], m.Other))
}
