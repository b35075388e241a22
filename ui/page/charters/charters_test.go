package charters

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"partyledger/ui/kit"
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
		host.Picture("charters-overview"+scale.name, 1150, 640)
		p.overview.list.SelectKey(p.overview.rows[16].EnterpriseID)
		host.Picture("charters-overview-selected"+scale.name, 1150, 640)
		p.openEnterprise(p.overview.rows[0].EnterpriseID)
		host.Picture("charters-text"+scale.name, 1150, 640)
		p.charter.clauses.selectClause(p.charter.clauses.clauses[2])
		host.Picture("charters-clause"+scale.name, 1150, 640)
		p.charter.clauses.editClause(p.charter.clauses.clauses[2])
		host.Picture("charters-clause-edit"+scale.name, 1150, 640)
		host.Window().Canvas().Overlays().Top().Hide()
		p.tabs.Select(tabMatters)
		host.Picture("charters-matters"+scale.name, 1150, 640)
		p.tabs.Select(tabReviews)
		host.Picture("charters-reviews"+scale.name, 1150, 640)
		p.editCharter(p.charter.id)
		host.Picture("charters-progress"+scale.name, 1150, 640)
	}
}

// lawText writes a charter of so many articles, the Party's among them.
func lawText(t *testing.T, name string, extra string) string {
	t.Helper()
	text := "某某水务集团有限公司章程\n（" + name + "）\n第一章 总则\n第一条 为规范公司的组织和行为，根据《中华人民共和国公司法》，制定本章程。\n" +
		"第二条 根据《中国共产党章程》规定，设立中国共产党的组织，开展党的活动，建立党的工作机构，配齐配强党务工作人员，保障党组织的工作经费。\n" +
		"第二章 党委\n第三条 公司重大经营管理事项须经党委前置研究讨论后，再由董事会作出决定。\n" + extra
	path := filepath.Join(t.TempDir(), name+".txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLookImportCompare(t *testing.T) {
	for _, scale := range []struct {
		name string
		by   float32
	}{{"", 1}, {"-150", 1.5}} {
		p, host := shown(t, true, scale.by)
		host.Picture("none", 1150, 640)
		id := p.overview.rows[1].EnterpriseID
		p.tryImport(id, lawText(t, "2027年修订", "第四条 公司设立工会。\n"))
		host.Picture("charters-import"+scale.name, 1150, 640)
		test.Tap(button(t, host, "导入"))
		host.Show(p)
		host.Picture("charters-imported"+scale.name, 1150, 640)
		p.charter.compareVersions()
		top := host.Window().Canvas().Overlays().Top()
		for _, o := range test.LaidOutObjects(top) {
			if l, ok := o.(*kit.RecordList[change]); ok {
				l.SelectKey(l.Rows()[1].key)
			}
		}
		host.Picture("charters-compare"+scale.name, 1150, 640)
	}
}

// button finds a button of the window's dialog.
func button(t *testing.T, host *pagetest.Host, text string) *widget.Button {
	t.Helper()
	for _, o := range test.LaidOutObjects(host.Window().Canvas().Overlays().Top()) {
		if b, ok := o.(*widget.Button); ok && b.Text == text {
			return b
		}
	}
	t.Fatal("no button " + text)
	return nil
}
