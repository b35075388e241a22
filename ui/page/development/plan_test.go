package development

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/page/pagetest"
)

func TestLookPlans(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		p.Select(tabPlans)
		host.Picture("development-plans"+suffix, 1150, 640)
		p.plans.edit(*p.plans.list.Rows()[0].Plan, false)
		host.Picture("development-plan"+suffix, 1150, 640)
	})
	p, host := shown(t, false, 1)
	p.Select(tabPlans)
	host.Picture("development-plans-empty", 1150, 640)
}

func TestPlans(t *testing.T) {
	p, host := shown(t, true, 1)
	plans := p.plans
	if plans.years.Selected != "2026" || len(plans.list.Rows()) == 0 {
		t.Fatalf("%s: %d plans", plans.years.Selected, len(plans.list.Rows()))
	}
	x := plans.list.Rows()[0]
	if got := plans.list.Table(plans.list.Rows()[:1]); !strings.Contains(got, x.name) {
		t.Errorf("%q", got)
	}
	plans.years.SetSelected(everyYear)
	all := len(plans.list.Rows())
	if all != len(plans.rows) || all <= 1 {
		t.Errorf("%d of %d plans", all, len(plans.rows))
	}
	for _, y := range plans.rows {
		if y.Year != 2026 {
			plans.years.SetSelected("2026")
			p.Open(model.Ref{Kind: model.KindPlan, ID: y.ID})
			if got := plans.list.Selected(); len(got) != 1 || got[0].ID != y.ID || p.Selected() != tabPlans {
				t.Errorf("opened %v", got)
			}
			break
		}
	}
	_ = host
}
