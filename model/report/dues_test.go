package report

// Dues as values: who is named, what is masked, what is published.

import (
	"fmt"
	"strings"
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

// duesBook is a branch of three below a committee that keeps the account.
func duesBook() *model.Book {
	yuan := func(n int64) model.Amount { return model.Recorded(model.Yuan(n)) }
	records := []model.Record{
		model.Enterprise{ID: "E1", Name: "虚谷集团有限公司", ShortName: "虚谷集团", Ownership: model.SoleState, LegalPerson: true},
		model.Organization{ID: "O1", Name: "中共虚谷集团有限公司委员会", Type: model.Committee, EnterpriseID: "E1"},
		model.Organization{ID: "O2", Name: "虚谷集团机关党支部", Type: model.Branch, EnterpriseID: "E1", ParentID: "O1"},
		model.DuesYear{ID: "Y5", OrganizationID: "O1", Year: 2025, Opening: yuan(100), PublishedDay: date(2026, 2, 26)},
		model.DuesYear{ID: "Y6", OrganizationID: "O1", Year: 2026, Ratio: model.Percent(20), RatioDocument: "虚党〔2026〕1号"},
		model.DuesGift{ID: "G", PersonID: "P1", Day: date(2026, 11, 2), Amount: model.Yuan(5000)},
		model.DuesArrear{ID: "A", PersonID: "P3", From: model.MonthDay(2026, 10), Reason: model.ArrearIll},
	}
	for i, name := range []string{"孔乙", "孟丙", "荀丁"} {
		id := fmt.Sprint("P", i+1)
		x := model.DuesBasis{ID: "B" + id, PersonID: id, Year: 2026, From: model.MonthDay(2026, 1), Category: model.DuesByWage,
			Base:   yuan(8765),
			Amount: model.Amount(13148)}
		if i == 2 {
			x.Why, x.Amount, x.ApprovalDay, x.Until = model.DuesReduced, yuan(50), date(2026, 2, 3), date(2026, 12, 31)
		}
		records = append(records, model.Person{ID: id, Name: name, EnterpriseID: "E1", OrganizationID: "O2", Status: model.FullMember,
			Admitted: date(2001, 7, 1), Confirmed: date(2002, 7, 1)}, x)
	}
	for m := 9; m <= 10; m++ {
		records = append(records, model.DuesSheet{ID: fmt.Sprint("S", m), OrganizationID: "O2", Month: model.MonthDay(2026, m),
			DuePeople: 3,
			Due:       31296, PaidPeople: 3, Paid: model.Money(31296 - (m-9)*5000)})
	}
	entry := func(id string, on day.Day, flow model.DuesFlow, item model.DuesItem, amount model.Money) model.Record {
		return model.DuesEntry{ID: id, OrganizationID: "O1", Day: on, Flow: flow, Item: item, Amount: amount}
	}
	return bookOf(asOf, "", append(records, entry("1", date(2026, 10, 28), model.DuesIn, model.FromBranches, 57592),
		entry("2", date(2026, 6, 18), model.DuesOut, model.ForTraining, 10000), entry("3", date(2026, 11, 2), model.DuesIn,
			model.GiftTaken, 500000))...)
}

// A base tells of an income: it is masked unless asked for, and so is the rate. Who pays what
// is named in the branch's list, and nowhere in what is published.
func TestDuesAreMasked(t *testing.T) {
	for _, unmasked := range []bool{false, true} {
		d := buildDues(goldenInput(duesBook(), unmasked))
		checkDocument(t, d)
		text := written(d)
		if strings.Contains(text, "8,765") != unmasked || !strings.Contains(text, "131.48") {
			t.Errorf("unmasked %v:\n%s", unmasked, text)
		}
		last := d.Sections[len(d.Sections)-1]
		for _, b := range last.Blocks {
			words := fmt.Sprint(b)
			for _, not := range []string{"孔乙", "孟丙", "荀丁", "131.48"} {
				if strings.Contains(words, not) {
					t.Errorf("published: %s", words)
				}
			}
			for _, want := range []string{"上年结余100.00元", "收入575.92元（其中支部上交575.92元）",
				"支出100.00元（其中培训党员100.00元）", "年末结余575.92元",
				"党费5,000.00元"} {
				if !strings.Contains(words, want) {
					t.Errorf("does not say %q: %s", want, words)
				}
			}
		}
	}
}

// The annual report says of dues what is recorded, and nothing where nothing is.
func TestDuesInAnnual(t *testing.T) {
	a := &annual{view: newView(goldenInput(duesBook(), false))}
	const want = "核定党员3名，月交党费0.03万元；各党支部应收党费0.06万元，实收0.06万元；中共虚谷集团有限公司委员会党费使用0.01万元，结余0.06万元。"
	if got := a.duesWords(); got != want {
		t.Errorf("%q", got)
	}
	if got := (&annual{view: newView(goldenInput(bookOf(asOf, ""), false))}).duesWords(); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
