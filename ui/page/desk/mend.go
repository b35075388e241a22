package desk

// A finding is made an item of the ledger of problems.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/ui/page"
)

// mendable reports that a finding can be put right at all: it belongs to an
// enterprise and is more than a day that comes near.
func mendable(x item) bool { return x.Level != rule.Due && x.EnterpriseID != "" }

// askMend asks who is to put a finding right and by when. What is in the ledger
// already is opened.
func (p *Page) askMend(x item) {
	snap := p.host.Snapshot()
	for _, r := range model.Everywhere[model.Rectification](snap.Book) {
		if r.RuleID == x.Rule && r.RecordKind == string(x.Kind) && r.RecordID == x.ID {
			p.host.Open(model.Ref{Kind: model.KindRectification, ID: r.ID})
			p.host.Tell("这个问题已在整改台账里，"+string(model.RectificationOn(snap.Book, r).State), nil)
			return
		}
	}
	page.AskFields(p.host, page.Question{
		Title: "列入整改", Yes: "列入整改台账", Text: fmt.Sprintf("%s（依据：%s）。核查不再查出后，会提示可以销号。", x.Message, x.FullBasis()),
		Record: model.Rectification{EnterpriseID: x.EnterpriseID, Problem: x.Message, Source: model.FromCheck, Found: snap.Today,
			RuleID: x.Rule, RecordKind: string(x.Kind), RecordID: x.ID,
			Deadline: mendBy(snap.Today)},
		Fields: []string{"Who", "Leader", "Deadline", "Measure"}, Need: []string{"Who", "Deadline", "Measure"},
		Then: func(r model.Record, done func(error)) {
			now := r.(model.Rectification)
			now.ID = p.host.NewID(model.KindRectification)
			p.host.Save("“"+x.Name+"”的问题列入整改", done, now)
		},
	})
}

// mendBy is the day that is offered: in two months.
func mendBy(today day.Day) day.Day { return today.AddMonths(2) }
