package store_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/packet"
	"partyledger/store/storetest"
)

// protect makes a folder a write-protected medium until the answer is called.
func protect(t *testing.T, dir string) (open func()) {
	t.Helper()
	if os.Getuid() != 0 {
		os.Chmod(dir, 0o500)
		open = func() { os.Chmod(dir, 0o700) }
	} else {
		if err := syscall.Mount(dir, dir, "", syscall.MS_BIND, ""); err != nil {
			t.Skipf("no mount: %v", err)
		}
		open = func() { syscall.Unmount(dir, 0) }
		if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_BIND|syscall.MS_RDONLY, ""); err != nil {
			open()
			t.Skipf("no mount: %v", err)
		}
	}
	t.Cleanup(open)
	return open
}

// closedLedger makes a closed ledger with an attached file.
func closedLedger(t *testing.T, dir string) model.Attachment {
	t.Helper()
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, storetest.Branch, storetest.Person))
	photo := storetest.Put(t, t.TempDir(), "照片.png", storetest.Picture(t, 8, 8, 1))
	a := storetest.Must[model.Attachment](t)(keep.Attach(t.Context(), w, model.Ref{Kind: model.KindEnterprise, ID: storetest.Unit.ID},
		photo, ""))
	storetest.Must[string](t)(keep.Backup(t.Context(), w, ""))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return a
}

// content is every file of a folder.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			data, err = os.ReadFile(path)
			out[path] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLedgerOnlyForLooking(t *testing.T) {
	nothing := func() {}
	for name, c := range map[string]struct {
		protect func(t *testing.T, dir string) (open func())
		look    bool
		words   string
	}{
		"write-protected medium": {protect, false, "写"},
		"no lock file on it": {func(t *testing.T, dir string) func() {
			os.Remove(filepath.Join(dir, LockName))
			return protect(t, dir)
		}, false, "写"},
		"stale owner on it": {func(t *testing.T, dir string) func() {
			storetest.Put(t, dir, OwnerName, []byte(`{"user":"李丙","host":"别处","pid":1,"since":"2026-01-01 08:00"}`))
			return protect(t, dir)
		}, false, "写"},
		"attribute": {func(t *testing.T, dir string) func() {
			path := filepath.Join(dir, LedgerFile)
			os.Chmod(path, 0o444)
			return func() { os.Chmod(path, 0o644) }
		}, false, "属性"},
		"asked": {func(*testing.T, string) func() { return nothing }, true, "只查看"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			dir := filepath.Join(t.TempDir(), "台账")
			a := closedLedger(t, dir)
			open := c.protect(t, dir)
			before := content(t, dir)
			w := storetest.Must[*Workspace](t)(Open(t.Context(), dir, Options{Now: storetest.Now, Look: c.look}))
			defer w.Close()
			if l := w.Looking(); l == nil || !strings.Contains(l.Why, c.words) {
				t.Fatalf("looking: %+v", l)
			}
			looks(t, w, a)
			refusesWrites(t, w, a, c.words)
			if err := w.Close(); err != nil {
				t.Error(err)
			}
			after := content(t, dir)
			delete(after, filepath.Join(dir, LockName)) // may be made where that is allowed
			delete(before, filepath.Join(dir, LockName))
			if d := cmp.Diff(before, after); d != "" {
				t.Errorf("the ledger's folder was changed: %s", d)
			}
			if left := content(t, os.TempDir()); len(left) > 0 {
				t.Errorf("left on the PC: %v", left)
			}
			open()
			w = storetest.Open(t, dir)
			if w.Looking() != nil {
				t.Fatal("still only for looking")
			}
			storetest.Must[int64](t)(w.Save(t.Context(), "录入", model.Person{ID: "RY9", Name: "钱丁", EnterpriseID: storetest.Unit.ID}))
		})
	}
}

