package packet

// The law of records in packets: what would break it is told in the preview and is not
// taken in; what is here of it stays as it is.

import (
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
	p := &prospect{x: x, now: map[hereRef]model.Record{}, waits: map[hereRef]bool{}, keyed: map[string]map[string][]model.Record{}}
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
			ref := hereRef{Kind: s.Kind, ID: j.now.Key()}
			p.now[ref], p.waits[ref] = j.now, true
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
		if p.err != nil {
			return p.err
		}
		if len(faults) > 0 {
			x.breaks(j, faults)
			continue // it goes on waiting: it does not come
		}
		delete(p.waits, hereRef{Kind: j.now.Kind(), ID: j.now.Key()})
	}
	if len(x.broken) == 0 {
		return nil
	}
	return x.lose()
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

// prospect is this ledger as the packet would leave it.
type prospect struct {
	x     *planning
	now   map[hereRef]model.Record // what would be written
	waits map[hereRef]bool         // of it: what is not settled, or does not come
	keyed map[string]map[string][]model.Record
	err   error
}

// Record implements model.Others.
func (p *prospect) Record(ref model.Ref) (model.Record, bool) {
	r := p.now[hereRef(ref)]
	if r == nil {
		r = p.x.here(hereRef(ref))
	}
	return r, r != nil
}

// Same implements model.Others.
func (p *prospect) Same(r model.Record, fields ...string) []model.Record {
	s := model.SchemaOf(r.Kind())
	name := string(s.Kind) + ":" + strings.Join(fields, ",")
	if p.keyed[name] == nil {
		ix, err := p.x.m.of(p.x.q, s)
		if err != nil {
			p.err = err
			return nil
		}
		all := make(map[string]model.Record, len(ix.Records))
		for id, r := range ix.Records {
			all[id] = r
		}
		for ref, r := range p.now {
			if ref.Kind == s.Kind {
				all[ref.ID] = r
			}
		}
		p.keyed[name] = s.Grouped(all, fields)
	}
	var out []model.Record
	for _, x := range p.keyed[name][s.KeyOf(r, fields)] {
		if ref := (hereRef{Kind: s.Kind, ID: x.Key()}); x.Key() != r.Key() && (s.Kind != r.Kind() || !p.waits[ref]) {
			out = append(out, x)
		}
	}
	return out
}
