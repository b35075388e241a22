package model

// A year's assessment by a scheme of the office's superior (考核方案): its indicators as a
// tree, the office's own score of each, and what proves it. Whose schemes, words and points
// they are differs from place to place: none ships with the program. The results that came
// of it (年度考核) are in rectification.go.

import (
	"fmt"
	"strings"

	"partyledger/model/day"
)

// Kinds of this file.
const (
	KindScheme       Kind = "scheme"
	KindIndicator    Kind = "indicator"
	KindSelfScore    Kind = "self_score"
	KindEvidenceItem Kind = "evidence_item"
)

// Manner is how an indicator's points are counted (计分方式).
type Manner string

// The manners. What is deducted without points of its own, and what is added, stands
// outside the full mark.
const (
	MannerEarn   Manner = "得分"   // from nought up
	MannerDeduct Manner = "扣分"   // from the full points down; without points: off the whole
	MannerBonus  Manner = "加分"   // beyond the full mark
	MannerVeto   Manner = "一票否决" // no points: it is asked whether it happened
	MannerSurvey Manner = "测评"   // others give them: never proposed
)

// Choices lists them.
func (Manner) Choices() []string {
	return []string{string(MannerEarn), string(MannerDeduct), string(MannerBonus), string(MannerVeto), string(MannerSurvey)}
}

// Cycle is how often an indicator asks for its evidence.
type Cycle string

// The cycles; an empty one is the year.
const (
	CycleYear    Cycle = "年"
	CycleHalf    Cycle = "半年"
	CycleQuarter Cycle = "季"
	CycleMonth   Cycle = "月"
)

// Choices lists them.
func (Cycle) Choices() []string {
	return []string{string(CycleYear), string(CycleHalf), string(CycleQuarter), string(CycleMonth)}
}

// Months is how many months a cycle has.
func (c Cycle) Months() int {
	switch c {
	case CycleHalf:
		return 6
	case CycleQuarter:
		return 3
	case CycleMonth:
		return 1
	}
	return 12
}

// Reckoning is how a score is proposed of a figure.
type Reckoning string

// The four.
const (
	ReckonAny    Reckoning = "有无"
	ReckonShare  Reckoning = "比例"
	ReckonLadder Reckoning = "阶梯"
	ReckonEach   Reckoning = "每例扣"
)

// Choices lists them.
func (Reckoning) Choices() []string {
	return []string{string(ReckonAny), string(ReckonShare), string(ReckonLadder), string(ReckonEach)}
}

// Scheme is one year's scheme of assessment.
type Scheme struct {
	ID         string  `label:"编号" style:"code"`
	Name       string  `label:"方案名称" need:"1"`
	Document   string  `label:"文号" style:"code"`
	Issuer     string  `label:"发布机关"`
	Year       int     `label:"考核年度" need:"1" year:"1"`
	Full       Points  `label:"满分" need:"1"`
	Grades     string  `label:"等次线" style:"long"` // a grade a line, 优秀=90: see GradeLines
	From       day.Day `label:"考核期起" ahead:"2"`   // empty = the year's first day
	To         day.Day `label:"考核期止" after:"From" ahead:"2"`
	Deadline   day.Day `label:"材料截止日期" after:"From" ahead:"3"`
	Inspected  day.Day `label:"检查日期" after:"From" ahead:"3"`
	SourceFile string  `label:"来源文件"`
	Hash       string  `label:"来源文件校验值（SHA-256）" style:"code"`
	Note       string  `label:"备注" style:"long"`
}

func (s Scheme) Key() string { return s.ID }
func (Scheme) Kind() Kind    { return KindScheme }
func (Scheme) Owner() Ref    { return Ref{} }

// Called is the scheme with its year.
func (s Scheme) Called() string { return fmt.Sprintf("%s（%d年度）", s.Name, s.Year) }

