package page_test

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// bare is a page with nothing on it.
type bare struct{ page.Page }

func (bare) Content() fyne.CanvasObject { return kit.NewFlow() }

func onBarePage(t *testing.T) *pagetest.Host {
	t.Helper()
	host := pagetest.New(t, true)
	host.Present(bare{})
	return host
}

func windows(host *pagetest.Host) int { return len(host.Window().Canvas().Overlays().List()) }

// Escape leaves a form at once while nothing is typed, and asks as soon as
// something is: text, a day that is none, a name that was not chosen.
func TestEscapeOnForms(t *testing.T) {
	e := model.Everywhere[model.Enterprise](pagetest.New(t, true).Snapshot().Book)[0]
	for field, typed := range map[string]string{"": "", "Name": "新", "Founded": "没有这一天", "ParentID": "没有选"} {
		host := onBarePage(t)
		page.EditRecord(host, e, false, []kit.FormSection{{Fields: []string{"ShortName", "Name", "Founded", "ParentID"}}},
			func(model.Record) {})
		for i, name := range []string{"ShortName", "Name", "Founded", "ParentID"} {
			if name == field {
				for range i {
					host.Window().Canvas().FocusNext()
				}
			}
		}
		host.Type(typed)
		asked := func() bool { return strings.Contains(pagetest.Seen(host.Window()), "还没有保存") }
		for range 2 { // suggestions go first
			if windows(host) > 0 && !asked() {
				host.Key(fyne.KeyEscape)
			}
		}
		if field == "" {
			if windows(host) > 0 {
				t.Errorf("an untouched form: %d windows", windows(host))
			}
			continue
		}
		if windows(host) != 2 || !asked() {
			t.Errorf("%s: %d windows: %s", field, windows(host), pagetest.Seen(host.Window()))
			continue
		}
		host.Key(fyne.KeyEscape)
		if windows(host) != 1 || asked() {
			t.Errorf("%s: Escape does not go back to the form", field)
		}
		host.Key(fyne.KeyEscape)
		pagetest.Press(t, host.Window(), "不保存")
		if windows(host) > 0 {
			t.Errorf("%s: the form stays though it may go", field)
		}
	}
}

// Questions with a few fields ask too, by their button as by Escape.
func TestQuestionKeepsWhatWasTyped(t *testing.T) {
	host := onBarePage(t)
	page.AskFields(host, page.Question{Title: "例外", Yes: "登记", Record: model.Waiver{}, Fields: []string{"By", "Reason"},
		Then: func(_ model.Record, done func(error)) { done(nil) }})
	host.Type("党委会")
	host.Key(fyne.KeyEscape)
	if seen := pagetest.Seen(host.Window()); windows(host) != 2 || !strings.Contains(seen, "还没有保存") {
		t.Fatalf("Escape: %d windows: %s", windows(host), seen)
	}
	pagetest.Press(t, host.Window(), "取消") // the question's
	pagetest.Press(t, host.Window(), "取消")
	if seen := pagetest.Seen(host.Window()); windows(host) != 2 || !strings.Contains(seen, "还没有保存") {
		t.Fatalf("取消: %d windows: %s", windows(host), seen)
	}
	pagetest.Press(t, host.Window(), "取消")
	if windows(host) != 1 || !strings.Contains(pagetest.Seen(host.Window()), "党委会") {
		t.Errorf("%d windows: %s", windows(host), pagetest.Seen(host.Window()))
	}
}

// 保存 in the question saves and goes on; where it cannot, the form says why and stays.
func TestSavedOnTheWayOut(t *testing.T) {
	host := onBarePage(t)
	e := model.Everywhere[model.Enterprise](host.Snapshot().Book)[0]
	page.EditRecord(host, e, false, []kit.FormSection{{Fields: []string{"Name", "ShortName"}}}, func(model.Record) {})
	pagetest.Fill(t, host.Window(), "企业名称", "")
	host.Key(fyne.KeyEscape)
	pagetest.Press(t, host.Window(), "保存")
	if windows(host) != 1 || pagetest.Wrong(t, host.Window(), "企业名称") == "" {
		t.Fatalf("%d windows: %s", windows(host), pagetest.Seen(host.Window()))
	}
	pagetest.Fill(t, host.Window(), "企业名称", "某某改名有限公司")
	gone := false
	page.LeaveUnsaved(host, page.UnsavedIn(host.Window().Canvas(), nil), func() { gone = true })
	if gone {
		t.Fatal("left without a question")
	}
	pagetest.Press(t, host.Window(), "保存")
	now, _ := model.Find[model.Enterprise](host.Snapshot().Book, e.ID)
	if windows(host) != 0 || !gone || now.Name != "某某改名有限公司" {
		t.Errorf("%d windows, gone on: %v, saved: %q", windows(host), gone, now.Name)
	}
}

