package model_test

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestIdentityNumbers(t *testing.T) {
	for number, want := range map[string]string{
		"34052419800101001X": "", "11010519491231002X": "", "11010519491231002x": "",
		"110105194912310021": "校验码不符（末位应为X，现为1）",
		"11010519490230002X": "出生日期不存在",
		"110105491231002":    "15位旧号",
		"1101051949123100":   "应为18位",
		"1101051949123100AX": "应为18位",
		"":                   "现为0位",
	} {
		err := model.CheckIdentity(number)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", number, err, want)
		}
	}
	birth, sex, ok := model.IdentityFacts("11010519491231002X")
	if !ok || birth != day.Of(1949, 12, 31) || sex != model.Female {
		t.Errorf("%v %v %v", birth, sex, ok)
	}
	if m := model.MaskIdentity("11010519491231002X"); m != "1101***********02X" {
		t.Error(m)
	}
	if m := model.MaskPhone("123"); m != "***" {
		t.Error(m)
	}
}

func TestCreditCodes(t *testing.T) {
	// 91350100M000100Y43 is the standard's own example (GB 32100-2015).
	for code, want := range map[string]string{
		"91350100M000100Y43": "", "91350100M000100Y44": "校验码不符", "91350100M000100Y4": "应为18位", "91350100I000100Y43": "不使用的字符",
	} {
		err := model.CheckCreditCode(code)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", code, err, want)
		}
	}
}

func TestAmounts(t *testing.T) {
	for text, want := range map[string]model.Money{"1500": 150000, "1,500.05元": 150005, "12.5万元": 12500000, "": 0, "￥3000.01": 300001,
		"-5": -500} {
		if got, err := model.ParseMoney(text); err != nil || got != want {
			t.Errorf("%s: %v %v", text, got, err)
		}
	}
	for _, bad := range []string{"1.005", "一千", "1e5", "1/3", "0x10", "99999999999999999999"} {
		if got, err := model.ParseMoney(bad); err == nil {
			t.Errorf("%s read as %v", bad, got)
		}
	}
	for text, want := range map[string]model.Ratio{"1%": 10000, "1.25％": 12500, "0.01": 10000, "8‰": 8000, "": 0, "650%": 6500000} {
		if got, err := model.ParseRatio(text); err != nil || got != want {
			t.Errorf("%s: %v %v", text, got, err)
		}
		if again, err := model.ParseRatio(want.String()); err != nil || again != want {
			t.Errorf("%s written as %s is read as %v", text, want, again)
		}
	}
	if s := model.Money(123456789).Wan(); s != "123.46" {
		t.Error(s)
	}
}

// Every field's text reads back as the same value, and a wrong one is refused.
func TestFieldsReadWhatTheyWrite(t *testing.T) {
	for _, s := range model.Schemas() {
		p, q := s.New(), s.New()
		for _, f := range s.Fields {
			text := map[model.FieldType]string{model.TextField: "文 字", model.DayField: "2024-02-29", model.BoolField: "是",
				model.IntField: "7", model.MoneyField: "12.34", model.RatioField: "1.25%"}[f.Type]
			if f.Type == model.ChoiceField {
				text = f.Choices[len(f.Choices)-1]
				if err := f.SetText(p, "没有的选项"); err == nil {
					t.Errorf("%s.%s took a word that is no choice", s.Kind, f.Name)
				}
			}
			if err := f.SetText(p, text); err != nil {
				t.Fatalf("%s.%s: %v", s.Kind, f.Name, err)
			}
			if got := f.Text(p); got != text {
				t.Errorf("%s.%s: %q written as %q", s.Kind, f.Name, text, got)
			}
			f.Copy(q, p)
		}
		if s.Deref(p) != s.Deref(q) {
			t.Errorf("%s: copies differ", s.Kind)
		}
	}
}

// Labels are what headings are matched by: within a kind no two are alike.
func TestLabelsAreDistinct(t *testing.T) {
	for _, s := range model.Schemas() {
		seen := map[string]bool{}
		for _, f := range s.Fields {
			if seen[f.Label] {
				t.Errorf("%s has two fields “%s”", s.Label, f.Label)
			}
			seen[f.Label] = true
			if f.Ref != "" && model.SchemaOf(f.Ref) == nil {
				t.Errorf("%s.%s points at no kind", s.Kind, f.Name)
			}
		}
	}
}

