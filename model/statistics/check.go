package statistics

// The checks between the forms (勾稽关系, REPORTS D-9): K1 … K14. What does not come out
// stops 已校核; what only asks for an explanation does so until the office has given one.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/figure"
)

// Fault is one thing that a check has found.
type Fault struct {
	Relation string      // K1
	Form     string      // key of the form that is to be looked at
	Say      string      // a sentence for people
	At       []Term      // the cells of the form that do not agree; may be empty
	Refs     []model.Ref // the records that are to be looked at; may be empty
	Explain  bool        // an explanation is enough
	Given    string      // the explanation that the office has recorded; empty = none
}

// Stops reports that the forms cannot be called checked because of it.
func (f Fault) Stops() bool { return !f.Explain || f.Given == "" }

// Outcome is how it came out, in a word.
func (f Fault) Outcome() string {
	switch {
	case !f.Stops():
		return "已说明"
	case f.Explain:
		return "待说明"
	}
	return "未通过"
}

// Relation is what a check asks.
type Relation struct {
	Key, Asks string
}

// Relations lists them.
func Relations() []Relation {
	return []Relation{
		{"K1", "两年比较：本年增加、减少等于各项之和，整建制不多于转接，应有数＝上年底＋增加－减少，实有数与应有数之差为0，否则附说明"},
		{"K2", "本年“上年底总数”等于上年“本年底实有数”"},
		{"K3", "两年比较的“发展党员”等于发展党员情况（一）的总计"},
		{"K4", "发展党员总计等于六个年龄段之和、等于六类学历之和，不少于女、少数民族"},
		{"K5", "总计等于一至六项之和，在岗职工等于公有制与非公有制之和，公有制合计等于六类岗位之和，农民工不多于工勤技能人员，规定不填的格没有人"},
		{"K6", "发展党员（二）各行不多于（一）的总计，各行35岁及以下不多于（一）的前三个年龄段之和；第一线、专业技术职务等于各类之和；“推优”不多于共青团员"},
		{"K7", "预备期满等于已审批与尚未讨论或审批之和；已审批等于转正、延长、取消之和"},
		{"K8", "年末预备党员等于上年末预备党员加发展、减转正、减取消资格，加减转接和出党"},
		{"K9", "基层组织数等于党委、总支部、支部之和，换届不多于任届期满"},
		{"K10", "企业单位数等于单独、联合、未建立党组织的之和，各列相同"},
		{"K11", "在岗党员不多于在岗职工，工勤技能党员不多于工勤技能人员"},
		{"K12", "统计到的人没有性别、民族、学历、出生日期未填的"},
		{"K13", "新发展的60岁及以上在岗职工、“其他”人员附名单和说明"},
		{"K14", "比上年变动20%以上且5以上的附说明"},
	}
}

// checker gathers what is found.
type checker struct {
	*Set
	notes  map[string]string // by relation
	faults []Fault
}

var keptFaults = model.NewKept[[]Fault]()

// Check asks all relations of a book's forms, in their order. Of a closed year it asks those
// of the figures that were handed in.
func Check(b *model.Book) []Fault {
	return keptFaults.Of(b, func() []Fault { return Of(b).check() })
}

// Passed reports that nothing is left that stops 已校核.
func Passed(faults []Fault) bool { return !slices.ContainsFunc(faults, Fault.Stops) }

func (s *Set) check() []Fault {
	c := &checker{Set: s, notes: map[string]string{}}
	for _, n := range model.Everywhere[model.StatisticsNote](s.b) {
		if n.Year == s.Year && (n.EnterpriseID == s.b.Scope || n.EnterpriseID == "" && c.notes[string(n.Relation)] == "") {
			c.notes[string(n.Relation)] = n.Text
		}
	}
	c.checkCompare()
	c.checkAdmitted()
	c.checkProbation()
	c.checkUnits()
	c.checkPeople()
	c.checkChange()
	slices.SortStableFunc(c.faults, func(x, y Fault) int { return cmp.Compare(order(x.Relation), order(y.Relation)) })
	return c.faults
}

func order(relation string) int {
	return slices.IndexFunc(Relations(), func(r Relation) bool { return r.Key == relation })
}

func (c *checker) add(relation, form string, refs []model.Ref, format string, args ...any) {
	c.faults = append(c.faults, Fault{Relation: relation, Form: form, Refs: refs, Say: fmt.Sprintf(format, args...)})
}

// ask adds what an explanation is enough for.
func (c *checker) ask(relation, form string, refs []model.Ref, format string, args ...any) {
	c.faults = append(c.faults, Fault{Relation: relation, Form: form, Refs: refs, Say: fmt.Sprintf(format, args...), Explain: true,
		Given: c.notes[relation]})
}

