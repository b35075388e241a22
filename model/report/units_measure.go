package report

// By what the overview ranks the subsidiaries: the office chooses. All measures are rates, so
// that a large enterprise is not behind because it is large; where a rate has nothing to be
// reckoned from, the enterprise has no place.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"partyledger/model/figure"
	"partyledger/model/rule"
)

// UnitMeasure is a measure as it is offered.
type UnitMeasure struct{ Name, Title string }

// unitMeasure is a measure with how it is reckoned: n of d; nil = nothing is ranked.
type unitMeasure struct {
	UnitMeasure
	rate    func(*view) (n, d int)
	fewer   bool // the less, the better
	perHund bool // a number for each hundred, no share
	how     string
}

var unitMeasures = []unitMeasure{
	{UnitMeasure{"problems", "每百名党员问题数"}, problemRate, true, true, "核查发现的阻断、警告事项数除以党员数，乘以100"},
	{UnitMeasure{"charter", "章程写入完成率"}, charterRate, false, false, "已写入户数除以应写入户数"},
	{UnitMeasure{"staffing", "党务力量达标率"}, staffRate, false, false, "达到本单位选定标准的户数除以能够测算的户数"},
	{UnitMeasure{"plan", "发展计划完成率"}, planRate, false, false, "年度发展计划完成数除以计划名额"},
	{UnitMeasure{"terms", "任期内党组织比例"}, termRate, false, false, "没有届满未换届的党组织数除以党组织数，不含临时党组织"},
	{UnitMeasure{"none", "不排位次"}, nil, false, false, ""},
}

// UnitMeasures lists the measures in the order in which they are offered, the usual one first.
func UnitMeasures() []UnitMeasure {
	out := make([]UnitMeasure, len(unitMeasures))
	for i, m := range unitMeasures {
		out[i] = m.UnitMeasure
	}
	return out
}

// unitMeasureOf is a measure by its name; the usual one without one.
func unitMeasureOf(name string) unitMeasure {
	if i := slices.IndexFunc(unitMeasures, func(m unitMeasure) bool { return m.Name == name }); i >= 0 {
		return unitMeasures[i]
	}
	return unitMeasures[0]
}

// standing is where a subsidiary stands by a measure.
type standing struct {
	n, d int // d is 0 where nothing can be reckoned
	rank int // 1 is the best; 0 = no place
}

func (m unitMeasure) standing(v *view) standing {
	if m.rate == nil || v.unchecked() {
		return standing{}
	}
	n, d := m.rate(v)
	return standing{n: n, d: d}
}

// compare says which of two rates stands before the other.
func (m unitMeasure) compare(x, y standing) int {
	c := cmp.Compare(y.n*x.d, x.n*y.d)
	if m.fewer {
		c = -c
	}
	return c
}

// rank puts subsidiaries in order and gives them their places: equal rates share one, those
// without a rate stand last without.
func (m unitMeasure) rank(list []unitView) {
	if m.rate == nil {
		return
	}
	slices.SortStableFunc(list, func(x, y unitView) int {
		return cmp.Or(-cmp.Compare(min(x.d, 1), min(y.d, 1)), m.compare(x.standing, y.standing))
	})
	for i := range list {
		switch {
		case list[i].d == 0:
		case i > 0 && m.compare(list[i].standing, list[i-1].standing) == 0:
			list[i].rank = list[i-1].rank
		default:
			list[i].rank = i + 1
		}
	}
}

// place is the place as the table says it.
func (s standing) place() Cell {
	if s.rank == 0 {
		return text("—")
	}
	return count(s.rank)
}

// cell is the rate.
func (s standing) cell(m unitMeasure) Cell {
	if s.d == 0 || !m.perHund {
		return share(s.n, s.d)
	}
	value := float64((s.n*2000+s.d)/(2*s.d)) / 10
	return Cell{Text: strconv.FormatFloat(value, 'f', 1, 64), Number: true, Value: value}
}

// placeWords is the place as the head of a subsidiary's page says it.
func (s standing) placeWords(m unitMeasure) string {
	if s.rank == 0 {
		return ""
	}
	return fmt.Sprintf("，按%s第%d位", m.Title, s.rank)
}

// notes say by what it is ranked.
func (m unitMeasure) notes() []string {
	if m.rate == nil {
		return []string{"按企业次序排列，不排位次。"}
	}
	way := "由高到低"
	if m.fewer {
		way = "由低到高"
	}
	return []string{fmt.Sprintf("位次按%s%s排列，相同的并列，没有数据可算的不排位次，不作加权评分；%s＝%s。", m.Title, way, m.Title, m.how)}
}

func problemRate(v *view) (n, d int) {
	return countLevel(v.Findings, rule.Block) + countLevel(v.Findings, rule.Warn), len(v.members())
}

func charterRate(v *view) (n, d int) {
	s := figure.ChartersOf(v.book).CharterTotals
	return s.Written, s.Should
}

func staffRate(v *view) (n, d int) {
	met, decided, _, _ := v.staffSum()
	return met, decided
}

func planRate(v *view) (n, d int) {
	planned, done := figure.Quota(figure.Plans(v.book, v.year()))
	return done.Done, planned
}

func termRate(v *view) (n, d int) {
	all := len(v.terms())
	return all - len(figure.TermsOf(v.book).Late), all
}
