package ui

import (
	"fyne.io/fyne/v2"

	"partyledger/ui/page"
)

// chooseFolder asks for a folder.
func chooseFolder(w fyne.Window, title string, then func(string)) {
	page.ChooseFolder(w, title, "", then)
}