// equal asks that a figure is the sum of others.
func (c *checker) equal(relation string, f *Form, row, col int, of ...Term) {
	sum := 0
	for _, t := range of {
		if t.Minus {
			sum -= f.At(t.Row, t.Col)
		} else {
			sum += f.At(t.Row, t.Col)
		}
	}
	if have := f.At(row, col); have != sum {
		c.add(relation, f.Key, f.Rows[row].Cells[col].Refs, "%s%s“%s”为%d，应等于%s，为%d。", f.Title, f.Place(row, col), f.Rows[row].label(), have,
			c.terms(f, of), sum)
		c.at(Term{Row: row, Col: col})
	}
}

// label is a row's head without its indent.
func (r Row) label() string { return strings.TrimLeft(r.Head(), " 　") }

// terms names cells by the rows, or by the columns of a form of one row.
func (c *checker) terms(f *Form, of []Term) string {
	var b strings.Builder
	for i, t := range of {
		switch {
		case t.Minus:
			b.WriteString("－")
		case i > 0:
			b.WriteString("＋")
		}
		b.WriteString(f.Place(t.Row, t.Col))
	}
	return b.String()
}

// atMost asks that a figure is no more than another.
func (c *checker) atMost(relation string, f *Form, row, col, ofRow, ofCol int) {
	if have, most := f.At(row, col), f.At(ofRow, ofCol); have > most {
		c.add(relation, f.Key, f.Rows[row].Cells[col].Refs, "%s%s“%s”为%d，不应多于%s“%s”的%d。", f.Title, f.Place(row, col),
			f.Rows[row].label(), have,
			f.Place(ofRow, ofCol), f.Rows[ofRow].label(), most)
		c.at(Term{Row: row, Col: col}, Term{Row: ofRow, Col: ofCol})
	}
}

// at says which cells the last fault is about.
func (c *checker) at(cells ...Term) { c.faults[len(c.faults)-1].At = cells }

func rowsOf(col int, rows ...int) []Term {
	var out []Term
	for _, r := range rows {
		out = append(out, Term{Row: r, Col: col})
	}
	return out
}

func colsOf(row, from, to int) []Term {
	var out []Term
	for c := from; c <= to; c++ {
		out = append(out, Term{Row: row, Col: c})
	}
	return out
}

// checkCompare is K1, K2 and K3.
func (c *checker) checkCompare() {
	f := c.Form(Compare)
	c.equal("K1", f, rowMore, 0, rowsOf(0, rowAdmitted, rowReinstated, rowCameIn)...)
	c.equal("K1", f, rowLess, 0, rowsOf(0, rowExpelled, rowSuspended, rowDied, rowWentOut)...)
	c.atMost("K1", f, rowCameWhole, 0, rowCameIn, 0)
	c.atMost("K1", f, rowWentWhole, 0, rowWentOut, 0)
	c.equal("K1", f, rowShould, 0, Term{Row: rowStart}, Term{Row: rowMore}, Term{Row: rowLess, Minus: true})
	c.equal("K1", f, rowDiffer, 0, Term{Row: rowThere}, Term{Row: rowShould, Minus: true})
	c.unexplained(f)
	c.checkStart(f)
	if one := c.Form(AdmittedOne); f.At(rowAdmitted, 0) != one.At(lineAll, colAll) {
		c.add("K3", AdmittedOne, c.noPost, "两年比较的发展党员为%d名，发展党员情况（一）的总计为%d名。", f.At(rowAdmitted, 0), one.At(lineAll, colAll))
	}
}

// unexplained is those of whom nothing tells how they came or went.
func (c *checker) unexplained(f *Form) {
	if c.exact() {
		if n := f.At(rowDiffer, 0); n != 0 {
			c.ask("K1", Compare, nil, "实有数与应有数相差%d，须附说明。", n)
		}
		return
	}
	x := figure.MovementOf(c.b)
	for _, m := range slices.Concat(x.In, x.Out) {
		if m.What != "" {
			continue
		}
		who, came := c.b.NameOf(personRef(m.PersonID)), slices.ContainsFunc(x.In, func(y model.Change) bool { return y == m })
		refs := []model.Ref{personRef(m.PersonID)}
		switch {
		case came:
			c.ask("K1", Compare, refs, "%s本年计为党员，没有登记接收审批日期，也没有登记转入，不能归入发展党员或者转入，请补登或者附说明。", who)
		case m.From.Kind == model.KindEnterprise || m.From.Kind == model.KindOrganization:
			c.ask("K1", Compare, append(refs, m.From), "%s所在的%s已终止，没有登记转出或者现在的党支部，不能归入减少的任何一项，请补登或者附说明。", who, c.b.NameOf(m.From))
		default:
			c.ask("K1", Compare, refs, "%s本年不再计为党员，登记的离开方式不能归入出党、停止党籍、死亡或者转出，请改登或者附说明。", who)
		}
	}
}

