package support

// 附件: the files attached to all records of the ledger, and whether they are still
// what they were.

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// files is the eighth tab.
type files struct {
	p       *Page
	content *fyne.Container
	list    *page.Records[model.Attachment]
	removed *kit.Check
	reclaim *kit.Button
	words   *kit.Words
	start   func(path string, then func(error)) // page.OpenFile, but for tests
}

const aboutFiles = "附件在各条记录的窗口中添加。文件按内容存放在台账文件夹的“附件”中，不会被覆盖；备份时一并复制到备份文件夹。"

func newFiles(p *Page) *files {
	t := &files{p: p, words: kit.NewWords(kit.Sentence{Text: aboutFiles}), start: page.OpenFile}
	t.removed = kit.NewCheck("含已移除", func(bool) { t.narrow() })
	t.reclaim = kit.NewButton("找回文件", t.bringBack)
	t.reclaim.Hide()
	t.list = page.NewRecords(p.host, page.RecordsOptions[model.Attachment]{
		ID: "support.files", Plain: true, Open: t.open, Show: t.show,
		Empty: "还没有附件。打开一条记录（如活动场所），在窗口下方添加照片和文件。",
		Extra: []fyne.CanvasObject{kit.NewButton("检查文件", t.verify), t.reclaim, t.removed},
		Menu: func(a model.Attachment) []*fyne.MenuItem {
			items := []*fyne.MenuItem{fyne.NewMenuItem("打开所属记录", func() { p.host.Open(a.Owner()) })}
			if a.Removed.IsZero() {
				items = append(items, fyne.NewMenuItem("移除…", func() { page.RemoveAttachment(p.host, a, func() {}) }))
			}
			return items
		},
		Cols: []page.Col[model.Attachment]{
			{Field: "Title"},
			{Title: "所属类别", Width: 100, Text: func(_ *model.Book, a model.Attachment) string {
				if s := model.SchemaOf(model.Kind(a.RecordKind)); s != nil {
					return s.Label
				}
				return a.RecordKind
			}},
			{Title: "所属记录", Width: 180, Text: func(b *model.Book, a model.Attachment) string { return page.NameOf(b, a.Owner()) }},
			page.EnterpriseCol[model.Attachment](),
			{Field: "Type"},
			{Title: "大小", Width: 70, Align: fyne.TextAlignTrailing,
				Text: func(_ *model.Book, a model.Attachment) string { return a.SizeText() }},
			{Field: "Day"}, {Field: "Removed"}, {Field: "FileName"},
		},
	})
	t.content = kit.NewTopped(container.NewPadded(t.words), container.NewBorder(widget.NewSeparator(), nil, nil, nil, t.list.Content()))
	return t
}

func (t *files) open(a model.Attachment) { page.OpenAttachment(t.p.host, a, t.start) }

// verify reads every file and says which are not what they were.
func (t *files) verify() {
	var faults []keep.AttachmentFault
	t.p.host.Work("正在检查附件", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
		faults, err = keep.AttachmentFaults(ctx, l, progress)
		return err
	}, false, func(err error) {
		if err == nil {
			t.tell(faults)
		}
	})
}

// tell says what the check found.
func (t *files) tell(faults []keep.AttachmentFault) {
	t.reclaim.Hide()
	if len(faults) == 0 {
		t.words.Set(kit.Sentence{Text: aboutFiles})
		t.p.host.Tell("检查完成：附件文件完好", nil)
		t.content.Refresh()
		return
	}
	list := []kit.Sentence{{Text: fmt.Sprintf("有%d个附件的文件缺失或被改动：", len(faults)), Color: kit.ColorWarn}}
	for i, f := range faults {
		if f.InBackup {
			t.reclaim.Show()
		}
		if i < 5 {
			list = append(list, kit.Sentence{Text: f.Say() + "。", Color: kit.ColorWarn})
		}
	}
	t.words.Set(list...)
	t.content.Refresh()
}

// bringBack takes the files that the backups have from there.
func (t *files) bringBack() {
	n := 0
	t.p.host.Work("正在找回附件", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		n, err = keep.ReclaimAttachments(ctx, l)
		return err
	}, false, func(err error) {
		if err == nil {
			t.p.host.Tell(fmt.Sprintf("已从备份找回%d个文件", n), nil)
			t.verify()
		}
	})
}

// load shows the list.
func (t *files) load(ctx context.Context, s *page.Snapshot) (func(), error) {
	show, err := t.list.Load(ctx, s)
	if err != nil {
		return nil, err
	}
	return func() {
		show()
		t.narrow()
	}, nil
}

// narrow leaves out what was removed, unless it is asked for.
func (t *files) narrow() {
	t.list.Where(func(a model.Attachment) bool { return t.removed.Checked || a.Removed.IsZero() })
}

// show shows a file, removed or not.
func (t *files) show(a model.Attachment) {
	if !a.Removed.IsZero() {
		t.removed.SetChecked(true)
	}
	t.list.Select(a.ID)
}
