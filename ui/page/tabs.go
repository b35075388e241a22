package page

// A page made of tabs: each is described once, and what the page does as a whole
// follows from that.

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
)

// Tab is one tab of a page. What its list gives need not be said.
type Tab struct {
	Title   string
	List    TabList           // the list that it is about; nil = none
	Content fyne.CanvasObject // nil = the list
	Load    Loader            // nil = the list's
	Filter  func()            // gives the keyboard to its filter; nil = the list's
	New     func()            // begins a new record; nil = the list's
	Opens   []Opened          // the records that stand here; nil = the list's
	Narrow  func(Place)       // narrows what it shows; nil = the list's
	Read    func()            // reads what it shows from the disk, whenever it comes to the front; nil = nothing
}

// TabList is a list of records that a tab is about.
type TabList interface {
	Content() fyne.CanvasObject
	Load(ctx context.Context, s *Snapshot) (func(), error)
	FocusFilter()
	New()
	opened() Opened
}

// Opened is a kind of record that stands on a tab.
type Opened struct {
	kind model.Kind
	show func(model.Record)
}

// Opens says how the records of a kind are brought forward on their tab.
func Opens[T model.Record](show func(T)) Opened {
	var zero T
	return Opened{zero.Kind(), func(r model.Record) { show(r.(T)) }}
}

// Tabs is a page made of tabs; pages embed it.
type Tabs struct {
	Opening
	Snap *Snapshot // what is shown; nil before the first is loaded
	// Leave puts away what stands before the tabs, before a record is brought forward
	// or the filter asked for; nil = nothing ever does.
	Leave func()
	// After is called when the tabs show a new state; may be nil.
	After func()

	list  []Tab
	row   *kit.Tabs
	begun atomic.Bool // the first state was asked for
	rest  bool        // what is shown is the first tab alone
}

// SetTabs describes the page.
func (t *Tabs) SetTabs(host Host, tabs ...Tab) {
	t.Opening = NewOpening(host, t.ShowRecord)
	var heads []kit.Tab
	for _, tab := range tabs {
		if tab.List != nil {
			tab = tab.withList()
		}
		t.list = append(t.list, tab)
		heads = append(heads, kit.Tab{Title: tab.Title, Content: tab.Content})
	}
	t.row = kit.NewTabs(heads...)
	t.row.OnSelect = func(int) { t.read() }
}

func (tab Tab) withList() Tab {
	if tab.Content == nil {
		tab.Content = tab.List.Content()
	}
	if tab.Load == nil {
		tab.Load = tab.List.Load
	}
	if tab.Filter == nil {
		tab.Filter = tab.List.FocusFilter
	}
	if tab.New == nil {
		tab.New = tab.List.New
	}
	if tab.Opens == nil {
		tab.Opens = []Opened{tab.List.opened()}
	}
	return tab
}

// Content implements Page.
func (t *Tabs) Content() fyne.CanvasObject { return t.row }

// Load implements Page: the first time, of the first tab alone.
func (t *Tabs) Load(ctx context.Context, s *Snapshot) (func(), error) {
	first := !t.begun.Swap(true)
	show, err := t.loadTabs(ctx, s, kit.Choose(first, t.list[:1], t.list))
	if err != nil {
		return nil, err
	}
	return func() {
		t.Snap, t.rest = s, first
		show()
		call(t.After)
		if !first {
			t.Loaded(s)
		}
		t.read()
	}, nil
}

// Rest implements Parted. What was asked for is brought forward once all tabs stand.
func (t *Tabs) Rest() Loader {
	if !t.rest {
		return nil
	}
	return func(ctx context.Context, s *Snapshot) (func(), error) {
		show, err := t.loadTabs(ctx, s, t.list[1:])
		if err != nil {
			return nil, err
		}
		return func() {
			t.rest = false
			show()
			call(t.After)
			t.Loaded(s)
		}, nil
	}
}

func (t *Tabs) loadTabs(ctx context.Context, s *Snapshot, tabs []Tab) (func(), error) {
	var parts []Loader
	for _, tab := range tabs {
		if tab.Load != nil {
			parts = append(parts, tab.Load)
		}
	}
	return LoadAll(ctx, s, parts...)
}

// Select shows the tab with the number.
func (t *Tabs) Select(i int) { t.row.Select(i) }

// Selected is the number of the tab that is shown.
func (t *Tabs) Selected() int { return t.row.Selected() }

// SetTitle changes a tab's title, for example to carry a count.
func (t *Tabs) SetTitle(i int, title string) { t.row.SetTitle(i, title) }

// FocusFilter implements Searcher.
func (t *Tabs) FocusFilter() {
	call(t.Leave)
	call(t.list[t.Selected()].Filter)
}

// New implements Creator: what is begun depends on the tab.
func (t *Tabs) New() {
	if t.Snap != nil {
		call(t.list[t.Selected()].New)
	}
}

func (t *Tabs) read() {
	if t.Snap != nil {
		call(t.list[t.Selected()].Read)
	}
}

// HasTabFor reports that records of the kind stand on a tab.
func (t *Tabs) HasTabFor(kind model.Kind) bool {
	_, _, ok := t.tabFor(kind)
	return ok
}

func (t *Tabs) tabFor(kind model.Kind) (at int, o Opened, ok bool) {
	for i, tab := range t.list {
		for _, o := range tab.Opens {
			if o.kind == kind {
				return i, o, true
			}
		}
	}
	return 0, Opened{}, false
}

// ShowRecord shows a record that was asked for, on its tab.
func (t *Tabs) ShowRecord(r model.Record) {
	call(t.Leave)
	if i, o, ok := t.tabFor(r.Kind()); ok {
		t.Select(i)
		o.show(r)
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// Focus gives the keyboard to a widget, for a tab's filter.
func Focus(host Host, o fyne.Focusable) func() {
	return func() { host.Window().Canvas().Focus(o) }
}
