package paper

// What all papers share: whose they are, what was typed for them, what is still missing,
// and the pieces of an official text.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// writer is one paper in the making.
type writer struct {
	Input
	paper    Paper
	of       []model.Record // what it is made of: at least one
	office   model.Office
	sections []report.Section
	made     Made
	refusal  Refusal // the first; empty = none
}

func newWriter(x Batch, in Input) *writer {
	if in.Today.IsZero() {
		in.Today = in.Book.AsOf
	}
	w := &writer{Input: in, paper: x.Paper, of: x.Records, office: in.Book.Office()}
	w.made.Document = report.Document{Name: x.Paper.Name, Title: x.Paper.Title, Subject: x.Paper.Title,
		Keywords: []string{"文书", string(x.Paper.Group)}, AsOf: in.Today}
	w.made.Material = x.Paper.Material
	return w
}

// warn tells the person something before the paper is printed.
func (w *writer) warn(format string, args ...any) {
	if said := fmt.Sprintf(format, args...); !slices.Contains(w.made.Warnings, said) {
		w.made.Warnings = append(w.made.Warnings, said)
	}
}

// refuse says that the paper would be false; the first reason is told.
func (w *writer) refuse(format string, args ...any) {
	if w.refusal == "" {
		w.refusal = Refusal(fmt.Sprintf(format, args...))
	}
}

// decided is a decision that the ledger holds; one that it does not is left to be written by
// hand and makes the paper a draft.
func (w *writer) decided(what, value string) string {
	if value != "" {
		return value
	}
	if !slices.Contains(w.made.Missing, what) {
		w.made.Missing = append(w.made.Missing, what)
	}
	return "＿＿＿＿"
}

// decidedDay is decided for a day.
func (w *writer) decidedDay(what string, d day.Day) string {
	if d.IsZero() {
		w.decided(what, "")
		return "＿＿＿＿年＿＿月＿＿日"
	}
	return d.Chinese()
}

// asked is what was typed in a box of the whole paper, or what the ledger says; empty if neither.
func (w *writer) asked(label string) string { return w.answer(label, "", w.of[0]) }

// askedOf is the same of one record of the batch; of a batch of one that is the whole.
func (w *writer) askedOf(label string, r model.Record) string { return w.answer(label, r.Key(), r) }

func (w *writer) answer(label, record string, r model.Record) string {
	typed, ok := w.Answers[AnswerKey{label, record}]
	if !ok && len(w.of) == 1 {
		typed, ok = w.Answers[AnswerKey{label, ""}]
	}
	if ok {
		return strings.TrimSpace(typed)
	}
	ask, known := w.paper.Ask(label)
	if !known {
		panic("paper: " + w.paper.Name + " has no box " + label)
	}
	if ask.From == nil {
		return ""
	}
	return ask.From(w.Input, r)
}

// filled is what was typed, or room to write it by hand.
func (w *writer) filled(label string) string { return w.orBlank(label, w.asked(label)) }

// orBlank is the value, or room to write it by hand, which is told.
func (w *writer) orBlank(label, value string) string {
	if value != "" {
		return value
	}
	w.blank(label)
	return "＿＿＿＿＿＿"
}

// blank tells of room that is left to be filled in by hand.
func (w *writer) blank(label string) {
	if !slices.Contains(w.made.Blanks, label) {
		w.made.Blanks = append(w.made.Blanks, label)
	}
}

// askedDay is a typed day; zero if it is none.
func (w *writer) askedDay(label string) day.Day {
	d, err := day.Parse(w.asked(label))
	if err != nil {
		return day.Day{}
	}
	return d
}

// on begins a page of a kind with blocks.
func (w *writer) on(page report.PageKind, blocks ...report.Block) {
	w.sections = append(w.sections, report.Section{Page: page, Blocks: blocks})
}

