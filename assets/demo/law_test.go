package demo

import (
	"testing"

	"partyledger/model"
)

// The sample group holds nothing that the law refuses: its planted faults are against
// rules, not against what can be.
func TestLawful(t *testing.T) {
	for _, records := range [][]model.Record{Records(), Large(4000, 100, 200)} {
		b := model.BookOf(AsOf, "", nil, records)
		for _, x := range model.Unlawful(AsOf, b, false) {
			for _, f := range x.Faults {
				t.Errorf("%s %s %s", model.SchemaOf(x.Record.Kind()).Label, x.Record.Key(), f.Lettered(x.Record.Kind()))
			}
		}
	}
}
