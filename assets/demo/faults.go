package demo

// The planted faults: each spoils one record of the right group, so that exactly
// one rule speaks of it. faults.json lists them with the record that is to be
// mended; the tests hold the list, the plants and the rules together.

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
)

// Fault is one planted fault.
type Fault struct {
	Number int        `json:"number"`
	What   string     `json:"what"` // what is wrong, in a Chinese sentence
	Rule   string     `json:"rule"`
	Level  string     `json:"level"` // block, warn or note
	Kind   model.Kind `json:"kind"`
	ID     string     `json:"id"`
}

//go:embed faults.json
var faultsJSON []byte

// Faults lists what is wrong in the sample group.
func Faults() []Fault {
	var out []Fault
	if err := json.Unmarshal(faultsJSON, &out); err != nil {
		panic(fmt.Sprintf("demo: faults.json: %v", err)) // a broken build, seen by every test
	}
	return out
}

// plant makes one fault and says where.
type plant struct {
	rule, level string
	make        func(w *world) (model.Record, string) // the record to be mended, and what is wrong
}

// plantFaults plants them all and lists them.
func plantFaults(w *world) []Fault {
	var out []Fault
	for i, p := range plants {
		r, what := p.make(w)
		out = append(out, Fault{Number: i + 1, What: what, Rule: p.rule, Level: p.level, Kind: r.Kind(), ID: r.Key()})
	}
	return out
}

// plants is all of them: a ledger's are registered by a name here.
var plants = slices.Concat(organizationPlants, ledgerPlants, developmentPlants, workPlants,
	rectificationPlants,
	carePlants,
	supportPlants,
	coveragePlants,
	registerPlants,
	duesPlants,
	electionPlants,
	lifePlants,
)

// unitNamed finds a unit by its short name.
func (w *world) unitNamed(short string) *unit {
	u, ok := w.unitCalled(short)
	if !ok {
		panic("demo: no unit " + short)
	}
	return u
}

// unitCalled finds a unit by its short name; ok is false if there is none.
func (w *world) unitCalled(short string) (*unit, bool) {
	for _, u := range w.units {
		if u.ShortName == short {
			return u, true
		}
	}
	return nil, false
}

// outstay moves a branch's terms back, so that the current one ended so many days
// ago, and gives the current one.
func (w *world) outstay(c *cell, days int) *model.Term {
	var last *model.Term
	for _, t := range w.terms.all {
		if t.OrganizationID == c.ID {
			last = t
		}
	}
	elected := weekday(AsOf.AddMonths(-36).AddDays(-days), -1)
	back := last.Elected.Sub(elected)
	for _, t := range w.terms.all {
		if t.OrganizationID == c.ID {
			t.Elected, t.ReminderDay = t.Elected.AddDays(-back), day.Day{}
		}
	}
	for _, m := range w.members.all {
		if m.OrganizationID == c.ID {
			m.From = elected
		}
	}
	return last
}

// dismiss ends so many memberships of the organisation's committee, from the
// least post up.
func (w *world) dismiss(c *cell, count int) {
	for i := len(w.members.all) - 1; i >= 0 && count > 0; i-- {
		if m := w.members.all[i]; m.OrganizationID == c.ID {
			m.To = AsOf.AddMonths(-2)
			count--
		}
	}
}

