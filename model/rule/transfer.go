package rule

// Letters of transfer (组织关系介绍信): how long they may be valid, that they are used in time,
// that the receipt comes back (LIFE.md T-03).

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// The limits of T-03.
const (
	ValidLimit   = "有效期（月）"
	ReceiptLimit = "回执期限（月）"
)

// letterSoon is how many days before its end a letter is reminded of; it is short anyway.
const letterSoon = 30

// letterForm was retold in several places; its own text was not seen, so it stays unverified.
var letterForm = Provision{Document: "《中国共产党党员组织关系介绍信》式样及说明（组通字〔2006〕45号）"}

var transferRules = []Rule{
	{ID: "T-03", Topic: "党员", Level: Warn, Title: "组织关系介绍信的有效期一般不超过三个月，在有效期内转接；接收党员的党组织在接收后一个月内寄回回执",
		Provisions: []Provision{letterForm},
		Limits:     []Limit{{Name: ValidLimit, Value: 3, Smaller: true}, {Name: ReceiptLimit, Value: 1, Smaller: true}}},
}

func checkTransfers(c *checker) {
	scope := c.scope()
	for _, t := range model.Everywhere[model.Transfer](c.book) {
		p, _ := model.Find[model.Person](c.book, t.PersonID)
		if t.Way == model.ByLetter && scope[p.EnterpriseID] && c.happened(t.Issued) {
			c.checkLetter(t, subject{t, p.Name})
		}
	}
}

func (c *checker) checkLetter(t model.Transfer, s subject) {
	from := t.Issued.Last()
	most := from.AddMonths(c.limitOn("T-03", ValidLimit, t.Issued))
	until := t.Expires()
	if until.After(most) {
		c.reportAt(Note, "T-03:long", "", s, day.Day{},
			fmt.Sprintf("%s的组织关系介绍信%s开具，有效期%d天，至%s，超过%s的最长期限，请核对有效天数。", s.name, t.Issued.Chinese(),
				t.ValidDays, until.Chinese(), most.Chinese()))
	}
	if until.IsZero() {
		until = most
	}
	switch {
	case !t.Open():
		c.checkReceipt(t, s)
	case !until.AddDays(-letterSoon).After(c.asOf):
		c.overdue("T-03", "", s, until, fmt.Sprintf("%s的组织关系介绍信（%s开具）有效期至%s，已过期，没有登记接收。请联系本人和对方党组织，需要的重新开具；接收以前组织关系仍在原党组织。", s.name,
			t.Issued.Chinese(), until.Chinese()),
			fmt.Sprintf("%s的组织关系介绍信（%s开具）%s到期，没有登记接收，请提醒本人及时转接。", s.name, t.Issued.Chinese(), c.soon(until)))
	}
}

// checkReceipt looks for the receipt of a letter that was given here.
func (c *checker) checkReceipt(t model.Transfer, s subject) {
	if t.Direction != model.TransferOut || !c.happened(t.Received) {
		return
	}
	due := t.Received.Last().AddMonths(c.limitOn("T-03", ReceiptLimit, t.Received))
	switch {
	case c.happened(t.Replied) && t.Replied.First().After(due):
		c.reportAt(Note, "T-03:receipt", "", s, day.Day{}, fmt.Sprintf("%s的组织关系%s接收，回执%s才寄回，超过接收后的期限（%s）。", s.name, t.Received.Chinese(),
			t.Replied.Chinese(), due.Chinese()))
	case !c.happened(t.Replied) && due.Before(c.asOf):
		c.reportAt(Note, "T-03:receipt", "", s, day.Day{},
			fmt.Sprintf("%s的组织关系%s接收，回执应在%s以前寄回，还没有登记收到，请催要。", s.name, t.Received.Chinese(), due.Chinese()))
	}
}
