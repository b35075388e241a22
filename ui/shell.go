// Package ui is the desktop: the shell with its navigation and the pages. It
// decides nothing: rules, reports and storage are below it.
package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/trace"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Entry is one line of the navigation: a page is registered by a line.
type Entry struct {
	ID    string
	Title string
	Key   string // the digit that opens it with Ctrl; empty = none
	Help  string // how the manual's chapter on it begins
	Icon  fyne.Resource
	Kinds []model.Kind // records that open here
	New   func(page.Host) page.Page
}

// Shell is the main window.
type Shell struct {
	window  fyne.Window
	front   *frontWindow
	ses     *session
	entries []Entry
	pages   map[string]page.Page // made when first shown
	stale   map[string]bool      // to be loaded anew
	ready   map[string]func()    // shows a page's new state once it is on the screen
	current string
	asked   bool     // its record was opened from the page before
	history []string // back
	future  []string // forward

	snap    *page.Snapshot
	seq     int    // of loads: an old answer never overwrites a newer one
	working int    // jobs under way
	unsaved bool   // the last save did not succeed
	undoing bool   // one is under way
	began   int64  // the last batch of before the window was opened
	canUndo bool   // that is known
	place   string // why the ledger lies where it does; may be empty
	remark  string // on this PC; may be empty
	check   page.SelfCheck
	cancel  context.CancelFunc

	nav       map[string]*navButton
	title     *kit.Text
	holder    *fyne.Container
	scope     *kit.Picker
	asOf      *kit.DayField
	search    *searchBox
	status    *statusLine
	damage    string // what the check of all pages has found; empty = nothing
	toast     *toast
	shortcuts fyne.ShortcutHandler
	closing   bool
	onClose   func()
	opt       StartOptions       // that the ledger was opened by
	open      func(StartOptions) // opens a ledger in the place of this one
	cover     *locked            // over the window while the ledger is locked; nil = it is not
	unbacked  *keep.Failed       // the last backup, if it failed
	plain     int                // backups that are not encrypted though the ledger is
	forms     openForms          // what is being filled in
	menu      *menuButton        // of ledgers
	sample    bool               // the ledger is the fictional sample
	band      *sampleBand

	// spawn runs a job off the UI goroutine; tests run it at once.
	spawn func(func())
	// later is spawn for what can wait.
	later func(func())
	// ui runs a function on the UI goroutine.
	ui func(func())
}

// newDesktop fills the window with the desktop of an open ledger.
func newDesktop(f *frontWindow, ledger *store.Workspace, entries []Entry) *Shell {
	s := newShell(f, newSession(ledger), entries)
	s.spawn, s.later = s.ses.do, s.ses.later
	s.start()
	return s
}

func newShell(f *frontWindow, ses *session, entries []Entry) *Shell {
	return &Shell{window: f.w, front: f, ses: ses, entries: entries, pages: map[string]page.Page{}, stale: map[string]bool{},
		ready: map[string]func(){}, nav: map[string]*navButton{}, ui: fyne.Do}
}

// start shows the frame and the first page.
func (s *Shell) start() {
	s.applyTextSize()
	put(s.window, s.build())
	s.window.SetTitle(Title) // that of the ledger before may have said more
	s.window.SetCloseIntercept(s.askClose)
	s.acceptDrops()
	s.watch()
	beforeSessionEnds(s.mayEnd)
	s.keys()
	s.Go(s.entries[0].ID)
	s.rememberStart()
	s.refresh()
	s.later(s.readBackupState)
	s.spawn(s.readForms)
	s.checkPages()
}