// A fifth more candidates than seats, rounded up.
func TestLeastCandidates(t *testing.T) {
	for seats, want := range map[int]int{0: 0, 1: 2, 3: 4, 5: 6, 7: 9, 9: 11, 10: 12, 15: 18, 21: 26} {
		if got := model.LeastCandidates(seats); got != want || got*5 < seats*6 {
			t.Errorf("%d seats: %d candidates, want %d", seats, got, want)
		}
	}
}

func TestMajorities(t *testing.T) {
	type vote = model.Vote
	for _, x := range []struct {
		name                       string
		v                          vote
		admitQuorum, admit         bool
		decideQuorum, decide       bool
		electionQuorum, electionOK bool
	}{
		{"exactly half present", vote{Eligible: 20, Present: 10, For: 10}, false, false, true, false, false, false},
		{"one more than half present, all for", vote{Eligible: 20, Present: 11, For: 11}, true, true, true, true, false, false},
		{"exactly half of the eligible for", vote{Eligible: 20, Present: 16, For: 10}, true, false, true, false, true, true},
		{"most of the present, not of the eligible", vote{Eligible: 20, Present: 11, For: 10}, true, false, true, false, false, false},
		{"written opinions are votes", vote{Eligible: 20, Present: 11, For: 10, WrittenFor: 1}, true, true, true, false, false, false},
		{"written opinions are no presence", vote{Eligible: 20, Present: 10, For: 10, WrittenFor: 5}, false, false, true, false, false,
			false},
		{"four fifths present", vote{Eligible: 20, Present: 16, For: 9}, true, false, true, false, true, true},
		{"half of four fifths", vote{Eligible: 20, Present: 16, For: 8}, true, false, true, false, true, false},
		{"nobody", vote{}, false, false, false, false, false, false},
		{"odd number", vote{Eligible: 21, Present: 11, For: 11}, true, true, true, true, false, false},
	} {
		q, c := model.AdmissionCarried(x.v)
		if q != x.admitQuorum || c != x.admit {
			t.Errorf("%s: admission %v %v", x.name, q, c)
		}
		q, c = model.BranchDecisionCarried(x.v)
		if q != x.decideQuorum || c != x.decide {
			t.Errorf("%s: decision %v %v", x.name, q, c)
		}
		q, c = model.ElectionCarried(x.v)
		if q != x.electionQuorum || c != x.electionOK {
			t.Errorf("%s: election %v %v", x.name, q, c)
		}
	}
}

func book(scope string, records ...model.Record) *model.Book {
	return model.BookOf(day.Of(2026, 11, 23), scope, nil, records)
}

func TestScope(t *testing.T) {
	records := []model.Record{
		model.Enterprise{ID: "A", Name: "甲"}, model.Enterprise{ID: "B", Name: "乙", ParentID: "A"}, model.Enterprise{ID: "C", Name: "丙",
			ParentID: "B"},
		model.Enterprise{ID: "D", Name: "丁", ParentID: "A"}, model.Enterprise{ID: "E", Name: "戊", ParentID: "E"},
		model.Organization{ID: "O", Type: model.Branch, EnterpriseID: "C"}, model.DevelopmentCase{ID: "F", OrganizationID: "O"},
		model.BranchMeeting{ID: "M", CaseID: "F"},
		model.StaffingStandard{ID: "S"},
	}
	b := book("B", records...)
	if n := len(model.InScope[model.Enterprise](b)); n != 2 {
		t.Errorf("%d enterprises in scope", n)
	}
	if n := len(model.InScope[model.BranchMeeting](b)); n != 1 {
		t.Errorf("%d meetings in scope", n)
	}
	if n := len(model.InScope[model.StaffingStandard](b)); n != 1 {
		t.Error("a group-wide record is in every scope")
	}
	if b = book("D", records...); len(model.InScope[model.BranchMeeting](b)) != 0 || len(model.Everywhere[model.BranchMeeting](b)) != 1 {
		t.Error("another enterprise's meeting is in scope")
	}
	if got := b.Depth("C"); got != 3 {
		t.Errorf("depth %d", got)
	}
	if b = book("", records...); len(b.Subtree("")) != 4 && len(b.Subtree("E")) != 1 {
		t.Error("a loop in the tree is not bounded")
	}
}

