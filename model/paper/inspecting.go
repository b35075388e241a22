package paper

// Inspections from above and problems put right (督查整改): feedback, notice with its slip,
// report, the slip that closes one problem (S-09, S-10).

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
)

// overseen is the organisation that leads what was inspected, and the one above it.
func (w *writer) overseen(enterprise string) (from, to model.Organization) {
	to = w.top(enterprise)
	return w.above(to), to
}

// notAbove says why nobody of this ledger writes to an enterprise from above.
func notAbove(b *model.Book, enterprise string) string {
	o, ok := model.TopOrganization(b, enterprise)
	if !ok {
		return noTop(b, enterprise)
	}
	return outside(b, o)
}

// inspection is what an inspection is called by what it was of: 党建工作督查.
func inspection(o model.Oversight) string {
	matters := strings.TrimPrefix(o.Matters, "关于")
	for _, said := range []string{"督查", "检查", "巡察", "督导"} {
		if strings.HasSuffix(matters, said) {
			return matters
		}
	}
	return matters + "督查"
}

var oversightFeedback = Paper{
	Name: "oversight-feedback", Title: "督查反馈意见", About: "上级党组织向被督查单位反馈问题和整改要求", Group: Inspecting, On: model.KindOversight,
	Series: true,
	Asks:   []Ask{replyAsk(func(_ *model.Book, r model.Record) day.Day { return r.(model.Oversight).Deadline })},
	Unfit: func(b *model.Book, r model.Record) string {
		o := r.(model.Oversight)
		if o.Overseer != model.ByGroup && o.Overseer != model.BySuperior {
			return "督查单位是" + string(o.Overseer) + "，反馈意见由督查单位出具"
		}
		return notAbove(b, o.EnterpriseID)
	},
	write: func(w *writer) {
		o := these[model.Oversight](w)[0]
		from, to := w.overseen(o.EnterpriseID)
		w.open(letter{from: from, to: to.Name, title: "关于反馈" + inspection(o) + "情况的意见", red: true})
		team := ""
		if o.Team != "" {
			team = oneLine(o.Team)
			if !strings.Contains(team, "组") {
				team = "督查组（" + team + "）"
			}
		}
		w.say("%s，%s%s对%s开展了督查，督查内容：%s。现将督查意见反馈如下：", o.Day.Chinese(), from.Name, team, you(to), o.Matters)
		w.item(1, "发现的主要问题")
		list := w.found(o)
		if len(list) == 0 {
			w.say("%s", w.decided("发现的问题", ""))
		}
		w.items(mapped(list, stopped))
		w.item(1, "整改要求")
		for _, text := range lines(w.decided("整改要求", o.Requirement)) {
			w.say("%s", stopped(text))
		}
		w.say("请于%s前书面反馈整改情况。", w.decidedDay("反馈期限", o.Deadline))
		w.close(from)
	},
}

// runOn is where a numbered problem begins on another's line.
var runOn = regexp.MustCompile(`([。；;])\s*(\d+[.．、])`)

// found is what an inspection found: as its record says, else the problems entered from it.
func (w *writer) found(o model.Oversight) []string {
	if list := lines(runOn.ReplaceAllString(o.Problems, "$1\n$2")); len(list) > 0 {
		return list
	}
	var out []string
	for _, x := range w.problems(o.ID) {
		out = append(out, oneLine(x.Problem))
	}
	return out
}

// problems are those that an inspection found, as they stand.
func (w *writer) problems(oversight string) []model.RectificationResult {
	var out []model.RectificationResult
	for _, x := range model.Everywhere[model.Rectification](w.Book) {
		if x.OversightID == oversight {
			out = append(out, model.RectificationOn(w.Book, x))
		}
	}
	return out
}

var rectifyNotice = Paper{
	Name: "rectify-notice", Title: "整改通知书", About: "上级党组织通知企业整改，附问题清单和回执", Group: Inspecting, On: model.KindRectification,
	Series: true, Rules: []string{"S-09a", "S-09b"},
	Asks: []Ask{{Label: "整改要求", Hint: "每个问题一条", Long: true, Each: true, From: func(in Input, r model.Record) string {
		o, _ := model.Find[model.Oversight](in.Book, r.(model.Rectification).OversightID)
		return oneLine(o.Requirement)
	}}, {Label: "反馈期限", Hint: "整改情况在哪一天前书面报告", Day: true, Reply: true, From: func(in Input, r model.Record) string {
		o, _ := model.Find[model.Oversight](in.Book, r.(model.Rectification).OversightID)
		return o.Deadline.String()
	}}},
	Batch: func(_ *model.Book, r model.Record) string {
		x := r.(model.Rectification)
		return x.EnterpriseID + "/" + x.Found.String() + "/" + x.OversightID + "/" + string(x.Source)
	},
	Unfit: func(b *model.Book, r model.Record) string {
		x := r.(model.Rectification)
		switch model.RectificationOn(b, x).State {
		case model.StateClosed:
			return "已经销号"
		case model.StateDone:
			return "已经整改完成"
		}
		return notAbove(b, x.EnterpriseID)
	},
	write: writeRectifyNotice,
}

