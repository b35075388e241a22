package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	. "partyledger/store"
	"partyledger/store/storetest"
)

// The standing texts of an earlier program become texts of this year's annual report, once, in a
// batch that says so; the chain is whole, whether the ledger had one or not, and neither that
// batch nor what wrote them can be taken back.
func TestStandingTextsAreTurned(t *testing.T) {
	for version, chained := range map[int]bool{14: false, 21: true} {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			dir := t.TempDir()
			w := storetest.Open(t, dir)
			ctx := t.Context()
			storetest.Must[int64](t)(w.Save(ctx, "别的", model.Enterprise{ID: "QY9", Name: "别的公司", ParentID: "", Ownership: model.SoleState}))
			storetest.Must[int64](t)(w.Save(ctx, "单位", storetest.Unit, model.Office{ID: model.OfficeID, Unit: storetest.Unit.Name}))
			for i, x := range []struct {
				place, text string
				off         bool
			}{{"开头", "总体评价，“引号”和\n换行。", false}, {"下一步工作", "打算。", false}, {"结尾", "不用的话。", true}, {"主要做法", "做法。", false}} {
				if err := WriteStanding(ctx, w, fmt.Sprintf("WZ%d", i), x.place, x.text, i, x.off); err != nil {
					t.Fatal(err)
				}
			}
			if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
				t.Fatalf("before: %q", said)
			}
			leftBy(t, w, version)
			os.Remove(filepath.Join(dir, "ledger.chain"))
			for range 2 { // the second opening finds nothing to do
				w = storetest.Open(t, dir)
				if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
					t.Fatalf("chained %v: %q", chained, said)
				}
				w.Close()
			}
			w = storetest.Open(t, dir)
			year := w.Today().Year()
			var got []string
			for _, x := range model.Everywhere[model.ReportText](storetest.Must[*model.Book](t)(w.Book(ctx, Query{}))) {
				if x.EnterpriseID != storetest.Unit.ID || x.Year != year || x.Report != model.AnnualText || x.Origin != model.TextCarried {
					t.Errorf("%+v", x)
				}
				got = append(got, fmt.Sprint(x.ID, " ", x.Section, " ", x.Slot, " ", x.Order, " ", x.Off, " ", x.Text))
			}
			slices.Sort(got)
			want := []string{"WZ0 引言 结语 0 false 总体评价，“引号”和\n换行。", "WZ1 重点工作 结语 1 false 打算。", "WZ2 结尾 结语 2 true 不用的话。",
				"WZ3 特色工作 做法 3 false 做法。"}
			if !slices.Equal(got, want) {
				t.Errorf("%q", got)
			}
			list := storetest.Must[[]Batch](t)(w.Batches(ctx, 0))
			if list[0].Kind != BatchUpgrade || list[0].Records != 8 {
				t.Errorf("%+v", list[0])
			}
			for _, b := range list[:2] { // the turning, and the last that wrote one
				if _, err := w.Undo(ctx, b.ID); err == nil || !strings.Contains(err.Error(), "撤销") {
					t.Errorf("batch %d was taken back: %v", b.ID, err)
				}
			}
			storetest.Must[int64](t)(w.Undo(ctx, list[len(list)-1].ID)) // what has nothing to do with them can be
		})
	}
}
