package assessment

// Scores that are proposed, kept beside those that people give.

import (
	"context"
	"fmt"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
)

// Proposed is what came of proposing scores.
type Proposed struct {
	Scheme     string   `json:"scheme"`
	Enterprise string   `json:"enterprise"`
	Bound      int      `json:"bound"`   // indicators that are bound to a measure
	Unbound    int      `json:"unbound"` // and that are not: they stay blank
	Written    int      `json:"written"` // proposals that are new or other than before
	Blank      []string `json:"blank"`   // bound, and nothing to count
	Kept       []string `json:"kept"`    // another score than what is scored already: not written
	Batch      int64    `json:"batch"`
}

// Propose proposes the scores of a scheme for an enterprise and keeps them with their reasons.
// No score that somebody gave is changed; where the proposal has become another one since,
// it is told, and the person decides.
func Propose(ctx context.Context, w *store.Workspace, scheme, enterprise string) (*Proposed, error) {
	if err := w.MayWrite(); err != nil {
		return nil, err
	}
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return nil, err
	}
	a, ok := assess.Of(assess.Input{Book: b, Scheme: scheme, Enterprise: enterprise})
	if !ok {
		return nil, store.Refuse("台账中没有编号为“%s”的考核方案，什么也没有写入。", scheme)
	}
	out := &Proposed{Scheme: a.Of.Called(), Enterprise: b.EnterpriseName(enterprise), Blank: []string{}, Kept: []string{}}
	p := assess.NewProposer(b, a.Of, enterprise)
	var records []model.Record
	for i := range a.Nodes {
		n := &a.Nodes[i]
		if !n.Leaf {
			continue
		}
		x, ok := p.Of(n.Indicator)
		if !ok {
			out.Unbound++
			continue
		}
		out.Bound++
		if !x.Points.Known() {
			out.Blank = append(out.Blank, n.Called())
		}
		now := n.Self
		now.IndicatorID, now.EnterpriseID = n.ID, enterprise
		now.Proposed, now.Reasons, now.ProposedDay = x.Points, x.Text(), a.Day()
		switch {
		case now == n.Self:
		case n.Self.State == model.ScoreSettled && now.Proposed != n.Self.Proposed, len(now.Faults()) > 0:
			out.Kept = append(out.Kept, fmt.Sprintf("%s（自评%s分，现在的建议分%s分）", n.Called(), n.Self.Score, x.Points))
		default:
			out.Written++
			records = append(records, now)
		}
	}
	if len(records) == 0 {
		return out, nil
	}
	out.Batch, err = w.Save(ctx, fmt.Sprintf("计算“%s”建议分%d项", a.Of.Called(), len(records)), records...)
	return out, err
}