func writeRectifyNotice(w *writer) {
	list := these[model.Rectification](w)
	first := list[0]
	from, to := w.overseen(first.EnterpriseID)
	w.open(letter{from: from, to: to.Name, title: "整改通知书", red: true})
	w.say("%s发现%s存在%d个问题，需要整改（见附件）。现将有关事项通知如下：", w.source(first), you(to), len(list))
	w.item(3, "请对照问题清单逐项研究，明确整改措施、责任人，按期整改到位。")
	said := "整改完成后，请将整改情况和佐证材料书面报送" + from.Name + "，经核验后销号。"
	if d := w.askedDay("反馈期限"); !d.IsZero() {
		said = "请于" + d.Chinese() + "前将整改情况和佐证材料书面报送" + from.Name + "，经核验后销号。"
	}
	w.item(3, said)
	w.item(3, "收到本通知书后，请将回执签字盖章后寄回。")
	w.close(from, "问题清单")
	w.add(report.Slip{Cut: "回执（请沿此线剪下寄回）", Blocks: []report.Block{report.Form{Columns: formWidths, Rows: []report.FormRow{
		row(11, "签收单位", report.Box{Text: to.Name}), row(11, "通知书文号", report.Box{Text: w.Number}), pair("问题数量", figure(len(list))+"个",
			"签收日期", ""),
		opinion("签收人", "", "签名", true)}}}})
	w.annex(report.LandscapeTable, 0, "问题清单", w.problemList(list))
}

// source says when and where problems came to light.
func (w *writer) source(x model.Rectification) string {
	if o, ok := model.Find[model.Oversight](w.Book, x.OversightID); ok {
		return o.Day.Chinese() + string(o.Overseer) + "督查（" + o.Matters + "）"
	}
	if x.Source == model.FromOther {
		return x.Found.Chinese() + "检查"
	}
	return x.Found.Chinese() + string(x.Source)
}

// problemList lists problems with the article that each is held against.
func (w *writer) problemList(list []model.Rectification) report.Table {
	var rows [][]string
	for _, x := range list {
		now := model.RectificationOn(w.Book, x)
		due := now.Deadline.DottedDay()
		if due == "" {
			due = w.decided("整改期限", "")
		}
		rows = append(rows, []string{x.Problem, w.basis(x), w.orRoom("整改要求", w.askedOf("整改要求", x)), w.orRoom("整改责任人", x.Who), due})
	}
	return w.signed(w.grid([]report.Column{report.LongCol("问题"), report.TextCol("依据"), report.TextCol("整改要求"),
		report.PersonCol("责任人"), report.DayCol("整改期限")}, rows), "问题清单", "")
}

// basis is the article of the rule that found a problem, in the edition in force on that
// day; empty of checks that rest on no document.
func (w *writer) basis(x model.Rectification) string {
	r, ok := rule.ByID(x.RuleID)
	if !ok {
		return ""
	}
	var at rule.Provision
	for _, p := range r.Provisions {
		if !p.Own() && !p.From.After(x.Found.Last()) && (p.To.IsZero() || p.To.After(x.Found.First())) {
			at = p
		}
	}
	if at.Document != "" && !at.Verified {
		w.warn("“%s”的条文没有与文件正本核对过，印发前请核对。", at.Basis())
	}
	return at.Basis()
}

var rectifyReport = Paper{
	Name: "rectify-report", Title: "整改情况报告", About: "被督查单位按期限向督查单位书面报告整改情况", Group: Inspecting, On: model.KindOversight,
	Series: true,
	Asks: []Ask{{Label: "主送", From: func(in Input, r model.Record) string {
		o := r.(model.Oversight)
		top, _ := model.TopOrganization(in.Book, o.EnterpriseID)
		if up, ok := model.Find[model.Organization](in.Book,
			top.ParentID); ok && (o.Overseer == model.ByGroup || o.Overseer == model.BySuperior) {
			return up.Name
		}
		return cmp.Or(top.Superior, map[bool]string{true: string(o.Overseer)}[o.Overseer == model.ByStateAssets])
	}}, {Label: "组织领导", Hint: "怎样研究部署整改，没有可不填", Long: true}, {Label: "下一步打算", Long: true}},
	Into:    into("Document"),
	IntoDay: into("DoneDay"),
	Unfit:   func(b *model.Book, r model.Record) string { return noTop(b, r.(model.Oversight).EnterpriseID) },
	Due: func(_ *model.Book, r model.Record) (due day.Day) {
		if o := r.(model.Oversight); o.DoneDay.IsZero() {
			return o.Deadline
		}
		return due
	},
	write: writeRectifyReport,
}

