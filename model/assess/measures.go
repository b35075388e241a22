package assess

// What an indicator can be bound to (数据项): every headline figure, some further counts that
// schemes ask for, and how many findings there are of each rule.

import (
	"slices"
	"strings"
	"sync"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/rule"
)

// Measure is one of them, as it is chosen.
type Measure struct {
	Key   string
	Name  string
	Unit  string // 名, 户, 个, 件, 万元
	Part  bool   // of a whole: where there is none, nothing can be said
	About string // how it is counted
	// Kinds is the kinds of the records that it counts; nil = none can be shown.
	Kinds []model.Kind
	of    func(m *meter) figure.Figure // nil = a headline figure
}

// findingKey begins the keys of findings: 核查-A-06.
const findingKey = "find."

// Measures lists them: the headline figures, the further counts, the rules.
var Measures = sync.OnceValue(func() []Measure {
	var out []Measure
	for _, f := range figure.All(model.BookOf(day.Of(2026, 12, 31), "", nil, nil)) {
		out = append(out, Measure{Key: f.Key, Name: strings.TrimPrefix(f.Name, "2026年度"), Unit: f.Measure, Part: slices.Contains(parts,
			f.Key), About: f.Note, Kinds: figureKinds(f.Key)})
	}
	out = append(out, counts...)
	for _, r := range rule.All() {
		if kinds := topics[r.Topic]; kinds != nil && r.Level != rule.Due {
			out = append(out, Measure{Key: findingKey + r.ID, Name: "核查问题（" + r.ID + " " + model.Clip(r.Title, 28) + "）", Unit: "项",
				Part:  true,
				About: "核查规则" + r.ID + "查出的阻断、警告、提示，不含将到期的。" + r.Title, Kinds: kinds,
				of: func(m *meter) figure.Figure { return m.findings(r, kinds) }})
		}
	}
	return out
})

var measures = sync.OnceValue(func() map[string]Measure {
	out := map[string]Measure{}
	for _, m := range Measures() {
		out[m.Key] = m
	}
	return out
})

// MeasureOf finds a measure by its key.
func MeasureOf(key string) (Measure, bool) {
	m, ok := measures()[key]
	return m, ok
}

func init() {
	model.AddLaw(model.KindIndicator, func(r model.Record) []model.Fault {
		if key := r.(model.Indicator).Figure; key != "" {
			if _, ok := MeasureOf(key); !ok {
				return []model.Fault{{Field: "Figure", Say: "没有“" + model.Clip(key, 20) + "”这个数据项"}}
			}
		}
		return nil
	})
}

// figureKinds is whom or what a headline figure counts, by the first part of its key.
func figureKinds(key string) []model.Kind {
	first, _, _ := strings.Cut(key, ".")
	return map[string][]model.Kind{
		"m": {model.KindPerson}, "age35": {model.KindPerson}, "dev": {model.KindPerson, model.KindDevelopmentCase},
		"stage": {model.KindPerson, model.KindDevelopmentCase}, "staff": {model.KindPerson, model.KindBody},
		"ch": {model.KindEnterprise}, "term": {model.KindOrganization}, "ex": {model.KindExchange},
		"rect": {model.KindRectification}, "cov": {model.KindCoverageUnit},
	}[first]
}

// parts is the headline figures that are a part of a whole.
var parts = []string{"m.prob", "m.full", "age35", "plan.done", "staff.full", "staff.fullD", "staff.body", "ch.rate", "term.late",
	"term.redo", "fund.spent", "rect.rate", "cov.tangible", "cov.reached", "cov.effective"}

// topics is the kinds of records without which a topic's rules can find nothing: where
// none is kept, no finding is no merit.
var topics = map[string][]model.Kind{
	"党组织": {model.KindOrganization}, "章程": {model.KindCharter}, "党务力量": {model.KindPost, model.KindBody},
	"双向交流": {model.KindExchange, model.KindAppointment}, "发展党员": {model.KindDevelopmentCase}, "党员": {model.KindPerson},
	"经费": {model.KindFund}, "联系关怀": {model.KindTalentLink, model.KindCareRecord, model.KindMassOrganization},
	"两个覆盖": {model.KindCoverageUnit}, "年度工作": {model.KindWorkEntry}, "党建保障": {model.KindSite, model.KindTraining},
	"整改督查": {model.KindRectification, model.KindOversight, model.KindResponsibility},
}

