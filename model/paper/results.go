package paper

// What follows an election: the report of its result and the answer; and what is asked for
// when a term is to end later or earlier (选举工作条例 2020, article 3; A-06).

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// heads are those elected whom the superior approves: secretaries and their deputies (党章第三十一条).
func heads(list []winners) []model.Candidate {
	var out []model.Candidate
	for _, x := range list {
		out = append(out, kept(x.list, func(c model.Candidate) bool { return duty(c) != "" })...)
	}
	return out
}

// duty is the post of a secretary or deputy that somebody got; empty = none of these.
func duty(c model.Candidate) string {
	switch c.Duty {
	case model.Secretary, model.FullDeputy, model.DeputySecretary, model.DisciplineHead:
		return string(c.Duty)
	}
	switch c.Post {
	case model.ForSecretary, model.ForDeputy, model.ForDisciplineHead:
		return string(c.Post)
	}
	return ""
}

// duties lists who does what: 书记：甲；组织委员：乙.
func (w *writer) duties(list []model.Candidate, of func(model.Candidate) string) string {
	var posts []string
	names := map[string][]string{}
	for _, c := range list {
		post := of(c)
		if post == "" {
			continue
		}
		if names[post] == nil {
			posts = append(posts, post)
		}
		if name := w.person(c.PersonID); !strings.Contains(strings.Join(names[post], "、"), name) {
			names[post] = append(names[post], name)
		}
	}
	for i, post := range posts {
		posts[i] = post + "：" + strings.Join(names[post], "、")
	}
	return joined(posts)
}

// resultOf is what a result is called; resultTitle the paper on it: with somebody to be
// approved it is a request.
func resultOf(p poll) string {
	switch p.ElectionKind {
	case model.TermEnds:
		return "换届选举结果"
	case model.ByElection:
		return "补选结果"
	}
	return "选举结果"
}

func resultTitle(p poll, asks bool) string {
	if asks {
		return "关于" + resultOf(p) + "的请示"
	}
	return "关于" + resultOf(p) + "的报告"
}

func noElected(b *model.Book, r model.Record) string {
	e := r.(model.Election)
	switch list := candidatesOf(b, e.ID); {
	case e.Day.IsZero():
		return "还没有登记选举大会日期"
	case len(kept(list, func(c model.Candidate) bool { return c.Elected })) == 0:
		return "还没有登记当选人"
	}
	return ""
}

var electionResult = Paper{
	Name: "election-result", Title: "选举结果的报告（书记、副书记报批）", About: "选举后报上级：到会、得票、当选名单和分工", Group: Elections,
	On: model.KindElection, Series: true,
	Asks:    []Ask{{Label: "书记、副书记选举情况", Hint: "新一届委员会第一次会议何时召开、应到实到、得票", Long: true}, replyAsk(nil)},
	Into:    into("ResultAskDoc"),
	IntoDay: into("ResultAskDay"),
	Unfit:   noElected,
	write:   writeElectionResult,
}

