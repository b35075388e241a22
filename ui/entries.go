package ui

// The navigation: a page is registered by a line.

import (
	"partyledger/ui/page"
	"partyledger/ui/page/desk"
)

// Entries lists the pages in the navigation's order.
func Entries() []Entry {
	return []Entry{
		{ID: "desk", Title: "工作台", New: desk.New},
	}
}

var _ page.Page
