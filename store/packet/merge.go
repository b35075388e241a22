package packet

// Merging: packets of subsidiaries are laid over the group's ledger, each in one
// batch that can be taken back.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
)

// File is one packet to merge.
type File struct {
	Path       string
	Enterprise string // ID of the enterprise here whose it is; empty = as it says itself
	Unsigned   bool   // merge it although it is not signed and those before were
}

// MergeRequest says what to merge and how.
type MergeRequest struct {
	Files     []File
	Passwords []string           // tried in turn
	DryRun    bool               // work everything out, write nothing
	Force     bool               // merge an older packet after a newer one
	Theirs    bool               // in conflicts the packet's record is taken
	Take      map[model.Ref]bool // the records (here) of which the packet's is taken
	Keys      []string           // fingerprints of keys that are accepted in the place of others
	AsOf      day.Day            // who has not reported for this day; zero = today
	Progress  func(done, total int)
}

// What becomes of a record.
const (
	Added    = "新增"
	Changed  = "变更"
	Gone     = "已无"
	Conflict = "冲突"
	Kept     = "保留"   // gone there, and kept here
	Left     = "未并入"  // refers to what is not in this ledger
	Broken   = "不合要求" // breaks the law of records
)

// Item is a record that a packet adds, changes or takes out, or about which
// the two ledgers do not agree.
type Item struct {
	What   string      `json:"what"`
	Kind   model.Kind  `json:"kind"`
	Label  string      `json:"label"`
	ID     string      `json:"id"` // here
	Name   string      `json:"name"`
	Why    string      `json:"why,omitempty"`
	Fields []ItemField `json:"fields,omitempty"`
}

// ItemField is a field in which the two differ, as people read it.
type ItemField struct {
	Label string `json:"label"`
	Was   string `json:"was"`
	Now   string `json:"now"`
}

// What became of a packet.
const (
	Merged    = "merged"
	Unchanged = "unchanged" // there was nothing to write
	Refused   = "refused"
	Previewed = "preview"
)

// Why a packet was refused, where something can be done about it.
const (
	NeedsPassword   = "password"
	NeedsEnterprise = "enterprise"
	NeedsForce      = "older"
	NeedsKey        = "key"      // it is signed by another key than those before
	NeedsUnsigned   = "unsigned" // it is not signed, and those before were
)

// Result is what became of one packet.
type Result struct {
	Info
	Enterprise string   `json:"enterprise"` // ID here
	Name       string   `json:"name"`       // how it is called here
	State      string   `json:"state"`
	Why        string   `json:"why,omitempty"`
	Needs      string   `json:"needs,omitempty"`
	Batches    []int64  `json:"batches"`
	Added      int      `json:"added"`
	Changed    int      `json:"changed"`
	Gone       int      `json:"gone"`
	Conflicts  int      `json:"conflicts"`
	Kept       int      `json:"kept"`
	Left       int      `json:"left"`
	Broken     int      `json:"broken"`
	Unchanged  int      `json:"unchanged"`
	Chain      Follows  `json:"chain"`              // how the sender's log goes on from the packet before
	KeyWas     string   `json:"keyWas,omitempty"`   // fingerprint of the key that packets came with before; empty = of none
	KeySince   string   `json:"keySince,omitempty"` // since when it is known: RFC 3339, UTC
	Notes      []string `json:"notes"`
	Items      []Item   `json:"items"`
}

// MergeResult is what became of all.
type MergeResult struct {
	Files     []*Result `json:"files"`
	Merged    int       `json:"merged"`
	Unchanged int       `json:"unchanged"`
	Refused   int       `json:"refused"`
	Conflicts int       `json:"conflicts"`
	AsOf      string    `json:"asOf"`
	Missing   []Missing `json:"missing"`
}

