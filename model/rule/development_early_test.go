package rule_test

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// stand cuts the case off after its first steps: nothing of the meetings, and of
// the days only those up to a day, seen on another.
func (w *way) stand(until, asOf day.Day) {
	w.DevelopmentCase = w.DevelopmentCase.AsOf(until)
	w.asOf = asOf
	w.who.Status, w.who.Admitted, w.who.Confirmed = model.Activist, day.Day{}, day.Day{}
	if w.admission.Day.After(until) {
		w.admission = meeting("m1", model.ForAdmission, day.Of(2099, 1, 1), model.Admit, day.Day{})
		w.confirmations[0].Day = day.Of(2099, 1, 1)
	}
	w.inspected = nil
	if !w.ActivistDay.IsZero() {
		for at := w.ActivistDay.AddMonths(5); at.Before(asOf); at = at.AddMonths(5) {
			w.inspected = append(w.inspected, at)
		}
		w.inspected = append(w.inspected, asOf) // so that the next is far off
	}
}

// B-00 … B-03.
func TestApplications(t *testing.T) {
	stray(t, []detour{
		{"the edition changed without a reason", "", func(w *way) {
			w.Edition, w.EditionReason = model.Edition2026, ""
			w.NoticeFrom, w.NoticeTo = w.ProspectDay.AddDays(-9), w.ProspectDay.AddDays(-1)
			w.ProspectConsentDay = w.NoticeFrom
			w.OathDay = w.admission.ApprovalDay.AddDays(9)
			w.PreReviewDay = w.admission.Day.AddDays(-20)
		}, []string{"B-00 warn"}, []string{"张甲：于", "当时施行细则2014版，登记为按2026版办理，未写明版本变更理由"}},
		{"the edition of its own time needs no reason", model.Edition2014, func(w *way) { w.Edition = model.Edition2014 }, nil, nil},
		{"eighteen on the day", "", func(w *way) { w.who.BirthDay = w.Applied.AddYears(-18) }, nil, nil},
		{"eighteen a day later", "", func(w *way) { w.who.BirthDay = w.Applied.AddYears(-18).AddDays(1) }, []string{"B-01 block"},
			[]string{"未满18周岁"}},
		{"the month of birth only", "", func(w *way) {
			w.who.BirthDay, _ = day.NewMonth(w.Applied.Year()-18, w.Applied.Month())
		}, nil, nil},
		{"the talk a month later", "", func(w *way) { w.TalkDay = w.Applied.AddMonths(1) }, nil, nil},
		{"the talk a month and a day later", "", func(w *way) { w.TalkDay = w.Applied.AddMonths(1).AddDays(1) }, []string{"B-02 warn"},
			[]string{"才派人谈话，超过一个月的期限"}},
		{"the talk by the end of the shorter month", model.Edition2014, func(w *way) {
			w.Applied, w.TalkDay = day.Of(2022, 1, 31),
				day.Of(2022, 2, 28)
		}, nil, nil},
		{"the talk after the end of the shorter month", model.Edition2014, func(w *way) {
			w.Applied, w.TalkDay = day.Of(2022, 1, 31),
				day.Of(2022, 3, 1)
		}, []string{"B-02 warn"}, []string{"应不晚于2022年2月28日谈话"}},
		{"the talk before the application", "", func(w *way) { w.TalkDay = w.Applied.AddDays(-1) }, []string{"B-02 warn"},
			[]string{"早于递交入党申请书日期"}},
		{"no talk though an activist", "", func(w *way) { w.TalkDay = day.Day{} }, []string{"B-02 warn"}, []string{"未登记收到入党申请书后的派人谈话"}},
		{"the talk falls due", "", func(w *way) { w.stand(w.Applied, w.Applied.AddMonths(1)) }, []string{"B-02 due"}, []string{"派人谈话，请安排"}},
		{"the talk is late", "", func(w *way) { w.stand(w.Applied, w.Applied.AddMonths(1).AddDays(1)) }, []string{"B-02 warn"},
			[]string{"至今未登记谈话"}},
		{"someone else held the talk", "", func(w *way) { w.Talker = model.TalkOther }, []string{"B-03 note"}, nil},
		{"an ended case awaits nothing", "", func(w *way) {
			w.stand(w.Applied, w.Applied.AddYears(1))
			w.EndedDay, w.EndedReason = w.Applied.AddMonths(3), "本人离职"
		}, nil, nil},
		{"a case of the future is none", "", func(w *way) { w.asOf = w.Applied.AddDays(-1); w.who.BirthDay = day.Of(2020, 1, 1) }, nil,
			nil},
	})
}

