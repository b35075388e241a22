package intake

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// roster writes n rows of twelve columns, as a system exports them.
func roster(t testing.TB, n int) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	row := func(i int, cells ...any) {
		if err := w.SetRow(fmt.Sprintf("A%d", i), cells); err != nil {
			t.Fatal(err)
		}
	}
	row(1, "人员编号", "姓名", "性别", "公民身份号码", "出生日期", "民族", "学历", "所在企业", "部门（班组）", "政治面貌", "入党日期", "转正日期")
	for i := range n {
		row(i+2, fmt.Sprintf("RY%07d", i), "张甲"+[]string{"乙", "丙", "丁"}[i%3], []string{"男", "女"}[i%2], nil, "1970-01-02", "汉族", "大学本科",
			"某某投资集团有限公司", fmt.Sprintf("第%d班组", i%50), "正式党员", "2010-07-01", 40725)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "名册.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

const speedRows = 20000

func BenchmarkRows(b *testing.B) {
	path := roster(b, speedRows)
	b.ResetTimer()
	for range b.N {
		wb, err := Open(path, Limits{})
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		if err := wb.Rows(context.Background(), 0, func(Row) error { n++; return nil }); err != nil || n != speedRows {
			b.Fatal(n, err)
		}
		wb.Close()
	}
}

// BenchmarkBareRows is the library's own way through the same cells.
func BenchmarkBareRows(b *testing.B) {
	path := roster(b, speedRows)
	b.ResetTimer()
	for range b.N {
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
				b.Fatal(err)
			}
		}
		rows.Close()
		f.Close()
	}
}
