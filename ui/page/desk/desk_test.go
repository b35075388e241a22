package desk

import (
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model/rule"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool) (*Page, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, sample)
	p := New(host).(*Page)
	host.Show(p)
	return p, host
}

func TestLook(t *testing.T) {
	p, host := shown(t, true)
	host.Picture("desk", 1150, 640)
	p.list.SelectKey(p.items[0].key)
	host.Picture("desk-selected", 1150, 640)
	p.askReason(p.items[0])
	host.Picture("desk-waiver", 1150, 640)
	_ = fyne.KeyTab
	_ = rule.Block
}

func TestLookLarge(t *testing.T) {
	p, host := shown(t, true)
	host.Scale(1.5)
	host.Picture("desk-150", 1150, 640)
	p.askReason(p.items[0])
	host.Picture("desk-150-waiver", 1150, 640)
	host.Scale(1)
	host.Picture("desk-1080", 1700, 950)
}

func TestEmpty(t *testing.T) {
	_, host := shown(t, false)
	host.Picture("desk-empty", 1150, 640)
}
