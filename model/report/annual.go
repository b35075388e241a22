package report

// The annual report (年度党建工作情况报告): an official document by GB/T 9704. What it says
// is composed from the ledger section by section, as far as people have not written it
// themselves (manuscript.go). Order and depth go by the size of the unit (REPORTS A-2); a
// section of which nothing is known is left out until somebody fills it.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

// annual is one annual report while it is written.
type annual struct {
	*view
	before     *view // the same records as of last year's same day
	g          progress
	scale      scale
	manuscript Manuscript
	drafts     []draftSection
	changes    map[model.TextSection][]string // that people are asked to explain
	blocks     []Block
	tables     int // tables numbered so far
	charts     int
}

// draftSection is a section as it is composed.
type draftSection struct {
	key    model.TextSection
	under  string // the part
	places []TextPlace
	after  func() []Block // tables and charts behind the text; nil = none
}

func newAnnual(in Input) *annual {
	v := newView(in)
	a := &annual{view: v, before: newView(Input{Book: v.book.At(v.on.AddYears(-1), v.book.Scope)}), g: v.progress(), scale: v.scaleOf(),
		changes: map[model.TextSection][]string{}}
	a.drafts = a.sections()
	a.manuscript = a.manuscriptOf(a.drafts)
	a.askForChanges()
	a.askForProblems()
	return a
}

// explain notes a change that people are asked to explain.
func (a *annual) explain(section model.TextSection, what string, asked bool) {
	if asked {
		a.changes[section] = append(a.changes[section], what)
	}
}

// askForChanges asks to explain large changes where nobody has.
func (a *annual) askForChanges() {
	for _, p := range a.manuscript.Sections {
		if list := a.changes[p.Section]; len(list) > 0 && p.text(model.SlotCause) == "" && !p.place(model.SlotWork).Written() {
			a.manuscript.Todo = append(a.manuscript.Todo, Todo{p.Section, model.SlotCause, strings.Join(list, "；") + "，变动较大，请写一句原因", false})
		}
	}
}

