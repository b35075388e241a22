package main

// The commands: each opens the workspace, asks the store and prints.

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"partyledger/model"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
)

// answer prints v as JSON if asked, else calls plain.
func (r *run) answer(v any, plain func()) error {
	if !r.cli.JSON {
		plain()
		return nil
	}
	enc := json.NewEncoder(r.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (r *run) line(format string, args ...any) { fmt.Fprintf(r.out, format+"\n", args...) }

type demoCmd struct{}

func (demoCmd) Run(r *run) error {
	return r.withLedger(true, func(w *store.Workspace) error {
		if err := keep.Demo(r.ctx, w); err != nil {
			return err
		}
		counts, err := w.Counts(r.ctx)
		if err != nil {
			return err
		}
		r.say("已在“%s”填入虚构的示例集团，数据全部为虚构。", w.Dir())
		return r.answer(counts, func() {
			for _, s := range model.Schemas() {
				r.line("%s\t%d", s.Label, counts[s.Kind])
			}
		})
	})
}

// progress says how far a long import is, on the console of a person only.
func (r *run) progress() func(done, total int) {
	return r.progressIn("\r已处理 %d / %d 行（按 Ctrl+C 取消）")
}

// progressIn says how far something is, in words with two numbers.
func (r *run) progressIn(words string) func(done, total int) {
	st, err := os.Stderr.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 || r.errOut != os.Stderr {
		return nil
	}
	return func(done, total int) { fmt.Fprintf(r.errOut, words, done, total) }
}

type undoCmd struct {
	Batch int64 `arg:"" help:"批次号（plctl batches 可查）"`
}

func (c undoCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		undo, err := w.Undo(r.ctx, c.Batch)
		if err != nil {
			return err
		}
		r.say("已撤销第 %d 批（本次撤销记为第 %d 批）。", c.Batch, undo)
		return r.answer(map[string]int64{"undone": c.Batch, "batch": undo}, func() {})
	})
}

type batchesCmd struct {
	Limit int    `default:"20" placeholder:"20" help:"最多列出几批，0为全部"`
	Out   string `short:"o" placeholder:"DIR" help:"改为把全部操作记录写成PDF，存到这个文件夹"`
	XLSX  bool   `name:"xlsx" help:"同时生成Excel（与 -o 一起用）"`
	outputFlags
}

func (c batchesCmd) Run(r *run) error {
	if c.XLSX && c.Out == "" {
		return usageError("--xlsx 要与 -o 一起用")
	}
	return r.with(func(w *store.Workspace) error {
		if c.Out != "" {
			files, err := w.WriteBatches(r.ctx, store.ReportRequest{Dir: c.Out, XLSX: c.XLSX, Replace: c.Force})
			if err != nil {
				return err
			}
			return r.answerFiles(files)
		}
		list, err := w.Batches(r.ctx, c.Limit)
		if err != nil {
			return err
		}
		head, err := w.Head(r.ctx)
		if err != nil {
			return err
		}
		r.say("操作记录%s。", head.Say())
		return r.answer(list, func() {
			for _, b := range list {
				r.line("第%d批 %s %s %s %d条 %s %s [%s]", b.ID, store.LocalTime(b.At), b.Actor, b.Kind, b.Records, b.Note, b.State(),
					b.Code)
			}
		})
	})
}

type checkCmd struct {
	Scope string `placeholder:"企业" help:"只看某企业及其下级（名称、简称或编号）"`
}

func (c checkCmd) Run(r *run) error {
	return r.withBook(c.Scope, func(b *model.Book) error {
		findings := rule.Check(b)
		if findings == nil {
			findings = []rule.Finding{}
		}
		count := map[rule.Level]int{}
		for _, f := range findings {
			count[f.Level]++
		}
		err := r.answer(findings, func() {
			for _, f := range findings {
				due := ""
				if f.Due != "" {
					due = "（期限" + f.Due + "）"
				}
				r.line("[%s] %s %s%s\n    依据：%s", f.Level.Chinese(), f.Rule, f.Message+f.AnswerWords(), due, f.Cited())
			}
			if slices.ContainsFunc(findings, func(f rule.Finding) bool { return !f.Verified }) {
				r.line("%s", rule.UncheckedNote)
			}
		})
		r.say("截至%s：阻断%d项，警告%d项，将到期%d项，提示%d项。", b.AsOf.Chinese(), count[rule.Block], count[rule.Warn], count[rule.Due], count[rule.Note])
		if err == nil && count[rule.Block]+count[rule.Warn] > 0 {
			return errProblems
		}
		return err
	})
}

