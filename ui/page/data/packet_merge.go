package data

// 合并数据包: the packets are read and laid beside the ledger, record by record,
// before anything is written.

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/packet"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// itemRow is a record of a preview.
type itemRow struct {
	packet.Item
	file string
	n    int
}

func (x itemRow) ref() model.Ref { return model.Ref{Kind: x.Kind, ID: x.ID} }

// itemTabs are the tabs of the preview and what is in each.
var itemTabs = []struct {
	title string
	whats []string
}{
	{"新增", []string{packet.Added}}, {"变更", []string{packet.Changed}}, {"已无", []string{packet.Gone, packet.Kept}},
	{"冲突", []string{packet.Conflict}}, {"未并入", []string{packet.Left, packet.Broken}},
}

// conflicts is the number of 冲突 among the item tabs. Before these the files have a
// tab.
const (
	conflicts   = 3
	conflictTab = 1 + conflicts
)

// merging is the view.
type merging struct {
	host  page.Host
	body  *fyne.Container // where it is shown
	leave func()          // back to the lists
	asOf  *kit.DayField   // the day for which reports are waited for

	files     []packet.File
	keys      []string // fingerprints that the person has compared
	passwords []string
	asked     bool // for a password, once without being told to
	force     bool
	take      map[model.Ref]bool
	result    *packet.MergeResult
	done      bool
	undone    bool // and all of it taken back since

	said       *kit.Words
	list       *kit.RecordList[*packet.Result]
	items      []*kit.RecordList[itemRow]
	tabs       *kit.Tabs
	confirm    *kit.Button
	undo       *kit.Button
	password   *kit.Button
	enterprise *kit.Button
	older      *kit.Button
	key        *kit.Button
	unsigned   *kit.Button
	theirs     *kit.Button
	ours       *kit.Button
	view       fyne.CanvasObject
}

func newMerging(host page.Host, leave func()) *merging {
	m := &merging{host: host, leave: leave, said: kit.NewWords()}
	m.newLists()
	m.confirm = kit.NewButtonWithIcon("确认合并", theme.ConfirmIcon(), m.ask)
	m.confirm.Importance = widget.HighImportance
	m.undo = kit.NewButton("撤销这次合并…", m.askUndo)
	m.password = kit.NewButton("输入密码…", m.askPassword)
	m.enterprise = kit.NewButton("指明属于哪一户企业…", m.askEnterprise)
	m.older = kit.NewButton("较旧的仍要合并…", m.askForce)
	m.key = kit.NewButton("换了密钥的仍要合并…", m.askKey)
	m.unsigned = kit.NewButton("没有签名的仍要合并…", m.askUnsigned)
	m.theirs = kit.NewButton("所选冲突按数据包的内容", func() { m.settle(true) })
	m.ours = kit.NewButton("所选冲突保留本台账的", func() { m.settle(false) })
	add := kit.NewButtonWithIcon("添加文件…", theme.FolderOpenIcon(), m.addFiles)
	back := kit.NewButton("返回", m.goBack)
	m.tabs = m.newTabs()
	m.view = kit.NewTopped(padded(container.NewVBox(m.said, kit.NewFlow(m.confirm, m.undo, m.password, m.enterprise, m.older, m.key,
		m.unsigned, add, back))), m.tabs)
	return m
}

func (m *merging) newTabs() *kit.Tabs {
	tabs := []kit.Tab{{Title: "数据包", Content: m.list}}
	for i, t := range itemTabs {
		content := fyne.CanvasObject(m.items[i])
		if i == conflicts {
			content = kit.NewTopped(kit.NewFlow(m.theirs, m.ours), m.items[i])
		}
		tabs = append(tabs, kit.Tab{Title: t.title, Content: content})
	}
	return kit.NewTabs(tabs...)
}

