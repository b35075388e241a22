package charterfile

// Files of any content: a reader may refuse in a Chinese sentence; it may not
// panic, run on, or give text that cannot be split. Seeds are of many bytes, of which
// the fuzzer would try to spare each: go test -fuzz 'FuzzDoc$' -fuzzminimizetime 50x

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"partyledger/model/charter"
	"partyledger/store/storetest"
)

// mustHold reads a file within bounds.
func mustHold(t *testing.T, b []byte, name string) {
	t.Helper()
	c, err := readCharter(bytes.NewReader(b), int64(len(b)), name)
	mustSplit(t, c, err)
}

// mustSplit goes through what was read, or through the refusal.
func mustSplit(t *testing.T, c Content, err error) {
	t.Helper()
	if err != nil {
		if !strings.Contains(err.Error(), "原文件没有改动，台账里也没有写入内容。") {
			t.Fatal(err)
		}
		return
	}
	if _, ok := charter.FindRevision(c.Blocks); ok {
		return
	}
	charter.Split(charter.Paragraphs(c.Blocks))
}

func seeds(f *testing.F, ext string) {
	names, err := filepath.Glob("testdata/*" + ext)
	if err != nil || len(names) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
}

// FuzzDoc takes a document's streams; what is around them is fuzzed in store/compound.
func FuzzDoc(f *testing.F) {
	names, err := filepath.Glob("testdata/*.doc")
	if err != nil || len(names) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, n := range names {
		streams := storetest.Must[map[string][]byte](f)(streamsOf(n))
		f.Add(streams["worddocument"], append(streams["0table"], streams["1table"]...))
	}
	f.Fuzz(func(t *testing.T, main, table []byte) {
		c, err := readWord(map[string][]byte{"worddocument": main, "0table": table, "1table": table})
		if err != nil {
			err = refuseDoc(err, "章程.doc")
		}
		mustSplit(t, c, err)
	})
}

// streamsOf reads the streams of a file.
func streamsOf(path string) (map[string][]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return readStreams(bytes.NewReader(b), int64(len(b)))
}

func FuzzRTF(f *testing.F) {
	seeds(f, ".rtf")
	f.Add([]byte(`{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 \'cb\'ce;}}\f0\'b5\'da\'d2\'bb\'cc\'f5 \u20826?\par\trowd\cellx1\intbl a\cell\row}`))
	f.Fuzz(func(t *testing.T, b []byte) { mustHold(t, append([]byte(`{\rtf`), b...), "章程.rtf") })
}

func FuzzODT(f *testing.F) {
	f.Add(odtDocument(`<text:p>第一条 甲。</text:p>`), odtStyles)
	f.Add(odtDocument(`<table:table><table:table-row><table:table-cell><text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item></text:list></table:table-cell></table:table-row></table:table>`),
		odtStyles)
	f.Fuzz(func(t *testing.T, content, styles string) {
		mustHold(t, docx(t, map[string]string{"content.xml": content, "styles.xml": styles}), "章程.odt")
	})
}

func FuzzPDF(f *testing.F) {
	seeds(f, ".pdf")
	f.Add([]byte(smallPDF("BT /F1 12 Tf 10 700 Td <0001> Tj ET")))
	f.Fuzz(func(t *testing.T, b []byte) {
		if !bytes.Contains(b[:min(len(b), 1024)], pdfMark) {
			b = append(bytes.Clone(pdfMark), b...)
		}
		mustHold(t, b, "章程.pdf")
	})
}

const odtSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"`

func odtDocument(body string) string {
	return `<office:document-content ` + odtSpaces + `><office:body><office:text>` + body +
		`</office:text></office:body></office:document-content>`
}

const odtStyles = `<office:document-styles ` + odtSpaces + `><office:styles><text:list-style style:name="L"><text:list-level-style-number text:level="1" ` +
	`style:num-prefix="第" style:num-suffix="条" style:num-format="一, 二, 三, ..."/></text:list-style></office:styles></office:document-styles>`

