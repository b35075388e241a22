package report

// 操作记录 on paper: every batch with its code of the audit's chain, so that whoever holds
// the sheet sees later whether something before it was changed.

// Batch is one operation as it is printed.
type Batch struct {
	Number            int64
	At                string // as people read it
	Kind, Note, Actor string
	Records           int    // how many it wrote
	State             string // empty, or by which batch it was taken back
	Code              string // the beginning of the chain's hash after it
}

// batchesTitle is the document's title, without the unit's name.
const batchesTitle = "操作记录"

// Batches is the list of all operations, the oldest first; head says where the chain ends.
func Batches(in Input, head string, list []Batch) Document {
	v := newView(in)
	d := Document{Name: "batches", Title: v.unit + batchesTitle, Office: v.unit, AsOf: v.on, Subject: batchesTitle,
		Keywords: []string{"党建台账", batchesTitle}}
	t := v.table("", "", FigureCol("批次").Keep(), DayCol("时间"), WordCol("类别"), LongCol("内容"), FigureCol("记录数"),
		PersonCol("操作人"), WordCol("状态"), WordCol("校验码"))
	for _, b := range list {
		t.Rows = append(t.Rows, []Cell{count(int(b.Number)), text(b.At), text(b.Kind), text(b.Note), count(b.Records),
			text(b.Actor), text(b.State), text(b.Code)})
	}
	t.Notes = []string{"操作记录" + head + "。",
		"校验码由该批及其以前的全部操作算出，表中为前12位；以前任何一批的内容被改动，此后各批的校验码都会不同。请打印留存，日后核对。"}
	d.Sections = []Section{{Page: LandscapeTable, Blocks: []Block{Title{Text: d.Title}, t}}}
	return d
}
