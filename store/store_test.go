package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	"partyledger/model/day"
	. "partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// Every table has exactly the columns of its schema.
func TestTablesMatchSchemas(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	for _, s := range model.Schemas() {
		rows, err := w.Conn().Query("SELECT name FROM pragma_table_info(?)", string(s.Kind))
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for rows.Next() {
			var name string
			if err := rows.Scan(&name); err != nil {
				t.Fatal(err)
			}
			got = append(got, name)
		}
		for _, f := range s.Fields {
			want = append(want, Column(f))
		}
		if len(s.Spelled) > 0 {
			want = append(want, "search")
		}
		slices.Sort(want) // a column that came later stands behind
		slices.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", s.Kind, d)
		}
	}
}

// A kind that refers to another comes after it: imports rely on it.
func TestKindsComeAfterWhatTheyReferTo(t *testing.T) {
	seen := map[model.Kind]bool{}
	for _, s := range model.Schemas() {
		seen[s.Kind] = true
		for _, f := range s.Fields {
			if f.Ref != "" && !seen[f.Ref] {
				t.Errorf("%s.%s refers to %s, which comes later", s.Kind, f.Name, f.Ref)
			}
		}
	}
}

func TestSaveAndRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "甲 乙#丙%20？")
	w := storetest.Open(t, dir)
	ctx := t.Context()
	b := storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch, storetest.Person))
	if b == 0 {
		t.Fatal("no batch")
	}
	if b := storetest.Must[int64](t)(w.Save(ctx, "没有变化", storetest.Unit, storetest.Person)); b != 0 {
		t.Errorf("a save without change made batch %d", b)
	}
	w.Close()
	w = storetest.Open(t, dir)
	got, ok, err := w.Get(ctx, model.Ref{Kind: model.KindPerson, ID: "RY1"})
	if err != nil || !ok || got != storetest.Person {
		t.Errorf("got %+v %v %v", got, ok, err)
	}
	book, err := w.Book(ctx, Query{AsOf: day.Of(2026, 11, 23)})
	if err != nil {
		t.Fatal(err)
	}
	if m, full := book.MemberCount("DZ1"); m != 1 || full != 1 {
		t.Errorf("members %d, full %d", m, full)
	}
}

func TestNewRecordsGetIDs(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	e := storetest.Unit
	e.ID = ""
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", e))
	if _, ok, _ := w.Get(t.Context(), model.Ref{Kind: model.KindEnterprise, ID: "QY-N0001"}); !ok {
		t.Error("no enterprise QY-N0001")
	}
}

func TestSaveRefuses(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	_, err := w.Save(ctx, "录入", model.Person{ID: "RY2", EnterpriseID: "QY1"})
	storetest.WantRefusal(t, err, "姓名", "没有保存")
	_, err = w.Save(ctx, "录入", model.Person{ID: "RY2", Name: "李乙", EnterpriseID: "QY9"})
	storetest.WantRefusal(t, err, "不存在", "没有保存")
	_, err = w.Save(ctx, "录入", storetest.Unit, model.LocalRule{ID: "L1", RuleID: "Z-99", Limit: "月", Value: 1, Document: "x"})
	storetest.WantRefusal(t, err, "Z-99")
	if n := storetest.Must[map[model.Kind]int](t)(w.Counts(ctx)); n[model.KindPerson] != 0 || n[model.KindLocalRule] != 0 {
		t.Errorf("something was written: %v", n)
	}
}

func TestLaterEditIsTold(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch, storetest.Person))
	first, second := storetest.Person, storetest.Person
	first.Position, second.Position = "会计", "出纳"
	storetest.Must[int64](t)(w.SaveEdited(ctx, "改职务", storetest.Person, first))
	_, err := w.SaveEdited(ctx, "改职务", storetest.Person, second)
	if !errors.Is(err, ErrChanged) {
		t.Fatalf("got %v", err)
	}
	storetest.WantRefusal(t, err, "已被另一处修改", "没有保存")
	if got, _, _ := w.Get(ctx, model.Ref{Kind: model.KindPerson, ID: "RY1"}); got != first {
		t.Errorf("first edit lost: %+v", got)
	}
}

func TestUndo(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch))
	before := storetest.Dump(t, w)
	changed := storetest.Unit
	changed.Name, changed.LegalPerson, changed.Founded = "丁集团", true, day.Day{}
	batch := storetest.Must[int64](t)(w.Save(ctx, "导入", changed, storetest.Person))
	storetest.Must[int64](t)(w.Undo(ctx, batch))
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Errorf("undo left a trace: %s", d)
	}
	_, err := w.Undo(ctx, batch)
	storetest.WantRefusal(t, err, "已经撤销过")
	_, err = w.Undo(ctx, 99)
	storetest.WantRefusal(t, err, "没有第99批")
	_, err = w.Undo(ctx, batch+1)
	storetest.WantRefusal(t, err, "不能再撤销")
}

