package demo

import (
	"testing"

	"partyledger/model"
	"partyledger/model/rule"
)

// TestSoundElection: five seats, six candidates, twelve of thirteen present: nothing at all is
// said of it, of its candidates or of its organisation.
func TestSoundElection(t *testing.T) {
	b := bookOf(Records())
	var sound model.Election
	for _, e := range model.Everywhere[model.Election](b) {
		if e.Eligible == 13 && e.Present == 12 {
			sound = e
		}
	}
	if sound.Seats != 5 || sound.Standing(model.Owned[model.Candidate](b, sound.ID), model.ForMember) != 6 {
		t.Fatalf("%+v", sound)
	}
	for _, f := range rule.Check(b) {
		if f.ID == sound.ID || f.ID == sound.OrganizationID {
			t.Errorf("%s %s: %s", f.Rule, f.ID, f.Message)
		}
	}
}
