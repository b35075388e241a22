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

// around is a committee, a branch under it whose term ends, and records of the other ledgers.
type around struct {
	term       model.Term
	election   model.Election
	candidates []model.Candidate
	review     []model.PriorReview
	moves      []model.Exchange
	oversight  model.Oversight
	problems   []model.Rectification
	transfer   model.Transfer
	care       model.CareRecord
	branch     model.Organization
	more       []model.Record
	on         day.Day
	unmasked   bool
}

func d26(m, dom int) day.Day { return day.Of(2026, m, dom) }

func newAround() *around {
	a := &around{on: d26(11, 23),
		branch: model.Organization{ID: "D2", Name: "中共虚谷水务有限公司第一支部委员会", Type: model.Branch, EnterpriseID: "E1", ParentID: "D1"},
		term:   model.Term{ID: "T1", OrganizationID: "D2", Number: "第三届支部委员会", Elected: day.Of(2024, 2, 29)},
		election: model.Election{ID: "X1", OrganizationID: "D2", ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers, FromTermID: "T1",
			AskDay: d26(9, 1), AskDoc: "虚水支〔2026〕5号", ReplyDay: d26(9, 10), ReplyDoc: "虚水党〔2026〕30号", Planned: d26(10, 20), Seats: 3,
			SecretarySeats: 1, DeputySeats: 1, Day: d26(10, 20), Eligible: 30, Present: 26, BallotsOut: 26, BallotsIn: 26, BallotsValid: 25,
			RulesPassed: true, Scrutineers: "监一", Tellers: "计一", ResultReplyDay: d26(10, 28)},
		review: []model.PriorReview{{ID: "R1", EnterpriseID: "E1", Matter: "二期扩建投资方案", Category: model.MatterCapital,
			Mode:     model.PriorDiscussion,
			PartyDay: d26(11, 20), PartyDocument: "虚水党纪〔2026〕18号", PartyOpinion: "同意提交董事会审议；控制总投资。", DecisionBody: model.ByBoard,
			DecisionDay: d26(11, 27), MeetingID: "G1", MatterID: "Q1"},
			{ID: "R2", EnterpriseID: "E1", Matter: "年度培训计划", Mode: model.PartyDecision, PartyDay: d26(11, 20), PartyOpinion: "同意", MeetingID: "G1"}},
		moves: []model.Exchange{{ID: "J0", PersonID: "P0", EnterpriseID: "E1", Direction: model.ManagementToParty, Day: d26(11, 1), FromUnit: "生产技术部",
			FromPost: "副部长", FromRank: model.MiddleDeputy, ToUnit: "党群工作部", ToPost: "副部长", ToRank: model.MiddleDeputy,
			SamePay: model.CheckedYes},
			{ID: "J1", PersonID: "P1", EnterpriseID: "E1", Direction: model.PartyToManagement, Day: d26(11, 1), FromUnit: "党群工作部", FromPost: "主管",
				FromRank: model.Supervisor, ToUnit: "市场部", ToPost: "主管", ToRank: model.Supervisor, SamePay: model.CheckedYes}},
		oversight: model.Oversight{ID: "O1", EnterpriseID: "E1", Overseer: model.ByGroup, Team: "第二督查组", Day: d26(8, 3),
			Matters:  "基层党建重点任务",
			Problems: "1.个别支部换届不及时\n2、党费收缴1.5万元未公示", Requirement: "建立台账，逐项整改", Deadline: d26(12, 10)},
		problems: []model.Rectification{{ID: "K0", EnterpriseID: "E1", Problem: "第二支部届满没有换届", Source: model.FromSupervision,
			Found:       d26(8, 3),
			OversightID: "O1", RuleID: "A-06", Measure: "报批后换届", Who: "组织干事", Deadline: d26(12, 1)},
			{ID: "K1", EnterpriseID: "E1", Problem: "党费没有公布", Source: model.FromSupervision, Found: d26(8, 3), OversightID: "O1", Measure: "补公布",
				Who: "财务干事", Deadline: d26(9, 30)}},
		transfer: model.Transfer{ID: "Z1", PersonID: "P0", Direction: model.TransferOut, FromID: "D2", ToUnit: "中共某市云岭燃气有限公司委员会",
			Way:      model.ByLetter,
			LetterNo: "0012", IssuerID: "D1", Issued: d26(11, 12), ValidDays: 90, DuesUntil: day.Of(2026, 11, 1)},
		care: model.CareRecord{ID: "H1", PersonID: "P0", CareKind: model.CareIllness, Found: d26(11, 2), Need: "本人患病住院，自付费用较高。",
			Amount: model.Yuan(2000), Money: model.FromDues, Household: 4, IncomeEach: model.Recorded(model.Yuan(1800))},
	}
	for i, name := range []string{"甲一", "甲二", "甲三", "甲四"} {
		a.more = append(a.more, model.Person{ID: fmt.Sprintf("P%d", i), Name: name, Sex: model.Male, BirthDay: day.Of(1985, 3, 4+i), Ethnicity: "汉族",
			Education: model.Bachelor, EnterpriseID: "E1", OrganizationID: "D2", Department: "生产技术部", Position: "副部长",
			Status:   model.FullMember,
			Admitted: day.Of(2010, 6, 1), Confirmed: day.Of(2011, 6, 1), IdentityNumber: "11010119850304001X", Phone: "13800000000",
			DuesBase: model.Recorded(model.Yuan(6000))})
		c := model.Candidate{ID: fmt.Sprintf("C%d", i), ElectionID: "X1", PersonID: fmt.Sprintf("P%d", i), Post: model.ForMember,
			Order: 4 - i, For: 24 - 5*i,
			Elected: i < 3, Against: 1}
		a.candidates = append(a.candidates, c)
	}
	a.candidates[0].Duty, a.candidates[1].Duty = model.Secretary, model.OrganizingOfficer
	a.more = append(a.more,
		model.ReviewMatter{ID: "Q1", EnterpriseID: "E1", Category: model.MatterCapital, Matter: "重大投资", Document: "虚水党〔2025〕3号"},
		model.Meeting{ID: "G1", OrganizationID: "D1", MeetingKind: model.CommitteeMeeting, Day: d26(11, 20), Start: "9:00", Title: "研究议题", Place: "三楼会议室",
			Chair: "主持甲", Recorder: "记录甲", Expected: 5, Attended: 4, Attendees: "委员一\n委员二", Absent: "委员三（出差）", Number: "2026年第18次"},
		model.Charter{ID: "F0", EnterpriseID: "E1", Version: "2019年版", FiledDay: day.Of(2019, 5, 1), Superseded: d26(10, 1)},
		model.Charter{ID: "F1", EnterpriseID: "E1", Version: "2026年修订", StartedDay: d26(3, 1), PartyDay: d26(5, 1), BoardDay: d26(6, 1)},
		model.Clause{ID: "L0", CharterID: "F0", Number: "第十条", Element: model.Powers, Phase: model.Decision, Text: "党委研究重大事项。"},
		model.Clause{ID: "L1", CharterID: "F0", Number: "第十一条", Element: model.Safeguard, Text: "党费按规定使用。"},
		model.Clause{ID: "L2", CharterID: "F1", Number: "第十条", Element: model.Powers, Phase: model.Decision, Text: "党委前置研究讨论重大经营管理事项。"},
		model.Clause{ID: "L3", CharterID: "F1", Number: "第十二条", Element: model.Structure, Text: "设党群工作部。"},
		model.Clause{ID: "L4", CharterID: "F1", Number: "第十三条", Element: model.Mechanism, Text: "程序推测的条款。", Proposed: true})
	return a
}

