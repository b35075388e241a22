package model

// Party-work staff against the standards that the office has put in force
// (DOMAIN D-1). No number is built in: 国企条例 only says 一定比例. All
// arithmetic is in whole millionths, so that no decision hangs on a rounding.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"partyledger/model/day"
)

// perPerson is one person in the millionths that a Ratio counts.
const perPerson = 1_000_000

// Persons writes a Ratio that counts persons (100% = one person): 3, 6.5.
func (r Ratio) Persons() string {
	sign := ""
	if r < 0 {
		sign, r = "-", -r
	}
	s := strings.TrimRight(fmt.Sprintf("%d.%06d", int64(r)/perPerson, int64(r)%perPerson), "0")
	return sign + strings.TrimSuffix(s, ".")
}

// StaffingResult is one enterprise held against one standard.
type StaffingResult struct {
	EnterpriseID string
	Standard     StaffingStandard

	// NotApplied says why the standard does not apply to the enterprise; Unknown
	// why it cannot be reckoned. Only if both are empty do Required, Met, Short
	// and Share mean anything.
	NotApplied string
	Unknown    string

	FullTime  int   // persons in full-time posts
	PartTime  int   // persons in part-time posts only
	Converted Ratio // what the part-time ones count for, 100% = one person
	Actual    Ratio // FullTime + Converted

	HeadcountDay day.Day // the day of which the denominator is
	Headcount    int     // the denominator

	Required int   // persons, at least the standard's minimum
	Met      bool  // Actual reaches Required
	Short    Ratio // by how many persons it falls short, 0 if met
	Share    Ratio // Actual of Headcount, rounded half up to a millionth
}

// Decided reports that the standard applies and can be reckoned.
func (r StaffingResult) Decided() bool { return r.NotApplied == "" && r.Unknown == "" }

// Lacking is how many whole persons have to be added.
func (r StaffingResult) Lacking() int { return int((r.Short + perPerson - 1) / perPerson) }

// State is the result in one word or reason: 达标, 不达标, 不适用, 无法计算.
func (r StaffingResult) State() string {
	switch {
	case r.NotApplied != "":
		return "不适用"
	case r.Unknown != "":
		return "无法计算"
	case r.Met:
		return "达标"
	}
	return "不达标"
}

// Basis names the standard with its document, as figures cite it.
func (s StaffingStandard) Basis() string {
	switch {
	case s.Source != "" && s.Document != "":
		return s.Name + "（" + s.Source + "，" + s.Document + "）"
	case s.Source != "" || s.Document != "":
		return s.Name + "（" + s.Source + s.Document + "）"
	}
	return s.Name
}

// Active reports that the office has put the standard in force and that it is so
// on the day.
func (s StaffingStandard) Active(on day.Day) bool { return s.InForce && active(s.From, s.To, on) }

// Staffing holds the enterprise against each standard in force that is set for
// it, for an enterprise above it or for the whole group, the nearest first.
func Staffing(b *Book, enterprise string) []StaffingResult {
	e, ok := Find[Enterprise](b, enterprise)
	if !ok || !e.Active(b.AsOf) {
		return nil
	}
	var out []StaffingResult
	for _, s := range StandardsFor(b, enterprise) {
		out = append(out, holdAgainst(b, e, s))
	}
	return out
}

// StaffingUnder holds the enterprise against a standard whether it is in force or
// not, for trying one out.
func StaffingUnder(b *Book, enterprise string, s StaffingStandard) StaffingResult {
	e, _ := Find[Enterprise](b, enterprise)
	return holdAgainst(b, e, s)
}

// StandardsFor lists the standards in force on AsOf that are set for the
// enterprise, nearest first, those of the whole group last.
func StandardsFor(b *Book, enterprise string) []StaffingStandard {
	type near struct {
		StaffingStandard
		steps int
	}
	var found []near
	for _, s := range Everywhere[StaffingStandard](b) {
		if !s.Active(b.AsOf) {
			continue
		}
		if n := stepsUp(b, enterprise, s.EnterpriseID); n >= 0 {
			found = append(found, near{s, n})
		}
	}
	slices.SortStableFunc(found, func(x, y near) int { return cmp.Compare(x.steps, y.steps) })
	out := make([]StaffingStandard, len(found))
	for i, f := range found {
		out[i] = f.StaffingStandard
	}
	return out
}

