package store

// The reports that the ledger hands out.

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/docx"
	"partyledger/store/pdf"
	"partyledger/store/sheet"
	"partyledger/store/typeset"
)

// ReportRequest says which reports to write and where.
type ReportRequest struct {
	Names    []string // empty = all
	Dir      string
	AsOf     day.Day
	Scope    string // enterprise ID; empty = the whole group
	XLSX     bool   // the tables as a workbook too
	DOCX     bool   // the report as a Word document too, to be edited
	Unmasked bool   // print identity numbers and phones; kept among the batches
	Purpose  string // why they are printed; stands on each page; may be empty
	OwnFonts bool   // only the faces that come with the program: equal bytes on every machine
	Titled   bool   // files are called by the reports' titles and overwrite none; else by their names
	Replace  bool   // files of those names may go

	Measure string   // by which the overview ranks; empty = the usual one
	Annexes []string // bound behind the annual report, by name; nil = report.DefaultAnnexes

	Progress func(done, total int) // may be nil

	fonts docx.Fonts // that Word documents name
}

// ReportFile is one report that was written.
type ReportFile struct {
	Report  string   `json:"report"`
	File    string   `json:"file"`
	Pages   int      `json:"pages"`
	Notices []string `json:"notices,omitempty"` // fonts missing, characters not drawn
}

// WriteReports writes reports as PDF, and as Excel if asked for.
func (w *Workspace) WriteReports(ctx context.Context, req ReportRequest) ([]ReportFile, error) {
	reports, err := reportsByName(req.Names)
	if err != nil {
		return nil, err
	}
	if err := req.checkAnnexes(); err != nil {
		return nil, err
	}
	b, err := w.Book(ctx, Query{AsOf: req.AsOf, Scope: req.Scope})
	if err != nil {
		return nil, err
	}
	req.fonts = WordFonts(b.Office())
	if err := req.check(reports, b.AsOf); err != nil {
		return nil, err
	}
	if req.Unmasked {
		if err := w.remark(ctx, "生成不掩码的报表到“"+req.Dir+"”"+PurposeNote(req.Purpose)); err != nil {
			return nil, Fault("登记不掩码输出", err)
		}
	}
	faces, err := ReportFaces(req.OwnFonts)
	if err != nil {
		return nil, err
	}
	in := report.Input{Book: b, Findings: rule.Check(b), Unmasked: req.Unmasked, Today: w.Today(), Annexes: req.Annexes,
		Measure: req.Measure}
	var out []ReportFile
	var held []string // why some were not written: the others are
	for i, r := range reports {
		if ctx.Err() != nil {
			return out, Fault("生成报表", ctx.Err())
		}
		doc := r.Build(in)
		if err := MayGo(r, doc, b); err != nil {
			held = append(held, Explain(err))
			continue
		}
		if req.Unmasked {
			doc.Mark = w.Mark(req.Purpose)
		}
		files, err := writeReport(doc, faces, req)
		if err != nil {
			return out, Fault("生成报表“"+r.Title+"”", err)
		}
		out = append(out, files...)
		if err := w.remark(context.WithoutCancel(ctx), issueNote(r.Title, b, req, files)); err != nil {
			return out, Fault("登记报表", err)
		}
		if req.Progress != nil {
			req.Progress(i+1, len(reports))
		}
	}
	if len(held) > 0 {
		return out, Refuse("%s", strings.Join(held, "\n"))
	}
	return out, nil
}

// MayGo is why a report may not leave the office, for people; nil if it may.
func MayGo(r report.Report, doc report.Document, b *model.Book) error {
	if doc.Held != "" {
		return Refuse("“%s”没有导出：%s。请改好后再导出；台账没有改动。", doc.Subject, doc.Held)
	}
	if !r.Up {
		return nil
	}
	if err := report.Stopped(doc, b); err != nil {
		return Refuse("%v", err)
	}
	return nil
}

