package doctor

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	eight = time.FixedZone("CST", eastEight)
	noon  = time.Date(2026, 11, 23, 12, 0, 0, 0, eight)
)

// The judgements, by facts that no one PC has all of.
func TestJudgements(t *testing.T) {
	ms := time.Millisecond
	writes := func(n int, each ...time.Duration) speed {
		s := speed{whole: longSize, took: 4 * time.Second}
		for i := range n {
			s.small = append(s.small, each[i%len(each)])
		}
		return s
	}
	full := Area{0, 0, 1920, 1080}
	work := Area{0, 0, 1920, 1040}
	screen := []Screen{{All: full, Work: work, Scale: 1, Hz: 60}}
	sum := strings.Repeat("a", 64)
	plenty := func(d disk) disk {
		if d.free == 0 {
			d.free = 20 * gb
		}
		d.total = 30 * gb
		return d
	}
	for name, c := range map[string]struct {
		lines []Line
		worst State
		says  string
	}{
		"whole package": {judgeProgram(program{version: "1.0", sum: sum, listed: true, whole: true, checked: 7}), Good,
			"7个文件与校验.txt相符"},
		"no list of sums": {judgeProgram(program{sum: sum}), Doubt, "没有校验.txt"},
		"a file missing": {judgeProgram(program{sum: sum, listed: true, missing: []string{"softgl/opengl32.dll"}}), Bad,
			"softgl/opengl32.dll"},
		"a file changed": {judgeProgram(program{sum: sum, listed: true, whole: true, changed: []string{"plctl.exe"}}), Bad,
			"与发布时不同的有plctl.exe"},
		"list not finished":       {judgeProgram(program{sum: sum, listed: true, checked: 2}), Doubt, "没有全部核对"},
		"program not read":        {judgeProgram(program{listed: true, whole: true}), Doubt, "没有读完"},
		"marked as foreign":       {judgeProgram(program{sum: sum, listed: true, whole: true, marked: true}), Doubt, "解除锁定"},
		"started in the archive":  {judgeProgram(program{sum: sum, listed: true, whole: true, unpack: true}), Doubt, "压缩包全部解压"},
		"in the cloud":            {judgeProgram(program{sum: sum, listed: true, whole: true, synced: true}), Doubt, "OneDrive"},
		"windows 10":              {judgeSystem(system{name: "Windows 10", major: 10, memory: 8 * gb, free: 4 * gb}), Good, "内存8.0GB"},
		"windows 7":               {judgeSystem(system{name: "Windows 6", major: 6, memory: 8 * gb, free: 4 * gb}), Bad, "Windows 10"},
		"wine":                    {judgeSystem(system{major: 6, wine: "8.0", memory: gb, free: gb}), Doubt, "wine 8.0"},
		"remote desktop":          {judgeSystem(system{major: 10, remote: true, memory: gb, free: gb}), Doubt, "远程桌面"},
		"little memory":           {judgeSystem(system{major: 10, memory: 4 * gb, free: 100 * mb}), Doubt, "可用内存很少"},
		"memory unknown":          {judgeSystem(system{name: "Linux"}), Good, "内存大小不明"},
		"clock right":             {judgeClock(noon, noon.Add(-time.Hour)), Good, "北京时间"},
		"clock of an empty cell":  {judgeClock(time.Date(2019, 1, 1, 0, 0, 0, 0, eight), time.Time{}), Bad, "明显不对"},
		"clock of the far future": {judgeClock(time.Date(2099, 1, 1, 0, 0, 0, 0, eight), time.Time{}), Bad, "明显不对"},
		"clock behind the ledger": {judgeClock(noon, noon.Add(25*time.Hour)), Doubt, "还早"},
		"clock an hour behind":    {judgeClock(noon, noon.Add(time.Hour)), Good, ""},
		"another zone":            {judgeClock(noon.UTC(), time.Time{}), Doubt, "UTC+00:00"},
		"chinese windows":         {judgeLocale(locale{windows: true, lang: "zh-CN", ansi: 936, oem: 936}), Good, "936/936"},
		"english windows":         {judgeLocale(locale{windows: true, lang: "en-US", ansi: 1252, oem: 437}), Doubt, "乱码"},
		"chinese linux":           {judgeLocale(locale{lang: "zh_CN.UTF-8", input: "@im=fcitx", display: true}), Good, "fcitx"},
		"linux in C":              {judgeLocale(locale{lang: "C", input: "@im=fcitx", display: true}), Doubt, "UTF-8"},
		"linux without input":     {judgeLocale(locale{lang: "zh_CN.utf8", display: true}), Doubt, "XMODIFIERS"},
		"linux console":           {judgeLocale(locale{lang: "zh_CN.utf8"}), Good, ""},
		"stick": {judgeDisk("盘", plenty(disk{letter: "E:", fs: "exFAT", kind: removableDrive})), Good,
			"E:，可移动盘（U盘），文件系统exFAT，共30.0GB，剩余20.0GB"},
		"protected stick":      {judgeDisk("盘", plenty(disk{fs: "FAT32", kind: removableDrive, readOnly: true})), Doubt, "写保护"},
		"full disk":            {judgeDisk("盘", plenty(disk{fs: "NTFS", free: 99 * mb})), Bad, "99MB"},
		"nearly full disk":     {judgeDisk("盘", plenty(disk{fs: "NTFS", free: 900 * mb})), Doubt, "900MB"},
		"share":                {judgeDisk("盘", plenty(disk{fs: "NTFS", kind: networkDrive})), Doubt, "网络中断"},
		"disc":                 {judgeDisk("盘", plenty(disk{fs: "CDFS", kind: opticalDrive})), Doubt, "不能写入"},
		"strange file system":  {judgeDisk("盘", plenty(disk{fs: "reiserfs", kind: fixedDrive})), Doubt, "reiserfs"},
		"no ledger yet":        {judgeLedger(ledger{}), Good, "还没有台账"},
		"ledger":               {judgeLedger(ledger{exists: true, size: 3 * mb, backups: 4}), Good, "3.0MB，自动备份4份"},
		"ledger read-only":     {judgeLedger(ledger{exists: true, readOnly: true}), Bad, "去掉“只读”"},
		"ledger broken":        {judgeLedger(ledger{exists: true, foreign: true, journal: true}), Bad, "从最近的备份恢复"},
		"ledger hidden":        {judgeLedger(ledger{exists: true, odd: []string{"隐藏"}}), Doubt, "隐藏"},
		"ledger broken off":    {judgeLedger(ledger{exists: true, journal: true}), Doubt, "自动恢复"},
		"all rights":           {judgeRights("台账文件夹", true, rights{}), Good, "能新建"},
		"all rights above":     {judgeRights("台账文件夹", true, rights{absent: true}), Good, "上一级"},
		"ledger not writable":  {judgeRights("台账文件夹", true, rights{write: fs.ErrPermission}), Bad, "不能写文件（没有权限）"},
		"ledger not lockable":  {judgeRights("台账文件夹", true, rights{lock: syscall.ENOLCK}), Bad, "不能锁定（系统错误码"},
		"program not writable": {judgeRights("程序文件夹", false, rights{folder: syscall.EROFS, write: syscall.EROFS}), Doubt, "新建文件夹（"},
		"fast":                 {judgeSpeed(writes(smallWrites, ms)), Good, "中位1.0毫秒，最慢1.0毫秒；连续写入4.0MB/秒"},
		"slow stick":           {judgeSpeed(writes(smallWrites, 150*ms)), Doubt, "偏慢"},
		"stick that pauses": {judgeSpeed(writes(smallWrites, append([]time.Duration{3 * time.Second}, fill(29, ms)...)...)), Doubt,
			"最慢3000.0毫秒"},
		"very slow stick":      {judgeSpeed(writes(smallWrites, 700*ms)), Doubt, "很慢"},
		"time was over":        {judgeSpeed(writes(5, 10*ms)), Doubt, "4KB×5次"},
		"no time for the long": {judgeSpeed(speed{small: fill(smallWrites, ms)}), Good, "最慢1.0毫秒"},
		"not one write":        {judgeSpeed(speed{}), Bad, "太慢"},
		"write failed":         {judgeSpeed(speed{err: fs.ErrPermission}), Bad, "没有权限"},
		"printers": {judgePrinters(printers{count: 2, byHost: true, drivers: []string{"乙", "甲", "乙"}}), Good,
			"2台，驱动：乙、甲，有默认打印机"},
		"no default printer": {judgePrinters(printers{count: 1}), Doubt, "没有默认打印机"},
		"no printer":         {judgePrinters(printers{}), Doubt, "没有安装打印机"},
		"no print service":   {judgePrinters(printers{none: "打印服务没有回答"}), Doubt, "PDF"},
		"faces":              {judgeFonts(faces{fang: true, rare: true}), Good, "䶮字可以"},
		"no 仿宋":              {judgeFonts(faces{why: "没有找到", rare: true}), Doubt, "fonts文件夹"},
		"no rare character":  {judgeFonts(faces{fang: true}), Bad, "䶮"},
		"faces broken":       {judgeFonts(faces{err: errors.New("x")}), Bad, "重新解压"},
		"console":            {judgeDesktop(nil), Doubt, "请打开窗口程序"},
		"screen":             {judgeScreens(screen), Good, "1920×1080（0,0），工作区1920×1040（0,0），缩放100%（96dpi），60赫兹"},
		"screen too small":   {judgeScreens([]Screen{{All: full, Work: work, Scale: 2}}), Doubt, "缩放200%（192dpi）"},
		"enlarged":           {judgeDesktop(&Desktop{Screens: screen, Scaling: []string{"GDK_SCALE=2"}}), Doubt, "GDK_SCALE=2"},
		"no screen":          {judgeScreens(nil), Doubt, "没有说明"},
		"window":             {[]Line{judgeWindow(Window{Outer: Area{100, 100, 1366, 760}, Scale: 1}, screen)}, Good, "全部在屏幕1"},
		"window maximized": {[]Line{judgeWindow(Window{Outer: Area{-8, -8, 1936, 1056}, Scale: 1, Maximized: true}, screen)}, Good,
			"已最大化"},
		"window cut":          {[]Line{judgeWindow(Window{Outer: Area{1000, 100, 1366, 760}, Scale: 1}, screen)}, Doubt, "以外"},
		"window title above":  {[]Line{judgeWindow(Window{Outer: Area{0, -40, 1366, 760}, Scale: 1}, screen)}, Doubt, "以外"},
		"window gone":         {[]Line{judgeWindow(Window{Outer: Area{4000, 100, 1366, 760}, Scale: 1}, screen)}, Bad, "不在任何屏幕上"},
		"card":                {[]Line{judgeGraphics(Graphics{Vendor: "Intel", Renderer: "UHD 630", Version: "4.6"})}, Good, "UHD 630"},
		"processor draws":     {[]Line{judgeGraphics(Graphics{Renderer: "llvmpipe (LLVM 15)"})}, Doubt, "软件绘图"},
		"own software":        {[]Line{judgeGraphics(Graphics{Renderer: "x", Software: true})}, Doubt, "软件绘图"},
		"not typed":           {judgeTyping(nil), Doubt, Sentence},
		"typed well":          {judgeTyping(&Typing{Text: Sentence, Events: []string{"开始（120,80）"}}), Good, "收到1条"},
		"pasted":              {judgeTyping(&Typing{Text: Sentence}), Doubt, "逐字"},
		"typed wrong":         {judgeTyping(&Typing{Text: "秘密的话", Events: []string{"x"}}), Bad, "要求8个字，得到4个字"},
		"nothing left":        {judgeTraces(&Desktop{Swept: true}), Good, "没有"},
		"left":                {judgeTraces(&Desktop{Swept: true, Left: []string{`%AppData%\fyne`}}), Doubt, `%AppData%\fyne`},
		"traces in a console": {judgeTraces(nil), Good, "窗口"},
	} {
		worst, said := Good, ""
		for _, l := range c.lines {
			worst = max(worst, l.State)
			said += l.Title + "：" + l.Value + " " + l.Advice + "\n"
			if l.State == Bad && l.Advice == "" {
				t.Errorf("%s: %s has no advice", name, l.Title)
			}
		}
		if worst != c.worst || !strings.Contains(said, c.says) {
			t.Errorf("%s: %v\n%s", name, worst, said)
		}
		if strings.Contains(said, "秘密") {
			t.Errorf("%s: what was typed is in the outcome", name)
		}
	}
}

