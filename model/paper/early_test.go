package paper

import (
	"slices"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

// The papers of those who apply, of activists and of prospects.

// alone leaves one case of the scene and one vote.
func (s *scene) alone() *scene {
	s.cases, s.votes = s.cases[:1], s.votes[:1]
	return s
}

func (s *scene) add(records ...model.Record) { s.more = append(s.more, records...) }

// meeting is a recorded meeting of the branch.
func meeting(kind model.MeetingKind, on day.Day) model.Meeting {
	return model.Meeting{ID: "H" + on.String() + string(kind), OrganizationID: "D2", MeetingKind: kind, Day: on, Title: "研究发展党员工作",
		Start: "14:30", Place: "一楼会议室", ChairID: "M0", Recorder: "记录某", Expected: 5, Attended: 5, Attendees: "介绍人一、介绍人二等5人"}
}

// TestEarlyPapersSay: what must and must not stand in them.
func TestEarlyPapersSay(t *testing.T) {
	d := func(m, dom int) day.Day { return day.Of(2026, m, dom) }
	tests := []struct {
		name, paper string
		answers     []string
		change      func(*scene)
		papers      int
		says, not   []string
	}{
		{"one talk a person", "talk-record", nil, func(s *scene) {
			s.cases[0].TalkerName, s.cases[0].Talker, s.cases[0].TalkPlace = "书记某", model.TalkSecretary, "支部活动室"
		}, 2, []string{"2024年3月10日", "书记某", "支部书记", "支部活动室", "Lines:12"}, nil},
		{"a talk that was written down", "talk-record", []string{"谈话内容=入党动机端正。"}, nil, 2, []string{"入党动机端正。"}, []string{"Lines:12"}},
		{"no talk yet", "talk-record", nil, func(s *scene) { s.alone().cases[0].TalkDay = day.Day{} }, 1,
			[]string{"＿＿＿＿年＿＿月＿＿日"}, nil},
		{"recommended by members", "recommendation", nil, func(s *scene) {
			c := &s.alone().cases[0]
			c.RecommendDay, c.RecommendEligible, c.RecommendPresent, c.RecommendFor = day.Of(2024, 9, 20), 20, 18, 15
		}, 1, []string{"{Text:党员推荐 On:true} {Text:群团组织推优 On:false}", "应到20人，实到18人，同意15人"}, []string{"上级群团组织意见"}},
		{"put forward by the league", "recommendation", nil, func(s *scene) { s.alone().cases[0].LeagueRecommended = true }, 1,
			[]string{"{Text:党员推荐 On:false} {Text:群团组织推优 On:true}", "上级群团组织意见"}, nil},
		{"nobody knows yet how", "recommendation", nil, func(s *scene) { s.alone() }, 1,
			[]string{"{Text:党员推荐 On:false} {Text:群团组织推优 On:false}"}, nil},
		{"filing form", "activist-filing-form", nil, nil, 2, []string{"经2024年10月8日支部委员会研究，同意确定甲一同志为入党积极分子", "介绍人一、介绍人二"}, nil},
		{"mentors", "mentor-note", nil, func(s *scene) {
			s.add(model.CommitteeMember{ID: "K", OrganizationID: "D2", PersonID: "M0", Post: model.OrganizingOfficer,
				From: day.Of(2020, 1, 1)})
		}, 1, []string{"甲一", "甲二", "2006.01.01", "组织委员", "2024年10月8日"}, nil},
		{"inspections", "cultivation-record", nil, func(s *scene) {
			s.alone()
			for i, on := range []day.Day{day.Of(2025, 10, 8), day.Of(2025, 4, 8), d(8, 1), day.Of(2024, 5, 1)} {
				s.add(model.Inspection{ID: string(rune('a' + i)), CaseID: "C0", Day: on, Conclusion: "考察" + on.String(), Inspector: "介绍人一"})
			}
		}, 1, []string{"第1次考察", "考察2025-04-08", "第2次考察", "考察2025-10-08"}, []string{"第3次考察", "考察2026-08-01", "考察2024-05-01"}},
		{"room for the next inspection", "cultivation-record", nil, func(s *scene) {
			c := &s.alone().cases[0]
			*c = model.DevelopmentCase{ID: c.ID, PersonID: c.PersonID, OrganizationID: "D2", Applied: c.Applied, ActivistDay: c.ActivistDay}
			s.votes = nil
		}, 1, []string{"第1次考察"}, []string{"第2次考察"}},
		{"minutes of all persons of the day", "committee-minutes", []string{"会议日期=2026-05-21"}, func(s *scene) {
			s.add(meeting(model.BranchCommitteeMeeting, d(5, 21)))
		}, 1, []string{"中共虚谷水务有限公司第一支部委员会会议记录", "2026年5月21日", "同意甲一、甲二2名同志拟列为发展对象"}, []string{"研究确定入党积极分子"}},
		{"minutes take the meeting's record", "committee-minutes", nil, func(s *scene) {
			s.add(meeting(model.BranchCommitteeMeeting, d(7, 20)))
		}, 1, []string{"2026年7月20日 14:30", "地点：一楼会议室", "主持人：介绍人一", "记录人：记录某", "应到5名，实到5名", "缺席及原因：无", "审查发展对象"}, nil},
		{"minutes of a member meeting", "committee-minutes", []string{"会议日期=2024-10-08"}, func(s *scene) {
			s.cases[0].ActivistBody, s.cases[1].ActivistBody = model.MemberMeetingBody, model.MemberMeetingBody
		}, 1, []string{"中共虚谷水务有限公司第一支部党员大会会议记录", "确定为入党积极分子"}, nil},
		{"what was heard", "opinions-record", []string{"主持人=介绍人一"}, func(s *scene) {
			s.cases[0].OpinionMembers, s.cases[0].OpinionMembersFor = 12, 11
		}, 1, []string{"2026年5月20日", "征求党员意见12人，同意11人", "甲二"}, nil},
		{"a notice of its record", "public-notice", nil, func(s *scene) {
			s.branch.NoticePhone = "0000-1111"
			s.alone().votes = nil
			s.add(model.Notice{ID: "N", CaseID: "C0", Purpose: model.NoticeOfAdmission, From: d(8, 6), To: d(8, 12), Receiver: "组织部"})
		}, 1, []string{"拟接收为预备党员的公示", "2026年8月6日至2026年8月12日", "组织部", "0000-1111"}, nil},
		{"a prospect's notice of its case", "public-notice", []string{"公示事项=拟列为发展对象"}, func(s *scene) {
			s.add(model.Notice{ID: "N", CaseID: "C0", Purpose: model.NoticeOfProspect, Phone: "0000-2222"})
			s.alone()
		}, 1, []string{"2026年6月1日至2026年6月5日（5个工作日）", "0000-2222"}, nil},
		{"result of a notice", "notice-result", []string{"公示事项=拟列为发展对象"}, func(s *scene) {
			s.alone().cases[0].NoticeObjection = "无异议"
			s.add(model.Notice{ID: "N", CaseID: "C0", Purpose: model.NoticeOfProspect, Scope: "公司全体职工", Place: "公告栏"})
		}, 1, []string{"2026年6月1日至2026年6月5日（5个工作日）", "无异议", "公司全体职工", "公告栏"}, nil},
		{"letter about a relative", "review-letter", nil, func(s *scene) {
			s.add(model.Relative{ID: "R", PersonID: "P0", RelativeKind: model.FamilyMember, Relation: "父亲", Name: "甲父", Unit: "某县农业局"},
				model.ReviewLetter{ID: "L", CaseID: "C0", RelativeID: "R", ToUnit: "中共某县农业局支部委员会"})
		}, 1, []string{"中共某县农业局支部委员会：", "甲父系甲一的父亲，单位及职务：某县农业局", "政治审查证明材料（回函）", "请予支持为盼。"}, []string{"13800000000"}},
		{"letter about the person", "review-letter", nil, func(s *scene) {
			s.add(model.ReviewLetter{ID: "L", CaseID: "C0", ToUnit: "某大学党委", Number: "函调3号", Sent: d(6, 20)})
		}, 1, []string{"函调编号：函调3号", "就其本人在你处", "本人", "2026-06-20"}, nil},
		{"identity number masked", "review-form", nil, func(s *scene) { s.alone() }, 1, []string{"1101***********01X"},
			[]string{"11010119950304001X"}},
		{"review report with its conclusion", "review-report", []string{"现实表现=表现良好。"}, func(s *scene) {
			s.alone()
			s.add(model.ResumeLine{ID: "b", PersonID: "P0", From: day.Of(2018, 7, 1), What: "某公司技术员"},
				model.ResumeLine{ID: "a", PersonID: "P0", From: day.Of(2014, 9, 1), To: day.Of(2018, 6, 1), What: "某大学学习"},
				model.ReviewLetter{ID: "L", CaseID: "C0", ToUnit: "某", Sent: d(6, 20), Returned: d(6, 28)},
				model.ReviewLetter{ID: "M", CaseID: "C0", ToUnit: "某", Sent: d(6, 20)})
		}, 1, []string{"2014.09—2018.06　某大学学习", "2018.07至今　某公司技术员", "发函调2份，收到回函1份", "政治审查结论：合格", "表现良好。"}, nil},
		{"training form", "training-form", nil, func(s *scene) { s.cases[0].TrainingFrom = d(7, 8) }, 2,
			[]string{"2026年7月8日至2026年7月10日结业，3天"}, nil},
		{"training roster of a class", "training-roster", nil, func(s *scene) {
			s.cases[0].TrainingClass, s.cases[1].TrainingClass = "2026年第二期培训班", "2026年第二期培训班"
		}, 1, []string{"2026年第二期培训班学员名册", "甲一", "甲二", "第一支部"}, nil},
		{"two classes", "training-roster", nil, func(s *scene) { s.cases[1].TrainingDay = d(7, 11) }, 2, nil, nil},
		{"family", "personal-matters", nil, func(s *scene) {
			s.alone()
			s.add(model.Relative{ID: "R", PersonID: "P0", RelativeKind: model.FamilyMember, Relation: "母亲", Name: "甲母"},
				model.Award{ID: "A", PersonID: "P0", AwardKind: model.Honoured, Day: day.Of(2023, 12, 1), Title: "先进工作者", By: "虚谷水务"})
		}, 1, []string{"母亲", "甲母", "2023.12　先进工作者"}, nil},
		{"survey", "applicant-survey", nil, nil, 2, []string{"本人简历", "群众反映"}, nil},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			s := newScene()
			if x.change != nil {
				x.change(s)
			}
			made, refused := s.made(t, x.paper, x.answers...)
			if len(made) != x.papers {
				t.Fatalf("%d papers, want %d; refused %q", len(made), x.papers, refused)
			}
			all := ""
			for _, m := range made {
				all += words(m) + "\n"
			}
			for _, want := range x.says {
				if !strings.Contains(all, want) {
					t.Errorf("lacks %q in:\n%s", want, all)
				}
			}
			for _, trap := range x.not {
				if strings.Contains(all, trap) {
					t.Errorf("says %q", trap)
				}
			}
		})
	}
}

