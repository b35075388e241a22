package report

// Elections under way and of the year (换届工作进展表、选举结果; LIFE 3.4): how far each is, who came
// and who stood, and in a table of the office's own how many votes each candidate had. Votes are
// never part of what goes up (Table.Own).

import (
	"cmp"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// elections is those in scope that concern the report's year, by organisation as in the tree.
func (v *view) elections() []model.Election {
	var out []model.Election
	for _, o := range v.organizations() {
		list := kept(model.Owned[model.Election](v.book, o.ID), func(e *model.Election) bool { return e.ConcernsYear(v.on) })
		slices.SortStableFunc(list, func(x, y *model.Election) int { return cmp.Or(x.On().Compare(y.On()), cmp.Compare(x.ID, y.ID)) })
		for _, e := range list {
			out = append(out, *e)
		}
	}
	return out
}

func (v *view) electionTable(list []model.Election) Table {
	t := v.table("换届工作进展表", "单位：人", Ordinal(), UnitCol("党组织").Keep(), DayCol("届满日期"), DayCol("请示"), DayCol("批复"), DayCol("人选批复"),
		DayCol("大会"), FigureCol("应到"), FigureCol("实到"), FigureCol("应选"), FigureCol("候选"), FigureCol("当选"), DayCol("结果批复"), WordCol("状态"))
	t.Sheet, t.Empty = "换届进展", "没有在办的和本年度的选举"
	for i, e := range list {
		t.Rows = append(t.Rows, v.electionCells(i+1, e))
	}
	t.Notes = []string{"列正在办理的和本年度召开选举大会、获得批复的选举；届满日期为上一届的，有批准延期的按延期的日期。",
		"应到、实到为有选举权的人数，应选、候选、当选为委员的人数；状态由登记的日期推出。"}
	return t
}

// electionCells is how far an election is; what only its meeting tells is a dash before it.
func (v *view) electionCells(n int, e model.Election) []Cell {
	o, _ := model.Find[model.Organization](v.book, e.OrganizationID)
	stand, until := model.Owned[model.Candidate](v.book, e.ID), ""
	if t, ok := model.TermBefore(v.book, e); ok {
		until = t.Until(o.Type).DottedDay()
	}
	name := shortOf(o)
	if e.ElectionKind != model.TermEnds {
		name += "（" + string(e.ElectionKind) + "）"
	}
	standing := v.told(e.Standing(stand, model.ForMember), true)
	if s := e.Standing(stand, model.ForMember); s > 0 && s < model.LeastCandidates(e.Seats) {
		standing = warn(standing)
	}
	held := v.happened(e.Day)
	present := v.told(e.Present, held)
	if !e.Valid() {
		present = warn(present)
	}
	return []Cell{count(n), text(name), text(until), v.dayCell(e.AskDay), v.dayCell(e.ReplyDay), v.dayCell(e.ListReplyDay),
		v.dayCell(e.Day),
		v.told(e.Eligible, held), present, v.told(e.Seats, true), standing, v.told(e.ElectedTo(stand, model.ForMember), held),
		v.dayCell(e.ResultReplyDay), text(e.StateOn(v.on))}
}

// told is a count, a dash where it is not recorded or not to be told yet.
func (v *view) told(n int, may bool) Cell {
	if n == 0 || !may {
		return text("—")
	}
	return count(n)
}

// dayCell is a day up to the report's.
func (v *view) dayCell(d day.Day) Cell { return text(cmp.Or(v.pastDay(d), "—")) }

// resultTable is the votes of the elections that were held, candidate by candidate.
func (v *view) resultTable(list []model.Election) Table {
	t := v.table("选举结果", "单位：票", Ordinal(), UnitCol("党组织").Keep(), DayCol("大会日期"), WordCol("选举职务"), PersonCol("姓名"),
		FigureCol("赞成"), FigureCol("不赞成"), FigureCol("弃权"), WordCol("当选"))
	t.Sheet, t.Empty, t.Own, t.Sign = "选举结果", "没有登记选举票数", true, nil
	for _, e := range list {
		if !v.happened(e.Day) {
			continue
		}
		for _, c := range ballot(model.Owned[model.Candidate](v.book, e.ID)) {
			t.Rows = append(t.Rows, []Cell{count(len(t.Rows) + 1), text(v.shortName(e.OrganizationID)), text(e.Day.DottedDay()),
				text(string(c.Post)),
				text(v.person(c.PersonID).Name + only("（另选）", c.WriteIn)), count(c.For), count(c.Against), count(c.Abstain), text(only("√", c.Elected))})
		}
	}
	t.Notes = []string{"票数含未当选的，只供本单位使用，不随报告上报。"}
	return t
}

// ballot is the candidates by post, then in the order of the ballot.
func ballot(list []*model.Candidate) []*model.Candidate {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y *model.Candidate) int {
		return cmp.Or(choiceOrder(x.Post)-choiceOrder(y.Post), x.Order-y.Order, cmp.Compare(x.ID, y.ID))
	})
	return out
}
