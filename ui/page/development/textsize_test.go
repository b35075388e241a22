package development

import (
	"testing"

	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// The list, the plans and the tabs of a person that are drawn follow a change of the text size.
func TestTextSize(t *testing.T) {
	pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).view.SetSelected(viewList) })
	pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(tabPlans) })
	for _, tab := range []int{tabSteps, tabPapers, tabFound} {
		pagetest.CheckTextSize(t, New, func(p page.Page) {
			d := p.(*Page)
			d.openPerson(*d.rows[40].DevelopmentCase)
			d.person.tabs.Select(tab)
		})
	}
}
