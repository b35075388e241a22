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
	"partyledger/store/charterfile"
)

// Request says what to import and how.
type Request struct {
	Files      []string
	DryRun     bool         // work everything out, write nothing
	Strict     bool         // one bad row refuses everything
	Annotate   store.Target // copy of the (one) workbook with an 错误 column; empty = none
	Enterprise string       // whose charters they are, and the enterprise of tables that have no column for it; empty = by the file itself
	Passwords  []string     // of the workbooks that have one: each is tried
	Tables     []string     // files that are tables although they do not look so (.txt)
	Charters   []string     // files that are charters although they look like tables (.txt)
	Charter    string       // for one charter: the ID of the recorded version whose text it is; empty = a version of its own
	Progress   func(done, total int)

	// What a person wants otherwise of the tables. Choices are by Decision.Key; the others
	// hold for all tables of the files.
	Choices      map[string]Choice
	As           model.Kind        // of all tables; empty = as decided
	Maps         []ColumnMap       // of columns by sheet
	Fixes        []CellFix         // of cells by sheet
	Fixed        map[string]string // values by field (Go name or label), for what has no column
	Organization string            // as Enterprise
	Profile      string            // name of a profile; empty = none, and the ones that fit are offered
	Doubts       string            // Take or Leave: the answer to all doubts that a Choice leaves open
	Make         []Making          // records that are made before the rows that name them
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
	Doubtful  int       `json:"doubtful,omitempty"` // with an open doubt: not written
	Left      int       `json:"left,omitempty"`     // with a doubt that was answered so
	Problems  []Problem `json:"problems"`
	Notes     []string  `json:"notes,omitempty"` // about the sheet as a whole

	lacking []string // fields that every record needs and the sheet has no column for
	more    int      // problems that are not listed
	marks   *Marks   // for the marked copy; nil = none is asked for
}

// Rejected is how many rows were refused.
func (r *Outcome) Rejected() int {
	n := 0
	for _, s := range r.Sheets {
		n += s.Rejected
	}
	return n
}

// Doubtful is how many rows wait for an answer.
func (r *Outcome) Doubtful() int {
	n := 0
	for _, s := range r.Sheets {
		n += s.Doubtful
	}
	return n
}

// errDryRun ends a transaction that must not be kept.
var errDryRun = errors.New("dry run")

// Trial works everything out and writes nothing: what Import does with the same request.
func Trial(ctx context.Context, w *store.Workspace, req Request) (*Outcome, error) {
	req.DryRun = true
	return Import(ctx, w, req)
}

