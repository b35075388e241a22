// Command plctl is the ledger from a console: no window, no cgo. Answers go to
// stdout, messages for people to stderr in Chinese. Exit 0: done; 1: refused or
// problems found; 2: wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"partyledger/assets"
	"partyledger/model"
	"partyledger/model/day"
	"partyledger/model/report"
	"partyledger/store"
	"partyledger/store/intake"
	"partyledger/store/keep"
	"partyledger/store/trace"
)

// errProblems ends a command whose answer names problems: exit 1 without a
// further message.
var errProblems = errors.New("problems found")

// cli is the commands and their flags.
type cli struct {
	Workspace string `short:"w" default:"./data" placeholder:"DIR" help:"台账文件夹（默认 ./data）"`
	AsOf      string `placeholder:"2026-11-23" help:"检查和报表的截止日期（默认今天）"`
	Look      bool   `help:"只查看：台账不写入；台账损坏时，读得出的内容仍可查看、核查、导出"`
	JSON      bool   `help:"在标准输出给出机器可读的结果（UTF-8）"`

	LedgerPasswordFile string `placeholder:"FILE" help:"存有台账口令的文本文件（第一行）；不写则在终端询问"`

	Version kong.VersionFlag `help:"显示版本"`

	Demo      demoCmd      `cmd:"" help:"在空台账中填入虚构的示例集团"`
	Template  templateCmd  `cmd:"" help:"生成Excel导入模板；检查、填写本单位的Word模板"`
	Import    importCmd    `cmd:"" help:"导入名册、台账（.xlsx .xls .et .ods .csv等）或章程文本（.docx .doc .wps .odt .rtf .pdf .txt）"`
	Profile   profileCmd   `cmd:"" help:"导入时的对应关系：列出、导出、取得、删除"`
	Undo      undoCmd      `cmd:"" help:"整批撤销一次导入或修改"`
	Delete    deleteCmd    `cmd:"" help:"删除记录（可以撤销；党员不删除，登记离开）"`
	Merge     mergeCmd     `cmd:"" help:"合并重复的人：两条人员记录合为一条（可以撤销）"`
	Batches   batchesCmd   `cmd:"" help:"列出操作批次"`
	Check     checkCmd     `cmd:"" help:"按规则检查台账，列出问题和将到期事项"`
	Problem   problemCmd   `cmd:"" help:"核查出的问题：核实没做还是没录，列入整改台账"`
	Figures   figuresCmd   `cmd:"" help:"列出各项主要数字及其口径（报表、页面上的数都取自这里）"`
	YearClose yearCloseCmd `cmd:"" name:"yearclose" help:"年结：检查党内统计报表的勾稽关系，留存全年的数；列出以后的差异"`
	Report    reportCmd    `cmd:"" help:"生成报表（PDF，可同时生成Excel）"`
	List      listCmd      `cmd:"" help:"清单、支部名册：某种记录按党组织、按栏目筛选后写成Excel、PDF或Word"`
	Paper     paperCmd     `cmd:"" help:"文书：列出、生成、出具、登记簿"`
	Scheme    schemeCmd    `cmd:"" help:"考核方案：导入、列出、计算建议分"`
	Evidence  evidenceCmd  `cmd:"" help:"佐证材料：导出"`
	Export    exportCmd    `cmd:"" help:"导出记录（与导入模板同一格式）"`
	Packet    packetCmd    `cmd:"" help:"上报数据包：生成、查看、合并、报送情况"`
	Search    searchCmd    `cmd:"" help:"按姓名、拼音、首字母或号码查找"`
	Backup    backupCmd    `cmd:"" help:"备份台账"`
	Restore   restoreCmd   `cmd:"" help:"从备份恢复台账"`
	Repair    repairCmd    `cmd:"" help:"修复损坏的台账：用最近的完好备份，加上损坏文件里还读得出的内容"`
	Verify    verifyCmd    `cmd:"" help:"全面检查数据文件是否完好"`
	Erase     eraseCmd     `cmd:"" help:"依法删除某人或某条记录的个人信息（不能恢复）"`
	Past      pastCmd      `cmd:"" help:"列出过了保存期限的个人信息"`
	Vault     vaultCmd     `cmd:"" help:"台账加密：设置、更改、取消口令，忘记口令时恢复"`
	Rules     rulesCmd     `cmd:"" help:"列出规则、版本、出处和核对情况"`
	Doctor    doctorCmd    `cmd:"" help:"自检：查这台电脑能否正常使用本程序，结果不含个人信息"`
}

// run is what every command gets.
type run struct {
	ctx    context.Context
	cli    *cli
	out    io.Writer // the answer
	errOut io.Writer // messages for people
	now    func() time.Time
}

// clock is what the commands go by; tests set it.
var clock = time.Now

func main() { os.Exit(realMain(os.Args[1:], os.Stdout, os.Stderr)) }

