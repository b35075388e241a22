package intake

// Files that are broken, or made to break a reader.

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store/compound"
	"partyledger/store/sheet"
	"partyledger/store/sheet/sheettest"
	"partyledger/store/storetest"
)

// small is a good workbook of two people.
func small(t testing.TB) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{{"姓名", "性别", "所在企业", "出生日期"}, {"张甲", "男", "甲公司", "1990-01-01"}, {"李乙", "女", "甲公司", "1991.2"}} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "小.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// try reads a workbook as an import does.
func try(path string, limits Limits) (rows int, err error) {
	wb, err := Open(path, limits)
	if err != nil {
		return 0, err
	}
	defer wb.Close()
	for i, s := range wb.Sheets() {
		if s.Kind == "" {
			continue
		}
		if err := wb.Rows(context.Background(), i, func(Row) error { rows++; return nil }); err != nil {
			return rows, err
		}
	}
	return rows, nil
}

// spoken checks that an error is a sentence for people: Chinese, whole, with
// what is safe.
func spoken(t testing.TB, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Error("taken without a word")
		return
	}
	text := err.Error()
	for _, word := range append(words, "。", "没有") {
		if !strings.Contains(text, word) {
			t.Errorf("%q does not say %q", text, word)
		}
	}
	for _, word := range []string{"zip:", "XML", "EOF", "sheet:", "invalid", "%!"} {
		if strings.Contains(text, word) {
			t.Errorf("%q is not for people", text)
		}
	}
}

