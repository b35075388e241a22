package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	. "partyledger/store"
	"partyledger/store/keep"
)

// A report that is handed out is kept with its file, and overwrites none.
func TestIssues(t *testing.T) {
	ctx := context.Background()
	w, err := Open(ctx, t.TempDir(), Options{Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }, Actor: "王甲",
		New: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := keep.Demo(ctx, w); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var steps [][2]int
	req := ReportRequest{Names: []string{"terms", "staffing"}, Dir: dir, AsOf: w.Today(), XLSX: true, Unmasked: true, OwnFonts: true,
		Titled:   true,
		Progress: func(done, total int) { steps = append(steps, [2]int{done, total}) }}
	for range 2 {
		if _, err := w.WriteReports(ctx, req); err != nil {
			t.Fatal(err)
		}
	}
	if len(steps) != 4 || steps[1] != [2]int{2, 2} {
		t.Errorf("progress: %v", steps)
	}
	list, err := w.Issues(ctx, 3)
	if err != nil || len(list) != 3 {
		t.Fatal(list, err)
	}
	got := list[0]
	if got.Report != "党务工作机构设置和人员配备统计表" || got.Actor != "王甲" || got.What != "截至2026-11-23，范围：全集团，身份证号和电话不掩码，PDF和Excel" {
		t.Errorf("%+v", got)
	}
	if !strings.HasSuffix(got.File, "（2026-11-23）（2）.pdf") {
		t.Errorf("file %s", got.File)
	}
	if _, err := os.Stat(got.File); err != nil {
		t.Error(err)
	}
	if n, _ := filepath.Glob(filepath.Join(dir, "*")); len(n) != 8 {
		t.Errorf("files: %v", n)
	}
	if other := list[2]; other.Report != "" || other.File != "" || other.What != other.Note {
		t.Errorf("not a report: %+v", other)
	}
}

func TestTitleName(t *testing.T) {
	for in, want := range map[string]string{"党员花名册": "党员花名册", "a/b:c\n": "a_b_c_", " . ": ""} {
		if got := TitleName(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}
