package main

// Findings taken into the ledger of problems, and what is asked first of those that rest on a
// missing entry: not done, or not recorded.

import (
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/rule"
	"partyledger/store"
	"partyledger/store/intake"
)

type problemCmd struct {
	Ask  problemAskCmd  `cmd:"" help:"台账里没有登记的：核实是“没做”还是“没录”，并留下核实人和日期"`
	Take problemTakeCmd `cmd:"" help:"把核查出的一个问题列入整改台账；因没有登记引起的，先要核实（problem ask）"`
}

// which names one finding.
type which struct {
	Rule   string `arg:"" name:"规则" help:"规则编号，如 A-12；同一记录有几种问题的写种类，如 A-12:none（check --json 的 rule 和 fault）"`
	Record string `arg:"" name:"记录" help:"问题所在记录的编号（check --json 的 id）"`
}

// finding is the one that is named, on the day that is asked about.
func (c which) finding(b *model.Book) (rule.Finding, error) {
	id, kind, named := strings.Cut(c.Rule, ":")
	var found []rule.Finding
	for _, f := range rule.Check(b) {
		if f.Rule == id && f.ID == c.Record && (!named || f.Fault == kind) && f.Level != rule.Due {
			found = append(found, f)
		}
	}
	kinds := func(f rule.Finding) string { return f.Rule + ":" + f.Fault }
	switch {
	case len(found) == 0:
		return rule.Finding{}, store.Refuse("规则%s没有在记录%s上查出问题，什么也没有登记。请用 plctl check 查看。", c.Rule, c.Record)
	case slices.ContainsFunc(found, func(f rule.Finding) bool { return kinds(f) != kinds(found[0]) }):
		var list []string
		for _, f := range found {
			list = append(list, kinds(f)+"（"+f.Message+"）")
		}
		return rule.Finding{}, store.Refuse("规则%s在记录%s上查出几种问题，什么也没有登记。请写明是哪一种：%s", id, c.Record, strings.Join(list, "；"))
	}
	return found[0], nil
}

// open reads the book and the finding in it.
func (c which) open(r *run, w *store.Workspace) (*model.Book, rule.Finding, error) {
	asOf, err := r.asOf()
	if err != nil {
		return nil, rule.Finding{}, err
	}
	b, err := w.Book(r.ctx, store.Query{AsOf: asOf})
	if err != nil {
		return nil, rule.Finding{}, err
	}
	f, err := c.finding(b)
	return b, f, err
}

type problemAskCmd struct {
	which
	Answer string `required:"" enum:"没做,没录" placeholder:"没做" help:"核实结果：没做、没录"`
	By     string `required:"" placeholder:"姓名" help:"核实人"`
	Day    string `placeholder:"2026-11-23" help:"核实日期（默认今天）"`
	Note   string `placeholder:"说明" help:"说明"`
}

func (c problemAskCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		b, f, err := c.open(r, w)
		if err != nil {
			return err
		}
		if !f.FaultWords().Asks {
			return store.Refuse("“%s”不是没有登记引起的，不需要核实，什么也没有登记。", f.Message)
		}
		on := w.Today()
		if c.Day != "" {
			if on, err = day.Parse(c.Day); err != nil {
				return usageError("核实日期“" + c.Day + "”读不懂")
			}
		}
		was, known := model.EntryChecks(b)[f.At()]
		now := was
		if !known {
			now = f.At().Check(on)
			now.ID = w.NewID(model.KindEntryCheck)
		}
		now.Answer, now.By, now.Day, now.Note = model.EntryAnswer(c.Answer), c.By, on, c.Note
		batch, err := w.Save(r.ctx, "核实“"+f.Name+"”没做还是没录", now)
		if err != nil {
			return err
		}
		switch now.Answer {
		case model.NotDone:
			r.say("已登记：%s。可以列入整改：plctl problem take %s %s …", now.Words(), c.Rule, c.Record)
		case model.NotRecorded:
			r.say("已登记：%s。请把%s“%s”补录齐全；补录后不再查出。", now.Words(), model.SchemaOf(f.Kind).Label, f.Name)
		}
		return r.answer(map[string]any{"id": now.ID, "batch": batch, "answer": now.Answer}, func() { r.line("%s", now.ID) })
	})
}

