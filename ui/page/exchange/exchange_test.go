package exchange

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
		for i, name := range []string{"moves", "summary", "cross", "appointments"} {
			p.tabs.Select(i)
			host.Picture("exchange-"+name+scale.name, 1150, 640)
		}
		p.tabs.Select(tabMoves)
		p.moves.list.Edit(p.moves.list.List().Rows()[0].Record, false)
		host.Picture("exchange-form"+scale.name, 1150, 640)
	}
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	for i, name := range []string{"moves", "summary", "cross", "appointments"} {
		p.tabs.Select(i)
		host.Picture("exchange-empty-"+name, 1150, 640)
	}
}
