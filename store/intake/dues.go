package intake

// What a row of an assessment of dues leaves out: the year, the month, the category, the sum.
// It may come from a roster's two columns (side.go), where only a sum or a base stands.

import "partyledger/model"

// settleDues fills what the person tells of an assessment; of somebody who is no member it is
// left, with a word where a sum stands.
func (im *importer) settleDues(n *names, s *model.Schema, row *importRow) error {
	x, ok := row.rec.(*model.DuesBasis)
	if !ok || row.out() || x.PersonID == "" {
		return nil
	}
	ix, err := n.of(model.KindPerson)
	if err != nil {
		return err
	}
	p, ok := ix.Records[x.PersonID].(model.Person)
	if !ok {
		return nil
	}
	if row.parent != nil && !p.Status.Member() {
		row.left = true
		if x.Base.N() > 0 || x.Amount.N() > 0 {
			row.hint("核定月交额（元）", x.Amount.String(), "“"+p.Name+"”的政治面貌不是党员，党费没有登记（其余已保留）")
		}
		return nil
	}
	if x.Year == 0 && !x.From.IsZero() {
		x.Year = x.From.Year()
	} else if x.Year == 0 {
		x.Year = im.today.Year()
	}
	first := model.FirstBasis(p, x.Year, x.Base, x.Amount)
	if x.Category != "" {
		first.Category = x.Category
	}
	if _, most, ok := first.Reckoned(); ok && !x.Amount.Known() {
		first.Amount, first.Why = model.Recorded(most), ""
	}
	if x.From.IsZero() {
		x.From = first.From
	}
	if x.Category == "" {
		x.Category = first.Category
	}
	if x.Why == "" {
		x.Why = first.Why
	}
	for _, name := range []string{"Year", "From", "Category", "Why"} {
		row.workedOut(s, name)
	}
	if !x.Amount.Known() && first.Amount.Known() {
		x.Amount = first.Amount
		row.given[fieldIndex(s, "Amount")] = true
	}
	return nil
}

// workedOut marks a field unless the row itself gave it: what the ledger has outranks it.
func (row *importRow) workedOut(s *model.Schema, name string) {
	fi := fieldIndex(s, name)
	if row.given[fi] || s.Fields[fi].IsZero(row.rec) {
		return
	}
	if row.derived == nil {
		row.derived = make([]bool, len(s.Fields))
	}
	row.derived[fi] = true
}
