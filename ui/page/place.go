package page

// Links into a page: to one of its lists, narrowed by the list's own filters, or to the
// form of a new record.

import "partyledger/model"

// Place is where a link leads.
type Place struct {
	Page       string     // of the navigation
	Kind       model.Kind // the list of these records is shown; empty = the page's first tab
	New        bool       // begins a new one
	Enterprise string     // what the list is narrowed to, by ID; empty = all
	Year       string     // as the filter writes it: 2026年; empty = every
	Word       string     // of the list's other filter; empty = every
	Merge      string     // merges the person with the ID with another record of the same one
}

// Placed is a page that links lead into.
type Placed interface{ GoTo(Place) }

// narrower is a list that can be narrowed to a place.
type narrower interface{ Narrow(Place) }

// GoTo implements Placed. What is asked for before the page is loaded waits for that.
func (t *Tabs) GoTo(p Place) { t.WhenLoaded(func() { t.goTo(p) }) }

func (t *Tabs) goTo(p Place) {
	call(t.Leave)
	at := 0
	if i, _, ok := t.tabFor(p.Kind); ok {
		at = i
	}
	t.Select(at)
	tab := t.list[at]
	switch {
	case p.New:
		call(tab.New)
	case tab.Narrow != nil:
		tab.Narrow(p)
	default:
		if n, ok := tab.List.(narrower); ok {
			n.Narrow(p)
		}
	}
}

// Narrow shows the records of a year and word.
func (n *Filtered[T]) Narrow(p Place) {
	n.Find("")
	n.Choose(p.Year, p.Word)
}

// Narrow shows the records of an enterprise, with what is over.
func (h *PeriodList[T]) Narrow(p Place) {
	h.Find(p.Word)
	h.About(p.Enterprise)
	h.ended.SetChecked(true)
}

// Find writes a text into the list's filter.
func (r *Records[T]) Find(text string) { r.filter.SetText(text) }
