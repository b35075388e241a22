package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"partyledger/model/day"
	"partyledger/model/report"
)

var asOfDay = day.Of(2026, 11, 23)

func official1(blocks ...report.Block) report.Document {
	return report.Document{Title: "测试", AsOf: asOfDay, Sections: []report.Section{{Page: report.OfficialPage, Blocks: blocks}}}
}

func landscape(blocks ...report.Block) report.Document {
	return report.Document{Title: "测试", AsOf: asOfDay, Sections: []report.Section{{Page: report.LandscapeTable, Blocks: blocks}}}
}

// layout lays out and holds every page against what always must be true.
func layout(t testing.TB, doc report.Document) []Page {
	t.Helper()
	pages := Layout(doc, testFaces(t), Options{})
	out := make([]Page, pages.Len())
	for i := range out {
		out[i] = pages.At(i)
		checkInside(t, pages, i, out[i])
	}
	for _, e := range pages.Outline() {
		if e.Page < 1 || e.Page > len(out) || e.Y < 0 || e.Y > out[e.Page-1].Height {
			t.Errorf("书签 %q 指向第%d页 %.1f 处", e.Text, e.Page, e.Y)
		}
	}
	return out
}

// checkInside holds the marks of a page, but its number, inside the type area.
func checkInside(t testing.TB, pages *Pages, i int, page Page) {
	t.Helper()
	s := pages.plans[i].style
	const slack = 0.3
	in := func(x, y float64) bool {
		return x > s.left-slack && x < s.left+s.width+slack && y > s.top-slack && y < s.top+s.height+slack
	}
	for _, m := range page.Marks {
		if isNumber(page, m) {
			continue
		}
		x2, y2 := m.X2, m.Y2
		switch m.Kind {
		case TextMark:
			x2, y2 = m.X+markWidth(pages.faces, m), m.Y
			if c := classOf([]rune(m.Text)[0]); c&squeezeBefore != 0 && m.X < s.left {
				m.X += 0.5 * m.Size * PointMM // its blank half may stand outside
			}
		case RectMark, PictureMark:
			x2, y2 = m.X+m.X2, m.Y+m.Y2
		case SectorMark:
			x2, y2 = m.X+m.Radius, m.Y+m.Radius
		case PolygonMark:
			x2, y2 = m.Points[0].X, m.Points[0].Y
			m.X, m.Y = m.Points[2].X, m.Points[2].Y
		}
		if !in(m.X, m.Y) || !in(x2, y2) {
			t.Errorf("第%d页 %q (%d) 越出版心：(%.1f, %.1f)–(%.1f, %.1f)", i+1, m.Text, m.Kind, m.X, m.Y, x2, y2)
		}
	}
}

// isNumber reports the marks of the page number.
func isNumber(p Page, m Mark) bool {
	if m.Kind != TextMark {
		return false
	}
	if strings.HasPrefix(m.Text, "— ") && strings.HasSuffix(m.Text, " —") && len(m.Text) > len("— —") {
		return true
	}
	return strings.HasPrefix(m.Text, "第") && m.Y > p.Height-10
}

// markWidth is how far a text's ink may reach: the last sign's blank half and
// the space after the last character count for nothing.
func markWidth(fs *Faces, m Mark) float64 {
	w := float64(fs.Width(m.Face, m.Text)) / 1000 * m.Size
	w += m.Spacing * float64(runeCount(m.Text)-1)
	last := []rune(m.Text)[runeCount(m.Text)-1]
	if classOf(last)&squeezeAfter != 0 {
		w -= 0.5 * m.Size
	}
	if m.Scale > 0 {
		w *= m.Scale
	}
	return max(0, w) * PointMM // a narrow sign alone has no such half
}

