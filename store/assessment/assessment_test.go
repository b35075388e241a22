package assessment

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// book writes a workbook as a person sees it: cells by |, ^ for one merged with that above,
// < with that before it; figures as figures.
func book(t *testing.T, name string, tables map[string]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var names []string
	for sheet := range tables {
		names = append(names, sheet)
	}
	slices.Sort(names)
	for _, sheet := range names {
		storetest.Must[int](t)(f.NewSheet(sheet))
		fill(t, f, sheet, tables[sheet])
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func fill(t *testing.T, f *excelize.File, sheet, text string) {
	at := func(col, row int) string {
		return storetest.Must[string](t)(excelize.CoordinatesToCellName(col+1, row))
	}
	var merges [][2]string
	down, across := map[int]int{}, map[int]int{} // column → where its block begins
	rows := append(strings.Split(strings.Trim(text, "\n"), "\n"), "")
	for i, row := range rows {
		cells := strings.Split(row, "|")
		for col := range 12 {
			c := ""
			if col < len(cells) {
				c = strings.TrimSpace(cells[col])
			}
			if top, open := down[col]; open && c != "^" {
				merges = append(merges, [2]string{at(col, top), at(col, i)})
				delete(down, col)
			}
			switch {
			case c == "^":
				if _, open := down[col]; !open {
					down[col] = i
				}
			case c == "<":
				if _, open := across[i]; !open {
					across[i] = col - 1
				}
				if col+1 == len(cells) || strings.TrimSpace(cells[col+1]) != "<" {
					merges = append(merges, [2]string{at(across[i], i+1), at(col, i+1)})
				}
			case c == "":
			default:
				var v any = strings.ReplaceAll(c, `\n`, "\n")
				if n, err := strconv.ParseFloat(c, 64); err == nil {
					v = n
				}
				if err := f.SetCellValue(sheet, at(col, i+1), v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, m := range merges {
		if err := f.MergeCell(sheet, m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
}

// Three schemes built as those that were seen in public (REPORTS C-1), in words of our own.
var (
	byParts = `
某某市属企业党建工作考核评分表（2026年度）|<|<|<|<|<
某国资党〔2026〕3号|<|<|<|<|<
序号|考核内容|评分标准|分值|自评得分|佐证材料
一、理论学习（20分）|<|<|<|<|<
1|制定年度学习计划|无计划的不得分|5||学习计划
2|中心组按季学习|每少一次扣1分|10||学习记录
3|党员集中学习|每少4学时扣0.5分，扣完为止|5||
二、组织建设（45分）|<|<|<|<|<
4|按期换届|每有一个超期未换届的扣5分|20||换届请示、批复
5|发展党员程序规范|每发现一例不规范扣2分|15||发展党员材料
6|党费收缴规范|不规范的酌情扣分|10||
三、创先争优（35分）|<|<|<|<|<
7|党建品牌|有品牌的得15分|15||
8|民主测评|按测评结果折算|20||
四、加分项|<|<|<|<|<
9|受上级党委表彰|每次加2分，最多加4分|||表彰文件
五、一票否决事项|<|<|<|<|<
10|领导班子成员严重违纪违法|一票否决|||
合计|<|<|100||
`
	byLevels = `
2026年所属企业党建责任制考核细则|<|<|<|<|<|<
考核指标|<|<|分值（分）|评分说明|佐证（支撑）材料|考评方式
一级指标|二级指标|评分项||||
党的领导（10分）|治理融入（7分）|党建要求写入章程|2|未写入不得分|章程、备案回执|查阅资料
^|^|前置研究讨论|5|每缺一次扣0.2分|会议纪要|^
^|请示报告|重大事项请示报告|3|每少一次扣0.5分|请示、批复|^
组织建设（20分）|基层组织|按期换届|12|每有一个超期扣2分|换届批复|^
^|^|支部标准化|8|达标率×8分|验收通报|实地查看
合计|<|<|30|||
`
	byColumns = `
党支部工作考核细则（2026年）|<|<|<|<
项目|内容|标准分|扣分|加分
组织生活（10分）|按季召开党员大会|5|缺一次扣2分|
^|按月开展主题党日|5|缺一次扣1分|形式新颖的加0.5分
队伍建设（20分）|发展党员|10|违反程序的每例扣5分|按期转正的每名加1分
^|党员教育|10|学时不足的每人扣0.5分|
生产经营|安全生产|60|发生事故的不得分|
^|经营指标|^|按完成率折算|超额的加1分
廉洁建设|无违纪|10|每例扣5分|
合计|<|100||
`
)

// ledger is a group with two organisations, one of them overdue, and a decision taken before
// the Party committee studied it.
func ledger(t *testing.T) *store.Workspace {
	t.Helper()
	w := storetest.Open(t, t.TempDir())
	org := func(id, name string) model.Organization {
		return model.Organization{ID: id, Name: name, Type: model.Branch, EnterpriseID: "QY1", CanApprove: true, Founded: day.Of(2015,
			1, 1)}
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, org("DZ1", "第一党支部"), org("DZ2", "第二党支部"), storetest.Person,
		model.Term{ID: "T1", OrganizationID: "DZ1", Elected: day.Of(2022, 5, 1)}, model.Term{ID: "T2", OrganizationID: "DZ2",
			Elected: day.Of(2025, 5, 1)},
		model.PriorReview{ID: "P1", EnterpriseID: "QY1", Matter: "采购", PartyDay: day.Of(2026, 3, 9), DecisionDay: day.Of(2026, 3, 2)},
		model.PriorReview{ID: "P2", EnterpriseID: "QY1", Matter: "投资", PartyDay: day.Of(2026, 4, 2), DecisionDay: day.Of(2026, 4, 9)}))
	return w
}

// imported takes a scheme in and gives its indicators by their codes.
func imported(t *testing.T, w *store.Workspace, table string) (model.Scheme, map[string]model.Indicator) {
	t.Helper()
	path := book(t, "评分表.xlsx", map[string]string{"评分表": table})
	res := storetest.Must[*Imported](t)(Import(t.Context(), w, ImportRequest{File: path, Manners: true}))
	if res.Batch == 0 || len(res.Problems) > 0 {
		t.Fatalf("not imported: %+v", res.Problems)
	}
	list := storetest.Must[[]model.Indicator](t)(store.Load[model.Indicator](t.Context(), w.Conn(), "scheme_id = ?", "", res.Scheme.ID))
	out := map[string]model.Indicator{}
	for _, i := range list {
		out[i.Code] = i
	}
	return storetest.One[model.Scheme](t, w, "id = ?", res.Scheme.ID), out
}

// A trial writes nothing; an import is one batch, can be undone, and refused a second time.
func TestImport(t *testing.T) {
	w := ledger(t)
	path := book(t, "评分表.xlsx", map[string]string{"A评分表": byParts, "B细则": byLevels, "C名单": "姓名|性别\n张甲|男"})
	before := storetest.Dump(t, w)
	res := storetest.Must[*Imported](t)(Import(t.Context(), w, ImportRequest{File: path, DryRun: true}))
	if storetest.Dump(t, w) != before || res.Batch != 0 || res.Sheet != "A评分表" || len(res.Indicators) != 15 {
		t.Errorf("the trial wrote, or read wrongly: %+v", res)
	}
	storetest.Has(t, res.Notes, "“B细则”", "一次导入一张")
	res = storetest.Must[*Imported](t)(Import(t.Context(), w, ImportRequest{File: path, Sheet: "B细则"}))
	s := storetest.One[model.Scheme](t, w, "id = ?", res.Scheme.ID)
	raw := storetest.Must[[]byte](t)(os.ReadFile(path))
	sum := sha256.Sum256(raw)
	storetest.Same(t, model.Scheme{ID: s.ID, Name: "所属企业党建责任制考核细则", Year: 2026, Full: 3000, SourceFile: "评分表.xlsx",
		Hash: hex.EncodeToString(sum[:])}, s)
	i := storetest.One[model.Indicator](t, w, "code = ?", "1.1.2")
	if i.Text != "前置研究讨论" || i.Points != 500 || i.Manner != "" || i.Demand != "会议纪要" || i.Method != "查阅资料" || i.Standard != "每缺一次扣0.2分" {
		t.Errorf("%+v", i)
	}
	_, err := Import(t.Context(), w, ImportRequest{File: path, Sheet: "B细则"})
	storetest.WantRefusal(t, err, "已有所属企业党建责任制考核细则（2026年度）")
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	if storetest.Dump(t, w) != before {
		t.Error("an undo leaves something")
	}
}

// Sums that do not add up are told with their rows, and imported only if the person says so.
func TestImportSums(t *testing.T) {
	w := ledger(t)
	path := book(t, "x.xlsx", map[string]string{"表": strings.Replace(byParts, "不规范的酌情扣分|10", "不规范的酌情扣分|9", 1)})
	res := storetest.Must[*Imported](t)(Import(t.Context(), w, ImportRequest{File: path}))
	if res.Batch != 0 || len(res.Problems) != 1 || res.Problems[0].Row != 8 || res.Problems[0].Why != "“组织建设”写明45分，下级合计44分，少1分" {
		t.Errorf("%+v", res)
	}
	res = storetest.Must[*Imported](t)(Import(t.Context(), w, ImportRequest{File: path, Anyway: true}))
	if res.Batch == 0 {
		t.Error("not imported although the person said so")
	}
}

func TestImportRefuses(t *testing.T) {
	w := ledger(t)
	for _, x := range []struct {
		table string
		req   ImportRequest
		words []string
	}{
		{"姓名|性别\n张甲|男", ImportRequest{}, []string{"没有认出考核评分表", "分值"}},
		{"考核评分表\n指标|分值\n学习|10", ImportRequest{}, []string{"考核年度"}},
		{"考核评分表\n指标|评分标准\n学习|按季", ImportRequest{Year: 2026}, []string{"满分"}},
		{byParts, ImportRequest{Sheet: "别的"}, []string{"别的"}},
		{byParts, ImportRequest{Year: 1800}, []string{"年度应在"}},
	} {
		x.req.File = book(t, "x.xlsx", map[string]string{"表": x.table})
		_, err := Import(t.Context(), w, x.req)
		storetest.WantRefusal(t, err, append(x.words, "什么也没有导入")...)
	}
	_, err := Import(t.Context(), w, ImportRequest{File: filepath.Join(t.TempDir(), "没有.xlsx")})
	storetest.WantRefusal(t, err, "找不到文件")
}

// bind binds an indicator to a measure.
func bind(t *testing.T, w *store.Workspace, i model.Indicator, figure string, how model.Reckoning, change func(*model.Indicator)) {
	t.Helper()
	i.Figure, i.Reckoning = figure, how
	if change != nil {
		change(&i)
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "绑定", i))
}

// Scores are proposed where an indicator is bound, with reasons; elsewhere it stays blank, and
// what somebody scored stays.
func TestPropose(t *testing.T) {
	w := ledger(t)
	s, at := imported(t, w, byParts)
	bind(t, w, at["2.1"], "term.late", model.ReckonEach, nil)
	bind(t, w, at["2.2"], "q.site.six", model.ReckonShare, nil) // there is no place of activity
	bind(t, w, at["3.1"], "q.review.reversed", model.ReckonAny, func(i *model.Indicator) { i.Fewer = true })
	res := storetest.Must[*Proposed](t)(Propose(t.Context(), w, s.ID, "QY1"))
	if res.Bound != 3 || res.Unbound != 7 || res.Written != 3 || len(res.Blank) != 1 || len(res.Kept) != 0 {
		t.Errorf("%+v", res)
	}
	score := func(code string) model.SelfScore {
		list := storetest.Must[[]model.SelfScore](t)(store.Load[model.SelfScore](t.Context(), w.Conn(), "indicator_id = ?", "",
			at[code].ID))
		if len(list) == 0 {
			return model.SelfScore{}
		}
		return list[0]
	}
	x := score("2.1")
	if x.Proposed.String() != "15" || x.Score.Known() || x.ProposedDay != day.Of(2026, 11, 23) {
		t.Errorf("%+v", x)
	}
	storetest.Same(t, "届满未换届 1个（共2个），统计截至2026-11-23\n每例扣5分，20－5×1＝15分", x.Reasons)
	if x := score("2.2"); x.Proposed.Known() || !strings.Contains(x.Reasons, "请核实是没有做还是没有登记") {
		t.Errorf("%+v", x)
	}
	if x := score("3.1"); x.Proposed.String() != "0" || !strings.Contains(x.Reasons, "前置研究程序倒置 1件（共2件）") {
		t.Errorf("%+v", x)
	}
	if x := score("1.1"); x != (model.SelfScore{}) {
		t.Errorf("an unbound indicator has %+v", x)
	}
	x.Score = x.Proposed
	storetest.Must[int64](t)(w.Save(t.Context(), "自评", x))
	storetest.Must[int64](t)(w.Save(t.Context(), "换届", model.Term{ID: "T3", OrganizationID: "DZ1", Elected: day.Of(2026, 11, 1)}))
	res = storetest.Must[*Proposed](t)(Propose(t.Context(), w, s.ID, "QY1"))
	storetest.Has(t, res.Kept, "2.1", "自评15分", "现在的建议分20分")
	if got := score("2.1"); got.Score.String() != "15" || got.Proposed.String() != "15" {
		t.Errorf("what was scored was changed: %+v", got)
	}
	x.Score = model.Scored(1000)
	_, err := w.Save(t.Context(), "改分", x)
	storetest.WantRefusal(t, err, "与建议分（15分）不同，请写明理由")
	x.ChangeReason = "另有一个支部换届材料不全"
	storetest.Must[int64](t)(w.Save(t.Context(), "改分", x))
}

// picture is a small picture that is like no other.
func picture(n int) []byte {
	img := image.NewGray(image.Rect(0, 0, 24, 24))
	for i := range 8 {
		img.SetGray(i, 0, color.Gray{uint8(n >> (4 * i) & 15 * 16)})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// attach hangs a picture on a record.
func attach(t *testing.T, w *store.Workspace, ref model.Ref, n int, title string) model.Attachment {
	t.Helper()
	path := filepath.Join(t.TempDir(), title+".png")
	if err := os.WriteFile(path, picture(n), 0o600); err != nil {
		t.Fatal(err)
	}
	return storetest.Must[model.Attachment](t)(keep.Attach(t.Context(), w, ref, path, title))
}

// paths is the files of a folder, sorted.
func paths(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// cells is a sheet's texts, row by row.
func cells(t *testing.T, path string) []string {
	t.Helper()
	f := storetest.Must[*excelize.File](t)(excelize.OpenFile(path))
	defer f.Close()
	var out []string
	for _, sheet := range f.GetSheetList() {
		rows := storetest.Must[[][]string](t)(f.GetRows(sheet))
		for _, r := range rows {
			out = append(out, strings.Join(r, "|"))
		}
	}
	return out
}

// proved scores a scheme and proves it: whole, missing, late, backdated and poor.
func proved(t *testing.T) (*store.Workspace, model.Scheme) {
	t.Helper()
	w := ledger(t)
	s, at := imported(t, w, byLevels)
	s.Deadline, s.Inspected = day.Of(2026, 11, 10), day.Of(2026, 11, 25)
	item := func(id, code, title string, change func(*model.EvidenceItem)) model.EvidenceItem {
		e := model.EvidenceItem{ID: id, IndicatorID: at[code].ID, EnterpriseID: "QY1", Title: title, Formed: day.Of(2026, 3, 9)}
		change(&e)
		return e
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "佐证", s,
		item("whole", "1.1.1", "公司章程文本", func(e *model.EvidenceItem) { e.Number = "甲司〔2026〕2号" }),
		item("missing", "1.1.1", "备案回执", func(*model.EvidenceItem) {}),
		item("backdated", "1.1.2", "采购事项会议纪要", func(e *model.EvidenceItem) {
			e.RecordKind, e.RecordID = string(model.KindPriorReview), "P1"
		}),
		item("late", "1.2.1", "重大事项请示", func(e *model.EvidenceItem) { e.Number, e.Formed = "甲党〔2026〕9号", day.Of(2026, 11, 20) }),
		item("poor", "2.1.1", "换届批复", func(e *model.EvidenceItem) { e.Signing = model.SigningLacks }),
		item("secret", "2.1.2", "支部党员身份证复印件", func(*model.EvidenceItem) {}),
		model.SelfScore{ID: "Z1", IndicatorID: at["1.1.1"].ID, EnterpriseID: "QY1", Score: 200, Remark: "=已写入", State: model.ScoreSettled},
		model.SelfScore{ID: "Z2", IndicatorID: at["2.1.2"].ID, EnterpriseID: "QY1", Score: 750}))
	for n, id := range []string{"whole", "late", "poor", "secret"} {
		attach(t, w, model.Ref{Kind: model.KindEvidenceItem, ID: id}, n, id)
	}
	of := attach(t, w, model.Ref{Kind: model.KindPriorReview, ID: "P1"}, 9, "纪要")
	e := storetest.One[model.EvidenceItem](t, w, "id = ?", "backdated")
	e.Hash = of.Hash
	storetest.Must[int64](t)(w.Save(t.Context(), "佐证", e))
	return w, s
}

// The folder has the files under their numbers, the catalogue, the scores and the sums;
// what is lacking stands in the catalogue alone; what is sensitive stays, unless it is asked
// for, which is kept.
func TestExport(t *testing.T) {
	w, s := proved(t)
	dir := filepath.Join(t.TempDir(), "佐证")
	res := storetest.Must[*Exported](t)(Export(t.Context(), w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: dir, OwnFonts: true}))
	want := []string{"00_校验值（SHA-256）.txt", "00_目录.docx", "00_目录.pdf", "00_目录.xlsx", "00_自评表.xlsx",
		"01_党的领导(10分)/01.1_治理融入/01.1.1-01_公司章程文本.png", "01_党的领导(10分)/01.1_治理融入/01.1.2-01_采购事项会议纪要.png",
		"01_党的领导(10分)/01.2_请示报告/01.2.1-01_重大事项请示.png", "02_组织建设(20分)/02.1_基层组织/02.1.1-01_换届批复.png"}
	storetest.Same(t, want, paths(t, dir))
	if res.Files != 4 || res.LeftOut != 1 || res.Missing != 1 || res.Odd != 2 || res.Poor != 1 || res.Whole != 1 || res.Unscored != 3 {
		t.Errorf("%+v", res)
	}
	list := cells(t, filepath.Join(dir, "00_目录.xlsx"))
	for _, words := range [][]string{{"备案回执", "缺失"}, {"采购事项会议纪要", "时间异常", want[6]}, {"重大事项请示", "甲党〔2026〕9号", "2026.11.20", "时间异常"},
		{"换届批复", "不规范"}, {"公司章程文本", "齐全"}, {"支部党员身份证复印件", "未附（含个人敏感信息）"}, {"按期换届", "12"}} {
		storetest.Has(t, list, words...)
	}
	all := strings.Join(append(list, cells(t, filepath.Join(dir, "00_自评表.xlsx"))...), "\n")
	for _, word := range []string{"A-15", "警告", "阻断", "待核对", "集中添加", "建议", "倒置"} {
		if strings.Contains(all, word) {
			t.Errorf("what goes out says %s", word)
		}
	}
	storetest.Has(t, cells(t, filepath.Join(dir, "00_自评表.xlsx")), "党建要求写入章程", "=已写入")
	holdSums(t, dir, len(want))
	batches := storetest.Must[[]store.Batch](t)(w.Batches(t.Context(), 1))
	if note := batches[0].Note; !strings.Contains(note, "导出佐证材料") || !strings.Contains(note, "文件4个") {
		t.Errorf("kept: %s", note)
	}
	again := filepath.Join(t.TempDir(), "全部")
	res = storetest.Must[*Exported](t)(Export(t.Context(), w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: again, OwnFonts: true,
		Purpose: "年度考核"}))
	if res.Files != 5 || res.Sensitive != 1 || res.LeftOut != 0 {
		t.Errorf("%+v", res)
	}
	batches = storetest.Must[[]store.Batch](t)(w.Batches(t.Context(), 1))
	if note := batches[0].Note; !strings.Contains(note, "含个人敏感信息的1个，用途：年度考核") {
		t.Errorf("kept: %s", note)
	}
}

// Schemes of three shapes are taken in, scored, proved and handed out as a folder; in each what is
// missing, late and backdated is shown as that.
func TestThreeSchemes(t *testing.T) {
	for name, x := range map[string]struct {
		table                             string
		leaves                            int
		bound, missing, late, backdated   string
		score, bounds, folder, scoreTitle string
	}{
		"parts": {byParts, 10, "2.1", "1.1", "1.2", "2.2", "15", "01_理论学习(20分)", "02_组织建设(45分)/02.2", "按期换届"},
		"levels": {byLevels, 5, "2.1.1", "1.1.1", "1.2.1", "1.1.2", "10", "01_党的领导(10分)/01.2_请示报告",
			"01_党的领导(10分)/01.1_治理融入/01.1.2", "按期换届"},
		"columns": {byColumns, 6, "2.1", "1.1", "1.2", "2.2", "5", "01_组织生活(10分)", "02_队伍建设(20分)/02.2", "发展党员"},
	} {
		t.Run(name, func(t *testing.T) {
			w := ledger(t)
			s, at := imported(t, w, x.table)
			s.Deadline = day.Of(2026, 11, 10)
			leaves := 0
			for _, i := range at {
				leaves++
				for _, j := range at {
					if j.ParentID == i.ID {
						leaves--
						break
					}
				}
			}
			if leaves != x.leaves {
				t.Fatalf("%d indicators that are scored, want %d", leaves, x.leaves)
			}
			bind(t, w, at[x.bound], "term.late", model.ReckonEach, func(i *model.Indicator) {
				if !i.Step.Known() { // where the points off and on stand in two columns, a person says which counts
					i.Step = model.Scored(500)
				}
			})
			storetest.Must[*Proposed](t)(Propose(t.Context(), w, s.ID, "QY1"))
			score := storetest.One[model.SelfScore](t, w, "indicator_id = ?", at[x.bound].ID)
			if score.Proposed.String() != x.score {
				t.Errorf("proposed %s: %s", score.Proposed, score.Reasons)
			}
			score.Score, score.State = score.Proposed, model.ScoreSettled
			item := func(id, code, title string, formed day.Day) model.EvidenceItem {
				return model.EvidenceItem{ID: id, IndicatorID: at[code].ID, EnterpriseID: "QY1", Title: title, Number: "甲〔2026〕1号",
					Formed: formed}
			}
			backdated := item("backdated", x.backdated, "采购事项会议纪要", day.Of(2026, 3, 9))
			backdated.RecordKind, backdated.RecordID = string(model.KindPriorReview), "P1"
			storetest.Must[int64](t)(w.Save(t.Context(), "自评", s, score, item("missing", x.missing, "学习计划", day.Of(2026, 1, 9)),
				item("late", x.late, "学习记录", day.Of(2026, 11, 20)), backdated))
			attach(t, w, model.Ref{Kind: model.KindEvidenceItem, ID: "late"}, 1, "late")
			backdated.Hash = attach(t, w, model.Ref{Kind: model.KindPriorReview, ID: "P1"}, 2, "纪要").Hash
			was := storetest.One[model.EvidenceItem](t, w, "id = 'backdated'")
			storetest.Must[int64](t)(w.SaveEdited(t.Context(), "佐证", was, backdated))
			dir := filepath.Join(t.TempDir(), "佐证")
			req := ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: dir, OwnFonts: true}
			res := storetest.Must[*Exported](t)(Export(t.Context(), w, req))
			if res.Files != 2 || res.Missing == 0 || res.Odd != 2 || res.Unscored >= x.leaves {
				t.Errorf("%+v", res)
			}
			list := cells(t, filepath.Join(dir, "00_目录.xlsx"))
			for title, state := range map[string]string{"学习计划": "缺失", "学习记录": "时间异常", "采购事项会议纪要": "时间异常"} {
				storetest.Has(t, list, title, state)
			}
			storetest.Has(t, cells(t, filepath.Join(dir, "00_自评表.xlsx")), x.scoreTitle, x.score)
			all := strings.Join(paths(t, dir), "\n")
			for _, under := range []string{x.bounds, x.folder} {
				if !strings.Contains(all, under) {
					t.Errorf("no %s in\n%s", under, all)
				}
			}
		})
	}
}

// holdSums holds each file against the list of sums, which names all but itself.
func holdSums(t *testing.T, dir string, files int) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(dir, "00_校验值（SHA-256）.txt"))))),
		"\n")
	if len(lines) != files-1 {
		t.Errorf("%d sums of %d files", len(lines), files)
	}
	for _, l := range lines {
		sum, name, _ := strings.Cut(l, "  ")
		raw := storetest.Must[[]byte](t)(os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))))
		if got := sha256.Sum256(raw); hex.EncodeToString(got[:]) != sum {
			t.Errorf("the sum of %s is another", name)
		}
	}
}

