package statistics

// Party organisations (D-6) and the enterprises that have them (D-7).

import (
	"cmp"

	"partyledger/model"
	"partyledger/model/figure"
)

// The rows of D-6.
const (
	rowOrganizations = iota
	rowTermDue
	rowTermRedone
	rowStreet
	rowTownship
	rowStateOrg
	rowCollectiveOrg
	rowPrivateOrg
	rowInstitution
	rowGovernment
	_
	_
	_
	_
	rowOtherOrg
)

// typeColumns is the columns of D-6 by type.
var typeColumns = map[model.OrganizationType]int{model.Committee: 1, model.GeneralBranch: 2, model.Branch: 3}

func (s *Set) organizations() *Form {
	f := newForm(Organizations, "党的基层组织数量和换届情况", "单位：个", []string{"总数", "党委", "总支部", "支部"}, []string{"党的基层组织数", "其中：任届期满",
		"　　　其中：报告期内换届", "按所在单位分|城市街道", "按所在单位分|乡镇", "按所在单位分|企业：国有经济控制", "按所在单位分|企业：集体经济控制", "按所在单位分|企业：非公有经济控制", "按所在单位分|事业单位",
		"按所在单位分|机关", "按所在单位分|　中央一级", "按所在单位分|　省（区、市）一级", "按所在单位分|　市（地、州、盟）一级", "按所在单位分|　县（市、区、旗）一级", "按所在单位分|其他"})
	take := func(row int, o model.Organization) {
		if col, ok := typeColumns[o.Type]; ok {
			f.count(row, col, model.RefOf(o))
		} else if row == rowOrganizations {
			s.noKind = append(s.noKind, model.RefOf(o))
		}
	}
	terms := figure.TermsOf(s.b)
	list := terms.Standing
	if s.b.Office().StatTemporary == model.WithTemporary {
		list = append(list[:len(list):len(list)], terms.Temporary...)
	}
	due, redone := setOf(terms.Due), setOf(terms.Redone)
	for _, o := range list {
		take(rowOrganizations, o)
		take(s.unitRow(o), o)
		if due[o.ID] {
			take(rowTermDue, o)
		}
		if redone[o.ID] {
			take(rowTermRedone, o)
		}
	}
	for row := range f.Rows {
		f.sum(row, 0, Term{Row: row, Col: 1}, Term{Row: row, Col: 2}, Term{Row: row, Col: 3})
	}
	f.Supplement = []string{"补充资料（党组、派出工委、政府工作部门和建制村的党组织、农村专业技术协会等）：本单位不涉及，不填。"}
	f.Notes = []string{"任届期满按原届满日，不看延期；报告期内换届为任届期满的组织中在报告期内选举的。", "临时党组织" + string(cmp.Or(s.b.Office().StatTemporary,
		model.WithoutTemporary)) + "（单位设定，公开表式没有写明），没有任期。"}
	return f
}

// unitRow is the row of an organisation's unit.
func (s *Set) unitRow(o model.Organization) int {
	e, ok := model.Find[model.Enterprise](s.b, o.EnterpriseID)
	switch {
	case !ok:
		return rowOtherOrg
	case e.Controlled() == model.StateControl:
		return rowStateOrg
	case e.Controlled() == model.CollectiveControl:
		return rowCollectiveOrg
	case e.Controlled() == model.CivilUnit:
		return rowOtherOrg
	}
	return rowPrivateOrg
}

