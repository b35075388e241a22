package main

// plctl packet: a subsidiary's part of the ledger goes up in a file, the group
// merges it.

import (
	"path/filepath"
	"strconv"
	"strings"

	"partyledger/assets"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/packet"
	"partyledger/store/plainfile"
)

type packetCmd struct {
	Send   packetSendCmd   `cmd:"" help:"生成上报数据包"`
	Look   packetLookCmd   `cmd:"" help:"查看数据包的说明，不写入"`
	Merge  packetMergeCmd  `cmd:"" help:"合并下级单位的数据包，每个一批，可撤销"`
	Status packetStatusCmd `cmd:"" help:"收到了哪些单位的数据包，哪些单位尚未上报"`
	Key    packetKeyCmd    `cmd:"" help:"本台账的签名密钥指纹，供上级打电话核对"`
}

// passwordFile is a file with a password a line: on the command line others would
// read it.
type passwordFile struct {
	PasswordFile string `placeholder:"FILE" help:"存有密码的文本文件（每行一个；合并时逐个试）"`
}

func (p passwordFile) read() ([]string, error) {
	if p.PasswordFile == "" {
		return nil, nil
	}
	text, err := plainfile.Read(p.PasswordFile, 1<<20)
	if err != nil {
		return nil, store.Refuse("读不到密码文件“%s”，什么也没有做。请核对文件位置。", p.PasswordFile)
	}
	var out []string
	for line := range strings.Lines(strings.TrimPrefix(string(text), "\ufeff")) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		return nil, store.Refuse("密码文件“%s”是空的，什么也没有做。请把密码写在文件的第一行。", p.PasswordFile)
	}
	return out, nil
}

func (p passwordFile) first() (string, error) {
	list, err := p.read()
	if len(list) == 0 {
		return "", err
	}
	return list[0], nil
}

type packetSendCmd struct {
	Out   string `short:"o" default:"." placeholder:"PATH" help:"写到哪个文件（.dbb）或文件夹（默认当前文件夹，用惯用文件名）"`
	Scope string `placeholder:"企业" help:"报送企业（名称、简称或编号），连同其下级；默认为台账中最上级的企业"`
	passwordFile
	NoPassword bool     `help:"明确不加密码：拿到文件的人都能看到其中的个人信息"`
	NewLedger  bool     `help:"先换发台账标识（台账文件夹由别处复制而来时用）"`
	With       []string `placeholder:"栏目" sep:"none" help:"默认不上报、这次要带的栏目（如 手机号码，可多个；见 --dry-run）"`
	Without    []string `placeholder:"栏目" sep:"none" help:"默认上报、这次不带的栏目（如 公民身份号码，可多个；见 --dry-run）"`
	DryRun     bool     `help:"只列出数据包会有什么、不会有什么，不生成"`
	outputFlags
}

func (c packetSendCmd) Run(r *run) error {
	asOf, err := r.asOf()
	if err != nil {
		return err
	}
	if c.DryRun {
		return c.preview(r, asOf)
	}
	if (c.PasswordFile == "") == !c.NoPassword {
		return usageError("请用 --password-file 指定密码文件，或用 --no-password 明确不加密码（二者选一）")
	}
	password, err := c.first()
	if err != nil {
		return err
	}
	if !strings.EqualFold(filepath.Ext(c.Out), packet.Ending) { // a folder, new or not
		c.Out += string(filepath.Separator)
	}
	return r.with(func(w *store.Workspace) error {
		scope, err := intake.EnterpriseID(r.ctx, w, c.Scope)
		if err != nil {
			return err
		}
		if c.NewLedger {
			if err := packet.RenewLedgerID(r.ctx, w); err != nil {
				return err
			}
		}
		p, err := packet.Send(r.ctx, w, packet.SendRequest{Path: c.Out, Replace: c.Force, AsOf: asOf, Scope: scope, Password: password,
			Open: c.NoPassword, With: c.With, Without: c.Without})
		if err != nil {
			return err
		}
		if len(p.Sent) > 0 {
			r.say("按选择上报了：%s。", strings.Join(p.Sent, "、"))
		}
		r.say("没有上报，留在本台账：%s。", strings.Join(p.Left, "、"))
		r.say("已生成第%d号上报数据包：“%s”，截至%s，%d条记录。内含个人信息，请按规定传递和保管。", p.Serial, p.Sender, p.AsOf, p.Records)
		r.say("本台账的签名密钥指纹：%s（上级第一次收到时会显示，请打电话核对）", p.Fingerprint)
		return r.answer(p, func() { r.printPacket(p.Info) })
	})
}

