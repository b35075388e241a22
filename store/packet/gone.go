package packet

// What a sender had reported and has no more: it is taken out, unless it was
// changed here or something here hangs on it. And the writing of it all.

import (
	"cmp"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// findGone finds the records that came with an earlier packet of the sender and
// are not in this one.
func (x *planning) findGone() error {
	for _, there := range sortedRefs(x.known) {
		o := x.known[there]
		if _, in := x.ids[there]; in || o.here == "" || o.sender != x.p.Sender.ID || !x.p.Knows(there.Kind) {
			continue
		}
		s := model.SchemaOf(there.Kind)
		if s == nil {
			continue
		}
		ix, err := x.m.of(x.q, s)
		if err != nil {
			return err
		}
		local := ix.Records[o.here]
		here := hereRef{Kind: there.Kind, ID: o.here}
		if local == nil || x.taken[here] { // not here any more, or known by another number there
			x.rows = append(x.rows, originRow{there: there})
			continue
		}
		why, err := x.mustStay(there, o, local)
		switch {
		case err != nil:
			return err
		case why != "":
			x.keep(local, why)
		default:
			x.gone[here] = local
		}
		if why == notBrought {
			x.rows = append(x.rows, originRow{there: there}) // told once: it is ours from now on
		}
	}
	if err := x.keepUsed(); err != nil {
		return err
	}
	for _, there := range sortedRefs(x.known) {
		o := x.known[there]
		if local := x.gone[hereRef{Kind: there.Kind, ID: o.here}]; local != nil && o.here != "" && o.sender == x.p.Sender.ID {
			x.res.Gone++
			x.item(Item{What: Gone, Kind: there.Kind, ID: o.here, Name: x.nameHere(local)})
			x.writes = append(x.writes, store.Draft{Was: local})
			x.rows = append(x.rows, originRow{there: there})
		}
	}
	return nil
}

// sortedRefs is the keys of a map in the order of the kinds and IDs.
func sortedRefs[R hereRef | thereRef, V any](m map[R]V) []R {
	at := map[model.Kind]int{}
	for i, s := range model.Schemas() {
		at[s.Kind] = i
	}
	return slices.SortedFunc(maps.Keys(m), func(p, q R) int {
		a, b := model.Ref(p), model.Ref(q)
		if a.Kind != b.Kind {
			return at[a.Kind] - at[b.Kind]
		}
		return strings.Compare(a.ID, b.ID)
	})
}

const notBrought = "合并以前本台账就有这条记录，已保留"

func (x *planning) keep(local model.Record, why string) {
	x.res.Kept++
	x.item(Item{What: Kept, Kind: local.Kind(), ID: local.Key(), Name: x.nameHere(local), Why: why})
}

// mustStay says why a record that is gone there stays here; empty if it does not.
func (x *planning) mustStay(there thereRef, o origin, local model.Record) (string, error) {
	if !o.brought {
		return notBrought, nil
	}
	if o.kept != o.stayed.keptOf(local) {
		return "报送单位已无这条记录，但本台账改过它，已保留", nil
	}
	if own := o.stayed.ofItsOwn(local); len(own) > 0 {
		return "报送单位已无这条记录，但本台账另登记有" + strings.Join(own, "、") + "，已保留", nil
	}
	other, err := x.claimed(hereRef{Kind: there.Kind, ID: o.here})
	if other {
		return "报送单位已无这条记录，但另一单位的数据包中也有，已保留", err
	}
	return "", err
}

// claimed reports that a record here is one of another enterprise's ledger, too.
func (x *planning) claimed(here hereRef) (bool, error) {
	const standing = `FROM packet_record r JOIN packet_received p ON p.id = r.packet LEFT JOIN batch b ON b.id = p.batch
		WHERE b.undone_by IS NULL AND `
	rows, err := x.q.QueryContext(x.m.ctx,
		"SELECT DISTINCT p.source, r.there "+standing+"r.kind = ? AND r.here = ? AND p.source <> ? AND p.enterprise <> ?",
		string(here.Kind), here.ID, x.source, x.root.ID)
	if err != nil {
		return false, err
	}
	type claim struct {
		source int64
		there  string
	}
	var claims []claim
	for rows.Next() {
		var c claim
		if err := rows.Scan(&c.source, &c.there); err != nil {
			rows.Close()
			return false, err
		}
		claims = append(claims, c)
	}
	rows.Close()
	if rows.Err() != nil {
		return false, rows.Err()
	}
	for _, c := range claims { // is it still, by the latest that came of it?
		var id string
		err := x.q.QueryRowContext(x.m.ctx,
			"SELECT r.here "+standing+"p.source = ? AND r.kind = ? AND r.there = ? ORDER BY p.id DESC LIMIT 1", c.source,
			string(here.Kind), c.there).Scan(&id)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return false, err
		}
		if id == here.ID {
			return true, nil
		}
	}
	return false, nil
}

