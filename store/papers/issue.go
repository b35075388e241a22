package papers

// 出具: the paper gets the next number of its series, its Word file is kept with the records
// it is about, the evidence that it proves is ticked, an empty document number is filled in,
// and the register has it. All papers of an order are one batch: one undo takes them back.

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/typeset"
)

// Issuing is an order whose papers are to be issued.
type Issuing struct {
	Order
	Series string // 发文机关代字; empty = the issuing organisation's own
	Serial int    // of the first; 0 = the next that is free
	// Unnumbered: without 发文字号, also where one is usual.
	Unnumbered bool
	ReplyDue   day.Day // by when an answer is wanted; zero = no day
}

// Issued is a paper that is in the register now.
type Issued struct {
	Paper model.Paper
	Made  paper.Made
	File  model.Attachment // of the first record
}

// Result is what came of issuing: one batch, whose number takes all of it back.
type Result struct {
	Issued  []Issued
	Refused []Refused // only where an order goes on without them (Others)
	Batch   int64
}

// Issue issues the papers of some orders in one batch. A draft enters the register as 草稿: it
// gets no number, ticks nothing and fills in nothing.
func Issue(ctx context.Context, w *store.Workspace, orders ...Issuing) (Result, error) {
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return Result{}, err
	}
	i := issuer{w: w, b: b, findings: rule.Check(b), serials: map[string]int{}, changed: map[model.Ref]model.Record{}}
	if i.faces, err = store.ReportFaces(false); err != nil {
		return Result{}, err
	}
	plain := make([]Order, len(orders))
	for k, o := range orders {
		plain[k] = o.Order
	}
	made, refused, err := Sift(b, i.findings, ready(ctx, w, plain)...)
	for k, o := range made {
		i.Issuing = orders[k]
		i.Order = o.Order
		for _, d := range o.Drafts {
			if err == nil {
				err = store.Fault("出具文书", ctx.Err())
			}
			if err == nil {
				err = i.issue(d)
			}
		}
	}
	if err != nil {
		return Result{}, err
	}
	batch, err := w.Write(ctx, store.BatchEdit, i.note(), i.write)
	if err != nil {
		return Result{}, err
	}
	return Result{i.out, refused, batch}, nil
}

// issuer is some orders under way.
type issuer struct {
	Issuing  // the order that is being made
	w        *store.Workspace
	b        *model.Book
	findings []rule.Finding
	faces    *typeset.Faces
	serials  map[string]int // the last number given, by series and year
	out      []Issued
	added    []model.Record
	changed  map[model.Ref]model.Record
	changes  []model.Ref // of changed, as they came
}

// issue makes one paper and notes what is to be written of it.
func (i *issuer) issue(d Draft) error {
	p := i.register(d)
	d = numbered(i.b, i.findings, i.Order, d.Batch, p.Number)
	var data bytes.Buffer
	if err := word(store.WordFonts(i.b.Office())).write(&data, d.Document, i.faces); err != nil {
		return store.Fault("生成“"+d.Title+"”", err)
	}
	files, err := keep.Shelve(i.w, store.TitleName(d.Title)+".docx", d.Title, data.Bytes(), p.Records())
	if err != nil {
		return err
	}
	p.Hash = files[0].Hash
	i.out = append(i.out, Issued{Paper: p, Made: d.Made, File: files[0]})
	i.added = append(i.added, p)
	for _, f := range files {
		i.added = append(i.added, f)
	}
	if d.Draft() {
		return nil
	}
	return i.enter(d, p)
}

// register is a paper's entry, with its number if it takes one.
func (i *issuer) register(d Draft) model.Paper {
	p := model.Paper{ID: i.w.NewID(model.KindPaper), Form: d.Paper.Title, Title: d.Title, Issued: i.Day, FromID: d.From, To: d.To,
		State: model.PaperIssued, ReplyDue: cmp.Or(i.ReplyDue, d.Made.ReplyDue)}.About(refsOf(d.Records)...)
	if d.Draft() {
		p.State, p.ReplyDue = model.PaperDraft, day.Day{}
	} else if d.Paper.Series && !i.Unnumbered {
		p = i.number(p)
	}
	return p.Answered(answers(i.Answers, d))
}

