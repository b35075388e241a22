package data

// 上报数据包: who has reported and who has not, and the way to a packet of one's own
// or to merging those of others.

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/packet"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var packetKind = []page.FileKind{{Name: "上报数据包", Patterns: []string{"*" + packet.Ending}}}

// packets is the tab.
type packets struct {
	host    page.Host
	content fyne.CanvasObject
	body    *fyne.Container
	start   fyne.CanvasObject

	day      *kit.DayField
	said     *kit.Words
	reported *kit.RecordList[packet.Received]
	missing  *kit.RecordList[packet.Missing]
	history  *kit.RecordList[packet.Received]
	sent     *kit.RecordList[packet.Sent]
	key      *kit.Words // the ledger's own
	copyKey  *kit.Button
	lists    *kit.Tabs
	merging  *merging
}

func newPackets(host page.Host) *packets {
	p := &packets{host: host, body: container.NewStack(), said: kit.NewWords(kit.Sentence{Text: "　"}), key: kit.NewWords()}
	p.newLists()
	p.merging = newMerging(host, p.showStart)
	merge := kit.NewButtonWithIcon("合并数据包…", theme.FolderOpenIcon(), p.merging.choose)
	send := kit.NewButtonWithIcon("生成上报数据包…", theme.DocumentSaveIcon(), func() { askSend(host, p.read) })
	merge.Importance, send.Importance = widget.HighImportance, widget.HighImportance
	p.day = kit.NewDayField(day.Day{})
	p.day.OnChange = func(day.Day, error) { p.read() }
	p.merging.asOf = p.day
	asOf := container.NewHBox(widget.NewLabel("报送情况截至"), kit.Wide(p.day, 170))
	p.lists = kit.NewTabs(
		kit.Tab{Title: "报送情况", Content: p.overview()},
		kit.Tab{Title: "收到的全部数据包", Content: p.history},
		kit.Tab{Title: "本台账生成的数据包", Content: kit.NewTopped(padded(container.NewVBox(p.key, p.renewal())), p.sent)},
	)
	top := container.NewVBox(words("下级单位把自己的台账生成一个数据包文件，交给上级合并；合并前逐条预览，合并后整批可以撤销。"), kit.NewFlow(send, merge, asOf), p.said)
	p.start = kit.NewTopped(padded(top), p.lists)
	p.content = p.body
	p.merging.body = p.body
	p.body.Objects = []fyne.CanvasObject{p.start}
	return p
}

// began says which day is asked about, until the person says another.
func (p *packets) began(asOf day.Day) {
	if p.day.Text == "" {
		p.day.OnChange = nil
		p.day.SetDay(asOf)
		p.day.OnChange = func(day.Day, error) { p.read() }
	}
}

// showStart shows the lists instead of a merge.
func (p *packets) showStart() {
	p.body.Objects = []fyne.CanvasObject{p.start}
	p.body.Refresh()
	p.read()
}

