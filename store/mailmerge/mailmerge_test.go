package mailmerge_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/docx"
	"partyledger/store/docx/docxtest"
	"partyledger/store/keep"
	"partyledger/store/mailmerge"
	"partyledger/store/storetest"
)

// word is a Word file with paragraphs and a table of one row below its head.
func word(t testing.TB, paragraphs []string, heads, cells []string) []byte {
	t.Helper()
	faces, err := store.ReportFaces(true)
	if err != nil {
		t.Fatal(err)
	}
	s := report.Section{Page: report.PortraitTable, Blocks: []report.Block{report.Title{Text: "登记表"}}}
	for _, p := range paragraphs {
		s.Blocks = append(s.Blocks, report.Paragraph{Text: p, Plain: true})
	}
	if len(heads) > 0 {
		var tab report.Table
		var row []report.Cell
		for i := range heads {
			tab.Columns, row = append(tab.Columns, report.Col(heads[i])), append(row, report.Cell{Text: cells[i]})
		}
		tab.Rows = [][]report.Cell{row}
		s.Blocks = append(s.Blocks, tab)
	}
	var b bytes.Buffer
	if err := docx.Write(&b, report.Document{Title: "登记表", AsOf: day.Of(2026, 1, 1), Sections: []report.Section{s}}, faces,
		docx.OfficeFonts); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ledger has an office, a branch and so many people, each with a case.
func ledger(t testing.TB, people int) *store.Workspace {
	t.Helper()
	w := storetest.Open(t, t.TempDir())
	records := []model.Record{model.Office{ID: model.OfficeID, Unit: "甲集团"},
		model.Enterprise{ID: "E", Name: "甲公司", Ownership: model.SoleState},
		model.Organization{ID: "O", Name: "第一支部", Type: model.Branch, EnterpriseID: "E"}}
	for i := range people {
		p := fmt.Sprintf("P%d", i)
		records = append(records, model.Person{ID: p, Name: fmt.Sprintf("张%d", i/2), EnterpriseID: "E", OrganizationID: "O",
			Phone:    "13800000000",
			BirthDay: day.Of(1998, 7, 9)},
			model.DevelopmentCase{ID: fmt.Sprintf("C%d", i), PersonID: p, OrganizationID: "O", Applied: day.Of(2023, 1, 2)})
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", records...))
	return w
}

func template(t testing.TB, dir, name string, data []byte) []mailmerge.Template {
	t.Helper()
	return storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{storetest.Put(t, dir, name, data)}))
}

// text is the main text of a Word file without its marks-up.
func text(t testing.TB, path string) string {
	t.Helper()
	main := docxtest.Parts(t, readFile(t, path))[docxtest.Main]
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(main, "</w:p>", "/"), "")
}

func files(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return out
}

func cases(ids ...string) mailmerge.Choice {
	return mailmerge.Choice{Kind: model.KindDevelopmentCase, IDs: ids}
}

func TestFill(t *testing.T) {
	w, dir := ledger(t, 3), t.TempDir()
	data := word(t, []string{"{{姓名}} {{手机}} {{党支部.党组织全称}} {{单位名称}} {{学位}}"}, nil, nil)
	storetest.Put(t, dir, "一、申请/谈话.docx", data)
	storetest.Put(t, dir, "一、申请/~$谈话.docx", []byte("x"))
	storetest.Put(t, dir, "说明.txt", []byte("x"))
	out := filepath.Join(dir, "out")
	list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{dir}))
	req := mailmerge.FillRequest{Templates: list, Choice: cases("C0", "C1", "C2"), Dir: out}
	made := storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, req))
	if got := strings.Join(files(t, out), " "); got != "一、申请/谈话-张0.docx 一、申请/谈话-张0（2）.docx 一、申请/谈话-张1.docx" {
		t.Error(got)
	}
	if got := text(t, made[0].File); !strings.Contains(got, "张0 138****0000 第一支部 甲集团 /") || made[0].Blanks != 1 ||
		made[0].Blank[0] != "学位" {
		t.Errorf("%q %+v", got, made[0])
	}
	_, err := mailmerge.Fill(t.Context(), w, req)
	storetest.WantRefusal(t, err, "已经存在")
	req.Replace, req.Unmasked, req.Purpose, req.Choice.IDs = true, true, "上报", nil
	made = storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, req))
	if got := text(t, made[2].File); len(made) != 3 || !strings.Contains(got, "张1 13800000000") {
		t.Errorf("%d files, %q", len(made), got)
	}
	issues := storetest.Must[[]store.Issue](t)(w.Issues(t.Context(), 10))
	storetest.Has(t, []string{issues[0].What, issues[1].What}, "填写本单位的Word模板1个、发展党员3条", "不掩码，用途：上报")
	if strings.Contains(issues[1].What, "不掩码") {
		t.Error(issues[1].What)
	}
}

