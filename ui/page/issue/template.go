package issue

// The office's own Word templates, filled for the records of the window.

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/container"

	"partyledger/store"
	"partyledger/store/mailmerge"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// askTemplates lets the person choose among the kept templates.
func (w *window) askTemplates() {
	var list []mailmerge.Template
	w.host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		list, err = mailmerge.Kept(ctx, l)
		return err
	}, func() {
		if len(list) == 0 {
			w.host.Tell("还没有存入本单位的模板；在“文书”页的“本单位模板”里加入", nil)
			return
		}
		w.chooseTemplates(list)
	})
}

func (w *window) chooseTemplates(list []mailmerge.Template) {
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "为" + w.whom() + "填写。填好的是Word文件，不编号、不登记。",
		Color: kit.ColorMuted}))
	ticks := make([]*kit.Check, len(list))
	folder := ""
	for i, t := range list {
		if t.Folder != folder {
			folder = t.Folder
			box.Add(kit.SectionTitle(folder))
		}
		ticks[i] = kit.NewCheck(t.Name, nil)
		box.Add(ticks[i])
	}
	one := kit.NewCheck("全部人合为一个文件", nil)
	all := kit.NewButton("全选", func() {
		for _, c := range ticks {
			c.SetChecked(true)
		}
	})
	sheet := &page.Sheet{Title: "按本单位模板填写", Content: container.NewVScroll(container.NewPadded(kit.NewColumn(box,
		one))), Width: 700, Height: 520}
	sheet.Left = append(sheet.Left, all)
	sheet.Yes = kit.NewButton("填写…", func() {
		var chosen []mailmerge.Template
		for i, c := range ticks {
			if c.Checked {
				chosen = append(chosen, list[i])
			}
		}
		if len(chosen) == 0 {
			w.host.Tell("请先勾选模板", nil)
			return
		}
		sheet.Hide()
		w.fillTemplates(mailmerge.FillRequest{Templates: chosen, OneFile: one.Checked, Choice: w.records()})
	})
	sheet.Show(w.host)
}

// records are the records of the window's first kind.
func (w *window) records() mailmerge.Choice {
	c := mailmerge.Choice{Kind: w.refs[0].Kind}
	for _, ref := range w.refs {
		if ref.Kind == c.Kind {
			c.IDs = append(c.IDs, ref.ID)
		}
	}
	return c
}

// fillTemplates asks for a folder and writes the filled files there.
func (w *window) fillTemplates(req mailmerge.FillRequest) {
	start := ""
	w.host.Setting(folderKey, &start)
	page.ChooseFolder(w.host.Window(), "选择保存文件的文件夹", start, func(dir string) {
		w.host.SetSetting(folderKey, dir)
		req.Dir = dir
		var files []mailmerge.File
		w.host.Work("按模板填写", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
			req.Progress = progress
			files, err = mailmerge.Fill(ctx, l, req)
			return err
		}, false, func(err error) {
			if err == nil && len(files) > 0 {
				w.host.Offer(filledWords(files), page.Action{Text: "打开所在文件夹",
					Do: func() { page.ShowInFolder(files[0].File, w.failed) }})
			}
		})
	})
}

// filledWords says what was filled and what is blank in it.
func filledWords(files []mailmerge.File) string {
	blanks := 0
	for _, f := range files {
		blanks += f.Blanks
	}
	said := fmt.Sprintf("已填写%d个文件", len(files))
	if blanks > 0 {
		said += fmt.Sprintf("，其中空白%d处", blanks)
	}
	return said
}
