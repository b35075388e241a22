package data

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

const password = "绿猫爬上了食堂的烟囱"

// A first password is measured, typed twice, and takes effect only once two groups of the
// recovery code were typed from the sheet, which was written before.
func TestSetPassword(t *testing.T) {
	p, h := shown(t, true, 1)
	w := h.Window()
	p.Select(tabSecret)
	pagetest.Press(t, w, "设置口令…")
	for typed, why := range map[[2]string]string{
		{"", ""}:                             "请输入新口令",
		{"12345678", "12345678"}:             "太短",
		{"aaaaaaaaaaaa", "aaaaaaaaaaaa"}:     "重复",
		{"              ", "              "}: "重复",
		{"某某投资集团有限公司", "某某投资集团有限公司"}: "单位名称",
		{password, password + "x"}: "不一样",
	} {
		pagetest.Fill(t, w, "新口令", typed[0])
		pagetest.Fill(t, w, "再输一次", typed[1])
		pagetest.Press(t, w, "下一步")
		if seen := pagetest.Seen(w); !strings.Contains(seen, why) || strings.Contains(seen, "生成恢复单") {
			t.Fatalf("%q: %s", typed, seen)
		}
	}
	pagetest.Fill(t, w, "新口令", password)
	pagetest.Fill(t, w, "再输一次", password)
	for _, r := range pagetest.All[*kit.Radio](w) {
		r.SetSelected(placeHere)
	}
	pagetest.Press(t, w, "下一步")
	pagetest.Press(t, w, "加密台账")
	if seen := pagetest.Seen(w); !strings.Contains(seen, "请先生成恢复单") || len(h.Sealed) > 0 {
		t.Fatalf("without a sheet: %s", seen)
	}
}

// Who gives up the choice of a folder finds the window as it was, with what was typed.
func TestPasswordStaysWhileMoreIsAsked(t *testing.T) {
	_, h := shown(t, true, 1)
	w := h.Window()
	var asked func()
	got := ""
	(&page.NewPassword{Title: "设置口令", Yes: "下一步", Fresh: true, Before: func(then func()) { asked = then },
		Then: func(typed string) { got = typed }}).Show(h)
	pagetest.Fill(t, w, "新口令", password)
	pagetest.Fill(t, w, "再输一次", password)
	pagetest.Press(t, w, "下一步")
	if asked == nil || got != "" || h.Windows() != 1 {
		t.Fatalf("asked %v, got %q, %d windows", asked != nil, got, h.Windows())
	}
	pagetest.Press(t, w, "下一步") // the folder was not chosen; now it is
	asked()
	if got != password || h.Windows() != 0 {
		t.Errorf("got %q, %d windows", got, h.Windows())
	}
}

// The recovery sheet on paper opens what was encrypted with it.
func TestRecoverySheetIsTypedBack(t *testing.T) {
	_, h := shown(t, true, 1)
	w := h.Window()
	var got page.Recovery
	ask := &page.AskRecovery{About: "x", Yes: "加密台账", Then: func(r page.Recovery) { got = r }}
	pdf := filepath.Join(t.TempDir(), "恢复单.pdf")
	ask.Choose = func(then func(store.Target)) { then(store.Target{Path: pdf}) }
	ask.Show(h)
	pagetest.Press(t, w, "生成恢复单（PDF）…")
	code := strings.Split(sheetCode(t, pdf), "-")
	for _, typed := range [][2]string{{code[2], code[6]}, {"", ""}, {code[7], code[2]}} {
		pagetest.Fill(t, w, "恢复码第3组", typed[0])
		pagetest.Fill(t, w, "恢复码第8组", typed[1])
		pagetest.Press(t, w, "加密台账")
		if seen := pagetest.Seen(w); got.Code != "" || !strings.Contains(seen, "不一样") {
			t.Fatalf("%q: %s", typed, seen)
		}
	}
	pagetest.Fill(t, w, "恢复码第3组", strings.ToLower(code[2]))
	pagetest.Fill(t, w, "恢复码第8组", " "+code[7])
	pagetest.Press(t, w, "加密台账")
	if got.Code != strings.Join(code, "-") || got.Path != pdf {
		t.Fatalf("%+v, not %q", got, code)
	}
}

var group = regexp.MustCompile(`^(?:[0-9A-Z]{4}\s*){3}$`)

// sheetCode reads the recovery code from a sheet.
func sheetCode(t *testing.T, path string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimSpace(line); group.MatchString(line) {
			groups = append(groups, strings.Fields(line)...)
		}
	}
	if len(groups) != 9 {
		t.Fatalf("the sheet's code: %q", groups)
	}
	return strings.Join(groups, "-")
}

// An encrypted ledger's password is changed, its sheet renewed, its key changed or the
// encryption taken off only by who knows the password.
func TestSecretsNeedThePassword(t *testing.T) {
	p, h := shown(t, true, 1)
	w, dir := h.Window(), h.Ledger.Dir()
	key, err := store.NewKey(vault.XChaCha, password, vault.NewCode())
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Ledger.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := keep.Convert(t.Context(), dir, key, keep.ConvertCopies, store.Options{}); err != nil {
		t.Fatal(err)
	}
	if h.Ledger, err = store.Open(t.Context(), dir, store.Options{Key: key}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Ledger.Close() })
	p.Select(tabSecret)
	const fresh = "三只灰猫坐在烟囱上面"
	for _, c := range []struct {
		button, yes string
		fresh       bool
		done        func() bool
	}{
		{"换恢复单…", "下一步", false, func() bool { return strings.Contains(pagetest.Seen(w), "生成恢复单") }},
		{"换密钥…", "下一步", true, func() bool { return strings.Contains(pagetest.Seen(w), "生成恢复单") }},
		{"取消口令…", "取消口令…", false, func() bool { return len(h.Sealed) == 1 && h.Sealed[0].Key == nil }},
		{"更改口令…", "更改口令", true, func() bool { return key.Has(fresh) && !key.Has(password) }},
	} {
		pagetest.Press(t, w, c.button)
		pagetest.Fill(t, w, "现在的口令", password+"x")
		if c.fresh {
			pagetest.Fill(t, w, "新口令", fresh)
			pagetest.Fill(t, w, "再输一次", fresh)
		}
		pagetest.Press(t, w, c.yes)
		if seen := pagetest.Seen(w); !strings.Contains(seen, "现在的口令不对") || c.done() {
			t.Fatalf("%s with a wrong password: %s", c.button, seen)
		}
		pagetest.Fill(t, w, "现在的口令", password)
		pagetest.Press(t, w, c.yes)
		if !c.done() {
			t.Errorf("%s: %s", c.button, pagetest.Seen(w))
		}
		for h.Windows() > 0 {
			h.Key(fyne.KeyEscape)
		}
	}
	if len(h.Failed) > 0 {
		t.Error(h.Failed)
	}
	pagetest.Press(t, w, "立即锁定（Ctrl+L）")
	if h.Locked != 1 {
		t.Error("not locked")
	}
}
