package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
)

// tab is a sheet as a test writes it: the first row is the heading.
type tab struct {
	name string
	rows [][]string
}

func rows(lines ...string) [][]string {
	var out [][]string
	for _, l := range lines {
		out = append(out, strings.Split(l, "|"))
	}
	return out
}

// book writes a workbook of text cells.
func book(t testing.TB, tabs ...tab) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, x := range tabs {
		if _, err := f.NewSheet(x.name); err != nil {
			t.Fatal(err)
		}
		w, err := f.NewStreamWriter(x.name)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range x.rows {
			cells := make([]any, len(r))
			for j, c := range r {
				if c != "" {
					cells[j] = c
				}
			}
			if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "导入.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func bring(t testing.TB, w *Workspace, req ImportRequest) *ImportResult {
	t.Helper()
	return must[*ImportResult](t)(w.Import(t.Context(), req))
}

// counts is what became of each sheet, in one line each.
func counts(res *ImportResult) []string {
	var out []string
	for _, s := range res.Sheets {
		out = append(out, fmt.Sprintf("%s 读%d 增%d 改%d 同%d 拒%d", s.Name, s.Read, s.Added, s.Updated, s.Unchanged, s.Rejected))
	}
	return out
}

// whys is every problem in one line.
func whys(res *ImportResult) []string {
	var out []string
	for _, s := range res.Sheets {
		for _, p := range s.Problems {
			out = append(out, fmt.Sprintf("%s|%d|%s|%s|%s", s.Name, p.Row, p.Column, p.Value, p.Why))
		}
	}
	return out
}

func same(t testing.TB, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmp.AllowUnexported(day.Day{})); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// has checks that one of the lines has all the words.
func has(t testing.TB, lines []string, words ...string) {
	t.Helper()
	if !slices.ContainsFunc(lines, func(l string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(l, word) })
	}) {
		t.Errorf("nothing says %q in\n%s", words, strings.Join(lines, "\n"))
	}
}

func one[T model.Record](t testing.TB, w *Workspace, where string, args ...any) T {
	t.Helper()
	list, err := Load[T](t.Context(), w.db, where, "", args...)
	if err != nil || len(list) != 1 {
		t.Fatalf("%d records where %s %v, %v", len(list), where, args, err)
	}
	return list[0]
}

func exported(t testing.TB, w *Workspace) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := w.Export(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// office is a ledger with a group, a company, a branch and three people, two of
// one name.
func office(t testing.TB) *Workspace {
	w := mustOpen(t, t.TempDir())
	must[int64](t)(w.Save(t.Context(), "录入", unit, branch, person,
		model.Enterprise{ID: "QY2", Name: "乙公司", ParentID: "QY1", Ownership: model.WhollyState},
		model.Person{ID: "RY2", Name: "张甲", EnterpriseID: "QY1", BirthDay: day.Of(1980, 1, 2), Position: "会计", IdentityNumber: "99010119800102001X", Phone: "13800000000"},
		model.Person{ID: "RY3", Name: "张甲", EnterpriseID: "QY1", BirthDay: day.Of(1985, 5, 6)}))
	return w
}

func TestImportIntoLedger(t *testing.T) {
	w := office(t)
	before := exported(t, w)
	path := book(t, tab{"2026年花名册", rows(
		"序号|姓名|性别|身份证号|出生年月|工作单位|岗位|联系电话|入党时间",
		"1|张甲|男|99010119800102001X||甲乙丙集团|出纳|清空|",
		"2|新人||||乙公司||",
		"3|张甲||||甲乙丙集团||",
		"4|单丁||||甲乙丙集团||",
		"5|坏日||||乙公司|||2023-02-30",
		"6|张甲|||1985.5.6|甲乙丙集团||")})
	res := bring(t, w, ImportRequest{Files: []string{path}})
	same(t, []string{"2026年花名册 读6 增1 改1 同2 拒2"}, counts(res))
	has(t, whys(res), "|4|", "分不清是哪一条")
	has(t, whys(res), "|6|I 入党时间|2023-02-30|", "没有30日")
	p := one[model.Person](t, w, "id = ?", "RY2")
	same(t, model.Person{ID: "RY2", Name: "张甲", Sex: model.Male, EnterpriseID: "QY1", BirthDay: day.Of(1980, 1, 2), Position: "出纳", IdentityNumber: "99010119800102001X"}, p)
	must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger byte by byte")
	}
}

