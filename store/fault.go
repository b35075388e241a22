package store

// Errors for people: a Chinese sentence that says what happened, what is safe
// and what to do. The log has the rest.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"partyledger/model"
	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

// Error is an error whose text is for people.
type Error struct {
	What string // what was being done or what went wrong, in a few words
	Say  string // the whole sentence
	Err  error  // the cause, for the log; may be nil
}

func (e *Error) Error() string { return e.Say }
func (e *Error) Unwrap() error { return e.Err }

var (
	errDamaged = errors.New("database damaged")
	errForeign = errors.New("not a ledger")
	errInUse   = errors.New("in use")
)

// errNewer says that the file was written by a later version.
type errNewer struct{ file, program int }

func (e errNewer) Error() string {
	return fmt.Sprintf("file version %d, program knows %d", e.file, e.program)
}

// fault wraps a cause with what was being done, once, in words for people.
func Fault(doing string, err error) error {
	var e *Error
	if err == nil || errors.As(err, &e) {
		return err
	}
	return &Error{What: doing, Say: doing + "没有成功：" + explain(err), Err: err}
}

// Refuse is a refusal in words for people, without a cause.
func Refuse(format string, args ...any) error {
	return &Error{What: "拒绝", Say: fmt.Sprintf(format, args...)}
}

// RefuseFile is the refusal of a file that was to be read: what is the matter, and what
// to do. cause is for the log; it may be nil.
func RefuseFile(cause error, what, todo string) error {
	return &Error{What: "读取文件", Say: what + "。原文件没有改动，台账里也没有写入内容。" + todo, Err: cause}
}

// Explain is the sentence that a person sees for any error.
func Explain(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Say
	}
	return explain(err)
}

func explain(err error) string {
	var newer errNewer
	var pages errPages
	var taken errTaken
	var lost errLost
	var absent errAbsent
	var odd *plainfile.OddError
	switch {
	case errors.Is(err, context.Canceled):
		return "已按要求取消，没有写入任何内容。"
	case errors.As(err, &taken):
		return taken.say()
	case errors.As(err, &newer):
		return fmt.Sprintf("这份台账由更新的程序版本建立（台账版本%d，本程序支持到%d）。数据没有改动。请用新版程序打开。", newer.file, newer.program)
	case errors.As(err, &absent):
		return "“" + absent.dir + "”里没有台账，也没有建立。"
	case errors.As(err, &lost):
		return lost.say()
	case errors.Is(err, errEmpty):
		return "文件是空的（0字节），不是一份台账，没有改动它。可能是复制没有完成，或者存储介质出错；有备份的，可以用备份恢复。这里从来没有过台账的，请先删去这个空文件。"
	case errors.As(err, &odd):
		return "“" + odd.Path + "”是" + odd.Kind() + "，不是文件，没有读它，也没有改动它。请把它移走或者改名，再重试。"
	case errors.Is(err, errForeign):
		return "该文件夹里的 ledger.db 不是本程序的台账，没有改动它。请换一个文件夹；这里原来有台账的，可以用备份恢复。"
	case errors.As(err, &pages):
		return pages.say()
	case saySealed(err) != "":
		return saySealed(err)
	case isUnsealed(err):
		return "台账损坏：读到的一页数据与保存时不一致，可能是存储介质损坏，或者被别的程序改写过。没有使用其中的内容，这一步没有完成。请先把整个文件夹复制一份留存，再用“修复台账”（plctl repair）修复，或者用“恢复备份”（plctl restore）从 backup 文件夹中最近的备份恢复。"
	case isDamaged(err):
		return "数据文件不完整或已损坏，为避免进一步损坏没有打开它。请先把整个文件夹复制一份留存，再用“修复台账”（plctl repair）修复，或者用“恢复备份”（plctl restore）从 backup 文件夹中最近的备份恢复。"
	case isDiskFull(err):
		return "磁盘空间不足。已写入的数据没有受损，这一步没有完成。请清理磁盘或换一个位置后重试。"
	case isProtected(err):
		return "所在的磁盘或者文件是只读的（写保护）。数据没有改动。请去掉写保护，或者换一个可以写入的位置，再重试。"
	case isDenied(err):
		return "当前账号没有权限使用" + fileOf(err) + "。数据没有改动。请联系管理员开通读写权限，或者换一个位置，再重试。"
	case errors.Is(err, errInUse) || isNumber(err, busyNumbers):
		return fileOf(err) + "正被另一个程序使用。数据没有改动。请先关闭那个程序，再重试。"
	case errors.Is(err, fs.ErrNotExist) || isNumber(err, goneNumbers):
		return "找不到文件或文件夹，可能U盘已拔出或文件被移走。请检查后重试。"
	case isNumber(err, notFolderNumbers):
		return fileOf(err) + "的路径里有一段是文件，不是文件夹。没有写入任何内容。请检查路径后重试。"
	case isNumber(err, badNameNumbers):
		return fileOf(err) + "这个名字太长，或者有系统不允许的字符。没有写入任何内容。请换一个文件名或者位置。"
	case isNumber(err, brokenNumbers):
		return brokenMedium
	}
	return explainSQLite(err)
}

