package typeset

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

func smallTable(rows int) report.Table {
	t := report.Table{Title: "表1　小表", Unit: "某某公司", AsOf: asOfDay, Measure: "单位：人",
		Columns: []report.Column{report.Col("序号"), report.Col("单位").Left(), report.Col("党员", "合计").Right(),
			report.Col("党员", "其中", "女").Right(), report.Col("党员", "其中", "少数民族").Right()},
		Notes: []string{"依据《条例》。"}, Sign: &report.Sign{Maker: "李𬎆", Day: asOfDay}}
	for i := range rows {
		t.Rows = append(t.Rows, []report.Cell{{Text: fmt.Sprintf("行%d始", i)}, {Text: "某某公司"}, {Text: "12"}, {Text: "3"},
			{Text: fmt.Sprintf("行%d终", i)}})
	}
	t.Totals = [][]report.Cell{{{Text: "合计甲", Span: 2, Bold: true}, {Text: "1", Bold: true}, {Text: "2", Bold: true},
		{Text: "3", Bold: true}},
		{{Text: "合计乙", Span: 2, Bold: true}, {Text: "1", Bold: true}, {Text: "2", Bold: true}, {Text: "3", Bold: true}}}
	return t
}

func TestTableOverPages(t *testing.T) {
	for _, page := range []report.PageKind{report.OfficialPage, report.PortraitTable, report.LandscapeTable} {
		for rows := 1; rows < 90; rows++ {
			doc := report.Document{Sections: []report.Section{{Page: page, Blocks: []report.Block{
				report.Title{Text: "名册"}, report.Paragraph{Text: "说明。"}, smallTable(rows)}}}}
			pages := layout(t, doc)
			checkTablePages(t, pages, rows)
			if t.Failed() {
				t.Fatalf("面式 %d，%d 行", page, rows)
			}
		}
	}
}

// checkTablePages asks what the reader of a divided table expects.
func checkTablePages(t *testing.T, pages []Page, rows int) {
	t.Helper()
	seen := 0
	for i, p := range pages {
		text := textOf(p)
		begins, ends := strings.Count(text, "始"), strings.Count(text, "终")
		if begins != ends {
			t.Errorf("第%d面有行被截断", i+1)
		}
		for range begins {
			wantInOrder(t, text, fmt.Sprintf("行%d始", seen), fmt.Sprintf("行%d终", seen))
			seen++
		}
		if begins > 0 {
			wantInOrder(t, text, "序号", "单位", "党员", "合计", "其中", "女", "少数民族")
		}
		if strings.Contains(text, "小表") && begins == 0 {
			t.Errorf("第%d面只有表题", i+1)
		}
		total := strings.Contains(text, "合计甲")
		if total != strings.Contains(text, "合计乙") || total != strings.Contains(text, "制表人：李𬎆") || total != strings.Contains(text,
			"注：依据《条例》。") {
			t.Errorf("第%d面合计与签署、注没有在一起", i+1)
		}
		if total && begins == 0 {
			t.Errorf("第%d面合计独在一面", i+1)
		}
		if total && begins < 3 && rows > 8 {
			t.Errorf("第%d面合计上只有%d行", i+1, begins)
		}
	}
	if seen != rows {
		t.Errorf("%d 行排出 %d 行", rows, seen)
	}
}