// The archive outranks the identity number: what the ledger has is kept.
func TestImportKeepsArchiveBirthDay(t *testing.T) {
	w := office(t)
	p := one[model.Person](t, w, "id = ?", "RY2")
	p.BirthDay = day.Of(1981, 1, 2)
	must[int64](t)(w.Save(t.Context(), "按档案更正", p))
	bring(t, w, ImportRequest{Files: []string{book(t, tab{"人员", rows("姓名|公民身份号码|职务", "张甲|99010119800102001X|主任")})}})
	got := one[model.Person](t, w, "id = ?", "RY2")
	if got.BirthDay != p.BirthDay || got.Position != "主任" {
		t.Errorf("%+v", got)
	}
}

func TestImportReferences(t *testing.T) {
	w := office(t)
	path := book(t,
		tab{"企业", rows("企业名称|上级企业|企业性质",
			"孙公司|子公司|国有全资", "子公司|乙公司|国有全资", "乙公司||国有独资",
			"坏公司|子公司|瞎写", "坏子|坏公司|国有全资", "坏孙|坏子|国有全资", "自己|自己|国有全资")},
		tab{"班子成员", rows("党组织|人员|党内职务|任职日期",
			"甲乙丙集团党支部|张甲|书记|2020-01-01",
			"甲乙丙集团党支部|张甲（RY2）|书记|2020-01-01",
			"甲乙丙集团党支部|张甲(RY3)|委员|2020-01-01",
			"甲乙丙集团党支部|99010119800102001x|副书记|2021-01-01",
			"甲乙丙集团党支部|没这人|委员|2020-01-01")},
		tab{"职工人数", rows("企业|统计日期|职工总数", "孙公司|2025-12-31|10", "坏孙|2025-12-31|5")})
	res := bring(t, w, ImportRequest{Files: []string{path}})
	same(t, []string{"企业 读7 增2 改1 同0 拒4", "班子成员 读5 增3 改0 同0 拒2", "职工人数 读2 增1 改0 同0 拒1"}, counts(res))
	all := whys(res)
	has(t, all, "企业|6|", "所引用的企业", "未通过")
	has(t, all, "企业|7|", "所引用的企业", "未通过")
	has(t, all, "企业|8|B 上级企业||上级企业不能是自己")
	has(t, all, "职工人数|3|", "坏孙", "未通过")
	has(t, all, "班子成员|2|", "不止一个人员叫“张甲”", "名称（编号）")
	has(t, all, "班子成员|6|", "找不到人员“没这人”")
	sub := one[model.Enterprise](t, w, "name = ?", "子公司")
	if one[model.Enterprise](t, w, "name = ?", "孙公司").ParentID != sub.ID || sub.ParentID != "QY2" {
		t.Error("parents are wrong")
	}
}

// A row that is refused after its name was learned must not be found by it.
func TestRefusedRowsAreNotFound(t *testing.T) {
	w := office(t)
	path := book(t,
		tab{"人员", rows("姓名|所在企业|性别", "李无企||女", "王有企|乙公司|男")},
		tab{"党纪处分", rows("人员|处分种类|处分日期", "李无企|警告|2024-01-01", "王有企|警告|2024-01-01")},
		tab{"发展党员", rows("人员|党支部|申请入党日期", "李无企|甲乙丙集团党支部|2024-01-01", "王有企|甲乙丙集团党支部|2024-01-01")},
		tab{"培养考察", rows("姓名|考察日期|考察结论", "李无企|2024-06-01|好")})
	res := bring(t, w, ImportRequest{Files: []string{path}})
	all := whys(res)
	has(t, all, "人员|2|", "必填")
	has(t, all, "党纪处分|2|", "“李无企”", "未通过")
	has(t, all, "发展党员|2|", "“李无企”", "未通过")
	has(t, all, "培养考察|2|", "“李无企”", "未通过")
	for _, s := range res.Sheets {
		if s.Rejected != 1 {
			t.Errorf("%s: %d refused", s.Name, s.Rejected)
		}
	}
}

