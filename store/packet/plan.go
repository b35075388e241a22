package packet

// What a packet would do: which record of it is which here, and what becomes of
// each. Records are told by where they came from, else by number and natural keys
// together, else by natural keys; what fits none is new.

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"partyledger/model"
	"partyledger/store"
)

// A record is named by its number in this ledger, or by its number in that which the
// packet comes from: two types, since one number may name two records.
type (
	hereRef  model.Ref
	thereRef model.Ref
)

// origin is what is kept of a record that came with an earlier packet.
type origin struct {
	sender  string // the sender of the packet that brought it last
	here    string
	content Hash // of what came
	kept    Hash // of what it was here then, without what did not travel
	stayed  stays
	brought bool
}

// originRow is an origin to be written.
type originRow struct {
	there thereRef
	origin
}

// planning works out what one packet does.
type planning struct {
	m     *merger
	q     store.Queryer
	p     *Packet
	res   *Result
	stays stays // the fields that it does not bring
	again bool  // the same packet was merged last

	unsigned bool     // the person wants it merged although it is not signed
	remarks  []string // what the log is to say of its key
	err      error    // the first of what steps cannot answer; asked after each

	source   int64               // number of the ledger that it comes from; 0 = a new one
	known    map[thereRef]origin // by the record's ID there
	root     model.Enterprise    // the sender, here
	shift    int                 // how much deeper its tree hangs here
	before   map[hereRef]bool    // here: brought by another ledger of the same enterprise
	ids      map[thereRef]string // ID there → ID here; "" = it is not here
	matched  map[thereRef]bool   // there: seen first, and known here already
	taken    map[hereRef]bool    // here: some record of the packet is this
	lost     map[thereRef]string // there: why it stays out
	erasures int                 // how many records are of people erased here
	broken   map[thereRef]string // there: by what law it stays out; what is here stays as it is

	now    map[hereRef]model.Record // here: what is written
	gone   map[hereRef]model.Record // here: what is taken out
	writes []store.Draft
	rows   []originRow
}

func newPlanning(m *merger, q store.Queryer, p *Packet, res *Result) *planning {
	return &planning{m: m, q: q, p: p, res: res, stays: p.stays(), known: map[thereRef]origin{}, ids: map[thereRef]string{},
		matched: map[thereRef]bool{},
		taken:   map[hereRef]bool{}, lost: map[thereRef]string{}, broken: map[thereRef]string{}, now: map[hereRef]model.Record{},
		gone: map[hereRef]model.Record{}}
}

// work does it all; asked is the enterprise that the person named.
func (x *planning) work(asked string) error {
	for _, step := range []func() error{x.load, x.recognize, x.valid, x.order, x.follow, func() error { return x.findRoot(asked) },
		x.introduce, x.predecessors, x.identify,
		x.lose, x.judge, x.tellLeft, x.decide, x.findGone} {
		if err := step(); err != nil {
			return err
		}
		if err := cmp.Or(x.err, x.m.ctx.Err()); err != nil {
			return err
		}
	}
	x.tell()
	return nil
}

// valid holds the records against what every write of the ledger is held against.
func (x *planning) valid() error {
	scope := map[string]bool{}
	for _, r := range x.p.Records[model.KindEnterprise] {
		scope[r.Key()] = true
	}
	all := map[model.Ref]model.Record{}
	for kind, list := range x.p.Records {
		for _, r := range list {
			all[model.Ref{Kind: kind, ID: r.Key()}] = r.Record
		}
	}
	for kind, list := range x.p.Records {
		s := model.SchemaOf(kind)
		if s.OwnOnly && len(list) > 0 {
			return leave("", "数据包中有“%s”的记录，这类记录由各单位自行设置，不能上报。整包没有写入。请让报送单位用本程序重新生成。", s.Label)
		}
		for _, r := range list {
			e, owned := ownerOf(r.Record, func(ref model.Ref) model.Record { return all[ref] })
			if !owned && all[pointed(r.Record)] == nil {
				return leave("", "数据包中有不属于任何企业的“%s”记录，这类记录由各单位自行设置，不能上报。整包没有写入。请让报送单位用本程序重新生成。", s.Label)
			}
			if e != "" && !scope[e] {
				return leave("", "数据包中编号为“%s”的%s不属于报送企业，整包没有写入。请让报送单位核对后重新生成。", r.Key(), s.Label)
			}
		}
	}
	find := func(id string) (model.Enterprise, bool) {
		e, ok := all[model.Ref{Kind: model.KindEnterprise, ID: id}].(model.Enterprise)
		return e, ok
	}
	for id := range scope {
		if !within(find, id, x.p.Sender.ID) {
			e, _ := find(id)
			return leave("", "数据包中的企业“%s”不在报送企业“%s”之下，整包没有写入。请让报送单位核对上级企业后重新生成。", e.Name, x.p.Sender.Name)
		}
	}
	return nil
}

