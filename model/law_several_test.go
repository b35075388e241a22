package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// says joins faults as forms show them.
func says(faults []model.Fault) string {
	var out []string
	for _, f := range faults {
		out = append(out, f.Field+"："+f.Say)
	}
	return strings.Join(out, "；")
}

func TestLoops(t *testing.T) {
	chain := func(n int) []model.Record {
		var out []model.Record
		for i := range n {
			out = append(out, model.Enterprise{ID: fmt.Sprint(i), Name: fmt.Sprintf("公司%d", i), ParentID: fmt.Sprint(i + 1)})
		}
		return out
	}
	for _, x := range []struct {
		name    string
		others  []model.Record
		r       model.Enterprise
		refused string
	}{
		{"at the top", nil, model.Enterprise{ID: "A", Name: "甲"}, ""},
		{"below another", []model.Record{model.Enterprise{ID: "B", Name: "乙"}}, model.Enterprise{ID: "A", Name: "甲", ParentID: "B"}, ""},
		{"below one that is not there", nil, model.Enterprise{ID: "A", Name: "甲", ParentID: "B"}, ""},
		{"below itself", nil, model.Enterprise{ID: "A", Name: "甲", ParentID: "A"}, "ParentID：上级企业不能是自己"},
		{"below its own subsidiary", []model.Record{model.Enterprise{ID: "B", Name: "乙", ParentID: "A"}},
			model.Enterprise{ID: "A", Name: "甲", ParentID: "B"},
			"ParentID：上级企业成了一圈：甲→乙→甲，请改正其中一户的上级企业"},
		{"a loop of others", []model.Record{model.Enterprise{ID: "B", ParentID: "C"}, model.Enterprise{ID: "C", ParentID: "B"}},
			model.Enterprise{ID: "A", Name: "甲", ParentID: "B"}, ""},
		{"six in a loop", chain(5), model.Enterprise{ID: "5", Name: "公司5", ParentID: "0"},
			"ParentID：上级企业成了一圈：公司5→公司0→公司1→公司2→公司3→公司4→公司5，请改正其中一户的上级企业"},
		{"seven in a loop", chain(6), model.Enterprise{ID: "6", Name: "公司6", ParentID: "0"},
			"ParentID：上级企业成了一圈：公司6→公司0→公司1→公司2→公司3→公司4→……→公司6，请改正其中一户的上级企业"},
	} {
		b := model.BookOf(lawDay, "", nil, append(x.others, x.r))
		if got := says(model.LawAmong(b, nil, x.r)); got != x.refused {
			t.Errorf("%s: %q, want %q", x.name, got, x.refused)
		}
	}
}

// A second record that says the same is refused; what clashed before may be mended.
func TestOnce(t *testing.T) {
	there := model.Fund{ID: "1", EnterpriseID: "E", Year: 2025}
	site := model.Site{ID: "2", EnterpriseID: "E", Name: "活动室"}
	closed := site
	closed.ID, closed.Ended = "3", day.Of(2025, 1, 1)
	b := model.BookOf(lawDay, "", nil, []model.Record{model.Enterprise{ID: "E", Name: "甲公司"}, there, site, closed})
	second := model.Fund{ID: "9", EnterpriseID: "E", Year: 2025, Planned: 1}
	otherYear, other := second, second
	otherYear.Year, other.EnterpriseID = 2026, "X"
	place, shut := site, site
	place.ID, shut.ID, shut.Ended = "9", "9", day.Of(2026, 1, 1)
	const refused = "Year：已有“甲公司”2025年度的党建经费（编号1），是否更新？要更新的请改在原记录上"
	const twice = "Name：已有“甲公司”的活动场所“活动室”（编号2），是否更新？要更新的请改在原记录上"
	for _, x := range []struct {
		name    string
		was, r  model.Record
		refused string
	}{
		{"itself", there, there, ""}, {"a second", nil, second, refused}, {"another year", nil, otherYear, ""},
		{"another enterprise", nil, other, ""},
		{"that clashed before", second, second, ""}, {"moved into the other's year", otherYear, second, refused},
		{"a place of the name", nil, place, twice}, {"one that is closed", nil, shut, ""}, {"one that is opened again", shut, place, twice},
	} {
		if got := says(model.LawAmong(b, x.was, x.r)); got != x.refused {
			t.Errorf("%s: %q, want %q", x.name, got, x.refused)
		}
	}
}

func TestForeign(t *testing.T) {
	b := model.BookOf(lawDay, "", nil, []model.Record{model.Enterprise{ID: "E", Name: "甲公司"}, model.Enterprise{ID: "F", Name: "乙公司"},
		model.Body{ID: "B", EnterpriseID: "E"}, model.Body{ID: "C", EnterpriseID: "F"}, model.Body{ID: "D", EnterpriseID: "gone"}})
	for body, refused := range map[string]string{"": "", "B": "", "none": "", "C": "BodyID：这是“乙公司”的机构，请选本企业的",
		"D": "BodyID：这是“gone”的机构，请选本企业的"} {
		if got := says(model.LawAmong(b, nil, model.Post{EnterpriseID: "E", BodyID: body})); got != refused {
			t.Errorf("%q: %q, want %q", body, got, refused)
		}
	}
}

