//go:build measure

package main

// What it costs to decide what a table is: the same trial with and without.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
)

func init() {
	jobs["trial"] = job{full: 100000, runs: 10, run: trial(intake.Trial)}
	jobs["trial-undecided"] = job{run: trial(func(ctx context.Context, w *store.Workspace, req intake.Request) (*intake.Outcome, error) {
		return intake.TrialUndecided(ctx, w, req, model.KindPerson)
	})}
	lines = append(lines, line{title: "试读Excel（行×12列，对照不辨认表）", ours: "trial", bare: []string{"trial-undecided"}, bar: "≤1.1×"})
}

// trial reads n people from a workbook and writes nothing.
func trial(read func(context.Context, *store.Workspace, intake.Request) (*intake.Outcome, error)) func(int, string) (time.Duration, error) {
	return func(n int, dir string) (time.Duration, error) {
		path := filepath.Join(dir, "people.xlsx")
		if err := writeRows(path, n, peopleHeads, personRow); err != nil {
			return 0, err
		}
		w, err := ledger(dir, []model.Record{model.Enterprise{ID: "QY1", Name: "某某投资集团有限公司", Ownership: model.SoleState}})
		if err != nil {
			return 0, err
		}
		start := time.Now()
		res, err := read(context.Background(), w, intake.Request{Files: []string{path}})
		took := time.Since(start)
		if err == nil && res.Sheets[0].Added != n {
			err = fmt.Errorf("read %+v", *res.Sheets[0])
		}
		return took, errors.Join(err, w.Close())
	}
}
