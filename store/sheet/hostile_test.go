package sheet

// Files made to cost time or memory, and mutations of good ones.

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"partyledger/store/compound"
	"partyledger/store/sheet/sheettest"
)

// zipped is an archive in the making.
type zipped struct{ w *zip.Writer }

func newZip(w io.Writer) *zipped { return &zipped{zip.NewWriter(w)} }

func (z *zipped) add(t testing.TB, name, content string) {
	t.Helper()
	z.stream(t, name, content, "", 0, "")
}

// stream adds a part: head, a pattern again and again up to n MB, tail. A block is packed
// once and written as often.
func (z *zipped) stream(t testing.TB, name, head, pattern string, n int, tail string) {
	t.Helper()
	block := bytes.Repeat([]byte(pattern), (1<<20)/max(1, len(pattern)))
	packed := func(b []byte, last bool) []byte {
		var out bytes.Buffer
		w, err := flate.NewWriter(&out, flate.BestSpeed)
		if err == nil {
			_, err = w.Write(b)
		}
		if err == nil && last {
			err = w.Close()
		} else if err == nil {
			err = w.Flush()
		}
		if err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	first, each, end := packed([]byte(head), false), packed(block, false), packed([]byte(tail), true)
	sum := crc32.ChecksumIEEE([]byte(head))
	for range n {
		sum = crc32.Update(sum, crc32.IEEETable, block)
	}
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.Update(sum, crc32.IEEETable, []byte(tail)),
		CompressedSize64:   uint64(len(first) + n*len(each) + len(end)),
		UncompressedSize64: uint64(len(head) + n*len(block) + len(tail))}
	w, err := z.w.CreateRaw(h)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range [][]byte{first, bytes.Repeat(each, n), end} {
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
	}
}

func (z *zipped) close(t testing.TB) {
	t.Helper()
	if err := z.w.Close(); err != nil {
		t.Fatal(err)
	}
}

const odsKind = "application/vnd.oasis.opendocument.spreadsheet"

// odsOf is a document whose content repeats a pattern up to n MB.
func odsOf(t testing.TB, head, pattern string, n int, tail string) []byte {
	var b bytes.Buffer
	z := newZip(&b)
	z.add(t, "mimetype", odsKind)
	z.stream(t, "content.xml", "<document-content><body><spreadsheet>"+head, pattern, n, tail+"</spreadsheet></body></document-content>")
	z.close(t)
	return b.Bytes()
}

// xlsxOf is a workbook with a list of sheets, and one sheet that repeats a pattern.
func xlsxOf(t testing.TB, sheets int, pattern string, n int) []byte {
	var b, list, links strings.Builder
	for i := range sheets {
		fmt.Fprintf(&list, `<sheet name="表%d" r:id="r%d"/>`, i, i)
		fmt.Fprintf(&links, `<Relationship Id="r%d" Type="x/worksheet" Target="worksheets/sheet%d.xml"/>`, i, i)
	}
	z := newZip(&b)
	z.add(t, "xl/workbook.xml", "<workbook><sheets>"+list.String()+"</sheets></workbook>")
	z.add(t, "xl/_rels/workbook.xml.rels", "<Relationships>"+links.String()+"</Relationships>")
	for i := range sheets {
		if i == 0 && n > 0 {
			z.stream(t, "xl/worksheets/sheet0.xml", "<worksheet><sheetData>", pattern, n, "</sheetData></worksheet>")
			continue
		}
		z.add(t, fmt.Sprintf("xl/worksheets/sheet%d.xml", i), "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>")
	}
	z.close(t)
	return []byte(b.String())
}

// rec is a record of BIFF.
func rec(id uint16, body ...byte) []byte {
	out := binary.LittleEndian.AppendUint16(nil, id)
	out = binary.LittleEndian.AppendUint16(out, uint16(len(body)))
	return append(out, body...)
}

// xlsOf is a stream with n sheets; at says where each begins, from the end of the globals.
func xlsOf(n int, at func(i int) int, rest []byte) []byte {
	bof := rec(recBOF, 0, 6, 5, 0)
	size := len(bof) + n*(4+9) + 4
	out := bytes.Clone(bof)
	for i := range n {
		body := binary.LittleEndian.AppendUint32(nil, uint32(size+at(i)))
		out = append(out, rec(recSheet, append(body, 0, 0, 1, 0, 'S')...)...)
	}
	return append(append(out, rec(recEOF)...), rest...)
}

