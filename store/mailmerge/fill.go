package mailmerge

// Filling templates for chosen records, and the data source of Word's own mail merge.

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/fields"
	"partyledger/store"
	"partyledger/store/docxfill"
	"partyledger/store/sheet"
)

// Choice is the records that are filled in, and how their values are written.
type Choice struct {
	Kind     model.Kind
	IDs      []string // none = all of the kind on AsOf
	AsOf     day.Day  // zero = today
	Unmasked bool     // identity numbers and phones in full; kept among the batches
	Purpose  string   // why they are; may be empty
	Days     string   // the format of days that say none; empty = 年月日
}

// FillRequest says what to fill and where to write it.
type FillRequest struct {
	Templates []Template
	Choice
	Dir     string
	OneFile bool // one file a template: its list goes through the records, or its text stands once for each
	Anyway  bool // although a name is unknown, which then stands as 【未知：…】
	Replace bool // files of those names may go

	Progress func(done, total int) // may be nil
}

// File is a document that was filled.
type File struct {
	Template string   `json:"template"`
	File     string   `json:"file"`
	Records  int      `json:"records"`
	Blanks   int      `json:"blanks"`            // places without a value
	Blank    []string `json:"blank,omitempty"`   // their names
	Unknown  []string `json:"unknown,omitempty"` // names that nothing has
	Notes    []string `json:"notes,omitempty"`   // what was left out of the template
}

// records reads the book and the records of a choice.
func (c Choice) records(ctx context.Context, w *store.Workspace) (*model.Book, []model.Record, error) {
	b, err := w.Book(ctx, store.Query{AsOf: cmp.Or(c.AsOf, w.Today())})
	if err != nil {
		return nil, nil, err
	}
	s := model.SchemaOf(c.Kind)
	var out []model.Record
	for _, id := range c.IDs {
		r, ok := b.Record(model.Ref{Kind: c.Kind, ID: id})
		if !ok {
			return nil, nil, store.Refuse("台账里没有编号为“%s”的%s，什么也没有生成。请核对编号。", id, s.Label)
		}
		out = append(out, r)
	}
	if len(c.IDs) == 0 {
		out = s.InScope(b)
	}
	if len(out) == 0 {
		return nil, nil, store.Refuse("台账里没有%s记录，什么也没有生成。", s.Label)
	}
	return b, out, nil
}

func (c Choice) options() fields.Options { return fields.Options{Unmasked: c.Unmasked, Days: c.Days} }

// job is one file that is to be written.
type job struct {
	template *opened
	records  []int
	path     string
}

// opened is a template that has been read.
type opened struct {
	Template
	x *docxfill.Template
}

// Fill fills templates for records. Everything is checked before anything is written; on an
// error what was written by then goes again.
func Fill(ctx context.Context, w *store.Workspace, req FillRequest) ([]File, error) {
	templates, err := req.checked()
	if err != nil {
		return nil, err
	}
	b, records, err := req.records(ctx, w)
	if err != nil {
		return nil, err
	}
	jobs, err := req.jobs(b, templates, records)
	if err != nil {
		return nil, err
	}
	note := fmt.Sprintf("填写本单位的Word模板%d个、%s%d条，存到“%s”%s", len(templates), model.SchemaOf(req.Kind).Label, len(records), req.Dir,
		store.UnmaskedNote(req.Unmasked, req.Purpose))
	if err := w.Remark(ctx, note); err != nil {
		return nil, err
	}
	f := &filler{req: req, all: fields.All(b, records, req.options()), photo: photos(ctx, w)}
	return f.fill(ctx, jobs)
}

// fill fills one file after the other, while those before are being written.
func (f *filler) fill(ctx context.Context, jobs []job) ([]File, error) {
	out := make([]File, len(jobs))
	files := store.NewOutputs(len(jobs), f.req.Progress)
	var err error
	for i, j := range jobs {
		var data bytes.Buffer
		if err = ctx.Err(); err == nil {
			out[i], err = f.one(&data, j)
		}
		if err == nil {
			out[i].File = j.path
			err = files.Write(store.Target{Path: j.path, Replace: f.req.Replace}, func(to io.Writer) error {
				_, err := data.WriteTo(to)
				return err
			})
		}
		if err != nil {
			err = store.Fault("填写模板“"+j.template.File+"”", j.template.refused(err))
			break
		}
	}
	if err = files.End(err); err != nil {
		return nil, err
	}
	return out, nil
}

// checked opens the templates and refuses those with problems.
func (req FillRequest) checked() ([]*opened, error) {
	var out []*opened
	for _, t := range req.Templates {
		x, err := t.open()
		if err != nil {
			return nil, err
		}
		for _, p := range x.Check(values{f: fields.Sample(req.Kind)}) {
			switch {
			case p.Fatal:
				return nil, store.Refuse("模板“%s”有错误，什么也没有生成。%s。请先改正（plctl template check 列出全部问题）。", t.File, p.Say())
			case !req.Anyway:
				return nil, store.Refuse("模板“%s”里有填不出的地方，什么也没有生成。%s。请先改正；仍要生成的请加 --anyway，这些地方会写成“【未知：…】”。", t.File, p.Say())
			}
		}
		out = append(out, &opened{t, x})
	}
	if len(out) == 0 {
		return nil, store.Refuse("没有模板，什么也没有生成。请写出模板文件或者文件夹。")
	}
	return out, nil
}

