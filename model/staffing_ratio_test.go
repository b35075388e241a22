package model_test

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

var asOf = day.Of(2026, 11, 23)

// staffed is a group G above S, with a committee in G, as many staff and posts.
type staffed struct {
	ownership model.Ownership
	standards []model.StaffingStandard
	headcount model.Headcount
	posts     []model.Post
	people    []model.Person
	bodies    []model.Body
}

func (s staffed) book() *model.Book {
	b := model.NewBook(asOf, "", nil)
	if s.ownership == "" {
		s.ownership = model.WhollyState
	}
	model.Put(b, []model.Enterprise{{ID: "G", Ownership: model.SoleState}, {ID: "S", ParentID: "G", Ownership: s.ownership}})
	model.Put(b, []model.Organization{{ID: "OG", EnterpriseID: "G", Type: model.Committee},
		{ID: "OS", EnterpriseID: "S", Type: model.Branch}})
	model.Put(b, s.standards)
	if !s.headcount.Day.IsZero() {
		s.headcount.ID, s.headcount.EnterpriseID = "h", "S"
		model.Put(b, []model.Headcount{s.headcount})
	}
	for i := range s.posts {
		s.posts[i].EnterpriseID = "S"
	}
	model.Put(b, s.posts)
	model.Put(b, s.people)
	model.Put(b, s.bodies)
	return b.Seal()
}

// posts makes n posts, each of a person of its own.
func posts(prefix string, n int, f model.PostField, w model.WorkTime) []model.Post {
	var out []model.Post
	for i := range n {
		id := prefix + string(rune('a'+i))
		out = append(out, model.Post{ID: id, PersonID: id, Field: f, WorkTime: w})
	}
	return out
}

