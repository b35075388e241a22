package doctor

// 磁盘: what the program and the ledger lie on, whether they can be written, and
// how fast a write is on the medium.

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"partyledger/store"
	"partyledger/store/plainfile"
)

// Names in a ledger's folder. What begins with tempPrefix is removed at the next
// start, if the PC is switched off in the middle of a check.
const (
	ledgerName = "ledger.db"
	tempPrefix = store.TempPrefix
)

// medium is the kind of a drive.
type medium int

const (
	unknownMedium medium = iota
	fixedDrive
	removableDrive
	networkDrive
	opticalDrive
	memoryDrive
)

var mediumWords = [...]string{"类型不明", "本机硬盘", "可移动盘（U盘）", "网络盘或共享文件夹", "光盘", "内存盘"}

func (m medium) String() string { return mediumWords[m] }

// disk is what was found out about the drive of a folder.
type disk struct {
	id       string // drives with the same are one
	letter   string // of Windows, e.g. E:; empty elsewhere
	fs       string // NTFS, exfat …
	kind     medium
	readOnly bool
	free     uint64 // bytes that this account can have
	total    uint64
}

// tried is the file systems that the program was tried on, or that differ in
// nothing that matters.
var tried = []string{"ntfs", "fat", "fat32", "exfat", "vfat", "msdos", "fuseblk", "ext2", "ext3", "ext4", "ext2/ext3", "xfs", "btrfs",
	"tmpfs", "overlay"}

// existing is the folder, or the nearest above it that is there.
func existing(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			return dir
		}
		dir = up
	}
}

func judgeDisks(program, ledger string) []Line {
	at, err := askDisk(existing(ledger))
	beside, errBeside := askDisk(program)
	if err == nil && errBeside == nil && at.id == beside.id {
		return judgeDisk("程序和台账所在的盘", at)
	}
	one := func(title string, d disk, err error) []Line {
		if err != nil {
			return []Line{doubt(title, "没有查到："+cause(err), "请检查盘是否插好。")}
		}
		return judgeDisk(title, d)
	}
	return append(one("程序所在的盘", beside, errBeside), one("台账所在的盘", at, err)...)
}

func judgeDisk(title string, d disk) []Line {
	parts := []string{d.kind.String(), "文件系统" + d.fs, fmt.Sprintf("共%s，剩余%s", sizeText(d.total), sizeText(d.free))}
	if d.letter != "" {
		parts = slices.Insert(parts, 0, d.letter)
	}
	if d.readOnly {
		parts = append(parts, "写保护")
	}
	value := strings.Join(parts, "，")
	switch {
	case d.readOnly || d.kind == opticalDrive:
		return []Line{doubt(title, value, "这张盘不能写入，台账只能查看。U盘侧面有写保护开关的请拨到可写；仍不行的，请复制到本机硬盘使用。")}
	case d.free < 100*mb:
		return []Line{bad(title, value, "剩余空间太少，保存和备份会失败。请清理这张盘，或换一张。")}
	case d.free < gb:
		return []Line{doubt(title, value, "剩余空间不多，备份会逐渐占满。请清理这张盘。")}
	case d.kind == networkDrive:
		return []Line{doubt(title, value, "台账应放在U盘或本机硬盘：网络中断时会保存不上，多人同时打开时锁也不一定可靠。")}
	case d.fs != "" && !slices.Contains(tried, strings.ToLower(d.fs)):
		return []Line{doubt(title, value, "没有在这种文件系统上试过，请留意保存和备份是否正常，勤备份到别处。")}
	}
	return []Line{good(title, "%s", value)}
}

func sizeText(n uint64) string {
	if n < gb {
		return fmt.Sprintf("%dMB", n/mb)
	}
	return fmt.Sprintf("%.1fGB", float64(n)/gb)
}

// ledger is what was found out about the ledger's files.
type ledger struct {
	exists   bool
	size     int64
	backups  int
	foreign  bool     // the file does not begin as one of ours
	journal  bool     // a write was broken off
	odd      []string // attributes of folder or file that get in the way
	readOnly bool     // the file's own attribute
}

func askLedger(dir string) ledger {
	path := filepath.Join(dir, ledgerName)
	info, err := os.Stat(path)
	if err != nil {
		return ledger{}
	}
	l := ledger{exists: true, size: info.Size()}
	l.foreign = l.size > 0 && !begins(path, "SQLite format 3\x00")
	// A journal that is done with has lost its magic number, or is gone.
	l.journal = begins(path+"-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
	copies, _ := filepath.Glob(filepath.Join(escaped(dir), "backup", "*.db"))
	l.backups = len(copies)
	l.readOnly, l.odd = attributes(path)
	if _, odd := attributes(dir); len(odd) > 0 {
		l.odd = append(l.odd, odd...)
	}
	slices.Sort(l.odd)
	l.odd = slices.Compact(l.odd)
	return l
}

// begins reports that a file is there and begins so.
func begins(path, with string) bool {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(with))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == with
}