// textOf joins the texts of a page in the order they are drawn, spaces left out
// and the page number too.
func textOf(p Page) string {
	var b strings.Builder
	for _, m := range p.Marks {
		if m.Kind == TextMark && !isNumber(p, m) {
			if m.Actual != "" {
				b.WriteString(m.Actual)
			} else {
				b.WriteString(m.Text)
			}
		}
	}
	return tight(b.String())
}

func allText(pages []Page) string {
	var b strings.Builder
	for _, p := range pages {
		b.WriteString(textOf(p))
	}
	return b.String()
}

func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || r == '\n' {
			return -1
		}
		return r
	}, s)
}

// wantInOrder fails unless the texts stand in the marks one after another.
func wantInOrder(t *testing.T, have string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		at := strings.Index(have, tight(text))
		if at < 0 {
			t.Fatalf("缺少或错位：%q", text)
		}
		have = have[at+len(tight(text)):]
	}
}

const passage = "2026年，集团党委坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻落实《中国共产党国有企业基层组织工作条例（试行）》（以下简称《条例》），按照“四同步、四对接”要求，推动党的领导融入公司治理各环节——截至2026年11月23日，应写入章程的33户已完成31户，完成率93.9%；尚有2户因股东会未召开而未完成，已纳入整改台账（某投党〔2026〕12号），由党委书记𫖯明、副书记𠮷瑞、㛃然、龚䶮、李𬎆分片包干。"

func TestOfficialGridIs22LinesOf28Characters(t *testing.T) {
	pages := layout(t, official1(report.Paragraph{Text: strings.Repeat("党", 28*22*2), Plain: true}))
	if len(pages) != 2 {
		t.Fatalf("两面的字排了%d面", len(pages))
	}
	fs := testFaces(t)
	for _, p := range pages {
		var lines []Mark
		for _, m := range p.Marks {
			if m.Kind == TextMark && !isNumber(p, m) {
				lines = append(lines, m)
			}
		}
		if len(lines) != 22 {
			t.Errorf("一面%d行，应22行", len(lines))
		}
		for i, m := range lines {
			if runeCount(m.Text) != 28 {
				t.Errorf("第%d行%d字，应28字", i+1, runeCount(m.Text))
			}
			if end := m.X + markWidth(fs, m); math.Abs(end-(28+156)) > 0.15 {
				t.Errorf("第%d行止于 %.2f 毫米，应为184", i+1, end)
			}
			if i > 0 && math.Abs(m.Y-lines[i-1].Y-225.0/22) > 0.001 {
				t.Errorf("行距 %.3f", m.Y-lines[i-1].Y)
			}
		}
	}
}

func TestOfficialDocumentLosesNothing(t *testing.T) {
	doc := official1(
		report.RedHead{Unit: "中共某某能源投资集团有限公司委员会文件", Number: "某投党〔2026〕12号", Signer: "龚䶮"},
		report.Title{Text: "中共某某能源投资集团有限公司委员会关于2026年度党建工作情况的报告", Sub: "（2026年11月23日）"},
		report.Addressee{Text: "某某省人民政府国有资产监督管理委员会党委："},
		report.Heading{Level: 1, Text: "章程"}, report.Heading{Level: 2, Text: "进展"}, report.Paragraph{Text: passage},
		report.Heading{Level: 3, Text: "问题"}, report.Heading{Level: 4, Text: "原因"}, report.Paragraph{Text: passage + passage},
		report.Heading{Level: 1, Text: "力量"}, report.Heading{Level: 2, Text: "配备"}, report.Paragraph{Text: passage},
		report.Note{Text: "注：" + passage},
		report.AnnexList{Items: []string{"章程进展表", "统计表（" + passage + "）"}},
		report.Signature{Unit: "中共某某能源投资集团有限公司委员会", Day: asOfDay},
		report.Imprint{CopyTo: "省委组织部，各二级企业党委", Office: "集团公司党委办公室", Day: asOfDay},
	)
	pages := layout(t, doc)
	wantInOrder(t, allText(pages),
		"中共某某能源投资集团有限公司委员会文件", "某投党〔2026〕12号", "签发人：龚䶮",
		"中共某某能源投资集团有限公司委员会关于2026年度党建工作情况的报告", "（2026年11月23日）", "国有资产监督管理委员会党委：",
		"一、章程", "（一）进展", passage, "1.问题", "（1）原因", passage+passage,
		"二、力量", "（一）配备", passage, "注："+passage,
		"附件：1.章程进展表", "2.统计表（"+passage+"）", "中共某某能源投资集团有限公司委员会", "2026年11月23日",
		"抄送：省委组织部，各二级企业党委。", "集团公司党委办公室", "2026年11月23日印发")
}