func fill(n int, d time.Duration) []time.Duration {
	out := make([]time.Duration, n)
	for i := range out {
		out[i] = d
	}
	return out
}

// named is a folder and an environment that name a person and a PC.
func named(t *testing.T) (dir string, words []string) {
	t.Helper()
	words = []string{"zhangsanfeng", "张三丰", "DANGQUN-PC07", "某某集团域"}
	for key, value := range map[string]string{"USERNAME": words[0], "USER": words[0], "LOGNAME": words[1], "COMPUTERNAME": words[2],
		"HOSTNAME": words[2], "USERDOMAIN": words[3]} {
		t.Setenv(key, value)
	}
	home := filepath.Join(t.TempDir(), words[0], words[1])
	for _, key := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(key, home)
	}
	dir = filepath.Join(home, "data")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir, words
}

func TestOutcomeNamesNobody(t *testing.T) {
	dir, words := named(t)
	// What a driver, an input method and the toolkit might say of themselves.
	desktop := &Desktop{
		Graphics: &Graphics{Vendor: "Zhangsanfeng Inc.", Renderer: `C:\Users\zhangsanfeng\driver`, Version: "2.1 张三丰"},
		Typing:   &Typing{Text: "张三丰", Events: []string{"dangqun-pc07 开始"}},
		Left:     []string{filepath.Join(dir, "fyne")}, Swept: true,
	}
	r := Run(context.Background(), Options{Version: "1.0", Ledger: dir, Desktop: desktop, Now: func() time.Time { return noon }})
	if !r.Whole || len(r.Lines) < 15 {
		t.Fatalf("%d lines", len(r.Lines))
	}
	machine, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	host, _ := os.Hostname()
	for _, text := range []string{r.Text(), string(machine)} {
		for _, w := range append(words, filepath.Dir(dir), t.TempDir()) {
			if strings.Contains(strings.ToLower(text), strings.ToLower(w)) {
				t.Errorf("%s is in the outcome:\n%s", w, text)
			}
		}
		if len(host) > 3 && host != "localhost" && strings.Contains(text, host) {
			t.Errorf("the PC's name %s is in the outcome", host)
		}
	}
	if !strings.Contains(r.Text(), hidden) {
		t.Error("nothing was hidden: the test has lost its object")
	}
}