// Term is the first and the last day that the scheme asks about.
func (s Scheme) Term() (from, to day.Day) {
	from, to = s.From, s.To
	if from.IsZero() {
		from = day.Of(s.Year, 1, 1)
	}
	if to.IsZero() {
		to = day.Of(s.Year, 12, 31)
	}
	return from.First(), to.Last()
}

// Rung is a line of a list of limits: what is reached, and what it stands for.
type Rung struct {
	Name  string // of a grade: 优秀; empty in a ladder
	From  int64  // hundredths of a point, or what a ladder counts, in hundredths
	Share bool   // From is a percentage, in hundredths of it
	Score Points // of a ladder
}

// GradeLines reads 等次线: a grade a line, the best first, with the least score of it.
func (s Scheme) GradeLines() ([]Rung, error) {
	var out []Rung
	for _, line := range lines(s.Grades) {
		name, text, ok := strings.Cut(line, "=")
		p, err := ParsePoints(text)
		if name = strings.TrimSpace(name); !ok || err != nil || name == "" || !p.Known() {
			return nil, fmt.Errorf("“%s”看不懂，请一行写一个等次和最低分，如“优秀=90”", Clip(line, 20))
		}
		if n := len(out); n > 0 && out[n-1].From <= p.N() {
			return nil, fmt.Errorf("“%s”的分数应低于上一行，请从高到低写", Clip(line, 20))
		}
		out = append(out, Rung{Name: name, From: p.N()})
	}
	return out, nil
}

