package doctor

// 系统: Windows or Linux, processor, memory, clock, language.

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// system is what was found out about the system.
type system struct {
	name    string // Windows 10 专业版 22H2（19045.3803）; empty if unknown
	major   uint32 // of Windows; 0 elsewhere
	session string // Linux: desktop and X11 or Wayland; may be empty
	wine    string // version of wine; empty on a true Windows
	machine string // of the processor, if the program is built for another
	remote  bool   // a remote desktop
	memory  uint64 // bytes; 0 = unknown
	free    uint64 // bytes of it that programs can have
}

const (
	mb = 1 << 20
	gb = 1 << 30
)

func judgeSystem(s system) []Line {
	name := s.name
	if name == "" {
		name = runtime.GOOS + "（版本不明）"
	}
	if s.session != "" {
		name += "，" + s.session
	}
	out := []Line{good("系统", "%s", name)}
	if s.major > 0 && s.major < 10 && s.wine == "" {
		out[0] = bad("系统", name, "本程序需要Windows 10或更高版本，请换一台电脑。")
	}
	if s.wine != "" {
		out = append(out, doubt("兼容环境", "不是真正的Windows，而是wine "+s.wine, "麒麟、统信等系统请用本程序的Linux版。"))
	}
	out = append(out, judgePower(s))
	if s.remote {
		out = append(out, doubt("远程桌面", "这是远程桌面或终端会话", "画面用软件绘制，会慢一些；功能不受影响。"))
	}
	return out
}

func judgePower(s system) Line {
	const title = "处理器和内存"
	value := fmt.Sprintf("%d个处理器核，程序按%s编译", runtime.NumCPU(), runtime.GOARCH)
	if s.machine != "" {
		value += "，处理器是" + s.machine
	}
	if s.memory == 0 {
		return good(title, "%s，内存大小不明", value)
	}
	value += fmt.Sprintf("，内存%.1fGB，可用%.1fGB", float64(s.memory)/gb, float64(s.free)/gb)
	if s.free < 500*mb {
		return doubt(title, value, "可用内存很少，程序会慢。请关掉不用的程序和网页。")
	}
	return good(title, "%s", value)
}

// Years between which a clock is believed: the program was made in the first.
const (
	madeIn      = 2026
	believeTill = 2056
)

// eastEight is the offset of Beijing's time, seconds.
const eastEight = 8 * 3600

// judgeClock judges the clock; newest is when the ledger was last written, zero if
// there is none.
func judgeClock(now, newest time.Time) []Line {
	_, offset := now.Zone()
	zone := now.Format("UTC-07:00")
	clock := now.Format("2006-01-02 15:04")
	var out []Line
	const fix = "请在系统设置里把日期和时间调对：期限和年龄都按本机日期计算。"
	switch {
	case now.Year() < madeIn || now.Year() > believeTill:
		out = append(out, bad("日期和时间", clock+"，明显不对", fix))
	case newest.Sub(now) > 24*time.Hour:
		out = append(out, doubt("日期和时间", clock+"，比台账最后一次写入还早", fix))
	default:
		out = append(out, good("日期和时间", "%s", clock))
	}
	if offset != eastEight {
		return append(out, doubt("时区", zone+"，不是北京时间", "请在系统设置里把时区改为“(UTC+08:00)北京”，否则夜里登记的日期可能差一天。"))
	}
	return append(out, good("时区", "%s（北京时间）", zone))
}

// newestIn is when the ledger's file was last written; zero if there is none.
func newestIn(dir string) time.Time {
	info, err := os.Stat(filepath.Join(dir, ledgerName))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// locale is the PC's language.
type locale struct {
	windows bool
	lang    string // zh-CN, zh_CN.UTF-8
	ansi    uint32 // Windows: code page of old programs
	oem     uint32
	input   string // Linux: the input method that is announced, e.g. @im=fcitx
	display bool   // Linux: there is a desktop
}

func judgeLocale(l locale) []Line {
	lang := l.lang
	if lang == "" {
		lang = "未设置"
	}
	if l.windows {
		value := fmt.Sprintf("界面语言%s，系统代码页%d/%d", lang, l.ansi, l.oem)
		if l.ansi != 0 && l.ansi != 936 && l.ansi != 65001 {
			return []Line{doubt("语言和编码", value, "系统区域不是中文（中国）：程序不受影响，但用旧的压缩软件解压时中文文件名可能变成乱码，请用系统自带的解压。")}
		}
		return []Line{good("语言和编码", "%s", value)}
	}
	out := []Line{good("语言和编码", "%s", lang)}
	if up := strings.ToUpper(lang); !strings.Contains(up, "UTF-8") && !strings.Contains(up, "UTF8") {
		out[0] = doubt("语言和编码", lang, "区域设置不是UTF-8，中文输入法可能用不了。请在系统设置里选“中文（中国）”（zh_CN.UTF-8）后重新登录。")
	}
	if !l.display {
		return out
	}
	if l.input == "" {
		return append(out, doubt("输入法设置", "没有设置XMODIFIERS", "如果打不出中文，请在“输入法配置”里启用fcitx或ibus，重新登录后再试。"))
	}
	return append(out, good("输入法设置", "%s", l.input))
}
