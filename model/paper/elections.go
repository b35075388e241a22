package paper

// What every paper of an election knows: the organisation, the term that ends, the seats and
// the candidates (基层组织选举工作条例 2020); and what is written before the election: reminder,
// request, list of candidates, replies.

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	figures "partyledger/model/figure"
	"partyledger/model/report"
	"partyledger/model/rule"
)

var termReminder = Paper{
	Name: "term-reminder", Title: "换届提醒函", About: "上级党组织在届满前六个月提醒做好换届准备，附回执", Group: Elections,
	On: model.KindTerm, Series: true,
	Asks:    []Ask{{Label: "回执期限", Hint: "请对方在哪一天前寄回回执，可不填", Day: true, Reply: true}},
	IntoDay: into("ReminderDay"),
	Unfit: func(b *model.Book, r model.Record) string {
		t := r.(model.Term)
		o, _ := model.Find[model.Organization](b, t.OrganizationID)
		now := figures.TermOf(b, o)
		switch {
		case now.In.ID != t.ID:
			return "不是现任届次"
		case o.Temporary || !b.Standing(&o, b.AsOf):
			return "临时党组织或者已经撤销的党组织不换届"
		case !report.Remind(now):
			return "离任期届满还有六个月以上，或者已经批准延期"
		}
		return outside(b, o)
	},
	Due: func(b *model.Book, r model.Record) (due day.Day) {
		t := r.(model.Term)
		if o, ok := model.Find[model.Organization](b, t.OrganizationID); ok && t.ReminderDay.IsZero() {
			return t.Until(o.Type)
		}
		return due
	},
	write: func(w *writer) {
		o := w.organization(these[model.Term](w)[0].OrganizationID)
		from := w.above(o)
		w.open(letter{from: from, to: o.Name, title: report.ReminderTitle, red: true})
		for _, text := range report.ReminderWords(figures.TermOf(w.Book, o), w.Book.AsOf) {
			w.say("%s", text)
		}
		if d := w.askedDay("回执期限"); !d.IsZero() {
			w.say("请于%s前将回执报送%s。", d.Chinese(), from.Name)
		}
		w.say("特此函告。")
		w.close(from)
		w.add(report.Slip{Cut: "回执（请沿此线剪下寄回）", Blocks: []report.Block{report.Form{Columns: formWidths, Rows: []report.FormRow{
			row(11, "党组织", report.Box{Text: o.Name}), pair("收到日期", "", "拟定换届时间", ""),
			row(22, "换届准备情况", report.Box{Text: ""}), pair("联系人", "", "联系电话", ""),
			opinion("党组织意见", "", "负责人签名", true)}}}})
	},
}

// poll is an election with what belongs to it.
type poll struct {
	model.Election
	of    model.Organization
	stand []model.Candidate // in the order of the ballot
}

func (w *writer) poll() poll {
	e := these[model.Election](w)[0]
	return poll{e, w.organization(e.OrganizationID), candidatesOf(w.Book, e.ID)}
}

// candidatesOf are the candidates of an election by post and by the order of the ballot.
func candidatesOf(b *model.Book, id string) []model.Candidate {
	var out []model.Candidate
	for _, c := range model.Owned[model.Candidate](b, id) {
		out = append(out, *c)
	}
	posts := model.ElectionPost("").Choices()
	slices.SortStableFunc(out, func(x, y model.Candidate) int {
		return cmp.Or(cmp.Compare(slices.Index(posts, string(x.Post)), slices.Index(posts, string(y.Post))),
			cmp.Compare(place(x.Order), place(y.Order)))
	})
	return out
}

// place puts candidates without a place on the ballot behind the others.
func place(order int) int {
	if order <= 0 {
		return 1 << 20
	}
	return order
}

// forPost are the candidates for a post whom the ballot names, those written in aside.
func (p poll) forPost(post model.ElectionPost) []model.Candidate {
	return kept(p.stand, func(c model.Candidate) bool { return c.Post == post && !c.WriteIn })
}

