package ui

// The session: one open ledger, its latest snapshot, and the one goroutine that
// may talk to the disk. The UI goroutine only ever gets values from it.

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/page"
)

// session is what the shell keeps of an open ledger.
type session struct {
	w     *store.Workspace
	jobs  *queue        // what the disk goroutine has to do
	over  chan struct{} // closed when the session ends
	known page.Known    // what records are found by

	mu       sync.Mutex
	whole    *model.Book // as of today, whole group; nil = to be read anew
	locked   bool        // its files are closed
	asOf     day.Day
	scope    string
	settings map[string]json.RawMessage
}

func newSession(w *store.Workspace) *session {
	return &session{w: w, jobs: newQueue(), over: make(chan struct{}), asOf: w.Today(), settings: w.Settings()}
}

// do queues a job for the disk goroutine; after close it is not done.
func (s *session) do(job func()) { s.jobs.do(job) }

// later is do for what can wait until nothing else is to be done.
func (s *session) later(job func()) { s.jobs.later(job) }

// close ends the disk goroutine after what is queued and closes the ledger. What
// was written is backed up first; a backup that fails (a full stick) must not
// keep the program from ending, and the log has it.
func (s *session) close() error {
	done := make(chan error, 1)
	if !s.jobs.end(func() {
		if !s.isLocked() {
			_, _ = keep.BackupChanged(context.Background(), s.w)
		}
		done <- s.w.Close()
	}) {
		return nil
	}
	close(s.over)
	return <-done
}

// lock backs up what was written, closes the ledger's files and forgets its key; what is
// asked of it waits until unlock. Disk goroutine only.
func (s *session) lock() error {
	_, _ = keep.BackupChanged(context.Background(), s.w)
	s.jobs.hold(true)
	key := s.w.Key()
	err := errors.Join(s.w.Suspend(), key.Close())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.locked, s.whole = true, nil
	return err
}

func (s *session) isLocked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locked
}

// unlock goes on by another key of the ledger's; after an error it is locked as before.
func (s *session) unlock(key *vault.Key) error {
	if err := s.w.Resume(context.Background(), key); err != nil {
		return err
	}
	s.mu.Lock()
	s.locked = false
	s.mu.Unlock()
	s.jobs.hold(false)
	return nil
}

// snapshot reads or derives the state to show. Disk goroutine only.
func (s *session) snapshot(ctx context.Context) (*page.Snapshot, error) {
	s.mu.Lock()
	whole, asOf, scope := s.whole, s.asOf, s.scope
	s.mu.Unlock()
	if whole == nil {
		b, err := s.w.Book(ctx, store.Query{AsOf: s.w.Today()})
		if err != nil {
			return nil, err
		}
		whole = b
		s.mu.Lock()
		s.whole = b
		s.mu.Unlock()
	}
	b := whole.At(asOf, scope)
	return page.NewSnapshot(b, s.w.Today(), &s.known), nil
}

// memory is the ledger as it was read last; nil if it was not read yet.
func (s *session) memory() *model.Book {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.whole
}

// saved lays records that were just written over the state, so that it need not
// be read again; nil reads it anew.
func (s *session) saved(records []model.Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.whole == nil || records == nil || touchesCalendar(records) {
		s.whole = nil
		return
	}
	s.whole = s.whole.With(records...)
}

// touchesCalendar reports that working days must be worked out anew.
func touchesCalendar(records []model.Record) bool {
	for _, r := range records {
		if r.Kind() == model.KindHoliday {
			return true
		}
	}
	return false
}

// day is that of the snapshots.
func (s *session) day() day.Day {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asOf
}

// look sets the day and scope of the next snapshot.
func (s *session) look(asOf day.Day, scope string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asOf, s.scope = asOf, scope
}

func (s *session) setting(key string, into any) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	raw, ok := s.settings[key]
	return ok && json.Unmarshal(raw, into) == nil
}

// keep changes a setting and writes them all behind.
func (s *session) keep(key string, value any) {
	raw, err := json.Marshal(value)
	if err != nil {
		return
	}
	s.mu.Lock()
	s.settings[key] = raw
	all := make(map[string]json.RawMessage, len(s.settings))
	for k, v := range s.settings {
		all[k] = v
	}
	s.mu.Unlock()
	s.do(func() {
		if err := s.w.KeepSettings(all); err != nil {
			s.w.Log().Warn("settings", "err", err)
		}
	})
}