func realMain(args []string, out, errOut io.Writer) (code int) {
	defer trace.End()
	defer trace.Stop("命令行", func(path string) {
		fmt.Fprintln(errOut, broken(path))
		code = 1
	})
	var c cli
	parser, err := kong.New(&c, kong.Name("plctl"), kong.Description("国企党建台账（命令行）。不得处理涉密文件。"),
		kong.Vars{"version": "国企党建台账 " + assets.Version, "reports": reportNames(), "ranks": rankNames()}, kong.Writers(out,
			errOut), kong.Help(chineseHelp), kong.ShortUsageOnError())
	if err != nil {
		panic(err) // the grammar above is wrong: every start shows it
	}
	done := false
	parser.Exit = func(n int) { done, code = true, n }
	k, err := parser.Parse(args)
	if done {
		return code
	}
	if err != nil {
		fmt.Fprintf(errOut, "用法不对：%s\n请用 plctl --help 查看用法。\n", chineseUsage(err))
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	r := &run{ctx: ctx, cli: &c, out: out, errOut: errOut, now: clock}
	switch err := k.Run(r); {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.As(err, new(usageError)):
		fmt.Fprintf(errOut, "用法不对：%s\n请用 plctl --help 查看用法。\n", err)
		return 2
	default:
		fmt.Fprintln(errOut, store.Explain(err))
		if errors.Is(err, store.ErrExists) {
			fmt.Fprintln(errOut, "确要替换原有文件的，请加 --force。")
		}
		return 1
	}
}

// reportNames lists the reports as the help names them.
func reportNames() string {
	var out []string
	for _, r := range report.All() {
		out = append(out, r.Name)
	}
	return strings.Join(out, " ")
}

// rankNames is by what the overview ranks, as kong lists choices.
func rankNames() string {
	var out []string
	for _, m := range report.UnitMeasures() {
		out = append(out, m.Name)
	}
	return strings.Join(out, ",")
}

// broken says that the program itself failed; path is the trace's file, if it has
// one, which the person has then been told of.
func broken(path string) string {
	const text = "程序遇到内部错误，这次操作没有完成，也没有写入一半；此前已保存的数据都在。"
	if path == "" {
		return text + "错误记录没有地方可写，出错的位置见上。"
	}
	return text + "错误记录（不含台账内容和人员信息）：" + trace.Told(path)
}

// usageError is a wrong use that the parser could not see.
type usageError string

func (e usageError) Error() string { return string(e) }

// options are those of every command that touches a ledger.
func (r *run) options() store.Options { return store.Options{Now: r.now, Version: assets.Version} }

// with opens the workspace, runs f and closes it.
func (r *run) with(f func(w *store.Workspace) error) error { return r.withLedger(false, f) }

// withLedger is with; if none is there and it is wanted, it makes one.
func (r *run) withLedger(wanted bool, f func(w *store.Workspace) error) (err error) {
	return r.unlocked(func(opt store.Options) (err error) {
		opt.Trace, opt.Look, opt.New = true, r.cli.Look, wanted
		w, err := store.Open(r.ctx, r.cli.Workspace, opt)
		if err != nil {
			return r.unopened(err, opt.Key)
		}
		defer func() { err = errors.Join(err, w.Close()) }()
		r.sayOfLedger(w)
		return f(w)
	})
}

// sayOfLedger says what is not as usual with the ledger.
func (r *run) sayOfLedger(w *store.Workspace) {
	if l := w.Looking(); l != nil {
		r.say("台账只供查看（%s）：可以核查、查找，报表和导出请写到别处，这次不登记在操作记录里。%s", l.Why, l.Note)
	}
	for _, l := range w.Lost() {
		r.say("读不出的内容　%s", l.Say())
	}
	if f := keep.LastFailed(w.Dir()); f != nil {
		r.say("%s", f.Say())
	}
}

// withBook opens the ledger as of the day that was asked for, in the scope of an
// enterprise if one is named.
func (r *run) withBook(scope string, f func(*model.Book) error) error {
	asOf, err := r.asOf()
	if err != nil {
		return err
	}
	return r.with(func(w *store.Workspace) error {
		id, err := intake.EnterpriseID(r.ctx, w, scope)
		if err != nil {
			return err
		}
		b, err := w.Book(r.ctx, store.Query{AsOf: asOf, Scope: id})
		if err != nil {
			return err
		}
		return f(b)
	})
}

// asOf reads --as-of.
func (r *run) asOf() (day.Day, error) {
	d, err := day.Parse(r.cli.AsOf)
	switch {
	case err != nil:
		return d, usageError("--as-of " + err.Error())
	case d.MonthOnly():
		return d, usageError("--as-of 要写到日，例如 2026-11-23")
	case d.IsZero():
		y, m, dom := r.now().Date()
		return day.New(y, int(m), dom)
	}
	return d, nil
}

// say prints a message for people.
func (r *run) say(format string, args ...any) { fmt.Fprintf(r.errOut, format+"\n", args...) }

// outputFlags are those of every command that writes a file.
type outputFlags struct {
	Force bool `help:"替换已有的同名文件（台账、备份和附件从不替换）"`
}

// unmaskedFlags are those of commands that hand out people's data.
type unmaskedFlags struct {
	Unmasked bool   `help:"身份证号和电话不掩码（会记入操作记录）"`
	Purpose  string `placeholder:"用途" help:"不掩码的用途，记入操作记录，报表和文书还印在每页页脚"`
}

func (f outputFlags) to(path string) store.Target { return store.Target{Path: path, Replace: f.Force} }

func abs(path string) string {
	if p, err := filepath.Abs(path); err == nil {
		return p
	}
	return path
}