// build makes the frame.
func (s *Shell) build() fyne.CanvasObject {
	s.title = kit.NewText("", theme.ColorNameForeground).Strong().Sized(func() float32 { return theme.TextSubHeadingSize() + 2 })
	s.holder = container.NewStack()
	s.status = newStatusLine()
	s.toast = newToast()

	s.asOf = kit.NewDayField(s.ses.w.Today())
	s.asOf.SetDay(s.ses.w.Today())
	s.asOf.OnChange, s.asOf.OnLeave = s.asOfChanged, s.asOfLeft
	s.scope = kit.NewPicker(model.KindEnterprise, s.lookupScope)
	s.scope.SetPlaceHolder(wholeGroup)
	s.scope.OnChange = s.scopeChanged
	s.search = newSearchBox(s)

	s.band = newSampleBand()
	back := kit.NewButtonWithIcon("", theme.NavigateBackIcon(), s.back)
	forward := kit.NewButtonWithIcon("", theme.NavigateNextIcon(), s.forward)
	back.Importance, forward.Importance = widget.LowImportance, widget.LowImportance
	line := container.New(&headLine{[]float32{0, 0, 0, 0, 210, 0, 150, 230}}, back, forward,
		container.New(layout.NewCustomPaddedLayout(0, 0, theme.Padding()*2, 0), container.NewCenter(s.title)),
		s.caption("范围"), s.scope, s.caption("截至"), s.asOf, s.search)
	head := container.NewVBox(s.band.band, container.NewPadded(line), widget.NewSeparator())
	foot := container.NewVBox(widget.NewSeparator(), container.NewStack(s.band.ground, s.footLine()))
	// A page that is higher than the window scrolls, head and foot stay.
	body := container.NewBorder(head, foot, nil, nil, container.NewVScroll(container.NewPadded(s.holder)))
	return container.NewStack(container.NewBorder(nil, nil, s.navigation(), nil, body), s.toast.content)
}

func (s *Shell) caption(text string) fyne.CanvasObject {
	return container.NewCenter(kit.NewText(text, kit.ColorMuted))
}

func (s *Shell) navigation() fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(kit.ColorNav))
	box := container.New(navLines{})
	for _, e := range s.entries {
		b := newNavButton(e, func() { s.Go(e.ID) })
		s.nav[e.ID] = b
		box.Add(b)
	}
	warn := kit.NewText("不得处理涉密文件", kit.ColorNavText).Sized(theme.CaptionTextSize)
	return container.NewStack(ground, container.NewBorder(container.NewPadded(s.ledgerHead()),
		container.NewPadded(container.NewCenter(warn)), nil, nil, box))
}

// keys sets the window's shortcuts. They are about the page, and so do nothing
// while something is over it; Escape leaves that.
func (s *Shell) keys() {
	c := s.window.Canvas()
	on := func(x fyne.Shortcut, f func()) {
		s.shortcuts.AddShortcut(x, func(fyne.Shortcut) {
			if c.Overlays().Top() == nil {
				f()
			}
		})
		c.AddShortcut(x, s.shortcuts.TypedShortcut)
	}
	add := func(key fyne.KeyName, mod fyne.KeyModifier, f func()) {
		on(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, f)
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyEscape:
			page.Escape(c, s.pages[s.current])
		case e.Name == fyne.KeyF1 && s.cover == nil:
			s.showHelp()
		case e.Name == fyne.KeyF10 && c.Overlays().Top() == nil:
			s.showMenu()
		}
	})
	on(&fyne.ShortcutUndo{}, s.undoLast) // a field with the keyboard keeps it to itself
	add(fyne.KeyF, fyne.KeyModifierShortcutDefault, s.find)
	add(fyne.KeyLeft, fyne.KeyModifierAlt, s.back)
	add(fyne.KeyRight, fyne.KeyModifierAlt, s.forward)
	add(fyne.KeyN, fyne.KeyModifierShortcutDefault, func() {
		if p, ok := s.pages[s.current].(page.Creator); ok {
			p.New()
		}
	})
	add(fyne.KeyPageDown, fyne.KeyModifierShortcutDefault, func() { s.step(1) })
	add(fyne.KeyPageUp, fyne.KeyModifierShortcutDefault, func() { s.step(-1) })
	everywhere := func(key fyne.KeyName, mod fyne.KeyModifier, f func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) { f() })
	}
	everywhere(fyne.KeyL, fyne.KeyModifierShortcutDefault, s.Lock)
	save := func() { page.PressYes(c, s.pages[s.current]) }
	again := func() { page.PressMore(c) }
	everywhere(fyne.KeyS, fyne.KeyModifierShortcutDefault, save)
	for _, enter := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		everywhere(enter, fyne.KeyModifierShortcutDefault, save)
		everywhere(enter, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift, again)
	}
	for _, e := range s.entries {
		if e.Key != "" {
			add(fyne.KeyName(e.Key), fyne.KeyModifierShortcutDefault, func() { s.Go(e.ID) })
		}
	}
}