func TestUndoRefusesWhatChangedSince(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	first := storetest.Must[int64](t)(w.Save(ctx, "一", storetest.Unit, storetest.Branch, storetest.Person))
	edited := storetest.Person
	edited.Position = "会计"
	second := storetest.Must[int64](t)(w.Save(ctx, "二", edited))
	before := storetest.Dump(t, w)
	_, err := w.Undo(ctx, first)
	storetest.WantRefusal(t, err, "单丁", "什么也没有改动")
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
	storetest.Must[int64](t)(w.Undo(ctx, second))
	storetest.Must[int64](t)(w.Undo(ctx, first))
	if empty := storetest.Must[bool](t)(w.Empty(ctx)); !empty {
		t.Error("records are left")
	}
}

func TestUndoRefusesWhatOthersHangOn(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "一", storetest.Unit, storetest.Branch))
	people := storetest.Must[int64](t)(w.Save(ctx, "二", storetest.Person))
	storetest.Must[int64](t)(w.Save(ctx, "三", model.CommitteeMember{ID: "C1", OrganizationID: "DZ1", PersonID: "RY1",
		Post: model.Secretary}))
	before := storetest.Dump(t, w)
	_, err := w.Undo(ctx, people)
	storetest.WantRefusal(t, err, "什么也没有改动", "第3批", "班子成员“单丁 书记”")
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
}

func TestAuditKeepsEveryField(t *testing.T) {
	for _, s := range model.Schemas() {
		p := s.New()
		for i, f := range s.Fields {
			text := map[model.FieldType]string{model.TextField: "文=\"x\"\n", model.DayField: "2024-02-29", model.BoolField: "是",
				model.IntField: "7", model.MoneyField: "12.34", model.RatioField: "1.25%"}[f.Type]
			if f.Type == model.ChoiceField {
				text = f.Choices[i%len(f.Choices)]
			}
			if err := f.SetText(p, text); err != nil {
				t.Fatal(err)
			}
		}
		want := s.Deref(p)
		if got, err := Decode(s.Kind, string(model.AppendRecord(nil, want))); err != nil || got != want {
			t.Errorf("%s: %v\n%+v\n%+v", s.Kind, err, got, want)
		}
	}
}

func TestSecondProgramIsTold(t *testing.T) {
	dir := t.TempDir()
	storetest.Open(t, dir)
	_, err := Open(t.Context(), dir, Options{})
	storetest.WantRefusal(t, err, "测试员", "在本机", "不能同时打开", "没有改动")
}