// jobs plans the files and asks of each place whether it may be written to.
func (req FillRequest) jobs(b *model.Book, templates []*opened, records []model.Record) ([]job, error) {
	var out []job
	taken := map[string]bool{}
	add := func(t *opened, name string, records ...int) error {
		dir := req.Dir
		for part := range strings.SplitSeq(t.Folder, "/") {
			dir = filepath.Join(dir, store.TitleName(part))
		}
		path := filepath.Join(dir, store.TitleName(name)+".docx")
		for n := 2; taken[strings.ToLower(path)]; n++ {
			path = filepath.Join(dir, store.TitleName(fmt.Sprintf("%s（%d）", name, n))+".docx")
		}
		taken[strings.ToLower(path)] = true
		out = append(out, job{t, records, path})
		return store.Target{Path: path, Replace: req.Replace}.Check()
	}
	for _, t := range templates {
		if req.OneFile {
			all := make([]int, len(records))
			for i := range all {
				all[i] = i
			}
			if err := add(t, t.Name, all...); err != nil {
				return nil, err
			}
			continue
		}
		for i, r := range records {
			if err := add(t, t.Name+"-"+b.CallName(r), i); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// filler fills one template after the other.
type filler struct {
	req   FillRequest
	all   *fields.Fields
	photo func(person string) ([]byte, error)
}

// one fills one file.
func (f *filler) one(to io.Writer, j job) (File, error) {
	all, x := values{f.all, f.photo}, j.template.x
	var res docxfill.Result
	var err error
	switch {
	case !f.req.OneFile:
		res, err = x.Fill(to, values{f.all.Each()[j.records[0]], f.photo})
	case len(j.records) == 1 || x.Lists(f.all.Chosen):
		res, err = x.Fill(to, all)
	default:
		res, err = x.FillEach(to, all, all.each(f.all.Each()))
	}
	return File{Template: j.template.File, Records: len(j.records), Blanks: res.Blanks, Blank: res.Blank, Unknown: res.Unknown,
		Notes: x.Notes}, err
}

// dataSheet is the name of the sheet that Word's mail merge reads.
const dataSheet = "数据"

// Data writes an Excel file that Word's own mail merge takes as its data source: one row of
// heads, the names that templates have, then a row for each record, all of it text.
func Data(ctx context.Context, w *store.Workspace, c Choice, to store.Target) (rows int, err error) {
	if err := to.Check(); err != nil {
		return 0, err
	}
	b, records, err := c.records(ctx, w)
	if err != nil {
		return 0, err
	}
	note := fmt.Sprintf("导出邮件合并的数据源，%s%d条，存为“%s”%s", model.SchemaOf(c.Kind).Label, len(records), to.Path,
		store.UnmaskedNote(c.Unmasked, c.Purpose))
	if err := w.Remark(ctx, note); err != nil {
		return 0, err
	}
	all := fields.All(b, records, c.options())
	mark := ""
	if c.Unmasked {
		mark = w.Mark(c.Purpose)
	}
	return len(records), store.Fault("导出数据源", to.Write(func(out io.Writer) error {
		return writeData(out, all, fields.Names(c.Kind), mark)
	}))
}

func writeData(out io.Writer, all *fields.Fields, names []fields.Name, mark string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := sheet.MarkedProps(f, dataSheet, mark); err != nil {
		return err
	}
	if err := f.SetSheetName(f.GetSheetName(0), dataSheet); err != nil {
		return err
	}
	text, err := f.NewStyle(&excelize.Style{NumFmt: sheet.AsText})
	if err != nil {
		return err
	}
	s, err := f.NewStreamWriter(dataSheet)
	if err != nil {
		return err
	}
	var heads []any
	var columns []string
	for _, n := range names {
		if _, known := all.Photo(model.Plain(n.Name)); n.List || known || strings.Contains(n.Name, ".") {
			continue
		}
		heads, columns = append(heads, excelize.Cell{StyleID: text, Value: n.Name}), append(columns, model.Plain(n.Name))
	}
	if err := s.SetRow("A1", heads); err != nil {
		return err
	}
	for i, x := range all.Each() {
		row := make([]any, len(columns))
		for k, name := range columns {
			value, _, err := x.Text(name, nil)
			if err != nil {
				return err
			}
			row[k] = excelize.Cell{StyleID: text, Value: model.Clip(value, sheet.MaxCell/2)}
		}
		if err := s.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	return sheet.WriteSorted(out, f)
}
