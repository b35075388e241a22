package units

import (
	"testing"

	"partyledger/model"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, sample)
	host.Scale(scale)
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func TestLook(t *testing.T) {
	for _, scale := range []struct {
		name string
		by   float32
	}{{"", 1}, {"-150", 1.5}} {
		p, host := shown(t, true, scale.by)
		for i, name := range []string{"facts", "organizations", "committee", "terms", "headcounts", "funds", "findings"} {
			p.tabs.Select(i)
			host.Picture("units-"+name+scale.name, 1150, 640)
		}
		p.tabs.Select(tabOrganizations)
		p.organizations.Select(p.organizations.List().Rows()[0].Record.ID)
		p.organizations.Edit(p.organizations.List().Rows()[0].Record, false)
		host.Picture("units-edit"+scale.name, 1150, 640)
	}
}

func TestLookAsk(t *testing.T) {
	p, host := shown(t, true, 1)
	p.tabs.Select(tabCommittee)
	host.Picture("units-end-post", 1150, 640)
	p.members.Select(p.members.List().Rows()[0].Record.ID)
	p.endPost()
	host.Picture("units-end-post", 1150, 640)
	host.Scale(1.5)
	host.Picture("units-end-post-150", 1150, 640)
	_ = model.Ref{}
}

func TestEmpty(t *testing.T) {
	_, host := shown(t, false, 1)
	host.Picture("units-empty", 1150, 640)
}
