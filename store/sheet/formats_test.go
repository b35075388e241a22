package sheet

// Every format is read as the .xlsx of the same workbook is. The files in testdata were
// made by LibreOffice from the workbook that makeOffice writes (TestMakeFixtures).

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const testMost = 400 << 20 // as an import has it

// shown is what a test compares of a cell.
type shown struct {
	Text    string
	Kind    CellKind
	Formula bool
}

// rowsOf reads a sheet: by row, the cells to the last that is filled.
func rowsOf(t testing.TB, a *File, sheet int) map[int][]shown {
	t.Helper()
	c, err := a.Cells(a.Sheets[sheet].Part)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	out := map[int][]shown{}
	for {
		n, cells, err := c.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		for len(cells) > 0 && cells[len(cells)-1].Text == "" {
			cells = cells[:len(cells)-1]
		}
		for _, x := range cells {
			if v, err := strconv.ParseFloat(x.Text, 64); err == nil && x.Kind != TextCell {
				x.Text = numeral(v) // 1E-7 is written in several ways
			}
			out[n] = append(out[n], shown{x.Text, x.Kind, x.Formula})
		}
	}
}

func mustOpen(t testing.TB, file string) *File {
	t.Helper()
	a, err := OpenFile(file, testMost)
	if err != nil {
		t.Fatal(file, err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// office writes a workbook as an office might have it, with all that the formats write
// in ways of their own.
func makeOffice(t *testing.T, file string) {
	f := excelize.NewFile()
	defer f.Close()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	style := func(code string, strike bool) int {
		s := &excelize.Style{}
		if code != "" {
			s.CustomNumFmt = &code
		}
		if strike {
			s.Font = &excelize.Font{Strike: true}
		}
		id, err := f.NewStyle(s)
		ok(err)
		return id
	}
	ok(f.SetSheetName("Sheet1", "人员"))
	set := func(at string, v any, style int) {
		t.Helper()
		ok(f.SetCellValue("人员", at, v))
		if style > 0 {
			ok(f.SetCellStyle("人员", at, at, style))
		}
	}
	ok(f.SetSheetRow("人员", "A1", &[]any{"姓名", "身份证号", "数", "日", "月", "百分", "真假", "公式", "备注"}))
	for i, text := range []string{"张甲", "=1+1", "+86", "00012", "第一行\n第二行", "a<b>&\"c\"'d'", "𠮷野", "ñandú", "全角　空格", "'撇号"} {
		at := i + 2
		set(fmt.Sprintf("A%d", at), text, 0)
		set(fmt.Sprintf("B%d", at), fmt.Sprintf("99000019900101%04d", i), 0)
		set(fmt.Sprintf("C%d", at), []float64{1998.1, 36000, -0.5, 4.35, 1e-7, 123456789012, 1.5e17, 0, 7, 2000.12}[i], []int{style("0.00", false), 0}[i%2])
		set(fmt.Sprintf("D%d", at), 32874+i*400, style("yyyy-mm-dd", false))
		set(fmt.Sprintf("E%d", at), 32874+i*31, style(`yyyy"年"m"月"`, false))
		set(fmt.Sprintf("F%d", at), float64(i)/10, style("0%", false))
		set(fmt.Sprintf("G%d", at), i%2 == 0, 0)
	}
	for i, formula := range []string{`"甲"&"乙"`, "1+0.5", "NA()", "1/0", "1=1", `""`} {
		ok(f.SetCellFormula("人员", fmt.Sprintf("H%d", i+2), formula))
	}
	set("I2", "已调出", style("", true))
	set("I3", strings.Repeat("长长的备注 long ", 500), 0)
	set("I4", strings.Repeat("x", 9000), 0)
	ok(f.SetCellRichText("人员", "I5", []excelize.RichTextRun{{Text: "半"}, {Text: "粗", Font: &excelize.Font{Bold: true}}, {Text: "体"}}))
	ok(f.MergeCell("人员", "I6", "I8"))
	set("I6", "第一支部", 0)
	ok(f.SetRowVisible("人员", 5, false))
	ok(f.AddComment("人员", excelize.Comment{Cell: "A3", Author: "经办", Text: "本人已核"}))
	for i := range 300 { // more texts than one record holds
		set(fmt.Sprintf("A%d", 20+i), fmt.Sprintf("第%d名职工 worker %d %s", i, i*i, strings.Repeat("字", i%40)), 0)
	}
	_, err := f.NewSheet("空")
	ok(err)
	_, err = f.NewSheet("藏")
	ok(err)
	ok(f.SetCellStr("藏", "C3", "看不见"))
	ok(f.SetSheetVisible("藏", false))
	ok(f.SaveAs(file))
}

// TestMakeFixtures makes testdata anew, if PARTYLEDGER_SOFFICE names LibreOffice.
func TestMakeFixtures(t *testing.T) {
	office := os.Getenv("PARTYLEDGER_SOFFICE")
	if office == "" {
		t.Skip("PARTYLEDGER_SOFFICE is not set")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "office.xlsx")
	makeOffice(t, in)
	to := func(filter, from, out string) string {
		t.Helper()
		cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", filter,
			"--outdir", out, from)
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", filter, err, said)
		}
		ext, _, _ := strings.Cut(filter, ":")
		return filepath.Join(out, strings.TrimSuffix(filepath.Base(from), filepath.Ext(from))+"."+ext)
	}
	again := to("xlsx:Calc MS Excel 2007 XML", in, filepath.Join(dir, "again"))
	for name, filter := range map[string]string{"office.xls": "xls:MS Excel 97", "office.ods": "ods:calc8",
		"office.csv":  "csv:Text - txt - csv (StarCalc):44,34,GBK,1",
		"office.html": "html:HTML (StarCalc)", "office.xlsx": ""} {
		made := again
		if filter != "" {
			made = to(filter, in, filepath.Join(dir, name))
		}
		data, err := os.ReadFile(made)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("testdata", name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFormatsReadAlike(t *testing.T) {
	want := mustOpen(t, "testdata/office.xlsx")
	for file, format := range map[string]Format{"office.xls": XLS, "office.ods": ODS, "office.xlsx": XLSX} {
		t.Run(file, func(t *testing.T) {
			a := mustOpen(t, filepath.Join("testdata", file))
			if a.Format != format {
				t.Errorf("taken for %s", a.Format)
			}
			if len(a.Sheets) != 3 || a.Sheets[0].Name != "人员" || a.Sheets[0].Hidden || a.Sheets[2].Name != "藏" || !a.Sheets[2].Hidden {
				t.Fatalf("sheets %+v", a.Sheets)
			}
			for i := range a.Sheets {
				if d := cmp.Diff(rowsOf(t, want, i), rowsOf(t, a, i)); d != "" {
					t.Errorf("sheet %d (-xlsx +%s)\n%.4000s", i, format, d)
				}
			}
			marks(t, a)
		})
	}
}

// marks holds what cells carry beside their text.
func marks(t *testing.T, a *File) {
	t.Helper()
	c, err := a.Cells(a.Sheets[0].Part)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var hidden, struck, two, none []int
	for {
		n, cells, err := c.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if c.Hidden {
			hidden = append(hidden, n)
		}
		for col, x := range cells {
			if x.Struck {
				struck = append(struck, n*100+col)
			}
			if col == 2 && x.Decimals == 2 {
				two = append(two, n)
			}
			if col == 2 && x.Text != "" && x.Decimals == -1 {
				none = append(none, n)
			}
		}
	}
	comments, err := a.Comments(a.Sheets[0].Part)
	if err != nil {
		t.Fatal(err)
	}
	note := comments[[2]int{3, 0}]
	for _, x := range []struct {
		what      string
		want, got any
	}{
		{"hidden rows", []int{5}, hidden}, {"struck cells", []int{208}, struck}, {"two digits", []int{2, 4, 6, 8, 10}, two},
		{"no digits said", []int{1, 3, 5, 7, 9, 11}, none}, {"merged", []Merge{{Top: 6, Bottom: 8, Col: 8}}, c.Merges},
		{"commented", true, strings.Contains(note, "本人已核") && len(comments) == 1},
	} {
		if d := cmp.Diff(x.want, x.got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", x.what, d)
		}
	}
}

// A .csv and a page have what the first sheet shows.
func TestShownTexts(t *testing.T) {
	want := rowsOf(t, mustOpen(t, "testdata/office.xlsx"), 0)
	for file, format := range map[string]Format{"office.csv": Delimited, "office.html": HTML} {
		a := mustOpen(t, filepath.Join("testdata", file))
		if a.Format != format {
			t.Fatalf("%s taken for %s", file, a.Format)
		}
		got, texts := rowsOf(t, a, 0), 0
		first := 0 // where the table begins
		for n := 1; n < 10 && first == 0; n++ {
			if r := got[n]; len(r) > 1 && r[0].Text == "姓名" && r[1].Text == "身份证号" {
				first = n - 1
			}
		}
		for n, row := range want {
			for col, x := range row {
				if x.Kind != TextCell || x.Formula || col == 6 {
					continue
				}
				text := x.Text
				if format == HTML {
					text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
				}
				at := n + first
				if format == HTML && n == 5 {
					continue // LibreOffice leaves hidden rows out
				}
				if format == HTML && n > 5 {
					at--
				}
				var have string
				if r := got[at]; col < len(r) {
					have = r[col].Text
				}
				if texts++; have != text {
					t.Fatalf("%s row %d column %d: %.60q, want %.60q", file, n, col, have, text)
				}
			}
		}
		if texts < 300 {
			t.Errorf("%s: only %d texts compared", file, texts)
		}
	}
}

// save writes a file under a name.
func saveAs(t testing.TB, name string, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// texts are a sheet's rows as lines, for tests of small ones.
func texts(t testing.TB, a *File) string {
	t.Helper()
	rows, out := rowsOf(t, a, 0), []string{}
	for n := 1; len(rows) > 0 && n < 1000; n++ {
		var line []string
		for _, x := range rows[n] {
			line = append(line, x.Text)
		}
		if delete(rows, n); len(line) > 0 {
			out = append(out, fmt.Sprint(n, ":", strings.Join(line, "|")))
		}
	}
	return strings.Join(out, " ")
}

func TestDelimited(t *testing.T) {
	gbk := func(s string) string {
		b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	wide := func(s string, e unicode.Endianness, mark unicode.BOMPolicy) string {
		b, err := unicode.UTF16(e, mark).NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	table := "姓名,身份证号\r\n张甲,990000199001010001\r\n"
	plain := "1:姓名|身份证号 2:张甲|990000199001010001"
	for name, x := range map[string]struct{ data, want string }{
		"utf8":         {table, plain},
		"mark":         {"\ufeff" + table, plain},
		"gbk":          {gbk(table), plain},
		"utf16le":      {wide(table, unicode.LittleEndian, unicode.UseBOM), plain},
		"utf16be":      {wide(table, unicode.BigEndian, unicode.UseBOM), plain},
		"utf16 bare":   {wide("name,id\nzhang,1\n", unicode.LittleEndian, unicode.IgnoreBOM), "1:name|id 2:zhang|1"},
		"rare":         {gbk("䶮,𠮷\n"), "1:䶮|𠮷"},
		"tab":          {strings.ReplaceAll(table, ",", "\t"), plain},
		"semicolon":    {strings.ReplaceAll(table, ",", ";"), plain},
		"old mac":      {strings.ReplaceAll(table, "\r\n", "\r"), plain},
		"said":         {"sep=;\r\na,b;c\r\n", "1:a,b|c"},
		"quotes":       {"a,\"b\"\"c\nd,e\",f\n\"g\"h,i\"j\n", "1:a|b\"c\nd,e|f 2:gh|i\"j"},
		"windows line": {"a,\"b\r\nc\"\n", "1:a|b\nc"},
		"empty lines":  {"a,b\n\n\nc,d", "1:a|b 4:c|d"},
		"kept zeros":   {"=\"00012\",00012\n", "1:00012|00012"},
		"one column":   {"姓名\n张甲\n", "1:姓名 2:张甲"},
		"dos end":      {"a,b\n\x1a", "1:a|b"},
		"commas in":    {"姓名\t说明\n张甲\t一,二,三\n李乙\t四,五\n", "1:姓名|说明 2:张甲|一,二,三 3:李乙|四,五"},
	} {
		t.Run(name, func(t *testing.T) {
			a := mustOpen(t, saveAs(t, "名册.csv", []byte(x.data)))
			if got := texts(t, a); got != x.want || a.Sheets[0].Name != "名册" {
				t.Errorf("%s: %q, want %q", a.Sheets[0].Name, got, x.want)
			}
		})
	}
	_, err := OpenFile(saveAs(t, "引号.csv", []byte("a,b\nc,\"d\ne,f\n")), testMost)
	var quote *QuoteError
	if !errors.As(err, &quote) || quote.Row != 2 {
		t.Errorf("open quote: %v", err)
	}
}

func TestTabular(t *testing.T) {
	for text, want := range map[string]bool{
		"姓名\t性别\t部门\n张甲\t男\t一部\n李乙\t女\t二部\n": true,
		"姓名,性别,部门\n张甲,男,一部\n李乙,女,二部\n":       true,
		"某某公司章程\n第一条 为了加强党的领导，根据《公司法》，制定本章程。\n第二条 公司名称：某某公司。\n第三条 住所：某地,某路,1号。\n": false,
		"第一章\t总则\n第一条\t为了\n第二条\t公司\n第三条\t住所\n":                                    false,
		"姓名,性别,部门\n": false,
		"":           false,
	} {
		if got := Tabular(saveAs(t, "文.txt", []byte(text))); got != want {
			t.Errorf("%.30q: %v", text, got)
		}
	}
}

func TestWebPages(t *testing.T) {
	for name, x := range map[string]struct{ data, want string }{
		"plain":        {"<table><tr><th>姓名<th>年龄<tr><td>张甲<td>30</table>", "1:姓名|年龄 2:张甲|30"},
		"spans":        {"<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>戊</table>", "1:甲|乙 2:|丙|丁 3:戊"},
		"entities":     {"<table><tr><td>a&lt;b&amp;c&#20013;&nbsp;d</table>", "1:a<b&c中\u00a0d"},
		"lines":        {"<table><tr><td>一<br>二<p>三</p></table>", "1:一\n二\n三"},
		"outside":      {"<p>某某公司 名册</p><table><tr><td>甲</table>制表人：乙", "1:某某公司 名册 2:甲 3:制表人：乙"},
		"nested":       {"<table><tr><td><table><tr><td>甲<td>乙</table></table>", "1:甲|乙"},
		"script":       {"<style>td{}</style><script>var a='<td>x'</script><title>t</title><table><tr><td>甲</table>", "1:甲"},
		"comments":     {"<!--[if gte mso 9]><xml><td>x</td></xml><![endif]--><table><tr><td>甲</table>", "1:甲"},
		"two tables":   {"<table><tr><td>甲</table><table><tr><td>乙</table>", "1:甲 2:乙"},
		"empty rows":   {"<table><tr><td>甲<tr><td></td><tr><td>乙</table>", "1:甲 3:乙"},
		"never closed": {"<table><tr><td>甲", "1:甲"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("<html><meta charset=gb2312>" + x.data))
			if err != nil {
				t.Fatal(err)
			}
			a := mustOpen(t, saveAs(t, "导出.xls", data))
			if got := texts(t, a); got != x.want || a.Format != HTML {
				t.Errorf("%s %q, want %q", a.Format, got, x.want)
			}
		})
	}
	a := mustOpen(t, saveAs(t, "标.xls", []byte(`<html><table><tr style="display: none"><td><s>划掉</s><td>留<tr><td rowspan=3>合</table>`)))
	c, err := a.Cells(a.Sheets[0].Part)
	if err != nil {
		t.Fatal(err)
	}
	if _, cells, err := c.Next(); err != nil || !c.Hidden || !cells[0].Struck || cells[1].Struck {
		t.Errorf("hidden %v, %+v, %v", c.Hidden, cells, err)
	}
	if a.kept.grids[0].merges[0] != (Merge{Top: 2, Bottom: 4, Col: 0}) {
		t.Errorf("merges %v", a.kept.grids[0].merges)
	}
}

// What is not read is told apart.
func TestUnreadFormats(t *testing.T) {
	pack := func(parts ...string) []byte {
		var b bytes.Buffer
		w := newZip(&b)
		for i := 0; i < len(parts); i += 2 {
			w.add(t, parts[i], parts[i+1])
		}
		w.close(t)
		return b.Bytes()
	}
	for name, x := range map[string]struct {
		data []byte
		want Format
	}{
		"b.xlsb": {pack("xl/workbook.bin", ""), XLSB},
		"w.xlsx": {pack("word/document.xml", "<w/>"), OtherZip},
		"t.ods":  {pack("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"), OtherZip},
		"l.ods": {pack("mimetype", odsKind, "META-INF/manifest.xml", "<m><encryption-data/></m>",
			"content.xml", "x"), LockedODS},
		"95.xls":   {[]byte("\x09\x08\x08\x00\x00\x05\x05\x00\x00\x00\x00\x00"), Excel95},
		"4.xls":    {[]byte("\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"), Excel95},
		"page.mht": {[]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), WebArchive},
		"f.xls":    {[]byte("<html><frameset></frameset></html>"), WebFrames},
		"p.csv":    {[]byte("%PDF-1.4 something"), Other},
		"r.xls":    {[]byte("{\\rtf1 }"), Other},
	} {
		_, err := OpenFile(saveAs(t, name, x.data), testMost)
		var format *FormatError
		if !errors.As(err, &format) || format.Format != x.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, data := range map[string]string{"图.csv": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"乱.csv": strings.Repeat("\xff\xff\x80", 100)} {
		if _, err := OpenFile(saveAs(t, name, []byte(data)), testMost); !errors.Is(err, ErrNoText) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLockedWorkbooks(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetCellStr("Sheet1", "A1", "张甲"); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "锁.xls") // whatever its name says
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "密-Mm1"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for password, wrong := range map[string]bool{"": false, "密-mm1": true} {
		_, err := Open(file, How{Most: testMost, Password: password})
		var locked *LockedError
		if !errors.As(err, &locked) || locked.Wrong != wrong {
			t.Errorf("%q: %v", password, err)
		}
	}
	a, err := Open(file, How{Most: testMost, Password: "密-Mm1"})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if got := texts(t, a); got != "1:张甲" {
		t.Errorf("read %q", got)
	}
	var marked bytes.Buffer
	if err := a.WriteMarked(&marked, nil); err != nil {
		t.Fatal(err)
	}
	again := saveAs(t, "副本.xlsx", marked.Bytes())
	var locked *LockedError
	if _, err := OpenFile(again, testMost); !errors.As(err, &locked) {
		t.Errorf("the copy opens without the password: %v", err)
	}
}

// The marked copy of another format reads as the original.
func TestConverted(t *testing.T) {
	for _, file := range []string{"office.xls", "office.ods", "office.csv"} {
		a := mustOpen(t, filepath.Join("testdata", file))
		part := PartName(a.Sheets[0].Part)
		var b bytes.Buffer
		if err := a.WriteMarked(&b, map[string]*SheetMarks{part: {Column: 9, Rows: map[int]*RowMarks{
			1: {Text: "错误"}, 3: {Text: "错误：不对", Cells: map[int]bool{0: false, 2: true}}}}}); err != nil {
			t.Fatal(err)
		}
		again := mustOpen(t, saveAs(t, "副本.xlsx", b.Bytes()))
		if again.Format != XLSX || len(again.Sheets) != len(a.Sheets) {
			t.Fatalf("%s: %s, %d sheets", file, again.Format, len(again.Sheets))
		}
		want, got := rowsOf(t, a, 0), rowsOf(t, again, 0)
		for n := range want {
			for i := range want[n] {
				want[n][i].Formula = false // its result is a value now, an error the word for it
				if want[n][i].Kind == ErrorCell {
					want[n][i].Kind = TextCell
				}
			}
		}
		for _, n := range []int{1, 3} {
			last := got[n][len(got[n])-1]
			if got[n] = got[n][:len(got[n])-1]; !strings.HasPrefix(last.Text, "错误") {
				t.Errorf("%s row %d ends with %+v", file, n, last)
			}
			for len(got[n]) > 0 && got[n][len(got[n])-1].Text == "" {
				got[n] = got[n][:len(got[n])-1]
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-original +copy)\n%.3000s", file, d)
		}
	}
}

func TestCancelledOpening(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, file := range []string{"office.xls", "office.ods", "office.csv", "office.html"} {
		if _, err := Open(filepath.Join("testdata", file), How{Most: testMost, Context: ctx}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestODSCells(t *testing.T) {
	a := mustOpen(t, saveAs(t, "a.ods", odsOf(t, `<table name="表"><table-row><table-cell formula="of:=1+1"/>`+
		`<table-cell value-type="date" date-value="1900-01-15T12:00:00"><p>x</p></table-cell><table-cell value-type="date" date-value="1899-05-01"/>`+
		`<table-cell number-columns-repeated="2"><p>一<s c="2"/>二</p><p>三<line-break/>四</p></table-cell>`+
		`<table-cell value-type="boolean" boolean-value="true"/></table-row><table-row-group display="false"><table-row><table-cell><p>藏</p>`+
		`</table-cell></table-row></table-row-group><table-row number-rows-repeated="3"><table-cell number-columns-repeated="1020"/></table-row>`+
		`<table-row number-rows-repeated="2"><table-cell/><covered-table-cell><p>又</p></covered-table-cell></table-row></table>`, "", 0, "")))
	want := map[int][]shown{1: {{"=1+1", OpenCell, true}, {"15.5", DateCell, false}, {"1899-05-01", TextCell, false},
		{"一  二\n三\n四", TextCell, false},
		{"一  二\n三\n四", TextCell, false}, {"TRUE", TextCell, false}}, 2: {{Text: "藏"}}, 6: {{}, {Text: "又"}}, 7: {{}, {Text: "又"}}}
	if d := cmp.Diff(want, rowsOf(t, a, 0)); d != "" || !a.kept.grids[0].hidden.has(2) || a.kept.grids[0].hidden.has(6) {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Excel's XML of 2003 carries all that the others do.
func TestXML2003(t *testing.T) {
	a := mustOpen(t, saveAs(t, "导出.xls", []byte(`<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
 <Styles>
  <Style ss:ID="Default" ss:Name="Normal"><Alignment ss:Vertical="Center"/></Style>
  <Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
  <Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>
  <Style ss:ID="n"><Font ss:StrikeThrough="1"/><NumberFormat ss:Format="0.00"/></Style>
 </Styles>
 <Worksheet ss:Name="人员">
  <Table>
   <Column ss:Width="60"/>
   <Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">日</Data></Cell></Row>
   <Row ss:Index="4" ss:Hidden="1">
    <Cell ss:MergeDown="2"><ss:Data ss:Type="String"><html:Font>张</html:Font><html:B>甲</html:B></ss:Data></Cell>
    <Cell ss:StyleID="n"><Data ss:Type="Number">1998.1</Data><Comment><ss:Data>已核</ss:Data></Comment></Cell>
    <Cell ss:StyleID="d"><Data ss:Type="DateTime">1990-01-01T00:00:00.000</Data></Cell>
    <Cell ss:StyleID="m"><Data ss:Type="DateTime">1990-01-01T00:00:00.000</Data></Cell>
    <Cell ss:MergeAcross="1" ss:Formula="=1=1"><Data ss:Type="Boolean">1</Data></Cell>
    <Cell ss:Formula="=NA()"><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=1+1"/>
   </Row>
  </Table>
 </Worksheet>
 <Worksheet ss:Name="藏"><Table/>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>`)))
	want := map[int][]shown{1: {{Text: "姓名"}, {}, {Text: "日"}}, 4: {{Text: "张甲"}, {"1998.1", NumberCell, false}, {"32874", DateCell, false},
		{"32874", MonthCell, false}, {"TRUE", TextCell, true}, {}, {"#N/A", ErrorCell, true}, {"=1+1", OpenCell, true}}}
	if d := cmp.Diff(want, rowsOf(t, a, 0)); d != "" || a.Format != XML2003 {
		t.Errorf("%s (-want +got)\n%s", a.Format, d)
	}
	g := a.kept.grids[0]
	if !g.hidden.has(4) || g.hidden.has(1) || g.comments[[2]int{4, 1}] != "已核" ||
		g.merges[0] != (Merge{Top: 4, Bottom: 6, Col: 0}) || !a.Sheets[1].Hidden {
		t.Errorf("%+v %+v", g, a.Sheets)
	}
	if c := a.kept.chunks[0][3]; !c.struck || c.decimals != 2 {
		t.Errorf("%+v", c)
	}
}

// How far alignment sets a text in is read in each format; LibreOffice wrote the files.
func TestIndents(t *testing.T) {
	for _, name := range []string{"indent.xlsx", "indent.xls", "indent.ods"} {
		a := mustOpen(t, filepath.Join("testdata", name))
		c, err := a.Cells(a.Sheets[0].Part)
		if err != nil {
			t.Fatal(err)
		}
		var got []int8
		for {
			n, cells, err := c.Next()
			if err != nil {
				break
			}
			if n > 2 {
				got = append(got, cells[1].Indent)
			}
		}
		if want := []int8{0, 1, 2, 2, 1}; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