func (m *merging) newLists() {
	type file = *packet.Result
	state := kit.Column[file]{ID: "情况", Title: "情况", Width: 420, Text: m.fileState}
	state.Color = func(x file) fyne.ThemeColorName {
		switch {
		case x.State == packet.Refused:
			return kit.ColorBlock
		case x.Conflicts > 0:
			return kit.ColorWarn
		}
		return ""
	}
	m.list = kit.NewRecordList([]kit.Column[file]{
		{ID: "文件", Title: "文件", Width: 280, Text: func(x file) string { return x.FileName() }},
		{ID: "企业", Title: "企业", Width: 200, Text: fileEnterprise},
		{ID: "截至", Title: "截至", Width: 100, Text: func(x file) string { return x.AsOf }},
		{ID: "序号", Title: "序号", Width: 60, Align: fyne.TextAlignTrailing, Text: func(x file) string {
			if x.Serial == 0 { // it was not read
				return ""
			}
			return strconv.FormatInt(x.Serial, 10)
		}, Less: func(a, b file) int { return int(a.Serial - b.Serial) }},
		state,
		{ID: "签名", Title: "签名", Width: 480, Text: func(x file) string { return x.Signature() }},
	})
	m.list.Key = func(x file) string { return x.File }
	m.list.OnSelect = func([]file) {
		m.showItems()
		m.say()
	}
	m.list.OnOpen = func(x file) { m.openFile(x) }
	for i := range itemTabs {
		m.items = append(m.items, m.newItems(i))
	}
}

func (m *merging) newItems(tab int) *kit.RecordList[itemRow] {
	columns := []kit.Column[itemRow]{
		{ID: "类别", Title: "类别", Width: 100, Text: func(x itemRow) string { return x.Label }},
		{ID: "记录", Title: "记录", Width: 230, Text: func(x itemRow) string { return x.Name }},
	}
	if tab == conflicts {
		columns = append(columns, kit.Column[itemRow]{ID: "处理", Title: "处理", Width: 130, Text: func(x itemRow) string {
			if m.take[x.ref()] {
				return "按数据包的内容"
			}
			return "保留本台账的"
		}})
	}
	columns = append(columns, kit.Column[itemRow]{ID: "内容", Title: "内容", Width: 560, Text: itemWords},
		kit.Column[itemRow]{ID: "文件", Title: "文件", Width: 220, Text: func(x itemRow) string { return x.file }})
	l := kit.NewRecordList(columns)
	l.Key = func(x itemRow) string { return strconv.Itoa(x.n) }
	l.Empty = "没有" + itemTabs[tab].title + "的记录。"
	return l
}

// itemWords says in what the two differ, and why it is as it is.
func itemWords(x itemRow) string {
	var parts []string
	for _, f := range x.Fields {
		parts = append(parts, f.Label+"：“"+f.Was+"”→“"+f.Now+"”")
	}
	if x.Why != "" {
		parts = append(parts, x.Why)
	}
	switch x.What {
	case packet.Added:
		parts = append(parts, "本台账没有这条记录，将新增")
	case packet.Gone:
		parts = append(parts, "报送单位已无这条记录，合并时从本台账移除（可撤销）")
	}
	return strings.Join(parts, "；")
}

func fileEnterprise(x *packet.Result) string {
	if x.Name != "" {
		return x.Name
	}
	return x.Sender
}

// fileState says what became of a packet.
func (m *merging) fileState(x *packet.Result) string {
	switch x.State {
	case packet.Refused:
		return x.Why
	case packet.Merged:
		return "已合并：" + x.Summary() + notesOf(x)
	case packet.Previewed:
		return "将" + x.Summary() + notesOf(x)
	}
	return strings.TrimPrefix(notesOf(x), "；")
}

func notesOf(x *packet.Result) string {
	if len(x.Notes) == 0 {
		return ""
	}
	return "；" + strings.Join(x.Notes, "；")
}

// choose begins a merge.
func (m *merging) choose() {
	page.ChooseFiles(m.host.Window(), "选择要合并的数据包（可多选）", packetKind, func(paths []string) {
		m.begin(paths)
	})
}

func (m *merging) begin(paths []string) {
	m.files, m.keys, m.passwords, m.asked, m.force, m.take, m.done = nil, nil, nil, false, false, map[model.Ref]bool{}, false
	m.undone = false
	m.add(paths)
}