func TestRefusedFiles(t *testing.T) {
	good := mustRead(t, small(t))
	ole := compound.Mark + strings.Repeat("\x00", 600)
	for name, x := range map[string]struct {
		data  string
		words []string
	}{
		"空.xlsx":   {"", []string{"空文件"}},
		"半.xlsx":   {string(good[:len(good)/2]), []string{"另存为"}},
		"旧.xls":    {ole, []string{"已损坏", "另存为"}},
		"九五.xls":   {"\x09\x08\x08\x00\x00\x05\x05\x00\x00\x00\x00\x00", []string{"Excel 95", "另存为"}},
		"单.mht":    {"MIME-Version: 1.0\r\n", []string{"单个文件网页", "另存为"}},
		"引号.csv":   {"姓名,性别\n张甲,\"男\n", []string{"第2行", "双引号"}},
		"乱.csv":    {strings.Repeat("\xff\x80", 50), []string{"编码", "另存为"}},
		"词.xlsx":   {"no workbook", []string{"不是真正的", "另存为"}},
		"文.rtf":    {"{\\rtf1 }", []string{"不是可以导入的文件"}},
		"图.PNG":    {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", []string{"不是可以导入的文件"}},
		"文件.pdf":   {"%PDF-1.7\n", []string{"不是可以导入的文件", "电子表格"}},
		"二进制.xlsb": {zipOf(t, "xl/workbook.bin"), []string{"xlsb", "另存为"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := try(save(t, name, []byte(x.data)), Limits{})
			spoken(t, err, x.words...)
		})
	}
	f := excelize.NewFile()
	defer f.Close()
	locked := filepath.Join(t.TempDir(), "锁.xlsx")
	if err := f.SaveAs(locked, excelize.Options{Password: "甲"}); err != nil {
		t.Fatal(err)
	}
	_, err := try(locked, Limits{})
	spoken(t, err, "密码", "取消密码")
	if l := NeedsPassword(err); l == nil || l.File != locked || l.Wrong {
		t.Errorf("asks for %+v", l)
	}
	_, err = OpenWith(locked, Access{Password: "乙"})
	spoken(t, err, "密码不对")
	if wb, err := OpenWith(locked, Access{Password: "甲"}); err != nil {
		t.Error(err)
	} else {
		wb.Close()
	}
	_, err = try(t.TempDir(), Limits{})
	spoken(t, err, "文件夹")
	_, err = try(filepath.Join(t.TempDir(), "无.xlsx"), Limits{})
	spoken(t, err, "找不到文件")
	_, err = try(save(t, "大.xlsx", good), Limits{FileSize: 100})
	spoken(t, err, "上限")
	_, err = try(save(t, "行.xlsx", good), Limits{Rows: 1})
	spoken(t, err, "超过1行", "拆成")
}

// zipOf is an archive with one empty part.
func zipOf(t *testing.T, part string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	_, err := w.Create(part)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What a name says of the format counts less than the content.
func TestDisguisedFiles(t *testing.T) {
	page := "<html><body><table><tr><td>姓名</td><td>性别</td><td>所在企业</td></tr><tr><td>张甲</td><td>男</td><td>甲公司</td></tr></table></body></html>"
	for name, data := range map[string]string{
		"页.xlsx":  page,
		"页.xls":   page,
		"文本.xlsx": "姓名,性别,所在企业\n张甲,男,甲公司\n",
		"文本.xls":  "姓名\t性别\t所在企业\n张甲\t男\t甲公司\n",
		"名册":      "姓名,性别,所在企业\n张甲,男,甲公司\n",
		"簿.xls":   string(mustRead(t, rosterOf(t, "姓名", "性别", "所在企业", "张甲", "男", "甲公司"))),
		"簿.csv":   string(mustRead(t, rosterOf(t, "姓名", "性别", "所在企业", "张甲", "男", "甲公司"))),
		"分号.et":   "姓名;性别;所在企业\n张甲;男;甲公司\n",
	} {
		got, _ := readAll(t, save(t, name, []byte(data)))
		for _, rows := range got {
			if p := people(rows); len(p) != 1 || p[0].Name != "张甲" || p[0].Sex != model.Male || p[0].EnterpriseID != "甲公司" {
				t.Errorf("%s: %+v", name, p)
			}
		}
		if len(got) == 0 {
			t.Errorf("%s: nothing read", name)
		}
	}
}

// rosterOf is a workbook of rows of three cells.
func rosterOf(t *testing.T, cells ...any) string {
	d := newDesk(t)
	for i := 0; i < len(cells); i += 3 {
		d.row("Sheet1", i/3+1, cells[i:i+3]...)
	}
	return d.save()
}

func TestBrokenParts(t *testing.T) {
	path := small(t)
	whole := func(string) string { return "" }
	for name, x := range map[string]struct {
		part  string
		edit  func(string) string
		words []string
	}{
		"no sheet":       {"xl/worksheets/sheet1.xml", whole, nil},
		"cut sheet":      {"xl/worksheets/sheet1.xml", func(s string) string { return s[:len(s)-40] }, nil},
		"no workbook":    {"xl/workbook.xml", whole, nil},
		"garbage styles": {"xl/styles.xml", func(string) string { return "<<<>>>" }, nil},
		"shared index":   {"xl/sharedStrings.xml", func(string) string { return `<sst><si><t>姓名</t></si></sst>` }, nil},
		"entities": {"xl/sharedStrings.xml", func(s string) string {
			return `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>` + strings.Replace(s, "张甲", "&b;", 1)
		}, nil},
		"outer entity":   {"xl/worksheets/sheet1.xml", func(s string) string { return `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>` + s }, nil},
		"unknown entity": {"xl/sharedStrings.xml", func(s string) string { return strings.Replace(s, "张甲", "&x;", 1) }, nil},
		"endless tag":    {"xl/worksheets/sheet1.xml", func(s string) string { return s + "<x a='" + strings.Repeat("b", 6<<20) }, nil},
		"deep": {"xl/sharedStrings.xml", func(string) string {
			return "<sst>" + strings.Repeat("<si>", 100000) + strings.Repeat("</si>", 100000) + "</sst>"
		}, nil},
		"huge text": {"xl/sharedStrings.xml", func(string) string {
			return "<sst><si><t>" + strings.Repeat("字", 3<<20) +
				"</t></si></sst>"
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			sheettest.Frugal(t, 200, func() {
				bad := save(t, "坏.xlsx", repack(t, path, map[string]func(string) string{x.part: x.edit}))
				_, err := try(bad, Limits{})
				spoken(t, err, append(x.words, "另存为")...)
			})
		})
	}
}

func TestOddButReadable(t *testing.T) {
	path := small(t)
	for name, x := range map[string]struct {
		part string
		edit func(string) string
	}{
		"prefix": {"xl/worksheets/sheet1.xml", func(s string) string {
			for _, el := range []string{"worksheet", "sheetData", "row", "c", "v"} {
				s = strings.NewReplacer("<"+el+" ", "<x:"+el+" ", "<"+el+">", "<x:"+el+">", "</"+el+">", "</x:"+el+">").Replace(s)
			}
			return s
		}},
		"byte order mark": {"xl/worksheets/sheet1.xml", func(s string) string { return "\ufeff" + s }},
		"no cell names": {"xl/worksheets/sheet1.xml", func(s string) string {
			for r := 1; r <= 3; r++ {
				for _, c := range "ABCD" {
					s = strings.Replace(s, fmt.Sprintf(` r="%c%d"`, c, r), "", 1)
				}
				s = strings.Replace(s, fmt.Sprintf(` r="%d"`, r), "", 1)
			}
			return s
		}},
		"comments": {"xl/worksheets/sheet1.xml", func(s string) string {
			return strings.Replace(s, "<row",
				"<!-- a > b <c> --><?pi x > ?><row", 1)
		}},
		"rich text": {"xl/sharedStrings.xml", func(s string) string {
			return strings.Replace(s, "<t>张甲</t>", "<r><rPr><b/></rPr><t>张</t></r>\n<r><t><![CDATA[甲]]></t></r><rPh><t>ちょう</t></rPh>", 1)
		}},
		"single quotes": {"xl/worksheets/sheet1.xml", func(s string) string { return strings.ReplaceAll(s, `"`, `'`) }},
		"far cell": {"xl/worksheets/sheet1.xml", func(s string) string {
			return strings.Replace(s, "</sheetData>", `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`, 1)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			sheettest.Frugal(t, 50, func() {
				got, _ := readAll(t, patch(t, path, x.part, x.edit))
				p := people(got["Sheet1"])
				if len(p) != 2 || p[0].Name != "张甲" || p[0].Sex != model.Male || p[1].Name != "李乙" || p[1].BirthDay.String() != "1991-02" {
					t.Errorf("read %+v", p)
				}
			})
		})
	}
}

func TestManyColumns(t *testing.T) {
	d := newDesk(t)
	heads := []any{"姓名", "所在企业", "性别"}
	for i := range 397 {
		heads = append(heads, fmt.Sprint("列", i))
	}
	d.row("Sheet1", 1, heads...)
	d.row("Sheet1", 2, "张甲", "甲公司", "男")
	got, sheets := readAll(t, d.save())
	if len(got["Sheet1"]) != 1 || len(sheets[0].Unknown) != sheet.MaxColumns-3 {
		t.Errorf("%d rows, %d unknown", len(got["Sheet1"]), len(sheets[0].Unknown))
	}
	if say := sheets[0].Beyond(); !strings.Contains(say, "KO列至OJ列") || !strings.Contains(say, "请移到KN列以前") {
		t.Errorf("of what is not read: %q", say)
	}
}

// Columns too far out are told of, wherever the first cell of them stands.
func TestFarColumns(t *testing.T) {
	for _, c := range []struct {
		at   string
		want string
	}{{"KN2", ""}, {"KO1", "KO列的"}, {"KO2", "KO列的"}, {"XFD900", "XFD列的"}} {
		d := newDesk(t)
		d.row("Sheet1", 1, "姓名", "所在企业", "性别")
		d.row("Sheet1", 2, "张甲", "甲公司", "男")
		if err := d.f.SetCellStr("Sheet1", c.at, "远处"); err != nil {
			t.Fatal(err)
		}
		got, sheets := readAll(t, d.save())
		say := sheets[0].Beyond()
		if len(got["Sheet1"]) != 1 || (say == "") != (c.want == "") || !strings.Contains(say, c.want) {
			t.Errorf("%s: %d rows, %q", c.at, len(got["Sheet1"]), say)
		}
	}
}

// bomb is a workbook of which one part unpacks to n MB of the pattern.
func bomb(t *testing.T, part, head, pattern string, n int) string {
	t.Helper()
	z, err := zip.OpenReader(small(t))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, p := range z.File {
		if p.Name == part {
			continue
		}
		if err := out.Copy(p); err != nil {
			t.Fatal(err)
		}
	}
	w, err := out.Create(part)
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte(pattern), 1<<20/len(pattern))
	_, err = w.Write([]byte(head))
	for range n {
		if err == nil {
			_, err = w.Write(block)
		}
	}
	if err := errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
	return save(t, "弹.xlsx", b.Bytes())
}

func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector")
	}
	for name, path := range map[string]string{
		"blanks": bomb(t, "xl/worksheets/sheet1.xml", "<worksheet>", " ", 300),
		"rows":   bomb(t, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row/>", 60),
		"cells":  bomb(t, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "<c><v>1</v></c>", 60),
		"shared": bomb(t, "xl/sharedStrings.xml", "<sst>", "<si/>", 60),
		"texts":  bomb(t, "xl/sharedStrings.xml", "<sst>", "<si><t>长长的文本</t></si>", 60),
	} {
		t.Run(name, func(t *testing.T) {
			sheettest.Frugal(t, 600, func() {
				_, err := try(path, Limits{})
				spoken(t, err)
				_, err = try(path, Limits{Unzipped: 10 << 20})
				spoken(t, err, "过大")
			})
		})
	}
}

