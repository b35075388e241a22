package model

// 双向进入、交叉任职: who of an enterprise's leading people sits in which body
// (国企条例第十四条; DOMAIN ).

import (
	"cmp"
	"slices"
	"strings"
)

// CrossRow is one leading person with the posts held on AsOf. Empty lists mean
// that the person does not sit in that body.
type CrossRow struct {
	PersonID    string
	Party       []PartyPost // on the committee of the enterprise's top organisation
	Board       []OrganPost
	Supervision []OrganPost // 监事会 or, in its place, 审计委员会
	Management  []OrganPost

	OneShoulder bool // 一肩挑: secretary and chairman or sole director
	FullDeputy  bool // 专职副书记
	BothWays    bool // on the Party committee and in another body
}

// PartyText is the Party posts in words: 书记、组织委员.
func (r CrossRow) PartyText() string { return joinPosts(r.Party) }

// BoardText is the posts on the board in words.
func (r CrossRow) BoardText() string { return joinPosts(r.Board) }

// SupervisionText is the posts on the supervisors' board or audit committee.
func (r CrossRow) SupervisionText() string { return joinPosts(r.Supervision) }

// ManagementText is the posts in management in words.
func (r CrossRow) ManagementText() string { return joinPosts(r.Management) }

func joinPosts[T ~string](posts []T) string {
	words := make([]string, len(posts))
	for i, p := range posts {
		words[i] = string(p)
	}
	return strings.Join(words, "、")
}

// CrossMatrix is the leading people of the enterprise: the committee members of
// its top organisation by post, then those who sit only in other bodies.
func CrossMatrix(b *Book, enterprise string) []CrossRow {
	m := matrix{at: map[string]int{}}
	if top, ok := TopOrganization(b, enterprise); ok {
		for _, c := range ActiveCommittee(b, top.ID) {
			r := m.row(c.PersonID)
			r.Party = addOnce(r.Party, c.Post)
		}
	}
	for _, a := range ActiveAppointments(b, enterprise) {
		m.appoint(a)
	}
	for i := range m.rows {
		m.rows[i].judge()
	}
	slices.SortStableFunc(m.rows, func(x, y CrossRow) int { return slices.Compare(x.rank(), y.rank()) })
	return m.rows
}

// ActiveAppointments is the posts in boards and management held on AsOf.
func ActiveAppointments(b *Book, enterprise string) []*Appointment {
	var out []*Appointment
	for _, a := range Owned[Appointment](b, enterprise) {
		if a.Active(b.AsOf) {
			out = append(out, a)
		}
	}
	return out
}

type matrix struct {
	rows []CrossRow
	at   map[string]int
}

func (m *matrix) row(person string) *CrossRow {
	i, ok := m.at[person]
	if !ok {
		i = len(m.rows)
		m.at[person] = i
		m.rows = append(m.rows, CrossRow{PersonID: person})
	}
	return &m.rows[i]
}

func (m *matrix) appoint(a *Appointment) {
	r := m.row(a.PersonID)
	switch a.Organ {
	case BoardOrgan:
		r.Board = addOnce(r.Board, a.Post)
	case SupervisorOrgan, AuditOrgan:
		r.Supervision = addOnce(r.Supervision, a.Post)
	case ManagementOrgan:
		r.Management = addOnce(r.Management, a.Post)
	}
}

func addOnce[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

func (r *CrossRow) judge() {
	chair := slices.Contains(r.Board, Chairman) || slices.Contains(r.Board, SoleDirectorPost)
	r.OneShoulder = chair && slices.Contains(r.Party, Secretary)
	r.FullDeputy = slices.Contains(r.Party, FullDeputy)
	r.BothWays = len(r.Party) > 0 && len(r.Board)+len(r.Supervision)+len(r.Management) > 0
}

// rank orders rows by the first post in each body; no post comes last.
func (r CrossRow) rank() []int {
	return []int{firstOf(r.Party, PartyPost("").Choices()), firstOf(r.Board, OrganPost("").Choices()),
		firstOf(r.Management, OrganPost("").Choices()), firstOf(r.Supervision, OrganPost("").Choices())}
}

func firstOf[T ~string](posts []T, order []string) int {
	best := len(order) + 1
	for _, p := range posts {
		if i := slices.Index(order, string(p)); i >= 0 {
			best = min(best, i)
		} else {
			best = min(best, len(order))
		}
	}
	return best
}

// CrossTotals counts a matrix.
type CrossTotals struct {
	Party         int // members of the Party committee
	InBoard       int // of them: on the board
	InSupervision int // of them: supervisors or on the audit committee
	InManagement  int // of them: in management
	BothWays      int // of them: in any of the three
	Others        int // leading people who are not on the committee
	OneShoulder   bool
	FullDeputies  int
}

// SumCross counts the rows of one enterprise.
func SumCross(rows []CrossRow) CrossTotals {
	var t CrossTotals
	for _, r := range rows {
		if len(r.Party) == 0 {
			t.Others++
			continue
		}
		t.Party++
		t.InBoard += one(len(r.Board) > 0)
		t.InSupervision += one(len(r.Supervision) > 0)
		t.InManagement += one(len(r.Management) > 0)
		t.BothWays += one(r.BothWays)
		t.FullDeputies += one(r.FullDeputy)
		t.OneShoulder = t.OneShoulder || r.OneShoulder
	}
	return t
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// SupervisionOrgan is which of 监事会 and 审计委员会 the enterprise has members of
// on AsOf; empty if neither. Under the 2024 company law either may be absent.
func SupervisionOrgan(b *Book, enterprise string) Organ {
	var found Organ
	for _, a := range ActiveAppointments(b, enterprise) {
		if a.Organ == SupervisorOrgan || a.Organ == AuditOrgan {
			found = cmp.Or(found, a.Organ)
		}
	}
	return found
}
