package paper

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// onDay is a day of 2026, the year of the scene.
func onDay(month, dom int) day.Day { return day.Of(2026, month, dom) }

// withMeetings gives the scene the records of its meetings, what was found and counted, and
// what papers ask for besides.
func withMeetings(s *scene) *scene {
	s.more = append(s.more,
		model.Meeting{ID: "H1", OrganizationID: "D2", MeetingKind: model.MemberMeeting, Day: onDay(8, 20), Start: "14:30", Title: "接收预备党员",
			Place: "三楼会议室", ChairID: "M0", Recorder: "记录某", Expected: 20, Attended: 18, Attendees: "十八名党员", Absent: "两名出差",
			Observers: "无", Scrutineers: "监票某", Tellers: "计票某"},
		model.Meeting{ID: "H2", OrganizationID: "D1", MeetingKind: model.CommitteeMeeting, Day: onDay(9, 10), Start: "9:00", Title: "审批",
			Place: "二楼会议室", Chair: "主持某", Recorder: "记录某", Expected: 7, Attended: 6, Attendees: "六名委员", Absent: "一名", Observers: "无"})
	for i := range s.votes {
		v := &s.votes[i]
		v.MeetingID, v.ApprovalMeetingID = "H1", "H2"
		v.Merits, v.Shortcomings = "工作踏实。", "理论学习不够系统；"
		v.BallotsOut, v.BallotsIn, v.BallotsValid = 18, 18, 18
		v.CommitteeEligible, v.CommitteePresent, v.CommitteeFor = 7, 6, 6
		c := &s.cases[i]
		c.ApprovalTalkDay, c.ApprovalTalker, c.ApprovalTalkerName = onDay(9, 1), model.ByOrganizer, "谈话某"
		c.OathDay, c.OathPlace, c.OathChair, c.OathLeader = onDay(9, 28), "党员活动室", "主持某", "领誓某"
	}
	return s
}

// confirming turns the scene's people into such as were admitted a year ago, with a vote on
// their confirmation.
func confirming(s *scene, r model.Resolution) *scene {
	for i := range s.votes {
		v := &s.votes[i]
		v.Day, v.ApprovalDay, v.MeetingID = day.Of(2025, 8, 20), day.Of(2025, 9, 10), ""
		c := &s.cases[i]
		c.ConfirmAppliedDay, c.ConfirmOpinionsDay, c.ConfirmCommitteeDay = onDay(8, 1), onDay(8, 10), onDay(8, 18)
		c.ConfirmMembers, c.ConfirmMembersFor, c.ConfirmOthers, c.ConfirmOthersFor = 9, 9, 12, 11
	}
	for i := range s.cases {
		m := model.BranchMeeting{ID: fmt.Sprintf("W%d", i), CaseID: fmt.Sprintf("C%d", i), Purpose: model.ForConfirmation,
			Day:  onDay(8, 21),
			Vote: model.Vote{Eligible: 20, Present: 18, For: 18}, SecretBallot: true, OneByOne: true, Resolution: r,
			ExtensionReason: "参加组织生活不经常。", RequestDoc: "虚水一支〔2026〕7号", ApprovalDay: onDay(9, 15), ApproverID: "D1",
			Approved: model.CheckedYes, CommitteeEligible: 7, CommitteePresent: 7, CommitteeFor: 7}
		if r == model.Extend {
			m.ExtensionMonths = 6
		}
		s.votes = append(s.votes, m)
	}
	return s
}

