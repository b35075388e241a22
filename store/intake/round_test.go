package intake

// What goes out comes in again, for every kind of record.

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store/sheet"
	"partyledger/store/sheet/sheettest"
)

func TestMappings(t *testing.T) {
	for _, s := range model.Schemas() {
		m := MappingOf(s.Kind)
		labels, owner := map[string]string{}, map[string]string{}
		for _, f := range s.Fields {
			if other := labels[headKey(f.Label)]; other != "" {
				t.Errorf("%s: %s and %s have one label", s.Kind, f.Name, other)
			}
			labels[headKey(f.Label)] = f.Name
		}
		for name, c := range m.Columns {
			f, ok := s.Field(name)
			if !ok {
				t.Errorf("%s has no field %s", s.Kind, name)
			}
			for _, word := range c.Synonyms {
				key := headKey(word)
				if other := labels[key]; other != "" && other != name {
					t.Errorf("%s.%s: synonym %s is the label of %s", s.Kind, name, word, other)
				}
				if other := owner[key]; other != "" {
					t.Errorf("%s: synonym %s of both %s and %s", s.Kind, word, name, other)
				}
				owner[key] = name
			}
			for word, v := range c.Values {
				if f.Type == model.ChoiceField && !slices.Contains(f.Choices, v) {
					t.Errorf("%s.%s: %s means %s, which is no choice", s.Kind, name, word, v)
				}
			}
		}
		for _, title := range m.Titles {
			if c := candidates(title); len(c) != 1 || c[0].Kind != s.Kind {
				t.Errorf("a sheet “%s” is not taken for %s", title, s.Kind)
			}
		}
	}
}

// records is an export's source and the names of its references.
type records map[model.Kind][]model.Record

func (records) Mark() string { return "" }

func (r records) Each(kind model.Kind, yield func(model.Record) error) error {
	for _, rec := range r[kind] {
		if err := yield(rec); err != nil {
			return err
		}
	}
	return nil
}

func (r records) RefText(ref model.Ref) string { return ref.ID }

func randomRecord(rng *rand.Rand, s *model.Schema, n int) model.Record {
	p := s.New()
	for _, f := range s.Fields {
		var err error
		switch {
		case f.Name == "ID":
			err = f.SetText(p, fmt.Sprintf("%s-%03d", s.Kind, n))
		case f.Style == "secret", f.Name == "CreditCode": // checked as they are read
		case slices.Contains(MappingOf(s.Kind).Elsewhere, f.Name): // they come back as records of their own
		case f.Ref == model.KindPerson, s.Kind == model.KindPerson && f.Name == "Name":
			err = f.SetText(p, []string{"=张甲", "王䶮", "𠮷乙·丙", "John Smith"}[rng.IntN(4)])
		case f.Name == "Ethnicity":
			err = f.SetText(p, "汉族")
		case rng.IntN(4) == 0 && f.Type != model.BoolField:
		case f.Type == model.ChoiceField:
			err = f.SetText(p, f.Choices[rng.IntN(len(f.Choices))])
		case f.Type == model.DayField:
			d := day.Of(1950, 1, 1).AddDays(rng.IntN(30000))
			if err = f.SetText(p, d.String()); rng.IntN(5) == 0 {
				err = f.SetText(p, d.String()[:7])
			}
		case f.Type == model.BoolField:
			err = f.SetText(p, []string{"是", "否"}[rng.IntN(2)])
		case f.Type == model.TextField:
			text := sheettest.Hard[rng.IntN(len(sheettest.Hard))]
			if rng.IntN(60) == 0 {
				text = strings.Repeat("长文𠮷", 8000)
			}
			err = f.SetText(p, text)
		default:
			err = f.SetRaw(p, "", rng.Int64N(1e8))
		}
		if err != nil {
			panic(fmt.Sprint(s.Kind, f.Name, err))
		}
	}
	return s.Deref(p)
}