func (c *checker) exact() bool { return c.Closed != nil && c.Closed.Exact }

// checkStart is K2: what was handed in for the last year against what the ledger comes to
// now.
func (c *checker) checkStart(f *Form) {
	end := day.Of(c.Year-1, 12, 31)
	last, exact, ok := c.b.CloseOn(end, c.b.Scope)
	if !ok {
		return
	}
	if exact {
		for _, y := range model.Owned[model.YearForm](c.b, last.ID) {
			if y.Form != Compare {
				continue
			}
			was := &Form{Columns: f.Columns, Rows: make([]Row, len(f.Rows))}
			for i := range was.Rows {
				was.Rows[i].Cells = make([]Cell, 1)
			}
			was.restore(y.Cells)
			if n := was.At(rowThere, 0); n != f.At(rowStart, 0) {
				c.add("K2", Compare, nil, "上年底总数为%d名，%d年年结的本年底实有数为%d名。", f.At(rowStart, 0), c.Year-1, n)
			}
		}
	}
	if c.exact() {
		return
	}
	kept, now := figure.MembersAt(c.b, end), figure.MembersAt(c.b.Reckoned(), end)
	gone, come := apart(kept.Total, now.Total)
	if len(gone)+len(come) > 0 {
		c.ask("K2", Compare, append(gone, come...), "%d年年结以后补登、改登的记录使%d年末党员数由%d名变为%d名：%s。上年数以年结为准，变动计入本年，请附说明。", c.Year-1, c.Year-1,
			len(kept.Total), len(now.Total), c.names(append(gone, come...)))
	}
}

// apart is who is in one list only.
func apart(was, is []*model.Person) (gone, come []model.Ref) {
	before, after := map[string]bool{}, map[string]bool{}
	for _, p := range was {
		before[p.ID] = true
	}
	for _, p := range is {
		if after[p.ID] = true; !before[p.ID] {
			come = append(come, personRef(p.ID))
		}
	}
	for _, p := range was {
		if !after[p.ID] {
			gone = append(gone, personRef(p.ID))
		}
	}
	return gone, come
}

// checkAdmitted is K4, K5 and K6.
func (c *checker) checkAdmitted() {
	one, two := c.Form(AdmittedOne), c.Form(AdmittedTwo)
	for row := range one.Rows {
		c.equal("K4", one, row, colAll, colsOf(row, colAges, colSchools-1)...)
		c.equal("K4", one, row, colAll, colsOf(row, colSchools, len(one.Columns)-1)...)
		c.atMost("K4", one, row, colWomen, row, colAll)
		c.atMost("K4", one, row, colPeoples, row, colAll)
	}
	for _, f := range []*Form{one, c.Form(Activists)} {
		for col := range f.Columns {
			c.equal("K5", f, lineAll, col, rowsOf(col, lineOnDuty, lineFarmer, lineSoldier, lineStudent, lineRetired, lineOther)...)
			c.equal("K5", f, lineOnDuty, col, rowsOf(col, linePublic, linePrivate)...)
			c.equal("K5", f, linePublic, col, rowsOf(col, through(lineOfficial, linePublicWorker)...)...)
			c.equal("K5", f, linePrivate, col, rowsOf(col, through(linePrivateManager, linePrivateWorker)...)...)
			c.atMost("K5", f, linePublicMigrant, col, linePublicWorker, col)
			c.atMost("K5", f, linePrivateMigrant, col, linePrivateWorker, col)
		}
	}
	if len(c.noPost) > 0 {
		c.add("K5", AdmittedOne, c.noPost, "%s的用工形式、工作岗位未填或者登记为“其他”，不能归入表内任何一行，请改登。", c.names(c.noPost))
	}
	if len(c.barred) > 0 {
		c.add("K5", Activists, c.barred, "%s登记的第一线落在表式规定不填的格里，没有计入，请核对岗位和第一线。", c.names(c.barred))
	}
	young := one.At(lineAll, colAges) + one.At(lineAll, colAges+1) + one.At(lineAll, colAges+2)
	for row := range two.Rows {
		if n, all := two.At(row, 0), one.At(lineAll, colAll); n > all {
			c.add("K6", AdmittedTwo, two.Rows[row].Cells[0].Refs, "发展党员情况（二）“%s”为%d，多于（一）的总计%d。", two.Rows[row].label(), n, all)
		}
		if n := two.At(row, 2); n > young {
			c.add("K6", AdmittedTwo, two.Rows[row].Cells[2].Refs,
				"发展党员情况（二）“%s”35岁及以下为%d，多于（一）前三个年龄段之和%d。", two.Rows[row].label(), n, young)
		}
	}
	for col := range two.Columns {
		c.equal("K6", two, rowFront, col, rowsOf(col, rowFactory, rowFarm, rowScience, rowOffice)...)
		c.equal("K6", two, rowTitles, col, rowsOf(col, rowSenior, rowMiddle, rowJunior)...)
		c.atMost("K6", two, rowVillage, col, rowTown, col)
		c.atMost("K6", two, rowProvincial, col, rowModels, col)
		c.atMost("K6", two, rowRecommended, col, rowLeague, col)
	}
	c.recommended(two)
}