// meter reads measures of one enterprise with all below it.
type meter struct {
	book     *model.Book
	from, to day.Day // of the scheme
	figures  map[string]figure.Figure
	found    []rule.Finding
	checked  bool
}

// newMeter is of an enterprise and a scheme.
func newMeter(b *model.Book, s model.Scheme, enterprise string) *meter {
	m := &meter{book: b.At(dayOf(s, b.AsOf), enterprise)}
	m.from, m.to = s.Term()
	return m
}

// read is a measure's value; ok is false if there is no such measure.
func (m *meter) read(key string) (f figure.Figure, ok bool) {
	x, ok := MeasureOf(key)
	if !ok {
		return f, false
	}
	if x.of != nil {
		f = x.of(m)
		f.Key, f.Name, f.Measure, f.Note = x.Key, x.Name, x.Unit, x.About
		return f, true
	}
	if m.figures == nil {
		m.figures = map[string]figure.Figure{}
		for _, f := range figure.All(m.book) {
			m.figures[f.Key] = f
		}
	}
	f, ok = m.figures[key]
	return f, ok
}

// counted is a figure of those of a list that meet a condition.
func counted[T model.Record](list []T, is func(T) bool) figure.Figure {
	f := figure.Figure{Base: figure.Number{Count: len(list)}, IDs: []string{}}
	for _, x := range list {
		if is(x) {
			f.IDs = append(f.IDs, x.Key())
		}
	}
	f.Value.Count = len(f.IDs)
	return f
}

// happened is those of a kind in scope whose day is in the scheme's time, up to the day.
func happened[T model.Record](m *meter, on func(T) day.Day) []T {
	var out []T
	for _, x := range model.InScope[T](m.book) {
		if d := on(x); !d.IsZero() && !d.Last().Before(m.from) && !d.First().After(m.to) && !d.First().After(m.book.AsOf) {
			out = append(out, x)
		}
	}
	return out
}

func every[T any](T) bool { return true }

// number is a figure that is a part of nothing.
func number(f figure.Figure) figure.Figure {
	f.Base = figure.Number{}
	return f
}