// keepUsed keeps those of the gone records on which something hangs that stays.
func (x *planning) keepUsed() error {
	for len(x.gone) > 0 {
		used := map[hereRef]model.Record{} // gone record → what hangs on it
		for _, s := range model.Schemas() {
			ix, err := x.m.of(x.q, s)
			if err != nil {
				return err
			}
			look := func(r model.Record) {
				for _, ref := range model.RefsOf(r) {
					if x.gone[hereRef(ref)] != nil {
						used[hereRef(ref)] = r
					}
				}
			}
			for id, r := range ix.Records {
				ref := hereRef{Kind: s.Kind, ID: id}
				if x.gone[ref] == nil && x.now[ref] == nil {
					look(r)
				}
			}
			for ref, r := range x.now {
				if ref.Kind == s.Kind {
					look(r)
				}
			}
		}
		if len(used) == 0 {
			return nil
		}
		for _, ref := range sortedRefs(used) {
			by := used[ref]
			x.keep(x.gone[ref], "报送单位已无这条记录，但本台账的"+model.SchemaOf(by.Kind()).Label+"“"+x.nameHere(by)+"”用到它，已保留")
			delete(x.gone, ref)
		}
	}
	return nil
}

// write writes what was settled, and what is to be known of it for the next packet.
func (x *planning) write(wr *store.Writer) error {
	for i, c := range x.writes {
		if i%500 == 0 {
			if wr.Ctx.Err() != nil {
				return wr.Ctx.Err()
			}
			x.m.progress(60 + 30*i/len(x.writes))
		}
		var err error
		switch {
		case c.Was == nil:
			err = wr.Add(c.Now)
		case c.Now == nil:
			err = wr.Remove(c.Was)
		default:
			err = wr.Change(c.Was, c.Now)
		}
		if err != nil {
			return err
		}
	}
	return x.remember(wr)
}

func (x *planning) remember(wr *store.Writer) error {
	ctx, tx := wr.Ctx, wr.Tx
	if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO packet_source (ledger) VALUES (?)", x.p.Ledger); err != nil {
		return err
	}
	var batch any
	if len(x.remarks) > 0 {
		wr.Keep()
	}
	if len(x.writes)+len(x.remarks) > 0 {
		batch = wr.Batch
	}
	chain := cmp.Or(x.p.Chain, &Chain{})
	res, err := tx.ExecContext(ctx, `INSERT INTO packet_received (source, sender, enterprise, name, serial, as_of, made, version, content, file,
		at, actor, batch, records, added, changed, gone, conflicts, chain_batches, chain_last, chain_hash, stayed, key)
		SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM packet_source WHERE ledger = ?`,
		x.p.Sender.ID, x.root.ID, x.p.Sender.Name, x.p.Serial, x.p.AsOf.String(), x.p.Made, x.p.Version, x.p.Content(), x.res.FileName(),
		x.m.w.Stamp(), x.m.w.Actor(), batch,
		x.res.Records, x.res.Added, x.res.Changed, x.res.Gone, x.res.Conflicts, chain.Batches, chain.Last, chain.Hash,
		x.stays.String(), string(x.p.Key), x.p.Ledger)
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx,
		"INSERT INTO packet_record (packet, kind, there, here, content, kept, brought) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, r := range x.rows {
		if i%1000 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			x.m.progress(90 + 10*i/len(x.rows))
		}
		if _, err := insert.ExecContext(ctx, id, string(r.there.Kind), r.there.ID, r.here, r.content[:], r.kept[:], r.brought); err != nil {
			return err
		}
	}
	return nil
}

// learn lays what was written over what is known of the ledger.
func (x *planning) learn() {
	for _, c := range x.writes {
		r := c.Now
		if r == nil {
			r = c.Was
		}
		if ix := x.m.local[r.Kind()]; ix != nil {
			ix.Replace(c.Was, c.Now)
		}
	}
}
