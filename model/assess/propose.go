package assess

// Scores proposed of what the ledger holds, with reasons: only where the office has bound
// an indicator to a measure, and where there is something to count. Nowhere is the full
// score assumed.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

// Proposal is a score with what it rests on.
type Proposal struct {
	Points  model.Points // not known: nothing is proposed, and Reasons says why
	Reasons []string     // the figure, the sum, sentences without an end
	Figure  figure.Figure
	Records []model.Ref // of the figure, that can be looked at
}

// Text is the reasons as a record keeps them, a line each.
func (p Proposal) Text() string { return strings.Join(p.Reasons, "\n") }

// Proposer proposes scores of a scheme for an enterprise.
type Proposer struct{ m *meter }

// NewProposer makes one; b is the whole ledger on its day.
func NewProposer(b *model.Book, s model.Scheme, enterprise string) *Proposer {
	return &Proposer{newMeter(b, s, enterprise)}
}

// Of proposes a score; ok is false for an indicator that is bound to nothing, or whose
// manner nobody has confirmed: that stays blank. Of a veto nothing is proposed, either: the
// figure stands there to be looked into.
func (p *Proposer) Of(i model.Indicator) (out Proposal, ok bool) {
	f, known := p.m.read(i.Figure)
	if !known || i.Manner == "" || i.Manner == model.MannerSurvey {
		return out, false
	}
	out.Figure, out.Records = f, p.records(f)
	out.say(p.words(f))
	switch {
	case i.Manner == model.MannerVeto:
		out.say("一票否决事项请核实，程序不作判断")
	case p.empty(i.Figure, f):
		out.say("台账中没有可以统计的内容，不出建议分，请核实是没有做还是没有登记")
	default:
		out.reckon(i)
	}
	return out, true
}

// empty reports that there is nothing to count: no whole of which the measure is a part, or
// no record of the kinds that it counts. No case of what nobody records is no merit.
func (p *Proposer) empty(key string, f figure.Figure) bool {
	m, _ := MeasureOf(key)
	if m.Part && f.Base.IsZero() {
		return true
	}
	return len(m.Kinds) > 0 && !slices.ContainsFunc(m.Kinds,
		func(k model.Kind) bool { return len(model.SchemaOf(k).InScope(p.m.book)) > 0 })
}

// Value is a measure as lists show it: 2个（共69个）; empty if there is nothing to count.
func (p *Proposer) Value(key string) string {
	f, ok := p.m.read(key)
	if !ok || p.empty(key, f) {
		return ""
	}
	s := f.Value.String() + f.Measure
	if !f.Base.IsZero() && !strings.HasPrefix(key, findingKey) {
		s += "（共" + f.Base.String() + f.Measure + "）"
	}
	return s
}

// Note is how a measure is counted.
func (p *Proposer) Note(key string) string {
	f, _ := p.m.read(key)
	return f.Note
}

// words is a figure in words.
func (p *Proposer) words(f figure.Figure) string {
	value := p.Value(f.Key)
	if value == "" {
		value = f.Value.String() + f.Measure
	}
	return f.Name + " " + value + "，统计截至" + p.m.book.AsOf.String()
}

// records finds what a figure counts.
func (p *Proposer) records(f figure.Figure) []model.Ref {
	m, _ := MeasureOf(f.Key)
	kinds := m.Kinds
	if strings.HasPrefix(f.Key, findingKey) { // about whatever it is about
		var out []model.Ref
		for _, x := range p.m.found {
			if ref := (model.Ref{Kind: x.Kind, ID: x.ID}); findingKey+x.Rule == f.Key && slices.Contains(f.IDs, x.ID) &&
				!slices.Contains(out, ref) {
				out = append(out, ref)
			}
		}
		return out
	}
	var out []model.Ref
	for _, id := range f.IDs {
		for _, k := range kinds {
			ref := model.Ref{Kind: k, ID: id}
			if _, ok := p.m.book.Record(ref); ok {
				out = append(out, ref)
				break
			}
		}
	}
	return out
}

