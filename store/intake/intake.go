package intake

// Import: reads workbooks and charters, works out for every row whether it adds,
// updates or leaves a record, says what is wrong cell by cell, and writes the
// good rows in one batch that can be undone.

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
)

// Request says what to import and how.
type Request struct {
	Files      []string
	DryRun     bool         // work everything out, write nothing
	Strict     bool         // one bad row refuses everything
	Annotate   store.Target // copy of the (one) workbook with an 错误 column; empty = none
	Enterprise string       // for charters: whose they are; empty = by the company's name in the text
	Charter    string       // for one charter: the ID of the recorded version whose text it is; empty = a version of its own
	Progress   func(done, total int)
}

// Problem is one cell that is wrong, or a hint (Note) that rejects nothing.
type Problem struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Why    string `json:"why"`
	Note   bool   `json:"note,omitempty"`
}

// SheetResult is what became of one sheet or charter.
type SheetResult struct {
	Name      string    `json:"name"`
	Read      int       `json:"read"`
	Added     int       `json:"added"`
	Updated   int       `json:"updated"`
	Unchanged int       `json:"unchanged"`
	Rejected  int       `json:"rejected"`
	Problems  []Problem `json:"problems"`
	Notes     []string  `json:"notes,omitempty"` // about the sheet as a whole

	lacking []string                  // fields that every record needs and the sheet has no column for
	column  func(label string) string // names the sheet's column of a field
	more    int                       // problems that are not listed
	marks   *Marks                    // for the marked copy; nil = none is asked for
}

// Result is what became of an import.
type Result struct {
	Batch  int64          `json:"batch"` // 0 = nothing written
	Sheets []*SheetResult `json:"sheets"`
}

// Rejected is how many rows were refused.
func (r *Result) Rejected() int {
	n := 0
	for _, s := range r.Sheets {
		n += s.Rejected
	}
	return n
}

// errDryRun ends a transaction that must not be kept.
var errDryRun = errors.New("dry run")

// Import takes files in. On a dry run or a strict refusal nothing is written; a
// cancelled context leaves nothing either. The result tells of every row even
// when an error comes with it.
func Import(ctx context.Context, w *store.Workspace, req Request) (*Result, error) {
	if err := w.MayWrite(); err != nil && !req.DryRun {
		return nil, err
	}
	im := &importer{ctx: ctx, req: req, w: w, res: &Result{Sheets: []*SheetResult{}}, progress: progress{tell: req.Progress}}
	if req.Annotate.Path != "" && (len(req.Files) != 1 || isCharter(req.Files[0])) {
		return nil, store.Refuse("错误标记只能写到一个工作簿上，没有导入。请一次只选一个.xlsx文件。")
	}
	if req.Annotate.Path != "" {
		if err := req.Annotate.Check(); err != nil {
			return nil, err
		}
	}
	if err := im.readAll(); err != nil {
		return nil, store.Fault("导入", err)
	}
	if err := im.plan(); err != nil {
		return nil, store.Fault("导入", err)
	}
	for _, s := range im.res.Sheets {
		s.finish()
	}
	if err := im.annotate(); err != nil {
		return im.res, err
	}
	rejected := im.res.Rejected()
	switch {
	case req.DryRun:
		im.progress.pass(passes)
		return im.res, nil
	case req.Strict && rejected > 0:
		return im.res, store.Refuse("有%d行未通过，按要求整批没有导入。数据没有改动。", rejected)
	}
	note := "导入"
	for i, f := range req.Files {
		if i > 0 {
			note += "、"
		}
		note += filepath.Base(f)
	}
	batch, err := w.Write(ctx, store.BatchImport, note, im.apply)
	if err != nil {
		return nil, store.Fault("导入", err)
	}
	im.res.Batch = batch
	im.progress.pass(passes)
	return im.res, nil
}

// importer is one import under way.
type importer struct {
	ctx  context.Context
	req  Request
	w    *store.Workspace
	res  *Result
	rows map[model.Kind][]*importRow // as read, by kind
	todo []*importRow                // accepted and different, in the order to write

	today day.Day // that the law of records goes by

	progress progress
}

// importRow is one row on its way in.
type importRow struct {
	sheet   *SheetResult
	number  int
	rec     any    // pointer to the record as read; references still as written
	given   []bool // by field: the cell was filled
	derived []bool // by field: worked out from others; nil = none
	bad     bool
	matched bool         // it has no number: what it means was found by its natural keys
	was     model.Record // what the ledger has; nil = new
	now     model.Record // what it is to become
}

