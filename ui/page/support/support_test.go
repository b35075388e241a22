package support

import (
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

var tabNames = []string{"funds", "sites", "results", "trainings", "standards", "secretaries", "talent", "files"}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		for i, name := range tabNames {
			p.Select(i)
			host.Picture("support-"+name+suffix, pagetest.Width, pagetest.Height)
		}
		p.Select(tabSites)
		p.sites.list.Edit(p.sites.list.List().Rows()[0].Record, false)
		host.Picture("support-site-form"+suffix, pagetest.Width, pagetest.Height)
		pagetest.Press(t, host.Window(), "取消")
		host.Window().Resize(fyne.NewSize(pagetest.Width, 1250)) // so that the files are in view
		p.sites.list.Edit(p.sites.list.List().Rows()[0].Record, false)
		host.Picture("support-site-files"+suffix, pagetest.Width, 1250)
		pagetest.Press(t, host.Window(), "取消")
		p.Select(tabTrainings)
		p.trainings.askMany()
		host.Picture("support-many"+suffix, pagetest.Width, pagetest.Height)
		pagetest.Press(t, host.Window(), "取消")
		p.Select(tabFunds)
		p.funds.list.Edit(p.funds.list.List().Rows()[0].Record, false)
		host.Picture("support-fund-form"+suffix, pagetest.Width, pagetest.Height)
	})
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	for i, name := range tabNames {
		p.Select(i)
		host.Picture("support-empty-"+name, pagetest.Width, pagetest.Height)
	}
	p.sites.inspect()
	p.sites.end()
	p.standards.switchForce()
	if len(host.Failed) > 0 || host.Windows() > 0 {
		t.Error(host.Failed, host.Windows())
	}
}
