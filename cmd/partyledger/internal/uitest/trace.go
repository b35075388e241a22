package main

// What the program leaves: nothing on the PC, whether it ends as it should or
// breaks, and in the ledger a record of where it broke, which the next start tells
// of.

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// secrets is what plant.go breaks with and no record may hold, and what is the
// PC's and not the program's.
var secrets = []string{"张三丰", "440101199001011234", "zhangsan", "Users", "planted"}

const (
	stoppedTitle = "程序遇到错误，需要重新启动"
	toldTitle    = "上次没有正常退出"
	lost         = "龙失记" // whose record is being written as the program breaks
)

// crash is one way to break.
type crash struct {
	name  string
	key   string // plants it
	then  func(*traceStory)
	words bool     // the program can still say so itself
	holds []string // in its record
}

var crashes = []crash{
	{name: "页面里出错", key: "1", holds: []string{"当时在做：界面", "panic: *errors.errorString", "main.plant.func"}},
	{name: "读写台账时出错", key: "2", then: (*traceStory).useStore, words: true,
		holds: []string{"当时在做：读写台账", "store.(*Workspace).Conn", "main.plant.func"}},
	{name: "C代码里出错", key: "3", holds: []string{"signal", "main._Cfunc_fall", "main.plant.func"}},
	{name: "保存到一半出错", key: "4", then: (*traceStory).write, words: true, holds: []string{"store.(*writer).open", "store.(*Workspace).inTx"}},
	{name: "保存到一半C代码出错", key: "5", then: (*traceStory).write, holds: []string{"main._Cfunc_fall", "store.(*writer).open"}},
}

type traceStory struct {
	*desk
	*places
	before map[string]string // the profile
}

func (s *traceStory) ledgerDir() string { return filepath.Join(s.work, "data") }
func (s *traceStory) log() string       { return filepath.Join(s.ledgerDir(), "log") }

// tell begins with a profile that other programs of the toolkit have used.
func (s *traceStory) tell() {
	home := s.desk.home
	s.env = []string{"PARTYLEDGER_PLANT=" + s.mark(), "TMPDIR=" + home + "/tmp", "XDG_DATA_HOME=" + home + "/.local/share",
		"XDG_STATE_HOME=" + home + "/.local/state"}
	for _, f := range []string{".config/fyne/settings.json", ".config/fyne/org.other/preferences.json", ".cache/fyne/org.other/icon.png",
		".cache/font_index_v6.cache", "tmp/其他程序.txt"} {
		path := filepath.Join(home, f)
		must(os.MkdirAll(filepath.Dir(path), 0o700))
		must(os.WriteFile(path, []byte("{}"), 0o600))
	}
	s.before = s.profile()
	s.openAndClose()
	s.ctl(s.ledgerDir(), nil, "demo")
	for _, c := range crashes {
		s.breakBy(c)
	}
	s.breakConsole()
}

// profile is every file of the person's, with what it holds.
func (s *traceStory) profile() map[string]string {
	out := map[string]string{}
	must(filepath.WalkDir(s.desk.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(filepath.Base(path), "screen.json") { // of the test itself
			return nil
		}
		out[path] = ""
		if !d.IsDir() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			out[path] = fmt.Sprintf("%x", sha256.Sum256(data))
		}
		return nil
	}))
	return out
}

// unchanged holds the profile against what it was.
func (s *traceStory) unchanged(after string) {
	now := s.profile()
	for _, path := range slices.Sorted(maps.Keys(now)) {
		if was, ok := s.before[path]; !ok || was != now[path] {
			fail("%s，电脑上多了或改了：%s", after, path)
		}
	}
	for path := range s.before {
		if _, ok := now[path]; !ok {
			fail("%s，别的程序的文件不见了：%s", after, path)
		}
	}
}

// program is the program as it lies beside its ledger.
func (s *traceStory) program() string { return filepath.Join(s.work, "partyledger") }

// end closes the window by its frame.
func (s *traceStory) end() {
	s.key("alt+F4")
	s.waitEnd()
}

// openAndClose is a start without a ledger.
func (s *traceStory) openAndClose() {
	s.start(s.program())
	s.sees("建立空台账，开始使用")
	s.unchanged("打开时")
	s.end()
	s.unchanged("打开又关闭之后")
	if left := must1(os.ReadDir(s.work)); len(left) != 2 { // the program and its fonts
		fail("程序旁边留下了：%v", left)
	}
}