// WriteBatches writes the list of all operations into the request's folder, as reports
// are written; of the request Names, Scope and Unmasked do not count.
func (w *Workspace) WriteBatches(ctx context.Context, req ReportRequest) ([]ReportFile, error) {
	b, err := w.Book(ctx, Query{AsOf: cmp.Or(req.AsOf, w.Today())})
	if err != nil {
		return nil, err
	}
	req.fonts = WordFonts(b.Office())
	list, err := w.Batches(ctx, 0)
	if err != nil {
		return nil, err
	}
	head, err := w.Head(ctx)
	if err != nil {
		return nil, err
	}
	var printed []report.Batch
	for _, x := range slices.Backward(list) {
		printed = append(printed, report.Batch{Number: x.ID, At: LocalTime(x.At), Kind: string(x.Kind), Note: x.Note, Actor: x.Actor,
			Records: x.Records, State: x.State(), Code: x.Code})
	}
	faces, err := ReportFaces(req.OwnFonts)
	if err != nil {
		return nil, err
	}
	doc := report.Batches(report.Input{Book: b, Today: w.Today()}, head.Say(), printed)
	files, err := writeReport(doc, faces, req)
	if err == nil {
		err = w.remark(context.WithoutCancel(ctx), issueNote(doc.Subject, b, req, files))
	}
	return files, Fault("生成"+doc.Subject, err)
}

// WriteShown writes what the window shows, a list or a record, as PDF, Excel or Word by the
// target's ending, and keeps that it did. purpose is why personal data is in it in full;
// empty = there is none.
func (w *Workspace) WriteShown(ctx context.Context, doc report.Document, to Target, purpose string) error {
	note := issued + doc.Subject + "》，截至" + doc.AsOf.String() + UnmaskedNote(purpose != "", purpose) + IssuedTo + to.Path + "”"
	return w.writeShown(ctx, doc, to, purpose, note)
}

// PrintShown writes what the window shows as PDF to where other programs open it from,
// and answers the file.
func (w *Workspace) PrintShown(ctx context.Context, doc report.Document, purpose string) (string, error) {
	dir, err := w.AsideOpened("打印-*") // goes at the next start
	if err != nil {
		return "", Fault("打印“"+doc.Subject+"”", err)
	}
	path := filepath.Join(dir, TitleName(doc.Title)+".pdf")
	return path, w.writeShown(ctx, doc, Target{Path: path}, purpose,
		"打印《"+doc.Subject+"》，截至"+doc.AsOf.String()+UnmaskedNote(purpose != "", purpose))
}

func (w *Workspace) writeShown(ctx context.Context, doc report.Document, to Target, purpose, note string) error {
	err := to.Check()
	if err == nil {
		err = Fault("登记“"+doc.Subject+"”的输出", w.remark(ctx, note))
	}
	if err != nil {
		return err
	}
	if purpose != "" {
		doc.Mark = w.Mark(purpose)
	}
	if strings.EqualFold(filepath.Ext(to.Path), ".xlsx") {
		return Fault("导出“"+doc.Subject+"”", to.Write(func(out io.Writer) error { return sheet.WriteReport(out, doc) }))
	}
	faces, err := ReportFaces(false)
	if err != nil {
		return err
	}
	if strings.EqualFold(filepath.Ext(to.Path), ".docx") {
		b, err := w.Book(ctx, Query{AsOf: doc.AsOf})
		if err != nil {
			return err
		}
		fonts := WordFonts(b.Office())
		return Fault("导出“"+doc.Subject+"”", to.Write(func(out io.Writer) error { return docx.Write(out, doc, faces, fonts) }))
	}
	return Fault("生成“"+doc.Subject+"”", to.Write(func(out io.Writer) error {
		_, err := pdf.Write(out, doc, faces)
		return err
	}))
}

// ReportFaces is the faces that reports are printed with; a preview shows the
// same pages only with the same faces.
func ReportFaces(own bool) (*typeset.Faces, error) {
	faces, err := typeset.LoadFaces(typeset.FaceOptions{System: !own && runtime.GOOS == "windows", Accept: pdf.Probe})
	return faces, Fault("读取字体", err)
}

