package main

// The jobs on papers: twelve of each of many people as Word files, and the annual report as
// a Word document beside its PDF.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"partyledger/assets/demo"
	"partyledger/model"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/docx"
	"partyledger/store/papers"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
)

// personalPapers are made one for each person as far as the case has come: about 1,800 files
// for the 180 cases of the sample.
var personalPapers = []string{"talk-record", "chronicle", "personal-matters", "applicant-survey", "recommendation", "mentor-note",
	"cultivation-record", "activist-filing-form", "opinions-record", "committee-minutes", "review-form", "review-report"}

func makePapers(n int, dir string) (_ time.Duration, err error) {
	w, err := ledger(dir, demo.Records())
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	var refs []model.Ref
	for _, r := range demo.Records() {
		if c, ok := r.(model.DevelopmentCase); ok && len(refs) < n {
			refs = append(refs, model.RefOf(c))
		}
	}
	start := time.Now()
	made := 0
	for _, name := range personalPapers {
		files, _, err := papers.Make(context.Background(), w, papers.Output{Dir: filepath.Join(dir, "papers", name),
			Forms: papers.Forms{DOCX: true}, OwnFonts: true}, papers.Order{Paper: name, For: refs, Others: true})
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		made += len(files)
	}
	took := time.Since(start)
	if made < 9*n {
		return 0, fmt.Errorf("%d files of %d people", made, len(refs))
	}
	return took, nil
}

// annual is the annual report of the sample and the faces that it is set with.
func annual() (report.Document, *typeset.Faces, error) {
	b := model.BookOf(demo.AsOf, "", nil, demo.Records())
	r, _ := report.ByName("annual")
	faces, err := typeset.LoadFaces(typeset.FaceOptions{})
	return r.Build(report.Input{Book: b, Findings: rule.Check(b), Today: demo.AsOf}), faces, err
}

func annualWord(_ int, dir string) (time.Duration, error) {
	return annualAs(filepath.Join(dir, "annual.docx"), func(to io.Writer, doc report.Document, faces *typeset.Faces) error {
		return docx.Write(to, doc, faces, docx.OfficeFonts)
	})
}

func annualPDF(_ int, dir string) (time.Duration, error) {
	return annualAs(filepath.Join(dir, "annual.pdf"), func(to io.Writer, doc report.Document, faces *typeset.Faces) error {
		_, err := pdf.Write(to, doc, faces)
		return err
	})
}

func annualAs(path string, write func(io.Writer, report.Document, *typeset.Faces) error) (time.Duration, error) {
	doc, faces, err := annual()
	if err != nil {
		return 0, err
	}
	start := time.Now()
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	err = write(f, doc, faces)
	return time.Since(start), errors.Join(err, f.Close())
}