// step goes to the next page of the navigation, or the one before; behind the last
// comes the first.
func (s *Shell) step(by int) {
	n := len(s.entries)
	i := slices.IndexFunc(s.entries, func(e Entry) bool { return e.ID == s.current })
	s.Go(s.entries[(i+by+n)%n].ID)
}

// find gives the keyboard to the search of the whole ledger, and at the second
// time to the page's own filter.
func (s *Shell) find() {
	c := s.window.Canvas()
	p, ok := s.pages[s.current].(page.Searcher)
	if ok && c.Focused() == fyne.Focusable(s.search) {
		p.FocusFilter()
		return
	}
	c.Focus(s.search)
}

// Go shows a page.
func (s *Shell) Go(id string) { s.goThen(id, func() {}) }

// goThen shows a page and then goes on.
func (s *Shell) goThen(id string, then func()) {
	if id == s.current {
		then()
		return
	}
	if !slices.ContainsFunc(s.entries, func(e Entry) bool { return e.ID == id }) {
		return
	}
	s.leave(func() {
		if s.current != "" {
			s.history, s.future = append(s.history, s.current), nil
		}
		s.show(id)
		then()
	})
}

// leave goes on once nothing is unsaved any more, on the page and in windows over it.
func (s *Shell) leave(then func()) { page.LeaveUnsaved(s, s.unsavedNow(), then) }

// back goes back a step of the page's own, else to the page before; to this one at once if
// a record there was opened from it.
func (s *Shell) back() {
	if p, ok := s.pages[s.current].(page.Backer); ok && !s.asked && p.Back() {
		return
	}
	if len(s.history) == 0 {
		return
	}
	s.leave(func() {
		n := len(s.history)
		s.future = append(s.future, s.current)
		id := s.history[n-1]
		s.history = s.history[:n-1]
		s.show(id)
	})
}

func (s *Shell) forward() {
	if len(s.future) == 0 {
		return
	}
	s.leave(func() {
		n := len(s.future)
		s.history = append(s.history, s.current)
		id := s.future[n-1]
		s.future = s.future[:n-1]
		s.show(id)
	})
}

func (s *Shell) show(id string) {
	s.current, s.asked = id, false
	for _, e := range s.entries {
		s.nav[e.ID].setActive(e.ID == id)
		if e.ID == id {
			s.title.SetText(e.Title)
			if s.pages[id] == nil {
				s.pages[id] = e.New(s)
				s.stale[id] = true
			}
		}
	}
	s.holder.RemoveAll()
	s.holder.Add(s.pages[id].Content())
	s.holder.Move(s.holder.Position()) // draws it; a refresh would be of all that is on the page
	s.load()
}

// load shows the new state of the page on the screen, if there is one.
func (s *Shell) load() {
	id := s.current
	if show := s.ready[id]; show != nil {
		delete(s.ready, id)
		show()
	} else if s.snap != nil && s.stale[id] {
		s.prepare(id, s.spawn)
	}
}

// prepare loads a page.
func (s *Shell) prepare(id string, spawn func(func())) {
	p, snap := s.pages[id], s.snap
	s.stale[id] = false
	spawn(func() {
		show, err := p.Load(context.Background(), snap)
		if err != nil {
			show = func() { s.Fail(err) }
		}
		s.ui(func() { s.prepared(id, p, snap, show) })
	})
}

// prepared shows a loaded page if it is on the screen, and goes on with the next.
func (s *Shell) prepared(id string, p page.Page, snap *page.Snapshot, show func()) {
	switch {
	case !s.shows(id, p, snap):
	case s.current == id:
		s.reveal(id, p, snap, show)
	default:
		s.ready[id] = func() { s.reveal(id, p, snap, show) }
	}
	s.ahead()
}

