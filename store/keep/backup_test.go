package keep

import (
	"strings"
	"testing"

	"partyledger/store"
	"partyledger/store/storetest"
)

func TestThin(t *testing.T) {
	now := storetest.Now()
	var paths []string
	for i := range 400 { // one a day, newest first
		paths = append(paths, "台账备份-"+now.AddDate(0, 0, -i).Format(store.StampLayout)+"-手动.db")
	}
	paths = append(paths, "台账备份-20200101-000000-升级前-v1.db")
	drop := thin(paths, now)
	if kept := len(paths) - len(drop); kept < 14+8+10 || kept > 14+8+12+2 {
		t.Errorf("kept %d of %d", kept, len(paths))
	}
	for _, p := range drop {
		if strings.Contains(p, "升级前") {
			t.Error("a copy before a migration was dropped")
		}
	}
}