func (a *around) add(records ...model.Record) { a.more = append(a.more, records...) }

func (a *around) book() *model.Book { return model.BookOf(a.on, "", nil, a.all()).Seal() }

// all is every record of it.
func (a *around) all() []model.Record {
	records := append([]model.Record{model.Enterprise{ID: "E1", Name: "虚谷水务有限公司"}, model.Enterprise{ID: "E0", Name: "虚谷集团有限公司"},
		model.Organization{ID: "D0", Name: "中共虚谷集团有限公司委员会", Type: model.Committee, EnterpriseID: "E0", CanApprove: true},
		model.Organization{ID: "D1", Name: "中共虚谷水务有限公司委员会", Type: model.Committee, EnterpriseID: "E1", ParentID: "D0", CanApprove: true},
		a.branch, a.term, a.election, a.oversight, a.transfer, a.care}, a.more...)
	for _, x := range a.candidates {
		records = append(records, x)
	}
	for _, x := range a.review {
		records = append(records, x)
	}
	for _, x := range a.moves {
		records = append(records, x)
	}
	for _, x := range a.problems {
		records = append(records, x)
	}
	return records
}

// made makes a paper of all records of its kind.
func (a *around) made(t *testing.T, name string, answers ...string) ([]Made, []string) {
	t.Helper()
	return makeOf(t, report.Input{Book: a.book(), Unmasked: a.unmasked}, name, answers)
}