func TestPageNumbersStandOutside(t *testing.T) {
	doc := official1(report.Paragraph{Text: strings.Repeat(passage, 12)})
	doc.Sections = append(doc.Sections, report.Section{Page: report.LandscapeTable, Blocks: []report.Block{smallTable(3)}})
	pages := layout(t, doc)
	for i, p := range pages {
		var num *Mark
		for k := range p.Marks {
			if isNumber(p, p.Marks[k]) {
				num = &p.Marks[k]
			}
		}
		if num == nil || num.Text != fmt.Sprintf("— %d —", i+1) {
			t.Fatalf("第%d面没有页码", i+1)
		}
		if p.Width > p.Height {
			if num.Angle != -90 || num.X > 35 {
				t.Errorf("横排面的页码应随纸转向，在左侧：%+v", num)
			}
			continue
		}
		right := num.X > 105
		if right != (i%2 == 0) {
			t.Errorf("第%d面页码位置不对：x = %.1f", i+1, num.X)
		}
		if top := num.Y - digitHeight; math.Abs(top-(37+225+7)) > 0.2 {
			t.Errorf("页码距版心下边缘 %.2f 毫米", top-262)
		}
	}
}

// lastText is the last text on a page.
func lastText(p Page) string {
	last := ""
	for _, m := range p.Marks {
		if m.Kind == TextMark && !isNumber(p, m) {
			last = m.Text
		}
	}
	return last
}

func TestHeadingNeverEndsAPage(t *testing.T) {
	for n := 1; n <= 50; n++ {
		var blocks []report.Block
		for range n {
			blocks = append(blocks, report.Paragraph{Text: "一行。"})
		}
		blocks = append(blocks, report.Heading{Level: 1, Text: "标题甲"}, report.Heading{Level: 2, Text: "标题乙"},
			report.Paragraph{Text: passage}, report.Heading{Level: 1, Text: "标题丙"}, smallTable(4))
		for _, p := range layout(t, official1(blocks...)) {
			if strings.Contains(lastText(p), "标题") {
				t.Fatalf("前有%d行时，标题落在面末", n)
			}
		}
	}
}

func TestSignatureKeepsTextWithIt(t *testing.T) {
	for n := range 30 {
		var blocks []report.Block
		for range n {
			blocks = append(blocks, report.Paragraph{Text: "一行。"})
		}
		blocks = append(blocks, report.Paragraph{Text: "专此报告。"}, report.AnnexList{Items: []string{"甲表", "乙表"}},
			report.Signature{Unit: "某某公司党委", Day: asOfDay})
		pages := layout(t, official1(blocks...))
		last := textOf(pages[len(pages)-1])
		if !strings.Contains(last, "专此报告。") || !strings.Contains(last, "某某公司党委2026年11月23日") {
			t.Fatalf("前有%d行时，落款没有正文相随：%s", n, last)
		}
	}
}

