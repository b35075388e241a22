package store

// The swap: how another file takes the ledger's place, in a restore, an upgrade or a
// repair. The new file is written as ledger.part, compared with what it came from, and
// called ledger.db.new; then ledger.state says what is under way; then the old file is
// set aside, and the new one gets its name. Whatever cuts that off, the next start ends
// or undoes it by what is there. Renaming is not one step on FAT: a rename may be lost,
// with both names, or leave both. So none touches a file without another whole one
// beside it, and what has two names is copied before either goes.

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"partyledger/store/vault"
)

const (
	partFile  = "ledger.part"       // being written; another file is whole, so it may go
	newFile   = LedgerFile + ".new" // whole: it goes only when the ledger is whole too
	stateFile = "ledger.state"

	sourceFile = "ledger.from" // a file that is made anew since it had two names
)

// The jobs.
const (
	jobRestore = "恢复"
	jobUpgrade = "升级"
	jobRepair  = "修复"
	jobSeal    = "加密"
	jobRekey   = "换密钥"
	jobUnseal  = "解密"
)

// disk is what a swap does to files.
type disk interface {
	Rename(from, to string) error
	Remove(path string) error                // no error if there is none
	Write(path string, from io.Reader) error // a new file, synced
	Sync(path string) error
	SyncDir(dir string) error
}

// files is the disk; a test puts in one that is cut off.
var files disk = system{}

type system struct{}

func (system) Rename(from, to string) error { return os.Rename(from, to) }

func (system) Remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (system) Write(path string, from io.Reader) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Sync(), f.Close())
}

func (system) Sync(path string) error   { return SyncFile(path) }
func (system) SyncDir(dir string) error { return SyncDir(dir) }

// swap is what ledger.state says.
type swap struct {
	Job   string `json:"job"`   // 恢复, 升级 or 修复
	At    string `json:"at"`    // when, by the clock on the wall
	New   mark   `json:"new"`   // the file that is to be the ledger
	Old   mark   `json:"old"`   // the one that was
	Aside string `json:"aside"` // where the old one goes; within the ledger's folder, with slashes

	dir string
	now time.Time
	key *vault.Key // opens what is encrypted, and makes the new file so; may be nil
	log *slog.Logger
}

// mark tells a file from others.
type mark struct {
	Size int64  `json:"size"`   // -1 = there is no file
	Hash string `json:"sha256"` // empty = it cannot be read to its end
}

func markOf(path string) (mark, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return mark{Size: -1}, nil
	}
	if err != nil {
		return mark{}, err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return mark{}, err
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return mark{Size: st.Size()}, nil // a medium that is failing is what a restore is for
	}
	return mark{st.Size(), hex.EncodeToString(h.Sum(nil))}, nil
}

func (s *swap) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// is reports that the file is as it was marked.
func (s *swap) is(name string, m mark) bool {
	got, err := markOf(s.path(name))
	return err == nil && got == m
}

func (s *swap) there(name string) bool {
	_, err := os.Lstat(s.path(name))
	return !errors.Is(err, fs.ErrNotExist)
}

