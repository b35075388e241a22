package model

// What kind of organisation a number of members asks for (国企条例第四条; DOMAIN
// A-01 … A-03), and which organisation leads an enterprise.

// The numbers of 国企条例第四条. A committee and a general branch go by members,
// probationary ones included; a branch and its committee by full members.
const (
	CommitteeMembers     = 100
	GeneralBranchMembers = 50
	BranchFullMembers    = 3
	BranchCommitteeFull  = 7
)

// SuggestedType is the organisation that the numbers ask for; empty if there are
// too few full members for one of their own.
func SuggestedType(members, full int) OrganizationType {
	switch {
	case members >= CommitteeMembers:
		return Committee
	case members >= GeneralBranchMembers:
		return GeneralBranch
	case full >= BranchFullMembers:
		return Branch
	}
	return ""
}

// TopOrganization is the enterprise's own highest organisation on AsOf: a
// committee before a general branch before a branch, then by the list's order;
// a temporary one only if there is no other.
func TopOrganization(b *Book, enterprise string) (Organization, bool) {
	var best *Organization
	for _, o := range Owned[Organization](b, enterprise) {
		if b.Standing(o, b.AsOf) && (best == nil || outranks(o, best)) {
			best = o
		}
	}
	if best == nil {
		return Organization{}, false
	}
	return *best, true
}

func outranks(o, than *Organization) bool {
	if o.Temporary != than.Temporary {
		return than.Temporary
	}
	return typeOrder(o.Type) < typeOrder(than.Type)
}

func typeOrder(t OrganizationType) int {
	switch t {
	case Committee:
		return 0
	case GeneralBranch:
		return 1
	}
	return 2
}

// memberCount is all members, and the full ones among them.
type memberCount struct{ members, full int }

// countMembers counts the members on AsOf by a key of each.
func (b *Book) countMembers(key func(*Person) string) map[string]*memberCount {
	out := map[string]*memberCount{}
	for _, m := range b.MemberRoll(b.AsOf) {
		if !m.Member() {
			continue
		}
		k := key(m.Person)
		n := out[k]
		if n == nil {
			n = &memberCount{}
			out[k] = n
		}
		n.members++
		n.full += oneOf(m.MemberState.Status == FullMember)
	}
	return out
}

var enterpriseMembers = NewKept[map[string]*memberCount]()

// EnterpriseMembers is how many Party members of the enterprise itself are on the
// register on AsOf, wherever they are organised: all members, and the full ones among them.
func (b *Book) EnterpriseMembers(enterprise string) (members, full int) {
	c := enterpriseMembers.Of(b, func() map[string]*memberCount {
		return b.countMembers(func(p *Person) string { return p.EnterpriseID })
	})[enterprise]
	if c == nil {
		return 0, 0
	}
	return c.members, c.full
}

// ActiveCommittee is who serves on the organisation's committee on AsOf, in the
// list's order.
func ActiveCommittee(b *Book, organization string) []*CommitteeMember {
	var out []*CommitteeMember
	for _, m := range Owned[CommitteeMember](b, organization) {
		if m.Active(b.AsOf) {
			out = append(out, m)
		}
	}
	return out
}