// load reads what is kept of the sender's ledger.
func (x *planning) load() error {
	ctx := x.m.ctx
	own, err := readSelf(ctx, x.q)
	if err != nil {
		return err
	}
	if key := own.key(); own.id == x.p.Ledger && x.p.Key != "" && key != "" && x.p.Key != key {
		return leave("", "这个数据包自称由本台账生成，却不是用本台账的密钥签名的（指纹%s，本台账的是%s）：是别人改装的，或者由复制了本台账的单位生成。没有写入任何内容。请打电话核实；确是下级单位复制了本台账的，请其在“上报数据包”页点“换发台账标识”，再重新生成。",
			x.p.Key.Fingerprint(), key.Fingerprint())
	}
	if own.id == x.p.Ledger {
		return leave("", "这是本台账自己生成的数据包，不需要合并，没有写入任何内容。如果下级单位的台账是由本台账复制而来，请在下级单位的“上报数据包”页点“换发台账标识”，再重新生成。")
	}
	err = x.q.QueryRowContext(ctx, "SELECT id FROM packet_source WHERE ledger = ?", x.p.Ledger).Scan(&x.source)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	rows, err := x.q.QueryContext(ctx, `SELECT r.kind, r.there, r.here, r.content, r.kept, r.brought, p.sender, p.stayed
		FROM packet_received p
		LEFT JOIN batch b ON b.id = p.batch JOIN packet_record r ON r.packet = p.id WHERE p.source = ? AND b.undone_by IS NULL
			ORDER BY p.id`, x.source)
	if err != nil {
		return err
	}
	defer rows.Close()
	sets := map[string]stays{} // one a packet
	for rows.Next() {
		var ref thereRef
		var o origin
		var content, kept []byte
		var stayed string
		if err := rows.Scan((*string)(&ref.Kind), &ref.ID, &o.here, &content, &kept, &o.brought, &o.sender, &stayed); err != nil {
			return err
		}
		if sets[stayed] == nil {
			sets[stayed] = parseStays(stayed)
		}
		o.stayed = sets[stayed]
		copy(o.content[:], content)
		copy(o.kept[:], kept)
		x.known[ref] = o
	}
	return rows.Err()
}

// order refuses a packet that is older than the one merged last.
func (x *planning) order() error {
	var serial int64
	var content, asOf, made string
	err := x.q.QueryRowContext(x.m.ctx, `SELECT p.serial, p.content, p.as_of, p.made FROM packet_received p LEFT
		JOIN batch b ON b.id = p.batch
		WHERE p.source = ? AND p.sender = ? AND b.undone_by IS NULL
			ORDER BY p.id DESC LIMIT 1`, x.source, x.p.Sender.ID).Scan(&serial, &content, &asOf, &made)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	x.again = serial == x.p.Serial && content == x.p.Content()
	older := x.p.Serial < serial || x.p.Serial == serial && !x.again
	switch {
	case !older || x.m.req.Force:
		return nil
	case x.p.Made > made:
		return leave(NeedsForce,
			"“%s”的第%d号数据包（截至%s）此前已经合并，这个是第%d号，序号不大于它、生成时间却更晚，报送单位的台账可能恢复过备份。没有写入任何内容。请与报送单位核对；确要以这个为准，请选择“仍要合并”（命令行加 --force）。",
			x.p.Sender.Name, serial, asOf, x.p.Serial)
	}
	return leave(NeedsForce, "“%s”更新的第%d号数据包（截至%s）此前已经合并，这个是较旧的第%d号（截至%s），没有写入任何内容。确要退回到较旧的内容，请选择“仍要合并”（命令行加 --force）。", x.p.Sender.Name,
		serial, asOf, x.p.Serial, x.p.AsOf)
}

