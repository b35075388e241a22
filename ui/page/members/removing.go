package members

// Taking people out of the register: those who never belonged there; members leave.

import (
	"fmt"

	"partyledger/model"
	"partyledger/store"
	"partyledger/ui/page"
)

func (p *Page) removeRows(rows []row) { p.remove(peopleOf(rows), nil) }

// remove asks whether people are to be taken out; done may be nil.
func (p *Page) remove(people []model.Person, done func()) {
	r := page.Removing{Leave: p.leaveAll, Merge: p.chooseTwin, Done: done}
	for _, x := range people {
		r.Refs = append(r.Refs, model.RefOf(x))
	}
	page.AskRemove(p.host, r)
}

// leaveAll asks for the day and the way of several people at once.
func (p *Page) leaveAll(people []model.Person) {
	var staying []model.Person
	for _, x := range people {
		if x.Left.IsZero() {
			staying = append(staying, x)
		}
	}
	switch len(staying) {
	case 0:
		p.leave(people[0], nil) // which says that it is registered
		return
	case 1:
		p.leave(staying[0], nil)
		return
	}
	first := staying[0]
	first.Left = p.snap.Today
	n := len(staying)
	page.AskFields(p.host, page.Question{Title: "离开", Yes: fmt.Sprintf("登记%d人离开", n), Record: first, Fields: []string{"Left", "LeftHow"},
		Need: []string{"Left", "LeftHow"},
		Text: fmt.Sprintf("登记“%s”等%d人离开，日期和方式相同。记录保留，离开之日起不再计入名册和统计；担任的党内职务请另行免去。", first.Name, n),
		Then: func(r model.Record, done func(error)) {
			var edits []store.Draft
			for _, was := range staying {
				now := was
				now.Left, now.LeftHow = r.(model.Person).Left, r.(model.Person).LeftHow
				_, _, also := p.ended(now)
				edits = append(append(edits, store.Draft{Was: was, Now: now}), also...)
			}
			p.host.SaveDrafts(fmt.Sprintf("“%s”等%d人离开", first.Name, n), done, edits...)
		}})
}
