package docx

import (
	"os"
	"os/exec"
	"partyledger/store/docx/docxtest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// xmlSchema says of the name space xml what the others refer to.
const xmlSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">` +
	`<xs:attribute name="space"/></xs:schema>`

// schemas is a folder with the schemas of ECMA-376 (transitional), ready for xmllint. They
// are not the program's to hand on: PARTYLEDGER_OOXML_XSD names the folder in which who
// asks has them.
func schemas(t *testing.T) string {
	t.Helper()
	from := os.Getenv("PARTYLEDGER_OOXML_XSD")
	if from == "" {
		t.Skip("PARTYLEDGER_OOXML_XSD names no folder")
	}
	files, err := filepath.Glob(filepath.Join(from, "*.xsd"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no schemas in %s: %v", from, err)
	}
	dir := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	nowhere := regexp.MustCompile(`namespace="http://www.w3.org/XML/1998/namespace"\s*/>`)
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		put(filepath.Base(f), nowhere.ReplaceAllString(string(text), `namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="xml.xsd"/>`))
	}
	put("xml.xsd", xmlSchema)
	return dir
}

// What is written keeps the schema that Word holds it against: which elements there are,
// in which order.
func TestSchema(t *testing.T) {
	dir := schemas(t)
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	valid := func(path string) (string, bool) {
		out, err := exec.Command(lint, "--noout", "--nonet", "--schema", filepath.Join(dir, "wml.xsd"), path).CombinedOutput()
		return string(out), err == nil
	}
	wrong := filepath.Join(dir, "wrong.xml")
	text := xmlHead + `<w:document ` + nsMain + `><w:body><w:p><w:r/><w:pPr/></w:p></w:body></w:document>`
	if err := os.WriteFile(wrong, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, ok := valid(wrong); ok || !strings.Contains(out, "pPr") {
		t.Fatalf("the schemas find nothing wrong with %s: %s", text, out)
	}
	fs := faces(t)
	for _, doc := range reports(t) {
		for name, text := range docxtest.Parts(t, write(t, doc, fs)) {
			if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
				continue
			}
			path := filepath.Join(dir, filepath.Base(name))
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, ok := valid(path); !ok {
				t.Errorf("%s %s: %.600s", doc.Name, name, out)
			}
		}
	}
}
