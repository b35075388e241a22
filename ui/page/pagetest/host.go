// Package pagetest is a host for tests of pages: the sample group in a ledger of
// its own, everything done at once on the caller's goroutine, pictures on demand.
package pagetest

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// Host implements page.Host for tests.
type Host struct {
	T        testing.TB
	Ledger   *store.Workspace
	Opened   []model.Ref // what pages asked to open
	OpenedOf []string    // the rules of findings among them
	Reopened []*page.OpenForm
	Batches  []int64      // batches of the log asked for
	Went     []string     // pages asked for
	Places   []page.Place // links followed
	Issued   []model.Ref  // what papers were asked for
	Told     []string     // messages
	Failed   []error      // errors shown
	Restored []string     // backups put back
	Sealed   []page.Seal  // orders to encrypt
	Locked   int          // how often it was to be locked
	Offered  []page.Action
	Asked    []string // questions asked
	Imported []string // files given to the import
	Viewed   []string // files opened in the system's programs
	SaveAs   string   // where a file is written that a name is asked for
	Answer   bool     // given to questions
	window   fyne.Window
	snap     *page.Snapshot
	settings map[string][]byte
}

var _ page.Host = (*Host)(nil)

const ledgerFile = "ledger.db"

var options = store.Options{Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }, Actor: "测试员", Version: "test",
	New: true}

// sampleFiles is the ledger of the sample group with its attached files, by their
// place in its folder, which is filled once for all tests.
var sampleFiles = sync.OnceValues(func() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "sample")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	w, err := store.Open(context.Background(), dir, options)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(keep.Demo(context.Background(), w), w.Close()); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		if err != nil || d.IsDir() || rel != ledgerFile && filepath.Ext(rel) != ".png" {
			return err
		}
		out[rel], err = os.ReadFile(path)
		return err
	})
	return out, err
})

// putSample writes the sample group's files into a folder.
func putSample(dir string) error {
	files, err := sampleFiles()
	for rel, data := range files {
		path := filepath.Join(dir, rel)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600))
	}
	return err
}

// New makes a host with the sample group, or with an empty ledger.
func New(t testing.TB, sample bool) *Host {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1})
	background := kit.Background
	kit.Background = func(f func()) { f() }
	t.Cleanup(func() { kit.Background = background })
	h := &Host{T: t, Answer: true, settings: map[string][]byte{}}
	h.answerFiles()
	dir := t.TempDir()
	if sample {
		if err := putSample(dir); err != nil {
			t.Fatal(err)
		}
	}
	w, err := store.Open(context.Background(), dir, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	h.Ledger = w
	h.window = test.NewTempWindow(t, nil)
	h.window.SetPadded(false)
	h.window.Resize(fyne.NewSize(Width, Height))
	if w, high, text, ok := Screen(); ok {
		h.Scale(text)
		h.window.Resize(room(w, high, text))
	}
	h.Reload()
	return h
}

// answerFiles takes the place of the system's dialogs and programs.
func (h *Host) answerFiles() {
	viewer, saver := page.Viewer, page.Saver
	h.T.Cleanup(func() { page.Viewer, page.Saver = viewer, saver })
	page.Viewer = func(path string, then func(error)) {
		h.Viewed = append(h.Viewed, path)
		then(nil)
	}
	page.Saver = func(_ fyne.Window, _, name string, _ []page.FileKind, write func(store.Target)) {
		if h.SaveAs == "" {
			h.SaveAs = filepath.Join(h.T.TempDir(), name)
		}
		write(store.Target{Path: h.SaveAs})
	}
}

// Reload reads the state anew.
func (h *Host) Reload() {
	h.T.Helper()
	b, err := h.Ledger.Book(context.Background(), store.Query{AsOf: demo.AsOf})
	if err != nil {
		h.T.Fatal(err)
	}
	h.snap = page.NewSnapshot(b, demo.AsOf, nil)
}

// Looking implements page.Host.
func (h *Host) Looking() *store.Looking { return h.Ledger.Looking() }

// Show loads a page and puts it into the window.
func (h *Host) Show(p page.Page) {
	h.T.Helper()
	h.load(p.Load)
	if parted, ok := p.(page.Parted); ok {
		if rest := parted.Rest(); rest != nil {
			h.load(rest)
		}
	}
	h.Present(p)
}

func (h *Host) load(load page.Loader) {
	h.T.Helper()
	show, err := load(context.Background(), h.snap)
	if err != nil {
		h.T.Fatal(err)
	}
	show()
}

// Present puts a page into the window as it is.
func (h *Host) Present(p page.Page) {
	h.window.SetContent(kit.Tipped(h.window, p.Content()))
	h.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			page.Escape(h.window.Canvas(), p)
		}
	})
}

// Key presses a key as a window does: for what has the keyboard, or for the window.
func (h *Host) Key(name fyne.KeyName) {
	c, e := h.window.Canvas(), &fyne.KeyEvent{Name: name}
	if f := c.Focused(); f != nil {
		f.TypedKey(e)
	} else if f := c.OnTypedKey(); f != nil {
		f(e)
	}
}

// Type writes into what has the keyboard.
func (h *Host) Type(text string) {
	for _, r := range text {
		if f := h.window.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// Scale sets the text size, 1 for 100 %, but where the photographs have theirs.
func (h *Host) Scale(scale float32) {
	if _, _, text, ok := Screen(); ok {
		scale = text
	}
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: scale})
}

// Picture photographs the window at a size, or at that of a page on the screen of the
// photographs: see Photo.
func (h *Host) Picture(name string, width, height float32) {
	h.T.Helper()
	size := fyne.NewSize(width, height)
	if w, high, text, ok := Screen(); ok {
		size = room(w, high, text).Max(h.window.Content().MinSize()) // where it has less, a page scrolls
	}
	h.window.Resize(size)
	Photo(h.T, h.window, name)
}

