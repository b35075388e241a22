package desk

// A finding is made an item of the ledger of problems. Of one that rests on a missing entry it is
// asked first whether that was not done or not recorded (没做还是没录).

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/ui/kit"
	"partyledger/ui/page"
)

// asksEntry reports a finding of which it can be asked whether it was not done.
func asksEntry(x item) bool { return x.Level != rule.Due && x.FaultWords().Asks }

// askMend asks who is to put a finding right and by when. What is in the ledger
// already is opened.
func (p *Page) askMend(x item) {
	snap := p.host.Snapshot()
	for _, r := range model.Everywhere[model.Rectification](snap.Book) {
		if r.About(x.At()) {
			p.host.Open(model.Ref{Kind: model.KindRectification, ID: r.ID})
			p.host.Tell("这个问题已在整改台账里，"+string(model.RectificationOn(snap.Book, r).State), nil)
			return
		}
	}
	if asksEntry(x) && x.AskFirst() {
		p.askEntry(x)
		return
	}
	p.askTaking(x)
}

// askEntry asks whether what is missing was not done or not recorded: what was not done goes on into
// the ledger of problems, for what was not recorded its record opens.
func (p *Page) askEntry(x item) {
	page.AskEntry(p.host, x.At(), x.Name, x.Message, func(answer model.EntryAnswer) {
		if answer == model.NotRecorded {
			p.openItem(x)
			return
		}
		x.Answer = answer
		p.askMend(x)
	})
}

// askTaking asks for what the ledger of problems says of a finding.
func (p *Page) askTaking(x item) {
	snap := p.host.Snapshot()
	now := x.Listed(snap.Today)
	now.Deadline = mendBy(snap.Today)
	causes := newCauses(now.Theme)
	page.AskFields(p.host, page.Question{
		Title: "列入整改", Yes: "列入整改台账", Large: true,
		Text: fmt.Sprintf("%s（依据：%s）。核查不再查出后，会提示可以销号。%s", x.Message, x.FullBasis(), goesWords(x.FaultWords())),
		Above: kit.NewColumn(kit.NewCaption(kit.Sentence{Text: "问题的原因（选一至两条，也可在下面自己写）", Color: kit.ColorMuted}),
			causes.content),
		Record: now, Fields: []string{"Who", "Leader", "Deadline", "UnitID", "Publish", "Title", "Measure", "Cause", "Shows", "Progress"},
		Need: []string{"Who", "Deadline", "Measure"}, Also: listedFaults, Whole: causes.whole,
		Then: func(r model.Record, done func(error)) {
			now := r.(model.Rectification)
			now.ID = p.host.NewID(model.KindRectification)
			p.host.Save("“"+x.Name+"”的问题列入整改", done, now)
		},
	})
}

// goesWords says where a fault may go.
func goesWords(f rule.Fault) string {
	switch f.Goes {
	case rule.Merged:
		return "这类问题上报时，各单位的合为一句。"
	case rule.Inside:
		return "这类问题是台账登记上的，一般不上报；勾选上报的，同类满5项时合为一句。"
	}
	return "勾选“上报”的，写进上报的问题整改清单，用缺陷短语，不写人名和规则。"
}

// causes is the dictionary of causes, to be ticked.
type causes struct {
	content fyne.CanvasObject
	ticked  []string
}

func newCauses(t model.Theme) *causes {
	c := &causes{}
	flow := kit.NewFlow()
	for _, text := range model.CausesFor(t) {
		flow.Add(kit.NewCheck(text, func(on bool) {
			c.ticked = slices.DeleteFunc(c.ticked, func(s string) bool { return s == text })
			if on {
				c.ticked = append(c.ticked, text)
			}
		}))
	}
	c.content = flow
	return c
}

// listedFaults is what is asked when a fault is taken into the list.
func listedFaults(r model.Record) []model.Fault { return r.(model.Rectification).FaultsListed() }

// whole adds the ticked causes to what was written.
func (c *causes) whole(r model.Record) model.Record {
	x := r.(model.Rectification)
	all := slices.Clone(c.ticked)
	if own := strings.TrimSpace(x.Cause); own != "" {
		all = append(all, own)
	}
	x.Cause = strings.Join(all, model.CauseMark)
	return x
}

// mendBy is the day that is offered: in two months.
func mendBy(today day.Day) day.Day { return today.AddMonths(2) }
