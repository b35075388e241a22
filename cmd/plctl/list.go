package main

// plctl list: records of a kind, of an organisation or filtered, as Excel, PDF or Word.

import (
	"path/filepath"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/intake"
)

type listCmd struct {
	Kind  string   `arg:"" name:"kind" help:"哪一种记录：名称（如 人员、党组织）或英文代号（如 person）"`
	Out   string   `arg:"" name:"out" help:"写到哪个文件：.xlsx、.pdf 或 .docx"`
	Org   string   `placeholder:"党组织" help:"只列某党组织及其下级的（支部名册即 --org 支部名称）"`
	Scope string   `placeholder:"企业" help:"只列某企业及其下级的（名称、简称或编号）"`
	Where []string `sep:"none" placeholder:"栏目=内容" help:"只列某栏含有某内容的，写“栏目=”为该栏没有填的，可以写几次"`

	Columns []string `placeholder:"栏目,..." help:"列哪些栏，依次写，如 姓名,性别,出生日期；不写为有内容的全部"`
	unmaskedFlags
	outputFlags
}

func (c listCmd) Run(r *run) error {
	l, err := c.listing()
	if err != nil {
		return err
	}
	on, err := r.asOf()
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		scope, err := intake.EnterpriseID(r.ctx, w, c.Scope)
		if err != nil {
			return err
		}
		if l.Organization, err = intake.OrganizationID(r.ctx, w, c.Org); err != nil {
			return err
		}
		b, err := w.Book(r.ctx, store.Query{AsOf: on, Scope: scope})
		if err != nil {
			return err
		}
		doc, n := report.Listed(report.Input{Book: b, Today: w.Today(), Unmasked: c.Unmasked}, l)
		if !c.Unmasked {
			c.Purpose = ""
		}
		if err := w.WriteShown(r.ctx, doc, c.to(c.Out), c.Purpose); err != nil {
			return err
		}
		return r.answer(map[string]any{"file": c.Out, "records": n}, func() { r.line("%s\t%d条", c.Out, n) })
	})
}

// listing reads what is asked for.
func (c listCmd) listing() (report.Listing, error) {
	var l report.Listing
	all := model.Schemas()
	i := slices.IndexFunc(all, func(s *model.Schema) bool { return s.Label == c.Kind || string(s.Kind) == c.Kind })
	if i < 0 {
		return l, store.Refuse("没有叫“%s”的记录。没有导出，台账没有改动。", c.Kind)
	}
	l.Schema = all[i]
	if end := strings.ToLower(filepath.Ext(c.Out)); end != ".xlsx" && end != ".pdf" && end != ".docx" {
		return l, store.Refuse("文件“%s”要以 .xlsx、.pdf 或 .docx 结尾。没有导出，台账没有改动。", filepath.Base(c.Out))
	}
	if c.Unmasked && c.Purpose == "" {
		return l, store.Refuse("不掩码导出要写明用途：--purpose。没有导出，台账没有改动。")
	}
	for _, label := range c.Columns {
		f, known := report.FieldNamed(l.Schema, strings.TrimSpace(label))
		if !known {
			return l, store.Refuse("“%s”没有“%s”这一栏。没有导出，台账没有改动。", l.Schema.Label, label)
		}
		l.Columns = append(l.Columns, f)
	}
	for _, text := range c.Where {
		label, want, ok := strings.Cut(text, "=")
		f, known := report.FieldNamed(l.Schema, strings.TrimSpace(label))
		if !ok || !known {
			return l, store.Refuse("“%s”没有“%s”这一栏，或者没有写成“栏目=内容”。没有导出，台账没有改动。", l.Schema.Label, label)
		}
		l.Where = append(l.Where, report.Where{Field: f, Text: strings.TrimSpace(want)})
	}
	return l, nil
}
