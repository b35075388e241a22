package main

// What the ledger holds before and after, by plctl.

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
)

// finding is what plctl check says of a record.
type finding struct {
	Rule    string `json:"rule"`
	Level   string `json:"level"`
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Message string `json:"message"`
}

// ctl runs plctl on a ledger and reads its answer. Exit 1 is what check answers
// where there are problems.
func (p *places) ctl(ledger string, into any, args ...string) {
	cmd := exec.Command(p.plctl, append([]string{"-w", ledger, "--json", "--as-of", asOf}, args...)...)
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 && args[0] == "check" {
		err = nil
	} else if ok {
		fail("plctl %s：%s", args[0], exit.Stderr)
	}
	must(err)
	if into != nil {
		must(json.Unmarshal(out, into))
	}
}

// before is what is found in the sample when nobody has touched it.
func (p *places) before() []finding {
	ledger := filepath.Join(p.home, "sample")
	var out []finding
	p.ctl(ledger, nil, "demo")
	p.ctl(ledger, &out, "check")
	return out
}

func (p *places) examine() {}
