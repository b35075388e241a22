package units

// 选举: the elections of the chosen enterprise's organisations with their candidates, how far
// each is, and what an approved one leaves in the ledger.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newElections() {
	p.elections = page.NewRecords(p.host, page.RecordsOptions[model.Election]{
		ID: "units.elections", Bare: true, Latest: "Day", Attach: true,
		Sections: []kit.FormSection{
			{Title: "选举", Fields: []string{"OrganizationID", "ElectionKind", "ElectionForm", "FromTermID", "Planned", "Seats",
				"SecretarySeats", "DeputySeats", "DisciplineSeats", "Candidates"}},
			{Title: "请示和批复", Fields: []string{"DecidedDay", "AskDay", "AskDoc", "ReplyDay", "ReplyDoc"}},
			{Title: "人选", Fields: []string{"PoolDay", "ScreenDay", "ListAskDay", "ListAskDoc", "ListReplyDay", "ListReplyDoc"}},
			{Title: "大会", Fields: []string{"Day", "MeetingID", "Eligible", "Present", "Excluded", "ExcludedDoc", "RulesPassed", "Round",
				"BallotsOut", "BallotsIn", "BallotsValid", "Scrutineers", "Tellers", "ElectedCount"}},
			{Title: "第一次全体会议", Fields: []string{"FirstDay", "FirstChairID", "FirstEligible", "FirstPresent"}},
			{Title: "结果", Fields: []string{"ResultAskDay", "ResultAskDoc", "ResultReplyDay", "ResultReplyDoc", "HandoverDay", "ArchivedDay",
				"EndedDay", "EndedReason", "TermID", "Note"}},
		},
		Empty: "还没有登记选举。换届请示前点“新增”登记，候选人在“候选人”里登记；选举结果批复后，点“登记届次和班子”。",
		New: func(b *model.Book) model.Election {
			e := model.Election{OrganizationID: p.topOrganization(), ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers}
			if t, ok := model.CurrentTerm(b, e.OrganizationID); ok {
				e.FromTermID = t.ID
			}
			return e
		},
		Extra: []fyne.CanvasObject{kit.NewButton("计票…", p.countVotes), kit.NewButton("登记届次和班子…", p.settle)},
		Menu: func(model.Election) []*fyne.MenuItem {
			return []*fyne.MenuItem{fyne.NewMenuItem("计票…", p.countVotes), fyne.NewMenuItem("登记届次和班子…", p.settle)}
		},
		Cols: []page.Col[model.Election]{
			{Title: "党组织", Width: 170, Text: func(b *model.Book, e model.Election) string { return page.ShortName(b, e.OrganizationID) }},
			{Field: "ElectionKind", Title: "类型"},
			{Title: "进展", Width: 96, Text: func(b *model.Book, e model.Election) string { return e.StateOn(b.AsOf) }},
			{Title: "下一步", Width: 150, Text: func(b *model.Book, e model.Election) string { return e.NextOn(b.AsOf) }},
			{Title: "大会日期", Width: 116, Text: func(_ *model.Book, e model.Election) string {
				return kit.Choose(e.Day.IsZero() && !e.Planned.IsZero(), "拟"+e.Planned.String(), e.Day.String())
			}},
			{Title: "候选/应选", Width: 92, Text: spread, Color: spreadColor},
			{Title: "实到/应到", Width: 92, Text: func(_ *model.Book, e model.Election) string { return overBy(e.Present, e.Eligible) },
				Color: func(_ *model.Book, e model.Election) fyne.ThemeColorName {
					return kit.Choose(e.Valid(), "", kit.ColorBlock)
				}},
			{Title: "当选", Width: 60, Number: true, Text: func(b *model.Book, e model.Election) string {
				return known(e.ElectedTo(candidatesOf(b, e), model.ForMember))
			}},
			{Field: "ResultReplyDay", Title: "结果批复"}, {Field: "ResultReplyDoc", Title: "批复文号"},
		},
	})
}

