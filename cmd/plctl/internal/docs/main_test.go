package main

import (
	"os"
	"testing"
)

// docs/RULES.md is what the code says.
func TestRulesAreWritten(t *testing.T) {
	text, err := os.ReadFile("../../../../docs/RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != rules() {
		t.Error("docs/RULES.md is stale: make docs")
	}
}
