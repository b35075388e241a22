package model

import "testing"

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