func join[T any](lists ...[]T) []T {
	var out []T
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

func standard(change func(*model.StaffingStandard)) []model.StaffingStandard {
	s := model.StaffingStandard{ID: "std", InForce: true, Numerator: model.WithPartTime, PartTimeFactor: model.Percent(50),
		Denominator: model.ByTotal, Ratio: model.Percent(1), Minimum: 1, Rounding: model.RoundUp}
	if change != nil {
		change(&s)
	}
	return []model.StaffingStandard{s}
}

func TestStaffing(t *testing.T) {
	oct := day.Of(2026, 10, 31)
	full, part := posts("f", 1, model.PartyField, model.FullTime), posts("p", 1, model.PartyField, model.PartTime)
	count := func(n int) model.Headcount { return model.Headcount{Day: oct, Total: model.Count(n)} }
	for _, c := range []struct {
		name     string
		in       staffed
		state    string
		required int
		actual   string // persons
		short    string
		share    string
	}{
		{"100 staff, one full-time", staffed{standards: standard(nil), headcount: count(100), posts: full}, "达标", 1, "1", "0", "1%"},
		{"101 staff round up to 2", staffed{standards: standard(nil), headcount: count(101), posts: full}, "不达标", 2, "1", "1", "0.9901%"},
		{"149 staff rounded half up", staffed{standards: standard(func(s *model.StaffingStandard) { s.Rounding = model.RoundHalf }),
			headcount: count(149), posts: full}, "达标", 1, "1", "0", "0.6711%"},
		{"150 staff rounded half up", staffed{standards: standard(func(s *model.StaffingStandard) { s.Rounding = model.RoundHalf }),
			headcount: count(150), posts: full}, "不达标", 2, "1", "1", "0.6667%"},
		{"the least number", staffed{standards: standard(func(s *model.StaffingStandard) { s.Minimum = 3 }), headcount: count(100),
			posts: full}, "不达标", 3, "1", "2", "1%"},
		{"part-time at 0.5", staffed{standards: standard(nil), headcount: count(150), posts: join(full, part)}, "不达标", 2, "1.5", "0.5",
			"1%"},
		{"part-time at 0.3, three and a bit", staffed{standards: standard(func(s *model.StaffingStandard) { s.PartTimeFactor = model.Percent(30) }), headcount: count(190), posts: join(full, posts("p", 3, model.PartyField, model.PartTime))}, "不达标", 2, "1.9", "0.1", "1%"},
		{"four at 0.3 beside one are enough for 2", staffed{standards: standard(func(s *model.StaffingStandard) { s.PartTimeFactor = model.Percent(30) }), headcount: count(200), posts: join(full, posts("p", 4, model.PartyField, model.PartTime))}, "达标", 2, "2.2", "0", "1.1%"},
		{"only full-time", staffed{standards: standard(func(s *model.StaffingStandard) { s.Numerator = model.OnlyFullTime }),
			headcount: count(100), posts: part}, "不达标", 1, "0", "1", ""},
		{"discipline and mass posts are out", staffed{standards: standard(nil), headcount: count(100),
			posts: join(posts("d", 1, model.DisciplineField, model.FullTime), posts("m", 1, model.MassField, model.FullTime))}, "不达标", 1,
			"0", "1", ""},
		{"discipline is in", staffed{standards: standard(func(s *model.StaffingStandard) { s.IncludeDiscipline = true }),
			headcount: count(100), posts: join(posts("d", 1, model.DisciplineField, model.FullTime), posts("m", 1, model.MassField,
				model.FullTime))}, "达标", 1, "1", "0", "1%"},
		{"mass is in", staffed{standards: standard(func(s *model.StaffingStandard) { s.IncludeMass = true }), headcount: count(100),
			posts: posts("m", 1, model.MassField, model.FullTime)}, "达标", 1, "1", "0", "1%"},
		{"one person in two posts, full-time wins", staffed{standards: standard(nil), headcount: count(100), posts: []model.Post{
			{ID: "1", PersonID: "x", Field: model.PartyField, WorkTime: model.FullTime}, {ID: "2", PersonID: "x", Field: model.PartyField,
				WorkTime: model.PartTime}}}, "达标", 1, "1", "0", "1%"},
		{"a post that has ended", staffed{standards: standard(nil), headcount: count(100),
			posts: []model.Post{{ID: "1", PersonID: "x", WorkTime: model.FullTime, Field: model.PartyField, To: asOf}}}, "不达标", 1, "0",
			"1", ""},
		{"a person who has left", staffed{standards: standard(nil), headcount: count(100), posts: full,
			people: []model.Person{{ID: "fa", Left: asOf}}}, "不达标", 1, "0", "1", ""},
		{"staff on duty", staffed{standards: standard(func(s *model.StaffingStandard) { s.Denominator = model.ByOnDuty }),
			headcount: model.Headcount{Day: oct, Total: 300, OnDuty: 100}, posts: full}, "达标", 1, "1", "0", "1%"},
		{"with dispatched staff", staffed{standards: standard(func(s *model.StaffingStandard) { s.Denominator = model.ByWithDispatched }),
			headcount: model.Headcount{Day: oct, OnDuty: 100, Dispatched: 1}, posts: full}, "不达标", 2, "1", "1", "0.9901%"},
		{"no headcount", staffed{standards: standard(nil), posts: full}, "无法计算", 0, "1", "0", ""},
		{"headcount 0", staffed{standards: standard(nil), headcount: count(0), posts: full}, "无法计算", 0, "1", "0", ""},
		{"a headcount of the day after", staffed{standards: standard(nil), headcount: model.Headcount{Day: asOf.AddDays(1), Total: 100},
			posts: full}, "无法计算", 0, "1", "0", ""},
		{"too few staff for the standard", staffed{standards: standard(func(s *model.StaffingStandard) { s.MinHeadcount = 101 }),
			headcount: count(100)}, "不适用", 0, "0", "0", ""},
		{"too few staff is not known without a headcount",
			staffed{standards: standard(func(s *model.StaffingStandard) { s.MinHeadcount = 101 })}, "无法计算", 0, "0", "0", ""},
		{"too few members for the standard", staffed{standards: standard(func(s *model.StaffingStandard) { s.MinMembers = 1 }),
			headcount: count(100)}, "不适用", 0, "0", "0", ""},
		{"no committee", staffed{standards: standard(func(s *model.StaffingStandard) { s.NeedCommittee = true }), headcount: count(100)},
			"不适用", 0, "0", "0", ""},
		{"a minority holding", staffed{ownership: model.MinorityState, standards: standard(nil), headcount: count(100)}, "不适用", 0, "0",
			"0", ""},
		{"a minority holding with a standard of its own", staffed{ownership: model.MinorityState,
			standards: standard(func(s *model.StaffingStandard) { s.EnterpriseID = "S" }), headcount: count(100), posts: full}, "达标", 1,
			"1", "0", "1%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := model.Staffing(c.in.book(), "S")
			if len(list) != 1 {
				t.Fatalf("%d results", len(list))
			}
			r := list[0]
			if r.State() != c.state || r.Required != c.required || r.Actual.Persons() != c.actual || r.Short.Persons() != c.short ||
				r.Share.String() != c.share {
				t.Errorf("got %s, required %d, actual %s, short %s, share %s (%s%s)", r.State(), r.Required, r.Actual.Persons(),
					r.Short.Persons(), r.Share, r.Unknown, r.NotApplied)
			}
		})
	}
}