// looks does what reads.
func looks(t *testing.T, w *Workspace, a model.Attachment) {
	t.Helper()
	ctx, out := t.Context(), t.TempDir()
	if b, err := w.Book(ctx, Query{}); err != nil || len(model.Everywhere[model.Person](b)) != 1 {
		t.Errorf("book: %v", err)
	}
	if hits := storetest.Must[[]Hit](t)(w.Search(ctx, storetest.Person.Name, 10)); len(hits) != 1 {
		t.Errorf("search found %d", len(hits))
	}
	if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
		t.Errorf("verify: %v", said)
	}
	req := ReportRequest{Names: []string{"members"}, Dir: out, Unmasked: true, OwnFonts: true}
	if files := storetest.Must[[]ReportFile](t)(w.WriteReports(ctx, req)); len(files) != 1 {
		t.Errorf("reports: %v", files)
	}
	book := filepath.Join(out, "全部.xlsx")
	if err := intake.Export(ctx, w, Target{Path: book}, intake.ExportOptions{Private: true}); err != nil {
		t.Errorf("export: %v", err)
	}
	if res := storetest.Must[*intake.Outcome](t)(intake.Import(ctx, w, intake.Request{Files: []string{book},
		DryRun: true})); res.Rejected() > 0 {
		t.Errorf("trial import: %+v", res)
	}
	path := storetest.Must[string](t)(keep.OpenAttachment(ctx, w, a))
	if data := storetest.Must[[]byte](t)(os.ReadFile(path)); fmt.Sprintf("%x", sha256.Sum256(data)) != a.Hash ||
		strings.HasPrefix(path, w.Dir()) {
		t.Errorf("attachment opened as %s", path)
	}
	if err := w.Remark(ctx, "查看"); err != nil {
		t.Error(err)
	}
	if path, err := keep.BackupChanged(ctx, w); path != "" || err != nil {
		t.Errorf("backup at the end: %q %v", path, err)
	}
	if err := w.KeepSettings(nil); err != nil {
		t.Error(err)
	}
}

// refusesWrites tries everything that writes.
func refusesWrites(t *testing.T, w *Workspace, a model.Attachment, words string) {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	changed := storetest.Person
	changed.Name = "改名"
	for name, f := range map[string]func() error{
		"save":    func() error { _, err := w.Save(ctx, "录入", changed); return err },
		"edit":    func() error { _, err := w.SaveEdited(ctx, "修改", storetest.Person, changed); return err },
		"undo":    func() error { _, err := w.Undo(ctx, 1); return err },
		"fill":    func() error { _, err := w.Fill(ctx, BatchImport, "填入", []model.Record{changed}); return err },
		"import":  func() error { _, err := intake.Import(ctx, w, intake.Request{}); return err },
		"merge":   func() error { _, err := packet.Merge(ctx, w, packet.MergeRequest{}); return err },
		"packet":  func() error { _, err := packet.Send(ctx, w, packet.SendRequest{Path: dir, Open: true}); return err },
		"number":  func() error { return packet.RenewLedgerID(ctx, w) },
		"backup":  func() error { _, err := keep.Backup(ctx, w, ""); return err },
		"attach":  func() error { _, err := keep.Attach(ctx, w, a.Owner(), filepath.Join(dir, "无"), ""); return err },
		"reclaim": func() error { _, err := keep.ReclaimAttachments(ctx, w); return err },
		"demo":    func() error { return keep.Demo(ctx, w) },
	} {
		t.Run(name, func(t *testing.T) {
			storetest.WantRefusal(t, f(), "只供查看", words, "台账没有改动", "打开")
		})
	}
	if _, err := w.Conn().Exec("DELETE FROM person"); err == nil {
		t.Error("the copy was written to")
	}
	if left := content(t, dir); len(left) > 0 {
		t.Errorf("written all the same: %v", left)
	}
}

