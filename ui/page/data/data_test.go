package data

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

// workbook is a roster with a good row, one without a name and one with a day
// that cannot be.
func workbook(t *testing.T) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	rows := [][]any{
		{"姓名", "性别", "出生日期", "所在企业", "政治面貌"},
		{"新人甲", "男", "1990-01-02", "某某投资集团有限公司", "群众"},
		{"", "女", "1990-01-02", "某某投资集团有限公司", "群众"},
		{"新人丙", "女", "1990年13月", "某某投资集团有限公司", "群众"},
	}
	if err := f.SetSheetName("Sheet1", "人员"); err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		if err := f.SetSheetRow("人员", "A"+strconv.Itoa(i+1), &r); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImport(t *testing.T) {
	p, host := shown(t, true, 1)
	people := len(model.Everywhere[model.Person](host.Snapshot().Book))
	m := p.imports
	m.try([]string{workbook(t)})
	host.Picture("data-trial", 1150, 640)
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	if c := sum(m.result); c.Added != 1 || c.Updated != 0 || c.Rejected != 2 {
		t.Fatalf("%+v", c)
	}
	if n := len(model.Everywhere[model.Person](host.Snapshot().Book)); n != people {
		t.Fatalf("the trial wrote: %d people, not %d", n, people)
	}
	if m.annotate.Hidden || m.confirm.Hidden || !m.undo.Hidden {
		t.Error("wrong buttons after a trial")
	}
	if !strings.Contains(m.said.Text, "再点“确认导入”") {
		t.Errorf("试读后说：%s", m.said.Text)
	}
	m.writeAnnotated(store.Target{Path: filepath.Join(t.TempDir(), "标注.xlsx")})
	if len(host.Failed) > 0 || len(host.Offered) == 0 {
		t.Fatalf("annotated copy: %v, offered %v", host.Failed, host.Offered)
	}
	m.ask()
	host.Picture("data-imported", 1150, 640)
	if len(host.Asked) != 1 || !strings.Contains(host.Asked[0], "有2行未通过") {
		t.Errorf("asked %q", host.Asked)
	}
	if n := len(model.Everywhere[model.Person](host.Snapshot().Book)); n != people+1 {
		t.Fatalf("%d people, not %d", n, people+1)
	}
	if !m.confirm.Hidden || m.undo.Hidden || m.result.Batch == 0 {
		t.Error("wrong buttons after the import")
	}
	m.askUndo()
	if n := len(model.Everywhere[model.Person](host.Snapshot().Book)); n != people {
		t.Fatalf("undo: %d people, not %d", n, people)
	}
}

// A trial that would write nothing does not ask for a press on a button that is not there.
func TestImportOfWhatIsKnown(t *testing.T) {
	p, host := shown(t, true, 1)
	m := p.imports
	m.try([]string{workbook(t)})
	m.ask()
	m.try([]string{workbook(t)})
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	if !m.confirm.Disabled() && !m.confirm.Hidden {
		t.Error("确认导入可以点")
	}
	if strings.Contains(m.said.Text, "再点") || !strings.Contains(m.said.Text, "没有可以写入的内容") {
		t.Errorf("试读后说：%s", m.said.Text)
	}
}

// A batch is brought forward in the log, whatever its filters hide.
func TestOpenBatch(t *testing.T) {
	p, host := shown(t, true, 1)
	batch, _, err := host.Ledger.Remove(context.Background(), store.Removal{Reason: "试录",
		Refs: []model.Ref{model.RefOf(model.Everywhere[model.Fund](host.Snapshot().Book)[0])}})
	if err != nil {
		t.Fatal(err)
	}
	p.journal.filter.SetText("没有这样的")
	p.OpenBatch(batch)
	rows := p.journal.list.Selected()
	if p.Selected() != tabJournal || len(rows) != 1 || rows[0].ID != batch || rows[0].Kind != store.BatchRemove {
		t.Errorf("tab %d, rows %+v", p.Selected(), rows)
	}
}

