// Package rule holds the rules of the field as data (what, in which edition,
// where it stands, whether its text was checked against the original) and the
// checks that turn a Book into findings.
package rule

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"partyledger/model"
	"partyledger/model/day"
)

// Level is how strong a finding is.
type Level string

// The levels, strongest first.
const (
	Block Level = "block" // 阻断: plainly against a rule; goes on only with a reason
	Warn  Level = "warn"  // 警告
	Note  Level = "note"  // 提示
	Due   Level = "due"   // 将到期: nothing wrong yet, falls due within the days looked ahead
)

// Chinese is the level's word on screens and in reports.
func (l Level) Chinese() string {
	switch l {
	case Block:
		return "阻断"
	case Warn:
		return "警告"
	case Due:
		return "将到期"
	}
	return "提示"
}

func (l Level) order() int { return slices.Index([]Level{Block, Warn, Due, Note}, l) }

// Provision is where a rule stands in one edition of its document.
type Provision struct {
	Edition  string  // 2014版, 2026版, 2019试行 …; as model.Edition for the 细则
	Document string  // with 《》
	Article  string  // 第十九条; empty if not known
	From     day.Day // in force from; zero = always
	To       day.Day // no longer in force from; zero = still
	Source   string  // where the text was seen; empty = from memory
	Verified bool    // the text was seen (DOMAIN.md [源])
}

// Basis is the provision as a finding cites it: 《…》（2026版）第十九条; an edition that
// the document's number says, 〔2008〕3号, is not said twice.
func (p Provision) Basis() string {
	s := p.Document
	if p.Edition != "" && !strings.Contains(s, "〔"+p.Edition+"〕") {
		s += "（" + p.Edition + "）"
	}
	return s + p.Article
}

// Cited is the basis as lists show it: with a mark behind what nobody has checked
// against the original, which UncheckedNote explains once a list.
func (p Provision) Cited() string { return cited(p.Basis(), p.Verified) }

// UncheckedNote is what a page or report with a list of bases says once.
const UncheckedNote = "依据带*的，条文待核对（尚未与文件正本核对），以正本为准。"

func cited(basis string, verified bool) string {
	if verified {
		return basis
	}
	return basis + "*"
}

// Named is the edition as reviews name it: a document of one edition is 现行.
func (p Provision) Named() string { return cmp.Or(p.Edition, "现行") }

// Own reports that the provision is no document's: a check of the ledger itself.
func (p Provision) Own() bool { return p.Document == ownCheck[0].Document }

// Limit is a number in a rule that a local rule may make stricter.
type Limit struct {
	Name    string `json:"name"` // as LocalRule.Limit names it, e.g. 期限（月）
	Value   int    `json:"value"`
	Smaller bool   `json:"smaller"` // a smaller value is the stricter one
}

// Stricter reports that v is at least as strict as the limit itself.
func (l Limit) Stricter(v int) bool {
	if l.Smaller {
		return v <= l.Value
	}
	return v >= l.Value
}

// Rule is one rule of DOMAIN.md.
type Rule struct {
	ID         string // A-01 …
	Title      string // what it asks, in one clause
	Topic      string // the ledger that shows it: 党组织, 章程, 党务力量, 双向交流, 发展党员, 党员, 经费
	Level      Level
	Provisions []Provision // one an edition, oldest first
	Limits     []Limit
	// Outside stands in packets for what its findings say, behind the person's name, since
	// that tells what never leaves the office (model.Stay); empty = they tell nothing of it.
	Outside string
}

// In is the rule's provision in an edition; the last one if it has none by that
// name, so that single-edition documents need not be asked by name.
func (r Rule) In(edition string) Provision {
	for _, p := range r.Provisions {
		if p.Edition == edition {
			return p
		}
	}
	if len(r.Provisions) == 0 {
		return Provision{}
	}
	return r.Provisions[len(r.Provisions)-1]
}

// Has reports that the rule stands in the edition at all (some rules are new in
// 2026).
func (r Rule) Has(edition string) bool {
	return slices.ContainsFunc(r.Provisions, func(p Provision) bool { return p.Edition == edition })
}

