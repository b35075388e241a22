package store

// The chain of the audit: what a batch wrote is hashed with salt, and with it the chain
// of the batch before, so that whoever changes what was written must change every hash
// after it. Hashes and salts, not texts: when a text is erased its salt goes too, its
// hash stays, and the chain is whole (docs/FORMAT.md says how to work it out).

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"strings"

	"partyledger/model"
)

// saltSize is how many bytes a salt has: enough that what was erased cannot be guessed.
const saltSize = 16

// Link is a hash of the chain.
type Link [sha256.Size]byte

// Then is the chain after a batch of this content.
func (l Link) Then(content Link) Link {
	return sha256.Sum256(append(l[:], content[:]...))
}

func (l Link) String() string { return hex.EncodeToString(l[:]) }

// Code is the beginning of the hash as it is printed: what people compare.
func (l Link) Code() string { return l.code(6) }

// Short is the beginning of Code, for a place of a list.
func (l Link) Short() string { return l.code(3) }

func (l Link) code(groups int) string {
	const digits = 4
	text := strings.ToUpper(l.String())
	var out []string
	for i := range groups {
		out = append(out, text[i*digits:(i+1)*digits])
	}
	return strings.Join(out, "-")
}

// ParseLink reads what String wrote.
func ParseLink(text string) (l Link, ok bool) {
	if len(text) != 2*len(l) {
		return l, false
	}
	n, err := hex.Decode(l[:], []byte(text))
	return l, err == nil && n == len(l)
}

// Head is where the chain ends.
type Head struct {
	Batches int64 // how many there are; 0 = nothing was written yet
	Last    int64 // the number of the last
	Hash    Link
}

// Say is the head in words: 共12批，至第13批，校验码1A2B-….
func (h Head) Say() string {
	if h.Batches == 0 {
		return "还没有操作记录"
	}
	return fmt.Sprintf("共%d批，至第%d批，校验码%s", h.Batches, h.Last, h.Hash.Code())
}

