package statistics

// The close of a year: what is kept, and what the ledger has come to since (差异表).

import (
	"fmt"
	"slices"

	"partyledger/model"
	"partyledger/model/figure"
)

// Close is the records that close the year of a book on its last day, in its scope; c says
// who closes it and when, and newID gives each record its number. The book is reckoned
// anew: a year's close never rests on another close of that year.
func Close(b *model.Book, c model.YearClose, newID func(model.Kind) string) []model.Record {
	b = b.Reckoned()
	c.ID, c.Year, c.EnterpriseID, c.Day = newID(model.KindYearClose), b.AsOf.Year(), b.Scope, b.AsOf
	out := []model.Record{c}
	people, figures := figure.Keep(b)
	for _, p := range people {
		p.ID, p.CloseID = newID(model.KindYearPerson), c.ID
		out = append(out, p)
	}
	for _, f := range figures {
		f.ID, f.CloseID = newID(model.KindYearFigure), c.ID
		out = append(out, f)
	}
	for _, f := range Of(b).Forms {
		out = append(out, model.YearForm{ID: newID(model.KindYearForm), CloseID: c.ID, Form: f.Key, Cells: f.cells()})
	}
	return out
}

// Difference is something that the ledger says otherwise than when the year was closed.
type Difference struct {
	What    string // 党员数, 发展党员情况（一）3栏A列, a person
	Was, Is string
	Ref     model.Ref // the person; zero for a figure
}

var keptDifferences = model.NewKept[[]Difference]()

// Differences is how the ledger differs from the closed year that ends with a book's day:
// figures, cells of forms, people. Nothing of an open year.
func Differences(b *model.Book) []Difference {
	return keptDifferences.Of(b, func() []Difference {
		c := figure.ClosedOf(b)
		if c == nil || !c.Exact {
			return nil
		}
		d := &differing{b: b, now: b.Reckoned(), close: c.ID}
		d.figures()
		d.forms()
		d.people()
		return d.list
	})
}

type differing struct {
	b, now *model.Book
	close  string
	list   []Difference
}

func (d *differing) figures() {
	now := map[string]figure.Figure{}
	for _, f := range figure.All(d.now) {
		now[f.Key] = f
	}
	for _, k := range model.Owned[model.YearFigure](d.b, d.close) {
		f, ok := now[k.FigureKey]
		was := figure.Figure{Value: figure.Number{Count: k.Count, Money: k.Money}, Base: figure.Number{Count: k.Base, Money: k.BaseMoney}}
		if ok && (f.Value != was.Value || f.Base != was.Base) {
			d.list = append(d.list, Difference{What: k.Name, Was: fraction(was), Is: fraction(f)})
		}
	}
}

// fraction is a figure with its base, if it has one.
func fraction(f figure.Figure) string {
	if f.Base.IsZero() {
		return f.Value.String()
	}
	return f.Value.String() + "/" + f.Base.String()
}

func (d *differing) forms() {
	for _, k := range model.Owned[model.YearForm](d.b, d.close) {
		was, is := Of(d.b).Form(k.Form), Of(d.now).Form(k.Form)
		if was == nil {
			continue
		}
		for row := range was.Rows {
			for col, cell := range was.Rows[row].Cells {
				if now := is.Rows[row].Cells[col]; now.Value != cell.Value {
					d.list = append(d.list, Difference{What: was.Title + was.Place(row, col) + "“" + was.Rows[row].label() + "”",
						Was: cell.Text(),
						Is:  now.Text()})
				}
			}
		}
	}
}

func (d *differing) people() {
	now, _ := figure.Keep(d.now)
	is := map[string]model.YearPerson{}
	for _, y := range now {
		is[y.PersonID] = y
	}
	var was []model.YearPerson
	for _, y := range model.Owned[model.YearPerson](d.b, d.close) {
		was = append(was, *y)
	}
	slices.SortStableFunc(was, func(x, y model.YearPerson) int { return slices.Compare([]byte(x.PersonID), []byte(y.PersonID)) })
	for _, y := range was {
		z, there := is[y.PersonID]
		delete(is, y.PersonID)
		if !there {
			d.add(y, "", standing(y), "不再统计")
			continue
		}
		d.fields(y, z)
	}
	for _, y := range now {
		if _, fresh := is[y.PersonID]; fresh {
			d.add(y, "", "未统计", standing(y))
		}
	}
}

// fields tells each field of a person that differs.
func (d *differing) fields(was, is model.YearPerson) {
	for _, f := range model.SchemaOf(model.KindYearPerson).Fields {
		switch f.Name {
		case "ID", "CloseID", "PersonID", "CaseID":
			continue
		}
		a, b := f.Text(was), f.Text(is)
		if a == b {
			continue
		}
		switch f.Name {
		case "EnterpriseID":
			a, b = d.b.EnterpriseName(a), d.b.EnterpriseName(b)
		case "OrganizationID":
			a, b = d.b.OrganizationName(a), d.b.OrganizationName(b)
		}
		d.add(was, f.Label, a, b)
	}
}

func (d *differing) add(y model.YearPerson, field, was, is string) {
	name := d.b.PersonName(y.PersonID)
	if field != "" {
		name += "：" + field
	}
	d.list = append(d.list, Difference{name, was, is, personRef(y.PersonID)})
}

// standing is what somebody counted as.
func standing(y model.YearPerson) string {
	switch {
	case y.Pending:
		return "待审批"
	case y.Status != "":
		return string(y.Status)
	}
	return "本年发展、转正、取消资格"
}

// Summary says how a closed year stands: 2025年度已年结（钱丙丁，2026-01-09）.
func Summary(c *figure.Closed) string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf("%d年度已于%s年结（定稿人%s）", c.Year, c.ClosedOn.Chinese(), c.By)
}
