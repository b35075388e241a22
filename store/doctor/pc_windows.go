package doctor

// What Windows is asked. Nothing here goes over the network: the print service is
// asked only for what this PC itself knows.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

var (
	kernel32     = windows.NewLazySystemDLL("kernel32.dll")
	user32       = windows.NewLazySystemDLL("user32.dll")
	winspool     = windows.NewLazySystemDLL("winspool.drv")
	ntdll        = windows.NewLazySystemDLL("ntdll.dll")
	memoryStatus = kernel32.NewProc("GlobalMemoryStatusEx")
	localeInfo   = kernel32.NewProc("GetLocaleInfoW")
	metrics      = user32.NewProc("GetSystemMetrics")
	enumPrinters = winspool.NewProc("EnumPrintersW")
	defaultOne   = winspool.NewProc("GetDefaultPrinterW")
	wineVersion  = ntdll.NewProc("wine_get_version")
)

// memoryStatusEx is MEMORYSTATUSEX.
type memoryStatusEx struct {
	length, load                                             uint32
	total, free, totalPage, freePage, totalVirtual, freeVirt uint64
	extended                                                 uint64
}

func askSystem(context.Context) system {
	s := system{}
	v := windows.RtlGetVersion()
	s.major = v.MajorVersion
	s.name = windowsName(v)
	if wineVersion.Find() == nil {
		at, _, _ := wineVersion.Call()
		s.wine = windows.BytePtrToString(*(**byte)(unsafe.Pointer(&at)))
	}
	var process, native uint16
	if windows.IsWow64Process2(windows.CurrentProcess(), &process, &native) == nil {
		const arm64 = 0xAA64
		if native == arm64 && runtime.GOARCH != "arm64" {
			s.machine = "arm64（用转译运行，会慢一些）"
		}
	}
	const remoteSession = 0x1000 // SM_REMOTESESSION
	remote, _, _ := metrics.Call(remoteSession)
	s.remote = remote != 0
	m := memoryStatusEx{}
	m.length = uint32(unsafe.Sizeof(m))
	if ok, _, _ := memoryStatus.Call(uintptr(unsafe.Pointer(&m))); ok != 0 {
		s.memory, s.free = m.total, m.free
	}
	return s
}

// windowsName is Windows 11 专业版 23H2（10.0.22631.2715）, as far as it is known.
func windowsName(v *windows.OsVersionInfoEx) string {
	const eleven = 22000 // the first build of Windows 11, which calls itself 10.0
	name := fmt.Sprintf("Windows %d", v.MajorVersion)
	switch {
	case v.MajorVersion == 10 && v.BuildNumber >= eleven:
		name = "Windows 11"
	case v.MajorVersion == 6 && v.MinorVersion == 1:
		name = "Windows 7"
	case v.MajorVersion == 6 && v.MinorVersion > 1:
		name = "Windows 8"
	}
	build := fmt.Sprintf("%d.%d.%d", v.MajorVersion, v.MinorVersion, v.BuildNumber)
	if v.ProductType != 1 { // VER_NT_WORKSTATION
		name += "（服务器版）"
	}
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, `SOFTWARE\Microsoft\Windows NT\CurrentVersion`, registry.QUERY_VALUE)
	if err != nil {
		return name + "（" + build + "）"
	}
	defer key.Close()
	for _, value := range []string{"EditionID", "DisplayVersion"} {
		if text, _, err := key.GetStringValue(value); err == nil && text != "" {
			name += " " + text
		}
	}
	if update, _, err := key.GetIntegerValue("UBR"); err == nil {
		build += fmt.Sprintf(".%d", update)
	}
	return name + "（" + build + "）"
}

// asked is one value of the system's locale.
func asked(what uint32) string {
	const systemDefault = 0x800 // LOCALE_SYSTEM_DEFAULT
	var buf [80]uint16
	n, _, _ := localeInfo.Call(systemDefault, uintptr(what), uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)))
	if n == 0 {
		return ""
	}
	return windows.UTF16ToString(buf[:])
}

func askLocale() locale {
	l := locale{windows: true, lang: "不明"}
	const ansi, oem, sname = 0x1004, 0xb, 0x5c // LOCALE_IDEFAULTANSICODEPAGE, LOCALE_IDEFAULTCODEPAGE, LOCALE_SNAME
	_, _ = fmt.Sscan(asked(ansi), &l.ansi)
	_, _ = fmt.Sscan(asked(oem), &l.oem)
	var names []string
	if list, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME); err == nil {
		names = append(names, strings.Join(list, "/"))
	}
	if name := asked(sname); name != "" {
		names = append(names, "系统区域"+name)
	}
	if len(names) > 0 {
		l.lang = strings.Join(names, "，")
	}
	return l
}

