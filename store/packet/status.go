package packet

// Packets down here: what this ledger is called among ledgers, what it has sent
// and taken in, and who has not reported yet.

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/plainfile"
)

// RenewLedgerID gives the ledger a number and a key of its own, for one that was begun as
// a copy of another's folder, or whose file others may have.
func RenewLedgerID(ctx context.Context, w *store.Workspace) error {
	if err := w.MayWrite(); err != nil {
		return err
	}
	return store.Fault("换发台账标识", w.InTx(ctx, func(tx *sql.Tx) error {
		if _, err := w.NoteOutput(ctx, tx, "换发台账标识和签名密钥（台账由别处复制而来，或者密钥可能外泄）"); err != nil {
			return err
		}
		_, err := setSelf(ctx, tx, newLedgerID())
		return err
	}))
}

// KindCount is how many records of a kind there are.
type KindCount struct {
	Kind    model.Kind `json:"kind"`
	Label   string     `json:"label"`
	Records int        `json:"records"`
}

// Info is what a packet says of itself.
type Info struct {
	File        string      `json:"file"`
	Sealed      bool        `json:"sealed"`
	Serial      int64       `json:"serial"`
	Ledger      string      `json:"ledger"`
	Sender      string      `json:"sender"`
	ShortName   string      `json:"shortName,omitempty"`
	CreditCode  string      `json:"creditCode,omitempty"`
	Enterprises int         `json:"enterprises"`
	AsOf        string      `json:"asOf"`
	Made        string      `json:"made"`
	Version     string      `json:"version"`
	Records     int         `json:"records"`
	Counts      []KindCount `json:"counts"`
	Log         string      `json:"log,omitempty"`     // where the chain of the sender's log ends, in words
	LogHash     string      `json:"logHash,omitempty"` // and its hash
	Fingerprint string      `json:"fingerprint"`       // of the key that it is signed with; empty = it is not
}

func infoOf(path string, m Manifest, sealed bool) Info {
	out := Info{File: path, Sealed: sealed, Serial: m.Serial, Ledger: m.Ledger, Sender: m.Sender.Name, ShortName: m.Sender.ShortName,
		CreditCode:  m.Sender.CreditCode,
		Enterprises: m.Scope, AsOf: m.AsOf.String(), Made: m.Made, Version: m.Version, Records: m.Total(), Counts: []KindCount{},
		Fingerprint: m.Key.Fingerprint()}
	if m.Chain != nil {
		out.Log, out.LogHash = m.Chain.head().Say(), m.Chain.Hash
	}
	for _, p := range m.Parts {
		if !p.Outside && p.Records > 0 {
			out.Counts = append(out.Counts, KindCount{p.Kind, model.SchemaOf(p.Kind).Label, p.Records})
		}
	}
	return out
}

// LookFile reads what a packet says of itself; nothing is written anywhere.
func LookFile(path, password, version string) (Info, error) {
	var out Info
	err := withFile(path, func(f io.Reader) error {
		m, sealed, err := Look(f, Options{Password: password, Version: version})
		out = infoOf(path, m, sealed)
		return err
	})
	return out, packetFault(path, err)
}

// SealedFile reports whether a file wants a password; an error says that it is no
// packet.
func SealedFile(path string) (bool, error) {
	var sealed bool
	err := withFile(path, func(f io.Reader) error {
		var err error
		sealed, err = Sealed(f)
		return err
	})
	return sealed, packetFault(path, err)
}

func withFile(path string, f func(io.Reader) error) error {
	file, _, err := plainfile.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return f(bufio.NewReaderSize(file, 1<<16))
}

// packetFault keeps the packet's sentences.
func packetFault(path string, err error) error {
	var said *Error
	if errors.As(err, &said) {
		return &store.Error{What: "读取数据包", Say: said.Say, Err: err}
	}
	return store.Fault("读取数据包“"+filepath.Base(path)+"”", err)
}

// Received is a packet that was merged.
type Received struct {
	Enterprise string `json:"enterprise"` // ID here
	Name       string `json:"name"`       // as the enterprise is called here, or else there
	Serial     int64  `json:"serial"`
	AsOf       string `json:"asOf"`
	Made       string `json:"made"`
	At         string `json:"at"`
	Actor      string `json:"actor"`
	File       string `json:"file"`
	Batch      int64  `json:"batch"` // 0 = nothing was different
	Undone     bool   `json:"undone"`
	Records    int    `json:"records"`
	Added      int    `json:"added"`
	Changed    int    `json:"changed"`
	Gone       int    `json:"gone"`
	Conflicts  int    `json:"conflicts"`
	Log        string `json:"log,omitempty"` // where the chain of the sender's log ended, in words

	Fingerprint string `json:"fingerprint"`        // of the key that it was signed with; empty = it was not
	KeySince    string `json:"keySince,omitempty"` // since when the key is known to be its ledger's: RFC 3339, UTC
}

// Signature says by which key it was signed, and since when that is known.
func (r Received) Signature() string {
	if r.Fingerprint == "" {
		return "没有签名"
	}
	return "密钥指纹" + r.Fingerprint + "（" + Since(r.KeySince) + "登记）"
}

// Sent is a packet that was made here.
type Sent struct {
	Serial     int64  `json:"serial"`
	Enterprise string `json:"enterprise"` // ID
	Name       string `json:"name"`
	AsOf       string `json:"asOf"`
	Records    int    `json:"records"`
	Sealed     bool   `json:"sealed"`
	File       string `json:"file"`
	At         string `json:"at"`
	Actor      string `json:"actor"`
}

