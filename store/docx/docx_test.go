package docx

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/model/report"
	"partyledger/model/report/reporttest"
	"partyledger/model/rule"
	"partyledger/store/docx/docxtest"
	"partyledger/store/typeset"
)

func faces(t testing.TB) *typeset.Faces {
	t.Helper()
	f, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// reports builds all reports of the sample.
func reports(t testing.TB) []report.Document {
	t.Helper()
	b := model.BookOf(demo.AsOf, "", day.NewCalendar(), demo.Records())
	in := report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}
	var out []report.Document
	for _, r := range report.All() {
		out = append(out, r.Build(in))
	}
	return append(out, reporttest.Papers()...)
}

func write(t testing.TB, doc report.Document, fs *typeset.Faces) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, doc, fs, OfficeFonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// texts is what stands in each paragraph, without blanks; a page that is marked 续 has no
// part in it.
func texts(t testing.TB, part string) []string {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	var out []string
	var b strings.Builder
	inText := false
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "t"
		case xml.EndElement:
			inText = false
			if x.Name.Local == "p" {
				if s := solid(b.String()); s != "" {
					out = append(out, s)
				}
				b.Reset()
			}
		case xml.CharData:
			if inText {
				b.Write(x)
			}
		}
	}
}

var blanks = regexp.MustCompile(`[\s\x{3000}]+`)

func solid(s string) string { return blanks.ReplaceAllString(s, "") }

// The Word document says what the PDF says: each of its texts is on the PDF's pages, in the
// same order, and nothing else is there but repeated heads, charts and page numbers.
func TestSameWordsAsThePages(t *testing.T) {
	fs := faces(t)
	for _, doc := range reports(t) {
		t.Run(doc.Name, func(t *testing.T) { sameWords(t, doc, fs) })
	}
}

// sameWords holds a document's texts in Word against those on its pages and in its blocks.
// It answers how often each character stands in Word and on the pages.
func sameWords(t *testing.T, doc report.Document, fs *typeset.Faces) (said, printed map[rune]int) {
	t.Helper()
	parts := docxtest.Parts(t, write(t, doc, fs))
	list := append(texts(t, parts["word/document.xml"]), texts(t, parts["word/footer5.xml"])...)
	if len(list) < 7 {
		t.Fatalf("only %d paragraphs", len(list))
	}
	rest := pageText(doc, fs)
	said, printed = counted(strings.Join(list, "")), counted(rest)
	for r, n := range said {
		if printed[r] < n {
			t.Errorf("“%c” stands %d times, in the PDF %d", r, n, printed[r])
		}
	}
	for _, s := range list {
		if !strings.Contains(rest, s) && !inPieces(rest, s) {
			t.Errorf("not on the pages: %s", s)
		}
	}
	for _, s := range blockTexts(doc) {
		if !slices.ContainsFunc(list, func(x string) bool { return strings.Contains(x, s) }) {
			t.Errorf("not in the document: %s", s)
		}
	}
	return said, printed
}

// Every paper of the office says the same in Word as on its pages, character by character:
// the pages have more only where the head of a table or of a group in it is repeated.
func TestPapersSameWords(t *testing.T) {
	fs := faces(t)
	records := demo.Records()
	b := model.BookOf(demo.AsOf, "", day.NewCalendar(), records)
	in := paper.Input{Input: report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}}
	for _, p := range paper.All() {
		t.Run(p.Name, func(t *testing.T) {
			doc := example(t, p, records, in)
			said, printed := sameWords(t, doc, fs)
			more := counted(repeated(doc))
			for r, n := range printed {
				if n > said[r] && more[r] == 0 {
					t.Errorf("“%c” stands %d times, in the PDF %d", r, said[r], n)
				}
			}
		})
	}
}

// example is the first of a paper that the sample's records make.
func example(t *testing.T, p paper.Paper, records []model.Record, in paper.Input) report.Document {
	t.Helper()
	batches, _ := p.Batches(in.Book, slices.DeleteFunc(slices.Clone(records), func(r model.Record) bool { return r.Kind() != p.On }))
	for _, x := range batches {
		if made, err := x.Make(in); err == nil {
			return made.Document
		}
	}
	t.Fatal("the sample makes no such paper")
	return report.Document{}
}

// repeated is what stands on a further page again: heads of tables and rows.
func repeated(doc report.Document) string {
	var b strings.Builder
	for _, s := range doc.Sections {
		for x := range report.Walk(s.Blocks) {
			if table, ok := x.(report.Table); ok {
				b.WriteString("（续）" + table.Broken())
				for _, c := range table.Columns {
					b.WriteString(strings.Join(c.Path, ""))
				}
				for _, row := range table.Rows {
					if row[0].Span > 1 { // the heading of a group
						b.WriteString(row[0].Text)
					}
				}
			}
		}
	}
	return b.String()
}

