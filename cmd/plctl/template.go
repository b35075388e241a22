package main

// plctl template: the Excel import template, and the office's own Word templates, filled
// from the ledger.

import (
	"io"
	"path/filepath"
	"strings"

	"partyledger/model"
	"partyledger/model/fields"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/docxfill"
	"partyledger/store/intake"
	"partyledger/store/mailmerge"
	"partyledger/store/pdf"
	"partyledger/store/sheet"
)

type templateCmd struct {
	Import templateImportCmd `cmd:"" default:"withargs" help:"生成Excel导入模板（可省去import：plctl template 模板.xlsx）"`
	Check  templateCheckCmd  `cmd:"" help:"检查本单位的Word模板：不认识的名称、没有结束的循环……"`
	Fill   templateFillCmd   `cmd:"" help:"用台账填写本单位的Word模板"`
	Fields templateFieldsCmd `cmd:"" help:"列出模板里可以用的名称，可存为Excel或PDF"`
	Data   templateDataCmd   `cmd:"" help:"生成Word“邮件合并”用的数据源（Excel）"`
	Keep   templateKeepCmd   `cmd:"" help:"把Word模板存入台账，随备份一起保存"`
	List   templateListCmd   `cmd:"" help:"列出台账里存的Word模板"`
	Drop   templateDropCmd   `cmd:"" help:"从台账中移除一个Word模板"`
	Pack   templatePackCmd   `cmd:"" help:"把台账里存的Word模板生成一个模板集，发给所属单位"`
}

type templateImportCmd struct {
	Out string `arg:"" name:"out.xlsx" help:"要生成的模板文件"`
	outputFlags
}

func (c templateImportCmd) Run(r *run) error {
	if err := c.to(c.Out).Write(intake.WriteTemplate); err != nil {
		return err
	}
	r.say("已生成导入模板：%s", abs(c.Out))
	return nil
}

// kindOf reads a kind by its Chinese name or its table's.
func kindOf(text string) (model.Kind, error) {
	for _, s := range model.Schemas() {
		if model.Plain(s.Label) == model.Plain(text) || string(s.Kind) == text {
			return s.Kind, nil
		}
	}
	return "", usageError("没有“" + text + "”这一类记录，例如 发展党员、人员、党组织、企业")
}

type templateCheckCmd struct {
	Files []string `arg:"" optional:"" name:"t.docx" help:"Word模板或者文件夹；不写则为台账里存的"`
	Kind  string   `default:"发展党员" placeholder:"发展党员" help:"模板为哪一类记录填写"`
}

// templateAnswer is what check answers of a template as JSON.
type templateAnswer struct {
	Template string             `json:"template"`
	Marks    int                `json:"marks"`
	Refused  string             `json:"refused,omitempty"`
	Problems []docxfill.Problem `json:"problems"`
	Notes    []string           `json:"notes,omitempty"`
}

func (c templateCheckCmd) Run(r *run) error {
	kind, err := kindOf(c.Kind)
	if err != nil {
		return err
	}
	list, err := r.templates(c.Files)
	if err != nil {
		return err
	}
	answer, wrong := []templateAnswer{}, 0
	for _, t := range list {
		x := mailmerge.Check(t, kind)
		a := templateAnswer{Template: t.File, Marks: x.Marks, Problems: append([]docxfill.Problem{}, x.Problems...), Notes: x.Notes}
		if x.Refused != nil {
			a.Refused = store.Explain(x.Refused)
		}
		if x.Refused != nil || len(x.Problems) > 0 {
			wrong++
		}
		answer = append(answer, a)
	}
	err = r.answer(answer, func() {
		for _, a := range answer {
			r.line("%s\t%d处要填，%d处问题", a.Template, a.Marks, len(a.Problems))
			if a.Refused != "" {
				r.line("    %s", a.Refused)
			}
			for _, p := range a.Problems {
				r.line("    %s", p.Say())
			}
			for _, n := range a.Notes {
				r.line("    说明：%s", n)
			}
		}
	})
	r.say("检查了%d个模板，%d个有问题。", len(list), wrong)
	if err == nil && wrong > 0 {
		return errProblems
	}
	return err
}