func (m *merging) addFiles() {
	page.ChooseFiles(m.host.Window(), "再添加数据包（可多选）", packetKind, func(paths []string) {
		if m.done { // what is merged is merged: this begins anew
			m.begin(paths)
			return
		}
		m.add(paths)
	})
}

func (m *merging) add(paths []string) {
	for _, path := range paths {
		if !slices.ContainsFunc(m.files, func(f packet.File) bool { return f.Path == path }) {
			m.files = append(m.files, packet.File{Path: path})
		}
	}
	m.preview()
}

func (m *merging) request(dry bool) packet.MergeRequest {
	req := packet.MergeRequest{Files: slices.Clone(m.files), Passwords: slices.Clone(m.passwords), DryRun: dry, Force: m.force,
		Take: maps.Clone(m.take), Keys: slices.Clone(m.keys)}
	if d, err := m.asOf.Day(); err == nil && !d.MonthOnly() {
		req.AsOf = d
	}
	return req
}

// preview reads the packets without writing anything.
func (m *merging) preview() { m.work("正在读取数据包", true, m.show) }

// work merges, or only looks.
func (m *merging) work(title string, dry bool, then func(*packet.MergeResult)) {
	var res *packet.MergeResult
	req := m.request(dry)
	m.host.Work(title, func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		req.Progress = progress
		r, err := packet.Merge(ctx, l, req)
		res = r
		return err
	}, !dry, func(err error) {
		if err == nil {
			then(res)
		}
	})
}

// show shows a preview or what was merged.
func (m *merging) show(r *packet.MergeResult) {
	m.result = r
	m.list.SetRows(r.Files)
	m.showItems()
	m.buttons()
	switch {
	case r.Conflicts > 0 && !m.done:
		m.tabs.Select(conflictTab)
	default:
		m.tabs.Select(0)
	}
	m.say()
	m.body.Objects = []fyne.CanvasObject{m.view}
	m.body.Refresh()
	if !m.asked && !m.done && len(m.needing(packet.NeedsPassword)) > 0 {
		m.asked = true
		m.askPassword()
	}
}

// say says above the lists how things stand: of the file that is selected, or of
// all.
func (m *merging) say() {
	if m.result == nil {
		return
	}
	r := m.result
	added, changed, gone := sums(r)
	head := fmt.Sprintf("预览%d个数据包，还没有写入任何内容：将新增%d条、变更%d条、移除已无的%d条，冲突%d条。", len(r.Files), added, changed, gone, r.Conflicts)
	rest := "核对后点“确认合并”；在“数据包”中选中一个文件，可只看它的记录。"
	switch selected := m.list.Selected(); {
	case len(selected) == 1:
		rest = "“" + selected[0].FileName() + "”：" + m.fileState(selected[0])
	case len(r.Files) == 1 && r.Refused == 1:
		rest = r.Files[0].Why
	case len(r.Files) == 1 && len(r.Files[0].Notes) > 0 && !m.done:
		rest = m.fileState(r.Files[0]) + "。" + rest
	case m.done:
		rest = "每个数据包各为一批，也可在“操作记录”中撤销。"
	case r.Conflicts > 0:
		rest = "冲突是两边都改过、或在本台账属于别的企业的记录，不另选就保留本台账的。" + rest
	}
	if n := introduced(r); n > 0 && len(r.Files) > 1 {
		rest = fmt.Sprintf("有%d个数据包的签名密钥是首次收到，请打电话与报送单位核对指纹（“签名”栏）。", n) + rest
	}
	if m.done {
		head = fmt.Sprintf("已合并%d个数据包：新增%d条、变更%d条、移除%d条；没有变化%d个，没有合并%d个，冲突%d条保留本台账的。", r.Merged, added, changed, gone, r.Unchanged,
			r.Refused, r.Conflicts) + missingWords(r)
	}
	if m.done && m.undone {
		head, rest = "这次合并已撤销，台账里已没有这次合并的内容。下面是当时的结果。", "要再合并的，请重新添加文件。"
	}
	m.said.Set(kit.Sentence{Text: head, Bold: true}, kit.Sentence{Text: rest})
	m.view.Refresh()
}

