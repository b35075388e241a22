package sheet

// Records of .xls that LibreOffice does not write, or not so.

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// words are numbers of two bytes.
func words(n ...int) []byte {
	var out []byte
	for _, v := range n {
		out = binary.LittleEndian.AppendUint16(out, uint16(v))
	}
	return out
}

func wideText(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func TestXLSRecords(t *testing.T) {
	number := func(v float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(v)) }
	result := []byte{0, 0, 0, 0, 0, 0, 0xff, 0xff}
	globals := join(
		rec(recBOF, 0, 6, 5, 0),
		rec(recDate1904, 1, 0),
		bytes.Repeat(rec(recFont, words(200, 0)...), 4),
		rec(recFont, words(200, 8)...), // the fifth is number 5
		rec(recFormat, join(words(164, 11), []byte{1}, wideText(`yyyy"年"m"月"`))...),
		rec(recFormat, join(words(31, 13), []byte{0}, []byte("reserved-0x1F"))...),
		rec(recStyle, words(0, 0, 0)...), rec(recStyle, words(5, 164, 0)...),
		rec(recStyle, words(0, 31, 0)...), rec(recStyle, words(0, 2, 0)...),
		// A text that goes on in another record, first in one byte a character, then in two;
		// one with runs and a reading behind it, cut within them; one in two halves of a pair.
		rec(recTexts, join(words(3, 0, 3, 0), words(4), []byte{0}, []byte("ab"))...),
		rec(recContinue, join([]byte{1}, wideText("中文"), words(1), []byte{0x0c}, words(2), words(6, 0), []byte("x"), words(1, 2, 3))...),
		rec(recContinue, join(words(4), []byte("phonet"), words(2), []byte{1}, wideText("𠮷"))...),
	)
	sheet := join(
		rec(recBOF, 0, 6, 0x10, 0),
		rec(recRow, words(1, 0, 9, 255, 0, 0, 0x20, 0)...),
		rec(recTextAt, words(3, 0, 0, 0, 0)...), // rows as they come
		rec(recTextAt, words(1, 1, 1, 1, 0)...),
		rec(recTextAt, words(1, 0, 0, 2, 0)...),
		rec(recRKs, join(words(1, 2), words(3), []byte{0x4b, 0xc1, 0, 0}, words(2), []byte{0x02, 0x02, 0, 0}, words(3))...),
		rec(recNumber, join(words(2, 0, 1), number(1000))...),
		rec(recFormula, join(words(2, 1, 0), result, words(0, 0, 0))...),
		rec(0x04bc, 1, 2, 3), // a shared formula lies between
		rec(recResult, join(words(5), []byte{0}, []byte("ab"))...),
		rec(recContinue, join([]byte{1}, wideText("中文字"))...),
		rec(recFormula, join(words(2, 2, 0), []byte{1, 0, 1, 0, 0, 0, 0xff, 0xff}, words(0, 0, 0))...),
		rec(recFormula, join(words(2, 3, 0), []byte{2, 0, 0x2a, 0, 0, 0, 0xff, 0xff}, words(0, 0, 0))...),
		rec(recFormula, join(words(2, 4, 0), []byte{3, 0, 0, 0, 0, 0, 0xff, 0xff}, words(0, 0, 0))...),
		rec(recRichText, join(words(2, 5, 0, 2), []byte{0}, []byte("hi"), words(1, 0, 0))...),
		rec(recTruth, join(words(2, 6, 0), []byte{0, 0})...),
		rec(recBOF, 0, 6, 0x20, 0), // a chart lies within
		rec(recNumber, join(words(9, 9, 0), number(9))...),
		rec(recEOF),
		rec(recObject, words(0x15, 0x12, 0x19, 7)...),
		rec(recObjectText, words(0, 0, 0, 0, 0, 2, 0)...),
		rec(recContinue, join([]byte{1}, wideText("注意"))...),
		rec(recContinue, words(0, 0)...),
		rec(recNote, words(2, 0, 0, 7)...),
		rec(recEOF),
	)
	at := len(globals) + 13 + 4 // behind the list of sheets and the end
	stream := join(globals, rec(recSheet, join(words(at, 0), []byte{1, 0, 1, 0, 'S'})...), rec(recEOF), sheet)
	a := mustOpen(t, saveAs(t, "a.et", stream))
	c, err := a.Cells(a.Sheets[0].Part)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Number int
		Hidden bool
		Cells  []Cell
	}
	var got []row
	for {
		n, cells, err := c.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, row{n, c.Hidden, append([]Cell{}, cells...)})
	}
	text := func(s string) Cell { return Cell{Text: s, Decimals: -1} }
	want := []row{
		{2, true, []Cell{text("𠮷"), {Text: "x", Struck: true, Decimals: -1}, {Text: "123.7", Kind: NumberCell, Decimals: 2},
			{Text: "128", Kind: DateCell, Decimals: -1}}},
		{3, false, []Cell{{Text: "1000", Kind: MonthCell, Struck: true, Decimals: -1}, {Text: "ab中文字", Formula: true, Decimals: -1},
			{Text: "TRUE", Formula: true, Decimals: -1}, {Text: "#N/A", Kind: ErrorCell, Formula: true, Decimals: -1}, {},
			text("hi"), text("FALSE")}},
		{4, false, []Cell{text("ab中文")}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	notes, err := a.Comments(a.Sheets[0].Part)
	if err != nil || notes[[2]int{3, 0}] != "注意" || !a.Since1904 || !a.Sheets[0].Hidden {
		t.Errorf("notes %v, %v; 1904 %v; %+v", notes, err, a.Since1904, a.Sheets)
	}
}
