package rule

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var (
	ruleID   = regexp.MustCompile(`^([A-Z]-[0-9]{2}[a-z]?)(?::([a-z]+))?$`)
	codeOnly = regexp.MustCompile(`^:([a-z]+)$`) // behind a rule that a variable holds
	absent   = regexp.MustCompile(`未登记|没有登记|补登|没有谈话记录`)
)

// eachCall goes through the calls of the checks.
func eachCall(t *testing.T, do func(path string, call *ast.CallExpr)) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || path == "fault_table.go" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				do(path, call)
			}
			return true
		})
	}
}

// Every rule, and every limit of one, of which a check speaks is registered.
func TestChecksSpeakOfRegisteredRules(t *testing.T) {
	said := 0
	eachCall(t, func(path string, call *ast.CallExpr) {
		for i, arg := range call.Args {
			text := ruleID.FindStringSubmatch(literal(arg))
			if text == nil {
				continue
			}
			said++
			r, ok := ByID(text[1])
			if !ok {
				t.Errorf("%s speaks of %s", path, text[0])
			}
			if sel, is := call.Fun.(*ast.SelectorExpr); is && strings.HasPrefix(sel.Sel.Name, "limit") && i == 0 {
				if name := literal(call.Args[1]); name != "" && !slices.ContainsFunc(r.Limits,
					func(l Limit) bool { return l.Name == name }) {
					t.Errorf("%s speaks of the limit %s of %s", path, name, text[0])
				}
			}
		}
	})
	if said < 100 {
		t.Errorf("only %d seen", said)
	}
}

// Every kind of fault that a check names has its line in the table, and every line is named.
func TestChecksSpeakOfFaultsOfTheTable(t *testing.T) {
	named := map[string]bool{}
	eachCall(t, func(path string, call *ast.CallExpr) {
		ast.Inspect(call, func(n ast.Node) bool {
			e, ok := n.(*ast.BasicLit)
			if !ok {
				return true
			}
			if x := ruleID.FindStringSubmatch(literal(e)); x != nil && x[2] != "" {
				named[x[1]+":"+x[2]] = true
				if f, _ := FaultOf(x[1], x[2]); f.Code != x[2] {
					t.Errorf("%s: the table has no %s", path, x[0])
				}
			}
			if x := codeOnly.FindStringSubmatch(literal(e)); x != nil {
				named[":"+x[1]] = true
			}
			return true
		})
	})
	named["B-05:none"] = true // in a variable
	eachFault(func(f Fault) {
		if f.Code != "" && !named[f.Rule+":"+f.Code] && !named[":"+f.Code] {
			t.Errorf("no check finds %s:%s", f.Rule, f.Code)
		}
	})
	if len(named) < 100 {
		t.Errorf("only %d seen", len(named))
	}
}

// What says that an entry is missing is asked about before it may go up. What is a fault of the
// ledger itself needs no asking.
func TestMissingEntriesAreAskedAbout(t *testing.T) {
	ledger := []string{"D-01", "D-04", "D-07"}
	asked := 0
	eachCall(t, func(path string, call *ast.CallExpr) {
		var id, code string
		lacks := ""
		for _, arg := range call.Args {
			if x := ruleID.FindStringSubmatch(literal(arg)); x != nil {
				id, code = x[1], x[2]
			}
			ast.Inspect(arg, func(n ast.Node) bool {
				e, ok := n.(*ast.BasicLit)
				if !ok {
					return true
				}
				text := literal(e)
				if absent.MatchString(text) && lacks == "" {
					lacks = text
				}
				return true
			})
		}
		f, ok := FaultOf(id, code)
		if !ok || lacks == "" || f.Goes == Inside || slices.Contains(ledger, id) {
			return
		}
		if asked++; !f.Asks {
			t.Errorf("%s: %s:%s is not asked about: %s", path, id, code, lacks)
		}
	})
	if asked < 60 {
		t.Errorf("only %d seen", asked)
	}
}

// literal is what a string literal says; empty for other expressions.
func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		s, _ := strconv.Unquote(l.Value)
		return s
	}
	return ""
}
