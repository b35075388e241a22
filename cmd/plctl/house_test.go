package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// toolkit is the path of the screen's toolkit.
const toolkit = "fyne.io" + "/fyne"

// The house has one way only: cmd → ui → store → model, and the rooms of the store stand
// on its root; Fyne never below ui; model rests on the standard library alone; only the
// desktop needs cgo.
func TestHouse(t *testing.T) {
	cmd := exec.Command("go", "list", "-e", "-deps", "-json=ImportPath,Imports,Standard", "-tags", "migrated_fynedo,test", "partyledger/...")
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
	rank := map[string]int{"model": 1, "assets": 2, "store": 3, "ui": 4, "cmd": 5}
	room := func(path string) string {
		first, _, _ := strings.Cut(strings.TrimPrefix(path, "partyledger/"), "/")
		return first
	}
	// The rooms of the store: what knows no ledger, the ledger itself, what works on it.
	floor := map[string]int{"sheet": 1, "typeset": 1, "trace": 1, "pdf": 2, "": 3, "charterfile": 4, "doctor": 4, "keep": 4, "packet": 4, "intake": 5, "storetest": 6}
	storeRoom := func(path string) string {
		second, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "partyledger/store"), "/"), "/")
		return second
	}
	seen := 0
	for path, p := range all {
		if !strings.HasPrefix(path, "partyledger/") {
			continue
		}
		seen++
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
