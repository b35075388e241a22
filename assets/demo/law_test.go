package demo

import (
	"testing"

	"partyledger/model"
)

// The sample group holds nothing that the law refuses: its planted faults are against
// rules, not against what can be.
func TestLawful(t *testing.T) {
	b := model.BookOf(AsOf, "", nil, Records())
	for _, x := range model.Unlawful(AsOf, b, false) {
		for _, f := range x.Faults {
			t.Errorf("%s %s %s", model.SchemaOf(x.Record.Kind()).Label, x.Record.Key(), f.Lettered(x.Record.Kind()))
		}
	}
}