func TestVeil(t *testing.T) {
	v := veil{[]rune("zhangsan"), []rune("张三"), []rune("hp")}
	for in, want := range map[string]string{
		"ZhangSan的盘":          hidden + "的盘",
		"zhangsanfeng":        "zhangsanfeng", // another word
		"张三、张三丰":              hidden + "、" + hidden + "丰",
		"HP LaserJet, php":    hidden + " LaserJet, php",
		"C:\\Users\\zhangsan": "C:\\Users\\" + hidden,
		"":                    "",
	} {
		if got := v.over(in); got != want {
			t.Errorf("%q: %q, not %q", in, got, want)
		}
	}
}

// The folder is as it was, and what was measured was measured there.
func TestNothingStaysBehind(t *testing.T) {
	dir := t.TempDir()
	before := listed(t, dir)
	if r := tryRights(dir); r != (rights{}) {
		t.Errorf("%+v", r)
	}
	s := measureWrites(context.Background(), dir)
	if s.err != nil || len(s.small) != smallWrites || s.absent {
		t.Errorf("%+v", s)
	}
	absent := filepath.Join(dir, "没有", "data")
	if r := tryRights(absent); !r.absent || r.write != nil {
		t.Errorf("%+v", r)
	}
	if s := measureWrites(context.Background(), absent); !s.absent || s.err != nil {
		t.Errorf("%+v", s)
	}
	if after := listed(t, dir); after != before {
		t.Errorf("left behind: %s", after)
	}
	// A check that is nearly over writes no more, and cleans up.
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if s := measureWrites(ctx, dir); len(s.small) != 0 || s.whole != 0 {
		t.Errorf("%+v", s)
	}
	if after := listed(t, dir); after != before {
		t.Errorf("left behind: %s", after)
	}
}

