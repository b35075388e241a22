// Package sheettest is what the tests of workbooks share, in the room of Excel and in
// that of the import.
package sheettest

import (
	"archive/zip"
	"bytes"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"partyledger/model/day"
)

// Hard are texts that formats and programs like to change.
var Hard = []string{"=1+1", "+86", "-5", "@SUM(A1)", "=HYPERLINK(\"x\")", "䶮𫖯𬎆㛃𠮷", "第一行\n第二行\n", "00012", "1E5", "V2.0", "1998.1",
	"20200101",
	"_x000D_", "_x005F_x000D_", "_x4e2d_", "_x", "a<b>&\"c\"'d'", "]]>", "<![CDATA[x]]>", "是", "否", "#不是错误", "'撇号", "TRUE", "张　甲·乙",
	"a\n\nb", "🈶𝒜", "&amp;",
	"清空", "＇清空", "'清空", "‘’清空", "＇＇＇清空", "清空。", "#N/A", "＇#REF!", "1.10105E+17", "`1.1E+5", "＇", "'", "无", "＇—", "同上", "〃"}

// Diff compares values.
func Diff(t *testing.T, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmp.AllowUnexported(day.Day{})); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// Frugal runs f and fails if it takes more than so many MB of memory in all.
func Frugal(t *testing.T, most uint64, f func()) {
	t.Helper()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > most<<20 {
		t.Errorf("allocated %d MB", used>>20)
	}
}

// Peak is the most memory that f had in use, in MB, looked at every few milliseconds.
func Peak(f func()) uint64 {
	runtime.GC()
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, most, done := m.HeapAlloc, uint64(0), make(chan bool)
	ended := make(chan bool)
	go func() {
		defer close(ended)
		for {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc-min(before, m.HeapAlloc))
			}
		}
	}()
	f()
	close(done)
	<-ended
	return most >> 20
}

// NoFormulas checks that no sheet of a workbook holds a formula.
func NoFormulas(t testing.TB, book []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if r.Close(); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(p.Name, "worksheets/") && (strings.Contains(string(text), "<f>") || strings.Contains(string(text), "<f ")) {
			t.Errorf("%s has a formula", p.Name)
		}
	}
}

// CheckPaper holds that a sheet prints on A4, or across on A3, heads repeated and pages counted.
func CheckPaper(t *testing.T, f *excelize.File, sheet string, titles bool) {
	t.Helper()
	layout, err := f.GetPageLayout(sheet)
	if err != nil {
		t.Fatal(err)
	}
	props, err := f.GetSheetProps(sheet)
	if err != nil {
		t.Fatal(err)
	}
	head, err := f.GetHeaderFooter(sheet)
	if err != nil {
		t.Fatal(err)
	}
	const a3, a4 = 8, 9
	if layout.Size == nil || *layout.Size != a4 && *layout.Size != a3 || layout.Orientation == nil ||
		props.FitToPage == nil || !*props.FitToPage ||
		head == nil || !strings.Contains(head.OddFooter, "&P") {
		t.Errorf("%s: paper %+v, props %+v, foot %+v", sheet, layout, props, head)
		return
	}
	width := 0.0
	rows, err := f.GetCols(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		name, _ := excelize.ColumnNumberToName(i + 1)
		w, err := f.GetColWidth(sheet, name)
		if err != nil {
			t.Fatal(err)
		}
		width += w
	}
	if wide := width > 95 || *layout.Size == a3; wide != (*layout.Orientation == "landscape") && titles {
		t.Errorf("%s is %.0f wide and printed in %s", sheet, width, *layout.Orientation)
	}
	has := slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
		return n.Name == "_xlnm.Print_Titles" && n.Scope == sheet
	})
	if has != titles {
		t.Errorf("%s repeats heads: %v", sheet, has)
	}
}
