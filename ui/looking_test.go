package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

// protected is the desktop on a ledger whose file is write-protected.
func protected(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	w := openSample(t, dir)
	if _, err := w.Save(t.Context(), "录入", model.Enterprise{ID: "QY1", Name: "甲乙丙集团", Ownership: model.SoleState}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if err := os.Chmod(filepath.Join(dir, "ledger.db"), 0o444); err != nil {
		t.Fatal(err)
	}
	return benchOn(t, dir, openSample(t, dir))
}

func TestProtectedLedgerIsShownAndRefusesWhatIsSaved(t *testing.T) {
	b := protected(t)
	b.sees("只供查看，改动不能保存：台账文件的属性是“只读”。在台账文件夹的“属性”里去掉“只读”后重新打开")
	b.sees("企业1户")
	if strings.Contains(b.status.Text, "全部已保存") {
		t.Errorf("状态栏：%s", b.status.Text)
	}
	var said error
	b.Save("录入", func(err error) { said = err }, model.Enterprise{ID: "QY2", Name: "丁集团", Ownership: model.SoleState})
	if said == nil {
		t.Error("说成已保存")
	}
	b.sees("台账没有改动")
	b.sees("选“属性”，去掉“只读”")
	b.window.Canvas().Overlays().Top().Hide()
	b.SetTextSize(150)
	if b.TextSize() != 150 {
		t.Error("字号在这一次没有改")
	}
	if left, _ := filepath.Glob(filepath.Join(b.dir, "settings.json")); len(left) > 0 {
		t.Error("写了设置")
	}
}

func TestProtectedLedgerSaysHowAndOpensAnew(t *testing.T) {
	b := protected(t)
	opened := make(chan *store.Looking, 1)
	b.open = func(StartOptions) { opened <- openSample(t, b.dir).Looking() }
	pagetest.Press(t, b.window, "怎样恢复修改…")
	b.sees("去掉“只读”并应用于其中的全部文件")
	if err := os.Chmod(filepath.Join(b.dir, "ledger.db"), 0o644); err != nil {
		t.Fatal(err)
	}
	pagetest.Press(t, b.window, "重新打开")
	if l := <-opened; l != nil {
		t.Errorf("仍然只供查看：%+v", l)
	}
}

func TestFailureNamesLedgerAndCause(t *testing.T) {
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Scale: 1})
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(1366, 768))
	opt := StartOptions{Dir: "/某处/台账"}
	for _, look := range []bool{false, true} {
		x := newFailure(&frontWindow{w: w}, opt, store.Refuse("磁盘空间不足。"))
		x.look = look
		w.SetContent(x.content())
		words := pagetest.Seen(w)
		for _, want := range []string{"磁盘空间不足", "台账位置：/某处/台账", "重试", "打开别的台账文件夹"} {
			if !strings.Contains(words, want) {
				t.Errorf("没有“%s”：\n%s", want, words)
			}
		}
		if strings.Contains(words, "只查看") != look {
			t.Errorf("只查看：%v\n%s", !look, words)
		}
	}
}