func (p *packets) newLists() {
	received := func(more ...kit.Column[packet.Received]) *kit.RecordList[packet.Received] {
		l := page.NewList(p.host, page.ListOf{ID: "packets.received", Title: "收到的数据包"}, append([]kit.Column[packet.Received]{
			{ID: "企业", Title: "企业", Width: 180, Text: func(x packet.Received) string { return x.Name }},
			{ID: "截至", Title: "截至", Width: 100, Text: func(x packet.Received) string { return x.AsOf }},
			numbered("序号", func(x packet.Received) int { return int(x.Serial) }),
			numbered("记录数", func(x packet.Received) int { return x.Records }),
			{ID: "情况", Title: "情况", Width: 260, Text: receivedState},
			{ID: "签名", Title: "签名", Width: 400, Text: packet.Received.Signature},
		}, more...))
		l.Uncounted() // packets have their own numbers
		l.Key = func(x packet.Received) string { return fmt.Sprint(x.Enterprise, x.Serial, x.At, x.Batch) }
		l.Menu = func(rows []packet.Received) []*fyne.MenuItem {
			if len(rows) != 1 {
				return nil
			}
			return []*fyne.MenuItem{fyne.NewMenuItem("撤销这次合并…", func() { p.askUndo(rows[0]) })}
		}
		return l
	}
	p.reported = received()
	p.history = received(
		kit.Column[packet.Received]{ID: "收到时间", Title: "收到时间", Width: 150,
			Text: func(x packet.Received) string { return store.LocalTime(x.At) }},
		kit.Column[packet.Received]{ID: "文件", Title: "文件", Width: 260, Text: func(x packet.Received) string { return x.File }},
		kit.Column[packet.Received]{ID: "操作记录", Title: "报送单位操作记录", Width: 420, Text: func(x packet.Received) string { return x.Log }})
	p.reported.Empty = "还没有合并过下级单位的数据包。"
	p.history.Empty = p.reported.Empty
	p.missing = page.NewList(p.host, page.ListOf{ID: "packets.missing", Title: "尚未上报的企业"}, []kit.Column[packet.Missing]{
		{ID: "企业", Title: "尚未上报的企业", Width: 230, Text: func(x packet.Missing) string { return x.Name }},
		{ID: "最近一次", Title: "最近一次截至", Width: 120, Text: func(x packet.Missing) string {
			if x.Last == "" {
				return "从未上报"
			}
			return x.Last
		}},
	})
	p.missing.Key = func(x packet.Missing) string { return x.ID }
	p.missing.Empty = "没有尚未上报的企业。"
	p.sent = page.NewList(p.host, page.ListOf{ID: "packets.sent", Title: "报送的数据包"}, []kit.Column[packet.Sent]{
		{ID: "企业", Title: "报送企业", Width: 220, Text: func(x packet.Sent) string { return x.Name }},
		{ID: "截至", Title: "截至", Width: 100, Text: func(x packet.Sent) string { return x.AsOf }},
		numbered("序号", func(x packet.Sent) int { return int(x.Serial) }),
		numbered("记录数", func(x packet.Sent) int { return x.Records }),
		{ID: "密码", Title: "密码", Width: 76, Text: func(x packet.Sent) string {
			if x.Sealed {
				return "有"
			}
			return "没有"
		}},
		{ID: "生成时间", Title: "生成时间", Width: 150, Text: func(x packet.Sent) string { return store.LocalTime(x.At) }},
		{ID: "生成人", Title: "生成人", Width: 90, Text: func(x packet.Sent) string { return x.Actor }},
		{ID: "文件", Title: "文件", Width: 420, Text: func(x packet.Sent) string { return x.File }},
	})
	p.sent.Uncounted()
	p.sent.Key = func(x packet.Sent) string { return strconv.FormatInt(x.Serial, 10) }
	p.sent.Empty = "还没有生成过数据包。"
}

// numbered is a narrow column with a number.
func numbered[R any](title string, n func(R) int) kit.Column[R] {
	return kit.Column[R]{ID: title, Title: title, Width: 70, Align: fyne.TextAlignTrailing,
		Text: func(x R) string { return strconv.Itoa(n(x)) }, Less: func(a, b R) int { return n(a) - n(b) }}
}

// receivedState is what became of a packet, in a few words.
func receivedState(x packet.Received) string {
	switch {
	case x.Undone:
		return fmt.Sprintf("已撤销（第%d批）", x.Batch)
	case x.Batch == 0:
		return "没有变化"
	case x.Conflicts > 0:
		return fmt.Sprintf("第%d批，%d条冲突未采用", x.Batch, x.Conflicts)
	}
	return fmt.Sprintf("第%d批，新增%d、变更%d、已无%d", x.Batch, x.Added, x.Changed, x.Gone)
}

