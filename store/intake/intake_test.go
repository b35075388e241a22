package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

func bring(t testing.TB, w *store.Workspace, req Request) *Outcome {
	t.Helper()
	return storetest.Must[*Outcome](t)(Import(t.Context(), w, req))
}

// counts is what became of each sheet, in one line each.
func counts(res *Outcome) []string {
	var out []string
	for _, s := range res.Sheets {
		out = append(out, fmt.Sprintf("%s 读%d 增%d 改%d 同%d 拒%d", s.Name, s.Read, s.Added, s.Updated, s.Unchanged, s.Rejected))
	}
	return out
}

// whys is every problem in one line.
func whys(res *Outcome) []string {
	var out []string
	for _, s := range res.Sheets {
		for _, p := range s.Problems {
			out = append(out, fmt.Sprintf("%s|%d|%s|%s|%s", s.Name, p.Row, p.Column, p.Value, p.Why))
		}
	}
	return out
}

// asked is every open doubt in one line.
func asked(res *Outcome) []string {
	var out []string
	for _, x := range res.Tables {
		for _, d := range x.Doubts {
			if d.Answer == Unsaid {
				out = append(out, fmt.Sprintf("%d|%s|%s|%s|%v", d.Row, d.What, d.Name, d.Why, d.Answers))
			}
		}
	}
	return out
}

func exported(t testing.TB, w *store.Workspace) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := Export(t.Context(), w, store.Target{Path: path}, ExportOptions{Private: true}); err != nil {
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
func office(t testing.TB) *store.Workspace {
	w := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, storetest.Branch, storetest.Person,
		model.Enterprise{ID: "QY2", Name: "乙公司", ParentID: "QY1", Ownership: model.WhollyState},
		model.Person{ID: "RY2", Name: "张甲", EnterpriseID: "QY1", BirthDay: day.Of(1980, 1, 2), Position: "会计",
			IdentityNumber: "99010119800102001X", Phone: "13800000000"},
		model.Person{ID: "RY3", Name: "张甲", EnterpriseID: "QY1", BirthDay: day.Of(1985, 5, 6)}))
	return w
}

func TestImportIntoLedger(t *testing.T) {
	w := office(t)
	before := exported(t, w)
	path := storetest.Book(t, storetest.Tab{Name: "2026年花名册", Rows: storetest.Rows(
		"序号|姓名|性别|身份证号|出生年月|工作单位|岗位|联系电话|入党时间",
		"1|张甲|男|99010119800102001X||甲乙丙集团|出纳|清空|",
		"2|新人||||乙公司||",
		"3|张甲||||甲乙丙集团||",
		"4|单丁||||甲乙丙集团||",
		"5|坏日||||乙公司|||2023-02-30",
		"6|张甲|||1985.5.6|甲乙丙集团||")})
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"2026年花名册 读6 增1 改1 同2 拒1"}, counts(res))
	storetest.Has(t, asked(res), "4|可能是几个人|张甲|", "分不清是哪一条", "RY2", "RY3")
	storetest.Has(t, whys(res), "|6|I 入党时间|2023-02-30|", "没有30日")
	p := storetest.One[model.Person](t, w, "id = ?", "RY2")
	storetest.Same(t, model.Person{ID: "RY2", Name: "张甲", Sex: model.Male, EnterpriseID: "QY1", BirthDay: day.Of(1980, 1, 2),
		Position: "出纳", IdentityNumber: "99010119800102001X"}, p)
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger byte by byte")
	}
}

// The archive outranks the identity number: what the ledger has is kept.
func TestImportKeepsArchiveBirthDay(t *testing.T) {
	w := office(t)
	p := storetest.One[model.Person](t, w, "id = ?", "RY2")
	p.BirthDay = day.Of(1981, 1, 2)
	storetest.Must[int64](t)(w.Save(t.Context(), "按档案更正", p))
	bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "人员", Rows: storetest.Rows("姓名|公民身份号码|职务",
		"张甲|99010119800102001X|主任")})}})
	got := storetest.One[model.Person](t, w, "id = ?", "RY2")
	if got.BirthDay != p.BirthDay || got.Position != "主任" {
		t.Errorf("%+v", got)
	}
}