// No table is set in type below 9 points: the rows of one with many columns are higher, what
// still does not fit stands on A3, and is divided where that is bound with an official text.
func TestLeastType(t *testing.T) {
	for _, x := range []struct {
		columns int
		page    report.PageKind
		bound   bool
		wide    float64
	}{{9, report.LandscapeTable, false, a4Long}, {24, report.LandscapeTable, false, a3Long}, {60, report.LandscapeTable, false, a3Long},
		{24, report.LandscapeTable, true, a4Long}, {24, report.PortraitTable, false, a4Short}} {
		table := report.Table{}
		for i := range x.columns {
			table.Columns = append(table.Columns, report.Col(fmt.Sprintf("第%d栏", i+1)))
		}
		for range 6 {
			row := make([]report.Cell, x.columns)
			for i := range row {
				row[i].Text = "落实到位"
			}
			table.Rows = append(table.Rows, row)
		}
		doc := report.Document{Sections: []report.Section{{Page: x.page, Blocks: []report.Block{table}}}}
		if x.bound {
			text := report.Section{Page: report.OfficialPage, Blocks: []report.Block{report.Title{Text: "报告"}}}
			doc.Sections = append([]report.Section{text}, doc.Sections...)
		}
		if !x.bound && PageOf(testFaces(t), doc.Sections[0], doc) == report.LandscapeA3 != (x.wide == a3Long) {
			t.Errorf("%d columns: PageOf tells another page", x.columns)
		}
		cells := 0
		for i, p := range layout(t, doc) {
			if (i > 0 || !x.bound) && p.Width != x.wide {
				t.Errorf("%d columns: the page is %v wide", x.columns, p.Width)
			}
			for _, m := range p.Marks {
				if m.Kind == TextMark && m.Size < smallest {
					t.Errorf("%d columns: %q in %v points", x.columns, m.Text, m.Size)
				}
				cells += strings.Count(m.Text, "落实到位")
			}
		}
		if cells != 6*x.columns {
			t.Errorf("%d columns: %d cells", x.columns, cells)
		}
	}
}

func TestGroupNameStaysWithItsRows(t *testing.T) {
	for n := 1; n < 60; n++ {
		table := smallTable(n)
		table.Rows = append(table.Rows, []report.Cell{{Text: "二级企业", Span: 5, Bold: true}})
		table.Rows = append(table.Rows, smallTable(5).Rows...)
		for i, p := range layout(t, landscape(table)) {
			text := textOf(p)
			if at := strings.Index(text, "二级企业"); at >= 0 && !strings.Contains(text[at:], "始") {
				t.Errorf("前有%d行时，第%d面末是组名", n, i+1)
			}
		}
	}
}

func TestGroupIsNamedAgainOnTheNextPage(t *testing.T) {
	table := smallTable(0)
	table.Rows = append([][]report.Cell{{{Text: "二级企业", Span: 5, Bold: true}}}, smallTable(60).Rows...)
	pages := layout(t, landscape(table))
	if len(pages) < 3 {
		t.Fatalf("只有%d面", len(pages))
	}
	for i, p := range pages {
		if text := textOf(p); strings.Contains(text, "二级企业（续）") != (i > 0) {
			t.Errorf("第%d面：%s", i+1, text)
		}
	}
	// A page that begins with the group itself does not name it twice.
	for n := 1; n < 60; n++ {
		table := smallTable(n)
		table.Rows = append(table.Rows, []report.Cell{{Text: "二级企业", Span: 5, Bold: true}})
		table.Rows = append(table.Rows, smallTable(4).Rows...)
		for i, p := range layout(t, landscape(table)) {
			if strings.Count(textOf(p), "二级企业") > 1 {
				t.Errorf("前有%d行时，第%d面组名出现两次", n, i+1)
			}
		}
	}
}

func TestLastRowIsNotAlone(t *testing.T) {
	for n := 2; n < 90; n++ {
		table := smallTable(n)
		table.Totals, table.Notes, table.Sign = nil, nil, nil
		pages := layout(t, landscape(table))
		if text := textOf(pages[len(pages)-1]); strings.Count(text, "终") == 1 {
			t.Errorf("%d行时末面只有一行", n)
		}
	}
}

func TestJoinedCells(t *testing.T) {
	table := smallTable(60)
	for i := range table.Rows {
		table.Rows[i][1] = report.Cell{Text: "年龄", Bold: true}
		if i%30 != 0 {
			table.Rows[i][1] = report.Cell{Up: true}
		}
	}
	pages := layout(t, landscape(table))
	for i, p := range pages {
		if !strings.Contains(textOf(p), "年龄") {
			t.Errorf("第%d面没有合并格的文字", i+1)
		}
	}
	// Between the rows of a joined cell there is no line in its column.
	lines, left, right := 0, 1e9, 0.0
	for _, m := range pages[0].Marks {
		if m.Kind == LineMark && m.Y == m.Y2 {
			lines++
			left, right = min(left, m.X), max(right, m.X2)
		}
	}
	whole := 0
	for _, m := range pages[0].Marks {
		if m.Kind == LineMark && m.Y == m.Y2 && m.X == left && m.X2 == right {
			whole++
		}
	}
	if whole > 3 || lines < 20 {
		t.Errorf("%d条横线中%d条穿过合并格", lines, whole)
	}
}

