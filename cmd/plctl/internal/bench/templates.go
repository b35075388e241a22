package main

// The job on an office's own Word templates: 41 of them in five folders, filled for people.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/docx"
	"partyledger/store/mailmerge"
)

// officeTemplates is how many an office has.
const officeTemplates = 41

func fillTemplates(n int, dir string) (_ time.Duration, err error) {
	records := []model.Record{model.Enterprise{ID: "QY1", Name: "某某投资集团有限公司", Ownership: model.SoleState},
		model.Organization{ID: "DZ1", Name: "某某投资集团有限公司第一党支部", Type: model.Branch, EnterpriseID: "QY1"}}
	for i := range n {
		id := fmt.Sprintf("%05d", i)
		records = append(records,
			model.Person{ID: "RY" + id, Name: "张" + model.ChineseNumber(i), EnterpriseID: "QY1", OrganizationID: "DZ1"},
			model.DevelopmentCase{ID: "FZ" + id, PersonID: "RY" + id, OrganizationID: "DZ1", Applied: day.Of(2023, 1, 2)})
	}
	w, err := ledger(dir, records)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	faces, err := store.ReportFaces(true)
	if err != nil {
		return 0, err
	}
	s := report.Section{Blocks: []report.Block{report.Title{Text: "登记表"}}}
	for range 20 {
		s.Blocks = append(s.Blocks, report.Paragraph{Text: "{{姓名}}同志于{{入党申请日期|年月日}}申请，属{{党支部.党组织全称}}{{?籍贯}}，籍贯{{籍贯}}{{/籍贯}}。"})
	}
	in := filepath.Join(dir, "templates")
	for i := range officeTemplates {
		path := filepath.Join(in, fmt.Sprint(i%5+1), fmt.Sprintf("第%d张.docx", i+1))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return 0, err
		}
		f, err := os.Create(path)
		if err != nil {
			return 0, err
		}
		err = docx.Write(f, report.Document{Title: "登记表", Sections: []report.Section{s}}, faces, docx.OfficeFonts)
		if err = errors.Join(err, f.Close()); err != nil {
			return 0, err
		}
	}
	start := time.Now()
	templates, err := mailmerge.Read([]string{in})
	if err != nil {
		return 0, err
	}
	made, err := mailmerge.Fill(context.Background(), w, mailmerge.FillRequest{Templates: templates, Dir: filepath.Join(dir, "filled"),
		Choice: mailmerge.Choice{Kind: model.KindDevelopmentCase}})
	if err == nil && len(made) != officeTemplates*n {
		err = fmt.Errorf("%d files", len(made))
	}
	return time.Since(start), err
}