const brokenMedium = "读写磁盘时出错，可能U盘已拔出或存储介质损坏。最近一次成功保存的数据仍在。请插好U盘，重新打开程序。"

// fileOf names the file or folder that the error is about.
func fileOf(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return "“" + p.Path + "”"
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return "“" + l.New + "”"
	}
	return "这个文件或文件夹"
}

func explainSQLite(err error) string {
	var s *sqlite.Error
	if !errors.As(err, &s) {
		return "出现意外情况（" + model.ClipLine(err.Error(), 120) + "）。这一步没有完成，已保存的数据没有受损。详情见日志。"
	}
	switch s.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "台账正被另一个程序使用。数据没有改动。请先关闭那个程序，再重试。"
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		return brokenMedium
	case sqlite3.SQLITE_CONSTRAINT:
		return "有记录与其他记录的引用不一致，这一步没有完成，什么也没有改动。详情见日志。"
	}
	return "数据库报告错误（" + model.ClipLine(err.Error(), 120) + "）。这一步没有完成，已保存的数据没有受损。详情见日志。"
}

// isNumber reports that the system gave one of the numbers.
func isNumber(err error, numbers []syscall.Errno) bool {
	var n syscall.Errno
	return errors.As(err, &n) && slices.Contains(numbers, n)
}

// isResult reports that SQLite gave one of the results.
func isResult(err error, results ...int) bool {
	var s *sqlite.Error
	return errors.As(err, &s) && slices.Contains(results, s.Code()&0xff)
}

func isDiskFull(err error) bool {
	return isNumber(err, fullNumbers) || isResult(err, sqlite3.SQLITE_FULL)
}

// isProtected reports that nobody may write there: a switch, an attribute, a policy.
func isProtected(err error) bool {
	return isNumber(err, protectedNumbers) || isResult(err, sqlite3.SQLITE_READONLY)
}

// isDenied reports that this account may not.
func isDenied(err error) bool {
	return errors.Is(err, fs.ErrPermission) || isResult(err, sqlite3.SQLITE_PERM)
}

// Damaged reports that an error says the ledger's file is damaged.
func Damaged(err error) bool { return isDamaged(err) }

func isDamaged(err error) bool {
	return errors.Is(err, errDamaged) || errors.Is(err, vault.ErrHeader) || errors.Is(err, vault.ErrCut) || isUnsealed(err) ||
		isResult(err, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
}

// saySealed is the sentence of an error about an encrypted file; empty if it is another.
func saySealed(err error) string {
	var code vault.CodeError
	var cipher vault.CipherError
	switch {
	case errors.Is(err, errLocked):
		return "这份台账（或者备份）是加密的，要输入口令才能打开。数据没有改动。"
	case errors.Is(err, vault.ErrPassword):
		return "口令不对，台账没有改动。请检查大小写和输入法后重试；忘记口令的，请用恢复码打开并另设口令。"
	case errors.Is(err, vault.ErrRecovery):
		return "恢复码不是这份台账的，台账没有改动。请核对恢复单上的日期和台账，换一张重试。"
	case errors.As(err, &code):
		return sayCode(code)
	case errors.Is(err, vault.ErrOtherKey):
		return "这份加密的台账（或者备份）用的是另一个密钥，要用它自己的口令打开。数据没有改动。"
	case errors.Is(err, vault.ErrHeader), errors.Is(err, vault.ErrCut):
		return "加密台账开头的密钥部分已经损坏，用口令也打不开这个文件。没有改动它，原有的备份都还在。" +
			"请先把整个文件夹复制一份留存，再用“恢复备份”（plctl restore）从 backup 文件夹中最近的备份恢复，口令不变。"
	case errors.Is(err, vault.ErrNewer):
		return "这份加密的台账由更新的程序版本建立。数据没有改动。请用新版程序打开。"
	case errors.As(err, &cipher):
		return "这份台账用的加密算法在这台电脑上不能使用，或者本程序版本不支持。数据没有改动。请换一台电脑，或者用新版程序打开。"
	case errors.Is(err, vault.ErrBlob):
		return "加密保存的文件已被改动，或者属于另一份台账，没有使用其中的内容。"
	}
	return ""
}

func sayCode(e vault.CodeError) string {
	switch {
	case e.Group > 0:
		return fmt.Sprintf("恢复码第%d组有错，台账没有改动。请对照恢复单重新输入这一组。", e.Group)
	case e.Characters != 36:
		return fmt.Sprintf("恢复码应为36个字符（9组，每组4个），现在有%d个，台账没有改动。请对照恢复单补全。", e.Characters)
	}
	return "恢复码有不止一处输错，台账没有改动。请对照恢复单从头核对。"
}

// isUnsealed reports that SQLite met a page that is not as it was written.
func isUnsealed(err error) bool {
	var s *sqlite.Error
	return errors.As(err, &s) && s.Code() == sqlite3.SQLITE_IOERR_DATA
}
