package development

// What the tab 名单 shows: the board or the list, and of which enterprises and
// branches.

import (
	"partyledger/model"
	"partyledger/ui/kit"
)

// The two views of the cases.
const (
	viewBoard = "看板"
	viewList  = "列表"
	viewKey   = "development.view"
)

func (p *Page) newPickers() {
	p.enterprise = kit.NewPicker(model.KindEnterprise, p.host.Lookup)
	p.enterprise.SetPlaceHolder("全部企业（含下级）")
	p.enterprise.OnChange = func(kit.Option) { p.apply() }
	p.branch = kit.NewPicker(model.KindOrganization, p.host.Lookup)
	p.branch.SetPlaceHolder("全部党组织（含下级）")
	p.branch.OnChange = func(kit.Option) { p.apply() }
}

// showView shows the board or the list.
func (p *Page) showView(view string) {
	if view != viewList {
		view = viewBoard
	}
	p.view.Selected = view
	p.view.Refresh()
	if view == viewBoard {
		p.list.Hide()
		p.board.content.Show()
		return
	}
	p.board.content.Hide()
	p.list.Show()
}

// showStage shows one stage in the list.
func (p *Page) showStage(s model.Stage) {
	p.stage.SetSelected(string(s))
	p.view.SetSelected(viewList)
}

// belowChosen is the enterprises and organisations that the filters let through;
// nil for all.
func (p *Page) belowChosen() (enterprises, branches map[string]bool) {
	if p.Snap == nil {
		return nil, nil
	}
	if id := p.enterprise.Chosen().ID; id != "" {
		enterprises = map[string]bool{}
		for _, e := range p.Snap.Book.Subtree(id) {
			enterprises[e.ID] = true
		}
	}
	if id := p.branch.Chosen().ID; id != "" {
		branches = map[string]bool{}
		for _, o := range p.Snap.Book.OrganizationsBelow(id) {
			branches[o.ID] = true
		}
	}
	return enterprises, branches
}

// enter gives the keyboard to what the filters show: the list, or the first card.
func (p *Page) enter() {
	if p.view.Selected != viewBoard {
		p.list.Enter()
		return
	}
	for i, c := range p.board.columns {
		if c.shown > 0 && !c.whole.Hidden {
			p.board.step(i, 0)
			return
		}
	}
}
