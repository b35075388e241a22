package paper

import (
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// TestConfirmForm: each resolution has its own form; what is not decided makes a draft, what
// the count does not bear out is refused.
func TestConfirmForm(t *testing.T) {
	tests := []struct {
		name      string
		as        model.Resolution
		change    func(*scene)
		title     string
		says, not []string
		draft     bool
		refused   string
	}{
		{"in time", model.Confirm, nil, "预备党员转正审批表（甲一）", []string{"大会决议：同意按期转为正式党员", "2026年8月20日", "同意甲一同志转为中共正式党员"},
			[]string{"理　由", "党总支"}, false, ""},
		{"prolonged", model.Extend, nil, "延长预备党员预备期审批表（甲一）", []string{"大会决议：延长预备期6个月", "参加组织生活不经常", "至2027年2月20日止"}, nil, false, ""},
		{"struck off", model.Disqualify, nil, "取消预备党员资格审批表（甲一）", []string{"大会决议：取消预备党员资格", "同意取消甲一同志的预备党员资格"}, nil, false, ""},
		{"no reason", model.Extend, func(s *scene) { s.votes[2].ExtensionReason = "" }, "延长预备党员预备期审批表（甲一）", nil, nil, true, ""},
		{"not yet approved", model.Confirm, func(s *scene) { s.votes[2].ApprovalDay, s.votes[2].Approved = day.Day{}, "" },
			"预备党员转正审批表（甲一）", []string{"上级党委审批意见"}, []string{"转为中共正式党员"}, false, ""},
		{"under a general branch", model.Confirm, func(s *scene) {
			s.branch.ParentID = "D3"
			s.add(model.Organization{ID: "D3", Name: "中共虚谷水务有限公司总支部委员会", Type: model.GeneralBranch, EnterpriseID: "E1", ParentID: "D1"})
		}, "预备党员转正审批表（甲一）", []string{"党总支审查意见"}, nil, false, ""},
		{"not carried", model.Confirm, func(s *scene) { s.votes[2].For, s.votes[2].Against = 10, 8 }, "", nil, nil, false, "不能写“通过”"},
		{"prolonged for too short", model.Extend, func(s *scene) { s.votes[2].ExtensionMonths = 3 }, "", nil, nil, false, "不能少于半年"},
		{"by a general branch alone", model.Confirm, func(s *scene) { s.above.Type, s.above.CanApprove = model.GeneralBranch, false }, "", nil, nil, false,
			"党总支无权审批"},
	}
	for _, x := range tests {
		s := confirming(newScene(), x.as)
		if x.change != nil {
			x.change(s)
		}
		made, refused := s.made(t, "confirm-form")
		if x.refused != "" {
			if !strings.Contains(strings.Join(refused, "\n"), x.refused) {
				t.Errorf("%s: refused %q", x.name, refused)
			}
			continue
		}
		if len(made) != 2 {
			t.Errorf("%s: %d forms, %v", x.name, len(made), refused)
			continue
		}
		said := words(made[0])
		if made[0].Title != x.title || made[0].Draft() != x.draft {
			t.Errorf("%s: %s, draft %t", x.name, made[0].Title, made[0].Draft())
		}
		for _, want := range x.says {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in %s", x.name, want, said)
			}
		}
		for _, not := range x.not {
			if strings.Contains(said, not) {
				t.Errorf("%s: %q in %s", x.name, not, said)
			}
		}
	}
}
