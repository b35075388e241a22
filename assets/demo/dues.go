package demo

// Party dues: two years of assessments, branch by month what came in, the accounts of the
// Party committees.

import (
	"partyledger/model"
	"partyledger/model/day"
)

func (w *world) duesBases() *list[model.DuesBasis]    { return listOf[model.DuesBasis](w, "HE%05d") }
func (w *world) duesSheets() *list[model.DuesSheet]   { return listOf[model.DuesSheet](w, "SJ%05d") }
func (w *world) duesArrears() *list[model.DuesArrear] { return listOf[model.DuesArrear](w, "QJ%03d") }
func (w *world) duesEntries() *list[model.DuesEntry]  { return listOf[model.DuesEntry](w, "DF%04d") }
func (w *world) duesYears() *list[model.DuesYear]     { return listOf[model.DuesYear](w, "DN%03d") }
func (w *world) duesGifts() *list[model.DuesGift]     { return listOf[model.DuesGift](w, "DE%03d") }

// assessDues settles what each member pays in some years; the register says no more of it.
func (w *world) assessDues(years ...int) {
	list := w.duesBases()
	for _, p := range w.people.all {
		if p.Status.Member() && p.DuesBase.Known() {
			for _, year := range years {
				if p.Admitted.Year() <= year && (p.Left.IsZero() || p.Left.Year() >= year) {
					x := model.FirstBasis(*p, year, p.DuesBase, p.Dues)
					x.ID = list.id()
					list.add(x)
				}
			}
		}
		p.DuesBase, p.Dues = 0, 0
	}
}

// basisOf is what somebody pays in a year.
func (w *world) basisOf(person string, year int) *model.DuesBasis {
	for _, x := range w.duesBases().all {
		if x.PersonID == person && x.Year == year {
			return x
		}
	}
	panic("demo: nothing settled of " + person)
}

// addDues fills in what came of the assessments.
func (w *world) addDues() {
	due := w.dueBy()
	for _, c := range w.cells {
		if c.Type == model.Branch && c.Ended.IsZero() {
			for year := 2025; year <= AsOf.Year(); year++ {
				for month := 1; month <= 12; month++ {
					w.addSheet(c, due, model.MonthDay(year, month))
				}
			}
		}
	}
	for _, c := range w.cells {
		if c.Type == model.Committee && c.Ended.IsZero() {
			for year := 2025; year <= AsOf.Year(); year++ {
				w.addAccount(c, year)
			}
		}
	}
	w.addGift()
}

// branchMonth is a branch in a month.
type branchMonth struct {
	branch string
	month  day.Day
}

// dueBy is what each branch is due each month.
func (w *world) dueBy() map[branchMonth]model.DuesDue {
	out := map[branchMonth]model.DuesDue{}
	for _, x := range w.duesBases().all {
		p := w.person(x.PersonID)
		for month := x.From.Month(); month <= 12; month++ {
			at := branchMonth{p.OrganizationID, model.MonthDay(x.Year, month)}
			if !p.Left.IsZero() && p.Left.First().Before(at.month.Last()) {
				break
			}
			n := out[at]
			n.People, n.Sum = n.People+1, n.Sum+x.Amount.N()
			out[at] = n
		}
	}
	return out
}

// addSheet is one month of a branch, paid whole and handed up on the 25th.
func (w *world) addSheet(c *cell, due map[branchMonth]model.DuesDue, month day.Day) {
	n := due[branchMonth{c.ID, month}]
	handed := weekday(day.Of(month.Year(), month.Month(), 25), -1)
	if n.People == 0 || month.Before(c.Founded.AddMonths(1)) || !handed.Before(day.Of(AsOf.Year(), AsOf.Month(), 1)) {
		return
	}
	list := w.duesSheets()
	list.add(model.DuesSheet{ID: list.id(), OrganizationID: c.ID, Month: month, DuePeople: n.People, Due: n.Sum, PaidPeople: n.People,
		Paid: n.Sum, Way: model.DuesTransfer, HandedDay: handed, Handed: n.Sum, By: w.officer(c.ID, model.OrganizingOfficer)})
}

// keeperOf is the committee that a branch hands its dues to.
func (w *world) keeperOf(c *cell) *cell {
	for up := c.parent; up != nil; up = up.parent {
		if up.Type == model.Committee && up.Ended.IsZero() {
			return up
		}
	}
	return nil
}

