package store

// Encrypting a ledger, under another key, and no more: a new file takes the old one's
// place, by a swap. The same for its backups, one by one.

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

// conversion is how going from one key to another is called.
type conversion struct{ job, aside, note string }

func conversionOf(from, to *vault.Key) conversion {
	switch {
	case from == nil:
		return conversion{jobSeal, "加密前-", "台账设置了口令，已加密"}
	case to == nil:
		return conversion{jobUnseal, "解密前-", "台账取消了口令，不再加密"}
	}
	return conversion{jobRekey, "换密钥前-", "台账换了密钥和口令，重新加密"}
}

// Convert has the ledger in dir, which the caller has claimed and which opt.Key opens if it
// is encrypted, encrypted by another key; nil = no more. It answers where the file is that
// was there.
func Convert(ctx context.Context, dir string, to *vault.Key, opt Options) (kept string, err error) {
	return ConvertInto(ctx, dir, dir, to, opt)
}

// ConvertInto is Convert that puts the new ledger into another folder, which the caller has
// claimed too and in which none is; the one in dir stays as it is.
func ConvertInto(ctx context.Context, dir, into string, to *vault.Key, opt Options) (kept string, err error) {
	if to != nil && to.Closed() {
		return "", errors.New("the key to encrypt by is closed")
	}
	was, err := keepingOf(standing(dir, opt.Key), opt.Key)
	if err != nil {
		return "", err
	}
	how := conversionOf(was.key, to)
	logKey := to
	if logKey == nil {
		logKey = was.key // it was about an encrypted one
	}
	log, done := logFor(into, logKey)
	defer done()
	s, err := beginSwap(into, how.job, how.aside, opt, log)
	if err != nil {
		return "", err
	}
	s.key = to
	err = s.writeFrom(ctx, standing(dir, was.key), s.opt, func(p *Workspace) error {
		if err := p.migrateWhole(ctx); err != nil {
			return err
		}
		return p.note(ctx, BatchSeal, how.note)
	})
	if kept, err = s.replace(err); err == nil && into != dir {
		err = convertSettings(dir, into, was.key, to)
	}
	return kept, err
}

// ConvertCopy has the backup at path, which opt.Key opens if it is encrypted, encrypted by
// another key; nil = no more. It is replaced when the new one is whole and compared.
func ConvertCopy(ctx context.Context, path string, to *vault.Key, opt Options) error {
	db, err := openSource(ctx, path, opt)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	kept := madeBy(to)
	ready := func() error {
		return errors.Join(conn.Close(), db.Close(), plainfile.Check(path)) // Windows renames over no open file
	}
	sweepBeside(path)
	if err := putFile(path, 0o644, ready, func(temp *os.File) error {
		into, err := kept.into(temp.Name())
		if err != nil {
			return err
		}
		if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", into); err != nil {
			return err
		}
		if err := kept.checkWhole(ctx, temp.Name()); err != nil {
			return err
		}
		return sameRows(ctx, conn, kept, temp.Name())
	}); err != nil {
		return err
	}
	return errors.Join(files.Remove(path+journalSuffix), SyncDir(filepath.Dir(path)))
}

// ConvertBeside seals by another key, or no more, what lies beside the ledger in dir: the
// settings, and what was being filled in. The log of what was before is removed: it was kept in another way.
func ConvertBeside(dir string, from, to *vault.Key) error {
	failed := []error{convertSettings(dir, dir, from, to), convertForms(dir, from, to)}
	logs, err := filepath.Glob(filepath.Join(GlobEscape(LogDir(dir)), logName+"*"))
	for _, path := range logs {
		failed = append(failed, os.Remove(path))
	}
	return errors.Join(append(failed, err)...)
}

// LedgerSealed reports that the ledger in dir, which is not open in this process, is
// encrypted.
func LedgerSealed(dir string) bool { return Sealed(standing(dir, nil)) }

// SetPassword gives the open ledger, which is encrypted, another password, and its
// backups too. What cannot be given it is told, and keeps the old one.
func (w *Workspace) SetPassword(password string) (troubles []string, err error) {
	return w.setSecret(func(k *vault.Key) error { return k.SetPassword(password, w.pages) })
}

// SetRecovery is SetPassword of the recovery code, one of vault.NewCode.
func (w *Workspace) SetRecovery(code string) (troubles []string, err error) {
	return w.setSecret(func(k *vault.Key) error { return k.SetRecovery(code, w.pages) })
}

func (w *Workspace) setSecret(set func(k *vault.Key) error) (troubles []string, err error) {
	const doing = "更改口令"
	if err := w.MayWrite(); err != nil {
		return nil, err
	}
	if w.kept.key == nil {
		return nil, Refuse("台账没有加密，没有口令可改。")
	}
	if err := w.StillThere(); err != nil {
		return nil, err
	}
	if err := set(w.kept.key); err != nil {
		return nil, Fault(doing, err)
	}
	return w.FollowKey(), nil
}

// FollowKey gives the backups the ledger's password and recovery code, where a cut has
// left an older one. It answers what went wrong, in words for people.
func (w *Workspace) FollowKey() (troubles []string) {
	for _, path := range BackupFiles(w.dir) {
		if !Sealed(path) || w.kept.key.Check(path) != nil {
			continue // plain, or another key's
		}
		if err := w.follow(path); err != nil {
			w.log.Error("password of a backup", "path", path, "err", err)
			troubles = append(troubles, "备份“"+filepath.Base(path)+"”没有改成新口令，仍要用原来的口令："+explain(err))
		}
	}
	return troubles
}

func (w *Workspace) follow(path string) error {
	f, err := w.kept.key.Open(path)
	if err != nil {
		return err
	}
	_, err = w.kept.key.Follow(f)
	return errors.Join(err, f.Close())
}
