package data

// 操作记录: what was done, by whom and when; a batch can be taken back.

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// journalMost is how many batches are listed.
const journalMost = 5000

// headMeaning says what the code is for.
const headMeaning = "校验码由全部操作算出，以前的任何一批被改动，它就不同；抄下或打印留存，日后可以核对。"

const everyKind = "全部类别"

// journal is the tab.
type journal struct {
	host    page.Host
	content fyne.CanvasObject
	filter  *kit.Entry
	kind    *kit.Select
	list    *kit.RecordList[store.Batch]
	head    *kit.Words // where the chain ends
	asked   int64      // the batch to be brought forward once the list is read; 0 = none
}

func newJournal(host page.Host) *journal {
	j := &journal{host: host, head: kit.NewWords()}
	j.list = kit.NewRecordList([]kit.Column[store.Batch]{
		{ID: "批次", Title: "批次", Width: 64, Align: fyne.TextAlignTrailing, Code: true,
			Text: func(b store.Batch) string { return strconv.FormatInt(b.ID, 10) },
			Less: func(a, b store.Batch) int { return int(a.ID - b.ID) }},
		{ID: "时间", Title: "时间", Width: 160, Text: func(b store.Batch) string { return store.LocalTime(b.At) }},
		{ID: "类别", Title: "类别", Width: 84, Text: func(b store.Batch) string { return string(b.Kind) }},
		{ID: "内容", Title: "内容", Width: 470, Text: func(b store.Batch) string { return b.Note }},
		{ID: "记录数", Title: "记录数", Width: 70, Align: fyne.TextAlignTrailing,
			Text: func(b store.Batch) string { return strconv.Itoa(b.Records) },
			Less: func(a, b store.Batch) int { return a.Records - b.Records }},
		{ID: "操作人", Title: "操作人", Width: 100, Text: func(b store.Batch) string { return b.Actor }},
		{ID: "校验码", Title: "校验码", Width: 130, Text: func(b store.Batch) string { return b.Code }},
		{ID: "状态", Title: "状态", Width: 150, Text: store.Batch.State},
	})
	j.list.Key = func(b store.Batch) string { return strconv.FormatInt(b.ID, 10) }
	j.list.Empty = "还没有操作记录。"
	j.list.Menu = func(rows []store.Batch) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem("撤销这一批…", j.undoSelected)}
	}
	j.filter = kit.NewEntry()
	j.filter.SetPlaceHolder("筛选：内容、操作人或批次号")
	j.filter.OnChanged = func(string) { j.apply() }
	kinds := []string{everyKind}
	for _, k := range []store.BatchKind{store.BatchEdit, store.BatchImport, store.BatchPacket, store.BatchRemove, store.BatchMerge,
		store.BatchUndo, store.BatchErase, store.BatchOutput, store.BatchRestore, store.BatchBackup, store.BatchRepair, store.BatchSeal,
		store.BatchDemo} {
		kinds = append(kinds, string(k))
	}
	j.kind = kit.NewSelect(kinds, func(string) { j.apply() })
	j.kind.PlaceHolder, j.kind.Selected = everyKind, everyKind
	undo := kit.NewButton("撤销这一批…", j.undoSelected)
	list := kit.NewButton("打印或导出…", j.print)
	j.content = kit.NewTopped(padded(container.NewVBox(kit.NewFlow(undo, list, j.kind, kit.Wide(j.filter, 300)), j.head)), j.list)
	return j
}

// read lists the batches.
func (j *journal) read() {
	var list []store.Batch
	var head store.Head
	j.host.Read(func(ctx context.Context, l *store.Workspace) error {
		var err error
		if list, err = l.Batches(ctx, journalMost); err != nil {
			return err
		}
		head, err = l.Head(ctx)
		return err
	}, func() {
		j.list.SetRows(list)
		if j.asked != 0 {
			j.list.SelectKey(strconv.FormatInt(j.asked, 10))
			j.asked = 0
		}
		j.head.Set(kit.Sentence{Text: "操作记录" + head.Say() + "。" + headMeaning, Color: kit.ColorMuted})
		j.content.Refresh()
	})
}

// bring brings a batch forward, whatever the filters hide.
func (j *journal) bring(batch int64) {
	j.asked = batch
	j.filter.SetText("")
	j.kind.SetSelected(everyKind)
	j.read()
}

func (j *journal) apply() {
	found := page.Matcher(j.filter.Text)
	kind := store.BatchKind(j.kind.Selected)
	j.list.SetFilter(func(b store.Batch) bool {
		if kind != everyKind && kind != b.Kind {
			return false
		}
		text := strings.ToLower(b.Note + " " + b.Actor + " " + strconv.FormatInt(b.ID, 10))
		return found(text)
	})
}

// print writes the whole list as PDF and Excel into a folder.
func (j *journal) print() {
	page.ChooseFolder(j.host.Window(), "操作记录存到哪个文件夹", "", func(dir string) { j.write(dir) })
}

func (j *journal) write(dir string) {
	var files []store.ReportFile
	j.host.Work("正在生成操作记录", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) (err error) {
		files, err = l.WriteBatches(ctx, store.ReportRequest{Dir: dir, XLSX: true, Titled: true})
		return err
	}, false, func(err error) {
		if err == nil {
			page.OfferFile(j.host, "已生成操作记录", files[0].File)
			j.read()
		}
	})
}

func (j *journal) undoSelected() {
	rows := j.list.Selected()
	if len(rows) != 1 {
		j.host.Tell("请先在列表中选中一批操作", nil)
		return
	}
	b := rows[0]
	switch {
	case b.UndoneBy != 0:
		j.host.Tell(fmt.Sprintf("第%d批已经撤销过了", b.ID), nil)
	case b.Kind == store.BatchOutput, b.Kind == store.BatchRestore, b.Kind == store.BatchBackup, b.Kind == store.BatchSeal:
		j.host.Tell("这一批没有写入记录，不需要撤销", nil)
	case b.Kind == store.BatchUndo:
		j.host.Tell("这一批本身是撤销，不能再撤销；需要时请重新录入或导入", nil)
	default:
		askUndo(j.host, b.ID, b.Note, j.read)
	}
}
