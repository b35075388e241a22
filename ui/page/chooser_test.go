package page

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"partyledger/ui/kit"
)

var sheets = []FileKind{{Name: "Excel工作簿", Patterns: []string{"*.xlsx"}}}

// inFolder shows a chooser of a folder that holds a folder and some files.
func inFolder(t *testing.T, what purpose, name string) (c *chooser, dir string, got *[]string) {
	t.Helper()
	test.NewTempApp(t)
	was := kit.Background
	kit.Background = func(f func()) { f() }
	t.Cleanup(func() { kit.Background, lastFolder = was, "" })
	dir = t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "名册"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"甲.xlsx", "乙.XLSX", "丙.pdf", ".隐藏.xlsx", "名册/丁.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := test.NewTempWindow(t, container.NewStack())
	w.Resize(fyne.NewSize(1000, 700))
	got = &[]string{}
	c = choose(w, "选择", what, dir, name, sheets, func(path string) { *got = append(*got, path) })
	return c, dir, got
}

func (c *chooser) names() []string {
	var out []string
	for _, e := range c.list.Rows() {
		out = append(out, e.name)
	}
	return out
}

func same(a []string, b ...string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestChooseFile(t *testing.T) {
	c, dir, got := inFolder(t, toOpen, "")
	if !same(c.names(), "名册", "乙.XLSX", "甲.xlsx") {
		t.Fatalf("offers %q", c.names())
	}
	c.take()
	if c.wrong.Hidden || len(*got) > 0 {
		t.Error("nothing is chosen, and it is not said")
	}
	c.list.SelectKey("名册")
	c.take()
	if c.dir != filepath.Join(dir, "名册") || !same(c.names(), "丁.xlsx") {
		t.Fatalf("in %s: %q", c.dir, c.names())
	}
	c.list.SelectKey("丁.xlsx")
	c.take()
	if !same(*got, filepath.Join(dir, "名册", "丁.xlsx")) {
		t.Errorf("chosen %q", *got)
	}
	if c.window.Canvas().Overlays().Top() != nil {
		t.Error("the window stays")
	}
	if firstFolder("") != filepath.Join(dir, "名册") {
		t.Error("the folder is forgotten")
	}
}

func TestChooseFiles(t *testing.T) {
	c, dir, got := inFolder(t, toOpen, "")
	c.many = func(paths []string) { *got = append(*got, paths...) }
	c.list.SelectAll()
	c.take()
	if !same(*got, filepath.Join(dir, "乙.XLSX"), filepath.Join(dir, "甲.xlsx")) {
		t.Errorf("chosen %q", *got)
	}
	c, dir, got = inFolder(t, toOpen, "")
	c.many = func([]string) { t.Error("one file is several") }
	c.list.SelectKey("甲.xlsx")
	c.take()
	if !same(*got, filepath.Join(dir, "甲.xlsx")) {
		t.Errorf("chosen %q", *got)
	}
}

func TestFolderThatIsNotThere(t *testing.T) {
	c, dir, got := inFolder(t, toOpen, "")
	c.path.SetText(filepath.Join(dir, "没有"))
	c.path.OnSubmitted(c.path.Text)
	if c.wrong.Hidden || c.dir != dir || len(*got) > 0 {
		t.Errorf("in %s, said %q", c.dir, c.wrong)
	}
}

func TestChooseFolder(t *testing.T) {
	c, dir, got := inFolder(t, toFolder, "")
	if !same(c.names(), "名册") {
		t.Fatalf("offers %q", c.names())
	}
	c.take()
	c.list.SelectKey("名册")
	c.take()
	if !same(*got, dir, filepath.Join(dir, "名册")) {
		t.Errorf("chosen %q", *got)
	}
}

func TestSaveAsksBeforeReplacing(t *testing.T) {
	c, dir, got := inFolder(t, toSave, "甲.xlsx")
	c.take()
	overlays := c.window.Canvas().Overlays()
	if len(*got) > 0 || len(overlays.List()) != 2 {
		t.Fatalf("chosen %q without a question", *got)
	}
	kit.Escape(c.window.Canvas())
	for name, right := range map[string]bool{"": false, "a/b": false, "..": false} {
		c.name.SetText(name)
		c.take()
		if c.wrong.Hidden == !right || len(*got) > 0 {
			t.Errorf("%q is taken", name)
		}
	}
	c.name.SetText("名册.xlsx")
	if err := os.Mkdir(filepath.Join(dir, "名册.xlsx"), 0o755); err != nil {
		t.Fatal(err)
	}
	c.take()
	if c.wrong.Hidden || len(*got) > 0 {
		t.Error("a folder would be replaced")
	}
	c.name.SetText("新")
	c.take()
	if !same(*got, filepath.Join(dir, "新.xlsx")) {
		t.Errorf("chosen %q", *got)
	}
	if _, err := os.Stat(filepath.Join(dir, "新.xlsx")); err == nil {
		t.Error("choosing has written the file")
	}
}

// What the system's window does with its patterns does not reach the next window.
func TestSystemWindowGetsPatternsOfItsOwn(t *testing.T) {
	kinds := []FileKind{{Name: "文本文件", Patterns: []string{"*.txt"}}}
	filters(kinds)[0].Patterns[0] = "*.[tT][xX][tT]"
	if kinds[0].Patterns[0] != "*.txt" {
		t.Error(kinds[0].Patterns)
	}
}
