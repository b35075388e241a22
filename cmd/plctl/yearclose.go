package main

// The close of a year: what the checks between the forms find, closing, and what the
// ledger has come to since.

import (
	"cmp"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/statistics"
	"partyledger/store"
	"partyledger/store/intake"
)

type yearCloseCmd struct {
	Year    int               `arg:"" help:"要年结的年度，如 2025"`
	Scope   string            `placeholder:"企业" help:"只结某企业及其下级（名称、简称或编号）；不写为全集团"`
	By      string            `placeholder:"姓名" help:"定稿人（不写为经办人）"`
	Note    string            `placeholder:"文字" help:"备注"`
	Explain map[string]string `placeholder:"K14=说明" help:"对要求附说明的勾稽关系的说明，可以写多个"`
	DryRun  bool              `help:"只检查勾稽关系，不年结"`
	Diff    bool              `help:"列出年结以后台账与年结数的差异"`
}

// yearClosed is what the command answers.
type yearClosed struct {
	Year    int         `json:"year"`
	Scope   string      `json:"scope"` // an enterprise's name; empty = all
	Closed  bool        `json:"closed"`
	Records int         `json:"records"` // written by this close
	Passed  bool        `json:"passed"`
	Checks  []yearFault `json:"checks"`
	Differs []yearDiffs `json:"differences"`
}

// yearFault is something that a check has found.
type yearFault struct {
	Relation string   `json:"relation"`
	Form     string   `json:"form"`
	Message  string   `json:"message"`
	Stops    bool     `json:"stops"`
	Given    string   `json:"explanation"`
	Records  []string `json:"records"`
}

// yearDiffs is something that is otherwise than it was closed.
type yearDiffs struct {
	What string `json:"what"`
	Was  string `json:"was"`
	Is   string `json:"is"`
}

func (c yearCloseCmd) Run(r *run) error {
	for key := range c.Explain {
		if can := model.Explained("").Choices(); !slices.Contains(can, key) {
			return usageError("--explain 的“" + key + "”不能以说明代替改正，可以附说明的是" + strings.Join(can, "、"))
		}
	}
	return r.with(func(w *store.Workspace) error {
		scope, err := intake.EnterpriseID(r.ctx, w, c.Scope)
		if err != nil {
			return err
		}
		if err := c.explain(r, w, scope); err != nil {
			return err
		}
		b, err := w.YearBook(r.ctx, c.Year, scope)
		if err != nil {
			return err
		}
		out := yearClosed{Year: c.Year, Checks: []yearFault{}, Differs: []yearDiffs{}}
		if scope != "" {
			out.Scope = b.EnterpriseName(scope)
		}
		if c.Diff {
			return c.compare(r, b, out)
		}
		return c.close(r, w, b, out)
	})
}

// explain records the explanations, over those of before.
func (c yearCloseCmd) explain(r *run, w *store.Workspace, scope string) error {
	if len(c.Explain) == 0 {
		return nil
	}
	b, err := w.YearBook(r.ctx, c.Year, scope)
	if err != nil {
		return err
	}
	var edits []store.Draft
	for _, key := range sortedKeys(c.Explain) {
		now := model.StatisticsNote{Year: c.Year, EnterpriseID: scope, Relation: model.Explained(key), Text: c.Explain[key],
			By: w.Actor(), Day: w.Today()}
		d := store.Draft{Now: now}
		for _, n := range model.Everywhere[model.StatisticsNote](b) {
			if n.Year == now.Year && n.EnterpriseID == now.EnterpriseID && n.Relation == now.Relation {
				now.ID = n.ID
				d = store.Draft{Was: n, Now: now}
			}
		}
		edits = append(edits, d)
	}
	_, err = w.SaveDrafts(r.ctx, "党内统计说明："+strings.Join(sortedKeys(c.Explain), "、"), edits...)
	return err
}

func (c yearCloseCmd) close(r *run, w *store.Workspace, b *model.Book, out yearClosed) error {
	faults := statistics.Check(b.Reckoned())
	var err error
	if !c.DryRun {
		closed, e := w.CloseYear(r.ctx, store.YearClose{Year: c.Year, Scope: b.Scope, By: cmp.Or(c.By, w.Actor()),
			Note: c.Note})
		out.Records, out.Closed, faults, err = closed.Records, e == nil, closed.Faults, e
		if err != nil && faults == nil {
			return err
		}
	}
	out.Passed = statistics.Passed(faults)
	for _, f := range faults {
		refs := []string{}
		for _, ref := range f.Refs {
			refs = append(refs, string(ref.Kind)+"/"+ref.ID)
		}
		out.Checks = append(out.Checks, yearFault{f.Relation, f.Form, f.Say, f.Stops(), f.Given, refs})
	}
	if answer := r.answer(out, func() {
		for _, f := range faults {
			r.line("[%s] %s %s", f.Outcome(), f.Relation, f.Say)
			if f.Given != "" {
				r.line("    说明：%s", f.Given)
			}
		}
	}); answer != nil {
		return answer
	}
	switch {
	case err != nil:
		return err
	case out.Closed:
		r.say("%d年度已年结，留存%d条记录（人员、主要数字、七张报表）。以后的改动列入差异表：plctl yearclose %d --diff。", c.Year, out.Records, c.Year)
	case out.Passed:
		r.say("%d年度的勾稽关系全部通过，可以年结。", c.Year)
	default:
		r.say("%d年度的统计报表还有勾稽关系没有通过。", c.Year)
		return errProblems
	}
	return nil
}

func (c yearCloseCmd) compare(r *run, b *model.Book, out yearClosed) error {
	x, exact, ok := b.CloseOn(b.AsOf, b.Scope)
	if !ok || !exact {
		return store.Refuse("%d年度还没有年结，没有可以比较的数。", c.Year)
	}
	out.Closed = true
	for _, d := range statistics.Differences(b) {
		out.Differs = append(out.Differs, yearDiffs{d.What, d.Was, d.Is})
	}
	if err := r.answer(out, func() {
		for _, d := range out.Differs {
			r.line("%s\t年结：%s\t现在：%s", d.What, cmp.Or(d.Was, "（空）"), cmp.Or(d.Is, "（空）"))
		}
	}); err != nil {
		return err
	}
	r.say("%d年度于%s年结（定稿人%s），现在的台账与年结数有%d处差异。", c.Year, x.ClosedOn.Chinese(), x.By, len(out.Differs))
	return nil
}
