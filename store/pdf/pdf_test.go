package pdf

import (
	"bytes"
	"encoding/json"
	"flag"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"partyledger/assets"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/report/reporttest"
	"partyledger/store/typeset"
)

var keep = flag.String("keep", "", "把测试写出的 PDF 留在这个文件夹里")

var names = []string{"龚䶮", "李𬎆", "党𫖯", "㛃然", "𠮷瑞"}

const sentence = "截至2026年11月23日，应写入章程的33户已完成31户，完成率93.9%；由党委书记龚䶮、副书记李𬎆、党𫖯、㛃然、𠮷瑞分片包干（某投党〔2026〕12号）。"

// sample has every block, on every kind of page.
func sample() report.Document {
	asOf := day.Of(2026, 11, 23)
	table := report.Table{Title: "表1　配备情况", Unit: "某某公司", AsOf: asOf, Measure: "单位：人",
		Columns: []report.Column{report.Col("序号"), report.Col("姓名"), report.Col("党员", "合计").Right(), report.Col("党员", "女").Right()},
		Totals:  [][]report.Cell{{{Text: "合计", Span: 2, Bold: true}, {Text: "12,486", Bold: true}, {Text: "131", Bold: true}}},
		Notes:   []string{"依据《条例》。"}, Sign: &report.Sign{Head: "龚䶮", Checker: "李𬎆", Maker: "㛃然", Day: asOf}}
	for i, n := range names {
		table.Rows = append(table.Rows, []report.Cell{{Text: string(rune('1' + i))}, {Text: n, Bold: i%2 == 0}, {Text: "7"},
			{Text: "3", Warn: true}})
	}
	ring := report.Chart{Kind: report.RingChart, Title: "进展", Unit: "户", Labels: []string{"已完成", "未完成", "参股𠮷"},
		Series: []report.Series{{Values: []float64{31, 2, 0}}}}
	bar := report.Chart{Title: "人数", Unit: "人", Labels: []string{"2025年", "2026年"}, Series: []report.Series{{Values: []float64{66, 41}}},
		Limit: &report.Limit{Name: "名额", Value: 70}}
	funnel := report.Chart{Kind: report.FunnelChart, Title: "阶段", Labels: []string{"申请人", "积极分子"},
		Series: []report.Series{{Values: []float64{186, 120}}}}
	return report.Document{Name: "sample", Title: "关于党建工作情况的报告（𠮷）", Office: "某某集团党委", Subject: "年度报告", Keywords: []string{"党建", "年报"},
		AsOf: asOf,
		Sections: []report.Section{{Blocks: []report.Block{
			report.RedHead{Unit: "中共某某能源投资集团有限公司委员会文件", Number: "某投党〔2026〕12号", Signer: "龚䶮"},
			report.Title{Text: "关于2026年度党建工作情况的报告"}, report.Addressee{Text: "国资委党委："},
			report.Heading{Level: 1, Text: "党𫖯同志负责的工作"}, report.Heading{Level: 2, Text: "𠮷瑞同志负责的工作"},
			report.Paragraph{Text: strings.Repeat(sentence, 8)}, table, ring, bar, funnel,
			report.AnnexList{Items: []string{"甲表", "乙表"}}, report.Signature{Unit: "某某集团党委", Day: asOf},
			report.Imprint{CopyTo: "组织部", Office: "办公室", Day: asOf},
		}}, {Page: report.LandscapeTable, Blocks: []report.Block{report.Title{Text: "花名册"}, table}},
			{Page: report.PortraitTable, Blocks: []report.Block{report.Title{Text: "名单"}, table,
				report.Letter{Title: "提醒函", Addressee: "第一党支部：", Body: []string{sentence}, Sign: report.Signature{Unit: "党群部",
					Day: asOf}}}}}}
}

// write paints a document into a file and answers its path.
func write(t *testing.T, doc report.Document, fs *typeset.Faces) (string, Result) {
	t.Helper()
	dir := t.TempDir()
	if *keep != "" {
		dir = *keep
	}
	var buf bytes.Buffer
	res, err := Write(&buf, doc, fs)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, doc.Name+".pdf")
	if err := os.WriteFile(path, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, res
}

// tool runs a command of qpdf or poppler, skipping only where it is not installed.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("未安装 %s，此项未查", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s：%v\n%s", name, err, out)
	}
	return string(out)
}

