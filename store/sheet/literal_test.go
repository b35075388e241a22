package sheet

import (
	"math/rand/v2"
	"strings"
	"testing"

	"partyledger/model"
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
	for _, text := range hard {
		f.Add(text)
	}
	f.Fuzz(checkLiteral)
}

// What a clerk types: the word empties, behind a mark it is itself.
func TestClearWord(t *testing.T) {
	s := &Sheet{Kind: model.KindPerson}
	for i, field := range model.SchemaOf(s.Kind).Fields {
		s.fields, s.titles = append(s.fields, i), append(s.titles, field.Label)
	}
	note := len(s.fields) - 1
	for text, want := range map[string]string{"清空": "", " 清空 ": "", "＇清空": "清空", "‘清空": "清空", "＇＇清空": "＇清空", "清空。": "清空。", "'好": "'好", "＇#N/A": "#N/A"} {
		cells := make([]cell, len(s.fields))
		cells[note] = cell{text: text}
		row := newRowReader(s, false).read(3, cells)
		if got := row.Record.(*model.Person).Note; got != want || !row.Given[note] || len(row.Problems) > 0 {
			t.Errorf("%q is read as %q: %v", text, got, row.Problems)
		}
	}
}
