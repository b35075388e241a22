//go:build measure

package ui

// A build with the tag measure goes through the desktop by itself and writes
// what it took: `make bench` runs it. Each act is measured in four ways: the
// longest stretch that the UI goroutine was kept, the processor time of its
// thread with the painting, that of the whole process, and the time until the
// frame with the answer stood.
//
//	PARTYLEDGER_MEASURE=out.json  where to write; unset = an ordinary program
//	PARTYLEDGER_BEGAN=ns          when the process was started
//	PARTYLEDGER_IDLE=60           seconds of rest; 0 = end once the desk is there, -1 = once all pages were opened
//	PARTYLEDGER_PROFILE=cpu.prof  a profile of all but the start and the rest, labelled by act

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"os"
	"reflect"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// act is what one act took, in nanoseconds.
type act struct {
	UI    int64 `json:"ui"`    // longest stretch of the UI goroutine, without painting
	CPU   int64 `json:"cpu"`   // of the UI goroutine's thread, with painting
	All   int64 `json:"all"`   // of all threads
	Frame int64 `json:"frame"` // until the last frame stood
}

// series is acts of one kind.
type series struct {
	Kind  string `json:"kind"`
	Title string `json:"title"`
	Acts  []act  `json:"acts"`
}

// state is what the process holds at a moment.
type state struct {
	Title string `json:"title"`
	Heap  int64  `json:"heap"`
	RSS   int64  `json:"rss"`
}

// idle is what a time of rest cost.
type idle struct {
	Title   string  `json:"title"`
	Seconds float64 `json:"seconds"`
	CPU     float64 `json:"cpu"`
}

// measurement is everything, as it is written.
type measurement struct {
	Paint  int64    `json:"paint"` // start to the first frame
	CPU    int64    `json:"cpu"`   // what the process took of processors until then
	Ready  int64    `json:"ready"` // start to the desk with its figures
	Series []series `json:"series"`
	States []state  `json:"states"`
	Idles  []idle   `json:"idles"`
}

// meter drives the desktop from a goroutine of its own.
type meter struct {
	s       *Shell
	out     measurement
	began   time.Time      // of the process
	mark    *canvas.Raster // drawn with every frame that is asked for
	framed  func()         // called on the UI goroutine after that frame
	pending atomic.Int64   // jobs behind and answers under way

	// Of the act under way; UI goroutine only.
	armed   bool
	longest time.Duration
	settled chan time.Time
	doing   context.Context // its label in the profile
}

var theMeter = newMeter()

func init() {
	if theMeter != nil {
		watch = theMeter.watch
	}
}

// newMeter reads the orders: where to write, when the process began.
func newMeter() *meter {
	if os.Getenv("PARTYLEDGER_MEASURE") == "" {
		return nil
	}
	ns, _ := strconv.ParseInt(os.Getenv("PARTYLEDGER_BEGAN"), 10, 64)
	m := &meter{began: time.Unix(0, ns), settled: make(chan time.Time, 1), doing: context.Background()}
	m.mark = canvas.NewRaster(func(w, h int) image.Image {
		go fyne.Do(m.frame) // once the frame stands
		return image.NewUniform(color.Transparent)
	})
	m.mark.Resize(fyne.NewSize(1, 1))
	return m
}

func (m *meter) frame() {
	if m.out.Paint == 0 {
		m.out.Paint, m.out.CPU = int64(time.Since(m.began)), int64(processTime())
	}
	if m.framed != nil {
		m.framed()
	}
}

// watch takes the window's first frame and, when the desktop is there, drives it.
func (m *meter) watch(w fyne.Window, s *Shell) {
	if s == nil {
		if os.Getenv("PARTYLEDGER_FLAT") != "" { // as on a PC without OpenGL
			fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1, Flat: true})
		}
		m.put(w)
		return
	}
	m.s = s
	m.put(w)
	m.framed = m.stands
	m.follow()
	go m.run()
}

// put lays the mark over what the window shows.
func (m *meter) put(w fyne.Window) {
	root := w.Content().(*container.Scroll)
	root.Content = container.NewStack(root.Content, container.NewWithoutLayout(m.mark))
	root.Refresh()
}

// follow counts what is under way and times what runs on the UI goroutine.
func (m *meter) follow() {
	spawn := m.s.spawn
	m.s.spawn = func(job func()) {
		m.pending.Add(1)
		doing := m.doing
		spawn(func() {
			pprof.SetGoroutineLabels(doing)
			job()
			m.ended()
		})
	}
	m.s.ui = func(f func()) {
		m.pending.Add(1)
		fyne.Do(func() {
			m.timed(f)
			m.pending.Add(-1)
			m.look()
		})
	}
	kit.Background = func(f func()) {
		m.pending.Add(1)
		doing := m.doing
		go func() {
			pprof.SetGoroutineLabels(doing)
			f()
			m.ended()
		}()
	}
}

