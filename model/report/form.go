package report

// The blocks of forms (表), slips and cards: papers that people fill in by hand
// or sign, beside the running text and the tables of document.go.

// Form is a ruled grid of labels and boxes (登记表, 审批表). Its rows are filled from
// the left; a box that reaches down over several rows keeps its columns there.
type Form struct {
	Columns []float64 // relative widths of the grid's columns; the form is as wide as the page's text
	Rows    []FormRow
}

// FormRow is one row of a form's grid.
type FormRow struct {
	Height float64 // least height in millimetres; 0 = as high as its text
	Boxes  []Box
	Cut    bool // may be continued on the next page: a long text; other rows stay whole
	With   bool // stands on the page on which the next row begins: a heading
}

// Box is one cell of a form: a label or what belongs to one. The zero Box is empty
// room to be filled in by hand.
type Box struct {
	Text  string    // paragraphs are parted by \n; may be empty
	Label bool      // the name of a box: 黑体, in its middle
	Align Align     // how text that is no label lies
	Span  int       // columns it covers; 0 and 1 mean one
	Down  int       // rows it covers; 0 and 1 mean one
	Ticks []Tick    // ☑/□ choices, after the text
	Photo *Picture  // a photo that fills the box; its PNG may be empty: 照片 is written in its place
	Lines int       // ruled lines to write on, after the text
	Seal  *SealLine // who signs, at the box's foot; nil = nobody
}

// Tick is one choice of a box.
type Tick struct {
	Text string
	On   bool
}

// SealLine is the place of a signature at a box's foot: name, seal and day.
type SealLine struct {
	Who  string // e.g. 支部书记签名; may be empty
	Seal bool   // （盖章）
	Day  bool   // 年　月　日
}

// Label makes the name of a box.
func Label(text string) Box { return Box{Text: text, Label: true} }

// Filled makes a box with a text in its middle.
func Filled(text string) Box { return Box{Text: text, Align: AlignCentre} }

// Over makes it reach over columns and rows; 0 and 1 mean one.
func (b Box) Over(columns, rows int) Box { b.Span, b.Down = columns, rows; return b }

// Slip is what is cut off and sent back (回执): a dashed line across the page, then
// its blocks. It is kept whole on the page on which it begins.
type Slip struct {
	Cut    string // said on the line, e.g. 回执（请沿此线剪下寄回）; may be empty
	Blocks []Block
}

// Cards are equal pieces of a page, to be cut apart: ballots, labels of files, slips
// of dues. They stand on pages of their own, each filled row by row.
type Cards struct {
	Across, Down int // pieces beside and below each other; at least 1
	Items        [][]Block
}

func (Form) block()  {}
func (Slip) block()  {}
func (Cards) block() {}