// What a file may cost is bounded by what it may hold: sheets, rows of all of them, bytes,
// merged cells, tables beside each other. The figures are of what was read, not of time.
func TestBounds(t *testing.T) {
	many := excelize.NewFile()
	for i := range maxSheets {
		storetest.Must[int](t)(many.NewSheet(fmt.Sprintf("表%d", i)))
	}
	path := filepath.Join(t.TempDir(), "多表.xlsx")
	if err := many.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	_, err := try(path, Limits{})
	spoken(t, err, fmt.Sprintf("最多读%d张", maxSheets))

	tabs := []storetest.Tab{{Name: "甲", Rows: storetest.Rows("姓名|性别|所在单位", "界甲|男|甲公司", "界乙|男|甲公司")},
		{Name: "乙", Rows: storetest.Rows("姓名|性别|所在单位", "界丙|男|甲公司", "界丁|男|甲公司")}}
	_, err = try(storetest.Book(t, tabs...), Limits{Rows: 4})
	if err != nil {
		t.Fatal(err)
	}
	_, err = try(storetest.Book(t, tabs...), Limits{Rows: 3}) // of all sheets together
	spoken(t, err, "到表“乙”为止超过3行")

	row := strings.Repeat("姓名|性别|", 100) + "备注"
	res := storetest.Must[*Outcome](t)(Trial(t.Context(), caseLedger(t), Request{Files: []string{storetest.Book(t,
		storetest.Tab{Name: "花名册", Rows: storetest.Rows(row, row, row)})}}))
	if len(res.Tables) != 1 {
		t.Errorf("%d tables beside each other", len(res.Tables))
	}
}

