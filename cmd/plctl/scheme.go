package main

// Assessment: taking a scheme in from the office's own workbook, listing schemes, proposing
// scores, and handing the evidence out as one folder.

import (
	"cmp"
	"fmt"
	"strings"

	"partyledger/model"
	"partyledger/model/assess"
	"partyledger/store"
	"partyledger/store/assessment"
	"partyledger/store/intake"
)

type schemeCmd struct {
	Import  schemeImportCmd  `cmd:"" help:"导入考核方案：从本单位的评分表（Excel等）读取指标、分值、评分标准、佐证要求"`
	List    schemeListCmd    `cmd:"" help:"列出考核方案和自评进度"`
	Propose schemeProposeCmd `cmd:"" help:"按绑定的数据项计算建议分（可以整批撤销），不改动已填的自评分"`
}

type schemeImportCmd struct {
	File     string `arg:"" name:"FILE.xlsx" help:"评分表"`
	DryRun   bool   `help:"只读取和核对，不写入"`
	Sheet    string `placeholder:"表名" help:"读哪一张表（默认第一张像评分表的）"`
	Name     string `placeholder:"名称" help:"方案名称（默认取表上方的标题）"`
	Year     int    `placeholder:"2026" help:"考核年度（默认取标题里的年份）"`
	Document string `placeholder:"文号" help:"方案文号（默认取表上方写的）"`
	Issuer   string `placeholder:"机关" help:"发布机关"`
	Full     string `placeholder:"100" help:"满分（默认取合计行或者标题写的）"`
	Manners  bool   `help:"确认程序按文字判断的计分方式和单次分（不写则导入后逐项确认）"`
	Anyway   bool   `help:"合计与分值不符也导入"`

	FilePasswordFile string `placeholder:"FILE" help:"存有这个文件打开密码的文本文件（每行一个，逐个试）"`
}

func (c schemeImportCmd) Run(r *run) error {
	req := assessment.ImportRequest{File: c.File, Sheet: c.Sheet, Name: c.Name, Year: c.Year, Document: c.Document, Issuer: c.Issuer,
		DryRun: c.DryRun, Anyway: c.Anyway, Manners: c.Manners}
	var err error
	if req.Full, err = model.ParsePoints(c.Full); err != nil {
		return usageError("--full " + err.Error())
	}
	if req.Passwords, err = (passwordFile{c.FilePasswordFile}).read(); err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		res, err := assessment.Import(r.ctx, w, req)
		if res == nil {
			return err
		}
		if printErr := r.answer(res, func() { r.printScheme(res) }); printErr != nil {
			return printErr
		}
		if err != nil {
			return err
		}
		switch n := len(res.Problems); {
		case res.Batch > 0:
			r.say("已导入“%s”（%d年度），指标%d项，批次号 %d。如需撤销：plctl undo %d", res.Scheme.Name, res.Scheme.Year, len(res.Indicators), res.Batch,
				res.Batch)
			return nil
		case n > 0 && !c.DryRun:
			r.say("有%d处对不上，什么也没有导入。请对照原表核实；原表如此的，加 --anyway 导入。", n)
		case n > 0:
			r.say("有%d处对不上；没有写入。", n)
		default:
			r.say("没有写入。")
			return nil
		}
		return errProblems
	})
}

// printScheme prints what was read, as people look it over.
func (r *run) printScheme(res *assessment.Imported) {
	r.line("%s　%d年度　满分%s分　%s　（表“%s”）", res.Scheme.Name, res.Scheme.Year, res.Scheme.Full, res.Scheme.Document, res.Sheet)
	for _, x := range res.Indicators {
		line := strings.Repeat("  ", x.Level-1) + x.Code + " " + model.ClipLine(x.Text, 50)
		if x.Points != "" {
			line += "　" + x.Points + "分"
		}
		if x.Manner != "" {
			line += "　" + x.Manner + choose(x.Confirmed, "", "（待确认）")
		}
		r.line("%s", line)
	}
	for _, p := range res.Problems {
		where := "整表"
		if p.Row > 0 {
			where = fmt.Sprintf("第%d行", p.Row)
		}
		r.line("对不上　%s：%s", where, p.Why)
	}
	for _, n := range res.Notes {
		r.say("%s。", strings.TrimRight(n, "。"))
	}
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

type schemeListCmd struct {
	Scope string `placeholder:"企业" help:"看哪一户的自评（名称、简称或编号；默认本单位）"`
}

// listedScheme is a scheme as the console tells of it.
type listedScheme struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Year        int    `json:"year"`
	Unit        string `json:"unit"`
	Full        string `json:"full"`
	Self        string `json:"self"` // empty = nothing is scored
	Grade       string `json:"grade"`
	Leaves      int    `json:"leaves"`
	Scored      int    `json:"scored"`
	Unconfirmed int    `json:"unconfirmed"` // indicators whose manner is not confirmed
	Items       int    `json:"items"`
	Missing     int    `json:"missing"`
	Odd         int    `json:"odd"`
	Poor        int    `json:"poor"`
	Whole       int    `json:"whole"`
}