// findRoot finds the sender among the enterprises here.
func (x *planning) findRoot(asked string) error {
	s := model.SchemaOf(model.KindEnterprise)
	ix, err := x.m.of(x.q, s)
	if err != nil {
		return err
	}
	ref := thereRef{Kind: model.KindEnterprise, ID: x.p.Sender.ID}
	var theirs model.Enterprise
	for _, r := range x.p.Records[model.KindEnterprise] {
		if r.Key() == x.p.Sender.ID {
			theirs = r.Record.(model.Enterprise)
		}
	}
	id := ""
	if o, ok := x.known[ref]; ok && ix.Records[o.here] != nil {
		if id = o.here; asked != "" && asked != id {
			return leave("", "这家单位以前报送的数据包合并在“%s”，这次指明的是另一户企业，没有写入任何内容。请核对所选的企业。", ix.Records[id].(model.Enterprise).Name)
		}
	} else if asked != "" {
		if id = asked; ix.Records[id] == nil {
			return leave(NeedsEnterprise, "本台账没有编号为“%s”的企业，没有写入任何内容。请重新选择。", asked)
		}
	} else {
		var several bool
		if id, several = ix.Match(theirs); id == "" {
			why := "没有找到"
			if several {
				why = "不止一户叫"
			}
			return leave(NeedsEnterprise, "本台账的企业中%s“%s”（按统一社会信用代码和名称核对），没有写入任何内容。请指明这个数据包属于哪一户企业；还没有这户企业的，请先录入。", why, theirs.Name)
		}
	}
	x.root = ix.Records[id].(model.Enterprise)
	x.ids[ref], x.taken[hereRef{Kind: ref.Kind, ID: id}] = id, true
	x.matched[ref] = x.known[ref].here != id
	if x.root.Level > 0 && theirs.Level > 0 {
		x.shift = x.root.Level - theirs.Level
	}
	x.res.Enterprise, x.res.Name = x.root.ID, x.root.Name
	return nil
}

// predecessors finds what other ledgers of the same enterprise brought: one that was
// begun anew takes their place, and the person is told, for it may be a mistake.
func (x *planning) predecessors() error {
	const standing = ` FROM packet_received p LEFT JOIN batch b ON b.id = p.batch`
	const others = ` WHERE p.enterprise = ? AND p.source <> ? AND b.undone_by IS NULL`
	var earlier int
	var asOf sql.NullString
	row := x.q.QueryRowContext(x.m.ctx, "SELECT count(*), max(p.as_of)"+standing+others, x.root.ID, x.source)
	if err := row.Scan(&earlier, &asOf); err != nil || earlier == 0 {
		return err
	}
	if len(x.known) == 0 {
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("“%s”以前的数据包（最近一次截至%s）来自另一份台账，请与报送单位确认这次的是正式的台账", x.root.Name, asOf.String))
	}
	rows, err := x.q.QueryContext(x.m.ctx,
		"SELECT DISTINCT r.kind, r.here"+standing+" JOIN packet_record r ON r.packet = p.id"+others+" AND r.brought", x.root.ID, x.source)
	if err != nil {
		return err
	}
	defer rows.Close()
	x.before = map[hereRef]bool{}
	for rows.Next() {
		var ref hereRef
		if err := rows.Scan((*string)(&ref.Kind), &ref.ID); err != nil {
			return err
		}
		x.before[ref] = true
	}
	return rows.Err()
}

