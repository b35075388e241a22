package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// house is an enterprise with a branch and people, and what hangs on them.
func house(more ...model.Record) *model.Book {
	return model.BookOf(followOn, "", nil, append([]model.Record{
		model.Enterprise{ID: "E", Name: "甲公司", Ownership: model.SoleState}, model.Enterprise{ID: "F", Name: "乙公司", ParentID: "E",
			Ownership: model.SoleState},
		model.Organization{ID: "O", Name: "甲支部", EnterpriseID: "E", Type: model.Branch},
		model.Organization{ID: "L", Name: "空支部", EnterpriseID: "E", Type: model.Branch},
		model.Person{ID: "W", Name: "群甲", EnterpriseID: "E", Status: model.NonParty},
		model.Person{ID: "M", Name: "员甲", EnterpriseID: "E", OrganizationID: "O", Status: model.FullMember},
		model.Fund{ID: "FU", EnterpriseID: "F", Year: 2026},
		model.CommitteeMember{ID: "CM", OrganizationID: "L", PersonID: "W", Post: model.Secretary},
		model.Attachment{ID: "A", RecordKind: string(model.KindCommitteeMember), RecordID: "CM", Title: "任职文件"},
		model.DevelopmentCase{ID: "C", PersonID: "W", OrganizationID: "O", Applied: day.Of(2024, 1, 1)},
		model.Evidence{ID: "EV", CaseID: "C", Number: "1"},
	}, more...))
}

func idsOf(list []model.Record) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Key())
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func heldOf(list []model.Held) string {
	var out []model.Record
	for _, h := range list {
		out = append(out, h.Record)
	}
	return idsOf(out)
}

func ref(kind model.Kind, id string) model.Ref { return model.Ref{Kind: kind, ID: id} }

