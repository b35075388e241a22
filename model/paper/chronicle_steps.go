package paper

// What the chronicle says was done at each step: a sentence of what is recorded, nothing of
// what is not.

import (
	"cmp"
	"fmt"

	"partyledger/model"
	"partyledger/model/day"
)

// stepSaid says what was done at a step.
type stepSaid func(w *writer, s subject) string

// done is the sentence of a step; empty for one that is not taken.
func (w *writer) done(s subject, x model.StepState) string {
	say, known := stepSentences[x.Number]
	if !known || !x.Done && !x.Cycle {
		return ""
	}
	text := say(w, subject{s.DevelopmentCase.AsOf(w.Book.AsOf), s.person, s.branch})
	if text == "" || x.Cycle && x.Earliest.IsZero() {
		return ""
	}
	return text + "。"
}

var stepSentences = map[int]stepSaid{
	model.StepApply: func(*writer, subject) string { return "本人向党支部递交入党申请书" },
	model.StepTalk: func(_ *writer, s subject) string {
		return parts(talker(s.TalkerName, talkerPost(s.Talker), "支部派人")+"同本人谈话", labelled("地点：", s.TalkPlace))
	},
	model.StepActivist: func(w *writer, s subject) string {
		way := "经党员推荐"
		if s.LeagueRecommended {
			way = "经群团组织推优"
		}
		if s.RecommendDay.IsZero() && !s.LeagueRecommended {
			way = ""
		}
		if s.RecommendEligible > 0 {
			way += fmt.Sprintf("（应到%d人，实到%d人，同意%d人）", s.RecommendEligible, s.RecommendPresent, s.RecommendFor)
		}
		return parts(way, string(s.ActivistBody)+"研究确定为入党积极分子")
	},
	model.StepActivistFiling: func(*writer, subject) string { return "报上级党委备案" },
	model.StepMentors: func(w *writer, s subject) string {
		return labelled("培养联系人：", w.people(s.Mentors()...))
	},
	model.StepCultivation: func(w *writer, s subject) string {
		return w.inspected(s, s.ActivistDay, cultivatedUntil(w.Book, s.DevelopmentCase))
	},
	model.StepProspect: func(_ *writer, s subject) string {
		return parts(past("听取意见", s.OpinionsDay), past("支部委员会讨论", s.ProspectMeetingDay),
			noticeSaid(s.NoticeFrom, s.NoticeTo, s.NoticeObjection),
			"列为发展对象")
	},
	model.StepProspectConsent: func(w *writer, s subject) string {
		word := "上级党委备案"
		if consentEdition(w.Book, s.DevelopmentCase) == model.Edition2026 {
			word = "上级党委同意"
		}
		return word + bracketed(s.ProspectConsentDoc)
	},
	model.StepSponsors: func(w *writer, s subject) string { return labelled("入党介绍人：", w.people(s.Sponsors()...)) },
	model.StepReview: func(w *writer, s subject) string {
		return parts(labelled("政治审查结论：", string(s.ReviewVerdict)), w.letterCount(s.ID))
	},
	model.StepTraining: func(_ *writer, s subject) string {
		return parts(labelled("参加", s.TrainingClass), duration(s.DevelopmentCase), labelled("成绩：", s.TrainingScore))
	},
	model.StepCommitteeReview: func(*writer, subject) string { return "支部委员会审查" },
	model.StepPreReview: func(w *writer, s subject) string {
		return parts(w.organization(s.PreReviewerID).Name + "预审" + string(s.PreReviewVerdict) + bracketed(s.PreReviewDoc))
	},
	model.StepVolunteer: func(_ *writer, s subject) string {
		return "填写入党志愿书" + bracketed(labelled("编号：", s.BookletNumber))
	},
	model.StepAdmission: func(w *writer, s subject) string {
		m, _ := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Book.AsOf)
		return votedSaid(m)
	},
	model.StepApprovalTalk: func(_ *writer, s subject) string {
		return parts(talker(s.ApprovalTalkerName, string(s.ApprovalTalker), "上级党委派人")+"同本人谈话",
			labelled("地点：", s.ApprovalTalkPlace))
	},
	model.StepApproval: func(w *writer, s subject) string {
		m, _ := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Book.AsOf)
		return parts(w.approvedSaid(m), "预备期自"+m.Day.Chinese()+"起")
	},
	model.StepUpperFiling: func(*writer, subject) string { return "报上级党委组织部门备案" },
	model.StepGrouping: func(_ *writer, s subject) string {
		return "编入党支部" + labelled("、", s.PartyGroup)
	},
	model.StepOath: func(_ *writer, s subject) string {
		return parts("参加入党宣誓", labelled("地点：", s.OathPlace), labelled("领誓人：", s.OathLeader))
	},
	model.StepProbation: func(w *writer, s subject) string {
		m, _ := model.AdmissionOn(w.Book, s.DevelopmentCase, w.Book.AsOf)
		return w.inspected(s, m.Day, day.Day{})
	},
	model.StepConfirmApplication: func(*writer, subject) string { return "本人提出书面转正申请" },
	model.StepConfirmation: func(w *writer, s subject) string {
		m, _ := w.lastMeeting(s.DevelopmentCase, model.ForConfirmation)
		return parts(past("支部委员会审查", s.ConfirmCommitteeDay), votedSaid(m))
	},
	model.StepConfirmApproval: func(w *writer, s subject) string {
		m, _ := w.lastMeeting(s.DevelopmentCase, model.ForConfirmation)
		return parts(w.approvedSaid(m), labelled("转正日期：", model.ConfirmationDay(w.Book, s.DevelopmentCase, w.Book.AsOf).Chinese()))
	},
	model.StepArchive: func(_ *writer, s subject) string { return parts("材料归档", labelled("去向：", s.ArchivePlace)) },
}

