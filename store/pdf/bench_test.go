package pdf

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"

	"partyledger/assets"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/store/typeset"
)

// rosterColumns are the columns of a Party members' roster.
var rosterColumns = []report.Column{
	report.Col("序号"), report.Col("姓名"), report.Col("性别"), report.Col("民族"), report.Col("出生年月"),
	report.Col("学历"), report.Col("入党日期"), report.Col("转正日期"), report.Col("所在支部").Left(),
	report.Col("职务").Left(), report.Col("联系电话"),
}

// rosterRow is row i of a roster, with a rare name now and then.
func rosterRow(i int) []string {
	surnames := []rune("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜")
	given := []string{"建国", "志强", "秀英", "桂兰", "文博", "海涛", "晓燕", "子涵", "宇轩", "丽华", "明远", "思齐"}
	name := string(surnames[i%len(surnames)]) + given[i/7%len(given)]
	return []string{
		fmt.Sprint(i + 1), name, []string{"男", "女"}[i%2], "汉族", fmt.Sprintf("19%02d.%02d", 60+i%40, i%12+1),
		[]string{"大学本科", "研究生", "大专"}[i%3], fmt.Sprintf("20%02d.07.01", i%25), fmt.Sprintf("20%02d.07.01", i%25+1),
		fmt.Sprintf("第%d党支部", i%40+1), []string{"党支部书记", "安全总监", "主办会计", "机修工"}[i%4],
		fmt.Sprintf("138****%04d", i%10000),
	}
}

func rosterDocument(n int) report.Document {
	rows := make([][]report.Cell, n)
	for i := range rows {
		for _, text := range rosterRow(i) {
			rows[i] = append(rows[i], report.Cell{Text: text})
		}
	}
	return report.Document{Name: "members", Title: "党员花名册", AsOf: day.Of(2026, 11, 23),
		Sections: []report.Section{{Page: report.LandscapeTable, Blocks: []report.Block{
			report.Title{Text: "党员花名册"},
			report.Table{Unit: "某某集团有限公司", AsOf: day.Of(2026, 11, 23), Columns: rosterColumns, Rows: rows,
				Sign: &report.Sign{Day: day.Of(2026, 11, 23)}},
		}}}}
}

func testFaces(tb testing.TB) *typeset.Faces {
	tb.Helper()
	fs, err := typeset.LoadFaces(typeset.FaceOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	return fs
}

func BenchmarkRoster10000(b *testing.B) {
	fs, doc := testFaces(b), rosterDocument(10000)
	b.ReportAllocs()
	for b.Loop() {
		res, err := Write(io.Discard, doc, fs)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(res.Pages), "pages")
	}
}

// BenchmarkRosterLayout is the share of the layout in it.
func BenchmarkRosterLayout(b *testing.B) {
	fs, doc := testFaces(b), rosterDocument(10000)
	b.ReportAllocs()
	for b.Loop() {
		typeset.Layout(doc, fs, typeset.Options{})
	}
}

// BenchmarkBareRoster10000 is the yardstick: gofpdf alone, cells of fixed width
// with a border, nothing measured, nothing broken.
func BenchmarkBareRoster10000(b *testing.B) {
	rows := make([][]string, 10000)
	for i := range rows {
		rows[i] = rosterRow(i)
	}
	b.ReportAllocs()
	for b.Loop() {
		b.ReportMetric(float64(bareRoster(b, rows)), "pages")
	}
}

func bareRoster(tb testing.TB, rows [][]string) int {
	const perPage = 27
	widths := []float64{14, 20, 12, 14, 22, 24, 26, 26, 34, 34, 41}
	pdf := gofpdf.New("L", "mm", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.AddUTF8FontFromBytes("hei", "", bytes.Clone(assets.Hei))
	pdf.SetMargins(15, 15, 15)
	for i, row := range rows {
		if i%perPage == 0 {
			pdf.AddPage()
			pdf.SetFont("hei", "", 10)
			for k, c := range rosterColumns {
				pdf.CellFormat(widths[k], 6.4, c.Path[0], "1", 0, "C", false, 0, "")
			}
			pdf.Ln(6.4)
		}
		for k, text := range row {
			pdf.CellFormat(widths[k], 6.4, text, "1", 0, "C", false, 0, "")
		}
		pdf.Ln(6.4)
	}
	if err := pdf.Output(io.Discard); err != nil {
		tb.Fatal(err)
	}
	return pdf.PageCount()
}

// TestRosterGrowsEvenly: further rows cost no more than those before, counted in
// allocations, and every row is there once. The time is in make bench.
func TestRosterGrowsEvenly(t *testing.T) {
	if testing.Short() {
		t.Skip("large")
	}
	fs := testFaces(t)
	work := func(n int) float64 {
		doc := rosterDocument(n)
		var res Result
		allocs := testing.AllocsPerRun(1, func() {
			var err error
			if res, err = Write(io.Discard, doc, fs); err != nil {
				t.Fatal(err)
			}
		})
		rows, pages := 0, typeset.Layout(doc, fs, typeset.Options{})
		for _, page := range pages.All() {
			for _, m := range page.Marks {
				if !strings.HasPrefix(m.Text, "138****") {
					continue
				}
				if want := rosterRow(rows)[10]; m.Text != want {
					t.Fatalf("row %d of %d is %q, want %q", rows, n, m.Text, want)
				}
				rows++
			}
		}
		if rows != n || res.Pages != pages.Len() || res.Pages > n/20+1 {
			t.Errorf("%d of %d rows on %d pages", rows, n, res.Pages)
		}
		return allocs
	}
	a, b, c := work(2000), work(6000), work(10000)
	t.Logf("allocations: %.0f for 2,000 rows, %.0f for 6,000, %.0f for 10,000", a, b, c)
	if c-b > 1.1*(b-a) {
		t.Errorf("4,000 rows more cost %.0f allocations, then %.0f", b-a, c-b)
	}
}

// memoryEnv makes the test program measure itself.
const memoryEnv = "PARTYLEDGER_MEASURE_MEMORY"

// TestRosterMemory holds the memory of a large roster down. It measures in a
// process of its own, where no other test has been.
func TestRosterMemory(t *testing.T) {
	if os.Getenv(memoryEnv) != "" {
		measureRoster(t)
		return
	}
	if testing.Short() {
		t.Skip("-short 时不量内存")
	}
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("此系统没有 /proc，内存未量")
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestRosterMemory$", "-test.v")
	cmd.Env = append(os.Environ(), memoryEnv+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var before, after int
	at := bytes.Index(out, []byte("kB "))
	if _, err := fmt.Sscanf(string(out[at:]), "kB %d %d", &before, &after); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("一万行花名册：写前 %d MB，最多 %d MB", before>>10, after>>10)
	if used := (after - before) >> 10; used > 120 {
		t.Errorf("一万行花名册占内存 %d MB", used)
	}
}

func measureRoster(t *testing.T) {
	fs, doc := testFaces(t), rosterDocument(10000)
	runtime.GC()
	before := peakMemory(t)
	if _, err := Write(io.Discard, doc, fs); err != nil {
		t.Fatal(err)
	}
	fmt.Printf("kB %d %d\n", before, peakMemory(t))
}

// peakMemory is the most memory that the process has held so far, kB.
func peakMemory(t *testing.T) int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	var kb int
	at := bytes.Index(status, []byte("VmHWM:"))
	if _, err := fmt.Sscanf(string(status[at:]), "VmHWM: %d kB", &kb); err != nil {
		t.Fatal(err)
	}
	return kb
}