// posts are the posts for which there are candidates, in order.
func (p poll) posts() []model.ElectionPost {
	var out []model.ElectionPost
	for _, c := range p.stand {
		if !slices.Contains(out, c.Post) {
			out = append(out, c.Post)
		}
	}
	return out
}

// seats is how many are to be elected to a post; 0 = not said.
func (p poll) seats(post model.ElectionPost) int {
	switch post {
	case model.ForMember:
		return p.Seats
	case model.ForSecretary:
		return p.SecretarySeats
	case model.ForDeputy:
		return p.DeputySeats
	case model.ForDisciplineMember:
		return p.DisciplineSeats
	}
	return 0
}

// running is how many stand for the committee: the list, or the number that is recorded.
func (p poll) running() int { return cmp.Or(len(p.forPost(model.ForMember)), p.Candidates) }

// form is who elects.
func (p poll) form() string { return cmp.Or(string(p.ElectionForm), string(model.ByAllMembers)) }

// matter is what the election is called in titles.
func (p poll) matter() string {
	switch p.ElectionKind {
	case model.FirstElection:
		return "召开" + p.form() + "进行选举"
	case model.ByElection:
		return "召开" + p.form() + "补选委员"
	}
	return "召开" + p.form() + "进行换届选举"
}

// candidateNames lists some candidates.
func (w *writer) candidateNames(list []model.Candidate) string {
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.PersonID
	}
	return w.people(ids...)
}

// oldTerm is the term that an election ends; ok is false if none is recorded.
func oldTerm(b *model.Book, e model.Election) (model.Term, bool) {
	if t, ok := model.Find[model.Term](b, e.FromTermID); ok {
		return t, true
	}
	t, ok := model.CurrentTerm(b, e.OrganizationID)
	if ok && (t.ID == e.TermID || !e.On().IsZero() && !t.Elected.Before(e.On())) {
		return model.Term{}, false
	}
	return t, ok
}

// ranTo says how the term ran that ends.
func (w *writer) ranTo(p poll) string {
	t, ok := oldTerm(w.Book, p.Election)
	if !ok {
		return fmt.Sprintf("%s本届班子于%s选举产生，每届任期%d年，任期届满。", p.of.Name, w.decidedDay("上届选举日期", day.Day{}), model.TermYears(p.of.Type))
	}
	said := fmt.Sprintf("%s%s于%s选举产生，每届任期%d年，", p.of.Name, cmp.Or(t.Number, "本届班子"), t.Elected.Chinese(), model.TermYears(p.of.Type))
	end, until := t.End(p.of.Type), t.Until(p.of.Type)
	verb := "将于"
	if end.Last().Before(w.Today) {
		verb = "已于"
	}
	said += verb + end.Chinese() + "任期届满"
	if until != end {
		said += fmt.Sprintf("，经批准（%s）延期至%s", t.ExtensionDocument, until.Chinese())
	}
	if until.Last().Before(p.On().First()) && !p.On().IsZero() {
		w.warn("拟定的大会日期（%s）晚于%s，超过了任期。确需延期的，请先报上级批准延期。", p.On().Chinese(), until.Chinese())
	}
	return said + "。"
}

// seatWords says what the new committee is to be made of, and warns of a size that the
// regulations do not know.
func (w *writer) seatWords(p poll) string {
	least, most := rule.SeatRange(w.Book, p.of, w.Today)
	if p.ElectionKind == model.ByElection {
		return fmt.Sprintf("本次补选委员%s名。", w.decided("应选委员名额", number(p.Seats)))
	}
	if p.Seats > 0 && (p.Seats < least || p.Seats > most) {
		w.warn("应选委员%d名，不在规定的%d至%d名之内（A-07、A-08），请核对。", p.Seats, least, most)
	}
	said := parts(seatsOf("书记", p.SecretarySeats), seatsOf("副书记", p.DeputySeats))
	if p.Seats == 0 && p.SecretarySeats > 0 {
		return "不设委员会，由" + p.form() + "直接选举产生" + said + "。"
	}
	if said = parts("新一届委员会拟由"+w.decided("应选委员名额", number(p.Seats))+"名委员组成", said); p.DisciplineSeats > 0 {
		said += fmt.Sprintf("；纪律检查委员会拟由%d名委员组成", p.DisciplineSeats)
	}
	return said + "。"
}

