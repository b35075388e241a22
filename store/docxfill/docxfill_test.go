package docxfill_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"partyledger/store/docx/docxtest"
	"partyledger/store/docxfill"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

const relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// file is a part of a package that a test makes.
type file struct{ name, text string }

// document is a body as a whole part.
func document(body string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<w:document ` + wordSpace +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:vml"><w:body>` + body +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
}

// pack makes a .docx; more parts take the place of those of the same name.
func pack(t testing.TB, body string, more ...file) []byte {
	t.Helper()
	parts := []file{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", relations(`officeDocument" Target="word/document.xml`)},
		{"word/document.xml", document(body)},
	}
	for _, m := range more {
		if i := slices.IndexFunc(parts, func(f file) bool { return f.name == m.name }); i >= 0 {
			parts[i] = m
		} else {
			parts = append(parts, m)
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = io.WriteString(w, p.text)
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

// relations is a .rels part; each is a kind, its target and what follows.
func relations(list ...string) string {
	s := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, r := range list {
		s += fmt.Sprintf(`<Relationship Id="r%d" Type="%s%s"/>`, i+1, relationSpace, r)
	}
	return s + `</Relationships>`
}

func para(runs ...string) string {
	s := "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>"
	for _, r := range runs {
		s += "<w:r><w:rPr><w:b/></w:rPr><w:t>" + r + "</w:t></w:r>"
	}
	return s + "</w:p>"
}

func cell(paragraphs string) string { return "<w:tc><w:tcPr/>" + paragraphs + "</w:tc>" }

func row(cells ...string) string {
	s := "<w:tr>"
	for _, c := range cells {
		s += cell(para(c))
	}
	return s + "</w:tr>"
}

func table(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid/>" + strings.Join(rows, "") + "</w:tbl>"
}

// record is values by name; a list is records, a picture bytes.
type record map[string]any

func (r record) Text(name string, formats []string) (string, bool, error) {
	text, ok := r[name].(string)
	for _, f := range formats {
		if !strings.HasPrefix(f, "空:") {
			return text, ok, fmt.Errorf("没有“%s”这种格式", f)
		}
		if text == "" {
			text = "____"
		}
	}
	return text, ok, nil
}

func (r record) Filled(name string) (filled, known bool) {
	switch v := r[name].(type) {
	case string:
		return v != "", true
	case []record:
		return len(v) > 0, true
	}
	return false, false
}

func (r record) List(name string) (items []docxfill.Lookup, sample docxfill.Lookup, known bool) {
	list, ok := r[name].([]record)
	for _, x := range list {
		items = append(items, x)
	}
	return items, person("", ""), ok
}

func (r record) Picture(name string) ([]byte, bool, error) {
	data, ok := r[name].([]byte)
	return data, ok, nil
}

func (r record) Near(name string) []string {
	if strings.Contains(name, "姓") {
		return []string{"姓名"}
	}
	return nil
}

func person(name, born string) record { return record{"姓名": name, "出生": born} }

// sample is the values that the tests fill in.
func sample() record {
	return record{"姓名": "张甲", "性别": "男", "空白": "", "异议": "", "单位": "甲公司", "地址": "一号\n二号", "险": `<&>"'` + "\x00\x08]]>",
		"人员": []record{person("张甲", "1998.07"), person("李乙·买买提", "2000.11"), person("王丙", "")}, "无人": []record{}}
}

func open(t testing.TB, data []byte) *docxfill.Template {
	t.Helper()
	x, err := docxfill.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func filled(t testing.TB, data []byte, values docxfill.Lookup) (map[string]string, docxfill.Result) {
	t.Helper()
	var b bytes.Buffer
	res, err := open(t, data).Fill(&b, values)
	if err != nil {
		t.Fatal(err)
	}
	return docxtest.Parts(t, b.Bytes()), res
}

// textOf is the text of a part as a reader sees it: a line a paragraph, bars between cells.
func textOf(t testing.TB, part string) string {
	t.Helper()
	var b strings.Builder
	dec := xml.NewDecoder(strings.NewReader(part))
	in := false
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return strings.TrimSuffix(b.String(), "\n")
		}
		if err != nil {
			t.Fatalf("%v in %s", err, part)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			switch in = e.Name.Local == "t"; e.Name.Local {
			case "br":
				b.WriteString("⏎")
			case "tab":
				b.WriteString("\t")
			case "drawing", "pict":
				b.WriteString("▣")
			}
		case xml.EndElement:
			switch in = false; e.Name.Local {
			case "p":
				b.WriteString("\n")
			case "tc":
				b.WriteString("|")
			}
		case xml.CharData:
			if in {
				b.Write(e)
			}
		}
	}
}

func TestFill(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"one run":            {para("姓名：{{姓名}}。"), "姓名：张甲。"},
		"full-width braces":  {para("｛｛ 姓 名 ｝｝"), "张甲"},
		"one of each width":  {para("{｛姓名}｝"), "张甲"},
		"three braces":       {para("{{{姓名}}}"), "{张甲}"},
		"split in the midst": {para("甲{", "{姓", "名", "}", "}乙"), "甲张甲乙"},
		"two share a run":    {para("{{姓", "名}}、{{性", "别}}"), "张甲、男"},
		"no mark":            {para("{姓名} 和 a}b"), "{姓名} 和 a}b"},
		"unknown":            {para("{{没有}}"), "【未知：没有】"},
		"blank":              {para("[{{空白}}]"), "[]"},
		"room to write":      {para("{{空白|空:4}}"), "____"},
		"a wrong format":     {para("{{姓名|斜体}}"), "【未知：姓名|斜体】"},
		"line breaks":        {para("{{地址}}"), "一号⏎二号"},
		"signs of XML":       {para("{{险}}"), `<&>"']]>`},
		"row": {table(row("序号", "姓名"), row("{{#人员}}{{序号}}", "{{姓名}}{{/人员}}")),
			"序号\n|姓名\n|1\n|张甲\n|2\n|李乙·买买提\n|3\n|王丙\n|"},
		"row, marks in one cell": {table(row("{{#人员}}{{姓名}}{{/人员}}", "x")), "张甲\n|x\n|李乙·买买提\n|x\n|王丙\n|x\n|"},
		"row of nobody":          {table(row("头"), row("{{#无人}}{{序号}}{{姓名}}", "{{出生}}{{/无人}}")), "头\n|无\n|\n|"},
		"group of rows": {table(row("{{#人员}}"), row("{{姓名}}"), row("{{出生}}"), row("{{/人员}}")),
			"张甲\n|1998.07\n|李乙·买买提\n|2000.11\n|王丙\n|\n|"},
		"paragraphs": {para("{{#人员}}") + para("{{序号}}. {{姓名}}") + para("生于{{出生}}") + para("{{/人员}}"),
			"1. 张甲\n生于1998.07\n2. 李乙·买买提\n生于2000.11\n3. 王丙\n生于"},
		"one paragraph":            {para("{{#人员}}{{姓名}}；{{/人员}}"), "张甲；\n李乙·买买提；\n王丙；"},
		"within a text":            {para("参加：{{#人员}}{{姓名}}、{{/人员}}。"), "参加：张甲、李乙·买买提、王丙。"},
		"nobody in a text":         {para("参加：{{#无人}}{{姓名}}、{{/无人}}。"), "参加：无。"},
		"paragraphs of nobody":     {para("{{#无人}}") + para("{{姓名}}") + para("{{/无人}}"), "无"},
		"outer names in a list":    {para("{{#人员}}{{姓名}}（{{单位}}）{{/人员}}"), "张甲（甲公司）\n李乙·买买提（甲公司）\n王丙（甲公司）"},
		"shown":                    {para("甲{{?单位}}（{{单位}}）{{/单位}}乙"), "甲（甲公司）乙"},
		"hidden":                   {para("甲{{?空白}}（{{空白}}）{{/空白}}乙"), "甲乙"},
		"hidden over runs":         {para("甲{{?空", "白}}（", "x", "）{{/空白", "}}乙"), "甲乙"},
		"unless":                   {para("{{^异议}}无异议{{/异议}}{{?异议}}有{{/异议}}"), "无异议"},
		"a hidden paragraph":       {para("一") + para("{{?空白}}二{{/空白}}") + para("三"), "一\n三"},
		"hidden paragraphs":        {para("一") + para("{{?空白}}") + para("二") + para("{{/空白}}") + para("三"), "一\n三"},
		"shown paragraphs":         {para("一") + para("{{?单位}}") + para("二") + para("{{/单位}}") + para("三"), "一\n二\n三"},
		"a hidden row":             {table(row("一"), row("{{?空白}}二", "{{/空白}}"), row("三")), "一\n|三\n|"},
		"a hidden table":           {para("一") + table(row("{{?空白}}二", "{{/空白}}")) + para("三"), "一\n三"},
		"a cell keeps a paragraph": {table("<w:tr>" + cell(para("{{?空白}}x{{/空白}}")) + cell(para("y")) + "</w:tr>"), "\n|y\n|"},
		"end without a name":       {para("{{?单位}}a{{/}}"), "a"},
		"a condition in a list": {table(row("{{#人员}}{{姓名}}", "{{?出生}}生于{{出生}}{{/出生}}{{^出生}}不详{{/出生}}{{/人员}}")),
			"张甲\n|生于1998.07\n|李乙·买买提\n|生于2000.11\n|王丙\n|不详\n|"},
		"hyperlink":            {`<w:p><w:hyperlink><w:r><w:t>{{姓</w:t></w:r></w:hyperlink><w:r><w:t>名}}</w:t></w:r></w:p>`, "张甲"},
		"tab in a hidden text": {`<w:p><w:r><w:t>a{{?空白}}</w:t><w:tab/><w:t>b{{/空白}}c</w:t><w:tab/></w:r></w:p>`, "ac\t"},
		"break in a mark":      {`<w:p><w:r><w:t>{{姓</w:t><w:lastRenderedPageBreak/><w:t>名}}</w:t></w:r></w:p>`, "张甲"},
		"nested table": {table("<w:tr>" + cell(para("外{{单位}}")+table(row("{{#人员}}{{姓名}}", "{{/人员}}"))+para("")) + "</w:tr>"),
			"外甲公司\n张甲\n|\n|李乙·买买提\n|\n|王丙\n|\n|\n|"},
		"text box": {`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + para("{{姓", "名}}") +
			`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + para("{{姓名}}") +
			`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>外{{性别}}</w:t></w:r></w:p>`, "▣张甲\n▣张甲\n外男"},
		"a text box in a list": {table(`<w:tr><w:tc><w:p><w:r><w:t>{{#人员}}</w:t><w:pict><w:txbxContent>` + para("{{姓名}}") + `</w:txbxContent></w:pict></w:r></w:p></w:tc>` +
			cell(para("{{/人员}}")) + "</w:tr>"), "▣张甲\n\n|\n|▣李乙·买买提\n\n|\n|▣王丙\n\n|\n|"},
		"simple field": {`<w:p><w:fldSimple w:instr=" MERGEFIELD  姓名  \* MERGEFORMAT "><w:r><w:t>«姓</w:t></w:r><w:r><w:t>名»</w:t></w:r></w:fldSimple></w:p>`, "张甲"},
		"empty field":  {`<w:p><w:fldSimple w:instr="MERGEFIELD 姓名"/></w:p>`, "张甲"},
		"complex field": {`<w:p>` + complexField(" MERGE", `FIELD "姓名" \b "（" \f "）"`) + `<w:r><w:t>{{性别}}</w:t></w:r></w:p>`,
			"（张甲）男"},
		"a field of Word's own": {`<w:p>` + complexField(" PAGE ") + `</w:p>`, "«x»"},
		"control": {`<w:p><w:r><w:t>a</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="x"/><w:tag w:val="姓名"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` +
			`<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>单击此处</w:t></w:r><w:r><w:t>输入</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "a张甲"},
		"control by its alias":    {`<w:sdt><w:sdtPr><w:alias w:val=" 姓 名 "/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`, "张甲"},
		"control round a cell":    {`<w:tbl><w:tr><w:sdt><w:sdtPr><w:tag w:val="姓名"/></w:sdtPr><w:sdtContent><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`, "张甲\n|"},
		"control of another name": {`<w:sdt><w:sdtPr><w:tag w:val="goog_1"/></w:sdtPr><w:sdtContent>` + para("{{姓名}}x") + `</w:sdtContent></w:sdt>`, "张甲x"},
		"control in a list":       {table(`<w:tr>` + cell(para("{{#人员}}")) + `<w:tc><w:p><w:sdt><w:sdtPr><w:tag w:val="姓名"/></w:sdtPr><w:sdtContent/></w:sdt><w:r><w:t>{{/人员}}</w:t></w:r></w:p></w:tc></w:tr>`), "\n|张甲\n|\n|李乙·买买提\n|\n|王丙\n|"},
	} {
		t.Run(name, func(t *testing.T) {
			parts, _ := filled(t, pack(t, c.body), sample())
			if got := textOf(t, parts["word/document.xml"]); got != c.want {
				t.Errorf("got  %q\nwant %q\n%s", got, c.want, parts["word/document.xml"])
			}
		})
	}
}

func complexField(instruction ...string) string {
	s := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	for _, i := range instruction {
		s += `<w:r><w:instrText xml:space="preserve">` + i + `</w:instrText></w:r>`
	}
	return s + `<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«x»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// The filled field is none any more, a filled control no placeholder, and the value has the
// looks of where its mark begins.
func TestLooks(t *testing.T) {
	body := `<w:p>` + complexField("MERGEFIELD 姓名") + `</w:p>` +
		`<w:sdt><w:sdtPr><w:tag w:val="姓名"/><w:dataBinding w:xpath="x"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr>` +
		`<w:rStyle w:val="Grey"/></w:rPr><w:t>点</w:t></w:r></w:p></w:sdtContent></w:sdt>` +
		`<w:p><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t> {{姓</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>名}} </w:t></w:r></w:p>`
	parts, _ := filled(t, pack(t, body), sample())
	got := parts["word/document.xml"]
	for _, gone := range []string{"fldChar", "instrText", "showingPlcHdr", "dataBinding", "Grey"} {
		if strings.Contains(got, gone) {
			t.Errorf("%s is left in %s", gone, got)
		}
	}
	if want := `<w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve"> 张甲</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> </w:t>`; !strings.Contains(got, want) {
		t.Errorf("no %s in %s", want, got)
	}
}

// What is not filled goes through as it is: other parts, other paragraphs, odd prefixes,
// comments, entities.
func TestNothingElseChanges(t *testing.T) {
	quiet := "<w:p w:rsidR=\"00A1\" ><w:r ><w:t>a&#x20;&amp; b</w:t ></w:r><!-- c --></w:p>\r\n<w:bookmarkStart w:id='0' w:name='x'/>"
	odd := file{"customXml/item1.xml", "<odd  a='1'/>\n"}
	data := pack(t, quiet+para("{{姓名}}")+quiet, odd, file{"word/media/图 1.bin", "\x00\x01"})
	parts, _ := filled(t, data, sample())
	want := docxtest.Parts(t, data)
	for name, text := range want {
		if name != "word/document.xml" && parts[name] != text {
			t.Errorf("%s is %q, was %q", name, parts[name], text)
		}
	}
	before, after, _ := strings.Cut(want["word/document.xml"], "<w:t>{{姓名}}</w:t>")
	if got := parts["word/document.xml"]; got != before+`<w:t xml:space="preserve">张甲</w:t>`+after {
		t.Errorf("%s", got)
	}
	parts, _ = filled(t, pack(t, quiet, odd), sample())
	if parts["word/document.xml"] != document(quiet) {
		t.Errorf("nothing to fill, and %s", parts["word/document.xml"])
	}
}

func TestOtherParts(t *testing.T) {
	note := `<w:footnotes ` + wordSpace + `><w:footnote w:id="1">` + para("注{{姓名}}") + `</w:footnote></w:footnotes>`
	data := pack(t, para("x"), file{"word/_rels/document.xml.rels", relations(`header" Target="header1.xml`,
		`footer" Target="/word/footer1.xml`,
		`footnotes" Target="footnotes.xml`, `hyperlink" Target="https://a.b" TargetMode="External`)},
		file{"word/header1.xml", `<x:hdr xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:p><x:r><x:t>{{姓</x:t></x:r><x:r><x:t>名}}</x:t></x:r></x:p></x:hdr>`},
		file{"word/footer1.xml", `<w:ftr ` + wordSpace + `>` + para("{{?空白}}x{{/空白}}") + `</w:ftr>`}, file{"word/footnotes.xml", note})
	parts, _ := filled(t, data, sample())
	for name, want := range map[string]string{"word/header1.xml": "张甲", "word/footer1.xml": "", "word/footnotes.xml": "注张甲"} {
		if got := textOf(t, parts[name]); got != want {
			t.Errorf("%s says %q, not %q: %s", name, got, want, parts[name])
		}
	}
	if !strings.Contains(parts["word/footer1.xml"], "<w:p/>") {
		t.Errorf("a footer without a paragraph: %s", parts["word/footer1.xml"])
	}
}

func TestResult(t *testing.T) {
	_, res := filled(t, pack(t, para("{{空白}}{{空白}}{{异议}}{{错}}{{错}}")+para("{{#人员}}{{出生}}{{/人员}}")), sample())
	if res.Blanks != 4 || strings.Join(res.Blank, " ") != "空白 异议 出生" || strings.Join(res.Unknown, " ") != "错" {
		t.Errorf("%+v", res)
	}
}

func TestPicture(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 50, 100))); err != nil {
		t.Fatal(err)
	}
	values := sample()
	values["照片"] = b.Bytes()
	parts, _ := filled(t, pack(t, para("照片{{@照片|25x35}}后{{@照片}}")), values)
	main := parts["word/document.xml"]
	if got := textOf(t, main); got != "照片▣后▣" {
		t.Errorf("%q: %s", got, main)
	}
	if !strings.Contains(main, `cx="630000" cy="1260000"`) { // 17.5 × 35 mm
		t.Errorf("size: %s", main)
	}
	if parts["word/media/fill1.png"] != b.String() || !strings.Contains(parts["[Content_Types].xml"], `"png"`) ||
		strings.Count(parts["word/_rels/document.xml.rels"], "fill1.png") != 1 {
		t.Errorf("%v", parts)
	}
	values["照片"] = []byte{}
	if parts, res := filled(t, pack(t, para("照片{{@照片}}")), values); textOf(t, parts["word/document.xml"]) != "照片" || res.Blanks != 1 {
		t.Errorf("%v", res)
	}
}

func TestEach(t *testing.T) {
	var b bytes.Buffer
	_, err := open(t, pack(t, para("{{姓名}}")+table(row("{{出生}}")))).FillEach(&b, sample(), []docxfill.Lookup{person("甲", "1"),
		person("乙", "2")})
	if err != nil {
		t.Fatal(err)
	}
	main := docxtest.Parts(t, b.Bytes())["word/document.xml"]
	if got := textOf(t, main); got != "甲\n1\n|⏎\n乙\n2\n|" || strings.Count(main, "sectPr>") != 2 {
		t.Errorf("%q: %s", got, main)
	}
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"fine":                 {para("{{姓名}}{{#人员}}{{序号}}{{姓名}}{{/人员}}{{?单位}}{{/单位}}"), ""},
		"unknown":              {para("他叫{{姓", "民}}"), "正文“他叫{{姓民}}”：没有叫“姓民”的内容，是不是“姓名”"},
		"format":               {para("{{姓名|斜}}"), "正文“{{姓名|斜}}”：“{{姓名|斜}}”的格式不对：没有“斜”这种格式"},
		"number outside":       {para("{{序号}}"), "正文“{{序号}}”：“{{序号}}”只能写在循环（“{{#…}}”到“{{/…}}”）里"},
		"unclosed":             {para("{{#人员}}{{姓名}}"), "正文“{{#人员}}{{姓名}}”：“{{#人员}}”没有结束，缺少“{{/人员}}”"},
		"unopened":             {para("{{/人员}}"), "正文“{{/人员}}”：“{{/人员}}”前面没有开始的标记“{{#人员}}”"},
		"crossed":              {para("{{?单位}}{{?异议}}{{/单位}}{{/异议}}"), "正文“{{?单位}}{{?异议}}{{/单位}}{{/异议}}”：“{{?异议}}”应以“{{/异议}}”结束，这里却是“{{/单位}}”\n正文“{{?单位}}{{?异议}}{{/单位}}{{/异议}}”：“{{?单位}}”应以“{{/单位}}”结束，这里却是“{{/异议}}”"},
		"over two paragraphs":  {para("他叫{{姓") + para("名}}"), "正文“他叫{{姓”：“{{姓”没有写完，缺少“}}”（一个标记要写在同一段里）\n正文“名}}”：多出了“}}”，前面没有“{{”"},
		"closed only":          {para("名}}"), "正文“名}}”：多出了“}}”，前面没有“{{”"},
		"pair that is no pair": {para("a{{#人员}}") + para("b{{/人员}}"), "正文“a{{#人员}}”：“{{#人员}}”和“{{/人员}}”的位置不能配对：请写在同一段里，或者表格的同一行里，或者各自单独成一段"},
		"two lists in a row":   {table(row("{{#人员}}{{/人员}}", "{{#无人}}{{/无人}}")), "正文“{{#人员}}{{/人员}}”：这里有两个循环（“{{#无人}}”和“{{#人员}}”），一行（或者一段）只能有一个"},
		"unknown list":         {para("{{#人们}}{{姓名}}{{名}}{{/人们}}"), "正文“{{#人们}}{{姓名}}{{名}}{{/人们}}”：没有叫“人们”的内容"},
		"unknown condition":    {para("{{?人们}}{{/人们}}"), "正文“{{?人们}}{{/人们}}”：没有叫“人们”的内容"},
		"empty":                {para("{{ }}"), "正文“{{ }}”：“{{}}”里没有写名称"},
		"picture's size":       {para("{{@照片|大}}"), "正文“{{@照片|大}}”：“{{@照片|大}}”：图片的大小应写成“25x35”（宽x高，毫米）"},
		"tracked": {`<w:p><w:r><w:t>原</w:t></w:r><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins></w:p>`,
			"正文“原新”：有没有接受的修订。请在Word的“审阅”中接受（或者拒绝）全部修订，存好后再用"},
		"tracked looks": {`<w:p><w:r><w:rPr><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r></w:p>`,
			"正文“字”：有没有接受的修订。请在Word的“审阅”中接受（或者拒绝）全部修订，存好后再用"},
		"text box": {`<w:p><w:r><w:pict><w:txbxContent>` + para("{{姓民}}") + `</w:txbxContent></w:pict></w:r></w:p>`,
			"正文的文本框“{{姓民}}”：没有叫“姓民”的内容，是不是“姓名”"},
		"field": {`<w:p>` + complexField("MERGEFIELD 姓民") + `</w:p>`, "正文“«x»”：没有叫“姓民”的内容，是不是“姓名”"},
		"field over paragraphs": {`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD 姓名</w:instrText></w:r></w:p>`,
			"正文：邮件合并域“姓名”跨了两段，不能填写。请在Word中删去它，重新插入在一段里"},
	} {
		t.Run(name, func(t *testing.T) {
			values := sample()
			values["照片"] = []byte{}
			var got []string
			x := open(t, pack(t, c.body))
			fatal := false
			for _, p := range x.Check(values) {
				got = append(got, p.Say())
				fatal = fatal || p.Fatal
			}
			if strings.Join(got, "\n") != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if _, err := x.Fill(io.Discard, values); (err != nil) != fatal {
				t.Errorf("filled: %v, fatal: %v", err, fatal)
			}
		})
	}
}

// Equal templates and values give equal bytes.
func TestSameBytes(t *testing.T) {
	data := pack(t, para("{{姓名}}"), file{"word/x.xml", "<x/>"})
	var a, b bytes.Buffer
	for _, to := range []*bytes.Buffer{&a, &b} {
		if _, err := open(t, data).Fill(to, sample()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two runs differ")
	}
}

func TestTemplateBecomesDocument(t *testing.T) {
	types := strings.Replace(docxtest.Parts(t, pack(t, ""))["[Content_Types].xml"], "document.main", "template.main", 1)
	parts, _ := filled(t, pack(t, para("{{姓名}}"), file{"[Content_Types].xml", types}), sample())
	if strings.Contains(parts["[Content_Types].xml"], "template.main") {
		t.Error(parts["[Content_Types].xml"])
	}
}