// readAll opens every workbook before it reads the first, so that the number of
// rows is known from the beginning.
func (im *importer) readAll() error {
	im.rows = map[model.Kind][]*importRow{}
	books := map[string]*Workbook{}
	defer func() {
		for _, wb := range books {
			wb.Close()
		}
	}()
	for _, path := range im.req.Files {
		if isCharter(path) || books[path] != nil {
			continue
		}
		wb, err := Open(path, Limits{})
		if err != nil {
			return err
		}
		books[path] = wb
		for _, s := range wb.Sheets() {
			im.progress.rows += s.Rows
		}
	}
	for i, path := range im.req.Files {
		if slices.Contains(im.req.Files[:i], path) {
			continue // chosen twice
		}
		read := im.readCharter
		if wb := books[path]; wb != nil {
			read = func(string) error { return im.readWorkbook(path, wb) }
		}
		if err := read(path); err != nil {
			return err
		}
	}
	im.progress.pass(1)
	return nil
}

func isCharter(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx", ".txt", ".doc", ".wps", ".pdf", ".odt", ".rtf":
		return true
	}
	return false
}

func (im *importer) readWorkbook(path string, wb *Workbook) error {
	found := len(im.res.Sheets)
	for i, s := range wb.Sheets() {
		if s.Kind == "" {
			if s.Reason != "" {
				im.res.Sheets = append(im.res.Sheets, &SheetResult{Name: s.Name, Problems: []Problem{}, Notes: []string{s.Reason}})
			}
			continue
		}
		res := &SheetResult{Name: s.Name, Problems: []Problem{}, column: s.ColumnOf, lacking: s.Lacking}
		if im.req.Annotate.Path != "" {
			res.marks = &Marks{}
		}
		if len(s.Unknown) > 0 {
			res.Notes = append(res.Notes, "以下列不认识，没有读取："+strings.Join(s.Unknown, "、"))
		}
		if err := wb.Rows(im.ctx, i, func(r Row) error { return im.take(res, s.Kind, r) }); err != nil {
			return err
		}
		if far := wb.Sheets()[i].Beyond(); far != "" {
			res.Notes = append(res.Notes, far)
		}
		if res.Read > 0 || len(res.Notes) > 0 {
			im.res.Sheets = append(im.res.Sheets, res)
		}
	}
	if len(im.res.Sheets) == found {
		im.res.Sheets = append(im.res.Sheets, &SheetResult{Name: filepath.Base(path), Problems: []Problem{},
			Notes: []string{"没有读到任何数据行。请用“导出模板”得到的工作簿填写，或检查表头。"}})
	}
	return nil
}

func (im *importer) take(res *SheetResult, kind model.Kind, r Row) error {
	row := &importRow{sheet: res, number: r.Number, rec: r.Record, given: r.Given, derived: r.Derived}
	res.Read++
	for _, p := range r.Problems {
		res.add(Problem{Row: r.Number, Column: p.Column, Value: p.Value, Why: p.Why, Note: p.Note})
		row.bad = row.bad || !p.Note
	}
	im.rows[kind] = append(im.rows[kind], row)
	im.progress.tick()
	return nil
}

// maxProblems is how many problems of one sheet are told one by one, maxMarks how
// many are marked in the copy of the workbook.
const (
	maxProblems = 5000
	maxMarks    = 200000
)

func (s *SheetResult) add(p Problem) {
	if s.marks != nil {
		s.mark(p)
	}
	switch len(s.Problems) {
	case maxProblems:
		if s.more++; s.more > 1 {
			return
		}
		note := fmt.Sprintf("问题太多，只逐条列出前%d处，请先改正这些再导入", maxProblems)
		if s.marks != nil {
			note = fmt.Sprintf("问题太多，这里只逐条列出前%d处，其余见带错误标记的工作簿", maxProblems)
		}
		s.Notes = append(s.Notes, note)
	default:
		s.Problems = append(s.Problems, p)
	}
}

// finish puts the problems into the order of the rows, and says first which
// column is not there: it may be the reason for all of them.
func (s *SheetResult) finish() {
	slices.SortStableFunc(s.Problems, func(a, b Problem) int { return cmp.Compare(a.Row, b.Row) })
	if len(s.lacking) > 0 && s.Rejected > 0 {
		s.Notes = slices.Insert(s.Notes, 0, "没有找到必填的列：“"+strings.Join(s.lacking, "”“")+"”。如果表里有这一列而表头写法不同，请把表头改成这里的写法再导入")
	}
}