func TestPlanRemoval(t *testing.T) {
	mentor := model.DevelopmentCase{ID: "C2", PersonID: "M", OrganizationID: "O", Mentor1ID: "W"}
	expelled := model.Person{ID: "X", Name: "原甲", EnterpriseID: "E", Status: model.NonParty, Admitted: day.Of(2001, 7, 1)}
	pending := []model.Record{model.Person{ID: "P", Name: "审甲", EnterpriseID: "E", Status: model.Prospect},
		model.DevelopmentCase{ID: "PC", PersonID: "P", OrganizationID: "O"},
		model.BranchMeeting{ID: "PM", CaseID: "PC", Purpose: model.ForAdmission, Resolution: model.Admit, Day: day.Of(2026, 11, 1)}}
	scheme := []model.Record{model.Scheme{ID: "F1", Name: "办法", Year: 2026, Full: 10000},
		model.Indicator{ID: "I1", SchemeID: "F1", Code: "1", Text: "学习"},
		model.Indicator{ID: "I2", SchemeID: "F1", ParentID: "I1", Code: "1.1", Text: "研讨"},
		model.SelfScore{ID: "S1", IndicatorID: "I2", EnterpriseID: "E", Score: 500},
		model.EvidenceItem{ID: "X1", IndicatorID: "I2", EnterpriseID: "E", Title: "计划", RecordKind: "fund", RecordID: "FU"},
		model.Attachment{ID: "XA", RecordKind: "evidence_item", RecordID: "X1", Title: "计划"}}
	for _, x := range []struct {
		name              string
		more              []model.Record
		refs              []model.Ref
		mistaken          bool
		gone, along, kept string
		says              string // of the first that is kept
	}{
		{"who is no member, with all about them", nil, []model.Ref{ref(model.KindPerson, "W")}, false, "W", "A C CM EV", "", ""},
		{"a member", nil, []model.Ref{ref(model.KindPerson, "M")}, false, "", "", "M", "登记离开"},
		{"a member by mistake", nil, []model.Ref{ref(model.KindPerson, "M")}, true, "M", "", "", ""},
		{"one who was a member", []model.Record{expelled}, []model.Ref{ref(model.KindPerson, "X")}, false, "", "", "X", "党员"},
		{"one who awaits approval", pending, []model.Ref{ref(model.KindPerson, "P")}, false, "", "", "P", "待审批"},
		{"whom another's case names", []model.Record{mentor}, []model.Ref{ref(model.KindPerson, "W")}, false, "", "", "W",
			"发展党员1条（“员甲”）"},
		{"with that case", []model.Record{mentor}, []model.Ref{ref(model.KindPerson, "W"), ref(model.KindDevelopmentCase, "C2")}, false, "C2 W",
			"A C CM EV", "", ""},
		{"a branch with people", nil, []model.Ref{ref(model.KindOrganization, "O")}, false, "", "", "O", "人员1条（“员甲”）"},
		{"a branch with a post only", nil, []model.Ref{ref(model.KindOrganization, "L")}, false, "L", "A CM", "", ""},
		{"a subsidiary", nil, []model.Ref{ref(model.KindEnterprise, "F")}, false, "F", "FU", "", ""},
		{"an enterprise with others below", nil, []model.Ref{ref(model.KindEnterprise, "E")}, false, "", "", "E", "企业1条（“乙公司”）"},
		{"two, of which one stays", nil, []model.Ref{ref(model.KindPerson, "W"), ref(model.KindPerson, "M")}, false, "W", "A C CM EV", "M",
			"党员"},
		{"asked twice", nil, []model.Ref{ref(model.KindFund, "FU"), ref(model.KindFund, "FU")}, false, "FU", "", "", ""},
		{"a scheme, with all that is scored by it", scheme, []model.Ref{ref(model.KindScheme, "F1")}, false, "F1", "I1 I2 S1 X1 XA",
			"", ""},
		{"an indicator", scheme, []model.Ref{ref(model.KindIndicator, "I2")}, false, "I2", "S1 X1 XA", "", ""},
		{"one with others below", scheme, []model.Ref{ref(model.KindIndicator, "I1")}, false, "", "", "I1", "指标1条"},
		{"what proves an indicator", scheme, []model.Ref{ref(model.KindFund, "FU")}, false, "", "", "FU", "佐证材料1条"},
		{"a file by itself", nil, []model.Ref{ref(model.KindAttachment, "A")}, false, "", "", "A", "不在这里删除"},
		{"nothing", nil, []model.Ref{ref(model.KindFund, "none")}, false, "", "", "", ""},
	} {
		b := house(x.more...)
		p := model.PlanRemoval(b, x.refs, x.mistaken)
		if got := [3]string{idsOf(p.Gone), idsOf(p.Along), heldOf(p.Kept)}; got != [3]string{x.gone, x.along, x.kept} {
			t.Errorf("%s: %q", x.name, got)
		}
		if x.says != "" && (len(p.Kept) == 0 || !strings.Contains(p.Kept[0].Say(b), x.says)) {
			t.Errorf("%s: %+v", x.name, p.Kept)
		}
	}
}

// Whatever is removed, nothing that stays refers to it, and no member goes unasked: of every kind.
func TestRemovalLeavesNothingDangling(t *testing.T) {
	b := house(filledRecords()...)
	for _, r := range b.Records() {
		p := model.PlanRemoval(b, []model.Ref{model.RefOf(r)}, false)
		gone := map[model.Ref]bool{}
		for _, x := range append(slices.Clone(p.Gone), p.Along...) {
			gone[model.RefOf(x)] = true
			if y, ok := x.(model.Person); ok && b.EverMember(y) {
				t.Errorf("%s %s: takes the member %s along", r.Kind(), r.Key(), y.Name)
			}
		}
		if len(p.Gone)+len(p.Kept) != 1 {
			t.Errorf("%s %s: neither goes nor stays", r.Kind(), r.Key())
		}
		for _, x := range b.Records() {
			for _, to := range model.RefsOf(x) {
				if gone[to] && !gone[model.RefOf(x)] {
					t.Errorf("%s %s goes, and %s %s refers to it", to.Kind, to.ID, x.Kind(), x.Key())
				}
			}
		}
	}
}

