// Package statistics is the page 党内统计: the forms of a year's Party statistics, what the
// checks between them find and the records behind it, the explanations, and the close of
// the year.
package statistics

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/statistics"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/preview"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindYearClose, model.KindYearPerson, model.KindYearFigure, model.KindYearForm, model.KindStatisticsNote}

// The tabs, in their order.
const (
	tabForms = iota
	tabChecks
	tabNotes
	tabCloses
	tabLater
)

// yearsBack is how many finished years are offered.
const yearsBack = 6

// Page is the page.
type Page struct {
	page.Tabs
	host    page.Host
	content fyne.CanvasObject

	period  *kit.Select
	form    *kit.Select
	closing *kit.Button
	said    *kit.Words
	preview *preview.Preview
	checks  *checks
	notes   *page.Records[model.StatisticsNote]
	closes  *closes

	periods []day.Day // in the order of the choice
	on      day.Day   // the chosen one; zero before the first is shown
	now     *state    // what is shown
	seq     int       // of what is worked out: an old answer never overwrites a newer one
}

// state is what the page shows of a day.
type state struct {
	book    *model.Book
	set     *statistics.Set
	faults  []statistics.Fault
	differs []statistics.Difference
}

func stateOf(b *model.Book) *state {
	return &state{b, statistics.Of(b), statistics.Check(b), statistics.Differences(b)}
}

// whole is the report that the page is about.
var whole = func() report.Report {
	r, _ := report.ByName("statistics")
	return r
}()

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host, preview: preview.New()}
	p.checks, p.closes = newChecks(p), newCloses(p)
	p.newNotes()
	p.SetTabs(host,
		page.Tab{Title: "报表", Content: p.preview.Content, Load: p.load, New: p.checks.explain},
		page.Tab{Title: "勾稽关系", Content: p.checks.content, New: p.checks.explain},
		page.Tab{Title: "情况说明", List: p.notes},
		page.Tab{Title: "年结", Content: p.closes.list.Content(), Load: p.closes.list.Load, Filter: p.closes.list.FocusFilter,
			New: p.askClose,
			Opens: []page.Opened{
				page.Opens(func(c model.YearClose) { p.closes.list.Select(c.ID) }),
				page.Opens(func(x model.YearPerson) { p.closes.list.Select(x.CloseID) }),
				page.Opens(func(x model.YearFigure) { p.closes.list.Select(x.CloseID) }),
				page.Opens(func(x model.YearForm) { p.closes.list.Select(x.CloseID) }),
			}},
		page.Tab{Title: "差异", Content: p.closes.later},
	)
	p.content = kit.NewTopped(p.newBar(), p.Tabs.Content())
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// newBar is the year, the forms, what can be done with them, and how they stand.
func (p *Page) newBar() fyne.CanvasObject {
	p.period = kit.NewSelect(nil, func(string) { p.choose(p.period.SelectedIndex()) })
	p.form = kit.NewSelect(nil, func(title string) { p.turn(title) })
	p.form.PlaceHolder = "翻到哪张表"
	p.closing = kit.NewButtonWithIcon("年结…", theme.ConfirmIcon(), p.askClose)
	out := func(do func(page.Handout)) func() {
		return func() {
			if p.now != nil {
				do(page.Handout{Title: whole.Title, Book: p.now.book, Build: whole.Build})
			}
		}
	}
	p.said = kit.NewCaption()
	return kit.NewColumn(kit.NewFlow(kit.Wide(p.period, 140), kit.Wide(p.form, 160),
		kit.NewButtonWithIcon("导出Excel…", theme.DocumentSaveIcon(), out(func(h page.Handout) { h.Save(p.host, page.ExcelKind) })),
		kit.NewButton("导出PDF…", out(func(h page.Handout) { h.Save(p.host, page.PDFKind) })),
		kit.NewButtonWithIcon("打印…", theme.DocumentPrintIcon(), out(func(h page.Handout) { h.Print(p.host) })), p.closing), p.said)
}