func TestImportReferences(t *testing.T) {
	w := office(t)
	path := storetest.Book(t,
		storetest.Tab{Name: "企业", Rows: storetest.Rows("企业名称|上级企业|企业性质",
			"孙公司|子公司|国有全资", "子公司|乙公司|国有全资", "乙公司||国有独资",
			"坏公司|子公司|瞎写", "坏子|坏公司|国有全资", "坏孙|坏子|国有全资", "自己|自己|国有全资")},
		storetest.Tab{Name: "班子成员", Rows: storetest.Rows("党组织|人员|党内职务|任职日期",
			"甲乙丙集团党支部|张甲|书记|2020-01-01",
			"甲乙丙集团党支部|张甲（RY2）|书记|2020-01-01",
			"甲乙丙集团党支部|张甲(RY3)|委员|2020-01-01",
			"甲乙丙集团党支部|99010119800102001x|副书记|2021-01-01",
			"甲乙丙集团党支部|没这人|委员|2020-01-01")},
		storetest.Tab{Name: "职工人数", Rows: storetest.Rows("企业|统计日期|职工总数", "孙公司|2025-12-31|10", "坏孙|2025-12-31|5")})
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"企业 读7 增2 改1 同0 拒4", "班子成员 读5 增3 改0 同0 拒0", "职工人数 读2 增1 改0 同0 拒1"}, counts(res))
	all := whys(res)
	storetest.Has(t, all, "企业|6|", "所引用的企业", "未通过")
	storetest.Has(t, all, "企业|7|", "所引用的企业", "未通过")
	storetest.Has(t, all, "企业|8|B 上级企业||上级企业不能是自己")
	storetest.Has(t, all, "职工人数|3|", "坏孙", "未通过")
	storetest.Has(t, asked(res), "2|可能是几个人|张甲|", "不止一个人叫“张甲”", "RY2", "RY3")
	storetest.Has(t, asked(res), "6|台账中没有此人|没这人|台账中没有“没这人”", "新建人员“没这人”")
	sub := storetest.One[model.Enterprise](t, w, "name = ?", "子公司")
	if storetest.One[model.Enterprise](t, w, "name = ?", "孙公司").ParentID != sub.ID || sub.ParentID != "QY2" {
		t.Error("parents are wrong")
	}
}

// A row that is refused after its name was learned must not be found by it.
func TestRefusedRowsAreNotFound(t *testing.T) {
	w := office(t)
	path := storetest.Book(t,
		storetest.Tab{Name: "人员", Rows: storetest.Rows("姓名|所在企业|性别", "李无企||女", "王有企|乙公司|男")},
		storetest.Tab{Name: "党纪处分", Rows: storetest.Rows("人员|处分种类|处分日期", "李无企|警告|2024-01-01", "王有企|警告|2024-01-01")},
		storetest.Tab{Name: "发展党员", Rows: storetest.Rows("人员|党支部|申请入党日期", "李无企|甲乙丙集团党支部|2024-01-01", "王有企|甲乙丙集团党支部|2024-01-01")},
		storetest.Tab{Name: "培养考察", Rows: storetest.Rows("姓名|考察日期|考察结论", "李无企|2024-06-01|好")})
	res := bring(t, w, Request{Files: []string{path}})
	all := whys(res)
	storetest.Has(t, all, "人员|2|", "必填")
	storetest.Has(t, all, "党纪处分|2|", "“李无企”", "未通过")
	storetest.Has(t, all, "发展党员|2|", "“李无企”", "未通过")
	storetest.Has(t, all, "培养考察|2|", "“李无企”", "未通过")
	for _, s := range res.Sheets {
		if s.Rejected != 1 {
			t.Errorf("%s: %d refused", s.Name, s.Rejected)
		}
	}
}

