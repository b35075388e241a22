package store

// Which names in a folder are a ledger's own, and what shows that one was there.

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/store/plainfile"
)

// How a database begins.
const (
	sqliteMagic = "SQLite format 3\x00"
	headerSize  = 100
	maxSmall    = 1 << 20 // bytes of the small files beside it
)

const journalSuffix = "-journal"

// FailedName is the file that says that the last backup failed.
const FailedName = "ledger.nobackup"

// underWay are the files that a swap which was cut off leaves.
var underWay = []string{newFile, stateFile}

// ownFiles are the files in a ledger's folder.
var ownFiles = []string{LedgerFile, LedgerFile + journalSuffix, LedgerFile + "-wal",
	LedgerFile + "-shm", newFile, partFile, partFile + journalSuffix, sourceFile, stateFile, FailedName, lockName, ownerName, headName,
	settingsName, settingsName + ".bak", formsName}

// backupNames begin the names of copies in the backup folder.
var backupNames = []string{"台账备份-", "恢复前-", "升级前-", "损坏-", "加密前-", "换密钥前-", "解密前-"}

// ownName reports a name that is the ledger's own in whatever folder: a file of it there
// would make a ledger of the folder, or spoil the one that comes.
func ownName(name string) bool {
	name = strings.ToLower(name)
	rest, ok := strings.CutPrefix(name, LedgerFile)
	return ok && (rest == "" || rest[0] == '-' || rest[0] == '.') || !strings.HasPrefix(name, settingsName) &&
		slices.Contains(ownFiles, name)
}

func isBackup(name string) bool {
	return slices.ContainsFunc(backupNames, func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// holdsLedger reports that a folder is a ledger's, or was.
func holdsLedger(dir string) bool {
	_, err := os.Lstat(filepath.Join(dir, lockName))
	return err == nil || Exists(dir)
}

// Exists reports that the folder holds a ledger, or what is left of one. One that this
// account may not even see is there too: a second one must never be made because of that.
func Exists(dir string) bool { return found(dir, LedgerFile) || len(remains(dir)) > 0 }

func found(dir, name string) bool {
	_, err := os.Lstat(filepath.Join(dir, name))
	return !errors.Is(err, fs.ErrNotExist) && !isNumber(err, notFolderNumbers)
}

// remains says what of a ledger is in the folder beside ledger.db itself.
func remains(dir string) []string {
	var out []string
	for _, name := range append([]string{LedgerFile + journalSuffix, headName}, underWay...) {
		if found(dir, name) {
			out = append(out, "文件 "+name)
		}
	}
	if len(BackupFiles(dir)) > 0 {
		out = append(out, "备份（backup 文件夹）")
	}
	return out
}

// BackupFiles lists the copies in the backup folder of the ledger in dir, by their names
// or what they begin with, in no order.
func BackupFiles(dir string) []string {
	paths, _ := filepath.Glob(filepath.Join(GlobEscape(filepath.Join(dir, BackupDir)), "*.db"))
	return slices.DeleteFunc(paths, func(path string) bool {
		if plainfile.Check(path) != nil {
			return true
		}
		if isBackup(filepath.Base(path)) {
			return false
		}
		head, err := headOf(path)
		return err != nil || !ofLedger(head) && !Sealed(path)
	})
}

// refuseOdd refuses a ledger of whose files one is a pipe, a device, a socket or a folder.
func refuseOdd(dir string) error {
	for _, name := range append([]string{filepath.Join(logDir, logName)}, ownFiles...) {
		if err := plainfile.Check(filepath.Join(dir, name)); errors.As(err, new(*plainfile.OddError)) {
			return err
		}
	}
	return nil
}

var errEmpty = errors.New("the ledger's file is empty")

// errAbsent says that there is no ledger.
type errAbsent struct{ dir string }

func (e errAbsent) Error() string { return "no ledger in " + e.dir }

// errLost says that the ledger's file is missing and that something of it is there.
type errLost struct {
	dir  string
	left []string
}

func (e errLost) Error() string { return fmt.Sprintf("no ledger in %s, which has %v", e.dir, e.left) }

func (e errLost) say() string {
	return "“" + e.dir + "”里的台账文件 ledger.db 不见了，但还有它的" + strings.Join(e.left, "、") +
		"。没有另建台账，这些文件都没有改动。请先找一找 ledger.db 是否被移走、改名或者被杀毒软件隔离；找不到的，可以用备份恢复。确要另建一份新台账的，请换一个空文件夹。"
}

// IsAbsent reports that a ledger was not opened since there is none, nor anything of one.
func IsAbsent(err error) bool { return errors.As(err, new(errAbsent)) }

// MayRestore reports that a ledger was not opened since its file is missing, not whole or
// not a ledger's, so that a backup can take its place.
func MayRestore(err error) bool {
	return errors.Is(err, errEmpty) || errors.As(err, new(errLost)) || isDamaged(err) || errors.Is(err, errForeign) ||
		errors.As(err, new(errNewer))
}

// mayOpen says before anything is made in the folder whether a ledger can be opened
// there; create, that it is to be made.
func mayOpen(dir string, wanted bool) (create bool, err error) {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return false, &fs.PathError{Op: "open", Path: dir, Err: notFolderNumbers[0]}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if err := refuseOdd(dir); err != nil {
		return false, err
	}
	if slices.ContainsFunc(underWay, func(name string) bool { return found(dir, name) }) {
		return false, nil // a swap that was cut off is finished first
	}
	if found(dir, LedgerFile) {
		if !found(dir, lockName) { // else a program may have it open, and closing the file let go of its locks
			err = checkBeginning(filepath.Join(dir, LedgerFile))
		}
		return false, err
	}
	switch left := remains(dir); {
	case len(left) > 0:
		return false, errLost{dir, left}
	case !wanted:
		return false, errAbsent{dir}
	}
	return true, nil
}

// checkBeginning refuses what begins as no ledger does; an encrypted one is asked for its
// key later.
func checkBeginning(path string) error {
	head, err := headOf(path)
	if err == nil && !Sealed(path) {
		err = headFault(head)
	}
	return err
}
