package main

// Import: what each table was taken for, what it changes, what is doubtful, and what a
// person wants otherwise.

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"partyledger/model"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/plainfile"
)

type importCmd struct {
	Files        []string `arg:"" name:"file" help:"要导入的文件，可以多个"`
	DryRun       bool     `help:"只检查，不写入"`
	Annotate     string   `placeholder:"OUT.xlsx" help:"把错误写回一份副本的“错误”列"`
	Strict       bool     `help:"有一处错误就整批不导入"`
	As           string   `placeholder:"类别" help:"把各表都当作这一类读取，例如 人员、双向交流"`
	Map          []string `sep:"none" placeholder:"表!列=字段" help:"某一列是哪一项，例如 '党员花名册!E=备注'；等号后空着为不导入。可以多次"`
	Set          []string `sep:"none" placeholder:"字段=值" help:"表里没有的列，各行都填这个值，例如 '类别=生活困难'。可以多次"`
	Fix          []string `sep:"none" placeholder:"表!格=内容" help:"改正一格再读，例如 '党员花名册!D7=1998-10'。可以多次"`
	Enterprise   string   `placeholder:"企业" help:"章程文本所属企业，或没有单位列的名册的企业（名称、简称或编号）"`
	Organization string   `placeholder:"党组织" help:"没有支部列的名册的党组织（名称、简称或编号）"`
	Profile      string   `placeholder:"名称" help:"按保存过的对应关系读取"`
	Keep         string   `name:"keep-profile" placeholder:"名称" help:"把这次的指定存为对应关系，下次可用"`
	YesDoubts    bool     `help:"存疑的行都按第一种答案处理（多为导入）"`
	SkipDoubts   bool     `help:"存疑的行都不导入"`
	New          bool     `help:"台账文件夹里还没有台账时，先建立一份空台账"`

	FilePasswordFile string `placeholder:"FILE" help:"存有所导入文件的打开密码的文本文件（每行一个，逐个试）；不写则在终端询问"`
	outputFlags
}

func (c importCmd) Run(r *run) error {
	req, err := c.request(r)
	if err != nil {
		return err
	}
	if req.Passwords, err = (passwordFile{c.FilePasswordFile}).read(); err != nil {
		return err
	}
	if c.New && c.DryRun && !store.Exists(r.cli.Workspace) { // a trial leaves nothing, not even an empty ledger
		dir, err := os.MkdirTemp("", "partyledger-trial-*")
		if err != nil {
			return store.Fault("试导入", err)
		}
		defer os.RemoveAll(dir)
		r.cli.Workspace = dir
	}
	return r.withLedger(c.New, func(w *store.Workspace) error {
		res, err := r.importUnlocked(w, req, c.FilePasswordFile == "")
		if err != nil && res == nil {
			return err
		}
		if printErr := r.answer(res, func() { r.printImport(res) }); printErr != nil {
			return printErr
		}
		if err != nil {
			return err
		}
		if c.Keep != "" && !c.DryRun {
			if err := c.keep(r, w, req.As, res); err != nil {
				return err
			}
		}
		return r.endImport(c, res)
	})
}

