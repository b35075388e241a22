package exchange

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
		for i, name := range []string{"moves", "summary", "cross", "appointments"} {
			p.Select(i)
			host.Picture("exchange-"+name+suffix, 1150, 640)
		}
		p.Select(tabMoves)
		p.moves.list.Edit(p.moves.list.List().Rows()[0].Record, false)
		host.Picture("exchange-form"+suffix, 1150, 640)
	})
}

func TestEmpty(t *testing.T) {
	p, host := shown(t, false, 1)
	for i, name := range []string{"moves", "summary", "cross", "appointments"} {
		p.Select(i)
		host.Picture("exchange-empty-"+name, 1150, 640)
	}
}
