package keep

import (
	"strings"
	"testing"

	"fmt"
	"partyledger/model"
	"partyledger/store"
	"partyledger/store/storetest"
	"time"
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

// A clock that jumps ten years forth and back misleads nobody: the newest backup is the
// one with the highest number, nothing newer is thinned out, and whether something has
// changed since goes by the log.
func TestClockTenYearsOff(t *testing.T) {
	dir := t.TempDir()
	open := func(years int) *store.Workspace {
		t.Helper()
		w, err := store.Open(t.Context(), dir, store.Options{Now: func() time.Time { return storetest.Now().AddDate(years, 0, 0) },
			Actor: "测试员", Version: "test", New: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { w.Close() })
		return w
	}
	var last string
	for i, years := range []int{0, 10, -10, 0, 10, -10, -10, 10, 0, 0, -10, 10, -10, 0} {
		w := open(years)
		storetest.Must[int64](t)(w.Save(t.Context(), "录入", storetest.Unit, model.Site{ID: fmt.Sprint("CS", i), Name: fmt.Sprint("活动室", i),
			EnterpriseID: storetest.Unit.ID}))
		path := storetest.Must[string](t)(BackupChanged(t.Context(), w))
		if list := store.BackupsIn(dir); path == "" || list[0].Path != path || i > 0 && list[1].Path != last {
			t.Fatalf("turn %d: %q, the newest are %v", i, path, list[:min(len(list), 2)])
		}
		if again := storetest.Must[string](t)(BackupChanged(t.Context(), w)); again != "" {
			t.Errorf("turn %d: nothing had changed, and %q was made", i, again)
		}
		last = path
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	w := open(0)
	if said := storetest.Must[[]string](t)(Verify(t.Context(), w)); len(said) > 0 || len(store.BackupsIn(dir)) < keptLately {
		t.Errorf("%q, %d backups", said, len(store.BackupsIn(dir)))
	}
}
