package paper

// The rosters of a Party organisation and all below it (DOMAIN B-3): who was admitted and who
// was confirmed in a year, who are activists and prospects.

import (
	"cmp"
	"fmt"
	"strconv"

	"partyledger/model"
	"partyledger/model/day"
	figures "partyledger/model/figure"
	"partyledger/model/report"
)

// yearBox is the box of the year.
const yearBox = "年度"

// yearAsk asks for a year: this one, or one some years on.
func yearAsk(on int) Ask {
	return Ask{Label: yearBox, Hint: "四位数字", From: func(in Input, _ model.Record) string {
		return strconv.Itoa(cmp.Or(in.Today, in.Book.AsOf).Year() + on)
	}}
}

// rosterOf makes the paper of a roster.
func rosterOf(name, title, about string, group Group, steps []int, write func(*writer, *listed)) Paper {
	return Paper{Name: name, Title: title, About: about, Group: group, On: model.KindOrganization, Steps: steps, Asks: []Ask{yearAsk(0)},
		write: func(w *writer) {
			if l := w.listed(); l != nil {
				write(w, l)
			}
		}}
}

var (
	activistRoster = rosterOf("activist-roster", "入党积极分子名册", "党组织及其下属现有的入党积极分子", Activists, []int{model.StepCultivation},
		func(w *writer, l *listed) {
			l.roster(w, "入党积极分子名册", l.at(model.StageActivist), w.roster().
				with(report.DayCol("确定为积极分子日期"), func(s subject) string { return s.ActivistDay.DottedDay() }).
				with(report.PersonCol("培养联系人"), func(s subject) string { return w.people(s.Mentors()...) }).
				with(report.FigureCol("考察次数"), func(s subject) string {
					return figure(len(model.InspectionDays(w.Book, s.DevelopmentCase, l.on)))
				}))
		})
	prospectRoster = rosterOf("prospect-roster", "发展对象名册", "党组织及其下属现有的发展对象", Prospects, []int{model.StepProspect},
		func(w *writer, l *listed) {
			l.roster(w, "发展对象名册", l.at(model.StageProspect), w.roster().
				with(report.DayCol("确定为积极分子日期"), func(s subject) string { return s.ActivistDay.DottedDay() }).
				with(report.DayCol("列为发展对象日期"), func(s subject) string { return s.ProspectDay.DottedDay() }).
				with(report.PersonCol("入党介绍人"), func(s subject) string { return w.people(s.Sponsors()...) }).
				with(report.DayCol("培训结业日期"), func(s subject) string { return s.TrainingDay.DottedDay() }))
		})
	admittedRoster = rosterOf("admitted-roster", "年度新发展党员名册", "党组织及其下属一年内接收的预备党员", Admission, []int{model.StepApproval},
		func(w *writer, l *listed) {
			votes := l.admitted()
			l.roster(w, fmt.Sprintf("%d年度新发展党员名册", l.year), l.cases(votes), w.roster().
				with(report.DayCol("支部大会通过日期"), func(s subject) string { return votes[s.ID].Day.DottedDay() }).
				with(report.DayCol("党委审批日期"), func(s subject) string { return votes[s.ID].ApprovalDay.DottedDay() }).
				with(report.CodeCol("审批文号"), func(s subject) string { return votes[s.ID].ApprovalDoc }))
		})
	confirmedRoster = rosterOf("confirmed-roster", "年度转正党员名册", "党组织及其下属一年内批准转正的党员", Confirmation, []int{model.StepConfirmApproval},
		func(w *writer, l *listed) {
			votes := byCase(figures.DevelopmentOf(l.book).Confirmed)
			l.roster(w, fmt.Sprintf("%d年度转正党员名册", l.year), l.cases(votes), w.roster().
				with(report.DayCol("入党日期"), func(s subject) string { return w.admitted(s).DottedDay() }).
				with(report.DayCol("转正日期"), func(s subject) string {
					return model.ConfirmationDay(l.book, s.DevelopmentCase, l.on).DottedDay()
				}).
				with(report.DayCol("党委审批日期"), func(s subject) string { return votes[s.ID].ApprovalDay.DottedDay() }).
				with(report.CodeCol("审批文号"), func(s subject) string { return votes[s.ID].ApprovalDoc }))
		})
)

