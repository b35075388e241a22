package staffing

import (
	"testing"

	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		p.overview.list.SelectKey(p.overview.list.Key(p.overview.rows[1]))
		host.Picture("staffing-overview"+suffix, 1150, 640)
		p.about(p.overview.rows[0].enterprise.ID, tabBodies)
		host.Picture("staffing-bodies"+suffix, 1150, 640)
		p.Select(tabPosts)
		p.posts.list.List().SelectKey(p.posts.list.List().Rows()[0].Record.ID)
		host.Picture("staffing-posts"+suffix, 1150, 640)
		p.posts.end()
		host.Picture("staffing-end"+suffix, 1150, 640)
		host.Window().Canvas().Overlays().Top().Hide()
		p.Select(tabStandards)
		p.standards.list.List().SelectKey(p.standards.list.List().Rows()[0].Record.ID)
		host.Picture("staffing-standards"+suffix, 1150, 640)
		p.standards.list.Edit(p.standards.list.List().Rows()[0].Record, false)
		host.Picture("staffing-standard"+suffix, 1150, 640)
	})
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	host.Picture("staffing-empty", 1150, 640)
	p.Select(tabStandards)
	host.Picture("staffing-empty-standards", 1150, 640)
}