func TestOneFile(t *testing.T) {
	w, dir := ledger(t, 3), t.TempDir()
	rows := word(t, []string{"共{{人数}}人，{{党支部}}"}, []string{"序号", "姓名", "出生"}, []string{"{{#人员}}{{序号}}", "{{姓名}}", "{{出生年月}}{{/人员}}"})
	each := word(t, []string{"{{姓名}}谈话"}, nil, nil)
	list := append(template(t, dir, "名册.docx", rows), template(t, dir, "谈话.docx", each)...)
	out := filepath.Join(dir, "out")
	made := storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, mailmerge.FillRequest{Templates: list, Choice: cases(),
		Dir: out, OneFile: true}))
	if len(made) != 2 || made[0].Records != 3 {
		t.Fatalf("%+v", made)
	}
	if got := text(t, made[0].File); !strings.Contains(got, "共3人，第一支部") || !strings.Contains(got,
		"1/张0/1998.07/2/张0/1998.07/3/张1/1998.07/") {
		t.Error(got)
	}
	if got := text(t, made[1].File); strings.Count(got, "谈话") != 3 || !strings.Contains(got, "张1谈话") {
		t.Error(got)
	}
}

// Nothing is written where one template is wrong.
func TestRefusesBeforeItWrites(t *testing.T) {
	w, dir := ledger(t, 1), t.TempDir()
	good := template(t, dir, "甲.docx", word(t, []string{"{{姓名}}"}, nil, nil))
	out := filepath.Join(dir, "out")
	for name, c := range map[string]struct {
		list []mailmerge.Template
		ids  []string
		want []string
	}{
		"unknown name": {template(t, dir, "乙.docx", word(t, []string{"他是{{姓民}}"}, nil, nil)), nil, []string{"乙.docx", "姓民", "姓名",
			"--anyway"}},
		"unclosed":     {template(t, dir, "丙.docx", word(t, []string{"{{#人员}}"}, nil, nil)), nil, []string{"丙.docx", "没有结束"}},
		"no Word file": {template(t, dir, "丁.docx", []byte("x")), nil, []string{"丁.docx", "不是Word文件", "另存为"}},
		"macros":       {template(t, dir, "戊.docm", word(t, nil, nil, nil)), nil, []string{"戊.docm", "宏", "另存为"}},
		"no record":    {good, []string{"C9"}, []string{"C9", "没有编号"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := mailmerge.Fill(t.Context(), w, mailmerge.FillRequest{Templates: append(slices.Clone(good), c.list...),
				Choice: cases(c.ids...), Dir: out})
			storetest.WantRefusal(t, err, c.want...)
			if got := files(t, out); len(got) > 0 {
				t.Error(got)
			}
		})
	}
	made := storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, mailmerge.FillRequest{
		Templates: template(t, dir, "己.docx", word(t, []string{"{{姓民}}"}, nil, nil)), Choice: cases(), Dir: out, Anyway: true}))
	if got := text(t, made[0].File); !strings.Contains(got, "【未知：姓民】") || made[0].Unknown[0] != "姓民" {
		t.Errorf("%s %+v", got, made)
	}
}

// An office's 41 templates in five folders, for thirty people: each file in its folder.
func TestManyTemplates(t *testing.T) {
	w, dir := ledger(t, 30), t.TempDir()
	data := word(t, []string{"{{姓名}}同志{{?学位}}（{{学位}}）{{/学位}}，{{入党申请日期|大写}}申请"}, []string{"一", "二"}, []string{"{{姓名}}", "{{出生年月}}"})
	for i := range 41 {
		storetest.Put(t, dir, fmt.Sprintf("%d/第%d张.docx", i%5+1, i+1), data)
	}
	out := filepath.Join(t.TempDir(), "out")
	list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Read([]string{dir}))
	made := storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, mailmerge.FillRequest{Templates: list, Choice: cases(),
		Dir: out}))
	if got := files(t, out); len(made) != 41*30 || len(got) != 41*30 || !strings.HasPrefix(got[0], "1/第11张-张0") {
		t.Errorf("%d files, %d there, the first %s", len(made), len(got), got[0])
	}
	if got := text(t, made[len(made)-1].File); !strings.Contains(got, "张4同志，二〇二三年一月二日申请") {
		t.Error(got)
	}
}

