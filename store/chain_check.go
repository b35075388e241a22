package store

// Checking the chain: everything that was written is hashed again and held against the
// hashes that were kept.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"hash"
	"strings"

	"partyledger/model"
)

// toldMost is how many of one kind of thing a sentence names.
const toldMost = 3

// chainCheck is one checking.
type chainCheck struct {
	hash   *hasher
	sums   map[int64]hash.Hash // of each batch, the digests of its audit rows
	faults map[int64][]string  // by batch
	seen   map[model.Ref]bool
}

// chainFaults says what does not fit the chain, empty if all does: the first batch that
// does not, and records that no batch wrote.
func (w *Workspace) chainFaults(ctx context.Context) ([]string, error) {
	var out []string
	err := w.ReadTx(ctx, func(tx *sql.Tx) error {
		now, err := readBook(ctx, tx, Query{})
		if err != nil {
			return err
		}
		batches, err := chainedBatches(ctx, tx, "1 = 1")
		if err != nil {
			return err
		}
		c := &chainCheck{newHasher(), map[int64]hash.Hash{}, map[int64][]string{}, map[model.Ref]bool{}}
		if err := eachAuditLine(ctx, tx, now, func(l *auditLine) error {
			c.line(l)
			return ctx.Err()
		}); err != nil {
			return err
		}
		c.batches(batches)
		out = append(c.first(batches), c.unwritten(now)...)
		return nil
	})
	return out, err
}

// line holds one row of the audit against its digest. One whose salt is gone was
// erased: its digest stands for it.
func (c *chainCheck) line(l *auditLine) {
	if c.sums[l.batch] == nil {
		c.sums[l.batch] = sha256.New()
	}
	c.sums[l.batch].Write(l.digest)
	if l.last {
		c.seen[l.ref] = true
	}
	if l.salt != nil && !bytes.Equal(l.digestOf(c.hash, l.salt), l.digest) {
		c.fault(l.batch, nameOfLine(l)+"与当时写入的不同")
	}
}

func (c *chainCheck) fault(batch int64, why string) { c.faults[batch] = append(c.faults[batch], why) }

// nameOfLine is what the record of an audit row is called.
func nameOfLine(l *auditLine) string {
	s := model.SchemaOf(l.ref.Kind)
	if s == nil {
		return "“" + string(l.ref.Kind) + "”" + l.ref.ID
	}
	for _, text := range [][]byte{l.after, l.before} {
		if text == nil {
			continue
		}
		if r, err := decode(l.ref.Kind, string(text)); err == nil && r.Key() != "" {
			return nameOf(s, r)
		}
	}
	return s.Label + "（" + l.ref.ID + "）"
}

// nameOf is 人员“张甲”（RY1）.
func nameOf(s *model.Schema, r model.Record) string {
	if f, ok := s.Field("Name"); ok && !f.IsZero(r) {
		return s.Label + "“" + f.Text(r) + "”（" + r.Key() + "）"
	}
	return s.Label + "（" + r.Key() + "）"
}

// batches holds each batch against its hashes, and against the batch before.
func (c *chainCheck) batches(list []*chainedBatch) {
	var before Link
	for _, b := range list {
		if b.salt != nil && !bytes.Equal(b.digestOf(c.hash, b.salt), b.digest) {
			c.fault(b.ID, "这一批的说明、时间、操作人或撤销情况与当时写入的不同")
		}
		sum := c.sums[b.ID]
		if sum == nil {
			sum = sha256.New()
		}
		sum.Write(b.digest)
		content := Link(sum.Sum(nil))
		chain := before.Then(content)
		switch {
		case len(c.faults[b.ID]) > 0:
		case !bytes.Equal(content[:], b.content):
			c.fault(b.ID, "这一批的操作记录有缺少、增加或改动")
		case !bytes.Equal(chain[:], b.chain):
			c.fault(b.ID, "与前一批不相接，前面的操作记录有缺少、增加或改动")
		}
		before = Link{} // later batches are judged by themselves
		copy(before[:], b.chain)
	}
}

// first tells of the first batch that does not fit.
func (c *chainCheck) first(list []*chainedBatch) []string {
	if len(c.faults) == 0 {
		return nil
	}
	for _, b := range list {
		why := c.faults[b.ID]
		if len(why) == 0 {
			continue
		}
		more := ""
		if len(why) > toldMost {
			more = fmt.Sprintf("等%d处", len(why))
		}
		if len(c.faults) > 1 {
			more += fmt.Sprintf("；此后还有%d批不符", len(c.faults)-1)
		}
		return []string{fmt.Sprintf("操作记录的校验链从第%d批起不符（%s，%s，%s）：%s%s", b.ID, LocalTime(b.At), b.Actor, model.ClipLine(b.Note, 60),
			strings.Join(why[:min(len(why), toldMost)], "；"), more)}
	}
	return []string{"操作记录的校验链不符：有操作记录不属于任何一批"}
}

// unwritten tells of records that no batch wrote.
func (c *chainCheck) unwritten(now *model.Book) []string {
	var names []string
	n := 0
	for _, s := range model.Schemas() {
		for _, r := range s.InScope(now) {
			if c.seen[model.Ref{Kind: s.Kind, ID: r.Key()}] {
				continue
			}
			if n++; n <= toldMost {
				names = append(names, nameOf(s, r))
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf("有%d条记录没有操作记录，不是由本程序写入的：%s", n, strings.Join(names, "、"))}
}
