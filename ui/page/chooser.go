package page

// The window that chooses a file or a folder where the system has none of its own
// (Fyne's speaks English).

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/ui/kit"
)

// purpose is what is chosen.
type purpose int

const (
	toOpen   purpose = iota // a file that is there
	toSave                  // a file to be written
	toFolder                // a folder
)

// chooser is the window.
type chooser struct {
	window fyne.Window
	what   purpose
	kinds  []FileKind
	then   func(string)
	many   func([]string) // files to open, one or several; nil = one

	dir    string
	seq    int // of folders read: an old answer never overwrites a newer one
	dialog *kit.Dialog
	path   *kit.Entry // of the folder that is shown
	name   *kit.Entry // of the file to save
	list   *kit.RecordList[entry]
	wrong  *kit.Words
	yes    *kit.Button
}

// entry is a file or a folder.
type entry struct {
	name   string
	folder bool
	size   int64
	when   string
}

// lastFolder is where something was chosen last. It belongs to the UI goroutine.
var lastFolder string

// choose shows the window, beginning in the folder start if it is not empty; name
// is offered for a file to save.
func choose(w fyne.Window, title string, what purpose, start, name string, kinds []FileKind, then func(string)) *chooser {
	c := &chooser{window: w, what: what, kinds: kinds, then: then}
	c.newList()
	c.path = kit.NewEntry()
	c.path.OnSubmitted = func(text string) { c.show(strings.TrimSpace(text)) }
	c.name = kit.NewEntry()
	c.name.SetText(filepath.Base(name))
	c.name.OnSubmitted = func(string) { c.take() }
	c.wrong = kit.NewWords()
	c.yes = kit.NewButton(map[purpose]string{toOpen: "打开", toSave: "保存", toFolder: "选择这个文件夹"}[what], c.take)
	c.yes.Importance = widget.HighImportance
	up := kit.NewButtonWithIcon("上一级", theme.MoveUpIcon(), func() { c.show(filepath.Dir(c.dir)) })
	folder := kit.NewButtonWithIcon("新建文件夹…", theme.FolderNewIcon(), c.askNew)
	folder.Hidden = what == toOpen
	head := container.NewBorder(nil, nil, up, folder, c.path)

	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("取消", func() { c.dialog.Hide() }), c.yes)
	below := container.NewVBox(c.wrong, foot)
	c.wrong.Hide()
	if what == toSave {
		below.Objects = append([]fyne.CanvasObject{container.NewBorder(nil, nil, widget.NewLabel("文件名"), nil, c.name)}, below.Objects...)
	}
	body := container.NewBorder(container.NewPadded(head), below, c.places(), nil, c.list)
	c.dialog = kit.NewDialog(w, title, body)
	c.dialog.Fit(860, 560)
	c.dialog.Show()
	c.show(firstFolder(start))
	return c
}

// chooseMany shows the window for files to open, one or several.
func chooseMany(w fyne.Window, title string, kinds []FileKind, then func([]string)) *chooser {
	c := choose(w, title, toOpen, "", "", kinds, func(path string) { then([]string{path}) })
	c.many = then
	return c
}

func (c *chooser) newList() {
	c.list = kit.NewRecordList([]kit.Column[entry]{
		{ID: "name", Title: "名称", Width: 330, Text: func(e entry) string {
			if e.folder {
				return "〔文件夹〕" + e.name
			}
			return e.name
		}},
		{ID: "when", Title: "修改时间", Width: 140, Text: func(e entry) string { return e.when }},
		{ID: "size", Title: "大小", Width: 90, Align: fyne.TextAlignTrailing, Text: entry.sizeText,
			Less: func(a, b entry) int { return int(a.size - b.size) }},
	})
	c.list.Uncounted()
	c.list.Key = func(e entry) string { return e.name }
	c.list.OnOpen = func(e entry) {
		if e.folder {
			c.show(filepath.Join(c.dir, e.name))
			return
		}
		c.take()
	}
	c.list.OnSelect = func(rows []entry) {
		if len(rows) == 1 && !rows[0].folder {
			c.name.SetText(rows[0].name)
		}
	}
}

