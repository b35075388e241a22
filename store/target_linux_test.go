package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// small mounts a medium of a few pages until the test ends.
func small(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no mount: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	return dir
}

// Why something was not written is said as it is, and nothing is left.
func TestTrueCausesOfWhatIsNotWritten(t *testing.T) {
	file := storetest.Put(t, t.TempDir(), "文件", []byte("x"))
	protected := t.TempDir()
	protect(t, protected)
	full := small(t)
	for name, c := range map[string]struct{ path, words string }{
		"write-protected": {filepath.Join(protected, "x"), "写保护"},
		"full":            {filepath.Join(full, "x"), "磁盘空间不足"},
		"below a file":    {filepath.Join(file, "x"), "不是文件夹"},
		"too long":        {filepath.Join(full, strings.Repeat("长", 100)), "太长"},
		"no name":         {"", "不能作文件名"},
		"a folder":        {full, "是文件夹"},
	} {
		err := Target{Path: c.path, Replace: true}.Write(writes(strings.Repeat("x", 1<<20)))
		if err == nil || !strings.Contains(Explain(err), c.words) {
			t.Errorf("%s: %v, want %q", name, err, c.words)
		}
	}
	if left, _ := os.ReadDir(full); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	w := storetest.Open(t, t.TempDir())
	_, err := keep.BackupTo(t.Context(), w, Target{Path: filepath.Join(full, "备份.db")})
	storetest.WantRefusal(t, err, "磁盘空间不足")
	if left, _ := os.ReadDir(full); len(left) > 0 {
		t.Errorf("left behind by the backup: %v", left)
	}
}

func TestWhoMayNotWriteIsToldSo(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs root to be another account")
	}
	home := t.TempDir()
	os.Chmod(filepath.Dir(home), 0o755)
	program := filepath.Join(home, "program")
	if err := copyProgram(program); err != nil {
		t.Fatal(err)
	}
	secret := storetest.Put(t, home, "别人的.db", []byte("x"))
	as := func(path string) string {
		c := exec.Command(program)
		c.Env = []string{crashEnv + "=put " + path, "TMPDIR=/tmp"}
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		out, err := c.CombinedOutput()
		return fmt.Sprint(string(out), err)
	}
	if said := as(filepath.Join(home, "新的.xlsx")); !strings.Contains(said, "没有权限") {
		t.Errorf("a folder of another's: %s", said)
	}
	if said := as(secret); !strings.Contains(said, "读不到它的内容，无法确认不是台账") {
		t.Errorf("a file that cannot be read: %s", said)
	}
}

// What a process that was cut off left beside an output goes with the next one there;
// what another is still writing stays, and so does a stranger's.
func TestHalfWrittenOutputsGo(t *testing.T) {
	dir := t.TempDir()
	other := exec.Command(os.Args[0])
	other.Env = append(os.Environ(), crashEnv+"=hold "+filepath.Join(dir, "大.xlsx"))
	said, err := other.StdoutPipe()
	if err = errors.Join(err, other.Start()); err != nil {
		t.Fatal(err)
	}
	defer other.Wait()
	defer other.Process.Kill()
	if line, err := bufio.NewReader(said).ReadString('\n'); line != "writing\n" {
		t.Fatal(line, err)
	}
	stranger := storetest.Put(t, dir, ".tmp-123", []byte("别人的"))
	left := func() int {
		paths, _ := filepath.Glob(filepath.Join(dir, TempPrefix+"*"))
		return len(paths)
	}
	write := func(name string) {
		t.Helper()
		if err := (Target{Path: filepath.Join(dir, name)}).Write(writes("x")); err != nil {
			t.Fatal(err)
		}
	}
	if write("一"); left() != 1 {
		t.Fatalf("%d half-written files, want the one that another writes", left())
	}
	other.Process.Kill()
	other.Wait()
	if write("二"); left() != 0 {
		t.Errorf("%d half-written files are left", left())
	}
	if _, err := os.Stat(stranger); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "大.xlsx")); err == nil {
		t.Error("half a file has the name")
	}
}

// A new ledger is made whole or not at all: what a cut has left of it is no ledger.
func TestNewLedgerThatWasCutOff(t *testing.T) {
	dir := t.TempDir()
	storetest.Put(t, filepath.Join(dir, TempPrefix+"1"), LedgerFile, []byte("SQLite format 3\x00"))
	storetest.Put(t, filepath.Join(dir, TempPrefix+"1"), LedgerFile+"-journal", []byte(JournalMagic))
	if _, err := Open(t.Context(), dir, Options{}); !IsAbsent(err) {
		t.Errorf("half a new ledger: %v", err)
	}
	storetest.Open(t, dir)
	if left, _ := filepath.Glob(filepath.Join(dir, TempPrefix+"*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A ledger that was cut is refused beside a journal, too, unless the journal says that it
// was no longer before.
func TestCutLedgerBesideItsJournal(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, LedgerFile)
	closedLedger(t, dir)
	st, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	pages := st.Size() / 4096
	for _, c := range []struct {
		was  int64
		fits bool
	}{{pages, false}, {pages - 2, true}} {
		head := make([]byte, 512)
		copy(head, JournalMagic)
		head[15], head[18], head[19] = 1, byte(c.was>>8), byte(c.was)
		head[22], head[26], head[27] = 2, 16, 0
		storetest.Put(t, dir, LedgerFile+"-journal", head)
		if err := os.Truncate(path, (pages-2)*4096); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(path)
		if err := CheckHeader(path, nil); (err == nil) != c.fits {
			t.Errorf("journal of %d pages, %d are there: %v", c.was, pages-2, err)
		}
		if c.fits {
			continue
		}
		_, err := Open(t.Context(), dir, Options{})
		storetest.WantRefusal(t, err, "不完整或已损坏")
		if after, _ := os.ReadFile(path); string(after) != string(before) || !MayRestore(err) {
			t.Errorf("the file was changed, or no backup is offered: %v", err)
		}
	}
}
