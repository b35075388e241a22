package vault

// An encrypted file in memory, for a ledger that is only looked at.

import (
	"bytes"
	"context"

	sqlite3 "modernc.org/sqlite/lib"
)

// Image decrypts a file of this key that is in memory, and its journal (nil = none), for
// SQLite's memory. playBack is given both as SQLite has them and answers the database as
// it is once the journal was played back. What pages the report calls bad hold is not to
// be relied on. Errors are those of Check, and playBack's.
func (k *Key) Image(ctx context.Context, file, journal []byte, playBack func(database, journal []byte) ([]byte, error)) (
	[]byte, Report, error) {
	h, _, err := k.header(bytes.NewReader(file))
	if err != nil {
		return nil, Report{}, err
	}
	l := k.layout(&h)
	db := bytes.Clone(file[min(len(file), headerRoom):])
	bad := marked{}
	for no := int64(1); no*pageSize <= int64(len(db)); no++ {
		if err := ctx.Err(); err != nil {
			return nil, Report{}, err
		}
		if p := db[(no-1)*pageSize : no*pageSize]; !l.open(p, no) {
			copy(p, marks)
			bad[no] = true
		}
	}
	db, err = playBack(db, l.journalOf(journal))
	if err != nil {
		return nil, Report{}, err
	}
	report, err := check(ctx, image{bytes.NewReader(db), layout{codec: bad}})
	return db, report, err
}

// journalOf is what SQLite has of a journal that is in memory.
func (l layout) journalOf(b []byte) []byte {
	j := &journal{aead: l.journal}
	j.replay(int64(len(b)), func(off int64) ([]byte, int32) { return b[off : off+block], sqlite3.SQLITE_OK })
	return j.data
}

// marks is what a page holds that did not open: no page of SQLite's is so.
var marks = bytes.Repeat([]byte{0xff}, pageSize)

// marked is the codec of pages that were decrypted, of which these did not open.
type marked map[int64]bool

func (marked) reserve() byte      { return sealedRoom }
func (marked) seal([]byte, int64) {}
func (marked) lost([]byte) bool   { return false }

func (m marked) open(page []byte, no int64) bool { return !m[no] || !bytes.Equal(page, marks) }