// repeating is a text that repeats a pattern up to n MB.
func repeating(head, pattern string, n int) []byte {
	return append([]byte(head), bytes.Repeat([]byte(pattern), n<<20/len(pattern))...)
}

// walk reads all of a file, as an import does: it counts the rows, then reads them.
func walk(file string) error {
	a, err := OpenFile(file, testMost)
	if err != nil {
		return err
	}
	defer a.Close()
	for _, skim := range []bool{true, false} {
		for _, p := range a.Sheets {
			c, err := a.Cells(p.Part)
			if err != nil {
				return err
			}
			c.Skim = skim
			for err == nil {
				_, _, err = c.Next()
			}
			if c.Close(); err != io.EOF {
				return err
			}
		}
	}
	return nil
}

func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector")
	}
	rows := func(n int) []byte { // a sheet of numbers, as many records as go into n MB
		var b bytes.Buffer
		b.Write(rec(recBOF, 0, 6, 0x10, 0))
		for i := 0; b.Len() < n<<20; i++ {
			cell := binary.LittleEndian.AppendUint16(nil, uint16(i/256))
			cell = append(binary.LittleEndian.AppendUint16(cell, uint16(i%256)), 0, 0)
			b.Write(rec(recNumber, binary.LittleEndian.AppendUint64(cell, math.Float64bits(float64(i)))...))
		}
		b.Write(rec(recEOF))
		return b.Bytes()
	}
	sst := func() []byte { // three bytes a text
		head := append([]byte{0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0x0f, 0}, make([]byte, 8000)...)
		b := append(rec(recBOF, 0, 6, 5, 0), rec(recTexts, head...)...)
		for range 4000 {
			b = append(b, rec(recContinue, make([]byte, 8000)...)...)
		}
		return append(b, rec(recEOF)...)
	}
	for name, x := range map[string]struct {
		file string
		data func() []byte
		bad  bool
	}{
		"xlsx 10,000 sheets": {"a.xlsx", func() []byte { return xlsxOf(t, 10000, "", 0) }, false},
		"xlsx a million merged cells": {"a.xlsx", func() []byte {
			return xlsxOf(t, 1, `</sheetData><mergeCells><mergeCell ref="A1:A99"/></mergeCells><sheetData>`, 80)
		}, true},
		"xlsx 900 MB rows": {"a.xlsx", func() []byte { return xlsxOf(t, 1, `<row><c><v>1</v></c></row>`, 900) }, true},
		"xlsx 390 MB rows": {"a.xlsx", func() []byte { return xlsxOf(t, 1, `<row><c><v>1</v></c><c><v>12345</v></c></row>`, 390) }, true},
		"xlsx 390 MB wide": {"a.xlsx", func() []byte {
			return xlsxOf(t, 1, `<row>`+strings.Repeat(`<c t="str"><v>some longer text of a cell</v></c>`, 20)+`</row>`, 390)
		}, false},
		"ods 10,001 sheets": {"a.ods", func() []byte { return odsOf(t, strings.Repeat(`<table name="x"/>`, 10001), "", 0, "") }, true},
		"ods 10,000 sheets": {"a.ods", func() []byte {
			return odsOf(t, strings.Repeat(`<table name="x"><table-row><table-cell><p>1</p></table-cell></table-row></table>`, 10000), "", 0, "")
		}, false},
		"ods 900 MB rows": {"a.ods", func() []byte {
			return odsOf(t, "<table>", "<table-row><table-cell><p>1</p></table-cell></table-row>", 900, "</table>")
		}, true},
		"ods 390 MB rows": {"a.ods", func() []byte {
			return odsOf(t, "<table>", "<table-row><table-cell><p>1</p></table-cell></table-row>", 390, "</table>")
		}, true},
		"ods repeated": {"a.ods", func() []byte {
			return odsOf(t, `<table><table-row number-rows-repeated="1000000"><table-cell number-columns-repeated="16384"><p>1</p></table-cell></table-row></table>`, "", 0, "")
		}, true},
		"ods repeated emptiness": {"a.ods", func() []byte {
			return odsOf(t, `<table><table-row number-rows-repeated="1000000"><table-cell number-columns-repeated="16384"/></table-row><table-row><table-cell number-columns-repeated="2"/><table-cell><p>1</p></table-cell></table-row></table>`, "", 0, "")
		}, false},
		"ods texts": {"a.ods", func() []byte {
			return odsOf(t, "<table><table-row>", "<table-cell><p>"+strings.Repeat("字", 3000)+"</p></table-cell>", 390,
				"</table-row></table>")
		}, true},
		"ods spaces": {"a.ods", func() []byte {
			return odsOf(t, "<table><table-row><table-cell><p>", `<s c="99999"/>`, 100, "</p></table-cell></table-row></table>")
		}, true},
		"ods styles":    {"a.ods", func() []byte { return odsOf(t, "", `<style name="a" family="table-cell"/>`, 300, "") }, true},
		"csv cells":     {"a.csv", func() []byte { return bytes.Repeat([]byte("1,2,3,4,5\n"), 10<<20) }, true},
		"csv one line":  {"a.csv", func() []byte { return bytes.Repeat([]byte("1,"), 50<<20) }, true},
		"csv long cell": {"a.csv", func() []byte { return bytes.Repeat([]byte("1"), 100<<20) }, true},
		"csv quote":     {"a.csv", func() []byte { return append([]byte("a,\""), bytes.Repeat([]byte("1"), 100<<20)...) }, true},
		"csv texts":     {"a.csv", func() []byte { return bytes.Repeat([]byte(strings.Repeat("字", 300)+"\n"), 100<<20/901) }, false},
		"html rows":     {"a.xls", func() []byte { return append([]byte("<html><table>"), bytes.Repeat([]byte("<tr>"), 25<<20)...) }, true},
		"html cells": {"a.xls", func() []byte {
			return append([]byte("<html><table>"), bytes.Repeat([]byte("<tr><td rowspan=9999 colspan=1000><td rowspan=9999 colspan=1000>"), 100<<20/66)...)
		}, true},
		"html nested":    {"a.xls", func() []byte { return repeating("<html>", "<table><tr><td>", 16) }, true},
		"html attribute": {"a.xls", func() []byte { return repeating("<html><table a='", "1", 50) }, true},
		"html text":      {"a.xls", func() []byte { return repeating("<html><table><tr><td>", "1 ", 80) }, true},
		"xml rows": {"a.xls", func() []byte {
			return append([]byte(`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>`), bytes.Repeat([]byte("<Row/>"), 16<<20)...)
		}, true},
		"xls numbers": {"a.xls", func() []byte { return xlsOf(1, func(int) int { return 0 }, rows(60)) }, false},
		"xls sheets in each other": {"a.xls", func() []byte {
			return xlsOf(9000, func(i int) int { return 8 * i }, bytes.Join([][]byte{
				bytes.Repeat(rec(recBOF, 0, 6, 0x10, 0), 9000), rows(30), bytes.Repeat(rec(recEOF), 9000)}, nil))
		}, true},
		"xls one sheet listed often": {"a.xls", func() []byte { return xlsOf(10000, func(int) int { return 0 }, rows(30)) }, false},
		"xls shared texts":           {"a.xls", sst, true},
		"compound folders":           {"a.xls", nestedFolders, true},
		"compound loop":              {"a.xls", loopedStream, true},
		"zip directory": {"a.xlsx", func() []byte {
			var b bytes.Buffer
			z := newZip(&b)
			for i := range 500000 {
				if _, err := z.w.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i)}); err != nil {
					t.Fatal(err)
				}
			}
			z.close(t)
			return b.Bytes()
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			file := saveAs(t, x.file, x.data())
			var err error
			start := time.Now()
			used := sheettest.Peak(func() { err = walk(file) })
			t.Logf("%.1f s, %d MB, %v", time.Since(start).Seconds(), used, err)
			if (err != nil) != x.bad {
				t.Errorf("read with %v", err)
			}
			if used > 400 {
				t.Errorf("took %d MB", used)
			}
		})
	}
}

