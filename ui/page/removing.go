package page

// Taking records out: asked with their names and what hangs on them, with a reason, and a
// second time if something goes with them. What is kept is named and can be opened;
// members are not removed, but their leaving is registered.

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
)

// What menus and buttons call it.
const (
	removeText  = "删除…"
	mistakeText = "误登记删除…"
)

// The usual reasons.
var (
	removeReasons  = []string{"重复登记", "录入有误", "不属于本单位", "试录的数据"}
	mistakeReasons = []string{"不是本单位的人", "重名录错", "误导入", "试录的数据"}
)

// Removing is what is asked to be taken out.
type Removing struct {
	Refs []model.Ref
	// Mistaken says of members among them that they were entered by mistake.
	Mistaken bool
	// Leave registers that members have left; nil opens them on their page.
	Leave func([]model.Person)
	// Merge makes one of two records of a person; nil offers nothing.
	Merge func(model.Person)
	Done  func() // once something is taken out; may be nil
}

// Removable gives a list 删除… in its menu and on the Delete key; ask is given the
// selected rows.
func Removable[R any](list *kit.RecordList[R], ask func([]R)) {
	menu := list.Menu
	list.OnDelete = ask
	list.Menu = func(rows []R) []*fyne.MenuItem {
		var items []*fyne.MenuItem
		if menu != nil {
			items = menu(rows)
		}
		if len(rows) == 0 {
			return items
		}
		text := removeText
		if len(rows) > 1 {
			text = fmt.Sprintf("删除所选的%d条…", len(rows))
		}
		return append(items, fyne.NewMenuItem(text, func() { ask(rows) }))
	}
}

// RemovableRecords is Removable of a list whose rows are records.
func RemovableRecords[R any](host Host, list *kit.RecordList[R], ref func(R) model.Ref) {
	Removable(list, func(rows []R) {
		var refs []model.Ref
		for _, r := range rows {
			refs = append(refs, ref(r))
		}
		AskRemove(host, Removing{Refs: refs})
	})
}

// RemoveSelected is 删除… over a list that is Removable.
func RemoveSelected[R any](host Host, list *kit.RecordList[R]) *kit.Button {
	return kit.NewButton(removeText, func() {
		if rows := list.Selected(); len(rows) > 0 {
			list.OnDelete(rows)
			return
		}
		host.Tell("请先在列表中选中要删除的，可以选多条（按住Ctrl或Shift再点）", nil)
	})
}

// RemoveButton is 删除… at the foot of a record's window, which is left before it asks.
func RemoveButton(host Host, ref model.Ref, window func() *Sheet) *kit.Button {
	return kit.NewButton(removeText, func() {
		s := window()
		s.Leave(func() { AskRemove(host, Removing{Refs: []model.Ref{ref}, Done: s.Hide}) })
	})
}

// AskRemove asks whether records are to be taken out.
func AskRemove(host Host, r Removing) {
	var plan *model.Removal
	var book *model.Book
	host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		plan, book, err = l.LookRemoval(ctx, r.Refs, r.Mistaken)
		return err
	}, func() {
		if len(plan.Gone)+len(plan.Kept) == 0 {
			host.Tell(NotFound, nil)
			return
		}
		q := &removeSheet{Removing: r, host: host, plan: plan, book: book}
		q.show()
	})
}

// removeSheet is the window that asks.
type removeSheet struct {
	Removing
	host   Host
	plan   *model.Removal
	book   *model.Book
	sheet  *Sheet
	reason *kit.Entry
	lacks  *kit.Fault
}

func (q *removeSheet) show() {
	box := kit.NewColumn()
	q.sheet = &Sheet{Title: kit.Choose(q.Mistaken, "误登记删除", "删除记录"), Content: kit.NewFormScroll(container.NewPadded(box)), Width: 720,
		Height: 300}
	if len(q.plan.Gone) > 0 {
		q.sheet.Height = 560
		q.addGone(box)
		q.addReason(box)
		q.sheet.Yes = kit.NewButton(fmt.Sprintf("删除%d条", len(q.plan.Gone)), q.yes)
	} else {
		q.sheet.Cancel = "关闭"
	}
	q.addMembers(box)
	q.addKept(box)
	q.sheet.Show(q.host)
	if q.reason != nil {
		q.host.Window().Canvas().Focus(q.reason)
	}
}