// A refused change leaves the record that was there to be referred to.
func TestRefusedChangeKeepsRecord(t *testing.T) {
	w := office(t)
	path := book(t, tab{"人员", rows("人员编号|姓名", "RY1|清空")}, tab{"党纪处分", rows("人员|处分种类|处分日期", "单丁|警告|2024-01-01")})
	res := bring(t, w, ImportRequest{Files: []string{path}})
	same(t, []string{"人员 读1 增0 改0 同0 拒1", "党纪处分 读1 增1 改0 同0 拒0"}, counts(res))
	same(t, person, one[model.Person](t, w, "id = ?", "RY1"))
}

func TestImportDuplicates(t *testing.T) {
	w := office(t)
	path := book(t,
		tab{"人员", rows("人员编号|姓名|所在企业", "A1|甲一|乙公司", "A1|甲二|乙公司", "|重名|乙公司", "|重名|乙公司", "|单丁|甲乙丙集团")},
		tab{"花名册", rows("姓名|单位|职务", "单丁|甲乙丙集团|经理", "甲三|乙公司|")})
	res := bring(t, w, ImportRequest{Files: []string{path, path}})
	same(t, []string{"人员 读5 增2 改0 同1 拒2", "花名册 读2 增1 改0 同0 拒1"}, counts(res))
	has(t, whys(res), "人员|3|", "与第2行是同一条记录")
	has(t, whys(res), "人员|5|", "与第4行是同一条记录", "补填")
	has(t, whys(res), "花名册|2|", "与表“人员”第6行是同一条记录")
}

// Staff numbers of another system for people whom the ledger knows.
func TestImportHintsAtTwins(t *testing.T) {
	w := office(t)
	res := bring(t, w, ImportRequest{Files: []string{book(t, tab{"花名册", rows("工号|姓名|身份证号|单位", "G100|张甲|99010119800102001X|甲乙丙集团")})}})
	same(t, []string{"花名册 读1 增1 改0 同0 拒0"}, counts(res))
	has(t, whys(res), "RY2", "可能是同一条记录")
}

// A number that is somebody else's: name and identity number both differ.
func TestImportOfSomebodyElsesNumber(t *testing.T) {
	w := office(t)
	before := exported(t, w)
	path := book(t,
		tab{"人员", rows("人员编号|姓名|公民身份号码|所在企业|职务",
			"RY2|李乙|99010119850306002X|甲乙丙集团|司机", // another person
			"RY2|张甲|99010119800102001X||主任",      // its own row is taken
			"RY1|张甲|99010119800102001X||",        // known under another number
			"RY3|王丙|||")},                        // no identity number to tell by: renamed
		tab{"党纪处分", rows("人员|处分种类|处分日期", "RY2|警告|2024-01-01", "李乙（RY2）|警告|2024-01-02", "张甲（RY2）|警告|2024-01-03", "李乙|警告|2024-01-04")})
	check := func(res *ImportResult) {
		t.Helper()
		same(t, []string{"人员 读4 增0 改2 同0 拒2", "党纪处分 读4 增1 改0 同0 拒3"}, counts(res))
		all := whys(res)
		has(t, all, "人员|2|A 人员编号|RY2|", "“张甲”", "“李乙”", "姓名和公民身份号码都不同", "没有导入", "请删去本行编号")
		has(t, all, "人员|2|B 姓名|李乙|", "“张甲”")
		has(t, all, "人员|2|C 公民身份号码|99010119850306002X|", "9901")
		has(t, all, "人员|4|A 人员编号|RY1|", "台账中“张甲”的编号是“RY2”")
		has(t, all, "人员|5|B 姓名|王丙|", "按更名处理")
		has(t, all, "党纪处分|2|", "写给了“李乙”")
		has(t, all, "党纪处分|3|", "写给了“李乙”")
		has(t, all, "党纪处分|5|", "未通过")
		if strings.Contains(strings.Join(all, "\n"), "是99010119800102001X") {
			t.Error("the ledger's identity number is shown in full")
		}
	}
	marked := filepath.Join(t.TempDir(), "标记.xlsx")
	check(bring(t, w, ImportRequest{Files: []string{path}, DryRun: true, Annotate: marked}))
	f, err := excelize.OpenFile(marked)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text := must[string](t)(f.GetCellValue("人员", "F2")); !strings.Contains(text, "“张甲”") || !strings.Contains(text, "“李乙”") {
		t.Errorf("the marked workbook says %q", text)
	}
	res := bring(t, w, ImportRequest{Files: []string{path}})
	check(res)
	if p := one[model.Person](t, w, "id = ?", "RY2"); p.Name != "张甲" || p.Position != "主任" {
		t.Errorf("%+v", p)
	}
	must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger byte by byte")
	}
}

