package store

// Looking: a ledger that cannot be written (a protected stick, an attribute, another
// account's folder) is read whole into memory and shown from there. In memory, since
// SQLite cannot play back a crash's journal on such a medium and an older ledger is to
// be brought up to date, and since a copy on the PC's disk would outlast the program.

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"partyledger/store/plainfile"
	"partyledger/store/vault"
)

// Looking is why an open ledger is only for looking, in words for people.
type Looking struct {
	Why  string // a clause: U盘有写保护
	How  string // what takes it off, in a few words
	Mend string // the same in whole sentences
	Note string // what else is to be known, a whole sentence; may be empty
}

var (
	lookProtected = Looking{Why: "U盘或磁盘有写保护", How: "拨开U盘侧面的写保护开关",
		Mend: "请关闭程序、拔出U盘，把U盘侧面的写保护开关拨开，插回后再打开。没有开关的，可能是单位的管理策略不许写入U盘，或者磁盘有错误，请联系管理员。"}
	lookAttribute = Looking{Why: "台账文件的属性是“只读”", How: "在台账文件夹的“属性”里去掉“只读”",
		Mend: "请在文件管理器里用右键点台账文件夹，选“属性”，去掉“只读”并应用于其中的全部文件，再重新打开。去不掉的，请联系管理员。"}
	lookDenied = Looking{Why: "当前账号没有写入权限", How: "请管理员开通写入权限",
		Mend: "请联系管理员或者台账文件夹的所有者，给当前账号开通对整个台账文件夹的写入权限，再重新打开。U盘侧面有写保护开关的，先看开关是否已经拨开。"}
	lookDamaged = Looking{Why: "台账损坏，只显示读得出的内容", How: "修复台账或者恢复备份",
		Mend: "请先把整个台账文件夹复制一份留存，再关闭程序，用“修复台账”（plctl repair）从最近的完好备份修复，或者恢复备份。"}
	lookAsked = Looking{Why: "打开时选了“只查看”", How: "消除打不开的原因",
		Mend: "请先消除打不开的原因，再重新打开。"}
)

// Looking answers why the ledger is only for looking; nil if it can be written.
func (w *Workspace) Looking() *Looking { return w.looking }

// refuse is the answer to whoever would write all the same.
func (l *Looking) refuse() error {
	return Refuse("台账现在只供查看（%s），这次没有写入任何内容，台账没有改动。%s", l.Why, l.Mend)
}

// MayWrite refuses, in words for people, if the ledger is only for looking.
func (w *Workspace) MayWrite() error {
	if w.looking != nil {
		return w.looking.refuse()
	}
	return nil
}

// CanLook reports that a ledger in dir that could not be opened, because of err, can
// perhaps still be looked at.
func CanLook(dir string, err error) bool {
	if errors.Is(err, errInUse) || Locked(err) || MayRestore(err) && !isDamaged(err) {
		return false
	}
	f, _, failed := plainfile.Open(filepath.Join(dir, LedgerFile))
	if failed != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(sqliteMagic))
	n, _ := f.Read(head)
	return !isDamaged(err) || string(head[:n]) == sqliteMagic || vault.StateOfImage(head[:n]) == vault.StateSealed
}

// protection answers why the ledger in dir cannot be written; nil if it can. Called
// with the lock, if there is one: closing the file lets go of SQLite's own locks on it.
func protection(dir string) (*Looking, error) {
	path := filepath.Join(dir, LedgerFile)
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !st.Mode().IsRegular():
		return nil, &plainfile.OddError{Path: path, Mode: st.Mode()}
	}
	f, err := os.OpenFile(path, os.O_RDWR|plainfile.NoWait, 0)
	if err == nil {
		f.Close()
		err = tryFolder(dir)
	}
	switch {
	case isProtected(err):
		return &lookProtected, nil
	case st.Mode().Perm()&0o222 == 0: // said so even to root, who could write
		return &lookAttribute, nil
	case isDenied(err):
		return &lookDenied, nil
	}
	return nil, nil // whatever else is wrong, opening says it
}

