package reports

import (
	"testing"

	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// The page follows a change of the text size.
func TestTextSize(t *testing.T) {
	pagetest.CheckTextSize(t, func(h page.Host) page.Page { return atOnce(New(h).(*Page)) })
}