// Mutated files never panic and are always answered in words.
func mutate(data []byte, rng *rand.Rand) []byte {
	out := bytes.Clone(data)
	for range 1 + rng.IntN(8) {
		i := rng.IntN(len(out))
		switch rng.IntN(4) {
		case 0:
			out[i] = byte(rng.Uint32())
		case 1:
			out[i] ^= 1 << rng.IntN(8)
		case 2:
			out = out[:max(i, 20)]
		case 3:
			j := rng.IntN(len(out))
			out = append(out[:min(i, j)], out[max(i, j):]...)
		}
		if len(out) < 2 {
			return out
		}
	}
	return out
}

func TestMutations(t *testing.T) {
	good := mustRead(t, small(t))
	rng := rand.New(rand.NewPCG(7, 7))
	dir := t.TempDir()
	for range 400 {
		path := filepath.Join(dir, "变.xlsx")
		if err := os.WriteFile(path, mutate(good, rng), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := try(path, Limits{}); err != nil {
			spoken(t, err)
		}
	}
}

// FuzzCell reads any text as a cell of any field: no panic, valid text, and what
// was read is read again the same.
func FuzzCell(f *testing.F) {
	for _, text := range append(sheettest.Hard, "36000", "1998.0999999999999", "1.1010519491231E+17", "NaN", "1e999", "-0", "是",
		"2026-02-30", "\xff\xfe", "1,234.5万元", "8‰") {
		for kind := range uint8(6) {
			f.Add(text, kind)
		}
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		for _, k := range []model.Kind{model.KindPerson, model.KindEnterprise, model.KindFund, model.KindStaffingStandard} {
			schema := model.SchemaOf(k)
			r := newRowReader(blockOf(schema), kind&8 != 0)
			cells := make([]sheet.Cell, len(schema.Fields))
			for i := range cells {
				cells[i] = sheet.Cell{Text: text, Kind: sheet.CellKind(kind % 6)}
			}
			row := r.read(7, cells)
			for _, field := range schema.Fields {
				out := field.Text(row.Record)
				if !utf8.ValidString(out) {
					t.Fatalf("%s.%s: invalid text %q of %q", k, field.Name, out, text)
				}
				again := schema.New()
				if err := field.SetText(again, out); err != nil || field.Text(again) != out {
					t.Fatalf("%s.%s: %q of %q reads as %q, %v", k, field.Name, out, text, field.Text(again), err)
				}
			}
			for _, p := range row.Problems {
				if p.Why == "" || !utf8.ValidString(p.Why+p.Value) {
					t.Fatalf("problem %+v", p)
				}
			}
		}
	})
}

