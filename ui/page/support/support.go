// Package support is the page 保障: what Party work rests on. Money by year, places
// of activity with the six, training and its standards, the secretaries in office,
// talent that comes and goes, and the files attached to all records.
package support

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/store/typeset"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/paint"
)

// Kinds is the records that open here. Money opens with its enterprise.
var Kinds = []model.Kind{model.KindSite, model.KindTraining, model.KindTrainingStandard, model.KindTalentMove, model.KindAttachment}

// The tabs, in their order.
const (
	tabFunds = iota
	tabSites
	tabResults
	tabTrainings
	tabStandards
	tabSecretaries
	tabTalent
	tabFiles
)

// Page is the page.
type Page struct {
	page.Opening
	host        page.Host
	tabs        *kit.Tabs
	funds       *funds
	sites       *sites
	results     *results
	trainings   *trainings
	standards   *standards
	secretaries *secretaries
	talent      *talent
	files       *files
	snap        *page.Snapshot
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.Opening = page.NewOpening(host, p.bring)
	p.funds, p.sites, p.results, p.trainings = newFunds(p), newSites(p), newResults(p), newTrainings(p)
	p.standards, p.secretaries, p.talent, p.files = newStandards(p), newSecretaries(p), newTalent(p), newFiles(p)
	p.tabs = kit.NewTabs(
		kit.Tab{Title: "党建经费", Content: p.funds.content},
		kit.Tab{Title: "活动场所", Content: p.sites.content},
		kit.Tab{Title: "培训达标", Content: p.results.content},
		kit.Tab{Title: "培训登记", Content: p.trainings.list.Content()},
		kit.Tab{Title: "培训标准", Content: p.standards.content},
		kit.Tab{Title: "书记队伍", Content: p.secretaries.content},
		kit.Tab{Title: "人才流动", Content: p.talent.content},
		kit.Tab{Title: "附件", Content: p.files.content},
	)
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.tabs }

// Load implements page.Page.
func (p *Page) Load(ctx context.Context, s *page.Snapshot) (func(), error) {
	faces, err := typeset.LoadFaces(typeset.FaceOptions{NoFang: true})
	if err != nil {
		return nil, err
	}
	ink := ink{faces, paint.New(faces)}
	showParts, err := page.LoadAll(ctx, s, p.funds.load(ink), p.sites.load, p.results.load(ink), p.trainings.load, p.standards.list.Load, p.secretaries.load(ink), p.talent.load(ink), p.files.load)
	if err != nil {
		return nil, err
	}
	return func() {
		p.snap = s
		showParts()
		p.standards.tell()
		p.Loaded(s)
	}, nil
}

// over puts a list over what it comes to, in words and as a chart; the line between
// them can be moved.
func over(list fyne.CanvasObject, words *widget.Label, chart *kit.Chart) fyne.CanvasObject {
	words.Wrapping = fyne.TextWrapBreak
	return kit.NewOverChart(list, words, chart, 0.56)
}

// newChart makes the chart under a list.
func newChart() *kit.Chart { return kit.NewChart(fyne.NewSize(400, 84)) }

// ink is what charts are drawn with; it is made off the UI goroutine.
type ink struct {
	faces   *typeset.Faces
	painter *paint.Painter
}

// draw shows a chart, or nothing where there are no figures. On screen it goes
// without its title, which the words above it stand for: there is little room.
func (i ink) draw(on *kit.Chart, c report.Chart, any bool) {
	if len(c.Series) > 1 {
		c.Series = slices.Clone(c.Series)
		for k := range c.Series {
			c.Series[k].Name += "（" + c.Unit + "）"
		}
	}
	c.Title = ""
	on.Hidden = !any
	on.SetChart(c, i.faces, i.painter)
	on.Refresh()
}

// bring shows a record that was asked for.
func (p *Page) bring(r model.Record) {
	switch x := r.(type) {
	case model.Site:
		p.tabs.Select(tabSites)
		p.sites.list.Bring(x)
	case model.Training:
		p.tabs.Select(tabTrainings)
		p.trainings.bring(x.ID)
	case model.TrainingStandard:
		p.tabs.Select(tabStandards)
		p.standards.list.Select(x.ID)
	case model.TalentMove:
		p.tabs.Select(tabTalent)
		p.talent.bring(x.ID)
	case model.Attachment:
		p.tabs.Select(tabFiles)
		p.files.bring(x)
	}
}

// FocusFilter implements page.Searcher.
func (p *Page) FocusFilter() {
	switch p.tabs.Selected() {
	case tabFunds:
		p.funds.list.FocusFilter()
	case tabSites:
		p.sites.list.FocusFilter()
	case tabResults:
		p.host.Window().Canvas().Focus(p.results.filter)
	case tabTrainings:
		p.trainings.list.FocusFilter()
	case tabSecretaries:
		p.host.Window().Canvas().Focus(p.secretaries.filter)
	case tabTalent:
		p.talent.list.FocusFilter()
	case tabFiles:
		p.files.list.FocusFilter()
	}
}

// New implements page.Creator: what Ctrl+N adds depends on the tab.
func (p *Page) New() {
	switch p.tabs.Selected() {
	case tabFunds:
		p.funds.list.New()
	case tabSites:
		p.sites.list.New()
	case tabResults, tabTrainings:
		p.trainings.list.New()
	case tabStandards:
		p.standards.list.New()
	case tabTalent:
		p.talent.list.New()
	}
}

const everyYear = "全部年度"

// yearSelect is a choice of a year; offer keeps it up to date.
func yearSelect(changed func()) *kit.Select {
	s := kit.NewSelect([]string{everyYear}, func(string) { changed() })
	s.PlaceHolder = everyYear
	return s
}

// offerYears lists years, the latest first, and keeps the choice if it can.
func offerYears(s *kit.Select, years []int, all bool, otherwise string) {
	slices.Sort(years)
	years = slices.Compact(years)
	s.Options = nil
	if all {
		s.Options = []string{everyYear}
	}
	for _, y := range slices.Backward(years) {
		s.Options = append(s.Options, yearText(y))
	}
	if !slices.Contains(s.Options, s.Selected) {
		s.Selected = otherwise
		if !slices.Contains(s.Options, otherwise) && len(s.Options) > 0 {
			s.Selected = s.Options[0]
		}
	}
	s.Refresh()
}

// chosenYear is the chosen year, 0 for all.
func chosenYear(s *kit.Select) int {
	if len(s.Selected) < 4 {
		return 0
	}
	n, err := strconv.Atoi(s.Selected[:4])
	if err != nil {
		return 0
	}
	return n
}

func yearText(y int) string { return strconv.Itoa(y) + "年" }

func itoa(n int) string { return strconv.Itoa(n) }

// number is a number as lists show it; empty for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
