package keep

// Backups: VACUUM INTO under a temporary name, checked, synced and renamed; kept
// by age. Attached files are copied into a folder beside them, each once. Restore
// swaps a checked copy in and keeps the file that was there.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"partyledger/store"
)

// Backup is BackupTo a file that is not there yet.
func Backup(ctx context.Context, w *store.Workspace, path string) (string, error) {
	return BackupTo(ctx, w, store.Target{Path: path})
}

// BackupTo writes a checked copy of the ledger and answers its path. An empty path
// means the backup folder of the workspace, whose old copies are then thinned.
func BackupTo(ctx context.Context, w *store.Workspace, to store.Target) (path string, err error) {
	if err := w.MayWrite(); err != nil {
		return "", err
	}
	rotate := to.Path == ""
	var flaw error
	if rotate {
		path, flaw = w.CopyTo(ctx, w.BackupPath("手动"))
	} else {
		path, flaw = w.CopyOut(ctx, to)
	}
	if path == "" {
		return "", store.Fault("备份", flaw)
	}
	bad, err := backupAttachments(ctx, w, path)
	if err != nil {
		return "", err
	}
	if flaw != nil {
		return path, flaw // the older copies stay
	}
	if rotate {
		thinOut(w)
	}
	if len(bad) > 0 {
		return path, store.Refuse("台账已经备份到“%s”，但有%d个附件的文件已被改动或损坏，没有可备份的完好内容：%s。请用“检查台账”查看是哪些附件，再用原来的文件重新添加。", path, len(bad),
			strings.Join(bad[:min(len(bad), 3)], "、"))
	}
	return path, nil
}

// backupAttachments copies the attached files that the folder beside a backup does
// not have yet.
func backupAttachments(ctx context.Context, w *store.Workspace, backup string) (bad []string, err error) {
	bad, err = copyAttachments(ctx, filepath.Join(filepath.Dir(backup), store.AttachDir), filepath.Join(w.Dir(), store.AttachDir), w.Now())
	if err != nil {
		w.Log().Error("backup of attachments", "err", err)
	}
	if len(bad) > 0 {
		w.Log().Error("attachments not backed up", "files", bad)
	}
	return bad, store.Fault("备份附件", err)
}

// BackupChanged makes a backup if something was written since the last one; the
// path is empty if nothing was. It is for the program's end.
func BackupChanged(ctx context.Context, w *store.Workspace) (string, error) {
	if w.Looking() != nil {
		return "", nil
	}
	changed, err := changedSinceBackup(ctx, w)
	if err != nil || !changed {
		return "", store.Fault("备份", err)
	}
	path, flaw := w.CopyTo(ctx, w.BackupPath("自动"))
	if flaw != nil {
		w.Log().Error("backup at the end", "err", flaw)
		if path == "" {
			return "", store.Fault("备份", flaw)
		}
	}
	if _, err := backupAttachments(ctx, w, path); err != nil {
		return "", err
	}
	if flaw == nil {
		thinOut(w)
	}
	return path, flaw
}

func changedSinceBackup(ctx context.Context, w *store.Workspace) (bool, error) {
	var at sql.NullString
	if err := w.Conn().QueryRowContext(ctx, "SELECT max(at) FROM batch").Scan(&at); err != nil || !at.Valid {
		return false, err
	}
	last, err := time.Parse(time.RFC3339, at.String)
	if err != nil {
		return true, nil
	}
	paths, err := Backups(w)
	if err != nil {
		return false, err
	}
	for _, p := range paths {
		if made, ok := backupTime(p, w.Now().Location()); ok && made.After(last) {
			return false, nil
		}
	}
	return true, nil
}

// backupTime is when a backup was made, by its name.
func backupTime(path string, in *time.Location) (time.Time, bool) {
	stamp := strings.TrimPrefix(filepath.Base(path), "台账备份-")
	if len(stamp) < len(store.StampLayout) {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(store.StampLayout, stamp[:len(store.StampLayout)], in)
	return at, err == nil
}

// Backups lists the copies in the backup folder, newest first.
func Backups(w *store.Workspace) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(store.GlobEscape(filepath.Join(w.Dir(), store.BackupDir)), "台账备份-*.db"))
	if err != nil {
		return nil, store.Fault("列出备份", err)
	}
	sort.Sort(sort.Reverse(sort.StringSlice(paths)))
	return paths, nil
}