// notices says what a reader of the page should know of its faces.
func notices(faces *typeset.Faces, missing []rune) []string {
	out := slices.Clone(faces.Notices)
	if len(missing) > 0 {
		out = append(out, fmt.Sprintf("有%d个字没有字体可以显示，已用〓代替：%s", len(missing), string(missing)))
	}
	return out
}

func reportsByName(names []string) ([]report.Report, error) {
	if len(names) == 0 {
		return report.All(), nil
	}
	var out []report.Report
	for _, n := range names {
		r, ok := report.ByName(n)
		if !ok {
			return nil, Refuse("没有名为“%s”的报表，什么也没有生成。可用 plctl report --help 查看报表名。", n)
		}
		out = append(out, r)
	}
	return out, nil
}

// NoAnnex asks for an annual report without annexes.
const NoAnnex = "none"

// checkAnnexes refuses a name that no annex has.
func (req ReportRequest) checkAnnexes() error {
	for _, name := range req.Annexes {
		if name != NoAnnex && !slices.ContainsFunc(report.Annexes(), func(x report.BoundTable) bool { return x.Name == name }) {
			return Refuse("没有名为“%s”的附件，什么也没有生成。可用 plctl report --help 查看附件名。", name)
		}
	}
	return nil
}

// base is a report's path without its ending.
func (req ReportRequest) base(name string, asOf day.Day) string {
	return filepath.Join(req.Dir, name+"-"+asOf.String())
}

func (req ReportRequest) target(path string) Target { return Target{Path: path, Replace: req.Replace} }

// check refuses before the first report is written what cannot be for one of them.
func (req ReportRequest) check(reports []report.Report, asOf day.Day) error {
	if req.Titled {
		return Target{Path: freeName(filepath.Join(req.Dir, "报表")) + ".pdf"}.Check()
	}
	for _, r := range reports {
		for _, f := range req.forms() {
			if err := req.target(req.base(r.Name, asOf) + f.ext).Check(); err != nil {
				return err
			}
		}
	}
	return nil
}

// form is one of the files that a report is written as.
type form struct {
	ext   string
	write func(to io.Writer, doc report.Document, faces *typeset.Faces, out *ReportFile) error
}

// forms are those that are asked for, the PDF first.
func (req ReportRequest) forms() []form {
	out := []form{{".pdf", func(to io.Writer, doc report.Document, faces *typeset.Faces, f *ReportFile) error {
		res, err := pdf.Write(to, doc, faces)
		f.Pages, f.Notices = res.Pages, notices(faces, res.Missing)
		return err
	}}}
	if req.XLSX {
		out = append(out, form{".xlsx", func(to io.Writer, doc report.Document, _ *typeset.Faces, _ *ReportFile) error {
			return sheet.WriteReport(to, doc)
		}})
	}
	if req.DOCX {
		out = append(out, form{".docx", func(to io.Writer, doc report.Document, faces *typeset.Faces, _ *ReportFile) error {
			return docx.Write(to, doc, faces, req.fonts)
		}})
	}
	return out
}

// WordFonts are the fonts that an office's Word documents name.
func WordFonts(o model.Office) docx.Fonts {
	if o.FontSet == model.WindowsFonts {
		return docx.WindowsFonts
	}
	return docx.OfficeFonts
}

// writeReport writes all forms of a report, or none.
func writeReport(doc report.Document, faces *typeset.Faces, req ReportRequest) ([]ReportFile, error) {
	base := req.base(doc.Name, doc.AsOf)
	if req.Titled {
		base = freeName(filepath.Join(req.Dir, TitleName(doc.Title)+"（"+doc.AsOf.String()+"）"))
	}
	var out []ReportFile
	for _, f := range req.forms() {
		file := ReportFile{Report: doc.Name, File: base + f.ext}
		if err := req.target(file.File).Write(func(to io.Writer) error { return f.write(to, doc, faces, &file) }); err != nil {
			for _, made := range out {
				os.Remove(made.File)
			}
			return nil, err
		}
		out = append(out, file)
	}
	return out, nil
}
