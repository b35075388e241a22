// Package report says what each report contains, as plain values: the PDF, the
// Excel export, the preview on screen and the tests all read the same Document.
package report

import (
	"slices"
	"strings"

	"partyledger/model/day"
)

// Document is one report, ready to be laid out. It holds no layout of its own
// beyond the kind of page that each section wants.
type Document struct {
	Name     string    // stable name, as in `plctl report NAME`
	Title    string    // title, also the PDF's metadata title and the file's name
	Office   string    // the unit that issues it; metadata author; may be empty
	Subject  string    // metadata subject; may be empty
	Keywords []string  // metadata keywords; may be empty
	Mark     string    // who printed personal data in full, when and what for: on every page; may be empty
	Held     string    // why it may not be handed out yet, a clause for people; empty = it may
	AsOf     day.Day   // the day its figures speak of; also the PDF's fixed dates
	Sections []Section // at least one
}

// PageKind says which page a section is set on.
type PageKind int

const (
	// OfficialPage is the 公文 page of GB/T 9704-2012: A4 portrait, type area
	// 156 × 225 mm, 22 lines of 28 characters.
	OfficialPage PageKind = iota
	// PortraitTable is an A4 portrait page for tables and lists.
	PortraitTable
	// LandscapeTable is an A4 landscape page for wide tables.
	LandscapeTable
	// LandscapeA3 is an A3 landscape page for forms that A4 could only hold in small print.
	LandscapeA3
	// FormPage is an A4 portrait page for forms: 25 mm of margin, 160 mm of form. A
	// section of one page bears no number, one of several counts itself.
	FormPage
)

// Section is a run of blocks on one kind of page. A new section starts a page.
type Section struct {
	Page   PageKind
	Blocks []Block
}

// Block is one of the types below that implement it.
type Block interface{ block() }

// RedHead is the red 发文机关标志 with its rule, the 发文字号 under it and an
// optional 签发人. It stands first in an official section.
type RedHead struct {
	Unit   string // e.g. 中共某某投资集团有限公司委员会文件
	Number string // 发文字号, e.g. 某投党〔2026〕12号; may be empty
	Signer string // 签发人 for an upward document; may be empty
}

// Title is the document's or the table's title. On an official page it is 2号
// 小标宋 centred, broken into lines of similar meaning and length.
type Title struct {
	Text string
	Sub  string // line under the title (楷体), e.g. （截至2026年11月23日）; may be empty
}

// Addressee is the 主送机关 line, flush left, ending with a full-width colon.
type Addressee struct{ Text string }

// Heading is a numbered heading. Level 1 is “一、”(黑体), 2 “（一）”(楷体),
// 3 “1.”, 4 “（1）” (仿宋). Text carries no number: the typesetter numbers.
type Heading struct {
	Level      int
	Text       string
	Unnumbered bool // set without a number (annex titles and the like)
}

// Sentence reports that it is a numbered sentence of the text, not a heading over one: it
// may end a page.
func (h Heading) Sentence() bool { return strings.HasSuffix(h.Text, "。") }

// Paragraph is body text, first line indented by two characters.
type Paragraph struct {
	Text  string
	Plain bool // no indent
}

// AnnexList is the 附件 note under the body: “附件：1.…”.
type AnnexList struct{ Items []string }

// Annex begins an annex of an official text on a new page: its label flush left in the
// first line, its title in the third. It stands first in its section.
type Annex struct {
	Label string // 附件, 附件1
	Title string
}

// Signature is the issuing unit and the day of writing, at the right.
type Signature struct {
	Unit string
	Day  day.Day
	Open bool // without a day there is room for it: it is not signed yet
}

// Imprint is 抄送 / 印发机关 / 印发日期 at the foot of the last page (版记).
type Imprint struct {
	CopyTo string // may be empty
	Office string
	Day    day.Day
	Open   bool // without a day there is room for it
}

// Note is small text under a table or at a section's end (注).
type Note struct{ Text string }

// Space is empty vertical room in lines of the section's body text.
type Space struct{ Lines float64 }

// PageBreak starts a new page of the same section.
type PageBreak struct{}

// Bookmark adds an outline entry at this place without printing anything.
// Titles and headings add their own.
type Bookmark struct {
	Level int // 0 is the top
	Text  string
}

// Align says how a cell's text lies.
type Align int

const (
	AlignLeft Align = iota
	AlignCentre
	AlignRight
)

// Column is one column of a table. Heads of several rows are given by Path:
// columns next to each other with equal leading Path parts share a head cell.
type Column struct {
	Path  []string // head texts from the top row down; the last is the column's own
	Align Align
	Min   float64 // least width in millimetres; 0 = from the content
	Max   float64 // greatest width in millimetres; 0 = no limit
	Key   bool    // kept and repeated in front when a table is too wide for one page
}

