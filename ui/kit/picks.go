package kit

// Which rows of a record list are selected: single ones by their keys, long runs
// by their places, so that taking all of 100,000 rows costs no more than one.

// picks is a selection: the rows at places from…to, but that a key turns a row's
// state round.
type picks struct {
	from, to int // to < from: no run
	keys     map[string]bool
}

func noPicks() picks { return picks{0, -1, map[string]bool{}} }

// forgetPlaces drops the run: the rows have other places now.
func (p *picks) forgetPlaces() {
	if p.to >= p.from {
		*p = noPicks()
	}
}

func (l *RecordList[R]) isPicked(i int) bool {
	inRun := i >= l.picks.from && i <= l.picks.to
	return inRun != l.picks.keys[l.Key(l.rows[i])]
}

// Selected is the selected rows in their order. Do not change them.
func (l *RecordList[R]) Selected() []R {
	p := l.picks
	switch {
	case len(p.keys) == 0 && p.to < p.from:
		return nil
	case len(p.keys) == 0:
		return l.rows[p.from : p.to+1 : p.to+1]
	case p.to < p.from && len(p.keys) == 1 && l.cursor >= 0 && l.cursor < len(l.rows) && l.isPicked(l.cursor):
		return l.rows[l.cursor : l.cursor+1 : l.cursor+1] // as at nearly every key
	}
	var out []R
	for i, r := range l.rows {
		if p.to < p.from && len(out) == len(p.keys) {
			break
		}
		if l.isPicked(i) {
			out = append(out, r)
		}
	}
	return out
}

func (l *RecordList[R]) selectOnly(i int) {
	l.picks = noPicks()
	l.cursor, l.anchor = i, i
	if i >= 0 && i < len(l.rows) {
		l.picks.keys[l.Key(l.rows[i])] = true
		l.body.bring(i)
	}
	l.selectionChanged()
}

// selectTo selects from the anchor to row i.
func (l *RecordList[R]) selectTo(i int) {
	if l.anchor < 0 {
		l.anchor = max(l.cursor, 0)
	}
	l.selectRun(min(l.anchor, i), max(l.anchor, i))
	l.cursor = i
	l.body.bring(i)
	l.selectionChanged()
}

// selectRun selects the rows at places from…to, and no others. A short run is
// kept by keys: these outlive another order of the rows.
func (l *RecordList[R]) selectRun(from, to int) {
	l.picks = noPicks()
	if to-from >= longList/10 {
		l.picks.from, l.picks.to = from, to
		return
	}
	for i := from; i <= to; i++ {
		l.picks.keys[l.Key(l.rows[i])] = true
	}
}

func (l *RecordList[R]) toggle(i int) {
	k := l.Key(l.rows[i])
	if l.picks.keys[k] {
		delete(l.picks.keys, k)
	} else {
		l.picks.keys[k] = true
	}
	l.cursor, l.anchor = i, i
	l.selectionChanged()
}

// SelectAll selects every row that is shown.
func (l *RecordList[R]) SelectAll() {
	l.selectRun(0, len(l.rows)-1)
	l.selectionChanged()
}

func (l *RecordList[R]) selectionChanged() {
	l.tell()
	l.body.Refresh()
	if l.OnSelect != nil {
		l.OnSelect(l.Selected())
	}
}
