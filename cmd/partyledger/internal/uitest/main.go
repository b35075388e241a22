// Command uitest drives the desktop program as a person does: in a real window
// on a screen of its own, by mouse and keyboard alone. `make ui-test` runs it; the
// pictures are for people to look at, the ledger is examined with plctl.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// places is where the run's files are.
type places struct {
	program string // built with the tag uiguard
	plctl   string
	fonts   string
	out     string // pictures and what was exported
	work    string // the folder that the program lies in, as on a stick
	home    string
	method  string // the input method to try; empty: the story is told
	typing  bool   // only the part without a mouse
	meeting bool   // only the branch meeting
}

func main() {
	var p places
	traces := flag.Bool("traces", false, "只试程序留下什么：正常退出和出错之后")
	flag.StringVar(&p.program, "program", "", "桌面程序（以 uiguard 标签构建）")
	flag.StringVar(&p.plctl, "plctl", "", "命令行程序")
	flag.StringVar(&p.fonts, "fonts", "assets/fonts/fang.ttf", "仿宋字体文件")
	flag.StringVar(&p.out, "o", "out/ui-test", "图片写到哪个文件夹")
	flag.StringVar(&p.method, "ime", "", "只试输入法：fcitx或ibus")
	flag.BoolVar(&p.meeting, "meeting", false, "只试一次支部大会的全部文书")
	flag.BoolVar(&p.typing, "keyboard", false, "只试不用鼠标的一段")
	flag.Parse()
	if err := p.run(*traces); err != nil {
		fmt.Fprintln(os.Stderr, "没有通过：", err)
		os.Exit(1)
	}
}

// run goes through the story and examines what it left.
func (p *places) run(traces bool) (err error) {
	begun := time.Now()
	if err := p.prepare(); err != nil {
		return err
	}
	d := &desk{}
	defer d.close()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-stop
		d.close()
		os.Exit(1)
	}()
	defer func() {
		broken := recover()
		if broken == nil {
			return
		}
		f, ours := broken.(fault)
		if !ours {
			panic(broken)
		}
		err = f.error
		if d.window != "" && d.program != nil {
			picture := filepath.Join(p.out, "失败.png")
			if d.command("import", "-window", "root", "-silent", picture).Run() == nil {
				err = fmt.Errorf("%w（当时的画面：%s）", err, picture)
			}
		}
	}()
	d.open(p.out, p.home)
	if traces {
		(&traceStory{desk: d, places: p}).tell()
		fmt.Printf("痕迹测试通过：%d 张图片在 %s，共 %.0f 秒。\n", d.shots, p.out, time.Since(begun).Seconds())
		return nil
	}
	if p.method != "" {
		m, ok := methods[p.method]
		if !ok {
			fail("没有名为“%s”的输入法，可试：fcitx、ibus", p.method)
		}
		(&imeTest{desk: d, places: p, method: m}).try()
		return nil
	}
	if !p.meeting {
		p.smallest(d)
	}
	if p.typing {
		return nil
	}
	for _, dpi := range []int{96, 144} {
		p.branchMeeting(d, dpi)
	}
	if p.meeting {
		return nil
	}
	s := &story{desk: d, places: p, were: p.before()}
	s.tell()
	s.examine()
	s.clerk()
	fmt.Printf("界面测试通过：%d 张图片在 %s，共 %.0f 秒；界面最长停顿 %d 毫秒。\n", d.shots, p.out, time.Since(begun).Seconds(), s.slowest)
	return nil
}

// prepare makes empty folders and puts the program into one of them.
func (p *places) prepare() error {
	if p.program == "" || p.plctl == "" {
		return errors.New("请用 make ui-test 运行")
	}
	for _, path := range []*string{&p.program, &p.plctl, &p.fonts, &p.out} {
		full, err := filepath.Abs(*path)
		if err != nil {
			return err
		}
		*path = full
	}
	p.work, p.home = filepath.Join(p.out, "U盘"), filepath.Join(p.out, "home")
	if err := os.RemoveAll(p.out); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(p.work, "fonts"), 0o755); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(p.home, "报表"), 0o755); err != nil {
		return err
	}
	if err := copyFile(filepath.Join(p.work, "fonts", "fang.ttf"), p.fonts); err != nil {
		return err
	}
	return copyFile(filepath.Join(p.work, "partyledger"), p.program)
}
