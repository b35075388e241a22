// Package care is the page 联系与关怀: experts whom Party organisations keep in touch
// with and what became of them, help in hardship, activities, model posts, mass
// organisations, honours, and the year by enterprise.
package care

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/ui/page"
)

// Kinds is the records that open here.
var Kinds = []model.Kind{model.KindTalentLink, model.KindLinkNote, model.KindCareRecord, model.KindActivity, model.KindVanguard,
	model.KindMassOrganization, model.KindExemplar}

// The tabs, in their order.
const (
	tabLinks = iota
	tabHelp
	tabActivities
	tabVanguards
	tabMass
	tabExemplars
	tabSummary
)

// Page is the page.
type Page struct {
	page.Tabs
	host       page.Host
	content    *fyne.Container // the tabs, or one tie
	links      *links
	link       *link // in the place of the tabs
	help       *help
	activities *page.Filtered[model.Activity]
	vanguards  *page.PeriodList[model.Vanguard]
	mass       *page.PeriodList[model.MassOrganization]
	exemplars  *page.Filtered[model.Exemplar]
	summary    *summary
}

// New makes the page.
func New(host page.Host) page.Page {
	p := &Page{host: host}
	p.links, p.link = newLinks(p), newLink(p)
	p.help = newHelp(p)
	p.newActivities()
	p.newVanguards()
	p.newMass()
	p.newExemplars()
	p.summary = newSummary(p)
	p.SetTabs(host,
		page.Tab{Title: "联系培养", List: p.links.list, Opens: []page.Opened{
			page.Opens(func(l model.TalentLink) { p.showLink(l.ID) }),
			page.Opens(func(n model.LinkNote) { p.showLink(n.LinkID) }),
		}},
		page.Tab{Title: "关怀帮扶", List: p.help},
		page.Tab{Title: "载体活动", List: p.activities},
		page.Tab{Title: "示范岗", List: p.vanguards},
		page.Tab{Title: "群团组织", List: p.mass},
		page.Tab{Title: "典型经验", List: p.exemplars},
		page.Tab{Title: "年度汇总", Content: p.summary.content, Load: p.summary.load, New: p.links.list.New},
	)
	p.Leave, p.After = p.closeLink, p.link.show
	p.content = container.NewStack(p.Tabs.Content())
	return p
}

// Content implements page.Page.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// showLink brings a tie forward.
func (p *Page) showLink(id string) {
	if l, ok := model.Find[model.TalentLink](p.Snap.Book, id); ok {
		p.links.list.Show(l)
		p.openLink(l)
	}
}

// Back implements page.Backer: from a tie to the list.
func (p *Page) Back() bool {
	if p.link.id == "" {
		return false
	}
	p.closeLink()
	return true
}

// New implements page.Creator: within a tie, a talk.
func (p *Page) New() {
	if p.link.id != "" {
		p.link.talk()
		return
	}
	p.Tabs.New()
}

// ahead reports a day to come.
func (p *Page) ahead(d day.Day) bool { return d.First().After(p.Snap.Today) }
