package members

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store/sheet/sheettest"
	"partyledger/ui/page/pagetest"
)

// exported presses 导出当前列表… and reads the workbook: its title and its rows from the
// heads on.
func exported(t *testing.T, host *pagetest.Host) (title string, rows [][]string) {
	t.Helper()
	host.SaveAs = ""
	pagetest.Press(t, host.Window(), "导出当前列表…")
	return readBook(t, host)
}

func readBook(t *testing.T, host *pagetest.Host) (title string, rows [][]string) {
	t.Helper()
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	data, err := os.ReadFile(host.SaveAs)
	if err != nil {
		t.Fatal(err)
	}
	sheettest.NoFormulas(t, data)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(all, func(r []string) bool { return len(r) > 0 && r[0] == "序号" })
	if at < 0 {
		t.Fatalf("no heads: %q", all[:3])
	}
	return all[0][0], all[at:]
}

// What is exported is what is seen: these rows in this order, these columns, numbers
// masked; in full only with a purpose, which stands in the workbook and in the log.
func TestExportOfTheList(t *testing.T) {
	p, host := shown(t, true, 1)
	evil := *p.list.Rows()[0].Person
	evil.Department, evil.Frontline = "=HYPERLINK(\"x\")", true
	host.Save("改", nil, evil)
	host.Show(p)
	p.filters.frontline.SetChecked(true)
	p.list.SortBy("姓名", false)
	title, rows := exported(t, host)
	if title != "党员名册" {
		t.Errorf("title %q", title)
	}
	if want := strings.Fields("序号 核查 姓名 性别"); !slices.Equal(rows[0][:4], want) || slices.Contains(rows[0], "职级") {
		t.Errorf("heads %q", rows[0])
	}
	var got []string
	formula := false
	for i, r := range rows[1:] {
		if i >= len(p.list.Rows()) {
			break // notes
		}
		got = append(got, r[2])
		formula = formula || strings.Contains(strings.Join(r, "|"), "=HYPERLINK")
	}
	if !slices.Equal(got, names(p)) {
		t.Errorf("exported %d rows, shown %d, in another order", len(got), len(names(p)))
	}
	x := p.list.Rows()[0]
	flat := strings.Join(slices.Concat(rows...), "|")
	if strings.Contains(flat, x.IdentityNumber) || !strings.Contains(flat, model.MaskIdentity(x.IdentityNumber)) {
		t.Error("a number is exported in full")
	}
	if !formula {
		t.Error("what looks like a formula is not there as text")
	}

	p.askReveal()
	host.SaveAs = ""
	pagetest.Press(t, host.Window(), "导出当前列表…")
	if host.SaveAs != "" {
		t.Fatal("exported in full without a purpose")
	}
	host.Type("换届资格审查")
	pagetest.Press(t, host.Window(), "导出")
	_, rows = readBook(t, host)
	if !strings.Contains(strings.Join(slices.Concat(rows...), "|"), x.IdentityNumber) {
		t.Error("the number is not there though asked for")
	}
	batches, err := host.Ledger.Batches(context.Background(), 1)
	if err != nil || !strings.Contains(batches[0].Note, "党员名册") || !strings.Contains(batches[0].Note, "用途：换届资格审查") {
		t.Errorf("kept %+v, %v", batches, err)
	}
}

// pdfText reads a file that was opened for printing.
func pdfText(t *testing.T, host *pagetest.Host) string {
	t.Helper()
	if len(host.Failed) > 0 || len(host.Viewed) == 0 {
		t.Fatalf("opened %q, failed %v", host.Viewed, host.Failed)
	}
	path := host.Viewed[len(host.Viewed)-1]
	if filepath.Ext(path) != ".pdf" {
		t.Fatal(path)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Skip("pdftotext: ", err)
	}
	return string(out)
}

func TestPrintOfListAndRecord(t *testing.T) {
	p, host := shown(t, true, 1)
	p.filters.text.SetText(p.list.Rows()[3].Name)
	x := *p.list.Rows()[0].Person
	pagetest.Press(t, host.Window(), "打印…")
	if got := pdfText(t, host); !strings.Contains(got, x.Name) || strings.Contains(got, x.IdentityNumber) {
		t.Errorf("on paper: %.300s", got)
	}
	p.open(x, tabRecord)
	pagetest.Press(t, host.Window(), "打印…")
	got := pdfText(t, host)
	for _, s := range []string{x.Name, x.Department, "公民身份号码", model.MaskIdentity(x.IdentityNumber), "党籍"} {
		if !strings.Contains(got, s) {
			t.Errorf("the record on paper lacks %q", s)
		}
	}
	if strings.Contains(got, x.IdentityNumber) {
		t.Error("the number is printed in full")
	}
	p.window.form.Set("Note", "还没有保存")
	before := len(host.Viewed)
	pagetest.Press(t, host.Window(), "打印…")
	if len(host.Viewed) != before || !slices.ContainsFunc(host.Told, func(s string) bool { return strings.Contains(s, "先保存再打印") }) {
		t.Errorf("printed with what is not saved: %q", host.Told)
	}
}
