package work

// 工作安排: what the office has set itself, and what offices usually do, to choose
// from.

import (
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

func (p *Page) newEntries() {
	p.entries = page.NewRecords(p.host, page.RecordsOptions[model.WorkEntry]{
		ID: "work.entries",
		Sections: []kit.FormSection{
			{Title: "事项", Fields: []string{"Title", "EnterpriseID", "Who", "Basis"}},
			{Title: "期限", Fields: []string{"First", "Repeat", "Ended", "Note"}},
		},
		Empty: "还没有工作安排。点“新增”登记，或在“全年安排”点“加入常用安排…”挑选。",
		New: func(*model.Book) model.WorkEntry {
			return model.WorkEntry{Repeat: model.Once, First: p.Snap.Today}
		},
		Live: nextWords,
		Cols: []page.Col[model.WorkEntry]{
			{Field: "Title", Width: 320},
			{Title: "企业", Width: 180, Text: func(b *model.Book, e model.WorkEntry) string {
				if e.EnterpriseID == "" {
					return "全集团"
				}
				return b.EnterpriseName(e.EnterpriseID)
			}},
			{Field: "Repeat"}, {Field: "First"},
			{Title: "下一次", Width: 104, Text: func(b *model.Book, e model.WorkEntry) string { return next(b, e).String() }},
			{Field: "Who"}, {Field: "Basis", Width: 240}, {Field: "Ended"},
		},
	})
	p.done = page.NewRecords(p.host, page.RecordsOptions[model.WorkDone]{
		ID: "work.done", Plain: true, Latest: "Day",
		Sections: []kit.FormSection{{Fields: []string{"EntryID", "Due", "Day", "By", "Note"}}}, Sealed: []string{"EntryID", "Due"},
		Empty: "还没有登记完成的工作。在“全年安排”选中一项，点“登记完成…”。",
		Cols: []page.Col[model.WorkDone]{
			{Title: "工作事项", Width: 320, Text: func(b *model.Book, d model.WorkDone) string { return titleOf(b, d.EntryID) }},
			{Field: "Due"}, {Field: "Day"}, {Field: "By"}, {Field: "Note", Width: 300},
		},
	})
}

func titleOf(b *model.Book, entry string) string {
	e, _ := model.Find[model.WorkEntry](b, entry)
	return e.Title
}

// next is the first day from now on by which an entry is to be done and is not.
func next(b *model.Book, e model.WorkEntry) day.Day {
	for _, d := range e.DuesIn(b, b.AsOf, b.AsOf.AddYears(2)) {
		if _, done := model.DoneFor(b, e.ID, d); !done {
			return d
		}
	}
	return day.Day{}
}

// nextWords says over the form when the work falls due.
func nextWords(b *model.Book, e model.WorkEntry) string {
	list := e.DuesIn(b, b.AsOf, b.AsOf.AddYears(2))
	if len(list) == 0 {
		return "按现在填写的内容，今后两年没有到期的日子。"
	}
	words := "今后到期："
	for i, d := range list {
		if i == 4 {
			return words + "……"
		}
		if i > 0 {
			words += "、"
		}
		words += d.String()
	}
	return words
}

// usual is what offices usually do in a year; the days are the office's to change.
// None is in force until it is chosen.
func usual(year int) []model.WorkEntry {
	const branch = "《中国共产党支部工作条例（试行）》"
	on := func(month, dom int) day.Day { return day.Of(year, month, dom) }
	return []model.WorkEntry{
		{Title: "报送党内统计半年报", First: on(6, 30), Repeat: model.Yearly, Basis: "上级年度工作安排（日期以通知为准）"},
		{Title: "报送党内统计年报", First: on(12, 31), Repeat: model.Yearly, Basis: "上级年度工作安排（日期以通知为准）"},
		{Title: "上报党委年度工作总结和书记述职报告", First: on(12, 31), Repeat: model.Yearly, Basis: "上级年度工作安排（日期以通知为准）"},
		{Title: "督促各党支部召开党员大会", First: on(3, 31), Repeat: model.Quarterly, Basis: branch + "第十一条"},
		{Title: "督促各党支部召开支委会、党小组会，开展主题党日", First: on(1, 31), Repeat: model.Monthly, Basis: branch},
		{Title: "党委书记讲党课", First: on(12, 31), Repeat: model.Yearly, Basis: branch + "第十六条"},
		{Title: "召开组织生活会、开展民主评议党员", First: on(12, 31), Repeat: model.Yearly, Basis: branch},
		{Title: "核定党员月交党费数额", First: on(1, 31), Repeat: model.Yearly, Basis: "本单位规定"},
		{Title: "编报下一年度党组织工作经费预算", First: on(11, 30), Repeat: model.Yearly, Basis: "组通字〔2017〕38号"},
		{Title: "收集基层党组织年度总结", First: on(12, 20), Repeat: model.Yearly, Basis: "上级年度工作安排（日期以通知为准）"},
		{Title: "更新党建工作台账并核查", First: on(1, 31), Repeat: model.Monthly, Basis: "本单位规定"},
	}
}

// toldByLife is the entries that the calendar itself has where organisational life is recorded.
var toldByLife = map[string]bool{"督促各党支部召开党员大会": true, "督促各党支部召开支委会、党小组会，开展主题党日": true,
	"召开组织生活会、开展民主评议党员": true}

// askUsual offers what offices usually do and is not among the entries yet.
func (p *Page) askUsual() {
	var ticks []*kit.Check
	var offered []model.WorkEntry
	known := map[string]bool{}
	for _, e := range model.Everywhere[model.WorkEntry](p.Snap.Book) {
		known[e.Title] = true
	}
	box := kit.NewColumn(kit.NewWords(kit.Sentence{Text: "勾选后加入“工作安排”，期限可以再改。这些是同类单位常见的做法，具体要求以上级通知和本单位规定为准。", Color: kit.ColorMuted}))
	life := model.LifeKept(p.Snap.Book)
	for _, e := range usual(p.chosenYear()) {
		if known[e.Title] || life && toldByLife[e.Title] {
			continue
		}
		c := kit.NewCheck(e.Title+"（"+string(e.Repeat)+"，首次"+e.First.String()+"）", nil)
		ticks, offered = append(ticks, c), append(offered, e)
		box.Add(c)
	}
	if len(offered) == 0 {
		p.host.Tell("常用的安排都已经在“工作安排”里了", nil)
		return
	}
	picked := func() (out []model.Record) {
		for i, c := range ticks {
			if c.Checked {
				e := offered[i]
				e.ID = p.host.NewID(model.KindWorkEntry)
				out = append(out, e)
			}
		}
		return out
	}
	sheet := &page.Sheet{Title: "加入常用安排", Content: container.NewVScroll(container.NewPadded(box)), Width: 720, Height: 560,
		Changed: func() bool { return len(picked()) > 0 }, Saves: true}
	sheet.Yes = kit.NewButton("加入所选", func() {
		list := picked()
		if len(list) == 0 {
			p.host.Tell("请先勾选要加入的事项", nil)
			return
		}
		p.host.Save("加入常用安排", sheet.Saving(), list...)
	})
	sheet.Show(p.host)
}