// B-04 … B-07.
func TestActivists(t *testing.T) {
	stray(t, []detour{
		{"no recommendation", "", func(w *way) { w.RecommendDay = day.Day{} }, []string{"B-04 note"}, nil},
		{"recommended afterwards", "", func(w *way) { w.RecommendDay = w.ActivistDay.AddDays(1) }, []string{"B-04 warn"},
			[]string{"应先推荐、后研究决定"}},
		{"an activist before applying", "", func(w *way) { w.ActivistDay = w.Applied.AddDays(-1); w.inspect(5) }, []string{"B-04 warn"},
			[]string{"早于递交入党申请书日期"}},
		{"no meeting named", "", func(w *way) { w.ActivistBody = "" }, []string{"B-04 note"}, nil},
		{"not filed", "", func(w *way) { w.ActivistFiledDay = day.Day{} }, []string{"B-04 warn"}, []string{"未登记入党积极分子报上级党委备案"}},
		{"not filed yet", "", func(w *way) {
			w.stand(w.ActivistDay.AddDays(3), w.ActivistDay.AddDays(20))
		}, []string{"B-04 due"}, nil},
		{"not filed for more than a month", "", func(w *way) {
			w.stand(w.ActivistDay.AddDays(3), w.ActivistDay.AddMonths(1).AddDays(1))
		}, []string{"B-04 warn"}, []string{"至今未登记报上级党委备案"}},
		{"filed after the list", "", func(w *way) { w.ActivistFiledDay = w.ProspectDay.AddDays(1) }, []string{"B-04 warn"},
			[]string{"晚于列为发展对象日期"}},
		{"filed before the decision", "", func(w *way) { w.ActivistFiledDay = w.ActivistDay.AddDays(-1) }, []string{"B-04 warn"}, nil},
		{"never an activist", "", func(w *way) { w.ActivistDay = day.Day{} }, []string{"B-04 warn"}, []string{"未登记确定为入党积极分子日期"}},
		{"one mentor", "", func(w *way) { w.Mentor2ID = "" }, nil, nil},
		{"no mentor", "", func(w *way) { w.Mentor1ID, w.Mentor2ID, w.MentorDay = "", "", day.Day{} }, []string{"B-05 block"},
			[]string{"未指定培养联系人，应为一至两名正式党员"}},
		{"three mentors", "", func(w *way) { w.Mentor3ID = "GB12" }, []string{"B-05 block"}, []string{"登记培养联系人3名（GB员10、GB员11、GB员12）"}},
		{"the same mentor twice", "", func(w *way) { w.Mentor3ID = "GB10" }, nil, nil},
		{"a probationary mentor", "", func(w *way) {
			p := w.person("GB11")
			p.Status, p.Confirmed = model.ProbationaryMember, day.Day{}
			w.Sponsor2ID = "GB12"
		}, []string{"B-05 block"}, []string{"GB员11为预备党员，培养联系人须为正式党员"}},
		{"a mentor confirmed on the day", "", func(w *way) { w.person("GB11").Confirmed = w.MentorDay }, nil, nil},
		{"a mentor confirmed a day later", "", func(w *way) { w.person("GB11").Confirmed = w.MentorDay.AddDays(1) },
			[]string{"B-05 block"}, []string{"GB员11为预备党员"}},
		{"inspected every six months", "", func(w *way) { w.inspect(6) }, nil, nil},
		{"an inspection left out", "", func(w *way) { w.inspected = append(w.inspected[:1:1], w.inspected[2:]...) },
			[]string{"B-06 warn"}, []string{"之间未登记考察，间隔超过6个月"}},
		{"two inspections left out", "", func(w *way) { w.inspected = append(w.inspected[1:3:3], w.inspected[4:]...) },
			[]string{"B-06 warn"}, []string{"之间未登记考察，间隔超过6个月"}},
		{"no inspection in probation", "", func(w *way) {
			var early []day.Day
			for _, d := range w.inspected {
				if d.Before(w.admission.Day) {
					early = append(early, d)
				}
			}
			w.inspected = early
		}, []string{"B-06a note"}, nil},
		{"2023-08-31 and six months is 2024-02-29", model.Edition2014, func(w *way) {
			w.stand(w.ActivistFiledDay, day.Of(2024, 2, 29))
			w.inspected = []day.Day{day.Of(2023, 3, 5), day.Of(2023, 8, 31)}
		}, []string{"B-06 due"}, []string{"B-06 due 2024-02-29"}},
		{"and on 2024-03-01 it is late", model.Edition2014, func(w *way) {
			w.stand(w.ActivistFiledDay, day.Of(2024, 3, 1))
			w.inspected = []day.Day{day.Of(2023, 3, 5), day.Of(2023, 8, 31)}
		}, []string{"B-06 warn"}, []string{"下次考察应不晚于2024年2月29日进行，至今未登记"}},
		{"inspected on 2024-02-29", model.Edition2014, func(w *way) {
			w.stand(w.ActivistFiledDay, day.Of(2024, 3, 1))
			w.inspected = []day.Day{day.Of(2023, 3, 5), day.Of(2023, 8, 31), day.Of(2024, 2, 29)}
		}, nil, nil},
		{"inspected on 2024-03-01", model.Edition2014, func(w *way) {
			w.stand(w.ActivistFiledDay, day.Of(2024, 3, 1))
			w.inspected = []day.Day{day.Of(2023, 3, 5), day.Of(2023, 8, 31), day.Of(2024, 3, 1)}
		}, []string{"B-06 warn"}, []string{"2023年8月31日至2024年3月1日之间"}},
		{"every quarter by a local rule", "", func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-06", Limit: "考察间隔（月）", Value: 3, Document: "甲党〔2026〕1号"}}
		}, []string{"B-06 warn"}, []string{"间隔超过3个月"}},
		{"a looser local rule does nothing", "", func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-06", Limit: "考察间隔（月）", Value: 12, Document: "甲党〔2026〕1号"}}
			w.inspected = append(w.inspected[:1:1], w.inspected[2:]...)
		}, []string{"B-06 warn"}, []string{"间隔超过6个月"}},
		{"transferred in, the unit unknown", "", func(w *way) { w.TransferIn = w.ActivistDay.AddMonths(8) }, []string{"B-07 note"}, nil},
		{"transferred in, the year goes on", "", func(w *way) { w.TransferIn, w.TransferOut = w.ActivistDay.AddMonths(8), "戊公司党支部" }, nil,
			nil},
	})
}

