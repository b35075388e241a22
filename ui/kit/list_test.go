package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	at := fyne.NewPos(l.columns[0].shown+20, 5)
	l.head.Tapped(&fyne.PointEvent{Position: at})
	if l.columns[l.sortBy].ID != "id" || !l.sortUp {
		t.Error("a tap on the head does not sort")
	}
	l.head.Tapped(&fyne.PointEvent{Position: at})
	if names(l.rows) != "0002 0001 0000" {
		t.Error(names(l.rows))
	}
	l.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 5)})
	if names(l.rows) != "0000 0001 0002" {
		t.Errorf("序号 does not bring the order back: %s", names(l.rows))
	}
	l.SortBy("id", false)
	l.SelectAll()
	text := l.Table(append(l.Selected(), row{"=1+1", "a\tb", "c\nd"}))
	if !strings.HasPrefix(text, "序号\t编号\t姓名\t所在企业\r\n1\t0002\t王𬎆\t") ||
		!strings.HasSuffix(text, "'=1+1\ta b\tc d\r\n") {
		t.Errorf("%q", text)
	}
}

func TestListResizesColumns(t *testing.T) {
	l, _ := testList(t, 3)
	var kept []ColumnState
	l.OnColumns = func(s []ColumnState) { kept = s }
	was := l.columns[1].shown
	edge := l.columns[0].shown + was
	l.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+10, 5)}, Dragged: fyne.NewDelta(10, 0)})
	if l.columns[1].shown != was+10 {
		t.Errorf("the edge is not where the mouse is: %v, was %v", l.columns[1].shown, was)
	}
	l.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(edge+40, 5)}, Dragged: fyne.NewDelta(30, 0)})
	l.head.DragEnd()
	if len(kept) != 4 || kept[1].Width != was+40 || l.columns[1].shown != was+40 {
		t.Errorf("%+v, shown %v", kept, l.columns[1].shown)
	}
	l.sheet.Resize(fyne.NewSize(1600, 200))
	if l.columns[1].shown != was+40 {
		t.Errorf("what was dragged changes with the window: %v", l.columns[1].shown)
	}
	l.SetColumns([]ColumnState{{"name", 5, true}, {"unit", 50, true}, {"gone", 50, false}})
	if l.columns[2].Hidden || !l.columns[3].Hidden {
		t.Error("kept columns are not taken as they should")
	}
	l.widthsBack()
	if l.columns[1].width != 80 {
		t.Errorf("列宽自动 leaves %v", l.columns[1].width)
	}
}

// Columns are cut only where there is no room, those that lack least are helped first,
// and together they fill it.
func TestColumnsShareTheRoom(t *testing.T) {
	sum := func(w []float32) (s float32) {
		for _, x := range w {
			s += x
		}
		return s
	}
	parts := []part{{usual: 40, need: 30, fixed: true}, {usual: 100, need: 120}, {usual: 100, need: 400}, {usual: 100, need: 60}}
	for _, x := range []struct {
		room float32
		want []float32
	}{
		{200, []float32{40, 100, 100, 60}},  // scrolled
		{320, []float32{40, 110, 110, 60}},  // both lack
		{340, []float32{40, 120, 120, 60}},  // the first has what it needs
		{620, []float32{40, 120, 400, 60}},  // all have
		{920, []float32{40, 220, 500, 160}}, // the rest in proportion
	} {
		got := shared(parts, x.room)
		if !slices.Equal(got, x.want) {
			t.Errorf("in %v: %v, want %v", x.room, got, x.want)
		}
		if x.room >= 300 && sum(got) != x.room {
			t.Errorf("%v of %v are used", sum(got), x.room)
		}
	}
}

func TestWideListCutsNothing(t *testing.T) {
	l, w := testList(t, 30)
	w.Resize(fyne.NewSize(900, 260))
	for _, s := range texts(w.Content()) {
		if strings.Contains(s, "…") {
			t.Errorf("cut though there is room: %s", s)
		}
	}
	before := l.columns[3].shown
	l.SetFilter(func(r row) bool { return r.unit == "乙水务" })
	if l.columns[3].shown != before {
		t.Error("columns move while somebody filters")
	}
}

