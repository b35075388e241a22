package data

// What the office sets: its names, days off, recorded exceptions, and the size
// of the text on screen.

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

var officeForm = []kit.FormSection{
	{Title: "单位", Fields: []string{"Unit", "PartyUnit", "Addressee"}},
	{Title: "公文", Fields: []string{"RedHead", "DocPrefix", "CopyTo", "Issuer", "FontSet"}},
	{Title: "报表签署", Fields: []string{"Head", "Checker", "Maker"}},
	{Title: "口径", Fields: []string{"PlanBasis", "AheadDays", "EvidenceSet"}},
	{Title: "党内统计口径（公开资料没有写明的，按上级布置选）", Fields: []string{"StatActivists", "StatTemporary", "StatDispatched"}},
}

// office is the tab 单位设置.
type office struct {
	host    page.Host
	content fyne.CanvasObject
	box     *fyne.Container
	form    *kit.RecordForm
	was     model.Office
	known   bool
	snap    *page.Snapshot
}

func newOffice(host page.Host) *office {
	o := &office{host: host, box: container.NewStack()}
	save := kit.NewButtonWithIcon("保存", theme.DocumentSaveIcon(), o.save)
	save.Importance = widget.HighImportance
	drop := kit.NewButton("放弃修改", func() { o.fill() })
	foot := container.NewHBox(save, drop)
	note := words("这些内容用在报表和公文上：单位名称、红头、发文字号、主送机关、制表人和审核人。提前提醒天数不填时为" + strconv.Itoa(model.DefaultAheadDays) + "天。")
	o.content = container.NewBorder(nil, padded(foot), nil, nil, kit.NewFormScroll(padded(kit.NewColumn(note, o.box))))
	return o
}

// show fills the form with the latest state, unless someone is changing it.
func (o *office) show(s *page.Snapshot) {
	dirty := o.changed()
	o.snap = s
	if !dirty {
		o.fill()
	}
}

func (o *office) fill() {
	if o.snap == nil {
		return
	}
	o.was, o.known = model.Find[model.Office](o.snap.Book, model.OfficeID)
	o.form = kit.NewRecordForm(o.was, officeForm, page.FormOptions(o.host))
	o.box.Objects = []fyne.CanvasObject{o.form.Object()}
	o.box.Refresh()
}

// changed reports that the form holds what is not saved.
func (o *office) changed() bool { return o.form != nil && o.form.Current() != model.Record(o.was) }

// kept is what is kept of the form while something is not saved.
func (o *office) kept() *page.OpenForm {
	k := page.KeepForm(o.was, false, officeForm, func() *kit.RecordForm { return o.form })()
	k.Name, k.Fresh = "单位设置的修改", !o.known
	return k
}

func (o *office) save() { o.saveThen(func() {}) }

// saveThen saves and then goes on.
func (o *office) saveThen(then func()) {
	if o.form == nil {
		return
	}
	rec, ok := o.form.Record()
	if !ok {
		return
	}
	was, now := o.was, rec.(model.Office)
	done := func(err error) {
		if err == nil {
			now.ID = model.OfficeID
			o.was, o.known = now, true
			o.fillFrom(now)
			then()
		}
	}
	if o.known {
		o.host.SaveEdited("修改单位设置", was, now, done)
		return
	}
	now.ID = model.OfficeID
	o.host.Save("填写单位设置", done, now)
}

// fillFrom shows what was just saved, until the new state comes.
func (o *office) fillFrom(now model.Office) {
	o.form = kit.NewRecordForm(now, officeForm, page.FormOptions(o.host))
	o.box.Objects = []fyne.CanvasObject{o.form.Object()}
	o.box.Refresh()
}

func (p *Page) newHolidays() {
	p.holidays = page.NewRecords(p.host, page.RecordsOptions[model.Holiday]{
		ID: "data.holidays", Bare: true, Plain: true, Empty: "没有另行登记的放假或补班。",
		Sections: []kit.FormSection{{Fields: []string{"Day", "What", "Document"}}},
		New:      func(*model.Book) model.Holiday { return model.Holiday{What: model.HolidayOff} },
		Latest:   "Day",
		Cols: []page.Col[model.Holiday]{
			{Field: "Day"}, {Field: "What"}, {Field: "Document", Width: 320},
		},
	})
}