// preview says what would go up, what would not, and what can be chosen.
func (c packetSendCmd) preview(r *run, asOf day.Day) error {
	return r.with(func(w *store.Workspace) error {
		scope, err := intake.EnterpriseID(r.ctx, w, c.Scope)
		if err != nil {
			return err
		}
		o, err := packet.OutlineOf(r.ctx, w, packet.SendRequest{AsOf: asOf, Scope: scope, With: c.With, Without: c.Without})
		if err != nil {
			return err
		}
		return r.answer(o, func() {
			r.line("“%s”共%d户企业，%d条记录，其中%d人：", o.Enterprise.Name, o.Enterprises, o.Records, o.People)
			for _, k := range o.Counts {
				r.line("  %s\t%d", k.Label, k.Records)
			}
			r.line("从不上报的栏目：%s", strings.Join(packet.Never(), "、"))
			r.line("从不上报的记录：%s", strings.Join(packet.NeverKinds(), "、"))
			r.line("可以选择的栏目（--with 带，--without 不带）：")
			for _, x := range o.Choices {
				how := "不带"
				if x.Goes {
					how = "带"
				}
				r.line("  %s\t%s\t%s（%s）", how, x.Label, x.Why, strings.Join(x.Kinds, "、"))
			}
		})
	})
}

func (r *run) printPacket(p packet.Info) {
	how := "加密码"
	if !p.Sealed {
		how = "不加密码"
	}
	r.line("%s", p.File)
	r.line("  报送企业：%s（共%d户）　第%d号　截至%s　%s　由%s版程序于%s生成", p.Sender, p.Enterprises, p.Serial, p.AsOf, how, p.Version, store.LocalTime(p.Made))
	if p.Fingerprint != "" {
		r.line("  签名密钥指纹：%s", p.Fingerprint)
	} else {
		r.line("  没有签名（旧版程序生成）")
	}
	if p.Log != "" {
		r.line("  报送单位操作记录：%s", p.Log)
	}
	for _, k := range p.Counts {
		r.line("  %s\t%d", k.Label, k.Records)
	}
}

type packetLookCmd struct {
	File string `arg:"" help:"数据包文件"`
	passwordFile
}

func (c packetLookCmd) Run(r *run) error {
	password, err := c.first()
	if err != nil {
		return err
	}
	p, err := packet.LookFile(c.File, password, assets.Version)
	if err != nil {
		return err
	}
	return r.answer(p, func() { r.printPacket(p) })
}

type packetMergeCmd struct {
	Files []string `arg:"" name:"file" help:"数据包文件，可以多个"`
	passwordFile
	DryRun     bool     `help:"只预览，不写入"`
	Enterprise string   `placeholder:"企业" help:"数据包属于本台账的哪一户企业（认不出时指明，一次一个文件）"`
	Theirs     bool     `help:"有冲突的记录一律按数据包的内容"`
	Take       []string `placeholder:"类别/编号" help:"有冲突的记录中，这些按数据包的内容（如 person/RY-0001，可多个）"`
	Force      bool     `help:"较旧的数据包也合并"`

	AcceptKey      []string `placeholder:"指纹" help:"报送单位换了签名密钥，已打电话核对过新的指纹（可多个）"`
	AcceptUnsigned bool     `help:"以前有签名、这个没有的，核实过，仍要合并（一次一个文件）"`
}

func (c packetMergeCmd) request(r *run) (packet.MergeRequest, error) {
	req := packet.MergeRequest{DryRun: c.DryRun, Theirs: c.Theirs, Force: c.Force,
		Progress: r.progressIn("\r正在合并，进度 %d / %d（按 Ctrl+C 取消）"), Take: map[model.Ref]bool{}}
	if c.Enterprise != "" && len(c.Files) != 1 {
		return req, usageError("--enterprise 一次只能对一个文件")
	}
	if c.AcceptUnsigned && len(c.Files) != 1 {
		return req, usageError("--accept-unsigned 一次只能对一个文件")
	}
	for _, text := range c.AcceptKey {
		print, ok := packet.ParseFingerprint(text)
		if !ok {
			return req, usageError("--accept-key 应写成完整的指纹，六组各四位，例如 1A2B-3C4D-5E6F-7A8B-9C0D-1E2F；读到的是 " + text)
		}
		req.Keys = append(req.Keys, print)
	}
	for _, text := range c.Take {
		kind, id, ok := strings.Cut(text, "/")
		if !ok || model.SchemaOf(model.Kind(kind)) == nil || id == "" {
			return req, usageError("--take 应写成 类别/编号，例如 person/RY-0001；读到的是 " + text)
		}
		req.Take[model.Ref{Kind: model.Kind(kind), ID: id}] = true
	}
	var err error
	if req.AsOf, err = r.asOf(); err != nil {
		return req, err
	}
	req.Passwords, err = c.read()
	return req, err
}