// begin starts the program on the ledger.
func (s *traceStory) begin() {
	s.start(s.program())
	s.sees("企业50户")
}

// breakBy breaks the program, and starts it again.
func (s *traceStory) breakBy(c crash) {
	s.begin()
	s.unchanged("使用时")
	s.plant(c.key)
	if c.then != nil {
		c.then(s)
	}
	if c.words {
		s.sees(stoppedTitle)
		s.shot(c.name)
		s.click("退出程序")
	}
	s.waitCrash(c.name)
	s.unchanged(c.name + "之后")

	s.begin()
	s.sees(toldTitle)
	s.shot(c.name + "后再打开")
	s.examineTrace(c.name, c.holds)
	s.click("知道了")
	s.gone(toldTitle)
	s.end()
	s.unchanged(c.name + "、再打开又关闭之后")
	s.examineLedger(c.name)

	s.begin()
	s.key("ctrl+2")
	s.sees("章程")
	if s.look().says(toldTitle) {
		fail("%s：说了两次", c.name)
	}
	s.end()
	must(os.RemoveAll(s.log()))
}

// mark is the file that says that a key has been taken in.
func (s *traceStory) mark() string { return s.screenFile() + ".planted" }

// plant presses a key until the program has it: what has the keyboard may keep it
// to itself.
func (s *traceStory) plant(key string) {
	_ = os.Remove(s.mark())
	var pressed time.Time
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		if _, err := os.Stat(s.mark()); err == nil {
			return
		}
		if time.Since(pressed) > 2*time.Second {
			s.click(windowName) // of the navigation: takes the keyboard from what has it
			s.key("ctrl+shift+" + key)
			pressed = time.Now()
		}
	}
	fail("程序没有收到按键%s", key)
}

// waitCrash waits until the program has ended, and not as it should.
func (s *traceStory) waitCrash(name string) {
	select {
	case err := <-s.ended:
		s.desk.program = nil
		if err == nil {
			fail("%s：程序像没事一样退出了", name)
		}
	case <-time.After(patience):
		fail("%s：程序没有停下", name)
	}
}

// useStore opens a page that reads from the disk.
func (s *traceStory) useStore() {
	s.click("数据与设置")
	s.click("操作记录")
}

// write saves a new person.
func (s *traceStory) write() {
	s.click("党员名册")
	s.sees("新增人员")
	s.key("ctrl+n")
	s.await("新增窗口", func(v *view) bool { return v.Top == 1 })
	s.fill("姓名", lost)
	s.fill("性别", "女")
	s.fill("所在企业", "某某数字科技有限公司")
	s.click("保存")
}

// examineTrace reads the one record.
func (s *traceStory) examineTrace(name string, holds []string) {
	var found []string
	for _, e := range must1(os.ReadDir(s.log())) {
		if strings.HasPrefix(e.Name(), "partyledger-crash-") && strings.HasSuffix(e.Name(), ".txt") {
			found = append(found, e.Name())
		}
	}
	if len(found) != 1 {
		fail("%s：应留下一份记录，有%v", name, found)
	}
	text := string(must1(os.ReadFile(filepath.Join(s.log(), found[0]))))
	for _, w := range append(slices.Clone(secrets), s.work, s.desk.home) {
		if strings.Contains(text, w) {
			fail("%s：记录里有“%s”：\n%s", name, w, text)
		}
	}
	for _, w := range holds {
		if !strings.Contains(text, w) {
			fail("%s：记录里没有“%s”：\n%s", name, w, text)
		}
	}
	must(os.WriteFile(filepath.Join(s.desk.out, name+".txt"), []byte(text), 0o600))
}

// examineLedger: the ledger is whole, and nothing of what was being written is there.
func (s *traceStory) examineLedger(name string) {
	s.ctl(s.ledgerDir(), nil, "verify")
	out := must1(exec.Command(s.plctl, "-w", s.ledgerDir(), "--json", "search", lost).Output())
	if strings.Contains(string(out), lost) {
		fail("%s：写了一半的记录在台账里：%s", name, out)
	}
}

// breakConsole: the console's start collects what the runtime left, and does not
// take the telling away from the window.
func (s *traceStory) breakConsole() {
	s.begin()
	s.plant("3")
	s.waitCrash("C代码里出错")
	s.ctl(s.ledgerDir(), nil, "verify")
	s.begin()
	s.sees(toldTitle)
	s.click("知道了")
	s.end()
	s.unchanged("用过命令行之后")
}