// B-08, B-09.
func TestListings(t *testing.T) {
	stray(t, []detour{
		{"a year to the day", "", func(w *way) { w.ActivistDay = w.ProspectDay.AddYears(-1); w.late(w.ActivistDay) }, nil, nil},
		{"a day short of a year", "", func(w *way) { w.ActivistDay = w.ProspectDay.AddYears(-1).AddDays(1); w.late(w.ActivistDay) },
			[]string{"B-08 block"}, []string{"培养教育考察不满一年"}},
		{"365 days over a leap day are no year", model.Edition2014, func(w *way) {
			w.ActivistDay = day.Of(2023, 8, 31)
			w.late(w.ActivistDay)
			w.listed(day.Of(2024, 8, 30))
		}, []string{"B-08 block"}, []string{"2024年8月31日期满"}},
		{"the natural year over a leap day", model.Edition2014, func(w *way) {
			w.ActivistDay = day.Of(2023, 8, 31)
			w.late(w.ActivistDay)
			w.listed(day.Of(2024, 8, 31))
		}, nil, nil},
		{"a longer local term", "", func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-08", Limit: "培养月数", Value: 24, Document: "甲党〔2026〕1号"}}
		}, []string{"B-08 block"}, []string{"培养教育考察不满24个月"}},
		{"no opinions", "", func(w *way) { w.OpinionsDay = day.Day{} }, []string{"B-08 note"}, nil},
		{"no filing in 2014", model.Edition2014, func(w *way) { w.ProspectConsentDay = day.Day{} }, []string{"B-09 warn"},
			[]string{"未登记报上级党委备案"}},
		{"filed after the list", model.Edition2014, func(w *way) { w.ProspectConsentDay = w.ProspectDay.AddDays(1) },
			[]string{"B-09 warn"}, []string{"早于上级党委备案日期"}},
		{"2014 asks for no notice", model.Edition2014, func(w *way) { w.NoticeFrom, w.NoticeTo = w.ProspectDay, w.ProspectDay }, nil, nil},
		{"no consent in 2026", model.Edition2026, func(w *way) { w.ProspectConsentDay = day.Day{} }, []string{"B-09 block"},
			[]string{"未登记报上级党委同意，同意后方可列为发展对象"}},
		{"consent after the list", model.Edition2026, func(w *way) { w.ProspectConsentDay = w.ProspectDay.AddDays(1) },
			[]string{"B-09 block", "B-09 warn"}, []string{"早于上级党委同意日期", "应先报上级党委同意、后公示"}},
		{"notice before the consent", model.Edition2026, func(w *way) { w.ProspectConsentDay = w.NoticeFrom.AddDays(1) },
			[]string{"B-09 warn"}, []string{"应先报上级党委同意、后公示"}},
		{"no committee meeting", "", func(w *way) { w.ProspectMeetingDay = day.Day{} }, []string{"B-09 warn"}, []string{"未登记支部委员会讨论"}},
		{"the committee after the superior", "", func(w *way) { w.ProspectMeetingDay = w.ProspectConsentDay.AddDays(1) },
			[]string{"B-09 warn"}, []string{"应先讨论、后上报"}},
		{"no notice", model.Edition2026, func(w *way) { w.NoticeFrom, w.NoticeTo = day.Day{}, day.Day{} }, []string{"B-09 block"},
			[]string{"未登记公示起止日期"}},
		{"listed on the last day of the notice", model.Edition2026, func(w *way) { w.ProspectDay = w.NoticeTo }, []string{"B-09 block"},
			[]string{"应在公示结束后列为发展对象"}},
		{"four working days", model.Edition2026, func(w *way) { w.NoticeFrom = day.Of(2026, 8, 13) }, []string{"B-09 block"},
			[]string{"公示自2026年8月13日至2026年8月18日，共4个工作日，不足5个工作日"}},
		{"six calendar days are four working days", model.Edition2026, func(w *way) { w.notice(20260814, 20260819) },
			[]string{"B-09 block"}, []string{"共4个工作日"}},
		{"2026-09-28 to 10-08", model.Edition2026, func(w *way) { w.notice(20260928, 20261008) }, []string{"B-09 block"},
			[]string{"公示自2026年9月28日至2026年10月8日，共4个工作日，不足5个工作日"}},
		{"2026-09-28 to 10-08 without a table", model.Edition2026, func(w *way) { w.notice(20260928, 20261008); w.calendar = nil },
			[]string{"B-09 note"}, []string{"按星期推算为7个工作日，该年度放假安排未登录"}},
		{"over the National Day", model.Edition2026, func(w *way) { w.notice(20260929, 20261009) }, []string{"B-09 block"},
			[]string{"共4个工作日"}},
		{"over the National Day with the make-up Saturday", model.Edition2026, func(w *way) { w.notice(20260929, 20261010) }, nil, nil},
		{"over the National Day without a table", model.Edition2026, func(w *way) { w.notice(20260929, 20261009); w.calendar = nil },
			[]string{"B-09 note"}, []string{"按星期推算为7个工作日，该年度放假安排未登录"}},
		{"four days without a table", model.Edition2026, func(w *way) { w.notice(20260813, 20260818); w.calendar = nil },
			[]string{"B-09 block"}, []string{"按星期推算为4个工作日", "该年度放假安排未登录，请核对"}},
		{"seven days by a local rule", model.Edition2026, func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-09", Limit: "公示工作日", Value: 7, Document: "甲党〔2026〕1号"}}
		}, []string{"B-09 block"}, []string{"共5个工作日，不足7个工作日"}},
		{"a local rule does not reach back", model.Edition2026, func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-09", Limit: "公示工作日", Value: 7, Document: "甲党〔2026〕9号",
				From: w.NoticeFrom.AddDays(1)}}
		}, nil, nil},
		{"three days by a local rule", model.Edition2026, func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-09", Limit: "公示工作日", Value: 3, Document: "甲党〔2026〕1号"}}
			w.NoticeFrom = day.Of(2026, 8, 13)
		}, []string{"B-09 block"}, nil},
		{"listed while the notice runs", model.Edition2026, func(w *way) {
			w.stand(w.NoticeTo, w.NoticeTo.AddDays(-1))
			w.ProspectDay = w.asOf
		}, []string{"B-09 block"}, []string{"公示至2026年8月18日截止，尚未结束，2026年8月17日已列为发展对象"}},
		{"the notice turned round", model.Edition2026, func(w *way) { w.NoticeFrom, w.NoticeTo = w.NoticeTo, w.NoticeFrom },
			[]string{"B-09 block"}, []string{"早于开始日期"}},
		{"never listed", "", func(w *way) { w.ProspectDay = day.Day{} }, []string{"B-09 warn"}, []string{"未登记列为发展对象日期"}},
	})
}