func writeElectionResult(w *writer) {
	p := w.poll()
	list := p.elected(w)
	up := heads(list)
	w.open(letter{from: p.of, to: w.toAbove(p.of), title: resultTitle(p, len(up) > 0), up: true})
	told := "现将选举结果报告如下"
	if len(up) > 0 {
		told = "现将选举结果和书记、副书记人选请示如下"
	}
	w.say("根据%s，%s于%s%s。%s：", w.answered(p.ReplyDoc), p.of.Name, p.Day.Chinese(), p.matter(), told)
	said, _ := held(p)
	if p.Eligible == 0 || p.Present == 0 {
		said = "应到、实到有选举权人数" + w.decided("应到、实到有选举权人数", "")
	}
	w.item(1, "大会选举情况")
	w.say("%s。大会以无记名投票方式进行选举，发出选票%s张，收回%s张，其中有效票%s张。", said, w.orBlank("发出选票", number(p.BallotsOut)),
		w.orBlank("收回选票", number(p.BallotsIn)), w.orBlank("有效选票", number(p.BallotsValid)))
	for _, x := range list {
		var votes []string
		for _, c := range x.list {
			votes = append(votes, w.person(c.PersonID)+"（"+w.decided(w.person(c.PersonID)+"的得票数", number(c.For))+"票）")
		}
		w.say("当选%s%d名：%s。", x.post, len(x.list), strings.Join(votes, "、"))
	}
	if len(up) > 0 {
		w.item(1, "书记、副书记选举情况")
		w.say("新一届委员会第一次全体会议选举情况：%s", stopped(w.filled("书记、副书记选举情况")))
		w.say("当选名单：%s。", w.duties(up, duty))
	}
	if said := w.duties(flat(list), func(c model.Candidate) string { return string(c.Duty) }); said != "" {
		w.item(1, "委员分工")
		w.say("%s。", said)
	}
	if len(up) > 0 {
		w.say("以上选举结果和书记、副书记人选，妥否，请批示。")
	} else {
		w.say("特此报告。")
	}
	w.close(p.of)
}

func flat(list []winners) []model.Candidate {
	var out []model.Candidate
	for _, x := range list {
		out = append(out, x.list...)
	}
	return out
}

var resultReply = Paper{
	Name: "result-reply", Title: "选举结果的批复", About: "上级党组织批准书记、副书记，同意委员会组成", Group: Elections,
	On: model.KindElection, Series: true,
	Asks:  []Ask{letterNo(typed(func(_ *model.Book, e model.Election) string { return e.ResultAskDoc }))},
	Into:  []Place{{Field: "ResultReplyDoc"}, {Field: "ApprovalDocument", of: termOf}},
	Unfit: func(b *model.Book, r model.Record) string { return cmp.Or(noElected(b, r), electionOutside(b, r)) },
	write: func(w *writer) {
		p := w.poll()
		from := w.above(p.of)
		list := p.elected(w)
		up := heads(list)
		w.open(letter{from: from, to: p.of.Name, title: "关于" + p.of.Name + resultOf(p) + "的批复", red: true})
		w.say("%s《%s》%s收悉。%s，批复如下：", you(p.of), resultTitle(p, len(up) > 0), bracketed(w.asked("来文字号")),
			w.studied("结果批复日期", p.ResultReplyDay))
		said := mapped(list, func(x winners) string {
			return fmt.Sprintf("同意%s%d名同志为%s。", w.candidateNames(x.list), len(x.list), x.post)
		})
		if len(up) > 0 {
			said = append(said, "同意书记、副书记选举结果，"+w.duties(up, duty)+"。")
		}
		w.items(said)
		w.say("此复。")
		w.close(from)
	},
}

// termOf is the term that an election began; a by-election begins none.
func termOf(b *model.Book, r model.Record) (model.Record, bool) {
	e := r.(model.Election)
	if e.ElectionKind == model.ByElection {
		return nil, false
	}
	if t, ok := model.Find[model.Term](b, e.TermID); ok {
		return t, true
	}
	for _, t := range model.Owned[model.Term](b, e.OrganizationID) {
		if !e.Day.IsZero() && t.Elected == e.Day {
			return *t, true
		}
	}
	return nil, false
}