func TestNoLastLineAlone(t *testing.T) {
	long := strings.Repeat("党", 26+28*3) // four lines
	for n := range 25 {
		blocks := []report.Block{report.Space{Lines: 0}}
		for range n {
			blocks = append(blocks, report.Paragraph{Text: "一行。"})
		}
		blocks = append(blocks, report.Paragraph{Text: long}, report.Paragraph{Text: "后文。"})
		for i, p := range layout(t, official1(blocks...)) {
			lines := strings.Count(textOf(p), "党") / 26
			if i > 0 && lines == 1 {
				t.Errorf("前有%d行时，段末一行独在次面", n)
			}
		}
	}
}

func TestSignatureStandsRight(t *testing.T) {
	fs := testFaces(t)
	p := layout(t, official1(report.Paragraph{Text: "正文。"}, report.Signature{Unit: "某某公司党委", Day: asOfDay}))[0]
	var unit, date Mark
	for _, m := range p.Marks {
		switch m.Text {
		case "某某公司党委":
			unit = m
		case "2026年11月23日":
			date = m
		}
	}
	em := 156.0 / 28
	dateEnd := date.X + markWidth(fs, date)
	if gap := 28 + 156 - dateEnd; math.Abs(gap-4*em) > 0.3 {
		t.Errorf("成文日期右空 %.2f 字", gap/em)
	}
	if off := unit.X + markWidth(fs, unit)/2 - (date.X+dateEnd)/2; math.Abs(off) > 0.3 {
		t.Errorf("署名没有对日期居中，偏 %.2f 毫米", off)
	}
}

// The imprint closes the back of the last sheet: on an even page, its last line on the
// type area's lower edge. A blank page before it bears no number, nor does the imprint's.
func TestImprintStandsAtTheFoot(t *testing.T) {
	blanks := 0
	for n := 1; n <= 50; n++ {
		var blocks []report.Block
		for range n {
			blocks = append(blocks, report.Paragraph{Text: "一行。"})
		}
		blocks = append(blocks, report.Imprint{Office: "办公室", Day: asOfDay})
		pages := layout(t, official1(blocks...))
		if len(pages)%2 != 0 {
			t.Fatalf("%d行：版记在第%d页，应在偶数页", n, len(pages))
		}
		for i, p := range pages {
			numbered := slices.ContainsFunc(p.Marks, func(m Mark) bool { return isNumber(p, m) })
			blank := len(pages[len(pages)-2].Marks) == 0
			if numbered == (blank && i >= len(pages)-2) {
				t.Errorf("%d行：第%d页页码 %v", n, i+1, numbered)
			}
			if blank && i == 0 {
				blanks++
			}
		}
		low := 0.0
		for _, m := range pages[len(pages)-1].Marks {
			if m.Kind == LineMark {
				low = max(low, m.Y)
			}
		}
		if math.Abs(low-262) > 0.01 {
			t.Fatalf("版记末条线在 %.2f，应与版心下边缘重合", low)
		}
	}
	if blanks == 0 {
		t.Error("没有一种长度需要空白页")
	}
}

// A chart for which a page has a little too little room becomes lower; one that would
// become too low stands on the next page as it is.
func TestChartGivesWay(t *testing.T) {
	chart := report.Chart{Kind: report.BarChart, Title: "图", Series: []report.Series{{Name: "甲", Values: []float64{1, 2}}},
		Labels: []string{"一", "二"}, Height: 60}
	seen := map[int]int{}
	for lines := range 40 {
		var blocks []report.Block
		for range lines {
			blocks = append(blocks, report.Note{Text: "一行。"})
		}
		pages := layout(t, landscape(append(blocks, chart)...))
		seen[len(pages)]++
		last := pages[len(pages)-1]
		top, low := 999.0, 0.0
		for _, m := range last.Marks {
			if m.Kind == TextMark && m.Size == 9 && m.Text != "一" { // the scale's figures
				top = min(top, m.Y)
			}
			if m.Kind == TextMark && m.Text == "图" { // the caption under the chart
				low = m.Y
			}
		}
		if low-top < 0.6*60 || low > last.Height-18 {
			t.Errorf("%d行：图从%.1f到%.1f", lines, top, low)
		}
	}
	if seen[1] == 0 || seen[2] == 0 {
		t.Errorf("%v", seen)
	}
}