// keyOrder is the kinds in an order in which natural keys find what they refer to:
// owners before what hangs on them, what speaks of any record last.
var keyOrder = sync.OnceValue(func() []*model.Schema {
	var out, last []*model.Schema
	seen := map[model.Kind]bool{}
	var visit func(s *model.Schema)
	visit = func(s *model.Schema) {
		if seen[s.Kind] {
			return
		}
		seen[s.Kind] = true
		for _, key := range s.Keys {
			for _, name := range key {
				if f, _ := s.Field(name); f.Ref != "" {
					visit(model.SchemaOf(f.Ref))
				}
			}
		}
		// What a record speaks of may be any kind; it matters here only in a key.
		if _, id, speaks := model.PointerFields(s); speaks && slices.ContainsFunc(s.Keys,
			func(key []string) bool { return slices.Contains(key, id.Name) }) {
			last = append(last, s)
			return
		}
		out = append(out, s)
	}
	for _, s := range model.Schemas() {
		visit(s)
	}
	return append(out, last...)
})

// identify finds for each record of the packet which one here it is.
func (x *planning) identify() error {
	for _, s := range keyOrder() {
		records, outside := x.p.Records[s.Kind], x.p.Outside[s.Kind]
		if len(records)+len(outside) == 0 {
			continue
		}
		ix, err := x.m.of(x.q, s)
		if err != nil {
			return err
		}
		var rest []Record
		for _, r := range records {
			ref := thereRef{Kind: s.Kind, ID: r.Key()}
			if _, done := x.ids[ref]; done {
				continue // the root
			}
			if o, ok := x.known[ref]; ok && ix.Records[o.here] != nil && x.take(s.Kind, ref, o.here) {
				continue
			}
			rest = append(rest, r)
		}
		for _, r := range rest {
			x.identifyNew(s, ix, r.Record)
		}
		for _, r := range outside {
			ref := thereRef{Kind: s.Kind, ID: r.Key()}
			if o, ok := x.known[ref]; ok && ix.Records[o.here] != nil {
				x.ids[ref] = o.here
			} else {
				x.ids[ref], _ = x.like(s, ix, x.keyed(s, r.Record))
			}
		}
	}
	return nil
}

// take notes which record here one of the packet is, unless another is that.
func (x *planning) take(kind model.Kind, there thereRef, here string) bool {
	ref := hereRef{Kind: kind, ID: here}
	if x.taken[ref] {
		return false
	}
	x.ids[there], x.taken[ref] = here, true
	return true
}

// identifyNew finds the record here that one seen first means, or gives it an ID.
func (x *planning) identifyNew(s *model.Schema, ix *model.Lookup, r model.Record) {
	ref := thereRef{Kind: s.Kind, ID: r.Key()}
	id, several := x.like(s, ix, x.keyed(s, r))
	if id != "" && x.take(s.Kind, ref, id) {
		x.matched[ref] = true
		return
	}
	if several {
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("%s“%s”与台账中不止一条记录相符，分不清是哪一条，按新增处理", s.Label, x.nameThere(r)))
	}
	id = r.Key()
	for ix.Records[id] != nil || !x.take(s.Kind, ref, id) {
		id = x.m.w.NewID(s.Kind)
	}
}

// like finds the record here that is the same by number and natural keys, or by
// natural keys.
func (x *planning) like(s *model.Schema, ix *model.Lookup, r model.Record) (id string, several bool) {
	if same := ix.Records[r.Key()]; same != nil && sameKeys(s, same, r) {
		return r.Key(), false
	}
	return ix.Match(r)
}

// sameKeys reports that the surest natural key that both have filled is equal.
func sameKeys(s *model.Schema, a, b model.Record) bool {
	for _, fields := range s.Keys {
		if p, q := s.NaturalKey(a, fields), s.NaturalKey(b, fields); p != "" && q != "" {
			return p == q
		}
	}
	return false
}

