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
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/model/rule"
	"partyledger/store/docx"
	"partyledger/store/papers"
	"partyledger/store/pdf"
	"partyledger/store/typeset"
)

// personalPapers are made one for each person.
var personalPapers = []string{"talk-record", "chronicle", "personal-matters", "applicant-survey", "recommendation", "mentor-note",
	"cultivation-record", "activist-filing-form", "review-form", "review-report", "training-form", "volunteer-sheet"}

// prospects is the sample with so many more people on the way into the Party, each in a branch
// meeting of its own day, so that no two share a paper.
func prospects(n int) (records []model.Record, refs []model.Ref) {
	records = demo.Records()
	branch, enterprise := "", ""
	var mentors []string
	for _, r := range records {
		p, ok := r.(model.Person)
		if ok && p.Status == model.FullMember && p.OrganizationID != "" &&
			(branch == "" || p.OrganizationID == branch) && len(mentors) < 2 {
			branch, enterprise, mentors = p.OrganizationID, p.EnterpriseID, append(mentors, p.ID)
		}
	}
	for i := range n {
		on := day.Of(2022, 1, 1).AddDays(i)
		p := model.Person{ID: fmt.Sprintf("BP%04d", i), Name: "量" + string(rune('一'+i)), Sex: model.Male, BirthDay: day.Of(1995, 1,
			1).AddDays(i),
			Education: model.Bachelor, EnterpriseID: enterprise, OrganizationID: branch, Position: "技术员", Status: model.Activist}
		c := model.DevelopmentCase{ID: fmt.Sprintf("BC%04d", i), PersonID: p.ID, OrganizationID: branch, Applied: on,
			TalkDay:      on.AddDays(10),
			RecommendDay: on.AddMonths(6), ActivistDay: on.AddMonths(7), ActivistBody: model.BranchCommitteeBody,
			Mentor1ID: mentors[0], Mentor2ID: mentors[1],
			MentorDay: on.AddMonths(7), OpinionsDay: on.AddMonths(24), ProspectMeetingDay: on.AddMonths(24),
			ProspectDay: on.AddMonths(25), Sponsor1ID: mentors[0],
			Sponsor2ID: mentors[1], ReviewDay: on.AddMonths(26), ReviewVerdict: model.Passed, TrainingDay: on.AddMonths(27),
			PreReviewDay:     on.AddMonths(28),
			PreReviewVerdict: model.Passed, CommitteeReviewDay: on.AddMonths(27)}
		records, refs = append(records, p, c), append(refs, model.RefOf(c))
	}
	return records, refs
}

func makePapers(n int, dir string) (time.Duration, error) {
	took, _, err := madePapers(n, dir)
	return took, err
}

func madePapers(n int, dir string) (_ time.Duration, paths []string, err error) {
	records, refs := prospects(n)
	w, err := ledger(dir, records)
	if err != nil {
		return 0, nil, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	start := time.Now()
	var orders []papers.Order
	for _, name := range personalPapers {
		orders = append(orders, papers.Order{Paper: name, For: refs})
	}
	files, _, err := papers.Make(context.Background(), w, papers.Output{Dir: filepath.Join(dir, "papers"), Forms: papers.Forms{DOCX: true},
		OwnFonts: true}, orders...)
	took := time.Since(start)
	if err == nil && len(files) != len(personalPapers)*n {
		err = fmt.Errorf("%d files of %d people", len(files), n)
	}
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	return took, paths, err
}

// papersOffice has LibreOffice read some of the same files and write them again; what all
// would take is told.
func papersOffice(n int, dir string) (time.Duration, error) {
	const some = 120
	_, paths, err := madePapers(n, dir)
	if err != nil {
		return 0, err
	}
	took, err := office(dir, "docx:MS Word 2007 XML", paths[:min(some, len(paths))]...)
	return took * time.Duration(len(paths)) / time.Duration(min(some, len(paths))), err
}

// annualOffice has LibreOffice make a PDF of the annual report's Word document.
func annualOffice(n int, dir string) (time.Duration, error) {
	if _, err := annualWord(n, dir); err != nil {
		return 0, err
	}
	return office(dir, "pdf", filepath.Join(dir, "annual.docx"))
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