// number gives a paper the next number of its series. An organisation without one gives none.
func (i *issuer) number(p model.Paper) model.Paper {
	from, _ := model.Find[model.Organization](i.b, p.FromID)
	p.Series, p.Year = cmp.Or(i.Series, paper.SeriesOf(i.b, from)), i.Day.Year()
	if p.Series == "" {
		p.Year = 0
		return p
	}
	key := fmt.Sprint(p.Series, p.Year)
	switch last, given := i.serials[key]; {
	case given:
		p.Serial = last + 1
	case i.Serial > 0:
		p.Serial = i.Serial
	default:
		p.Serial = model.NextSerial(i.b, p.Series, p.Year)
	}
	i.serials[key] = p.Serial
	return p.Numbered()
}

// answers are what was typed for one paper, in the order of its boxes.
func answers(typed map[paper.AnswerKey]string, d Draft) []model.Answer {
	var out []model.Answer
	for _, ask := range d.Paper.Asks {
		out = append(out, model.Answer{Box: ask.Label, Text: typed[paper.AnswerKey{Label: ask.Label}]})
		for _, r := range d.Records {
			if text := typed[paper.AnswerKey{Label: ask.Label, Record: r.Key()}]; text != "" {
				out = append(out, model.Answer{Box: ask.Label + "@" + r.Key(), Text: text})
			}
		}
	}
	return out
}

// enter is what an issued paper does to the records that it is about.
func (i *issuer) enter(d Draft, p model.Paper) error {
	for _, r := range d.Records {
		err := i.fill(d.Paper.Into, r, p.Number)
		if err == nil && !p.Issued.After(i.w.Today()) {
			err = i.fill(d.Paper.IntoDay, r, p.Issued.String())
		}
		if err != nil {
			return store.Fault("登记“"+d.Title+"”", err)
		}
		if d.Made.Material != "" {
			i.tick(caseOf(r), d.Made.Material)
		}
	}
	return nil
}

// fill writes a text where nothing stood.
func (i *issuer) fill(places []paper.Place, r model.Record, text string) error {
	for _, at := range places {
		x, ok := at.Of(i.b, r)
		if !ok {
			continue
		}
		now, err := at.Filled(i.latest(x), text)
		if err != nil {
			return err
		}
		i.change(now)
	}
	return nil
}

// latest is a record as this order leaves it.
func (i *issuer) latest(r model.Record) model.Record {
	if now, ok := i.changed[model.RefOf(r)]; ok {
		return now
	}
	return r
}

func (i *issuer) change(r model.Record) {
	ref := model.RefOf(r)
	if was, _ := i.b.Record(ref); was == r {
		return
	}
	if !slices.Contains(i.changes, ref) {
		i.changes = append(i.changes, ref)
	}
	i.changed[ref] = r
}

// caseOf is the case that a record is, or is a part of; empty if neither.
func caseOf(r model.Record) string {
	for _, ref := range []model.Ref{model.RefOf(r), r.Owner()} {
		if ref.Kind == model.KindDevelopmentCase {
			return ref.ID
		}
	}
	return ""
}

// tick marks a paper of a case's checklist as held; one that is there already keeps its day.
func (i *issuer) tick(caseID, number string) {
	c, ok := model.Find[model.DevelopmentCase](i.b, caseID)
	if !ok {
		return
	}
	for _, e := range model.Owned[model.Evidence](i.b, caseID) {
		if e.Number == number {
			now := *e
			now.Held, now.Day = true, cmp.Or(e.Day, i.Day)
			i.change(now)
			return
		}
	}
	for _, m := range model.Checklist(model.EditionsOf(i.b, c).Of(model.StepProspect), true) {
		if m.Number == number {
			i.added = append(i.added, model.Evidence{ID: i.w.NewID(model.KindEvidence), CaseID: caseID, Number: number, Name: m.Name,
				Held: true, Day: i.Day})
			return
		}
	}
}

// write writes all of an order.
func (i *issuer) write(wr *store.Writer) error {
	for _, r := range i.added {
		if err := wr.Add(r); err != nil {
			return err
		}
	}
	for _, ref := range i.changes {
		was, _ := i.b.Record(ref)
		if err := wr.Change(was, i.changed[ref]); err != nil {
			return err
		}
	}
	return nil
}

// note is what the log says of the orders.
func (i *issuer) note() string {
	first := i.out[0]
	said := "出具“" + first.Paper.Title + "”"
	if len(i.out) > 1 {
		said += fmt.Sprintf("等%d份", len(i.out))
	}
	if first.Paper.Number != "" {
		said += "，" + first.Paper.Number
	}
	return said
}

func refsOf(records []model.Record) []model.Ref {
	out := make([]model.Ref, len(records))
	for i, r := range records {
		out[i] = model.RefOf(r)
	}
	return out
}