func buildAnnual(in Input) Document {
	v := newView(in)
	d := v.document("annual")
	d.Title = v.signer() + v.annualTitle()
	if len(v.enterprises()) == 0 && len(v.organizations()) == 0 {
		d.Sections = []Section{{Page: OfficialPage, Blocks: []Block{Title{Text: d.Title},
			Paragraph{Text: "没有企业、党组织和党员的数据，未核查，没有内容可以报告。录入或者导入数据后，再生成年度报告。"}}}}
		return d
	}
	a := newAnnual(in)
	a.head()
	for i, p := range a.manuscript.Sections {
		a.put(a.section(i, p)...)
	}
	annexes := a.annexes()
	a.foot(annexes)
	d.Sections = []Section{{Page: OfficialPage, Blocks: a.blocks}}
	for i, x := range annexes {
		d.Sections = append(d.Sections, x.bound(i+1, len(annexes))...)
	}
	a.imprint(&d)
	d.Held = a.unfinished()
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

// addressee is whom the report goes to: as set, or for an enterprise below the office
// the Party organisation above its own.
func (a *annual) addressee() string {
	if a.sign.Addressee != "" || a.whole() {
		return a.sign.Addressee
	}
	if e, ok := a.root(); ok {
		if o, ok := model.TopOrganization(a.book, e.ID); ok {
			return a.superior(o)
		}
	}
	return ""
}

// head sets the red head, the title and the addressee.
func (a *annual) head() {
	if a.sign.RedHead != "" {
		a.put(RedHead{Unit: a.sign.RedHead, Number: a.number(), Signer: a.sign.Signer})
	}
	a.put(Title{Text: a.signer() + a.annualTitle()})
	if to := a.addressee(); to != "" {
		a.put(Addressee{Text: strings.TrimRight(to, "：:") + "："})
	}
}

// number is the document's number as registered, else with room for the serial.
func (a *annual) number() string {
	if n := a.signing(model.SlotNumber); n != "" || a.sign.DocPrefix == "" {
		return n
	}
	year := a.Today.Year()
	if d := a.signedOn(); !d.IsZero() {
		year = d.Year()
	}
	return fmt.Sprintf("%s〔%d〕　　号", a.sign.DocPrefix, year)
}

// signing is what is written in a slot of the section 签署.
func (a *annual) signing(s model.TextSlot) string {
	for _, p := range a.manuscript.Sections {
		if p.Section == model.SectionSigning {
			return p.text(s)
		}
	}
	return ""
}

// signedOn is the day of writing; zero until the report is signed.
func (a *annual) signedOn() day.Day {
	d, err := day.Parse(a.signing(model.SlotDay))
	if err != nil {
		return day.Day{}
	}
	return d
}

// foot sets the closing words, the annex note and the signature.
func (a *annual) foot(annexes []boundAnnex) {
	a.say("特此报告。")
	var items []string
	for _, x := range annexes {
		items = append(items, x.title)
	}
	if len(items) > 0 {
		a.put(AnnexList{Items: items})
	}
	a.put(Signature{Unit: a.signer(), Day: a.signedOn(), Open: true})
}

// imprint closes red-headed paper, behind the last annex.
func (a *annual) imprint(d *Document) {
	if a.sign.RedHead == "" {
		return
	}
	office := a.signer()
	im := Imprint{Office: office, Day: a.signedOn(), Open: true}
	if a.whole() {
		im.CopyTo, im.Office = a.office.CopyTo, cmp.Or(a.office.Issuer, office)
	}
	if last := &d.Sections[len(d.Sections)-1]; last.Page != LandscapeTable {
		last.Blocks = append(last.Blocks, im)
		return
	}
	d.Sections = append(d.Sections, Section{Page: OfficialPage, Blocks: []Block{im}})
}

func (a *annual) put(blocks ...Block) { a.blocks = append(a.blocks, blocks...) }

// say adds a paragraph made of the sentences that are not empty.
func (a *annual) say(sentences ...string) {
	if s := strings.Join(sentences, ""); s != "" {
		a.put(Paragraph{Text: s})
	}
}

// section is the blocks of a section as it stands, with the heading of the part where it is
// the part's first; none if nothing is to be said.
func (a *annual) section(i int, p TextPart) []Block {
	out := a.body(i, p)
	if len(out) > 0 && p.Under != "" && p.Under != a.lastPart() {
		out = append([]Block{Heading{Level: 1, Text: p.Under}}, out...)
	}
	return out
}

// body is the section without that heading.
func (a *annual) body(i int, p TextPart) []Block {
	if _, isProblem := themeOfSection(p.Section); isProblem {
		return problemBlocks(p)
	}
	var out, more []Block
	for _, s := range []model.TextSlot{model.SlotOpening, model.SlotWork, model.SlotCause, model.SlotExample, model.SlotClosing} {
		for _, line := range lines(p.text(s)) {
			out = append(out, Paragraph{Text: line})
		}
	}
	switch after := a.drafts[i].after; {
	case after != nil:
		more = after()
		if refer := seeWords(more); refer != "" {
			out = append(out, Paragraph{Text: refer})
		}
	case p.Section == model.SectionNext:
		if more = a.measureBlocks(); len(out) > 0 && len(more) > 0 {
			out = append(out, Paragraph{Text: "针对存在的问题，抓好以下整改工作。"})
		}
	case p.Section == model.SectionSigning:
		return nil
	}
	if p.text(model.SlotHeading) != "" && len(out)+len(more) > 0 {
		out = append([]Block{headingOf(p)}, out...)
	}
	return append(out, more...)
}

// headingOf is the section's own heading.
func headingOf(p TextPart) Heading {
	return Heading{Level: 2, Text: strings.TrimRight(strings.Join(lines(p.text(model.SlotHeading)), ""), "。")}
}

// lines is a text's paragraphs.
func lines(text string) []string {
	var out []string
	for _, s := range strings.Split(text, "\n") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// lastPart is the part that the last blocks stand in.
func (a *annual) lastPart() string {
	for i := len(a.blocks) - 1; i >= 0; i-- {
		if h, ok := a.blocks[i].(Heading); ok && h.Level == 1 {
			return h.Text
		}
	}
	return ""
}

// seeWords points at the tables and charts that follow.
func seeWords(blocks []Block) string {
	var out []string
	see := func(title string) {
		if number, what, ok := strings.Cut(title, "　"); ok {
			out = append(out, what+"见"+number)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case Table:
			see(b.Title)
		case Chart:
			see(b.Title)
		}
	}
	return sentenceOf(strings.Join(out, "，"))
}

// figureTable starts a compact table inside the text, with the next number.
func (a *annual) figureTable(title, measure string, columns ...Column) Table {
	a.tables++
	return Table{Title: fmt.Sprintf("表%d　%s", a.tables, title), Measure: measure, Columns: columns, Sheet: title}
}

// chart is a chart with the next number; nothing if all its figures are nought.
func (a *annual) chart(c Chart) []Block {
	if c.empty() {
		return nil
	}
	a.charts++
	c.Title = fmt.Sprintf("图%d　%s", a.charts, c.Title)
	return []Block{c}
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

// figureOf is a headline figure of a book by its key.
func figureOf(b *model.Book, key string) figure.Figure {
	f, _ := figure.ByKey(b, key)
	return f
}