// TestVotingPapersSay: what must stand in the papers of a meeting and of what follows it.
func TestVotingPapersSay(t *testing.T) {
	tests := []struct {
		name, paper, answers string
		scene                *scene
		papers               int
		says, not            []string
	}{
		{"minutes", "meeting-minutes", "", withMeetings(newScene()), 1, []string{"第一支部党员大会会议记录", "时间：2026年8月20日 14:30",
			"主持人：介绍人一", "讨论接收甲一、甲二2名同志为预备党员", "讨论接收甲二同志为预备党员", "监票人：监票某。计票人：计票某。",
			"发出表决票18张，收回18张，其中有效票18张", "大会决定同意接收甲二同志为中共预备党员", "主持人签名"}, nil},
		{"minutes of a confirmation", "meeting-minutes", "", confirming(newScene(), model.Confirm), 2,
			[]string{"讨论预备党员甲一、甲二2名同志转正", "征求党员9人、同意9人，征求群众12人、同意11人", "同意甲一同志按期转为中共正式党员"}, nil},
		{"resolution", "resolution", "", withMeetings(newScene()), 2, []string{"关于接收甲一同志为预备党员的决议", "大会认为，甲一同志工作踏实。主要不足：理论学习不够系统。",
			"大会采取无记名投票方式进行了表决", "赞成17票，反对0票，弃权1票", "报上级党委审批", "2026"}, []string{"＿＿＿＿＿＿＿＿＿＿"}},
		{"a name stands once", "resolution", "主要优点=甲一同志入党动机端正", func() *scene {
			s := newScene()
			s.votes = s.votes[:1]
			return s
		}(), 1, []string{"大会认为，甲一同志入党动机端正。"}, []string{"甲一同志甲一", "1."}},
		{"no secret ballot is claimed", "resolution", "", func() *scene {
			s := newScene()
			s.votes[0].SecretBallot, s.votes[1].SecretBallot = false, false
			return s
		}(), 2, []string{"大会进行了表决"}, []string{"无记名"}},
		{"written opinions apart", "resolution", "", func() *scene {
			s := newScene()
			s.votes = s.votes[:1]
			s.votes[0].Vote = model.Vote{Eligible: 20, Present: 12, For: 10, Abstain: 2, WrittenFor: 1}
			return s
		}(), 1, []string{"会前提出书面意见，其中赞成1票"}, nil},
		{"not admitted", "resolution", "", func() *scene {
			s := newScene()
			s.votes = s.votes[:1]
			s.votes[0].Resolution, s.votes[0].Vote = model.Reject, model.Vote{Eligible: 20, Present: 18, For: 10, Against: 8}
			return s
		}(), 1, []string{"大会决定不同意接收甲一同志为中共预备党员"}, []string{"超过应到会有表决权党员的半数"}},
		{"prolonged", "resolution", "", confirming(newScene(), model.Extend), 4, []string{"关于甲一同志延长预备期的决议",
			"延长甲一同志的预备期6个月", "理由：参加组织生活不经常。"}, nil},
		{"tally", "ballot-tally", "", withMeetings(newScene()), 2, []string{"接收预备党员表决计票单", "发出票数", "监票某",
			"赞成票超过应到会有表决权党员的半数"}, nil},
		{"talk", "approval-talk", "谈话地点=党群工作部", withMeetings(newScene()), 2, []string{"审批前谈话记录", "谈话某（组织员）", "2026年9月1日", "党群工作部",
			"谈话人对能否入党的意见"}, nil},
		{"committee", "committee-approval", "", withMeetings(newScene()), 1, []string{"委员会会议审批记录", "主持人：主持某", "逐个审议、逐个表决",
			"应到委员7名，实到6名，赞成6票", "同意接收甲二同志为中共预备党员，预备期一年，自2026年8月20日起至2027年8月20日止"}, nil},
		{"filing", "upper-filing", "主送机关=虚谷集团党委组织部", withMeetings(newScene()), 1, []string{"关于接收甲一等2名同志为预备党员的备案报告",
			"虚谷集团党委组织部：", "本次备案共2名，其中35岁及以下2名、大专以上2名", "2026年9月10日党委审批", "特此报告。"}, nil},
		{"oath", "oath-record", "", withMeetings(newScene()), 1, []string{"入党宣誓记录", "2026年9月28日", "领誓某", "2名", "甲二"}, nil},
		{"booklet of probation", "probation-record", "", withMeetings(newScene()), 2, []string{"预备党员教育考察登记表", "2026年8月20日至2027年8月20日",
			"第2次考察", "入党介绍人意见", "期满考察"}, nil},
		{"archive", "archive-list", "", withMeetings(newScene()), 2, []string{"归档材料清单", "一、应当归档的五类材料", "缺项：入党志愿书", "移交清单回执",
			"今收到中共虚谷水务有限公司第一支部委员会移交的甲一同志发展党员材料0种"}, nil},
		{"booklet", "volunteer-sheet", "第一介绍人意见=同意。", withMeetings(newScene()), 2, []string{"抄写参考，不作为正式文本", "由本人手写", "同意。",
			"大会决定同意接收甲一同志", "预备期一年，自2026年8月20日起"}, []string{"11010119950304001X"}},
		{"request to prolong", "confirm-request", "", confirming(newScene(), model.Extend), 2, []string{"关于甲一同志延长预备期的请示",
			"主要理由：参加组织生活不经常。", "征求党员9人、同意9人"}, nil},
		{"the reply cites the request", "confirm-reply", "", confirming(newScene(), model.Confirm), 1,
			[]string{"请示》（虚水一支〔2026〕7号）收悉", "转正日期为2026年8月20日"}, nil},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			var answers []string
			if x.answers != "" {
				answers = strings.Split(x.answers, "|")
			}
			made, _ := x.scene.made(t, x.paper, answers...)
			if len(made) != x.papers {
				t.Fatalf("%d papers, want %d", len(made), x.papers)
			}
			said := ""
			for _, m := range made {
				said += words(m) + m.Mark
				if m.Draft() {
					t.Errorf("draft, missing %q", m.Missing)
				}
			}
			for _, want := range x.says {
				if !strings.Contains(said, want) {
					t.Errorf("lacks %q in:\n%s", want, said)
				}
			}
			for _, not := range x.not {
				if strings.Contains(said, not) {
					t.Errorf("says %q in:\n%s", not, said)
				}
			}
		})
	}
}