// Finding is what a rule found: something wrong, or something that falls due.
type Finding struct {
	Rule       string     `json:"rule"`
	Fault      string     `json:"fault"`  // which kind of fault of the rule (FaultOf); empty = the usual one
	Number     int        `json:"number"` // how many it speaks of, one at least
	Edition    string     `json:"edition"`
	Level      Level      `json:"level"`
	Kind       model.Kind `json:"kind"` // of the record that is to be mended
	ID         string     `json:"id"`
	Name       string     `json:"name"`       // the person, organisation or enterprise as people know it
	Enterprise string     `json:"enterprise"` // its name
	Message    string     `json:"message"`    // a sentence an official would write
	Basis      string     `json:"basis"`
	Due        string     `json:"due"`      // 2006-01-02; empty = none
	Verified   bool       `json:"verified"` // the rule's text was checked
	// Answer is what people said of the entry that is not there; empty = nobody was asked.
	Answer model.EntryAnswer `json:"answer"`
	// EnterpriseID is for jumping and sorting; the console prints the name.
	EnterpriseID string `json:"-"`
}

// FaultWords is the finding's fault, as those above are told of it.
func (f Finding) FaultWords() Fault {
	x, _ := FaultOf(f.Rule, f.Fault)
	return x
}

// At is what was found in which record.
func (f Finding) At() model.FaultAt {
	return model.FaultAt{RuleID: f.Rule, Fault: f.Fault, RecordKind: string(f.Kind), RecordID: f.ID}
}

// AskFirst reports that the finding rests on a missing entry of which nobody has said that it was
// not done: it is no fault yet.
func (f Finding) AskFirst() bool { return f.FaultWords().Asks && f.Answer != model.NotDone }

// AnswerWords is what people said of a missing entry, behind the finding's message.
func (f Finding) AnswerWords() string {
	switch f.Answer {
	case model.NotDone:
		return "（已核实：确实没做）"
	case model.NotRecorded:
		return "（已核实：没录，待补录）"
	}
	return ""
}

// Cited is the basis as lists show it, like Provision.Cited.
func (f Finding) Cited() string { return cited(f.Basis, f.Verified) }

// FullBasis is the basis where the finding stands alone.
func (f Finding) FullBasis() string {
	if f.Verified {
		return f.Basis
	}
	return f.Basis + "（待核对）"
}

// set is the rules of one topic with the function that checks them all.
type set struct {
	rules []Rule
	check func(*checker)
	long  bool // it takes longest, few as its rules are
}

// afterOthers is how many sets at the end look at what the others found.
const afterOthers = 1

// sets is the list of topics: a ledger's rules are registered by a line here.
var sets = []set{
	{rules: organizationRules, check: checkOrganizations},
	{rules: electionRules, check: checkElections},
	{rules: charterRules, check: checkCharters},
	{rules: staffingRules, check: checkStaffing},
	{rules: exchangeRules, check: checkExchanges},
	{rules: fundRules, check: checkFunds},
	{rules: memberRules, check: checkMembers},
	{rules: transferRules, check: checkTransfers},
	{rules: duesLedgerRules, check: checkDuesLedger},
	{rules: lifeRules, check: checkLife},
	{rules: developmentRules, check: checkDevelopment},
	{rules: careRules, check: checkCare},
	{rules: workRules, check: checkWork},
	{rules: supportRules, check: checkSupport},
	{rules: coverageRules, check: checkCoverage},
	{rules: lawRules, check: checkLaw, long: true},
	{rules: rectificationRules, check: checkRectification}, // last: it looks at what the others found
}

