package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func testTree(t *testing.T) *Tree {
	t.Helper()
	test.NewTempApp(t)
	test.ApplyTheme(t, Theme{Scale: 1})
	tree := NewTree()
	tree.SetNodes([]TreeNode{
		{ID: "g", Text: "集团", Search: "集团 jituan jt"},
		{ID: "a", Parent: "g", Text: "水务", Search: "水务 shuiwu sw"},
		{ID: "a1", Parent: "a", Text: "水厂", Search: "水厂 shuichang sc"},
		{ID: "b", Parent: "g", Text: "公交", Search: "公交 gongjiao gj"},
		{ID: "x", Parent: "y", Text: "环一", Search: "环一"},
		{ID: "y", Parent: "x", Text: "环二", Search: "环二"},
	})
	w := test.NewTempWindow(t, tree)
	w.Resize(fyne.NewSize(300, 300))
	return tree
}

// seen is the names that the tree shows, each indented by its depth.
func seen(tree *Tree) string {
	var out []string
	for _, l := range tree.lines {
		out = append(out, strings.Repeat(">", l.depth)+tree.nodes[l.node].Text)
	}
	return strings.Join(out, " ")
}

func TestTreeOpensAndFinds(t *testing.T) {
	tree := testTree(t)
	if got := seen(tree); got != "集团 >水务 >公交" {
		t.Fatalf("at first %q", got)
	}
	tree.Filter("sc")
	if got := seen(tree); got != "集团 >水务 >>水厂" {
		t.Errorf("filtered %q", got)
	}
	if got := tree.FirstFound(); got != "a1" {
		t.Errorf("first found %q", got)
	}
	tree.Filter("没有")
	if got := seen(tree); got != "" {
		t.Errorf("nothing to be found, shown %q", got)
	}
	tree.Filter("")
	tree.Choose("a1")
	if got := seen(tree); got != "集团 >水务 >>水厂 >公交" || tree.Chosen() != "a1" {
		t.Errorf("chosen %q in %q", tree.Chosen(), got)
	}
	tree.Choose("x") // stands in a loop: it must not hang
}

func TestTreeKeys(t *testing.T) {
	tree := testTree(t)
	var last string
	tree.OnSelect = func(id string) { last = id }
	press := func(keys ...fyne.KeyName) string {
		for _, k := range keys {
			tree.TypedKey(&fyne.KeyEvent{Name: k})
		}
		return last
	}
	for _, x := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "g"}, {fyne.KeyDown, "a"}, {fyne.KeyRight, "a"}, {fyne.KeyRight, "a1"}, {fyne.KeyLeft, "a"},
		{fyne.KeyLeft, "a"}, {fyne.KeyDown, "b"}, {fyne.KeyHome, "g"}, {fyne.KeyEnd, "b"}, {fyne.KeyPageUp, "g"},
	} {
		if got := press(x.key); got != x.want {
			t.Fatalf("%s: %q, not %q in %q", x.key, got, x.want, seen(tree))
		}
	}
	opened := ""
	tree.OnOpen = func(id string) { opened = id }
	press(fyne.KeyReturn)
	if opened != "g" {
		t.Errorf("opened %q", opened)
	}
}

func TestTabs(t *testing.T) {
	test.NewTempApp(t)
	one, two := widget.NewLabel("一"), widget.NewLabel("二")
	tabs := NewTabs(Tab{Title: "甲", Content: one}, Tab{Title: "乙", Content: two})
	w := test.NewTempWindow(t, tabs)
	w.Resize(fyne.NewSize(300, 200))
	var shown []int
	tabs.OnSelect = func(i int) { shown = append(shown, i) }
	w.Canvas().Focus(tabs.heads[0])
	tabs.heads[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if tabs.Selected() != 1 || tabs.holder.Objects[0] != fyne.CanvasObject(two) || w.Canvas().Focused() != fyne.Focusable(tabs.heads[1]) {
		t.Errorf("right: tab %d", tabs.Selected())
	}
	tabs.heads[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	tabs.Select(0) // shown already
	if len(shown) != 2 || shown[1] != 0 {
		t.Errorf("shown %v", shown)
	}
}

func TestFlowGoesOn(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, Theme{Scale: 1})
	a, b := Wide(NewEntry(), 200), NewButton("按钮", nil)
	flow := NewFlow(a, b)
	box := NewTopped(flow, widget.NewLabel("下"))
	w := test.NewTempWindow(t, box)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 300))
	if b.Position().Y != a.Position().Y && b.Position().Y > 10 {
		t.Errorf("600 wide: the button stands at %v", b.Position())
	}
	if right := b.Position().X + b.Size().Width; right < 595 {
		t.Errorf("the wide field leaves room: the line ends at %v", right)
	}
	w.Resize(fyne.NewSize(230, 300))
	if b.Position().Y < a.Size().Height {
		t.Errorf("230 wide: the button stands at %v", b.Position())
	}
	if flow.Size().Height < b.Position().Y+b.Size().Height {
		t.Errorf("the flow is %v high", flow.Size().Height)
	}
}

// What grows after it was laid out pushes down what is below it, even where the
// toolkit lays nothing out anew: asking for the least size is enough.
func TestFlowGrowsLater(t *testing.T) {
	test.NewTempApp(t)
	a, b := NewChip("甲", "", nil), NewChip("乙", "", nil)
	flow, below := NewFlow(a, b), widget.NewLabel("下")
	words := widget.NewLabel("一行")
	column := NewColumn(flow, words)
	box := NewTopped(column, below)
	box.Resize(fyne.NewSize(200, 400))
	line := b.Position().Y
	at := below.Position().Y
	b.Set("很长很长很长很长的文字", false)
	box.MinSize()
	if b.Position().Y <= line || words.Position().Y < b.Position().Y+b.Size().Height || below.Position().Y <= at {
		t.Errorf("chip at %v, words at %v, below at %v (was %v)", b.Position(), words.Position(), below.Position(), at)
	}
	b.Set("乙", false)
	box.MinSize()
	if b.Position().Y != line || below.Position().Y != at {
		t.Errorf("not back: chip at %v, below at %v, was %v", b.Position(), below.Position(), at)
	}
}
