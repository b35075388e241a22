package privacy

// What an erasure reaches beside the database: attached files, the log in words, copies.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"partyledger/model"
	"partyledger/store"
)

// outside does what follows the write; what fails is told, the rest goes on.
func (res *Result) outside(ctx context.Context, w *store.Workspace, req Request) {
	res.trouble("运行日志里可能还有姓名", cleanLogs(w, res.Plan.words))
	res.trouble("没有保存的填写内容里可能还有姓名", w.KeepForms(nil))
	copies := res.Plan.Backups
	for i, path := range copies {
		var err error
		switch req.Backups {
		case RewriteBackups:
			if err = rewrite(ctx, w, req, path); err == nil {
				res.Rewrote = append(res.Rewrote, path)
			}
		case DeleteBackups:
			if err = errors.Join(os.Remove(path), removed(path+"-journal")); err == nil {
				res.Deleted = append(res.Deleted, path)
			}
		case KeepBackups:
			continue
		}
		res.trouble("备份“"+filepath.Base(path)+"”没有处理", err)
		if req.Progress != nil {
			req.Progress(i+1, len(copies))
		}
	}
	res.trouble("附件没有全部删除", removeFiles(ctx, w, res.Plan.Attachments, req.Backups == KeepBackups))
}

func (res *Result) trouble(what string, err error) {
	if err != nil {
		res.Troubles = append(res.Troubles, what+"："+store.Explain(err))
	}
}

// copies lists the ledger files in the backup folder, also those of before a restore or
// an upgrade.
func copies(w *store.Workspace) ([]string, error) {
	return filepath.Glob(filepath.Join(store.GlobEscape(filepath.Join(w.Dir(), store.BackupDir)), "*.db"))
}

// rewrite erases in a copy: it is opened as a ledger of its own, erased in, compacted, and
// put in the old one's place whole.
func rewrite(ctx context.Context, w *store.Workspace, req Request, path string) error {
	dir, err := w.Aside("改写备份-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	at := filepath.Join(dir, store.LedgerFile)
	if err := copyFile(at, path); err != nil {
		return err
	}
	if _, err := os.Stat(path + "-journal"); err == nil {
		if err := copyFile(at+"-journal", path+"-journal"); err != nil {
			return err
		}
	}
	if err := eraseCopy(ctx, w, dir, req); err != nil {
		return err
	}
	if err := os.Rename(at, path); err != nil {
		return err
	}
	if err := removed(path + "-journal"); err != nil {
		return err
	}
	return store.SyncDir(filepath.Dir(path))
}

func eraseCopy(ctx context.Context, w *store.Workspace, dir string, req Request) (err error) {
	c, err := store.Open(ctx, dir, store.Options{Now: w.Now, Actor: w.Actor(), Version: w.Version(), Key: w.Key()})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	p, err := plan(ctx, c.Conn(), req.Refs)
	if err != nil {
		return err
	}
	if len(p.Records) == 0 && p.Log == 0 {
		return c.Compact(ctx)
	}
	if _, err := eraseIn(ctx, c, req, p); err != nil {
		return err
	}
	return c.Compact(ctx)
}

// removed removes a file that need not be there.
func removed(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
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

// removeFiles removes attached files that no attachment of the ledger needs any more, and
// unless the copies keep what they have, those beside the copies too.
func removeFiles(ctx context.Context, w *store.Workspace, list []model.Attachment, keepCopies bool) error {
	var failed []error
	for _, a := range list {
		others, err := store.Load[model.Attachment](ctx, w.Conn(), "hash = ?", "", a.Hash)
		if err != nil {
			return err
		}
		if len(others) > 0 || a.Path() == "" {
			continue
		}
		dirs := []string{filepath.Join(w.Dir(), store.AttachDir)}
		if !keepCopies {
			dirs = append(dirs, filepath.Join(w.Dir(), store.BackupDir, store.AttachDir))
		}
		for _, dir := range dirs { // in an encrypted ledger's there may be plain ones of before
			for _, name := range []string{a.Path(), store.AttachmentName(w.Key(), a.Path())} {
				failed = append(failed, removed(filepath.Join(dir, name)))
			}
		}
	}
	return errors.Join(failed...)
}

// cleanLogs takes the words out of the log's files, of earlier versions too, which wrote
// what was done.
func cleanLogs(w *store.Workspace, words []string) error {
	files, err := filepath.Glob(filepath.Join(store.GlobEscape(store.LogDir(w.Dir())), "*"))
	if err != nil {
		return err
	}
	var failed []error
	for _, path := range files {
		failed = append(failed, cleanLog(path, words))
	}
	return errors.Join(failed...)
}

func cleanLog(path string, words []string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read log: %w", err)
	}
	clean := text
	for _, word := range words {
		clean = bytes.ReplaceAll(clean, []byte(word), []byte(model.ErasedText))
	}
	if bytes.Equal(clean, text) {
		return nil
	}
	return os.WriteFile(path, clean, 0o600) // in place: the log is open, and appends
}