func TestRestoreOntoProtectedLedger(t *testing.T) {
	dir := t.TempDir()
	closedLedger(t, dir)
	backups, _ := filepath.Glob(filepath.Join(dir, BackupDir, "*.db"))
	os.Chmod(filepath.Join(dir, LedgerFile), 0o444)
	before := content(t, dir)
	_, err := keep.Restore(t.Context(), dir, backups[0], Options{})
	storetest.WantRefusal(t, err, "只供查看", "属性")
	if d := cmp.Diff(before, content(t, dir)); d != "" {
		t.Error(d)
	}
}

// A crash's journal on a protected medium: what was committed is shown, no more.
func TestLookingAtHotJournal(t *testing.T) {
	w := storetest.Open(t, t.TempDir())
	storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, storetest.Branch, storetest.Person))
	want, dir := storetest.Dump(t, w), t.TempDir()
	if _, err := w.Conn().Exec("PRAGMA cache_size = 10"); err != nil { // written before it is committed
		t.Fatal(err)
	}
	stopped := errors.New("stopped")
	_, err := w.Write(t.Context(), BatchImport, "导入", func(wr *Writer) error {
		for _, r := range crashBatch(1) {
			if err := wr.Add(r); err != nil {
				return err
			}
		}
		for _, end := range []string{"", "-journal"} {
			storetest.Put(t, dir, LedgerFile+end, storetest.Must[[]byte](t)(os.ReadFile(w.Path()+end)))
		}
		return stopped
	})
	if err != stopped {
		t.Fatal(err)
	}
	if SizeOf(filepath.Join(dir, LedgerFile)) == SizeOf(w.Path()) {
		t.Fatal("nothing was written in the middle of the transaction")
	}
	open := protect(t, dir)
	before := content(t, dir)
	looked := storetest.Open(t, dir)
	if d := cmp.Diff(want, storetest.Dump(t, looked)); d != "" {
		t.Error(d)
	}
	if said := storetest.Must[[]string](t)(looked.Verify(t.Context())); len(said) > 0 {
		t.Errorf("verify: %v", said)
	}
	looked.Close()
	if d := cmp.Diff(before, content(t, dir)); d != "" {
		t.Errorf("the ledger's folder was changed: %s", d)
	}
	open()
	if d := cmp.Diff(want, storetest.Dump(t, storetest.Open(t, dir))); d != "" {
		t.Errorf("put back writable: %s", d)
	}
}

func TestOlderLedgerIsBroughtUpInMemory(t *testing.T) {
	dir := t.TempDir()
	steps := storetest.Must[[]Migration](t)(Migrations())
	w := storetest.Must[*Workspace](t)(OpenUnmigrated(dir, Options{Now: storetest.Now}))
	if err := w.MigrateBy(t.Context(), steps[:1]); err != nil {
		t.Fatal(err)
	}
	w.Close()
	os.Chmod(w.Path(), 0o444)
	before := content(t, dir)
	w = storetest.Open(t, dir)
	if v := storetest.Must[int](t)(FileVersion(t.Context(), w.Conn())); v != len(steps) {
		t.Errorf("version %d in memory", v)
	}
	storetest.Must[*model.Book](t)(w.Book(t.Context(), Query{}))
	w.Close()
	after := content(t, dir)
	delete(after, filepath.Join(dir, LockName))
	if d := cmp.Diff(before, after); d != "" {
		t.Error(d)
	}
}