// shows reports that a page was not made anew meanwhile, and that there is no newer state.
func (s *Shell) shows(id string, p page.Page, snap *page.Snapshot) bool {
	return s.pages[id] == p && s.snap == snap
}

// reveal shows a state that a page has loaded; what stands behind it can wait.
func (s *Shell) reveal(id string, p page.Page, snap *page.Snapshot, show func()) {
	show()
	parted, ok := p.(page.Parted)
	if !ok {
		return
	}
	rest := parted.Rest()
	if rest == nil {
		return
	}
	s.later(func() {
		show, err := rest(context.Background(), snap)
		if err != nil {
			show = func() { s.Fail(err) }
		}
		s.ui(func() {
			if s.shows(id, p, snap) {
				show()
			}
		})
	})
}

// ahead loads one of the other pages that were shown before, so that going back to
// it needs no waiting after a change.
func (s *Shell) ahead() {
	for _, e := range s.entries {
		if s.pages[e.ID] != nil && s.stale[e.ID] && e.ID != s.current {
			s.prepare(e.ID, s.later)
			return
		}
	}
}

// refresh works the state out anew and shows it.
func (s *Shell) refresh() {
	s.seq++
	seq := s.seq
	s.spawn(func() {
		snap, err := s.ses.snapshot(context.Background())
		if err == nil { // else the ledger may be closed
			s.readSample()
		}
		s.ui(func() {
			if seq != s.seq {
				return
			}
			if err != nil {
				s.Fail(err)
				return
			}
			s.snap = snap
			clear(s.ready)
			for id := range s.pages {
				s.stale[id] = true
			}
			s.tellStatus()
			s.load()
			kit.Background(snap.Prepare)
		})
	})
}

// SetHost keeps what the status bar says of the ledger's place and of this PC.
func (s *Shell) SetHost(place, remark string) {
	s.place, s.remark = place, remark
	s.tellStatus()
}

func (s *Shell) tellStatus() {
	parts := []string{"全部已保存，关闭程序后可以拔出U盘"}
	switch {
	case s.working > 0:
		parts[0] = "正在处理，请勿拔出U盘"
	case s.unsaved:
		parts[0] = "刚才的内容没有保存成功，请重试；以前保存的都在"
	case s.unbacked != nil:
		parts[0] = unbackedStatus(s.unbacked)
	case s.plain > 0:
		parts[0] = fmt.Sprintf("全部已保存，但有%d份备份没有加密，请在“数据与设置”的“口令”页处理", s.plain)
	}
	s.colorStatus()
	if l := s.Looking(); l != nil {
		parts[0] = lookingStatus(l)
	}
	if s.damage != "" {
		parts[0] = s.damage
	}
	if s.forms.unsaved {
		parts[0] = "有未保存的内容"
	}
	if s.snap != nil {
		counts := fmt.Sprintf("企业%d户，人员%d人，问题%d项", len(model.InScope[model.Enterprise](s.snap.Book)),
			len(model.InScope[model.Person](s.snap.Book)), len(s.snap.Findings))
		if scope := s.snap.Book.Scope; scope != "" {
			counts = s.snap.Book.EnterpriseName(scope) + "：" + counts
		}
		parts = append(parts, counts)
	}
	if s.front.smaller() {
		parts = append(parts, "屏幕较小，文字按能放下的大小显示")
	}
	if s.remark != "" {
		parts = append(parts, s.remark)
	}
	where := "台账位置：" + s.ses.w.Dir()
	if s.place != "" {
		where += "（" + s.place + "）"
	}
	parts = append(parts, where)
	s.status.SetText(strings.Join(parts, "　｜　"))
}

// colorStatus makes what is wrong stand out.
func (s *Shell) colorStatus() {
	switch {
	case s.damage != "":
		s.status.Importance = widget.DangerImportance
	case s.Looking() != nil, s.unbacked != nil, s.plain > 0, s.forms.unsaved:
		s.status.Importance = widget.WarningImportance
	case s.sample: // on its own ground
		s.status.Importance = widget.MediumImportance
	default:
		s.status.Importance = widget.LowImportance
	}
}

