package page

// What pages do alike: loading their parts, and bringing forward the record that
// they were asked for.

import (
	"context"

	"partyledger/model"
)

// Loader is a Load: of a page, or of a part of one.
type Loader func(ctx context.Context, s *Snapshot) (show func(), err error)

// LoadAll loads the parts of a page one after the other; the answer shows them in
// that order.
func LoadAll(ctx context.Context, s *Snapshot, parts ...Loader) (func(), error) {
	var shows []func()
	for _, load := range parts {
		show, err := load(ctx, s)
		if err != nil {
			return nil, err
		}
		shows = append(shows, show)
	}
	return func() {
		for _, show := range shows {
			show()
		}
	}, nil
}

// NotFound is said of a record that is asked for and is not there.
const NotFound = "没有找到这条记录，可能已被撤销"

// Opening brings records forward on a page. One that is asked for before the page
// is loaded waits for that. A page embeds it, and is an Opener by it.
type Opening struct {
	host  Host
	show  func(model.Record)
	book  *model.Book // nil until the page is loaded
	asked model.Ref
	then  func() // once it is loaded; may be nil
}

// NewOpening makes one; show shows a record of the page's kinds that is there and
// in scope.
func NewOpening(host Host, show func(model.Record)) Opening {
	return Opening{host: host, show: show}
}

// Open implements Opener.
func (o *Opening) Open(ref model.Ref) {
	o.asked = ref
	o.open()
}

// Next opens a record once the next state is loaded: one that is being saved.
func (o *Opening) Next(ref model.Ref) { o.asked = ref }

// Loaded tells that the page shows a new state.
func (o *Opening) Loaded(s *Snapshot) {
	o.book = s.Book
	o.open()
	then := o.then
	o.then = nil
	call(then)
}

// WhenLoaded does what needs the page loaded, now or then.
func (o *Opening) WhenLoaded(f func()) {
	if o.book == nil {
		o.then = f
		return
	}
	f()
}

func (o *Opening) open() {
	ref := o.asked
	if o.book == nil || ref.ID == "" {
		return
	}
	o.asked = model.Ref{}
	r, ok := o.book.Record(ref)
	switch {
	case !ok:
		o.host.Tell(NotFound, nil)
	case !o.book.InScope(r):
		name := NameOf(o.book, ref)
		if name == ref.ID {
			name = model.CallName(r, o.host.Name)
		}
		o.host.Tell("“"+name+"”不在所选范围内，请把右上方的“范围”清空后再打开", nil)
	default:
		o.show(r)
	}
}