func (s *SheetResult) mark(p Problem) {
	if len(s.marks.Marked) == maxMarks {
		s.marks.Left++
		return
	}
	s.marks.Marked = append(s.marks.Marked, Problem{Row: p.Row, Column: p.Column, Value: p.Value, Why: p.Why, Note: p.Note})
}

// progress tells how far an import is: every row is read, judged and written.
type progress struct {
	tell func(done, total int)
	rows int
	past int // passes that are over
	done int // rows in this pass
}

const passes = 3

// tick tells of every thousandth row.
func (p *progress) tick() {
	if p.done++; p.tell != nil && p.done%1000 == 0 && p.done <= p.rows {
		p.tell(p.past*p.rows+p.done, passes*p.rows)
	}
}

// pass ends the n-th pass.
func (p *progress) pass(n int) {
	if p.past, p.done = n, 0; p.tell != nil && p.rows > 0 {
		p.tell(n*p.rows, passes*p.rows)
	}
}

// problem refuses the row for the field with the label; empty for the whole row.
func (row *importRow) problem(label, value, why string) {
	row.bad = true
	row.sheet.add(Problem{Row: row.number, Column: row.columnOf(label), Value: value, Why: why})
}

// hint tells of a field without refusing the row.
func (row *importRow) hint(label, value, why string) {
	row.sheet.add(Problem{Row: row.number, Column: row.columnOf(label), Value: value, Why: why, Note: true})
}

// columnOf names the column of a field as the person's own sheet does.
func (row *importRow) columnOf(label string) string {
	if row.sheet.column == nil || label == "" {
		return label
	}
	return row.sheet.column(label)
}

// plan works out what becomes of every row, kind by kind, so that a row may
// refer to one that the same import brings.
func (im *importer) plan() error {
	err := endDryRun(im.w.InTx(im.ctx, func(tx *sql.Tx) error {
		n := newNames(im.ctx, tx)
		var err error
		if im.today, err = im.w.LawDay(im.ctx, tx); err != nil {
			return err
		}
		for _, s := range model.Schemas() {
			if rows := im.rows[s.Kind]; len(rows) > 0 {
				if err := im.planKind(n, s, rows); err != nil {
					return err
				}
			}
		}
		if err := im.askAmong(n); err != nil {
			return err
		}
		for _, s := range model.Schemas() {
			im.settle(im.rows[s.Kind])
		}
		return errDryRun
	}))
	im.progress.pass(2)
	return err
}

func endDryRun(err error) error {
	if errors.Is(err, errDryRun) {
		return nil
	}
	return err
}

func (im *importer) planKind(n *names, s *model.Schema, rows []*importRow) error {
	ix, err := n.of(s.Kind)
	if err != nil {
		return err
	}
	first := map[string]*importRow{}
	for i, row := range rows {
		if i%500 == 0 && im.ctx.Err() != nil {
			return im.ctx.Err()
		}
		if err := im.resolveRefs(n, s, row, false); err != nil {
			return err
		}
		im.identify(ix, s, row)
		id := row.id(s)
		switch other := first[id]; {
		case other != nil && id != "":
			row.repeats(s, other)
		case row.claims(s, ix, id): // the number stays free for the row that is its own
		default:
			first[id] = row
		}
		if row.bad {
			n.refuse(ix, s, row)
			continue
		}
		// Learn it before references within the kind are resolved: a row may
		// refer to one further down.
		row.merge(s)
		if err := n.learn(ix, row.now); err != nil {
			return err
		}
		ix.LearnKeys(row.now)
	}
	for _, row := range rows {
		if row.bad {
			continue
		}
		if err := im.resolveRefs(n, s, row, true); err != nil {
			return err
		}
		row.merge(s)
		row.ask(s, im.today)
		if row.bad {
			n.forget(ix, s, row)
		} else {
			ix.Records[row.now.Key()] = row.now
		}
	}
	n.cascade(ix, s, rows)
	return nil
}

