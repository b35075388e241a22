package intake

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"partyledger/model"
)

// bulky gives more people than a stream keeps in memory, and looks at the folders
// once they are written: kinds come one after the other.
type bulky struct {
	records
	t            *testing.T
	temp, system string
	fail         error // in place of the kinds that follow
	seen         bool
}

func files(t *testing.T, dir string) int {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func (*bulky) Mark() string { return "" }

func (b *bulky) Each(kind model.Kind, yield func(model.Record) error) error {
	if b.seen {
		if n := files(b.t, b.temp); n == 0 {
			b.t.Error("nothing was put aside: the test shows nothing")
		}
		if n := files(b.t, b.system); n > 0 {
			b.t.Errorf("%d files in the system's folder", n)
		}
		return b.fail
	}
	b.seen = kind == model.KindPerson
	return b.records.Each(kind, yield)
}

func newBulky(t *testing.T, fail error) *bulky {
	b := &bulky{records: records{}, t: t, temp: t.TempDir(), system: t.TempDir(), fail: fail}
	t.Setenv("TMPDIR", b.system)
	t.Setenv("TMP", b.system)
	note := strings.Repeat("文", 30000)
	for i := range 250 {
		b.records[model.KindPerson] = append(b.records[model.KindPerson], model.Person{ID: fmt.Sprint("P", i), Name: "张甲", Note: note})
	}
	return b
}

// What a large export puts aside lies in the folder given, and is gone after it.
func TestSpill(t *testing.T) {
	b := newBulky(t, nil)
	var out bytes.Buffer
	if err := Write(&out, b, b.records, b.temp); err != nil {
		t.Fatal(err)
	}
	if n := files(t, b.temp) + files(t, b.system); n > 0 || !b.seen {
		t.Errorf("%d files are left", n)
	}
}

// Nothing is left of an export that fails.
func TestSpillOfFailure(t *testing.T) {
	b := newBulky(t, errors.New("读不下去"))
	if err := Write(&bytes.Buffer{}, b, b.records, b.temp); !errors.Is(err, b.fail) {
		t.Fatal(err)
	}
	if n := files(t, b.temp) + files(t, b.system); n > 0 || !b.seen {
		t.Errorf("%d files are left", n)
	}
}
