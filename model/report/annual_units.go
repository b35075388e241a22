package report

// Political study as far as meetings are recorded, terms of office, and the two coverages.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/figure"
)

// politicsWords counts the meetings for study: of a branch all that a branch holds, else
// those of the organisation that reports.
func (a *annual) politicsWords() string {
	root, ok := a.root()
	if !ok {
		return ""
	}
	top, _ := model.TopOrganization(a.book, root.ID)
	held := map[model.MeetingKind]int{}
	for _, m := range model.InScope[model.Meeting](a.book) {
		if m.OrganizationID != top.ID || !a.thisYear(m.Day) {
			continue
		}
		held[m.MeetingKind]++
		held[model.PartyLecture] += oneIf(m.AlsoLecture)
		held[model.ThemeDay] += oneIf(m.AlsoPartyDay)
		held[model.LifeMeeting] += oneIf(m.AlsoLife)
	}
	if a.scale == branchScale {
		return sentenceOf(prefixed(a.within(), join("、", some(held[model.MemberMeeting], "召开支部党员大会%d次"),
			some(held[model.BranchCommitteeMeeting], "支部委员会会议%d次"), some(held[model.GroupMeeting], "党小组会%d次"),
			some(held[model.PartyLecture], "党课%d次"), some(held[model.ThemeDay], "主题党日%d次"), some(held[model.LifeMeeting], "组织生活会%d次"))))
	}
	return sentenceOf(prefixed(a.within(), join("，", some(held[model.FirstTopic], "开展“第一议题”学习%d次"),
		some(held[model.StudyGroupMeeting], "党委理论学习中心组集中学习%d次"), some(held[model.DemocraticLifeMeeting], "召开民主生活会%d次"))))
}

// unitsWords is terms, organisational life and coverage; a branch tells of its meetings elsewhere.
func (a *annual) unitsWords() string {
	if a.scale == branchScale {
		return paragraphs(a.termWords(), a.appraisedWords())
	}
	return paragraphs(a.termWords(), a.lifeWords(), a.coverageWords())
}

// termWords says of those whose term ended in the year what became of them, and how many were
// elected onto committees in between.
func (a *annual) termWords() string {
	by := some(figureOf(a.book, "term.by").Value.Count, "补选委员%d名")
	words := a.endedWords()
	if words == "" {
		return sentenceOf(prefixed(a.within(), by))
	}
	return sentenceOf(join("；", a.within()+words, by))
}

// endedWords is what became of them, as a clause; empty if no term ended, or of a single
// organisation that was not elected anew.
func (a *annual) endedWords() string {
	t := figure.TermsOf(a.book)
	due, redone := len(t.Due), len(t.Redone)
	rest := []string{some(len(t.Extended), "%d个经批准延期"), some(len(t.Doing), "%d个正在办理换届"), some(len(t.Behind), "%d个逾期尚未换届")}
	switch {
	case due == 0:
		return ""
	case len(t.Standing) == 1:
		return only("任期届满，已按期换届", redone == 1)
	case redone == 1 && due == 1:
		return "任期届满的1个党组织已换届"
	case redone == due:
		return fmt.Sprintf("任期届满的%d个党组织全部换届", due)
	case redone == 0 && due == 1:
		return "任期届满的1个党组织" + cmp.Or(strings.TrimPrefix(join("", rest...), "1个"), "尚未换届")
	case redone == 0:
		return fmt.Sprintf("任期届满的%d个党组织尚未换届", due) + prefixed("，其中", join("、", rest...))
	}
	return fmt.Sprintf("任期届满的%d个党组织中，%d个已换届", due, redone) + prefixed("、", join("、", rest...))
}

func (a *annual) coverageWords() string {
	every := model.GoalCategory(model.EveryUnit)
	s, was := figure.CoverageOf(a.book, every), figure.CoverageOf(a.before.book, every)
	if s.Units == 0 {
		return ""
	}
	words := fmt.Sprintf("纳入“两个覆盖”的单位%d个", s.Units)
	ways := join("、", some(s.Alone, "单独组建党组织%d个"), some(s.Jointly, "联合组建%d个"), some(s.Adviser, "选派党建指导员%d个"), some(s.Mass, "先行组建群团组织%d个"))
	switch {
	case s.Of(model.ReachedRate) == s.Units && s.Of(model.TangibleRate) == s.Units:
		words += "，全部组建党组织"
	case s.Of(model.ReachedRate) == 0:
		words += "，尚未组建党组织"
	case s.Units < leastBase:
		words += prefixed("，其中", ways)
	default:
		words += prefixed("，其中", ways) + "；有形覆盖率" + percent(s.Of(model.TangibleRate), s.Units) + "，工作覆盖率" +
			percent(s.Of(model.ReachedRate), s.Units) + "，有效覆盖率" + percent(s.Of(model.EffectiveRate), s.Units) +
			a.points(s.Of(model.EffectiveRate), s.Units, was.Of(model.EffectiveRate), was.Units)
	}
	met, goals := 0, model.CoverageGoals(a.book)
	for _, g := range goals {
		met += oneIf(g.Met)
	}
	switch n := len(goals); {
	case n > 0 && met == n:
		words += fmt.Sprintf("，确定的%d项覆盖目标全部达到", n)
	case met > 0:
		words += fmt.Sprintf("，确定的%d项覆盖目标已达到%d项", n, met)
	}
	return words + "。"
}