func (p *Page) newCandidates() {
	p.candidates = page.NewRecords(p.host, page.RecordsOptions[model.Candidate]{
		ID: "units.candidates", Plain: true, Bare: true, Order: byElection,
		Sections: []kit.FormSection{
			{Title: "候选人", Fields: []string{"ElectionID", "PersonID", "Post", "Order"}},
			{Title: "选举结果", Fields: []string{"For", "Against", "Abstain", "WriteIn", "Elected", "Duty"}},
		},
		Empty: "还没有登记候选人。先在“选举”里登记这次选举，再点“新增”逐个登记候选人；票数在大会后补登。",
		New: func(b *model.Book) model.Candidate {
			c := model.Candidate{Post: model.ForMember}
			if rows := p.elections.List().Rows(); len(rows) > 0 {
				c.ElectionID = rows[0].Record.ID
			}
			if e, ok := p.elections.Selected(); ok {
				c.ElectionID = e.ID
			}
			c.Order = len(model.Owned[model.Candidate](b, c.ElectionID)) + 1
			return c
		},
		Cols: []page.Col[model.Candidate]{
			{Title: "党组织", Width: 170, Text: func(b *model.Book, c model.Candidate) string {
				e, _ := model.Find[model.Election](b, c.ElectionID)
				return page.ShortName(b, e.OrganizationID)
			}},
			{Title: "选举", Width: 150, Text: func(b *model.Book, c model.Candidate) string {
				e, _ := model.Find[model.Election](b, c.ElectionID)
				return e.Called()
			}},
			{Field: "PersonID"}, {Field: "Post", Title: "选举职务"},
			page.NumberCol("次序", func(_ *model.Book, c model.Candidate) string { return strconv.Itoa(c.Order) }),
			{Field: "For", Title: "赞成"}, {Field: "Against", Title: "不赞成"}, {Field: "Abstain", Title: "弃权"},
			{Title: "结果", Width: 70, Text: func(_ *model.Book, c model.Candidate) string { return kit.Choose(c.Elected, "当选", "") }},
			{Field: "Duty", Title: "分工"},
		},
	})
}

// byElection puts the latest election on top, and its candidates as on the ballot.
func byElection(b *model.Book, list []model.Candidate) []model.Candidate {
	out := slices.Clone(list)
	on := func(c model.Candidate) string {
		e, _ := model.Find[model.Election](b, c.ElectionID)
		return e.On().String() + e.ID
	}
	slices.SortStableFunc(out, func(x, y model.Candidate) int {
		return cmp.Or(cmp.Compare(on(y), on(x)), cmp.Compare(x.Post, y.Post), cmp.Compare(x.Order, y.Order))
	})
	return out
}

func candidatesOf(b *model.Book, e model.Election) []*model.Candidate {
	return model.Owned[model.Candidate](b, e.ID)
}

// known is a number; nothing for 0, which nobody recorded.
func known(n int) string { return kit.Choose(n > 0, strconv.Itoa(n), "") }

// overBy is one number over another: 11/13.
func overBy(n, of int) string {
	if n == 0 && of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", n, of)
}

// spread is how many stand for how many seats of the committee.
func spread(b *model.Book, e model.Election) string {
	return overBy(e.Standing(candidatesOf(b, e), model.ForMember), e.Seats)
}

func spreadColor(b *model.Book, e model.Election) fyne.ThemeColorName {
	n := e.Standing(candidatesOf(b, e), model.ForMember)
	return kit.Choose(n > 0 && n < model.LeastCandidates(e.Seats), kit.ColorBlock, "")
}

// settle writes what the chosen election leaves, after it was shown: term and committee, in
// one batch.
func (p *Page) settle() {
	e, ok := p.elections.Selected()
	if !ok {
		p.host.Tell("请先在列表中选中一次选举", nil)
		return
	}
	b := p.host.Snapshot().Book
	e, _ = model.Find[model.Election](b, e.ID) // as it is now
	s, why := model.SettleElection(b, e, p.host.NewID(model.KindTerm))
	if why != "" {
		p.host.Tell(why, nil)
		return
	}
	name := b.OrganizationName(e.OrganizationID)
	p.host.Ask("登记届次和班子", settled(b, s), "登记", func() {
		p.host.Save("登记“"+name+"”"+e.Called()+"的届次和班子", nil, p.records(s)...)
	})
}

// records are those of a settlement, new ones with their IDs.
func (p *Page) records(s model.Settlement) []model.Record {
	var out []model.Record
	if s.Term != nil {
		out = append(out, *s.Term)
	}
	for _, m := range s.Closed {
		out = append(out, m)
	}
	for _, m := range s.New {
		m.ID = p.host.NewID(model.KindCommitteeMember)
		out = append(out, m)
	}
	return append(out, s.Election)
}

// settled says what is about to be written.
func settled(b *model.Book, s model.Settlement) string {
	var said []string
	if s.Term != nil {
		said = append(said, "新一届：选举日期"+s.Term.Elected.Chinese()+kit.Choose(s.Term.ApprovalDocument == "", "", "，批复文号"+
			s.Term.ApprovalDocument)+"。")
	}
	say := func(what string, list []model.CommitteeMember) {
		var names []string
		for _, m := range list {
			names = append(names, b.PersonName(m.PersonID)+"（"+string(m.Post)+"）")
		}
		if len(names) > 0 {
			said = append(said, what+strings.Join(names, "、")+"。")
		}
	}
	say("连任：", s.Kept)
	say("新任：", s.New)
	say("免去：", s.Closed)
	if len(s.Passed) > 0 {
		said = append(said, "不登记为班子成员的："+strings.Join(s.Passed, "、")+"。")
	}
	return strings.Join(append(said, "登记后可以在操作记录里整批撤销。"), "\n")
}
