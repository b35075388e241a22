package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// asOf is the day that the tests' books speak of.
var asOf = day.Of(2026, 11, 23)

// bookOf makes a book of records.
func bookOf(on day.Day, scope string, records ...model.Record) *model.Book {
	return model.BookOf(on, scope, nil, records)
}

// build builds one report of a book with its findings.
func build(t *testing.T, name string, b *model.Book) Document {
	t.Helper()
	r, ok := ByName(name)
	if !ok {
		t.Fatalf("no report %s", name)
	}
	d := r.Build(Input{Book: b, Findings: rule.Check(b)})
	checkDocument(t, d)
	return d
}

// tables is the tables of a document in their order.
func tables(d Document) []Table {
	var out []Table
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if t, ok := b.(Table); ok {
				out = append(out, t)
			}
		}
	}
	return out
}

// sheet finds a table by its sheet name.
func sheet(t *testing.T, d Document, name string) Table {
	t.Helper()
	for _, x := range tables(d) {
		if x.Sheet == name {
			return x
		}
	}
	t.Fatalf("%s has no table %s", d.Name, name)
	return Table{}
}

// column is the index of the column with the head path, joined by /.
func column(t *testing.T, x Table, path string) int {
	t.Helper()
	for i, c := range x.Columns {
		if strings.Join(c.Path, "/") == path {
			return i
		}
	}
	t.Fatalf("table %s has no column %s", x.Title+x.Sheet, path)
	return 0
}

// at is the text of the cell over a column in a row; spans are counted.
func at(t *testing.T, x Table, row []Cell, path string) string {
	t.Helper()
	want, col := column(t, x, path), 0
	for _, c := range row {
		n := max(1, c.Span)
		if want < col+n {
			return c.Text
		}
		col += n
	}
	t.Fatalf("row is too short for %s", path)
	return ""
}

// rowOf finds the first row that has a cell with the text.
func rowOf(t *testing.T, x Table, text string) []Cell {
	t.Helper()
	for _, r := range x.Rows {
		for _, c := range r {
			if c.Text == text {
				return r
			}
		}
	}
	t.Fatalf("table %s has no row with %s", x.Title+x.Sheet, text)
	return nil
}

// words is all paragraphs, headings and notes of a document in one string.
func words(d Document) string {
	var b strings.Builder
	for _, s := range d.Sections {
		for _, x := range s.Blocks {
			switch x := x.(type) {
			case Paragraph:
				fmt.Fprintln(&b, x.Text)
			case Heading:
				fmt.Fprintln(&b, x.Text)
			case Letter:
				fmt.Fprintln(&b, x.Addressee, strings.Join(x.Body, "\n"))
			case Table:
				fmt.Fprintln(&b, x.Title, strings.Join(x.Notes, "\n"))
			}
		}
	}
	return b.String()
}

func wantWords(t *testing.T, d Document, parts ...string) {
	t.Helper()
	s := words(d)
	for _, p := range parts {
		if !strings.Contains(s, p) {
			t.Errorf("%s does not say %q in\n%s", d.Name, p, s)
		}
	}
}

func noWords(t *testing.T, d Document, parts ...string) {
	t.Helper()
	s := words(d)
	for _, p := range parts {
		if strings.Contains(s, p) {
			t.Errorf("%s says %q in\n%s", d.Name, p, s)
		}
	}
}

// checkDocument holds what every document must keep: rows as wide as their
// heads, charts with a value for each label, no sentence with a seam showing.
func checkDocument(t *testing.T, d Document) {
	t.Helper()
	if d.Name == "" || d.Title == "" || len(d.Sections) == 0 || d.AsOf.IsZero() {
		t.Errorf("%s: incomplete document", d.Name)
	}
	sheets := map[string]bool{}
	for _, x := range tables(d) {
		if x.Sheet == "" || sheets[x.Sheet] || len([]rune(x.Sheet)) > 31 {
			t.Errorf("%s: sheet %q is empty, long or there twice", d.Name, x.Sheet)
		}
		sheets[x.Sheet] = true
	}
	for _, s := range d.Sections {
		if len(s.Blocks) == 0 {
			t.Errorf("%s: empty section", d.Name)
		}
		for _, b := range s.Blocks {
			switch x := b.(type) {
			case Table:
				checkTable(t, d.Name, x)
			case Chart:
				checkChart(t, d.Name, x)
			case Paragraph:
				checkSentence(t, d.Name, x.Text)
			case Letter:
				for _, p := range x.Body {
					checkSentence(t, d.Name, p)
				}
			}
		}
	}
}

