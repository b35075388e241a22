package paper

// What the Party committee discusses (党委会): the slip by which a matter comes before it, its
// record and summary, the opinion that it gives before the board decides (国企条例第十五条, A-15).

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
)

var agendaSlip = Paper{
	Name: "agenda-slip", Title: "党委会议题申报单", About: "部门报党委会研究的议题，一事一单", Group: Deciding, On: model.KindPriorReview,
	Asks: []Ask{{Label: "提出部门"}, {Label: "汇报人"}, {Label: "列席人员"}, {Label: "提请事项", Hint: "请会议研究决定什么", Long: true},
		{Label: "附件材料", Long: true}},
	Unfit: func(b *model.Book, r model.Record) string { return noTop(b, r.(model.PriorReview).EnterpriseID) },
	write: func(w *writer) {
		x := these[model.PriorReview](w)[0]
		from := w.top(x.EnterpriseID)
		m, _ := model.Find[model.ReviewMatter](w.Book, x.MatterID)
		var ways []report.Tick
		for _, way := range model.ReviewMode("").Choices() {
			ways = append(ways, report.Tick{Text: way, On: way == string(x.Mode)})
		}
		w.official(from, from.Name+"议题申报单", report.Form{Columns: formWidths, Rows: []report.FormRow{
			pair("提出部门", w.orRoom("提出部门", w.asked("提出部门")), "汇报人", w.orRoom("汇报人", w.asked("汇报人"))),
			row(16, "议　题", report.Box{Text: x.Matter}), row(11, "事项类别", report.Box{Text: cmp.Or(string(x.Category), string(m.Category))}),
			row(11, "对应清单事项", report.Box{Text: m.Matter + bracketed(m.Document)}),
			{Height: 11, Boxes: []report.Box{report.Label("研究方式"), report.Box{Ticks: ways}.Over(3, 1)}},
			w.written("提请事项", w.asked("提请事项"), 3), row(11, "列席人员", report.Box{Text: w.orRoom("列席人员", w.asked("列席人员"))}),
			row(11, "附件材料", report.Box{Text: oneLine(w.asked("附件材料"))}),
			sized(opinion("提出部门意见", "", "部门负责人签名", false), signHigh), sized(opinion("分管领导意见", "", "签名", false), signHigh),
			sized(opinion("书记审定意见", "", "签名", false), signHigh)}}, report.Note{Text: "注：一事一单；未经审定的议题不列入会议议程。"})
	},
}

// sitting joins the matters of one meeting of an enterprise's Party organisation.
func sitting(_ *model.Book, r model.Record) string {
	x := r.(model.PriorReview)
	return x.EnterpriseID + "/" + x.PartyDay.String() + "/" + x.MeetingID
}

func unstudied(b *model.Book, r model.Record) string {
	x := r.(model.PriorReview)
	if x.PartyDay.IsZero() {
		return "还没有登记党组织会议日期"
	}
	return noTop(b, x.EnterpriseID)
}

var committeeRecord = Paper{
	Name: "committee-record", Title: "党委会会议记录", About: "一次会议研究的全部议题：汇报、讨论、意见", Group: Deciding, On: model.KindPriorReview,
	Asks:  []Ask{{Label: "汇报人", Each: true}, {Label: "讨论情况", Hint: "谁说了什么", Long: true, Each: true}},
	Batch: sitting, Unfit: unstudied,
	write: func(w *writer) {
		list := these[model.PriorReview](w)
		from := w.top(list[0].EnterpriseID)
		m := w.sat(list)
		w.official(from, from.Name+"会议记录", report.Form{Columns: meetingColumns, Rows: w.meetingBox(m)})
		for i, x := range list {
			n := model.ChineseNumber(i + 1)
			w.add(report.Form{Columns: formWidths, Rows: []report.FormRow{
				row(11, "议题"+n, report.Box{Text: x.Matter}), row(9, "汇报人", report.Box{Text: w.orRoom("汇报人", w.askedOf("汇报人", x))}),
				w.written("讨论情况", w.askedOf("讨论情况", x), 4),
				row(18, "会议意见", report.Box{Text: w.decided("“"+model.ClipLine(x.Matter, 16)+"”的党组织意见", x.PartyOpinion)})}})
		}
		w.add(report.Form{Columns: formWidths, Rows: []report.FormRow{pair("主持人签名", "", "记录人签名", "")}})
	},
}

// sat is the meeting that discussed some matters; one that is not recorded has its day alone.
func (w *writer) sat(list []model.PriorReview) model.Meeting {
	m, _ := model.Find[model.Meeting](w.Book, list[0].MeetingID)
	m.Day = list[0].PartyDay
	return m
}