func writeRectifyReport(w *writer) {
	o := these[model.Oversight](w)[0]
	from := w.top(o.EnterpriseID)
	list := w.problems(o.ID)
	w.open(letter{from: from, to: w.filled("主送"), title: "关于" + inspection(o) + "反馈问题整改情况的报告", up: true})
	w.say("%s，%s开展了%s。按照整改要求，%s认真组织整改。现将整改情况报告如下：", o.Day.Chinese(), o.Overseer, inspection(o), from.Name)
	if d := o.Deadline; !d.IsZero() && o.DoneDay.IsZero() && w.Today.After(d.Last()) {
		w.warn("要求在%s前反馈，这份报告已经超过期限。", d.Chinese())
	}
	led := w.asked("组织领导")
	if led != "" {
		w.item(1, "组织领导情况")
		w.say("%s", stopped(led))
	}
	done := kept(list, func(x model.RectificationResult) bool { return finished(x) })
	next := w.asked("下一步打算")
	if led != "" || next != "" || len(done) < len(list) { // one heading alone heads nothing
		w.item(1, "整改完成情况")
	}
	if len(list) == 0 {
		w.say("%s", stopped(w.decided("整改落实情况", o.FollowUp)))
	} else {
		w.say("反馈问题%d个，已完成整改%d个，正在整改%d个。", len(list), len(done), len(list)-len(done))
	}
	w.items(mapped(list, w.mended))
	if next != "" || len(done) < len(list) {
		w.item(1, "下一步打算")
		w.say("%s", stopped(w.filled("下一步打算")))
	}
	w.say("特此报告。")
	w.close(from)
}

func finished(x model.RectificationResult) bool {
	return x.State == model.StateDone || x.State == model.StateClosed
}

// mended is what was done about one problem.
func (w *writer) mended(x model.RectificationResult) string {
	said := "问题：" + stopped(oneLine(x.Problem)) + "整改措施：" + stopped(w.orBlank("整改措施", oneLine(x.Measure)))
	if finished(x) {
		return said + fmt.Sprintf("整改结果：%s完成整改。%s", x.Done.Chinese(), stopped(oneLine(x.Evidence)))
	}
	said += "整改结果：正在整改"
	if !x.Deadline.IsZero() {
		said += "，期限为" + x.Deadline.Chinese()
	}
	if x.State == model.StateLate {
		w.warn("“%s”已经超过整改期限（%s），没有登记完成。", model.ClipLine(x.Problem, 24), x.Deadline.Chinese())
		said += "，已超过期限"
	}
	return said + "。"
}

var closingSlip = Paper{
	Name: "closing-slip", Title: "问题整改销号审批单", About: "一个问题一张：整改情况、佐证、核验、批准销号", Group: Inspecting, On: model.KindRectification,
	Unfit: func(b *model.Book, r model.Record) string {
		if !finished(model.RectificationOn(b, r.(model.Rectification))) {
			return "还没有登记整改完成日期，不能申请销号"
		}
		return ""
	},
	write: func(w *writer) {
		r := these[model.Rectification](w)[0]
		x := model.RectificationOn(w.Book, r)
		from := w.top(r.EnterpriseID)
		closed := ""
		if !x.Closed.IsZero() {
			closed = "同意销号。" + parts(x.Closed.Chinese(), "批准人："+x.ClosedBy)
		}
		rows := []report.FormRow{
			row(11, "单　位", report.Box{Text: w.Book.EnterpriseName(r.EnterpriseID)}), row(22, "问　题", report.Box{Text: r.Problem}),
			pair("问题来源", string(r.Source), "发现日期", r.Found.Chinese()), row(11, "依　据", report.Box{Text: w.basis(r)}),
			pair("整改责任人", r.Who, "牵头领导", r.Leader), pair("整改期限", x.Deadline.Chinese(), "完成日期", x.Done.Chinese()),
			w.written("整改措施", r.Measure, 3), w.written("完成情况和佐证", x.Evidence, 4)}
		if history := w.reopened(r); history != "" {
			rows = append(rows, row(18, "重开情况", report.Box{Text: history}))
		}
		w.official(from, "问题整改销号审批单", report.Form{Columns: formWidths, Rows: append(rows, sized(opinion("申请销号", "", "整改责任人签名", false), signHigh),
			sized(opinion("核验意见", "", "核验人签名", false), signHigh), sized(opinion("批准意见", closed, "负责人签名", true), signHigh))})
	},
}

// reopened tells of each time that a problem came up again.
func (w *writer) reopened(r model.Rectification) string {
	var out []string
	for _, o := range model.ReopeningsOf(w.Book, r.ID) {
		out = append(out, o.Day.Chinese()+"重开："+stopped(oneLine(o.Reason)))
	}
	return strings.Join(out, "\n")
}
