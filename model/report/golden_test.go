package report

// The golden texts: every report of the books of golden_book_test.go, whole, under
// testdata. After a change that is meant, renew them and read what changed:
//
//	go test -tags "migrated_fynedo test" ./model/report -run TestGolden -update

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"partyledger/model"
)

var update = flag.Bool("update", false, "write the golden texts anew")

// goldenViews is the book as of the days and in the scopes that reach other sentences.
var goldenViews = []struct {
	folder  string // below testdata; empty = testdata itself
	in      Input
	reports []string // those written; none = all
}{
	{"", goldenInput(goldenBook(asOf, ""), false), nil},
	{"last-year", goldenInput(goldenBook(date(2025, 12, 31), ""), false), nil},
	{"part", goldenInput(goldenBook(asOf, "E2"), true), nil},
	{"orderly", goldenInput(orderlyBook(), false), nil},
	{"wide", goldenInput(wideBook(), false), []string{"annual", "staffing", "support", "units"}},
	{"dues", goldenInput(duesBook(), false), []string{"dues", "calendar"}},
	{"empty", goldenInput(bookOf(asOf, ""), false), nil},
}

func TestGolden(t *testing.T) {
	for _, v := range goldenViews {
		for _, r := range All() {
			if len(v.reports) > 0 && !slices.Contains(v.reports, r.Name) {
				continue
			}
			t.Run(v.folder+"/"+r.Name, func(t *testing.T) {
				d := r.Build(v.in)
				checkDocument(t, d)
				holdGolden(t, filepath.Join("testdata", v.folder, r.Name+".txt"), written(d))
			})
		}
	}
}

// The figures at a glance and the charts that screens show alone.
func TestGoldenGlances(t *testing.T) {
	var w strings.Builder
	for _, v := range goldenViews {
		fmt.Fprintf(&w, "======== %s %s\n", cmp.Or(v.folder, "group"), v.in.Book.AsOf)
		for _, g := range Glances(v.in.Book) {
			fmt.Fprintf(&w, "\n%s %s：%s%s　%s　%s", g.Report, g.Title, g.Figure, g.Unit, g.Said, g.Before)
			writeChart(&w, g.Chart)
		}
		charts := CareCharts(v.in.Book)
		if c, ok := FundChart(v.in.Book, v.in.Book.AsOf.Year()); ok {
			writeChart(&w, c)
		}
		for _, c := range charts {
			writeChart(&w, c)
		}
		for _, f := range model.InScope[model.Fund](v.in.Book) {
			fmt.Fprintf(&w, "%s%d年应列 %s\n", v.in.Book.EnterpriseName(f.EnterpriseID), f.Year, FundDue(model.FundStatus(v.in.Book, f)))
		}
		fmt.Fprintln(&w)
	}
	holdGolden(t, filepath.Join("testdata", "glances.txt"), w.String())
}

// The books keep the laws of the ledger: what the texts show could have been entered by
// the year's end. One sum of money is of the time before its law.
func TestGoldenBooksAreLawful(t *testing.T) {
	for _, b := range []*model.Book{goldenBook(asOf, ""), orderlyBook(), wideBook()} {
		for _, s := range model.Schemas() {
			for _, r := range s.InScope(b) {
				for _, f := range append(model.Law(date(2026, 12, 31), r), model.LawAmong(b, nil, r)...) {
					if r.Key() != "c3" || f.Field != "Money" {
						t.Errorf("%s %s: %s %s", s.Kind, r.Key(), f.Field, f.Say)
					}
				}
			}
		}
	}
}

// holdGolden holds a text against its file, or writes the file if it is asked to.
func holdGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s := firstDifferences(string(want), got); s != "" {
		t.Errorf("%s differs (if it is meant, renew with -update and read what changed):\n%s", path, s)
	}
}

// fewDifferences is how many lines of each text a failure shows.
const fewDifferences = 6