var committeeSummary = Paper{
	Name: "committee-summary", Title: "党委会会议纪要", About: "一次会议议定的事项，印发有关单位", Group: Deciding, On: model.KindPriorReview, Series: true,
	Into:  into("PartyDocument"),
	Batch: sitting, Unfit: unstudied,
	write: func(w *writer) {
		list := these[model.PriorReview](w)
		from := w.top(list[0].EnterpriseID)
		m := w.sat(list)
		w.made.From, w.made.Office, w.made.Title = from.ID, from.Name, list[0].PartyDay.Chinese()+council(from)+"会议纪要"
		w.on(report.OfficialPage, report.RedHead{Unit: from.Name + "会议纪要",
			Number: cmp.Or(w.Number, list[0].PartyDocument, w.numberRoom(from))},
			report.Title{Text: w.made.Title, Sub: "（" + w.Today.Chinese() + "印发）"})
		w.say("%s，%s在%s主持召开%s会议，研究了%s项议题。现将会议议定事项纪要如下：", list[0].PartyDay.Chinese(),
			w.orBlank("主持人", chairOf(w.Book, m))+"同志", w.orBlank("会议地点", m.Place), m.Number+council(from),
			figure(len(list)))
		for _, x := range list {
			w.item(1, x.Matter)
			w.say("%s", stopped(w.decided("“"+model.ClipLine(x.Matter, 16)+"”的党组织意见", x.PartyOpinion)))
		}
		for _, who := range [][2]string{{"出席", m.Attendees}, {"请假", m.Absent}, {"列席", m.Observers}} {
			if text := oneLine(who[1]); text != "" {
				w.say("%s：%s", who[0], stopped(text))
			}
		}
		if oneLine(m.Attendees) == "" {
			w.say("出席：%s", w.orBlank("出席人员", ""))
		} // no signature: its head says whose it is (GB/T 9704-2012, 10.3)
	},
}

var priorOpinion = Paper{
	Name: "prior-opinion", Title: "前置研究讨论意见的函", About: "党委前置研究后，决策会议之前，把意见送董事会、经理层", Group: Deciding,
	On: model.KindPriorReview, Series: true,
	Asks: []Ask{{Label: "主送", From: typed(func(b *model.Book, x model.PriorReview) string {
		return b.EnterpriseName(x.EnterpriseID) + string(x.DecisionBody)
	})}},
	Unfit: func(b *model.Book, r model.Record) string {
		x := r.(model.PriorReview)
		if x.Mode == model.PartyDecision {
			return "党组织讨论决定的事项，不出具前置研究意见"
		}
		return unstudied(b, r)
	},
	Due: func(b *model.Book, r model.Record) (due day.Day) {
		if x := r.(model.PriorReview); x.DecisionDay.After(b.AsOf) {
			return x.DecisionDay
		}
		return due
	},
	write: writePriorOpinion,
}

// matterOfReview is a matter as a title names it, without the 关于 that it may begin with.
func matterOfReview(x model.PriorReview) string { return strings.TrimPrefix(x.Matter, "关于") }

func writePriorOpinion(w *writer) {
	x := these[model.PriorReview](w)[0]
	from := w.top(x.EnterpriseID)
	d := x.DecisionDay
	switch {
	case !d.IsZero() && x.PartyDay.First().After(d.Last()): // also of a decision that lies ahead
		w.refuse("“%s”的党组织会议（%s）在决策会议（%s）之后，程序倒置，不能出具前置研究意见。请核对两个日期。", x.Matter, x.PartyDay.Chinese(), d.Chinese())
	case w.Today.Before(x.PartyDay.First()):
		w.refuse("成文日期（%s）早于党组织会议（%s），还没有研究，不能出具意见。", w.Today.Chinese(), x.PartyDay.Chinese())
	case !d.IsZero() && w.Today.After(d.Last()):
		w.warn("决策会议已于%s召开，这份函的成文日期（%s）在其之后。前置研究意见应当在决策之前送达。", d.Chinese(), w.Today.Chinese())
	}
	m, _ := model.Find[model.ReviewMatter](w.Book, x.MatterID)
	w.open(letter{from: from, to: w.filled("主送"), title: "关于" + matterOfReview(x) + "的前置研究讨论意见", red: true})
	basis := "公司章程"
	if m.Document != "" {
		basis += "和前置研究讨论重大经营管理事项清单" + bracketed(m.Document)
	}
	w.say("根据《中国共产党国有企业基层组织工作条例（试行）》、%s，%s于%s召开会议%s，对“%s”进行了%s。现将意见函告如下：", basis, council(from),
		x.PartyDay.Chinese(), bracketed(x.PartyDocument), x.Matter, cmp.Or(string(x.Mode), string(model.PriorDiscussion)))
	opinions := lines(w.decided("党组织意见", x.PartyOpinion))
	if len(opinions) == 1 {
		w.say("%s", stopped(opinions[0]))
	} else {
		for _, text := range opinions {
			w.item(3, stopped(text))
		}
	}
	w.say("请按照规定程序决策，进入董事会、经理层的党委班子成员在决策时充分表达党组织意见，并将决策结果及时反馈。")
	w.say("特此函达。")
	w.close(from)
}