// organizationPlants are faults of organisations, terms and committees.
var organizationPlants = []plant{
	{"A-01", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某文旅").top
		c.SpecialApproval = ""
		return *c.Organization, "某某文旅党员不足100人而设党委，没有上级批准文号"
	}},
	{"A-02", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某资产").top
		c.SpecialApproval = ""
		return *c.Organization, "某某资产党员不足50人而设党总支，没有上级批准文号"
	}},
	{"A-03", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("丙子家政").top
		for _, p := range c.full()[2:] {
			w.leave(p, day.Of(2026, 9, 30))
		}
		return *c.Organization, "丙子家政党支部两名党员转出后，正式党员只有2人"
	}},
	{"A-06", "warn", func(w *world) (model.Record, string) {
		t := w.outstay(w.unitNamed("甲戊热力").top, 100)
		return *t, "甲戊热力党支部届满三个月未换届，没有延期批准文号"
	}},
	{"A-06", "block", func(w *world) (model.Record, string) {
		t := w.outstay(w.unitNamed("乙己燃气").top, 500)
		return *t, "乙己燃气党支部届满一年多未换届"
	}},
	{"A-07", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某水务").top
		w.dismiss(c, 3)
		return *c.Organization, "某某水务党委只有4名委员，少于5人"
	}},
	{"A-07", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某城建").top
		var m *model.CommitteeMember
		for _, x := range w.members.all {
			if x.OrganizationID == c.ID && !w.guides(x.PersonID) {
				m = x
			}
		}
		p := w.person(m.PersonID)
		p.Admitted = m.From.AddMonths(-30)
		p.Confirmed = p.Admitted.AddMonths(12)
		return *m, "某某城建一名党委委员任职时转正不满三年"
	}},
	{"A-08", "warn", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某粮储").top
		w.dismiss(c, 1)
		return *c.Organization, "某某粮储党总支只有4名委员，少于5人"
	}},
}

// leave transfers someone out, with everything held.
func (w *world) leave(p *model.Person, on day.Day) {
	p.Left, p.LeftHow = on, model.TransferredOut
	for _, a := range w.appointments.all {
		if a.PersonID == p.ID {
			a.To = on
		}
	}
}

// guides reports that the person is a mentor or sponsor in some case.
func (w *world) guides(id string) bool {
	for _, x := range w.cases.all {
		if x.Mentor1ID == id || x.Mentor2ID == id || x.Sponsor1ID == id || x.Sponsor2ID == id {
			return true
		}
	}
	return false
}

// charterOf is the unit's latest charter.
func (w *world) charterOf(u *unit) *model.Charter {
	var last *model.Charter
	for _, c := range w.charters.all {
		if c.EnterpriseID == u.ID {
			last = c
		}
	}
	return last
}

// remove takes records out: what never was recorded.
func remove[T model.Record](l *list[T], gone func(*T) bool) {
	kept := l.all[:0:0]
	for _, p := range l.all {
		if !gone(p) {
			kept = append(kept, p)
		}
	}
	l.all = kept
}

// reviewOf is the first recorded review of a unit.
func (w *world) reviewOf(u *unit) *model.PriorReview {
	for _, r := range w.reviews.all {
		if r.EnterpriseID == u.ID {
			return r
		}
	}
	panic("demo: no review of " + u.Name)
}

// fundOf is the unit's fund of a year.
func (w *world) fundOf(u *unit, year int) *model.Fund {
	for _, f := range w.funds.all {
		if f.EnterpriseID == u.ID && f.Year == year {
			return f
		}
	}
	panic("demo: no fund of " + u.Name)
}