// introduced is how many packets bring the first key of their ledger.
func introduced(r *packet.MergeResult) int {
	n := 0
	for _, f := range r.Files {
		if f.State != packet.Refused && f.Fingerprint != "" && f.KeyWas == "" {
			n++
		}
	}
	return n
}

func sums(r *packet.MergeResult) (added, changed, gone int) {
	for _, f := range r.Files {
		added, changed, gone = added+f.Added, changed+f.Changed, gone+f.Gone
	}
	return
}

// openFile shows the first records of a file that there are.
func (m *merging) openFile(*packet.Result) {
	m.showItems()
	for i, l := range m.items {
		if len(l.Rows()) > 0 {
			m.tabs.Select(1 + i)
			return
		}
	}
}

func missingWords(r *packet.MergeResult) string {
	if len(r.Missing) == 0 {
		return ""
	}
	return fmt.Sprintf("截至%s还有%d户企业尚未上报。", r.AsOf, len(r.Missing))
}

// showItems lists the records of the files that are selected, or of all.
func (m *merging) showItems() {
	if m.result == nil {
		return
	}
	files := m.list.Selected()
	if len(files) == 0 {
		files = m.result.Files
	}
	rows := make([][]itemRow, len(itemTabs))
	n := 0
	for _, f := range files {
		for _, it := range f.Items {
			n++
			for i, t := range itemTabs {
				if slices.Contains(t.whats, it.What) {
					rows[i] = append(rows[i], itemRow{it, f.FileName(), n})
				}
			}
		}
	}
	for i, l := range m.items {
		l.SetRows(rows[i])
	}
}

// needing is the packets that are refused for something that can be done.
func (m *merging) needing(what string) []*packet.Result {
	var out []*packet.Result
	for _, f := range m.result.Files {
		if f.State == packet.Refused && f.Needs == what {
			out = append(out, f)
		}
	}
	return out
}

// buttons offers what can be done now.
func (m *merging) buttons() {
	setShown(m.confirm, !m.done)
	if m.result.Refused == len(m.result.Files) {
		m.confirm.Disable()
	} else {
		m.confirm.Enable()
	}
	setShown(m.undo, m.done && !m.undone && len(m.batches()) > 0)
	setShown(m.password, !m.done && len(m.needing(packet.NeedsPassword)) > 0)
	setShown(m.enterprise, !m.done && len(m.needing(packet.NeedsEnterprise)) > 0)
	setShown(m.older, !m.done && len(m.needing(packet.NeedsForce)) > 0)
	setShown(m.key, !m.done && len(m.needing(packet.NeedsKey)) > 0)
	setShown(m.unsigned, !m.done && len(m.needing(packet.NeedsUnsigned)) > 0)
	setShown(m.theirs, !m.done)
	setShown(m.ours, !m.done)
}

func (m *merging) batches() []int64 {
	var out []int64
	for _, f := range m.result.Files {
		out = append(out, f.Batches...)
	}
	return out
}

// settle says which side the selected conflicts go by.
func (m *merging) settle(theirs bool) {
	l := m.items[conflicts]
	rows := l.Selected()
	if len(rows) == 0 {
		rows = l.Rows()
	}
	for _, x := range rows {
		m.take[x.ref()] = theirs
	}
	l.Refresh()
	l.SetRows(slices.Clone(l.Rows()))
}

func (m *merging) askPassword() {
	closed := m.needing(packet.NeedsPassword)
	entry, lacks := newPassword(), kit.NewFault()
	said := kit.NewWords(kit.Sentence{Text: "请输入" + namesOf(closed) + "的密码。几个数据包的密码不同时，可以分几次输入。"})
	s := &page.Sheet{Title: "输入密码", Content: container.NewPadded(kit.NewColumn(said, kit.Labelled("密码", true, entry, lacks))),
		Width: 560, Height: 260}
	s.Yes = kit.NewButton("打开数据包", func() {
		if entry.Text == "" {
			lacks.Set("请输入密码")
			return
		}
		s.Hide()
		m.passwords = append(m.passwords, entry.Text)
		m.work("正在读取数据包", true, func(r *packet.MergeResult) {
			m.show(r)
			if len(m.needing(packet.NeedsPassword)) == len(closed) { // it opens none: not tried again
				m.passwords = m.passwords[:len(m.passwords)-1]
				m.host.Tell("密码不对，没有打开数据包，请核对后再输入", nil)
			}
		})
	})
	entry.OnSubmitted = func(string) { s.Yes.OnTapped() }
	s.Show(m.host)
	m.host.Window().Canvas().Focus(entry)
}