type problemTakeCmd struct {
	which
	Who      string   `required:"" placeholder:"责任人" help:"整改责任人（职务或姓名）"`
	Measure  string   `required:"" placeholder:"措施" help:"整改措施"`
	Deadline string   `required:"" placeholder:"2027-03-31" help:"整改期限"`
	Leader   string   `placeholder:"领导" help:"牵头领导"`
	Unit     string   `placeholder:"企业" help:"整改责任单位（名称、简称或编号；不写为问题所在企业）"`
	Cause    []string `placeholder:"原因" help:"原因，一至两条；上报的必须写"`
	Title    string   `placeholder:"短语" help:"缺陷短语（不写按规则取）"`
	Shows    string   `placeholder:"表现" help:"具体表现（不写由程序按数量写出）"`
	Progress string   `placeholder:"进展" help:"进展"`
	Inside   bool     `help:"只在内部整改，不上报"`
}

func (c problemTakeCmd) Run(r *run) error {
	until, err := day.Parse(c.Deadline)
	if err != nil {
		return usageError("整改期限“" + c.Deadline + "”读不懂")
	}
	return r.with(func(w *store.Workspace) error {
		b, f, err := c.open(r, w)
		if err != nil {
			return err
		}
		now := f.Listed(w.Today())
		now.Who, now.Measure, now.Deadline, now.Leader, now.Shows, now.Progress = c.Who, c.Measure, until, c.Leader, c.Shows, c.Progress
		now.Cause, now.Publish = strings.Join(c.Cause, "；"), now.Publish && !c.Inside
		if c.Title != "" {
			now.Title = c.Title
		}
		if now.UnitID, err = intake.EnterpriseID(r.ctx, w, c.Unit); err != nil {
			return err
		}
		if err := c.refused(b, f, now); err != nil {
			return err
		}
		now.ID = w.NewID(model.KindRectification)
		batch, err := w.Save(r.ctx, "“"+f.Name+"”的问题列入整改", now)
		if err != nil {
			return err
		}
		r.say("已列入整改台账，批次号 %d。", batch)
		return r.answer(map[string]any{"id": now.ID, "batch": batch, "publish": now.Publish}, func() { r.line("%s", now.ID) })
	})
}

// refused says why a finding cannot be taken.
func (c problemTakeCmd) refused(b *model.Book, f rule.Finding, now model.Rectification) error {
	for _, x := range model.Everywhere[model.Rectification](b) {
		if x.About(f.At()) {
			return store.Refuse("这个问题已在整改台账里（编号%s，%s），没有再列。", x.ID, model.RectificationOn(b, x).State)
		}
	}
	switch {
	case !f.Mendable():
		return store.Refuse("这个问题不属于哪一户企业，不能列入整改台账。")
	case f.AskFirst() && f.Answer == model.NotRecorded:
		return store.Refuse("“%s”已核实为没录，请补录，没有列入整改台账。确实没做的，先用 plctl problem ask 更改核实结果。", f.Message)
	case f.AskFirst():
		return store.Refuse("“%s”台账里没有登记，不等于没有做。请先核实是没做还是没录，再列入整改，没有登记任何内容：plctl problem ask %s %s --answer 没做 --by 姓名",
			f.Message, c.Rule, c.Record)
	case now.Publish && now.Cause == "":
		return store.Refuse("要上报的问题请用 --cause 写一至两条原因（可选：%s）；只在内部整改的加 --inside。没有登记任何内容。",
			strings.Join(model.CausesFor(now.Theme), "；"))
	}
	return nil
}
