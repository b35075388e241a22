package ui

import (
	"testing"

	"partyledger/ui/page/pagetest"
)

// The page of reports works behind, and has its own test.
func TestTextSizeWhilePagesAreShown(t *testing.T) {
	for _, e := range Entries() {
		if e.ID != "reports" {
			t.Run(e.ID, func(t *testing.T) {
				pagetest.CheckTextSize(t, e.New)
			})
		}
	}
}
