package ui

// When the program breaks: the window that says so and lets it be ended, and what
// is said of it at the next start.

import (
	"io"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/plainfile"
	"partyledger/store/trace"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// StoppedTitle is said where the program cannot go on.
const StoppedTitle = "程序遇到错误，需要重新启动"

// StoppedText says what has become of the data and of the crash's trace; path is
// its file, empty if there is none.
func StoppedText(path string) string {
	text := "此前已保存的数据都在。出错时正在进行的那一步没有完成，也不会只写入一半：重新打开程序后，请核对最近一次操作，没有记上的再做一遍。"
	if path == "" {
		return text + "\n\n这次没有能写下错误记录。如果再次出现，请记下当时在做什么，告诉程序维护人员。"
	}
	return text + "\n\n程序写下了一份错误记录，里面没有台账内容和人员信息。再次打开时，可以把它另存一份，交给程序维护人员。"
}

// standFor tells the person when a goroutine breaks, on this window, and ends the
// program once they have read it: what was at work may be half done, so nothing
// else can be begun.
func standFor(w fyne.Window) {
	trace.Stopped = func(path string) {
		fyne.Do(func() {
			end := func() { os.Exit(1) }
			quit := kit.NewButton("退出程序", end)
			quit.Importance = widget.HighImportance
			d := kit.NewDialog(w, StoppedTitle, container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), quit), nil, nil,
				container.NewVScroll(kit.NewWords(kit.Sentence{Text: StoppedText(path)}))))
			d.OnEscape = func() {}
			w.SetCloseIntercept(end)
			d.Fit(560, 280)
			d.Show()
		})
	}
}

// lastCrash is the latest trace that lies in the folders and was not told of yet,
// empty if there is none. It will not be given again.
func lastCrash(dirs ...string) string {
	last := ""
	for _, dir := range dirs {
		for _, path := range trace.Untold(dir) {
			last = trace.Told(path)
		}
	}
	return last
}

// tellCrash says that the program broke when it was used last, and offers the trace.
func tellCrash(w fyne.Window, path string) {
	if path == "" {
		return
	}
	when := ""
	if at, ok := trace.When(path); ok {
		when = "（" + at.Format("2006年1月2日15:04") + "）"
	}
	words := kit.NewWords(kit.Sentence{Text: "上次使用时" + when + "，程序遇到内部错误，自行停止了。\n\n" +
		"此前已保存的数据都在，台账可以照常使用。出错时正在进行的那一步没有写入，请核对最近一次操作，没有记上的再做一遍。\n\n" +
		"程序留下了一份错误记录，只写着程序自身出错的位置，没有台账内容和人员信息。请另存一份，交给程序维护人员，以便改正。"})
	result := widget.NewLabel("")
	result.Wrapping = fyne.TextWrapBreak
	result.Hide()
	say := func(text string) {
		result.SetText(kit.Visible(text))
		result.Show()
	}
	var d *kit.Dialog
	known := kit.NewButton("知道了", func() { d.Hide() })
	known.Importance = widget.HighImportance
	foot := container.NewHBox(
		kit.NewButton("另存一份…", func() { saveTrace(w, path, say) }),
		kit.NewButton("打开所在文件夹", func() {
			page.ShowInFolder(path, func(err error) {
				if err != nil {
					say(err.Error())
				}
			})
		}), layout.NewSpacer(), known)
	d = kit.NewDialog(w, "上次没有正常退出", container.NewBorder(nil, container.NewVBox(result, foot), nil, nil, container.NewVScroll(words)))
	d.Fit(580, 330)
	d.Show()
}

// saveTrace writes a copy of a trace where the person wants it.
func saveTrace(w fyne.Window, path string, say func(string)) {
	name := "国企党建台账错误记录-" + time.Now().Format("20060102") + ".txt"
	page.SaveTo(w, "另存错误记录", name, []page.FileKind{{Name: "文本文件", Patterns: []string{"*.txt"}}}, func(to store.Target) {
		if filepath.Ext(to.Path) == "" {
			to = store.Target{Path: to.Path + ".txt"} // of which nobody was asked
		}
		trace.Go("另存错误记录", func() {
			data, err := plainfile.Read(path, 1<<20)
			if err == nil {
				err = to.Write(func(out io.Writer) error {
					_, err := out.Write(data)
					return err
				})
			}
			fyne.Do(func() {
				if err != nil {
					say(store.Explain(err))
					return
				}
				say("已另存到：" + to.Path)
			})
		})
	})
}
