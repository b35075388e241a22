// Package mailmerge fills the office's own Word templates from the ledger: it reads them
// from files, folders or the ledger, checks them, and writes the filled documents. What the
// names in a template mean, model/fields says; how a Word file is filled, store/docxfill.
package mailmerge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/fields"
	"partyledger/store"
	"partyledger/store/docxfill"
	"partyledger/store/keep"
	"partyledger/store/plainfile"
)

// Template is one of the office's own Word files.
type Template struct {
	Folder string // where it lies among the others, as the output keeps it; with slashes, may be empty
	Name   string // of the file, without its ending
	File   string // as messages name it
	data   []byte
	why    error // why it is none; nil = it was read
}

// Bounds of what is taken at once.
const (
	maxTemplates = 500
	maxFolders   = 5 // below each other
)

// Read reads templates from files, from sets (set.go) and from folders with all below them; the
// folders keep their names in the output. Word's own lock files (~$…) are left out. A file that cannot
// be read is told by Check.
func Read(paths []string) ([]Template, error) {
	var out []Template
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, store.RefuseFile(err, "找不到模板“"+p+"”", "请核对文件或者文件夹的位置。")
		}
		switch {
		case isSet(p):
			if out, err = readSet(out, p); err != nil {
				return nil, err
			}
			continue
		case !info.IsDir():
			out = append(out, readFile(p, ""))
			continue
		}
		if out, err = readFolder(out, p, ""); err != nil {
			return nil, err
		}
		if len(out) == 0 {
			return nil, store.RefuseFile(nil, "文件夹“"+p+"”里没有Word文件", "请把模板（.docx）放进去，可以分文件夹。")
		}
	}
	return out, nil
}

// wordEnds are the endings of Word files, of those too that cannot be filled.
var wordEnds = []string{".docx", ".dotx", ".doc", ".dot", ".docm", ".dotm", ".wps", ".wpt"}

func readFolder(out []Template, dir, folder string) ([]Template, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, store.Fault("读取文件夹“"+dir+"”", err)
	}
	for _, e := range entries {
		p := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "~$") || strings.HasPrefix(e.Name(), "."):
		case e.IsDir() && strings.Count(folder, "/") < maxFolders:
			if out, err = readFolder(out, p, path.Join(folder, e.Name())); err != nil {
				return nil, err
			}
		case e.Type().IsRegular() && slices.Contains(wordEnds, strings.ToLower(filepath.Ext(p))):
			if len(out) == maxTemplates {
				return nil, refuseMany()
			}
			out = append(out, readFile(p, folder))
		}
	}
	return out, nil
}

func refuseMany() error {
	return store.Refuse("模板超过%d个，没有继续。请分几次。", maxTemplates)
}

func readFile(p, folder string) Template {
	return taken(p, folder, func() ([]byte, error) { return plainfile.Read(p, docxfill.MaxFile) })
}

// taken is a template of a name with what is read of it.
func taken(name, folder string, read func() ([]byte, error)) Template {
	t := Template{Folder: folder, Name: strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), File: name}
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".docm" || ext == ".dotm" {
		t.why = &docxfill.Refusal{What: "是带宏的Word格式（" + ext + "）", Todo: "请在Word或WPS中打开它，用“另存为”存成不带宏的“Word文档（.docx）”后再用。"}
		return t
	}
	if t.data, t.why = read(); t.why != nil {
		t.why = &docxfill.Refusal{What: "读不出来", Todo: fmt.Sprintf("请确认它没有被其他程序占用，并且不超过%d兆。", docxfill.MaxFile>>20), Err: t.why}
	}
	return t
}

// open reads the template's content; the error is for people and names the file.
func (t Template) open() (*docxfill.Template, error) {
	err := t.why
	if err == nil {
		var x *docxfill.Template
		if x, err = docxfill.Open(bytes.NewReader(t.data), int64(len(t.data))); err == nil {
			return x, nil
		}
	}
	return nil, t.refused(err)
}

// refused names the file in a refusal.
func (t Template) refused(err error) error {
	var r *docxfill.Refusal
	if errors.As(err, &r) {
		return store.RefuseFile(r.Err, "模板“"+t.File+"”"+r.What, r.Todo)
	}
	return err
}

// Checked is what was found of a template.
type Checked struct {
	Template Template
	Marks    int // places to fill
	Problems []docxfill.Problem
	Notes    []string // what is left out of the filled file
	Refused  error    // why it cannot be used at all; nil = it can
}

// Fatal reports a template that cannot be filled before somebody puts it right.
func (c Checked) Fatal() bool {
	return c.Refused != nil || slices.ContainsFunc(c.Problems, func(p docxfill.Problem) bool { return p.Fatal })
}

// Check looks at a template for records of a kind. It needs no ledger.
func Check(t Template, kind model.Kind) Checked {
	c := Checked{Template: t}
	x, err := t.open()
	if err != nil {
		c.Refused = err
		return c
	}
	c.Marks, c.Notes, c.Problems = x.Marks(), x.Notes, x.Check(values{f: fields.Sample(kind)})
	return c
}

// values answers a template's marks by the fields of a record.
type values struct {
	f     *fields.Fields
	photo func(person string) ([]byte, error) // nil = none are shown
}

func (v values) Text(name string, formats []string) (string, bool, error) {
	return v.f.Text(name, formats)
}
func (v values) Filled(name string) (filled, known bool) {
	if person, known := v.f.Photo(name); known {
		data, _ := v.photoOf(person) // one that cannot be read is told where it is to be shown
		return len(data) > 0, true
	}
	return v.f.Filled(name)
}
func (v values) Near(name string) []string { return v.f.Near(name) }

func (v values) List(name string) ([]docxfill.Lookup, docxfill.Lookup, bool) {
	items, sample, known := v.f.List(name)
	if !known {
		return nil, nil, false
	}
	return v.each(items), values{f: sample}, true
}

func (v values) each(items []*fields.Fields) []docxfill.Lookup {
	out := make([]docxfill.Lookup, len(items))
	for i, x := range items {
		out[i] = values{x, v.photo}
	}
	return out
}

func (v values) Picture(name string) ([]byte, bool, error) {
	person, known := v.f.Photo(name)
	if !known {
		return nil, false, nil
	}
	data, err := v.photoOf(person)
	return data, true, err
}

func (v values) photoOf(person string) ([]byte, error) {
	if v.photo == nil || person == "" {
		return nil, nil
	}
	return v.photo(person)
}

// photos reads the photos of people, each once.
func photos(ctx context.Context, w *store.Workspace) func(person string) ([]byte, error) {
	known := map[string][]byte{}
	return func(person string) ([]byte, error) {
		if data, ok := known[person]; ok {
			return data, nil
		}
		known[person] = nil
		list, err := keep.Attachments(ctx, w, model.Ref{Kind: model.KindPerson, ID: person})
		for _, a := range list {
			if err == nil && a.Photo {
				known[person], err = keep.AttachmentData(ctx, w, a)
			}
		}
		return known[person], err
	}
}