var charterRequest = Paper{
	Name: "charter-request", Title: "章程党建条款修订的请示", About: "报上级（出资人）审批章程修订，附修订对照表", Group: Deciding,
	On: model.KindCharter, Series: true, Rules: []string{"A-12"},
	Asks: []Ask{{Label: "修订理由", Hint: "总的理由", Long: true}, replyAsk(nil)},
	Unfit: func(b *model.Book, r model.Record) string {
		c := r.(model.Charter)
		switch {
		case !c.Superseded.IsZero():
			return "这一版章程已经停用"
		case !c.ShareholderDay.IsZero():
			return "股东会（出资人）已经批准"
		}
		return noTop(b, c.EnterpriseID)
	},
	write: writeCharterRequest,
}

func writeCharterRequest(w *writer) {
	c := these[model.Charter](w)[0]
	from, unit := w.top(c.EnterpriseID), w.Book.EnterpriseName(c.EnterpriseID)
	w.open(letter{from: from, to: w.toAbove(from), title: "关于修订" + unit + "章程党建条款的请示", up: true})
	w.say("为落实党建工作要求写入公司章程的规定，%s拟修订公司章程（%s）有关党建工作的条款。修订理由：%s", unit, c.Version, stopped(w.filled("修订理由")))
	done := parts(past("启动", c.StartedDay), past("完成起草"+bracketed(c.DraftDocument), c.DraftedDay),
		past("经党组织会议前置研究讨论"+bracketed(c.PartyDocument), c.PartyDay), past("经董事会审议"+bracketed(c.BoardDocument), c.BoardDay))
	if done != "" {
		w.say("修订工作%s。", done)
	}
	w.decidedDay("党委会前置研究日期", c.PartyDay)
	if d := c.BoardDay; !d.IsZero() && c.PartyDay.First().After(d.Last()) {
		w.refuse("党委会前置研究（%s）在董事会审议（%s）之后，程序倒置，不能据此报批。请核对日期。", c.PartyDay.Chinese(), d.Chinese())
	}
	old, rows := w.compared(c)
	w.say("修订内容共%d条，详见修订对照表。", len(rows))
	w.say("妥否，请批示。")
	w.close(from, "章程党建条款修订对照表")
	head := "原条文"
	if old.Version != "" {
		head += "（" + old.Version + "）"
	}
	t := w.signed(w.grid([]report.Column{report.LongCol(head), report.LongCol("修订后条文（" + c.Version + "）"), report.RemarkCol("修订理由")},
		rows), "修订对照表", "")
	t.Empty = "没有登记修订的条款"
	w.annex(report.LandscapeTable, 0, "章程党建条款修订对照表", t)
}

// compared holds the clauses of a charter against those of the version before it: the
// changed, new and dropped ones; reasons are written by hand.
func (w *writer) compared(c model.Charter) (old model.Charter, rows [][]string) {
	for _, x := range model.Owned[model.Charter](w.Book, c.EnterpriseID) { // the latest last, as Book.CharterOf has it
		if x.ID == c.ID {
			break
		}
		old = *x
	}
	was, taken := w.clauses(old.ID), map[string]bool{}
	now := w.clauses(c.ID)
	for _, x := range now {
		before := matching(was, taken, x)
		taken[before.ID] = true
		switch {
		case before.ID == "":
			rows = append(rows, []string{"（新增）", clauseText(x), ""})
		case before.Text != x.Text || before.Number != x.Number:
			rows = append(rows, []string{clauseText(before), clauseText(x), ""})
		}
	}
	for _, x := range was {
		if !taken[x.ID] {
			rows = append(rows, []string{clauseText(x), "（删去）", ""})
		}
	}
	if len(rows) > 0 {
		w.blank("修订对照表中的修订理由")
	}
	return old, rows
}

// clauses are the Party clauses of a charter that somebody has confirmed.
func (w *writer) clauses(charter string) []model.Clause {
	var out []model.Clause
	proposed := 0
	for _, x := range model.Owned[model.Clause](w.Book, charter) {
		switch {
		case x.Proposed:
			proposed++
		case !x.Rejected():
			out = append(out, *x)
		}
	}
	if proposed > 0 {
		w.warn("有%d条章程条款还没有确认，没有列入修订对照表。", proposed)
	}
	return out
}

// matching is the clause that one takes the place of: of the same number, else of the same
// element and phase; empty if it is new.
func matching(was []model.Clause, taken map[string]bool, x model.Clause) model.Clause {
	for _, same := range []func(model.Clause) bool{
		func(y model.Clause) bool { return y.Number == x.Number && y.Element == x.Element },
		func(y model.Clause) bool { return y.Element == x.Element && y.Phase == x.Phase && y.Element != "" },
	} {
		for _, y := range was {
			if !taken[y.ID] && same(y) {
				return y
			}
		}
	}
	return model.Clause{}
}

func clauseText(x model.Clause) string {
	if strings.HasPrefix(strings.TrimSpace(x.Text), x.Number) {
		return x.Text
	}
	return fmt.Sprintf("%s　%s", x.Number, cmp.Or(x.Text, x.Authority))
}