var counts = []Measure{
	{"q.term.late", "届满未换届的党组织（占应换届）", "个", true, "任期已届满而没有换届的，占考核年度内任期届满的和以前届满仍未换届的党组织。", []model.Kind{model.KindOrganization}, lateTerms},
	{"q.train", "教育培训达标", "人次", true, "按本单位启用的每年培训标准，达标的占应培训的；没有登记过该类培训的单位不计。", []model.Kind{model.KindPerson}, trained},
	{"q.fund.full", "党建经费足额列入预算的企业", "户", true, "登记了当年经费的企业中，列入预算不少于应列数的；缺工资总额或者人均标准、无法计算的不计。", []model.Kind{model.KindEnterprise},
		fullFunds},
	{"q.site.six", "“六有”齐备的活动场所", "个", true, "在用的党组织活动场所中，经检查六项齐备的；未检查的算不齐备。", []model.Kind{model.KindSite},
		func(m *meter) figure.Figure {
			var list []model.Site
			for _, s := range model.InScope[model.Site](m.book) {
				if s.Active(m.book.AsOf) {
					list = append(list, s)
				}
			}
			return counted(list, func(s model.Site) bool { return !s.Checked.IsZero() && len(s.Lacking()) == 0 })
		}},
	{"q.rect.late", "整改逾期未完成", "项", true, "列入整改台账的问题中，到期仍未完成的。", []model.Kind{model.KindRectification}, func(m *meter) figure.Figure {
		var f figure.Figure
		list := figure.RectificationOf(m.book).List
		for _, x := range list {
			if x.State == model.StateLate {
				f.IDs = append(f.IDs, x.ID)
			}
		}
		f.Value.Count, f.Base.Count = len(f.IDs), len(list)
		return f
	}},
	{"q.review.reversed", "前置研究程序倒置", "件", true, "考核期内决策的事项中，党组织会议晚于决策会议的。", []model.Kind{model.KindPriorReview},
		func(m *meter) figure.Figure {
			return counted(decided(m), func(r model.PriorReview) bool { return r.Order(m.book.AsOf) == model.ReviewReversed })
		}},
	{"q.review.unstudied", "决策前未经党组织研究", "件", true, "考核期内决策的事项中，没有登记党组织会议的。", []model.Kind{model.KindPriorReview},
		func(m *meter) figure.Figure {
			return counted(decided(m), func(r model.PriorReview) bool { return r.Order(m.book.AsOf) == model.ReviewUnstudied })
		}},
	{"q.staff.met", "党务工作人员配备达标的企业", "户", true, "适用本单位启用的配备标准、能够计算的企业中，达到全部适用标准的。", []model.Kind{model.KindEnterprise}, staffed},
	{"q.meet.branch", "按季召开党员大会的党支部", "个", true, "考核期内已过的各季度都登记召开了支部党员大会的党支部，占党支部总数。", []model.Kind{model.KindOrganization}, quarterly},
	{"q.meet.study", "党委理论学习中心组学习", "次", false, "考核期内登记召开的中心组学习。", []model.Kind{model.KindMeeting}, held(model.StudyGroupMeeting)},
	{"q.meet.first", "“第一议题”学习", "次", false, "考核期内登记的“第一议题”。", []model.Kind{model.KindMeeting}, held(model.FirstTopic)},
	{"q.meet.lecture", "党课", "次", false, "考核期内登记的党课，含兼党课的会议。", []model.Kind{model.KindMeeting}, held(model.PartyLecture)},
	{"q.meet.theme", "主题党日", "次", false, "考核期内登记的主题党日，含兼主题党日的会议。", []model.Kind{model.KindMeeting}, held(model.ThemeDay)},
	{"q.activity", "党建载体活动", "次", false, "考核期内登记的载体活动。", []model.Kind{model.KindActivity}, func(m *meter) figure.Figure {
		return number(counted(happened(m, func(x model.Activity) day.Day { return x.Day }), every))
	}},
	{"q.care", "关怀帮扶", "人次", false, "考核期内实施的关怀帮扶。", []model.Kind{model.KindCareRecord}, func(m *meter) figure.Figure {
		return number(counted(happened(m, func(x model.CareRecord) day.Day { return x.Helped }), every))
	}},
	{"q.duty", "有年度党建责任清单的企业", "户", true, "在册企业中，登记了考核年度责任清单的。", []model.Kind{model.KindEnterprise}, func(m *meter) figure.Figure {
		return counted(answering(m), func(e model.Enterprise) bool {
			return slices.ContainsFunc(model.Owned[model.Responsibility](m.book, e.ID), func(r *model.Responsibility) bool {
				return r.Year == m.from.Year()
			})
		})
	}},
	{"q.exemplar", "总结推广的典型经验", "个", false, "考核期内登记的典型经验。", []model.Kind{model.KindExemplar}, func(m *meter) figure.Figure {
		return number(counted(happened(m, func(x model.Exemplar) day.Day { return x.Day }), every))
	}},
}

// answering is the enterprises in scope that answer for Party work.
func answering(m *meter) []model.Enterprise {
	var out []model.Enterprise
	for _, e := range m.book.ScopeTree() {
		if e.Ownership.Answers() {
			out = append(out, e)
		}
	}
	return out
}

// decided is the matters that were decided in the scheme's time.
func decided(m *meter) []model.PriorReview {
	return happened(m, func(r model.PriorReview) day.Day { return r.DecisionDay })
}

