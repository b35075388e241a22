package development

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/figure"
	"partyledger/ui/kit"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

func TestBoard(t *testing.T) {
	p, host := shown(t, true, 1)
	host.Picture("development-board", 1150, 640)
	total := 0
	for i, c := range p.board.columns {
		if c.stage != figure.CountedStages()[i] {
			t.Errorf("column %d is %s", i, c.stage)
		}
		if c.shown > mostCards {
			t.Errorf("%s shows %d cards", c.stage, c.shown)
		}
		for j, k := range c.cards[:c.shown] {
			if k.row.stage != c.stage {
				t.Errorf("%s stands under %s", k.row.name, c.stage)
			}
			if j > 0 && page.LevelOrder(k.row.level) < page.LevelOrder(c.cards[j-1].row.level) {
				t.Errorf("%s: %s stands behind %s", c.stage, k.row.name, c.cards[j-1].row.name)
			}
		}
		total += c.shown
	}
	if total == 0 {
		t.Fatal("no cards")
	}
	activists := p.board.columns[1]
	if activists.more.Hidden || activists.more.Text != "其余21人见列表" {
		t.Errorf("%v %q", activists.more.Hidden, activists.more.Text)
	}
	first := activists.cards[0]
	host.Window().Canvas().Focus(first)
	first.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if host.Window().Canvas().Focused() != activists.cards[1] {
		t.Error("Down does not go to the card below")
	}
	activists.cards[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if host.Window().Canvas().Focused() != p.board.columns[2].cards[1] {
		t.Error("Right does not go to the column beside")
	}
	activists.more.OnTapped()
	if p.view.Selected != viewList || p.stage.Selected != string(model.StageActivist) {
		t.Errorf("the rest: %s %s", p.view.Selected, p.stage.Selected)
	}
}

// 在办 shows nothing that is done with: no column of it, no card, no row in the list.
func TestUnderWayShowsWhatIsUnderWay(t *testing.T) {
	p, host := shown(t, true, 1)
	for _, view := range []string{viewBoard, viewList} {
		p.view.SetSelected(view)
		p.stage.SetSelected(underWay)
		seen := pagetest.Seen(host.Window())
		if strings.Contains(seen, string(model.StageFull)) || strings.Contains(seen, string(model.StageEnded)) {
			t.Errorf("%s: 在办 shows what is done with", view)
		}
	}
	p.view.SetSelected(viewBoard)
	p.stage.SetSelected(everyStage)
	seen := pagetest.Seen(host.Window())
	if !strings.Contains(seen, string(model.StageFull)) || !strings.Contains(seen, string(model.StageEnded)) {
		t.Error("全部阶段 lacks a column")
	}
}

func TestBoardFilters(t *testing.T) {
	p, host := shown(t, true, 1)
	count := func() (n int) {
		for _, c := range p.board.columns {
			n += c.shown
		}
		return n
	}
	x := p.board.columns[2].cards[0].row
	p.text.SetText(x.name)
	if n := count(); n == 0 || n > 5 {
		t.Errorf("%d cards of %s", n, x.name)
	}
	p.text.SetText("")
	p.enterprise.Set(kit.Option{ID: x.enterpriseID, Text: x.enterprise})
	all := count()
	for _, c := range p.board.columns {
		for _, k := range c.cards[:c.shown] {
			if k.row.OrganizationID == "" {
				t.Error("a card without a branch")
			}
		}
	}
	p.branch.Set(kit.Option{ID: x.OrganizationID, Text: x.branch})
	if n := count(); n == 0 || n > all {
		t.Errorf("%d cards of the branch, %d of the enterprise", n, all)
	}
	p.branch.Set(kit.Option{})
	p.enterprise.Set(kit.Option{})
	p.stage.SetSelected(string(model.StageProspect))
	if n := count(); n != p.board.columns[2].shown {
		t.Errorf("%d cards, %d prospects", n, p.board.columns[2].shown)
	}
	// The view is kept.
	p.view.SetSelected(viewList)
	q := New(host).(*Page)
	if q.view.Selected != viewList {
		t.Error("the view was forgotten")
	}
	first := p.board.columns[2].cards[0]
	first.Tapped(nil)
}
