package model

// How far Party-building requirements are written into charters (国企条例第十三条;
// DOMAIN A-12, A-12a, A-41).

import (
	"slices"
	"strings"

	"partyledger/model/day"
)

// CharterResult is one enterprise's charter held against the list A-12a.
type CharterResult struct {
	EnterpriseID string
	Should       bool // in the denominator: 条例 applies in full
	Has          bool // a charter is recorded; if not, the fields below are empty

	// Charter is the one in force if it says all that it must, else the latest.
	Charter Charter
	State   CharterState
	Written bool
	Why     string // why it does not count as written; empty if it does

	Met, Missing []Requirement
	Awaiting     []Requirement // of Missing: a proposed clause would fill it
	Prior        []string      // numbers of the clauses on the prior procedure
	PriorNeeded  bool          // the enterprise has a Party committee, so it must have such a clause
	Confirmed    int           // clauses that a person confirmed
	Proposed     int           // clauses only proposed: they count for nothing
}

// FourElements is the four elements of 国企条例 that every charter must cover.
func FourElements() []Element { return []Element{Powers, Structure, Mechanism, Safeguard} }

// AllPhases is the three phases.
func AllPhases() []Phase { return []Phase{Decision, Execution, Supervision} }

// Element reports that every requirement of the element is met.
func (r CharterResult) Element(e Element) bool {
	return r.Has && !r.lacks(func(q Requirement) bool { return q.Element == e })
}

// Phase reports that every requirement of the phase is met.
func (r CharterResult) Phase(p Phase) bool {
	return r.Has && !r.lacks(func(q Requirement) bool { return q.Phase == p })
}

// The states that tables and screens add to those of the revision.
const (
	CharterWritten    = "已写入"
	CharterIncomplete = "已备案，内容不全"
	CharterAbsent     = "未登记章程"
)

// StateText is how far the enterprise has come.
func (r CharterResult) StateText() string {
	switch {
	case r.Written:
		return CharterWritten
	case !r.Has:
		return CharterAbsent
	case r.State == CharterDone:
		return CharterIncomplete
	}
	return string(r.State)
}

func (r CharterResult) lacks(which func(Requirement) bool) bool {
	for _, q := range r.Missing {
		if which(q) {
			return true
		}
	}
	return false
}

// PriorText is the numbers of the prior-procedure clauses: 第三十二条、第三十三条.
func (r CharterResult) PriorText() string { return strings.Join(r.Prior, "、") }

// Complete reports that the confirmed clauses say all that they must.
func (r CharterResult) Complete() bool {
	return r.Has && len(r.Missing) == 0 && (!r.PriorNeeded || len(r.Prior) > 0)
}

// CharterStatus holds the enterprise's charter against the list. If a later
// version is still under revision and the one in force is complete, the one in
// force is what counts.
func CharterStatus(b *Book, enterprise string) CharterResult {
	e, ok := Find[Enterprise](b, enterprise)
	r := CharterResult{EnterpriseID: enterprise, Should: ok && e.Ownership.Covered(), State: CharterNotStarted, Why: "未登记章程",
		Missing: CharterRequirements()}
	if top, ok := TopOrganization(b, enterprise); ok && top.Type == Committee {
		r.PriorNeeded = true
	}
	shown := r
	for i, c := range openCharters(b, enterprise) {
		try := r
		try.hold(b, *c)
		if try.Written {
			return try
		}
		if i == 0 {
			shown = try
		}
	}
	return shown
}

// openCharters is the charters begun and not superseded on AsOf, the latest first.
func openCharters(b *Book, enterprise string) []*Charter {
	var out []*Charter
	for _, c := range Owned[Charter](b, enterprise) {
		if !c.StartedDay.After(b.AsOf) && (c.Superseded.IsZero() || c.Superseded.After(b.AsOf)) {
			out = append(out, c)
		}
	}
	slices.Reverse(out)
	return out
}

// hold fills the result from one charter.
func (r *CharterResult) hold(b *Book, c Charter) {
	r.Has, r.Charter, r.State, r.Missing = true, c, c.State(b.AsOf), nil
	var confirmed, proposed []*Clause
	for _, cl := range Owned[Clause](b, c.ID) {
		if cl.Rejected() {
			continue
		}
		if cl.Proposed {
			proposed = append(proposed, cl)
			continue
		}
		confirmed = append(confirmed, cl)
		if cl.Prior {
			r.Prior = addOnce(r.Prior, cl.Number)
		}
	}
	r.Confirmed, r.Proposed = len(confirmed), len(proposed)
	for _, q := range CharterRequirements() {
		if meets(q, confirmed) {
			r.Met = append(r.Met, q)
		} else {
			r.Missing = append(r.Missing, q)
			if meets(q, proposed) {
				r.Awaiting = append(r.Awaiting, q)
			}
		}
	}
	r.Why = r.whyNot(b.AsOf)
	r.Written = r.Why == ""
}

func meets(q Requirement, clauses []*Clause) bool {
	for _, c := range clauses {
		if q.MetBy(*c) {
			return true
		}
	}
	return false
}

// whyNot says what still stands between the charter and being written: the
// approval, the filing, then what its confirmed clauses lack.
func (r *CharterResult) whyNot(on day.Day) string {
	done := func(d day.Day) bool { return !d.IsZero() && !d.First().After(on) }
	switch {
	case !done(r.Charter.ShareholderDay) && done(r.Charter.FiledDay):
		return "已登记备案，未登记股东会（出资人）批准日期"
	case r.State == CharterNotStarted:
		return "尚未启动修订"
	case !done(r.Charter.ShareholderDay):
		return "修订处于“" + string(r.State) + "”阶段"
	case !done(r.Charter.FiledDay):
		return "已经批准，未登记市场监管备案日期"
	case r.Complete():
		return ""
	case r.Proposed > 0:
		return "已确认条款要素不全，另有条款待确认"
	}
	return "已确认条款要素不全"
}

// CharterTotals is the completion over a scope: 应写户数, 已写户数, 完成率.
type CharterTotals struct {
	Should       int // denominator: enterprises to which 条例 applies
	Written      int // numerator
	Apart        int // 参股企业 and 新兴组织: listed apart, in neither
	ApartWritten int // of them: written all the same
	NotStarted   int // of Should: no charter, or its revision not begun
	InProgress   int // of Should: begun, not written
}

// Rate is the completion in millionths, rounded down so that what is not all
// never shows as all; ok is false if nothing should be written.
func (t CharterTotals) Rate() (rate Ratio, ok bool) {
	if t.Should == 0 {
		return 0, false
	}
	return Ratio(t.Written) * perPerson / Ratio(t.Should), true
}

// SumCharters counts results.
func SumCharters(results []CharterResult) CharterTotals {
	var t CharterTotals
	for _, r := range results {
		switch {
		case !r.Should:
			t.Apart++
			t.ApartWritten += one(r.Written)
			continue
		case r.Written:
			t.Written++
		case !r.Has || r.State == CharterNotStarted:
			t.NotStarted++
		default:
			t.InProgress++
		}
		t.Should++
	}
	return t
}

// Charters is the results of all enterprises in scope, parents first.
func Charters(b *Book) []CharterResult {
	var out []CharterResult
	for _, e := range b.ScopeTree() {
		out = append(out, CharterStatus(b, e.ID))
	}
	return out
}
