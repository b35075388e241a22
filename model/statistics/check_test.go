package statistics

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

var (
	end2024 = day.Of(2024, 12, 31)
	end2025 = day.Of(2025, 12, 31)
)

var whole = sync.OnceValue(func() *model.Book { return model.BookOf(demo.AsOf, "", nil, demo.Records()) })

// sample is the sample on a day; nothing is worked out of it yet.
func sample(on day.Day) *model.Book { return whole().At(on, "") }

// TestSampleComesOut: nothing stops 已校核 in the sample, on three days, and the figures are
// those reckoned by hand.
func TestSampleComesOut(t *testing.T) {
	for on, want := range map[day.Day][4]int{end2024: {985, 14, 0, 999}, end2025: {999, 19, 6, 1012}, demo.AsOf: {1012, 30, 6, 1036}} {
		b := sample(on)
		for _, f := range Check(b) {
			if f.Stops() {
				t.Errorf("%s: %s %s", on, f.Relation, f.Say)
			}
		}
		f := Of(b).Form(Compare)
		if got := [4]int{f.At(rowStart, 0), f.At(rowAdmitted, 0), f.At(rowLess, 0), f.At(rowThere, 0)}; got != want {
			t.Errorf("%s: %v, want %v", on, got, want)
		}
	}
	// 14+19−12 = 21 on probation, of which 16 had served their year.
	f, m := Of(sample(end2025)).Form(Probation), figure.MembersOf(sample(end2025))
	if len(m.Probationary) != 21 || f.cells() != "16,13,12,0,0,1,0,3,0" {
		t.Errorf("%d on probation, %s", len(m.Probationary), f.cells())
	}
}

// TestFormsRestOnFigures: the forms have the headline figures, on any day and in any scope.
func TestFormsRestOnFigures(t *testing.T) {
	for _, on := range []day.Day{end2024, day.Of(2025, 3, 31), day.Of(2025, 6, 30), end2025, day.Of(2026, 6, 30), demo.AsOf} {
		whole := sample(on)
		for _, e := range append([]model.Enterprise{{}}, whole.Subtree("")[:6]...) {
			b := whole.At(on, e.ID)
			s, where := Of(b), on.String()+" "+e.Name
			for _, x := range []struct {
				form     string
				row, col int
				key      string
			}{
				{Compare, rowStart, 0, "m.start"}, {Compare, rowThere, 0, "m.total"}, {Compare, rowAdmitted, 0, "dev.year"},
				{Compare, rowCameIn, 0, "m.camein"}, {Compare, rowExpelled, 0, "m.expelled"}, {Compare, rowSuspended, 0, "m.suspended"},
				{Compare, rowDied, 0, "m.died"}, {Compare, rowWentOut, 0, "m.wentout"}, {Compare, rowReinstated, 0, "m.reinstated"},
				{AdmittedOne, lineAll, colAll, "dev.year"}, {Activists, lineAll, colAll, "stage.activist"},
				{Probation, 0, colConfirmed, "dev.conf"}, {Organizations, rowTermDue, 0, "term.due"},
				{Organizations, rowTermRedone, 0, "term.redo"},
			} {
				want, _ := figure.ByKey(b, x.key)
				if got := s.Form(x.form).At(x.row, x.col); got != want.Value.Count {
					t.Errorf("%s, %s %d %d: %d, %s is %d", where, x.form, x.row, x.col, got, x.key, want.Value.Count)
				}
			}
			for _, f := range Check(b) {
				if f.Stops() && f.Relation != "K14" {
					t.Errorf("%s: %s %s", where, f.Relation, f.Say)
				}
			}
		}
	}
}

