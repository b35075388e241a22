package main

// Erasing people's data by decision, and what is kept for too long.

import (
	"cmp"
	"strings"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/privacy"
)

type eraseCmd struct {
	Who      []string `arg:"" name:"人员" help:"姓名、公民身份号码或编号；单条记录（含已撤销导入的人员）写 类别/编号，如 person/RY0005"`
	Reason   string   `required:"" placeholder:"理由" help:"删除的理由"`
	By       string   `required:"" placeholder:"决定人" help:"谁决定的"`
	Document string   `placeholder:"文号" help:"决定的文号"`
	Backups  string   `default:"rewrite" enum:"rewrite,delete,keep" help:"台账文件夹里的备份：rewrite改写（默认）、delete删除、keep保留"`
	DryRun   bool     `help:"只看会删除什么，不删除"`
}

// erased is what the command answers.
type erased struct {
	Batch       int64    `json:"batch"` // 0 of a dry run
	Records     []string `json:"records"`
	Elsewhere   []string `json:"elsewhere"`
	Attachments int      `json:"attachments"`
	Log         int      `json:"log"`
	SharedNames []string `json:"sharedNames"`
	Backups     []string `json:"backups"`
	Issued      int      `json:"issued"`
	Troubles    []string `json:"troubles"`
}

func (c eraseCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		var refs []model.Ref
		for _, who := range c.Who {
			ref, err := r.personal(w, who)
			if err != nil {
				return err
			}
			refs = append(refs, ref)
		}
		if c.DryRun {
			p, err := privacy.Look(r.ctx, w, refs)
			if err != nil {
				return err
			}
			r.say("这是试看，没有删除任何内容。")
			return r.answerErased(&privacy.Result{Plan: p})
		}
		res, err := privacy.Erase(r.ctx, w, privacy.Request{Refs: refs, Reason: c.Reason, Document: c.Document, Decider: c.By,
			Backups: map[string]privacy.Backups{"rewrite": privacy.RewriteBackups, "delete": privacy.DeleteBackups,
				"keep": privacy.KeepBackups}[c.Backups]})
		if err != nil {
			return err
		}
		r.say("已依法删除，记为第%d批，不能撤销。改写备份%d份，删除备份%d份。", res.Batch, len(res.Rewrote), len(res.Deleted))
		if err := r.answerErased(res); err != nil {
			return err
		}
		if len(res.Troubles) > 0 {
			return errProblems
		}
		return nil
	})
}

// personal is the record that the text names.
func (r *run) personal(w *store.Workspace, who string) (model.Ref, error) {
	kind, id, single := strings.Cut(who, "/")
	if single {
		k, err := kindOf(kind)
		return model.Ref{Kind: k, ID: id}, err
	}
	list, err := store.Load[model.Person](r.ctx, w.Conn(), "id = ?", "", who)
	if err != nil {
		return model.Ref{}, store.Fault("查找人员", err)
	}
	if len(list) > 0 {
		return model.Ref{Kind: model.KindPerson, ID: who}, nil
	}
	id, err = intake.PersonID(r.ctx, w, who)
	return model.Ref{Kind: model.KindPerson, ID: id}, err
}

func (r *run) answerErased(res *privacy.Result) error {
	p := res.Plan
	out := erased{Batch: res.Batch, Attachments: len(p.Attachments), Log: p.Log, SharedNames: append([]string{}, p.Shared...),
		Backups: append([]string{}, p.Backups...), Issued: len(p.Issued), Troubles: append([]string{}, res.Troubles...),
		Records: refTexts(p.Records), Elsewhere: refTexts(p.Elsewhere)}
	return r.answer(out, func() {
		r.line("记录：%s", strings.Join(out.Records, "、"))
		r.line("文字里提到的其他记录：%s", cmp.Or(strings.Join(out.Elsewhere, "、"), "无"))
		r.line("附件%d个，操作记录%d处，备份%d份", out.Attachments, out.Log, len(out.Backups))
		if p.Joint > 0 {
			r.line("其中%d个附件是同批文书的文件，附在别人的记录上，也写有此人，一并删除；别人还需要的请重新出具。", p.Joint)
		}
		if len(p.Shared) > 0 {
			r.line("还有人姓名相同，其他记录文字里的姓名没有改动：%s", strings.Join(p.Shared, "、"))
		}
		if out.Issued > 0 {
			r.line("已生成、导出和上报过%d次，发出去的文件程序管不到，请自行收回或删除。", out.Issued)
		}
		for _, t := range res.Troubles {
			r.line("没做到：%s", t)
		}
	})
}

func refTexts(list []model.Record) []string {
	out := []string{}
	for _, x := range list {
		out = append(out, string(x.Kind())+"/"+x.Key())
	}
	return out
}

type pastCmd struct{}

// pastLine is one record as `past --json` prints it.
type pastLine struct {
	Matter string `json:"matter"`
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Done   string `json:"done"`
	Until  string `json:"until"`
}

func (pastCmd) Run(r *run) error {
	return r.withBook("", func(b *model.Book) error {
		lines := []pastLine{}
		for _, x := range model.PastKeepings(b) {
			lines = append(lines, pastLine{string(x.Matter), string(x.Record.Kind()), x.Record.Key(), x.Done.String(), x.Until.String()})
		}
		r.say("过了保存期限的个人信息%d条。", len(lines))
		return r.answer(lines, func() {
			for _, l := range lines {
				r.line("%s\t%s/%s\t办结%s\t保存到%s", l.Matter, l.Kind, l.ID, l.Done, l.Until)
			}
		})
	})
}
