package model

// Two records of one person made one (合并重复的人): which is kept, what of the other is
// taken over field by field, and what referred to the other refers to it from then on.

import (
	"fmt"
	"slices"
	"strings"
)

// Take says whose value of a field a merged record has.
type Take string

// The answers.
const (
	TakeKept  Take = "kept"  // that of the record that is kept
	TakeOther Take = "other" // that of the other one
	TakeBoth  Take = "both"  // of long texts: both, one after the other
)

// Difference is one field in which the two records differ.
type Difference struct {
	Field Field
	Take  Take // what is taken unless something else is chosen
}

// Conflict is something in the way of a merge.
type Conflict struct {
	Records []Record // to be mended first
	Say     string
}

// Merging is what comes of merging two people.
type Merging struct {
	Kept, Other Person
	Merged      Person       // the kept one as it will be
	Differences []Difference // in the order of the fields
	Moved       []Moved      // what changes with it: references turned, gaps filled
	Dropped     []Record     // records of the other one that the kept one has, too
	Blocks      []Conflict   // while there is one it cannot be done
	Doubts      []string     // what speaks against it, or should be looked at
	Unlike      bool         // they have two identity numbers, or two names
}

// Moved is one record that a merge changes.
type Moved struct{ Was, Now Record }

// SuggestKept puts first of two people the one that is better kept: who is on the
// register, a member, fuller, and on whom more hangs.
func SuggestKept(b *Book, x, y Person) (kept, other Person) {
	if weightOf(b, y) > weightOf(b, x) {
		return y, x
	}
	return x, y
}

func weightOf(b *Book, p Person) int {
	n := len(b.Referrers(RefOf(p)))
	for _, f := range SchemaOf(KindPerson).Fields {
		n += oneOf(!f.IsZero(p))
	}
	return n + 1000*oneOf(b.EverMember(p)) + 2000*oneOf(p.Left.IsZero()) + 500*oneOf(CheckIdentity(p.IdentityNumber) == nil)
}

// PlanMerge works out what comes of keeping one of two people in the place of both. take
// says of fields, by name, whose value holds; the others are as Differences proposes.
func PlanMerge(b *Book, kept, other Person, take map[string]Take) *Merging {
	m := &Merging{Kept: kept, Other: other, Differences: differences(kept, other)}
	m.Merged = m.merged(take)
	m.compare()
	w := &merger{Merging: m, b: b, now: map[Ref]Record{RefOf(kept): m.Merged}, gone: map[Ref]bool{RefOf(other): true}}
	w.move()
	w.askLaw()
	return m
}

// pairs are fields that are only right together: they are taken as the first one is.
var pairs = map[string]string{"IdentityKind": "IdentityNumber", "LeftHow": "Left"}

func differences(kept, other Person) []Difference {
	var out []Difference
	for _, f := range SchemaOf(KindPerson).Fields {
		if f.Name == "ID" || f.Name == "Erased" || f.Raw(kept) == f.Raw(other) {
			continue
		}
		d := Difference{f, TakeKept}
		if f.IsZero(kept) {
			d.Take = TakeOther
		}
		switch {
		case f.Name == "Left" || f.Name == "LeftHow": // who is on the register stays there
			d.Take = TakeKept
		case f.Name == "IdentityKind" && kept.IdentityNumber == "" && other.IdentityNumber != "":
			d.Take = TakeOther
		case f.Name == "Status" && statusOrder(other.Status) > statusOrder(kept.Status):
			d.Take = TakeOther
		case f.Style == "long" && !f.IsZero(kept) && !f.IsZero(other):
			d.Take = TakeBoth
		}
		out = append(out, d)
	}
	return out
}

func statusOrder(s PartyStatus) int { return slices.Index(s.Choices(), string(s)) }

// merged is the kept record with what is taken over.
func (m *Merging) merged(take map[string]Take) Person {
	p := m.Kept
	for _, d := range m.Differences {
		how, chosen := take[d.Field.Name]
		if first, paired := pairs[d.Field.Name]; paired && !chosen {
			how, chosen = take[first], take[first] != ""
		}
		if !chosen {
			how = d.Take
		}
		switch how {
		case TakeOther:
			d.Field.Copy(&p, m.Other)
		case TakeBoth:
			_ = d.Field.SetRaw(&p, joined(d.Field.Text(m.Kept), d.Field.Text(m.Other)), 0) // a text takes any text
		}
	}
	return p
}

func joined(x, y string) string { return strings.Trim(x+"\n"+y, "\n") }

// compare says what speaks against the two being one.
func (m *Merging) compare() {
	x, y := m.Kept, m.Other
	differ := func(a, b string) bool { return a != "" && b != "" && !strings.EqualFold(a, b) }
	if differ(x.IdentityNumber, y.IdentityNumber) {
		m.Unlike = true
		m.Doubts = append(m.Doubts, "两条的证件号码不同，很可能不是同一个人，请核对证件。")
	}
	if x.Name != y.Name {
		m.Unlike = true
		m.Doubts = append(m.Doubts, "两条的姓名不同（“"+x.Name+"”“"+y.Name+"”）。")
	}
	if differ(string(x.Sex), string(y.Sex)) || differ(x.BirthDay.String(), y.BirthDay.String()) {
		m.Doubts = append(m.Doubts, "两条的性别或者出生日期不同。")
	}
	if x.Status.Member() && y.Status.Member() && differ(x.Admitted.String(), y.Admitted.String()) {
		m.Doubts = append(m.Doubts, "两条都是党员，入党日期不同（"+x.Admitted.String()+"、"+y.Admitted.String()+"），请按档案选定。")
	}
	if x.Left.IsZero() != y.Left.IsZero() {
		m.Doubts = append(m.Doubts, "一条登记了离开，另一条没有。")
	}
	if !x.Erased.IsZero() || !y.Erased.IsZero() {
		m.Blocks = append(m.Blocks, Conflict{[]Record{x, y}, "其中有一条的个人信息已依法删除，不能合并。"})
	}
}

