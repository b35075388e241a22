package report

// The elections of the golden book: one that is being prepared with too few candidates, one that
// was held this month, a by-election of the year, one of last year, one that was ended.

import "partyledger/model"

func goldenElections() []model.Record {
	candidate := func(id, person string, order, votes int, elected bool) model.Candidate {
		return model.Candidate{ID: id, ElectionID: "XJ2", PersonID: person, Post: model.ForMember, Order: order,
			For: votes, Against: 12 - votes, Elected: elected}
	}
	return []model.Record{
		model.Election{ID: "XJ1", OrganizationID: "O1", ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers, FromTermID: "T1",
			AskDay: date(2026, 9, 1), AskDoc: "虚党〔2026〕20号",
			ReplyDay: date(2026, 9, 15), Planned: date(2026, 12, 8), Seats: 7, Candidates: 8},
		model.Election{ID: "XJ2", OrganizationID: "O4", ElectionKind: model.TermEnds, ElectionForm: model.ByAllMembers, FromTermID: "T4",
			AskDay: date(2026, 8, 20), ReplyDay: date(2026, 9, 1), ListAskDay: date(2026, 10, 8), ListReplyDay: date(2026, 10, 20),
			Day: date(2026, 11, 6), Seats: 3, Eligible: 13, Present: 12, BallotsOut: 12, BallotsIn: 12, BallotsValid: 12},
		candidate("HX1", "P07", 1, 12, true), candidate("HX2", "P08", 2, 11, true), candidate("HX3", "P09", 3, 9, true),
		candidate("HX4", "P24", 4, 4, false),
		model.Election{ID: "XJ3", OrganizationID: "O3", ElectionKind: model.ByElection, ElectionForm: model.ByAllMembers,
			AskDay: date(2026, 3, 2), ReplyDay: date(2026, 3, 9), ListReplyDay: date(2026, 3, 16), Day: date(2026, 4, 1),
			Seats: 1, Candidates: 2, ElectedCount: 1, Eligible: 30, Present: 28, ResultReplyDay: date(2026, 4, 10)},
		model.Election{ID: "XJ4", OrganizationID: "O5", ElectionKind: model.FirstElection, Day: date(2025, 5, 6),
			ResultReplyDay: date(2025, 5, 20)},
		model.Election{ID: "XJ5", OrganizationID: "O10", ElectionKind: model.TermEnds, AskDay: date(2025, 2, 3), EndedDay: date(2025, 3, 1),
			EndedReason: "经批准延期"},
	}
}
