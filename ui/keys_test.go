package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// plain is a page that can go back a few steps and has a form.
type plain struct {
	host    page.Host
	content *kit.Entry
	steps   int
	created int
}

func newPlain(host page.Host) page.Page { return &plain{host: host, content: kit.NewEntry()} }

func (p *plain) Content() fyne.CanvasObject { return p.content }
func (p *plain) Load(context.Context, *page.Snapshot) (func(), error) {
	return func() {}, nil
}
func (p *plain) Back() bool {
	if p.steps == 0 {
		return false
	}
	p.steps--
	return true
}
func (p *plain) New()         { p.created++ }
func (p *plain) FocusFilter() { p.host.Window().Canvas().Focus(p.content) }

// desktopOf is a shell with three pages on a ledger of its own; everything is done
// at once.
func desktopOf(t *testing.T) *Shell {
	t.Helper()
	test.NewTempApp(t)
	background := kit.Background
	kit.Background = func(f func()) { f() }
	t.Cleanup(func() { kit.Background = background })
	ledger, err := store.Open(context.Background(), t.TempDir(), store.Options{Actor: "测试员", Version: "test", New: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 728))
	s := newShell(&frontWindow{w: w, fit: fit{1, 1}}, &session{w: ledger, asOf: ledger.Today(), settings: ledger.Settings()}, []Entry{
		{ID: "a", Title: "甲", New: newPlain}, {ID: "b", Title: "乙", New: newPlain, Kinds: []model.Kind{model.KindEnterprise}},
		{ID: "c", Title: "丙", New: newPlain}})
	s.spawn, s.later = func(f func()) { f() }, func(f func()) { f() }
	s.start()
	return s
}

func (s *Shell) shortcut(key fyne.KeyName, mod fyne.KeyModifier) {
	s.shortcuts.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod})
}

func (s *Shell) key(name fyne.KeyName) {
	c, e := s.window.Canvas(), &fyne.KeyEvent{Name: name}
	if f := c.Focused(); f != nil {
		f.TypedKey(e)
	} else if f := c.OnTypedKey(); f != nil {
		f(e)
	}
}

func (s *Shell) page() *plain { return s.pages[s.current].(*plain) }

// Escape and the way back do the page's own step first; only the way back then
// goes to the page before.
func TestBack(t *testing.T) {
	s := desktopOf(t)
	s.Go("b")
	p := s.page()
	p.steps = 2
	s.key(fyne.KeyEscape)
	if p.steps != 1 || s.current != "b" {
		t.Fatalf("after Escape: %d steps, page %s", p.steps, s.current)
	}
	s.shortcut(fyne.KeyLeft, fyne.KeyModifierAlt)
	if p.steps != 0 || s.current != "b" {
		t.Fatalf("after Alt+Left: %d steps, page %s", p.steps, s.current)
	}
	s.key(fyne.KeyEscape)
	if s.current != "b" {
		t.Error("Escape left the page")
	}
	s.shortcut(fyne.KeyLeft, fyne.KeyModifierAlt)
	if s.current != "a" {
		t.Error("Alt+Left did not go to the page before")
	}
	s.shortcut(fyne.KeyRight, fyne.KeyModifierAlt)
	if s.current != "b" {
		t.Error("Alt+Right did not go forward again")
	}
}

// Escape reaches the window though a field has the keyboard, and Ctrl+F goes on to
// the page's own filter.
func TestKeysFromAField(t *testing.T) {
	s := desktopOf(t)
	p := s.page()
	p.steps = 1
	s.window.Canvas().Focus(p.content)
	s.key(fyne.KeyEscape)
	if p.steps != 0 {
		t.Error("Escape stayed in the field")
	}
	s.shortcut(fyne.KeyF, fyne.KeyModifierShortcutDefault)
	if s.window.Canvas().Focused() != fyne.Focusable(s.search) {
		t.Errorf("Ctrl+F goes to %T", s.window.Canvas().Focused())
	}
	s.shortcut(fyne.KeyF, fyne.KeyModifierShortcutDefault)
	if s.window.Canvas().Focused() != fyne.Focusable(p.content) {
		t.Errorf("the second Ctrl+F goes to %T", s.window.Canvas().Focused())
	}
}

