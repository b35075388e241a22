package ui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// ctrlZ presses the key where no field has the keyboard.
func (b *bench) ctrlZ() {
	b.t.Helper()
	b.window.Canvas().Unfocus()
	b.shortcuts.TypedShortcut(&fyne.ShortcutUndo{})
}

// exported is the ledger's export.
func (b *bench) exported() []byte {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), "export.xlsx")
	if err := intake.Export(context.Background(), b.ses.w, store.Target{Path: path}, intake.ExportOptions{Private: true}); err != nil {
		b.t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatal(err)
	}
	return data
}

// roster is what Excel puts on the clipboard of so many people: heads, tabs, line ends as
// on Windows.
func roster(n int, firm model.Enterprise, branch model.Organization) string {
	var out strings.Builder
	out.WriteString("姓名\t性别\t出生年月\t单位\t所在党支部\t政治面貌\t入党时间\t转正时间\t职务\r\n")
	for i := range n {
		fmt.Fprintf(&out, "新员工%02d\t%s\t19%02d.0%d\t%s\t%s\t中共党员\t2012/7/1\t2013/7/1\t技术员\r\n", i+1,
			kit.Choose(i%3 == 0, "女", "男"), 70+i%20, 1+i%9, firm.Name, branch.Name)
	}
	return out.String()
}

// rows is the list that is on the screen, for keys.
func (b *bench) rows() fyne.Shortcutable {
	b.t.Helper()
	for _, o := range test.LaidOutObjects(b.content()) {
		if x, ok := o.(fyne.Shortcutable); ok && strings.Contains(fmt.Sprintf("%T", o), "listBody") && o.Visible() {
			return x
		}
	}
	b.t.Fatal("没有列表")
	return nil
}

// chosen selects the people whose names begin so, by the filter and Ctrl+A.
func (b *bench) chosen(names string) {
	b.t.Helper()
	for _, e := range pagetest.All[*kit.Entry](b.window) {
		if strings.HasPrefix(e.PlaceHolder, "姓名、拼音") {
			e.SetText(names)
		}
	}
	b.rows().TypedShortcut(&fyne.ShortcutSelectAll{})
}

// named is the number of the person with the name.
func (b *bench) named(name string) string {
	b.t.Helper()
	for _, x := range model.Everywhere[model.Person](b.snap.Book) {
		if x.Name == name {
			return x.ID
		}
	}
	b.t.Fatal("没有", name)
	return ""
}

// A morning at the roster: thirty people come from Excel, ten move, a wrong entry goes, two
// doubles become one; then all of it is taken back, to the byte.
func TestAMorningIsTakenBackToTheByte(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	before := b.exported()
	units := model.Everywhere[model.Organization](b.snap.Book)
	home := units[slices.IndexFunc(units, func(o model.Organization) bool { return o.Type == model.Branch })]
	other := units[slices.IndexFunc(units, func(o model.Organization) bool {
		return o.Type == model.Branch && o.EnterpriseID != home.EnterpriseID && o.Ended.IsZero()
	})]
	firm, _ := model.Find[model.Enterprise](b.snap.Book, home.EnterpriseID)
	was := len(model.Everywhere[model.Person](b.snap.Book))

	b.Go("members")
	fyne.CurrentApp().Clipboard().SetContent(roster(30, firm, home))
	b.rows().TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	b.sees("将新增30条，更新0条，未变0条，未通过0行")
	pagetest.Press(t, b.window, "确认导入")
	if n := len(model.Everywhere[model.Person](b.snap.Book)); n != was+30 {
		t.Fatalf("%d people came", n-was)
	}

	b.Go("members")
	b.chosen("新员工0")
	b.sees("已选9条")
	b.chosen("新员工1")
	b.sees("已选10条")
	pagetest.Press(t, b.window, "批量转接…")
	pagetest.Fill(t, b.window, "转入党组织", other.ID)
	pagetest.Press(t, b.window, "修改10条")
	for _, name := range []string{"新员工10", "新员工19"} {
		x, _ := model.Find[model.Person](b.snap.Book, b.named(name))
		if x.OrganizationID != other.ID || x.EnterpriseID != other.EnterpriseID {
			t.Errorf("%s is in %s, %s", name, x.OrganizationID, x.EnterpriseID)
		}
	}
	wrong := model.Ref{Kind: model.KindPerson, ID: b.named("新员工30")}
	b.Write("已删除", nil, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.Remove(ctx, store.Removal{Refs: []model.Ref{wrong}, Reason: "录入有误", Mistaken: true})
		return batch, err
	})
	b.sees("已删除")
	merge := store.PersonMerge{Kept: b.named("新员工03"), Other: b.named("新员工20"), Reason: "重复登记"}
	b.Write("已合并", nil, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.MergePeople(ctx, merge)
		return batch, err
	})
	if n := len(model.Everywhere[model.Person](b.snap.Book)); n != was+28 {
		t.Fatalf("%d people are here more", n-was)
	}
	for _, said := range []string{"合并重复的人“新员工03”", "删除人员“新员工30”", "10人转到"} {
		b.ctrlZ()
		b.sees("已撤销第")
		b.sees(said)
	}
	b.ctrlZ()
	b.sees("导入粘贴的人员.xlsx，写入30条记录")
	pagetest.Press(t, b.window, "撤销这一批")
	if !bytes.Equal(before, b.exported()) {
		t.Error("not as it was in the beginning")
	}
	b.ctrlZ()
	b.sees("没有可以撤销的")
}

