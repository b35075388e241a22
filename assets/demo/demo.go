package demo

// The two groups: the sample that an empty workspace is filled with, and one of
// any size for measuring.

import (
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// Records is the sample group with its planted faults, owners before what hangs
// on them. Faults lists what is wrong in it.
func Records() []model.Record {
	w := sample()
	w.confirmProblems(plantFaults(w))
	w.dropDues()
	w.addPaperwork()
	w.addStatistics()
	w.addAssessment()
	w.countLife()
	return w.records()
}

// sample is the group with nothing wrong in it.
func sample() *world {
	w := build(rows, sampleStages)
	w.addTrainings()
	w.attachPictures()
	w.excuse()
	w.assessDues(2025, 2026)
	w.addDues()
	w.addLife()
	w.countLife()
	return w
}

// build makes a group from its table.
func build(rows []row, stages []stagePlan) *world {
	w := newWorld()
	w.addOffice()
	w.addEnterprises(rows)
	w.addOrganizations()
	w.addPeople()
	w.addDevelopment(stages)
	w.addCommittees()
	w.addDisciplines()
	w.addStandards()
	w.addStaffing()
	w.addExchanges(len(rows) * 6 / 5)
	w.addAppointments()
	w.addCharters()
	w.addMatters()
	w.addReviews()
	w.addHeadcounts()
	w.addFunds()
	w.addPlans()
	w.addWork()
	w.addReports()
	w.addRectification()
	w.addCare()
	w.addSupport()
	w.addCoverage()
	return w
}

// person and cell find by the number in the ID: both are made in order.
func (w *world) person(id string) *model.Person { return w.people.all[number(id)-1] }

func (w *world) cell(id string) *cell { return w.cells[number(id)-1] }

func number(id string) int {
	n, err := strconv.Atoi(strings.TrimLeft(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if err != nil {
		panic("demo: no number in " + id)
	}
	return n
}

// addOffice sets what the office of the group has set for itself.
func (w *world) addOffice() {
	w.office = model.Office{ID: model.OfficeID, Unit: "某某投资集团有限公司", PartyUnit: "中共某某投资集团有限公司委员会",
		RedHead: "中共某某投资集团有限公司委员会文件", DocPrefix: "某投党", Addressee: "某某市人民政府国有资产监督管理委员会党委",
		Head: "赵甲乙", Checker: "钱丙丁", Maker: "孙戊己", PlanBasis: model.ByApproval, AheadDays: 60, EvidenceSet: "25步流程图材料（2014年版编号）"}
	for _, h := range []struct {
		month, dom int
		what       model.HolidayKind
	}{{1, 1, model.HolidayOff}, {2, 5, model.HolidayOff}, {2, 8, model.HolidayOff}, {2, 9, model.HolidayOff}, {2, 10, model.HolidayOff},
		{2, 11, model.HolidayOff},
		{2, 12, model.HolidayOff}, {2, 14, model.HolidayWork}, {4, 5, model.HolidayOff}, {5, 3, model.HolidayOff}} {
		w.holidays.add(model.Holiday{ID: w.holidays.id(), Day: day.Of(2027, h.month, h.dom), What: h.what, Document: "演示数据，非正式安排"})
	}
	w.locals.add(model.LocalRule{ID: w.locals.id(), RuleID: "B-09", Limit: "公示工作日", Value: 7, Document: "某投党〔2024〕6号",
		From: day.Of(2024, 1, 1),
		Note: "集团规定发展对象公示不少于7个工作日，严于国家规定"})
	for _, period := range []model.Retention{{Matter: model.RetainedPerson, Years: 10}, {Matter: model.RetainedCare, Years: 5},
		{Matter: model.RetainedTraining, Years: 5}} {
		period.ID, period.Document = w.kept.id(), "某投党〔2024〕6号"
		w.kept.add(period)
	}
	w.checked.add(model.RuleReview{ID: w.checked.id(), RuleID: "B-06", Edition: "2026版", Day: day.Of(2026, 6, 12), By: "钱丙丁",
		Note: "演示：已与正本核对"})
	w.checked.add(model.RuleReview{ID: w.checked.id(), RuleID: "B-06", Edition: "2014版", Day: day.Of(2026, 6, 12), By: "钱丙丁",
		Note: "演示：已与正本核对"})
}
