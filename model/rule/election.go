package rule

// Elections of Party organisations (选举工作条例 2020; C-07): who may vote and stand, how many
// stand, who came, in which order the steps went. What no ballot can be, the record refuses
// itself (model.Election, model.Candidate).

import (
	"fmt"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// electionArticle is an article of 选举工作条例. Articles 1 to 6 were seen (electionSource);
// of the others the substance, in reprints that cannot be cited by the word.
func electionArticle(article string) Provision {
	return Provision{Edition: electionEdition, Document: "《中国共产党基层组织选举工作条例》", Article: article}
}

const electionSource = "m.whcctv.net/col_dnfgk/202503/000B3736CCC9D20A0FD74FD516EBAC78.htm"

var electionRules = []Rule{
	{ID: "E-01", Topic: "党组织", Level: Warn, Title: "选举时正式党员有选举权，预备党员、受留党察看处分尚未恢复权利的党员没有选举权，应到人数按此计算",
		Provisions: []Provision{electionArticle("第五条").seen(electionSource)}},
	{ID: "E-02", Topic: "党组织", Level: Warn, Title: "召开党员代表大会选举的，须经上级党组织批准",
		Provisions: []Provision{electionArticle("第四条").seen(electionSource)}},
	{ID: "E-03", Topic: "党组织", Level: Block, Title: "委员候选人的差额不少于应选人数的20%",
		Provisions: []Provision{electionArticle("第十三条")}},
	{ID: "E-04", Topic: "党组织", Level: Block, Title: "候选人预备人选经上级党组织审查同意后，方可提交大会选举",
		Provisions: []Provision{electionArticle("第十四条")}},
	{ID: "E-05", Topic: "党组织", Level: Block, Title: "到会有选举权的人数不少于应到人数的五分之四，方可进行选举",
		Provisions: []Provision{electionArticle("")}},
	{ID: "E-06", Topic: "党组织", Level: Warn, Title: "确有特殊情况不计入应到人数的，须报上级党组织同意并经大会通过",
		Provisions: []Provision{electionArticle("")}},
	{ID: "E-09", Topic: "党组织", Level: Block, Title: "当选人数不得多于应选名额；少于应选名额的，另行选举或者经多数选举人同意减少名额",
		Provisions: []Provision{electionArticle("")}},
	{ID: "E-10", Topic: "党组织", Level: Block, Title: "监票人不得由候选人担任",
		Provisions: []Provision{electionArticle("第二十二条")}},
	{ID: "E-11", Topic: "党组织", Level: Note, Title: "第一次全体会议由上届委员会推荐的新当选委员主持",
		Provisions: []Provision{electionArticle("第二十条")}},
	{ID: "D-17", Topic: "党组织", Level: Warn, Title: "换届各步骤的日期先后相合", Provisions: ownCheck},
}

func checkElections(c *checker) {
	scope := c.scope()
	list := model.Everywhere[model.Election](c.book)
	for i := range list {
		e := &list[i]
		o, ok := model.Find[model.Organization](c.book, e.OrganizationID)
		if !ok || !scope[o.EnterpriseID] || !c.book.Standing(&o, c.asOf) || c.happened(e.EndedDay) {
			continue
		}
		k := electionCheck{checker: c, Election: e, of: &o, stand: model.Owned[model.Candidate](c.book, e.ID)}
		k.before()
		if k.happened(e.Day) {
			k.meeting()
		}
	}
}

// electionCheck is one election under the rules.
type electionCheck struct {
	*checker
	*model.Election
	of    *model.Organization
	stand []*model.Candidate
}

func (k electionCheck) say(what, format string, a ...any) {
	k.report(what, electionEdition, subject{*k.Election, k.of.Name}, day.Day{}, k.of.Name+fmt.Sprintf(format, a...))
}

// called is the election as a sentence names it: 2026年5月8日的换届选举.
func (k electionCheck) called() string {
	if on := k.On(); !on.IsZero() {
		return on.Chinese() + "的" + string(k.ElectionKind)
	}
	return "正在办理的" + string(k.ElectionKind)
}

// before is what can be seen before the meeting.
func (k electionCheck) before() {
	for _, post := range []model.ElectionPost{model.ForMember, model.ForDisciplineMember} {
		seats, n := k.SeatsFor(post), k.Standing(k.stand, post)
		if least := model.LeastCandidates(seats); seats > 0 && n > 0 && n < least {
			k.say("E-03", "%s，应选%s%d名，候选人%d名，差额不足20%%，候选人应当不少于%d名。", k.called(), post, seats, n, least)
		}
	}
	if k.ElectionForm == model.ByDelegates && missing(k.ReplyDay) && k.happened(k.Day) {
		k.say("E-02", "%s以党员代表大会形式召开，未登记上级批复，请补登批复日期和文号。", k.called())
	}
	if k.Excluded > 0 && k.ExcludedDoc == "" {
		k.say("E-06", "%s，登记不计入应到%d人，未登记上级同意的文号，请补登。", k.called(), k.Excluded)
	}
	if why := k.Disorder(); why != "" {
		k.say("D-17", "%s，登记的%s，请核对日期。", k.called(), why)
	}
	if k.OpenOn(k.asOf) {
		k.voters()
	}
}

// voters holds the number of those who may vote against the register, while the election is
// under way: later the register is another.
func (k electionCheck) voters() {
	if k.Eligible == 0 || k.ElectionForm == model.ByDelegates {
		return
	}
	if want := model.Voters(k.book, k.OrganizationID, k.On()); want > 0 && want != k.Eligible+k.Excluded {
		k.say("E-01", "%s，登记应到有选举权的%d人、不计入应到的%d人，按名册有选举权的正式党员为%d人，请核对。", k.called(), k.Eligible, k.Excluded, want)
	}
}

// meeting is what can be seen once it was held.
func (k electionCheck) meeting() {
	k.approvedList()
	if !k.Valid() {
		k.say("E-05", "%s，应到%d人，实到%d人，不足五分之四，选举无效，应当重新选举。", k.called(), k.Eligible, k.Present)
	}
	for _, post := range []model.ElectionPost{model.ForMember, model.ForDisciplineMember, model.ForSecretary, model.ForDeputy} {
		k.seated(post)
	}
	if name := k.scrutineer(); name != "" {
		k.say("E-10", "%s，候选人%s担任监票人，不符合规定，请核实。", k.called(), name)
	}
	if x := k.FirstChairID; x != "" && k.ElectedTo(k.stand, model.ForMember) > 0 && !k.electedMember(x) {
		k.say("E-11", "%s，第一次全体会议登记由%s主持，不在当选委员之中，请核对。", k.called(), k.book.PersonName(x))
	}
}

// approvedList asks for the approval of the candidates before the meeting, where the steps of
// the election are recorded at all.
func (k electionCheck) approvedList() {
	recorded := !missing(k.AskDay) || !missing(k.ReplyDay) || !missing(k.ListAskDay)
	switch {
	case k.ElectionKind == model.Appointed:
	case missing(k.ListReplyDay) && recorded:
		k.say("E-04", "%s，未登记上级对候选人预备人选的批复，请补登批复日期和文号。", k.called())
	case after(k.ListReplyDay, k.Day):
		k.say("E-04:reversed", "%s，候选人预备人选%s才获批复，大会早于批复。", k.called(), k.ListReplyDay.Chinese())
	}
}

// seated holds who was elected against the seats.
func (k electionCheck) seated(post model.ElectionPost) {
	seats, n := k.SeatsFor(post), k.ElectedTo(k.stand, post)
	switch {
	case seats == 0 || n == 0:
	case n > seats:
		k.say("E-09", "%s，应选%s%d名，登记当选%d名，多于应选名额，请核对。", k.called(), post, seats, n)
	case n < seats:
		k.reportAt(Note, "E-09:short", electionEdition, subject{*k.Election, k.of.Name}, day.Day{}, fmt.Sprintf(
			"%s%s，应选%s%d名，当选%d名，缺额应当另行选举，或者经多数选举人同意减少名额，请在备注中写明。", k.of.Name, k.called(), post, seats, n))
	}
}

// scrutineer is a candidate who counted; empty if none did.
func (k electionCheck) scrutineer() string {
	named := strings.FieldsFunc(k.Scrutineers, func(r rune) bool { return strings.ContainsRune("、，,；; \u3000（）()", r) })
	for _, x := range k.stand {
		if name := k.book.PersonName(x.PersonID); slices.Contains(named, name) {
			return name
		}
	}
	return ""
}

func (k electionCheck) electedMember(person string) bool {
	return slices.ContainsFunc(k.stand, func(c *model.Candidate) bool {
		return c.PersonID == person && c.Post == model.ForMember && c.Elected
	})
}