// TestStandardsFor holds which standards apply, and in what order.
func TestStandardsFor(t *testing.T) {
	named := func(id, enterprise string, inForce bool, from, to day.Day) model.StaffingStandard {
		return model.StaffingStandard{ID: id, EnterpriseID: enterprise, InForce: inForce, From: from, To: to}
	}
	b := staffed{standards: []model.StaffingStandard{
		named("all", "", true, day.Day{}, day.Day{}), named("off", "S", false, day.Day{}, day.Day{}),
		named("group", "G", true, day.Of(2025, 1, 1), day.Day{}),
		named("past", "S", true, day.Day{}, asOf), named("tomorrow", "S", true, asOf.AddDays(1), day.Day{}),
		named("own", "S", true, asOf, day.Day{}), named("other", "X", true, day.Day{}, day.Day{}),
	}}.book()
	got := ""
	for _, s := range model.StandardsFor(b, "S") {
		got += s.ID + " "
	}
	if got != "own group all " {
		t.Errorf("got %s", got)
	}
	if n := len(model.Staffing(b, "S")); n != 3 {
		t.Errorf("%d results", n)
	}
}

func TestBodyStaffing(t *testing.T) {
	b := staffed{
		bodies: []model.Body{{ID: "quota", EnterpriseID: "S", Quota: 6, PeerAverage: model.Percent(650)}, {ID: "staff", EnterpriseID: "S",
			PeerAverage: model.Percent(100)},
			{ID: "unknown", EnterpriseID: "S", Quota: 3}, {ID: "none", EnterpriseID: "S", Quota: model.Counted(0),
				PeerAverage: model.Percent(100)}, {ID: "ended", EnterpriseID: "S", Ended: asOf}},
		posts: []model.Post{{ID: "1", BodyID: "staff", PersonID: "x", WorkTime: model.FullTime}, {ID: "2", BodyID: "staff", PersonID: "y",
			WorkTime: model.PartTime}},
	}.book()
	list := model.BodyStaffing(b, "S")
	if len(list) != 4 {
		t.Fatalf("%d bodies", len(list))
	}
	if r := list[0]; !r.Known || r.Met || !r.ByQuota || r.Short.Persons() != "0.5" {
		t.Errorf("quota: %+v", r)
	}
	if r := list[1]; !r.Known || !r.Met || r.ByQuota || r.FullTime != 1 || r.PartTime != 1 {
		t.Errorf("staff: %+v", r)
	}
	if r := list[2]; r.Known {
		t.Errorf("unknown: %+v", r)
	}
	if r := list[3]; !r.Known || r.Met || !r.ByQuota || r.Number != 0 {
		t.Errorf("a quota of none: %+v", r)
	}
}
