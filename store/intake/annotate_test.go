package intake

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/store"
)

// faulty is a roster with a formula, a merged title and a sheet of notes.
func faulty(t *testing.T) string {
	d := newDesk(t)
	d.row("Sheet1", 1, "党员花名册")
	d.ok(d.f.MergeCell("Sheet1", "A1", "D1"))
	d.row("Sheet1", 2, "姓名", "出生日期", "所在企业", "备注")
	d.row("Sheet1", 3, "张甲", "2023-02-30", "甲公司")
	d.row("Sheet1", 4, "李乙", 32994, "甲公司")
	d.format("Sheet1", "B4", "yyyy/m/d")
	d.row("Sheet1", 5, "王丙", "1990-13-01", "甲公司")
	d.ok(d.f.SetCellFormula("Sheet1", "D3", "LEN(A3)"))
	_, err := d.f.NewSheet("随笔")
	d.ok(err)
	d.row("随笔", 1, "不要动我")
	return d.save()
}

// marked are marks that leave nothing out.
func marked(problems map[string][]Problem) map[string]Marks {
	out := map[string]Marks{}
	for name, list := range problems {
		out[name] = Marks{Marked: list}
	}
	return out
}

func problemsOf(t *testing.T, path string) map[string][]Problem {
	rows, _ := readAll(t, path)
	out := map[string][]Problem{}
	for name, list := range rows {
		for _, r := range list {
			out[name] = append(out[name], r.Problems...)
		}
	}
	return out
}

