package model

// What is worked out of a book once and kept with it. Each answer has its place as a
// package variable, with the answer's own type: two cannot be mixed up.

import (
	"sync"
	"sync/atomic"
)

// Kept is a place in every book for something worked out once.
type Kept[V any] struct{ at int }

// places is how many there are; all are declared when the program starts.
var places int

// NewKept declares a place; for package variables only.
func NewKept[V any]() Kept[V] {
	places++
	return Kept[V]{places - 1}
}

// Of is what the book keeps; build gives it the first time, and may itself ask for
// what is kept elsewhere.
func (k Kept[V]) Of(b *Book, build func() V) V { return answer(&b.kept[k.at], build) }

// KeptBy is a place for one answer a key, as a year.
type KeptBy[K comparable, V any] struct{ all Kept[*sync.Map] }

// NewKeptBy declares such a place; for package variables only.
func NewKeptBy[K comparable, V any]() KeptBy[K, V] { return KeptBy[K, V]{NewKept[*sync.Map]()} }

// Of is what the book keeps for the key.
func (k KeptBy[K, V]) Of(b *Book, key K, build func() V) V {
	all := k.all.Of(b, func() *sync.Map { return &sync.Map{} })
	w, ok := all.Load(key)
	if !ok {
		w, _ = all.LoadOrStore(key, &workedOut{})
	}
	return answer(w.(*workedOut), build)
}

// Index groups all records of a kind by a key, which asks the records alone and not the
// book's day or scope.
type Index[T Record] struct {
	at  int
	key func(*Book, *T) string
}

// NewIndex declares an index; for package variables only.
func NewIndex[T Record](key func(*Book, *T) string) Index[T] {
	return Index[T]{NewKept[map[string][]*T]().at, key}
}

// Of is the records with the key, in the list's order. Do not change the slice.
func (x Index[T]) Of(b *Book, key string) []*T {
	return x.All(b)[key]
}

// All is the whole index, for whoever asks of many. Do not change it.
func (x Index[T]) All(b *Book) map[string][]*T {
	return answer(&b.shared[x.at], func() map[string][]*T {
		return group(Everywhere[T](b), func(r *T) string { return x.key(b, r) })
	})
}

// Like is the records with the same key as r.
func (x Index[T]) Like(b *Book, r *T) []*T { return x.Of(b, x.key(b, r)) }

func group[T Record](list []T, key func(*T) string) map[string][]*T {
	out := map[string][]*T{}
	for i := range list {
		k := key(&list[i])
		out[k] = append(out[k], &list[i])
	}
	return out
}

// workedOut is something worked out of a book, once.
type workedOut struct {
	done atomic.Bool
	mu   sync.Mutex
	v    any
}

func answer[V any](w *workedOut, build func() V) V {
	if !w.done.Load() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if !w.done.Load() {
			w.v = build()
			w.done.Store(true)
		}
	}
	return w.v.(V)
}
