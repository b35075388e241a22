package data

// The import's decision on the screen: what was decided is seen, changed where it stands,
// and tried again.

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store/intake"
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
	at := slices.IndexFunc(d.columns.Rows(), func(c intake.ColumnUse) bool { return c.Column == "F" })
	if at < 0 || d.columns.Rows()[at].Field != "" || d.tabs.Selected() != atColumns {
		t.Fatalf("tab %d, columns %+v", d.tabs.Selected(), d.columns.Rows())
	}
	d.askColumn(d.columns.Rows()[at])
	pagetest.Fill(t, host.Window(), "对应的字段", "部门（班组）")
	pagetest.Press(t, host.Window(), "确定")
	if c := d.columns.Rows()[at]; c.Field != "Department" {
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