// All lists every rule, by ID.
func All() []Rule {
	var out []Rule
	for _, s := range sets {
		out = append(out, s.rules...)
	}
	slices.SortFunc(out, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// ByID finds a rule.
func ByID(id string) (Rule, bool) {
	r, ok := byID[id]
	return r, ok
}

// byID is filled in init: the sets' checks themselves look rules up. A rule that is
// registered twice or says nothing ends the program at its start.
var byID = map[string]Rule{}

func init() {
	for _, r := range All() {
		if _, twice := byID[r.ID]; twice || r.ID == "" || r.Title == "" || r.Topic == "" || r.Level.order() < 0 || len(r.Provisions) == 0 {
			panic("rule: " + r.ID + " is registered twice, or not whole")
		}
		byID[r.ID] = r
	}
}

// registered is the rule that a check speaks of, with or without a kind of fault behind it
// year); a test holds that there is no other.
func registered(what string) Rule {
	id, _, _ := strings.Cut(what, ":")
	r, ok := byID[id]
	if !ok {
		panic("rule: no rule " + id)
	}
	return r
}

// Check runs every rule over the records in scope. Findings come sorted: by
// level, then due day, then rule and record; the order is the same every time.
func Check(b *model.Book) []Finding {
	c := newChecker(b)
	first := len(sets) - afterOthers
	c.together(sets[:first])
	for _, s := range sets[first:] {
		s.check(c)
	}
	c.sort()
	return c.findings
}

// together checks sets at the same time, those with the most rules first, for they
// take longest; what they find is in the sets' order.
func (c *checker) together(list []set) {
	parts := make([]checker, len(list))
	broken := make([]any, len(list))
	order := make(chan int, len(list))
	for _, i := range byRules(list) {
		order <- i
	}
	close(order)
	check := func(i int) {
		defer func() {
			if v := recover(); v != nil {
				broken[i] = fallen{v, debug.Stack()}
			}
		}()
		parts[i] = *c
		parts[i].localDoc = map[string]string{}
		list[i].check(&parts[i])
	}
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		wait.Go(func() {
			for i := range order {
				check(i)
			}
		})
	}
	wait.Wait()
	for i := range parts {
		if broken[i] != nil {
			panic(broken[i]) // where the caller can hear of it
		}
		c.findings = append(c.findings, parts[i].findings...)
	}
}

// fallen is a check's panic, with the stack that its goroutine had.
type fallen struct {
	value any
	stack []byte
}

func (f fallen) Error() string { return fmt.Sprintf("check: %v", f.value) }

// Unwrap gives the panic's value if that was an error.
func (f fallen) Unwrap() error {
	err, _ := f.value.(error)
	return err
}

// Stack is where it happened.
func (f fallen) Stack() []byte { return f.stack }

// byRules is the places of the sets, the one with the most rules first.
func byRules(list []set) []int {
	out := make([]int, len(list))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		if list[a].long != list[b].long {
			if list[a].long {
				return -1
			}
			return 1
		}
		return cmp.Compare(len(list[b].rules), len(list[a].rules))
	})
	return out
}

// checker is one run: the book, the limits in force, what was found.
type checker struct {
	book     *model.Book
	asOf     day.Day
	ahead    day.Day                      // the last day that is looked ahead to
	local    map[string][]model.LocalRule // by rule/limit: the stricter ones
	localDoc map[string]string            // by rule/limit: the document of the local one last applied
	reviewed map[string]bool
	waived   map[string]model.Waiver
	answered map[model.FaultAt]model.EntryCheck
	findings []Finding
}

func newChecker(b *model.Book) *checker {
	c := &checker{book: b, asOf: b.AsOf, ahead: b.AsOf.AddDays(b.AheadDays()), local: map[string][]model.LocalRule{},
		localDoc: map[string]string{}, reviewed: map[string]bool{}, waived: map[string]model.Waiver{}, answered: model.EntryChecks(b)}
	for _, l := range model.Everywhere[model.LocalRule](b) {
		c.takeLocal(l)
	}
	for _, r := range model.Everywhere[model.RuleReview](b) {
		c.reviewed[r.RuleID+"/"+r.Edition] = true
	}
	for _, w := range model.Everywhere[model.Waiver](b) {
		c.waived[w.RuleID+"/"+w.RecordKind+"/"+w.RecordID] = w
	}
	return c
}

// takeLocal keeps a local rule if it is stricter; a looser one is ignored here,
// and the store refuses to keep it.
func (c *checker) takeLocal(l model.LocalRule) {
	r, ok := ByID(l.RuleID)
	if !ok {
		return
	}
	for _, lim := range r.Limits {
		if lim.Name == l.Limit && lim.Stricter(l.Value) {
			key := l.RuleID + "/" + lim.Name
			c.local[key] = append(c.local[key], l)
		}
	}
}

// limit is a rule's limit in force on AsOf.
func (c *checker) limit(ruleID, name string) int { return c.limitOn(ruleID, name, c.asOf) }

