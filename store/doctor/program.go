package doctor

// 程序: which build this is, whether its folder is whole, and how it was started.

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"partyledger/store/plainfile"
)

// sumsName is the list of checksums in a package, as sha256sum writes it.
const sumsName = "校验.txt"

// program is what was found out about the program's own files.
type program struct {
	version string
	sum     string   // SHA-256 of the running program; empty if it was not read in time
	listed  bool     // the folder has a list of checksums
	checked int      // files that agree with it
	missing []string // files of the list that are not there
	changed []string // files that differ
	whole   bool     // all of the list was looked at
	marked  bool     // Windows marks it as come from another PC
	unpack  bool     // started out of an archive or from the temporary folder
	synced  bool     // lies in a folder that a cloud service keeps in step
}

// programDir is the running program's folder; empty if the system does not say. It
// touches no drive.
func programDir() string {
	exe, err := os.Executable()
	if err != nil {
		return ""
	}
	return filepath.Dir(exe)
}

func askProgram(ctx context.Context, version, dir string) program {
	p := program{version: version, unpack: inside(dir, os.TempDir()), synced: synced(dir)}
	exe, err := os.Executable()
	if err != nil {
		return p
	}
	p.marked = marked(exe)
	p.sum, _ = sumOf(ctx, exe)
	p.askList(ctx, dir, filepath.Base(exe))
	return p
}

// synced reports that OneDrive, which comes with Windows, keeps the folder.
func synced(dir string) bool {
	for _, key := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if root := os.Getenv(key); root != "" && inside(dir, root) {
			return true
		}
	}
	return false
}

// inside reports that a folder is in another, or is it.
func inside(dir, root string) bool {
	rel, err := filepath.Rel(root, dir)
	return err == nil && filepath.IsLocal(rel)
}

// sumOf is a file's SHA-256.
func sumOf(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h, buf := sha256.New(), make([]byte, 1<<20)
	for {
		n, err := f.Read(buf)
		h.Write(buf[:n])
		if err == io.EOF {
			return hex.EncodeToString(h.Sum(nil)), nil
		}
		if err == nil {
			err = nearlyOver(ctx)
		}
		if err != nil {
			return "", err
		}
	}
}

// askList holds the folder against its list. Licences are left out: they matter to
// nothing that runs, and a slow stick has its time.
func (p *program) askList(ctx context.Context, dir, exe string) {
	f, _, err := plainfile.Open(filepath.Join(dir, sumsName))
	if err != nil {
		return
	}
	defer f.Close()
	p.listed, p.whole = true, true
	for lines := bufio.NewScanner(io.LimitReader(f, 1<<20)); lines.Scan(); {
		want, name, ok := strings.Cut(lines.Text(), "  ")
		if !ok || !filepath.IsLocal(name) || strings.HasPrefix(name, "LICENSES/") {
			continue
		}
		sum, err := p.sum, error(nil)
		if name != exe {
			sum, err = sumOf(ctx, filepath.Join(dir, filepath.FromSlash(name)))
		}
		switch {
		case nearlyOver(ctx) != nil || sum == "" && err == nil:
			p.whole = false
			return
		case err != nil:
			p.missing = append(p.missing, name)
		case sum != want:
			p.changed = append(p.changed, name)
		default:
			p.checked++
		}
	}
}

func judgeProgram(p program) []Line {
	sum := "没有读完"
	if p.sum != "" {
		sum = p.sum
	}
	out := []Line{
		good("版本", "%s，%s/%s，%s", p.version, runtime.GOOS, runtime.GOARCH, runtime.Version()),
		good("程序文件SHA-256", "%s", sum),
		p.judgeFolder(),
	}
	if p.sum == "" {
		out[1] = doubt("程序文件SHA-256", sum, "这张盘读得很慢或者读不了，请换一个USB接口或U盘再试。")
	}
	if p.marked {
		out = append(out, doubt("来源标记", "程序文件带有“来自其他计算机”的标记", "Windows可能拦截它。请关闭程序，右键单击当初的压缩包→属性→勾选“解除锁定”，再重新解压。"))
	}
	if p.unpack {
		out = append(out, doubt("运行位置", "程序在系统的临时文件夹里", "可能是在压缩包里直接双击打开的，系统会把它清掉。请先把压缩包全部解压到U盘或硬盘，再打开。"))
	}
	if p.synced {
		out = append(out, doubt("运行位置", "程序在OneDrive同步的文件夹里", "同步会占用台账文件，也会把台账传出本机。请移到不同步的文件夹。"))
	}
	return out
}

func (p program) judgeFolder() Line {
	const title = "程序文件夹"
	switch {
	case !p.listed:
		return doubt(title, "没有"+sumsName+"，不能核对程序文件是否完整", "如果是从正式程序包复制的，请重新复制整个文件夹；自己编译的程序没有这个文件。")
	case len(p.changed) > 0 || len(p.missing) > 0:
		var what []string
		if len(p.missing) > 0 {
			what = append(what, "缺少或读不了"+names(p.missing))
		}
		if len(p.changed) > 0 {
			what = append(what, "与发布时不同的有"+names(p.changed))
		}
		return bad(title, strings.Join(what, "；"), "可能被杀毒软件删改或复制时出错。请从原压缩包重新解压，并请管理员把程序文件夹加入信任。")
	case !p.whole:
		return doubt(title, fmt.Sprintf("核对了%d个文件，没有不符；时间不够，没有全部核对", p.checked), "")
	}
	return good(title, "%d个文件与%s相符", p.checked, sumsName)
}

// names lists files, the first few.
func names(list []string) string {
	const most = 5
	if n := len(list); n > most {
		return fmt.Sprintf("%s等%d个文件", strings.Join(list[:most], "、"), n)
	}
	return strings.Join(list, "、")
}
