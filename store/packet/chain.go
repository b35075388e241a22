package packet

// The chain of the sender's log: a packet says where it ends and how it came there, the
// receiver keeps the end and sees with the next packet whether what was sent before is a
// beginning of what is sent now.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"partyledger/store"
)

// Chain is the end of the chain of the sender's log.
type Chain struct {
	Batches int64  `json:"batches"` // how many there are
	Last    int64  `json:"last"`    // the number of the last
	Hash    string `json:"hash"`    // the chain up to it, 64 hexadecimal digits
	Since   int64  `json:"since"`   // how many batches come before the first link
	From    string `json:"from"`    // the chain up to there
	Links   []byte `json:"links"`   // what each batch since wrote: its content's hash, 32 bytes each
}

// linksMost is how many links a packet carries: those of several years, in a third of
// what a manifest may be.
const linksMost = 8000

// chainOf is the chain of the ledger's log; nil if nothing was written yet.
func chainOf(ctx context.Context, q store.Queryer) (*Chain, error) {
	head, err := store.ChainHead(ctx, q)
	if err != nil || head.Batches == 0 {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, "SELECT content, chain FROM batch ORDER BY id DESC LIMIT ?", linksMost+1)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var links []store.Link
	var from store.Link
	for rows.Next() {
		var content, chain []byte
		if err := rows.Scan(&content, &chain); err != nil {
			return nil, err
		}
		if len(links) == linksMost {
			copy(from[:], chain)
			break
		}
		var l store.Link
		copy(l[:], content)
		links = append(links, l)
	}
	c := &Chain{Batches: head.Batches, Last: head.Last, Hash: head.Hash.String(), Since: head.Batches - int64(len(links)),
		From: from.String()}
	slices.Reverse(links)
	for _, l := range links {
		c.Links = append(c.Links, l[:]...)
	}
	return c, rows.Err()
}

func (c *Chain) head() store.Head {
	hash, _ := store.ParseLink(c.Hash)
	return store.Head{Batches: c.Batches, Last: c.Last, Hash: hash}
}

// formed reports that the chain is of the form that one has; none is, too.
func (c *Chain) formed() bool {
	if c == nil {
		return true
	}
	n := int64(len(c.Links)) / int64(len(store.Link{}))
	return sumForm.MatchString(c.Hash) && sumForm.MatchString(c.From) && c.Since >= 0 && n >= 1 && len(c.Links)%len(store.Link{}) == 0 &&
		c.Batches == c.Since+n && c.Last >= c.Batches
}

// Follows is how a sender's log goes on from the packet before.
type Follows string

// The answers.
const (
	NoChain   Follows = ""          // a packet of an older program
	First     Follows = "first"     // none came before that had one
	Continues Follows = "continues" // what was sent before is its beginning
	Forked    Follows = "forked"    // it is not: an older copy was restored, or something was changed
	Unlinked  Follows = "unlinked"  // its own links do not lead to its end
	TooLong   Follows = "too-long"  // the packet before is older than its first link
)

// amiss reports that people should ask the sender.
func (f Follows) amiss() bool { return f == Forked || f == Unlinked }

// after answers how the chain goes on from the one that had so many batches and ended so.
func (c *Chain) after(batches int64, hash string) Follows {
	link, _ := store.ParseLink(c.From)
	at, out := c.Since, Forked
	if batches < c.Since {
		out = TooLong
	}
	size := len(link)
	for links := c.Links; ; links = links[size:] {
		if at == batches && link.String() == hash {
			out = Continues
		}
		if len(links) == 0 {
			break
		}
		link, at = link.Then(store.Link(links[:size])), at+1
	}
	if link.String() != c.Hash {
		return Unlinked
	}
	return out
}

// follow holds the sender's chain against the one that came with the packet before. It
// refuses nothing: to restore a backup is no fault, but the receiver is to know.
func (x *planning) follow() error {
	c := x.p.Chain
	if c == nil {
		return nil
	}
	var batches int64
	var hash, asOf string
	err := x.q.QueryRowContext(x.m.ctx, `SELECT chain_batches, chain_hash, as_of FROM packet_received
		WHERE source = ? AND serial <= ? AND chain_batches > 0 ORDER BY id DESC LIMIT 1`, x.source, x.p.Serial).
		Scan(&batches, &hash, &asOf)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	x.res.Chain = c.after(batches, hash)
	if err != nil && x.res.Chain != Unlinked { // nothing came before
		x.res.Chain = First
	}
	say := map[Follows]string{
		Forked:   fmt.Sprintf("操作记录的校验链与上次报送的（截至%s）不相接：报送单位恢复过较旧的备份，或者以前的操作记录被改动过，请向报送单位核实", asOf),
		Unlinked: "操作记录的校验链自身不连续：报送单位的操作记录可能被本程序以外的手段改动过，请报送单位“检查台账”",
		TooLong:  fmt.Sprintf("上次报送（截至%s）以后的操作太多，操作记录的校验链无从核对", asOf),
	}[x.res.Chain]
	if say != "" {
		x.res.Notes = append(x.res.Notes, say)
	}
	return nil
}
