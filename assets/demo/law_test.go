package demo

import (
	"testing"

	"partyledger/model"
)

// The sample group holds nothing that the law refuses: its planted faults are against
// rules, not against what can be.
func TestLawful(t *testing.T) {
	b := model.BookOf(AsOf, "", nil, Records())
	for _, s := range model.Schemas() {
		model.LawOf(AsOf, b, s.Kind, func(r model.Record, faults []model.Fault) {
			for _, f := range faults {
				t.Errorf("%s %s %s", s.Label, r.Key(), f.Lettered(s.Kind))
			}
		})
	}
	for _, r := range Records() {
		for _, f := range model.LawAmong(b, nil, r) {
			t.Errorf("%s %s %s", model.SchemaOf(r.Kind()).Label, r.Key(), f.Lettered(r.Kind()))
		}
	}
}