func TestWhyItCannotBeOpened(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, dir string)
		words []string
		look  bool // looking may work
	}{
		"in use":  {func(t *testing.T, dir string) { storetest.Open(t, dir) }, []string{"测试员", "不能同时打开"}, false},
		"damaged": {func(t *testing.T, dir string) { os.Truncate(filepath.Join(dir, LedgerFile), 5000) }, []string{"损坏"}, true},
		"damaged and protected": {func(t *testing.T, dir string) {
			os.Truncate(filepath.Join(dir, LedgerFile), 5000)
			os.Chmod(filepath.Join(dir, LedgerFile), 0o444)
		}, []string{"损坏"}, true},
		"empty and protected": {func(t *testing.T, dir string) {
			os.Truncate(filepath.Join(dir, LedgerFile), 0)
			os.Chmod(filepath.Join(dir, LedgerFile), 0o444)
		}, []string{"是空的"}, false},
		"a folder": {func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, LedgerFile))
			os.Mkdir(filepath.Join(dir, LedgerFile), 0o700)
		}, []string{"是文件夹，不是文件"}, false},
		"a pipe": {func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, LedgerFile))
			syscall.Mkfifo(filepath.Join(dir, LedgerFile), 0o600)
		}, []string{"是管道，不是文件"}, false},
		"newer, protected": {func(t *testing.T, dir string) {
			execOn(filepath.Join(dir, LedgerFile), "PRAGMA user_version = 9999")
			os.Chmod(filepath.Join(dir, LedgerFile), 0o444)
		}, []string{"更新的程序版本"}, false},
		"another's changes not yet in it": {func(t *testing.T, dir string) {
			storetest.Put(t, dir, LedgerFile+"-wal", []byte("x"))
			os.Chmod(filepath.Join(dir, LedgerFile), 0o444)
		}, []string{"正被另一个程序使用"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			closedLedger(t, dir)
			c.spoil(t, dir)
			w, err := Open(t.Context(), dir, Options{Now: storetest.Now})
			if err == nil {
				w.Close()
			}
			storetest.WantRefusal(t, err, c.words...)
			if !Exists(dir) {
				t.Error("said not to be there")
			}
			if CanLook(dir, err) != c.look {
				t.Errorf("looking is offered: %v", !c.look)
			}
		})
	}
}

func TestWhatKilledProgramsLeftOnThePCGoes(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dead, free, err := Scratch()
	used, _, err2 := Scratch()
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	storetest.Put(t, dead, "打开-1/名单.pdf", []byte("x"))
	free()
	storetest.Put(t, os.TempDir(), "partyledger-look.txt", []byte("别人的"))
	storetest.Open(t, t.TempDir())
	if _, err := os.Stat(dead); err == nil {
		t.Error("what a killed program left is still there")
	}
	if _, err := os.Stat(used); err != nil {
		t.Error("what another program uses is gone")
	}
	if _, err := os.Stat(filepath.Join(os.TempDir(), "partyledger-look.txt")); err != nil {
		t.Error("a stranger's file is gone")
	}
}

func TestLedgerOfAnotherAccount(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs root to be another account")
	}
	home := t.TempDir()
	os.Chmod(filepath.Dir(home), 0o755)
	dir, program := filepath.Join(home, "台账"), filepath.Join(home, "program")
	closedLedger(t, dir)
	if err := copyProgram(program); err != nil {
		t.Fatal(err)
	}
	ask := func() string {
		c := exec.Command(program)
		c.Env = []string{crashEnv + "=look " + dir, "TMPDIR=/tmp"}
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return string(out)
	}
	os.Chmod(filepath.Join(dir, LedgerFile), 0o600)
	os.Chmod(dir, 0o755)
	if said := ask(); !strings.Contains(said, "error:") || !strings.Contains(said, "没有权限") || !strings.Contains(said, "false") {
		t.Errorf("not to be read: %s", said)
	}
	os.Chmod(filepath.Join(dir, LedgerFile), 0o644)
	if said := ask(); !strings.Contains(said, "looking: "+LookDenied.Why) {
		t.Errorf("not to be written: %s", said)
	}
	os.Chmod(dir, 0o700)
	if said := ask(); !strings.Contains(said, "没有权限") {
		t.Errorf("not to be entered: %s", said)
	}
}

func copyProgram(to string) error {
	from, err := os.Open(os.Args[0])
	if err != nil {
		return err
	}
	defer from.Close()
	f, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}