// holidaysTab says what is built in above the office's own days.
func (p *Page) holidaysTab() fyne.CanvasObject {
	note := words("公示期等按工作日计算。国务院办公厅公布的放假和补班已随程序内置；新一年的安排公布后，或本地另有放假的，请在此登记，以这里的为准。")
	return kit.NewTopped(note, p.holidays.Content())
}

func (p *Page) newWaivers() {
	p.waivers = page.NewRecords(p.host, page.RecordsOptions[model.Waiver]{
		ID: "data.waivers", Plain: true, Empty: "没有登记例外理由。在“工作台”选中一条问题，可登记经批准的例外理由。",
		Sections: []kit.FormSection{{Fields: []string{"RuleID", "By", "Day", "Document", "Reason"}}}, Sealed: []string{"RuleID"},
		Cols: []page.Col[model.Waiver]{
			{Field: "RuleID", Title: "规则", Width: 64},
			{Title: "对象", Width: 220, Text: func(b *model.Book, w model.Waiver) string { return spokenOf(b, w) }},
			{Field: "Reason", Width: 380}, {Field: "By"}, {Field: "Day"}, {Field: "Document"},
		},
		Menu: func(w model.Waiver) []*fyne.MenuItem {
			return p.openSpokenOf(w)
		},
	})
}

// newEntries lists the answers to 没做还是没录: they are given on the first page, and changed here.
func (p *Page) newEntries() {
	p.entries = page.NewRecords(p.host, page.RecordsOptions[model.EntryCheck]{
		ID: "data.entries", Plain: true, Empty: "还没有核实过。在“工作台”选中一条因没有登记引起的问题，点“没做还是没录…”。",
		Sections: []kit.FormSection{{Fields: []string{"RuleID", "Answer", "By", "Day", "Note"}}}, Sealed: []string{"RuleID"},
		Cols: []page.Col[model.EntryCheck]{
			{Field: "RuleID", Title: "规则", Width: 64},
			{Title: "对象", Width: 220, Text: func(b *model.Book, c model.EntryCheck) string { return spokenOf(b, c) }},
			{Title: "没有登记的事", Width: 300, Text: func(_ *model.Book, c model.EntryCheck) string {
				f, _ := rule.FaultOf(c.RuleID, c.Fault)
				return f.Shows
			}},
			{Field: "Answer"}, {Field: "By"}, {Field: "Day"}, {Field: "Note", Width: 260},
		},
		Menu: func(c model.EntryCheck) []*fyne.MenuItem { return p.openSpokenOf(c) },
	})
}

// openSpokenOf opens the record that another speaks of.
func (p *Page) openSpokenOf(r model.Record) []*fyne.MenuItem {
	ref, _ := model.Pointer(r)
	return []*fyne.MenuItem{page.OpenItem(p.host, "打开所指的记录", ref)}
}

// spokenOf is the record that a record of the settings is about.
func spokenOf(b *model.Book, r model.Record) string {
	ref, _ := model.Pointer(r)
	label := string(ref.Kind)
	if s := model.SchemaOf(ref.Kind); s != nil {
		label = s.Label
	}
	return label + " " + page.NameOf(b, ref)
}

// textSizes is what may be chosen, in hundredths.
var textSizes = []int{100, 110, 125, 150, 175, 200}

// newScreen is the tab 显示.
func (p *Page) newScreen() fyne.CanvasObject {
	var names []string
	for _, n := range textSizes {
		names = append(names, strconv.Itoa(n)+"%")
	}
	p.size = kit.NewRadio(names, nil)
	p.size.SetSelected(strconv.Itoa(p.host.TextSize()) + "%")
	p.size.OnChanged = func(name string) {
		if n, err := strconv.Atoi(strings.TrimSuffix(name, "%")); err == nil {
			p.host.SetTextSize(n)
		}
	}
	return kit.NewParagraphs(kit.SectionTitle("文字大小"),
		words("选择后立即生效，随台账保存。屏幕较小时，文字越大，一屏能看到的内容越少。"), p.size)
}
