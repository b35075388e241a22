package report

// The annual report (年度党建工作情况报告): an official document by GB/T 9704
// whose paragraphs are written from the data alone. A sentence that has nothing
// to say is left out; nothing is praised and nothing is guessed.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// annual is one annual report while it is written.
type annual struct {
	*view
	before *view // the same records as of last year's same day
	g      progress
	blocks []Block
	tables int // tables numbered so far
	charts int
}

func buildAnnual(in Input) Document {
	v := newView(in)
	d := v.document("annual")
	d.Title = v.signer() + v.annualTitle()
	a := &annual{view: v, before: newView(Input{Book: v.book.YearBefore()}), g: v.progress()}
	a.head()
	for _, part := range []func(){
		a.basics, a.charters, a.staff, a.exchangePart, a.development, a.money,
		a.supportPart,
		a.care,
		a.coverage,
		a.rectification,
		a.practice, a.problems, a.next,
	} {
		part()
	}
	a.foot()
	d.Sections = []Section{{Page: OfficialPage, Blocks: a.blocks}}
	return d
}

func (v *view) annualTitle() string {
	return fmt.Sprintf("关于%d年度党建工作情况的报告", v.year())
}

// signer is the Party organisation that reports: the office's own, or that of
// the enterprise in scope.
func (v *view) signer() string {
	if v.whole() && v.office.PartyUnit != "" {
		return v.office.PartyUnit
	}
	if e, ok := v.root(); ok {
		if o, ok := model.TopOrganization(v.book, e.ID); ok {
			return o.Name
		}
	}
	return v.unit
}

// addressee is whom the report goes to: the office's addressee, or for an
// enterprise below it the Party organisation above its own.
func (v *view) addressee() string {
	if v.whole() {
		return v.office.Addressee
	}
	if e, ok := v.root(); ok {
		if o, ok := model.TopOrganization(v.book, e.ID); ok {
			return v.superior(o)
		}
	}
	return ""
}

// head sets the red head, the title, the addressee and the opening sentence.
func (a *annual) head() {
	if a.whole() && a.office.RedHead != "" {
		a.put(RedHead{Unit: a.office.RedHead, Number: a.number(), Signer: a.office.Head})
	}
	a.put(Title{Text: a.signer() + a.annualTitle()})
	if to := a.addressee(); to != "" {
		a.put(Addressee{Text: strings.TrimRight(to, "：:") + "："})
	}
	self := cmp.Or(a.unit, "本单位")
	a.say(fmt.Sprintf("现将%s%d年度党建工作情况报告如下。报告数据截至%s，取自本单位党建工作台账。", self, a.year(), a.on.Chinese()))
	a.own(model.AtOpening)
}

// number is the document number with room for the serial that the registry gives.
func (a *annual) number() string {
	if a.office.DocPrefix == "" {
		return ""
	}
	return fmt.Sprintf("%s〔%d〕　　号", a.office.DocPrefix, a.Today.Year())
}

// foot sets the closing, the annexes, the signature and, on red-headed paper,
// the imprint.
func (a *annual) foot() {
	a.own(model.AtClosing)
	a.say("特此报告。")
	var items []string
	for _, r := range All() {
		if !r.Apart {
			items = append(items, r.Title)
		}
	}
	a.put(AnnexList{Items: items}, Signature{Unit: a.signer(), Day: a.Today})
	if a.whole() && a.office.RedHead != "" {
		a.put(Imprint{Office: a.signer(), Day: a.Today})
	}
}

func (a *annual) put(blocks ...Block) { a.blocks = append(a.blocks, blocks...) }

// say adds a paragraph made of the sentences that are not empty.
func (a *annual) say(sentences ...string) {
	if s := strings.Join(sentences, ""); s != "" {
		a.put(Paragraph{Text: s})
	}
}

func (a *annual) part(title string) { a.put(Heading{Level: 1, Text: title}) }

func (a *annual) section(title string) { a.put(Heading{Level: 2, Text: title}) }

// figureTable starts a compact table inside the text, with the next number.
func (a *annual) figureTable(title, measure string, columns ...Column) Table {
	a.tables++
	return Table{Title: fmt.Sprintf("表%d　%s", a.tables, title), Measure: measure, Columns: columns, Sheet: title}
}

// chart adds a chart with the next number, unless all its figures are nought.
func (a *annual) chart(c Chart) {
	if c.empty() {
		return
	}
	a.charts++
	c.Title = fmt.Sprintf("图%d　%s", a.charts, c.Title)
	a.put(c)
}

// horizon is the last day that “下一步” looks to: the end of next year.
func (a *annual) horizon() day.Day { return day.Of(min(a.year()+1, 2199), 12, 31) }

// unitGroup is a row of the compact tables: one enterprise, or a subsidiary with
// all below it.
type unitGroup struct {
	id   string // of the enterprise that it is named after; empty = of none
	name string
	ids  map[string]bool
}

// mostUnits is up to how many enterprises a compact table lists one by one.
const mostUnits = 14

// unitGroups is the rows of compact tables: every enterprise while they are few,
// else the top one's own headquarters and each of its subsidiaries with all
// below.
func (v *view) unitGroups() []unitGroup {
	list := v.enterprises()
	root, one := v.root()
	if len(list) <= mostUnits || !one {
		out := make([]unitGroup, 0, len(list))
		for _, e := range list {
			out = append(out, unitGroup{e.ID, cmp.Or(e.ShortName, e.Name), map[string]bool{e.ID: true}})
		}
		return out
	}
	out := []unitGroup{{root.ID, cmp.Or(root.ShortName, root.Name) + "本部", map[string]bool{root.ID: true}}}
	for _, e := range list {
		if e.ParentID != root.ID {
			continue
		}
		g := unitGroup{e.ID, cmp.Or(e.ShortName, e.Name), map[string]bool{}}
		below := v.book.Subtree(e.ID)
		for _, b := range below {
			g.ids[b.ID] = true
		}
		if len(below) > 1 {
			g.name += "及所属"
		}
		out = append(out, g)
	}
	return out
}
