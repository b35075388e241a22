package page

// 依法删除个人信息: what it reaches is shown first; reason and who decided are asked for, and
// what becomes of the copies.

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/privacy"
	"partyledger/ui/kit"
)

// copiesChoices is how the dialog speaks of what becomes of the copies.
var copiesChoices = []struct {
	text string
	what privacy.Backups
}{
	{"改写：每份备份里也删除这些信息（推荐）", privacy.RewriteBackups},
	{"删除：台账文件夹里的备份全部删掉", privacy.DeleteBackups},
	{"保留：备份不动，其中仍有这些信息", privacy.KeepBackups},
}

// AskErase asks for the decision to erase people, or single records about people; done is
// called once it is carried out.
func AskErase(host Host, refs []model.Ref, done func()) {
	var plan *privacy.Plan
	host.Read(func(ctx context.Context, l *store.Workspace) (err error) {
		plan, err = privacy.Look(ctx, l, refs)
		return err
	}, func() { newEraseSheet(host, refs, plan, done).Show(host) })
}

func newEraseSheet(host Host, refs []model.Ref, plan *privacy.Plan, done func()) *Sheet {
	reason, document, decider := kit.NewEntry(), kit.NewEntry(), kit.NewEntry()
	noReason, noDecider := kit.NewFault(), kit.NewFault()
	reason.SetPlaceHolder("如：本人申请、保存期限已过")
	document.SetPlaceHolder("没有的不填")
	var texts []string
	for _, c := range copiesChoices {
		texts = append(texts, c.text)
	}
	copies := kit.NewSelect(texts, nil)
	copies.SetSelected(texts[0])
	reason.OnChanged = func(string) { noReason.Set("") }
	decider.OnChanged = func(string) { noDecider.Set("") }
	content := kit.NewColumn(kit.NewWords(planWords(host, plan)...), kit.Labelled("理由", true, reason, noReason),
		kit.Labelled("决定人", true, decider, noDecider), kit.Labelled("依据文号", false, document, nil),
		kit.Labelled("台账文件夹里的备份", true, copies, nil))
	s := &Sheet{Title: "依法删除个人信息", Content: kit.NewFormScroll(container.NewPadded(content)), Width: 760, Height: tall,
		Changed: func() bool { return reason.Text+document.Text+decider.Text != "" }}
	s.Yes = kit.NewButton("删除…", func() {
		req := privacy.Request{Refs: refs, Reason: strings.TrimSpace(reason.Text), Document: strings.TrimSpace(document.Text),
			Decider: strings.TrimSpace(decider.Text), Backups: copiesChoices[copies.SelectedIndex()].what}
		if req.Reason == "" || req.Decider == "" {
			noReason.Set(kit.Choose(req.Reason == "", "请写明理由", ""))
			noDecider.Set(kit.Choose(req.Decider == "", "请写明决定人", ""))
			return
		}
		host.Ask("依法删除个人信息", "删除以后不能恢复，撤销和恢复备份也找不回来（所选为“保留”的备份除外）。确定删除吗？", "删除", func() {
			s.Hide()
			erase(host, req, done)
		})
	})
	return s
}

func erase(host Host, req privacy.Request, done func()) {
	var res *privacy.Result
	host.Work("正在删除个人信息", func(ctx context.Context, l *store.Workspace, progress func(done, total int)) (err error) {
		req.Progress = progress
		res, err = privacy.Erase(ctx, l, req)
		return err
	}, true, func(err error) {
		if err != nil {
			return
		}
		done()
		said := fmt.Sprintf("已删除，记为第%d批。改写备份%d份，删除备份%d份。", res.Batch, len(res.Rewrote), len(res.Deleted))
		if len(res.Troubles) > 0 {
			host.Fail(store.Refuse("%s还有没做到的，请逐项处理：%s", said, strings.Join(res.Troubles, "；")))
			return
		}
		host.Tell(said, nil)
	})
}

// planWords says what an erasure reaches, and what it does not.
func planWords(host Host, p *privacy.Plan) []kit.Sentence {
	var about []string
	counts := map[model.Kind]int{}
	for _, r := range p.Records {
		if x, ok := r.(model.Person); ok {
			about = append(about, "“"+x.Name+"”")
		}
		counts[r.Kind()]++
	}
	var kinds []string
	for _, s := range model.Schemas() {
		if n := counts[s.Kind]; n > 0 {
			kinds = append(kinds, fmt.Sprintf("%s%d条", s.Label, n))
		}
	}
	out := []kit.Sentence{{Text: "将删除" + strings.Join(about, "、") + "的姓名、号码和文字，涉及" + strings.Join(kinds, "、") +
		fmt.Sprintf("，附件%d个，操作记录里的内容%d处。日期、类别和数量保留，以前各年的统计数字不变。", len(p.Attachments), p.Log)}}
	if p.Joint > 0 {
		out = append(out, kit.Sentence{Text: fmt.Sprintf("其中%d个附件是同批文书的文件，附在别人的记录上，也写有此人，一并删除；别人还需要的，删除以后请重新出具。", p.Joint)})
	}
	if len(p.Elsewhere) > 0 {
		var names []string
		for _, r := range p.Elsewhere[:min(len(p.Elsewhere), 5)] {
			names = append(names, model.SchemaOf(r.Kind()).Label+"“"+NameOf(host.Snapshot().Book,
				model.Ref{Kind: r.Kind(), ID: r.Key()})+"”")
		}
		out = append(out, kit.Sentence{Text: fmt.Sprintf("另有%d条记录的文字里提到，姓名和号码改成“%s”：%s等。", len(p.Elsewhere), model.ErasedText,
			strings.Join(names, "、"))})
	}
	if len(p.Shared) > 0 {
		out = append(out, kit.Sentence{Color: kit.ColorWarn, Text: "还有人姓名与“" + strings.Join(p.Shared, "”“") +
			"”相同或包含它，其他记录文字里的这个姓名分不清是谁，不作改动，请自行查看。"})
	}
	out = append(out, kit.Sentence{Text: fmt.Sprintf("台账文件夹里有备份%d份。", len(p.Backups))})
	if n := len(p.Issued); n > 0 {
		last := p.Issued[0]
		name := last.What
		if last.File != "" {
			name = filepath.Base(last.File)
		}
		out = append(out, kit.Sentence{Color: kit.ColorWarn, Text: fmt.Sprintf("已生成、导出和上报过%d次（最近一次：%s），发出去的文件和另存在别处的备份程序管不到，请自行收回或删除。", n,
			name)})
	}
	return out
}