// addAccount is a committee's year: what the branches handed up quarter by quarter, a fifth of
// it passed on, training and materials, and help for members in hardship.
func (w *world) addAccount(c *cell, year int) {
	quarters := [4]model.Money{}
	for _, x := range w.duesSheets().all {
		if x.HandedDay.Year() == year && w.keeperOf(w.cell(x.OrganizationID)) == c {
			quarters[(x.HandedDay.Month()-1)/3] += x.Handed
		}
	}
	list, sum := w.duesEntries(), model.Money(0)
	enter := func(on day.Day, flow model.DuesFlow, item model.DuesItem, amount model.Money) *model.DuesEntry {
		return list.add(model.DuesEntry{ID: list.id(), OrganizationID: c.ID, Day: on, Flow: flow, Item: item, Amount: amount})
	}
	for q, amount := range quarters {
		on := day.Of(year, q*3+3, 28)
		if on.After(AsOf) {
			on = day.Of(AsOf.Year(), AsOf.Month()-1, 28)
		}
		if amount > 0 {
			enter(on, model.DuesIn, model.FromBranches, amount).Other = "所属党支部"
			sum += amount
		}
	}
	if sum == 0 {
		return
	}
	for i, item := range []model.DuesItem{model.ForTraining, model.ForMaterials, model.ForHardship} {
		x := enter(day.Of(year, 6+i, 18), model.DuesOut, item, sum/20)
		x.DecidedDay, x.Voucher = weekday(day.Of(year, 6+i, 10), 1), "记-0"+string(rune('1'+i))
	}
	y := model.DuesYear{ID: w.duesYears().id(), OrganizationID: c.ID, Year: year, Ratio: model.Percent(20),
		RatioDocument: "某国资党〔2024〕8号"}
	if year < AsOf.Year() {
		up := enter(day.Of(year, 12, 29), model.DuesOut, model.ToAbove, sum/5)
		up.Other = "上级党委"
		y.Opening, y.PublishedDay, y.PublishedHow = model.Recorded(0), day.Of(year+1, 2, 26), "党务公开栏"
		y.BankBalance = model.Recorded(sum - sum/5 - 3*(sum/20))
	}
	w.duesYears().add(y)
}

// addGift is dues of one's own will that went up whole; and somebody whose base is high and who
// pays what is asked at the most.
func (w *world) addGift() {
	c := w.units[0].top
	members := c.unit.members()
	gifts := w.duesGifts()
	gifts.add(model.DuesGift{ID: gifts.id(), PersonID: members[3].ID, Day: day.Of(2025, 6, 30), Amount: model.Yuan(10000),
		About: "老党员，自愿多交", CollectorID: c.ID, ForwardDay: day.Of(2025, 7, 10), Forwarded: model.Yuan(10000),
		ReceiptDay: day.Of(2025, 9, 1),
		ReceiptNo:  "20250901"})
	top := w.basisOf(members[0].ID, AsOf.Year())
	top.Base, top.Amount = model.Recorded(model.Yuan(80000)), model.Recorded(model.DuesCap)
	arrears := w.duesArrears()
	p := members[5]
	arrears.add(model.DuesArrear{ID: arrears.id(), PersonID: p.ID, OrganizationID: p.OrganizationID, From: model.MonthDay(2025, 3),
		To: model.MonthDay(2025, 5), Amount: model.Yuan(200), Reason: model.ArrearAway, ToldDay: day.Of(2025, 5, 20),
		SettledDay: day.Of(2025, 6, 9)})
}

// members is the Party members among the unit's staff who are settled for both years.
func (u *unit) members() []*model.Person {
	var out []*model.Person
	for _, p := range u.people {
		if p.Status == model.FullMember && p.Left.IsZero() && p.Admitted.Before(day.Of(2015, 1, 1)) && p.OrganizationID != "" {
			out = append(out, p)
		}
	}
	return out
}

// dropDues takes out what is told of people whom a planted fault made no members.
func (w *world) dropDues() {
	remove(w.duesBases(), func(x *model.DuesBasis) bool {
		p := w.person(x.PersonID)
		return !p.Status.Member() || !p.Admitted.IsZero() && x.From.Last().Before(p.Admitted.First())
	})
}