// claims refuses a row whose own 编号 is that of somebody else in the ledger: both
// the name and the identity number differ, so that it would write one person over
// another. A name alone that differs is pointed out: people are renamed.
func (row *importRow) claims(s *model.Schema, ix *index, id string) bool {
	name, number, ok := s.Identity()
	if row.was == nil || !ok {
		return false
	}
	here, there := name.Text(row.rec), name.Text(row.was)
	ours, theirs := number.Text(row.rec), number.Text(row.was)
	known := ix.ByKey(0, s.Deref(row.rec))
	switch {
	case here == "" || here == there || ours == theirs && ours != "":
		return false
	case known == "" && (ours == "" || theirs == ""):
		row.hint(name.Label, here, fmt.Sprintf("编号“%s”在台账中是“%s”，按更名处理（已保留）；如果不是同一%s，请改正本行的编号", id, there, measure(s)))
		return false
	}
	own, theirNumber := "请删去本行编号单元格的内容（由程序编号）", "没有登记"
	if known != "" {
		own = "台账中“" + here + "”的编号是“" + known + "”，请改用它，或删去本行编号单元格的内容"
	}
	if theirs != "" {
		theirNumber = "是“" + masked(s, theirs) + "”"
	}
	row.problem(s.Fields[0].Label, id, fmt.Sprintf("编号“%s”在台账中是“%s”，本行是“%s”，%s和%s都不同，没有导入。如果是另一%s，%s；如果确是同一%s，请先在程序中更正%s或%s，再导入",
		id, there, here, name.Label, number.Label, measure(s), own, measure(s), name.Label, number.Label))
	row.problem(name.Label, here, "台账中编号“"+id+"”的"+name.Label+"是“"+there+"”")
	row.problem(number.Label, ours, "台账中编号“"+id+"”的"+number.Label+theirNumber)
	ix.claimed[id] = here
	return true
}

// measure is the word that counts records of a kind.
func measure(s *model.Schema) string {
	if s.Kind == model.KindPerson {
		return "人"
	}
	return "户" + s.Label
}

// masked is a number of the ledger as problems may show it.
func masked(s *model.Schema, number string) string {
	if s.Kind == model.KindPerson {
		return model.MaskIdentity(number)
	}
	return number
}

// repeats refuses a row that means the same record as one before.
func (row *importRow) repeats(s *model.Schema, other *importRow) {
	if row.bad {
		return
	}
	where := fmt.Sprintf("第%d行", other.number)
	if other.sheet != row.sheet {
		where = "表“" + other.sheet.Name + "”" + where
	}
	label, value := "", ""
	if f, once := onceBy(s); once {
		label, value = f.Label, model.ClipLine(f.Text(row.rec), 40)
	}
	row.problem(label, value, "与"+where+"是同一条记录，重复了。如果不是同一条，请补填"+s.Fields[0].Label+"或其他能区分的内容")
}

// cascade refuses rows that refer, within their kind, to a row that was refused
// after they were read, and those that refer to them.
func (n *names) cascade(ix *index, s *model.Schema, rows []*importRow) {
	below := map[string][]*importRow{} // by what they refer to
	var fall []string
	for _, row := range rows {
		for _, f := range s.Fields {
			if f.Ref != s.Kind || row.bad || f.IsZero(row.now) {
				continue
			}
			id := f.Text(row.now)
			if below[id] = append(below[id], row); ix.Records[id] == nil {
				fall = append(fall, id)
			}
		}
	}
	for len(fall) > 0 {
		id := fall[len(fall)-1]
		fall = fall[:len(fall)-1]
		for _, row := range below[id] {
			if row.bad {
				continue
			}
			for _, f := range s.Fields {
				if f.Ref == s.Kind && f.Text(row.now) == id {
					row.problem(f.Label, id, "所引用的"+s.Label+"在本次导入中未通过，请先改正那一行")
				}
			}
			n.forget(ix, s, row)
			if row.was == nil {
				fall = append(fall, row.now.Key())
			}
		}
	}
}

// settle counts what becomes of each row.
func (im *importer) settle(rows []*importRow) {
	for _, row := range rows {
		im.progress.tick()
		switch {
		case row.bad:
			row.sheet.Rejected++
			continue
		case row.was == nil:
			row.sheet.Added++
		case row.was == row.now:
			row.sheet.Unchanged++
			continue
		default:
			row.sheet.Updated++
		}
		im.todo = append(im.todo, row)
	}
}

func (row *importRow) id(s *model.Schema) string { return s.Fields[0].Text(row.rec) }

// resolveRefs turns written references into IDs: those to other kinds first,
// those within the kind (上级企业) once all its rows are known.
func (im *importer) resolveRefs(n *names, s *model.Schema, row *importRow, within bool) error {
	for i, f := range s.Fields {
		if f.Ref == "" || (f.Ref == s.Kind) != within || !row.given[i] || f.IsZero(row.rec) {
			continue
		}
		text := f.Text(row.rec)
		id, err := n.resolve(f.Ref, text)
		var unknown errRef
		if errors.As(err, &unknown) {
			row.problem(f.Label, text, err.Error())
			continue
		}
		if err != nil {
			return err
		}
		if err := f.SetText(row.rec, id); err != nil {
			return err
		}
	}
	return nil
}

