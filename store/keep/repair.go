package keep

// Repairing a damaged ledger, and saving one elsewhere whose file was taken.

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/vault"
)

// Repair mends the damaged ledger in dir, which must not be open, by the newest good
// backup and what can be read of the ledger itself.
func Repair(ctx context.Context, dir string, opt store.Options) (*store.Repaired, error) {
	const doing = "修复台账"
	if !store.Exists(dir) {
		return nil, store.Refuse("文件夹“%s”里没有台账，没有可修复的。", dir)
	}
	if w, err := store.Open(ctx, dir, opt); err == nil { // that also ends what was cut off
		said, err := w.Verify(ctx)
		w.Close()
		if err != nil || len(said) == 0 {
			return nil, store.Fault(doing, orRefuse(err, "台账检查完好，不需要修复，没有改动。"))
		}
	} else if !store.Damaged(err) {
		return nil, err
	}
	backup := goodBackup(ctx, dir, opt.Key)
	if backup == "" {
		return nil, store.Refuse("backup 文件夹里没有完好的备份，不能修复，没有改动。可以用“只查看”打开台账，把还读得出的内容导出；别处存有备份的，请用“恢复备份”。")
	}
	now := opt.Now
	if now == nil {
		now = time.Now
	}
	release, err := store.Claim(dir, now())
	if err != nil {
		return nil, store.Fault(doing, err)
	}
	defer release()
	key, copied, err := store.KeyFor(dir, backup, opt)
	if err != nil {
		return nil, store.Fault(doing, err)
	}
	if _, err := (shelf{filepath.Join(dir, store.AttachDir), key}).copyFrom(ctx, beside(backup, copied), now()); err != nil {
		return nil, store.Fault("恢复附件", err)
	}
	r, err := store.Repair(ctx, dir, backup, opt)
	if err != nil {
		return nil, store.Fault(doing, err)
	}
	return r, nil
}

func orRefuse(err error, words string) error {
	if err != nil {
		return err
	}
	return store.Refuse("%s", words)
}

// goodBackup is the newest backup that is whole; empty if none is.
func goodBackup(ctx context.Context, dir string, key *vault.Key) string {
	for _, b := range store.BackupsIn(dir) {
		if store.CheckCopy(ctx, b.Path, key) == nil {
			return b.Path
		}
	}
	return ""
}

// SaveElsewhere makes a ledger in dir, a folder without one, of an open ledger whose file
// was taken: of the file if its handle still reads, with its log; else of the records in
// memory, which b holds (whole reports which). What is attached is copied, too.
func SaveElsewhere(ctx context.Context, w *store.Workspace, b *model.Book, dir string, opt store.Options) (whole bool, err error) {
	const doing = "另存台账"
	if store.Exists(dir) {
		return false, store.Refuse("文件夹“%s”里已经有台账，没有另存。请选一个空文件夹。", dir)
	}
	made, flaw := "", error(nil)
	if w.Readable() {
		made, flaw = w.CopyTo(ctx, filepath.Join(dir, store.LedgerFile))
	}
	if made == "" && b == nil {
		return false, store.Fault(doing, flaw)
	}
	opt.New, opt.Key = made == "", w.Key() // what was encrypted stays so
	to, err := store.Open(ctx, dir, opt)
	if err != nil {
		return false, store.Fault(doing, err)
	}
	defer to.Close()
	note := "另存自“" + w.Dir() + "”：那里的台账文件在程序打开时不见了或者被改动了"
	if made == "" {
		w.Log().Warn("saved from memory", "err", flaw)
		if _, err = to.Fill(ctx, store.BatchRepair, note+"；只有记录，没有操作记录", b.Records()); err != nil {
			return false, store.Fault(doing, err)
		}
	} else if err := to.NoteRestore(ctx, note); err != nil {
		return true, store.Fault(doing, err)
	}
	from, _ := shelves(w)
	if _, err := os.Stat(from.dir); err != nil {
		return made != "", nil // no folder, or no stick
	}
	_, err = shelf{filepath.Join(dir, store.AttachDir), w.Key()}.copyFrom(ctx, from, w.Now())
	return made != "", store.Fault("另存附件", err)
}