// A workbook with a password is asked for it, again if it was wrong, and then read.
func TestImportOfALockedFile(t *testing.T) {
	p, host := shown(t, true, 1)
	m := p.imports
	open, err := excelize.OpenFile(workbook(t))
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	path := filepath.Join(t.TempDir(), "锁着的.xlsx")
	if err := open.SaveAs(path, excelize.Options{Password: "密-Mm1"}); err != nil {
		t.Fatal(err)
	}
	m.begin([]string{path})
	host.Picture("data-file-password", 1150, 640)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "“锁着的.xlsx”设有打开密码") {
		t.Fatalf("seen %s", seen)
	}
	pagetest.Fill(t, host.Window(), "打开密码", "密-mm1")
	pagetest.Press(t, host.Window(), "打开")
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "密码不对，没有打开“锁着的.xlsx”") {
		t.Fatalf("seen %s", seen)
	}
	pagetest.Fill(t, host.Window(), "打开密码", "密-Mm1")
	pagetest.Press(t, host.Window(), "打开")
	if len(host.Failed) > 0 || m.result == nil {
		t.Fatalf("failed %v", host.Failed)
	}
	if c := sum(m.result); c.Added != 1 || c.Rejected != 2 {
		t.Errorf("%+v", c)
	}
	m.take()
	if len(host.Failed) > 0 || m.result.Batch == 0 {
		t.Errorf("not taken in: %v", host.Failed)
	}
}

func TestImportRefused(t *testing.T) {
	p, host := shown(t, false, 1)
	path := filepath.Join(t.TempDir(), "坏.xlsx")
	if err := os.WriteFile(path, []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.imports.try([]string{path})
	if len(host.Failed) != 1 || p.imports.result != nil {
		t.Fatalf("failed %v", host.Failed)
	}
}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		p.backups.make(store.Target{})
		for i, name := range []string{"import", "export", "packet", "backup", "journal", "rules", "local", "waivers", "entries", "holidays",
			"office", "screen"} {
			p.Select(i)
			if name == "backup" { // as it reads on a stick, whatever the test's folder
				p.backups.where.SetText(strings.ReplaceAll(p.backups.where.Text, host.Ledger.Dir(), `E:\国企党建台账\data`))
			}
			host.Picture("data-"+name+suffix, 1150, 640)
		}
		p.Select(tabRules)
		for _, r := range p.rules.list.Rows() {
			if len(r.Limits) > 0 {
				p.rules.list.SelectKey(r.key())
				break
			}
		}
		host.Picture("data-rule"+suffix, 1150, 640)
		p.rules.askLimit()
		host.Picture("data-limit"+suffix, 1150, 640)
		host.Key(fyne.KeyEscape)
		p.rules.askEditions()
		host.Picture("data-editions"+suffix, 1150, 640)
	})
}

func TestBackups(t *testing.T) {
	p, host := shown(t, true, 1)
	p.Select(tabBackup)
	p.backups.make(store.Target{})
	rows := p.backups.list.Rows()
	if len(rows) != 1 || rows[0].when != "2026-11-23 09:00:00" || rows[0].why != "手动" || rows[0].size == 0 {
		t.Fatalf("backups %+v", rows)
	}
	p.backups.restoreSelected()
	if len(host.Restored) != 0 {
		t.Error("restored without a choice")
	}
	p.backups.list.SelectKey(rows[0].path)
	p.backups.restoreSelected()
	if len(host.Restored) != 1 || !strings.Contains(host.Asked[0], "2026-11-23 09:00:00") {
		t.Errorf("restored %v after %q", host.Restored, host.Asked)
	}
	p.backups.verify()
	if got := host.Told[len(host.Told)-1]; !strings.HasPrefix(got, "检查完成：台账完好（全部页校验、全部引用核对），操作记录的校验链完整") {
		t.Errorf("told %q", got)
	}
	elsewhere := filepath.Join(t.TempDir(), "副本.db")
	p.backups.make(store.Target{Path: elsewhere})
	if _, err := os.Stat(elsewhere); err != nil {
		t.Error(err)
	}
}