func listed(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, "\n")
}

// A check that hangs or panics is a line, and does not keep the others waiting.
func TestChecksAreBounded(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	c := check{"磁盘", "拔掉的盘", time.Millisecond, func(context.Context) []Line { <-hang; return nil }}
	if l := c.run(context.Background()); len(l) != 1 || l[0].State != Doubt || !strings.Contains(l[0].Value, "超时") {
		t.Errorf("%+v", l)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if l := (check{"磁盘", "拔掉的盘", time.Hour, c.ask}).run(stopped); len(l) != 1 || !strings.Contains(l[0].Value, "已停止") {
		t.Errorf("%+v", l)
	}
	c = check{"磁盘", "出错的", time.Hour, func(context.Context) []Line { panic("/home/zhangsan/x.go") }}
	if l := c.run(context.Background()); len(l) != 1 || !strings.Contains(l[0].Value, "程序出错") || strings.Contains(l[0].Value+l[0].Advice,
		"zhangsan") {
		t.Errorf("%+v", l)
	}
	if r := Run(stopped, Options{Ledger: t.TempDir()}); r.Whole || !strings.Contains(r.Text(), "没有查完") {
		t.Error(r.Text())
	}
}

func TestPackageIsHeldAgainstItsSums(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const sumOfA = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb" // of “a”
	write("好.txt", "a")
	write("坏.txt", "b")
	var lines []string
	for _, name := range []string{"好.txt", "坏.txt", "没有.txt", "../外面.txt", "/etc/passwd", "LICENSES/x.txt", "程序.exe"} {
		lines = append(lines, sumOfA+"  "+name)
	}
	write(sumsName, strings.Join(append(lines, "乱写"), "\n"))
	p := program{sum: sumOfA} // of the running program, which is not read again
	p.askList(context.Background(), dir, "程序.exe")
	if !p.listed || !p.whole || p.checked != 2 || strings.Join(p.changed, ",") != "坏.txt" || strings.Join(p.missing, ",") != "没有.txt" {
		t.Errorf("%+v", p)
	}
}

func TestFileOfOurs(t *testing.T) {
	dir := t.TempDir()
	r := Report{Version: "1.0", At: noon, Lines: []Line{{Group: "系统", Title: "系统", Value: "a\nb", Detail: []string{"c"}}}}
	path := filepath.Join(dir, r.FileName())
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.Write(f), f.Close()); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	if s := string(text); !strings.HasPrefix(s, bom+head+"\r\n") || strings.Count(s, "\n") != strings.Count(s, "\r\n") ||
		!strings.Contains(s, "a b\r\n      c\r\n") {
		t.Errorf("%q", s)
	}
	if !IsOutcome(path) {
		t.Error("an outcome of before may be replaced")
	}
	other := filepath.Join(dir, "名册.txt")
	for _, text := range []string{"", "张三", head[:9]} {
		if err := os.WriteFile(other, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if IsOutcome(other) {
			t.Errorf("a stranger's file %q may be replaced", text)
		}
	}
	if IsOutcome(dir) {
		t.Error("a folder may be replaced")
	}
}

func TestLedgerAsItLies(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "[党]*建")
	if os.PathSeparator == '\\' {
		dir = filepath.Join(t.TempDir(), "党建")
	}
	if err := os.MkdirAll(filepath.Join(dir, "backup"), 0o700); err != nil {
		t.Fatal(err)
	}
	if l := askLedger(dir); l.exists {
		t.Errorf("%+v", l)
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const whole = "SQLite format 3\x00……"
	put(ledgerName, whole)
	put("backup/a.db", "1")
	put(ledgerName+"-journal", strings.Repeat("\x00", 512)) // done with
	if l := askLedger(dir); !l.exists || l.size != int64(len(whole)) || l.foreign || l.backups != 1 || l.journal || l.readOnly {
		t.Errorf("%+v", l)
	}
	put(ledgerName+"-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\x00\x00")
	if l := askLedger(dir); !l.journal {
		t.Errorf("%+v", l)
	}
	put(ledgerName, "12345")
	if l := askLedger(dir); !l.foreign {
		t.Errorf("%+v", l)
	}
	if err := os.Chmod(filepath.Join(dir, ledgerName), 0o400); err != nil {
		t.Fatal(err)
	}
	if l := askLedger(dir); !l.readOnly {
		t.Errorf("%+v", l)
	}
}

func TestScalingIsTheEnvironments(t *testing.T) {
	t.Setenv("GDK_SCALE", "2")
	t.Setenv("FYNE_SCALE", "")
	if got := strings.Join(Scaling(), ","); !strings.Contains(got, "GDK_SCALE=2") || strings.Contains(got, "FYNE") {
		t.Error(got)
	}
}