// Merge merges packets, each in a batch of its own. A packet that is refused
// does not keep the others from being merged; nothing is ever half merged.
func Merge(ctx context.Context, w *store.Workspace, req MergeRequest) (*MergeResult, error) {
	if err := w.MayWrite(); err != nil && !req.DryRun {
		return nil, err
	}
	m := &merger{ctx: ctx, w: w, req: req, local: map[model.Kind]*model.Lookup{}}
	out := &MergeResult{Files: []*Result{}}
	for i, f := range req.Files {
		m.at = i
		m.progress(0)
		out.Files = append(out.Files, m.one(f))
	}
	if !req.DryRun && len(req.Files) > 1 {
		// What one packet refers to may have come with a later one.
		for i, r := range out.Files {
			if r.State == Merged && r.Left > 0 && ctx.Err() == nil {
				m.at = i
				r.add(m.one(req.Files[i]))
			}
		}
	}
	if m.merged == 0 && ctx.Err() != nil {
		return nil, store.Fault("合并数据包", ctx.Err())
	}
	for _, r := range out.Files {
		switch r.State {
		case Merged:
			out.Merged++
		case Unchanged:
			out.Unchanged++
		case Refused:
			out.Refused++
		}
		out.Conflicts += r.Conflicts
	}
	status, err := StatusOf(context.WithoutCancel(ctx), w, req.AsOf)
	if err != nil {
		return out, err
	}
	out.AsOf, out.Missing = status.AsOf, status.Missing
	if req.Progress != nil {
		req.Progress(len(req.Files)*packetSteps, len(req.Files)*packetSteps)
	}
	return out, nil
}

// add adds what a second look at the same packet wrote.
func (r *Result) add(more *Result) {
	if more.State != Merged {
		return
	}
	r.Batches = append(r.Batches, more.Batches...)
	r.Added, r.Changed, r.Left, r.Broken, r.Conflicts = r.Added+more.Added, r.Changed+more.Changed, more.Left, more.Broken, more.Conflicts
	items := slices.DeleteFunc(slices.Clone(r.Items), func(x Item) bool {
		return x.What == Left || x.What == Broken || x.What == Conflict
	})
	r.Items, r.Notes = append(items, more.Items...), more.Notes
}

// merger merges one packet after the other. What it knows of the ledger it keeps:
// with thirty packets the ledger is read once.
type merger struct {
	ctx    context.Context
	w      *store.Workspace
	req    MergeRequest
	local  map[model.Kind]*model.Lookup
	at     int   // which packet
	batch  int64 // the last batch when the ledger was read
	merged int
}

// packetSteps are how many parts of its work each packet's progress is told in.
const packetSteps = 100

// progress tells how far the packet is, in hundredths.
func (m *merger) progress(done int) {
	if m.req.Progress != nil {
		m.req.Progress(m.at*packetSteps+done, len(m.req.Files)*packetSteps)
	}
}

// one merges one packet; why it is refused is in the result.
func (m *merger) one(f File) *Result {
	r := &Result{Info: Info{File: f.Path, Counts: []KindCount{}}, State: Refused, Batches: []int64{}, Notes: []string{}, Items: []Item{}}
	err := m.try(f, r)
	if err == nil {
		return r
	}
	var left errLeave
	var said *Error
	switch {
	case errors.As(err, &left):
		r.Why, r.Needs = string(left.why), left.needs
	case errors.As(err, &said) && (said.Reason == NeedPassword || said.Reason == WrongPassword):
		r.Why, r.Needs = store.Explain(err), NeedsPassword
	default:
		m.w.Log().Error("merge packet", "file", f.Path, "err", err)
		r.Why = store.Explain(err)
	}
	m.local = map[model.Kind]*model.Lookup{} // what was learned of it does not hold
	r.State, r.Added, r.Changed, r.Gone, r.Items = Refused, 0, 0, 0, []Item{}
	return r
}

// errLeave is a refusal of one packet.
type errLeave struct{ why, needs string }

func (e errLeave) Error() string { return e.why }

func leave(needs, format string, args ...any) error {
	return errLeave{fmt.Sprintf(format, args...), needs}
}