// lines is the lines of a text that say something, in half width.
func lines(text string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(Halfwidth(line)); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// Indicator is one line of a scheme: a part of it, or what is scored.
type Indicator struct {
	ID           string    `label:"编号" style:"code"`
	SchemeID     string    `label:"考核方案" ref:"scheme" need:"1"`
	ParentID     string    `label:"上级指标" ref:"indicator"`
	Code         string    `label:"指标编码" style:"code" need:"1"` // 2.1.3
	Order        int       `label:"次序" most:"100000"`
	Text         string    `label:"指标内容" style:"long" need:"1"` // as the scheme has it
	Points       Points    `label:"分值"`
	Manner       Manner    `label:"计分方式"` // empty = not confirmed yet
	Step         Points    `label:"单次分"`  // of one case: 每少一次扣0.5
	Least        Points    `label:"得分下限"`
	Most         Points    `label:"得分上限"`
	Standard     string    `label:"评分标准" style:"long"` // as the scheme has it
	Cycle        Cycle     `label:"周期"`
	From         day.Day   `label:"起始日期" ahead:"2"` // empty = the scheme's
	To           day.Day   `label:"截止日期" after:"From" ahead:"2"`
	Method       string    `label:"考评方式"`
	Demand       string    `label:"佐证要求" style:"long"` // as the scheme has it
	Pieces       int       `label:"佐证件数下限" most:"1000"`
	EnterpriseID string    `label:"适用企业（含下级）" ref:"enterprise"` // empty = all
	Figure       string    `label:"数据项" style:"code"`           // a key of model/assess
	Reckoning    Reckoning `label:"建议分算法"`
	Fewer        bool      `label:"越少越好"`
	Ladder       string    `label:"阶梯" style:"long"` // a step a line, 90%=5: see Rungs
	Note         string    `label:"备注" style:"long"`
}

func (i Indicator) Key() string { return i.ID }
func (Indicator) Kind() Kind    { return KindIndicator }
func (i Indicator) Owner() Ref  { return Ref{KindScheme, i.SchemeID} }

// Called is its code and how its text begins.
func (i Indicator) Called() string { return strings.TrimSpace(i.Code + " " + ClipLine(i.Text, 24)) }

// Ceiling is the most that it can be scored; ok is false if there is no limit.
func (i Indicator) Ceiling() (most Points, ok bool) {
	if i.Most.Known() {
		return i.Most, true
	}
	return i.Points, i.Points.Known()
}

// Apart reports an indicator outside the full mark: what it is scored is added to the
// whole, or taken off it.
func (i Indicator) Apart() bool {
	return i.Manner == MannerBonus || i.Manner == MannerDeduct && i.Points.N() == 0
}

// Rungs reads 阶梯: a step a line, the best first: 90%=5, or of a number 3=2.
func (i Indicator) Rungs() ([]Rung, error) {
	var out []Rung
	for _, line := range lines(i.Ladder) {
		from, text, ok := strings.Cut(line, "=")
		from, share := strings.CutSuffix(strings.TrimSpace(from), "%")
		n, err := scaled(strings.TrimSpace(from), 100)
		score, err2 := ParsePoints(text)
		if !ok || err != nil || err2 != nil || n < 0 || !score.Known() {
			return nil, fmt.Errorf("“%s”看不懂，请一行写一级，如“90%%=5”或者“3=2”", Clip(line, 20))
		}
		if k := len(out); k > 0 && (out[k-1].Share != share || out[k-1].Score.N() <= score.N() || (out[k-1].From < n) != i.Fewer ||
			out[k-1].From == n) {
			return nil, fmt.Errorf("“%s”与上一行次序不对，请从得分高的写起", Clip(line, 20))
		}
		out = append(out, Rung{From: n, Share: share, Score: score})
	}
	return out, nil
}

// ScoreState is how far a score is settled.
type ScoreState string

// The states.
const (
	ScoreDraft   ScoreState = "草稿"
	ScoreSettled ScoreState = "已确认"
)

// Choices lists them.
func (ScoreState) Choices() []string { return []string{string(ScoreDraft), string(ScoreSettled)} }

// SelfScore is an enterprise's score of an indicator: what the program proposed, and what
// people gave. Of an indicator that is Apart and deducts, it is how much is taken off.
type SelfScore struct {
	ID           string     `label:"编号" style:"code"`
	IndicatorID  string     `label:"指标" ref:"indicator" need:"1" part:"1"`
	EnterpriseID string     `label:"企业" ref:"enterprise" need:"1"`
	Proposed     Points     `label:"建议分"`
	Reasons      string     `label:"建议理由" style:"long"`
	ProposedDay  day.Day    `label:"建议分统计日期"`
	Score        Points     `label:"自评分"`
	ChangeReason string     `label:"改分理由" style:"long"` // why it is not what was proposed
	Remark       string     `label:"自评说明" style:"long"`
	Superior     Points     `label:"上级评分"`
	SuperiorNote string     `label:"上级评价" style:"long"`
	State        ScoreState `label:"状态"`
	Note         string     `label:"备注" style:"long"`
}

func (s SelfScore) Key() string { return s.ID }
func (SelfScore) Kind() Kind    { return KindSelfScore }
func (s SelfScore) Owner() Ref  { return Ref{KindEnterprise, s.EnterpriseID} }

// Origin is whether a paper came of the work itself.
type Origin string

// The origins.
const (
	OriginWork Origin = "原始材料"
	OriginMade Origin = "迎检新建"
)

// Choices lists them.
func (Origin) Choices() []string { return []string{string(OriginWork), string(OriginMade)} }

// Signing is whether a paper bears the signatures and seals that it needs.
type Signing string

// The answers; empty = nobody has looked.
const (
	SigningDone   Signing = "已签章"
	SigningLacks  Signing = "缺签章"
	SigningNeeded Signing = "不需要"
)

// Choices lists them.
func (Signing) Choices() []string {
	return []string{string(SigningDone), string(SigningLacks), string(SigningNeeded)}
}

// EvidenceItem is one piece that proves an indicator. Its files are those attached to it,
// and of a record that it is linked to the one with its hash. How it stands is worked out
// (model/assess) and never typed.
type EvidenceItem struct {
	ID           string  `label:"编号" style:"code"`
	IndicatorID  string  `label:"指标" ref:"indicator" need:"1" part:"1"`
	EnterpriseID string  `label:"企业" ref:"enterprise" need:"1"`
	Order        int     `label:"序号" most:"100000"`
	Title        string  `label:"题名" need:"1"`
	RecordKind   string  `label:"记录类别" style:"code"` // a Kind
	RecordID     string  `label:"记录编号" style:"code"`
	Hash         string  `label:"附件校验值（SHA-256）" style:"code"` // of one of that record's
	Formed       day.Day `label:"形成日期" since:"1921" past:"1" alone:"1"`
	Number       string  `label:"文号" style:"code"`
	Pages        int     `label:"页数" most:"100000"`
	Origin       Origin  `label:"材料来源"`
	Signing      Signing `label:"签章"`
	Lacks        string  `label:"不规范之处"` // what a person has seen
	Sensitive    bool    `label:"含个人敏感信息"`
	Note         string  `label:"说明" style:"long"`
}

func (e EvidenceItem) Key() string { return e.ID }
func (EvidenceItem) Kind() Kind    { return KindEvidenceItem }
func (e EvidenceItem) Owner() Ref  { return Ref{KindEnterprise, e.EnterpriseID} }

// Faults implements Lawful.
func (s Scheme) Faults() []Fault {
	var out []Fault
	if !s.Full.Known() || s.Full.N() == 0 {
		out = append(out, Fault{"Full", "应大于0"})
	}
	if _, err := s.GradeLines(); err != nil {
		out = append(out, Fault{"Grades", err.Error()})
	}
	if s.Hash != "" && !ValidHash(s.Hash) {
		out = append(out, Fault{"Hash", "应为64位十六进制数字（小写）"})
	}
	return out
}

// FaultsAmong implements Among.
func (s Scheme) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, s, Scheme.Called, nil, "Name", "Year")
}

