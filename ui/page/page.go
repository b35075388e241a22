// Package page is what a page of the desktop is, and what it is given: a
// snapshot of the ledger to show and a host that opens, saves and tells.
package page

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/doctor"
	"partyledger/ui/kit"
)

// Page is one page of the navigation. Its constructor builds widgets and reads
// nothing.
type Page interface {
	// Content is the page on screen; the same object each time.
	Content() fyne.CanvasObject
	// Load works out what the page shows, off the UI goroutine, touching no
	// widget. The answer shows it, on the UI goroutine, doing no I/O.
	Load(ctx context.Context, s *Snapshot) (show func(), err error)
}

// Parted is a page that shows first what stands in front.
type Parted interface {
	// Rest loads what is left of the state shown; nil = all of it stands. UI goroutine.
	Rest() Loader
}

// Opener is a page that can bring one record forward.
type Opener interface{ Open(ref model.Ref) }

// FindingOpener is a page that brings forward what a finding is about, not only its record.
type FindingOpener interface{ OpenFinding(f rule.Finding) }

// Reopener is a page that opens its own forms as they were before the program ended.
type Reopener interface{ Reopen(o *OpenForm) }

// BatchOpener is a page that can bring one batch of the log forward.
type BatchOpener interface{ OpenBatch(batch int64) }

// Searcher is a page with a filter of its own, which Ctrl+F goes to second.
type Searcher interface{ FocusFilter() }

// Creator is a page that can begin a new record (Ctrl+N).
type Creator interface{ New() }

// Backer is a page that can go back a step of its own, which Escape and the way
// back do before anything else; it answers false if there is none.
type Backer interface{ Back() bool }

// Escape does what the Escape key is for: it leaves what is on top of the page, or
// else goes back in it. It answers false if there was nothing to do.
func Escape(c fyne.Canvas, p Page) bool {
	if kit.Escape(c) {
		return true
	}
	b, ok := p.(Backer)
	return ok && b.Back()
}

// Importer is the page that tries files.
type Importer interface{ Import(files []string) }

// Taker is the page that takes in packets and backups.
type Taker interface {
	Merge(files []string)
	AskRestore(file string)
}

// Snapshot is the ledger as a page sees it: one state, one day, one scope.
type Snapshot struct {
	Book     *model.Book
	Findings []rule.Finding // in scope, sorted by urgency
	Today    day.Day
	Finder   *Finder // finds the book's records
}

// NewSnapshot is a state with what the rules find in it. known may be nil.
func NewSnapshot(b *model.Book, today day.Day, known *Known) *Snapshot {
	return &Snapshot{Book: b, Findings: rule.Check(b), Today: today, Finder: NewFinder(b, known)}
}

// Prepare works out what several pages ask for, before they do.
func (s *Snapshot) Prepare() {
	s.Finder.Prepare()
	for _, c := range model.InScope[model.DevelopmentCase](s.Book) {
		model.Timeline(s.Book, c)
	}
}

// FindingsOf is the findings about one record.
func (s *Snapshot) FindingsOf(ref model.Ref) []rule.Finding {
	var out []rule.Finding
	for _, f := range s.Findings {
		if f.Kind == ref.Kind && f.ID == ref.ID {
			out = append(out, f)
		}
	}
	return out
}

// Action is a button beside a message.
type Action struct {
	Text string
	Do   func()
}

// SelfCheck is what 自检 needs besides the PC itself.
type SelfCheck struct {
	Version string // of the program
	Ledger  string // its folder
	// Look asks what only the UI goroutine may: screens, window, OpenGL; may be nil.
	Look func() *doctor.Desktop
	// Heard is what the input method has said since a moment, without what was typed;
	// may be nil.
	Heard func(since time.Time) []string
}

// Host is what the shell does for its pages. Its methods belong to the UI
// goroutine and return at once; what takes time is done behind them.
type Host interface {
	// Window is where dialogs go.
	Window() fyne.Window
	// Snapshot is the latest one; nil before the first.
	Snapshot() *Snapshot
	// Open brings a record forward on its page.
	Open(ref model.Ref)
	// OpenFinding brings forward what a finding is about.
	OpenFinding(f rule.Finding)
	// Reopen has a form's page open it as it was.
	Reopen(o *OpenForm)
	// OpenBatch brings a batch forward in the log.
	OpenBatch(batch int64)
	// Go shows the page with the ID.
	Go(pageID string)
	// GoTo shows a list of a page, narrowed, or begins a record there.
	GoTo(Place)
	// Save writes records in one batch that can be undone, then shows the new
	// state and tells of it with an undo. done may be nil; it gets the error, if
	// any, after the person was told of it.
	Save(note string, done func(error), records ...model.Record)
	// SaveEdited writes now over was unless someone changed it meanwhile.
	SaveEdited(note string, was, now model.Record, done func(error))
	// SaveDrafts is the same of several records, in one batch.
	SaveDrafts(note string, done func(error), edits ...store.Draft)
	// Write runs one write that the store knows how to do and that answers its batch, then
	// shows the new state, says what was done and offers to take it back.
	Write(said string, done func(error), job func(ctx context.Context, l *store.Workspace) (int64, error))
	// Work runs a job off the UI goroutine with a progress window that can
	// cancel it; changed says that it wrote to the ledger. done runs on the UI
	// goroutine; errors have been told by then.
	Work(title string, job func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error, changed bool,
		done func(error))
	// Read runs a short look into the ledger off the UI goroutine, without a
	// window; done runs on the UI goroutine unless it failed, which is told.
	Read(job func(ctx context.Context, l *store.Workspace) error, done func())
	// NewID makes an ID for a new record.
	NewID(kind model.Kind) string
	// Tell shows a short message that goes away; undo, if not nil, is offered.
	Tell(text string, undo func())
	// Offer shows a message that goes away with buttons for what can be done now.
	Offer(text string, actions ...Action)
	// Fail shows an error in words for people.
	Fail(err error)
	// Ask asks before something that cannot be undone; yes names the act.
	Ask(title, text, yes string, then func())
	// Setting and SetSetting keep what a person arranged: columns, filters.
	Setting(key string, into any) bool
	SetSetting(key string, value any)
	// TextSize is the chosen text size in hundredths; SetTextSize changes it at
	// once and keeps it.
	TextSize() int
	SetTextSize(percent int)
	// Looking is why the ledger is only for looking; nil if it can be written.
	Looking() *store.Looking
	// Restore puts a backup in the place of the ledger: it is closed, and the
	// desktop opens anew.
	Restore(backup string)
	// Seal encrypts the ledger, or no more: it is closed, and the desktop opens anew.
	Seal(Seal)
	// Lock covers the window of an encrypted ledger until its password is typed.
	Lock()
	// SelfCheck is what 自检 needs.
	SelfCheck() SelfCheck
	// Issue opens the window 出具文书 for records.
	Issue(refs ...model.Ref)
	// Import tries files as an import; nothing is written before the person says so.
	Import(files []string)
	// Lookup finds records for choosing fields, off the UI goroutine: then gets
	// them on it. Name is how one is called.
	Lookup(kind model.Kind, text string, then func([]kit.Option))
	Name(kind model.Kind, id string) string
}