func TestPhoto(t *testing.T) {
	w, dir := ledger(t, 2), t.TempDir()
	photo := storetest.Put(t, dir, "a.png", storetest.Picture(t, 70, 98, 9))
	storetest.Must[model.Attachment](t)(keep.SetPhoto(t.Context(), w, "P0", photo))
	list := template(t, dir, "甲.docx", word(t, []string{"{{?照片}}有{{/照片}}{{^照片}}无{{/照片}}：{{@照片|25x35}}"}, nil, nil))
	made := storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, mailmerge.FillRequest{Templates: list, Choice: cases(),
		Dir: dir}))
	for i, want := range []string{"有：", "无："} {
		if got := text(t, made[i].File); !strings.Contains(got, want) {
			t.Errorf("%q", got)
		}
	}
	pictured := false
	for name := range docxtest.Parts(t, readFile(t, made[0].File)) {
		pictured = pictured || strings.HasPrefix(name, "word/media/fill1.")
	}
	if !pictured {
		t.Error("no photo")
	}
}

func TestData(t *testing.T) {
	w, path := ledger(t, 2), filepath.Join(t.TempDir(), "数据.xlsx")
	c := cases("C1", "C0")
	c.Days = "点"
	storetest.Must[int](t)(mailmerge.Data(t.Context(), w, c, store.Target{Path: path}))
	f := storetest.Must[*excelize.File](t)(excelize.OpenFile(path))
	defer f.Close()
	rows := storetest.Must[[][]string](t)(f.GetRows("数据"))
	at := func(head string) int { return slices.Index(rows[0], head) }
	if len(rows) != 3 || rows[1][at("姓名")] != "张0" || rows[1][at("出生日期")] != "1998.07.09" || rows[1][at("手机号码")] != "138****0000" ||
		rows[1][at("编号")] != "C1" {
		t.Errorf("%q", rows)
	}
	sorted := slices.Sorted(slices.Values(rows[0]))
	if len(slices.Compact(sorted)) != len(rows[0]) || len(rows[0]) > 255 || slices.Contains(rows[0], "") {
		t.Errorf("heads %q", rows[0])
	}
}

func TestKept(t *testing.T) {
	w, dir := ledger(t, 1), t.TempDir()
	keepIt := func(folder, name string, data []byte) error {
		list := template(t, dir, name, data)
		list[0].Folder = folder
		_, err := mailmerge.Keep(t.Context(), w, list[0])
		return err
	}
	for _, err := range []error{keepIt("一、申请", "谈话.docx", word(t, []string{"旧{{姓名}}"}, nil, nil)), keepIt("", "名册.docx", word(t,
		[]string{"{{姓名}}"}, nil, nil)),
		keepIt("一、申请", "谈话.docx", word(t, []string{"新{{姓名}}"}, nil, nil))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	storetest.WantRefusal(t, keepIt("", "坏.docx", []byte("x")), "坏.docx", "不是Word文件")
	list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Kept(t.Context(), w))
	if len(list) != 2 || list[0].File != "一、申请/谈话" || list[0].Folder != "一、申请" || list[1].Name != "名册" {
		t.Fatalf("%+v", list)
	}
	made := storetest.Must[[]mailmerge.File](t)(mailmerge.Fill(t.Context(), w, mailmerge.FillRequest{Templates: list, Choice: cases(),
		Dir: dir}))
	if got := text(t, made[0].File); !strings.Contains(got, "新张0") || !strings.HasSuffix(filepath.ToSlash(made[0].File),
		"一、申请/谈话-张0.docx") {
		t.Errorf("%s %+v", got, made)
	}
	storetest.WantRefusal(t, mailmerge.Drop(t.Context(), w, "没有"), "没有名为“没有”")
	if err := mailmerge.Drop(t.Context(), w, "名册"); err != nil {
		t.Fatal(err)
	}
	if list := storetest.Must[[]mailmerge.Template](t)(mailmerge.Kept(t.Context(), w)); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}
