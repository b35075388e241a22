package keep

import (
	"strings"
	"testing"

	"partyledger/store"
	"partyledger/store/storetest"
)

func TestThin(t *testing.T) {
	now := storetest.Now()
	var paths []store.BackupFile
	for i := range 400 { // one a day, newest first
		paths = append(paths, store.BackupFile{At: now.AddDate(0, 0, -i), Why: "手动"})
	}
	paths = append(paths, store.BackupFile{At: now.AddDate(-6, 0, 0), Why: "升级前-v1"})
	drop := thin(paths)
	if kept := len(paths) - len(drop); kept < 14+8+10 || kept > 14+8+12+2 {
		t.Errorf("kept %d of %d", kept, len(paths))
	}
	for _, p := range drop {
		if strings.Contains(p.Why, "升级前") {
			t.Error("a copy before a migration was dropped")
		}
	}
}
