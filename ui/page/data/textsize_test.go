package data

import (
	"testing"

	"partyledger/ui/page"
	"partyledger/ui/page/pagetest"
)

// Every tab follows a change of the text size.
func TestTextSizeOnTabs(t *testing.T) {
	for i := range 10 {
		pagetest.CheckTextSize(t, New, func(p page.Page) { p.(*Page).Select(i) })
	}
}
