package sheet

// XML and cells that are broken, or made to break a reader.

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"partyledger/store/sheet/sheettest"
)

// endless gives its beginning, then the pattern for ever, and counts what was
// taken.
type endless struct {
	begin, pattern string
	taken          int
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.begin)
	e.begin = e.begin[n:]
	for n < len(p) {
		n += copy(p[n:], e.pattern)
	}
	e.taken += n
	return n, nil
}

// What never ends is given up after a bounded number of bytes.
func TestEndlessParts(t *testing.T) {
	for name, e := range map[string]*endless{
		"tag":       {begin: "<a ", pattern: "b"},
		"attribute": {begin: "<a b='", pattern: ">"},
		"comment":   {begin: "<a><!--", pattern: "> "},
		"text":      {begin: "<a>", pattern: "b"},
		"entities":  {begin: "<a>", pattern: "&amp;"},
		"depth":     {begin: "", pattern: "<a>"},
	} {
		t.Run(name, func(t *testing.T) {
			sheettest.Frugal(t, 100, func() {
				x := newXMLReader(e)
				var err error
				for err == nil {
					_, err = x.next()
				}
				if most := maxPiece + 256<<10; e.taken > most {
					t.Errorf("%d bytes read before %v", e.taken, err)
				}
			})
		})
	}
}

// FuzzSheet reads any XML as a sheet; what it gives is sound.
func FuzzSheet(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells></worksheet>`)
	f.Add(`<x:row><x:c t="s"><v>0</v></x:c><c t="b"><v>1</v></c><c s="1"><v>36000.5</v></c></x:row>`)
	f.Add(`<a b='>'><!-- > --><![CDATA[>]]>&#x4e2d;&amp;</a>`)
	f.Fuzz(func(t *testing.T, text string) {
		c := &CellReader{a: &File{shared: []string{"甲"}, styles: []look{unsaid, {as: asDate}, {as: asMonth}}},
			x: newXMLReader(strings.NewReader(text)), common: map[string]string{}}
		last := 0
		for range 1000 {
			n, cells, err := c.Next()
			if err != nil {
				return
			}
			if n <= last || len(cells) == 0 || len(cells) > MaxColumns {
				t.Fatalf("row %d after %d with %d cells", n, last, len(cells))
			}
			last = n
		}
	})
}

// Numbers of formats, names of cells and escapes of any text.
func FuzzNames(f *testing.F) {
	f.Add("yyyy-mm-dd")
	f.Add("_x4e2d_")
	f.Fuzz(func(_ *testing.T, text string) {
		asOf(text)
		column([]byte(text))
		unescapeX(text)
	})
}

// Any sheet comes through with its text, marked or not.
func FuzzRewrite(f *testing.F) {
	f.Add(`<worksheet><cols><col min="1" max="9"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row/><row r="7" spans='1:2'><c><v>1</v></c></row></sheetData></worksheet>`, 2, 3)
	f.Add(`<x:row><x:c r="D9" s="1"/><!-- > --><x:c><![CDATA[>]]></x:c></x:row>`, 1, 1)
	f.Fuzz(func(t *testing.T, text string, row, column int) {
		if column < 0 || column > 100 {
			return
		}
		var b bytes.Buffer
		r := &rewriter{x: newXMLReader(strings.NewReader(text)), w: bufio.NewWriter(&b), column: column,
			rows:  map[int]*RowMarks{row: {Text: "错误", Cells: map[int]bool{0: true, 5: false}}},
			style: func(own int, _ bool) int { return own + 1 }}
		if r.run() != nil {
			return
		}
		if strict(text) == nil && strict(b.String()) != nil {
			t.Fatalf("%q became %q: %v", text, b.String(), strict(b.String()))
		}
	})
}

// strict reads XML with other eyes.
func strict(text string) error {
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := dec.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
