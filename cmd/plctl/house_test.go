package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"partyledger/assets"
	"partyledger/model"
)

// toolkit is the path of the screen's toolkit.
const toolkit = "fyne.io" + "/fyne"

// The house has one way only: cmd → ui → store → model, and the rooms of the store stand
// on its root; Fyne never below ui; model rests on the standard library alone; only the
// desktop needs cgo.
func TestHouse(t *testing.T) {
	cmd := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Imports,Standard", "-tags", "migrated_fynedo,test",
		"partyledger/...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // -e: the desktop's driver needs cgo, its imports are listed all the same
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		t.Fatalf("go list: %s", exit.Stderr)
	} else if err != nil {
		t.Fatal(err)
	}
	type pkg struct {
		ImportPath string
		Imports    []string
		Standard   bool
	}
	all := map[string]pkg{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
	rank := map[string]int{"model": 1, "assets": 2, "docs": 2, "store": 3, "ui": 4, "cmd": 5}
	room := func(path string) string {
		first, _, _ := strings.Cut(strings.TrimPrefix(path, "partyledger/"), "/")
		return first
	}
	// The rooms of the store: what knows no ledger, the ledger itself, what works on it.
	floor := map[string]int{"plainfile": 1, "compound": 1, "sheet": 2, "typeset": 2, "trace": 2, "vault": 2, "docxfill": 2,
		"pdf": 3, "paint": 3, "docx": 4, "": 5, "charterfile": 6, "doctor": 6, "keep": 6, "packet": 6, "privacy": 6, "intake": 7,
		"mailmerge": 7, "papers": 7, "assessment": 8, "storetest": 8}
	storeRoom := func(path string) string {
		second, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "partyledger/store"), "/"), "/")
		return second
	}
	plan, err := os.ReadFile(filepath.Join("..", "..", "docs", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`[\w/]+`).FindAllString(string(plan), -1)
	seen := 0
	for path, p := range all {
		if !strings.HasPrefix(path, "partyledger/") {
			continue
		}
		seen++
		if dir := strings.TrimPrefix(path, "partyledger/"); !strings.HasPrefix(dir, "assets/") && !slices.Contains(named, dir) {
			t.Errorf("docs/ARCHITECTURE.md does not name %s", dir)
		}
		here := room(path)
		if rank[here] == 0 || here == "store" && floor[storeRoom(path)] == 0 {
			t.Errorf("%s is in no room of the house", path)
		}
		for _, imp := range p.Imports {
			switch {
			case strings.HasPrefix(imp, "partyledger/"):
				if there := room(imp); rank[there] > rank[here] {
					t.Errorf("%s imports %s: the wrong way", path, imp)
				}
				if a, b := storeRoom(path), storeRoom(imp); here == "store" && room(imp) == here && a != b && floor[b] >= floor[a] {
					t.Errorf("%s imports %s: the wrong way in the store", path, imp)
				}
			case here == "model" && !all[imp].Standard:
				t.Errorf("%s imports %s: model rests on the standard library", path, imp)
			case strings.HasPrefix(imp, toolkit) && rank[here] < rank["ui"]:
				t.Errorf("%s imports %s: no Fyne below ui", path, imp)
			case imp == toolkit+"/v2/app" && path != "partyledger/cmd/partyledger":
				t.Errorf("%s imports %s: only the desktop's main may", path, imp)
			case imp == "net/http" || imp == "net":
				t.Errorf("%s imports %s: the program has no network", path, imp)
			}
		}
	}
	if seen < 8 {
		t.Errorf("only %d packages seen", seen)
	}
}