// TestEachCellIsItsSum: what a cell is said to add up to, it is; and who is counted is as
// many.
func TestEachCellIsItsSum(t *testing.T) {
	for _, on := range []day.Day{end2025, demo.AsOf} {
		for _, f := range Of(sample(on)).Forms {
			for i, r := range f.Rows {
				if len(r.Cells) != len(f.Columns) {
					t.Fatalf("%s %s: %d cells", f.Key, r.Name, len(r.Cells))
				}
				for j, c := range r.Cells {
					sum := 0
					for _, a := range c.Adds {
						if a.Minus {
							sum -= f.At(a.Row, a.Col)
						} else {
							sum += f.At(a.Row, a.Col)
						}
					}
					if c.Adds != nil && sum != c.Value || c.Forbidden && c.Value != 0 || c.Value < 0 {
						t.Errorf("%s %s %s: %+v", on, f.Key, f.Place(i, j), c)
					}
				}
			}
		}
	}
}

// plant is one fault of the data, and what a check says of it.
type plant struct {
	name, relation string
	records        func(p *planting) []model.Record
	says           string
	explain        bool // an explanation is enough
}

// planting finds records of the sample to spoil.
type planting struct {
	*testing.T
	b *model.Book
}

func (p *planting) admitted() model.Person {
	return figure.PersonOf(p.b, figure.DevelopmentOf(p.b).Admitted[0].PersonID)
}

func (p *planting) activist() model.Person {
	return figure.PersonOf(p.b, figure.StagesOf(p.b)[model.StageActivist][0].PersonID)
}

// veteran is a full member of long standing without a case.
func (p *planting) veteran() model.Person {
	for _, x := range figure.MembersOf(p.b).Total {
		if x.Employment == model.Employed && len(model.CasesOf(p.b, x.ID)) == 0 && len(p.b.ChangesOf(x)) == 0 &&
			x.Entered.Year() < 2023 {
			return *x
		}
	}
	p.Fatal("no veteran")
	return model.Person{}
}

func (p *planting) firm() model.Enterprise {
	for _, e := range p.b.ScopeTree() {
		if e.Controlled().Public() && e.LegalPerson && len(model.Owned[model.Organization](p.b, e.ID)) == 1 {
			return e
		}
	}
	p.Fatal("no enterprise")
	return model.Enterprise{}
}

func one(r ...model.Record) []model.Record { return r }

