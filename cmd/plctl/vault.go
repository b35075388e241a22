package main

// The encryption of the ledger: set, changed, taken off, recovered.

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
)

type vaultCmd struct {
	Status  vaultStatusCmd  `cmd:"" help:"台账和备份是否已加密"`
	Set     vaultSetCmd     `cmd:"" help:"设置口令，加密台账、附件和备份，并生成恢复单"`
	Change  vaultChangeCmd  `cmd:"" help:"更改口令（不重新加密；原口令可能已泄露的请用 rekey）"`
	Rekey   vaultRekeyCmd   `cmd:"" help:"换密钥和口令，全部重新加密"`
	Off     vaultOffCmd     `cmd:"" help:"取消口令，解密台账"`
	Recover vaultRecoverCmd `cmd:"" help:"忘记口令时，用恢复单上的恢复码另设口令"`
}

// secretFlags are those of every command that gives a new password.
type secretFlags struct {
	NewPasswordFile string `placeholder:"FILE" help:"存有新口令的文本文件（第一行）；不写则在终端询问两次"`
}

// sheetFlags are those of every command that makes a new recovery code.
type sheetFlags struct {
	RecoveryOut string `required:"" placeholder:"OUT.pdf" help:"恢复单写到哪个PDF文件；打印后请删除"`
	outputFlags
}

// copiesFlag is what becomes of the backups of before.
type copiesFlag struct {
	Backups string `default:"convert" enum:"convert,delete,keep" help:"原有的备份：convert一并转换（默认）、delete删除、keep保留原样"`
}

func (c copiesFlag) choice() keep.OldCopies { return keep.OldCopies(c.Backups) }

type vaultStatusCmd struct{}

// vaultStatus is what the command answers.
type vaultStatus struct {
	Sealed        bool     `json:"sealed"`
	SealedBackups int      `json:"sealedBackups"`
	PlainBackups  []string `json:"plainBackups"`
}

func (vaultStatusCmd) Run(r *run) error {
	dir := r.cli.Workspace
	if !store.Exists(dir) {
		return store.Refuse("“%s”里没有台账。", abs(dir))
	}
	s := vaultStatus{Sealed: store.LedgerSealed(dir), PlainBackups: []string{}}
	for _, path := range store.BackupFiles(dir) {
		if store.Sealed(path) {
			s.SealedBackups++
		} else {
			s.PlainBackups = append(s.PlainBackups, path)
		}
	}
	return r.answer(s, func() {
		if !s.Sealed {
			r.line("台账没有加密。设置口令：%s", r.command("vault", "set", "--recovery-out", "恢复单.pdf"))
			return
		}
		r.line("台账已加密。")
		r.line("备份：已加密%d份，没有加密%d份", s.SealedBackups, len(s.PlainBackups))
		for _, path := range s.PlainBackups {
			r.line("  %s", path)
		}
	})
}

type vaultSetCmd struct {
	secretFlags
	sheetFlags
	copiesFlag
	Cipher string `default:"xchacha" enum:"xchacha,sm4" help:"算法：xchacha（默认）、sm4（国密SM4-GCM）"`
}

func (c vaultSetCmd) Run(r *run) error {
	if store.LedgerSealed(r.cli.Workspace) {
		return r.unlocked(func(opt store.Options) error {
			res, err := keep.Settle(r.ctx, r.cli.Workspace, c.choice(), opt)
			if err != nil {
				return err
			}
			r.say("台账已经加密，口令没有改动；旁边没有加密的文件已按要求处理。要改口令请用 plctl vault change。")
			return r.answerConverted(res)
		})
	}
	c.NewPasswordFile = cmp.Or(c.NewPasswordFile, r.cli.LedgerPasswordFile) // a ledger that has no password yet can mean no other
	return r.convert(newVault{c.secretFlags, c.sheetFlags, c.copiesFlag, c.Cipher}, "台账已设置口令并加密。")
}

type vaultRekeyCmd struct {
	secretFlags
	sheetFlags
	copiesFlag
	Cipher string `default:"xchacha" enum:"xchacha,sm4" help:"算法：xchacha（默认）、sm4（国密SM4-GCM）"`
}

func (c vaultRekeyCmd) Run(r *run) error {
	if !store.LedgerSealed(r.cli.Workspace) {
		return r.notSealed()
	}
	return r.convert(newVault{c.secretFlags, c.sheetFlags, c.copiesFlag, c.Cipher}, "已换密钥和口令，全部重新加密。原来的口令和恢复单作废。")
}

func (r *run) notSealed() error {
	return store.Refuse("台账没有加密，没有改动。设置口令请用 plctl vault set。")
}

// newVault is how a ledger is to be encrypted.
type newVault struct {
	secretFlags
	sheetFlags
	copiesFlag
	cipher string
}

// convert encrypts the ledger under a new key.
func (r *run) convert(c newVault, done string) error {
	sheet := c.to(c.RecoveryOut)
	if err := sheet.Check(); err != nil {
		return err
	}
	return r.unlocked(func(opt store.Options) error {
		b, err := r.known(opt)
		if err != nil {
			return err
		}
		password, err := r.fresh(c.NewPasswordFile, model.OfficeNames(b))
		if err != nil {
			return err
		}
		code := vault.NewCode()
		key, err := store.NewKey(map[string]vault.Cipher{"xchacha": vault.XChaCha, "sm4": vault.SM4GCM}[c.cipher], password, code)
		if err != nil {
			return err
		}
		if err := r.writeSheet(sheet, b, code); err != nil {
			return errors.Join(err, key.Close())
		}
		res, err := keep.Convert(r.ctx, r.cli.Workspace, key, c.choice(), opt)
		if err != nil {
			return errors.Join(err, os.Remove(c.RecoveryOut), key.Close()) // of a key that nothing is encrypted by
		}
		r.say("%s", done)
		r.saySheet(c.RecoveryOut)
		return errors.Join(r.answerConverted(res), key.Close())
	})
}

