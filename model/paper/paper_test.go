package paper

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// words is all text of a paper, a block a line.
func words(m Made) string {
	var out []string
	for _, s := range m.Sections {
		for _, b := range s.Blocks {
			out = append(out, fmt.Sprintf("%+v", b))
		}
	}
	return strings.Join(out, "\n")
}

// TestPapersSay: the sentences that matter, of two people at once.
func TestPapersSay(t *testing.T) {
	tests := []struct {
		paper   string
		answers []string
		says    []string
	}{
		{"activist-filing", nil, []string{"关于确定甲一等2名同志为入党积极分子的备案报告", "支部委员会于2024年10月8日研究",
			"甲一同志由介绍人一、介绍人二担任", "特此报告。"}},
		{"prospect-request", nil, []string{"关于拟将甲一等2名同志列为发展对象的请示", "2024年10月8日确定为入党积极分子",
			"不少于5个工作日", "妥否，请批示。"}},
		{"prospect-consent", []string{"来文字号=虚水支〔2026〕3号"}, []string{"关于同意甲一等2名同志列为发展对象人选的批复",
			"请示》（虚水支〔2026〕3号）收悉", "经2026年5月25日研究", "此复。"}},
		{"public-notice", []string{"受理部门=党群工作部", "公示事项=拟列为发展对象"},
			[]string{"甲一，男，1995年3月出生，大学本科学历，虚谷水务有限公司技术员", "2026年6月1日至2026年6月5日（5个工作日）", "党群工作部"}},
		{"pre-review-request", nil, []string{"关于对发展对象甲一等2名同志进行预审的请示", "中共虚谷水务有限公司委员会：",
			"政治审查合格，2026年7月10日集中培训结业", "请予审查。"}},
		{"pre-review-opinion", []string{"来文字号="},
			[]string{"甲一、甲二2名同志，预审合格。发给《中国共产党入党志愿书》2份", "最迟不晚于2026年9月3日"}},
		{"admission-request", nil, []string{"进行了讨论，并逐个以无记名投票方式进行了表决",
			"应到会有表决权的党员20名，实到会18名；表决结果为赞成17票，反对0票，弃权1票，大会决议同意接收为预备党员"}},
		{"admission-reply", nil, []string{"关于同意接收甲一等2名同志为预备党员的批复", "预备期一年，自2026年8月20日起至2027年8月20日止"}},
	}
	for _, x := range tests {
		made, refused := newScene().made(t, x.paper, x.answers...)
		if len(made) != 1 || len(refused) > 0 {
			t.Errorf("%s: %d papers, refused %q", x.paper, len(made), refused)
			continue
		}
		if made[0].Draft() {
			t.Errorf("%s: draft, missing %q", x.paper, made[0].Missing)
		}
		said := words(made[0])
		for _, want := range x.says {
			if !strings.Contains(said, want) {
				t.Errorf("%s lacks %q in:\n%s", x.paper, want, said)
			}
		}
	}
}

// TestPapersWatch: what the rules say is told before a paper is printed; what would be false
// is not made at all; what is not decided yet makes a draft.
func TestPapersWatch(t *testing.T) {
	d := func(m, dom int) day.Day { return day.Of(2026, m, dom) }
	tests := []struct {
		name, paper, answers string
		change               func(*scene)
		warned, refused      string
		missing              string
	}{
		{"three working days", "public-notice", "公示事项=拟列为发展对象|公示截止日期=2026-06-03", nil,
			"只有3个工作日，少于规定的5个工作日。请改为2026年6月5日或者以后截止", "", ""},
		{"five days over a holiday", "public-notice", "公示事项=拟列为发展对象|公示开始日期=2026-09-30", func(s *scene) {
			s.cases[0].NoticeTo, s.cases[1].NoticeTo = d(10, 6), d(10, 6)
		}, "个工作日，少于规定的5个工作日", "", ""},
		{"notice the wrong way round", "public-notice", "公示事项=拟列为发展对象|公示截止日期=2026-05-03", nil, "", "早于开始日期", ""},
		{"a local limit", "public-notice", "公示事项=拟列为发展对象", func(s *scene) {
			s.more = append(s.more, model.LocalRule{ID: "L", RuleID: "B-09", Limit: rule.NoticeLimit, Value: 7,
				Document: "虚党〔2026〕1号"})
		}, "少于规定的7个工作日", "", ""},
		{"meeting over a month after the pre-review", "admission-request", "", func(s *scene) {
			for i := range s.votes {
				s.votes[i].Day, s.votes[i].ApprovalDay = d(9, 20), d(10, 10)
			}
		}, "预审", "", ""},
		{"a sponsor under probation", "pre-review-request", "", func(s *scene) {
			s.more = append(s.more, model.Discipline{ID: "X", PersonID: "M0", Measure: model.MemberOnWatch, Day: d(5, 1),
				Until: day.Of(2027, 5, 1)})
		}, "留党察看", "", ""},
		{"a general branch approves", "admission-reply", "", func(s *scene) {
			s.more = append(s.more, model.Organization{ID: "D3", Name: "虚谷水务总支", Type: model.GeneralBranch,
				EnterpriseID: "E1", ParentID: "D1"})
			s.votes[0].ApproverID, s.votes[1].ApproverID = "D3", "D3"
		}, "", "党总支无权审批预备党员", ""},
		{"a committee that may not", "admission-reply", "", func(s *scene) { s.above.CanApprove = false }, "",
			"没有审批预备党员的权限", ""},
		{"nobody above may", "admission-request", "", func(s *scene) { s.above.CanApprove = false }, "", "不能作为审批党委", ""},
		{"exactly half", "admission-request", "", func(s *scene) { s.votes[1].For, s.votes[1].Against = 10, 7 }, "",
			"没有超过应到20名的半数，不能写“通过”", ""},
		{"not quorate", "admission-reply", "", func(s *scene) {
			s.votes[1].Vote = model.Vote{Eligible: 20, Present: 10,
				For: 10}
		}, "", "这次表决无效", ""},
		{"written votes count", "admission-request", "", func(s *scene) {
			s.votes[1].Vote = model.Vote{Eligible: 20, Present: 12, For: 10, Abstain: 2, WrittenFor: 1}
		}, "", "", ""},
		{"no votes", "admission-request", "", func(s *scene) { s.votes[0].Vote = model.Vote{} }, "", "", "甲一的表决票数"},
		{"rejected", "admission-request", "", func(s *scene) {
			for i := range s.votes {
				s.votes[i].Resolution, s.votes[i].Vote = model.Reject, model.Vote{Eligible: 20, Present: 18, For: 3, Against: 15}
			}
		}, "", "大会决议是“不同意接收”", ""},
		{"not yet approved", "admission-reply", "", func(s *scene) {
			for i := range s.votes {
				s.votes[i].ApprovalDay, s.votes[i].Approved = day.Day{}, ""
			}
		}, "", "", "上级党委审批日期"},
		{"review failed", "pre-review-request", "", func(s *scene) {
			s.cases[0].ReviewVerdict, s.cases[1].ReviewVerdict = model.Failed, model.Failed
		}, "", "政治审查结论是不合格", ""},
		{"review open", "pre-review-request", "", func(s *scene) { s.cases[0].ReviewVerdict = "" }, "", "", "甲一的政治审查结论"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			s := newScene()
			if x.change != nil {
				x.change(s)
			}
			var answers []string
			if x.answers != "" {
				answers = strings.Split(x.answers, "|")
			}
			made, refused := s.made(t, x.paper, answers...)
			var warned, missing []string
			for _, m := range made {
				warned, missing = append(warned, m.Warnings...), append(missing, m.Missing...)
			}
			holds(t, "warned", warned, x.warned)
			holds(t, "refused", refused, x.refused)
			holds(t, "missing", missing, x.missing)
		})
	}
}

