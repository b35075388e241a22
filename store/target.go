package store

// Targets: whatever is handed out (a workbook, a report, a packet, a backup) goes to its
// place through here, and never into that of a ledger, a backup or an attached file. What
// a name stands for is asked of the file and of the folder that it lies in, since links,
// short names and another case of letters give one file many names.

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

// Target is the file that something is to be handed out to.
type Target struct {
	Path    string
	Replace bool // one that is there may go: the person was asked, or has said so

	swept bool // its folder was swept by this job: it need not be read for each of many files
}

// Check refuses, in words for people, what may not be written to. It is asked before the
// work, so that nobody waits for nothing, and again by Write.
func (t Target) Check() error {
	_, err := t.place()
	return err
}

// Write writes the file by f. The old file, if any, stays until the new one is whole; on
// an error nothing is left behind.
func (t Target) Write(f func(io.Writer) error) error { return t.write(0o644, f) }

// WritePrivate is Write for what is for nobody else's eyes.
func (t Target) WritePrivate(f func(io.Writer) error) error { return t.write(0o600, f) }

func (t Target) write(mode os.FileMode, f func(io.Writer) error) error {
	path, err := t.place()
	if err != nil {
		return err
	}
	if !t.swept {
		sweepBeside(path)
	}
	return writeFile(path, mode, t.Check, f)
}

// place answers where the file goes, links followed.
func (t Target) place() (string, error) {
	path, err := filepath.Abs(t.Path)
	if err == nil && (t.Path == "" || !filepath.IsLocal(filepath.Base(path))) {
		return "", Refuse("“%s”不能作文件名，没有写入任何内容。请换一个文件名。", t.Path)
	}
	if err == nil {
		path, err = followed(path)
	}
	if err != nil {
		return "", Fault("写入文件“"+t.Path+"”", err)
	}
	if own := ownPlace(path); own != "" {
		return "", refuseTarget(t.Path, own)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", Fault("写入文件“"+t.Path+"”", err)
	}
	return path, t.refuseFile(path, info)
}

// refuseFile refuses to replace what is there.
func (t Target) refuseFile(path string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		odd := &plainfile.OddError{Path: path, Mode: info.Mode()}
		return &Error{What: "写入文件", Err: odd,
			Say: "“" + t.Path + "”是" + odd.Kind() + "，不是文件，没有写入任何内容，它也没有改动。请换一个文件名。"}
	}
	if n, err := links(path, info); err != nil || n > 1 { // before it is opened: see vault.Open
		if err != nil {
			return Fault("写入文件“"+t.Path+"”", err)
		}
		return Refuse("“%s”另外还有别的文件名（硬链接），可能是台账的文件，没有写入任何内容，它也没有改动。请换一个文件名。", t.Path)
	}
	own, err := ownContent(path)
	switch {
	case err != nil:
		return &Error{What: "写入文件", Err: err,
			Say: "“" + t.Path + "”已经存在，而且读不到它的内容，无法确认不是台账或备份，没有替换它。请换一个文件名。"}
	case own != "":
		return refuseTarget(t.Path, own)
	case !t.Replace:
		return &Error{What: "写入文件", Err: ErrExists, Say: "“" + t.Path + "”已经存在，没有替换它，它没有改动。请换一个文件名。"}
	}
	return nil
}

// ErrExists is within the refusal to replace a file unasked.
var ErrExists = errors.New("the file exists")

func refuseTarget(path, own string) error {
	return Refuse("“%s”是%s，不能用输出的文件替换，没有写入任何内容，它没有改动。请换一个位置或者文件名。", path, own)
}

// SameFile reports that two paths are of one file that is there.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// followed is the path with its links followed, as far as it is there.
func followed(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return real, nil
	}
	info, there := os.Lstat(path)
	switch {
	case there == nil && info.Mode()&fs.ModeSymlink != 0:
		return "", Refuse("“%s”是一个链接，它指向的文件不存在，没有写入任何内容。请换一个文件名。", path)
	case there == nil:
		return path, nil // a folder above may be entered and not listed
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	dir, err := followed(filepath.Dir(path))
	return filepath.Join(dir, filepath.Base(path)), err
}

// ownPlace says what the path, or a folder that it lies in, would take the place of;
// empty = nothing of a ledger's.
func ownPlace(path string) string {
	below := "" // the name below the folder that is looked at
	for {
		dir, name := filepath.Dir(path), bareName(filepath.Base(path))
		if dir == path {
			return ""
		}
		switch {
		case ownName(name):
			return "台账文件的位置"
		case isAttachmentName(name, filepath.Base(dir)):
			return "台账保存的附件"
		case holdsLedger(dir):
			if own := ownIn(dir, path, below); own != "" {
				return own
			}
		}
		path, below = dir, name
	}
}

// ownIn says what of the ledger in dir the path there is; below is the name of what is
// meant in it, empty if it is meant itself.
func ownIn(dir, path, below string) string {
	is := func(name string) bool {
		return strings.EqualFold(bareName(filepath.Base(path)), name) || SameFile(path, filepath.Join(dir, name))
	}
	switch {
	case slices.ContainsFunc(ownFiles, is):
		return "台账自己的文件"
	case is(AttachDir), is(logDir):
		return "台账自己的文件夹里的位置"
	case is(BackupDir) && (below == "" || strings.EqualFold(below, AttachDir) || isBackup(below)):
		return "台账备份的位置"
	}
	return ""
}

// bareName is a name without what Windows leaves out: points and blanks at its end, the
// name of a stream.
func bareName(name string) string {
	name, _, _ = strings.Cut(name, ":")
	return strings.TrimRight(name, " .")
}

// isAttachmentName reports a name as attached files have: <its hash>.<ext> in a folder
// named by the first two digits.
func isAttachmentName(name, dir string) bool {
	hash, ext, ok := strings.Cut(strings.ToLower(name), ".")
	return ok && ext != "" && model.ValidHash(hash) && strings.EqualFold(dir, hash[:2])
}

// ownContent says by its beginning what a file is; empty = nothing of a ledger's.
func ownContent(path string) (string, error) {
	head, err := headOf(path)
	switch {
	case err != nil:
		return "", err
	case ofLedger(head), Sealed(path):
		return "台账或者台账的备份", nil
	case strings.HasPrefix(string(head), journalMagic), vault.SealedJournal(head):
		return "台账没有写完的日志（ledger.db-journal）", nil
	case vault.SealedBlob(head):
		return "台账保存的加密文件", nil
	}
	return "", nil
}

// headOf is what a file begins with, as long as a database's header.
func headOf(path string) ([]byte, error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, headerSize)
	n, err := io.ReadFull(f, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], err
}

// ofLedger reports that a file's beginning is that of a ledger or of a copy of one.
func ofLedger(head []byte) bool {
	return len(head) >= headerSize && string(head[:16]) == sqliteMagic && binary.BigEndian.Uint32(head[68:]) == appID
}