// Faults implements Lawful.
func (i Indicator) Faults() []Fault {
	var out []Fault
	if most, ok := i.Ceiling(); ok && i.Least.N() > most.N() {
		out = append(out, Fault{"Least", "高于可得的最高分（" + most.String() + "）"})
	}
	switch {
	case i.Manner == MannerVeto && (i.Points.N() > 0 || i.Reckoning != ""):
		out = append(out, Fault{"Manner", "一票否决的指标不计分，请去掉分值和建议分算法"})
	case i.Manner == MannerSurvey && i.Figure != "":
		out = append(out, Fault{"Figure", "测评的分数由别人评，不由台账建议，请去掉数据项"})
	case i.Reckoning != "" && i.Figure == "":
		out = append(out, Fault{"Reckoning", "还没有选数据项"})
	case i.Reckoning == "" && i.Figure != "" && i.Manner != MannerVeto:
		out = append(out, Fault{"Reckoning", "选了数据项的，请选建议分算法"})
	case i.Reckoning == ReckonEach && i.Step.N() == 0:
		out = append(out, Fault{"Step", "按“每例扣”的，请填单次分"})
	case i.Reckoning != "" && i.Reckoning != ReckonLadder && i.Points.N() == 0 && !i.Apart():
		out = append(out, Fault{"Points", "要出建议分的，请填分值"})
	}
	steps, err := i.Rungs()
	most, limited := i.Ceiling()
	switch {
	case err != nil:
		out = append(out, Fault{"Ladder", err.Error()})
	case i.Reckoning == ReckonLadder && len(steps) == 0:
		out = append(out, Fault{"Ladder", "按“阶梯”的，请一行写一级，如“90%=5”"})
	case limited && len(steps) > 0 && steps[0].Score.N() > most.N():
		out = append(out, Fault{"Ladder", "高于可得的最高分（" + most.String() + "）"})
	}
	return out
}