// tryFolder makes a file in the folder, as a journal is to be made, and removes it.
func tryFolder(dir string) error {
	f, err := os.CreateTemp(dir, TempPrefix+"*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// WritableFolder gives the folder, or if nothing can be written there the person's
// desktop or home.
func WritableFolder(dir string) string {
	if dir != "" && tryFolder(dir) == nil {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	for _, name := range []string{"Desktop", "桌面"} {
		if desk := filepath.Join(home, name); tryFolder(desk) == nil {
			return desk
		}
	}
	return home
}

// claim locks the ledger, or finds that it is only for looking.
func (w *Workspace) claim() (err error) {
	w.lock, err = takeLock(w.dir)
	if errors.Is(err, errInUse) || err != nil && !Exists(w.dir) {
		return err
	}
	if w.opt.Look {
		w.looking = &lookAsked
		return nil
	}
	looking, found := protection(w.dir)
	if w.looking = looking; looking != nil || found != nil {
		return found
	}
	if err == nil {
		actor := w.opt.Actor
		if Sealed(standing(w.dir, nil)) {
			actor = ""
		}
		w.lock.sign(w.dir, actor, w.opt.Now())
	}
	return err
}

// openCopy opens the ledger's copy in memory, or of a damaged one what can be read if
// that was asked for, and lets go of the ledger.
func (w *Workspace) openCopy(ctx context.Context) error {
	path := standing(w.dir, w.opt.Key)
	image, r, err := readImage(ctx, path, w.opt.Key)
	if err == nil {
		w.image = r
		err = w.openWhole(ctx, image)
	}
	w.noteCut(path)
	if isDamaged(err) && w.opt.Look {
		if image, err = readDamaged(ctx, path, w.opt.Key); err == nil {
			err = errors.Join(w.closeFile(), w.openDamaged(ctx, image))
		}
	}
	if w.lock != nil {
		w.lock.release()
		w.lock = nil
	}
	if err != nil {
		return err
	}
	_, err = w.db.ExecContext(ctx, "PRAGMA query_only(1)") // what MayWrite was not asked for
	return err
}

// noteCut says that a write was cut off and is taken back in memory, where the medium
// does not let it be taken back on it.
func (w *Workspace) noteCut(path string) {
	undo, _ := os.ReadFile(path + "-journal")
	cut := path != w.Path() // a swap that is not ended
	if _, hot := readJournalHead(undo); !hot && !vault.SealedJournal(undo) && !cut {
		return
	}
	l := *w.looking
	l.Note = "上次写入时程序被中断，已在电脑内存里退回到最近一次完整保存的内容（原文件没有改动）；下次能写入时打开，会自动处理。"
	w.looking = &l
}

// openWhole opens an image that is as it should be.
func (w *Workspace) openWhole(ctx context.Context, image []byte) (err error) {
	if err := w.judge(w.image); err != nil {
		return err
	}
	if w.db, err = openImage(ctx, image); err != nil {
		return err
	}
	if err := quickCheck(ctx, w.db); err != nil {
		return err
	}
	if err := w.migrateWhole(ctx); err != nil {
		return err
	}
	if err := w.turnStanding(ctx); err != nil {
		return err
	}
	if err := w.turnDues(ctx); err != nil {
		return err
	}
	return w.turnThemeDays(ctx)
}

// openImage opens a database that is in memory; nothing of it goes to a disk.
func openImage(ctx context.Context, image []byte) (*sql.DB, error) {
	// A connection to memory is never given up by the driver, whatever befalls it.
	db, err := openPool("file::memory:?" + settings("deferred").Encode())
	if err != nil || image == nil {
		return db, err
	}
	conn, err := db.Conn(ctx)
	if err == nil {
		err = conn.Raw(func(c any) error { return c.(interface{ Deserialize([]byte) error }).Deserialize(image) })
		err = errors.Join(err, conn.Close())
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// readImage reads the ledger as it is after a crash's journal is played back, and checks
// its pages. key opens an encrypted one.
func readImage(ctx context.Context, path string, key *vault.Key) (image []byte, r vault.Report, err error) {
	journal := path + "-journal"
	before := []stamp{stampOf(path), stampOf(journal)}
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, r, err
	}
	undo, err := os.ReadFile(journal)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, r, err
	}
	if wal := stampOf(path + "-wal"); wal.size > 0 || before[0] != stampOf(path) || before[1] != stampOf(journal) {
		return nil, r, errInUse // by a program that does not heed the lock
	}
	if image, r, err = decrypted(ctx, file, undo, key); err != nil {
		return nil, r, err
	}
	if err := imageFault(image); err != nil {
		return nil, r, err
	}
	image[18], image[19] = 1, 1 // memory has no write-ahead log
	return image, r, nil
}

// stamp tells whether a file was written to.
type stamp struct{ size, written int64 }

func stampOf(path string) stamp {
	st, err := os.Stat(path)
	if err != nil {
		return stamp{-1, 0}
	}
	return stamp{st.Size(), st.ModTime().UnixNano()}
}

// aside gives a new folder for what must be put aside: beside the ledger, or where
// that cannot be written in the PC's own place, which goes when the ledger is closed.
func (w *Workspace) Aside(pattern string) (string, error) {
	if w.looking == nil {
		return os.MkdirTemp(w.dir, TempPrefix+pattern)
	}
	return w.asideHere(pattern)
}

// AsideOpened is Aside for what other programs are to open: of an encrypted ledger that
// goes to the PC's own place, not in the clear on the stick.
func (w *Workspace) AsideOpened(pattern string) (string, error) {
	if w.kept.key == nil {
		return w.Aside(pattern)
	}
	return w.asideHere(pattern)
}

func (w *Workspace) asideHere(pattern string) (string, error) {
	if w.scratch == nil {
		s, err := newScratch()
		if err != nil {
			return "", err
		}
		w.scratch = s
	}
	return os.MkdirTemp(w.scratch.dir, pattern)
}

const (
	scratchPattern = "partyledger-look-*"
	scratchLock    = "lock"
)

// scratch is a folder in the PC's own place. Its lock says that it is in use.
type scratch struct {
	dir  string
	lock *flock.Flock
}

func newScratch() (*scratch, error) {
	dir, err := os.MkdirTemp("", scratchPattern)
	if err != nil {
		return nil, err
	}
	s := &scratch{dir, flock.New(filepath.Join(dir, scratchLock))}
	if ok, err := s.lock.TryLock(); err != nil || !ok {
		return nil, errors.Join(err, s.remove())
	}
	return s, nil
}

func (s *scratch) remove() error { return errors.Join(s.lock.Close(), os.RemoveAll(s.dir)) }

// removeScratches removes what killed programs left in the PC's own place.
func removeScratches() {
	left, _ := filepath.Glob(filepath.Join(GlobEscape(os.TempDir()), scratchPattern))
	for _, dir := range left {
		s := scratch{dir, flock.New(filepath.Join(dir, scratchLock))}
		if ok, err := s.lock.TryLock(); ok && err == nil {
			s.remove()
		}
	}
}
