// Package docx writes a report as a Word document (Office Open XML, transitional), which
// an office goes on editing in WPS or Word before it is signed. It holds the same blocks
// as the PDF in the same words; where lines and pages end is left to the office's own
// program. The same document always gives the same bytes. Nothing in it points outside:
// no macro, no template, no link.
package docx

import (
	"fmt"
	"io"
	"strings"

	"partyledger/model/report"
	"partyledger/store/paint"
	"partyledger/store/typeset"
)

// Fonts names the fonts of an official document. They are not embedded: an office has
// them, or its program takes what fontTable.xml names instead.
type Fonts struct{ Fang, Kai, Hei, Song, Number string }

// OfficeFonts is the names that offices expect.
var OfficeFonts = Fonts{Fang: "仿宋_GB2312", Kai: "楷体_GB2312", Hei: "黑体", Song: "方正小标宋简体", Number: "宋体"}

// WindowsFonts are those that every Windows has, for who has not bought the others.
var WindowsFonts = Fonts{Fang: "仿宋", Kai: "楷体", Hei: "黑体", Song: "宋体", Number: "宋体"}

// Write writes a document. The faces measure tables and titles and draw charts.
func Write(to io.Writer, doc report.Document, faces *typeset.Faces, fonts Fonts) error {
	w := &writer{doc: doc, faces: faces, fonts: fonts, painter: paint.New(faces)}
	w.body()
	if w.err != nil {
		return fmt.Errorf("write a Word document: %w", w.err)
	}
	if err := w.zip(to); err != nil {
		return fmt.Errorf("write a Word document: %w", err)
	}
	return nil
}

// writer writes one document.
type writer struct {
	doc     report.Document
	faces   *typeset.Faces
	fonts   Fonts
	painter *paint.Painter
	paper   typeset.Paper
	heads   report.Numbering
	xml     strings.Builder // of the body
	media   [][]byte        // pictures, as word/media/image1.png and on
	marks   int             // bookmarks so far
	open    sectionKind     // of the section that is being written
	inCard  bool            // on a card, whose paper is not the section's
	started bool            // something stands in it
	titled  bool            // an outline entry of the document's title stands already
	imprint string          // the footer that holds the imprint; empty = none does
	plan    *typeset.Pages  // the PDF's pages; nil until asked for
	forms   int             // sections of forms begun that count their own pages
	feet    []int           // of such sections of several pages: how many, for each footer
	err     error
}

// pages is the document as the PDF has it.
func (w *writer) pages() *typeset.Pages {
	if w.plan == nil {
		w.plan = typeset.Layout(w.doc, w.faces, typeset.Options{})
	}
	return w.plan
}

// part is a file of the package.
type part struct{ name, text string }

func mediaName(i int) string { return fmt.Sprintf("word/media/image%d.png", i+1) }
