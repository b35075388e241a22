package charterfile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"partyledger/model/charter"
)

const (
	wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
)

// docx builds a file from its parts.
func docx(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// document is a main part with the body.
func document(body string) string {
	return xmlHead + `<w:document ` + wordSpace + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`
}

func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

// numbered is a paragraph of a list.
func numbered(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`,
		level, list, text)
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func read(b []byte, name string) ([]string, error) {
	c, err := readCharter(bytes.NewReader(b), int64(len(b)), name)
	return charter.Paragraphs(c.Blocks), err
}

// readBody reads a docx of the body and other parts.
func readBody(t testing.TB, body string, more map[string]string) []string {
	t.Helper()
	parts := map[string]string{"word/document.xml": document(body)}
	for name, text := range more {
		parts[name] = text
	}
	got, err := read(docx(t, parts), "章程.docx")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDocxText(t *testing.T) {
	got := readBody(t, para("甲乙有限公司章程")+
		`<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">第一条 </w:t></w:r><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙&amp;丙</w:t></w:r></w:p>`+
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r></w:p>`+
		`<w:sdt><w:sdtContent>`+para("控件里的字")+`</w:sdtContent></w:sdt>`+
		`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>看得见</w:t></w:r></w:p>`,
		map[string]string{"word/header1.xml": document(para("页眉")), "word/footer1.xml": document(para("页脚"))})
	expect(t, got, "甲乙有限公司章程", "第一条 \t甲\n乙&丙", "7", "控件里的字", "看得见")
}

func TestDocxRevisions(t *testing.T) {
	got := readBody(t,
		`<w:p><w:r><w:t>第一条 公司党委</w:t></w:r><w:del><w:r><w:delText>参与</w:delText></w:r></w:del><w:ins><w:r><w:t>讨论和决定</w:t></w:r></w:ins><w:r><w:t>重大事项。</w:t></w:r></w:p>`+
			`<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>`+para("后半")+
			`<w:p><w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>搬来</w:t></w:r></w:moveTo></w:p>`, nil)
	expect(t, got, "第一条 公司党委讨论和决定重大事项。", "前半后半", "搬来")
}

func TestDocxBoxesAndTables(t *testing.T) {
	box := `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + para("框里第二条 乙") + `</w:txbxContent></mc:Choice>` +
		`<mc:Fallback><w:txbxContent>` + para("框里第二条 乙") +
		`</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>第一条 甲</w:t></w:r></w:p>`
	cell := func(body string) string { return `<w:tc>` + body + `</w:tc>` }
	table := `<w:tbl><w:tr>` + cell(para("股东")) + cell(para("出资额")) + cell(para("比例")) + `</w:tr>` +
		`<w:tr>` + cell(para("甲公司")) + cell(`<w:p/>`) + cell(para("51%")) + `</w:tr>` +
		`<w:tr>` + cell(para("第三条 甲。")+para("第四条 乙。")) + cell(para("说明")) + `</w:tr></w:tbl>`
	expect(t, readBody(t, box+table, nil),
		"第一条 甲", "框里第二条 乙", "股东\t出资额\t比例", "甲公司\t\t51%", "第三条 甲。", "第四条 乙。", "说明")
}

const level = `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`

func TestDocxNumbering(t *testing.T) {
	numbering := xmlHead + `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="0">` +
		fmt.Sprintf(level, 0, "chineseCountingThousand", `<w:suff w:val="nothing"/>`, "第%1章　") +
		fmt.Sprintf(level, 1, "chineseCounting", `<w:lvlRestart w:val="0"/>`, "第%2条") +
		fmt.Sprintf(level, 2, "japaneseCounting", `<w:suff w:val="nothing"/>`, "（%3）") +
		fmt.Sprintf(level, 3, "decimal", ``, "%2.%4") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="1">` + fmt.Sprintf(level, 0, "ideographTraditional", ``, "%1、") +
		`</w:abstractNum><w:abstractNum w:abstractNumId="2">` + fmt.Sprintf(level, 0, "bullet", ``, "●") +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>` +
		`<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>` +
		`<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num></w:numbering>`
	got := readBody(t, numbered(1, 0, "总则")+numbered(1, 1, "甲。")+numbered(1, 1, "事项：")+numbered(1, 2, "乙；")+numbered(1, 2, "丙。")+
		numbered(1, 0, "党委")+numbered(3, 1, "丁：")+numbered(1, 2, "戊。")+numbered(2, 0, "己")+numbered(4, 0, "庚")+numbered(4, 0, "辛")+
		numbered(5, 0, "壬")+numbered(9, 0, "癸")+numbered(0, 0, "无")+numbered(1, 3, "子"),
		map[string]string{"word/numbering.xml": numbering})
	expect(t, got, "第一章　总则", "第一条 甲。", "第二条 事项：", "（一）乙；", "（二）丙。", "第二章　党委", "第三条 丁：", "（一）戊。",
		"甲、 己", "戊、 庚", "己、 辛", "壬", "癸", "无", "三.1 子")
}

// Numbers often come from the style, and the level from the list that names it.
func TestDocxNumberingByStyle(t *testing.T) {
	numbering := xmlHead + `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="7">` +
		fmt.Sprintf(level, 0, "chineseCountingThousand", `<w:pStyle w:val="Chapter"/>`, "第%1章") +
		fmt.Sprintf(level, 1, "chineseCountingThousand", `<w:pStyle w:val="Article"/><w:lvlRestart w:val="0"/>`, "第%2条") +
		`</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
	styles := xmlHead + `<w:styles ` + wordSpace + `><w:style w:type="paragraph" w:styleId="Chapter"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Article"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Article"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>`
	got := readBody(t, styled("Chapter", "总则")+styled("Article", "甲。")+styled("Own", "乙。")+styled("Chapter", "党委")+styled("Article",
		"丙。")+styled("Loop", "丁"),
		map[string]string{"word/numbering.xml": numbering, "word/styles.xml": styles})
	expect(t, got, "第一章 总则", "第一条 甲。", "第二条 乙。", "第二章 党委", "第三条 丙。", "丁")
}

// A whole charter in Word reads as it does in plain text.
func TestDocxCharter(t *testing.T) {
	names, err := filepath.Glob("../../model/charter/testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Skip("no charters to read")
	}
	for _, name := range names {
		c, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		plain := charter.Paragraphs(c.Blocks)
		if len(charter.Split(plain).Articles) == 0 {
			continue // a comparison table
		}
		var body strings.Builder
		for _, p := range plain {
			body.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + p + `</w:t></w:r></w:p>`)
		}
		want, got := charter.Split(plain), charter.Split(readBody(t, body.String(), nil))
		if len(want.Articles) == 0 || !slices.Equal(got.Articles, want.Articles) {
			t.Errorf("%s: %d articles, want %d", name, len(got.Articles), len(want.Articles))
		}
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{10, "chineseCounting", "十"}, {15, "chineseCountingThousand", "十五"}, {105, "chineseCountingThousand", "一百零五"},
		{110, "japaneseCounting", "一百一十"},
		{1, "ideographTraditional", "甲"}, {12, "ideographZodiac", "亥"}, {13, "ideographZodiac", "13"}, {105, "ideographDigital", "一〇五"},
		{12, "chineseLegalSimplified", "壹拾贰"}, {4, "upperRoman", "IV"}, {28, "lowerLetter", "bb"}, {3, "decimalEnclosedCircle", "③"},
		{7, "decimalZero", "07"}, {35, "decimalFullWidth", "３５"}, {9, "unheardOf", "9"},
	} {
		if got := formatNumber(c.n, c.format); got != c.want {
			t.Errorf("%d in %s: %q, want %q", c.n, c.format, got, c.want)
		}
	}
}

func TestTextEncodings(t *testing.T) {
	const text = "甲乙有限公司章程\r\n第一条　“甲”，〇 㐂。\n\n第二条 乙\t丙\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(low, high int) []byte {
		var b bytes.Buffer
		for _, r := range "\ufeff" + text {
			unit := []byte{byte(r), byte(r >> 8)}
			b.Write([]byte{unit[low], unit[high]})
		}
		return b.Bytes()
	}
	for name, b := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 BOM": []byte("\ufeff" + text), "GB18030": []byte(gb), "UTF-16 LE": wide(0, 1),
		"UTF-16 BE": wide(1, 0),
	} {
		got, err := read(b, "章程.txt")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		expect(t, got, "甲乙有限公司章程", "第一条　“甲”，〇 㐂。", "", "第二条 乙\t丙")
	}
}

// Every refusal says what happened, what is safe and what to do.
func TestRefusals(t *testing.T) {
	good := docx(t, map[string]string{"word/document.xml": document(para("第一条 甲。"))})
	deep := strings.Repeat(`<w:sdt>`, maxDocxDepth) + para("甲") + strings.Repeat(`</w:sdt>`, maxDocxDepth)
	for _, c := range []struct {
		name string
		in   []byte
		want string
	}{
		{"章程.docm", good, "带宏的Word格式"}, {"章程.WPT", good, "WPS模板格式"}, {"章程.ofd", good, "版式文件"}, {"章程.jpg", nil, "图片"}, {"章程", nil, "不认识"},
		{"章程.docx", nil, "空文件"}, {"章程.txt", nil, "空文件"},
		{"章程.docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "损坏或没有复制完整"},
		{"章程.docx", []byte("%PDF-1.7 …"), "已经损坏"}, {"章程.txt", []byte("{\\rtf1 }"), "里没有文字"},
		{"章程.wps", []byte("老WPS的内容"), "早期WPS自己的格式"}, {"章程.pdf", []byte("一段文字"), "不是完好的PDF"}, {"章程.rtf", []byte("一段文字"), "不是完好的"},
		{"章程.docx", []byte("一段文字"), "不是完好的Word文件"},
		{"章程.docx", good[:len(good)/2], "损坏或没有复制完整"},
		{"章程.docx", docx(t, map[string]string{"xl/workbook.xml": "<a/>"}), "没有正文"},
		{"章程.docx", docx(t, map[string]string{"word/document.xml": document(`<w:p><w:r>`)}), "正文已经损坏"},
		{"章程.docx", docx(t, map[string]string{"word/document.xml": document(deep)}), "大得不正常"},
		{"章程.docx", docx(t, map[string]string{"word/document.xml": document(`<w:p/>`)}), "里没有文字"},
		{"章程.txt", []byte("\n\n \n"), "里没有文字"},
		{"章程.txt", []byte("\x00\x01\x02\xff甲"), "编码无法识别"}, {"章程.txt", []byte("\xff\xfe甲"), "编码无法识别"},
	} {
		err := refuseKind(c.name)
		if err == nil {
			_, err = read(c.in, c.name)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "原文件没有改动，台账里也没有写入内容。") ||
			!strings.HasSuffix(err.Error(), "。") {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "没有.docx")); err == nil || !errors.Is(err, os.ErrNotExist) ||
		!strings.Contains(err.Error(), "打不开") {
		t.Error(err)
	}
	if _, err := Read(t.TempDir()); err == nil {
		t.Error("a folder was read")
	}
}

// A small file that unzips into gigabytes is refused, whatever size it states.
func TestZipBomb(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, xmlHead+`<w:document `+wordSpace+`><w:body>`)
	chunk := []byte(strings.Repeat(para("党"), 20000))
	for written := 0; written < maxDocxPart+1<<20; written += len(chunk) {
		if _, err := w.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	io.WriteString(w, `</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, in := range [][]byte{b.Bytes(), understated(t, b.Bytes())} {
		if _, err := read(in, "章程.docx"); err == nil || !strings.Contains(err.Error(), "不正常") && !strings.Contains(err.Error(), "损坏") {
			t.Errorf("%d bytes: %v", len(in), err)
		}
	}
	many := map[string]string{}
	for i := range maxDocxEntries + 1 {
		many[fmt.Sprint(i)] = ""
	}
	if _, err := read(docx(t, many), "章程.docx"); err == nil || !strings.Contains(err.Error(), "不正常") {
		t.Error(err)
	}
}

// understated copies the file with a false unzipped size in its directory.
func understated(t *testing.T, in []byte) []byte {
	t.Helper()
	old, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f := old.File[0]
	w, err := z.CreateRaw(&zip.FileHeader{Name: f.Name, Method: f.Method, CRC32: f.CRC32, CompressedSize64: f.CompressedSize64,
		UncompressedSize64: 1000})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := f.OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, raw); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzDocx feeds the reader main parts and lists: it may refuse, not panic, and
// what it gives is text that can be split.
func FuzzDocx(f *testing.F) {
	f.Add(document(para("第一条 甲。")+numbered(1, 0, "乙")),
		`<w:numbering `+wordSpace+`><w:abstractNum w:abstractNumId="0">`+fmt.Sprintf(level, 0, "decimal", "",
			"第%1条")+`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
	f.Add(document(`<w:tbl><w:tr><w:tc>`+para("甲")+`</w:tc></w:tr></w:tbl><w:p><w:del/><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>`), "")
	f.Fuzz(func(t *testing.T, body, numbering string) {
		got, err := read(docx(t, map[string]string{"word/document.xml": body, "word/numbering.xml": numbering,
			"word/styles.xml": numbering}), "章程.docx")
		if err != nil {
			if !strings.Contains(err.Error(), "原文件没有改动，台账里也没有写入内容。") {
				t.Fatal(err)
			}
			return
		}
		charter.Split(got)
	})
}

// FuzzCharterBytes feeds whole files of any content.
func FuzzCharterBytes(f *testing.F) {
	f.Add(docx(f, map[string]string{"word/document.xml": document(para("第一条 甲。"))}), true)
	f.Add([]byte("第一条 甲。"), false)
	f.Add([]byte("\xff\xfe\x2c\x7b"), false)
	f.Fuzz(func(t *testing.T, in []byte, word bool) {
		name := "章程.txt"
		if word {
			name = "章程.docx"
		}
		if got, err := read(in, name); err == nil {
			charter.Split(got)
		}
	})
}