// identify finds the record that the row means, or gives it a new ID.
func (im *importer) identify(ix *index, s *model.Schema, row *importRow) {
	id := row.id(s)
	if len(id) > 64 {
		row.problem(s.Fields[0].Label, id, "编号过长（最多64个字符）")
		return
	}
	if s.Kind == model.KindOffice {
		id = model.OfficeID
	}
	if id == "" {
		var several bool
		if id, several = ix.Match(s.Deref(row.rec)); several {
			row.problem(s.Fields[0].Label, "", "与台账中不止一条记录相符，分不清是哪一条，请补填"+s.Fields[0].Label+"或其他能区分的内容")
			return
		}
	}
	if row.matched = id != "" && id != row.id(s); id == "" {
		id = im.w.NewID(s.Kind)
	}
	if err := s.Fields[0].SetText(row.rec, id); err != nil {
		row.problem(s.Fields[0].Label, id, err.Error())
	}
	if row.was = ix.Records[id]; row.was == nil {
		row.hintTwin(ix, s, id)
	}
}

// hintTwin tells of a new number for what seems to be known under another, as
// when a roster brings the staff numbers of another system.
func (row *importRow) hintTwin(ix *index, s *model.Schema, id string) {
	if len(s.Keys) == 0 || len(s.Keys[0]) != 1 {
		return
	}
	other := ix.ByKey(0, s.Deref(row.rec))
	if other == "" || other == id {
		return
	}
	f, _ := s.Field(s.Keys[0][0])
	row.hint(f.Label, f.Text(row.rec), "与编号为“"+other+"”的"+s.Label+"相同，可能是同一条记录；如果是，请改用那个编号或不填编号（已按新记录处理）")
}

// merge lays the filled cells over the record that is there.
func (row *importRow) merge(s *model.Schema) {
	if row.was == nil {
		row.now = s.Deref(row.rec)
		return
	}
	p := s.Pointer(row.was)
	for i, f := range s.Fields {
		if row.given[i] || row.derived != nil && row.derived[i] && f.IsZero(p) {
			f.Copy(p, row.rec)
		}
	}
	row.now = s.Deref(p)
}

// ask refuses a record that can never be. What a row leaves as it is in the ledger is
// not written, and not asked.
func (row *importRow) ask(s *model.Schema, today day.Day) {
	if row.was == row.now {
		return
	}
	for _, f := range model.Law(today, row.now) {
		row.fault(s, f)
	}
}

// fault refuses the row for a fault of its record.
func (row *importRow) fault(s *model.Schema, f model.Fault) {
	label, value := "", ""
	if field, ok := s.Field(f.Field); ok {
		label, value = field.Label, model.ClipLine(field.Text(row.now), 40)
		if field.Ref != "" || field.Type == model.BoolField || field.Style == "secret" {
			value = ""
		}
	}
	row.problem(label, value, f.Say)
}

// forget takes a row that was learned and then refused out of what is known: the
// record stays as it was.
func (n *names) forget(ix *index, s *model.Schema, row *importRow) {
	if row.was != nil {
		ix.Records[row.id(s)] = row.was
		return
	}
	delete(ix.Records, row.id(s))
	n.refuse(ix, s, row)
}

// refuse remembers how a refused row was called, for the rows that refer to it.
func (n *names) refuse(ix *index, s *model.Schema, row *importRow) {
	called, err := n.called(s.Deref(row.rec))
	if err != nil {
		return // what it refers to is not known either
	}
	for _, f := range s.Fields { // a charter or a case is called by what it is of, here still as written
		if f.Ref != "" && f.Required {
			called = append(called, f.Text(row.rec))
		}
	}
	for _, name := range called {
		ix.refused[name] = true
	}
}

// apply writes what plan settled.
func (im *importer) apply(wr *store.Writer) error {
	for i, row := range im.todo {
		if i%500 == 0 && im.ctx.Err() != nil {
			return im.ctx.Err()
		}
		im.progress.tick()
		var err error
		if row.was == nil {
			err = wr.Add(row.now)
		} else {
			err = wr.Change(row.was, row.now)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) annotate() error {
	if im.req.Annotate.Path == "" {
		return nil
	}
	problems := map[string]Marks{}
	for _, s := range im.res.Sheets {
		if s.marks != nil {
			problems[s.Name] = *s.marks
		}
	}
	if err := Annotate(im.req.Files[0], im.req.Annotate, problems); err != nil {
		return store.Fault("写出带错误标记的工作簿", err)
	}
	return nil
}