// cfb is a compound file of version 3 with the sectors given behind its header; the
// first holds the table of sectors, the second the directory.
func cfb(fat []uint32, sectors ...[]byte) []byte {
	h := make([]byte, 512)
	copy(h, compound.Mark)
	put := binary.LittleEndian
	put.PutUint16(h[24:], 0x3e)
	put.PutUint16(h[26:], 3)
	put.PutUint16(h[28:], 0xfffe)
	put.PutUint16(h[30:], 9)
	put.PutUint16(h[32:], 6)
	put.PutUint32(h[44:], uint32((len(fat)+127)/128))
	fats := (len(fat) + 127) / 128
	put.PutUint32(h[48:], uint32(fats)) // the directory
	put.PutUint32(h[56:], 4096)
	put.PutUint32(h[60:], 0xfffffffe)
	put.PutUint32(h[68:], 0xfffffffe)
	for i := range 109 {
		v := uint32(0xffffffff)
		if i < fats {
			v = uint32(i)
		}
		put.PutUint32(h[76+4*i:], v)
	}
	out := h
	table := make([]byte, fats*512)
	for i := range fats * 128 {
		v := uint32(0xffffffff)
		if i < len(fat) {
			v = fat[i]
		}
		put.PutUint32(table[4*i:], v)
	}
	out = append(out, table...)
	for _, s := range sectors {
		out = append(out, append(bytes.Clone(s), make([]byte, (512-len(s)%512)%512)...)...)
	}
	return out
}