// filledRecords is one record of each kind, whose references all point at the house.
func filledRecords() []model.Record {
	of := map[model.Kind]string{model.KindEnterprise: "E", model.KindOrganization: "O", model.KindPerson: "M"}
	for _, s := range model.Schemas() {
		if of[s.Kind] == "" {
			of[s.Kind] = "X-" + string(s.Kind)
		}
	}
	var out []model.Record
	for _, s := range model.Schemas() {
		p := s.New()
		for _, f := range s.Fields {
			if f.Ref != "" && f.Ref != s.Kind {
				_ = f.SetRaw(p, of[f.Ref], 0)
			}
		}
		if kind, id, ok := model.PointerFields(s); ok {
			_ = kind.SetRaw(p, string(model.KindPerson), 0)
			_ = id.SetRaw(p, "M", 0)
		}
		_ = s.Fields[0].SetRaw(p, "X-"+string(s.Kind), 0)
		out = append(out, s.Deref(p))
	}
	return out
}

// All that refers to the other refers to the kept one afterwards: of every kind and field.
func TestMergeTurnsEveryReference(t *testing.T) {
	kept, other := model.Person{ID: "W", Name: "群甲", EnterpriseID: "E"}, model.Person{ID: "M", Name: "群甲", EnterpriseID: "E"}
	b := house(filledRecords()...)
	m := model.PlanMerge(b, kept, other, nil)
	seen := map[model.Ref]bool{}
	for _, x := range m.Moved {
		seen[model.RefOf(x.Was)] = true
		if slices.Contains(model.RefsOf(x.Now), model.RefOf(other)) || !slices.Contains(model.RefsOf(x.Now), model.RefOf(kept)) {
			t.Errorf("%s still refers to the other", x.Now.Kind())
		}
	}
	for _, x := range m.Dropped {
		seen[model.RefOf(x)] = true
	}
	for _, x := range m.Blocks {
		for _, r := range x.Records {
			seen[model.RefOf(r)] = true
		}
	}
	for _, r := range b.Records() {
		if slices.Contains(model.RefsOf(r), model.RefOf(other)) && !seen[model.RefOf(r)] {
			t.Errorf("%s %s is forgotten", r.Kind(), r.Key())
		}
	}
}

func TestMergeFields(t *testing.T) {
	x := model.Person{ID: "1", Name: "甲", Status: model.Activist, Phone: "13900000000", Note: "一", EnterpriseID: "E"}
	y := model.Person{ID: "2", Name: "甲", Status: model.FullMember, Admitted: day.Of(2001, 7, 1), Phone: "13900000001", Note: "二",
		Left: day.Of(2020, 1, 1), LeftHow: model.OtherLeft, EnterpriseID: "E"}
	m := model.PlanMerge(house(), x, y, nil)
	if p := m.Merged; p.Status != model.FullMember || p.Admitted != y.Admitted || p.Phone != x.Phone || p.Note != "一\n二" ||
		!p.Left.IsZero() || p.LeftHow != "" || p.ID != "1" {
		t.Errorf("merged %+v", p)
	}
	m = model.PlanMerge(house(), x, y, map[string]model.Take{"Phone": model.TakeOther, "Left": model.TakeOther, "Note": model.TakeKept})
	if p := m.Merged; p.Phone != y.Phone || p.Left != y.Left || p.LeftHow != y.LeftHow || p.Note != "一" {
		t.Errorf("chosen %+v", p)
	}
}

