// Package packet is the file in which one ledger hands its records to another: a
// manifest and the records by kind, packed, and sealed with a password unless it
// was asked for without. Nothing that a file contains is trusted: sizes are
// bounded, unpacked too, and what does not fit the schema is refused whole.
//
// The file is a line of text, then the content:
//
//	PARTYLEDGER-PACKET 2 sealed 123456 0.2.0
//
// names the format, whether the content is sealed (an age file with one scrypt
// stanza) or plain, its length, and the program that wrote it. A second line is the
// SHA-256 of the first and the content. The content is gzip of a line with the
// manifest, of one with its signature, and of the parts, one record a line.
package packet

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// Format is the version of the file's form that this program writes; it reads those
// before, too.
const Format = 2

// unsigned is the form in which packets were not signed.
const unsigned = 1

// Ending is how packets' names end.
const Ending = ".dbb"

// Manifest says what a packet is and what is in it.
type Manifest struct {
	Format  int     `json:"format"`
	Version string  `json:"version"` // of the program that wrote it
	Ledger  string  `json:"ledger"`  // UUID of the ledger that it comes from
	Serial  int64   `json:"serial"`  // grows with each packet of a ledger
	Made    string  `json:"made"`    // RFC 3339, UTC
	AsOf    day.Day `json:"asOf"`
	Sender  Sender  `json:"sender"`
	Scope   int     `json:"enterprises"`     // how many enterprises: the sender and those below it
	Chain   *Chain  `json:"chain,omitempty"` // of the sender's log; nil of an older program
	Key     Key     `json:"key,omitempty"`   // that it is signed with; empty of an older program
	Parts   []Part  `json:"parts"`
}

// Sender is the enterprise whose part of the ledger it is.
type Sender struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	ShortName  string `json:"shortName,omitempty"`
	CreditCode string `json:"creditCode,omitempty"`
}

// Part is the records of one kind.
type Part struct {
	Kind    model.Kind `json:"kind"`
	Outside bool       `json:"outside,omitempty"` // records of others that the packet's refer to: only what tells who they are
	Fields  []string   `json:"fields"`            // that the writer knows, by their Go names
	Records int        `json:"records"`
	Bytes   int64      `json:"bytes"`
	SHA256  string     `json:"sha256"`
}

// Packet is a packet that was read whole and found in order.
type Packet struct {
	Manifest
	Sealed  bool
	Records map[model.Kind][]Record
	Outside map[model.Kind][]Record
}

// Record is a record of a packet; its references are IDs of the ledger that it
// comes from.
type Record struct {
	model.Record
	Hash Hash // of its line
}

// Hash tells contents of records apart.
type Hash [16]byte

// HashOf is the hash of a record's line, or of any text that stands for one.
func HashOf(line []byte) Hash {
	sum := sha256.Sum256(line)
	return Hash(sum[:len(Hash{})])
}

// Content tells contents of packets apart: equal for two packets that differ but
// in serial number and time.
func (m Manifest) Content() string {
	text, _ := json.Marshal(struct { // plain values: it cannot fail
		AsOf   day.Day
		Sender Sender
		Parts  []Part
	}{m.AsOf, m.Sender, m.Parts})
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// Count is how many records of a kind are in it.
func (m Manifest) Count(kind model.Kind) int {
	for _, p := range m.Parts {
		if p.Kind == kind && !p.Outside {
			return p.Records
		}
	}
	return 0
}

// Total is how many records are in it.
func (m Manifest) Total() int {
	n := 0
	for _, p := range m.Parts {
		if !p.Outside {
			n += p.Records
		}
	}
	return n
}

// Knows reports that the writer knew the kind.
func (m Manifest) Knows(kind model.Kind) bool {
	for _, p := range m.Parts {
		if p.Kind == kind && !p.Outside {
			return true
		}
	}
	return false
}

// Fields is the fields of a kind that the writer knew.
func (m Manifest) Fields(kind model.Kind) map[string]bool {
	out := map[string]bool{}
	for _, p := range m.Parts {
		if p.Kind == kind && !p.Outside {
			for _, f := range p.Fields {
				out[f] = true
			}
		}
	}
	return out
}

// Reason is why a packet is refused.
type Reason string

// The reasons.
const (
	Foreign       Reason = "foreign"  // no packet at all
	Newer         Reason = "newer"    // of a later program
	NeedPassword  Reason = "password" // sealed, and no password was given
	WrongPassword Reason = "wrong-password"
	Truncated     Reason = "truncated"
	Damaged       Reason = "damaged"
	Forged        Reason = "forged" // the signature is not that of what it says
	TooLarge      Reason = "too-large"
	Invalid       Reason = "invalid" // whole, but not as a ledger's records must be
)

// Error says in a Chinese sentence why a packet is refused.
type Error struct {
	Reason Reason
	Say    string
	Err    error // the cause, for the log; may be nil
}

func (e *Error) Error() string { return e.Say }
func (e *Error) Unwrap() error { return e.Err }

func refuse(r Reason, err error, format string, args ...any) *Error {
	return &Error{Reason: r, Say: fmt.Sprintf(format, args...), Err: err}
}
