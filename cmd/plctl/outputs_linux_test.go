package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// output is a command that writes a file. Reports name theirs: of them only the folder
// can be said.
type output struct {
	args []string // of the console; PATH and DIR are the target and its folder
	name string   // the target's name, where it is not free
	slow bool     // is not run to its end
}

func outputs(input string) map[string]output {
	return map[string]output{
		"export":    {args: []string{"export", "PATH"}},
		"template":  {args: []string{"template", "PATH"}},
		"report":    {args: []string{"report", "members", "-o", "DIR"}, name: "members-2026-11-23.pdf"},
		"workbook":  {args: []string{"report", "members", "--xlsx", "-o", "DIR"}, name: "members-2026-11-23.xlsx"},
		"packet":    {args: []string{"packet", "send", "--no-password", "-o", "PATH"}, name: "包.dbb"},
		"backup":    {args: []string{"backup", "PATH"}},
		"annotated": {args: []string{"import", "--dry-run", "--annotate", "PATH", input}, name: "标记.xlsx"},
		"selfcheck": {args: []string{"doctor", "-o", "PATH"}, slow: true},
	}
}

// place is what is at the target.
type place struct {
	path  string // of a file of its own; empty = a new one is made by make
	make  func(t *testing.T, path string)
	free  bool // a stranger's: replaced with --force
	words string
}

// ledgers are the folders that the places lie in.
type ledgerSet struct{ own, open, closed, away string }

func newLedgers(t *testing.T) (s ledgerSet, input string) {
	t.Helper()
	root := t.TempDir()
	s = ledgerSet{filepath.Join(root, "本单位"), filepath.Join(root, "开着的"), filepath.Join(root, "关着的"), filepath.Join(root, "别处")}
	at := func() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }
	for i, dir := range []string{s.own, s.open, s.closed} {
		w, err := store.Open(t.Context(), dir, store.Options{Now: at, New: true})
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Save(t.Context(), "录入",
			model.Enterprise{ID: "QY1", Name: "甲乙丙集团", Ownership: model.SoleState, Founded: day.Of(2001, 2, 3)})
		photo := filepath.Join(root, "照片.png")
		err = errors.Join(err, os.WriteFile(photo, storetest.Picture(t, 8, 8, uint8(i)), 0o600))
		_, attached := keep.Attach(t.Context(), w, model.Ref{Kind: model.KindEnterprise, ID: "QY1"}, photo, "")
		_, backed := keep.Backup(t.Context(), w, "")
		input = filepath.Join(root, "名册.xlsx")
		exported := intake.Export(t.Context(), w, store.Target{Path: input, Replace: true}, intake.ExportOptions{Private: true})
		if err = errors.Join(err, attached, backed, exported, w.Close()); err != nil {
			t.Fatal(err)
		}
	}
	copied, err := os.ReadFile(one(t, s.closed, "backup", "*.db"))
	err = errors.Join(err, os.MkdirAll(s.away, 0o700), os.WriteFile(filepath.Join(s.away, "资料.bin"), copied, 0o600))
	journal := append([]byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"), make([]byte, 600)...)
	err = errors.Join(err, os.WriteFile(filepath.Join(s.away, "日志"), journal, 0o600))
	if err != nil {
		t.Fatal(err)
	}
	return s, input
}

// one is the one file that the pattern finds.
func one(t *testing.T, pattern ...string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(pattern...))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%v: %v, %v", pattern, paths, err)
	}
	return paths[0]
}

