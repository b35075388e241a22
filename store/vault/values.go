// Package vault keeps the pages of a ledger. It stands between SQLite and the disk,
// as a VFS (SQLite's word for its file system layer) over the driver's own: every page
// is sealed when it is written and opened when it is read, and one that is not as it
// was written is never given to SQLite.
//
// It is sealed in one of two ways:
//
// A check value of 8 bytes in the page's reserved bytes, in the manner of SQLite's own
// checksum VFS (sqlite.org/cksumvfs.html): other SQLite programs read the file, and that
// VFS verifies it. A program that writes to it without one leaves pages that do not fit.
// The values are sums, not signatures: they find what a medium, a copy or a stray write
// has changed, and every change within one 4-byte word; they do not know their page's
// number, nor hold against somebody who means to deceive. The rollback journal stays
// SQLite's own. What it keeps of a page has its value too, so that whoever plays it back
// leaves pages that fit.
//
// Encryption under a Key, which a password or a recovery code unlocks. Pages, the frames
// of the journal and what lies beside the database are secret, and hold against somebody
// who means to deceive but for one thing: who can write to the medium can put back what
// stood there before, a page or the whole file.
//
// How a file is kept, StateOf says without a key. docs/FORMAT.md has it byte by byte.
package vault

import (
	"encoding/binary"
)

const (
	pageSize = 4096
	// lockBytes is where SQLite locks bytes of the file; their page is never written.
	lockBytes = 1 << 30
	lockPage  = lockBytes/pageSize + 1
)

// codec seals and opens pages of pageSize. Pages are numbered from 1.
type codec interface {
	reserve() byte // how many bytes it needs at a page's end; SQLite keeps off them
	seal(page []byte, no int64)
	open(page []byte, no int64) bool // false: not as it was sealed
	// lost reports a page that opens, and yet may be one that the medium has lost
	lost(page []byte) bool
}

// values is the codec of check values. A page of nothing but zeros fits: SQLite leaves
// such holes where it never wrote a page that it has given up again.
type values struct{}

func (values) reserve() byte { return 8 }

func (values) seal(page []byte, _ int64) {
	binary.LittleEndian.PutUint64(page[pageSize-8:], sum(page[:pageSize-8]))
}

func (values) open(page []byte, _ int64) bool {
	return binary.LittleEndian.Uint64(page[pageSize-8:]) == sum(page[:pageSize-8])
}

func (values) lost(page []byte) bool { return blank(page) }

// sum is the check value of b, a multiple of 8 bytes: two running sums over its
// little-endian words, the first in the low half.
func sum(b []byte) uint64 {
	var s1, s2 uint32
	for len(b) >= 8 {
		s1 += binary.LittleEndian.Uint32(b) + s2
		s2 += binary.LittleEndian.Uint32(b[4:8]) + s1
		b = b[8:]
	}
	return uint64(s2)<<32 | uint64(s1)
}