// periodsOf is what is offered: the day of the page, and the ends of the finished years.
func periodsOf(s *page.Snapshot) (list []day.Day, names []string) {
	for y := s.Today.Year(); y >= s.Today.Year()-yearsBack; y-- {
		if end := day.Of(y, 12, 31); !end.After(s.Today) {
			list, names = append(list, end), append(names, strconv.Itoa(y)+"年度")
		}
	}
	if on := s.Book.AsOf; !slices.Contains(list, on) {
		list, names = slices.Insert(list, 0, on), slices.Insert(names, 0, "截至"+on.String())
	}
	return list, names
}

// load works out what is shown of the chosen day, off the UI goroutine.
func (p *Page) load(_ context.Context, s *page.Snapshot) (func(), error) {
	list, names := periodsOf(s)
	on := p.on
	if !slices.Contains(list, on) {
		on = s.Book.AsOf
	}
	x := stateOf(s.Book.At(on, s.Book.Scope))
	return func() {
		p.periods, p.period.Options = list, names
		p.show(x)
	}, nil
}

// choose shows another day.
func (p *Page) choose(i int) {
	if i < 0 || p.Snap == nil || p.periods[i] == p.on {
		return
	}
	p.on = p.periods[i]
	p.seq++
	seq, s, on := p.seq, p.Snap, p.on
	p.preview.Say("正在统计……")
	kit.Background(func() {
		x := stateOf(s.Book.At(on, s.Book.Scope))
		fyne.Do(func() {
			if seq == p.seq {
				p.show(x)
			}
		})
	})
}

// show shows a state on all tabs.
func (p *Page) show(x *state) {
	same := p.on == x.book.AsOf && p.now != nil
	p.now, p.on = x, x.book.AsOf
	p.seq++
	p.period.Selected = p.period.Options[slices.Index(p.periods, p.on)]
	p.period.Refresh()
	p.form.Options, p.form.Selected = nil, ""
	for _, f := range x.set.Forms {
		p.form.Options = append(p.form.Options, f.Title)
	}
	p.form.Refresh()
	p.said.Set(p.standing()...)
	p.checks.show()
	p.closes.show()
	p.SetTitle(tabChecks, page.Counted("勾稽关系", open(x.faults)))
	p.SetTitle(tabLater, page.Counted("差异", len(x.differs)))
	in := report.Input{Book: x.book, Today: p.Snap.Today}
	lay := func(f *typeset.Faces) *typeset.Pages { return typeset.Layout(whole.Build(in), f, typeset.Options{}) }
	p.preview.LayOut(same, lay, p.host.Fail)
	p.content.Refresh()
}

// turn goes to a form's page.
func (p *Page) turn(title string) {
	if title != "" && p.preview.Pages() != nil {
		p.Select(tabForms)
		p.preview.TurnTo(title)
	}
}

// open is how many faults stop 已校核.
func open(faults []statistics.Fault) (n int) {
	for _, f := range faults {
		if f.Stops() {
			n++
		}
	}
	return n
}

// standing says how the forms of the day stand.
func (p *Page) standing() []kit.Sentence {
	x := p.now
	scope := "全集团"
	if x.book.Scope != "" {
		scope = x.book.EnterpriseName(x.book.Scope) + "及下级"
	}
	words := []string{"统计截至" + x.book.AsOf.String() + "，范围：" + scope + "。"}
	color := kit.ColorGood
	if n := open(x.faults); n > 0 {
		color = kit.ColorWarn
		words = append(words, fmt.Sprintf("未校核：勾稽关系有%d处未通过，见“勾稽关系”。", n))
	} else {
		words = append(words, "已校核：勾稽关系全部通过。")
	}
	switch c := x.set.Closed; {
	case c != nil && c.Exact:
		words = append(words, fmt.Sprintf("%s，报表为年结数，现在的台账与它有%d处差异。", statistics.Summary(c), len(x.differs)))
	case c != nil:
		words = append(words, statistics.Summary(c)+"，人员属性取年结数。")
	case p.finished():
		words = append(words, fmt.Sprintf("%d年度尚未年结，报表随台账变动。", x.book.AsOf.Year()))
	}
	return []kit.Sentence{{Text: strings.Join(words, ""), Color: color}}
}

// finished reports that the day is the last of a year that has ended.
func (p *Page) finished() bool {
	on := p.now.book.AsOf
	return on.Month() == 12 && on.Dom() == 31 && !on.After(p.Snap.Today)
}