func lateTerms(m *meter) figure.Figure {
	t := figure.TermsOf(m.book)
	due := map[string]bool{}
	for _, list := range [][]string{t.Late, t.Due} {
		for _, id := range list {
			due[id] = true
		}
	}
	return figure.Figure{Value: figure.Number{Count: len(t.Late)}, Base: figure.Number{Count: len(due)}, IDs: t.Late}
}

func trained(m *meter) figure.Figure {
	f := figure.Figure{IDs: []string{}}
	for _, e := range m.book.ScopeTree() {
		for _, s := range model.TrainingStandardsFor(m.book, e) {
			if !model.TrainingRecorded(m.book, e.ID, s.Target) {
				continue
			}
			for _, r := range model.YearTraining(m.book, e, s, m.from.Year()) {
				f.Base.Count++
				if r.Met {
					f.Value.Count++
				} else { // whom there is something to be done about
					f.IDs = append(f.IDs, r.PersonID)
				}
			}
		}
	}
	return f
}

func fullFunds(m *meter) figure.Figure {
	f := figure.Figure{IDs: []string{}}
	for _, r := range figure.FundsOf(m.book, m.from.Year()).Results {
		if !r.Known {
			continue
		}
		f.Base.Count++
		if r.Shortfall == 0 && !r.NoBudget {
			f.Value.Count++
		} else {
			f.IDs = append(f.IDs, r.EnterpriseID)
		}
	}
	return f
}

func staffed(m *meter) figure.Figure {
	f := figure.Figure{IDs: []string{}}
	for _, e := range m.book.ScopeTree() {
		decided, met := false, true
		for _, r := range model.Staffing(m.book, e.ID) {
			if r.Decided() {
				decided, met = true, met && r.Met
			}
		}
		switch {
		case !decided:
			continue
		case met:
			f.Value.Count++
		default:
			f.IDs = append(f.IDs, e.ID)
		}
		f.Base.Count++
	}
	return f
}

// quarterly counts the branches that met in each quarter that is over.
func quarterly(m *meter) figure.Figure {
	f := figure.Figure{IDs: []string{}}
	quarters := turns(model.CycleQuarter, m.from, m.to, m.book.AsOf)
	if len(quarters) == 0 || len(happened(m, func(x model.Meeting) day.Day { return x.Day })) == 0 {
		return f
	}
	for _, o := range figure.TermsOf(m.book).Standing {
		if o.Type != model.Branch {
			continue
		}
		f.Base.Count++
		list := model.Owned[model.Meeting](m.book, o.ID)
		lacks := slices.ContainsFunc(quarters, func(w window) bool {
			return !slices.ContainsFunc(list, func(x *model.Meeting) bool {
				return x.MeetingKind == model.MemberMeeting && !x.Day.IsZero() && !x.Day.Last().Before(w.from) && !x.Day.First().After(w.to)
			})
		})
		if lacks {
			f.IDs = append(f.IDs, o.ID)
		} else {
			f.Value.Count++
		}
	}
	return f
}

// held counts meetings of a kind.
func held(kind model.MeetingKind) func(*meter) figure.Figure {
	return func(m *meter) figure.Figure {
		return number(counted(happened(m, func(x model.Meeting) day.Day { return x.Day }), func(x model.Meeting) bool {
			return x.MeetingKind == kind || kind == model.PartyLecture && x.AlsoLecture || kind == model.ThemeDay && x.AlsoPartyDay
		}))
	}
}

// findings counts what a rule finds. Its base is the records without which it could find
// nothing.
func (m *meter) findings(r rule.Rule, kinds []model.Kind) figure.Figure {
	if !m.checked {
		m.found, m.checked = rule.Check(m.book), true
	}
	f := figure.Figure{IDs: []string{}}
	for _, x := range m.found {
		if x.Rule == r.ID && x.Level != rule.Due {
			f.Value.Count++
			if !slices.Contains(f.IDs, x.ID) {
				f.IDs = append(f.IDs, x.ID)
			}
		}
	}
	for _, k := range kinds {
		f.Base.Count += len(model.SchemaOf(k).InScope(m.book))
	}
	return f
}
