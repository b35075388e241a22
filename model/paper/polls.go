package paper

// What the election itself needs and leaves: ballots, tally, minutes (选举工作条例 2020,
// articles 19 to 28).

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
)

// A ballot has so many names beside each other; half a page holds so many candidates beside
// the room for others.
const (
	namesAcross  = 4
	mostOnBallot = 28
)

var electionBallot = Paper{
	Name: "election-ballot", Title: "选票", About: "选举大会用的选票，裁开使用，无编号", Group: Elections, On: model.KindElection,
	Asks: []Ask{
		{Label: "选举职务", Choices: model.ElectionPost("").Choices(), From: typed(func(b *model.Book, e model.Election) string {
			for _, c := range candidatesOf(b, e.ID) {
				return string(c.Post)
			}
			return ""
		})},
		{Label: "选票份数", Hint: "一般与到会有选举权人数相同", From: typed(func(_ *model.Book, e model.Election) string {
			return number(cmp.Or(e.BallotsOut, e.Present, e.Eligible))
		})},
		{Label: "说明", Long: true, From: typed(func(*model.Book, model.Election) string {
			return "赞成的在姓名上方的空格内画“○”，不赞成的画“×”，弃权的不画任何符号。另选他人的，在空白格内写上姓名并画“○”。所选人数等于或者少于应选人数的有效，多于应选人数的无效。"
		})},
	},
	Unfit: noCandidates,
	write: func(w *writer) {
		p := w.poll()
		post := model.ElectionPost(w.asked("选举职务"))
		list := p.forPost(post)
		if len(list) == 0 {
			w.refuse("没有登记“%s”的候选人，不能印选票。请先登记候选人，或者改选其他职务。", post)
			return
		}
		n := w.copies()
		w.made.From, w.made.Office, w.made.Title = p.of.ID, p.of.Name, p.of.Name+string(post)+"选票"
		if len(list) > mostOnBallot {
			w.refuse("候选人有%d名，一张选票排不下（最多%d名），请另行印制。", len(list), mostOnBallot)
			return
		}
		cards := report.Cards{Across: 2, Down: 1}
		if max(len(list), p.seats(post)) <= namesAcross {
			cards.Down = 2
		}
		for range n {
			cards.Items = append(cards.Items, w.ballot(p, post, list))
		}
		w.on(report.FormPage, cards)
	},
}

func noCandidates(b *model.Book, r model.Record) string {
	if len(model.Owned[model.Candidate](b, r.Key())) == 0 {
		return "还没有登记候选人"
	}
	return ""
}

// copies is how many ballots are wanted; one, as a sample, where nothing says it.
func (w *writer) copies() int {
	n := 0
	if _, err := fmt.Sscanf(w.asked("选票份数"), "%d", &n); err != nil || n < 1 {
		w.warn("没有填写选票份数，只印一张样张。")
		return 1
	}
	if n > mostBallots {
		w.warn("一次最多印%d张选票，其余请分次印。", mostBallots)
		return mostBallots
	}
	return n
}

// ballot is one ballot: the candidates in their order, room for others.
func (w *writer) ballot(p poll, post model.ElectionPost, list []model.Candidate) []report.Block {
	cells := make([]string, 0, len(list))
	for _, c := range list {
		cells = append(cells, w.person(c.PersonID))
	}
	free := min(max(1, p.seats(post)), 2*namesAcross)
	form := report.Form{Columns: []float64{18, 15, 15, 15, 15}}
	for from := 0; from < len(cells); from += namesAcross {
		form.Rows = append(form.Rows, ballotRows("候选人", cells[from:min(from+namesAcross, len(cells))])...)
	}
	for from := 0; from < free; from += namesAcross {
		form.Rows = append(form.Rows, ballotRows("另选人", make([]string, min(namesAcross, free-from)))...)
	}
	sub := ""
	if n := p.seats(post); n > 0 {
		sub = fmt.Sprintf("（应选%d名）", n)
	}
	return []report.Block{report.Title{Text: string(post) + "选票", Sub: sub}, form, report.Note{Text: "说明：" + w.asked("说明")},
		report.Signature{Unit: p.of.Name, Day: p.On()}}
}

// ballotRows are the marks over the names.
func ballotRows(label string, names []string) []report.FormRow {
	marks, called := []report.Box{report.Label("符号")}, []report.Box{report.Label(label)}
	for i := range namesAcross {
		text := ""
		if i < len(names) {
			text = names[i]
		}
		marks, called = append(marks, report.Box{}), append(called, report.Filled(text))
	}
	return []report.FormRow{{Height: 7, Boxes: marks}, {Height: 7, Boxes: called}}
}

