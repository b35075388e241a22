package paper

// Exchanges between Party posts and management posts: request, answer, notice of appointment
// and removal, the talk with who goes (A-20: equal rank, equal pay).

import (
	"cmp"
	"fmt"

	"partyledger/model"
	"partyledger/model/report"
)

// exchangeBatch joins the moves of one order: of one number, else of one day.
func exchangeBatch(_ *model.Book, r model.Record) string {
	x := r.(model.Exchange)
	return x.EnterpriseID + "/" + cmp.Or(x.Document, x.Day.String())
}

// move is one exchange with who goes.
type move struct {
	model.Exchange
	person model.Person
}

func (w *writer) moves() []move {
	var out []move
	for _, x := range these[model.Exchange](w) {
		p, _ := model.Find[model.Person](w.Book, x.PersonID)
		out = append(out, move{x, p})
	}
	return out
}

func (w *writer) movers(list []move) string {
	said := w.people(personIDs(list)...)
	if len(list) > 1 {
		return said + figure(len(list)) + "名同志"
	}
	return said + "同志"
}

func personIDs(list []move) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.PersonID
	}
	return out
}

// aboutMoves names who goes in a title.
func aboutMoves(list []move) string {
	if len(list) == 1 {
		return list[0].person.Name + "同志"
	}
	return list[0].person.Name + "等" + figure(len(list)) + "名同志"
}

func exchangeTop(b *model.Book, r model.Record) string {
	return noTop(b, r.(model.Exchange).EnterpriseID)
}

var exchangeRequest = Paper{
	Name: "exchange-request", Title: "交流任职的请示", About: "报上级党组织同意，附交流任职人选名册", Group: Exchanges, On: model.KindExchange,
	Series: true, Rules: []string{"A-20"}, Batch: exchangeBatch, Unfit: exchangeTop,
	Asks: []Ask{{Label: "交流理由", Hint: "每人一条", Long: true, Each: true}, replyAsk(nil)},
	write: func(w *writer) {
		list := w.moves()
		from := w.top(list[0].EnterpriseID)
		w.open(letter{from: from, to: w.toAbove(from), title: "关于" + aboutMoves(list) + "交流任职的请示", up: true})
		w.say("为推动党务工作人员与其他经营管理人员双向交流，经%s研究，拟安排%s交流任职。现将有关情况请示如下：", council(from), w.movers(list))
		w.items(mapped(list, func(x move) string {
			return fmt.Sprintf("%s同志，%s，拟任%s%s。%s%s", x.person.Name, parts("现任"+x.FromUnit+x.FromPost, rankWords("职级",
				x.FromRank)), x.ToUnit+x.ToPost,
				comma(rankWords("职级", x.ToRank)), payWords(x), stopped(w.askedOf("交流理由", x.Exchange)))
		}))
		w.say("妥否，请批示。")
		w.close(from, "交流任职人选名册")
		w.annex(report.LandscapeTable, 0, "交流任职人选名册", w.moved(list))
	},
}

func rankWords(what string, r model.Rank) string {
	if r == "" {
		return ""
	}
	return what + string(r)
}

func comma(text string) string {
	if text == "" {
		return ""
	}
	return "，" + text
}

func payWords(x move) string {
	if x.SamePay == model.CheckedYes {
		return "待遇执行同级标准。"
	}
	return ""
}

// moved is the roster of those who go.
func (w *writer) moved(list []move) report.Table {
	var rows [][]string
	for _, x := range list {
		p := x.person
		rows = append(rows, []string{p.Name, string(p.Sex), p.BirthDay.Dotted(), string(p.Education), string(p.Status), string(x.Direction),
			x.FromUnit + x.FromPost, string(x.FromRank), x.ToUnit + x.ToPost, string(x.ToRank), string(x.SamePay)})
	}
	return w.signed(w.grid([]report.Column{report.PersonCol("姓名").Keep(), report.WordCol("性别"), report.DayCol("出生年月"), report.WordCol("学历"),
		report.WordCol("政治面貌"), report.WordCol("交流方向"), report.TextCol("原任职务"), report.WordCol("原职级"), report.TextCol("拟任职务"),
		report.WordCol("拟任职级"), report.WordCol("同级待遇")}, rows), "交流任职人选", "单位：人")
}

