package main

// A ledger that was not opened: what can be done about it, with the commands.

import (
	"fmt"
	"path/filepath"
	"strings"

	"partyledger/store"
	"partyledger/store/keep"
	"partyledger/store/vault"
)

// told is how many backups are listed.
const told = 5

// unopened adds to the sentence why no ledger was opened what the person can do.
func (r *run) unopened(err error, key *vault.Key) error {
	var lines []string
	switch dir := r.cli.Workspace; {
	case store.IsAbsent(err):
		lines = []string{"看看虚构的示例：" + r.command("demo"), "新建台账并导入：" + r.command("import", "--new", "名册.xlsx"),
			"台账在别处的，请用 -w 指明它的文件夹。"}
	case store.MayRestore(err):
		lines = r.copies(dir, key)
	}
	if len(lines) == 0 {
		return err
	}
	return &store.Error{What: "打开台账", Say: store.Explain(err) + "\n" + strings.Join(lines, "\n"), Err: err}
}

// copies lists the newest backups and how one is restored.
func (r *run) copies(dir string, key *vault.Key) []string {
	list := keep.Copies(r.ctx, dir, told, key)
	if len(list) == 0 {
		return []string{"“" + filepath.Join(dir, store.BackupDir) + "”里没有备份；存在别处的，用这个命令恢复：" + r.command("restore", "备份文件.db")}
	}
	out := []string{"最近的备份："}
	best := ""
	for _, c := range list {
		if best == "" && c.Fault == "" {
			best = c.Path
		}
		holds := c.Holds()
		if c.Fault == "" {
			holds = fmt.Sprintf("%d人，最后改动：%s", c.People, holds)
		}
		out = append(out, fmt.Sprintf("  %s（%s） %s\n    %s", c.Made, c.Why, holds, c.Path))
	}
	if best == "" {
		return out
	}
	return append(out, "恢复最近的一份（现在的文件会留存在 backup 文件夹里）：", "  "+r.command("restore", best))
}

// command is how the person calls a command on this ledger.
func (r *run) command(words ...string) string {
	out := []string{"plctl", "-w", quoted(r.cli.Workspace)}
	for _, w := range words {
		out = append(out, quoted(w))
	}
	return strings.Join(out, " ")
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if strings.ContainsAny(word, " ()&'") {
		return `"` + word + `"`
	}
	return word
}
