//go:build !windows

package doctor

// What Linux is asked: files that say it, and the print system's own programs.

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

func askSystem(context.Context) system {
	s := system{name: release()}
	var parts []string
	if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		parts = append(parts, "没有图形桌面")
	}
	for _, key := range []string{"XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE"} {
		if v := os.Getenv(key); v != "" {
			parts = append(parts, v)
		}
	}
	if os.Getenv("WAYLAND_DISPLAY") != "" && os.Getenv("DISPLAY") != "" {
		parts = append(parts, "Wayland上的X11（XWayland）")
	}
	s.session = strings.Join(parts, " ")
	s.remote = os.Getenv("SSH_CONNECTION") != "" || os.Getenv("XRDP_SESSION") != ""
	s.memory, s.free = meminfo()
	return s
}

// release is the distribution's name and the kernel's version.
func release() string {
	name := ""
	for _, path := range []string{"/etc/os-release", "/usr/lib/os-release"} {
		if name = valueIn(path, "PRETTY_NAME="); name != "" {
			break
		}
	}
	var u unix.Utsname
	if unix.Uname(&u) == nil {
		name = strings.TrimSpace(name + "（内核" + unix.ByteSliceToString(u.Release[:]) + "）")
	}
	return name
}

// valueIn is what follows a prefix in a small text file.
func valueIn(path, prefix string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if v, ok := strings.CutPrefix(line, prefix); ok {
			return strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return ""
}

// meminfo is the PC's memory and what of it is to be had, bytes.
func meminfo() (total, free uint64) {
	read := func(prefix string) uint64 {
		var kb uint64
		_, _ = fmt.Sscan(valueIn("/proc/meminfo", prefix), &kb)
		return kb << 10
	}
	return read("MemTotal:"), read("MemAvailable:")
}

func askLocale() locale {
	l := locale{input: os.Getenv("XMODIFIERS"), display: os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""}
	for _, key := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if l.lang = os.Getenv(key); l.lang != "" {
			break
		}
	}
	return l
}

// mount is a line of the kernel's table of what is mounted where.
type mount struct {
	device  string // major:minor
	point   string
	options string
	fs      string
}

// readMounts reads the table; its escapes are octal.
func readMounts(table string) []mount {
	var out []mount
	unescape := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
	for line := range strings.Lines(table) {
		left, right, ok := strings.Cut(line, " - ")
		l, r := strings.Fields(left), strings.Fields(right)
		if ok && len(l) >= 6 && len(r) >= 1 {
			out = append(out, mount{device: l[2], point: unescape.Replace(l[4]), options: l[5], fs: r[0]})
		}
	}
	return out
}

// mountOf is the one that a folder is in: the last of the deepest.
func mountOf(list []mount, dir string) (found mount) {
	for _, m := range list {
		if inside(dir, m.point) && len(m.point) >= len(found.point) {
			found = m
		}
	}
	return found
}

// askDisk asks about the drive of a folder that is there.
func askDisk(dir string) (disk, error) {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return disk{}, err
	}
	table, _ := os.ReadFile("/proc/self/mountinfo")
	m := mountOf(readMounts(string(table)), dir)
	block := uint64(st.Bsize)
	d := disk{id: m.point, fs: m.fs, free: st.Bavail * block, total: st.Blocks * block}
	d.readOnly = strings.HasPrefix(m.options+",", "ro,") || strings.Contains(m.options, ",ro,")
	switch {
	case strings.HasPrefix(m.fs, "nfs") || m.fs == "cifs" || m.fs == "smb3" || m.fs == "fuse.sshfs" || m.fs == "9p":
		d.kind = networkDrive
	case m.fs == "iso9660" || m.fs == "udf":
		d.kind = opticalDrive
	case m.fs == "tmpfs" || m.fs == "ramfs":
		d.kind = memoryDrive
	default:
		d.kind = mediumOf(m.device)
	}
	return d, nil
}

// mediumOf looks a block device up in the kernel's tree.
func mediumOf(device string) medium {
	place, err := filepath.EvalSymlinks("/sys/dev/block/" + device)
	if err != nil {
		return unknownMedium
	}
	removable := ""
	for _, dir := range []string{place, filepath.Dir(place)} { // a partition lies in its drive
		if text, err := os.ReadFile(filepath.Join(dir, "removable")); err == nil {
			removable = strings.TrimSpace(string(text))
			break
		}
	}
	if removable == "1" || strings.Contains(place, "/usb") {
		return removableDrive
	}
	return fixedDrive
}

// attributes reads whether the file's mode forbids its owner to write.
func attributes(path string) (readOnly bool, odd []string) {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir() && info.Mode().Perm()&0o200 == 0, nil
}

// marked: only Windows marks files of other PCs.
func marked(string) bool { return false }

// askPrinters asks CUPS by its own programs, which give up when the check does.
func askPrinters(ctx context.Context) printers {
	var p printers
	names, err := cups(ctx, "lpstat", "-e")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		p.none = "没有安装打印系统（CUPS）"
		return p
	case ctx.Err() != nil || errors.Is(err, exec.ErrWaitDelay):
		p.none = "打印服务没有回答（超时）"
		return p
	}
	for _, name := range names {
		p.count++
		if words, err := cups(ctx, "lpoptions", "-p", name); err == nil {
			p.drivers = append(p.drivers, maker(strings.Join(words, " "))...)
		}
	}
	if line, err := cups(ctx, "lpstat", "-d"); err == nil && len(line) > 0 {
		p.byHost = strings.Contains(line[0], ":")
	}
	return p
}

// cups runs a program of the print system and answers its lines.
func cups(ctx context.Context, name string, args ...string) ([]string, error) {
	const most = 4 * time.Second
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	var lines []string
	for s := bufio.NewScanner(strings.NewReader(string(out))); s.Scan(); {
		if t := strings.TrimSpace(s.Text()); t != "" {
			lines = append(lines, t)
		}
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return lines, err
}

// maker reads printer-make-and-model='…' of lpoptions' answer.
func maker(options string) []string {
	_, rest, ok := strings.Cut(options, "printer-make-and-model=")
	if !ok {
		return nil
	}
	if quoted, ok := strings.CutPrefix(rest, "'"); ok {
		name, _, _ := strings.Cut(quoted, "'")
		return []string{name}
	}
	name, _, _ := strings.Cut(rest, " ")
	return []string{name}
}
