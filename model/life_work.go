package model

// What organisational life gives to the year's calendar: one line a kind for all branches, by
// month, quarter and year.

import "fmt"

// BranchRulesShort is how the calendar cites the rules.
const BranchRulesShort = "支部工作条例"

// LifeKept reports that meetings of any branch in scope are recorded here.
func LifeKept(b *Book) bool {
	for _, l := range LifeGaps(b, b.AsOf.Year()) {
		if l.Began {
			return true
		}
	}
	return false
}

// life is the calendar's part.
func (w *workYear) life() {
	if !LifeKept(w.book) {
		return
	}
	year := w.from.Year()
	list := LifeGaps(w.book, year)
	for _, k := range []MeetingKind{MemberMeeting, BranchCommitteeMeeting, GroupMeeting, ThemeDay} {
		for m := 1; m <= 12; m++ {
			w.lifeTime(list, k, m)
		}
	}
	for i, k := range []MeetingKind{LifeMeeting, AppraisalMeeting} {
		asked, held := 0, 0
		var one *Organization
		for _, l := range LifeGaps(w.book, year-1) {
			if a := l.Yearly[i:]; len(a) > 0 && a[0].State != LifeUnasked {
				asked, held, one = asked+1, held+oneOf(a[0].State == LifeDone), l.Organization
			}
		}
		if asked > 0 {
			w.lifeItem(WorkItem{Due: YearlyLifeDue(year - 1), Title: fmt.Sprintf("完成%d年度%s%d个（已完成%d个）", year-1, k, asked, held),
				Done: held == asked}, one, k)
		}
	}
}

// lifeTime is a kind of meeting in the time that begins with a month.
func (w *workYear) lifeTime(list []BranchLife, k MeetingKind, month int) {
	asked, held, to := 0, 0, month
	var one *Organization
	for i := range list {
		for _, a := range list[i].Asks {
			if a.Kind == k && a.From == month && a.State != LifeUnasked {
				asked, held, to = asked+1, held+oneOf(a.State == LifeDone), a.To
				if one == nil || a.State != LifeDone {
					one = list[i].Organization
				}
			}
		}
	}
	if asked == 0 {
		return
	}
	at, did := fmt.Sprintf("%d月", month), "召开"
	if to != month {
		at = string([]rune("一二三四")[month/3]) + "季度"
	}
	if k == ThemeDay {
		did = "开展"
	}
	w.lifeItem(WorkItem{Due: MonthDay(w.from.Year(), to).Last(), Title: fmt.Sprintf("%s%s%s%d个（已开%d个）", at, did, k, asked, held),
		Done: held == asked}, one, k)
}

// lifeItem leads to a branch's meeting of the kind, else to the branch itself.
func (w *workYear) lifeItem(item WorkItem, o *Organization, k MeetingKind) {
	item.Source, item.Basis, item.Ref, item.EnterpriseID = FromLife, BranchRulesShort, RefOf(*o), w.book.Scope
	for _, m := range Owned[Meeting](w.book, o.ID) {
		if m.Was(k) {
			item.Ref = RefOf(*m)
		}
	}
	w.items = append(w.items, item)
}
