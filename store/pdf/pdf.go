// Package pdf paints laid out pages into a PDF file. The same document always
// gives the same bytes.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/jung-kurt/gofpdf"

	"partyledger/model/report"
	"partyledger/store/typeset"
)

// Result says what came out.
type Result struct {
	Pages   int
	Missing []rune // characters that no face could draw; 〓 stands in their place
}

// creator is the program's name in the file's properties.
const creator = "国企党建台账"

// Write lays a document out and paints it.
func Write(w io.Writer, doc report.Document, faces *typeset.Faces) (Result, error) {
	return Paint(w, doc, typeset.Layout(doc, faces, typeset.Options{}))
}

// Paint paints pages that are laid out already. Of doc only the properties
// count: title, office, subject, keywords and day.
func Paint(w io.Writer, doc report.Document, pages *typeset.Pages) (res Result, err error) {
	defer func() {
		// A foreign face may still surprise the library.
		if r := recover(); r != nil {
			err = fmt.Errorf("生成 PDF 失败：%v", r)
		}
	}()
	if err := pages.Err(); err != nil {
		return res, err
	}
	p := newPainter(pages.Faces())
	p.properties(doc)
	for _, page := range pages.All() {
		p.page(page)
	}
	p.bookmarks(pages)
	if err := p.pdf.Error(); err != nil {
		return res, fmt.Errorf("生成 PDF 失败：%w", err)
	}
	var buf bytes.Buffer
	if err := p.pdf.Output(&buf); err != nil {
		return res, fmt.Errorf("生成 PDF 失败：%w", err)
	}
	p.pdf = nil
	if err := p.finish(w, buf.Bytes()); err != nil {
		return res, err
	}
	return Result{Pages: pages.Len(), Missing: pages.Missing()}, nil
}

// Probe tries out whether a font file can be embedded. It serves
// typeset.FaceOptions.Accept.
func Probe(data []byte) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("字体不可用：%v", r)
		}
	}()
	if err := typeset.CheckFont(data); err != nil {
		return err // the library would only print it
	}
	pdf := gofpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("probe", "", bytes.Clone(data))
	pdf.AddPage()
	pdf.SetFont("probe", "", 16)
	pdf.Text(30, 30, "关于党建工作情况的报告，2026年（一）")
	if err := pdf.Error(); err != nil {
		return err
	}
	var buf bytes.Buffer
	if err := pdf.Output(&buf); err != nil {
		return err
	}
	if buf.Len() < 1000 {
		return errors.New("字体不可用")
	}
	return nil
}

// properties sets title, author and the rest, and the fixed dates.
func (p *painter) properties(doc report.Document) {
	text := func(s string) string { return utf16BE(strings.ReplaceAll(s, "\n", "")) }
	p.pdf.SetTitle(text(doc.Title), false)
	if doc.Office != "" {
		p.pdf.SetAuthor(text(doc.Office), false)
	}
	if doc.Subject != "" {
		p.pdf.SetSubject(text(doc.Subject), false)
	}
	if keywords := append(slices.Clone(doc.Keywords), strings.Fields(doc.Mark)...); len(keywords) > 0 {
		p.pdf.SetKeywords(text(strings.Join(keywords, " ")), false)
	}
	p.pdf.SetCreator(text(creator), false)
	p.pdf.SetProducer("gofpdf", false)
	when := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	if d := doc.AsOf.First(); !d.IsZero() {
		when = time.Date(d.Year(), time.Month(d.Month()), d.Dom(), 0, 0, 0, 0, time.UTC)
	}
	p.pdf.SetCreationDate(when)
	p.pdf.SetModificationDate(when)
}
