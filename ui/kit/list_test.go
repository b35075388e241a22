package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

type row struct{ id, name, unit string }

func testList(t testing.TB, n int) (*RecordList[row], fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	test.ApplyTheme(t.(*testing.T), Theme{Scale: 1})
	l := NewRecordList([]Column[row]{
		{ID: "id", Title: "编号", Width: 80, Text: func(r row) string { return r.id }},
		{ID: "name", Title: "姓名", Width: 120, Text: func(r row) string { return r.name }},
		{ID: "unit", Title: "所在企业", Width: 200, Text: func(r row) string { return r.unit }},
	})
	l.Key = func(r row) string { return r.id }
	var rows []row
	for i := range n {
		rows = append(rows, row{fmt.Sprintf("%04d", i), []string{"张甲", "李䶮", "王𬎆", "赵𫖯"}[i%4], []string{"某某投资集团有限公司第一建设工程分公司机关党支部",
			"乙水务"}[i%2]})
	}
	l.SetRows(rows)
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(420, 260))
	w.Canvas().Focus(l.body)
	return l, w
}

func names(rows []row) string {
	var ids []string
	for _, r := range rows {
		ids = append(ids, r.id)
	}
	return strings.Join(ids, " ")
}

func key(l *RecordList[row], names ...fyne.KeyName) {
	for _, n := range names {
		l.body.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestListKeyboard(t *testing.T) {
	l, _ := testList(t, 1000)
	var opened, deleted []row
	l.OnOpen = func(r row) { opened = append(opened, r) }
	l.OnDelete = func(r []row) { deleted = append(deleted, r...) }
	for _, x := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "0000"}, {fyne.KeyDown, "0001"}, {fyne.KeyUp, "0000"}, {fyne.KeyUp, "0000"}, {fyne.KeyEnd, "0999"},
		{fyne.KeyDown, "0999"}, {fyne.KeyHome, "0000"}} {
		key(l, x.key)
		if got := names(l.Selected()); got != x.want {
			t.Errorf("after %s: %s, want %s", x.key, got, x.want)
		}
	}
	key(l, fyne.KeyPageDown)
	if l.cursor < 3 || l.cursor > 10 {
		t.Errorf("page down went to %d", l.cursor)
	}
	key(l, fyne.KeyHome, fyne.KeyReturn, fyne.KeyDelete)
	if names(opened) != "0000" || names(deleted) != "0000" {
		t.Errorf("opened %s, deleted %s", names(opened), names(deleted))
	}
}

func TestListSelection(t *testing.T) {
	l, _ := testList(t, 20)
	press := func(i int, b desktop.MouseButton, m fyne.KeyModifier) {
		l.pressed(i, &desktop.MouseEvent{Button: b, Modifier: m})
	}
	press(3, desktop.MouseButtonPrimary, 0)
	press(5, desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	if got := names(l.Selected()); got != "0003 0004 0005" {
		t.Error(got)
	}
	press(1, desktop.MouseButtonPrimary, fyne.KeyModifierControl)
	press(4, desktop.MouseButtonPrimary, fyne.KeyModifierControl)
	if got := names(l.Selected()); got != "0001 0003 0005" {
		t.Error(got)
	}
	l.SortBy("id", false)
	if got := names(l.Selected()); got != "0005 0003 0001" {
		t.Errorf("the selection does not outlive sorting: %s", got)
	}
	l.SetFilter(func(r row) bool { return r.id > "0002" })
	if got := names(l.Selected()); got != "0005 0003" {
		t.Error(got)
	}
	if !strings.Contains(l.count.Text, "共17条（全部20条）") {
		t.Error(l.count.Text)
	}
}

// What a page shows of the selected row follows when the filter takes the row away
// and gives it back.
func TestListTellsThatSelectedRowsAreFiltered(t *testing.T) {
	l, _ := testList(t, 20)
	told := "nothing"
	l.OnSelect = func(rows []row) { told = names(rows) }
	l.selectOnly(3)
	l.SetFilter(func(r row) bool { return r.id > "0010" })
	if told != "" {
		t.Errorf("filtered away: %q", told)
	}
	l.SetFilter(nil)
	if told != "0003" {
		t.Errorf("given back: %q", told)
	}
	told = "nothing"
	l.SortBy("id", false)
	if told != "nothing" {
		t.Errorf("the selection did not change, told %q", told)
	}
}

func TestListSortsAndCopies(t *testing.T) {
	l, _ := testList(t, 3)
	l.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	if l.sortBy != 0 || !l.sortUp {
		t.Error("a tap on the head does not sort")
	}
	l.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	if names(l.rows) != "0002 0001 0000" {
		t.Error(names(l.rows))
	}
	l.SelectAll()
	text := l.Table(append(l.Selected(), row{"=1+1", "a\tb", "c\nd"}))
	if !strings.HasPrefix(text, "编号\t姓名\t所在企业\r\n0002\t王𬎆\t") || !strings.HasSuffix(text, "'=1+1\ta b\tc d\r\n") {
		t.Errorf("%q", text)
	}
}

func TestListResizesColumns(t *testing.T) {
	l, _ := testList(t, 3)
	var kept []ColumnState
	l.OnColumns = func(s []ColumnState) { kept = s }
	l.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(90, 5)}, Dragged: fyne.NewDelta(10, 0)})
	l.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(120, 5)}, Dragged: fyne.NewDelta(30, 0)})
	l.head.DragEnd()
	if len(kept) != 3 || kept[0].Width != 120 {
		t.Errorf("%+v", kept)
	}
	l.SetColumns([]ColumnState{{"name", 5, true}, {"unit", 50, true}, {"gone", 50, false}})
	if l.columns[1].Hidden || !l.columns[2].Hidden {
		t.Error("kept columns are not taken as they should")
	}
}