// ledgerPlants are faults of charters, staffing, exchanges, funds and dues.
var ledgerPlants = []plant{
	{"A-12", "warn", func(w *world) (model.Record, string) {
		c := w.charterOf(w.unitNamed("甲丙客运"))
		remove(&w.clauses, func(x *model.Clause) bool { return x.CharterID == c.ID && x.Element == model.Safeguard })
		return *c, "甲丙客运已备案的章程缺少基础保障条款"
	}},
	{"A-12", "warn", func(w *world) (model.Record, string) {
		u := w.unitNamed("乙庚粮油")
		c := w.charterOf(u)
		remove(&w.clauses, func(x *model.Clause) bool { return x.CharterID == c.ID })
		remove(&w.articles, func(x *model.Article) bool { return x.CharterID == c.ID })
		remove(&w.charters, func(x *model.Charter) bool { return x.EnterpriseID == u.ID })
		return *u.Enterprise, "乙庚粮油没有任何章程记录，党建工作要求未写入章程"
	}},
	{"A-14", "note", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某能源")
		for _, a := range w.appointments.all {
			if a.EnterpriseID == u.ID && a.Post == model.Chairman {
				a.PersonID = u.leaders[4].ID
				return *a, "某某能源党委书记与董事长不由一人担任，没有例外理由"
			}
		}
		panic("demo: no chairman")
	}},
	{"A-15", "warn", func(w *world) (model.Record, string) {
		r := w.reviewOf(w.unitNamed("某某集团"))
		r.PartyDay, r.DecisionDay = r.DecisionDay, r.PartyDay
		return *r, "某某集团一项议题党委会在董事会之后召开，前置程序倒置"
	}},
	{"A-16", "warn", func(w *world) (model.Record, string) {
		r := w.reviewOf(w.unitNamed("某某物业"))
		r.Mode = model.PriorDiscussion
		return *r, "某某物业设党总支，记录却写作前置研究讨论，应为集体研究把关"
	}},
	{"A-18", "warn", func(w *world) (model.Record, string) {
		for _, b := range w.bodies.all {
			if b.EnterpriseID == w.unitNamed("某某粮储").ID {
				b.InManagement = false
				return *b, "某某粮储党群工作部未列入公司管理机构"
			}
		}
		panic("demo: no body")
	}},
	{"A-19", "warn", func(w *world) (model.Record, string) {
		u := w.unitNamed("某某环卫")
		for _, p := range w.posts.all {
			if p.EnterpriseID == u.ID {
				p.To = day.Of(2026, 8, 31)
			}
		}
		return *u.Enterprise, "某某环卫党务工作人员全部离任后未补，达不到配备标准"
	}},
	{"A-20", "warn", func(w *world) (model.Record, string) {
		x := w.exchanges.all[7]
		x.FromPost, x.FromRank, x.FromPay = "副部长", model.MiddleDeputy, payGrade(model.MiddleDeputy)
		return *x, "一名交流干部由中层副职改任较低职级，职级不相当"
	}},
	{"A-20", "warn", func(w *world) (model.Record, string) {
		x := w.exchanges.all[22]
		x.SamePay = model.CheckedNo
		return *x, "一名交流干部未执行同级待遇标准"
	}},
	{"A-30", "warn", func(w *world) (model.Record, string) {
		f := w.fundOf(w.unitNamed("甲丁路桥"), 2026)
		f.Planned = f.Planned / 2
		return *f, "甲丁路桥2026年列入预算的党建经费只有应列数的一半"
	}},
	{"A-31", "warn", func(w *world) (model.Record, string) {
		f := w.fundOf(w.unitNamed("乙戊园林"), 2026)
		f.CarriedOver = model.Amount(f.Wages / 100 * 3)
		return *f, "乙戊园林累计结转超过上年工资总额2%，当年仍安排经费"
	}},
	{"C-01", "note", func(w *world) (model.Record, string) {
		c := w.unitNamed("某某公交").seats[0]
		for _, p := range w.unitNamed("某某公交").seats[1].full() {
			if len(c.people) > 52 {
				break
			}
			if !w.leadsSomething(p.ID) && !w.guides(p.ID) {
				p.OrganizationID = c.ID
				c.people = append(c.people, p)
			}
		}
		return *c.Organization, "某某公交第一党支部党员超过50人，应当分设"
	}},
	{"C-02", "note", func(w *world) (model.Record, string) {
		c := w.unitNamed("己壬混凝土").top
		c.JointUnits = 6
		return *c.Organization, "参股企业联合党支部覆盖6个单位，超过5个"
	}},
	{"C-10", "warn", func(w *world) (model.Record, string) {
		p := w.unitNamed("某某数科").top.full()[5]
		x := w.basisOf(p.ID, 2026)
		x.Base, x.Amount, x.Why = model.Amount(model.Yuan(11500)), model.Amount(model.Yuan(180)), ""
		return *x, "一名党员基数11500元按累进计算党费，应整额适用2%"
	}},
}

func (w *world) leadsSomething(id string) bool {
	for _, m := range w.members.all {
		if m.PersonID == id {
			return true
		}
	}
	return false
}
