package keep

// Backups: VACUUM INTO under a temporary name, checked, synced and renamed; kept
// by age. Attached files are copied into a folder beside them, each once.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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
func BackupTo(ctx context.Context, w *store.Workspace, to store.Target) (string, error) {
	if err := w.MayWrite(); err != nil {
		return "", err
	}
	if to.Path != "" { // a place that it may not have is no backup that failed
		if err := to.Check(); err != nil {
			return "", err
		}
	}
	copyTo := func() (string, error) { return w.CopyTo(ctx, w.BackupPath("手动")) }
	if to.Path != "" {
		copyTo = func() (string, error) { return w.CopyOut(ctx, to) }
	}
	path, bad, err := backup(ctx, w, copyTo)
	if err == nil && len(bad) > 0 {
		err = store.Refuse("台账已经备份到“%s”，但有%d个附件的文件已被改动或损坏，没有可备份的完好内容：%s。请用“检查台账”查看是哪些附件，再用原来的文件重新添加。", path, len(bad),
			strings.Join(bad[:min(len(bad), 3)], "、"))
	}
	return path, err
}

// backup writes the copy, keeps in the log that it was made, and if it was not, beside
// the ledger for whoever opens it next. Of a ledger that is not as it should be the
// older copies all stay.
func backup(ctx context.Context, w *store.Workspace, copyTo func() (string, error)) (path string, bad []string, err error) {
	if err := w.StillThere(); err != nil { // else the copy would stand beside another ledger
		return "", nil, store.Fault("备份", err)
	}
	defer func() { tell(w, path, err) }()
	path, flaw := copyTo()
	if path == "" {
		return "", nil, store.Fault("备份", flaw)
	}
	if bad, err = backupAttachments(ctx, w, path); err != nil {
		return "", nil, err
	}
	if err := w.NoteBackup(ctx, "备份到“"+path+"”"); err != nil {
		return path, bad, store.Refuse("台账已经备份到“%s”，备份完好；但没有能登记在操作记录里：%s", path, store.Explain(err))
	}
	if flaw == nil && filepath.Dir(path) == filepath.Join(w.Dir(), store.BackupDir) {
		thinOut(w)
	}
	return path, bad, flaw
}

// backupAttachments copies the attached files that the folder beside a backup does
// not have yet.
func backupAttachments(ctx context.Context, w *store.Workspace, backup string) (bad []string, err error) {
	own, _ := shelves(w)
	bad, err = beside(backup, w.Key()).copyFrom(ctx, own, w.Now())
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
	path, _, err := backup(ctx, w, func() (string, error) { return w.CopyTo(ctx, w.BackupPath("自动")) }) // verify tells of bad attachments
	return path, err
}

// changedSinceBackup goes by the log: whether anything but backups was written since the
// newest copy was. The clock is not asked.
func changedSinceBackup(ctx context.Context, w *store.Workspace) (changed bool, err error) {
	newest := "/" // no file's name
	if list := store.BackupsIn(w.Dir()); len(list) > 0 {
		newest = filepath.Base(list[0].Path)
	}
	err = w.Conn().QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM batch WHERE kind <> ?1 AND id >
		coalesce((SELECT max(id) FROM batch WHERE kind = ?1 AND instr(note, ?2) > 0), 0))`,
		string(store.BatchBackup), newest).Scan(&changed)
	return changed, err
}

// Backups lists the copies in the backup folder, newest first.
func Backups(w *store.Workspace) ([]string, error) {
	paths := []string{}
	for _, b := range store.BackupsIn(w.Dir()) {
		paths = append(paths, b.Path)
	}
	return paths, nil
}

// thinOut thins the backups.
func thinOut(w *store.Workspace) {
	for _, b := range thin(store.BackupsIn(w.Dir())) {
		if err := os.Remove(b.Path); err == nil {
			w.Log().Info("backup thinned", "path", b.Path)
		}
	}
}

// keptLately is how many of the newest backups stay, each of them.
const keptLately = 10

// keptOf says of how many of the last days, weeks and months with backups the newest
// stays, and of how many tens by number: where the clock stands still, only these differ.
// They are counted from the newest backwards, so that a clock that was wrong costs a
// place, and nothing else.
var keptOf = []struct {
	most int
	of   func(b store.BackupFile) string
}{
	{14, func(b store.BackupFile) string { return b.At.Format(time.DateOnly) }},
	{9, func(b store.BackupFile) string { year, week := b.At.ISOWeek(); return fmt.Sprint(year, "-", week) }},
	{13, func(b store.BackupFile) string { return b.At.Format("2006-01") }},
	{20, func(b store.BackupFile) string { return fmt.Sprint(b.Number / 10) }},
}

// thin names the backups that may go; the list has the newest first. The copies before
// upgrades stay, and what has not our way of naming.
func thin(list []store.BackupFile) []store.BackupFile {
	var drop []store.BackupFile
	seen := make([]map[string]bool, len(keptOf))
	for i := range seen {
		seen[i] = map[string]bool{}
	}
	n := 0
	for _, b := range list {
		if b.At.IsZero() || b.Why != "手动" && b.Why != "自动" {
			continue
		}
		keep := n < keptLately
		n++
		for i, k := range keptOf {
			if of := k.of(b); !seen[i][of] && len(seen[i]) < k.most {
				seen[i][of], keep = true, true
			}
		}
		if !keep {
			drop = append(drop, b)
		}
	}
	return drop
}

// Restore puts a backup in the place of the ledger in dir, which must not be
// open. The file that was there is kept beside the backups; its path is answered. Which
// keys it takes says store.Restore.
func Restore(ctx context.Context, dir, backup string, opt store.Options) (kept string, err error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	key, copied, err := store.KeyFor(dir, backup, opt)
	if err != nil {
		return "", store.Fault("恢复备份", err)
	}
	if err := store.CheckCopy(ctx, backup, copied); err != nil {
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
	// What is missing of the attached files comes first: that changes nothing else.
	if _, err := (shelf{filepath.Join(dir, store.AttachDir), key}).copyFrom(ctx, beside(backup, copied), opt.Now()); err != nil {
		return "", store.Fault("恢复附件", err)
	}
	kept, err = store.Restore(ctx, dir, backup, opt)
	return kept, store.Fault("恢复备份", err)
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
