package data

import (
	"os"
	"path/filepath"
	"testing"

	"partyledger/store"
	"partyledger/store/sheet"
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

// workbook is a file with one person that can be read and one that cannot.
func workbook(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "花名册.xlsx")
	if err := store.WriteFile(path, sheet.WriteTemplate); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLook(t *testing.T) {
	for _, scale := range []struct {
		name string
		by   float32
	}{{"", 1}, {"-150", 1.5}} {
		p, host := shown(t, true, scale.by)
		p.backups.make("")
		for i, name := range []string{"import", "export", "backup", "journal", "rules", "waivers", "holidays", "office", "screen"} {
			p.tabs.Select(i)
			host.Picture("data-"+name+scale.name, 1150, 640)
		}
		p.tabs.Select(tabRules)
		for _, r := range p.rules.list.Rows() {
			if len(r.Limits) > 0 {
				p.rules.list.SelectKey(r.key())
				break
			}
		}
		host.Picture("data-rule"+scale.name, 1150, 640)
		p.rules.askLimit()
		host.Picture("data-limit"+scale.name, 1150, 640)
	}
	_ = os.Stdout
	_ = workbook
}
