package keep

// Encrypting a ledger with all that lies beside it: attached files, backups, settings.
// The order is such that a cut leaves a ledger that has all its files: first the files
// are there in both ways, then the ledger is swapped, then those of before go.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"partyledger/store"
	"partyledger/store/vault"
)

// OldCopies is what becomes of the backups of before.
type OldCopies string

// The choices.
const (
	ConvertCopies OldCopies = "convert" // they are encrypted as the ledger is
	DeleteCopies  OldCopies = "delete"
	KeepCopies    OldCopies = "keep"
)

// Converted is what was done.
type Converted struct {
	Kept      string   `json:"kept"`      // where the ledger's file of before is; empty = nowhere
	Files     int      `json:"files"`     // attached files that were sealed anew
	Converted []string `json:"converted"` // backups
	Deleted   []string `json:"deleted"`   // backups
	Left      []string `json:"left"`      // backups as they were
	Troubles  []string `json:"troubles"`  // what was not done, in words for people; the ledger itself was
}

// Convert has the ledger in dir, which must not be open and which opt.Key opens if it is
// encrypted, encrypted by another key; nil = no more.
func Convert(ctx context.Context, dir string, to *vault.Key, copies OldCopies, opt store.Options) (*Converted, error) {
	const doing = "变更台账加密"
	if opt.Now == nil {
		opt.Now = time.Now
	}
	release, err := store.Claim(dir, opt.Now())
	if err != nil {
		return nil, store.Fault(doing, err)
	}
	defer release()
	c := &converting{ctx: ctx, dir: dir, from: opt.Key, to: to, opt: opt, Converted: &Converted{}}
	if !store.LedgerSealed(dir) {
		c.from = nil
	}
	own := filepath.Join(dir, store.AttachDir)
	old, err := c.seal(own)
	if err != nil {
		return nil, store.Fault(doing, err)
	}
	if c.Kept, err = store.Convert(ctx, dir, to, opt); err != nil {
		return nil, store.Fault(doing, err)
	}
	c.finish(old, copies)
	return c.Converted, nil
}

// ConvertInto writes the ledger in dir, which must not be open and which opt.Key opens if
// it is encrypted, with its attached files encrypted by another key into another folder,
// in which there is none. What is in dir stays as it is.
func ConvertInto(ctx context.Context, dir, into string, to *vault.Key, opt store.Options) error {
	const doing = "另存加密的台账"
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if store.Exists(into) {
		return store.Refuse("文件夹“%s”里已经有台账，没有另存。请选一个空文件夹。", into)
	}
	if err := os.MkdirAll(into, 0o700); err != nil {
		return store.Fault(doing, err)
	}
	for _, d := range []string{dir, into} {
		release, err := store.Claim(d, opt.Now())
		if err != nil {
			return store.Fault(doing, err)
		}
		defer release()
	}
	from, own := shelf{filepath.Join(dir, store.AttachDir), opt.Key}, shelf{filepath.Join(into, store.AttachDir), to}
	if !store.LedgerSealed(dir) {
		from.key = nil
	}
	bad, err := own.copyFrom(ctx, from, opt.Now())
	if err == nil && len(bad) > 0 {
		return store.Refuse("附件“%s”与添加时不一致，没有另存。请先检查台账。", bad[0])
	}
	if err == nil {
		_, err = store.ConvertInto(ctx, dir, into, to, opt)
	}
	return store.Fault(doing, err)
}

// Settle does again what follows the conversion of a ledger that is encrypted by opt.Key,
// where a cut has left plain files: those beside it and plain backups.
func Settle(ctx context.Context, dir string, copies OldCopies, opt store.Options) (*Converted, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	release, err := store.Claim(dir, opt.Now())
	if err != nil {
		return nil, store.Fault("整理加密台账", err)
	}
	defer release()
	c := &converting{ctx: ctx, dir: dir, to: opt.Key, opt: opt, Converted: &Converted{}}
	old, err := c.seal(filepath.Join(dir, store.AttachDir))
	if err != nil {
		return nil, store.Fault("整理加密台账", err)
	}
	c.finish(old, copies)
	return c.Converted, nil
}

// converting is one such change.
type converting struct {
	*Converted
	ctx      context.Context
	dir      string
	from, to *vault.Key
	opt      store.Options
}

// seal writes the files of a folder by the new key beside those of before, and lists
// these. What is not as it was stays as it is.
func (c *converting) seal(dir string) (old []string, err error) {
	from, to := shelf{dir, c.from}, shelf{dir, c.to}
	paths, err := from.files()
	if err != nil {
		return nil, err
	}
	for _, at := range paths {
		if err := c.ctx.Err(); err != nil {
			return nil, err
		}
		rel, data, err := from.load(at)
		if errors.Is(err, vault.ErrBlob) {
			continue // changed, or of another key: it says nothing to this one
		}
		if err != nil {
			return nil, err
		}
		if to.path(rel) == at {
			continue
		}
		if err := to.place(rel, data, c.opt.Now()); err != nil {
			return nil, err
		}
		c.Files++
		old = append(old, at)
	}
	return old, nil
}

// finish removes what is of before and does the backups.
func (c *converting) finish(old []string, copies OldCopies) {
	for _, at := range old {
		c.trouble("没有加密的附件没有删除", os.Remove(at))
	}
	c.trouble("界面设置和运行日志没有处理", store.ConvertBeside(c.dir, c.from, c.to))
	for _, path := range store.BackupFiles(c.dir) {
		c.copy(path, copies)
	}
	if copies == KeepCopies {
		return
	}
	old, err := c.seal(filepath.Join(c.dir, store.BackupDir, store.AttachDir))
	c.trouble("备份中的附件没有处理", err)
	for _, at := range old {
		c.trouble("备份中没有加密的附件没有删除", os.Remove(at))
	}
}

// copy does one backup. What the ledger was before its conversion the ledger has.
func (c *converting) copy(path string, copies OldCopies) {
	name := filepath.Base(path)
	if sealed := store.Sealed(path); sealed && c.to != nil && c.to.Check(path) == nil || !sealed && c.to == nil {
		return // as it is to be
	} else if sealed && (c.from == nil || c.from.Check(path) != nil) {
		c.Left = append(c.Left, path)
		return // another key's
	}
	switch {
	case copies == KeepCopies:
		c.Left = append(c.Left, path)
	case copies == DeleteCopies || path == c.Kept:
		err := errors.Join(os.Remove(path), gone(os.Remove(path+"-journal")))
		if c.trouble("备份“"+name+"”没有删除", err); err != nil {
			c.Left = append(c.Left, path)
		} else if path == c.Kept {
			c.Kept = ""
		} else {
			c.Deleted = append(c.Deleted, path)
		}
	default:
		err := store.ConvertCopy(c.ctx, path, c.to, c.opt)
		if c.trouble("备份“"+name+"”没有处理", err); err != nil {
			c.Left = append(c.Left, path)
		} else {
			c.Converted.Converted = append(c.Converted.Converted, path)
		}
	}
}

func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (c *converting) trouble(what string, err error) {
	if err != nil {
		c.Troubles = append(c.Troubles, what+"："+store.Explain(err))
	}
}