func checkTable(t *testing.T, name string, x Table) {
	t.Helper()
	if len(x.Columns) == 0 {
		t.Errorf("%s: table %s has no columns", name, x.Title)
	}
	for i, r := range append(x.Rows[:len(x.Rows):len(x.Rows)], x.Totals...) {
		n := 0
		for _, c := range r {
			n += max(1, c.Span)
			if c.Number && c.Text == "" || strings.Contains(c.Text, "NaN") || strings.Contains(c.Text, "%!") {
				t.Errorf("%s: table %s row %d: bad cell %+v", name, x.Title, i, c)
			}
		}
		if n != len(x.Columns) {
			t.Errorf("%s: table %s row %d covers %d of %d columns", name, x.Title+x.Sheet, i, n, len(x.Columns))
		}
	}
	least := 0.0
	for _, c := range x.Columns {
		least += c.Min
		if c.Max > 0 && c.Max < c.Min {
			t.Errorf("%s: table %s column %v: max under min", name, x.Title, c.Path)
		}
	}
	if least > 262 {
		t.Errorf("%s: table %s asks for %.0f mm", name, x.Title+x.Sheet, least)
	}
}

func checkChart(t *testing.T, name string, x Chart) {
	t.Helper()
	if len(x.Series) == 0 {
		t.Errorf("%s: chart %s has no series", name, x.Title)
	}
	for _, s := range x.Series {
		if len(s.Values) != len(x.Labels) {
			t.Errorf("%s: chart %s: %d values for %d labels", name, x.Title, len(s.Values), len(x.Labels))
		}
	}
}

// seams are what a sentence put together badly shows.
var seams = []string{"。。", "，，", "；；", "，。", "；。", "、。", "：。", "，；", "、，", "%!", "（）", "其中。", "其中，。", "有。", "0名", "0人次", "0项", "：："}

func checkSentence(t *testing.T, name, s string) {
	t.Helper()
	for i, r := range s { // 10名 is fine, 0名 is not
		_ = r
		for _, bad := range seams {
			if strings.HasPrefix(s[i:], bad) && !(bad[0] == '0' && i > 0 && s[i-1] >= '0' && s[i-1] <= '9') {
				t.Errorf("%s: seam %q in %s", name, bad, s)
			}
		}
	}
	if !strings.HasSuffix(s, "。") {
		t.Errorf("%s: no full stop: %s", name, s)
	}
}

// group5 is a small group: a top enterprise with a committee, a subsidiary with
// a branch, one 参股 and one 新兴组织.
func group5() []model.Record {
	return []model.Record{
		model.Office{ID: model.OfficeID, Unit: "某某集团", PartyUnit: "中共某某集团委员会", RedHead: "中共某某集团委员会文件", DocPrefix: "某党",
			Addressee: "某市国资委党委", Head: "赵甲", Checker: "钱乙", Maker: "孙丙"},
		model.Enterprise{ID: "E1", Name: "某某集团", Ownership: model.SoleState, LegalPerson: true, BoardForm: model.FullBoard},
		model.Enterprise{ID: "E2", Name: "某某水务", ParentID: "E1", Ownership: model.WhollyState, LegalPerson: true,
			BoardForm: model.FullBoard},
		model.Enterprise{ID: "E3", Name: "某某参股公司", ParentID: "E1", Ownership: model.MinorityState},
		model.Enterprise{ID: "E4", Name: "某某新兴组织", ParentID: "E1", Ownership: model.NewOrg},
		model.Organization{ID: "O1", Name: "中共某某集团委员会", Type: model.Committee, EnterpriseID: "E1", CanApprove: true},
		model.Organization{ID: "O2", Name: "某某水务党支部", Type: model.Branch, EnterpriseID: "E2", ParentID: "O1"},
		model.Organization{ID: "O3", Name: "集团第一党支部", Type: model.Branch, EnterpriseID: "E1", ParentID: "O1"},
	}
}