// TestPapersAroundSay: the sentences that matter, and whether the paper is whole.
func TestPapersAroundSay(t *testing.T) {
	before := func(a *around) { a.election.Day = day.Day{} }
	ends := func(a *around) { a.term.Elected = day.Of(2023, 12, 10) }
	tests := []struct {
		paper   string
		change  func(*around)
		answers []string
		says    []string
	}{
		{"term-reminder", ends, nil, []string{"关于做好换届工作的提醒函", "你党支部本届班子于2023年12月10日选举产生，每届任期3年，将于2026年12月10日任期届满",
			"特此函告。", "回执（请沿此线剪下寄回）", "中共虚谷水务有限公司第一支部委员会"}},
		{"term-request", before, nil, []string{"关于召开党员大会进行换届选举的请示", "第三届支部委员会于2024年2月29日选举产生，每届任期3年，将于2027年2月28日任期届满",
			"大会拟于2026年10月20日召开", "现有党员4名，其中正式党员4名。新一届委员会拟由3名委员组成，设书记1名，设副书记1名", "共4名，差额1名", "候选人预备人选名册",
			"妥否，请批示。", "2010.06"}},
		{"candidates-request", before, []string{"酝酿情况=经党员酝酿推荐"}, []string{"上级党组织批复（虚水党〔2026〕30号）", "经党员酝酿推荐",
			"委员候选人预备人选：甲四、甲三、甲二、甲一"}},
		{"term-reply", nil, nil, []string{"《关于召开党员大会进行换届选举的请示》（虚水支〔2026〕5号）收悉", "经2026年9月10日研究", "同意甲四、甲三、甲二、甲一4名同志为委员候选人预备人选", "此复。"}},
		{"election-ballot", nil, []string{"选票份数=2"}, []string{"（应选3名）", "甲四", "另选人", "不赞成的画“×”"}},
		{"election-tally", nil, nil, []string{"发出选票", "26", "无效选票", "监票人签名"}},
		{"election-minutes", nil, []string{"会议情况=略"}, []string{"应到有选举权的党员30名，实到26名，到会人数达到应到人数的五分之四", "甲三、甲二、甲一当选为委员。"}},
		{"election-result", nil, []string{"书记、副书记选举情况=委员会第一次会议应到3名，实到3名"}, []string{"关于换届选举结果的请示",
			"当选委员3名：甲三（14票）、甲二（19票）、甲一（24票）", "当选名单：书记：甲一", "组织委员：甲二", "妥否，请批示。"}},
		{"result-reply", nil, nil, []string{"第一支部委员会换届选举结果的批复", "经2026年10月28日研究", "同意书记、副书记选举结果，书记：甲一"}},
		{"term-extension", nil, []string{"延期（提前）至=2027-12-31", "理由=正在进行重组"}, []string{"关于延期换届的请示", "任期至2027年2月28日届满",
			"于2027年12月31日前完成换届选举"}},
		{"term-extension", nil, []string{"延期（提前）至=2026-12-31", "理由=机构合并"}, []string{"关于提前换届的请示"}},
		{"term-extension-reply", nil, []string{"延期（提前）至=2028-02-28", "研究日期=2026-11-20"}, []string{"同意你党支部延期换届", "经2026年11月20日研究"}},
		{"agenda-slip", nil, nil, []string{"二期扩建投资方案", "重大投资（虚水党〔2025〕3号）", "书记审定意见"}},
		{"committee-record", nil, nil, []string{"2026年11月20日 9:00", "议题一", "议题二", "控制总投资", "委员一\n委员二"}},
		{"committee-summary", nil, nil, []string{"中共虚谷水务有限公司委员会会议纪要", "虚水党纪〔2026〕18号", "研究了2项议题", "请假：委员三（出差）。"}},
		{"prior-opinion", nil, nil, []string{"虚谷水务有限公司董事会：", "清单（虚水党〔2025〕3号）", "于2026年11月20日召开会议（虚水党纪〔2026〕18号）", "特此函达。"}},
		{"charter-request", nil, []string{"修订理由=落实要求"}, []string{"修订内容共3条", "原条文（2019年版）", "（新增）", "（删去）"}},
		{"exchange-request", nil, nil, []string{"关于甲一等2名同志交流任职的请示", "甲一同志，现任生产技术部副部长，职级中层副职，拟任党群工作部副部长，职级中层副职。待遇执行同级标准。"}},
		{"exchange-reply", nil, []string{"研究日期=2026-11-03", "批复意见@J0=同意", "批复意见@J1=不同意"}, []string{"同意甲一同志交流任党群工作部副部长", "不同意甲二同志"}},
		{"appointment-notice", nil, nil, []string{"各部门、所属各单位：", "甲一同志任党群工作部副部长，免去其生产技术部副部长职务。", "甲二同志任市场部主管，免去其党群工作部主管职务。"}},
		{"exchange-talk", nil, []string{"谈话时间=2026-11-02"}, []string{"谈话对象", "2026年11月2日", "市场部主管"}},
		{"oversight-feedback", nil, nil, []string{"个别支部换届不及时。", "党费收缴1.5万元未公示。", "委员会第二督查组对你党委", "请于2026年12月10日前书面反馈"}},
		{"rectify-notice", nil, nil, []string{"2026年8月3日集团督查（基层党建重点任务）发现你党委存在2个问题，需要整改（见附件）", "第三条", "请于2026年12月10日前", "回执（请沿此线剪下寄回）",
			"建立台账，逐项整改"}},
		{"rectify-report", func(a *around) { a.problems[1].DoneDay = d26(9, 20); a.problems[1].Evidence = "已张榜" }, []string{"下一步打算=抓紧"},
			[]string{"反馈问题2个，已完成整改1个，正在整改1个", "整改结果：2026年9月20日完成整改。已张榜。", "正在整改，期限为2026年12月1日。"}},
		{"closing-slip", func(a *around) { a.problems[1].DoneDay = d26(9, 20) }, nil, []string{"党费没有公布", "2026年9月20日", "核验意见"}},
		{"transfer-letter", nil, nil, []string{"套打／抄写参考，不是介绍信。", "贰零贰陆年壹拾壹月", "玖拾天", "2027年2月10日", "1101", "41岁"}},
		{"dues-notice", nil, nil, []string{"2026年党费核定名册", "1.5%", "90.00", "＊＊＊", "2026.01", "甲四同志："}},
		{"care-form", nil, nil, []string{"重大疾病", "2000.00", "1800.00", "发放签收"}},
	}
	for _, x := range tests {
		t.Run(x.paper, func(t *testing.T) {
			a := newAround()
			if x.change != nil {
				x.change(a)
			}
			made, refused := a.made(t, x.paper, x.answers...)
			if len(made) == 0 {
				t.Fatalf("no paper, refused %q", refused)
			}
			var said []string
			for _, m := range made {
				said = append(said, words(m))
				if m.Draft() || m.From == "" || m.Title == "" {
					t.Errorf("%q from %q is a draft, missing %q", m.Title, m.From, m.Missing)
				}
			}
			for _, want := range x.says {
				if !strings.Contains(strings.Join(said, "\n"), want) {
					t.Errorf("lacks %q in:\n%s", want, strings.Join(said, "\n"))
				}
			}
		})
	}
}