// keyed is the record with what its natural keys refer to as it is called here. A
// key that refers to something that is not here is left empty.
func (x *planning) keyed(s *model.Schema, r model.Record) model.Record {
	p := s.Pointer(r)
	for _, key := range s.Keys {
		for _, name := range key {
			if f, _ := s.Field(name); f.Ref != "" && !f.IsZero(r) {
				x.set(f, p, x.ids[thereRef{Kind: f.Ref, ID: f.Text(r)}], 0)
			}
		}
	}
	x.point(s, p, r)
	return s.Deref(p)
}

// point translates what a record speaks of; it answers false if that is not here.
func (x *planning) point(s *model.Schema, p any, r model.Record) bool {
	ref, speaks := model.Pointer(r)
	if !speaks {
		return true
	}
	_, f, _ := model.PointerFields(s)
	x.set(f, p, x.ids[thereRef(ref)], 0)
	return x.ids[thereRef(ref)] != ""
}

// lose finds the records that cannot come in because what they hang on is not
// here, and those that hang on them.
func (x *planning) lose() error {
	for again := true; again; {
		again = false
		for kind, list := range x.p.Records {
			s := model.SchemaOf(kind)
			ix, err := x.m.of(x.q, s)
			if err != nil {
				return err
			}
			for _, r := range list {
				ref := thereRef{Kind: kind, ID: r.Key()}
				if id := x.ids[ref]; id == "" || ix.Records[id] != nil {
					continue
				}
				if why := x.lacks(s, r.Record); why != "" {
					delete(x.taken, hereRef{Kind: kind, ID: x.ids[ref]})
					x.ids[ref], x.lost[ref], again = "", why, true
				}
			}
		}
	}
	return nil
}

// lacks says what a record needs that is not here; empty if nothing.
func (x *planning) lacks(s *model.Schema, r model.Record) string {
	for _, f := range s.Fields {
		if f.Ref == "" || !f.Required {
			continue
		}
		if ref := (thereRef{Kind: f.Ref, ID: f.Text(r)}); ref.ID != "" && x.ids[ref] == "" {
			return "所引用的" + model.SchemaOf(f.Ref).Label + "“" + x.nameThere(x.there(ref)) + "”不在本台账中"
		}
	}
	if _, f, ok := model.PointerFields(s); ok && f.Required && x.ids[thereRef(pointed(r))] == "" {
		return "所说明的记录不在本台账中"
	}
	return ""
}

// pointed is what a record speaks of; the zero Ref if of nothing.
func pointed(r model.Record) model.Ref {
	ref, _ := model.Pointer(r)
	return ref
}

// there is a record of the packet.
func (x *planning) there(ref thereRef) model.Record {
	for _, list := range [][]Record{x.p.Records[ref.Kind], x.p.Outside[ref.Kind]} {
		if i, ok := slices.BinarySearchFunc(list, ref.ID, func(r Record, id string) int { return cmp.Compare(r.Key(), id) }); ok {
			return list[i].Record
		}
	}
	return nil
}

// decide settles what becomes of each record.
func (x *planning) decide() error {
	for _, s := range model.Schemas() {
		list := x.p.Records[s.Kind]
		if len(list) == 0 {
			continue
		}
		ix, err := x.m.of(x.q, s)
		if err != nil {
			return err
		}
		fields := x.p.Fields(s.Kind)
		for i, r := range list {
			if i%500 == 0 && x.m.ctx.Err() != nil {
				return x.m.ctx.Err()
			}
			if id := x.ids[thereRef{Kind: s.Kind, ID: r.Key()}]; id != "" {
				x.settle(s, r, id, ix.Records[id], fields)
			}
		}
	}
	return nil
}

