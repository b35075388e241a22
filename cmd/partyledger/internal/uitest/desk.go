package main

// The desk that the program runs on: a screen of its own, a window manager, and
// the program itself, built to say what stands on its screen.

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	wide, high = 1366, 768
	windowName = "国企党建台账"
)

// desk is a screen with the program on it.
type desk struct {
	out     string   // where pictures go
	home    string   // of the program's user
	env     []string // beside the usual
	display string
	server  *exec.Cmd
	manager *exec.Cmd
	program *exec.Cmd
	helpers []*exec.Cmd // what else runs, in the order of its start
	ended   chan error  // of the program
	log     *os.File
	window  string // ID
	shots   int
	clicks  int       // of the mouse, those that only find their place again included
	lapse   time.Time // when the latest picture was taken
	seen    *view
}

// fault ends the run: the step that was on, and what it waited for.
type fault struct{ error }

func fail(format string, args ...any) { panic(fault{fmt.Errorf(format, args...)}) }

// must ends the run at an error.
func must(err error) {
	if err != nil {
		panic(fault{err})
	}
}

// open starts a screen on a free display and a window manager on it.
func (d *desk) open(out, home string) {
	d.out, d.home, d.lapse = out, home, time.Now()
	must(os.MkdirAll(home, 0o700))
	d.log = must1(os.Create(filepath.Join(out, "program.log")))
	read, write := must2(os.Pipe())
	// The server chooses a free display and says which when it is ready.
	d.server = exec.Command("Xvfb", "-displayfd", "3", "-noreset", "-screen", "0", fmt.Sprintf("%dx%dx24", wide, high), "-nolisten", "tcp")
	d.server.ExtraFiles = []*os.File{write}
	d.server.Stderr = d.log
	must(d.server.Start())
	write.Close()
	line, err := bufio.NewReader(read).ReadString('\n')
	read.Close()
	if err != nil {
		fail("Xvfb 没有启动：%v，见 %s", err, d.log.Name())
	}
	d.display = ":" + strings.TrimSpace(line)
	d.manager = d.command("openbox", "--sm-disable")
	d.manager.Stdout, d.manager.Stderr = d.log, d.log
	must(d.manager.Start())
	d.wait("窗口管理器启动", func() bool {
		return d.command("xdotool", "get_num_desktops").Run() == nil
	})
}

// command is a command that sees the desk's screen.
func (d *desk) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+d.home,
		"XDG_RUNTIME_DIR="+d.home, "XDG_CONFIG_HOME="+d.home+"/.config", "XDG_CACHE_HOME="+d.home+"/.cache",
		"LANG=zh_CN.UTF-8", "PARTYLEDGER_SCREEN="+d.screenFile())
	cmd.Env = append(cmd.Env, d.env...)
	return cmd
}

func (d *desk) screenFile() string { return filepath.Join(d.home, "screen.json") }

// start runs the program and waits for its window. Fyne's own file dialogs are
// driven: the path holds no program that shows the system's.
func (d *desk) start(program string, args ...string) {
	_ = os.Remove(d.screenFile())
	d.program = d.command(program, args...)
	d.program.Env = append(d.program.Env, "PATH=/nowhere")
	d.program.Stdout, d.program.Stderr = d.log, d.log
	must(d.program.Start())
	d.ended = make(chan error, 1)
	go func(p *exec.Cmd, ended chan error) { ended <- p.Wait() }(d.program, d.ended)
	d.wait("窗口出现", func() bool {
		out, _ := d.command("xdotool", "search", "--onlyvisible", "--name", "^"+windowName).Output()
		d.window = strings.TrimSpace(string(out))
		return d.window != "" && !strings.Contains(d.window, "\n")
	})
	d.tool("windowactivate", "--sync", d.window)
}

// tool runs xdotool.
func (d *desk) tool(args ...string) string {
	var said bytes.Buffer
	cmd := d.command("xdotool", args...)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		fail("xdotool %s：%v %s", strings.Join(args, " "), err, said.String())
	}
	return string(out)
}

// patience is how long a condition may take; figures of a slow machine.
const patience = 40 * time.Second

// wait waits for a condition. The program's end while it is waited for is said.
func (d *desk) wait(what string, done func() bool) { d.waitFor(what, patience, done) }

func (d *desk) waitFor(what string, limit time.Duration, done func() bool) {
	if !d.until(what, limit, done) {
		fail("等了%s，没有等到：%s", limit, what)
	}
}

// until waits for a condition and says whether it came.
func (d *desk) until(what string, limit time.Duration, done func() bool) bool {
	for end := time.Now().Add(limit); time.Now().Before(end); {
		if done() {
			return true
		}
		select {
		case err := <-d.ended:
			d.program = nil
			fail("等待“%s”时程序退出了（%v），见 %s", what, err, d.log.Name())
		case <-time.After(25 * time.Millisecond):
		}
	}
	return false
}

// waitEnd waits until the program has ended by itself, without an error.
func (d *desk) waitEnd() {
	select {
	case err := <-d.ended:
		d.program = nil
		if err != nil {
			fail("程序没有正常退出：%v，见 %s", err, d.log.Name())
		}
	case <-time.After(patience):
		fail("关闭窗口后程序没有退出")
	}
}

// shot keeps a picture of the screen once it stands still.
func (d *desk) shot(name string) {
	d.settle()
	d.shots++
	path := filepath.Join(d.out, fmt.Sprintf("%02d-%s.png", d.shots, name))
	must(d.command("import", "-window", "root", "-silent", path).Run())
	fmt.Printf("%s  %.1f 秒\n", filepath.Base(path), time.Since(d.lapse).Seconds())
	d.lapse = time.Now()
}

// settle waits until two pictures of the screen are alike: the texts stand
// before they are painted.
func (d *desk) settle() {
	var last []byte
	d.waitFor("画面停稳", patience, func() bool {
		now, err := d.command("import", "-window", "root", "-silent", "-depth", "8", "rgb:-").Output()
		must(err)
		same := bytes.Equal(now, last)
		last = now
		return same
	})
}

// close ends what the desk has running.
func (d *desk) close() {
	d.endSession()
	for _, cmd := range []*exec.Cmd{d.manager, d.server} {
		if cmd != nil && cmd.Process != nil {
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
	}
	d.log.Close()
}

// help starts a program beside the one that is driven.
func (d *desk) help(name string, args ...string) {
	cmd := d.command(name, args...)
	cmd.Stdout, cmd.Stderr = d.log, d.log
	must(cmd.Start())
	d.helpers = append(d.helpers, cmd)
}

// endSession ends the program and its helpers, the screen stays.
func (d *desk) endSession() {
	if d.program != nil {
		_ = d.program.Process.Kill()
		<-d.ended
		d.program, d.ended = nil, nil
	}
	for _, cmd := range slices.Backward(d.helpers) {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	d.helpers = nil
}

// copyFile copies a file with its mode.
func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, info.Mode())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

func must1[A any](a A, err error) A {
	must(err)
	return a
}

func must2[A, B any](a A, b B, err error) (A, B) {
	must(err)
	return a, b
}