// TestChronicle: a row a step by the edition, what was done, and only what is new on asking.
func TestChronicle(t *testing.T) {
	s := newScene().alone()
	if strings.Contains(text1(t, s, "chronicle"), "特殊情况") {
		t.Error("an empty box of what is special")
	}
	s.cases[0].TransferIn, s.cases[0].TransferOut = day.Of(2025, 1, 5), "某分公司"
	s.add(model.Waiver{ID: "W", RuleID: "B-13", RecordKind: string(model.KindDevelopmentCase), RecordID: "C0", Reason: "疫情期间培训顺延",
		By: "党委", Day: day.Of(2026, 7, 1)},
		model.Evidence{ID: "E", CaseID: "C0", Number: "1-1", Name: "入党申请书", Held: true})
	said := text1(t, s, "chronicle")
	for _, want := range []string{"公示并确定发展对象", "报上级党委同意", "不早于2024.03.01\n不晚于2024.04.01", "2026年6月1日至2026年6月5日公示",
		"应到会有表决权的党员20名，实到会18名；表决结果为赞成17票", "决议：同意接收", "中共虚谷水务有限公司委员会审批同意，预备期自2026年8月20日起",
		"培养联系人：介绍人一、介绍人二", "☑入党申请书", "□谈话记录", "疫情期间培训顺延", "特殊情况", "2025年1月5日转入，原单位：某分公司", "五、"} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q in:\n%s", want, said)
		}
	}
	s.cases[0].Edition, s.cases[0].EditionReason = model.Edition2014, "上级批复"
	if said = text1(t, s, "chronicle"); !strings.Contains(said, "报上级党委备案") || strings.Contains(said, "报上级党委同意") {
		t.Errorf("by the 2014 text:\n%s", said)
	}
	s.add(model.Paper{ID: "Z", Form: chronicle.Title, State: model.PaperIssued, Issued: day.Of(2026, 8, 31)}.About(model.RefOf(s.cases[0])))
	said = text1(t, s, "chronicle", "只印新增=是")
	if strings.Contains(said, "递交入党申请书\n") || strings.Contains(said, "同本人谈话") || !strings.Contains(said, "审批同意") {
		t.Errorf("only what is new:\n%s", said)
	}
	if !strings.Contains(said, "续表，2026年8月31日以后") {
		t.Error("does not say that it goes on")
	}
}