// templates reads templates from files and folders, or from the ledger if none are named.
func (r *run) templates(files []string) (list []mailmerge.Template, err error) {
	if len(files) > 0 {
		return mailmerge.Read(files)
	}
	err = r.with(func(w *store.Workspace) error {
		list, err = mailmerge.Kept(r.ctx, w)
		return err
	})
	if err == nil && len(list) == 0 {
		err = store.Refuse("台账里没有存Word模板。请写出模板的文件或者文件夹，或者先用 plctl template keep 存入。")
	}
	return list, err
}

// choiceFlags are the records that are filled in.
type choiceFlags struct {
	For []string `required:"" sep:"none" placeholder:"类别/编号" help:"为哪些记录填写，如 发展党员/FZ0001、人员/张三；只写类别则为全部；可写多次"`
	unmaskedFlags
	Days string `placeholder:"年月日" help:"没有写格式的日期怎样写：年月日、年月、点、横、大写"`
}

// choice finds the records in the ledger.
func (c choiceFlags) choice(r *run, w *store.Workspace) (out mailmerge.Choice, err error) {
	out.Unmasked, out.Purpose, out.Days = c.Unmasked, c.Purpose, c.Days
	if c.Days != "" && !fields.DayFormat(c.Days) {
		return out, usageError("--days 应为 年月日、年月、点、横、大写 之一")
	}
	if out.AsOf, err = r.asOf(); err != nil {
		return out, err
	}
	for _, text := range c.For {
		label, name, one := strings.Cut(text, "/")
		kind, err := kindOf(label)
		switch {
		case err != nil:
			return out, err
		case out.Kind != "" && (out.Kind != kind || !one || len(out.IDs) == 0):
			return out, usageError("--for 一次只能用一类记录；只写类别的（全部）只能写一次")
		}
		if out.Kind = kind; one {
			id, err := intake.RecordID(r.ctx, w, kind, name)
			if err != nil {
				return out, err
			}
			out.IDs = append(out.IDs, id)
		}
	}
	return out, nil
}

type templateFillCmd struct {
	Files []string `arg:"" optional:"" name:"t.docx" help:"Word模板或者文件夹；不写则为台账里存的"`
	choiceFlags
	Out     string `short:"o" default:"." placeholder:"DIR" help:"写到哪个文件夹；模板的子文件夹照样建立"`
	OneFile bool   `help:"每个模板只生成一个文件：有{{#人员}}的逐条列出，没有的每人一份，各自另起一页"`
	Anyway  bool   `help:"模板里有不认识的名称也填写，这些地方写成【未知：…】"`
	outputFlags
}

func (c templateFillCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) (err error) {
		req := mailmerge.FillRequest{Dir: c.Out, OneFile: c.OneFile, Anyway: c.Anyway, Replace: c.Force,
			Progress: r.progressIn("\r已填写 %d / %d 份（按 Ctrl+C 取消）")}
		if len(c.Files) > 0 {
			req.Templates, err = mailmerge.Read(c.Files)
		} else {
			req.Templates, err = mailmerge.Kept(r.ctx, w)
		}
		if err == nil {
			req.Choice, err = c.choice(r, w)
		}
		if err != nil {
			return err
		}
		files, err := mailmerge.Fill(r.ctx, w, req)
		if err != nil {
			return err
		}
		blanks := 0
		for _, f := range files {
			blanks += f.Blanks
			for _, n := range f.Notes {
				r.say("%s：%s", filepath.Base(f.Template), n)
			}
		}
		err = r.answer(files, func() {
			for _, f := range files {
				r.line("%s%s", f.File, blankNote(f))
			}
		})
		r.say("已填写%d份，空白%d处。", len(files), blanks)
		return err
	})
}

// blankNote says what is not filled of a document.
func blankNote(f mailmerge.File) string {
	note := ""
	if f.Blanks > 0 {
		note = "\t空白" + model.Count(f.Blanks).String() + "处：" + model.Clip(strings.Join(f.Blank, "、"), 60)
	}
	if len(f.Unknown) > 0 {
		note += "\t未知：" + model.Clip(strings.Join(f.Unknown, "、"), 60)
	}
	return note
}

