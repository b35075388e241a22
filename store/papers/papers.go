// Package papers makes the papers of the office (文书) as files and issues them (出具): takes
// the number, keeps the file, ticks the evidence and enters the paper in the register. What
// a paper says is model/paper's; what people decide is never written by it.
package papers

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/docx"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
)

// Order is a paper that is to be made of some records.
type Order struct {
	Paper    string // its name
	For      []model.Ref
	Answers  map[paper.AnswerKey]string
	Day      day.Day // of writing; zero = today
	Unmasked bool    // identity numbers and phones in full; kept among the batches
	Purpose  string  // why they are; may be empty
	// Others: where one of its papers is refused, the others are made.
	Others bool

	photo func(person string) []byte // nil = photo boxes stay empty
}

// Draft is one paper as it would be made.
type Draft struct {
	paper.Batch
	paper.Made
	Refused string // why it would be false, in a sentence; empty = it is made
}

// Drafts makes the papers of an order without writing anything; records that the paper
// does not fit are told.
func Drafts(b *model.Book, findings []rule.Finding, o Order) ([]Draft, []paper.Unfit, error) {
	p, ok := paper.ByName(o.Paper)
	if !ok {
		return nil, nil, store.Refuse("没有名为“%s”的文书，什么也没有生成。可用 plctl paper list 查看文书名。", o.Paper)
	}
	var records []model.Record
	var lacking []paper.Unfit
	seen := map[model.Ref]bool{}
	for _, ref := range o.For {
		named, ok := b.Record(ref)
		if !ok {
			return nil, nil, store.Refuse("台账中没有编号为“%s”的记录，什么也没有生成。", ref.ID)
		}
		found := p.Records(b, ref)
		if len(found) == 0 {
			lacking = append(lacking, paper.Unfit{Record: named, Why: "台账中还没有它的“" + model.SchemaOf(p.On).Label + "”记录"})
		}
		for _, r := range found {
			if !seen[model.RefOf(r)] {
				seen[model.RefOf(r)] = true
				records = append(records, r)
			}
		}
	}
	batches, unfit := p.Batches(b, records)
	if err := o.strayAnswer(b, p, batches); err != nil {
		return nil, nil, err
	}
	var out []Draft
	for _, x := range batches {
		out = append(out, numbered(b, findings, o, x, ""))
	}
	return out, append(lacking, unfit...), nil
}

// strayAnswer refuses what would be lost: typed for a record that is not there, for one record
// in a box of the whole paper, or for the whole in a box that each of several has.
func (o Order) strayAnswer(b *model.Book, p paper.Paper, batches []paper.Batch) error {
	several := slices.ContainsFunc(batches, func(x paper.Batch) bool { return len(x.Records) > 1 })
	for key := range o.Answers {
		if ask, _ := p.Ask(key.Label); key.Record != "" && !ask.Each {
			return store.Refuse("“%s”这一框是整份文书的，不能写给“%s”一人，什么也没有生成。", key.Label, key.Record)
		}
		if ask, _ := p.Ask(key.Label); key.Record == "" && ask.Each && several {
			return store.Refuse("“%s”这一框一人（一项）一条，什么也没有生成。请写成 %s@记录编号=内容。", key.Label, key.Label)
		}
		if _, known := b.Record(model.Ref{Kind: p.On, ID: key.Record}); key.Record != "" && !known {
			return store.Refuse("“%s@%s”：台账里没有编号为“%s”的“%s”记录，什么也没有生成。", key.Label, key.Record, key.Record, model.SchemaOf(p.On).Label)
		}
	}
	return nil
}

// numbered makes one paper with its number; empty = room is left for it.
func numbered(b *model.Book, findings []rule.Finding, o Order, x paper.Batch, number string) Draft {
	in := paper.Input{Input: report.Input{Book: b, Findings: findings, Today: o.Day, Unmasked: o.Unmasked}, Photo: o.photo,
		Number: number, Answers: o.Answers}
	d := Draft{Batch: x}
	var err error
	if d.Made, err = x.Make(in); err != nil {
		d.Refused = err.Error()
	}
	return d
}