// A file that is not as it was is left out and told, and its indicator lacks it.
func TestExportTellsOfLostFiles(t *testing.T) {
	w, s := proved(t)
	a := storetest.Must[[]model.Attachment](t)(store.Load[model.Attachment](t.Context(), w.Conn(), "record_id = 'whole'", ""))[0]
	if err := os.Remove(filepath.Join(w.Dir(), store.AttachDir, filepath.FromSlash(a.Path()))); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "x")
	res := storetest.Must[*Exported](t)(Export(t.Context(), w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: dir, OwnFonts: true}))
	storetest.Same(t, []string{"1.1.1 whole"}, res.Lost)
	if res.Files != 3 || res.Whole != 1 {
		t.Errorf("%+v", res)
	}
	for _, p := range paths(t, dir) {
		if strings.Contains(p, "公司章程文本") {
			t.Error(p)
		}
	}
}

// A folder is whole or not there, and nobody's files are written over.
func TestExportIsWholeOrNone(t *testing.T) {
	w, s := proved(t)
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "别人的.txt"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for dir, word := range map[string]string{full: "已经有内容", w.Dir(): "台账", filepath.Join(w.Dir(), store.AttachDir, "a"): "台账",
		filepath.Join(w.Dir(), store.BackupDir): "台账", filepath.Join(full, "别人的.txt"): "是一个文件"} {
		before := paths(t, dir2(dir))
		_, err := Export(t.Context(), w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: dir, OwnFonts: true})
		storetest.WantRefusal(t, err, word)
		storetest.Same(t, before, paths(t, dir2(dir)))
	}
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Export(ctx, w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: filepath.Join(parent, "x"), OwnFonts: true,
		Progress: func(done, total int) {
			if done > total/2 {
				cancel()
			}
		}})
	if list := storetest.Must[[]fs.DirEntry](t)(os.ReadDir(parent)); err == nil || len(list) != 0 {
		t.Errorf("a cut export leaves %v, %v", list, err)
	}
	deep := filepath.Join(parent, strings.Repeat("很深", 30), strings.Repeat("文件夹", 30))
	_, err = Export(t.Context(), w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: deep, OwnFonts: true})
	storetest.WantRefusal(t, err, "太深")
}