func TestAnnotate(t *testing.T) {
	in := faulty(t)
	before := mustRead(t, in)
	problems := problemsOf(t, in)
	problems["Sheet1"] = append(problems["Sheet1"], Problem{Row: 3, Column: "C 所在企业", Value: "甲公司", Why: "找不到企业"},
		Problem{Row: 4, Column: "B 出生日期", Why: "请核对", Note: true}, Problem{Row: 5, Why: "整行重复"})
	out := filepath.Join(t.TempDir(), "标记.xlsx")
	again := filepath.Join(t.TempDir(), "再标记.xlsx")
	if err := Annotate(in, store.Target{Path: out}, marked(problems)); err != nil {
		t.Fatal(err)
	}
	if string(before) != string(mustRead(t, in)) {
		t.Error("the person's own file was changed")
	}
	if err := Annotate(out, store.Target{Path: again}, marked(problems)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{out, again} {
		checkAnnotated(t, path)
		rows, sheets := readAll(t, path)
		// two days and a formula without its result
		if len(sheets[0].Unknown) > 0 || len(rows["Sheet1"]) != 3 || len(said(rows["Sheet1"])) != 3 {
			t.Errorf("read again: %v %v", sheets[0].Unknown, said(rows["Sheet1"]))
		}
	}
	mended := filepath.Join(t.TempDir(), "改好.xlsx")
	if err := Annotate(out, store.Target{Path: mended}, map[string]Marks{"Sheet1": {Marked: problems["Sheet1"][:1]}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(mended)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, at := range []string{"E4", "E5"} {
		if v, err := f.GetCellValue("Sheet1", at); v != "" || err != nil {
			t.Errorf("%s still says %q, %v", at, v, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".tmp*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func checkAnnotated(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	value := func(sheet, at string) string {
		v, err := f.GetCellValue(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	fillOf := func(at string) string {
		id, err := f.GetCellStyle("Sheet1", at)
		if err != nil {
			t.Fatal(err)
		}
		st, err := f.GetStyle(id)
		if err != nil || len(st.Fill.Color) == 0 {
			return ""
		}
		return st.Fill.Color[0]
	}
	if v := value("Sheet1", "E2") + value("Sheet1", "F2"); v != "错误" {
		t.Errorf("heading %q", v)
	}
	for at, words := range map[string][]string{"E3": {"错误：出生日期", "没有30日", "错误：所在企业 找不到企业"}, "E4": {"提示：出生日期 请核对"},
		"E5": {"没有13月", "错误：整行重复"}} {
		for _, word := range words {
			if !strings.Contains(value("Sheet1", at), word) {
				t.Errorf("%s says %q, not %q", at, value("Sheet1", at), word)
			}
		}
	}
	for at, colour := range map[string]string{"B3": "FFC7CE", "C3": "FFC7CE", "B4": "FFEB9C", "B5": "FFC7CE", "A3": "", "C4": ""} {
		if got := fillOf(at); got != colour {
			t.Errorf("%s is filled %q, want %q", at, got, colour)
		}
	}
	if v := value("Sheet1", "B4"); v != "1990/5/1" {
		t.Errorf("a date is shown as %q", v)
	}
	formula, err1 := f.GetCellFormula("Sheet1", "D3")
	merged, err2 := f.GetMergeCells("Sheet1")
	if formula != "LEN(A3)" || len(merged) != 1 || value("随笔", "A1") != "不要动我" || err1 != nil || err2 != nil {
		t.Errorf("lost: %q %v", formula, merged)
	}
}

func TestAnnotateRefuses(t *testing.T) {
	in := faulty(t)
	spoken(t, Annotate(in, store.Target{Path: filepath.Join(t.TempDir(), "标记.xls")}, nil), "是.xlsx格式")
	problems := marked(problemsOf(t, in))
	spoken(t, Annotate(in, store.Target{Path: filepath.Join(in, "标记.xlsx")}, problems), "不是文件夹")
	spoken(t, Annotate(in, store.Target{Path: in}, problems), "已经存在")
	if err := Annotate(in, store.Target{Path: in, Replace: true}, problems); err != nil { // over the file itself, at the person's wish
		t.Error(err)
	}
	if _, err := os.Stat(in); err != nil {
		t.Error(err)
	}
}

// parts reads every part of a workbook.
func parts(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	out := map[string]string{}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[p.Name] = string(data)
	}
	return out
}

// Nothing but the marked sheet and the styles is touched, and of the sheet nothing
// but what is marked.
func TestAnnotateKeepsTheRest(t *testing.T) {
	in := faulty(t)
	out := filepath.Join(t.TempDir(), "标记.xlsx")
	if err := Annotate(in, store.Target{Path: out},
		map[string]Marks{"Sheet1": {Marked: []Problem{{Row: 4, Column: "B 出生日期", Why: "不对"}}}}); err != nil {
		t.Fatal(err)
	}
	was, is := parts(t, in), parts(t, out)
	for name, text := range was {
		if same := is[name] == text; same == (name == "xl/worksheets/sheet1.xml" || name == "xl/styles.xml") {
			t.Errorf("%s: the same is %v", name, same)
		}
	}
	row := func(text string, n int) string {
		_, text, _ = strings.Cut(text, fmt.Sprintf(`<row r="%d"`, n))
		text, _, _ = strings.Cut(text, "</row>")
		return text
	}
	before, after := was["xl/worksheets/sheet1.xml"], is["xl/worksheets/sheet1.xml"]
	for _, n := range []int{1, 3, 5} {
		if row(before, n) == "" || row(before, n) != row(after, n) {
			t.Errorf("row %d was %s, is %s", n, row(before, n), row(after, n))
		}
	}
	plain := map[string]string{}
	for name, text := range was {
		plain[name] = text
	}
	if len(is) != len(plain) {
		t.Errorf("%d parts, were %d", len(is), len(plain))
	}
}

// What other programs write: prefixes, ranges of columns, styles of rows and
// columns, cells that do not say where they stand, rows without some cells.
func TestAnnotateForeignForms(t *testing.T) {
	const cells = `<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>性别</t></is></c><c r="C1" t="inlineStr"><is><t>所在企业</t></is></c></row>` +
		`<row r="2" spans="1:3" s="2" customFormat="1"><c r="A2" t="inlineStr"><is><t>张甲</t></is></c><c r="C2" s="1" t="inlineStr"><is><t>甲公司</t></is></c></row>` +
		`<row><c t="inlineStr"><is><t>李乙</t></is></c><c t="inlineStr"><is><t>y</t></is></c><c t="inlineStr"><is><t>甲公司</t></is></c></row>`
	for name, x := range map[string]struct{ before, after, want string }{
		"no widths": {"", "", `<cols><col min="4" max="4" width="60" customWidth="1"/></cols><sheetData>`},
		"widths to there": {`<cols><col min="1" max="3" width="9" style="2"/></cols>`, "",
			`<col min="1" max="3" width="9" style="2"/><col min="4" max="4" width="60" customWidth="1"/></cols>`},
		"widths over it": {`<cols><col min="2" max="16384" width="9" style="2"/></cols>`, "",
			`<col min="2" max="3" width="9" style="2"/><col min="4" max="4" width="60" customWidth="1"/><col min="5" max="16384" width="9" style="2"/></cols>`},
		"widths behind": {`<cols><col min="7" max="8" width="9"></col></cols>`, "",
			`<cols><col min="4" max="4" width="60" customWidth="1"/><col min="7" max="8" width="9"></col></cols>`},
		"a width of it": {`<cols><col min="4" max="4" width="9"></col></cols>`, "",
			`<cols><col min="4" max="4" width="60" customWidth="1"/></cols>`},
		"with an end": {`<cols><col min="3" max="5" width="9"></col></cols>`, "",
			`<cols><col min="3" max="3" width="9"></col><col min="4" max="4" width="60" customWidth="1"/><col min="5" max="5" width="9"></col></cols>`},
		"the rest stays": {"<!-- <row> --><dimension ref=\"A1:C3\"/>", `<mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells>`,
			`</sheetData><mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells>`},
	} {
		t.Run(name, func(t *testing.T) {
			sheet := `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + x.before + `<sheetData>` + cells +
				`</sheetData>` + x.after + `</worksheet>`
			in := patch(t, formats(t), "xl/worksheets/sheet1.xml", func(string) string { return sheet })
			out := filepath.Join(t.TempDir(), "标记.xlsx")
			list := []Problem{{Row: 2, Column: "B 性别", Why: "必填"}, {Row: 2, Column: "C 所在企业", Why: "<找不到> & “引号”"},
				{Row: 3, Column: "B 性别", Why: "不是男、女", Note: true}, {Row: 3, Column: "B 性别", Why: "又"}}
			if err := Annotate(in, store.Target{Path: out},
				map[string]Marks{"Sheet1": {Marked: list, Left: 7}}); err != nil {
				t.Fatal(err)
			}
			text := parts(t, out)["xl/worksheets/sheet1.xml"]
			if !strings.Contains(text, x.want) || strings.Contains(text, "<dimension") || strings.Contains(text, "spans") {
				t.Errorf("the sheet is\n%s", text)
			}
			f, err := excelize.OpenFile(out)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			for at, want := range map[string]string{"A2": "张甲", "A3": "李乙", "B3": "y", "C3": "甲公司", "D1": "错误",
				"D2": "本表问题太多，只标出前4处，另有7处没有标出；请改正后再试导入；错误：性别 必填；错误：所在企业 <找不到> & “引号”", "D3": "提示：性别 不是男、女；错误：性别 又"} {
				if got, err := f.GetCellValue("Sheet1", at); got != want || err != nil {
					t.Errorf("%s is %q, want %q, %v", at, got, want, err)
				}
			}
			for at, want := range map[string]string{"B2": "49 FFC7CE", "C2": "10 FFC7CE", "B3": "0 FFC7CE", "A2": "0 "} {
				id, err := f.GetCellStyle("Sheet1", at)
				if err != nil {
					t.Fatal(err)
				}
				st, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				if got := fmt.Sprint(st.NumFmt, " ", strings.Join(st.Fill.Color, "")); at != "A2" && got != want {
					t.Errorf("%s has the style %q, want %q", at, got, want)
				}
			}
			readAll(t, out)
		})
	}
}

// formats is a workbook with the cell styles 0 (plain), 1 (a percentage) and 2 (text).
func formats(t *testing.T) string {
	d := newDesk(t)
	for _, format := range []int{10, 49} {
		_, err := d.f.NewStyle(&excelize.Style{NumFmt: format, Alignment: &excelize.Alignment{WrapText: true}})
		d.ok(err)
	}
	d.row("Sheet1", 1, "姓名")
	return d.save()
}

// A sheet whose tags have prefixes keeps them; the marks have them too.
func TestAnnotatePrefixes(t *testing.T) {
	prefixed := func(s string) string {
		for _, el := range []string{"worksheet", "sheetData", "row", "c", "v", "cols", "col", "dimension", "sheetViews", "sheetView",
			"sheetFormatPr", "pageMargins", "sheetPr"} {
			s = strings.NewReplacer("<"+el+" ", "<x:"+el+" ", "<"+el+">", "<x:"+el+">", "</"+el+">", "</x:"+el+">").Replace(s)
		}
		return strings.Replace(s, "xmlns=", "xmlns:x=", 1)
	}
	in := patch(t, small(t), "xl/worksheets/sheet1.xml", prefixed)
	out := filepath.Join(t.TempDir(), "标记.xlsx")
	if err := Annotate(in, store.Target{Path: out},
		map[string]Marks{"Sheet1": {Marked: []Problem{{Row: 3, Column: "B 性别", Why: "不对"}}}}); err != nil {
		t.Fatal(err)
	}
	text := parts(t, out)["xl/worksheets/sheet1.xml"]
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err, text)
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Space == "" {
			t.Errorf("<%s> belongs to nothing", e.Name.Local)
		}
	}
	if rows, sheets := readAll(t, out); len(rows["Sheet1"]) != 2 || len(sheets[0].Unknown) > 0 {
		t.Errorf("read again: %+v", sheets[0])
	}
}