var plants = []plant{
	{"left, nobody knows how", "K1", func(p *planting) []model.Record {
		x := p.veteran()
		x.Left, x.LeftHow = day.Of(2025, 5, 6), model.OtherLeft
		return one(x)
	}, "登记的离开方式不能归入", true},
	{"the organisation has ended", "K1", func(p *planting) []model.Record {
		o, _ := model.Find[model.Organization](p.b, p.veteran().OrganizationID)
		o.Ended = day.Of(2025, 5, 6)
		return one(o)
	}, "已终止，没有登记转出", true},
	{"a member by the register's day alone", "K1", func(p *planting) []model.Record {
		x := p.veteran()
		x.ID, x.Admitted, x.Confirmed, x.Status, x.IdentityNumber = "NEW", day.Of(2025, 3, 3), day.Day{}, model.ProbationaryMember, ""
		return one(x)
	}, "没有登记接收审批日期", true},
	{"a new member whose post nobody knows", "K3", func(p *planting) []model.Record {
		x := p.admitted()
		x.WorkPost = model.OtherWorkPost
		return one(x)
	}, "发展党员情况（一）的总计为18名", false},
	{"a new member without a birth day", "K4", func(p *planting) []model.Record {
		x := p.admitted()
		x.BirthDay = day.Day{}
		return one(x)
	}, "“总计”为19，应等于", false},
	{"a new member whose employment nobody knows", "K5", func(p *planting) []model.Record {
		x := p.admitted()
		x.Employment = ""
		return one(x)
	}, "不能归入表内任何一行", false},
	{"an activist on a farm", "K5", func(p *planting) []model.Record {
		x := p.activist()
		x.Frontline, x.OtherFront = false, model.FarmFront
		return one(x)
	}, "规定不填的格", false},
	{"recommended by the League, not its member", "K6", func(p *planting) []model.Record {
		for _, d := range figure.DevelopmentOf(p.b).Admitted {
			if d.LeagueRecommended {
				x := figure.PersonOf(p.b, d.PersonID)
				x.LeagueMember = false
				return one(x)
			}
		}
		return nil
	}, "没有登记入党时为共青团员", false},
	{"confirmed before the year was over", "K7", func(p *planting) []model.Record {
		d := figure.DevelopmentOf(p.b).Confirmed[0]
		m := d.Meeting
		a, _ := model.ApprovedOn(p.b, d.DevelopmentCase, model.ForAdmission, model.Admit, p.b.AsOf)
		a.Day, a.ApprovalDay = m.ApprovalDay.AddMonths(-6), m.ApprovalDay.AddMonths(-5)
		return one(a)
	}, "预备期满以前就已审批", false},
	{"a full member by the register, without an approval", "K8", func(p *planting) []model.Record {
		x := p.veteran()
		x.ID, x.IdentityNumber, x.Admitted, x.Confirmed = "NEW", "", day.Of(2024, 5, 10), day.Of(2025, 5, 10)
		return one(x)
	}, "没有转正、取消资格的审批", false},
	{"an organisation without a type", "K9", func(p *planting) []model.Record {
		o := p.b.OrganizationsBelow(model.Everywhere[model.Organization](p.b)[0].ID)[1]
		o.Type = ""
		return one(o)
	}, "没有登记组织类别", false},
	{"an enterprise whose organisation has no type", "K10", func(p *planting) []model.Record {
		o := *model.Owned[model.Organization](p.b, p.firm().ID)[0]
		o.Type = ""
		return one(o)
	}, "“单位数”为43，应等于", false},
	{"members and no staff", "K11", func(p *planting) []model.Record {
		var out []model.Record
		for _, h := range model.Owned[model.Headcount](p.b, p.firm().ID) {
			h := *h
			h.OnDuty, h.Workers = 0, 0
			out = append(out, h)
		}
		return out
	}, "没有登记截止日或以前的在岗职工", false},
	{"more members than staff", "K11", func(p *planting) []model.Record {
		var out []model.Record
		for _, h := range model.Owned[model.Headcount](p.b, p.firm().ID) {
			h := *h
			h.OnDuty, h.Workers = model.Counted(1), model.Counted(1)
			out = append(out, h)
		}
		return out
	}, "在岗党员多于登记的", false},
	{"an activist of whom nobody knows the people", "K12", func(p *planting) []model.Record {
		x := p.activist()
		x.Ethnicity = ""
		return one(x)
	}, "1名没有登记民族", false},
	{"a new member over sixty on duty", "K13", func(p *planting) []model.Record {
		x := p.admitted()
		x.BirthDay = day.Of(1964, 5, 1)
		return one(x)
	}, "60岁及以上的1名", true},
	{"a new member of another sort", "K13", func(p *planting) []model.Record {
		x := p.admitted()
		x.Employment = model.OtherEmp
		return one(x)
	}, "列入“其他”的1名", true},
	{"no explanation of a change", "K14", func(p *planting) []model.Record {
		for _, n := range model.Everywhere[model.StatisticsNote](p.b) {
			if n.Year == 2025 && n.Relation == "K14" {
				n.Year = 2019
				return one(n)
			}
		}
		return nil
	}, "变动较大，须附说明", true},
}

