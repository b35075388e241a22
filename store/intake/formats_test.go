package intake

// Rosters in the other formats of offices are taken in as the .xlsx is.

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/sheet/sheettest"
)

// formatCases are the files of offices that were refused before, kept in store/sheet.
var formatCases = map[string]string{"旧格式.xls": "f15a.xls", "GBK.csv": "f15b.csv", "表.ods": "f15c.ods"}

const caseUnit = " 江北示例投资集团有限公司 机关党支部"

var threePeople = []string{"式样甲 男 990000198003050819 1980-03" + caseUnit, "式样乙 男 990000198103050816 1981-03" + caseUnit,
	"式样丙 男 990000198203050813 1982-03" + caseUnit}

var wantFormats = map[string][]string{"旧格式.xls": threePeople, "表.ods": threePeople,
	"GBK.csv": {"逗员甲 男 990000198003050958 1980-03" + caseUnit, "逗员乙 男 990000198103050955 1981-03" + caseUnit}}

func formatCase(t *testing.T, name string) string {
	t.Helper()
	return save(t, name, mustRead(t, filepath.Join("..", "sheet", "testdata", formatCases[name])))
}

func TestOtherFormats(t *testing.T) {
	for name := range formatCases {
		got, sheets := readAll(t, formatCase(t, name))
		if len(sheets) != 1 || sheets[0].Kind != model.KindPerson {
			t.Fatalf("%s: %+v", name, sheets)
		}
		var out []string
		for _, p := range people(got[sheets[0].Name]) {
			out = append(out, strings.Join([]string{p.Name, string(p.Sex), p.IdentityNumber, p.BirthDay.String(), p.EnterpriseID,
				p.OrganizationID}, " "))
		}
		sheettest.Diff(t, wantFormats[name], out)
		for _, p := range said(got[sheets[0].Name]) {
			if strings.Contains(p, "|错|") {
				t.Errorf("%s: %s", name, p)
			}
		}
	}
}

// A roster with a fault is marked in a copy, which is a workbook whatever the roster was.
func TestMarkedCopyOfOtherFormats(t *testing.T) {
	for _, name := range []string{"名册.csv", "名册.xls"} {
		in := save(t, name, []byte("姓名,性别,所在企业,出生日期\n张甲,男,甲公司,1990-13-45\n李乙,女,甲公司,1991-02-03\n"))
		wb, err := Open(in, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var list []Problem
		if err := wb.Rows(context.Background(), 0, func(r Row) error { list = append(list, r.Problems...); return nil }); err != nil {
			t.Fatal(err)
		}
		title := wb.Sheets()[0].Name
		wb.Close()
		out := filepath.Join(t.TempDir(), "标注.xlsx")
		if err := Annotate(in, store.Target{Path: out}, map[string]Marks{title: {Marked: list}}); err != nil {
			t.Fatal(err)
		}
		got, sheets := readAll(t, out)
		if len(sheets) != 1 || len(people(got[title])) != 2 || !strings.Contains(strings.Join(sheets[0].titles, "|"), "错误") {
			t.Errorf("%s: %+v", name, sheets)
		}
		err = Annotate(in, store.Target{Path: filepath.Join(t.TempDir(), "标注.csv")}, nil)
		spoken(t, err, ".xlsx格式")
	}
	for name := range formatCases {
		in := formatCase(t, name)
		out, title := filepath.Join(t.TempDir(), "标注.xlsx"), ""
		if wb, err := Open(in, Limits{}); err != nil {
			t.Fatal(err)
		} else {
			title = wb.Sheets()[0].Name
			wb.Close()
		}
		marks := Marks{Marked: []Problem{{Row: 2, Column: "B 姓名", Why: "试一试"}}}
		if err := Annotate(in, store.Target{Path: out}, map[string]Marks{title: marks}); err != nil {
			t.Fatal(err)
		}
		was, _ := readAll(t, in)
		now, _ := readAll(t, out)
		sheettest.Diff(t, people(was[title]), people(now[title]))
	}
}