func (s *Shell) asOfChanged(d day.Day, err error) {
	if err == nil && !d.IsZero() && !d.MonthOnly() {
		s.lookAgain()
	}
}

// asOfLeft puts back the day that is in force where another text was left.
func (s *Shell) asOfLeft() {
	d, err := s.asOf.Day()
	if err == nil && !d.IsZero() && !d.MonthOnly() {
		return
	}
	now := s.ses.day()
	if s.asOf.Text != "" {
		s.Tell("“"+s.asOf.Text+"”不是完整的日期，仍按"+now.String()+"统计", nil)
	}
	s.asOf.SetDay(now)
}

// wholeGroup is the scope of all.
const wholeGroup = "全集团"

// lookupScope is Lookup of enterprises with the whole group before them.
func (s *Shell) lookupScope(kind model.Kind, text string, then func([]kit.Option)) {
	s.Lookup(kind, text, func(found []kit.Option) {
		if strings.HasPrefix(wholeGroup, text) || text == "quan" || text == "qjt" {
			found = append([]kit.Option{{Text: wholeGroup}}, found...)
		}
		then(found)
	})
}

func (s *Shell) scopeChanged(o kit.Option) {
	if o.ID == "" && o.Text != "" {
		s.scope.Set(kit.Option{}) // the empty field says the whole group
		return
	}
	s.lookAgain()
}

// lookAgain takes day and scope from the head line.
func (s *Shell) lookAgain() {
	d, err := s.asOf.Day()
	if err != nil || d.IsZero() || d.MonthOnly() {
		return
	}
	s.ses.look(d, s.scope.Chosen().ID)
	s.refresh()
}

// askClose closes at once, or asks while something is being written.
func (s *Shell) askClose() {
	switch {
	case s.closing:
	case s.cover != nil: // what is unsaved is kept, and offered again
		s.shut()
	default:
		s.leave(s.close)
	}
}

// close shuts, or asks while something is being written.
func (s *Shell) close() {
	if s.working > 0 {
		s.ask("正在处理", "还有操作没有完成。现在退出会先取消它，已保存的数据不受影响。", "取消处理并退出", "继续等待", func() {
			if s.cancel != nil {
				s.cancel()
			}
			s.shut()
		})
		return
	}
	s.shut()
}

// shut closes the ledger behind a window that keeps everything else from being
// begun: with a backup to a slow stick it takes a while.
func (s *Shell) shut() {
	s.closing = true
	s.look()
	if state := s.front.remembered(); state != nil {
		s.ses.keep(windowKey, state)
	}
	words := "正在关闭台账……"
	s.status.SetText(words)
	d := kit.NewDialog(s.window, words, widget.NewLabel("本次有改动的，先自动备份。请稍候，先不要拔出U盘。"))
	d.OnEscape = func() {}
	d.Show()
	trace.Go("关闭台账", func() {
		s.ses.close()
		s.ui(func() {
			if s.onClose != nil {
				s.onClose()
			}
			s.window.SetCloseIntercept(nil)
			s.window.Close()
		})
	})
}

// Where the chosen text size is kept, in hundredths, and what is remembered of the window.
const (
	textSizeKey = "text.size"
	windowKey   = "window"
)

// applyTextSize sets the theme to the kept text size.
func (s *Shell) applyTextSize() {
	s.front.setTextSize(s.TextSize())
}

// TextSize implements page.Host.
func (s *Shell) TextSize() int {
	size := 100
	s.Setting(textSizeKey, &size)
	return keptTextSize(size)
}

// keptTextSize is a text size that may have been written by anybody.
func keptTextSize(size int) int { return min(max(size, 100), 200) }

// SetTextSize implements page.Host. The pages that are not shown are made anew:
// their drawn texts have the size of before.
func (s *Shell) SetTextSize(percent int) {
	s.SetSetting(textSizeKey, percent)
	s.applyTextSize()
	for id := range s.pages {
		if id != s.current {
			delete(s.pages, id)
			delete(s.stale, id)
			delete(s.ready, id)
		}
	}
}