// limitOn is a rule's limit in force on a day: the national one, or the strictest
// local one that held then. A step is judged by the day its term began: a local
// rule does not reach back. The findings that follow name the local document.
func (c *checker) limitOn(ruleID, name string, on day.Day) int {
	if on.IsZero() {
		on = c.asOf
	}
	value, document := limitAmong(c.local[ruleID+"/"+name], ruleID, name, on)
	c.localDoc[ruleID+"/"+name] = document
	return value
}

// limitAmong is the limit with the strictest of the local ones in force, and whose document
// that rests on; empty = the national limit.
func limitAmong(local []model.LocalRule, ruleID, name string, on day.Day) (value int, document string) {
	for _, l := range registered(ruleID).Limits {
		if l.Name != name {
			continue
		}
		for _, x := range local {
			if x.Active(on) && l.Stricter(x.Value) {
				l.Value, document = x.Value, x.Document
			}
		}
		return l.Value, document
	}
	panic("rule: no limit " + name + " in " + ruleID)
}

// LimitOn is a rule's limit in force on a day, by its name; the strictest local one counts.
func LimitOn(b *model.Book, ruleID, name string, on day.Day) int {
	var local []model.LocalRule
	for _, l := range model.Everywhere[model.LocalRule](b) {
		if l.RuleID == ruleID && l.Limit == name {
			local = append(local, l)
		}
	}
	value, _ := limitAmong(local, ruleID, name, on)
	return value
}

// subject is the record that a finding is about, and what people call it.
type subject struct {
	record model.Record
	name   string
}

// report adds a finding of the rule's own level. what is the rule, with the kind of fault behind
// a colon if it is not the usual one: A-06:year. due may be zero.
func (c *checker) report(what, edition string, s subject, due day.Day, message string) {
	c.reportAt(registered(what).Level, what, edition, s, due, message)
}

// reportAt adds a finding of another level than the rule's own.
func (c *checker) reportAt(level Level, what, edition string, s subject, due day.Day, message string) {
	_, fault, _ := strings.Cut(what, ":")
	c.add(registered(what), fault, edition, level, s, due, message)
}

// standsFor says how many the findings from a place on speak of.
func (c *checker) standsFor(from, n int) {
	for i := range c.findings[from:] {
		c.findings[from+i].Number = n
	}
}

func (c *checker) add(r Rule, fault, edition string, level Level, s subject, due day.Day, message string) {
	p := r.In(edition)
	if c.reviewed[r.ID+"/"+p.Named()] {
		p.Verified = true
	}
	if w, ok := c.waived[r.ID+"/"+string(s.record.Kind())+"/"+s.record.Key()]; ok && level != Due && !w.Day.After(c.asOf) {
		level, message = Note, message+"（已说明理由："+w.Reason+"）"
	}
	basis := p.Basis()
	for _, l := range r.Limits {
		if doc := c.localDoc[r.ID+"/"+l.Name]; doc != "" {
			basis += "；本地规定" + doc
		}
	}
	enterprise := c.book.EnterpriseOf(s.record)
	f := Finding{
		Rule: r.ID, Fault: fault, Number: 1, Edition: p.Edition, Level: level, Kind: s.record.Kind(), ID: s.record.Key(), Name: s.name,
		Enterprise: c.book.EnterpriseName(enterprise), EnterpriseID: enterprise,
		Message: message, Basis: basis, Due: due.String(), Verified: p.Verified,
	}
	if a, ok := c.answered[f.At()]; ok && level != Due {
		f.Answer = a.Answer
	}
	c.findings = append(c.findings, f)
}

// overdue reports a step that should be done by due and is not: at the rule's
// level once the day is past, as Due when it falls within the days looked ahead. Of a
// month its last day counts.
func (c *checker) overdue(ruleID, edition string, s subject, due day.Day, late, soon string) {
	switch due = due.Last(); {
	case due.IsZero():
	case due.Before(c.asOf):
		c.report(ruleID, edition, s, due, late)
	case !due.After(c.ahead):
		c.reportAt(Due, ruleID, edition, s, due, soon)
	}
}

func (c *checker) sort() {
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Level.order(), b.Level.order()), cmp.Compare(dueKey(a), dueKey(b)),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Message, b.Message))
	})
}

// dueKey puts findings without a day behind those with one.
func dueKey(f Finding) string {
	if f.Due == "" {
		return "9"
	}
	return f.Due
}