// request reads the flags.
func (c importCmd) request(r *run) (intake.Request, error) {
	req := intake.Request{Files: c.Files, DryRun: c.DryRun, Annotate: c.to(c.Annotate), Strict: c.Strict, Enterprise: c.Enterprise,
		Organization: c.Organization, Profile: c.Profile, Progress: r.progress(), Fixed: map[string]string{}}
	switch {
	case c.Annotate != "" && len(c.Files) != 1:
		return req, usageError("--annotate 一次只能对一个文件")
	case c.YesDoubts && c.SkipDoubts:
		return req, usageError("--yes-doubts 和 --skip-doubts 只能用一个")
	case c.YesDoubts:
		req.Doubts = intake.Take
	case c.SkipDoubts:
		req.Doubts = intake.Leave
	}
	if c.As != "" {
		i := slices.IndexFunc(model.Schemas(), func(s *model.Schema) bool { return s.Label == c.As || string(s.Kind) == c.As })
		if i < 0 {
			return req, usageError("--as 没有“" + c.As + "”这一类，可以写：" + kindLabels())
		}
		req.As = model.Schemas()[i].Kind
	}
	for _, text := range c.Map {
		sheet, col, field, ok := splitPlace(text)
		if !ok {
			return req, usageError("--map 要写成 '表!列=字段'，例如 '党员花名册!E=备注'")
		}
		if field != "" && !knownField(req.As, field) {
			return req, usageError("--map 没有“" + field + "”这一项")
		}
		req.Maps = append(req.Maps, intake.ColumnMap{Sheet: sheet, Column: col, Field: field})
	}
	for _, text := range c.Set {
		field, value, ok := strings.Cut(text, "=")
		if !ok || !knownField(req.As, field) {
			return req, usageError("--set 要写成 '字段=值'，例如 '类别=生活困难'")
		}
		req.Fixed[field] = value
	}
	for _, text := range c.Fix {
		sheet, cell, value, ok := splitPlace(text)
		if !ok {
			return req, usageError("--fix 要写成 '表!格=内容'，例如 '党员花名册!D7=1998-10'")
		}
		req.Fixes = append(req.Fixes, intake.CellFix{Sheet: sheet, Cell: cell, Text: value})
	}
	return req, nil
}

// splitPlace divides 表!C=字段.
func splitPlace(text string) (sheet, at, value string, ok bool) {
	bang := strings.LastIndex(text[:max(0, strings.Index(text, "="))], "!")
	if bang < 1 {
		return "", "", "", false
	}
	at, value, ok = strings.Cut(text[bang+1:], "=")
	return text[:bang], strings.ToUpper(strings.TrimSpace(at)), strings.TrimSpace(value), ok && at != ""
}

// knownField reports that some kind, or the one named, has a field of the name.
func knownField(as model.Kind, name string) bool {
	return slices.ContainsFunc(model.Schemas(), func(s *model.Schema) bool {
		_, ok := intake.FieldNamed(s.Kind, name)
		return ok && (as == "" || as == s.Kind)
	})
}

func kindLabels() string {
	var out []string
	for _, s := range model.Schemas() {
		out = append(out, s.Label)
	}
	return strings.Join(out, "、")
}

// endImport says what became of it all, and what is left to do.
func (r *run) endImport(c importCmd, res *intake.Outcome) error {
	switch {
	case c.DryRun:
		r.say("这是试导入，没有写入任何内容。")
	case res.Batch > 0:
		r.say("已导入，批次号 %d。如需整批撤销：plctl undo %d", res.Batch, res.Batch)
	default:
		r.say("没有可写入的内容。")
	}
	bad := false
	if n := res.Rejected(); n > 0 {
		bad = true
		r.say("有 %d 行未通过，请按上面的提示修改后重新导入（已导入的行不会重复）。", n)
	}
	if n := res.Doubtful(); n > 0 {
		bad = true
		r.say("有 %d 行存疑，没有写入：看清上面的“存疑”后，加 --yes-doubts 按第一种答案处理，或加 --skip-doubts 不导入这些行。", n)
	}
	for _, f := range res.Nothing {
		bad = true
		r.say("“%s”没有读到任何记录，请看上面的说明。", f)
	}
	for _, t := range res.Tables {
		if t.Open {
			bad = true
			r.say("表“%s”（%s）%s", t.Sheet, t.Range, openWords(t))
		}
	}
	if bad {
		return errProblems
	}
	return nil
}