// File is one file of a paper that was made.
type File struct {
	Paper    string   `json:"paper"`
	Title    string   `json:"title"`
	Records  []string `json:"records"` // IDs
	Path     string   `json:"file"`
	Draft    bool     `json:"draft"`
	Missing  []string `json:"missing,omitempty"`  // decisions that are not recorded yet
	Blanks   []string `json:"blanks,omitempty"`   // to be filled in by hand
	Warnings []string `json:"warnings,omitempty"` // what the rules say
}

// Forms are the kinds of files that are wanted.
type Forms struct{ PDF, DOCX bool }

// Output is where the files of an order go.
type Output struct {
	Dir     string
	Forms   Forms
	Replace bool // files of those names may go
	// OwnFonts: only the faces that come with the program.
	OwnFonts bool
	Progress func(done, total int) // may be nil

	fonts docx.Fonts
}

// Refused is a paper that would be false, or a record that was named and of which none is made.
type Refused struct {
	Paper   string   `json:"paper"`
	Title   string   `json:"title"` // the paper's, and whom it is about
	Records []string `json:"records"`
	Why     string   `json:"refused"`
}

// Make writes the papers of some orders as files, all of them or none, those aside that an
// order leaves out (Others). The register is not touched; what leaves the ledger is kept
// among its outputs.
func Make(ctx context.Context, w *store.Workspace, to Output, orders ...Order) ([]File, []Refused, error) {
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return nil, nil, err
	}
	made, refused, err := Sift(b, rule.Check(b), ready(ctx, w, orders)...)
	if err != nil {
		return nil, nil, err
	}
	to.fonts = store.WordFonts(b.Office())
	files, err := write(ctx, w, to, made)
	return files, refused, err
}

// ready is some orders with the day and the photos that they are made with.
func ready(ctx context.Context, w *store.Workspace, orders []Order) []Order {
	out := slices.Clone(orders)
	for i, o := range out {
		out[i].Day, out[i].photo = cmp.Or(o.Day, w.Today()), photos(ctx, w)
	}
	return out
}

// Sifted is the papers of an order that can be made.
type Sifted struct {
	Order
	Drafts []Draft
}

// Sift makes the papers of some orders without writing anything, and tells those that are
// refused apart. The error refuses all: one is refused whose order does not go on without it,
// or nothing is left.
func Sift(b *model.Book, findings []rule.Finding, orders ...Order) (made []Sifted, out []Refused, err error) {
	left, strict, nothing := 0, false, ""
	for _, o := range orders {
		drafts, unfit, err := Drafts(b, findings, o)
		if err != nil {
			return nil, nil, err
		}
		x, before := Sifted{Order: o}, len(out)
		for _, d := range drafts {
			if d.Refused != "" {
				out = append(out, refused(b, d.Paper, d.Refused, d.Records...))
			} else {
				x.Drafts = append(x.Drafts, d)
			}
		}
		for _, u := range unfit {
			if slices.Contains(o.For, model.RefOf(u.Record)) { // asked for by itself
				p, _ := paper.ByName(o.Paper)
				out = append(out, refused(b, p, u.Why, u.Record))
			}
			nothing = u.Why
		}
		made, left, strict = append(made, x), left+len(x.Drafts), strict || len(out) > before && !o.Others
	}
	switch {
	case strict || left == 0 && len(out) > 0:
		return nil, nil, refuse(out, left)
	case left == 0:
		return nil, nil, store.Refuse("没有可以出具的：%s。", nothing)
	}
	return made, out, nil
}

func refused(b *model.Book, p paper.Paper, why string, about ...model.Record) Refused {
	const most = 3
	out := Refused{Paper: p.Name, Why: strings.TrimRight(why, "。") + "。"}
	var names []string
	for _, r := range about {
		out.Records = append(out.Records, r.Key())
		names = append(names, b.CallName(r))
	}
	said := strings.Join(names[:min(most, len(names))], "、")
	if len(names) > most {
		said += fmt.Sprintf("等%d项", len(names))
	}
	out.Title = p.Title + "（" + said + "）"
	return out
}

