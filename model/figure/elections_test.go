package figure

// What became of a term that ended in the year, each way once.

import (
	"testing"

	"partyledger/model"
	"partyledger/model/day"
)

func TestEndedTerms(t *testing.T) {
	on := day.Of(2026, 11, 23)
	term := model.Term{ID: "T", OrganizationID: "O", Elected: day.Of(2023, 9, 1)}
	extended := term
	extended.ExtensionDocument, extended.ExtendedTo = "甲党〔2026〕1号", day.Of(2027, 3, 1)
	today := term
	today.Elected = day.Of(2023, 11, 23)
	asked := model.Election{ID: "X", OrganizationID: "O", ElectionKind: model.TermEnds, AskDay: day.Of(2026, 8, 1)}
	gone := asked
	gone.EndedDay = day.Of(2026, 9, 1)
	by := model.Election{ID: "Y", OrganizationID: "O", ElectionKind: model.ByElection, Day: day.Of(2026, 5, 8), ElectedCount: 2}
	void := by
	void.Eligible, void.Present = 13, 10
	for _, x := range []struct {
		what                              string
		term                              model.Term
		election                          model.Election
		extended, doing, behind, byChosen int
	}{
		{"nothing was done", term, gone, 0, 0, 1, 0},
		{"it was asked for", term, asked, 0, 1, 0, 0},
		{"it may go on", extended, asked, 1, 0, 0, 0},
		{"it ends today", today, by, 0, 0, 0, 2},
		{"a by-election without enough of them", today, void, 0, 0, 0, 0},
	} {
		b := model.BookOf(on, "", nil, []model.Record{model.Enterprise{ID: "E"},
			model.Organization{ID: "O", EnterpriseID: "E", Type: model.Branch}, x.term, x.election})
		for key, want := range map[string]int{"term.due": 1, "term.redo": 0, "term.extended": x.extended, "term.doing": x.doing,
			"term.behind": x.behind, "term.by": x.byChosen} {
			if got := valueOf(t, b, key); got != want {
				t.Errorf("%s: %s is %d, want %d", x.what, key, got, want)
			}
		}
	}
}