func (m *meter) ended() {
	fyne.Do(func() {
		m.pending.Add(-1)
		m.look()
	})
}

func (m *meter) timed(f func()) {
	from := time.Now()
	f()
	m.longest = max(m.longest, time.Since(from))
}

// look asks for the frame that ends the act, if nothing is under way.
func (m *meter) look() {
	if m.armed && m.pending.Load() == 0 {
		m.mark.Refresh()
	}
}

// stands ends the act if nothing began meanwhile.
func (m *meter) stands() {
	if m.armed && m.pending.Load() == 0 {
		m.armed = false
		m.settled <- time.Now()
	}
}

// ui runs a function on the UI goroutine and waits, on the meter's.
func (m *meter) ui(f func()) {
	done := make(chan struct{})
	fyne.Do(func() {
		f()
		close(done)
	})
	<-done
}

// act does one thing on the UI goroutine and waits for its last frame.
func (m *meter) act(f func()) act {
	var from time.Time
	var cpu, all, cpuEnd, allEnd time.Duration
	m.ui(func() {
		m.longest, m.armed = 0, true
		from, cpu, all = time.Now(), threadTime(), processTime()
		m.timed(f)
		m.look()
	})
	end := <-m.settled
	m.ui(func() { cpuEnd, allEnd = threadTime(), processTime() })
	return act{int64(m.longest), int64(cpuEnd - cpu), int64(allEnd - all), int64(end.Sub(from))}
}

func (m *meter) add(kind, title string, acts ...act) {
	m.out.Series = append(m.out.Series, series{kind, title, acts})
}

// one does a single act, which has a line and a label in the profile of its own.
func (m *meter) one(kind, title string, f func()) {
	m.label(title)
	m.add(kind, title, m.act(f))
	m.label("")
}

func (m *meter) label(title string) {
	m.ui(func() {
		m.doing = pprof.WithLabels(context.Background(), pprof.Labels("act", title))
		pprof.SetGoroutineLabels(m.doing)
	})
}

// run goes through everything, writes and ends the program.
func (m *meter) run() {
	for opened := false; !opened; {
		m.ui(func() { opened = m.s.snap != nil })
	}
	m.act(func() {}) // the desk with its figures
	m.out.Ready = int64(time.Since(m.began))
	rest := seconds()
	if rest != 0 {
		m.all(rest > 0)
	}
	if rest > 0 {
		m.idles(rest)
	}
	m.write()
	fyne.Do(func() { m.s.askClose() })
}

// all goes through everything but the rest, or only through the pages.
func (m *meter) all(everything bool) {
	if path := os.Getenv("PARTYLEDGER_PROFILE"); path != "" {
		if f, err := os.Create(path); err == nil && pprof.StartCPUProfile(f) == nil {
			defer pprof.StopCPUProfile()
		}
	}
	m.pages()
	if !everything {
		return
	}
	m.write()
	m.list()
	m.write() // so far, should a program hang in what follows
	m.search()
	m.save()
	m.rounds()
}

// seconds is how long to rest.
func seconds() int {
	n, err := strconv.Atoi(os.Getenv("PARTYLEDGER_IDLE"))
	if err != nil {
		return 60
	}
	return n
}