// texts is all that is drawn.
func texts(o fyne.CanvasObject) []string {
	var out []string
	switch x := o.(type) {
	case *canvas.Text:
		if x.Visible() && x.Text != "" {
			out = append(out, x.Text)
		}
	case *fyne.Container:
		for _, o := range x.Objects {
			out = append(out, texts(o)...)
		}
	case fyne.Widget:
		for _, o := range test.WidgetRenderer(x).Objects() {
			out = append(out, texts(o)...)
		}
	}
	return out
}

// The arrow is seen in a column that is too narrow for its title, too.
func TestSortArrowIsAlwaysSeen(t *testing.T) {
	l, w := testList(t, 3)
	l.SetColumns([]ColumnState{{"unit", minColumn, false}})
	l.SortBy("unit", true)
	if seen := texts(w.Content()); !slices.ContainsFunc(seen, func(s string) bool { return strings.HasSuffix(s, "▲") }) {
		t.Errorf("no arrow: %q", seen)
	}
	l.SortBy("unit", false)
	if seen := texts(w.Content()); !slices.ContainsFunc(seen, func(s string) bool { return strings.HasSuffix(s, "▼") }) {
		t.Errorf("no arrow: %q", seen)
	}
}

// One notch goes on by three rows, or by what the system says, in a low list by no
// more than can be seen.
func TestWheelGoesByRows(t *testing.T) {
	l, _ := testList(t, 1000)
	turned := l.sheet.Objects[2].(*wheel)
	defer func(f func() uint32) { wheelLines = f }(wheelLines)
	for _, x := range []struct {
		lines uint32
		rows  float32
	}{{3, 3}, {1, 1}, {wholePage, turned.Size().Height/rowHeight() - 1}} {
		wheelLines = func() uint32 { return x.lines }
		before := l.body.GetScrollOffset()
		turned.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -notch)})
		if way := l.body.GetScrollOffset() - before; way != x.rows*rowHeight() {
			t.Errorf("%d lines: %v rows", x.lines, way/rowHeight())
		}
	}
}

// What is cut is told where the mouse rests, in full, and only drawn: a press goes
// through to the row.
func TestTipsOfCutTexts(t *testing.T) {
	l, w := testList(t, 20)
	w.SetContent(Tipped(w, l))
	tips := tipped[w.Canvas()]
	var due func()
	defer func(f func(func()) func()) { tipPause = f }(tipPause)
	tipPause = func(f func()) func() { due = f; return func() { due = nil } }
	move := func(x, y float32) {
		due = nil
		test.MoveMouse(w.Canvas(), fyne.NewPos(x, y))
		if due != nil {
			due()
		}
	}
	unit := l.columns[0].shown + l.columns[1].shown + l.columns[2].shown + 20
	move(unit, rowHeight()*1.5)
	full := l.rows[0].unit
	if got := strings.Join(texts(tips.layer), ""); got != full {
		t.Errorf("told %q, want %q", got, full)
	}
	move(unit, rowHeight()*2.5) // 乙水务 is whole
	if got := texts(tips.layer); len(got) != 0 {
		t.Errorf("told of what is not cut: %q", got)
	}
	move(unit, rowHeight()*3.5)
	test.TapCanvas(w.Canvas(), fyne.NewPos(unit, rowHeight()*3.5))
	l.pressed(2, &desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if names(l.Selected()) != "0002" {
		t.Error(names(l.Selected()))
	}
	key(l, fyne.KeyDown)
	if got := texts(tips.layer); len(got) != 0 {
		t.Errorf("the tip stays: %q", got)
	}
}

func TestGrouped(t *testing.T) {
	for text, want := range map[string]string{"": "", "7": "7", "999": "999", "1000": "1,000", "1234567.89": "1,234,567.89",
		"-12345": "-12,345", "12000万元": "12,000万元", "—": "—", "2.5%": "2.5%", "无": "无"} {
		if got := Grouped(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestListEmpty(t *testing.T) {
	l, _ := testList(t, 0)
	l.Empty = "还没有人员，可从Excel导入。"
	l.SetRows(nil)
	if l.empty.String() != l.Empty {
		t.Error(l.empty.String())
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
