package figure

// The other ledgers: charters, terms, exchanges, funds, problems put right, coverage.

import (
	"cmp"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Charters is the charters of the enterprises in scope on the book's day.
type Charters struct {
	Results []model.CharterResult // parents first
	model.CharterTotals
}

var keptCharters = model.NewKept[*Charters]()

// ChartersOf is the book's.
func ChartersOf(b *model.Book) *Charters {
	return keptCharters.Of(b, func() *Charters {
		list := model.Charters(b)
		return &Charters{list, model.SumCharters(list)}
	})
}

func charters(b *model.Book) []Figure {
	c := ChartersOf(b)
	var written []string
	for _, r := range c.Results {
		if r.Should && r.Written {
			written = append(written, r.EnterpriseID)
		}
	}
	return []Figure{counted("ch.rate", "章程完成率", "户", "已写入户数÷应写入户数。应写入为在册的国有独资、全资、绝对控股和相对控股并实际控制的企业；已写入为经股东会（出资人）批准、完成备案且经确认的条款涵盖全部必备内容的。",
		written).of(c.Should)}
}

// TermState is how an organisation stands with its term.
type TermState string

// The states, most pressing first.
const (
	TermOverdue  TermState = "届满未换届"
	TermSoon     TermState = "六个月内届满"
	TermExtended TermState = "已批准延期"
	TermRunning  TermState = "任期内"
	TermUnknown  TermState = "未登记换届"
)

// TermStates lists them, most pressing first.
func TermStates() []TermState {
	return []TermState{TermOverdue, TermSoon, TermExtended, TermRunning, TermUnknown}
}

// Term is an organisation with its term in office.
type Term struct {
	model.Organization
	In    model.Term // by the latest election; zero for TermUnknown
	Years int
	End   day.Day // by the rule
	Until day.Day // with an approved extension
	State TermState
	Left  int // days from the book's day to Until; negative = past
}

// TermOf is how an organisation stands on the book's day.
func TermOf(b *model.Book, o model.Organization) Term {
	r := Term{Organization: o, Years: model.TermYears(o.Type), State: TermUnknown}
	t, ok := model.CurrentTerm(b, o.ID)
	if !ok {
		return r
	}
	r.In, r.End, r.Until = t, t.End(o.Type), t.Until(o.Type)
	r.Left = r.Until.Last().Sub(b.AsOf)
	switch {
	case r.Until.Last().Before(b.AsOf):
		r.State = TermOverdue
	case !r.Until.After(b.AsOf.AddMonths(model.RemindMonths)):
		r.State = TermSoon
	case r.Until != r.End && r.End.Last().Before(b.AsOf):
		r.State = TermExtended
	default:
		r.State = TermRunning
	}
	return r
}

// Terms counts the terms of office in scope on the book's day.
type Terms struct {
	Standing  []model.Organization // there are; temporary ones have no term
	Temporary []model.Organization // those

	Late    []string // past their term without a valid extension
	Due     []string // whose term, extensions apart, ends in the year so far
	Redone  []string // of Due: elected anew in the year so far
	Elected []string // elected in the year so far, the first time included
	Ended            // what became of the others of Due
}

var keptTerms = model.NewKept[*Terms]()

// TermsOf is the book's.
func TermsOf(b *model.Book) *Terms {
	return keptTerms.Of(b, func() *Terms {
		t := &Terms{}
		for _, o := range model.InScope[model.Organization](b) {
			switch {
			case !b.Standing(&o, b.AsOf):
			case o.Temporary:
				t.Temporary = append(t.Temporary, o)
			default:
				t.Standing = append(t.Standing, o)
				t.take(b, o)
			}
		}
		return t
	})
}

func (t *Terms) take(b *model.Book, o model.Organization) {
	now := TermOf(b, o)
	elected := inYear(now.In.Elected, b.AsOf)
	if elected {
		t.Elected = append(t.Elected, o.ID)
	}
	if now.State == TermOverdue {
		t.Late = append(t.Late, o.ID)
	}
	ends := inYear(now.End, b.AsOf)
	if before, ok := termBefore(b, o.ID, now.In); ok && elected {
		ends = ends || inYear(before.End(o.Type), b.AsOf)
	}
	if ends {
		t.Due = append(t.Due, o.ID)
		if elected {
			t.Redone = append(t.Redone, o.ID)
		} else {
			t.Ended.take(b, now)
		}
	}
}

// termBefore is the term that an election ended.
func termBefore(b *model.Book, organization string, now model.Term) (t model.Term, ok bool) {
	for _, x := range model.Owned[model.Term](b, organization) {
		if !x.Elected.IsZero() && x.Elected.Before(now.Elected) && (!ok || x.Elected.After(t.Elected)) {
			t, ok = *x, true
		}
	}
	return t, ok
}

func terms(b *model.Book) []Figure {
	t, year := TermsOf(b), Period(b.AsOf)
	return append([]Figure{
		counted("term.late", "届满未换届", "个", "任期（含有批准文号的延期）在统计日以前届满而没有换届的党组织；临时党组织不计入。", t.Late).of(len(t.Standing)),
		counted("term.due", "任届期满", "个", year+"任期届满的党组织，按原届满日，不看延期。", t.Due).of(len(t.Standing)),
		counted("term.redo", "期内换届", "个", year+"任届期满的党组织中在此期间换届的。", t.Redone).of(len(t.Due)),
	}, t.Ended.figures(b, len(t.Due))...)
}

var keptExchanges = model.NewKept[[]model.Exchange]()

// Exchanges is the moves in scope up to the book's day, by direction and then by day. Do
// not change the slice.
func Exchanges(b *model.Book) []model.Exchange {
	return keptExchanges.Of(b, func() []model.Exchange {
		var out []model.Exchange
		for _, e := range model.InScope[model.Exchange](b) {
			if happened(e.Day, b.AsOf) {
				out = append(out, e)
			}
		}
		order := model.Direction("").Choices()
		at := func(d model.Direction) int {
			if i := slices.Index(order, string(d)); i >= 0 {
				return i
			}
			return len(order)
		}
		slices.SortStableFunc(out, func(x, y model.Exchange) int {
			return cmp.Or(cmp.Compare(at(x.Direction), at(y.Direction)), x.Day.Compare(y.Day), cmp.Compare(x.ID, y.ID))
		})
		return out
	})
}

// ExchangesIn is the moves of a year up to the book's day.
func ExchangesIn(b *model.Book, year int) []model.Exchange {
	var out []model.Exchange
	for _, e := range Exchanges(b) {
		if e.Day.Year() == year {
			out = append(out, e)
		}
	}
	return out
}

func exchanges(b *model.Book) []Figure {
	list := ExchangesIn(b, b.AsOf.Year())
	return []Figure{counted("ex.year", "双向交流", "人次", Period(b.AsOf)+"党务工作岗位与经营管理岗位之间的交流，按交流日期归年，一人多次的分别计算。",
		idsOf(list, model.Exchange.Key))}
}

// Funds is a year's Party-work money of the enterprises in scope.
type Funds struct {
	Year    int
	Results []model.FundResult // one an enterprise, parents first
	Wages, Planned, Spent,
	CarriedOver, Due, Shortfall model.Money
	Members int // on the year's first day
	Stopped int // enterprises that carried over too much to add any
}

var keptFunds = model.NewKeptBy[int, *Funds]()

// FundsOf is the money of a year.
func FundsOf(b *model.Book, year int) *Funds {
	return keptFunds.Of(b, year, func() *Funds {
		f := &Funds{Year: year}
		for _, e := range b.Subtree(b.Scope) {
			if r, ok := model.FundOf(b, e.ID, year); ok {
				f.add(r)
			}
		}
		return f
	})
}

func (f *Funds) add(r model.FundResult) {
	f.Results = append(f.Results, r)
	f.Wages += r.Wages
	f.Planned += r.Planned.N()
	f.Spent += r.Spent.N()
	f.CarriedOver += r.CarriedOver.N()
	f.Due += r.Due
	f.Shortfall += r.Shortfall
	f.Members += r.Members
	f.Stopped += oneIf(r.Stopped)
}

func funds(b *model.Book) []Figure {
	f := FundsOf(b, b.AsOf.Year())
	year := fmt.Sprintf("%d年度登记党建工作经费的%d户企业，", f.Year, len(f.Results))
	return []Figure{
		{Key: "fund.plan", Name: "党建工作经费预算", Value: Number{Money: f.Planned}, Measure: "万元", Note: year + "列入预算的合计，万元。"},
		{Key: "fund.spent", Name: "党建工作经费支出", Value: Number{Money: f.Spent}, Base: Number{Money: f.Planned}, Measure: "万元", Note: year +
			"登记的实际支出合计，万元。"},
	}
}

// Rectification is the problems that people have listed to be put right, up to the
// book's day.
type Rectification struct {
	List []model.RectificationResult // the most pressing first
	By   map[model.RectificationState]int
}

// Lists reports that people have confirmed a result of the check, and listed it.
func (r *Rectification) Lists(f model.FaultAt) bool {
	return slices.ContainsFunc(r.List, func(x model.RectificationResult) bool { return x.About(f) })
}

var keptRectification = model.NewKept[*Rectification]()

// RectificationOf is the book's.
func RectificationOf(b *model.Book) *Rectification {
	return keptRectification.Of(b, func() *Rectification {
		r := &Rectification{List: model.Rectifications(b), By: map[model.RectificationState]int{}}
		for _, x := range r.List {
			r.By[x.State]++
		}
		return r
	})
}

func rectification(b *model.Book) []Figure {
	r := RectificationOf(b)
	var closed []string
	for _, x := range r.List {
		if x.State == model.StateClosed {
			closed = append(closed, x.ID)
		}
	}
	return []Figure{counted("rect.rate", "销号率", "项", "累计已销号÷累计列入整改台账的问题；核查结果未经确认列入的不计。", closed).of(len(r.List))}
}

var keptCoverage = model.NewKeptBy[model.GoalCategory, model.CoverageSum]()

// CoverageOf counts the units of the survey in scope on the book's day, of a category.
func CoverageOf(b *model.Book, category model.GoalCategory) model.CoverageSum {
	return keptCoverage.Of(b, category, func() model.CoverageSum {
		return model.SumCoverage(model.CoverageUnits(b), category)
	})
}

func coverage(b *model.Book) []Figure {
	list, every := model.CoverageUnits(b), model.GoalCategory(model.EveryUnit)
	rate := func(key string, m model.CoverageMeasure, note string) Figure {
		var ids []string
		for _, r := range list {
			if r.Meets(m) {
				ids = append(ids, r.ID)
			}
		}
		return counted(key, string(m), "个", note+"÷纳入两个覆盖排查的全部类别单位。", ids).of(CoverageOf(b, every).Units)
	}
	return []Figure{
		rate("cov.tangible", model.TangibleRate, "单独组建、联合组建党组织的单位"),
		rate("cov.reached", model.ReachedRate, "单独组建、联合组建、派党建指导员、先建群团的单位"),
		rate("cov.effective", model.EffectiveRate, "已组建党组织且运转“好”“一般”的单位"),
	}
}
