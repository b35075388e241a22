package docxfill_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/store/docx/docxtest"
	"partyledger/store/docxfill"
)

func refusal(t *testing.T, data []byte) string {
	t.Helper()
	_, err := docxfill.Open(bytes.NewReader(data), int64(len(data)))
	var r *docxfill.Refusal
	if err != nil && !errors.As(err, &r) {
		t.Fatalf("%v is no refusal", err)
	}
	if err == nil {
		return ""
	}
	return r.Error()
}

func TestRefuses(t *testing.T) {
	types := func(from, to string) file {
		return file{"[Content_Types].xml", strings.Replace(docxtest.Parts(t, pack(t, ""))["[Content_Types].xml"], from, to, 1)}
	}
	rels := func(list ...string) file { return file{"word/_rels/document.xml.rels", relations(list...)} }
	deep := strings.Repeat("<w:sdt>", 300) + strings.Repeat("</w:sdt>", 300)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"empty":          {nil, "空文件"},
		"text":           {[]byte("你好"), "不是Word文件"},
		"old":            {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), "旧的Word格式"},
		"locked":         {locked(t), "打开密码"},
		"PDF":            {[]byte("%PDF-1.4"), "PDF"},
		"RTF":            {[]byte(`{\rtf1}`), "RTF"},
		"cut":            {pack(t, para("x"))[:200], "损坏"},
		"macros":         {pack(t, "", types("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")), "宏"},
		"no text":        {pack(t, "", file{"_rels/.rels", relations(`x" Target="y`)}), "没有正文"},
		"DTD":            {pack(t, "", file{"word/document.xml", `<!DOCTYPE x [<!ENTITY a "b">]>` + document("")}), "损坏"},
		"entity":         {pack(t, para("&a;")), "损坏"},
		"unclosed":       {pack(t, "<w:p>"), "损坏"},
		"deep":           {pack(t, deep), "大得不正常"},
		"two parts":      {twoParts(t), "损坏"},
		"linked picture": {pack(t, "", rels(`image" Target="http://a/b.png" TargetMode="External`)), "链接到别处"},
		"linked in a header": {pack(t, "", rels(`header" Target="header1.xml`), file{"word/header1.xml", `<w:hdr ` + wordSpace + `/>`},
			file{"word/_rels/header1.xml.rels", relations(`image" Target="file:///c:/x" TargetMode="external`)}), "链接到别处"},
		"OLE":         {pack(t, "", rels(`oleObject" Target="embeddings/o.bin`)), "OLE"},
		"other text":  {pack(t, "", rels(`aFChunk" Target="x.html`)), "套着别的文件"},
		"bomb":        {pack(t, "<!--"+strings.Repeat("a", 40<<20)+"-->"), "大得不正常"},
		"many nodes":  {pack(t, strings.Repeat("<w:p/>", 1<<20+1)), "大得不正常"},
		"name spaces": {pack(t, "<w:p "+manySpaces(600)+"/>"), "大得不正常"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refusal(t, c.data); !strings.Contains(got, c.want) || got == "" {
				t.Errorf("%q says nothing of %q", got, c.want)
			}
		})
	}
}

// locked is an Office file with a password to open it: all kinds are wrapped alike.
func locked(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func manySpaces(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "xmlns:a%d='u' ", i)
	}
	return b.String()
}

func twoParts(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"word/document.xml", "WORD\\Document.xml"} {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, document(""))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Overlapping entries would be written out one by one.
func TestRefusesOverlappingParts(t *testing.T) {
	data := pack(t, "", file{"word/media/a.bin", strings.Repeat("x", 1000)})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		h := f.FileHeader
		if h.Name == "word/media/a.bin" {
			h.CompressedSize64 = 1 << 30
		}
		if _, err := w.CreateRaw(&h); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := refusal(t, b.Bytes()); got == "" {
		t.Error("opened")
	}
}