type reportCmd struct {
	Names []string `arg:"" optional:"" name:"name" help:"报表名（${reports}），不写为全部"`
	Out   string   `short:"o" default:"." placeholder:"DIR" help:"写到哪个文件夹"`
	Scope string   `placeholder:"企业" help:"只报某企业及其下级（名称、简称或编号）"`
	XLSX  bool     `name:"xlsx" help:"同时生成Excel"`
	DOCX  bool     `name:"docx" help:"同时生成Word文档（可在WPS或Word中修改）"`
	Annex []string `placeholder:"报表名" help:"年度报告装订哪些附件（indicators ${reports}），写 none 为不附；不写为重点指标、问题整改清单、章程、发展党员、自评表"`
	Rank  string   `enum:"${ranks}" default:"problems" placeholder:"依据" help:"所属企业总览按什么排位次（${ranks}），none 为不排"`
	unmaskedFlags
	outputFlags
}

func (c reportCmd) Run(r *run) error {
	asOf, err := r.asOf()
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		scope, err := intake.EnterpriseID(r.ctx, w, c.Scope)
		if err != nil {
			return err
		}
		files, err := w.WriteReports(r.ctx, store.ReportRequest{Names: c.Names, Dir: c.Out, AsOf: asOf, Scope: scope, XLSX: c.XLSX,
			DOCX: c.DOCX, Unmasked: c.Unmasked, Purpose: c.Purpose, Replace: c.Force, Annexes: c.Annex,
			Measure: c.Rank})
		if err != nil && len(files) == 0 {
			return err
		}
		return cmp.Or(err, r.answerFiles(files)) // what was written is told, whatever was held back
	})
}

// answerFiles prints what was written.
func (r *run) answerFiles(files []store.ReportFile) error {
	for _, f := range files {
		for _, n := range f.Notices {
			r.say("%s：%s", filepath.Base(f.File), n)
		}
	}
	return r.answer(files, func() {
		for _, f := range files {
			if f.Pages == 0 {
				r.line("%s", f.File)
			} else {
				r.line("%s\t%d页", f.File, f.Pages)
			}
		}
	})
}

type exportCmd struct {
	Out     string `arg:"" name:"out.xlsx" help:"要生成的文件"`
	Purpose string `placeholder:"用途" help:"导出的用途，写入文件页脚和操作记录"`
	Private bool   `help:"也写出逐人的党费核定、得票等内容（默认不写）"`
	outputFlags
}

func (c exportCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		if err := intake.Export(r.ctx, w, c.to(c.Out), intake.ExportOptions{Purpose: c.Purpose, Private: c.Private}); err != nil {
			return err
		}
		r.say("已导出：%s（含个人信息，请妥善保管）", abs(c.Out))
		if !c.Private {
			r.say("没有写出的：%s。要一并写出，请加 --private。", intake.PrivateKinds())
		}
		return nil
	})
}

type searchCmd struct {
	Text  string `arg:"" help:"要找的文字"`
	Limit int    `default:"50" placeholder:"50" help:"每类最多列出几条"`
}

func (c searchCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		hits, err := w.Search(r.ctx, c.Text, c.Limit)
		if err != nil {
			return err
		}
		lines := make([]hitLine, len(hits))
		for i, h := range hits {
			lines[i] = hitLine{h.Ref.Kind, h.Ref.ID, h.Name, h.More}
		}
		return r.answer(lines, func() {
			for _, h := range lines {
				r.line("%s\t%s\t%s\t%s", model.SchemaOf(h.Kind).Label, h.Name, h.ID, h.More)
			}
		})
	})
}

// hitLine is what search answers of one record.
type hitLine struct {
	Kind model.Kind `json:"kind"`
	ID   string     `json:"id"`
	Name string     `json:"name"`
	More string     `json:"more"` // what tells it from others
}

