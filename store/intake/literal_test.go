package intake

import (
	"math/rand/v2"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store/sheet"
	"partyledger/store/sheet/sheettest"
)

// checkLiteral holds that a text written out is read as it is.
func checkLiteral(t *testing.T, text string) {
	t.Helper()
	out := escape(text)
	back, literal := unescape(out)
	if back != text || literal != (out != text) {
		t.Errorf("%q is written %q and read %q (%v)", text, out, back, literal)
	}
	if !literal && special(out) {
		t.Errorf("%q is written %q, which means something else", text, out)
	}
}

// Any heap of marks and words comes back.
func TestLiterals(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	pieces := append([]string{"清空", "清", "#N/A", "#REF!", "1.1E+17", "9.9E+1", " ", "文"}, strings.Split(literalMarks, "")...)
	for range 20000 {
		text := ""
		for range rng.IntN(5) {
			text += pieces[rng.IntN(len(pieces))]
		}
		checkLiteral(t, text)
	}
}

func FuzzLiteral(f *testing.F) {
	for _, text := range sheettest.Hard {
		f.Add(text)
	}
	f.Fuzz(checkLiteral)
}

// What a clerk types: the word empties, behind a mark it is itself.
func TestClearWord(t *testing.T) {
	s := blockOf(model.SchemaOf(model.KindPerson))
	note := len(s.fields) - 1
	for text, want := range map[string]string{"清空": "", " 清空 ": "", "＇清空": "清空", "‘清空": "清空", "＇＇清空": "＇清空", "清空。": "清空。", "'好": "'好",
		"＇#N/A": "#N/A"} {
		cells := make([]sheet.Cell, len(s.fields))
		cells[note] = sheet.Cell{Text: text}
		row := newRowReader(s, false).read(3, cells)
		if got := row.Record.(*model.Person).Note; got != want || !row.Given[note] || len(row.Problems) > 0 {
			t.Errorf("%q is read as %q: %v", text, got, row.Problems)
		}
	}
}

// 1998.10 that Excel keeps as 1998.1: only the identity number can tell.
func TestOctober(t *testing.T) {
	schema := model.SchemaOf(model.KindPerson)
	s := blockOf(schema)
	at := map[string]int{}
	for i, field := range schema.Fields {
		at[field.Name] = i
	}
	number := func(first17 string) string { return first17 + string(model.IdentityCheck(first17)) }
	for _, c := range []struct {
		birth    string
		kind     sheet.CellKind
		identity string
		want     string
	}{
		{"1998.1", sheet.NumberCell, number("99010119981003001"), "1998-10"},
		{"1998.1", sheet.NumberCell, number("99010119980103001"), "1998-01"},
		{"1998.1", sheet.NumberCell, number("99010119971003001"), "1998-01"},
		{"1998.1", sheet.NumberCell, "", "1998-01"},
		{"1998.1", sheet.TextCell, number("99010119981003001"), "1998-01"}, // written so by hand
		{"1998.2", sheet.NumberCell, number("99010119981003001"), "1998-02"},
	} {
		cells := make([]sheet.Cell, len(s.fields))
		cells[at["BirthDay"]] = sheet.Cell{Text: c.birth, Kind: c.kind}
		cells[at["IdentityNumber"]] = sheet.Cell{Text: c.identity}
		r := newRowReader(s, false)
		row := r.read(3, cells)
		if got := row.Record.(*model.Person).BirthDay.String(); got != c.want {
			t.Errorf("%+v is read as %s: %v", c, got, row.Problems)
		}
		if asked := c.kind == sheet.NumberCell && c.birth == "1998.1" && (c.identity == "" || strings.Contains(c.identity,
			"19971003")); asked != (len(row.Doubts) == 1) {
			t.Errorf("%+v: asked %v", c, row.Doubts)
		}
		if n := len(row.Problems); c.want == "1998-10" && (n != 1 || !row.Problems[0].Note) {
			t.Errorf("%+v: %v", c, row.Problems)
		}
		if next := r.read(4, make([]sheet.Cell, len(s.fields))); len(next.Problems) > 0 {
			t.Errorf("the next row: %v", next.Problems)
		}
	}
}