// merger is the work of one plan.
type merger struct {
	*Merging
	b    *Book
	now  map[Ref]Record // changed
	gone map[Ref]bool
}

// move turns the references to the other one.
func (w *merger) move() {
	from, to := RefOf(w.Other), RefOf(w.Kept)
	for _, was := range w.b.Referrers(from) {
		now, doubt := oncePerson(was, Redirected(was, from, to), to)
		if doubt != "" {
			w.Doubts = append(w.Doubts, w.b.Titled(was)+doubt)
		}
		if twin := w.twin(now); twin != nil {
			w.double(was, now, twin)
			continue
		}
		w.now[RefOf(now)] = now
		w.Moved = append(w.Moved, Moved{was, now})
	}
}

// oncePerson empties a second field of a record that names the same person now, as one
// of two mentors who were the two records of one person.
func oncePerson(was, now Record, kept Ref) (Record, string) {
	s := SchemaOf(now.Kind())
	p := s.Pointer(now)
	first, doubt := "", ""
	for _, f := range s.Fields {
		if f.Ref != kept.Kind || f.Text(now) != kept.ID {
			continue
		}
		if first == "" {
			first = f.Label
			continue
		}
		doubt = "的" + first + "和" + f.Label + "成了同一个人"
		if !f.Required {
			f.Clear(p)
			doubt += "，" + f.Label + "改为空，请核对"
		}
		doubt += "。"
	}
	return s.Deref(p), doubt
}

// twin is a record of the kept one that says the same by its surest natural key as one
// of the other does once it is moved; nil if there is none.
func (w *merger) twin(now Record) Record {
	s := SchemaOf(now.Kind())
	for i, fields := range s.Keys {
		k := s.NaturalKey(now, fields)
		if k == "" {
			continue
		}
		for _, x := range w.b.Referrers(RefOf(w.Kept)) {
			if x.Kind() != s.Kind || x.Key() == now.Key() || s.NaturalKey(x, fields) != k || w.gone[RefOf(x)] {
				continue
			}
			if i == 0 || s.KeyOf(x, s.Keys[0]) == s.KeyOf(now, s.Keys[0]) { // an empty field of it is alike, too
				return x
			}
			w.Doubts = append(w.Doubts, "合并后有两条"+s.Label+"：“"+w.b.CallName(x)+"”（编号"+x.Key()+"、"+now.Key()+"），请核对。")
			return nil
		}
	}
	return nil
}

// double makes one of two records that say the same: the gaps of the kept one's are
// filled, the other one's goes, unless something hangs on it.
func (w *merger) double(was, now, twin Record) {
	s := SchemaOf(now.Kind())
	if by := w.b.Referrers(RefOf(was)); len(by) > 0 {
		w.Blocks = append(w.Blocks, Conflict{[]Record{twin, was},
			"两条各有一份" + s.Label + "，内容相同，各自还有" + w.b.Several(by, 2) + "，分不清留哪一份。请先处理其中一份。"})
		return
	}
	if x, changed := w.now[RefOf(twin)]; changed {
		twin = x
	}
	p := s.Pointer(twin)
	var differ []string
	for _, f := range s.Fields[1:] {
		switch {
		case f.Raw(twin) == f.Raw(now) || f.IsZero(now):
		case f.IsZero(twin):
			f.Copy(p, now)
		default:
			differ = append(differ, f.Label)
		}
	}
	if len(differ) > 0 {
		w.Doubts = append(w.Doubts, fmt.Sprintf("%s两条都有，%s不同，以保留的人的为准。", w.b.Titled(twin), strings.Join(differ, "、")))
	}
	w.Dropped = append(w.Dropped, was)
	w.gone[RefOf(was)] = true
	if filled := s.Deref(p); filled != twin {
		w.change(twin, filled)
	}
}

// change notes a change of a record that may have been changed already.
func (w *merger) change(was, now Record) {
	w.now[RefOf(now)] = now
	if i := slices.IndexFunc(w.Moved, func(m Moved) bool { return RefOf(m.Now) == RefOf(now) }); i >= 0 {
		w.Moved[i].Now = now
		return
	}
	w.Moved = append(w.Moved, Moved{was, now})
}

// askLaw asks the law of all that is written.
func (w *merger) askLaw() {
	o := w.outlook()
	ask := func(was, now Record) {
		for _, f := range append(Law(w.b.Today, now), LawAmong(o, was, now)...) {
			w.Blocks = append(w.Blocks, Conflict{[]Record{was}, "合并后的" + w.b.Titled(now) + "不合规：" + f.Lettered(now.Kind()) + "。"})
		}
	}
	ask(w.Kept, w.Merged)
	for _, m := range w.Moved {
		ask(m.Was, m.Now)
	}
}

// outlook is the ledger as the merge will leave it.
func (w *merger) outlook() *Outlook {
	read := map[Kind]map[string]Record{}
	return &Outlook{Of: func(kind Kind) (map[string]Record, error) {
		if read[kind] != nil {
			return read[kind], nil
		}
		all := map[string]Record{}
		SchemaOf(kind).each(w.b, func(_ any, r func() Record) {
			x := r()
			if now := w.now[RefOf(x)]; now != nil {
				x = now
			}
			if !w.gone[RefOf(x)] {
				all[x.Key()] = x
			}
		})
		read[kind] = all
		return all, nil
	}}
}
