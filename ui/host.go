package ui

// What the shell does for its pages (page.Host).

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/issue"
)

var _ page.Host = (*Shell)(nil)

// Window implements page.Host.
func (s *Shell) Window() fyne.Window { return s.window }

// Snapshot implements page.Host.
func (s *Shell) Snapshot() *page.Snapshot { return s.snap }

// Open implements page.Host.
func (s *Shell) Open(ref model.Ref) {
	s.openOn(ref.Kind, func(p page.Page) {
		if o, ok := p.(page.Opener); ok {
			o.Open(ref)
		}
	})
}

// OpenFinding implements page.Host.
func (s *Shell) OpenFinding(f rule.Finding) {
	s.openOn(f.Kind, func(p page.Page) {
		if x, ok := p.(page.FindingOpener); ok {
			x.OpenFinding(f)
		} else if o, ok := p.(page.Opener); ok {
			o.Open(model.Ref{Kind: f.Kind, ID: f.ID})
		}
	})
}

// openOn goes to the page of a kind of record and opens something there.
func (s *Shell) openOn(kind model.Kind, open func(page.Page)) {
	for _, e := range s.entries {
		if !slices.Contains(e.Kinds, kind) {
			continue
		}
		from := s.current
		s.goThen(e.ID, func() {
			s.asked = from != e.ID
			open(s.pages[e.ID])
		})
		return
	}
}

// Reopen implements page.Host. What was kept may be of another version, or have been written
// by anybody: where no page knows it, what was typed is shown.
func (s *Shell) Reopen(o *page.OpenForm) {
	if !slices.ContainsFunc(s.entries, func(e Entry) bool { return e.ID == o.Page }) {
		o.ShowTyped(s)
		return
	}
	s.goThen(o.Page, func() {
		if p, ok := s.pages[o.Page].(page.Reopener); ok {
			p.Reopen(o)
			return
		}
		o.ShowTyped(s)
	})
}

// GoTo implements page.Host.
func (s *Shell) GoTo(p page.Place) {
	s.goThen(p.Page, func() {
		if x, ok := s.pages[p.Page].(page.Placed); ok {
			x.GoTo(p)
		}
	})
}

// OpenBatch implements page.Host.
func (s *Shell) OpenBatch(batch int64) {
	const log = "data"
	s.Go(log)
	if o, ok := s.pages[log].(page.BatchOpener); ok && s.current == log {
		o.OpenBatch(batch)
	}
}

// Save implements page.Host.
func (s *Shell) Save(note string, done func(error), records ...model.Record) {
	records = s.withIDs(records)
	s.write(saved(note), records, done, func(ctx context.Context) (int64, error) {
		return s.ses.w.Save(ctx, note, records...)
	})
}

// SaveEdited implements page.Host.
func (s *Shell) SaveEdited(note string, was, now model.Record, done func(error)) {
	s.SaveDrafts(note, done, store.Draft{Was: was, Now: now})
}

// SaveDrafts implements page.Host.
func (s *Shell) SaveDrafts(note string, done func(error), edits ...store.Draft) {
	edits = slices.Clone(edits)
	records := make([]model.Record, len(edits))
	for i := range edits {
		edits[i].Now = s.ses.w.WithID(edits[i].Now)
		records[i] = edits[i].Now
	}
	s.write(saved(note), records, done, func(ctx context.Context) (int64, error) {
		return s.ses.w.SaveDrafts(ctx, note, edits...)
	})
}

func (s *Shell) withIDs(records []model.Record) []model.Record {
	out := slices.Clone(records)
	for i, r := range out {
		if r.Key() == "" {
			out[i] = s.ses.w.WithID(r)
		}
	}
	return out
}

// Write implements page.Host.
func (s *Shell) Write(said string, done func(error), job func(context.Context, *store.Workspace) (int64, error)) {
	s.write(said, nil, done, func(ctx context.Context) (int64, error) { return job(ctx, s.ses.w) })
}

// saved says of a note that it was done.
func saved(note string) string { return note + "：已保存" }

// write runs one write behind and shows the new state; without records that is read anew.
func (s *Shell) write(said string, records []model.Record, done func(error), f func(context.Context) (int64, error)) {
	s.working++
	s.tellStatus()
	s.spawn(func() {
		batch, err := f(context.Background())
		if err == nil {
			s.ses.saved(records)
		}
		s.ui(func() {
			s.working--
			s.unsaved = err != nil
			if err != nil {
				s.Fail(err)
			} else {
				s.refresh()
				s.told(said, batch)
			}
			s.tellStatus()
			if done != nil {
				done(err)
			}
			s.look()
		})
	})
}

// told says that a batch was written and offers to take it back.
func (s *Shell) told(said string, batch int64) {
	if batch == 0 {
		s.Tell("没有变化", nil)
		return
	}
	s.Tell(said, func() { s.undo(batch, strings.TrimSuffix(said, "：已保存")) })
}

