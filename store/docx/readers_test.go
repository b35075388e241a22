package docx

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/paper"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/docx/docxtest"
)

// readByPython opens each file with python-docx, goes through all that it makes of it, writes
// it anew and opens that: what it found stands in JSON, a line a file.
const readByPython = `
import sys, json, io, docx
from docx.table import _Cell
def walk(block):
    for p in block.paragraphs: yield p.text
    for t in block.tables:
        for tc in t._tbl.iter_tcs(): yield from walk(_Cell(tc, t))
for path in sys.argv[1:]:
    d = docx.Document(path)
    for s in d.sections:
        for part in (s.header, s.footer, s.even_page_header, s.even_page_footer, s.first_page_header, s.first_page_footer): list(walk(part))
    again = io.BytesIO(); d.save(again); again.seek(0); docx.Document(again)
    print(json.dumps({"title": d.core_properties.title, "sections": len(d.sections), "styles": len(d.styles), "text": "".join(walk(d))}))
`

// Other programs than LibreOffice read what is written, all of it: python-docx and pandoc,
// where they are asked for and there (make docx-read).
func TestReadByOthers(t *testing.T) {
	if os.Getenv("PARTYLEDGER_DOCX_READERS") == "" {
		t.Skip("PARTYLEDGER_DOCX_READERS is not set")
	}
	fs, docs := faces(t), reports(t)
	b := model.BookOf(demo.AsOf, "", nil, demo.Records()).Seal()
	in := paper.Input{Input: report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}}
	for _, p := range paper.All() {
		docs = append(docs, example(t, p, model.SchemaOf(p.On).InScope(b), in))
	}
	dir, paths := t.TempDir(), []string{}
	for _, doc := range docs {
		path := filepath.Join(dir, doc.Name+".docx")
		if err := os.WriteFile(path, write(t, doc, fs), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	t.Logf("%d documents", len(docs))
	t.Run("python-docx", func(t *testing.T) { byPython(t, docs, paths) })
	t.Run("pandoc", func(t *testing.T) {
		for i, path := range paths {
			out, err := exec.Command("pandoc", "--fail-if-warnings", "-f", "docx", "-t", "plain", "--wrap=none", path).Output()
			if err != nil {
				t.Fatalf("%s: %v", docs[i].Name, err)
			}
			lacks(t, docs[i].Name, path, string(out))
		}
	})
}

func byPython(t *testing.T, docs []report.Document, paths []string) {
	python := "/usr/bin/python3" // Debian's, which has its packages
	out, err := exec.Command(python, append([]string{"-c", readByPython}, paths...)...).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, err.(*exec.ExitError).Stderr)
	}
	for i, line := range bytes.Split(bytes.TrimSpace(out), []byte("\n")) {
		var got struct {
			Title            string
			Sections, Styles int
			Text             string
		}
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatal(err)
		}
		if got.Title != docs[i].Title || got.Sections < 1 || got.Styles < 10 {
			t.Errorf("%s: %q, %d sections, %d styles", docs[i].Name, got.Title, got.Sections, got.Styles)
		}
		lacks(t, docs[i].Name, paths[i], got.Text)
	}
}

// lacks tells of characters of a document's body that a reader has not, or fewer.
func lacks(t *testing.T, name, path, read string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, got := map[rune]int{}, map[rune]int{}
	for _, text := range texts(t, docxtest.Parts(t, data)["word/document.xml"]) {
		for _, r := range text {
			want[r]++
		}
	}
	for _, r := range read {
		got[r]++
	}
	var missing strings.Builder
	for r, n := range want {
		if unicode.Is(unicode.Han, r) && got[r] < n {
			missing.WriteRune(r)
		}
	}
	if missing.Len() > 0 {
		t.Errorf("%s: a reader lacks %q", name, missing.String())
	}
}