// known reads the ledger, which is found to be whole by the way.
func (r *run) known(opt store.Options) (b *model.Book, err error) {
	w, err := store.Open(r.ctx, r.cli.Workspace, opt)
	if err != nil {
		return nil, r.unopened(err, opt.Key)
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if err := w.MayWrite(); err != nil {
		return nil, err
	}
	said, err := w.Verify(r.ctx)
	if err != nil {
		return nil, err
	}
	if len(said) > 0 {
		return nil, store.Refuse("台账检查出%d处问题，没有改动。请先用 plctl verify 查看，修复后再试。", len(said))
	}
	return w.Book(r.ctx, store.Query{})
}

func (r *run) writeSheet(to store.Target, b *model.Book, code string) error {
	today, err := r.asOf()
	if err != nil {
		return err
	}
	return keep.WriteRecovery(to, keep.UnitName(b), code, today)
}

func (r *run) saySheet(path string) {
	r.say("恢复单已写到：%s", abs(path))
	r.say("请马上打印、密封、锁好，再删除这个文件。口令和恢复单都丢失的，台账谁也打不开。")
}

func (r *run) answerConverted(res *keep.Converted) error {
	if res.Kept != "" {
		r.say("原来的数据文件留存在：%s", res.Kept)
	}
	if len(res.Left) > 0 {
		r.say("有%d份备份保留原样：", len(res.Left))
		for _, path := range res.Left {
			r.say("  %s", filepath.Base(path))
		}
	}
	for _, s := range res.Troubles {
		r.say("%s", s)
	}
	if err := r.answer(res, func() {}); err != nil || len(res.Troubles) == 0 {
		return err
	}
	return errProblems
}

type vaultChangeCmd struct{ secretFlags }

func (c vaultChangeCmd) Run(r *run) error {
	if !store.LedgerSealed(r.cli.Workspace) {
		return r.notSealed()
	}
	return r.unlocked(func(opt store.Options) error {
		return r.newSecrets(opt, c.NewPasswordFile, nil)
	})
}

// newSecrets gives the ledger a new password, and if a sheet is wanted a new recovery code.
func (r *run) newSecrets(opt store.Options, file string, sheet *store.Target) (err error) {
	b, err := r.known(opt)
	if err != nil {
		return err
	}
	password, err := r.fresh(file, model.OfficeNames(b))
	if err != nil {
		return err
	}
	w, err := store.Open(r.ctx, r.cli.Workspace, opt)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if sheet != nil {
		code := vault.NewCode()
		if err := r.writeSheet(*sheet, b, code); err != nil {
			return err
		}
		if _, err := w.SetRecovery(code); err != nil { // the backups follow with the password
			return errors.Join(err, os.Remove(sheet.Path))
		}
		r.saySheet(sheet.Path)
	}
	troubles, err := w.SetPassword(password)
	if err != nil {
		return err
	}
	r.say("口令已更改，台账文件夹中用同一密钥加密的备份也一并更改。存在别处的备份仍用原来的口令。")
	for _, s := range troubles {
		r.say("%s", s)
	}
	if len(troubles) > 0 {
		return errProblems
	}
	return nil
}

type vaultRecoverCmd struct {
	RecoveryCodeFile string `placeholder:"FILE" help:"存有恢复码的文本文件（第一行）；不写则从终端读入"`
	secretFlags
	sheetFlags
}

func (c vaultRecoverCmd) Run(r *run) error {
	dir := r.cli.Workspace
	if !store.LedgerSealed(dir) {
		return r.notSealed()
	}
	sheet := c.to(c.RecoveryOut)
	if err := sheet.Check(); err != nil {
		return err
	}
	code, err := r.shown("恢复码（9组，每组4个字符）：", c.RecoveryCodeFile)
	if err != nil {
		return err
	}
	opt := r.options()
	if opt.Key, err = store.UnlockRecovery(dir, code); err != nil {
		return err
	}
	return errors.Join(r.newSecrets(opt, c.NewPasswordFile, &sheet), opt.Key.Close())
}

type vaultOffCmd struct {
	Backups string `default:"keep" enum:"convert,delete,keep" help:"加密的备份：keep保留原样（默认，仍要口令）、convert一并解密、delete删除"`
}

func (c vaultOffCmd) Run(r *run) error {
	if !store.LedgerSealed(r.cli.Workspace) {
		return r.notSealed()
	}
	return r.unlocked(func(opt store.Options) error {
		if _, err := r.known(opt); err != nil {
			return err
		}
		res, err := keep.Convert(r.ctx, r.cli.Workspace, nil, keep.OldCopies(c.Backups), opt)
		if err != nil {
			return err
		}
		r.say("台账已取消口令，不再加密，已记入操作记录。拿到这个文件夹的人都能打开它。")
		return r.answerConverted(res)
	})
}
