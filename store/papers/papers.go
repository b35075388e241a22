// Package papers makes the papers of the office (文书) as files and issues them (出具): takes
// the number, keeps the file, ticks the evidence and enters the paper in the register. What
// a paper says is model/paper's; what people decide is never written by it.
package papers

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	Paper   string // its name
	For     []model.Ref
	Answers map[paper.AnswerKey]string
	Day     day.Day // of writing; zero = today
	// Purpose is why personal data is in it in full; empty = it is masked.
	Purpose string

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
	seen := map[model.Ref]bool{}
	for _, ref := range o.For {
		found := p.Records(b, ref)
		if len(found) == 0 {
			return nil, nil, store.Refuse("台账中没有编号为“%s”、可以出具“%s”的记录，什么也没有生成。", ref.ID, p.Title)
		}
		for _, r := range found {
			if !seen[model.RefOf(r)] {
				seen[model.RefOf(r)] = true
				records = append(records, r)
			}
		}
	}
	batches, unfit := p.Batches(b, records)
	var out []Draft
	for _, x := range batches {
		out = append(out, numbered(b, findings, o, x, ""))
	}
	return out, unfit, nil
}

// numbered makes one paper with its number; empty = room is left for it.
func numbered(b *model.Book, findings []rule.Finding, o Order, x paper.Batch, number string) Draft {
	in := paper.Input{Input: report.Input{Book: b, Findings: findings, Today: o.Day, Unmasked: o.Purpose != ""}, Photo: o.photo,
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
}

// Make writes the papers of an order as files, each whole or none. The register is not
// touched; what leaves the ledger is kept among its outputs.
func Make(ctx context.Context, w *store.Workspace, o Order, to Output) ([]File, error) {
	b, err := w.Book(ctx, store.Query{})
	if err != nil {
		return nil, err
	}
	o.Day, o.photo = cmp.Or(o.Day, w.Today()), photos(ctx, w)
	drafts, unfit, err := Drafts(b, rule.Check(b), o)
	if err == nil {
		err = refusal(drafts, unfit)
	}
	if err != nil {
		return nil, err
	}
	return write(ctx, w, o, to, drafts)
}

// refusal is why an order is not made: nothing fits, or one paper would be false.
func refusal(drafts []Draft, unfit []paper.Unfit) error {
	for _, d := range drafts {
		if d.Refused != "" {
			return store.Refuse("没有生成“%s”：%s", d.Paper.Title, d.Refused)
		}
	}
	if len(drafts) == 0 && len(unfit) > 0 {
		return store.Refuse("没有可以出具的：%s。", unfit[0].Why)
	}
	return nil
}

func write(ctx context.Context, w *store.Workspace, o Order, to Output, drafts []Draft) ([]File, error) {
	faces, err := store.ReportFaces(to.OwnFonts)
	if err != nil {
		return nil, err
	}
	var out []File
	called := names(drafts)
	for i, d := range drafts {
		if ctx.Err() != nil {
			return out, store.Fault("生成文书", ctx.Err())
		}
		if o.Purpose != "" {
			d.Document.Mark = strings.TrimPrefix(d.Document.Mark+"　"+w.Mark(o.Purpose), "　") // a draft stays one
		}
		files, err := to.write(d, faces, called[i])
		out = append(out, files...)
		if err != nil {
			return out, store.Fault("生成“"+d.Title+"”", err)
		}
		if to.Progress != nil {
			to.Progress(i+1, len(drafts))
		}
	}
	return out, w.Remark(context.WithoutCancel(ctx), outputNote(o, drafts, out))
}

// outputNote is what the ledger keeps of papers that were handed out.
func outputNote(o Order, drafts []Draft, files []File) string {
	return fmt.Sprintf("生成文书《%s》%d份%s%s%s”", drafts[0].Paper.Title, len(drafts), store.PurposeNote(o.Purpose),
		store.IssuedTo, files[0].Path)
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

// write writes the forms of one paper, or none.
func (to Output) write(d Draft, faces *typeset.Faces, name string) ([]File, error) {
	var out []File
	for _, f := range to.Forms.list() {
		file := told(d, filepath.Join(to.Dir, name+f.ext))
		target := store.Target{Path: file.Path, Replace: to.Replace}
		if err := target.Write(func(w io.Writer) error { return f.write(w, d.Document, faces) }); err != nil {
			for _, made := range out {
				os.Remove(made.Path)
			}
			return nil, err
		}
		out = append(out, file)
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

var wordForm = form{".docx", func(to io.Writer, doc report.Document, faces *typeset.Faces) error {
	return docx.Write(to, doc, faces, docx.OfficeFonts)
}}

func (f Forms) list() []form {
	var out []form
	if f.DOCX {
		out = append(out, wordForm)
	}
	if f.PDF {
		out = append(out, form{".pdf", func(to io.Writer, doc report.Document, faces *typeset.Faces) error {
			_, err := pdf.Write(to, doc, faces)
			return err
		}})
	}
	return out
}

// word is a paper as a Word document in memory.
func word(d Draft, faces *typeset.Faces) ([]byte, error) {
	var out bytes.Buffer
	err := wordForm.write(&out, d.Document, faces)
	return out.Bytes(), err
}