// A field with the keyboard keeps the key to itself, and so does a window over the page.
func TestCtrlZInAField(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	was := model.Everywhere[model.Person](b.snap.Book)[0]
	now := was
	now.Note = "改过"
	b.SaveEdited("修改人员", was, now, nil)
	stays := func(where string) {
		t.Helper()
		if x, _ := model.Find[model.Person](b.snap.Book, was.ID); x.Note != "改过" {
			t.Errorf("%s: the save was taken back", where)
		}
	}
	b.window.Canvas().Focus(b.search)
	b.search.TypedShortcut(&fyne.ShortcutUndo{})
	stays("in a field")
	b.say("看", "看")
	b.ctrlZ()
	stays("under a window")
	pagetest.Press(t, b.window, "知道了")
	b.ctrlZ()
	if x, _ := model.Find[model.Person](b.snap.Book, was.ID); x.Note != was.Note {
		t.Error("not taken back")
	}
}

// What wrote much is asked for before it is taken back.
func TestCtrlZAsksAboutAnImport(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	n := len(model.Everywhere[model.Person](b.snap.Book))
	b.Write("已导入", nil, func(ctx context.Context, l *store.Workspace) (int64, error) {
		return l.Fill(ctx, store.BatchImport, "导入“花名册.xlsx”", []model.Record{model.Person{ID: "NEW", Name: "新甲",
			EnterpriseID: model.Everywhere[model.Enterprise](b.snap.Book)[0].ID}})
	})
	b.ctrlZ()
	b.sees("导入“花名册.xlsx”，写入1条记录")
	if len(model.Everywhere[model.Person](b.snap.Book)) != n+1 {
		t.Fatal("taken back unasked")
	}
	pagetest.Press(t, b.window, "撤销这一批")
	if len(model.Everywhere[model.Person](b.snap.Book)) != n {
		t.Error("not taken back")
	}
}

// An undo that is refused names what came since, and opens it.
func TestRefusedUndoIsNamed(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	was := model.Everywhere[model.Person](b.snap.Book)[0]
	now := was
	now.Note = "一"
	b.SaveEdited("改备注", was, now, nil)
	first := b.toast.actions.Objects[0]
	later := now
	later.Note = "二"
	b.SaveEdited("再改备注", now, later, nil)
	first.(interface{ Tapped(*fyne.PointEvent) }).Tapped(nil)
	b.sees("没有撤销")
	b.sees("改了人员“" + was.Name + "”")
	pagetest.Press(t, b.window, "在操作记录中看第3批")
	if b.current != "data" {
		t.Errorf("shows %s", b.current)
	}
	b.sees("再改备注")
}

// An error that is no write's is not said to have been taken back.
func TestWhatWasNotDoneIsNotTakenBack(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	b.Fail(fmt.Errorf("没有能打开这种文件的程序"))
	b.sees("没有能打开这种文件的程序")
	if seen := pagetest.Seen(b.window); strings.Contains(seen, "撤回") {
		t.Errorf("says %s", seen)
	}
}
