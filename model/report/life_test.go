package report

// Organisational life as values: what was to be held and was, the appraisals, and the sentence of
// the annual report.

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// livingBook is two branches of a committee, of which one lacks a member meeting and a 主题党日.
func livingBook() *model.Book {
	records := []model.Record{
		model.Enterprise{ID: "E1", Name: "虚谷集团有限公司", ShortName: "虚谷集团", Ownership: model.SoleState, LegalPerson: true},
		model.Organization{ID: "O1", Name: "中共虚谷集团有限公司委员会", Type: model.Committee, EnterpriseID: "E1"},
	}
	for _, id := range []string{"O2", "O3"} {
		records = append(records, model.Organization{ID: id, Name: "虚谷集团第" + id[1:] + "党支部", Type: model.Branch,
			EnterpriseID: "E1", ParentID: "O1"})
		hold := func(kind model.MeetingKind, m, attended int) {
			if on := day.Of(2026, m, 10); !(id == "O3" && (m == 5 || m == 6)) {
				records = append(records, model.Meeting{ID: fmt.Sprint(id, kind, m), OrganizationID: id, MeetingKind: kind, Day: on,
					Title:    "学习",
					Expected: 20, Attended: attended})
			}
		}
		for m := 1; m <= 10; m++ {
			hold(model.ThemeDay, m, 19)
			if m%3 == 2 {
				hold(model.MemberMeeting, m, 18)
			}
		}
		records = append(records, model.Appraisal{ID: "A" + id, OrganizationID: id, Year: 2025, Day: date(2026, 1, 15),
			DecidedDay: date(2026, 1, 20),
			Members:    20, Attended: 20, Rated: 19, Excellent: 6, Basic: 1, Unrated: 1})
	}
	return bookOf(asOf, "", records...)
}

func TestLifeReport(t *testing.T) {
	d := buildLife(goldenInput(livingBook(), false))
	checkDocument(t, d)
	text := written(d)
	for _, want := range []string{
		"行 | 2[#] | 第3党支部 | 0[#] | 3[#] | 2[!#] | 0[#] | 0[#] | 0[#] | 0[#] | 10[#] | 8[!#]",
		"合计", "12[#]"} {
		if !strings.Contains(strings.ReplaceAll(text, "虚谷集团第", "第"), want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
	}
}

func TestLifeInAnnual(t *testing.T) {
	a := &annual{view: newView(goldenInput(livingBook(), false))}
	const want = "2个党支部应召开支部党员大会6次，实际召开5次，开展主题党日18次，平均到会率93.9%。\n2个党支部完成2025年度民主评议党员，评定优秀12名，占30.0%。"
	if got := a.lifeWords(); got != want {
		t.Errorf("%q", got)
	}
	if got := (&annual{view: newView(goldenInput(duesBook(), false))}).lifeWords(); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
