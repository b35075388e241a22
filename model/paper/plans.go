package paper

// The yearly plan of new members (DOMAIN B-4): what an organisation asks for, and what its
// superior lets it have.

import (
	"fmt"
	"strconv"
	"strings"

	"partyledger/model"
	figures "partyledger/model/figure"
	"partyledger/model/report"
)

var planRequest = Paper{
	Name: "plan-request", Title: "年度发展党员计划申报", About: "党组织向上级申报名额，附各组织现有人数", Group: Admission,
	On: model.KindOrganization, Series: true,
	Asks:  []Ask{yearAsk(1), {Label: "申报名额", Hint: "数字"}, {Label: "申报理由", Long: true}, replyAsk(nil)},
	write: writePlanRequest,
}

func writePlanRequest(w *writer) {
	o := w.of[0].(model.Organization)
	year, err := strconv.Atoi(w.asked(yearBox))
	if err != nil || year < w.Today.Year() || year > w.Today.Year()+5 {
		w.refuse("年度“%s”不对，请填%d年以后的四位年份。", w.asked(yearBox), w.Today.Year()-1)
		return
	}
	quota := w.asked("申报名额")
	if n, err := strconv.Atoi(quota); quota != "" && (err != nil || n < 0) {
		w.refuse("申报名额“%s”不对，请填数字。", quota)
		return
	}
	_, superior := w.superior(o)
	w.open(letter{from: o, to: superior, title: fmt.Sprintf("关于申报%d年度发展党员计划的请示", year), up: true})
	here := below(w.Book, o.ID)
	members, full := w.Book.MemberCount(o.ID)
	w.say("截至%s，%s现有党员%d名，其中正式党员%d名；%s。", w.Today.Chinese(), o.Name, members, full, w.onTheWay(here))
	w.say("根据控制总量、优化结构、提高质量、发挥作用的要求，结合培养教育情况，拟申报%d年度发展党员名额%s名。%s", year,
		w.decided("申报名额", quota), w.asked("申报理由"))
	w.say("妥否，请批示。")
	const annex = "年度发展党员计划申报表"
	w.close(o, fmt.Sprintf("%d", year)+annex)
	w.annex(report.LandscapeTable, 0, fmt.Sprintf("%d", year)+annex, w.planTable(o, here, quota))
}

// wayStages are those from whom new members come.
var wayStages = []model.Stage{model.StageApplicant, model.StageActivist, model.StageProspect}

// onTheWay says how many of some organisations stand at which stage.
func (w *writer) onTheWay(here map[string]bool) string {
	var out []string
	for _, stage := range wayStages {
		out = append(out, fmt.Sprintf("%s%d名", stage, len(w.standing(stage, here))))
	}
	return strings.Join(out, "，")
}

// standing is who stands at a stage in some organisations.
func (w *writer) standing(stage model.Stage, here map[string]bool) []*model.Person {
	var out []*model.Person
	for _, c := range figures.StagesOf(w.Book.At(w.Book.AsOf, ""))[stage] {
		if here[c.OrganizationID] {
			s := w.subject(c)
			out = append(out, &s.person)
		}
	}
	return out
}

// planTable is the organisation and those directly below it with what they have; what each
// is to get is left to be written.
func (w *writer) planTable(o model.Organization, all map[string]bool, quota string) report.Table {
	t := report.Table{Unit: o.Name, AsOf: w.Today, Measure: "单位：人", Sheet: "计划申报表",
		Columns: []report.Column{report.Ordinal(), report.UnitCol("党组织").Keep(), report.FigureCol("党员"), report.FigureCol("入党申请人"),
			report.FigureCol("入党积极分子", "人数"), report.FigureCol("入党积极分子", "其中：一线"), report.FigureCol("入党积极分子", "其中：35岁及以下"),
			report.FigureCol("发展对象"), report.FigureCol("申报名额"), report.RemarkCol("备注")},
		Sign: &report.Sign{Maker: w.office.Maker, Day: w.Today}}
	for _, b := range w.Book.OrganizationsBelow(o.ID) {
		if b.ParentID == o.ID && b.Active(w.Today) {
			row := []report.Cell{numbered(len(t.Rows) + 1), {Text: b.Name}}
			t.Rows = append(t.Rows, append(row, w.planCells(b.ID, below(w.Book, b.ID), "")...))
		}
	}
	own := append([]report.Cell{{Text: "合计", Bold: true, Span: 2}}, w.planCells(o.ID, all, quota)...)
	if len(t.Rows) == 0 { // a branch asks for itself
		t.Rows = [][]report.Cell{append([]report.Cell{numbered(1), {Text: o.Name}}, w.planCells(o.ID, all, quota)...)}
	} else {
		t.Totals = [][]report.Cell{own}
		w.blank("各党组织的申报名额")
	}
	return t
}