// askDisk asks about the drive of a folder that is there.
func askDisk(dir string) (disk, error) {
	path, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return disk{}, err
	}
	var volume [windows.MAX_PATH]uint16
	if err := windows.GetVolumePathName(path, &volume[0], uint32(len(volume))); err != nil {
		return disk{}, err
	}
	d := disk{id: strings.ToLower(windows.UTF16ToString(volume[:]))}
	if name := filepath.VolumeName(d.id); len(name) == 2 {
		d.letter = strings.ToUpper(name)
	}
	var kind [windows.MAX_PATH]uint16
	var flags uint32
	if err := windows.GetVolumeInformation(&volume[0], nil, 0, nil, nil, &flags, &kind[0], uint32(len(kind))); err == nil {
		d.fs = windows.UTF16ToString(kind[:])
		d.readOnly = flags&windows.FILE_READ_ONLY_VOLUME != 0
	}
	d.kind = map[uint32]medium{windows.DRIVE_FIXED: fixedDrive, windows.DRIVE_REMOVABLE: removableDrive, windows.DRIVE_REMOTE: networkDrive,
		windows.DRIVE_CDROM: opticalDrive, windows.DRIVE_RAMDISK: memoryDrive}[windows.GetDriveType(&volume[0])]
	return d, windows.GetDiskFreeSpaceEx(path, &d.free, &d.total, nil)
}

// attributes reads what of a file's attributes gets in the way.
func attributes(path string) (readOnly bool, odd []string) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false, nil
	}
	has, err := windows.GetFileAttributes(name)
	if err != nil {
		return false, nil
	}
	const recall = 0x400000 // FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS: the cloud has it
	for _, a := range []struct {
		bit  uint32
		name string
	}{{windows.FILE_ATTRIBUTE_HIDDEN, "隐藏"}, {windows.FILE_ATTRIBUTE_SYSTEM, "系统"}, {windows.FILE_ATTRIBUTE_ENCRYPTED, "加密"},
		{windows.FILE_ATTRIBUTE_OFFLINE | recall, "云盘代管"}} {
		if has&a.bit != 0 {
			odd = append(odd, a.name)
		}
	}
	// On a folder the attribute means something else.
	return has&windows.FILE_ATTRIBUTE_READONLY != 0 && has&windows.FILE_ATTRIBUTE_DIRECTORY == 0, odd
}

// marked reports the mark that browsers, mail and archives leave on files of other
// PCs.
func marked(path string) bool {
	text, err := os.ReadFile(path + ":Zone.Identifier")
	return err == nil && (strings.Contains(string(text), "ZoneId=3") || strings.Contains(string(text), "ZoneId=4"))
}

// printerInfo2 is PRINTER_INFO_2.
type printerInfo2 struct {
	server, name, share, port, driver, comment, location *uint16
	mode                                                 uintptr
	sepFile, processor, dataType, parameters             *uint16
	security                                             uintptr
	attributes, priority, defaultPriority                uint32
	startTime, untilTime, status, jobs, averagePPM       uint32
}

func askPrinters(context.Context) printers {
	var p printers
	const local, connections = 2, 4 // PRINTER_ENUM_LOCAL, PRINTER_ENUM_CONNECTIONS
	_, all, err := printerList(local|connections, 4)
	if err != nil {
		p.none = "打印服务没有回答（" + cause(err) + "）"
		return p
	}
	p.count = all
	// Drivers of this PC's own printers only: others would be asked for over the network.
	if buf, n, err := printerList(local, 2); err == nil && n > 0 {
		for _, info := range unsafe.Slice((*printerInfo2)(unsafe.Pointer(&buf[0])), n) {
			if info.driver != nil {
				p.drivers = append(p.drivers, windows.UTF16PtrToString(info.driver))
			}
		}
	}
	var size uint32
	_, _, _ = defaultOne.Call(0, uintptr(unsafe.Pointer(&size)))
	p.byHost = size > 1
	return p
}

// printerList asks the print service; the answer is aligned for its structures.
func printerList(flags, level uintptr) ([]uint64, int, error) {
	var need, count uint32
	_, _, err := enumPrinters.Call(flags, 0, level, 0, 0, uintptr(unsafe.Pointer(&need)), uintptr(unsafe.Pointer(&count)))
	if need == 0 {
		if err == windows.ERROR_SUCCESS {
			err = nil
		}
		return nil, 0, err
	}
	buf := make([]uint64, need/8+1)
	ok, _, err := enumPrinters.Call(flags, 0, level, uintptr(unsafe.Pointer(&buf[0])), uintptr(need), uintptr(unsafe.Pointer(&need)),
		uintptr(unsafe.Pointer(&count)))
	if ok == 0 {
		return nil, 0, err
	}
	return buf, int(count), nil
}