func (c schemeListCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		out := []listedScheme{}
		err := r.assessments(w, "", c.Scope, func(a *assess.Assessment) error {
			x := listedScheme{ID: a.Of.ID, Name: a.Of.Name, Year: a.Of.Year, Unit: a.Book.EnterpriseName(a.Enterprise),
				Full:  a.Of.Full.String(),
				Grade: a.Grade(), Leaves: a.Leaves, Scored: a.Scored, Unconfirmed: a.Unconfirmed, Items: a.Items, Missing: a.Missing,
				Odd: a.Odd, Poor: a.Poor, Whole: a.Whole}
			if a.Given > 0 {
				x.Self = model.PointsText(a.Self)
			}
			out = append(out, x)
			return nil
		})
		if err != nil {
			return err
		}
		return r.answer(out, func() {
			for _, x := range out {
				r.line("%s\t%s（%d年度）\t%s\t满分%s\t自评%s\t已评%d/%d\t佐证%d件，缺失%d、时间异常%d、不规范%d、齐全%d", x.ID, x.Name, x.Year, x.Unit, x.Full,
					cmp.Or(x.Self, "—"), x.Scored, x.Leaves, x.Items, x.Missing, x.Odd, x.Poor, x.Whole)
			}
		})
	})
}

// assessments goes through the schemes, or the one that is named, for an enterprise, the
// office's own if none is named.
func (r *run) assessments(w *store.Workspace, scheme, scope string, f func(*assess.Assessment) error) error {
	asOf, err := r.asOf()
	if err != nil {
		return err
	}
	id, err := intake.EnterpriseID(r.ctx, w, scope)
	if err != nil {
		return err
	}
	b, err := w.Book(r.ctx, store.Query{AsOf: asOf})
	if err != nil {
		return err
	}
	list, id, err := assessment.Choose(b, scheme, id)
	if err != nil {
		return err
	}
	for _, s := range list {
		a, ok := assessment.Of(b, s.ID, id)
		if !ok {
			continue
		}
		if err := f(a); err != nil {
			return err
		}
	}
	return nil
}

// whichScheme names a scheme and an enterprise whose score it is.
type whichScheme struct {
	Scheme string `placeholder:"方案" help:"考核方案（名称或编号；默认最近一个年度的）"`
	Scope  string `placeholder:"企业" help:"哪一户的自评（名称、简称或编号；默认本单位）"`
}

// one is the scheme that is named, or the only one there is of the latest year.
func (c whichScheme) one(r *run, w *store.Workspace) (scheme, enterprise string, err error) {
	id, err := intake.EnterpriseID(r.ctx, w, c.Scope)
	if err != nil {
		return "", "", err
	}
	b, err := w.Book(r.ctx, store.Query{})
	if err != nil {
		return "", "", err
	}
	s, id, err := assessment.One(b, c.Scheme, id)
	return s.ID, id, err
}

type schemeProposeCmd struct{ whichScheme }

func (c schemeProposeCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		scheme, unit, err := c.one(r, w)
		if err != nil {
			return err
		}
		res, err := assessment.Propose(r.ctx, w, scheme, unit)
		if err != nil {
			return err
		}
		r.say("%s　%s：绑定数据项的%d项，写入建议分%d项；没有绑定的%d项留空。", res.Scheme, res.Enterprise, res.Bound, res.Written, res.Unbound)
		return r.answer(res, func() {
			for _, s := range res.Blank {
				r.line("留空（没有可以统计的内容）\t%s", s)
			}
			for _, s := range res.Kept {
				r.line("没有改动，请核对\t%s", s)
			}
		})
	})
}

type evidenceCmd struct {
	Export evidenceExportCmd `cmd:"" help:"导出佐证材料：目录、自评表和按指标编号的文件，一个文件夹"`
}

type evidenceExportCmd struct {
	Dir string `arg:"" help:"要生成的文件夹（还没有，或者是空的）"`
	whichScheme
	Sensitive bool   `help:"含个人敏感信息的文件也带上（默认不带；会记入操作记录）"`
	Purpose   string `placeholder:"用途" help:"带上含个人敏感信息文件的用途，记入操作记录"`
}

func (c evidenceExportCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		scheme, unit, err := c.one(r, w)
		if err != nil {
			return err
		}
		req := assessment.ExportRequest{Scheme: scheme, Enterprise: unit, Dir: c.Dir, Progress: r.progressIn("\r已处理 %d / %d（按 Ctrl+C 取消）")}
		if c.Sensitive {
			req.Purpose = cmp.Or(c.Purpose, "未填写")
		}
		res, err := assessment.Export(r.ctx, w, req)
		if err != nil {
			return err
		}
		if res.LeftOut > 0 {
			r.say("含个人敏感信息的%d个文件没有带上；确需带上的，加 --sensitive --purpose 用途。", res.LeftOut)
		}
		for _, s := range res.Lost {
			r.say("文件缺失或者已被改动，只列在目录里：%s", s)
		}
		r.say("已导出%s%s的佐证材料：文件%d个，缺失%d项、时间异常%d项、不规范%d项、齐全%d项；没有自评分的指标%d项。", res.Unit, res.Scheme, res.Files, res.Missing, res.Odd,
			res.Poor, res.Whole, res.Unscored)
		return r.answer(res, func() { r.line("%s", res.Dir) })
	})
}