type backupCmd struct {
	Out string `arg:"" optional:"" name:"out.db" help:"备份到哪个文件；不写则放在台账文件夹的 backup 中"`
	outputFlags
}

func (c backupCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		path, err := keep.BackupTo(r.ctx, w, c.to(c.Out))
		if err != nil {
			return err
		}
		r.say("已备份并检查完好：%s。", w.HowChecked())
		return r.answer(map[string]string{"file": path}, func() { r.line("%s", path) })
	})
}

type restoreCmd struct {
	File string `arg:"" help:"备份文件"`

	BackupPasswordFile string `placeholder:"FILE" help:"备份用的是另一个口令时，存有它的文本文件（第一行）"`
}

func (c restoreCmd) Run(r *run) error {
	var kept string
	err := r.unlocked(func(opt store.Options) error {
		return r.unlockedCopy(c.File, opt, c.BackupPasswordFile, func(opt store.Options) (err error) {
			kept, err = keep.Restore(r.ctx, r.cli.Workspace, c.File, opt)
			return err
		})
	})
	if err != nil {
		return err
	}
	r.say("已从备份恢复。")
	if kept != "" {
		r.say("恢复前的数据文件留存在：%s", kept)
	}
	return r.answer(map[string]string{"kept": kept}, func() {})
}

type repairCmd struct{}

func (repairCmd) Run(r *run) error {
	var res *store.Repaired
	err := r.unlocked(func(opt store.Options) (err error) {
		res, err = keep.Repair(r.ctx, r.cli.Workspace, opt)
		return err
	})
	if err != nil {
		return err
	}
	for _, s := range res.Say() {
		r.say("%s", s)
	}
	if err := r.answer(res, func() {}); err != nil || len(res.Lost) == 0 {
		return err
	}
	return errProblems
}

type verifyCmd struct{}

func (verifyCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		said, err := keep.Verify(r.ctx, w)
		if err != nil {
			return err
		}
		var broken []string
		if len(said) == 0 { // of a damaged file nothing more can be said
			if broken, err = w.Unlawful(r.ctx); err != nil {
				return err
			}
		}
		all := append(append([]string{}, said...), broken...)
		if err := r.answer(all, func() {
			for _, s := range all {
				r.line("%s", s)
			}
		}); err != nil {
			return err
		}
		switch {
		case len(said) > 0:
			r.say("发现%d处问题。请先复制整个台账文件夹留存，再从最近的备份恢复。", len(said))
			return errProblems
		case len(broken) > 0:
			r.say("数据文件完好；另有%d处内容不可能成立（以前录入或导入的），仍可查看，修改时须先改正。请逐条更正。", len(broken))
			return errProblems
		}
		head, err := w.Head(r.ctx)
		if err != nil {
			return err
		}
		r.say("数据文件完好：%s。操作记录的校验链完整：%s。", w.HowChecked(), head.Say())
		return nil
	})
}

type rulesCmd struct{}

// ruleLine is one provision as `rules --json` prints it.
type ruleLine struct {
	Rule     string       `json:"rule"`
	Title    string       `json:"title"`
	Topic    string       `json:"topic"`
	Level    rule.Level   `json:"level"`
	Edition  string       `json:"edition"`
	Basis    string       `json:"basis"`
	Source   string       `json:"source"`
	Verified bool         `json:"verified"`
	Limits   []rule.Limit `json:"limits,omitempty"`
	cited    string
}

func (rulesCmd) Run(r *run) error {
	var lines []ruleLine
	for _, x := range rule.All() {
		for _, p := range x.Provisions {
			lines = append(lines, ruleLine{x.ID, x.Title, x.Topic, x.Level, p.Edition, p.Basis(), p.Source, p.Verified, x.Limits,
				p.Cited()})
		}
	}
	return r.answer(lines, func() {
		t := tabwriter.NewWriter(r.out, 0, 4, 2, ' ', 0)
		for _, l := range lines {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", l.Rule, l.Level.Chinese(), l.Title, l.cited)
		}
		t.Flush()
		r.line("%s", rule.UncheckedNote)
	})
}