func (p *Proposal) say(s string) { p.Reasons = append(p.Reasons, s) }

// reckon is the score by the indicator's way of reckoning.
func (p *Proposal) reckon(i model.Indicator) {
	most, limited := i.Ceiling()
	full := cmp.Or(i.Points.N(), most.N(), i.Step.N())
	var score int64
	switch v, base := hundredths(p.Figure.Value), hundredths(p.Figure.Base); i.Reckoning {
	case model.ReckonAny:
		has := (v == 0) == i.Fewer
		if has {
			score = full
		}
		p.say(fmt.Sprintf("%s得%s，现得%s分", choose(i.Fewer, "没有的", "有的"), points(full), points(score)))
	case model.ReckonShare:
		if base == 0 {
			p.say("没有可以相除的总数，不出建议分")
			return
		}
		part, formula := v, p.Figure.Value.String()+"÷"+p.Figure.Base.String()
		if i.Fewer {
			part, formula = max(0, base-v), "（"+p.Figure.Base.String()+"－"+p.Figure.Value.String()+"）÷"+p.Figure.Base.String()
		}
		score = (2*full*min(part, base) + base) / (2 * base) // half up
		p.say(fmt.Sprintf("%s分×%s＝%s分", points(full), formula, points(score)))
	case model.ReckonLadder:
		var ok bool
		if score, ok = p.climb(i, v, base); !ok {
			return
		}
	case model.ReckonEach:
		taken := i.Step.N() * v / 100
		sum := points(i.Step.N()) + "×" + p.Figure.Value.String()
		switch {
		case i.Manner == model.MannerBonus:
			score = taken
			p.say(fmt.Sprintf("每例加%s分，%s＝%s分", points(i.Step.N()), sum, points(score)))
		case i.Apart():
			score = taken
			p.say(fmt.Sprintf("每例扣%s分，%s＝扣%s分", points(i.Step.N()), sum, points(score)))
		default:
			score = full - taken
			p.say(fmt.Sprintf("每例扣%s分，%s－%s＝%s分", points(i.Step.N()), points(full), sum, points(score)))
			if score < 0 {
				score = 0
				p.say("扣完为止，得0分")
			}
		}
	default:
		return
	}
	if limited && score > most.N() {
		score = most.N()
		p.say("不超过" + points(score) + "分")
	}
	if score < i.Least.N() {
		score = i.Least.N()
		p.say("不低于" + points(score) + "分")
	}
	p.Points = model.Scored(score)
}

// climb finds the first rung that is reached.
func (p *Proposal) climb(i model.Indicator, v, base int64) (score int64, ok bool) {
	rungs, err := i.Rungs()
	if err != nil || len(rungs) == 0 {
		p.say("阶梯没有写对，不出建议分")
		return 0, false
	}
	reached, words := v, p.Figure.Value.String()
	if rungs[0].Share {
		if base == 0 {
			p.say("没有可以相除的总数，不出建议分")
			return 0, false
		}
		reached = v * 10000 / base
		words = p.Figure.Value.String() + "÷" + p.Figure.Base.String() + "＝" + points(reached) + "%"
	}
	for _, r := range rungs {
		if i.Fewer && reached <= r.From || !i.Fewer && reached >= r.From {
			p.say(fmt.Sprintf("%s，%s%s%s，得%s分", words, choose(i.Fewer, "不多于", "达到"), points(r.From), choose(r.Share, "%", ""),
				r.Score))
			return r.Score.N(), true
		}
	}
	p.say(words + "，没有达到最低一级，得0分")
	return 0, true
}

// hundredths is a figure in hundredths of its measure: money of 万元.
func hundredths(n figure.Number) int64 {
	if n.Money != 0 {
		return (int64(n.Money) + 5000) / 10000
	}
	return int64(n.Count) * 100
}

func points(n int64) string { return model.PointsText(n) }

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}
