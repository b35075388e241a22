package sheet

// Web pages, as many systems export tables under the name of .xls. As in Excel, all
// that the page shows is one sheet: its tables below each other, the lines between them
// in the first column.

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxSpan       = 1000 // columns that a cell may take
	maxWebColumns = 2048
	maxNested     = 32 // tables in each other
)

// webPage is a page that is being read.
type webPage struct {
	g      *gather
	z      *html.Tokenizer
	row    int         // the last that was put down
	tables []*webTable // that are open, the innermost last
	loose  webCell     // what stands outside tables
	mute   atom.Atom   // a script or the like is going by
	struck int         // elements that strike through
	noting bool        // a comment of LibreOffice's is going by
}

// webTable is a table that is open.
type webTable struct {
	below  []int // by column: the last of its rows that a cell above reaches into
	number int   // of the row, from 0
	next   int   // column
	row    []webCell
	inRow  bool
	inCell bool
	hidden bool
}

// webCell is a cell, or a line outside of tables.
type webCell struct {
	text   []byte
	note   []byte
	col    int
	rows   int
	wide   int // columns
	struck bool
	space  bool // one is due before the next word
}

func readHTML(g *gather, r io.Reader, name string) error {
	p := &webPage{g: g, z: html.NewTokenizer(r)}
	p.z.SetMaxBuf(maxPiece)
	if err := g.sheet(name, false); err != nil {
		return err
	}
	for {
		var err error
		switch p.z.Next() {
		case html.ErrorToken:
			err = p.z.Err()
			if err == io.EOF {
				return p.close()
			}
			if errors.Is(err, html.ErrBufferExceeded) {
				return ErrHuge
			}
		case html.TextToken:
			err = p.text(p.z.Text())
		case html.StartTagToken:
			err = p.start(false)
		case html.SelfClosingTagToken:
			err = p.start(true)
		case html.EndTagToken:
			err = p.end()
		}
		if err != nil {
			return err
		}
	}
}

// close ends what the page left open.
func (p *webPage) close() error {
	for len(p.tables) > 0 {
		if err := p.endTable(); err != nil {
			return err
		}
	}
	err := p.endLine()
	p.g.end()
	return err
}

// open is the cell or line that text goes into.
func (p *webPage) open() *webCell {
	if len(p.tables) == 0 {
		return &p.loose
	}
	t := p.tables[len(p.tables)-1]
	if !t.inCell {
		return nil
	}
	return &t.row[len(t.row)-1]
}

func (p *webPage) text(b []byte) error {
	c := p.open()
	if p.mute != 0 || c == nil {
		return nil
	}
	if len(c.text)+len(c.note)+len(b) > maxPiece {
		return ErrHuge
	}
	if p.noting {
		c.note = append(c.note, b...)
		return nil
	}
	for _, ch := range b {
		switch ch {
		case ' ', '\t', '\n', '\r', '\f':
			c.space = true
		default:
			if c.space && len(c.text) > 0 && c.text[len(c.text)-1] != '\n' {
				c.text = append(c.text, ' ')
			}
			c.space = false
			c.struck = c.struck || p.struck > 0
			c.text = append(c.text, ch)
		}
	}
	return nil
}

// newLine is a line's end within a cell, once.
func (c *webCell) newLine(always bool) {
	if n := len(c.text); n > 0 && (always || c.text[n-1] != '\n') {
		c.text = append(c.text, '\n')
	}
	c.space = false
}

func (p *webPage) start(void bool) error {
	name, more := p.z.TagName()
	tag := atom.Lookup(name)
	switch {
	case p.mute != 0:
		return nil
	case tag == atom.Script, tag == atom.Style, tag == atom.Title, tag == atom.Textarea, tag == atom.Noscript:
		if !void {
			p.mute = tag
		}
		return nil
	case string(name) == "comment":
		p.noting = !void
	case tag == atom.Table:
		return p.newTable()
	case tag == atom.Tr:
		return p.newRow(more)
	case tag == atom.Td, tag == atom.Th:
		return p.newCell(more)
	case tag == atom.S, tag == atom.Strike, tag == atom.Del:
		if !void {
			p.struck++
		}
	case tag == atom.Br:
		if c := p.open(); c != nil && len(p.tables) > 0 {
			c.newLine(true)
			return nil
		}
		return p.block()
	case isBlock(tag):
		return p.block()
	}
	return nil
}

func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Li, atom.Ul, atom.Ol, atom.Center, atom.Hr, atom.Caption:
		return true
	}
	return false
}

// block begins a new line: in a cell, or a row of its own outside of tables.
func (p *webPage) block() error {
	if len(p.tables) == 0 {
		return p.endLine()
	}
	if c := p.open(); c != nil {
		c.newLine(false)
	}
	return nil
}

