package typeset

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"partyledger/model/report"
	"partyledger/model/report/reporttest"
)

func forms(blocks ...report.Block) report.Document {
	return report.Document{Title: "测试", AsOf: asOfDay, Sections: []report.Section{{Page: report.FormPage, Blocks: blocks}}}
}

// said is all that forms, slips and cards among the blocks say, letter by letter.
func said(blocks []report.Block) string {
	var b strings.Builder
	for x := range report.Walk(blocks) {
		switch x := x.(type) {
		case report.Form:
			for _, p := range x.Grid().Places {
				b.WriteString(strings.Join(p.Paragraphs(), ""))
				if p.Seal != nil {
					b.WriteString(strings.Join(p.Seal.Lines(), ""))
				}
			}
		case report.Slip:
			b.WriteString(x.Cut)
		case report.Paragraph:
			b.WriteString(x.Text)
		}
	}
	return tight(clean(b.String()))
}

// lost tells the letters that stand more or less often in a text than in another.
func lost(have, want string) string {
	n := map[rune]int{}
	for _, r := range want {
		n[r]++
	}
	for _, r := range have {
		n[r]--
	}
	var out []string
	for r, k := range n {
		if k != 0 {
			out = append(out, fmt.Sprintf("%q %+d", r, k))
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// apart fails where two texts of a page lie over one another or a rule goes through one.
func apart(t *testing.T, fs *Faces, page Page) {
	t.Helper()
	var texts []Mark
	for _, m := range page.Marks {
		if m.Kind == TextMark && !isNumber(page, m) {
			m.X2 = m.X + markWidth(fs, m)
			texts = append(texts, m)
		}
	}
	const slack = 2.4 // the blank halves of signs
	for i, a := range texts {
		for _, b := range texts[:i] {
			if min(a.X2, b.X2)-max(a.X, b.X) > slack && max(a.Y-b.Y, b.Y-a.Y) < 3.2 {
				t.Fatalf("第%d页 %q 与 %q 相叠（%.1f, %.1f）（%.1f, %.1f）", page.Number, a.Text, b.Text, a.X, a.Y, b.X, b.Y)
			}
		}
		for _, l := range page.Marks {
			if l.Kind == LineMark && l.X == l.X2 && l.X > a.X+slack && l.X < a.X2-slack && l.Y < a.Y-1 && l.Y2 > a.Y-1 {
				t.Fatalf("第%d页 竖线穿过 %q（%.1f, %.1f）", page.Number, a.Text, a.X, a.Y)
			}
			if l.Kind == LineMark && l.Y == l.Y2 && l.Y < a.Y-0.3 && l.Y > a.Y-2.5 && l.X < a.X2-slack && l.X2 > a.X+slack {
				t.Fatalf("第%d页 横线穿过 %q（%.1f, %.1f）", page.Number, a.Text, a.X, a.Y)
			}
		}
	}
}

func randomForm(r *rand.Rand) report.Form {
	var f report.Form
	n := 1 + r.IntN(7)
	for range n {
		f.Columns = append(f.Columns, 0.3+r.Float64())
	}
	for range r.IntN(12) {
		row := report.FormRow{Cut: r.IntN(4) == 0}
		if r.IntN(2) == 0 {
			row.Height = float64(r.IntN(60))
		}
		if r.IntN(20) == 0 {
			row.Height = 400
		}
		for range r.IntN(n + 1) {
			row.Boxes = append(row.Boxes, randomBox(r))
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

func randomBox(r *rand.Rand) report.Box {
	if r.IntN(3) == 0 {
		return report.Label(randomText(r, r.IntN(9))).Over(r.IntN(4), r.IntN(4))
	}
	b := report.Box{Text: randomText(r, r.IntN(30)), Align: report.Align(r.IntN(3))}.Over(r.IntN(4), r.IntN(4))
	switch r.IntN(12) {
	case 0:
		b.Text = randomText(r, 700)
	case 1:
		b.Ticks = []report.Tick{{Text: randomText(r, 4), On: true}, {Text: randomText(r, 12)}}
	case 2:
		b.Photo = &report.Picture{}
	case 3:
		b.Photo = reporttest.Photo()
	case 4:
		b.Lines = r.IntN(50)
	case 5:
		b.Seal = &report.SealLine{Who: randomText(r, 12), Seal: r.IntN(2) == 0, Day: r.IntN(2) == 0}
	}
	return b
}

// Of random forms, on any page and in slips, each letter comes out, none lies over another
// or outside the page, and there is an end.
func TestRandomForms(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 9))
	fs := testFaces(t)
	for i := range 120 {
		doc := report.Document{AsOf: asOfDay, Sections: []report.Section{{Page: report.PageKind(r.IntN(4))}}}
		var blocks []report.Block
		for range 1 + r.IntN(4) {
			blocks = append(blocks, report.Block(randomForm(r)))
			switch r.IntN(3) {
			case 0:
				blocks = append(blocks, report.Paragraph{Text: randomText(r, r.IntN(200))})
			case 1:
				blocks = append(blocks, report.Slip{Cut: randomText(r, r.IntN(60)), Blocks: []report.Block{randomForm(r)}})
			}
		}
		doc.Sections[0].Blocks = blocks
		pages := layout(t, doc)
		if len(pages) > 400 {
			t.Fatalf("文件%d：%d页", i, len(pages))
		}
		if l := lost(allText(pages), said(blocks)); l != "" {
			t.Fatalf("文件%d：文字有失或多出：%s", i, l)
		}
		for _, p := range pages {
			apart(t, fs, p)
		}
		if t.Failed() {
			t.Fatalf("文件%d", i)
		}
	}
}

func TestPapersOfForms(t *testing.T) {
	fs := testFaces(t)
	for _, doc := range reporttest.Papers() {
		pages := layout(t, doc)
		for _, p := range pages {
			apart(t, fs, p)
		}
		if m := Layout(doc, fs, Options{}).Missing(); len(m) > 0 {
			t.Errorf("%s：没有字形 %q", doc.Name, m)
		}
		if l := lost(allText(pages), said(doc.Sections[0].Blocks)); strings.Contains(l, "+") {
			t.Errorf("%s：文字有失：%s", doc.Name, l)
		}
	}
}

// A row that may be continued goes on over the page; others move whole.
func TestFormRowsStayWhole(t *testing.T) {
	row := func(text string, cut bool) report.FormRow {
		return report.FormRow{Height: 30, Cut: cut, Boxes: []report.Box{report.Label("栏目"), {Text: text}}}
	}
	long := strings.Repeat("长文不断。", 400)
	f := report.Form{Columns: []float64{1, 5}}
	for i := range 7 {
		f.Rows = append(f.Rows, row(fmt.Sprintf("第%d行\n二\n三\n四", i), false))
	}
	f.Rows = append(f.Rows, row(long, true))
	pages := layout(t, forms(f))
	for _, p := range pages {
		text := textOf(p)
		for i := range 7 {
			if s := fmt.Sprintf("第%d行", i); strings.Contains(text, s) && !strings.Contains(text, s+"二三四") {
				t.Errorf("第%d页断开了 %s", p.Number, s)
			}
		}
	}
	if first := textOf(pages[0]); len(pages) != 3 || !strings.Contains(first, "长文") {
		t.Errorf("%d页；首页末尾应是长文的开头：%s", len(pages), first)
	}
	whole := f
	whole.Rows = slices.Clone(f.Rows)
	whole.Rows[7].Cut = false // taller than a page: it must still come out
	if have := allText(layout(t, forms(whole))); strings.Count(have, "长文不断。") < 395 {
		t.Errorf("高过一页的行有失：%d", strings.Count(have, "长文不断。"))
	}
}

// The label of several rows holds them together; the photo stands in its box.
func TestFormHoldsRowsTogether(t *testing.T) {
	f := report.Form{Columns: []float64{1, 4}}
	f.Rows = append(f.Rows, report.FormRow{Height: 200, Boxes: []report.Box{report.Label("上"), {}}})
	f.Rows = append(f.Rows, report.FormRow{Height: 20, Boxes: []report.Box{report.Label("家庭成员").Over(1, 4), report.Filled("甲")}})
	for _, name := range []string{"乙", "丙", "丁"} {
		f.Rows = append(f.Rows, report.FormRow{Height: 20, Boxes: []report.Box{report.Filled(name)}})
	}
	pages := layout(t, forms(f))
	if got := textOf(pages[len(pages)-1]); len(pages) != 2 || lost(got, "家庭成员甲乙丙丁") != "" {
		t.Errorf("%d页，末页 %s", len(pages), got)
	}
}

func TestFormColumnsHaveRoom(t *testing.T) {
	f := report.Form{Columns: []float64{0.001, 100}, Rows: []report.FormRow{{Boxes: []report.Box{report.Label("个人简历"),
		report.Filled("甲")}}}}
	lines := 0
	for _, m := range layout(t, forms(f))[0].Marks {
		if m.Kind == TextMark && m.Face == Hei {
			lines++
		}
	}
	if lines != 4 {
		t.Errorf("窄栏的栏目名排成%d行", lines)
	}
}

func TestTickIsDrawn(t *testing.T) {
	pages := Layout(forms(report.Paragraph{Text: "☑男□女＿＿年"}), testFaces(t), Options{})
	page := pages.At(0)
	ticks, lines := 0, 0
	for _, m := range page.Marks {
		switch {
		case m.Kind == TextMark && m.Text == "□" && m.Actual == "☑":
			ticks++
		case m.Kind == PolygonMark && m.Filled:
			ticks++
		case m.Kind == LineMark:
			lines++
		}
	}
	if ticks != 2 || lines != 2 || len(pages.Missing()) > 0 || textOf(page) != "☑男□女＿＿年" {
		t.Errorf("%d %d %q %s", ticks, lines, pages.Missing(), textOf(page))
	}
}

// A slip stands on one page, its line with it, wherever it begins.
func TestSlipStaysWhole(t *testing.T) {
	slip := report.Slip{Cut: "回执线", Blocks: []report.Block{report.Paragraph{Text: "回执首。"},
		report.Form{Rows: []report.FormRow{{Height: 60, Boxes: []report.Box{report.Label("甲"), {}}}, {Height: 60,
			Boxes: []report.Box{report.Label("回执末"), {}}}}}}}
	for _, page := range []report.PageKind{report.FormPage, report.OfficialPage} {
		for n := range 40 {
			var blocks []report.Block
			for range n {
				blocks = append(blocks, report.Paragraph{Text: "一行。"})
			}
			doc := forms(append(blocks, slip)...)
			doc.Sections[0].Page = page
			pages := layout(t, doc)
			last := textOf(pages[len(pages)-1])
			if !strings.Contains(last, "回执线回执首。甲回执末") || n == 0 && len(pages) != 1 {
				t.Fatalf("%d %d行：%s", page, n, last)
			}
		}
	}
	huge := report.Slip{Blocks: []report.Block{report.Paragraph{Text: strings.Repeat("回执很长。", 800)}}}
	if pages := layout(t, forms(report.Paragraph{Text: "前文。"}, huge)); !strings.Contains(textOf(pages[0]),
		"前文。回执很长。") || len(pages) < 2 {
		t.Errorf("高过一页的回执应接排：%d页", len(pages))
	}
}

func TestCardsFillPages(t *testing.T) {
	for _, x := range []struct{ across, down, n, pages int }{{2, 2, 4, 1}, {2, 2, 5, 2}, {3, 8, 24, 1}, {3, 8, 25, 2}, {1, 1,
		2, 2}, {0, 0, 1, 1}} {
		c := report.Cards{Across: x.across, Down: x.down}
		want := ""
		for i := range x.n {
			text := fmt.Sprintf("第%d张", i+1)
			want += text
			c.Items = append(c.Items, []report.Block{report.Paragraph{Text: text, Plain: true}})
		}
		pages := layout(t, forms(c))
		if have := allText(pages); len(pages) != x.pages || have != want {
			t.Errorf("%d×%d 排%d张：%d页 %s", x.across, x.down, x.n, len(pages), have)
		}
	}
	// Between other blocks they take pages of their own.
	ticket := report.Cards{Across: 1, Down: 2, Items: [][]report.Block{{report.Paragraph{Text: "票"}}}}
	for i, p := range layout(t, forms(report.Paragraph{Text: "前"}, ticket, report.Paragraph{Text: "后"})) {
		if got := textOf(p); got != []string{"前", "票", "后"}[i] {
			t.Errorf("第%d页 %s", i+1, got)
		}
	}
}

func TestCardThatCannotHoldItsContent(t *testing.T) {
	fs := testFaces(t)
	c := report.Cards{Across: 3, Down: 8, Items: [][]report.Block{{report.Paragraph{Text: "短"}},
		{report.Paragraph{Text: strings.Repeat("太长的内容", 40)}}}}
	err := Layout(forms(c), fs, Options{}).Err()
	if err == nil || !strings.Contains(err.Error(), "第2张卡片的内容放不下") {
		t.Errorf("%v", err)
	}
	c.Items[1] = []report.Block{report.RedHead{Unit: "红头"}}
	if err := Layout(forms(c), fs, Options{}).Err(); err == nil || !strings.Contains(err.Error(), "卡片上不能有") {
		t.Errorf("%v", err)
	}
	if err := Layout(reporttest.Labels(30), fs, Options{}).Err(); err != nil {
		t.Error(err)
	}
}

// numbers are the page numbers as printed.
func numbers(pages []Page) []string {
	var out []string
	for _, p := range pages {
		text := ""
		for _, m := range p.Marks {
			if isNumber(p, m) {
				text = m.Text
			}
		}
		out = append(out, text)
	}
	return out
}

// A section of forms bears numbers only if it has several pages, and counts itself.
func TestFormsCountThemselves(t *testing.T) {
	form := func(h ...float64) report.Section {
		f := report.Form{Rows: []report.FormRow{}}
		for _, x := range h {
			f.Rows = append(f.Rows, report.FormRow{Height: x, Boxes: []report.Box{{}}})
		}
		return report.Section{Page: report.FormPage, Blocks: []report.Block{f}}
	}
	doc := report.Document{Sections: []report.Section{form(100), form(200, 200),
		{Page: report.PortraitTable, Blocks: []report.Block{smallTable(3)}},
		{Page: report.FormPage, Blocks: []report.Block{report.Cards{Items: [][]report.Block{{report.Paragraph{Text: "票"}}}}}}}}
	want := []string{"", "第1页　共2页", "第2页　共2页", "第1页　共1页", ""}
	if got := numbers(layout(t, doc)); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	official := official1(report.Paragraph{Text: "正文。"})
	official.Sections = append(official.Sections, form(100))
	if got := numbers(layout(t, official)); !slices.Equal(got, []string{"— 1 —", "— 2 —"}) {
		t.Errorf("%q", got)
	}
}

// TestHeadingRowStaysWithTheNext: a row that belongs to the next never ends a page, wherever
// the page ends; without any that do, one would.
func TestHeadingRowStaysWithTheNext(t *testing.T) {
	alone := false
	for rows := 10; rows < 40; rows++ {
		for _, with := range []bool{true, false} {
			f := report.Form{Columns: []float64{1}}
			for i := range rows {
				f.Rows = append(f.Rows, report.FormRow{Height: 8, Boxes: []report.Box{{Text: fmt.Sprint("前", i)}}})
			}
			f.Rows = append(f.Rows, report.FormRow{Height: 9, With: with, Boxes: []report.Box{report.Label("二、大标题")}},
				report.FormRow{Height: 9, With: with, Boxes: []report.Box{report.Label("表头")}},
				report.FormRow{Height: 20, Boxes: []report.Box{{Text: "后一行"}}})
			torn := false
			for _, p := range layout(t, report.Document{Sections: []report.Section{{Page: report.FormPage, Blocks: []report.Block{f}}}}) {
				text := textOf(p)
				torn = torn || strings.Contains(text, "大标题") != strings.Contains(text, "后一行")
			}
			if with && torn {
				t.Errorf("%d rows before: the heading stands alone", rows)
			}
			alone = alone || torn
		}
	}
	if !alone {
		t.Error("no page ended there: the test says nothing")
	}
}
