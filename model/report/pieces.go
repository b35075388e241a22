package report

// All that a document says, piece by piece, each with its place as a person finds it.

import (
	"fmt"
	"strings"
)

// piece is one text of a document.
type piece struct {
	place, text string
	signs       bool // who signs or answers for the document, or is listed as all are
}

// pieces gathers them.
type pieces struct {
	list    []piece
	heading string // under which the text stands
	count   int    // paragraphs under it
	table   int
}

func piecesOf(d Document) []piece {
	p := &pieces{}
	p.add("文件标题", d.Title, d.Subject, strings.Join(d.Keywords, "、"))
	p.sign("发文单位", d.Office)
	for _, s := range d.Sections {
		p.heading, p.count = "", 0
		p.blocks(s.Blocks)
	}
	return p.list
}

func (p *pieces) add(place string, texts ...string) {
	for _, s := range texts {
		if strings.TrimSpace(s) != "" {
			p.list = append(p.list, piece{place: place, text: s})
		}
	}
}

func (p *pieces) sign(place string, texts ...string) {
	n := len(p.list)
	p.add(place, texts...)
	for i := range p.list[n:] {
		p.list[n+i].signs = true
	}
}

// under is the place of something below the last heading.
func (p *pieces) under(what string) string {
	if p.heading == "" {
		return what
	}
	return "“" + p.heading + "”下的" + what
}

func (p *pieces) blocks(list []Block) {
	for _, b := range list {
		p.block(b)
	}
}

func (p *pieces) block(b Block) {
	switch b := b.(type) {
	case Title:
		p.add("标题", b.Text, b.Sub)
	case Heading:
		p.heading, p.count = headingPlace(b.Text), 0
		p.add("小标题", b.Text)
	case Paragraph:
		p.count++
		p.add(p.under(fmt.Sprintf("第%d段", p.count)), b.Text)
	case Addressee:
		p.add("主送机关", b.Text)
	case AnnexList:
		p.add("附件说明", b.Items...)
	case Annex:
		p.heading, p.count = headingPlace(b.Label+" "+b.Title), 0
		p.add("附件标题", b.Label, b.Title)
	case Note:
		p.add(p.under("注"), b.Text)
	case Bookmark:
		p.add("书签", b.Text)
	case Picture:
		p.add("图片“"+b.Caption+"”", b.Caption)
	case RedHead:
		p.sign("红头", b.Unit, b.Number, b.Signer)
	case Signature:
		p.sign("落款", b.Unit)
	case Imprint:
		p.sign("版记", b.CopyTo, b.Office)
	case Letter:
		p.heading, p.count = headingPlace(b.Title), 0
		p.add("函件标题", b.Title, b.Addressee)
		for i, s := range b.Body {
			p.add(p.under(fmt.Sprintf("第%d段", i+1)), s)
		}
		p.block(b.Sign)
	case Chart:
		p.chart(b)
	case Table:
		p.takeTable(b)
	case Form:
		p.form(b)
	case Slip:
		p.add("回执", b.Cut)
		p.blocks(b.Blocks)
	case Cards:
		for _, item := range b.Items {
			p.blocks(item)
		}
	}
}

// headingPlace is a heading as places name it, cut where it is a sentence.
func headingPlace(s string) string {
	const most = 20
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "……"
	}
	return strings.TrimSpace(s)
}

func (p *pieces) chart(c Chart) {
	place := "图“" + c.Title + "”"
	p.add(place, c.Title, c.Unit)
	p.add(place, c.Labels...)
	for _, s := range c.Series {
		p.add(place, s.Name)
	}
	if c.Limit != nil {
		p.add(place, c.Limit.Name)
	}
}

func (p *pieces) takeTable(t Table) {
	p.table++
	name := fmt.Sprintf("第%d张表", p.table)
	if t.Title != "" {
		name = "表“" + headingPlace(t.Title) + "”"
	}
	p.add(name, t.Title, t.Measure, t.Sheet)
	p.sign(name+"的填报单位", t.Unit)
	for _, c := range t.Columns {
		p.add(name+"的表头", c.Path...)
	}
	for i, row := range t.Rows {
		p.row(t, name+rowPlace(t, i), row)
	}
	for _, row := range t.Totals {
		p.row(t, name+"的合计行", row)
	}
	if len(t.Rows) == 0 {
		p.add(name, t.Empty)
	}
	p.add(name+"的注", t.Notes...)
	if t.Sign != nil {
		p.sign(name+"的签署", t.Sign.Head, t.Sign.Checker, t.Sign.Maker)
	}
}

// rowPlace names a row by its number in the table's own first column, else by its place.
func rowPlace(t Table, i int) string {
	if row, head := t.Rows[i], t.Columns[0].Path; len(row) > 0 && row[0].Number && len(head) > 0 && head[len(head)-1] == "序号" {
		return "序号" + row[0].Text
	}
	return fmt.Sprintf("第%d行", i+1)
}

func (p *pieces) row(t Table, place string, row []Cell) {
	col := 0
	for _, c := range row {
		at := place
		if col < len(t.Columns) && len(t.Columns[col].Path) > 0 {
			at += "“" + t.Columns[col].Path[len(t.Columns[col].Path)-1] + "”栏"
		}
		if t.Roster {
			p.sign(at, c.Text)
		} else {
			p.add(at, c.Text)
		}
		col += max(1, c.Span)
	}
}

func (p *pieces) form(f Form) {
	label := ""
	for _, row := range f.Rows {
		for _, box := range row.Boxes {
			if box.Label {
				label = box.Text
			}
			place := "表格“" + headingPlace(label) + "”栏"
			p.add(place, box.Text)
			for _, t := range box.Ticks {
				p.add(place, t.Text)
			}
			if box.Photo != nil {
				p.add(place, box.Photo.Caption)
			}
			if box.Seal != nil {
				p.sign(place, box.Seal.Who)
			}
		}
	}
}