// Work implements page.Host.
func (s *Shell) Work(title string, job func(context.Context, *store.Workspace, func(done, total int)) error, changed bool,
	done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.working++
	s.tellStatus()
	bar := widget.NewProgressBar()
	bar.TextFormatter = func() string { return "" }
	label := widget.NewLabel("正在处理……")
	d := kit.NewDialog(s.window, title, container.NewVBox(label, bar, kit.NewButton("取消", func() {
		label.SetText("正在取消……")
		cancel()
	})))
	d.OnEscape = func() {} // work is cancelled by its button, not by the way
	d.Fit(420, 160)
	d.Show()
	progress := func(done, total int) {
		s.ui(func() {
			if total > 0 {
				bar.SetValue(float64(done) / float64(total))
			}
		})
	}
	s.spawn(func() {
		err := job(ctx, s.ses.w, progress)
		s.readBackupState()
		if changed {
			s.ses.saved(nil)
		}
		s.ui(func() {
			cancel()
			s.working--
			d.Hide()
			s.tellStatus()
			if err != nil && !errors.Is(err, context.Canceled) {
				s.Fail(err)
			} else if err != nil {
				s.Tell("已取消，没有写入任何内容", nil)
			}
			if changed {
				s.refresh()
			}
			if done != nil {
				done(err)
			}
		})
	})
}

// Read implements page.Host.
func (s *Shell) Read(job func(context.Context, *store.Workspace) error, done func()) {
	s.spawn(func() {
		err := job(context.Background(), s.ses.w)
		s.ui(func() {
			if err != nil {
				s.Fail(err)
				return
			}
			done()
		})
	})
}

// NewID implements page.Host.
func (s *Shell) NewID(kind model.Kind) string { return s.ses.w.NewID(kind) }

// Tell implements page.Host.
func (s *Shell) Tell(text string, undo func()) {
	if undo == nil {
		s.toast.show(text)
		return
	}
	s.toast.show(text, page.Action{Text: "撤销", Do: undo})
}

// Offer implements page.Host.
func (s *Shell) Offer(text string, actions ...page.Action) { s.toast.show(text, actions...) }

// Fail implements page.Host.
func (s *Shell) Fail(err error) {
	s.ses.w.Log().Error("shown", "err", err)
	if store.Taken(err) {
		s.tellTaken(err)
		return
	}
	if u := (*store.UndoRefused)(nil); errors.As(err, &u) {
		page.ShowUndoRefused(s, u)
		return
	}
	s.say("没有完成", store.Explain(err))
}

// say shows a text that is to be read before going on.
func (s *Shell) say(title, text string) { s.message(title, text).Show(s) }

// message is the window of say.
func (s *Shell) message(title, text string) *page.Sheet {
	words := kit.NewWords(kit.Sentence{Text: text})
	return &page.Sheet{Title: title, Content: container.NewVScroll(words), Cancel: "知道了", Width: 560, Height: 280}
}

// Ask implements page.Host. Enter leaves it: what it asks about cannot be undone.
func (s *Shell) Ask(title, text, yes string, then func()) { s.ask(title, text, yes, "取消", then) }

func (s *Shell) ask(title, text, yes, no string, then func()) {
	words := kit.NewWords(kit.Sentence{Text: text})
	sheet := &page.Sheet{Title: title, Content: container.NewVScroll(words), Cancel: no, Careful: true, Width: 520, Height: 220}
	sheet.Yes = kit.NewButton(yes, func() {
		sheet.Hide()
		then()
	})
	sheet.Show(s)
}

// Setting implements page.Host.
func (s *Shell) Setting(key string, into any) bool { return s.ses.setting(key, into) }

// SetSetting implements page.Host.
func (s *Shell) SetSetting(key string, value any) { s.ses.keep(key, value) }

// Issue implements page.Host.
func (s *Shell) Issue(refs ...model.Ref) { issue.Ask(s, "", refs...) }

// dataPage is the page that imports, merges and restores.
const dataPage = "data"

// Import implements page.Host.
func (s *Shell) Import(files []string) {
	s.Go(dataPage)
	if p, ok := s.pages[dataPage].(page.Importer); ok && s.current == dataPage { // else the page before would not be left
		p.Import(files)
	}
}

// onData is the same for packets and backups.
func (s *Shell) onData(do func(page.Taker)) {
	s.Go(dataPage)
	if p, ok := s.pages[dataPage].(page.Taker); ok && s.current == dataPage {
		do(p)
	}
}

// SelfCheck implements page.Host.
func (s *Shell) SelfCheck() page.SelfCheck { return s.check }

// Lookup implements page.Host: by part of a name, pinyin, initials or number, in
// the state that is shown.
func (s *Shell) Lookup(kind model.Kind, text string, then func([]kit.Option)) {
	if s.snap == nil {
		return
	}
	finder := s.snap.Finder
	kit.Background(func() {
		found := finder.Find(kind, text)
		s.ui(func() { then(found) })
	})
}

// Name implements page.Host.
func (s *Shell) Name(kind model.Kind, id string) string {
	if s.snap == nil {
		return id
	}
	return page.NameOf(s.snap.Book, model.Ref{Kind: kind, ID: id})
}