type templateDataCmd struct {
	choiceFlags
	Out string `short:"o" required:"" placeholder:"OUT.xlsx" help:"要生成的文件"`
	outputFlags
}

func (c templateDataCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		choice, err := c.choice(r, w)
		if err != nil {
			return err
		}
		n, err := mailmerge.Data(r.ctx, w, choice, c.to(c.Out))
		if err != nil {
			return err
		}
		r.say("已生成邮件合并的数据源，%d条：%s（含个人信息，请妥善保管）", n, abs(c.Out))
		return nil
	})
}

type templateFieldsCmd struct {
	Kind string `default:"发展党员" placeholder:"发展党员" help:"为哪一类记录"`
	Out  string `short:"o" placeholder:"OUT.pdf" help:"存为文件（.pdf 或 .xlsx）；不写则直接列出"`
	outputFlags
}

func (c templateFieldsCmd) Run(r *run) error {
	kind, err := kindOf(c.Kind)
	if err != nil {
		return err
	}
	names := fields.Names(kind)
	if c.Out == "" {
		return r.answer(names, func() {
			for _, n := range names {
				r.line("%s\t%s\t%s\t%s", n.Written(), n.From, n.Formats, n.About)
			}
		})
	}
	doc := report.TemplateNames(kind, names)
	switch strings.ToLower(filepath.Ext(c.Out)) {
	case ".xlsx":
		err = c.to(c.Out).Write(func(w io.Writer) error { return sheet.WriteReport(w, doc) })
	case ".pdf":
		faces, err := store.ReportFaces(false)
		if err != nil {
			return err
		}
		if err := c.to(c.Out).Write(func(w io.Writer) error { _, err := pdf.Write(w, doc, faces); return err }); err != nil {
			return err
		}
	default:
		return usageError("-o 要以 .pdf 或 .xlsx 结尾")
	}
	if err == nil {
		r.say("已存为：%s", abs(c.Out))
	}
	return err
}

type templateKeepCmd struct {
	Files  []string `arg:"" name:"t.docx" help:"Word模板、文件夹或者模板集（.zip）"`
	Folder string   `placeholder:"文件夹" help:"放在哪个文件夹下，如 一、申请入党"`
}

func (c templateKeepCmd) Run(r *run) error {
	list, err := mailmerge.Read(c.Files)
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		for i, t := range list {
			list[i].Folder = strings.Trim(c.Folder+"/"+t.Folder, "/")
		}
		took, err := mailmerge.Keep(r.ctx, w, list...)
		if err == nil {
			r.say("%s。", took.Say())
		}
		return err
	})
}

type templatePackCmd struct {
	Out    string `arg:"" name:"out.zip" help:"要生成的模板集"`
	Folder string `placeholder:"文件夹" help:"只要这个文件夹（及其下级）里的"`
	outputFlags
}

func (c templatePackCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		n, err := mailmerge.Pack(r.ctx, w, c.Folder, c.to(c.Out))
		if err == nil {
			r.say("已生成模板集，模板%d个：%s。收到的单位用 plctl template keep 或者“文书”页的“加入模板…”存入。", n, abs(c.Out))
		}
		return err
	})
}

type templateListCmd struct{}

func (templateListCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		list, err := mailmerge.Kept(r.ctx, w)
		if err != nil {
			return err
		}
		names := []string{}
		for _, t := range list {
			names = append(names, t.File)
		}
		return r.answer(names, func() {
			for _, n := range names {
				r.line("%s", n)
			}
		})
	})
}

type templateDropCmd struct {
	Name string `arg:"" name:"文件夹/名称" help:"plctl template list 所列的名称"`
}

func (c templateDropCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		err := mailmerge.Drop(r.ctx, w, c.Name)
		if err == nil {
			r.say("已移除模板“%s”。", c.Name)
		}
		return err
	})
}