// settle settles what becomes of one record that is, or is to be, id here.
func (x *planning) settle(s *model.Schema, r Record, id string, local model.Record, fields map[string]bool) {
	there := thereRef{Kind: s.Kind, ID: r.Key()}
	o, known := x.known[there]
	known = known && o.here == id
	if known && local != nil && o.content == r.Hash { // nothing new there; most records of most packets
		x.res.Unchanged++
		if o.sender != x.p.Sender.ID {
			if o.sender = x.p.Sender.ID; o.kept == o.stayed.keptOf(local) {
				o.kept = x.stays.keptOf(local)
			}
			x.rows = append(x.rows, originRow{there, o})
		}
		return
	}
	now, whole := x.translate(s, r.Record, id, local, fields, !known)
	content := r.Hash
	if !whole {
		content[0] ^= 1 // to be looked at again when what it refers to is here
	}
	row := originRow{there, origin{here: id, content: content, brought: local == nil || known && o.brought ||
		x.before[hereRef{Kind: s.Kind, ID: id}]}}
	if known && local != nil && o.content == content {
		x.res.Unchanged++
		return
	}
	switch {
	case x.erased(cmp.Or(local, now)):
		x.res.Unchanged++
		x.erasures++
	case x.broken[there] != "":
		return // told of with those that are left
	case local == nil:
		x.res.Added++
		x.item(Item{What: Added, Kind: s.Kind, ID: id, Name: x.nameThere(r.Record)})
		x.put(row, nil, now)
	case local == now:
		x.res.Unchanged++
		x.put(row, local, now)
	default:
		why := x.disputed(s, r, o, known, local)
		ref := hereRef{Kind: s.Kind, ID: id}
		if why != "" && !x.m.req.Theirs && !x.m.req.Take[model.Ref(ref)] {
			x.res.Conflicts++
			x.item(Item{What: Conflict, Kind: s.Kind, ID: id, Name: x.nameHere(local), Why: why, Fields: x.differ(local, now)})
			return
		}
		if why != "" {
			why = "按数据包的内容：" + why
		}
		x.res.Changed++
		x.item(Item{What: Changed, Kind: s.Kind, ID: id, Name: x.nameHere(local), Why: why, Fields: x.differ(local, now)})
		x.put(row, local, now)
	}
}

// erased reports that the record is about somebody whose data were erased here: a packet
// does not bring them back.
func (x *planning) erased(r model.Record) bool {
	if p, ok := r.(model.Person); ok {
		return !p.Erased.IsZero()
	}
	owner := r.Owner()
	if f, ok := model.SchemaOf(r.Kind()).Field("PersonID"); ok {
		owner = model.Ref{Kind: model.KindPerson, ID: f.Text(r)}
	}
	about := x.now[hereRef(owner)]
	if about == nil && owner.ID != "" {
		about = x.findHere(owner)
	}
	return about != nil && model.Concerns(r, owner) && x.erased(about)
}

// put notes a write.
func (x *planning) put(row originRow, was, now model.Record) {
	row.kept = x.stays.keptOf(now)
	x.rows = append(x.rows, row)
	if was != now {
		x.writes = append(x.writes, store.Draft{Was: was, Now: now})
		x.now[hereRef{Kind: now.Kind(), ID: now.Key()}] = now
	}
}

// disputed says why the record here may not be written over without being asked;
// empty if it may.
func (x *planning) disputed(s *model.Schema, r Record, o origin, known bool, local model.Record) string {
	switch {
	case known && o.kept != o.stayed.keptOf(local):
		return "上次合并以后，本台账改过，报送单位也改过"
	case known || !x.matched[thereRef{Kind: s.Kind, ID: r.Key()}]:
		return ""
	}
	e, _ := ownerOf(local, x.findHere)
	if e == "" || within(x.enterprise, e, x.root.ID) {
		return ""
	}
	name := e
	if other, ok := x.enterprise(e); ok {
		name = other.Name
	}
	if s.Kind == model.KindEnterprise {
		return "本台账中这户企业不在报送企业之下"
	}
	return "本台账中属于“" + name + "”，不属于报送企业"
}

// here is a record of this ledger as it is.
func (x *planning) here(ref hereRef) model.Record {
	s := model.SchemaOf(ref.Kind)
	if s == nil {
		return nil
	}
	ix, err := x.m.of(x.q, s)
	if err != nil {
		x.err = cmp.Or(x.err, err)
		return nil
	}
	return ix.Records[ref.ID]
}