// clear removes what is being written. The journal goes first: it must never meet
// another file than its own. A part whose rename was left half done is the same file as
// what it became, which gets one of its own before the part goes.
func (s *swap) clear() error {
	if s.there(partFile) {
		part, err := markOf(s.path(partFile))
		for _, name := range []string{LedgerFile, newFile} {
			if err == nil && part.Hash != "" && s.is(name, part) {
				err = s.fresh(name, name, sourceFile)
			}
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(files.Remove(s.path(partFile+"-journal")), files.Remove(s.path(partFile)), files.Remove(s.path(sourceFile)))
}

// commit puts the part, which is whole and compared, in the place of the ledger, which
// is not open. On an error the ledger is the old one or, after the next start, the new.
func (s *swap) commit() (err error) {
	if err := files.Sync(s.path(partFile)); err != nil {
		return err
	}
	if s.New, err = markOf(s.path(partFile)); err != nil || s.New.Hash == "" {
		return errors.Join(errors.New("the new file cannot be read"), err)
	}
	if s.Old, err = markOf(s.path(LedgerFile)); err != nil {
		return err
	}
	if s.there(newFile) { // of a swap that nobody could end
		if err := s.shelve(newFile, "未完成"); err != nil {
			return err
		}
	}
	if err := s.rename(partFile, newFile); err != nil {
		return err
	}
	if !s.is(newFile, s.New) {
		return fmt.Errorf("%s is not as it was written: %w", newFile, errDamaged)
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := files.Write(s.path(stateFile), strings.NewReader(string(text))); err != nil {
		return errors.Join(err, files.Remove(s.path(stateFile)))
	}
	err = files.SyncDir(s.dir)
	if err == nil {
		err = s.finish()
	}
	if err != nil && !s.is(LedgerFile, s.New) {
		err = errors.Join(err, s.undo()) // the person is told that nothing came of it
	}
	return err
}

// rename also makes the new name last.
func (s *swap) rename(from, to string) error {
	if err := files.Rename(s.path(from), s.path(to)); err != nil {
		return err
	}
	return errors.Join(files.SyncDir(filepath.Dir(s.path(from))), files.SyncDir(filepath.Dir(s.path(to))))
}

// finish ends or undoes the swap by what is there.
func (s *swap) finish() error {
	switch {
	case s.is(LedgerFile, s.New):
		return s.done()
	case !s.is(newFile, s.New), s.wentOn():
		return s.undo()
	}
	if err := s.setAside(); err != nil {
		return err
	}
	if err := s.rename(newFile, LedgerFile); err != nil {
		return err
	}
	if !s.is(LedgerFile, s.New) {
		return s.undo()
	}
	return s.done()
}

// wentOn reports that the ledger is neither the old file nor the new one, and whole: a
// program that does not know of swaps has written to it since.
func (s *swap) wentOn() bool {
	return s.there(LedgerFile) && !s.is(LedgerFile, s.Old) && s.mayBeWhole(LedgerFile)
}

// mayBeWhole reports a file that is whole, or for whose key nobody has asked.
func (s *swap) mayBeWhole(name string) bool {
	err := wholeAt(s.path(name), s.key)
	return err == nil || Locked(err)
}

// setAside moves the old ledger and its journal, together.
func (s *swap) setAside() error {
	if err := os.MkdirAll(filepath.Dir(s.path(s.Aside)), 0o700); err != nil {
		return err
	}
	if s.there(LedgerFile + "-journal") {
		if err := s.rename(LedgerFile+"-journal", s.Aside+"-journal"); err != nil {
			return err
		}
	}
	switch {
	case !s.there(LedgerFile):
		return nil
	case s.there(s.Aside): // both names of one file
		return s.fresh(LedgerFile, s.Aside, partFile)
	}
	return s.rename(LedgerFile, s.Aside)
}

// fresh makes the file at to anew of the one at from, which may be the same, by way of
// another.
func (s *swap) fresh(from, to, by string) error {
	f, err := os.Open(s.path(from))
	if err != nil {
		return err
	}
	defer f.Close()
	if err := files.Write(s.path(by), f); err != nil {
		return err
	}
	want, err := markOf(s.path(from))
	if err != nil || !s.is(by, want) {
		return errors.Join(fmt.Errorf("copy of %s: %w", from, errDamaged), err)
	}
	f.Close() // Windows renames over no open file
	return s.rename(by, to)
}

// done ends a swap whose new file is the ledger.
func (s *swap) done() error {
	if s.is(newFile, s.New) { // both names of one file
		if err := s.fresh(newFile, LedgerFile, partFile); err != nil {
			return err
		}
	}
	if err := files.Remove(s.path(newFile)); err != nil {
		return err
	}
	return s.end("swapped")
}

// end forgets the swap.
func (s *swap) end(how string) error {
	s.log.Info(how, "job", s.Job, "since", s.At, "aside", s.Aside)
	if err := files.Remove(s.path(stateFile)); err != nil {
		return err
	}
	return files.SyncDir(s.dir)
}

// undo gives the old ledger its place again: the new one is lost, or not wanted.
func (s *swap) undo() error {
	if !s.there(LedgerFile) && s.is(s.Aside, s.Old) && s.Old.Size >= 0 {
		if err := s.fresh(s.Aside, LedgerFile, partFile); err != nil {
			return err
		}
	}
	if !s.there(LedgerFile) && s.Old.Size >= 0 {
		return fmt.Errorf("neither %s nor %s is there: %w", s.Aside, newFile, errDamaged)
	}
	if s.there(s.Aside+"-journal") && s.is(LedgerFile, s.Old) {
		if err := s.rename(s.Aside+"-journal", LedgerFile+"-journal"); err != nil {
			return err
		}
	}
	if s.there(newFile) {
		if err := s.shelve(newFile, "未完成"); err != nil {
			return err
		}
	}
	return s.end("swap undone")
}

// shelve puts a file among the backups, where it is in nobody's way; one that says only
// what the ledger says goes.
func (s *swap) shelve(name, why string) error {
	if slices.Contains([]string{jobUpgrade, jobSeal, jobRekey, jobUnseal}, s.Job) && s.is(LedgerFile, s.Old) {
		return files.Remove(s.path(name))
	}
	to := BackupDir + "/" + backupName(s.dir, s.now, why)
	if err := os.MkdirAll(s.path(BackupDir), 0o700); err != nil {
		return err
	}
	s.log.Warn("set aside", "file", name, "to", to)
	return s.rename(name, to)
}

func newSwap(dir, job, aside string, opt Options, log *slog.Logger) *swap {
	now := opt.Now()
	return &swap{Job: job, At: now.Format(StampLayout), Aside: aside, dir: dir, now: now, key: opt.Key, log: log}
}

// readState reads what was under way; a file that was cut off says nothing.
func (s *swap) readState() bool {
	text, err := os.ReadFile(s.path(stateFile))
	return err == nil && json.Unmarshal(text, s) == nil && s.New.Hash != "" && path.Dir(s.Aside) == BackupDir
}

// finishSwap ends what a cut has left in a folder that is claimed.
func finishSwap(dir string, opt Options, log *slog.Logger) error {
	s := newSwap(dir, "", "", opt, log)
	if err := s.clear(); err != nil {
		return err
	}
	if s.readState() {
		log.Warn("swap was cut off", "job", s.Job, "since", s.At)
		return s.finish()
	}
	if s.there(newFile) {
		if err := s.unsaid(); err != nil {
			return err
		}
	}
	if s.there(stateFile) {
		return s.end("swap not begun")
	}
	return nil
}

// unsaid ends a swap that was not said: the old ledger is there, since nothing befalls
// it before, unless the swap is one of an older program.
func (s *swap) unsaid() error {
	st, err := os.Lstat(s.path(LedgerFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	whole := wholeAt(s.path(newFile), s.key)
	switch {
	case err != nil || st.Size() == 0:
		if whole != nil && !Locked(whole) { // the only one
			return whole
		}
		return s.rename(newFile, LedgerFile)
	case wholeAt(s.path(LedgerFile), s.key) == nil:
		return files.Remove(s.path(newFile))
	case whole == nil:
		return s.shelve(newFile, "未完成")
	}
	return nil
}

// standing is the file that holds the ledger in a folder that cannot be written, or in
// which no swap was finished yet.
func standing(dir string, key *vault.Key) string {
	s := &swap{dir: dir, key: key, log: discard}
	switch {
	case s.there(LedgerFile) && !s.there(stateFile), !s.readState(), s.is(LedgerFile, s.New):
	case s.is(newFile, s.New) && !s.wentOn():
		return s.path(newFile)
	case !s.there(LedgerFile) && s.is(s.Aside, s.Old):
		return s.path(s.Aside)
	}
	if !s.there(LedgerFile) && s.there(newFile) {
		return s.path(newFile)
	}
	return s.path(LedgerFile)
}