var electionTally = Paper{
	Name: "election-tally", Title: "选举计票单", About: "逐人记票，监票人、计票人签名", Group: Elections, On: model.KindElection,
	Unfit: noCandidates,
	write: func(w *writer) {
		p := w.poll()
		w.official(p.of, p.of.Name+"选举计票单", report.Form{Columns: formWidths, Rows: []report.FormRow{
			pair("大会日期", p.On().Chinese(), "投票轮次", number(p.Round)),
			pair("应到有选举权人数", number(p.Eligible), "实到有选举权人数", number(p.Present)),
			pair("发出选票", number(p.BallotsOut), "收回选票", number(p.BallotsIn)),
			pair("有效选票", number(p.BallotsValid), "无效选票", invalid(p.Election))}})
		form := report.Form{Columns: []float64{26, 30, 50, 18, 18, 18}, Rows: []report.FormRow{{Height: 11, Boxes: []report.Box{
			report.Label("选举职务"), report.Label("姓　名"), report.Label("记　票"), report.Label("赞成"), report.Label("不赞成"), report.Label("弃权")}}}}
		for _, c := range p.stand {
			votes := []string{"", "", ""}
			if c.For+c.Against+c.Abstain > 0 {
				votes = []string{figure(c.For), figure(c.Against), figure(c.Abstain)}
			} else {
				w.blank("得票数")
			}
			form.Rows = append(form.Rows, report.FormRow{Height: 11, Boxes: []report.Box{report.Filled(string(c.Post)),
				report.Filled(w.person(c.PersonID) + writtenIn(c)), {}, report.Filled(votes[0]), report.Filled(votes[1]),
				report.Filled(votes[2])}})
		}
		w.add(report.Note{Text: "当选须得到超过实到有选举权人数半数的赞成票；收回的选票等于或者少于发出的，选举有效，多于的，选举无效，应重新选举。"}, form,
			report.Form{Columns: formWidths, Rows: []report.FormRow{{Height: 16, Boxes: []report.Box{report.Label("监票人签名"),
				report.Filled(p.Scrutineers), report.Label("计票人签名"), report.Filled(p.Tellers)}}}})
		w.blank("监票人、计票人签名")
	},
}

func writtenIn(c model.Candidate) string {
	if c.WriteIn {
		return "（另选）"
	}
	return ""
}

// invalid is how many ballots were not valid; empty while they are not counted.
func invalid(e model.Election) string {
	if e.BallotsIn == 0 || e.BallotsValid == 0 {
		return ""
	}
	return figure(e.BallotsIn - e.BallotsValid)
}

// held says whether enough came, as the record of the meeting would.
func held(p poll) (said string, quorate bool) {
	quorate, _ = model.ElectionCarried(model.Vote{Eligible: p.Eligible, Present: p.Present})
	said = fmt.Sprintf("应到有选举权的党员%d名，实到%d名", p.Eligible, p.Present)
	if p.form() == string(model.ByDelegates) {
		said = fmt.Sprintf("应到代表%d名，实到%d名", p.Eligible, p.Present)
	}
	if p.Excluded > 0 {
		said += fmt.Sprintf("，另有%d名经批准%s不计入应到人数", p.Excluded, bracketed(p.ExcludedDoc))
	}
	return said, quorate
}

var electionMinutes = Paper{
	Name: "election-minutes", Title: "选举大会会议记录", About: "到会、程序、发出和收回选票、各候选人得票", Group: Elections, On: model.KindElection,
	Asks: []Ask{{Label: "会议情况", Hint: "工作报告、讨论等，没有可留空手写", Long: true}},
	Unfit: func(_ *model.Book, r model.Record) string {
		if r.(model.Election).Day.IsZero() {
			return "还没有登记选举大会日期"
		}
		return ""
	},
	write: writeElectionMinutes,
}

