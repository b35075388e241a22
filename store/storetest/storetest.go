// Package storetest is what the tests of the store's rooms share: a ledger to work on,
// workbooks to bring, and ways to say what they hold.
package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
)

// Now is the clock of the tests.
func Now() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }

// Open opens a ledger in dir and closes it with the test.
func Open(t testing.TB, dir string) *store.Workspace {
	t.Helper()
	n := 0
	w, err := store.Open(t.Context(), dir, store.Options{Now: Now, Actor: "测试员", Version: "test", New: true,
		NewID: func() string { n++; return fmt.Sprintf("N%04d", n) }})
	if err != nil {
		t.Fatalf("open: %v (%v)", err, errors.Unwrap(err))
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// Must ends the test on an error.
func Must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%v (%v)", err, errors.Unwrap(err))
		}
		return v
	}
}

// WantRefusal checks that the person is told all the words.
func WantRefusal(t testing.TB, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no refusal, want one with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(store.Explain(err), word) {
			t.Errorf("refusal %q does not say %q", store.Explain(err), word)
		}
	}
}

// A unit, its branch and one of its people.
var (
	Unit   = model.Enterprise{ID: "QY1", Name: "甲乙丙集团", Ownership: model.SoleState, Founded: day.Of(2001, 2, 3)}
	Branch = model.Organization{ID: "DZ1", Name: "甲乙丙集团党支部", Type: model.Branch, EnterpriseID: "QY1", CanApprove: true}
	Person = model.Person{ID: "RY1", Name: "单丁", EnterpriseID: "QY1", OrganizationID: "DZ1", Status: model.FullMember}
)

// Dump is the whole ledger as text, audit left out.
func Dump(t testing.TB, w *store.Workspace) string {
	t.Helper()
	var b strings.Builder
	for _, s := range model.Schemas() {
		err := store.Each(t.Context(), w.Conn(), s.Kind, "1 = 1", nil, func(r model.Record) error {
			fmt.Fprintf(&b, "%s %s\n", s.Kind, model.AppendRecord(nil, r))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// One is the one record that meets where.
func One[T model.Record](t testing.TB, w *store.Workspace, where string, args ...any) T {
	t.Helper()
	list, err := store.Load[T](t.Context(), w.Conn(), where, "", args...)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d records where %s %v, %v", len(list), where, args, err)
	}
	return list[0]
}

// Same compares values.
func Same(t testing.TB, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmp.AllowUnexported(day.Day{})); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Has checks that one of the lines has all the words.
func Has(t testing.TB, lines []string, words ...string) {
	t.Helper()
	if !slices.ContainsFunc(lines, func(l string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(l, word) })
	}) {
		t.Errorf("nothing says %q in\n%s", words, strings.Join(lines, "\n"))
	}
}

// Tab is a sheet as a test writes it: the first row is the heading.
type Tab struct {
	Name string
	Rows [][]string
}

// Rows splits lines into cells.
func Rows(lines ...string) [][]string {
	var out [][]string
	for _, l := range lines {
		out = append(out, strings.Split(l, "|"))
	}
	return out
}

// Book writes a workbook of text cells and gives its path.
func Book(t testing.TB, tabs ...Tab) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, x := range tabs {
		if _, err := f.NewSheet(x.Name); err != nil {
			t.Fatal(err)
		}
		w, err := f.NewStreamWriter(x.Name)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range x.Rows {
			cells := make([]any, len(r))
			for j, c := range r {
				if c != "" {
					cells[j] = c
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "导入.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// Put writes a file and gives its path.
func Put(t testing.TB, dir, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

// Picture is a PNG of a size, another for each shade.
func Picture(t testing.TB, w, h int, shade uint8) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