// listed is what a roster is of: an organisation with all below it, on the last day of a year
// or on the day of writing in the year that runs.
type listed struct {
	of   model.Organization
	year int
	on   day.Day
	book *model.Book     // as of that day, all of the group
	here map[string]bool // the organisations
}

// listed reads the year that was typed; nil if there is none.
func (w *writer) listed() *listed {
	year, err := strconv.Atoi(w.asked(yearBox))
	if err != nil || year < 1949 || year > w.Today.Year() {
		w.refuse("年度“%s”不对，请填到%d为止的四位年份。", w.asked(yearBox), w.Today.Year())
		return nil
	}
	l := &listed{of: w.of[0].(model.Organization), year: year, on: day.Of(year, 12, 31)}
	if l.on.After(w.Today) {
		l.on = w.Today
	}
	l.book, l.here = w.Book.At(l.on, ""), below(w.Book, l.of.ID)
	return l
}

// below is the IDs of an organisation and of all below it.
func below(b *model.Book, id string) map[string]bool {
	out := map[string]bool{}
	for _, o := range b.OrganizationsBelow(id) {
		out[o.ID] = true
	}
	return out
}

// at is who stands at a stage.
func (l *listed) at(stage model.Stage) []model.DevelopmentCase {
	return kept(figures.StagesOf(l.book)[stage], func(c model.DevelopmentCase) bool { return l.here[c.OrganizationID] })
}

// admitted is who was admitted in the year with the vote, by the day by which the office
// counts (B-4).
func (l *listed) admitted() map[string]model.BranchMeeting {
	if l.book.Office().PlanBasis != model.ByMeeting {
		return byCase(figures.DevelopmentOf(l.book).Admitted)
	}
	out := map[string]model.BranchMeeting{}
	for _, c := range model.Everywhere[model.DevelopmentCase](l.book) {
		if m, ok := model.AdmissionOn(l.book, c, l.on); ok && m.Day.Year() == l.year {
			out[c.ID] = m
		}
	}
	return out
}

func byCase(list []figures.Decision) map[string]model.BranchMeeting {
	out := map[string]model.BranchMeeting{}
	for _, d := range list {
		out[d.ID] = d.Meeting
	}
	return out
}

// cases are those of the organisation that a vote is of, by the day of the vote.
func (l *listed) cases(votes map[string]model.BranchMeeting) []model.DevelopmentCase {
	list := kept(model.Everywhere[model.DevelopmentCase](l.book), func(c model.DevelopmentCase) bool {
		_, voted := votes[c.ID]
		return voted && l.here[c.OrganizationID]
	})
	return sorted(list, func(x, y model.DevelopmentCase) int { return votes[x.ID].Day.Compare(votes[y.ID].Day) })
}

// roster sets the list on a page of its own.
func (l *listed) roster(w *writer, title string, cases []model.DevelopmentCase, r roster) {
	var list []subject
	var people []*model.Person
	for _, c := range cases {
		s := w.subject(c)
		list, people = append(list, s), append(people, &s.person)
	}
	w.plain(l.of, l.of.Name+title)
	w.sections[0].Page = report.LandscapeTable
	t := r.with(report.UnitCol("所在党支部"), func(s subject) string { return cmp.Or(s.branch.ShortName, s.branch.Name) }).table(w, list, title)
	t.AsOf = l.on
	if len(people) > 0 {
		t.Notes = []string{"共" + figure(len(people)) + "名" + labelled("，其中", ofWhich(people, l.on)) + "。年龄按" + l.on.Chinese() + "的周岁计算。"}
	}
	w.add(report.Title{Text: w.made.Title}, t)
}