// add puts blocks on the page that was begun last.
func (w *writer) add(blocks ...report.Block) {
	last := &w.sections[len(w.sections)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

// say adds a paragraph of the text.
func (w *writer) say(format string, args ...any) {
	w.add(report.Paragraph{Text: fmt.Sprintf(format, args...)})
}

// item adds a paragraph with a heading's number before it.
func (w *writer) item(level int, text string) { w.add(report.Heading{Level: level, Text: text}) }

// items adds sentences: numbered where there are several.
func (w *writer) items(texts []string) {
	for _, text := range texts {
		if len(texts) == 1 {
			w.say("%s", text)
		} else {
			w.item(3, text)
		}
	}
}

// Organisations.

func (w *writer) organization(id string) model.Organization {
	o, _ := model.Find[model.Organization](w.Book, id)
	return o
}

// superior is the organisation above one: its ID (empty outside the ledger) and its name.
func (w *writer) superior(o model.Organization) (id, name string) { return superiorOf(w.Book, o) }

func superiorOf(b *model.Book, o model.Organization) (id, name string) {
	if up, ok := model.Find[model.Organization](b, o.ParentID); ok {
		return up.ID, up.Name
	}
	return "", o.Superior
}

// approver is the committee that approves members for a branch: the nearest above it that
// may; one whose type may not is none (B-23).
func (w *writer) approver(o model.Organization) model.Organization { return approver(w.Book, o) }

func approver(b *model.Book, o model.Organization) model.Organization {
	for range 20 { // a tree has no loops; a damaged one ends here
		up, ok := model.Find[model.Organization](b, o.ParentID)
		if !ok || up.CanApprove && up.Type == model.Committee {
			return up
		}
		o = up
	}
	return model.Organization{}
}

// letter is the frame of an official text (公文).
type letter struct {
	from  model.Organization
	to    string // 主送; empty = none
	title string // without the issuer's name
	up    bool   // an upward paper: 签发人 stands beside the number, where its organisation numbers papers
	red   bool   // with the red head
}

// open begins an official text.
func (w *writer) open(l letter) {
	w.made.From, w.made.To, w.made.Office = l.from.ID, l.to, l.from.Name
	w.made.Title = l.from.Name + l.title
	w.on(report.OfficialPage)
	if l.red || l.up && (w.Number != "" || SeriesOf(w.Book, l.from) != "") {
		head := report.RedHead{Unit: w.redHead(l.from), Number: cmp.Or(w.Number, w.numberRoom(l.from))}
		if l.up {
			head.Signer = cmp.Or(w.head(l.from), "　　　")
		}
		w.add(head)
	}
	w.add(report.Title{Text: w.made.Title})
	if l.to != "" {
		w.add(report.Addressee{Text: strings.TrimSuffix(l.to, "：") + "："})
	}
}

// plain begins a paper of an organisation that is no official text and stays with it.
func (w *writer) plain(from model.Organization, title string) {
	w.made.From, w.made.Office, w.made.Title = from.ID, from.Name, title
	w.on(report.OfficialPage)
}

// sheet begins a form of an organisation.
func (w *writer) sheet(from model.Organization, title, heading string) {
	w.plain(from, title)
	w.sections[len(w.sections)-1].Page = report.FormPage
	w.add(report.Title{Text: heading})
}

// signers leaves room for those who sign a record.
func (w *writer) signers(who ...string) {
	for i, x := range who {
		who[i] = x + "签名：＿＿＿＿＿＿"
	}
	w.say("%s", strings.Join(who, "　"))
}

// redHead is 发文机关标志: the office's own for its own paper.
func (w *writer) redHead(from model.Organization) string {
	if from.RedHead != "" {
		return from.RedHead
	}
	if w.office.RedHead != "" && w.office.PartyUnit == from.Name {
		return w.office.RedHead
	}
	return from.Name + "文件"
}

// NumberBlank is what is said to be left open of a paper without its number.
const NumberBlank = "发文字号"

// numberRoom is 发文字号 with its number left open.
func (w *writer) numberRoom(from model.Organization) string {
	w.blank(NumberBlank)
	return fmt.Sprintf("%s〔%d〕　号", SeriesOf(w.Book, from), w.Today.Year())
}

// SeriesOf is the 发文机关代字 of an organisation: its own, or the office's where it is the
// office's own organisation; empty if it has none.
func SeriesOf(b *model.Book, o model.Organization) string {
	if office := b.Office(); o.DocPrefix == "" && office.PartyUnit == o.Name {
		return office.DocPrefix
	}
	return o.DocPrefix
}

// head is who signs for an organisation: its secretary.
func (w *writer) head(o model.Organization) string {
	for _, m := range model.Owned[model.CommitteeMember](w.Book, o.ID) {
		if m.Post == model.Secretary && m.Active(w.Today) {
			return w.Book.PersonName(m.PersonID)
		}
	}
	return ""
}

// close ends it: annexes, signature and day.
func (w *writer) close(from model.Organization, annexes ...string) {
	if len(annexes) > 0 {
		w.add(report.AnnexList{Items: annexes})
	}
	w.add(report.Signature{Unit: from.Name, Day: w.Today})
}

// annex begins an annex on a page of its own; number 0 = the only one.
func (w *writer) annex(page report.PageKind, number int, title string, blocks ...report.Block) {
	label := "附件"
	if number > 0 {
		label = fmt.Sprintf("附件%d", number)
	}
	w.on(page, append([]report.Block{report.Annex{Label: label, Title: title}}, blocks...)...)
}

// kept picks what a condition holds for; the list itself stays as it is.
func kept[T any](list []T, has func(T) bool) []T {
	var out []T
	for _, x := range list {
		if has(x) {
			out = append(out, x)
		}
	}
	return out
}
