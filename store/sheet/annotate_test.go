package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
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
	if err := Annotate(in, out, problems); err != nil {
		t.Fatal(err)
	}
	if string(before) != string(mustRead(t, in)) {
		t.Error("the person's own file was changed")
	}
	if err := Annotate(out, again, problems); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{out, again} {
		checkAnnotated(t, path)
		rows, sheets := readAll(t, path)
		if len(sheets[0].Unknown) > 0 || len(rows["Sheet1"]) != 3 || len(said(rows["Sheet1"])) != 3 { // two days and a formula without its result
			t.Errorf("read again: %v %v", sheets[0].Unknown, said(rows["Sheet1"]))
		}
	}
	mended := filepath.Join(t.TempDir(), "改好.xlsx")
	if err := Annotate(out, mended, map[string][]Problem{"Sheet1": problems["Sheet1"][:1]}); err != nil {
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
	for at, words := range map[string][]string{"E3": {"错误：出生日期", "没有30日", "错误：所在企业 找不到企业"}, "E4": {"提示：出生日期 请核对"}, "E5": {"没有13月", "错误：整行重复"}} {
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
	spoken(t, Annotate(in, filepath.Join(t.TempDir(), "标记.xls"), nil), "同为.xlsx格式")
	if err := Annotate(in, filepath.Join(t.TempDir(), "没有的文件夹", "标记.xlsx"), nil); err == nil {
		t.Error("written into a folder that is not there")
	}
	if err := Annotate(in, in, problemsOf(t, in)); err != nil { // over the file itself, at the person's wish
		t.Error(err)
	}
	if _, err := os.Stat(in); err != nil {
		t.Error(err)
	}
}
