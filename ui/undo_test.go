package ui

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
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
	if err := intake.Export(context.Background(), b.ses.w, store.Target{Path: path}, ""); err != nil {
		b.t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatal(err)
	}
	return data
}

// A morning at the roster: thirty people come, ten move, a wrong entry goes, two doubles
// become one; then all of it is taken back, to the byte.
func TestAMorningIsTakenBackToTheByte(t *testing.T) {
	if testing.Short() {
		t.Skip("没有并发，不必用竞争检测再跑")
	}
	b := newBench(t)
	before := b.exported()
	units := model.Everywhere[model.Organization](b.snap.Book)
	home, other := units[1], units[2]
	var people []model.Record
	for i := range 30 {
		people = append(people, model.Person{ID: fmt.Sprintf("NEW%02d", i), Name: "新员工", EnterpriseID: home.EnterpriseID,
			OrganizationID: home.ID, Position: fmt.Sprint(i)})
	}
	b.Save("新增30人", nil, people...)
	var moves []store.Draft
	for _, r := range people[:10] {
		now := r.(model.Person)
		now.OrganizationID = other.ID
		moves = append(moves, store.Draft{Was: r, Now: now})
	}
	b.SaveDrafts("10人转到另一支部", nil, moves...)
	b.Write("已删除", nil, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.Remove(ctx, store.Removal{Refs: []model.Ref{model.RefOf(people[29])}, Reason: "录入有误"})
		return batch, err
	})
	b.sees("已删除")
	b.Write("已合并", nil, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.MergePeople(ctx, store.PersonMerge{Kept: "NEW03", Other: "NEW20", Reason: "重复登记"})
		return batch, err
	})
	if n := len(model.Everywhere[model.Person](b.snap.Book)); bytes.Equal(before, b.exported()) {
		t.Fatal("nothing was done: ", n)
	}
	for _, said := range []string{"合并重复的人“新员工”", "删除人员“新员工”", "10人转到另一支部", "新增30人"} {
		b.ctrlZ()
		b.sees("已撤销第")
		b.sees(said)
	}
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