// recommended is who came by the League's recommendation and is not entered as its member.
func (c *checker) recommended(f *Form) {
	var refs []model.Ref
	for _, r := range f.Rows[rowRecommended].Cells[0].Refs {
		if !slices.Contains(f.Rows[rowLeague].Cells[0].Refs, r) {
			refs = append(refs, r)
		}
	}
	if len(refs) > 0 {
		c.add("K6", AdmittedTwo, refs, "%s登记为经团组织推优，没有登记入党时为共青团员，请核对。", c.names(refs))
	}
}

// checkProbation is K7 and K8.
func (c *checker) checkProbation() {
	f := c.Form(Probation)
	c.equal("K7", f, 0, colEnded, Term{Col: colDecided}, Term{Col: colWaiting})
	c.equal("K7", f, 0, colDecided, Term{Col: colConfirmed}, Term{Col: colExtended}, Term{Col: colCancelled})
	c.atMost("K7", f, 0, colAfterExtension, 0, colConfirmed)
	c.atMost("K7", f, 0, colAfterPutOff, 0, colConfirmed)
	if len(c.early) > 0 {
		c.add("K7", Probation, c.early, "%s的转正、延长在预备期满以前就已审批，不在“预备期满的党员”之内，请核对支部大会和审批日期。", c.names(c.early))
	}
	if !c.exact() {
		c.balance(f)
	}
}

// balance is K8: of whom nothing tells how he is on probation no longer, or is.
func (c *checker) balance(f *Form) {
	end := day.Of(c.Year-1, 12, 31)
	d, moves, now := figure.DevelopmentOf(c.b), figure.MovementOf(c.b), figure.MembersOf(c.b)
	before := figure.MembersAt(c.b, end)
	came, left := settled(d)
	in, out := setOf(figure.Who(moves.In)), setOf(figure.Who(moves.Out))
	was, is := map[string]bool{}, map[string]bool{}
	for _, p := range before.Probationary {
		was[p.ID] = true
	}
	sum, moved := len(was)+len(d.Admitted)-len(d.Confirmed)-len(d.Cancelled), 0
	var refs []model.Ref
	for _, p := range now.Probationary {
		is[p.ID] = true
		switch {
		case was[p.ID] || came[p.ID]:
		case in[p.ID]:
			moved++
		default:
			refs = append(refs, personRef(p.ID))
		}
	}
	for id := range came {
		was[id] = true
	}
	for _, id := range sortedKeys(was) {
		switch {
		case is[id] || left[id]:
		case out[id]:
			moved--
		default:
			refs = append(refs, personRef(id))
		}
	}
	if have := len(now.Probationary); have != sum+moved || len(refs) > 0 {
		text := ""
		if len(refs) > 0 {
			text = "：" + c.names(refs) + "没有转正、取消资格的审批，也没有转接、出党的登记"
		}
		c.add("K8", Probation, refs, "年末预备党员为%d名，按上年末%d名加发展%d名、减转正%d名、减取消资格%d名、转接和出党净%+d名，应为%d名%s。", have, len(before.Probationary),
			len(d.Admitted), len(d.Confirmed), len(d.Cancelled), moved, sum+moved, text)
	}
}