// An enterprise's number at another enterprise; renamed ones keep theirs.
func TestImportOfAnotherEnterprisesNumber(t *testing.T) {
	w := office(t)
	e := one[model.Enterprise](t, w, "id = ?", "QY2")
	code := func(first17 string) string {
		check, ok := model.CreditCodeCheck(first17)
		if !ok {
			t.Fatal(first17)
		}
		return first17 + string(check)
	}
	e.CreditCode = code("99990101MA000000A")
	other := code("99990101MA000000B")
	must[int64](t)(w.Save(t.Context(), "录入", e))
	line := func(name, code string) string {
		res := bring(t, w, ImportRequest{DryRun: true, Files: []string{book(t, tab{"企业", rows("企业编号|企业名称|统一社会信用代码|企业性质", "QY2|"+name+"|"+code+"|国有全资")})}})
		return strings.Join(append(counts(res), whys(res)...), "\n")
	}
	if got := line("丁公司", other); !strings.Contains(got, "拒1") || !strings.Contains(got, "乙公司") || !strings.Contains(got, "丁公司") {
		t.Error(got)
	}
	if got := line("丁公司", e.CreditCode); !strings.Contains(got, "改1 同0 拒0") {
		t.Error(got)
	}
}

// The word that clears a cell is a text like others when the ledger holds it.
func TestClearWordComesBack(t *testing.T) {
	w, other := mustOpen(t, t.TempDir()), mustOpen(t, t.TempDir())
	p := person
	p.Note, p.Position, p.Department = "清空", "＇清空", "#N/A"
	must[int64](t)(w.Save(t.Context(), "录入", unit, branch, p))
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := w.Export(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	bring(t, other, ImportRequest{Files: []string{path}, Strict: true})
	if again := bring(t, other, ImportRequest{Files: []string{path}, Strict: true}); again.Batch != 0 {
		t.Errorf("the same again changed something: %v", counts(again))
	}
	same(t, p, one[model.Person](t, other, "id = ?", p.ID))
	if exported(t, w) != exported(t, other) {
		t.Error("the exports differ")
	}
	bring(t, other, ImportRequest{Files: []string{book(t, tab{"人员", rows("人员编号|姓名|备注|职务", p.ID+"|"+p.Name+"|清空|＇清空")})}})
	if got := one[model.Person](t, other, "id = ?", p.ID); got.Note != "" || got.Position != "清空" {
		t.Errorf("%q, %q", got.Note, got.Position)
	}
}

// What stands too far to the right is told with the sheet, the columns and what to
// do, on a dry run too; the marked copy writes over none of it.
func TestImportTellsOfFarColumns(t *testing.T) {
	w := office(t)
	line := []string{"姓名", "所在企业", "性别"}
	for len(line) < 310 {
		line = append(line, fmt.Sprint("列", len(line)+1))
	}
	path := book(t, tab{"人员", [][]string{line, append([]string{"甲", "乙公司", "x"}, line[3:]...)}})
	marked := filepath.Join(t.TempDir(), "标记.xlsx")
	res := bring(t, w, ImportRequest{Files: []string{path}, DryRun: true, Annotate: marked})
	if s := res.Sheets[0]; s.Name != "人员" || !strings.Contains(strings.Join(s.Notes, "\n"), "KO列至KX列之间的内容没有读取") {
		t.Errorf("%+v", s.Notes)
	}
	f, err := excelize.OpenFile(marked)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{"KO1": "列301", "KX2": "列310", "KY1": "错误"} {
		if got := must[string](t)(f.GetCellValue("人员", at)); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
}

// A template that a clerk filled in with LibreOffice: cells of dates and of texts,
// numbers with spaces, an identity number that became a number, merged cells, a
// blank row, a remark beneath, headings in other words, the sheets in another order.
func TestImportOfFilledTemplate(t *testing.T) {
	w := mustOpen(t, t.TempDir())
	before, file := exported(t, w), filepath.Join(w.Dir(), LedgerFile)
	bytes := must[[]byte](t)(os.ReadFile(file))
	path, marked := filepath.Join("testdata", "libreoffice.xlsx"), filepath.Join(t.TempDir(), "标记.xlsx")
	want := []string{"企业 读3 增3 改0 同0 拒0", "党组织 读2 增2 改0 同0 拒0", "章程 读1 增1 改0 同0 拒0", "人员 读10 增6 改0 同0 拒4"}
	res := bring(t, w, ImportRequest{Files: []string{path}, DryRun: true, Annotate: marked})
	same(t, want, counts(res))
	same(t, []string{
		"人员|7|E 公民身份号码|9.9010119751212E+017|已被Excel当作数字，后几位丢失，请按证件重新以文本填写",
		"人员|9|E 公民身份号码|990101198808080241|校验码不符（末位应为0，现为1），请与证件核对",
		"人员|10|F 出生年月|1995-2-30|“1995-2-30”：1995年2月没有30日（该月共28天）",
		"人员|11|L 所在企业|试验水务|找不到企业“试验水务”，请先录入，或核对名称、编号",
		"人员|12|F 出生年月|1993.1|单元格里是数字，末尾的0已丢失；身份证号中为1993-10-03，按1993-10读取，请核对（已保留）",
		"人员|13|F 出生年月|35000|单元格不是日期格式，按Excel日期序号读作1995-10-28，请核对（已保留）",
	}, whys(res))
	if string(must[[]byte](t)(os.ReadFile(file))) != string(bytes) {
		t.Error("the dry run wrote into the ledger")
	}
	res = bring(t, w, ImportRequest{Files: []string{path}})
	same(t, want, counts(res))
	p := one[model.Person](t, w, "name = ?", "王丙")
	if p.BirthDay != day.Of(1990, 5, 15) || p.Admitted != day.Of(2026, 3, 2) || p.Department != "生产部" || p.Status != model.ProbationaryMember {
		t.Errorf("%+v", p)
	}
	if p := one[model.Person](t, w, "name = ?", "李乙"); p.DuesBase != model.Yuan(4800) || p.Status != model.FullMember || p.Admitted != day.Of(2010, 7, 1) {
		t.Errorf("%+v", p)
	}
	again := bring(t, w, ImportRequest{Files: []string{marked}}) // the marked copy, as it is
	same(t, []string{"企业 读3 增0 改0 同3 拒0", "党组织 读2 增0 改0 同2 拒0", "章程 读1 增0 改0 同1 拒0", "人员 读10 增0 改0 同6 拒4"}, counts(again))
	must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger byte by byte")
	}
}

// A heading that is not known, where every row needs it, is the first thing told.
func TestImportWithoutNeededColumn(t *testing.T) {
	w := office(t)
	res := bring(t, w, ImportRequest{DryRun: true, Files: []string{book(t, tab{"人员", rows("姓名|用人主体|性别", "甲|乙公司|男", "乙|乙公司|x")})}})
	s := res.Sheets[0]
	if s.Rejected != 2 || len(s.Notes) != 2 || !strings.Contains(s.Notes[0], "没有找到必填的列：“所在企业”") || !strings.Contains(s.Notes[1], "用人主体") {
		t.Errorf("%+v", s)
	}
	for i := range s.Problems[1:] {
		if s.Problems[i].Row > s.Problems[i+1].Row {
			t.Errorf("out of order: %v", whys(res))
		}
	}
	res = bring(t, w, ImportRequest{DryRun: true, Files: []string{book(t, tab{"人员", rows("人员编号|姓名|性别", "RY2|张甲|男")})}})
	if s := res.Sheets[0]; s.Updated != 1 || len(s.Notes) > 0 { // known people need no more
		t.Errorf("%+v", s)
	}
}

func TestImportLocalRule(t *testing.T) {
	w := office(t)
	res := bring(t, w, ImportRequest{Files: []string{book(t, tab{"本地规则", rows("规则编号|限值名称|本地限值|依据文号", "B-02|期限（月）|2|某党发1号", "B-02|期限（年）|1|某党发1号", "Z-99|期限（月）|1|某党发1号", "B-01|年龄（周岁）|20|某党发1号")})}})
	if res.Rejected() != 3 {
		t.Errorf("%v %v", counts(res), whys(res))
	}
	has(t, whys(res), "|2|", "全国限值为1", "只能从严")
	has(t, whys(res), "|3|", "没有名为“期限（年）”的限值")
	has(t, whys(res), "|4|", "没有编号为“Z-99”")
}

func TestStrictAndDryRunWriteNothing(t *testing.T) {
	w := office(t)
	file := filepath.Join(w.Dir(), LedgerFile)
	before := must[[]byte](t)(os.ReadFile(file))
	path := book(t, tab{"人员", rows("姓名|所在企业", "甲|乙公司", "乙|没有公司")})
	_, err := w.Import(t.Context(), ImportRequest{Files: []string{path}, Strict: true})
	wantRefusal(t, err, "1行未通过", "整批没有导入")
	res := bring(t, w, ImportRequest{Files: []string{path}, DryRun: true})
	same(t, []string{"人员 读2 增1 改0 同0 拒1"}, counts(res))
	if after := must[[]byte](t)(os.ReadFile(file)); res.Batch != 0 || string(after) != string(before) {
		t.Error("the ledger was written")
	}
}

func TestOwnExportIsUnchanged(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole sample; the run without -short has it")
	}
	w := mustOpen(t, t.TempDir())
	if err := w.Demo(t.Context()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := w.Export(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		res := bring(t, w, ImportRequest{Files: []string{path}})
		for _, s := range res.Sheets {
			if s.Read != s.Unchanged {
				t.Errorf("%v %v", counts(&ImportResult{Sheets: []*SheetResult{s}}), s.Problems[:min(3, len(s.Problems))])
			}
		}
		if res.Batch != 0 {
			t.Error("a batch was made of nothing")
		}
	}
}

// steps keeps what Progress is told and checks that it only goes forward.
type steps struct {
	t           testing.TB
	done, total int
	n           int
}

func (s *steps) tell(done, total int) {
	if s.n++; done < s.done || done > total || s.total != 0 && total != s.total {
		s.t.Errorf("progress %d/%d after %d/%d", done, total, s.done, s.total)
	}
	s.done, s.total = done, total
}

// many is a roster of n people in two sheets.
func many(t testing.TB, n int) string {
	list := rows("人员编号|姓名|所在企业|出生日期|部门（班组）")
	for i := range n {
		list = append(list, []string{fmt.Sprintf("P%06d", i), []string{"张甲", "李乙"}[i%2], "甲乙丙集团", "1990-01-01", ""})
	}
	return book(t, tab{"人员", list[:n/2]}, tab{"花名册", append(list[:1:1], list[n/2:]...)})
}

func TestProgress(t *testing.T) {
	w := office(t)
	path := many(t, 5000)
	for _, dry := range []bool{true, false, false} { // the last finds all unchanged
		s := &steps{t: t}
		res := bring(t, w, ImportRequest{Files: []string{path}, DryRun: dry, Progress: s.tell})
		if s.done != s.total || s.n < 7 || len(res.Sheets) != 2 {
			t.Errorf("ended at %d/%d after %d steps", s.done, s.total, s.n)
		}
	}
}

func TestCancelledImport(t *testing.T) {
	w := office(t)
	before := dump(t, w)
	cancelAt := func(path string, thirtieths int) {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		_, err := w.Import(ctx, ImportRequest{Files: []string{path}, Progress: func(done, total int) {
			if done >= total/30*thirtieths {
				cancel()
			}
		}})
		wantRefusal(t, err, "已按要求取消", "没有写入")
		if dump(t, w) != before {
			t.Fatalf("cancelled at %d/30: something is left", thirtieths)
		}
	}
	small := many(t, 10000)
	for _, at := range []int{2, 9, 15, 28} { // read, judged, written: ten each
		cancelAt(small, at)
	}
	if !testing.Short() {
		cancelAt(many(t, 100000), 25)
	}
	if batches := must[[]Batch](t)(w.Batches(t.Context(), 0)); len(batches) != 1 {
		t.Errorf("batches: %+v", batches)
	}
}

func TestTextsThatExcelWouldCut(t *testing.T) {
	w := office(t)
	long := person
	long.Note = strings.Repeat("𠮷", 20000)
	_, err := w.Save(t.Context(), "录入", long)
	wantRefusal(t, err, "备注", "超过", "缩短")
	long.Note = strings.Repeat("𠮷", 16000)
	must[int64](t)(w.Save(t.Context(), "录入", long))
	if len(exported(t, w)) == 0 {
		t.Error("nothing exported")
	}
}

// A hundred thousand problems are counted, not listed.
func TestManyProblems(t *testing.T) {
	w := office(t)
	list := rows("姓名|所在企业|性别")
	for range 6000 {
		list = append(list, []string{"甲", "乙公司", "x"})
	}
	res := bring(t, w, ImportRequest{Files: []string{book(t, tab{"人员", list})}})
	if s := res.Sheets[0]; len(s.Problems) != maxProblems || s.Rejected != 6000 || !strings.Contains(strings.Join(s.Notes, ""), "问题太多") {
		t.Errorf("%d problems, %d refused, %v", len(s.Problems), s.Rejected, s.Notes)
	}
	path, out := book(t, tab{"人员", list}), filepath.Join(t.TempDir(), "标记.xlsx")
	res = bring(t, w, ImportRequest{Files: []string{path}, DryRun: true, Annotate: out})
	if s := res.Sheets[0]; len(s.Problems) != maxProblems || !strings.Contains(strings.Join(s.Notes, ""), "其余见带错误标记的工作簿") {
		t.Errorf("%d problems, %v", len(s.Problems), s.Notes)
	}
	f, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, row := range []int{2, 6001} { // the marked copy speaks of the last row too
		if text := must[string](t)(f.GetCellValue("人员", fmt.Sprint("D", row))); !strings.Contains(text, "性别") {
			t.Errorf("row %d says %q", row, text)
		}
	}
}

// A chain of parents as long as the file, written from its end, falls as one.
func TestLongChain(t *testing.T) {
	w := office(t)
	list := rows("企业编号|企业名称|上级企业|企业性质")
	const n = 20000
	for i := range n {
		list = append(list, []string{fmt.Sprintf("C%05d", i), fmt.Sprintf("第%d号公司", i), fmt.Sprintf("C%05d", i+1), "国有全资"})
	}
	list = append(list, []string{fmt.Sprintf("C%05d", n), "末号公司", "", ""})
	res := bring(t, w, ImportRequest{Files: []string{book(t, tab{"企业", list})}, DryRun: true})
	if s := res.Sheets[0]; s.Rejected != s.Read && s.Added != s.Read {
		t.Errorf("%v", counts(res))
	}
}

func TestImportNothingToRead(t *testing.T) {
	w := office(t)
	res := bring(t, w, ImportRequest{Files: []string{book(t, tab{"人员", rows("姓名|所在企业")})}})
	if len(res.Sheets) != 1 || len(res.Sheets[0].Notes) == 0 {
		t.Errorf("%+v", res.Sheets)
	}
	_, err := w.Import(t.Context(), ImportRequest{Files: []string{"没有.xlsx"}})
	wantRefusal(t, err, "找不到文件", "没有")
	_, err = w.Import(t.Context(), ImportRequest{Files: []string{"a.xlsx", "b.xlsx"}, Annotate: "c.xlsx"})
	wantRefusal(t, err, "一次只选一个")
}

func FuzzBracketed(f *testing.F) {
	for _, s := range []string{"张甲（RY1）", "张甲(RY1)", "（）", "）（", "（", "）", "a（b（c）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if id := bracketed(text); id != "" && !strings.Contains(text, id) {
			t.Errorf("%q is not in %q", id, text)
		}
		ix := &index{names: map[string][]string{}}
		ix.named(text)
	})
}
