package report

// The annual report as people work on it: sections with slots, each slot filled by what
// people have written, else by what is composed from the ledger; and what is still to be
// done before it can be signed (REPORTS A-4).

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// Manuscript is a year's annual report as a text to be worked on.
type Manuscript struct {
	EnterpriseID string // whose report it is; empty = the office as a whole, where it is no enterprise
	Year         int
	Unit         string // the Party organisation that reports
	Sections     []TextPart
	Unused       []model.ReportText // of sections and slots that this report does not have
	Todo         []Todo             // by section
}

// TextPart is a section of the manuscript.
type TextPart struct {
	Section model.TextSection
	Under   string // the part that it stands in, as 主要工作及成效; empty = before or behind all parts
	Places  []TextPlace
}

// TextPlace is a slot of a section.
type TextPlace struct {
	Slot    model.TextSlot
	Hint    string             // what is to be written here
	Starter string             // what is composed from the ledger; may be empty
	Texts   []model.ReportText // what people have written instead, by Order
	Choices []string           // sentences to choose from; none = people write their own
	Moved   []Moved            // numbers of Texts that the ledger no longer has
	Stale   []string           // sentences of Texts that last year's report had
}

// Todo is what is still to be done.
type Todo struct {
	Section model.TextSection
	Slot    model.TextSlot
	Say     string // a clause in words for people
	Must    bool   // the report cannot be signed before
}

// Text is what stands in the slot, paragraph by paragraph, one a line.
func (p TextPlace) Text() string {
	if len(p.Texts) == 0 {
		return p.Starter
	}
	var out []string
	for _, t := range p.Texts {
		if !t.Off {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, "\n")
}

// Written reports that somebody has decided what stands here.
func (p TextPlace) Written() bool { return len(p.Texts) > 0 }

// place finds a slot; the zero place if there is none.
func (p TextPart) place(s model.TextSlot) TextPlace {
	if i := slices.IndexFunc(p.Places, func(x TextPlace) bool { return x.Slot == s }); i >= 0 {
		return p.Places[i]
	}
	return TextPlace{Slot: s}
}

// text is what stands in a slot of the section.
func (p TextPart) text(s model.TextSlot) string { return p.place(s).Text() }

// AnnualManuscript is the manuscript of the book's year and scope.
func AnnualManuscript(in Input) Manuscript { return newAnnual(in).manuscript }

// manuscriptOf lays what people have written over the sections.
func (a *annual) manuscriptOf(sections []draftSection) Manuscript {
	m := Manuscript{EnterpriseID: a.reporter(), Year: a.year(), Unit: a.signer()}
	texts := a.ownTexts()
	for _, s := range sections {
		p := TextPart{Section: s.key, Under: s.under}
		for _, x := range s.places {
			x.fill(texts[textKey{s.key, x.Slot}], m.Year)
			delete(texts, textKey{s.key, x.Slot})
			p.Places = append(p.Places, x)
			m.Todo = append(m.Todo, x.todo(s.key)...)
		}
		m.Sections = append(m.Sections, p)
	}
	for _, list := range texts {
		m.Unused = append(m.Unused, list...)
	}
	slices.SortFunc(m.Unused, func(x, y model.ReportText) int { return strings.Compare(x.ID, y.ID) })
	return m
}

type textKey struct {
	section model.TextSection
	slot    model.TextSlot
}

// reporter is the enterprise whose texts and signers the report has.
func (v *view) reporter() string {
	if v.book.Scope != "" {
		return v.book.Scope
	}
	own, _ := model.OwnEnterprise(v.book)
	return own.ID
}

// ownTexts is the year's texts of the unit that reports.
func (v *view) ownTexts() map[textKey][]model.ReportText {
	out := map[textKey][]model.ReportText{}
	for _, t := range AnnualTexts(v.book, v.reporter(), v.year()) {
		k := textKey{t.Section, t.Slot}
		out[k] = append(out[k], t)
	}
	return out
}

// AnnualTexts is the texts of a unit's annual report of a year, by section, slot and order.
func AnnualTexts(b *model.Book, enterprise string, year int) []model.ReportText {
	return kept(model.Everywhere[model.ReportText](b), func(t model.ReportText) bool {
		return t.EnterpriseID == enterprise && t.Year == year && t.Report == model.AnnualText
	})
}

// fill lays what people have written over a slot and holds it against the ledger.
func (p *TextPlace) fill(texts []model.ReportText, year int) {
	p.Texts = slices.Clone(texts)
	slices.SortStableFunc(p.Texts, func(x, y model.ReportText) int { return x.Order - y.Order })
	for _, t := range p.Texts {
		switch {
		case t.Off:
		case t.Origin == model.TextCarried:
			p.Stale = append(p.Stale, stale(t.Text, p.Starter, year)...)
		default:
			p.Moved = append(p.Moved, MovedNumbers(t.Text, t.Starter, p.Starter)...)
		}
	}
}

// todo is what the slot itself still wants.
func (p TextPlace) todo(section model.TextSection) []Todo {
	var out []Todo
	carried := slices.ContainsFunc(p.Texts, func(t model.ReportText) bool { return t.Origin == model.TextCarried && !t.Off })
	if carried {
		out = append(out, Todo{section, p.Slot, "沿用上年的文字还没有改定" + some(len(p.Stale), "，其中%d句有上年的年份或者数字"), true})
	}
	for _, m := range p.Moved {
		out = append(out, Todo{section, p.Slot, m.Say(), false})
	}
	return out
}

// CarryOver is last year's texts of a unit as texts of this year, marked as such; slots in
// which something is written already are left alone, and so is what belongs to one year
// alone (number and day of writing).
func CarryOver(b *model.Book, enterprise string, year int) []model.ReportText {
	has := map[textKey]bool{}
	for _, t := range AnnualTexts(b, enterprise, year) {
		has[textKey{t.Section, t.Slot}] = true
	}
	var out []model.ReportText
	for _, t := range AnnualTexts(b, enterprise, year-1) {
		if has[textKey{t.Section, t.Slot}] || t.Section == model.SectionSigning {
			continue
		}
		t.ID, t.Year, t.Origin, t.EditedDay = "", year, model.TextCarried, day.Day{}
		out = append(out, t)
	}
	return out
}

// unfinished is why a report that bears its day of writing may not go yet; empty if it may,
// or if it is a draft.
func (a *annual) unfinished() string {
	if a.signedOn().IsZero() {
		return ""
	}
	var said []string
	for _, t := range a.manuscript.Todo {
		if t.Must {
			said = append(said, fmt.Sprintf("“%s”%s", t.Section, t.Say))
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "填了成文日期就是定稿，但是" + strings.Join(said, "；")
}

// Title is what lists call the section.
func (p TextPart) Title() string {
	if h := p.text(model.SlotHeading); h != "" {
		return strings.TrimRight(lines(h)[0], "。")
	}
	return string(p.Section)
}

// Stands reports that the report has something to say in the section.
func (p TextPart) Stands() bool {
	return slices.ContainsFunc(p.Places, func(x TextPlace) bool { return x.Slot != model.SlotHeading && x.Text() != "" })
}

// TodoOf is what is still to be done in a section.
func (m Manuscript) TodoOf(section model.TextSection) []Todo {
	return kept(m.Todo, func(t Todo) bool { return t.Section == section })
}
