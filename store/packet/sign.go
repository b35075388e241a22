package packet

// Who a packet comes from: every ledger has a key of its own and signs its packets with
// it; the receiver keeps the key that a ledger's first packet brings, and asks when
// another comes. The key is in the ledger's file and leaves it with no packet, report or
// export; a copy of the whole file has it, as a backup must.

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"partyledger/store"
)

// Key is the public key of a ledger, 64 hexadecimal digits in lower case; empty of a
// packet that is not signed.
type Key string

var signatureForm = regexp.MustCompile(`^[0-9a-f]{128}$`)

// Fingerprint is what people compare of a key over the telephone: 3F0C-…, six groups of
// four; empty if there is no key.
func (k Key) Fingerprint() string {
	b, err := hex.DecodeString(string(k))
	if err != nil || k == "" {
		return ""
	}
	return store.Link(sha256.Sum256(b)).Code()
}

// Since is the day on which a key became known, as people read it.
func Since(at string) string {
	day, _, _ := strings.Cut(store.LocalTime(at), " ")
	return day
}

// ParseFingerprint reads a fingerprint as people type it, with or without dashes and spaces, in
// either case; ok is false if it is none.
func ParseFingerprint(text string) (print string, ok bool) {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t-‐‑–—_", r) {
			return -1
		}
		return r
	}, strings.ToUpper(norm.NFKC.String(text)))
	b, err := hex.DecodeString(text)
	var l store.Link
	if err != nil || len(b) != len(strings.ReplaceAll(l.Code(), "-", ""))/2 {
		return "", false
	}
	copy(l[:], b)
	return l.Code(), true
}

// toSign is what a signature is made over: the manifest's line, which has the sums of all
// that follows it, and before it what the signature is for.
func toSign(line []byte) []byte {
	return append(fmt.Appendf(nil, "%s %d signature\n", magic, Format), line...)
}

// signature is the line that a manifest's is followed by.
func signature(signer ed25519.PrivateKey, line []byte) string {
	return hex.EncodeToString(ed25519.Sign(signer, toSign(line)))
}

func keyOf(signer ed25519.PrivateKey) Key {
	return Key(hex.EncodeToString(signer.Public().(ed25519.PublicKey)))
}

// holds reports that the signature is that of the key over the line.
func (k Key) holds(line, signature []byte) bool {
	if !sumForm.MatchString(string(k)) || !signatureForm.Match(signature) {
		return false
	}
	key, _ := hex.DecodeString(string(k))
	if smallOrder(key) {
		return false
	}
	sig, _ := hex.DecodeString(string(signature))
	return ed25519.Verify(key, toSign(line), sig)
}

// smallOrders are the points whose order divides 8, without the sign (RFC 8032 lets them
// be keys, and signatures by them can be made by anybody): 0, 1, -1, the two of order 8, and
// 0 and 1 written as p and p+1.
var smallOrders = []string{
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
}

// smallOrder reports a key that is one of those.
func smallOrder(key []byte) bool {
	unsigned := bytes.Clone(key)
	unsigned[len(unsigned)-1] &= 0x7f
	return slices.Contains(smallOrders, hex.EncodeToString(unsigned))
}

// self is what this ledger is called among ledgers, and the key that it signs with.
type self struct {
	id     string             // empty = it was never called anything
	signer ed25519.PrivateKey // nil = it has none yet
}

func (s self) key() Key {
	if s.signer == nil {
		return ""
	}
	return keyOf(s.signer)
}

func readSelf(ctx context.Context, q store.Queryer) (self, error) {
	var s self
	var seed []byte
	err := q.QueryRowContext(ctx, "SELECT uuid, seed FROM ledger_self").Scan(&s.id, &seed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return s, nil
	case err != nil:
		return s, err
	case len(seed) == ed25519.SeedSize:
		s.signer = ed25519.NewKeyFromSeed(seed)
	case seed != nil:
		return s, fmt.Errorf("signing key of %d bytes", len(seed))
	}
	return s, nil
}

// ensureSelf makes what the ledger does not have yet.
func ensureSelf(ctx context.Context, q store.Queryer) (self, error) {
	s, err := readSelf(ctx, q)
	if err != nil || s.signer != nil {
		return s, err
	}
	id := s.id
	if id == "" {
		id = newLedgerID()
	}
	return setSelf(ctx, q, id)
}

// setSelf gives the ledger a number and a new key.
func setSelf(ctx context.Context, q store.Queryer, id string) (self, error) {
	seed := make([]byte, ed25519.SeedSize)
	rand.Read(seed)
	_, err := q.ExecContext(ctx, `INSERT INTO ledger_self (id, uuid, seed) VALUES (1, ?, ?)
		ON CONFLICT (id) DO UPDATE SET uuid = excluded.uuid, seed = excluded.seed`, id, seed)
	return self{id, ed25519.NewKeyFromSeed(seed)}, err
}

func newLedgerID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// standing is the packets that were merged and not taken back.
const standing = " FROM packet_received p LEFT JOIN batch b ON b.id = p.batch WHERE b.undone_by IS NULL"

// pin is the key that packets of a ledger, or of an enterprise, came with last.
type pin struct {
	key   Key
	since string // when the first of its ledger came with it: RFC 3339, UTC
}

