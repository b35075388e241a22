package store

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
)

const (
	TempPrefix  = ".tmp-"
	StampLayout = "20060102-150405"
)

func (w *Workspace) BackupPath(why string) string {
	return filepath.Join(w.dir, BackupDir, fmt.Sprintf("台账备份-%s-%s.db", w.Now().Format(StampLayout), why))
}

// Backup writes a checked copy of the ledger and answers its path. An empty path
// means the backup folder of the workspace, whose old copies are then thinned.
func (w *Workspace) Backup(ctx context.Context, path string) (string, error) {
	if err := w.MayWrite(); err != nil {
		return "", err
	}
	rotate := path == ""
	if rotate {
		path = w.BackupPath("手动")
	}
	path, err := w.CopyTo(ctx, path)
	if err != nil {
		return "", Fault("备份", err)
	}
	bad, err := w.backupAttachments(ctx, path)
	if err != nil {
		return "", err
	}
	if rotate {
		w.rotate()
	}
	if len(bad) > 0 {
		return path, Refuse("台账已经备份到“%s”，但有%d个附件的文件已被改动或损坏，没有可备份的完好内容：%s。请用“检查台账”查看是哪些附件，再用原来的文件重新添加。", path, len(bad), strings.Join(bad[:min(len(bad), 3)], "、"))
	}
	return path, nil
}

// backupAttachments copies the attached files that the folder beside a backup does
// not have yet.
func (w *Workspace) backupAttachments(ctx context.Context, backup string) (bad []string, err error) {
	bad, err = copyAttachments(ctx, filepath.Join(filepath.Dir(backup), AttachDir), filepath.Join(w.dir, AttachDir), w.Now())
	if err != nil {
		w.log.Error("backup of attachments", "err", err)
	}
	if len(bad) > 0 {
		w.log.Error("attachments not backed up", "files", bad)
	}
	return bad, Fault("备份附件", err)
}

// BackupChanged makes a backup if something was written since the last one; the
// path is empty if nothing was. It is for the program's end.
func (w *Workspace) BackupChanged(ctx context.Context) (string, error) {
	if w.looking != nil {
		return "", nil
	}
	changed, err := w.changedSinceBackup(ctx)
	if err != nil || !changed {
		return "", Fault("备份", err)
	}
	path, err := w.CopyTo(ctx, w.BackupPath("自动"))
	if err != nil {
		w.log.Error("backup at the end", "err", err)
		return "", Fault("备份", err)
	}
	if _, err := w.backupAttachments(ctx, path); err != nil {
		return "", err
	}
	w.rotate()
	return path, nil
}

func (w *Workspace) changedSinceBackup(ctx context.Context) (bool, error) {
	var at sql.NullString
	if err := w.Conn().QueryRowContext(ctx, "SELECT max(at) FROM batch").Scan(&at); err != nil || !at.Valid {
		return false, err
	}
	last, err := time.Parse(time.RFC3339, at.String)
	if err != nil {
		return true, nil
	}
	paths, err := w.Backups()
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
	if len(stamp) < len(StampLayout) {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(StampLayout, stamp[:len(StampLayout)], in)
	return at, err == nil
}

func (w *Workspace) CopyTo(ctx context.Context, path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", err
	}
	temp := filepath.Join(filepath.Dir(path), TempPrefix+filepath.Base(path))
	os.Remove(temp)
	defer os.Remove(temp)
	if _, err := w.Conn().ExecContext(ctx, "VACUUM INTO ?", temp); err != nil {
		return "", err
	}
	if err := CheckCopy(ctx, temp); err != nil {
		return "", err
	}
	if err := SyncFile(temp); err != nil {
		return "", err
	}
	if err := os.Rename(temp, path); err != nil {
		return "", err
	}
	w.log.Info("backup", "path", path)
	return path, SyncDir(filepath.Dir(path))
}

// CheckCopy opens a copy read-only and checks that it is a whole ledger.
func CheckCopy(ctx context.Context, path string) error {
	if err := checkHeader(path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file:"+fileURLPath(path)+"?mode=ro&_pragma=busy_timeout(1000)&_pragma=temp_store(MEMORY)")
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

// Backups lists the copies in the backup folder, newest first.
func (w *Workspace) Backups() ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(GlobEscape(filepath.Join(w.dir, BackupDir)), "台账备份-*.db"))
	if err != nil {
		return nil, Fault("列出备份", err)
	}
	sort.Sort(sort.Reverse(sort.StringSlice(paths)))
	return paths, nil
}

