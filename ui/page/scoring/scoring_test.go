package scoring

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store/assessment"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// scoreSheet writes a small scheme as offices do: parts across the table, points in texts.
func scoreSheet(t *testing.T, sum string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for cell, v := range map[string]string{"A1": "某某公司党建考核评分表（2026年度）", "A2": "考核内容", "B2": "评分标准", "C2": "分值", "D2": "佐证（支撑）材料",
		"A3": "一、组织建设（10分）", "A4": "按期换届", "B4": "每有一个超期未换届的扣2分", "C4": sum, "D4": "换届批复",
		"A5": "组织生活", "B5": "每少一次扣1分，扣完为止", "C5": "4", "A6": "二、加分", "A7": "受到表彰", "B7": "每次加1分，最多加2分"} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "评分表.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func shown(t *testing.T) (*Page, *pagetest.Host) {
	t.Helper()
	return pagetest.Shown[*Page](t, New, true, 1)
}

// choose brings the indicator with the code forward.
func choose(t *testing.T, p *Page, code string) *assess.Node {
	t.Helper()
	for i := range p.now.Nodes {
		if p.now.Nodes[i].Code == code {
			p.tree.Choose(p.now.Nodes[i].ID)
			return &p.now.Nodes[i]
		}
	}
	t.Fatalf("no indicator %s", code)
	return nil
}

func said(h *pagetest.Host) string { return h.Told[len(h.Told)-1] }

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		for i, name := range []string{"scores", "evidence", "schemes", "lines"} {
			p.Select(i)
			host.Picture("scoring-"+name+suffix, 1150, 640)
		}
		p.Select(tabScores)
		choose(t, p, "1.2")
		host.Picture("scoring-chosen"+suffix, 1150, 640)
		p.right.tabs.Select(partProof)
		choose(t, p, "2.1")
		host.Picture("scoring-proof"+suffix, 1150, 640)
		for name, open := range map[string]func(){"score": p.right.score, "measure": p.right.askMeasure, "link": p.right.linkRecord,
			"export": p.export, "records": p.right.showRecords,
			"import": func() { p.tryScheme(assessment.ImportRequest{File: scoreSheet(t, "5")}) },
			"sort": func() {
				p.showSorting([]string{"/x/2026年中心组学习记录.pdf", "/x/换届批复（扫描件）.pdf", "/x/IMG_0001.jpg"})
			}} {
			open()
			host.Picture("scoring-"+name+suffix, 1150, 640)
			host.Key(fyne.KeyEscape)
			if host.Windows() > 0 {
				t.Errorf("%s does not close by Escape", name)
				pagetest.Press(t, host.Window(), "取消")
			}
		}
	})
}

func TestTextSize(t *testing.T) {
	for i := range 4 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

// The page says how far the assessment is; evidence shows how it stands, and why.
func TestShows(t *testing.T) {
	p, _ := shown(t)
	for _, want := range []string{"满分100", "已评6/11项", "自评38.6", "佐证10件", "缺失3、时间异常2、不规范1、齐全2"} {
		if !strings.Contains(p.said.String(), want) {
			t.Errorf("%q does not say %s", p.said.String(), want)
		}
	}
	for code, want := range map[string]string{"1.1": "齐全。", "1.2": "没有附件", "1.3": "程序倒置", "2.1": "早于考核期", "2.4": "缺签字、盖章",
		"2.3": "没有要求佐证"} {
		choose(t, p, code)
		if got := p.right.stands.String(); !strings.Contains(got, want) {
			t.Errorf("%s: %q does not say %s", code, got, want)
		}
	}
}

// A score other than the proposed one needs a reason; a veto gets none.
func TestScore(t *testing.T) {
	p, host := shown(t)
	w := host.Window()
	choose(t, p, "2.2")
	p.right.score()
	if seen := pagetest.Seen(w); !strings.Contains(seen, "建议分7.71分") || !strings.Contains(seen, "27户（共28户）") {
		t.Errorf("the form does not say what is proposed:\n%s", seen)
	}
	pagetest.Fill(t, w, "自评分", "7")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "改分理由"); !strings.Contains(got, "与建议分（7.71分）不同") {
		t.Errorf("改分理由: %q", got)
	}
	pagetest.Fill(t, w, "改分理由", "按方案取整数")
	pagetest.Fill(t, w, "自评分", "9")
	pagetest.Press(t, w, "保存")
	if got := pagetest.Wrong(t, w, "自评分"); !strings.Contains(got, "高于可得的最高分（8）") {
		t.Errorf("自评分: %q", got)
	}
	pagetest.Fill(t, w, "自评分", "7")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	n := choose(t, p, "2.2")
	if n.Self.Score.String() != "7" || n.Self.Proposed.String() != "7.71" || host.Windows() > 0 {
		t.Errorf("%+v", n.Self)
	}
	choose(t, p, "6.1")
	p.right.score()
	pagetest.Fill(t, w, "自评说明", "没有发生")
	pagetest.Press(t, w, "保存")
	host.Show(p)
	if n := choose(t, p, "6.1"); n.Self.Remark != "没有发生" || n.Self.Score.Known() {
		t.Errorf("%+v", n.Self)
	}
}

