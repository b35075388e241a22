package main

// 自检: the PC is looked at without opening the ledger, so that it also works
// where the ledger does not.

import (
	"fmt"

	"partyledger/assets"
	"partyledger/store"
	"partyledger/store/doctor"
)

type doctorCmd struct {
	Out string `short:"o" placeholder:"FILE" help:"把结果写成一个文本文件，交给提供程序的人"`
	outputFlags
}

func (c doctorCmd) Run(r *run) error {
	out := store.Target{Path: c.Out, Replace: c.Force || doctor.IsOutcome(c.Out)}
	if c.Out != "" { // before the person has waited
		if err := out.Check(); err != nil {
			return err
		}
	}
	report := doctor.Run(r.ctx, doctor.Options{Version: assets.Version, Ledger: r.cli.Workspace, Now: r.now, Progress: r.steps()})
	if err := r.answer(report, func() { fmt.Fprint(r.out, report.Text()) }); err != nil {
		return err
	}
	if c.Out != "" {
		if err := out.Write(report.Write); err != nil {
			return err
		}
		r.say("已写出自检结果：%s", abs(c.Out))
	}
	switch {
	case !report.Whole:
		return r.ctx.Err()
	case report.Count(doctor.Bad) > 0:
		return errProblems
	}
	return nil
}

// steps says what is being looked at, on the console of a person only.
func (r *run) steps() func(done, total int, title string) {
	say := r.progressIn("\r自检 %d / %d")
	if say == nil {
		return nil
	}
	return func(done, total int, title string) {
		say(done+1, total)
		fmt.Fprintf(r.errOut, " %s……", title)
		if done+1 == total {
			fmt.Fprintln(r.errOut)
		}
	}
}