// Import takes files in. On a dry run or a strict refusal nothing is written; a
// cancelled context leaves nothing either. The result tells of every row even
// when an error comes with it.
func Import(ctx context.Context, w *store.Workspace, req Request) (*Outcome, error) {
	if err := w.MayWrite(); err != nil && !req.DryRun {
		return nil, err
	}
	im := &importer{ctx: ctx, req: req, w: w, res: &Outcome{Sheets: []*SheetResult{}, Tables: []*Table{}},
		progress: progress{tell: req.Progress},
		fresh:    map[model.Kind]map[string]bool{}, unknown: map[unknownUnit]*Unit{}, said: map[[2]string]bool{}}
	if req.Annotate.Path != "" && (len(req.Files) != 1 || req.charter(req.Files[0])) {
		return nil, store.Refuse("错误标记只能写到一个工作簿上，没有导入。请一次只选一个名册或台账。")
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
	im.tell()
	if err := im.annotate(); err != nil {
		return im.res, err
	}
	rejected := im.res.Rejected()
	switch {
	case req.DryRun:
		im.progress.pass(passes)
		return im.res, nil
	case req.Strict && im.res.Doubtful() > 0:
		return im.res, store.Refuse("有%d行存疑而没有回答，按要求整批没有导入。数据没有改动。", im.res.Doubtful())
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
	if err := noteUsed(ctx, w, im.res.Tables); err != nil {
		return im.res, store.Fault("记下对应关系的使用日期", err)
	}
	im.progress.pass(passes)
	return im.res, nil
}

// importer is one import under way.
type importer struct {
	ctx  context.Context
	req  Request
	w    *store.Workspace
	res  *Outcome
	rows map[model.Kind][]*importRow // as read, by kind
	todo []*importRow                // accepted and different, in the order to write

	wishes  *wishes
	blocks  []*block                       // all tables
	fresh   map[model.Kind]map[string]bool // units that the files bring
	unknown map[unknownUnit]*Unit
	said    map[[2]string]bool // hints that were given

	today day.Day // that the law of records goes by

	progress progress
}

// importRow is one row on its way in.
type importRow struct {
	sheet    *SheetResult
	block    *block // its table; nil of charters and of what is made
	of       *model.Schema
	parent   *importRow // whose further record it is; nil = none's
	whole    *importRow // of an article or a clause: its charter; nil = of none that the file brings
	link     int        // its field that points at the parent
	number   int
	rec      any    // pointer to the record as read; references still as written
	given    []bool // by field: the cell was filled
	derived  []bool // by field: worked out from others; nil = none
	identity string // of the person, where the row belongs to another ledger
	born     day.Day
	none     []int // fields in which a word for nothing stands
	bad      bool
	open     bool            // a doubt is not answered: nothing is written
	left     bool            // a person left it out
	matched  bool            // it has no number: what it means was found by its natural keys
	newcomer *newcomer       // what it tells of its person, who may not be known; nil = nothing
	waits    map[string]bool // by reference whose person was asked for: nobody is recorded yet
	wanted   []*importRow    // of a person who was asked for: the rows that name him
	was      model.Record    // what the ledger has; nil = new
	now      model.Record    // what it is to become
}

// out reports that nothing of the row is written.
func (row *importRow) out() bool { return row.bad || row.open || row.left }

func (row *importRow) schema() *model.Schema { return row.of }

// readAll opens every workbook before it reads the first, so that the number of
// rows is known from the beginning.
func (im *importer) readAll() error {
	im.rows = map[model.Kind][]*importRow{}
	profiles, err := Profiles(im.ctx, im.w)
	if err != nil {
		return err
	}
	n := newNames(im.ctx, im.w.Conn())
	im.wishes = newWishes(im.req, profiles, im.lookup(n))
	im.wishes.branch = func(enterprise string) string { return im.onlyBranch(n, enterprise) }
	im.wishes.meant = func(name string) bool {
		id, err := n.organization(name, "")
		return id != "" && err == nil
	}
	im.wishes.within = func(kind model.Kind, text string) string { return n.within(kind, text) }
	if err := im.make(); err != nil {
		return err
	}
	books := map[string]*Workbook{}
	defer func() {
		for _, wb := range books {
			wb.Close()
		}
	}()
	for _, path := range im.req.Files {
		if im.req.charter(path) || books[path] != nil {
			continue
		}
		wb, err := im.req.open(im.ctx, path)
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

// lookup finds an enterprise or organisation by what people write, in the ledger or
// among those that the files bring; the only enterprise, if nothing is written.
func (im *importer) lookup(n *names) func(model.Kind, string) (string, bool) {
	return func(kind model.Kind, text string) (string, bool) {
		ix, err := n.of(kind)
		if err != nil {
			return "", false
		}
		if text == "" {
			for id := range ix.Records {
				return id, len(ix.Records) == 1
			}
			return "", false
		}
		if im.fresh[kind][text] {
			return text, true
		}
		id, err := n.resolve(kind, text)
		return id, err == nil
	}
}

// onlyBranch names the branch of an enterprise that has no other.
func (im *importer) onlyBranch(n *names, enterprise string) string {
	id, err := n.resolve(model.KindEnterprise, enterprise)
	if err != nil {
		return ""
	}
	ix, err := n.of(model.KindOrganization)
	if err != nil {
		return ""
	}
	only := ""
	for key, r := range ix.Records {
		if o := r.(model.Organization); o.EnterpriseID == id && o.Type == model.Branch && o.Ended.IsZero() {
			if only != "" {
				return ""
			}
			only = key
		}
	}
	return n.RefText(model.Ref{Kind: model.KindOrganization, ID: only})
}

// make queues the records that are made before the rows that name them.
func (im *importer) make() error {
	if len(im.req.Make) == 0 {
		return nil
	}
	res := &SheetResult{Name: "新建的单位", Problems: []Problem{}}
	im.res.Sheets = append(im.res.Sheets, res)
	for i, m := range im.req.Make {
		s := model.SchemaOf(m.Kind)
		if s == nil {
			return store.Refuse("不能新建这一类记录：“%s”。没有导入。", m.Kind)
		}
		row := &importRow{sheet: res, of: s, number: i + 1, rec: s.New(), given: make([]bool, len(s.Fields))}
		for name, text := range m.Fields {
			at := fieldNamed(s, name)
			if at < 0 || text == "" {
				continue
			}
			if err := s.Fields[at].SetText(row.rec, text); err != nil {
				row.problem(s.Fields[at].Label, text, err.Error())
			}
			row.given[at] = true
		}
		res.Read++
		im.known(row)
		im.rows[m.Kind] = append(im.rows[m.Kind], row)
	}
	return nil
}

// known remembers the name of a unit that the files bring.
func (im *importer) known(row *importRow) {
	if k := row.of.Kind; k != model.KindEnterprise && k != model.KindOrganization {
		return
	}
	if im.fresh[row.of.Kind] == nil {
		im.fresh[row.of.Kind] = map[string]bool{}
	}
	for _, name := range []string{"Name", "ShortName"} {
		if f, ok := row.of.Field(name); ok && !f.IsZero(row.rec) {
			im.fresh[row.of.Kind][f.Text(row.rec)] = true
		}
	}
}

func isCharter(path string) bool {
	return slices.Contains(charterfile.Extensions(), strings.ToLower(filepath.Ext(path)))
}

func (im *importer) readWorkbook(path string, wb *Workbook) error {
	found, taken := len(im.res.Sheets), false
	for i, s := range wb.Sheets() {
		if s.quiet {
			continue
		}
		if is, err := im.sheetRevision(path, wb, i); is || err != nil {
			if err != nil {
				return err
			}
			taken = true
			continue
		}
		res := &SheetResult{Name: s.Name, Problems: []Problem{}}
		if im.req.Annotate.Path != "" {
			res.marks = &Marks{}
		}
		at := len(im.res.Sheets)
		began := func(b *block) { im.blocks = append(im.blocks, b) }
		blocks, err := wb.walk(im.ctx, i, im.wishes, began, func(b *block, r Row) error { return im.take(res, b, r) })
		if err != nil {
			return err
		}
		for _, b := range blocks {
			taken = taken || b.schema != nil && (res.Read > 0 || len(b.LeftOut) > 0) || b.chosenAside
			res.note(b)
		}
		if far := wb.Sheets()[i].Beyond(); far != "" && !slices.ContainsFunc(res.Notes,
			func(n string) bool { return strings.HasSuffix(n, far) }) {
			res.Notes = append(res.Notes, far)
		}
		if res.Read > 0 || len(res.Notes) > 0 {
			im.res.Sheets = slices.Insert(im.res.Sheets, at, res)
		}
	}
	if len(im.res.Sheets) == found {
		im.res.Sheets = append(im.res.Sheets, &SheetResult{Name: filepath.Base(path), Problems: []Problem{},
			Notes: []string{"没有读到任何数据行。请用“导出模板”得到的工作簿填写，或检查表头。"}})
	}
	if !taken {
		im.res.Nothing = append(im.res.Nothing, filepath.Base(path))
	}
	return nil
}

// note tells of a table what a person must know of it as a whole.
func (s *SheetResult) note(b *block) {
	if b.schema == nil {
		s.Notes = append(s.Notes, b.Why)
		return
	}
	s.lacking = append(s.lacking, b.lacking...)
	var unknown []string
	for _, c := range b.Columns {
		if c.Field != "" || c.How != NotKnown && !(b.counts && headKey(c.Heading) == "编号") {
			continue
		}
		switch {
		case c.Heading == "":
			unknown = append(unknown, c.Column+"列（没有表头）")
		case c.How == NotKept:
			unknown = append(unknown, c.Heading+"（"+c.Note+"）")
		default:
			unknown = append(unknown, c.Heading)
		}
	}
	if len(unknown) > 0 {
		s.Notes = append(s.Notes, "以下列不认识，没有读取："+strings.Join(unknown, "、"))
	}
}

func (im *importer) take(res *SheetResult, b *block, r Row) error {
	row := &importRow{sheet: res, block: b, of: b.schema, number: r.Number, rec: r.Record, given: r.Given, derived: r.Derived, none: r.none,
		identity: r.identity, born: r.born}
	res.Read++
	b.Counts.Read++
	for _, p := range r.Problems {
		row.add(Problem{Row: r.Number, Column: p.Column, Value: p.Value, Why: p.Why, Note: p.Note})
		row.bad = row.bad || !p.Note
	}
	row.newcomer = r.newcomer
	rows := []*importRow{row}
	if len(r.Doubts) > 0 {
		rows = im.takeDoubts(row, r)
		for _, one := range rows {
			one.open, one.left = row.open, row.left
		}
	}
	im.known(row)
	im.rows[b.schema.Kind] = append(im.rows[b.schema.Kind], rows...)
	im.queueSides(row, r.sides)
	im.progress.tick()
	return nil
}

// add keeps a problem of the row, for its sheet and for its table.
func (row *importRow) add(p Problem) {
	row.sheet.add(p)
	b := row.block
	if len(row.wanted) > 0 {
		b = row.wanted[0].block
	}
	switch {
	case b == nil:
	case len(b.Problems) < maxProblems:
		b.Problems = append(b.Problems, p)
	default:
		b.More++
	}
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
	row.add(Problem{Row: row.number, Column: row.columnOf(label), Value: value, Why: why})
}

// hint tells of a field without refusing the row.
func (row *importRow) hint(label, value, why string) {
	row.add(Problem{Row: row.number, Column: row.columnOf(label), Value: value, Why: why, Note: true})
}

// columnOf names the column of a field as the person's own sheet does.
func (row *importRow) columnOf(label string) string {
	if row.block == nil || label == "" || row.parent != nil {
		return label
	}
	return row.block.columnOf(label)
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
			if s.Kind == model.KindPerson {
				if err := im.newcomers(n); err != nil {
					return err
				}
			}
		}
		if err := im.askAmong(n); err != nil {
			return err
		}
		im.dropUnwanted()
		for _, s := range model.Schemas() {
			if err := im.settle(n, s, im.rows[s.Kind]); err != nil {
				return err
			}
		}
		return im.suggest(n)
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
		if err := im.byBranch(n, s, row); err != nil {
			return err
		}
		row.direction()
		if err := im.settleDues(n, s, row); err != nil {
			return err
		}
		im.identify(ix, s, row)
		im.doubt(ix, s, row)
		id := row.id(s)
		switch other := first[id]; {
		case row.open || row.left:
		case other != nil && id != "":
			row.repeats(s, other)
		case row.claims(s, ix, id): // the number stays free for the row that is its own
		default:
			first[id] = row
		}
		if row.out() {
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
		if row.out() {
			continue
		}
		if err := im.resolveRefs(n, s, row, true); err != nil {
			return err
		}
		row.belowParent(ix)
		row.merge(s)
		row.oneByOne(s)
		row.ask(s, im.today)
		if row.out() {
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
			if f.Ref != s.Kind || row.out() || f.IsZero(row.now) {
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
			if row.out() {
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

func (row *importRow) id(s *model.Schema) string { return s.Fields[0].Text(row.rec) }

// resolveRefs turns written references into IDs: those to other kinds first,
// those within the kind (上级企业) once all its rows are known.
func (im *importer) resolveRefs(n *names, s *model.Schema, row *importRow, within bool) error {
	for i, f := range s.Fields {
		if f.Ref == "" || (f.Ref == s.Kind) != within || row.parent != nil && i == row.link {
			continue
		}
		if !row.given[i] && (row.derived == nil || !row.derived[i]) || f.IsZero(row.rec) {
			continue
		}
		text := f.Text(row.rec)
		id, err := n.resolve(f.Ref, text)
		if err == nil && f.Name == "OrganizationID" {
			err = im.otherCompany(n, row, text, id)
		}
		if f.Name == "PersonID" && (row.identity != "" || !row.born.IsZero()) {
			id, err = im.tellPerson(n, row, text, id, err)
		}
		var unknown errRef
		if errors.As(err, &unknown) {
			if id, err = im.unresolved(n, row, f, text, unknown); err != nil {
				return err
			}
			if id == "" {
				continue
			}
		}
		if err != nil {
			return err
		}
		if err := f.SetText(row.rec, id); err != nil {
			return err
		}
	}
	return row.follow(s)
}

// unresolved refuses the row for a reference that means nothing, or asks where it could
// mean several people.
func (im *importer) unresolved(n *names, row *importRow, f model.Field, text string, why errRef) (id string, err error) {
	ix, err := n.of(f.Ref)
	if err != nil {
		return "", err
	}
	if id, err = im.inOtherWords(n, row, f, text); id != "" || err != nil {
		return id, err
	}
	if row.parent != nil { // what stands beside the record is no reason to refuse anything
		row.left = true
		if !row.parent.out() {
			row.hint(f.Label, text, why.Error()+"；这一项没有登记")
		}
		return "", nil
	}
	if row.waits[f.Name] {
		return "", nil
	}
	if same := ix.alive(text); f.Ref == model.KindPerson && len(same) > 1 && row.block != nil && !row.bad {
		answer := im.raise(row, severalDoubt(ix, row, same, fmt.Sprintf("台账中不止一个人叫“%s”，分不清是哪一位", text), false))
		if ix.Records[answer] != nil {
			return answer, nil
		}
		return "", nil
	}
	if row.outside(f, text) {
		return "", nil
	}
	if row.whole != nil && row.whole.out() { // it falls with its charter, of which this is told
		row.bad = true
		return "", nil
	}
	row.problem(f.Label, text, why.Error())
	return "", im.unknownRef(n, row, f, text)
}

// outside keeps the name of somebody whom the ledger does not know in the field for those
// outside of it, where there is one: 转往单位 beside 转入党支部.
func (row *importRow) outside(f model.Field, text string) bool {
	if f.Required {
		return false
	}
	stem := strings.TrimSuffix(f.Name, "ID")
	for _, name := range []string{stem, stem + "Unit"} {
		i := fieldIndex(row.of, name)
		if i < 0 || !strings.HasSuffix(row.of.Fields[i].Label, "（系统外）") || !row.of.Fields[i].IsZero(row.rec) ||
			row.of.Fields[i].SetText(row.rec, text) != nil {
			continue
		}
		f.Clear(row.rec)
		row.given[i] = true
		row.hint(f.Label, text, "台账中没有“"+text+"”，登记在“"+row.of.Fields[i].Label+"”（已保留）")
		return true
	}
	return false
}

// follow points a further record at that of its row.
func (row *importRow) follow(s *model.Schema) error {
	switch {
	case row.parent == nil:
		return nil
	case row.parent.out() || row.parent.now == nil:
		row.left = true
		return nil
	}
	row.given[row.link] = true
	return s.Fields[row.link].SetText(row.rec, row.parent.now.Key())
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
			if id = im.which(ix, s, row); id == "" {
				return
			}
		}
		if id == "" {
			id = im.byName(ix, s, row)
		}
	}
	if row.matched = id != "" && id != row.id(s) && id != AsNew; id == "" || id == AsNew {
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
		if row.given[i] && !f.IsZero(row.rec) && f.Type == model.DayField && strings.HasPrefix(f.Text(p), f.Text(row.rec)) {
			continue // the month of the day that is known
		}
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
	wb, err := im.req.open(im.ctx, im.req.Files[0])
	if err != nil {
		return err
	}
	if err := annotate(wb, im.req.Annotate, problems); err != nil {
		return store.Fault("写出带错误标记的工作簿", err)
	}
	return nil
}
