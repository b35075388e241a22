package sheet

// The sheets of a .xls: cells, merged blocks, hidden rows, comments.

import (
	"encoding/binary"
	"math"
)

// xlsRows is one sheet that is being read.
type xlsRows struct {
	*xls
	open   *Cell // a formula whose text comes in a record of its own
	row    int   // of that cell, from 1
	col    int
	object int            // the last drawing's number
	said   map[int]string // what stands in the drawings
	notes  [][3]int       // row, column, drawing
}

func (x *xls) sheet(at int) error {
	if !x.isBOF(at) {
		return errMalformed
	}
	b, r, s := &biff{data: x.data, at: at}, &record{}, &xlsRows{xls: x, said: map[int]string{}}
	depth := 0
	for n := 0; b.next(r); n++ {
		if n%4096 == 0 && x.g.ctx.Err() != nil {
			return x.g.ctx.Err()
		}
		switch {
		case r.id == recBOF:
			depth++ // a chart lies within the sheet
		case r.id == recEOF:
			depth--
		case depth == 1:
			if err := s.record(r); err != nil {
				return err
			}
		}
		if depth == 0 {
			break
		}
	}
	// Sheets that lie in each other would be read again and again.
	if x.walked += b.at - at; x.walked > 2*len(x.data) {
		return errMalformed
	}
	if depth > 0 {
		return errTruncated
	}
	return s.comments()
}

func (s *xlsRows) record(r *record) error {
	switch r.id {
	case recTextAt:
		i := r.u32(6)
		if len(r.body) < 10 || uint64(i) >= uint64(len(s.texts)) {
			return errMalformed
		}
		return s.text(r, s.texts[i])
	case recText, recRichText:
		text, err := s.long(r, 6)
		if err != nil {
			return err
		}
		return s.text(r, text)
	case recNumber:
		if len(r.body) < 14 {
			return errMalformed
		}
		return s.number(r.u16(0), r.u16(2), r.u16(4), math.Float64frombits(binary.LittleEndian.Uint64(r.body[6:])), false)
	case recRK:
		return s.number(r.u16(0), r.u16(2), r.u16(4), fromRK(r.u32(6)), false)
	case recRKs:
		for at, col := 4, r.u16(2); at+6 <= len(r.body)-2; at, col = at+6, col+1 {
			if err := s.number(r.u16(0), col, r.u16(at), fromRK(r.u32(at+2)), false); err != nil {
				return err
			}
		}
	case recTruth:
		if len(r.body) < 8 {
			return errMalformed
		}
		return s.truth(r, r.body[6], r.body[7] != 0, false)
	case recFormula:
		return s.formula(r)
	case recResult:
		return s.result(r)
	case recRow:
		if r.u16(12)&0x20 != 0 {
			s.g.hide(r.u16(0) + 1)
		}
	case recMerges:
		for i, at := 0, 2; i < r.u16(0) && at+8 <= len(r.body); i, at = i+1, at+8 {
			if err := s.g.merge(r.u16(at)+1, r.u16(at+2)+1, r.u16(at+4)); err != nil {
				return err
			}
		}
	default:
		return s.drawn(r)
	}
	return nil
}

// styled is a cell of a style.
func (s *xlsRows) styled(style int) (Cell, as) {
	if style >= len(s.styles) {
		return Cell{Decimals: -1}, asNumber
	}
	x := s.styles[style]
	return Cell{Struck: x.struck, Indent: x.indent, Decimals: x.decimals}, x.as
}

// text keeps a cell of a text; its record begins with row, column and style.
func (s *xlsRows) text(r *record, text string) error {
	c, _ := s.styled(r.u16(4))
	c.Text = text
	return s.g.put(r.u16(0)+1, r.u16(2), c)
}

func (s *xlsRows) number(row, col, style int, v float64, formula bool) error {
	c, as := s.styled(style)
	text, err := s.g.keep([]byte(numeral(v)))
	c.Text, c.Kind, c.Formula = text, NumberCell+CellKind(as), formula
	if err != nil {
		return err
	}
	return s.g.put(row+1, col, c)
}

// errorWords are the errors by their numbers.
var errorWords = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!",
	0x2a: "#N/A"}

// truth keeps a truth value or an error.
func (s *xlsRows) truth(r *record, v byte, wrong, formula bool) error {
	c, _ := s.styled(r.u16(4))
	c.Formula = formula
	switch {
	case wrong:
		if c.Kind, c.Text = ErrorCell, errorWords[v]; c.Text == "" {
			c.Text = "#N/A"
		}
	case v != 0:
		c.Text = "TRUE"
	default:
		c.Text = "FALSE"
	}
	return s.g.put(r.u16(0)+1, r.u16(2), c)
}

// formula keeps the result that Excel kept.
func (s *xlsRows) formula(r *record) error {
	if len(r.body) < 14 {
		return errMalformed
	}
	s.open = nil
	if r.u16(12) != 0xffff {
		return s.number(r.u16(0), r.u16(2), r.u16(4), math.Float64frombits(binary.LittleEndian.Uint64(r.body[6:])), true)
	}
	switch r.body[6] {
	case 0:
		c, _ := s.styled(r.u16(4))
		c.Formula = true
		s.open, s.row, s.col = &c, r.u16(0)+1, r.u16(2)
	case 1:
		return s.truth(r, r.body[8], false, true)
	case 2:
		return s.truth(r, r.body[8], true, true)
	}
	return nil
}

// result is the text of a formula.
func (s *xlsRows) result(r *record) error {
	if s.open == nil {
		return nil
	}
	text, err := s.long(r, 0)
	if err != nil {
		return err
	}
	c := *s.open
	c.Text, s.open = text, nil
	return s.g.put(s.row, s.col, c)
}

// fromRK is a number packed into four bytes.
func fromRK(rk uint32) float64 {
	v := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

// maxDrawn is how many drawings' texts and notes of a sheet are kept.
const maxDrawn = 1 << 16

// drawn gathers comments: a drawing's number, its text, and the cell that it belongs to.
func (s *xlsRows) drawn(r *record) error {
	switch {
	case r.id == recObject && r.u16(0) == 0x15:
		s.object = r.u16(6)
	case r.id == recObjectText && len(r.more) > 0 && len(s.said) < maxDrawn:
		text, err := s.chars(&spread{more: r.more}, r.u16(10), false)
		if err != nil {
			return nil // a drawing's text is no reason to refuse the sheet
		}
		s.said[s.object] = text
	case r.id == recNote && len(s.notes) < maxDrawn:
		s.notes = append(s.notes, [3]int{r.u16(0) + 1, r.u16(2), r.u16(6)})
	}
	return nil
}

func (s *xlsRows) comments() error {
	for _, n := range s.notes {
		if err := s.g.comment(n[0], n[1], []byte(s.said[n[2]])); err != nil {
			return err
		}
	}
	return nil
}
