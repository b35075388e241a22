package model_test

// What is done with dues in one go: carried over, pasted, a month paid whole.

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// duesBook is three members of a branch, two of one name, assessed for 2026, and the account of
// the committee above.
func duesBook(asOf day.Day, more ...model.Record) *model.Book {
	yuan := func(n int64) model.Amount { return model.Recorded(model.Yuan(n)) }
	records := []model.Record{
		model.Enterprise{ID: "E", Name: "甲公司"},
		model.Organization{ID: "C", Name: "甲公司党委", Type: model.Committee, EnterpriseID: "E"},
		model.Organization{ID: "O", Name: "第一支部", Type: model.Branch, EnterpriseID: "E", ParentID: "C"},
		model.DuesYear{ID: "Y", OrganizationID: "C", Year: 2026},
	}
	for i, name := range []string{"单丁", "单戊", "单己", "单己"} {
		id := fmt.Sprint("P", i+1)
		records = append(records, model.Person{ID: id, Name: name, EnterpriseID: "E", OrganizationID: "O", Status: model.FullMember,
			Admitted: day.Of(2001, 7, 1)})
		if i < 3 {
			records = append(records, model.DuesBasis{ID: "B" + id, PersonID: id, Year: 2026, From: model.MonthDay(2026, 1),
				Category: model.DuesByWage,
				Base:     yuan(3000), Amount: yuan(15)})
		}
	}
	return model.BookOf(asOf, "", nil, append(records, more...))
}

func TestCarryDues(t *testing.T) {
	b := duesBook(day.Of(2027, 1, 5), model.DuesBasis{ID: "X", PersonID: "P2", Year: 2026, From: model.MonthDay(2026, 7),
		Category: model.DuesByWage,
		Base:     model.Recorded(model.Yuan(4000)), Amount: model.Recorded(model.Yuan(40)), Why: model.DuesWageMove},
		model.DuesBasis{ID: "Z", PersonID: "P3", Year: 2026, From: model.MonthDay(2026, 8), Category: model.DuesByWage,
			Amount: model.Recorded(0),
			Why:    model.DuesExempt, Until: day.Of(2026, 12, 31)})
	list, left := model.CarryDues(b, 2027)
	if len(list) != 2 || strings.Join(left, "") != "单己" {
		t.Fatalf("%+v, left %q", list, left)
	}
	for i, want := range []string{"P1 2027 2027-01 15.00 ", "P2 2027 2027-01 40.00 "} {
		x := list[i]
		if got := fmt.Sprint(x.PersonID, " ", x.Year, " ", x.From, " ", x.Amount, " ", x.Why); got != want || x.ID != "" {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if again, _ := model.CarryDues(b, 2026); len(again) > 0 {
		t.Errorf("carried twice: %+v", again)
	}
}

func TestDuesPaster(t *testing.T) {
	b := duesBook(day.Of(2026, 1, 5))
	p := model.DuesPaster(b, 2026)("单丁\t8,000\nP4  5200.50\n单己 3000\n某人 3000\n单戊\n\n单戊，4000\n")
	var got []string
	for _, x := range p.List {
		got = append(got, fmt.Sprint(x.ID, " ", x.PersonID, " ", x.Base, " ", x.Amount))
	}
	if fmt.Sprint(got) != "[BP1 P1 8000.00 120.00  P4 5200.50 78.01 BP2 P2 4000.00 40.00]" || fmt.Sprint(p.Several) != "[单己]" ||
		fmt.Sprint(p.Unknown) != "[某人 3000 单戊]" {
		t.Errorf("%q, several %q, unknown %q", got, p.Several, p.Unknown)
	}
}

func TestPaidWhole(t *testing.T) {
	may := model.MonthDay(2026, 5)
	list := model.PaidWhole(duesBook(day.Of(2026, 6, 1)), may)
	if len(list) != 1 || list[0].DuePeople != 3 || list[0].Due != model.Yuan(45) || list[0].Paid != model.Yuan(45) || list[0].Month != may {
		t.Fatalf("%+v", list)
	}
	list[0].ID = "S"
	if again := model.PaidWhole(duesBook(day.Of(2026, 6, 1), list[0]), day.Of(2026, 5, 20)); len(again) > 0 {
		t.Errorf("again: %+v", again)
	}
}

// Help out of dues becomes an entry once.
func TestCareEntries(t *testing.T) {
	help := model.CareRecord{ID: "H", PersonID: "P1", Money: model.FromDues, Amount: model.Yuan(500), Helped: day.Of(2026, 2, 10)}
	union := help
	union.ID, union.Money = "U", model.CareMoney("工会经费")
	list := model.CareEntries(duesBook(day.Of(2026, 6, 1), help, union))
	if len(list) != 1 || list[0].OrganizationID != "C" || list[0].Item != model.ForHardship ||
		list[0].Amount != model.Yuan(500) || list[0].CareID != "H" {
		t.Fatalf("%+v", list)
	}
	list[0].ID = "D"
	if again := model.CareEntries(duesBook(day.Of(2026, 6, 1), help, list[0])); len(again) > 0 {
		t.Errorf("again: %+v", again)
	}
}

// An account's year: what passes through stands apart, the next opens with what this one closed.
func TestDuesAccount(t *testing.T) {
	entry := func(id string, on day.Day, flow model.DuesFlow, item model.DuesItem, yuan int64) model.Record {
		return model.DuesEntry{ID: id, OrganizationID: "C", Day: on, Flow: flow, Item: item, Amount: model.Yuan(yuan)}
	}
	b := duesBook(day.Of(2027, 6, 1), entry("1", day.Of(2026, 4, 2), model.DuesIn, model.FromBranches, 900),
		entry("2", day.Of(2026, 5, 2), model.DuesIn, model.GiftTaken, 5000), entry("3", day.Of(2026, 5, 9), model.DuesOut,
			model.GiftForwarded, 5000),
		entry("4", day.Of(2026, 9, 2), model.DuesOut, model.ForTraining, 300), entry("5", day.Of(2027, 3, 2), model.DuesIn,
			model.DuesInterest, 1),
		entry("6", day.Of(2027, 7, 2), model.DuesIn, model.DuesInterest, 7))
	a, next := b.DuesAccountOf("C", 2026), b.DuesAccountOf("C", 2027)
	if a.Opening != 0 || a.In != model.Yuan(900) || a.Out != model.Yuan(300) || a.Closing != model.Yuan(600) ||
		a.GiftsIn != model.Yuan(5000) {
		t.Errorf("%+v", a)
	}
	if next.Opening != model.Yuan(600) || next.Closing != model.Yuan(601) {
		t.Errorf("%+v", next)
	}
}
