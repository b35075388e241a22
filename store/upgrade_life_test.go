package store_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	. "partyledger/store"
	"partyledger/store/storetest"
)

// What activities told of a 主题党日 becomes meetings, once, in a batch that says so: nothing is
// lost, what was attached goes along, and other activities stay.
func TestThemeDaysAreTurned(t *testing.T) {
	dir, ctx := t.TempDir(), t.Context()
	on := day.Of(2026, 7, 1)
	activity := func(id string, kind model.ActivityKind, on day.Day) model.Activity {
		return model.Activity{ID: id, OrganizationID: storetest.Branch.ID, ActivityKind: kind, Theme: "重温入党誓词", Day: on,
			People: model.Count(25), Result: "反响好"}
	}
	w := storetest.Open(t, dir)
	storetest.Must[int64](t)(w.Save(ctx, "活动", storetest.Unit, storetest.Branch, activity("1", model.PartyDay, on),
		activity("2", model.Volunteering, on), activity("3", model.PartyDay, on.AddMonths(1)),
		model.Meeting{ID: "HY9", OrganizationID: storetest.Branch.ID, MeetingKind: model.MemberMeeting, AlsoPartyDay: true,
			Day:   on.AddMonths(1),
			Title: "学习"},
		model.Attachment{ID: "FJ1", RecordKind: string(model.KindActivity), RecordID: "1", Title: "照片", FileName: "1.pdf",
			Type: model.FileType(model.FileType("").Choices()[0]), Hash: strings.Repeat("ab", 32)}))
	leftBy(t, w, 27)
	for range 2 { // the second opening finds nothing to do
		w = storetest.Open(t, dir)
		if said := storetest.Must[[]string](t)(w.Verify(ctx)); len(said) > 0 {
			t.Fatalf("%q", said)
		}
		w.Close()
	}
	w = storetest.Open(t, dir)
	b := storetest.Must[*model.Book](t)(w.Book(ctx, Query{}))
	left := map[string]bool{}
	for _, a := range model.Everywhere[model.Activity](b) {
		left[a.ID] = true
	}
	if len(left) != 2 || !left["2"] || !left["3"] { // of the third a meeting tells
		t.Errorf("left: %v", left)
	}
	var made []model.Meeting
	for _, m := range model.Everywhere[model.Meeting](b) {
		if m.ID != "HY9" {
			made = append(made, m)
		}
	}
	if len(made) != 1 {
		t.Fatalf("%+v", made)
	}
	storetest.Same(t, model.Meeting{ID: made[0].ID, OrganizationID: storetest.Branch.ID, MeetingKind: model.ThemeDay, ForYear: 2026,
		Day:   on,
		Title: "重温入党誓词", Attended: 25, Note: "反响好"}, made[0])
	if f := model.Everywhere[model.Attachment](b)[0]; f.RecordKind != string(model.KindMeeting) || f.RecordID != made[0].ID {
		t.Errorf("the file is at %s %s", f.RecordKind, f.RecordID)
	}
	if list := storetest.Must[[]Batch](t)(w.Batches(ctx, 0)); list[0].Kind != BatchUpgrade || list[0].Records != 3 {
		t.Errorf("%+v", list[0])
	}
}
