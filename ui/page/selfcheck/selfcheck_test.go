package selfcheck

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/container"

	"partyledger/store"
	"partyledger/store/doctor"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// checked is a page with an outcome of the test's own ledger.
func checked(t *testing.T, typed string, scale float32) (*Panel, *pagetest.Host) {
	t.Helper()
	host := pagetest.New(t, false)
	host.Scale(scale)
	p := New(host.Window(), func() page.SelfCheck {
		what := host.SelfCheck()
		what.Look = func() *doctor.Desktop {
			return &doctor.Desktop{Screens: []doctor.Screen{{All: doctor.Area{W: 1920, H: 1080}, Work: doctor.Area{W: 1920, H: 1040},
				Scale: 1.25, Hz: 60}}, Swept: true}
		}
		what.Heard = func(time.Time) []string { return []string{"WM_IME_STARTCOMPOSITION　光标 320,260 高 21"} }
		return what
	})
	host.Window().SetContent(container.NewPadded(p.Content()))
	host.Window().Canvas().Focus(p.field)
	host.Type(typed)
	p.run.OnTapped()
	return p, host
}

func TestSelfCheck(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := checked(t, doctor.Sentence, scale)
		host.Picture("selfcheck"+suffix, pagetest.Width, pagetest.Height)
		rows := p.list.Rows()
		if len(rows) < 15 || !strings.Contains(p.said.String(), "共查") || p.run.Disabled() || p.save.Disabled() || !p.stop.Hidden {
			t.Fatalf("%d rows, %q", len(rows), p.said.String())
		}
		if !slices.IsSortedFunc(rows, func(a, b doctor.Line) int { return int(b.State - a.State) }) {
			t.Error("what is wrong does not come first")
		}
		if !slices.ContainsFunc(rows, func(l doctor.Line) bool { return l.Value == "打出的字与要求相同" }) {
			t.Error("the sentence was not taken in")
		}
		if rows[0].State != doctor.Good && !strings.Contains(p.detail.String(), rows[0].Value) {
			t.Errorf("what is wrong is not said at the foot: %q", p.detail.String())
		}
		path := filepath.Join(t.TempDir(), p.report.FileName())
		p.write(store.Target{Path: path})
		text, err := os.ReadFile(path)
		if err != nil || !strings.Contains(p.said.String(), path) {
			t.Fatal(err, p.said.String())
		}
		for _, want := range []string{"工作区1920×1040（0,0），缩放125%", "WM_IME_STARTCOMPOSITION 光标 320,260 高 21"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s is not in the file", want)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(host.Ledger.Dir(), ".tmp-*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	})
}

// What was typed is compared, and goes nowhere.
func TestTypedTextStaysHere(t *testing.T) {
	p, _ := checked(t, "别的字句", 1)
	if text := p.report.Text(); strings.Contains(text, "别的字句") || !strings.Contains(text, "[未通过] 中文输入") {
		t.Error(text)
	}
	p.write(store.Target{Path: filepath.Join(t.TempDir(), "没有\x00", "x.txt")})
	if strings.Contains(p.said.String(), "已写出") {
		t.Error(p.said.String())
	}
}

// The check has a window of its own where there is no page.
func TestInAWindow(t *testing.T) {
	host := pagetest.New(t, false)
	p := Show(host.Window(), host.SelfCheck())
	p.run.OnTapped()
	host.Picture("selfcheck-window", pagetest.Width, pagetest.Height)
	if seen := pagetest.Seen(host.Window()); !strings.Contains(seen, "开始自检") || !strings.Contains(seen, "系统") {
		t.Error(seen)
	}
	if !kit.Escape(host.Window().Canvas()) || host.Windows() != 0 {
		t.Error("Escape does not leave it")
	}
}