// TestPlanted: each relation finds its fault and stops, an explanation lets pass what may
// be explained, and nothing else is found than what the fault brings along.
func TestPlanted(t *testing.T) {
	seen := map[string]bool{"K2": true} // TestAfterClose
	for _, x := range plants {
		seen[x.relation] = true
		p := &planting{t, sample(end2025)}
		spoilt := x.records(p)
		if len(spoilt) == 0 {
			t.Errorf("%s: nothing to spoil", x.name)
			continue
		}
		b := p.b.With(spoilt...)
		found := of(Check(b), x.relation, x.says)
		if found == nil || !found.Stops() || found.Explain != x.explain || found.Form == "" || Passed(Check(b)) {
			t.Errorf("%s: %s says %+v", x.name, x.relation, Check(b))
			continue
		}
		for _, r := range found.Refs {
			if _, ok := b.Record(r); !ok {
				t.Errorf("%s: points at %v", x.name, r)
			}
		}
		if !x.explain {
			continue
		}
		b = b.With(model.StatisticsNote{ID: "N", Year: 2025, Relation: model.Explained(x.relation), Text: "已说明"})
		if f := of(Check(b), x.relation, x.says); f == nil || f.Stops() || f.Given != "已说明" {
			t.Errorf("%s: explained, %+v", x.name, f)
		}
	}
	for _, r := range Relations() {
		if !seen[r.Key] {
			t.Errorf("%s: no fault is planted", r.Key)
		}
	}
}

// TestAltered: figures that do not agree are found whatever they rest on, each relation
// by its own form, and the cells are named.
func TestAltered(t *testing.T) {
	for _, x := range []struct {
		relation, form string
		row, col, by   int
	}{
		{"K1", Compare, rowMore, 0, 1}, {"K1", Compare, rowLess, 0, 1}, {"K1", Compare, rowShould, 0, 1}, {"K1", Compare, rowDiffer, 0, 1},
		{"K1", Compare, rowCameWhole, 0, 1}, {"K1", Compare, rowWentWhole, 0, 7}, {"K3", AdmittedOne, lineAll, colAll, 1},
		{"K4", AdmittedOne, linePublicManager, colAges, 1}, {"K4", AdmittedOne, linePublicManager, colSchools, 1},
		{"K4", AdmittedOne, lineRetired, colWomen, 1}, {"K4", AdmittedOne, lineRetired, colPeoples, 1},
		{"K5", AdmittedOne, lineOnDuty, colAll, 1}, {"K5", AdmittedOne, linePublic, colAll, 1}, {"K5", Activists, linePrivate, colAll, 1},
		{"K5", AdmittedOne, linePublicMigrant, colAll, 9}, {"K5", Activists, lineStudent, colAll, 1},
		{"K6", AdmittedTwo, rowModels, 0, 20}, {"K6", AdmittedTwo, rowModels, 2, 16}, {"K6", AdmittedTwo, rowFront, 0, 1},
		{"K6", AdmittedTwo, rowTitles, 1, 1}, {"K6", AdmittedTwo, rowVillage, 0, 1}, {"K6", AdmittedTwo, rowRecommended, 0, 1},
		{"K7", Probation, 0, colEnded, 1}, {"K7", Probation, 0, colDecided, 1}, {"K7", Probation, 0, colAfterExtension, 13},
		{"K9", Organizations, rowOrganizations, 0, 1}, {"K9", Organizations, rowTermRedone, 3, 2}, {"K9", Organizations, rowStateOrg, 1, 1},
		{"K10", Enterprises, rowUnits, colUnits, 1}, {"K10", Enterprises, rowJoint, colState, 1}, {"K10", Enterprises, rowFullTime,
			colSole, 1},
		{"K11", Enterprises, rowStaffMembers, colUnits, 3000}, {"K11", Enterprises, rowWorkerMembers, colUnits, 1000},
	} {
		s := Of(sample(end2025))
		s.Form(x.form).Rows[x.row].Cells[x.col].Value += x.by
		i := slices.IndexFunc(s.check(), func(f Fault) bool { return f.Relation == x.relation && f.Stops() })
		if i < 0 {
			t.Errorf("%s %s %d %d: not found", x.relation, x.form, x.row, x.col)
		}
	}
}

// of finds what a relation says.
func of(faults []Fault, relation, says string) *Fault {
	for i, f := range faults {
		if f.Relation == relation && strings.Contains(f.Say, says) {
			return &faults[i]
		}
	}
	return nil
}
