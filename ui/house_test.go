package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// foreign is what pages take from kit instead of from Fyne: with Fyne's own fields
// and buttons Escape and the window's shortcuts stop working while they have the
// keyboard, and Fyne's dialogs know nothing of unsaved text.
var foreign = regexp.MustCompile(`\bwidget\.New(Button|ButtonWithIcon|Entry|MultiLineEntry|PasswordEntry|Select|SelectEntry|Check|CheckGroup|RadioGroup|List|Hyperlink)\(|\bdialog\.(NewCustom|NewConfirm|NewForm|NewInformation|Show[A-Z])`)

func TestFieldsComeFromKit(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "kit"+string(filepath.Separator)) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for i, line := range strings.Split(string(text), "\n") {
			if found := foreign.FindString(line); found != "" {
				t.Errorf("%s:%d: %s: kit has one that hands its keys on", path, i+1, found)
			}
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Fatal(files, err)
	}
}
