package assess

// How each piece of evidence stands (REPORTS C-4): worked out, never typed, the worst of
// what is found. Nothing here, nor in what is built on it, changes the day on which a paper
// came about.

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
)

// State is how evidence stands; empty = none is asked for, and none is there.
type State string

// The states, the worst first.
const (
	Missing State = "缺失"
	Odd     State = "时间异常"
	Poor    State = "不规范"
	Whole   State = "齐全"
)

// States lists them, the worst first.
func States() []State { return []State{Missing, Odd, Poor, Whole} }

// FileFault is what is wrong with an attached file on the disk.
type FileFault string

// The faults.
const (
	FileGone   FileFault = "文件缺失或者已被改动"
	FileUnseen FileFault = "图片不完整，打不开"
)

// Stands is a state with what it rests on, as sentences without an end.
type Stands struct {
	State State
	Why   []string
}

// worse takes a further state in.
func (s *Stands) worse(state State, why string) {
	at := func(x State) int {
		if i := slices.Index(States(), x); i >= 0 {
			return i
		}
		return len(States())
	}
	if at(state) < at(s.State) {
		s.State = state
	}
	if why != "" && !slices.Contains(s.Why, why) {
		s.Why = append(s.Why, why)
	}
}

// Item is one piece of evidence.
type Item struct {
	model.EvidenceItem
	Stands
	Files    []model.Attachment
	Linked   model.Record // what it is linked to; nil = nothing, or it is no longer there
	Personal bool         // it holds what is sensitive about somebody, or is about a person
	Ordinal  int          // from 1, among those of its indicator
}

// prove finds the evidence of each indicator.
func (a *Assessment) prove() {
	for _, e := range model.Owned[model.EvidenceItem](a.Book, a.Enterprise) {
		if n, ok := a.Node(e.IndicatorID); ok {
			n.Items = append(n.Items, a.item(n, *e))
		}
	}
	for i := range a.Nodes {
		n := &a.Nodes[i]
		slices.SortStableFunc(n.Items, func(x, y Item) int {
			return cmp.Or(cmp.Compare(x.Order, y.Order), x.Formed.Compare(y.Formed), cmp.Compare(x.Title, y.Title), cmp.Compare(x.ID, y.ID))
		})
		for k := range n.Items {
			n.Items[k].Ordinal = k + 1
		}
		if n.Leaf {
			a.stand(n)
		}
	}
}

// item looks at one piece.
func (a *Assessment) item(n *Node, e model.EvidenceItem) Item {
	x := Item{EvidenceItem: e, Stands: Stands{State: Whole}}
	if r, ok := a.Book.Record(model.Ref{Kind: model.Kind(e.RecordKind), ID: e.RecordID}); ok {
		x.Linked = r
	}
	x.Files = FilesOf(a.Book, e)
	x.Personal = e.Sensitive || a.personal(x.Linked) || telling.MatchString(e.Title)
	a.files(n, &x)
	a.times(n, &x)
	a.manners(&x)
	return x
}

// FilesOf is the files of a piece of evidence that are there by the book.
func FilesOf(b *model.Book, e model.EvidenceItem) []model.Attachment {
	out := model.Attachments(b, model.RefOf(e))
	if e.Hash == "" {
		return out
	}
	for _, f := range model.Attachments(b, model.Ref{Kind: model.Kind(e.RecordKind), ID: e.RecordID}) {
		if f.Hash == e.Hash {
			return append(out, f)
		}
	}
	return out
}

// files asks whether what is to be shown is there.
func (a *Assessment) files(n *Node, x *Item) {
	if x.RecordID != "" && x.Linked == nil {
		x.worse(Missing, "所链的记录已不在台账中")
	}
	switch {
	case x.Hash != "" && !slices.ContainsFunc(x.Files, func(f model.Attachment) bool { return f.Hash == x.Hash }):
		x.worse(Missing, "所选的附件已从记录上移除")
	case len(x.Files) == 0 && (strings.TrimSpace(n.Demand) != "" || x.RecordID == ""):
		x.worse(Missing, "没有附件")
	}
	for _, f := range x.Files {
		switch fault := a.Files[f.Hash]; fault {
		case "":
		case FileUnseen:
			x.worse(Poor, "附件“"+f.Title+"”"+string(fault))
		default:
			x.worse(Missing, "附件“"+f.Title+"”"+string(fault))
		}
	}
}