func (e entry) sizeText() string {
	switch {
	case e.folder:
		return ""
	case e.size < 1<<20:
		return strconv.Itoa(int((e.size+1023)>>10)) + "KB"
	}
	return strconv.Itoa(int(e.size>>20)) + "MB"
}

// places is the folders that people keep things in, and what is plugged in.
func (c *chooser) places() fyne.CanvasObject {
	box := container.NewVBox()
	for _, p := range knownPlaces() {
		b := kit.NewButton(kit.Visible(p.name), func() { c.show(p.path) })
		b.Alignment = widget.ButtonAlignLeading
		box.Add(b)
	}
	return container.NewVScroll(box)
}

type place struct{ name, path string }

func knownPlaces() []place {
	var out []place
	add := func(name, path string) {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			out = append(out, place{name, path})
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		add("主文件夹", home)
		for _, p := range []place{{"桌面", "Desktop"}, {"桌面", "桌面"}, {"文档", "Documents"}, {"文档", "文档"}, {"下载", "Downloads"}, {"下载", "下载"}} {
			add(p.name, filepath.Join(home, p.path))
		}
	}
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*"} {
		plugged, _ := filepath.Glob(pattern)
		for _, path := range plugged {
			add("U盘 "+filepath.Base(path), path)
		}
	}
	root := "/"
	if runtime.GOOS == "windows" {
		root = `C:\`
	}
	add("这台电脑", root)
	return out
}

// firstFolder is where the window begins: where it was asked to, where something
// was chosen last, else at home.
func firstFolder(start string) string {
	home, _ := os.UserHomeDir()
	for _, dir := range []string{start, lastFolder, home} {
		if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
			return dir
		}
	}
	return "/"
}

// show reads a folder off the UI goroutine and shows it.
func (c *chooser) show(dir string) {
	c.seq++
	seq := c.seq
	kit.Background(func() {
		rows, err := c.read(dir)
		fyne.Do(func() {
			if seq != c.seq {
				return
			}
			if err != nil {
				c.say("打不开文件夹“" + dir + "”：" + store.Explain(err))
				return
			}
			c.say("")
			c.dir = dir
			c.path.SetText(dir)
			c.list.Empty = map[purpose]string{toOpen: "这个文件夹里没有可选的文件。", toSave: "这个文件夹里还没有这类文件。", toFolder: "这个文件夹里没有别的文件夹，可以就选它。"}[c.what]
			c.list.SetRows(rows)
		})
	})
}

// read lists what of a folder can be chosen or gone into: folders first, hidden
// ones not at all.
func (c *chooser) read(dir string) ([]entry, error) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var folders, files []entry
	for _, x := range all {
		info, err := os.Stat(filepath.Join(dir, x.Name()))
		if err != nil || strings.HasPrefix(x.Name(), ".") {
			continue
		}
		e := entry{name: x.Name(), folder: info.IsDir(), size: info.Size(), when: info.ModTime().Format("2006-01-02 15:04")}
		switch {
		case e.folder:
			folders = append(folders, e)
		case c.what != toFolder && c.fits(e.name):
			files = append(files, e)
		}
	}
	return append(folders, files...), nil
}

// fits reports that a file is of a kind that is asked for.
func (c *chooser) fits(name string) bool {
	fits := func(pattern string) bool {
		ok, _ := filepath.Match(pattern, strings.ToLower(name))
		return ok
	}
	return len(c.kinds) == 0 || slices.ContainsFunc(c.kinds, func(k FileKind) bool { return slices.ContainsFunc(k.Patterns, fits) })
}

// say says what is wrong under the list; empty = nothing.
func (c *chooser) say(text string) {
	c.wrong.Set(kit.Sentence{Text: text, Color: theme.ColorNameError})
	c.wrong.Hidden = text == ""
	c.dialog.Refresh()
}

// take goes on with what is chosen.
func (c *chooser) take() {
	rows := c.list.Selected()
	one := len(rows) == 1
	switch {
	case c.what != toFolder && one && rows[0].folder:
		c.show(filepath.Join(c.dir, rows[0].name))
	case c.what == toFolder && one:
		c.finish(filepath.Join(c.dir, rows[0].name))
	case c.what == toFolder:
		c.finish(c.dir)
	case c.what == toSave:
		c.save(strings.TrimSpace(c.name.Text))
	case c.many != nil && len(rows) > 1:
		c.takeMany(rows)
	case !one:
		c.say("请先在上面选中一个文件。")
	default:
		c.finish(filepath.Join(c.dir, rows[0].name))
	}
}

// takeMany goes on with several files; folders among them are left out.
func (c *chooser) takeMany(rows []entry) {
	var paths []string
	for _, r := range rows {
		if !r.folder {
			paths = append(paths, filepath.Join(c.dir, r.name))
		}
	}
	if len(paths) == 0 {
		c.say("请先在上面选中文件。")
		return
	}
	then := c.many
	c.then = func(string) { then(paths) }
	c.finish(paths[0])
}

// save takes the name of a file; one that is there is replaced only after a
// question.
func (c *chooser) save(name string) {
	if name == "" || name != filepath.Base(name) || name == "." || name == ".." {
		c.say("请填写文件名，不要带“/”。")
		return
	}
	if ext := c.ending(); ext != "" && !strings.EqualFold(filepath.Ext(name), ext) {
		name += ext
	}
	path := filepath.Join(c.dir, name)
	kit.Background(func() {
		info, err := os.Stat(path)
		fyne.Do(func() {
			switch {
			case err != nil:
				c.finish(path)
			case info.IsDir():
				c.say("这里已有同名的文件夹，请换一个文件名。")
			default:
				c.askReplace(path)
			}
		})
	})
}

// ending is what the kind's files end with.
func (c *chooser) ending() string {
	if len(c.kinds) == 0 || len(c.kinds[0].Patterns) == 0 {
		return ""
	}
	return filepath.Ext(c.kinds[0].Patterns[0])
}

func (c *chooser) askReplace(path string) {
	var d *kit.Dialog
	yes := kit.NewButton("替换", func() {
		d.Hide()
		c.finish(path)
	})
	yes.Importance = widget.HighImportance
	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("取消", func() { d.Hide() }), yes)
	d = kit.NewDialog(c.window, "替换原有文件", container.NewBorder(nil, foot, nil, nil,
		kit.NewWords(kit.Sentence{Text: "这里已有“" + filepath.Base(path) + "”。要用新文件替换它吗？原有的内容将不再保留。"})))
	d.Fit(480, 200)
	d.Show()
}

// askNew makes a folder in the one that is shown.
func (c *chooser) askNew() {
	name := kit.NewEntry()
	name.SetPlaceHolder("文件夹名称")
	var d *kit.Dialog
	make := func() {
		text := strings.TrimSpace(name.Text)
		if text == "" || text != filepath.Base(text) {
			return
		}
		d.Hide()
		dir := filepath.Join(c.dir, text)
		kit.Background(func() {
			err := os.Mkdir(dir, 0o755)
			fyne.Do(func() {
				if err != nil && !os.IsExist(err) {
					c.say("没有建成文件夹：" + store.Explain(err))
					return
				}
				c.show(dir)
			})
		})
	}
	name.OnSubmitted = func(string) { make() }
	yes := kit.NewButton("新建", make)
	yes.Importance = widget.HighImportance
	foot := container.NewHBox(layout.NewSpacer(), kit.NewButton("取消", func() { d.Hide() }), yes)
	d = kit.NewDialog(c.window, "新建文件夹", container.NewBorder(nil, foot, nil, nil, container.NewVBox(name)))
	d.Fit(420, 170)
	d.Show()
	c.window.Canvas().Focus(name)
}

func (c *chooser) finish(path string) {
	lastFolder = c.dir
	c.dialog.Hide()
	c.then(path)
}
