package rule

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Ties, help and mass organisations, each the day before, on and after its limit.
func TestCare(t *testing.T) {
	link := model.TalentLink{ID: "l", PersonID: "p", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c",
		From: day.Of(2026, 1, 10)}
	note := model.LinkNote{ID: "n", LinkID: "l", Day: day.Of(2026, 3, 31), What: "谈"}
	bare, former := link, link
	bare.ContactID, former.ContactID = "", "f"
	ended := bare
	ended.To = day.Of(2026, 3, 1)
	leaver := model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember, Left: day.Of(2026, 2, 10),
		LeftHow: model.Resigned}
	fresh := model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember, Admitted: day.Of(2025, 2, 2),
		Confirmed: day.Of(2026, 2, 2)}
	help := model.CareRecord{ID: "h", PersonID: "p", CareKind: model.CareIllness, Found: day.Of(2026, 8, 31)}
	helped := help
	helped.Helped, helped.Again = day.Of(2026, 9, 5), day.Of(2026, 10, 10)
	visited := helped
	visited.Visited = day.Of(2026, 10, 9)
	union := model.MassOrganization{ID: "m", EnterpriseID: "A", MassKind: model.UnionOrgan, Name: "甲工会", Founded: day.Of(2015, 1, 1),
		Elected: day.Of(2021, 2, 28), Years: 5}
	local := model.LocalRule{ID: "x", RuleID: "S-07b", Limit: "谈话间隔（月）", Value: 3, Document: "某党〔2026〕1号"}
	for _, x := range []struct {
		name    string
		asOf    day.Day
		records []model.Record
		want    string
	}{
		{"刚联系", day.Of(2026, 4, 1), []model.Record{link}, ""},
		{"半年当日没有谈话", day.Of(2026, 7, 10), []model.Record{link}, "S-07b due l"},
		{"半年次日没有谈话", day.Of(2026, 7, 11), []model.Record{link}, "S-07b note l"},
		{"谈话以后重新起算，月末截短", day.Of(2026, 9, 30), []model.Record{link, note}, "S-07b due l"},
		{"谈话半年以后", day.Of(2026, 10, 1), []model.Record{link, note}, "S-07b note l"},
		{"本地更严", day.Of(2026, 4, 11), []model.Record{link, local}, "S-07b note l"},
		{"谈话还没有发生", day.Of(2026, 3, 30), []model.Record{link, note}, ""},
		{"联系人离开的前一日", day.Of(2026, 2, 9), []model.Record{link, leaver}, ""},
		{"联系人离开当日", day.Of(2026, 2, 10), []model.Record{link, leaver}, "S-07a warn l"},
		{"联系人次日转正", day.Of(2026, 2, 1), []model.Record{link, fresh}, "S-07a warn l"},
		{"联系人当日转正", day.Of(2026, 2, 2), []model.Record{link, fresh}, ""},
		{"联系结束以后", day.Of(2026, 12, 1), []model.Record{ended}, ""},
		{"还没有开始", day.Of(2026, 1, 9), []model.Record{bare}, ""},
		{"人离开的前一日", day.Of(2026, 2, 1), []model.Record{link, model.Person{ID: "p", Name: "张甲", EnterpriseID: "A",
			Left: day.Of(2026, 2, 2)}}, ""},
		{"没有联系人", day.Of(2026, 2, 1), []model.Record{bare}, "S-07a warn l"},
		{"联系人不是正式党员", day.Of(2026, 2, 1), []model.Record{former}, "S-07a warn l"},
		{"人已离开", day.Of(2026, 12, 1), []model.Record{link, model.Person{ID: "p", Name: "张甲", EnterpriseID: "A",
			Left: day.Of(2026, 11, 30)}}, "S-07c note l"},
		{"帮扶期限当日", day.Of(2026, 10, 31), []model.Record{help}, "S-08a due h"},
		{"帮扶期限次日", day.Of(2026, 11, 1), []model.Record{help}, "S-08a warn h"},
		{"已帮扶未回访", day.Of(2026, 10, 11), []model.Record{helped}, "S-08b note h"},
		{"已回访", day.Of(2026, 10, 11), []model.Record{visited}, ""},
		{"群团届满当日", day.Of(2026, 2, 28), []model.Record{union}, "S-12a due m"},
		{"群团届满次日", day.Of(2026, 3, 1), []model.Record{union}, "S-12a note m"},
		{"有职工而没有工会", day.Of(2026, 1, 1).AddYears(-1), []model.Record{union, model.Enterprise{ID: "B", Name: "乙公司", ParentID: "A",
			Ownership: model.WhollyState}, model.Headcount{ID: "hc", EnterpriseID: "B", Day: day.Of(2024, 6, 30), Total: 20}},
			"S-12b note B"},
	} {
		records := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState},
			model.Organization{ID: "O", Name: "甲党支部", EnterpriseID: "A", Type: model.Branch},
			model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember}, model.Person{ID: "f", Name: "赵丁",
				EnterpriseID: "A"}}
		records = append(records, model.Person{ID: "p", Name: "张甲", EnterpriseID: "A"})
		b := model.BookOf(x.asOf, "", nil, records).With(x.records...)
		got := of(Check(b), "S-07a", "S-07b", "S-07c", "S-08a", "S-08b", "S-12a", "S-12b")
		if got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}