func writeElectionMinutes(w *writer) {
	p := w.poll()
	m, _ := model.Find[model.Meeting](w.Book, p.MeetingID)
	m.Day, m.Expected, m.Attended = p.Day, p.Eligible, p.Present
	w.official(p.of, p.of.Name+p.form()+"选举会议记录", report.Form{Columns: meetingColumns, Rows: w.meetingBox(m)})
	said, quorate := held(p)
	w.add(report.Heading{Level: 1, Text: "到会情况"})
	switch {
	case p.Eligible == 0 || p.Present == 0:
		w.say("应到、实到有选举权人数：%s。", w.decided("应到、实到有选举权人数", ""))
	case quorate:
		w.say("%s，到会人数达到应到人数的五分之四，符合规定，可以进行选举。", said)
	default:
		w.say("%s，到会人数不足应到人数的五分之四，不能进行选举。", said)
		w.warn("实到%d名，不足应到%d名的五分之四，这次大会不能进行选举。", p.Present, p.Eligible)
	}
	w.add(report.Form{Columns: formWidths, Rows: []report.FormRow{w.written("会议情况", w.asked("会议情况"), 3)}})
	if quorate {
		w.counting(p)
	}
	w.add(report.Form{Columns: formWidths, Rows: []report.FormRow{pair("主持人签名", "", "记录人签名", "")}})
}

// counting is how the election was held and what came of it.
func (w *writer) counting(p poll) {
	rules := w.orBlank("选举办法通过情况", passed(p.RulesPassed))
	w.add(report.Heading{Level: 1, Text: "选举情况"})
	w.say("大会%s选举办法，推选监票人%s，计票人%s。", rules, w.orBlank("监票人", p.Scrutineers), w.orBlank("计票人", p.Tellers))
	w.say("以无记名投票方式进行选举，发出选票%s张，收回%s张，其中有效票%s张。", w.orBlank("发出选票", number(p.BallotsOut)),
		w.orBlank("收回选票", number(p.BallotsIn)), w.orBlank("有效选票", number(p.BallotsValid)))
	var rows [][]string
	for _, c := range p.stand {
		rows = append(rows, []string{string(c.Post), w.person(c.PersonID) + writtenIn(c), figure(c.For), figure(c.Against),
			figure(c.Abstain),
			map[bool]string{true: "当选", false: ""}[c.Elected]})
	}
	w.add(w.grid([]report.Column{report.WordCol("选举职务"), report.PersonCol("姓名").Keep(), report.FigureCol("赞成"), report.FigureCol("不赞成"),
		report.FigureCol("弃权"), report.WordCol("结果")}, rows))
	for _, x := range p.elected(w) {
		w.say("%s当选为%s。", w.candidateNames(x.list), x.post)
	}
}

func passed(yes bool) string {
	if yes {
		return "通过"
	}
	return ""
}

// winners are those elected to one post.
type winners struct {
	post model.ElectionPost
	list []model.Candidate
}

// elected are those recorded as elected, by post; the paper is refused where the votes say
// otherwise (C-07) or more were elected than there are seats.
func (p poll) elected(w *writer) []winners {
	var out []winners
	for _, post := range p.posts() {
		list := kept(p.stand, func(c model.Candidate) bool { return c.Post == post && c.Elected })
		if len(list) == 0 {
			continue
		}
		out = append(out, winners{post, list})
		for _, c := range list {
			w.won(p, c)
		}
		switch n := p.seats(post); {
		case n > 0 && len(list) > n:
			w.refuse("登记当选的%s有%d名，多于应选的%d名。请核对候选人的“当选”。", post, len(list), n)
		case n > len(list):
			w.warn("应选%s%d名，当选%d名，不足的名额应当另行选举，或者经多数选举人同意减少名额。", post, n, len(list))
		}
	}
	return out
}

// won refuses somebody who was not elected by the votes recorded.
func (w *writer) won(p poll, c model.Candidate) {
	name := w.person(c.PersonID)
	switch quorate, won := model.ElectionCarried(model.Vote{Eligible: p.Eligible, Present: p.Present, For: c.For}); {
	case p.Eligible == 0 || p.Present == 0:
		w.decided("应到、实到有选举权人数", "")
	case !quorate:
		w.refuse("实到%d名，不足应到%d名的五分之四，选举无效，不能据此出具。请核对到会人数。", p.Present, p.Eligible)
	case c.For+c.Against+c.Abstain == 0:
		w.decided(name+"的得票数", "")
	case !won:
		w.refuse("%s得赞成票%d票，没有超过实到%d名的半数，不能写“当选”。请核对得票数。", name, c.For, p.Present)
	}
	if p.BallotsIn > p.BallotsOut && p.BallotsOut > 0 {
		w.refuse("收回选票%d张，多于发出的%d张，选举无效，应当重新选举。", p.BallotsIn, p.BallotsOut)
	}
}

// orRoom leaves a box of a form empty and tells of it.
func (w *writer) orRoom(label, value string) string {
	if value == "" {
		w.blank(label)
	}
	return value
}

// oneLine joins the lines of a list by 、.
func oneLine(text string) string { return strings.Join(lines(text), "、") }
