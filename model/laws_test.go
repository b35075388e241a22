package model_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"partyledger/assets/demo"
	"partyledger/model"
	_ "partyledger/model/assess" // which says to what indicators can be bound
	"partyledger/model/day"
	"partyledger/model/lawtest"
	_ "partyledger/model/rule" // which says the laws of local rules
)

var update = flag.Bool("update", false, "write the golden texts anew")

// lawDay is the day by the clock when the sample was kept.
var lawDay = day.Of(2026, 11, 23)

// Each law of each kind, broken once, says what testdata/laws.txt holds: a line with the
// field, the law and the sentence under the field. Renew it with -update, and read it.
func TestLaws(t *testing.T) {
	var got strings.Builder
	for _, x := range broken() {
		if x.said == "" {
			t.Errorf("%s is lawful", x.law)
		}
		fmt.Fprintf(&got, "%s：%s\n", x.law, x.said)
	}
	const path = "testdata/laws.txt"
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	is, was := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(is), len(was)) {
		if is[i] != was[i] {
			t.Fatalf("line %d: %s\n  was: %s", i+1, is[i], was[i])
		}
	}
	if len(is) != len(was) {
		t.Errorf("%d laws, were %d", len(is), len(was))
	}
}

// answer is what is said of a law that is broken.
type answer struct{ law, said string }

func broken() []answer {
	b := model.BookOf(lawDay, "", nil, demo.Records())
	var out []answer
	for _, x := range lawtest.Breaks(lawDay, demo.Records()) {
		faults := model.Law(lawDay, x.Record)
		if x.Among {
			faults = model.LawAmong(b, nil, x.Record)
		}
		out = append(out, answer{lawOf(x), sayOf(faults, x.Field)})
	}
	return out
}

func lawOf(x lawtest.Break) string {
	return fmt.Sprintf("%s.%s %s", x.Record.Kind(), x.Field, x.Law)
}

func sayOf(faults []model.Fault, field string) string {
	for _, f := range faults {
		if f.Field == field {
			return f.Say
		}
	}
	return ""
}

// On the edge of a law a record does not break it yet, whatever else is wrong with it.
func TestLawsHoldOnTheirEdges(t *testing.T) {
	breaks := map[answer]bool{}
	for _, x := range broken() {
		breaks[x] = true
	}
	edges := lawtest.Edges(lawDay, demo.Records())
	for _, x := range edges {
		if said := sayOf(model.Law(lawDay, x.Record), x.Field); breaks[answer{lawOf(x), said}] {
			t.Errorf("%s：%s", lawOf(x), said)
		}
	}
	if len(edges) < 200 {
		t.Errorf("%d edges", len(edges))
	}
}
