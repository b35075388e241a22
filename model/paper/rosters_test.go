package paper

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// rowsOf is how many people a roster lists.
func rowsOf(m Made) int {
	for b := range report.Walk(m.Sections[len(m.Sections)-1].Blocks) {
		if t, ok := b.(report.Table); ok {
			return len(t.Rows)
		}
	}
	return -1
}

// TestRosters: who is on the roster of a year, of an organisation with all below it.
func TestRosters(t *testing.T) {
	committee := model.Ref{Kind: model.KindOrganization, ID: "D1"}
	byMeeting := model.Office{ID: model.OfficeID, PlanBasis: model.ByMeeting}
	tests := []struct {
		name, paper, year string
		change            func(*scene)
		people            int // -1 = refused
	}{
		{"admitted this year", "admitted-roster", "", nil, 2},
		{"admitted in a year before", "admitted-roster", "2025", nil, 0},
		{"approved in the year after the meeting", "admitted-roster", "", func(s *scene) { s.votes[0].Day = day.Of(2025, 12, 30) }, 2},
		{"the same by the meeting", "admitted-roster", "", func(s *scene) {
			s.votes[0].Day = day.Of(2025, 12, 30)
			s.more = append(s.more, byMeeting)
		}, 1},
		{"and in that year", "admitted-roster", "2025", func(s *scene) {
			s.votes[0].Day = day.Of(2025, 12, 30)
			s.more = append(s.more, byMeeting)
		}, 1},
		{"refused ones are not on it", "admitted-roster", "", func(s *scene) { s.votes[0].Approved = model.CheckedNo }, 1},
		{"another organisation's are not", "admitted-roster", "", func(s *scene) {
			s.more = append(s.more, model.Organization{ID: "D9", Name: "别家支部", Type: model.Branch, EnterpriseID: "E1"})
			s.cases[1].OrganizationID = "D9"
		}, 1},
		{"a year to come", "admitted-roster", "2027", nil, -1},
		{"no year", "admitted-roster", "去年", nil, -1},
		{"confirmed", "confirmed-roster", "", func(s *scene) { confirming(s, model.Confirm) }, 2},
		{"prolonged are not confirmed", "confirmed-roster", "", func(s *scene) { confirming(s, model.Extend) }, 0},
		{"activists of today", "activist-roster", "", nil, 0},
		{"activists at the end of a year before", "activist-roster", "2025", nil, 2},
		{"activists of the last day of a leap February", "activist-roster", "2024", nil, 2},
		{"prospects", "prospect-roster", "", func(s *scene) { s.votes = nil }, 2},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			s := newScene()
			if x.change != nil {
				x.change(s)
			}
			var answers []string
			if x.year != "" {
				answers = []string{yearBox + "=" + x.year}
			}
			made, refused := s.madeOf(t, x.paper, answers, committee)
			if x.people < 0 {
				if len(made) != 0 || !strings.Contains(strings.Join(refused, ""), "四位年份") {
					t.Errorf("%d papers, refused %q", len(made), refused)
				}
				return
			}
			if len(made) != 1 || rowsOf(made[0]) != x.people {
				t.Fatalf("%d people, want %d; refused %q", rowsOf(made[0]), x.people, refused)
			}
		})
	}
}

// TestPlans: what is asked for is a decision; what is let have is as planned, never rounded up.
func TestPlans(t *testing.T) {
	s := newScene()
	s.votes = nil
	branch := model.Ref{Kind: model.KindOrganization, ID: "D2"}
	made, _ := s.madeOf(t, "plan-request", nil, branch)
	if len(made) != 1 || !made[0].Draft() || !strings.Contains(words(made[0]), "关于申报2027年度发展党员计划的请示") {
		t.Fatal(made)
	}
	made, _ = s.madeOf(t, "plan-request", []string{"申报名额=2", yearBox + "=2026"}, branch)
	said := words(made[0])
	for _, want := range []string{"入党申请人0名，入党积极分子0名，发展对象2名", "拟申报2026年度发展党员名额2名", "妥否，请批示。"} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q in %s", want, said)
		}
	}
	_, refused := s.madeOf(t, "plan-request", []string{"申报名额=两"}, branch)
	if !strings.Contains(strings.Join(refused, ""), "请填数字") {
		t.Error(refused)
	}
	s.more = append(s.more, model.Plan{ID: "L1", Year: 2026, OrganizationID: "D2", Quota: model.Counted(3), FrontlineMin: 400_000},
		model.Plan{ID: "L2", Year: 2026, OrganizationID: "D1", Quota: model.Counted(9)},
		model.Plan{ID: "L3", Year: 2027, OrganizationID: "D2"})
	plan := func(id string) model.Ref { return model.Ref{Kind: model.KindPlan, ID: id} }
	made, refused = s.madeOf(t, "plan-notice", nil, plan("L1"), plan("L2"), plan("L3"))
	if len(made) != 2 || len(refused) != 1 || !strings.Contains(refused[0], "不在台账中") {
		t.Fatal(len(made), refused)
	}
	if said := words(made[0]); !strings.Contains(said, "关于下达2026年度发展党员计划的通知") || !strings.Contains(said, "发展党员计划3名") ||
		!strings.Contains(said, "不低于40") || made[0].Draft() {
		t.Error(said)
	}
	if !made[1].Draft() { // no quota is recorded
		t.Error(words(made[1]))
	}
}