func places(t *testing.T, s ledgerSet) map[string]place {
	stranger := func(t *testing.T, path string) {
		if err := os.WriteFile(path, []byte("别人的文件"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	own := map[string]string{
		"own ledger":          filepath.Join(s.own, "ledger.db"),
		"own ledger, around":  s.own + "/backup/../ledger.db",
		"own ledger, case":    filepath.Join(s.own, "LEDGER.DB"),
		"its journal's place": filepath.Join(s.own, "ledger.db-journal"),
		"its lock":            filepath.Join(s.own, "ledger.lock"),
		"its swap's place":    filepath.Join(s.own, "ledger.db.new"),
		"its settings":        filepath.Join(s.own, "settings.json"),
		"its chain":           filepath.Join(s.own, "ledger.chain"),
		"its attachment":      one(t, s.own, "附件", "*", "*"),
		"its spare":           one(t, s.own, "backup", "附件", "*", "*"),
		"in its attachments":  filepath.Join(s.own, "附件", "新的"),
		"its log":             filepath.Join(s.own, "log", "x"),
		"its backup":          one(t, s.own, "backup", "*.db"),
		"a backup's place":    filepath.Join(s.own, "backup", "台账备份-20300101-000000-手动.db"),
		"open ledger":         filepath.Join(s.open, "ledger.db"),
		"its open's lock":     filepath.Join(s.open, "ledger.lock"),
		"its open's journal":  filepath.Join(s.open, "ledger.db-journal"),
		"its open's backup":   one(t, s.open, "backup", "*.db"),
		"closed ledger":       filepath.Join(s.closed, "ledger.db"),
		"closed attachment":   one(t, s.closed, "附件", "*", "*"),
		"closed backup":       one(t, s.closed, "backup", "*.db"),
		"a ledger's place":    filepath.Join(s.away, "ledger.db"),
		"a copied backup":     filepath.Join(s.away, "资料.bin"),
		"a journal elsewhere": filepath.Join(s.away, "日志"),
	}
	out := map[string]place{}
	for name, path := range own {
		out[name] = place{path: path}
		if _, err := os.Stat(path); err != nil {
			continue
		}
		out["symlink: "+name] = place{make: func(t *testing.T, at string) {
			if err := os.Symlink(path, at); err != nil {
				t.Fatal(err)
			}
		}}
		out["hard link: "+name] = place{make: func(t *testing.T, at string) {
			if err := os.Link(path, at); err != nil {
				t.Fatal(err)
			}
		}}
	}
	out["a stranger's file"] = place{make: stranger, free: true, words: "已经存在"}
	out["a symlink to a stranger's"] = place{make: func(t *testing.T, at string) {
		stranger(t, at+".它")
		if err := os.Symlink(at+".它", at); err != nil {
			t.Fatal(err)
		}
	}, free: true, words: "已经存在"}
	out["a link to nothing"] = place{make: func(t *testing.T, at string) {
		if err := os.Symlink(filepath.Join(s.own, "没有的文件"), at); err != nil {
			t.Fatal(err)
		}
	}, words: "不存在"}
	out["a pipe"] = place{make: func(t *testing.T, at string) {
		if err := syscall.Mkfifo(at, 0o600); err != nil {
			t.Fatal(err)
		}
	}, words: "管道"}
	out["a socket"] = place{make: func(t *testing.T, at string) {
		if err := syscall.Mknod(at, syscall.S_IFSOCK|0o600, 0); err != nil {
			t.Fatal(err)
		}
	}, words: "套接字"}
	out["a device"] = place{make: func(t *testing.T, at string) {
		if err := os.Symlink("/dev/full", at); err != nil {
			t.Fatal(err)
		}
	}, words: "设备"}
	out["a folder"] = place{make: func(t *testing.T, at string) {
		if err := os.Mkdir(at, 0o700); err != nil {
			t.Fatal(err)
		}
	}}
	return out
}

// sums is the hash of every file of the ledgers, but for what a reading of the own one
// changes: its log, and who has it open.
func sums(t *testing.T, s ledgerSet) string {
	t.Helper()
	var b strings.Builder
	for _, root := range []string{s.own, s.open, s.closed, s.away} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || filepath.Base(filepath.Dir(path)) == "log" {
				return err
			}
			data, err := os.ReadFile(path)
			sum := sha256.Sum256(data)
			fmt.Fprintln(&b, path, hex.EncodeToString(sum[:6]))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// Every output × whatever may be in its place: refused, or of a stranger's file asked,
// and nothing that was there is another; with --force only the stranger's file is.
func TestOutputsTakeNobodysPlace(t *testing.T) {
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("PARTYLEDGER_FANG", filepath.Join(wd, "../../assets/fonts/fang.ttf"))
	s, input := newLedgers(t)
	held := exec.Command("flock", filepath.Join(s.open, "ledger.lock"), "sleep", "600")
	held.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := held.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-held.Process.Pid, syscall.SIGKILL)
		_ = held.Wait()
	})
	all, ways := places(t, s), outputs(input)
	for what, out := range ways {
		for where, p := range all {
			if out.name != "" && p.path != "" && what != "packet" && what != "annotated" {
				continue // a report's name is its own: only a link to it can be there
			}
			if what == "packet" && where == "a folder" {
				continue // a packet goes into it
			}
			t.Run(what+" onto "+where, func(t *testing.T) { tryOutput(t, s, out, p) })
		}
	}
	for where, p := range all { // as the window saves, having asked
		t.Run("saved onto "+where, func(t *testing.T) {
			path, before := p.at(t, "文件"), sums(t, s)
			err := store.Target{Path: path, Replace: true}.Write(intake.WriteTemplate)
			if (err == nil) != p.free {
				t.Errorf("saved: %v", err)
			}
			if after := sums(t, s); after != before {
				t.Errorf("what was there is another:\n%s\n%s", before, after)
			}
		})
	}
}

// at makes what is to be at the target and answers its path.
func (p place) at(t *testing.T, name string) string {
	t.Helper()
	if p.path != "" {
		return p.path
	}
	path := filepath.Join(t.TempDir(), name)
	p.make(t, path)
	return path
}

func tryOutput(t *testing.T, s ledgerSet, out output, p place) {
	name := out.name
	if name == "" {
		name = "文件"
	}
	path := p.at(t, name)
	before, was := sums(t, s), readable(path)
	for _, force := range []bool{false, true} {
		code, said := console(s.own, path, out, force)
		free := p.free && force
		if !free && (code != 1 || !strings.Contains(said, "没有")) {
			t.Fatalf("force %v: exit %d: %s", force, code, said)
		}
		if !free && !strings.Contains(said, p.words) {
			t.Errorf("force %v: %q does not say %q", force, said, p.words)
		}
		if !free && readable(path) != was {
			t.Errorf("force %v: the target was changed", force)
		}
		if free && !out.slow && (code != 0 || readable(path) == was) {
			t.Errorf("with --force: exit %d: %s", code, said)
		}
		after := sums(t, s)
		if free {
			// The own ledger's log has the output.
			after, before = others(after, s.own), others(before, s.own)
		}
		if after != before {
			t.Fatalf("force %v: what was there is another:\n%s\n%s", force, before, after)
		}
		if out.slow && p.free {
			return
		}
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".tmp-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// others is the sums without those of one folder.
func others(sums, dir string) string {
	var out []string
	for line := range strings.Lines(sums) {
		if !strings.HasPrefix(line, dir) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// readable is what is at the path, or what it is.
func readable(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return fmt.Sprint(info != nil && info.IsDir(), err != nil)
	}
	data, err := os.ReadFile(path)
	return fmt.Sprint(string(data), err)
}

// console runs the command; a command that hangs fails the test by its time.
func console(ledger, path string, out output, force bool) (code int, said string) {
	args := []string{"-w", ledger, "--as-of", "2026-11-23"}
	for _, a := range out.args {
		args = append(args, strings.NewReplacer("PATH", path, "DIR", filepath.Dir(path)).Replace(a))
	}
	if force {
		args = append(args, "--force")
	}
	var answer, errs bytes.Buffer
	done := make(chan int, 1)
	go func() { done <- realMain(args, &answer, &errs) }()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	select {
	case code = <-done:
	case <-ctx.Done():
		return -1, "it hangs"
	}
	return code, errs.String()
}