// TestPapersAroundWatch: refusals, warnings, drafts and what is left to be written by hand.
func TestPapersAroundWatch(t *testing.T) {
	tests := []struct {
		name, paper, answers     string
		change                   func(*around)
		warned, refused, missing string
	}{
		{"fewer than four fifths", "election-result", "", func(a *around) { a.election.Present = 23 }, "", "不足应到30名的五分之四", ""},
		{"just four fifths", "election-result", "", func(a *around) { a.election.Present = 24 }, "", "", ""},
		{"half is not elected", "election-result", "", func(a *around) { a.candidates[1].For = 13 }, "", "没有超过实到26名的半数", ""},
		{"one more than half", "election-result", "", func(a *around) { a.candidates[1].For = 14 }, "", "", ""},
		{"more elected than seats", "result-reply", "", func(a *around) { a.candidates[3].For, a.candidates[3].Elected = 20, true }, "", "多于应选的3名", ""},
		{"fewer elected than seats", "result-reply", "", func(a *around) { a.candidates[2].Elected = false }, "应选委员3名，当选2名", "", ""},
		{"votes not counted", "election-result", "", func(a *around) { a.candidates[1].For, a.candidates[1].Against = 0, 0 }, "", "", "甲二的得票数"},
		{"more ballots back than out", "election-result", "", func(a *around) { a.election.BallotsOut = 25 }, "", "应当重新选举", ""},
		{"who came is not recorded", "election-result", "", func(a *around) { a.election.Eligible, a.election.Present = 0, 0 }, "", "", "应到、实到"},
		{"nobody elected", "election-result", "", func(a *around) {
			for i := range a.candidates {
				a.candidates[i].Elected = false
			}
		}, "", "还没有登记当选人", ""},
		{"result not approved yet", "result-reply", "", func(a *around) { a.election.ResultReplyDay = day.Day{} }, "", "", "结果批复日期"},
		{"minutes of a meeting too small", "election-minutes", "", func(a *around) { a.election.Present = 10 }, "不能进行选举", "", ""},
		{"as many candidates as seats", "term-request", "", func(a *around) { a.election.Day, a.candidates = day.Day{}, a.candidates[:3] },
			"至少应有4名", "", ""},
		{"seven seats want nine", "term-request", "", func(a *around) {
			a.election.Day, a.candidates, a.election.Seats, a.election.Candidates = day.Day{}, nil, 7, 8
		}, "至少应有9名", "", ""},
		{"eight seats in a branch", "term-request", "", func(a *around) {
			a.election.Day, a.candidates, a.election.Seats, a.election.Candidates = day.Day{}, nil, 8, 10
		}, "不在规定的3至7名之内", "", ""},
		{"no seats said", "term-request", "", func(a *around) { a.election.Day, a.election.Seats, a.election.SecretarySeats = day.Day{}, 0, 0 }, "", "",
			"应选委员名额"},
		{"after the term", "term-request", "", func(a *around) { a.election.Day, a.election.Planned = day.Day{}, day.Of(2027, 3, 1) }, "超过了任期", "", ""},
		{"the term is over", "term-request", "", func(a *around) { a.election.Day, a.term.Elected = day.Day{}, day.Of(2023, 9, 1) }, "第一支部委员会", "", ""},
		{"the last day of the term", "term-request", "", func(a *around) { a.election.Day, a.election.Planned = day.Day{}, day.Of(2027, 2, 28) }, "", "", ""},
		{"the meeting was held", "term-request", "", nil, "", "选举大会已经召开", ""},
		{"the superior is outside", "term-reply", "", func(a *around) { a.branch.ParentID, a.branch.Superior = "", "中共某市委" }, "",
			"由上级出具", ""},
		{"list approved too late", "candidates-reply", "", func(a *around) { a.election.ListReplyDay = d26(10, 25) }, "晚于选举大会", "", ""},
		{"ballots of a post nobody stands for", "election-ballot", "选举职务=纪委委员", nil, "", "没有登记“纪委委员”的候选人", ""},
		{"too many ballots", "election-ballot", "选票份数=5000", nil, "一次最多印", "", ""},
		{"reminder too early", "term-reminder", "", func(a *around) { a.term.Elected = day.Of(2025, 2, 28) }, "", "六个月以上", ""},
		{"extension of more than a year", "term-extension", "延期（提前）至=2028-03-01|理由=略", nil, "", "一般不超过12个月", ""},
		{"extension without a reason", "term-extension", "延期（提前）至=2028-02-28", nil, "", "", "延期（提前）换届的理由"},
		{"extension without a day", "term-extension", "理由=略", nil, "", "", "延期（提前）至"},
		{"a stricter local limit", "term-extension", "延期（提前）至=2027-12-31|理由=略", func(a *around) {
			a.more = append(a.more, model.LocalRule{ID: "W", RuleID: "A-06", Limit: rule.ExtensionLimit, Value: 6, Document: "虚党〔2026〕1号"})
		}, "", "一般不超过6个月", ""},
		{"review after the decision", "prior-opinion", "", func(a *around) { a.review[0].DecisionDay = d26(11, 19) }, "", "程序倒置", ""},
		{"review and decision on one day", "prior-opinion", "", func(a *around) { a.review[0].DecisionDay = d26(11, 20) }, "在其之后", "不出具前置研究意见", ""},
		{"no opinion", "prior-opinion", "", func(a *around) { a.review[0].PartyOpinion = "" }, "", "不出具前置研究意见", "党组织意见"},
		{"summary without opinions", "committee-summary", "", func(a *around) { a.review[0].PartyOpinion = "" }, "", "", "的党组织意见"},
		{"charter: board before the Party", "charter-request", "修订理由=略", func(a *around) {
			a.more = append(a.more, model.Charter{ID: "F2", EnterpriseID: "E1", Version: "三", StartedDay: d26(4, 1), PartyDay: d26(7,
				1), BoardDay: d26(6, 1)})
		}, "", "程序倒置", ""},
		{"clauses nobody confirmed", "charter-request", "修订理由=略", nil, "有1条章程条款还没有确认", "已经停用", ""},
		{"lower rank", "appointment-notice", "", func(a *around) { a.moves[0].ToRank = model.Supervisor }, "低于原职级", "", ""},
		{"less pay", "exchange-request", "", func(a *around) { a.moves[0].SamePay = model.CheckedNo }, "待遇未执行同级标准", "", ""},
		{"no answer yet", "exchange-reply", "研究日期=2026-11-03|批复意见@J0=同意", nil, "", "", "甲二的批复意见"},
		{"another inspects", "oversight-feedback", "", func(a *around) { a.oversight.Overseer = model.ByStateAssets }, "", "由督查单位出具", ""},
		{"no requirement", "oversight-feedback", "", func(a *around) { a.oversight.Requirement = "" }, "", "", "整改要求"},
		{"no day for mending", "rectify-notice", "", func(a *around) { a.problems[0].Deadline = day.Day{} }, "", "", "整改期限"},
		{"closed already", "rectify-notice", "", func(a *around) {
			for i := range a.problems {
				a.problems[i].DoneDay, a.problems[i].ClosedDay = d26(9, 1), d26(9, 5)
			}
		}, "", "已经销号", ""},
		{"report with a late problem", "rectify-report", "", nil, "已经超过整改期限", "", ""},
		{"report after its day", "rectify-report", "", func(a *around) { a.oversight.Deadline = d26(11, 1) }, "已经超过期限", "", ""},
		{"closing what is not done", "closing-slip", "", nil, "", "不能申请销号", ""},
		{"transfer by the system", "transfer-letter", "", func(a *around) { a.transfer.Way = model.ByNationalSystem }, "", "不开介绍信", ""},
		{"transfer in", "transfer-letter", "", func(a *around) { a.transfer.Direction = model.TransferIn }, "", "由转出单位开具", ""},
		{"dues that differ", "dues-notice", "", func(a *around) {
			p := a.more[0].(model.Person)
			p.Dues = model.Recorded(model.Yuan(50))
			a.more[0] = p
		}, "甲一登记的月交党费50.00元，与按基数计算的90.00元不同", "", ""},
		{"no base", "dues-notice", "", func(a *around) {
			p := a.more[0].(model.Person)
			p.DuesBase = 0
			a.more[0] = p
		}, "", "", "甲一的月交党费"},
		{"a year nobody can read", "dues-notice", "年度=明年", nil, "", "看不懂", ""},
		{"no member", "care-form", "", func(a *around) {
			p := a.more[0].(model.Person)
			p.Status = model.NonParty
			a.more[0] = p
		}, "", "不是党员", ""},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			a := newAround()
			if x.change != nil {
				x.change(a)
			}
			var answers []string
			if x.answers != "" {
				answers = strings.Split(x.answers, "|")
			}
			made, refused := a.made(t, x.paper, answers...)
			if x.paper == "prior-opinion" && x.refused == "程序倒置" { // beside it stands the matter of another kind
				refused = slices.DeleteFunc(refused, func(s string) bool { return strings.Contains(s, "不出具") })
			}
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

// TestPapersAroundHideNumbers: identity numbers, telephones and bases of dues in full only
// where they were asked for in full.
func TestPapersAroundHideNumbers(t *testing.T) {
	for _, p := range All() {
		made, _ := newAround().made(t, p.Name)
		for _, m := range made {
			if said := words(m); strings.Contains(said, "11010119850304001X") || strings.Contains(said, "13800000000") {
				t.Errorf("%s shows a number", p.Name)
			}
		}
	}
	a := newAround()
	a.unmasked = true
	made, _ := a.made(t, "transfer-letter")
	if said := words(made[0]); !strings.Contains(said, "11010119850304001X") || !strings.Contains(said, "13800000000") {
		t.Error("asked for in full, and masked")
	}
}

// TestPapersAroundOf: what people point at leads to the records, each once.
func TestPapersAroundOf(t *testing.T) {
	a := newAround()
	a.election.MeetingID = "G2"
	a.more = append(a.more, model.Meeting{ID: "G2", OrganizationID: "D2", MeetingKind: model.PartyCongress, Day: d26(10, 20), Title: "换届"})
	b := a.book()
	for _, x := range []struct {
		paper string
		from  model.Ref
		want  int
	}{
		{"dues-notice", model.Ref{Kind: model.KindOrganization, ID: "D2"}, 4}, {"election-result",
			model.Ref{Kind: model.KindOrganization, ID: "D2"}, 1},
		{"election-minutes", model.Ref{Kind: model.KindMeeting, ID: "G2"}, 1}, {"committee-record", model.Ref{Kind: model.KindMeeting,
			ID: "G1"}, 2},
		{"exchange-talk", model.Ref{Kind: model.KindPerson, ID: "P0"}, 1}, {"rectify-notice", model.Ref{Kind: model.KindOversight,
			ID: "O1"}, 2},
		{"rectify-notice", model.Ref{Kind: model.KindEnterprise, ID: "E1"}, 2}, {"transfer-letter", model.Ref{Kind: model.KindPerson,
			ID: "P1"}, 0},
	} {
		p, _ := ByName(x.paper)
		if got := p.Records(b, x.from); len(got) != x.want {
			t.Errorf("%s of %s: %d records, want %d", x.paper, x.from, len(got), x.want)
		}
	}
}

// TestCapital: numbers in capitals, as letters have them.
func TestCapital(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "壹", 10: "壹拾", 11: "壹拾壹", 20: "贰拾", 30: "叁拾", 90: "玖拾", 100: "壹佰", 105: "壹佰零伍",
		365: "叁佰陆拾伍"} {
		if got := capital(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// TestUnnumbered: what was typed as a number of a line goes; what is a figure stays.
func TestUnnumbered(t *testing.T) {
	for text, want := range map[string]string{"1.问题": "问题", "2、问题": "问题", "（3）问题": "问题", "一、问题": "问题", "1.5万元未公示": "1.5万元未公示",
		"3名党员": "3名党员", "三会一课不齐": "三会一课不齐", "一是思想上": "一是思想上", "2026.11.20开会": "2026.11.20开会"} {
		if got := unnumbered(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
