package packet

// The law of records in packets: what would break it is told in the preview and is not
// taken in; what is here of it stays as it is.

import (
	"maps"
	"strings"

	"partyledger/model"
)

// judge asks the law of everything that the packet would write, and lets go of what
// breaks it and of what hangs on new records that do.
func (x *planning) judge() error {
	today, err := x.m.w.LawDay(x.m.ctx, x.q)
	if err != nil {
		return err
	}
	now := map[model.Kind]map[string]model.Record{} // what would be written
	p := &model.Outlook{Waits: map[model.Ref]bool{}, Of: x.withWritten(now)}
	var list []judged
	for _, s := range model.Schemas() {
		here, err := x.prospects(s)
		if err != nil {
			return err
		}
		for _, j := range here {
			if faults := model.Law(today, j.now); len(faults) > 0 {
				x.breaks(j, faults)
				continue
			}
			if now[s.Kind] == nil {
				now[s.Kind] = map[string]model.Record{}
			}
			now[s.Kind][j.now.Key()], p.Waits[model.Ref{Kind: s.Kind, ID: j.now.Key()}] = j.now, true
			list = append(list, j)
		}
		if len(x.broken) > 0 { // before what hangs on them is looked at
			if err := x.lose(); err != nil {
				return err
			}
		}
	}
	for _, j := range list {
		faults := model.LawAmong(p, j.was, j.now)
		if p.Err != nil {
			return p.Err
		}
		if len(faults) > 0 {
			x.breaks(j, faults)
			continue // it goes on waiting: it does not come
		}
		delete(p.Waits, model.Ref{Kind: j.now.Kind(), ID: j.now.Key()})
	}
	if len(x.broken) == 0 {
		return nil
	}
	return x.lose()
}

// withWritten gives the records of a kind here with those that would be written laid
// over them.
func (x *planning) withWritten(now map[model.Kind]map[string]model.Record) func(model.Kind) (map[string]model.Record, error) {
	whole := map[model.Kind]map[string]model.Record{}
	return func(kind model.Kind) (map[string]model.Record, error) {
		ix, err := x.m.of(x.q, model.SchemaOf(kind))
		switch {
		case err != nil:
			return nil, err
		case len(now[kind]) == 0:
			return ix.Records, nil
		}
		if whole[kind] == nil {
			whole[kind] = maps.Clone(ix.Records)
			maps.Copy(whole[kind], now[kind])
		}
		return whole[kind], nil
	}
}

// judged is a record that the packet would write.
type judged struct {
	there    thereRef
	was, now model.Record
}

// prospects is what the packet would write of a kind, if nothing is disputed.
func (x *planning) prospects(s *model.Schema) ([]judged, error) {
	var out []judged
	ix, err := x.m.of(x.q, s)
	if err != nil {
		return nil, err
	}
	fields := x.p.Fields(s.Kind)
	for i, r := range x.p.Records[s.Kind] {
		if i%500 == 0 && x.m.ctx.Err() != nil {
			return nil, x.m.ctx.Err()
		}
		there := thereRef{Kind: s.Kind, ID: r.Key()}
		id := x.ids[there]
		o, known := x.known[there]
		known = known && o.here == id
		local := ix.Records[id]
		if id == "" || known && local != nil && o.content == r.Hash {
			continue
		}
		if now, _ := x.translate(s, r.Record, id, local, fields, !known); now != local {
			out = append(out, judged{there, local, now})
		}
	}
	return out, nil
}

// breaks notes that a record stays out; a new one is not here for others either.
func (x *planning) breaks(j judged, faults []model.Fault) {
	said := make([]string, len(faults))
	for i, f := range faults {
		said[i] = f.Lettered(j.there.Kind)
	}
	x.broken[j.there] = strings.Join(said, "；")
	if j.was == nil {
		delete(x.taken, hereRef{Kind: j.there.Kind, ID: x.ids[j.there]})
		x.ids[j.there] = ""
	}
}

// tellLeft lists what stays out, and why.
func (x *planning) tellLeft() error {
	for _, s := range model.Schemas() {
		for _, r := range x.p.Records[s.Kind] {
			ref := thereRef{Kind: s.Kind, ID: r.Key()}
			switch {
			case x.broken[ref] != "":
				x.res.Broken++
				x.item(Item{What: Broken, Kind: s.Kind, ID: r.Key(), Name: x.nameThere(r.Record), Why: x.broken[ref]})
			case x.lost[ref] != "":
				x.res.Left++
				x.item(Item{What: Left, Kind: s.Kind, ID: r.Key(), Name: x.nameThere(r.Record), Why: x.lost[ref]})
			}
		}
	}
	return nil
}