func (m *meter) write() {
	raw, err := json.Marshal(m.out)
	if err == nil {
		err = os.WriteFile(os.Getenv("PARTYLEDGER_MEASURE"), raw, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pages changes to each page: the first time, again, and after a change of the
// ledger.
func (m *meter) pages() {
	var again []act
	for _, e := range m.s.entries[1:] {
		m.one("page", "首次打开“"+e.Title+"”", func() { m.s.Go(e.ID) })
	}
	for range 3 {
		for _, e := range m.s.entries {
			again = append(again, m.act(func() { m.s.Go(e.ID) }))
		}
	}
	for i, e := range m.s.entries {
		var of []act
		for round := range 3 {
			of = append(of, again[round*len(m.s.entries)+i])
		}
		m.add("page", "再次打开“"+e.Title+"”", of...)
	}
}

// key types one key into what has the focus.
func (m *meter) key(name fyne.KeyName) act {
	return m.act(func() { m.s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) })
}

func (m *meter) keys(title string, n int, name fyne.KeyName) {
	var acts []act
	for range n {
		acts = append(acts, m.key(name))
	}
	m.add("key", title, acts...)
}

// typed types a text, a key an act, and takes it away again.
func (m *meter) typed(title, text string) {
	var acts []act
	for _, r := range text {
		acts = append(acts, m.act(func() { m.s.window.Canvas().Focused().TypedRune(r) }))
	}
	for range []rune(text) {
		acts = append(acts, m.key(fyne.KeyBackspace))
	}
	m.add("key", title, acts...)
}

// list goes over the register of all people with the keyboard.
func (m *meter) list() {
	m.act(func() { m.s.Go("members") })
	m.ui(func() { m.s.pages["members"].(page.Searcher).FocusFilter() })
	m.typed("名册筛选框输入“zhang”并删去", "zhang")
	m.typed("名册筛选框输入“张三”并删去", "张三")
	if !m.focusOn("kit.listBody") {
		panic("measure: no list on the page of members")
	}
	m.keys("名册 ↓", 40, fyne.KeyDown)
	m.keys("名册 PageDown", 40, fyne.KeyPageDown)
	m.keys("名册 End", 1, fyne.KeyEnd)
	m.keys("名册 PageUp", 40, fyne.KeyPageUp)
	m.keys("名册 Home", 1, fyne.KeyHome)
	m.add("key", "名册 Ctrl+A", m.act(func() { m.s.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{}) }))
	m.add("key", "名册 Ctrl+C", m.act(func() { m.s.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutCopy{}) }))
}

// focusOn moves the focus on until a widget of the type has it.
func (m *meter) focusOn(typeName string) bool {
	found := false
	m.ui(func() {
		c := m.s.window.Canvas()
		for range 60 {
			c.FocusNext()
			if f := c.Focused(); f != nil && strings.Contains(reflect.TypeOf(f).String(), typeName) {
				found = true
				return
			}
		}
	})
	return found
}

// search types into the search box of the head line: key by key, and in a burst
// without waiting for answers.
func (m *meter) search() {
	m.ui(func() { m.s.window.Canvas().Focus(m.s.search) })
	m.typed("查找框输入“zhangsan”并删去", "zhangsan")
	m.typed("查找框输入“某某第一”并删去", "某某第一")
	var acts []act
	for range 5 {
		acts = append(acts, m.act(func() {
			for _, r := range "zhangsanlisi" {
				m.s.window.Canvas().Focused().TypedRune(r)
			}
		}))
		m.act(func() { m.s.search.SetText("") })
	}
	m.add("burst", "查找框一口气输入12个字母", acts...)
}

// save writes one person and waits until the pages show it.
func (m *meter) save() {
	m.act(func() { m.s.Go("members") })
	var acts []act
	for i := range 3 {
		acts = append(acts, m.act(func() {
			x := model.Everywhere[model.Person](m.s.snap.Book)[i]
			x.Position += "甲"
			m.s.Save("修改职务", nil, x)
		}))
	}
	m.add("save", "改一个人到名册上看见", acts...)
	for ready := false; !ready; time.Sleep(10 * time.Millisecond) {
		m.ui(func() { ready = len(m.s.ready) == len(m.s.pages)-1 })
	}
	for _, e := range m.s.entries {
		if e.ID != "members" {
			m.one("page", "改动后打开“"+e.Title+"”", func() { m.s.Go(e.ID) })
		}
	}
}

// rounds changes pages 500 times and looks at the memory before and after.
func (m *meter) rounds() {
	n := len(m.s.entries)
	for i := range 3 * n { // caches are full
		m.act(func() { m.s.Go(m.s.entries[i%n].ID) })
	}
	m.state("换页前")
	for i := range 500 {
		m.act(func() { m.s.Go(m.s.entries[i%n].ID) })
	}
	m.state("换页500次后")
}

func (m *meter) state(title string) {
	for range 3 {
		runtime.GC()
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	m.out.States = append(m.out.States, state{title, int64(mem.HeapAlloc), resident()})
}

// idles lets the desktop rest: on a list, and in a text field.
func (m *meter) idles(seconds int) {
	m.act(func() { m.s.Go("members") })
	m.ui(func() { m.s.window.Canvas().Unfocus() })
	m.state("静置前")
	m.idle("静置：名册", seconds)
	m.ui(func() { m.s.window.Canvas().Focus(m.s.search) })
	m.idle("静置：光标在查找框里", seconds)
	m.state("静置后")
}

func (m *meter) idle(title string, seconds int) {
	time.Sleep(2 * time.Second) // what the act before began is over
	from, cpu := time.Now(), processTime()
	time.Sleep(time.Duration(seconds) * time.Second)
	took := time.Since(from)
	m.out.Idles = append(m.out.Idles, idle{title, took.Seconds(), float64(processTime()-cpu) / float64(took)})
}
