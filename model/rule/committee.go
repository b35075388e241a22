package rule

// Committees: how many sit on them, who leads them, how long they have been Party
// members (国企条例第六条、第八条; … A-09).

import (
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
)

// bench is who serves on a committee on AsOf, each person counted once.
type bench struct {
	orgSize
	members  []*model.CommitteeMember // as recorded: one person may hold two posts
	people   int
	standing int
	posts    map[model.PartyPost]int // persons in the post
	deputies int                     // 副书记 and 专职副书记
}

func (c *checker) benchOf(s orgSize) bench {
	b := bench{orgSize: s, members: model.ActiveCommittee(c.book, s.ID), posts: map[model.PartyPost]int{}}
	seen := map[string]bool{}
	once := func(what string, m *model.CommitteeMember) int {
		key := what + "/" + m.PersonID
		if seen[key] {
			return 0
		}
		seen[key] = true
		return 1
	}
	for _, m := range b.members {
		b.people += once("", m)
		b.posts[m.Post] += once(string(m.Post), m)
		switch m.Post {
		case model.FullDeputy, model.DeputySecretary:
			b.deputies += once("deputy", m)
			b.standing += once("standing", m)
		case model.Secretary, model.StandingMember:
			b.standing += once("standing", m) // the secretaries are of the standing committee
		default:
			if m.Standing {
				b.standing += once("standing", m)
			}
		}
	}
	return b
}

func (b bench) subject() subject { return organizationSubject(b.Organization) }

func (b bench) discipline() bool {
	return b.posts[model.DisciplineHead]+b.posts[model.DisciplineOfficer] > 0
}

func (c *checker) checkCommittee(s orgSize, e *model.Enterprise) {
	b := c.benchOf(s)
	switch s.Type {
	case model.Committee:
		c.checkPartyCommittee(b, e)
	case model.GeneralBranch:
		c.checkGeneralCommittee(b)
	case model.Branch:
		c.checkBranchCommittee(b)
	}
}

// within reports a number outside least … most, and that it did. Nobody recorded
// at all is one fault, and the other checks of the committee are moot.
func (c *checker) within(ruleID string, b bench, what string, n, least, most int) (outside bool) {
	s := b.subject()
	switch {
	case n == 0:
		c.report(ruleID+":none", "", s, day.Day{}, fmt.Sprintf("%s未登记%s，人数、职务和党龄均无法核查，请补登。", b.Name, what))
	case n < least:
		c.report(ruleID, "", s, day.Day{}, fmt.Sprintf("%s现有%s%d人，少于%d人，请补选或者补登。", b.Name, what, n, least))
	case n > most:
		c.report(ruleID+":many", "", s, day.Day{}, fmt.Sprintf("%s现有%s%d人，超过最多%d人，请核实并调整。", b.Name, what, n, most))
	default:
		return false
	}
	return true
}

// branchCommitteeLeast is the least of a branch's committee.
const branchCommitteeLeast = 3

// seatLimits names the limits of a committee's size: its rule, the least (empty = the
// branch's, which no local rule changes), the most.
func seatLimits(o model.Organization) (ruleID, least, most string) {
	switch {
	case o.Type == model.GeneralBranch:
		return "A-08", generalLeast, generalMost
	case o.Type == model.Branch:
		return "A-08", "", branchMost
	case o.StandingCommittee:
		return "A-07", wideLeast, wideMost
	}
	return "A-07", committeeLeast, committeeMost
}

// SeatRange is how many members the committee of an organisation has, by on a day.
func SeatRange(b *model.Book, o model.Organization, on day.Day) (least, most int) {
	id, lower, upper := seatLimits(o)
	if least = branchCommitteeLeast; lower != "" {
		least = LimitOn(b, id, lower, on)
	}
	return least, LimitOn(b, id, upper, on)
}