func setOf(ids []string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// The rows of D-7.
const (
	rowUnits = iota
	rowOwnCommittee
	rowOwnGeneral
	rowOwnBranch
	rowJoint
	rowJointThree
	rowJointBranches
	rowToForm
	rowPartyGroup
	rowFew
	rowNone
	rowStaff
	rowStaffMembers
	rowWorkers
	rowWorkerMembers
	rowFullTime
	rowDeputy
)

// ownRows is the rows of units with an organisation of their own.
var ownRows = map[model.OrganizationType]int{model.Committee: rowOwnCommittee, model.GeneralBranch: rowOwnGeneral,
	model.Branch: rowOwnBranch}

// The columns of D-7.
const (
	colUnits = iota
	colLarge
	colCentral
	colSupervised
	colManaged
	colFinancial
	colState
	colSole
	colHolding
	colStateHongKong
	colStateForeign
	colCollective
	colCollectiveOwn
	colCollectiveHongKong
	colCollectiveForeign
)

func (s *Set) enterprises() *Form {
	f := newForm(Enterprises, "公有经济控制的企业法人单位建立党的基层组织情况", "单位：个、人", []string{"总数/合计", "总数/其中：大中型", "总数/中央企业/合计", "总数/中央企业/国务院国资委监管企业",
		"总数/中央企业/中管企业", "总数/中管金融企业", "国有经济控制/合计", "国有经济控制/国有独资", "国有经济控制/国有控股/合计", "国有经济控制/国有控股/其中：港澳台商投资", "国有经济控制/国有控股/其中：外商投资",
		"集体经济控制/合计", "集体经济控制/集体企业", "集体经济控制/港澳台商投资", "集体经济控制/外商投资"}, []string{"单位数", "已单独建立党组织|建立党委的", "已单独建立党组织|建立总支部的", "已单独建立党组织|建立支部的",
		"已建立联合党支部的", "　其中：具有3名以上党员的", "　联合党支部数", "未建立党组织|应建尚未建立党组织的", "未建立党组织|　其中：建立党小组的", "未建立党组织|仅有个别党员的", "未建立党组织|没有党员的", "补充情况|在岗职工",
		"补充情况|　其中：党员", "补充情况|　工勤技能人员", "补充情况|　　其中：党员", "补充情况|配备专职党务工作人员的", "补充情况|　其中：配备专职副书记的"})
	branches := map[[2]string]bool{} // joint branches by the column in which they count
	members := s.membersAtWork()
	for _, e := range s.b.ScopeTree() {
		if !e.LegalPerson || !e.Controlled().Public() {
			continue
		}
		s.unit(f, e, branches)
		s.staff(f, e, members[e.ID])
	}
	for row := range f.Rows {
		if row != rowJointBranches { // one branch may be of units of both
			f.also(row, colUnits, Term{Row: row, Col: colState}, Term{Row: row, Col: colCollective})
			f.also(row, colState, Term{Row: row, Col: colSole}, Term{Row: row, Col: colHolding})
		}
	}
	for col := range f.Columns {
		f.also(rowUnits, col, rowsOf(col, rowOwnCommittee, rowOwnGeneral, rowOwnBranch, rowJoint, rowToForm, rowFew, rowNone)...)
	}
	f.Notes = []string{"单位为台账内在册、独立法人、国有或集体经济控制的企业；国有全资列入国有控股。参股企业、新兴组织另有表式，不在本表。", "未建立党组织的单位是否建立党小组台账没有登记，“建立党小组的”需要时手工填列。",
		"在岗职工、工勤技能人员为截止日或以前最近一次登记的人数；党员为在该企业在岗的党员。"}
	return f
}

// columnsOf is the columns in which an enterprise counts.
func columnsOf(e model.Enterprise) []int {
	out := []int{colUnits}
	if e.Scale == model.LargeScale || e.Scale == model.MediumScale {
		out = append(out, colLarge)
	}
	switch e.CentralSort {
	case model.SupervisedCentral:
		out = append(out, colCentral, colSupervised)
	case model.ManagedCentral:
		out = append(out, colCentral, colManaged)
	case model.OtherCentral:
		out = append(out, colCentral)
	case model.FinancialCentral:
		out = append(out, colFinancial)
	}
	abroad := map[model.Foreign]int{model.FromHongKong: 1, model.FromAbroad: 2}[e.ForeignCapital]
	if e.Controlled() == model.CollectiveControl {
		return append(out, colCollective, colCollectiveOwn+abroad)
	}
	out = append(out, colState)
	if e.Ownership == model.SoleState {
		return append(out, colSole)
	}
	out = append(out, colHolding)
	if abroad > 0 {
		out = append(out, colHolding+abroad)
	}
	return out
}

// unit counts how the Party is organised in one enterprise.
func (s *Set) unit(f *Form, e model.Enterprise, branches map[[2]string]bool) {
	ref := model.RefOf(e)
	members, full := s.b.EnterpriseMembers(e.ID)
	top, own := model.TopOrganization(s.b, e.ID)
	host, joint := s.jointBranch(e, top, own)
	row := -1
	switch {
	case joint:
		row = rowJoint
	case own:
		if r, ok := ownRows[top.Type]; ok {
			row = r
		} else {
			s.noKind = append(s.noKind, model.RefOf(top))
		}
	case full >= model.BranchFullMembers:
		row = rowToForm
	case members > 0:
		row = rowFew
	default:
		row = rowNone
	}
	for _, col := range columnsOf(e) {
		f.count(rowUnits, col, ref)
		if row >= 0 {
			f.count(row, col, ref)
		}
		if joint && members >= model.BranchFullMembers {
			f.count(rowJointThree, col, ref)
		}
		if at := [2]string{host, f.Columns[col].Letter}; joint && host != "" && !branches[at] {
			branches[at] = true
			f.count(rowJointBranches, col, model.Ref{Kind: model.KindOrganization, ID: host})
		}
	}
}

// jointBranch is the branch of several enterprises to which one belongs: its own, the one
// that the survey names, or that in which its members sit.
func (s *Set) jointBranch(e model.Enterprise, top model.Organization, own bool) (host string, joint bool) {
	if own {
		return top.ID, top.JointUnits > 1
	}
	for _, u := range model.Owned[model.CoverageUnit](s.b, e.ID) {
		if u.Own(s.b) && u.Active(s.b.AsOf) && u.Form == model.FormedJointly && !u.Formed.First().After(s.b.AsOf) {
			return u.OrganizationID, true
		}
	}
	for _, p := range figure.MembersOf(s.b).Total {
		if p.EnterpriseID != e.ID {
			continue
		}
		if o, ok := model.Find[model.Organization](s.b, p.OrganizationID); ok && o.EnterpriseID != e.ID && o.JointUnits > 1 {
			return o.ID, true
		}
	}
	return "", false
}

// atWork is the members on duty in an enterprise, and the workers among them.
type atWork struct{ all, workers []model.Ref }

func (s *Set) membersAtWork() map[string]atWork {
	out := map[string]atWork{}
	for _, p := range figure.MembersOf(s.b).Total {
		if p.Employment != model.Employed && p.Employment != "" {
			continue
		}
		w := out[p.EnterpriseID]
		w.all = append(w.all, personRef(p.ID))
		if p.WorkPost == model.WorkerPost {
			w.workers = append(w.workers, personRef(p.ID))
		}
		out[p.EnterpriseID] = w
	}
	return out
}

// staff counts the staff of an enterprise and who serves the Party there.
func (s *Set) staff(f *Form, e model.Enterprise, members atWork) {
	ref := model.RefOf(e)
	h, ok := s.b.HeadcountOn(e.ID, s.b.AsOf)
	switch {
	case (!ok || !h.OnDuty.Known()) && len(members.all) > 0, !h.Workers.Known() && len(members.workers) > 0:
		s.noStaff = append(s.noStaff, ref)
	case len(members.all) > h.OnDuty.N(), len(members.workers) > h.Workers.N():
		s.tooMany = append(s.tooMany, ref)
	}
	full := len(figure.StaffIn(s.b, e.ID, model.PartyField).Full) > 0
	deputy := s.hasDeputy(e)
	for _, col := range columnsOf(e) {
		f.add(rowStaff, col, h.OnDuty.N(), ref)
		f.add(rowWorkers, col, h.Workers.N(), ref)
		for _, r := range members.all {
			f.count(rowStaffMembers, col, r)
		}
		for _, r := range members.workers {
			f.count(rowWorkerMembers, col, r)
		}
		if full {
			f.count(rowFullTime, col, ref)
		}
		if full && deputy {
			f.count(rowDeputy, col, ref)
		}
	}
}

// add adds a number that a record tells.
func (f *Form) add(row, col, n int, ref model.Ref) {
	if n == 0 {
		return
	}
	c := &f.Rows[row].Cells[col]
	c.Value += n
	c.Refs = append(c.Refs, ref)
}

// hasDeputy reports a full-time deputy secretary in the enterprise's own organisation.
func (s *Set) hasDeputy(e model.Enterprise) bool {
	top, ok := model.TopOrganization(s.b, e.ID)
	if !ok {
		return false
	}
	for _, m := range model.ActiveCommittee(s.b, top.ID) {
		if m.Post == model.FullDeputy {
			return true
		}
	}
	return false
}