// TestChronicleTerms: a month from the last day of January ends in February, on the 29th in a
// leap year; a step that is not taken has its terms and nothing else.
func TestChronicleTerms(t *testing.T) {
	for _, x := range []struct {
		applied day.Day
		want    string
	}{{day.Of(2024, 1, 31), "不晚于2024.02.29"}, {day.Of(2025, 1, 31), "不晚于2025.02.28"}} {
		s := newScene().alone()
		s.votes = nil
		s.cases[0] = model.DevelopmentCase{ID: "C0", PersonID: "P0", OrganizationID: "D2", Applied: x.applied}
		said := text1(t, s, "chronicle")
		if !strings.Contains(said, x.want) || strings.Contains(said, "同本人谈话") {
			t.Errorf("applied %s: lacks %s or says what was not done:\n%s", x.applied, x.want, said)
		}
	}
}

// TestBlanksAreTold: what the ledger lacks is told, what it has is not; an identity number
// stands in full only where that was asked for.
func TestBlanksAreTold(t *testing.T) {
	s := newScene().alone()
	made, _ := s.made(t, "talk-record")
	if told := strings.Join(made[0].Blanks, "、"); !strings.Contains(told, "谈话地点") || strings.Contains(told, "姓名、性别") ||
		strings.Contains(told, "谈话时间") {
		t.Errorf("told: %s", told)
	}
	s.cases[0].RecommendDay, s.cases[0].RecommendEligible = day.Of(2024, 9, 20), 20
	made, _ = s.made(t, "recommendation")
	if slices.Contains(made[0].Blanks, "推荐会议人数") {
		t.Error("counts that are recorded are told as lacking")
	}
	b := s.book()
	batches, _ := reviewForm.Batches(b, []model.Record{s.cases[0]})
	open, err := batches[0].Make(Input{Input: report.Input{Book: b, Unmasked: true}})
	if err != nil || !strings.Contains(words(open), "11010119950304001X") {
		t.Errorf("unmasked: %v", err)
	}
}