// A refused change leaves the record that was there to be referred to.
func TestRefusedChangeKeepsRecord(t *testing.T) {
	w := office(t)
	path := storetest.Book(t, storetest.Tab{Name: "人员", Rows: storetest.Rows("人员编号|姓名", "RY1|清空")},
		storetest.Tab{Name: "党纪处分", Rows: storetest.Rows("人员|处分种类|处分日期", "单丁|警告|2024-01-01")})
	res := bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, []string{"人员 读1 增0 改0 同0 拒1", "党纪处分 读1 增1 改0 同0 拒0"}, counts(res))
	storetest.Same(t, storetest.Person, storetest.One[model.Person](t, w, "id = ?", "RY1"))
}

func TestImportDuplicates(t *testing.T) {
	w := office(t)
	path := storetest.Book(t,
		storetest.Tab{Name: "人员", Rows: storetest.Rows("人员编号|姓名|所在企业", "A1|甲一|乙公司", "A1|甲二|乙公司", "|重名|乙公司", "|重名|乙公司", "|单丁|甲乙丙集团")},
		storetest.Tab{Name: "花名册", Rows: storetest.Rows("姓名|单位|职务", "单丁|甲乙丙集团|经理", "甲三|乙公司|")})
	res := bring(t, w, Request{Files: []string{path, path}})
	storetest.Same(t, []string{"人员 读5 增2 改0 同1 拒2", "花名册 读2 增1 改0 同0 拒1"}, counts(res))
	storetest.Has(t, whys(res), "人员|3|", "与第2行是同一条记录")
	storetest.Has(t, whys(res), "人员|5|", "与第4行是同一条记录", "补填")
	storetest.Has(t, whys(res), "花名册|2|", "与表“人员”第6行是同一条记录")
}

// Staff numbers of another system for people whom the ledger knows.
func TestImportHintsAtTwins(t *testing.T) {
	w := office(t)
	res := bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "花名册", Rows: storetest.Rows("工号|姓名|身份证号|单位",
		"G100|张甲|99010119800102001X|甲乙丙集团")})}})
	storetest.Same(t, []string{"花名册 读1 增1 改0 同0 拒0"}, counts(res))
	storetest.Has(t, whys(res), "RY2", "可能是同一条记录")
}

// A number that is somebody else's: name and identity number both differ.
func TestImportOfSomebodyElsesNumber(t *testing.T) {
	w := office(t)
	before := exported(t, w)
	path := storetest.Book(t,
		storetest.Tab{Name: "人员", Rows: storetest.Rows("人员编号|姓名|公民身份号码|所在企业|职务",
			"RY2|李乙|99010119850306002X|甲乙丙集团|司机", // another person
			"RY2|张甲|99010119800102001X||主任",      // its own row is taken
			"RY1|张甲|99010119800102001X||",        // known under another number
			"RY3|王丙|||")},                        // no identity number to tell by: renamed
		storetest.Tab{Name: "党纪处分", Rows: storetest.Rows("人员|处分种类|处分日期", "RY2|警告|2024-01-01", "李乙（RY2）|警告|2024-01-02",
			"张甲（RY2）|警告|2024-01-03", "李乙|警告|2024-01-04")})
	check := func(res *Outcome) {
		t.Helper()
		storetest.Same(t, []string{"人员 读4 增0 改2 同0 拒2", "党纪处分 读4 增1 改0 同0 拒3"}, counts(res))
		all := whys(res)
		storetest.Has(t, all, "人员|2|A 人员编号|RY2|", "“张甲”", "“李乙”", "姓名和公民身份号码都不同", "没有导入", "请删去本行编号")
		storetest.Has(t, all, "人员|2|B 姓名|李乙|", "“张甲”")
		storetest.Has(t, all, "人员|2|C 公民身份号码|99010119850306002X|", "9901")
		storetest.Has(t, all, "人员|4|A 人员编号|RY1|", "台账中“张甲”的编号是“RY2”")
		storetest.Has(t, all, "人员|5|B 姓名|王丙|", "按更名处理")
		storetest.Has(t, all, "党纪处分|2|", "写给了“李乙”")
		storetest.Has(t, all, "党纪处分|3|", "写给了“李乙”")
		storetest.Has(t, all, "党纪处分|5|", "未通过")
		if strings.Contains(strings.Join(all, "\n"), "是99010119800102001X") {
			t.Error("the ledger's identity number is shown in full")
		}
	}
	marked := filepath.Join(t.TempDir(), "标记.xlsx")
	check(bring(t, w, Request{Files: []string{path}, DryRun: true, Annotate: store.Target{Path: marked}}))
	f, err := excelize.OpenFile(marked)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if text := storetest.Must[string](t)(f.GetCellValue("人员", "F2")); !strings.Contains(text, "“张甲”") || !strings.Contains(text, "“李乙”") {
		t.Errorf("the marked workbook says %q", text)
	}
	res := bring(t, w, Request{Files: []string{path}})
	check(res)
	if p := storetest.One[model.Person](t, w, "id = ?", "RY2"); p.Name != "张甲" || p.Position != "主任" {
		t.Errorf("%+v", p)
	}
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger byte by byte")
	}
}

