// Package trace keeps what a crash of the program leaves behind: a file in the
// ledger's log folder that says where in the program it happened, and nothing of
// the ledger, its people or the PC.
//
// There are two ways to it. A panic that our own code catches at the top of a
// goroutine is written at once (Caught). All others, the runtime's own errors and
// faults in C, are written by the runtime into a raw file (debug.SetCrashOutput),
// which the next start makes into the same kind of file (Into).
package trace

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"partyledger/store/plainfile"
)

// Names of the files. A file that nobody has been told of yet ends in newEnd.
const (
	prefix  = "partyledger-crash-"
	rawEnd  = ".raw"
	newEnd  = ".new.txt"
	toldEnd = ".txt"
)

const (
	stamp   = "20060102-150405"
	minute  = "2006-01-02 15:04"
	most    = 10       // files that are kept
	rawMost = 1 << 20  // bytes that are read of a raw file
	sizeCap = 96 << 10 // bytes of a stack that are kept
)

// keeper is where this process leaves its trace.
type keeper struct {
	mu      sync.Mutex
	version string
	begun   time.Time
	dir     string // empty: nowhere can be written
	raw     string // the runtime's file, in dir
}

var now = &keeper{begun: time.Now()}

// Raw, if set, is told the runtime's file whenever that changes, and an empty path
// at the end: for faults that the runtime does not see.
var Raw func(path string)

func (k *keeper) move(dir, raw string) {
	k.dir, k.raw = dir, raw
	if Raw != nil {
		Raw(raw)
	}
}

// Begin keeps crashes of this process, of the given version, in the first of the
// folders that is there and can be written; in none, they are not kept. It serves
// until the ledger is open: see Into.
func Begin(version string, dirs ...string) {
	now.mu.Lock()
	defer now.mu.Unlock()
	now.version = version
	for _, dir := range dirs {
		if now.arm(dir) == nil {
			now.gather(dir, false)
			return
		}
	}
}

// Into keeps crashes from now on in a folder that this process has to itself, as
// it has the log folder of a ledger that it has locked. What earlier processes left
// there, and where this one kept its trace before, is made ready to be told there.
// If the folder cannot be written, traces go where they went before.
func Into(dir string) {
	now.mu.Lock()
	defer now.mu.Unlock()
	was, raw := now.dir, now.raw
	if dir != was && now.arm(dir) == nil && raw != "" {
		_ = os.Remove(raw)
		for _, path := range Kept(was) {
			_ = os.Rename(path, filepath.Join(dir, filepath.Base(path)))
		}
	}
	now.gather(dir, true)
}

// End is called when the process ends as it should.
func End() {
	now.mu.Lock()
	defer now.mu.Unlock()
	if now.raw == "" {
		return
	}
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	raw := now.raw
	now.move("", "")
	_ = os.Remove(raw)
}

// arm lets the runtime write into a new file of the folder.
func (k *keeper) arm(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return os.ErrNotExist
	}
	path := filepath.Join(dir, fmt.Sprintf("%s%s-%d%s", prefix, k.begun.Format(stamp), os.Getpid(), rawEnd))
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	// The runtime's text is put behind this line; a file without more is of a
	// process that did not crash.
	if _, err := io.WriteString(f, k.head()+"\n"); err != nil {
		_ = f.Close()
		_ = os.Remove(path)
		return err
	}
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		_ = f.Close()
		_ = os.Remove(path)
		return err
	}
	k.move(dir, path)
	return nil
}

// head is what a trace says of the program.
func (k *keeper) head() string {
	return fmt.Sprintf("程序版本%s　系统%s/%s　%s　启动于%s", k.version, runtime.GOOS, runtime.GOARCH, runtime.Version(), k.begun.Format(minute))
}

// stale is the age at which a raw file that says nothing is of no process any more.
const stale = 48 * time.Hour

// gather makes the raw files of earlier processes into traces. Of those that hold
// no crash it removes all if this process has the folder alone, else only old ones:
// others may belong to programs that run.
func (k *keeper) gather(dir string, alone bool) {
	for _, path := range list(dir, rawEnd) {
		if path == k.raw {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		head, body, err := readRaw(path)
		if err != nil {
			continue
		}
		if body == "" { // it ended without a crash, or by a power cut
			if alone || time.Since(info.ModTime()) > stale {
				_ = os.Remove(path)
			}
			continue
		}
		if _, err := keep(dir, info.ModTime(), head, "", Clean(body)); err == nil {
			_ = os.Remove(path)
		}
	}
}

// readRaw splits a raw file into the line that we wrote and what the runtime did.
func readRaw(path string) (head, body string, err error) {
	f, _, err := plainfile.Open(path)
	if err != nil {
		return "", "", err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, rawMost))
	if err != nil {
		return "", "", err
	}
	head, body = cleanHead(string(data))
	return head, body, nil
}

// keep writes a trace and gives its file.
func keep(dir string, at time.Time, head, doing, text string) (string, error) {
	if len(text) > sizeCap {
		text = text[:sizeCap] + "\n（以下略）\n"
	}
	if doing != "" {
		head += "\n当时在做：" + doing
	}
	text = "国企党建台账：程序出错的记录\n\n出错于" + at.Format(minute) + "\n" + head + "\n" +
		"本记录只有程序自身的位置，没有台账的内容、人员信息和文件夹名称，可以交给程序维护人员。\n\n" + text
	if runtime.GOOS == "windows" {
		text = crlf(text) // for the office's Notepad
	}
	for n := 0; n < 100; n++ {
		name := prefix + at.Format(stamp)
		if n > 0 {
			name += "-" + strconv.Itoa(n)
		}
		path := filepath.Join(dir, name+newEnd)
		if _, err := os.Stat(filepath.Join(dir, name+toldEnd)); err == nil {
			continue
		}
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if os.IsExist(err) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = io.WriteString(f, text)
		if err == nil {
			err = f.Sync()
		}
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			_ = os.Remove(path)
			return "", err
		}
		thin(dir, path)
		return path, nil
	}
	return "", os.ErrExist
}

// thin removes the oldest traces beyond those that are kept, but not the latest,
// whatever the PC's clock said.
func thin(dir, latest string) {
	all := Kept(dir)
	for i, n := 0, len(all); i < len(all) && n > most; i++ {
		if all[i] != latest && os.Remove(all[i]) == nil {
			n--
		}
	}
}

// Kept is the traces in a folder, the oldest first.
func Kept(dir string) []string { return list(dir, toldEnd) }

// Untold is the traces in a folder that nobody has been told of, the oldest first.
func Untold(dir string) []string { return list(dir, newEnd) }

// list is the files of one ending; nothing where the folder cannot be read.
func list(dir, end string) []string {
	all, _ := os.ReadDir(dir) // by name, and so by day
	var out []string
	for _, e := range all {
		if name := e.Name(); strings.HasPrefix(name, prefix) && strings.HasSuffix(name, end) && !e.IsDir() {
			out = append(out, filepath.Join(dir, name))
		}
	}
	return out
}

// When is the time, on the PC's clock, that a trace's file is named by.
func When(path string) (time.Time, bool) {
	name := strings.TrimPrefix(filepath.Base(path), prefix)
	if len(name) < len(stamp) {
		return time.Time{}, false
	}
	at, err := time.ParseInLocation(stamp, name[:len(stamp)], time.Local)
	return at, err == nil
}

// Told marks a trace as told, and gives its path since. One that cannot be marked
// will be told of again.
func Told(path string) string {
	to := path[:len(path)-len(newEnd)] + toldEnd
	if os.Rename(path, to) != nil {
		return path
	}
	return to
}