// text1 is the text of the one paper that a scene gives.
func text1(t *testing.T, s *scene, name string, answers ...string) string {
	t.Helper()
	made, refused := s.made(t, name, answers...)
	if len(made) != 1 {
		t.Fatalf("%s: %d papers, refused %q", name, len(made), refused)
	}
	return words(made[0])
}

// TestEarlyPapersWatch: what would be false, what does not fit, what is missing.
func TestEarlyPapersWatch(t *testing.T) {
	d := func(m, dom int) day.Day { return day.Of(2026, m, dom) }
	tests := []struct {
		name, paper, answers string
		change               func(*scene)
		warned, refused      string
		missing              string
	}{
		{"a conclusion that nobody entered", "review-report", "", func(s *scene) { s.cases[0].ReviewVerdict = "" }, "", "", "政治审查结论"},
		{"a review of no prospect", "review-report", "", func(s *scene) { s.cases[0].ProspectDay = day.Day{} }, "", "还没有列为发展对象", ""},
		{"training of no prospect", "training-form", "", func(s *scene) { s.cases[0].ProspectDay = day.Day{} }, "", "还没有列为发展对象", ""},
		{"opinions after the meeting", "opinions-record", "", func(s *scene) { s.cases[0].OpinionsDay = d(5, 22) }, "", "应当先听取意见、后讨论", ""},
		{"a result before the end", "notice-result", "公示事项=拟列为发展对象", func(s *scene) { s.on = d(6, 3) }, "", "期满后再登记公示情况", ""},
		{"a result of no notice", "notice-result", "公示事项=拟接收为预备党员", nil, "", "没有登记起止日期", ""},
		{"a short notice", "notice-result", "公示事项=拟列为发展对象", func(s *scene) { s.cases[0].NoticeTo = d(6, 3) },
			"3个工作日，不足5个工作日", "", ""},
		{"a notice the wrong way round", "notice-result", "公示事项=拟列为发展对象", func(s *scene) { s.cases[0].NoticeTo = d(5, 3) }, "",
			"早于开始日期", ""},
		{"minutes of a day of nothing", "committee-minutes", "会议日期=2026-05-01", nil, "", "没有登记支委会研究、讨论或者审查的事项", ""},
		{"minutes before anything", "committee-minutes", "", func(s *scene) {
			s.cases[0] = model.DevelopmentCase{ID: "C0", PersonID: "P0", OrganizationID: "D2", Applied: day.Of(2024, 3, 1)}
		}, "", "还没有登记支委会研究", ""},
		{"minutes of an open outcome", "committee-minutes", "", func(s *scene) {
			s.cases[0].PreReviewDay, s.cases[0].VolunteerDay, s.votes = day.Day{}, day.Day{}, nil
		}, "", "", "甲一的会议决议"},
		{"no mentors", "mentor-note", "", func(s *scene) { s.cases[0].Mentor1ID, s.cases[0].Mentor2ID = "", "" }, "", "还没有登记培养联系人", ""},
		{"three mentors", "mentor-note", "", func(s *scene) { s.cases[0].Mentor3ID = "P1" }, "培养联系人", "", ""},
		{"who settled it is not known", "activist-filing-form", "", func(s *scene) { s.cases[0].ActivistBody = "" }, "", "", "研究确定的会议"},
		{"a talk two months late", "talk-record", "", func(s *scene) { s.cases[0].TalkDay = day.Of(2024, 5, 10) }, "一个月", "", ""},
		{"nothing new", "chronicle", "只印新增=是", func(s *scene) {
			s.add(model.Paper{ID: "Z", Form: chronicle.Title, State: model.PaperIssued, Issued: s.on}.About(model.RefOf(s.cases[0])))
		}, "", "没有新办理的步骤", ""},
		{"never issued", "chronicle", "只印新增=是", nil, "还没有出具过，全部印出", "", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			s := newScene().alone()
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

// TestBlankFormsProveNothing: a form that is printed before its step ticks no material; a
// notice ticks that of its purpose.
func TestBlankFormsProveNothing(t *testing.T) {
	tests := []struct {
		paper, answer, want string
		change              func(*model.DevelopmentCase)
	}{
		{"talk-record", "", "1-2", func(*model.DevelopmentCase) {}},
		{"talk-record", "", "", func(c *model.DevelopmentCase) { c.TalkDay = day.Day{} }},
		{"recommendation", "", "", func(*model.DevelopmentCase) {}},
		{"training-form", "", "3-11", func(*model.DevelopmentCase) {}},
		{"training-form", "", "", func(c *model.DevelopmentCase) { c.TrainingDay = day.Day{} }},
		{"cultivation-record", "", "", func(*model.DevelopmentCase) {}},
		{"personal-matters", "", "", func(*model.DevelopmentCase) {}},
		{"public-notice", "公示事项=拟列为发展对象", "3-3", func(*model.DevelopmentCase) {}},
		{"public-notice", "公示事项=拟转为正式党员", "5-3", func(*model.DevelopmentCase) {}},
		{"public-notice", "公示事项=拟接收为预备党员", "", func(*model.DevelopmentCase) {}},
		{"committee-minutes", "会议日期=2026-05-21", "3-2", func(*model.DevelopmentCase) {}},
		{"committee-minutes", "会议日期=2024-10-08", "2-2", func(*model.DevelopmentCase) {}},
		{"committee-minutes", "会议日期=2026-07-20", "", func(*model.DevelopmentCase) {}},
	}
	for _, x := range tests {
		s := newScene().alone()
		x.change(&s.cases[0])
		made, refused := s.made(t, x.paper, kept([]string{x.answer}, func(a string) bool { return a != "" })...)
		if len(made) != 1 || made[0].Material != x.want {
			t.Errorf("%s %s: %d papers, refused %q, want material %q: %+v", x.paper, x.answer, len(made), refused, x.want, made)
		}
	}
}

// TestApplicantRoster: those under way of the organisation and below, by day; nobody else.
func TestApplicantRoster(t *testing.T) {
	s := newScene()
	s.votes = nil
	s.cases[0].Applied = day.Of(2024, 3, 5)
	s.cases = append(s.cases, model.DevelopmentCase{ID: "C9", PersonID: "P0", OrganizationID: "D2", Applied: day.Of(2020, 1, 1),
		EndedDay: day.Of(2021, 1, 1), EndedReason: "本人撤回"})
	for _, x := range []struct {
		org    string
		branch bool // the column of branches
	}{{"D1", true}, {"D2", false}} {
		b := s.book()
		r, _ := b.Record(model.Ref{Kind: model.KindOrganization, ID: x.org})
		batches, unfit := applicantRoster.Batches(b, []model.Record{r})
		if len(batches) != 1 {
			t.Fatalf("%s: %+v", x.org, unfit)
		}
		made, err := batches[0].Make(Input{Input: report.Input{Book: b}})
		if err != nil {
			t.Fatal(err)
		}
		table := made.Sections[0].Blocks[1].(report.Table)
		if len(table.Rows) != 2 || table.Rows[0][1].Text != "甲二" || table.Rows[1][1].Text != "甲一" {
			t.Errorf("%s: %+v", x.org, table.Rows)
		}
		has := slices.ContainsFunc(table.Columns, func(c report.Column) bool { return c.Path[0] == "所在党支部" })
		if has != x.branch {
			t.Errorf("%s: column of branches %v", x.org, has)
		}
	}
}