// Window implements page.Host.
func (h *Host) Window() fyne.Window { return h.window }

// Snapshot implements page.Host.
func (h *Host) Snapshot() *page.Snapshot { return h.snap }

// Open implements page.Host.
func (h *Host) Open(ref model.Ref) { h.Opened = append(h.Opened, ref) }

// OpenFinding implements page.Host.
func (h *Host) OpenFinding(f rule.Finding) {
	h.Open(model.Ref{Kind: f.Kind, ID: f.ID})
	h.OpenedOf = append(h.OpenedOf, f.Rule)
}

// Reopen implements page.Host.
func (h *Host) Reopen(o *page.OpenForm) { h.Reopened = append(h.Reopened, o) }

// Go implements page.Host.
func (h *Host) Go(id string) { h.Went = append(h.Went, id) }

// Issue implements page.Host: it only remembers.
func (h *Host) Issue(refs ...model.Ref) { h.Issued = append(h.Issued, refs...) }

// GoTo implements page.Host: it only remembers.
func (h *Host) GoTo(p page.Place) { h.Places = append(h.Places, p) }

// Save implements page.Host.
func (h *Host) Save(note string, done func(error), records ...model.Record) {
	for i, r := range records {
		records[i] = h.Ledger.WithID(r)
	}
	_, err := h.Ledger.Save(context.Background(), note, records...)
	h.finish(note, err, done)
}

// SaveEdited implements page.Host.
func (h *Host) SaveEdited(note string, was, now model.Record, done func(error)) {
	h.SaveDrafts(note, done, store.Draft{Was: was, Now: now})
}

// SaveDrafts implements page.Host.
func (h *Host) SaveDrafts(note string, done func(error), edits ...store.Draft) {
	_, err := h.Ledger.SaveDrafts(context.Background(), note, edits...)
	h.finish(note, err, done)
}

func (h *Host) finish(note string, err error, done func(error)) {
	if err != nil {
		h.Fail(err)
	} else {
		h.Reload()
		h.Tell(note+"：已保存", nil)
	}
	if done != nil {
		done(err)
	}
}

// Write implements page.Host.
func (h *Host) Write(said string, done func(error), job func(context.Context, *store.Workspace) (int64, error)) {
	_, err := job(context.Background(), h.Ledger)
	if err != nil {
		h.Fail(err)
	} else {
		h.Reload()
		h.Tell(said, nil)
	}
	if done != nil {
		done(err)
	}
}

// OpenBatch implements page.Host.
func (h *Host) OpenBatch(batch int64) { h.Batches = append(h.Batches, batch) }

// Work implements page.Host.
func (h *Host) Work(_ string, job func(context.Context, *store.Workspace, func(done, total int)) error, changed bool, done func(error)) {
	err := job(context.Background(), h.Ledger, func(int, int) {})
	if err != nil {
		h.Fail(err)
	}
	if changed {
		h.Reload()
	}
	if done != nil {
		done(err)
	}
}

// Read implements page.Host.
func (h *Host) Read(job func(context.Context, *store.Workspace) error, done func()) {
	if err := job(context.Background(), h.Ledger); err != nil {
		h.Fail(err)
		return
	}
	done()
}

// Offer implements page.Host.
func (h *Host) Offer(text string, actions ...page.Action) {
	h.Told = append(h.Told, text)
	h.Offered = actions
}

// NewID implements page.Host.
func (h *Host) NewID(kind model.Kind) string { return h.Ledger.NewID(kind) }

// Tell implements page.Host.
func (h *Host) Tell(text string, _ func()) { h.Told = append(h.Told, text) }

// Fail implements page.Host.
func (h *Host) Fail(err error) { h.Failed = append(h.Failed, err) }

// Ask implements page.Host.
func (h *Host) Ask(_, text, _ string, then func()) {
	h.Asked = append(h.Asked, text)
	if h.Answer {
		then()
	}
}

// Setting implements page.Host.
func (h *Host) Setting(key string, into any) bool {
	raw, ok := h.settings[key]
	return ok && json.Unmarshal(raw, into) == nil
}

// SetSetting implements page.Host.
func (h *Host) SetSetting(key string, value any) {
	raw, err := json.Marshal(value)
	if err != nil {
		h.T.Fatal(err)
	}
	h.settings[key] = raw
}

// TextSize implements page.Host.
func (h *Host) TextSize() int {
	size := 100
	h.Setting("text.size", &size)
	return size
}

// SetTextSize implements page.Host.
func (h *Host) SetTextSize(percent int) {
	h.SetSetting("text.size", percent)
	h.Scale(float32(percent) / 100)
}

// Restore implements page.Host: it only remembers.
func (h *Host) Restore(backup string) { h.Restored = append(h.Restored, backup) }

// Import implements page.Host: it only remembers.
func (h *Host) Import(files []string) { h.Imported = append(h.Imported, files...) }

// Seal implements page.Host: it only remembers.
func (h *Host) Seal(s page.Seal) { h.Sealed = append(h.Sealed, s) }

// Lock implements page.Host: it only counts.
func (h *Host) Lock() { h.Locked++ }

// SelfCheck implements page.Host.
func (h *Host) SelfCheck() page.SelfCheck {
	return page.SelfCheck{Version: options.Version, Ledger: h.Ledger.Dir()}
}

// Lookup implements page.Host.
func (h *Host) Lookup(kind model.Kind, text string, then func([]kit.Option)) {
	then(h.snap.Finder.Find(kind, text))
}

// Name implements page.Host.
func (h *Host) Name(kind model.Kind, id string) string {
	return page.NameOf(h.snap.Book, model.Ref{Kind: kind, ID: id})
}
