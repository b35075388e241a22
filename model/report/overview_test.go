package report_test

import (
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
)

// The figures at a glance are those of the reports, and an empty ledger has some
// too.
func TestGlances(t *testing.T) {
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	for _, g := range report.Glances(b) {
		t.Log(g.Title, g.Figure, g.Unit, g.Said, g.Before, len(g.Chart.Labels))
		if g.Figure == "" || g.Said == "" || g.Before == "" || len(g.Chart.Labels) == 0 {
			t.Errorf("%s: incomplete %+v", g.Title, g)
		}
		if _, ok := report.ByName(g.Report); !ok {
			t.Errorf("%s: no report %q", g.Title, g.Report)
		}
	}
	for _, g := range report.Glances(model.BookOf(demo.AsOf, "", nil, nil)) {
		if g.Figure != "—" && g.Figure != "0" {
			t.Errorf("empty ledger: %s is %s", g.Title, g.Figure)
		}
	}
}