func (m *merger) try(f File, r *Result) error {
	p, err := m.read(f.Path)
	if err != nil {
		return packetFault(f.Path, err)
	}
	r.Info = infoOf(f.Path, p.Manifest, p.Sealed)
	m.progress(30)
	var plan *planning
	if err := m.w.InTx(m.ctx, func(tx *sql.Tx) error {
		if err := m.fresh(tx); err != nil {
			return err
		}
		plan = newPlanning(m, tx, p, r)
		plan.unsigned = f.Unsigned
		return plan.work(f.Enterprise)
	}); err != nil {
		return err
	}
	m.progress(60)
	same := plan.again && len(plan.writes) == 0 && len(plan.rows) == 0 && len(plan.remarks) == 0 && !r.Chain.amiss()
	switch {
	case same:
		r.State = Unchanged
		r.Notes = append(r.Notes, "这个数据包已经合并过，这次没有改动")
		return nil
	case m.req.DryRun:
		if r.State = Previewed; len(r.Items) == 0 {
			r.State = Unchanged
			r.Notes = append(r.Notes, "内容与台账一致，没有需要写入的记录")
		}
		return nil
	}
	note := fmt.Sprintf("合并上报数据包：“%s”第%d号，截至%s", p.Sender.Name, p.Serial, p.AsOf)
	if p.Chain != nil {
		note += "；报送单位操作记录" + p.Chain.head().Say()
	}
	if r.Chain.amiss() {
		note += "，与以前报送的不相接"
	}
	note = strings.Join(append([]string{note}, plan.remarks...), "；")
	batch, err := m.w.Write(m.ctx, store.BatchPacket, note, func(wr *store.Writer) error { return plan.write(wr) })
	if err != nil {
		return err
	}
	r.State = Merged
	if batch > 0 {
		r.Batches = append(r.Batches, batch)
		m.batch = batch
	}
	if len(plan.writes) == 0 {
		r.State = Unchanged
		r.Notes = append(r.Notes, "已登记收到，没有需要写入的记录")
	}
	m.merged++
	plan.learn()
	return nil
}

// fresh forgets what is known of the ledger if someone else wrote to it meanwhile.
func (m *merger) fresh(q store.Queryer) error {
	var last int64
	if err := q.QueryRowContext(m.ctx, "SELECT coalesce(max(id), 0) FROM batch").Scan(&last); err != nil {
		return err
	}
	if last != m.batch {
		m.local, m.batch = map[model.Kind]*model.Lookup{}, last
	}
	return nil
}

// read reads a packet, trying the passwords; one that fits is tried first on the
// next.
func (m *merger) read(path string) (*Packet, error) {
	passwords := m.req.Passwords
	if len(passwords) == 0 {
		passwords = []string{""}
	}
	var last error
	for i, password := range passwords {
		var p *Packet
		err := withFile(path, func(f io.Reader) error {
			var err error
			p, err = Read(f, Options{Password: password, Version: m.w.Version(), Cancel: m.ctx.Err})
			return err
		})
		var said *Error
		switch {
		case err == nil:
			m.req.Passwords = slices.Concat(passwords[i:i+1], passwords[:i], passwords[i+1:])
			return p, nil
		case !errors.As(err, &said) || said.Reason != WrongPassword:
			return nil, err
		}
		last = err
	}
	return nil, last
}

// of is what is known of the records of a kind, with their natural keys.
func (m *merger) of(q store.Queryer, s *model.Schema) (*model.Lookup, error) {
	if ix := m.local[s.Kind]; ix != nil {
		return ix, nil
	}
	ix := &model.Lookup{Schema: s, Records: map[string]model.Record{}}
	err := store.Each(m.ctx, q, s.Kind, "1 = 1", nil, func(r model.Record) error {
		ix.Records[r.Key()] = r
		return m.ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	m.local[s.Kind] = ix
	return ix, nil
}

// Signature says by which key it is signed, and how that is known; empty of a packet that
// could not be read.
func (r *Result) Signature() string {
	switch {
	case r.Ledger == "":
		return ""
	case r.Fingerprint == "":
		return "没有签名"
	case r.KeyWas == "":
		return "密钥指纹" + r.Fingerprint + "（首次收到）"
	case r.KeyWas == r.Fingerprint:
		return "密钥指纹" + r.Fingerprint + "（" + Since(r.KeySince) + "登记）"
	}
	return "密钥指纹" + r.Fingerprint + "（以前是" + r.KeyWas + "）"
}

// FileName is the packet's file without its folder.
func (p Info) FileName() string { return filepath.Base(p.File) }

// Summary is what became of a packet, in one line.
func (r *Result) Summary() string {
	var parts []string
	for _, x := range []struct {
		n    int
		what string
	}{{r.Added, "新增"}, {r.Changed, "变更"}, {r.Gone, "已无"}, {r.Conflicts, "冲突"}, {r.Kept, "保留"}, {r.Left, "未并入"}, {r.Broken, "不合要求"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d条", x.what, x.n))
		}
	}
	if len(parts) == 0 {
		return "没有变化"
	}
	return strings.Join(parts, "，")
}
