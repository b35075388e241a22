package ui

// Photographs of the whole window on one screen: every page and tab, the form of every
// record, and what stands over them. `make looks` takes them on four screens.

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// look is the desktop being photographed.
type look struct {
	*bench
	shots int
}

func newLook(t *testing.T) *look {
	t.Helper()
	w, h, text, ok := pagetest.Screen()
	if !ok || pagetest.Pictures() == "" {
		t.Skip("make looks")
	}
	x := &look{bench: newBench(t)}
	x.on(w, h, text)
	return x
}

// on puts the window onto a screen with a task bar, as the program does.
func (x *look) on(w, h int, text float32) {
	s := laptop(w, h, 1)
	area := usualFrame(1).within(s.Area)
	x.front.fit = fitTo(1, text, area.W, area.H)
	x.front.theme()
	x.window.Resize(fyne.NewSize(float32(area.W), float32(area.H)))
	x.load()
}

func (x *look) shoot(name string) {
	x.t.Helper()
	x.shots++
	pagetest.Photo(x.t, x.window, name)
}

// clear puts away all that stands over the page.
func (x *look) clear() {
	for _, o := range x.window.Canvas().Overlays().List() {
		x.window.Canvas().Overlays().Remove(o)
	}
}

// press presses the first button whose text begins so, if there is one that can be pressed.
func (x *look) press(text string) bool {
	for _, b := range pagetest.All[*kit.Button](x.window) {
		if strings.HasPrefix(b.Text, text) && !b.Disabled() {
			b.OnTapped()
			return true
		}
	}
	return false
}

// form photographs the window in front, and what it says when it is saved as it is.
func (x *look) form(name string) {
	if x.window.Canvas().Overlays().Top() == nil {
		return
	}
	x.shoot(name)
	if x.press("保存") && x.window.Canvas().Overlays().Top() != nil {
		x.shoot(name + "-有误")
	}
	x.clear()
}

func TestLookAtPages(t *testing.T) {
	x := newLook(t)
	for i, e := range Entries() {
		x.Go(e.ID)
		eachTab(x.window, func(tab string) {
			name := fmt.Sprintf("%02d-%s%s", i+1, e.Title, tab)
			x.shoot(name)
			if p, ok := x.pages[e.ID].(pagetest.Tabbed); ok {
				p.New()
				x.form(name + "-新增")
			}
		})
	}
}

// What the window itself asks and tells.
func TestLookAtTheWindow(t *testing.T) {
	x := newLook(t)
	for _, title := range []string{"开始使用", "发展党员"} {
		x.helpSheet(title).Show(x.Shell)
		x.form("帮助-" + title)
	}
	x.keySheet().Show(x.Shell)
	x.form("键盘一览")
	x.message("关于", x.about()).Show(x.Shell)
	x.form("关于")
	x.showMenu()
	x.form("菜单")
	x.showRecent()
	x.form("最近打开")
	x.newLedger()
	x.form("新建台账")
	x.dropped([]string{"/U盘/录音.mp3"})
	x.shoot("拖入-不认识")
	x.dropped([]string{"/U盘/甲.dbb"})
	x.shoot("拖入-数据包")
	x.clear()
	x.dropped([]string{"/U盘/台账备份.db"})
	x.shoot("拖入-备份")
	x.clear()
	x.sealed(page.Seal{Done: "台账已取消口令，不再加密，已记入操作记录"}, x.dir, nil, &keep.Converted{Kept: x.dir + "/换密前的台账.db",
		Left: []string{"backups/20261120.db"}})
	x.form("解密-结果")
	x.sealed(page.Seal{Done: "台账已设置口令并加密", Into: "/新U盘/台账", Sheet: "/U盘/恢复单.pdf"}, x.dir, nil, &keep.Converted{})
	x.form("加密-结果")
	x.say("已恢复备份", restoredText(x.dir+"/恢复前的台账.db"))
	x.form("恢复-结果")
}

// A locked ledger: the password, a wrong one, the recovery code, another password, the sheet.
func TestLookAtTheLock(t *testing.T) {
	w, h, text, ok := pagetest.Screen()
	if !ok || pagetest.Pictures() == "" {
		t.Skip("make looks")
	}
	dir, code := t.TempDir(), vault.NewCode()
	b := newBenchIn(t, dir)
	if err := b.ses.close(); err != nil {
		t.Fatal(err)
	}
	sealWith(t, dir, code)
	key, err := store.Unlock(dir, password)
	if err != nil {
		t.Fatal(err)
	}
	ledger, err := store.Open(t.Context(), dir, store.Options{Key: key, Actor: "测试员"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ledger.Close() })
	x := &look{bench: benchOn(t, dir, ledger)}
	x.opt.Dir = dir
	x.on(w, h, text)
	x.Lock()
	x.cover.spawn = func(_ string, f func()) { f() }
	x.shoot("锁定-口令")
	pagetest.Fill(t, x.window, "口令", password+"x")
	x.press("打开台账")
	x.shoot("锁定-口令不对")
	x.press("忘记口令")
	x.shoot("锁定-恢复码")
	pagetest.Fill(t, x.window, "恢复码", code)
	x.press("打开台账")
	x.shoot("锁定-设置新口令")
	pagetest.Fill(t, x.window, "新口令", "12345678")
	pagetest.Fill(t, x.window, "再输一次", "1")
	x.press("下一步")
	x.shoot("锁定-新口令有误")
	x.clear()
	x.askNewSheet(password)
	x.shoot("锁定-新恢复单")
	x.clear()
	x.Go("data")
	for _, act := range []string{"更改口令", "换恢复单", "换密钥", "取消口令"} {
		eachTab(x.window, func(string) {
			if x.press(act) {
				x.form("口令-" + act)
			}
		})
	}
}

// The form of a record of each kind, as it is opened from its list.
func TestLookAtRecords(t *testing.T) {
	x := newLook(t)
	first := map[model.Kind]model.Record{}
	for _, r := range x.snap.Book.Records() {
		if first[r.Kind()] == nil {
			first[r.Kind()] = r
		}
	}
	for _, s := range model.Schemas() {
		if first[s.Kind] == nil {
			continue
		}
		x.Open(model.RefOf(first[s.Kind]))
		name := "记录-" + s.Label
		x.shoot(name)
		if x.window.Canvas().Overlays().Top() == nil {
			if f := x.window.Canvas().Focused(); f != nil {
				f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			}
		}
		x.form(name + "-修改")
	}
}