// An enterprise's number at another enterprise; renamed ones keep theirs.
func TestImportOfAnotherEnterprisesNumber(t *testing.T) {
	w := office(t)
	e := storetest.One[model.Enterprise](t, w, "id = ?", "QY2")
	code := func(first17 string) string {
		check, ok := model.CreditCodeCheck(first17)
		if !ok {
			t.Fatal(first17)
		}
		return first17 + string(check)
	}
	e.CreditCode = code("99990101MA000000A")
	other := code("99990101MA000000B")
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", e))
	line := func(name, code string) string {
		res := bring(t, w, Request{DryRun: true, Files: []string{storetest.Book(t,
			storetest.Tab{Name: "企业", Rows: storetest.Rows("企业编号|企业名称|统一社会信用代码|企业性质", "QY2|"+name+"|"+code+"|国有全资")})}})
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
	w, other := storetest.Open(t, t.TempDir()), storetest.Open(t, t.TempDir())
	p := storetest.Person
	p.Note, p.Position, p.Department, p.DuesBase = "清空", "＇清空", "#N/A", 0
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, storetest.Branch, p))
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := Export(t.Context(), w, store.Target{Path: path}, ExportOptions{Private: true}); err != nil {
		t.Fatal(err)
	}
	bring(t, other, Request{Files: []string{path}, Strict: true})
	if again := bring(t, other, Request{Files: []string{path}, Strict: true}); again.Batch != 0 {
		t.Errorf("the same again changed something: %v", counts(again))
	}
	storetest.Same(t, p, storetest.One[model.Person](t, other, "id = ?", p.ID))
	if exported(t, w) != exported(t, other) {
		t.Error("the exports differ")
	}
	bring(t, other, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "人员", Rows: storetest.Rows("人员编号|姓名|备注|职务",
		p.ID+"|"+p.Name+"|清空|＇清空")})}})
	if got := storetest.One[model.Person](t, other, "id = ?", p.ID); got.Note != "" || got.Position != "清空" {
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
	path := storetest.Book(t, storetest.Tab{Name: "人员", Rows: [][]string{line, append([]string{"甲", "乙公司", "x"}, line[3:]...)}})
	marked := filepath.Join(t.TempDir(), "标记.xlsx")
	res := bring(t, w, Request{Files: []string{path}, DryRun: true, Annotate: store.Target{Path: marked}})
	if s := res.Sheets[0]; s.Name != "人员" || !strings.Contains(strings.Join(s.Notes, "\n"), "KO列至KX列之间的内容没有读取") {
		t.Errorf("%+v", s.Notes)
	}
	f, err := excelize.OpenFile(marked)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{"KO1": "列301", "KX2": "列310", "KY1": "错误"} {
		if got := storetest.Must[string](t)(f.GetCellValue("人员", at)); got != want {
			t.Errorf("%s is %q, want %q", at, got, want)
		}
	}
}

