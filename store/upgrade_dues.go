package store

// What earlier programs kept of dues in a person's own record (党费计算基数、月交党费) becomes the
// first assessment of this year (model.DuesBasis): one batch, which adds the assessments and
// takes the two figures out of the people, so that the chain says what happened.
//
// What a subordinate's packet brought stays where it is: the next packet is held against it. So
// do figures of people who are no members, which the rules ask about. Both are still read
// (model.RegisterBasis).

import (
	"context"

	"partyledger/model"
)

const duesInRegister = `(dues_base <> 0 OR dues <> 0) AND status IN ('预备党员', '正式党员')
	AND id NOT IN (SELECT here FROM packet_record WHERE kind = 'person' AND here <> '')
	AND id NOT IN (SELECT person_id FROM dues_basis WHERE person_id IS NOT NULL)`

// turnDues turns what people's records tell of dues, if any does.
func (w *Workspace) turnDues(ctx context.Context) error {
	people, err := Load[model.Person](ctx, w.db, duesInRegister, "id")
	if err != nil || len(people) == 0 {
		return err
	}
	_, err = w.write(ctx, BatchUpgrade, "升级程序：人员登记的党费计算基数和月交党费改为本年度的党费核定", func(wr *Writer) error {
		wr.restores = true // what else an old record says is not asked here
		for _, p := range people {
			x := model.FirstBasis(p, wr.today.Year(), p.DuesBase, p.Dues)
			x.ID = w.NewID(model.KindDuesBasis)
			if err := wr.Add(x); err != nil {
				return err
			}
			now := p
			now.DuesBase, now.Dues = 0, 0
			if err := wr.Change(p, now); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