func TestRedHeadPlace(t *testing.T) {
	for _, unit := range []string{"某某公司党委", "中共某某能源投资集团有限公司委员会文件", "中共某某省某某市某某区某某能源投资发展控股集团有限责任公司委员会文件"} {
		p := layout(t, official1(report.RedHead{Unit: unit, Number: "某党〔2026〕1号"}, report.Title{Text: "标题"}))[0]
		head := p.Marks[0]
		if head.Text != unit || head.Color != OfficialRed || head.Face != Song {
			t.Fatalf("红头 %+v", head)
		}
		if top := head.Y - 0.88*head.Size*PointMM; math.Abs(top-72) > 0.01 {
			t.Errorf("发文机关标志上边缘在 %.2f", top)
		}
		var number, rule Mark
		for _, m := range p.Marks {
			if m.Text == "某党〔2026〕1号" {
				number = m
			}
			if m.Kind == LineMark {
				rule = m
			}
		}
		bottom := number.Y + 0.12*size3*PointMM
		if math.Abs(rule.Y-bottom-4) > 0.05 || rule.Color != OfficialRed || math.Abs(rule.X2-rule.X-156) > 0.01 {
			t.Errorf("红线在文号下 %.2f 毫米，长 %.1f", rule.Y-bottom, rule.X2-rule.X)
		}
	}
}

func TestTitleIsNotTorn(t *testing.T) {
	fs := testFaces(t)
	c := &composer{faces: fs, style: styleOf(report.OfficialPage, false), b: breaker{faces: fs}}
	for text, want := range map[string]string{
		"2026年度党建工作情况报告": "2026年度党建工作情况报告",
		"中共某某能源投资集团有限公司委员会关于2026年度党建工作情况的报告":               "中共某某能源投资集团有限公司委员会|关于2026年度党建工作情况的报告",
		"关于党建工作要求写入公司章程和党务工作力量配备情况的报告":                     "关于党建工作要求写入公司章程和|党务工作力量配备情况的报告",
		"中共某某投资集团有限公司第二支部委员会关于确定张某等4名同志为入党积极分子的备案报告":       "中共某某投资集团有限公司|第二支部委员会关于确定张某等|4名同志为入党积极分子的备案报告",
		"中共某某投资集团有限公司委员会关于中共某某投资集团有限公司第二支部委员会委员候选人预备人选的批复": "中共某某投资集团有限公司委员会关于|中共某某投资集团有限公司第二支部委员会|委员候选人预备人选的批复",
		"第一行由作者分定\n第二行也是":        "第一行由作者分定|第二行也是",
		"关于报送《2026年发展党员工作计划》的请示": "",
		"某某集团公司党委关于落实全面从严治党主体责任情况和党建工作责任制考核评价问题整改落实情况的报告": "",
	} {
		lines := c.titleLines(text, size2)
		if got := strings.Join(lines, "|"); want != "" && got != want {
			t.Errorf("标题断作 %s", got)
		}
		if got := strings.Join(lines, ""); got != strings.ReplaceAll(text, "\n", "") {
			t.Errorf("标题有失：%s", got)
		}
		for i := 1; i < len(lines); i++ {
			for w := range titleWords {
				for k := 1; k < runeCount(w); k++ {
					a, b := string([]rune(w)[:k]), string([]rune(w)[k:])
					if strings.HasSuffix(lines[i-1], a) && strings.HasPrefix(lines[i], b) && runeCount(w) > 2 {
						t.Errorf("%q 被断在 %s|%s", w, a, b)
					}
				}
			}
		}
	}
}