func TestHeadsAreDividedBetweenWords(t *testing.T) {
	fs := testFaces(t)
	for _, c := range []struct {
		text  string
		chars int
		want  string
	}{
		{"35岁及以下", 3, "35岁/及以下"}, {"专职副书记", 3, "专职/副书记"}, {"党组织班子成员", 4, "党组织/班子成员"},
		{"监事会（审计委员会）", 7, "监事会/（审计委员会）"}, {"本次问题（项）", 4, "本次问题/（项）"}, {"中级以上职称", 4, "中级以上/职称"}, {"中级以上职称", 2, "中级/以上/职称"},
		{"占党员总数比例", 5, "占党员/总数比例"}, {"支部大会通过日期", 4, "支部大会/通过日期"}, {"同级部门平均编制", 4, "同级部门/平均编制"},
		{"党员", 4, "党员"}, {"预备党员", 1, "预备党员"},
	} {
		if have := strings.ReplaceAll(headText(fs, c.text, c.chars*1000), "\n", "/"); have != c.want {
			t.Errorf("%s 分为 %s，应为 %s", c.text, have, c.want)
		}
	}
}

func TestEmptyTableSaysSo(t *testing.T) {
	table := smallTable(0)
	wantInOrder(t, allText(layout(t, landscape(table))), "序号", "无", "合计甲")
	table.Empty = "本期没有超期事项"
	wantInOrder(t, allText(layout(t, landscape(table))), "序号", "本期没有超期事项", "合计甲")
}

func TestLongCellsWrapAndLoseNothing(t *testing.T) {
	table := smallTable(12)
	for i := range table.Rows {
		table.Rows[i][1].Text = fmt.Sprintf("%d、%s", i, passage)
	}
	have := allText(layout(t, landscape(table)))
	for i := range table.Rows {
		wantInOrder(t, have, fmt.Sprintf("行%d始%d、%s", i, i, passage))
	}
}

func TestRowHigherThanAPageIsContinued(t *testing.T) {
	table := smallTable(3)
	long := strings.Repeat(passage, 40)
	table.Rows[1][1].Text = long
	table.Columns[1].Max = 60
	pages := layout(t, landscape(table))
	if len(pages) < 4 {
		t.Fatalf("只有%d面", len(pages))
	}
	// Between the pieces stand the repeated heads: look at each page's share.
	var cell strings.Builder
	for _, p := range pages {
		for _, m := range p.Marks {
			if m.Kind == TextMark && strings.Contains(long, m.Text) && runeCount(m.Text) > 3 {
				cell.WriteString(m.Text)
			}
		}
		if !strings.Contains(textOf(p), "序号") {
			t.Error("续行的面没有表头")
		}
	}
	if got := strings.Count(cell.String(), "分片包干"); got < 36 {
		t.Errorf("长格内容缺失：%d", got)
	}
	wantInOrder(t, allText(pages), "行0始", "行1始", "行2始", "合计甲")
}

func TestWideTableRepeatsKeys(t *testing.T) {
	table := report.Table{Columns: []report.Column{{Path: []string{"编号"}, Key: true}, {Path: []string{"姓名"}, Key: true}}}
	for i := range 60 {
		table.Columns = append(table.Columns, report.Col(fmt.Sprintf("组%d", i/5), fmt.Sprintf("第%d列", i)))
	}
	for r := range 4 {
		row := []report.Cell{{Text: fmt.Sprintf("键%d", r)}, {Text: "王䶮"}}
		for i := range 60 {
			row = append(row, report.Cell{Text: fmt.Sprintf("值%d之%d", r, i)})
		}
		table.Rows = append(table.Rows, row)
	}
	pages := layout(t, landscape(table))
	if len(pages) < 2 {
		t.Fatal("过宽的表应分幅")
	}
	have := allText(pages)
	for i := range 60 {
		for r := range 4 {
			if !strings.Contains(have, fmt.Sprintf("值%d之%d", r, i)) {
				t.Fatalf("缺第%d列", i)
			}
		}
	}
	for i, p := range pages {
		wantInOrder(t, textOf(p), "编号", "姓名", "键0", "王䶮", "键3")
		_ = i
	}
}

