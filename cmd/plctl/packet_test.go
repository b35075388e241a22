package main

// Helpers of packet.txtar: a group's ledger and one of each subsidiary, as if each
// had been begun on its own.

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/store"
)

// ledgers makes DIR/group with the enterprises alone, and DIR/01 … DIR/N with one
// subsidiary each, numbered from 1 in every one; it prints how many records of each
// kind all have together: ledgers DIR N PEOPLE
func ledgers(args []string) error {
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	people, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	records := demo.Large(people, n+1, people/15)
	b := model.BookOf(demo.AsOf, "", nil, records)
	top := model.Everywhere[model.Enterprise](b)[0]
	sums := map[model.Kind]int{model.KindEnterprise: 1}
	group := []model.Record{top}
	for i, e := range model.Everywhere[model.Enterprise](b)[1:] {
		own := ownRecords(b, records, e)
		for _, r := range own {
			if !model.SchemaOf(r.Kind()).OwnOnly {
				sums[r.Kind()]++
			}
		}
		if err := fill(filepath.Join(args[0], fmt.Sprintf("%02d", i+1)), own); err != nil {
			return err
		}
		group = append(group, model.Enterprise{ID: e.ID, Name: e.Name, CreditCode: e.CreditCode, Ownership: e.Ownership, ParentID: top.ID})
	}
	for _, s := range model.Schemas() {
		fmt.Printf("%s\t%d\n", s.Label, sums[s.Kind])
	}
	return fill(filepath.Join(args[0], "group"), group)
}

// ownRecords is the records of one enterprise with numbers of their own. What refers
// to others is left empty, or out.
func ownRecords(b *model.Book, records []model.Record, e model.Enterprise) []model.Record {
	ids, next := map[model.Ref]string{}, map[model.Kind]int{}
	var out []model.Record
	for _, r := range records {
		if b.EnterpriseOf(r) != e.ID {
			continue
		}
		s := model.SchemaOf(r.Kind())
		p, whole := s.Pointer(r), true
		for _, f := range s.Fields {
			if f.Ref != "" && !f.IsZero(r) {
				id := ids[model.Ref{Kind: f.Ref, ID: f.Text(r)}]
				whole = whole && (id != "" || !f.Required)
				f.SetRaw(p, id, 0)
			}
		}
		if !whole {
			continue
		}
		next[s.Kind]++
		id := fmt.Sprintf("%s-%04d", s.Kind, next[s.Kind])
		s.Fields[0].SetRaw(p, id, 0)
		ids[model.Ref{Kind: s.Kind, ID: r.Key()}] = id
		out = append(out, s.Deref(p))
	}
	return out
}

func fill(dir string, records []model.Record) error {
	w, err := store.Open(context.Background(), dir, store.Options{New: true})
	if err != nil {
		return err
	}
	_, err = w.Fill(context.Background(), store.BatchImport, "测试", records)
	return errors.Join(err, w.Close())
}

// counts prints how many records of each kind a ledger has.
func counts(args []string) error {
	w, err := store.Open(context.Background(), args[0], store.Options{})
	if err != nil {
		return err
	}
	defer w.Close()
	have, err := w.Counts(context.Background())
	for _, s := range model.Schemas() {
		fmt.Printf("%s\t%d\n", s.Label, have[s.Kind])
	}
	return err
}

// hurt copies a file and spoils the copy, or takes a plain packet's signature off, as a
// program of before wrote it: hurt half|bit|unsigned FROM TO
func hurt(args []string) error {
	b, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	switch args[0] {
	case "half":
		b = b[:len(b)/2]
	case "bit":
		b[len(b)/2] ^= 16
	case "unsigned":
		if b, err = withoutSignature(b); err != nil {
			return err
		}
	}
	return os.WriteFile(args[2], b, 0o600)
}

var signed = regexp.MustCompile(`^(\{"format":)2(.*),"key":"[0-9a-f]{64}"(.*\n)[0-9a-f]{128}\n`)

// withoutSignature is a plain packet in the form that had none.
func withoutSignature(b []byte) ([]byte, error) {
	parts := bytes.SplitN(b, []byte("\n"), 3)
	in, err := gzip.NewReader(bytes.NewReader(parts[2]))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(in)
	if err != nil || !signed.Match(text) {
		return nil, fmt.Errorf("no signed packet: %w", err)
	}
	var body bytes.Buffer
	out := gzip.NewWriter(&body)
	_, err = out.Write(signed.ReplaceAll(text, []byte("${1}1$2$3")))
	err = errors.Join(err, out.Close())
	head := strings.Fields(string(parts[0]))
	return append(fmt.Appendf(nil, "%s 1 plain %d %s\n", head[0], body.Len(), head[4]), body.Bytes()...), err
}

// named fills the row in which a column says something: named FILE SHEET 表头 值 表头=值 …
func named(args []string) error {
	f, err := excelize.OpenFile(args[0])
	if err != nil {
		return err
	}
	rows, err := f.GetRows(args[1])
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	at := slices.IndexFunc(rows[0], func(head string) bool { return strings.TrimSuffix(head, "*") == args[2] })
	for i, r := range rows {
		if at >= 0 && at < len(r) && r[at] == args[3] {
			return xlsxPut(append([]string{args[0], args[1], strconv.Itoa(i + 1)}, args[4:]...))
		}
	}
	return fmt.Errorf("no row where %s is %s", args[2], args[3])
}