// namesOf names files, the first few of many.
func namesOf(files []*packet.Result) string {
	const most = 3
	var names []string
	for _, f := range files[:min(len(files), most)] {
		names = append(names, "“"+f.FileName()+"”")
	}
	out := strings.Join(names, "、")
	if len(files) > most {
		out += fmt.Sprintf("等%d个数据包", len(files))
	}
	return out
}

// first is the packet of those that is selected, or else the first of them.
func (m *merging) first(needs string) *packet.Result {
	f := m.needing(needs)[0]
	for _, x := range m.list.Selected() {
		if x.Needs == needs {
			f = x
		}
	}
	return f
}

// askKey asks whether another key than the one that is known is the sender's.
func (m *merging) askKey() {
	f := m.first(packet.NeedsKey)
	m.askTrust("签名密钥换了", "已打电话核对，对方念出的指纹与“这次的指纹”一致", "接受新密钥", func() {
		m.keys = append(m.keys, f.Fingerprint)
	}, kit.Sentence{Text: "“" + f.FileName() + "”自称来自“" + f.Sender + "”，签名密钥却不是以前的那把。可能是对方换了台账，也可能是别人冒用其名义生成的。现在还没有写入任何内容。"},
		kit.Sentence{Text: "以前的指纹：" + f.KeyWas + "（" + packet.Since(f.KeySince) + "登记）", Bold: true},
		kit.Sentence{Text: "这次的指纹：" + f.Fingerprint, Bold: true},
		kit.Sentence{Text: "请按平时的号码打电话给报送单位，请对方打开“数据与设置”的“上报数据包”，在“本台账生成的数据包”里念出指纹。对不上的，不要接受。"})
}

// askUnsigned asks whether a packet without a signature is the sender's.
func (m *merging) askUnsigned() {
	f := m.first(packet.NeedsUnsigned)
	m.askTrust("没有签名", "已打电话核实，这个数据包是报送单位生成的", "没有签名也合并", func() {
		for i := range m.files {
			m.files[i].Unsigned = m.files[i].Unsigned || m.files[i].Path == f.File
		}
	}, kit.Sentence{Text: "“" + f.FileName() + "”自称来自“" + f.Sender + "”。其以前的数据包都有签名，这个却没有，不能证明是同一份台账生成的。现在还没有写入任何内容。"},
		kit.Sentence{Text: "以前的指纹：" + f.KeyWas + "（" + packet.Since(f.KeySince) + "登记）", Bold: true},
		kit.Sentence{Text: "请按平时的号码打电话给报送单位核实，最好请其用新版程序重新生成。"})
}

// askTrust asks what may not be answered lightly: only who says that it was compared goes on.
func (m *merging) askTrust(title, compared, yes string, then func(), words ...kit.Sentence) {
	s := &page.Sheet{Title: title, Cancel: "不合并这个数据包", Careful: true, Width: 720, Height: 340}
	s.Yes = kit.NewButton(yes, func() {
		s.Hide()
		then()
		m.preview()
	})
	s.Yes.Disable()
	tick := kit.NewCheck(compared, func(on bool) {
		if on {
			s.Yes.Enable()
		} else {
			s.Yes.Disable()
		}
	})
	s.Content = kit.NewFormScroll(container.NewPadded(kit.NewColumn(kit.NewWords(words...), tick)))
	s.Show(m.host)
}

