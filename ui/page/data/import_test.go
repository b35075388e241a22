package data

// The import's decision on the screen: what was decided is seen, changed where it stands,
// and tried again.

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/ui/page/pagetest"
)

// book makes a workbook of one sheet.
func book(t *testing.T, name string, rows ...[]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, r := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// A column that nobody knows is shown first, named by a double click, and read then; a
// wrong cell is mended where it stands; the file's own choices go with the import.
func TestDecideColumnAndCell(t *testing.T) {
	p, host := shown(t, true, 1)
	m := p.imports
	unit := "某某投资集团有限公司"
	m.begin([]string{book(t, "名单.xlsx", []any{"姓名", "性别", "出生日期", "所在企业", "政治面貌", "甲栏"},
		[]any{"新人甲", "男", "1990-01-02", unit, "群众", "生产部"}, []any{"新人乙", "女", "1990年13月", unit, "群众", "财务部"})})
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	host.Picture("data-decide-columns", 1150, 640)
	d := m.decision
	if c := d.columns.Rows()[0]; c.Column != "F" || c.Field != "" || d.tabs.Selected() != atColumns {
		t.Fatalf("tab %d, columns %+v", d.tabs.Selected(), d.columns.Rows())
	}
	d.askColumn(d.columns.Rows()[0])
	pagetest.Fill(t, host.Window(), "对应的字段", "部门（班组）")
	pagetest.Press(t, host.Window(), "确定")
	if c := d.columns.Rows()[5]; c.Field != "Department" {
		t.Fatalf("after the choice: %+v", c)
	}
	if c := sum(m.result); c.Added != 1 || c.Rejected != 1 || !m.changed() || len(p.Unsaved()) != 1 {
		t.Errorf("%+v, changed %v", c, m.changed())
	}
	d.tabs.Select(atWrong)
	host.Picture("data-decide-wrong", 1150, 640)
	d.askCell(d.wrong.Rows()[0])
	host.Picture("data-decide-cell", 1150, 640)
	pagetest.Fill(t, host.Window(), d.wrong.Rows()[0].Column, "1990-12-02")
	pagetest.Press(t, host.Window(), "改好再试")
	if c := sum(m.result); c.Added != 2 || c.Rejected != 0 {
		t.Fatalf("after the cell: %+v", c)
	}
	m.ask()
	if len(host.Asked) > 0 || m.changed() {
		t.Errorf("asked %v, changed %v", host.Asked, m.changed())
	}
	people := model.Everywhere[model.Person](host.Snapshot().Book)
	if i := slices.IndexFunc(people, func(p model.Person) bool { return p.Name == "新人乙" }); i < 0 || people[i].Department != "财务部" ||
		people[i].BirthDay.String() != "1990-12-02" {
		t.Errorf("written otherwise than tried: %d", i)
	}
}

// A doubt is not decided silently: its row is not written until it is answered, one by one
// or all alike.
func TestDecideDoubts(t *testing.T) {
	p, host := shown(t, true, 1)
	m := p.imports
	known := model.InScope[model.Person](host.Snapshot().Book)
	var rows [][]any
	rows = append(rows, []any{"姓名", "公民身份号码", "所在企业"})
	for _, x := range known[:3] {
		rows = append(rows, []any{"改名" + x.ID, x.IdentityNumber, host.Snapshot().Book.EnterpriseName(x.EnterpriseID)})
	}
	m.begin([]string{book(t, "改名.xlsx", rows...)})
	d := m.decision
	if c := sum(m.result); c.Doubtful != 3 || c.Updated != 0 || d.tabs.Selected() != atDoubts {
		t.Fatalf("%+v, tab %d", c, d.tabs.Selected())
	}
	host.Picture("data-decide-doubts", 1150, 640)
	x := d.doubts.Rows()[0]
	d.askDoubt(x)
	pagetest.Fill(t, host.Window(), "怎样处理", x.Answers[0].Label)
	pagetest.Press(t, host.Window(), "确定")
	if c := sum(m.result); c.Doubtful != 2 || c.Updated != 1 {
		t.Fatalf("after one answer: %+v", c)
	}
	d.tabs.Select(atChanges)
	host.Picture("data-decide-changes", 1150, 640)
	if !slices.ContainsFunc(d.changes.Rows(), func(c change) bool { return c.Field == "Name" && strings.HasPrefix(c.New, "改名") }) {
		t.Errorf("changes %+v", d.changes.Rows())
	}
	m.ask()
	if len(host.Asked) != 1 || !strings.Contains(host.Asked[0], "存疑") {
		t.Errorf("asked %q", host.Asked)
	}
}

// What several sheets have and the ledger does not is asked about once for all: new branches
// are made together, a word is matched in every sheet.
func TestDecideManySheets(t *testing.T) {
	p, host := shown(t, true, 1)
	m, f := p.imports, excelize.NewFile()
	defer f.Close()
	for i, name := range []string{"汇总", "新一党支部", "新二党支部", "新三党支部"} {
		rows := [][]any{{name + "党员名册"}, {"姓名", "性别", "出生日期", "职级"}, {"多员" + name[:6], "男", "1990-01-02", "不知何级"}}
		if i == 0 {
			rows = [][]any{{"党员情况汇总表"}, {"党支部", "党员总数", "女党员"}, {"新一党支部", 1, 0}, {"合计", 3, 0}}
		}
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, r := range rows {
			if err := f.SetSheetRow(name, "A"+strconv.Itoa(n+1), &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "多支部.xlsx")
	if err := errors.Join(f.DeleteSheet("Sheet1"), f.SaveAs(path)); err != nil {
		t.Fatal(err)
	}
	m.begin([]string{path})
	d := m.decision
	if d.tabs.Selected() != atWords || !strings.Contains(m.said.Text, "台账里没有的企业或党组织有3个") {
		t.Fatalf("tab %d, %q", d.tabs.Selected(), m.said.Text)
	}
	host.Picture("data-decide-units", 1150, 640)
	pagetest.Press(t, host.Window(), "3个党组织都新建…")
	host.Picture("data-decide-make", 1150, 640)
	pagetest.Fill(t, host.Window(), "所在企业", "某某投资集团有限公司")
	pagetest.Press(t, host.Window(), "和导入一起新建")
	at := slices.IndexFunc(d.unknown(), func(u unknown) bool { return u.written() == "不知何级" })
	if len(newUnits(m.result)) != 0 || at < 0 || d.unknown()[at].count() != 3 {
		t.Fatalf("%+v", d.unknown())
	}
	d.askWord(d.unknown()[at])
	pagetest.Fill(t, host.Window(), "职级", "主办级")
	pagetest.Press(t, host.Window(), "都按这样读")
	if c := sum(m.result); c.Added != 6 || c.Rejected != 0 || len(d.unknown()) != 0 {
		t.Fatalf("%+v, %+v", c, d.unknown())
	}
	m.ask()
	branches := model.Everywhere[model.Organization](host.Snapshot().Book)
	for _, name := range []string{"新一党支部", "新二党支部", "新三党支部"} {
		if i := slices.IndexFunc(branches, func(o model.Organization) bool { return o.Name == name }); i < 0 ||
			branches[i].Type != model.Branch {
			t.Errorf("%s was not made", name)
		}
	}
}

// A file that cannot be read takes the trial of the one before with it: what is confirmed is
// what is shown.
func TestFailedTrialShowsNoOther(t *testing.T) {
	p, host := shown(t, true, 1)
	good, bad := filepath.Join(t.TempDir(), "好.csv"), filepath.Join(t.TempDir(), "坏.xlsx")
	for path, text := range map[string]string{good: "企业名称,统一社会信用代码,层级,企业性质\n好字企业,,三级,国有全资\n", bad: "不是工作簿"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.imports.begin([]string{good})
	if !strings.Contains(p.imports.said.Text, "新增1条") {
		t.Fatal(p.imports.said.Text)
	}
	p.imports.begin([]string{bad})
	if len(host.Failed) == 0 || p.imports.result != nil || !strings.Contains(pagetest.Seen(host.Window()), "把已有的数据接过来") {
		t.Errorf("%v; %s", host.Failed, pagetest.Seen(host.Window()))
	}
}
