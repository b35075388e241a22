package demo

// Exchanges between Party posts and management posts, and who sits in boards,
// audit committees and management.

import (
	"partyledger/model"
	"partyledger/model/day"
)

// addExchanges makes so many moves, both ways in turn, of equal rank and pay.
func (w *world) addExchanges(count int) {
	s := newStream("exchanges")
	byUnit := map[*unit][]*model.Person{}
	for _, u := range w.units {
		for _, p := range u.people {
			if u.Ownership.Covered() && p.Status == model.FullMember && !u.leads(p) && p.Rank != model.Staff &&
				p.Entered.Before(day.Of(2023, 6, 1)) {
				byUnit[u] = append(byUnit[u], p)
			}
		}
	}
	for n, i := 0, 0; n < count && i < count*20; i++ {
		u := w.units[(i*7)%len(w.units)]
		free := byUnit[u]
		if len(free) == 0 {
			continue
		}
		p := free[0]
		byUnit[u] = free[1:]
		w.addExchange(s, u, p, n)
		n++
	}
}

// excuse records why one move to a lower rank may stand: the finding on it
// becomes a note that carries the reason.
func (w *world) excuse() {
	x := w.exchanges.all[3]
	x.FromRank, x.FromPay = model.Supervisor, payGrade(model.Supervisor)
	x.ToRank, x.ToPay = model.Specialist, payGrade(model.Specialist)
	p := w.person(x.PersonID)
	p.Rank, p.PayGrade = x.ToRank, x.ToPay
	w.waivers.add(model.Waiver{ID: w.waivers.id(), RuleID: "A-20", RecordKind: string(model.KindExchange), RecordID: x.ID,
		Reason: "本人书面申请到基层岗位任职，经组织研究同意", Document: "某投党〔2026〕30号", By: "钱丙丁", Day: day.Of(2026, 9, 10)})
}

// addExchange is one move; the person's post of today is where it led. Those who
// hold a Party post came to it from management.
func (w *world) addExchange(s *stream, u *unit, p *model.Person, n int) {
	on := s.later(day.Of(2024, 1, 8), 0, 1020)
	x := model.Exchange{ID: w.exchanges.id(), PersonID: p.ID, EnterpriseID: u.ID, Direction: model.ManagementToParty, Day: on,
		FromUnit: u.ShortName + pick(s, []string{"综合部", "财务部", "安全生产部", "市场经营部"}), FromPost: "业务" + rankWord(p.Rank),
		FromRank: p.Rank, FromPay: p.PayGrade, ToUnit: u.ShortName + "党群工作部", ToPost: "党建" + rankWord(p.Rank), ToRank: p.Rank,
		ToPay: p.PayGrade, SamePay: model.CheckedYes}
	if !w.posted[p.ID] && n%2 == 0 {
		x.Direction = model.PartyToManagement
		x.FromUnit, x.FromPost = u.ShortName+"党群工作部", "党建"+rankWord(p.Rank)
		if p.Frontline { // a management post is not at the bench
			p.Department, p.Position, p.Frontline, p.Backbone, p.WorkPost = "市场经营部", "业务"+rankWord(p.Rank), false, false, model.ManagerPost
		}
		x.ToUnit, x.ToPost = u.ShortName+p.Department, p.Position
	} else if !w.posted[p.ID] {
		p.Department, p.Position, p.Frontline, p.Backbone, p.WorkPost = "党群工作部", x.ToPost, false, false, model.ManagerPost
	} else {
		x.ToUnit, x.ToPost = u.ShortName+p.Department, p.Position
	}
	if n%25 == 24 {
		x.SamePay = model.Unchecked
	}
	x.Document = w.partyPaper(u, on)
	w.exchanges.add(x)
}

func rankWord(r model.Rank) string {
	if r == model.Supervisor {
		return "主管"
	}
	return "主办"
}

// addAppointments seats the leaders in boards and management; outside directors
// come from the group's offices.
func (w *world) addAppointments() {
	s := newStream("appointments")
	for i, u := range w.units {
		from := s.later(day.Of(2023, 2, 6), 0, 700)
		paper := w.firmPaper(u, from)
		add := func(p *model.Person, organ model.Organ, post model.OrganPost) {
			w.appointments.add(model.Appointment{ID: w.appointments.id(), EnterpriseID: u.ID, PersonID: p.ID, Organ: organ, Post: post,
				From: from, Document: paper})
		}
		switch u.BoardForm {
		case model.FullBoard:
			w.seatBoard(u, i, add)
		case model.SoleDirector:
			add(u.leaders[0], model.BoardOrgan, model.SoleDirectorPost)
		}
		w.seatManagers(u, add)
	}
}

type appoint func(*model.Person, model.Organ, model.OrganPost)

// seatBoard fills a board: an audit committee stands where supervisors stood,
// except in every third enterprise, which has its supervisors yet.
func (w *world) seatBoard(u *unit, i int, add appoint) {
	outside := w.outsiders(i)
	add(u.leaders[0], model.BoardOrgan, model.Chairman)
	add(u.leaders[1], model.BoardOrgan, model.Director)
	if u.parent == nil {
		add(u.leaders[2], model.BoardOrgan, model.Director) // 专职副书记
		add(outside[2], model.BoardOrgan, model.OutsideDirector)
	}
	add(outside[0], model.BoardOrgan, model.OutsideDirector)
	add(outside[1], model.BoardOrgan, model.OutsideDirector)
	staff := u.leaders[len(u.leaders)-1]
	add(staff, model.BoardOrgan, model.StaffDirector)
	if i%3 == 2 {
		add(outside[2], model.SupervisorOrgan, model.SupervisorChair)
		add(u.people[len(u.people)-1], model.SupervisorOrgan, model.SupervisorMember)
		return
	}
	add(outside[0], model.AuditOrgan, model.AuditChair)
	add(outside[1], model.AuditOrgan, model.AuditMember)
	add(staff, model.AuditOrgan, model.AuditMember)
}

// outsiders are three people of the group's offices, others for each enterprise.
func (w *world) outsiders(i int) [3]*model.Person {
	desk := w.units[0].people[w.units[0].leaderCount():]
	at := func(k int) *model.Person { return desk[(i*3+k)%len(desk)] }
	return [3]*model.Person{at(0), at(1), at(2)}
}

func (w *world) seatManagers(u *unit, add appoint) {
	add(u.leaders[1], model.ManagementOrgan, model.GeneralManager)
	switch {
	case u.parent == nil:
		add(u.leaders[4], model.ManagementOrgan, model.DeputyManager)
		add(u.leaders[5], model.ManagementOrgan, model.DeputyManager)
		add(u.leaders[6], model.ManagementOrgan, model.ChiefAccountant)
	default:
		add(u.leaders[3], model.ManagementOrgan, model.DeputyManager)
		if len(u.leaders) > 4 {
			add(u.leaders[4], model.ManagementOrgan, model.DeputyManager)
		}
		if len(u.leaders) > 7 {
			add(u.leaders[7], model.ManagementOrgan, model.ChiefAccountant)
		}
	}
}