func (c packetMergeCmd) Run(r *run) error {
	req, err := c.request(r)
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		enterprise, err := intake.EnterpriseID(r.ctx, w, c.Enterprise)
		if err != nil {
			return err
		}
		for _, f := range c.Files {
			req.Files = append(req.Files, packet.File{Path: f, Enterprise: enterprise, Unsigned: c.AcceptUnsigned})
		}
		res, err := packet.Merge(r.ctx, w, req)
		if res != nil {
			if err := r.answer(res, func() { r.printMerge(res, c.DryRun) }); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
		r.sayMerge(res, c.DryRun)
		if res.Refused+res.Conflicts > 0 {
			return errProblems
		}
		return nil
	})
}

func (r *run) printMerge(res *packet.MergeResult, dry bool) {
	for _, f := range res.Files {
		name := f.FileName()
		switch f.State {
		case packet.Refused:
			r.line("%s：没有合并。%s", name, f.Why)
			continue
		case packet.Merged:
			r.line("%s：已合并到“%s”（第%d号，截至%s，第%s批）：%s", name, f.Name, f.Serial, f.AsOf, batchNumbers(f.Batches), f.Summary())
		default:
			r.line("%s：“%s”（第%d号，截至%s）：%s", name, f.Name, f.Serial, f.AsOf, f.Summary())
		}
		r.line("  签名：%s", f.Signature())
		for _, n := range f.Notes {
			r.line("  说明：%s", n)
		}
		if dry {
			r.printAdded(f.Items)
		}
		for _, x := range f.Items {
			if x.What == packet.Added {
				continue // by number: there may be thousands
			}
			why := ""
			if x.Why != "" {
				why = "（" + x.Why + "）"
			}
			r.line("  %s %s %s/%s %s%s", x.What, x.Label, x.Kind, x.ID, x.Name, why)
			for _, d := range x.Fields {
				r.line("      %s：“%s” → “%s”", d.Label, d.Was, d.Now)
			}
		}
	}
	r.printMissing(res.AsOf, res.Missing)
}

// printAdded counts what is new by kind, in the order of the records.
func (r *run) printAdded(items []packet.Item) {
	var labels []string
	n := map[string]int{}
	for _, x := range items {
		if x.What != packet.Added {
			continue
		}
		if n[x.Label] == 0 {
			labels = append(labels, x.Label)
		}
		n[x.Label]++
	}
	for _, l := range labels {
		r.line("  新增 %s\t%d", l, n[l])
	}
}

func (r *run) sayMerge(res *packet.MergeResult, dry bool) {
	if dry {
		r.say("这是预览，没有写入任何内容。共%d个数据包：可以合并%d个，没有变化%d个，不能合并%d个。", len(res.Files), len(res.Files)-res.Unchanged-res.Refused, res.Unchanged,
			res.Refused)
	} else {
		r.say("共%d个数据包：合并%d个，没有变化%d个，没有合并%d个。", len(res.Files), res.Merged, res.Unchanged, res.Refused)
	}
	if res.Conflicts > 0 {
		r.say("有%d条记录两边都改过，本台账的保留不变。要按数据包的内容，请加 --take 类别/编号（逐条）或 --theirs（全部）再合并一次。", res.Conflicts)
	}
}

func (r *run) printMissing(asOf string, list []packet.Missing) {
	if len(list) == 0 {
		r.line("截至%s，所属企业都已上报。", asOf)
		return
	}
	r.line("截至%s，尚未上报的%d户：", asOf, len(list))
	for _, m := range list {
		last := "从未上报"
		if m.Last != "" {
			last = "最近一次截至" + m.Last
		}
		r.line("  %s（%s）", m.Name, last)
	}
}

func batchNumbers(list []int64) string {
	var out []string
	for _, b := range list {
		out = append(out, strconv.FormatInt(b, 10))
	}
	return strings.Join(out, "、")
}

type packetStatusCmd struct{}

func (packetStatusCmd) Run(r *run) error {
	asOf, err := r.asOf()
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		st, err := packet.StatusOf(r.ctx, w, asOf)
		if err != nil {
			return err
		}
		return r.answer(st, func() {
			for _, p := range st.Reported {
				r.line("%s\t截至%s\t第%d号\t%d条记录\t%s收到\t%s", p.Name, p.AsOf, p.Serial, p.Records, store.LocalTime(p.At), p.Signature())
			}
			r.printMissing(st.AsOf, st.Missing)
			for _, p := range st.Sent {
				r.line("本台账生成：%s\t截至%s\t第%d号\t%d条记录\t%s", p.Name, p.AsOf, p.Serial, p.Records, p.File)
			}
		})
	})
}

type packetKeyCmd struct{}

// packetKey is what the command answers.
type packetKey struct {
	Fingerprint string `json:"fingerprint"` // empty = it has none yet
}

func (packetKeyCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		st, err := packet.StatusOf(r.ctx, w, day.Day{})
		if err != nil {
			return err
		}
		return r.answer(packetKey{st.Fingerprint}, func() {
			if st.Fingerprint == "" {
				r.line("本台账还没有签名密钥，第一次生成上报数据包时自动产生。")
				return
			}
			r.line("%s", st.Fingerprint)
		})
	})
}