// member is a full member of a branch.
func member(id, enterprise, branch string, born day.Day) model.Person {
	return model.Person{ID: id, Name: "员" + id, Sex: model.Male, Ethnicity: "汉族", BirthDay: born, EnterpriseID: enterprise,
		OrganizationID: branch,
		Education:      model.Bachelor, WorkPost: model.WorkerPost, Employment: model.Employed, Status: model.FullMember,
		Admitted: day.Of(2015, 7, 1), Confirmed: day.Of(2016, 7, 1)}
}

// randomBook is a book of a generated group.
func randomBook(seed uint64) *model.Book {
	r := rand.New(rand.NewPCG(seed, 7))
	records := group5()
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	date := func(from, to int) day.Day { return day.Of(from+r.IntN(to-from+1), 1+r.IntN(12), 1+r.IntN(28)) }
	branches := []model.Organization{}
	for i := range 3 + r.IntN(6) {
		e := fmt.Sprintf("E%d", 10+i)
		records = append(records, model.Enterprise{ID: e, Name: "企业" + e, ParentID: pick([]string{"E1", "E2"}),
			Ownership: model.Ownership(pick(model.Ownership("").Choices())), LegalPerson: true})
		o := model.Organization{ID: fmt.Sprintf("O%d", 10+i), Name: "支部" + e, Type: model.Branch, EnterpriseID: e, ParentID: "O1"}
		branches = append(branches, o)
		records = append(records, o)
		if r.IntN(3) > 0 {
			records = append(records, model.Term{ID: "T" + e, OrganizationID: o.ID, Elected: date(2020, 2026)})
		}
		if r.IntN(3) > 0 {
			c := model.Charter{ID: "C" + e, EnterpriseID: e, Version: "2025年修订", StartedDay: date(2023, 2024)}
			if r.IntN(2) > 0 {
				c.DraftedDay, c.PartyDay, c.BoardDay, c.ShareholderDay, c.FiledDay = date(2025, 2025), date(2025, 2025), date(2025, 2025),
					date(2025, 2026), date(2026, 2026)
			}
			records = append(records, c)
		}
		if r.IntN(2) > 0 {
			records = append(records, model.Headcount{ID: "H" + e, EnterpriseID: e, Day: day.Of(2025, 12, 31),
				Total: model.Count(50 + r.IntN(500)), OnDuty: 50})
		}
	}
	for i := range 60 + r.IntN(60) {
		o := branches[r.IntN(len(branches))]
		p := member(fmt.Sprintf("P%03d", i), o.EnterpriseID, o.ID, date(1960, 2004))
		p.Sex = model.Sex(pick(model.Sex("").Choices()))
		p.Education = model.Education(pick(append(model.Education("").Choices(), "")))
		p.WorkPost = model.WorkPost(pick(append(model.WorkPost("").Choices(), "")))
		p.Employment = model.Employment(pick(model.Employment("").Choices()))
		p.Frontline = r.IntN(2) == 0
		p.TitleGrade = model.TitleGrade(pick(model.TitleGrade("").Choices()))
		if r.IntN(10) == 0 {
			p.BirthDay = day.Day{}
		}
		if r.IntN(3) == 0 {
			p.Status, p.Admitted, p.Confirmed = model.ProbationaryMember, date(2025, 2026), day.Day{}
			c := model.DevelopmentCase{ID: "D" + p.ID, PersonID: p.ID, OrganizationID: o.ID, Applied: date(2022, 2023),
				ActivistDay: date(2024, 2024), ProspectDay: day.Of(2025, 1, 10)}
			m := model.BranchMeeting{ID: "M" + p.ID, CaseID: c.ID, Purpose: model.ForAdmission, Day: p.Admitted, Resolution: model.Admit,
				ApprovalDay: p.Admitted.AddMonths(1), Approved: model.CheckedYes}
			records = append(records, c, m)
		}
		records = append(records, p)
	}
	return bookOf(asOf, "", records...)
}
