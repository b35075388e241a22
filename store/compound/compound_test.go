package compound

import (
	"bytes"
	"errors"
	"os"
	"testing"
)

var files = []string{"../sheet/testdata/f15a.xls", "../charterfile/testdata/rich.doc"}

// Office files are opened, and say which streams they have.
func TestOpen(t *testing.T) {
	for i, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(name, err)
		}
		stream := []string{"Workbook", "WORDDOCUMENT"}[i]
		if !f.Has(stream) || f.Doubled(stream) || f.Has("EncryptedPackage") {
			t.Errorf("%s: streams %v", name, f.streams)
		}
		if out, err := f.Read(stream, 1<<20); err != nil || len(out) < 1000 {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
		if _, err := f.Read(stream, 10); !errors.Is(err, ErrHuge) {
			t.Errorf("%s: more than allowed is read: %v", name, err)
		}
		if _, err := f.Read("none", 10); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: a stream that is not there: %v", name, err)
		}
	}
}

// FuzzOpen opens any bytes and reads every stream: go test -fuzz FuzzOpen -fuzzminimizetime 50x
func FuzzOpen(f *testing.F) {
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrHuge) {
				t.Fatal(err)
			}
			return
		}
		for name := range c.streams {
			if out, err := c.Read(name, 1<<20); err == nil && len(out) > len(b) {
				t.Fatalf("%s: %d bytes out of %d", name, len(out), len(b))
			}
		}
	})
}