// late moves what follows the choice of an activist behind it.
func (w *way) late(activist day.Day) {
	w.RecommendDay, w.MentorDay, w.ActivistFiledDay = activist, activist, activist.AddDays(9)
	w.inspect(5)
}

// listed lists the person on a day, with what belongs around it, and moves the
// admission a year on.
func (w *way) listed(on day.Day) {
	w.ProspectMeetingDay, w.ProspectConsentDay, w.OpinionsDay, w.ProspectDay = on.AddDays(-9), on.AddDays(-2), on.AddDays(-10), on
	w.SponsorDay, w.ReviewDay, w.TrainingDay = on, on.AddDays(5), on.AddDays(9)
	w.admitOn(w.admission.Day.AddMonths(10))
}

// notice puts the notice on other days and the list behind it.
func (w *way) notice(from, to int) {
	w.NoticeFrom, w.NoticeTo = ymd(from), ymd(to)
	w.ProspectDay = w.NoticeTo.AddDays(1)
	w.SponsorDay, w.ReviewDay, w.TrainingDay = w.ProspectDay, w.ProspectDay.AddDays(3), w.ProspectDay.AddDays(6)
	w.admitOn(w.TrainingDay.AddMonths(2))
}

// B-10 … B-13.
func TestProspects(t *testing.T) {
	watch := func(w *way, from, restored day.Day) {
		w.extra = append(w.extra, model.Discipline{ID: "d", PersonID: "GB11", Measure: model.MemberOnWatch, Day: from, Restored: restored})
	}
	stray(t, []detour{
		{"one sponsor", "", func(w *way) { w.Sponsor2ID = "" }, []string{"B-10 block"}, []string{"登记入党介绍人1名（GB员10）"}},
		{"the same sponsor twice", "", func(w *way) { w.Sponsor2ID = "GB10" }, []string{"B-10 block"}, nil},
		{"no sponsor", "", func(w *way) { w.Sponsor1ID, w.Sponsor2ID = "", "" }, []string{"B-10 block"}, []string{"未登记入党介绍人"}},
		{"the day of the sponsors unknown", "", func(w *way) { w.SponsorDay = day.Day{} }, []string{"B-10 note"}, []string{"未登记确定入党介绍人日期"}},
		{"sponsors named after the meeting", "", func(w *way) { w.SponsorDay = w.admission.Day.AddDays(1) }, []string{"B-10 warn"},
			[]string{"应在支部大会讨论前确定"}},
		{"sponsors who were not mentors", "", func(w *way) { w.Sponsor1ID, w.Sponsor2ID = "GB15", "GB16" }, nil, nil},
		{"a sponsor still in probation", "", func(w *way) {
			w.Sponsor2ID = "GB12"
			w.person("GB12").Confirmed = w.SponsorDay.AddDays(1)
		}, []string{"B-10 block"}, []string{"入党介绍人GB员12为预备党员"}},
		{"a sponsor on watch", "", func(w *way) { watch(w, w.SponsorDay.AddMonths(-3), day.Day{}) }, []string{"B-11 block"},
			[]string{"入党介绍人GB员11于", "尚未恢复党员权利"}},
		{"a sponsor on watch by the meeting", "", func(w *way) { watch(w, w.admission.Day.AddDays(-3), day.Day{}) },
			[]string{"B-11 block"}, nil},
		{"a sponsor on watch after the meeting", "", func(w *way) { watch(w, w.admission.Day.AddDays(1), day.Day{}) }, nil, nil},
		{"rights restored in time", "", func(w *way) { watch(w, w.SponsorDay.AddYears(-2), w.SponsorDay) }, nil, nil},
		{"a warned sponsor", "", func(w *way) {
			w.extra = append(w.extra, model.Discipline{ID: "d", PersonID: "GB11", Measure: model.Warning, Day: w.SponsorDay.AddMonths(-3)})
		}, nil, nil},
		{"no review", "", func(w *way) { w.ReviewDay, w.ReviewVerdict, w.ReviewMaterial = day.Day{}, "", false }, []string{"B-12 block"},
			[]string{"未经政治审查的不能发展入党"}},
		{"failed in review", "", func(w *way) { w.ReviewVerdict = model.Failed }, []string{"B-12 block"}, []string{"结论为不合格"}},
		{"a review without a verdict", "", func(w *way) { w.ReviewVerdict = "" }, []string{"B-12 block"}, nil},
		{"a review without a paper", "", func(w *way) { w.ReviewMaterial = false }, []string{"B-12 block"}, []string{"结论性材料"}},
		{"a review after the pre-review", "", func(w *way) { w.ReviewDay = w.PreReviewDay.AddDays(1) }, []string{"B-12 warn"}, nil},
		{"a review after the meeting", "", func(w *way) { w.ReviewDay = w.admission.Day.AddDays(1) }, []string{"B-12 block"}, nil},
		{"no review yet", "", func(w *way) {
			w.stand(w.SponsorDay, w.ReviewDay)
			w.ReviewVerdict, w.ReviewMaterial = "", false
		}, nil, nil},
		{"trained two days, 24 hours", "", func(w *way) { w.TrainingDays = 2 }, nil, nil},
		{"trained three days, 23 hours", "", func(w *way) { w.TrainingHours = 23 }, nil, nil},
		{"trained two days, 23 hours", "", func(w *way) { w.TrainingDays, w.TrainingHours = 2, 23 }, []string{"B-13 block"},
			[]string{"集中培训2天、23个学时，应不少于3天或者24个学时"}},
		{"trained less for a reason", "", func(w *way) {
			w.TrainingDays, w.TrainingHours, w.TrainingException = 2, 16, "长期驻外，经县级党委组织部门批准"
		}, nil, nil},
		{"trained, nobody says how long", "", func(w *way) { w.TrainingDays, w.TrainingHours = 0, 0 }, []string{"B-13 block"},
			[]string{"未登记集中培训的天数和学时，应不少于3天或者24个学时"}},
		{"trained no day at all", "", func(w *way) { w.TrainingDays, w.TrainingHours = model.Counted(0), 0 }, []string{"B-13 block"},
			[]string{"集中培训0天，应不少于3天"}},
		{"not trained", "", func(w *way) { w.TrainingDay, w.TrainingDays, w.TrainingHours = day.Day{}, 0, 0 }, []string{"B-13 block"},
			[]string{"未登记短期集中培训"}},
		{"not trained for a reason", "", func(w *way) {
			w.TrainingDay, w.TrainingDays, w.TrainingHours, w.TrainingException = day.Day{}, 0, 0, "患病"
		}, nil, nil},
		{"five days by a local rule", "", func(w *way) {
			w.local = []model.LocalRule{{ID: "l", RuleID: "B-13", Limit: "培训天数", Value: 5, Document: "甲党〔2026〕1号"},
				{ID: "l2", RuleID: "B-13", Limit: "培训学时", Value: 40, Document: "甲党〔2026〕1号"}}
		}, []string{"B-13 block"}, []string{"应不少于5天或者40个学时"}},
	})
}