func (p *webPage) end() error {
	name, _ := p.z.TagName()
	tag := atom.Lookup(name)
	switch {
	case p.mute != 0:
		if tag == p.mute {
			p.mute = 0
		}
		return nil
	case string(name) == "comment":
		p.noting = false
	case tag == atom.Table && len(p.tables) > 0:
		return p.endTable()
	case tag == atom.Tr && len(p.tables) > 0:
		return p.endRow()
	case (tag == atom.Td || tag == atom.Th) && len(p.tables) > 0:
		p.tables[len(p.tables)-1].inCell = false
		p.struck, p.noting = 0, false
	case tag == atom.S, tag == atom.Strike, tag == atom.Del:
		p.struck = max(0, p.struck-1)
	case isBlock(tag):
		return p.block()
	}
	return nil
}

func (p *webPage) newTable() error {
	if len(p.tables) == maxNested {
		return ErrHuge
	}
	if len(p.tables) == 0 {
		if err := p.endLine(); err != nil {
			return err
		}
	}
	p.tables = append(p.tables, &webTable{})
	return nil
}

func (p *webPage) endTable() error {
	err := p.endRow()
	p.tables = p.tables[:len(p.tables)-1]
	return err
}

// attributes gives what a tag says.
func (p *webPage) attributes(more bool, yield func(key, value []byte)) {
	for more {
		var key, value []byte
		key, value, more = p.z.TagAttr()
		yield(key, value)
	}
}

func (p *webPage) newRow(more bool) error {
	if len(p.tables) == 0 {
		return nil
	}
	if err := p.endRow(); err != nil {
		return err
	}
	t := p.tables[len(p.tables)-1]
	t.inRow, t.hidden = true, false
	p.attributes(more, func(key, value []byte) {
		if string(key) == "style" {
			t.hidden = t.hidden || bytes.Contains(bytes.ReplaceAll(bytes.ToLower(value), []byte(" "), nil), []byte("display:none"))
		}
	})
	return nil
}

func (p *webPage) newCell(more bool) error {
	if len(p.tables) == 0 {
		return nil
	}
	t := p.tables[len(p.tables)-1]
	c := webCell{rows: 1, wide: 1, col: t.next}
	p.attributes(more, func(key, value []byte) {
		n, err := strconv.Atoi(strings.TrimSpace(string(value)))
		switch {
		case string(key) == "style" && bytes.Contains(value, []byte("line-through")):
			c.struck = true
		case err != nil || n < 1:
		case string(key) == "colspan":
			c.wide = min(n, maxSpan)
		case string(key) == "rowspan":
			c.rows = min(n, maxMerge-1)
		}
	})
	for c.col < len(t.below) && t.below[c.col] >= t.number {
		c.col++
	}
	if t.next = c.col + c.wide; t.next > maxWebColumns {
		return ErrHuge
	}
	t.row = append(t.row, c)
	t.inRow, t.inCell, p.struck, p.noting = true, true, 0, false
	return nil
}

// endRow puts the row of the innermost table down.
func (p *webPage) endRow() error {
	t := p.tables[len(p.tables)-1]
	if !t.inRow {
		return nil
	}
	if p.row++; p.row > maxGridRows {
		return ErrHuge
	}
	for i := range t.row {
		c := &t.row[i]
		if err := p.put(c); err != nil {
			return err
		}
		if c.rows < 2 {
			continue
		}
		for len(t.below) < c.col+c.wide {
			t.below = append(t.below, -1)
		}
		for i := range c.wide {
			t.below[c.col+i] = t.number + c.rows - 1
		}
		if err := p.g.merge(p.row, p.row+c.rows-1, c.col); err != nil {
			return err
		}
	}
	if t.hidden {
		p.g.hide(p.row)
	}
	t.row, t.next, t.inRow, t.inCell = t.row[:0], 0, false, false
	t.number++
	p.struck = 0
	return nil
}

// endLine puts a line that stands outside of tables down.
func (p *webPage) endLine() error {
	if len(p.loose.text) == 0 {
		return nil
	}
	if p.row++; p.row > maxGridRows {
		return ErrHuge
	}
	err := p.put(&p.loose)
	p.loose = webCell{}
	return err
}

// put keeps a cell of the last row.
func (p *webPage) put(c *webCell) error {
	text, err := p.g.keep(bytes.TrimRight(c.text, "\n"))
	if err == nil {
		err = p.g.comment(p.row, c.col, bytes.TrimSpace(c.note))
	}
	if err != nil {
		return err
	}
	return p.g.put(p.row, c.col, Cell{Text: text, Struck: c.struck, Decimals: -1})
}