// otherEnd is the day to which a term is to last instead of its own end, and what that is called.
func (w *writer) otherEnd(t model.Term, o model.Organization) (to day.Day, matter string) {
	to, end := w.askedDay("延期（提前）至"), t.End(o.Type)
	months := rule.LimitOn(w.Book, "A-06", rule.ExtensionLimit, w.Today)
	switch matter = "延期换届"; {
	case to.IsZero():
	case to.Last().Before(end.First()):
		matter = "提前换届"
		if to.First().Before(end.AddMonths(-months)) {
			w.refuse("提前至%s，比任期届满日%s早了%d个月以上。提前或者延期的期限一般不超过%d个月（A-06）。", to.Chinese(), end.Chinese(), months, months)
		}
	case to.First().After(end.AddMonths(months)):
		w.refuse("延期至%s，超过任期届满日%s后%d个月。延长期限一般不超过%d个月（A-06），请改正。", to.Chinese(), end.Chinese(), months, months)
	case !to.Last().After(end.Last()):
		w.refuse("延期至%s，没有晚于任期届满日%s。请核对日期。", to.Chinese(), end.Chinese())
	}
	return to, matter
}

var askOtherEnd = Ask{Label: "延期（提前）至", Day: true, From: typed(func(_ *model.Book, t model.Term) string { return t.ExtendedTo.String() })}

var termExtension = Paper{
	Name: "term-extension", Title: "延期（提前）换届的请示", About: "党组织报上级批准，写明届满日、理由和期限", Group: Elections,
	On: model.KindTerm, Series: true, Rules: []string{"A-06"},
	Asks: []Ask{askOtherEnd, {Label: "理由", Long: true, From: typed(func(_ *model.Book,
		t model.Term) string {
		return t.ExtensionReason
	})}, replyAsk(nil)},
	Unfit: func(b *model.Book, r model.Record) string {
		t := r.(model.Term)
		if now, ok := model.CurrentTerm(b, t.OrganizationID); ok && now.ID != t.ID {
			return "不是现任届次"
		}
		if t.ExtensionDocument != "" {
			return "已经登记批准文号（" + t.ExtensionDocument + "）"
		}
		return ""
	},
	write: func(w *writer) {
		t := these[model.Term](w)[0]
		o := w.organization(t.OrganizationID)
		to, matter := w.otherEnd(t, o)
		w.open(letter{from: o, to: w.toAbove(o), title: "关于" + matter + "的请示", up: true})
		w.say("%s本届班子于%s选举产生，每届任期%d年，任期至%s届满。", o.Name, t.Elected.Chinese(), model.TermYears(o.Type), t.End(o.Type).Chinese())
		w.say("%s的理由：%s", matter, stopped(w.decided("延期（提前）换届的理由", w.asked("理由"))))
		w.say("根据《中国共产党基层组织选举工作条例》关于延长或者提前换届须报上级党组织批准的规定，经%s研究，拟%s，于%s前完成换届选举。", council(o), matter,
			w.decidedDay("延期（提前）至", to))
		w.say("妥否，请批示。")
		w.close(o)
	},
}

var extensionReply = Paper{
	Name: "term-extension-reply", Title: "同意延期（提前）换届的批复", About: "上级党组织答复，写明期限", Group: Elections,
	On: model.KindTerm, Series: true, Rules: []string{"A-06"},
	Asks: []Ask{letterNo(nil), {Label: "研究日期", Hint: "上级党组织研究同意的日期", Day: true}, askOtherEnd},
	Into: into("ExtensionDocument"),
	Unfit: func(b *model.Book, r model.Record) string {
		o, _ := model.Find[model.Organization](b, r.(model.Term).OrganizationID)
		return outside(b, o)
	},
	write: func(w *writer) {
		t := these[model.Term](w)[0]
		o := w.organization(t.OrganizationID)
		from := w.above(o)
		to, matter := w.otherEnd(t, o)
		w.open(letter{from: from, to: o.Name, title: "关于同意" + o.Name + matter + "的批复", red: true})
		w.say("%s《关于%s的请示》%s收悉。%s，批复如下：", you(o), matter, bracketed(w.asked("来文字号")), w.studied("研究日期", w.askedDay("研究日期")))
		w.say("同意%s%s，于%s前完成换届选举。请抓紧做好换届各项准备工作，按程序报批。", you(o), matter, w.decidedDay("延期（提前）至", to))
		w.say("此复。")
		w.close(from)
	},
}