func TestRefusesFilesThatAreNoLedger(t *testing.T) {
	ctx := t.Context()
	good := func(dir string) string {
		w := storetest.Open(t, dir)
		storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
		w.Close()
		return filepath.Join(dir, LedgerFile)
	}
	for name, x := range map[string]struct {
		spoil func(path string) error
		words []string
	}{
		"truncated": {func(p string) error { return os.Truncate(p, 9000) }, []string{"损坏", "备份"}},
		"overwritten": {func(p string) error {
			f, err := os.OpenFile(p, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			defer f.Close()
			st, _ := f.Stat()
			for at := int64(4096); at < st.Size(); at += 4096 {
				if _, err := f.WriteAt([]byte(strings.Repeat("坏", 300)), at); err != nil {
					return err
				}
			}
			return nil
		}, []string{"损坏", "备份"}},
		"text":  {func(p string) error { return os.WriteFile(p, []byte(strings.Repeat("不是数据库", 100)), 0o600) }, []string{"损坏"}},
		"newer": {func(p string) error { return execOn(p, "PRAGMA user_version = 9999") }, []string{"更新的程序版本", "没有改动"}},
		"foreign": {func(p string) error {
			os.Remove(p)
			return execOn(p, "CREATE TABLE notes (x)")
		}, []string{"不是本程序的台账"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := good(dir)
			if err := x.spoil(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			_, err := Open(ctx, dir, Options{Now: storetest.Now})
			storetest.WantRefusal(t, err, x.words...)
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func execOn(path, query string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(query)
	return err
}

// A full disk is stood in for by SQLite's own limit on the file's pages.
func TestFullDisk(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	var pages int
	if err := w.Conn().QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Conn().Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
	before := storetest.Dump(t, w)
	var many []model.Record
	for i := range 500 {
		many = append(many, model.Person{ID: fmt.Sprint(i), Name: "张甲", EnterpriseID: "QY1", Note: strings.Repeat("长", 200)})
	}
	_, err := w.Save(ctx, "录入", many...)
	storetest.WantRefusal(t, err, "磁盘空间不足", "没有受损")
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "文件")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), filepath.Join(file, "data"), Options{New: true})
	storetest.WantRefusal(t, err, "不是文件夹")
	if os.Getuid() == 0 {
		return // root may write anywhere: the rest is shown to others only
	}
	dir := t.TempDir()
	os.Chmod(dir, 0o500)
	_, err = Open(t.Context(), dir, Options{New: true})
	storetest.WantRefusal(t, err, "没有权限")
}

func TestCancelledFillLeavesNothing(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	records := []model.Record{storetest.Unit}
	for i := range 5000 {
		records = append(records, model.Person{ID: fmt.Sprint(i), Name: "张甲", EnterpriseID: "QY1"})
	}
	_, err := w.Write(ctx, BatchImport, "导入", func(wr *Writer) error {
		for i, r := range records {
			if i == 3000 {
				cancel()
			}
			if err := wr.Add(r); err != nil {
				return err
			}
		}
		return nil
	})
	storetest.WantRefusal(t, Fault("导入", err), "取消")
	if empty := storetest.Must[bool](t)(w.Empty(t.Context())); !empty {
		t.Error("records are left")
	}
}

func TestBackupAndRestore(t *testing.T) {
	dir := t.TempDir()
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch))
	before := storetest.Dump(t, w)
	path := storetest.Must[string](t)(keep.Backup(ctx, w, ""))
	storetest.Must[int64](t)(w.Save(ctx, "再录", storetest.Person))
	_, err := keep.Restore(ctx, dir, path, Options{Now: storetest.Now})
	storetest.WantRefusal(t, err, "不能同时打开")
	w.Close()
	kept := storetest.Must[string](t)(keep.Restore(ctx, dir, path, Options{Now: storetest.Now}))
	if _, err := os.Stat(kept); err != nil {
		t.Errorf("the file that was there is not kept: %v", err)
	}
	w = storetest.Open(t, dir)
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
	if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
		t.Error(said)
	}
	w.Close()
	bad := filepath.Join(t.TempDir(), "x.db")
	os.WriteFile(bad, []byte("x"), 0o600)
	_, err = keep.Restore(ctx, dir, bad, Options{Now: storetest.Now})
	storetest.WantRefusal(t, err, "恢复备份没有成功")
	w = storetest.Open(t, dir)
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Errorf("a refused restore changed the ledger: %s", d)
	}
}

func TestBackupAtTheEnd(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	now := storetest.Now()
	w, err := Open(ctx, dir, Options{Now: func() time.Time { return now }, New: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if path := storetest.Must[string](t)(keep.BackupChanged(ctx, w)); path != "" {
		t.Error("空台账也备份了")
	}
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit, storetest.Branch))
	now = now.Add(time.Minute)
	path := storetest.Must[string](t)(keep.BackupChanged(ctx, w))
	if !strings.Contains(filepath.Base(path), "自动") {
		t.Errorf("备份 %q", path)
	}
	now = now.Add(time.Minute)
	if path := storetest.Must[string](t)(keep.BackupChanged(ctx, w)); path != "" {
		t.Error("没有改动又备份了")
	}
	storetest.Must[int64](t)(w.Save(ctx, "再录", storetest.Person))
	now = now.Add(time.Minute)
	if path := storetest.Must[string](t)(keep.BackupChanged(ctx, w)); path == "" {
		t.Error("有改动没有备份")
	}
}

func TestMigrationTakesACopy(t *testing.T) {
	dir := t.TempDir()
	steps, err := Migrations()
	if err != nil {
		t.Fatal(err)
	}
	w := storetest.Open(t, dir)
	ctx := t.Context()
	storetest.Must[int64](t)(w.Save(ctx, "录入", storetest.Unit))
	before := storetest.Dump(t, w)
	next := append(steps, NewMigration(len(steps)+1, "next", "CREATE TABLE next (x TEXT) STRICT"))
	if err := w.MigrateBy(ctx, next); err != nil {
		t.Fatal(err)
	}
	copies := storetest.Must[[]string](t)(keep.Backups(w))
	if len(copies) != 1 || !strings.Contains(copies[0], "升级前") {
		t.Errorf("copies: %v", copies)
	}
	broken := append(next, NewMigration(len(next)+1, "broken", "CREATE TABLE more (x TEXT) STRICT; SELEKT"))
	if err := w.MigrateBy(ctx, broken); err == nil {
		t.Error("a broken migration passed")
	}
	if v, _ := FileVersion(ctx, w.Conn()); v != len(next) {
		t.Errorf("version %d after a broken migration", v)
	}
	var n int
	if w.Conn().QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").Scan(&n); n != 0 {
		t.Error("half a migration is left")
	}
	if d := cmp.Diff(before, storetest.Dump(t, w)); d != "" {
		t.Error(d)
	}
}

