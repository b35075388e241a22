package staffing

import (
	"testing"

	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// Every tab follows a change of the text size.
func TestTextSize(t *testing.T) {
	for i := range 4 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}