// dir2 is the folder itself, or the one of a file or of what is not there.
func dir2(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return path
	}
	return filepath.Dir(path)
}

// Three hundred files are handed out, all paths short enough; how long it takes is told.
func TestExportThreeHundred(t *testing.T) {
	w := ledger(t)
	s, at := imported(t, w, byLevels)
	codes := []string{"1.1.1", "1.1.2", "1.2.1", "2.1.1", "2.1.2"}
	var records []model.Record
	for n := range 300 {
		e := model.EvidenceItem{ID: fmt.Sprintf("E%03d", n), IndicatorID: at[codes[n%5]].ID, EnterpriseID: "QY1", Order: n,
			Formed: day.Of(2026, 3, 9),
			Title:  fmt.Sprintf("%d月党委会研究“三重一大”事项的会议记录/签到表：第%d份%s", n%12+1, n, strings.Repeat("（长）", 20))}
		records = append(records, e)
		made := storetest.Must[[]model.Attachment](t)(keep.Shelve(w, "x.png", "件", picture(n), []model.Ref{model.RefOf(e)}))
		records = append(records, made[0])
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "佐证", records...))
	dir := filepath.Join(t.TempDir(), "x")
	began := time.Now()
	res := storetest.Must[*Exported](t)(Export(t.Context(), w, ExportRequest{Scheme: s.ID, Enterprise: "QY1", Dir: dir}))
	t.Logf("300 files in %s", time.Since(began))
	if res.Files != 300 {
		t.Errorf("%d files", res.Files)
	}
	list := paths(t, dir)
	if len(list) != 305 {
		t.Errorf("%d files", len(list))
	}
	for _, p := range list {
		if n := len([]rune(filepath.Join(dir, p))); n > 200 {
			t.Errorf("%d characters: %s", n, p)
		}
	}
	holdSums(t, dir, len(list))
	z := storetest.Must[*zip.ReadCloser](t)(zip.OpenReader(filepath.Join(dir, "00_目录.docx")))
	z.Close()
}

