package staffing

import (
	"testing"

	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, sample)
	host.Scale(scale)
	p := New(host).(*Page)
	host.Picture("none", 1150, 640)
	host.Show(p)
	return p, host
}

func TestLook(t *testing.T) {
	for _, scale := range []struct {
		name string
		by   float32
	}{{"", 1}, {"-150", 1.5}} {
		p, host := shown(t, true, scale.by)
		p.overview.list.SelectKey(p.overview.list.Key(p.overview.rows[1]))
		host.Picture("staffing-overview"+scale.name, 1150, 640)
		p.about(p.overview.rows[0].enterprise.ID, tabBodies)
		host.Picture("staffing-bodies"+scale.name, 1150, 640)
		p.tabs.Select(tabPosts)
		p.posts.list.List().SelectKey(p.posts.list.List().Rows()[0].Record.ID)
		host.Picture("staffing-posts"+scale.name, 1150, 640)
		p.posts.end()
		host.Picture("staffing-end"+scale.name, 1150, 640)
		host.Window().Canvas().Overlays().Top().Hide()
		p.tabs.Select(tabStandards)
		p.standards.list.List().SelectKey(p.standards.list.List().Rows()[0].Record.ID)
		host.Picture("staffing-standards"+scale.name, 1150, 640)
		p.standards.list.Edit(p.standards.list.List().Rows()[0].Record, false)
		host.Picture("staffing-standard"+scale.name, 1150, 640)
	}
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	host.Picture("staffing-empty", 1150, 640)
	p.tabs.Select(tabStandards)
	host.Picture("staffing-empty-standards", 1150, 640)
}