// escaped is a path without meaning to Glob.
func escaped(path string) string {
	if os.PathSeparator == '\\' {
		return path // Glob has no escape there; brackets in the name find nothing
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func judgeLedger(l ledger) []Line {
	const title = "台账文件"
	if !l.exists {
		return []Line{good(title, "这里还没有台账")}
	}
	value := fmt.Sprintf("%.1fMB，自动备份%d份", float64(l.size)/mb, l.backups)
	switch {
	case l.foreign:
		return []Line{bad(title, value+"，文件开头不是台账的格式", "文件可能已损坏或被别的程序改写。不要继续使用，先把整个文件夹复制一份留存，再从最近的备份恢复。")}
	case l.readOnly:
		return []Line{bad(title, value+"，文件属性是“只读”", "请关闭程序，右键单击台账文件夹→属性→去掉“只读”，应用到所有文件。")}
	case len(l.odd) > 0:
		return []Line{doubt(title, value+"，属性："+strings.Join(l.odd, "、"), "文件夹被隐藏、加密或由云盘代管时，别的电脑可能看不到、打不开。请用杀毒软件查U盘，并去掉这些属性。")}
	case l.journal:
		return []Line{doubt(title, value+"，有未写完的记录", "上次可能没有正常关闭（例如直接拔出U盘）；程序打开台账时会自动恢复。此刻窗口正在保存的，不必理会。")}
	}
	return []Line{good(title, "%s", value)}
}

// rights is what can be done in a folder; each error is nil where it can.
type rights struct {
	absent bool // the folder is not there, the one above was tried
	folder error
	write  error
	rename error
	over   error // rename over a file that is there
	lock   error
	remove error
}

// tryRights tries them with files of its own, which it removes.
func tryRights(dir string) rights {
	var r rights
	here := existing(dir)
	full, err := filepath.Abs(dir)
	r.absent = err != nil || here != full
	if sub, err := os.MkdirTemp(here, tempPrefix+"*"); err != nil {
		r.folder = err
	} else {
		r.folder = os.Remove(sub)
	}
	f, err := os.CreateTemp(here, tempPrefix+"*")
	if err != nil {
		r.write = err
		return r
	}
	name := f.Name()
	_, err = f.WriteString("自检")
	r.write = errors.Join(err, f.Sync(), f.Close())
	other := name + "-2"
	if r.rename = os.Rename(name, other); r.rename != nil {
		other = name
	} else if r.over = os.WriteFile(name, []byte("自检"), 0o600); r.over == nil {
		r.over = os.Rename(name, other)
	}
	l := flock.New(other)
	if ok, err := l.TryLock(); err != nil {
		r.lock = err
	} else if !ok {
		r.lock = errors.New("locked")
	}
	_ = l.Close()
	r.remove = os.Remove(other)
	_ = os.Remove(name)
	return r
}

// judgeRights judges a folder's rights; needed says that the program cannot work
// without them there.
func judgeRights(title string, needed bool, r rights) []Line {
	steps := []struct {
		name string
		err  error
	}{{"新建文件夹", r.folder}, {"写文件", r.write}, {"改名", r.rename}, {"替换文件", r.over}, {"锁定", r.lock}, {"删除", r.remove}}
	var cannot []string
	for _, s := range steps {
		if s.err != nil {
			cannot = append(cannot, s.name+"（"+cause(s.err)+"）")
		}
	}
	title += "的权限"
	where := ""
	if r.absent {
		where = "（文件夹还没有建立，试的是它的上一级）"
	}
	switch {
	case len(cannot) == 0:
		return []Line{good(title, "能新建、写入、改名、替换、锁定、删除%s", where)}
	case needed:
		return []Line{bad(title, "不能"+strings.Join(cannot, "、")+where, "在这里不能保存台账，只能查看。请去掉U盘写保护，或请管理员给这个文件夹写入权限，或把程序文件夹整个复制到能写的位置。")}
	}
	return []Line{doubt(title, "不能"+strings.Join(cannot, "、")+where, "程序可以运行，但台账不能放在程序旁边，会改放到本机用户文件夹，不随U盘走。")}
}

// cause is an error without the paths in it.
func cause(err error) string {
	var number syscall.Errno
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "没有权限"
	case errors.Is(err, syscall.EROFS):
		return "只读"
	case errors.Is(err, syscall.ENOSPC):
		return "空间不足"
	case errors.Is(err, fs.ErrNotExist):
		return "找不到"
	case errors.Is(err, context.DeadlineExceeded):
		return "超时"
	case errors.As(err, &number):
		return fmt.Sprintf("系统错误码%d", uintptr(number))
	}
	return "原因不明"
}

// speed is how long synced writes took.
type speed struct {
	small  []time.Duration // of 4 KB each
	whole  int64           // bytes of the long write; 0 = not made
	took   time.Duration   // of the long write
	absent bool            // the ledger's folder is not there: the one above was measured
	err    error
}

// The measure: as the ledger writes, a page at a time, and as a backup does.
const (
	smallWrites = 30
	smallSize   = 4 << 10
	longSize    = 16 << 20
	longPiece   = 1 << 20
	spare       = 64 << 20 // bytes that must be free for the long write
)

// measureWrites measures in the folder, with a file that it removes. It stops
// before the check's time is over.
func measureWrites(ctx context.Context, dir string) (s speed) {
	here := existing(dir)
	full, err := filepath.Abs(dir)
	s.absent = err != nil || here != full
	f, err := os.CreateTemp(here, tempPrefix+"*")
	if err != nil {
		s.err = err
		return s
	}
	defer func() {
		_ = f.Close()
		s.err = errors.Join(s.err, os.Remove(f.Name()))
	}()
	piece := make([]byte, longPiece) // of chance, so that no drive makes it smaller
	_, _ = rand.Read(piece)
	for range smallWrites {
		if nearlyOver(ctx) != nil {
			return s
		}
		from := time.Now()
		_, err := f.Write(piece[:smallSize])
		if s.err = errors.Join(err, f.Sync()); s.err != nil {
			return s
		}
		s.small = append(s.small, time.Since(from))
	}
	if d, err := askDisk(here); err == nil && d.free > spare {
		s.writeLong(ctx, f, piece)
	}
	return s
}

func (s *speed) writeLong(ctx context.Context, f *os.File, piece []byte) {
	from, written := time.Now(), int64(0)
	for written < longSize && nearlyOver(ctx) == nil {
		n, err := f.Write(piece)
		if err == nil && written%(4*longPiece) == 0 {
			err = f.Sync() // so that a slow drive is noticed in time
		}
		written += int64(n)
		if err != nil {
			s.err = err
			return
		}
	}
	if s.err = f.Sync(); s.err == nil {
		s.whole, s.took = written, time.Since(from)
	}
}

// nearlyOver is an error once little of the check's time is left.
func nearlyOver(ctx context.Context) error {
	const reserve = 3 * time.Second
	if end, ok := ctx.Deadline(); ok && time.Until(end) < reserve {
		return context.DeadlineExceeded
	}
	return ctx.Err()
}

func judgeSpeed(s speed) []Line {
	const title = "写入速度"
	if s.err != nil {
		return []Line{bad(title, "没有测成："+cause(s.err), "台账所在的盘不能写入，请看“权限”和“磁盘”各项。")}
	}
	if len(s.small) == 0 {
		return []Line{bad(title, "一次写入也没有在限定时间内完成", "这张盘太慢或者已经损坏，请换一张。")}
	}
	slices.Sort(s.small)
	median, worst := s.small[len(s.small)/2], s.small[len(s.small)-1]
	value := fmt.Sprintf("写入并落盘4KB×%d次，中位%s，最慢%s", len(s.small), milliseconds(median), milliseconds(worst))
	rate := 0.0
	if s.took > 0 {
		rate = float64(s.whole) / mb / s.took.Seconds()
		value += fmt.Sprintf("；连续写入%.1fMB/秒", rate)
	}
	if s.absent {
		value += "（台账文件夹还没有建立，测的是它的上一级）"
	}
	switch {
	case median > 500*time.Millisecond || len(s.small) < smallWrites:
		return []Line{doubt(title, value, "这张盘很慢，每保存一次都要等。请换一张U盘（USB 3.0、知名品牌），或把程序文件夹放到本机硬盘。")}
	case median > 100*time.Millisecond || worst > 2*time.Second || s.took > 0 && rate < 2:
		return []Line{doubt(title, value, "这张盘偏慢，保存时会有停顿；最好换一张快些的U盘。")}
	}
	return []Line{good(title, "%s", value)}
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f毫秒", float64(d.Microseconds())/1000)
}

// SameDrive reports that two folders are on one drive: whoever loses it loses both.
func SameDrive(a, b string) bool {
	x, wrong := askDisk(a)
	y, err := askDisk(b)
	return wrong == nil && err == nil && x.id == y.id
}
