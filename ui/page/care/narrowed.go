package care

// A list with two choices over it: the year and the kind.

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

const (
	everyYear = "全部年度"
	everyKind = "全部类别"
)

// narrowed is the list with its choices.
type narrowed[T model.Record] struct {
	*page.Records[T]
	year, kind *kit.Select
	dayOf      func(T) day.Day
	kindOf     func(T) string
}

// newNarrowed makes a list; the choices stand behind the buttons of opt.Extra.
func newNarrowed[T model.Record](host page.Host, kinds []string, dayOf func(T) day.Day, kindOf func(T) string, opt page.RecordsOptions[T]) *narrowed[T] {
	n := &narrowed[T]{dayOf: dayOf, kindOf: kindOf}
	n.year = kit.NewSelect([]string{everyYear}, func(string) { n.narrow() })
	n.kind = kit.NewSelect(append([]string{everyKind}, kinds...), func(string) { n.narrow() })
	n.year.PlaceHolder, n.kind.PlaceHolder = everyYear, everyKind
	opt.Extra = append(opt.Extra[:len(opt.Extra):len(opt.Extra)], fyne.CanvasObject(n.year), n.kind)
	opt.Order = func(_ *model.Book, list []T) []T { // the latest on top
		out := slices.Clone(list)
		slices.SortStableFunc(out, func(a, b T) int { return dayOf(b).Compare(dayOf(a)) })
		return out
	}
	opt.Bring = func(r T) { n.bring(r.Key()) }
	n.Records = page.NewRecords(host, opt)
	return n
}

// Load implements Page's Load.
func (n *narrowed[T]) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	show, err := n.Records.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	years := []string{everyYear}
	for _, r := range model.InScope[T](s.Book) {
		if y := n.yearOf(r); y != "" && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	slices.Sort(years[1:])
	slices.Reverse(years[1:])
	return func() {
		n.offer(years)
		n.narrow()
		show()
	}, nil
}

func (n *narrowed[T]) yearOf(r T) string {
	d := n.dayOf(r)
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Year()) + "年"
}

// offer lists the years that there are and keeps the choice if it can.
func (n *narrowed[T]) offer(years []string) {
	n.year.Options = years
	if !slices.Contains(years, n.year.Selected) {
		n.year.Selected = everyYear
	}
	if n.kind.Selected == "" {
		n.kind.Selected = everyKind
	}
	n.year.Refresh()
	n.kind.Refresh()
}

// narrow shows what the choices let through.
func (n *narrowed[T]) narrow() {
	year, kind := n.year.Selected, n.kind.Selected
	n.Where(func(r T) bool {
		return (year == "" || year == everyYear || n.yearOf(r) == year) && (kind == "" || kind == everyKind || n.kindOf(r) == kind)
	})
}

// bring shows a record, whatever the choices.
func (n *narrowed[T]) bring(id string) {
	n.year.SetSelected(everyYear)
	n.kind.SetSelected(everyKind)
	n.Select(id)
}