// blockOf is a table with every field of a kind.
func blockOf(s *model.Schema) *block {
	b := &block{Table: &Table{}, schema: s, to: wide}
	for i, field := range s.Fields {
		b.fields, b.titles, b.groups = append(b.fields, i), append(b.titles, field.Label), append(b.groups, "")
	}
	return b
}

func FuzzHeading(f *testing.F) {
	f.Add("姓名（必填）")
	f.Add("）（")
	f.Add("(]【")
	heads := headings(model.SchemaOf(model.KindPerson))
	f.Fuzz(func(_ *testing.T, text string) {
		fieldOf(heads, text)
		_ = columnName(0, text)
		b := blockOf(model.SchemaOf(model.KindPerson))
		b.leftOut(line{number: 3, cells: []sheet.Cell{{Text: text}}}, []int{0})
		sectionName(text)
		stripTitle(text, b.schema)
		splitNames(text)
	})
}

// The reader finds what the library finds.
func TestAgainstLibrary(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	src := records{}
	for _, s := range model.Schemas() {
		for n := range 5 {
			src[s.Kind] = append(src[s.Kind], randomRecord(rng, s, n))
		}
	}
	path := save(t, "导出.xlsx", write(t, src))
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := sheet.OpenFile(path, Limits{}.orDefault().Unzipped)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for _, p := range a.Sheets {
		want, err := f.GetRows(p.Name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		c, err := a.Cells(p.Part)
		if err != nil {
			t.Fatal(err)
		}
		for {
			n, cells, err := c.Next()
			if err != nil {
				break
			}
			for i, x := range cells {
				if w := want[n-1][i]; x.Text != w {
					t.Errorf("%s row %d column %d: %.80q, library %.80q", p.Name, n, i, x.Text, w)
				}
			}
		}
		c.Close()
	}
}