// What a kind is, is said by its line in model/kinds.go: no map or switch elsewhere lists
// kinds by their names. A page of the screen may, of the kinds that are its own; and the
// three of which all ledgers speak (enterprise, organisation, person) are no list of
// ledgers.
func TestKindsAreRegisteredOnce(t *testing.T) {
	for _, dir := range []string{"store", "cmd", "ui"} {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(path string, d fs.DirEntry, err error) error {
			page, _ := filepath.Match("../../ui/page/*/*", filepath.ToSlash(path))
			if err != nil || d.IsDir() || page || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				var named []string
				switch n := n.(type) {
				case *ast.CompositeLit:
					if _, isMap := n.Type.(*ast.MapType); isMap {
						for _, e := range n.Elts {
							named = append(named, kindIn(e.(*ast.KeyValueExpr).Key))
						}
					}
				case *ast.BlockStmt:
					for _, s := range n.List {
						if c, ok := s.(*ast.CaseClause); ok {
							for _, e := range c.List {
								named = append(named, kindIn(e))
							}
						}
					}
				}
				if named = slices.DeleteFunc(named, func(s string) bool { return s == "" }); len(named) > 1 {
					t.Errorf("%s lists %s", path, named)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// kindIn is the kind or the record type that an expression names; empty if none.
func kindIn(e ast.Expr) string {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok || fmt.Sprint(sel.X) != "model" {
		return ""
	}
	for _, s := range model.Schemas() {
		if s.Kind != model.KindEnterprise && s.Kind != model.KindOrganization && s.Kind != model.KindPerson &&
			strings.TrimPrefix(sel.Sel.Name, "Kind") == reflect.TypeOf(s.New()).Elem().Name() {
			return sel.Sel.Name
		}
	}
	return ""
}

// One version: the program's and that of its packages.
func TestOneVersion(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil || !strings.Contains(string(text), "\nVersion = \""+assets.Version+"\"\n") {
		t.Errorf("FyneApp.toml does not say %s: %v", assets.Version, err)
	}
}

// Lines end before column 140, so that two files can stand side by side: only a text or a
// pattern that is one literal may run on.
func TestLinesFit(t *testing.T) {
	literal := regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.){60,}\"|`[^`]{60,}`?")
	for _, dir := range []string{"cmd", "ui", "store", "model", "assets"} {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for i, line := range strings.Split(string(text), "\n") {
				n := utf8.RuneCountInString(strings.ReplaceAll(line, "\t", "    "))
				if n > 140 && !literal.MatchString(line) {
					t.Errorf("%s:%d: %d columns", path, i+1, n)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Whatever is handed out goes through store.Target, and what is read through plainfile:
// only the store's root, and what writes its own files, use the system's ways.
func TestOutputsGoOneWay(t *testing.T) {
	allowed := map[string]string{
		"../../store/keep/attachment.go":     "Rename WriteFile CreateTemp", // in the attachment store
		"../../store/keep/backup.go":         "Rename WriteFile ReadFile",   // in the ledger's folder
		"../../store/keep/failed.go":         "ReadFile",                    // in the ledger's folder
		"../../store/privacy/outside.go":     "Rename WriteFile ReadFile",   // in the ledger's folder
		"../../store/doctor/disk.go":         "Rename WriteFile CreateTemp", // tries what it removes
		"../../store/doctor/program.go":      "Open",                        // the program itself
		"../../store/doctor/pc_other.go":     "ReadFile",                    // the system's
		"../../store/doctor/pc_windows.go":   "ReadFile",                    // the system's
		"../../store/trace/trace.go":         "Rename OpenFile",             // in the log folder
		"../../store/typeset/load.go":        "ReadFile",                    // the PC's fonts
		"../../store/plainfile/plainfile.go": "OpenFile",                    // the way itself
		"../../store/vault/file.go":          "OpenFile",                    // the ledger's pages
		"../../ui/measure.go":                "Create WriteFile",            // a build for measuring
		"../../ui/measure_linux.go":          "ReadFile",                    // a build for measuring
		"../../ui/page/pagetest/host.go":     "WriteFile ReadFile",          // for tests
		"../../ui/page/pagetest/photo.go":    "Create",                      // for tests
		"../../store/storetest/storetest.go": "WriteFile",                   // for tests
	}
	ways := []string{"Create", "CreateTemp", "Open", "OpenFile", "ReadFile", "Rename", "WriteFile"}
	for _, dir := range []string{"store", "ui", "cmd/plctl"} {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(path string, d fs.DirEntry, err error) error {
			slash := filepath.ToSlash(path)
			root, _ := filepath.Match("../../store/*.go", slash)
			if err != nil || d.IsDir() || root || strings.Contains(slash, "/plctl/internal/") || filepath.Ext(path) != ".go" ||
				strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "os" && slices.Contains(ways, s.Sel.Name) &&
					!slices.Contains(strings.Fields(allowed[slash]), s.Sel.Name) {
					t.Errorf("%s uses os.%s: store.Target writes, plainfile.Open reads", slash, s.Sel.Name)
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