// holds wants one of the sentences to hold the words, or no sentence for no words; warnings
// of other rules may stand beside.
func holds(t *testing.T, what string, list []string, want string) {
	t.Helper()
	all := strings.Join(list, "\n")
	if want != "" && !strings.Contains(all, want) || want == "" && what != "warned" && all != "" {
		t.Errorf("%s: %q, want %q", what, all, want)
	}
}

// TestNoticesHideNumbers: a notice never carries an identity number or a telephone.
func TestNoticesHideNumbers(t *testing.T) {
	for _, p := range All() {
		if p.Secret {
			continue
		}
		made, _ := newScene().made(t, p.Name)
		for _, m := range made {
			if said := words(m); strings.Contains(said, "11010119950304001X") || strings.Contains(said, "13800000000") {
				t.Errorf("%s shows a number", p.Name)
			}
		}
	}
}

// TestUpwardPapersBearTheirNumber: who numbers papers has a red head with the signer on
// those to a superior; who does not has none. One person is no list.
func TestUpwardPapersBearTheirNumber(t *testing.T) {
	s := newScene().alone()
	if m, _ := s.made(t, "admission-request"); len(m) != 1 || strings.Contains(words(m[0]), "签发人") || redHeadOf(m[0]) != nil ||
		strings.Contains(words(m[0]), "Level:3") {
		t.Errorf("a branch without 代字: %d papers, %+v", len(m), m)
	}
	s.branch.DocPrefix = "虚水一支"
	m, _ := s.made(t, "admission-request")
	if len(m) != 1 {
		t.Fatalf("%d papers", len(m))
	}
	if head := redHeadOf(m[0]); head == nil || head.Number != "虚水一支〔2026〕　号" || head.Signer == "" {
		t.Errorf("red head %+v", head)
	}
}

// redHeadOf is a paper's red head; nil = none.
func redHeadOf(m Made) *report.RedHead {
	for _, b := range m.Sections[0].Blocks {
		if head, ok := b.(report.RedHead); ok {
			return &head
		}
	}
	return nil
}

// TestLongNotice: more than two people stand in a table, without their numbers.
func TestLongNotice(t *testing.T) {
	s := newScene()
	third := s.cases[0]
	third.ID, third.PersonID = "C9", "P9"
	s.cases, s.votes = append(s.cases, third), nil
	s.add(model.Person{ID: "P9", Name: "甲三", Sex: model.Female, Phone: "13800000000", IdentityNumber: "11010119950304001X"})
	made, refused := s.made(t, "public-notice", "公示事项=拟接收为预备党员")
	if len(made) != 1 {
		t.Fatalf("%d papers, refused %q", len(made), refused)
	}
	i := slices.IndexFunc(made[0].Sections[0].Blocks, func(b report.Block) bool { _, ok := b.(report.Table); return ok })
	if i < 0 {
		t.Fatal("no table")
	}
	table := made[0].Sections[0].Blocks[i].(report.Table)
	if n := len(table.Columns); len(table.Rows) != 3 || table.Columns[n-1].Path[0] != "入党介绍人" || table.Rows[2][n-1].Text != "介绍人一、介绍人二" {
		t.Errorf("%d rows of %d columns", len(table.Rows), n)
	}
	if said := words(made[0]); strings.Contains(said, "1380000") || strings.Contains(said, "1101011995") || table.Sign != nil {
		t.Error("a number is posted")
	}
}
