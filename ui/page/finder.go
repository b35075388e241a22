package page

// Finding records by part of a name, pinyin, initials or number, among a hundred
// thousand people at each key.

import (
	"strings"
	"sync"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
)

// Known keeps what records are found by from one state of the ledger to the next:
// reading names as pinyin is slow, and few names change.
type Known struct {
	mu    sync.Mutex
	texts map[named]string
}

// named is all that the search text of a record is made of.
type named struct {
	kind                   model.Kind
	id, name, more, number string
}

func nameOfRecord(r model.Record) named {
	switch x := r.(type) {
	case model.Person:
		return named{x.Kind(), x.ID, x.Name, x.IdentityNumber, x.Phone}
	case model.Enterprise:
		return named{x.Kind(), x.ID, x.Name, x.ShortName, x.CreditCode}
	case model.Organization:
		return named{x.Kind(), x.ID, x.Name, x.ShortName, x.Code}
	}
	return named{kind: r.Kind(), id: r.Key()}
}

// Finder finds records of one state. It is prepared when it is first asked, off
// the UI goroutine, and may be asked from several goroutines.
type Finder struct {
	book   *model.Book
	known  *Known
	once   sync.Once
	texts  map[model.Kind][]string // in the order of model.Everywhere
	people map[string]string       // search text by ID

	mu      sync.Mutex
	options map[model.Kind][]kit.Option // of the smaller kinds
}

// NewFinder makes a finder; known may be nil.
func NewFinder(b *model.Book, known *Known) *Finder {
	if known == nil {
		known = &Known{}
	}
	return &Finder{book: b, known: known, options: map[model.Kind][]kit.Option{}}
}

// Prepare makes ready what is searched, unless it is.
func (f *Finder) Prepare() {
	f.once.Do(func() {
		f.known.mu.Lock()
		defer f.known.mu.Unlock()
		now := make(map[named]string, len(f.known.texts))
		f.texts = map[model.Kind][]string{
			model.KindEnterprise:   textsOf[model.Enterprise](f.book, f.known.texts, now),
			model.KindOrganization: textsOf[model.Organization](f.book, f.known.texts, now),
			model.KindPerson:       textsOf[model.Person](f.book, f.known.texts, now),
		}
		f.known.texts = now
		f.people = make(map[string]string, len(f.texts[model.KindPerson]))
		for i, p := range model.Everywhere[model.Person](f.book) {
			f.people[p.ID] = f.texts[model.KindPerson][i]
		}
	})
}

func textsOf[T model.Record](b *model.Book, before, now map[named]string) []string {
	list := model.Everywhere[T](b)
	out := make([]string, len(list))
	for i := range list {
		n := nameOfRecord(list[i])
		text, ok := before[n]
		if !ok {
			text = store.SearchText(list[i])
		}
		out[i], now[n] = text, text
	}
	return out
}

// Person is what a person is found by.
func (f *Finder) Person(id string) string {
	f.Prepare()
	return f.people[id]
}

// Spelling is a name's pinyin for sorting: what stands behind the name in the text
// that the person is found by.
func Spelling(name, text string) string {
	return strings.TrimPrefix(strings.TrimPrefix(text, strings.ToLower(name)), " ")
}

const lookupLimit = 50

// Find lists up to 50 records of a kind by part of a name, pinyin, initials or
// number. It may take a while at first: not for the UI goroutine.
func (f *Finder) Find(kind model.Kind, text string) []kit.Option {
	f.Prepare()
	text = strings.ToLower(strings.TrimSpace(model.Halfwidth(text)))
	b := f.book
	switch kind {
	case model.KindEnterprise:
		return pick(f, text, func(e *model.Enterprise) kit.Option { return kit.Option{ID: e.ID, Text: e.Name, More: e.ShortName} })
	case model.KindOrganization:
		return pick(f, text, func(o *model.Organization) kit.Option {
			return kit.Option{ID: o.ID, Text: o.Name, More: string(o.Type)}
		})
	case model.KindPerson:
		return pick(f, text, func(p *model.Person) kit.Option {
			return kit.Option{ID: p.ID, Text: p.Name, More: b.EnterpriseName(p.EnterpriseID)}
		})
	}
	var out []kit.Option
	for _, o := range f.optionsOf(kind) {
		if len(out) < lookupLimit && strings.Contains(strings.ToLower(o.Text+" "+o.More+" "+o.ID), text) {
			out = append(out, o)
		}
	}
	return out
}

// pick is the first records whose search text has the text in it.
func pick[T model.Record](f *Finder, text string, option func(*T) kit.Option) []kit.Option {
	list := model.Everywhere[T](f.book)
	var zero T
	var out []kit.Option
	for i, t := range f.texts[zero.Kind()] {
		if strings.Contains(t, text) {
			if out = append(out, option(&list[i])); len(out) == lookupLimit {
				break
			}
		}
	}
	return out
}

func (f *Finder) optionsOf(kind model.Kind) []kit.Option {
	f.mu.Lock()
	defer f.mu.Unlock()
	list, ok := f.options[kind]
	if !ok {
		list = Options(f.book, kind)
		f.options[kind] = list
	}
	return list
}