// openWords says what of a table nobody has explained.
func openWords(t *intake.Table) string {
	if t.As == "" {
		return "没有认出是什么，没有读取。可用 --as 指明类别。"
	}
	var cols []string
	for _, c := range t.Columns {
		if c.Field == "" && c.How == intake.NotKnown && c.Filled > 0 {
			cols = append(cols, strings.TrimSpace(c.Column+"列 "+c.Heading))
		}
	}
	return "有内容而没有读取的列：" + strings.Join(cols, "、") + "。请用 --map 指明是哪一项，例如 --map '" + t.Sheet + "!" + strings.Fields(cols[0])[0][:1] +
		"=备注'；不要的写成 --map '" + t.Sheet + "!" + strings.Fields(cols[0])[0][:1] + "='。"
}

func (r *run) printImport(res *intake.Outcome) {
	for _, t := range res.Tables {
		r.printTable(t)
	}
	for _, s := range res.Sheets {
		more := ""
		if s.Doubtful+s.Left > 0 {
			more = fmt.Sprintf("，存疑%d，按回答不导入%d", s.Doubtful, s.Left)
		}
		r.line("%s：读取%d行，新增%d，更新%d，无变化%d，未通过%d%s", s.Name, s.Read, s.Added, s.Updated, s.Unchanged, s.Rejected, more)
		for _, p := range s.Problems {
			mark := "错误"
			if p.Note {
				mark = "提示"
			}
			r.line("  第%d行 %s “%s” %s：%s", p.Row, p.Column, p.Value, mark, p.Why)
		}
		for _, n := range s.Notes {
			r.line("  说明：%s", n)
		}
	}
	for _, u := range res.Units {
		r.line("不认识的%s“%s”（%d行）%s", u.Label, u.Written, u.Count, maybe(u.Suggestions))
	}
	for _, w := range res.Words {
		likely := ""
		if len(w.Suggestions) > 0 {
			likely = "，可能是：" + strings.Join(w.Suggestions, "、")
		}
		r.line("“%s”中不认识的词“%s”（%d行）%s", w.Label, w.Written, w.Count, likely)
	}
}

func maybe(list []intake.Suggested) string {
	if len(list) == 0 {
		return ""
	}
	var names []string
	for _, s := range list {
		names = append(names, s.Name)
	}
	return "，可能是：" + strings.Join(names, "、")
}

// maxPrinted is how many rows of one list are printed; --json has all.
const maxPrinted = 50

func (r *run) printTable(t *intake.Table) {
	as := "没有读取：" + t.Label
	if t.As != "" {
		as = "按“" + t.Label + "”读取"
	}
	r.line("表“%s”%s：%s（%s：%s）", t.Sheet, t.Range, as, t.Sure, t.Why)
	if t.Profile != "" {
		r.line("  按上次的对应关系“%s”", t.Profile)
	} else if t.Offered != "" {
		r.line("  这种表头有保存过的对应关系“%s”，可加 --profile '%s'", t.Offered, t.Offered)
	}
	if t.As != "" {
		for _, c := range t.Columns {
			if c.How == intake.BySynonym || c.How == intake.ByRule || c.How == intake.ByPerson || c.Field == "" && c.Filled > 0 {
				r.line("  %s列 %s → %s", c.Column, c.Heading, columnSaid(c))
			}
		}
	}
	for _, name := range sortedKeys(t.Fixed) {
		f := t.Fixed[name]
		more := ""
		if f.More > 0 {
			more = fmt.Sprintf("等%d个", f.More+1)
		}
		r.line("  %s：%s%s（%s）", f.Label, f.Value, more, f.From)
	}
	each(r, t.LeftOut, func(l intake.LeftOut) { r.line("  第%d行没有读取：%s（%s）", l.Row, l.Why, l.Text) })
	each(r, t.Changes, func(c intake.Change) {
		r.line("  第%d行 %s 更新%s：“%s” → “%s”", c.Row, c.Name, c.Label, c.Old, c.New)
	})
	each(r, t.Doubts, func(d intake.Doubt) {
		var answers []string
		for _, a := range d.Answers {
			answers = append(answers, a.Label)
		}
		said := "存疑"
		if d.Answer != intake.Unsaid {
			said = "存疑（已回答）"
		}
		r.line("  第%d行 %s %s：%s。可选：%s", d.Row, d.Name, said, d.Why, strings.Join(answers, "；"))
	})
}