// wholeGroup is farther than any enterprise above.
const wholeGroup = 64

// stepsUp is how many levels ancestor stands above the enterprise; -1 if it does
// not. The empty ancestor is the whole group.
func stepsUp(b *Book, enterprise, ancestor string) int {
	if ancestor == "" {
		return wholeGroup
	}
	for n := 0; enterprise != "" && n < 32; n++ {
		if enterprise == ancestor {
			return n
		}
		e, ok := Find[Enterprise](b, enterprise)
		if !ok {
			break
		}
		enterprise = e.ParentID
	}
	return -1
}

func holdAgainst(b *Book, e Enterprise, s StaffingStandard) StaffingResult {
	r := StaffingResult{EnterpriseID: e.ID, Standard: s}
	r.countPosts(b)
	r.takeHeadcount(b)
	r.NotApplied = notApplied(b, e, s, r)
	if r.NotApplied != "" {
		r.Unknown = ""
	}
	if r.Decided() {
		r.reckon()
	}
	return r
}

// countPosts counts each person once; a full-time post outweighs a part-time one.
func (r *StaffingResult) countPosts(b *Book) {
	best := map[string]WorkTime{}
	for _, p := range Owned[Post](b, r.EnterpriseID) {
		if !p.Active(b.AsOf) || !r.Standard.counts(p.Field) || HasLeft(b, p.PersonID) {
			continue
		}
		if best[p.PersonID] != FullTime {
			best[p.PersonID] = p.WorkTime
		}
	}
	r.FullTime, r.PartTime = tally(best)
	if r.Standard.Numerator == WithPartTime {
		r.Converted = Ratio(r.PartTime) * r.Standard.PartTimeFactor
	}
	r.Actual = Ratio(r.FullTime)*perPerson + r.Converted
}

func tally(best map[string]WorkTime) (full, part int) {
	for _, w := range best {
		if w == FullTime {
			full++
		} else {
			part++
		}
	}
	return full, part
}

// counts reports that the standard counts posts of the field.
func (s StaffingStandard) counts(f PostField) bool {
	switch f {
	case DisciplineField:
		return s.IncludeDiscipline
	case MassField:
		return s.IncludeMass
	}
	return true
}

// HasLeft reports someone whom the register knows and no longer carries.
func HasLeft(b *Book, person string) bool {
	p, ok := Find[Person](b, person)
	return ok && !b.AtWork(&p, b.AsOf)
}

// takeHeadcount finds the denominator. Without one there is no share: 0 staff is
// not 0 %.
func (r *StaffingResult) takeHeadcount(b *Book) {
	h, ok := b.HeadcountOn(r.EnterpriseID, b.AsOf)
	if !ok {
		r.Unknown = "未登记职工人数，无法计算"
		return
	}
	r.HeadcountDay = h.Day
	r.Headcount = h.By(r.Standard.Denominator)
	if r.Headcount <= 0 {
		r.Unknown = fmt.Sprintf("%s的%s为0或者未登记，无法计算", h.Day.Chinese(), cmp.Or(r.Standard.Denominator, ByTotal))
	}
}

// By is the number of staff that a denominator means.
func (h Headcount) By(d Denominator) int {
	switch d {
	case ByOnDuty:
		return h.OnDuty.N()
	case ByWithDispatched:
		return h.OnDuty.N() + h.Dispatched.N()
	}
	return h.Total.N()
}

