package main

// Papers (文书): what can be made, making them as files, issuing them, and the register of
// those that were issued.

import (
	"strings"

	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/paper"
	"partyledger/store"
	"partyledger/store/papers"
)

type paperCmd struct {
	List     paperListCmd     `cmd:"" help:"列出可以出具的文书"`
	Make     paperMakeCmd     `cmd:"" help:"生成文书文件（Word、PDF），不编号、不登记"`
	Issue    paperIssueCmd    `cmd:"" help:"出具：编号、存档、勾选材料、登记（可以整批撤销）"`
	Register paperRegisterCmd `cmd:"" help:"列出已登记的文书：字号、日期、去向、是否已回"`
}

type paperListCmd struct {
	For string `placeholder:"类别/编号" help:"只列能为这条记录出具的"`
}

// listed is a paper as the console tells of it.
type listed struct {
	Name   string   `json:"name"`
	Title  string   `json:"title"`
	Group  string   `json:"group"`
	On     string   `json:"on"` // the kind of records
	About  string   `json:"about"`
	Asks   []string `json:"asks"` // the boxes to be typed, as in --set
	Secret bool     `json:"secret"`
}

func (c paperListCmd) Run(r *run) error {
	if c.For == "" {
		return r.answerPapers(paper.All())
	}
	return r.with(func(w *store.Workspace) error {
		ref, err := r.personal(w, c.For)
		if err != nil {
			return err
		}
		b, err := w.Book(r.ctx, store.Query{})
		if err != nil {
			return err
		}
		return r.answerPapers(paper.Fitting(b, ref))
	})
}

func (r *run) answerPapers(list []paper.Paper) error {
	out := []listed{}
	for _, p := range list {
		x := listed{p.Name, p.Title, string(p.Group), string(p.On), p.About, []string{}, p.Secret}
		for _, a := range p.Asks {
			x.Asks = append(x.Asks, a.Label)
		}
		out = append(out, x)
	}
	return r.answer(out, func() {
		for _, x := range out {
			r.line("%s\t%s\t%s\t%s\t%s", x.Name, x.Group, x.Title, model.SchemaOf(model.Kind(x.On)).Label, strings.Join(x.Asks, "、"))
		}
	})
}

// paperOrder is which paper is made of what.
type paperOrder struct {
	Name   string   `arg:"" help:"文书名，见 plctl paper list"`
	For    []string `required:"" placeholder:"类别/编号" help:"为哪些记录，如 development_case/FZ0001；人员可写姓名；可写多条"`
	Set    []string `sep:"none" placeholder:"框=值" help:"填写的内容；某一人的写 框@记录编号=值；可写多条"`
	Day    string   `placeholder:"2026-11-23" help:"成文日期（默认今天）"`
	Others bool     `help:"有的不能出具时，只出其余的（不能出具的逐份写明原因，退出码1）"`
	unmaskedFlags
}

func (c paperOrder) order(r *run, w *store.Workspace) (papers.Order, error) {
	o := papers.Order{Paper: c.Name, Answers: map[paper.AnswerKey]string{}, Others: c.Others, Unmasked: c.Unmasked, Purpose: c.Purpose}
	for _, text := range c.For {
		ref, err := r.personal(w, text)
		if err != nil {
			return o, err
		}
		o.For = append(o.For, ref)
	}
	p, _ := paper.ByName(c.Name)
	for _, text := range c.Set {
		box, value, ok := strings.Cut(text, "=")
		label, record, _ := strings.Cut(box, "@")
		if _, known := p.Ask(label); !ok || !known {
			return o, store.Refuse("“%s”没有“%s”这一框，什么也没有生成。它的框有：%s。", p.Title, label, strings.Join(p.Boxes(), "、"))
		}
		o.Answers[paper.AnswerKey{Label: label, Record: record}] = value
	}
	var err error
	if c.Day != "" {
		if o.Day, err = day.Parse(c.Day); err != nil {
			return o, store.Refuse("成文日期“%s”看不懂，什么也没有生成。请写成 2026-11-23。", c.Day)
		}
	}
	return o, nil
}

type paperMakeCmd struct {
	paperOrder
	Out  string `short:"o" required:"" placeholder:"DIR" help:"写到哪个文件夹"`
	DOCX bool   `name:"docx" xor:"form" help:"只生成Word文档（默认）"`
	PDF  bool   `name:"pdf" xor:"form" help:"只生成PDF"`
	Both bool   `xor:"form" help:"Word和PDF都生成"`
	outputFlags
}

