package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func testFaces(tb testing.TB) *Faces {
	tb.Helper()
	fs, err := LoadFaces(FaceOptions{})
	if err != nil {
		tb.Fatal(err)
	}
	return fs
}

// checkLines holds lines against the rules: nothing lost, nothing too wide,
// 避头尾 wherever it is possible.
func checkLines(t *testing.T, fs *Faces, text string, set setting) {
	t.Helper()
	b := &breaker{faces: fs}
	lines := b.breakText(text, set)
	var joined strings.Builder
	for i, l := range lines {
		if l.End <= l.Start {
			t.Fatalf("第%d行是空的：%q", i, text)
		}
		joined.WriteString(text[l.Start:l.End])
		measure := set.measure
		if i == 0 && set.first > 0 {
			measure = set.first
		}
		if over := int(l.width-l.squeeze) - measure; over > 1 && l.to-l.from > 1 {
			t.Errorf("第%d行 %q 超出 %d", i, text[l.Start:l.End], over)
		}
		if i+1 < len(lines) {
			checkBreak(t, text, l, lines[i+1], set.squeeze)
		}
	}
	if joined.String() != text {
		t.Errorf("各行合起来是\n%q，原文是\n%q", joined.String(), text)
	}
}

// checkBreak allows a forbidden break only in a line that has no better place.
func checkBreak(t *testing.T, text string, l, next Line, squeeze bool) {
	t.Helper()
	if allowedBreak(text, l.End) {
		return
	}
	for i := range text[l.Start:l.End] {
		if i > 0 && allowedBreak(text, l.Start+i) {
			t.Errorf("在 %q 与 %q 之间断行，行内本有可断之处", text[l.Start:l.End], text[next.Start:next.End])
			return
		}
	}
}

func allowedBreak(text string, at int) bool {
	a, _ := utf8.DecodeLastRuneInString(text[:at])
	b, _ := utf8.DecodeRuneInString(text[at:])
	return mayBreak(a, b, classOf(a), classOf(b))
}

// randomText mixes what official texts are made of.
func randomText(r *rand.Rand, n int) string {
	parts := []string{"党", "建", "工作", "，", "。", "、", "；", "：", "（", "）", "《", "》", "“", "”", "——", "……",
		"2026年11月23日", "98.5%", "12,486", "某投党〔2026〕12号", "PartyLedger", " ", "第十三条", "𫖯", "𠮷", "䶮",
		"A", "7", "\n", "　", "！", "？", "·", "（一）", "[x]", "￥100"}
	var b strings.Builder
	for range n {
		b.WriteString(parts[r.IntN(len(parts))])
	}
	return b.String()
}

func TestBreakRandomText(t *testing.T) {
	fs := testFaces(t)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		set := setting{face: FaceID(r.IntN(NumFaces)), measure: 1500 + r.IntN(30000), squeeze: i%2 == 0}
		if i%3 == 0 {
			set.track = -13
		}
		if i%5 == 0 {
			set.first = max(1000, set.measure-2000)
		}
		checkLines(t, fs, randomText(r, 1+r.IntN(120)), set)
		if t.Failed() {
			return
		}
	}
}

func FuzzBreak(f *testing.F) {
	fs := testFaces(f)
	f.Add("截至2026年11月23日，集团所属企业35户（其中应写入的33户）。", 10000, true)
	f.Add("“四同步、四对接”——《条例》……PartyLedger-verylongword", 3000, false)
	f.Add("\n\n 　a", 1000, true)
	f.Fuzz(func(t *testing.T, text string, measure int, squeeze bool) {
		text = clean(text)
		if len(text) > 2000 {
			return
		}
		measure = 1000 + (measure%40000+40000)%40000
		checkLines(t, fs, text, setting{face: Fang, measure: measure, squeeze: squeeze})
	})
}

func TestBreakExamples(t *testing.T) {
	fs := testFaces(t)
	for _, c := range []struct {
		name, text string
		ems        float64
		want       string
	}{
		{"句号不居行首，挤压进行内", "一二，四五六，八九十。甲乙", 10, "一二，四五六，八九十。|甲乙"},
		{"行末标点占半字即可", "一二三四五六七八九。甲乙", 9.5, "一二三四五六七八九。|甲乙"},
		{"无处可挤则推出", "一二三四五六七八九十。甲乙", 10, "一二三四五六七八九|十。甲乙"},
		{"前括号不居行末", "一二三四五六七八九（甲乙）", 10, "一二三四五六七八九|（甲乙）"},
		{"数字不断开", "一二三四五六七八9876543人", 10, "一二三四五六七八|9876543人"},
		{"日期的数字与年月日相随", "一二三四五六七八2026年11月23日", 10, "一二三四五六七八|2026年11月23日"},
		{"长行不为文号拉开", "一二三四五六七八九十一二三四五六七某投党〔2026〕12号文", 22, "一二三四五六七八九十一二三四五六七某投|党〔2026〕12号文"},
		{"文号不断开", "一二三四五六七八某投党〔2026〕12号文", 14, "一二三四五六七八|某投党〔2026〕12号文"},
		{"发文机关代字不断开", "一二三四五六七（某投党〔2026〕12号）", 10, "一二三四五六七|（某投党〔2026〕12号）"},
		{"破折号不断开", "一二三四五六七八九——甲", 10, "一二三四五六七八|九——甲"},
		{"西文单词不断开", "一二三四五六PartyLedger七", 10, "一二三四五六|PartyLedger七"},
		{"过长单词最后才断", "PartyLedgerPartyLedger", 5, ""},
		{"行末空格不占位", "一二三四五六七八九十 甲", 10, "一二三四五六七八九十 |甲"},
		{"换行符分段", "一二\n三四", 10, "一二\n|三四"},
	} {
		lines := fs.BreakText(c.text, Fang, 10, c.ems*10)
		if got := strings.Join(lines, "|"); c.want != "" && got != c.want {
			t.Errorf("%s：得 %q，应为 %q", c.name, got, c.want)
		}
		if strings.Join(lines, "") != c.text {
			t.Errorf("%s：字有丢失 %q", c.name, lines)
		}
	}
}

func TestCellsBreakAtSpaces(t *testing.T) {
	b := &breaker{faces: testFaces(t)}
	const text = "大学本科 学士"
	lines := b.breakText(text, setting{face: Hei, measure: 5300, spaces: true})
	if len(lines) != 2 || text[lines[1].Start:] != "学士" {
		t.Errorf("应在空格处折行：%v", lines)
	}
	if w := lines[0].width; w != 4000 {
		t.Errorf("首行宽 %d", w)
	}
}

func TestBalanceIsEven(t *testing.T) {
	fs := testFaces(t)
	b := &breaker{faces: fs}
	lines := b.balance("大专及以上学历", setting{face: HeiBold, measure: 6000})
	if len(lines) != 2 || lines[0].width-lines[1].width > 1000 {
		t.Errorf("表头折行不均匀：%v", lines)
	}
}

func TestCleanKeepsVisibleText(t *testing.T) {
	for in, want := range map[string]string{
		"甲\t乙":           "甲 乙",
		"甲\r\n乙":         "甲\n乙",
		"甲\u200b乙\ufeff": "甲乙",
		"葛\U000E0100城":   "葛城",
		"甲\x00\x1f乙":     "甲乙",
		"坏\xff字":         "坏\uFFFD字",
		"𠮷野家（一）“是”——……①㎡": "𠮷野家（一）“是”——……①㎡",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q，应为 %q", in, got, want)
		}
	}
}
