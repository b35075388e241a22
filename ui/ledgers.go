package ui

// The menu of ledgers at the head of the navigation: another ledger, those opened before,
// a new one, the sample; and the colour by which the sample is told from one's own.

import (
	"context"
	"image/color"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// ledgerHead is the button at the head of the navigation that opens the menu.
func (s *Shell) ledgerHead() fyne.CanvasObject {
	s.menu = newMenuButton(s.showMenu)
	return s.menu
}

// menuButton is light on the navigation's ground. A theme of its own would have the face
// read a second time before the first frame.
type menuButton struct {
	kit.Button
	ground *canvas.Rectangle
}

func newMenuButton(tapped func()) *menuButton {
	b := &menuButton{ground: canvas.NewRectangle(color.Transparent)}
	b.Text, b.OnTapped = Title, tapped
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *menuButton) CreateRenderer() fyne.WidgetRenderer {
	icon := widget.NewIcon(theme.NewColoredResource(theme.MenuIcon(), kit.ColorNavText))
	b.ground.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	return widget.NewSimpleRenderer(container.NewStack(b.ground,
		container.NewPadded(container.NewHBox(icon, kit.NewText(b.Text, kit.ColorNavText).Strong()))))
}

// paint shows that the mouse or the keyboard is on it.
func (b *menuButton) paint(name fyne.ThemeColorName) {
	b.ground.FillColor = color.Transparent
	if name != "" {
		b.ground.FillColor = theme.Color(name)
	}
	b.ground.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (b *menuButton) MouseIn(*desktop.MouseEvent) { b.paint(kit.ColorNavActive) }

// MouseOut implements desktop.Hoverable.
func (b *menuButton) MouseOut() { b.paint("") }

// FocusGained implements fyne.Focusable.
func (b *menuButton) FocusGained() { b.paint(theme.ColorNamePrimary) }

// FocusLost implements fyne.Focusable.
func (b *menuButton) FocusLost() { b.paint("") }

// showMenu opens the menu; its lines can be chosen by the arrows and Enter.
func (s *Shell) showMenu() {
	if s.cover != nil {
		return
	}
	at := fyne.NewPos(theme.Padding(), s.menu.Size().Height)
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", s.menuItems()...), s.window.Canvas(), at, s.menu)
}

func (s *Shell) menuItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("打开其他台账…", s.chooseLedger), fyne.NewMenuItem("最近打开的台账…", s.showRecent),
		fyne.NewMenuItem("新建台账…", s.newLedger)}
	if !s.sample {
		items = append(items, fyne.NewMenuItem("示例集团（虚构数据）", s.openSample))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	if s.ses.w.Key() != nil {
		items = append(items, fyne.NewMenuItem("锁定（Ctrl+L）", s.Lock))
	}
	return append(items, fyne.NewMenuItem("帮助（F1）", s.showHelp), fyne.NewMenuItem("键盘一览", func() { s.keySheet().Show(s) }),
		fyne.NewMenuItem("关于", func() { s.message("关于", s.about()).Show(s) }), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("退出", s.askClose))
}

// chooseLedger asks for a folder and opens the ledger in it.
func (s *Shell) chooseLedger() {
	chooseFolder(s.window, "选择台账所在的文件夹", func(dir string) { s.openIn(dir) })
}

func (s *Shell) openIn(dir string) {
	s.openLedger(func() (StartOptions, error) { return StartOptions{Dir: dir}, nil })
}

// openLedger opens another ledger in the place of this one. find looks for it, off the UI
// goroutine.
func (s *Shell) openLedger(find func() (StartOptions, error)) {
	s.spawn(func() {
		to, err := find()
		same := err == nil && sameDir(to.Dir, s.ses.w.Dir())
		s.ui(func() {
			switch {
			case err != nil:
				s.Fail(err)
			case same:
				s.Tell("这份台账正打开着", nil)
			default:
				s.change(to)
			}
		})
	})
}

// change goes on to another ledger, once nothing of this one is unsaved. Of to the folder
// counts, and whether the ledger is to be made.
func (s *Shell) change(to StartOptions) {
	s.leave(func() {
		was := s.ses.w.Key()
		s.openAnew("正在打开另一份台账……", func() error {
			s.opt.back, s.opt.Dir, s.opt.Note = s.opt.Dir, to.Dir, ""
			s.opt.Store.Key, s.opt.Store.New, s.opt.demo = nil, to.Store.New, to.demo
			forget(was, nil)
			return nil
		}, func(err error) {
			if err != nil {
				s.say("没有打开另一份台账", store.Explain(err))
			}
		})
	})
}

// sameDir reports that two names are of one folder.
func sameDir(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// newLedger asks for a folder and makes a ledger in it, or in one of its own below where
// other files are.
func (s *Shell) newLedger() {
	chooseFolder(s.window, "选择放新台账的文件夹", func(dir string) {
		s.openLedger(func() (StartOptions, error) { return newIn(dir) })
	})
}

// newIn says how a new ledger is made in a folder.
func newIn(dir string) (StartOptions, error) {
	if files, err := os.ReadDir(dir); err == nil && len(files) > 0 && !store.Exists(dir) {
		dir = filepath.Join(dir, Title)
	}
	if store.Exists(dir) {
		return StartOptions{}, store.Refuse("“%s”里已有一份台账，没有新建。请另选一个文件夹；要打开它的，请用“打开其他台账…”。", dir)
	}
	return StartOptions{Dir: dir, Store: store.Options{New: true}}, nil
}

// backButton goes back to the ledger that was open before; nil if none was.
func backButton(opt StartOptions, open func(StartOptions)) fyne.CanvasObject {
	if opt.back == "" {
		return nil
	}
	return kit.NewButton("回到原来的台账", func() {
		opt.Dir, opt.back, opt.Note, opt.Store.Key = opt.back, "", "", nil
		open(opt)
	})
}

// sampleDir is where the sample stands: beside the folder of a ledger.
func sampleDir(ledger string) string { return filepath.Join(filepath.Dir(ledger), "示例台账") }

// sampleOf says how the sample beside a ledger is opened, which is made if it is not there.
func sampleOf(ledger string) StartOptions {
	opt := StartOptions{Dir: sampleDir(ledger)}
	opt.demo = !store.Exists(opt.Dir)
	opt.Store.New = opt.demo
	return opt
}

func (s *Shell) openSample() {
	s.openLedger(func() (StartOptions, error) { return sampleOf(s.ses.w.Dir()), nil })
}

// showRecent lists the ledgers that were opened before.
func (s *Shell) showRecent() {
	s.spawn(func() {
		list, here := store.RecentLedgers(s.opt.Beside), ""
		for _, r := range list {
			if sameDir(r.Dir, s.ses.w.Dir()) {
				here = r.Dir
			}
		}
		s.ui(func() { s.listRecent(list, here) })
	})
}

// listRecent lists ledgers; here is the folder of the one that is open.
func (s *Shell) listRecent(list []store.Recent, here string) {
	box := kit.NewColumn()
	sheet := &page.Sheet{Title: "最近打开的台账", Content: container.NewVScroll(box), Cancel: "关闭", Width: 760, Height: 420}
	if len(list) == 0 {
		box.Add(kit.NewWords(kit.Sentence{Text: "还没有打开过别的台账。打开过的会列在这里；清单存放在程序旁，随U盘走，换了盘符也认得。", Color: kit.ColorMuted}))
	}
	for _, r := range list {
		words := []kit.Sentence{{Text: kit.Visible(r.Dir)}}
		open := kit.NewButton("打开", func() { sheet.Leave(func() { sheet.Hide(); s.openIn(r.Dir) }) })
		var line *fyne.Container
		drop := kit.NewButton("从清单去掉", func() {
			s.spawn(func() {
				err := store.DropRecent(s.opt.Beside, r.Dir)
				s.ui(func() {
					if err != nil {
						s.Fail(err)
						return
					}
					line.Hide()
					box.Refresh()
				})
			})
		})
		switch {
		case r.Dir == here:
			open.Disable()
			words = append(words, kit.Sentence{Text: "现在打开的", Color: kit.ColorGood})
		case r.Gone:
			open.Disable()
			words = append(words, kit.Sentence{Text: "找不到：文件夹已移走或改名，或者那个U盘没有插上", Color: kit.ColorWarn})
		case r.Sealed:
			words = append(words, kit.Sentence{Text: "设了口令", Color: kit.ColorMuted})
		}
		buttons := container.NewCenter(container.NewHBox(open, drop))
		line = container.NewBorder(nil, widget.NewSeparator(), nil, buttons, kit.NewWords(words...))
		box.Add(line)
	}
	sheet.Left = []fyne.CanvasObject{kit.NewButton("其他文件夹…", func() { sheet.Hide(); s.chooseLedger() })}
	sheet.Show(s)
}

// noteOpened puts the ledger on the list of those opened, once there is more than one.
func noteOpened(opt StartOptions, ledger *store.Workspace) {
	if opt.back == "" && len(store.RecentLedgers(opt.Beside)) == 0 {
		return
	}
	for _, dir := range []string{opt.back, opt.Dir} {
		if dir == "" {
			continue
		}
		if err := store.NoteRecent(opt.Beside, dir); err != nil {
			ledger.Log().Info("recent ledgers", "err", err)
		}
	}
}

// sampleWords is said of the sample wherever one looks.
const sampleWords = "示例台账（全部为虚构数据）"

// sampleBand is what shows that the ledger is the sample: a band over the page, a ground
// under the status line, and words there.
type sampleBand struct {
	band, ground *canvas.Rectangle
	words        *fyne.Container
}

func newSampleBand() *sampleBand {
	b := &sampleBand{band: canvas.NewRectangle(theme.Color(kit.ColorSample)), ground: canvas.NewRectangle(theme.Color(kit.ColorSample)),
		words: container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0),
			kit.NewText(sampleWords, theme.ColorNameForeground).Strong())}
	b.band.SetMinSize(fyne.NewSize(1, 5))
	b.show(false)
	return b
}

func (b *sampleBand) show(on bool) { b.band.Hidden, b.ground.Hidden, b.words.Hidden = !on, !on, !on }

// readSample asks the ledger whether it is the sample. Disk goroutine only.
func (s *Shell) readSample() {
	yes, err := s.ses.w.Sample(context.Background())
	if err != nil {
		s.ses.w.Log().Warn("sample", "err", err)
	}
	s.ui(func() {
		if yes == s.sample {
			return
		}
		s.sample = yes
		s.band.show(yes)
		s.tellStatus()
		s.window.SetTitle(kit.Choose(yes, Title+"　"+sampleWords, Title))
		s.window.Content().Refresh()
	})
}