func GlobEscape(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}

// rotate thins the backups: all of the last 10, then the newest of each of the
// last 14 days, 8 weeks and 12 months. The copies before migrations stay.
func (w *Workspace) rotate() {
	paths, err := w.Backups()
	if err != nil {
		return
	}
	for _, p := range thin(paths, w.Now()) {
		if err := os.Remove(p); err == nil {
			w.log.Info("backup thinned", "path", p)
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
func Restore(ctx context.Context, dir, backup string, opt Options) (kept string, err error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if err := CheckCopy(ctx, backup); err != nil {
		return "", Fault("恢复备份", fmt.Errorf("backup: %w", err))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", Fault("恢复备份", err)
	}
	l, err := takeLock(dir)
	if err != nil {
		return "", err
	}
	defer l.release()
	if looking, err := protection(dir); err != nil || looking != nil {
		if err == nil {
			err = looking.refuse()
		}
		return "", Fault("恢复备份", err)
	}
	l.sign(dir, systemUser(), opt.Now())
	temp := filepath.Join(dir, TempPrefix+LedgerFile)
	defer os.Remove(temp)
	if err := copyFile(temp, backup); err != nil {
		return "", Fault("恢复备份", err)
	}
	if err := CheckCopy(ctx, temp); err != nil {
		return "", Fault("恢复备份", err)
	}
	// What is missing of the attached files comes first: that changes nothing else.
	if _, err := copyAttachments(ctx, filepath.Join(dir, AttachDir), filepath.Join(filepath.Dir(backup), AttachDir), opt.Now()); err != nil {
		return "", Fault("恢复附件", err)
	}
	kept, err = setAside(dir, opt.Now())
	if err != nil {
		return "", Fault("恢复备份", err)
	}
	if err := os.Rename(temp, filepath.Join(dir, LedgerFile)); err != nil {
		return kept, Fault("恢复备份", err)
	}
	return kept, Fault("恢复备份", SyncDir(dir))
}

// setAside moves the ledger and its journal into the backup folder, together:
// a journal must never meet another file than its own.
func setAside(dir string, now time.Time) (string, error) {
	path := filepath.Join(dir, LedgerFile)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		os.Remove(path + "-journal")
		return "", nil
	}
	if err := os.MkdirAll(filepath.Join(dir, BackupDir), 0o700); err != nil {
		return "", err
	}
	kept := filepath.Join(dir, BackupDir, "恢复前-"+now.Format(StampLayout)+".db")
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
	return SyncFile(to)
}

// removeLeftovers removes temporary files and folders that a killed program left
// behind.
func removeLeftovers(dir string) {
	for _, d := range []string{GlobEscape(dir), GlobEscape(filepath.Join(dir, BackupDir)), filepath.Join(GlobEscape(dir), AttachDir, "*"), filepath.Join(GlobEscape(dir), BackupDir, AttachDir, "*")} {
		paths, _ := filepath.Glob(filepath.Join(d, TempPrefix+"*"))
		for _, p := range paths {
			os.RemoveAll(p)
		}
	}
}

// Verify checks the whole ledger: every page, every reference, every record
// readable, every attached file as it was. It answers what is wrong, empty if nothing.
func (w *Workspace) Verify(ctx context.Context) ([]string, error) {
	var said []string
	rows, err := w.Conn().QueryContext(ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return nil, Fault("检查台账", err)
	}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			rows.Close()
			return nil, Fault("检查台账", err)
		}
		if s != "ok" {
			said = append(said, "数据页："+s)
		}
	}
	rows.Close()
	bad, err := brokenRefs(ctx, w.Conn())
	if err != nil {
		return nil, Fault("检查台账", err)
	}
	for _, b := range bad {
		said = append(said, fmt.Sprintf("%s第%d行引用的%s不存在", b.table, b.row, b.parent))
	}
	if _, err := w.Book(ctx, Query{}); err != nil {
		said = append(said, Explain(err))
	}
	faults, err := w.AttachmentFaults(ctx, nil)
	for _, f := range faults {
		said = append(said, f.Say())
	}
	return said, err
}