func sortedKeys(set map[string]bool) []string {
	var out []string
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// checkUnits is K9, K10 and K11.
func (c *checker) checkUnits() {
	f, e := c.Form(Organizations), c.Form(Enterprises)
	for row := range f.Rows {
		c.equal("K9", f, row, 0, colsOf(row, 1, 3)...)
	}
	for col := range f.Columns {
		c.atMost("K9", f, rowTermRedone, col, rowTermDue, col)
		c.atMost("K9", f, rowTermDue, col, rowOrganizations, col)
		c.equal("K9", f, rowOrganizations, col, rowsOf(col, rowStreet, rowTownship, rowStateOrg, rowCollectiveOrg, rowPrivateOrg,
			rowInstitution, rowGovernment, rowOtherOrg)...)
	}
	if len(c.noKind) > 0 {
		c.add("K9", Organizations, c.noKind, "%d个党组织没有登记组织类别，没有计入：%s。", len(c.noKind), c.names(c.noKind))
	}
	for col := range e.Columns {
		c.equal("K10", e, rowUnits, col, rowsOf(col, rowOwnCommittee, rowOwnGeneral, rowOwnBranch, rowJoint, rowToForm, rowFew, rowNone)...)
		c.atMost("K10", e, rowJointThree, col, rowJoint, col)
		c.atMost("K10", e, rowPartyGroup, col, rowToForm, col)
		c.atMost("K10", e, rowDeputy, col, rowFullTime, col)
		c.atMost("K11", e, rowStaffMembers, col, rowStaff, col)
		c.atMost("K11", e, rowWorkerMembers, col, rowWorkers, col)
		c.atMost("K11", e, rowWorkers, col, rowStaff, col)
	}
	for row := range e.Rows {
		if row != rowJointBranches { // one branch may be of units of both
			c.equal("K10", e, row, colUnits, Term{Row: row, Col: colState}, Term{Row: row, Col: colCollective})
			c.equal("K10", e, row, colState, Term{Row: row, Col: colSole}, Term{Row: row, Col: colHolding})
		}
	}
	if len(c.noStaff) > 0 {
		c.add("K11", Enterprises, c.noStaff, "%s有在岗党员，没有登记截止日或以前的在岗职工、工勤技能人员数，请补登职工人数。", c.names(c.noStaff))
	}
	if len(c.tooMany) > 0 {
		c.add("K11", Enterprises, c.tooMany, "%s的在岗党员多于登记的在岗职工或者工勤技能人员，请核对职工人数和党员的用工形式、岗位。", c.names(c.tooMany))
	}
}

// checkPeople is K12 and K13.
func (c *checker) checkPeople() {
	if c.exact() {
		return
	}
	for _, what := range []string{"性别", "民族", "学历", "出生日期"} {
		if refs := c.missing[what]; len(refs) > 0 {
			c.add("K12", AdmittedOne, refs, "统计到的人中有%d名没有登记%s：%s，请补登。", len(refs), what, c.names(refs))
		}
	}
	if len(c.olds) > 0 {
		c.ask("K13", AdmittedOne, c.olds, "本年发展的在岗职工中有60岁及以上的%d名：%s，名单附后，须附说明。", len(c.olds), c.names(c.olds))
	}
	if len(c.others) > 0 {
		c.ask("K13", AdmittedOne, c.others, "本年发展的党员中列入“其他”的%d名：%s，名单附后，须附说明。", len(c.others), c.names(c.others))
	}
}

// The least changes that K14 asks about.
const (
	changePercent = 20
	changeLeast   = 5
)

// watched is the figures that K14 compares with the year before.
var watched = []struct {
	form string
	rows []int
	cols []int
}{
	{Compare, []int{rowAdmitted, rowReinstated, rowCameIn, rowExpelled, rowSuspended, rowDied, rowWentOut, rowThere}, []int{0}},
	{AdmittedTwo, []int{rowFront, rowTitles, rowLeague}, []int{0}},
	{Activists, []int{lineAll}, []int{colAll}},
	{Probation, []int{0}, []int{colEnded, colConfirmed, colExtended, colWaiting}},
	{Organizations, []int{rowOrganizations, rowTermDue}, []int{0}},
	{Enterprises, []int{rowUnits}, []int{colUnits}},
}

// checkChange is K14: against the same day of the year before.
func (c *checker) checkChange() {
	before := Of(c.b.At(c.b.AsOf.AddYears(-1), c.b.Scope))
	for _, w := range watched {
		f, was := c.Form(w.form), before.Form(w.form)
		for _, row := range w.rows {
			for _, col := range w.cols {
				is, then := f.At(row, col), was.At(row, col)
				by := max(is-then, then-is)
				if by < changeLeast || by*100 < then*changePercent {
					continue
				}
				head := f.Rows[row].label()
				if len(f.Rows) == 1 {
					head = strings.Join(f.Columns[col].Path, "·")
				}
				c.ask("K14", w.form, f.Rows[row].Cells[col].Refs, "%s“%s”为%d，上年同日为%d，变动较大，须附说明。", f.Title, head, is, then)
				c.at(Term{Row: row, Col: col})
			}
		}
	}
}
