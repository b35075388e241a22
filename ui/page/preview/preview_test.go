package preview

import (
	"maps"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/paint"
	"partyledger/store/typeset"
)

func sample(t testing.TB) *model.Book {
	t.Helper()
	return model.BookOf(demo.AsOf, "", nil, demo.Records())
}

// shown is a report of a book in a window, everything done at once.
func shown(t testing.TB, b *model.Book, name string) *Preview {
	t.Helper()
	test.NewTempApp(t)
	v := New()
	v.AtOnce(func(f func()) { f() })
	w := test.NewTempWindow(t, v.Content)
	w.Resize(fyne.NewSize(860, 640))
	faces, err := store.ReportFaces(true)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := report.ByName(name)
	doc := r.Build(report.Input{Book: b, Findings: rule.Check(b)})
	v.Show(typeset.Layout(doc, faces, typeset.Options{}), paint.New(faces), false)
	return v
}

// Only what is seen is painted; keys and the number field move through it.
func TestPaging(t *testing.T) {
	v := shown(t, sample(t), "members")
	s := v.sheets
	n := len(s.tops)
	if n < 20 || len(s.pictures) > 3 {
		t.Fatalf("%d pages, %d painted", n, len(s.pictures))
	}
	check := func(want int, number string) {
		t.Helper()
		if s.at != want || v.number.Text != number {
			t.Errorf("at %d (%s), want %d", s.at, v.number.Text, want)
		}
	}
	check(0, "1")
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	check(1, "2")
	v.jump("12")
	check(11, "12")
	v.jump("999")
	check(n-1, v.number.Text)
	v.jump("甲")
	check(n-1, v.number.Text)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	check(0, "1")
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if s.scroll.Offset.Y == 0 {
		t.Error("page down does nothing")
	}
	v.jump("10")
	for _, z := range zooms {
		v.zoom.SetSelected(z.word)
		check(9, "10")
	}
	for i := range n {
		v.jump(strconv.Itoa(i + 1))
	}
	if s.bytes > mostBytes+32<<20 {
		t.Errorf("%d bytes of pictures are kept", s.bytes)
	}
}

// A roster of thousands paints no more than is seen, whatever page is turned to.
// The time of a page is in make bench.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	s := shown(t, model.BookOf(demo.AsOf, "", nil, demo.Large(21_000, 300, 1000)), "members").sheets
	if len(s.tops) < 300 {
		t.Fatalf("only %d pages", len(s.tops))
	}
	paintedAtMost(t, s, 40, 9)
}

// Every report shows each page that is turned to, painted once.
func TestPaintsWhatIsSeen(t *testing.T) {
	for _, r := range report.All() {
		t.Run(r.Name, func(t *testing.T) {
			s := shown(t, sample(t), r.Name).sheets
			paintedAtMost(t, s, min(12, len(s.tops)), 1)
		})
	}
}

// paintedAtMost turns n pages, step apart, and holds what is painted to the pages
// that are seen and have no picture.
func paintedAtMost(t *testing.T, s *sheets, n, step int) {
	t.Helper()
	jobs := 0
	s.spawn = func(f func()) { jobs++; f() }
	for i := range n {
		missing := map[pictureKey]bool{}
		before := jobs
		had := maps.Clone(s.pictures)
		s.goTo(i * step)
		from, to := s.visible()
		for j := from; j < to; j++ {
			if key := s.keyOf(j); had[key] == nil {
				missing[key] = true
			}
			if paper := s.papers[j]; paper == nil || paper.image.Image == nil {
				t.Fatalf("page %d is seen and not painted", j)
			}
		}
		if done := jobs - before; done != len(missing) || to-from > 4 || len(s.papers) > to-from {
			t.Fatalf("at page %d: %d painted where %d were missing, %d papers for %d seen", i*step, done, len(missing), len(s.papers),
				to-from)
		}
	}
	before := jobs
	for range 100 {
		s.look()
	}
	if jobs != before {
		t.Errorf("looking again painted %d pages anew", jobs-before)
	}
}