// Term is the first and last day of which an indicator's evidence speaks.
func (a *Assessment) Term(i model.Indicator) (from, to day.Day) {
	from, to = a.Of.Term()
	if !i.From.IsZero() {
		from = i.From.First()
	}
	if !i.To.IsZero() {
		to = i.To.Last()
	}
	return from, to
}

// madeLate is how many days what is made for an inspection may be older than its file.
const madeLate = 30

var numberYear = regexp.MustCompile(`[〔\[（(【]((?:19|20)\d\d)[〕\]）)】]`)

// times asks whether the days fit.
func (a *Assessment) times(n *Node, x *Item) {
	if !x.Formed.IsZero() {
		from, to := a.Term(n.Indicator)
		switch {
		case x.Formed.Last().Before(from):
			x.worse(Odd, "形成日期早于考核期（"+from.String()+"起）")
		case x.Formed.First().After(to):
			x.worse(Odd, "形成日期晚于考核期（"+to.String()+"止）")
		}
		if d := a.Of.Deadline; !d.IsZero() && x.Formed.First().After(d.Last()) {
			x.worse(Odd, "形成日期晚于材料截止日期（"+d.String()+"）")
		}
		if m := numberYear.FindStringSubmatch(x.Number); m != nil && m[1] != strconv.Itoa(x.Formed.Year()) {
			x.worse(Odd, "文号的年份（"+m[1]+"）与形成日期不同")
		}
		if d := HappenedOn(x.Linked); !d.IsZero() && x.Formed.Last().Before(d.First()) {
			x.worse(Odd, "形成日期早于所链记录的日期（"+d.String()+"）")
		}
		for _, f := range x.Files {
			if x.Origin == model.OriginMade && !f.Day.IsZero() && f.Day.Sub(x.Formed.Last()) > madeLate {
				x.worse(Odd, fmt.Sprintf("登记为%s，形成日期却比添加附件的日期（%s）早%d天", x.Origin, f.Day, f.Day.Sub(x.Formed.Last())))
				break
			}
		}
	}
	for _, f := range a.about(x.Linked) {
		if reversed(f) {
			x.worse(Odd, "所链记录的先后次序不对："+strings.TrimRight(f.Message, "。"))
		}
	}
}

// HappenedOn is the day on which what a record tells of took place; zero = it is not said.
func HappenedOn(r model.Record) day.Day {
	if r == nil {
		return day.Day{}
	}
	s := model.SchemaOf(r.Kind())
	for _, name := range []string{"Day", "PartyDay", "Elected", "Issued", "From"} {
		if f, ok := s.Field(name); ok && f.Type == model.DayField && !f.IsZero(r) {
			var d day.Day
			if d.UnmarshalText([]byte(f.Text(r))) == nil {
				return d
			}
		}
	}
	return day.Day{}
}

// standing is the kinds whose findings are not those of every record that hangs on them.
var standing = map[model.Kind]bool{model.KindEnterprise: true, model.KindOrganization: true, model.KindPerson: true, "": true}

// about is the findings about a record, and about what it is a part of.
func (a *Assessment) about(r model.Record) []rule.Finding {
	if r == nil {
		return nil
	}
	out := slices.Clone(a.found[model.RefOf(r)])
	for range 4 { // no chain of owners is longer
		up := r.Owner()
		next, ok := a.Book.Record(up)
		if standing[up.Kind] || !ok {
			break
		}
		out = append(out, a.found[up]...)
		r = next
	}
	return out
}

var outOfOrder = regexp.MustCompile(`倒置|(?:^|[^不])(?:早于|晚于)`)

// reversed reports a finding that two steps are recorded the wrong way round.
func reversed(f rule.Finding) bool { return f.Level != rule.Due && outOfOrder.MatchString(f.Message) }

// isDocument is titles of what bears a number.
var isDocument = regexp.MustCompile(`(?:通知|批复|请示|决定|意见|办法|规定|函|公告|通报)(?:（[^）]*）)?$`)

// telling is titles of what holds more about a person than an inspection needs.
var telling = regexp.MustCompile(`身份证|户口|病历|诊断|困难|处分|党费明细|家庭成员|政审|档案`)

