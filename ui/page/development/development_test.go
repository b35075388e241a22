package development

import (
	"fmt"
	"strconv"
	"testing"

	"partyledger/model"
	"partyledger/ui/kit"
	"partyledger/ui/page/pagetest"
)

func shown(t *testing.T, sample bool, scale float32) (*Page, *pagetest.Host) {
	return pagetest.Shown[*Page](t, New, sample, scale)
}

func TestLookList(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		host.Picture("development-board"+suffix, 1150, 640)
		p.view.SetSelected(viewList)
		host.Picture("development-list"+suffix, 1150, 640)
		p.New()
		host.Picture("development-new"+suffix, 1150, 640)
	})
	p, host := shown(t, true, 1)
	host.Picture("development-list", 1150, 640)
	p.edit(*p.list.Rows()[3].DevelopmentCase)
	host.Picture("development-edit", 1150, 640)
	_, host = shown(t, false, 1)
	host.Picture("development-empty", 1150, 640)
}

func TestListFilters(t *testing.T) {
	p, host := shown(t, true, 1)
	p.view.SetSelected(viewList)
	if n := len(p.list.Rows()); n != len(p.rows)-37 { // ended, full, and one who is gone
		t.Errorf("under way: %d of %d", n, len(p.rows))
	}
	p.stage.SetSelected(string(model.StageProspect))
	for _, x := range p.list.Rows() {
		if x.stage != model.StageProspect {
			t.Errorf("%s is %s", x.name, x.stage)
		}
	}
	p.trouble.SetChecked(true)
	for _, x := range p.list.Rows() {
		if len(p.found[x.ID]) == 0 {
			t.Errorf("%s has no finding", x.name)
		}
	}
	var ended row
	for _, x := range p.rows {
		if x.stage == model.StageEnded {
			ended = x
		}
	}
	p.Open(model.Ref{Kind: model.KindDevelopmentCase, ID: ended.ID})
	p.text.SetText(ended.spell[:3])
	p.Open(model.Ref{Kind: model.KindDevelopmentCase, ID: "nothing"})
	if len(host.Told) != 1 {
		t.Errorf("told %q", host.Told)
	}
}

// caseAt is a case under way at a stage, with a finding.
func caseAt(t *testing.T, p *Page, stage model.Stage) model.DevelopmentCase {
	t.Helper()
	for _, x := range p.rows {
		if x.stage == stage && len(p.found[x.ID]) > 0 {
			return *x.DevelopmentCase
		}
	}
	t.Fatal("no case at " + stage)
	return model.DevelopmentCase{}
}

func TestLookPerson(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := shown(t, true, scale)
		host.Picture("development-list"+suffix, 1150, 640)
		for i, stage := range []model.Stage{model.StageActivist, model.StageProspect, model.StageProbationary, model.StageFull} {
			for _, x := range p.rows {
				if x.stage == stage {
					p.openPerson(*x.DevelopmentCase)
				}
			}
			host.Picture("development-person"+strconv.Itoa(i)+suffix, 1150, 640)
		}
		c := caseAt(t, p, model.StageProspect)
		p.openPerson(c)
		for i, name := range []string{"steps", "meetings", "papers", "inspections", "found"} {
			p.person.tabs.Select(i)
			host.Picture("development-"+name+suffix, 1150, 640)
		}
		p.openStep(c, model.StepState{Step: model.EditionsOf(p.Snap.Book, c).Steps()[6]})
		host.Picture("development-step"+suffix, 1150, 640)
		p.host.Window().Canvas().Overlays().Top().Hide()
		p.newMeeting(c, model.ForAdmission)
		host.Picture("development-meeting"+suffix, 1150, 640)
		p.askEdition(c)
		host.Picture("development-edition"+suffix, 1150, 640)
	})
}

// Each step's window in either edition, and what it says when nothing was filled in; the
// votes, and what is asked of a case.
func TestLookSteps(t *testing.T) {
	if pagetest.Pictures() == "" {
		t.Skip("make looks")
	}
	p, host := shown(t, true, 1)
	for _, e := range []model.Edition{model.Edition2014, model.Edition2026} {
		c := caseAt(t, p, model.StageProspect)
		c.Edition, c.EditionReason = e, "上级党委规定"
		p.openPerson(c)
		for i, s := range model.Timeline(p.Snap.Book, c) {
			p.openStep(c, s)
			name := fmt.Sprintf("发展-%s-第%02d步", e, i+1)
			host.Picture(name, pagetest.Width, pagetest.Height)
			for _, b := range pagetest.All[*kit.Button](host.Window()) {
				if b.Text == "保存" && host.Windows() > 0 {
					b.OnTapped()
					host.Picture(name+"-有误", pagetest.Width, pagetest.Height)
					break
				}
			}
			for _, o := range host.Window().Canvas().Overlays().List() {
				host.Window().Canvas().Overlays().Remove(o)
			}
		}
	}
	c := caseAt(t, p, model.StageProspect)
	for name, ask := range map[string]func(){
		"终止": func() { p.askEnd(c) }, "整表": func() { p.edit(c) }, "接收表决": func() { p.newMeeting(c, model.ForAdmission) },
		"转正表决": func() { p.newMeeting(c, model.ForConfirmation) }, "考察": func() { p.person.inspections.create() },
		"材料": func() { p.person.papers.create() },
	} {
		ask()
		host.Picture("发展-"+name, pagetest.Width, pagetest.Height)
		for _, o := range host.Window().Canvas().Overlays().List() {
			host.Window().Canvas().Overlays().Remove(o)
		}
	}
}
