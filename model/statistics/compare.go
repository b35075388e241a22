package statistics

// The comparison of two years' members (D-1), which all other forms rest on.

import (
	"partyledger/model"
	"partyledger/model/figure"
)

// The rows of the comparison.
const (
	rowStart = iota
	rowMore
	rowAdmitted
	rowReinstated
	rowCameIn
	rowCameWhole
	rowLess
	rowExpelled
	rowSuspended
	rowDied
	rowWentOut
	rowWentWhole
	rowShould
	rowThere
	rowDiffer
)

func (s *Set) compare() *Form {
	f := newForm(Compare, "两年党员数综合比较", "单位：人", []string{"人数"}, []string{"一、上年底总数", "二、本年增加", "发展党员", "恢复党籍", "转入组织关系", "　其中：整建制转入",
		"三、本年减少", "出党", "停止党籍", "死亡", "转出组织关系", "　其中：整建制转出", "四、本年底应有数", "五、本年底实有数", "六、实有数与应有数之差"})
	x := figure.MovementOf(s.b)
	for _, id := range x.Start {
		f.count(rowStart, 0, personRef(id))
	}
	for _, d := range figure.DevelopmentOf(s.b).Admitted {
		f.count(rowAdmitted, 0, s.refOf(d))
	}
	for _, c := range x.In {
		switch c.What {
		case model.Reinstated:
			f.count(rowReinstated, 0, personRef(c.PersonID))
		case model.CameIn:
			f.count(rowCameIn, 0, personRef(c.PersonID))
			if c.AsWhole {
				f.count(rowCameWhole, 0, personRef(c.PersonID))
			}
		}
	}
	for _, c := range x.Out {
		switch {
		case c.What.Expels():
			f.count(rowExpelled, 0, personRef(c.PersonID))
		case c.What == model.Suspended:
			f.count(rowSuspended, 0, personRef(c.PersonID))
		case c.What == model.DiedChange:
			f.count(rowDied, 0, personRef(c.PersonID))
		case c.What == model.WentOut:
			f.count(rowWentOut, 0, personRef(c.PersonID))
			if c.AsWhole {
				f.count(rowWentWhole, 0, personRef(c.PersonID))
			}
		}
	}
	for _, p := range figure.MembersOf(s.b).Total {
		f.count(rowThere, 0, personRef(p.ID))
	}
	f.sumRows(rowMore, rowAdmitted, rowReinstated, rowCameIn)
	f.sumRows(rowLess, rowExpelled, rowSuspended, rowDied, rowWentOut)
	f.sum(rowShould, 0, Term{Row: rowStart}, Term{Row: rowMore}, Term{Row: rowLess, Minus: true})
	f.sum(rowDiffer, 0, Term{Row: rowThere}, Term{Row: rowShould, Minus: true})
	f.Rows[rowShould].Cells[0].Refs, f.Rows[rowDiffer].Cells[0].Refs = nil, nil
	f.Notes = []string{"党员数、发展党员均按上级党委审批日；出党、停止和恢复党籍按审批日，转入、转出按接收日，没有登记的按人员台账的进入、离开日期。"}
	return f
}

// refOf is the person of a decision, or the case where the register has none.
func (s *Set) refOf(d figure.Decision) model.Ref {
	if d.PersonID == "" {
		return model.Ref{Kind: model.KindDevelopmentCase, ID: d.ID}
	}
	return personRef(d.PersonID)
}
