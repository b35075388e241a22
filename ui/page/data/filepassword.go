package data

// Files that open with a password only: it is asked for, and what was begun is done
// again with it. It is kept as long as the import is looked at, and nowhere written.

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2/container"

	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// fileWork is work on files of which some may have a password.
type fileWork struct {
	title   string
	changed bool
	job     func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error
	then    func(error)
}

// workOnFiles does it, and asks for the passwords that are missing.
func (m *imports) workOnFiles(w fileWork) {
	var locked *intake.LockedError
	m.host.Work(w.title, func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		err := w.job(ctx, l, progress)
		if locked = intake.NeedsPassword(err); locked != nil {
			return nil
		}
		return err
	}, w.changed, func(err error) {
		if locked == nil {
			w.then(err)
			return
		}
		m.askFilePassword(locked, func() { m.workOnFiles(w) })
	})
}

// askFilePassword asks for the password of a file.
func (m *imports) askFilePassword(locked *intake.LockedError, again func()) {
	name := "“" + kit.Visible(filepath.Base(locked.File)) + "”"
	said := kit.Sentence{Text: name + "设有打开密码。请输入它在Excel或WPS中的打开密码；密码只用来打开这个文件，不保存。"}
	if locked.Wrong && m.lockedFile == locked.File {
		said = kit.Sentence{Text: "密码不对，没有打开" + name + "。请核对（注意大小写）后再输入。", Color: kit.ColorBlock}
	}
	entry, lacks := newPassword(), kit.NewFault()
	s := &page.Sheet{Title: "文件的打开密码", Content: container.NewPadded(kit.NewColumn(kit.NewWords(said),
		kit.Labelled("打开密码", true, entry, lacks))), Width: 560, Height: 260}
	s.Yes = kit.NewButton("打开", func() {
		if entry.Text == "" {
			lacks.Set("请输入密码")
			return
		}
		s.Hide()
		m.lockedFile, m.passwords = locked.File, append(m.passwords, entry.Text)
		again()
	})
	entry.OnSubmitted = func(string) { s.Yes.OnTapped() }
	s.Show(m.host)
	m.host.Window().Canvas().Focus(entry)
}