func write(t testing.TB, src Source) []byte {
	t.Helper()
	names, _ := src.(Namer)
	var b bytes.Buffer
	if err := Write(&b, src, names, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func save(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// readAll reads every recognised sheet.
func readAll(t testing.TB, path string) (map[string][]Row, []Sheet) {
	t.Helper()
	wb, err := Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	defer wb.Close()
	out := map[string][]Row{}
	for i, s := range wb.Sheets() {
		if s.Kind == "" {
			continue
		}
		if err := wb.Rows(t.Context(), i, func(r Row) error { out[s.Name] = append(out[s.Name], r); return nil }); err != nil {
			t.Fatal(err)
		}
		if len(out[s.Name]) > s.Rows {
			t.Errorf("sheet %s told of %d rows and gave %d", s.Name, s.Rows, len(out[s.Name]))
		}
	}
	return out, wb.Sheets()
}

func TestExportComesBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	src := records{}
	for _, s := range model.Schemas() {
		for n := range 40 {
			src[s.Kind] = append(src[s.Kind], randomRecord(rng, s, n))
		}
	}
	data := write(t, src)
	if !bytes.Equal(data, write(t, src)) {
		t.Error("two writes differ")
	}
	path := save(t, "导出.xlsx", data)
	got, _ := readAll(t, path)
	for _, s := range model.Schemas() {
		rows := got[s.Label]
		if len(rows) != len(src[s.Kind]) {
			t.Errorf("%s: %d rows of %d", s.Kind, len(rows), len(src[s.Kind]))
			continue
		}
		for i, want := range src[s.Kind] {
			if d := cmp.Diff(want, s.Deref(rows[i].Record), cmp.AllowUnexported(day.Day{})); d != "" {
				t.Errorf("%s row %d: %.600s\n%v", s.Kind, rows[i].Number, d, rows[i].Problems)
			}
			for _, p := range rows[i].Problems {
				if !p.Note {
					t.Errorf("%s row %d: %+v", s.Kind, rows[i].Number, p)
				}
			}
		}
	}
	sheettest.NoFormulas(t, mustRead(t, path))
}

// The template as a clerk opens it: other eyes than the reader's own.
func TestTemplate(t *testing.T) {
	var b bytes.Buffer
	if err := WriteTemplate(&b); err != nil {
		t.Fatal(err)
	}
	path := save(t, "模板.xlsx", b.Bytes())
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, s := range model.Schemas() {
		rows, err := f.GetRows(s.Label)
		if err != nil || len(rows) != 2 {
			t.Errorf("%s: %d rows, %v", s.Label, len(rows), err)
			continue
		}
		checkTemplateSheet(t, f, s, rows)
		sheettest.CheckPaper(t, f, s.Label, true)
		checkNotes(t, f, s, rows)
	}
	got, sheets := readAll(t, path)
	if len(got) > 0 {
		t.Errorf("an empty template holds rows: %v", got)
	}
	for _, s := range sheets {
		if s.Kind == "" && s.Reason != "" || len(s.Unknown) > 0 {
			t.Errorf("own sheet %s not known: %s %v", s.Name, s.Reason, s.Unknown)
		}
	}
}

// checkNotes holds that the notes can be read whole.
func checkNotes(t *testing.T, f *excelize.File, s *model.Schema, rows [][]string) {
	t.Helper()
	height, err := f.GetRowHeight(s.Label, 2)
	if err != nil {
		t.Fatal(err)
	}
	for i, note := range rows[1] {
		col, _ := excelize.ColumnNumberToName(i + 1)
		width, err := f.GetColWidth(s.Label, col)
		if err != nil {
			t.Fatal(err)
		}
		if lines := math.Ceil(sheet.UnitsOf(note, sheet.NoteSize) / width); lines*sheet.NoteSize*1.2 > height {
			t.Errorf("%s: the note %q takes %.0f lines of a row %.0f points high", s.Label, note, lines, height)
		}
	}
}

func checkTemplateSheet(t *testing.T, f *excelize.File, s *model.Schema, rows [][]string) {
	lists, err := f.GetDataValidations(s.Label)
	if err != nil {
		t.Fatal(err)
	}
	for i, field := range s.Fields {
		col, _ := excelize.ColumnNumberToName(i + 1)
		if rows[0][i] != field.Label {
			t.Errorf("%s: head %q, want %q", s.Label, rows[0][i], field.Label)
		}
		if i == 0 && !strings.HasPrefix(rows[1][0], noteMark) {
			t.Errorf("%s: no notes: %q", s.Label, rows[1])
		}
		id, err := f.GetColStyle(s.Label, col)
		if err != nil {
			t.Fatal(err)
		}
		st, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if asText := st.NumFmt == 49; asText != (field.Type != model.IntField) {
			t.Errorf("%s.%s: number format %d", s.Label, field.Label, st.NumFmt)
		}
		want := field.Offered("")
		if field.Type == model.BoolField {
			want = []string{"是", "否"}
		}
		if got := dropDown(t, f, lists, col); !slices.Equal(got, want) {
			t.Errorf("%s.%s: drop-down %q, want %q", s.Label, field.Label, got, want)
		}
	}
}

// dropDown reads a column's words, those on the option sheet too.
func dropDown(t *testing.T, f *excelize.File, lists []*excelize.DataValidation, col string) []string {
	for _, dv := range lists {
		if !strings.HasPrefix(dv.Sqref, fmt.Sprintf("%s%d:", col, dataRow)) {
			continue
		}
		if words, ok := strings.CutPrefix(dv.Formula1, `"`); ok {
			return strings.Split(strings.TrimSuffix(words, `"`), ",")
		}
		_, area, _ := strings.Cut(strings.ReplaceAll(dv.Formula1, "$", ""), "!")
		from, to, _ := strings.Cut(area, ":")
		c, top, err1 := excelize.CellNameToCoordinates(from)
		_, bottom, err2 := excelize.CellNameToCoordinates(to)
		if err1 != nil || err2 != nil {
			t.Fatalf("drop-down %q", dv.Formula1)
		}
		var out []string
		for r := top; r <= bottom; r++ {
			at, _ := excelize.CoordinatesToCellName(c, r)
			v, err := f.GetCellValue(optionSheet, at)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, v)
		}
		return out
	}
	return nil
}

func TestTooLongForACell(t *testing.T) {
	e := model.Enterprise{ID: "1", Name: strings.Repeat("𠮷", 20000)} // two units each
	err := Write(&bytes.Buffer{}, records{model.KindEnterprise: {e}}, records{}, "")
	if err == nil || !strings.Contains(err.Error(), "超过Excel单元格上限") {
		t.Errorf("a text that Excel would cut was written: %v", err)
	}
}
