package model

import (
	"testing"

	"partyledger/model/day"
)

// A nought that was recorded is not an empty field, on every way in and out.
func TestCount(t *testing.T) {
	s := SchemaOf(KindCoverageUnit)
	f, _ := s.Field("FullMembers")
	for _, x := range []struct {
		text, want string
		known      bool
	}{
		{"", "", false}, {"0", "0", true}, {"0人", "0", true}, {"０", "0", true}, {"3", "3", true}, {" 12 ", "12", true},
	} {
		u := &CoverageUnit{}
		if err := f.SetText(u, x.text); err != nil {
			t.Fatal(err)
		}
		again := &CoverageUnit{}
		if err := f.SetRaw(again, "", f.Raw(u).(int64)); err != nil {
			t.Fatal(err)
		}
		n, known := f.Number(again)
		if got := f.Text(again); got != x.want || known != x.known || u.FullMembers.Known() != x.known || int(n) != u.FullMembers.N() {
			t.Errorf("%q: %q, %d, %v", x.text, got, n, known)
		}
	}
	if err := f.SetText(&CoverageUnit{}, "-1"); err == nil {
		t.Error("a negative number was taken")
	}
	level, _ := SchemaOf(KindEnterprise).Field("Level")
	e := &Enterprise{}
	if err := level.SetText(e, "0"); err != nil || e.Level != 0 || level.Text(e) != "" {
		t.Errorf("a plain number: %d %v", e.Level, err)
	}
	if Counted(0).N() != 0 || !Counted(0).Known() || Counted(5) != 5 || Count(0).Known() {
		t.Error("Counted")
	}
}

// Nor is a sum of nought one that nobody has entered.
func TestAmount(t *testing.T) {
	s := SchemaOf(KindFund)
	planned, _ := s.Field("Planned")
	for _, x := range []struct {
		text, want string
		known      bool
	}{
		{"", "", false}, {"0", "0.00", true}, {"0元", "0.00", true}, {"0.00", "0.00", true}, {"１２", "12.00", true}, {"0.01", "0.01", true},
		{"3万元", "30000.00", true},
	} {
		f := &Fund{}
		if err := planned.SetText(f, x.text); err != nil {
			t.Fatal(err)
		}
		again := &Fund{}
		if err := planned.SetRaw(again, "", planned.Raw(f).(int64)); err != nil {
			t.Fatal(err)
		}
		n, known := planned.Number(again)
		if got := planned.Text(again); got != x.want || known != x.known || f.Planned.Known() != x.known || Money(n) != f.Planned.N() {
			t.Errorf("%q: %q, %d, %v", x.text, got, n, known)
		}
	}
	for _, f := range Law(day.Of(2026, 11, 30), Fund{ID: "F", EnterpriseID: "E", Year: 2026, Planned: Recorded(0), Spent: -2}) {
		if f.Field != "Spent" || f.Say != "不能是负数" {
			t.Error(f)
		}
	}
	wages, _ := s.Field("Wages")
	f := &Fund{}
	if err := wages.SetText(f, "0"); err != nil || f.Wages != 0 {
		t.Error("wages of nought are none")
	}
	if Recorded(5).N() != 5 || Recorded(0).N() != 0 || !Recorded(0).Known() || Amount(0).Known() {
		t.Error("Recorded")
	}
}