func TestLettersEachOnTheirOwnPage(t *testing.T) {
	var blocks []report.Block
	for i := range 3 {
		blocks = append(blocks, report.Letter{Title: "换届提醒函", Addressee: fmt.Sprintf("第%d党支部：", i+1),
			Body: []string{passage}, Sign: report.Signature{Unit: "党群工作部", Day: asOfDay}})
	}
	blocks = append(blocks, smallTable(2))
	doc := landscape(append([]report.Block{smallTable(2)}, blocks...)...)
	pages := layout(t, doc)
	if len(pages) != 5 {
		t.Fatalf("应为5面，得%d面", len(pages))
	}
	for i := range 3 {
		p := pages[i+1]
		if p.Width > p.Height || !strings.Contains(textOf(p), fmt.Sprintf("第%d党支部：", i+1)) {
			t.Errorf("第%d封函应独占一张竖排面", i+1)
		}
	}
	if pages[4].Width < pages[4].Height {
		t.Error("函后的表应回到横排面")
	}
	entries := Layout(doc, testFaces(t), Options{}).Outline()
	found := 0
	for _, e := range entries {
		if strings.Contains(e.Text, "换届提醒函（第") {
			found++
		}
	}
	if found != 3 {
		t.Errorf("函的书签：%v", entries)
	}
}

func TestBreaksSpacesBookmarks(t *testing.T) {
	pages := layout(t, official1(report.Paragraph{Text: "甲。"}, report.Space{Lines: 3}, report.Paragraph{Text: "乙。"},
		report.PageBreak{}, report.Bookmark{Level: 0, Text: "丙处"}, report.Paragraph{Text: "丙。"}))
	if len(pages) != 2 || textOf(pages[0]) != "甲。乙。" || textOf(pages[1]) != "丙。" {
		t.Fatalf("分面不对：%d", len(pages))
	}
	if dy := pages[0].Marks[1].Y - pages[0].Marks[0].Y; math.Abs(dy-4*officialPitch) > 0.01 {
		t.Errorf("空三行，得 %.2f 毫米", dy)
	}
}

// Empty room that no longer fits makes no page: not at the end, and none at the top
// of the next.
func TestSpaceAtAPagesEnd(t *testing.T) {
	var full []report.Block
	for range 22 {
		full = append(full, report.Paragraph{Text: "甲。"})
	}
	end := layout(t, official1(append(full, report.Space{Lines: 2})...))
	if len(end) != 1 {
		t.Errorf("%d面", len(end))
	}
	more := layout(t, official1(append(full, report.Space{Lines: 2}, report.Paragraph{Text: "乙。"})...))
	if len(more) != 2 || textOf(more[1]) != "乙。" || more[1].Marks[0].Y != more[0].Marks[0].Y {
		t.Errorf("%d面", len(more))
	}
}

func TestEmptyAndOddDocuments(t *testing.T) {
	for name, doc := range map[string]report.Document{
		"没有内容": {}, "空段落": official1(report.Paragraph{}, report.Title{}, report.Addressee{}, report.Heading{}, report.Note{}),
		"空件":   official1(report.AnnexList{}, report.Signature{}, report.Imprint{}, report.Letter{}, report.RedHead{}),
		"无列的表": landscape(report.Table{Title: "空"}),
		"无路径的列": landscape(report.Table{Columns: []report.Column{{}, {Path: []string{""}}},
			Rows: [][]report.Cell{{}, {{Text: "甲"}, {Text: "乙"}, {Text: "多出的格"}}}}),
		"跨出表外的格": landscape(report.Table{Columns: []report.Column{report.Col("一"), report.Col("二")},
			Rows: [][]report.Cell{{{Text: "甲", Span: 9}}, {{Text: "乙", Span: -1}}}}),
		"两次分页": official1(report.PageBreak{}, report.PageBreak{}, report.Space{Lines: 50}, report.Paragraph{Text: "甲"}),
	} {
		t.Run(name, func(t *testing.T) {
			if pages := layout(t, doc); len(pages) == 0 {
				t.Error("没有一面")
			}
		})
	}
}