// inPieces finds a text whose lines stand apart on the pages, as those of a cell do.
func inPieces(all, s string) bool {
	rs := []rune(s)
	for at := 0; at < len(rs); {
		n := len(rs) - at
		for ; n > 0 && !strings.Contains(all, string(rs[at:at+n])); n-- {
		}
		if n == 0 {
			return false
		}
		at += n
	}
	return true
}

func counted(s string) map[rune]int {
	out := map[rune]int{}
	for _, r := range s {
		out[r]++
	}
	return out
}

// pageText is all that stands on the laid out pages, in the order of drawing.
func pageText(doc report.Document, fs *typeset.Faces) string {
	return textOn(typeset.Layout(doc, fs, typeset.Options{NoNumbers: true}))
}

func textOn(pages *typeset.Pages) string {
	var b strings.Builder
	for _, page := range pages.All() {
		for _, m := range page.Marks {
			if m.Kind == typeset.TextMark {
				b.WriteString(cmp.Or(m.Actual, m.Text))
			}
		}
	}
	return solid(b.String())
}

// blockTexts is what a document's blocks say, charts aside.
func blockTexts(doc report.Document) []string {
	var out []string
	add := func(s ...string) {
		for _, x := range s {
			if x = solid(typeset.Clean(x)); x != "" {
				out = append(out, x)
			}
		}
	}
	for _, s := range doc.Sections {
		for b := range report.Walk(s.Blocks) {
			switch b := b.(type) {
			case report.Form:
				for _, p := range b.Grid().Places {
					add(p.Paragraphs()...)
					if p.Seal != nil {
						add(p.Seal.Lines()...)
					}
				}
			case report.Slip:
				add(b.Cut)
			case report.Title:
				add(b.Text, b.Sub)
			case report.Paragraph:
				add(b.Text)
			case report.Heading:
				add(b.Text)
			case report.Table:
				add(b.Title, b.Unit, b.Measure)
				for _, row := range append(slices.Clone(b.Rows), b.Totals...) {
					for _, c := range row {
						if !c.Up {
							add(c.Text)
						}
					}
				}
				add(b.Notes...)
			case report.AnnexList:
				add(b.Items...)
			case report.Signature:
				add(b.Unit, b.Day.Chinese())
			case report.Imprint:
				add(b.CopyTo, b.Office, b.Day.Chinese())
			case report.Letter:
				add(b.Title, b.Addressee)
				add(b.Body...)
			}
		}
	}
	return out
}