func TestHeadCells(t *testing.T) {
	cells, levels := headCells([][]string{{"序号"}, {"甲", "一"}, {"甲", "二", "x"}, {"甲", "二", "y"}, {"乙", "一"}, {"乙"}, {"乙"}, nil})
	if levels != 3 {
		t.Fatalf("%d 层", levels)
	}
	var got []string
	for _, c := range cells {
		got = append(got, fmt.Sprintf("%s:%d-%d/%d-%d", c.text, c.from, c.to, c.row, c.end))
	}
	want := "序号:0-1/0-3 甲:1-4/0-1 乙:4-5/0-1 乙:5-6/0-3 乙:6-7/0-3 :7-8/0-3 一:1-2/1-3 二:2-4/1-2 一:4-5/1-3 x:2-3/2-3 y:3-4/2-3"
	if strings.Join(got, " ") != want {
		t.Errorf("表头格\n%s\n应为\n%s", strings.Join(got, " "), want)
	}
}

func TestWarnAndBoldShow(t *testing.T) {
	table := smallTable(2)
	table.Rows[0][2].Warn = true
	p := layout(t, landscape(table))[0]
	warn, bold := 0, 0
	for _, m := range p.Marks {
		if m.Color == Accent {
			warn++
		}
		if m.Text == "合计甲" && m.Face == HeiBold {
			bold++
		}
	}
	if warn != 1 || bold != 1 {
		t.Errorf("着重色 %d 处，粗体合计 %d 处", warn, bold)
	}
}

// TestRulesMeet looks at the lines of a table: outer frame as wide as the page.
func TestRulesMeet(t *testing.T) {
	p := layout(t, landscape(smallTable(5)))[0]
	frames := 0
	for _, m := range p.Marks {
		if m.Kind == RectMark {
			frames++
			if m.X2 < 266.9 || m.X2 > 267.1 {
				t.Errorf("表框宽 %.2f", m.X2)
			}
		}
		if m.Kind == LineMark && m.X == m.X2 && m.Y2 < m.Y {
			t.Errorf("竖线倒置 %+v", m)
		}
	}
	if frames != 1 {
		t.Errorf("%d 个表框", frames)
	}
}

// A form of the Party statistics stands on one page, in letters of 9 points at least; the
// widest on A3.
func TestFormsStandOnOnePage(t *testing.T) {
	r, _ := report.ByName("statistics")
	doc := r.Build(report.Input{Book: model.BookOf(day.Of(2025, 12, 31), "", nil, demo.Records())})
	pages := layout(t, doc)
	wide := 0
	for i, p := range pages {
		for _, m := range p.Marks {
			if m.Kind == TextMark && m.Size < 9 {
				t.Errorf("第%d面“%s”只有%.1f磅", i+1, m.Text, m.Size)
			}
		}
		if p.Width > 400 {
			wide++
		}
	}
	at := 0
	for _, s := range doc.Sections {
		x, ok := s.Blocks[1].(report.Table)
		if !ok || !x.OnePage {
			continue
		}
		title := s.Blocks[0].(report.Title).Text
		text := textOf(pages[at])
		wantInOrder(t, text, title, x.Rows[0][0].Text, beginOfLast(x), "表式以党员信息系统为准")
		at++
	}
	if at != 7 || wide != 3 {
		t.Errorf("%d forms, %d pages of A3", at, wide)
	}
}

// beginOfLast is what begins a table's last row.
func beginOfLast(x report.Table) string {
	for _, c := range x.Rows[len(x.Rows)-1] {
		if c.Text != "" {
			return c.Text
		}
	}
	return ""
}

// The annexes that go along with the annual report by default stand on its pages undivided.
func TestAnnexesStandWhole(t *testing.T) {
	fs := testFaces(t)
	for _, scope := range []string{"", "QY002", "QY013"} {
		b := model.BookOf(demo.AsOf, scope, nil, demo.Records())
		r, _ := report.ByName("annual")
		doc := r.Build(report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf})
		tables := 0
		for _, s := range doc.Sections {
			for block := range report.Walk(s.Blocks) {
				if x, ok := block.(report.Table); ok {
					tables++
					if n := len(Strips(fs, &x, PaperOf(s.Page, doc))); n != 1 {
						t.Errorf("%q: %s is divided over %d pages", scope, x.Sheet, n)
					}
				}
			}
		}
		if tables == 0 {
			t.Errorf("%q: %d tables", scope, tables)
		}
	}
}
