package demo

// Chance from a fixed seed: one stream a ledger, so that a change in one of them
// leaves the others as they were.

const seed = 0x2026_11_23

// stream is splitmix64: small, and the same everywhere and for ever.
type stream struct{ x uint64 }

func newStream(name string) *stream {
	h := uint64(14695981039346656037)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return &stream{h ^ seed}
}

func (s *stream) next() uint64 {
	s.x += 0x9e3779b97f4a7c15
	z := s.x
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is 0 … n-1.
func (s *stream) below(n int) int { return int(s.next() % uint64(n)) }

// between is lo … hi, both included.
func (s *stream) between(lo, hi int) int { return lo + s.below(hi-lo+1) }

// chance is true in so many of a hundred cases.
func (s *stream) chance(percent int) bool { return s.below(100) < percent }

func pick[T any](s *stream, list []T) T { return list[s.below(len(list))] }

// share is a value with its weight.
type share[T any] struct {
	value  T
	weight int
}

func weighted[T any](s *stream, shares []share[T]) T {
	sum := 0
	for _, x := range shares {
		sum += x.weight
	}
	n := s.below(sum)
	for _, x := range shares {
		if n -= x.weight; n < 0 {
			return x.value
		}
	}
	panic("demo: no weight")
}

func shuffle[T any](s *stream, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := s.below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}