// set sets a field of a record that is worked out.
func (x *planning) set(f model.Field, rec any, text string, n int64) {
	x.err = cmp.Or(x.err, f.SetRaw(rec, text, n))
}

// findHere is what a record here refers to.
func (x *planning) findHere(ref model.Ref) model.Record { return x.here(hereRef(ref)) }

func (x *planning) enterprise(id string) (model.Enterprise, bool) {
	e, ok := x.here(hereRef{Kind: model.KindEnterprise, ID: id}).(model.Enterprise)
	return e, ok
}

// rootFields are what the group says of the enterprise that reports.
var rootFields = map[string]bool{"ParentID": true, "Level": true, "Order": true}

// translate is the record as it is to be here. Fields that the sender's program
// does not know, and references to what is not here, stay as they are here; so does
// what a record that is seen first leaves empty. whole is false if something that
// it refers to is not here.
func (x *planning) translate(s *model.Schema, r model.Record, id string, local model.Record, fields map[string]bool,
	first bool) (now model.Record, whole bool) {
	p := s.Pointer(r)
	whole = true
	isRoot := s.Kind == model.KindEnterprise && id == x.root.ID
	for i, f := range s.Fields {
		keep := !fields[f.Name] || x.stays[fieldOf{s.Kind, f.Name}] || isRoot && rootFields[f.Name] || first &&
			f.Type != model.BoolField && f.IsZero(r)
		switch {
		case i == 0:
			x.set(f, p, id, 0)
		case keep && local != nil:
			f.Copy(p, local)
		case x.stays[fieldOf{s.Kind, f.Name}]:
			f.Clear(p)
		case f.Ref != "" && !f.IsZero(r):
			to := x.ids[thereRef{Kind: f.Ref, ID: f.Text(r)}]
			if to == "" {
				whole = false
				if local != nil {
					f.Copy(p, local)
					continue
				}
			}
			x.set(f, p, to, 0)
		case s.Kind == model.KindEnterprise && f.Name == "Level" && !f.IsZero(r):
			if n := f.Raw(r).(int64) + int64(x.shift); n > 0 {
				x.set(f, p, "", n)
			}
		}
	}
	if !x.point(s, p, r) {
		whole = false
		if _, f, _ := model.PointerFields(s); local != nil {
			f.Copy(p, local)
		}
	}
	return s.Deref(p), whole
}

// item notes an item for the preview.
func (x *planning) item(it Item) {
	it.Label = model.SchemaOf(it.Kind).Label
	x.res.Items = append(x.res.Items, it)
}

// tell says what the person should know of the packet as a whole.
func (x *planning) tell() {
	var lacking []string
	for _, kind := range packetKinds() {
		s := model.SchemaOf(kind)
		if !x.p.Knows(kind) {
			lacking = append(lacking, s.Label)
			continue
		}
		known := x.p.Fields(kind)
		for _, f := range s.Fields {
			if !known[f.Name] && f.Stay == model.Goes {
				lacking = append(lacking, s.Label+"的“"+f.Label+"”")
			}
		}
	}
	if len(lacking) > 0 {
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("数据包由较旧的%s版程序生成，不含：%s。这些内容在本台账中保持不变；请让报送单位升级程序", x.p.Version,
			strings.Join(lacking, "、")))
	}
	if x.res.Broken > 0 {
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("有%d条记录不可能成立（见“不合要求”各条），没有并入；请报送单位更正后重新生成数据包，再合并一次即可补上", x.res.Broken))
	}
	if x.erasures > 0 {
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("有%d条记录属于本台账已依法删除个人信息的人员，没有并入；请报送单位也依法删除", x.erasures))
	}
	if x.res.Left > 0 {
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("有%d条记录引用了本台账没有的人员或组织，暂未并入；待其所在单位的数据包合并以后，再合并一次这个数据包即可补上", x.res.Left))
	}
}