// A template that a clerk filled in with LibreOffice: cells of dates and of texts,
// numbers with spaces, an identity number that became a number, merged cells, a
// blank row, a remark beneath, headings in other words, the sheets in another order.
func TestImportOfFilledTemplate(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	before, file := exported(t, w), filepath.Join(w.Dir(), store.LedgerFile)
	bytes := storetest.Must[[]byte](t)(os.ReadFile(file))
	path, marked := filepath.Join("testdata", "libreoffice.xlsx"), filepath.Join(t.TempDir(), "标记.xlsx")
	want := []string{"企业 读3 增3 改0 同0 拒0", "党组织 读2 增2 改0 同0 拒0", "章程 读1 增1 改0 同0 拒0", "人员 读10 增6 改0 同0 拒4",
		"人员 → 党费核定 读3 增3 改0 同0 拒0"}
	res := bring(t, w, Request{Files: []string{path}, DryRun: true, Annotate: store.Target{Path: marked}})
	storetest.Same(t, want, counts(res))
	storetest.Same(t, []string{
		"人员|7|E 公民身份号码|9.9010119751212E+017|已被Excel当作数字，后几位丢失，请按证件重新以文本填写",
		"人员|9|E 公民身份号码|990101198808080241|校验码不符（末位应为0，现为1），请与证件核对",
		"人员|10|F 出生年月|1995-2-30|“1995-2-30”：1995年2月没有30日（该月共28天）",
		"人员|11|L 所在企业|试验水务|找不到企业“试验水务”，请先录入，或核对名称、编号",
		"人员|12|F 出生年月|1993.1|单元格里是数字，末尾的0已丢失；身份证号中为1993-10-03，按1993-10读取，请核对（已保留）",
		"人员|13|F 出生年月|35000|单元格不是日期格式，按Excel日期序号读作1995-10-28，请核对（已保留）",
	}, whys(res))
	if string(storetest.Must[[]byte](t)(os.ReadFile(file))) != string(bytes) {
		t.Error("the dry run wrote into the ledger")
	}
	res = bring(t, w, Request{Files: []string{path}})
	storetest.Same(t, want, counts(res))
	p := storetest.One[model.Person](t, w, "name = ?", "王丙")
	if p.BirthDay != day.Of(1990, 5, 15) || p.Admitted != day.Of(2026, 3, 2) || p.Department != "生产部" ||
		p.Status != model.ProbationaryMember {
		t.Errorf("%+v", p)
	}
	if p := storetest.One[model.Person](t, w, "name = ?", "李乙"); p.DuesBase != 0 ||
		p.Status != model.FullMember || p.Admitted != day.Of(2010, 7, 1) {
		t.Errorf("%+v", p)
	} else if x := storetest.One[model.DuesBasis](t, w, "person_id = ?", p.ID); x.Base != model.Recorded(model.Yuan(4800)) {
		t.Errorf("%+v", x)
	}
	again := bring(t, w, Request{Files: []string{marked}}) // the marked copy, as it is
	storetest.Same(t, []string{"企业 读3 增0 改0 同3 拒0", "党组织 读2 增0 改0 同2 拒0", "章程 读1 增0 改0 同1 拒0", "人员 读10 增0 改0 同6 拒4",
		"人员 → 党费核定 读3 增0 改0 同3 拒0"}, counts(again))
	storetest.Must[int64](t)(w.Undo(t.Context(), res.Batch))
	if exported(t, w) != before {
		t.Error("undo did not bring back the ledger byte by byte")
	}
}