// A finding about help names neither the person in full nor the kind of hardship:
// the list of problems is printed.
func TestCareIsKeptPrivate(t *testing.T) {
	help := model.CareRecord{ID: "GH1", PersonID: "p", CareKind: model.CareIllness, Found: day.Of(2026, 8, 31), Need: "住院"}
	helped := help
	helped.ID, helped.Helped, helped.Again = "GH2", day.Of(2026, 9, 5), day.Of(2026, 10, 10)
	found := Check(model.BookOf(day.Of(2026, 11, 23), "", nil,
		[]model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState}, model.Person{ID: "p", Name: "张甲丙",
			EnterpriseID: "A"}, help, helped}))
	if got := of(found, "S-08a", "S-08b"); got != "S-08a warn GH1；S-08b note GH2" {
		t.Fatal(got)
	}
	for _, f := range found {
		if f.Kind != model.KindCareRecord {
			continue
		}
		said := f.Name + f.Message
		if strings.Contains(said, "张甲丙") || strings.Contains(said, "住院") || strings.Contains(said, "疾病") ||
			!strings.Contains(f.Message, "张某某（关怀帮扶记录"+f.ID+"）") {
			t.Errorf("%s：%s", f.Name, f.Message)
		}
	}
}

// What a contact's trouble is stands in the message.
func TestContactWords(t *testing.T) {
	link := model.TalentLink{ID: "l", PersonID: "p", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c",
		From: day.Of(2026, 1, 10)}
	base := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState}, model.Organization{ID: "O", Name: "甲党支部",
		EnterpriseID: "A", Type: model.Branch}, model.Person{ID: "p", Name: "张甲", EnterpriseID: "A"}, link}
	for want, contact := range map[string]model.Person{
		"张甲的联系人王丙已于2026年2月1日离开（离职），请调整联系人。": {ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember, Left: day.Of(2026, 2, 1),
			LeftHow: model.Resigned},
		"张甲的联系人王丙现登记为群众，不是在册的正式党员，请调整联系人。":  {ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.NonParty},
		"张甲的联系人王丙政治面貌未登记，不是在册的正式党员，请调整联系人。": {ID: "c", Name: "王丙", EnterpriseID: "A"},
		"张甲由甲党支部联系培养，未登记联系人，请确定一名正式党员联系。":   {ID: "other", Name: "王丙", EnterpriseID: "A"},
	} {
		said := ""
		for _, f := range Check(model.BookOf(day.Of(2026, 2, 20), "", nil, append(base, contact))) {
			said += f.Message
		}
		if !strings.Contains(said, want) {
			t.Errorf("没有说“%s”：%s", want, said)
		}
	}
}
