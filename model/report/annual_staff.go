package report

// Bodies and people for Party work, exchanges, secretaries, talent.

import (
	"fmt"

	"partyledger/model"
	"partyledger/model/figure"
)

func (a *annual) staffWords() string {
	return paragraphs(a.bodyWords()+a.postWords()+a.standardWords(), a.exchangeWords()+a.secretaryWords(), a.linkWords()+a.talentWords())
}

func (a *annual) bodyWords() string {
	sum := figure.BodiesOf(a.book)
	n := len(sum.List)
	switch {
	case n == 0:
		return ""
	case a.single() && n == 1:
		return "设党务工作机构，" + only("独立设置", sum.Own == 1) + only("与职能相近的部门合署办公", sum.Joint == 1) + "。"
	}
	return fmt.Sprintf("设党务工作机构%d个，", n) + among(n, "个", []kindCount{{"独立设置", sum.Own}, {"合署办公", sum.Joint}}) + "。"
}

func (a *annual) postWords() string {
	w := figure.StaffOf(a.book, model.PartyField)
	n := len(w.Full) + len(w.Part)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("从事党务工作的人员%d名（%s），", n, figure.PartyStaffWords) +
		among(n, "名", []kindCount{{"专职", len(w.Full)}, {"兼职", len(w.Part)}}) + "。"
}

// standardWords says how many enterprises meet the standards for staff that they are held
// against; those whose staff is not known are not judged.
func (a *annual) standardWords() string {
	met, decided := 0, 0
	for _, g := range a.staffGroups() {
		for _, r := range g.rows {
			if !g.none && r.Decided() {
				decided++
				met += oneIf(r.Met)
			}
		}
	}
	switch {
	case met == 0:
		return ""
	case a.single():
		return "专职党务工作人员达到配备标准。"
	case met == 1 && decided == 1:
		return "按配备标准测算的1户企业达标。"
	case met == decided:
		return fmt.Sprintf("按配备标准测算的%d户企业全部达标。", decided)
	}
	return fmt.Sprintf("按配备标准测算的%d户企业中，%d户达标", decided, met) + rate("达标率", met, decided) + "。"
}

func (a *annual) exchangeWords() string {
	list := figure.ExchangesIn(a.book, a.year())
	if len(list) == 0 {
		return ""
	}
	before := len(figure.ExchangesIn(a.before.book, a.year()-1))
	s := fmt.Sprintf("%s党务工作人员与经营管理人员双向交流%d人次", a.within(), len(list)) + a.flow(len(list), before, "人次")
	a.explain(model.SectionStaff, "双向交流"+a.flow(len(list), before, "人次"), large(len(list), before))
	switch out, in := countDirection(list, model.PartyToManagement), countDirection(list, model.ManagementToParty); {
	case out > 0 && in > 0:
		s += fmt.Sprintf("，其中由党务工作岗位交流到经营管理岗位%d人次、由经营管理岗位交流到党务工作岗位%d人次", out, in)
	case out > 0:
		s += "，均由党务工作岗位交流到经营管理岗位"
	case in > 0:
		s += "，均由经营管理岗位交流到党务工作岗位"
	}
	same := 0
	for _, e := range list {
		same += oneIf(rankChange(e) == rankEqual && payAnswer(e) == model.CheckedYes)
	}
	switch same {
	case 0:
	case len(list):
		s += "，全部落实同职级、同待遇"
	default:
		s += fmt.Sprintf("，落实同职级、同待遇的%d人次", same)
	}
	return s + "。"
}

func (a *annual) secretaryWords() string {
	list := model.Secretaries(a.book)
	if len(list) == 0 || a.scale == branchScale {
		return ""
	}
	trained := 0
	for _, s := range list {
		trained += oneIf(s.Courses)
	}
	s := fmt.Sprintf("在任党组织书记%d名", len(list))
	switch trained {
	case 0:
		return ""
	case len(list):
		s += "，" + a.within() + only("全部", trained > 1) + "参加集中培训"
	default:
		s += fmt.Sprintf("，%s参加集中培训%d名", a.within(), trained)
	}
	return s + "。"
}

// linkWords counts who is linked now and what has become of them.
func (a *annual) linkWords() string {
	list := a.links()
	open := countLinks(list, a.open)
	if open == 0 {
		return ""
	}
	now := []string{}
	for _, o := range []model.Outcome{model.BecameActivist, model.BecameProspect, model.BecameProbationary, model.BecameFull} {
		now = append(now, some(countLinks(list, func(l link) bool { return l.Outcome() == o }), string(o)+"%d名"))
	}
	return fmt.Sprintf("党组织直接联系培养人才%d名", open) + some(talks(list), "，"+a.within()+"谈话%d次") +
		prefixed("，联系对象中", join("、", now...)) + "。"
}

func (a *annual) talentWords() string {
	var now model.TalentSum
	for _, m := range a.talent() {
		if m.Day.Year() == a.year() {
			now.Count(m)
		}
	}
	return sentenceOf(prefixed(a.within(), join("、", some(now.In, "引进人才%d人"), some(now.Out, "流失%d人"))))
}