// thinOut thins the backups: all of the last 10, then the newest of each of the
// last 14 days, 8 weeks and 12 months. The copies before migrations stay.
func thinOut(w *store.Workspace) {
	paths, err := Backups(w)
	if err != nil {
		return
	}
	for _, p := range thin(paths, w.Now()) {
		if err := os.Remove(p); err == nil {
			w.Log().Info("backup thinned", "path", p)
		}
	}
}

// thin names the backups (newest first) that may go.
func thin(paths []string, now time.Time) []string {
	var drop []string
	kept := map[string]bool{}
	for i, p := range paths {
		at, ok := backupTime(p, now.Location())
		if !ok || strings.Contains(filepath.Base(p), "升级前") {
			continue
		}
		if i < 10 {
			keepIn(kept, at, now)
			continue
		}
		if !keepIn(kept, at, now) {
			drop = append(drop, p)
		}
	}
	return drop
}

// keepIn claims the day, week and month that the backup is the newest of, and
// reports whether any was still free.
func keepIn(kept map[string]bool, at, now time.Time) bool {
	age := now.Sub(at)
	year, week := at.ISOWeek()
	slots := map[string]bool{
		at.Format("d2006-01-02"):          age < 14*24*time.Hour,
		fmt.Sprintf("w%d-%d", year, week): age < 8*7*24*time.Hour,
		at.Format("m2006-01"):             age < 366*24*time.Hour,
	}
	keep := false
	for slot, young := range slots {
		if young && !kept[slot] {
			kept[slot], keep = true, true
		}
	}
	return keep
}

// Restore puts a backup in the place of the ledger in dir, which must not be
// open. The file that was there is kept beside the backups; its path is answered.
func Restore(ctx context.Context, dir, backup string, opt store.Options) (kept string, err error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if err := store.CheckCopy(ctx, backup); err != nil {
		return "", store.Fault("恢复备份", fmt.Errorf("backup: %w", err))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", store.Fault("恢复备份", err)
	}
	release, err := store.Claim(dir, opt.Now())
	if err != nil {
		return "", store.Fault("恢复备份", err)
	}
	defer release()
	temp := filepath.Join(dir, store.TempPrefix+store.LedgerFile)
	defer os.Remove(temp)
	if err := copyFile(temp, backup); err != nil {
		return "", store.Fault("恢复备份", err)
	}
	if err := store.CheckCopy(ctx, temp); err != nil {
		return "", store.Fault("恢复备份", err)
	}
	// What is missing of the attached files comes first: that changes nothing else.
	if _, err := copyAttachments(ctx, filepath.Join(dir, store.AttachDir), filepath.Join(filepath.Dir(backup), store.AttachDir),
		opt.Now()); err != nil {
		return "", store.Fault("恢复附件", err)
	}
	kept, err = setAside(dir, opt.Now())
	if err != nil {
		return "", store.Fault("恢复备份", err)
	}
	if err := os.Rename(temp, filepath.Join(dir, store.LedgerFile)); err != nil {
		return kept, store.Fault("恢复备份", err)
	}
	return kept, store.Fault("恢复备份", store.SyncDir(dir))
}

// setAside moves the ledger and its journal into the backup folder, together:
// a journal must never meet another file than its own.
func setAside(dir string, now time.Time) (string, error) {
	path := filepath.Join(dir, store.LedgerFile)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		os.Remove(path + "-journal")
		return "", nil
	}
	if err := os.MkdirAll(filepath.Join(dir, store.BackupDir), 0o700); err != nil {
		return "", err
	}
	kept := filepath.Join(dir, store.BackupDir, "恢复前-"+now.Format(store.StampLayout)+".db")
	if _, err := os.Stat(path + "-journal"); err == nil {
		if err := os.Rename(path+"-journal", kept+"-journal"); err != nil {
			return "", err
		}
	}
	return kept, os.Rename(path, kept)
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		return err
	}
	return store.SyncFile(to)
}

// Verify checks the whole ledger: every page, every reference, every record
// readable, every attached file as it was. It answers what is wrong, empty if nothing.
func Verify(ctx context.Context, w *store.Workspace) ([]string, error) {
	said, err := w.Verify(ctx)
	if err != nil {
		return nil, err
	}
	faults, err := AttachmentFaults(ctx, w, nil)
	for _, f := range faults {
		said = append(said, f.Say())
	}
	return said, err
}