// talker says who talked: the name with the post, the post alone, or whoever it was.
func talker(name, post, or string) string {
	if name == "" {
		return cmp.Or(post, or)
	}
	return name + bracketed(post)
}

// inspected says how often somebody was inspected in a stretch of days, and when last.
func (w *writer) inspected(s subject, from, to day.Day) string {
	list := within(model.InspectionDays(w.Book, s.DevelopmentCase, w.Today), from, to)
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf("考察%d次，最近一次%s", len(list), list[len(list)-1].Chinese())
}

// within is the days of a stretch; a zero day ends it nowhere.
func within(list []day.Day, from, to day.Day) []day.Day {
	return kept(list, func(d day.Day) bool { return !d.Before(from) && (to.IsZero() || !d.After(to)) })
}

// cultivatedUntil is the day on which the education of an activist ended; zero while it goes on.
func cultivatedUntil(b *model.Book, c model.DevelopmentCase) day.Day {
	for _, x := range model.Timeline(b, c) {
		if x.Number == model.StepCultivation {
			return x.Until
		}
	}
	return day.Day{}
}

// noticeSaid says when a notice was up and what came of it.
func noticeSaid(from, to day.Day, objection string) string {
	if from.IsZero() || to.IsZero() {
		return ""
	}
	return parts(from.Chinese()+"至"+to.Chinese()+"公示", labelled("公示情况：", objection))
}

// duration says from when to when somebody was trained and for how long; or why not.
func duration(c model.DevelopmentCase) string {
	if c.TrainingDay.IsZero() {
		return labelled("未参加集中培训：", c.TrainingException)
	}
	said := c.TrainingDay.Chinese() + "结业"
	if !c.TrainingFrom.IsZero() {
		said = c.TrainingFrom.Chinese() + "至" + said
	}
	if n := c.TrainingDays.N(); n > 0 {
		said += fmt.Sprintf("，%d天", n)
	}
	if n := c.TrainingHours.N(); n > 0 {
		said += fmt.Sprintf("，%d学时", n)
	}
	return said
}

// letterCount says how many letters of the political review went out and came back.
func (w *writer) letterCount(caseID string) string {
	list := model.Owned[model.ReviewLetter](w.Book, caseID)
	sent := kept(list, func(l *model.ReviewLetter) bool { return !l.Sent.IsZero() && !l.Sent.After(w.Today) })
	if len(sent) == 0 {
		return ""
	}
	return fmt.Sprintf("发函调%d份，收到回函%d份", len(sent), len(kept(sent, w.back)))
}

// back reports a letter whose answer has come.
func (w *writer) back(l *model.ReviewLetter) bool {
	return !l.Returned.IsZero() && !l.Returned.After(w.Today)
}

// lettersBack says what each answer says of whom.
func (w *writer) lettersBack(caseID string) (out []string) {
	for _, l := range kept(model.Owned[model.ReviewLetter](w.Book, caseID), w.back) {
		about := ""
		if r, ok := model.Find[model.Relative](w.Book, l.RelativeID); ok {
			about = "（" + r.Relation + r.Name + "）"
		}
		out = append(out, l.Returned.Chinese()+l.ToUnit+"回函"+about+"："+stopped(w.orBlank("回函情况", l.Result)))
	}
	return out
}

// votedSaid says a vote and what was resolved.
func votedSaid(m model.BranchMeeting) string {
	count := ""
	if m.Eligible > 0 && m.Total() > 0 {
		count = counted(m.Vote)
	}
	said := string(m.Resolution)
	if m.Resolution == model.Extend && m.ExtensionMonths > 0 {
		said += fmt.Sprintf("%d个月", m.ExtensionMonths)
	}
	return parts("支部党员大会讨论", count, labelled("决议：", said))
}

// approvedSaid says what the superior decided on a vote.
func (w *writer) approvedSaid(m model.BranchMeeting) string {
	word := "审批"
	switch m.Approved {
	case model.CheckedYes:
		word = "审批同意"
	case model.CheckedNo:
		word = "审批不同意"
	}
	return w.organization(m.ApproverID).Name + word + bracketed(m.ApprovalDoc)
}