// folded is the names of records, those beyond the first few behind a line.
func (q *removeSheet) folded(box *fyne.Container, list []model.Record) {
	const most = 6
	names := make([]kit.Sentence, len(list))
	for i, r := range list {
		names[i] = kit.Sentence{Text: "· " + q.book.Titled(r) + q.whose(r)}
	}
	box.Add(kit.NewWords(names[:min(most, len(names))]...))
	if rest := names[min(most, len(names)):]; len(rest) > 0 {
		box.Add(kit.NewFold(fmt.Sprintf("其余%d条", len(rest)), kit.NewWords(rest...), q.refresh))
	}
}

// whose tells records of one name apart: by the enterprise that one belongs to, and the number.
func (q *removeSheet) whose(r model.Record) string {
	of := q.book.EnterpriseOf(r)
	if of == "" || of == r.Key() {
		return "（编号" + r.Key() + "）"
	}
	return "（" + q.book.EnterpriseName(of) + "，编号" + r.Key() + "）"
}

func (q *removeSheet) refresh() { q.sheet.Refresh() }

func (q *removeSheet) addGone(box *fyne.Container) {
	if q.Mistaken {
		box.Add(kit.NewWords(kit.Sentence{Color: kit.ColorWarn,
			Text: "误登记删除只用于本来就不该登记的人。真实的党员转出、死亡、退党等，请登记离开；同一个人登记了两条的，请合并。"}))
	}
	box.Add(kit.NewWords(kit.Sentence{Text: fmt.Sprintf("将从台账中删除%d条记录：", len(q.plan.Gone))}))
	q.folded(box, q.plan.Gone)
	if n := len(q.plan.Along); n > 0 {
		box.Add(kit.NewWords(kit.Sentence{Color: kit.ColorWarn, Text: fmt.Sprintf("与它相连、不能单独留下的%d条记录会随它一起删除：%s。", n,
			q.book.Several(q.plan.Along, 0))}))
		box.Add(kit.NewFold("看看是哪些", kit.NewWords(q.lines(q.plan.Along)...), q.refresh))
	}
}

func (q *removeSheet) lines(list []model.Record) []kit.Sentence {
	const most = 200
	var out []kit.Sentence
	for i, r := range list {
		if i == most {
			return append(out, kit.Sentence{Text: fmt.Sprintf("……另有%d条", len(list)-most)})
		}
		out = append(out, kit.Sentence{Text: "· " + q.book.Titled(r)})
	}
	return out
}

func (q *removeSheet) addReason(box *fyne.Container) {
	q.reason, q.lacks = kit.NewEntry(), kit.NewFault()
	q.reason.SetPlaceHolder("写进操作记录，如：重复登记")
	q.reason.OnChanged = func(string) { q.lacks.Set("") }
	q.reason.OnSubmitted = func(string) { q.yes() }
	box.Add(kit.Labelled("理由", true, q.reason, q.lacks))
	usual := kit.NewFlow()
	for _, text := range kit.Choose(q.Mistaken, mistakeReasons, removeReasons) {
		usual.Add(kit.NewButton(text, func() { q.reason.SetText(text) }))
	}
	box.Add(usual)
	box.Add(kit.NewCaption(kit.Sentence{Color: kit.ColorMuted, Text: "删除记入操作记录，可以从这里的提示或操作记录里撤销；附件的文件不动。"}))
}