// ChainHead is where the chain ends now.
func ChainHead(ctx context.Context, q Queryer) (Head, error) {
	var h Head
	var link []byte
	err := q.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM batch), id, chain FROM batch ORDER BY id DESC LIMIT 1`).
		Scan(&h.Batches, &h.Last, &link)
	if errors.Is(err, sql.ErrNoRows) {
		return Head{}, nil
	}
	copy(h.Hash[:], link)
	return h, err
}

// Head is where the chain of the audit ends.
func (w *Workspace) Head(ctx context.Context) (Head, error) {
	h, err := ChainHead(ctx, w.Conn())
	return h, Fault("读取操作记录", err)
}

// hasher works out digests one after the other.
type hasher struct {
	salts *bufio.Reader
	text  []byte
}

func newHasher() *hasher { return &hasher{salts: bufio.NewReader(rand.Reader)} }

// salt is a new salt.
func (h *hasher) salt() []byte {
	b := make([]byte, saltSize)
	io.ReadFull(h.salts, b) // rand.Reader never fails
	return b
}

// begin begins a digest; each part goes in with its length before it, so that no two
// lists of parts are the same bytes.
func (h *hasher) begin(salt []byte) { h.text = append(h.text[:0], salt...) }

func part[T string | []byte | model.Kind | BatchKind](h *hasher, p T) {
	h.text = strconv.AppendInt(h.text, int64(len(p)), 10)
	h.text = append(h.text, ':')
	h.text = append(h.text, p...)
	h.text = append(h.text, ',')
}

func (h *hasher) end() []byte {
	sum := sha256.Sum256(h.text)
	return sum[:]
}

// chainedBatch is a batch with its hashes.
type chainedBatch struct {
	Batch
	version                      string
	undid                        int64 // the batch that it took back; 0 = none
	salt, digest, content, chain []byte
}

// digestOf is the batch's own digest.
func (b *chainedBatch) digestOf(h *hasher, salt []byte) []byte {
	undid := ""
	if b.undid != 0 {
		undid = strconv.FormatInt(b.undid, 10)
	}
	h.begin(salt)
	for _, text := range []string{strconv.FormatInt(b.ID, 10), string(b.Kind), b.Note, b.At, b.Actor, b.version, undid} {
		part(h, text)
	}
	return h.end()
}

// chainedBatches are the batches that meet where, by number.
func chainedBatches(ctx context.Context, q Queryer, where string, args ...any) ([]*chainedBatch, error) {
	rows, err := q.QueryContext(ctx, `SELECT id, kind, note, at, actor, version,
		coalesce((SELECT u.id FROM batch u WHERE u.undone_by = batch.id), 0), salt, digest, content, chain
		FROM batch WHERE `+where+` ORDER BY id`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*chainedBatch
	for rows.Next() {
		var b chainedBatch
		if err := rows.Scan(&b.ID, (*string)(&b.Kind), &b.Note, &b.At, &b.Actor, &b.version, &b.undid, &b.salt, &b.digest, &b.content,
			&b.chain); err != nil {
			return nil, err
		}
		out = append(out, &b)
	}
	return out, rows.Err()
}

// sealBatch ends a batch: its content and the chain up to it. contents has the digests
// of its audit rows.
func sealBatch(ctx context.Context, q Queryer, h *hasher, b *chainedBatch, before Link, contents hash.Hash) (Link, error) {
	salt := h.salt()
	digest := b.digestOf(h, salt)
	contents.Write(digest)
	content := Link(contents.Sum(nil))
	chain := before.Then(content)
	_, err := q.ExecContext(ctx, "UPDATE batch SET salt = ?, digest = ?, content = ?, chain = ? WHERE id = ?", salt, digest, content[:],
		chain[:], b.ID)
	return chain, err
}

// seal ends the batch.
func (wr *Writer) seal() error {
	list, err := chainedBatches(wr.Ctx, wr.Tx, "id >= (SELECT coalesce(max(id), 0) FROM batch WHERE id < ?)", wr.Batch)
	if err != nil {
		return fmt.Errorf("chain: %w", err)
	}
	var before Link
	if len(list) > 1 {
		copy(before[:], list[0].chain)
	}
	_, err = sealBatch(wr.Ctx, wr.Tx, wr.hash, list[len(list)-1], before, wr.contents)
	return err
}

// auditLine is one row of the audit with what the record became.
type auditLine struct {
	seq, batch    int64
	ref           model.Ref
	op            string
	before, after []byte // as lines; nil = it was not there
	salt, digest  []byte
	last          bool // no later write of the record
}

// digestOf is the row's digest.
func (l *auditLine) digestOf(h *hasher, salt []byte) []byte {
	h.begin(salt)
	part(h, l.ref.Kind)
	part(h, l.ref.ID)
	part(h, l.op)
	part(h, l.before)
	part(h, l.after)
	return h.end()
}

// eachAuditLine reads the audit by batches. What a record became is what it was before
// the next write of it, or what it is in the book.
func eachAuditLine(ctx context.Context, q Queryer, now *model.Book, yield func(*auditLine) error) error {
	older, err := standingLines(ctx, q)
	if err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, `SELECT a.seq, a.batch, a.kind, a.record, a.op, a.before, a.salt, a.digest, n.seq IS NULL, n.before
		FROM audit a LEFT JOIN audit n ON n.seq =
			(SELECT min(x.seq) FROM audit x INDEXED BY audit_record WHERE x.kind = a.kind AND x.record = a.record AND x.seq > a.seq)
		ORDER BY a.batch, a.seq`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var l auditLine
		if err := rows.Scan(&l.seq, &l.batch, (*string)(&l.ref.Kind), &l.ref.ID, &l.op, &l.before, &l.salt, &l.digest, &l.last,
			&l.after); err != nil {
			return err
		}
		if l.last {
			if r, ok := now.Record(l.ref); ok {
				l.after = model.AppendRecord(nil, r)
			} else if l.ref.Kind == kindStanding {
				l.after = older[l.ref.ID]
			}
		}
		if err := yield(&l); err != nil {
			return err
		}
	}
	return rows.Err()
}

// chainOld gives a ledger whose batches have no chain yet one from the first on.
func (w *Workspace) chainOld(ctx context.Context) error {
	var todo bool
	if err := w.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM batch)
		AND NOT EXISTS (SELECT 1 FROM batch WHERE chain IS NOT NULL)`).Scan(&todo); err != nil || !todo {
		return err
	}
	return w.InTx(ctx, func(tx *sql.Tx) error { return chainAll(ctx, tx) })
}

func chainAll(ctx context.Context, tx *sql.Tx) error {
	now, err := readBook(ctx, tx, Query{})
	if err != nil {
		return err
	}
	h := newHasher()
	contents := map[int64]hash.Hash{}
	type mark struct {
		seq          int64
		salt, digest []byte
	}
	var marks []mark
	if err := eachAuditLine(ctx, tx, now, func(l *auditLine) error {
		m := mark{seq: l.seq, salt: h.salt()}
		m.digest = l.digestOf(h, m.salt)
		if contents[l.batch] == nil {
			contents[l.batch] = sha256.New()
		}
		contents[l.batch].Write(m.digest)
		marks = append(marks, m)
		return ctx.Err()
	}); err != nil {
		return err
	}
	s, err := tx.PrepareContext(ctx, "UPDATE audit SET salt = ?, digest = ? WHERE seq = ?")
	if err != nil {
		return err
	}
	defer s.Close()
	for _, m := range marks {
		if _, err := s.ExecContext(ctx, m.salt, m.digest, m.seq); err != nil {
			return err
		}
	}
	batches, err := chainedBatches(ctx, tx, "1 = 1")
	if err != nil {
		return err
	}
	var link Link
	for _, b := range batches {
		if contents[b.ID] == nil {
			contents[b.ID] = sha256.New()
		}
		if link, err = sealBatch(ctx, tx, h, b, link, contents[b.ID]); err != nil {
			return err
		}
	}
	return nil
}