func (c *checker) checkPartyCommittee(b bench, e *model.Enterprise) {
	id, least, most := seatLimits(*b.Organization)
	c.within(id, b, "党委委员", b.people, c.limit(id, least), c.limit(id, most))
	if b.people == 0 {
		return
	}
	if b.StandingCommittee {
		c.within("A-07", b, "党委常委", b.standing, c.limit("A-07", standingLeast), c.limit("A-07", standingMost))
	}
	c.checkSecretary("A-07", b)
	switch most := c.limit("A-07", deputyMost); {
	case b.deputies == 0:
		c.report("A-07:deputy", "", b.subject(), day.Day{}, b.Name+"未登记副书记（应设1至2人），请配备或者补登。")
	case b.deputies > most:
		c.report("A-07:deputies", "", b.subject(), day.Day{}, fmt.Sprintf("%s现有副书记%d人，超过%d人，请核实并调整。", b.Name, b.deputies, most))
	}
	if !b.DisciplineCommittee && !b.discipline() {
		c.report("A-09", "", b.subject(), day.Day{}, b.Name+"未登记设立纪委，也未登记纪律检查委员，请设立或者补登。")
	}
	c.checkPartyAges(b, e)
}

func (c *checker) checkSecretary(ruleID string, b bench) {
	switch n := b.posts[model.Secretary]; {
	case n == 0:
		c.report(ruleID+":secretary", "", b.subject(), day.Day{}, b.Name+"未登记现任书记，请配备或者补登。")
	case n > 1:
		c.report(ruleID+":secretaries", "", b.subject(), day.Day{}, fmt.Sprintf("%s登记现任书记%d人，书记应为1人，请核实离任人员的免职日期。", b.Name, n))
	}
}

func (c *checker) checkGeneralCommittee(b bench) {
	id, least, most := seatLimits(*b.Organization)
	c.within(id, b, "党总支委员", b.people, c.limit(id, least), c.limit(id, most))
	if b.people == 0 {
		return
	}
	c.checkSecretary("A-08", b)
	c.checkDisciplineOfficer(b)
}

// checkBranchCommittee asks for a committee of three where there are seven full
// members, and for no more than two posts where there are not.
func (c *checker) checkBranchCommittee(b bench) {
	switch {
	case b.full < model.BranchCommitteeFull && b.people > 2:
		c.report("A-08:small", "", b.subject(), day.Day{}, fmt.Sprintf("%s现有正式党员%d名，不足%d名，应设书记1人、必要时设副书记1人，现登记班子成员%d人，请核实。", b.Name, b.full,
			model.BranchCommitteeFull, b.people))
		return
	case b.full < model.BranchCommitteeFull:
		c.checkSecretary("A-08", b)
		return
	case b.people < branchCommitteeLeast:
		c.report("A-03:committee", stateEdition, b.subject(), day.Day{},
			fmt.Sprintf("%s现有正式党员%d名，应当设立支部委员会（3至5人），现登记班子成员%d人，请选举产生支部委员会或者补登。",
				b.Name, b.full, b.people))
		return
	}
	c.within("A-08", b, "支部委员", b.people, branchCommitteeLeast, c.limit("A-08", branchMost))
	c.checkSecretary("A-08", b)
	c.checkDisciplineOfficer(b)
}

// checkHead is A-07a: a year of Party standing when the secretary of a branch or a
// general branch took office. What a committee's secretary needs is in A-07.
func (c *checker) checkHead(s orgSize) {
	if s.Type == model.Committee {
		return
	}
	edition, years := branchEdition, c.limit("A-07a", partyAgeLimit)
	if s.covered {
		edition = stateEdition
	}
	for _, m := range model.ActiveCommittee(c.book, s.ID) {
		p, ok := model.Find[model.Person](c.book, m.PersonID)
		if m.Post != model.Secretary || !ok || !p.Status.Member() || m.From.IsZero() || p.Status == model.FullMember &&
			p.Confirmed.IsZero() || p.PartyAge(m.From.Last()) >= years {
			continue
		}
		c.report("A-07a", edition, subject{*m, p.Name}, day.Day{}, fmt.Sprintf("%s于%s任%s书记，%s，任职时党龄不满%d年，党总支、党支部书记一般应有%d年以上党龄，请核实任职条件。",
			p.Name, m.From.Chinese(), s.Name, partyAgeWords(p, years), years, years))
	}
}