// addMembers says that members are not removed, and offers what is done instead.
func (q *removeSheet) addMembers(box *fyne.Container) {
	var people []model.Person
	var names []string
	for _, h := range q.plan.Kept {
		if x, ok := h.Record.(model.Person); ok && h.Member {
			people, names = append(people, x), append(names, "“"+x.Name+"”")
		}
	}
	if len(people) == 0 {
		return
	}
	who := strings.Join(names[:min(5, len(names))], "")
	if n := len(names); n > 5 {
		who += fmt.Sprintf("等%d人", n)
	}
	box.Add(kit.NewWords(kit.Sentence{Color: kit.ColorWarn, Text: who + "是党员（或者曾经是党员、正待审批），不删除。" +
		"转出、死亡、退党、除名等请登记离开：记录保留，离开之日起不再计入名册和统计。确属误登记的，另按误登记删除。"}))
	acts := kit.NewFlow(kit.NewButton("登记离开…", func() {
		q.sheet.Hide()
		if q.Leave != nil {
			q.Leave(people)
			return
		}
		q.host.Open(model.RefOf(people[0]))
	}))
	acts.Add(kit.NewButton(mistakeText, func() {
		q.sheet.Hide()
		next := Removing{Mistaken: true, Leave: q.Leave, Merge: q.Merge, Done: q.Done}
		for _, x := range people {
			next.Refs = append(next.Refs, model.RefOf(x))
		}
		AskRemove(q.host, next)
	}))
	if q.Merge != nil && len(people) == 1 {
		acts.Add(kit.NewButton("是重复登记，合并…", func() {
			q.sheet.Hide()
			q.Merge(people[0])
		}))
	}
	box.Add(acts)
}

// addKept names what is kept because others rest on it, and opens those.
func (q *removeSheet) addKept(box *fyne.Container) {
	var held []model.Held
	for _, h := range q.plan.Kept {
		if !h.Member {
			held = append(held, h)
		}
	}
	if len(held) > 0 && len(q.plan.Gone) > 0 {
		box.Add(kit.NewWords(kit.Sentence{Text: fmt.Sprintf("另有%d条不能删除，会保留：", len(held))}))
	}
	const most = 20
	for i, h := range held {
		if i == most {
			box.Add(kit.NewWords(kit.Sentence{Text: fmt.Sprintf("……另有%d条", len(held)-most)}))
			return
		}
		box.Add(kit.NewWords(kit.Sentence{Color: kit.ColorWarn, Text: h.Say(q.book)}))
		box.Add(q.openers(h.By))
	}
}

// openers opens some of the records that others rest on.
func (q *removeSheet) openers(list []model.Record) fyne.CanvasObject {
	const most = 3
	acts := kit.NewFlow()
	for _, r := range list[:min(most, len(list))] {
		b := kit.NewButton("打开"+model.Clip(q.book.Titled(r), 24), func() {
			q.sheet.Hide()
			q.host.Open(model.RefOf(r))
		})
		b.Importance = widget.LowImportance
		acts.Add(b)
	}
	return acts
}

// yes carries it out, after a second question if something goes along.
func (q *removeSheet) yes() {
	if strings.TrimSpace(q.reason.Text) == "" {
		q.lacks.Set("请写明理由")
		q.host.Window().Canvas().Unfocus() // and back: that brings it into view
		q.host.Window().Canvas().Focus(q.reason)
		return
	}
	n := len(q.plan.Along)
	if n == 0 {
		q.remove(false)
		return
	}
	q.host.Ask("一起删除", fmt.Sprintf("随%s一起删除的还有%s。确定一起删除吗？不确定的，请先取消，逐条核对。", q.names(), q.book.Several(q.plan.Along, 2)),
		fmt.Sprintf("一起删除（共%d条）", n+len(q.plan.Gone)), func() { q.remove(true) })
}

// names is what goes: the one by its name, several by how many.
func (q *removeSheet) names() string {
	if len(q.plan.Gone) == 1 {
		return q.book.Titled(q.plan.Gone[0])
	}
	return q.book.Several(q.plan.Gone, 2)
}

func (q *removeSheet) remove(along bool) {
	req := store.Removal{Reason: q.reason.Text, Along: along, Mistaken: q.Mistaken}
	for _, r := range q.plan.Gone {
		req.Refs = append(req.Refs, model.RefOf(r))
	}
	said := "已删除" + q.names()
	if n := len(q.plan.Along); n > 0 {
		said += fmt.Sprintf("，连同%d条", n)
	}
	saving := q.sheet.Saving()
	q.host.Write(model.Clip(said, 48), func(err error) {
		saving(err)
		if err == nil && q.Done != nil {
			q.Done()
		}
	}, func(ctx context.Context, l *store.Workspace) (int64, error) {
		batch, _, err := l.Remove(ctx, req)
		return batch, err
	})
}