// The ledgers of schemes go out and come in again as they were; the days of what proves them
// are not changed by a list, only in one record at a time.
func TestRoundTrip(t *testing.T) {
	w, _ := proved(t)
	out := filepath.Join(t.TempDir(), "全部.xlsx")
	if err := intake.Export(t.Context(), w, store.Target{Path: out}, intake.ExportOptions{Private: true}); err != nil {
		t.Fatal(err)
	}
	other := storetest.Open(t, t.TempDir())
	res := storetest.Must[*intake.Outcome](t)(intake.Import(t.Context(), other, intake.Request{Files: []string{out}}))
	if res.Rejected() > 0 {
		for _, s := range res.Sheets {
			t.Errorf("%s: %v", s.Name, s.Problems)
		}
	}
	for _, kind := range []model.Kind{model.KindScheme, model.KindIndicator, model.KindSelfScore, model.KindEvidenceItem} {
		var was, now []string
		for w, into := range map[*store.Workspace]*[]string{w: &was, other: &now} {
			err := store.Each(t.Context(), w.Conn(), kind, "1 = 1", nil, func(r model.Record) error {
				*into = append(*into, string(model.AppendRecord(nil, r)))
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		slices.Sort(was)
		slices.Sort(now)
		storetest.Same(t, was, now)
	}

	f := storetest.Must[*excelize.File](t)(excelize.OpenFile(out))
	rows := storetest.Must[[][]string](t)(f.GetRows("佐证材料"))
	changed := 0
	for n, row := range rows {
		for c, text := range row {
			if strings.HasPrefix(text, "2026-03-09") || strings.HasPrefix(text, "2026/3/9") {
				changed++
				cell := storetest.Must[string](t)(excelize.CoordinatesToCellName(c+1, n+1))
				if err := f.SetCellValue("佐证材料", cell, "2026-02-09"); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	res = storetest.Must[*intake.Outcome](t)(intake.Import(t.Context(), w, intake.Request{Files: []string{out}}))
	if changed != 5 || res.Rejected() != changed {
		t.Errorf("%d days changed, %d rows refused: %q", changed, res.Rejected(), rows)
	}
	if e := storetest.One[model.EvidenceItem](t, w, "id = ?", "whole"); e.Formed != day.Of(2026, 3, 9) {
		t.Errorf("%+v", e)
	}
}
