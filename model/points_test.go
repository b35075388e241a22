package model

import "testing"

func TestPoints(t *testing.T) {
	for text, want := range map[string]string{"": "", "7.5": "7.5", "７．５ 分": "7.5", "10分": "10", "10.00": "10", "0": "0",
		"0.05": "0.05", "100": "100"} {
		p, err := ParsePoints(text)
		if err != nil || p.String() != want || p.Known() != (want != "") {
			t.Errorf("%q is %q, known %v, %v", text, p, p.Known(), err)
		}
	}
	for _, text := range []string{"-1", "1.005", "十", "5-8", "1e3"} {
		if p, err := ParsePoints(text); err == nil {
			t.Errorf("%q is read as %s", text, p)
		}
	}
	if got := PointsText(-150); got != "-1.5" {
		t.Error(got)
	}
}
