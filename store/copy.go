package store

// Copies of the whole ledger: VACUUM INTO under a temporary name, checked, synced and
// renamed. What files and folders in a ledger's folder are called.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

// How what is written is called until it is whole, and how times stand in names.
const (
	TempPrefix  = ".tmp-partyledger-" // ours alone: what has it may go
	StampLayout = "20060102-150405"
)

// BackupPath is where a backup goes that is made now; why is the end of its name.
func (w *Workspace) BackupPath(why string) string {
	return filepath.Join(w.dir, BackupDir, backupName(w.dir, w.Now(), why))
}

// backupName names the next backup of the ledger in dir. Its number is the highest yet,
// so that the order holds whatever the clock says.
func backupName(dir string, now time.Time, why string) string {
	next := int64(1)
	for _, b := range BackupsIn(dir) {
		next = max(next, b.Number+1)
	}
	return fmt.Sprintf("%s%06d-%s-%s.db", backupPrefix, next, now.Format(StampLayout), why)
}

const backupPrefix = "台账备份-"

// BackupFile is a backup by its name.
type BackupFile struct {
	Path   string
	Number int64     // 0 = from before backups were numbered
	At     time.Time // what the clock said; zero = not known
	Why    string    // 手动, 自动, 升级前-v15 …
}

// BackupsIn lists the backups of the ledger in dir, newest first.
func BackupsIn(dir string) []BackupFile {
	// its one error is a wrong pattern
	paths, _ := filepath.Glob(filepath.Join(GlobEscape(filepath.Join(dir, BackupDir)), backupPrefix+"*.db"))
	var out []BackupFile
	for _, p := range paths {
		out = append(out, backupOf(p))
	}
	slices.SortFunc(out, func(a, b BackupFile) int {
		return cmp.Or(cmp.Compare(b.Number, a.Number), cmp.Compare(filepath.Base(b.Path), filepath.Base(a.Path)))
	})
	return out
}

// backupOf reads a backup's name: 台账备份-000012-20261123-093000-手动.db, or without the
// number.
func backupOf(path string) BackupFile {
	b := BackupFile{Path: path}
	rest := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), backupPrefix), ".db")
	if number, after, ok := strings.Cut(rest, "-"); ok && len(number) != len("20060102") {
		if n, err := strconv.ParseInt(number, 10, 64); err == nil && n > 0 && n < 1e12 {
			b.Number, rest = n, after
		}
	}
	if len(rest) >= len(StampLayout) {
		if at, err := time.ParseInLocation(StampLayout, rest[:len(StampLayout)], time.Local); err == nil {
			b.At, rest = at, rest[len(StampLayout):]
		}
	}
	b.Why = strings.TrimPrefix(rest, "-")
	return b
}

// CopyTo writes a checked copy of the ledger to where a BackupPath says and answers its
// whole path. Of a damaged ledger there is none. A path and a refusal say that the copy
// is whole, but that the ledger is not as it should be.
func (w *Workspace) CopyTo(ctx context.Context, path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return w.copyChecked(ctx, path, func() error { return plainfile.Check(path) })
}

// CopyOut is CopyTo for where the person wants a copy.
func (w *Workspace) CopyOut(ctx context.Context, t Target) (string, error) {
	path, err := t.place()
	if err != nil {
		return "", err
	}
	return w.copyChecked(ctx, path, t.Check)
}

// copyChecked writes the copy; ready is asked before it takes its place.
func (w *Workspace) copyChecked(ctx context.Context, path string, ready func() error) (string, error) {
	found, err := w.CheckPages(ctx)
	if err != nil {
		return "", err
	}
	if found.Damaged() {
		return "", errPages{found}
	}
	if err := w.copyTo(ctx, path, ready); err != nil {
		return "", err
	}
	w.log.Info("backup", "path", path)
	refs, err := brokenRefs(ctx, w.Conn())
	switch {
	case err != nil:
		return "", err
	case len(refs) > 0:
		return path, Refuse("台账已经备份到“%s”，但台账里有%d处引用的记录不存在，备份里也是这样。请用“检查台账”查看。", path, len(refs))
	case found.Idle > 0:
		return path, Refuse("台账已经备份到“%s”，备份完好；但台账文件里有%d个空闲页（不含数据）与保存时不一致，存储介质可能正在损坏。请尽快把台账文件夹换到另一个U盘或磁盘。", path, found.Idle)
	}
	return path, nil
}

func (w *Workspace) copyTo(ctx context.Context, path string, ready func() error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	sweepBeside(path)
	return putFile(path, 0o644, ready, func(temp *os.File) error {
		if _, err := w.Conn().ExecContext(ctx, "VACUUM INTO ?", temp.Name()); err != nil {
			return err
		}
		return CheckCopy(ctx, temp.Name(), w.kept.key)
	})
}

// CheckCopy checks all pages of a copy that can be, opens it read-only and checks that it
// is a whole ledger. key opens an encrypted one; else it may be nil.
func CheckCopy(ctx context.Context, path string, key *vault.Key) error {
	if err := checkHeader(path, key); err != nil {
		return err
	}
	k, err := keepingOf(path, key)
	if err != nil {
		return err
	}
	if err := k.checkWhole(ctx, path); err != nil {
		return err
	}
	db, err := openCopied(path, key)
	if err != nil {
		return err
	}
	defer db.Close()
	version, err := fileVersion(ctx, db)
	if err != nil {
		return err
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	if version == 0 {
		return errForeign
	}
	if version > len(steps) {
		return errNewer{version, len(steps)}
	}
	return quickCheck(ctx, db)
}

// wholeAt checks the file at path with the journal that lies beside it. Of an encrypted
// one that the key does not open it cannot be said; see Locked.
func wholeAt(path string, key *vault.Key) error {
	ctx := context.Background() // what it decides cannot be called off
	image, r, err := readImage(ctx, path, key)
	if err != nil {
		return err
	}
	if r.Damaged() {
		return errPages{r}
	}
	db, err := openImage(ctx, image)
	if err != nil {
		return err
	}
	defer db.Close()
	return quickCheck(ctx, db)
}

// SyncFile makes a file's content last.
func SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// SyncDir makes a rename last. Systems that cannot sync a folder need not.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	d.Sync()
	return d.Close()
}

// GlobEscape makes a path stand for itself in a pattern.
func GlobEscape(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}

// removeLeftovers removes temporary files and folders that a killed program left
// behind in the ledger's folder.
func removeLeftovers(dir string) {
	for _, d := range []string{GlobEscape(dir), GlobEscape(filepath.Join(dir, BackupDir)), filepath.Join(GlobEscape(dir), AttachDir, "*"),
		filepath.Join(GlobEscape(dir), BackupDir, AttachDir, "*")} {
		paths, _ := filepath.Glob(filepath.Join(d, TempPrefix+"*"))
		for _, p := range paths {
			if info, err := os.Lstat(p); err == nil && info.IsDir() {
				os.RemoveAll(p)
			}
		}
		sweep(d)
	}
}
