package data

import (
	"context"
	"strings"
	"testing"

	"partyledger/ui/page/pagetest"
)

// An import that was taken back elsewhere is not said to be in the ledger.
func TestImportUndoneElsewhere(t *testing.T) {
	p, host := shown(t, true, 1)
	m := p.imports
	m.try([]string{workbook(t)})
	m.ask()
	if !strings.Contains(m.head.Text, "已导入") {
		t.Fatal(m.head.Text)
	}
	if _, err := host.Ledger.Undo(context.Background(), m.result.Batch); err != nil {
		t.Fatal(err)
	}
	host.Reload()
	host.Show(p)
	if strings.Contains(m.head.Text, "已导入") || !strings.Contains(m.head.Text, "导入已撤销") || m.undo.Visible() {
		t.Errorf("still says %q", m.head.Text)
	}
}

// Nor is a merge of packets.
func TestMergeUndoneElsewhere(t *testing.T) {
	water := reporting(t, "某某水务集团有限公司")
	p, host := shown(t, true, 1)
	p.Select(tabPacket)
	m := p.packets.merging
	m.begin([]string{packetOf(t, water, "水务.dbb", "")})
	m.ask()
	if !strings.Contains(m.said.String(), "已合并1个数据包") || !m.undo.Visible() {
		t.Fatalf("%s, failed %v", m.said, host.Failed)
	}
	for _, b := range m.batches() {
		if _, err := host.Ledger.Undo(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	host.Reload()
	host.Show(p)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "这次合并已撤销") || strings.Contains(seen, "已合并1个") || m.undo.Visible() {
		t.Errorf("still says %s", m.said)
	}
}
