// Package doctor is the self-check (自检): what a person can run on a PC in two
// minutes and hand back as one text without personal data. Each check asks the PC
// for facts, under a time limit, and judges them in a Chinese sentence. Nothing is
// changed and nothing stays behind.
package doctor

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"time"
)

// State is how a line turned out.
type State int

// The states.
const (
	Good  State = iota // 正常
	Doubt              // 注意: works, but should be known or looked at
	Bad                // 未通过: the program cannot do its work so
)

var stateWords = [...]string{"正常", "注意", "未通过"}

func (s State) String() string { return stateWords[s] }

// MarshalText implements encoding.TextMarshaler for machine-readable answers.
func (s State) MarshalText() ([]byte, error) {
	return []byte([...]string{"ok", "note", "fail"}[s]), nil
}

// Line is one thing that was looked at.
type Line struct {
	Group  string   `json:"group"` // e.g. 磁盘
	Title  string   `json:"title"`
	State  State    `json:"state"`
	Value  string   `json:"value"`            // what was found
	Advice string   `json:"advice,omitempty"` // what to do; empty where there is nothing to do
	Detail []string `json:"detail,omitempty"` // for who reads the outcome, not for the person at the PC
}

// good, doubt and bad make lines; their group comes from the check.
func good(title, format string, args ...any) Line {
	return Line{Title: title, Value: fmt.Sprintf(format, args...)}
}

func doubt(title, value, advice string) Line {
	return Line{Title: title, State: Doubt, Value: value, Advice: advice}
}

func bad(title, value, advice string) Line {
	return Line{Title: title, State: Bad, Value: value, Advice: advice}
}

// Options is what a self-check needs to know.
type Options struct {
	Version string // of the program
	Ledger  string // the ledger's folder, which need not be there
	Now     func() time.Time
	// Desktop is what only a program with a window can ask for; nil in a console.
	Desktop *Desktop
	// Progress is told which check begins, from the goroutine of Run; may be nil.
	Progress func(done, total int, title string)
}

// Report is the outcome.
type Report struct {
	Version string    `json:"version"`
	At      time.Time `json:"at"`
	Lines   []Line    `json:"lines"`
	Whole   bool      `json:"whole"` // false: it was stopped on the way
}

// Count is the number of lines in a state.
func (r Report) Count(s State) int {
	n := 0
	for _, l := range r.Lines {
		if l.State == s {
			n++
		}
	}
	return n
}

// check is one question to the PC.
type check struct {
	group, title string
	limit        time.Duration
	ask          func(ctx context.Context) []Line
}

// quick is enough for whatever only asks the system.
const quick = 10 * time.Second

// Run makes the self-check. It takes as long as the drive is slow, and at most the
// sum of the checks' limits, even if a drive or the print service does not answer.
func Run(ctx context.Context, opt Options) Report {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	r := Report{Version: opt.Version, At: opt.Now(), Whole: true}
	veil := newVeil()
	list := opt.checks()
	for i, c := range list {
		if ctx.Err() != nil {
			r.Whole = false
			break
		}
		if opt.Progress != nil {
			opt.Progress(i, len(list), c.title)
		}
		for _, l := range c.run(ctx) {
			l.Group = c.group
			l.Value, l.Advice = veil.over(l.Value), veil.over(l.Advice)
			for i, d := range l.Detail {
				l.Detail[i] = veil.over(d)
			}
			r.Lines = append(r.Lines, l)
		}
	}
	return r
}

// checks is what is looked at, in this order.
func (opt Options) checks() []check {
	program := programDir()
	return []check{
		{"程序", "版本和文件", 40 * time.Second, func(ctx context.Context) []Line { return judgeProgram(askProgram(ctx, opt.Version, program)) }},
		{"系统", "系统", quick, func(ctx context.Context) []Line { return judgeSystem(askSystem(ctx)) }},
		{"系统", "时间和时区", quick, func(context.Context) []Line { return judgeClock(opt.Now(), newestIn(opt.Ledger)) }},
		{"系统", "语言和编码", quick, func(context.Context) []Line { return judgeLocale(askLocale()) }},
		{"屏幕和输入", "屏幕、绘图和输入法", quick, func(context.Context) []Line { return judgeDesktop(opt.Desktop) }},
		{"字体", "字体", 20 * time.Second, func(context.Context) []Line { return judgeFonts(askFonts()) }},
		{"磁盘", "磁盘", quick, func(context.Context) []Line { return judgeDisks(program, opt.Ledger) }},
		{"磁盘", "台账文件", quick, func(context.Context) []Line { return judgeLedger(askLedger(opt.Ledger)) }},
		{"磁盘", "程序文件夹的权限", quick, func(context.Context) []Line { return judgeRights("程序文件夹", false, tryRights(program)) }},
		{"磁盘", "台账文件夹的权限", quick, func(context.Context) []Line { return judgeRights("台账文件夹", true, tryRights(opt.Ledger)) }},
		{"磁盘", "写入速度", 30 * time.Second, func(ctx context.Context) []Line { return judgeSpeed(measureWrites(ctx, opt.Ledger)) }},
		{"打印机", "打印机", 15 * time.Second, func(ctx context.Context) []Line { return judgePrinters(askPrinters(ctx)) }},
		{"本机痕迹", "留在本机的文件", quick, func(context.Context) []Line { return judgeTraces(opt.Desktop) }},
	}
}

// run asks under the check's limit. What does not answer is left to itself: a call
// into the system cannot be taken back.
func (c check) run(ctx context.Context) []Line {
	ctx, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	answer := make(chan []Line, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				answer <- []Line{doubt(c.title, "没有查成（程序出错）", "请把本结果连同程序版本交给提供程序的人。"+firstFrame())}
			}
		}()
		answer <- c.ask(ctx)
	}()
	select {
	case lines := <-answer:
		return lines
	case <-ctx.Done():
	}
	// An answer that came at the same time counts.
	select {
	case lines := <-answer:
		return lines
	default:
	}
	if ctx.Err() == context.Canceled {
		return []Line{doubt(c.title, "没有查完（已停止）", "")}
	}
	return []Line{doubt(c.title, fmt.Sprintf("超时（%d秒没有回答）", int(c.limit.Seconds())), "如果程序平时也停顿，请检查U盘是否插牢、打印服务是否正常，再做一次自检。")}
}

// firstFrame is the place of a panic in our code; it names no file of the PC.
func firstFrame() string {
	for line := range strings.Lines(string(debug.Stack())) {
		if name, _, ok := strings.Cut(line, "("); ok && strings.HasPrefix(name, "partyledger/store/doctor.") && !strings.Contains(line,
			"firstFrame") && !strings.Contains(line, ".run.") && !strings.HasSuffix(name, "doctor.") {
			return "（" + name + "）"
		}
	}
	return ""
}