func TestListEmpty(t *testing.T) {
	l, _ := testList(t, 0)
	l.Empty = "还没有人员，可从Excel导入。"
	l.SetRows(nil)
	if l.empty.Text != l.Empty {
		t.Error(l.empty.Text)
	}
	key(l, fyne.KeyDown, fyne.KeyReturn)
}

func TestListPicture(t *testing.T) {
	l, w := testList(t, 30)
	l.SortBy("name", true)
	l.selectOnly(2)
	test.AssertImageMatches(t, "list.png", w.Canvas().Capture())
}

// behind makes what is done off the UI goroutine wait until the test lets it happen,
// what was begun last first.
func behind(t *testing.T) (release func()) {
	t.Helper()
	var jobs []func()
	before := Background
	Background = func(f func()) { jobs = append(jobs, f) }
	t.Cleanup(func() { Background = before })
	return func() {
		for len(jobs) > 0 {
			job := jobs[len(jobs)-1]
			jobs = jobs[:len(jobs)-1]
			job()
		}
	}
}

func TestLongListIsArrangedBehind(t *testing.T) {
	release := behind(t)
	l, _ := testList(t, longList+4)
	if len(l.Rows()) != 0 {
		t.Errorf("还没有排好就有%d行", len(l.Rows()))
	}
	l.SelectKey("0003") // is to be selected once it is there
	release()
	if got := names(l.Selected()); len(l.Rows()) != longList+4 || got != "0003" {
		t.Errorf("%d行，选中“%s”", len(l.Rows()), got)
	}

	// Two filters typed one after the other: the first's answer comes last and does
	// not overwrite the second's.
	l.SetFilter(func(r row) bool { return r.id == "0001" })
	l.SetFilter(func(r row) bool { return r.id == "0002" || r.id == "0003" })
	if len(l.Rows()) != longList+4 {
		t.Error("输入时就在界面上逐行筛选")
	}
	release()
	if got := names(l.Rows()); got != "0002 0003" {
		t.Errorf("筛选后是“%s”", got)
	}
	l.SortBy("id", false)
	release()
	if got := names(l.Rows()); got != "0003 0002" || names(l.Selected()) != "0003" {
		t.Errorf("倒序是“%s”，选中“%s”", got, names(l.Selected()))
	}
}

func TestCopyOfManyRowsIsMadeBehind(t *testing.T) {
	l, _ := testList(t, longList)
	release := behind(t)
	l.SelectAll()
	l.Copy()
	if fyne.CurrentApp().Clipboard().Content() != "" {
		t.Error("很多行的文字在界面上就拼好了")
	}
	release()
	if lines := strings.Count(fyne.CurrentApp().Clipboard().Content(), "\r\n"); lines != longList+1 {
		t.Errorf("剪贴板上有%d行", lines)
	}
}

// A long run of selected rows is kept by its places: single rows can be taken out
// of it, and another order drops it.
func TestLongRunOfSelectedRows(t *testing.T) {
	release := behind(t)
	l, _ := testList(t, longList+4)
	release()
	first := l.rows[0]
	l.SelectAll()
	if n := len(l.Selected()); n != longList+4 || !strings.Contains(l.count.Text, "已选5004条") {
		t.Errorf("全选后选中%d行：%s", n, l.count.Text)
	}
	l.toggle(7)
	l.toggle(9)
	l.toggle(9)
	if got := l.Selected(); len(got) != longList+3 || got[7].id != "0008" || l.isPicked(7) || !l.isPicked(9) {
		t.Errorf("去掉一行后选中%d行", len(got))
	}
	l.selectOnly(3)
	l.selectTo(1000)
	if got := l.Selected(); len(got) != 998 || got[0].id != "0003" || got[997].id != "1000" {
		t.Errorf("从第3行到第1000行选中%d行", len(got))
	}
	l.SortBy("id", false)
	release()
	if got := l.Selected(); len(got) != 0 || l.rows[0] == first {
		t.Errorf("换了次序，仍选中%d行", len(got))
	}
}

// There is no gap between rows: a press anywhere in the list is on one.
func TestListHasNoGaps(t *testing.T) {
	l, w := testList(t, 20)
	var at []float32
	var high float32
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if r, ok := o.(*listRow[row]); ok && r.index >= 0 && r.Visible() {
			at = append(at, fyne.CurrentApp().Driver().AbsolutePositionForObject(r).Y)
			high = r.Size().Height
			return
		}
		switch x := o.(type) {
		case *fyne.Container:
			for _, o := range x.Objects {
				walk(o)
			}
		case fyne.Widget:
			for _, o := range test.WidgetRenderer(x).Objects() {
				walk(o)
			}
		}
	}
	walk(w.Content())
	slices.Sort(at)
	if len(at) < 4 {
		t.Fatalf("%d rows of %d on screen", len(at), len(l.rows))
	}
	for i := 1; i < len(at); i++ {
		if at[i]-at[i-1] != high {
			t.Errorf("row %d stands %v below the one before, which is %v high", i, at[i]-at[i-1], high)
		}
	}
}
