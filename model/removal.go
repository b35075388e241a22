package model

// Taking records out: what hangs on them goes with them, what others rest on stays and
// is named. Members of the Party are not removed: that they have left is registered, and
// only one who was entered by mistake is taken out, by saying so.

import (
	"fmt"
	"slices"
	"strings"
)

// fixed says of a kind that its records are not removed by hand; standing, that one
// stands by itself and never goes with what it hangs on.
func (s *Schema) fixed() *Schema    { s.Fixed = true; return s }
func (s *Schema) standing() *Schema { s.Standing = true; return s }

// Removal is what comes of taking records out.
type Removal struct {
	Gone    []Record // of those that were asked for: what goes
	Along   []Record // what goes with them because it is a part of them, or about them
	Kept    []Held   // of those that were asked for: what stays
	Missing []Ref    // and what is not there (any more)
}

// Held is a record that is not removed, and why.
type Held struct {
	Record Record
	Member bool // a member of the Party: leaving is registered, or the mistake declared
	Fixed  bool // one of a kind that is not removed by hand
	// By is what refers to it, or to a part of it, and is not a part of it itself.
	By []Record
}

// PlanRemoval works out what taking the records at refs out comes to. With mistaken,
// members among them were entered by mistake.
func PlanRemoval(b *Book, refs []Ref, mistaken bool) *Removal {
	p := &removing{b: b, out: &Removal{}, parts: map[Ref][]Ref{}, gone: map[Ref]bool{}}
	for i, ref := range refs {
		if r, ok := b.Record(ref); !ok {
			p.out.Missing = append(p.out.Missing, ref)
		} else if !slices.Contains(refs[:i], ref) {
			p.ask(r, mistaken)
		}
	}
	p.settle()
	p.collect()
	return p.out
}

// removing is the work of planning one.
type removing struct {
	b     *Book
	out   *Removal
	roots []Record
	parts map[Ref][]Ref // of each root: itself and what goes with it
	gone  map[Ref]bool  // all that goes
}

func (p *removing) ask(r Record, mistaken bool) {
	h := Held{Record: r, Fixed: SchemaOf(r.Kind()).Fixed}
	if x, ok := r.(Person); ok && !mistaken {
		h.Member = p.b.EverMember(x)
	}
	if h.Fixed || h.Member {
		p.out.Kept = append(p.out.Kept, h)
		return
	}
	p.roots = append(p.roots, r)
	p.parts[RefOf(r)] = p.b.withParts(RefOf(r))
}

// withParts is the record itself, and what is a part of it or about it, and so on.
func (b *Book) withParts(root Ref) []Ref {
	out := []Ref{root}
	seen := map[Ref]bool{root: true}
	for i := 0; i < len(out); i++ {
		for _, r := range b.Referrers(out[i]) {
			if ref := RefOf(r); !seen[ref] && partOf(r, out[i]) {
				seen[ref] = true
				out = append(out, ref)
			}
		}
	}
	return out
}

// partOf reports that a record cannot be without the one at ref that it refers to: it
// hangs on it, is about that person, is said of it, or says so itself (part).
func partOf(r Record, ref Ref) bool {
	s := SchemaOf(r.Kind())
	if at, speaks := Pointer(r); speaks && at == ref {
		_, id, _ := PointerFields(s)
		return id.Required
	}
	if f, ok := s.Field("PersonID"); ok && f.Required && ref.Kind == KindPerson && f.Text(r) == ref.ID {
		return true
	}
	for _, f := range s.Fields {
		if f.part && f.Ref == ref.Kind && f.Text(r) == ref.ID {
			return true
		}
	}
	return !s.Standing && r.Owner() == ref
}

// settle keeps those on which something rests that stays, until nothing does.
func (p *removing) settle() {
	for {
		clear(p.gone)
		for _, r := range p.roots {
			for _, ref := range p.parts[RefOf(r)] {
				p.gone[ref] = true
			}
		}
		before := len(p.roots)
		p.roots = slices.DeleteFunc(p.roots, func(r Record) bool {
			by := p.holders(RefOf(r))
			if len(by) > 0 {
				p.out.Kept = append(p.out.Kept, Held{Record: r, By: by})
			}
			return len(by) > 0
		})
		if len(p.roots) == before {
			return
		}
	}
}

// holders is what stays and refers to a root or to a part of it.
func (p *removing) holders(root Ref) []Record {
	var out []Record
	seen := map[Ref]bool{}
	for _, part := range p.parts[root] {
		for _, r := range p.b.Referrers(part) {
			if ref := RefOf(r); !p.gone[ref] && !seen[ref] {
				seen[ref] = true
				out = append(out, r)
			}
		}
	}
	return out
}

func (p *removing) collect() {
	asked := map[Ref]bool{}
	for _, r := range p.roots {
		p.out.Gone = append(p.out.Gone, r)
		asked[RefOf(r)] = true
	}
	for _, r := range p.roots {
		for _, ref := range p.parts[RefOf(r)] {
			if x, ok := p.b.Record(ref); ok && !asked[ref] {
				asked[ref] = true
				p.out.Along = append(p.out.Along, x)
			}
		}
	}
}

// EverMember reports a person who is a member of the Party, awaits the approval of the
// admission, or was one at any time before.
func (b *Book) EverMember(p Person) bool {
	if p.Status.Member() || !p.Admitted.IsZero() || !p.Confirmed.IsZero() || b.MemberStateOn(p.ID, b.AsOf) != (MemberState{}) {
		return true
	}
	return slices.ContainsFunc(CasesOf(b, p.ID), func(c *DevelopmentCase) bool {
		_, admitted := AdmissionOn(b, *c, b.AsOf)
		return admitted
	})
}

// Say is why it stays, in a sentence that names it.
func (h Held) Say(b *Book) string {
	name := b.Titled(h.Record)
	switch {
	case h.Fixed:
		return name + "不在这里删除。"
	case h.Member:
		return name + "是党员（或者曾经是党员、正待审批），不删除：转出、死亡、退党等请登记离开，记录保留；确属误登记的，另按误登记删除。"
	}
	return name + "还被" + b.Several(h.By, 3) + "用到，不能删除。请先把这些记录改到别处或者删除，再删它。"
}

// Several names some records by their kinds: 人员12条（“张甲”“李乙”“王丙”等）; at most
// so many names of each kind, none of nought.
func (b *Book) Several(list []Record, most int) string {
	var parts []string
	for _, s := range schemas {
		var names []string
		n := 0
		for _, r := range list {
			if r.Kind() != s.Kind {
				continue
			}
			if n++; n <= most {
				names = append(names, "“"+b.CallName(r)+"”")
			}
		}
		if n > 0 {
			part := fmt.Sprintf("%s%d条", s.Label, n)
			if most > 0 {
				if n > most {
					names = append(names, "等")
				}
				part += "（" + strings.Join(names, "") + "）"
			}
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "、")
}