// A Ref finds its record whatever its kind; one that points nowhere finds none.
func TestRecordOfARef(t *testing.T) {
	b := book("", model.Enterprise{ID: "A", Name: "甲"}, model.Evidence{ID: "E", CaseID: "F"})
	for _, ref := range []model.Ref{{Kind: model.KindEnterprise, ID: "A"}, {Kind: model.KindEvidence, ID: "E"}} {
		if r, ok := b.Record(ref); !ok || r.Kind() != ref.Kind || r.Key() != ref.ID {
			t.Errorf("%v gives %v, %v", ref, r, ok)
		}
	}
	for _, ref := range []model.Ref{{}, {Kind: "no such kind", ID: "A"}, {Kind: model.KindPerson, ID: "A"}, {Kind: model.KindEnterprise}} {
		if r, ok := b.Record(ref); ok {
			t.Errorf("%v gives %v", ref, r)
		}
	}
}

func TestMembersOnADay(t *testing.T) {
	records := []model.Record{
		model.Organization{ID: "P", Type: model.Committee}, model.Organization{ID: "O", Type: model.Branch, ParentID: "P"},
		model.Person{ID: "1", OrganizationID: "O", Status: model.FullMember, Admitted: day.Of(2025, 11, 24),
			Confirmed: day.Of(2026, 11, 24)},
		model.Person{ID: "2", OrganizationID: "O", Status: model.FullMember, Left: day.Of(2026, 11, 23)},
		model.Person{ID: "3", OrganizationID: "O", Status: model.FullMember},
		model.Person{ID: "4", OrganizationID: "O", Status: model.Activist},
		model.Person{ID: "5", OrganizationID: "O", Status: model.ProbationaryMember, Admitted: day.Of(2026, 11, 24)},
	}
	if members, full := book("", records...).MemberCount("P"); members != 2 || full != 1 {
		t.Errorf("%d members, %d full; want 2 (one still on probation, one gone, one to come) and 1", members, full)
	}
}

func TestPartyAge(t *testing.T) {
	p := model.Person{Confirmed: day.Of(2010, 6, 30), AgeCorrection: 6}
	for _, x := range []struct {
		on   day.Day
		want int
	}{{day.Of(2026, 6, 29), 16}, {day.Of(2025, 12, 30), 16}, {day.Of(2025, 12, 29), 15}, {day.Of(2010, 1, 1), -1}} {
		if got := p.PartyAge(x.on); got != x.want {
			t.Errorf("%s: %d, want %d", x.on, got, x.want)
		}
	}
}

func TestOpeningEdition(t *testing.T) {
	for applied, want := range map[day.Day]model.Edition{day.Of(2026, 5, 17): model.Edition2014, day.Of(2026, 5, 18): model.Edition2026,
		day.Of(2014, 1, 1): model.Edition2014} {
		if got := (model.DevelopmentCase{Applied: applied}).OpeningEdition(); got != want {
			t.Errorf("%s: %s", applied, got)
		}
	}
}

func TestBookWithChanges(t *testing.T) {
	b := book("A", model.Enterprise{ID: "A", Name: "甲"}, model.Person{ID: "1", Name: "张甲", EnterpriseID: "A"})
	c := b.With(model.Person{ID: "1", Name: "张乙", EnterpriseID: "A"}, model.Person{ID: "2", Name: "李丙", EnterpriseID: "A"})
	if b.PersonName("1") != "张甲" || len(model.InScope[model.Person](b)) != 1 {
		t.Error("the book itself was changed")
	}
	if c.PersonName("1") != "张乙" || c.PersonName("2") != "李丙" {
		t.Errorf("%s %s", c.PersonName("1"), c.PersonName("2"))
	}
	if d := c.At(day.Of(2020, 1, 1), ""); d.AsOf != day.Of(2020, 1, 1) || d.PersonName("1") != "张乙" {
		t.Error("another day is not another view of the same ledger")
	}
}