// A save that fails leaves the window and what is in it; it may be tried again.
func TestFailedSaveKeepsTheWindow(t *testing.T) {
	host := onBarePage(t)
	sheet := &page.Sheet{Title: "登记", Content: kit.NewEntry(), Yes: kit.NewButton("保存", nil), Width: 300, Height: 200}
	sheet.Show(host)
	done := sheet.Saving()
	if !sheet.Yes.Disabled() {
		t.Error("it may be saved twice")
	}
	done(errors.New("盘满"))
	if sheet.Yes.Disabled() || windows(host) != 1 {
		t.Error("it cannot be tried again")
	}
	sheet.Saving()(nil)
	if windows(host) != 0 {
		t.Error("the window stays after a save")
	}
}

// A question whose save fails stays with what was typed.
func TestFailedQuestionKeepsTheWindow(t *testing.T) {
	host := onBarePage(t)
	var end func(error)
	page.AskFields(host, page.Question{Title: "例外", Yes: "登记", Record: model.Waiver{RuleID: "A-01", RecordKind: "term", RecordID: "1",
		Reason: "已说明", Day: host.Snapshot().Today}, Fields: []string{"By"}, Then: func(_ model.Record, done func(error)) { end = done }})
	host.Type("党委会")
	pagetest.Press(t, host.Window(), "登记")
	if end == nil || windows(host) != 1 {
		t.Fatal("the window went before the save was done")
	}
	end(errors.New("盘满"))
	if windows(host) != 1 || !strings.Contains(pagetest.Seen(host.Window()), "党委会") {
		t.Error("what was typed is lost")
	}
	pagetest.Press(t, host.Window(), "登记")
	if end(nil); windows(host) != 0 {
		t.Error("the window stays after a save")
	}
}

// Menus and calendars go away at Escape without the window under them.
func TestEscapeLeavesPopUpsFirst(t *testing.T) {
	host := onBarePage(t)
	page.AskFields(host, page.Question{Title: "例外", Yes: "登记", Record: model.Waiver{}, Fields: []string{"Day"},
		Then: func(_ model.Record, done func(error)) { done(nil) }})
	host.Key(fyne.KeyDown) // the calendar
	if windows(host) != 2 {
		t.Fatalf("%d windows", windows(host))
	}
	host.Key(fyne.KeyEscape)
	if windows(host) != 1 {
		t.Errorf("%d windows after one Escape", windows(host))
	}
	host.Key(fyne.KeyEscape)
	if windows(host) != 0 {
		t.Errorf("%d windows after two", windows(host))
	}
}

// A window is as high as what it asks or says, as far as there is room; one with much in
// it never leaves the screen.
func TestWindowsAreAsHighAsTheirContent(t *testing.T) {
	host := onBarePage(t)
	host.Window().Resize(fyne.NewSize(1366, 700))
	high := map[string]float32{}
	for name, lines := range map[string]int{"little": 1, "more": 12, "much": 200} {
		text := kit.NewColumn()
		for range lines {
			text.Add(kit.NewWords(kit.Sentence{Text: "一行"}))
		}
		s := &page.Sheet{Title: name, Content: container.NewVScroll(text), Width: 500, Height: 280}
		s.Show(host)
		high[name] = s.Content.Size().Height
		if spare := high[name] - text.MinSize().Height; name != "much" && (spare < -1 || spare > 40) {
			t.Errorf("%s: %v left under the text", name, spare)
		}
		s.Hide()
	}
	if high["little"] >= high["more"] || high["much"] > 700 || high["much"] < 400 {
		t.Errorf("heights: %v", high)
	}
}