// pinned finds the pin among the packets that where tells; the zero pin if none was signed.
func (x *planning) pinned(where string, arg any) (pin, error) {
	var p pin
	row := x.q.QueryRowContext(x.m.ctx, "SELECT p.key, "+keySince+standing+" AND p.key <> '' AND "+where+" ORDER BY p.id DESC LIMIT 1",
		arg)
	err := row.Scan((*string)(&p.key), &p.since)
	if errors.Is(err, sql.ErrNoRows) {
		return pin{}, nil
	}
	return p, err
}

// keySince is since when the key of a packet p is known to be its ledger's; it is asked of
// one that was taken back, too.
const keySince = `coalesce((SELECT min(f.at) FROM packet_received f LEFT JOIN batch u ON u.id = f.batch
	WHERE f.source = p.source AND f.key = p.key AND u.undone_by IS NULL), p.at)`

// recognize holds the packet's key against that which the sender's ledger had before.
func (x *planning) recognize() error {
	if err := x.borrowed(); err != nil {
		return err
	}
	was, err := x.pinned("p.source = ?", x.source)
	if err != nil {
		return err
	}
	return x.accept(was, fmt.Sprintf("“%s”的签名密钥换了", x.p.Sender.Name))
}

// borrowed refuses a key that is another ledger's: no two have the same.
func (x *planning) borrowed() error {
	var owner string
	err := x.q.QueryRowContext(x.m.ctx,
		"SELECT p.name"+standing+" AND p.key = ? AND p.key <> '' AND p.source <> ? ORDER BY p.id DESC LIMIT 1",
		string(x.p.Key), x.source).Scan(&owner)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	} else if err != nil {
		return err
	}
	return leave("", "这个数据包自称来自“%s”的台账，却是用“%s”另一份台账的密钥签名的（指纹%s），像是由别人改装的。没有写入任何内容。请打电话向报送单位核实；确实换过台账的，请其点“换发台账标识”后重新生成。",
		x.p.Sender.Name, owner, x.p.Key.Fingerprint())
}

// accept goes on with a key as it was before, or the first; another, and a packet without
// one, only if the person said so. changed is what is said of another.
func (x *planning) accept(was pin, changed string) error {
	if was.key == "" {
		return nil
	}
	x.res.KeyWas, x.res.KeySince = was.key.Fingerprint(), was.since
	print, since := x.p.Key.Fingerprint(), Since(was.since)
	switch {
	case x.p.Key == was.key:
		return nil
	case x.p.Key == "" && x.unsigned:
		x.remarks = append(x.remarks, "没有签名，经确认仍然合并")
		x.res.Notes = append(x.res.Notes, "这个数据包没有签名，按确认仍然合并；以后仍按密钥指纹"+x.res.KeyWas+"核对")
	case x.p.Key == "":
		return leave(NeedsUnsigned,
			"“%s”以前的数据包都有签名（密钥指纹%s，%s登记），这个却没有，不能证明是同一份台账生成的。没有写入任何内容。请打电话向报送单位核实，最好请其用新版程序重新生成；核实无误、仍要合并的，请选择“没有签名的仍要合并”（命令行加 --accept-unsigned）。",
			x.p.Sender.Name, x.res.KeyWas, since)
	case slices.Contains(x.m.req.Keys, print):
		x.remarks = append(x.remarks, fmt.Sprintf("经确认接受新的签名密钥%s，代替%s", print, x.res.KeyWas))
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("按确认接受了新的签名密钥：指纹%s，代替%s登记的%s", print, since, x.res.KeyWas))
	default:
		return leave(NeedsKey,
			"%s：%s登记的指纹是%s，这个数据包的是%s。可能是对方换了台账，也可能是别人冒用其名义生成的。没有写入任何内容。请打电话给报送单位，请对方念出其台账的密钥指纹（在“上报数据包”的“本台账生成的数据包”里）；核对一致的，请选择“换了密钥的仍要合并”（命令行加 --accept-key %s）。",
			changed, since, x.res.KeyWas, print, print)
	}
	return nil
}

// introduce holds the packet's key against that of the last packet for the enterprise,
// which may have come from another ledger: nobody takes its place unasked, not even a
// ledger whose place was taken. It says which key is kept from now on.
func (x *planning) introduce() error {
	was, err := x.pinned("p.enterprise = ?", x.root.ID)
	if known := x.res.KeyWas; err == nil && was.key.Fingerprint() != known {
		err = x.accept(was, fmt.Sprintf("“%s”上次用的是另一份台账，签名密钥不同", x.root.Name))
	}
	switch print := x.p.Key.Fingerprint(); {
	case err != nil || x.res.KeyWas != "":
		return err
	case print == "":
		x.res.Notes = append(x.res.Notes, "数据包由旧版程序生成，没有签名，无从核对是不是报送单位生成的；请其升级程序")
	default:
		x.remarks = append(x.remarks, "首次收到签名密钥"+print+"，登记备查")
		x.res.Notes = append(x.res.Notes, fmt.Sprintf("首次收到“%s”的签名密钥，指纹%s，合并时登记，以后用它核对；请打电话与报送单位核对一次", x.p.Sender.Name, print))
	}
	return nil
}