// notApplied says which of the standard's conditions the enterprise does not
// meet. A condition on a headcount that is unknown is not taken as unmet.
func notApplied(b *Book, e Enterprise, s StaffingStandard, r StaffingResult) string {
	if !e.Ownership.Covered() && s.EnterpriseID != e.ID {
		return fmt.Sprintf("企业性质为%s，上级企业的标准不适用", cmp.Or(e.Ownership, "未填"))
	}
	if r.Unknown == "" && r.Headcount < s.MinHeadcount {
		return fmt.Sprintf("职工%d人，不足标准适用条件%d人", r.Headcount, s.MinHeadcount)
	}
	if members, _ := b.EnterpriseMembers(e.ID); members < s.MinMembers {
		return fmt.Sprintf("党员%d名，不足标准适用条件%d名", members, s.MinMembers)
	}
	if top, ok := TopOrganization(b, e.ID); s.NeedCommittee && (!ok || top.Type != Committee) {
		return "未设党委，标准只适用于设党委的企业"
	}
	return ""
}

func (r *StaffingResult) reckon() {
	r.Required = max(r.Standard.Minimum, r.Standard.Rounding.whole(int64(r.Headcount)*int64(r.Standard.Ratio)))
	need := Ratio(r.Required) * perPerson
	r.Met = r.Actual >= need
	if !r.Met {
		r.Short = need - r.Actual
	}
	n := Ratio(r.Headcount)
	r.Share = (2*r.Actual + n) / (2 * n)
}

// whole makes millionths of persons whole persons; what is not said to be
// rounded half up is rounded up.
func (r Rounding) whole(millionths int64) int {
	if r == RoundHalf {
		return int((millionths + perPerson/2) / perPerson)
	}
	return int((millionths + perPerson - 1) / perPerson)
}

// BodyStaff is one Party-work body held against its peers: “党务工作机构编制不少于
// 同级部门平均编制”, which SASAC's Party-building bureau said of the headquarters of
// central enterprises (People's Daily, 5 July 2018; A-19a).
type BodyStaff struct {
	Body     Body
	FullTime int // persons in full-time posts of the body
	PartTime int // persons in part-time posts only

	Known   bool  // the peers' average and the body's own number are recorded
	ByQuota bool  // the number compared is the quota; else the persons at work
	Number  int   // what is compared
	Met     bool  // Number reaches the average
	Short   Ratio // by how many persons it falls short, 100% = one person
}

// Lacking is how many whole persons the body is short of its peers' average.
func (s BodyStaff) Lacking() int { return int((s.Short + perPerson - 1) / perPerson) }

// BodyStaffing gives the enterprise's bodies that exist on AsOf.
func BodyStaffing(b *Book, enterprise string) []BodyStaff {
	var out []BodyStaff
	for _, body := range Owned[Body](b, enterprise) {
		if body.Active(b.AsOf) {
			out = append(out, bodyStaff(b, *body))
		}
	}
	return out
}

func bodyStaff(b *Book, body Body) BodyStaff {
	s := BodyStaff{Body: body}
	best := map[string]WorkTime{}
	for _, p := range postsOf(b, body.ID) {
		if p.Active(b.AsOf) && !HasLeft(b, p.PersonID) && best[p.PersonID] != FullTime {
			best[p.PersonID] = p.WorkTime
		}
	}
	s.FullTime, s.PartTime = tally(best)
	s.Number, s.ByQuota = body.Quota.N(), body.Quota.Known()
	if !s.ByQuota {
		s.Number = s.FullTime
	}
	s.Known = body.PeerAverage > 0 && (s.ByQuota || s.Number > 0)
	if !s.Known {
		return s
	}
	have := Ratio(s.Number) * perPerson
	s.Met = have >= body.PeerAverage
	if !s.Met {
		s.Short = body.PeerAverage - have
	}
	return s
}

var (
	bodyPosts   = NewIndex(func(_ *Book, p *Post) string { return p.BodyID })
	personPosts = NewIndex(func(_ *Book, p *Post) string { return p.PersonID })
)

func postsOf(b *Book, body string) []*Post { return bodyPosts.Of(b, body) }

// PersonPosts is the posts in Party work that a person held or holds.
func PersonPosts(b *Book, person string) []*Post { return personPosts.Of(b, person) }