// A heading that is not known, where every row needs it, is the first thing told.
func TestImportWithoutNeededColumn(t *testing.T) {
	w := office(t)
	res := bring(t, w, Request{DryRun: true, Files: []string{storetest.Book(t,
		storetest.Tab{Name: "人员", Rows: storetest.Rows("姓名|用人主体|性别", "甲|乙公司|男", "乙|乙公司|x")})}})
	s := res.Sheets[0]
	if s.Rejected != 2 || len(s.Notes) != 2 || !strings.Contains(s.Notes[0], "没有找到必填的列：“所在企业”") || !strings.Contains(s.Notes[1], "用人主体") {
		t.Errorf("%+v", s)
	}
	for i := range s.Problems[1:] {
		if s.Problems[i].Row > s.Problems[i+1].Row {
			t.Errorf("out of order: %v", whys(res))
		}
	}
	res = bring(t, w, Request{DryRun: true, Files: []string{storetest.Book(t, storetest.Tab{Name: "人员", Rows: storetest.Rows("人员编号|姓名|性别",
		"RY2|张甲|男")})}})
	if s := res.Sheets[0]; s.Updated != 1 || len(s.Notes) > 0 { // known people need no more
		t.Errorf("%+v", s)
	}
}

func TestImportLocalRule(t *testing.T) {
	w := office(t)
	res := bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "本地规则", Rows: storetest.Rows("规则编号|限值名称|本地限值|依据文号",
		"B-02|期限（月）|2|某党发1号", "B-02|期限（年）|1|某党发1号", "Z-99|期限（月）|1|某党发1号", "B-01|年龄（周岁）|20|某党发1号")})}})
	if res.Rejected() != 3 {
		t.Errorf("%v %v", counts(res), whys(res))
	}
	storetest.Has(t, whys(res), "|2|", "全国限值为1", "只能从严")
	storetest.Has(t, whys(res), "|3|", "没有名为“期限（年）”的限值")
	storetest.Has(t, whys(res), "|4|", "没有编号为“Z-99”")
}

func TestStrictAndDryRunWriteNothing(t *testing.T) {
	w := office(t)
	file := filepath.Join(w.Dir(), store.LedgerFile)
	before := storetest.Must[[]byte](t)(os.ReadFile(file))
	path := storetest.Book(t, storetest.Tab{Name: "人员", Rows: storetest.Rows("姓名|所在企业", "甲|乙公司", "乙|没有公司")})
	_, err := Import(t.Context(), w, Request{Files: []string{path}, Strict: true})
	storetest.WantRefusal(t, err, "1行未通过", "整批没有导入")
	res := bring(t, w, Request{Files: []string{path}, DryRun: true})
	storetest.Same(t, []string{"人员 读2 增1 改0 同0 拒1"}, counts(res))
	if after := storetest.Must[[]byte](t)(os.ReadFile(file)); res.Batch != 0 || string(after) != string(before) {
		t.Error("the ledger was written")
	}
}

