package sheet

// A workbook written anew with marks: every part is copied as it is packed but the
// marked sheets and the styles. Those of other formats than .xlsx become one (convert.go).

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// SheetMarks is what one sheet gets: texts in a column, from 0, and marks by row.
type SheetMarks struct {
	Column int
	Rows   map[int]*RowMarks
}

// WriteMarked writes the workbook with marks, by the sheets' parts (PartName). What had
// a password keeps it.
func (a *File) WriteMarked(w io.Writer, sheets map[string]*SheetMarks) error {
	switch {
	case a.kept != nil:
		return a.convert(w, sheets)
	case a.password == "" || a.password == plainSecret:
		return a.writeMarked(w, sheets)
	}
	var book bytes.Buffer
	if err := a.writeMarked(&book, sheets); err != nil {
		return err
	}
	locked, err := excelize.Encrypt(book.Bytes(), &excelize.Options{Password: a.password})
	if err != nil {
		return err
	}
	_, err = w.Write(locked)
	return err
}

func (a *File) writeMarked(w io.Writer, sheets map[string]*SheetMarks) error {
	colours, err := a.palette()
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	var styles *zip.File
	for _, p := range a.zip.File {
		marks := sheets[PartName(p.Name)]
		switch {
		case marks != nil:
			err = markSheet(out, p, marks, colours)
		case colours.part != nil && PartName(p.Name) == a.stylePart:
			styles = p // last: the sheets say which are needed
		default:
			err = out.Copy(p)
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", p.Name, err)
		}
	}
	if styles != nil {
		w, err := out.CreateHeader(header(styles))
		if err != nil {
			return err
		}
		if err := colours.write(w); err != nil {
			return fmt.Errorf("part %s: %w", styles.Name, err)
		}
	}
	return out.Close()
}

func (a *File) palette() (*palette, error) {
	if a.parts[a.stylePart] == nil {
		return newPalette(nil), nil
	}
	r, err := a.open(a.stylePart)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	part, err := io.ReadAll(r)
	return newPalette(part), err
}

// header is that of a part written anew.
func header(p *zip.File) *zip.FileHeader {
	return &zip.FileHeader{Name: p.Name, Method: zip.Deflate, Modified: p.Modified}
}

func markSheet(out *zip.Writer, p *zip.File, marks *SheetMarks, colours *palette) error {
	in, err := p.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := out.CreateHeader(header(p))
	if err != nil {
		return err
	}
	r := &rewriter{x: newXMLReader(in), w: bufio.NewWriterSize(w, 64<<10), column: marks.Column, rows: marks.Rows, style: colours.id}
	return r.run()
}

// Say adds a text to the row's.
func (r *RowMarks) Say(text string) {
	if r.Text != "" {
		text = r.Text + "；" + text
	}
	r.Text = text
}

// Colour marks a cell, from column 0; what is wrong outweighs a hint.
func (r *RowMarks) Colour(col int, note bool) {
	if r.Cells == nil {
		r.Cells = map[int]bool{}
	}
	was, marked := r.Cells[col]
	r.Cells[col] = note && (was || !marked)
}