// refuse is why nothing is made, each paper with its reason, and whether the others could be.
func refuse(list []Refused, left int) error {
	said := "没有生成“" + list[0].Title + "”：" + list[0].Why
	if len(list) > 1 {
		said = fmt.Sprintf("有%d份不能出具，什么也没有生成：", len(list))
		for _, x := range list {
			said += "\n“" + x.Title + "”：" + x.Why
		}
	}
	if left > 0 {
		said += fmt.Sprintf("\n其余%d份没有问题，可以只出这些（plctl 加 --others）。", left)
	}
	return store.Refuse("%s", said)
}

// write writes the papers' files.
func write(ctx context.Context, w *store.Workspace, to Output, list []Sifted) ([]File, error) {
	faces, err := store.ReportFaces(to.OwnFonts)
	if err != nil {
		return nil, err
	}
	var drafts []Draft
	for _, o := range list {
		for _, d := range o.Drafts {
			if o.Unmasked {
				d.Document.Mark = strings.TrimPrefix(d.Document.Mark+"　"+w.Mark(o.Purpose), "　") // a draft stays one
			}
			drafts = append(drafts, d)
		}
	}
	files := store.NewOutputs(len(drafts)*len(to.Forms.list(to.fonts)), to.Progress)
	out, err := to.write(ctx, files, drafts, faces)
	if err = files.End(err); err != nil {
		return nil, err
	}
	for _, o := range list {
		if len(o.Drafts) > 0 {
			err = cmp.Or(err, w.Remark(context.WithoutCancel(ctx), outputNote(o, out)))
		}
	}
	return out, err
}

// outputNote is what the ledger keeps of papers that were handed out.
func outputNote(o Sifted, files []File) string {
	first := slices.IndexFunc(files, func(f File) bool { return f.Paper == o.Paper })
	return fmt.Sprintf("生成文书《%s》%d份%s%s%s”", o.Drafts[0].Paper.Title, len(o.Drafts), store.UnmaskedNote(o.Unmasked, o.Purpose),
		store.IssuedTo, files[first].Path)
}

// names are how the papers' files are called: by their titles; where two have the same one,
// by the record, too.
func names(drafts []Draft) []string {
	times := map[string]int{}
	for _, d := range drafts {
		times[d.Title]++
	}
	out := make([]string, len(drafts))
	for i, d := range drafts {
		name := d.Title
		if times[name] > 1 {
			name += "（" + d.Records[0].Key() + "）"
		}
		out[i] = store.TitleName(name)
	}
	return out
}

// write hands the forms of each paper over to be written.
func (to Output) write(ctx context.Context, files *store.Outputs, drafts []Draft, faces *typeset.Faces) (out []File, err error) {
	called := names(drafts)
	for i, d := range drafts {
		for _, f := range to.Forms.list(to.fonts) {
			file := told(d, filepath.Join(to.Dir, called[i]+f.ext))
			if err = ctx.Err(); err == nil {
				err = files.Write(store.Target{Path: file.Path, Replace: to.Replace}, func(w io.Writer) error {
					return f.write(w, d.Document, faces)
				})
			}
			if err != nil {
				return nil, store.Fault("生成“"+d.Title+"”", err)
			}
			out = append(out, file)
		}
	}
	return out, nil
}

// told is what is said of a file.
func told(d Draft, path string) File {
	f := File{Paper: d.Paper.Name, Title: d.Title, Path: path, Draft: d.Draft(), Missing: d.Missing, Blanks: d.Blanks,
		Warnings: d.Warnings}
	for _, r := range d.Records {
		f.Records = append(f.Records, r.Key())
	}
	return f
}

// form is one kind of file.
type form struct {
	ext   string
	write func(io.Writer, report.Document, *typeset.Faces) error
}

// word writes with an office's fonts.
func word(fonts docx.Fonts) form {
	return form{".docx", func(to io.Writer, doc report.Document, faces *typeset.Faces) error {
		return docx.Write(to, doc, faces, fonts)
	}}
}

func (f Forms) list(fonts docx.Fonts) []form {
	var out []form
	if f.DOCX {
		out = append(out, word(fonts))
	}
	if f.PDF {
		out = append(out, form{".pdf", func(to io.Writer, doc report.Document, faces *typeset.Faces) error {
			_, err := pdf.Write(to, doc, faces)
			return err
		}})
	}
	return out
}
