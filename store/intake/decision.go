package intake

// The decision: what each table of a file is taken for, which column is which
// field, what is left out and why, what it would change. It is plain data: a
// window shows it, a console prints it, and a Choice says what is to be otherwise.

import (
	"slices"

	"partyledger/model"
)

// Sure is how sure a decision is.
type Sure string

// The grades.
const (
	Certain Sure = "确定"
	Likely  Sure = "较有把握"
	Ask     Sure = "请确认"
)

// How says how a column's field was known.
type How string

// The ways.
const (
	ByHeading How = "表头" // the field's own name
	BySynonym How = "同义" // another usual heading
	ByRule    How = "规则" // by its place in the head, or by what stands in its cells
	ByGuess   How = "猜测" // by likeness
	ByPerson  How = "人工" // by a Choice or a profile
	NotKept   How = "不记" // the ledger has no such field, or works it out itself; no question
	NotKnown  How = ""   // nobody knows: to be named or left
	LeftByAll How = "不导入"
)

// Decision is what was decided of one table; a sheet may hold several.
type Decision struct {
	Key   string     `json:"key"`   // names the table in Request.Choices; the same in each trial of the file
	File  string     `json:"file"`  // base name
	Sheet string     `json:"sheet"` // name
	Range string     `json:"range"` // A3:H40, the head among it
	As    model.Kind `json:"as"`    // empty = set aside
	Label string     `json:"label"` // Chinese name of the kind, or of what was set aside: 签到表
	Sure  Sure       `json:"sure"`
	Why   string     `json:"why"` // the reason of As and of the grade, a sentence for people

	// Aside says that a person, or a rule that knows such tables, set it aside.
	Aside bool `json:"aside"`
	// Open says that something in it was neither read nor explained: a table that nobody
	// knows, a filled column without a field. A console ends with 1.
	Open bool `json:"open"`

	Title      string           `json:"title,omitempty"` // the lines above the head
	Candidates []Candidate      `json:"candidates,omitempty"`
	Columns    []ColumnUse      `json:"columns"`
	Fixed      map[string]Fixed `json:"fixed"` // by field (Go name)
	LeftOut    []LeftOut        `json:"leftOut"`
	Options    []Option         `json:"options,omitempty"`
	Profile    string           `json:"profile,omitempty"` // the profile that was used
	Offered    string           `json:"offered,omitempty"` // one that fits these heads and was not used
	Pattern    string           `json:"pattern"`           // of the heads, by which profiles are found
	Notes      []string         `json:"notes,omitempty"`   // about the table as a whole

	layers int // rows of the heading
}

// Candidate is another kind that the table could be.
type Candidate struct {
	As       model.Kind `json:"as"`
	Label    string     `json:"label"`
	Headings int        `json:"headings"` // how many of its columns fit
}

// ColumnUse is one column of a table.
type ColumnUse struct {
	Column  string   `json:"column"`  // letter
	Heading string   `json:"heading"` // empty = there is none
	Field   string   `json:"field"`   // Go name; empty = not read
	Label   string   `json:"label"`   // the field's Chinese name
	How     How      `json:"how"`
	Note    string   `json:"note,omitempty"` // why it is not read, what else it says
	Filled  int      `json:"filled"`         // cells
	Samples []string `json:"samples,omitempty"`
}

// Fixed is a value for all rows of a table, or of a section of it.
type Fixed struct {
	Label string `json:"label"` // the field's Chinese name
	Value string `json:"value"` // as a cell would say it
	From  string `json:"from"`  // 文件名, 标题行, 表名, 分段行, 表头上一行, 命令, 人工, 对应关系
	Known bool   `json:"known"` // the ledger, or this import, knows what it names
	More  int    `json:"more,omitempty"`
}

// LeftOut is a row that is not read as a record.
type LeftOut struct {
	Row  int    `json:"row"`
	Why  string `json:"why"`
	Text string `json:"text,omitempty"` // its first words
	// Sure tells rows that are plainly none (合计, 制表人) from those that a person may
	// want (示例, hidden, struck through).
	Sure bool `json:"sure"`
}

// DoubtKind is what is doubtful of a row.
type DoubtKind string

// The kinds of doubts.
const (
	OtherName   DoubtKind = "同号不同名"
	OtherNumber DoubtKind = "同名不同号"
	Several     DoubtKind = "可能是几个人"
	ManyNames   DoubtKind = "一格多人"
	HiddenRow   DoubtKind = "隐藏行"
	StruckRow   DoubtKind = "删除线"
	Commented   DoubtKind = "批注"
	Tenths      DoubtKind = "1月或10月"
	NotSigned   DoubtKind = "没有签到"
	NameMark    DoubtKind = "姓名旁的记号"
	NewPerson   DoubtKind = "台账中没有此人"
	NewOther    DoubtKind = "台账中没有所写的人" // 培养联系人 and others whom a row names
)

// The answers to a doubt. Others are offered by the doubt itself: the ID of the
// record that is meant.
const (
	Take    = "take"    // as the row says
	Leave   = "leave"   // nothing of the row
	AsNew   = "new"     // a record of its own
	Split   = "split"   // one record for each name
	Without = "without" // the row without this field
	Jan     = "01"
	Oct     = "10"
	Unsaid  = "" // open: nothing of the row is written
)