// Missing is a subsidiary that has not reported.
type Missing struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Last  string `json:"last"`  // the day of its latest packet; empty = none came
	Below int    `json:"below"` // enterprises below it that have not reported either
}

// Status is who has reported for a day and who has not.
type Status struct {
	AsOf     string     `json:"asOf"`
	Missing  []Missing  `json:"missing"`
	Reported []Received `json:"reported"` // the latest packet of each enterprise, whatever its day
	History  []Received `json:"history"`  // all, newest first
	Sent     []Sent     `json:"sent"`     // newest first

	Fingerprint string `json:"fingerprint"` // of this ledger's own key; empty = it has none yet
}

// Status answers what came and who is missing for the day; the zero day is
// today.
func StatusOf(ctx context.Context, w *store.Workspace, asOf day.Day) (*Status, error) {
	if asOf.IsZero() {
		asOf = w.Today()
	}
	var out *Status
	err := w.ReadTx(ctx, func(tx *sql.Tx) error {
		var err error
		out, err = readPacketStatus(ctx, tx, asOf)
		return err
	})
	return out, store.Fault("读取报送情况", err)
}

func readPacketStatus(ctx context.Context, q store.Queryer, asOf day.Day) (*Status, error) {
	out := &Status{AsOf: asOf.String(), Missing: []Missing{}, Reported: []Received{}}
	list, err := store.Load[model.Enterprise](ctx, q, "1 = 1", "")
	if err != nil {
		return nil, err
	}
	b := model.NewBook(asOf, "", nil)
	model.Put(b, list)
	if out.History, err = receivedPackets(ctx, q, b); err != nil {
		return nil, err
	}
	if out.Sent, err = sentPackets(ctx, q); err != nil {
		return nil, err
	}
	own, err := readSelf(ctx, q)
	if err != nil {
		return nil, err
	}
	out.Fingerprint = own.key().Fingerprint()
	latest := map[string]string{} // enterprise → latest day
	for _, p := range out.History {
		if _, again := latest[p.Enterprise]; !p.Undone && !again {
			out.Reported = append(out.Reported, p)
		}
		if !p.Undone {
			latest[p.Enterprise] = max(latest[p.Enterprise], p.AsOf)
		}
	}
	slices.SortStableFunc(out.Reported, func(a, b Received) int { return strings.Compare(a.Name, b.Name) })
	out.Missing = missing(b, asOf, latest)
	return out, nil
}

// missing lists the enterprises right below the group of which no packet came for
// the day. One that has not sent its own is named with how many below it are not
// in another's either.
func missing(b *model.Book, asOf day.Day, latest map[string]string) []Missing {
	children := map[string][]model.Enterprise{}
	var roots []model.Enterprise
	for _, e := range b.Subtree("") {
		if _, ok := model.Find[model.Enterprise](b, e.ParentID); !ok {
			roots = append(roots, e)
		} else if e.Active(asOf) {
			children[e.ParentID] = append(children[e.ParentID], e)
		}
	}
	out := []Missing{}
	var below func(id string) int
	below = func(id string) int {
		n := 0
		for _, e := range children[id] {
			if latest[e.ID] < asOf.String() {
				n += 1 + below(e.ID)
			}
		}
		return n
	}
	for _, root := range roots {
		if latest[root.ID] >= asOf.String() {
			continue
		}
		for _, e := range children[root.ID] {
			if latest[e.ID] < asOf.String() {
				out = append(out, Missing{ID: e.ID, Name: e.Name, Last: latest[e.ID], Below: below(e.ID)})
			}
		}
	}
	return out
}

func receivedPackets(ctx context.Context, q store.Queryer, b *model.Book) ([]Received, error) {
	rows, err := q.QueryContext(ctx, `SELECT p.enterprise, p.name, p.serial, p.as_of, p.made, p.at, p.actor, p.file,
		coalesce(p.batch, 0), b.undone_by IS NOT NULL,
		p.records, p.added, p.changed, p.gone, p.conflicts, p.chain_batches, p.chain_last, p.chain_hash,
		p.key, `+keySince+`
		FROM packet_received p LEFT JOIN batch b ON b.id = p.batch ORDER BY p.id DESC`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Received{}
	for rows.Next() {
		var p Received
		var chain Chain
		var key Key
		if err := rows.Scan(&p.Enterprise, &p.Name, &p.Serial, &p.AsOf, &p.Made, &p.At, &p.Actor, &p.File, &p.Batch, &p.Undone,
			&p.Records, &p.Added, &p.Changed, &p.Gone, &p.Conflicts, &chain.Batches, &chain.Last, &chain.Hash,
			(*string)(&key), &p.KeySince); err != nil {
			return nil, err
		}
		if p.Fingerprint = key.Fingerprint(); key == "" {
			p.KeySince = ""
		}
		if chain.Hash != "" {
			p.Log = chain.head().Say()
		}
		if e, ok := model.Find[model.Enterprise](b, p.Enterprise); ok {
			p.Name = e.Name
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

func sentPackets(ctx context.Context, q store.Queryer) ([]Sent, error) {
	rows, err := q.QueryContext(ctx,
		"SELECT serial, enterprise, name, as_of, records, sealed, file, at, actor FROM packet_sent ORDER BY id DESC")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []Sent{}
	for rows.Next() {
		var p Sent
		if err := rows.Scan(&p.Serial, &p.Enterprise, &p.Name, &p.AsOf, &p.Records, &p.Sealed, &p.File, &p.At, &p.Actor); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}
