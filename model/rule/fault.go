package rule

// What rules find, as those above are told of it: not the demand of the rule, but the fault;
// where it may go; and how many faults make a sentence (REPORTS A-5, B-2 … B-4). The table
// itself is in fault_table.go.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Direction is where a fault may go.
type Direction string

// The directions.
const (
	Up     Direction = "上" // it may go up, once people have confirmed it
	Merged Direction = "汇" // it goes up in one sentence for all units only
	Inside Direction = "内" // it stays with the office: the ledger is not whole, or nothing is wrong yet
)

// Fault is one kind of fault that a rule finds.
type Fault struct {
	Rule   string // its ID
	Code   string // the kind (Finding.Fault); empty = the rule's usual one
	Phrase string // 缺陷短语, with no rule, level or name in it
	Goes   Direction
	Of     string      // what is counted, with its measure: 名积极分子; 户企业 where the unit itself is at fault
	Shows  string      // how it shows, behind the number: 超过半年未考察
	Asks   bool        // it rests on an entry that is not there: ask first 没做还是没录
	Theme  model.Theme // of its rule
}

// ByUnit reports that what is at fault is the unit itself, so that one of them needs no number.
func (f Fault) ByUnit() bool { return f.Of == unitMeasure }

const unitMeasure = "户企业"

// Counted is how it shows, with the number: 2名积极分子超过半年未考察. Of the one unit at fault
// the number is left out: 尚未制定前置研究讨论清单.
func (f Fault) Counted(n int) string {
	if f.ByUnit() && n <= 1 {
		return f.Shows
	}
	return fmt.Sprintf("%d%s%s", max(n, 1), f.Of, f.Shows)
}

// Sentence is the fault as the text of a report says it, without a full stop: how many units of
// all are at fault as a word, the phrase, and always the number. units = how many units are at
// fault, of = how many units there are, n = how many are counted (Of).
func (f Fault) Sentence(units, of, n int) string {
	s := f.Phrase
	if word := Quantity(units, of); word != "" {
		s = word + "企业" + s
	}
	if f.ByUnit() {
		n = units
		if of <= 1 {
			return s + "，" + f.Shows
		}
	}
	return fmt.Sprintf("%s，%d%s%s", s, max(n, 1), f.Of, f.Shows)
}

// Quantity is the word for n of all: one is 个别, up to a fifth 少数, up to half 部分, more 多数.
// It never stands without the number. Empty where there is but one, or none, to count.
func Quantity(n, of int) string {
	switch {
	case of <= 1 || n <= 0:
		return ""
	case n == 1:
		return "个别"
	case n*5 <= of:
		return "少数"
	case n*2 <= of:
		return "部分"
	}
	return "多数"
}

// faultsOf is the table by rule and kind.
var faultsOf = func() map[[2]string]Fault {
	out := map[[2]string]Fault{}
	for _, t := range faultTable {
		for _, f := range t.faults {
			usual := out[[2]string{f.Rule}] // stands before its kinds
			f.Theme, f.Phrase, f.Of = t.theme, cmp.Or(f.Phrase, usual.Phrase), cmp.Or(f.Of, usual.Of)
			out[[2]string{f.Rule, f.Code}] = f
		}
	}
	return out
}()

// FaultOf is a rule's fault of a kind; the rule's usual one if the code is empty or unknown. ok
// is false if there is no such rule.
func FaultOf(ruleID, code string) (f Fault, ok bool) {
	if f, ok = faultsOf[[2]string{ruleID, code}]; ok {
		return f, true
	}
	usual, ok := faultsOf[[2]string{ruleID}]
	if i := slices.IndexFunc(common, func(x Fault) bool { return x.Code == code }); ok && i >= 0 {
		f = common[i]
		f.Rule, f.Theme = ruleID, usual.Theme
		return f, true
	}
	return usual, ok
}

// ThemeOf is the theme of a rule; empty if there is no such rule.
func ThemeOf(ruleID string) model.Theme { return faultsOf[[2]string{ruleID}].Theme }

// Point is one fault that is to be told together with others.
type Point struct {
	Fault
	Level        Level
	EnterpriseID string // the unit at fault
	Number       int    // how many it stands for; 0 = one
	Ref          model.Ref
}

// Group is the points of one theme.
type Group struct {
	Theme  model.Theme
	Points []Point // in the rules' order
	Units  int     // how many units are at fault
	Score  int     // the higher, the earlier
}

// ByTheme puts points together by theme, the weightiest first: two for each unit, three for each
// that is plainly against a rule, one for each that is a warning; where they weigh the same, in
// the order of the themes. Points without a theme come last, under the empty one.
func ByTheme(points []Point) []Group {
	by := map[model.Theme][]Point{}
	for _, p := range points {
		by[p.Theme] = append(by[p.Theme], p)
	}
	var out []Group
	for theme, list := range by {
		slices.SortStableFunc(list, func(a, b Point) int { return cmp.Compare(a.Rule, b.Rule) })
		g, units := Group{Theme: theme, Points: list}, map[string]bool{}
		for _, p := range list {
			units[p.EnterpriseID] = true
			switch p.Level {
			case Block:
				g.Score += 3
			case Warn:
				g.Score++
			}
		}
		g.Units = len(units)
		g.Score += 2 * g.Units
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b Group) int {
		if a.Theme == "" || b.Theme == "" {
			return cmp.Compare(a.Theme.Order(), b.Theme.Order())
		}
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Theme.Order(), b.Theme.Order()))
	})
	return out
}

func init() {
	model.AskFirst(func(ruleID, code string) bool {
		f, _ := FaultOf(ruleID, code)
		return f.Asks
	})
}

// Listed begins the problem that a finding becomes in the ledger of problems: in its words inside,
// in those of the fault for what goes up. A fault that stays inside is not set to go up.
func (f Finding) Listed(today day.Day) model.Rectification {
	x := f.FaultWords()
	return model.Rectification{EnterpriseID: f.EnterpriseID, Problem: f.Message, Source: model.FromCheck, Found: today, RuleID: f.Rule,
		Fault: f.Fault, RecordKind: string(f.Kind), RecordID: f.ID, Title: x.Phrase, Theme: x.Theme, Number: f.Number,
		Publish: x.Goes != Inside}
}

// Mendable reports that a finding can be put right at all: it belongs to an enterprise and is more
// than a day that comes near.
func (f Finding) Mendable() bool { return f.Level != Due && f.EnterpriseID != "" }