func (c paperMakeCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		o, err := c.order(r, w)
		if err != nil {
			return err
		}
		forms := papers.Forms{DOCX: !c.PDF, PDF: c.PDF || c.Both}
		files, refused, err := papers.Make(r.ctx, w, papers.Output{Dir: c.Out, Forms: forms, Replace: c.Force,
			Progress: r.progressIn("\r已生成 %d / %d 个文件（按 Ctrl+C 取消）")}, o)
		if err != nil {
			return err
		}
		for i, f := range files {
			if i == 0 || f.Title != files[i-1].Title { // else the other form of the same paper
				r.tellPaper(f.Title, f.Missing, f.Blanks, f.Warnings)
			}
		}
		out := []any{}
		for _, f := range files {
			out = append(out, f)
		}
		return r.answerMade(out, refused, func() {
			for _, f := range files {
				r.line("%s", f.Path)
			}
		})
	})
}

// answerMade answers what was made; what was left out stands behind it, is told with its
// reason, and ends the command with 1.
func (r *run) answerMade(made []any, refused []papers.Refused, lines func()) error {
	for _, x := range refused {
		made = append(made, x)
		r.say("没有生成“%s”：%s", x.Title, x.Why)
	}
	err := r.answer(made, lines)
	if err == nil && len(refused) > 0 {
		return errProblems
	}
	return err
}

// tellPaper says what a person should know of a paper before it goes out.
func (r *run) tellPaper(title string, missing, blanks, warnings []string) {
	if len(missing) > 0 {
		r.say("%s：这是草稿，台账中还没有登记：%s。", title, strings.Join(missing, "、"))
	}
	for _, text := range warnings {
		r.say("%s：请注意，%s", title, text)
	}
	if len(blanks) > 0 {
		r.say("%s：留空待填：%s。", title, strings.Join(blanks, "、"))
	}
}

type paperIssueCmd struct {
	paperOrder
	Series     string `placeholder:"某党支" help:"发文机关代字（默认取党组织登记的）"`
	Serial     int    `placeholder:"5" help:"发文序号（默认接着编）"`
	Unnumbered bool   `help:"不编发文字号"`
	ReplyDue   string `placeholder:"2026-12-31" help:"要求回复的日期（默认取文书所填或者规定的期限）"`
}

// issuedPaper is what the console answers of one.
type issuedPaper struct {
	Batch  int64  `json:"batch"`
	ID     string `json:"id"`
	Title  string `json:"title"`
	Number string `json:"number"`
	State  string `json:"state"`
	Reply  string `json:"replyDue"`
	File   string `json:"file"` // its name among the attachments
}

func (c paperIssueCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		o, err := c.order(r, w)
		if err != nil {
			return err
		}
		x := papers.Issuing{Order: o, Series: c.Series, Serial: c.Serial, Unnumbered: c.Unnumbered}
		if c.ReplyDue != "" {
			if x.ReplyDue, err = day.Parse(c.ReplyDue); err != nil {
				return store.Refuse("要求回复的日期“%s”看不懂，什么也没有出具。请写成 2026-12-31。", c.ReplyDue)
			}
		}
		res, err := papers.Issue(r.ctx, w, x)
		if err != nil {
			return err
		}
		out := []any{}
		for _, p := range res.Issued {
			r.tellPaper(p.Paper.Title, p.Made.Missing, p.Made.Blanks, p.Made.Warnings)
			out = append(out, issuedPaper{res.Batch, p.Paper.ID, p.Paper.Title, p.Paper.Number, string(p.Paper.State),
				p.Paper.ReplyDue.String(), p.File.FileName})
		}
		r.say("已出具%d份，批次号 %d。如需撤销：plctl undo %d", len(out), res.Batch, res.Batch)
		return r.answerMade(out, res.Refused, func() {
			for _, p := range res.Issued {
				r.line("%s\t%s\t%s\t%s", p.Paper.ID, p.Paper.State, p.Paper.Number, p.Paper.Title)
			}
		})
	})
}

type paperRegisterCmd struct {
	Overdue bool `help:"只列逾期未回的"`
}

// registered is an entry of the register.
type registered struct {
	ID       string `json:"id"`
	Number   string `json:"number"`
	Form     string `json:"form"`
	Title    string `json:"title"`
	Issued   string `json:"issued"`
	To       string `json:"to"`
	State    string `json:"state"`
	ReplyDue string `json:"replyDue"`
	Replied  string `json:"replied"`
}

func (c paperRegisterCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		b, err := w.Book(r.ctx, store.Query{})
		if err != nil {
			return err
		}
		out := []registered{}
		for _, p := range model.InScope[model.Paper](b) {
			if !c.Overdue || p.StateOn(b.AsOf) == model.PaperOverdue {
				out = append(out, registered{p.ID, p.Number, p.Form, p.Title, p.Issued.String(), p.To, string(p.StateOn(b.AsOf)),
					p.ReplyDue.String(), p.Replied.String()})
			}
		}
		return r.answer(out, func() {
			for _, p := range out {
				r.line("%s\t%s\t%s\t%s\t%s\t%s", p.ID, p.Issued, p.Number, p.State, p.Title, p.To)
			}
		})
	})
}