// An extension reaches beyond the term, and a problem is reopened after it was closed.
func TestDaysOfOthers(t *testing.T) {
	d := day.Of
	rectified := model.Rectification{ID: "R", EnterpriseID: "E", Found: d(2025, 1, 1), DoneDay: d(2025, 2, 1), ClosedDay: d(2025, 3, 1)}
	again := model.Reopening{ID: "1", RectificationID: "R", Day: d(2025, 6, 1), DoneDay: d(2025, 7, 1), ClosedDay: d(2025, 8, 1)}
	b := model.BookOf(lawDay, "", nil, []model.Record{model.Organization{ID: "O", Name: "甲支部", Type: model.Branch}, rectified, again})
	extended := func(to day.Day) model.Record {
		return model.Term{ID: "T", OrganizationID: "O", Elected: d(2023, 5, 1), ExtendedTo: to, ExtensionDocument: "文号"}
	}
	reopened := func(on day.Day) model.Record { return model.Reopening{ID: "2", RectificationID: "R", Day: on} }
	for _, x := range []struct {
		r       model.Record
		refused string
	}{
		{extended(d(2026, 5, 1)), "ExtendedTo：应晚于任期届满日（2026-05-01）"}, {extended(d(2026, 5, 2)), ""}, {extended(day.Day{}), ""},
		{reopened(d(2025, 2, 28)), "Day：早于销号日期（2025-03-01）"}, {reopened(d(2025, 3, 1)), ""},
		{reopened(d(2025, 6, 2)), "Day：早于销号日期（2025-08-01）"}, {reopened(d(2025, 8, 1)), ""},
	} {
		if got := says(model.LawAmong(b, nil, x.r)); got != x.refused {
			t.Errorf("%+v: %q, want %q", x.r, got, x.refused)
		}
	}
}

// Two standards in force at one time are two; one after the other are not.
func TestStandardsDoNotOverlap(t *testing.T) {
	d := day.Of
	standard := func(id string, from, to day.Day) model.TrainingStandard {
		return model.TrainingStandard{ID: id, Name: "学时", Target: model.ForMembers, Hours: 32, InForce: true, From: from, To: to}
	}
	b := model.BookOf(lawDay, "", nil, []model.Record{standard("1", d(2024, 1, 1), d(2025, 12, 31))})
	for _, x := range []struct {
		from, to day.Day
		refused  bool
	}{
		{day.Day{}, d(2023, 12, 31), false}, {day.Day{}, d(2024, 1, 1), true}, {d(2026, 1, 1), day.Day{}, false},
		{d(2025, 12, 31), day.Day{}, true}, {day.Day{}, day.Day{}, true}, {d(2024, 6, 1), d(2024, 7, 1), true},
	} {
		if got := model.LawAmong(b, nil, standard("2", x.from, x.to)); (len(got) > 0) != x.refused {
			t.Errorf("%v to %v: %v", x.from, x.to, got)
		}
	}
	off := standard("2", d(2024, 1, 1), day.Day{})
	off.InForce = false
	if got := model.LawAmong(b, nil, off); len(got) > 0 {
		t.Error(got)
	}
}

// What breaks a law in a ledger from before it: of two that clash, the later one.
func TestUnlawful(t *testing.T) {
	b := model.BookOf(lawDay, "E", nil, []model.Record{model.Enterprise{ID: "E", Name: "甲公司", Ownership: model.SoleState},
		model.Enterprise{ID: "F", Ownership: "没有"},
		model.Fund{ID: "1", EnterpriseID: "E", Year: 2025}, model.Fund{ID: "2", EnterpriseID: "E", Year: 2025, Basis: model.ByMembers},
		model.Fund{ID: "3", EnterpriseID: "E", Year: 1899},
		model.Evidence{ID: "4", CaseID: "C", Number: "1"}, model.Evidence{ID: "5", CaseID: "C", Number: "1"}})
	for figures, want := range map[bool]string{
		false: "F Name Ownership，2 PerMember Year，3 Year，5 Number",
		true:  "3 Year，2 Year",
	} {
		var got []string
		for _, x := range model.Unlawful(lawDay, b, figures) {
			s := x.Record.Key()
			for _, f := range x.Faults {
				s += " " + f.Field
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "，"); s != want {
			t.Errorf("figures %v: %s, want %s", figures, s, want)
		}
	}
}

// The ledger as a work under way leaves it: what waits is no second, an error finds nothing.
func TestOutlook(t *testing.T) {
	funds := map[string]model.Record{"1": model.Fund{ID: "1", EnterpriseID: "E", Year: 2025}, "2": model.Fund{ID: "2", EnterpriseID: "E",
		Year: 2025}, "3": model.Fund{ID: "3", EnterpriseID: "E", Year: 2024}}
	o := &model.Outlook{Waits: map[model.Ref]bool{{Kind: model.KindFund, ID: "2"}: true},
		Of: func(kind model.Kind) (map[string]model.Record, error) {
			if kind == model.KindFund {
				return funds, nil
			}
			return nil, errors.New("cannot be read")
		}}
	same := func(id string, year int) (ids string) {
		for _, r := range o.Same(model.Fund{ID: id, EnterpriseID: "E", Year: year}, "EnterpriseID", "Year") {
			ids += r.Key()
		}
		return ids
	}
	if got := same("9", 2025) + "," + same("1", 2025) + "," + same("9", 2024) + "," + same("9", 2023); got != "1,,3," {
		t.Error(got)
	}
	if _, ok := o.Record(model.Ref{Kind: model.KindFund, ID: "3"}); !ok {
		t.Error("a fund is not found")
	}
	for _, ref := range []model.Ref{{Kind: model.KindFund}, {Kind: model.KindFund, ID: "9"}, {Kind: "no kind", ID: "3"}} {
		if _, ok := o.Record(ref); ok || o.Err != nil {
			t.Errorf("%v: %v %v", ref, ok, o.Err)
		}
	}
	if _, ok := o.Record(model.Ref{Kind: model.KindSite, ID: "1"}); ok || o.Err == nil {
		t.Error("an error is passed over")
	}
	if _, ok := o.Record(model.Ref{Kind: model.KindFund, ID: "3"}); ok {
		t.Error("found after an error")
	}
}
