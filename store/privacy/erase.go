// Package privacy is what the office owes the people in its ledger (个人信息保护法, 2021):
// erasing somebody by decision (article 47), and what is kept for longer than was set
// (article 19).
//
// Erasing takes the texts out of a person's record and of all that is about the person,
// the name out of other texts, and what the log kept of both; of the log the hashes
// stay, so that its chain is whole (docs/FORMAT.md). Figures of past years rest on days,
// numbers and words of lists, which stay.
package privacy

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
)

// Request is a decision to erase.
type Request struct {
	Refs     []model.Ref // people, or single records about people
	Reason   string      // why: the person asks for it, its time is over, …
	Document string      // the decision's number; may be empty
	Decider  string      // who decided
	Backups  Backups     // what becomes of the copies
	Progress func(done, total int)
}

// Backups says what becomes of the copies in the ledger's folder.
type Backups string

// The choices.
const (
	RewriteBackups Backups = "改写" // each is erased in too
	DeleteBackups  Backups = "删除"
	KeepBackups    Backups = "保留" // they go on having the data, and are listed
)

// Plan is what an erasure reaches.
type Plan struct {
	Records     []model.Record // those erased, the asked ones first
	Elsewhere   []model.Record // others whose texts name the person
	Attachments []model.Attachment
	Joint       int           // how many of them hang on others' records: the file of a paper about several people
	Log         int           // rows of the log whose texts go
	Shared      []string      // names that others have too: left where they stand in texts
	Backups     []string      // copies in the ledger's folder
	Issued      []store.Issue // what was handed out of the whole ledger; the program cannot reach it

	about map[model.Ref]bool // all of them, also what is only in the log any more
	words []string           // what is looked for in texts
}

// Look says what an erasure would reach; nothing is written.
func Look(ctx context.Context, w *store.Workspace, refs []model.Ref) (*Plan, error) {
	p, err := plan(ctx, w.Conn(), refs)
	if err != nil {
		return nil, store.Fault("查找个人信息", err)
	}
	if p.Backups, err = copies(w); err != nil {
		return nil, store.Fault("列出备份", err)
	}
	p.Issued, err = w.Issues(ctx, 1000)
	return p, err
}

