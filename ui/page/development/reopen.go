package development

// The page's own forms, opened again after the program was killed: with their hints, and with
// what follows in the register.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/ui/page"
)

// pageID is the page in the navigation.
const pageID = "development"

// Which form was open: a step's has its number behind.
const (
	whatStep    = "step "
	whatMeeting = "meeting"
	whatCase    = "case"
	whatEdition = "edition"
)

// Reopen implements page.Reopener. What cannot be opened any more is shown to be copied.
func (p *Page) Reopen(o *page.OpenForm) {
	p.WhenLoaded(func() {
		if f := p.reopened(o); f != nil {
			f.form.Type(o.Typed)
			return
		}
		o.ShowTyped(p.host)
	})
}

func (p *Page) reopened(o *page.OpenForm) *liveForm {
	rec, ok := o.Value()
	if !ok {
		return nil
	}
	switch was := rec.(type) {
	case model.BranchMeeting:
		return p.reopenMeeting(was)
	case model.DevelopmentCase:
		if o.What == whatCase {
			return p.showNewCase(was)
		}
		c, ok := model.Find[model.DevelopmentCase](p.Snap.Book, was.ID)
		if !ok {
			return nil
		}
		p.openPerson(c)
		if o.What == whatEdition {
			return p.askEdition(c)
		}
		return p.reopenStep(c, o.What)
	}
	return nil
}

func (p *Page) reopenStep(c model.DevelopmentCase, what string) *liveForm {
	number, err := strconv.Atoi(strings.TrimPrefix(what, whatStep))
	for _, s := range model.Timeline(p.Snap.Book, c) {
		if err == nil && s.Number == number && len(stepFields[number]) > 0 {
			return p.showStep(c, s)
		}
	}
	return nil
}

func (p *Page) reopenMeeting(was model.BranchMeeting) *liveForm {
	c, ok := model.Find[model.DevelopmentCase](p.Snap.Book, was.CaseID)
	if !ok {
		return nil
	}
	fresh := was.ID == ""
	if !fresh {
		if was, ok = model.Find[model.BranchMeeting](p.Snap.Book, was.ID); !ok {
			return nil
		}
	}
	p.openPerson(c)
	return p.showMeeting(c, was, fresh)
}