func (c *checker) checkDisciplineOfficer(b bench) {
	if !b.discipline() {
		c.report("A-09", "", b.subject(), day.Day{}, b.Name+"未登记纪律检查委员，请设立或者补登。")
	}
}

// checkPartyAges holds each member's Party age on the day of taking office
// against A-07. Of two posts of one person the earlier counts.
func (c *checker) checkPartyAges(b bench, e *model.Enterprise) {
	first := map[string]*model.CommitteeMember{}
	var order, undated []string
	for _, m := range b.members {
		old, ok := first[m.PersonID]
		if !ok {
			order = append(order, m.PersonID)
		}
		if !ok || m.From.Before(old.From) {
			first[m.PersonID] = m
		}
	}
	for _, id := range order {
		if !c.checkPartyAge(b, first[id], e) {
			undated = append(undated, c.book.PersonName(id))
		}
	}
	if len(undated) > 0 {
		c.reportAt(Note, "A-07:unknown", "", b.subject(), day.Day{}, fmt.Sprintf("%s班子成员%s的任职日期或者转正日期未登记，无法核对党龄，请补登。", b.Name,
			listing(undated, "名")))
	}
}

// checkPartyAge answers false if the records cannot decide.
func (c *checker) checkPartyAge(b bench, m *model.CommitteeMember, e *model.Enterprise) bool {
	p, ok := model.Find[model.Person](c.book, m.PersonID)
	if !ok || !p.Status.Member() || !p.Active(c.asOf) {
		return true // D-01 speaks of that
	}
	if m.From.IsZero() || p.Status == model.FullMember && p.Confirmed.IsZero() {
		return false
	}
	need, unsure := c.partyAgeNeed(e)
	age := p.PartyAge(m.From.Last())
	switch {
	case age < need:
		c.report("A-07:age", "", subject{*m, p.Name}, day.Day{}, fmt.Sprintf("%s于%s任%s%s，%s，任职时党龄不满%d年，请核实任职条件。", p.Name, m.From.Chinese(),
			b.Name, m.Post, partyAgeWords(p, need), need))
	case unsure && age < c.limit("A-07", highPartyAgeLimit):
		c.reportAt(Note, "A-07:unknown", "", subject{*m, p.Name}, day.Day{},
			fmt.Sprintf("%s于%s任%s%s时党龄%d年，%s未登记隶属关系，无法判断是否适用%d年的要求，请补登隶属关系。",
				p.Name, m.From.Chinese(), b.Name, m.Post, age, e.Name, c.limit("A-07", highPartyAgeLimit)))
	}
	return true
}

// partyAgeWords says when the Party age begins and when it reaches the years.
func partyAgeWords(p model.Person, need int) string {
	if p.Confirmed.IsZero() {
		return "现为预备党员"
	}
	return fmt.Sprintf("%s转正，党龄至%s满%d年", p.Confirmed.Chinese(), p.Confirmed.AddMonths(-p.AgeCorrection).AddYears(need).Chinese(), need)
}

// partyAgeNeed is the years that A-07 asks for by 隶属关系; unsure if none is
// recorded, when the lower number is taken.
func (c *checker) partyAgeNeed(e *model.Enterprise) (years int, unsure bool) {
	switch e.Affiliation {
	case model.CentralAffiliation, model.ProvincialAffiliation:
		return c.limit("A-07", highPartyAgeLimit), false
	}
	return c.limit("A-07", partyAgeLimit), strings.TrimSpace(string(e.Affiliation)) == ""
}