func TestJournal(t *testing.T) {
	p, host := shown(t, true, 1)
	host.Save("记一个放假日", nil, model.Holiday{Day: host.Snapshot().Today, What: model.HolidayOff})
	p.Select(tabJournal)
	if n := len(p.journal.list.Rows()); n != 2 {
		t.Fatalf("%d batches", n)
	}
	p.journal.filter.SetText("放假日")
	rows := p.journal.list.Rows()
	if len(rows) != 1 || rows[0].Records != 1 {
		t.Fatalf("found %+v", rows)
	}
	p.journal.list.SelectKey(strconv.FormatInt(rows[0].ID, 10))
	p.journal.undoSelected()
	if len(host.Asked) != 1 || !strings.Contains(host.Asked[0], "记一个放假日") || len(host.Failed) > 0 {
		t.Fatalf("asked %q, failed %v", host.Asked, host.Failed)
	}
	p.journal.filter.SetText("")
	if rows := p.journal.list.Rows(); len(rows) != 3 || rows[1].State() != "已撤销（第3批）" {
		t.Fatalf("after undo %+v", rows)
	}
	dir := t.TempDir()
	p.journal.write(dir)
	if files, err := os.ReadDir(dir); err != nil || len(files) != 2 || len(host.Failed) > 0 || len(p.journal.list.Rows()) != 4 {
		t.Fatalf("the list on paper: %v %v, failed %v, %d rows", files, err, host.Failed, len(p.journal.list.Rows()))
	}
	p.journal.list.SelectKey("3")
	p.journal.undoSelected()
	if len(host.Asked) != 1 {
		t.Error("an undo was to be undone")
	}
}

func TestRuleStates(t *testing.T) {
	p, host := shown(t, true, 1)
	var open ruleRow
	for _, x := range p.rules.list.Rows() {
		if x.state() == "待核对" {
			open = x
			break
		}
	}
	host.Save("核对", nil, model.RuleReview{RuleID: open.ID, Edition: open.provision.Named(), Day: host.Snapshot().Today, By: "测试员"})
	host.Show(p)
	p.rules.list.SelectKey(open.key())
	if x := p.rules.list.Selected()[0]; x.state() != "本单位已核对" || !strings.Contains(p.rules.detail.Text, "测试员") {
		t.Errorf("%s: %q", x.state(), p.rules.detail.Text)
	}
}

func TestOffice(t *testing.T) {
	p, host := shown(t, false, 1)
	if len(p.Unsaved()) > 0 {
		t.Fatal("an untouched form holds the page")
	}
	now := model.Office{ID: model.OfficeID, Unit: "某某集团"}
	p.office.fillFrom(now)
	if len(p.Unsaved()) == 0 {
		t.Fatal("a changed form was left")
	}
	p.office.save()
	if len(host.Failed) > 0 || host.Snapshot().Book.Office().Unit != "某某集团" || len(p.Unsaved()) > 0 {
		t.Fatalf("failed %v, unit %q", host.Failed, host.Snapshot().Book.Office().Unit)
	}
}

func TestTextSize(t *testing.T) {
	p, host := shown(t, false, 1)
	p.size.SetSelected("150%")
	if host.TextSize() != 150 {
		t.Errorf("text size %d", host.TextSize())
	}
}

func TestOpen(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	for _, x := range []struct {
		ref model.Ref
		tab int
	}{
		{model.Ref{Kind: model.KindOffice, ID: model.OfficeID}, tabOffice},
		{model.Ref{Kind: model.KindHoliday, ID: model.Everywhere[model.Holiday](b)[0].ID}, tabHolidays},
		{model.Ref{Kind: model.KindLocalRule, ID: model.Everywhere[model.LocalRule](b)[0].ID}, tabLocal},
		{model.Ref{Kind: model.KindUnitSign, ID: model.Everywhere[model.UnitSign](b)[0].ID}, tabSigns},
		{model.Ref{Kind: model.KindWaiver, ID: model.Everywhere[model.Waiver](b)[0].ID}, tabWaivers},
	} {
		p.Open(x.ref)
		if p.Selected() != x.tab {
			t.Errorf("%s opens tab %d", x.ref.Kind, p.Selected())
		}
	}
}

// A choice of edition for all cases names its document and its reason.
func TestEditionChoice(t *testing.T) {
	for _, x := range []struct {
		o    model.Office
		want int
	}{
		{model.Office{}, 0}, {model.Office{EditionBasis: model.ByStepDay}, 0},
		{model.Office{EditionBasis: model.ByNewestText}, 2},
		{model.Office{EditionBasis: model.ByApplicationDay, EditionDocument: "某组〔2026〕9号"}, 1},
		{model.Office{EditionBasis: model.ByApplicationDay, EditionDocument: "某组〔2026〕9号", EditionReason: "上级规定"}, 0},
	} {
		if wrong := x.o.Faults(); len(wrong) != x.want {
			t.Errorf("%+v: %v", x.o, wrong)
		}
	}
	p, host := shown(t, true, 1)
	p.rules.askEditions()
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "细则版本适用口径") || !strings.Contains(seen, string(model.ByStepDay)) {
		t.Errorf("%q", seen)
	}
}