// TestVotingPapersWatch: what the count does not bear out is not made; what is not decided
// makes a draft; what does not add up is told.
func TestVotingPapersWatch(t *testing.T) {
	tests := []struct {
		name, paper, answers string
		change               func(*scene)
		warned, refused      string
		missing              string
	}{
		{"minutes of a vote not carried", "meeting-minutes", "", func(s *scene) { s.votes[1].For, s.votes[1].Against = 10, 7 }, "",
			"不能写“通过”", ""},
		{"minutes without quorum", "meeting-minutes", "", func(s *scene) { s.votes[0].Vote = model.Vote{Eligible: 20, Present: 10, For: 10} }, "",
			"这次表决无效", ""},
		{"carried, and yet refused", "resolution", "", func(s *scene) { s.votes[0].Resolution = model.Reject }, "",
			"大会决议却登记为“不同意接收”", ""},
		{"resolution not written down", "resolution", "", func(s *scene) { s.votes[0].Resolution = "" }, "", "", "甲一的大会决议"},
		{"no count", "meeting-minutes", "", func(s *scene) { s.votes[0].Vote = model.Vote{} }, "", "", "甲一的表决票数"},
		{"half votes", "resolution", "", func(s *scene) { s.votes[0].For = 15 }, "到会的票合计只有16张", "", ""},
		{"more than came", "resolution", "", func(s *scene) { s.votes[0].For = 19 }, "", "到会票数多于实到人数", ""},
		{"a long resolution", "resolution", "", func(s *scene) { s.votes[0].Merits = strings.Repeat("好", 500) }, "请精简", "", ""},
		{"prolonged without a reason", "resolution", "", func(s *scene) {
			confirming(s, model.Extend)
			s.votes = s.votes[2:3]
			s.votes[0].ExtensionReason = ""
		}, "", "", "甲一延长（取消）的理由"},
		{"one by one", "meeting-minutes", "", func(s *scene) { s.votes[0].OneByOne = false }, "逐个", "", ""},
		{"more ballots back than out", "ballot-tally", "", func(s *scene) { s.votes[0].BallotsOut, s.votes[0].BallotsIn = 17, 18 }, "",
			"多于发出的17张，这次表决无效", ""},
		{"ballots and votes differ", "ballot-tally", "", func(s *scene) { s.votes[0].BallotsValid = 17 },
			"有效票17张，赞成、反对、弃权合计18票", "", ""},
		{"committee not decided", "committee-approval", "", func(s *scene) { s.votes[1].Approved = "" }, "", "", "甲二的审批结论"},
		{"committee's minority", "committee-approval", "", func(s *scene) { s.votes[1].CommitteeFor = 3 }, "", "审批却登记为同意", ""},
		{"committee too few", "committee-approval", "", func(s *scene) { s.votes[1].CommitteePresent, s.votes[1].CommitteeFor = 3, 3 },
			"没有过半数，请核对会议是否有效", "", ""},
		{"committee without count", "committee-approval", "", func(s *scene) { s.votes[0].CommitteeEligible = 0 }, "", "", "甲一的党委会表决票数"},
		{"a rejection is not approved", "committee-approval", "", func(s *scene) {
			s.votes[0].Resolution, s.votes[0].Vote = model.Reject, model.Vote{Eligible: 20, Present: 18, For: 3, Against: 15}
		}, "", "不报党委审批", ""},
		{"a general branch approves", "approval-talk", "", func(s *scene) {
			s.more = append(s.more, model.Organization{ID: "D3", Name: "虚谷水务总支", Type: model.GeneralBranch, EnterpriseID: "E1",
				ParentID: "D1"})
			s.votes[0].ApproverID = "D3"
		}, "", "党总支无权审批预备党员", ""},
		{"filing before approval", "upper-filing", "", func(s *scene) { s.votes[0].Approved, s.votes[0].ApprovalDay = "", day.Day{} }, "",
			"党委还没有审批接收", ""},
		{"oath before approval", "oath-record", "", func(s *scene) { s.votes[0].Approved = model.CheckedNo }, "", "不能宣誓", ""},
		{"oath without a day", "oath-record", "", func(s *scene) { s.cases[0].OathDay = day.Day{} }, "", "", "入党宣誓日期"},
		{"oath of one not approved", "oath-record", "", func(s *scene) { s.cases[0].OathDay = onDay(9, 1) }, "早于党委审批日期", "", ""},
		{"booklet after a failed pre-review", "volunteer-sheet", "", func(s *scene) { s.cases[0].PreReviewVerdict = model.Failed }, "",
			"不发给入党志愿书", ""},
		{"too many ballots", "ballot", "张数=5000", nil, "", "请填1到500的数字", ""},
		{"ballots in words", "ballot", "张数=二十", nil, "", "不对", ""},
		{"gap in the archive", "archive-list", "", nil, "缺转正申请书", "", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			s := withMeetings(newScene())
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

// TestBallots: as many as may vote, for the matter that is next, without a voter's name.
func TestBallots(t *testing.T) {
	cards := func(s *scene, answers ...string) (report.Cards, string) {
		made, refused := s.made(t, "ballot", answers...)
		if len(made) == 0 {
			t.Fatal(refused)
		}
		for b := range report.Walk(made[0].Sections[0].Blocks) {
			if c, ok := b.(report.Cards); ok {
				return c, words(made[0])
			}
		}
		return report.Cards{}, ""
	}
	s := newScene()
	c, said := cards(s)
	if len(c.Items) != 2 || c.Across*c.Down != 4 { // nobody voted on confirmation yet: the two full members
		t.Errorf("%d cards, %d a sheet", len(c.Items), c.Across*c.Down)
	}
	if !strings.Contains(said, "按期转为中共正式党员") || strings.Contains(said, "介绍人") {
		t.Error(said)
	}
	s.votes[0].Resolution = model.Reject // to be voted on anew
	if c, said = cards(s); len(c.Items) != 20 || !strings.Contains(said, "接收为中共预备党员") {
		t.Errorf("%d cards: %s", len(c.Items), said)
	}
	s.votes = nil
	if c, _ = cards(s, "张数=7"); len(c.Items) != 7 {
		t.Errorf("%d cards", len(c.Items))
	}
}

// TestMeetingPapersOf: the evidence is that of what was voted on.
func TestMeetingPapersOf(t *testing.T) {
	for want, s := range map[string]*scene{"4-4": withMeetings(newScene()), "5-5": confirming(newScene(), model.Confirm)} {
		made, _ := s.made(t, "meeting-minutes")
		if got := made[len(made)-1].Material; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestLeapYear: a year from the last of February ends on its last day (B-25).
func TestLeapYear(t *testing.T) {
	s := withMeetings(newScene())
	s.votes = s.votes[:1]
	s.votes[0].Day, s.votes[0].ApprovalDay, s.votes[0].MeetingID = day.Of(2024, 2, 29), day.Of(2024, 3, 20), ""
	made, refused := s.made(t, "committee-approval")
	if len(made) != 1 || !strings.Contains(words(made[0]), "自2024年2月29日起至2025年2月28日止") {
		t.Error(made, refused)
	}
}
