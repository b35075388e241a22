package packet

// Writing: equal records give equal content, but for serial number and time; a
// sealed file differs each time, as it must.

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"filippo.io/age"

	"partyledger/model"
)

// Limits bound what is written and read. Zero fields mean the usual ones.
type Limits struct {
	File     int64 // bytes of the file
	Unpacked int64 // bytes of the content
	Records  int
	Line     int // bytes of the manifest or of a record
}

func (l Limits) filled() Limits {
	return Limits{cmp.Or(l.File, 128<<20), cmp.Or(l.Unpacked, 512<<20), cmp.Or(l.Records, 1_000_000), cmp.Or(l.Line, 1<<20)}
}

// workFactor is what it costs to try a password: 2^n. Files that ask for more than
// maxWorkFactor are refused: they would hold the program up, or fill the memory.
var workFactor, maxWorkFactor = 17, 18

// Content is the records of a packet on their way out.
type Content struct {
	Records map[model.Kind][]model.Record
	Outside map[model.Kind][]model.Record // of others, referred to
	Kinds   []model.Kind                  // what packets carry, whether there are any or not
	Stays   stays                         // the fields that are left out
	Signer  ed25519.PrivateKey            // whose records these are
}

// Write writes a packet; without a password it is readable by everyone. The
// manifest's parts are filled in and answered.
func Write(w io.Writer, m Manifest, c Content, password string, limits Limits) (Manifest, error) {
	limits = limits.filled()
	m.Format, m.Key, m.Parts = Format, keyOf(c.Signer), nil
	var parts [][]byte
	for _, kind := range c.Kinds {
		text, part := partOf(kind, c.Records[kind], c.Stays)
		m.Parts, parts = append(m.Parts, part), append(parts, text)
	}
	for _, s := range model.Schemas() {
		if len(c.Outside[s.Kind]) == 0 {
			continue
		}
		text, part := partOf(s.Kind, c.Outside[s.Kind], c.Stays)
		part.Outside = true
		m.Parts, parts = append(m.Parts, part), append(parts, text)
	}
	if err := m.check(limits); err != nil {
		return m, err
	}
	var packed bytes.Buffer
	line, err := json.Marshal(m)
	if err != nil {
		return m, err
	}
	parts = slices.Insert(parts, 0, append(line, '\n'), []byte(signature(c.Signer, line)+"\n"))
	if err := pack(&packed, parts, password); err != nil {
		return m, err
	}
	head := header{format: Format, sealed: password != "", size: int64(packed.Len()), version: m.Version}
	if head.size > limits.File {
		return m, tooLarge()
	}
	if _, err := io.WriteString(w, head.lines(packed.Bytes())); err != nil {
		return m, err
	}
	_, err = packed.WriteTo(w)
	return m, err
}

// partOf writes the records of a kind, by ID.
func partOf(kind model.Kind, records []model.Record, stays stays) ([]byte, Part) {
	records = slices.SortedFunc(slices.Values(records), func(a, b model.Record) int { return cmp.Compare(a.Key(), b.Key()) })
	var text []byte
	for _, r := range records {
		text = append(model.AppendRecord(text, stays.without(r)), '\n')
	}
	sum := sha256.Sum256(text)
	p := Part{Kind: kind, Records: len(records), Bytes: int64(len(text)), SHA256: hex.EncodeToString(sum[:])}
	for _, f := range model.SchemaOf(kind).Fields {
		if !stays[fieldOf{kind, f.Name}] {
			p.Fields = append(p.Fields, f.Name)
		}
	}
	return text, p
}

// pack writes texts, packed and sealed.
func pack(w io.Writer, texts [][]byte, password string) error {
	sealed := io.WriteCloser(nopCloser{w})
	if password != "" {
		r, err := age.NewScryptRecipient(password)
		if err != nil {
			return err
		}
		r.SetWorkFactor(workFactor)
		if sealed, err = age.Encrypt(w, r); err != nil {
			return fmt.Errorf("seal: %w", err)
		}
	}
	packed := gzip.NewWriter(sealed)
	for _, text := range texts {
		if _, err := packed.Write(text); err != nil {
			return err
		}
	}
	return errors.Join(packed.Close(), sealed.Close())
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }
