package figure

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// counting is what only this package calls: whoever calls it elsewhere counts a headline
// figure of his own. For a report that is also to go through the records themselves.
var counting = struct{ everywhere, reports, records []string }{
	everywhere: []string{"MemberRoll", "MemberStateOn", "ApprovedOn", "Intakes", "Charters", "SumCharters", "Rectifications",
		"SumCoverage", "HasLeft"},
	reports: []string{"StatusOn", "StageOn", "MeetingsOn", "AdmissionOn", "OnRegister", "CurrentTerm", "CharterStatus", "BodyStaffing",
		"FundOf", "FundStatus"},
	records: []string{"Person", "DevelopmentCase", "BranchMeeting", "Plan", "Post", "Body", "Charter", "Exchange", "Fund",
		"Rectification", "CoverageUnit", "Term"},
}

// allowed is where one of them counts no headline figure.
var allowed = map[string]string{
	"report/charter.go SumCharters":       "the enterprises of one level",
	"ui/page/development/plan.go Intakes": "the plans of all years, one a row",
}

// TestNobodyElseCounts walks the reports and the pages.
func TestNobodyElseCounts(t *testing.T) {
	files := 0
	for root, report := range map[string]bool{"../report": true, "../../ui/page": false} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			files++
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			name := strings.TrimLeft(filepath.ToSlash(path), "./")
			for call := range calls(f, report) {
				if allowed[name+" "+call] == "" {
					t.Errorf("%s calls %s: take the figure from model/figure", name, call)
				}
				delete(unused, name+" "+call)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 {
		t.Errorf("only %d files", files)
	}
	for place := range unused {
		t.Errorf("%s is allowed for nothing", place)
	}
}

// unused is the places that are allowed and were not met with.
var unused = func() map[string]bool {
	out := map[string]bool{}
	for place := range allowed {
		out[place] = true
	}
	return out
}()

// calls is what a file calls that counts.
func calls(f *ast.File, report bool) map[string]bool {
	out := map[string]bool{}
	names := map[string]bool{}
	for _, n := range counting.everywhere {
		names[n] = true
	}
	if report {
		for _, n := range counting.reports {
			names[n] = true
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch x := n.(type) {
		case *ast.SelectorExpr:
			if names[x.Sel.Name] {
				out[x.Sel.Name] = true
			}
		case *ast.IndexExpr: // model.InScope[model.Person]
			fun, ok := x.X.(*ast.SelectorExpr)
			kind, named := x.Index.(*ast.SelectorExpr)
			if report && ok && named && (fun.Sel.Name == "All" || fun.Sel.Name == "Every" || fun.Sel.Name == "Owned") {
				for _, k := range counting.records {
					if kind.Sel.Name == k {
						out[fun.Sel.Name+"["+k+"]"] = true
					}
				}
			}
		}
		return true
	})
	return out
}