// Col makes a column with the given head path, centred.
func Col(path ...string) Column { return Column{Path: path, Align: AlignCentre} }

// Left makes it left-aligned.
func (c Column) Left() Column { c.Align = AlignLeft; return c }

// Right makes it right-aligned.
func (c Column) Right() Column { c.Align = AlignRight; return c }

// Keep makes it a key column.
func (c Column) Keep() Column { c.Key = true; return c }

// Cell is one cell's content. The zero Cell is empty. A percentage's Text ends with
// % and its Value is the fraction (83.3% is 0.833), as spreadsheets keep it.
type Cell struct {
	Text   string
	Number bool      // Value holds a number: Excel gets a number, the page gets Text
	Value  float64   // meaningful if Number
	Bold   bool      // totals, group rows
	Warn   bool      // drawn in the accent colour: a figure that needs attention
	Span   int       // columns it covers; 0 and 1 mean one
	Left   bool      // of one across: its text lies at the left
	Up     bool      // one with the cell above it, whose text counts for both
	Link   string    // a file that a workbook leads to, from its own folder, with slashes
	Adds   []Addend  // cells of the same table whose sum it is; nil = a figure of its own
	Of     *Quotient // columns of its row whose quotient it is; nil = a figure of its own
}

// Addend is a cell as a part of a sum: workbooks reckon with it.
type Addend struct {
	Row, Col int // of Table.Rows and Table.Columns, from 0
	Minus    bool
}

// Table is a ruled table with a repeated head. Rows are never cut in two.
type Table struct {
	Title   string // small title above (表1 …); may be empty
	Unit    string // 填报单位; may be empty
	AsOf    day.Day
	Measure string // 计量单位, e.g. 单位：人; may be empty
	Columns []Column
	Rows    [][]Cell
	Totals  [][]Cell // rows set apart at the end
	Notes   []string // 注 under the table
	Sign    *Sign    // 制表人/审核人 line under the table; nil = none
	Roster  bool     // lists people as they are registered: no name in it tells anything of its bearer
	Sheet   string   // the sheet's name in the Excel export; empty = Title
	Empty   string   // said in one row across when there are no rows; empty = 无
	Own     bool     // is the office's own: never bound behind what goes up
	OnePage bool     // is to stand on one page, in smaller type if it must
}

// Sign is the line of names under a table. Empty names leave room to sign.
type Sign struct {
	Head, Checker, Maker string // 单位负责人, 审核人, 制表人
	Day                  day.Day
}

// ChartKind is the kind of a chart.
type ChartKind int

const (
	BarChart     ChartKind = iota // one bar a label and series, side by side
	StackedChart                  // series stacked on one bar a label
	RingChart                     // one series, parts of a whole
	FunnelChart                   // one series, falling stages
)

// Chart is a small drawing of figures: the same geometry in PDF and on screen.
type Chart struct {
	Kind   ChartKind
	Title  string
	Unit   string // of the figures: 人, 户, %
	Labels []string
	Keys   []string // what each label stands for, to whoever shows it on a screen: an ID; may be nil
	Series []Series
	Limit  *Limit  // a line drawn across a bar chart, e.g. the standard; nil = none
	Height float64 // millimetres; 0 = default of its kind
}

// empty reports a chart whose figures are all nought.
func (c Chart) empty() bool {
	for _, s := range c.Series {
		if slices.ContainsFunc(s.Values, func(x float64) bool { return x != 0 }) {
			return false
		}
	}
	return true
}

// drawn is the charts that have something to show.
func drawn(charts ...Chart) []Block {
	var out []Block
	for _, c := range charts {
		if !c.empty() {
			out = append(out, c)
		}
	}
	return out
}

// Series is one row of figures with its name; len(Values) == len(Labels).
type Series struct {
	Name   string
	Values []float64
}

// Limit is a line across a bar chart.
type Limit struct {
	Name  string
	Value float64
}

// Letter starts a one-page letter (函) inside a document, e.g. the reminder of
// an election: its own title, addressee, body and signature, on a new page.
type Letter struct {
	Title     string
	Addressee string
	Body      []string
	Sign      Signature
}

// Picture is a PNG picture in the middle of the page with a caption under it.
type Picture struct {
	PNG     []byte
	Caption string  // may be empty
	Width   float64 // millimetres; 0 or more than the page's text = as wide as that
}

func (Picture) block()   {}
func (RedHead) block()   {}
func (Title) block()     {}
func (Addressee) block() {}
func (Heading) block()   {}
func (Paragraph) block() {}
func (Annex) block()     {}
func (AnnexList) block() {}
func (Signature) block() {}
func (Imprint) block()   {}
func (Note) block()      {}
func (Space) block()     {}
func (PageBreak) block() {}
func (Bookmark) block()  {}
func (Table) block()     {}
func (Chart) block()     {}
func (Letter) block()    {}
