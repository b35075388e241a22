package model_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Which record a row without a number means: by its natural keys, the surer ones first.
func TestMatch(t *testing.T) {
	born := day.Of(1990, 5, 1)
	people := []model.Person{
		{ID: "1", Name: "张甲", EnterpriseID: "E1", BirthDay: born, IdentityNumber: "A"},
		{ID: "2", Name: "张甲", EnterpriseID: "E2", BirthDay: born},
		{ID: "3", Name: "李乙", EnterpriseID: "E1"},
		{ID: "4", Name: "李乙", EnterpriseID: "E1"},
		{ID: "5", Name: "王丙", EnterpriseID: "E1", IdentityNumber: "B"},
		{ID: "6", Name: "王丙", EnterpriseID: "E1", IdentityNumber: "C"},
	}
	ix := &model.Lookup{Schema: model.SchemaOf(model.KindPerson), Records: map[string]model.Record{}}
	for _, p := range people {
		ix.Records[p.ID] = p
	}
	for _, x := range []struct {
		name    string
		row     model.Person
		id      string
		several bool
	}{
		{"by identity number, whatever the name", model.Person{Name: "别名", IdentityNumber: "A"}, "1", false},
		{"by name, birthday and enterprise", model.Person{Name: "张甲", EnterpriseID: "E2", BirthDay: born}, "2", false},
		{"an identity number that the ledger lacks yet", model.Person{Name: "张甲", EnterpriseID: "E2", BirthDay: born,
			IdentityNumber: "Z"}, "2", false},
		{"an identity number that differs", model.Person{Name: "张甲", EnterpriseID: "E1", BirthDay: born, IdentityNumber: "Z"}, "", false},
		{"by name and enterprise", model.Person{Name: "张甲", EnterpriseID: "E1"}, "1", false},
		{"another birthday", model.Person{Name: "张甲", EnterpriseID: "E1", BirthDay: born.AddDays(1)}, "", false},
		{"two of one name", model.Person{Name: "李乙", EnterpriseID: "E1"}, "", true},
		{"two of one name, a new identity number", model.Person{Name: "李乙", EnterpriseID: "E1", IdentityNumber: "Y"}, "", false},
		{"two of one name, told apart", model.Person{Name: "王丙", EnterpriseID: "E1", IdentityNumber: "C"}, "6", false},
		{"nobody", model.Person{Name: "赵丁", EnterpriseID: "E1"}, "", false},
		{"nothing to go by", model.Person{}, "", false},
	} {
		if id, several := ix.Match(x.row); id != x.id || several != x.several {
			t.Errorf("%s: %q %v, want %q %v", x.name, id, several, x.id, x.several)
		}
	}
}

// A record that was replaced or removed is known by its new keys alone, one that is
// ambiguous by none.
func TestLookupFollows(t *testing.T) {
	e := func(id, name, code string) model.Enterprise {
		return model.Enterprise{ID: id, Name: name, CreditCode: code}
	}
	ix := &model.Lookup{Schema: model.SchemaOf(model.KindEnterprise), Records: map[string]model.Record{"1": e("1", "甲公司", "X")}}
	says := func(want string) {
		t.Helper()
		var got []string
		for _, r := range []model.Record{e("", "", "X"), e("", "甲公司", ""), e("", "乙公司", "")} {
			got = append(got, ix.ByKey(0, r)+"/"+ix.ByKey(1, r)+ix.ByKey(2, r))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%v, want %s", got, want)
		}
	}
	says("1/ /1 /")
	ix.Replace(e("1", "甲公司", "X"), e("1", "乙公司", "X"))
	says("1/ / /1")
	ix.Replace(nil, e("2", "乙公司", ""))
	says("1/ / /") // two of one name
	ix.Replace(e("1", "乙公司", "X"), nil)
	says("/ / /")
	ix.Replace(e("2", "乙公司", ""), e("2", "甲公司", ""))
	says("/ /2 /")
	ix.Replace(nil, e("2", "甲公司", "X"))
	says("2/ /2 /")
}

