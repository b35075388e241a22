package rule

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// Ties, help and mass organisations, each the day before, on and after its limit.
func TestCare(t *testing.T) {
	link := model.TalentLink{ID: "l", PersonID: "p", TalentKind: model.ExpertYoung, OrganizationID: "O", ContactID: "c", From: day.Of(2026, 1, 10)}
	note := model.LinkNote{ID: "n", LinkID: "l", Day: day.Of(2026, 3, 31), What: "谈"}
	bare, former := link, link
	bare.ContactID, former.ContactID = "", "f"
	help := model.CareRecord{ID: "h", PersonID: "p", CareKind: model.CareIllness, Found: day.Of(2026, 8, 31)}
	helped := help
	helped.Helped, helped.Again = day.Of(2026, 9, 5), day.Of(2026, 10, 10)
	visited := helped
	visited.Visited = day.Of(2026, 10, 9)
	union := model.MassOrganization{ID: "m", EnterpriseID: "A", MassKind: model.UnionOrgan, Name: "甲工会", Founded: day.Of(2015, 1, 1), Elected: day.Of(2021, 2, 28), Years: 5}
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
		{"没有联系人", day.Of(2026, 2, 1), []model.Record{bare}, "S-07a warn l"},
		{"联系人不是正式党员", day.Of(2026, 2, 1), []model.Record{former}, "S-07a warn l"},
		{"人已离开", day.Of(2026, 12, 1), []model.Record{link, model.Person{ID: "p", Name: "张甲", EnterpriseID: "A", Left: day.Of(2026, 11, 30)}}, "S-07c note l"},
		{"帮扶期限当日", day.Of(2026, 10, 31), []model.Record{help}, "S-08a due h"},
		{"帮扶期限次日", day.Of(2026, 11, 1), []model.Record{help}, "S-08a warn h"},
		{"已帮扶未回访", day.Of(2026, 10, 11), []model.Record{helped}, "S-08b note h"},
		{"已回访", day.Of(2026, 10, 11), []model.Record{visited}, ""},
		{"群团届满当日", day.Of(2026, 2, 28), []model.Record{union}, "S-12a due m"},
		{"群团届满次日", day.Of(2026, 3, 1), []model.Record{union}, "S-12a note m"},
		{"有职工而没有工会", day.Of(2026, 1, 1).AddYears(-1), []model.Record{union, model.Enterprise{ID: "B", Name: "乙公司", ParentID: "A", Ownership: model.WhollyState}, model.Headcount{ID: "hc", EnterpriseID: "B", Day: day.Of(2024, 6, 30), Total: 20}}, "S-12b note B"},
	} {
		records := []model.Record{model.Enterprise{ID: "A", Name: "甲公司", Ownership: model.SoleState}, model.Organization{ID: "O", Name: "甲党支部", EnterpriseID: "A", Type: model.Branch},
			model.Person{ID: "c", Name: "王丙", EnterpriseID: "A", Status: model.FullMember}, model.Person{ID: "f", Name: "赵丁", EnterpriseID: "A"}}
		has := false
		for _, r := range x.records {
			_, is := r.(model.Person)
			has = has || is
		}
		if !has {
			records = append(records, model.Person{ID: "p", Name: "张甲", EnterpriseID: "A"})
		}
		got := of(Check(model.BookOf(x.asOf, "", nil, append(records, x.records...))), "S-07a", "S-07b", "S-07c", "S-08a", "S-08b", "S-12a", "S-12b")
		if got != x.want {
			t.Errorf("%s：%s，应为%s", x.name, got, x.want)
		}
	}
}
