package charterfile

// Files made to swell or to keep a reader busy, as large as they may be.

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"partyledger/model/charter"
	"partyledger/store/sheet/sheettest"
)

// word is the streams of a document whose text is so many bytes, read n times over; clx is
// before the piece table, page the properties of all runs or paragraphs.
func word(text []byte, n int, clx []byte, page func(fc int) (kind int, page []byte)) map[string][]byte {
	const textAt = 0x400
	main := make([]byte, textAt)
	put := binary.LittleEndian
	put.PutUint16(main, wordMark)
	put.PutUint16(main[2:], 0xC1)
	put.PutUint32(main[fibMainText:], uint32(min(n*len(text), maxDocChars)))
	main = append(main, text...)
	var table []byte
	if page != nil {
		for len(main)%docPage != 0 {
			main = append(main, 0)
		}
		kind, p := page(textAt)
		put.PutUint32(main[kind:], uint32(len(table)))
		put.PutUint32(main[kind+4:], 12)
		table = put.AppendUint32(table, textAt)
		table = put.AppendUint32(table, uint32(textAt+len(text)))
		table = put.AppendUint32(table, uint32(len(main)/docPage))
		main = append(main, p...)
	}
	put.PutUint32(main[fibClx:], uint32(len(table)))
	table = append(table, clx...)
	plc := make([]byte, 4*(n+1)+8*n)
	for i := range n + 1 {
		put.PutUint32(plc[4*i:], uint32(min(i*len(text), maxDocChars)))
	}
	for i := range n {
		put.PutUint32(plc[4*(n+1)+8*i+2:], 2*textAt|1<<30)
		put.PutUint16(plc[4*(n+1)+8*i+6:], 1)
	}
	table = append(put.AppendUint32(append(table, 2), uint32(len(plc))), plc...)
	put.PutUint32(main[fibClx+4:], uint32(len(table))-put.Uint32(main[fibClx:]))
	return map[string][]byte{"worddocument": main, "0table": table}
}

// deleted is a page that says of everything that it is deleted.
func deleted(from, to int) []byte {
	p := make([]byte, docPage)
	binary.LittleEndian.PutUint32(p, uint32(from))
	binary.LittleEndian.PutUint32(p[4:], uint32(to))
	p[8], p[docPage-1] = 100, 1
	copy(p[200:], []byte{3, sprmDeleted & 0xff, sprmDeleted >> 8, 1})
	return p
}

// frugal holds that a file is read or refused in little memory; the time is for people.
func frugal(t *testing.T, read func() (Content, error)) {
	t.Helper()
	var c Content
	var err error
	start := time.Now()
	used := sheettest.Peak(func() {
		if c, err = read(); err == nil {
			if _, is := charter.FindRevision(c.Blocks); !is {
				charter.Split(charter.Paragraphs(c.Blocks))
			}
		}
	})
	t.Logf("%.1f s, %d MB, %d blocks, %.60v", time.Since(start).Seconds(), used, len(c.Blocks), fmt.Sprint(err))
	if used > 400 {
		t.Errorf("took %d MB", used)
	}
}

func many(pattern string, n int) []byte { return bytes.Repeat([]byte(pattern), n/len(pattern)) }

func TestWordBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector")
	}
	const size, times = 1 << 13, 256
	changes := append([]byte{1, 0xfc, 0xff}, many("\x17\x24\x00", 0xfffc)...) // 20,000 changes at each paragraph
	removed := func(fc int) (int, []byte) { return fibChpx, deleted(fc, fc+size) }
	for name, s := range map[string]map[string][]byte{
		"paragraphs": word(many("\r", size), times, nil, nil),
		"changes":    word(many("ab\r", size), times, changes, nil),
		"fields":     word(many("\x13a", size), times, nil, nil),
		"cells":      word(many("a\a", size), times, nil, nil),
		"deleted":    word(many("a\r", size), times, nil, removed),
		"characters": word(many("第一条", size), times, nil, nil),
	} {
		t.Run(name, func(t *testing.T) { frugal(t, func() (Content, error) { return readWord(s) }) })
	}
}

func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector")
	}
	rtf := func(head, pattern string) func() []byte {
		return func() []byte { return append([]byte(`{\rtf1`+head), many(pattern, maxCharterFile-len(head)-100)...) }
	}
	txt := func(pattern string, n int) func() []byte { return func() []byte { return many(pattern, n) } }
	swollen := func(numbers, head, pattern string) func() []byte {
		return func() []byte {
			return docx(t, map[string]string{"word/numbering.xml": numbers, "word/document.xml": `<w:document ` + wordSpace + `>` + head +
				strings.Repeat(pattern, (maxDocxPart-1000)/len(pattern))})
		}
	}
	lists := `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
		`<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="` + strings.Repeat("%1", 100_000) + `"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
	pdf := func(pattern string, n int) func() []byte {
		return func() []byte {
			return []byte(smallPDF("BT /F1 12 Tf 10 700 Td <0001> Tj " + strings.Repeat(pattern, n) + "ET"))
		}
	}
	long := func() []byte {
		return bytes.Replace(pdf("<0001> Tj ", 1<<19)(), []byte("<7B2C>"), []byte("<"+strings.Repeat("7B2C", 255)+">"), 1)
	}
	for name, file := range map[string]func() []byte{
		"paragraphs.rtf":  rtf("", `\par`),
		"text.rtf":        rtf("", `\'b5\'da`),
		"numbers.rtf":     rtf(strings.Repeat("a", maxText/2), `{\listtext1}`),
		"cells.rtf":       rtf("", `\intbl a\cell`),
		"fonts.rtf":       rtf(`{\fonttbl`, `\f1\fcharset134`),
		"units.rtf":       rtf("", `\u31532?`),
		"large.txt":       txt("第一条 甲\n", maxCharterFile),
		"articles.txt":    txt("第一条 甲\n", maxText),
		"line.txt":        txt("第一条甲", maxText),
		"paragraphs.docx": swollen("", "", `<w:p/>`),
		"numbers.docx":    swollen(lists, "", `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`),
		"deleted.docx":    swollen("", "", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`),
		"cells.docx":      swollen("", `<w:tbl><w:tr>`, `<w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc>`),
		"rows.docx":       swollen("", `<w:tbl>`, `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr></w:tc></w:tr>`),
		"boxes.docx":      swollen("", "", `<w:p><w:p><w:p><w:p/></w:p></w:p></w:p>`),
		"text.docx":       swollen("", "", `<w:p><w:r><w:t>`+strings.Repeat("第一条甲", 1000)+`</w:t></w:r></w:p>`),
		"glyphs.pdf":      pdf("<00010002> Tj ", 1<<18-1),
		"lines.pdf":       pdf("0 -1.01 Td <0001> Tj ", 1<<19-1),
		"scattered.pdf":   pdf("0 -7 Td <0001> Tj 90 11.3 Td <0001> Tj ", 1<<18-1),
		"steps.pdf":       pdf("q Q ", 10<<20),
		"long.pdf":        long,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, file(), 0o600); err != nil {
				t.Fatal(err)
			}
			frugal(t, func() (Content, error) { return Read(path) })
		})
	}
}