func (w *writer) planCells(id string, here map[string]bool, quota string) []report.Cell {
	members, _ := w.Book.MemberCount(id)
	activists := w.standing(model.StageActivist, here)
	front, young := 0, 0
	for _, p := range activists {
		if p.Frontline {
			front++
		}
		if age := p.Age(w.Today); age >= 0 && age <= model.YouthAge {
			young++
		}
	}
	return []report.Cell{numbered(members), numbered(len(w.standing(model.StageApplicant, here))), numbered(len(activists)),
		numbered(front), numbered(young), numbered(len(w.standing(model.StageProspect, here))), {Text: quota}, {}}
}

var planNotice = Paper{
	Name: "plan-notice", Title: "年度发展党员计划下达通知", About: "上级党组织下达名额和结构要求", Group: Admission,
	On: model.KindPlan, Series: true,
	Into: into("Document"),
	Batch: func(b *model.Book, r model.Record) string {
		p := r.(model.Plan)
		id, _ := planner(b, p)
		return id + "/" + strconv.Itoa(p.Year) + "/" + p.Issued.String()
	},
	Unfit: func(b *model.Book, r model.Record) string {
		if id, _ := planner(b, r.(model.Plan)); id == "" {
			return "它的上级党组织不在台账中，名额由上级下达"
		}
		return ""
	},
	write: writePlanNotice,
}

// planner is the organisation above that of a plan; its ID is empty outside the ledger.
func planner(b *model.Book, p model.Plan) (id, name string) {
	o, _ := model.Find[model.Organization](b, p.OrganizationID)
	return superiorOf(b, o)
}

func writePlanNotice(w *writer) {
	var plans []model.Plan
	for _, r := range w.of {
		plans = append(plans, r.(model.Plan))
	}
	id, _ := planner(w.Book, plans[0])
	from, year := w.organization(id), plans[0].Year
	w.open(letter{from: from, to: w.planned(plans), title: fmt.Sprintf("关于下达%d年度发展党员计划的通知", year), red: true})
	sum := 0
	for _, p := range plans {
		sum += p.Quota.N()
		if !p.Quota.Known() {
			w.decided(w.organization(p.OrganizationID).Name+"的计划名额", "")
		}
	}
	if len(plans) == 1 {
		w.say("经研究，下达%s%d年度发展党员计划%s名。%s", you(w.organization(plans[0].OrganizationID)), year, w.decided("计划名额", plans[0].Quota.String()), shares(plans[0]))
	} else {
		w.say("经研究，现将%d年度发展党员计划予以下达，共%d名，具体名额见附件。", year, sum)
	}
	w.say("请按照控制总量、优化结构、提高质量、发挥作用的总要求，坚持标准、严格程序，有计划地做好发展党员工作，不得突破下达的名额。年度内完成确有困难或者需要调整的，请及时书面报告。")
	w.say("特此通知。")
	if len(plans) == 1 {
		w.close(from)
		return
	}
	annex := fmt.Sprintf("%d年度发展党员计划", year)
	w.close(from, annex)
	t := report.Table{Unit: from.Name, AsOf: w.Today, Measure: "单位：人", Sheet: annex, Columns: []report.Column{report.Ordinal(),
		report.UnitCol("党组织").Keep(), report.FigureCol("计划名额"), report.FigureCol("一线党员比例下限"), report.FigureCol("35岁及以下比例下限"),
		report.RemarkCol("备注")}}
	for i, p := range plans {
		t.Rows = append(t.Rows, []report.Cell{numbered(i + 1), {Text: w.organization(p.OrganizationID).Name}, {Text: p.Quota.String()},
			{Text: p.FrontlineMin.String()}, {Text: p.YouthMin.String()}, {Text: p.Note}})
	}
	t.Totals = [][]report.Cell{{{Text: "合计", Bold: true, Span: 2}, numbered(sum), {}, {}, {}}}
	w.annex(report.PortraitTable, 0, annex, t)
}

// planned is to whom a notice goes.
func (w *writer) planned(plans []model.Plan) string {
	var out []string
	for _, p := range plans {
		out = append(out, w.organization(p.OrganizationID).Name)
	}
	if len(out) > 3 {
		return "所属各党组织"
	}
	return strings.Join(out, "，")
}

// shares says the least shares of a plan; empty if it has none.
func shares(p model.Plan) string {
	said := parts(labelled("生产经营一线的不低于", p.FrontlineMin.String()), labelled("35岁及以下的不低于", p.YouthMin.String()))
	if said == "" {
		return ""
	}
	return "其中，" + said + "。"
}
