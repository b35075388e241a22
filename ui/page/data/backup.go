package data

// 备份与恢复: the copies in the ledger's folder, copies elsewhere, putting one
// back, and checking the ledger.

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// backup is one copy.
type backup struct {
	path string
	when string
	why  string
	size int64
}

// backups is the tab.
type backups struct {
	host    page.Host
	content fyne.CanvasObject
	where   *kit.Paragraph
	list    *kit.RecordList[backup]
}

func newBackups(host page.Host) *backups {
	b := &backups{host: host, where: words("")}
	b.list = page.NewList(b.host, page.ListOf{ID: "backups", Title: "台账备份"}, []kit.Column[backup]{
		{ID: "时间", Title: "备份时间", Width: 180, Text: func(x backup) string { return x.when }},
		{ID: "种类", Title: "种类", Width: 90, Text: func(x backup) string { return x.why }},
		{ID: "大小", Title: "大小", Width: 90, Align: fyne.TextAlignTrailing, Text: func(x backup) string { return bytesText(x.size) },
			Less: func(a, c backup) int { return int(a.size - c.size) }},
		{ID: "文件", Title: "文件", Width: 460, Text: func(x backup) string { return filepath.Base(x.path) }},
	})
	b.list.Key = func(x backup) string { return x.path }
	b.list.Empty = "还没有备份。点“立即备份”做一份；重要的备份请再存到另一个U盘或电脑上。"
	b.list.OnOpen = func(backup) { b.restoreSelected() }
	now := kit.NewButtonWithIcon("立即备份", theme.DocumentSaveIcon(), func() { b.make(store.Target{}) })
	now.Importance = widget.HighImportance
	buttons := kit.NewFlow(now,
		kit.NewButton("备份到其他位置…", b.askElsewhere),
		kit.NewButton("恢复所选备份…", b.restoreSelected),
		kit.NewButton("从其他位置恢复…", b.askOther),
		kit.NewButton("检查台账", b.verify))
	b.content = kit.NewTopped(padded(container.NewVBox(b.where, buttons)), b.list)
	return b
}

// read lists the copies.
func (b *backups) read() {
	var list []backup
	dir := ""
	b.host.Read(func(_ context.Context, l *store.Workspace) error {
		dir = l.Dir()
		for _, f := range store.BackupsIn(dir) {
			list = append(list, backupOf(f))
		}
		return nil
	}, func() {
		b.where.SetText("台账保存在：" + kit.Visible(dir) + "\n较旧的备份会自动精简：最近10份全留，再按天、周、月各留一份。备份只防误操作和文件损坏，U盘丢失须靠存在别处的备份。")
		b.list.SetRows(list)
	})
}

// backupOf is what the list shows of a copy.
func backupOf(f store.BackupFile) backup {
	out := backup{path: f.Path, why: f.Why}
	if info, err := os.Stat(f.Path); err == nil {
		out.size = info.Size()
	}
	if !f.At.IsZero() {
		out.when = f.At.Format("2006-01-02 15:04:05")
	}
	return out
}

func bytesText(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%dKB", (n+1023)>>10)
	}
	return fmt.Sprintf("%.1fMB", float64(n)/(1<<20))
}

// make writes a copy; no path means the ledger's own folder.
func (b *backups) make(to store.Target) {
	made, how := "", ""
	b.host.Work("正在备份", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		var err error
		made, err = keep.BackupTo(ctx, l, to)
		how = l.HowChecked()
		return err
	}, false, func(err error) {
		if err == nil {
			page.OfferFile(b.host, "已备份并检查无误（"+how+"）", made)
			b.read()
		}
	})
}

func (b *backups) askElsewhere() {
	name := "台账备份-" + strings.ReplaceAll(b.host.Snapshot().Today.String(), "-", "") + ".db"
	page.SaveTo(b.host.Window(), "备份到其他位置", name, page.BackupKind, b.make)
}

func (b *backups) restoreSelected() {
	rows := b.list.Selected()
	if len(rows) != 1 {
		b.host.Tell("请先在列表中选中一份备份", nil)
		return
	}
	b.askRestore(rows[0].path, rows[0].when)
}

func (b *backups) askOther() {
	page.ChooseFile(b.host.Window(), "选择要恢复的备份", page.BackupKind, func(path string) { b.askRestore(path, "") })
}

func (b *backups) askRestore(path, when string) {
	what := "“" + filepath.Base(path) + "”"
	if when != "" {
		what += "（" + when + "）"
	}
	b.host.Ask("恢复备份", "用备份"+what+"替换现在的台账？\n备份之后录入的内容将不在台账里；现在的台账会先另存一份，仍可找回。恢复时程序会关闭台账再重新打开。", "恢复这份备份", func() { b.host.Restore(path) })
}

// verify checks every page, reference and record.
func (b *backups) verify() {
	var said, broken []string
	var how string
	var head store.Head
	b.host.Work("正在检查台账", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
		var err error
		how = l.HowChecked()
		if said, err = keep.Verify(ctx, l); err != nil || len(said) > 0 {
			return err // of a damaged file nothing more can be said
		}
		if broken, err = l.Unlawful(ctx); err != nil {
			return err
		}
		head, err = l.Head(ctx)
		return err
	}, false, func(err error) {
		switch {
		case err != nil:
		case len(said) == 0 && len(broken) == 0:
			b.host.Tell("检查完成：台账完好（"+how+"），操作记录的校验链完整（"+head.Say()+"）", nil)
		case len(said) == 0:
			b.host.Fail(store.Refuse("检查完成：数据文件完好。另有%d处内容不可能成立（以前录入或导入的），仍可查看，修改时须先改正：\n%s", len(broken),
				strings.Join(broken[:min(len(broken), 10)], "\n")))
		default:
			b.host.Fail(store.Refuse("检查发现%d处问题，建议恢复最近的备份：\n%s", len(said), strings.Join(said[:min(len(said), 10)], "\n")))
		}
	})
}