func TestSearch(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	ctx := t.Context()
	people := []model.Record{storetest.Unit, storetest.Branch, storetest.Person}
	for i, name := range []string{"仇甲", "尉迟乙", "欧阳丙", "张100%", "解_丁", "曾𬎆", "王䶮"} {
		people = append(people, model.Person{ID: fmt.Sprint("P", i), Name: name, EnterpriseID: "QY1", Phone: fmt.Sprint("1000000000", i)})
	}
	storetest.Must[int64](t)(w.Save(ctx, "录入", people...))
	for text, want := range map[string]string{
		"单丁": "单丁", "shand": "单丁", "sd": "单丁", "QIU": "仇甲", "qj": "仇甲", "yuchi": "尉迟乙", "yc": "尉迟乙", "oyb": "欧阳丙",
		"100%": "张100%", "_": "解_丁", "𬎆": "曾𬎆", "䶮": "王䶮", "1００００００００００": "仇甲", "jyb": "甲乙丙集团 甲乙丙集团党支部", "ry1": "单丁", "没有": "",
	} {
		var got []string
		for _, h := range storetest.Must[[]Hit](t)(w.Search(ctx, text, 10)) {
			got = append(got, h.Name)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// A large export and its failure leave nothing outside the ledger's folder, and
// nothing in it but the ledger.
func TestExportLeavesNothing(t *testing.T) {
	system, dir := t.TempDir(), t.TempDir()
	t.Setenv("TMPDIR", system)
	t.Setenv("TMP", system)
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit))
	var people []model.Record
	for i := range 300 {
		people = append(people, model.Person{ID: fmt.Sprint("P", i), Name: "张甲", EnterpriseID: storetest.Unit.ID,
			Note: strings.Repeat("文", 30000)})
	}
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", people...))
	names := func(dir string) string {
		var out []string
		for _, e := range storetest.Must[[]os.DirEntry](t)(os.ReadDir(dir)) {
			out = append(out, e.Name())
		}
		return strings.Join(out, " ")
	}
	before := names(dir)
	out := filepath.Join(t.TempDir(), "导出.xlsx")
	if err := intake.Export(t.Context(), w, Target{Path: out, Replace: true}, intake.ExportOptions{Private: true}); err != nil {
		t.Fatal(err)
	}
	if err := intake.Export(t.Context(), w, Target{Path: filepath.Join(out, "不是文件夹", "x.xlsx")},
		intake.ExportOptions{Private: true}); err == nil {
		t.Error("exported into a file")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := intake.Export(ctx, w, Target{Path: out + "2.xlsx"}, intake.ExportOptions{Private: true}); err == nil {
		t.Error("a cancelled export is none")
	}
	if after := names(dir); after != before {
		t.Errorf("in the ledger's folder there was %q, there is %q", before, after)
	}
	if left := names(system); left != "" {
		t.Errorf("in the system's folder: %q", left)
	}
	if got := names(filepath.Dir(out)); got != "导出.xlsx" {
		t.Errorf("beside the export: %q", got)
	}
}

// What a killed program put aside is gone after the next start.
func TestSpilledLeftovers(t *testing.T) {
	dir := t.TempDir()
	storetest.Open(t, dir).Close()
	left := filepath.Join(dir, TempPrefix+"123")
	if err := os.MkdirAll(left, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, "excelize-1"), []byte("张甲"), 0o600); err != nil {
		t.Fatal(err)
	}
	storetest.Open(t, dir)
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("still there: %v", err)
	}
}

// Files that one process writes into a folder at the same time do not sweep each other away.
func TestWritesBesideEachOther(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	errs := make([]error, 300)
	for i := range errs {
		wg.Go(func() {
			errs[i] = Target{Path: filepath.Join(dir, fmt.Sprint(i))}.Write(func(w io.Writer) error {
				_, err := io.WriteString(w, "x")
				return err
			})
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	if list, err := os.ReadDir(dir); err != nil || len(list) != len(errs) {
		t.Errorf("%d files, %v", len(list), err)
	}
}
