package demo

// What the Party statistics ask for besides: how large enterprises are, who came in from
// elsewhere long ago, what the office says of its figures, and one small enterprise's
// closed year. Nothing here changes how many members there are.

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) addStatistics() {
	s := newStream("statistics")
	w.office.StatActivists = model.WithoutProspects
	for _, u := range w.units {
		u.Scale = model.SmallScale
		switch {
		case u.row.staff >= 300:
			u.Scale = model.LargeScale
		case u.row.staff >= 80:
			u.Scale = model.MediumScale
		case u.row.staff < 20:
			u.Scale = model.MicroScale
		}
	}
	for _, c := range w.cells {
		if n := len(c.people); c.Type == model.Branch && n >= 12 {
			c.PartyGroups = model.Counted(n / 6)
		}
		c.Subordination = model.CityUnit
	}
	w.fillPeople(s)
	w.fillCases()
	w.countWorkers()
	w.addMemberships()
	w.explain()
	w.closeYear(w.quietUnit())
}

// fillPeople marks a few by chance.
func (w *world) fillPeople(s *stream) {
	for _, p := range w.people.all {
		p.MigrantWorker = p.WorkPost == model.WorkerPost && p.Employment == model.Dispatched && s.chance(40)
		if p.Status == model.FullMember && s.chance(1) {
			p.ModelGrade = model.CityModel
		}
	}
}

// fillCases says of new members what they were before.
func (w *world) fillCases() {
	for _, x := range w.cases.all {
		if x.LeagueRecommended {
			w.person(x.PersonID).LeagueMember = true
		}
	}
}

// countWorkers counts the workers on duty, and the staff at the end of a year before.
func (w *world) countWorkers() {
	byUnit := map[string][]*model.Person{}
	for _, p := range w.people.all {
		byUnit[p.EnterpriseID] = append(byUnit[p.EnterpriseID], p)
	}
	for _, u := range w.units {
		h := model.Headcount{ID: w.headcounts.id(), EnterpriseID: u.ID, Day: day.Of(2024, 12, 31), Source: "人力资源部门月报"}
		for _, p := range byUnit[u.ID] {
			if p.Active(h.Day) {
				count(&h, p)
			}
		}
		w.headcounts.add(h)
	}
	for _, h := range w.headcounts.all {
		n := 0
		for _, p := range byUnit[h.EnterpriseID] {
			if p.Active(h.Day) && p.Employment == model.Employed && p.WorkPost == model.WorkerPost {
				n++
			}
		}
		h.Workers = model.Counted(n)
	}
}

// addMemberships records what no other ledger tells of: members who came with a unit that
// was taken over, and one who was abroad.
func (w *world) addMemberships() {
	list := listOf[model.Membership](w, "DJ%04d")
	came := 0
	for _, p := range w.people.all {
		full := p.Status == model.FullMember && p.Left.IsZero() && p.OrganizationID != ""
		if full && came < 6 && p.Entered.Year() == 2021 && p.Admitted.Year() < 2020 {
			came++
			list.add(model.Membership{ID: list.id(), PersonID: p.ID, Change: model.CameIn, Day: p.Entered, AsWhole: came <= 4,
				OrganizationID: p.OrganizationID, Other: "中共某某市某某厂委员会", Document: fmt.Sprintf("演示%06d", 900+came)})
		}
	}
	for _, p := range w.people.all {
		if p.Employment == model.Retired && p.Status == model.FullMember {
			out := day.Of(2016, 5, 10)
			list.add(model.Membership{ID: list.id(), PersonID: p.ID, Change: model.Suspended, Day: out, ApprovalDay: out.AddDays(20),
				OrganizationID: p.OrganizationID, Document: w.paper("某投党", out), Note: "因私出国定居，虚构数据"})
			list.add(model.Membership{ID: list.id(), PersonID: p.ID, Change: model.Reinstated, Day: day.Of(2017, 9, 4),
				ApprovalDay: day.Of(2017, 9, 20), OrganizationID: p.OrganizationID, Document: w.paper("某投党", day.Of(2017, 9, 20))})
			return
		}
	}
}

// quietUnit is a small enterprise with a branch of its own that develops nobody.
func (w *world) quietUnit() *unit {
	busy := map[string]bool{}
	for _, x := range w.cases.all {
		busy[x.OrganizationID] = true
	}
	for _, u := range w.units {
		if u.row.staff < 20 && u.row.seating == plainBranch && !busy[u.top.ID] {
			return u
		}
	}
	panic("demo: every small enterprise develops somebody")
}

// closeYear keeps a small enterprise's last year, counted anew from the register.
func (w *world) closeYear(u *unit) {
	end := day.Of(2025, 12, 31)
	closes, people := listOf[model.YearClose](w, "NJ%03d"), listOf[model.YearPerson](w, "NR%05d")
	c := closes.add(model.YearClose{ID: closes.id(), Year: 2025, EnterpriseID: u.ID, Day: end, ClosedOn: day.Of(2026, 1, 9), By: "钱丙丁",
		Note: "虚构数据"})
	b := model.BookOf(end, u.ID, nil, w.records())
	members, probationary := 0, 0
	for _, m := range b.MemberRoll(end) {
		if !b.PartyInScope(m.Person, end) || !m.Member() {
			continue
		}
		y := m.Person.Kept()
		y.ID, y.CloseID, y.Status, y.Undated = people.id(), c.ID, m.MemberState.Status, m.Undated
		people.add(y)
		members++
		if m.MemberState.Status == model.ProbationaryMember {
			probationary++
		}
	}
	figures, forms := listOf[model.YearFigure](w, "NS%05d"), listOf[model.YearForm](w, "NB%04d")
	for _, f := range []model.YearFigure{{FigureKey: "m.total", Name: "党员数", Count: members}, {FigureKey: "m.prob", Name: "预备党员数",
		Count: probationary, Base: members}} {
		f.ID, f.CloseID = figures.id(), c.ID
		figures.add(f)
	}
	line := []string{fmt.Sprint(members), "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", fmt.Sprint(members),
		fmt.Sprint(members), "0"}
	forms.add(model.YearForm{ID: forms.id(), CloseID: c.ID, Form: "D1", Cells: strings.Join(line, ";")})
}

// explain says why figures moved more than usual.
func (w *world) explain() {
	list := listOf[model.StatisticsNote](w, "TS%03d")
	add := func(year int, relation, text string) {
		list.add(model.StatisticsNote{ID: list.id(), Year: year, Relation: relation, Text: text, By: "孙戊己", Day: day.Of(2026, 11, 20)})
	}
	add(2024, "K14", "2024年起建立发展党员记录，此前没有接收、转正审批日期，同比不可比。")
	add(2025, "K14", "2024年为建账首年，发展、转正人数偏少；入党积极分子按新设班组增加。")
	add(2026, "K14", "按2026年发展计划增加名额，向生产经营一线和35岁以下职工倾斜。")
}