func TestODTText(t *testing.T) {
	body := `<text:tracked-changes><text:p>删去</text:p></text:tracked-changes>` +
		`<text:list text:style-name="L"><text:list-item><text:p>甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁</text:p><text:p>续</text:p></text:list-item></text:list>` +
		`<text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>戊</text:p></text:list-item></text:list>` +
		`<text:p>框<draw:frame><draw:text-box><text:p>里</text:p></draw:text-box></draw:frame><text:note><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p>` +
		`<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>己</text:p></table:table-cell><table:covered-table-cell/>` +
		`<table:table-cell><text:p>庚</text:p></table:table-cell></table:table-row></table:table>`
	b := docx(t, map[string]string{"content.xml": odtDocument(body), "styles.xml": odtStyles})
	c, err := readCharter(bytes.NewReader(b), int64(len(b)), "章程.odt")
	if err != nil {
		t.Fatal(err)
	}
	expect(t, charter.Paragraphs(c.Blocks), "第一条 甲  乙\t丙\n丁", "续", "第二条 戊", "框", "里", "己\t\t庚")
	if len(c.Unread) != 1 || !strings.Contains(c.Unread[0], "1处脚注") {
		t.Error(c.Unread)
	}
}

func TestRTFText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"GBK bytes":      {`\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 \'b5\'da\'d2\'bb\'cc\'f5\par`, "第一条"},
		"raw trail byte": {`\ansi\ansicpg936\'81@\par`, "丂"},
		"Big5":           {`\ansi\ansicpg1252{\fonttbl{\f0\fcharset136 x;}}\f0 \'b2\'c4\'a4\'40\'b1\'f8\par`, "第一條"},
		"western font":   {`\ansi\ansicpg1252\f0 \'b5\'da\'d2\'bb\'cc\'f5\par`, "第一条"},
		"unicode":        {`\uc1\u31532?\u19968?\u26465?\par`, "第一条"},
		"two stand-ins":  {`\uc2\u31532\'b5\'da\u19968\'d2\'bb\par`, "第一"},
		"outside plane":  {`\uc0\u-10178\u-8265\par`, "\U0001FBB7"},
		"hidden, gone":   {`a{\v b}{\deleted c}d\par`, "ad"},
		"field":          {`{\field{\*\fldinst PAGE}{\fldrslt 7}}\par`, "7"},
		"pair of texts":  {`{\upr{plain}{\*\ud{\u31532?}}}\par`, "第"},
		"number":         {`{\listtext\pard 1.\tab}甲\par`, "1. "},
	} {
		got, err := read([]byte(`{\rtf1`+c.in+`}`), "章程.rtf")
		if err != nil || !strings.HasPrefix(strings.Join(got, "\n"), c.want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	b := []byte(`{\rtf1\ansi 甲{\pict 0102}{\footnote x}{\*\annotation y}{\shp{\*\shpinst{\shptxt z}}}\par}`)
	c, err := readCharter(bytes.NewReader(b), int64(len(b)), "章程.rtf")
	if err != nil || len(c.Unread) != 4 {
		t.Error(c.Unread, err)
	}
}

// smallPDF is a file of one page whose font has a map for one code.
func smallPDF(content string) string {
	return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 7 0 R>>/XObject<</X 8 0 R>>>>>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", len(content), content) +
		"5 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>endobj\n" +
		"6 0 obj<<>>stream\n1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0001> <7B2C> endbfchar 1 beginbfrange <0002> <0004> <4E00> endbfrange\nendstream endobj\n" +
		"7 0 obj<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H>>endobj\n" +
		"8 0 obj<</Subtype/Form/Matrix[1 0 0 1 0 0]>>stream\nBT /F1 12 Tf 10 600 Td <0002> Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
}

func TestPDFText(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"map and order": {"BT /F1 12 Tf 10 600 Td <0002> Tj ET BT /F1 12 Tf 10 700 Td <00010001> Tj ET", "第第一"},
		"GBK font":      {"BT /F2 12 Tf 10 700 Td <B5DAD2BBCCF5> Tj ET", "第一条"},
		"form":          {"BT /F1 12 Tf 10 700 Td <0001> Tj ET /X Do", "第一"},
		"moved":         {"BT /F1 12 Tf 1 0 0 1 10 700 Tm [<0001> -200 <0002>] TJ 0 -20 TD <0002> Tj T* <0001> Tj ET", "第一一第"},
	} {
		got, err := read([]byte(smallPDF(c.content)), "章程.pdf")
		if err != nil || strings.Join(got, "") != c.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, c := range map[string]struct{ in, want string }{
		"scan":      {smallPDF("q 100 0 0 100 0 0 cm /I Do Q"), "扫描件"},
		"no map":    {strings.Replace(smallPDF("BT /F1 12 Tf 10 700 Td <00010002> Tj ET"), "/ToUnicode 6 0 R", "", 1), "没有文字对照"},
		"encrypted": {strings.Replace(smallPDF("BT /F1 12 Tf <0001> Tj ET"), "trailer<<", "trailer<</Encrypt 9 0 R", 1), "限制了复制"},
		"cut":       {"%PDF-1.4\n1 0 obj<</Type/Catalog", "损坏"},
	} {
		if _, err := read([]byte(c.in), "章程.pdf"); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Files made to run in a circle or to swell are refused or read within bounds. The
// time given is far more than what they take; without bounds it would be hours.
func TestHostileFiles(t *testing.T) {
	doc, err := os.ReadFile("testdata/rich.doc")
	if err != nil {
		t.Fatal(err)
	}
	loop := bytes.Clone(doc)
	for i := 512; i+4 <= len(loop) && i < 1024; i += 4 { // every sector of the first table leads to the first
		binary.LittleEndian.PutUint32(loop[i:], 0)
	}
	fat := bytes.Clone(doc)
	for at := 512; at+512 <= len(fat); at += 512 {
		if binary.LittleEndian.Uint32(fat[at:]) == 0xFFFFFFFD || binary.LittleEndian.Uint32(fat[at+4:]) == 2 {
			for i := at; i < at+512; i += 4 {
				binary.LittleEndian.PutUint32(fat[i:], 1)
			}
		}
	}
	sealed := bytes.Clone(doc)
	if i := bytes.Index(sealed, []byte{0xEC, 0xA5}); i >= 0 {
		sealed[i+fibFlags+1] |= 1
	}
	old := bytes.Clone(doc)
	if i := bytes.Index(old, []byte{0xEC, 0xA5}); i >= 0 {
		old[i] = 0xDC
	}
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	for range 80 {
		z.Write(bytes.Repeat([]byte("(a) Tj "), 1<<20/7))
	}
	z.Close()
	pdfBomb := strings.Replace(smallPDF("@"), "<</Length 1>>stream\n@", "<</Filter/FlateDecode>>stream\n"+bomb.String(), 1)
	for name, c := range map[string]struct {
		in   []byte
		want string // in the refusal; empty = read or refused
	}{
		"章程.doc": {loop, ""},
		"表.doc":  {fat, ""},
		"密.doc":  {sealed, "打开密码"},
		"旧.doc":  {old, "Word 95"},
		"半.doc":  {doc[:len(doc)/2], ""},
		"深.rtf":  {[]byte(`{\rtf1` + strings.Repeat("{", 1<<20)), "大得不正常"},
		"长.rtf":  {[]byte(`{\rtf1 ` + strings.Repeat(`\trowd\cellx1 a\cell\row`, 1<<17)), ""},
		"胀.pdf":  {[]byte(pdfBomb), "大得不正常"},
		"深.pdf":  {[]byte("%PDF-1.4\n1 0 obj" + strings.Repeat("[", 1<<20)), "损坏"},
		"圈.pdf":  {[]byte(strings.Replace(smallPDF(""), "/Kids[3 0 R]", "/Kids[2 0 R 2 0 R]", 1)), ""},
		"自己.pdf": {[]byte(strings.Replace(smallPDF("/X Do"), "BT /F1 12 Tf 10 600 Td <0002> Tj ET", "/X Do /X Do", 1)), ""},
		"流.pdf":  {[]byte("%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1000000000/First 1/Length 1 0 R>>stream\n1 0\nendstream endobj"), "损坏"},
		"密.odt":  {docx(t, map[string]string{"content.xml": "x", "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "打开密码"},
		"格.odt":  {docx(t, map[string]string{"content.xml": odtDocument(strings.Repeat(`<table:table><table:table-row><table:table-cell/><table:covered-table-cell table:number-columns-repeated="999999999"/></table:table-row></table:table>`, 2000))}), ""},
		"空格.odt": {docx(t, map[string]string{"content.xml": odtDocument(`<text:p>` + strings.Repeat(`<text:s text:c="999999999"/>`,
			2000) + `甲</text:p>`)}), ""},
	} {
		start := time.Now()
		_, err := readCharter(bytes.NewReader(c.in), int64(len(c.in)), name)
		if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		t.Logf("%s: %v, %v", name, time.Since(start).Round(time.Millisecond), err)
	}
}
