package intake

// The laws over several records in an import: they are asked once all rows are read,
// so that a file may bring the records in any order, and before anything is written,
// so that a trial finds what the import would.

import (
	"slices"

	"partyledger/model"
)

// oneByOne refuses to change what is changed in one record at a time, never by a list.
func (row *importRow) oneByOne(s *model.Schema) {
	if row.was == nil || row.was == row.now {
		return
	}
	for _, f := range s.Fields {
		if f.Alone && !f.IsZero(row.was) && f.Text(row.was) != f.Text(row.now) {
			row.problem(f.Label, f.Text(row.now), "台账中是"+f.Text(row.was)+"，"+f.Label+"不能批量修改，请在台账中逐条修改")
		}
	}
}

// askAmong refuses rows that clash with records of the ledger or with rows before
// them, and then those that refer to a new record that was refused.
func (im *importer) askAmong(n *names) error {
	for _, kind := range model.AmongKinds() {
		if len(im.rows[kind]) == 0 {
			continue
		}
		if err := im.askKind(n, model.SchemaOf(kind), im.rows[kind]); err != nil {
			return err
		}
	}
	dropped := map[model.Ref]bool{}
	for _, s := range model.Schemas() {
		for _, row := range im.rows[s.Kind] {
			if !row.out() {
				row.needs(s, dropped)
			}
			if row.out() && row.was == nil && row.now != nil {
				dropped[model.Ref{Kind: s.Kind, ID: row.now.Key()}] = true
			}
		}
	}
	return nil
}

// askKind asks for the rows of one kind, in their order: of two that clash the later
// one is refused.
func (im *importer) askKind(n *names, s *model.Schema, rows []*importRow) error {
	o := &model.Outlook{Waits: map[model.Ref]bool{}, Of: func(kind model.Kind) (map[string]model.Record, error) {
		ix, err := n.of(kind)
		if err != nil {
			return nil, err
		}
		return ix.Records, nil
	}}
	for _, row := range rows {
		if !row.out() {
			o.Waits[model.Ref{Kind: s.Kind, ID: row.now.Key()}] = true
		}
	}
	for i, row := range rows {
		if i%500 == 0 && im.ctx.Err() != nil {
			return im.ctx.Err()
		}
		if row.out() {
			continue
		}
		faults := []model.Fault(nil)
		if row.was != row.now {
			faults = model.LawAmong(o, row.was, row.now)
		}
		if o.Err != nil {
			return o.Err
		}
		if len(faults) == 0 { // else it does not come, and waits for ever
			delete(o.Waits, model.Ref{Kind: s.Kind, ID: row.now.Key()})
			row.hintKnown(s)
		}
		for _, f := range faults {
			row.fault(s, f)
		}
	}
	ix, err := n.of(s.Kind)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.out() && row.now != nil && ix.Records[row.now.Key()] == row.now {
			n.forget(ix, s, row)
		}
	}
	return nil
}

// needs refuses a row that refers to a new record that does not come.
func (row *importRow) needs(s *model.Schema, dropped map[model.Ref]bool) {
	if len(dropped) == 0 {
		return
	}
	for _, f := range s.Fields {
		if f.Ref != "" && dropped[model.Ref{Kind: f.Ref, ID: f.Text(row.now)}] {
			row.problem(f.Label, "", "所引用的"+model.SchemaOf(f.Ref).Label+"在本次导入中未通过，请先改正那一行")
		}
	}
}

// hintKnown tells of a row that says anew what may be said only once: without a number
// it means the record that is there.
func (row *importRow) hintKnown(s *model.Schema) {
	f, once := onceBy(s)
	if row.matched && once && row.was != row.now {
		row.hint(f.Label, model.ClipLine(f.Text(row.now), 40), "已有这一条（编号"+row.now.Key()+"），是否更新：导入后按本行更新；不更新的请删去本行")
	}
}

// onceBy is the last field of a kind's natural key where several make it and a second
// record of one key is against the law.
func onceBy(s *model.Schema) (f model.Field, ok bool) {
	if len(s.Keys) == 0 || len(s.Keys[0]) < 2 || !slices.Contains(model.AmongKinds(), s.Kind) {
		return f, false
	}
	return s.Field(s.Keys[0][len(s.Keys[0])-1])
}
