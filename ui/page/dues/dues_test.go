package dues

// The page 党费 with the sample: what it shows, narrows and does in one go.

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

var tabNames = []string{"bases", "months", "sheets", "arrears", "entries", "years", "gifts"}

func TestLook(t *testing.T) {
	pagetest.AtBothSizes(t, func(t *testing.T, scale float32, suffix string) {
		p, host := pagetest.Shown[*Page](t, New, true, scale)
		for i, name := range tabNames {
			p.Select(i)
			host.Picture("dues-"+name+suffix, pagetest.Width, pagetest.Height)
		}
		p.Select(tabBases)
		p.bases.paste()
		host.Picture("dues-paste"+suffix, pagetest.Width, pagetest.Height)
	})
}

func TestEmpty(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, false, 1)
	for i, name := range tabNames {
		p.Select(i)
		host.Picture("dues-empty-"+name, pagetest.Width, pagetest.Height)
	}
	p.bases.carry()
	p.months.whole()
	p.enterCare()
	if len(host.Told) != 3 || len(host.Failed) > 0 {
		t.Errorf("%q %v", host.Told, host.Failed)
	}
}

func TestTextSize(t *testing.T) {
	for i := range tabNames {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}

// The chips count what they let through.
func TestChips(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	b := host.Snapshot().Book
	for i, s := range model.BasisStates {
		p.bases.state = s
		p.bases.narrow()
		n := 0
		for _, x := range model.InScope[model.DuesBasis](b) {
			if x.Year == b.AsOf.Year() && x.State() == s {
				n++
			}
		}
		if rows := p.bases.list.List().Rows(); len(rows) != n || !strings.HasSuffix(p.bases.chips[i+1].Text(), fmt.Sprintf(" %d", n)) {
			t.Errorf("%s: %d rows, chip %q, want %d", s, len(rows), p.bases.chips[i+1].Text(), n)
		}
	}
	if p.bases.count[2026][model.BasisShort] == 0 || p.bases.count[2026][model.BasisLess] == 0 {
		t.Errorf("the sample has nothing to show: %v", p.bases.count)
	}
	p.Select(tabMonths)
	p.months.month.SetSelected("5月")
	p.months.state = model.MonthUnsaid
	p.months.show()
	if rows := p.months.list.Rows(); len(rows) != 1 || rows[0].months[4].Words() != "未报" {
		t.Errorf("May: %+v", rows)
	}
}

// The missing month is made in one go.
func TestPaidWhole(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	p.Select(tabMonths)
	before := len(model.Everywhere[model.DuesSheet](host.Snapshot().Book))
	p.months.month.SetSelected("5月")
	p.months.whole()
	host.Show(p)
	if n := len(model.Everywhere[model.DuesSheet](host.Snapshot().Book)); n != before+1 || len(host.Failed) > 0 {
		t.Errorf("%d sheets, were %d, %v", n, before, host.Failed)
	}
}

// Pasted figures are assessed, what nobody knows is told.
func TestPaste(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	b := host.Snapshot().Book
	var x model.DuesBasis
	for _, y := range model.InScope[model.DuesBasis](b) {
		if y.Year == 2026 && y.Category == model.DuesByWage && y.Why == "" {
			x = y
		}
	}
	parts := model.DuesPaster(b, 2026)(x.PersonID + "\t12000\n没有这个人 5000")
	if said := pasted(parts); len(parts.List) != 1 || len(said) != 2 || !strings.Contains(said[1].Text, "没有这个人 5000") {
		t.Fatalf("%+v", parts)
	}
	p.bases.write("粘贴", parts.List)
	got, _ := model.Find[model.DuesBasis](host.Snapshot().Book, parts.List[0].ID)
	if got.Base != model.Recorded(model.Yuan(12000)) || got.Amount != model.Recorded(model.Yuan(240)) || len(host.Failed) > 0 {
		t.Errorf("%+v %v", got, host.Failed)
	}
}

// A new month of a branch begins with what is due.
func TestBeginMonth(t *testing.T) {
	p, host := pagetest.Shown[*Page](t, New, true, 1)
	p.Select(tabMonths)
	p.months.month.SetSelected("5月")
	p.months.state = model.MonthUnsaid
	p.months.show()
	p.months.list.SelectKey(p.months.list.Rows()[0].id)
	p.months.begin()
	if host.Windows() != 1 {
		t.Fatal("no form")
	}
}