// number is a count in figures; empty if it is not recorded.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func seatsOf(post string, n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("设%s%d名", post, n)
}

// spreads says how many stand for the committee, and warns of too few (article 13).
func (w *writer) spreads(p poll) string {
	if p.Seats == 0 {
		return ""
	}
	said := "委员候选人预备人选按照不少于应选人数百分之二十的差额提出"
	if n := p.running(); n > 0 {
		said += fmt.Sprintf("，共%d名，差额%d名", n, max(0, n-p.Seats))
		w.spread("委员", n, p.Seats)
	} else {
		said += fmt.Sprintf("，不少于%d名", model.LeastCandidates(p.Seats))
	}
	if n := len(p.forPost(model.ForDisciplineMember)); n > 0 && p.DisciplineSeats > 0 {
		said += fmt.Sprintf("；纪委委员候选人预备人选%d名，差额%d名", n, max(0, n-p.DisciplineSeats))
		w.spread("纪委委员", n, p.DisciplineSeats)
	}
	return said + "。"
}

func (w *writer) spread(post string, n, seats int) {
	if least := model.LeastCandidates(seats); n < least {
		w.warn("应选%s%d名，候选人只有%d名，差额不足应选人数的百分之二十，至少应有%d名（选举工作条例第十三条）。", post, seats, n, least)
	}
}

// candidateList is the roster of candidates.
func (w *writer) candidateList(p poll) report.Table {
	var rows [][]string
	for _, c := range p.stand {
		if c.WriteIn {
			continue
		}
		x, _ := model.Find[model.Person](w.Book, c.PersonID)
		if x.Status != model.FullMember {
			w.warn("%s登记的政治面貌不是正式党员，不能作候选人，请核对。", x.Name)
		}
		rows = append(rows, []string{x.Name, string(x.Sex), x.Ethnicity, x.BirthDay.Dotted(), string(x.Education), x.Admitted.Dotted(),
			partyAge(x.PartyAge(w.Today)), w.work(x), string(c.Post)})
	}
	t := w.grid([]report.Column{report.PersonCol("姓名").Keep(), report.WordCol("性别"), report.WordCol("民族"), report.DayCol("出生年月"),
		report.WordCol("学历"), report.DayCol("入党时间"), report.FigureCol("党龄（年）"), report.TextCol("单位及职务"), report.WordCol("拟任职务")}, rows)
	return w.signed(t, "候选人名册", "单位：人")
}

// partyAge is the Party age in years; empty if it is not known.
func partyAge(years int) string {
	if years < 0 {
		return ""
	}
	return strconv.Itoa(years)
}

var askAgenda = Ask{Label: "大会议程", Hint: "每行一项", Long: true, From: typed(func(b *model.Book, e model.Election) string {
	o, _ := model.Find[model.Organization](b, e.OrganizationID)
	if e.ElectionKind == model.ByElection {
		return "通过选举办法\n补选委员"
	}
	agenda := []string{"听取和审查" + council(o) + "工作报告", "听取党费收缴、使用和管理情况报告", "通过选举办法", "选举新一届委员会"}
	if e.DisciplineSeats > 0 {
		agenda = append(agenda, "选举新一届纪律检查委员会")
	}
	return strings.Join(agenda, "\n")
})}

var askManner = Ask{Label: "选举办法", Long: true, From: typed(func(_ *model.Book, e model.Election) string {
	if e.Seats == 0 && e.SecretarySeats > 0 {
		return "采取无记名投票方式，由大会等额选举产生书记、副书记。"
	}
	if e.ElectionKind == model.ByElection {
		return "采取无记名投票方式，实行差额选举。"
	}
	return "采取无记名投票方式。委员实行差额选举；书记、副书记由新一届委员会第一次全体会议等额选举产生。"
})}

