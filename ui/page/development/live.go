package development

// A form that speaks while it is filled in: what the counts and days that stand
// there mean, before anything is saved.

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// sentence is one line over the fields with its colour.
type sentence struct {
	text  string
	color fyne.ThemeColorName
	bold  bool
}

// live is such a form's description.
type live struct {
	title    string
	yes      string // on the button; empty = 保存
	record   model.Record
	sections []kit.FormSection
	sealed   []string
	hints    func(model.Record) []sentence
	// changed may write fields that follow from others.
	changed func(form *kit.RecordForm, was, now model.Record)
	save    func(now model.Record, done func(error))
	// offer is what the register would say too; then saveAll saves instead of save.
	offer   func(now model.Record) (words string, edits []store.Draft)
	saveAll func(now model.Record, also []store.Draft, done func(error))
	what    string // which form it is, to be opened again; see reopen.go
	small   bool   // a low window, for a few fields
	removes bool   // the record can be removed here
}

// liveForm is the form on screen.
type liveForm struct {
	live
	host    page.Host
	form    *kit.RecordForm
	hinted  *fyne.Container
	notices *fyne.Container
	also    *page.Also
	last    model.Record
	quiet   bool
	sheet   *page.Sheet
}

// showLive shows a form.
func showLive(host page.Host, l live) *liveForm {
	f := &liveForm{live: l, host: host, last: l.record, hinted: container.NewVBox(), also: page.NewAlso()}
	opt := page.FormOptions(host)
	opt.Sealed = l.sealed
	f.form = kit.NewRecordForm(l.record, l.sections, opt)
	f.form.OnChange = f.follow
	f.speak(l.record)
	yes := l.yes
	if yes == "" {
		yes = "保存"
	}
	body := kit.NewFormScroll(container.NewPadded(f.form.Object()))
	f.notices = kit.NewNotices(f.hinted, container.NewBorder(widget.NewSeparator(), f.also.Object(), nil, nil, body))
	f.sheet = &page.Sheet{Title: l.title, Content: f.notices, Yes: kit.NewButtonWithIcon(yes, theme.DocumentSaveIcon(),
		f.submit),
		Changed: f.form.Changed, Saves: true, Width: 900, Height: 2000, Keep: f.keep()}
	if l.small {
		f.sheet.Height = 400
	}
	if l.removes {
		f.sheet.Left = []fyne.CanvasObject{page.RemoveButton(host, model.RefOf(l.record), func() *page.Sheet { return f.sheet })}
	}
	f.sheet.Show(host)
	f.form.Focus("")
	return f
}

// keep is what is kept of the form while it is open.
func (f *liveForm) keep() func() *page.OpenForm {
	keep := page.KeepForm(f.record, f.record.Key() == "", f.sections, func() *kit.RecordForm { return f.form })
	return func() *page.OpenForm {
		o := keep()
		o.Title, o.Sealed, o.Page, o.What = f.title, f.sealed, pageID, f.what
		return o
	}
}

// follow is called after every change.
func (f *liveForm) follow() {
	if f.quiet {
		return
	}
	now := f.form.Current()
	if f.changed != nil {
		f.quiet = true
		f.changed(f.form, f.last, now)
		f.quiet = false
		now = f.form.Current()
	}
	f.last = now
	f.speak(now)
}

// speak shows the sentences.
func (f *liveForm) speak(now model.Record) {
	f.hinted.Objects = []fyne.CanvasObject{line(worstFirst(f.hints(now))...)}
	if f.offer != nil {
		words, edits := f.offer(now)
		f.also.Offer("同时更新名册", words, edits...)
	}
	f.hinted.Refresh()
	if f.notices != nil {
		f.notices.Refresh()
	}
}

// worstFirst puts what keeps from saving first, and then what warns.
func worstFirst(list []sentence) []sentence {
	rank := map[fyne.ThemeColorName]int{kit.ColorBlock: -2, kit.ColorWarn: -1}
	return slices.SortedStableFunc(slices.Values(list), func(a, b sentence) int { return rank[a.color] - rank[b.color] })
}

// line is sentences that wrap, each on lines of its own.
func line(list ...sentence) fyne.CanvasObject {
	var out []kit.Sentence
	for _, s := range list {
		out = append(out, kit.Sentence{Text: s.text, Color: s.color, Bold: s.bold})
	}
	return kit.NewWords(out...)
}

func (f *liveForm) submit() {
	now, ok := f.form.Record()
	switch {
	case !ok:
	case f.saveAll != nil:
		f.saveAll(now, f.also.Taken(), f.sheet.Saving())
	default:
		f.save(now, f.sheet.Saving())
	}
}