// An indicator is bound to a measure, its score tried at once, and proposed.
func TestBind(t *testing.T) {
	p, host := shown(t)
	w := host.Window()
	choose(t, p, "4.1")
	p.right.askMeasure()
	pagetest.All[*kit.Entry](w)[0].SetText("典型经验")
	if list := pagetest.Seen(w); !strings.Contains(list, "总结推广的典型经验") || strings.Contains(list, "35岁") {
		t.Fatalf("the measures are not narrowed:\n%s", list)
	}
	m, _ := assess.MeasureOf("q.exemplar")
	host.Key(fyne.KeyEscape)
	p.right.askReckoning(choose(t, p, "4.1").Indicator, p.right.proposer(), measured{m, "5个"})
	pagetest.Fill(t, w, "建议分算法", string(model.ReckonLadder))
	pagetest.Press(t, w, "绑定")
	if got := pagetest.Wrong(t, w, "阶梯"); !strings.Contains(got, "一行写一级") {
		t.Errorf("阶梯: %q", got)
	}
	pagetest.Fill(t, w, "阶梯", "1=10")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "现在的建议分：10分") {
		t.Errorf("the score is not tried:\n%s", seen)
	}
	pagetest.Press(t, w, "绑定")
	host.Show(p)
	p.propose()
	host.Show(p)
	if n := choose(t, p, "4.1"); n.Figure != "q.exemplar" || n.Self.Proposed.String() != "10" || n.Self.Score.Known() {
		t.Errorf("%+v %+v", n.Indicator, n.Self)
	}
}

// A scheme is looked over, imported, its manners confirmed; what does not add up holds it up.
func TestImport(t *testing.T) {
	p, host := shown(t)
	w := host.Window()
	p.chooseOne = func(_ fyne.Window, _ string, _ []page.FileKind, then func(string)) { then(scoreSheet(t, "5")) }
	p.importScheme()
	if seen := pagetest.Seen(w); !strings.Contains(seen, "第3行：“组织建设”写明10分，下级合计9分，少1分") {
		t.Fatalf("the gap is not told:\n%s", seen)
	}
	pagetest.Press(t, w, "导入")
	if host.Windows() == 0 || !strings.Contains(pagetest.Seen(w), "请勾选") {
		t.Fatal("imported although it does not add up")
	}
	host.Key(fyne.KeyEscape)
	p.chooseOne = func(_ fyne.Window, _ string, _ []page.FileKind, then func(string)) { then(scoreSheet(t, "6")) }
	p.importScheme()
	pagetest.Fill(t, w, "发布机关", "某某公司党委")
	pagetest.Press(t, w, "导入")
	host.Show(p)
	if p.now == nil || p.now.Of.Issuer != "某某公司党委" || p.now.Unconfirmed != 3 || len(host.Failed) > 0 {
		t.Fatalf("%+v, failed %v", p.now, host.Failed)
	}
	p.confirmManners()
	host.Picture("scoring-manners", 1150, 640)
	pagetest.Press(t, w, "确认所选")
	host.Show(p)
	n := choose(t, p, "2.1")
	if p.now.Unconfirmed != 0 || n.Manner != model.MannerBonus || n.Step.String() != "1" || n.Most.String() != "2" {
		t.Errorf("%+v", n.Indicator)
	}
	if n := choose(t, p, "1.1"); n.Manner != model.MannerDeduct || n.Step.String() != "2" || n.Demand != "换届批复" {
		t.Errorf("%+v", n.Indicator)
	}
}

// picture writes a picture file.
func picture(t *testing.T, name string, width int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, width, 9))); err != nil {
		t.Fatal(err)
	}
	return path
}