func (p *packets) overview() fyne.CanvasObject {
	split := container.NewHSplit(p.reported, p.missing)
	page.KeepSplit(p.host, "data.packet", split, 0.55)
	return split
}

// renewal offers a number and a key of its own to a ledger that was begun as a copy.
func (p *packets) renewal() fyne.CanvasObject {
	p.copyKey = kit.NewButton("复制指纹", nil)
	return kit.NewFlow(p.copyKey, kit.NewButton("换发台账标识…", func() {
		p.host.Ask("换发台账标识", "只有两种情况需要：本单位的台账文件夹是从上级或别的单位复制来的，上级合并时提示“这是本台账自己生成的数据包”；或者台账文件夹、备份可能落到了别人手里。换发后签名密钥也是新的，生成的数据包会被当作一份新台账报送的，上级合并时要打电话核对新的指纹。", "换发", func() {
			p.host.Work("正在换发台账标识", func(ctx context.Context, l *store.Workspace, _ func(done, total int)) error {
				return packet.RenewLedgerID(ctx, l)
			}, false, func(err error) {
				if err == nil {
					p.host.Tell("已换发台账标识和签名密钥，请重新生成数据包", nil)
					p.read()
				}
			})
		})
	}))
}

// read reads what came and who is missing, and whether the merge that is shown still stands.
func (p *packets) read() {
	p.merging.look()
	asOf, err := p.day.Day()
	if err != nil || asOf.MonthOnly() {
		p.said.Set(kit.Sentence{Text: "请把日期写到日，例如2026-11-23。", Color: theme.ColorNameError})
		return
	}
	var st *packet.Status
	p.host.Read(func(ctx context.Context, l *store.Workspace) error {
		s, err := packet.StatusOf(ctx, l, asOf)
		st = s
		return err
	}, func() { p.show(st) })
}

func (p *packets) show(st *packet.Status) {
	p.reported.SetRows(st.Reported)
	p.missing.SetRows(st.Missing)
	p.history.SetRows(st.History)
	p.sent.SetRows(st.Sent)
	p.showKey(st.Fingerprint)
	switch {
	case len(st.Missing) > 0:
		p.said.Set(kit.Sentence{Text: fmt.Sprintf("截至%s：还有%d户所属企业没有上报。", st.AsOf, len(st.Missing)), Color: kit.ColorWarn})
	case len(st.Reported) > 0:
		p.said.Set(kit.Sentence{Text: fmt.Sprintf("截至%s：所属企业都已上报。", st.AsOf), Color: kit.ColorGood})
	default:
		p.said.Set(kit.Sentence{Text: "本台账没有下级企业，或还没有收到过数据包。", Color: kit.ColorMuted})
	}
	p.start.Refresh()
}

// showKey shows the fingerprint of the ledger's own key.
func (p *packets) showKey(fingerprint string) {
	setShown(p.copyKey, fingerprint != "")
	if fingerprint == "" {
		p.key.Set(kit.Sentence{Text: "本台账还没有签名密钥，第一次生成上报数据包时自动产生。", Color: kit.ColorMuted})
		return
	}
	p.key.Set(kit.Sentence{Text: "本台账的签名密钥指纹：" + fingerprint, Bold: true},
		kit.Sentence{Text: "上级第一次收到本台账的数据包，或者提示密钥换了时，会打电话来核对，请念给对方听。", Color: kit.ColorMuted})
	p.copyKey.OnTapped = func() { fyne.CurrentApp().Clipboard().SetContent(fingerprint) }
}

func (p *packets) askUndo(x packet.Received) {
	switch {
	case x.Undone:
		p.host.Tell(fmt.Sprintf("第%d批已经撤销过了", x.Batch), nil)
	case x.Batch == 0:
		p.host.Tell("这次合并没有写入记录，不需要撤销", nil)
	default:
		askUndo(p.host, x.Batch, fmt.Sprintf("合并“%s”第%d号数据包", x.Name, x.Serial), p.read)
	}
}