// What people may call a record, its proper name first.
func TestCalled(t *testing.T) {
	b := book("", model.Enterprise{ID: "E", Name: "甲公司"}, model.Person{ID: "P", Name: "张甲", IdentityNumber: "A", EnterpriseID: "E"})
	find := func(ref model.Ref) model.Record {
		r, _ := b.Record(ref)
		return r
	}
	for _, x := range []struct {
		r      model.Record
		called string
	}{
		{model.Enterprise{Name: "甲公司", ShortName: "甲", CreditCode: "X"}, "甲公司 甲 X"},
		{model.Enterprise{Name: "甲公司", ShortName: "甲公司"}, "甲公司"},
		{model.Enterprise{}, ""},
		{model.Charter{EnterpriseID: "E", Version: "2025年版"}, "甲公司2025年版 甲公司"},
		{model.Charter{EnterpriseID: "none", Version: "2025年版"}, "2025年版"},
		{model.DevelopmentCase{PersonID: "P"}, "张甲 P A"},
		{model.DevelopmentCase{PersonID: "none"}, ""},
		{model.Fund{EnterpriseID: "E"}, ""},
	} {
		s := model.SchemaOf(x.r.Kind())
		called := strings.Join(s.Called(x.r, find), " ")
		if called != x.called {
			t.Errorf("%+v: %q, want %q", x.r, called, x.called)
		}
		if first, _, _ := strings.Cut(x.called, " "); s.ProperName(x.r, find) != first {
			t.Errorf("%+v: %q", x.r, s.ProperName(x.r, find))
		}
	}
	for kind, want := range map[model.Kind]string{model.KindEnterprise: "Name CreditCode", model.KindPerson: "Name IdentityNumber",
		model.KindOrganization: "", model.KindCharter: "", model.KindFund: "", model.KindBody: ""} {
		name, number, ok := model.SchemaOf(kind).Identity()
		if got := strings.TrimSpace(name.Name + " " + number.Name); got != want || ok != (want != "") {
			t.Errorf("%s: %q %v, want %q", kind, got, ok, want)
		}
	}
}

// A natural key needs all its fields, but for choices.
func TestNaturalKey(t *testing.T) {
	s := model.SchemaOf(model.KindAppointment)
	fields := s.Keys[0]
	full := model.Appointment{EnterpriseID: "E", PersonID: "P", Organ: model.BoardOrgan, Post: model.Director}
	bare := full
	bare.Post = ""
	nobody := full
	nobody.PersonID = ""
	if k := s.NaturalKey(full, fields); k == "" || k == s.NaturalKey(bare, fields) {
		t.Errorf("full %q", k)
	}
	if s.NaturalKey(bare, fields) == "" || s.NaturalKey(nobody, fields) != "" {
		t.Errorf("without a choice %q, without a person %q", s.NaturalKey(bare, fields), s.NaturalKey(nobody, fields))
	}
}

// The line of a record: its filled fields in the schema's order, quoted as JSON wants.
func TestAppendRecord(t *testing.T) {
	for _, x := range []struct {
		r    model.Record
		line string
	}{
		{model.Enterprise{}, `{}`},
		{model.Enterprise{ID: "E", Name: `甲"乙\丙`, Level: 2, LegalPerson: true}, `{"ID":"E","Name":"甲\"乙\\丙","Level":2,"LegalPerson":true}`},
		{model.Person{ID: "P", Note: "一\n二\t三\x01 ~"}, `{"ID":"P","Note":"一\n二\t三\u0001 ~"}`},
		{model.Person{Dues: model.Recorded(0), Admitted: day.Of(2026, 5, 1)}, `{"Admitted":"2026-05-01","Dues":-1}`},
		{model.Person{Name: "a b"}, `{"Name":"a b"}`},
	} {
		if got := string(model.AppendRecord(nil, x.r)); got != x.line {
			t.Errorf("%s, want %s", got, x.line)
		}
	}
}