// firstDifferences is the lines of two texts from the first that differs to where they
// meet again, as far as a person wants to read; empty if the texts are equal.
func firstDifferences(want, got string) string {
	if want == got {
		return ""
	}
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	a, b = a[same:], b[same:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out strings.Builder
	fmt.Fprintf(&out, "from line %d on\n", same+1)
	for _, side := range []struct {
		mark  string
		lines []string
	}{{"- ", a}, {"+ ", b}} {
		for _, l := range side.lines[:min(len(side.lines), fewDifferences)] {
			fmt.Fprintf(&out, "%s%s\n", side.mark, l)
		}
		if n := len(side.lines) - fewDifferences; n > 0 {
			fmt.Fprintf(&out, "%s… %d more\n", side.mark, n)
		}
	}
	return out.String()
}

func TestFirstDifferences(t *testing.T) {
	for _, x := range []struct{ want, got, says string }{
		{"一\n二\n三\n", "一\n二\n三\n", ""},
		{"一\n二\n三\n", "一\n贰\n三\n", "from line 2 on\n- 二\n+ 贰\n"},
		{"一\n三\n", "一\n二\n三\n", "from line 2 on\n+ 二\n"},
		{"一\n一\n", "一\n", "from line 2 on\n- 一\n"},
		{"0\n1\n2\n3\n4\n5\n6\n7\n", "8\n", "from line 1 on\n- 0\n- 1\n- 2\n- 3\n- 4\n- 5\n- … 2 more\n+ 8\n"},
	} {
		if got := firstDifferences(x.want, x.got); got != x.says {
			t.Errorf("%q, %q: %q", x.want, x.got, got)
		}
	}
}

var pageNames = map[PageKind]string{OfficialPage: "公文页", PortraitTable: "竖表页", LandscapeTable: "横表页", FormPage: "表单页"}

// written is a document as text: all that a painter could show, a line for each
// paragraph and row.
func written(d Document) string {
	var w strings.Builder
	fmt.Fprintf(&w, "报告 %s\n文件 %s\n单位 %s　主题 %s　关键词 %s　截至 %s\n", d.Name, d.Title, d.Office, d.Subject, strings.Join(d.Keywords, "、"), d.AsOf)
	for _, s := range d.Sections {
		fmt.Fprintf(&w, "\n======== %s\n", pageNames[s.Page])
		for _, b := range s.Blocks {
			writeBlock(&w, b)
		}
	}
	return w.String()
}

func writeBlock(w *strings.Builder, b Block) {
	switch b := b.(type) {
	case RedHead:
		fmt.Fprintf(w, "红头 %s　文号 %s　签发人 %s\n", b.Unit, b.Number, b.Signer)
	case Title:
		fmt.Fprintf(w, "标题 %s%s\n", b.Text, prefixed("　副题 ", b.Sub))
	case Addressee:
		fmt.Fprintf(w, "主送 %s\n", b.Text)
	case Heading:
		fmt.Fprintf(w, "\n%s %s%s\n", strings.Repeat("#", b.Level), b.Text, only("　不编号", b.Unnumbered))
	case Paragraph:
		fmt.Fprintf(w, "%s%s\n", only("　　", !b.Plain), b.Text)
	case Annex:
		fmt.Fprintf(w, "附件头 %s　%s\n", b.Label, b.Title)
	case AnnexList:
		fmt.Fprintf(w, "附件 %s\n", strings.Join(b.Items, "\n附件 "))
	case Signature:
		fmt.Fprintf(w, "落款 %s　%s\n", b.Unit, b.DayWords())
	case Imprint:
		fmt.Fprintf(w, "版记 抄送 %s　印发 %s　%s\n", b.CopyTo, b.Office, b.DayWords())
	case Bookmark:
		fmt.Fprintf(w, "书签 %d %s\n", b.Level, b.Text)
	case Letter:
		fmt.Fprintf(w, "\n函 %s\n主送 %s\n%s\n落款 %s　%s\n", b.Title, b.Addressee, strings.Join(b.Body, "\n"), b.Sign.Unit, b.Sign.Day)
	case Chart:
		writeChart(w, b)
	case Table:
		writeTable(w, b)
	case Form:
		writeForm(w, b)
	case Slip:
		fmt.Fprintf(w, "\n裁切线 %s\n", b.Cut)
		for _, x := range b.Blocks {
			writeBlock(w, x)
		}
	case Cards:
		for i, card := range b.Items {
			fmt.Fprintf(w, "\n卡片 %d（每面%d×%d）\n", i+1, b.Across, b.Down)
			for _, x := range card {
				writeBlock(w, x)
			}
		}
	default:
		fmt.Fprintf(w, "%T %+v\n", b, b)
	}
}

// writeForm writes a form's boxes row by row: [ ] round a label, =n×m the columns and rows
// covered, then what stands under the text.
func writeForm(w *strings.Builder, f Form) {
	g := f.Grid()
	fmt.Fprintf(w, "\n表单 %d栏\n", len(g.Columns))
	row := -1
	for _, p := range g.Places {
		if p.Row > row {
			row = p.Row
			r := g.Rows[row]
			fmt.Fprintf(w, "%s  行%s%s", only("\n", row > 0), only(fmt.Sprintf(" 高%v", r.Height), r.Height > 0), only(" 可续", r.Cut))
		}
		text := strings.Join(p.Paragraphs(), "⏎")
		if p.Label {
			text = "[" + text + "]"
		}
		fmt.Fprintf(w, " | %s%s%s%s", text, only(fmt.Sprintf("=%d×%d", p.Cols, p.Rows), p.Cols*p.Rows > 1), some(p.Lines, " 横线%d"),
			only(" 照片", p.Photo != nil && len(p.Photo.PNG) > 0))
		if p.Seal != nil {
			fmt.Fprintf(w, "　%s", strings.Join(p.Seal.Lines(), "⏎"))
		}
	}
	fmt.Fprintln(w)
}

func writeChart(w *strings.Builder, c Chart) {
	kind := map[ChartKind]string{BarChart: "柱图", StackedChart: "堆叠图", RingChart: "环图", FunnelChart: "漏斗图"}[c.Kind]
	fmt.Fprintf(w, "\n%s %s　单位 %s　高 %v\n", kind, c.Title, c.Unit, c.Height)
	if c.Limit != nil {
		fmt.Fprintf(w, "  线 %s %v\n", c.Limit.Name, c.Limit.Value)
	}
	for _, s := range c.Series {
		fmt.Fprintf(w, "  %s：", s.Name)
		for i, v := range s.Values {
			fmt.Fprintf(w, "%s%s %v", only("，", i > 0), c.Labels[i], v)
		}
		fmt.Fprintln(w)
	}
}

func writeTable(w *strings.Builder, t Table) {
	fmt.Fprintf(w, "\n表 %s　单位 %s　%s　截至 %s　工作表 %s\n", t.Title, t.Unit, t.Measure, t.AsOf, t.Sheet)
	for _, c := range t.Columns {
		fmt.Fprintf(w, "  列 %s %s%s %v–%v\n", strings.Join(c.Path, "/"), []string{"左", "中", "右"}[c.Align], only(" 重复", c.Key), c.Min, c.Max)
	}
	for _, r := range t.Rows {
		writeRow(w, "  行", r)
	}
	if len(t.Rows) == 0 {
		fmt.Fprintf(w, "  空 %s\n", t.Empty)
	}
	for _, r := range t.Totals {
		writeRow(w, "  计", r)
	}
	for _, n := range t.Notes {
		fmt.Fprintf(w, "  注 %s\n", n)
	}
	if s := t.Sign; s != nil {
		fmt.Fprintf(w, "  签 单位负责人 %s　审核人 %s　制表人 %s　%s\n", s.Head, s.Checker, s.Maker, s.Day)
	}
}

// writeRow writes cells with their marks in brackets: # number (with the value, if the
// text is another), ! asks for attention, * bold, = columns spanned, ^ one with the cell above.
func writeRow(w *strings.Builder, head string, row []Cell) {
	w.WriteString(head)
	for _, c := range row {
		marks := only("!", c.Warn) + only("*", c.Bold) + only("^", c.Up) + some(c.Span, "=%d")
		if c.Number {
			marks += "#"
			if v := strconv.FormatFloat(c.Value, 'g', 6, 64); v != c.Text {
				marks += v
			}
		}
		fmt.Fprintf(w, " | %s%s", c.Text, only("["+marks+"]", marks != ""))
	}
	fmt.Fprintln(w)
}