// askEnterprise asks whose the first packet is that is not known; the others come
// after it.
func (m *merging) askEnterprise() {
	f := m.first(packet.NeedsEnterprise)
	picker, lacks := kit.NewPicker(model.KindEnterprise, m.host.Lookup), kit.NewFault()
	said := kit.NewWords(kit.Sentence{Text: "“" + f.FileName() + "”的报送单位写的是“" + f.Sender + "”，本台账中没有认出是哪一户。请指明；以后这家单位的数据包就会自动认得。"})
	s := &page.Sheet{Title: "指明属于哪一户企业", Content: container.NewPadded(kit.NewColumn(said, kit.Labelled("本台账中的企业", true, picker,
		lacks))), Width: 620, Height: 280}
	s.Yes = kit.NewButton("就是这一户", func() {
		if picker.Chosen().ID == "" {
			lacks.Set("请选定企业")
			return
		}
		s.Hide()
		for i := range m.files {
			if m.files[i].Path == f.File {
				m.files[i].Enterprise = picker.Chosen().ID
			}
		}
		m.preview()
	})
	s.Show(m.host)
	m.host.Window().Canvas().Focus(picker)
}

func (m *merging) askForce() {
	m.host.Ask("合并较旧的数据包", namesOf(m.needing(packet.NeedsForce))+"比已经合并的要旧，合并后会把那几户企业的内容退回到较旧的样子。合并后可以撤销。确认以较旧的为准吗？", "仍要合并", func() {
		m.force = true
		m.preview()
	})
}

// ask merges, after a question if something stays out or is taken out.
func (m *merging) ask() {
	gone, left := 0, 0
	for _, f := range m.result.Files {
		gone += f.Gone
		if f.State == packet.Refused {
			left++
		}
	}
	var lines []string
	if left > 0 {
		lines = append(lines, fmt.Sprintf("有%d个文件不能合并，只合并其余的。", left))
	}
	if gone > 0 {
		lines = append(lines, fmt.Sprintf("报送单位已无的%d条记录会从本台账移除。", gone))
	}
	if n := m.kept(); n > 0 {
		lines = append(lines, fmt.Sprintf("有%d条冲突保留本台账的内容。", n))
	}
	if len(lines) == 0 {
		m.merge()
		return
	}
	m.host.Ask("合并数据包", strings.Join(lines, "\n")+"\n合并后每个数据包各为一批，可以撤销。", "合并", m.merge)
}

// kept is how many conflicts go by the ledger here.
func (m *merging) kept() int {
	n := 0
	for _, f := range m.result.Files {
		for _, it := range f.Items {
			if it.What == packet.Conflict && !m.take[model.Ref{Kind: it.Kind, ID: it.ID}] {
				n++
			}
		}
	}
	return n
}

func (m *merging) merge() {
	m.work("正在合并数据包", false, func(r *packet.MergeResult) {
		m.done = true
		m.show(r)
		var undo func()
		if len(m.batches()) > 0 {
			undo = m.takeBack
		}
		m.host.Tell(fmt.Sprintf("已合并%d个数据包", r.Merged), undo)
	})
}

func (m *merging) askUndo() {
	var names []string
	for _, f := range m.result.Files {
		if len(f.Batches) > 0 {
			names = append(names, "“"+fileEnterprise(f)+"”")
		}
	}
	if len(names) > 5 {
		names = append(names[:5], "等")
	}
	m.host.Ask("撤销合并", fmt.Sprintf("撤销刚才合并的%s数据包？台账会恢复到合并以前；如其中有记录后来又被修改或引用，那一批不会撤销。", strings.Join(names, "、")), "撤销合并", m.takeBack)
}

// takeBack takes all batches back, the last first.
func (m *merging) takeBack() {
	batches := m.batches()
	slices.Reverse(batches)
	m.host.Work("正在撤销合并", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) error {
		for i, b := range batches {
			if _, err := l.Undo(ctx, b); err != nil {
				return err
			}
			progress(i+1, len(batches))
		}
		return nil
	}, true, func(err error) {
		if err == nil {
			m.host.Tell(fmt.Sprintf("已撤销%d批合并", len(batches)), nil)
			m.leave()
		}
	})
}

// goBack leaves a preview.
func (m *merging) goBack() {
	m.result, m.passwords = nil, nil
	m.leave()
}

// back is Escape's way out; false if there is nothing to leave.
func (m *merging) back() bool {
	if m.result == nil {
		return false
	}
	m.goBack()
	return true
}
