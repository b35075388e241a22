package main

// Taking records out, and making two records of one person one.

import (
	"strings"

	"partyledger/model"
	"partyledger/store"
)

type deleteCmd struct {
	Records  []string `arg:"" name:"记录" help:"类别/编号，如 fund/JL00012；人员可写姓名、公民身份号码或编号"`
	Reason   string   `required:"" placeholder:"理由" help:"删除的理由，写进操作记录"`
	Along    bool     `help:"属于它、说它的记录一起删除（不写则有这样的记录时不删除）"`
	Mistaken bool     `help:"误登记删除：所列的党员本来就不该登记；真实的党员离开请登记离开"`
	DryRun   bool     `help:"只看会删除什么，不删除"`
}

// removed is what the command answers.
type removed struct {
	Batch int64    `json:"batch"` // 0 of a dry run
	Gone  []string `json:"gone"`
	Along []string `json:"along"`
	Kept  []kept   `json:"kept"`
}

// kept is a record that is not removed.
type kept struct {
	Record string   `json:"record"`
	Why    string   `json:"why"`
	By     []string `json:"by"`
}

func (c deleteCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		var refs []model.Ref
		for _, text := range c.Records {
			ref, err := r.personal(w, text)
			if err != nil {
				return err
			}
			refs = append(refs, ref)
		}
		p, b, err := w.LookRemoval(r.ctx, refs, c.Mistaken)
		if err != nil {
			return err
		}
		out := removed{Gone: refTexts(p.Gone), Along: refTexts(p.Along), Kept: []kept{}}
		for _, h := range p.Kept {
			out.Kept = append(out.Kept, kept{refTexts([]model.Record{h.Record})[0], h.Say(b), refTexts(h.By)})
		}
		if !c.DryRun {
			req := store.Removal{Refs: refs, Reason: c.Reason, Along: c.Along, Mistaken: c.Mistaken}
			if out.Batch, _, err = w.Remove(r.ctx, req); err != nil {
				return err
			}
		}
		return r.answerRemoved(out)
	})
}

func (r *run) answerRemoved(out removed) error {
	if out.Batch == 0 {
		r.say("这是试看，没有删除任何内容。")
	} else {
		r.say("已删除，批次号 %d。如需撤销：plctl undo %d", out.Batch, out.Batch)
	}
	err := r.answer(out, func() {
		r.line("删除：%s", strings.Join(out.Gone, "、"))
		if len(out.Along) > 0 {
			r.line("随之删除：%s", strings.Join(out.Along, "、"))
		}
		for _, k := range out.Kept {
			r.line("保留：%s　%s", k.Record, k.Why)
		}
	})
	if err == nil && len(out.Kept) > 0 {
		return errProblems
	}
	return err
}

type mergeCmd struct {
	Kept   string            `arg:"" name:"保留" help:"保留的人员：姓名、公民身份号码或编号"`
	Other  string            `arg:"" name:"并入" help:"并入后删除的人员"`
	Reason string            `required:"" placeholder:"理由" help:"合并的理由，写进操作记录"`
	Take   map[string]string `placeholder:"项目=other" help:"逐项指定用哪一条的：kept保留的、other并入的、both都要（如 手机号码=other）"`
	DryRun bool              `help:"只看合并的结果，不写入"`
}

// merged is what the command answers.
type merged struct {
	Batch   int64         `json:"batch"` // 0 of a dry run
	Kept    string        `json:"kept"`
	Other   string        `json:"other"`
	Fields  []mergedField `json:"fields"` // that differ
	Moved   []string      `json:"moved"`
	Dropped []string      `json:"dropped"`
	Blocks  []string      `json:"blocks"`
	Doubts  []string      `json:"doubts"`
}

type mergedField struct {
	Field string     `json:"field"`
	Kept  string     `json:"kept"`
	Other string     `json:"other"`
	Take  model.Take `json:"take"`
}

func (c mergeCmd) Run(r *run) error {
	take, err := c.takes()
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		req := store.PersonMerge{Take: take, Reason: c.Reason}
		for _, x := range []struct {
			who string
			id  *string
		}{{c.Kept, &req.Kept}, {c.Other, &req.Other}} {
			ref, err := r.personal(w, x.who)
			if err != nil {
				return err
			}
			*x.id = ref.ID
		}
		m, _, err := w.LookMerge(r.ctx, req)
		if err != nil {
			return err
		}
		var batch int64
		if !c.DryRun {
			if batch, _, err = w.MergePeople(r.ctx, req); err != nil {
				return err
			}
		}
		return r.answerMerged(batch, m, take)
	})
}

// takes reads --take: fields by their Chinese names.
func (c mergeCmd) takes() (map[string]model.Take, error) {
	out := map[string]model.Take{}
	for label, how := range c.Take {
		name := ""
		for _, f := range model.SchemaOf(model.KindPerson).Fields {
			if f.Label == label || f.Name == label {
				name = f.Name
			}
		}
		switch take := model.Take(how); {
		case name == "":
			return nil, usageError("--take：人员没有“" + label + "”这一项")
		case take != model.TakeKept && take != model.TakeOther && take != model.TakeBoth:
			return nil, usageError("--take：“" + how + "”看不懂，请写 kept、other 或 both")
		default:
			out[name] = take
		}
	}
	return out, nil
}

func (r *run) answerMerged(batch int64, m *model.Merging, take map[string]model.Take) error {
	out := merged{Batch: batch, Kept: m.Kept.ID, Other: m.Other.ID, Fields: []mergedField{}, Moved: []string{},
		Dropped: refTexts(m.Dropped), Blocks: []string{}, Doubts: append([]string{}, m.Doubts...)}
	for _, d := range m.Differences {
		how := d.Take
		if t, chosen := take[d.Field.Name]; chosen {
			how = t
		}
		out.Fields = append(out.Fields, mergedField{d.Field.Label, shownField(d.Field, m.Kept), shownField(d.Field, m.Other), how})
	}
	for _, x := range m.Moved {
		out.Moved = append(out.Moved, refTexts([]model.Record{x.Was})...)
	}
	for _, c := range m.Blocks {
		out.Blocks = append(out.Blocks, c.Say)
	}
	if batch == 0 {
		r.say("这是试看，没有写入任何内容。")
	} else {
		r.say("已合并，批次号 %d。如需撤销：plctl undo %d", batch, batch)
	}
	err := r.answer(out, func() {
		for _, f := range out.Fields {
			r.line("%s\t保留的“%s”\t并入的“%s”\t%s", f.Field, f.Kept, f.Other, f.Take)
		}
		r.line("改为用保留的一条：%d条；只留一份的：%d条", len(out.Moved), len(out.Dropped))
		for _, d := range out.Doubts {
			r.line("请核对：%s", d)
		}
		for _, b := range out.Blocks {
			r.line("不能合并：%s", b)
		}
	})
	if err == nil && len(out.Blocks) > 0 {
		return errProblems
	}
	return err
}

// shownField is a field as the console prints it: what is secret is masked.
func shownField(f model.Field, p model.Person) string {
	switch text := f.Text(p); {
	case f.Name == "IdentityNumber":
		return model.MaskIdentity(text)
	case f.Name == "Phone":
		return model.MaskPhone(text)
	default:
		return text
	}
}
