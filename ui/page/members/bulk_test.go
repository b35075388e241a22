package members

import (
	"context"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// whole is every record of the ledger, as its export has them.
func whole(t *testing.T, host *pagetest.Host) string {
	t.Helper()
	var out strings.Builder
	b := host.Snapshot().Book
	for _, s := range model.Schemas() {
		for _, r := range s.InScope(b) {
			for _, f := range s.Fields {
				out.WriteString(f.Text(r) + "\x1f")
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

func undoLast(t *testing.T, host *pagetest.Host) {
	t.Helper()
	batches, err := host.Ledger.Batches(context.Background(), 1)
	if err == nil {
		_, err = host.Ledger.Undo(context.Background(), batches[0].ID)
	}
	if err != nil {
		t.Fatal(err)
	}
	host.Reload()
}

// chosen selects some people of the list.
func chosen(t *testing.T, p *Page, keep func(row) bool, most int) []row {
	t.Helper()
	var rows []row
	for _, x := range p.list.Rows() {
		if keep(x) && len(rows) < most {
			rows = append(rows, x)
		}
	}
	if len(rows) < most {
		t.Fatalf("only %d people", len(rows))
	}
	ids := map[string]bool{}
	for _, x := range rows {
		ids[x.ID] = true
	}
	p.list.SetFilter(func(x row) bool { return ids[x.ID] })
	p.list.SelectAll()
	return rows
}

func TestBulkNeedsChosenRows(t *testing.T) {
	_, host := shown(t, true, 1)
	for _, button := range []string{"批量修改…", "批量转接…"} {
		pagetest.Press(t, host.Window(), button)
		if host.Windows() != 0 || !strings.Contains(host.Told[len(host.Told)-1], "Ctrl") {
			t.Errorf("%s without rows: told %q", button, host.Told)
		}
	}
}

// Several people get a department: old and new are shown, it is one batch, and undone
// everything is as before.
func TestBulkEdit(t *testing.T) {
	p, host := shown(t, true, 1)
	before := whole(t, host)
	rows := chosen(t, p, func(x row) bool { return x.Department != "" && x.Department != "新部门" }, 4)
	w := host.Window()
	pagetest.Press(t, w, "批量修改…")
	if !pagetest.Button(t, w, "修改0条").Disabled() || !strings.Contains(pagetest.Seen(w), "请勾选要修改的栏目") {
		t.Error("can be saved though nothing is chosen")
	}
	for _, c := range pagetest.All[*kit.Check](w) {
		if c.Text == "姓名" || c.Text == "公民身份号码" || c.Text == "编号" || c.Text == "手机号码" {
			t.Errorf("%s is offered for several", c.Text)
		}
	}
	pagetest.Tick(t, w, "部门（班组）", true)
	pagetest.Fill(t, w, "部门（班组）", "新部门")
	seen := pagetest.Seen(w)
	if !strings.Contains(seen, rows[0].Department) || !strings.Contains(seen, "新部门") || !strings.Contains(seen, "将修改4条记录") {
		t.Errorf("old and new are not shown: %s", seen)
	}
	host.Picture("members-bulk", 1366, 768)
	pagetest.Press(t, w, "修改4条")
	if len(host.Failed) > 0 || host.Windows() != 0 {
		t.Fatal(host.Failed)
	}
	for _, x := range rows {
		if now, _ := model.Find[model.Person](host.Snapshot().Book, x.ID); now.Department != "新部门" || now.Position != x.Position {
			t.Errorf("%s: %s %s", x.Name, now.Department, now.Position)
		}
	}
	batches, err := host.Ledger.Batches(context.Background(), 1)
	if err != nil || batches[0].Records != 4 || batches[0].Note != "批量修改4条人员：部门（班组）" {
		t.Errorf("%+v, %v", batches, err)
	}
	undoLast(t, host)
	if whole(t, host) != before {
		t.Error("undone, the ledger is another")
	}
}

// Whom the law refuses is named, and nothing is written until they are left out.
func TestBulkEditThatTheLawRefuses(t *testing.T) {
	p, host := shown(t, true, 1)
	before := whole(t, host)
	at := slices.IndexFunc(p.list.Rows(), func(x row) bool { return x.BirthDay.Year() >= 1995 && !x.Confirmed.IsZero() })
	bad := p.list.Rows()[at]
	rows := chosen(t, p, func(x row) bool {
		return x.ID == bad.ID || x.BirthDay.Year() < 1975 && x.Confirmed.Year() > 1995 && at >= 0
	}, 4)
	if !slices.ContainsFunc(rows, func(x row) bool { return x.ID == bad.ID }) {
		rows = chosen(t, p, func(x row) bool {
			return x.ID == bad.ID || x.ID == rows[0].ID || x.ID == rows[1].ID || x.ID == rows[2].ID
		}, 4)
	}
	w := host.Window()
	pagetest.Press(t, w, "批量修改…")
	pagetest.Tick(t, w, "入党日期", true)
	pagetest.Fill(t, w, "入党日期", "1994-06-01")
	seen := pagetest.Seen(w)
	if !strings.Contains(seen, "不能这样改（"+bad.Name) || !pagetest.Button(t, w, "修改4条").Disabled() {
		t.Fatalf("%s is not named: %s", bad.Name, seen)
	}
	if whole(t, host) != before {
		t.Fatal("something was written")
	}
	host.Picture("members-bulk-refused", 1366, 768)
	pagetest.Press(t, w, "去掉不能改的")
	pagetest.Press(t, w, "修改3条")
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	now, _ := model.Find[model.Person](host.Snapshot().Book, bad.ID)
	if now != *bad.Person {
		t.Errorf("who was left out is changed: %+v", now)
	}
}

// Ten people go to another branch on one day: enterprise and open cases go along, posts
// stay and are told of.
func TestBulkTransfer(t *testing.T) {
	p, host := shown(t, true, 1)
	p.filters.who.SetSelected(whoAll)
	b := host.Snapshot().Book
	before := whole(t, host)
	to := model.Everywhere[model.Organization](b)[len(model.Everywhere[model.Organization](b))-1]
	open := map[string]model.DevelopmentCase{}
	for _, c := range model.Everywhere[model.DevelopmentCase](b) {
		if s := model.StageOn(b, c, b.AsOf); s == model.StageActivist && c.OrganizationID != to.ID && c.TransferIn.IsZero() {
			open[c.PersonID] = c
		}
	}
	rows := chosen(t, p, func(x row) bool { return open[x.ID].ID != "" }, 10)
	w := host.Window()
	pagetest.Press(t, w, "批量转接…")
	if !strings.Contains(pagetest.Seen(w), "请选择转入的党组织或企业") {
		t.Error("does not say what is still to be chosen")
	}
	pagetest.Fill(t, w, "转入党组织", to.ID)
	seen := pagetest.Seen(w)
	if !strings.Contains(seen, to.Name) && !strings.Contains(seen, to.ShortName) {
		t.Errorf("the new branch is not shown")
	}
	host.Picture("members-transfer", 1366, 768)
	pagetest.Press(t, w, "修改20条")
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	b = host.Snapshot().Book
	for _, x := range rows {
		now, _ := model.Find[model.Person](b, x.ID)
		c, _ := model.Find[model.DevelopmentCase](b, open[x.ID].ID)
		if now.OrganizationID != to.ID || now.EnterpriseID != to.EnterpriseID {
			t.Errorf("%s is still in %s, %s", x.Name, now.OrganizationID, now.EnterpriseID)
		}
		if c.OrganizationID != to.ID || c.TransferIn != host.Snapshot().Today || c.TransferOut == "" {
			t.Errorf("the case of %s did not go along: %+v", x.Name, c)
		}
	}
	undoLast(t, host)
	if whole(t, host) != before {
		t.Error("undone, the ledger is another")
	}
}

// A transfer offers to empty department and post, which are those of before, or to write new
// ones.
func TestTransferOfDepartmentAndPost(t *testing.T) {
	p, host := shown(t, true, 1)
	b := host.Snapshot().Book
	to := model.Everywhere[model.Organization](b)[len(model.Everywhere[model.Organization](b))-1]
	rows := chosen(t, p, func(x row) bool {
		return x.Department != "" && x.Position != "" && x.EnterpriseID != to.EnterpriseID
	}, 3)
	w := host.Window()
	pagetest.Press(t, w, "批量转接…")
	pagetest.Fill(t, w, "转入党组织", to.ID)
	if seen := pagetest.Seen(w); strings.Contains(seen, "（空）") {
		t.Error("emptied unasked")
	}
	pagetest.Tick(t, w, "清空原来的部门、职务", true)
	pagetest.Fill(t, w, "转入后的部门（班组）", "综合部")
	host.Picture("members-transfer-post", 1366, 768)
	pagetest.Press(t, w, "修改3条")
	if len(host.Failed) > 0 {
		t.Fatal(host.Failed)
	}
	for _, x := range rows {
		if now, _ := model.Find[model.Person](host.Snapshot().Book, x.ID); now.Department != "综合部" || now.Position != "" {
			t.Errorf("%s: %q, %q", x.Name, now.Department, now.Position)
		}
	}
}

// A person's form that was open when the program was killed opens in its own window, with its
// hints.
func TestReopenedPersonSpeaks(t *testing.T) {
	p, host := shown(t, true, 1)
	p.create(p.fresh())
	p.window.form.Set("Name", "龙新甲")
	p.window.form.Set("IdentityNumber", "990000199605158880")
	kept := p.window.keep()
	kept.Name = "新人员"
	p.window.sheet.Hide()
	p.Reopen(kept)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "校验正确") || !strings.Contains(seen, "龙新甲") ||
		!strings.Contains(seen, "保存并新增") {
		t.Errorf("reopened: %s", seen)
	}
	if x := p.window.form.Current().(model.Person); x.Sex != model.Female || x.BirthDay.IsZero() {
		t.Errorf("%+v", x)
	}
}

// Another enterprise in the form reminds of the department of before.
func TestAnotherEnterpriseReminds(t *testing.T) {
	p, host := shown(t, true, 1)
	x := *chosen(t, p, func(x row) bool { return x.Department != "" && x.EnterpriseID != "" }, 1)[0].Person
	p.open(x, tabRecord)
	for _, e := range model.Everywhere[model.Enterprise](host.Snapshot().Book) {
		if e.ID != x.EnterpriseID {
			p.window.form.Set("EnterpriseID", e.ID)
			break
		}
	}
	const words = "部门、职务还有原来的"
	if !strings.Contains(pagetest.Seen(host.Window()), words) {
		t.Error("not reminded")
	}
	p.window.form.Set("Department", "")
	p.window.form.Set("Position", "")
	if strings.Contains(pagetest.Seen(host.Window()), words) {
		t.Error("still reminded")
	}
}