var termRequest = Paper{
	Name: "term-request", Title: "换届选举的请示", About: "党组织报上级：届满、大会、名额、候选人和选举办法，附候选人预备人选名册", Group: Elections,
	On: model.KindElection, Series: true, Rules: []string{"A-06"}, Asks: []Ask{askAgenda, askManner, replyAsk(nil)},
	Into:    into("AskDoc"),
	IntoDay: into("AskDay"),
	Unfit: func(_ *model.Book, r model.Record) string {
		if !r.(model.Election).Day.IsZero() {
			return "选举大会已经召开"
		}
		return ""
	},
	Due: func(b *model.Book, r model.Record) (due day.Day) {
		e := r.(model.Election)
		o, _ := model.Find[model.Organization](b, e.OrganizationID)
		if t, ok := oldTerm(b, e); ok && e.AskDay.IsZero() && e.ElectionKind == model.TermEnds {
			return t.Until(o.Type)
		}
		return due
	},
	write: writeTermRequest,
}

func writeTermRequest(w *writer) {
	p := w.poll()
	w.open(letter{from: p.of, to: w.toAbove(p.of), title: "关于" + p.matter() + "的请示", up: true})
	if p.ElectionKind == model.TermEnds {
		w.say("%s", w.ranTo(p))
	}
	w.say("根据《中国共产党章程》《中国共产党基层组织选举工作条例》等规定，经%s研究，拟%s。现将有关事项请示如下：", council(p.of), p.matter())
	w.item(1, "大会时间和议程")
	w.say("大会拟于%s召开。主要议程：%s。", w.decidedDay("拟定大会日期", p.On()), joined(lines(w.asked("大会议程"))))
	members, full := w.Book.MemberCount(p.of.ID)
	w.item(1, "委员会组成")
	w.say("现有党员%d名，其中正式党员%d名。%s", members, full, w.seatWords(p))
	if said := w.spreads(p); said != "" {
		w.item(1, "候选人")
		w.say("%s", said)
	}
	w.item(1, "选举办法")
	w.say("%s", stopped(w.filled("选举办法")))
	w.say("妥否，请批示。")
	if len(p.stand) == 0 || !p.ListAskDay.IsZero() {
		w.close(p.of)
		return
	}
	w.close(p.of, "候选人预备人选名册")
	w.annex(report.LandscapeTable, 0, "候选人预备人选名册", w.candidateList(p))
}

var candidatesRequest = Paper{
	Name: "candidates-request", Title: "候选人预备人选的请示", About: "换届请示批复后，党组织把候选人预备人选报上级审查", Group: Elections,
	On: model.KindElection, Series: true,
	Asks:    []Ask{{Label: "酝酿情况", Hint: "怎样酝酿、推荐产生候选人", Long: true}, replyAsk(nil)},
	Into:    into("ListAskDoc"),
	IntoDay: into("ListAskDay"),
	Unfit: func(b *model.Book, r model.Record) string {
		switch e := r.(model.Election); {
		case !e.Day.IsZero():
			return "选举大会已经召开"
		case len(model.Owned[model.Candidate](b, e.ID)) == 0:
			return "还没有登记候选人"
		}
		return ""
	},
	write: func(w *writer) {
		p := w.poll()
		w.open(letter{from: p.of, to: w.toAbove(p.of), title: "关于委员候选人预备人选的请示", up: true})
		w.say("根据《中国共产党基层组织选举工作条例》和%s，经酝酿推荐和%s研究，提出候选人预备人选。现将有关情况请示如下：", w.answered(p.ReplyDoc), council(p.of))
		w.say("酝酿推荐情况：%s", stopped(w.filled("酝酿情况")))
		w.items(mapped(p.posts(), func(post model.ElectionPost) string {
			return fmt.Sprintf("%s候选人预备人选：%s。", post, w.candidateNames(p.forPost(post)))
		}))
		if said := w.spreads(p); said != "" {
			w.say("%s", said)
		}
		w.say("妥否，请批示。")
		w.close(p.of, "候选人预备人选名册")
		w.annex(report.LandscapeTable, 0, "候选人预备人选名册", w.candidateList(p))
	},
}

