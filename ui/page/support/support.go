// Package support is the page 保障: what Party work rests on. Money by year, places
// of activity with the six, training and its standards, the secretaries in office,
// talent that comes and goes, and the files attached to all records.
package support

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/ui/kit"
	"partyledger/ui/page"
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
	page.Tabs
	host        page.Host
	funds       *funds
	sites       *sites
	results     *results
	trainings   *trainings
	standards   *standards
	secretaries *secretaries
	talent      *talent
	files       *files
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.funds, p.sites, p.results, p.trainings = newFunds(p), newSites(p), newResults(p), newTrainings(p)
	p.standards, p.secretaries, p.talent, p.files = newStandards(p), newSecretaries(p), newTalent(p), newFiles(p)
	p.SetTabs(host,
		page.Tab{Title: "党建经费", List: p.funds.list, Content: p.funds.content, Load: p.funds.load, Opens: []page.Opened{}},
		page.Tab{Title: "活动场所", List: p.sites.list, Content: p.sites.content, Load: p.sites.load},
		page.Tab{Title: "培训达标", Content: p.results.content, Load: p.results.load, Filter: page.Focus(host, p.results.filter),
			New: p.trainings.list.New},
		page.Tab{Title: "培训登记", List: p.trainings.list},
		page.Tab{Title: "培训标准", List: p.standards.list, Content: p.standards.content},
		page.Tab{Title: "书记队伍", Content: p.secretaries.content, Load: p.secretaries.load, Filter: page.Focus(host, p.secretaries.filter)},
		page.Tab{Title: "人才流动", List: p.talent.list, Content: p.talent.content, Load: p.talent.load},
		page.Tab{Title: "附件", List: p.files.list, Content: p.files.content, Load: p.files.load},
	)
	p.After = p.standards.tell
	return p
}

// over puts a list over what it comes to, in words and as a chart; the line between
// them can be moved.
func over(host page.Host, id string, list fyne.CanvasObject, words *kit.Paragraph, chart *kit.Chart) fyne.CanvasObject {
	key, share := "split."+id, 0.56
	host.Setting(key, &share)
	return kit.NewOverChart(list, words, chart, min(max(share, 0), 1), func(offset float64) { host.SetSetting(key, offset) })
}

// newChart makes the chart under a list.
func newChart() *kit.Chart { return kit.NewChart(fyne.NewSize(400, 84)) }

// draw shows a chart, or nothing where there are no figures. On screen it goes
// without its title, which the words above it stand for: there is little room.
func draw(ink kit.Ink, on *kit.Chart, c report.Chart, any bool) {
	if len(c.Series) > 1 {
		c.Series = slices.Clone(c.Series)
		for k := range c.Series {
			c.Series[k].Name += "（" + c.Unit + "）"
		}
	}
	c.Title = ""
	on.Hidden = !any
	on.SetChart(c, ink)
	on.Refresh()
}

// bare is a series' name without the unit that draw adds.
func bare(series string) string {
	name, _, _ := strings.Cut(series, "（")
	return name
}

// yearSelect is a choice of a year; offer keeps it up to date.
func yearSelect(changed func()) *kit.Select {
	s := kit.NewSelect([]string{page.EveryYear}, func(string) { changed() })
	s.PlaceHolder = page.EveryYear
	return s
}

// offerYears lists years, the latest first, and keeps the choice if it can.
func offerYears(s *kit.Select, years []int, all bool, otherwise string) {
	slices.Sort(years)
	years = slices.Compact(years)
	s.Options = nil
	if all {
		s.Options = []string{page.EveryYear}
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