func TestOwnExportIsUnchanged(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole sample; the run without -short has it")
	}
	w := storetest.Open(t, t.TempDir())
	if err := keep.Demo(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := Export(t.Context(), w, store.Target{Path: path}, ExportOptions{Private: true}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		res := bring(t, w, Request{Files: []string{path}})
		for _, s := range res.Sheets {
			if s.Read != s.Unchanged {
				t.Errorf("%v %v", counts(&Outcome{Sheets: []*SheetResult{s}}), s.Problems[:min(3, len(s.Problems))])
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
	list := storetest.Rows("人员编号|姓名|所在企业|出生日期|部门（班组）")
	for i := range n {
		list = append(list, []string{fmt.Sprintf("P%06d", i), []string{"张甲", "李乙"}[i%2], "甲乙丙集团", "1990-01-01", ""})
	}
	return storetest.Book(t, storetest.Tab{Name: "人员", Rows: list[:n/2]},
		storetest.Tab{Name: "花名册", Rows: append(list[:1:1], list[n/2:]...)})
}

func TestProgress(t *testing.T) {
	w := office(t)
	path := many(t, 5000)
	for _, dry := range []bool{true, false, false} { // the last finds all unchanged
		s := &steps{t: t}
		res := bring(t, w, Request{Files: []string{path}, DryRun: dry, Progress: s.tell})
		if s.done != s.total || s.n < 7 || len(res.Sheets) != 2 {
			t.Errorf("ended at %d/%d after %d steps", s.done, s.total, s.n)
		}
	}
}

func TestCancelledImport(t *testing.T) {
	w := office(t)
	before := storetest.Dump(t, w)
	cancelAt := func(path string, thirtieths int) {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		_, err := Import(ctx, w, Request{Files: []string{path}, Progress: func(done, total int) {
			if done >= total/30*thirtieths {
				cancel()
			}
		}})
		storetest.WantRefusal(t, err, "已按要求取消", "没有写入")
		if storetest.Dump(t, w) != before {
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
	if batches := storetest.Must[[]store.Batch](t)(w.Batches(t.Context(), 0)); len(batches) != 1 {
		t.Errorf("batches: %+v", batches)
	}
}

func TestTextsThatExcelWouldCut(t *testing.T) {
	w := office(t)
	long := storetest.Person
	long.Note = strings.Repeat("𠮷", 20000)
	_, err := w.Save(t.Context(), "录入", long)
	storetest.WantRefusal(t, err, "备注", "超过", "缩短")
	long.Note = strings.Repeat("𠮷", 16000)
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", long))
	if len(exported(t, w)) == 0 {
		t.Error("nothing exported")
	}
}

// A hundred thousand problems are counted, not listed.
func TestManyProblems(t *testing.T) {
	w := office(t)
	list := storetest.Rows("姓名|所在企业|性别")
	for range 6000 {
		list = append(list, []string{"甲", "乙公司", "x"})
	}
	res := bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "人员", Rows: list})}})
	if s := res.Sheets[0]; len(s.Problems) != maxProblems || s.Rejected != 6000 || !strings.Contains(strings.Join(s.Notes, ""), "问题太多") {
		t.Errorf("%d problems, %d refused, %v", len(s.Problems), s.Rejected, s.Notes)
	}
	path, out := storetest.Book(t, storetest.Tab{Name: "人员", Rows: list}), filepath.Join(t.TempDir(), "标记.xlsx")
	res = bring(t, w, Request{Files: []string{path}, DryRun: true, Annotate: store.Target{Path: out}})
	if s := res.Sheets[0]; len(s.Problems) != maxProblems || !strings.Contains(strings.Join(s.Notes, ""), "其余见带错误标记的工作簿") {
		t.Errorf("%d problems, %v", len(s.Problems), s.Notes)
	}
	f, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, row := range []int{2, 6001} { // the marked copy speaks of the last row too
		if text := storetest.Must[string](t)(f.GetCellValue("人员", fmt.Sprint("D", row))); !strings.Contains(text, "性别") {
			t.Errorf("row %d says %q", row, text)
		}
	}
}

// A chain of parents as long as the file, written from its end, falls as one.
func TestLongChain(t *testing.T) {
	w := office(t)
	list := storetest.Rows("企业编号|企业名称|上级企业|企业性质")
	const n = 20000
	for i := range n {
		list = append(list, []string{fmt.Sprintf("C%05d", i), fmt.Sprintf("第%d号公司", i), fmt.Sprintf("C%05d", i+1), "国有全资"})
	}
	list = append(list, []string{fmt.Sprintf("C%05d", n), "末号公司", "", ""})
	res := bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "企业", Rows: list})}, DryRun: true})
	if s := res.Sheets[0]; s.Rejected != s.Read && s.Added != s.Read {
		t.Errorf("%v", counts(res))
	}
}

func TestImportNothingToRead(t *testing.T) {
	w := office(t)
	res := bring(t, w, Request{Files: []string{storetest.Book(t, storetest.Tab{Name: "人员", Rows: storetest.Rows("姓名|所在企业")})}})
	if len(res.Sheets) != 1 || len(res.Sheets[0].Notes) == 0 {
		t.Errorf("%+v", res.Sheets)
	}
	_, err := Import(t.Context(), w, Request{Files: []string{"没有.xlsx"}})
	storetest.WantRefusal(t, err, "找不到文件", "没有")
	_, err = Import(t.Context(), w, Request{Files: []string{"a.xlsx", "b.xlsx"}, Annotate: store.Target{Path: "c.xlsx"}})
	storetest.WantRefusal(t, err, "一次只选一个")
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