// manners asks whether a piece is as papers should be.
func (a *Assessment) manners(x *Item) {
	if x.Formed.IsZero() {
		x.worse(Poor, "没有形成日期")
	}
	if x.Number == "" && isDocument.MatchString(x.Title) {
		x.worse(Poor, "没有文号")
	}
	if x.Signing == model.SigningLacks {
		x.worse(Poor, "缺签字、盖章")
	}
	if x.Lacks != "" {
		x.worse(Poor, x.Lacks)
	}
	for _, f := range a.about(x.Linked) {
		if (f.Level == rule.Block || f.Level == rule.Warn) && !reversed(f) {
			x.worse(Poor, "所链记录有问题："+strings.TrimRight(f.Message, "。"))
		}
	}
}

// personal reports a record about a person.
func (a *Assessment) personal(r model.Record) bool {
	for range 4 { // no chain of owners is longer
		if r == nil {
			return false
		}
		if _, ok := model.SchemaOf(r.Kind()).Field("PersonID"); ok || r.Kind() == model.KindPerson {
			return true
		}
		next, ok := a.Book.Record(r.Owner())
		if !ok {
			return false
		}
		r = next
	}
	return false
}

// stand is how the evidence of a leaf stands as a whole.
func (a *Assessment) stand(n *Node) {
	demanded := n.Pieces > 0 || strings.TrimSpace(n.Demand) != ""
	if n.Manner == model.MannerBonus && n.Self.Score.N() == 0 { // nobody must have what is added for
		demanded = false
	}
	if !demanded && len(n.Items) == 0 {
		return
	}
	n.Stands = Stands{State: Whole}
	here := 0
	for _, x := range n.Items {
		here += oneIf(x.State != Missing)
		if x.State != Whole {
			n.worse(x.State, "“"+x.Title+"”"+strings.Join(x.Why, "，"))
		}
	}
	if !demanded {
		return
	}
	least := max(1, n.Pieces)
	if n.Cycle == "" || n.Cycle == model.CycleYear {
		if here < least {
			n.worse(Missing, fmt.Sprintf("要求%d件，现有%d件", least, here))
		}
		return
	}
	from, to := a.Term(n.Indicator)
	for _, w := range turns(n.Cycle, from, to, a.Book.AsOf) {
		got := 0
		for _, x := range n.Items {
			got += oneIf(x.State != Missing && !x.Formed.IsZero() && !x.Formed.Last().Before(w.from) && !x.Formed.First().After(w.to))
		}
		if got < least {
			n.worse(Missing, fmt.Sprintf("%s要求%d件，现有%d件", w.name, least, got))
		}
	}
}

// window is one turn of a cycle.
type window struct {
	name     string
	from, to day.Day
}

// turns is the turns of a cycle, from a day up to the last one, that are over by a day.
func turns(c model.Cycle, from, last, on day.Day) []window {
	var out []window
	for range 120 { // a hundred and twenty months are more than any scheme asks about
		to := from.AddMonths(c.Months()).AddDays(-1)
		if to.After(last) || !to.Before(on) {
			break
		}
		out = append(out, window{windowName(c, from), from, to})
		from = to.AddDays(1)
	}
	return out
}

func windowName(c model.Cycle, from day.Day) string {
	year := strconv.Itoa(from.Year()) + "年"
	switch {
	case c == model.CycleMonth:
		return year + strconv.Itoa(from.Month()) + "月"
	case c == model.CycleQuarter && from.Month()%3 == 1:
		return year + "第" + string([]rune("一二三四")[from.Month()/3]) + "季度"
	case c == model.CycleHalf && from.Month() == 1:
		return year + "上半年"
	case c == model.CycleHalf && from.Month() == 7:
		return year + "下半年"
	}
	return from.String() + "起的" + string(c)
}

// rushDays and rushLeast say what is added in haste: so many pieces within so many days
// before the inspection.
const (
	rushDays  = 10
	rushLeast = 3
)

// Rushed is the pieces whose files were added within ten days before the inspection, if
// they are several. It is for the office alone: nothing that goes out says it.
func (a *Assessment) Rushed() []Item {
	on := a.Of.Inspected
	if on.IsZero() {
		return nil
	}
	var out []Item
	for _, n := range a.Nodes {
		for _, x := range n.Items {
			if slices.ContainsFunc(x.Files, func(f model.Attachment) bool {
				return !f.Day.IsZero() && !f.Day.After(on.Last()) && on.First().Sub(f.Day) <= rushDays
			}) {
				out = append(out, x)
			}
		}
	}
	if len(out) < rushLeast {
		return nil
	}
	return out
}
