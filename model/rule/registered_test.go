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

// Every rule, and every limit of one, of which a check speaks is registered.
func TestChecksSpeakOfRegisteredRules(t *testing.T) {
	id := regexp.MustCompile(`^[A-Z]-[0-9]{2}[a-z]?$`)
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			for i, arg := range call.Args {
				text := literal(arg)
				if !id.MatchString(text) {
					continue
				}
				said++
				r, ok := ByID(text)
				if !ok {
					t.Errorf("%s speaks of %s", path, text)
				}
				if sel, is := call.Fun.(*ast.SelectorExpr); is && strings.HasPrefix(sel.Sel.Name, "limit") && i == 0 {
					if name := literal(call.Args[1]); name != "" && !slices.ContainsFunc(r.Limits,
						func(l Limit) bool { return l.Name == name }) {
						t.Errorf("%s speaks of the limit %s of %s", path, name, text)
					}
				}
			}
			return true
		})
	}
	if said < 100 {
		t.Errorf("only %d seen", said)
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