func TestMergeSaysWhatIsInTheWay(t *testing.T) {
	x := model.Person{ID: "W", Name: "群甲", EnterpriseID: "E", IdentityNumber: "11010119900101001X"}
	y := model.Person{ID: "Y", Name: "群甲", EnterpriseID: "E"}
	post := model.CommitteeMember{ID: "CY", OrganizationID: "L", PersonID: "Y", Post: model.Secretary, Document: "甲〔2026〕1号"}
	other := func(change func(*model.Person)) model.Person {
		p := y
		change(&p)
		return p
	}
	for _, c := range []struct {
		name         string
		other        model.Person
		more         []model.Record
		block, doubt string
		dropped      string
		unlike       bool
	}{
		{"nothing", y, nil, "", "", "", false},
		{"two open cases", y, []model.Record{model.DevelopmentCase{ID: "CX", PersonID: "Y", OrganizationID: "O",
			Applied: day.Of(2025, 1, 1)}}, "没有办结的发展党员记录", "合并后有两条发展党员", "", false},
		{"the same post", y, []model.Record{post}, "", "", "CY", false},
		{"the same post with a paper", y, []model.Record{post, model.Attachment{ID: "AY", RecordKind: string(post.Kind()), RecordID: "CY"}},
			"分不清留哪一份", "", "", false},
		{"another number", other(func(p *model.Person) { p.IdentityNumber = "110101199001010028" }), nil, "", "证件号码不同", "", true},
		{"another name", other(func(p *model.Person) { p.Name = "群乙" }), nil, "", "姓名不同", "", true},
		{"left", other(func(p *model.Person) { p.Left = day.Of(2025, 1, 1) }), nil, "", "登记了离开", "", false},
		{"erased", other(func(p *model.Person) { p.Erased = day.Of(2025, 1, 1) }), nil, "依法删除", "", "", false},
		{"both mentors", y, []model.Record{model.DevelopmentCase{ID: "CM2", PersonID: "M", OrganizationID: "O", Applied: day.Of(2024, 1, 1),
			Mentor1ID: "W", Mentor2ID: "Y"}}, "", "培养联系人二改为空", "", false},
	} {
		p := model.PlanMerge(house(append(c.more, c.other)...), x, c.other, nil)
		var blocks []string
		for _, b := range p.Blocks {
			blocks = append(blocks, b.Say)
		}
		said, doubts := strings.Join(blocks, ""), strings.Join(p.Doubts, "")
		if !strings.Contains(said, c.block) || c.block == "" && said != "" || !strings.Contains(doubts, c.doubt) ||
			c.doubt == "" && doubts != "" || idsOf(p.Dropped) != c.dropped || p.Unlike != c.unlike {
			t.Errorf("%s: blocks %q, doubts %q, dropped %q, unlike %v", c.name, said, doubts, idsOf(p.Dropped), p.Unlike)
		}
	}
}

func TestSuggestKept(t *testing.T) {
	b := house()
	w, _ := model.Find[model.Person](b, "W")
	fuller := model.Person{ID: "Z", Name: "群甲", EnterpriseID: "E"}
	for _, pair := range [][2]model.Person{{w, fuller}, {fuller, w}} {
		if kept, other := model.SuggestKept(b, pair[0], pair[1]); kept.ID != "W" || other.ID != "Z" {
			t.Errorf("keeps %s", kept.ID)
		}
	}
}

// A new record always has something to be called by in a message, or no empty marks.
func TestTitled(t *testing.T) {
	name := func(_ model.Kind, id string) string { return id }
	for _, s := range model.Schemas() {
		if got := model.Titled(s.Deref(s.New()), name); strings.Contains(got, "“”") {
			t.Errorf("empty %s: %q", s.Kind, got)
		}
		p := s.New()
		for _, f := range s.Fields {
			if f.Type == model.DayField {
				_ = f.SetRaw(p, "2026-01-01", 0)
			}
			if f.Name != "ID" && reflect.ValueOf(f.Addr(p)).Elem().Kind() == reflect.String {
				_ = f.SetRaw(p, "字", 0)
			}
		}
		if got := model.Titled(s.Deref(p), name); s.Kind != model.KindOffice && !strings.Contains(got, "“") {
			t.Errorf("filled %s: %q", s.Kind, got)
		}
	}
}