// What points to a template or to a source of data elsewhere is left out, and told.
func TestLeavesOutWhatPointsOutside(t *testing.T) {
	settings := `<w:settings ` + wordSpace + ` xmlns:r="x"><w:zoom/><w:attachedTemplate r:id="r1"/><w:mailMerge><w:dataSource r:id="r2"/></w:mailMerge><w:view/></w:settings>`
	data := pack(t, para("{{姓名}}"), file{"word/_rels/document.xml.rels", relations(`settings" Target="settings.xml`)},
		file{"word/settings.xml", settings}, file{"word/_rels/settings.xml.rels", relations(`attachedTemplate" Target="file:///c:/x.dotm" TargetMode="External`,
			`mailMergeSource" Target="file:///c:/x.xlsx" TargetMode="External`, `theme" Target="x.xml`)})
	parts, _ := filled(t, data, sample())
	if got := parts["word/settings.xml"]; got != `<w:settings `+wordSpace+` xmlns:r="x"><w:zoom/><w:view/></w:settings>` {
		t.Error(got)
	}
	if got := parts["word/_rels/settings.xml.rels"]; strings.Contains(got, "External") || !strings.Contains(got, "theme") {
		t.Error(got)
	}
	if notes := strings.Join(open(t, data).Notes, ""); !strings.Contains(notes, "模板") || !strings.Contains(notes, "数据源") {
		t.Error(notes)
	}
}

// Ten thousand marks in one paragraph, in as many paragraphs, rows and loops, and a hundred
// lists within each other's entries.
func TestMany(t *testing.T) {
	const n = 10_000
	one := strings.Repeat("{{姓名}}{{没有}}", n/2)
	for name, body := range map[string]string{
		"one run":       para(one),
		"runs":          "<w:p>" + strings.Repeat("<w:r><w:t>{{姓</w:t></w:r><w:r><w:t>名}}</w:t></w:r>", n) + "</w:p>",
		"fields":        "<w:p>" + strings.Repeat(complexField("MERGEFIELD 姓名"), n) + "</w:p>",
		"paragraphs":    strings.Repeat(para("{{姓名}}"), n),
		"loops":         strings.Repeat(para("{{#人员}}")+para("{{姓名}}")+para("{{/人员}}"), n/3),
		"rows":          table(strings.Repeat(row("{{#人员}}{{姓名}}", "{{/人员}}"), n/3)),
		"open braces":   para(strings.Repeat("{", n)),
		"half marks":    para(strings.Repeat("{{姓", n)),
		"unclosed":      para(strings.Repeat("{{#人员}}", n)),
		"unopened":      para(strings.Repeat("{{/人员}}", n)),
		"comments":      "<w:p><w:r><w:t>" + strings.Repeat("a<!-- -->", n) + "{{姓名}}</w:t></w:r></w:p>",
		"a long mark":   para("{{" + strings.Repeat("姓", n) + "}}"),
		"nested within": para(strings.Repeat("{{?单位}}", n) + strings.Repeat("{{/单位}}", n)),
	} {
		t.Run(name, func(t *testing.T) {
			x := open(t, pack(t, body))
			if got := x.Check(sample()); len(got) > 100 {
				t.Errorf("%d problems", len(got))
			}
			var r *docxfill.Refusal
			if _, err := x.Fill(io.Discard, sample()); err != nil && !errors.As(err, &r) {
				t.Error(err)
			}
		})
	}
}

// Lists within lists would fill the memory.
func TestRefusesToGrowWithoutBounds(t *testing.T) {
	var list []record
	for range 200 {
		list = append(list, record{"姓名": strings.Repeat("张", 5000)})
	}
	body := para("{{姓名}}")
	for range 5 {
		body = para("{{#人员}}") + body + para("{{/人员}}")
	}
	_, err := open(t, pack(t, body)).Fill(io.Discard, record{"人员": list})
	var r *docxfill.Refusal
	if !errors.As(err, &r) {
		t.Errorf("%v", err)
	}
}