// All parts are well formed, point nowhere outside, and come out the same each time.
func TestPartsAreWhole(t *testing.T) {
	fs := faces(t)
	for _, doc := range reports(t) {
		data := write(t, doc, fs)
		if !bytes.Equal(data, write(t, doc, fs)) {
			t.Errorf("%s: other bytes", doc.Name)
		}
		parts := docxtest.Parts(t, data)
		for name, text := range parts {
			if !strings.HasSuffix(name, ".png") {
				wellFormed(t, doc.Name+" "+name, text)
			}
		}
		for _, m := range regexp.MustCompile(`Target="([^"]*)"`).FindAllStringSubmatch(parts["word/_rels/document.xml.rels"], -1) {
			if _, ok := parts["word/"+m[1]]; !ok {
				t.Errorf("%s points at %s", doc.Name, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`r:(?:embed|id)="([^"]*)"`).FindAllStringSubmatch(parts["word/document.xml"], -1) {
			if !strings.Contains(parts["word/_rels/document.xml.rels"], `Id="`+m[1]+`"`) {
				t.Errorf("%s: no relation %s", doc.Name, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`<w:pStyle w:val="([^"]*)"/>`).FindAllStringSubmatch(parts["word/document.xml"], -1) {
			if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
				t.Errorf("%s: no style %s", doc.Name, m[1])
			}
		}
		if strings.Contains(strings.Join([]string{parts["word/_rels/document.xml.rels"], parts["_rels/.rels"]}, ""), "External") {
			t.Errorf("%s points outside", doc.Name)
		}
	}
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// Each table's rows are as wide as its grid, whatever is merged.
func TestTablesAreWhole(t *testing.T) {
	fs := faces(t)
	for _, doc := range reports(t) {
		body := docxtest.Parts(t, write(t, doc, fs))["word/document.xml"]
		for i, fault := range unevenRows(t, body) {
			t.Errorf("%s: %d: %s", doc.Name, i, fault)
		}
	}
}

// unevenRows tells the rows that are not as wide as their table's grid, tables in cells too.
func unevenRows(t *testing.T, body string) []string {
	t.Helper()
	var out []string
	type table struct{ grid, row, rows int }
	var open []table
	for d := xml.NewDecoder(strings.NewReader(body)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		last := len(open) - 1
		switch x := tok.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "tbl":
				open = append(open, table{})
			case "gridCol":
				open[last].grid++
			case "tr":
				open[last].row, open[last].rows = 0, open[last].rows+1
			case "tc":
				open[last].row++
			case "gridSpan":
				n, err := strconv.Atoi(x.Attr[0].Value)
				if err != nil {
					t.Fatal(err)
				}
				open[last].row += n - 1
			}
		case xml.EndElement:
			switch {
			case x.Name.Local == "tbl":
				open = open[:last]
			case x.Name.Local == "tr" && open[last].row != open[last].grid:
				out = append(out, fmt.Sprintf("row %d has %d of %d columns", open[last].rows, open[last].row, open[last].grid))
			}
		}
	}
}

// What is hostile in a text stays text.
func TestHostileTexts(t *testing.T) {
	evil := "</w:t></w:r><w:instrText>INCLUDETEXT</w:instrText>&<>\"'\x00\x0b\u202e甲"
	doc := report.Document{Name: "x", Title: evil, Office: evil, Mark: evil, AsOf: demo.AsOf}
	doc.Sections = []report.Section{{Blocks: []report.Block{
		report.RedHead{Unit: evil, Number: evil, Signer: evil}, report.Title{Text: evil}, report.Paragraph{Text: evil},
		report.Picture{Caption: evil},
		report.Table{Title: evil, Columns: []report.Column{report.Col(evil)}, Rows: [][]report.Cell{{{Text: evil}}}, Notes: []string{evil}},
		report.Imprint{CopyTo: evil, Office: evil}}}}
	for name, text := range docxtest.Parts(t, write(t, doc, faces(t))) {
		wellFormed(t, name, text)
		if strings.Contains(text, "<w:instrText>INCLUDETEXT") {
			t.Errorf("%s: a text became a field", name)
		}
	}
}

// 22 lines of 28 characters stand on an official page as LibreOffice sets it; pages are
// numbered as in the PDF, odd ones at the right.
func TestOfficialPage(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("没有安装LibreOffice")
	}
	dir := t.TempDir()
	doc := report.Document{Name: "x", Title: "试", AsOf: demo.AsOf, Sections: []report.Section{{Blocks: []report.Block{
		report.Paragraph{Text: strings.Repeat("一二三四五六七八九十", 200), Plain: true}}}}}
	var b bytes.Buffer
	if err := Write(&b, doc, faces(t), Fonts{"Ledger Fang", "Ledger Kai", "Ledger Hei", "Ledger BiaoSong", "Ledger Fang"}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "x.docx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, path)
	c.Env = append(os.Environ(), "HOME="+fontHome(t))
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	text, err := exec.Command("pdftotext", "-layout", filepath.Join(dir, "x.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	page, _, _ := strings.Cut(string(text), "\f")
	var lines []string
	for line := range strings.SplitSeq(page, "\n") {
		if line = strings.TrimSpace(line); strings.Contains(line, "一") {
			lines = append(lines, line)
		}
	}
	if len(lines) != 22 || len([]rune(lines[0])) != 28 {
		t.Errorf("%d lines, the first of %d characters:\n%s", len(lines), len([]rune(lines[0])), page)
	}
	if !strings.Contains(solid(page), "—1—") {
		t.Errorf("no page number:\n%s", page)
	}
}

// fontHome is a home folder in which the program's own faces are installed.
func fontHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	fonts := filepath.Join(home, ".fonts")
	if err := os.Mkdir(fonts, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"fang", "kai", "hei", "biaosong"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "assets", "fonts", name+".ttf"))
		if err == nil {
			err = os.WriteFile(filepath.Join(fonts, name+".ttf"), data, 0o600)
		}
		if err != nil {
			t.Fatal(fmt.Errorf("install a face: %w", err))
		}
	}
	return home
}

// TestHeadingRowKeepsWithNext: Word is told to keep a form's heading row with the next one,
// and no other row.
func TestHeadingRowKeepsWithNext(t *testing.T) {
	f := report.Form{Rows: []report.FormRow{{With: true, Boxes: []report.Box{report.Label("标题"), {Text: "甲"}}},
		{Boxes: []report.Box{report.Label("后一行"), {Text: "乙"}}}}}
	body := docxtest.Parts(t, write(t, report.Document{Title: "表", Sections: []report.Section{{Page: report.FormPage,
		Blocks: []report.Block{f}}}}, faces(t)))["word/document.xml"]
	first, second, _ := strings.Cut(body[strings.Index(body, "<w:tr>"):], "</w:tr>")
	if n := strings.Count(first, "<w:keepNext/>"); n != 2 {
		t.Errorf("heading row: %d kept paragraphs", n)
	}
	if row, _, _ := strings.Cut(second, "</w:tr>"); strings.Contains(row, "keepNext") {
		t.Error("the last row is kept with what follows")
	}
}