// plan finds what is about refs, and what names them elsewhere.
func plan(ctx context.Context, q store.Queryer, refs []model.Ref) (*Plan, error) {
	seen := map[model.Ref]bool{}
	p := &Plan{about: seen}
	for todo := slices.Clone(refs); len(todo) > 0; todo = todo[1:] {
		ref := todo[0]
		if seen[ref] {
			continue
		}
		seen[ref] = true
		err := store.Each(ctx, q, ref.Kind, "id = ?", []any{ref.ID}, func(r model.Record) error {
			if a, ok := r.(model.Attachment); ok {
				p.Attachments = append(p.Attachments, a)
			} else {
				p.Records = append(p.Records, r)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		about, err := concerning(ctx, q, ref)
		if err != nil {
			return nil, err
		}
		todo = append(todo, about...)
	}
	if err := p.addJoint(ctx, q, seen); err != nil {
		return nil, err
	}
	if err := p.name(ctx, q, seen); err != nil {
		return nil, err
	}
	if err := p.findElsewhere(ctx, q, seen); err != nil {
		return nil, err
	}
	rows, err := rowsOf(ctx, q, seen, p.words)
	for _, tells := range rows {
		if tells {
			p.Log++
		}
	}
	return p, err
}

// addJoint takes in the same files on the records of others: what stands in them of the
// person goes only with the file.
func (p *Plan) addJoint(ctx context.Context, q store.Queryer, seen map[model.Ref]bool) error {
	hashes := map[string]bool{}
	for _, a := range p.Attachments {
		hashes[a.Hash] = true
	}
	for _, r := range p.Records {
		if x, ok := r.(model.Paper); ok && x.Hash != "" {
			hashes[x.Hash] = true
		}
	}
	for hash := range hashes {
		same, err := store.Load[model.Attachment](ctx, q, "hash = ?", "", hash)
		if err != nil {
			return err
		}
		for _, a := range same {
			if ref := model.RefOf(a); !seen[ref] {
				seen[ref] = true
				p.Attachments = append(p.Attachments, a)
				p.Joint++
			}
		}
	}
	return nil
}

// concerning lists the records that are about ref.
func concerning(ctx context.Context, q store.Queryer, ref model.Ref) ([]model.Ref, error) {
	var out []model.Ref
	for _, s := range model.Schemas() {
		for _, f := range s.Fields {
			where := store.Column(f) + " = ?"
			switch many, _ := model.BatchField(s); {
			case f.Name == many.Name:
				where = "instr(" + store.Column(f) + ", ?) > 0"
			case f.Ref != ref.Kind && f.Name != "RecordID":
				continue
			}
			err := store.Each(ctx, q, s.Kind, where, []any{ref.ID}, func(r model.Record) error {
				if model.Concerns(r, ref) {
					out = append(out, model.Ref{Kind: s.Kind, ID: r.Key()})
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	if ref.Kind == model.KindPerson {
		others, err := store.MergedInto(ctx, q, ref.ID)
		if err != nil {
			return nil, err
		}
		for _, id := range others {
			out = append(out, model.Ref{Kind: model.KindPerson, ID: id})
		}
	}
	return out, store.EachRemoved(ctx, q, ref.ID, func(r model.Record) {
		if model.Concerns(r, ref) {
			out = append(out, model.Ref{Kind: r.Kind(), ID: r.Key()})
		}
	})
}

// name gathers what texts call the people by: name, number, phone, as they are now and as
// the log has them. A name that somebody else has, or that is part of one, is left out.
func (p *Plan) name(ctx context.Context, q store.Queryer, seen map[model.Ref]bool) error {
	words := map[string]bool{}
	note := func(r model.Record) {
		if x, ok := r.(model.Person); ok {
			for _, word := range []string{x.Name, x.FormerName, x.IdentityNumber, x.Phone} {
				words[word] = true
			}
		}
	}
	for ref := range seen {
		if ref.Kind != model.KindPerson {
			continue
		}
		if err := store.EachBefore(ctx, q, ref, note); err != nil {
			return err
		}
	}
	for _, r := range p.Records {
		note(r)
	}
	for word := range words {
		if len([]rune(word)) < 2 || word == model.ErasedText {
			continue
		}
		var others int
		err := q.QueryRowContext(ctx, "SELECT count(*) FROM person WHERE instr(name, ?) > 0 AND id NOT IN ("+marks(seen)+")",
			append([]any{word}, ids(seen)...)...).Scan(&others)
		if err != nil {
			return err
		}
		if others > 0 {
			p.Shared = append(p.Shared, word)
			continue
		}
		p.words = append(p.words, word)
	}
	slices.Sort(p.words)
	slices.Sort(p.Shared)
	return nil
}

func marks(seen map[model.Ref]bool) string {
	return strings.TrimSuffix(strings.Repeat("?,", len(seen)), ",")
}

func ids(seen map[model.Ref]bool) []any {
	var out []any
	for ref := range seen {
		out = append(out, ref.ID)
	}
	return out
}

// findElsewhere finds the words in the texts of other records.
func (p *Plan) findElsewhere(ctx context.Context, q store.Queryer, seen map[model.Ref]bool) error {
	for _, s := range model.Schemas() {
		fields := s.OwnTexts()
		if len(fields) == 0 || len(p.words) == 0 {
			continue
		}
		var columns []string
		for _, f := range fields {
			columns = append(columns, store.Column(f))
		}
		where, args := holding(strings.Join(columns, " || char(31) || "), p.words)
		err := store.Each(ctx, q, s.Kind, where, args, func(r model.Record) error {
			if !seen[model.Ref{Kind: s.Kind, ID: r.Key()}] {
				p.Elsewhere = append(p.Elsewhere, r)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// holding is the SQL for: the text has one of the words.
func holding(text string, words []string) (where string, args []any) {
	var parts []string
	for _, word := range words {
		parts, args = append(parts, "instr("+text+", ?) > 0"), append(args, word)
	}
	return "(" + strings.Join(parts, " OR ") + ")", args
}

// Result is what an erasure did.
type Result struct {
	Batch    int64
	Plan     *Plan
	Rewrote  []string // copies that were erased in
	Deleted  []string // and those that were deleted
	Troubles []string // what could not be reached, in words for people
}

// Erase erases. The ledger's part is one batch that cannot be undone; what stands outside
// the database follows, and what of it fails is told among the troubles.
func Erase(ctx context.Context, w *store.Workspace, req Request) (*Result, error) {
	if strings.TrimSpace(req.Reason) == "" || strings.TrimSpace(req.Decider) == "" {
		return nil, store.Refuse("依法删除个人信息须写明理由和决定人，什么也没有删除。请补充后再试。")
	}
	p, err := Look(ctx, w, req.Refs)
	if err != nil {
		return nil, err
	}
	if len(p.Records) == 0 && p.Log == 0 {
		return nil, store.Refuse("没有找到要删除的记录，什么也没有删除。")
	}
	res := &Result{Plan: p}
	if res.Batch, err = eraseIn(ctx, w, req, p); err != nil {
		return nil, store.Fault("删除个人信息", err)
	}
	ctx = context.WithoutCancel(ctx) // what is begun is ended
	if err := w.Compact(ctx); err != nil {
		return res, store.Fault("删除个人信息", err)
	}
	res.outside(ctx, w, req)
	return res, nil
}

// eraseIn is the part within the database.
func eraseIn(ctx context.Context, w *store.Workspace, req Request, p *Plan) (int64, error) {
	note := fmt.Sprintf("依法删除个人信息：%s；理由：%s；决定人：%s", countWords(p), req.Reason, req.Decider)
	if req.Document != "" {
		note += "；依据：" + req.Document
	}
	note = replaceWords(note, p.words)
	return w.Write(ctx, store.BatchErase, note, func(wr *store.Writer) error {
		for _, r := range p.Records {
			if err := wr.Change(r, model.Erase(r, w.Today())); err != nil {
				return err
			}
		}
		for _, a := range p.Attachments {
			if err := wr.Remove(a); err != nil {
				return err
			}
		}
		for _, r := range p.Elsewhere {
			if err := wr.Change(r, withoutWords(r, p.words)); err != nil {
				return err
			}
		}
		return wipe(wr.Ctx, wr.Tx, p.about, p.words)
	})
}

func countWords(p *Plan) string {
	people := 0
	for _, r := range p.Records {
		if r.Kind() == model.KindPerson {
			people++
		}
	}
	return fmt.Sprintf("%d人，记录%d条，附件%d个", people, len(p.Records), len(p.Attachments))
}

// withoutWords is the record with the words in its texts replaced.
func withoutWords(r model.Record, words []string) model.Record {
	s := model.SchemaOf(r.Kind())
	ptr := s.Pointer(r)
	for _, f := range s.OwnTexts() {
		_ = f.SetRaw(ptr, replaceWords(f.Text(r), words), 0) // a text takes any text
	}
	return s.Deref(ptr)
}

func replaceWords(text string, words []string) string {
	for _, word := range words {
		text = strings.ReplaceAll(text, word, model.ErasedText)
	}
	return text
}

// rowsOf lists the rows of the log that tell of seen or have one of the words (true), and
// the rows before them, of which they say what the record became (false).
func rowsOf(ctx context.Context, q store.Queryer, seen map[model.Ref]bool, words []string) (map[int64]bool, error) {
	out := map[int64]bool{}
	ask := func(query string, args ...any) error {
		rows, err := q.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var seq, earlier sql.NullInt64
			if err := rows.Scan(&seq, &earlier); err != nil {
				return err
			}
			out[seq.Int64] = true
			if tells := out[earlier.Int64]; earlier.Valid {
				out[earlier.Int64] = tells
			}
		}
		return rows.Err()
	}
	const columns = `SELECT a.seq, (SELECT max(x.seq) FROM audit x INDEXED BY audit_record
		WHERE x.kind = a.kind AND x.record = a.record AND x.seq < a.seq) FROM audit a WHERE a.salt IS NOT NULL AND `
	for ref := range seen {
		if err := ask(columns+"a.kind = ? AND a.record = ?", string(ref.Kind), ref.ID); err != nil {
			return nil, err
		}
	}
	if len(words) > 0 {
		where, args := holding("a.before", words)
		if err := ask(columns+where, args...); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// wipe takes what tells of seen, and the words, out of the log. A row without salt stands
// by its hash alone.
func wipe(ctx context.Context, q store.Queryer, seen map[model.Ref]bool, words []string) error {
	rows, err := rowsOf(ctx, q, seen, words)
	if err != nil {
		return err
	}
	for seq, tells := range rows {
		if _, err := q.ExecContext(ctx, `UPDATE audit SET salt = NULL,
			before = CASE WHEN ? AND before IS NOT NULL THEN ? ELSE before END WHERE seq = ?`, tells, store.Wiped, seq); err != nil {
			return err
		}
	}
	for _, word := range words {
		if _, err := q.ExecContext(ctx, "UPDATE batch SET note = replace(note, ?, ?), salt = NULL WHERE instr(note, ?) > 0", word,
			model.ErasedText, word); err != nil {
			return err
		}
	}
	return nil
}