// Files are sorted to indicators by their names, once a person has confirmed; their day stays
// to be filled in.
func TestSortFiles(t *testing.T) {
	p, host := shown(t)
	w := host.Window()
	files := []string{picture(t, "2026年集团换届批复.png", 11), picture(t, "随拍.png", 12)}
	p.choose = func(_ fyne.Window, _ string, _ []page.FileKind, then func([]string)) { then(files) }
	p.sortFiles()
	before := len(p.now.Nodes[0].Items)
	pagetest.Press(t, w, "归入所选")
	host.Show(p)
	n := choose(t, p, "2.1")
	last := n.Items[len(n.Items)-1]
	if len(n.Items) != 3 || last.Title != "2026年集团换届批复" || !last.Formed.IsZero() || last.State != assess.Poor || len(last.Files) != 1 {
		t.Errorf("%+v", n.Items)
	}
	if before != 0 || !strings.Contains(said(host), "已添加佐证材料1件") {
		t.Errorf("%q", said(host))
	}
	p.take([]assessment.NewFile{{Path: files[0], Indicator: n.ID}})
	if !strings.Contains(said(host), "没有重复添加") {
		t.Errorf("%q", said(host))
	}
}

// A record of the ledger is linked with its file, and its day goes along.
func TestLink(t *testing.T) {
	p, host := shown(t)
	w := host.Window()
	n := choose(t, p, "4.1")
	p.right.linkRecord()
	pagetest.Press(t, w, "关联")
	if !strings.Contains(pagetest.Seen(w), "请先选定一条记录") {
		t.Error("nothing is asked for")
	}
	host.Key(fyne.KeyEscape)
	x := &linking{p: p, n: *n}
	site := model.Everywhere[model.Rectification](host.Snapshot().Book)
	for _, r := range site {
		if files := model.Attachments(host.Snapshot().Book, model.RefOf(r)); len(files) > 0 {
			items := x.items(model.RefOf(r))
			if len(items) != 1 || items[0].RecordID != r.ID || items[0].Title != r.Problem {
				t.Errorf("%+v", items)
			}
			return
		}
	}
	t.Error("no record with a file")
}

// The folder is handed out; what is sensitive is asked for.
func TestExport(t *testing.T) {
	p, host := shown(t)
	dir := t.TempDir()
	p.chooseDir = func(_ fyne.Window, _, _ string, then func(string)) { then(dir) }
	p.export()
	seen := pagetest.Seen(host.Window())
	for _, want := range []string{"文件9个", "还有5项指标没有自评分", "缺失3项"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q does not say %s", seen, want)
		}
	}
	pagetest.Press(t, host.Window(), "选择位置…")
	if len(host.Failed) > 0 || !strings.Contains(said(host), "已导出佐证材料9个文件") {
		t.Fatalf("%v %v", host.Failed, host.Told)
	}
	list, err := os.ReadDir(dir)
	if err != nil || len(list) != 1 || !strings.Contains(list[0].Name(), "佐证材料2026-11-23") {
		t.Errorf("%v %v", list, err)
	}
}

// What was added within ten days before the inspection is hinted at, here alone.
func TestRushed(t *testing.T) {
	p, host := shown(t)
	s := p.now.Of
	for _, day := range []string{"2026-11-30", "2027-01-20"} {
		now := s
		f, _ := model.SchemaOf(model.KindScheme).Field("Inspected")
		ptr := model.SchemaOf(model.KindScheme).Pointer(now)
		if err := f.SetText(ptr, day); err != nil {
			t.Fatal(err)
		}
		var files []assessment.NewFile
		for i := range 3 {
			files = append(files, assessment.NewFile{Path: picture(t, "照片.png", 30+i+len(day)*int(day[8])), Indicator: choose(t, p,
				"3.2").ID})
		}
		host.Save("检查日期", nil, model.SchemaOf(model.KindScheme).Deref(ptr))
		if day == "2026-11-30" {
			p.take(files)
		}
		host.Show(p)
		if got := strings.Contains(p.said.String(), "集中添加"); got != (day == "2026-11-30") {
			t.Errorf("inspected on %s: %q", day, p.said.String())
		}
	}
}

// Nothing gives several pieces of evidence a day at once.
func TestNoBulkDays(t *testing.T) {
	for _, f := range page.BulkFields(model.SchemaOf(model.KindEvidenceItem), nil, nil) {
		if f.Name == "Formed" {
			t.Error("the days of several pieces can be changed at once")
		}
	}
}

// The sample's scores were proposed by the program as it is.
func TestSampleProposals(t *testing.T) {
	p, _ := shown(t)
	x := p.right.proposer()
	for _, n := range p.now.Nodes {
		if got, ok := x.Of(n.Indicator); ok && n.Self.ID != "" && (got.Points != n.Self.Proposed || got.Text() != n.Self.Reasons) {
			t.Errorf("%s: %s %q, the sample has %s %q", n.Code, got.Points, got.Text(), n.Self.Proposed, n.Self.Reasons)
		}
	}
}
