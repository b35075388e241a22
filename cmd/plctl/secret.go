package main

// Passwords: from a file, or asked for on the terminal without showing them; never an
// argument, which other programs can see.

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/term"

	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/vault"
)

// tries is how often a password is asked for.
const tries = 5

// unlocked runs f with the key of the ledger, if it is encrypted.
func (r *run) unlocked(f func(opt store.Options) error) (err error) {
	opt := r.options()
	dir := r.cli.Workspace
	if store.LedgerSealed(dir) {
		opt.Key, err = r.ask("台账口令：", r.cli.LedgerPasswordFile, "--ledger-password-file",
			func(p string) (*vault.Key, error) { return store.Unlock(dir, p) })
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, opt.Key.Close()) }()
	}
	return f(opt)
}

// unlockedCopy runs f with the key of a copy, too, if the ledger's does not open it.
func (r *run) unlockedCopy(path string, opt store.Options, file string, f func(opt store.Options) error) (err error) {
	if store.Sealed(path) && (opt.Key == nil || opt.Key.Check(path) != nil) {
		opt.CopyKey, err = r.ask("备份的口令：", file, "--backup-password-file",
			func(p string) (*vault.Key, error) { return store.UnlockCopy(path, p) })
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, opt.CopyKey.Close()) }()
	}
	return f(opt)
}

// ask unlocks by a password from a file or, if none is named, from the terminal, where a
// wrong one is asked for again, each time after a longer pause.
func (r *run) ask(prompt, file, flag string, unlock func(password string) (*vault.Key, error)) (*vault.Key, error) {
	if file != "" {
		p, err := passwordFile{file}.first()
		if err != nil {
			return nil, err
		}
		return unlock(p)
	}
	for n := 1; ; n++ {
		p, err := r.hidden(prompt, flag)
		if err != nil {
			return nil, err
		}
		k, err := unlock(p)
		if err == nil || !store.WrongSecret(err) || n == tries {
			return k, err
		}
		r.say("%s", store.Explain(err))
		select {
		case <-r.ctx.Done():
			return nil, r.ctx.Err()
		case <-time.After(time.Second << (n - 1)):
		}
	}
}

// importUnlocked imports; for files that open with a password only it asks on the
// terminal, if asks is set and there is one.
func (r *run) importUnlocked(w *store.Workspace, req intake.Request, asks bool) (*intake.Outcome, error) {
	for n := 1; ; n++ {
		res, err := intake.Import(r.ctx, w, req)
		locked := intake.NeedsPassword(err)
		if locked == nil || !asks || !term.IsTerminal(int(os.Stdin.Fd())) || n > tries*len(req.Files) {
			return res, err
		}
		if locked.Wrong {
			r.say("%s", store.Explain(err))
		}
		p, err := r.hidden(fmt.Sprintf("“%s”的打开密码：", filepath.Base(locked.File)), "--file-password-file")
		if err != nil {
			return nil, err
		}
		req.Passwords = append(req.Passwords, p)
	}
}

// hidden reads a line of the terminal without showing it.
func (r *run) hidden(prompt, flag string) (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return "", store.Refuse("需要口令，而这里没有终端可以询问，什么也没有做。请在终端中运行，或者用 %s 指定存有口令的文件。", flag)
	}
	fmt.Fprint(r.errOut, prompt)
	text, err := term.ReadPassword(in)
	fmt.Fprintln(r.errOut)
	return string(text), store.Fault("读取口令", err)
}

// fresh is a new password, which must not be weak: from a file, or asked for twice.
func (r *run) fresh(file string, context []string) (string, error) {
	p, err := passwordFile{file}.first()
	if err == nil && file == "" {
		p, err = r.twice()
	}
	if err != nil {
		return "", err
	}
	if why := vault.Weak(p, context...); why != "" {
		return "", store.Refuse("口令%s。没有改动。可以用几个互不相关的词连成的口令，既好记又难猜。", why)
	}
	return p, nil
}

func (r *run) twice() (string, error) {
	p, err := r.hidden("新口令（至少10个字符）：", "--new-password-file")
	if err != nil {
		return "", err
	}
	again, err := r.hidden("再输入一次：", "--new-password-file")
	if err == nil && again != p {
		err = store.Refuse("两次输入的口令不一样，没有改动。请重新运行。")
	}
	return p, err
}

// shown reads a line of what may be seen: a recovery code.
func (r *run) shown(prompt, file string) (string, error) {
	if file != "" {
		return passwordFile{file}.first()
	}
	if term.IsTerminal(int(os.Stdin.Fd())) {
		fmt.Fprint(r.errOut, prompt)
	}
	line, err := bufio.NewReader(io.LimitReader(os.Stdin, 1<<12)).ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimSpace(line), store.Fault("读取恢复码", err)
}