// FaultsAmong implements Among.
func (i Indicator) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, i, func(x Indicator) string { return "编码为" + x.Code + "的指标“" + ClipLine(x.Text, 20) + "”" }, nil, "SchemeID",
		"Code")
	if parent, ok := o.Record(Ref{KindIndicator, i.ParentID}); ok {
		if parent.(Indicator).SchemeID != i.SchemeID {
			return append(out, Fault{"ParentID", "这是另一个考核方案的指标，请选本方案的"})
		}
		if scored := o.Same(SelfScore{IndicatorID: i.ParentID}, "IndicatorID"); len(scored) > 0 && was == nil {
			return append(out, Fault{"ParentID", "已有自评分，不能再分下级指标；请先删除它的自评分"})
		}
	}
	return append(out, noLoop(o, i, "ParentID", func(x Indicator) (string, string) { return x.ParentID, x.Called() })...)
}

// Faults implements Lawful.
func (s SelfScore) Faults() []Fault {
	var out []Fault
	if s.Proposed.Known() && s.Score.Known() && s.Proposed != s.Score && strings.TrimSpace(s.ChangeReason) == "" {
		out = append(out, Fault{"ChangeReason", "自评分与建议分（" + s.Proposed.String() + "分）不同，请写明理由"})
	}
	if s.State == ScoreSettled && !s.Score.Known() {
		out = append(out, Fault{"Score", "状态是“已确认”，请填自评分"})
	}
	return out
}

// FaultsAmong implements Among.
func (s SelfScore) FaultsAmong(o Others, was Record) []Fault {
	out := once(o, was, s, func(x SelfScore) string { return "“" + nameIn(o, x.Owner()) + "”对这项指标的自评" }, nil, "EnterpriseID",
		"IndicatorID")
	x, ok := o.Record(Ref{KindIndicator, s.IndicatorID})
	if !ok {
		return out
	}
	i := x.(Indicator)
	if below := o.Same(Indicator{ParentID: i.ID}, "ParentID"); len(below) > 0 {
		return append(out, Fault{"IndicatorID", "这项指标下面还有指标，请在最下一级评分"})
	}
	for _, p := range []struct {
		field string
		score Points
	}{{"Proposed", s.Proposed}, {"Score", s.Score}, {"Superior", s.Superior}} {
		most, limited := i.Ceiling()
		switch {
		case !p.score.Known():
		case i.Manner == MannerVeto:
			out = append(out, Fault{p.field, "一票否决的指标不计分，情况请写在自评说明里"})
		case limited && p.score.N() > most.N():
			out = append(out, Fault{p.field, "高于可得的最高分（" + most.String() + "）"})
		case p.score.N() < i.Least.N():
			out = append(out, Fault{p.field, "低于得分下限（" + i.Least.String() + "）"})
		}
	}
	return out
}

// Faults implements Lawful.
func (e EvidenceItem) Faults() []Fault {
	var out []Fault
	switch {
	case e.RecordKind != "" && SchemaOf(Kind(e.RecordKind)) == nil:
		out = append(out, Fault{"RecordKind", "没有“" + Clip(e.RecordKind, 20) + "”这一类记录"})
	case (e.RecordKind == "") != (e.RecordID == ""):
		out = append(out, Fault{"RecordKind", "记录类别和记录编号要一起填"})
	}
	switch {
	case e.Hash != "" && !ValidHash(e.Hash):
		out = append(out, Fault{"Hash", "应为64位十六进制数字（小写）"})
	case e.Hash != "" && e.RecordID == "":
		out = append(out, Fault{"Hash", "还没有选附件所在的记录"})
	}
	return out
}

// FaultsAmong implements Among.
func (e EvidenceItem) FaultsAmong(o Others, was Record) []Fault {
	return once(o, was, e, func(x EvidenceItem) string { return "同一份佐证“" + x.Title + "”" },
		func(x EvidenceItem) bool { return x.RecordID != "" }, "EnterpriseID", "IndicatorID", "RecordKind", "RecordID", "Hash")
}

var indicatorsOf = NewIndex(func(_ *Book, i *Indicator) string { return i.SchemeID })

// IndicatorsOf is a scheme's indicators, in the list's order.
func IndicatorsOf(b *Book, scheme string) []*Indicator { return indicatorsOf.Of(b, scheme) }