// noise stands between runs in real files.
var noise = []string{`<w:proofErr w:type="spellStart"/>`, `<w:bookmarkStart w:id="1" w:name="a"/>`, `<w:bookmarkEnd w:id="1"/>`, ""}

// properties are those of runs in real files.
var properties = []string{"", `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`, `<w:rPr><w:lang w:val="en-US"/></w:rPr>`,
	`<w:rPr><w:b/></w:rPr>`}

// cut splits a text into runs at random.
func cut(r *rand.Rand, text string) string {
	var b strings.Builder
	for runes := []rune(text); len(runes) > 0; {
		n := 1 + r.IntN(min(len(runes), 6))
		b.WriteString(noise[r.IntN(len(noise))] + "<w:r>" + properties[r.IntN(len(properties))])
		if r.IntN(8) == 0 {
			b.WriteString("<w:lastRenderedPageBreak/>")
		}
		b.WriteString(`<w:t xml:space="preserve">` + string(runes[:n]) + "</w:t></w:r>")
		runes = runes[n:]
	}
	return b.String()
}

// containers put paragraphs where documents have them.
var containers = map[string]func(p string) string{
	"text": func(p string) string { return p },
	"cell": func(p string) string { return table("<w:tr>" + cell(p) + "</w:tr>") },
	"text box": func(p string) string {
		return `<w:p><w:r><w:pict><w:txbxContent>` + p + `</w:txbxContent></w:pict></w:r></w:p>`
	},
	"control": func(p string) string { return `<w:sdt><w:sdtPr/><w:sdtContent>` + p + `</w:sdtContent></w:sdt>` },
	"nested": func(p string) string {
		return table("<w:tr>" + cell(table("<w:tr>"+cell(p)+"</w:tr>")+para("")) + "</w:tr>")
	},
}

// However Word has cut the marks into runs, and wherever they stand, the text that comes out
// is the same.
func TestAnySplitting(t *testing.T) {
	texts := []string{"{{姓名}}、{{性别}}", "｛｛ 单位 ｝｝的{{姓名}}{{空白}}", "甲{{?空白}}乙{{姓名}}{{/空白}}{{^空白}}丙{{单位}}{{/空白}}丁", "{{地址}}{{没有}}{a}",
		"{{{姓名}}}",
		"与会：{{?单位}}{{单位}}：{{/单位}}{{姓名}}等"}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 120 {
		text := texts[i%len(texts)]
		for name, in := range containers {
			whole, _ := filled(t, pack(t, in(para(text))), sample())
			body := in("<w:p>" + cut(r, text) + "</w:p>")
			split, _ := filled(t, pack(t, body), sample())
			if a, b := textOf(t, whole["word/document.xml"]), textOf(t, split["word/document.xml"]); a != b {
				t.Fatalf("%s in a %s: %q, split %q: %s", text, name, a, b, body)
			}
		}
	}
}

// Whatever is read, nothing breaks, and what comes out can be read again.
func FuzzOpen(f *testing.F) {
	for _, body := range []string{para("{{姓名}}"), table(row("{{#人员}}{{姓名}}", "{{/人员}}")), para("{{?单位}}a{{/单位}}"),
		complexField("MERGEFIELD 姓名"),
		`<w:sdt><w:sdtPr><w:tag w:val="姓名"/><w:showingPlcHdr></w:showingPlcHdr></w:sdtPr><w:sdtContent/></w:sdt>`, para("{{#人员}}") + para("{{姓名}}") + para("{{/人员}}"),
		`<w:p><w:fldSimple w:instr="MERGEFIELD 姓名"/><w:ins/></w:p>`} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		data := pack(t, body)
		x, err := docxfill.Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		x.Check(sample())
		var b bytes.Buffer
		if _, err := x.Fill(&b, sample()); err != nil {
			return
		}
		if _, err := docxfill.Open(bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil {
			t.Fatalf("%v of %s", err, docxtest.Parts(t, b.Bytes())["word/document.xml"])
		}
	})
}