func TestFileIsSound(t *testing.T) {
	path, res := write(t, sample(), testFaces(t))
	if out := tool(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") ||
		!strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	if n := strings.TrimSpace(tool(t, "qpdf", "--show-npages", path)); n != itoa(res.Pages) {
		t.Errorf("文件 %s 面，报告 %d 面", n, res.Pages)
	}
	if len(res.Missing) != 0 {
		t.Errorf("不应有画不出的字：%q", string(res.Missing))
	}
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

var (
	blanks     = regexp.MustCompile(`\s+`)
	pageNumber = regexp.MustCompile(`—\d+—`)
)

func TestTextComesBack(t *testing.T) {
	path, _ := write(t, sample(), testFaces(t))
	text := tool(t, "pdftotext", "-raw", path, "-")
	flat := pageNumber.ReplaceAllString(blanks.ReplaceAllString(text, ""), "")
	want := append([]string{"某投党〔2026〕12号", "关于2026年度党建工作情况的报告", "12,486", "186", "一、党𫖯同志负责的工作", "（一）𠮷瑞同志负责的工作",
		"附件：", "抄送：组织部。", "2026年11月23日印发", "参股𠮷", "制表人：㛃然", "表1配备情况"}, names...)
	for _, w := range want {
		if !strings.Contains(flat, w) {
			t.Errorf("取不回 %q", w)
		}
	}
	// Lines may be extracted as blocks; each character must be there as often.
	if got := strings.Count(flat, "分片包干"); got != 9 {
		t.Errorf("正文取回 %d 句，应 9 句", got)
	}
	if strings.ContainsFunc(flat, func(r rune) bool { return r >= 0xE000 && r <= 0xF8FF || r == 0xFFFD }) {
		t.Error("取回的文字里有私用区字符")
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	path, _ := write(t, sample(), testFaces(t))
	lines := strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:]
	if len(lines) < 4 {
		t.Fatalf("只有 %d 种字体", len(lines))
	}
	tag := regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes`)
	for _, l := range lines {
		if !tag.MatchString(l) {
			t.Errorf("字体未嵌入子集：%s", l)
		}
	}
}

func TestTwoRunsAreEqual(t *testing.T) {
	fs := testFaces(t)
	var first bytes.Buffer
	if _, err := Write(&first, sample(), fs); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var again bytes.Buffer
			if _, err := Write(&again, sample(), fs); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Errorf("两次写出的文件不同（%v）", err)
			}
		})
	}
	wg.Wait()
}

func TestFacesAreNotWrittenInto(t *testing.T) {
	before := bytes.Clone(assets.Hei)
	if _, err := Write(&bytes.Buffer{}, sample(), testFaces(t)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, assets.Hei) {
		t.Error("写 PDF 改动了共用的字体")
	}
}

func TestOutlineAndProperties(t *testing.T) {
	path, _ := write(t, sample(), testFaces(t))
	var doc struct {
		Outlines []struct {
			Title string
			Dest  []any
			Kids  []struct {
				Title string
				Kids  []struct{ Title string }
			}
		}
	}
	if err := json.Unmarshal([]byte(tool(t, "qpdf", "--json", "--json-key=outlines", path)), &doc); err != nil {
		t.Fatal(err)
	}
	var tops []string
	for _, o := range doc.Outlines {
		tops = append(tops, o.Title)
	}
	if got := strings.Join(tops, "|"); got != "关于2026年度党建工作情况的报告|花名册|名单|提醒函（第一党支部）" {
		t.Fatalf("书签 %s", got)
	}
	kids := doc.Outlines[0].Kids
	if len(kids) == 0 || kids[0].Title != "一、党𫖯同志负责的工作" || len(kids[0].Kids) == 0 || kids[0].Kids[0].Title != "（一）𠮷瑞同志负责的工作" {
		t.Errorf("下级书签 %+v", kids)
	}
	info := tool(t, "pdfinfo", "-rawdates", path)
	for _, want := range []string{"关于党建工作情况的报告（𠮷）", "某某集团党委", "年度报告", "党建 年报", "国企党建台账", "D:20261123000000", "1.5"} {
		if !strings.Contains(info, want) {
			t.Errorf("文件属性缺 %q：\n%s", want, info)
		}
	}
}

func TestBookmarksPointIntoTheirPages(t *testing.T) {
	path, _ := write(t, sample(), testFaces(t))
	out := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	for _, m := range regexp.MustCompile(`/XYZ\s+0\s+([\d.-]+)`).FindAllStringSubmatch(out, -1) {
		if strings.HasPrefix(m[1], "-") {
			t.Errorf("书签位置为负：%s", m[1])
		}
	}
}

func TestUndrawableIsReportedAndKeptAsText(t *testing.T) {
	doc := sample()
	doc.Sections[0].Blocks[2] = report.Addressee{Text: "国资委😀党委："}
	path, res := write(t, doc, testFaces(t))
	if string(res.Missing) != "😀" {
		t.Errorf("报告画不出的字 %q", string(res.Missing))
	}
	if text := tool(t, "pdftotext", "-raw", path, "-"); !strings.Contains(text, "😀") {
		t.Error("画不出的字也应能取回")
	}
}

func TestWithoutFang(t *testing.T) {
	fs, err := typeset.LoadFaces(typeset.FaceOptions{NoFang: true})
	if err != nil {
		t.Fatal(err)
	}
	path, _ := write(t, sample(), fs)
	if out := tool(t, "pdffonts", path); strings.Contains(out, "Fang") {
		t.Error(out)
	}
	tool(t, "qpdf", "--check", path)
}

func TestEmptyDocument(t *testing.T) {
	path, res := write(t, report.Document{Name: "empty"}, testFaces(t))
	if res.Pages != 1 {
		t.Errorf("%d 面", res.Pages)
	}
	tool(t, "qpdf", "--check", path)
	path, _ = write(t, report.Document{Name: "mark", Sections: []report.Section{{Blocks: []report.Block{report.Bookmark{Text: "只有书签𠮷"}}}}}, testFaces(t))
	tool(t, "qpdf", "--check", path)
}

func TestProbe(t *testing.T) {
	if err := Probe(assets.Kai); err != nil {
		t.Error(err)
	}
	for _, bad := range [][]byte{nil, []byte("OTTO"), bytes.Repeat([]byte{0, 1, 0, 0}, 100)} {
		if Probe(bad) == nil {
			t.Errorf("坏字体通过了试嵌（%d 字节）", len(bad))
		}
	}
}

// failing is a writer that is full.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteErrorIsReported(t *testing.T) {
	if _, err := Write(failing{}, sample(), testFaces(t)); err == nil {
		t.Error("写不下去应报错")
	}
}

func TestPicturesAreEmbeddedOnce(t *testing.T) {
	blocks := []report.Block{report.Paragraph{Text: "先看图。"}}
	for n := range 8 {
		img := image.NewGray(image.Rect(0, 0, 60, 40))
		for i := range img.Pix {
			img.Pix[i] = byte(i * (7 + n))
		}
		var file bytes.Buffer
		if err := png.Encode(&file, img); err != nil {
			t.Fatal(err)
		}
		picture := report.Picture{PNG: file.Bytes(), Caption: "图1　工作台", Width: 80}
		blocks = append(blocks, picture, picture)
	}
	blocks = append(blocks, report.Picture{PNG: []byte("不是图"), Caption: "坏图"})
	doc := report.Document{Title: "说明", Sections: []report.Section{{Page: report.PortraitTable, Blocks: blocks}}}
	path, _ := write(t, doc, testFaces(t))
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 4 {
		again, _ := write(t, doc, testFaces(t))
		if second, _ := os.ReadFile(again); !bytes.Equal(first, second) {
			t.Fatal("两次生成不同")
		}
	}
	plain := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	if !strings.Contains(plain, "/Width 60\n") {
		t.Error("图的宽度不是60")
	}
	if n := strings.Count(plain, "/Subtype /Image"); n != 8 {
		t.Errorf("图片对象%d个", n)
	}
	tool(t, "qpdf", "--check", path)
}

// Forms, slips and cards give the same bytes each time; a
// card that cannot hold its content gives no file.
func TestPapersOfForms(t *testing.T) {
	fs := testFaces(t)
	for _, doc := range reporttest.Papers() {
		var a, b bytes.Buffer
		if _, err := Write(&a, doc, fs); err != nil {
			t.Fatal(err)
		}
		if _, err := Write(&b, doc, fs); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: other bytes, %v", doc.Name, err)
		}
	}
	full := report.Cards{Across: 9, Down: 9, Items: [][]report.Block{{report.Title{Text: "放不下的标题"}}}}
	var b bytes.Buffer
	doc := report.Document{Sections: []report.Section{{Page: report.FormPage, Blocks: []report.Block{full}}}}
	if _, err := Write(&b, doc, fs); err == nil || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}