func columnSaid(c intake.ColumnUse) string {
	switch {
	case c.Label == "":
		return "没有读取（" + c.Note + "）"
	case c.Note != "":
		return c.Label + "（" + c.Note + "）"
	}
	return c.Label
}

// each prints the first of a list and says how many more there are.
func each[T any](r *run, list []T, show func(T)) {
	for _, x := range list[:min(len(list), maxPrinted)] {
		show(x)
	}
	if n := len(list) - maxPrinted; n > 0 {
		r.line("  ……另有%d条，--json 列出全部", n)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// keep keeps what the flags said of the tables.
func (c importCmd) keep(r *run, w *store.Workspace, as model.Kind, res *intake.Outcome) error {
	list := intake.ProfilesOf(c.Keep, res.Tables, as)
	if len(list) == 0 {
		r.say("没有可以保存的对应关系：这次没有用 --as、--map 或 --set 指定什么。")
		return nil
	}
	if err := intake.KeepProfiles(r.ctx, w, list); err != nil {
		return err
	}
	for _, p := range list {
		r.say("已把对应关系存为“%s”。", p.Name)
	}
	if len(list) > 1 {
		r.say("下次用 --profile '%s'，各表都按它读取。", c.Keep)
	}
	return nil
}

type profileCmd struct {
	List   profileListCmd   `cmd:"" help:"列出保存的对应关系"`
	Export profileExportCmd `cmd:"" help:"把对应关系写成JSON文件"`
	Import profileImportCmd `cmd:"" help:"从JSON文件取得对应关系"`
	Delete profileDeleteCmd `cmd:"" help:"删除一个对应关系"`
}

type profileListCmd struct{}

func (profileListCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		list, err := intake.Profiles(r.ctx, w)
		if err != nil {
			return store.Fault("列出对应关系", err)
		}
		if list == nil {
			list = []intake.Profile{}
		}
		return r.answer(list, func() {
			for _, p := range list {
				label := "不导入"
				if s := model.SchemaOf(p.As); s != nil {
					label = s.Label
				}
				r.line("%s\t%s\t%s", p.Name, label, p.Used)
			}
		})
	})
}

type profileExportCmd struct {
	Out string `arg:"" name:"out.json" help:"要生成的文件"`
	outputFlags
}

func (c profileExportCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		list, err := intake.Profiles(r.ctx, w)
		if err != nil {
			return store.Fault("导出对应关系", err)
		}
		if err := intake.WriteProfiles(c.to(c.Out), list); err != nil {
			return err
		}
		r.say("已导出%d个对应关系：%s", len(list), abs(c.Out))
		return nil
	})
}

type profileImportCmd struct {
	File string `arg:"" name:"in.json" help:"对应关系的文件"`
}

func (c profileImportCmd) Run(r *run) error {
	text, err := plainfile.Read(c.File, 4<<20)
	if err != nil {
		return store.RefuseFile(err, fmt.Sprintf("读不了文件“%s”", c.File), "请检查文件名和位置。")
	}
	var list []intake.Profile
	if err := json.Unmarshal(text, &list); err != nil {
		return store.RefuseFile(err, fmt.Sprintf("“%s”不是对应关系的文件", c.File), "请用 plctl profile export 生成的文件。")
	}
	return r.with(func(w *store.Workspace) error {
		if err := intake.KeepProfiles(r.ctx, w, list); err != nil {
			return err
		}
		r.say("已取得%d个对应关系，同名的已替换。", len(list))
		return nil
	})
}

type profileDeleteCmd struct {
	Name string `arg:"" help:"名称"`
}

func (c profileDeleteCmd) Run(r *run) error {
	return r.with(func(w *store.Workspace) error {
		if err := intake.RemoveProfile(r.ctx, w, c.Name); err != nil {
			return err
		}
		r.say("已删除对应关系“%s”。", c.Name)
		return nil
	})
}