// entry is one of the directory.
func entry(name string, kind byte, child, first, size uint32) []byte {
	e := make([]byte, 128)
	for i, c := range name {
		binary.LittleEndian.PutUint16(e[2*i:], uint16(c))
	}
	binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
	e[66] = kind
	binary.LittleEndian.PutUint32(e[68:], 0xffffffff)
	binary.LittleEndian.PutUint32(e[72:], 0xffffffff)
	binary.LittleEndian.PutUint32(e[76:], child)
	binary.LittleEndian.PutUint32(e[116:], first)
	binary.LittleEndian.PutUint32(e[120:], size)
	return e
}

// nestedFolders is a file of folders in each other, each a level deeper.
func nestedFolders() []byte {
	const n = 40000
	var dir []byte
	for i := range n {
		kind, child := byte(1), uint32(i+1)
		if i == 0 {
			kind = 5
		}
		if i == n-1 {
			child = 0xffffffff
		}
		dir = append(dir, entry("f", kind, child, 0, 0)...)
	}
	sectors := n / 4
	fats := (sectors + 200) / 127
	fat := make([]uint32, fats+sectors)
	for i := range fat {
		fat[i] = 0xfffffffd
		if i >= fats {
			fat[i] = uint32(i + 1)
		}
	}
	fat[len(fat)-1] = 0xfffffffe
	for (len(fat)+127)/128 > fats {
		panic("too few tables")
	}
	pad := make([]uint32, fats*128-len(fat))
	for i := range pad {
		pad[i] = 0xffffffff
	}
	return cfb(append(fat, pad...), dir)
}

// loopedStream is a file whose stream says it is 4 GB long, of one sector again and again.
func loopedStream() []byte {
	dir := append(entry("Root Entry", 5, 1, 0xfffffffe, 0), entry("Workbook", 2, 0xffffffff, 2, 0xffffff00)...)
	return cfb([]uint32{0xfffffffd, 0xfffffffe, 2}, dir, make([]byte, 512))
}

// A good stream in a compound file made here is read: the makers above are sound.
func TestCompoundMaker(t *testing.T) {
	stream := xlsOf(1, func(int) int { return 0 }, append(append(rec(recBOF, 0, 6, 0x10, 0),
		rec(recNumber, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40)...), rec(recEOF)...))
	stream = append(stream, make([]byte, 5000-len(stream))...)
	fat := []uint32{0xfffffffd, 0xfffffffe}
	for i := range 10 {
		fat = append(fat, uint32(3+i))
	}
	fat[len(fat)-1] = 0xfffffffe
	dir := append(entry("Root Entry", 5, 1, 0xfffffffe, 0), entry("Workbook", 2, 0xffffffff, 2, 5000)...)
	dir = append(dir, make([]byte, 256)...)
	for _, cut := range []int{0, 100} { // some programs leave the last sector short
		data := cfb(fat, dir, stream)
		if got := texts(t, mustOpen(t, saveAs(t, "a.xls", data[:len(data)-cut]))); got != "1:|2" {
			t.Errorf("read %q", got)
		}
	}
}

// Cut and changed files are answered, and never break a reader.
func TestCutFiles(t *testing.T) {
	for _, name := range []string{"office.xls", "office.ods", "office.csv", "office.html"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), name)
		for i := range 60 {
			if err := os.WriteFile(file, data[:len(data)*i/60], 0o600); err != nil {
				t.Fatal(err)
			}
			err := walk(file)
			if name == "office.xls" && i > 0 && err == nil || errors.Is(err, io.EOF) && i > 0 {
				t.Errorf("%s cut at %d/60: %v", name, i, err)
			}
		}
	}
}
