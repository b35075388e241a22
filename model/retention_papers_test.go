package model

import (
	"testing"

	"partyledger/model/day"
)

// TestPaperworkPastKeeping: what papers rest on is past its period so many natural years after
// it was done with; what is not done with never is.
func TestPaperworkPastKeeping(t *testing.T) {
	on := day.Of(2026, 3, 1)
	done := day.Of(2024, 2, 29) // two years end on 28 February 2026
	base := []Record{Enterprise{ID: "E1", Name: "甲公司"}, Organization{ID: "D1", Name: "甲支部", Type: Branch, EnterpriseID: "E1"},
		Person{ID: "P1", Name: "张甲", EnterpriseID: "E1", OrganizationID: "D1"}, Person{ID: "P2", Name: "李乙", EnterpriseID: "E1",
			Left: done}}
	relative := Relative{ID: "R1", PersonID: "P1", RelativeKind: FamilyMember, Relation: "父亲", Name: "张大"}
	c := DevelopmentCase{ID: "C1", PersonID: "P1", OrganizationID: "D1", Applied: day.Of(2020, 1, 1)}
	archived, again := c, c
	archived.ArchivedDay = done
	again.ID, again.Applied = "C2", day.Of(2025, 1, 1)
	tests := []struct {
		name   string
		matter RetainedMatter
		with   []Record
		past   int
	}{
		{"family of who left", RetainedFamily, []Record{Relative{ID: "R2", PersonID: "P2", Relation: "母亲", Name: "李大"},
			ResumeLine{ID: "J2", PersonID: "P2", From: day.Of(2001, 1, 1), What: "学习"}, Award{ID: "A2", PersonID: "P2",
				Day: day.Of(2010, 1, 1), Title: "先进"}}, 3},
		{"family while a case goes on", RetainedFamily, []Record{relative, c}, 0},
		{"family of a case that is archived", RetainedFamily, []Record{relative, archived}, 1},
		{"of one archived and one that goes on", RetainedFamily, []Record{relative, archived, again}, 0},
		{"family without a case", RetainedFamily, []Record{relative}, 0},
		{"a notice of the case's own days", RetainedNotice, []Record{func() Record {
			c := c
			c.NoticeFrom, c.NoticeTo = day.Of(2024,
				2, 22), done
			return c
		}(),
			Notice{ID: "N1", CaseID: "C1", Purpose: NoticeOfProspect, Place: "公告栏"}}, 1},
		{"a letter not yet answered counts from its sending", RetainedLetter, []Record{c, ReviewLetter{ID: "L1", CaseID: "C1",
			ToUnit: "某处", Sent: done}}, 1},
		{"answered a day later", RetainedLetter, []Record{c, ReviewLetter{ID: "L1", CaseID: "C1", ToUnit: "某处", Sent: done,
			Returned: day.Of(2024, 3, 1)}}, 0},
		{"a transfer under way", RetainedTransfer, []Record{Transfer{ID: "Z1", PersonID: "P1", Issued: day.Of(2020, 1, 1),
			ToUnit: "某处"}}, 0},
		{"received", RetainedTransfer, []Record{Transfer{ID: "Z1", PersonID: "P1", Issued: day.Of(2024, 1, 1), ToUnit: "某处",
			Received: done}}, 1},
		{"a meeting", RetainedMeeting, []Record{Meeting{ID: "M1", OrganizationID: "D1", Title: "研究", Day: done}}, 1},
		{"only planned", RetainedMeeting, []Record{Meeting{ID: "M1", OrganizationID: "D1", Title: "研究", Planned: done}}, 0},
		{"a paper", RetainedPaper, []Record{Paper{ID: "W1", Form: "请示", Title: "关于张甲的请示", Issued: done}}, 1},
		{"answered later", RetainedPaper, []Record{Paper{ID: "W1", Form: "请示", Title: "关于张甲的请示", Issued: done,
			Replied: day.Of(2024, 3, 1)}}, 0},
	}
	for _, x := range tests {
		records := append(append([]Record{Retention{ID: "B1", Matter: x.matter, Years: 2}}, base...), x.with...)
		got := PastKeepings(BookOf(on, "", nil, records).Seal())
		if len(got) != x.past {
			t.Errorf("%s: %d past, want %d: %+v", x.name, len(got), x.past, got)
		}
	}
}
