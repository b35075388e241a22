package store_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
	"partyledger/model/statistics"
	. "partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/storetest"
)

// figuresOf is the headline figures of a year's last day, as text.
func figuresOf(t *testing.T, w *Workspace) string {
	t.Helper()
	b := storetest.Must[*model.Book](t)(w.Book(t.Context(), Query{AsOf: day.Of(2025, 12, 31)}))
	var out strings.Builder
	for _, f := range figure.All(b) {
		out.WriteString(f.Key + " " + f.Value.String() + "/" + f.Base.String() + "\n")
	}
	return out.String()
}

// A finished year is closed in one batch, once; later changes leave its figures as they
// are; one undo, or taking the close out by hand, opens it again.
func TestCloseYear(t *testing.T) {
	ctx := t.Context()
	w := storetest.Open(t, t.TempDir())
	if err := keep.Demo(ctx, w); err != nil {
		t.Fatal(err)
	}
	before, dump := figuresOf(t, w), storetest.Dump(t, w)
	_, err := w.CloseYear(ctx, YearClose{Year: 2026, By: "钱丙丁"})
	storetest.WantRefusal(t, err, "2026年还没有结束")
	_, err = w.CloseYear(ctx, YearClose{Year: 20, By: "钱丙丁"})
	storetest.WantRefusal(t, err, "四位数的年份")
	ask := YearClose{Year: 2025, By: "钱丙丁", Note: "上报数"}
	closed := storetest.Must[ClosedYear](t)(w.CloseYear(ctx, ask))
	if closed.Records < 1000 || figuresOf(t, w) != before {
		t.Errorf("%d records, figures\n%s\nwere\n%s", closed.Records, figuresOf(t, w), before)
	}
	c := storetest.One[model.YearClose](t, w, "note = ?", ask.Note)
	if c.By != "钱丙丁" || c.ClosedOn != day.Of(2026, 11, 23) || c.Day != day.Of(2025, 12, 31) || c.EnterpriseID != "" || c.Note != "上报数" {
		t.Errorf("%+v", c)
	}
	_, err = w.CloseYear(ctx, ask)
	storetest.WantRefusal(t, err, "2025年度已于2026年11月23日年结（定稿人钱丙丁）", "删除这条年结记录")

	var gone model.Person // somebody of the closed year, who is younger now
	for _, p := range storetest.Must[[]model.Person](t)(Load[model.Person](ctx, w.Conn(), "status = ?", "", string(model.FullMember))) {
		if !p.Admitted.IsZero() && p.Admitted.Year() < 2020 && p.Left.IsZero() && !p.Frontline {
			gone = p
			break
		}
	}
	now := gone
	now.BirthDay, now.Frontline = day.Of(1995, 1, 2), true
	changed := storetest.Must[int64](t)(w.SaveEdited(ctx, "更正", gone, now))
	if figuresOf(t, w) != before {
		t.Error("the closed year has changed")
	}
	for _, batch := range []int64{changed, closed.Batch} {
		storetest.Must[int64](t)(w.Undo(ctx, batch))
	}
	if storetest.Dump(t, w) != dump {
		t.Error("an undo does not leave the ledger as it was")
	}
	storetest.Must[ClosedYear](t)(w.CloseYear(ctx, ask))
	c = storetest.One[model.YearClose](t, w, "note = ?", ask.Note)
	if _, _, err := w.Remove(ctx, Removal{Refs: []model.Ref{model.RefOf(c)}, Reason: "重新年结", Along: true}); err != nil {
		t.Fatal(err)
	}
	if storetest.Dump(t, w) != dump {
		t.Error("a close that was taken out leaves something behind")
	}
}

// What the checks between the forms find stops a close; nothing is written.
func TestCloseYearStopped(t *testing.T) {
	ctx := t.Context()
	w := storetest.Open(t, t.TempDir())
	if err := keep.Demo(ctx, w); err != nil {
		t.Fatal(err)
	}
	b := storetest.Must[*model.Book](t)(w.YearBook(ctx, 2025, ""))
	who, _ := model.Find[model.Person](b, statistics.Of(b).Form(statistics.AdmittedOne).Rows[0].Cells[0].Refs[0].ID)
	now := who
	now.Ethnicity = ""
	storetest.Must[int64](t)(w.SaveEdited(ctx, "民族没有填", who, now))
	dump := storetest.Dump(t, w)
	closed, err := w.CloseYear(ctx, YearClose{Year: 2025, By: "钱丙丁"})
	storetest.WantRefusal(t, err, "勾稽关系没有通过", "台账没有改动")
	found := false
	for _, f := range closed.Faults {
		found = found || f.Relation == "K12" && f.Stops() && len(f.Refs) == 1 && f.Refs[0].ID == who.ID
	}
	if !found || storetest.Dump(t, w) != dump {
		t.Errorf("%+v", closed.Faults)
	}
}
