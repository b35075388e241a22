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
// keyboard, and Fyne's dialogs know nothing of unsaved text. A theme over a part of the
// window has the faces read anew at each refresh.
var foreign = regexp.MustCompile(`\bwidget\.New(Button|ButtonWithIcon|Entry|MultiLineEntry|PasswordEntry|Select|SelectEntry|Check|CheckGroup|RadioGroup|List|Hyperlink)\(|\bcontainer\.NewThemeOverride\(|\bdialog\.(NewCustom|NewConfirm|NewForm|NewInformation|Show[A-Z])`)

func TestFieldsComeFromKit(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
			strings.HasPrefix(path, "kit"+string(filepath.Separator)) {
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

// ownLaw is a law that a page holds by itself: what a record can never be is said in
// model, asked by the store, and shown by every form that page.FormOptions makes.
var ownLaw = regexp.MustCompile(`\bmodel\.Fault\{\{?(Field:|")|\bkit\.FormOptions\{|\bLaw:|\.Law = |\bCheck: +func|\.Check = |\bfunc (\([^)]*\) )?[cC]heck\w*\([^)]*\) map\[string\]string`)

func TestPagesHoldNoLaw(t *testing.T) {
	for line, law := range map[string]bool{
		"Check: func(b *model.Book, x model.Training) map[string]string {": true, "form.Check = check": true,
		`kit.NewRecordForm(x, s, kit.FormOptions{Today: d})`: true,
		`return []model.Fault{{"Day", "晚于今天"}}`:              true, "func checkSite(_ *model.Book, s model.Site) map[string]string {": true,
		"where := kit.NewCheck(text, nil)": false,
	} {
		if ownLaw.MatchString(line) != law {
			t.Errorf("the pattern is wrong about %s", line)
		}
	}
	err := filepath.WalkDir("page", func(path string, d fs.DirEntry, err error) error {
		// there it is asked
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || d.Name() == "ask.go" {
			return err
		}
		text, err := os.ReadFile(path)
		for i, line := range strings.Split(string(text), "\n") {
			if found := ownLaw.FindString(line); found != "" {
				t.Errorf("%s:%d: %s: a law of records is said in model", path, i+1, found)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