// While a window is over the page, shortcuts do nothing behind it, and Escape
// leaves the uppermost only.
func TestWindowsOverThePage(t *testing.T) {
	s := desktopOf(t)
	s.Go("b")
	p := s.page()
	p.steps = 1
	done := false
	s.say("说明", "一")
	s.Ask("标题", "要继续吗？", "继续", func() { done = true })
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight} {
		s.shortcut(key, fyne.KeyModifierAlt)
	}
	for _, key := range []fyne.KeyName{fyne.Key3, fyne.KeyN, fyne.KeyF} {
		s.shortcut(key, fyne.KeyModifierShortcutDefault)
	}
	if s.current != "b" || p.created != 0 || p.steps != 1 {
		t.Errorf("behind the window: page %s, %d made, %d steps", s.current, p.created, p.steps)
	}
	overlays := s.window.Canvas().Overlays()
	s.key(fyne.KeyEscape)
	if len(overlays.List()) != 1 || done {
		t.Fatalf("%d windows, done %v", len(overlays.List()), done)
	}
	s.key(fyne.KeyEscape)
	if len(overlays.List()) != 0 || p.steps != 1 {
		t.Fatalf("%d windows, %d steps", len(overlays.List()), p.steps)
	}
	s.key(fyne.KeyEscape)
	if p.steps != 0 {
		t.Error("the page did not go back")
	}
}

// A form with something typed in it asks before Escape gives that up.
func TestEscapeAsksForTypedText(t *testing.T) {
	s := desktopOf(t)
	overlays := s.window.Canvas().Overlays()
	page.AskFields(s, page.Question{Title: "新增", Yes: "保存", Record: model.Enterprise{}, Fields: []string{"Name"},
		Then: func(_ model.Record, done func(error)) { done(nil) }})
	for _, r := range "某某" {
		s.window.Canvas().Focused().TypedRune(r)
	}
	s.key(fyne.KeyEscape)
	if len(overlays.List()) != 2 {
		t.Fatalf("%d windows: not asked", len(overlays.List()))
	}
	if words := pagetest.Seen(s.window); !strings.Contains(words, "“新增”里填写的内容还没有保存") {
		t.Errorf("asked: %s", words)
	}
	s.key(fyne.KeyEscape) // no
	if len(overlays.List()) != 1 {
		t.Fatalf("%d windows: the question stays, or the form is gone", len(overlays.List()))
	}
	if got := s.window.Canvas().Focused().(*kit.Entry).Text; got != "某某" {
		t.Errorf("the text is %q", got)
	}
	s.key(fyne.KeyEscape)
	pressTop(t, s.window, "不保存")
	if len(overlays.List()) != 0 {
		t.Errorf("%d windows after giving up", len(overlays.List()))
	}
}

// Escape in the search puts the answers away, then empties the box.
func TestEscapeInTheSearch(t *testing.T) {
	s := desktopOf(t)
	if _, err := s.ses.w.Save(context.Background(), "新增", model.Enterprise{ID: "E", Name: "某某水务", Ownership: model.SoleState}); err != nil {
		t.Fatal(err)
	}
	s.window.Canvas().Focus(s.search)
	for _, r := range "sw" {
		s.window.Canvas().Focused().TypedRune(r)
	}
	if s.search.Text != "sw" || !s.search.found.Shown() || !strings.Contains(s.search.hits[0].Name, "水务") {
		t.Fatalf("text %q, hits %v", s.search.Text, s.search.hits)
	}
	s.key(fyne.KeyEscape)
	if s.search.found.Shown() || s.search.Text != "sw" {
		t.Errorf("text %q", s.search.Text)
	}
	s.key(fyne.KeyEscape)
	if s.search.Text != "" {
		t.Errorf("text %q", s.search.Text)
	}
	for _, r := range "sw" {
		s.window.Canvas().Focused().TypedRune(r)
	}
	s.key(fyne.KeyReturn)
	if s.current != "b" {
		t.Error("the answer does not open")
	}
}

func pressTop(t *testing.T, w fyne.Window, text string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Text == text {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %s", text)
}

// Ctrl+PageDown and Ctrl+PageUp go through the navigation, round its ends; a digit
// opens the page that has it.
func TestThroughTheNavigation(t *testing.T) {
	s := desktopOf(t)
	var got string
	for _, key := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyPageUp} {
		s.shortcut(key, fyne.KeyModifierShortcutDefault)
		got += s.current
	}
	if got != "bcacb" {
		t.Errorf("went to %s", got)
	}
	keys := map[string]string{}
	for _, e := range Entries() {
		if other := keys[e.Key]; e.Key != "" && other != "" {
			t.Errorf("%s and %s have the digit %s", other, e.Title, e.Key)
		}
		keys[e.Key] = e.Title
	}
	if keys["8"] != "报表中心" || keys["9"] != "数据与设置" {
		t.Errorf("%v", keys)
	}
}
