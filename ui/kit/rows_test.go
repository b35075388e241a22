package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// inSight is the rows there are, each where it belongs.
func inSight(t *testing.T, l *RecordList[row]) (from, to int) {
	t.Helper()
	b := &l.body.rows
	for i, o := range b.sheet.Objects {
		r := o.(*listRow[row])
		if r.index != b.first+i || r.Position().Y != float32(r.index)*rowHeight() {
			t.Errorf("row %d of those in sight shows %d at %v", b.first+i, r.index, r.Position())
		}
	}
	return b.first, b.first + len(b.sheet.Objects)
}

// Of many rows only those in sight are there, and they are used again.
func TestRowsInSight(t *testing.T) {
	release := behind(t)
	l, _ := testList(t, 100_000)
	release()
	made := 0
	create := l.body.create
	l.body.create = func() fyne.CanvasObject { made++; return create() }
	high := l.body.scroll.Size().Height
	least, most := int(high/rowHeight()), int(high/rowHeight())+2
	for _, y := range []float32{0, 10, 50_000 * rowHeight(), 50_001*rowHeight() - 3, 1e9, -5} {
		l.body.ScrollToOffset(y)
		from, to := inSight(t, l)
		if n := to - from; n < least || n > most {
			t.Errorf("%v: %d rows in sight of %v", y, n, high)
		}
		if top, at := float32(from)*rowHeight(), l.body.GetScrollOffset(); top > at || float32(to)*rowHeight() < at+high {
			t.Errorf("%v: rows %d to %d do not fill what is seen from %v", y, from, to, at)
		}
	}
	if made > most {
		t.Errorf("%d rows made for %d in sight", made, most)
	}
	if from, _ := inSight(t, l); from != 0 {
		t.Errorf("scrolled above the first row: %d", from)
	}
	key(l, fyne.KeyEnd)
	if _, to := inSight(t, l); to != 100_000 {
		t.Errorf("the last row is not in sight: %d", to)
	}
}

// What the rows that went have left is not scrolled away.
func TestRowsThatGo(t *testing.T) {
	l, w := testList(t, 200)
	key(l, fyne.KeyEnd)
	l.SetFilter(func(r row) bool { return r.id < "0003" })
	if from, to := inSight(t, l); from != 0 || to != 3 || l.body.GetScrollOffset() != 0 {
		t.Errorf("rows %d to %d from %v", from, to, l.body.GetScrollOffset())
	}
	l.SetFilter(nil)
	key(l, fyne.KeyEnd)
	w.Resize(fyne.NewSize(420, 520))
	if from, to := inSight(t, l); to != 200 || float32(to-from)*rowHeight() < l.body.scroll.Size().Height {
		t.Errorf("in a higher window rows %d to %d", from, to)
	}
	l.SetRows(nil)
	if from, to := inSight(t, l); from != to {
		t.Errorf("rows %d to %d of none", from, to)
	}
}

// Rows are drawn by the theme in force, which has its face in memory, and never by one
// of their own.
func TestRowsHaveNoThemeOfTheirOwn(t *testing.T) {
	l, _ := testList(t, 20)
	for _, o := range l.body.sheet.Objects {
		if got, want := o.(*listRow[row]).Theme(), theme.Current(); got != want {
			t.Fatalf("%T, not %T", got, want)
		}
	}
	if !slices.ContainsFunc(l.body.sheet.Objects, fyne.CanvasObject.Visible) {
		t.Fatal("no rows")
	}
}