var exchangeReply = Paper{
	Name: "exchange-reply", Title: "交流任职的批复", About: "上级党组织答复交流任职的请示", Group: Exchanges, On: model.KindExchange, Series: true,
	Rules: []string{"A-20"}, Batch: exchangeBatch,
	Asks: []Ask{letterNo(nil), {Label: "研究日期", Hint: "上级党组织研究的日期", Day: true}, {Label: "批复意见", Choices: []string{"同意", "不同意"}, Each: true}},
	Unfit: func(b *model.Book, r model.Record) string {
		o, ok := model.TopOrganization(b, r.(model.Exchange).EnterpriseID)
		if !ok {
			return exchangeTop(b, r)
		}
		return outside(b, o)
	},
	write: func(w *writer) {
		list := w.moves()
		to := w.top(list[0].EnterpriseID)
		from := w.above(to)
		w.open(letter{from: from, to: to.Name, title: "关于" + aboutMoves(list) + "交流任职的批复", red: true})
		w.say("%s《关于%s交流任职的请示》%s收悉。%s，批复如下：", you(to), aboutMoves(list), bracketed(w.asked("来文字号")),
			w.studied("研究日期", w.askedDay("研究日期")))
		w.items(mapped(list, func(x move) string {
			return fmt.Sprintf("%s%s同志交流任%s。", w.decided(x.person.Name+"的批复意见", w.askedOf("批复意见", x.Exchange)), x.person.Name,
				x.ToUnit+x.ToPost)
		}))
		w.say("请按规定程序办理任免手续，落实同职级、同待遇政策。")
		w.say("此复。")
		w.close(from)
	},
}

var appointmentNotice = Paper{
	Name: "appointment-notice", Title: "任免通知", About: "交流任职的任免，发各单位、各部门", Group: Exchanges, On: model.KindExchange, Series: true,
	Rules: []string{"A-20"}, Batch: exchangeBatch, Unfit: exchangeTop,
	Asks: []Ask{{Label: "主送", From: func(Input, model.Record) string { return "各部门、所属各单位" }}},
	Into: into("Document"),
	write: func(w *writer) {
		list := w.moves()
		from := w.top(list[0].EnterpriseID)
		w.Number = cmp.Or(w.Number, list[0].Document)
		w.open(letter{from: from, to: w.filled("主送"), title: "关于" + aboutMoves(list) + "任免职的通知", red: true})
		w.say("经研究，决定：")
		for _, x := range list {
			w.say("%s。", appointed(x))
		}
		w.say("特此通知。")
		w.close(from)
	},
}

// appointed is the sentence on one person: 某某同志任…，免去其…职务.
func appointed(x move) string {
	return fmt.Sprintf("%s同志任%s%s，免去其%s%s职务", x.person.Name, x.ToUnit, x.ToPost, x.FromUnit, x.FromPost)
}

var exchangeTalk = Paper{
	Name: "exchange-talk", Title: "交流任职谈话记录", About: "任前谈话，一人一份", Group: Exchanges, On: model.KindExchange,
	Asks:  []Ask{{Label: "谈话人"}, {Label: "谈话时间", Day: true}, {Label: "谈话地点"}, {Label: "谈话内容", Long: true}, {Label: "本人表态", Long: true}},
	Unfit: exchangeTop,
	write: func(w *writer) {
		x := w.moves()[0]
		from := w.top(x.EnterpriseID)
		w.official(from, "交流任职谈话记录", report.Form{Columns: formWidths, Rows: []report.FormRow{
			pair("谈话对象", x.person.Name, "政治面貌", string(x.person.Status)),
			row(11, "原任职务", report.Box{Text: x.FromUnit + x.FromPost}), row(11, "拟任职务", report.Box{Text: x.ToUnit + x.ToPost}),
			pair("谈话时间", w.orRoom("谈话时间", w.askedDay("谈话时间").Chinese()), "谈话地点", w.orRoom("谈话地点", w.asked("谈话地点"))),
			row(11, "谈话人", report.Box{Text: w.orRoom("谈话人", w.asked("谈话人"))}), w.written("谈话内容", w.asked("谈话内容"), 9),
			w.written("本人表态", w.asked("本人表态"), 6),
			{Height: 16, Boxes: []report.Box{report.Label("谈话人签名"), {}, report.Label("谈话对象签名"), {}}}}})
	},
}