// Answer is one answer that a doubt takes.
type Answer struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// Doubt is a row that is not decided silently. While one of its doubts is open
// nothing of a row is written.
type Doubt struct {
	Key     string    `json:"key"` // names it in Choice.Answers
	Row     int       `json:"row"`
	ID      string    `json:"id,omitempty"` // of the record that is there
	Name    string    `json:"name"`
	What    DoubtKind `json:"what"`
	Column  string    `json:"column,omitempty"`
	Why     string    `json:"why"`
	Answers []Answer  `json:"answers"` // the first is that of --yes-doubts
	Answer  string    `json:"answer"`  // Unsaid = open

	field int      // of Tenths
	year  string   // of Tenths
	names []string // of ManyNames and NameMark
}

// Option answers all doubts of one kind in a table alike.
type Option struct {
	What    DoubtKind `json:"what"`
	Count   int       `json:"count"`
	Open    int       `json:"open"`
	Answers []Answer  `json:"answers"`
	Answer  string    `json:"answer"` // that was given for all; Unsaid = one by one
}

// Change is one field of a record that the import changes.
type Change struct {
	Row   int    `json:"row"`
	ID    string `json:"id"`
	Name  string `json:"name"`
	Field string `json:"field"` // Go name
	Label string `json:"label"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// Named is a record of the import by row and name.
type Named struct {
	Row  int    `json:"row"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Counts are the rows of a table by what becomes of them.
type Counts struct {
	Read      int `json:"read"`
	Added     int `json:"added"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Rejected  int `json:"rejected"`
	Doubtful  int `json:"doubtful"` // with an open doubt: not written
	Left      int `json:"left"`     // with a doubt answered by Leave
}

// Table is what became of one table.
type Table struct {
	Decision
	Counts    Counts    `json:"counts"`
	Changes   []Change  `json:"changes"`
	Added     []Named   `json:"added"`
	Unchanged []Named   `json:"unchanged,omitempty"`
	Doubts    []Doubt   `json:"doubts"`
	Problems  []Problem `json:"problems"`
	// More is how many changes, additions … are not listed one by one.
	More int `json:"more,omitempty"`
}

// Word is a word that is none of its field's, met in some rows.
type Word struct {
	Table       string   `json:"table"` // key
	Field       string   `json:"field"` // Go name
	Label       string   `json:"label"`
	Written     string   `json:"written"`
	Count       int      `json:"count"`
	Suggestions []string `json:"suggestions"` // best first
	Choices     []string `json:"choices,omitempty"`
}

// Unit is an enterprise or organisation that the ledger does not know.
type Unit struct {
	Kind        model.Kind  `json:"kind"`
	Label       string      `json:"label"`
	Written     string      `json:"written"`
	Count       int         `json:"count"`
	Suggestions []Suggested `json:"suggestions"`
	// Make is how it could be made: Request.Make takes it, perhaps amended.
	Make Making `json:"make"`

	met int // in which order they were
}

// Suggested is a record that may be meant.
type Suggested struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Making is a record to be made before the rows that name it.
type Making struct {
	Kind   model.Kind        `json:"kind"`
	Fields map[string]string `json:"fields"` // by Go name, as cells would say them
}

// Choice is what a person wants otherwise of one table. It is laid over the
// decision anew in each trial and in the import itself, so that they never differ.
type Choice struct {
	As     model.Kind           `json:"as,omitempty"`     // empty = as decided
	Aside  *bool                `json:"aside,omitempty"`  // set aside, or not after all
	Map    map[string]string    `json:"map,omitempty"`    // column letter → field (Go name); "" = left out
	Fixed  map[string]string    `json:"fixed,omitempty"`  // field → value; "" = none
	Rows   map[int]bool         `json:"rows,omitempty"`   // row → taken as a record, or left out
	Cells  map[string]string    `json:"cells,omitempty"`  // D7 → what is to be read there
	All    map[DoubtKind]string `json:"all,omitempty"`    // answers to all doubts of a kind
	Answer map[string]string    `json:"answer,omitempty"` // Doubt.Key → answer; before All
	// Words are other words for a field's, for all rows: field → written → meant. For
	// references the meant one is an ID or a name.
	Words map[string]map[string]string `json:"words,omitempty"`
}

// ColumnMap says of a sheet's column what it is, as --map does.
type ColumnMap struct {
	Sheet, Column string
	Field         string // Go name or label; empty = left out
}

// CellFix is another text for a cell, as --fix does.
type CellFix struct{ Sheet, Cell, Text string }

// Outcome is what became of an import, or would.
type Outcome struct {
	Batch  int64          `json:"batch"` // 0 = nothing written
	Sheets []*SheetResult `json:"sheets"`
	Tables []*Table       `json:"tables"`
	Words  []Word         `json:"words,omitempty"`
	Units  []Unit         `json:"units,omitempty"`
	// Nothing lists the files of which nothing was taken.
	Nothing []string `json:"nothing,omitempty"`
}

// Unexplained reports that something was left out and nobody said why: nothing of
// a file was known, or a filled column or row.
func (o *Outcome) Unexplained() bool {
	return len(o.Nothing) > 0 || slices.ContainsFunc(o.Tables, func(t *Table) bool { return t.Open })
}

// Profile is a choice that is kept under the pattern of a table's heads, in the ledger, so
// that it is offered the next time such a table comes.
type Profile struct {
	Name    string     `json:"name"`
	Pattern string     `json:"pattern"` // Decision.Pattern
	As      model.Kind `json:"as"`      // empty = set aside
	// Map is by the heading as Pattern writes it (#5 for the fifth column, without one) →
	// field; "" = left out.
	Map   map[string]string            `json:"map,omitempty"`
	Fixed map[string]string            `json:"fixed,omitempty"`
	Words map[string]map[string]string `json:"words,omitempty"`
	Used  string                       `json:"used"` // day of its last use
}