// answered names the superior's reply, by its number where there is one.
func (w *writer) answered(number string) string {
	if number == "" {
		return "上级党组织的批复"
	}
	return "上级党组织批复" + bracketed(number)
}

// electionOutside is outside for an election.
func electionOutside(b *model.Book, r model.Record) string {
	o, _ := model.Find[model.Organization](b, r.(model.Election).OrganizationID)
	return outside(b, o)
}

var termReply = Paper{
	Name: "term-reply", Title: "同意换届选举的批复", About: "上级党组织答复换届请示", Group: Elections,
	On: model.KindElection, Series: true,
	Asks:  []Ask{letterNo(typed(func(_ *model.Book, e model.Election) string { return e.AskDoc }))},
	Into:  into("ReplyDoc"),
	Unfit: electionOutside,
	write: func(w *writer) {
		p := w.poll()
		from := w.above(p.of)
		w.open(letter{from: from, to: p.of.Name, title: "关于同意" + p.of.Name + p.matter() + "的批复", red: true})
		w.say("%s《关于%s的请示》%s收悉。%s，批复如下：", you(p.of), p.matter(), bracketed(w.asked("来文字号")), w.studied("选举批复日期", p.ReplyDay))
		said := []string{fmt.Sprintf("同意于%s%s。", w.decidedDay("拟定大会日期", p.On()), p.matter()), strings.ReplaceAll(w.seatWords(p), "拟由", "由")}
		if len(p.stand) > 0 && p.ListAskDay.IsZero() {
			said = append(said, w.approvedNames(p)...)
		}
		w.items(said)
		w.say("请严格按照《中国共产党章程》《中国共产党基层组织选举工作条例》的规定，充分发扬民主，严肃纪律要求，认真做好选举工作。选举结果请及时报告。")
		w.say("此复。")
		w.close(from)
	},
}

// approvedNames is the agreement to the candidates, a sentence a post.
func (w *writer) approvedNames(p poll) []string {
	return mapped(p.posts(), func(post model.ElectionPost) string {
		list := p.forPost(post)
		if n := p.seats(post); n > 0 && (post == model.ForMember || post == model.ForDisciplineMember) {
			w.spread(string(post), len(list), n)
		}
		return fmt.Sprintf("同意%s%d名同志为%s候选人预备人选。", w.candidateNames(list), len(list), post)
	})
}

var candidatesReply = Paper{
	Name: "candidates-reply", Title: "候选人预备人选的批复", About: "上级党组织审查候选人预备人选后答复", Group: Elections,
	On: model.KindElection, Series: true,
	Asks: []Ask{letterNo(typed(func(_ *model.Book, e model.Election) string { return e.ListAskDoc }))},
	Into: into("ListReplyDoc"),
	Unfit: func(b *model.Book, r model.Record) string {
		if len(model.Owned[model.Candidate](b, r.Key())) == 0 {
			return "还没有登记候选人"
		}
		return electionOutside(b, r)
	},
	write: func(w *writer) {
		p := w.poll()
		from := w.above(p.of)
		w.open(letter{from: from, to: p.of.Name, title: "关于" + p.of.Name + "委员候选人预备人选的批复", red: true})
		w.say("%s《关于委员候选人预备人选的请示》%s收悉。%s，批复如下：", you(p.of), bracketed(w.asked("来文字号")),
			w.studied("候选人批复日期", p.ListReplyDay))
		if d := p.ListReplyDay; !d.IsZero() && !p.Day.IsZero() && d.After(p.Day) {
			w.warn("候选人批复日期（%s）晚于选举大会（%s）。候选人预备人选应当经上级审查同意后再提交大会。", d.Chinese(), p.Day.Chinese())
		}
		w.items(w.approvedNames(p))
		w.say("请按照规定程序提交%s选举。", p.form())
		w.say("此复。")
		w.close(from)
	},
}
